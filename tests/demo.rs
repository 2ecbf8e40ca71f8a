//! Sample boards: the believable small one, and big ones.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use cartelera::clock::Clock;
use cartelera::demo::bulk::{self, Plan};
use cartelera::demo::{PASSPHRASE, sample};
use cartelera::domain::announcement::{Headline, State};
use cartelera::domain::audience::{Direction, Sender};
use cartelera::domain::goal::rollup::person_standings;
use cartelera::domain::goal::{
    CheckIn, Cycle, CycleId, GoalState, Kpi, KpiId, KpiKind, NewCheckIn, Standing, Status, Tally,
};
use cartelera::domain::organisation::{Area, PersonId};
use cartelera::domain::session::{Content, PartKind, SessionKind, SessionState};
use cartelera::member::sessions::Whose;
use cartelera::member::signing::Signature;
use cartelera::member::today::DutyKind;
use cartelera::member::{Member, Workspace};
use cartelera::store::announcements::{Cursor, Only, Shown};
use cartelera::store::goals::{GoalPosition, KeptGoal};
use cartelera::store::sqlite::SqliteStore;
use cartelera::store::{ReadAnnouncements as _, ReadGoals as _};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;

/// Half past eleven in the morning in Madrid.
const NOW: &str = "2026-11-19T10:30:00Z";

fn zone() -> TimeZone {
    TimeZone::get("Europe/Madrid").unwrap()
}

fn open(path: &Path, now: &str) -> Workspace {
    Workspace::open(path, Clock::fixed(now.parse().unwrap())).unwrap()
}

fn sign_in(path: &Path, now: &str, handle: &str) -> Member {
    open(path, now).sign_in(handle, PASSPHRASE).map_err(|(_, error)| error).unwrap()
}

fn everything(member: &Member, shown: Shown) -> Vec<Headline> {
    let mut rows = Vec::new();
    let mut from = Cursor::Newest;
    loop {
        let page = member.page(shown, from, 7).unwrap();
        rows.extend(page.rows);
        match page.next {
            Some(next) => from = Cursor::OlderThan(next),
            None => return rows,
        }
    }
}

fn mine() -> Shown {
    Shown { only: Only::Mine, ..Shown::default() }
}

#[test]
fn the_sample_is_whole_and_everything_in_it_is_signed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.cartelera");
    sample::create(&path, zone(), NOW.parse().unwrap()).unwrap();
    let workspace = open(&path, NOW);
    let names = workspace.names().unwrap();
    assert_eq!(names.len(), 40);
    assert!(names.iter().all(|name| name.enrolled));
    assert_eq!(workspace.check(None).unwrap().faults, []);
    let (mut written, mut states) = (0, HashMap::new());
    for name in names {
        let member = sign_in(&path, NOW, &name.handle);
        for headline in everything(&member, mine()) {
            let reading = member.read(headline.id).unwrap();
            assert_eq!(reading.signature, Signature::Valid, "{}", headline.title);
            assert!(reading.replies.iter().all(|(_, signature)| *signature == Signature::Valid));
            *states.entry(headline.state(NOW.parse().unwrap())).or_insert(0) += 1;
            written += 1;
        }
    }
    assert_eq!(written, 64);
    for state in State::ALL {
        assert!(states.contains_key(state), "none is {state}");
    }
}

#[test]
fn the_samples_audiences_are_those_of_the_rules() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.cartelera");
    sample::create(&path, zone(), NOW.parse().unwrap()).unwrap();
    let workspace = open(&path, NOW);
    let organisation = workspace.organisation().clone();
    let seen: HashMap<PersonId, Vec<Headline>> = workspace
        .names()
        .unwrap()
        .iter()
        .map(|name| (name.id, everything(&sign_in(&path, NOW, &name.handle), Shown::default())))
        .collect();
    for name in workspace.names().unwrap() {
        let author = sign_in(&path, NOW, &name.handle);
        for headline in everything(&author, mine()) {
            let announcement = author.read(headline.id).unwrap().announcement;
            let chart = organisation.on(workspace.day_of(announcement.publish_at));
            let sender = Sender::new(&chart, workspace.board().limits, name.id).unwrap();
            sender.may_use(headline.reach).unwrap();
            let shown = matches!(headline.state(NOW.parse().unwrap()), State::Live | State::Withdrawn)
                && headline.expires_at.is_none_or(|expires| expires > NOW.parse().unwrap());
            for person in organisation.people().iter().filter(|person| seen.contains_key(&person.id)) {
                let reached = sender.consider(&announcement.content.audience, person).is_ok() || person.id == name.id;
                let listed = seen[&person.id].iter().any(|row| row.id == headline.id);
                assert_eq!(listed, reached && shown, "{} for {}", headline.title, person.handle);
            }
        }
    }
}

