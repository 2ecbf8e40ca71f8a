//! The fields of what is agreed: which there are for a kind of KPI, and the terms they come to.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::typed;
use crate::domain::goal::{AGREED_SHARE, Aim, Cadence, Cycle, CycleId, Fault, Kpi, KpiKind, Quantity, Terms, Weight};
use crate::domain::text::CleanText;
use crate::i18n::goals;
use crate::tui::desk::Desk;
use crate::tui::form::Form;
use crate::tui::form::field::{Field, Input};

/// Every field of the forms that set goals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    Owner,
    Kpi,
    Template,
    Baseline,
    Target,
    Low,
    High,
    Share,
    Steps,
    Rating,
    Weight,
    Cycle,
    Start,
    End,
    Cadence,
    Checkpoints,
    Reason,
    Area,
    Level,
    ClientType,
    People,
}

/// The least target of a rating.
const LOWEST_RATING: u8 = 2;

/// The field a fault belongs to.
pub fn field_of(fault: Fault, kind: KpiKind) -> Id {
    match fault {
        Fault::NoWay => Id::Target,
        Fault::EmptyBand => Id::High,
        Fault::BadShare => Id::Share,
        Fault::BadSteps => Id::Steps,
        Fault::BadTargetRating => Id::Rating,
        Fault::WeightTooHigh => Id::Weight,
        Fault::EndsBeforeStart | Fault::OutsideCycle { .. } | Fault::CheckInOutside(_) => Id::End,
        Fault::CheckpointOutside(_) | Fault::CheckpointsOutOfOrder | Fault::TooManyCheckpoints => Id::Checkpoints,
        Fault::OtherKind(_) if kind == KpiKind::Rating => Id::Rating,
        Fault::OtherKind(_) => Id::Kpi,
    }
}

/// Everything as typed, fields that are out of sight included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    baseline: String,
    target: String,
    low: String,
    high: String,
    share: String,
    steps: String,
    rating: usize,
    pub weight: String,
    #[serde(with = "cycle_id")]
    pub cycle: Option<CycleId>,
    start: String,
    end: String,
    cadence: usize,
    checkpoints: String,
}

/// A cycle's id in a draft.
mod cycle_id {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use uuid::Uuid;

    use super::CycleId;

    pub fn serialize<S: Serializer>(id: &Option<CycleId>, to: S) -> Result<S::Ok, S::Error> {
        id.map(|id| id.0).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<CycleId>, D::Error> {
        Option::<Uuid>::deserialize(from).map(|id| id.map(CycleId))
    }
}

impl Typed {
    /// From when on it will count: today where it has begun, or while what is typed is no day.
    pub fn counts_from(&self, cx: &Desk) -> Date {
        let today = cx.workspace().today();
        typed::day(&self.start, today, cx.language()).unwrap_or(today).max(today)
    }

    /// Nothing yet, in the running cycle where there is one, else from today on.
    pub fn empty(cycles: &[Cycle], cx: &Desk) -> Self {
        let (language, today) = (cx.language(), cx.workspace().today());
        let mut typed = Self {
            baseline: String::new(),
            target: String::new(),
            low: String::new(),
            high: String::new(),
            share: typed::written_weight(language, Weight(AGREED_SHARE.into())),
            steps: String::new(),
            rating: 2,
            weight: String::new(),
            cycle: None,
            start: typed::written_day(today),
            end: String::new(),
            cadence: Cadence::ALL.iter().position(|cadence| *cadence == Cadence::Monthly).unwrap_or(0),
            checkpoints: String::new(),
        };
        let running = cycles.iter().find(|cycle| cycle.start <= today && today <= cycle.end);
        typed.choose_cycle(running.or(cycles.first()));
        typed
    }

    /// As agreed so far.
    pub fn of(terms: &Terms, cycle: Option<CycleId>, cx: &Desk) -> Self {
        let language = cx.language();
        let mut typed = Self {
            weight: typed::written_weight(language, terms.weight),
            cycle,
            start: typed::written_day(terms.start),
            end: typed::written_day(terms.end),
            checkpoints: typed::written_checkpoints(&terms.checkpoints, language),
            ..Self::empty(&[], cx)
        };
        typed.aim_at(terms.aim, terms.cadence, cx);
        typed
    }

