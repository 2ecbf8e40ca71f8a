//! What can be done with a session and with what is written in it, and the doing.

use super::choose::{Choose, ItemStep, NewSort};
use super::history::History;
use super::page::{Page, Section, Spot};
use super::{deed, editor, hand_over, leaving, plan, retention, sign, templates, write};
use crate::domain::organisation::Role;
use crate::domain::session::life::Refusal;
use crate::domain::session::{ItemSort, Operation, PartKind, PartState, SessionState};
use crate::i18n::sessions as names;
use crate::member::Error;
use crate::member::sessions::{Edit, OpenPart, SessionPage, SessionView};
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::layer::{Context as _, Offer, Outcome};
use crate::tui::screens::goals::deed::{Deed, write as hand_to_scribe};

/// The acts on a session as a whole, the next step first.
const ACTS: [(Command, Operation); 8] = [
    (Command::Sign, Operation::Sign),
    (Command::Hold, Operation::Hold),
    (Command::CloseSession, Operation::Close),
    (Command::MoveSession, Operation::Change),
    (Command::TakeSnapshot, Operation::Write),
    (Command::Reopen, Operation::Reopen),
    (Command::Trail, Operation::Trail),
    (Command::Export, Operation::Export),
];

/// Why something is not done, in words.
pub fn refused(view: &SessionView, operation: Operation, cx: &Desk) -> Option<String> {
    let t = cx.texts();
    match view.may(operation) {
        Ok(()) => None,
        Err(Refusal::NotNow) => Some(t.msg_sessions_not_now(names::state(cx.language(), view.state))),
        Err(refusal) => Some(names::refusal(cx.language(), refusal)),
    }
}

/// What can be done with a session that is selected or read: its next step, and the rest.
pub fn of_session(view: &SessionView, cx: &Desk) -> (Vec<Offer>, Vec<Offer>) {
    let offers = ACTS.iter().map(|(command, operation)| Offer::unless(*command, refused(view, *operation, cx)));
    offers.partition(|offer| {
        let next = match offer.command {
            Command::Sign | Command::Hold => true,
            // What is planned can be closed too, where nobody wrote anything down while it took place.
            Command::CloseSession => view.state == SessionState::Held,
            _ => false,
        };
        next && offer.refusal.is_none()
    })
}

/// What Enter does on the page; nothing where there is nothing to open.
pub fn of_enter(page: &Page, cx: &Desk) -> Option<Offer> {
    let view = page.view()?;
    let label = match page.spot() {
        Spot::Head | Spot::Prompts => return None,
        Spot::Part(_) => return Some(Command::Open.into()),
        Spot::Empty(Section::Signatures) => {
            view.may(Operation::Sign).ok()?;
            cx.view().words.command(Command::Sign)
        }
        Spot::Empty(Section::Notes) => {
            view.may(Operation::WriteOwn).ok()?;
            cx.texts().msg_sessions_new_part()
        }
        Spot::Empty(_) => {
            view.may(Operation::Write).ok()?;
            cx.texts().msg_sessions_new_part()
        }
    };
    Some(Offer::ready(Command::Open).called(label))
}

/// What concerns no single session.
pub fn of_all(cx: &Desk) -> Vec<Offer> {
    let mut offers = vec![Command::HandOver.into(), Command::SessionTemplates.into()];
    let refusal = (!cx.member().person().roles.has(Role::Hr)).then(|| cx.texts().msg_sessions_only_hr());
    offers.push(Offer::unless(Command::Retention, refusal));
    offers
}

/// What can be done with what is selected on the page.
pub fn of_part(page: &SessionPage, part: &OpenPart, cx: &Desk) -> Vec<Offer> {
    let t = cx.texts();
    let mut offers = Vec::new();
    let (kind, removed) = (part.part.kind, part.part.state == PartState::Removed);
    match kind {
        PartKind::Agenda | PartKind::Action => {
            let (done, operation) = (part.part.state == PartState::Done, tick_operation(kind));
            let label = match (kind, done) {
                (_, true) => t.msg_sessions_open_again(),
                (PartKind::Agenda, false) => t.msg_command_tick(),
                (_, false) => t.msg_sessions_mark_done(),
            };
            offers.push(Offer::unless(Command::Tick, refused_part(page, part, operation, cx)).called(label));
        }
        PartKind::Item => offers.push(Offer::ready(Command::Tick).called(t.msg_sessions_move_item())),
        _ => {}
    }
    if matches!(kind, PartKind::Agenda | PartKind::Action | PartKind::Item | PartKind::SharedNote | PartKind::OwnNote) {
        offers.push(Offer::unless(Command::Edit, refused_part(page, part, edit_operation(kind), cx)));
    }
    offers.push(Command::History.into());
    if !removed && !matches!(kind, PartKind::Comment | PartKind::Place) {
        let refusal = refused_part(page, part, remove_operation(kind), cx);
        offers.push(Offer::unless(Command::Withdraw, refusal).called(t.msg_sessions_take_out()));
    }
    offers
}

