//! Flags that say what is agreed: the aim of each kind, weight, period, cadence, checkpoints.

use clap::Args;

use super::super::failure::Failure;
use super::super::session::Session;
use super::super::values::one_of;
use super::{bad_input, find_cycle, read_day, read_quantity, words};
use crate::domain::goal::{AGREED_SHARE, Aim, Cadence, Checkpoint, Cycle, Fault, KpiKind, Quantity, Terms, Weight};
use crate::member::Member;
use crate::member::goals::Catalogue;

/// What a goal aims at, by the kind of its KPI.
#[derive(Args, Clone, Debug, Default)]
pub struct AimFlags {
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    baseline: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    target: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    low: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    high: Option<String>,
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    share: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    steps: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    rating: Option<String>,
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    weight: Option<String>,
    #[arg(long, value_name = "C", value_parser = one_of(Cadence::ALL, Cadence::word))]
    cadence: Option<Cadence>,
}

/// From when to when, and what should be reached by which day.
#[derive(Args, Clone, Debug, Default)]
pub struct PeriodFlags {
    #[arg(long, value_name = "DATE")]
    start: Option<String>,
    #[arg(long, value_name = "DATE")]
    end: Option<String>,
    #[arg(long, value_name = "DATE=SHARE")]
    checkpoint: Vec<String>,
}

/// The flags that say the aim of a kind.
fn flags_of(kind: KpiKind) -> &'static str {
    match kind {
        KpiKind::Numeric => "--baseline, --target",
        KpiKind::Maintain => "--low, --high, --share",
        KpiKind::Milestone => "--steps",
        KpiKind::Rating => "--rating",
    }
}

impl AimFlags {
    /// The aim for a KPI of this kind; what was not said stays as it was `before`.
    pub fn aim(&self, session: &Session, kind: KpiKind, before: Option<Aim>) -> Result<Aim, Failure> {
        self.belongs(session, kind)?;
        let number = |flag: &str, typed: &Option<String>, before: Option<Quantity>| match typed {
            Some(typed) => read_quantity(session, flag, typed),
            None => before.ok_or_else(|| self.lacking(session, kind)),
        };
        let (baseline, target) = (before.and_then(Aim::baseline), before.and_then(Aim::target));
        let band = before.and_then(Aim::band);
        let refused = |fault| bad_input(words::goal_fault(session.language(), fault));
        Ok(match kind {
            KpiKind::Numeric => Aim::Numeric {
                baseline: number("--baseline", &self.baseline, baseline)?,
                target: number("--target", &self.target, target)?,
            },
            KpiKind::Maintain => {
                let agreed = match before {
                    Some(Aim::Maintain { share, .. }) => share,
                    _ => AGREED_SHARE,
                };
                let low = number("--low", &self.low, band.map(|(low, _)| low))?;
                let high = number("--high", &self.high, band.map(|(_, high)| high))?;
                let share = match &self.share {
                    Some(typed) => read_share(session, "--share", typed, Fault::BadShare)?,
                    None => agreed,
                };
                Aim::Maintain { low, high, share }
            }
            KpiKind::Milestone => {
                let steps = number("--steps", &self.steps, target)?;
                let steps = whole(steps).and_then(|steps| u32::try_from(steps).ok());
                Aim::Milestone { steps: steps.ok_or_else(|| refused(Fault::BadSteps))? }
            }
            KpiKind::Rating => {
                let target = number("--rating", &self.rating, target)?;
                let target = whole(target).and_then(|target| u8::try_from(target).ok());
                Aim::Rating { target: target.ok_or_else(|| refused(Fault::BadTargetRating))? }
            }
        })
    }

    /// Refuses flags of another kind.
    fn belongs(&self, session: &Session, kind: KpiKind) -> Result<(), Failure> {
        let given = [
            (KpiKind::Numeric, self.baseline.is_some() || self.target.is_some()),
            (KpiKind::Maintain, self.low.is_some() || self.high.is_some() || self.share.is_some()),
            (KpiKind::Milestone, self.steps.is_some()),
            (KpiKind::Rating, self.rating.is_some()),
        ];
        match given.into_iter().find(|(of, given)| *given && *of != kind) {
            Some((of, _)) => {
                let (t, named) = (session.texts(), words::kpi_kind(session.language(), kind));
                Err(Failure::usage_with(
                    t.msg_cli_goals_other_kind(flags_of(of), named),
                    t.msg_cli_goals_kind_flags(flags_of(kind)),
                ))
            }
            None => Ok(()),
        }
    }

    fn lacking(&self, session: &Session, kind: KpiKind) -> Failure {
        let t = session.texts();
        let named = words::kpi_kind(session.language(), kind);
        Failure::usage_with(t.msg_cli_goals_lacking_aim(named), t.msg_cli_goals_kind_flags(flags_of(kind)))
    }