    /// What a template or a goal aims at.
    pub fn aim_at(&mut self, aim: Aim, cadence: Cadence, cx: &Desk) {
        let write = |quantity: Quantity| goals::typed(cx.language(), quantity);
        match aim {
            Aim::Numeric { baseline, target } => (self.baseline, self.target) = (write(baseline), write(target)),
            Aim::Maintain { low, high, share } => {
                (self.low, self.high) = (write(low), write(high));
                self.share = typed::written_weight(cx.language(), Weight(share.into()));
            }
            Aim::Milestone { steps } => self.steps = steps.to_string(),
            Aim::Rating { target } => self.rating = usize::from(target.saturating_sub(LOWEST_RATING)),
        }
        self.cadence = Cadence::ALL.iter().position(|each| *each == cadence).unwrap_or(0);
    }

    /// Its days come with a cycle; without one those there stay.
    pub fn choose_cycle(&mut self, cycle: Option<&Cycle>) {
        self.cycle = cycle.map(|cycle| cycle.id);
        if let Some(cycle) = cycle {
            (self.start, self.end) = (typed::written_day(cycle.start), typed::written_day(cycle.end));
        }
    }

    /// The fields for a kind of KPI; `cycles` are those that may be chosen, none where it is settled already.
    pub fn fields(&self, kpi: Option<&Kpi>, cycles: Option<&[Cycle]>, cx: &Desk) -> Vec<Field<Id>> {
        let (t, language) = (cx.texts(), cx.language());
        let unit =
            kpi.map(|kpi| CleanText::line(goals::translated(language, &kpi.unit)).to_string()).unwrap_or_default();
        let measured = |label: String| if unit.is_empty() { label } else { format!("{label} ({unit})") };
        let text = |id, label: String, typed: &str| Field::new(id, label, Input::text_field(typed));
        let mut fields = match kpi.map(|kpi| kpi.kind) {
            None => Vec::new(),
            Some(KpiKind::Numeric) => vec![
                text(Id::Baseline, measured(t.msg_goal_form_baseline()), &self.baseline),
                text(Id::Target, measured(t.msg_goal_form_target()), &self.target),
            ],
            Some(KpiKind::Maintain) => vec![
                text(Id::Low, measured(t.msg_goal_form_low()), &self.low),
                text(Id::High, measured(t.msg_goal_form_high()), &self.high),
                text(Id::Share, t.msg_goal_form_share(), &self.share),
            ],
            Some(KpiKind::Milestone) => vec![text(Id::Steps, t.msg_goal_form_steps(), &self.steps)],
            Some(KpiKind::Rating) => {
                let targets =
                    (LOWEST_RATING..=5).map(|target| goals::aim(language, Aim::Rating { target }, &Default::default()));
                vec![Field::new(Id::Rating, t.msg_goal_form_target(), Input::choice(targets, self.rating))]
            }
        };
        fields.push(text(Id::Weight, t.msg_goal_form_weight(), &self.weight));
        if let Some(cycles) = cycles.filter(|cycles| !cycles.is_empty()) {
            let names = cycles.iter().map(|cycle| CleanText::line(&cycle.name).to_string());
            let chosen = cycles.iter().position(|cycle| Some(cycle.id) == self.cycle).map_or(0, |at| at + 1);
            let options = std::iter::once(t.msg_goal_form_own_dates()).chain(names);
            fields.push(Field::new(Id::Cycle, t.msg_goal_form_cycle(), Input::choice(options, chosen)));
        }
        let cadences = Cadence::ALL.iter().map(|cadence| goals::cadence(language, *cadence));
        let when = t.msg_goal_form_when();
        fields.extend([
            Field::new(Id::Start, t.msg_goal_form_start(), Input::date_time(&self.start, &when)),
            Field::new(Id::End, t.msg_goal_form_end(), Input::date_time(&self.end, when)),
            Field::new(Id::Cadence, t.msg_goal_form_cadence(), Input::choice(cadences, self.cadence)),
            Field::new(Id::Checkpoints, t.msg_goal_form_checkpoints(), Input::area(&self.checkpoints, 2)),
        ]);
        fields
    }

