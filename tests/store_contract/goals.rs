//! Goals: what is written comes back, in the order and the company it was promised in.

use cartelera::domain::goal::cycle::Closing;
use cartelera::domain::goal::rollup::Published;
use cartelera::domain::goal::{
    Aggregation, Aim, Cadence, CheckIn, Cycle, CycleId, Dimension, Goal, GoalId, GoalState, Kpi, KpiId, KpiKind,
    OwnDimension, Quantity, Score, Status, Template, Terms, Translated, Weight,
};
use cartelera::domain::organisation::{Area, PersonId};
use jiff::civil::{Date, date};
use uuid::Uuid;

use super::*;

/// Enough that one person is few and four are many.
pub const PEOPLE: i64 = 12;
pub const CYCLES: usize = 2;
pub const OWN: Dimension = Dimension::Own(0);

pub fn kpi(at: usize) -> Kpi {
    let kind = KpiKind::ALL[at];
    Kpi {
        id: KpiId(Uuid::from_u128(1_000 + at as u128)),
        number: at as i64 + 1,
        name: Translated::new("Nombre", ""),
        unit: Translated::new("€", "EUR"),
        dimension: [Dimension::Productivity, Dimension::Engagement, OWN, Dimension::Conflict][at],
        kind,
        aggregation: Aggregation::ALL[at % 3],
        retired: at == 3,
        by: PersonId(1),
        at: now(),
        entry: (at > 0).then_some(at as u64),
    }
}

pub fn own_dimension() -> OwnDimension {
    OwnDimension { number: 0, word: "safety".into(), name: Translated::new("Seguridad", "Safety"), entry: Some(3) }
}

pub fn cycle(at: usize) -> Cycle {
    Cycle {
        id: CycleId(Uuid::from_u128(2_000 + at as u128)),
        name: format!("Cycle {at}"),
        start: date(2026, if at == 0 { 1 } else { 7 }, 1),
        end: date(2026, if at == 0 { 6 } else { 12 }, 30),
        by: PersonId(1),
        at: now(),
        entry: Some(9),
        closing: None,
    }
}

pub fn quantity(raw: i64) -> Quantity {
    Quantity::from_raw(raw).unwrap()
}

pub fn terms(aim: Aim) -> Terms {
    Terms {
        aim,
        weight: Weight(2_500),
        start: date(2026, 1, 1),
        end: date(2026, 6, 30),
        cadence: Cadence::Monthly,
        checkpoints: Vec::new(),
    }
}

pub fn goal(id: u128, owner: i64, kpi: usize, terms: Terms) -> Goal {
    Goal {
        id: GoalId(Uuid::from_u128(id)),
        owner: PersonId(owner),
        kpi: self::kpi(kpi).id,
        cycle: None,
        carried_from: None,
        state: GoalState::Accepted,
        terms,
        revision: 1,
        by: PersonId(1),
        at: now(),
        reason: String::new(),
        entry: None,
    }
}

pub fn numeric(from: i64, to: i64) -> Aim {
    Aim::Numeric { baseline: quantity(from), target: quantity(to) }
}

pub fn check_in(number: u32, day: Date, value: i64) -> CheckIn {
    CheckIn {
        id: Uuid::from_u128(u128::from(number) << 64),
        number,
        day,
        value: quantity(value),
        confidence: None,
        evidence: String::new(),
        by: PersonId(1),
        at: now(),
        corrects: None,
        corrected_by: None,
        entry: None,
    }
}

/// A board with people, definitions, an own dimension and cycles.
pub fn prepared(engine: Engine) -> Made {
    let mut made = Made::with_people(engine, PEOPLE);
    made.write(|tx| {
        tx.put_dimension(&own_dimension()).unwrap();
        for at in 0..KpiKind::ALL.len() {
            tx.put_kpi(&kpi(at)).unwrap();
        }
        for at in 0..CYCLES {
            tx.insert_cycle(&cycle(at)).unwrap();
        }
    });
    made
}

fn a_definition_keeps_its_number_when_it_is_rewritten(engine: Engine) {
    let mut made = prepared(engine);
    let renamed = Kpi { name: Translated::new("Otro", "Other"), retired: true, entry: Some(8), ..kpi(1) };
    made.write(|tx| tx.put_kpi(&renamed).unwrap());
    assert_eq!(made.store.kpis().unwrap(), [kpi(0), renamed, kpi(2), kpi(3)]);
}

fn a_dimension_is_renamed_and_never_becomes_another_one(engine: Engine) {
    let mut made = prepared(engine);
    let renamed = OwnDimension { name: Translated::new("", "Health"), entry: None, ..own_dimension() };
    made.write(|tx| {
        tx.put_dimension(&renamed).unwrap();
        assert!(tx.put_dimension(&OwnDimension { word: "other".into(), ..own_dimension() }).is_err());
    });
    let second = OwnDimension { number: 1, word: "other".into(), ..own_dimension() };
    made.write(|tx| tx.put_dimension(&second).unwrap());
    assert_eq!(made.store.own_dimensions().unwrap(), [renamed, second]);
}

