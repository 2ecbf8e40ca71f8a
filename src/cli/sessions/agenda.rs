//! `sessions agenda`: what is to be talked about, by everybody who takes part.

use clap::{Args, Subcommand};
use uuid::Uuid;

use super::super::failure::{Code, Failure};
use super::super::ids::{Fitting, TypedId};
use super::super::session::Session;
use super::{find_session, part, show, sign_in, tell_part};
use crate::domain::session::{Part, PartId, SessionId};
use crate::export::json::sessions::WrittenJson;
use crate::member::sessions::{Edit, NewPart};
use crate::member::{Error, Member};

#[derive(Args, Clone, Debug)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct AgendaArgs {
    #[arg(value_name = "ID", required = true)]
    id: Option<String>,
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
    #[command(subcommand)]
    verb: Option<AgendaVerb>,
}

#[derive(Subcommand, Clone, Debug)]
enum AgendaVerb {
    Tick(LineArgs),
    Untick(LineArgs),
    Edit(EditArgs),
    Remove(LineArgs),
}

/// One line of a session's agenda.
#[derive(Args, Clone, Debug)]
struct LineArgs {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(value_name = "N")]
    line: String,
}

#[derive(Args, Clone, Debug)]
struct EditArgs {
    #[command(flatten)]
    line: LineArgs,
    #[arg(value_name = "TEXT")]
    text: String,
}

impl AgendaArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        match &self.verb {
            Some(AgendaVerb::Tick(line)) => line.change(session, &Edit::Done(true)),
            Some(AgendaVerb::Untick(line)) => line.change(session, &Edit::Done(false)),
            Some(AgendaVerb::Edit(args)) => args.line.change(session, &Edit::Text(args.text.clone())),
            Some(AgendaVerb::Remove(line)) => line.change(session, &Edit::Remove),
            None if self.text.is_empty() => show::agenda(session, self.id.as_deref().unwrap_or_default()),
            None => self.add(session),
        }
    }

    /// All lines or none.
    fn add(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let id = find_session(session, &member, self.id.as_deref().unwrap_or_default())?;
        let lines: Vec<(PartId, NewPart)> =
            self.text.iter().map(|text| (PartId(Uuid::new_v4()), NewPart::Agenda { text: text.clone() })).collect();
        member.act(|act| lines.iter().try_for_each(|(part, new)| act.write_part(*part, id, new)))?;
        if session.out.is_json() {
            for (written, _) in &lines {
                session.out.object(&WrittenJson::from(&part(&member, *written)?))?;
            }
            return Ok(Code::Done);
        }
        let t = session.texts();
        session.out.text(&t.msg_cli_sessions_agenda_added(lines.len() as u64))?;
        Ok(Code::Done)
    }
}

impl LineArgs {
    fn change(&self, session: &mut Session, edit: &Edit) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let id = find_session(session, &member, &self.id)?;
        let line = self.find(session, &member, id)?;
        member.act(|act| act.edit_part(line.id, line.revision, edit))?;
        tell_part(session, &member, line.id)
    }

    /// The line with this number, counted from 1 as they are shown, or with this id.
    fn find(&self, session: &Session, member: &Member, of: SessionId) -> Result<Part, Failure> {
        let agenda = member.session_page(of)?.agenda;
        // An id is never as short as a number of lines.
        if let Some(number) = self.line.parse::<usize>().ok().filter(|_| self.line.len() < 5) {
            let line = number.checked_sub(1).and_then(|at| agenda.into_iter().nth(at));
            return Ok(line.ok_or(Error::NoPart)?.part);
        }
        let typed = TypedId::read(session, &self.line)?.ok_or(Error::NoPart)?;
        let mut fitting = Fitting::default();
        fitting.add(&typed, agenda.iter().map(|line| line.part.id.0));
        let only = fitting.only(session, &self.line)?;
        let line = agenda.into_iter().find(|line| Some(line.part.id.0) == only);
        Ok(line.ok_or(Error::NoPart)?.part)
    }
}
