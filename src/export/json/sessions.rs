//! The documented objects of feedback sessions.
//!
//! What does not open has no text but a `shut` word that says why, and is never given as good.

mod upkeep;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

pub use upkeep::{
    CircleJson, HandedOverJson, MetJson, NotMetJson, OverviewJson, RetentionJson, SpentJson, TemplateJson, TrailJson,
    WrittenJson,
};

use super::{handle, handles};
use crate::domain::goal::Cadence;
use crate::domain::organisation::Organisation;
use crate::domain::session::{Content, Involvement, ItemSort, PartKind, PartState, SessionKind, SessionState};
use crate::domain::session::{Sight, SnapshotGoal};
use crate::member::sessions::{ActionView, OpenPart, SessionPage, SessionView, Shut, SignedOff, Waiting};

/// Why a part has no text here.
fn shut_word(shut: Shut) -> &'static str {
    match shut {
        Shut::NotShared => "not_shared",
        Shut::OldKeys => "old_keys",
        Shut::Altered => "altered",
    }
}

/// A line of `sessions list` for who sees that the session is, and no more.
#[derive(Clone, Debug, Serialize)]
pub struct SessionJson {
    pub id: Uuid,
    pub kind: SessionKind,
    pub participants: Vec<String>,
    /// When it begins, or began.
    pub at: Timestamp,
    pub state: SessionState,
    pub overdue: bool,
    pub minutes: u16,
    pub cadence: Option<Cadence>,
    pub template: Option<Uuid>,
    pub confidential: bool,
    pub round: u32,
    pub revision: u32,
    /// What the reader has to do with it.
    pub involvement: Option<Involvement>,
    pub signed: Vec<String>,
    pub former: Vec<String>,
    pub readers: Vec<String>,
    pub blocked_on: Option<Date>,
    pub purge_on: Option<Date>,
}

impl SessionJson {
    pub fn new(view: &SessionView, organisation: &Organisation) -> Self {
        let session = &view.session;
        Self {
            id: session.id.0,
            kind: session.kind,
            participants: handles(organisation, &session.participants),
            at: session.starts,
            state: view.state,
            overdue: view.overdue,
            minutes: session.minutes,
            cadence: session.cadence,
            template: session.template,
            confidential: session.confidential,
            round: session.round,
            revision: session.revision,
            involvement: view.how,
            signed: handles(organisation, &view.signed),
            former: handles(organisation, &view.former),
            readers: handles(organisation, &view.readers),
            blocked_on: view.blocked_on,
            purge_on: view.purge_on,
        }
    }
}

/// What every part has, whatever it is.
#[derive(Clone, Debug, Serialize)]
pub struct PartJson {
    pub state: PartState,
    pub author: String,
    pub at: Timestamp,
    pub revision: u32,
    pub signature: &'static str,
    /// Why there is no text.
    pub shut: Option<&'static str>,
}

impl PartJson {
    fn new(open: &OpenPart, organisation: &Organisation) -> Self {
        Self {
            state: open.part.state,
            author: handle(organisation, open.part.by),
            at: open.part.at,
            revision: open.part.revision,
            signature: open.signature.word(),
            shut: open.content.as_ref().err().map(|shut| shut_word(*shut)),
        }
    }
}

fn text(open: &OpenPart) -> Option<String> {
    open.content.as_ref().ok().map(|content| content.words().to_owned())
}

/// What a part that is one thing says, and null where it does not open.
fn content<T>(open: &OpenPart, read: impl FnOnce(&Content) -> Option<T>) -> Option<T> {
    open.content.as_ref().ok().and_then(read)
}

#[derive(Clone, Debug, Serialize)]
pub struct LineJson {
    pub id: Uuid,
    pub text: Option<String>,
    pub done: bool,
    /// The line of the session before that it goes on with.
    pub carried_from: Option<Uuid>,
    #[serde(flatten)]
    pub part: PartJson,
}

