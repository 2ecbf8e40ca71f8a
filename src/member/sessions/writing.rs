//! Agenda, notes, items, actions and snapshots.

use super::entitled::Entitled;
use super::planning::refuse;
use super::reading::is_for;
use super::{Edit, NewPart, SessionView, signing};
use crate::domain::goal::{Standing, Tally};
use crate::domain::organisation::PersonId;
use crate::domain::session::life::{self, Operation};
use crate::domain::session::{
    Content, Involvement, Item, Part, PartId, PartKind, PartState, Session, SessionId, Snapshot, SnapshotGoal,
};
use crate::member::goals::nobody;
use crate::member::goals::signing::at_revision;
use crate::member::signing::kind;
use crate::member::{Act, Error, Result};
use crate::store::goals::Shelf;

impl Act<'_> {
    /// The same id twice, after an unknown outcome, writes it once.
    pub fn write_part(&mut self, id: PartId, session: SessionId, new: &NewPart) -> Result<()> {
        let view = self.viewer()?.view(self.tx.session(session)?.ok_or(Error::NoSession)?);
        view.allows(Operation::See)?;
        let kind = kind_of(new);
        if let Some(first) = self.tx.part_revisions(id)?.first() {
            let mine = (first.session, first.kind, first.by) == (session, kind, self.me());
            return if mine { Ok(()) } else { Err(Error::Conflict) };
        }
        view.allows(kind.writing())?;
        let entitled = self.opener().entitled(&view)?;
        let mut part = self.new_part(id, session, kind, self.next_place(session, kind)?);
        let content = match new {
            NewPart::Agenda { text } | NewPart::SharedNote { text } | NewPart::OwnNote { text } => Content::text(text),
            NewPart::Item { sort, text } => {
                Content::Item(Item { sort: *sort, text: text.clone(), reason: String::new() })
            }
            NewPart::Action { text, owner, due } => {
                self.check_owner(*owner)?;
                (part.owner, part.due) = (Some(*owner), *due);
                Content::text(text)
            }
            NewPart::Snapshot { of } => Content::Snapshot(self.snapshot(&view.session, *of)?),
        };
        refuse(content.fault(kind).into_iter().collect())?;
        self.put_part(part, &content, &entitled)
    }

    /// `seen` is the revision that was read: another one is a conflict.
    pub fn edit_part(&mut self, id: PartId, seen: u32, edit: &Edit) -> Result<()> {
        let part = self.tx.part(id)?.ok_or(Error::NoPart)?;
        let view = self.viewer()?.view(self.tx.session(part.session)?.ok_or(Error::NoPart)?);
        let owns = part.kind == PartKind::Action && part.owner == Some(self.me());
        let theirs = if part.kind == PartKind::OwnNote { part.by == self.me() } else { owns || view.how.is_some() };
        if !theirs {
            return Err(Error::NoPart);
        }
        if self.is_edited(&part, seen, edit)? {
            return Ok(());
        }
        let (operation, state) = step(&part, edit)?;
        match edit {
            // Whoever is to do something says when it is done, from outside the session too.
            Edit::Done(_) if owns && view.how != Some(Involvement::Participant) => timely(&view, operation)?,
            _ => view.allows(operation)?,
        }
        if part.revision != seen {
            return Err(Error::Conflict);
        }
        if state != part.state && !part.may_become(state) || part.state == PartState::Removed {
            return Err(Error::Conflict);
        }
        let opener = self.opener();
        let (entitled, before) = (opener.entitled(&view)?, opener.content(&part)?);
        drop(opener);
        let content = with(before, edit)?;
        refuse(content.fault(part.kind).into_iter().collect())?;
        let mut next = Part { state, revision: seen + 1, ..part };
        if let Edit::Owner { owner, due } = edit {
            if next.owner != Some(*owner) {
                self.check_owner(*owner)?;
            }
            (next.owner, next.due) = (Some(*owner), *due);
        }
        self.put_part(next, &content, &entitled)
    }

    /// Whether the member has done this already, and asks again because they never heard of it.
    fn is_edited(&self, now: &Part, seen: u32, edit: &Edit) -> Result<bool> {
        if now.by != self.me() || now.revision != seen.saturating_add(1) {
            return Ok(false);
        }
        Ok(match edit {
            Edit::Text(text) => self.opener().content(now).is_ok_and(|content| content.words() == text),
            Edit::Owner { owner, due } => (now.owner, now.due) == (Some(*owner), *due),
            Edit::Done(_) | Edit::Agree | Edit::Resolve | Edit::Decline { .. } | Edit::Remove => {
                step(now, edit).is_ok_and(|(_, state)| state == now.state)
            }
        })
    }

    fn check_owner(&self, owner: PersonId) -> Result<()> {
        let owner = self.get(owner)?;
        if owner.is_active(self.today()) { Ok(()) } else { Err(Error::NotActive(owner.handle.clone())) }
    }

    pub(super) fn new_part(&self, id: PartId, session: SessionId, kind: PartKind, place: u32) -> Part {
        Part {
            id,
            session,
            kind,
            revision: 1,
            state: PartState::Open,
            owner: None,
            due: None,
            place,
            carried_from: None,
            by: self.me(),
            at: self.at,
            sealed: Vec::new(),
            entry: 0,
        }
    }

    /// Seals a revision of a part for its readers, signs and keeps it.
    pub(super) fn put_part(&mut self, part: Part, content: &Content, entitled: &Entitled) -> Result<()> {
        let mut part = Part { by: self.me(), at: self.at, ..part };
        let readers = entitled.readers(&part);
        let wraps = self.opener().seal(&mut part, content, &readers)?;
        let subject = signing::part_subject(part.session, part.id);
        part.entry = self.sign(kind::SESSION_PART, &subject, signing::part(&part))?;
        Ok(self.tx.put_part(&part, &wraps)?)
    }

    /// After all others of its kind; others' own notes are as if they were not there.
    pub(super) fn next_place(&self, session: SessionId, kind: PartKind) -> Result<u32> {
        let parts = self.tx.parts(session)?.into_iter().filter(|part| part.kind == kind);
        let places = parts.filter(|part| is_for(part, self.me())).map(|part| part.place);
        Ok(places.max().unwrap_or(0).saturating_add(1))
    }

    /// How the live goals of somebody who takes part, as far as the member sees them, stood on the session's day.
    fn snapshot(&self, session: &Session, of: PersonId) -> Result<Snapshot> {
        if !session.participants.contains(&of) {
            return Err(Error::OnlyParticipants);
        }
        if !self.oversight().rights(of).see {
            return Err(nobody(&self.organisation, of));
        }
        let (ground, day) = (self.ground()?, self.day_of(session.starts).min(self.today()));
        let mut goals = Vec::new();
        for kept in self.tx.goals_of(of, Shelf::All)? {
            let revisions = self.tx.goal_revisions(kept.position)?;
            let Some(revision) = revisions.iter().rev().find(|revision| self.day_of(revision.at) <= day) else {
                continue;
            };
            let goal = at_revision(&kept.goal, revision);
            if !goal.is_live(day) {
                continue;
            }
            let kpi = ground.kpi(goal.kpi)?;
            let tally = Tally::until(&goal.terms, &self.tx.check_ins(kept.position)?, day);
            let standing = Standing::of(&goal, kpi.aggregation, &tally, day);
            let (aim, band) = (goal.terms.aim, goal.terms.aim.band());
            goals.push(SnapshotGoal {
                kpi_es: kpi.name.es.clone(),
                kpi_en: kpi.name.en.clone(),
                unit_es: kpi.unit.es.clone(),
                unit_en: kpi.unit.en.clone(),
                baseline: aim.baseline().map(|amount| amount.to_string()),
                target: aim.target().map(|amount| amount.to_string()),
                low: band.map(|(low, _)| low.to_string()),
                high: band.map(|(_, high)| high.to_string()),
                value: standing.value.map(decimal),
                progress: standing.progress.map(rounded),
                expected: rounded(standing.expected),
                status: standing.status.word().to_owned(),
                weight: goal.terms.weight.percent(),
                stale: standing.stale,
            });
        }
        Ok(Snapshot { of, day, goals })
    }
}

