//! Goals on the sample board: what Sergio has agreed on with his people at the front desk, and how it went.

use std::sync::OnceLock;

use cartelera::domain::goal::{
    Aggregation, Aim, Cadence, CycleId, Dimension, GoalId, KpiId, KpiKind, NewCheckIn, NewGoal, Quantity, Terms,
    Translated, Weight,
};
use cartelera::domain::organisation::PersonId;
use cartelera::member::Member;
use cartelera::member::goals::NewKpi;
use jiff::civil::{Date, date};
use uuid::Uuid;

use super::Board;

const MANAGER: &str = "sergio.munoz";
const HUMAN_RESOURCES: &str = "elena.duarte";

/// (day, value, confidence, evidence)
type Measured = (Date, f64, Option<u8>, &'static str);

fn amount(value: f64) -> Quantity {
    Quantity::from_raw((value * 10_000.0).round() as i64).unwrap()
}

struct Agreed {
    owner: PersonId,
    kpi: KpiId,
    aim: Aim,
    weight: u32,
    cadence: Cadence,
    cycle: CycleId,
    period: (Date, Date),
}

impl Board {
    /// The sample where nobody has agreed on anything yet, and nothing can be measured.
    pub fn without_goals() -> Self {
        let board = Self::new();
        let file = rusqlite::Connection::open(&board.path).unwrap();
        for table in [
            "check_in",
            "goal_revision",
            "score",
            "goal",
            "standing",
            "standing_week",
            "published_rollup",
            "goals_settled",
            "cycle",
            "template",
            "kpi",
        ] {
            file.execute(&format!("DELETE FROM {table}"), []).unwrap();
        }
        board
    }

    /// The board with a catalogue, a closed and a running cycle, and goals of every kind and most statuses.
    pub fn with_goals() -> Self {
        static MADE: OnceLock<Vec<u8>> = OnceLock::new();
        Self::copy_of(&MADE, Self::make_with_goals)
    }

    fn make_with_goals() -> Self {
        let board = Self::without_goals();
        let mut hr = board.member(HUMAN_RESOURCES);
        let kpis = define(&mut hr);
        let (past, running) = (CycleId(Uuid::from_u128(0xA1)), CycleId(Uuid::from_u128(0xA2)));
        let spring = (date(2026, 1, 1), date(2026, 6, 30));
        let autumn = (date(2026, 7, 1), date(2026, 12, 31));
        hr.act(|act| {
            act.open_cycle(past, "Primer semestre 2026", spring.0, spring.1)?;
            act.open_cycle(running, "Segundo semestre 2026", autumn.0, autumn.1)
        })
        .unwrap();
        let id = |handle: &str| hr.workspace().organisation().find_handle(handle).unwrap().id;
        let (vera, mei) = (id("vera.nogues"), id("mei.chen"));
        let mut sergio = board.member(MANAGER);
        let [answered, waits, stock, course, care] = kpis;
        let rise = Aim::Numeric { baseline: amount(80.0), target: amount(95.0) };
        let fall = Aim::Numeric { baseline: amount(42.0), target: amount(30.0) };
        let band = Aim::Maintain { low: amount(40.0), high: amount(60.0), share: 9_000 };
        let now = |owner, kpi, aim, weight, cadence| Agreed {
            owner,
            kpi,
            aim,
            weight,
            cadence,
            cycle: running,
            period: autumn,
        };
        let then = |kpi, aim| Agreed { period: spring, cycle: past, ..now(vera, kpi, aim, 50, Cadence::Monthly) };
        let all: Vec<(Agreed, Vec<Measured>)> = vec![
            (
                now(vera, answered, rise, 40, Cadence::Weekly),
                (0..13)
                    .map(|week| {
                        let value = 80.0 + f64::from(week) * 0.7 + f64::from(week % 3) * 0.4;
                        (date(2026, 7, 7) + jiff::Span::new().weeks(week), value, Some(4), "")
                    })
                    .collect(),
            ),
            (
                now(vera, waits, fall, 20, Cadence::Monthly),
                vec![
                    (date(2026, 7, 30), 41.0, Some(3), ""),
                    (date(2026, 8, 28), 43.0, Some(4), "Agosto con media plantilla"),
                    (date(2026, 9, 29), 40.0, Some(5), ""),
                ],
            ),
            (
                now(vera, stock, band, 10, Cadence::Fortnightly),
                [52.0, 48.0, 55.0, 58.0, 44.0, 41.0, 66.0]
                    .into_iter()
                    .enumerate()
                    .map(|(at, value)| (date(2026, 7, 10) + jiff::Span::new().weeks(2 * at as i64), value, None, ""))
                    .collect(),
            ),
            (
                now(vera, course, Aim::Milestone { steps: 5 }, 10, Cadence::Monthly),
                vec![(date(2026, 7, 20), 1.0, None, ""), (date(2026, 9, 20), 3.0, None, "Módulos 2 y 3")],
            ),
            (
                now(vera, care, Aim::Rating { target: 4 }, 10, Cadence::Quarterly),
                vec![(date(2026, 9, 15), 3.0, Some(3), "Dos quejas por el tono, resueltas")],
            ),
            (
                now(mei, answered, rise, 60, Cadence::Weekly),
                vec![(date(2026, 7, 8), 82.0, Some(4), ""), (date(2026, 7, 15), 83.5, None, "")],
            ),
            (now(mei, course, Aim::Milestone { steps: 5 }, 40, Cadence::Monthly), vec![]),
            (then(answered, rise), vec![(date(2026, 3, 1), 88.0, None, ""), (date(2026, 6, 20), 96.0, None, "")]),
            (then(waits, fall), vec![(date(2026, 6, 20), 38.0, None, "")]),
        ];
        for (at, (agreed, measured)) in all.into_iter().enumerate() {
            agree(&mut sergio, GoalId(Uuid::from_u128(0xB00 + at as u128)), &agreed, &measured);
        }
        sergio
            .act(|act| {
                let corrected = NewCheckIn {
                    day: date(2026, 8, 28),
                    value: amount(41.5),
                    confidence: Some(4),
                    evidence: "Agosto con media plantilla".into(),
                };
                let waits = GoalId(Uuid::from_u128(0xB01));
                act.correct(Uuid::from_u128(0xC00), waits, 2, &corrected, "Conté dos veces el día 14")
            })
            .unwrap();
        hr.act(|act| act.close_cycle(past, "Buen semestre pese a la obra.")).unwrap();
        // Mei proposes one herself.
        let proposed = now(mei, waits, fall, 20, Cadence::Monthly);
        agree(&mut board.member("mei.chen"), GoalId(Uuid::from_u128(0xB20)), &proposed, &[]);
        board.member(HUMAN_RESOURCES).settle_goals().unwrap();
        board
    }
}

fn define(hr: &mut Member) -> [KpiId; 5] {
    let definitions = [
        (
            ("Citas resueltas en el día", "Same-day bookings"),
            ("%", "%"),
            Dimension::Productivity,
            KpiKind::Numeric,
            Aggregation::Last,
        ),
        (
            ("Esperas de más de 15 minutos", "Waits over 15 minutes"),
            ("esperas", "waits"),
            Dimension::Performance,
            KpiKind::Numeric,
            Aggregation::Last,
        ),
        (
            ("Material en recepción", "Stock at the desk"),
            ("piezas", "items"),
            Dimension::Performance,
            KpiKind::Maintain,
            Aggregation::Last,
        ),
        (
            ("Curso de acogida", "Welcome course"),
            ("", ""),
            Dimension::Leadership,
            KpiKind::Milestone,
            Aggregation::Last,
        ),
        (
            ("Trato en situaciones difíciles", "Care in difficult moments"),
            ("", ""),
            Dimension::Conflict,
            KpiKind::Rating,
            Aggregation::Last,
        ),
    ];
    let mut ids = [KpiId(Uuid::nil()); 5];
    for (at, (name, unit, dimension, kind, aggregation)) in definitions.into_iter().enumerate() {
        let new = NewKpi {
            name: Translated::new(name.0, name.1),
            unit: Translated::new(unit.0, unit.1),
            dimension,
            kind,
            aggregation,
        };
        ids[at] = KpiId(Uuid::from_u128(0xD00 + at as u128));
        hr.act(|act| act.define_kpi(ids[at], &new)).unwrap();
    }
    ids
}

fn agree(by: &mut Member, id: GoalId, agreed: &Agreed, measured: &[Measured]) {
    let new = NewGoal {
        owner: agreed.owner,
        kpi: agreed.kpi,
        cycle: Some(agreed.cycle),
        carried_from: None,
        terms: Terms {
            aim: agreed.aim,
            weight: Weight(agreed.weight * 100),
            start: agreed.period.0,
            end: agreed.period.1,
            cadence: agreed.cadence,
            checkpoints: Vec::new(),
        },
    };
    by.act(|act| {
        act.set_goal(id, &new)?;
        for (at, (day, value, confidence, evidence)) in measured.iter().enumerate() {
            let check_in =
                NewCheckIn { day: *day, value: amount(*value), confidence: *confidence, evidence: (*evidence).into() };
            act.check_in(Uuid::from_u128((id.0.as_u128() << 16) + at as u128), id, &check_in)?;
        }
        Ok(())
    })
    .unwrap();
}
