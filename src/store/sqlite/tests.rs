//! What only the inside of the file shows: the search index, and what happens to rows altered outside the program.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::clock::Clock;
use crate::domain::announcement::{Acknowledgement, AnnouncementId, NewAnnouncement};
use crate::domain::audience::Reach;
use crate::domain::organisation::{Area, Bond, ClientType, PersonId, Profile, Roles};
use crate::member::access::MadeKeys;
use crate::member::signing::Signature;
use crate::member::{Member, NewBoard, Workspace};
use crate::store::ReadBoard as _;

pub(super) fn now() -> Timestamp {
    "2026-03-02T09:00:00Z".parse().unwrap()
}

/// A board of four: `top` over `mid`, who leads `low` and `peer`.
pub(super) struct Desk {
    folder: TempDir,
}

const TOP: i64 = 1;

impl Desk {
    pub(super) fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        let zone = TimeZone::get("Europe/Madrid").unwrap();
        let new = NewBoard { organisation: "Desk".into(), zone, locale: "es".into(), sample: true };
        Workspace::create(&desk.path(), &new, &Ownership::Private, Clock::fixed(now())).unwrap();
        let mut store = desk.store();
        let board = store.board().unwrap();
        let mut tx = store.begin().unwrap();
        for (handle, level, manager) in
            [("top", 1, None), ("mid", 2, Some(1)), ("low", 3, Some(2)), ("peer", 3, Some(2))]
        {
            let profile = Profile {
                handle: handle.into(),
                name: handle.into(),
                title: String::new(),
                area: Area::new("A"),
                level,
                manager: manager.map(PersonId),
                client_type: ClientType::Operative,
                bond: Bond::Staff,
                locale: "es".into(),
                active_from: None,
                active_until: None,
                successor: None,
                roles: Roles::NONE,
            };
            let id = tx.insert_person(&profile, now()).unwrap();
            MadeKeys::for_sample(id, "x").announce_keeping(tx.as_mut(), &board, now()).unwrap();
        }
        tx.commit().unwrap();
        desk
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("board.db")
    }

    pub(super) fn store(&self) -> SqliteStore {
        SqliteStore::open(&self.path()).unwrap()
    }

    fn workspace(&self) -> Workspace {
        Workspace::open(&self.path(), Clock::fixed(now())).unwrap()
    }

    fn member(&self, handle: &str) -> Member {
        self.workspace().sign_in(handle, "x").map_err(|(_, error)| error).unwrap()
    }

    /// Alters the file as another program would.
    pub(super) fn alter(&self, sql: &str) {
        let connection = Connection::open(self.path()).unwrap();
        connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        connection.execute_batch(sql).unwrap();
        assert!(connection.changes() > 0, "{sql} alters nothing");
    }

    /// Where a check finds faults.
    fn faults(&self) -> Vec<String> {
        let faults = self.workspace().check(None).unwrap().faults;
        faults.into_iter().map(|fault| format!("{} {}", fault.kind, fault.place)).collect()
    }

    /// `top` publishes to everybody under mid, at its third revision: acknowledged and replied to by `low`, who asked and
    /// was answered.
    fn with_a_busy_announcement() -> (Self, AnnouncementId) {
        let desk = Self::new();
        let (mut top, mut low) = (desk.member("top"), desk.member("low"));
        let id = AnnouncementId(Uuid::from_u128(77));
        let due = now().checked_add(50.hours()).unwrap();
        let new = NewAnnouncement {
            acknowledgement: Some(Acknowledgement { due: Some(due) }),
            ..NewAnnouncement::notice(Reach::Descending, "Title", "Body")
        };
        top.publish(id, &new).unwrap();
        low.acknowledge(id, 1).unwrap();
        top.edit(id, 1, "Title two", "Body two", true).unwrap();
        top.edit(id, 2, "Title three", "Body three", false).unwrap();
        low.acknowledge(id, 3).unwrap();
        low.reply(id, Uuid::from_u128(88), "Reply").unwrap();
        low.ask(id, Uuid::from_u128(99), "Question").unwrap();
        top.answer(Uuid::from_u128(99), "Answer").unwrap();
        let gone = AnnouncementId(Uuid::from_u128(66));
        top.publish(gone, &NewAnnouncement::notice(Reach::Everyone, "Gone", "Gone")).unwrap();
        top.withdraw(gone).unwrap();
        assert_eq!(desk.faults(), [""; 0]);
        (desk, id)
    }
}