fn kind_of(new: &NewPart) -> PartKind {
    match new {
        NewPart::Agenda { .. } => PartKind::Agenda,
        NewPart::SharedNote { .. } => PartKind::SharedNote,
        NewPart::OwnNote { .. } => PartKind::OwnNote,
        NewPart::Item { .. } => PartKind::Item,
        NewPart::Action { .. } => PartKind::Action,
        NewPart::Snapshot { .. } => PartKind::Snapshot,
    }
}

/// What an edit takes, and in which state it leaves a part; refused where it is none of a part of this kind.
fn step(part: &Part, edit: &Edit) -> Result<(Operation, PartState)> {
    use PartKind::{Action, Agenda, Item, OwnNote, SharedNote};
    let (fits, state) = match edit {
        Edit::Text(_) => (matches!(part.kind, Agenda | SharedNote | OwnNote | Item | Action), part.state),
        Edit::Done(true) => (matches!(part.kind, Agenda | Action), PartState::Done),
        Edit::Done(false) => (matches!(part.kind, Agenda | Action | Item), PartState::Open),
        Edit::Owner { .. } => (part.kind == Action, part.state),
        Edit::Agree => (part.kind == Item, PartState::Agreed),
        Edit::Resolve => (part.kind == Item, PartState::Resolved),
        Edit::Decline { .. } => (part.kind == Item, PartState::Declined),
        Edit::Remove => (!matches!(part.kind, PartKind::Place | PartKind::Comment), PartState::Removed),
    };
    let operation = if matches!(edit, Edit::Text(_)) { part.kind.writing() } else { part.kind.moving(state) };
    if fits { Ok((operation, state)) } else { Err(Error::NoPart) }
}

/// What is said after an edit.
fn with(mut content: Content, edit: &Edit) -> Result<Content> {
    match (&mut content, edit) {
        (Content::Text { text: said }, Edit::Text(text)) => said.clone_from(text),
        (Content::Item(item), Edit::Text(text)) => item.text.clone_from(text),
        (Content::Item(item), Edit::Decline { reason }) => match reason.trim() {
            "" => return Err(Error::ReasonMissing),
            reason => reason.clone_into(&mut item.reason),
        },
        (Content::Item(item), Edit::Done(false) | Edit::Agree) => item.reason.clear(),
        _ => {}
    }
    Ok(content)
}

/// Whether a session allows something now, whoever asks.
fn timely(view: &SessionView, operation: Operation) -> Result<()> {
    let confidential = view.session.confidential;
    let now = life::Standing { state: view.state, locked: !view.signed.is_empty(), signed: false, confidential };
    if operation.timely(now) { Ok(()) } else { Err(Error::SessionState(view.state)) }
}

/// With as many decimals as amounts have.
fn decimal(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Finer than anybody is shown, and read back as it was written.
fn rounded(share: f64) -> f64 {
    (share * 1e6).round() / 1e6
}
