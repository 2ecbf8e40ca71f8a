//! `sessions …`: conversations that are planned, prepared, written up, signed and followed up.
//!
//! A noun alone writes (`sessions action ID TEXT`), a verb after it changes what is there (`sessions action done PART`).
//!
//! | command | file |
//! |---|---|
//! | `list`, `actions`, `due` | `list` |
//! | `show`, `history`, `trail` | `show`, `past` |
//! | `new`, `move`, `hold`, `close`, `cancel`, `reopen` | `plan` |
//! | `agenda`, `note`, `item`, `action`, `snapshot` | `agenda`, `write` |
//! | `sign`, `handover`, `confirm-keys` | `sign` |
//! | `overview`, `template …`, `retention …` | `overview`, `template`, `retention` |
//! | help | `help` |
//! | what a typed id or name means, what is said of a session in a line | here |

mod agenda;
pub mod help;
mod list;
mod overview;
mod past;
mod plan;
mod retention;
mod show;
mod sign;
mod template;
mod write;

use clap::{Args, Subcommand};

use super::failure::{Code, Failure};
use super::ids::{Fitting, TypedId, short};
use super::session::Session;
use crate::domain::organisation::{Person, PersonId};
use crate::domain::session::{Part, PartId, SessionId};
use crate::export::json::sessions::{SessionJson, WrittenJson};
use crate::i18n::{self, sessions as words};
use crate::member::sessions::{OpenPart, SessionView, Whose};
use crate::member::{Error, Member};

#[derive(Subcommand, Clone, Debug)]
pub enum SessionsCommand {
    List(list::ListArgs),
    Show(SessionArgs),
    New(Box<plan::NewArgs>),
    Move(plan::MoveArgs),
    Hold(SessionArgs),
    Close(SessionArgs),
    Cancel(SessionArgs),
    Reopen(plan::ReopenArgs),
    Agenda(agenda::AgendaArgs),
    Note(write::NoteArgs),
    Item(write::ItemArgs),
    Action(write::ActionArgs),
    Actions(list::ActionsArgs),
    Snapshot(write::SnapshotArgs),
    Sign(sign::SignArgs),
    Handover(sign::HandOverArgs),
    ConfirmKeys(sign::ConfirmArgs),
    History(PartArgs),
    Trail(SessionArgs),
    Due(list::DueArgs),
    Overview(overview::OverviewArgs),
    #[command(subcommand)]
    Template(template::TemplateCommand),
    #[command(subcommand)]
    Retention(retention::RetentionCommand),
}

/// One session.
#[derive(Args, Clone, Debug)]
pub struct SessionArgs {
    #[arg(value_name = "ID")]
    id: String,
}

/// One part of a session.
#[derive(Args, Clone, Debug)]
pub struct PartArgs {
    #[arg(value_name = "PART")]
    part: String,
}

impl SessionsCommand {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        match self {
            Self::List(args) => args.run(session),
            Self::Show(args) => show::run(session, &args.id),
            Self::New(args) => args.run(session),
            Self::Move(args) => args.run(session),
            Self::Hold(args) => plan::hold(session, &args.id),
            Self::Close(args) => plan::close(session, &args.id),
            Self::Cancel(args) => plan::cancel(session, &args.id),
            Self::Reopen(args) => args.run(session),
            Self::Agenda(args) => args.run(session),
            Self::Note(args) => args.run(session),
            Self::Item(args) => args.run(session),
            Self::Action(args) => args.run(session),
            Self::Actions(args) => args.run(session),
            Self::Snapshot(args) => args.run(session),
            Self::Sign(args) => args.run(session),
            Self::Handover(args) => args.run(session),
            Self::ConfirmKeys(args) => args.run(session),
            Self::History(args) => past::history(session, &args.part),
            Self::Trail(args) => past::trail(session, &args.id),
            Self::Due(args) => args.run(session),
            Self::Overview(args) => args.run(session),
            Self::Template(command) => command.run(session),
            Self::Retention(command) => command.run(session),
        }
    }
}

/// Signs in, and shares what has waited for others to enrol, for their new keys or for a hand-over.
fn sign_in(session: &mut Session) -> Result<Member, Failure> {
    let mut member = session.member()?;
    share(&mut member)?;
    Ok(member)
}

