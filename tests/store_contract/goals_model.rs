//! Every read of goals against a naive model, after any sequence of deeds.

use std::collections::{BTreeMap, BTreeSet};

use cartelera::domain::goal::rollup::{MILLIONTHS, TrendPoint};
use cartelera::domain::goal::{
    Aim, Cadence, CheckIn, Checkpoint, CycleId, Dimension, Goal, GoalId, GoalRevision, GoalState, KpiKind,
    PersonStanding, Quantity, Status, Tally, Terms, Weight,
};
use cartelera::domain::organisation::PersonId;
use cartelera::store::goals::{Derived, GoalKey, GoalPosition, KeptGoal, Placed, Shelf};
use cartelera::store::{Store, Transaction};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan as _};
use proptest::prelude::*;
use uuid::Uuid;

use super::goals::*;
use super::*;

/// Something done to a board; `which` counts goals, wrapping around.
#[derive(Clone, Debug)]
enum Deed {
    Set { owner: i64, aim: Aim, cycle: Option<usize>, carried: bool, state: GoalState, terms: Change },
    Revise { which: usize, state: GoalState, terms: Change },
    CheckIn { which: usize, day: i64, value: i64, confidence: Option<u8>, evidence: String },
    Correct { which: usize, number: usize, day: i64, value: i64 },
    Derive { which: usize, derived: Derived },
    Stand { person: i64, day: i64, standings: BTreeMap<usize, PersonStanding> },
}

/// What a goal's terms are besides its aim.
#[derive(Clone, Debug)]
struct Change {
    weight: u32,
    start: i64,
    length: i64,
    cadence: Cadence,
    checkpoints: Vec<u16>,
}

fn after(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap()
}

impl Change {
    fn of(&self, aim: Aim) -> Terms {
        let start = after(date(2026, 1, 1), self.start);
        let checkpoint = |(at, share): (usize, &u16)| Checkpoint { day: after(start, at as i64 + 1), share: *share };
        Terms {
            aim,
            weight: Weight(self.weight),
            start,
            end: after(start, self.length),
            cadence: self.cadence,
            checkpoints: self.checkpoints.iter().enumerate().map(checkpoint).collect(),
        }
    }
}

fn changes() -> impl Strategy<Value = Change> {
    let checkpoints = proptest::collection::vec(0..=10_000_u16, 0..3);
    (0..=10_000_u32, 0..90_i64, 1..400_i64, proptest::sample::select(Cadence::ALL), checkpoints).prop_map(
        |(weight, start, length, cadence, checkpoints)| Change { weight, start, length, cadence, checkpoints },
    )
}

fn aims() -> impl Strategy<Value = Aim> {
    let raw = || -Quantity::LIMIT * 10_000..=Quantity::LIMIT * 10_000;
    prop_oneof![
        (raw(), raw()).prop_map(|(from, to)| numeric(from, to)),
        (raw(), raw(), 1..=10_000_u16).prop_map(|(low, high, share)| Aim::Maintain {
            low: quantity(low),
            high: quantity(high),
            share
        }),
        (1..=1_000_u32).prop_map(|steps| Aim::Milestone { steps }),
        (2..=5_u8).prop_map(|target| Aim::Rating { target }),
    ]
}

fn derivations() -> impl Strategy<Value = Derived> {
    let due = proptest::option::of(0..300_i64);
    (any::<bool>(), proptest::sample::select(Status::ALL), any::<bool>(), proptest::option::of(any::<i64>()), due)
        .prop_map(|(current, status, stale, progress, due)| Derived {
            current,
            status,
            stale,
            progress,
            next_due: due.map(|days| after(date(2026, 1, 1), days)),
        })
}

fn person_standings() -> impl Strategy<Value = PersonStanding> {
    let counts = proptest::array::uniform6(0..50_u32);
    (0..300_u32, 0..300_u32, 0..300_u32, proptest::option::weighted(0.8, 0..=1_000_000_i64), counts).prop_map(
        |(goals, checked, stale, progress, statuses)| PersonStanding { goals, checked, stale, progress, statuses },
    )
}

