//! `ack`, `reply` and `coverage`: what readers do with an announcement, and how far it has come.

use clap::Args;
use serde::Serialize;
use uuid::Uuid;

use super::super::failure::{Code, Failure};
use super::super::ids::short;
use super::super::session::Session;
use super::{find, name};
use crate::domain::announcement::ReceiptState;
use crate::export::json::CoverageJson;

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
