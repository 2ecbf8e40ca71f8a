//! Text sealed under a key of its own, and that key sealed for each of its readers.
//!
//! Layout of a sealed text: commitment (32) ‖ sealed bytes as in `sealing`, 72 bytes more than the text. Of the content
//! key come two, each 32 bytes of HKDF-SHA256(salt = `cartelera.content.v1`, input = content key, info = label): with the
//! label `seal` the cipher's key, with `commit` the commitment. Associated data: 32 bytes, a transcript's digest.
//!
//! The cipher alone does not say which key it was used with: whoever knows two keys can make bytes that open with both
//! and say different things. The commitment ties them to one, so all readers of a sealed text read the same.
//!
//! Layout of a wrap, 80 bytes: enc (32) ‖ ciphertext (32) ‖ tag (16), HPKE in base mode (RFC 9180) with
//! DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and ChaCha20-Poly1305, of the content key to the reader's key labelled `seal`
//! in `seed`. info = `cartelera.wrap.v1`; aad = 32 bytes, a transcript's digest. It does not say who made it: its maker
//! signs it apart.

use std::fmt;

use hpke::{
    Deserializable as _, HpkeError, OpModeR, OpModeS, Serializable as _, aead::AeadTag, aead::ChaCha20Poly1305,
    inout::InOutBuf, kdf::HkdfSha256, kem::X25519HkdfSha256,
};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::{
    KeyError, Keyring, PublicKeys, random,
    sealing::{self, TAG_LEN},
    seed::Secret,
};

type Kem = X25519HkdfSha256;

const CONTENT: &str = "cartelera.content.v1";
const WRAP: &[u8] = b"cartelera.wrap.v1";
const COMMITMENT_LEN: usize = 32;
const ENC_LEN: usize = 32;
const WRAP_LEN: usize = ENC_LEN + 32 + TAG_LEN;

/// The key of one revision of one text. Wiped when dropped.
pub struct ContentKey(pub(super) Secret);

impl ContentKey {
    pub fn generate() -> Self {
        Self(Secret::fill(|bytes| *bytes = *Zeroizing::new(random())))
    }

    /// `associated` says what the text is and where it belongs: it opens nowhere else.
    pub fn seal(&self, associated: &[u8; 32], text: &[u8]) -> Vec<u8> {
        let mut sealed = self.derive(b"commit").bytes().to_vec();
        sealed.extend(sealing::seal(self.derive(b"seal").bytes(), associated, text));
        sealed
    }

    /// Opens what [`ContentKey::seal`] sealed.
    pub fn open(&self, associated: &[u8; 32], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        if !self.is_committed(sealed) {
            return Err(KeyError::WontOpen);
        }
        sealing::open(self.derive(b"seal").bytes(), associated, &sealed[COMMITMENT_LEN..]).ok_or(KeyError::WontOpen)
    }

    /// Whether `sealed` begins with the commitment to this key. Takes as long whichever byte differs.
    pub(super) fn is_committed(&self, sealed: &[u8]) -> bool {
        sealed
            .first_chunk::<COMMITMENT_LEN>()
            .is_some_and(|commitment| self.derive(b"commit").bytes().ct_eq(commitment).into())
    }

    fn derive(&self, label: &[u8]) -> Secret {
        Secret::derive(CONTENT, self.0.bytes(), label)
    }
}

impl fmt::Debug for ContentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ContentKey(..)")
    }
}

impl PublicKeys {
    /// Seals a content key so that only the owner of these keys opens it. `associated` says whose it is and of which
    /// text. [`KeyError::Damaged`] where the public key is one that would give the secret away.
    pub fn wrap(&self, associated: &[u8; 32], key: &ContentKey) -> Result<Vec<u8>, KeyError> {
        let mut wrapped = vec![0; WRAP_LEN];
        let (enc, sealed) = wrapped.split_at_mut(ENC_LEN);
        let (ciphertext, tag) = sealed.split_at_mut(32);
        let (made_enc, made_tag) = <Kem as hpke::Kem>::PublicKey::from_bytes(&self.seal)
            .and_then(|reader| {
                let text = InOutBuf::new(key.0.bytes(), ciphertext).map_err(|_| HpkeError::SealError)?;
                hpke::single_shot_seal_inout_detached::<ChaCha20Poly1305, HkdfSha256, Kem>(
                    &OpModeS::Base,
                    &reader,
                    WRAP,
                    text,
                    associated,
                )
            })
            .map_err(|_| KeyError::Damaged)?;
        made_enc.write_exact(enc);
        made_tag.write_exact(tag);
        Ok(wrapped)
    }
}

