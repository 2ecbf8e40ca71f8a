//! What sessions ask for in Today.

use cartelera::domain::goal::Cadence;
use cartelera::member::today::DutyKind;

use super::*;

fn duties(office: &Office, handle: &str) -> Vec<(DutyKind, String)> {
    let items = office.member(handle).today().unwrap();
    items.iter().map(|item| (item.kind, item.title("es"))).collect()
}

fn kinds(office: &Office, handle: &str) -> Vec<DutyKind> {
    duties(office, handle).into_iter().map(|(kind, _)| kind).collect()
}

#[test]
fn a_session_is_prepared_written_up_and_signed() {
    let office = Office::new();
    let far = NewSession { starts: office.now() + (24 * 3).hours(), ..one_on_one(&office, &["ana"]) };
    let id = plan(&office, "lead", &far);
    assert_eq!(kinds(&office, "ana"), []);
    office.pass(24.hours());
    assert_eq!(duties(&office, "ana"), [(DutyKind::PrepareSession, "1:1 con Name of lead".to_owned())]);
    assert_eq!(office.member("ana").today().unwrap()[0].reference(), id.0);
    // Past and not held.
    office.pass((24 * 5).hours());
    assert_eq!(kinds(&office, "lead"), [DutyKind::PrepareSession]);
    hold(&office, "lead", id);
    assert_eq!(kinds(&office, "lead"), []);
    office.pass(24.hours());
    assert_eq!(kinds(&office, "lead"), [DutyKind::WriteUpSession]);
    assert_eq!(kinds(&office, "ana"), [DutyKind::WriteUpSession]);
    close(&office, "ana", id);
    sign(&office, "ana", id, true, "").unwrap();
    assert_eq!((kinds(&office, "ana"), kinds(&office, "lead")), (vec![], vec![DutyKind::SignSession]));
    sign(&office, "lead", id, true, "").unwrap();
    assert_eq!(kinds(&office, "lead"), []);
    assert_eq!(kinds(&office, "ops"), [], "who only sees that it is has nothing to do with it");
}

#[test]
fn actions_come_to_their_owner_and_when_overdue_to_their_manager() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let add = |text: &str, due| {
        let new = NewPart::Action { text: text.to_owned(), owner: office.id("ana"), due: Some(due) };
        write(&office, "lead", id, &new).unwrap();
    };
    add("mañana", date(2026, 3, 3));
    add("hoy", date(2026, 3, 2));
    add("más tarde", date(2026, 3, 10));
    close(&office, "lead", id);
    let todo = |text: &str| (DutyKind::CloseAction, text.to_owned());
    let to_sign = (DutyKind::SignSession, "1:1 con Name of lead".to_owned());
    assert_eq!(duties(&office, "ana"), [todo("hoy"), todo("mañana"), to_sign.clone()]);
    office.pass(24.hours());
    assert_eq!(duties(&office, "ana"), [todo("hoy"), todo("mañana"), todo("más tarde"), to_sign]);
    let chase = (DutyKind::ChaseAction, "Name of ana: hoy".to_owned());
    assert_eq!(duties(&office, "lead")[0], chase);
    assert_eq!(duties(&office, "ops"), [], "who may not know of it");
}

#[test]
fn people_who_should_meet_again_are_told_both() {
    let office = Office::new();
    let monthly = NewSession { cadence: Some(Cadence::Monthly), ..one_on_one(&office, &["ana"]) };
    let id = plan(&office, "lead", &monthly);
    close(&office, "lead", id);
    for handle in ["lead", "ana"] {
        sign(&office, handle, id, true, "").unwrap();
    }
    office.pass((24 * 20).hours());
    assert_eq!((kinds(&office, "ana"), kinds(&office, "lead")), (vec![], vec![]));
    office.pass((24 * 10).hours());
    assert_eq!(duties(&office, "ana"), [(DutyKind::Meet, "1:1 con Name of lead".to_owned())]);
    assert_eq!(duties(&office, "lead"), [(DutyKind::Meet, "1:1 con Name of ana".to_owned())]);
    plan(&office, "ana", &NewSession { starts: office.now() + (24 * 4).hours(), ..one_on_one(&office, &["lead"]) });
    assert_eq!((kinds(&office, "ana"), kinds(&office, "lead")), (vec![], vec![]));
}

#[test]
fn new_keys_come_to_partners_and_what_was_kept_long_enough_to_hr() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    cancel(&office, "lead", id);
    make_hr(&office, "edi");
    act(&office, "edi", |act| act.set_retention(SessionKind::OneOnOne, Some(1), 1)).unwrap();
    assert_eq!(kinds(&office, "edi"), []);
    office.pass((24 * 3).hours());
    assert_eq!(duties(&office, "edi"), [(DutyKind::PurgeSessions, "1".to_owned())]);
    assert_eq!(kinds(&office, "lead"), []);
    enrol(&office, "ana");
    assert_eq!(duties(&office, "lead"), [(DutyKind::ConfirmKeys, "Name of ana".to_owned())]);
    act(&office, "lead", |act| act.confirm_keys(office.id("ana"), 2)).unwrap();
    assert_eq!(kinds(&office, "lead"), []);
}
