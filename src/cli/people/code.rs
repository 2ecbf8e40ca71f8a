//! `people code`: one-time codes to enrol with, one or a sheet of slips to cut out.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::super::failure::{Code, Failure};
use super::super::output::Table;
use super::super::session::Session;
use super::find;
use crate::domain::organisation::{Person, PersonId};
use crate::domain::text::CleanText;
use crate::export::file::write_file;
use crate::export::json::CodeJson;
use crate::export::markdown_html::escape_html;
use crate::i18n;
use crate::member::Member;
use crate::member::access::CODE_DAYS;

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

/// A code and whose it is.
struct Slip {
    person: Person,
    code: String,
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
            None => waiting(&member)?,
        };
        let codes = member.issue_codes(&people)?;
        let organisation = member.workspace().organisation();
        let slips: Vec<Slip> = codes
            .into_iter()
            .filter_map(|(id, code)| Some(Slip { person: organisation.find(id)?.clone(), code: code.to_string() }))
            .collect();
        if self.format == SheetFormat::Html {
            return self.give(session, &sheet(session, &member, &slips, board));
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

/// Everybody who has not enrolled yet and has not left.
fn waiting(member: &Member) -> Result<Vec<PersonId>, Failure> {
    let (enrolled, today) = (member.enrolled()?, member.workspace().today());
    let people = member.workspace().organisation().people().iter();
    let here = people.filter(|person| person.active_until.is_none_or(|until| today < until));
    Ok(here.map(|person| person.id).filter(|id| !enrolled.contains(id)).collect())
}

const SHEET: &str = include_str!("../../../assets/templates/codes.html");
const SLIP: &str = include_str!("../../../assets/templates/code.html");

/// A page that prints as slips to cut out.
fn sheet(session: &Session, member: &Member, slips: &[Slip], typed: Option<&Path>) -> String {
    let (t, language) = (session.texts(), session.language());
    let board = member.workspace().board();
    let day = member.workspace().today();
    let until = day.checked_add(jiff::Span::new().days(CODE_DAYS)).unwrap_or(day);
    let until = t.msg_cli_slip_valid(i18n::day_long(language, until));
    let typed = typed.map(|path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    let typed = typed.map(|path| format!(" --board {}", path.display())).unwrap_or_default();
    let mut printed = String::new();
    for Slip { person, code } in slips {
        let how = t.msg_cli_slip_how(format!("cartelera people enrol {}{typed}", person.handle));
        printed.push_str(&fill(
            SLIP,
            &[
                ("organisation", &board.organisation),
                ("name", &person.name),
                ("handle", &person.handle),
                ("code", code),
                ("how", &how),
                ("until", &until),
            ],
        ));
    }
    let title = t.msg_cli_slips_title(&board.organisation);
    let around = |part: &str| fill(part, &[("lang", language.code()), ("title", &title)]);
    let (before, after) = SHEET.split_once("{{slips}}").unwrap_or((SHEET, ""));
    [around(before), printed, around(after)].concat()
}

/// Puts escaped text in the places of a template, in one pass.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let Some((name, left)) = after.split_once("}}") else { break };
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            filled.push_str(&escape_html(&CleanText::line(value)));
        }
        rest = left;
    }
    filled.push_str(rest);
    filled
}
