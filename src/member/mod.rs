//! What a signed-in person may do: permission, transaction and signature in one call.
//!
//! [`Workspace`] is an open board; [`Workspace::sign_in`] gives a [`Member`]. Nothing is read or written without one, so
//! "who is asking" cannot be forgotten; the few exceptions (the list of names, enrolment, recovery, the check) are
//! methods of the workspace.
//!
//! | what | where |
//! |---|---|
//! | one transaction of one person: turn, chart, signature | `act` |
//! | signing in, enrolment, recovery, passphrases, codes | `access` |
//! | publishing, reading, acknowledging, replies, questions | `announcements` |
//! | withdrawing, and taking that back | `withdrawing` |
//! | the same done to many | `batches` |
//! | audiences before sending, and why | `audience` |
//! | who has read it | `coverage` |
//! | looking for announcements | `search` |
//! | what to do now, and the week around it | `today`, `week` |
//! | what each revision of an announcement said | `changes` |
//! | KPI goals | `goals` |
//! | feedback sessions | `sessions` |
//! | people, roles, limits, leavers, the chart's dated changes | `people`, `settling` |
//! | what such a change would come to | `effects` |
//! | what is being written | `drafts` |
//! | what is signed, and whether it still holds | `signing`, `check` |
//! | all that the board holds about the member | `own` |
//! | the board's own name and zone | `board` |
//! | copies of the board | `backup` |

pub mod access;
pub mod act;
pub mod announcements;
pub mod audience;
pub mod backup;
pub mod batches;
pub mod board;
pub mod changes;
pub mod check;
pub mod coverage;
pub mod drafts;
pub mod effects;
mod error;
pub mod founding;
pub mod goals;
pub mod own;
pub mod people;
pub mod search;
pub mod sessions;
mod settling;
pub mod signing;
pub mod today;
pub mod week;
mod withdrawing;

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

pub use act::{Act, Identity};
pub use error::{Error, Result, Sort};

use crate::clock::Clock;
use crate::domain::audience::Limits;
use crate::domain::organisation::{Organisation, Person, PersonId};
use crate::store::sqlite::{Ownership, SqliteStore};
use crate::store::{self, Board, Store};

/// An open board, nobody signed in.
pub struct Workspace {
    store: Box<dyn Store>,
    clock: Clock,
    organisation: Arc<Organisation>,
    board: Board,
    /// The earlier version of the chart that was last asked for: a reader goes through announcements of one time.
    earlier: RefCell<Option<(i64, Arc<Organisation>)>>,
}

/// What a new board starts with.
#[derive(Clone, Debug)]
pub struct NewBoard {
    pub organisation: String,
    pub zone: jiff::tz::TimeZone,
    /// `es` or `en`.
    pub locale: String,
    /// A sample board may use cheap key derivation and unsigned bulk rows.
    pub sample: bool,
}

impl Workspace {
    /// Opens the board at `path`.
    pub fn open(path: &Path, clock: Clock) -> Result<Self> {
        Self::over(Box::new(SqliteStore::open(path)?), clock)
    }

    /// Makes a board at `path` with nobody in it, and opens it.
    pub fn create(path: &Path, new: &NewBoard, ownership: &Ownership, clock: Clock) -> Result<Self> {
        let now = clock.now();
        let board = Board {
            id: Uuid::new_v4(),
            organisation: new.organisation.clone(),
            zone: new.zone.clone(),
            locale: new.locale.clone(),
            sample: new.sample,
            created_at: now,
            settled_on: now.to_zoned(new.zone.clone()).date(),
            limits: Limits::default(),
            chart: 1,
        };
        store::sqlite::create(path, &board, ownership)?;
        Self::open(path, clock)
    }

    fn over(store: Box<dyn Store>, clock: Clock) -> Result<Self> {
        let read = store.board().and_then(|board| Ok((store.organisation_at(board.chart)?, board)));
        let (organisation, board) = read.inspect_err(|_| store.leave_alone())?;
        let organisation = Arc::new(organisation);
        Ok(Self { store, clock, organisation, board, earlier: RefCell::default() })
    }

    /// A second handle on the same board, for a worker.
    pub fn another(&self) -> Result<Self> {
        Ok(Self {
            store: self.store.another()?,
            clock: self.clock.clone(),
            organisation: Arc::clone(&self.organisation),
            board: self.board.clone(),
            earlier: RefCell::default(),
        })
    }

