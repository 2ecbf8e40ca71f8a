//! Feedback sessions: who plans, writes, signs, sees and opens them, and what becomes of them.

mod acts;
mod reading;
mod roles;
mod search;
mod today;

use cartelera::domain::organisation::{PersonId, Role, Roles};
use cartelera::domain::session::{
    Content, Fault, ItemSort, NewSession, PartId, PartKind, PartState, Plan, SessionId, SessionKind, SessionState,
    Snapshot,
};
use cartelera::member::sessions::{
    ActionView, Edit, NewPart, OpenPart, SearchIndex, SessionPage, Shut, Waiting, Whose,
};
use cartelera::member::signing::Signature;
use cartelera::member::{Act, Error, Member};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan as _};
use uuid::Uuid;

use crate::fixture::{self, NOT_ENROLLED, Office, PASSPHRASE};

/// A 1:1 of whoever plans it with these people, at the office's present moment, that says nothing.
fn one_on_one(office: &Office, with: &[&str]) -> NewSession {
    NewSession {
        kind: SessionKind::OneOnOne,
        template: None,
        participants: with.iter().map(|handle| office.id(handle)).collect(),
        starts: office.now(),
        minutes: 45,
        cadence: None,
        place: String::new(),
        agenda: Vec::new(),
    }
}

/// Plans a session under a fresh id.
fn plan(office: &Office, handle: &str, new: &NewSession) -> SessionId {
    let id = SessionId(Uuid::new_v4());
    act(office, handle, |act| act.plan_session(id, new)).unwrap();
    id
}

/// Does something as somebody.
fn act<T>(office: &Office, handle: &str, deed: impl FnOnce(&mut Act<'_>) -> Result<T, Error>) -> Result<T, Error> {
    office.member(handle).act(deed)
}

/// Writes a part under a fresh id.
fn write(office: &Office, handle: &str, session: SessionId, new: &NewPart) -> Result<PartId, Error> {
    let id = PartId(Uuid::new_v4());
    act(office, handle, |act| act.write_part(id, session, new))?;
    Ok(id)
}

fn note(text: &str) -> NewPart {
    NewPart::SharedNote { text: text.into() }
}

fn page(office: &Office, handle: &str, session: SessionId) -> SessionPage {
    office.member(handle).session_page(session).unwrap()
}

/// What somebody opens of these, what stays shut by its reason.
fn said(parts: &[OpenPart]) -> Vec<Result<&str, Shut>> {
    parts.iter().map(|part| part.content.as_ref().map(Content::words).map_err(|shut| *shut)).collect()
}

fn notes(office: &Office, handle: &str, session: SessionId) -> Vec<Result<String, Shut>> {
    let page = page(office, handle, session);
    said(&page.notes).into_iter().map(|text| text.map(str::to_owned)).collect()
}

fn revision(office: &Office, handle: &str, session: SessionId) -> u32 {
    office.member(handle).session(session).unwrap().session.revision
}

fn state(office: &Office, handle: &str, session: SessionId) -> SessionState {
    office.member(handle).session(session).unwrap().state
}

/// Closes a planned session.
fn close(office: &Office, handle: &str, session: SessionId) {
    let seen = revision(office, handle, session);
    act(office, handle, |act| act.close_session(session, seen)).unwrap();
}

fn sign(office: &Office, handle: &str, session: SessionId, agrees: bool, text: &str) -> Result<(), Error> {
    let seen = revision(office, handle, session);
    act(office, handle, |act| {
        act.sign_session(session, &act.seen(session, seen)?, PartId(Uuid::new_v4()), agrees, text)
    })
}

fn hold(office: &Office, handle: &str, session: SessionId) {
    let seen = revision(office, handle, session);
    act(office, handle, |act| act.hold_session(session, seen)).unwrap();
}

fn cancel(office: &Office, handle: &str, session: SessionId) {
    let seen = revision(office, handle, session);
    act(office, handle, |act| act.cancel_session(session, seen)).unwrap();
}

fn reopen(office: &Office, handle: &str, session: SessionId) {
    let seen = revision(office, handle, session);
    act(office, handle, |act| act.reopen_session(session, seen, "Falta algo")).unwrap();
}

/// Changes nothing of a plan but what `change` does.
fn change(office: &Office, handle: &str, session: SessionId, change: impl FnOnce(&mut Plan)) -> Result<(), Error> {
    let page = page(office, handle, session);
    let now = page.view.session;
    let place = page.place.map(|place| place.content.unwrap().words().to_owned()).unwrap_or_default();
    let (starts, minutes, cadence) = (now.starts, now.minutes, now.cadence);
    let mut plan = Plan { participants: now.participants, starts, minutes, cadence, place };
    change(&mut plan);
    act(office, handle, |act| act.change_session(session, now.revision, &plan))
}

fn make_hr(office: &Office, handle: &str) {
    office.change(handle, |person| person.roles = Roles::NONE.with(Role::Hr));
}

/// Enrols somebody by a code, with the passphrase that everybody has; answers their recovery key.
fn enrol(office: &Office, handle: &str) -> String {
    let code = office.member("ops").issue_code(office.id(handle)).unwrap().to_string();
    office.workspace().enrol(handle, &code, PASSPHRASE).unwrap().to_string()
}

/// What is done at somebody's sign-in.
fn share(office: &Office, handle: &str) {
    let mut member = office.member(handle);
    while member.act(|act| act.share_waiting()).unwrap() {}
}

fn sound(office: &Office) {
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}

#[test]
fn a_check_tells_how_far_it_is_and_stops_when_it_is_told_to() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    write(&office, "lead", id, &note("hola")).unwrap();
    let workspace = office.workspace();
    let mut told = Vec::new();
    let check = workspace.check_while(None, &mut |done, all| {
        told.push((done, all));
        true
    });
    assert_eq!(check.unwrap(), Some(workspace.check(None).unwrap()));
    assert!(told.is_sorted() && told.iter().all(|(done, all)| done <= all && *all == told[0].1), "{told:?}");
    assert_eq!(told.last().map(|(done, all)| all - done), Some(0));
    for stop in 0..told.len() {
        let mut asked = 0;
        let check = workspace.check_while(None, &mut |_, _| {
            asked += 1;
            asked <= stop
        });
        assert_eq!((check.unwrap(), asked), (None, stop + 1));
    }
}
