//! Copies that leave the board: taken by a participant, on purpose, and recorded where the others see it.

use super::signing;
use crate::domain::session::SessionId;
use crate::domain::session::life::Operation;
use crate::member::signing::kind;
use crate::member::{Act, Result};

impl Act<'_> {
    /// Records that the member takes a copy of these, before it is written. Refused for any they may not export.
    pub fn record_export(&mut self, sessions: &[SessionId], sealed: bool) -> Result<()> {
        for id in sessions {
            self.session_for(*id, Operation::Export)?;
            self.sign(kind::SESSION_EXPORT, id.0.as_bytes(), signing::export(*id, sealed))?;
        }
        Ok(())
    }
}
