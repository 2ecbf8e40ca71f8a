//! Key boxes, public keys and enrolment codes.

use jiff::Timestamp;

use super::Result;
use crate::domain::organisation::PersonId;
use crate::keys::{KeyBox, PublicKeys, RecoveryBox};

/// One generation of a person's keys.
#[derive(Clone, Debug)]
pub struct PersonKeys {
    pub person: PersonId,
    pub generation: u32,
    pub public: PublicKeys,
    pub key_box: KeyBox,
    pub recovery_box: RecoveryBox,
    pub made_at: Timestamp,
    /// The chain entry that announced the keys.
    pub entry: u64,
}

/// What is known to everybody of one generation of somebody's keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnouncedKeys {
    pub person: PersonId,
    pub generation: u32,
    pub public: PublicKeys,
    pub made_at: Timestamp,
    pub entry: u64,
}

/// A code that waits to be used once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedCode {
    pub person: PersonId,
    /// The generation of keys that it opens.
    pub generation: u32,
    pub digest: [u8; 32],
    pub issued_by: PersonId,
    pub issued_at: Timestamp,
    pub expires_at: Timestamp,
    pub entry: u64,
}

pub trait ReadKeys {
    /// The newest generation; none until the person has enrolled.
    fn keys_of(&self, person: PersonId) -> Result<Option<PersonKeys>>;

    /// One generation of somebody's keys, for checking signatures.
    fn announced_keys(&self, person: PersonId, generation: u32) -> Result<Option<AnnouncedKeys>>;

    /// Every generation of somebody's keys, the first one first.
    fn generations(&self, person: PersonId) -> Result<Vec<AnnouncedKeys>>;

    /// Everybody who has enrolled.
    fn enrolled(&self) -> Result<std::collections::HashSet<PersonId>>;

    /// The code that waits for `person`; a newer one replaces an older one.
    fn code_of(&self, person: PersonId) -> Result<Option<IssuedCode>>;
}

pub trait WriteKeys {
    /// A new generation.
    fn insert_keys(&mut self, keys: &PersonKeys) -> Result<()>;

    /// The same keys under another passphrase, parameters or recovery key.
    fn replace_boxes(&mut self, key_box: &KeyBox, recovery_box: &RecoveryBox) -> Result<()>;

    /// Replaces an earlier code of the same person.
    fn put_code(&mut self, code: &IssuedCode) -> Result<()>;

    fn delete_code(&mut self, person: PersonId) -> Result<()>;
}
