//! A number taken apart: the formula, what went into it, and what came out.

use jiff::civil::Date;

use super::standing::Rule;
use crate::domain::organisation::words;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Formula {
    /// `(value − baseline) / (target − baseline)`
    Way,
    /// `slots in band / slots due`
    InBand,
    /// `steps done / steps`
    Steps,
    /// `(value − 1) / (target − 1)`
    Rating,
    /// `Σ weight × progress / Σ weight`, of one person's goals.
    PersonMean,
    /// The mean of people's own.
    AreaMean,
}
words!(Formula {
    Way => "way",
    InBand => "in_band",
    Steps => "steps",
    Rating => "rating",
    PersonMean => "person_mean",
    AreaMean => "area_mean",
});

impl Formula {
    /// As written in JSON and on the screen, in the names of [`Name`].
    pub fn text(self) -> &'static str {
        match self {
            Self::Way => "(value - baseline) / (target - baseline)",
            Self::InBand => "slots_in_band / slots_due",
            Self::Steps => "value / target",
            Self::Rating => "(value - 1) / (target - 1)",
            Self::PersonMean => "sum(weight * clamp(progress, 0, 1)) / sum(weight)",
            Self::AreaMean => "sum(progress of person) / people_counted",
        }
    }
}

/// What an input is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Name {
    Value,
    Baseline,
    Target,
    Low,
    High,
    SlotsInBand,
    SlotsDue,
    AgreedShare,
    CheckIns,
    Aggregation,
    LastCheckIn,
    Start,
    End,
    /// The day it is worked out for.
    Day,
    Expected,
    Weight,
    WeightedProgress,
    Goals,
    GoalsCounted,
    People,
    PeopleCounted,
    PeopleWithoutGoals,
    WithoutCheckIn,
    Stale,
    SumOfProgress,
}
words!(Name {
    Value => "value",
    Baseline => "baseline",
    Target => "target",
    Low => "low",
    High => "high",
    SlotsInBand => "slots_in_band",
    SlotsDue => "slots_due",
    AgreedShare => "agreed_share",
    CheckIns => "check_ins",
    Aggregation => "aggregation",
    LastCheckIn => "last_check_in",
    Start => "start",
    End => "end",
    Day => "day",
    Expected => "expected",
    Weight => "weight",
    WeightedProgress => "weighted_progress",
    Goals => "goals",
    GoalsCounted => "goals_counted",
    People => "people",
    PeopleCounted => "people_counted",
    PeopleWithoutGoals => "people_without_goals",
    WithoutCheckIn => "without_check_in",
    Stale => "stale",
    SumOfProgress => "sum_of_progress",
});

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum InputValue {
    Number(f64),
    Count(u32),
    /// 1.0 is the whole.
    Share(f64),
    Day(Date),
    Word(&'static str),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    pub formula: Formula,
    pub inputs: Vec<(Name, InputValue)>,
    /// The share that comes out; none where something is missing.
    pub result: Option<f64>,
    /// Of a goal: which rule gives its status.
    pub rule: Option<Rule>,
}
