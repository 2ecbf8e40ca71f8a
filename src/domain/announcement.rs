//! What an announcement is, how it ages, and which ones are refused.

use jiff::Timestamp;
use unicode_segmentation::UnicodeSegmentation;
use uuid::Uuid;

use super::audience::{Audience, Direction, Limits, Misplaced, Reach};
use super::organisation::{Person, PersonId, Role, words};

/// Longest title, in graphemes.
pub const TITLE_LIMIT: usize = 200;
/// Longest body or reply, in bytes of UTF-8 (256 KiB).
pub const BODY_LIMIT: usize = 256 * 1024;
/// How many urgent announcements one author may publish in a week, from Monday.
pub const URGENT_PER_WEEK: u32 = 3;
/// How many pinned announcements one author may keep per direction, and how many a reader sees on top.
pub const PINS: u32 = 3;

/// An announcement's identity: a UUIDv7 made by the client that writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnnouncementId(pub Uuid);

impl std::fmt::Display for AnnouncementId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Notice,
    Event,
}
words!(Kind { Notice => "notice", Event => "event" });

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Priority {
    Normal,
    Important,
    Urgent,
}
words!(Priority { Normal => "normal", Important => "important", Urgent => "urgent" });

/// Where an announcement stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    Scheduled,
    Live,
    Expired,
    Withdrawn,
}
words!(State { Scheduled => "scheduled", Live => "live", Expired => "expired", Withdrawn => "withdrawn" });

/// What one recipient has done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReceiptState {
    Unseen,
    Opened,
    Acknowledged,
}
words!(ReceiptState { Unseen => "unseen", Opened => "opened", Acknowledged => "acknowledged" });

/// Whether the viewer has asked its author something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuestionState {
    None,
    Open,
    Answered,
}
words!(QuestionState { None => "none", Open => "open", Answered => "answered" });

/// When and where an event takes place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub starts: Timestamp,
    pub ends: Timestamp,
    pub place: String,
}

/// A request that recipients say they have read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acknowledgement {
    /// The last moment of the due day in the board's zone.
    pub due: Option<Timestamp>,
}

/// What an author hands over to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAnnouncement {
    pub audience: Audience,
    /// Present for events, absent for notices.
    pub event: Option<Event>,
    pub priority: Priority,
    pub title: String,
    /// Markdown.
    pub body: String,
    pub acknowledgement: Option<Acknowledgement>,
    /// `None` means at once.
    pub publish_at: Option<Timestamp>,
    pub expires_at: Option<Timestamp>,
    pub pinned: bool,
    pub replies_open: bool,
}

impl NewAnnouncement {
    /// A plain notice to `reach`, published at once, with replies open.
    pub fn notice(reach: Reach, title: &str, body: &str) -> Self {
        Self {
            audience: Audience::new(reach),
            event: None,
            priority: Priority::Normal,
            title: title.to_owned(),
            body: body.to_owned(),
            acknowledgement: None,
            publish_at: None,
            expires_at: None,
            pinned: false,
            replies_open: true,
        }
    }

    pub fn kind(&self) -> Kind {
        if self.event.is_some() { Kind::Event } else { Kind::Notice }
    }

    /// Everything wrong with it by itself, whoever sends it. `now` is the moment of sending.
    pub fn faults(&self, now: Timestamp) -> Vec<Fault> {
        let mut faults = text_faults(&self.title, &self.body);
        if let Some(misplaced) = self.audience.misplaced() {
            faults.push(Fault::Misplaced(misplaced));
        }
        if let Some(event) = &self.event {
            if event.ends < event.starts {
                faults.push(Fault::EventEndsBeforeStart);
            }
            if event.place.graphemes(true).count() > TITLE_LIMIT {
                faults.push(Fault::PlaceTooLong);
            }
        }
        let live_from = self.publish_at.unwrap_or(now);
        if self.publish_at.is_some_and(|at| at < now) {
            faults.push(Fault::PublishedInThePast);
        }
        let due = self.acknowledgement.and_then(|acknowledgement| acknowledgement.due);
        if due.is_some_and(|due| due < live_from) {
            faults.push(Fault::DueBeforePublication);
        }
        if let Some(expires) = self.expires_at {
            if expires <= live_from {
                faults.push(Fault::ExpiresBeforePublication);
            } else if due.is_some_and(|due| expires < due) {
                faults.push(Fault::ExpiresBeforeDue);
            }
        }
        faults
    }
}

/// What is wrong with a title and a body.
pub fn text_faults(title: &str, body: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if title.trim().is_empty() {
        faults.push(Fault::TitleEmpty);
    }
    let length = title.graphemes(true).count();
    if length > TITLE_LIMIT {
        faults.push(Fault::TitleTooLong { length });
    }
    if body.len() > BODY_LIMIT {
        faults.push(Fault::BodyTooLong { bytes: body.len() });
    }
    faults
}

/// Whether `person` may mark an announcement as urgent.
pub fn may_mark_urgent(person: &Person, limits: Limits) -> bool {
    person.level <= limits.wide || person.roles.has(Role::Editor)
}

