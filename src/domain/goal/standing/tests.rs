//! The formulas against the vectors of the rules, and against a second, naive computation of the same.

use jiff::civil::date;
use jiff::{Timestamp, ToSpan as _};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::goal::explain::{Explanation, Formula, InputValue, Name};
use crate::domain::goal::{Cadence, CheckIn, GoalId, KpiId, Quantity, Weight};
use crate::domain::organisation::PersonId;

/// A goal with check-ins, from 1 January to 30 June, monthly.
#[derive(Clone, Debug)]
pub(crate) struct GoalCase {
    pub goal: Goal,
    pub aggregation: Aggregation,
    pub check_ins: Vec<CheckIn>,
}

pub(crate) fn numeric(baseline: i64, target: i64) -> Aim {
    Aim::Numeric { baseline: Quantity::whole(baseline), target: Quantity::whole(target) }
}

fn band(low: i64, high: i64) -> Aim {
    Aim::Maintain { low: Quantity::whole(low), high: Quantity::whole(high), share: 9_000 }
}

impl GoalCase {
    pub fn new(aim: Aim) -> Self {
        let terms = Terms {
            aim,
            weight: Weight::ALL,
            start: date(2026, 1, 1),
            end: date(2026, 6, 30),
            cadence: Cadence::Monthly,
            checkpoints: Vec::new(),
        };
        let goal = Goal {
            id: GoalId(Uuid::nil()),
            owner: PersonId(1),
            kpi: KpiId(Uuid::nil()),
            cycle: None,
            carried_from: None,
            state: GoalState::Accepted,
            terms,
            revision: 1,
            by: PersonId(2),
            at: Timestamp::UNIX_EPOCH,
            reason: String::new(),
            entry: None,
        };
        Self { goal, aggregation: Aggregation::Last, check_ins: Vec::new() }
    }

    pub fn check_in(self, day: Date, value: i64) -> Self {
        self.measure(day, Quantity::whole(value), None)
    }

    pub fn measure(mut self, day: Date, value: Quantity, confidence: Option<u8>) -> Self {
        let number = u32::try_from(self.check_ins.len()).unwrap() + 1;
        self.check_ins.push(CheckIn {
            id: Uuid::nil(),
            number,
            day,
            value,
            confidence,
            evidence: String::new(),
            by: PersonId(1),
            at: Timestamp::UNIX_EPOCH,
            corrects: None,
            corrected_by: None,
            entry: None,
        });
        self
    }

    fn correct(mut self, number: u32, value: i64) -> Self {
        let at = usize::try_from(number).unwrap() - 1;
        let day = self.check_ins[at].day;
        self = self.check_in(day, value);
        let by = self.check_ins.last().unwrap().number;
        self.check_ins[at].corrected_by = Some(by);
        self.check_ins.last_mut().unwrap().corrects = Some((number, "typed wrong".into()));
        self
    }

    fn aggregated(self, aggregation: Aggregation) -> Self {
        Self { aggregation, ..self }
    }

    fn checkpoints(mut self, checkpoints: &[(Date, u16)]) -> Self {
        self.goal.terms.checkpoints =
            checkpoints.iter().map(|(day, share)| Checkpoint { day: *day, share: *share }).collect();
        self
    }

    fn tally(&self, day: Date) -> Tally {
        Tally::until(&self.goal.terms, &self.check_ins, day)
    }

    pub fn on(&self, day: Date) -> Standing {
        Standing::of(&self.goal, self.aggregation, &self.tally(day), day)
    }

    pub fn explain(&self, day: Date) -> Explanation {
        Explanation::of_goal(&self.goal, self.aggregation, &self.tally(day), day)
    }
}

fn day(month: i8, day: i8) -> Date {
    date(2026, month, day)
}

fn near(found: f64, wanted: f64) -> bool {
    (found - wanted).abs() < 0.0005
}

#[test]
fn the_vectors_come_out() {
    let rising = GoalCase::new(numeric(80, 95)).check_in(day(3, 31), 88).on(day(3, 31));
    assert!(near(rising.expected, 0.494) && near(rising.progress.unwrap(), 0.533), "{rising:?}");
    assert_eq!(rising.status, Status::OnTrack);
    let falling = GoalCase::new(numeric(42, 30)).check_in(day(3, 31), 38).on(day(3, 31));
    assert!(near(falling.progress.unwrap(), 0.333), "{falling:?}");
    assert_eq!(falling.status, Status::OffTrack);
}

