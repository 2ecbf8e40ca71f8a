//! How long a big sample board takes to make, against plain SQLite copying the same rows into the same tables and
//! indexing them, with an index of the same shape that folds words by SQLite's own means. The target is a ratio under 2.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cartelera::demo::bulk::{self, Plan};
use rusqlite::Connection;

use super::boards::PEOPLE;
use super::table;

/// In an order that foreign keys would agree with.
const TABLES: [&str; 12] = [
    "chart",
    "person",
    "profile",
    "keys",
    "chain",
    "audience",
    "wide_day",
    "announcement",
    "inbox",
    "receipt",
    "duty",
    "reply",
];

/// Makes the boards of these sizes that are not there yet, and prints what that took. Answers all of them.
pub fn measure(folder: &Path, sizes: &[usize], timed: bool) -> Vec<(String, PathBuf)> {
    if timed {
        println!(
            "\n## Making boards\n\n| announcements | made | plain SQLite | × | size | each |\n|---|---|---|---|---|---|"
        );
    }
    let mut boards = Vec::new();
    for &size in sizes {
        let path = folder.join(format!("board-{size}.cartelera"));
        let made =
            if path.exists() { Some(None) } else { table::tried("making a board", || make(&path, size)).map(Some) };
        let Some(made) = made else { continue };
        if timed {
            print(&path, size, made);
        }
        boards.push((size.to_string(), path));
    }
    boards
}

fn print(path: &Path, size: usize, made: Option<Duration>) {
    let plain = made.and_then(|_| table::tried("plain SQLite", || plain(path, &path.with_extension("plain"))));
    let seconds = |time: Option<Duration>| time.map_or("–".into(), |time| format!("{:.2} s", time.as_secs_f64()));
    let ratio = made.zip(plain).map(|(made, plain)| format!("{:.2}", made.as_secs_f64() / plain.as_secs_f64()));
    let bytes = std::fs::metadata(path).map_or(0, |found| found.len());
    println!(
        "| {size} | {} | {} | {} | {:.1} MB | {} B |",
        seconds(made),
        seconds(plain),
        ratio.unwrap_or("–".into()),
        bytes as f64 / 1e6,
        bytes / size.max(1) as u64
    );
}

fn make(path: &Path, size: usize) -> Duration {
    eprintln!("making a board of {size} announcements");
    let zone = jiff::tz::TimeZone::get("Europe/Madrid").expect("a zone of the bundled database");
    let now = jiff::Timestamp::now();
    let plan = Plan { people: PEOPLE, announcements: size, goals: 0, check_ins: 0, seed: 1, zone, now };
    let start = Instant::now();
    bulk::create(path, &plan, |_| ()).expect("a board");
    start.elapsed()
}

/// Copies every row table by table in key order, which is the fastest order there is, without journal or sync.
fn plain(from: &Path, to: &Path) -> Duration {
    let _ = std::fs::remove_file(to);
    let start = Instant::now();
    let db = Connection::open(to).expect("a file");
    db.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;")
        .expect("settings");
    for migration in [
        include_str!("../../assets/migrations/0001_board.sql"),
        include_str!("../../assets/migrations/0002_goals.sql"),
        include_str!("../../assets/migrations/0003_sessions.sql"),
        include_str!("../../assets/migrations/0004_boards.sql"),
        include_str!("../../assets/migrations/0005_speed.sql"),
    ] {
        // Only the program itself knows how it folds words.
        let plain = migration.replace("words(", "(").replace("'ascii'", "'unicode61 remove_diacritics 2'");
        db.execute_batch(&plain).expect("the schema");
    }
    db.execute("ATTACH ?1 AS made", [from.to_str().expect("a name")]).expect("the board");
    db.execute_batch("BEGIN").expect("a transaction");
    for table in TABLES {
        db.execute(&format!("INSERT INTO main.{table} SELECT * FROM made.{table}"), []).expect(table);
    }
    db.execute_batch(
        "INSERT INTO announcement_text (rowid, title, body, replies)
         SELECT position, title, body,
                coalesce((SELECT group_concat(body, ' ¶ ') FROM reply WHERE reply.position = announcement.position), '')
         FROM announcement WHERE withdrawn_at IS NULL;
         COMMIT",
    )
    .expect("the search index");
    drop(db);
    std::fs::File::open(to).expect("the file").sync_all().expect("synced");
    let took = start.elapsed();
    let _ = std::fs::remove_file(to);
    took
}
