//! What people do on a board by the command line, one process a deed, and how often each is found on it afterwards.

use std::collections::HashMap;
use std::process::Command;

use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::seat::{Place, Ran};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Post,
    Reply,
    Acknowledge,
    CheckIn,
    Note,
    Edit,
}

const KINDS: [Kind; 6] = [Kind::Post, Kind::Reply, Kind::Acknowledge, Kind::CheckIn, Kind::Note, Kind::Edit];

/// Worker `who` doing the `number`th thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Deed {
    pub who: usize,
    pub number: usize,
}

impl Deed {
    /// Every kind in turn; at any moment the workers are at different ones.
    pub fn kind(self) -> Kind {
        KINDS[(self.who + self.number) % KINDS.len()]
    }

    /// What is written, and nowhere else.
    pub fn words(self) -> String {
        format!("obra {:02} {:04}", self.who, self.number)
    }
}

/// Somebody, and what only they write to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Worker {
    pub handle: String,
    pub post: Uuid,
    pub goal: Uuid,
    pub session: Uuid,
}

/// People at work on one board.
pub struct Crew {
    pub place: Place,
    pub workers: Vec<Worker>,
    pub shared: Shared,
}

/// What everybody writes to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shared {
    /// Everybody replies to it.
    pub talk: Uuid,
    /// Asked of everybody, one after the other.
    asked: Vec<Uuid>,
}

impl Shared {
    /// What this deed acknowledges.
    pub fn asked(&self, deed: Deed) -> Uuid {
        self.asked[deed.number / KINDS.len()]
    }
}

impl Crew {
    /// `size` people of the sample, of whom each can do `each` deeds.
    pub fn new(size: usize, each: usize) -> Self {
        let place = Place::new();
        let people = read(&place).query_pairs(
            "SELECT person.handle, manager.handle FROM person
             JOIN profile ON profile.person = person.id
             JOIN person AS manager ON manager.id = profile.manager
             WHERE profile.until IS NULL AND profile.active_until IS NULL ORDER BY person.id",
        );
        assert!(people.len() >= size, "{} have a manager", people.len());
        let kpi = ["goals", "kpi", "add", "--name-es", "Obras", "--kind", "numeric", "--dimension", "productivity"];
        done(&place, "nadia.petrov", &[kpi.as_slice(), &["--unit-es", "u"]].concat());
        let workers = people.into_iter().take(size).map(|(handle, manager)| Worker::prepare(&place, handle, &manager));
        let workers = workers.collect();
        let everyone = |title: &str, more: &[&str]| {
            let post = ["post", "--direction", "diagonal", "--reach", "everyone", "--title", title, "--body", "Todos."];
            id(&done(&place, "lucia.aranda", &[post.as_slice(), more].concat()))
        };
        let talk = everyone("Hablemos", &[]);
        let asked = (0..each.div_ceil(KINDS.len())).map(|at| everyone(&format!("Acuse {at}"), &["--ack"])).collect();
        Self { place, workers, shared: Shared { talk, asked } }
    }

    /// The same people on a copy of the board.
    pub fn another(&self) -> Self {
        Self { place: self.place.another(), workers: self.workers.clone(), shared: self.shared.clone() }
    }

    /// The program about to do it.
    pub fn command(&self, deed: Deed) -> Command {
        let worker = &self.workers[deed.who];
        let words = deed.words();
        let value = deed.number.to_string();
        let Worker { post, goal, session, .. } = worker;
        let [post, goal, session, talk] = [*post, *goal, *session, self.shared.talk].map(|id| id.to_string());
        let asked = self.shared.asked(deed).to_string();
        let arguments: Vec<&str> = match deed.kind() {
            Kind::Post => {
                let to_managers = ["post", "--direction", "vertical", "--reach", "ascending"];
                [to_managers.as_slice(), &["--title", &words, "--body", "Hecho."]].concat()
            }
            Kind::Reply => vec!["reply", &talk, &words],
            Kind::Acknowledge => vec!["ack", &asked],
            Kind::CheckIn => vec!["goals", "check-in", &goal, &value, "--evidence", &words],
            Kind::Note => vec!["sessions", "note", &session, "--body", &words],
            Kind::Edit => vec!["edit", &post, "--title", &words],
        };
        self.place.program(&[arguments.as_slice(), &["--json", "--as", &worker.handle]].concat())
    }

