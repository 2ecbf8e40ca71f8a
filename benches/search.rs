//! What searching costs as one types: the newest 50 hits that a viewer may see, as medians, beside plain SQLite's.
//!
//! `cargo bench --bench search -- 10000 1000000` makes boards of these sizes and prints one table; a file made by
//! `cartelera demo --board FILE` may stand for a size. The floor is the same FTS5 query, newest 50, with their rows, by
//! plain SQLite on the same file, taken in turns with the program; it knows no viewers. Each is asked until it has 50 hits
//! or there are no more.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cartelera::clock::Clock;
use cartelera::demo::{PASSPHRASE, bulk};
use cartelera::domain::organisation::{Chart, PersonId};
use cartelera::domain::search::Query;
use cartelera::member::{Member, Workspace};
use cartelera::store::announcements::Cursor;
use rusqlite::Connection;

const ROUNDS: usize = 21;
const HITS: usize = 50;

/// What is asked, of which the words are planted by the sample or drawn as often as their rank says, and what the floor
/// asks; filters have none.
const QUERIES: [(&str, &str, Option<&str>); 17] = [
    ("rare word", "zafiro", Some("\"zafiro\" *")),
    ("one of 100", "trimestral", Some("\"trimestral\" *")),
    ("common word", "turno", Some("\"turno\" *")),
    ("everywhere", "de", Some("\"de\" *")),
    ("nowhere", "xilófono", Some("\"xilofono\" *")),
    ("1 letter", "t", Some("\"t\" *")),
    ("2 letters", "tr", Some("\"tr\" *")),
    ("3 letters", "tri", Some("\"tri\" *")),
    ("4 letters", "trim", Some("\"trim\" *")),
    ("5 letters", "trime", Some("\"trime\" *")),
    ("5 letters, common", "traba", Some("\"traba\" *")),
    ("ñ", "mañana", Some("\"manana\" *")),
    ("phrase", "\"turno de\"", Some("\"turno de\"")),
    ("two words", "turno trimestral", Some("\"turno\" * AND \"trimestral\" *")),
    ("one without another", "turno -de", Some("\"turno\" * NOT \"de\" *")),
    ("word and unread", "turno is:unread", Some("\"turno\" *")),
    ("an author's", "turno from:AUTHOR", None),
];

fn main() {
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let mut given: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    if given.is_empty() {
        given = vec!["1000".into(), "10000".into()];
    }
    let boards: Vec<(String, PathBuf)> = given
        .into_iter()
        .map(|board| match board.parse() {
            Ok(announcements) => {
                let path = temporary.path().join(format!("{announcements}.cartelera"));
                make(&path, announcements);
                (board, path)
            }
            Err(_) => (board.clone(), PathBuf::from(board)),
        })
        .collect();
    let tables: Vec<Vec<Row>> = boards.iter().map(|(_, path)| measure(path)).collect();
    print(&boards, &tables);
}

fn make(path: &Path, announcements: usize) {
    let zone = jiff::tz::TimeZone::get("Europe/Madrid").expect("a zone of the bundled database");
    let now = jiff::Timestamp::now();
    let plan = bulk::Plan { people: 1_000, announcements, goals: 0, check_ins: 0, seed: 1, zone, now };
    let start = Instant::now();
    bulk::create(path, &plan, |_| ()).expect("a board");
    let size = std::fs::metadata(path).expect("a board").len();
    println!("{announcements} announcements: {:.1} s, {:.0} MB", start.elapsed().as_secs_f64(), size as f64 / 1e6);
}

/// One query of one viewer.
struct Row {
    what: String,
    floor: Option<Duration>,
    taken: Duration,
    slowest: Duration,
    found: usize,
}

