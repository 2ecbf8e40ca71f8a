//! Announcements, who sees them and what readers did with them.
//!
//! Every reading call takes the viewer and answers only what that viewer may see. This is the one place that lists,
//! counts, searches, replies, exports and reminders all go through.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::Result;
use crate::domain::announcement::{
    Announcement, AnnouncementId, Answer, Event, Headline, Position, Question, Receipt, Reply, Revision,
};
use crate::domain::audience::Direction;
use crate::domain::organisation::PersonId;

/// Where a page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cursor {
    Newest,
    /// Older than this, newest first.
    OlderThan(Position),
    /// Newer than this; the page still comes newest first.
    NewerThan(Position),
    Oldest,
}

/// Which of the announcements a viewer may see a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// One board, or all.
    pub direction: Option<Direction>,
    pub only: Only,
}

/// The one filter of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    #[default]
    All,
    /// Not opened by the viewer.
    Unread,
    /// Written or looked after by the viewer, scheduled and expired ones included.
    Mine,
    /// The viewer still owes an acknowledgement.
    AckDue,
}

/// Some rows of a list, newest first.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub rows: Vec<Headline>,
    /// Where looking on in the same direction begins: set when there may be more. A page may be short, even empty, and
    /// still go on: looking for what is rare stops after a bounded number of rows.
    pub next: Option<Position>,
}

/// Unread announcements per board among the newest ones addressed to a viewer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    pub vertical: u32,
    pub horizontal: u32,
    pub diagonal: u32,
}

impl Unread {
    pub fn total(&self) -> u32 {
        self.vertical + self.horizontal + self.diagonal
    }

    pub fn of(&self, direction: Direction) -> u32 {
        match direction {
            Direction::Vertical => self.vertical,
            Direction::Horizontal => self.horizontal,
            Direction::Diagonal => self.diagonal,
        }
    }
}

/// Somebody an announcement came to after it was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addition {
    pub person: PersonId,
    pub on: Date,
    /// Looks after it for its author, rather than having joined.
    pub stands_in: bool,
}

/// Who owes an acknowledgement, and by when.
pub type Owed = (PersonId, Option<Timestamp>);

/// Where delivery is wrong: a position, and what lies there if anything that has a readable id does.
pub type Misdelivered = (Position, Option<AnnouncementId>);

pub trait ReadAnnouncements {
    /// One page of what `viewer` may see.
    fn page(&self, viewer: PersonId, shown: Shown, from: Cursor, limit: usize, now: Timestamp) -> Result<Page>;

    /// Live announcements whose acknowledgement `viewer` owes, earliest due first; those without a date last.
    fn duties(&self, viewer: PersonId, now: Timestamp) -> Result<Vec<Headline>>;

    /// Live announcements `viewer` may see whose acknowledgement is owed beyond its due moment, each with who owes it and
    /// by when: by one of `people`, or by anybody where `viewer` looks after the announcement.
    fn overdue(&self, viewer: PersonId, people: &[PersonId], now: Timestamp) -> Result<Vec<(Headline, Vec<Owed>)>>;

    /// The newest live pinned announcements `viewer` may see, among a bounded number of the board's newest pins.
    fn pinned(
        &self,
        viewer: PersonId,
        direction: Option<Direction>,
        limit: usize,
        now: Timestamp,
    ) -> Result<Vec<Headline>>;

    /// Live events `viewer` may see that begin from now until before `until`, soonest first.
    fn events(&self, viewer: PersonId, until: Timestamp, now: Timestamp) -> Result<Vec<Headline>>;

