//! What the people of the sample agreed on and measured, read from `assets/demo/goals.toml` (its head says what the keys
//! mean) and put in the order of time.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::{Date, Weekday, time};
use jiff::{Timestamp, ToSpan as _};
use serde::Deserialize;
use uuid::Uuid;

use super::dice::{Dice, id_at};
use super::moment::Present;
use super::script::BadScript;
use crate::domain::goal::{
    AGREED_SHARE, Aggregation, Aim, Cadence, Checkpoint, CycleId, Dimension, GoalId, KpiId, KpiKind, NewCheckIn,
    NewGoal, Quantity, Reading, Terms, Translated, Weight,
};
use crate::domain::organisation::{Organisation, PersonId};
use crate::member::goals::NewKpi;
use crate::member::{self, Act};

const GOALS: &str = include_str!("../../assets/demo/goals.toml");

/// Keeps the catalogue and the cycles.
const HR: &str = "tomas.ibarra";

/// A thing somebody does about goals at some moment.
pub struct Step {
    pub at: Timestamp,
    pub by: PersonId,
    deed: Deed,
}

enum Deed {
    Define(KpiId, Box<NewKpi>),
    OpenCycle {
        id: CycleId,
        name: String,
        start: Date,
        end: Date,
    },
    CloseCycle {
        id: CycleId,
        note: String,
    },
    Set(GoalId, Box<NewGoal>),
    Decline {
        goal: GoalId,
        reason: String,
    },
    Cancel {
        goal: GoalId,
        reason: String,
    },
    CheckIn(Uuid, GoalId, NewCheckIn),
    Correct {
        id: Uuid,
        goal: GoalId,
        number: u32,
        new: NewCheckIn,
        reason: String,
    },
    /// The week's first visitor.
    Settle,
}

