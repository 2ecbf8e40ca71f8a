//! What members wait for among goals, as medians: lists, roll-ups, trends, a chart, a check-in; and what the first of a day
//! waits for, the settling of everybody.
//!
//! `cargo bench --bench goals -- 50000 500000 5000000` says how many check-ins: 100,000 goals of 5,000 people have them. The
//! floor is the newest 200 goals as plain SQLite reads them in the same process; two frames of 16.7 ms beyond it are
//! allowed for whatever is looked at. A folder in `CARTELERA_BENCH` keeps the boards.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cartelera::demo::bulk::{self, Plan};
use cartelera::domain::goal::rollup::{MILLIONTHS, person_standings};
use cartelera::domain::goal::standing::next_due;
use cartelera::domain::goal::{CheckIn, Dimension, Kpi, KpiId, PersonStanding, RollUp, Standing, Tally};
use cartelera::domain::organisation::PersonId;
use cartelera::store::goals::{Derived, GoalPosition, KeptGoal, Placed, Shelf};
use cartelera::store::sqlite::SqliteStore;
use cartelera::store::{ReadGoals, Store as _, Transaction};
use jiff::ToSpan as _;
use jiff::civil::Date;
use rusqlite::Connection;
use uuid::Uuid;

const ROUNDS: usize = 21;
const PEOPLE: usize = 5_000;
const GOALS: usize = 100_000;
/// Rows of a tall terminal.
const SCREEN: usize = 45;
const SPARKS: usize = 12;
/// Two frames at 60 a second.
const FRAMES: Duration = Duration::from_millis(33);

fn main() {
    let mut sizes: Vec<usize> = std::env::args().filter_map(|size| size.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![50_000, 500_000];
    }
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let folder = std::env::var_os("CARTELERA_BENCH").map_or(temporary.path().to_owned(), PathBuf::from);
    for check_ins in sizes {
        let path = folder.join(format!("goals-{check_ins}.cartelera"));
        if !path.exists() {
            let start = Instant::now();
            let zone = jiff::tz::TimeZone::get("Europe/Madrid").expect("a zone of the bundled database");
            let now = jiff::Timestamp::now();
            let plan = Plan { people: PEOPLE, announcements: 0, goals: GOALS, check_ins, seed: 1, zone, now };
            bulk::create(&path, &plan, |_| ()).expect("a board");
            println!("\nmade in {:.1} s", start.elapsed().as_secs_f64());
        }
        let bytes = std::fs::metadata(&path).expect("the board").len();
        println!("\n{GOALS} goals, {check_ins} check-ins, {:.0} MB", bytes as f64 / 1e6);
        println!("{:<46} {:>10} {:>10} {:>8}  within", "", "median", "slowest", "rows");
        let copy = temporary.path().join("copy.cartelera");
        let _ = std::fs::remove_file(&copy);
        std::fs::copy(&path, &copy).expect("room for a copy of the board");
        let floor = floor(&copy);
        read(&copy, floor);
        write(&copy, floor);
    }
}

