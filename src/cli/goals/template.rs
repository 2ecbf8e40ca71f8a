//! `goals template …`: shapes of goals that are kept under a name.

use clap::{Args, Subcommand};
use serde::Serialize;
use uuid::Uuid;

use super::super::failure::{Code, Failure};
use super::super::output::Table;
use super::super::session::Session;
use super::terms::AimFlags;
use super::{find_kpi, find_template, names, sign_in, words};
use crate::domain::goal::Template;
use crate::export::json::goals::TemplateJson;

#[derive(Subcommand, Clone, Debug)]
pub enum TemplateCommand {
    List,
    Add(Box<AddArgs>),
    Remove(RemoveArgs),
}

impl TemplateCommand {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        match self {
            Self::List => list(session),
            Self::Add(args) => args.run(session),
            Self::Remove(args) => args.run(session),
        }
    }
}

fn list(session: &mut Session) -> Result<Code, Failure> {
    let member = session.member()?;
    let catalogue = member.catalogue()?;
    let (t, language, all) = (session.texts(), session.language(), names(session, &member, &catalogue));
    let mut table = Table::new([
        t.msg_cli_column_name(),
        t.msg_cli_goals_column_kpi(),
        t.msg_cli_goals_column_aim(),
        t.msg_cli_goals_column_weight(),
        t.msg_cli_goals_column_cadence(),
    ])
    .right(&[3]);
    for template in &catalogue.templates {
        if session.out.is_json() {
            session.out.object(&TemplateJson::new(template, &all))?;
            continue;
        }
        let Some(kpi) = catalogue.kpi(template.kpi) else { continue };
        table.row([
            template.name.clone(),
            all.kpi(kpi),
            words::aim(language, template.aim, &kpi.unit),
            words::weight(language, template.weight),
            words::cadence(language, template.cadence),
        ]);
    }
    if catalogue.templates.is_empty() {
        session.out.note(&t.msg_cli_list_empty())?;
    } else if !session.out.is_json() {
        session.out.table(&table)?;
    }
    Ok(Code::Done)
}

#[derive(Args, Clone, Debug)]
pub struct AddArgs {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "KPI")]
    kpi: String,
    #[command(flatten)]
    aim: AimFlags,
}

impl AddArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let catalogue = member.catalogue()?;
        let kpi = find_kpi(session, &catalogue, &self.kpi, false)?;
        let template = Template {
            id: member.new_id(),
            name: self.name.trim().to_owned(),
            kpi: kpi.id,
            aim: self.aim.aim(session, kpi.kind, None)?,
            weight: self.aim.weight(session, None)?,
            cadence: self.aim.cadence(None),
            by: member.id(),
            at: member.workspace().now(),
            entry: None,
        };
        member.act(|act| act.save_template(&template))?;
        let object = TemplateJson::new(&template, &names(session, &member, &catalogue));
        let t = session.texts();
        session.out.give(&object, || t.msg_cli_goals_template_added(&template.name))?;
        Ok(Code::Done)
    }
}

#[derive(Args, Clone, Debug)]
pub struct RemoveArgs {
    #[arg(value_name = "NAME")]
    name: String,
}

/// What `goals template remove` gives.
#[derive(Debug, Serialize)]
struct RemovedJson {
    id: Uuid,
    name: String,
}

impl RemoveArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let catalogue = member.catalogue()?;
        let template = find_template(&catalogue, &self.name)?;
        member.act(|act| act.delete_template(template.id))?;
        let t = session.texts();
        let object = RemovedJson { id: template.id, name: template.name.clone() };
        session.out.give(&object, || t.msg_cli_goals_template_removed(&template.name))?;
        Ok(Code::Done)
    }
}
