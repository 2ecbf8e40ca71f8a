//! `export`: documents of what the member may see.

use std::io::IsTerminal as _;
use std::ops::ControlFlow;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::failure::{Code, Failure};
use super::goals::selection::GoalFlags;
use super::goals::settle;
use super::session::Session;
use super::values::one_of;
use crate::domain::audience::Direction;
use crate::export::{DOCUMENTS, Format, Progress, boards, goals, people};
use crate::store::announcements::{Only, Shown};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    Boards,
    Goals,
    People,
}

#[derive(Args, Clone, Debug)]
pub struct ExportArgs {
    #[arg(value_name = "WHAT", value_enum)]
    what: What,
    #[arg(long, value_name = "F", value_parser = one_of(Format::ALL, Format::word))]
    format: Format,
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
}

/// What `export` gives.
#[derive(Debug, Serialize)]
struct ExportedJson {
    file: String,
    /// Announcements, goals or people in it.
    count: u64,
}

impl ExportArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        self.belongs(session)?;
        let mut member = session.member()?;
        if self.what == What::Goals {
            settle(&mut member)?;
        }
        let (language, t) = (session.language(), session.texts());
        let shows_progress = !session.out.is_json() && std::io::stderr().is_terminal();
        let mut progress = |progress: Progress| {
            if shows_progress {
                eprint!("\r{}", t.msg_cli_progress(progress.written));
            }
            ControlFlow::Continue(())
        };
        let (format, out, force) = (self.format, self.out.as_path(), self.force);
        let exported = match self.what {
            What::Boards => {
                let only = if self.goals.whose.mine { Only::Mine } else { Only::All };
                let shown = Shown { direction: self.direction, only };
                let options = boards::Options { shown, language, signatures: self.signatures };
                boards::export(&member, &options, format, out, force, &mut progress)
            }
            What::Goals => {
                let list = self.goals.list(session, &member, &member.catalogue()?)?;
                goals::export(&member, &list, language, format, out, force, &mut progress)
            }
            What::People => people::export(&member, language, format, out, force, &mut progress),
        };
        if shows_progress {
            eprint!("\r\u{1b}[K");
        }
        let object = ExportedJson { file: self.out.display().to_string(), count: exported? };
        session.out.give(&object, || t.msg_cli_exported(object.count, &object.file))?;
        Ok(Code::Done)
    }

    /// Refuses what belongs to other documents.
    fn belongs(&self, session: &Session) -> Result<(), Failure> {
        let t = session.texts();
        let boards_only = self.direction.is_some() || self.signatures;
        let misplaced = match self.what {
            What::Boards => self.goals.is_any().then(|| t.msg_cli_export_goals_only()),
            What::Goals => boards_only.then(|| t.msg_cli_export_not_of_goals()),
            What::People => {
                (boards_only || self.goals.whose.mine || self.goals.is_any()).then(|| t.msg_cli_export_boards_only())
            }
        };
        if let Some(message) = misplaced {
            return Err(Failure::usage(message));
        }
        if self.what != What::Goals && !DOCUMENTS.contains(&self.format) {
            return Err(Failure::usage(t.msg_cli_export_format_of_goals(self.format.word())));
        }
        Ok(())
    }
}
