//! A seed locked with the recovery key its owner keeps on paper: seven groups, 140 random bits.
//!
//! Layout: key = 32 bytes of HKDF-SHA256(salt = `cartelera.recovery-box.v1`, input = the 35 symbols of the paper, one
//! byte each below 32, checks too, info = empty); it needs no slow derivation, being out of reach of guessing. `sealed` is
//! XChaCha20-Poly1305 over the 32 bytes of the seed, 48 bytes with its tag. Associated data: the digest of the transcript
//! `cartelera.recovery-box.v1` with the integers `person`, `generation`.

use std::{fmt, str::FromStr};

use super::{
    KeyError, PaperError, Seed, Transcript,
    key_box::SEALED_SEED_LEN,
    paper::Paper,
    random,
    sealing::{self, NONCE_LEN},
    seed::Secret,
};

const PURPOSE: &str = "cartelera.recovery-box.v1";

/// Opens one person's [`RecoveryBox`] when the passphrase is lost. Displayed once, for its owner to keep on paper.
pub struct RecoveryKey(Paper<7>);

impl RecoveryKey {
    pub fn generate() -> Self {
        Self(Paper::generate())
    }

    fn cipher_key(&self) -> Secret {
        Secret::derive(PURPOSE, self.0.symbols(), b"")
    }
}

/// Reads what somebody typed from paper: case, spaces and dashes do not matter.
impl FromStr for RecoveryKey {
    type Err = PaperError;

    fn from_str(typed: &str) -> Result<Self, PaperError> {
        Paper::parse(typed).map(Self)
    }
}

impl fmt::Display for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(..)")
    }
}

/// A person's seed as the board keeps it for the day the passphrase is lost. A changed passphrase leaves it as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryBox {
    pub person: i64,
    pub generation: u32,
    pub nonce: [u8; NONCE_LEN],
    pub sealed: Vec<u8>,
}

impl RecoveryBox {
    pub fn lock(seed: &Seed, key: &RecoveryKey, person: i64, generation: u32) -> Self {
        Self { person, generation, nonce: random(), sealed: Vec::new() }.filled(seed, key)
    }

    pub fn unlock(&self, key: &RecoveryKey) -> Result<Seed, KeyError> {
        if self.sealed.len() != SEALED_SEED_LEN {
            return Err(KeyError::Damaged);
        }
        let opened = sealing::decrypt(key.cipher_key().bytes(), &self.nonce, &self.associated(), &self.sealed)
            .ok_or(KeyError::WrongRecoveryKey)?;
        Seed::from_opened(&opened)
    }

    fn filled(mut self, seed: &Seed, key: &RecoveryKey) -> Self {
        self.sealed = sealing::encrypt(key.cipher_key().bytes(), &self.nonce, &self.associated(), seed.bytes());
        self
    }

    fn associated(&self) -> [u8; 32] {
        Transcript::new(PURPOSE).int("person", self.person).int("generation", self.generation).digest()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Printed once and kept: it must be readable for ever.
    const PRINTED: &str = "0123P-4567M-89ABR-CDEFG-GHJKA-MNPQ8-RSTV4";

    #[test]
    fn a_box_is_laid_out_as_written_down() {
        let seed = Seed::from_opened(&std::array::from_fn::<u8, 32, _>(|i| i as u8)).unwrap();
        let key = PRINTED.parse().unwrap();
        let empty = RecoveryBox { person: 7, generation: 1, nonce: [2; 24], sealed: Vec::new() };
        assert_eq!(
            crate::keys::hex(&empty.filled(&seed, &key).sealed),
            concat!(
                "b83725ad7f0fe616a681b1241ae82c7907bd37dd3ee74d63f8779096f0515f9d",
                "c4ff4e95482d2760609557d3cfd19200"
            )
        );
    }

    #[test]
    fn a_recovery_key_survives_being_written_on_paper() {
        let (seed, key) = (Seed::generate(), RecoveryKey::generate());
        let recovery_box = RecoveryBox::lock(&seed, &key, 7, 1);
        let typed: RecoveryKey = key.to_string().to_lowercase().replace('-', " ").parse().unwrap();
        assert_eq!(recovery_box.unlock(&typed).unwrap().bytes(), seed.bytes());
    }

    #[test]
    fn another_recovery_key_does_not_open_the_box() {
        let recovery_box = RecoveryBox::lock(&Seed::generate(), &RecoveryKey::generate(), 7, 1);
        assert_eq!(recovery_box.unlock(&RecoveryKey::generate()).unwrap_err(), KeyError::WrongRecoveryKey);
    }

    #[test]
    fn every_flipped_bit_of_nonce_and_sealed_seed_is_refused() {
        let key = RecoveryKey::generate();
        let original = RecoveryBox::lock(&Seed::generate(), &key, 7, 1);
        for bit in 0..(NONCE_LEN + SEALED_SEED_LEN) * 8 {
            let mut altered = original.clone();
            let mut bytes = altered.nonce.iter_mut().chain(&mut altered.sealed);
            *bytes.nth(bit / 8).unwrap() ^= 1 << (bit % 8);
            assert_eq!(altered.unlock(&key).unwrap_err(), KeyError::WrongRecoveryKey, "bit {bit}");
        }
    }

    #[test]
    fn a_box_of_another_length_is_damaged() {
        let key = RecoveryKey::generate();
        let mut recovery_box = RecoveryBox::lock(&Seed::generate(), &key, 7, 1);
        recovery_box.sealed.push(0);
        assert_eq!(recovery_box.unlock(&key).unwrap_err(), KeyError::Damaged);
    }

    #[test]
    fn debug_output_shows_no_secret() {
        assert_eq!(format!("{:?}", RecoveryKey::generate()), "RecoveryKey(..)");
    }

    proptest! {
        #[test]
        fn a_moved_box_does_not_open(person: i64, generation: u32, to: i64, later: u32) {
            let key = RecoveryKey::generate();
            let original = RecoveryBox::lock(&Seed::generate(), &key, person, generation);
            prop_assert!(original.unlock(&key).is_ok());
            let moved = RecoveryBox { person: to, generation: later, ..original.clone() };
            prop_assert_eq!(moved == original, moved.unlock(&key).is_ok());
        }
    }
}
