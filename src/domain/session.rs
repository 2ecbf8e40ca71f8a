//! Feedback sessions: a dated conversation of two or more people, what belongs to one, and which are refused.
//!
//! | what | where |
//! |---|---|
//! | what is said, before it is sealed | `content` |
//! | from planned to signed, and who may do what when | `life` |
//! | who sees that a session is, and who opens it | `sight` |
//! | when the next one is due, who met and who did not | `due` |
//! | what goes on into the next session of the same people | `carry` |
//! | how long sessions are kept | `retention` |
//! | what was done, for its participants | `trail` |
//! | what a part may become, and who may write one | `part` |
//! | what is wrong with a plan, a template, a text | `faults` |

pub mod carry;
pub mod content;
pub mod due;
mod faults;
pub mod life;
mod part;
pub mod retention;
pub mod sight;
#[cfg(test)]
pub mod tests;
pub mod trail;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::goal::{Cadence, Translated};
use super::organisation::{PersonId, words};
pub use content::{Content, Item, ItemSort, Snapshot, SnapshotGoal};
pub use faults::Fault;
pub use life::{Operation, SessionState, Stage};
pub use retention::{Kept, Retention};
pub use sight::{Involvement, Sight};

/// A session's identity: a UUIDv4, since a v7 would tell when a private row was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SessionId(pub Uuid);

/// The identity of a part of a session: a UUIDv4 too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartId(pub Uuid);

impl std::fmt::Display for SessionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::fmt::Display for PartId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SessionKind {
    OneOnOne,
    /// Expectations and frustrations: its items live on from session to session.
    Expectations,
    KpiReview,
    Onboarding,
}
words!(SessionKind {
    OneOnOne => "one_on_one",
    Expectations => "expectations",
    KpiReview => "kpi_review",
    Onboarding => "onboarding",
});

/// A session as it stands: what everybody who opens the file could read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    pub kind: SessionKind,
    /// The organisation's own prompts, where it has some.
    pub template: Option<Uuid>,
    /// Two or more, in the order of their numbers.
    pub participants: Vec<PersonId>,
    pub starts: Timestamp,
    pub minutes: u16,
    /// How often these people want to meet so.
    pub cadence: Option<Cadence>,
    pub stage: Stage,
    /// Counts from 1; reopening begins the next one, in which nobody has signed.
    pub round: u32,
    /// Somebody with the role `hr` took part once: managers above do not even see that it is.
    pub confidential: bool,
    /// Counts from 1.
    pub revision: u32,
    pub by: PersonId,
    pub at: Timestamp,
    /// The chain entry that signs this revision. Until it is signed, 0.
    pub entry: u64,
}

impl Session {
    /// What it is, as people are told. `signed` are those who have in its present round.
    pub fn state(&self, signed: &[PersonId], kept: Kept) -> SessionState {
        match (self.stage, kept) {
            (Stage::Purged, _) => SessionState::Purged,
            (_, Kept::Blocked | Kept::Spent) => SessionState::Blocked,
            (Stage::Planned, Kept::Open) => SessionState::Planned,
            (Stage::Held, Kept::Open) => SessionState::Held,
            (Stage::Cancelled, Kept::Open) => SessionState::Cancelled,
            (Stage::Closed, Kept::Open) => {
                let all = self.participants.iter().all(|person| signed.contains(person));
                if all { SessionState::Signed } else { SessionState::Closed }
            }
        }
    }

    /// From when on it grows old: its own moment, or that at which it was closed or cancelled where that came later, so that
    /// nobody makes it older than it is by moving it into the past.
    pub fn grows_old_from(&self) -> Timestamp {
        self.starts.max(self.at)
    }

    /// Whether it was planned for a day that is over; `day` is the board's day of its beginning.
    pub fn is_overdue(&self, day: Date, today: Date) -> bool {
        self.stage == Stage::Planned && day < today
    }
}

/// What somebody plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    pub kind: SessionKind,
    pub template: Option<Uuid>,
    /// Whether or not it names who plans it: they take part.
    pub participants: Vec<PersonId>,
    pub starts: Timestamp,
    pub minutes: u16,
    pub cadence: Option<Cadence>,
    /// Empty where none is said.
    pub place: String,
    pub agenda: Vec<String>,
}