    /// How often the words of each deed are found, whoever's.
    pub fn found(&self) -> HashMap<String, usize> {
        let board = read(&self.place);
        let mut found = HashMap::new();
        let mut count = |words: String| *found.entry(words).or_insert(0) += 1;
        for texts in [
            "SELECT title FROM announcement",
            "SELECT title FROM revision",
            "SELECT body FROM reply",
            "SELECT evidence FROM check_in WHERE evidence IS NOT NULL",
        ] {
            board.query_texts(texts).into_iter().filter(|text| text.starts_with("obra ")).for_each(&mut count);
        }
        let acknowledged = board.query_pairs(
            "SELECT lower(hex(announcement.id)), person.handle FROM receipt
             JOIN announcement USING (position) JOIN person ON person.id = receipt.person
             WHERE receipt.acknowledged_at IS NOT NULL",
        );
        for (id, handle) in acknowledged {
            let at = self.shared.asked.iter().position(|asked| asked.simple().to_string() == id);
            let who = self.workers.iter().position(|worker| worker.handle == handle);
            if let (Some(at), Some(who)) = (at, who) {
                let of_the_time = (0..KINDS.len()).map(|more| Deed { who, number: at * KINDS.len() + more });
                let deed = of_the_time.into_iter().find(|deed| deed.kind() == Kind::Acknowledge).unwrap();
                count(deed.words());
            }
        }
        // What is sealed is told by the program alone.
        for worker in &self.workers {
            let page = object(&done(&self.place, &worker.handle, &["sessions", "show", &worker.session.to_string()]));
            for note in page["notes"].as_array().unwrap() {
                count(note["body"].as_str().unwrap().to_owned());
            }
        }
        found
    }

    /// Nothing acknowledged is missing, nothing is there twice, nothing is there that nobody did, and the file is sound.
    #[track_caller]
    pub fn prove(&self, acknowledged: &[Deed], cut_off: &[Deed]) {
        let mut found = self.found();
        for deed in acknowledged {
            assert_eq!(found.remove(&deed.words()), Some(1), "{deed:?} {:?} was acknowledged", deed.kind());
        }
        for deed in cut_off {
            let times = found.remove(&deed.words()).unwrap_or(0);
            assert!(times <= 1, "{deed:?} {:?} is there {times} times", deed.kind());
        }
        assert!(found.is_empty(), "nobody did {found:?}");
        is_sound(&self.place);
    }
}

impl Worker {
    fn prepare(place: &Place, handle: String, manager: &str) -> Self {
        let post = ["post", "--direction", "vertical", "--reach", "ascending", "--title", "Propio", "--body", "Mío."];
        let post = id(&done(place, &handle, &post));
        let terms = ["--baseline", "0", "--target", "1000", "--weight", "0", "--cadence", "weekly"];
        let period = ["--start", "2026-01-01", "--end", "2099-12-31"];
        let goal = ["goals", "add", "--person", &handle, "--kpi", "obras"];
        let goal = id(&done(place, manager, &[goal.as_slice(), &period, &terms].concat()));
        let session = ["sessions", "new", "--kind", "onboarding", "--at", "+1d", "--with", &handle];
        let session = id(&done(place, manager, &session));
        Self { handle, post, goal, session }
    }
}

/// The engine finds the file sound, and the program its chain and everything signed.
#[track_caller]
pub fn is_sound(place: &Place) {
    let board = read(place);
    assert_eq!(board.query_texts("PRAGMA integrity_check"), ["ok"]);
    drop(board);
    let checked = place.run(place.program(&["check"]));
    assert_eq!(checked.code, 0, "{checked:?}");
}

#[track_caller]
pub fn done(place: &Place, handle: &str, arguments: &[&str]) -> Ran {
    let ran = place.run(place.program(&[arguments, &["--json", "--as", handle]].concat()));
    assert_eq!(ran.code, 0, "{arguments:?} {ran:?}");
    ran
}

/// The only object printed.
#[track_caller]
pub fn object(ran: &Ran) -> Value {
    serde_json::from_str(ran.out.trim()).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
}

#[track_caller]
fn id(ran: &Ran) -> Uuid {
    object(ran)["id"].as_str().unwrap().parse().unwrap()
}

/// The board read beside the program.
pub struct Beside(Connection);

pub fn read(place: &Place) -> Beside {
    Beside(Connection::open_with_flags(place.board(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap())
}

impl Beside {
    pub fn query_texts(&self, sql: &str) -> Vec<String> {
        let mut query = self.0.prepare(sql).unwrap();
        query.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
    }

    pub fn query_pairs(&self, sql: &str) -> Vec<(String, String)> {
        let mut query = self.0.prepare(sql).unwrap();
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().collect::<rusqlite::Result<_>>().unwrap()
    }

    pub fn query_number(&self, sql: &str) -> i64 {
        self.0.query_row(sql, [], |row| row.get(0)).unwrap()
    }
}
