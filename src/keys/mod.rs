//! Key boxes, sealing, signing, enrolment codes: cryptography alone. Nothing here stores, reads the clock or asks
//! anybody; randomness comes from the operating system.
//!
//! | file | what |
//! |---|---|
//! | `seed` | the 32 bytes a person's keys come from, and the [`Keyring`] made of them |
//! | `kdf` | how dearly a passphrase is turned into a key |
//! | `key_box` | a seed locked with a passphrase |
//! | `recovery` | a seed locked with the recovery key its owner keeps on paper |
//! | `enrolment` | the one-time code a person starts with |
//! | `paper` | how those two are written, read back and checked |
//! | `passphrase` | judging and generating passphrases |
//! | `sealing` | the cipher, and the layout of what it seals |
//! | `envelope` | text under a key of its own, that key for each reader |
//! | `sealed_file` | a file under a passphrase |
//! | `signing` | signatures |
//! | `transcript` | the one unambiguous encoding of whatever is hashed, signed or bound to a seal |
//! | `chain` | the board's chain |
//! | `process` | keeping secrets out of core dumps |
//!
//! Each file writes its byte layout down, so that an independent implementation can follow it. All numbers are
//! big-endian.

mod chain;
mod enrolment;
mod envelope;
mod kdf;
mod key_box;
mod paper;
mod passphrase;
mod process;
mod recovery;
mod sealed_file;
mod sealing;
mod seed;
mod signing;
mod transcript;

pub use chain::{ChainEntry, ChainFault, ChainHead, Deed};
pub use enrolment::EnrolmentCode;
pub use envelope::ContentKey;
pub use kdf::KdfParams;
pub use key_box::KeyBox;
pub use paper::PaperError;
pub use passphrase::{Weakness, WordList, generate, judge};
pub use process::harden_process;
pub use recovery::{RecoveryBox, RecoveryKey};
pub use sealed_file::{open_file, seal_file};
pub use seed::{Keyring, PublicKeys, Seed};
pub use signing::{Signature, verify};
pub use transcript::Transcript;

/// Why a secret could not be had. Wording is the caller's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Another passphrase, or a box or file that was altered or moved: the cipher cannot tell which.
    #[error("the passphrase does not open this key box")]
    WrongPassphrase,
    /// Another recovery key, or a box that was altered or moved.
    #[error("the recovery key does not open this recovery box")]
    WrongRecoveryKey,
    /// Sealed by somebody else, or altered, or moved.
    #[error("the sealed text does not open")]
    WontOpen,
    /// Not of the form this program writes.
    #[error("the key material is damaged")]
    Damaged,
    /// Derivation would cost more than this program ever asks for.
    #[error("the key derivation parameters are too costly")]
    TooCostly,
    /// Derivation would be cheaper than a real board may have.
    #[error("the key derivation parameters are too weak")]
    TooWeak,
    /// The machine has not the memory the derivation takes.
    #[error("not enough memory to derive the key")]
    OutOfMemory,
}

/// Random bytes from the operating system.
fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // There is no safe way on without randomness, and no supported system fails to give it.
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

#[cfg(test)]
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
