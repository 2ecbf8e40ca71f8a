//! Signatures under a closed session: *received*, with a comment that says whether its giver agrees.

use super::planning::refuse;
use super::signing::{self, Said};
use crate::domain::session::life::Operation;
use crate::domain::session::{Content, PartId, PartKind, SessionId, SignOff};
use crate::member::signing::kind;
use crate::member::{Act, Error, Result};

impl Act<'_> {
    /// The first signature locks the text. `comment` is the id of the part the comment becomes.
    pub fn sign_session(&mut self, id: SessionId, seen: u32, comment: PartId, agrees: bool, text: &str) -> Result<()> {
        let view = self.viewer()?.view(self.tx.session(id)?.ok_or(Error::NoSession)?);
        view.allows(Operation::See)?;
        if let Some(there) = self.tx.part(comment)? {
            let mine = (there.session, there.kind, there.by) == (id, PartKind::Comment, self.me());
            return if mine { Ok(()) } else { Err(Error::Conflict) };
        }
        view.allows(Operation::Sign)?;
        if view.session.revision != seen {
            return Err(Error::Conflict);
        }
        let content = Content::Comment { agrees, text: text.trim().to_owned() };
        refuse(content.fault(PartKind::Comment).into_iter().collect())?;
        let entitled = self.opener().entitled(&view)?;
        let part = self.new_part(comment, id, PartKind::Comment, self.next_place(id, PartKind::Comment)?);
        self.put_part(part, &content, &entitled)?;
        let mut given =
            SignOff { session: id, round: view.session.round, person: self.me(), comment, at: self.at, entry: 0 };
        let said = Said::before(&self.tx.chain_about(id)?, u64::MAX);
        given.entry = self.sign(kind::SESSION_SIGNATURE, id.0.as_bytes(), signing::sign_off(&given, &said))?;
        Ok(self.tx.insert_sign_off(&given)?)
    }
}