#[test]
fn the_sample_looks_alive_at_any_hour() {
    for now in ["2026-11-19T23:10:00Z", "2026-11-20T04:00:00Z", NOW, "2027-03-28T00:59:30Z", "2026-12-31T22:59:59Z"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sample.cartelera");
        sample::create(&path, zone(), now.parse().unwrap()).unwrap();
        assert_eq!(open(&path, now).check(None).unwrap().faults, []);
        for (handle, kind) in [
            ("vera.nogues", DutyKind::Acknowledge),
            ("vera.nogues", DutyKind::CheckIn),
            ("ivan.castano", DutyKind::Answer),
            ("ines.urrutia", DutyKind::Event),
            ("lucia.aranda", DutyKind::Acknowledge),
            ("kofi.mensah", DutyKind::New),
        ] {
            let today = sign_in(&path, now, handle).today().unwrap();
            assert!(today.iter().any(|item| item.kind == kind), "{handle} at {now}: {today:#?}");
            assert!(today.len() > 2, "{handle} at {now}");
        }
    }
}

#[test]
fn what_happened_on_the_sample_happened_in_the_order_of_its_chain_and_not_after_now() {
    use cartelera::store::ReadChain as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.cartelera");
    let now: Timestamp = NOW.parse().unwrap();
    sample::create(&path, zone(), now).unwrap();
    let entries = SqliteStore::open(&path).unwrap().chain_from(1, 10_000).unwrap();
    assert!(entries.len() > 300);
    assert!(entries.is_sorted_by_key(|entry| entry.at_micros));
    assert!(entries.iter().all(|entry| entry.at_micros <= now.as_microsecond()));
}

fn plan(people: usize, announcements: usize, seed: u64) -> Plan {
    Plan { people, announcements, goals: 0, check_ins: 0, seed, zone: zone(), now: NOW.parse().unwrap() }
}

/// Everything a board says of its announcements, as text.
fn told(path: &Path) -> Vec<String> {
    let mut told = Vec::new();
    for name in open(path, NOW).names().unwrap() {
        let member = sign_in(path, NOW, &name.handle);
        for headline in everything(&member, mine()) {
            told.push(format!("{:?}", member.read(headline.id).unwrap()));
        }
        told.push(format!("{:?}", everything(&member, Shown::default())));
    }
    told
}

#[test]
fn a_seed_always_makes_the_same_board() {
    let folder = tempfile::tempdir().unwrap();
    let make = |name: &str, seed| {
        let path = folder.path().join(name);
        bulk::create(&path, &plan(30, 120, seed), |_| ()).unwrap();
        told(&path)
    };
    let (first, again, other) = (make("first", 5), make("again", 5), make("other", 6));
    assert_eq!(first, again);
    assert_ne!(first, other);
}

#[test]
fn a_big_board_is_sound_and_says_that_it_is_not_signed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("board");
    bulk::create(&path, &plan(25, 200, 3), |_| ()).unwrap();
    let workspace = open(&path, NOW);
    assert_eq!(workspace.names().unwrap().len(), 25);
    assert_eq!(workspace.check(None).unwrap().faults, []);
    let top = sign_in(&path, NOW, &workspace.names().unwrap()[0].handle);
    let first = everything(&top, mine()).into_iter().next().unwrap();
    assert_eq!(top.read(first.id).unwrap().signature, Signature::None);
}

#[test]
fn a_board_of_one_person_has_nothing_to_post_and_an_existing_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("board");
    bulk::create(&path, &plan(1, 50, 3), |_| ()).unwrap();
    let before = std::fs::read(&path).unwrap();
    assert!(bulk::create(&path, &plan(9, 50, 3), |_| ()).is_err());
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

