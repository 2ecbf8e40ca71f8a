//! Where a goal stands on a day: the formulas of progress, expectation and status, and what went into them.

use jiff::civil::Date;

use super::cadence::days_between;
use super::{Aggregation, Aim, Checkpoint, Goal, GoalState, Tally, Terms};
use crate::domain::organisation::words;

/// How a goal is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    NotRated,
    OnTrack,
    AtRisk,
    OffTrack,
    Achieved,
    Missed,
}
words!(Status {
    NotRated => "not_rated",
    OnTrack => "on_track",
    AtRisk => "at_risk",
    OffTrack => "off_track",
    Achieved => "achieved",
    Missed => "missed",
});

/// Which rule gave a goal its status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Proposed, declined or cancelled.
    NotAgreed,
    BeforeStart,
    EndedReached,
    EndedShort,
    NoCheckIn,
    /// Less than [`TOO_EARLY`] is expected, and it is not reached.
    TooEarly,
    /// The newest slot due is in the band; it alone is not; neither is the one before.
    InBand,
    LastMissed,
    TwoMissed,
    /// The rating is at its target; at most one below; lower.
    AtTarget,
    OneBelow,
    FarBelow,
    /// Progress is 1 or more; at least [`ON_TRACK`], at least [`AT_RISK`] of what is expected; less.
    Reached,
    NearExpected,
    BehindExpected,
    FarBehind,
}
words!(Rule {
    NotAgreed => "not_agreed",
    BeforeStart => "before_start",
    EndedReached => "ended_reached",
    EndedShort => "ended_short",
    NoCheckIn => "no_check_in",
    TooEarly => "too_early",
    InBand => "in_band",
    LastMissed => "last_missed",
    TwoMissed => "two_missed",
    AtTarget => "at_target",
    OneBelow => "one_below",
    FarBelow => "far_below",
    Reached => "reached",
    NearExpected => "near_expected",
    BehindExpected => "behind_expected",
    FarBehind => "far_behind",
});

impl Rule {
    pub fn status(self) -> Status {
        match self {
            Self::NotAgreed | Self::BeforeStart | Self::NoCheckIn | Self::TooEarly => Status::NotRated,
            Self::InBand | Self::AtTarget | Self::NearExpected => Status::OnTrack,
            Self::LastMissed | Self::OneBelow | Self::BehindExpected => Status::AtRisk,
            Self::TwoMissed | Self::FarBelow | Self::FarBehind => Status::OffTrack,
            Self::Reached | Self::EndedReached => Status::Achieved,
            Self::EndedShort => Status::Missed,
        }
    }
}

/// Before this share of the way nobody is judged who has not arrived.
pub const TOO_EARLY: f64 = 0.10;
/// From this share of what is expected a goal is on track, from the next at risk.
pub const ON_TRACK: f64 = 0.95;
pub const AT_RISK: f64 = 0.75;
/// Shares are compared this roughly: 0.15 is not below 0.75 × 0.2, though its nearest binary fraction is.
const HAIR: f64 = 1e-9;

/// Everything that is worked out of a goal for one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The current value: last, sum or mean of the check-ins. None without one.
    pub value: Option<f64>,
    /// Not clamped: below 0 and above 1 as it is. None without a check-in; of a band, where none was due yet.
    pub progress: Option<f64>,
    /// The share of the way expected by that day, 0 to 1.
    pub expected: f64,
    pub status: Status,
    /// Why it is so.
    pub rule: Rule,
    /// Live, and without a check-in for more than 1.5 times its cadence.
    pub stale: bool,
    /// The owner's own, 1 to 5, of the newest check-in.
    pub confidence: Option<u8>,
    /// Confident of what does not go well, or the other way round.
    pub differs: bool,
    /// Of a goal with a band: slots that were due so far.
    pub due: u32,
}

/// The share of the way that a day should see behind it, 0 to 1: by the checkpoints, evenly between them.
pub fn expected(terms: &Terms, day: Date) -> f64 {
    if day <= terms.start {
        return 0.0;
    }
    if day >= terms.end {
        return 1.0;
    }
    let (from, to) = stretch(terms, day);
    let way = f64::from(days_between(from.day, to.day)).max(1.0);
    let gone = f64::from(days_between(from.day, day)) / way;
    (f64::from(from.share) + gone * (f64::from(to.share) - f64::from(from.share))) / 10_000.0
}

/// The checkpoints, or ends of the period, between which a day lies.
pub(super) fn stretch(terms: &Terms, day: Date) -> (Checkpoint, Checkpoint) {
    let first = Checkpoint { day: terms.start, share: 0 };
    let last = Checkpoint { day: terms.end, share: 10_000 };
    let after = terms.checkpoints.partition_point(|checkpoint| checkpoint.day < day);
    let to = terms.checkpoints.get(after).copied().unwrap_or(last);
    let from = after.checked_sub(1).and_then(|before| terms.checkpoints.get(before)).copied().unwrap_or(first);
    (from, to)
}

/// How many slots of a goal with a band were due by `day`: those that are over, and the running one once it is measured.
fn slots_due(terms: &Terms, tally: &Tally, day: Date) -> u32 {
    if day < terms.start {
        return 0;
    }
    let slots = terms.slots();
    let running = slots.number(day);
    if day > terms.end || tally.last_slot.is_some_and(|last| last.slot >= running) { running + 1 } else { running }
}