    pub fn weight(&self, session: &Session, before: Option<Weight>) -> Result<Weight, Failure> {
        match (&self.weight, before) {
            (Some(typed), _) => {
                let percent = read_quantity(session, "--weight", typed)?;
                let weight = Weight::from_percent(percent);
                weight.ok_or_else(|| bad_input(words::goal_fault(session.language(), Fault::WeightTooHigh)))
            }
            (None, Some(before)) => Ok(before),
            (None, None) => Err(Failure::usage(session.texts().msg_cli_goals_lacking_weight())),
        }
    }

    pub fn cadence(&self, before: Option<Cadence>) -> Cadence {
        self.cadence.or(before).unwrap_or(Cadence::Monthly)
    }

    /// Whether anything was said.
    pub fn is_any(&self) -> bool {
        let typed = [&self.baseline, &self.target, &self.low, &self.high, &self.share, &self.steps, &self.rating];
        typed.into_iter().any(Option::is_some) || self.weight.is_some() || self.cadence.is_some()
    }
}

impl PeriodFlags {
    /// The whole terms for a new goal, whose period is its cycle's unless another one is said.
    pub fn terms(
        &self,
        session: &Session,
        member: &Member,
        cycle: Option<&Cycle>,
        (aim, weight, cadence): (Aim, Weight, Cadence),
    ) -> Result<Terms, Failure> {
        let day = |typed: &Option<String>, of_cycle: Option<jiff::civil::Date>| match typed {
            Some(typed) => read_day(session, member, typed),
            None => of_cycle.ok_or_else(|| {
                let t = session.texts();
                Failure::usage_with(t.msg_cli_goals_lacking_period(), t.msg_cli_goals_lacking_period_hint())
            }),
        };
        Ok(Terms {
            aim,
            weight,
            start: day(&self.start, cycle.map(|cycle| cycle.start))?,
            end: day(&self.end, cycle.map(|cycle| cycle.end))?,
            cadence,
            checkpoints: self.checkpoints(session, member)?,
        })
    }

    /// Sets what was said.
    pub fn change(&self, session: &Session, member: &Member, terms: &mut Terms) -> Result<(), Failure> {
        if let Some(typed) = &self.start {
            terms.start = read_day(session, member, typed)?;
        }
        if let Some(typed) = &self.end {
            terms.end = read_day(session, member, typed)?;
        }
        if !self.checkpoint.is_empty() {
            terms.checkpoints = self.checkpoints(session, member)?;
        }
        Ok(())
    }

    pub fn is_any(&self) -> bool {
        self.start.is_some() || self.end.is_some() || !self.checkpoint.is_empty()
    }

    /// In the order of their days, however they were typed.
    fn checkpoints(&self, session: &Session, member: &Member) -> Result<Vec<Checkpoint>, Failure> {
        let mut checkpoints = Vec::with_capacity(self.checkpoint.len());
        for typed in &self.checkpoint {
            let Some((day, share)) = typed.split_once('=') else {
                return Err(Failure::usage(session.texts().msg_cli_goals_bad_checkpoint(typed)));
            };
            checkpoints.push(Checkpoint {
                day: read_day(session, member, day)?,
                share: read_share(session, "--checkpoint", share, Fault::CheckpointsOutOfOrder)?,
            });
        }
        checkpoints.sort_by_key(|checkpoint| checkpoint.day);
        Ok(checkpoints)
    }
}

/// The cycle of a new goal.
pub fn cycle<'a>(catalogue: &'a Catalogue, typed: Option<&str>) -> Result<Option<&'a Cycle>, Failure> {
    Ok(typed.map(|name| find_cycle(catalogue, name)).transpose()?)
}

/// "90%" or "0.9", in ten-thousandths.
fn read_share(session: &Session, flag: &str, typed: &str, fault: Fault) -> Result<u16, Failure> {
    let (number, whole) = match typed.trim().strip_suffix('%') {
        Some(percent) => (read_quantity(session, flag, percent)?, 100),
        None => (read_quantity(session, flag, typed)?, 1),
    };
    let refused = || bad_input(words::goal_fault(session.language(), fault));
    if number.raw() % whole != 0 {
        return Err(refused());
    }
    let share = u16::try_from(number.raw() / whole).map_err(|_| refused())?;
    if share > 10_000 { Err(refused()) } else { Ok(share) }
}

/// The whole number that it is.
fn whole(quantity: Quantity) -> Option<i64> {
    // Ten-thousandths of the unit.
    quantity.is_whole().then(|| quantity.raw() / 10_000)
}
