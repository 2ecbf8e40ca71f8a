//! Searching what one may open: nothing of it for who may not.

use cartelera::domain::search::Query;

use super::*;

fn index(office: &Office, handle: &str) -> SearchIndex {
    office.member(handle).search_index(&mut |_, _| true).unwrap()
}

fn query(text: &str) -> Query {
    Query::read(text, date(2026, 3, 2)).0
}

fn found(office: &Office, handle: &str, text: &str) -> Vec<PartId> {
    index(office, handle).find(&query(text), 100).iter().map(|hit| hit.part).collect()
}

#[test]
fn what_one_may_open_is_found_and_nothing_else() {
    let office = Office::new();
    make_hr(&office, "edi");
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let shared = write(&office, "lead", id, &note("La mañana del turno")).unwrap();
    let own = write(&office, "ana", id, &NewPart::OwnNote { text: "mi turno".into() }).unwrap();
    let todo = NewPart::Action { text: "cambiar el turno".into(), owner: office.id("cris"), due: None };
    let todo = write(&office, "ana", id, &todo).unwrap();
    let gone = write(&office, "ana", id, &note("turno de más")).unwrap();
    act(&office, "ana", |act| act.edit_part(gone, 1, &Edit::Remove)).unwrap();
    assert_eq!(found(&office, "ana", "turno"), [shared, own, todo]);
    assert_eq!(found(&office, "lead", "turno"), [shared, todo]);
    assert_eq!(found(&office, "cris", "turno"), [todo]);
    assert_eq!(found(&office, "lead", "manana"), [shared]);
    assert_eq!(found(&office, "lead", "mañana turno -cambiar"), [shared]);
    for handle in ["ops", "ceo", "edi", "ben"] {
        assert!(index(&office, handle).is_empty(), "{handle}");
    }
    // The newest revision alone.
    act(&office, "lead", |act| act.edit_part(shared, 1, &Edit::Text("La tarde".into()))).unwrap();
    assert_eq!(found(&office, "ana", "mañana"), []);
    assert_eq!(found(&office, "ana", "tarde"), [shared]);
}

#[test]
fn cancelled_sessions_are_searched_and_blocked_ones_are_not() {
    let office = Office::new();
    let kept = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let part = write(&office, "lead", kept, &note("palabra")).unwrap();
    cancel(&office, "lead", kept);
    assert_eq!(found(&office, "ana", "palabra"), [part]);
    make_hr(&office, "edi");
    act(&office, "edi", |act| act.set_retention(SessionKind::OneOnOne, Some(1), 1)).unwrap();
    office.pass(48.hours());
    assert_eq!(found(&office, "ana", "palabra"), []);
}

#[test]
fn progress_is_told_and_may_stop_it() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    for number in 0..70 {
        let mut lead = office.member("lead");
        lead.act(|act| act.write_part(PartId(Uuid::new_v4()), id, &note(&format!("nota {number}")))).unwrap();
    }
    let mut told = Vec::new();
    let whole = office.member("ana").search_index(&mut |done, total| {
        told.push((done, total));
        true
    });
    assert_eq!((told, whole.unwrap().len()), (vec![(0, 70), (64, 70), (70, 70)], 70));
    let stopped = office.member("ana").search_index(&mut |done, _| done == 0).unwrap();
    assert_eq!(stopped.len(), 64);
    let hits = stopped.find(&query("nota"), 5);
    assert_eq!((hits.len(), hits[0].session, hits[0].kind), (5, id, PartKind::SharedNote));
}