/// Which ways the statements of some questions take: each statement with the steps of its plan.
pub(super) fn plans(store: &mut SqliteStore, ask: impl FnOnce(&mut SqliteStore)) -> Vec<(String, Vec<String>)> {
    let asked = Arc::new(Mutex::new(BTreeSet::<String>::new()));
    let hear = {
        let asked = Arc::clone(&asked);
        move |event: TraceEvent<'_>| {
            // What a full-text table asks of its own is told as a comment, or names a table of its own.
            if let TraceEvent::Stmt(_, sql) = event
                && !sql.starts_with("--")
                && !sql.contains("'announcement_text_")
            {
                asked.lock().unwrap().insert(sql.to_owned());
            }
        }
    };
    store.connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(hear)).unwrap();
    ask(store);
    store.connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, None::<fn(TraceEvent<'_>)>).unwrap();
    let asked = std::mem::take(&mut *asked.lock().unwrap());
    let plan = |sql: String| {
        let mut explain = store.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let steps = explain.raw_query().mapped(|row| row.get(3)).collect::<rusqlite::Result<_>>().unwrap();
        (sql, steps)
    };
    asked.into_iter().map(plan).collect()
}

#[test]
fn an_announcement_altered_outside_the_program_says_so() {
    for change in [
        "title = 'Other'",
        "body = body || '.'",
        "reach = reach + 1",
        "author = 2, steward = 2",
        "priority = 2",
        "ack_due = ack_due + 1",
        "acknowledge = 0",
        "expires_at = 4000000000000000",
        "pinned = 1",
        "replies_open = 0",
        "publish_at = publish_at - 1",
        "filter_area = 'B'",
        "depth = 1",
        "copy_manager = 1",
        "starts = 5, ends = 6, place = 'x'",
        "asks_since = 1",
        "revision = 2",
        "entry = entry - 1",
        "entry = 4000",
    ] {
        let (desk, id) = Desk::with_a_busy_announcement();
        desk.alter(&format!("UPDATE announcement SET {change} WHERE title = 'Title three'"));
        let reading = desk.member("low").read(id).unwrap();
        assert_eq!(reading.signature, Signature::Invalid, "{change}");
        assert!(desk.faults().contains(&format!("signature announcement {id}")), "{change}");
    }
}

#[test]
fn whatever_else_is_altered_or_deleted_is_found() {
    let announcement = Uuid::from_u128(77);
    let table = [
        ("UPDATE reply SET body = 'x'", format!("signature reply {}", Uuid::from_u128(88))),
        ("UPDATE reply SET author = 4", format!("signature reply {}", Uuid::from_u128(88))),
        ("UPDATE question SET body = 'x'", format!("signature question {}", Uuid::from_u128(99))),
        ("UPDATE question SET answer = 'x'", format!("signature answer to {}", Uuid::from_u128(99))),
        ("UPDATE receipt SET acknowledged_at = 5", format!("signature acknowledgement of {announcement} by 3")),
        ("UPDATE receipt SET person = 4", format!("signature acknowledgement of {announcement} by 4")),
        (
            "UPDATE revision SET body = 'x' WHERE number = 1",
            format!("signature revision 1 of announcement {announcement}"),
        ),
        (
            "UPDATE revision SET title = 'x' WHERE number = 2",
            format!("signature revision 2 of announcement {announcement}"),
        ),
        ("UPDATE keys SET verify = zeroblob(32) WHERE person = 3", "signature keys of low".into()),
        ("UPDATE audience SET viewers = x'06'", format!("signature recipients of announcement {announcement}")),
        (
            "INSERT INTO addition SELECT position, 1, 0, 0 FROM announcement WHERE title = 'Title three'",
            format!("signature recipients of announcement {announcement}"),
        ),
        (
            "UPDATE announcement SET withdrawn_at = 5 WHERE title = 'Title three'",
            format!("signature withdrawal of announcement {announcement}"),
        ),
    ];
    for (sql, place) in table {
        let (desk, _) = Desk::with_a_busy_announcement();
        // Two audiences may not become one: the other one is not looked at here.
        let sql = sql.replace("SET viewers = x'06'", "SET viewers = x'06' WHERE id = 1");
        desk.alter(&sql);
        assert!(desk.faults().contains(&place), "{sql}: {:?}", desk.faults());
    }
    for sql in [
        "DELETE FROM reply",
        "DELETE FROM question",
        "UPDATE question SET answer = NULL, answerer = NULL",
        "DELETE FROM receipt",
        "DELETE FROM revision WHERE number = 1",
        "DELETE FROM announcement WHERE title = 'Title three'",
        "UPDATE announcement SET withdrawn_at = NULL WHERE title = 'Gone'",
    ] {
        let (desk, _) = Desk::with_a_busy_announcement();
        desk.alter(sql);
        let faults = desk.faults();
        assert!(faults.iter().any(|fault| fault.starts_with("signature entry ")), "{sql}: {faults:?}");
    }
}

