//! `goals cycle …`: stretches of time that are planned in, and what is left of a closed one.

use clap::{Args, Subcommand};
use serde::Serialize;
use uuid::Uuid;

use super::super::failure::{Code, Failure};
use super::super::ids::short;
use super::super::output::Table;
use super::super::session::Session;
use super::{find_cycle, find_goal, names, person_name, read_day, sign_in, words};
use crate::domain::goal::{CycleId, GoalId, GoalState, Status};
use crate::export::json::goals::{CycleJson, ScoreJson};
use crate::i18n::{day_short, percent};
use crate::member::{Error, Member};

#[derive(Subcommand, Clone, Debug)]
pub enum CycleCommand {
    List,
    Show(CycleArgs),
    Open(OpenArgs),
    Close(CloseArgs),
    CarryOver(CarryOverArgs),
}

impl CycleCommand {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        match self {
            Self::List => list(session),
            Self::Show(args) => args.run(session),
            Self::Open(args) => args.run(session),
            Self::Close(args) => args.run(session),
            Self::CarryOver(args) => args.run(session),
        }
    }
}

fn list(session: &mut Session) -> Result<Code, Failure> {
    let member = session.member()?;
    let catalogue = member.catalogue()?;
    let (t, language, all) = (session.texts(), session.language(), names(session, &member, &catalogue));
    let mut table = Table::new([
        t.msg_cli_column_name(),
        t.msg_cli_goals_column_period(),
        t.msg_cli_column_state(),
        t.msg_cli_goals_column_note(),
    ]);
    for cycle in &catalogue.cycles {
        if session.out.is_json() {
            session.out.object(&CycleJson::new(cycle, &all))?;
            continue;
        }
        let closing = cycle.closing.as_ref();
        table.row([
            cycle.name.clone(),
            t.msg_cli_goals_period(day_short(language, cycle.start), day_short(language, cycle.end)),
            if closing.is_some() { t.msg_cli_goals_cycle_closed() } else { t.msg_cli_goals_cycle_open() },
            closing.map(|closing| closing.note.clone()).unwrap_or_default(),
        ]);
    }
    if catalogue.cycles.is_empty() {
        session.out.note(&t.msg_cli_list_empty())?;
    } else if !session.out.is_json() {
        session.out.table(&table)?;
    }
    Ok(Code::Done)
}

#[derive(Args, Clone, Debug)]
pub struct CycleArgs {
    #[arg(value_name = "NAME")]
    name: String,
}

impl CycleArgs {
    /// How the goals of a closed cycle ended.
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let member = sign_in(session)?;
        let catalogue = member.catalogue()?;
        let cycle = find_cycle(&catalogue, &self.name)?;
        let (t, language, all) = (session.texts(), session.language(), names(session, &member, &catalogue));
        if cycle.closing.is_none() {
            let hint = t.msg_cli_goals_cycle_runs_hint();
            return Err(Failure::told(Code::Conflict, t.msg_cli_goals_cycle_runs(&cycle.name), Some(hint)));
        }
        let mut table = Table::new([
            t.msg_cli_column_id(),
            t.msg_cli_goals_column_person(),
            t.msg_cli_goals_column_kpi(),
            t.msg_cli_goals_column_value(),
            t.msg_cli_goals_column_progress(),
            t.msg_cli_goals_column_status(),
        ])
        .right(&[3, 4]);
        for (view, score) in &member.scores(cycle.id)? {
            if session.out.is_json() {
                session.out.object(&ScoreJson::new(view, score, &all))?;
                continue;
            }
            table.row([
                short(score.goal.0),
                person_name(&member, view.goal.owner),
                all.kpi(&view.kpi),
                score.value.map(|value| words::value(language, value, &view.kpi.unit)).unwrap_or_default(),
                score.progress.map(|progress| percent(language, progress, 0)).unwrap_or_default(),
                words::status(language, score.status),
            ]);
        }
        if !session.out.is_json() {
            session.out.table(&table)?;
        }
        Ok(Code::Done)
    }
}

#[derive(Args, Clone, Debug)]
pub struct OpenArgs {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "DATE")]
    start: String,
    #[arg(long, value_name = "DATE")]
    end: String,
}

impl OpenArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let start = read_day(session, &member, &self.start)?;
        let end = read_day(session, &member, &self.end)?;
        let id = CycleId(member.new_id());
        member.act(|act| act.open_cycle(id, &self.name, start, end))?;
        let t = session.texts();
        tell(session, &member, id, |name| t.msg_cli_goals_cycle_opened(name))
    }
}

/// What a cycle now is.
fn tell(
    session: &mut Session,
    member: &Member,
    id: CycleId,
    said: impl FnOnce(&str) -> String,
) -> Result<Code, Failure> {
    let catalogue = member.catalogue()?;
    let cycle = catalogue.cycle(id).ok_or(Error::NoCycle)?;
    let object = CycleJson::new(cycle, &names(session, member, &catalogue));
    session.out.give(&object, || said(&cycle.name))?;
    Ok(Code::Done)
}

#[derive(Args, Clone, Debug)]
pub struct CloseArgs {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "TEXT")]
    note: String,
}

impl CloseArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let id = find_cycle(&member.catalogue()?, &self.name)?.id;
        let frozen = member.act(|act| act.close_cycle(id, &self.note))?;
        let t = session.texts();
        tell(session, &member, id, |name| t.msg_cli_goals_cycle_closed_now(frozen as u64, name))
    }
}

#[derive(Args, Clone, Debug)]
pub struct CarryOverArgs {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "NAME")]
    to: String,
    /// All that were missed, where none is named.
    #[arg(long, value_name = "ID")]
    goal: Vec<String>,
}

/// What `goals cycle carry-over` gives.
#[derive(Debug, Serialize)]
struct CarriedJson {
    from: String,
    to: String,
    goals: Vec<Uuid>,
}

impl CarryOverArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let catalogue = member.catalogue()?;
        let from = find_cycle(&catalogue, &self.name)?;
        let to = find_cycle(&catalogue, &self.to)?;
        let goals = match self.goal.as_slice() {
            [] => missed(&member, from.id)?,
            named => named.iter().map(|id| find_goal(session, &member, id)).collect::<Result<_, _>>()?,
        };
        let made = member.act(|act| act.carry_over(&goals, to.id))?;
        let object = CarriedJson {
            from: from.name.clone(),
            to: to.name.clone(),
            goals: made.iter().map(|goal| goal.0).collect(),
        };
        let t = session.texts();
        session.out.give(&object, || t.msg_cli_goals_carried(object.goals.len() as u64, &object.to))?;
        Ok(Code::Done)
    }
}

/// The goals of a closed cycle that ended short; those that are not the member's to go on with are left where they are.
fn missed(member: &Member, cycle: CycleId) -> Result<Vec<GoalId>, Failure> {
    let scores = member.scores(cycle)?.into_iter();
    let missed =
        scores.filter(|(view, score)| view.goal.state == GoalState::Accepted && score.status == Status::Missed);
    Ok(missed.map(|(view, _)| view.goal.id).collect())
}
