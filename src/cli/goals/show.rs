//! `goals show`: one goal with its check-ins and what was agreed when.

use super::super::failure::{Code, Failure};
use super::super::output::Table;
use super::super::session::Session;
use super::list::status;
use super::{find_goal, names, person_name, sign_in, words};
use crate::export::json::goals::GoalPageJson;
use crate::i18n::{day_short, percent};
use crate::member::Member;
use crate::member::goals::{Catalogue, GoalPage};
use crate::member::signing::Signature;

pub fn run(session: &mut Session, id: &str) -> Result<Code, Failure> {
    let member = sign_in(session)?;
    let id = find_goal(session, &member, id)?;
    let (page, catalogue) = (member.goal_page(id)?, member.catalogue()?);
    let object = GoalPageJson::new(&page, &names(session, &member, &catalogue));
    let told = tell(session, &member, &catalogue, &page);
    session.out.give(&object, || told)?;
    Ok(Code::Done)
}

fn tell(session: &Session, member: &Member, catalogue: &Catalogue, page: &GoalPage) -> String {
    let (t, language) = (session.texts(), session.language());
    let (view, goal, kpi) = (&page.view, &page.view.goal, &page.view.kpi);
    let (terms, standing) = (&goal.terms, &view.standing);
    let day = |day| day_short(language, day);
    let share = |share: f64| percent(language, share, 1);
    let mut facts = Table::default();
    let mut row = |label: String, value: String| {
        if !value.is_empty() {
            facts.row([label, value]);
        }
    };
    row(t.msg_cli_goals_column_person(), person_name(member, goal.owner));
    row(t.msg_cli_goals_column_dimension(), words::dimension(language, kpi.dimension, &catalogue.dimensions));
    row(t.msg_cli_goals_column_aim(), words::aim(language, terms.aim, &kpi.unit));
    row(t.msg_cli_goals_column_period(), t.msg_cli_goals_period(day(terms.start), day(terms.end)));
    let cycle = goal.cycle.and_then(|cycle| catalogue.cycle(cycle));
    row(t.msg_cli_goals_column_cycle(), cycle.map(|cycle| cycle.name.clone()).unwrap_or_default());
    row(t.msg_cli_goals_column_weight(), words::weight(language, terms.weight));
    row(t.msg_cli_goals_column_cadence(), words::cadence(language, terms.cadence));
    let value = standing.value.map(|value| words::value(language, value, &kpi.unit));
    row(t.msg_cli_goals_column_value(), value.unwrap_or_default());
    row(t.msg_cli_goals_column_progress(), standing.progress.map(share).unwrap_or_default());
    row(t.msg_cli_goals_column_expected(), share(standing.expected));
    row(t.msg_cli_goals_column_status(), status(session, view));
    let confidence = standing.confidence.map(|own| t.msg_confidence_of_five(own));
    row(t.msg_cli_goals_column_confidence(), confidence.unwrap_or_default());
    row(t.msg_cli_goals_column_due(), view.next_due.map(day).unwrap_or_default());
    let mut parts = vec![kpi.name.in_locale(language.code()).to_owned()];
    if page.signature == Signature::Invalid {
        parts.push(t.msg_cli_signature_invalid());
    }
    parts.push(facts.to_string());
    if !page.check_ins.is_empty() {
        parts.push(t.msg_cli_goals_check_ins());
        let mut table = Table::default().right(&[0, 2]);
        for (made, signature) in &page.check_ins {
            let mut notes = Vec::new();
            if let Some((number, reason)) = &made.corrects {
                notes.push(t.msg_cli_goals_corrects(*number, reason));
            }
            if let Some(number) = made.corrected_by {
                notes.push(t.msg_cli_goals_corrected_by(number));
            }
            notes.extend(made.confidence.map(|own| t.msg_confidence_of_five(own)));
            if !made.evidence.is_empty() {
                notes.push(made.evidence.clone());
            }
            if *signature == Signature::Invalid {
                notes.push(t.msg_cli_signature_invalid());
            }
            table.row([
                made.number.to_string(),
                day(made.day),
                words::quantity(language, made.value, &kpi.unit),
                person_name(member, made.by),
                notes.join(" · "),
            ]);
        }
        parts.push(table.to_string());
    }
    if page.revisions.len() > 1 {
        parts.push(t.msg_cli_goals_history());
        let mut table = Table::default().right(&[0]);
        for (revision, signature) in &page.revisions {
            let zone = &member.workspace().board().zone;
            let mut notes = vec![revision.reason.clone()];
            if *signature == Signature::Invalid {
                notes.push(t.msg_cli_signature_invalid());
            }
            table.row([
                revision.number.to_string(),
                crate::i18n::date_short(language, zone, revision.at),
                person_name(member, revision.by),
                words::goal_state(language, revision.state),
                words::aim(language, revision.terms.aim, &kpi.unit),
                words::weight(language, revision.terms.weight),
                notes.join(" · "),
            ]);
        }
        parts.push(table.to_string());
    }
    parts.join("\n")
}
