//! What people of a big sample board have agreed on and measured: half-year cycles of which the earlier ones are closed,
//! goals of every kind and cadence whose values drift towards their targets or away, each from its seed and number alone.
//!
//! How they stood is worked out by the rules; how they stand, and what peers see of it, by the program itself once all is
//! stored, as on any morning.

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan as _};

use super::bulk::Plan;
use super::dice::{Dice, id_at};
use crate::domain::goal::cadence::{days_between, monday};
use crate::domain::goal::cycle::Closing;
use crate::domain::goal::rollup::person_standings;
use crate::domain::goal::{
    Aggregation, Aim, Cadence, CheckIn, Checkpoint, Cycle, CycleId, Goal, GoalId, GoalState, Kpi, Quantity, Score,
    Standing, Tally, Terms, Weight,
};
use crate::domain::organisation::{Organisation, Person, PersonId};
use crate::import::catalogue::{StarterKpi, starter};
use crate::store::goals::Placed;
use crate::store::sqlite::{Agreement, Agreements};
use crate::store::{Board, Result, Transaction};

/// How many cycles are over.
const CLOSED: usize = 3;
/// The share of a person's goals that is of the running cycle.
const RUNNING: f64 = 0.45;
/// For how many weeks it is known where people stood, the present one included.
const WEEKS: i64 = 26;
/// So that goals roll other dice than announcements of the same seed.
const OWN_DICE: u64 = 0x60A1_5EED_0000_0000;

/// What to make, of whom and relative to when.
pub struct Goals<'a> {
    organisation: &'a Organisation,
    plan: &'a Plan,
    definitions: Vec<StarterKpi>,
    cycles: Vec<Cycle>,
    seed: u64,
    today: Date,
}

/// Of one period: the first and the last day of a half year.
fn half_year(of: Date, back: usize) -> (Date, Date) {
    let first = if of.month() > 6 { date(of.year(), 7, 1) } else { date(of.year(), 1, 1) };
    let months = i32::try_from(6 * back).unwrap_or(i32::MAX);
    let start = first.saturating_sub(months.months());
    (start, start.saturating_add(6.months()).saturating_sub(1.day()))
}

impl<'a> Goals<'a> {
    pub fn new(board: &Board, organisation: &'a Organisation, plan: &'a Plan) -> Self {
        let mut made = Self {
            organisation,
            plan,
            definitions: starter(),
            cycles: Vec::new(),
            seed: plan.seed ^ OWN_DICE,
            today: board.settled_on,
        };
        made.cycles = (0..=CLOSED).rev().map(|back| made.cycle(back, board.chart)).collect();
        made
    }

    /// An hour of a day, or now where that is still to come.
    fn at(&self, day: Date, hour: i8) -> Timestamp {
        let at = day.at(hour, 0, 0, 0).to_zoned(self.plan.zone.clone());
        at.map_or(Timestamp::UNIX_EPOCH, |at| at.timestamp()).min(self.plan.now)
    }

    /// The one who writes what nobody in particular writes: whoever is first.
    fn founder(&self) -> PersonId {
        self.organisation.people().first().map_or(PersonId(1), |person| person.id)
    }

    fn cycle(&self, back: usize, chart: i64) -> Cycle {
        let (start, end) = half_year(self.today, back);
        let mut dice = Dice::new(self.seed, u64::MAX - back as u64);
        let at = self.at(start.saturating_sub(20.days()), 9);
        let closing = (back > 0).then(|| Closing {
            by: self.founder(),
            at: self.at(end.saturating_add(10.days()), 9),
            note: String::new(),
            chart,
            entry: None,
        });
        let half = if start.month() > 6 { 2 } else { 1 };
        Cycle {
            id: CycleId(id_at(at, &mut dice)),
            name: format!("{} · {half}", start.year()),
            start,
            end,
            by: self.founder(),
            at,
            entry: None,
            closing,
        }
    }

    /// The definitions and cycles that the goals are of.
    pub fn prepare(&self, tx: &mut dyn Transaction) -> Result<()> {
        for (at, starter) in self.definitions.iter().enumerate() {
            tx.put_kpi(&Kpi {
                id: starter.id,
                number: at as i64 + 1,
                name: starter.name.clone(),
                unit: starter.unit.clone(),
                dimension: starter.dimension,
                kind: starter.kind,
                aggregation: starter.aggregation,
                retired: false,
                by: self.founder(),
                at: self.cycles.first().map_or(Timestamp::UNIX_EPOCH, |cycle| cycle.at),
                entry: None,
            })?;
        }
        self.cycles.iter().try_for_each(|cycle| tx.insert_cycle(cycle))
    }

