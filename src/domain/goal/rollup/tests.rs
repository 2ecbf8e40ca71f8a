//! Means against hand-made ones, and what may be shown to peers.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::domain::goal::explain::{Explanation, InputValue, Name};
use crate::domain::goal::standing::tests::{GoalCase, numeric};
use crate::domain::goal::{GoalState, Quantity};

const DAY: Date = date(2026, 4, 1);

/// A goal from 0 to 100 that stands at `percent`, or has no check-in.
fn goal(weight: u32, percent: Option<i64>) -> (GoalCase, Dimension) {
    let mut case = GoalCase::new(numeric(0, 100));
    case.goal.terms.weight = Weight(weight * 100);
    let case = match percent {
        Some(percent) => case.check_in(DAY, percent),
        None => case,
    };
    (case, Dimension::Performance)
}

fn with_tallies(goals: &[(GoalCase, Dimension)]) -> Vec<(&Goal, Dimension, Aggregation, Tally)> {
    let tally = |case: &GoalCase| Tally::of(&case.goal.terms, &case.check_ins);
    goals.iter().map(|(case, dimension)| (&case.goal, *dimension, case.aggregation, tally(case))).collect()
}

fn standings(goals: &[(GoalCase, Dimension)]) -> Vec<(Option<Dimension>, PersonStanding)> {
    let goals = with_tallies(goals);
    person_standings(goals.iter().map(|(goal, dimension, of, tally)| (*goal, *dimension, *of, tally)), DAY)
}

fn explained(goals: &[(GoalCase, Dimension)], dimension: Option<Dimension>) -> Explanation {
    let goals = with_tallies(goals);
    Explanation::of_person(goals.iter().map(|(goal, of, by, tally)| (*goal, *of, *by, tally)), dimension, DAY)
}

#[test]
fn a_person_is_the_weighted_mean_of_the_goals_with_a_check_in() {
    let [(None, all), (Some(_), dimension)] = standings(&[goal(60, Some(50)), goal(20, Some(100)), goal(20, None)])[..]
    else {
        panic!("over all and in one dimension")
    };
    assert_eq!((all.goals, all.checked, all.progress), (3, 2, Some(625_000)));
    assert_eq!(all, dimension);
}

#[test]
fn beyond_nothing_and_all_a_goal_counts_as_nothing_and_all() {
    let [(_, all), _] = standings(&[goal(50, Some(-80)), goal(50, Some(900))])[..] else { panic!("two") };
    assert_eq!(all.progress, Some(500_000));
}

#[test]
fn goals_that_are_not_live_and_goals_without_weight_do_not_count() {
    let mut cancelled = goal(50, Some(100));
    cancelled.0.goal.state = GoalState::Cancelled;
    let mut over = goal(50, Some(100));
    over.0.goal.terms.end = DAY.yesterday().unwrap();
    let [(_, all), _] = standings(&[cancelled, over, goal(0, Some(10))])[..] else { panic!("two") };
    assert_eq!((all.goals, all.checked, all.progress), (1, 1, None));
}

#[test]
fn each_dimension_has_its_own_number() {
    let mut leading = goal(10, Some(90));
    leading.1 = Dimension::Leadership;
    let found = standings(&[goal(30, Some(50)), leading]);
    let progress: Vec<_> = found.iter().map(|(dimension, standing)| (*dimension, standing.progress)).collect();
    assert_eq!(
        progress,
        [
            (None, Some(600_000)),
            (Some(Dimension::Performance), Some(500_000)),
            (Some(Dimension::Leadership), Some(900_000)),
        ]
    );
}

#[test]
fn many_people_are_the_mean_of_those_who_count_beside_the_numbers_of_the_others() {
    let of = |goals: &[(GoalCase, Dimension)]| standings(goals)[0].1;
    let roll_up =
        RollUp::of(5, [of(&[goal(100, Some(50))]), of(&[goal(50, Some(100)), goal(50, None)]), of(&[goal(100, None)])]);
    assert_eq!((roll_up.people, roll_up.counted, roll_up.people_without_goals), (5, 2, 2));
    assert_eq!((roll_up.goals, roll_up.without_check_in, roll_up.progress), (4, 2, Some(0.75)));
    assert_eq!(roll_up.with_status(Status::NotRated), 2);
    // Without a check-in they are stale too.
    assert_eq!(roll_up.share_stale(), 0.5);
    let explanation = Explanation::of_people(&roll_up, DAY);
    assert_eq!(explanation.input(Name::SumOfProgress), Some(InputValue::Number(1.5)));
    assert_eq!(explanation.result, Some(0.75));
}

#[test]
fn nobody_has_no_number() {
    let nobody = RollUp::of(0, []);
    assert_eq!((nobody.progress, nobody.share_stale(), nobody.sum_of_progress()), (None, 0.0, 0.0));
}

