//! Signatures: ed25519 (RFC 8032), 64 bytes, over the bytes as given.

use std::fmt;

use ed25519_dalek::VerifyingKey;

/// An ed25519 signature.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signature(pub [u8; 64]);

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signature(..)")
    }
}

/// Whether the owner of `public` signed `bytes`. Strict: keys of small order and signatures not in canonical form are
/// refused, so that nobody can make a second valid signature or a key that fits any text.
pub fn verify(public: &[u8; 32], bytes: &[u8], signature: &Signature) -> bool {
    VerifyingKey::from_bytes(public)
        .is_ok_and(|key| key.verify_strict(bytes, &ed25519_dalek::Signature::from_bytes(&signature.0)).is_ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::keys::Seed;

    #[test]
    fn a_signature_is_laid_out_as_written_down() {
        let keys = Seed::from_opened(&std::array::from_fn::<u8, 32, _>(|i| i as u8)).unwrap().keys();
        let digest = [
            0xae, 0x0d, 0x89, 0x40, 0x77, 0xae, 0x4f, 0xe8, 0xbc, 0xac, 0xb8, 0x03, 0x05, 0x3e, 0x1a, 0xcd, 0x01, 0xd6,
            0x47, 0x2b, 0x53, 0x1e, 0xec, 0x49, 0x90, 0xaa, 0x72, 0x45, 0xdf, 0xb3, 0x66, 0x51,
        ];
        assert_eq!(
            crate::keys::hex(&keys.sign(&digest).0),
            concat!(
                "f9a553864932c973d0c74cabf5a30a91ac44dfec431eb0c2f32ae9a9bb7ecf5d",
                "87e6dc2c91bcff7f918150ad08e66cba8719a69a1004ddd7bcfe8882eaadc80f"
            )
        );
    }

    #[test]
    fn every_flipped_bit_of_a_signature_is_refused() {
        let keys = Seed::generate().keys();
        let signature = keys.sign(b"text");
        for bit in 0..512 {
            let mut altered = signature;
            altered.0[bit / 8] ^= 1 << (bit % 8);
            assert!(!verify(&keys.public().verify, b"text", &altered), "bit {bit}");
        }
    }

    #[test]
    fn every_flipped_bit_of_a_public_key_is_refused() {
        let keys = Seed::generate().keys();
        let signature = keys.sign(b"text");
        for bit in 0..256 {
            let mut altered = keys.public().verify;
            altered[bit / 8] ^= 1 << (bit % 8);
            assert!(!verify(&altered, b"text", &signature), "bit {bit}");
        }
    }

    /// The neutral element as key and commitment with a zero scalar fits every text where checking is lax.
    #[test]
    fn a_key_of_small_order_signs_nothing() {
        let mut neutral = [0; 32];
        neutral[0] = 1;
        let mut signature = Signature([0; 64]);
        signature.0[..32].copy_from_slice(&neutral);
        assert!(!verify(&neutral, b"any text", &signature));
    }

    proptest! {
        #[test]
        fn a_signature_fits_its_text_alone(text: Vec<u8>, other: Vec<u8>) {
            prop_assume!(text != other);
            let keys = Seed::generate().keys();
            let signature = keys.sign(&text);
            prop_assert!(verify(&keys.public().verify, &text, &signature));
            prop_assert!(!verify(&keys.public().verify, &other, &signature));
        }
    }
}
