//! Weights of one person's goals: those that count on one day should add to 100.

use jiff::civil::Date;

use super::{Goal, GoalState, Weight};

/// Whether a goal's weight counts on `day`: agreed or proposed for it. Goals of another period have a sum of their own.
pub fn weighs(goal: &Goal, day: Date) -> bool {
    let open = matches!(goal.state, GoalState::Proposed | GoalState::Accepted);
    open && goal.terms.start <= day && day <= goal.terms.end
}

/// The first day from `from` on for which any of these goals weighs; `from` itself where none does.
pub fn weighed_on<'a>(goals: impl IntoIterator<Item = &'a Goal>, from: Date) -> Date {
    let days = goals.into_iter().map(|goal| (goal, goal.terms.start.max(from)));
    days.filter(|(goal, day)| weighs(goal, *day)).map(|(_, day)| day).min().unwrap_or(from)
}

pub fn sum(weights: &[Weight]) -> Weight {
    Weight(weights.iter().fold(0, |sum: u32, weight| sum.saturating_add(weight.0)))
}

/// The same proportions, adding to 100 exactly in whole percent points where there are at most 100 goals, and in hundredths
/// otherwise; as they are where they add to it already. Without any weight all get the same.
pub fn balanced(weights: &[Weight]) -> Vec<Weight> {
    let count = u64::try_from(weights.len()).unwrap_or(u64::MAX);
    if count == 0 {
        return Vec::new();
    }
    let sum: u64 = weights.iter().map(|weight| u64::from(weight.0)).sum();
    if sum == u64::from(Weight::ALL.0) {
        return weights.to_vec();
    }
    // (numerator, denominator) of each part of the whole.
    let part = |weight: &Weight| if sum == 0 { (1, count) } else { (u64::from(weight.0), sum) };
    let step: u64 = if count <= 100 { 100 } else { 1 };
    let steps = u64::from(Weight::ALL.0) / step;
    let mut parts: Vec<(u64, u64, usize)> = Vec::with_capacity(weights.len());
    for (at, weight) in weights.iter().enumerate() {
        let (over, under) = part(weight);
        parts.push((steps * over / under, steps * over % under, at));
    }
    let given: u64 = parts.iter().map(|(whole, ..)| whole).sum();
    // Largest remainders first; among equals the earlier goal.
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(parts[*at].1), *at));
    for at in order.into_iter().take(usize::try_from(steps - given).unwrap_or(0)) {
        parts[at].0 += 1;
    }
    parts.into_iter().map(|(whole, ..)| Weight(u32::try_from(whole * step).unwrap_or(Weight::ALL.0))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn percents(weights: &[u32]) -> Vec<f64> {
        balanced(&weights.iter().map(|percent| Weight(percent * 100)).collect::<Vec<_>>())
            .into_iter()
            .map(Weight::percent)
            .collect()
    }

    #[test]
    fn proportions_are_kept_as_far_as_whole_percents_allow() {
        assert_eq!(percents(&[40, 40, 40]), [34.0, 33.0, 33.0]);
        assert_eq!(percents(&[10, 30]), [25.0, 75.0]);
        assert_eq!(percents(&[0, 0]), [50.0, 50.0]);
        assert_eq!(percents(&[50, 50]), [50.0, 50.0]);
        assert_eq!(percents(&[]), [0.0; 0]);
    }

    #[test]
    fn what_adds_to_a_hundred_stays_as_it_is() {
        let weights = [Weight(3_333), Weight(3_333), Weight(3_334)];
        assert_eq!(balanced(&weights), weights);
    }

    proptest! {
        #[test]
        fn they_add_to_a_hundred_and_keep_their_order(weights in prop::collection::vec(0_u32..=10_000, 1..200)) {
            let weights: Vec<Weight> = weights.into_iter().map(Weight).collect();
            let balanced = balanced(&weights);
            prop_assert_eq!(balanced.iter().map(|weight| weight.0).sum::<u32>(), Weight::ALL.0);
            for (a, b) in weights.iter().zip(&balanced) {
                for (c, d) in weights.iter().zip(&balanced) {
                    prop_assert!(a <= c || b >= d);
                }
            }
        }
    }
}