proptest! {
    #[test]
    fn everybody_sees_on_a_big_board_exactly_what_the_rules_say_and_pages_both_ways_alike(
        people in 2_usize..24, announcements in 1_usize..40, seed: u64, which: prop::sample::Index, limit in 1_usize..20,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("board");
        bulk::create(&path, &plan(people, announcements, seed), |_| ()).unwrap();
        let workspace = open(&path, NOW);
        let organisation = workspace.organisation().clone();
        let now: Timestamp = NOW.parse().unwrap();
        let names = workspace.names().unwrap();
        let store = SqliteStore::open(&path).unwrap();
        let viewer = &organisation.people()[which.index(people)];
        let member = sign_in(&path, NOW, &viewer.handle);
        let mut expected = Vec::new();
        for name in &names {
            for headline in store.page(name.id, mine(), Cursor::Newest, 100, now).unwrap().rows {
                let announcement = store.announcement(name.id, headline.id, now).unwrap().unwrap();
                let chart = organisation.on(workspace.day_of(announcement.publish_at));
                let sender = Sender::new(&chart, workspace.board().limits, name.id).unwrap();
                prop_assert!(sender.may_use(headline.reach).is_ok());
                let reached = sender.consider(&announcement.content.audience, viewer).is_ok() || viewer.id == name.id;
                if reached && announcement.content.expires_at.is_none_or(|expires| expires > now) {
                    expected.push((headline.position, headline.direction()));
                }
            }
        }
        expected.sort();
        expected.reverse();
        for direction in [None].into_iter().chain(Direction::ALL.iter().copied().map(Some)) {
            let shown = Shown { direction, only: Only::All };
            let wanted: Vec<_> = expected
                .iter()
                .filter(|(_, of)| direction.is_none_or(|direction| direction == *of))
                .map(|(position, _)| *position)
                .collect();
            let mut older = Vec::new();
            let mut from = Cursor::Newest;
            loop {
                let page = member.page(shown, from, limit).unwrap();
                older.extend(page.rows.iter().map(|row| row.position));
                let Some(next) = page.next else { break };
                from = Cursor::OlderThan(next);
            }
            prop_assert_eq!(&older, &wanted);
            let mut newer = Vec::new();
            let mut from = Cursor::Oldest;
            loop {
                let page = member.page(shown, from, limit).unwrap();
                newer.extend(page.rows.iter().rev().map(|row| row.position));
                let Some(next) = page.next else { break };
                from = Cursor::NewerThan(next);
            }
            newer.reverse();
            prop_assert_eq!(&newer, &wanted);
        }
    }
}

/// Everything a board says of its goals, as text.
fn agreed(path: &Path) -> Vec<String> {
    let store = SqliteStore::open(path).unwrap();
    let mut told = vec![format!("{:?} {:?}", store.kpis().unwrap(), store.cycles().unwrap())];
    for (position, kept) in store.every_goal(GoalPosition(0), 1_000_000).unwrap() {
        told.push(format!("{:?} {:?}", kept.unwrap(), store.derived(position).unwrap()));
        told.push(format!("{:?}", store.goal_revisions(position).unwrap()));
        told.push(format!("{:?}", store.check_ins(position).unwrap()));
    }
    told.push(format!("{:?}", store.standings(None, None).unwrap()));
    told.push(format!("{:?}", store.trend(None, None, Date::MIN).unwrap()));
    told.push(format!("{:?}", store.published(&Area::default()).unwrap()));
    told
}

fn goals_plan(people: usize, goals: usize, check_ins: usize, seed: u64) -> Plan {
    Plan { goals, check_ins, ..plan(people, 0, seed) }
}

#[test]
fn a_seed_always_makes_the_same_goals() {
    let folder = tempfile::tempdir().unwrap();
    let make = |name: &str, seed| {
        let path = folder.path().join(name);
        bulk::create(&path, &goals_plan(30, 300, 3_000, seed), |_| ()).unwrap();
        agreed(&path)
    };
    let (first, again, other) = (make("first", 5), make("again", 5), make("other", 6));
    assert_eq!(first, again);
    assert_ne!(first, other);
}