impl Standing {
    /// On `day`, of a goal that is or was agreed; proposals and what was declined or cancelled are not rated.
    pub fn of(goal: &Goal, aggregation: Aggregation, tally: &Tally, day: Date) -> Self {
        let terms = &goal.terms;
        let expected = expected(terms, day);
        let current = tally.newest.map(|newest| Current::of(aggregation, newest.value.raw(), tally));
        let value = current.map(Current::as_f64);
        let due = if terms.aim.band().is_some() { slots_due(terms, tally, day) } else { 0 };
        let progress = current.and_then(|current| progress(terms.aim, current, tally, due));
        let rule = match goal.state {
            GoalState::Accepted => rule(terms, tally, (value, progress, expected, due), day),
            _ => Rule::NotAgreed,
        };
        let status = rule.status();
        let confidence = tally.newest.and_then(|newest| newest.confidence);
        Self {
            value,
            progress,
            expected,
            status,
            rule,
            stale: goal.is_live(day) && is_stale(terms, tally, day),
            confidence,
            differs: confidence.is_some_and(|confidence| differs(confidence, status)),
            due,
        }
    }
}

/// The current value: so many ten-thousandths, over so many check-ins where it is their mean. Whole numbers, so that what
/// is at its target is not short of it by a rounding.
#[derive(Clone, Copy)]
struct Current {
    sum: i128,
    over: i128,
}

impl Current {
    fn of(aggregation: Aggregation, newest: i64, tally: &Tally) -> Self {
        match aggregation {
            Aggregation::Last => Self { sum: newest.into(), over: 1 },
            Aggregation::Sum => Self { sum: tally.sum.into(), over: 1 },
            Aggregation::Mean => Self { sum: tally.sum.into(), over: tally.count.max(1).into() },
        }
    }

    fn as_f64(self) -> f64 {
        self.sum as f64 / (self.over * 10_000) as f64
    }
}

/// The formula of each kind, of domain.md: `(x−b)/(t−b)`, in-band ÷ due, steps ÷ n, `(x−1)/(t−1)`.
fn progress(aim: Aim, current: Current, tally: &Tally, due: u32) -> Option<f64> {
    if aim.band().is_some() {
        return (due > 0).then(|| f64::from(tally.slots_in_band) / f64::from(due));
    }
    let (from, to) = (i128::from(aim.baseline()?.raw()), i128::from(aim.target()?.raw()));
    let (gone, way) = (current.sum - from * current.over, (to - from) * current.over);
    // Its baseline is never its target, but in a file altered from outside.
    (way != 0).then(|| gone as f64 / way as f64)
}

/// The first rule that matches.
fn rule(
    terms: &Terms,
    tally: &Tally,
    (value, progress, expected, due): (Option<f64>, Option<f64>, f64, u32),
    day: Date,
) -> Rule {
    if day < terms.start {
        return Rule::BeforeStart;
    }
    if day > terms.end {
        let enough = match terms.aim {
            Aim::Maintain { share, .. } => f64::from(share) / 10_000.0,
            _ => 1.0,
        };
        return if progress.is_some_and(|progress| progress >= enough) { Rule::EndedReached } else { Rule::EndedShort };
    }
    let (Some(value), Some(progress)) = (value, progress) else { return Rule::NoCheckIn };
    if expected < TOO_EARLY - HAIR && progress < 1.0 {
        return Rule::TooEarly;
    }
    match terms.aim {
        Aim::Maintain { .. } => {
            // Slots count from 0: the newest one due is `due - 1`.
            let held = |slot: u32| {
                let measured = [tally.last_slot, tally.slot_before].into_iter().flatten();
                measured.into_iter().any(|measured| measured.slot == slot && measured.in_band)
            };
            match due {
                0 => Rule::NoCheckIn,
                _ if held(due - 1) => Rule::InBand,
                1 => Rule::LastMissed,
                _ if held(due - 2) => Rule::LastMissed,
                _ => Rule::TwoMissed,
            }
        }
        Aim::Rating { target } => match value - f64::from(target) {
            above if above >= 0.0 => Rule::AtTarget,
            near if near >= -1.0 => Rule::OneBelow,
            _ => Rule::FarBelow,
        },
        Aim::Numeric { .. } | Aim::Milestone { .. } => match progress {
            there if there >= 1.0 => Rule::Reached,
            near if near >= ON_TRACK * expected - HAIR => Rule::NearExpected,
            behind if behind >= AT_RISK * expected - HAIR => Rule::BehindExpected,
            _ => Rule::FarBehind,
        },
    }
}

fn is_stale(terms: &Terms, tally: &Tally, day: Date) -> bool {
    let since = tally.newest.map_or(terms.start, |newest| newest.day);
    2 * days_between(since, day) > 3 * terms.cadence.days()
}

/// Between 4 and 5 somebody is confident, at 1 or 2 not.
fn differs(confidence: u8, status: Status) -> bool {
    match status {
        Status::OnTrack | Status::Achieved => confidence <= 2,
        Status::AtRisk | Status::OffTrack | Status::Missed => confidence >= 4,
        Status::NotRated => false,
    }
}

/// Until when the next check-in is due: the last day of the slot after the newest measured one. None when all are there,
/// and of goals that are not agreed.
pub fn next_due(goal: &Goal, tally: &Tally) -> Option<Date> {
    let slots = goal.terms.slots();
    let next = tally.last_slot.map_or(0, |last| last.slot + 1);
    (goal.state == GoalState::Accepted && next < slots.count()).then(|| slots.ends(next))
}

#[cfg(test)]
pub(crate) mod tests;
