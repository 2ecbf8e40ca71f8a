//! How long sessions of a kind are kept: open, then blocked (nobody opens them any more), then to be purged.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{SessionKind, Stage};
use crate::domain::organisation::PersonId;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retention {
    pub kind: SessionKind,
    /// Days after a session's own in which it can be opened; none keeps it for good.
    pub open_days: Option<u32>,
    /// Days after that until it may be purged.
    pub blocked_days: u32,
    pub by: PersonId,
    pub at: Timestamp,
    pub entry: u64,
}

/// Longest stretch: a hundred years.
pub const DAYS: u32 = 36_525;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kept {
    Open,
    Blocked,
    /// May be purged from now on; blocked until somebody does.
    Spent,
}

impl Retention {
    /// How a session of a day is kept on another. Only what is over grows old: closed or cancelled.
    pub fn kept(&self, stage: Stage, day: Date, today: Date) -> Kept {
        let _ = (stage, day, today);
        todo!()
    }
}
