//! What members wait for, on a board of any size, printed as medians: pages, counts, Today, publishing.
//!
//! `cargo bench --bench store -- FILE` measures on a copy of a board made by `cartelera demo --board FILE` or by
//! `cargo bench --bench generate`; without a file on boards of 1,000 and 10,000 announcements made for it. Publishing is
//! compared with a one-row durable commit of plain SQLite on the same disk, taken in turns with it; and, because disks
//! that answer in microseconds flatter nobody, with what it would be where such a commit takes 4 ms.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cartelera::clock::Clock;
use cartelera::demo::{PASSPHRASE, bulk};
use cartelera::domain::announcement::{Acknowledgement, AnnouncementId, NewAnnouncement};
use cartelera::domain::audience::{Direction, Reach};
use cartelera::domain::organisation::{Chart, PersonId};
use cartelera::member::{Member, Workspace};
use cartelera::store::announcements::{Cursor, Only, Shown};
use rusqlite::Connection;

const ROUNDS: usize = 21;

fn main() {
    let given: Vec<PathBuf> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).map(PathBuf::from).collect();
    let temporary = tempfile::tempdir().expect("a temporary folder");
    for path in &given {
        let copy = temporary.path().join("board.cartelera");
        let _ = std::fs::remove_file(&copy);
        std::fs::copy(path, &copy).expect("room for a copy of the board");
        println!("\n{}", path.display());
        measure(&copy);
    }
    for announcements in [1_000, 10_000] {
        if given.is_empty() {
            let path = temporary.path().join(format!("{announcements}.cartelera"));
            let zone = jiff::tz::TimeZone::get("Europe/Madrid").expect("a zone of the bundled database");
            let plan = bulk::Plan {
                people: 1_000,
                announcements,
                goals: 0,
                check_ins: 0,
                seed: 1,
                zone,
                now: jiff::Timestamp::now(),
            };
            bulk::create(&path, &plan, |_| ()).expect("a board");
            println!("\n{announcements} announcements");
            measure(&path);
        }
    }
}

fn measure(path: &Path) {
    let workspace = Workspace::open(path, Clock::system()).expect("the board opens");
    let organisation = std::sync::Arc::clone(workspace.organisation());
    let chart = organisation.on(workspace.today());
    let viewers = [("top", top(&chart)), ("middle", middle(&chart)), ("leaf", leaf(&chart))];
    println!("{:<10} {:<34} {:>10} {:>10} {:>7}", "viewer", "", "median", "slowest", "rows");
    for (name, id) in viewers {
        let member = sign_in(path, &organisation.find(id).expect("somebody").handle);
        read(name, &member);
    }
    let mut author = sign_in(path, &organisation.find(top(&chart)).expect("somebody").handle);
    publish(path, &mut author);
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

fn read(viewer: &str, member: &Member) {
    let row = |what: &str, mut deed: Box<dyn FnMut() -> usize + '_>| {
        let mut times = Vec::new();
        let mut rows = 0;
        for _ in 0..ROUNDS {
            let start = Instant::now();
            rows = deed();
            times.push(start.elapsed());
        }
        report(viewer, what, &mut times, rows);
    };
    let boards = [None].into_iter().chain(Direction::ALL.iter().copied().map(Some));
    for direction in boards {
        let name = direction.map_or("all", Direction::word);
        let shown = Shown { direction, only: Only::All };
        let page = |from| member.page(shown, from, 100).expect("a page").rows;
        row(&format!("{name}: first page of 100"), Box::new(|| page(Cursor::Newest).len()));
        let now = member.workspace().now().as_millisecond();
        let middle = cartelera::domain::announcement::Position(now - 900 * 86_400_000);
        row(&format!("{name}: page in the middle"), Box::new(|| page(Cursor::OlderThan(middle)).len()));
        row(&format!("{name}: oldest page"), Box::new(|| page(Cursor::Oldest).len()));
        let unread = Shown { direction, only: Only::Unread };
        let unread = || member.page(unread, Cursor::Newest, 100).expect("a page").rows.len();
        row(&format!("{name}: unread page"), Box::new(unread));
    }
    row("unread", Box::new(|| member.unread().expect("a count").total() as usize));
    row("pinned", Box::new(|| member.pinned(None).expect("pins").len()));
    row("today", Box::new(|| member.today().expect("today").len()));
    row(
        "duties",
        Box::new(|| {
            let shown = Shown { direction: None, only: Only::AckDue };
            member.page(shown, Cursor::Newest, 100).expect("a page").rows.len()
        }),
    );
}

fn publish(path: &Path, author: &mut Member) {
    let plain_file = PlainFile::new(path);
    let plain = NewAnnouncement::notice(Reach::Everyone, "Cambio de turno", "Desde el lunes abrimos media hora antes.");
    let asks = NewAnnouncement { acknowledgement: Some(Acknowledgement { due: None }), ..plain.clone() };
    for (what, new) in [("publish", plain), ("publish, to be acknowledged", asks)] {
        let (mut times, mut commits) = (Vec::new(), Vec::new());
        let mut reached = 0;
        for _ in 0..ROUNDS {
            commits.push(plain_file.commit());
            let id = AnnouncementId(author.new_id());
            let start = Instant::now();
            reached = author.publish(id, &new).expect("published").recipients;
            times.push(start.elapsed());
        }
        let median = report("top", what, &mut times, reached as usize).as_secs_f64();
        let commit = report("", "  one-row durable commit", &mut commits, 1).as_secs_f64();
        println!("{:<10} {:<34} {:>9.1}×", "", "  against it", median / commit);
        // Both wait for the disk once: what comes on top is the same on any.
        let slow = (median - commit + SLOW_COMMIT) / SLOW_COMMIT;
        println!("{:<10} {:<34} {slow:>9.1}×", "", "  the same where it takes 4 ms");
    }
}

/// What a durable commit takes on many a disk, in seconds.
const SLOW_COMMIT: f64 = 0.004;

/// Plain SQLite beside the board, as durable as it.
struct PlainFile(Connection);

impl PlainFile {
    fn new(beside: &Path) -> Self {
        let db = Connection::open(beside.with_extension("plain")).expect("a file");
        db.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT)",
        )
        .expect("a table");
        Self(db)
    }

    fn commit(&self) -> Duration {
        let start = Instant::now();
        self.0.execute("INSERT INTO t (x) VALUES ('one row')", []).expect("a row");
        start.elapsed()
    }
}

fn report(viewer: &str, what: &str, times: &mut [Duration], rows: usize) -> Duration {
    times.sort();
    let (median, slowest) = (times[times.len() / 2], times[times.len() - 1]);
    let millis = |time: Duration| time.as_secs_f64() * 1e3;
    println!("{viewer:<10} {what:<34} {:>7.2} ms {:>7.2} ms {rows:>7}", millis(median), millis(slowest));
    median
}
