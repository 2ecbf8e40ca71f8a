//! What only the inside of the file shows: which way a question takes, and what damaged rows answer.

use jiff::civil::date;
use uuid::Uuid;

use super::*;
use crate::domain::goal::{
    Aggregation, Aim, Cadence, Checkpoint, GoalState, KpiId, KpiKind, Quantity, Terms, Translated, Weight,
};
use crate::store::sqlite::SqliteStore;
use crate::store::sqlite::tests::{Desk, now, plans};
use crate::store::{Error, Store};

/// The goal of `with_a_goal`, and its only one.
const GOAL: GoalPosition = GoalPosition(1);

/// A board on which every table of goals has a row.
fn with_a_goal() -> Desk {
    let desk = Desk::new();
    let (by, at, entry) = (PersonId(1), now(), None);
    let terms = Terms {
        aim: Aim::Numeric { baseline: Quantity::ZERO, target: Quantity::whole(10) },
        weight: Weight(100),
        start: date(2026, 1, 1),
        end: date(2026, 6, 30),
        cadence: Cadence::Monthly,
        checkpoints: vec![Checkpoint { day: date(2026, 2, 1), share: 5 }],
    };
    let cycle = Cycle {
        id: CycleId(Uuid::from_u128(3)),
        name: "Cycle".into(),
        start: terms.start,
        end: terms.end,
        by,
        at,
        entry,
        closing: None,
    };
    let kpi = Kpi {
        id: KpiId(Uuid::from_u128(2)),
        number: 0,
        name: Translated::new("a", "a"),
        unit: Translated::new("b", "b"),
        dimension: Dimension::Conflict,
        kind: KpiKind::Numeric,
        aggregation: Aggregation::Last,
        retired: false,
        by,
        at,
        entry,
    };
    let mut goal = Goal {
        id: GoalId(Uuid::from_u128(1)),
        owner: PersonId(2),
        kpi: kpi.id,
        cycle: Some(cycle.id),
        carried_from: Some(GoalId(Uuid::nil())),
        state: GoalState::Proposed,
        terms,
        revision: 1,
        by,
        at,
        reason: String::new(),
        entry,
    };
    let check_in = CheckIn {
        id: Uuid::from_u128(4),
        number: 1,
        day: date(2026, 2, 3),
        value: Quantity::whole(4),
        confidence: Some(3),
        evidence: String::new(),
        by,
        at,
        corrects: None,
        corrected_by: None,
        entry,
    };
    let mut store = desk.store();
    let mut tx = store.begin().unwrap();
    tx.put_kpi(&kpi).unwrap();
    tx.insert_cycle(&cycle).unwrap();
    assert_eq!(tx.insert_goal(&goal).unwrap(), GOAL);
    (goal.revision, goal.state) = (2, GoalState::Accepted);
    tx.revise_goal(GOAL, &goal).unwrap();
    tx.insert_check_in(GOAL, &check_in).unwrap();
    tx.set_tally(GOAL, &Tally::of(&goal.terms, &[check_in])).unwrap();
    tx.put_standings(
        PersonId(2),
        date(2026, 3, 2),
        &[(None, PersonStanding { goals: 1, progress: Some(5), ..Default::default() })],
    )
    .unwrap();
    tx.publish_rollup(&Published {
        area: Area::new("A"),
        week: date(2026, 3, 2),
        people: vec![PersonId(2)],
        percent: 4,
    })
    .unwrap();
    tx.set_goals_settled_on(date(2026, 3, 2)).unwrap();
    tx.commit().unwrap();
    desk
}

