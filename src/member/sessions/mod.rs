//! Feedback sessions as a signed-in person sees, plans, writes and signs them.
//!
//! | what | where |
//! |---|---|
//! | what the member sees of which session | `sight` |
//! | sealing and opening, before anything else of it | `sealing` |
//! | for whom what is said is sealed | `entitled` |
//! | to which keys | `admitted` |
//! | lists, a session's page, its parts' history, its trail | `reading` |
//! | planning, moving, holding, closing, reopening, cancelling | `planning` |
//! | agenda, notes, items, actions, snapshots | `writing` |
//! | signatures | `signing_off` |
//! | what waits for readers: enrolment, new keys, hand-overs | `sharing` |
//! | who should meet, who met | `meeting` |
//! | searching in memory | `search` |
//! | the organisation's prompts, how long sessions are kept | `upkeep` |
//! | copies that leave the board | `leaving` |
//! | what waits for the member | `duties` |
//! | what is signed, and whether it still holds | `signing` |

mod admitted;
mod duties;
pub(in crate::member) mod entitled;
mod leaving;
mod meeting;
mod planning;
mod reading;
mod sealing;
mod search;
mod sharing;
mod sight;
pub mod signing;
mod signing_off;
mod upkeep;
mod writing;

use jiff::Timestamp;
use jiff::civil::Date;

use super::signing::Signature;
use crate::domain::organisation::PersonId;
use crate::domain::session::due::{CircleStanding, Dueness};
use crate::domain::session::life::SessionState;
use crate::domain::session::{Content, Involvement, Part, Session, Sight};

pub use meeting::Overview;
pub use search::{Hit, SearchIndex};
pub use signing_off::Seen;
pub use upkeep::Spent;

/// Which sessions a list is about. What the viewer may not see is never part of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// That the viewer takes or took part in, or was handed.
    Mine,
    /// The viewer's and one other person's: their timeline.
    With(PersonId),
    /// Of everybody below the viewer.
    People,
    /// Of one person, as far as the viewer sees.
    Person(PersonId),
    /// Everything the viewer sees: for `hr` all.
    All,
}

/// A session as one viewer sees it now.
#[derive(Clone, Debug)]
pub struct SessionView {
    pub session: Session,
    pub state: SessionState,
    pub sight: Sight,
    pub how: Option<Involvement>,
    /// Planned, and its day is over.
    pub overdue: bool,
    /// In this round.
    pub signed: Vec<PersonId>,
    pub former: Vec<PersonId>,
    pub readers: Vec<PersonId>,
    /// When nobody opens it any more, and when it may be purged, as its kind is kept today.
    pub blocked_on: Option<Date>,
    pub purge_on: Option<Date>,
    viewer: PersonId,
}

/// Why a part is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shut {
    /// It was not sealed for the viewer, or not yet: they enrolled later, or came later.
    NotShared,
    /// It was sealed for keys the viewer has lost.
    OldKeys,
    /// Its row, its seal, its signature or its place in the chain is not what its author left. Never shown as good.
    Altered,
}

/// A part as the viewer opens it.
#[derive(Clone, Debug)]
pub struct OpenPart {
    pub part: Part,
    pub content: Result<Content, Shut>,
    pub signature: Signature,
}

/// A signature of the present round, or of an earlier one that reopening voided.
#[derive(Clone, Debug)]
pub struct SignedOff {
    pub person: PersonId,
    pub at: Timestamp,
    pub round: u32,
    pub void: bool,
    pub comment: OpenPart,
    pub signature: Signature,
}

/// An action, and where it comes from for who may know.
#[derive(Clone, Debug)]
pub struct ActionView {
    pub part: OpenPart,
    pub overdue: bool,
    /// Of who sees that session; an owner who does not sees the action alone.
    pub session: Option<Box<SessionView>>,
}

/// Who cannot read all of it yet, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// They have not enrolled: it is shared when they have, and somebody who can read it signs in.
    NotEnrolled(PersonId),
    /// They have new keys, which the viewer has not confirmed to be theirs.
    NewKeys(PersonId, u32),
}

/// A session with everything that belongs to it.
#[derive(Clone, Debug)]
pub struct SessionPage {
    pub view: SessionView,
    pub signature: Signature,
    pub place: Option<OpenPart>,
    pub agenda: Vec<OpenPart>,
    /// Shared ones, and the viewer's own.
    pub notes: Vec<OpenPart>,
    /// Of this circle, from earlier sessions too, until resolved or declined; and those of this session.
    pub items: Vec<OpenPart>,
    pub actions: Vec<ActionView>,
    /// Open ones of earlier sessions of the same people.
    pub earlier_actions: Vec<ActionView>,
    pub snapshots: Vec<OpenPart>,
    pub sign_offs: Vec<SignedOff>,
    /// The organisation's own prompts; where there are none the kind's own are asked, which are words of the program.
    pub prompts: Vec<crate::domain::goal::Translated>,
    pub waiting: Vec<Waiting>,
}

/// A circle and who of it waits, for the lists of what is due.
#[derive(Clone, Debug)]
pub struct DueCircle {
    pub standing: CircleStanding,
    pub dueness: Dueness,
}

/// What somebody writes into a session.
#[derive(Clone, Debug)]
pub enum NewPart {
    Agenda {
        text: String,
    },
    SharedNote {
        text: String,
    },
    OwnNote {
        text: String,
    },
    Item {
        sort: crate::domain::session::ItemSort,
        text: String,
    },
    Action {
        text: String,
        owner: PersonId,
        due: Option<Date>,
    },
    /// How somebody's goals stood on the session's day, or today where that is to come.
    Snapshot {
        of: PersonId,
    },
}

/// What somebody does to a part that is there.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Another text: agenda, notes, items, actions.
    Text(String),
    /// Agenda: ticked off; actions: done.
    Done(bool),
    /// Another owner or day of an action.
    Owner {
        owner: PersonId,
        due: Option<Date>,
    },
    Agree,
    Resolve,
    Decline {
        reason: String,
    },
    Remove,
}

/// What waits for the member about sessions, for Today.
#[derive(Clone, Debug)]
pub enum SessionDuty {
    /// Planned for today or one of the next two days, or past and not held.
    Prepare(SessionView),
    /// Held, not closed a day later; for whoever takes part.
    WriteUp(SessionView),
    Sign(SessionView),
    /// Their own, due within a week or overdue.
    CloseAction(ActionView),
    /// Of somebody directly below, overdue, and the viewer may know of it.
    Chase(ActionView),
    /// The viewer and somebody directly below (or above) should have met, or should soon.
    Meet(DueCircle),
    /// A partner has new keys.
    ConfirmKeys {
        person: PersonId,
        generation: u32,
    },
    /// For `hr`: sessions kept long enough.
    Purge {
        sessions: usize,
    },
}