#[test]
fn before_the_start_and_without_a_check_in_nothing_is_rated() {
    let case = GoalCase::new(numeric(0, 100));
    for (on, rule) in [
        (day(1, 1).yesterday().unwrap(), Rule::BeforeStart),
        (day(1, 1), Rule::NoCheckIn),
        (day(6, 30), Rule::NoCheckIn),
        (day(7, 1), Rule::EndedShort),
    ] {
        assert_eq!(case.on(on).rule, rule, "{on}");
    }
    assert_eq!(case.on(day(7, 1)).status, Status::Missed);
}

#[test]
fn early_on_only_who_has_arrived_is_rated() {
    // A tenth of the 180 days is over on 19 January.
    let behind = GoalCase::new(numeric(0, 100)).check_in(day(1, 2), -5);
    assert_eq!(behind.on(day(1, 18)).rule, Rule::TooEarly);
    assert_eq!(behind.on(day(1, 19)).rule, Rule::FarBehind);
    let there = GoalCase::new(numeric(0, 100)).check_in(day(1, 2), 100);
    assert_eq!(there.on(day(1, 2)).rule, Rule::Reached);
}

#[test]
fn the_general_thresholds_are_part_of_what_they_begin() {
    // Half of the way is expected on 1 April.
    for (value, rule) in [
        (475_000, Rule::NearExpected),
        (474_999, Rule::BehindExpected),
        (375_000, Rule::BehindExpected),
        (374_999, Rule::FarBehind),
        (999_999, Rule::NearExpected),
        (1_000_000, Rule::Reached),
        (1_300_000, Rule::Reached),
        (-10_000, Rule::FarBehind),
    ] {
        let case = GoalCase::new(numeric(0, 100)).measure(day(4, 1), Quantity::from_raw(value).unwrap(), None);
        assert_eq!(case.on(day(4, 1)).rule, rule, "{value}");
    }
}

#[test]
fn binary_fractions_do_not_decide() {
    // A fifth of the way is expected on 6 February, and 0.75 × 0.2 is more than 0.15 in binary.
    let case = GoalCase::new(numeric(0, 100)).check_in(day(2, 6), 15);
    assert!(case.on(day(2, 6)).progress.unwrap() < AT_RISK * case.on(day(2, 6)).expected);
    assert_eq!(case.on(day(2, 6)).rule, Rule::BehindExpected);
    // The mean of three times 0.1 is 0.1.
    let tenth = |raw| Quantity::from_raw(raw).unwrap();
    let mut mean = GoalCase::new(Aim::Numeric { baseline: Quantity::ZERO, target: tenth(1_000) });
    for month in [1, 2, 3] {
        mean = mean.measure(day(month, 5), tenth(1_000), None);
    }
    assert_eq!(mean.aggregated(Aggregation::Mean).on(day(7, 1)).status, Status::Achieved);
}

#[test]
fn after_the_end_a_goal_is_achieved_or_missed_and_nothing_else() {
    let short = GoalCase::new(numeric(80, 95)).check_in(day(6, 30), 94);
    assert_eq!((short.on(day(6, 30)).rule, short.on(day(7, 1)).rule), (Rule::BehindExpected, Rule::EndedShort));
    let reached = GoalCase::new(numeric(80, 95)).check_in(day(6, 30), 95);
    assert_eq!((reached.on(day(6, 30)).rule, reached.on(day(7, 1)).rule), (Rule::Reached, Rule::EndedReached));
}

#[test]
fn the_current_value_is_the_last_the_sum_or_the_mean() {
    let case = GoalCase::new(numeric(0, 100)).check_in(day(3, 1), 30).check_in(day(2, 1), 10).check_in(day(3, 1), 20);
    for (aggregation, value) in [(Aggregation::Last, 20.0), (Aggregation::Sum, 60.0), (Aggregation::Mean, 20.0)] {
        assert_eq!(case.clone().aggregated(aggregation).on(day(4, 1)).value, Some(value), "{aggregation}");
    }
}

#[test]
fn a_correction_takes_the_place_of_what_it_corrects() {
    let case = GoalCase::new(numeric(0, 100)).check_in(day(2, 1), 10).check_in(day(3, 1), 500).correct(2, 50);
    assert_eq!(case.on(day(4, 1)).value, Some(50.0));
    assert_eq!(case.clone().aggregated(Aggregation::Sum).on(day(4, 1)).value, Some(60.0));
    // What is corrected is not the newest one.
    let case = case.correct(1, 20);
    assert_eq!(case.on(day(4, 1)).value, Some(50.0));
    assert_eq!(case.aggregated(Aggregation::Sum).on(day(4, 1)).value, Some(70.0));
}

