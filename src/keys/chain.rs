//! The board's chain: what was done, by whom, in which order, so that an edited, removed or moved row shows.
//!
//! Layout: a head before the first entry is the digest of the transcript `cartelera.chain.v1` with bytes `board`. An
//! entry's hash is the digest of the transcript `cartelera.chain-entry.v1` with the fields of [`ChainEntry`] in their
//! order, under their names, but for `hash` and `signature`. The signature is over the 32 bytes of the hash.

use super::{Keyring, Signature, Transcript, verify};

/// What an entry records, before it has its place in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    pub at_micros: i64,
    pub author: i64,
    /// Which of the author's key generations signs.
    pub generation: u32,
    /// A short code, such as `ack`.
    pub kind: String,
    /// The id of what it is about.
    pub subject: Vec<u8>,
    /// The digest of what it says.
    pub digest: [u8; 32],
}

/// Where a chain ends: what the next entry is tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainHead {
    pub seq: u64,
    pub hash: [u8; 32],
}

impl ChainHead {
    /// The head of a board nothing has happened on yet. `board` is its id, so that no entry fits another board.
    pub fn origin(board: &[u8]) -> Self {
        Self { seq: 0, hash: Transcript::new("cartelera.chain.v1").bytes("board", board).digest() }
    }
}

/// One link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainEntry {
    /// From 1, without gaps.
    pub seq: u64,
    pub at_micros: i64,
    pub author: i64,
    pub generation: u32,
    pub kind: String,
    pub subject: Vec<u8>,
    pub digest: [u8; 32],
    /// The hash of the entry before, whoever's.
    pub previous: [u8; 32],
    pub hash: [u8; 32],
    /// Missing only from what the sample generator writes in bulk.
    pub signature: Option<Signature>,
}

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainFault {
    #[error("the entry does not follow the one before it")]
    Broken,
    #[error("the entry was altered after it was written")]
    Altered,
    #[error("the entry is not signed")]
    Unsigned,
    #[error("the entry is not signed by its author")]
    Forged,
}

impl ChainEntry {
    /// Ties `deed` to the chain and signs it.
    pub fn sign(keyring: &Keyring, head: &ChainHead, deed: Deed) -> Self {
        let mut entry = Self::unsigned(head, deed);
        entry.signature = Some(keyring.sign(&entry.hash));
        entry
    }

    /// Ties `deed` to the chain without a signature: for sample boards alone.
    pub fn unsigned(head: &ChainHead, deed: Deed) -> Self {
        let Deed { at_micros, author, generation, kind, subject, digest } = deed;
        let mut entry = Self {
            seq: head.seq + 1,
            at_micros,
            author,
            generation,
            kind,
            subject,
            digest,
            previous: head.hash,
            hash: [0; 32],
            signature: None,
        };
        entry.hash = entry.recompute_hash();
        entry
    }

    /// The hash the entry's other fields have.
    pub fn recompute_hash(&self) -> [u8; 32] {
        Transcript::new("cartelera.chain-entry.v1")
            .int("seq", self.seq)
            .int("at_micros", self.at_micros)
            .int("author", self.author)
            .int("generation", self.generation)
            .text("kind", &self.kind)
            .bytes("subject", &self.subject)
            .bytes("digest", self.digest)
            .bytes("previous", self.previous)
            .digest()
    }

    /// The head once this entry is the last.
    pub fn head(&self) -> ChainHead {
        ChainHead { seq: self.seq, hash: self.hash }
    }

    /// Whether the entry stands right after `head` and is what was written, whoever wrote it.
    pub fn verify_place(&self, head: &ChainHead) -> Result<(), ChainFault> {
        if head.seq.checked_add(1) != Some(self.seq) || self.previous != head.hash {
            return Err(ChainFault::Broken);
        }
        self.verify_hash()
    }

    /// Whether the owner of `public`, the author's verifying key of that generation, signed exactly this entry.
    pub fn verify(&self, public: &[u8; 32]) -> Result<(), ChainFault> {
        self.verify_hash()?;
        let signature = self.signature.as_ref().ok_or(ChainFault::Unsigned)?;
        if verify(public, &self.hash, signature) { Ok(()) } else { Err(ChainFault::Forged) }
    }

