//! Planning, moving, holding, closing, reopening and cancelling.

use super::*;

fn agenda(office: &Office, handle: &str, session: SessionId) -> Vec<String> {
    let page = page(office, handle, session);
    said(&page.agenda).into_iter().map(|line| line.unwrap().to_owned()).collect()
}

fn with_agenda(office: &Office, with: &[&str], lines: &[&str]) -> NewSession {
    let agenda = lines.iter().map(|line| (*line).to_owned()).collect();
    NewSession { agenda, ..one_on_one(office, with) }
}

#[test]
fn a_planned_session_opens_to_its_participants_and_to_nobody_else() {
    let office = Office::new();
    let new = NewSession { place: " Sala 2 ".into(), ..with_agenda(&office, &["ana"], &["Vacaciones", " ", "Turnos"]) };
    let id = plan(&office, "lead", &new);
    for handle in ["lead", "ana"] {
        let page = page(&office, handle, id);
        assert_eq!(page.view.state, SessionState::Planned);
        assert_eq!(page.signature, Signature::Valid);
        assert_eq!(said(page.place.as_slice()), [Ok("Sala 2")]);
        assert_eq!(said(&page.agenda), [Ok("Vacaciones"), Ok("Turnos")]);
        assert!(page.agenda.iter().all(|line| line.signature == Signature::Valid));
    }
    // Above, it is known that they meet; beside, nothing is.
    assert!(matches!(office.member("ops").session_page(id), Err(Error::OnlyParticipants)));
    assert!(matches!(office.member("ben").session_page(id), Err(Error::NoSession)));
    sound(&office);
}

#[test]
fn the_same_plan_twice_is_one_session_and_anothers_id_is_a_conflict() {
    let office = Office::new();
    let new = with_agenda(&office, &["ana"], &["Turnos"]);
    let id = plan(&office, "lead", &new);
    act(&office, "lead", |act| act.plan_session(id, &new)).unwrap();
    assert_eq!(agenda(&office, "ana", id), ["Turnos"]);
    assert!(matches!(act(&office, "ben", |act| act.plan_session(id, &new)), Err(Error::Conflict)));
    sound(&office);
}

#[test]
fn what_is_wrong_with_a_plan_is_told_and_nothing_is_kept() {
    let office = Office::new();
    let id = SessionId(Uuid::new_v4());
    let alone = NewSession { minutes: 0, ..one_on_one(&office, &[]) };
    let refused = act(&office, "lead", |act| act.plan_session(id, &alone));
    let expected = [Fault::Alone, Fault::BadLength];
    assert!(matches!(refused, Err(Error::SessionFaults(faults)) if faults == expected));
    let template = NewSession { template: Some(Uuid::new_v4()), ..one_on_one(&office, &["ana"]) };
    assert!(matches!(act(&office, "lead", |act| act.plan_session(id, &template)), Err(Error::NoTemplate)));
    assert!(matches!(office.member("lead").session(id), Err(Error::NoSession)));
    sound(&office);
}

#[test]
fn each_step_is_for_participants_in_its_state() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    for (handle, unseen) in [("ops", false), ("ben", true)] {
        let refused = |result: Result<(), Error>| match result {
            Err(Error::NoSession) => unseen,
            Err(Error::OnlyParticipants) => !unseen,
            _ => false,
        };
        assert!(refused(act(&office, handle, |act| act.hold_session(id, 1))));
        assert!(refused(act(&office, handle, |act| act.close_session(id, 1))));
        assert!(refused(act(&office, handle, |act| act.cancel_session(id, 1))));
        assert!(refused(act(&office, handle, |act| act.reopen_session(id, 1, "Why"))));
    }
    let not_now =
        |result: Result<(), Error>, state| matches!(result, Err(Error::SessionState(found)) if found == state);
    assert!(not_now(act(&office, "ana", |act| act.reopen_session(id, 1, "Why")), SessionState::Planned));
    act(&office, "ana", |act| act.hold_session(id, 1)).unwrap();
    assert!(not_now(act(&office, "ana", |act| act.cancel_session(id, 2)), SessionState::Held));
    assert!(matches!(act(&office, "lead", |act| act.close_session(id, 1)), Err(Error::Conflict)));
    act(&office, "lead", |act| act.close_session(id, 2)).unwrap();
    assert!(not_now(act(&office, "ana", |act| act.hold_session(id, 3)), SessionState::Closed));
    assert_eq!(state(&office, "ana", id), SessionState::Closed);
    sound(&office);
}