    /// The board that stands there now, where another was put in the place of this one; else this one.
    #[must_use]
    pub fn here_now(self) -> Self {
        match self.store.others_version() {
            Err(store::Error::Moved) => Self::open(self.path(), self.clock.clone()).unwrap_or(self),
            _ => self,
        }
    }

    /// Reads board and chart again if somebody has changed them.
    pub fn refresh(&mut self) -> Result<()> {
        let board = self.store.board()?;
        if board.chart != self.board.chart {
            self.organisation = Arc::new(self.store.organisation_at(board.chart)?);
        }
        self.board = board;
        Ok(())
    }

    /// The board as of the last [`Workspace::refresh`].
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// Everybody, as of the last [`Workspace::refresh`].
    pub fn organisation(&self) -> &Arc<Organisation> {
        &self.organisation
    }

    /// Everybody at some version of the chart, which may be an earlier one.
    fn organisation_at(&self, chart: i64) -> Result<Arc<Organisation>> {
        if chart == self.board.chart {
            return Ok(Arc::clone(&self.organisation));
        }
        let mut earlier = self.earlier.borrow_mut();
        match earlier.as_ref().filter(|(version, _)| *version == chart) {
            Some((_, organisation)) => Ok(Arc::clone(organisation)),
            None => {
                let read = Arc::new(self.store.organisation_at(chart)?);
                *earlier = Some((chart, Arc::clone(&read)));
                Ok(read)
            }
        }
    }

    pub fn path(&self) -> &Path {
        self.store.path()
    }

    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Today, in the board's zone.
    pub fn today(&self) -> Date {
        self.day_of(self.now())
    }

    /// The day a moment falls on, in the board's zone.
    pub fn day_of(&self, at: Timestamp) -> Date {
        at.to_zoned(self.board.zone.clone()).date()
    }

    /// The last moment of a day in the board's zone: until then something due that day is in time.
    pub fn end_of(&self, day: Date) -> Result<Timestamp> {
        end_of_day(day, &self.board.zone)
    }

    /// A number that is another one as soon as somebody else has written to the board.
    pub fn others_version(&self) -> Result<i64> {
        Ok(self.store.others_version()?)
    }
}

/// The last microsecond of `day` in `zone`: just before the next day begins, for there are zones that put their clocks back
/// at midnight and so have the last hour of a day twice.
pub fn end_of_day(day: Date, zone: &jiff::tz::TimeZone) -> Result<Timestamp> {
    let next = day.tomorrow().and_then(|next| next.to_zoned(zone.clone())).map_err(|_| Error::BadDay(day))?;
    next.timestamp().checked_sub(jiff::SignedDuration::from_micros(1)).map_err(|_| Error::BadDay(day))
}

/// A person at work on a board.
pub struct Member {
    workspace: Workspace,
    identity: Arc<Identity>,
    /// Digests of acknowledgements whose signature was found to hold: what was signed once stays so.
    vouched: RefCell<HashSet<[u8; 32]>>,
    /// Whose goals they see today.
    sight: RefCell<Option<Arc<goals::Sight>>>,
    past_scores: goals::PastScores,
    /// Whether they have the role `hr`, by a version of the chart and what an `admin` signed.
    signed_hr: Cell<Option<(i64, bool)>>,
}

impl Member {
    fn new(workspace: Workspace, identity: Arc<Identity>) -> Self {
        let (vouched, sight, past_scores, signed_hr) = Default::default();
        Self { workspace, identity, vouched, sight, past_scores, signed_hr }
    }

    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    pub fn id(&self) -> PersonId {
        self.identity.person
    }

    /// What the chart says of the member.
    pub fn person(&self) -> &Person {
        // A member signed in as somebody of this organisation, and people are never removed from one.
        self.workspace.organisation.find(self.identity.person).expect("a member is in the organisation")
    }

    /// Signs out: keys are wiped with the last handle that holds them.
    pub fn lock(self) -> Workspace {
        self.workspace
    }

    /// The same person on a second handle, for a worker.
    pub fn another(&self) -> Result<Self> {
        Ok(Self::new(self.workspace.another()?, Arc::clone(&self.identity)))
    }

    /// Reads board and chart again if somebody has changed them. Refused once the member has left.
    pub fn refresh(&mut self) -> Result<()> {
        self.workspace.refresh()?;
        let person = self.person();
        if person.is_active(self.workspace.today()) { Ok(()) } else { Err(Error::NotActive(person.handle.clone())) }
    }

    fn store(&self) -> &dyn Store {
        self.workspace.store.as_ref()
    }

    fn now(&self) -> Timestamp {
        self.workspace.now()
    }
}
