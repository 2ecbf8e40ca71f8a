//! What a person waits for, measured from outside: the real program in a real pseudo-terminal, beside the floor.
//!
//! Sample boards derive keys in a fifth of a millisecond, so nothing is subtracted from unlocking.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use cartelera::demo::PASSPHRASE;

use super::boards::Board;
use super::floor;
use super::seat::Seat;
use super::table;

/// Reader closed, and reader open beside the list.
const NARROW: (u16, u16) = (80, 40);
const WIDE: (u16, u16) = (120, 40);
const PAGE_DOWN: &str = "\u{1b}[6~";
const HOME: &str = "\u{1b}[H";
const END: &str = "\u{1b}[F";
const ESC: &str = "\u{1b}";

/// Every start, sign-in and end is one figure: in each round so many more of them, with nothing between.
const STARTS: usize = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Figure {
    Start,
    Unlock,
    Boards,
    Move,
    MoveBytes,
    Page,
    End,
    MoveAtEnd,
    Open,
    Held,
    /// The first letter of a word, the rest of it, and the letters of one that is rare.
    Letter,
    Common,
    Rare,
    /// Until it is known how many there are of what is common.
    Counted,
    Memory,
    Searched,
    Peak,
    Idle,
    IdleBytes,
    WakeUps,
    Quit,
}

/// Who is measured: the floor or the program, on which of the boards, how wide.
type Subject = (bool, usize, u16);

#[derive(Default)]
struct Measured(BTreeMap<(Subject, Figure), Vec<f64>>);

impl Measured {
    fn add(&mut self, subject: Subject, figure: Figure, value: f64) {
        self.0.entry((subject, figure)).or_default().push(value);
    }

    fn time(&mut self, subject: Subject, figure: Figure, took: Option<Duration>) {
        if let Some(took) = took {
            self.add(subject, figure, took.as_secs_f64() * 1e3);
        }
    }

    /// The value that `share` of all lie below.
    fn quantile(&self, subject: Subject, figure: Figure, share: f64) -> Option<f64> {
        let mut values = self.0.get(&(subject, figure))?.clone();
        values.sort_by(f64::total_cmp);
        values.get(((values.len() - 1) as f64 * share).round() as usize).copied()
    }

    fn median(&self, subject: Subject, figure: Figure) -> Option<f64> {
        self.quantile(subject, figure, 0.5)
    }
}

/// Measures on every board and prints the table. Boards are asked in turns, so that a slow minute is everybody's.
pub fn measure(boards: &[Board], temporary: &Path, rounds: u64, idle: u64) {
    let home = temporary.join("home");
    std::fs::create_dir(&home).expect("a home");
    let home = home.display().to_string();
    let idle = Duration::from_secs(idle);
    let mut measured = Measured::default();
    let (mut clean, mut failed) = (true, 0);
    // Nothing is taken of the first session: whoever signs in for the first time is greeted.
    for board in boards {
        let subject = (false, boards.len(), WIDE.0);
        let mut nothing = Measured::default();
        table::tried("a first session", || Session { subject, measured: &mut nothing }.run(board, &home, WIDE, None));
    }
    for round in 0..rounds {
        eprintln!("round {}", round + 1);
        for (at, board) in boards.iter().enumerate() {
            let mut took_place = |is_floor, shape: (u16, u16), run: &dyn Fn(&mut Session) -> bool| {
                let mut session = Session { subject: (is_floor, at, shape.0), measured: &mut measured };
                match table::tried("a session", || run(&mut session)) {
                    Some(was_clean) => clean &= was_clean,
                    None => failed += 1,
                }
            };
            // Once each: nothing happens in it.
            let idle = (round == 0).then_some(idle);
            for shape in [NARROW, WIDE] {
                for is_floor in [true, false] {
                    took_place(is_floor, shape, &|session| session.run(board, &home, shape, idle));
                }
            }
            for is_floor in [true, false].repeat(STARTS) {
                took_place(is_floor, WIDE, &|session| session.start(board, &home));
            }
        }
    }
    println!("\n## From outside\n\n{}", report(&measured, boards));
    println!("Terminal as it was after every session: {}.", if clean { "yes" } else { "NO" });
    if failed > 0 {
        println!("{failed} sessions failed, and say nothing here.");
    }
}

struct Session<'a> {
    subject: Subject,
    measured: &'a mut Measured,
}

