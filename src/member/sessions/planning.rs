//! Planning, moving, holding, closing, reopening and cancelling: every step is a signed revision. `seen` is the revision
//! that was read: another one is a conflict. The same step asked for again, after an unknown outcome, is taken once.

use uuid::Uuid;

use super::SessionView;
use super::entitled::Entitled;
use super::signing;
use crate::domain::organisation::{PersonId, Role};
use crate::domain::session::carry::carried;
use crate::domain::session::life::{Operation, SessionState, Stage};
use crate::domain::session::{
    Content, Fault, LINE_LIMIT, NewSession, Part, PartId, PartKind, PartState, Plan, Session, SessionId,
};
use crate::member::check::roles::SignedRoles;
use crate::member::signing::kind;
use crate::member::{Act, Error, Result};

impl Act<'_> {
    /// Plans a session, with its agenda and what is carried over from the one before of the same kind and people.
    pub fn plan_session(&mut self, id: SessionId, new: &NewSession) -> Result<()> {
        if self.tx.session(id)?.is_some() {
            let first = self.tx.session_revisions(id)?.into_iter().next();
            // Somebody else's session has this id: no client makes the same one twice.
            let mine = first.is_some_and(|first| first.by == self.me() && first.kind == new.kind);
            return if mine { Ok(()) } else { Err(Error::Conflict) };
        }
        let faults = new.faults(self.me(), &self.organisation.on(self.day_of(new.starts)));
        refuse(faults)?;
        if let Some(template) = new.template {
            let template = self.tx.session_template(template)?.filter(|template| !template.retired);
            template.filter(|template| template.kind == new.kind).ok_or(Error::NoTemplate)?;
        }
        let participants = new.people(self.me());
        let session = Session {
            id,
            kind: new.kind,
            template: new.template,
            confidential: false,
            participants,
            starts: new.starts,
            minutes: new.minutes,
            cadence: new.cadence,
            stage: Stage::Planned,
            round: 1,
            revision: 0,
            by: self.me(),
            at: self.at,
            entry: 0,
        };
        let session = self.put_revision(session)?;
        let entitled = Entitled::default().with(&session.participants);
        if !new.place.trim().is_empty() {
            self.add_text(&session, PartKind::Place, 1, new.place.trim(), &entitled)?;
        }
        for (place, line) in (1..).zip(new.lines()) {
            self.add_text(&session, PartKind::Agenda, place, line, &entitled)?;
        }
        match self.circle(&session)?.into_iter().rfind(|view| view.session.stage == Stage::Closed) {
            Some(earlier) => self.carry(&earlier.session, &session),
            None => Ok(()),
        }
    }

    /// For exactly whom it names: whoever comes in is given what is shared to read; whoever goes keeps what they had.
    pub fn change_session(&mut self, id: SessionId, seen: u32, plan: &Plan) -> Result<()> {
        let participants = plan.people();
        let decide = |_: &Self, before: &Session| Session {
            participants: participants.clone(),
            starts: plan.starts,
            minutes: plan.minutes,
            cadence: plan.cadence,
            ..before.clone()
        };
        let Some((view, entitled, next)) = self.step(id, seen, Operation::Change, decide)? else { return Ok(()) };
        refuse(plan.faults(&self.organisation.on(self.day_of(plan.starts))))?;
        let entitled = entitled.with(&participants);
        // While who changes it still takes part.
        self.put_place(&view.session, plan.place.trim(), &entitled)?;
        self.put_revision(next)?;
        let came = participants.into_iter().filter(|person| !view.session.participants.contains(person));
        self.share_session(id, &came.collect::<Vec<_>>())
    }

    /// Begins it: the moment becomes its own, where it was planned for another day.
    pub fn hold_session(&mut self, id: SessionId, seen: u32) -> Result<()> {
        let decide = |act: &Self, before: &Session| {
            let starts = if act.day_of(before.starts) == act.today() { before.starts } else { act.at };
            Session { stage: Stage::Held, starts, ..before.clone() }
        };
        if let Some((.., next)) = self.step(id, seen, Operation::Hold, decide)? {
            self.put_revision(next)?;
        }
        Ok(())
    }

    /// Written up: to be signed. What was not ticked off goes into the next planned session of the same kind and people.
    pub fn close_session(&mut self, id: SessionId, seen: u32) -> Result<()> {
        // Nothing that is over is still to come.
        let decide = |act: &Self, before: &Session| Session {
            stage: Stage::Closed,
            starts: before.starts.min(act.at),
            ..before.clone()
        };
        let Some((.., next)) = self.step(id, seen, Operation::Close, decide)? else { return Ok(()) };
        let closed = self.put_revision(next)?;
        match self.circle(&closed)?.into_iter().find(|view| view.session.stage == Stage::Planned) {
            Some(next) => self.carry(&closed, &next.session),
            None => Ok(()),
        }
    }

    /// Voids the signatures; the reason becomes a shared note.
    pub fn reopen_session(&mut self, id: SessionId, seen: u32, reason: &str) -> Result<()> {
        let reason = reason.trim();
        let decide =
            |_: &Self, before: &Session| Session { stage: Stage::Held, round: before.round + 1, ..before.clone() };
        let Some((_, entitled, next)) = self.step(id, seen, Operation::Reopen, decide)? else { return Ok(()) };
        match reason.len() {
            0 => return Err(Error::ReasonMissing),
            bytes if bytes > LINE_LIMIT => return Err(Error::NoteTooLong { bytes }),
            _ => {}
        }
        let session = self.put_revision(next)?;
        let place = self.next_place(id, PartKind::SharedNote)?;
        self.add_text(&session, PartKind::SharedNote, place, reason, &entitled)
    }

    pub fn cancel_session(&mut self, id: SessionId, seen: u32) -> Result<()> {
        let decide = |_: &Self, before: &Session| Session { stage: Stage::Cancelled, ..before.clone() };
        if let Some((.., next)) = self.step(id, seen, Operation::Cancel, decide)? {
            self.put_revision(next)?;
        }
        Ok(())
    }

    /// What `decide` makes of a session that the member may do this with, for whom it is sealed, and the session as it was;
    /// nothing where the member has taken this very step already.
    fn step(
        &self,
        id: SessionId,
        seen: u32,
        operation: Operation,
        decide: impl Fn(&Self, &Session) -> Session,
    ) -> Result<Option<(SessionView, Entitled, Session)>> {
        let view = self.viewer()?.view(self.tx.session(id)?.ok_or(Error::NoSession)?);
        if self.is_taken(&view.session, seen, &decide)? {
            return Ok(None);
        }
        view.allows(operation)?;
        if view.session.revision != seen {
            return Err(Error::Conflict);
        }
        let entitled = self.opener().entitled(&view)?;
        let next = decide(self, &view.session);
        Ok(Some((view, entitled, next)))
    }

    fn is_taken(&self, now: &Session, seen: u32, decide: &impl Fn(&Self, &Session) -> Session) -> Result<bool> {
        if now.by != self.me() || now.revision != seen.saturating_add(1) {
            return Ok(false);
        }
        let revisions = self.tx.session_revisions(now.id)?;
        let Some(before) = revisions.iter().find(|revision| revision.revision == seen) else { return Ok(false) };
        let then = decide(self, before);
        // The moment of a step is another one each time it is asked for.
        let moved = then.stage == before.stage && then.starts != now.starts;
        let of = |session: &Session| {
            (session.participants.clone(), session.minutes, session.cadence, session.stage, session.round)
        };
        Ok(!moved && of(&then) == of(now))
    }

    /// Signs the next revision of a session, or its first, in the member's name. Once `hr` has taken part it is confidential.
    pub(super) fn put_revision(&mut self, session: Session) -> Result<Session> {
        let confidential = session.confidential || self.includes_hr(&session.participants)?;
        let revision = session.revision + 1;
        let mut next = Session { confidential, revision, by: self.me(), at: self.at, entry: 0, ..session };
        next.entry = self.sign(kind::SESSION, next.id.0.as_bytes(), signing::session(&next))?;
        self.tx.put_session(&next)?;
        Ok(next)
    }

    /// Whether somebody of them has the role `hr`, by the chart and by what an `admin` signed.
    fn includes_hr(&self, people: &[PersonId]) -> Result<bool> {
        let holders = people.iter().filter_map(|person| self.organisation.find(*person));
        let mut holders = holders.filter(|person| person.roles.has(Role::Hr)).peekable();
        if holders.peek().is_none() {
            return Ok(false);
        }
        let signed = SignedRoles::read(&*self.tx)?;
        Ok(holders.any(|person| signed.gave(person.id, Role::Hr)))
    }

    /// The other sessions of the same kind and people that can be opened, the earliest first.
    fn circle(&self, of: &Session) -> Result<Vec<SessionView>> {
        let viewer = self.viewer()?;
        let kept = self.tx.sessions_of(Some(&[self.me()]))?.into_iter();
        let others = kept.filter(|kept| kept.session.id != of.id && kept.session.circle() == of.circle());
        let mut views: Vec<SessionView> =
            others.map(|kept| viewer.view(kept)).filter(|view| view.state != SessionState::Blocked).collect();
        views.sort_by_key(|view| (view.session.starts, view.session.id));
        Ok(views)
    }

    /// Copies what was not ticked off in `earlier` into `next`, sealed anew. What does not open stays where it is.
    fn carry(&mut self, earlier: &Session, next: &Session) -> Result<()> {
        let entitled = {
            let kept = self.tx.session(next.id)?.ok_or(Error::NoSession)?;
            self.opener().entitled_to_kept(&kept)?
        };
        let (agenda, there) = (self.tx.parts(earlier.id)?, self.tx.parts(next.id)?);
        let mut lines = Vec::new();
        for line in carried(earlier, &agenda, next, &there) {
            match self.opener().content(line) {
                Ok(content) => lines.push((line.id, content)),
                Err(Error::Shut(_)) => {}
                Err(error) => return Err(error),
            }
        }
        let first = self.next_place(next.id, PartKind::Agenda)?;
        for (place, (from, content)) in (first..).zip(lines) {
            let part = Part { carried_from: Some(from), ..self.new_part(fresh(), next.id, PartKind::Agenda, place) };
            self.put_part(part, &content, &entitled)?;
        }
        Ok(())
    }

    /// Says where a session is to be. Where nothing is said there is no part of it, or one that was taken out.
    fn put_place(&mut self, session: &Session, text: &str, entitled: &Entitled) -> Result<()> {
        let there = self.tx.parts(session.id)?.into_iter().find(|part| part.kind == PartKind::Place);
        let Some(there) = there else {
            return if text.is_empty() { Ok(()) } else { self.add_text(session, PartKind::Place, 1, text, entitled) };
        };
        let state = if text.is_empty() { PartState::Removed } else { PartState::Open };
        let same = there.state == state
            && (text.is_empty() || self.opener().content(&there).is_ok_and(|content| content.words() == text));
        if same {
            return Ok(());
        }
        self.put_part(Part { state, revision: there.revision + 1, ..there }, &Content::text(text), entitled)
    }

    /// Adds a part that is nothing but text.
    fn add_text(&mut self, to: &Session, kind: PartKind, place: u32, text: &str, entitled: &Entitled) -> Result<()> {
        let part = self.new_part(fresh(), to.id, kind, place);
        self.put_part(part, &Content::text(text), entitled)
    }
}

/// An identity for a part that an act makes beside what was asked.
fn fresh() -> PartId {
    PartId(Uuid::new_v4())
}

pub fn refuse(faults: Vec<Fault>) -> Result<()> {
    if faults.is_empty() { Ok(()) } else { Err(Error::SessionFaults(faults)) }
}
