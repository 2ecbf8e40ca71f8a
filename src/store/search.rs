//! Looking for announcements by what is in them, and the searches people keep.

use std::collections::BTreeSet;

use jiff::Timestamp;
use uuid::Uuid;

use super::Result;
use super::announcements::{Cursor, Page};
use crate::domain::audience::Direction;
use crate::domain::folding::Term;
use crate::domain::organisation::PersonId;

/// A query with its names and days worked out for one viewer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// Each must be in title, body or a reply.
    pub with: Vec<Term>,
    /// None may be.
    pub without: Vec<Term>,
    /// Only by these; all where absent.
    pub authors: Option<BTreeSet<PersonId>>,
    /// Only on these boards; all where empty.
    pub directions: Vec<Direction>,
    /// Published from this moment on.
    pub from: Option<Timestamp>,
    /// Published before this moment.
    pub until: Option<Timestamp>,
    /// Whether it must be (or must not be) so; both where absent.
    pub unread: Option<bool>,
    pub mine: Option<bool>,
    pub ack_due: Option<bool>,
    /// Expired ones are left out unless asked for.
    pub expired: Option<bool>,
}

/// A search somebody keeps, sealed to themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSearch {
    pub id: Uuid,
    pub person: PersonId,
    pub saved_at: Timestamp,
    /// Opened only by the person's keys.
    pub sealed: Vec<u8>,
}

/// How many there are of what was looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    pub number: usize,
    /// There are more than were counted.
    pub more: bool,
}

pub trait ReadSearch {
    /// What `viewer` may see of what is sought, newest first from [`Cursor::Newest`] or [`Cursor::OlderThan`]. Like every
    /// page it may be short, even empty, and still go on: looking stops after a bounded amount of work.
    fn search(&self, viewer: PersonId, sought: &Sought, from: Cursor, limit: usize, now: Timestamp) -> Result<Page>;

    /// Counts what [`ReadSearch::search`] would find page after page, up to `cap`. However many there are to be gone through,
    /// `go_on` is asked every few milliseconds.
    fn count(
        &self,
        viewer: PersonId,
        sought: &Sought,
        cap: usize,
        now: Timestamp,
        go_on: &dyn Fn() -> bool,
    ) -> Result<Hits>;

    /// Newest first.
    fn kept_searches(&self, person: PersonId) -> Result<Vec<KeptSearch>>;
}

pub trait WriteSearch {
    /// Keeps or replaces.
    fn put_kept_search(&mut self, search: &KeptSearch) -> Result<()>;

    fn delete_kept_search(&mut self, person: PersonId, id: Uuid) -> Result<()>;
}
