//! Board files that are gone, replaced, cut, altered, foreign, empty or from the future.
//!
//! | what | where |
//! |---|---|
//! | the damage, drawn by dice | [`wounds`] |
//! | everything that can be read, as text | [`readings`] |
//! | a damaged board is opened: here by the library, and by the program | this file, [`by_the_program`] |
//! | it is damaged while somebody writes | [`while_open`] |

mod by_the_program;
mod readings;
mod while_open;
mod wounds;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;

use cartelera::clock::Clock;
use cartelera::domain::announcement::{AnnouncementId, NewAnnouncement};
use cartelera::domain::audience::Reach;
use cartelera::member::{Error, Sort, Workspace};
use cartelera::store;

use crate::dice::Dice;
use crate::scale::{cases, turn};
use crate::seat::Place;
use readings::Answer;
use wounds::{Patients, Wound, beside};

const SEED: u64 = 20_261_122;

/// Nobody waits longer for an answer.
const LIMIT: Duration = Duration::from_secs(2);

/// Longer than any case may take on the busiest machine: it hangs.
const HANGS: Duration = Duration::from_secs(120);

/// An administrator, who sees most.
const READER: &str = "nadia.petrov";

/// Boards to do damage to, and what is read of them while they are whole.
struct Ward {
    patients: Patients,
    clock: Clock,
    /// Of the closed one, and of the one left open.
    whole: [Vec<Answer>; 2],
    /// Where the chain of each ends.
    heads: [String; 2],
}

impl Ward {
    fn new() -> Self {
        let place = Place::new();
        let clock = Clock::fixed(Clock::system().now());
        let patients = Patients { folder: tempfile::tempdir().unwrap() };
        for board in [patients.closed(), patients.left_open(), patients.stranger()] {
            fs::create_dir(board.parent().unwrap()).unwrap();
        }
        // What signing in has to write is written before.
        readings::of(Path::new(&place.board()), &clock, READER);
        fs::copy(place.board(), patients.closed()).unwrap();
        leave_open(Path::new(&place.board()), &patients.left_open(), &clock);
        leave_open(Path::new(&Place::of_others().board()), &patients.stranger(), &clock);
        let read = |board: PathBuf, suffixes: &[&str]| {
            let here = tempfile::tempdir().unwrap();
            let copy = here.path().join("board.db");
            for suffix in suffixes {
                fs::copy(beside(&board, suffix), beside(&copy, suffix)).unwrap();
            }
            let answers = readings::of(&copy, &clock, READER);
            for answer in &answers {
                assert!(answer.said.is_ok(), "{}: {:?}", answer.way, answer.said);
            }
            (answers, Workspace::open(&copy, clock.clone()).unwrap().check(None).unwrap().head)
        };
        let (closed, head) = read(patients.closed(), &[""]);
        let (left_open, later_head) = read(patients.left_open(), &["", "-wal", "-shm"]);
        assert_ne!(head, later_head);
        Self { patients, clock, whole: [closed, left_open], heads: [head, later_head] }
    }
}

/// Writes to a board and copies it before it is closed.
fn leave_open(board: &Path, to: &Path, clock: &Clock) {
    let workspace = Workspace::open(board, clock.clone()).unwrap();
    let mut member = workspace.sign_in("lucia.aranda", "cartelera").map_err(|(_, error)| error).unwrap();
    for number in 0..4 {
        let id = AnnouncementId(member.new_id());
        let title = format!("Último aviso {number}");
        member.publish(id, &NewAnnouncement::notice(Reach::Everyone, &title, "Un horario nuevo.")).unwrap();
    }
    for suffix in ["", "-wal", "-shm"] {
        fs::copy(beside(board, suffix), beside(to, suffix)).unwrap();
    }
    assert!(fs::metadata(beside(to, "-wal")).unwrap().len() > 0);
}

/// What became of one damaged board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// Everything reads as it did before.
    Harmless,
    /// It was not opened.
    Refused,
    /// Some way of reading says that it is damaged; no other differs unless the check knows.
    Told,
    /// Something reads differently, and the check knows.
    Found,
    /// It is an earlier state of itself, which the check knows that is given a head noted before.
    Earlier,
    /// Something reads differently that nobody signs.
    Unsigned,
}

/// Every case by its number, with what must not be; the boards of such cases are kept.
struct Findings {
    ends: std::collections::BTreeMap<End, usize>,
    unsigned: std::collections::BTreeMap<&'static str, usize>,
    wrong: Vec<String>,
}