    /// Cycle after cycle, as time went by: the goals of everybody in each, some people at a time; with the last one, where
    /// these people stood in the last weeks.
    pub fn batches(&self, people: usize) -> impl Iterator<Item = Agreements> + '_ {
        let last = self.cycles.len() - 1;
        let everybody = self.organisation.people();
        (0..=last).flat_map(move |cycle| {
            everybody.chunks(people.max(1)).enumerate().map(move |(chunk, some)| {
                let mut batch = Agreements::default();
                for (at, person) in some.iter().enumerate() {
                    let number = chunk * people.max(1) + at;
                    let goals = self.of(person, number, cycle);
                    if cycle == last {
                        let before = cycle.checked_sub(1).map_or(Vec::new(), |before| self.of(person, number, before));
                        batch.standings.extend(self.stood(person.id, &before, &goals));
                    }
                    batch.goals.extend(goals);
                }
                batch
            })
        })
    }

    /// The goals of the `number`th person in one cycle, by the numbers they have among all.
    fn of(&self, person: &Person, number: usize, cycle: usize) -> Vec<Agreement> {
        let people = self.organisation.people().len();
        let (first, beyond) = (self.plan.goals * number / people, self.plan.goals * (number + 1) / people);
        let count = beyond - first;
        let running = (count as f64 * RUNNING).round() as usize;
        let closed = count - running;
        let within =
            if cycle == CLOSED { closed..count } else { closed * cycle / CLOSED..closed * (cycle + 1) / CLOSED };
        let suits = |starter: &&StarterKpi| starter.suits.contains(&person.client_type);
        let fitting: Vec<&StarterKpi> = self.definitions.iter().filter(suits).collect();
        let start = within.start;
        within
            .filter_map(|at| {
                let starter = fitting.get((at - start + number) % fitting.len().max(1))?;
                Some(self.agreement(person, first + at, starter, &self.cycles[cycle]))
            })
            .collect()
    }

    fn agreement(&self, person: &Person, number: usize, starter: &StarterKpi, cycle: &Cycle) -> Agreement {
        let mut dice = Dice::new(self.seed, number as u64);
        let at = self.at(cycle.start.saturating_sub((dice.below(15) as i64).days()), 10);
        let manager = person.manager.unwrap_or(person.id);
        let terms = self.terms(starter, cycle, &mut dice);
        let running = cycle.closing.is_none();
        let goal = Goal {
            id: GoalId(id_at(at, &mut dice)),
            owner: person.id,
            kpi: starter.id,
            cycle: Some(cycle.id),
            carried_from: None,
            state: GoalState::Accepted,
            terms,
            revision: 1,
            by: manager,
            at,
            reason: String::new(),
            entry: None,
        };
        let proposed = Goal { state: GoalState::Proposed, by: person.id, ..goal.clone() };
        let second =
            |state, reason: &str| Goal { state, revision: 2, by: manager, reason: reason.to_owned(), ..goal.clone() };
        let revisions = match dice.below(100) {
            0..4 if running => vec![proposed],
            4..6 => vec![proposed, second(GoalState::Declined, "No es el momento")],
            6..8 => vec![goal.clone(), second(GoalState::Cancelled, "Cambió la prioridad")],
            8..16 => vec![proposed, second(GoalState::Accepted, "")],
            _ => vec![goal.clone()],
        };
        // The last of at least one.
        let goal = revisions.last().cloned().unwrap_or(goal);
        let agreed = goal.state == GoalState::Accepted;
        let check_ins = if agreed { self.measured(&goal, number, starter, &mut dice) } else { Vec::new() };
        let tally = Tally::of(&goal.terms, &check_ins);
        let ended = |closing: &Closing| {
            let day = closing.at.to_zoned(self.plan.zone.clone()).date();
            Score::new(goal.id, &Standing::of(&goal, starter.aggregation, &tally, day))
        };
        let score = cycle.closing.as_ref().filter(|_| agreed).map(ended);
        Agreement { revisions, check_ins, tally, score }
    }

    fn terms(&self, starter: &StarterKpi, cycle: &Cycle, dice: &mut Dice) -> Terms {
        let (start, end) = (cycle.start, cycle.end);
        let seasonal = dice.chance(0.05);
        let checkpoint = |(month, share)| Checkpoint { day: start.saturating_add(i32::months(month)), share };
        Terms {
            aim: starter.aim,
            weight: Weight(100 * dice.between(5, 40) as u32),
            start,
            end,
            cadence: if dice.chance(0.7) {
                starter.cadence
            } else {
                *dice.pick(Cadence::ALL).unwrap_or(&starter.cadence)
            },
            checkpoints: if seasonal {
                [(2, 1_000), (4, 4_000), (5, 8_000)].map(checkpoint).to_vec()
            } else {
                Vec::new()
            },
        }
    }

    /// The check-ins of the `number`th goal, evenly over what is past of its period; of some only over its beginning.
    fn measured(&self, goal: &Goal, number: usize, starter: &StarterKpi, dice: &mut Dice) -> Vec<CheckIn> {
        let (start, end) = (goal.terms.start, goal.terms.end.min(self.today));
        let count =
            self.plan.check_ins * (number + 1) / self.plan.goals - self.plan.check_ins * number / self.plan.goals;
        let days = days_between(start, end).max(0) + 1;
        let days = if dice.chance(0.06) { (days / 3).max(1) } else { days };
        let whole = f64::from(days_between(start, goal.terms.end).max(1));
        let part = f64::from(days) / whole / count.max(1) as f64;
        let course = Course { pace: 0.45 + 0.8 * dice.share(), bend: 0.6 + dice.share(), part };
        let by = if dice.chance(0.3) { goal.by } else { goal.owner };
        let mut check_ins: Vec<CheckIn> = Vec::with_capacity(count);
        for at in 0..count {
            let corrects = match check_ins.last_mut() {
                Some(before) if before.corrects.is_none() && dice.chance(0.02) => {
                    before.corrected_by = Some(before.number + 1);
                    Some((before.number, "Se leyó mal".to_owned(), before.day))
                }
                _ => None,
            };
            let elapsed = i32::try_from((at + 1) * usize::try_from(days).unwrap_or(0) / count.max(1)).unwrap_or(0);
            let even = start.saturating_add(i64::from((elapsed - 1).max(0)).days());
            let day = corrects.as_ref().map_or(even, |(.., day)| *day);
            let gone = f64::from(days_between(start, day)) / whole;
            let written = self.at(day, 12);
            check_ins.push(CheckIn {
                id: id_at(written, dice),
                number: u32::try_from(at + 1).unwrap_or(u32::MAX),
                day,
                value: course.value(starter, goal.terms.aim, gone, dice),
                confidence: dice.chance(0.5).then(|| dice.between(1, 5) as u8),
                evidence: if matches!(goal.terms.aim, Aim::Rating { .. }) {
                    "Encuesta y dos entrevistas".to_owned()
                } else {
                    String::new()
                },
                by,
                at: written,
                corrects: corrects.map(|(number, reason, _)| (number, reason)),
                corrected_by: None,
                entry: None,
            });
        }
        check_ins
    }

    /// Where somebody stood on the last day of each week that is over.
    fn stood<'b>(
        &'b self,
        person: PersonId,
        before: &'b [Agreement],
        goals: &'b [Agreement],
    ) -> impl Iterator<Item = (PersonId, Date, Vec<Placed>)> + 'b {
        let this_week = monday(self.today);
        (1..WEEKS).rev().map(move |back| {
            let day = this_week.saturating_sub((7 * back).days()).saturating_add(6.days());
            let measured = before.iter().chain(goals).filter_map(|agreement| {
                let goal = agreement.revisions.last()?;
                let starter = self.definitions.iter().find(|starter| starter.id == goal.kpi)?;
                goal.is_live(day).then(|| (goal, starter, Tally::until(&goal.terms, &agreement.check_ins, day)))
            });
            let measured: Vec<_> = measured.collect();
            let each =
                measured.iter().map(|(goal, starter, tally)| (*goal, starter.dimension, starter.aggregation, tally));
            (person, day, person_standings(each, day))
        })
    }
}

