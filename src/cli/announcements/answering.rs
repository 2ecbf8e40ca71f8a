//! `ack`, `reply`, `ask`, `answer` and `coverage`: what readers do with an announcement, what its author says to them, and
//! how far it has come.

use clap::Args;
use serde::Serialize;
use uuid::Uuid;

use super::super::failure::{Code, Failure};
use super::super::ids::{Fitting, TypedId, short};
use super::super::session::Session;
use super::{find, name};
use crate::domain::announcement::ReceiptState;
use crate::export::json::CoverageJson;
use crate::member::{Error, Member};

#[derive(Args, Clone, Debug)]
pub struct AckArgs {
    #[arg(value_name = "ID")]
    id: String,
}

/// What `ack` gives.
#[derive(Debug, Serialize)]
struct AcknowledgedJson {
    id: Uuid,
    revision: u32,
    receipt: ReceiptState,
}

impl AckArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = session.member()?;
        let id = find(session, &member, &self.id)?;
        let revision = member.headline(id)?.revision;
        member.acknowledge(id, revision)?;
        let headline = member.headline(id)?;
        let object = AcknowledgedJson { id: id.0, revision, receipt: headline.receipt };
        let t = session.texts();
        session.out.give(&object, || t.msg_cli_acknowledged(&headline.title))?;
        Ok(Code::Done)
    }
}

#[derive(Args, Clone, Debug)]
pub struct ReplyArgs {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(value_name = "TEXT")]
    text: String,
}

/// What `reply` gives.
#[derive(Debug, Serialize)]
struct RepliedJson {
    /// Of the reply.
    id: Uuid,
    announcement: Uuid,
}

impl ReplyArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = session.member()?;
        let id = find(session, &member, &self.id)?;
        let reply = member.new_id();
        member.reply(id, reply, &self.text)?;
        let t = session.texts();
        session.out.give(&RepliedJson { id: reply, announcement: id.0 }, || t.msg_cli_replied(short(id.0)))?;
        Ok(Code::Done)
    }
}

#[derive(Args, Clone, Debug)]
pub struct AskArgs {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(value_name = "TEXT")]
    text: String,
}

/// What `ask` gives.
#[derive(Debug, Serialize)]
struct AskedJson {
    /// Of the question.
    id: Uuid,
    announcement: Uuid,
}

impl AskArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = session.member()?;
        let id = find(session, &member, &self.id)?;
        let question = member.new_id();
        member.ask(id, question, &self.text)?;
        let t = session.texts();
        session.out.give(&AskedJson { id: question, announcement: id.0 }, || t.msg_cli_asked(short(question)))?;
        Ok(Code::Done)
    }
}

#[derive(Args, Clone, Debug)]
pub struct AnswerArgs {
    #[arg(value_name = "QUESTION")]
    question: String,
    #[arg(value_name = "TEXT")]
    text: String,
}

/// What `answer` gives.
#[derive(Debug, Serialize)]
struct AnsweredJson {
    /// Of the question.
    id: Uuid,
}

impl AnswerArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = session.member()?;
        let question = find_question(session, &member, &self.question)?;
        member.answer(question, &self.text)?;
        let t = session.texts();
        session.out.give(&AnsweredJson { id: question }, || t.msg_cli_answered(short(question)))?;
        Ok(Code::Done)
    }
}

/// The question an id means, or the end of one among those that wait for the member's answer.
fn find_question(session: &Session, member: &Member, typed: &str) -> Result<Uuid, Failure> {
    let end = match TypedId::read(session, typed)? {
        Some(TypedId::Whole(id)) => return Ok(id),
        Some(end) => end,
        None => return Err(Error::NoQuestion.into()),
    };
    let mut fitting = Fitting::default();
    fitting.add(&end, member.today()?.iter().filter_map(|item| item.question()).map(|question| question.id));
    Ok(fitting.only(session, typed)?.ok_or(Error::NoQuestion)?)
}

#[derive(Args, Clone, Debug)]
pub struct CoverageArgs {
    #[arg(value_name = "ID")]
    id: String,
}

impl CoverageArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let member = session.member()?;
        let id = find(session, &member, &self.id)?;
        let coverage = member.coverage(id)?;
        let organisation = member.workspace().organisation();
        let object = CoverageJson::new(id.0, &coverage, organisation);
        let t = session.texts();
        session.out.give(&object, || {
            let mut lines = vec![
                t.msg_audience_size(coverage.recipients),
                t.msg_cli_coverage(coverage.acknowledged, coverage.asking, coverage.opened),
            ];
            let names = |people: &[_]| {
                let names: Vec<String> = people.iter().map(|person| name(organisation, *person)).collect();
                names.join(", ")
            };
            if !coverage.missing.is_empty() {
                lines.push(t.msg_cli_missing(names(&coverage.missing)));
            }
            if !coverage.not_enrolled.is_empty() {
                lines.push(t.msg_cli_not_enrolled(names(&coverage.not_enrolled)));
            }
            lines.join("\n")
        })?;
        Ok(Code::Done)
    }
}