/// Opens to others what the member can open and they are entitled to.
pub fn share(member: &mut Member) -> Result<(), Failure> {
    if !member.has_waiting()? {
        return Ok(());
    }
    loop {
        match member.act(|act| act.share_waiting()) {
            Ok(true) => {}
            // It keeps waiting, and nothing the member came for depends on it.
            Ok(false) => return Ok(()),
            Err(Error::Store(error)) if error.reading_goes_on() => return Ok(()),
            Err(error) => return Err(error.into()),
        }
    }
}

fn find_person<'a>(member: &'a Member, handle: &str) -> Result<&'a Person, Error> {
    let found = member.workspace().organisation().find_handle(handle);
    found.ok_or_else(|| Error::NoPerson(handle.to_owned()))
}

fn find_people(member: &Member, handles: &[String]) -> Result<Vec<PersonId>, Error> {
    handles.iter().map(|handle| Ok(find_person(member, handle)?.id)).collect()
}

fn person_name(member: &Member, person: PersonId) -> String {
    member.workspace().organisation().find(person).map(|person| person.name.clone()).unwrap_or_default()
}

fn people_names(member: &Member, people: &[PersonId]) -> String {
    people.iter().map(|person| person_name(member, *person)).collect::<Vec<_>>().join(", ")
}

/// The session an id or the end of one means, among those the member sees.
pub fn find_session(session: &Session, member: &Member, typed: &str) -> Result<SessionId, Failure> {
    let end = match TypedId::read(session, typed)? {
        Some(TypedId::Whole(id)) => return Ok(SessionId(id)),
        Some(end) => end,
        None => return Err(Error::NoSession.into()),
    };
    let mut fitting = Fitting::default();
    fitting.add(&end, member.sessions(&Whose::All)?.iter().map(|view| view.session.id.0));
    Ok(fitting.only(session, typed)?.map(SessionId).ok_or(Error::NoSession)?)
}

/// The part an id or the end of one means, among those the member may open.
fn find_part(session: &Session, member: &Member, typed: &str) -> Result<Part, Failure> {
    let end = match TypedId::read(session, typed)? {
        Some(TypedId::Whole(id)) => return Ok(part(member, PartId(id))?),
        Some(end) => end,
        None => return Err(Error::NoPart.into()),
    };
    let mut fitting = Fitting::default();
    fitting.add(&end, member.part_ids()?.iter().map(|id| id.0));
    let found = fitting.only(session, typed)?.map(PartId).ok_or(Error::NoPart)?;
    Ok(part(member, found)?)
}

/// A part at the newest revision that the member may open.
fn part(member: &Member, id: PartId) -> Result<Part, Error> {
    let newest = member.part_history(id)?.pop().ok_or(Error::NoPart)?;
    Ok(newest.part)
}

/// What a session is in a line: kind, people, moment.
fn line(session: &Session, member: &Member, view: &SessionView) -> String {
    let (language, zone) = (session.language(), &member.workspace().board().zone);
    let title = words::title(language, &view.session, member.id(), |person| person_name(member, person));
    format!("{title}, {}", i18n::date_time(language, zone, view.session.starts))
}

/// What is said of a part in a table or a sentence, or why it does not open.
fn text_of(session: &Session, open: &OpenPart) -> String {
    match &open.content {
        Ok(content) => content.words().to_owned(),
        Err(shut) => format!("[{}]", show::why_shut(session, *shut)),
    }
}

/// Gives a session as it is now, and for a person what has happened to it.
fn tell(
    session: &mut Session,
    member: &Member,
    id: SessionId,
    said: impl FnOnce(String, String) -> String,
) -> Result<Code, Failure> {
    let view = member.session(id)?;
    let object = SessionJson::new(&view, member.workspace().organisation());
    let told = said(line(session, member, &view), short(id.0));
    session.out.give(&object, || told)?;
    Ok(Code::Done)
}

/// Gives a part that was written or changed.
fn tell_part(session: &mut Session, member: &Member, id: PartId) -> Result<Code, Failure> {
    let part = part(member, id)?;
    let (t, language) = (session.texts(), session.language());
    session.out.give(&WrittenJson::from(&part), || {
        let kind = words::part_kind(language, part.kind);
        t.msg_cli_sessions_written(kind, words::part_state(language, part.kind, part.state), short(id.0))
    })?;
    Ok(Code::Done)
}
