//! Giving keys to who comes later: somebody who enrols, who is handed a session, or whose new keys a partner confirms.

use crate::domain::organisation::PersonId;
use crate::domain::session::SessionId;
use crate::member::{Act, Member, Result};

impl Act<'_> {
    /// Opens to others entitled to it what was sealed before they had keys, up to a few hundred revisions at a time. Answers
    /// whether there is more. Keys of a later generation wait until the member confirms them.
    pub fn share_waiting(&mut self) -> Result<bool> {
        todo!()
    }

    /// Vouches that somebody's new keys are theirs, and opens to them what the member can open.
    pub fn confirm_keys(&mut self, person: PersonId, generation: u32) -> Result<()> {
        todo!()
    }

    /// Gives past sessions to the member's present manager to read. Answers how many were new to them.
    pub fn hand_over_sessions(&mut self, sessions: &[SessionId]) -> Result<usize> {
        todo!()
    }
}

impl Member {
    /// Whose new keys wait for the member to confirm them.
    pub fn unconfirmed_keys(&self) -> Result<Vec<(PersonId, u32)>> {
        todo!()
    }

    /// What the member could hand over: sessions with former managers. None where their manager has not changed.
    pub fn to_hand_over(&self) -> Result<Vec<super::SessionView>> {
        todo!()
    }
}
