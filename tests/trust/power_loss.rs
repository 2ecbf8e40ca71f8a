//! The machine losing power: the disk as it may stand afterwards, replayed from the recorded writes and syncs of a run.

use std::path::{Path, PathBuf};
use std::process::Command;

use cartelera::store::Store as _;
use cartelera::store::sqlite::SqliteStore;
use tempfile::TempDir;

use crate::dice::Dice;
use crate::disk::notes::{self, Note};
use crate::disk::replay::Replay;
use crate::disk::{command, done, id_in, variables};
use crate::scale;
use crate::seat::{Place, Seat};

const SEED: u64 = 0x0006_D15C;
const POST: [&str; 5] = ["post", "--direction", "vertical", "--reach", "descending"];

/// Something a person was told is done.
#[derive(Clone, Debug)]
enum Promise {
    /// The chain is at least that long.
    Chain(usize),
    /// A draft at least as new as this, in microseconds.
    Draft(i64),
    /// A backup, which must be sound.
    Backup(PathBuf),
    /// An export, with all it had.
    Export(PathBuf, Vec<u8>),
}

/// A run under the noting library, and what was promised in it.
struct Run {
    place: Place,
    start: Replay,
    beside: TempDir,
    promises: Vec<(usize, Promise)>,
    /// Somebody sits at the board.
    is_open: bool,
}

impl Run {
    fn begin(place: Place) -> Self {
        let start = Replay::of(Path::new(&place.path("")));
        let beside = tempfile::tempdir().unwrap();
        let run = Self { place, start, beside, promises: Vec::new(), is_open: false };
        std::fs::write(run.notes(), "").unwrap();
        run
    }

    fn notes(&self) -> PathBuf {
        self.beside.path().join("notes")
    }

    fn noted(&self) -> usize {
        usize::try_from(self.notes().metadata().unwrap().len()).unwrap()
    }

    fn variables(&self) -> Vec<(&'static str, String)> {
        variables(self.place.path("").trim_end_matches('/'), &[("DISK_NOTES", self.notes().to_str().unwrap())])
    }

    /// Runs a command. What it did is promised from its last word on.
    fn done(&mut self, handle: &str, arguments: &[&str]) -> String {
        let before = self.noted();
        let mut command = command(&self.place, handle, arguments);
        command.envs(self.variables());
        let ran = self.place.run(command);
        assert_eq!(ran.code, 0, "{arguments:?} {ran:#?}");
        let said = |note: &Note| matches!(note, Note::Said(_));
        let said = notes::read(&self.notes(), before).into_iter().rfind(|(_, note)| said(note)).unwrap().0;
        let length = self.history().len();
        self.promises.push((said, Promise::Chain(length)));
        ran.out
    }

    fn promise(&mut self, promise: Promise) {
        let now = self.promises.last().unwrap().0;
        self.promises.push((now, promise));
    }

    /// The board as it is. Where nobody has it open it is looked at in a copy: whoever closes it last empties its journal,
    /// and that would be this test, unseen by the library.
    fn board(&self) -> rusqlite::Connection {
        if self.is_open {
            let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
            return rusqlite::Connection::open_with_flags(self.place.board(), flags).unwrap();
        }
        for suffix in ["", "-wal"] {
            let copy = self.beside.path().join(format!("copy.db{suffix}"));
            let _ = std::fs::remove_file(&copy);
            let _ = std::fs::copy(format!("{}{suffix}", self.place.board()), copy);
        }
        rusqlite::Connection::open(self.beside.path().join("copy.db")).unwrap()
    }

    fn history(&self) -> Vec<Vec<u8>> {
        hashes(&self.board())
    }

    fn newest_draft(&self) -> i64 {
        newest_draft(&self.board())
    }

    fn sit(&mut self) -> Seat {
        let variables = self.variables();
        let variables: Vec<(&str, &str)> = variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mut seat = Seat::start_with(&self.place, &variables);
        seat.see("Esto es una muestra");
        self.is_open = true;
        seat
    }