/// Over all, in one of the five, in the organisation's own.
const PLACES: [Option<Dimension>; 3] = [None, Some(Dimension::Engagement), Some(OWN)];

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let state = || proptest::sample::select(GoalState::ALL);
    let which = || 0..40_usize;
    let value = || prop_oneof![-50_i64..50, any::<i64>().prop_map(|raw| raw % 10_000_000_000_000_000)];
    let confidence = proptest::option::of(1..=5_u8);
    let standings = proptest::collection::btree_map(0..PLACES.len(), person_standings(), 0..4);
    let deed = prop_oneof![
        3 => (1..=PEOPLE, aims(), proptest::option::of(0..CYCLES), any::<bool>(), state(), changes()).prop_map(
            |(owner, aim, cycle, carried, state, terms)| Deed::Set { owner, aim, cycle, carried, state, terms }
        ),
        2 => (which(), state(), changes()).prop_map(|(which, state, terms)| Deed::Revise { which, state, terms }),
        6 => (which(), -5..100_i64, value(), confidence, "[a-z]{0,3}").prop_map(
            |(which, day, value, confidence, evidence)| Deed::CheckIn { which, day, value, confidence, evidence }
        ),
        2 => (which(), 0..9_usize, 0..100_i64, value())
            .prop_map(|(which, number, day, value)| Deed::Correct { which, number, day, value }),
        3 => (which(), derivations()).prop_map(|(which, derived)| Deed::Derive { which, derived }),
        4 => (1..=PEOPLE, 0..30_i64, standings)
            .prop_map(|(person, day, standings)| Deed::Stand { person, day, standings }),
    ];
    proptest::collection::vec(deed, 1..80)
}

/// A goal as the naive model has it.
struct Modelled {
    goal: Goal,
    revisions: Vec<GoalRevision>,
    check_ins: Vec<CheckIn>,
    derived: Derived,
}

#[derive(Default)]
struct Model {
    goals: BTreeMap<GoalPosition, Modelled>,
    standings: BTreeMap<(Option<Dimension>, PersonId), PersonStanding>,
    weeks: BTreeMap<(Option<Dimension>, Date, PersonId), i64>,
}

fn revision_of(goal: &Goal) -> GoalRevision {
    GoalRevision {
        number: goal.revision,
        state: goal.state,
        terms: goal.terms.clone(),
        by: goal.by,
        at: goal.at,
        reason: goal.reason.clone(),
        entry: goal.entry,
    }
}

impl Model {
    fn pick(&mut self, which: usize) -> Option<(GoalPosition, &mut Modelled)> {
        let count = self.goals.len().max(1);
        self.goals.iter_mut().nth(which % count).map(|(position, modelled)| (*position, modelled))
    }