fn a_template_is_rewritten_and_deleted(engine: Engine) {
    let mut made = prepared(engine);
    let template = |id: u128, kpi: usize, aim| Template {
        id: Uuid::from_u128(id),
        name: format!("Template {id}"),
        kpi: self::kpi(kpi).id,
        aim,
        weight: Weight(50),
        cadence: Cadence::Quarterly,
        by: PersonId(2),
        at: now(),
        entry: Some(4),
    };
    let band = Aim::Maintain { low: quantity(-3), high: quantity(15), share: 9_000 };
    let (first, second) = (template(1, 1, band), template(2, 2, Aim::Milestone { steps: 7 }));
    let changed = template(1, 3, Aim::Rating { target: 4 });
    made.write(|tx| {
        for template in [&first, &second] {
            tx.put_template(template).unwrap();
        }
    });
    assert_eq!(made.store.templates().unwrap(), [first, second.clone()]);
    made.write(|tx| tx.put_template(&changed).unwrap());
    assert_eq!(made.store.templates().unwrap(), [changed, second.clone()]);
    made.write(|tx| tx.delete_template(Uuid::from_u128(1)).unwrap());
    assert_eq!(made.store.templates().unwrap(), [second]);
}

fn a_cycle_is_closed_once_with_the_scores_of_its_goals(engine: Engine) {
    let mut made = prepared(engine);
    assert_eq!(made.store.cycles().unwrap(), [cycle(1), cycle(0)]);
    let closing = Closing { by: PersonId(2), at: hours(5), note: "Done".into(), chart: 1, entry: Some(6) };
    let score = |goal: u128, progress| Score {
        goal: GoalId(Uuid::from_u128(goal)),
        value: Some(-1.25),
        progress,
        status: Status::Missed,
        confidence: Some(5),
    };
    made.write(|tx| {
        for id in [1, 2] {
            let goal = Goal { cycle: Some(cycle(0).id), ..goal(id, 3, 0, terms(numeric(0, 1))) };
            tx.insert_goal(&goal).unwrap();
        }
        tx.close_cycle(cycle(0).id, &closing, &[score(2, None), score(1, Some(0.1))]).unwrap();
        assert!(tx.close_cycle(cycle(0).id, &closing, &[]).is_err(), "closed already");
        assert!(tx.close_cycle(CycleId(Uuid::nil()), &closing, &[]).is_err(), "there is none");
    });
    let closed = Cycle { closing: Some(closing), ..cycle(0) };
    assert_eq!(made.store.cycles().unwrap(), [cycle(1), closed]);
    assert_eq!(made.store.scores(cycle(0).id).unwrap(), [score(1, Some(0.1)), score(2, None)]);
    assert_eq!(made.store.scores(cycle(1).id).unwrap(), []);
}

fn a_goal_and_its_check_ins_are_written_where_they_belong_or_not_at_all(engine: Engine) {
    let mut made = prepared(engine);
    let whole = goal(1, 3, 0, terms(numeric(0, 10)));
    made.write(|tx| {
        let position = tx.insert_goal(&whole).unwrap();
        assert!(tx.insert_goal(&whole).is_err(), "the same id");
        let unknown = KpiId(Uuid::nil());
        assert!(tx.insert_goal(&Goal { id: GoalId(Uuid::nil()), kpi: unknown, ..whole.clone() }).is_err());
        let nowhere = Some(CycleId(Uuid::nil()));
        assert!(tx.insert_goal(&Goal { id: GoalId(Uuid::nil()), cycle: nowhere, ..whole.clone() }).is_err());
        assert!(tx.revise_goal(position, &whole).is_err(), "a revision that is there");
        assert!(tx.revise_goal(position, &Goal { revision: 3, ..whole.clone() }).is_err(), "one is missing");
        tx.insert_check_in(position, &check_in(1, date(2026, 2, 1), 5)).unwrap();
        assert!(tx.insert_check_in(position, &check_in(1, date(2026, 2, 2), 5)).is_err(), "the same number");
    });
    made.write(|tx| {
        let position = tx.goal(whole.id).unwrap().unwrap().position;
        let correcting = |number, corrected| CheckIn {
            corrects: Some((corrected, "Typo".into())),
            ..check_in(number, date(2026, 2, 1), 6)
        };
        tx.insert_check_in(position, &correcting(2, 1)).unwrap();
        assert!(tx.insert_check_in(position, &correcting(3, 1)).is_err(), "corrected already");
        assert!(tx.insert_check_in(position, &correcting(4, 9)).is_err(), "there is none");
    });
}

fn what_peers_were_shown_is_written_once_a_week(engine: Engine) {
    let mut made = prepared(engine);
    let (area, other) = (Area::new("A/B"), Area::new(""));
    let shown = |week: Date, percent| Published {
        area: area.clone(),
        week,
        people: [1, 2, 8, 11].map(PersonId).to_vec(),
        percent,
    };
    let (first, second) = (shown(date(2026, 2, 23), 0), shown(date(2026, 3, 2), 100));
    made.write(|tx| {
        tx.publish_rollup(&first).unwrap();
        tx.publish_rollup(&second).unwrap();
        assert!(tx.publish_rollup(&shown(date(2026, 3, 2), 7)).is_err());
    });
    assert_eq!(made.store.published(&area).unwrap(), [second, first]);
    assert_eq!(made.store.published(&other).unwrap(), []);
}

fn the_day_goals_were_settled_for_is_kept(engine: Engine) {
    let mut made = prepared(engine);
    assert_eq!(made.store.goals_settled_on().unwrap(), None);
    for day in [date(2026, 3, 2), date(2026, 3, 3)] {
        made.write(|tx| tx.set_goals_settled_on(day).unwrap());
        assert_eq!(made.store.goals_settled_on().unwrap(), Some(day));
    }
}

suite!(
    sqlite: a_definition_keeps_its_number_when_it_is_rewritten,
    a_dimension_is_renamed_and_never_becomes_another_one,
    a_template_is_rewritten_and_deleted,
    a_cycle_is_closed_once_with_the_scores_of_its_goals,
    a_goal_and_its_check_ins_are_written_where_they_belong_or_not_at_all,
    what_peers_were_shown_is_written_once_a_week,
    the_day_goals_were_settled_for_is_kept,
);
