//! Many goals in one number: a person's, a dimension's, an area's; and what of it peers may see.

use jiff::civil::Date;

use super::{Aggregation, Dimension, Goal, Standing, Status, Tally, Weight};
use crate::domain::organisation::{Area, PersonId};

/// The live goals of one person, all or of one dimension, in a few numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PersonStanding {
    pub goals: u32,
    /// Of them with a check-in.
    pub checked: u32,
    pub stale: u32,
    /// Σwp/Σw over goals with a check-in, each p clamped to 0..1, in millionths. None without one, or without weight.
    pub progress: Option<i64>,
    /// How many goals have each status, in the order of [`Status::ALL`].
    pub statuses: [u32; 6],
}

/// Millionths, as roll-ups are kept.
pub const MILLIONTHS: f64 = 1_000_000.0;

impl PersonStanding {
    /// Its progress, 1.0 being the whole.
    pub fn share(&self) -> Option<f64> {
        self.progress.map(|millionths| millionths as f64 / MILLIONTHS)
    }
}

/// Gathers the goals of one person.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gathering {
    standing: PersonStanding,
    /// Whole numbers, so that the order of the goals makes no difference: hundredths of a percent point, and of these
    /// millionths.
    weight: i64,
    weighted: i64,
}

impl Gathering {
    /// Adds a live goal.
    pub fn add(&mut self, weight: Weight, tally: &Tally, standing: &Standing) {
        self.standing.goals += 1;
        self.standing.stale += u32::from(standing.stale);
        self.standing.statuses[standing.status as usize] += 1;
        if tally.count == 0 {
            return;
        }
        self.standing.checked += 1;
        if let Some(progress) = standing.progress {
            self.weighted += i64::from(weight.0) * (progress.clamp(0.0, 1.0) * MILLIONTHS).round() as i64;
            self.weight += i64::from(weight.0);
        }
    }

    pub fn standing(&self) -> PersonStanding {
        let mean = || (self.weighted + self.weight / 2) / self.weight;
        PersonStanding { progress: (self.weight > 0).then(mean), ..self.standing }
    }

    /// Σw in percent points, over the goals that count.
    pub fn weight_percent(&self) -> f64 {
        self.weight as f64 / 100.0
    }

    /// Σwp in percent points.
    pub fn weighted_percent(&self) -> f64 {
        self.weighted as f64 / MILLIONTHS / 100.0
    }
}

/// A goal with what is needed to know where it stands.
pub type Measured<'a> = (&'a Goal, Dimension, Aggregation, &'a Tally);

/// Where a person stands on `day`, over all dimensions (`None`) and in each that has a live goal, in the order of their
/// numbers. Goals that are not live are passed over.
pub fn person_standings<'a>(
    goals: impl IntoIterator<Item = Measured<'a>>,
    day: Date,
) -> Vec<(Option<Dimension>, PersonStanding)> {
    let mut gathered = std::collections::BTreeMap::<Option<Dimension>, Gathering>::new();
    for (goal, dimension, aggregation, tally) in goals {
        if goal.is_live(day) {
            let standing = Standing::of(goal, aggregation, tally, day);
            for key in [None, Some(dimension)] {
                gathered.entry(key).or_default().add(goal.terms.weight, tally, &standing);
            }
        }
    }
    gathered.into_iter().map(|(key, gathering)| (key, gathering.standing())).collect()
}

/// Many people in one number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RollUp {
    /// The active people it is about, those without goals included.
    pub people: u32,
    /// Of them counted in `progress`: with a goal that has a check-in and weight.
    pub counted: u32,
    /// The mean of the counted people's, 0 to 1.
    pub progress: Option<f64>,
    pub goals: u32,
    pub without_check_in: u32,
    pub people_without_goals: u32,
    pub stale: u32,
    /// How many goals have each status, in the order of [`Status::ALL`].
    pub statuses: [u32; 6],
}

impl RollUp {
    /// Of `people` active people, of whom those with live goals stand so.
    pub fn of(people: u32, standings: impl IntoIterator<Item = PersonStanding>) -> Self {
        let mut all = Self { people, people_without_goals: people, ..Self::default() };
        let mut sum: i64 = 0;
        for standing in standings {
            all.people_without_goals = all.people_without_goals.saturating_sub(u32::from(standing.goals > 0));
            all.goals += standing.goals;
            all.without_check_in += standing.goals - standing.checked;
            all.stale += standing.stale;
            for (total, count) in all.statuses.iter_mut().zip(standing.statuses) {
                *total += count;
            }
            if let Some(progress) = standing.progress {
                all.counted += 1;
                sum += progress;
            }
        }
        all.progress = (all.counted > 0).then(|| sum as f64 / MILLIONTHS / f64::from(all.counted));
        all
    }

    /// What the mean is made of: the counted people's progress, each 0 to 1.
    pub fn sum_of_progress(&self) -> f64 {
        // It was a whole number of millionths.
        self.progress.map_or(0.0, |mean| (mean * f64::from(self.counted) * MILLIONTHS).round() / MILLIONTHS)
    }

    pub fn with_status(&self, status: Status) -> u32 {
        self.statuses[status as usize]
    }

    /// Of the goals, how many are stale, 0 to 1.
    pub fn share_stale(&self) -> f64 {
        if self.goals == 0 { 0.0 } else { f64::from(self.stale) / f64::from(self.goals) }
    }
}

/// A roll-up as it stood in one week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrendPoint {
    /// Its Monday.
    pub week: Date,
    pub counted: u32,
    /// The mean of the counted people's, 0 to 1.
    pub progress: f64,
}

/// What peers were shown of an area, or of the organisation (the empty area), for one week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub area: Area,
    /// The Monday it was worked out for.
    pub week: Date,
    /// Whom it counts, in the order of their numbers.
    pub people: Vec<PersonId>,
    /// The mean in whole percent: finer would tell more about each.
    pub percent: u8,
}

/// How many people a number that peers see is at least made of, and by how many two of them differ at least.
pub const FEW: usize = 5;

/// How many are in one of two sorted sets and not in both.
pub fn differing(one: &[PersonId], other: &[PersonId]) -> usize {
    let both = one.iter().filter(|person| other.binary_search(person).is_ok()).count();
    one.len() + other.len() - 2 * both
}

/// Whether a number over `people` may be shown beside all that was shown before: no two of them may differ by a few, or
/// their difference would tell about these few.
pub fn may_publish<'a>(people: &[PersonId], shown: impl IntoIterator<Item = &'a [PersonId]>) -> bool {
    people.len() >= FEW
        && shown.into_iter().all(|before| {
            let differ = differing(people, before);
            differ == 0 || differ >= FEW
        })
}

#[cfg(test)]
mod tests;
