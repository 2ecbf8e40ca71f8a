//! What waits for the member about sessions.

use super::SessionDuty;
use crate::member::{Member, Result};

impl Member {
    pub(in crate::member) fn session_duties(&self) -> Result<Vec<SessionDuty>> {
        todo!()
    }
}