fn tick_operation(kind: PartKind) -> Operation {
    if kind == PartKind::Agenda { Operation::Write } else { Operation::FollowUp }
}

fn edit_operation(kind: PartKind) -> Operation {
    match kind {
        PartKind::OwnNote => Operation::WriteOwn,
        PartKind::Action => Operation::FollowUp,
        _ => Operation::Write,
    }
}

fn remove_operation(kind: PartKind) -> Operation {
    if kind == PartKind::OwnNote { Operation::WriteOwn } else { Operation::Write }
}

/// Actions and items of an earlier session stand on the page too: what may be done with them is that session's to say.
fn refused_part(page: &SessionPage, part: &OpenPart, operation: Operation, cx: &Desk) -> Option<String> {
    let t = cx.texts();
    if !super::rows::is_good(part) {
        return Some(t.msg_sessions_not_open());
    }
    if part.part.session == page.view.session.id {
        return refused(&page.view, operation, cx);
    }
    if operation == Operation::Write {
        return Some(t.msg_sessions_from_earlier());
    }
    let elsewhere = cx.member().session(part.part.session);
    elsewhere
        .map_or_else(|_| Some(names::refusal(cx.language(), Refusal::NotTheirs)), |view| refused(&view, operation, cx))
}

/// Does one of [`ACTS`], or cancels the session.
pub fn run(command: Command, page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    match command {
        Command::Sign => sign::open(page, cx),
        Command::Hold => deed::hold(page, cx),
        Command::CloseSession => deed::close(page, cx),
        Command::MoveSession => plan::change(page, cx),
        Command::TakeSnapshot => write::snapshot(page, cx),
        Command::Reopen => deed::reopen(page, cx),
        Command::CancelSession => deed::cancel(page, cx),
        Command::Export => leaving::of_session(&page.view, cx),
        _ => Ok(Outcome::Ignored),
    }
}

/// Does what concerns no single session.
pub fn run_for_all(command: Command, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    match command {
        Command::HandOver => hand_over::open(cx),
        Command::SessionTemplates => templates::open(cx),
        Command::Retention => retention::open(cx),
        Command::Export => leaving::of_mine(cx),
        _ => Ok(Outcome::Ignored),
    }
}

/// Does what is asked with what is selected on a page.
pub fn run_on_part(command: Command, page: &SessionPage, part: &OpenPart, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let kind = part.part.kind;
    Ok(match command {
        Command::Tick if kind == PartKind::Item => Outcome::Open(Choose::item(part, page, cx)),
        Command::Tick => tick(part, cx),
        Command::Edit => edit(page, part, cx)?,
        Command::History => Outcome::Open(Box::new(History::new(part.part.id, cx)?)),
        Command::Withdraw => take_out(part, cx),
        _ => Outcome::Ignored,
    })
}

/// Enter: what is selected, or what changes it.
pub fn open(page: &Page, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let Some(session) = page.page() else { return Ok(Outcome::Consumed) };
    if let Some(part) = page.part() {
        let kind = part.part.kind;
        let editable = !matches!(kind, PartKind::Comment | PartKind::Snapshot | PartKind::Place);
        let refused = refused_part(session, part, edit_operation(kind), cx);
        return match kind {
            PartKind::Item if super::rows::is_good(part) => Ok(Outcome::Open(Choose::item(part, session, cx))),
            _ if editable && refused.is_none() => edit(session, part, cx),
            _ => Ok(Outcome::Open(Box::new(History::new(part.part.id, cx)?))),
        };
    }
    match page.spot() {
        Spot::Empty(section) => begin(section, session, cx),
        _ => add(session, cx),
    }
}

