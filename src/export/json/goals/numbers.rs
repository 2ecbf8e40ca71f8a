//! The documented objects of numbers: one taken apart, and many goals in one.

use jiff::civil::Date;
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use uuid::Uuid;

use super::{Names, Number};
use crate::domain::goal::explain::{Explanation, InputValue, Name, Part};
use crate::domain::goal::rollup::TrendPoint;
use crate::domain::goal::standing::Rule;
use crate::domain::goal::{Dimension, PersonStanding, RollUp, Status};
use crate::domain::organisation::PersonId;
use crate::member::goals::{Overview, PeerRollUp};

/// What `goals explain` gives.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ExplanationJson {
    /// The goal; none of a roll-up.
    pub id: Option<Uuid>,
    pub person: Option<String>,
    pub area: Option<String>,
    pub dimension: Option<String>,
    pub formula: &'static str,
    pub inputs: Inputs,
    pub result: Option<Number>,
    pub status: Option<Status>,
    pub rule: Option<Rule>,
    pub parts: Vec<PartJson>,
}

/// What a number was explained of.
#[derive(Clone, Debug, Default)]
pub struct Subject {
    pub goal: Option<Uuid>,
    pub person: Option<String>,
    pub area: Option<String>,
    pub dimension: Option<String>,
}

impl ExplanationJson {
    pub fn new(subject: Subject, explanation: &Explanation, names: &Names<'_>) -> Self {
        let Subject { goal, person, area, dimension } = subject;
        Self {
            id: goal,
            person,
            area,
            dimension,
            formula: explanation.formula.text(),
            inputs: Inputs(explanation.inputs.clone()),
            result: explanation.result.map(Number),
            status: explanation.rule.map(Rule::status),
            rule: explanation.rule,
            parts: explanation.parts.iter().map(|part| PartJson::new(part, names)).collect(),
        }
    }
}

/// The inputs of a formula by their names.
#[derive(Clone, Debug)]
pub struct Inputs(Vec<(Name, InputValue)>);

impl Serialize for Inputs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            match value {
                InputValue::Number(number) | InputValue::Share(number) => {
                    map.serialize_entry(name.word(), &Number(*number))?;
                }
                InputValue::Count(count) => map.serialize_entry(name.word(), count)?,
                InputValue::Day(day) => map.serialize_entry(name.word(), day)?,
                InputValue::Word(word) => map.serialize_entry(name.word(), word)?,
            }
        }
        map.end()
    }
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct PartJson {
    pub goal: Uuid,
    pub kpi: Option<String>,
    pub weight: Number,
    pub progress: Option<Number>,
}

impl PartJson {
    fn new(part: &Part, names: &Names<'_>) -> Self {
        Self {
            goal: part.goal.0,
            kpi: names.catalogue.kpi(part.kpi).map(|kpi| names.kpi(kpi)),
            weight: part.weight.into(),
            progress: part.progress.map(Number),
        }
    }
}

/// How many goals have each status.
#[derive(Clone, Copy, Debug)]
pub struct Statuses([u32; 6]);

impl Serialize for Statuses {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Status::ALL.iter().zip(self.0).map(|(status, count)| (status.word(), count)))
    }
}

/// A number over many people, with what stands always beside it.
#[derive(Clone, Debug, serde::Serialize)]
pub struct RollUpJson {
    pub progress: Option<Number>,
    /// People whose goals it counts.
    pub counted: u32,
    pub people: u32,
    pub people_without_goals: u32,
    pub goals: u32,
    pub without_check_in: u32,
    pub stale: u32,
    pub share_stale: Number,
    pub statuses: Statuses,
}

impl From<&RollUp> for RollUpJson {
    fn from(roll_up: &RollUp) -> Self {
        Self {
            progress: roll_up.progress.map(Number),
            counted: roll_up.counted,
            people: roll_up.people,
            people_without_goals: roll_up.people_without_goals,
            goals: roll_up.goals,
            without_check_in: roll_up.without_check_in,
            stale: roll_up.stale,
            share_stale: Number(roll_up.share_stale()),
            statuses: Statuses(roll_up.statuses),
        }
    }
}

/// What `goals rollup` gives.
#[derive(Clone, Debug, serde::Serialize)]
pub struct OverviewJson {
    pub as_of: Date,
    #[serde(flatten)]
    pub total: RollUpJson,
    pub dimensions: Vec<DimensionRollUpJson>,
    pub areas: Vec<AreaRollUpJson>,
    pub persons: Vec<PersonRollUpJson>,
    pub trend: Vec<TrendJson>,
    /// What everybody sees of the member's area and of the organisation.
    pub shared: Vec<SharedJson>,
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct DimensionRollUpJson {
    pub dimension: String,
    #[serde(flatten)]
    pub roll_up: RollUpJson,
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct AreaRollUpJson {
    pub area: String,
    #[serde(flatten)]
    pub roll_up: RollUpJson,
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct PersonRollUpJson {
    pub person: String,
    pub progress: Option<Number>,
    pub goals: u32,
    pub without_check_in: u32,
    pub stale: u32,
    pub statuses: Statuses,
}

impl PersonRollUpJson {
    pub fn new(person: PersonId, standing: &PersonStanding, names: &Names<'_>) -> Self {
        Self {
            person: names.person(person),
            progress: standing.share().map(Number),
            goals: standing.goals,
            without_check_in: standing.goals - standing.checked,
            stale: standing.stale,
            statuses: Statuses(standing.statuses),
        }
    }
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct TrendJson {
    pub week: Date,
    pub counted: u32,
    pub progress: Number,
}

impl From<&TrendPoint> for TrendJson {
    fn from(point: &TrendPoint) -> Self {
        Self { week: point.week, counted: point.counted, progress: Number(point.progress) }
    }
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct SharedJson {
    /// Empty for the organisation.
    pub area: String,
    pub week: Date,
    pub people: usize,
    pub progress: Number,
}

impl From<&PeerRollUp> for SharedJson {
    fn from(shared: &PeerRollUp) -> Self {
        Self {
            area: shared.area.to_string(),
            week: shared.week,
            people: shared.people,
            progress: Number(f64::from(shared.percent) / 100.0),
        }
    }
}

impl OverviewJson {
    pub fn new(overview: &Overview, shared: &[PeerRollUp], names: &Names<'_>) -> Self {
        let dimension = |(dimension, roll_up): &(Dimension, RollUp)| DimensionRollUpJson {
            dimension: names.dimension(*dimension),
            roll_up: roll_up.into(),
        };
        Self {
            as_of: overview.as_of,
            total: (&overview.total).into(),
            dimensions: overview.dimensions.iter().map(dimension).collect(),
            areas: overview
                .areas
                .iter()
                .map(|(area, roll_up)| AreaRollUpJson { area: area.to_string(), roll_up: roll_up.into() })
                .collect(),
            persons: overview
                .people
                .iter()
                .map(|(person, standing)| PersonRollUpJson::new(*person, standing, names))
                .collect(),
            trend: overview.trend.iter().map(Into::into).collect(),
            shared: shared.iter().map(Into::into).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_named_values() {
        let inputs = Inputs(vec![
            (Name::Value, InputValue::Number(88.0)),
            (Name::CheckIns, InputValue::Count(3)),
            (Name::Day, InputValue::Day(jiff::civil::date(2026, 3, 31))),
            (Name::Aggregation, InputValue::Word("last")),
        ]);
        let expected = r#"{"value":88,"check_ins":3,"day":"2026-03-31","aggregation":"last"}"#;
        assert_eq!(serde_json::to_string(&inputs).unwrap(), expected);
    }
}
