//! A seed locked with a passphrase.
//!
//! Layout: key as in `kdf`, with the 16-byte salt; `sealed` is XChaCha20-Poly1305 over the 32 bytes of the seed, 48 bytes
//! with its tag. Associated data: the digest of the transcript `cartelera.key-box.v1` with the integers `person`,
//! `generation`, `memory_kib`, `passes`, `lanes`. So a box moved to another person, or made cheaper, does not open.

use super::{
    KeyError, Seed, Transcript,
    kdf::KdfParams,
    random,
    sealing::{self, NONCE_LEN, TAG_LEN},
};

/// Length of a sealed seed.
pub(super) const SEALED_SEED_LEN: usize = 32 + TAG_LEN;

/// A person's seed as the board keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyBox {
    pub person: i64,
    /// Which of the person's seeds: a new enrolment code starts the next.
    pub generation: u32,
    pub params: KdfParams,
    pub salt: [u8; 16],
    pub nonce: [u8; NONCE_LEN],
    pub sealed: Vec<u8>,
}

impl KeyBox {
    /// Locks a seed under a fresh salt and nonce. Slow on purpose. Whether the passphrase is good enough is
    /// [`judge`](super::judge)'s to say, and whether `params` are, [`KdfParams::is_acceptable`]'s.
    pub fn lock(
        seed: &Seed,
        passphrase: &str,
        person: i64,
        generation: u32,
        params: KdfParams,
    ) -> Result<Self, KeyError> {
        let empty = Self { person, generation, params, salt: random(), nonce: random(), sealed: Vec::new() };
        empty.filled(seed, passphrase)
    }

    /// Opens the box. Slow on purpose. `sample` is whether it is a sample board's, where weak parameters will do.
    pub fn unlock(&self, passphrase: &str, sample: bool) -> Result<Seed, KeyError> {
        self.params.is_acceptable(sample)?;
        if self.sealed.len() != SEALED_SEED_LEN {
            return Err(KeyError::Damaged);
        }
        let key = self.params.derive(passphrase, &self.salt)?;
        let opened = sealing::decrypt(key.bytes(), &self.nonce, &self.associated(), &self.sealed)
            .ok_or(KeyError::WrongPassphrase)?;
        Seed::from_opened(&opened)
    }

    fn filled(mut self, seed: &Seed, passphrase: &str) -> Result<Self, KeyError> {
        let key = self.params.derive(passphrase, &self.salt)?;
        self.sealed = sealing::encrypt(key.bytes(), &self.nonce, &self.associated(), seed.bytes());
        Ok(self)
    }

    fn associated(&self) -> [u8; 32] {
        Transcript::new("cartelera.key-box.v1")
            .int("person", self.person)
            .int("generation", self.generation)
            .int("memory_kib", self.params.memory_kib)
            .int("passes", self.params.passes)
            .int("lanes", self.params.lanes)
            .digest()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PASSPHRASE: &str = "tres tristes tigres";

    fn sample_box() -> KeyBox {
        KeyBox::lock(&Seed::generate(), PASSPHRASE, 7, 1, KdfParams::SAMPLE).unwrap()
    }

    #[test]
    fn a_box_is_laid_out_as_written_down() {
        let seed = Seed::from_opened(&std::array::from_fn::<u8, 32, _>(|i| i as u8)).unwrap();
        let empty = KeyBox {
            person: 7,
            generation: 1,
            params: KdfParams::SAMPLE,
            salt: [1; 16],
            nonce: [2; 24],
            sealed: Vec::new(),
        };
        let filled = empty.filled(&seed, PASSPHRASE).unwrap();
        assert_eq!(
            crate::keys::hex(&filled.sealed),
            concat!(
                "4035b03d33ec53330165d11b7942913b69d478ce7b6cb1e0621a2f713dafa267",
                "febd89b70e85d19705762d30582bf58c"
            )
        );
    }

    #[test]
    fn a_box_of_a_real_board_opens_with_its_passphrase() {
        let seed = Seed::generate();
        let key_box = KeyBox::lock(&seed, PASSPHRASE, 7, 1, KdfParams::STANDARD).unwrap();
        assert_eq!(key_box.unlock(PASSPHRASE, false).unwrap().bytes(), seed.bytes());
        assert_eq!(key_box.unlock("tres tristes tigreS", false).unwrap_err(), KeyError::WrongPassphrase);
    }

    #[test]
    fn a_sample_box_does_not_open_on_a_real_board() {
        assert_eq!(sample_box().unlock(PASSPHRASE, false).unwrap_err(), KeyError::TooWeak);
    }

    #[test]
    fn a_box_made_to_stall_the_program_is_refused_untried() {
        let mut key_box = sample_box();
        key_box.params.passes = u32::MAX;
        assert_eq!(key_box.unlock(PASSPHRASE, true).unwrap_err(), KeyError::TooCostly);
    }

    #[test]
    fn a_box_of_another_length_is_damaged() {
        let mut key_box = sample_box();
        key_box.sealed.pop();
        assert_eq!(key_box.unlock(PASSPHRASE, true).unwrap_err(), KeyError::Damaged);
    }

    #[test]
    fn a_box_moved_or_made_cheaper_or_dearer_does_not_open() {
        let original = sample_box();
        assert!(original.unlock(PASSPHRASE, true).is_ok());
        let alterations: [fn(&mut KeyBox); 5] = [
            |key_box| key_box.person += 1,
            |key_box| key_box.generation += 1,
            |key_box| key_box.params.memory_kib += 8,
            |key_box| key_box.params.passes += 1,
            |key_box| key_box.params.lanes += 1,
        ];
        for alter in alterations {
            let mut altered = original.clone();
            alter(&mut altered);
            assert_eq!(altered.unlock(PASSPHRASE, true).unwrap_err(), KeyError::WrongPassphrase, "{altered:?}");
        }
    }

    #[test]
    fn every_flipped_bit_of_salt_nonce_and_sealed_seed_is_refused() {
        let original = sample_box();
        for bit in 0..(16 + NONCE_LEN + SEALED_SEED_LEN) * 8 {
            let mut altered = original.clone();
            let mut bytes = altered.salt.iter_mut().chain(&mut altered.nonce).chain(&mut altered.sealed);
            *bytes.nth(bit / 8).unwrap() ^= 1 << (bit % 8);
            assert_eq!(altered.unlock(PASSPHRASE, true).unwrap_err(), KeyError::WrongPassphrase, "bit {bit}");
        }
    }

    proptest! {
        #[test]
        fn a_box_opens_with_its_own_passphrase_alone(
            passphrase: String, other: String, person: i64, generation: u32,
        ) {
            let seed = Seed::generate();
            let key_box = KeyBox::lock(&seed, &passphrase, person, generation, KdfParams::SAMPLE).unwrap();
            let opened = key_box.unlock(&passphrase, true).unwrap();
            prop_assert_eq!(opened.bytes(), seed.bytes());
            if super::super::kdf::normalise(&passphrase) != super::super::kdf::normalise(&other) {
                prop_assert_eq!(key_box.unlock(&other, true).unwrap_err(), KeyError::WrongPassphrase);
            }
        }
    }
}
