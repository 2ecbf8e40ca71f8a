//! Lists of sessions, one session's page, the history of a part, and what was done.

use super::{ActionView, DueCircle, OpenPart, SessionPage, SessionView, Whose};
use crate::domain::session::trail::TrailEntry;
use crate::domain::session::{PartId, SessionId};
use crate::member::{Member, Result};

impl Member {
    /// The latest first.
    pub fn sessions(&self, whose: &Whose) -> Result<Vec<SessionView>> {
        todo!()
    }

    pub fn session(&self, id: SessionId) -> Result<SessionView> {
        todo!()
    }

    /// Refused to who only sees that it is.
    pub fn session_page(&self, id: SessionId) -> Result<SessionPage> {
        todo!()
    }

    /// Every revision the member opens, oldest first.
    pub fn part_history(&self, id: PartId) -> Result<Vec<OpenPart>> {
        todo!()
    }

    pub fn session_trail(&self, id: SessionId) -> Result<Vec<TrailEntry>> {
        todo!()
    }

    /// The member's own, or with `people` those of everybody below that the member may know of: open ones, the earliest due
    /// first, then those closed in the last month.
    pub fn actions(&self, people: bool) -> Result<Vec<ActionView>> {
        todo!()
    }

    /// An action by itself, for its owner or who opens its session.
    pub fn action(&self, id: PartId) -> Result<ActionView> {
        todo!()
    }

    /// The member's circles with a cadence, or with `people` those of everybody directly below with their manager; the most
    /// overdue first.
    pub fn due_circles(&self, people: bool) -> Result<Vec<DueCircle>> {
        todo!()
    }
}
