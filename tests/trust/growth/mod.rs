//! What a reading costs on a bigger board, counted in steps and pages and not in seconds.
//!
//! Two boards of the same people, made alike, differ in how many announcements they hold. Whatever a key makes the program
//! read is read on both, by whoever receives most, somebody in between and whoever receives least, and what SQLite did for
//! it is counted ([`meter`]). What grows with the board fails; so does stepping over a table that grows.

mod bytes;
mod meter;

use std::path::{Path, PathBuf};

use cartelera::clock::Clock;
use cartelera::demo::{PASSPHRASE, bulk};
use cartelera::domain::announcement::Position;
use cartelera::domain::organisation::{Chart, PersonId};
use cartelera::domain::search::Query;
use cartelera::member::{Member, Workspace};
use cartelera::store::announcements::{Cursor, Only, Shown};
use jiff::Timestamp;
use meter::Cost;

use super::scale;

const PEOPLE: usize = 150;
/// The smaller of the two boards.
const SMALL: usize = 1_000;
/// How much bigger the other is: this many times, in the short form and the long.
const TIMES: (usize, usize) = (10, 100);
/// A screenful, which on either board there is more than enough of.
const PAGE: usize = 25;
/// However many times as many announcements, a reading may cost so many times as much: a tree of pages is a level deeper.
const BOUND: f64 = 2.0;
/// Where the small board holds less than what is asked for, it costs too little to compare with: then so much is allowed,
/// which is below one step for each announcement of the big board and column read.
const CEILING: i64 = 30_000;
/// Of what is pinned or takes place soon at most a thousand are gone through, on a board of any size.
const LITTLE: i64 = 1_000;
/// What does not count: a row more or less on a page, in steps and pages together.
const SLACK: i64 = 400;

fn now() -> Timestamp {
    "2026-03-02T09:00:00Z".parse().unwrap()
}

fn made(folder: &Path, announcements: usize) -> PathBuf {
    let path = folder.join(format!("{announcements}.db"));
    let zone = jiff::tz::TimeZone::get("Europe/Madrid").unwrap();
    let plan = bulk::Plan { people: PEOPLE, announcements, goals: 0, check_ins: 0, seed: 1, zone, now: now() };
    bulk::create(&path, &plan, |_| ()).unwrap();
    path
}

