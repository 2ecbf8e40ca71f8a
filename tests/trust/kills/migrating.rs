//! Killed while it brings an old board up to date.

use std::fs;
use std::path::Path;

use cartelera::store::sqlite::newest_schema;
use rusqlite::{Connection, OpenFlags};

use super::{Killer, share};
use crate::seat::Place;

/// Rows added, so that bringing the board up to date takes a while.
const ROWS: usize = 4000;

/// An old board, and how many announcements it has.
fn enlarged(version: i64) -> (Place, i64) {
    let place = Place::bare();
    let old = format!("{}/tests/data/board_{version}.db", env!("CARGO_MANIFEST_DIR"));
    fs::copy(old, place.board()).unwrap();
    let board = Connection::open(place.board()).unwrap();
    let mut names = board.prepare("SELECT name FROM pragma_table_info('announcement')").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let values: Vec<&str> = names
        .iter()
        .map(|name| match name.as_str() {
            "position" => "one.position + 1000000 + n",
            "id" => "randomblob(16)",
            "body" => "body || ' palabra' || n || ' Piñón, tornillo y arandela, por si hiciera falta.'",
            other => other,
        })
        .collect();
    board
        .execute_batch(&format!(
            "WITH RECURSIVE more (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM more WHERE n < {ROWS})
             INSERT INTO announcement ({}) SELECT {} FROM more, (SELECT * FROM announcement LIMIT 1) AS one",
            names.join(", "),
            values.join(", ")
        ))
        .unwrap();
    // Whoever is linked asks what is unread without signing in.
    let uid = rustix::process::geteuid().as_raw();
    board.execute("INSERT INTO account VALUES (?1, (SELECT id FROM person WHERE handle = 'lucia'))", [uid]).unwrap();
    let count = board.query_row("SELECT count(*) FROM announcement", [], |row| row.get(0)).unwrap();
    (place, count)
}

/// Its schema's version and how many announcements it has; the file must be sound.
fn state(board: &Path) -> (i64, i64) {
    // Killed while it turns an old board to a write-ahead log, it leaves a journal that whoever reads next rolls back.
    let board = Connection::open_with_flags(board, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    let sound: String = board.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    let number = |sql: &str| board.query_row(sql, [], |row| row.get(0)).unwrap();
    (number("PRAGMA user_version"), number("SELECT count(*) FROM announcement"))
}

/// A board that was being brought up to date is old or new, and opens.
pub fn kill() {
    let (count, newest) = (share(8), newest_schema());
    let versions = 1..newest;
    for version in versions.clone() {
        let mut answers = 0;
        let (prepared, rows) = enlarged(version);
        let command = |place: &Place| place.program(&["unread", "--json"]);
        let mut places = Vec::new();
        let mut killer = Killer::new(10 + version.unsigned_abs(), || {
            places.push(prepared.another());
            command(places.last().unwrap())
        });
        drop(places);
        let of_this = count.div_ceil(versions.clone().count());
        for _ in 0..of_this {
            let place = prepared.another();
            let answered = killer.cut_off(command(&place)).is_some();
            answers += usize::from(answered);
            let board = place.board();
            let found = state(Path::new(&board));
            assert!(found == (newest, rows) || (!answered && found == (version, rows)), "{found:?}");
            let kept = format!("{board}.before-version-{newest}");
            assert!(found.0 != newest || Path::new(&kept).exists());
            let again = place.run(command(&place));
            assert!(super::GOOD_ENDS.contains(&again.code), "{again:?}");
            assert_eq!(state(Path::new(&board)), (newest, rows));
            // However often it was begun, what was kept of the old one is the old one, whole.
            for number in 2..9 {
                let kept = if number == 2 { kept.clone() } else { format!("{kept}.{}", number - 1) };
                if Path::new(&kept).exists() {
                    assert_eq!(state(Path::new(&kept)), (version, rows), "{kept}");
                }
            }
        }
        killer.tell(&format!("bringing version {version} up to date"), answers);
    }
}