#[test]
fn whatever_happened_to_a_file_it_is_told_or_found_by_the_check_and_nothing_panics() {
    let _turn = turn();
    let ward = Arc::new(Ward::new());
    tells_a_full_stop(&ward);
    let cases = cases(120, 20_000);
    let next = Arc::new(AtomicUsize::new(cases.start));
    let (sender, results) = channel();
    for _ in 0..2 {
        let (ward, next, sender, end) = (Arc::clone(&ward), Arc::clone(&next), sender.clone(), cases.end);
        std::thread::spawn(move || {
            loop {
                let case = next.fetch_add(1, Ordering::Relaxed);
                if case >= end || sender.send((case, examine(&ward, case))).is_err() {
                    return;
                }
            }
        });
    }
    drop(sender);
    let mut findings = Findings { ends: Default::default(), unsigned: Default::default(), wrong: Vec::new() };
    for _ in cases {
        let (case, result) = results.recv_timeout(HANGS).expect("a case hangs");
        match result {
            Ok((end, ways)) => {
                *findings.ends.entry(end).or_default() += 1;
                for way in ways {
                    *findings.unsigned.entry(way).or_default() += 1;
                }
            }
            Err(wrong) => findings.wrong.push(format!("case {case}: {wrong}")),
        }
    }
    println!("{:?}\ndiffering where nobody signs: {:?}", findings.ends, findings.unsigned);
    let count = findings.wrong.len();
    assert!(count == 0, "{count} of seed {SEED}:\n{}", findings.wrong[..count.min(20)].join("\n"));
}

#[test]
fn nothing_goes_in_circles_where_leaves_of_a_table_lie_in_each_others_places() {
    let _turn = turn();
    let ward = Arc::new(Ward::new());
    let trees = wounds::trees(&ward.patients.closed());
    assert!(["chain", "announcement"].iter().all(|name| trees.iter().any(|(tree, _)| tree == name)));
    println!("{} trees", trees.len());
    let mut wrong = Vec::new();
    for (name, bytes) in trees {
        let ward = Arc::clone(&ward);
        let (sender, judged) = channel();
        std::thread::spawn(move || {
            let here = tempfile::tempdir().unwrap();
            let board = here.path().join("board.db");
            fs::write(&board, bytes).unwrap();
            sender.send(judge(&ward, &Wound { told: String::new(), was_open: false, is_none: false }, &board))
        });
        match judged.recv_timeout(HANGS) {
            Ok(Ok(_)) => {}
            Ok(Err(said)) => wrong.push(format!("{name}: {said}")),
            Err(_) => wrong.push(format!("{name} goes in circles")),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

type Examined = Result<(End, Vec<&'static str>), String>;

/// Does the damage of one case, and looks at what the library makes of it.
fn examine(ward: &Ward, case: usize) -> Examined {
    // Nothing here is about the disk: memory spares it thousands of syncs.
    let memory = Path::new("/dev/shm");
    let here = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
    let board = here.path().join("board.db");
    let wound = wounds::inflict(&mut Dice::of_case(SEED, case as u64), &ward.patients, &board);
    let damaged = contents(here.path());
    let judged = catch_unwind(AssertUnwindSafe(|| judge(ward, &wound, &board)));
    let judged = judged.unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().cloned();
        Err(format!(
            "a panic: {}",
            said.or(panic.downcast_ref::<&str>().map(|said| (*said).to_owned())).unwrap_or_default()
        ))
    });
    judged.map_err(|wrong| {
        format!("{}{}: {wrong}{}", wound.told, if wound.was_open { ", left open" } else { "" }, keep(case, &damaged))
    })
}

/// Keeps the files of a case that went wrong, to be looked at: every run's boards are others.
fn keep(case: usize, damaged: &[(PathBuf, Vec<u8>)]) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("damage-{case}"));
    let kept = fs::create_dir_all(&folder).and_then(|()| {
        damaged.iter().try_for_each(|(file, bytes)| fs::write(folder.join(file.file_name().unwrap_or_default()), bytes))
    });
    if kept.is_ok() { format!(" (kept in {})", folder.display()) } else { String::new() }
}

/// Every file of a folder.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let mut files: Vec<_> = files.map(|path| (path.clone(), fs::read(path).unwrap())).collect();
    files.sort();
    files
}

