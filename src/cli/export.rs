//! `export`: documents of what the member may see.

use std::io::IsTerminal as _;
use std::ops::ControlFlow;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::announcements::find;
use super::announcements::search::read_query;
use super::failure::{Code, Failure};
use super::goals::selection::GoalFlags;
use super::goals::settle;
use super::session::Session;
use super::sessions::{find_session, share};
use super::values::one_of;
use crate::domain::audience::Direction;
use crate::domain::session::SessionId;
use crate::export::boards::{Chosen, Written};
use crate::export::{DOCUMENTS, Format, Progress, boards, goals, me, people, sessions};
use crate::member::Member;
use crate::store::announcements::{Only, Shown};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    Boards,
    Goals,
    People,
    Sessions,
    Me,
}

impl What {
    fn formats(self) -> &'static [Format] {
        match self {
            Self::Boards => &boards::FORMATS,
            Self::People => &DOCUMENTS,
            Self::Goals => &goals::FORMATS,
            Self::Sessions => &sessions::FORMATS,
            Self::Me => &me::FORMATS,
        }
    }
}

#[derive(Args, Clone, Debug)]
pub struct ExportArgs {
    #[arg(value_name = "WHAT", value_enum)]
    what: What,
    #[arg(value_name = "ID", conflicts_with_all = ["query", "direction", "mine"])]
    ids: Vec<String>,
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true, conflicts_with_all = ["direction", "mine"])]
    query: Option<String>,
    #[arg(long, value_name = "F", value_parser = one_of(Format::ALL, Format::word), required_if_eq_any(
        [("what", "boards"), ("what", "goals"), ("what", "people"), ("what", "sessions")]))]
    format: Option<Format>,
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    #[arg(long)]
    force: bool,
    #[arg(long, value_name = "D", value_parser = one_of(Direction::ALL, Direction::word))]
    direction: Option<Direction>,
    #[arg(long)]
    signatures: bool,
    #[command(flatten)]
    goals: GoalFlags,
    #[command(flatten)]
    sessions: SessionFlags,
}

/// Which sessions, and how their copy leaves the board.
#[derive(Args, Clone, Debug)]
struct SessionFlags {
    #[arg(long, value_name = "ID")]
    session: Vec<String>,
    #[arg(long, value_name = "DATE", conflicts_with = "session")]
    since: Option<String>,
    #[arg(long)]
    own: bool,
    #[arg(long, conflicts_with = "sealed")]
    plain: bool,
    #[arg(long)]
    sealed: bool,
    #[arg(long, value_name = "FILE", requires = "sealed")]
    seal_passphrase_file: Option<PathBuf>,
}

/// What `export` gives.
#[derive(Debug, Serialize)]
struct ExportedJson {
    file: String,
    /// Announcements, goals, people, sessions or files in it.
    count: u64,
    /// Announcements that are not in a calendar, since they are no events.
    left_out: u64,
}

