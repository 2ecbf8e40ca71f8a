//! The documented objects of goals.

mod catalogue;
mod numbers;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::ser::{Serialize, Serializer};
use uuid::Uuid;

pub use catalogue::{AssignmentJson, CycleJson, DimensionJson, KpiJson, ScoreJson, TemplateJson};
pub use numbers::{ExplanationJson, OverviewJson, Subject};

use super::handle;
use crate::domain::goal::standing::Rule;
use crate::domain::goal::{
    Aggregation, Aim, Cadence, CheckIn, Checkpoint, CycleId, Dimension, GoalRevision, GoalState, Kpi, KpiKind,
    Quantity, Status, Terms, Weight,
};
use crate::domain::organisation::{Organisation, PersonId};
use crate::i18n::Language;
use crate::member::goals::{Catalogue, GoalPage, GoalView, Weights};
use crate::member::signing::Signature;

/// A number as it is, without a fraction where it has none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(pub f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Every whole number up to 2^53 is told apart from its neighbours.
        if self.0.fract() == 0.0 && self.0.abs() < 9e15 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl From<Weight> for Number {
    fn from(weight: Weight) -> Self {
        Self(weight.percent())
    }
}

/// A share kept in ten-thousandths.
fn share(ten_thousandths: u16) -> Number {
    Number(f64::from(ten_thousandths) / 10_000.0)
}

/// What the ids in goals stand for, and the language that names are told in.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    pub organisation: &'a Organisation,
    pub catalogue: &'a Catalogue,
    pub language: Language,
}

impl Names<'_> {
    pub fn person(&self, person: PersonId) -> String {
        handle(self.organisation, person)
    }

    /// The stable word of a dimension.
    pub fn dimension(&self, dimension: Dimension) -> String {
        let own = || self.catalogue.dimensions.iter().find(|own| own.dimension() == dimension);
        match dimension.word() {
            Some(word) => word.to_owned(),
            None => own().map(|own| own.word.clone()).unwrap_or_default(),
        }
    }

    pub fn kpi(&self, kpi: &Kpi) -> String {
        kpi.name.in_locale(self.language.code()).to_owned()
    }

    pub fn cycle(&self, cycle: Option<CycleId>) -> Option<String> {
        Some(self.catalogue.cycle(cycle?)?.name.clone())
    }
}

/// A line of `goals list`, and what every export of goals is made of.
#[derive(Clone, Debug, serde::Serialize)]
pub struct GoalJson {
    pub id: Uuid,
    pub person: String,
    pub kpi: String,
    /// The same whoever reads, and on every board for what the starter catalogue brought.
    pub kpi_id: Uuid,
    pub dimension: String,
    pub kind: KpiKind,
    pub baseline: Option<Quantity>,
    pub target: Option<Quantity>,
    pub low: Option<Quantity>,
    pub high: Option<Quantity>,
    /// In percent points.
    pub weight: Number,
    pub start: Date,
    pub end: Date,
    pub value: Option<Number>,
    pub progress: Option<Number>,
    pub expected: Number,
    pub status: Status,
    pub stale: bool,
    pub confidence: Option<u8>,
    pub differs: bool,
    pub unit: String,
    pub share: Option<Number>,
    pub aggregation: Aggregation,
    pub cadence: Cadence,
    pub state: GoalState,
    pub cycle: Option<String>,
    pub next_due: Option<Date>,
    pub check_ins: u32,
    pub last_check_in: Option<Date>,
    pub rule: Rule,
    pub frozen: bool,
    pub revision: u32,
}

impl GoalJson {
    pub fn new(view: &GoalView, names: &Names<'_>) -> Self {
        let (goal, standing) = (&view.goal, &view.standing);
        let Terms { aim, weight, start, end, cadence, .. } = goal.terms;
        let band = aim.band();
        Self {
            id: goal.id.0,
            person: names.person(goal.owner),
            kpi: names.kpi(&view.kpi),
            kpi_id: view.kpi.id.0,
            dimension: names.dimension(view.kpi.dimension),
            kind: view.kpi.kind,
            baseline: aim.baseline(),
            target: aim.target(),
            low: band.map(|(low, _)| low),
            high: band.map(|(_, high)| high),
            weight: weight.into(),
            start,
            end,
            value: standing.value.map(Number),
            progress: standing.progress.map(Number),
            expected: Number(standing.expected),
            status: standing.status,
            stale: standing.stale,
            confidence: standing.confidence,
            differs: standing.differs,
            unit: view.kpi.unit.in_locale(names.language.code()).to_owned(),
            share: agreed_share(aim),
            aggregation: view.kpi.aggregation,
            cadence,
            state: goal.state,
            cycle: names.cycle(goal.cycle),
            next_due: view.next_due,
            check_ins: view.tally.count,
            last_check_in: view.tally.newest.map(|newest| newest.day),
            rule: standing.rule,
            frozen: view.frozen,
            revision: goal.revision,
        }
    }
}

