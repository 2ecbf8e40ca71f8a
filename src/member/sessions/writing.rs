//! Agenda, notes, items, actions and snapshots.

use super::{Edit, NewPart};
use crate::domain::session::{PartId, SessionId};
use crate::member::{Act, Result};

impl Act<'_> {
    /// The same id twice, after an unknown outcome, writes it once.
    pub fn write_part(&mut self, id: PartId, session: SessionId, new: &NewPart) -> Result<()> {
        todo!()
    }

    /// `seen` is the revision that was read: another one is a conflict.
    pub fn edit_part(&mut self, id: PartId, seen: u32, edit: &Edit) -> Result<()> {
        todo!()
    }
}