#[test]
fn a_big_board_has_goals_of_every_kind_and_status_as_the_rules_have_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("board");
    bulk::create(&path, &goals_plan(60, 1_201, 24_020, 3), |_| ()).unwrap();
    assert_eq!(open(&path, NOW).check(None).unwrap().faults, []);
    let store = SqliteStore::open(&path).unwrap();
    let today = date(2026, 11, 19);
    assert_eq!(store.goals_settled_on().unwrap(), Some(today));
    let kpis: HashMap<KpiId, Kpi> = store.kpis().unwrap().into_iter().map(|kpi| (kpi.id, kpi)).collect();
    let cycles: HashMap<CycleId, Cycle> = store.cycles().unwrap().into_iter().map(|cycle| (cycle.id, cycle)).collect();
    let goals: Vec<KeptGoal> =
        store.every_goal(GoalPosition(0), 1_000_000).unwrap().into_iter().map(|(_, kept)| kept.unwrap()).collect();
    assert_eq!(goals.len(), 1_201);
    let (mut seen, mut check_ins, mut corrected, mut stale) = (HashSet::new(), 0, 0, 0);
    let mut by_owner: BTreeMap<PersonId, Vec<&KeptGoal>> = BTreeMap::new();
    for kept in &goals {
        let KeptGoal { position, goal, tally } = kept;
        let (kpi, cycle) = (&kpis[&goal.kpi], &cycles[&goal.cycle.unwrap()]);
        assert_eq!(goal.terms.faults(kpi.kind, Some((cycle.start, cycle.end))), []);
        let written = store.check_ins(*position).unwrap();
        for check_in in &written {
            let CheckIn { day, value, confidence, ref evidence, .. } = *check_in;
            let new = NewCheckIn { day, value, confidence, evidence: evidence.clone() };
            assert_eq!(new.faults(&goal.terms, today), []);
            corrected += usize::from(check_in.corrected_by.is_some());
        }
        assert_eq!(*tally, Tally::of(&goal.terms, &written));
        let standing = Standing::of(goal, kpi.aggregation, tally, today);
        let derived = store.derived(*position).unwrap().unwrap();
        assert_eq!((derived.status, derived.stale), (standing.status, standing.stale));
        assert_eq!(
            derived.current,
            cycle.closing.is_none() && matches!(goal.state, GoalState::Proposed | GoalState::Accepted)
        );
        seen.insert(format!("{:?}", kpi.kind));
        seen.insert(format!("{:?}", goal.terms.cadence));
        seen.insert(format!("{:?}", goal.state));
        seen.insert(format!("{:?}", standing.status));
        check_ins += written.len();
        stale += usize::from(standing.stale);
        by_owner.entry(goal.owner).or_default().push(kept);
    }
    assert_eq!(seen.len(), 4 + 4 + 4 + 6, "{seen:?}");
    assert!(check_ins > 20_000 && corrected > 100 && stale > 10, "{check_ins} {corrected} {stale}");
    for (owner, goals) in by_owner {
        let measured = goals.iter().map(|kept| {
            let kpi = &kpis[&kept.goal.kpi];
            (&kept.goal, kpi.dimension, kpi.aggregation, &kept.tally)
        });
        for (dimension, standing) in person_standings(measured, today) {
            assert_eq!(store.standings(Some(&[owner]), dimension).unwrap(), [(owner, standing)]);
        }
    }
    let trend = store.trend(None, None, Date::MIN).unwrap();
    assert_eq!((trend.len(), trend[25].week), (26, date(2026, 11, 16)));
    let closed = cycles.values().filter(|cycle| cycle.closing.is_some());
    assert!(closed.map(|cycle| store.scores(cycle.id).unwrap().len()).all(|scores| scores > 150));
    assert_eq!(store.published(&Area::default()).unwrap().len(), 1);
}