    /// Types, and waits until the draft is on the board.
    fn drafted(&mut self, seat: &mut Seat, text: &str) {
        let before = self.newest_draft();
        seat.press(text);
        self.place.wait_until("the draft is on the board", || self.newest_draft() > before);
        let draft = self.newest_draft();
        self.promises.push((self.noted(), Promise::Draft(draft)));
    }
}

fn hashes(board: &rusqlite::Connection) -> Vec<Vec<u8>> {
    let mut chain = board.prepare("SELECT hash FROM chain ORDER BY seq").unwrap();
    chain.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn newest_draft(board: &rusqlite::Connection) -> i64 {
    board.query_row("SELECT coalesce(max(saved_at), 0) FROM draft", [], |row| row.get(0)).unwrap()
}

/// Commands beside a terminal in which somebody types, and alone; long enough for journals to be emptied and begun again.
fn a_day(rounds: usize) -> Run {
    let place = Place::new();
    let add = ["goals", "kpi", "add", "--name-es", "Prueba", "--kind", "numeric", "--unit-es", "%"];
    done(&place, "nadia.petrov", &[add.as_slice(), &["--dimension", "productivity"]].concat());
    let goal = ["goals", "add", "--person", "vera.nogues", "--kpi", "prueba", "--baseline", "80", "--target", "95"];
    let weight = ["--weight", "10"];
    let (start, end) = (in_days(-60), in_days(60));
    let period = ["--start", &start, "--end", &end, "--json"];
    let goal = id_in(&done(&place, "sergio.munoz", &[goal.as_slice(), &weight, &period].concat()).out);
    let people = people(&place);
    let mut run = Run::begin(place);
    run.done("sergio.munoz", &[POST.as_slice(), &["--title", "Antes", "--body", "A solas."]].concat());

    let mut vera = run.sit();
    vera.sign_in("vera");
    vera.press("n");
    vera.see("Título");
    vera.press("Borrador");
    vera.walk_to_field("Texto");
    // Every state of a long draft fills many pages of the journal.
    let text = "Los turnos de la semana que viene. ".repeat(5600);
    run.drafted(&mut vera, &format!("\u{1b}[200~{text}\u{1b}[201~"));
    for round in 0..rounds {
        for (state, people) in people.iter().enumerate() {
            let file = run.place.path(&format!("people-{state}.csv"));
            std::fs::write(&file, people).unwrap();
            run.done("nadia.petrov", &["people", "import", &file]);
        }
        let body = format!("Ronda {round}. {}", "Se cambian los turnos de la semana. ".repeat(1000));
        let post = ["--ack", "--ack-due", &in_days(4), "--title", "Turnos", "--body", &body, "--json"];
        let posted = id_in(&run.done("sergio.munoz", &[POST.as_slice(), &post].concat()));
        run.done("vera.nogues", &["ack", &posted]);
        run.done("vera.nogues", &["reply", &posted, "Entendido"]);

        for state in 0..6 {
            run.drafted(&mut vera, &format!("Ronda {round}, {state}. "));
        }

        run.done("sergio.munoz", &["edit", &posted, "--title", "Turnos, corregido"]);
        run.done("vera.nogues", &["goals", "check-in", &goal, &format!("{}", 81 + round % 10)]);
        let plan = [
            "sessions",
            "new",
            "--kind",
            "onboarding",
            "--at",
            &format!("{} 10:00", in_days(1)),
            "--with",
            "vera.nogues",
            "--json",
        ];
        let session = id_in(&run.done("sergio.munoz", &plan));
        run.done("sergio.munoz", &["sessions", "note", &session, "--body", &body]);
        if round % 5 != 0 {
            continue;
        }
        let copy = PathBuf::from(run.place.path(&format!("copy-{round}.db")));
        run.done("nadia.petrov", &["backup", copy.to_str().unwrap()]);
        run.promise(Promise::Backup(copy));
        let out = PathBuf::from(run.place.path(&format!("boards-{round}.md")));
        run.done("sergio.munoz", &["export", "boards", "--format", "md", "--out", out.to_str().unwrap()]);
        let exported = std::fs::read(&out).unwrap();
        run.promise(Promise::Export(out, exported));
    }
    vera.press("\u{1b}");
    vera.see("1 Hoy");
    vera.press("q");
    vera.say_yes("salir");
    assert_eq!(vera.leave(), 0);
    run.is_open = false;
    run.done("sergio.munoz", &[POST.as_slice(), &["--title", "Después", "--body", "A solas."]].concat());
    run
}

fn in_days(days: i64) -> String {
    let day = jiff::Zoned::now().date().checked_add(jiff::Span::new().days(days)).unwrap();
    day.to_string()
}

/// Two states of a file of people to go back and forth between: many rows change in one transaction.
fn people(place: &Place) -> [String; 2] {
    let out = place.path("people.csv");
    done(place, "nadia.petrov", &["export", "people", "--format", "csv", "--out", &out]);
    let now = std::fs::read_to_string(out).unwrap();
    ["Auxiliar", "Auxiliar de planta"].map(|title| {
        let row = |number: u32| {
            format!("\"p{number}\",\"Persona {number}\",\"{title}\",\"Clínica\",\"9\",\"lucia.aranda\",\"operative\",\"staff\",\"es\",\"\",\"\"\r\n")
        };
        (0..600).fold(now.clone(), |file, number| file + &row(number))
    })
}

/// What is wrong with a board found after the power went, given what had been promised.
fn wrong(board: &Path, from: &Path, to: &Path, history: &[Vec<u8>], promises: &[(usize, Promise)]) -> Option<String> {
    let store = match SqliteStore::open(board) {
        Ok(store) => store,
        Err(error) => return Some(format!("it does not open: {error:?}")),
    };
    let faults = store.integrity_faults().unwrap();
    if !faults.is_empty() {
        return Some(format!("integrity_check: {faults:?}"));
    }
    drop(store);
    let connection = rusqlite::Connection::open(board).unwrap();
    let found = hashes(&connection);
    if !history.starts_with(&found) {
        return Some("its chain is no part of the history".to_owned());
    }
    for (_, promise) in promises {
        let broken = match promise {
            Promise::Chain(length) => found.len() < *length,
            Promise::Draft(saved_at) => newest_draft(&connection) < *saved_at,
            Promise::Backup(path) => {
                cartelera::store::sqlite::judge(&to.join(path.strip_prefix(from).unwrap())).is_err()
            }
            Promise::Export(path, bytes) => {
                std::fs::read(to.join(path.strip_prefix(from).unwrap())).ok().as_ref() != Some(bytes)
            }
        };
        if broken {
            return Some(format!("not kept: {promise:?}, the chain has {}", found.len()));
        }
    }
    None
}

#[test]
fn no_acknowledged_commit_is_lost_whatever_the_disk_had_not_yet_synced() {
    let images = scale::amount(100, 10_000);
    let run = a_day((images / 400).clamp(2, 20));
    let history = run.history();
    let noted = notes::read(&run.notes(), 0);
    let syncs = noted.iter().filter(|(_, note)| matches!(note, Note::Sync { .. })).count();
    // The journal's header is the only thing of that length at the beginning of a file.
    let begins = |note: &Note| matches!(note, Note::Write { offset: 0, bytes, .. } if bytes.len() == 32);
    let journals = noted.iter().filter(|(_, note)| begins(note)).count();
    let promises = run.promises.len();
    println!("{images} images of {} notes: {syncs} syncs, {journals} journals begun, {promises} promises", noted.len());
    assert!(journals > 3, "a journal is emptied and begun anew while others have the board open");
    let from = PathBuf::from(run.place.path(""));
    let mut replay = run.start;
    let mut dice = Dice::new(SEED);
    let mut moments: Vec<usize> = (0..images).map(|_| dice.below(noted.len() + 1)).collect();
    moments.sort_unstable();
    let mut taken = 0;
    for (image, moment) in moments.into_iter().enumerate() {
        while taken < moment {
            replay.take(&noted[taken].1);
            taken += 1;
        }
        let now = if moment == 0 { 0 } else { noted[moment - 1].0 };
        let to = tempfile::tempdir().unwrap();
        replay.write_image(&from, to.path(), &mut Dice::new(SEED ^ image as u64));
        let promised = run.promises.partition_point(|(at, _)| *at <= now);
        let board = to.path().join("board.db");
        if let Some(wrong) = wrong(&board, &from, to.path(), &history, &run.promises[..promised]) {
            panic!("image {image} after note {moment} of {}, seed {SEED:#x}: {wrong}", noted.len());
        }
        if image % 40 == 0 {
            let mut check = run.place.program(&["check"]);
            check.env("CARTELERA_BOARD", &board);
            let checked = run.place.run(check);
            assert_eq!(checked.code, 0, "image {image} after note {moment}, seed {SEED:#x}: {checked:#?}");
        }
    }
}

const WRITER: &str = "TRUST_PLAIN_WRITER";

/// A plain writer of SQLite, as a process of its own: what the control needs, and nothing by itself.
#[test]
fn a_plain_writer_says_what_it_has_committed() {
    let Ok(told) = std::env::var(WRITER) else { return };
    let (synchronous, path) = told.split_once(' ').unwrap();
    let board = rusqlite::Connection::open(path).unwrap();
    board.pragma_update(None, "synchronous", synchronous).unwrap();
    for number in 1..=400 {
        board.execute("INSERT INTO kept VALUES (?1, ?2)", (number, "x".repeat(9000))).unwrap();
        println!("kept {number}");
    }
}

/// How many of so many images of a plain writer's disk lack something it had said is committed.
fn lost(synchronous: &str, images: usize) -> usize {
    let place = tempfile::tempdir().unwrap();
    let beside = tempfile::tempdir().unwrap();
    let path = place.path().join("kept.db");
    let board = rusqlite::Connection::open(&path).unwrap();
    board
        .execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE kept (number INTEGER PRIMARY KEY, text TEXT)")
        .unwrap();
    drop(board);
    let mut replay = Replay::of(place.path());
    let notes_file = beside.path().join("notes");
    let folder = place.path().to_str().unwrap();
    let ran = Command::new(std::env::current_exe().unwrap())
        .args(["power_loss::a_plain_writer_says_what_it_has_committed", "--exact", "--nocapture"])
        .envs(variables(folder, &[("DISK_NOTES", notes_file.to_str().unwrap())]))
        .env(WRITER, format!("{synchronous} {}", path.to_str().unwrap()))
        .output()
        .unwrap();
    assert!(ran.status.success(), "{ran:?}");
    let noted = notes::read(&notes_file, 0);
    let mut dice = Dice::new(SEED);
    let mut moments: Vec<usize> = (0..images).map(|_| dice.below(noted.len() + 1)).collect();
    moments.sort_unstable();
    let (mut taken, mut said, mut lost) = (0, 0, 0);
    for moment in moments {
        while taken < moment {
            replay.take(&noted[taken].1);
            if let Note::Said(text) = &noted[taken].1 {
                let last = text.lines().filter_map(|line| line.strip_prefix("kept ")?.parse().ok()).next_back();
                said = last.unwrap_or(said);
            }
            taken += 1;
        }
        let to = tempfile::tempdir().unwrap();
        replay.write_image(place.path(), to.path(), &mut dice);
        let board = rusqlite::Connection::open(to.path().join("kept.db")).unwrap();
        let sound: String = board.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok");
        let found: i64 = board.query_row("SELECT count(*) FROM kept", [], |row| row.get(0)).unwrap();
        lost += usize::from(found < said);
    }
    lost
}

#[test]
fn the_same_replay_shows_that_a_writer_that_does_not_sync_its_commits_loses_some() {
    let images = scale::amount(60, 1000);
    assert_eq!(lost("FULL", images), 0);
    let lost = lost("NORMAL", images);
    println!("synchronous=NORMAL lost something in {lost} of {images} images");
    assert!(lost > images / 10, "{lost}");
}