/// What may be changed of a planned session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub participants: Vec<PersonId>,
    pub starts: Timestamp,
    pub minutes: u16,
    pub cadence: Option<Cadence>,
    pub place: String,
}

/// What a part of a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    Place,
    /// A line of the shared agenda.
    Agenda,
    SharedNote,
    /// For its author alone.
    OwnNote,
    /// An expectation or a frustration.
    Item,
    Action,
    /// What somebody says with their signature.
    Comment,
    /// How the goals of a participant stood.
    Snapshot,
}
words!(PartKind {
    Place => "place",
    Agenda => "agenda",
    SharedNote => "shared",
    OwnNote => "own",
    Item => "item",
    Action => "action",
    Comment => "comment",
    Snapshot => "snapshot",
});

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartState {
    /// All parts begin so: to be talked about, to be done, in force.
    Open,
    /// An agenda line that is ticked off, an action that is done.
    Done,
    /// Of items: open → agreed → resolved, or declined with a reason.
    Agreed,
    Resolved,
    Declined,
    /// Taken out; the history keeps it.
    Removed,
}
words!(PartState {
    Open => "open",
    Done => "done",
    Agreed => "agreed",
    Resolved => "resolved",
    Declined => "declined",
    Removed => "removed",
});

/// One revision of one thing said in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub id: PartId,
    pub session: SessionId,
    pub kind: PartKind,
    /// Counts from 1.
    pub revision: u32,
    pub state: PartState,
    /// Of actions: who does it, who may be nobody of the session.
    pub owner: Option<PersonId>,
    /// Of actions, where a day is agreed.
    pub due: Option<Date>,
    /// Where it stands among those of its kind, lowest first.
    pub place: u32,
    /// The agenda line of the session before that this one goes on with.
    pub carried_from: Option<PartId>,
    /// Who wrote this revision.
    pub by: PersonId,
    pub at: Timestamp,
    /// A [`Content`] that only the session's readers open; its layout is written down in `keys::envelope`.
    pub sealed: Vec<u8>,
    pub entry: u64,
}

/// The key of one revision of a part, for one reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrap {
    pub part: PartId,
    pub revision: u32,
    pub reader: PersonId,
    /// Which of the reader's keys opens it.
    pub generation: u32,
    pub sealed: Vec<u8>,
    /// Who made it, with which of their keys, and their signature.
    pub by: PersonId,
    pub by_generation: u32,
    pub signature: [u8; 64],
}

/// Somebody has received what was written; whether they agree is in the comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOff {
    pub session: SessionId,
    pub round: u32,
    pub person: PersonId,
    pub comment: PartId,
    pub at: Timestamp,
    pub entry: u64,
}

/// A past session given to read to a new manager.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    pub session: SessionId,
    pub reader: PersonId,
    pub by: PersonId,
    pub at: Timestamp,
    pub entry: u64,
}

/// Somebody vouches that a partner's new keys are that partner's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyConfirmation {
    pub by: PersonId,
    pub person: PersonId,
    pub generation: u32,
    pub at: Timestamp,
    pub entry: u64,
}

/// What an organisation asks in sessions of a kind, in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionTemplate {
    pub id: Uuid,
    pub kind: SessionKind,
    pub name: Translated,
    pub prompts: Vec<Translated>,
    /// What a session planned with it proposes.
    pub cadence: Option<Cadence>,
    pub retired: bool,
    pub revision: u32,
    pub by: PersonId,
    pub at: Timestamp,
    pub entry: u64,
}

/// Most participants of one session.
pub const PARTICIPANTS: usize = 20;
/// Longest note, in bytes of UTF-8.
pub const NOTE_LIMIT: usize = 256 * 1024;
/// Longest agenda line, item, action, comment, reason or place.
pub const LINE_LIMIT: usize = 4 * 1024;
/// Longest session: a day.
pub const MINUTES: u16 = 24 * 60;
/// Most prompts of one template.
pub const PROMPTS: usize = 30;
