//! What people are still writing, sealed to themselves.

use jiff::Timestamp;
use uuid::Uuid;

use super::Result;
use crate::domain::organisation::PersonId;

/// One unfinished text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// One author's own: another's draft may have the same.
    pub id: Uuid,
    pub author: PersonId,
    pub saved_at: Timestamp,
    /// Opened only by its author's keys.
    pub sealed: Vec<u8>,
}

pub trait ReadDrafts {
    /// Newest first.
    fn drafts(&self, author: PersonId) -> Result<Vec<Draft>>;
}

pub trait WriteDrafts {
    /// Saves or replaces.
    fn put_draft(&mut self, draft: &Draft) -> Result<()>;

    fn delete_draft(&mut self, author: PersonId, id: Uuid) -> Result<()>;
}
