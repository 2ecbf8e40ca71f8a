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
    include_str!("../../../assets/migrations/0003_sessions.sql"),
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

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use jiff::Timestamp;
    use jiff::civil::date;
    use jiff::tz::TimeZone;
    use uuid::Uuid;

    use super::*;
    use crate::domain::audience::Limits;
    use crate::store::sqlite::{Ownership, SqliteStore, create};
    use crate::store::{Board, ReadBoard as _, ReadGoals as _, ReadPeople as _};

    /// A board as the first version of the schema made it, with somebody in it.
    fn of_the_first_version(folder: &Path) -> PathBuf {
        let path = folder.join("old.db");
        let db = Connection::open(&path).unwrap();
        apply(&db, 0, &MIGRATIONS[..1]).unwrap();
        db.execute_batch(
            "INSERT INTO board VALUES (1, zeroblob(16), 'Sol', 'UTC', 'es', 0, 0, 0, 0);
             INSERT INTO chart VALUES (1, 0, 1, 2, 3);
             INSERT INTO person VALUES (1, 'ana');
             INSERT INTO profile VALUES (1, 1, NULL, 'Ana', '', 'A', 1, NULL, 0, 0, 'es', NULL, NULL, NULL, 0);
             INSERT INTO draft VALUES (zeroblob(16), 1, 5, x'0102');",
        )
        .unwrap();
        path
    }

    fn new(folder: &Path) -> PathBuf {
        let path = folder.join("new.db");
        let board = Board {
            id: Uuid::nil(),
            organisation: "Sol".into(),
            zone: TimeZone::UTC,
            locale: "es".into(),
            sample: false,
            created_at: Timestamp::UNIX_EPOCH,
            settled_on: date(1970, 1, 1),
            limits: Limits::default(),
            chart: 1,
        };
        create(&path, &board, &Ownership::Private).unwrap();
        path
    }

    fn rows<const N: usize>(path: &Path, sql: &str) -> Vec<[String; N]> {
        let db = Connection::open(path).unwrap();
        let mut query = db.prepare(sql).unwrap();
        let rows = query.query_map([], |row| Ok(std::array::from_fn(|at| row.get(at).unwrap_or_default()))).unwrap();
        rows.collect::<rusqlite::Result<_>>().unwrap()
    }

    #[test]
    fn a_board_of_the_first_version_is_copied_upgraded_and_keeps_its_rows() {
        let folder = tempfile::tempdir().unwrap();
        let path = of_the_first_version(folder.path());
        let store = SqliteStore::open(&path).unwrap();
        assert_eq!(store.board().unwrap().organisation, "Sol");
        assert_eq!(store.organisation().unwrap().people()[0].profile.handle, "ana");
        assert_eq!((store.kpis().unwrap(), store.goals_settled_on().unwrap()), (vec![], None));
        drop(store);
        assert_eq!(rows(&path, "SELECT hex(sealed) FROM draft"), [["0102"]]);
        let copy = folder.path().join("old.db.before-version-2");
        assert_eq!(rows(&copy, "SELECT handle FROM person"), [["ana"]]);
        let version = Connection::open(&copy).unwrap().pragma_query_value(None, "user_version", |row| row.get(0));
        assert_eq!(version, Ok(1));
    }

    #[test]
    fn an_upgraded_board_has_the_schema_of_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = (of_the_first_version(folder.path()), new(folder.path()));
        SqliteStore::open(&old).unwrap();
        let schema = |path: &Path| -> Vec<[String; 3]> {
            rows(path, "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
        };
        assert_eq!(schema(&old), schema(&new));
    }
}
