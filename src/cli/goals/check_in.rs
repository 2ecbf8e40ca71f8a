//! `goals check-in`: one value, a corrected one, or a file of many.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;
use uuid::Uuid;

use super::super::failure::{Code, Failure};
use super::super::session::Session;
use super::{find_goal, names, read_day, read_quantity, sign_in, words};
use crate::domain::goal::NewCheckIn;
use crate::export::json::goals::{GoalJson, Number};
use crate::i18n::percent;
use crate::member::Member;

#[derive(Args, Clone, Debug)]
pub struct CheckInArgs {
    #[arg(value_name = "ID", required_unless_present = "file")]
    id: Option<String>,
    #[arg(value_name = "VALUE", required_unless_present = "file", allow_hyphen_values = true)]
    value: Option<String>,
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[arg(long, value_name = "N")]
    confidence: Option<u8>,
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    #[arg(long, value_name = "NUMBER", requires = "reason")]
    correct: Option<u32>,
    #[arg(long, value_name = "R", requires = "correct")]
    reason: Option<String>,
    #[arg(long, value_name = "CSV", conflicts_with_all = ["id", "value", "on", "confidence", "evidence", "correct"])]
    file: Option<PathBuf>,
    #[arg(long, requires = "file")]
    dry_run: bool,
}

/// What `goals check-in` gives: how the goal stands with it.
#[derive(Debug, Serialize)]
struct CheckedInJson {
    id: Uuid,
    check_in: Uuid,
    number: Option<u32>,
    day: jiff::civil::Date,
    value: Option<Number>,
    progress: Option<Number>,
    status: crate::domain::goal::Status,
}

impl CheckInArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        match (&self.id, &self.value) {
            (Some(id), Some(value)) => self.one(session, &mut member, id, value),
            _ => self.many(session, &mut member),
        }
    }

    fn one(&self, session: &mut Session, member: &mut Member, id: &str, value: &str) -> Result<Code, Failure> {
        let goal = find_goal(session, member, id)?;
        let t = session.texts();
        let new = NewCheckIn {
            day: match &self.on {
                Some(typed) => read_day(session, member, typed)?,
                None => member.workspace().today(),
            },
            value: read_quantity(session, &t.msg_cli_goals_the_value(), value)?,
            confidence: self.confidence,
            evidence: self.evidence.clone().unwrap_or_default(),
        };
        let id = member.new_id();
        member.act(|act| match (self.correct, &self.reason) {
            (Some(number), reason) => act.correct(id, goal, number, &new, reason.as_deref().unwrap_or_default()),
            (None, _) => act.check_in(id, goal, &new),
        })?;
        let page = member.goal_page(goal)?;
        let catalogue = member.catalogue()?;
        let object = GoalJson::new(&page.view, &names(session, member, &catalogue));
        let written = page.check_ins.iter().find(|(made, _)| made.id == id).map(|(made, _)| made.number);
        let object = CheckedInJson {
            id: goal.0,
            check_in: id,
            number: written,
            day: new.day,
            value: object.value,
            progress: object.progress,
            status: object.status,
        };
        let (language, kpi) = (session.language(), &page.view.kpi);
        session.out.give(&object, || {
            let progress = object.progress.map(|Number(share)| percent(language, share, 0)).unwrap_or_default();
            t.msg_cli_goals_checked_in(
                kpi.name.in_locale(language.code()),
                words::quantity(language, new.value, &kpi.unit),
                progress,
                words::status(language, object.status),
            )
        })?;
        Ok(Code::Done)
    }
}

impl CheckInArgs {
    fn many(&self, _session: &mut Session, _member: &mut Member) -> Result<Code, Failure> {
        todo!()
    }
}
