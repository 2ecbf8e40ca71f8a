//! `sessions list`, `actions` and `due`: which sessions there are, what was agreed in them, who should meet again.

use clap::Args;

use super::super::failure::{Code, Failure};
use super::super::ids::short;
use super::super::output::Table;
use super::super::session::Session;
use super::super::values::one_of;
use super::{find_person, people_names, person_name, sign_in, text_of, words};
use crate::domain::session::{Involvement, Operation, SessionKind, SessionState};
use crate::export::json::sessions::{ActionJson, CircleJson, SessionPageJson};
use crate::i18n::{self, day_short, goals as goal_words};
use crate::member::Member;
use crate::member::sessions::{SessionView, Whose};

#[derive(Args, Clone, Debug)]
pub struct ListArgs {
    #[arg(long, value_name = "HANDLE")]
    with: Option<String>,
    #[arg(long, conflicts_with = "with")]
    people: bool,
    #[arg(long, value_name = "HANDLE", conflicts_with_all = ["with", "people"])]
    person: Option<String>,
    #[arg(long, conflicts_with_all = ["with", "people", "person"])]
    all: bool,
    #[arg(long, value_name = "K", value_parser = one_of(SessionKind::ALL, SessionKind::word))]
    kind: Option<SessionKind>,
    #[arg(long, value_name = "S", value_parser = one_of(SessionState::ALL, SessionState::word))]
    state: Option<SessionState>,
    #[arg(long)]
    due: bool,
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl ListArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        // Only the documented objects hold what is said.
        let member = if session.out.is_json() { sign_in(session)? } else { session.member()? };
        let fits = |view: &SessionView| {
            self.kind.is_none_or(|kind| view.session.kind == kind)
                && self.state.is_none_or(|state| view.state == state)
                && (!self.due || waits(view, &member))
        };
        let mut views: Vec<SessionView> = member.sessions(&self.whose(&member)?)?.into_iter().filter(fits).collect();
        views.truncate(self.limit.unwrap_or(usize::MAX));
        if views.is_empty() {
            let empty = session.texts().msg_cli_list_empty();
            session.out.note(&empty)?;
            return Ok(Code::Done);
        }
        if session.out.is_json() {
            for view in &views {
                session.out.object(&as_opened(&member, view)?)?;
            }
            return Ok(Code::Done);
        }
        let (t, language, workspace) = (session.texts(), session.language(), member.workspace());
        let mut table = Table::new([
            t.msg_cli_column_id(),
            t.msg_cli_column_when(),
            t.msg_sessions_label_sort(),
            t.msg_sessions_label_people(),
            t.msg_sessions_label_state(),
        ]);
        for view in &views {
            let others = view.session.participants.iter().copied().filter(|person| *person != member.id());
            table.row([
                short(view.session.id.0),
                i18n::date_time(language, &workspace.board().zone, view.session.starts),
                words::kind(language, view.session.kind),
                people_names(&member, &others.collect::<Vec<_>>()),
                state(session, view),
            ]);
        }
        session.out.table(&table)?;
        Ok(Code::Done)
    }

    fn whose(&self, member: &Member) -> Result<Whose, Failure> {
        Ok(match (&self.with, &self.person) {
            (Some(handle), _) => Whose::With(find_person(member, handle)?.id),
            (_, Some(handle)) => Whose::Person(find_person(member, handle)?.id),
            _ if self.people => Whose::People,
            _ if self.all => Whose::All,
            _ => Whose::Mine,
        })
    }
}

/// The session with what is said in it, where the member opens it.
pub fn as_opened(member: &Member, view: &SessionView) -> Result<SessionPageJson, Failure> {
    let organisation = member.workspace().organisation();
    Ok(match view.may(Operation::Open) {
        Ok(()) => SessionPageJson::new(&member.session_page(view.session.id)?, organisation),
        Err(_) => SessionPageJson::fact(view, organisation),
    })
}

/// Whether it is time for somebody's next step: to hold it, to write it up, to sign it.
fn waits(view: &SessionView, member: &Member) -> bool {
    let workspace = member.workspace();
    match view.state {
        SessionState::Planned => workspace.day_of(view.session.starts) <= workspace.today(),
        SessionState::Held => true,
        // Of others' whoever is missing, of one's own whether it is oneself.
        SessionState::Closed => view.how != Some(Involvement::Participant) || !view.signed.contains(&member.id()),
        SessionState::Signed | SessionState::Cancelled | SessionState::Blocked | SessionState::Purged => false,
    }
}

/// The state, and what stands beside it.
pub fn state(session: &Session, view: &SessionView) -> String {
    let said = words::state(session.language(), view.state);
    if view.overdue { format!("{said}, {}", session.texts().msg_sessions_label_overdue()) } else { said }
}

#[derive(Args, Clone, Debug)]
pub struct ActionsArgs {
    #[arg(long)]
    people: bool,
}

impl ActionsArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let member = sign_in(session)?;
        let actions = member.actions(self.people)?;
        let (t, language) = (session.texts(), session.language());
        let mut table = Table::new([
            t.msg_cli_column_id(),
            t.msg_sessions_label_due(),
            t.msg_sessions_label_owner(),
            t.msg_sessions_label_state(),
            t.msg_sessions_label_text(),
        ]);
        for action in &actions {
            if session.out.is_json() {
                session.out.object(&ActionJson::new(action, member.workspace().organisation()))?;
                continue;
            }
            let part = &action.part.part;
            let mut state = words::part_state(language, part.kind, part.state);
            if action.overdue {
                state = format!("{state}, {}", t.msg_sessions_label_overdue());
            }
            table.row([
                short(part.id.0),
                part.due.map(|due| day_short(language, due)).unwrap_or_default(),
                part.owner.map(|owner| person_name(&member, owner)).unwrap_or_default(),
                state,
                text_of(session, &action.part),
            ]);
        }
        end(session, actions.is_empty(), &table)
    }
}

#[derive(Args, Clone, Debug)]
pub struct DueArgs {
    #[arg(long)]
    people: bool,
}

impl DueArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let member = session.member()?;
        let circles = member.due_circles(self.people)?;
        let (t, language) = (session.texts(), session.language());
        let mut table = Table::new([
            t.msg_sessions_label_sort(),
            t.msg_sessions_label_people(),
            t.msg_sessions_label_cadence(),
            t.msg_cli_sessions_column_last(),
            t.msg_cli_sessions_column_next(),
            t.msg_sessions_label_due(),
            t.msg_sessions_label_state(),
        ]);
        for circle in &circles {
            if session.out.is_json() {
                session.out.object(&CircleJson::new(circle, member.workspace().organisation()))?;
                continue;
            }
            let standing = &circle.standing;
            let day = |day: Option<jiff::civil::Date>| day.map(|day| day_short(language, day)).unwrap_or_default();
            table.row([
                words::kind(language, standing.circle.kind),
                people_names(&member, &standing.circle.people),
                standing.cadence.map(|cadence| goal_words::cadence(language, cadence)).unwrap_or_default(),
                day(standing.last),
                day(standing.next),
                day(standing.due),
                words::dueness(language, circle.dueness),
            ]);
        }
        end(session, circles.is_empty(), &table)
    }
}

/// Prints the table of a list whose objects, where those were asked for, are printed already.
pub fn end(session: &mut Session, empty: bool, table: &Table) -> Result<Code, Failure> {
    if empty {
        let said = session.texts().msg_cli_list_empty();
        session.out.note(&said)?;
    } else if !session.out.is_json() {
        session.out.table(table)?;
    }
    Ok(Code::Done)
}
