//! The 32 bytes a person's keys come from, and the keys made of them.
//!
//! Layout: each key is 32 bytes of HKDF-SHA256(salt = `cartelera.seed.v1`, input = seed, info = label), with the
//! labels `sign` (an ed25519 seed, RFC 8032), `seal` (an X25519 secret, clamped when used, RFC 7748) and `draft`
//! (an XChaCha20-Poly1305 key).

use std::fmt;

use curve25519_dalek::MontgomeryPoint;
use ed25519_dalek::{Signer, SigningKey};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{KeyError, Signature, random, sealing};

/// 32 secret bytes, wiped when dropped. They live on the heap, so that moving them leaves no copies behind.
pub(super) struct Secret(Box<[u8; 32]>);

impl Secret {
    /// Fills the bytes in place.
    pub(super) fn fill(write: impl FnOnce(&mut [u8; 32])) -> Self {
        let mut bytes = Box::new([0; 32]);
        write(&mut bytes);
        Self(bytes)
    }

    /// HKDF-SHA256 of `input`. `salt` names the purpose, `info` the key.
    pub(super) fn derive(salt: &str, input: &[u8], info: &[u8]) -> Self {
        Self::fill(|bytes| {
            Hkdf::<Sha256>::new(Some(salt.as_bytes()), input)
                .expand(info, bytes)
                // HKDF-SHA256 refuses more than 8160 bytes only.
                .expect("32 bytes can be derived");
        })
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl ZeroizeOnDrop for Secret {}

/// What all of a person's keys come from. Locked in a [`KeyBox`](super::KeyBox) and a
/// [`RecoveryBox`](super::RecoveryBox); never stored otherwise.
pub struct Seed(Secret);

impl Seed {
    pub fn generate() -> Self {
        Self(Secret::fill(|bytes| {
            *bytes = *Zeroizing::new(random());
        }))
    }

    /// The bytes of an opened box.
    pub(super) fn from_opened(opened: &[u8]) -> Result<Self, KeyError> {
        let opened: &[u8; 32] = opened.try_into().map_err(|_| KeyError::Damaged)?;
        Ok(Self(Secret::fill(|bytes| *bytes = *opened)))
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        self.0.bytes()
    }

    pub fn keys(&self) -> Keyring {
        let derive = |label: &str| Secret::derive("cartelera.seed.v1", self.bytes(), label.as_bytes());
        Keyring {
            signing: Box::new(SigningKey::from_bytes(derive("sign").bytes())),
            seal: derive("seal"),
            draft: derive("draft"),
        }
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(..)")
    }
}

/// A signed-in person's keys. Wiped when dropped.
pub struct Keyring {
    signing: Box<SigningKey>,
    seal: Secret,
    draft: Secret,
}

impl Keyring {
    /// Signs `bytes`, which should be a [`Transcript`](super::Transcript)'s digest: its domain keeps a signature given
    /// for one purpose from serving another.
    pub fn sign(&self, bytes: &[u8]) -> Signature {
        Signature(self.signing.sign(bytes).to_bytes())
    }

    pub fn public(&self) -> PublicKeys {
        PublicKeys {
            verify: self.signing.verifying_key().to_bytes(),
            seal: MontgomeryPoint::mul_base_clamped(*self.seal.bytes()).to_bytes(),
        }
    }

    /// What [`PublicKeys::seal`] was made of.
    pub(super) fn seal_secret(&self) -> &Secret {
        &self.seal
    }

    /// Seals what only this person may read again. `associated` says what it is and where it belongs: it opens
    /// nowhere else.
    pub fn seal_own(&self, associated: &[u8], plaintext: &[u8]) -> Vec<u8> {
        sealing::seal(self.draft.bytes(), associated, plaintext)
    }

    /// Opens what [`Keyring::seal_own`] sealed.
    pub fn open_own(&self, associated: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        sealing::open(self.draft.bytes(), associated, sealed).ok_or(KeyError::WontOpen)
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keyring(..)")
    }
}

/// What everybody may know of a [`Keyring`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PublicKeys {
    /// Ed25519: checks signatures.
    pub verify: [u8; 32],
    /// X25519: seals to this person.
    pub seal: [u8; 32],
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn counting_seed() -> Seed {
        Seed(Secret::fill(|bytes| *bytes = std::array::from_fn(|i| i as u8)))
    }

    #[test]
    fn keys_derive_from_a_seed_as_written_down() {
        let keys = counting_seed().keys();
        assert_eq!(
            [keys.public().verify, keys.public().seal, *keys.draft.bytes()].map(|bytes| crate::keys::hex(&bytes)),
            [
                "897b0356117095d409a67b2743b56273351588595115787b7f1b740d8ad01055",
                "b4d0040d670b5d51450fefae2074f6bafaa2f85c67996782ff7557097d8f5742",
                "449b34249f0fdd9380c56fc6820c6ec0eb5b940c281a83ce37741e16acf0419b"
            ]
        );
    }

    #[test]
    fn two_seeds_differ() {
        assert_ne!(Seed::generate().bytes(), Seed::generate().bytes());
    }

    #[test]
    fn debug_output_shows_no_secret() {
        let seed = counting_seed();
        assert_eq!(format!("{seed:?} {:?}", seed.keys()), "Seed(..) Keyring(..)");
    }

    #[test]
    fn public_keys_survive_serialising() {
        let public = Seed::generate().keys().public();
        let text = serde_json::to_string(&public).unwrap();
        assert_eq!(serde_json::from_str::<PublicKeys>(&text).unwrap(), public);
    }

    #[test]
    fn a_colleague_cannot_open_a_draft() {
        let sealed = Seed::generate().keys().seal_own(b"draft 1", b"text");
        assert_eq!(Seed::generate().keys().open_own(b"draft 1", &sealed), Err(KeyError::WontOpen));
    }

    proptest! {
        #[test]
        fn a_draft_opens_for_its_author_in_its_place_alone(text: Vec<u8>, place: Vec<u8>, elsewhere: Vec<u8>) {
            prop_assume!(place != elsewhere);
            let keys = counting_seed().keys();
            let sealed = keys.seal_own(&place, &text);
            let opened = keys.open_own(&place, &sealed).unwrap();
            prop_assert_eq!(&*opened, &text);
            prop_assert_eq!(keys.open_own(&elsewhere, &sealed), Err(KeyError::WontOpen));
        }
    }
}
