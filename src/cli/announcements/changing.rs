//! `edit` and `withdraw`: what who looks after an announcement does with it later.

use clap::Args;

use super::super::body::NewBodyFlags;
use super::super::failure::{Code, Failure};
use super::super::ids::short;
use super::super::session::Session;
use super::find;
use crate::export::json::PublishedJson;
use crate::member::announcements::Published;

#[derive(Args, Clone, Debug)]
pub struct EditArgs {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long, value_name = "T")]
    title: Option<String>,
    #[command(flatten)]
    body: NewBodyFlags,
    #[arg(long)]
    ack_again: bool,
    /// Refuses where somebody else has changed it since.
    #[arg(long, value_name = "N")]
    revision: Option<u32>,
}

impl EditArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let t = session.texts();
        if self.title.is_none() && !self.body.is_given() && !self.ack_again {
            return Err(Failure::usage(t.msg_cli_edit_nothing()));
        }
        let body = self.body.read()?;
        let mut member = session.member()?;
        let id = find(session, &member, &self.id)?;
        let reading = member.read(id)?;
        let there = &reading.announcement;
        let title = self.title.as_ref().unwrap_or(&there.content.title);
        let body = body.as_ref().unwrap_or(&there.content.body);
        let same = (title, body) == (&there.content.title, &there.content.body);
        if reading.steward && same && !self.ack_again {
            return Err(Failure::usage(t.msg_cli_edit_same()));
        }
        let seen = self.revision.unwrap_or(there.revision);
        let edited = member.edit(id, seen, title, body, self.ack_again)?;
        session.out.give(&PublishedJson::from(edited), || t.msg_cli_edited(short(id.0), edited.revision))?;
        Ok(Code::Done)
    }
}

#[derive(Args, Clone, Debug)]
pub struct WithdrawArgs {
    #[arg(value_name = "ID")]
    id: String,
}

impl WithdrawArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = session.member()?;
        let id = find(session, &member, &self.id)?;
        member.withdraw(id)?;
        let reading = member.read(id)?;
        let withdrawn = Published {
            id,
            revision: reading.announcement.revision,
            state: reading.headline.state(member.workspace().now()),
            recipients: reading.announcement.recipients,
        };
        let t = session.texts();
        session.out.give(&PublishedJson::from(withdrawn), || t.msg_cli_withdrawn(&reading.headline.title))?;
        Ok(Code::Done)
    }
}
