//! Many processes writing to one board: none fails, nothing is lost or doubled, nobody waits long.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use cartelera::clock::Clock;
use cartelera::domain::announcement::{AnnouncementId, NewAnnouncement, Priority};
use cartelera::domain::audience::{Audience, Reach};
use cartelera::domain::goal::{GoalId, NewCheckIn, Quantity};
use cartelera::domain::session::{PartId, SessionId};
use cartelera::member::sessions::NewPart;
use cartelera::member::{Member, Workspace};
use uuid::Uuid;

use crate::deeds::{Crew, Deed, Kind, Shared, Worker, read};
use crate::scale;
use crate::seat::Seat;

/// Writers in the short and the long form, and what each does.
const WRITERS: (usize, usize) = (8, 32);
const EACH: (usize, usize) = (50, 300);

/// Longer than this nobody waits: in the short form, beside which other tests run on the same processors, and in the long.
const LIMIT: (Duration, Duration) = (Duration::from_secs(4), Duration::from_secs(1));

fn size() -> (usize, usize) {
    let writers = scale::amount(WRITERS.0, WRITERS.1).min(WRITERS.1);
    (writers, if writers > WRITERS.0 { EACH.1 } else { EACH.0 })
}

/// Prints how long things of each kind took, and answers the longest.
fn tell(what: &str, took: &mut [(Kind, Duration)]) -> Duration {
    let row = |name: &str, mut times: Vec<Duration>| {
        times.sort_unstable();
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
        let [half, most, nearly, all] = [0.5, 0.9, 0.99, 1.0].map(at);
        println!("| {name} | {} | {half:.1} | {most:.1} | {nearly:.1} | {all:.1} |", times.len());
        times.last().copied().unwrap_or_default()
    };
    println!("{what}, in ms\n| kind | deeds | p50 | p90 | p99 | longest |\n|---|---|---|---|---|---|");
    took.sort_unstable_by_key(|(kind, _)| *kind);
    for of_a_kind in took.chunk_by(|(one, _), (other, _)| one == other) {
        row(&format!("{:?}", of_a_kind[0].0), of_a_kind.iter().map(|(_, time)| *time).collect());
    }
    row("all", took.iter().map(|(_, time)| *time).collect())
}

#[test]
fn many_processes_write_at_once_nothing_fails_is_lost_or_doubled_and_nobody_waits_long() {
    let _turn = scale::turn();
    let (writers, each) = size();
    // To make it takes as long as to work on it.
    let crew = Crew::new(writers, each);
    stay_signed_in(&crew.another(), writers, each);
    start_and_end(&crew, writers, each);
}

/// Every deed is a process of its own that signs in, does it and ends; each writer starts the next as soon as one has
/// ended. Two terminals stay open meanwhile and must show what the others wrote.
fn start_and_end(crew: &Crew, writers: usize, each: usize) {
    let signed = || read(&crew.place).query_number("SELECT count(*) FROM chain");
    // Both are managers of those who post, or of their managers.
    let mut watchers = ["lucia", "omar"].map(|name| {
        let mut seat = Seat::start(&crew.place);
        seat.sign_in(name);
        seat.press("2");
        seat.see("[Todos]");
        seat
    });
    let before = signed();
    let mut took = std::thread::scope(|scope| {
        let work =
            |who| scope.spawn(move || (0..each).map(|number| one(crew, Deed { who, number })).collect::<Vec<_>>());
        let at_work: Vec<_> = (0..writers).map(work).collect();
        at_work.into_iter().flat_map(|work| work.join().unwrap()).collect::<Vec<_>>()
    });
    tell(&format!("{writers} writers × {each} processes, from start to end"), &mut took);
    let deeds = all(writers, each);
    assert_eq!(took.len(), deeds.len());
    assert_eq!(signed() - before, signatures(&deeds), "each is signed once");
    crew.prove(&deeds, &[]);
    for (watcher, whose) in watchers.iter_mut().zip(["lucia.aranda", "omar.benali"]) {
        watcher.see(&newest_for(crew, whose));
    }
}

fn all(writers: usize, each: usize) -> Vec<Deed> {
    (0..writers).flat_map(|who| (0..each).map(move |number| Deed { who, number })).collect()
}

/// How much is signed for these: what is posted, and to whom it goes.
fn signatures(deeds: &[Deed]) -> i64 {
    let posts = deeds.iter().filter(|deed| deed.kind() == Kind::Post).count();
    i64::try_from(deeds.len() + posts).unwrap()
}

fn one(crew: &Crew, deed: Deed) -> (Kind, Duration) {
    let started = Instant::now();
    let ran = crew.place.run(crew.command(deed));
    let took = started.elapsed();
    assert_eq!(ran.code, 0, "{deed:?} {:?}: {ran:?}", deed.kind());
    (deed.kind(), took)
}

/// The title of the newest announcement that this person may see, by the program's own list.
fn newest_for(crew: &Crew, handle: &str) -> String {
    let listed = crate::deeds::done(&crew.place, handle, &["list", "--limit", "1"]);
    crate::deeds::object(&listed)["title"].as_str().unwrap().to_owned()
}