    /// Does it to the board and to itself.
    fn follow(&mut self, tx: &mut dyn Transaction, deed: &Deed, at: Timestamp) {
        match deed.clone() {
            Deed::Set { owner, aim, cycle, carried, state, terms } => {
                let id = 1 + self.goals.len() as u128;
                let kind = KpiKind::ALL.iter().position(|kind| *kind == aim.kind()).unwrap();
                let goal = Goal {
                    cycle: cycle.map(|at| self::cycle(at).id),
                    carried_from: carried.then(|| GoalId(Uuid::from_u128(id - 1))),
                    state,
                    at,
                    ..goal(id, owner, kind, terms.of(aim))
                };
                let position = tx.insert_goal(&goal).unwrap();
                assert!(self.goals.keys().all(|before| *before < position), "places are in the order they came");
                let derived =
                    Derived { current: true, status: Status::NotRated, stale: false, progress: None, next_due: None };
                let revisions = vec![revision_of(&goal)];
                self.goals.insert(position, Modelled { goal, revisions, check_ins: Vec::new(), derived });
            }
            Deed::Revise { which, state, terms } => {
                let Some((position, modelled)) = self.pick(which) else { return };
                let goal = &mut modelled.goal;
                goal.revision += 1;
                goal.state = state;
                goal.terms = terms.of(goal.terms.aim);
                (goal.by, goal.at, goal.reason, goal.entry) = (PersonId(2), at, format!("r{}", goal.revision), Some(7));
                tx.revise_goal(position, goal).unwrap();
                tx.set_tally(position, &Tally::of(&goal.terms, &modelled.check_ins)).unwrap();
                modelled.revisions.push(revision_of(&modelled.goal));
            }
            Deed::CheckIn { which, day, value, confidence, evidence } => {
                let Some((position, modelled)) = self.pick(which) else { return };
                let number = modelled.check_ins.len() as u32 + 1;
                let day = after(date(2026, 1, 1), day);
                let check_in = CheckIn { confidence, evidence, ..check_in(number, day, value) };
                tx.insert_check_in(position, &check_in).unwrap();
                modelled.check_ins.push(check_in);
                tx.set_tally(position, &Tally::of(&modelled.goal.terms, &modelled.check_ins)).unwrap();
            }
            Deed::Correct { which, number, day, value } => {
                let Some((position, modelled)) = self.pick(which) else { return };
                let next = modelled.check_ins.len() as u32 + 1;
                let mut standing = modelled.check_ins.iter_mut().filter(|check_in| check_in.corrected_by.is_none());
                let Some(corrected) = standing.nth(number) else { return };
                corrected.corrected_by = Some(next);
                let check_in = CheckIn {
                    corrects: Some((corrected.number, "Why".into())),
                    entry: Some(5),
                    ..check_in(next, after(date(2026, 1, 1), day), value)
                };
                tx.insert_check_in(position, &check_in).unwrap();
                modelled.check_ins.push(check_in);
                tx.set_tally(position, &Tally::of(&modelled.goal.terms, &modelled.check_ins)).unwrap();
            }
            Deed::Derive { which, derived } => {
                let Some((position, modelled)) = self.pick(which) else { return };
                tx.set_derived(position, &derived).unwrap();
                modelled.derived = derived;
            }
            Deed::Stand { person, day, standings } => {
                let (person, day) = (PersonId(person), after(date(2026, 3, 2), day));
                let placed: Vec<Placed> = standings.iter().map(|(at, standing)| (PLACES[*at], *standing)).collect();
                tx.put_standings(person, day, &placed).unwrap();
                let monday = after(day, -i64::from(day.weekday().to_monday_zero_offset()));
                self.standings.retain(|(_, whose), _| *whose != person);
                self.weeks.retain(|(_, week, whose), _| *whose != person || *week != monday);
                for (place, standing) in placed {
                    self.standings.insert((place, person), standing);
                    if let Some(progress) = standing.progress {
                        self.weeks.insert((place, monday, person), progress);
                    }
                }
            }
        }
    }

    fn kept(&self, position: GoalPosition) -> KeptGoal {
        let modelled = &self.goals[&position];
        let tally = Tally::of(&modelled.goal.terms, &modelled.check_ins);
        KeptGoal { position, goal: modelled.goal.clone(), tally }
    }

    /// The places of what is on a shelf.
    fn on(&self, shelf: Shelf) -> Vec<GoalPosition> {
        let on = |modelled: &Modelled| match shelf {
            Shelf::Current => modelled.derived.current,
            Shelf::Cycle(cycle) => modelled.goal.cycle == Some(cycle),
            Shelf::All => true,
        };
        self.goals.iter().filter(|(_, modelled)| on(modelled)).map(|(position, _)| *position).collect()
    }

    fn check_goals(&self, store: &dyn Store) {
        for (position, modelled) in &self.goals {
            assert_eq!(store.goal(modelled.goal.id).unwrap(), Some(self.kept(*position)));
            assert_eq!(store.goal_revisions(*position).unwrap(), modelled.revisions);
            assert_eq!(store.check_ins(*position).unwrap(), modelled.check_ins);
            assert_eq!(store.derived(*position).unwrap(), Some(modelled.derived));
            let mut newest = modelled.check_ins.clone();
            newest.retain(|check_in| check_in.corrected_by.is_none());
            newest.sort_by_key(|check_in| (check_in.day, check_in.number));
            for count in [0, 1, 3, 100] {
                let from = newest.len().saturating_sub(count);
                assert_eq!(store.newest_values(*position, count).unwrap(), newest[from..]);
            }
        }
        let nowhere = GoalPosition(1_000_000);
        assert_eq!(store.goal(GoalId(Uuid::nil())).unwrap(), None);
        assert_eq!((store.derived(nowhere).unwrap(), store.check_ins(nowhere).unwrap()), (None, vec![]));
        let mut places: Vec<GoalPosition> = self.goals.keys().rev().copied().collect();
        let expected: Vec<KeptGoal> = places.iter().map(|position| self.kept(*position)).collect();
        places.insert(places.len() / 2, nowhere);
        assert_eq!(store.goals_at(&places).unwrap(), expected);
        let (mut beyond, mut seen) = (GoalPosition(0), Vec::new());
        loop {
            let some = store.every_goal(beyond, 3).unwrap();
            let Some((last, _)) = some.last() else { break };
            beyond = *last;
            seen.extend(some.into_iter().map(|(position, kept)| {
                assert_eq!(kept.unwrap(), self.kept(position));
                position
            }));
        }
        assert_eq!(seen, self.on(Shelf::All));
    }