/// Runs a deed in rounds and prints its median beside what is allowed.
fn row(what: &str, allowed: Option<Duration>, rounds: usize, mut deed: impl FnMut() -> usize) -> Duration {
    let (mut times, mut rows) = (Vec::new(), 0);
    for _ in 0..rounds {
        let start = Instant::now();
        rows = deed();
        times.push(start.elapsed());
    }
    times.sort();
    let (median, slowest) = (times[rounds / 2], times[rounds - 1]);
    let millis = |time: Duration| time.as_secs_f64() * 1e3;
    let verdict = allowed.map_or("", |allowed| if median <= allowed { "yes" } else { "NO" });
    println!("{what:<46} {:>7.2} ms {:>7.2} ms {rows:>8}  {verdict}", millis(median), millis(slowest));
    median
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

fn read(path: &Path, floor: Duration) {
    let store = SqliteStore::open(path).expect("the board opens");
    let row = |what: &str, deed: &mut dyn FnMut() -> usize| {
        row(what, Some(floor + FRAMES), ROUNDS, deed);
    };
    let sorted = |owners: Option<&[PersonId]>, shelf| {
        let mut keys = store.goal_keys(owners, shelf).expect("keys");
        keys.sort_unstable_by_key(|key| (std::cmp::Reverse(key.derived.status), key.owner, key.position));
        keys
    };
    row("list of everybody's current goals, by status", &mut || sorted(None, Shelf::Current).len());
    row("list of all goals ever, by status", &mut || sorted(None, Shelf::All).len());
    let cycle = store.cycles().expect("cycles")[1].id;
    row("list of a closed cycle, by status", &mut || sorted(None, Shelf::Cycle(cycle)).len());
    let half: Vec<PersonId> = (1..=PEOPLE as i64).step_by(2).map(PersonId).collect();
    let tenth: Vec<PersonId> = (1..=PEOPLE as i64).step_by(10).map(PersonId).collect();
    row("list of every second person", &mut || sorted(Some(&half), Shelf::Current).len());
    row("list of every tenth person", &mut || sorted(Some(&tenth), Shelf::Current).len());
    let keys = sorted(None, Shelf::Current);
    let screen: Vec<GoalPosition> =
        keys.iter().step_by(keys.len() / SCREEN).take(SCREEN).map(|key| key.position).collect();
    row("a screenful of goals with sparklines", &mut || {
        let goals = store.goals_at(&screen).expect("goals");
        goals.iter().map(|kept| store.newest_values(kept.position, SPARKS).expect("values").len()).sum()
    });
    let roll_up = |people: Option<&[PersonId]>, dimension| {
        let standings = store.standings(people, dimension).expect("standings");
        let count = standings.len();
        std::hint::black_box(RollUp::of(PEOPLE as u32, standings.into_iter().map(|(_, standing)| standing)));
        count
    };
    row("roll-up of the organisation", &mut || roll_up(None, None));
    row("roll-up of every second person", &mut || roll_up(Some(&half), None));
    row("roll-up of every tenth person", &mut || roll_up(Some(&tenth), None));
    let dimensions: Vec<Option<Dimension>> =
        std::iter::once(None).chain(Dimension::COMMON.into_iter().map(Some)).collect();
    row("overview: roll-ups in all dimensions", &mut || {
        dimensions.iter().map(|dimension| roll_up(None, *dimension)).sum()
    });
    let since = Date::MIN;
    row("trend of the organisation", &mut || store.trend(None, None, since).expect("a trend").len());
    row("trend of every second person", &mut || store.trend(Some(&half), None, since).expect("a trend").len());
    row("trend of every tenth person", &mut || store.trend(Some(&tenth), None, since).expect("a trend").len());
    row("all check-ins of one goal", &mut || store.check_ins(screen[0]).expect("check-ins").len());
}

fn derived(kept: &KeptGoal, kpi: &Kpi, day: Date) -> Derived {
    let Standing { status, stale, progress, .. } = Standing::of(&kept.goal, kpi.aggregation, &kept.tally, day);
    let progress = progress.map(|progress| (progress * MILLIONTHS).round() as i64);
    Derived { current: true, status, stale, progress, next_due: next_due(&kept.goal, &kept.tally) }
}

fn placed(goals: &[KeptGoal], kpis: &HashMap<KpiId, Kpi>, day: Date) -> Vec<(Option<Dimension>, PersonStanding)> {
    let measured = goals.iter().map(|kept| {
        let kpi = &kpis[&kept.goal.kpi];
        (&kept.goal, kpi.dimension, kpi.aggregation, &kept.tally)
    });
    person_standings(measured, day)
}

fn write(path: &Path, floor: Duration) {
    let mut store = SqliteStore::open(path).expect("the board opens");
    let kpis: HashMap<KpiId, Kpi> = store.kpis().expect("kpis").into_iter().map(|kpi| (kpi.id, kpi)).collect();
    let day = store.goals_settled_on().expect("a day").expect("settled");
    let position = store.goal_keys(None, Shelf::Current).expect("keys")[GOALS / 5].position;
    row("a check-in written, its owner standing anew", Some(floor + FRAMES), ROUNDS, || {
        let mut tx = store.begin().expect("a turn");
        check_in(tx.as_mut(), position, &kpis, day);
        tx.commit().expect("committed");
        1
    });
    let mut today = day;
    row("settling everybody for a new day", None, 3, || {
        today = today.tomorrow().expect("a day");
        let mut tx = store.begin().expect("a turn");
        let settled = settle(tx.as_mut(), &kpis, today);
        tx.commit().expect("committed");
        settled
    });
    row("settling everybody for a new week", None, 3, || {
        today = today.saturating_add(7.days());
        let mut tx = store.begin().expect("a turn");
        let settled = settle(tx.as_mut(), &kpis, today);
        tx.commit().expect("committed");
        settled
    });
}

fn check_in(tx: &mut dyn Transaction, position: GoalPosition, kpis: &HashMap<KpiId, Kpi>, day: Date) {
    let mut kept = tx.goals_at(&[position]).expect("a goal").remove(0);
    let mut all = tx.check_ins(position).expect("check-ins");
    let new = CheckIn {
        id: Uuid::from_u128(all.len() as u128),
        number: all.len() as u32 + 1,
        day,
        value: Default::default(),
        confidence: Some(3),
        evidence: String::new(),
        by: kept.goal.owner,
        at: jiff::Timestamp::now(),
        corrects: None,
        corrected_by: None,
        entry: None,
    };
    tx.insert_check_in(position, &new).expect("written");
    all.push(new);
    kept.tally = Tally::of(&kept.goal.terms, &all);
    tx.set_tally(position, &kept.tally).expect("written");
    tx.set_derived(position, &derived(&kept, &kpis[&kept.goal.kpi], day)).expect("written");
    let goals = tx.goals_of(kept.goal.owner, Shelf::Current).expect("goals");
    tx.put_standings(kept.goal.owner, day, &placed(&goals, kpis, day)).expect("written");
}

/// Answers how many goals changed.
fn settle(tx: &mut dyn Transaction, kpis: &HashMap<KpiId, Kpi>, day: Date) -> usize {
    let known: HashMap<GoalPosition, Derived> =
        tx.goal_keys(None, Shelf::Current).expect("keys").into_iter().map(|key| (key.position, key.derived)).collect();
    let mut changed = 0;
    for owner in tx.owners().expect("owners") {
        let goals = tx.goals_of(owner, Shelf::Current).expect("goals");
        for kept in &goals {
            let derived = derived(kept, &kpis[&kept.goal.kpi], day);
            if known.get(&kept.position) != Some(&derived) {
                tx.set_derived(kept.position, &derived).expect("written");
                changed += 1;
            }
        }
        let placed: Vec<Placed> = placed(&goals, kpis, day);
        tx.put_standings(owner, day, &placed).expect("written");
    }
    tx.set_goals_settled_on(day).expect("written");
    changed
}