impl ExportArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let format = self.belongs(session)?;
        let mut member = session.member()?;
        if matches!(self.what, What::Goals | What::Me) {
            settle(&mut member)?;
        }
        if matches!(self.what, What::Sessions | What::Me) {
            share(&mut member)?;
        }
        // Chosen and asked for before the progress begins.
        let copied = match self.what {
            What::Sessions => Some(self.sessions.chosen(session, &member, format)?),
            _ => None,
        };
        let chosen = self.announcements(session, &member)?;
        let (language, t) = (session.language(), session.texts());
        let shows_progress = !session.out.is_json() && std::io::stderr().is_terminal();
        let mut progress = |progress: Progress| {
            if shows_progress {
                eprint!("\r{}", t.msg_cli_progress(progress.written));
            }
            ControlFlow::Continue(())
        };
        let (out, force) = (self.out.as_path(), self.force);
        let whole = |count| Written { count, left_out: 0 };
        let exported = match (self.what, copied) {
            (What::Goals, _) => {
                let list = self.goals.list(session, &member, &member.catalogue()?)?;
                goals::export(&member, &list, language, format, out, force, &mut progress).map(whole)
            }
            (What::People, _) => people::export(&member, language, format, out, force, &mut progress).map(whole),
            (What::Me, _) => me::export(&mut member, language, format, out, force, &mut progress).map(whole),
            (What::Sessions, Some((ids, options))) => {
                sessions::export(&mut member, &ids, &options, out, force, &mut progress).map(whole)
            }
            (What::Boards | What::Sessions, _) => {
                let options = boards::Options { chosen, language, signatures: self.signatures };
                boards::export(&member, &options, format, out, force, &mut progress)
            }
        };
        if shows_progress {
            eprint!("\r\u{1b}[K");
        }
        let written = exported?;
        let object =
            ExportedJson { file: self.out.display().to_string(), count: written.count, left_out: written.left_out };
        if written.left_out > 0 {
            session.out.note(&t.msg_export_left_out(written.left_out))?;
        }
        if self.what == What::Me || self.sessions.plain {
            session.out.warn(&t.msg_cli_export_is_plain())?;
        }
        session.out.give(&object, || t.msg_cli_exported(object.count, &object.file))?;
        Ok(Code::Done)
    }

    /// Which announcements, each once.
    fn announcements(&self, session: &Session, member: &Member) -> Result<Chosen, Failure> {
        if let Some(typed) = &self.query {
            return Ok(Chosen::Found(read_query(session, member, typed)?));
        }
        if !self.ids.is_empty() {
            let mut ids = Vec::new();
            for typed in &self.ids {
                // What is not there is said here, where it was asked for by its name.
                let id = member.headline(find(session, member, typed)?)?.id;
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            return Ok(Chosen::These(ids));
        }
        let only = if self.goals.whose.mine { Only::Mine } else { Only::All };
        Ok(Chosen::Shown(Shown { direction: self.direction, only }))
    }

    /// Refuses what belongs to other documents. Answers the format.
    fn belongs(&self, session: &Session) -> Result<Format, Failure> {
        let t = session.texts();
        let of_boards = self.direction.is_some() || self.signatures || self.query.is_some() || !self.ids.is_empty();
        let of_goals = self.goals.is_any();
        let misplaced = match self.what {
            _ if self.what != What::Sessions && self.sessions.is_any() => Some(t.msg_cli_export_sessions_only()),
            What::Boards => of_goals.then(|| t.msg_cli_export_goals_only()),
            What::Goals => of_boards.then(|| t.msg_cli_export_not_of_goals()),
            What::People => (of_boards || of_goals || self.goals.whose.mine).then(|| t.msg_cli_export_boards_only()),
            What::Sessions | What::Me => {
                (of_boards || of_goals || self.goals.whose.mine).then(|| t.msg_cli_export_not_of_sessions())
            }
        };
        if let Some(message) = misplaced {
            return Err(Failure::usage(message));
        }
        let (formats, format) = (self.what.formats(), self.format.unwrap_or(Format::Html));
        if !formats.contains(&format) {
            let offered: Vec<&str> = formats.iter().map(|format| format.word()).collect();
            return Err(Failure::usage(t.msg_cli_export_formats(format.word(), offered.join(", "))));
        }
        if self.what == What::Sessions && !self.sessions.plain && !self.sessions.sealed {
            return Err(Failure::usage_with(
                t.msg_cli_export_plain_or_sealed(),
                t.msg_cli_export_plain_or_sealed_hint(),
            ));
        }
        Ok(format)
    }
}

impl SessionFlags {
    fn is_any(&self) -> bool {
        !self.session.is_empty() || self.since.is_some() || self.own || self.plain || self.sealed
    }

    /// Which sessions and how; asks for the passphrase of a copy that is to be sealed.
    fn chosen(
        &self,
        session: &mut Session,
        member: &Member,
        format: Format,
    ) -> Result<(Vec<SessionId>, sessions::Options), Failure> {
        let workspace = member.workspace();
        let ids = match self.session.as_slice() {
            [] => {
                let since = self.since.as_deref().map(|typed| {
                    let day = super::moment::read_day(typed, &workspace.board().zone, workspace.now());
                    day.ok_or_else(|| session.bad_moment(typed))
                });
                sessions::offered(member, format, since.transpose()?)?
            }
            typed => typed.iter().map(|typed| find_session(session, member, typed)).collect::<Result<_, _>>()?,
        };
        let passphrase = if self.sealed {
            let judge = |passphrase: &str| workspace.judge_passphrase(passphrase);
            Some(session.new_passphrase(self.seal_passphrase_file.clone(), judge)?)
        } else {
            None
        };
        Ok((ids, sessions::Options { format, language: session.language(), own: self.own, passphrase }))
    }
}
