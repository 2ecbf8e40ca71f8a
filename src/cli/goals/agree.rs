//! `goals add`, `change`, `accept`, `decline`, `cancel` and `balance`: what is agreed, and by whom.

use clap::Args;
use serde::Serialize;

use super::super::failure::{Code, Failure};
use super::super::ids::short;
use super::super::output::Table;
use super::super::session::Session;
use super::terms::{self, AimFlags, PeriodFlags};
use super::{find_goal, find_kpi, find_owner, names, person_name, sign_in, words};
use crate::domain::goal::{GoalId, GoalState, NewGoal};
use crate::export::json::goals::{GoalChangedJson, Number};
use crate::member::Member;

#[derive(Args, Clone, Debug)]
pub struct AddArgs {
    #[arg(long, value_name = "HANDLE")]
    person: Option<String>,
    #[arg(long, value_name = "KPI")]
    kpi: String,
    #[command(flatten)]
    aim: AimFlags,
    #[command(flatten)]
    period: PeriodFlags,
    #[arg(long, value_name = "NAME")]
    cycle: Option<String>,
}

impl AddArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let catalogue = member.catalogue()?;
        let owner = match &self.person {
            Some(handle) => find_owner(session, &member, handle)?,
            None => member.id(),
        };
        let kpi = find_kpi(session, &catalogue, &self.kpi, false)?;
        let cycle = terms::cycle(&catalogue, self.cycle.as_deref())?;
        let aim = self.aim.aim(session, kpi.kind, None)?;
        let weight = self.aim.weight(session, None)?;
        let terms = self.period.terms(session, &member, cycle, (aim, weight, self.aim.cadence(None)))?;
        let new = NewGoal { owner, kpi: kpi.id, cycle: cycle.map(|cycle| cycle.id), carried_from: None, terms };
        let id = GoalId(member.new_id());
        member.act(|act| act.set_goal(id, &new))?;
        tell(session, &member, id)
    }
}

#[derive(Args, Clone, Debug)]
pub struct ChangeArgs {
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    aim: AimFlags,
    #[command(flatten)]
    period: PeriodFlags,
    #[arg(long, conflicts_with = "checkpoint")]
    no_checkpoints: bool,
    #[arg(long, value_name = "R")]
    reason: String,
}

impl ChangeArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        if !self.aim.is_any() && !self.period.is_any() && !self.no_checkpoints {
            return Err(Failure::usage(session.texts().msg_cli_goals_nothing_to_change()));
        }
        let mut member = sign_in(session)?;
        let id = find_goal(session, &member, &self.id)?;
        let view = member.goal(id)?;
        let mut terms = view.goal.terms.clone();
        terms.aim = self.aim.aim(session, view.kpi.kind, Some(terms.aim))?;
        terms.weight = self.aim.weight(session, Some(terms.weight))?;
        terms.cadence = self.aim.cadence(Some(terms.cadence));
        self.period.change(session, &member, &mut terms)?;
        if self.no_checkpoints {
            terms.checkpoints.clear();
        }
        member.act(|act| act.change_goal(id, view.goal.revision, &terms, &self.reason))?;
        tell(session, &member, id)
    }
}

pub fn accept(session: &mut Session, id: &str) -> Result<Code, Failure> {
    let mut member = sign_in(session)?;
    let id = find_goal(session, &member, id)?;
    let seen = member.goal(id)?.goal.revision;
    member.act(|act| act.accept_goal(id, seen))?;
    tell(session, &member, id)
}

/// A goal, and why.
#[derive(Args, Clone, Debug)]
pub struct ReasonArgs {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long, value_name = "R")]
    reason: String,
}

impl ReasonArgs {
    pub fn decline(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let id = find_goal(session, &member, &self.id)?;
        let seen = member.goal(id)?.goal.revision;
        member.act(|act| act.decline_goal(id, seen, &self.reason))?;
        tell(session, &member, id)
    }