fn judge(ward: &Ward, wound: &Wound, board: &Path) -> Examined {
    let damaged = contents(board.parent().unwrap());
    let mut answers = readings::of(board, &ward.clock, READER);
    if let Some(slow) = slowest(&answers) {
        // On a busy machine anything may be slow once.
        put_back(&damaged);
        answers = readings::of(board, &ward.clock, READER);
        if slowest(&answers).is_some() {
            return Err(format!("{slow} took longer than {LIMIT:?}, twice"));
        }
    }
    let open = &answers[0];
    if let Err(error) = &open.said {
        right_words(open.way, error)?;
        // What is refused stays as it was: the board, and what waits in its journal.
        let after = contents(board.parent().unwrap());
        for (file, bytes) in damaged.iter().filter(|(file, _)| !file.to_string_lossy().ends_with("-shm")) {
            if !after.contains(&(file.clone(), bytes.clone())) {
                return Err(format!("{} was touched though it was refused: {error}", file.display()));
            }
        }
        return Ok((End::Refused, Vec::new()));
    }
    if wound.is_none {
        return Err("what is no board was opened".to_owned());
    }
    let mut end = End::Harmless;
    let mut differing = [Vec::new(), Vec::new()];
    for (number, answer) in answers.iter().enumerate() {
        match &answer.said {
            Err(error) if error.sort() == Sort::Damaged => end = End::Told,
            said => {
                if let Err(error) = said {
                    right_words(answer.way, error)?;
                }
                for (whole, differing) in ward.whole.iter().zip(&mut differing) {
                    assert_eq!(answer.way, whole[number].way);
                    if said.as_ref().ok() != whole[number].said.as_ref().ok() {
                        differing.push(answer.way);
                    }
                }
            }
        }
    }
    // With or without what was written last.
    let [without, with] = differing;
    if with.is_empty() || (without.is_empty() && !wound.was_open) {
        return Ok((end, Vec::new()));
    }
    let check = |since| match check(board, &ward.clock, since) {
        Ok(holds) => Ok(holds),
        Err(error) if error.sort() == Sort::Damaged => Ok(false),
        Err(error) => Err(format!("the check fails: {error}")),
    };
    let differing = if wound.was_open { with } else { without };
    Ok(match (check(None)?, check(Some(&ward.heads[usize::from(wound.was_open)]))?) {
        (true, true) => (End::Unsigned, differing),
        (true, false) => (End::Earlier, Vec::new()),
        (false, _) => (End::Found, Vec::new()),
    })
}

fn slowest(answers: &[Answer]) -> Option<&'static str> {
    answers.iter().find(|answer| answer.took > LIMIT).map(|answer| answer.way)
}

fn put_back(files: &[(PathBuf, Vec<u8>)]) {
    if let Some(folder) = files.first().and_then(|(file, _)| file.parent()) {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
            fs::remove_file(entry).unwrap();
        }
    }
    for (file, bytes) in files {
        fs::write(file, bytes).unwrap();
    }
}

/// Whether everything holds that can be checked.
fn check(board: &Path, clock: &Clock, since: Option<&str>) -> cartelera::member::Result<bool> {
    Ok(Workspace::open(board, clock.clone())?.check(since)?.faults.is_empty())
}

/// Nobody is told that a damaged file is the disk's, another terminal's or this program's fault.
fn right_words(way: &str, error: &Error) -> Result<(), String> {
    match error {
        Error::Store(
            store::Error::Unexpected(_)
            | store::Error::Io(_)
            | store::Error::Busy { .. }
            | store::Error::Full
            | store::Error::ReadOnly
            | store::Error::Forbidden(_)
            | store::Error::Engine(_),
        ) => Err(format!("{way}: {error}")),
        _ => Ok(()),
    }
}

/// What the cases rest on: a full stop more shows in what is read, and to the check.
fn tells_a_full_stop(ward: &Ward) {
    let here = tempfile::tempdir().unwrap();
    let board = here.path().join("board.db");
    fs::copy(ward.patients.closed(), &board).unwrap();
    assert!(check(&board, &ward.clock, None).unwrap());
    let db = rusqlite::Connection::open(&board).unwrap();
    assert!(db.execute("UPDATE announcement SET body = body || '.'", []).unwrap() > 0);
    drop(db);
    assert!(!check(&board, &ward.clock, None).unwrap());
    let answers = readings::of(&board, &ward.clock, READER);
    let differ =
        answers.iter().zip(&ward.whole[0]).any(|(answer, whole)| answer.said.as_ref().ok() != whole.said.as_ref().ok());
    assert!(differ, "what is read does not tell one text from another");
}
