//! Agenda, notes, items, actions and snapshots.

use super::*;

fn item(text: &str) -> NewPart {
    NewPart::Item { sort: ItemSort::Frustration, text: text.into() }
}

fn action(office: &Office, owner: &str) -> NewPart {
    NewPart::Action { text: "Pedir material".into(), owner: office.id(owner), due: Some(date(2026, 3, 9)) }
}

#[test]
fn shared_notes_are_for_all_who_take_part_and_own_notes_for_their_author() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    write(&office, "lead", id, &note("Buen mes")).unwrap();
    let own = write(&office, "ana", id, &NewPart::OwnNote { text: "Pedir un aumento".into() }).unwrap();
    assert_eq!(notes(&office, "ana", id), [Ok("Buen mes".into()), Ok("Pedir un aumento".into())]);
    assert_eq!(notes(&office, "lead", id), [Ok("Buen mes".into())]);
    let edited = act(&office, "lead", |act| act.edit_part(own, 1, &Edit::Text("Nada".into())));
    assert!(matches!(edited, Err(Error::NoPart)));
    assert!(matches!(office.member("lead").part_history(own), Err(Error::NoPart)));
    sound(&office);
}

#[test]
fn writing_is_for_participants_and_the_same_id_twice_writes_once() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let part = PartId(Uuid::new_v4());
    for _ in 0..2 {
        act(&office, "ana", |act| act.write_part(part, id, &note("Una vez"))).unwrap();
    }
    assert_eq!(notes(&office, "ana", id).len(), 1);
    let theirs = act(&office, "lead", |act| act.write_part(part, id, &note("Otra")));
    assert!(matches!(theirs, Err(Error::Conflict)));
    assert!(matches!(write(&office, "ops", id, &note("Desde arriba")), Err(Error::OnlyParticipants)));
    assert!(matches!(write(&office, "ben", id, &note("Desde fuera")), Err(Error::NoSession)));
    assert!(matches!(act(&office, "ben", |act| act.edit_part(part, 1, &Edit::Remove)), Err(Error::NoPart)));
    assert!(matches!(act(&office, "ops", |act| act.edit_part(part, 1, &Edit::Remove)), Err(Error::NoPart)));
    sound(&office);
}

#[test]
fn a_text_is_neither_empty_nor_over_its_limit() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let refused = |new: &NewPart| match write(&office, "ana", id, new) {
        Err(Error::SessionFaults(faults)) => faults,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&note("  ")), [Fault::TextEmpty]);
    let long = "x".repeat(4097);
    let too_long = [Fault::TextTooLong { bytes: 4097, limit: 4096 }];
    assert_eq!(refused(&NewPart::Agenda { text: long.clone() }), too_long);
    assert_eq!(refused(&item(&long)), too_long);
    write(&office, "ana", id, &note(&long)).unwrap();
}

#[test]
fn an_edit_is_a_new_revision_and_another_one_meanwhile_a_conflict() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let part = write(&office, "ana", id, &note("Primero")).unwrap();
    for _ in 0..2 {
        act(&office, "lead", |act| act.edit_part(part, 1, &Edit::Text("Segundo".into()))).unwrap();
    }
    let late = act(&office, "ana", |act| act.edit_part(part, 1, &Edit::Text("Tarde".into())));
    assert!(matches!(late, Err(Error::Conflict)));
    let history = office.member("ana").part_history(part).unwrap();
    assert_eq!(said(&history), [Ok("Primero"), Ok("Segundo")]);
    act(&office, "ana", |act| act.edit_part(part, 2, &Edit::Remove)).unwrap();
    assert_eq!(notes(&office, "lead", id), []);
    assert!(matches!(
        act(&office, "lead", |act| act.edit_part(part, 3, &Edit::Text("Vuelve".into()))),
        Err(Error::Conflict)
    ));
    assert!(matches!(act(&office, "lead", |act| act.edit_part(part, 3, &Edit::Agree)), Err(Error::NoPart)));
    sound(&office);
}

#[test]
fn an_item_is_agreed_and_resolved_or_declined_with_a_reason() {
    let office = Office::new();
    let new = NewSession { kind: SessionKind::Expectations, ..one_on_one(&office, &["ana"]) };
    let id = plan(&office, "lead", &new);
    let (one, other) =
        (write(&office, "ana", id, &item("Ruido")).unwrap(), write(&office, "ana", id, &item("Luz")).unwrap());
    let edit = |part, seen, edit: Edit| act(&office, "lead", |act| act.edit_part(part, seen, &edit));
    assert!(matches!(edit(one, 1, Edit::Resolve), Err(Error::Conflict)));
    edit(one, 1, Edit::Agree).unwrap();
    close(&office, "ana", id);
    sign(&office, "ana", id, true, "").unwrap();
    sign(&office, "lead", id, true, "").unwrap();
    // It goes on when the text is signed.
    edit(one, 2, Edit::Resolve).unwrap();
    assert!(matches!(edit(other, 1, Edit::Decline { reason: " ".into() }), Err(Error::ReasonMissing)));
    edit(other, 1, Edit::Decline { reason: "No hay otra sala".into() }).unwrap();
    let page = page(&office, "ana", id);
    let states: Vec<PartState> = page.items.iter().map(|item| item.part.state).collect();
    assert_eq!(states, [PartState::Resolved, PartState::Declined]);
    assert!(matches!(page.items[1].content.as_ref(), Ok(Content::Item(item)) if item.reason == "No hay otra sala"));
    sound(&office);
}