#[test]
fn a_missing_check_in_of_a_band_is_a_miss() {
    let case = GoalCase::new(band(70, 80)).check_in(day(1, 20), 75);
    // The running month is due once it is over, or measured.
    for (on, due, progress, rule) in [
        (day(1, 19), 0, None, Rule::NoCheckIn),
        (day(1, 20), 1, Some(1.0), Rule::InBand),
        (day(2, 28), 1, Some(1.0), Rule::InBand),
        (day(3, 1), 2, Some(0.5), Rule::LastMissed),
        (day(4, 1), 3, Some(1.0 / 3.0), Rule::TwoMissed),
        (day(6, 30), 5, Some(0.2), Rule::TwoMissed),
        (day(7, 1), 6, Some(1.0 / 6.0), Rule::EndedShort),
    ] {
        let standing = case.on(on);
        assert_eq!((standing.due, standing.progress, standing.rule), (due, progress, rule), "{on}");
    }
}

#[test]
fn an_early_check_in_counts_at_once() {
    let case = GoalCase::new(band(70, 80)).check_in(day(1, 31), 75).check_in(day(2, 3), 90);
    assert_eq!((case.on(day(2, 2)).due, case.on(day(2, 2)).rule), (1, Rule::InBand));
    assert_eq!((case.on(day(2, 3)).due, case.on(day(2, 3)).rule), (2, Rule::LastMissed));
    // The last value of its month is the one that counts.
    let mended = case.check_in(day(2, 20), 80);
    assert_eq!((mended.on(day(2, 20)).progress, mended.on(day(2, 20)).rule), (Some(1.0), Rule::InBand));
}

#[test]
fn a_corrected_check_in_of_a_band_no_longer_holds_its_slot() {
    let case = GoalCase::new(band(70, 80)).check_in(day(1, 10), 75).check_in(day(2, 10), 75).correct(2, 60);
    assert_eq!((case.on(day(2, 10)).progress, case.on(day(2, 10)).rule), (Some(0.5), Rule::LastMissed));
}

#[test]
fn a_band_is_achieved_by_its_agreed_share_and_only_after_the_end() {
    let months = |in_band: i8| {
        (1..=6).fold(GoalCase::new(band(70, 80)), |case, month| {
            case.check_in(day(month, 10), if month <= in_band { 70 } else { 81 })
        })
    };
    assert_eq!(months(6).on(day(6, 30)).status, Status::OnTrack);
    assert_eq!(months(6).on(day(7, 1)).status, Status::Achieved);
    assert_eq!(months(5).on(day(7, 1)).status, Status::Missed);
    let mut agreed = months(3);
    agreed.goal.terms.aim = Aim::Maintain { low: Quantity::whole(70), high: Quantity::whole(80), share: 5_000 };
    assert_eq!(agreed.on(day(7, 1)).status, Status::Achieved);
}

#[test]
fn a_rating_stands_by_its_distance_from_the_target() {
    for (value, rule, status) in [
        (5, Rule::AtTarget, Status::OnTrack),
        (4, Rule::AtTarget, Status::OnTrack),
        (3, Rule::OneBelow, Status::AtRisk),
        (2, Rule::FarBelow, Status::OffTrack),
    ] {
        let standing = GoalCase::new(Aim::Rating { target: 4 }).check_in(day(3, 1), value).on(day(3, 1));
        assert_eq!((standing.rule, standing.status), (rule, status), "{value}");
    }
    let reached = GoalCase::new(Aim::Rating { target: 4 }).check_in(day(3, 1), 4);
    assert!(near(reached.on(day(3, 1)).progress.unwrap(), 1.0));
    assert_eq!(reached.on(day(7, 1)).status, Status::Achieved);
}

#[test]
fn steps_done_are_the_progress_of_a_milestone() {
    let standing = GoalCase::new(Aim::Milestone { steps: 8 }).check_in(day(4, 1), 4).on(day(4, 1));
    assert_eq!((standing.progress, standing.rule), (Some(0.5), Rule::NearExpected));
}