impl Keyring {
    /// Opens what [`PublicKeys::wrap`] sealed.
    pub fn unwrap_key(&self, associated: &[u8; 32], wrapped: &[u8]) -> Result<ContentKey, KeyError> {
        let mut outcome = Ok(());
        let key = Secret::fill(|key| outcome = self.unwrap_into(key, associated, wrapped));
        outcome.map_err(|_| KeyError::WontOpen)?;
        Ok(ContentKey(key))
    }

    fn unwrap_into(&self, key: &mut [u8; 32], associated: &[u8; 32], wrapped: &[u8]) -> Result<(), HpkeError> {
        let wrapped: &[u8; WRAP_LEN] = wrapped.try_into().map_err(|_| HpkeError::OpenError)?;
        let (enc, sealed) = wrapped.split_at(ENC_LEN);
        let (ciphertext, tag) = sealed.split_at(key.len());
        hpke::single_shot_open_inout_detached::<ChaCha20Poly1305, HkdfSha256, Kem>(
            &OpModeR::Base,
            &<Kem as hpke::Kem>::PrivateKey::from_bytes(self.seal_secret().bytes())?,
            &<Kem as hpke::Kem>::EncappedKey::from_bytes(enc)?,
            WRAP,
            InOutBuf::new(ciphertext, key).map_err(|_| HpkeError::OpenError)?,
            associated,
            &AeadTag::from_bytes(tag)?,
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::keys::{Seed, hex};

    const HERE: [u8; 32] = [1; 32];

    fn counting_keys() -> Keyring {
        Seed::from_opened(&std::array::from_fn::<u8, 32, _>(|i| i as u8)).unwrap().keys()
    }

    fn key_of(byte: u8) -> ContentKey {
        ContentKey(Secret::fill(|bytes| *bytes = [byte; 32]))
    }

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
    }

    /// All that differ from `original` in one bit or end too early or late.
    fn altered(original: &[u8]) -> impl Iterator<Item = Vec<u8>> {
        let flipped = (0..original.len() * 8).map(|bit| {
            let mut flipped = original.to_vec();
            flipped[bit / 8] ^= 1 << (bit % 8);
            flipped
        });
        let cut = (0..original.len()).map(|length| original[..length].to_vec());
        flipped.chain(cut).chain([[original, &[0]].concat()])
    }

    #[test]
    fn a_sealed_text_is_laid_out_as_written_down() {
        let key = key_of(7);
        let sealed = [
            key.derive(b"commit").bytes().as_slice(),
            &[3; 24],
            &sealing::encrypt(key.derive(b"seal").bytes(), &[3; 24], &HERE, b"text"),
        ]
        .concat();
        assert_eq!(
            hex(&sealed),
            concat!(
                "0f9c98e30684550d047ce21600eaafce1eace63bb3e6e4d86061631eba2e7acb",
                "030303030303030303030303030303030303030303030303a3320295c1691c94",
                "2d13158103f3024c4cbd18b1"
            )
        );
        assert_eq!(**key.open(&HERE, &sealed).unwrap(), *b"text");
        assert_eq!(key.seal(&HERE, b"text").len(), sealed.len());
    }

    /// Made by another implementation of HPKE.
    #[test]
    fn a_wrap_is_laid_out_as_written_down() {
        let wrapped = bytes(concat!(
            "50244dfa9472150422f6a65170abfc882e44183242da59bf459f5b420043124b",
            "2c210403778f9e8ab680a2ec97916087ff7a2340b6ddbb653a064dd0b0a627cb",
            "69c8789a8a8180a267f24b0c114edd26"
        ));
        assert_eq!(counting_keys().unwrap_key(&HERE, &wrapped).unwrap().0.bytes(), &[7; 32]);
        assert_eq!(counting_keys().public().wrap(&HERE, &key_of(7)).unwrap().len(), wrapped.len());
    }

    #[test]
    fn the_same_text_and_the_same_key_are_never_sealed_alike() {
        let key = ContentKey::generate();
        assert_ne!(key.seal(&HERE, b"text"), key.seal(&HERE, b"text"));
        let reader = counting_keys().public();
        assert_ne!(reader.wrap(&HERE, &key).unwrap()[..ENC_LEN], reader.wrap(&HERE, &key).unwrap()[..ENC_LEN]);
        assert_ne!(key.0.bytes(), ContentKey::generate().0.bytes());
    }

    #[test]
    fn every_flipped_bit_and_every_cut_of_a_sealed_text_is_refused() {
        let key = ContentKey::generate();
        for altered in altered(&key.seal(&HERE, b"the text")) {
            assert_eq!(key.open(&HERE, &altered).unwrap_err(), KeyError::WontOpen, "{}", hex(&altered));
        }
    }

    #[test]
    fn every_flipped_bit_and_every_cut_of_a_wrap_is_refused() {
        let keys = counting_keys();
        for altered in altered(&keys.public().wrap(&HERE, &key_of(7)).unwrap()) {
            assert_eq!(keys.unwrap_key(&HERE, &altered).unwrap_err(), KeyError::WontOpen, "{}", hex(&altered));
        }
    }

    #[test]
    fn a_text_committed_to_another_key_opens_with_neither() {
        let (key, other) = (key_of(7), key_of(8));
        let mut sealed = key.seal(&HERE, b"text");
        sealed[..COMMITMENT_LEN].copy_from_slice(other.derive(b"commit").bytes());
        assert_eq!(key.open(&HERE, &sealed).unwrap_err(), KeyError::WontOpen);
        assert_eq!(other.open(&HERE, &sealed).unwrap_err(), KeyError::WontOpen);
    }

    /// Nobody's key has these; a secret shared with them is no secret.
    #[test]
    fn nothing_is_wrapped_for_a_public_key_of_small_order() {
        let mut one = [0; 32];
        one[0] = 1;
        for seal in [[0; 32], one] {
            let public = PublicKeys { seal, ..counting_keys().public() };
            assert_eq!(public.wrap(&HERE, &key_of(7)).unwrap_err(), KeyError::Damaged);
            let wrapped = [seal.as_slice(), &[0; 48]].concat();
            assert_eq!(counting_keys().unwrap_key(&HERE, &wrapped).unwrap_err(), KeyError::WontOpen);
        }
    }

    #[test]
    fn debug_output_shows_no_secret() {
        assert_eq!(format!("{:?}", ContentKey::generate()), "ContentKey(..)");
    }

    proptest! {
        #[test]
        fn a_text_opens_with_its_own_key_in_its_own_place_alone(text: Vec<u8>, place: [u8; 32], elsewhere: [u8; 32]) {
            prop_assume!(place != elsewhere);
            let key = ContentKey::generate();
            let sealed = key.seal(&place, &text);
            let opened = key.open(&place, &sealed).unwrap();
            prop_assert_eq!(&*opened, &text);
            prop_assert_eq!(key.open(&elsewhere, &sealed), Err(KeyError::WontOpen));
            prop_assert_eq!(ContentKey::generate().open(&place, &sealed), Err(KeyError::WontOpen));
        }

        #[test]
        fn a_wrap_opens_for_its_own_reader_in_its_own_place_alone(place: [u8; 32], elsewhere: [u8; 32]) {
            prop_assume!(place != elsewhere);
            let (reader, key) = (Seed::generate().keys(), ContentKey::generate());
            let wrapped = reader.public().wrap(&place, &key).unwrap();
            let opened = reader.unwrap_key(&place, &wrapped).unwrap();
            prop_assert_eq!(opened.0.bytes(), key.0.bytes());
            prop_assert_eq!(reader.unwrap_key(&elsewhere, &wrapped).unwrap_err(), KeyError::WontOpen);
            let another = Seed::generate().keys();
            prop_assert_eq!(another.unwrap_key(&place, &wrapped).unwrap_err(), KeyError::WontOpen);
        }

        #[test]
        fn bytes_that_were_never_sealed_or_wrapped_do_not_open(made_up: Vec<u8>, wrapped: [[u8; 16]; 5]) {
            prop_assert_eq!(key_of(7).open(&HERE, &made_up), Err(KeyError::WontOpen));
            let keys = counting_keys();
            for made_up in [&made_up, wrapped.as_flattened()] {
                prop_assert_eq!(keys.unwrap_key(&HERE, made_up).unwrap_err(), KeyError::WontOpen);
            }
        }
    }
}
