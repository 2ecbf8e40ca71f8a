//! Lists of sessions, one session's page, the history of a part, and what was done.

use std::collections::HashSet;
use std::collections::hash_map::{Entry, HashMap};

use jiff::{SignedDuration, Timestamp};

use super::sealing::Opener;
use super::sight::Viewer;
use super::signing::{self, Witness};
use super::{ActionView, DueCircle, OpenPart, SessionPage, SessionView, Shut, SignedOff, Waiting, Whose};
use crate::domain::organisation::PersonId;
use crate::domain::session::due::standings;
use crate::domain::session::life::{Operation, Refusal, SessionState};
use crate::domain::session::trail::{TrailDeed, TrailEntry, deeds};
use crate::domain::session::{
    Involvement, Part, PartId, PartKind, PartState, Session, SessionId, SignOff, Stage, Wrap,
};
use crate::keys::ChainEntry;
use crate::member::signing::{Signature, kind};
use crate::member::{Error, Member, Result};

/// How long an action that is done is still listed.
const LATELY: SignedDuration = SignedDuration::from_hours(30 * 24);

impl Member {
    /// The latest first.
    pub fn sessions(&self, whose: &Whose) -> Result<Vec<SessionView>> {
        let (store, me, viewer) = (self.store(), self.id(), self.viewer()?);
        let kept = match whose {
            Whose::Mine | Whose::With(_) => store.sessions_of(Some(&[me]))?,
            Whose::People => store.sessions_of(Some(&self.below()))?,
            Whose::Person(person) => store.sessions_of(Some(&[*person]))?,
            Whose::All if viewer.is_hr() => store.sessions_of(None)?,
            Whose::All => store.sessions_of(Some(&[&self.below()[..], &[me]].concat()))?,
        };
        let sight = self.sight();
        let belongs = |view: &SessionView| match whose {
            Whose::Mine => view.how.is_some(),
            Whose::With(person) => view.how.is_some() && *person != me && view.took_part(*person),
            Whose::People => view.session.participants.iter().any(|person| sight.oversight.below().contains(person)),
            Whose::Person(person) => view.took_part(*person),
            Whose::All => true,
        };
        Ok(kept.into_iter().filter_map(|kept| viewer.seen(kept)).filter(belongs).collect())
    }

    /// Everybody below, leavers included that the member stands in for, in the order of their numbers.
    pub(super) fn below(&self) -> Vec<PersonId> {
        let mut below: Vec<PersonId> = self.sight().oversight.below().iter().copied().collect();
        below.sort_unstable();
        below
    }

    /// Refused to who only sees that it is.
    pub fn session_page(&self, id: SessionId) -> Result<SessionPage> {
        let (store, viewer) = (self.store(), self.viewer()?);
        let view = viewer.view(store.session(id)?.ok_or(Error::NoSession)?);
        view.allows(Operation::Open)?;
        let opener = self.opener();
        let mut page = SessionPage {
            signature: opener.witness().history(&store.session_revisions(id)?)?,
            prompts: self.prompts(&view.session)?,
            place: None,
            agenda: Vec::new(),
            notes: Vec::new(),
            items: Vec::new(),
            actions: Vec::new(),
            earlier_actions: Vec::new(),
            snapshots: Vec::new(),
            sign_offs: Vec::new(),
            waiting: self.waiting(&opener, &view)?,
            view,
        };
        self.add_earlier(&mut page, &viewer, &opener)?;
        let mut comments = HashMap::new();
        for part in self.open_parts(&opener, &page.view, |part| part.state != PartState::Removed)? {
            match part.part.kind {
                PartKind::Place => page.place = Some(part),
                PartKind::Agenda => page.agenda.push(part),
                PartKind::SharedNote | PartKind::OwnNote => page.notes.push(part),
                PartKind::Item => page.items.push(part),
                PartKind::Action => page.actions.push(action(&viewer, part, Some(&page.view))),
                PartKind::Snapshot => page.snapshots.push(part),
                PartKind::Comment => {
                    comments.insert(part.part.id, part);
                }
            }
        }
        page.notes.sort_by_key(|note| (note.part.kind, note.part.place));
        for signed in store.sign_offs(id)? {
            let signature = opener.witness().sign_off(&signed)?;
            // What was said when they took part no more is not theirs to read, and is not gone.
            let later = page.view.how == Some(Involvement::Former) && !comments.contains_key(&signed.comment);
            if let Some(part) = store.part(signed.comment)?.filter(|part| later && is_comment(part, &signed)) {
                comments.insert(part.id, self.opened(&opener, part, None, true)?);
            }
            page.sign_offs.push(signed_off(&page.view.session, signed, signature, &mut comments));
        }
        Ok(page)
    }