impl Step {
    pub fn perform(&self, act: &mut Act<'_>) -> member::Result<()> {
        match &self.deed {
            Deed::Define(id, new) => act.define_kpi(*id, new),
            Deed::OpenCycle { id, name, start, end } => act.open_cycle(*id, name, *start, *end),
            Deed::CloseCycle { id, note } => act.close_cycle(*id, note).map(drop),
            Deed::Set(id, new) => act.set_goal(*id, new).map(drop),
            Deed::Decline { goal, reason } => act.decline_goal(*goal, 1, reason),
            Deed::Cancel { goal, reason } => act.cancel_goal(*goal, 1, reason),
            Deed::CheckIn(id, goal, new) => act.check_in(*id, *goal, new),
            Deed::Correct { id, goal, number, new, reason } => act.correct(*id, *goal, *number, new, reason),
            Deed::Settle => act.settle_goals().map(drop),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    kpi: Vec<KpiEntry>,
    cycle: Vec<CycleEntry>,
    goal: Vec<GoalEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KpiEntry {
    key: String,
    es: String,
    en: String,
    unit_es: String,
    unit_en: String,
    dimension: String,
    kind: String,
    aggregation: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CycleEntry {
    key: String,
    name: String,
    from: String,
    to: String,
    closed: Option<String>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoalEntry {
    owner: String,
    kpi: String,
    cycle: Option<String>,
    from: Option<String>,
    to: Option<String>,
    baseline: Option<String>,
    target: Option<String>,
    low: Option<String>,
    high: Option<String>,
    share: Option<String>,
    steps: Option<String>,
    weight: String,
    cadence: String,
    #[serde(default)]
    values: Vec<String>,
    confidence: Option<u8>,
    #[serde(default)]
    evidence: Vec<String>,
    #[serde(default)]
    checkpoints: Vec<String>,
    correct: Option<Corrected>,
    state: Option<String>,
    reason: Option<String>,
    #[serde(default)]
    carried: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corrected {
    value: usize,
    by: String,
    reason: String,
}

/// Everything that has happened up to now, oldest first.
pub fn steps(organisation: &Organisation, present: &Present, founded: Timestamp) -> Result<Vec<Step>, BadScript> {
    let whole = |fault: String| BadScript { key: "goals.toml".into(), fault };
    let script: Script = toml::from_str(GOALS).map_err(|error| whole(error.to_string()))?;
    let mut play = Play {
        organisation,
        present,
        founded,
        kpis: HashMap::new(),
        cycles: HashMap::new(),
        past: HashMap::new(),
        steps: Vec::new(),
    };
    for (at, entry) in script.kpi.iter().enumerate() {
        play.define(at, entry).map_err(|fault| BadScript { key: entry.key.clone(), fault: format!("bad {fault}") })?;
    }
    for (at, entry) in script.cycle.iter().enumerate() {
        play.cycle(at, entry).map_err(|fault| BadScript { key: entry.key.clone(), fault: format!("bad {fault}") })?;
    }
    // Goals of the past come first, so that others can go on with them.
    let mut goals: Vec<(usize, &GoalEntry)> = script.goal.iter().enumerate().collect();
    goals.sort_by_key(|(_, entry)| entry.carried);
    for (at, entry) in goals {
        let named = |fault| BadScript { key: format!("{} {}", entry.owner, entry.kpi), fault: format!("bad {fault}") };
        play.goal(at, entry).map_err(named)?;
    }
    play.weeks().map_err(|fault| whole(format!("bad {fault}")))?;
    let mut steps = play.steps;
    steps.sort_by_key(|step| step.at);
    Ok(steps)
}

type Played<T> = Result<T, &'static str>;

struct Play<'a> {
    organisation: &'a Organisation,
    present: &'a Present,
    founded: Timestamp,
    kpis: HashMap<String, (KpiId, KpiKind)>,
    cycles: HashMap<String, (CycleId, Date, Date, bool)>,
    /// Goals of closed cycles, by owner and KPI.
    past: HashMap<(String, String), GoalId>,
    steps: Vec<Step>,
}

fn quantity(text: &str) -> Option<Quantity> {
    match Quantity::read(text) {
        Ok(Reading::One(quantity)) => Some(quantity),
        _ => None,
    }
}

impl Play<'_> {
    fn define(&mut self, at: usize, entry: &KpiEntry) -> Played<()> {
        let mut dice = Dice::new(at as u64, 1);
        let kind = entry.kind.parse().map_err(|_| "kind")?;
        let dimensions = Dimension::COMMON;
        let dimension =
            dimensions.into_iter().find(|known| known.word() == Some(&entry.dimension)).ok_or("dimension")?;
        let new = NewKpi {
            name: Translated::new(&entry.es, &entry.en),
            unit: Translated::new(&entry.unit_es, &entry.unit_en),
            dimension,
            kind,
            aggregation: entry.aggregation.parse::<Aggregation>().map_err(|_| "aggregation")?,
        };
        let moment = self.founded + (60 + at as i64).minutes();
        let id = KpiId(id_at(moment, &mut dice));
        self.kpis.insert(entry.key.clone(), (id, kind));
        self.step(moment, self.person(HR)?, Deed::Define(id, Box::new(new)));
        Ok(())
    }

    fn cycle(&mut self, at: usize, entry: &CycleEntry) -> Played<()> {
        let (start, end) = (self.present.day(&entry.from).ok_or("from")?, self.present.day(&entry.to).ok_or("to")?);
        let hr = self.person(HR)?;
        let moment = self.at(start.saturating_sub(1.day()), 9, 0)?;
        let id = CycleId(id_at(moment, &mut Dice::new(at as u64, 2)));
        self.cycles.insert(entry.key.clone(), (id, start, end, entry.closed.is_some()));
        self.step(moment, hr, Deed::OpenCycle { id, name: entry.name.clone(), start, end });
        if let Some(closed) = &entry.closed {
            let moment = self.at(self.present.day(closed).ok_or("closed")?, 13, 0)?;
            let note = entry.note.clone().ok_or("note")?;
            self.step(moment, hr, Deed::CloseCycle { id, note });
        }
        Ok(())
    }

    fn goal(&mut self, at: usize, entry: &GoalEntry) -> Played<()> {
        let owner = self.person(&entry.owner)?;
        let (kpi, kind) = *self.kpis.get(&entry.kpi).ok_or("kpi")?;
        let cycle = match &entry.cycle {
            Some(key) => Some(*self.cycles.get(key).ok_or("cycle")?),
            None => None,
        };
        let (start, end) = match (cycle, &entry.from, &entry.to) {
            (Some((_, start, end, _)), None, None) => (start, end),
            (None, Some(from), Some(to)) => (self.present.day(from).ok_or("from")?, self.present.day(to).ok_or("to")?),
            _ => return Err("cycle, from and to"),
        };
        let terms = Terms {
            aim: aim(entry, kind)?,
            weight: quantity(&entry.weight).and_then(Weight::from_percent).ok_or("weight")?,
            start,
            end,
            cadence: entry.cadence.parse::<Cadence>().map_err(|_| "cadence")?,
            checkpoints: entry.checkpoints.iter().map(|text| self.checkpoint(text)).collect::<Played<_>>()?,
        };
        let known = (entry.owner.clone(), entry.kpi.clone());
        let carried_from = if entry.carried { Some(*self.past.get(&known).ok_or("carried")?) } else { None };
        let proposed = entry.state.as_deref().is_some_and(|state| state != "cancelled");
        let today = self.present.today();
        // What is proposed was proposed lately; what begins later has been agreed on already.
        let agreed = if proposed { today.saturating_sub(4.days()) } else { start.min(today.saturating_sub(2.days())) };
        let moment = self.at(agreed, 10, i8::try_from(at % 60).unwrap_or(0))?;
        let id = GoalId(id_at(moment, &mut Dice::new(at as u64, 3)));
        if cycle.is_some_and(|(.., closed)| closed) {
            self.past.insert(known, id);
        }
        let chart = self.organisation.on(agreed);
        let manager = chart.manager(owner);
        let by = if proposed { owner } else { manager.unwrap_or(owner) };
        let new = NewGoal { owner, kpi, cycle: cycle.map(|(id, ..)| id), carried_from, terms: terms.clone() };
        self.step(moment, by, Deed::Set(id, Box::new(new)));
        self.check_ins(at, entry, (id, owner), &terms)?;
        let reason = || entry.reason.clone().ok_or("reason");
        let manager = manager.unwrap_or(owner);
        match entry.state.as_deref() {
            None | Some("proposed") => {}
            Some("declined") => {
                let deed = Deed::Decline { goal: id, reason: reason()? };
                self.step(self.at(today.saturating_sub(2.days()), 12, 0)?, manager, deed);
            }
            Some("cancelled") => {
                let deed = Deed::Cancel { goal: id, reason: reason()? };
                self.step(self.at(today.saturating_sub(30.days()), 12, 0)?, manager, deed);
            }
            Some(_) => return Err("state"),
        }
        Ok(())
    }

    fn check_ins(
        &mut self,
        at: usize,
        entry: &GoalEntry,
        (goal, owner): (GoalId, PersonId),
        terms: &Terms,
    ) -> Played<()> {
        let slots = terms.slots();
        let today = self.present.today();
        let mut last = entry.values.len();
        let mut made: BTreeMap<usize, (Date, Quantity)> = BTreeMap::new();
        for (slot, value) in entry.values.iter().enumerate() {
            let ends = slots.ends(u32::try_from(slot).map_err(|_| "values")?);
            // Not everybody measures on the very last day.
            let day = ends.saturating_sub(i64::try_from((at + slot) % 3).unwrap_or(0).days());
            if day >= today {
                last = slot;
                break;
            }
            if value != "-" {
                made.insert(slot, (day, quantity(value).ok_or("values")?));
            }
        }
        let newest = made.keys().next_back().copied();
        let mut number = 0;
        for (slot, (day, value)) in made.range(..last) {
            number += 1;
            let new = NewCheckIn {
                day: *day,
                value: *value,
                confidence: entry.confidence.filter(|_| newest == Some(*slot)),
                evidence: match entry.evidence.len() {
                    0 => String::new(),
                    texts => entry.evidence[slot % texts].clone(),
                },
            };
            let moment = self.at(*day, 17, i8::try_from((at * 7) % 60).unwrap_or(0))?;
            let id = id_at(moment, &mut Dice::new(at as u64, 10 + *slot as u64));
            self.step(moment, owner, Deed::CheckIn(id, goal, new.clone()));
            if let Some(correct) = entry.correct.as_ref().filter(|correct| correct.value == slot + 1) {
                let moment = self.at(day.saturating_add(1.day()), 9, 20)?;
                let new = NewCheckIn { value: quantity(&correct.by).ok_or("correct")?, ..new };
                let id = id_at(moment, &mut Dice::new(at as u64, 100 + *slot as u64));
                self.step(moment, owner, Deed::Correct { id, goal, number, new, reason: correct.reason.clone() });
                number += 1;
            }
        }
        Ok(())
    }

    /// Every Monday somebody is the first to open the board, and now.
    fn weeks(&mut self) -> Played<()> {
        let hr = self.person(HR)?;
        let mut day = self.founded.to_zoned(self.present.zone.clone()).date().saturating_add(2.days());
        while day < self.present.today() {
            if day.weekday() == Weekday::Monday {
                self.step(self.at(day, 7, 45)?, hr, Deed::Settle);
            }
            day = day.saturating_add(1.day());
        }
        self.step(self.present.now, hr, Deed::Settle);
        Ok(())
    }

    fn checkpoint(&self, text: &str) -> Played<Checkpoint> {
        let (day, percent) = text.split_once(' ').ok_or("checkpoints")?;
        let percent: u16 = percent.parse().map_err(|_| "checkpoints")?;
        Ok(Checkpoint { day: self.present.day(day).ok_or("checkpoints")?, share: percent * 100 })
    }

    fn step(&mut self, at: Timestamp, by: PersonId, deed: Deed) {
        if at <= self.present.now {
            self.steps.push(Step { at, by, deed });
        }
    }

    fn at(&self, day: Date, hour: i8, minute: i8) -> Played<Timestamp> {
        let moment = day.to_datetime(time(hour, minute, 0, 0)).to_zoned(self.present.zone.clone());
        moment.map(|at| at.timestamp()).map_err(|_| "day")
    }

    fn person(&self, handle: &str) -> Played<PersonId> {
        self.organisation.find_handle(handle).map(|person| person.id).ok_or("handle")
    }
}

fn aim(entry: &GoalEntry, kind: KpiKind) -> Played<Aim> {
    let amount = |text: &Option<String>, field| text.as_deref().and_then(quantity).ok_or(field);
    let whole = |text: &Option<String>, field| text.as_deref().and_then(|text| text.parse::<u32>().ok()).ok_or(field);
    Ok(match kind {
        KpiKind::Numeric => {
            Aim::Numeric { baseline: amount(&entry.baseline, "baseline")?, target: amount(&entry.target, "target")? }
        }
        KpiKind::Maintain => {
            let share = match &entry.share {
                Some(_) => u16::try_from(whole(&entry.share, "share")? * 100).map_err(|_| "share")?,
                None => AGREED_SHARE,
            };
            Aim::Maintain { low: amount(&entry.low, "low")?, high: amount(&entry.high, "high")?, share }
        }
        KpiKind::Milestone => Aim::Milestone { steps: whole(&entry.steps, "steps")? },
        KpiKind::Rating => Aim::Rating { target: u8::try_from(whole(&entry.target, "target")?).map_err(|_| "target")? },
    })
}
