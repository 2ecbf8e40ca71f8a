//! Everything that happened in a generated organisation, in plain data.

use std::collections::{BTreeMap, BTreeSet};

use cartelera::domain::announcement::AnnouncementId;
use cartelera::domain::audience::Audience;
use cartelera::domain::goal::GoalId;
use cartelera::domain::organisation::{PersonId, Profile};
use cartelera::domain::session::{SessionId, SessionKind};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Words and identities by which a text shows that something is in it.
pub type Marks = BTreeSet<String>;
pub type People = BTreeSet<PersonId>;

pub struct Told {
    pub now: Timestamp,
    pub zone: TimeZone,
    pub people: BTreeMap<PersonId, Profile>,
    pub enrolled: People,
    /// Who lost their keys and was given new ones: what was sealed to the old ones may stay shut.
    pub rekeyed: People,
    /// Who had no keys at first: what was sealed before comes to them from somebody who reads it.
    pub late: People,
    pub leadership: u16,
    pub posts: Vec<Post>,
    pub talks: Vec<Talk>,
    pub goals: Vec<Goal>,
    /// Drafts and kept searches: theirs alone.
    pub private: Vec<(PersonId, String)>,
    /// Sessions of this kind are open for so many days.
    pub kept: Option<(SessionKind, i64)>,
    /// How often an announcement came to somebody who joined later.
    pub brought: usize,
}

pub struct Post {
    pub id: AnnouncementId,
    pub author: PersonId,
    /// The author, or who stands in since they left.
    pub steward: PersonId,
    pub audience: Audience,
    pub recipients: People,
    pub publish_at: Timestamp,
    pub expires_at: Option<Timestamp>,
    pub withdrawn_at: Option<Timestamp>,
    pub pinned: bool,
    pub asks: bool,
    pub revision: u32,
    pub asks_since: u32,
    /// Title and body of every revision.
    pub texts: Vec<(String, String)>,
    /// Of an event: where and when.
    pub place: Option<(String, Timestamp)>,
    pub replies: Vec<String>,
    pub questions: Vec<Question>,
    /// Revisions that were opened and acknowledged.
    pub opened: BTreeMap<PersonId, u32>,
    pub acknowledged: BTreeMap<PersonId, u32>,
}

pub struct Question {
    pub id: uuid::Uuid,
    pub asker: PersonId,
    pub said: String,
    pub answer: Option<String>,
}

pub struct Talk {
    pub id: SessionId,
    pub kind: SessionKind,
    pub participants: People,
    /// Whoever took part at any time.
    pub ever: People,
    /// Whom it was handed to.
    pub handed: People,
    /// Somebody of human resources took part.
    pub with_hr: bool,
    pub stage: Stage,
    pub starts: Timestamp,
    /// When it took place or, where that came later, was over.
    pub over: Timestamp,
    pub said: Vec<Said>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Planned,
    Held,
    Closed,
    Cancelled,
}

/// A line, a note, an action, a comment.
pub struct Said {
    pub part: Option<String>,
    pub by: PersonId,
    pub own: bool,
    /// Of an action: who does it.
    pub owner: Option<PersonId>,
    pub removed: bool,
    /// A line of the agenda, that may go on into another session.
    pub line: bool,
    /// Who may read it, and may have to wait until somebody who can gives it to them.
    pub unsure: People,
    /// What each revision said, and to whom it was said.
    pub revisions: Vec<(String, People)>,
}

pub struct Goal {
    pub id: GoalId,
    pub owner: PersonId,
    pub said: Vec<String>,
}
