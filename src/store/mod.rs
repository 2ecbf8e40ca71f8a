//! The contract between the rules and whatever keeps a board: traits of intents, one error type.
//!
//! Reading is done through [`Read`]; writing through a [`Transaction`] that [`Store::begin`] hands out, which reads as
//! well. A transaction that is dropped without [`Transaction::commit`] leaves nothing behind. Nothing here decides who
//! may do what: that is `member`'s part.

pub mod announcements;
pub mod board;
pub mod chain;
pub mod drafts;
pub mod goals;
pub mod keys;
pub mod people;
pub mod search;
pub mod sessions;
pub mod sqlite;

use std::path::{Path, PathBuf};

pub use announcements::{ReadAnnouncements, WriteAnnouncements};
pub use board::{Board, ReadBoard, WriteBoard};
pub use chain::{ReadChain, WriteChain};
pub use drafts::{Draft, ReadDrafts, WriteDrafts};
pub use goals::{ReadGoals, WriteGoals};
pub use keys::{ReadKeys, WriteKeys};
pub use people::{ReadPeople, WritePeople};
pub use search::{KeptSearch, ReadSearch, WriteSearch};
pub use sessions::{ReadSessions, WriteSessions};

/// Everything that can be asked of a board.
pub trait Read:
    ReadBoard + ReadPeople + ReadKeys + ReadChain + ReadAnnouncements + ReadSearch + ReadDrafts + ReadGoals + ReadSessions
{
}
impl<
    T: ReadBoard
        + ReadPeople
        + ReadKeys
        + ReadChain
        + ReadAnnouncements
        + ReadSearch
        + ReadDrafts
        + ReadGoals
        + ReadSessions
        + ?Sized,
> Read for T
{
}

/// Everything that can be done to a board, inside one transaction.
pub trait Transaction:
    Read
    + WriteBoard
    + WritePeople
    + WriteKeys
    + WriteChain
    + WriteAnnouncements
    + WriteSearch
    + WriteDrafts
    + WriteGoals
    + WriteSessions
{
    /// Makes everything done here durable, or nothing of it.
    fn commit(self: Box<Self>) -> Result<()>;
}

/// An open board.
pub trait Store: Read + Send {
    /// Starts writing: waits its turn among all writers of this board, up to a deadline.
    fn begin(&mut self) -> Result<Box<dyn Transaction + '_>>;

    /// A number that is another one as soon as somebody else has written.
    fn others_version(&self) -> Result<i64>;

    /// A second handle on the same board, for a worker.
    fn another(&self) -> Result<Box<dyn Store>>;

    /// Writes a complete copy to `to`, which must not exist.
    fn copy_to(&self, to: &Path) -> Result<()>;

    /// What the engine itself finds wrong with the file; empty when it is sound.
    fn integrity_faults(&self) -> Result<Vec<String>>;

    /// Has closing write nothing: what was opened turned out to be damaged, and stays as it was found.
    fn leave_alone(&self);

    /// Where the board is kept.
    fn path(&self) -> &Path;
}

pub type Result<T> = std::result::Result<T, Error>;

/// Why the board could not be read or written. What was asked has not happened.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no board at {}", .0.display())]
    Missing(PathBuf),
    #[error("{} exists already", .0.display())]
    Exists(PathBuf),
    /// Another program holds the writing turn.
    #[error("the board is being written by {}", .holder.as_deref().unwrap_or("another program"))]
    Busy { holder: Option<String> },
    #[error("the disk is full")]
    Full,
    #[error("the board can only be read")]
    ReadOnly,
    #[error("not allowed to open {}", .0.display())]
    Forbidden(PathBuf),
    /// The file was moved, replaced or deleted while it was open.
    #[error("the board file was moved or replaced")]
    Moved,
    #[error("{} is not a board", .0.display())]
    Foreign(PathBuf),
    #[error("{} is empty", .0.display())]
    Empty(PathBuf),
    #[error("the board was written by a newer version ({found}; this one knows {known})")]
    Newer { found: i64, known: i64 },
    #[error("the board file is damaged: {0}")]
    Damaged(String),
    #[error("{} lies on a network file system ({kind})", .path.display())]
    Network { path: PathBuf, kind: String },
    #[error("this SQLite is too old ({0})")]
    Engine(String),
    #[error("{0}")]
    Io(#[source] std::io::Error),
    /// A fault of this program.
    #[error("unexpected answer from the board: {0}")]
    Unexpected(String),
}

impl Error {
    /// Keeps somebody from writing now and from nothing else: a board on a full, failing or read-only disk is still a board.
    pub const fn reading_goes_on(&self) -> bool {
        matches!(self, Self::Busy { .. } | Self::Full | Self::ReadOnly | Self::Forbidden(_) | Self::Io(_))
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io(error),
        }
    }
}
