//! `people code`: one-time codes to enrol with, one or a sheet of slips to cut out.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::super::failure::{Code, Failure};
use super::super::output::Table;
use super::super::session::Session;
use super::find;
use crate::domain::organisation::PersonId;
use crate::export::file::write_file;
use crate::export::json::CodeJson;
use crate::export::slips::{self, Slip};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SheetFormat {
    Text,
    Html,
}

#[derive(Args, Clone, Debug)]
pub struct CodeArgs {
    #[arg(value_name = "HANDLE", required_unless_present = "all", conflicts_with = "all")]
    handle: Option<String>,
    #[arg(long)]
    all: bool,
    #[arg(long, value_name = "F", value_enum, default_value = "text", requires = "all")]
    format: SheetFormat,
    #[arg(long, value_name = "PATH", requires = "all")]
    out: Option<PathBuf>,
    #[arg(long, requires = "out")]
    force: bool,
}

impl CodeArgs {
    /// `board` is named to whoever is to enrol, where it had to be named here.
    pub fn run(&self, session: &mut Session, board: Option<&Path>) -> Result<Code, Failure> {
        let mut member = session.member()?;
        let people: Vec<PersonId> = match &self.handle {
            Some(handle) => {
                let person = find(&member, handle)?;
                if member.enrolled()?.contains(&person.id) {
                    let warning = session.texts().msg_cli_code_again(&person.name);
                    session.out.note(&warning)?;
                }
                vec![person.id]
            }
            None => member.waiting_to_enrol()?,
        };
        let codes = member.issue_codes(&people)?;
        let slips = Slip::of(&member, codes);
        if self.format == SheetFormat::Html {
            return self.give(session, &slips::sheet(&member, &slips, session.language(), board));
        }
        if session.out.is_json() && self.out.is_none() {
            for slip in slips {
                session.out.object(&CodeJson { handle: slip.person.profile.handle, code: slip.code })?;
            }
            return Ok(Code::Done);
        }
        let t = session.texts();
        if slips.is_empty() {
            session.out.note(&t.msg_cli_codes_none())?;
        }
        let mut table = Table::default();
        for slip in slips {
            table.row([slip.person.handle.clone(), slip.person.name.clone(), slip.code]);
        }
        self.give(session, &table.to_string())
    }

    fn give(&self, session: &mut Session, document: &str) -> Result<Code, Failure> {
        match &self.out {
            Some(path) => write_file(path, self.force, |out| out.write_all(document.as_bytes()))?,
            None => session.out.bytes(document.as_bytes())?,
        }
        Ok(Code::Done)
    }
}
