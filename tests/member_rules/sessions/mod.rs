//! Feedback sessions: who plans, writes, signs, sees and opens them, and what becomes of them.

mod acts;
mod reading;
mod roles;
mod search;
mod today;

use cartelera::domain::goal::Cadence;
use cartelera::domain::organisation::{PersonId, Role, Roles};
use cartelera::domain::session::life::{Operation, SessionState};
use cartelera::domain::session::{ItemSort, NewSession, PartId, PartKind, PartState, Plan, SessionId, SessionKind};
use cartelera::member::sessions::{
    ActionView, Edit, NewPart, OpenPart, SessionPage, SessionView, Shut, Waiting, Whose,
};
use cartelera::member::{Error, Member};
use jiff::ToSpan as _;
use jiff::civil::date;
use uuid::Uuid;

use crate::fixture::{self, NOT_ENROLLED, Office};

/// A conversation of these people in an hour.
fn meeting(office: &Office, people: &[&str]) -> NewSession {
    NewSession {
        kind: SessionKind::OneOnOne,
        template: None,
        participants: people.iter().map(|handle| office.id(handle)).collect(),
        starts: office.now().checked_add(1.hour()).unwrap(),
        minutes: 60,
        cadence: None,
        place: String::new(),
        agenda: Vec::new(),
    }
}

/// Plans a session under a fresh id.
fn plan(member: &mut Member, new: &NewSession) -> SessionId {
    let id = SessionId(Uuid::new_v4());
    member.act(|act| act.plan_session(id, new)).unwrap();
    id
}

fn revision(member: &Member, id: SessionId) -> u32 {
    member.session(id).unwrap().session.revision
}

fn hold(member: &mut Member, id: SessionId) {
    let seen = revision(member, id);
    member.act(|act| act.hold_session(id, seen)).unwrap();
}

fn close(member: &mut Member, id: SessionId) {
    let seen = revision(member, id);
    member.act(|act| act.close_session(id, seen)).unwrap();
}

fn cancel(member: &mut Member, id: SessionId) {
    let seen = revision(member, id);
    member.act(|act| act.cancel_session(id, seen)).unwrap();
}

fn reopen(member: &mut Member, id: SessionId, reason: &str) {
    let seen = revision(member, id);
    member.act(|act| act.reopen_session(id, seen, reason)).unwrap();
}

fn sign(member: &mut Member, id: SessionId, agrees: bool, comment: &str) {
    let (seen, part) = (revision(member, id), PartId(Uuid::new_v4()));
    member.act(|act| act.sign_session(id, seen, part, agrees, comment)).unwrap();
}

/// The same session with other people.
fn with_people(member: &mut Member, id: SessionId, participants: Vec<PersonId>) {
    let view = member.session(id).unwrap();
    let plan = Plan {
        participants,
        starts: view.session.starts,
        minutes: view.session.minutes,
        cadence: view.session.cadence,
        place: String::new(),
    };
    member.act(|act| act.change_session(id, view.session.revision, &plan)).unwrap();
}

/// Writes a part under a fresh id.
fn write(member: &mut Member, session: SessionId, new: NewPart) -> PartId {
    let id = PartId(Uuid::new_v4());
    member.act(|act| act.write_part(id, session, &new)).unwrap();
    id
}

fn agenda(text: &str) -> NewPart {
    NewPart::Agenda { text: text.to_owned() }
}

fn shared(text: &str) -> NewPart {
    NewPart::SharedNote { text: text.to_owned() }
}

fn own(text: &str) -> NewPart {
    NewPart::OwnNote { text: text.to_owned() }
}

fn item(text: &str) -> NewPart {
    NewPart::Item { sort: ItemSort::Expectation, text: text.to_owned() }
}

fn action(office: &Office, owner: &str, due: Option<jiff::civil::Date>, text: &str) -> NewPart {
    NewPart::Action { text: text.to_owned(), owner: office.id(owner), due }
}

/// Changes a part that was read at this revision.
fn edit(member: &mut Member, id: PartId, seen: u32, edit: &Edit) {
    member.act(|act| act.edit_part(id, seen, edit)).unwrap();
}

/// What a part says, or why it is not shown.
fn said(part: &OpenPart) -> Result<&str, Shut> {
    part.content.as_ref().map(|content| content.words()).map_err(|shut| *shut)
}

fn all_said(parts: &[OpenPart]) -> Vec<&str> {
    parts.iter().map(|part| said(part).unwrap()).collect()
}

fn actions_said(actions: &[ActionView]) -> Vec<&str> {
    actions.iter().map(|action| said(&action.part).unwrap()).collect()
}

fn listed(member: &Member, whose: &Whose) -> Vec<SessionId> {
    member.sessions(whose).unwrap().iter().map(|view| view.session.id).collect()
}

fn let_be_hr(office: &Office, handle: &str) {
    office.change(handle, |person| person.roles = Roles::NONE.with(Role::Hr));
}
