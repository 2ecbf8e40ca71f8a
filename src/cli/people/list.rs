//! `people list` and `people show`: the chart, which is everybody's.

use clap::Args;
use serde::Serialize;

use super::super::failure::{Code, Failure};
use super::super::output::Table;
use super::super::session::Session;
use super::find;
use crate::domain::organisation::PersonId;
use crate::export::json::PersonJson;
use crate::i18n::{self, names};

/// Who may sign in, as anybody sees it who has not.
#[derive(Debug, Serialize)]
struct NameJson {
    handle: String,
    name: String,
    title: String,
    area: String,
    active: bool,
    enrolled: bool,
}

/// Everybody who is or was there; for whoever does not sign in, the list of names of the sign-in screen.
pub fn list(session: &mut Session) -> Result<Code, Failure> {
    let workspace = session.workspace()?;
    if session.named().is_none() && session.globals.passphrase_file.is_none() {
        let names = workspace.names()?.into_iter().map(|found| NameJson {
            handle: found.handle,
            name: found.name,
            title: found.title,
            area: found.area,
            active: true,
            enrolled: found.enrolled,
        });
        return print_names(session, &names.collect::<Vec<_>>());
    }
    let member = session.sign_in(workspace)?;
    let (organisation, today) = (member.workspace().organisation(), member.workspace().today());
    let enrolled = member.enrolled()?;
    let t = session.texts();
    let mut table = Table::new([
        t.msg_cli_column_handle(),
        t.msg_cli_column_name(),
        t.msg_cli_column_title_held(),
        t.msg_cli_column_area(),
        t.msg_cli_column_level(),
        t.msg_cli_column_manager(),
        t.msg_cli_column_state(),
    ])
    .right(&[4]);
    for person in organisation.people() {
        let object = PersonJson::new(person, organisation, enrolled.contains(&person.id), today);
        if session.out.is_json() {
            session.out.object(&object)?;
            continue;
        }
        table.row([
            object.handle,
            object.name,
            object.title,
            object.area,
            object.level.to_string(),
            object.manager.unwrap_or_default(),
            standing(session, object.active, object.enrolled),
        ]);
    }
    if !session.out.is_json() {
        session.out.table(&table)?;
    }
    Ok(Code::Done)
}

fn print_names(session: &mut Session, names: &[NameJson]) -> Result<Code, Failure> {
    let t = session.texts();
    let mut table = Table::new([
        t.msg_cli_column_handle(),
        t.msg_cli_column_name(),
        t.msg_cli_column_title_held(),
        t.msg_cli_column_area(),
        t.msg_cli_column_state(),
    ]);
    for found in names {
        if session.out.is_json() {
            session.out.object(found)?;
            continue;
        }
        let state = standing(session, found.active, found.enrolled);
        table.row([found.handle.clone(), found.name.clone(), found.title.clone(), found.area.clone(), state]);
    }
    if !session.out.is_json() {
        session.out.table(&table)?;
    }
    Ok(Code::Done)
}

fn standing(session: &Session, active: bool, enrolled: bool) -> String {
    let t = session.texts();
    match (active, enrolled) {
        (false, _) => t.msg_cli_standing_away(),
        (true, true) => t.msg_cli_standing_enrolled(),
        (true, false) => t.msg_cli_standing_not_enrolled(),
    }
}

#[derive(Args, Clone, Debug)]
pub struct ShowArgs {
    #[arg(value_name = "HANDLE")]
    handle: String,
}

/// What `people show` gives.
#[derive(Debug, Serialize)]
struct ShownJson {
    #[serde(flatten)]
    person: PersonJson,
    /// Today's: a manager who has left is passed over.
    managers: Vec<String>,
    reports: Vec<String>,
}

impl ShowArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let member = session.member()?;
        let person = find(&member, &self.handle)?;
        let (organisation, today) = (member.workspace().organisation(), member.workspace().today());
        let chart = organisation.on(today);
        let handles = |people: &[PersonId]| -> Vec<String> {
            people.iter().filter_map(|id| Some(organisation.find(*id)?.handle.clone())).collect()
        };
        let object = ShownJson {
            person: PersonJson::new(&person, organisation, member.enrolled()?.contains(&person.id), today),
            managers: handles(&chart.up(person.id)),
            reports: handles(chart.reports(person.id)),
        };
        let (t, language) = (session.texts(), session.language());
        let named = |people: &[PersonId]| -> Vec<String> {
            let found = people.iter().filter_map(|id| organisation.find(*id));
            found.map(|person| t.msg_cli_person(&person.name, &person.handle)).collect()
        };
        let (above, below) = (named(&chart.up(person.id)), named(chart.reports(person.id)));
        let state = standing(session, object.person.active, object.person.enrolled);
        session.out.give(&object, || {
            let mut table = Table::default();
            let mut row = |label: String, value: String| {
                if !value.is_empty() {
                    table.row([label, value]);
                }
            };
            row(t.msg_cli_column_handle(), person.handle.clone());
            row(t.msg_cli_column_name(), person.name.clone());
            row(t.msg_cli_column_title_held(), person.title.clone());
            row(t.msg_cli_column_area(), person.area.to_string());
            row(t.msg_cli_column_level(), person.level.to_string());
            row(t.msg_filter_client_type(), names::client_type(language, person.client_type));
            row(t.msg_filter_bond(), names::bond(language, person.bond));
            row(t.msg_cli_column_manager(), above.into_iter().next().unwrap_or_default());
            row(t.msg_cli_column_reports(), below.join(", "));
            let roles: Vec<String> = person.roles.iter().map(|role| names::role(language, role)).collect();
            row(t.msg_cli_column_roles(), roles.join(", "));
            row(t.msg_cli_column_state(), state);
            let day = |day| i18n::day_short(language, day);
            row(t.msg_cli_first_day(), person.active_from.map(day).unwrap_or_default());
            // People know the last day they worked, not the first day away.
            let last = person.active_until.map(|until| day(until.yesterday().unwrap_or(until)));
            row(t.msg_cli_last_day(), last.unwrap_or_default());
            table.to_string()
        })?;
        Ok(Code::Done)
    }
}
