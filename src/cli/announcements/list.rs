//! `list`: what the member may see, newest first.

use clap::Args;

use super::super::failure::{Code, Failure};
use super::super::ids::short;
use super::super::output::Table;
use super::super::session::Session;
use super::super::values::one_of;
use super::{find, name};
use crate::domain::announcement::{Headline, Priority, State};
use crate::domain::audience::Direction;
use crate::export::json::Listed;
use crate::i18n::{self, names};
use crate::member::{self, Member};
use crate::store::announcements::{Cursor, Only, Page, Shown};

#[derive(Args, Clone, Debug)]
pub struct ListArgs {
    #[arg(long, value_name = "D", value_parser = one_of(Direction::ALL, Direction::word))]
    direction: Option<Direction>,
    #[arg(long)]
    unread: bool,
    #[arg(long, conflicts_with = "unread")]
    mine: bool,
    #[arg(long, conflicts_with_all = ["unread", "mine"])]
    ack_due: bool,
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[arg(long, value_name = "ID")]
    after: Option<String>,
}

/// Rows read and printed at once.
const PAGE: usize = 500;

impl ListArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let member = session.member()?;
        let only = match (self.unread, self.mine, self.ack_due) {
            (true, _, _) => Only::Unread,
            (_, true, _) => Only::Mine,
            (_, _, true) => Only::AckDue,
            _ => Only::All,
        };
        let shown = Shown { direction: self.direction, only };
        let from = match &self.after {
            Some(typed) => Cursor::OlderThan(member.headline(find(session, &member, typed)?)?.position),
            None => Cursor::Newest,
        };
        let page = |from, limit| member.page(shown, from, limit);
        print_pages(session, &member, from, self.limit, page)?;
        Ok(Code::Done)
    }
}

/// Prints what `page` answers, page after page, up to `limit` rows; and that there is nothing, where there is not.
pub fn print_pages(
    session: &mut Session,
    member: &Member,
    mut from: Cursor,
    limit: Option<usize>,
    page: impl Fn(Cursor, usize) -> member::Result<Page>,
) -> Result<(), Failure> {
    let mut left = limit.unwrap_or(usize::MAX);
    let mut any = false;
    while left > 0 {
        let page = page(from, left.min(PAGE))?;
        left -= page.rows.len();
        if !page.rows.is_empty() {
            print(session, member, &page.rows, !any)?;
            any = true;
        }
        match page.next {
            Some(next) => from = Cursor::OlderThan(next),
            None => break,
        }
    }
    if !any && limit != Some(0) {
        let empty = session.texts().msg_cli_list_empty();
        session.out.note(&empty)?;
    }
    Ok(())
}

fn print(session: &mut Session, member: &Member, rows: &[Headline], first: bool) -> Result<(), Failure> {
    let workspace = member.workspace();
    let (organisation, now) = (workspace.organisation(), workspace.now());
    if session.out.is_json() {
        for row in rows {
            session.out.object(&Listed::new(row, organisation, now))?;
        }
        return Ok(());
    }
    let (t, language, zone) = (session.texts(), session.language(), &workspace.board().zone);
    let head = [
        t.msg_cli_column_id(),
        t.msg_cli_column_when(),
        t.msg_cli_column_board(),
        t.msg_cli_column_author(),
        t.msg_cli_column_receipt(),
        t.msg_cli_column_title(),
    ];
    let mut table = if first { Table::new(head) } else { Table::default() };
    for row in rows {
        let mut title = row.title.clone();
        if row.priority != Priority::Normal {
            title = format!("[{}] {title}", names::priority(language, row.priority));
        }
        let state = row.state(now);
        if state != State::Live {
            title = format!("({}) {title}", names::state(language, state));
        }
        table.row([
            short(row.id.0),
            i18n::relative(language, zone, now, row.publish_at),
            names::direction(language, row.direction()),
            name(organisation, row.author),
            receipt(session, member, row),
            title,
        ]);
    }
    Ok(session.out.table(&table)?)
}

/// What the member has done with it, or has to do.
fn receipt(session: &Session, member: &Member, row: &Headline) -> String {
    let (language, workspace) = (session.language(), member.workspace());
    let now = workspace.now();
    if row.author == member.id() {
        return session.texts().msg_cli_own();
    }
    let due = row.acknowledgement.and_then(|asked| asked.due);
    match due.filter(|_| row.owes(member.id(), now)) {
        Some(due) => i18n::due(language, &workspace.board().zone, now, due),
        None if row.owes(member.id(), now) => session.texts().msg_cli_to_acknowledge(),
        None => names::receipt(language, row.receipt),
    }
}
