//! Slips with one-time codes, to be printed and cut out.

use std::path::Path;

use super::markdown_html::escape_html;
use crate::domain::organisation::{Person, PersonId};
use crate::domain::text::CleanText;
use crate::i18n::{self, Language};
use crate::keys::EnrolmentCode;
use crate::member::Member;
use crate::member::access::CODE_DAYS;

const SHEET: &str = include_str!("../../assets/templates/codes.html");
const SLIP: &str = include_str!("../../assets/templates/code.html");

/// A code and whose it is.
pub struct Slip {
    pub person: Person,
    pub code: String,
}

impl Slip {
    /// One for each code.
    pub fn of(member: &Member, codes: impl IntoIterator<Item = (PersonId, EnrolmentCode)>) -> Vec<Self> {
        let organisation = member.workspace().organisation();
        let slip = |(id, code): (PersonId, EnrolmentCode)| {
            Some(Self { person: organisation.find(id)?.clone(), code: code.to_string() })
        };
        codes.into_iter().filter_map(slip).collect()
    }
}

/// The last day on which a code that is given today works.
pub fn valid_until(member: &Member) -> jiff::civil::Date {
    let day = member.workspace().today();
    day.checked_add(jiff::Span::new().days(CODE_DAYS)).unwrap_or(day)
}

/// A page that prints as slips. `board` is named to whoever is to enrol, where it has to be.
pub fn sheet(member: &Member, slips: &[Slip], language: Language, board: Option<&Path>) -> String {
    let t = i18n::texts(language);
    let organisation = &member.workspace().board().organisation;
    let until = t.msg_cli_slip_valid(i18n::day_long(language, valid_until(member)));
    let board = board.map(|path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    let board = board.map(|path| format!(" --board {}", path.display())).unwrap_or_default();
    let mut printed = String::new();
    for Slip { person, code } in slips {
        let how = t.msg_cli_slip_how(format!("cartelera people enrol {}{board}", person.handle));
        printed.push_str(&fill(
            SLIP,
            &[
                ("organisation", organisation),
                ("name", &person.name),
                ("handle", &person.handle),
                ("code", code),
                ("how", &how),
                ("until", &until),
            ],
        ));
    }
    let title = t.msg_cli_slips_title(organisation);
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
