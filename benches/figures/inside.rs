//! What the program asks its board for: pages, counts, Today, publishing.
//!
//! Pages stand beside the same number of rows of the whole board by plain SQLite, on the same file. Publishing stands
//! beside a one-row durable commit of plain SQLite on the same disk; and, because disks that answer in microseconds flatter
//! nobody, beside what it would be where such a commit takes 4 ms.

use std::path::Path;
use std::time::{Duration, Instant};

use cartelera::domain::announcement::{Acknowledgement, AnnouncementId, NewAnnouncement, Position};
use cartelera::domain::audience::{Direction, Reach};
use cartelera::member::Member;
use cartelera::store::announcements::{Cursor, Only, Shown};
use rusqlite::Connection;

use super::boards::{Board, sign_in};
use super::table::{self, NONE, Row, timed};

const PAGE: usize = 100;

/// Measures on every board, and prints the tables.
pub fn measure(boards: &[Board], temporary: &Path) {
    let rows: Vec<Vec<Row>> = boards
        .iter()
        .map(|board| {
            let plain = PlainPages(Connection::open(&board.path).expect("the file opens"));
            let viewers = board.viewers.iter();
            viewers.flat_map(|(viewer, handle)| read(viewer, &sign_in(&board.path, handle), &plain)).collect()
        })
        .collect();
    table::print("Reading, from inside", boards, &rows);
    let rows: Vec<Vec<Row>> = boards.iter().map(|board| publish(board, temporary)).collect();
    table::print("Publishing to everybody, beside a one-row durable commit", boards, &rows);
    println!("\nWhere such a commit takes {SLOW_COMMIT:?} (computed):\n");
    for (board, rows) in boards.iter().zip(&rows) {
        for row in rows {
            let times = row.if_floor_took(SLOW_COMMIT).map_or("–".into(), |times| format!("{times:.2}"));
            println!("- {} announcements, {}: {times}", board.name, row.what());
        }
    }
}

fn read(viewer: &str, member: &Member, plain: &PlainPages) -> Vec<Row> {
    let mut rows = Vec::new();
    let now = member.workspace().now().as_millisecond();
    let middle = now - 900 * 86_400_000;
    for direction in [None].into_iter().chain(Direction::ALL.iter().copied().map(Some)) {
        let name = direction.map_or("all", Direction::word);
        let page = |only, from| member.page(Shown { direction, only }, from, PAGE).expect("a page").rows.len();
        let mut row = |what: &str, only, from, order: &str, edge| {
            let floor = || plain.page(order, edge);
            rows.push(timed(format!("{name}: {what}, {viewer}"), Some(floor), || page(only, from)));
        };
        row("first page", Only::All, Cursor::Newest, NEWEST, i64::MAX);
        row("page in the middle", Only::All, Cursor::OlderThan(Position(middle)), NEWEST, middle);
        row("oldest page", Only::All, Cursor::Oldest, OLDEST, i64::MIN);
        row("unread page", Only::Unread, Cursor::Newest, NEWEST, i64::MAX);
    }
    let mut alone = |what: &str, deed: &dyn Fn() -> usize| rows.push(timed(format!("{what}, {viewer}"), NONE, deed));
    alone("unread counts", &|| member.unread().expect("a count").total() as usize);
    alone("pinned", &|| member.pinned(None).expect("pins").len());
    alone("Today", &|| member.today().expect("today").len());
    let owed = Shown { direction: None, only: Only::AckDue };
    alone("owed", &|| member.page(owed, Cursor::Newest, PAGE).expect("a page").rows.len());
    rows
}

fn publish(board: &Board, temporary: &Path) -> Vec<Row> {
    let copy = temporary.join("published-to.cartelera");
    std::fs::copy(&board.path, &copy).expect("room for a copy of the board");
    let mut author = sign_in(&copy, board.top());
    let plain_file = PlainFile::new(&copy);
    let plain = NewAnnouncement::notice(Reach::Everyone, "Cambio de turno", "Desde el lunes abrimos media hora antes.");
    let asks = NewAnnouncement { acknowledgement: Some(Acknowledgement { due: None }), ..plain.clone() };
    let rows = [("nothing asked", plain), ("to be acknowledged", asks)].map(|(what, new)| {
        timed(what.into(), Some(|| plain_file.commit()), || {
            let id = AnnouncementId(author.new_id());
            author.publish(id, &new).expect("published").recipients as usize
        })
    });
    drop((author, plain_file));
    for ending in ["", "-wal", "-shm", ".lock", "-plain", "-plain-wal", "-plain-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", copy.display()));
    }
    rows.into()
}

/// What a durable commit takes on many a disk.
const SLOW_COMMIT: Duration = Duration::from_millis(4);

/// Rows of the whole board, on the same file.
struct PlainPages(Connection);

const NEWEST: &str = "position < ?1 ORDER BY position DESC";
const OLDEST: &str = "position > ?1 ORDER BY position";

impl PlainPages {
    fn page(&self, order: &str, edge: i64) -> Duration {
        let start = Instant::now();
        let text = format!(
            "SELECT position, id, author, title, publish_at, expires_at, priority FROM announcement WHERE {order} LIMIT ?2"
        );
        let mut query = self.0.prepare_cached(&text).expect("a query");
        let mut rows = query.query((edge, PAGE as i64)).expect("rows");
        let mut read = 0;
        while let Some(row) = rows.next().expect("a row") {
            read += row.get::<_, String>(3).expect("a title").len();
        }
        std::hint::black_box(read);
        start.elapsed()
    }
}

/// Plain SQLite beside the board, as durable as it.
struct PlainFile(Connection);

impl PlainFile {
    fn new(beside: &Path) -> Self {
        let db = Connection::open(format!("{}-plain", beside.display())).expect("a file");
        db.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT)",
        )
        .expect("a table");
        Self(db)
    }

    fn commit(&self) -> Duration {
        let start = Instant::now();
        self.0.execute("INSERT INTO t (x) VALUES ('one row')", []).expect("a row");
        start.elapsed()
    }
}