/// Who receives most, somebody in between, and who receives least.
fn viewers(path: &Path) -> [(&'static str, String); 3] {
    let workspace = Workspace::open(path, Clock::fixed(now())).unwrap();
    let organisation = workspace.organisation();
    let chart = organisation.on(workspace.today());
    let handle = |id: PersonId| organisation.find(id).unwrap().handle.clone();
    [("top", top(&chart)), ("middle", middle(&chart)), ("leaf", leaf(&chart))].map(|(name, id)| (name, handle(id)))
}

fn top(chart: &Chart<'_>) -> PersonId {
    chart.active()[0].id
}

fn middle(chart: &Chart<'_>) -> PersonId {
    let heads = chart.active().iter().filter(|person| person.level == 3);
    heads.max_by_key(|person| chart.down(person.id).len()).unwrap().id
}

fn leaf(chart: &Chart<'_>) -> PersonId {
    chart.active().iter().max_by_key(|person| person.level).unwrap().id
}

/// One reading, for one viewer.
struct Read {
    what: String,
    found: usize,
    cost: Cost,
    dearest: Vec<(String, Cost)>,
}

impl Read {
    fn total(&self) -> i64 {
        self.cost.steps + self.cost.pages
    }
}

struct Reader {
    viewer: &'static str,
    reads: Vec<Read>,
}

impl Reader {
    fn take(&mut self, what: &str, reading: impl FnOnce() -> usize) {
        let (found, cost) = meter::measure(reading);
        let what = format!("{what}, {}", self.viewer);
        self.reads.push(Read { what, found, cost, dearest: meter::dearest(4) });
    }
}

/// Everything that keys make the program read.
fn readings(path: &Path) -> Vec<Read> {
    let mut all = Vec::new();
    for (viewer, handle) in viewers(path) {
        let mut reader = Reader { viewer, reads: Vec::new() };
        let mut member = None;
        reader.take("opening the board", || {
            let workspace = Workspace::open(path, Clock::fixed(now())).unwrap();
            workspace.names().unwrap();
            member = Some(workspace);
            1
        });
        let workspace = member.take().unwrap();
        let mut member = None;
        reader.take("signing in", || {
            member = workspace.sign_in(&handle, PASSPHRASE).ok();
            1
        });
        read_as(&member.unwrap(), &mut reader);
        all.extend(reader.reads);
    }
    all
}

fn read_as(member: &Member, reader: &mut Reader) {
    let half_way = now().as_millisecond() - 900 * 86_400_000;
    let page = |only, from| member.page(Shown { direction: None, only }, from, PAGE).unwrap().rows;
    reader.take("first page", || page(Only::All, Cursor::Newest).len());
    reader.take("page in the middle", || page(Only::All, Cursor::OlderThan(Position(half_way))).len());
    reader.take("page back from the middle", || page(Only::All, Cursor::NewerThan(Position(half_way))).len());
    reader.take("oldest page", || page(Only::All, Cursor::Oldest).len());
    reader.take("unread page", || page(Only::Unread, Cursor::Newest).len());
    reader.take("one's own", || page(Only::Mine, Cursor::Newest).len());
    reader.take("owed", || page(Only::AckDue, Cursor::Newest).len());
    reader.take("unread counts", || member.unread().unwrap().total() as usize);
    reader.take("pinned", || member.pinned(None).unwrap().len());
    reader.take("Today", || member.today().unwrap().len());
    reader.take("the week", || member.week(member.workspace().today()).unwrap().days.len());
    reader.take("a look whether others wrote", || member.workspace().others_version().is_ok().into());
    let opened = page(Only::All, Cursor::Newest)[0].id;
    reader.take("open one", || {
        let read = member.read(opened).unwrap();
        usize::from(read.headline.id == opened)
    });
    for (what, words) in [
        ("a word that is everywhere", "de"),
        ("a common word", "turno"),
        ("a word in one of 100", "trimestral"),
        ("a word that is nowhere", "xilófono"),
        ("one letter", "t"),
        ("three letters", "tri"),
        ("five letters", "trime"),
        ("a word with ñ", "mañana"),
        ("a phrase", "\"turno de\""),
        ("two words", "turno de"),
        ("one word without another", "turno -de"),
        ("a word and unread", "turno is:unread"),
    ] {
        let (query, _) = Query::read(words, member.workspace().today());
        reader.take(&format!("search: {what}"), || newest(member, &query, PAGE / 5));
    }
    let (query, _) = Query::read("de", member.workspace().today());
    reader.take("search: counting to 20", || member.count_hits(&query, 20, &|| true).unwrap().number);
}

/// So many of the newest hits, as the program asks for them.
fn newest(member: &Member, query: &Query, wanted: usize) -> usize {
    let (mut found, mut from) = (0, Cursor::Newest);
    loop {
        let page = member.search(query, from, wanted - found).unwrap();
        found += page.rows.len();
        match page.next {
            Some(next) if found < wanted => from = Cursor::OlderThan(next),
            _ => return found,
        }
    }
}

/// What grows more than it may from one board to the other.
fn grown(small: &[Read], big: &[Read]) -> Vec<String> {
    let mut grown = Vec::new();
    for (small, big) in small.iter().zip(big) {
        let ratio = big.total() as f64 / (small.total() + SLACK) as f64;
        if std::env::var_os("CARTELERA_TRUST").is_some() {
            println!(
                "| {} | {} / {} | {} | {} | {ratio:.2} | {:?}",
                small.what,
                small.found,
                big.found,
                small.total(),
                big.total(),
                big.cost,
            );
            for (sql, cost) in &big.dearest {
                println!("    {cost:?} {}", sql.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
        let is_more = if small.found < big.found { big.total() > CEILING } else { ratio > BOUND };
        if is_more || big.cost.scanned > 2 * small.cost.scanned + LITTLE {
            grown.push(format!(
                "{}: {:?} on the small board, {:?} on the big; {:?}",
                small.what, small.cost, big.cost, big.dearest
            ));
        }
    }
    grown
}

#[test]
fn a_reading_costs_on_a_big_board_what_it_costs_on_a_small_one() {
    let folder = tempfile::tempdir().unwrap();
    let times = scale::amount(TIMES.0, TIMES.1);
    let (small, big) = (made(folder.path(), SMALL), made(folder.path(), SMALL * times));
    meter::install();
    // Whoever signs in first on a day does what the day asks for, once for all.
    readings(&small);
    readings(&big);
    let cost_small = readings(&small);
    let fault = grown(&cost_small, &readings(&big));
    assert!(fault.is_empty(), "{fault:#?}");

    // The control: without the index that a feed is read by, the same test fails.
    let db = rusqlite::Connection::open(&big).unwrap();
    db.execute_batch("DROP INDEX announcement_pinned; DROP INDEX announcement_event").unwrap();
    drop(db);
    let fault = grown(&cost_small, &readings(&big));
    assert!(fault.iter().any(|fault| fault.starts_with("pinned")), "{fault:#?}");
    bytes::a_move_costs_the_terminal_little(&big, &viewers(&big)[0].1);
}