#[test]
fn a_row_that_cannot_be_read_is_damaged_and_nothing_worse() {
    type Ask = fn(&dyn Store) -> Result<()>;
    let goal: Ask = |store| store.goals_at(&[GOAL]).map(drop);
    let revisions: Ask = |store| store.goal_revisions(GOAL).map(drop);
    let keys: Ask = |store| store.goal_keys(None, Shelf::All).map(drop);
    let check_ins: Ask = |store| store.check_ins(GOAL).map(drop);
    let newest: Ask = |store| store.newest_values(GOAL, 9).map(drop);
    let standings: Ask = |store| store.standings(None, None).map(drop);
    let published: Ask = |store| store.published(&Area::new("A")).map(drop);
    for (sql, ask) in [
        ("UPDATE goal SET kind = 9", goal),
        ("UPDATE goal SET kind = 1", goal),
        ("UPDATE goal SET kind = 2, target = 15000", goal),
        ("UPDATE goal SET kind = 3, target = -10000", goal),
        ("UPDATE goal SET baseline = NULL", goal),
        ("UPDATE goal SET target = 9223372036854775807", goal),
        ("UPDATE goal SET kpi = 77", goal),
        ("UPDATE goal SET cycle = 77", goal),
        ("UPDATE goal SET carried_from = x'00'", goal),
        ("UPDATE goal SET state = -1", goal),
        ("UPDATE goal SET weight = -1", goal),
        ("UPDATE goal SET starts = 9223372036854775807", goal),
        ("UPDATE goal SET cadence = 4", goal),
        ("UPDATE goal SET checkpoints = x'0000'", goal),
        ("UPDATE goal SET checkpoints = x'ffffff7f0000'", goal),
        ("UPDATE goal SET revision = -1", goal),
        ("UPDATE goal SET at = 9223372036854775807", goal),
        ("UPDATE goal SET checked = -1", goal),
        ("UPDATE goal SET last_value = NULL", goal),
        ("UPDATE goal SET last_confidence = 999", goal),
        ("UPDATE goal SET last_slot = -1", goal),
        ("UPDATE goal SET status = 6", keys),
        ("UPDATE goal SET next_due = 9223372036854775807", keys),
        ("UPDATE goal_revision SET state = 6", revisions),
        ("UPDATE check_in SET value = -9223372036854775808", check_ins),
        ("UPDATE check_in SET id = x'00'", newest),
        ("UPDATE check_in SET number = 9223372036854775807", newest),
        ("UPDATE standing SET on_track = -1", standings),
        ("UPDATE standing_week SET progress = x'00'", |store| store.trend(None, None, date(2026, 1, 1)).map(drop)),
        ("UPDATE published_rollup SET percent = 1000", published),
        ("UPDATE goals_settled SET day = -9223372036854775808", |store| store.goals_settled_on().map(drop)),
        ("UPDATE kpi SET dimension = 0", |store| store.kpis().map(drop)),
        ("UPDATE kpi SET dimension = 70000", |store| store.kpis().map(drop)),
        ("UPDATE cycle SET closed_by = 1", |store| store.cycles().map(drop)),
    ] {
        let desk = with_a_goal();
        desk.alter(sql);
        let answer = ask(&desk.store());
        assert!(matches!(answer, Err(Error::Damaged(_))), "{sql}: {answer:?}");
    }
}

#[test]
fn one_row_that_cannot_be_read_does_not_hide_the_others() {
    let desk = with_a_goal();
    desk.alter("UPDATE goal SET state = 77");
    let all = desk.store().every_goal(GoalPosition(0), 10).unwrap();
    assert!(matches!(all.as_slice(), [(GOAL, Err(Error::Damaged(_)))]), "{all:?}");
}

/// Every call that asks.
fn ask(store: &mut SqliteStore) {
    let (few, many): ([_; 1], Vec<_>) = ([PersonId(2)], (1..=100).map(PersonId).collect());
    let cycle = store.cycles().unwrap()[0].id;
    for people in [None, Some(few.as_slice()), Some(&many)] {
        for shelf in [Shelf::Current, Shelf::All, Shelf::Cycle(cycle)] {
            store.goal_keys(people, shelf).unwrap();
            store.goals_of(PersonId(2), shelf).unwrap();
        }
        for dimension in [None, Some(Dimension::Conflict)] {
            store.standings(people, dimension).unwrap();
            store.trend(people, dimension, date(2026, 1, 1)).unwrap();
        }
    }
    store.goal(GoalId(Uuid::from_u128(1))).unwrap();
    store.goals_at(&[GOAL]).unwrap();
    store.owners().unwrap();
    store.every_goal(GOAL, 5).unwrap();
    store.newest_values(GOAL, 5).unwrap();
    store.goal_revisions(GOAL).unwrap();
    store.check_ins(GOAL).unwrap();
    let derived = store.derived(GOAL).unwrap().unwrap();
    store.published(&Area::new("A")).unwrap();
    store.scores(cycle).unwrap();
    let mut tx = store.begin().unwrap();
    tx.set_derived(GOAL, &derived).unwrap();
    tx.put_standings(PersonId(2), date(2026, 3, 2), &[]).unwrap();
}

#[test]
fn no_question_about_goals_walks_a_whole_table() {
    let desk = with_a_goal();
    // So that one is few.
    desk.alter("INSERT INTO person VALUES (100, 'z')");
    let plans = plans(&mut desk.store(), ask);
    assert!(plans.len() > 25, "{}", plans.len());
    let long =
        ["g", "goal", "goal_revision", "check_in", "s", "score", "standing", "standing_week", "published_rollup"];
    for (sql, plan) in plans {
        let whole = |step: &&String| {
            let walks = long.iter().any(|table| step.starts_with(&format!("SCAN {table}")));
            walks && !step.contains("COVERING INDEX") && !step.contains("VIRTUAL TABLE")
        };
        assert_eq!(plan.iter().find(whole), None, "{sql}: {plan:?}");
        if sql.starts_with(keys::KEY) {
            assert!(plan.iter().all(|step| step.contains("COVERING INDEX")), "{sql}: {plan:?}");
        }
    }
}
