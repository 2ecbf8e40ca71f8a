//! Signatures under a closed session: *received*, with a comment that says whether its giver agrees.

use std::collections::BTreeMap;

use super::planning::refuse;
use super::signing::{self, Said};
use super::{OpenPart, SessionPage};
use crate::domain::session::life::Operation;
use crate::domain::session::{Content, Part, PartId, PartKind, PartState, SessionId, SignOff};
use crate::member::signing::kind;
use crate::member::{Act, Error, Result};

/// What somebody had before their eyes: nobody signs what they have not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Of the session.
    pub revision: u32,
    /// Everything shared that is said in it, each at its revision.
    parts: BTreeMap<PartId, u32>,
}

impl Seen {
    /// All that this page shows.
    pub fn of(page: &SessionPage) -> Self {
        let parts = page.place.iter().chain(&page.agenda).chain(&page.notes).chain(&page.items).chain(&page.snapshots);
        let actions = page.actions.iter().map(|action| &action.part);
        let said = parts.chain(actions).filter(|part| is_said(&part.part) && part.part.session == page.view.session.id);
        let parts = said.map(|OpenPart { part, .. }| (part.id, part.revision)).collect();
        Self { revision: page.view.session.revision, parts }
    }
}

/// Whether a part belongs to what is signed as read: own notes are not there for others, comments are everybody's own, and
/// what was taken out is not shown.
fn is_said(part: &Part) -> bool {
    part.kind.is_shared() && part.kind != PartKind::Comment && part.state != PartState::Removed
}

impl Act<'_> {
    /// What is said in a session now, to who has read it at this revision.
    pub fn seen(&self, id: SessionId, revision: u32) -> Result<Seen> {
        let parts = self.tx.parts(id)?.into_iter().filter(is_said).map(|part| (part.id, part.revision)).collect();
        Ok(Seen { revision, parts })
    }

    /// The first signature locks the text. `comment` is the id of the part the comment becomes. A conflict where anything
    /// shared is said otherwise than it was seen.
    pub fn sign_session(
        &mut self,
        id: SessionId,
        seen: &Seen,
        comment: PartId,
        agrees: bool,
        text: &str,
    ) -> Result<()> {
        let view = self.viewer()?.view(self.tx.session(id)?.ok_or(Error::NoSession)?);
        view.allows(Operation::See)?;
        if let Some(there) = self.tx.part(comment)? {
            let mine = (there.session, there.kind, there.by) == (id, PartKind::Comment, self.me());
            return if mine { Ok(()) } else { Err(Error::Conflict) };
        }
        view.allows(Operation::Sign)?;
        if self.seen(id, view.session.revision)? != *seen {
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