#[test]
fn the_samples_goals_are_of_every_kind_and_in_every_state() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.cartelera");
    sample::create(&path, zone(), NOW.parse().unwrap()).unwrap();
    // `hr` sees everybody's.
    let hr = sign_in(&path, NOW, "tomas.ibarra");
    let catalogue = hr.catalogue().unwrap();
    assert_eq!(catalogue.kpis.len(), 12);
    let closed: Vec<_> = catalogue.cycles.iter().filter(|cycle| cycle.closing.is_some()).collect();
    assert_eq!((catalogue.cycles.len(), closed.len()), (2, 1));
    let store = SqliteStore::open(&path).unwrap();
    let every = store.every_goal(GoalPosition(i64::MIN), 1000).unwrap();
    let goals: Vec<KeptGoal> = every.into_iter().map(|(_, goal)| goal.unwrap()).collect();
    assert_eq!(goals.len(), 84);
    let owners: HashSet<PersonId> = goals.iter().map(|goal| goal.goal.owner).collect();
    assert_eq!(owners.len(), 40);
    for state in GoalState::ALL {
        assert!(goals.iter().any(|kept| kept.goal.state == *state), "none is {state}");
    }
    let places: Vec<GoalPosition> = goals.iter().map(|kept| kept.position).collect();
    let views = hr.goal_views(&places).unwrap();
    assert_eq!(views.len(), 84);
    for status in Status::ALL {
        assert!(views.iter().any(|view| view.standing.status == *status), "none is {status}");
    }
    for kind in KpiKind::ALL {
        assert!(views.iter().any(|view| view.kpi.kind == *kind), "none is {kind}");
    }
    assert!(views.iter().any(|view| view.standing.stale));
    assert!(views.iter().any(|view| view.standing.differs));
    assert!(views.iter().any(|view| !view.goal.terms.checkpoints.is_empty()));
    assert!(views.iter().any(|view| view.goal.carried_from.is_some()));
    let check_ins: Vec<CheckIn> = places.iter().flat_map(|place| store.check_ins(*place).unwrap()).collect();
    assert!(check_ins.iter().any(|check_in| check_in.corrects.is_some()));
    let first = check_ins.iter().map(|check_in| check_in.day).min().unwrap();
    assert!(first < hr.workspace().today().saturating_sub(jiff::Span::new().days(160)), "since {first}");
    // One that fell behind and came back.
    let recovered = views.iter().filter(|view| view.standing.status == Status::OnTrack).any(|view| {
        let chart = hr.goal_page(view.goal.id).unwrap().chart;
        chart.iter().any(|point| point.status == Status::OffTrack)
    });
    assert!(recovered);
    assert_eq!(hr.peer_roll_ups().unwrap().len(), 1, "an area of three has no number of its own");
}

#[test]
fn the_samples_sessions_are_of_every_kind_and_in_every_state() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("board.db");
    sample::create(&path, zone(), NOW.parse().unwrap()).unwrap();
    let tomas = sign_in(&path, NOW, "tomas.ibarra");
    let sessions = tomas.sessions(&Whose::All).unwrap();
    assert_eq!(sessions.len(), 28);
    let kinds: HashSet<SessionKind> = sessions.iter().map(|view| view.session.kind).collect();
    assert_eq!(kinds.len(), SessionKind::ALL.len());
    let states: HashSet<SessionState> = sessions.iter().map(|view| view.state).collect();
    assert_eq!(states.len(), SessionState::ALL.len(), "{states:?}");
    assert!(sessions.iter().any(|view| view.session.round > 1), "none was reopened");
    assert!(sessions.iter().any(|view| view.overdue), "none is overdue");

    // What is sealed is counted by those it is sealed to.
    let (mut actions, mut overdue, mut own_notes) = (HashSet::new(), HashSet::new(), 0);
    let (mut disagreed, mut handed) = (HashSet::new(), HashSet::new());
    let organisation = tomas.workspace().organisation();
    for person in organisation.people().iter().filter(|person| person.is_active(tomas.workspace().today())) {
        let member = sign_in(&path, NOW, &person.handle);
        for view in member.sessions(&Whose::Mine).unwrap() {
            if view.readers.contains(&member.id()) {
                handed.insert(view.session.id);
            }
            if view.state == SessionState::Blocked || view.state == SessionState::Purged {
                continue;
            }
            let page = member.session_page(view.session.id).unwrap();
            let parts = page.agenda.iter().chain(&page.notes).chain(&page.items).chain(&page.snapshots);
            for part in parts.chain(page.actions.iter().map(|action| &action.part)) {
                assert_eq!(part.signature, Signature::Valid);
                assert!(part.content.is_ok(), "{:?} in {}", part.part.kind, view.session.id);
            }
            for action in &page.actions {
                actions.insert(action.part.part.id);
                if action.overdue {
                    overdue.insert(action.part.part.id);
                }
            }
            own_notes += page.notes.iter().filter(|note| note.part.kind == PartKind::OwnNote).count();
            for given in &page.sign_offs {
                if let Ok(Content::Comment { agrees: false, .. }) = &given.comment.content {
                    disagreed.insert(view.session.id);
                }
            }
        }
    }
    assert_eq!((actions.len(), overdue.len()), (45, 9));
    assert_eq!(disagreed.len(), 1);
    assert_eq!(handed.len(), 2, "what was written with the manager before");
    assert!(own_notes >= 7, "{own_notes} own notes");
}
