//! Killed while it copies the board, puts a copy back, or exports.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::{Killer, share};
use crate::deeds::{done, is_sound, object};
use crate::seat::Place;

fn signed(board: &Path) -> i64 {
    let board = Connection::open_with_flags(board, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let sound: String = board.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    board.query_row("SELECT count(*) FROM chain", [], |row| row.get(0)).unwrap()
}

fn post(place: &Place) {
    let post = ["post", "--direction", "diagonal", "--reach", "everyone", "--title", "Después", "--body", "."];
    done(place, "lucia.aranda", &post);
}

/// A copy of the board is there whole or not at all.
pub fn kill_while_copying(prepared: &Place) {
    let place = prepared.another();
    let entries = signed(Path::new(&place.board()));
    let copy = place.path("copy.db");
    let command = || place.program(&["backup", &copy, "--as", "nadia.petrov", "--json"]);
    let mut killer = Killer::new(2, || {
        let _ = fs::remove_file(&copy);
        command()
    });
    let mut answers = 0;
    for _ in 0..share(8) {
        let _ = fs::remove_file(&copy);
        let answered = killer.cut_off(command()).is_some();
        answers += usize::from(answered);
        assert!(!answered || Path::new(&copy).exists());
        if Path::new(&copy).exists() {
            assert_eq!(signed(Path::new(&copy)), entries);
        }
    }
    let _ = fs::remove_file(&copy);
    done(&place, "nadia.petrov", &["backup", &copy]);
    let mut names = fs::read_dir(place.path("")).unwrap().map(|entry| entry.unwrap().file_name());
    let left = names.find(|name| name.as_encoded_bytes().starts_with(b".cartelera-copy-"));
    assert_eq!(left, None, "what killed copies left goes with the next one");
    is_sound(&place);
    killer.tell("copying the board", answers);
}

/// What a killed program could not take away itself.
fn clear(place: &Place) {
    for entry in fs::read_dir(place.path("")).unwrap() {
        let entry = entry.unwrap();
        if entry.file_name().to_string_lossy().starts_with(".cartelera-") {
            fs::remove_file(entry.path()).unwrap();
        }
    }
}

/// A board that was being restored is the old or the restored one, whole; and the old one is kept whole.
pub fn kill_while_restoring(prepared: &Place) {
    let copy = prepared.path("copy.db");
    done(prepared, "nadia.petrov", &["backup", &copy]);
    let restored = signed(Path::new(&copy));
    let mut places = Vec::new();
    let mut killer = Killer::new(3, || {
        let place = prepared.another();
        let command = place.program(&["restore", &copy, "--json"]);
        places.push(place);
        command
    });
    drop(places);
    let mut answers = 0;
    for turn in 0..share(6) {
        let place = prepared.another();
        // Somebody has it open, so that there is a journal too.
        let open = Connection::open(place.board()).unwrap();
        post(&place);
        let old = signed(Path::new(&place.board()));
        assert_ne!(old, restored);
        let answer = killer.cut_off(place.program(&["restore", &copy, "--json"]));
        // Whoever opens it next finishes what was cut short.
        done(&place, "vera.nogues", &["list", "--limit", "1"]);
        let found = signed(Path::new(&place.board()));
        assert!(found == restored || (answer.is_none() && found == old), "{found}, not {restored} or {old}");
        let replaced: Vec<_> = fs::read_dir(place.path(""))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.to_string_lossy().contains(".replaced-"))
            .filter(|path| !path.to_string_lossy().ends_with("-wal") && !path.to_string_lossy().ends_with("-shm"))
            .collect();
        assert_eq!(replaced.len(), usize::from(found == restored), "{replaced:?}");
        for path in replaced {
            assert_eq!(signed(&path), old, "what was replaced is kept whole");
        }
        answers += usize::from(answer.is_some());
        drop(open);
        if turn % 50 == 0 {
            is_sound(&place);
        }
    }
    killer.tell("restoring the board", answers);
}

/// An export is there whole or not at all, and what was there before stays until it is.
pub fn kill_while_exporting(prepared: &Place) {
    const NOW: &str = "2099-01-01T09:00:00Z";
    let place = prepared.another();
    let out = place.path("out");
    let command = |format: &str| {
        let export = ["export", "boards", "--format", format, "--out", &out, "--force", "--now", NOW];
        place.program(&[export.as_slice(), &["--as", "lucia.aranda", "--json"]].concat())
    };
    let formats = ["md", "html", "csv", "json"];
    let whole = formats.map(|format| {
        let ran = place.run(command(format));
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(object(&ran)["count"].as_u64().unwrap() > 10);
        fs::read(&out).unwrap()
    });
    let mut killer = Killer::new(4, || command("html"));
    let mut answers = 0;
    for turn in 0..share(8) {
        let (format, whole) = (formats[turn % formats.len()], &whole[turn % formats.len()]);
        let _ = fs::remove_file(&out);
        let before = (turn / formats.len() % 2 == 1).then(|| b"what was there".to_vec());
        if let Some(before) = &before {
            fs::write(&out, before).unwrap();
        }
        let answered = killer.cut_off(command(format)).is_some();
        let found = fs::read(&out).ok();
        assert!(found.as_ref() == Some(whole) || (!answered && found == before), "half a file: {format}");
        answers += usize::from(answered);
        clear(&place);
    }
    signed(Path::new(&place.board()));
    killer.tell("exporting", answers);
}
