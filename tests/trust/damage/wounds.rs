//! Damage to the files of a board, drawn by dice: what a failing disk, a careless tool or a half-done copy leaves behind.

use std::fs;
use std::path::{Path, PathBuf};

use crate::dice::Dice;

const PAGE: usize = 4096;

/// The whole boards that damage is done to.
pub struct Patients {
    pub folder: tempfile::TempDir,
}

impl Patients {
    /// Closed by everybody: one file.
    pub fn closed(&self) -> PathBuf {
        self.folder.path().join("closed/board.db")
    }

    /// As a machine that lost its power leaves it: what was written last is in the journal.
    pub fn left_open(&self) -> PathBuf {
        self.folder.path().join("open/board.db")
    }

    /// Another organisation's, left the same way.
    pub fn stranger(&self) -> PathBuf {
        self.folder.path().join("stranger/board.db")
    }
}

pub fn beside(board: &Path, suffix: &str) -> PathBuf {
    let mut name = board.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// What was done, and to which of the whole boards.
pub struct Wound {
    pub told: String,
    pub was_open: bool,
    /// What is at the board's name cannot be taken for a board any more, or never was one.
    pub is_none: bool,
}

fn copy(from: &Path, to: &Path, suffixes: &[&str]) {
    for suffix in suffixes {
        fs::copy(beside(from, suffix), beside(to, suffix)).unwrap();
    }
}

/// Puts a board at `board`, and does damage to it.
pub fn inflict(dice: &mut Dice, patients: &Patients, board: &Path) -> Wound {
    let was_open = dice.below(5) == 0;
    if was_open {
        copy(&patients.left_open(), board, &["", "-wal", "-shm"]);
    } else {
        copy(&patients.closed(), board, &[""]);
    }
    let is_none = dice.below(40) == 0;
    let told = match dice.below(20) {
        _ if is_none => no_board(dice, board),
        0..3 if was_open => to_file(dice, &beside(board, "-shm"), "the index of the journal"),
        3..12 if was_open => to_file(dice, &beside(board, "-wal"), "the journal"),
        0 if !was_open => stray(dice, patients, board),
        _ => to_file(dice, board, "the board"),
    };
    Wound { told, was_open, is_none }
}

/// A file that is no board, or none of this version.
fn no_board(dice: &mut Dice, board: &Path) -> String {
    match dice.below(6) {
        0 => {
            fs::write(board, "").unwrap();
            "an empty file".to_owned()
        }
        1 => {
            let bytes = [16, 100, 512, PAGE, 3 * PAGE][dice.below(5)];
            fs::write(board, dice.bytes(bytes)).unwrap();
            format!("{bytes} random bytes")
        }
        2 => {
            fs::write(board, "Querida Ana: te escribo para contarte… ".repeat(1 + dice.below(400))).unwrap();
            "a letter".to_owned()
        }
        3 => {
            fs::remove_file(board).unwrap();
            let other = rusqlite::Connection::open(board).unwrap();
            other.execute_batch("CREATE TABLE song (title); INSERT INTO song VALUES ('Paloma')").unwrap();
            "another program's database".to_owned()
        }
        4 => {
            let newer = 5 + dice.below(1000);
            let mut bytes = fs::read(board).unwrap();
            bytes[60..64].copy_from_slice(&u32::try_from(newer).unwrap().to_be_bytes());
            fs::write(board, bytes).unwrap();
            // As the newer program wrote it: nothing waits in a journal.
            let _ = fs::remove_file(beside(board, "-wal"));
            let _ = fs::remove_file(beside(board, "-shm"));
            format!("a board of version {newer}")
        }
        _ => {
            fs::remove_file(board).unwrap();
            fs::create_dir(board).unwrap();
            "a folder".to_owned()
        }
    }
}

/// A journal or its index that another board, or an earlier life of this one, left behind.
fn stray(dice: &mut Dice, patients: &Patients, board: &Path) -> String {
    let (from, whose) = match dice.below(2) {
        0 => (patients.stranger(), "another board's"),
        _ => (patients.left_open(), "a later state's"),
    };
    let suffixes: &[&str] = [&["-wal"][..], &["-shm"], &["-wal", "-shm"]][dice.below(3)];
    copy(&from, board, suffixes);
    format!("{whose} {suffixes:?} beside it")
}

/// The board once for each of its tables and indexes of several leaves, by name, its last two leaves in each other's places.
pub fn trees(board: &Path) -> Vec<(String, Vec<u8>)> {
    let whole = fs::read(board).unwrap();
    let number =
        |at: usize, bytes: usize| whole[at..at + bytes].iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
    let db = rusqlite::Connection::open(board).unwrap();
    let mut query = db.prepare("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 1").unwrap();
    let roots = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let mut trees = Vec::new();
    for (name, root) in roots.map(Result::<(String, u32), _>::unwrap) {
        let root = PAGE * (root as usize - 1);
        let (is_leaf, cells) = (![2, 5].contains(&whole[root]), number(root + 3, 2));
        if is_leaf || cells == 0 {
            continue;
        }
        // The last cell's child, and the one to the right of all cells.
        let [one, other] =
            [root + number(root + 12 + 2 * (cells - 1), 2), root + 8].map(|at| PAGE * (number(at, 4) - 1));
        let mut bytes = whole.clone();
        bytes.copy_within(other..other + PAGE, one);
        bytes[other..other + PAGE].copy_from_slice(&whole[one..one + PAGE]);
        trees.push((name, bytes));
    }
    trees
}

/// Damage to one file.
fn to_file(dice: &mut Dice, file: &Path, what: &str) -> String {
    let mut bytes = fs::read(file).unwrap();
    let told = match dice.below(14) {
        0 => {
            fs::remove_file(file).unwrap();
            return format!("{what} removed");
        }
        1 | 2 => cut(dice, &mut bytes),
        3 | 4 => flip(dice, &mut bytes, |dice, length| dice.below(length.min(100))),
        5..=7 => flip(dice, &mut bytes, |dice, length| {
            // The head of a page and where its cells are; of the first page behind the file's own.
            let page = dice.below(length / PAGE);
            page * PAGE + if page == 0 { 100 } else { 0 } + dice.below(40)
        }),
        8 | 9 => flip(dice, &mut bytes, |dice, length| dice.below(length)),
        10 => overwrite(dice, &mut bytes),
        11 => {
            let pages = bytes.len() / PAGE;
            let (one, other) = (dice.below(pages), dice.below(pages));
            for at in 0..PAGE.min(bytes.len()) {
                bytes.swap(one * PAGE + at, other * PAGE + at);
            }
            format!("pages {one} and {other} swapped")
        }
        12 => {
            // Pages that were never written.
            let from = dice.below(bytes.len());
            bytes[from..].fill(0);
            format!("zeros from {from} on")
        }
        _ => {
            let length = 1 + dice.below(3 * PAGE);
            let more = dice.bytes(length);
            let told = format!("{} bytes more at its end", more.len());
            bytes.extend(more);
            told
        }
    };
    fs::write(file, bytes).unwrap();
    format!("{what}: {told}")
}

fn cut(dice: &mut Dice, bytes: &mut Vec<u8>) -> String {
    let pages = bytes.len() / PAGE;
    let length = match dice.below(4) {
        0 => 1 + dice.below(200),
        1 => PAGE * dice.below(pages),
        2 => bytes.len() - 1 - dice.below(PAGE.min(bytes.len() - 1)),
        _ => dice.below(bytes.len()),
    };
    bytes.truncate(length);
    format!("cut to {length} bytes")
}

fn flip(dice: &mut Dice, bytes: &mut [u8], place: impl Fn(&mut Dice, usize) -> usize) -> String {
    let count = [1, 1, 1, 2, 8, 64][dice.below(6)];
    let mut first = 0;
    for _ in 0..count {
        first = place(dice, bytes.len()).min(bytes.len() - 1);
        bytes[first] ^= 1 << dice.below(8);
    }
    format!("{count} bits flipped, one at {first}")
}

fn overwrite(dice: &mut Dice, bytes: &mut [u8]) -> String {
    let pages = bytes.len() / PAGE;
    let (from, length) = match dice.below(2) {
        0 => (PAGE * dice.below(pages), PAGE * (1 + dice.below(4))),
        _ => (dice.below(bytes.len()), 1 + dice.below(2000)),
    };
    let until = (from + length).min(bytes.len());
    let told = match dice.below(3) {
        0 => {
            bytes[from..until].fill(0);
            "zeros"
        }
        1 => {
            let random = dice.bytes(until - from);
            bytes[from..until].copy_from_slice(&random);
            "random bytes"
        }
        _ => {
            let other = PAGE * dice.below(pages.max(1));
            let length = (until - from).min(bytes.len() - other);
            bytes.copy_within(other..other + length, from);
            "another place's bytes"
        }
    };
    format!("{told} from {from} to {until}")
}