/// Why an announcement is refused before it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    TitleEmpty,
    TitleTooLong {
        length: usize,
    },
    BodyTooLong {
        bytes: usize,
    },
    PlaceTooLong,
    EventEndsBeforeStart,
    PublishedInThePast,
    DueBeforePublication,
    ExpiresBeforePublication,
    /// It would vanish before its acknowledgement is due.
    ExpiresBeforeDue,
    Misplaced(Misplaced),
    UrgentNotAllowed {
        level: u16,
    },
    UrgentUsedUp,
    PinsUsedUp(Direction),
}

/// What a list shows of an announcement, for one viewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    pub id: AnnouncementId,
    pub position: Position,
    pub author: PersonId,
    pub reach: Reach,
    pub kind: Kind,
    pub priority: Priority,
    /// As it was typed: clean it before it reaches a screen.
    pub title: String,
    pub publish_at: Timestamp,
    pub expires_at: Option<Timestamp>,
    pub withdrawn: bool,
    pub acknowledgement: Option<Acknowledgement>,
    pub pinned: bool,
    pub revision: u32,
    /// The start of an event.
    pub starts: Option<Timestamp>,
    pub replies: u32,
    /// The viewer's own receipt; an author's own announcement counts as opened.
    pub receipt: ReceiptState,
    pub question: QuestionState,
}

impl Headline {
    pub fn direction(&self) -> Direction {
        self.reach.direction()
    }

    pub fn state(&self, now: Timestamp) -> State {
        state(self.publish_at, self.expires_at, self.withdrawn, now)
    }

    /// Whether the viewer still owes its author an acknowledgement.
    pub fn owes(&self, viewer: PersonId, now: Timestamp) -> bool {
        self.acknowledgement.is_some()
            && self.author != viewer
            && self.receipt != ReceiptState::Acknowledged
            && self.state(now) == State::Live
    }
}

/// Withdrawn comes first; otherwise live means `publish_at ≤ now < expires_at`.
pub fn state(publish_at: Timestamp, expires_at: Option<Timestamp>, withdrawn: bool, now: Timestamp) -> State {
    if withdrawn {
        State::Withdrawn
    } else if now < publish_at {
        State::Scheduled
    } else if expires_at.is_some_and(|expires| expires <= now) {
        State::Expired
    } else {
        State::Live
    }
}

/// A place in the one order of all announcements: the milliseconds of its publication, moved on where taken, so that
/// no two share one and a clock set back cannot reorder what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position(pub i64);

/// Everything about one announcement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    pub id: AnnouncementId,
    pub position: Position,
    pub author: PersonId,
    /// Who edits, answers and withdraws: the author, or who stands in since the author left.
    pub steward: PersonId,
    pub content: NewAnnouncement,
    pub publish_at: Timestamp,
    pub withdrawn_at: Option<Timestamp>,
    pub revision: u32,
    /// Readers of revisions before this one are asked to read and acknowledge again.
    pub asks_since: u32,
    pub revised_at: Timestamp,
    /// The version of the chart its audience was settled with.
    pub chart: i64,
    /// How many it was settled for.
    pub recipients: u32,
    /// The chain entry of its current revision; none for bulk rows of a sample board.
    pub entry: Option<u64>,
}

impl Announcement {
    pub fn state(&self, now: Timestamp) -> State {
        state(self.publish_at, self.content.expires_at, self.withdrawn_at.is_some(), now)
    }
}

/// A superseded text, kept so that readers can see what changed and its signature can still be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    pub number: u32,
    pub title: String,
    pub body: String,
    pub at: Timestamp,
    pub entry: Option<u64>,
}

/// A reply, seen by the author and all recipients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    pub id: Uuid,
    pub author: PersonId,
    pub body: String,
    pub at: Timestamp,
    pub entry: Option<u64>,
}

/// A question that only its asker and the author see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub id: Uuid,
    pub asker: PersonId,
    pub body: String,
    pub at: Timestamp,
    pub entry: Option<u64>,
    pub answer: Option<Answer>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub author: PersonId,
    pub body: String,
    pub at: Timestamp,
    pub entry: Option<u64>,
}

/// What one recipient did with an announcement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub person: PersonId,
    pub opened_at: Option<Timestamp>,
    pub opened_revision: u32,
    pub acknowledged_at: Option<Timestamp>,
    pub acknowledged_revision: u32,
    pub entry: Option<u64>,
}

impl Receipt {
    /// Read against the revision since which readers are asked (`asks_since`).
    pub fn state(&self, asks_since: u32) -> ReceiptState {
        if self.acknowledged_at.is_some() && self.acknowledged_revision >= asks_since {
            ReceiptState::Acknowledged
        } else if self.opened_at.is_some() && self.opened_revision >= asks_since {
            ReceiptState::Opened
        } else {
            ReceiptState::Unseen
        }
    }
}

/// How far an announcement has come among its recipients. Leavers who acknowledged stay counted; others drop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    pub recipients: u32,
    /// Opened or acknowledged.
    pub opened: u32,
    pub acknowledged: u32,
    /// With a question open.
    pub asking: u32,
    /// Who has not acknowledged (or, where nothing is asked, not opened), in name order.
    pub missing: Vec<PersonId>,
    /// Of the missing: who cannot sign in yet, so somebody has to tell them.
    pub not_enrolled: Vec<PersonId>,
}