impl Session<'_> {
    /// A session in which nothing is done. Answers whether the terminal was given back as it was.
    fn start(&mut self, board: &Board, home: &str) -> bool {
        let seat = self.begin(board, home, WIDE);
        self.end(seat)
    }

    fn begin(&mut self, board: &Board, home: &str, shape: (u16, u16)) -> Seat {
        let path = board.path.display().to_string();
        if self.subject.0 {
            let own = std::env::current_exe().expect("this program").display().to_string();
            let mut seat = Seat::start(&[own, floor::ARGUMENT.into(), path], home, shape);
            let took = seat.ready(&["the floor"]);
            self.measured.time(self.subject, Figure::Start, Some(took));
            seat
        } else {
            let program = env!("CARGO_BIN_EXE_cartelera").to_owned();
            let mut seat = Seat::start(&[program, "--board".into(), path, "--lang".into(), "en".into()], home, shape);
            let took = seat.ready(&["Cartelera ·", "Type any part"]);
            self.measured.time(self.subject, Figure::Start, Some(took));
            self.sign_in(&mut seat, board.top());
            seat
        }
    }

    /// One session from start to quit. Answers whether the terminal was given back as it was.
    fn run(&mut self, board: &Board, home: &str, shape: (u16, u16), idle: Option<Duration>) -> bool {
        let mut seat = self.begin(board, home, shape);
        self.walk(&mut seat);
        self.measured.add(self.subject, Figure::Searched, seat.memory("VmRSS") as f64 / 1e3);
        self.measured.add(self.subject, Figure::Peak, seat.memory("VmHWM") as f64 / 1e3);
        if let Some(idle) = idle {
            // What rests under the selection counts as read after two seconds, and that is work.
            seat.wait(Duration::from_secs(4));
            let before = seat.used();
            let bytes = seat.wait(idle);
            let after = seat.used();
            let seconds = idle.as_secs_f64();
            let (cpu, wake_ups) = (after.cpu - before.cpu, after.wake_ups - before.wake_ups);
            self.measured.add(self.subject, Figure::Idle, cpu.as_secs_f64() / seconds * 100.0);
            self.measured.add(self.subject, Figure::WakeUps, wake_ups as f64 / seconds);
            self.measured.add(self.subject, Figure::IdleBytes, bytes as f64);
        }
        self.end(seat)
    }

    fn end(&mut self, mut seat: Seat) -> bool {
        let (took, clean) = if self.subject.0 {
            seat.quit("q")
        } else {
            seat.press("q");
            seat.press("\t");
            seat.quit("\r")
        };
        self.measured.time(self.subject, Figure::Quit, Some(took));
        clean
    }

    fn sign_in(&mut self, seat: &mut Seat, handle: &str) {
        seat.press(handle);
        seat.press("\r");
        seat.press(PASSPHRASE);
        let pressed = seat.send("\r");
        let shown = seat.see(&["1 Today", "2 Boards"]);
        self.measured.time(self.subject, Figure::Unlock, Some(shown - pressed));
        seat.settle();
        let took = seat.press("2").took;
        assert!(seat.contents().contains("[All]"), "{}", seat.contents());
        self.measured.time(self.subject, Figure::Boards, took);
    }

    fn walk(&mut self, seat: &mut Seat) {
        for at in 0..30 {
            let answer = seat.press("j");
            // The first few come from a cold list.
            if at >= 5 {
                self.measured.time(self.subject, Figure::Move, answer.took);
                self.measured.add(self.subject, Figure::MoveBytes, answer.bytes as f64);
            }
        }
        for _ in 0..6 {
            let took = seat.press(PAGE_DOWN).took;
            self.measured.time(self.subject, Figure::Page, took);
        }
        for _ in 0..3 {
            let took = seat.press(END).took;
            self.measured.time(self.subject, Figure::End, took);
            for _ in 0..5 {
                let took = seat.press("k").took;
                self.measured.time(self.subject, Figure::MoveAtEnd, took);
            }
            seat.press(HOME);
        }
        for _ in 0..6 {
            seat.press("j");
            let took = seat.press("\r").took;
            self.measured.time(self.subject, Figure::Open, took);
            seat.press(ESC);
        }
        let lag = seat.hold("j", 60, Duration::from_millis(33));
        self.measured.time(self.subject, Figure::Held, Some(lag));
        self.measured.add(self.subject, Figure::Memory, seat.memory("VmRSS") as f64 / 1e3);
        for (word, figure) in [("turno", Figure::Common), ("zafiro", Figure::Rare)] {
            seat.press("/");
            for (at, letter) in word.char_indices() {
                let (found, counted) = seat.look_for(&letter.to_string(), "Announcements");
                self.measured.time(self.subject, if at == 0 { Figure::Letter } else { figure }, found);
                if figure == Figure::Common {
                    self.measured.time(self.subject, Figure::Counted, counted);
                }
            }
            seat.press(ESC);
        }
    }
}

