//! The keys that the chain says people announced, each with the code of an `admin` behind it.

use std::collections::{HashMap, HashSet};

use super::roles::SignedRoles;
use super::subject_number;
use crate::domain::organisation::PersonId;
use crate::keys::ChainEntry;
use crate::member::signing::{self, kind};
use crate::store::keys::AnnouncedKeys;

/// Codes and keys, followed from the first entry on.
pub struct SignedKeys {
    /// Codes that may still be used: for whom, and for which generation.
    codes: HashSet<(PersonId, u32)>,
    announced: HashMap<(PersonId, u32), ([u8; 32], u64)>,
    /// On a sample board people have keys that no code was given for.
    sample: bool,
}

impl SignedKeys {
    pub fn new(sample: bool) -> Self {
        Self { codes: HashSet::new(), announced: HashMap::new(), sample }
    }

    /// Takes one entry in. The first one of a board announces its founder's keys; all others need a code, and a code an
    /// `admin` who gave it.
    pub fn follow(&mut self, entry: &ChainEntry, roles: &SignedRoles) -> Result<(), String> {
        let author = PersonId(entry.author);
        match entry.kind.as_str() {
            kind::CODE => {
                let opened = signing::read_code_subject(&entry.subject).ok_or("it gives a code to nobody")?;
                if !roles.is_admin(author) {
                    return Err("it gives a code, and its author is no admin".into());
                }
                self.codes.insert(opened);
                Ok(())
            }
            kind::KEYS => {
                let opened = (author, entry.generation);
                let known = self.announced.insert(opened, (entry.digest, entry.seq));
                let founder = entry.seq == 1;
                if !self.codes.remove(&opened) && !founder && !self.sample {
                    return Err("it announces keys, and no admin gave a code for them".into());
                }
                if known.is_some() || subject_number(&entry.subject) != Some(author.0) {
                    return Err("it announces keys that are not its author's to announce".into());
                }
                Ok(())
            }
            _ if self.announced.contains_key(&(author, entry.generation)) => Ok(()),
            _ => Err("its author had announced no such key".into()),
        }
    }

    /// A row of keys, taken out: whether it is what was announced.
    pub fn take(&mut self, keys: &AnnouncedKeys) -> bool {
        let announced = self.announced.remove(&(keys.person, keys.generation));
        announced == Some((signing::keys(keys.person, keys.generation, &keys.public), keys.entry))
    }

    /// Whose keys were announced and are not on the board.
    pub fn missing(self) -> impl Iterator<Item = (PersonId, u64)> {
        self.announced.into_iter().map(|((person, _), (_, seq))| (person, seq))
    }
}
