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
    include_str!("../../../assets/migrations/0004_boards.sql"),
    include_str!("../../../assets/migrations/0005_speed.sql"),
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
    use crate::domain::folding::Term;
    use crate::domain::goal::Aim;
    use crate::domain::organisation::PersonId;
    use crate::store::announcements::Cursor;
    use crate::store::goals::{KeptGoal, Shelf};
    use crate::store::search::Sought;
    use crate::store::sqlite::{Ownership, SqliteStore, create};
    use crate::store::{
        Board, ReadBoard as _, ReadChain as _, ReadGoals as _, ReadPeople as _, ReadSearch as _, ReadSessions as _,
        Store as _,
    };

    /// A board as an earlier version of the schema made it, with somebody in it who writes a draft, and from the second
    /// version on has a goal.
    fn of_version(version: usize, folder: &Path) -> PathBuf {
        let path = folder.join("old.db");
        let db = Connection::open(&path).unwrap();
        super::super::search::teach(&db).unwrap();
        apply(&db, 0, &MIGRATIONS[..version]).unwrap();
        db.execute_batch(
            "INSERT INTO board VALUES (1, zeroblob(16), 'Sol', 'UTC', 'es', 0, 0, 0, 0);
             INSERT INTO chart VALUES (1, 0, 1, 2, 3);
             INSERT INTO person VALUES (1, 'ana');
             INSERT INTO profile VALUES (1, 1, NULL, 'Ana', '', 'A', 1, NULL, 0, 0, 'es', NULL, NULL, NULL, 0);
             INSERT INTO chain VALUES (1, 0, 1, 1, 'ack', x'00', zeroblob(32), zeroblob(32), zeroblob(32), NULL);
             INSERT INTO draft (id, author, saved_at, sealed) VALUES (zeroblob(16), 1, 5, x'0102');
             INSERT INTO audience VALUES (1, x'');",
        )
        .unwrap();
        for (position, withdrawn_at) in [(1, None), (2, Some(5))] {
            db.execute(
                "INSERT INTO announcement (position, id, author, steward, direction, reach, copy_manager, audience, wide,
                   priority, publish_at, withdrawn_at, acknowledge, pinned, replies_open, replies, revision, asks_since,
                   revised_at, chart, recipients, title, body)
                 VALUES (?1, randomblob(16), 1, 1, 2, 7, 0, 1, 0, 0, 1, ?2, 0, 0, 1, 2, 1, 1, 0, 1, 0, 'Aviso', 'Piñón')",
                (position, withdrawn_at),
            )
            .unwrap();
            for (at, said) in ["uno dos", "tres"].into_iter().enumerate() {
                db.execute(
                    "INSERT INTO reply (id, position, author, body, at) VALUES (randomblob(16), ?1, 1, ?2, ?3)",
                    (position, said, at as i64),
                )
                .unwrap();
            }
        }
        // From the fourth version on the program folds words itself, and tells where a reply ends.
        let indexed =
            if version < 4 { "'Aviso', 'Piñón', 'uno dos tres'" } else { "'aviso', 'pinon', 'uno dos ¶ tres'" };
        let index = format!("INSERT INTO announcement_text (rowid, title, body, replies) VALUES (1, {indexed})");
        db.execute_batch(&index).unwrap();
        if version > 1 {
            db.execute_batch(
                "INSERT INTO kpi VALUES (1, zeroblob(16), 'Ventas', '', '', '', 1, 0, 0, 0, 1, 0, NULL);
                 INSERT INTO goal (id, owner, kpi, state, kind, baseline, target, weight, starts, ends, cadence, revision, by,
                                   at, reason)
                 VALUES (zeroblob(16), 1, 1, 1, 0, 0, 70000, 100, 0, 9, 0, 1, 1, 0, '');",
            )
            .unwrap();
        }
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
    fn a_board_of_an_earlier_version_is_copied_upgraded_and_keeps_its_rows() {
        for before in 1..MIGRATIONS.len() {
            let folder = tempfile::tempdir().unwrap();
            let path = of_version(before, folder.path());
            let store = SqliteStore::open(&path).unwrap();
            assert_eq!(store.board().unwrap().organisation, "Sol");
            assert_eq!(store.organisation().unwrap().people()[0].profile.handle, "ana");
            assert_eq!(store.chain_head().unwrap().unwrap().kind, "ack");
            let goals = store.goals_of(PersonId(1), Shelf::All).unwrap();
            let target =
                |kept: &KeptGoal| matches!(kept.goal.terms.aim, Aim::Numeric { target, .. } if target.raw() == 70_000);
            assert_eq!((goals.len(), goals.iter().all(target)), (usize::from(before > 1), true));
            assert_eq!(store.goals_settled_on().unwrap(), None);
            assert_eq!((store.sessions_of(None).unwrap(), store.session_templates().unwrap()), (vec![], vec![]));
            assert_eq!(store.integrity_faults().unwrap(), [""; 0]);
            let now = "2026-03-02T09:00:00Z".parse().unwrap();
            for (said, positions) in
                [("aviso", vec![1]), ("pinon", vec![1]), ("dos", vec![1]), ("dos tres", vec![]), ("viejo", vec![])]
            {
                let sought = Sought { with: vec![Term::new(said, true).unwrap()], ..Sought::default() };
                let page = store.search(PersonId(1), &sought, Cursor::Newest, 9, now).unwrap();
                assert_eq!(page.rows.iter().map(|row| row.position.0).collect::<Vec<_>>(), positions, "{said}");
            }
            drop(store);
            assert_eq!(rows(&path, "SELECT hex(sealed) FROM draft"), [["0102"]]);
            let copy = folder.path().join(format!("old.db.before-version-{}", MIGRATIONS.len()));
            assert_eq!(rows(&copy, "SELECT handle FROM person"), [["ana"]]);
            assert_eq!(rows(&copy, "SELECT user_version || '' FROM pragma_user_version"), [[before.to_string()]]);
        }
    }

    #[test]
    fn an_upgraded_board_has_the_schema_of_a_new_one() {
        let schema = |path: &Path| -> Vec<[String; 3]> {
            rows(path, "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
        };
        for before in 1..MIGRATIONS.len() {
            let folder = tempfile::tempdir().unwrap();
            let (old, new) = (of_version(before, folder.path()), new(folder.path()));
            SqliteStore::open(&old).unwrap();
            assert_eq!(schema(&old), schema(&new), "from version {before}");
        }
    }
}
