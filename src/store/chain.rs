//! The board's chain of signed entries.

use super::Result;
use crate::keys::ChainEntry;

pub trait ReadChain {
    /// The newest entry; none on a board nobody has signed anything on.
    fn chain_head(&self) -> Result<Option<ChainEntry>>;

    fn chain_entry(&self, seq: u64) -> Result<Option<ChainEntry>>;

    /// Up to `limit` entries from `seq` on, in order.
    fn chain_from(&self, seq: u64, limit: usize) -> Result<Vec<ChainEntry>>;

    /// All entries of one kind, in order. Of other kinds than the board, reinstatements, codes, people and roles it goes through
    /// the whole chain.
    fn chain_of(&self, kind: &str) -> Result<Vec<ChainEntry>>;
}

pub trait WriteChain {
    /// Appends; the entry's number must follow the head's.
    fn append_entry(&mut self, entry: &ChainEntry) -> Result<()>;
}
