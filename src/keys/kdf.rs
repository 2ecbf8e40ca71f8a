//! How dearly a passphrase is turned into a key: the dearer, the fewer passphrases a thief can try.
//!
//! Layout: key = argon2id (version 0x13, 32 bytes out) of the passphrase in Unicode NFKC as UTF-8, so that the same
//! passphrase typed on another keyboard is the same.

use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::{KeyError, seed::Secret};

/// The costs of argon2id, stored with each key box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KdfParams {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl KdfParams {
    /// What new key boxes get. May rise; a box made under less is [locked anew](Self::needs_upgrade) when opened.
    pub const STANDARD: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 4 };
    /// About a millisecond: for sample boards alone, whose passphrases everybody knows.
    pub const SAMPLE: Self = Self { memory_kib: 256, passes: 1, lanes: 1 };
    /// The least a real board may have. Stays when `STANDARD` rises, or older boxes could not be upgraded.
    const FLOOR: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 4 };
    /// The most this program spends; a box asking for more was made to stall it.
    const CEILING: Self = Self { memory_kib: 256 * 1024, passes: 10, lanes: 16 };

    /// Whether a box with these parameters may be tried at all. `sample` is whether it is a sample board's.
    pub fn is_acceptable(&self, sample: bool) -> Result<(), KeyError> {
        let Self { memory_kib, passes, lanes } = *self;
        if memory_kib > Self::CEILING.memory_kib || passes > Self::CEILING.passes || lanes > Self::CEILING.lanes {
            return Err(KeyError::TooCostly);
        }
        Params::new(memory_kib, passes, lanes, None).map_err(|_| KeyError::Damaged)?;
        if !sample && self.is_weaker_than(&Self::FLOOR) {
            return Err(KeyError::TooWeak);
        }
        Ok(())
    }

    /// Whether a box of a real board should be locked anew with [`KdfParams::STANDARD`] now that it is open.
    pub fn needs_upgrade(&self) -> bool {
        self.is_weaker_than(&Self::STANDARD)
    }

    /// Lanes do not count: they share the work out without changing how much there is.
    fn is_weaker_than(&self, other: &Self) -> bool {
        self.memory_kib < other.memory_kib || self.passes < other.passes
    }

    /// The key a passphrase gives. Takes about as long as the parameters say, so never on a thread that draws.
    pub(super) fn derive(&self, passphrase: &str, salt: &[u8]) -> Result<Secret, KeyError> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, None).map_err(|_| KeyError::Damaged)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let normalised = normalise(passphrase);
        let mut outcome = Ok(());
        let key = Secret::fill(|key| {
            outcome = argon2.hash_password_into(normalised.as_bytes(), salt, key);
        });
        match outcome {
            Ok(()) => Ok(key),
            Err(argon2::Error::OutOfMemory) => Err(KeyError::OutOfMemory),
            Err(_) => Err(KeyError::Damaged),
        }
    }
}

/// The one form of a passphrase, however it was typed.
pub(super) fn normalise(passphrase: &str) -> Zeroizing<String> {
    // NFKC makes UTF-8 at most eleven times longer; with room for that, no copy is left behind by growing.
    let mut normalised = Zeroizing::new(String::with_capacity(passphrase.len() * 11));
    normalised.extend(passphrase.nfkc());
    normalised
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_is_accepted_everywhere_and_the_sample_on_sample_boards_alone() {
        assert_eq!(KdfParams::STANDARD.is_acceptable(false), Ok(()));
        assert_eq!(KdfParams::STANDARD.is_acceptable(true), Ok(()));
        assert_eq!(KdfParams::SAMPLE.is_acceptable(true), Ok(()));
        assert_eq!(KdfParams::SAMPLE.is_acceptable(false), Err(KeyError::TooWeak));
    }

    #[test]
    fn each_cost_has_a_ceiling_even_on_sample_boards() {
        let standard = KdfParams::STANDARD;
        for costly in [
            KdfParams { memory_kib: 256 * 1024 + 1, ..standard },
            KdfParams { passes: 11, ..standard },
            KdfParams { lanes: 17, ..standard },
            KdfParams { memory_kib: u32::MAX, passes: u32::MAX, lanes: u32::MAX },
        ] {
            assert_eq!(costly.is_acceptable(true), Err(KeyError::TooCostly), "{costly:?}");
        }
        let dearest = KdfParams { memory_kib: 256 * 1024, passes: 10, lanes: 4 };
        assert_eq!(dearest.is_acceptable(false), Ok(()));
    }

    #[test]
    fn less_memory_or_fewer_passes_than_the_standard_are_too_weak() {
        let standard = KdfParams::STANDARD;
        for weak in [
            KdfParams { memory_kib: standard.memory_kib - 1, passes: 10, ..standard },
            KdfParams { memory_kib: 256 * 1024, passes: 2, ..standard },
        ] {
            assert_eq!(weak.is_acceptable(false), Err(KeyError::TooWeak), "{weak:?}");
            assert!(weak.needs_upgrade());
        }
        assert!(!standard.needs_upgrade());
    }

    #[test]
    fn parameters_that_make_no_sense_are_damage() {
        for damaged in [
            KdfParams { memory_kib: 0, passes: 0, lanes: 0 },
            KdfParams { memory_kib: 8, passes: 1, lanes: 2 },
            KdfParams { passes: 0, ..KdfParams::STANDARD },
        ] {
            assert_eq!(damaged.is_acceptable(true), Err(KeyError::Damaged), "{damaged:?}");
        }
    }

    #[test]
    fn a_passphrase_is_the_same_however_its_accents_are_typed() {
        assert_eq!(*normalise("camio\u{301}n"), *normalise("camión"));
        assert_eq!(*normalise("ｃａｓａ\u{a0}１"), "casa 1");
    }

    #[test]
    fn normalising_never_outgrows_its_room() {
        let longest = "\u{fdfa}".repeat(3);
        assert_eq!(normalise(&longest).len(), longest.len() * 11);
    }
}
