//! Damaged boards opened by the finished program: from the command line, and in a terminal.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::process::{Signal, WaitId, WaitIdOptions, waitid};
use serde_json::Value;

use super::readings::waited;
use super::wounds;
use super::{LIMIT, SEED, Ward, contents, put_back};
use crate::dice::Dice;
use crate::scale::{cases, turn};
use crate::seat::{Place, Ran, Seat};

/// A place whose board is to be damaged, with an older copy that is whole and a newer one that is not.
struct Bed {
    place: Place,
    good: String,
}

impl Bed {
    fn new(whole: &Path) -> Self {
        let place = Place::bare();
        place.file("passphrase", "cartelera\n");
        fs::create_dir_all(place.path("board/board-backups")).unwrap();
        let good = place.path("board/board-backups/board-20260105-100000.db");
        fs::copy(whole, &good).unwrap();
        let mut bytes = fs::read(&good).unwrap();
        let half = bytes.len() / 2;
        bytes[half..].fill(0);
        fs::write(place.path("board/board-backups/board-20260205-100000.db"), bytes).unwrap();
        Self { place, good }
    }

    fn board(&self) -> String {
        self.place.path("board/board.db")
    }

    /// In Spanish, with errors as objects. And how long it took, without waiting for a processor.
    fn run_timed(&self, arguments: &[&str]) -> (Ran, Duration) {
        let mut command = self.place.program(arguments);
        command.args(["--board", &self.board(), "--as", "nadia.petrov", "--lang", "es", "--json"]);
        let file = |name: &str| fs::File::create(self.place.path(name)).unwrap();
        command.stdout(file("out")).stderr(file("err"));
        let begun = Instant::now();
        let mut child = command.spawn().unwrap();
        // Its record can be read until it is taken away.
        let id = rustix::process::Pid::from_child(&child);
        let ended = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
        waitid(WaitId::Pid(id), ended).unwrap();
        let took = begun.elapsed().saturating_sub(waited(&child.id().to_string()));
        let code = child.wait().unwrap().code().unwrap_or(-1);
        let text = |name: &str| fs::read_to_string(self.place.path(name)).unwrap();
        (Ran { code, out: text("out"), err: text("err") }, took)
    }
}

/// What people are told of a file that is no good.
const WORDS: [&str; 6] = [
    "El archivo del tablón está dañado.",
    " no es un tablón.",
    " está vacío.",
    "una versión más nueva",
    "Las claves guardadas de esta persona están dañadas.",
    "alterad",
];

const COMMANDS: [&[&str]; 10] = [
    &["list"],
    &["today"],
    &["search", "de"],
    &["unread"],
    &["goals", "list"],
    &["sessions", "list"],
    &["people", "list"],
    &["audience", "--direction", "diagonal"],
    &["check"],
    &["backup"],
];

#[test]
fn the_command_line_says_what_is_wrong_and_where_the_last_good_copy_is() {
    let _turn = turn();
    let ward = Ward::new();
    let mut ends = std::collections::BTreeMap::<(&str, i32), usize>::new();
    let mut wrong = Vec::new();
    for case in cases(12, 2_000) {
        let bed = Bed::new(&ward.patients.closed());
        let board = bed.board();
        // Other cases than those the library was given.
        let mut dice = Dice::of_case(SEED ^ 1, case as u64);
        let wound = wounds::inflict(&mut dice, &ward.patients, Path::new(&board));
        let damaged = contents(Path::new(&bed.place.path("board")));
        let command = COMMANDS[dice.below(COMMANDS.len())];
        let (ran, check) = (timely(&bed, command, &damaged), timely(&bed, &["check"], &damaged));
        for (command, ran) in [(command, &ran), (&["check"][..], &check)] {
            *ends.entry((command[0], ran.as_ref().map_or(-1, |ran| ran.code))).or_default() += 1;
        }
        let judged = check.and_then(|check| judge(&bed, &ran?, &check));
        if let Err(said) = judged {
            wrong.push(format!("case {case}, {}, {command:?}: {said}", wound.told));
        }
    }
    println!("{ends:?}");
    let count = wrong.len();
    assert!(count == 0, "{count} of seed {SEED}:\n{}", wrong[..count.min(20)].join("\n"));
}

/// Runs a command on the board as it was damaged; twice if need be, for on a busy machine anything may be slow once.
fn timely(bed: &Bed, command: &[&str], damaged: &[(std::path::PathBuf, Vec<u8>)]) -> Result<Ran, String> {
    for _ in 0..3 {
        put_back(damaged);
        let (ran, took) = bed.run_timed(command);
        if took < LIMIT {
            return Ok(ran);
        }
    }
    Err(format!("{command:?} took longer than {LIMIT:?}, three times"))
}

