//! What a person waits for on boards of several sizes, beside floors over the same files, taken in turns.
//!
//! `cargo bench --bench boards -- 1000 10000 100000 1000000` prints every table; the last column says how much the largest
//! board takes of what the smallest does. A file made by `cartelera demo --board FILE` may stand for a size.
//!
//! | table | where | beside it |
//! |---|---|---|
//! | `outside`: the real program in a real pseudo-terminal | [`outside`], [`seat`] | a program of a hundred lines: [`floor`] |
//! | `inside`: what the program asks its board for | [`inside`] | the same rows by plain SQLite, a durable commit |
//! | `search`: the newest hits a viewer may see | [`search`] | the same words by plain SQLite, which knows no viewers |
//!
//! The name of a table as an argument prints only that one; `rounds=7` says how often each session is repeated (5),
//! `idle=10` how many seconds nothing is pressed. A folder in `CARTELERA_BENCH` keeps the boards, as
//! `cargo bench --bench generate` leaves them there. What is measured writes to the boards: reading marks, and copies of
//! them are published to.

mod floor;
mod inside;
mod outside;
mod search;
mod seat;
mod table;

use std::path::{Path, PathBuf};

use cartelera::clock::Clock;
use cartelera::demo::{PASSPHRASE, bulk};
use cartelera::domain::organisation::{Chart, PersonId};
use cartelera::member::{Member, Workspace};

const PEOPLE: usize = 1_000;

/// A board that is measured on.
struct Board {
    name: String,
    path: PathBuf,
    /// Who receives most, somebody in between, and who receives least.
    viewers: [(&'static str, String); 3],
}

impl Board {
    fn at(name: String, path: PathBuf) -> Self {
        let workspace = Workspace::open(&path, Clock::system()).expect("the board opens");
        let organisation = workspace.organisation();
        let chart = organisation.on(workspace.today());
        let handle = |id: PersonId| organisation.find(id).expect("somebody").handle.clone();
        let viewers = [("top", top(&chart)), ("middle", middle(&chart)), ("leaf", leaf(&chart))];
        let viewers = viewers.map(|(viewer, id)| (viewer, handle(id)));
        Self { name, path, viewers }
    }

    fn top(&self) -> &str {
        &self.viewers[0].1
    }
}

fn top(chart: &Chart<'_>) -> PersonId {
    chart.active()[0].id
}

/// The manager with most people under them on the third level.
fn middle(chart: &Chart<'_>) -> PersonId {
    let heads = chart.active().iter().filter(|person| person.level == 3);
    heads.max_by_key(|person| chart.down(person.id).len()).expect("a third level").id
}

fn leaf(chart: &Chart<'_>) -> PersonId {
    chart.active().iter().max_by_key(|person| person.level).expect("somebody").id
}

fn sign_in(path: &Path, handle: &str) -> Member {
    let workspace = Workspace::open(path, Clock::system()).expect("the board opens");
    workspace.sign_in(handle, PASSPHRASE).map_err(|(_, error)| error).expect("the sample's passphrase")
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [floor, path] = arguments.as_slice()
        && floor == floor::ARGUMENT
    {
        return floor::run(path).expect("the floor");
    }
    let number = |name: &str| arguments.iter().find_map(|argument| argument.strip_prefix(name)?.parse::<u64>().ok());
    let names = ["outside", "inside", "search"];
    let is_wanted = |table| {
        arguments.iter().any(|argument| argument == table)
            || !arguments.iter().any(|argument| names.contains(&argument.as_str()))
    };
    let mut given: Vec<&String> = arguments
        .iter()
        .filter(|argument| argument.parse::<usize>().is_ok() || Path::new(argument).is_file())
        .collect();
    let few = ["1000".to_owned(), "10000".to_owned()];
    if given.is_empty() {
        given.extend(&few);
    }
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let kept = std::env::var_os("CARTELERA_BENCH").map_or(temporary.path().to_owned(), PathBuf::from);
    let boards: Vec<Board> = given
        .into_iter()
        .map(|given| match given.parse() {
            Ok(size) => Board::at(given.clone(), made(&kept, size)),
            Err(_) => Board::at(given.clone(), PathBuf::from(given)),
        })
        .collect();
    if is_wanted("outside") {
        outside::measure(&boards, temporary.path(), number("rounds=").unwrap_or(5), number("idle=").unwrap_or(10));
    }
    if is_wanted("inside") {
        inside::measure(&boards, temporary.path());
    }
    if is_wanted("search") {
        search::measure(&boards);
    }
}

/// The board of this size: kept from before, or made.
fn made(folder: &Path, size: usize) -> PathBuf {
    let path = folder.join(format!("board-{size}.cartelera"));
    if !path.exists() {
        eprintln!("making a board of {size} announcements");
        let zone = jiff::tz::TimeZone::get("Europe/Madrid").expect("a zone of the bundled database");
        let now = jiff::Timestamp::now();
        let plan = bulk::Plan { people: PEOPLE, announcements: size, goals: 0, check_ins: 0, seed: 1, zone, now };
        bulk::create(&path, &plan, |_| ()).expect("a board");
    }
    path
}