#[derive(Clone, Debug, Serialize)]
pub struct NoteJson {
    pub id: Uuid,
    /// `shared` or `own`.
    pub scope: PartKind,
    pub body: Option<String>,
    #[serde(flatten)]
    pub part: PartJson,
}

#[derive(Clone, Debug, Serialize)]
pub struct ItemJson {
    pub id: Uuid,
    pub session: Uuid,
    pub sort: Option<ItemSort>,
    pub text: Option<String>,
    /// Why it was declined.
    pub reason: Option<String>,
    #[serde(flatten)]
    pub part: PartJson,
}

/// A line of `sessions actions`.
#[derive(Clone, Debug, Serialize)]
pub struct ActionJson {
    pub id: Uuid,
    pub owner: Option<String>,
    pub text: Option<String>,
    pub due: Option<Date>,
    pub done: bool,
    pub overdue: bool,
    /// For who sees the session it comes from.
    pub session: Option<Uuid>,
    #[serde(flatten)]
    pub part: PartJson,
}

impl ActionJson {
    pub fn new(action: &ActionView, organisation: &Organisation) -> Self {
        let part = &action.part.part;
        Self {
            id: part.id.0,
            owner: part.owner.map(|owner| handle(organisation, owner)),
            text: text(&action.part),
            due: part.due,
            done: part.state == PartState::Done,
            overdue: action.overdue,
            session: action.session.as_ref().map(|view| view.session.id.0),
            part: PartJson::new(&action.part, organisation),
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct SnapshotJson {
    pub id: Uuid,
    /// Whose goals.
    pub of: Option<String>,
    pub day: Option<Date>,
    pub goals: Vec<SnapshotGoal>,
    #[serde(flatten)]
    pub part: PartJson,
}

#[derive(Clone, Debug, Serialize)]
pub struct SignOffJson {
    pub person: String,
    pub at: Timestamp,
    pub round: u32,
    /// Reopening voided it.
    pub void: bool,
    pub agrees: Option<bool>,
    pub comment: Option<String>,
    pub signature: &'static str,
    pub shut: Option<&'static str>,
}

impl SignOffJson {
    fn new(signed: &SignedOff, organisation: &Organisation) -> Self {
        let agrees = content(&signed.comment, |content| match content {
            Content::Comment { agrees, .. } => Some(*agrees),
            _ => None,
        });
        Self {
            person: handle(organisation, signed.person),
            at: signed.at,
            round: signed.round,
            void: signed.void,
            agrees,
            comment: text(&signed.comment),
            signature: signed.signature.word(),
            shut: signed.comment.content.as_ref().err().map(|shut| shut_word(*shut)),
        }
    }
}

/// Who cannot read all of it yet.
#[derive(Clone, Debug, Serialize)]
pub struct WaitingJson {
    pub person: String,
    /// `not_enrolled` or `new_keys`.
    pub why: &'static str,
    /// Of the new keys.
    pub generation: Option<u32>,
}

impl WaitingJson {
    fn new(waiting: &Waiting, organisation: &Organisation) -> Self {
        match *waiting {
            Waiting::NotEnrolled(person) => {
                Self { person: handle(organisation, person), why: "not_enrolled", generation: None }
            }
            Waiting::NewKeys(person, generation) => {
                Self { person: handle(organisation, person), why: "new_keys", generation: Some(generation) }
            }
        }
    }
}

/// What is said in a session, for who opens it.
#[derive(Clone, Debug, Serialize)]
pub struct SaidJson {
    /// Of the session itself: who, when, how far.
    pub signature: &'static str,
    pub place: Option<String>,
    pub agenda: Vec<LineJson>,
    pub notes: Vec<NoteJson>,
    pub actions: Vec<ActionJson>,
    /// Open ones of earlier sessions of the same people.
    pub earlier_actions: Vec<ActionJson>,
    pub items: Vec<ItemJson>,
    pub snapshots: Vec<SnapshotJson>,
    pub signatures: Vec<SignOffJson>,
    pub waiting: Vec<WaitingJson>,
}

/// What `sessions show` gives, a line of `sessions list`, and each session of an export.
#[derive(Clone, Debug, Serialize)]
pub struct SessionPageJson {
    #[serde(flatten)]
    pub session: SessionJson,
    /// Nothing for who only sees that it is.
    #[serde(flatten)]
    pub said: Option<SaidJson>,
}

impl SessionPageJson {
    pub fn new(page: &SessionPage, organisation: &Organisation) -> Self {
        let action = |action: &ActionView| ActionJson::new(action, organisation);
        let said = SaidJson {
            signature: page.signature.word(),
            place: page.place.as_ref().and_then(text),
            agenda: page.agenda.iter().map(|open| line(open, organisation)).collect(),
            notes: page.notes.iter().map(|open| note(open, organisation)).collect(),
            actions: page.actions.iter().map(action).collect(),
            earlier_actions: page.earlier_actions.iter().map(action).collect(),
            items: page.items.iter().map(|open| item(open, organisation)).collect(),
            snapshots: page.snapshots.iter().map(|open| snapshot(open, organisation)).collect(),
            signatures: page.sign_offs.iter().map(|signed| SignOffJson::new(signed, organisation)).collect(),
            waiting: page.waiting.iter().map(|waiting| WaitingJson::new(waiting, organisation)).collect(),
        };
        Self { session: SessionJson::new(&page.view, organisation), said: Some(said) }
    }

    /// For who sees that it is, and no more.
    pub fn fact(view: &SessionView, organisation: &Organisation) -> Self {
        debug_assert!(view.sight != Sight::Nothing);
        Self { session: SessionJson::new(view, organisation), said: None }
    }
}

fn line(open: &OpenPart, organisation: &Organisation) -> LineJson {
    LineJson {
        id: open.part.id.0,
        text: text(open),
        done: open.part.state == PartState::Done,
        carried_from: open.part.carried_from.map(|from| from.0),
        part: PartJson::new(open, organisation),
    }
}

fn note(open: &OpenPart, organisation: &Organisation) -> NoteJson {
    NoteJson { id: open.part.id.0, scope: open.part.kind, body: text(open), part: PartJson::new(open, organisation) }
}

fn item(open: &OpenPart, organisation: &Organisation) -> ItemJson {
    let (sort, reason) = content(open, |content| match content {
        Content::Item(item) => Some((item.sort, Some(item.reason.clone()).filter(|reason| !reason.is_empty()))),
        _ => None,
    })
    .unzip();
    ItemJson {
        id: open.part.id.0,
        session: open.part.session.0,
        sort,
        text: text(open),
        reason: reason.flatten(),
        part: PartJson::new(open, organisation),
    }
}

fn snapshot(open: &OpenPart, organisation: &Organisation) -> SnapshotJson {
    let taken = match &open.content {
        Ok(Content::Snapshot(snapshot)) => Some(snapshot),
        _ => None,
    };
    SnapshotJson {
        id: open.part.id.0,
        of: taken.map(|taken| handle(organisation, taken.of)),
        day: taken.map(|taken| taken.day),
        goals: taken.map(|taken| taken.goals.clone()).unwrap_or_default(),
        part: PartJson::new(open, organisation),
    }
}

/// A line of `sessions history`: one revision of a part.
#[derive(Clone, Debug, Serialize)]
pub struct RevisionJson {
    pub id: Uuid,
    pub session: Uuid,
    pub kind: PartKind,
    pub text: Option<String>,
    pub owner: Option<String>,
    pub due: Option<Date>,
    #[serde(flatten)]
    pub part: PartJson,
}

impl RevisionJson {
    pub fn new(open: &OpenPart, organisation: &Organisation) -> Self {
        Self {
            id: open.part.id.0,
            session: open.part.session.0,
            kind: open.part.kind,
            text: text(open),
            owner: open.part.owner.map(|owner| handle(organisation, owner)),
            due: open.part.due,
            part: PartJson::new(open, organisation),
        }
    }
}
