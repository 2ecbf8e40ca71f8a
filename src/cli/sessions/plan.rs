//! `sessions new`, `move`, `hold`, `close`, `cancel` and `reopen`: a session from its planning on.

use clap::Args;
use uuid::Uuid;

use super::super::failure::{Code, Failure};
use super::super::moment::Edge;
use super::super::session::Session;
use super::super::values::one_of;
use super::template::find_template;
use super::{find_people, find_session, sign_in, tell};
use crate::domain::goal::Cadence;
use crate::domain::session::{NewSession, Plan, SessionId, SessionKind};
use crate::member::{Error, Member};

#[derive(Args, Clone, Debug)]
pub struct NewArgs {
    #[arg(long, value_name = "K", required_unless_present = "template",
          value_parser = one_of(SessionKind::ALL, SessionKind::word))]
    kind: Option<SessionKind>,
    #[arg(long, value_name = "HANDLE", required = true)]
    with: Vec<String>,
    #[arg(long, value_name = "W")]
    at: String,
    #[arg(long, value_name = "N", default_value_t = 30)]
    minutes: u16,
    #[arg(long, value_name = "T")]
    place: Option<String>,
    #[arg(long, value_name = "C", value_parser = one_of(Cadence::ALL, Cadence::word))]
    cadence: Option<Cadence>,
    #[arg(long, value_name = "NAME")]
    template: Option<String>,
    #[arg(long, value_name = "LINE")]
    agenda: Vec<String>,
}

impl NewArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let template = match &self.template {
            Some(name) => Some(find_template(session, &member, name, false)?),
            None => None,
        };
        let proposed = template.as_ref().and_then(|template| template.cadence);
        let of_template = template.as_ref().map(|template| template.kind);
        let Some(kind) = self.kind.or(of_template) else {
            return Err(Failure::usage(session.texts().msg_cli_lacking("--kind")));
        };
        if let Some(other) = of_template.filter(|of_template| *of_template != kind) {
            let message = session.texts().msg_cli_sessions_other_kind(other.word());
            return Err(Failure::usage(message));
        }
        let new = NewSession {
            kind,
            template: template.map(|template| template.id),
            participants: find_people(&member, &self.with)?,
            starts: session.moment(member.workspace(), &self.at, Edge::Start)?,
            minutes: self.minutes,
            cadence: self.cadence.or(proposed),
            place: self.place.clone().unwrap_or_default(),
            agenda: self.agenda.clone(),
        };
        let id = SessionId(Uuid::new_v4());
        member.act(|act| act.plan_session(id, &new))?;
        let t = session.texts();
        tell(session, &member, id, |line, short| t.msg_cli_sessions_planned(line, short))
    }
}

#[derive(Args, Clone, Debug)]
pub struct MoveArgs {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long, value_name = "W")]
    at: Option<String>,
    #[arg(long, value_name = "N")]
    minutes: Option<u16>,
    #[arg(long, value_name = "T")]
    place: Option<String>,
    #[arg(long, value_name = "C", value_parser = one_of(Cadence::ALL, Cadence::word))]
    cadence: Option<Cadence>,
    #[arg(long, conflicts_with = "cadence")]
    no_cadence: bool,
    #[arg(long, value_name = "HANDLE")]
    with: Vec<String>,
    #[arg(long, value_name = "HANDLE")]
    without: Vec<String>,
}

impl MoveArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let changes = self.at.is_some() || self.minutes.is_some() || self.place.is_some() || self.cadence.is_some();
        if !changes && !self.no_cadence && self.with.is_empty() && self.without.is_empty() {
            return Err(Failure::usage(session.texts().msg_cli_sessions_nothing_to_change()));
        }
        let mut member = sign_in(session)?;
        let id = find_session(session, &member, &self.id)?;
        let page = member.session_page(id)?;
        let of = &page.view.session;
        let mut participants = of.participants.clone();
        for person in find_people(&member, &self.with)? {
            if !participants.contains(&person) {
                participants.push(person);
            }
        }
        let without = find_people(&member, &self.without)?;
        participants.retain(|person| !without.contains(person));
        let place = match (&self.place, &page.place) {
            (Some(place), _) => place.clone(),
            (None, None) => String::new(),
            // What cannot be read cannot be kept.
            (None, Some(open)) => open.content.as_ref().map_err(|shut| Error::Shut(*shut))?.words().to_owned(),
        };
        let plan = Plan {
            participants,
            starts: match &self.at {
                Some(typed) => session.moment(member.workspace(), typed, Edge::Start)?,
                None => of.starts,
            },
            minutes: self.minutes.unwrap_or(of.minutes),
            cadence: if self.no_cadence { None } else { self.cadence.or(of.cadence) },
            place,
        };
        let seen = of.revision;
        member.act(|act| act.change_session(id, seen, &plan))?;
        let t = session.texts();
        tell(session, &member, id, |line, _| t.msg_cli_sessions_moved(line))
    }
}

/// Signs in, and finds a session and the revision that is read.
fn at_hand(session: &mut Session, typed: &str) -> Result<(Member, SessionId, u32), Failure> {
    let member = sign_in(session)?;
    let id = find_session(session, &member, typed)?;
    let seen = member.session(id)?.session.revision;
    Ok((member, id, seen))
}

pub fn hold(session: &mut Session, id: &str) -> Result<Code, Failure> {
    let (mut member, id, seen) = at_hand(session, id)?;
    member.act(|act| act.hold_session(id, seen))?;
    let t = session.texts();
    tell(session, &member, id, |line, _| t.msg_cli_sessions_held(line))
}

pub fn close(session: &mut Session, id: &str) -> Result<Code, Failure> {
    let (mut member, id, seen) = at_hand(session, id)?;
    member.act(|act| act.close_session(id, seen))?;
    let t = session.texts();
    tell(session, &member, id, |line, _| t.msg_cli_sessions_closed(line))
}

pub fn cancel(session: &mut Session, id: &str) -> Result<Code, Failure> {
    let (mut member, id, seen) = at_hand(session, id)?;
    member.act(|act| act.cancel_session(id, seen))?;
    let t = session.texts();
    tell(session, &member, id, |line, _| t.msg_cli_sessions_cancelled(line))
}

#[derive(Args, Clone, Debug)]
pub struct ReopenArgs {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long, value_name = "R")]
    reason: String,
}

impl ReopenArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let (mut member, id, seen) = at_hand(session, &self.id)?;
        let voided = member.session(id)?.signed.len() as u64;
        member.act(|act| act.reopen_session(id, seen, &self.reason))?;
        let t = session.texts();
        tell(session, &member, id, |line, _| t.msg_cli_sessions_reopened(voided, line))
    }
}