#[test]
fn checkpoints_say_what_is_expected_between_them() {
    let case = GoalCase::new(numeric(0, 100)).checkpoints(&[(day(3, 31), 1_000), (day(5, 31), 6_000)]);
    for (on, share) in [
        (day(1, 1), 0.0),
        (day(3, 31), 0.1),
        (day(4, 30), 0.1 + 0.5 * 30.0 / 61.0),
        (day(5, 31), 0.6),
        (day(6, 30), 1.0),
        (day(8, 1), 1.0),
    ] {
        assert!(near(case.on(on).expected, share), "{on}: {}", case.on(on).expected);
    }
    let inputs = case.explain(day(4, 30));
    assert_eq!(inputs.input(Name::FromDay), Some(InputValue::Day(day(3, 31))));
    assert_eq!(inputs.input(Name::ToShare), Some(InputValue::Share(0.6)));
}

#[test]
fn a_live_goal_is_stale_after_one_and_a_half_times_its_cadence() {
    let case = GoalCase::new(numeric(0, 100));
    assert!(!case.on(day(1, 1).checked_add(45.days()).unwrap()).stale);
    assert!(case.on(day(1, 1).checked_add(46.days()).unwrap()).stale);
    assert!(!case.on(day(7, 1)).stale, "it is over");
    let case = case.check_in(day(3, 1), 3);
    assert!(!case.on(day(3, 1).checked_add(45.days()).unwrap()).stale);
    assert!(case.on(day(3, 1).checked_add(46.days()).unwrap()).stale);
}

#[test]
fn confidence_that_contradicts_the_status_is_told() {
    let with = |value, confidence| {
        GoalCase::new(numeric(0, 100)).measure(day(4, 1), Quantity::whole(value), confidence).on(day(4, 1)).differs
    };
    assert!(with(50, Some(2)) && with(10, Some(4)));
    assert!(!with(50, Some(3)) && !with(10, Some(3)) && !with(50, None) && !with(10, Some(1)));
}

#[test]
fn what_is_not_agreed_is_not_rated() {
    for state in [GoalState::Proposed, GoalState::Declined, GoalState::Cancelled] {
        let mut case = GoalCase::new(numeric(0, 100)).check_in(day(3, 1), 100);
        case.goal.state = state;
        for on in [day(3, 1), day(7, 1)] {
            assert_eq!((case.on(on).status, case.on(on).stale), (Status::NotRated, false));
        }
    }
}

#[test]
fn the_next_check_in_is_due_at_the_end_of_the_slot_after_the_newest() {
    let case = GoalCase::new(numeric(0, 100));
    let due = |case: &GoalCase| next_due(&case.goal, &case.tally(Date::MAX));
    assert_eq!(due(&case), Some(day(1, 31)));
    assert_eq!(due(&case.clone().check_in(day(2, 3), 1)), Some(day(3, 31)));
    assert_eq!(due(&case.check_in(day(6, 1), 1)), None);
}

#[test]
fn an_altered_goal_without_a_way_has_no_progress() {
    assert_eq!(GoalCase::new(numeric(5, 5)).check_in(day(3, 1), 5).on(day(3, 1)).progress, None);
    let zero = GoalCase::new(Aim::Milestone { steps: 0 }).check_in(day(3, 1), 0);
    assert_eq!(zero.on(day(3, 1)).progress, None);
}