/// How one goal goes: how far it comes by its end, 1.0 being its target, and whether early or late.
struct Course {
    pace: f64,
    bend: f64,
    /// Of the whole way, what lies between two check-ins.
    part: f64,
}

impl Course {
    /// A value after `gone` of the way, 1.0 being all of it.
    fn value(&self, starter: &StarterKpi, aim: Aim, gone: f64, dice: &mut Dice) -> Quantity {
        let noise = 0.16 * (dice.share() - 0.5);
        let done = self.pace * gone.powf(self.bend) + noise;
        match aim {
            Aim::Numeric { baseline, target } => {
                let (from, way) = (baseline.as_f64(), target.as_f64() - baseline.as_f64());
                near(match starter.aggregation {
                    Aggregation::Last => from + way * done,
                    Aggregation::Sum => (way * (self.pace + noise) * self.part).max(0.0),
                    Aggregation::Mean => from + way * (self.pace + noise),
                })
            }
            Aim::Maintain { low, high, .. } => {
                let (low, width) = (low.as_f64(), (high.as_f64() - low.as_f64()).max(1.0));
                let inside = dice.chance(0.5 + self.pace / 2.5);
                near(low + width * if inside { 0.5 + 4.0 * noise } else { 1.1 + noise })
            }
            Aim::Milestone { steps } => {
                Quantity::whole(((f64::from(steps) * done).floor() as i64).clamp(0, i64::from(steps)))
            }
            Aim::Rating { target } => {
                Quantity::whole(((f64::from(target) - 2.0 + 2.0 * self.pace + 8.0 * noise).round() as i64).clamp(1, 5))
            }
        }
    }
}

/// To a tenth.
fn near(value: f64) -> Quantity {
    Quantity::from_raw((value * 10.0).round() as i64 * 1_000).unwrap_or_default()
}
