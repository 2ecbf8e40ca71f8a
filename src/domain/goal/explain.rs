//! A number taken apart: the formula, what went into it, and what came out.

use jiff::civil::Date;

use super::rollup::{Gathering, Measured, RollUp};
use super::standing::{self, Rule, Standing};
use super::{Aggregation, Aim, Dimension, Goal, GoalId, KpiId, Tally, Weight};
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
    Cadence,
    Start,
    End,
    /// The day it is worked out for.
    Day,
    Expected,
    /// The checkpoints, or ends of the period, between which the expectation lies.
    FromDay,
    FromShare,
    ToDay,
    ToShare,
    /// Least progress, by what is expected, to be on track and to be at risk only.
    OnTrackFrom,
    AtRiskFrom,
    Confidence,
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
    Cadence => "cadence",
    Start => "start",
    End => "end",
    Day => "day",
    Expected => "expected",
    FromDay => "expected_from_day",
    FromShare => "expected_from_share",
    ToDay => "expected_to_day",
    ToShare => "expected_to_share",
    OnTrackFrom => "on_track_from",
    AtRiskFrom => "at_risk_from",
    Confidence => "confidence",
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

/// A goal's part in its owner's number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    pub goal: GoalId,
    pub kpi: KpiId,
    pub weight: Weight,
    /// Not clamped. None where it does not count yet.
    pub progress: Option<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    pub formula: Formula,
    pub inputs: Vec<(Name, InputValue)>,
    /// The goals that a person's number is made of.
    pub parts: Vec<Part>,
    /// The share that comes out; none where something is missing.
    pub result: Option<f64>,
    /// Of a goal: which rule gives its status.
    pub rule: Option<Rule>,
}

impl Explanation {
    /// Of a goal's progress and status on `day`.
    pub fn of_goal(goal: &Goal, aggregation: Aggregation, tally: &Tally, day: Date) -> Self {
        let (terms, standing) = (&goal.terms, Standing::of(goal, aggregation, tally, day));
        let mut inputs = Vec::new();
        let mut put = |name, value: Option<InputValue>| inputs.extend(value.map(|value| (name, value)));
        put(Name::Value, standing.value.map(InputValue::Number));
        let formula = match terms.aim {
            Aim::Numeric { baseline, target } => {
                put(Name::Baseline, Some(InputValue::Number(baseline.as_f64())));
                put(Name::Target, Some(InputValue::Number(target.as_f64())));
                Formula::Way
            }
            Aim::Maintain { low, high, share } => {
                put(Name::Low, Some(InputValue::Number(low.as_f64())));
                put(Name::High, Some(InputValue::Number(high.as_f64())));
                put(Name::SlotsInBand, Some(InputValue::Count(tally.slots_in_band)));
                put(Name::SlotsDue, Some(InputValue::Count(standing.due)));
                put(Name::AgreedShare, Some(InputValue::Share(f64::from(share) / 10_000.0)));
                Formula::InBand
            }
            Aim::Milestone { steps } => {
                put(Name::Target, Some(InputValue::Count(steps)));
                Formula::Steps
            }
            Aim::Rating { target } => {
                put(Name::Target, Some(InputValue::Count(u32::from(target))));
                Formula::Rating
            }
        };
        put(Name::CheckIns, Some(InputValue::Count(tally.count)));
        put(Name::Aggregation, Some(InputValue::Word(aggregation.word())));
        put(Name::LastCheckIn, tally.newest.map(|newest| InputValue::Day(newest.day)));
        put(Name::Confidence, standing.confidence.map(|own| InputValue::Count(u32::from(own))));
        put(Name::Cadence, Some(InputValue::Word(terms.cadence.word())));
        put(Name::Start, Some(InputValue::Day(terms.start)));
        put(Name::End, Some(InputValue::Day(terms.end)));
        put(Name::Day, Some(InputValue::Day(day)));
        put(Name::Expected, Some(InputValue::Share(standing.expected)));
        if !terms.checkpoints.is_empty() {
            let (from, to) = standing::stretch(terms, day);
            put(Name::FromDay, Some(InputValue::Day(from.day)));
            put(Name::FromShare, Some(InputValue::Share(f64::from(from.share) / 10_000.0)));
            put(Name::ToDay, Some(InputValue::Day(to.day)));
            put(Name::ToShare, Some(InputValue::Share(f64::from(to.share) / 10_000.0)));
        }
        if matches!(terms.aim, Aim::Numeric { .. } | Aim::Milestone { .. }) {
            put(Name::OnTrackFrom, Some(InputValue::Share(standing::ON_TRACK * standing.expected)));
            put(Name::AtRiskFrom, Some(InputValue::Share(standing::AT_RISK * standing.expected)));
        }
        Self { formula, inputs, parts: Vec::new(), result: standing.progress, rule: Some(standing.rule) }
    }

    /// Of one person's number on `day`, over their live goals of all dimensions or of one.
    pub fn of_person<'a>(
        goals: impl IntoIterator<Item = Measured<'a>>,
        dimension: Option<Dimension>,
        day: Date,
    ) -> Self {
        let mut gathering = Gathering::default();
        let mut parts = Vec::new();
        for (goal, of, aggregation, tally) in goals {
            if goal.is_live(day) && dimension.is_none_or(|wanted| wanted == of) {
                let standing = Standing::of(goal, aggregation, tally, day);
                gathering.add(goal.terms.weight, tally, &standing);
                let (weight, progress) = (goal.terms.weight, standing.progress.filter(|_| tally.count > 0));
                parts.push(Part { goal: goal.id, kpi: goal.kpi, weight, progress });
            }
        }
        let standing = gathering.standing();
        let counted = parts.iter().filter(|part| part.progress.is_some()).count();
        let inputs = vec![
            (Name::WeightedProgress, InputValue::Number(gathering.weighted_percent())),
            (Name::Weight, InputValue::Number(gathering.weight_percent())),
            (Name::Goals, InputValue::Count(standing.goals)),
            (Name::GoalsCounted, InputValue::Count(u32::try_from(counted).unwrap_or(u32::MAX))),
            (Name::WithoutCheckIn, InputValue::Count(standing.goals - standing.checked)),
            (Name::Stale, InputValue::Count(standing.stale)),
            (Name::Day, InputValue::Day(day)),
        ];
        Self { formula: Formula::PersonMean, inputs, parts, result: standing.share(), rule: None }
    }

    /// Of the number of many people, as it was worked out for `day`.
    pub fn of_people(roll_up: &RollUp, day: Date) -> Self {
        let inputs = vec![
            (Name::SumOfProgress, InputValue::Number(roll_up.sum_of_progress())),
            (Name::PeopleCounted, InputValue::Count(roll_up.counted)),
            (Name::People, InputValue::Count(roll_up.people)),
            (Name::PeopleWithoutGoals, InputValue::Count(roll_up.people_without_goals)),
            (Name::Goals, InputValue::Count(roll_up.goals)),
            (Name::WithoutCheckIn, InputValue::Count(roll_up.without_check_in)),
            (Name::Stale, InputValue::Count(roll_up.stale)),
            (Name::Day, InputValue::Day(day)),
        ];
        Self { formula: Formula::AreaMean, inputs, parts: Vec::new(), result: roll_up.progress, rule: None }
    }

    pub fn input(&self, name: Name) -> Option<InputValue> {
        self.inputs.iter().find(|(input, _)| *input == name).map(|(_, value)| *value)
    }
}
