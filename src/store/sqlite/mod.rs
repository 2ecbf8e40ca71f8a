//! A board in one SQLite file. The only place that knows SQL.
//!
//! | what | where |
//! |---|---|
//! | opening, creating, settings of a connection | `open` |
//! | complete copies, and restoring one | `copies` |
//! | who may write now, is it still the same file | `gate`; who comes first: `queue` |
//! | does the file still hold the same board | `identity` |
//! | schema and its versions | `migrate` |
//! | how values stand in columns | `columns` |
//! | sets of viewers | `audience` |
//! | what a viewer may see, newest first | `feed` |
//! | whether feeds and duties say what announcements say | `delivery` |
//! | filling big sample boards | `bulk` |
//! | lists of announcements, as a viewer sees them | `headlines` |
//! | one noun each | `board`, `people`, `keys`, `chain`, `drafts`, `announcements`, `search`, `replies`, `questions`, `receipts`, `goals`, `sessions` |

mod announcements;
mod audience;
mod board;
#[cfg(test)]
mod board_forgery_tests;
mod bulk;
mod chain;
mod columns;
mod copies;
mod delivery;
mod drafts;
#[cfg(test)]
mod duty_tests;
mod events;
mod feed;
#[cfg(test)]
mod forgery_tests;
mod gate;
#[cfg(test)]
mod goal_forgery_tests;
mod goals;
mod headlines;
mod identity;
mod keys;
mod migrate;
mod open;
mod people;
mod questions;
mod queue;
mod receipts;
mod replies;
mod search;
#[cfg(test)]
mod session_edits_tests;
#[cfg(test)]
mod session_forgery_tests;
mod sessions;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use audience::KnownAudiences;
use identity::Identity;

pub use bulk::{Agreement, Agreements, Post, fill, fill_goals};
pub use copies::{end_of, judge, put_in_place, restore};
pub use gate::network_file_system;
pub use open::{Ownership, create, newest_schema};

use super::{Error, Result, Store, Transaction};

/// An open board file.
#[derive(Debug)]
pub struct SqliteStore {
    connection: Connection,
    path: PathBuf,
    identity: Identity,
    audiences: KnownAudiences,
}

impl SqliteStore {
    /// Opens an existing board, bringing an older schema up to date.
    pub fn open(path: &Path) -> Result<Self> {
        let (connection, path) = open::open(path)?;
        match Identity::new(&connection, &path) {
            Ok(identity) => Ok(Self { connection, path, identity, audiences: KnownAudiences::default() }),
            Err(refused) => {
                open::leave_alone(&connection, &path);
                Err(refused)
            }
        }
    }

    /// Refuses once the board is no longer where it was opened. What is there now is left alone.
    fn is_still_there(&self) -> Result<()> {
        if gate::has_moved(&self.connection, &self.path)? {
            return Err(Error::Moved);
        }
        self.identity.holds(&self.connection, &self.path).inspect_err(|_| self.leave_alone())
    }
}

/// Whatever lends a connection can be read from: an open board, or a transaction on it.
trait Connected {
    fn db(&self) -> &Connection;

    /// Audiences read before.
    fn audiences(&self) -> &KnownAudiences;
}

/// One view of the board for several statements: consistent, and far cheaper than taking the locks for each of them. None
/// inside a transaction, which is a view already.
fn view<C: Connected>(of: &C) -> Result<Option<rusqlite::Transaction<'_>>> {
    let db = of.db();
    Ok(if db.is_autocommit() { Some(db.unchecked_transaction()?) } else { None })
}

impl Connected for SqliteStore {
    fn db(&self) -> &Connection {
        &self.connection
    }

    fn audiences(&self) -> &KnownAudiences {
        &self.audiences
    }
}

impl Connected for gate::Writing<'_> {
    fn db(&self) -> &Connection {
        self.connection()
    }

    fn audiences(&self) -> &KnownAudiences {
        &self.audiences
    }
}

impl Store for SqliteStore {
    fn begin(&mut self) -> Result<Box<dyn Transaction + '_>> {
        self.is_still_there()?;
        Ok(Box::new(gate::Writing::begin(&mut self.connection, &self.path)?))
    }

    fn others_version(&self) -> Result<i64> {
        // Whoever only reads has to learn it too.
        self.is_still_there()?;
        let mut version = self.connection.prepare_cached("PRAGMA data_version")?;
        Ok(version.query_row([], |row| row.get(0))?)
    }

    fn another(&self) -> Result<Box<dyn Store>> {
        self.is_still_there()?;
        let another = Self::open(&self.path)?;
        // Somebody's keys opened this board: what was put in its place may be one where others go by their number.
        if gate::has_moved(&self.connection, &self.path)? { Err(Error::Moved) } else { Ok(Box::new(another)) }
    }

    fn copy_to(&self, to: &Path) -> Result<()> {
        copies::copy(&self.connection, to, copies::Access::like(&self.path))
    }

    fn integrity_faults(&self) -> Result<Vec<String>> {
        open::integrity_faults(&self.connection)
    }

    fn leave_alone(&self) {
        open::leave_alone(&self.connection, &self.path);
    }

    fn path(&self) -> &Path {
        &self.path
    }
}

impl Transaction for gate::Writing<'_> {
    fn commit(self: Box<Self>) -> Result<()> {
        (*self).finish()
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        // What is asked is fixed: only a damaged schema can make it senseless.
        if let rusqlite::Error::SqlInputError { .. }
        | rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::Utf8Error(..) = error
        {
            return Self::Damaged(error.to_string());
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { holder: None },
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly) => match error.sqlite_error().map(|error| error.extended_code) {
                Some(rusqlite::ffi::SQLITE_READONLY_DBMOVED) => Self::Moved,
                _ => Self::ReadOnly,
            },
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error.to_string()),
            // A disk without room, or one that became read-only, answers so to a sync and to the few pages all readers share.
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => refused_by_system(&error),
            // Nothing so long is written.
            Some(ErrorCode::TooBig) => Self::Damaged(error.to_string()),
            Some(ErrorCode::Unknown) if !is_the_programs_fault(&error.to_string()) => Self::Damaged(error.to_string()),
            _ => Self::Unexpected(error.to_string()),
        }
    }
}

/// Of what has no code of its own: a transaction amid another, or words asked for in a way that the index does not take. All
/// else is a schema, or an index, that is not what it was, for statements are fixed.
fn is_the_programs_fault(said: &str) -> bool {
    said.contains("transaction") || said.starts_with("fts5: ")
}

/// Why the system did not do what SQLite asked of it. Its last answer to this thread says so: SQLite goes by it too, and
/// hands on no more than that something failed.
fn refused_by_system(error: &rusqlite::Error) -> Error {
    let answer = std::io::Error::last_os_error();
    tracing::warn!(%error, %answer, "the system failed SQLite");
    match answer.into() {
        Error::Io(_) => Error::Io(rustix::io::Errno::IO.into()),
        told => told,
    }
}