    /// What the organisation asks in such a session.
    fn prompts(&self, session: &Session) -> Result<Vec<crate::domain::goal::Translated>> {
        let Some(template) = session.template else { return Ok(Vec::new()) };
        Ok(self.store().session_template(template)?.map(|template| template.prompts).unwrap_or_default())
    }

    /// What earlier sessions of the same people left open: items of the same kind of session, actions of every kind.
    fn add_earlier(&self, page: &mut SessionPage, viewer: &Viewer<'_>, opener: &Opener<'_>) -> Result<()> {
        let (store, of) = (self.store(), &page.view.session);
        let kept = store.sessions_of(Some(&[self.id()]))?.into_iter();
        let mut earlier: Vec<SessionView> = kept
            .map(|kept| viewer.view(kept))
            .filter(|view| view.session.participants == of.participants)
            .filter(|view| (view.session.starts, view.session.id) < (of.starts, of.id))
            .filter(|view| view.state != SessionState::Cancelled && view.may(Operation::Open).is_ok())
            .collect();
        earlier.sort_by_key(|view| (view.session.starts, view.session.id));
        for view in earlier {
            let wanted = |part: &Part| match part.kind {
                PartKind::Item => {
                    view.session.kind == of.kind && matches!(part.state, PartState::Open | PartState::Agreed)
                }
                PartKind::Action => part.state == PartState::Open,
                _ => false,
            };
            for part in self.open_parts(opener, &view, wanted)? {
                match part.part.kind {
                    PartKind::Item => page.items.push(part),
                    _ => page.earlier_actions.push(action(viewer, part, Some(&view))),
                }
            }
        }
        Ok(())
    }

