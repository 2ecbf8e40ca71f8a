//! Why something was not done. What was asked has not happened, and nothing typed is lost by it.

use std::time::Duration;

use jiff::civil::Date;

use crate::domain::announcement::Fault;
use crate::domain::audience::Refusal;
use crate::domain::goal::incoming::RowFault;
use crate::domain::goal::{self, Aggregation, CheckInFault, KpiKind};
use crate::domain::organisation::Role;
use crate::domain::roster::{self, Misfit};
use crate::domain::session::{self, SessionState};
use crate::keys::{KeyError, PaperError, Weakness};
use crate::member::sessions::Shut;
use crate::store;

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Store(#[from] store::Error),
    /// What the viewer may not see is told apart from nothing by nobody.
    #[error("there is no such announcement")]
    NoAnnouncement,
    #[error("there is no such question")]
    NoQuestion,
    #[error("there is nobody with the handle or name {0}")]
    NoPerson(String),
    /// Something the person can see but may not do.
    #[error("needs the role {0}")]
    NeedsRole(Role),
    #[error("only its author may do this")]
    OnlyAuthor,
    #[error("only its recipients may do this")]
    OnlyRecipients,
    #[error("the reach is not allowed: {0:?}")]
    Reach(Refusal),
    /// The audience is empty.
    #[error("it would reach nobody")]
    Nobody,
    #[error("not acceptable: {0:?}")]
    Faults(Vec<Fault>),
    /// Text that must not be empty or over its limit: a reply, a question, an answer.
    #[error("the text is empty")]
    TextEmpty,
    #[error("the text has {bytes} bytes")]
    TextTooLong { bytes: usize },
    #[error("no acknowledgement is asked for")]
    NothingToAcknowledge,
    #[error("replies are closed")]
    RepliesClosed,
    #[error("it was withdrawn")]
    Withdrawn,
    #[error("it has expired")]
    Expired,
    #[error("it is not published yet")]
    NotPublished,
    #[error("the question has been answered")]
    Answered,
    /// Somebody else changed it meanwhile.
    #[error("it was changed meanwhile")]
    Conflict,
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// Too many wrong passphrases on this terminal.
    #[error("wait {} s", .0.as_secs())]
    Wait(Duration),
    #[error("the passphrase is too weak")]
    Weak(Weakness),
    #[error("{0} has not enrolled yet")]
    NotEnrolled(String),
    #[error("{0} is not active")]
    NotActive(String),
    #[error("the code is not valid")]
    WrongCode,
    #[error("the code expired")]
    CodeExpired,
    #[error("the code is mistyped")]
    Mistyped(#[from] PaperError),
    #[error(transparent)]
    Key(KeyError),
    #[error("handle {0} is taken")]
    HandleTaken(String),
    #[error("not a valid handle: {0}")]
    BadHandle(String),
    /// A file of people that was rejected as a whole.
    #[error("the file has {} faults", .0.len())]
    Roster(Vec<roster::Fault>),
    #[error("their last day would come before their first ({from})")]
    UntilBeforeFrom { from: Date, until: Date },
    #[error("a level is a number from 1 up")]
    BadLimit,
    #[error("there is no time zone {0}")]
    NoZone(String),
    #[error("a name is needed")]
    NameEmpty,
    #[error("level {level} is not below the manager's ({manager})")]
    LevelNotBelow { level: u16, manager: u16 },
    #[error("a report is at level {report}")]
    LevelNotAbove { level: u16, report: u16 },
    #[error("the chart would have a cycle")]
    Cycle,
    /// The last enrolled `admin` can neither leave nor lose the role.
    #[error("the last admin")]
    LastAdmin,
    #[error("cannot succeed themselves")]
    OwnSuccessor,
    #[error("not a day of this calendar: {0}")]
    BadDay(Date),
    #[error("the account belongs to somebody else")]
    AccountTaken,
    /// What the viewer may not see is told apart from nothing by nobody. So for what follows.
    #[error("there is no such goal")]
    NoGoal,
    #[error("there is no such definition")]
    NoKpi,
    #[error("there is no such dimension")]
    NoDimension,
    #[error("there is no such cycle")]
    NoCycle,
    #[error("there is no such template")]
    NoTemplate,
    #[error("there is no check-in {0}")]
    NoCheckIn(u32),
    /// Somebody's goals that the person sees, and that are others' to set or to measure.
    #[error("it is not theirs to do")]
    NotAllowed,
    #[error("a reason is needed")]
    ReasonMissing,
    #[error("not acceptable: {0:?}")]
    GoalFaults(Vec<goal::Fault>),
    #[error("not acceptable: {0:?}")]
    CheckInFaults(Vec<CheckInFault>),
    /// A file of check-ins that was rejected as a whole.
    #[error("the file has {} faults", .0.len())]
    CheckInFile(Vec<RowFault>),
    /// Values of that kind are not put together so.
    #[error("{kind} goals take no {aggregation}")]
    BadAggregation { kind: KpiKind, aggregation: Aggregation },
    /// A reason, an evidence or a note over its limit.
    #[error("the text has {bytes} bytes")]
    NoteTooLong { bytes: usize },
    #[error("the definition is retired")]
    KpiRetired,
    #[error("the cycle is closed")]
    CycleClosed,
    #[error("the cycle runs until {end}")]
    CycleRunning { end: Date },
    #[error("the goal is not accepted")]
    NotAccepted,
    #[error("the goal was declined or cancelled")]
    GoalOver,
    #[error("the name {0} is taken")]
    NameTaken(String),
    #[error("the name is too long")]
    NameTooLong,
    #[error("the unit is too long")]
    UnitTooLong,
    #[error("there is no such session")]
    NoSession,
    /// They see that the session is, and what they asked for is for those in it.
    #[error("only its participants may do this")]
    OnlyParticipants,
    /// A note, an agenda line, an item or an action that is not there for who asks.
    #[error("there is no such part of a session")]
    NoPart,
    /// Not in the state the session is in.
    #[error("not while the session is {0}")]
    SessionState(SessionState),
    /// Somebody has signed: the text is locked until it is reopened.
    #[error("the session is signed")]
    SessionLocked,
    #[error("not acceptable: {0:?}")]
    SessionFaults(Vec<session::Fault>),
    /// Sealed for keys that were lost, or not shared with them.
    #[error("it does not open")]
    Shut(Shut),
    /// Nobody above to hand it over to, or nothing to hand over.
    #[error("there is nobody to hand it over to")]
    NobodyToHandOverTo,
    /// A session that is not old enough to be purged.
    #[error("it is to be kept until {0}")]
    KeptUntil(Date),
}

impl From<KeyError> for Error {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::WrongPassphrase => Self::WrongPassphrase,
            other => Self::Key(other),
        }
    }
}

