//! The one-time code a person starts with: four groups, 80 random bits.
//!
//! Layout of its digest: the transcript `cartelera.enrolment.v1` with the integers `person`, `generation`, and as bytes
//! `code` the 20 symbols of the paper, one byte each below 32, checks too.

use std::{fmt, str::FromStr};

use subtle::ConstantTimeEq;

use super::{PaperError, Transcript, paper::Paper};

/// A code that lets one person set a passphrase once. Displayed for the slip it is handed over on; the board keeps its
/// digest alone.
pub struct EnrolmentCode(Paper<4>);

impl EnrolmentCode {
    pub fn generate() -> Self {
        Self(Paper::generate())
    }

    /// What the board keeps and the issuing `admin` signs. Says whose code it is, so that it enrols nobody else.
    pub fn digest(&self, person: i64, generation: u32) -> [u8; 32] {
        Transcript::new("cartelera.enrolment.v1")
            .int("person", person)
            .int("generation", generation)
            .bytes("code", self.0.symbols())
            .digest()
    }

    /// Whether `digest` is of this code for that person. Takes as long whichever byte differs.
    pub fn matches(&self, digest: &[u8; 32], person: i64, generation: u32) -> bool {
        self.digest(person, generation).ct_eq(digest).into()
    }
}

/// Reads what somebody typed from a slip: case, spaces and dashes do not matter.
impl FromStr for EnrolmentCode {
    type Err = PaperError;

    fn from_str(typed: &str) -> Result<Self, PaperError> {
        Paper::parse(typed).map(Self)
    }
}

impl fmt::Display for EnrolmentCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for EnrolmentCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EnrolmentCode(..)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Printed once and handed out: it must be readable for ever.
    const PRINTED: &str = "ZYXWV-VTSRS-QPNMN-KJHGX";

    #[test]
    fn a_code_is_digested_as_written_down() {
        let code: EnrolmentCode = PRINTED.parse().unwrap();
        assert_eq!(
            crate::keys::hex(&code.digest(7, 1)),
            "a3ac0f0dad917752613399a93853d7e76cdeb32258f572993d3849579291bb31"
        );
    }

    #[test]
    fn a_code_typed_from_its_slip_matches() {
        let code = EnrolmentCode::generate();
        let typed: EnrolmentCode = code.to_string().to_lowercase().parse().unwrap();
        assert!(typed.matches(&code.digest(7, 1), 7, 1));
    }

    #[test]
    fn another_code_does_not_match() {
        assert!(!EnrolmentCode::generate().matches(&EnrolmentCode::generate().digest(7, 1), 7, 1));
    }

    #[test]
    fn every_flipped_bit_of_a_digest_is_refused() {
        let code = EnrolmentCode::generate();
        let digest = code.digest(7, 1);
        for bit in 0..256 {
            let mut altered = digest;
            altered[bit / 8] ^= 1 << (bit % 8);
            assert!(!code.matches(&altered, 7, 1), "bit {bit}");
        }
    }

    #[test]
    fn debug_output_shows_no_secret() {
        assert_eq!(format!("{:?}", EnrolmentCode::generate()), "EnrolmentCode(..)");
    }

    proptest! {
        #[test]
        fn a_code_enrols_its_own_person_alone(person: i64, generation: u32, other: i64, later: u32) {
            let code = EnrolmentCode::generate();
            let digest = code.digest(person, generation);
            prop_assert_eq!((person, generation) == (other, later), code.matches(&digest, other, later));
        }
    }
}