#[test]
fn a_step_asked_for_again_is_taken_once() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    office.pass(48.hours());
    for _ in 0..2 {
        act(&office, "lead", |act| act.hold_session(id, 1)).unwrap();
        office.pass(1.minute());
    }
    assert_eq!(revision(&office, "lead", id), 2);
    assert!(matches!(act(&office, "ana", |act| act.hold_session(id, 1)), Err(Error::SessionState(_))));
    for _ in 0..2 {
        act(&office, "ana", |act| act.close_session(id, 2)).unwrap();
    }
    for _ in 0..2 {
        act(&office, "ana", |act| act.reopen_session(id, 3, "Falta algo")).unwrap();
    }
    assert_eq!(notes(&office, "lead", id), [Ok("Falta algo".to_owned())]);
    assert_eq!(revision(&office, "lead", id), 4);
    let other = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    for _ in 0..2 {
        act(&office, "ana", |act| act.cancel_session(other, 1)).unwrap();
    }
    assert_eq!(state(&office, "lead", other), SessionState::Cancelled);
    sound(&office);
}

#[test]
fn a_session_held_on_another_day_takes_place_then() {
    let office = Office::new();
    let planned = office.now().checked_add(72.hours()).unwrap();
    let new = NewSession { starts: planned, ..one_on_one(&office, &["ana"]) };
    let (held, closed, same_day) =
        (plan(&office, "lead", &new), plan(&office, "lead", &new), plan(&office, "lead", &new));
    act(&office, "lead", |act| act.hold_session(held, 1)).unwrap();
    close(&office, "lead", closed);
    let starts = |id| office.member("ana").session(id).unwrap().session.starts;
    assert_eq!((starts(held), starts(closed)), (office.now(), office.now()));
    office.pass(73.hours());
    act(&office, "lead", |act| act.hold_session(same_day, 1)).unwrap();
    assert_eq!(starts(same_day), planned);
    sound(&office);
}

#[test]
fn moving_a_session_says_where_and_takes_the_place_away_again() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let later = office.now().checked_add(24.hours()).unwrap();
    change(&office, "ana", id, |plan| (plan.starts, plan.place) = (later, "Sala 2".into())).unwrap();
    let moved = page(&office, "lead", id);
    assert_eq!(moved.view.session.starts, later);
    assert_eq!(said(moved.place.as_slice()), [Ok("Sala 2")]);
    change(&office, "lead", id, |plan| plan.place = String::new()).unwrap();
    assert!(page(&office, "ana", id).place.is_none());
    change(&office, "lead", id, |plan| plan.place = "Sala 3".into()).unwrap();
    assert_eq!(said(page(&office, "ana", id).place.as_slice()), [Ok("Sala 3")]);
    let long = change(&office, "lead", id, |plan| plan.minutes = 2000);
    assert!(matches!(long, Err(Error::SessionFaults(faults)) if faults == [Fault::BadLength]));
    close(&office, "lead", id);
    assert!(matches!(change(&office, "lead", id, |_| {}), Err(Error::SessionState(SessionState::Closed))));
    sound(&office);
}

