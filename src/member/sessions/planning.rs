//! Planning, moving, holding, closing, reopening and cancelling: every step is a signed revision. `seen` is the revision
//! that was read: another one is a conflict.

use crate::domain::session::{NewSession, Plan, SessionId};
use crate::member::{Act, Result};

impl Act<'_> {
    /// Plans a session, with its agenda and what is carried over from the one before of the same kind and people.
    pub fn plan_session(&mut self, id: SessionId, new: &NewSession) -> Result<()> {
        todo!()
    }

    /// Whoever comes in is given what is shared to read; whoever goes keeps what they had.
    pub fn change_session(&mut self, id: SessionId, seen: u32, plan: &Plan) -> Result<()> {
        todo!()
    }

    /// Begins it: the moment becomes its own, where it was planned for another day.
    pub fn hold_session(&mut self, id: SessionId, seen: u32) -> Result<()> {
        todo!()
    }

    /// Written up: to be signed. What was not ticked off goes into the next planned session of the same kind and people.
    pub fn close_session(&mut self, id: SessionId, seen: u32) -> Result<()> {
        todo!()
    }

    /// Voids the signatures; the reason becomes a shared note.
    pub fn reopen_session(&mut self, id: SessionId, seen: u32, reason: &str) -> Result<()> {
        todo!()
    }

    pub fn cancel_session(&mut self, id: SessionId, seen: u32) -> Result<()> {
        todo!()
    }
}