/// The rules once more, straight from the check-ins and one slot after the other.
fn naively(case: &GoalCase, on: Date) -> (Option<f64>, Status) {
    let Goal { terms, .. } = &case.goal;
    let valid: Vec<&CheckIn> = {
        let mut valid: Vec<_> = case.check_ins.iter().filter(|at| at.corrected_by.is_none() && at.day <= on).collect();
        valid.sort_by_key(|at| (at.day, at.number));
        valid
    };
    let values: Vec<f64> = valid.iter().map(|at| at.value.as_f64()).collect();
    let current = values.last().map(|last| match case.aggregation {
        Aggregation::Last => *last,
        Aggregation::Sum => values.iter().sum(),
        Aggregation::Mean => values.iter().sum::<f64>() / values.len() as f64,
    });
    let slots = terms.slots();
    let mut held = Vec::new();
    for slot in 0..slots.count() {
        let newest = valid.iter().rfind(|at| slots.number(at.day) == slot);
        if on > slots.ends(slot) || newest.is_some() {
            held.push(
                newest.is_some_and(|at| terms.aim.band().is_some_and(|(low, high)| (low..=high).contains(&at.value))),
            );
        }
    }
    let progress = current.and_then(|current| match terms.aim {
        Aim::Maintain { .. } => {
            let in_band = held.iter().filter(|in_band| **in_band).count();
            (!held.is_empty()).then(|| in_band as f64 / held.len() as f64)
        }
        Aim::Numeric { baseline, target } => {
            Some((current - baseline.as_f64()) / (target.as_f64() - baseline.as_f64()))
        }
        Aim::Milestone { steps } => Some(current / f64::from(steps)),
        Aim::Rating { target } => Some((current - 1.0) / (f64::from(target) - 1.0)),
    });
    let expected = expected(terms, on);
    let at_least = |a: f64, b: f64| a >= b - 1e-9;
    let status = if on < terms.start {
        Status::NotRated
    } else if on > terms.end {
        let enough = if let Aim::Maintain { share, .. } = terms.aim { f64::from(share) / 10_000.0 } else { 1.0 };
        if progress.is_some_and(|p| at_least(p, enough)) { Status::Achieved } else { Status::Missed }
    } else {
        match (progress, terms.aim) {
            (None, _) => Status::NotRated,
            (Some(p), _) if !at_least(expected, 0.1) && !at_least(p, 1.0) => Status::NotRated,
            (_, Aim::Maintain { .. }) => match held.as_slice() {
                [.., true] => Status::OnTrack,
                [.., false, false] => Status::OffTrack,
                _ => Status::AtRisk,
            },
            (_, Aim::Rating { target }) => match f64::from(target) - current.unwrap() {
                short if at_least(0.0, short) => Status::OnTrack,
                short if at_least(1.0, short) => Status::AtRisk,
                _ => Status::OffTrack,
            },
            (Some(p), _) if at_least(p, 1.0) => Status::Achieved,
            (Some(p), _) if at_least(p, 0.95 * expected) => Status::OnTrack,
            (Some(p), _) if at_least(p, 0.75 * expected) => Status::AtRisk,
            _ => Status::OffTrack,
        }
    };
    (progress, status)
}

fn any_aim() -> impl Strategy<Value = Aim> {
    prop_oneof![
        (-50_i64..50, -50_i64..50)
            .prop_filter("a way", |(from, to)| from != to)
            .prop_map(|(from, to)| numeric(from, to)),
        (0_i64..5, 0_i64..5, 1_u16..=10_000).prop_map(|(low, more, share)| Aim::Maintain {
            low: Quantity::whole(low),
            high: Quantity::whole(low + more),
            share
        }),
        (1_u32..8).prop_map(|steps| Aim::Milestone { steps }),
        (2_u8..=5).prop_map(|target| Aim::Rating { target }),
    ]
}

fn any_case() -> impl Strategy<Value = GoalCase> {
    let measures = prop::collection::vec((0_i64..400, 0_i64..8, prop::option::of(1_u8..=5), any::<u8>()), 0..12);
    let terms = (
        1_i64..400,
        prop::sample::select(Cadence::ALL),
        prop::sample::select(Aggregation::ALL),
        prop::collection::btree_map(1_i64..400, 0_u16..=10_000, 0..4),
    );
    (any_aim(), terms, measures).prop_map(|(aim, (length, cadence, aggregation, checkpoints), measures)| {
        let mut case = GoalCase::new(aim).aggregated(aggregation);
        let start = case.goal.terms.start;
        case.goal.terms.end = start + length.days();
        case.goal.terms.cadence = cadence;
        let mut shares: Vec<u16> = checkpoints.values().copied().collect();
        shares.sort_unstable();
        let days = checkpoints.into_keys().filter(|day| *day < length);
        case.goal.terms.checkpoints =
            days.zip(shares).map(|(day, share)| Checkpoint { day: start + day.days(), share }).collect();
        for (day, value, confidence, correct) in measures {
            let standing: Vec<u32> =
                case.check_ins.iter().filter(|at| at.corrected_by.is_none()).map(|at| at.number).collect();
            case = match standing.get(usize::from(correct) % 16) {
                Some(number) => case.correct(*number, value),
                None => case.measure(start + (day % (length + 1)).days(), Quantity::whole(value), confidence),
            };
        }
        case
    })
}