    fn verify_hash(&self) -> Result<(), ChainFault> {
        if self.recompute_hash() == self.hash { Ok(()) } else { Err(ChainFault::Altered) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::keys::Seed;

    fn deed() -> Deed {
        Deed {
            at_micros: 1_760_000_000_000_000,
            author: 7,
            generation: 1,
            kind: "ack".to_owned(),
            subject: vec![1, 2, 3],
            digest: [9; 32],
        }
    }

    #[test]
    fn an_entry_is_hashed_as_written_down() {
        let entry = ChainEntry::unsigned(&ChainHead::origin(b"board"), deed());
        assert_eq!(crate::keys::hex(&entry.hash), "f5dfe202403a15b4510b4cb1c53ce8d5b7d58d871a6a9489ab46bf4d43084a2e");
    }

    #[test]
    fn entries_follow_one_another_and_name_their_author() {
        let (ana, luis) = (Seed::generate().keys(), Seed::generate().keys());
        let origin = ChainHead::origin(b"board");
        let first = ChainEntry::sign(&ana, &origin, deed());
        let second = ChainEntry::sign(&luis, &first.head(), deed());
        assert_eq!(first.verify_place(&origin), Ok(()));
        assert_eq!(second.verify_place(&first.head()), Ok(()));
        assert_eq!(second.verify(&luis.public().verify), Ok(()));
        assert_eq!(second.verify(&ana.public().verify), Err(ChainFault::Forged));
        assert_eq!(second.verify_place(&origin), Err(ChainFault::Broken));
    }

    #[test]
    fn an_entry_of_another_board_does_not_follow() {
        let entry = ChainEntry::sign(&Seed::generate().keys(), &ChainHead::origin(b"one"), deed());
        assert_eq!(entry.verify_place(&ChainHead::origin(b"other")), Err(ChainFault::Broken));
    }

    #[test]
    fn an_unsigned_entry_keeps_its_place_but_proves_no_author() {
        let origin = ChainHead::origin(b"board");
        let entry = ChainEntry::unsigned(&origin, deed());
        assert_eq!(entry.verify_place(&origin), Ok(()));
        assert_eq!(entry.verify(&Seed::generate().keys().public().verify), Err(ChainFault::Unsigned));
    }

    #[test]
    fn a_hash_computed_anew_after_an_edit_needs_a_new_signature() {
        let keys = Seed::generate().keys();
        let mut entry = ChainEntry::sign(&keys, &ChainHead::origin(b"board"), deed());
        entry.author = 8;
        entry.hash = entry.recompute_hash();
        assert_eq!(entry.verify(&keys.public().verify), Err(ChainFault::Forged));
    }

    #[test]
    fn a_chain_at_its_last_number_is_broken_rather_than_a_panic() {
        let end = ChainHead { seq: u64::MAX, hash: [0; 32] };
        let entry = ChainEntry::unsigned(&ChainHead::origin(b"board"), deed());
        assert_eq!(entry.verify_place(&end), Err(ChainFault::Broken));
    }

    proptest! {
        #[test]
        fn any_flipped_bit_of_an_entry_is_refused(field in 0..10_usize, bit: prop::sample::Index) {
            let keys = Seed::generate().keys();
            let mut entry = ChainEntry::sign(&keys, &ChainHead::origin(b"board"), deed());
            let flip = |bytes: &mut [u8]| {
                let bit = bit.index(bytes.len() * 8);
                bytes[bit / 8] ^= 1 << (bit % 8);
            };
            match field {
                0 => entry.seq ^= 1 << bit.index(64),
                1 => entry.at_micros ^= 1 << bit.index(64),
                2 => entry.author ^= 1 << bit.index(64),
                3 => entry.generation ^= 1 << bit.index(32),
                4 => {
                    // The lowest three bits, so that it stays text.
                    let mut kind = entry.kind.clone().into_bytes();
                    kind[bit.index(3)] ^= 1 << bit.index(3);
                    entry.kind = String::from_utf8(kind).unwrap();
                }
                5 => flip(&mut entry.subject),
                6 => flip(&mut entry.digest),
                7 => flip(&mut entry.previous),
                8 => flip(&mut entry.hash),
                _ => flip(&mut entry.signature.as_mut().unwrap().0),
            }
            prop_assert!(entry.verify(&keys.public().verify).is_err());
        }
    }
}