#[test]
fn entries_altered_deleted_or_reordered_are_found() {
    for sql in [
        "UPDATE chain SET digest = zeroblob(32) WHERE seq = 6",
        "UPDATE chain SET at = at + 1 WHERE seq = 6",
        "UPDATE chain SET author = 2 WHERE seq = 6",
        "UPDATE chain SET kind = 'x' WHERE seq = 6",
        "UPDATE chain SET signature = zeroblob(64) WHERE seq = 6",
        "DELETE FROM chain WHERE seq = 6",
        "DELETE FROM chain WHERE seq = 1",
        "UPDATE chain SET seq = -6 WHERE seq = 6; UPDATE chain SET seq = 6 WHERE seq = 7; UPDATE chain SET seq = 7 WHERE seq = -6",
    ] {
        let (desk, _) = Desk::with_a_busy_announcement();
        desk.alter(sql);
        let faults = desk.faults();
        assert!(faults.iter().any(|fault| fault.starts_with("chain entry ")), "{sql}: {faults:?}");
    }
}

#[test]
fn an_older_copy_is_found_by_a_head_kept_elsewhere() {
    let (desk, id) = Desk::with_a_busy_announcement();
    let older = desk.folder.path().join("older.db");
    desk.store().copy_to(&older).unwrap();
    let before = desk.workspace().check(None).unwrap();
    desk.member("peer").acknowledge(id, 3).unwrap();
    let after = desk.workspace().check(Some(&before.head)).unwrap();
    assert_eq!((after.faults.len(), after.entries), (0, before.entries + 1));
    let older = Workspace::open(&older, Clock::fixed(now())).unwrap();
    assert_eq!(older.check(None).unwrap().faults, []);
    let faults = older.check(Some(&after.head)).unwrap().faults;
    assert_eq!(faults.iter().map(|fault| fault.kind).collect::<Vec<_>>(), ["head"]);
}

#[test]
fn nobody_signs_for_an_author_who_is_there() {
    let (desk, id) = Desk::with_a_busy_announcement();
    // `mid` makes themselves the steward in the file and then edits with the program.
    desk.alter("UPDATE announcement SET steward = 2 WHERE title = 'Title three'");
    desk.member("mid").edit(id, 3, "Forged", "Forged", false).unwrap();
    assert_eq!(desk.member("low").read(id).unwrap().signature, Signature::Invalid);
    let faults = ["", "steward of "].map(|of| format!("signature {of}announcement {id}"));
    assert_eq!(desk.faults(), faults);
}

#[test]
fn the_search_index_stays_in_step() {
    let (desk, id) = Desk::with_a_busy_announcement();
    let hits = |word: &str| -> i64 {
        let sql = "SELECT count(*) FROM announcement_text WHERE announcement_text MATCH ?1";
        desk.store().connection.query_row(sql, [word], |row| row.get(0)).unwrap()
    };
    assert_eq!((hits("title : three"), hits("body : three"), hits("replies : reply")), (1, 1, 1));
    assert_eq!((hits("two"), hits("gone")), (0, 0), "neither what was superseded nor what was withdrawn");
    desk.member("peer").reply(id, Uuid::from_u128(5), "Añadido").unwrap();
    assert_eq!((hits("reply"), hits("anad*"), hits("three")), (1, 1, 1));
    desk.member("top").withdraw(id).unwrap();
    assert_eq!((hits("three"), hits("reply")), (0, 0));
    desk.member("top").reinstate(id).unwrap();
    assert_eq!((hits("three"), hits("reply"), hits("anad*")), (1, 1, 1));
}

#[test]
fn a_board_without_its_rows_is_damaged() {
    for sql in ["DELETE FROM profile; DELETE FROM chart", "DELETE FROM board", "UPDATE board SET zone = 'Nowhere'"] {
        let desk = Desk::new();
        desk.alter(sql);
        assert!(matches!(desk.store().board(), Err(Error::Damaged(_))), "{sql}");
    }
}

