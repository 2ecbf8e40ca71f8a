//! The organisation's own prompts, and how long sessions are kept: for `hr`.

use uuid::Uuid;

use super::SessionView;
use crate::domain::goal::{Cadence, Translated};
use crate::domain::session::{Retention, SessionId, SessionKind, SessionTemplate};
use crate::member::{Act, Member, Result};

/// What is kept longer than agreed, before it goes.
#[derive(Clone, Debug)]
pub struct Spent {
    /// Blocked by now.
    pub blocked: Vec<SessionView>,
    /// To be purged.
    pub spent: Vec<SessionView>,
}

impl Act<'_> {
    /// `seen` is the revision that was read, 0 for a new one.
    pub fn put_session_template(
        &mut self,
        id: Uuid,
        seen: u32,
        kind: SessionKind,
        name: &Translated,
        prompts: &[Translated],
        cadence: Option<Cadence>,
        retired: bool,
    ) -> Result<()> {
        todo!()
    }

    /// No `open_days` keeps sessions of the kind for good.
    pub fn set_retention(&mut self, kind: SessionKind, open_days: Option<u32>, blocked_days: u32) -> Result<()> {
        todo!()
    }

    /// Deletes for good what was said in sessions that have been kept long enough; refused for any that has not.
    pub fn purge_sessions(&mut self, sessions: &[SessionId]) -> Result<()> {
        todo!()
    }
}

impl Member {
    pub fn session_templates(&self) -> Result<Vec<SessionTemplate>> {
        todo!()
    }

    pub fn retentions(&self) -> Result<Vec<Retention>> {
        todo!()
    }

    /// What would be blocked and what would go if a kind were kept so; with nothing given, as it is. For `hr`.
    pub fn spent_sessions(&self, instead: Option<(SessionKind, Option<u32>, u32)>) -> Result<Spent> {
        todo!()
    }
}
