//! `goals assign`: one goal for many people, with a preview, for all of them or for none.

use clap::Args;

use super::super::failure::{Code, Failure};
use super::super::session::Session;
use super::super::values::one_of;
use super::terms::{self, AimFlags, PeriodFlags};
use super::{find_kpi, find_person, find_template, person_name, sign_in, words};
use crate::domain::goal::Weight;
use crate::domain::organisation::{Area, ClientType, PersonId};
use crate::export::json::goals::AssignmentJson;
use crate::i18n::Language;
use crate::member::Member;
use crate::member::goals::{Assignment, AssignmentPlan, Selection};

#[derive(Args, Clone, Debug)]
pub struct AssignArgs {
    #[arg(long, value_name = "KPI", required_unless_present = "template")]
    kpi: Option<String>,
    #[arg(long, value_name = "NAME", conflicts_with = "kpi")]
    template: Option<String>,
    #[command(flatten)]
    aim: AimFlags,
    #[command(flatten)]
    period: PeriodFlags,
    #[arg(long, value_name = "NAME")]
    cycle: Option<String>,
    #[arg(long, value_name = "A")]
    area: Option<Area>,
    #[arg(long, value_name = "N")]
    level: Option<u16>,
    #[arg(long, value_name = "T", value_parser = one_of(ClientType::ALL, ClientType::word))]
    client_type: Option<ClientType>,
    #[arg(long, value_name = "HANDLE")]
    to: Vec<String>,
    #[arg(long)]
    dry_run: bool,
}

impl AssignArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        if self.area.is_none() && self.level.is_none() && self.client_type.is_none() && self.to.is_empty() {
            return Err(Failure::usage(session.texts().msg_cli_goals_assign_to_whom()));
        }
        let mut member = sign_in(session)?;
        let assignment = self.assignment(session, &member)?;
        let plan = match self.dry_run {
            true => member.plan_assignment(&assignment)?,
            false => member.act(|act| act.assign(&assignment))?,
        };
        let object = AssignmentJson::new(&plan, self.dry_run, member.workspace().organisation());
        let told = self.tell(session, &member, &plan);
        session.out.give(&object, || told)?;
        Ok(Code::Done)
    }

    fn assignment(&self, session: &Session, member: &Member) -> Result<Assignment, Failure> {
        let catalogue = member.catalogue()?;
        let template = self.template.as_deref().map(|name| find_template(&catalogue, name)).transpose()?;
        let kpi = match (template, &self.kpi) {
            (Some(template), _) => catalogue.kpi(template.kpi).cloned().ok_or(crate::member::Error::NoKpi)?,
            (None, typed) => find_kpi(session, &catalogue, typed.as_deref().unwrap_or_default(), false)?,
        };
        let cycle = terms::cycle(&catalogue, self.cycle.as_deref())?;
        let aim = self.aim.aim(session, kpi.kind, template.map(|template| template.aim))?;
        let weight = self.aim.weight(session, template.map(|template| template.weight))?;
        let cadence = self.aim.cadence(template.map(|template| template.cadence));
        let people: Result<Vec<PersonId>, Failure> =
            self.to.iter().map(|handle| Ok(find_person(member, handle)?.id)).collect();
        Ok(Assignment {
            kpi: kpi.id,
            cycle: cycle.map(|cycle| cycle.id),
            terms: self.period.terms(session, member, cycle, (aim, weight, cadence))?,
            to: Selection {
                area: self.area.clone(),
                level: self.level,
                client_type: self.client_type,
                people: people?,
            },
        })
    }

    fn tell(&self, session: &Session, member: &Member, plan: &AssignmentPlan) -> String {
        let (t, language) = (session.texts(), session.language());
        let count = plan.given.len() as u64;
        let mut lines = vec![match self.dry_run {
            true => t.msg_cli_goals_would_assign(count),
            false => t.msg_cli_goals_assigned(count),
        }];
        for (person, weights) in &plan.given {
            let sum = (*weights != Weight::ALL).then(|| sum(language, *weights, t));
            lines.push([Some(person_name(member, *person)), sum].into_iter().flatten().collect::<Vec<_>>().join(" · "));
        }
        let people = |people: &[PersonId]| {
            people.iter().map(|person| person_name(member, *person)).collect::<Vec<_>>().join(", ")
        };
        if !plan.have_it.is_empty() {
            lines.push(t.msg_cli_goals_have_it(people(&plan.have_it)));
        }
        if !plan.not_below.is_empty() {
            lines.push(t.msg_cli_goals_not_below(people(&plan.not_below)));
        }
        lines.join("\n")
    }
}

fn sum(language: Language, weights: Weight, t: &crate::i18n::Texts) -> String {
    t.msg_cli_goals_weights(words::weight(language, weights))
}