#[test]
fn a_board_that_was_moved_or_replaced_is_not_written() {
    let desk = Desk::new();
    let mut store = desk.store();
    let away = desk.folder.path().join("away.db");
    std::fs::rename(desk.path(), &away).unwrap();
    assert!(matches!(store.begin().map(drop), Err(Error::Moved)));
    std::fs::copy(&away, desk.path()).unwrap();
    assert!(matches!(store.begin().map(drop), Err(Error::Moved)));
}

#[test]
fn many_writers_at_once_lose_nothing() {
    let desk = Desk::new();
    let mut top = desk.member("top");
    let writers: Vec<Member> = (0..4).map(|_| top.another().unwrap()).collect();
    std::thread::scope(|threads| {
        for mut writer in writers {
            threads.spawn(move || {
                for _ in 0..8 {
                    let id = AnnouncementId(writer.new_id());
                    writer.publish(id, &NewAnnouncement::notice(Reach::Everyone, "t", "b")).unwrap();
                }
            });
        }
    });
    top.refresh().unwrap();
    let store = desk.store();
    let shown = crate::store::announcements::Shown::default();
    let newest = crate::store::announcements::Cursor::Newest;
    let rows = crate::store::ReadAnnouncements::page(&store, PersonId(TOP), shown, newest, 99, now()).unwrap().rows;
    assert_eq!(rows.len(), 32);
    assert_eq!(desk.faults(), [""; 0]);
}

#[test]
fn reading_what_is_owed_walks_no_whole_table() {
    let desk = Desk::new();
    let store = desk.store();
    for sql in [
        "SELECT position FROM inbox WHERE person = 1 AND direction = 1 AND position < 9 ORDER BY position DESC LIMIT 9",
        "SELECT position, audience FROM announcement WHERE wide = 1 AND direction = 1 AND position < 9 AND position >= 1
         ORDER BY position DESC",
        "SELECT position FROM announcement WHERE steward = 1 AND position < 9 ORDER BY position DESC LIMIT 9",
        "SELECT position FROM duty WHERE person = 1 AND position < 9 ORDER BY position DESC LIMIT 9",
        "SELECT a.position FROM announcement a LEFT JOIN duty d ON d.position = a.position AND d.person = 1
         WHERE d.person = 1 AND a.publish_at <= 9",
        "SELECT count(*) FROM announcement WHERE priority = 2 AND author = 1 AND publish_at > 4",
        "SELECT a.position FROM question q JOIN announcement a ON a.position = q.position
         WHERE q.answer IS NULL AND a.steward = 1",
    ] {
        let mut explain = store.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let plan: Vec<String> =
            explain.query_map([], |row| row.get(3)).unwrap().collect::<rusqlite::Result<_>>().unwrap();
        let whole = |step: &&String| step.starts_with("SCAN") && !step.contains("USING");
        assert_eq!(plan.iter().find(whole), None, "{sql}: {plan:?}");
        assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE")), "{sql}: {plan:?}");
    }
}

#[test]
fn a_disk_without_room_for_what_readers_share_is_called_full() {
    let failure = |code| Error::from(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None));
    // Leaves the system's answer behind, as the call does that fails SQLite.
    std::fs::write("/dev/full", "no room").unwrap_err();
    assert!(matches!(failure(rusqlite::ffi::SQLITE_IOERR_SHMSIZE), Error::Full));
    std::fs::read("/nowhere").unwrap_err();
    assert!(matches!(failure(rusqlite::ffi::SQLITE_IOERR_SHMSIZE), Error::Io(_)));
    assert!(matches!(failure(rusqlite::ffi::SQLITE_FULL), Error::Full));
    assert!(matches!(failure(rusqlite::ffi::SQLITE_IOERR_READ), Error::Io(_)));
}

#[test]
fn what_has_no_code_is_damage_but_for_a_transaction_and_a_question_to_the_index() {
    let db = rusqlite::Connection::open_in_memory().unwrap();
    db.execute_batch("CREATE VIRTUAL TABLE song USING fts5 (words); CREATE TABLE place (name); BEGIN").unwrap();
    let said = |sql: &str| Error::from(db.execute_batch(sql).unwrap_err());
    assert!(matches!(said("BEGIN"), Error::Unexpected(_)));
    assert!(matches!(said("SELECT * FROM song WHERE song MATCH 'la AND'"), Error::Unexpected(_)));
    assert!(matches!(said("SELECT * FROM place INDEXED BY gone"), Error::Damaged(_)));
}
