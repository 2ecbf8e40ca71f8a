//! KPI goals: what is agreed with a person about one KPI in one period, and which agreements are refused.
//!
//! | what | where |
//! |---|---|
//! | the catalogue: definitions, dimensions | `kpi` |
//! | amounts, and numbers as people type them | `quantity` |
//! | how often is measured, when a check-in is due | `cadence` |
//! | values over time, and what is kept of them | `check_in` |
//! | check-ins from a file | `incoming` |
//! | progress, expectation and status on a day | `standing` |
//! | many goals in one number | `rollup` |
//! | what could be worked out of such numbers | `disclosure` |
//! | a number taken apart | `explain` |
//! | cycles and what they freeze | `cycle` |
//! | weights that add to 100 | `weights` |
//! | who may see and set | `oversight` |

pub mod cadence;
pub mod check_in;
pub mod cycle;
pub mod disclosure;
pub mod explain;
pub mod incoming;
pub mod kpi;
pub mod oversight;
pub mod quantity;
pub mod rollup;
pub mod standing;
pub mod weights;

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::organisation::{PersonId, words};
pub use cadence::{Cadence, Slots};
pub use check_in::{CheckIn, CheckInFault, NewCheckIn, Tally};
pub use cycle::{Cycle, CycleId, Score};
pub use kpi::{Aggregation, Dimension, Kpi, KpiId, KpiKind, OwnDimension, Translated};
pub use quantity::{NotAQuantity, Quantity, Reading};
pub use rollup::{PersonStanding, RollUp};
pub use standing::{Standing, Status};

/// A goal's identity: a UUIDv7 made by the client that writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GoalId(pub Uuid);

impl std::fmt::Display for GoalId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// What a goal aims at: one shape for each kind of KPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// From `baseline` to `target`; a lower target is a decrease.
    Numeric { baseline: Quantity, target: Quantity },
    /// Inside `low..=high` in at least `share` of the check-ins due, in ten-thousandths of the whole.
    Maintain { low: Quantity, high: Quantity, share: u16 },
    /// Check-ins say how many of the steps are done.
    Milestone { steps: u32 },
    /// To reach 2 to 5 on the scale from 1 to 5.
    Rating { target: u8 },
}

/// The share of check-ins in band that is agreed unless another is said: 0.9.
pub const AGREED_SHARE: u16 = 9_000;
/// Most steps of a milestone goal.
pub const STEPS: u32 = 1_000;
/// The scale of ratings.
pub const RATINGS: std::ops::RangeInclusive<i64> = 1..=5;

impl Aim {
    pub fn kind(self) -> KpiKind {
        match self {
            Self::Numeric { .. } => KpiKind::Numeric,
            Self::Maintain { .. } => KpiKind::Maintain,
            Self::Milestone { .. } => KpiKind::Milestone,
            Self::Rating { .. } => KpiKind::Rating,
        }
    }

    /// The value at which progress is 0, of the kinds that have one.
    pub fn baseline(self) -> Option<Quantity> {
        match self {
            Self::Numeric { baseline, .. } => Some(baseline),
            Self::Milestone { .. } => Some(Quantity::ZERO),
            Self::Rating { .. } => Some(Quantity::whole(*RATINGS.start())),
            Self::Maintain { .. } => None,
        }
    }

    /// The value at which progress is 1, of the kinds that have one.
    pub fn target(self) -> Option<Quantity> {
        match self {
            Self::Numeric { target, .. } => Some(target),
            Self::Milestone { steps } => Some(Quantity::whole(i64::from(steps))),
            Self::Rating { target } => Some(Quantity::whole(i64::from(target))),
            Self::Maintain { .. } => None,
        }
    }

    /// The band of a goal that has one.
    pub fn band(self) -> Option<(Quantity, Quantity)> {
        match self {
            Self::Maintain { low, high, .. } => Some((low, high)),
            _ => None,
        }
    }
}

/// How much a goal counts among its owner's, in hundredths of a percent point: 10000 is all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(pub u32);

impl Weight {
    pub const ALL: Self = Self(10_000);

    /// In percent points: 100.0 is all.
    pub fn percent(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// Reads percent points; none below zero, over 100 or finer than a hundredth.
    pub fn from_percent(percent: Quantity) -> Option<Self> {
        let raw = percent.raw();
        let hundredths = u32::try_from(raw / 100).ok()?;
        (raw % 100 == 0 && hundredths <= Self::ALL.0).then_some(Self(hundredths))
    }
}

/// What should be reached by a day, where the way is not even.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    pub day: Date,
    /// Of the whole way, in ten-thousandths.
    pub share: u16,
}

/// Most checkpoints of one goal.
pub const CHECKPOINTS: usize = 60;

/// What is agreed: changed only with a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    pub aim: Aim,
    pub weight: Weight,
    /// The first and the last day.
    pub start: Date,
    pub end: Date,
    pub cadence: Cadence,
    /// In the order of their days, between start and end.
    pub checkpoints: Vec<Checkpoint>,
}

/// Which field a fault is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Its target is its baseline.
    NoWay,
    /// Low is above high.
    EmptyBand,
    /// Not above 0 and at most 1.
    BadShare,
    BadSteps,
    BadTargetRating,
    WeightTooHigh,
    /// The last day is not after the first.
    EndsBeforeStart,
    /// Outside the cycle it belongs to.
    OutsideCycle {
        start: Date,
        end: Date,
    },
    CheckpointOutside(Date),
    /// Two of one day, or not in order, or a share that falls or is above 1.
    CheckpointsOutOfOrder,
    TooManyCheckpoints,
    /// Its aim is not of the KPI's kind.
    OtherKind(KpiKind),
    /// A change would leave the check-in of that day outside the period.
    CheckInOutside(Date),
}

