//! How long a big sample board takes to make, against plain SQLite copying the same rows into the same tables and
//! indexing them, with an index of the same shape that folds words by SQLite's own means. The target is a ratio under 2.
//!
//! `cargo bench --bench generate -- 10000 100000` says which sizes; a folder in `CARTELERA_BENCH` keeps the boards, and
//! `cargo bench --bench boards` then measures on them.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cartelera::demo::bulk::{self, Plan};
use cartelera::demo::sample;
use rusqlite::Connection;

const PEOPLE: usize = 1_000;

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

fn main() {
    let mut sizes: Vec<usize> = std::env::args().filter_map(|size| size.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000];
    }
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let folder = std::env::var_os("CARTELERA_BENCH").map_or(temporary.path().to_owned(), PathBuf::from);
    let start = Instant::now();
    let zone = jiff::tz::TimeZone::get("Europe/Madrid").expect("a zone of the bundled database");
    sample::create(&temporary.path().join("sample"), zone, jiff::Timestamp::now()).expect("the sample");
    println!("the sample of `cartelera demo`: {:.0} ms\n", start.elapsed().as_secs_f64() * 1e3);
    println!("{:>13} {:>9} {:>9} {:>7} {:>9} {:>7}", "announcements", "made", "plain", "ratio", "size", "B each");
    for size in sizes {
        let path = folder.join(format!("board-{size}.cartelera"));
        for suffix in ["", "-wal", "-shm", ".lock"] {
            let _ = std::fs::remove_file(format!("{}{suffix}", path.display()));
        }
        let plan = Plan {
            people: PEOPLE,
            announcements: size,
            goals: 0,
            check_ins: 0,
            seed: 1,
            zone: jiff::tz::TimeZone::get("Europe/Madrid").expect("a zone of the bundled database"),
            now: jiff::Timestamp::now(),
        };
        let start = Instant::now();
        bulk::create(&path, &plan, |_| ()).expect("a board");
        let made = start.elapsed();
        let plain = plain(&path, &folder.join("plain.db"));
        let bytes = std::fs::metadata(&path).expect("the board").len();
        println!(
            "{size:>13} {:>8.2}s {:>8.2}s {:>7.2} {:>6.1} MB {:>7}",
            made.as_secs_f64(),
            plain.as_secs_f64(),
            made.as_secs_f64() / plain.as_secs_f64(),
            bytes as f64 / 1e6,
            bytes / size as u64
        );
    }
}

/// Copies every row table by table in key order, which is the fastest order there is, without journal or sync.
fn plain(from: &Path, to: &Path) -> Duration {
    let _ = std::fs::remove_file(to);
    let start = Instant::now();
    let db = Connection::open(to).expect("a file");
    db.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;")
        .expect("settings");
    for migration in [
        include_str!("../assets/migrations/0001_board.sql"),
        include_str!("../assets/migrations/0002_goals.sql"),
        include_str!("../assets/migrations/0003_sessions.sql"),
        include_str!("../assets/migrations/0004_boards.sql"),
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
