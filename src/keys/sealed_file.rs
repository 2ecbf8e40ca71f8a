//! A file under a passphrase, that stands by itself: it opens without a board.
//!
//! Layout: magic (15) `cartelera.file\n` ‖ version (1) = 1 ‖ memory_kib (4) ‖ passes (4) ‖ lanes (4) ‖ salt (16) ‖ sealed
//! text as in `envelope`, whose content key is the key as in `kdf`, with that salt. Associated data: the digest of the
//! transcript `cartelera.file.v1` with the integers `memory_kib`, `passes`, `lanes`. So a file made cheaper does not open.

use zeroize::Zeroizing;

use super::{ContentKey, KdfParams, KeyError, Transcript, random};

const MAGIC: &[u8; 16] = b"cartelera.file\n\x01";

/// Seals a file under a fresh salt. Slow on purpose. Whether the passphrase is good enough is
/// [`judge`](super::judge)'s to say.
pub fn seal_file(passphrase: &str, bytes: &[u8], params: KdfParams) -> Result<Vec<u8>, KeyError> {
    // What is dearer than may be opened would be lost.
    params.is_acceptable(true)?;
    let salt = random::<16>();
    let key = ContentKey(params.derive(passphrase, &salt)?);
    let mut file = MAGIC.to_vec();
    for cost in [params.memory_kib, params.passes, params.lanes] {
        file.extend(cost.to_be_bytes());
    }
    file.extend(salt);
    file.extend(key.seal(&associated(params), bytes));
    Ok(file)
}

/// Opens what [`seal_file`] made. Slow on purpose. However cheap it was made, it opens: refusing would protect nobody.
pub fn open_file(passphrase: &str, file: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let rest = file.strip_prefix(MAGIC).ok_or(KeyError::Damaged)?;
    let (memory_kib, rest) = take_cost(rest)?;
    let (passes, rest) = take_cost(rest)?;
    let (lanes, rest) = take_cost(rest)?;
    let (salt, sealed) = rest.split_first_chunk::<16>().ok_or(KeyError::Damaged)?;
    let params = KdfParams { memory_kib, passes, lanes };
    params.is_acceptable(true)?;
    let key = ContentKey(params.derive(passphrase, salt)?);
    if !key.is_committed(sealed) {
        return Err(KeyError::WrongPassphrase);
    }
    key.open(&associated(params), sealed).map_err(|_| KeyError::Damaged)
}

fn take_cost(bytes: &[u8]) -> Result<(u32, &[u8]), KeyError> {
    let (cost, rest) = bytes.split_first_chunk().ok_or(KeyError::Damaged)?;
    Ok((u32::from_be_bytes(*cost), rest))
}

fn associated(params: KdfParams) -> [u8; 32] {
    Transcript::new("cartelera.file.v1")
        .int("memory_kib", params.memory_kib)
        .int("passes", params.passes)
        .int("lanes", params.lanes)
        .digest()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PASSPHRASE: &str = "tres tristes tigres";
    const HEADER_LEN: usize = MAGIC.len() + 12 + 16;

    fn sample_file() -> Vec<u8> {
        seal_file(PASSPHRASE, b"text", KdfParams::SAMPLE).unwrap()
    }

    /// The file with these costs in its head instead.
    fn costing(params: KdfParams) -> Vec<u8> {
        let mut file = sample_file();
        let costs = [params.memory_kib, params.passes, params.lanes].map(u32::to_be_bytes);
        file[MAGIC.len()..][..12].copy_from_slice(costs.as_flattened());
        file
    }

    #[test]
    fn a_file_of_a_real_board_opens_with_its_passphrase() {
        let file = seal_file(PASSPHRASE, b"text", KdfParams::STANDARD).unwrap();
        assert_eq!(**open_file(PASSPHRASE, &file).unwrap(), *b"text");
        assert_eq!(open_file("tres tristes tigreS", &file).unwrap_err(), KeyError::WrongPassphrase);
    }

    #[test]
    fn the_same_text_is_never_sealed_alike() {
        assert_ne!(sample_file()[HEADER_LEN..], sample_file()[HEADER_LEN..]);
    }

    #[test]
    fn a_file_made_to_stall_the_program_is_refused_untried() {
        let costly = KdfParams { passes: u32::MAX, ..KdfParams::SAMPLE };
        assert_eq!(open_file(PASSPHRASE, &costing(costly)).unwrap_err(), KeyError::TooCostly);
        assert_eq!(seal_file(PASSPHRASE, b"text", costly).unwrap_err(), KeyError::TooCostly);
        let senseless = KdfParams { memory_kib: 0, ..KdfParams::SAMPLE };
        assert_eq!(open_file(PASSPHRASE, &costing(senseless)).unwrap_err(), KeyError::Damaged);
    }

    #[test]
    fn a_file_made_cheaper_or_dearer_does_not_open() {
        let KdfParams { memory_kib, passes, lanes } = KdfParams::SAMPLE;
        for params in [
            KdfParams { memory_kib: memory_kib - 8, passes, lanes },
            KdfParams { memory_kib, passes: passes + 1, lanes },
            KdfParams { memory_kib, passes, lanes: lanes + 1 },
        ] {
            assert_eq!(open_file(PASSPHRASE, &costing(params)).unwrap_err(), KeyError::WrongPassphrase, "{params:?}");
        }
    }

    #[test]
    fn every_flipped_bit_is_refused_and_said_to_be_what_it_looks_like() {
        let original = sample_file();
        let sealed_from = HEADER_LEN + 32;
        for bit in (0..MAGIC.len() * 8).chain((MAGIC.len() + 12) * 8..original.len() * 8) {
            let mut altered = original.clone();
            altered[bit / 8] ^= 1 << (bit % 8);
            let looks_like = match bit / 8 {
                at if at < MAGIC.len() || at >= sealed_from => KeyError::Damaged,
                _ => KeyError::WrongPassphrase,
            };
            assert_eq!(open_file(PASSPHRASE, &altered).unwrap_err(), looks_like, "bit {bit}");
        }
    }

    #[test]
    fn every_cut_is_refused() {
        let original = sample_file();
        for length in 0..original.len() {
            let refused = open_file(PASSPHRASE, &original[..length]).unwrap_err();
            assert!(matches!(refused, KeyError::Damaged | KeyError::WrongPassphrase), "{length}: {refused:?}");
        }
    }

    proptest! {
        #[test]
        fn a_file_opens_with_its_own_passphrase_alone(passphrase: String, other: String, bytes: Vec<u8>) {
            let file = seal_file(&passphrase, &bytes, KdfParams::SAMPLE).unwrap();
            let opened = open_file(&passphrase, &file).unwrap();
            prop_assert_eq!(&*opened, &bytes);
            if super::super::kdf::normalise(&passphrase) != super::super::kdf::normalise(&other) {
                prop_assert_eq!(open_file(&other, &file).unwrap_err(), KeyError::WrongPassphrase);
            }
        }

        #[test]
        fn bytes_that_were_never_a_file_do_not_open(made_up: Vec<u8>) {
            prop_assert_eq!(open_file(PASSPHRASE, &made_up), Err(KeyError::Damaged));
        }
    }
}