impl Terms {
    pub fn slots(&self) -> Slots {
        Slots::new(self.cadence, self.start, self.end)
    }

    /// Everything wrong with them by themselves; `kind` is the KPI's, `within` the cycle's first and last day.
    pub fn faults(&self, kind: KpiKind, within: Option<(Date, Date)>) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut refuse = |wrong: bool, fault| {
            if wrong {
                faults.push(fault);
            }
        };
        refuse(self.aim.kind() != kind, Fault::OtherKind(kind));
        match self.aim {
            Aim::Numeric { baseline, target } => refuse(baseline == target, Fault::NoWay),
            Aim::Maintain { low, high, share } => {
                refuse(low > high, Fault::EmptyBand);
                refuse(share == 0 || share > 10_000, Fault::BadShare);
            }
            Aim::Milestone { steps } => refuse(steps == 0 || steps > STEPS, Fault::BadSteps),
            Aim::Rating { target } => refuse(!(2..=5).contains(&target), Fault::BadTargetRating),
        }
        refuse(self.weight > Weight::ALL, Fault::WeightTooHigh);
        refuse(self.end <= self.start, Fault::EndsBeforeStart);
        if let Some((start, end)) = within {
            refuse(self.start < start || self.end > end, Fault::OutsideCycle { start, end });
        }
        refuse(self.checkpoints.len() > CHECKPOINTS, Fault::TooManyCheckpoints);
        for checkpoint in &self.checkpoints {
            refuse(
                checkpoint.day <= self.start || checkpoint.day >= self.end,
                Fault::CheckpointOutside(checkpoint.day),
            );
        }
        let rising = |pair: &[Checkpoint]| pair[0].day < pair[1].day && pair[0].share <= pair[1].share;
        let ordered = self.checkpoints.windows(2).all(rising) && self.checkpoints.iter().all(|at| at.share <= 10_000);
        refuse(!ordered, Fault::CheckpointsOutOfOrder);
        faults
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GoalState {
    /// By its owner, waiting for a manager above.
    Proposed,
    Accepted,
    Declined,
    Cancelled,
}
words!(GoalState {
    Proposed => "proposed",
    Accepted => "accepted",
    Declined => "declined",
    Cancelled => "cancelled",
});

impl GoalState {
    /// Whether a revision in this state may come after one in `before`, or be the first. What was agreed on does not become
    /// a proposal again, and what is over stays so.
    pub fn may_follow(self, before: Option<Self>) -> bool {
        match before {
            None => matches!(self, Self::Proposed | Self::Accepted),
            Some(Self::Proposed) => true,
            Some(Self::Accepted) => matches!(self, Self::Accepted | Self::Cancelled),
            Some(Self::Declined | Self::Cancelled) => false,
        }
    }
}

/// A goal as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    pub id: GoalId,
    pub owner: PersonId,
    pub kpi: KpiId,
    pub cycle: Option<CycleId>,
    /// The goal of an earlier period that this one goes on with.
    pub carried_from: Option<GoalId>,
    pub state: GoalState,
    pub terms: Terms,
    /// Counts from 1: every agreement, change, acceptance and cancellation is one.
    pub revision: u32,
    /// Who made this revision, when, and why; the first needs no reason.
    pub by: PersonId,
    pub at: Timestamp,
    pub reason: String,
    pub entry: Option<u64>,
}

impl Goal {
    /// Whether it counts on `day`: accepted, begun, not over. Weights and roll-ups look at these alone.
    pub fn is_live(&self, day: Date) -> bool {
        self.state == GoalState::Accepted && self.terms.start <= day && day <= self.terms.end
    }

    /// Whether lists of what is going on hold it on `day`: proposed or accepted, and not over for more than
    /// [`LINGER_DAYS`]. The closing of its cycle ends that too.
    pub fn is_current(&self, day: Date) -> bool {
        let open = matches!(self.state, GoalState::Proposed | GoalState::Accepted);
        open && cadence::days_between(self.terms.end, day) <= LINGER_DAYS
    }
}

/// How long after its last day a goal is still among the current ones: its last values may still come in.
pub const LINGER_DAYS: i32 = 31;

/// An earlier state of a goal, or the present one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalRevision {
    pub number: u32,
    pub state: GoalState,
    pub terms: Terms,
    pub by: PersonId,
    pub at: Timestamp,
    pub reason: String,
    pub entry: Option<u64>,
}

/// What somebody wants to agree on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGoal {
    pub owner: PersonId,
    pub kpi: KpiId,
    pub cycle: Option<CycleId>,
    pub carried_from: Option<GoalId>,
    pub terms: Terms,
}

/// A goal's shape to be given to many, by the name it is kept under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    pub id: Uuid,
    pub name: String,
    pub kpi: KpiId,
    pub aim: Aim,
    pub weight: Weight,
    pub cadence: Cadence,
    pub by: PersonId,
    pub at: Timestamp,
    pub entry: Option<u64>,
}

/// Longest reason, evidence or closing note, in bytes of UTF-8.
pub const TEXT_LIMIT: usize = 4 * 1024;