/// A row of the table: what, at which width, in which unit, and how many times the floor it may be.
struct Line {
    what: &'static str,
    figure: Figure,
    /// Another figure of the floor to compare with.
    beside: Option<Figure>,
    width: u16,
    share: f64,
    unit: &'static str,
    target: Option<f64>,
}

fn line(what: &'static str, figure: Figure, width: u16, unit: &'static str, target: f64) -> Line {
    Line { what, figure, beside: None, width, share: 0.5, unit, target: Some(target) }
}

fn lines() -> Vec<Line> {
    use Figure::*;
    let p95 = |what, figure, width| Line { share: 0.95, ..line(what, figure, width, "ms", 2.0) };
    let (narrow, wide) = (NARROW.0, WIDE.0);
    vec![
        line("start to sign-in screen", Start, wide, "ms", 1.5),
        Line { beside: Some(Start), ..line("unlock to first screen", Unlock, wide, "ms", 1.5) },
        Line { target: None, ..line("first showing of the boards", Boards, wide, "ms", 0.0) },
        line("move, reader closed", Move, narrow, "ms", 1.5),
        p95("the same, p95", Move, narrow),
        line("move, reader open", Move, wide, "ms", 3.0),
        p95("the same, p95", Move, wide),
        line("page, reader closed", Page, narrow, "ms", 1.5),
        line("page, reader open", Page, wide, "ms", 3.0),
        line("to the oldest, reader closed", End, narrow, "ms", 1.5),
        line("to the oldest, reader open", End, wide, "ms", 3.0),
        line("move there, reader closed", MoveAtEnd, narrow, "ms", 1.5),
        line("move there, reader open", MoveAtEnd, wide, "ms", 3.0),
        line("open one, reader closed", Open, narrow, "ms", 1.5),
        line("open one, reader open", Open, wide, "ms", 3.0),
        line("held key: lag of the last", Held, narrow, "ms", 1.5),
        line("held key, reader open", Held, wide, "ms", 3.0),
        line("search: first letter", Letter, wide, "ms", 2.0),
        line("search: a common word, each letter", Common, wide, "ms", 2.0),
        p95("the same, p95", Common, wide),
        line("search: a rare word, each letter", Rare, wide, "ms", 2.0),
        p95("the same, p95", Rare, wide),
        Line { target: None, ..line("search: how many, a common word", Counted, wide, "ms", 0.0) },
        line("bytes a move, reader closed", MoveBytes, narrow, "B", 2.0),
        Line { target: None, ..line("bytes a move, reader open", MoveBytes, wide, "B", 0.0) },
        line("memory while browsing", Memory, wide, "MB", 3.0),
        Line { target: None, ..line("memory after searching", Searched, wide, "MB", 0.0) },
        line("most memory ever", Peak, wide, "MB", 3.0),
        Line { target: None, ..line("idle: processor", Idle, wide, "%", 0.0) },
        Line { target: None, ..line("idle: wake-ups a second", WakeUps, wide, "", 0.0) },
        Line { target: None, ..line("idle: bytes", IdleBytes, wide, "B", 0.0) },
        line("quit", Quit, wide, "ms", 3.0),
    ]
}

fn report(measured: &Measured, boards: &[Board]) -> String {
    let mut text = String::from("| figure |");
    for board in boards {
        text.push_str(&format!(" floor, {} | Cartelera | × |", board.name));
    }
    text.push_str(" target | largest ÷ smallest |\n|---|");
    text.push_str(&"---|".repeat(boards.len() * 3 + 2));
    text.push('\n');
    for line in lines() {
        text.push_str(&format!("| {} |", line.what));
        for at in 0..boards.len() {
            let of = |is_floor, figure| measured.quantile((is_floor, at, line.width), figure, line.share);
            let floor = of(true, line.beside.unwrap_or(line.figure));
            let own = of(false, line.figure);
            let shown = |value: Option<f64>| value.map_or("–".into(), |value| format!("{value:.2} {}", line.unit));
            let ratio = match (own, floor) {
                (Some(own), Some(floor)) if floor > 0.0 => format!("{:.2}", own / floor),
                _ => "–".into(),
            };
            text.push_str(&format!(" {} | {} | {ratio} |", shown(floor), shown(own)));
        }
        let ends = [boards.len() - 1, 0].map(|at| measured.median((false, at, line.width), line.figure));
        let growth = match ends {
            [Some(largest), Some(smallest)] if smallest > 0.0 => format!("{:.2}", largest / smallest),
            _ => "–".into(),
        };
        let target = line.target.map_or("–".into(), |target| format!("≤ {target}"));
        text.push_str(&format!(" {target} | {growth} |\n"));
    }
    text
}