    pub(super) fn opener(&self) -> Opener<'_> {
        Opener::new(self.store(), &self.identity, self.workspace.board.id)
    }

    /// The newest revisions of a session's parts: others' own notes are as if they were not there, and who takes part no
    /// more has each as it was when they last did.
    pub(super) fn open_parts(
        &self,
        opener: &Opener<'_>,
        view: &SessionView,
        wanted: impl Fn(&Part) -> bool,
    ) -> Result<Vec<OpenPart>> {
        let (store, me) = (self.store(), self.id());
        let parts: Vec<Part> = store.parts(view.session.id)?.into_iter().filter(|part| is_for(part, me)).collect();
        if !parts.iter().any(&wanted) {
            return Ok(Vec::new());
        }
        let wraps = store.wraps_for(view.session.id, me, self.identity.generation)?;
        let mut wraps: HashMap<PartId, Wrap> = wraps.into_iter().map(|wrap| (wrap.part, wrap)).collect();
        let mut open = Vec::new();
        for part in parts.into_iter().filter(wanted) {
            match wraps.remove(&part.id) {
                None if view.how == Some(Involvement::Former) => open.extend(self.as_left(opener, part.id)?),
                wrap => open.push(self.opened(opener, part, wrap.as_ref(), true)?),
            }
        }
        Ok(open)
    }

    /// The last revision of a part that was sealed for the member too.
    fn as_left(&self, opener: &Opener<'_>, id: PartId) -> Result<Option<OpenPart>> {
        let history = self.history(opener, id)?;
        Ok(history.into_iter().next_back().filter(|part| part.part.state != PartState::Removed))
    }

    /// Every revision of a part that was sealed for the member, oldest first.
    fn history(&self, opener: &Opener<'_>, id: PartId) -> Result<Vec<OpenPart>> {
        let store = self.store();
        let (revisions, mut history) = (store.part_revisions(id)?, Vec::new());
        let newest = revisions.last().map(|part| part.revision);
        for part in revisions {
            let wrap = self.wrap_of(&part)?;
            let is_newest = newest == Some(part.revision);
            history.push(self.opened(opener, part, wrap.as_ref(), is_newest)?);
        }
        history.retain(|part| part.content.as_ref().err() != Some(&Shut::NotShared));
        Ok(history)
    }

    /// What opens a revision to the member's present keys.
    fn wrap_of(&self, part: &Part) -> Result<Option<Wrap>> {
        let mut wraps = self.store().wraps(part.id, part.revision)?.into_iter();
        Ok(wraps.find(|wrap| (wrap.reader, wrap.generation) == (self.id(), self.identity.generation)))
    }

    /// A part as the member opens it. Of a revision that is not the newest nothing is asked of what came after it.
    fn opened(&self, opener: &Opener<'_>, part: Part, wrap: Option<&Wrap>, newest: bool) -> Result<OpenPart> {
        if let Some(wrap) = wrap {
            return if newest { opener.open(part, wrap) } else { opener.open_earlier(part, wrap) };
        }
        let wraps = self.store().wraps(part.id, part.revision)?;
        let shut = if wraps.iter().any(|wrap| wrap.reader == self.id()) {
            Shut::OldKeys
        } else if part.by == self.id() {
            // Nobody seals anything without being able to open it: somebody took that away.
            Shut::Altered
        } else {
            Shut::NotShared
        };
        Ok(OpenPart { signature: opener.witness().written(&part)?, content: Err(shut), part })
    }

    /// Who of those entitled to it cannot read all of it yet.
    fn waiting(&self, opener: &Opener<'_>, view: &SessionView) -> Result<Vec<Waiting>> {
        let store = self.store();
        let shared = store.parts(view.session.id)?.into_iter().filter(|part| part.kind != PartKind::OwnNote);
        let shared: Vec<PartId> = shared.map(|part| part.id).collect();
        let mut waiting = Vec::new();
        for person in view.session.participants.iter().chain(&view.readers) {
            match opener.trust(*person)? {
                Ok(_) => {}
                Err(Waiting::NotEnrolled(person)) => waiting.push(Waiting::NotEnrolled(person)),
                // Somebody else may have vouched for them.
                Err(Waiting::NewKeys(person, generation)) => {
                    let theirs = store.wraps_for(view.session.id, person, generation)?;
                    let theirs: HashSet<PartId> = theirs.into_iter().map(|wrap| wrap.part).collect();
                    if !shared.iter().all(|part| theirs.contains(part)) {
                        waiting.push(Waiting::NewKeys(person, generation));
                    }
                }
            }
        }
        Ok(waiting)
    }

    /// Every revision the member opens, oldest first.
    pub fn part_history(&self, id: PartId) -> Result<Vec<OpenPart>> {
        let part = self.store().part(id)?.ok_or(Error::NoPart)?;
        self.part_view(&self.viewer()?, &part)?;
        self.history(&self.opener(), id)
    }

    /// Every part of the sessions that the member may open, and their own actions, to be found by its id: nothing of it is
    /// opened.
    pub fn part_ids(&self) -> Result<Vec<PartId>> {
        let (store, me) = (self.store(), self.id());
        let mut ids: Vec<PartId> = self.actions(false)?.iter().map(|action| action.part.part.id).collect();
        for view in self.sessions(&Whose::Mine)?.iter().filter(|view| view.may(Operation::Open).is_ok()) {
            let parts = store.parts(view.session.id)?.into_iter().filter(|part| is_for(part, me));
            let shown = parts.filter(|part| part.kind != PartKind::Comment && part.state != PartState::Removed);
            ids.extend(shown.map(|part| part.id));
        }
        Ok(ids)
    }

    /// The session of a part that the member may open, or an error worded as if the part did not exist. Of an action its
    /// owner opens that part alone: to them the session may be nothing.
    fn part_view(&self, viewer: &Viewer<'_>, part: &Part) -> Result<SessionView> {
        let kept = self.store().session(part.session)?.ok_or(Error::NoPart)?;
        let view = viewer.view(kept);
        let shut = matches!(view.state, SessionState::Blocked | SessionState::Purged);
        match view.may(Operation::Open) {
            _ if !is_for(part, self.id()) => Err(Error::NoPart),
            Ok(()) => Ok(view),
            Err(_) if owns(part, self.id()) && !shut => Ok(view),
            Err(Refusal::NotNow) => Err(Error::SessionState(view.state)),
            Err(Refusal::Unseen | Refusal::NotTheirs) => Err(Error::NoPart),
        }
    }

    /// The member's own, or with `people` those of everybody below that the member may know of: open ones, the earliest due
    /// first, then those closed in the last month.
    pub fn actions(&self, people: bool) -> Result<Vec<ActionView>> {
        if people { self.actions_of(&self.below(), true) } else { self.actions_of(&[self.id()], false) }
    }

    /// The same of some of them.
    pub(super) fn actions_of(&self, owners: &[PersonId], people: bool) -> Result<Vec<ActionView>> {
        let (viewer, opener) = (self.viewer()?, self.opener());
        let done_since = self.now().saturating_sub(LATELY).unwrap_or(Timestamp::MIN);
        let mine = self.store().sessions_of(Some(&[self.id()]))?.into_iter().map(|kept| viewer.view(kept));
        let mut sessions: HashMap<SessionId, SessionView> = mine.map(|view| (view.session.id, view)).collect();
        let mut actions = Vec::new();
        for part in self.store().actions_of(owners, done_since)? {
            let view = match sessions.entry(part.session) {
                Entry::Occupied(known) => known.into_mut(),
                // Of others' only what is said where the member is counts as known.
                Entry::Vacant(_) if people => continue,
                Entry::Vacant(new) => match self.store().session(part.session)? {
                    Some(kept) => new.insert(viewer.view(kept)),
                    None => continue,
                },
            };
            if matches!(view.state, SessionState::Cancelled | SessionState::Blocked | SessionState::Purged) {
                continue;
            }
            let wrap = self.wrap_of(&part)?;
            let part = self.opened(&opener, part, wrap.as_ref(), true)?;
            let left = view.how == Some(Involvement::Former) && part.content.as_ref().err() == Some(&Shut::NotShared);
            if !(people && left) {
                actions.push(action(&viewer, part, Some(&*view)));
            }
        }
        actions.sort_by_key(|action| {
            let part = &action.part.part;
            let open = part.state == PartState::Open;
            let closed = (!open).then_some(std::cmp::Reverse(part.at));
            (!open, closed, open && part.due.is_none(), part.due, part.at)
        });
        Ok(actions)
    }

    /// An action by itself, for its owner or who opens its session.
    pub fn action(&self, id: PartId) -> Result<ActionView> {
        let part = self.store().part(id)?.ok_or(Error::NoPart)?;
        if part.kind != PartKind::Action || part.state == PartState::Removed {
            return Err(Error::NoPart);
        }
        let viewer = self.viewer()?;
        let view = self.part_view(&viewer, &part)?;
        let wrap = self.wrap_of(&part)?;
        let part = self.opened(&self.opener(), part, wrap.as_ref(), true)?;
        Ok(action(&viewer, part, Some(&view)))
    }

    /// The member's circles with a cadence, or with `people` those of everybody below with their manager, as far as the
    /// member may know of them; the most overdue first.
    pub fn due_circles(&self, people: bool) -> Result<Vec<DueCircle>> {
        let whose = if people { Whose::People } else { Whose::Mine };
        let sessions: Vec<Session> = self.sessions(&whose)?.into_iter().map(|view| view.session).collect();
        Ok(self.circles_of(&self.viewer()?, &sessions, people))
    }

    /// The circles of some sessions.
    pub(super) fn circles_of(&self, viewer: &Viewer<'_>, sessions: &[Session], people: bool) -> Vec<DueCircle> {
        let (chart, today) = (viewer.chart(), viewer.chart().day());
        let concerns = |people_of: &[PersonId]| match people_of {
            _ if !people_of.iter().all(|person| chart.find(*person).is_some()) => false,
            [one, other] if people => chart.manager(*one) == Some(*other) || chart.manager(*other) == Some(*one),
            _ if people => false,
            _ => people_of.contains(&self.id()),
        };
        let mut circles: Vec<DueCircle> = standings(sessions, |session| viewer.day_of(session), today)
            .into_iter()
            .filter(|standing| standing.cadence.is_some() && concerns(&standing.circle.people))
            .map(|standing| DueCircle { dueness: standing.dueness(today), standing })
            .collect();
        circles.sort_by_key(|circle| (circle.standing.due.is_none(), circle.standing.due));
        circles
    }

    /// What was done, in the order it was done. Of others' own notes nothing is told.
    pub fn session_trail(&self, id: SessionId) -> Result<Vec<TrailEntry>> {
        let store = self.store();
        let kept = store.session(id)?.ok_or(Error::NoSession)?;
        let view = self.viewer()?.view(kept);
        view.allows(Operation::Trail)?;
        let witness = Witness::new(store);
        let rows = Rows {
            revisions: store.session_revisions(id)?,
            sign_offs: store.sign_offs(id)?,
            hand_overs: store.hand_overs(id)?,
            parts: store.every_part(id)?.into_iter().map(|(part, _)| (part.entry, part)).collect(),
            session: view.session,
            viewer: self.id(),
        };
        let mut trail = Vec::new();
        for entry in witness.ledger(id)?.entries() {
            let (deeds, valid) = rows.deeds(&witness, entry)?;
            let (seq, by) = (entry.seq, PersonId(entry.author));
            // The chain's own times are what anybody could have written; one beyond the calendar is shown as its beginning.
            let at = Timestamp::from_microsecond(entry.at_micros).unwrap_or_default();
            trail.extend(deeds.into_iter().map(|deed| TrailEntry { seq, at, by, deed, valid }));
        }
        Ok(trail)
    }
}

