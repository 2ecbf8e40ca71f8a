//! The documented objects of what goals are made of: definitions, dimensions, templates, assignments, cycles.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::{Names, Number, agreed_share};
use crate::domain::goal::{Aggregation, Cadence, Cycle, Kpi, KpiKind, Quantity, Score, Status, Template};
use crate::domain::organisation::Organisation;
use crate::export::json::{handle, handles};
use crate::member::goals::{AssignmentPlan, GoalView};

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
    pub kpi_id: Uuid,
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
            kpi_id: view.kpi.id.0,
            dimension: names.dimension(view.kpi.dimension),
            value: score.value.map(Number),
            progress: score.progress.map(Number),
            status: score.status,
            confidence: score.confidence,
        }
    }
}
