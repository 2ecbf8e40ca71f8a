//! `today` and `unread`: what waits for somebody.

use clap::Args;

use super::failure::{Code, Failure};
use super::goals::settle;
use super::ids::short;
use super::output::Table;
use super::session::{Session, account};
use super::sessions::share;
use crate::export::json::{TodayJson, UnreadJson};
use crate::i18n;
use crate::member::today::{DutyKind, Matter};

pub fn today(session: &mut Session) -> Result<Code, Failure> {
    let mut member = session.member()?;
    settle(&mut member)?;
    share(&mut member)?;
    let items = member.today()?;
    if session.out.is_json() {
        for item in &items {
            session.out.object(&TodayJson::new(item, session.language().code()))?;
        }
        return Ok(Code::Done);
    }
    let t = session.texts();
    if items.is_empty() {
        session.out.text(&t.msg_cli_today_empty())?;
        return Ok(Code::Done);
    }
    let (language, workspace) = (session.language(), member.workspace());
    let (zone, now) = (&workspace.board().zone, workspace.now());
    let mut table =
        Table::new([t.msg_cli_column_id(), t.msg_cli_column_what(), t.msg_cli_column_when(), t.msg_cli_column_title()]);
    for item in &items {
        let (what, when) = match (item.kind, item.due) {
            (DutyKind::Event, Some(starts)) => (t.msg_cli_duty_event(), i18n::relative(language, zone, now, starts)),
            (kind, due) => {
                (duty(session, kind), due.map_or_else(String::new, |due| i18n::due(language, zone, now, due)))
            }
        };
        // Whose goal it is, where it is somebody else's.
        let goal = match &item.matter {
            Matter::Goal(duty) => duty.view().filter(|view| view.goal.owner != member.id()),
            Matter::Announcement { .. } | Matter::Session(_) => None,
        };
        let title = match goal.and_then(|view| workspace.organisation().find(view.goal.owner)) {
            Some(owner) => format!("{}: {}", owner.name, item.title(language.code())),
            None => item.title(language.code()),
        };
        let id = match item.kind {
            // Of people rather than of something with an id.
            DutyKind::Meet | DutyKind::ConfirmKeys | DutyKind::PurgeSessions => String::new(),
            _ => short(item.reference()),
        };
        table.row([id, what, when, title]);
    }
    session.out.table(&table)?;
    Ok(Code::Done)
}

fn duty(session: &Session, kind: DutyKind) -> String {
    let t = session.texts();
    match kind {
        DutyKind::Acknowledge => t.msg_cli_duty_acknowledge(),
        DutyKind::Answer => t.msg_cli_duty_answer(),
        DutyKind::Escalated => t.msg_cli_duty_escalated(),
        DutyKind::Event => t.msg_cli_duty_event(),
        DutyKind::New => t.msg_cli_duty_new(),
        DutyKind::CheckIn => t.msg_duty_check_in(),
        DutyKind::AcceptGoal => t.msg_duty_accept_goal(),
        DutyKind::OffTrack => t.msg_duty_off_track(),
        DutyKind::CycleEnds => t.msg_duty_cycle_ends(),
        DutyKind::PrepareSession => t.msg_cli_duty_prepare_session(),
        DutyKind::WriteUpSession => t.msg_cli_duty_write_up_session(),
        DutyKind::SignSession => t.msg_cli_duty_sign_session(),
        DutyKind::CloseAction => t.msg_cli_duty_close_action(),
        DutyKind::ChaseAction => t.msg_cli_duty_chase_action(),
        DutyKind::Meet => t.msg_cli_duty_meet(),
        DutyKind::ConfirmKeys => t.msg_cli_duty_confirm_keys(),
        DutyKind::PurgeSessions => t.msg_cli_duty_purge_sessions(),
    }
}

#[derive(Args, Clone, Debug)]
pub struct UnreadArgs {
    #[arg(long)]
    count: bool,
}

impl UnreadArgs {
    /// Without sign-in for the person linked to this account, so that a login banner can say it.
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let workspace = session.workspace()?;
        let linked = workspace.person_of_account(account())?;
        let is_linked = linked.is_some_and(|person| session.named().is_none_or(|named| named == person.handle));
        let count = match is_linked {
            true => workspace.unread_of_account(account())?.unwrap_or_default(),
            false => session.sign_in(workspace)?.unread()?.total(),
        };
        let t = session.texts();
        session.out.give(&UnreadJson { count }, || match self.count {
            true => count.to_string(),
            false => t.msg_cli_unread(count),
        })?;
        Ok(if count == 0 { Code::Done } else { Code::Unread })
    }
}
