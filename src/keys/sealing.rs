//! The cipher everything is sealed with.
//!
//! Layout of sealed bytes: nonce (24) ‖ ciphertext (as long as the text) ‖ tag (16), XChaCha20-Poly1305 with a random
//! nonce.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use zeroize::Zeroizing;

use super::random;

pub(super) const NONCE_LEN: usize = 24;
pub(super) const TAG_LEN: usize = 16;

/// Seals under a fresh nonce, which comes first in the answer.
pub(super) fn seal(key: &[u8; 32], associated: &[u8], plaintext: &[u8]) -> Vec<u8> {
    let nonce = random();
    let mut sealed = nonce.to_vec();
    sealed.extend(encrypt(key, &nonce, associated, plaintext));
    sealed
}

/// Opens what [`seal`] sealed; `None` when anything about it is other than it was.
pub(super) fn open(key: &[u8; 32], associated: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, ciphertext) = sealed.split_first_chunk()?;
    decrypt(key, nonce, associated, ciphertext)
}

/// Ciphertext ‖ tag. A nonce must never serve twice under one key.
pub(super) fn encrypt(key: &[u8; 32], nonce: &[u8; NONCE_LEN], associated: &[u8], plaintext: &[u8]) -> Vec<u8> {
    XChaCha20Poly1305::new(key.into())
        .encrypt(nonce.into(), Payload { msg: plaintext, aad: associated })
        // The cipher refuses more than 256 GiB only.
        .expect("the text is not too long to seal")
}

/// Opens ciphertext ‖ tag.
pub(super) fn decrypt(
    key: &[u8; 32],
    nonce: &[u8; NONCE_LEN],
    associated: &[u8],
    ciphertext: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    XChaCha20Poly1305::new(key.into())
        .decrypt(nonce.into(), Payload { msg: ciphertext, aad: associated })
        .ok()
        .map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KEY: [u8; 32] = [7; 32];

    #[test]
    fn sealed_bytes_are_laid_out_as_written_down() {
        let ciphertext = encrypt(&KEY, &[3; NONCE_LEN], b"place", b"text");
        assert_eq!(crate::keys::hex(&ciphertext), "f063336fe7ec821930f24134cc2febdab2c4b089");
        let sealed = [[3; NONCE_LEN].as_slice(), &ciphertext].concat();
        assert_eq!(**open(&KEY, b"place", &sealed).unwrap(), *b"text");
    }

    #[test]
    fn the_same_text_is_never_sealed_alike() {
        assert_ne!(seal(&KEY, b"", b"text"), seal(&KEY, b"", b"text"));
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_refused() {
        let sealed = seal(&KEY, b"place", b"the text");
        for bit in 0..sealed.len() * 8 {
            let mut altered = sealed.clone();
            altered[bit / 8] ^= 1 << (bit % 8);
            assert!(open(&KEY, b"place", &altered).is_none(), "bit {bit}");
        }
        for length in 0..sealed.len() {
            assert!(open(&KEY, b"place", &sealed[..length]).is_none(), "cut at {length}");
        }
    }

    proptest! {
        #[test]
        fn bytes_that_were_never_sealed_do_not_open(sealed: Vec<u8>) {
            prop_assert!(open(&KEY, b"", &sealed).is_none());
        }
    }
}
