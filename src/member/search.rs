//! Searching the boards, and the searches one keeps.

use uuid::Uuid;

use super::{Member, Result};
use crate::domain::search::Query;
use crate::store::announcements::{Cursor, Page};

/// How many there are of what was looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    pub number: usize,
    /// There are more than were counted.
    pub more: bool,
}

/// A search one keeps under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    pub id: Uuid,
    pub name: String,
    /// In the query language.
    pub query: String,
}

impl Member {
    /// What the member may see of what is looked for, newest first. Who cannot be found by a `from:` finds nothing.
    pub fn search(&self, query: &Query, from: Cursor, limit: usize) -> Result<Page> {
        todo!("{query:?} {from:?} {limit}")
    }

    /// Counts what [`Member::search`] would find, up to `cap`; `go_on` is asked now and then.
    pub fn count_hits(&self, query: &Query, cap: usize, go_on: &dyn Fn() -> bool) -> Result<Hits> {
        let _ = go_on;
        todo!("{query:?} {cap}")
    }

    /// Newest first. What does not open is left out.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>> {
        todo!()
    }

    /// Keeps it, in the place of one with the same id.
    pub fn save_search(&mut self, search: &SavedSearch) -> Result<()> {
        todo!("{search:?}")
    }

    pub fn forget_search(&mut self, id: Uuid) -> Result<()> {
        todo!("{id}")
    }
}
