//! Searching what the member may open: held in memory after sign-in, gone with it, never on disk.

use crate::domain::session::{PartId, PartKind, SessionId};
use crate::member::{Member, Result};

/// Everything the member opened, folded for searching. Wiped when dropped.
#[derive(Default)]
pub struct SearchIndex {}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub session: SessionId,
    pub part: PartId,
    pub kind: PartKind,
    /// What is around the first word found, as it was written, and where in it the words are (bytes).
    pub excerpt: String,
    pub marks: Vec<std::ops::Range<usize>>,
}

impl Member {
    /// Opens everything, slowly: for a worker. `progress` is told how many of how many, and answers whether to go on.
    pub fn search_index(&self, progress: &mut dyn FnMut(usize, usize) -> bool) -> Result<SearchIndex> {
        todo!()
    }
}

impl SearchIndex {
    /// How many parts it holds.
    pub fn len(&self) -> usize {
        todo!()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The newest first, up to `limit`: what holds every word, accents and case aside; quoted words together, `-` without.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit> {
        todo!()
    }
}