/// Own notes are their author's alone.
pub(super) fn is_for(part: &Part, person: PersonId) -> bool {
    part.kind != PartKind::OwnNote || part.by == person
}

pub(super) fn owns(part: &Part, person: PersonId) -> bool {
    part.kind == PartKind::Action && part.owner == Some(person)
}

fn action(viewer: &Viewer<'_>, part: OpenPart, session: Option<&SessionView>) -> ActionView {
    ActionView {
        overdue: part.part.is_overdue(viewer.chart().day()),
        session: session.filter(|view| view.may(Operation::See).is_ok()).cloned().map(Box::new),
        part,
    }
}

/// Whether a part is what somebody said with their signature.
fn is_comment(part: &Part, signed: &SignOff) -> bool {
    (part.session, part.kind, part.by, part.state)
        == (signed.session, PartKind::Comment, signed.person, PartState::Open)
}

/// A signature with its comment; one whose comment is gone is never shown as good.
fn signed_off(
    session: &Session,
    signed: SignOff,
    signature: Signature,
    comments: &mut HashMap<PartId, OpenPart>,
) -> SignedOff {
    let SignOff { round, person, at, comment, .. } = signed;
    let gone = || {
        let part = Part {
            id: comment,
            session: session.id,
            kind: PartKind::Comment,
            revision: 1,
            state: PartState::Open,
            owner: None,
            due: None,
            place: 0,
            carried_from: None,
            by: person,
            at,
            sealed: Vec::new(),
            entry: 0,
        };
        OpenPart { part, content: Err(Shut::Altered), signature: Signature::Invalid }
    };
    let comment = comments.remove(&comment).unwrap_or_else(gone);
    SignedOff { person, at, round, void: round < session.round, comment, signature }
}

