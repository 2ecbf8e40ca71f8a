//! `sessions sign`, `handover` and `confirm-keys`: what one vouches for, and whom one lets read.

use clap::Args;
use serde::Serialize;
use uuid::Uuid;

use super::super::failure::{Code, Failure};
use super::super::session::Session;
use super::{find_person, find_session, line, person_name, sign_in, tell};
use crate::domain::session::{PartId, SessionId};
use crate::export::json::sessions::HandedOverJson;
use crate::member::sessions::Seen;

#[derive(Args, Clone, Debug)]
pub struct SignArgs {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long, required_unless_present = "disagree")]
    agree: bool,
    #[arg(long, conflicts_with = "agree")]
    disagree: bool,
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
}

impl SignArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let id = find_session(session, &member, &self.id)?;
        let seen = Seen::of(&member.session_page(id)?);
        let (comment, text) = (PartId(Uuid::new_v4()), self.comment.as_deref().unwrap_or_default());
        member.act(|act| act.sign_session(id, &seen, comment, !self.disagree, text))?;
        let t = session.texts();
        tell(session, &member, id, |line, _| t.msg_cli_sessions_signed(line))
    }
}

#[derive(Args, Clone, Debug)]
pub struct HandOverArgs {
    #[arg(value_name = "ID", required_unless_present = "all")]
    ids: Vec<String>,
    #[arg(long, conflicts_with = "ids")]
    all: bool,
    #[arg(long)]
    dry_run: bool,
}

impl HandOverArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let ids: Vec<SessionId> = match self.all {
            true => member.to_hand_over()?.iter().map(|view| view.session.id).collect(),
            false => {
                let ids = self.ids.iter().map(|typed| find_session(session, &member, typed));
                ids.collect::<Result<_, _>>()?
            }
        };
        let new = match self.dry_run {
            true => member.rehearse(|act| act.hand_over_sessions(&ids))?,
            false => member.act(|act| act.hand_over_sessions(&ids))?,
        };
        let object = HandedOverJson { dry_run: self.dry_run, new, sessions: ids.iter().map(|id| id.0).collect() };
        let views = ids.iter().map(|id| member.session(*id)).collect::<Result<Vec<_>, _>>()?;
        let said = match self.dry_run {
            true => session.texts().msg_cli_sessions_would_hand_over(new as u64),
            false => session.texts().msg_cli_sessions_handed_over(new as u64),
        };
        let lines = std::iter::once(said).chain(views.iter().map(|view| line(session, &member, view)));
        let told = lines.collect::<Vec<_>>().join("\n");
        session.out.give(&object, || told)?;
        Ok(Code::Done)
    }
}

#[derive(Args, Clone, Debug)]
pub struct ConfirmArgs {
    #[arg(value_name = "HANDLE")]
    handle: String,
}

/// What `sessions confirm-keys` gives.
#[derive(Debug, Serialize)]
struct ConfirmedJson {
    person: String,
    generation: u32,
}

impl ConfirmArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = session.member()?;
        let person = find_person(&member, &self.handle)?.id;
        let t = session.texts();
        let waiting = member.unconfirmed_keys()?.into_iter().find(|(whose, _)| *whose == person);
        let Some((_, generation)) = waiting else {
            return Err(Failure::told(
                Code::Conflict,
                t.msg_cli_sessions_no_new_keys(person_name(&member, person)),
                None,
            ));
        };
        member.act(|act| act.confirm_keys(person, generation))?;
        let object = ConfirmedJson { person: self.handle.clone(), generation };
        session.out.give(&object, || t.msg_cli_sessions_confirmed(person_name(&member, person)))?;
        Ok(Code::Done)
    }
}
