//! What members wait for among goals, as medians: lists, roll-ups, trends, a chart, a check-in; and what the first of a day
//! waits for, the settling of everybody.
//!
//! 100,000 goals of 5,000 people have so many check-ins. The floor is the newest 200 goals as plain SQLite reads them in the
//! same process; two frames of 16.7 ms beyond it are allowed for whatever is looked at.

use std::path::Path;
use std::time::{Duration, Instant};

use cartelera::clock::Clock;
use cartelera::demo::PASSPHRASE;
use cartelera::demo::bulk::{self, Plan};
use cartelera::domain::goal::{Aim, GoalState, NewCheckIn, Quantity};
use cartelera::domain::organisation::Area;
use cartelera::member::goals::{GoalList, Order, Whose};
use cartelera::member::{Member, Workspace};
use cartelera::store::ReadGoals as _;
use cartelera::store::goals::{GoalPosition, Shelf};
use cartelera::store::sqlite::SqliteStore;
use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

use super::table::{self, line as row};

const ROUNDS: usize = 21;
const PEOPLE: usize = 5_000;
const GOALS: usize = 100_000;
/// Rows of a tall terminal.
const SCREEN: usize = 45;
const SPARKS: usize = 12;
/// Two frames at 60 a second.
const FRAMES: Duration = Duration::from_millis(33);

pub fn measure(folder: &Path, temporary: &Path, sizes: &[usize]) {
    for &check_ins in sizes {
        let path = folder.join(format!("goals-{check_ins}.cartelera"));
        if !path.exists() {
            let start = Instant::now();
            let zone = jiff::tz::TimeZone::get("Europe/Madrid").expect("a zone of the bundled database");
            let now = Timestamp::now();
            let plan = Plan { people: PEOPLE, announcements: 0, goals: GOALS, check_ins, seed: 1, zone, now };
            bulk::create(&path, &plan, |_| ()).expect("a board");
            println!("\nA board of goals made in {:.1} s.", start.elapsed().as_secs_f64());
        }
        let bytes = std::fs::metadata(&path).expect("the board").len();
        table::begin(&format!("{GOALS} goals, {check_ins} check-ins, {:.0} MB", bytes as f64 / 1e6));
        let copy = temporary.join("copy.cartelera");
        let _ = std::fs::remove_file(&copy);
        std::fs::copy(&path, &copy).expect("room for a copy of the board");
        let floor = floor(&copy);
        let now = settled(&copy);
        read(&copy, now, floor);
        write(&copy, now, floor);
    }
}

/// Noon of the day for which the board was made.
fn settled(path: &Path) -> Timestamp {
    let day = SqliteStore::open(path).expect("the board opens").goals_settled_on().expect("a day").expect("settled");
    day.at(12, 0, 0, 0).in_tz("UTC").expect("a noon").timestamp()
}

fn floor(path: &Path) -> Duration {
    let plain = Connection::open(path).expect("the board");
    let newest = || {
        let mut query = plain.prepare_cached("SELECT * FROM goal ORDER BY position DESC LIMIT 200").expect("a query");
        let mut rows = query.query([]).expect("rows");
        let mut count = 0;
        while let Some(row) = rows.next().expect("a row") {
            for column in 0..row.as_ref().column_count() {
                std::hint::black_box(row.get_ref(column).expect("a column"));
            }
            count += 1;
        }
        count
    };
    row("floor: newest 200 goals by plain SQLite", None, ROUNDS, newest)
}

/// Whoever is first is above everybody.
fn sign_in(path: &Path, now: Timestamp) -> Member {
    let workspace = Workspace::open(path, Clock::fixed(now)).expect("the board opens");
    let first = workspace.organisation().people()[0].profile.handle.clone();
    workspace.sign_in(&first, PASSPHRASE).map_err(|(_, error)| error).expect("the sample's passphrase")
}

fn read(path: &Path, now: Timestamp, floor: Duration) {
    let member = sign_in(path, now);
    let row = |what: &str, deed: &mut dyn FnMut() -> usize| {
        row(what, Some(floor + FRAMES), ROUNDS, deed);
    };
    let list = |whose: &Whose, order, cycle| {
        let list = GoalList {
            whose: whose.clone(),
            cycle,
            status: None,
            dimension: None,
            stale: false,
            order,
            descending: false,
        };
        member.list_goals(&list).expect("a list")
    };
    let (all, part) = (Whose::Area(Area::default()), Whose::Area(Area::new("Comercial")));
    for (name, order) in [("person", Order::Person), ("status", Order::Status), ("next due", Order::Due)] {
        row(&format!("list of everybody's goals, by {name}"), &mut || list(&all, order, None).len());
    }
    row("list of an area's goals, by status", &mut || list(&part, Order::Status, None).len());
    let past = member.catalogue().expect("the catalogue").cycles[1].id;
    row("list of a closed cycle, by status", &mut || list(&all, Order::Status, Some(past)).len());
    let everything = list(&all, Order::Status, None);
    let screen: Vec<GoalPosition> =
        everything.iter().copied().step_by(everything.len() / SCREEN).take(SCREEN).collect();
    row("a screenful of goals with sparklines", &mut || {
        let views = member.goal_views(&screen).expect("goals");
        member.newest_values(&views, SPARKS).expect("values").len()
    });
    let ended = &list(&all, Order::Status, Some(past))[..SCREEN];
    row("a screenful of a closed cycle", &mut || member.goal_views(ended).expect("goals").len());
    for (name, whose) in [("the organisation", &all), ("an area", &part)] {
        row(&format!("roll-up of {name}"), &mut || {
            member.roll_up(whose, None).expect("a roll-up").roll_up.goals as usize
        });
        row(&format!("overview of {name}, with trend"), &mut || {
            member.overview(whose, None).expect("an overview").people.len()
        });
    }
    let one = member.goal_views(&screen[..1]).expect("a goal")[0].goal.id;
    row("a goal's page with its chart", &mut || member.goal_page(one).expect("a page").check_ins.len());
    row("what waits for whoever is above everybody", &mut || member.goal_duties().expect("duties").len());
}

fn write(path: &Path, now: Timestamp, floor: Duration) {
    let mut member = sign_in(path, now);
    let store = SqliteStore::open(path).expect("the board opens");
    let numeric = |position| {
        let kept = store.goals_at(&[position]).expect("a goal").remove(0).goal;
        (kept.state == GoalState::Accepted && matches!(kept.terms.aim, Aim::Numeric { .. })).then_some(kept.id)
    };
    let keys = store.goal_keys(None, Shelf::Current).expect("keys");
    let goal = keys.iter().find_map(|key| numeric(key.position)).expect("a goal with a number");
    let new = NewCheckIn {
        day: member.workspace().today(),
        value: Quantity::whole(7),
        confidence: Some(3),
        evidence: String::new(),
    };
    row("a check-in, its owner standing anew", Some(floor + FRAMES), ROUNDS, || {
        let id = member.new_id();
        member.act(|act| act.check_in(id, goal, &new)).expect("a check-in");
        1
    });
    for (what, days) in [("the morning's settling of everybody", [1, 2, 3]), ("the same in a new week", [10, 17, 24])] {
        let later = days.map(|days| sign_in(path, now + SignedDuration::from_hours(24 * days)));
        let mut later = later.into_iter();
        row(what, None, days.len(), || usize::from(later.next().expect("a day").settle_goals().expect("settled")));
    }
}
