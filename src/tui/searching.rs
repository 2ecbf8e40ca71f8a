//! What is searched while one types: what the member may open of sessions, held in memory from sign-in to lock, and handles
//! on the board for what is looked for there.

use std::sync::Arc;

use super::job::Job;
use super::screens::search::finding::Handles;
use crate::member::sessions::SearchIndex;

/// The index, and the work that makes it.
#[derive(Default)]
pub struct Searching {
    index: Option<SearchIndex>,
    job: Option<Arc<Job>>,
    /// The board has changed since the index was begun.
    stale: bool,
    handles: Handles,
}

impl Searching {
    /// What can be searched now: nothing at first, an older state of the board while a newer one is being read.
    pub fn index(&self) -> Option<&SearchIndex> {
        self.index.as_ref()
    }

    /// For workers that look for announcements.
    pub fn handles(&self) -> &Handles {
        &self.handles
    }

    /// How far the reading is, while it goes on.
    pub fn progress(&self) -> Option<(u64, u64)> {
        self.job.as_ref().map(|job| job.progress())
    }

    /// Somebody has written.
    pub fn outdate(&mut self) {
        self.stale = true;
    }

    /// Whether the board should be read now: never yet, or not since it changed, and nobody is at it.
    pub fn wants_reading(&self) -> bool {
        self.job.is_none() && (self.stale || self.index.is_none())
    }

    pub(super) fn begun(&mut self, job: Arc<Job>) {
        (self.job, self.stale) = (Some(job), false);
    }

    /// What was read, or nothing where it could not be.
    pub(super) fn done(&mut self, index: Option<SearchIndex>) {
        self.job = None;
        if index.is_some() {
            self.index = index;
        }
    }
}