proptest! {
    #[test]
    fn a_second_computation_comes_to_the_same(case in any_case(), on in -10_i64..420) {
        let on = case.goal.terms.start + on.days();
        let standing = case.on(on);
        let (progress, status) = naively(&case, on);
        prop_assert_eq!(standing.status, status);
        match (standing.progress, progress) {
            (Some(found), Some(wanted)) => prop_assert!((found - wanted).abs() < 1e-9, "{} {}", found, wanted),
            (found, wanted) => prop_assert_eq!(found, wanted),
        }
    }

    #[test]
    fn what_is_over_is_never_in_progress(case in any_case(), after in 1_i64..400) {
        let status = case.on(case.goal.terms.end + after.days()).status;
        prop_assert!(matches!(status, Status::Achieved | Status::Missed));
    }

    #[test]
    fn what_is_expected_rises_from_nothing_to_all(case in any_case(), on in -10_i64..420) {
        let Terms { start, end, .. } = case.goal.terms;
        let share = |on: i64| expected(&case.goal.terms, start + on.days());
        prop_assert!((0.0..=1.0).contains(&share(on)));
        prop_assert!(share(on) <= share(on + 1) + 1e-12);
        prop_assert_eq!((expected(&case.goal.terms, start), expected(&case.goal.terms, end)), (0.0, 1.0));
    }

    #[test]
    fn who_gets_nearer_to_the_target_never_stands_worse(
        way in (-50_i64..50, -50_i64..50), value in -100_i64..100, on in 0_i64..200
    ) {
        let (from, to) = way;
        prop_assume!(from != to);
        let on = day(1, 1) + on.days();
        let standing = |value| GoalCase::new(numeric(from, to)).check_in(day(1, 1), value).on(on);
        let (before, after) = (standing(value), standing(value + (to - from).signum()));
        prop_assert!(after.progress > before.progress);
        let order = [Status::OffTrack, Status::Missed, Status::AtRisk, Status::NotRated, Status::OnTrack, Status::Achieved];
        let rank = |status| order.iter().position(|other| *other == status);
        prop_assert!(rank(before.status) <= rank(after.status), "{:?} {:?}", before, after);
    }

    #[test]
    fn nothing_brings_it_down(aim in any_aim(), raws: Vec<i64>, start in any_day(), end in any_day(), on in any_day()) {
        let mut case = GoalCase::new(aim);
        (case.goal.terms.start, case.goal.terms.end) = (start, end);
        for raw in raws {
            let limit = Quantity::LIMIT * 10_000;
            case = case.measure(on, Quantity::from_raw(raw % limit).unwrap(), None);
        }
        for aggregation in Aggregation::ALL {
            case.aggregation = *aggregation;
            let standing = case.on(on);
            prop_assert!(standing.progress.is_none_or(f64::is_finite));
            prop_assert!(standing.value.is_none_or(f64::is_finite));
            next_due(&case.goal, &case.tally(on));
        }
    }

    #[test]
    fn the_formula_of_an_explanation_gives_its_result(case in any_case(), on in -10_i64..420) {
        let on = case.goal.terms.start + on.days();
        let explanation = case.explain(on);
        let number = |name| match explanation.input(name) {
            Some(InputValue::Number(number) | InputValue::Share(number)) => Some(number),
            Some(InputValue::Count(count)) => Some(f64::from(count)),
            _ => None,
        };
        let result = (|| {
            let value = number(Name::Value)?;
            Some(match explanation.formula {
                Formula::Way => {
                    let baseline = number(Name::Baseline)?;
                    (value - baseline) / (number(Name::Target)? - baseline)
                }
                Formula::InBand => number(Name::SlotsInBand)? / number(Name::SlotsDue).filter(|due| *due > 0.0)?,
                Formula::Steps => value / number(Name::Target)?,
                Formula::Rating => (value - 1.0) / (number(Name::Target)? - 1.0),
                Formula::PersonMean | Formula::AreaMean => unreachable!("of one goal"),
            })
        })();
        match (explanation.result, result) {
            (Some(found), Some(wanted)) => prop_assert!((found - wanted).abs() < 1e-9),
            (found, wanted) => prop_assert_eq!(found, wanted),
        }
        prop_assert_eq!(explanation.rule.map(Rule::status), Some(case.on(on).status));
        prop_assert_eq!(explanation.input(Name::Day), Some(InputValue::Day(on)));
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    prop_oneof![
        Just(Date::MIN),
        Just(Date::MAX),
        (0_i64..7_304_000).prop_map(|days| Date::MIN.saturating_add(days.days())),
    ]
}