/// The rows that the entries about one session sign.
struct Rows {
    session: Session,
    revisions: Vec<Session>,
    parts: HashMap<u64, Part>,
    sign_offs: Vec<SignOff>,
    hand_overs: Vec<crate::domain::session::HandOver>,
    viewer: PersonId,
}

impl Rows {
    /// What an entry says was done, and whether the row it signs still says so.
    fn deeds(&self, witness: &Witness<'_>, entry: &ChainEntry) -> Result<(Vec<TrailDeed>, bool)> {
        let (done, signature) = match entry.kind.as_str() {
            kind::SESSION => match self.revisions.iter().position(|revision| revision.entry == entry.seq) {
                Some(at) => {
                    let before = at.checked_sub(1).map(|before| &self.revisions[before]);
                    (deeds(before, &self.revisions[at]), witness.session(&self.revisions[at])?)
                }
                None => altered(),
            },
            kind::SESSION_PART => match self.parts.get(&entry.seq) {
                Some(part) if !is_for(part, self.viewer) => return Ok((Vec::new(), true)),
                Some(part) if part.revision == 1 => (vec![TrailDeed::Wrote(part.kind)], witness.written(part)?),
                Some(part) => (vec![TrailDeed::Changed(part.kind)], witness.written(part)?),
                // They went with the rest of what was said.
                None if self.session.stage == Stage::Purged => return Ok((Vec::new(), true)),
                None => altered(),
            },
            kind::SESSION_SIGNATURE => match self.sign_offs.iter().find(|signed| signed.entry == entry.seq) {
                Some(signed) => (vec![TrailDeed::Signed], witness.sign_off(signed)?),
                None => altered(),
            },
            kind::SESSION_HAND_OVER => match self.hand_overs.iter().find(|given| given.entry == entry.seq) {
                Some(given) => (vec![TrailDeed::HandedOver(given.reader)], witness.hand_over(given)?),
                None => altered(),
            },
            kind::SESSION_EXPORT => match signing::exported_sealed(self.session.id, &entry.digest) {
                Some(sealed) => (vec![TrailDeed::Exported { sealed }], witness.entry(entry)?),
                None => altered(),
            },
            _ => return Ok((Vec::new(), true)),
        };
        match signature {
            Signature::Valid | Signature::None => Ok((done, true)),
            Signature::Invalid => Ok((vec![TrailDeed::Altered], false)),
        }
    }
}

fn altered() -> (Vec<TrailDeed>, Signature) {
    (vec![TrailDeed::Altered], Signature::Invalid)
}
