//! Text sealed under a key of its own, and that key sealed for each of its readers.
//!
//! Layout to be written down here: sealed text, wrap, file under a passphrase.

use zeroize::Zeroizing;

use super::seed::Secret;
use super::{KdfParams, KeyError, Keyring, PublicKeys};

/// The key of one revision of one text. Wiped when dropped.
pub struct ContentKey(Secret);

impl ContentKey {
    pub fn generate() -> Self {
        todo!()
    }

    /// `associated` says what the text is and where it belongs: it opens nowhere else.
    pub fn seal(&self, associated: &[u8; 32], text: &[u8]) -> Vec<u8> {
        let _ = (&self.0, associated, text);
        todo!()
    }

    pub fn open(&self, associated: &[u8; 32], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let _ = (associated, sealed);
        todo!()
    }
}

impl PublicKeys {
    /// Seals a content key so that only the owner of these keys opens it.
    pub fn wrap(&self, associated: &[u8; 32], key: &ContentKey) -> Result<Vec<u8>, KeyError> {
        let _ = (associated, key);
        todo!()
    }
}

impl Keyring {
    /// Opens what [`PublicKeys::wrap`] sealed.
    pub fn unwrap_key(&self, associated: &[u8; 32], wrapped: &[u8]) -> Result<ContentKey, KeyError> {
        let _ = (associated, wrapped);
        todo!()
    }
}

/// A file under a passphrase, that stands by itself: it opens without a board.
pub fn seal_file(passphrase: &str, bytes: &[u8], params: KdfParams) -> Result<Vec<u8>, KeyError> {
    let _ = (passphrase, bytes, params);
    todo!()
}

/// Opens what [`seal_file`] made.
pub fn open_file(passphrase: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let _ = (passphrase, sealed);
    todo!()
}
