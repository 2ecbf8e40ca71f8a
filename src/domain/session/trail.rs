//! What was done with a session, as its participants see it: deeds, never content.

use jiff::Timestamp;

use super::{PartKind, Session};
use crate::domain::organisation::PersonId;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailEntry {
    /// The number of the chain's entry.
    pub seq: u64,
    pub at: Timestamp,
    pub by: PersonId,
    pub deed: TrailDeed,
    /// It is in the chain and signed by them.
    pub valid: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrailDeed {
    Planned,
    /// Another time, place or cadence.
    Moved,
    /// Other people.
    Joined(PersonId),
    Left(PersonId),
    Held,
    Closed,
    Reopened,
    Cancelled,
    Purged,
    Wrote(PartKind),
    Changed(PartKind),
    Signed,
    HandedOver(PersonId),
    /// A copy left the board: sealed to a passphrase, or not.
    Exported {
        sealed: bool,
    },
    /// The row that this entry signs is gone, or says something else.
    Altered,
}

/// What was done between two revisions of a session, the first one having none before it.
pub fn deeds(before: Option<&Session>, after: &Session) -> Vec<TrailDeed> {
    let _ = (before, after);
    todo!()
}
