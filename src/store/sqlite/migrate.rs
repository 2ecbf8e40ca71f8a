//! The schema and its versions: `user_version` counts the migrations a file has had.

use rusqlite::Connection;

use crate::store::{Error, Result};

/// Tells a board from any other SQLite file, in its header.
pub const MARK: [u8; 4] = *b"CRTL";

/// The same as SQLite's number.
pub const APPLICATION_ID: i32 = i32::from_be_bytes(MARK);

/// Every migration so far, oldest first. A released one is never edited.
pub const MIGRATIONS: &[&str] = &[
    include_str!("../../../assets/migrations/0001_board.sql"),
    include_str!("../../../assets/migrations/0002_goals.sql"),
];

/// The version a file has after all of `migrations`.
pub fn newest(migrations: &[&str]) -> i64 {
    i64::try_from(migrations.len()).unwrap_or(i64::MAX)
}

/// The version of the file. A foreign one is refused; a newer one too, untouched.
pub fn version(connection: &Connection, path: &std::path::Path, migrations: &[&str]) -> Result<i64> {
    let read = |error| super::open::explained(error, path);
    let application: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0)).map_err(read)?;
    if application != APPLICATION_ID {
        // Of a file cut within its header SQLite reads what is left as nothing.
        let was_one = super::open::was_a_board(path);
        return Err(if was_one { Error::Damaged("no header".into()) } else { Error::Foreign(path.to_owned()) });
    }
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let known = newest(migrations);
    match found {
        _ if found > known => Err(Error::Newer { found, known }),
        ..=0 => Err(Error::Damaged(format!("user_version {found}"))),
        _ => Ok(found),
    }
}

/// Applies what is missing. The caller holds the writing turn and an open transaction.
pub fn apply(connection: &Connection, from: i64, migrations: &[&str]) -> Result<()> {
    let done = usize::try_from(from).map_err(|_| Error::Damaged(format!("user_version {from}")))?;
    for migration in migrations.iter().skip(done) {
        connection.execute_batch(migration)?;
    }
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", newest(migrations))?;
    Ok(())
}
