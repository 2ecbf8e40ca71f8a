//! Signatures under a closed session: *received*, with a comment that says whether its giver agrees.

use crate::domain::session::{PartId, SessionId};
use crate::member::{Act, Result};

impl Act<'_> {
    /// The first signature locks the text. `comment` is the id of the part the comment becomes.
    pub fn sign_session(&mut self, id: SessionId, seen: u32, comment: PartId, agrees: bool, text: &str) -> Result<()> {
        todo!()
    }
}