/// The same deeds in processes that stay signed in, as terminals do: without the cost of starting, all of them want the
/// board's writing turn all the time. What each deed takes is, but for a few milliseconds, the wait for that turn.
fn stay_signed_in(crew: &Crew, writers: usize, each: usize) {
    let signed = || read(&crew.place).query_number("SELECT count(*) FROM chain");
    let before = signed();
    let mut processes: Vec<Child> = (0..writers).map(|who| writer(crew, who, each)).collect();
    let mut said: Vec<_> =
        processes.iter_mut().map(|process| BufReader::new(process.stdout.take().unwrap()).lines()).collect();
    for lines in &mut said {
        assert!(lines.any(|line| line.unwrap().ends_with(READY)));
    }
    let started = Instant::now();
    for process in &mut processes {
        process.stdin.as_mut().unwrap().write_all(b"go\n").unwrap();
    }
    let reading = said.into_iter().enumerate().map(|(who, lines)| {
        std::thread::spawn(move || {
            let took =
                lines.filter_map(|line| line.unwrap().strip_prefix(TOOK)?.parse().ok().map(Duration::from_micros));
            let numbered = (0..).zip(took);
            numbered.map(|(number, took)| (Deed { who, number }.kind(), took)).collect::<Vec<_>>()
        })
    });
    let reading: Vec<_> = reading.collect();
    let mut took: Vec<_> = reading.into_iter().flat_map(|reading| reading.join().unwrap()).collect();
    let whole = started.elapsed();
    for mut process in processes {
        assert!(process.wait().unwrap().success());
    }
    let deeds = all(writers, each);
    assert_eq!(took.len(), deeds.len());
    let longest = tell(&format!("{writers} writers × {each} deeds, signed in"), &mut took);
    println!("{:.0} deeds a second", deeds.len() as f64 / whole.as_secs_f64());
    assert_eq!(signed() - before, signatures(&deeds), "each is signed once");
    crew.prove(&deeds, &[]);
    let limit = if writers > WRITERS.0 { LIMIT.1 } else { LIMIT.0 };
    assert!(longest < limit, "somebody waited {longest:?}");
}

const READY: &str = "at the desk";
const TOOK: &str = "took ";
const TASK: &str = "CARTELERA_TRUST_WRITER";

#[derive(serde::Serialize, serde::Deserialize)]
struct Task {
    board: String,
    worker: Worker,
    shared: Shared,
    who: usize,
    each: usize,
}

/// This very program again, to run the one ignored test.
fn writer(crew: &Crew, who: usize, each: usize) -> Child {
    let (board, worker, shared) = (crew.place.board(), crew.workers[who].clone(), crew.shared.clone());
    let task = serde_json::to_string(&Task { board, worker, shared, who, each }).unwrap();
    let path = crew.place.path(&format!("task-{who}.json"));
    std::fs::write(&path, task).unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "writers::a_writer", "--ignored", "--nocapture", "--test-threads=1"]);
    command.env(TASK, path).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap()
}

#[test]
#[ignore = "one of the writers that the other test starts"]
fn a_writer() {
    let Ok(path) = std::env::var(TASK) else { return };
    let task: Task = serde_json::from_reader(File::open(path).unwrap()).unwrap();
    let workspace = Workspace::open(Path::new(&task.board), Clock::system()).unwrap();
    let handle = &task.worker.handle;
    let mut member = workspace.sign_in(handle, "cartelera").map_err(|(_, error)| error).unwrap();
    println!("\n{READY}");
    std::io::stdin().read_line(&mut String::new()).unwrap();
    for number in 0..task.each {
        let deed = Deed { who: task.who, number };
        let started = Instant::now();
        act(&mut member, &task, deed);
        println!("{TOOK}{}", started.elapsed().as_micros());
    }
}

fn act(member: &mut Member, task: &Task, deed: Deed) {
    let words = deed.words();
    match deed.kind() {
        Kind::Post => {
            let to_managers = Audience::new(Reach::Ascending);
            let new = NewAnnouncement {
                audience: to_managers,
                event: None,
                priority: Priority::Normal,
                title: words,
                body: "Hecho.".to_owned(),
                acknowledgement: None,
                publish_at: None,
                expires_at: None,
                pinned: false,
                replies_open: true,
            };
            let id = AnnouncementId(member.new_id());
            member.publish(id, &new).map(drop)
        }
        Kind::Reply => {
            let id = member.new_id();
            member.reply(AnnouncementId(task.shared.talk), id, &words).map(drop)
        }
        Kind::Acknowledge => member.acknowledge(AnnouncementId(task.shared.asked(deed)), 1).map(drop),
        Kind::CheckIn => {
            let id = member.new_id();
            let value = Quantity::from_raw(deed.number as i64 * 10_000).unwrap();
            let new = NewCheckIn { day: member.workspace().today(), value, confidence: None, evidence: words };
            member.act(|act| act.check_in(id, GoalId(task.worker.goal), &new)).map(drop)
        }
        Kind::Note => {
            let (id, of) = (PartId(Uuid::new_v4()), SessionId(task.worker.session));
            member.act(|act| act.write_part(id, of, &NewPart::SharedNote { text: words })).map(drop)
        }
        Kind::Edit => {
            let id = AnnouncementId(task.worker.post);
            let revision = member.headline(id).unwrap().revision;
            member.edit(id, revision, &words, "Mío.", false).map(drop)
        }
    }
    .unwrap();
}