fn agreed_share(aim: Aim) -> Option<Number> {
    match aim {
        Aim::Maintain { share: agreed, .. } => Some(share(agreed)),
        _ => None,
    }
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct CheckpointJson {
    pub day: Date,
    pub share: Number,
}

impl From<&Checkpoint> for CheckpointJson {
    fn from(checkpoint: &Checkpoint) -> Self {
        Self { day: checkpoint.day, share: share(checkpoint.share) }
    }
}

/// What `goals show` gives.
#[derive(Clone, Debug, serde::Serialize)]
pub struct GoalPageJson {
    #[serde(flatten)]
    pub goal: GoalJson,
    pub checkpoints: Vec<CheckpointJson>,
    pub carried_from: Option<Uuid>,
    pub signature: &'static str,
    pub history: Vec<CheckInJson>,
    pub revisions: Vec<GoalRevisionJson>,
}

impl GoalPageJson {
    pub fn new(page: &GoalPage, names: &Names<'_>) -> Self {
        let goal = &page.view.goal;
        Self {
            goal: GoalJson::new(&page.view, names),
            checkpoints: goal.terms.checkpoints.iter().map(Into::into).collect(),
            carried_from: goal.carried_from.map(|from| from.0),
            signature: page.signature.word(),
            history: page.check_ins.iter().map(|(made, signature)| CheckInJson::new(made, *signature, names)).collect(),
            revisions: page
                .revisions
                .iter()
                .map(|(revision, signature)| GoalRevisionJson::new(revision, *signature, names))
                .collect(),
        }
    }
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct CheckInJson {
    pub id: Uuid,
    pub number: u32,
    pub day: Date,
    pub value: Quantity,
    pub confidence: Option<u8>,
    pub evidence: String,
    pub by: String,
    pub at: Timestamp,
    pub corrects: Option<u32>,
    pub reason: Option<String>,
    pub corrected_by: Option<u32>,
    pub signature: &'static str,
}

impl CheckInJson {
    fn new(made: &CheckIn, signature: Signature, names: &Names<'_>) -> Self {
        let (corrects, reason) = made.corrects.clone().unzip();
        Self {
            id: made.id,
            number: made.number,
            day: made.day,
            value: made.value,
            confidence: made.confidence,
            evidence: made.evidence.clone(),
            by: names.person(made.by),
            at: made.at,
            corrects,
            reason,
            corrected_by: made.corrected_by,
            signature: signature.word(),
        }
    }
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct GoalRevisionJson {
    pub number: u32,
    pub state: GoalState,
    pub baseline: Option<Quantity>,
    pub target: Option<Quantity>,
    pub low: Option<Quantity>,
    pub high: Option<Quantity>,
    pub share: Option<Number>,
    pub weight: Number,
    pub start: Date,
    pub end: Date,
    pub cadence: Cadence,
    pub by: String,
    pub at: Timestamp,
    pub reason: String,
    pub signature: &'static str,
}

impl GoalRevisionJson {
    fn new(revision: &GoalRevision, signature: Signature, names: &Names<'_>) -> Self {
        let Terms { aim, weight, start, end, cadence, .. } = revision.terms;
        let band = aim.band();
        Self {
            number: revision.number,
            state: revision.state,
            baseline: aim.baseline(),
            target: aim.target(),
            low: band.map(|(low, _)| low),
            high: band.map(|(_, high)| high),
            share: agreed_share(aim),
            weight: weight.into(),
            start,
            end,
            cadence,
            by: names.person(revision.by),
            at: revision.at,
            reason: revision.reason.clone(),
            signature: signature.word(),
        }
    }
}

/// What `goals add`, `accept`, `decline`, `change` and `cancel` give.
#[derive(Clone, Debug, serde::Serialize)]
pub struct GoalChangedJson {
    pub id: Uuid,
    pub person: String,
    pub state: GoalState,
    pub revision: u32,
    /// Of the person's weights on the goal's first day, or today where it has begun, in percent points.
    pub weights: Number,
}

impl GoalChangedJson {
    pub fn new(view: &GoalView, weights: &Weights, names: &Names<'_>) -> Self {
        Self {
            id: view.goal.id.0,
            person: names.person(view.goal.owner),
            state: view.goal.state,
            revision: view.goal.revision,
            weights: weights.sum.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_fraction_and_others_keep_theirs() {
        let printed = |number| serde_json::to_string(&Number(number)).unwrap();
        assert_eq!(printed(88.0), "88");
        assert_eq!(printed(-0.25), "-0.25");
        assert_eq!(printed(8.0 / 15.0), "0.5333333333333333");
        assert_eq!(printed(1e300), "1e+300");
    }
}