fn judge(bed: &Bed, ran: &Ran, check: &Ran) -> Result<(), String> {
    for ran in [ran, check] {
        if ran.err.contains("panicked") || ran.code == 101 {
            return Err(format!("a panic: {ran:?}"));
        }
        if ran.code == 7 && ran.out.is_empty() {
            let error: Value = serde_json::from_str(&ran.err).map_err(|error| format!("{error}: {ran:?}"))?;
            let (message, hint) = (error["error"]["message"].as_str(), error["error"]["hint"].as_str());
            let message = message.unwrap_or_default();
            if !WORDS.iter().any(|words| message.contains(words)) {
                return Err(format!("other words: {ran:?}"));
            }
            // Whoever has an old program needs no old board. For one person's keys an administrator decides whether the
            // board is brought back, with all that others have written since, or a new code is cheaper.
            let other = if message.contains("claves") { "administrador" } else { &bed.good };
            let names = message.contains("más nueva") || hint.is_some_and(|hint| hint.contains(other));
            if !names {
                return Err(format!("the good copy is not named: {ran:?}"));
            }
        }
    }
    match ran.code {
        0 | 7 | 10 => Ok(()),
        // The file is gone, which is no damage.
        4 if check.code == 4 => Ok(()),
        // A row that does not read as it was written may look like somebody who is not there, or a passphrase that is not
        // theirs: then the check has to know.
        3 | 4 if check.code == 7 => Ok(()),
        _ => Err(format!("{ran:?}, and the check {}", check.code)),
    }
}

#[test]
fn a_terminal_on_a_board_that_is_no_good_is_given_back_with_the_words() {
    let sample = Place::new();
    let whole = fs::read(sample.board()).unwrap();
    let mut newer = whole.clone();
    newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
    let mut garbled = whole.clone();
    garbled[100..140].fill(0xa5);
    let files = [
        (Vec::new(), "está vacío"),
        (
            "Querida Ana: te escribo para contarte lo que ha pasado desde la última vez. ".repeat(9).into_bytes(),
            "no es un tablón",
        ),
        (whole[..50].to_vec(), "está dañado"),
        (whole[..4096].to_vec(), "está dañado"),
        (garbled, "está dañado"),
        (newer, "versión más nueva"),
    ];
    for (bytes, words) in files {
        let bed = Bed::new(Path::new(&sample.board()));
        fs::write(bed.board(), &bytes).unwrap();
        let mut seat = Seat::start_with(&bed.place, &[("CARTELERA_BOARD", &bed.board())]);
        assert_eq!(seat.wait(), 7, "{words}");
        seat.is_given_back();
        // The line is as long as the terminal is wide.
        let said = seat.screen().contents().replace('\n', "");
        assert!(said.contains(words), "{words}: {said}");
        assert!(words.contains("nueva") || said.contains(&bed.good), "{said}");
        assert_eq!(fs::read(bed.board()).unwrap(), bytes);
    }
}

#[test]
fn screens_on_a_board_with_holes_say_so_and_go_on() {
    let sample = Place::new();
    let db = rusqlite::Connection::open(sample.board()).unwrap();
    let root = |table: &str| -> u32 {
        db.query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [table], |row| row.get(0)).unwrap()
    };
    for table in ["announcement", "goal", "session"] {
        let bed = Bed::new(Path::new(&sample.board()));
        let mut bytes = fs::read(sample.board()).unwrap();
        let at = (root(table) as usize - 1) * 4096;
        bytes[at..at + 4096].fill(0xff);
        fs::write(bed.board(), bytes).unwrap();
        let mut seat = Seat::start_with(&bed.place, &[("CARTELERA_BOARD", &bed.board())]);
        seat.see("Esto es una muestra");
        seat.press("vera.nogues");
        seat.see("vera.nogues");
        seat.press("\r");
        seat.see("Contraseña");
        seat.press("cartelera\r");
        let is_told = |seat: &Seat| seat.screen().contents().contains("está dañado");
        seat.wait_until(table, |seat| is_told(seat) || seat.screen().contents().contains("1 Hoy"));
        for screen in ["2", "3", "4", "5", "1"] {
            seat.press(screen);
        }
        seat.wait_until(table, is_told);
        seat.signal(Signal::TERM);
        assert_eq!(seat.leave(), 143);
    }
}
