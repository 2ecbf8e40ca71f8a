//! Copies that leave the board: taken by a participant, on purpose, and recorded where the others see it.

use crate::domain::session::SessionId;
use crate::member::{Act, Result};

impl Act<'_> {
    /// Records that the member takes a copy of these, before it is written. Refused for any they may not export.
    pub fn record_export(&mut self, sessions: &[SessionId], sealed: bool) -> Result<()> {
        todo!()
    }
}
