//! `goals list`: how goals stand today.

use clap::Args;

use super::super::failure::{Code, Failure};
use super::super::ids::short;
use super::super::output::Table;
use super::super::session::Session;
use super::selection::GoalFlags;
use super::{names, person_name, sign_in, words};
use crate::domain::goal::{GoalState, KpiKind};
use crate::export::json::goals::GoalJson;
use crate::i18n::{day_short, percent};
use crate::member::Member;
use crate::member::goals::{Catalogue, GoalView};

#[derive(Args, Clone, Debug)]
pub struct ListArgs {
    #[command(flatten)]
    which: GoalFlags,
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// Goals read and printed at once.
pub const PAGE: usize = 500;

impl ListArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let member = sign_in(session)?;
        let catalogue = member.catalogue()?;
        let list = self.which.list(session, &member, &catalogue)?;
        let mut positions = member.list_goals(&list)?;
        positions.truncate(self.limit.unwrap_or(usize::MAX));
        let mut table = head(session);
        for page in positions.chunks(PAGE) {
            let views = member.goal_views(page)?;
            print(session, &member, &catalogue, &views, &mut table)?;
        }
        if positions.is_empty() {
            let empty = session.texts().msg_cli_list_empty();
            session.out.note(&empty)?;
        } else if !session.out.is_json() {
            session.out.table(&table)?;
        }
        Ok(Code::Done)
    }
}

fn head(session: &Session) -> Table {
    let t = session.texts();
    Table::new([
        t.msg_cli_column_id(),
        t.msg_cli_goals_column_person(),
        t.msg_cli_goals_column_kpi(),
        t.msg_cli_goals_column_aim(),
        t.msg_cli_goals_column_value(),
        t.msg_cli_goals_column_progress(),
        t.msg_cli_goals_column_expected(),
        t.msg_cli_goals_column_weight(),
        t.msg_cli_goals_column_status(),
        t.msg_cli_goals_column_due(),
    ])
    .right(&[4, 5, 6, 7])
}

fn print(
    session: &mut Session,
    member: &Member,
    catalogue: &Catalogue,
    views: &[GoalView],
    table: &mut Table,
) -> Result<(), Failure> {
    let language = session.language();
    for view in views {
        if session.out.is_json() {
            session.out.object(&GoalJson::new(view, &names(session, member, catalogue)))?;
            continue;
        }
        let (goal, standing) = (&view.goal, &view.standing);
        let share = |share: f64| percent(language, share, 0);
        table.row([
            short(goal.id.0),
            person_name(member, goal.owner),
            view.kpi.name.in_locale(language.code()).to_owned(),
            words::aim(language, goal.terms.aim, &view.kpi.unit),
            standing.value.map(|value| words::value(language, value, &view.kpi.unit)).unwrap_or_default(),
            standing.progress.map(share).unwrap_or_default(),
            // A band and a rating are held against the aim, not against the calendar.
            match view.kpi.kind {
                KpiKind::Numeric | KpiKind::Milestone => share(standing.expected),
                KpiKind::Maintain | KpiKind::Rating => String::new(),
            },
            words::weight(language, goal.terms.weight),
            status(session, view),
            view.next_due.map(|due| day_short(language, due)).unwrap_or_default(),
        ]);
    }
    Ok(())
}

/// The status, and what stands beside it.
pub fn status(session: &Session, view: &GoalView) -> String {
    let (t, language, standing) = (session.texts(), session.language(), &view.standing);
    let mut said = vec![match view.goal.state {
        GoalState::Accepted => words::status(language, standing.status),
        state => words::goal_state(language, state),
    }];
    if standing.stale {
        said.push(t.msg_cli_goals_stale());
    }
    if standing.differs {
        said.push(t.msg_cli_goals_differs());
    }
    said.join(", ")
}
