//! The documented objects of goals.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use uuid::Uuid;

use super::{handle, handles};
use crate::domain::goal::explain::{Explanation, InputValue, Name, Part};
use crate::domain::goal::rollup::TrendPoint;
use crate::domain::goal::standing::Rule;
use crate::domain::goal::{
    Aggregation, Aim, Cadence, CheckIn, Checkpoint, Cycle, CycleId, Dimension, GoalRevision, GoalState, Kpi, KpiKind,
    OwnDimension, PersonStanding, Quantity, RollUp, Score, Status, Template, Terms, Weight,
};
use crate::domain::organisation::{Organisation, PersonId};
use crate::i18n::Language;
use crate::member::goals::{AssignmentPlan, Catalogue, DatedRollUp, GoalPage, GoalView, Overview, PeerRollUp, Weights};
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
    /// Of the person's weights, in percent points: 100 where they are balanced.
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

/// The total of an export of goals.
#[derive(Clone, Debug, serde::Serialize)]
pub struct TotalJson {
    pub as_of: Date,
    #[serde(flatten)]
    pub roll_up: RollUpJson,
}

impl From<&DatedRollUp> for TotalJson {
    fn from(dated: &DatedRollUp) -> Self {
        Self { as_of: dated.as_of, roll_up: (&dated.roll_up).into() }
    }
}

/// What `goals assign` gives.
#[derive(Clone, Debug, serde::Serialize)]
pub struct AssignmentJson {
    pub dry_run: bool,
    pub given: Vec<GivenJson>,
    pub have_it: Vec<String>,
    pub not_below: Vec<String>,
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct GivenJson {
    pub person: String,
    /// Of their weights afterwards.
    pub weights: Number,
}

impl AssignmentJson {
    pub fn new(plan: &AssignmentPlan, dry_run: bool, organisation: &Organisation) -> Self {
        Self {
            dry_run,
            given: plan
                .given
                .iter()
                .map(|(person, sum)| GivenJson { person: handle(organisation, *person), weights: (*sum).into() })
                .collect(),
            have_it: handles(organisation, &plan.have_it),
            not_below: handles(organisation, &plan.not_below),
        }
    }
}

/// A line of `goals kpi list`.
#[derive(Clone, Debug, serde::Serialize)]
pub struct KpiJson {
    pub id: Uuid,
    pub name: String,
    pub name_es: String,
    pub name_en: String,
    pub unit: String,
    pub unit_es: String,
    pub unit_en: String,
    pub dimension: String,
    pub kind: KpiKind,
    pub aggregation: Aggregation,
    pub retired: bool,
}

impl KpiJson {
    pub fn new(kpi: &Kpi, names: &Names<'_>) -> Self {
        Self {
            id: kpi.id.0,
            name: names.kpi(kpi),
            name_es: kpi.name.es.clone(),
            name_en: kpi.name.en.clone(),
            unit: kpi.unit.in_locale(names.language.code()).to_owned(),
            unit_es: kpi.unit.es.clone(),
            unit_en: kpi.unit.en.clone(),
            dimension: names.dimension(kpi.dimension),
            kind: kpi.kind,
            aggregation: kpi.aggregation,
            retired: kpi.retired,
        }
    }
}

/// A line of `goals dimension list`.
#[derive(Clone, Debug, serde::Serialize)]
pub struct DimensionJson {
    pub dimension: String,
    pub name: String,
    pub own: bool,
}

impl DimensionJson {
    pub fn own(own: &OwnDimension, language: Language) -> Self {
        Self { dimension: own.word.clone(), name: own.name.in_locale(language.code()).to_owned(), own: true }
    }
}

/// A line of `goals template list`.
#[derive(Clone, Debug, serde::Serialize)]
pub struct TemplateJson {
    pub id: Uuid,
    pub name: String,
    pub kpi: Option<String>,
    pub baseline: Option<Quantity>,
    pub target: Option<Quantity>,
    pub low: Option<Quantity>,
    pub high: Option<Quantity>,
    pub share: Option<Number>,
    pub weight: Number,
    pub cadence: Cadence,
    pub by: String,
}

impl TemplateJson {
    pub fn new(template: &Template, names: &Names<'_>) -> Self {
        let aim = template.aim;
        let band = aim.band();
        Self {
            id: template.id,
            name: template.name.clone(),
            kpi: names.catalogue.kpi(template.kpi).map(|kpi| names.kpi(kpi)),
            baseline: aim.baseline(),
            target: aim.target(),
            low: band.map(|(low, _)| low),
            high: band.map(|(_, high)| high),
            share: agreed_share(aim),
            weight: template.weight.into(),
            cadence: template.cadence,
            by: names.person(template.by),
        }
    }
}

/// A line of `goals cycle list`, and what changes a cycle.
#[derive(Clone, Debug, serde::Serialize)]
pub struct CycleJson {
    pub id: Uuid,
    pub name: String,
    pub start: Date,
    pub end: Date,
    pub open: bool,
    pub note: Option<String>,
    pub closed_by: Option<String>,
    pub closed_at: Option<Timestamp>,
}

impl CycleJson {
    pub fn new(cycle: &Cycle, names: &Names<'_>) -> Self {
        let closing = cycle.closing.as_ref();
        Self {
            id: cycle.id.0,
            name: cycle.name.clone(),
            start: cycle.start,
            end: cycle.end,
            open: closing.is_none(),
            note: closing.map(|closing| closing.note.clone()),
            closed_by: closing.map(|closing| names.person(closing.by)),
            closed_at: closing.map(|closing| closing.at),
        }
    }
}

/// A line of `goals cycle show` of a closed cycle: how one goal ended.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ScoreJson {
    pub id: Uuid,
    pub person: String,
    pub kpi: String,
    pub dimension: String,
    pub value: Option<Number>,
    pub progress: Option<Number>,
    pub status: Status,
    pub confidence: Option<u8>,
}

impl ScoreJson {
    pub fn new(view: &GoalView, score: &Score, names: &Names<'_>) -> Self {
        Self {
            id: score.goal.0,
            person: names.person(view.goal.owner),
            kpi: names.kpi(&view.kpi),
            dimension: names.dimension(view.kpi.dimension),
            value: score.value.map(Number),
            progress: score.progress.map(Number),
            status: score.status,
            confidence: score.confidence,
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
        assert_eq!(printed(1e300), "1e300");
    }

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