/// What Enter does where a section is empty.
fn begin(section: Section, page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let sort = match section {
        Section::Agenda => NewSort::Agenda,
        Section::Notes => NewSort::Note,
        Section::Actions => NewSort::Action,
        Section::Snapshots => NewSort::Snapshot,
        Section::Items => return add(page, cx),
        Section::Signatures => {
            return match refused(&page.view, Operation::Sign, cx) {
                None => sign::open(page, cx),
                Some(why) => Ok(Outcome::Say(why)),
            };
        }
    };
    let operation = if section == Section::Notes { Operation::WriteOwn } else { Operation::Write };
    match refused(&page.view, operation, cx) {
        None => new_part(sort, page, cx),
        Some(why) => Ok(Outcome::Say(why)),
    }
}

/// The list of what can be added.
pub fn add(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    Ok(match Choose::new_part(page, cx) {
        Some(choose) => Outcome::Open(choose),
        None => Outcome::Say(refused(&page.view, Operation::Write, cx).unwrap_or_default()),
    })
}

/// Why nothing can be added, if so.
pub fn add_refused(view: &SessionView, cx: &Desk) -> Option<String> {
    refused(view, Operation::WriteOwn, cx)
}

pub fn new_part(sort: NewSort, page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    match sort {
        NewSort::Agenda => write::agenda(page, cx),
        NewSort::Note => editor::write(page, cx),
        NewSort::Expectation => write::item(page, ItemSort::Expectation, cx),
        NewSort::Frustration => write::item(page, ItemSort::Frustration, cx),
        NewSort::Action => write::action(page, cx),
        NewSort::Snapshot => write::snapshot(page, cx),
    }
}

fn edit(page: &SessionPage, part: &OpenPart, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    match part.part.kind {
        PartKind::SharedNote | PartKind::OwnNote => editor::edit(page, part, cx),
        _ => write::edit(part, cx),
    }
}

/// Marks an agenda line or an action as done, or opens it again.
pub fn tick(part: &OpenPart, cx: &Desk) -> Outcome<Desk> {
    let t = cx.texts();
    let done = part.part.state != PartState::Done;
    let said = match (done, part.part.kind) {
        (false, _) => t.msg_sessions_opened_again(),
        (true, PartKind::Agenda) => t.msg_sessions_ticked(),
        (true, _) => t.msg_sessions_done(),
    };
    change(part, Edit::Done(done), said, cx)
}

pub fn move_item(step: ItemStep, part: &OpenPart, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let t = cx.texts();
    Ok(match step {
        ItemStep::Agree => change(part, Edit::Agree, t.msg_sessions_item_agreed(), cx),
        ItemStep::Resolve => change(part, Edit::Resolve, t.msg_sessions_item_resolved(), cx),
        ItemStep::Decline => write::decline(part, cx)?,
        ItemStep::Reword => write::edit(part, cx)?,
        ItemStep::History => Outcome::Open(Box::new(History::new(part.part.id, cx)?)),
    })
}

fn change(part: &OpenPart, edit: Edit, said: String, cx: &Desk) -> Outcome<Desk> {
    let (id, seen) = (part.part.id, part.part.revision);
    let task = move |act: &mut crate::member::Act<'_>| act.edit_part(id, seen, &edit).map(|()| said);
    hand_to_scribe(cx.member().new_id(), Box::new(task), cx);
    Outcome::Consumed
}

/// Asks whether to take a part out; its history stays.
fn take_out(part: &OpenPart, cx: &Desk) -> Outcome<Desk> {
    let t = cx.texts();
    let (id, seen) = (part.part.id, part.part.revision);
    let kind = names::part_kind(cx.language(), part.part.kind);
    let about = format!("{} {}", super::rows::words(part, cx).0, t.msg_sessions_take_out_question());
    let said = t.msg_sessions_taken_out();
    let read = move |_: &crate::tui::form::Form<()>, _: uuid::Uuid, _: &Desk| {
        let said = said.clone();
        let task = move |act: &mut crate::member::Act<'_>| act.edit_part(id, seen, &Edit::Remove).map(|()| said);
        Ok(Box::new(task) as crate::tui::screens::goals::deed::Task)
    };
    let title = format!("{} · {kind}", t.msg_sessions_take_out());
    Outcome::Open(Box::new(Deed::new(title, about, Vec::new(), Command::Withdraw, Box::new(read), cx)))
}