    fn check_lists(&self, store: &dyn Store, people: &[PersonId]) {
        let owners: BTreeSet<PersonId> =
            self.on(Shelf::Current).iter().map(|position| self.goals[position].goal.owner).collect();
        assert_eq!(store.owners().unwrap(), owners.into_iter().collect::<Vec<_>>());
        let nowhere = Shelf::Cycle(CycleId(Uuid::nil()));
        for shelf in [Shelf::Current, Shelf::All, Shelf::Cycle(cycle(0).id), Shelf::Cycle(cycle(1).id), nowhere] {
            for owner in 1..=PEOPLE {
                let own = self.on(shelf).into_iter().map(|position| self.kept(position));
                let own: Vec<KeptGoal> = own.filter(|kept| kept.goal.owner == PersonId(owner)).collect();
                assert_eq!(store.goals_of(PersonId(owner), shelf).unwrap(), own);
            }
            for owners in [None, Some(people)] {
                let mut keys = store.goal_keys(owners, shelf).unwrap();
                keys.sort_by_key(|key| key.position);
                let key = |position: GoalPosition| {
                    let Modelled { goal, derived, .. } = &self.goals[&position];
                    let kpi = (0..4).map(kpi).find(|kpi| kpi.id == goal.kpi).unwrap().number;
                    GoalKey { position, owner: goal.owner, kpi, derived: *derived }
                };
                let mut expected: Vec<GoalKey> = self.on(shelf).into_iter().map(key).collect();
                expected.retain(|key| owners.is_none_or(|owners| owners.contains(&key.owner)));
                assert_eq!(keys, expected);
            }
        }
    }

    fn check_standings(&self, store: &dyn Store, people: &[PersonId]) {
        for place in PLACES {
            for people in [None, Some(people)] {
                let asked = |person: &PersonId| people.is_none_or(|people| people.contains(person));
                let stand = self.standings.iter().filter(|((at, person), _)| *at == place && asked(person));
                let expected: Vec<_> = stand.map(|((_, person), standing)| (*person, *standing)).collect();
                assert_eq!(store.standings(people, place).unwrap(), expected);
                for from in [date(2026, 1, 1), date(2026, 3, 11)] {
                    let mut weeks = BTreeMap::<Date, Vec<i64>>::new();
                    for ((at, week, person), progress) in &self.weeks {
                        // A week is asked for by any of its days.
                        if *at == place && asked(person) && after(*week, 6) >= from {
                            weeks.entry(*week).or_default().push(*progress);
                        }
                    }
                    let point = |(week, progress): (Date, Vec<i64>)| TrendPoint {
                        week,
                        counted: progress.len() as u32,
                        progress: progress.iter().sum::<i64>() as f64 / MILLIONTHS / progress.len() as f64,
                    };
                    let expected: Vec<TrendPoint> = weeks.into_iter().map(point).collect();
                    assert_eq!(store.trend(people, place, from).unwrap(), expected);
                }
            }
        }
    }
}

fn every_read_agrees_with_a_naive_model(engine: Engine, deeds: &[Deed], people: &[i64]) {
    let (mut made, mut model) = (prepared(engine), Model::default());
    made.write(|tx| {
        for (at, deed) in deeds.iter().enumerate() {
            model.follow(tx, deed, hours(at as i64));
        }
    });
    let people: Vec<PersonId> = people.iter().copied().map(PersonId).collect();
    let store = made.store.as_ref();
    model.check_goals(store);
    model.check_lists(store, &people);
    model.check_standings(store, &people);
    assert_eq!(store.integrity_faults().unwrap(), [""; 0]);
}

property!(
    sqlite: every_read_of_goals_agrees_with_a_naive_model(
        deeds in deeds(),
        // Some of them nobody's, some twice.
        people in proptest::collection::vec(1..=PEOPLE + 2, 0..14),
    ) => every_read_agrees_with_a_naive_model(&deeds, &people)
);