#[test]
fn an_action_opens_to_its_owner_outside_who_says_that_it_is_done() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    write(&office, "lead", id, &note("Entre nosotros")).unwrap();
    let part = write(&office, "lead", id, &action(&office, "dani")).unwrap();
    let seen = |handle: &str| -> Result<ActionView, Error> { office.member(handle).action(part) };
    assert_eq!(said(&[seen("dani").unwrap().part]), [Ok("Pedir material")]);
    assert!(seen("dani").unwrap().session.is_none());
    assert!(matches!(office.member("dani").session(id), Err(Error::NoSession)));
    assert!(matches!(seen("ben"), Err(Error::NoPart)));
    let edit = |handle: &str, seen, edit: Edit| act(&office, handle, |act| act.edit_part(part, seen, &edit));
    assert!(edit("dani", 1, Edit::Text("Otra cosa".into())).is_err());
    assert!(edit("dani", 1, Edit::Owner { owner: office.id("ben"), due: None }).is_err());
    edit("dani", 1, Edit::Done(true)).unwrap();
    close(&office, "ana", id);
    sign(&office, "ana", id, true, "").unwrap();
    edit("dani", 2, Edit::Done(false)).unwrap();
    // Another owner opens it, and who had it does no more.
    edit("ana", 3, Edit::Owner { owner: office.id("ben"), due: None }).unwrap();
    assert_eq!(said(&[seen("ben").unwrap().part]), [Ok("Pedir material")]);
    assert!(matches!(seen("dani"), Err(Error::NoPart)));
    assert!(matches!(edit("dani", 4, Edit::Done(true)), Err(Error::NoPart)));
    sound(&office);
}

#[test]
fn a_snapshot_tells_how_the_goals_stood_on_the_day_as_far_as_the_writer_sees_them() {
    let office = Office::new();
    let kpi = fixture::plain_kpi(&office);
    let goal = fixture::set_goal(&mut office.member("lead"), &fixture::new_goal(office.id("ana"), kpi));
    let id = plan(&office, "lead", &one_on_one(&office, &["ana", "ben"]));
    fixture::check_in(&mut office.member("ana"), goal, &fixture::value(date(2026, 3, 2), 20)).unwrap();
    office.pass(72.hours());
    fixture::check_in(&mut office.member("ana"), goal, &fixture::value(date(2026, 3, 5), 90)).unwrap();
    // Made later, and so not there on that day.
    fixture::set_goal(&mut office.member("lead"), &fixture::new_goal(office.id("ana"), kpi));
    let of = |handle: &str| NewPart::Snapshot { of: office.id(handle) };
    assert!(matches!(write(&office, "ben", id, &of("ana")), Err(Error::NoPerson(_))));
    assert!(matches!(write(&office, "lead", id, &of("dani")), Err(Error::OnlyParticipants)));
    write(&office, "lead", id, &of("ana")).unwrap();
    let page = page(&office, "ben", id);
    let Ok(Content::Snapshot(Snapshot { of, day, goals })) = &page.snapshots[0].content else { panic!("{page:?}") };
    assert_eq!((*of, *day), (office.id("ana"), date(2026, 3, 2)));
    let [stood] = &goals[..] else { panic!("{goals:?}") };
    assert_eq!((stood.value.as_deref(), stood.target.as_deref()), (Some("20"), Some("100")));
    assert_eq!((stood.kpi_en.as_str(), stood.progress), ("Plain", Some(0.2)));
    sound(&office);
}

#[test]
fn the_whole_of_a_session_is_found_again_by_its_kinds() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let line = write(&office, "ana", id, &NewPart::Agenda { text: "Turnos".into() }).unwrap();
    act(&office, "lead", |act| act.edit_part(line, 1, &Edit::Done(true))).unwrap();
    write(&office, "ana", id, &action(&office, "ana")).unwrap();
    let page = page(&office, "lead", id);
    assert_eq!(page.agenda[0].part.state, PartState::Done);
    assert_eq!((page.agenda[0].part.kind, page.actions[0].part.part.kind), (PartKind::Agenda, PartKind::Action));
    assert_eq!(page.actions[0].part.part.due, Some(date(2026, 3, 9)));
}