fn measure(path: &Path) -> Vec<Row> {
    let workspace = Workspace::open(path, Clock::system()).expect("the board opens");
    let organisation = std::sync::Arc::clone(workspace.organisation());
    let chart = organisation.on(workspace.today());
    let handle = |id: PersonId| organisation.find(id).expect("somebody").handle.clone();
    let author = handle(middle(&chart));
    let viewers = [("top", top(&chart)), ("middle", middle(&chart)), ("leaf", leaf(&chart))];
    let plain = Plain(Connection::open(path).expect("the file opens"));
    let mut rows = Vec::new();
    for (name, text, floor) in QUERIES {
        for (viewer, id) in viewers {
            let member = sign_in(path, &handle(id));
            let text = text.replace("AUTHOR", &author);
            let (query, faults) = Query::read(&text, member.workspace().today());
            assert!(faults.is_empty(), "{text}");
            rows.push(row(&format!("{name} | {viewer}"), &member, &query, floor.map(|floor| (&plain, floor))));
        }
    }
    for (viewer, id) in viewers {
        let member = sign_in(path, &handle(id));
        let (query, _) = Query::read("turno", member.workspace().today());
        rows.push(timed(&format!("count to 1,000 | {viewer}"), None, || {
            member.count_hits(&query, 1_000, &|| true).expect("a count").number
        }));
    }
    rows
}

fn row(what: &str, member: &Member, query: &Query, floor: Option<(&Plain, &str)>) -> Row {
    timed(what, floor, || {
        let (mut found, mut from) = (0, Cursor::Newest);
        loop {
            let page = member.search(query, from, HITS - found).expect("a page");
            found += page.rows.len();
            match page.next {
                Some(next) if found < HITS => from = Cursor::OlderThan(next),
                _ => return found,
            }
        }
    })
}

fn timed(what: &str, floor: Option<(&Plain, &str)>, mut deed: impl FnMut() -> usize) -> Row {
    let (mut floors, mut times, mut found) = (Vec::new(), Vec::new(), 0);
    for _ in 0..ROUNDS {
        if let Some((plain, expression)) = floor {
            floors.push(plain.search(expression));
        }
        let start = Instant::now();
        found = deed();
        times.push(start.elapsed());
    }
    floors.sort();
    times.sort();
    Row {
        what: what.to_owned(),
        floor: floors.get(ROUNDS / 2).copied(),
        taken: times[ROUNDS / 2],
        slowest: times[ROUNDS - 1],
        found,
    }
}

fn sign_in(path: &Path, handle: &str) -> Member {
    let workspace = Workspace::open(path, Clock::system()).expect("the board opens");
    workspace.sign_in(handle, PASSPHRASE).map_err(|(_, error)| error).expect("the sample's passphrase")
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

/// Plain SQLite on the same file.
struct Plain(Connection);

impl Plain {
    fn search(&self, expression: &str) -> Duration {
        let start = Instant::now();
        let mut query = self
            .0
            .prepare_cached(
                "SELECT a.position, a.id, a.author, a.title, a.publish_at, a.expires_at, a.priority
                 FROM announcement_text t JOIN announcement a ON a.position = t.rowid
                 WHERE announcement_text MATCH ?1 ORDER BY t.rowid DESC LIMIT ?2",
            )
            .expect("a query");
        let mut rows = query.query((expression, HITS as i64)).expect("hits");
        let mut read = 0;
        while let Some(row) = rows.next().expect("a hit") {
            read += row.get::<_, String>(3).expect("a title").len();
        }
        std::hint::black_box(read);
        start.elapsed()
    }
}

fn print(boards: &[(String, PathBuf)], tables: &[Vec<Row>]) {
    let millis = |time: Duration| time.as_secs_f64() * 1e3;
    print!("\n| looked for | by");
    boards.iter().for_each(|(name, _)| print!(" | floor, {name} | Cartelera | slowest | × | hits"));
    println!(" | largest ÷ smallest |");
    println!("|---|---{}|---|", "|---".repeat(boards.len() * 5));
    let (Some(first), Some(last)) = (tables.first(), tables.last()) else { return };
    for (at, (smallest, largest)) in first.iter().zip(last).enumerate() {
        print!("| {}", smallest.what);
        for row in tables.iter().map(|table| &table[at]) {
            let floor = row.floor.map_or("–".into(), |floor| format!("{:.2} ms", millis(floor)));
            let ratio = row.floor.map_or("–".into(), |floor| format!("{:.2}", millis(row.taken) / millis(floor)));
            print!(
                " | {floor} | {:.2} ms | {:.2} ms | {ratio} | {}",
                millis(row.taken),
                millis(row.slowest),
                row.found
            );
        }
        println!(" | {:.2} |", millis(largest.taken) / millis(smallest.taken));
    }
}