    /// Takes over what a form holds; fields it does not show stay as they were.
    pub fn take(&mut self, form: &Form<Id>, cycles: &[Cycle]) {
        let texts = [
            (Id::Baseline, &mut self.baseline),
            (Id::Target, &mut self.target),
            (Id::Low, &mut self.low),
            (Id::High, &mut self.high),
            (Id::Share, &mut self.share),
            (Id::Steps, &mut self.steps),
            (Id::Weight, &mut self.weight),
            (Id::Start, &mut self.start),
            (Id::End, &mut self.end),
            (Id::Checkpoints, &mut self.checkpoints),
        ];
        for (id, kept) in texts {
            if let Some(input) = form.input(&id) {
                *kept = input.text();
            }
        }
        self.rating = form.chosen(&Id::Rating).unwrap_or(self.rating);
        self.cadence = form.chosen(&Id::Cadence).unwrap_or(self.cadence);
        if let Some(chosen) = form.chosen(&Id::Cycle) {
            self.cycle = chosen.checked_sub(1).and_then(|at| cycles.get(at)).map(|cycle| cycle.id);
        }
    }

    /// The terms as typed, or what is wrong at which field. `cycle` is the one it belongs to.
    pub fn read(&self, kind: KpiKind, cycle: Option<&Cycle>, cx: &Desk) -> Result<Terms, Vec<(Id, String)>> {
        let language = cx.language();
        let mut errors = Vec::new();
        fn put<T: Default>(errors: &mut Vec<(Id, String)>, id: Id, read: Result<T, String>) -> T {
            read.unwrap_or_else(|wrong| {
                errors.push((id, wrong));
                T::default()
            })
        }
        let aim = match kind {
            KpiKind::Numeric => Aim::Numeric {
                baseline: put(&mut errors, Id::Baseline, typed::amount(&self.baseline, language)),
                target: put(&mut errors, Id::Target, typed::amount(&self.target, language)),
            },
            KpiKind::Maintain => Aim::Maintain {
                low: put(&mut errors, Id::Low, typed::amount(&self.low, language)),
                high: put(&mut errors, Id::High, typed::amount(&self.high, language)),
                share: put(&mut errors, Id::Share, typed::share(&self.share, language)),
            },
            KpiKind::Milestone => {
                Aim::Milestone { steps: put(&mut errors, Id::Steps, typed::steps(&self.steps, language)) }
            }
            KpiKind::Rating => {
                Aim::Rating { target: u8::try_from(self.rating).unwrap_or_default().saturating_add(LOWEST_RATING) }
            }
        };
        let weight = put(&mut errors, Id::Weight, typed::weight(&self.weight, language));
        let today = cx.workspace().today();
        let mut day = |id, typed: &str| match typed::day(typed, today, language) {
            Ok(day) => Some(day),
            Err(wrong) => {
                errors.push((id, wrong));
                None
            }
        };
        let (start, end) = (day(Id::Start, &self.start), day(Id::End, &self.end));
        let period: Option<(Date, Date)> = start.zip(end);
        let checkpoints = match period {
            Some(period) => put(&mut errors, Id::Checkpoints, typed::checkpoints(&self.checkpoints, period, language)),
            None => Vec::new(),
        };
        let (start, end) = period.unwrap_or((today, today));
        let cadence = Cadence::ALL.get(self.cadence).copied().unwrap_or(Cadence::Monthly);
        let terms = Terms { aim, weight, start, end, cadence, checkpoints };
        let within = cycle.map(|cycle| (cycle.start, cycle.end));
        for fault in terms.faults(kind, within) {
            let id = match fault {
                Fault::OutsideCycle { start, .. } if terms.start < start => Id::Start,
                other => field_of(other, kind),
            };
            // What cannot be read is said already, and days without which nothing can be said of the others.
            let is_said =
                errors.iter().any(|(there, _)| *there == id || matches!((there, id), (Id::Baseline, Id::Target)));
            let needs_period = matches!(id, Id::Start | Id::End | Id::Checkpoints);
            if !is_said && (period.is_some() || !needs_period) {
                errors.push((id, goals::goal_fault(language, fault)));
            }
        }
        if errors.is_empty() { Ok(terms) } else { Err(errors) }
    }
}