impl From<Misfit> for Error {
    fn from(misfit: Misfit) -> Self {
        match misfit {
            Misfit::NameEmpty => Self::NameEmpty,
            Misfit::BadHandle(handle) => Self::BadHandle(handle),
            Misfit::HandleTaken(handle) => Self::HandleTaken(handle),
            Misfit::Nobody(id) => Self::NoPerson(id.0.to_string()),
            Misfit::LevelNotBelow { level, manager } => Self::LevelNotBelow { level, manager },
            Misfit::LevelNotAbove { level, report } => Self::LevelNotAbove { level, report },
            Misfit::Cycle => Self::Cycle,
            Misfit::OwnSuccessor => Self::OwnSuccessor,
            Misfit::SuccessorAway(handle) => Self::NotActive(handle),
            Misfit::UntilBeforeFrom { from, until } => Self::UntilBeforeFrom { from, until },
        }
    }
}

/// What kind of failure it is: decides the exit code of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    NotAllowed,
    NotFound,
    Conflict,
    Busy,
    /// The board is damaged or foreign.
    Damaged,
    BadInput,
    /// The disk, the system, or this program.
    Other,
}

impl Error {
    pub fn sort(&self) -> Sort {
        match self {
            Self::Store(error) => match error {
                store::Error::Missing(_) => Sort::NotFound,
                store::Error::Exists(_) => Sort::Conflict,
                store::Error::Busy { .. } => Sort::Busy,
                store::Error::Moved
                | store::Error::Foreign(_)
                | store::Error::Empty(_)
                | store::Error::Newer { .. }
                | store::Error::Damaged(_) => Sort::Damaged,
                store::Error::Forbidden(_) | store::Error::ReadOnly => Sort::NotAllowed,
                store::Error::Network { .. } => Sort::BadInput,
                store::Error::Full | store::Error::Engine(_) | store::Error::Io(_) | store::Error::Unexpected(_) => {
                    Sort::Other
                }
            },
            Self::NoAnnouncement
            | Self::NoQuestion
            | Self::NoPerson(_)
            | Self::NoGoal
            | Self::NoKpi
            | Self::NoDimension
            | Self::NoCycle
            | Self::NoTemplate
            | Self::NoCheckIn(_)
            | Self::NoSession
            | Self::NoPart => Sort::NotFound,
            Self::NeedsRole(_)
            | Self::NotAllowed
            | Self::OnlyAuthor
            | Self::OnlyRecipients
            | Self::OnlyParticipants
            | Self::Reach(_)
            | Self::WrongPassphrase
            | Self::Wait(_)
            | Self::NotEnrolled(_)
            | Self::NotActive(_)
            | Self::WrongCode
            | Self::CodeExpired
            | Self::LastAdmin
            | Self::NobodyToHandOverTo
            | Self::Shut(Shut::NotShared | Shut::OldKeys) => Sort::NotAllowed,
            Self::Faults(faults)
                if faults.iter().all(|fault| {
                    matches!(fault, Fault::UrgentNotAllowed { .. } | Fault::UrgentUsedUp | Fault::PinsUsedUp(_))
                }) =>
            {
                Sort::NotAllowed
            }
            Self::Conflict
            | Self::Answered
            | Self::Withdrawn
            | Self::Expired
            | Self::NotPublished
            | Self::RepliesClosed
            | Self::NothingToAcknowledge
            | Self::AccountTaken
            | Self::KpiRetired
            | Self::CycleClosed
            | Self::CycleRunning { .. }
            | Self::NotAccepted
            | Self::GoalOver
            | Self::NameTaken(_)
            | Self::SessionState(_)
            | Self::SessionLocked
            | Self::KeptUntil(_) => Sort::Conflict,
            Self::Shut(Shut::Altered) => Sort::Damaged,
            Self::Key(KeyError::Damaged | KeyError::TooCostly | KeyError::TooWeak | KeyError::WontOpen) => {
                Sort::Damaged
            }
            Self::Key(KeyError::WrongRecoveryKey) => Sort::NotAllowed,
            Self::Key(_) => Sort::Other,
            Self::Nobody
            | Self::Faults(_)
            | Self::TextEmpty
            | Self::TextTooLong { .. }
            | Self::Weak(_)
            | Self::Mistyped(_)
            | Self::Roster(_)
            | Self::UntilBeforeFrom { .. }
            | Self::BadLimit
            | Self::NoZone(_)
            | Self::HandleTaken(_)
            | Self::BadHandle(_)
            | Self::NameEmpty
            | Self::LevelNotBelow { .. }
            | Self::LevelNotAbove { .. }
            | Self::Cycle
            | Self::OwnSuccessor
            | Self::BadDay(_)
            | Self::ReasonMissing
            | Self::GoalFaults(_)
            | Self::CheckInFaults(_)
            | Self::CheckInFile(_)
            | Self::BadAggregation { .. }
            | Self::NoteTooLong { .. }
            | Self::NameTooLong
            | Self::UnitTooLong
            | Self::SessionFaults(_) => Sort::BadInput,
        }
    }
}
