//! `goals explain` and `goals rollup`: where numbers come from, and how many goals stand in one.

use clap::Args;

use super::super::failure::{Code, Failure};
use super::super::output::Table;
use super::super::session::Session;
use super::selection::WhoseFlags;
use super::{find_dimension, find_goal, names, person_name, sign_in, words};
use crate::domain::goal::{Dimension, RollUp, Status, Translated};
use crate::export::json::goals::{ExplanationJson, OverviewJson, Subject};
use crate::i18n::{day_short, integer, percent};
use crate::member::Member;
use crate::member::goals::{Catalogue, Overview, PeerRollUp, Whose};

#[derive(Args, Clone, Debug)]
pub struct ExplainArgs {
    #[arg(value_name = "ID", conflicts_with_all = ["mine", "people", "area", "person", "dimension"])]
    id: Option<String>,
    #[command(flatten)]
    whose: WhoseFlags,
    #[arg(long, value_name = "D")]
    dimension: Option<String>,
}

impl ExplainArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let member = sign_in(session)?;
        let catalogue = member.catalogue()?;
        let all = names(session, &member, &catalogue);
        let (subject, explanation, unit) = match &self.id {
            Some(typed) => {
                let id = find_goal(session, &member, typed)?;
                let view = member.goal(id)?;
                let subject = Subject {
                    goal: Some(id.0),
                    person: Some(all.person(view.goal.owner)),
                    dimension: Some(all.dimension(view.kpi.dimension)),
                    area: None,
                };
                (subject, member.explain_goal(id)?, view.kpi.unit.clone())
            }
            None => {
                let whose = self.whose.whose(session, &member)?;
                let dimension = dimension(&catalogue, self.dimension.as_deref())?;
                let subject = Subject {
                    goal: None,
                    person: match &whose {
                        Whose::Mine => Some(member.person().handle.clone()),
                        Whose::Person(person) => Some(all.person(*person)),
                        Whose::People | Whose::Area(_) => None,
                    },
                    area: match &whose {
                        Whose::Area(area) => Some(area.to_string()),
                        _ => None,
                    },
                    dimension: dimension.map(|dimension| all.dimension(dimension)),
                };
                (subject, member.explain_roll_up(&whose, dimension)?, Translated::default())
            }
        };
        let object = ExplanationJson::new(subject, &explanation, &all);
        let language = session.language();
        session.out.give(&object, || {
            let kpi = |id| catalogue.kpi(id).map(|kpi| all.kpi(kpi)).unwrap_or_default();
            let mut table = Table::default();
            for (label, value) in words::explanation(language, &explanation, &unit) {
                table.row([label, value]);
            }
            for (label, value) in words::explanation_parts(language, &explanation, kpi) {
                table.row([label, value]);
            }
            table.to_string()
        })?;
        Ok(Code::Done)
    }
}

#[derive(Args, Clone, Debug)]
pub struct RollUpArgs {
    #[command(flatten)]
    whose: WhoseFlags,
    #[arg(long, value_name = "D")]
    dimension: Option<String>,
}

fn dimension(catalogue: &Catalogue, typed: Option<&str>) -> Result<Option<Dimension>, Failure> {
    Ok(typed.map(|typed| find_dimension(catalogue, typed)).transpose()?)
}

impl RollUpArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let member = sign_in(session)?;
        let catalogue = member.catalogue()?;
        let whose = self.whose.whose(session, &member)?;
        let overview = member.overview(&whose, dimension(&catalogue, self.dimension.as_deref())?)?;
        let shared = member.peer_roll_ups()?;
        let object = OverviewJson::new(&overview, &shared, &names(session, &member, &catalogue));
        let told = tell(session, &member, &catalogue, &overview, &shared);
        session.out.give(&object, || told)?;
        Ok(Code::Done)
    }
}

fn tell(
    session: &Session,
    member: &Member,
    catalogue: &Catalogue,
    overview: &Overview,
    shared: &[PeerRollUp],
) -> String {
    let (t, language) = (session.texts(), session.language());
    let share = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), |share| percent(language, share, 1));
    let count = |count: u32| integer(language, count.into());
    let mut table = Table::new([
        String::new(),
        t.msg_cli_goals_column_progress(),
        t.msg_cli_goals_column_people(),
        t.msg_cli_goals_column_without_goals(),
        t.msg_cli_goals_column_goals(),
        t.msg_cli_goals_column_without_check_in(),
        t.msg_cli_goals_column_stale(),
    ])
    .right(&[1, 2, 3, 4, 5, 6]);
    let mut row = |label: String, roll_up: &RollUp| {
        table.row([
            label,
            share(roll_up.progress),
            count(roll_up.people),
            count(roll_up.people_without_goals),
            count(roll_up.goals),
            count(roll_up.without_check_in),
            percent(language, roll_up.share_stale(), 0),
        ]);
    };
    row(t.msg_cli_goals_total(day_short(language, overview.as_of)), &overview.total);
    for (dimension, roll_up) in &overview.dimensions {
        row(words::dimension(language, *dimension, &catalogue.dimensions), roll_up);
    }
    for (area, roll_up) in &overview.areas {
        row(area.to_string(), roll_up);
    }
    let mut parts = vec![table.to_string()];
    let mut statuses = Table::default().right(&[1]);
    for status in Status::ALL {
        statuses.row([words::status(language, *status), count(overview.total.with_status(*status))]);
    }
    parts.push(statuses.to_string());
    if !overview.people.is_empty() {
        let mut people = Table::default().right(&[1]);
        for (person, standing) in &overview.people {
            people.row([person_name(member, *person), share(standing.share())]);
        }
        parts.push(people.to_string());
    }
    for seen in shared {
        let area = match seen.area.is_empty() {
            true => t.msg_cli_goals_organisation(),
            false => seen.area.to_string(),
        };
        let progress = percent(language, f64::from(seen.percent) / 100.0, 0);
        parts.push(t.msg_cli_goals_shared(area, progress, seen.people as u64, day_short(language, seen.week)));
    }
    parts.join("\n")
}