    /// Events `viewer` may see that take place at some time from `from` until before `until`, past ones too, soonest first;
    /// of what is still scheduled one's own alone. Neither withdrawn nor expired ones.
    fn events_between(
        &self,
        viewer: PersonId,
        from: Timestamp,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<(Headline, Event)>>;

    /// How many are unread among the newest [`UNREAD_WINDOW`] per board.
    fn unread(&self, viewer: PersonId, now: Timestamp) -> Result<Unread>;

    /// None where it does not exist or `viewer` may not see it. A scheduled one is seen by its author alone, and so is
    /// for ever one that was withdrawn before its time.
    fn headline(&self, viewer: PersonId, id: AnnouncementId, now: Timestamp) -> Result<Option<Headline>>;

    /// None where it does not exist or `viewer` may not see it. Of a withdrawn one recipients get no body.
    fn announcement(&self, viewer: PersonId, id: AnnouncementId, now: Timestamp) -> Result<Option<Announcement>>;

    /// Superseded revisions, oldest first.
    fn revisions(&self, position: Position) -> Result<Vec<Revision>>;

    /// Oldest first.
    fn replies(&self, position: Position) -> Result<Vec<Reply>>;

    /// Of `asker`, or all; oldest first.
    fn questions(&self, position: Position, asker: Option<PersonId>) -> Result<Vec<Question>>;

    /// The announcement a question belongs to, with the question.
    fn question(&self, id: Uuid) -> Result<Option<(AnnouncementId, Question)>>;

    /// Open questions on live announcements that `steward` looks after, oldest first.
    fn open_questions(&self, steward: PersonId, now: Timestamp) -> Result<Vec<(Headline, Question)>>;

    fn receipts(&self, position: Position) -> Result<Vec<Receipt>>;

    fn receipt(&self, position: Position, person: PersonId) -> Result<Option<Receipt>>;

    /// Whom it was settled for, in the order of their numbers, the author not among them; [`ReadAnnouncements::additions`]
    /// came later.
    fn recipients(&self, position: Position) -> Result<Vec<PersonId>>;

    fn additions(&self, position: Position) -> Result<Vec<Addition>>;

    /// Urgent announcements `author` published, or is to publish, after `since` and up to `until`; not those withdrawn
    /// before they came out.
    fn count_urgent(&self, author: PersonId, since: Timestamp, until: Timestamp) -> Result<u32>;

    /// Live or scheduled pins of `author` on a board.
    fn count_pins(&self, author: PersonId, direction: Direction, now: Timestamp) -> Result<u32>;

    /// Announcements published or to be published that may concern a newcomer: scheduled ones, and live ones that ask for
    /// acknowledgement, are pinned or were published since `recent`. Their bodies are left out.
    fn open_to_change(&self, now: Timestamp, recent: Timestamp) -> Result<Vec<Announcement>>;

    /// Announcements still to be published, soonest first: what others have read is out, even where the clock was set back
    /// since. Their bodies are left out.
    fn scheduled(&self, now: Timestamp) -> Result<Vec<Announcement>>;

    /// Live and scheduled announcements that somebody else than their author looks after. Their bodies are left out.
    fn handed_over(&self, now: Timestamp) -> Result<Vec<Announcement>>;

    /// Live and scheduled announcements `steward` looks after. Their bodies are left out.
    fn stewarded(&self, steward: PersonId, now: Timestamp) -> Result<Vec<Announcement>>;

    /// Up to `limit` announcements beyond a position, in order, whoever may see them: for the check of a whole board. One
    /// that cannot be read comes as the reason.
    fn every(&self, beyond: Position, limit: usize) -> Result<Vec<(Position, Result<Announcement>)>>;

    /// Announcements that what is derived from them contradicts: direction, feeds, number of recipients, and, while they
    /// are live or scheduled at `now`, who owes an acknowledgement. Goes through the whole board.
    fn delivery_faults(&self, now: Timestamp) -> Result<Vec<Misdelivered>>;
}

/// How many of a viewer's newest announcements per board count as unread; older ones do not nag.
pub const UNREAD_WINDOW: usize = 100;

pub trait WriteAnnouncements {
    /// Stores an announcement with its audience. `recipients` excludes the author. Answers false, having done nothing,
    /// when the id is there already: a retry after an unknown outcome does not post twice.
    fn insert_announcement(&mut self, announcement: &Announcement, recipients: &[PersonId]) -> Result<bool>;

    /// Settles a scheduled announcement anew: the chart version, and who it will reach.
    fn resettle(&mut self, position: Position, chart: i64, recipients: &[PersonId]) -> Result<()>;

    /// Brings an announcement to one more person. `due` is the day they owe an acknowledgement by, if they owe one.
    fn add_recipient(&mut self, position: Position, addition: Addition, duty: Option<Option<Timestamp>>) -> Result<()>;

    /// Whom it was handed to before keeps nothing of it.
    fn set_steward(&mut self, position: Position, steward: PersonId) -> Result<()>;

    /// A new text. With `asks_again` everybody's duty begins anew: these people owe it, and nobody else.
    fn revise(&mut self, position: Position, revision: &Revision, asks_again: Option<&[Owed]>) -> Result<()>;

    fn withdraw(&mut self, position: Position, at: Timestamp) -> Result<()>;

    /// Takes a withdrawal back: recipients read and find it again. What they owe is given back one by one.
    fn reinstate(&mut self, position: Position) -> Result<()>;

    /// False when the id is there already.
    fn insert_reply(&mut self, position: Position, reply: &Reply) -> Result<bool>;

    /// False when the id is there already.
    fn insert_question(&mut self, position: Position, question: &Question) -> Result<bool>;

    fn answer_question(&mut self, question: Uuid, answer: &Answer) -> Result<()>;

    /// Records that `person` opened a revision; an earlier opening of the same or a later one stays.
    fn open(&mut self, position: Position, person: PersonId, revision: u32, at: Timestamp) -> Result<()>;

    /// Records an acknowledgement, which also opens, and ends the duty.
    fn acknowledge(
        &mut self,
        position: Position,
        person: PersonId,
        revision: u32,
        at: Timestamp,
        entry: Option<u64>,
    ) -> Result<()>;

    /// Moves somebody's due moment, or lifts the duty while a question is open (`None`).
    fn set_duty(&mut self, position: Position, person: PersonId, duty: Option<Option<Timestamp>>) -> Result<()>;

    /// Somebody has left: what they still owed is owed no more.
    fn drop_duties(&mut self, person: PersonId) -> Result<()>;

    /// What has expired is owed no more.
    fn drop_lapsed_duties(&mut self, now: Timestamp) -> Result<()>;
}