#[test]
fn who_comes_in_reads_all_that_was_shared_and_who_goes_keeps_what_they_had() {
    let office = Office::new();
    let id = plan(&office, "lead", &with_agenda(&office, &["ana"], &["Turnos"]));
    let shared = write(&office, "ana", id, &note("Antes")).unwrap();
    act(&office, "ana", |act| act.edit_part(shared, 1, &Edit::Text("Antes, mejor".into()))).unwrap();
    write(&office, "ana", id, &NewPart::OwnNote { text: "Para mí".into() }).unwrap();
    let (ana, ben) = (office.id("ana"), office.id("ben"));
    change(&office, "lead", id, |plan| {
        plan.participants.retain(|person| *person != ana);
        plan.participants.push(ben);
    })
    .unwrap();
    let after = write(&office, "lead", id, &note("Después")).unwrap();
    assert_eq!(notes(&office, "ben", id), [Ok("Antes, mejor".into()), Ok("Después".into())]);
    assert_eq!(agenda(&office, "ben", id), ["Turnos"]);
    assert_eq!(office.member("ben").part_history(shared).unwrap().len(), 2);
    // What came after she had left is not hers; her own notes stay hers.
    let page = page(&office, "ana", id);
    assert_eq!(said(&page.agenda), [Ok("Turnos")]);
    assert!(said(&page.notes).contains(&Ok("Para mí")) && said(&page.notes).contains(&Ok("Antes, mejor")));
    assert!(!said(&page.notes).contains(&Ok("Después")));
    assert!(office.member("ana").part_history(after).unwrap().is_empty());
    assert!(matches!(write(&office, "ana", id, &note("Aún aquí")), Err(Error::OnlyParticipants)));
    act(&office, "lead", |act| act.edit_part(shared, 2, &Edit::Text("Sin Ana".into()))).unwrap();
    let history = office.member("ana").part_history(shared).unwrap();
    assert_eq!(said(&history), [Ok("Antes"), Ok("Antes, mejor")]);
    sound(&office);
}

#[test]
fn a_session_with_human_resources_stays_confidential_when_they_have_gone() {
    let office = Office::new();
    make_hr(&office, "com");
    let id = plan(&office, "lead", &one_on_one(&office, &["ana", "com"]));
    assert!(matches!(office.member("ops").session(id), Err(Error::NoSession)));
    let com = office.id("com");
    change(&office, "lead", id, |plan| plan.participants.retain(|person| *person != com)).unwrap();
    assert!(office.member("lead").session(id).unwrap().session.confidential);
    assert!(matches!(office.member("ops").session(id), Err(Error::NoSession)));
    let other = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    assert!(office.member("ops").session(other).is_ok());
    change(&office, "lead", other, |plan| plan.participants.push(com)).unwrap();
    assert!(matches!(office.member("ops").session(other), Err(Error::NoSession)));
    sound(&office);
}

#[test]
fn what_was_not_ticked_off_goes_into_the_next_session_of_the_same_people() {
    let office = Office::new();
    let first = plan(&office, "lead", &with_agenda(&office, &["ana"], &["Hecho", "Pendiente", "Quitado"]));
    let lines: Vec<PartId> = page(&office, "ana", first).agenda.iter().map(|line| line.part.id).collect();
    act(&office, "ana", |act| {
        act.edit_part(lines[0], 1, &Edit::Done(true))?;
        act.edit_part(lines[2], 1, &Edit::Remove)
    })
    .unwrap();
    office.pass(24.hours());
    let next = plan(&office, "ana", &with_agenda(&office, &["lead"], &["Nuevo"]));
    let others = plan(&office, "lead", &one_on_one(&office, &["ana", "ben"]));
    assert_eq!(agenda(&office, "lead", next), ["Nuevo"], "the first is not over yet");
    close(&office, "lead", first);
    assert_eq!(agenda(&office, "ana", next), ["Nuevo", "Pendiente"]);
    assert_eq!(agenda(&office, "ana", others), [""; 0]);
    let carried = page(&office, "ana", next).agenda.pop().unwrap().part;
    assert_eq!((carried.carried_from, carried.by), (Some(lines[1]), office.id("lead")));
    // Reopened and closed again, nothing comes twice.
    act(&office, "ana", |act| {
        act.reopen_session(first, 2, "Falta algo")?;
        act.close_session(first, 3)
    })
    .unwrap();
    assert_eq!(agenda(&office, "ana", next), ["Nuevo", "Pendiente"]);
    close(&office, "ana", next);
    office.pass(24.hours());
    let third = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    assert_eq!(agenda(&office, "ana", third), ["Nuevo", "Pendiente"]);
    sound(&office);
}