fn any_goals() -> impl Strategy<Value = Vec<(GoalCase, Dimension)>> {
    let one = (0_u32..=100, prop::option::of(-50_i64..150), prop::sample::select(&Dimension::COMMON[..]));
    prop::collection::vec(one.prop_map(|(weight, percent, dimension)| (goal(weight, percent).0, dimension)), 0..12)
}

proptest! {
    #[test]
    fn the_order_of_the_goals_makes_no_difference(goals in any_goals().prop_flat_map(|goals| {
        (Just(goals.clone()), Just(goals).prop_shuffle())
    })) {
        prop_assert_eq!(standings(&goals.0), standings(&goals.1));
    }

    #[test]
    fn a_second_computation_comes_to_the_same(goals in any_goals()) {
        let (mut weighted, mut weights) = (0.0, 0.0);
        for (case, _) in &goals {
            if let Some(progress) = case.on(DAY).progress {
                weighted += case.goal.terms.weight.percent() * progress.clamp(0.0, 1.0);
                weights += case.goal.terms.weight.percent();
            }
        }
        let found = standings(&goals).first().and_then(|(_, all)| all.share());
        match found {
            Some(found) => prop_assert!((found - weighted / weights).abs() < 1e-6),
            None => prop_assert_eq!(weights, 0.0),
        }
    }

    #[test]
    fn an_explanation_adds_up(goals in any_goals(), of in prop::option::of(prop::sample::select(&Dimension::COMMON[..]))) {
        let explanation = explained(&goals, of);
        let number = |name| match explanation.input(name) {
            Some(InputValue::Number(number)) => number,
            Some(InputValue::Count(count)) => f64::from(count),
            other => panic!("{name}: {other:?}"),
        };
        let wanted = standings(&goals).into_iter().find(|(dimension, _)| *dimension == of).map(|(_, found)| found);
        prop_assert_eq!(explanation.result, wanted.and_then(|found| found.share()));
        if let Some(result) = explanation.result {
            prop_assert!((number(Name::WeightedProgress) / number(Name::Weight) - result).abs() < 1e-6);
        }
        prop_assert_eq!(number(Name::Goals), explanation.parts.len() as f64);
        prop_assert_eq!(number(Name::Goals), number(Name::GoalsCounted) + number(Name::WithoutCheckIn));
    }

    #[test]
    fn a_roll_up_lies_within_what_it_is_made_of(people in prop::collection::vec(any_goals(), 0..8)) {
        let standings: Vec<PersonStanding> =
            people.iter().filter_map(|goals| standings(goals).first().map(|(_, all)| *all)).collect();
        let roll_up = RollUp::of(u32::try_from(people.len()).unwrap(), standings.iter().copied());
        let shares: Vec<f64> = standings.iter().filter_map(|standing| standing.share()).collect();
        prop_assert_eq!(roll_up.counted as usize, shares.len());
        prop_assert_eq!(roll_up.statuses.iter().sum::<u32>(), roll_up.goals);
        if let Some(progress) = roll_up.progress {
            let (least, most) = (shares.iter().copied().fold(1.0, f64::min), shares.iter().copied().fold(0.0, f64::max));
            prop_assert!(least - 1e-9 <= progress && progress <= most + 1e-9);
            prop_assert!((roll_up.sum_of_progress() - shares.iter().sum::<f64>()).abs() < 1e-6);
        }
    }

    #[test]
    fn two_numbers_that_peers_were_shown_never_differ_by_one_to_four_people(
        weeks in prop::collection::vec(prop::collection::btree_set(0_i64..14, 0..14), 0..20)
    ) {
        let mut shown: Vec<Vec<PersonId>> = Vec::new();
        for week in weeks {
            let people: Vec<PersonId> = week.into_iter().map(PersonId).collect();
            if may_publish(&people, shown.iter().map(Vec::as_slice)) {
                shown.push(people);
            }
        }
        for (at, one) in shown.iter().enumerate() {
            prop_assert!(one.len() >= FEW);
            for other in &shown[at + 1..] {
                let differ = one.iter().filter(|person| !other.contains(person)).count()
                    + other.iter().filter(|person| !one.contains(person)).count();
                prop_assert!(differ == 0 || differ >= FEW, "{differ}");
            }
        }
    }
}

#[test]
fn few_people_are_never_shown() {
    let people: Vec<PersonId> = (0..5).map(PersonId).collect();
    assert!(may_publish(&people, []));
    assert!(may_publish(&people, [people.as_slice()]));
    assert!(!may_publish(&people[..4], []));
}

#[test]
fn a_goal_of_the_largest_amounts_does_not_overflow() {
    let limit = Quantity::from_raw(Quantity::LIMIT * 10_000).unwrap();
    let mut case = GoalCase::new(numeric(-Quantity::LIMIT, Quantity::LIMIT));
    for _ in 0..1_000 {
        case = case.measure(DAY, limit, Some(5));
    }
    let all = standings(&vec![(case, Dimension::Own(u16::MAX - 6)); 3])[0].1;
    assert_eq!(all.progress, Some(1_000_000));
}
