//! Whether a file still holds the board that was opened from it. SQLite knows when another file stands in its place, and not
//! when another tool has written over it.

use std::cell::Cell;
use std::path::Path;
use std::time::SystemTime;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::open;
use crate::store::{Error, Result};

/// The board that was opened, and the file as it was when it last was found to hold it.
#[derive(Debug)]
pub struct Identity {
    /// None where it could not be read: whoever reads the board says what is wrong.
    id: Option<Vec<u8>>,
    found: Cell<Option<Found>>,
}

#[derive(Clone, Copy, Debug)]
struct Found {
    /// When it was last written, and its length.
    looks: (SystemTime, u64),
    /// Bytes of it that hold pages: no writing ever makes a board shorter.
    used: u64,
}

impl Identity {
    /// Refuses a board beside which another one's journal lies: read together they are neither.
    pub fn new(connection: &Connection, path: &Path) -> Result<Self> {
        let id = connection.query_row("SELECT id FROM board", [], |row| row.get(0)).ok();
        let identity = Self { id, found: Cell::default() };
        if open::journal_length(path) == 0 {
            identity.found.set(looks_of(path).map(|looks| Found::new(looks, connection)));
            return Ok(identity);
        }
        match identity.holds(connection, path) {
            Err(_) => Err(Error::Damaged("the journal is of another board".into())),
            Ok(()) => Ok(identity),
        }
    }

    /// Refuses a file that somebody has written another one over, or cut. Costs a look at its date while nobody has written
    /// to it.
    pub fn holds(&self, connection: &Connection, path: &Path) -> Result<()> {
        let (Some(id), Some(looks)) = (&self.id, looks_of(path)) else { return Ok(()) };
        let last = self.found.get();
        if last.is_some_and(|last| last.looks == looks) {
            return Ok(());
        }
        match on_disk(path) {
            Ok(other) if other != *id => return Err(Error::Moved),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => return Err(Error::Moved),
            // What another program is just taking over from the journal may not be readable at this moment.
            _ => {}
        }
        if last.is_some_and(|last| looks.1 < last.used) {
            return Err(Error::Damaged("the file has become shorter".into()));
        }
        self.found.set(Some(Found::new(looks, connection)));
        Ok(())
    }
}

impl Found {
    fn new(looks: (SystemTime, u64), connection: &Connection) -> Self {
        let pages = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        // Where it cannot be told, being cut is found by whoever reads the missing page.
        let used: i64 = connection.query_row(pages, [], |row| row.get(0)).unwrap_or_default();
        Self { looks, used: looks.1.min(u64::try_from(used).unwrap_or_default()) }
    }
}

fn looks_of(path: &Path) -> Option<(SystemTime, u64)> {
    let file = std::fs::metadata(path).ok()?;
    Some((file.modified().ok()?, file.len()))
}

/// The board that the file alone is of, whatever its journal says. Through SQLite: a file opened and closed by other means
/// would take the locks of this program's other connections with it.
fn on_disk(path: &Path) -> rusqlite::Result<Vec<u8>> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let file = Connection::open_with_flags(open::address_alone(path), flags)?;
    file.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    file.query_row("SELECT id FROM board", [], |row| row.get(0))
}
