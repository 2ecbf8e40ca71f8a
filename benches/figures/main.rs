//! Every figure that this repository states about speed, as one page of tables:
//!
//!     cargo bench --locked --bench figures            # boards of 1,000 and 10,000: some five minutes
//!     cargo bench --locked --bench figures -- long    # up to 1,000,000: some twenty-five
//!
//! | table | what is measured | beside it |
//! |---|---|---|
//! | [`making`] | making big boards | plain SQLite writing and indexing the same rows |
//! | [`outside`] | the real program in a real pseudo-terminal ([`seat`]) | a program of a hundred lines: [`floor`] |
//! | [`inside`] | what the program asks its board for | the same rows by plain SQLite, a durable commit |
//! | [`search`] | the newest hits a viewer may see | the same words by plain SQLite, which knows no viewers |
//! | [`goals`] | lists, roll-ups, check-ins | plain SQLite, and two frames |
//! | [`sessions`] | opening and searching sealed notes | the bare cryptography, and two frames |
//! | [`unlock`] | deriving keys | 0.3 s |
//!
//! Names of tables as arguments print only these. Numbers say how many announcements the boards have, and a file made by
//! `cartelera demo --board FILE` may stand for a number; `rounds=7` says how often each session outside is repeated (3),
//! `idle=10` how many seconds nothing is pressed in one of them. A folder in `CARTELERA_BENCH` keeps the boards; what is
//! found there is not made again, and its making not timed. What is measured writes to the boards: reading marks, and
//! copies of them are published to. The last column of most tables says how many times the smallest board the largest takes.

mod boards;
mod floor;
mod goals;
mod inside;
mod making;
mod outside;
mod search;
mod seat;
mod sessions;
mod table;
mod unlock;

use std::path::{Path, PathBuf};

use boards::Board;

const TABLES: [&str; 7] = ["making", "outside", "inside", "search", "goals", "sessions", "unlock"];

/// How many announcements, check-ins and notes.
struct Sizes {
    announcements: &'static [usize],
    check_ins: &'static [usize],
    notes: &'static [usize],
}

const SHORT: Sizes = Sizes { announcements: &[1_000, 10_000], check_ins: &[50_000], notes: &[500] };
const LONG: Sizes = Sizes {
    announcements: &[1_000, 10_000, 100_000, 1_000_000],
    check_ins: &[50_000, 500_000, 5_000_000],
    notes: &[5_000],
};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [floor, path] = arguments.as_slice()
        && floor == floor::ARGUMENT
    {
        return floor::run(path).expect("the floor");
    }
    let number = |name: &str| arguments.iter().find_map(|argument| argument.strip_prefix(name)?.parse::<u64>().ok());
    let names = arguments.iter().any(|argument| TABLES.contains(&argument.as_str()));
    let is_wanted = |table: &str| !names || arguments.iter().any(|argument| argument == table);
    let sizes = if arguments.iter().any(|argument| argument == "long") { LONG } else { SHORT };
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let folder = std::env::var_os("CARTELERA_BENCH").map_or(temporary.path().to_owned(), PathBuf::from);
    println!("# Figures\n\n{}", circumstances());
    if TABLES[..4].iter().any(|table| is_wanted(table)) {
        let files = arguments.iter().filter(|argument| Path::new(argument).is_file()).cloned();
        let mut given: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
        let files: Vec<String> = files.collect();
        if given.is_empty() && files.is_empty() {
            given.extend(sizes.announcements);
        }
        let mut paths = making::measure(&folder, &given, is_wanted("making"));
        paths.extend(files.into_iter().map(|file| (file.clone(), PathBuf::from(file))));
        let opened = paths.into_iter().filter_map(|(name, path)| table::tried("a board", || Board::at(name, path)));
        let boards: Vec<Board> = opened.collect();
        let (rounds, idle) = (number("rounds=").unwrap_or(3), number("idle=").unwrap_or(10));
        if is_wanted("outside") {
            table::tried("outside", || outside::measure(&boards, temporary.path(), rounds, idle));
        }
        if is_wanted("inside") {
            table::tried("inside", || inside::measure(&boards, temporary.path()));
        }
        if is_wanted("search") {
            table::tried("search", || search::measure(&boards));
        }
    }
    if is_wanted("goals") {
        table::tried("goals", || goals::measure(&folder, temporary.path(), sizes.check_ins));
    }
    if is_wanted("sessions") {
        table::tried("sessions", || sessions::measure(sizes.notes));
    }
    if is_wanted("unlock") {
        table::tried("unlock", unlock::measure);
    }
}

/// When, and how busy the machine was: what single figures are worth.
fn circumstances() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load: Vec<&str> = load.split(' ').take(3).collect();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let day = jiff::Zoned::now().date();
    format!("Measured on {day}, on {cores} cores, at a load of {} (1, 5 and 15 minutes).", load.join(", "))
}