    pub fn cancel(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let id = find_goal(session, &member, &self.id)?;
        let seen = member.goal(id)?.goal.revision;
        member.act(|act| act.cancel_goal(id, seen, &self.reason))?;
        tell(session, &member, id)
    }
}

/// What a goal has come to, and whether its owner's weights add to 100 with it.
fn tell(session: &mut Session, member: &Member, id: GoalId) -> Result<Code, Failure> {
    let (view, catalogue) = (member.goal(id)?, member.catalogue()?);
    let counts_from = view.goal.terms.start.max(member.workspace().today());
    let weights = member.weights(view.goal.owner, counts_from)?;
    let object = GoalChangedJson::new(&view, &weights, &names(session, member, &catalogue));
    let (t, language) = (session.texts(), session.language());
    session.out.give(&object, || {
        let (kpi, person) = (view.kpi.name.in_locale(language.code()), person_name(member, view.goal.owner));
        let said = match view.goal.state {
            GoalState::Proposed => t.msg_cli_goals_proposed(person, kpi, short(id.0)),
            GoalState::Accepted => t.msg_cli_goals_agreed(person, kpi, short(id.0)),
            GoalState::Declined => t.msg_cli_goals_declined(kpi, person),
            GoalState::Cancelled => t.msg_cli_goals_cancelled(kpi, person),
        };
        match object.weights {
            Number(100.0) => said,
            _ => format!("{said}\n{}", t.msg_cli_goals_weights(words::weight(language, weights.sum))),
        }
    })?;
    Ok(Code::Done)
}

#[derive(Args, Clone, Debug)]
pub struct BalanceArgs {
    #[arg(value_name = "HANDLE")]
    handle: String,
    #[arg(long, value_name = "R")]
    reason: Option<String>,
    #[arg(long)]
    dry_run: bool,
}

/// What `goals balance` gives.
#[derive(Debug, Serialize)]
struct BalancedJson {
    person: String,
    dry_run: bool,
    changed: usize,
    goals: Vec<BalancedGoalJson>,
}

#[derive(Debug, Serialize)]
struct BalancedGoalJson {
    id: uuid::Uuid,
    kpi: String,
    before: Number,
    weight: Number,
}

impl BalanceArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let owner = find_owner(session, &member, &self.handle)?;
        let weights = member.weights(owner, member.workspace().today())?;
        let (t, language) = (session.texts(), session.language());
        let pairs = || weights.goals.iter().zip(&weights.balanced);
        let changed = pairs().filter(|(view, weight)| view.goal.terms.weight != **weight).count();
        if !self.dry_run && changed > 0 {
            let reason = self.reason.clone().unwrap_or_else(|| t.msg_cli_goals_balance_reason());
            member.act(|act| act.balance_weights(owner, &reason))?;
        }
        let goals = pairs().map(|(view, weight)| BalancedGoalJson {
            id: view.goal.id.0,
            kpi: view.kpi.name.in_locale(language.code()).to_owned(),
            before: view.goal.terms.weight.into(),
            weight: (*weight).into(),
        });
        let object =
            BalancedJson { person: self.handle.clone(), dry_run: self.dry_run, changed, goals: goals.collect() };
        session.out.give(&object, || {
            let mut table = Table::default().right(&[1, 2]);
            for (view, weight) in pairs() {
                table.row([
                    view.kpi.name.in_locale(language.code()).to_owned(),
                    words::weight(language, view.goal.terms.weight),
                    format!("→ {}", words::weight(language, *weight)),
                ]);
            }
            let said = match (self.dry_run, changed) {
                (_, 0) => t.msg_cli_goals_balanced_already(),
                (true, _) => t.msg_cli_goals_would_balance(),
                (false, count) => t.msg_cli_goals_balanced(count as u64),
            };
            format!("{said}\n{table}")
        })?;
        Ok(Code::Done)
    }
}
