//! Signatures under a closed session, and reopening it.

use cartelera::member::sessions::Seen;

use super::*;

fn closed(office: &Office) -> (SessionId, PartId) {
    let id = plan(office, "lead", &one_on_one(office, &["ana"]));
    let part = write(office, "lead", id, &note("Buen mes")).unwrap();
    close(office, "lead", id);
    (id, part)
}

#[test]
fn the_first_signature_locks_the_text_and_the_last_makes_it_signed() {
    let office = Office::new();
    let (id, part) = closed(&office);
    write(&office, "ana", id, &note("Aún se escribe")).unwrap();
    sign(&office, "ana", id, false, "No estoy de acuerdo").unwrap();
    assert_eq!(state(&office, "lead", id), SessionState::Closed);
    assert!(matches!(write(&office, "lead", id, &note("Tarde")), Err(Error::SessionLocked)));
    let edited = act(&office, "lead", |act| act.edit_part(part, 1, &Edit::Text("Tarde".into())));
    assert!(matches!(edited, Err(Error::SessionLocked)));
    write(&office, "lead", id, &NewPart::OwnNote { text: "Hablar con ella".into() }).unwrap();
    sign(&office, "lead", id, true, "").unwrap();
    assert_eq!(state(&office, "ana", id), SessionState::Signed);
    let page = page(&office, "lead", id);
    let given: Vec<_> = page
        .sign_offs
        .iter()
        .map(|given| (given.person, given.signature, given.void, given.comment.content.as_ref().unwrap()))
        .collect();
    let comment = |agrees, text: &str| Content::Comment { agrees, text: text.into() };
    let (no, yes) = (comment(false, "No estoy de acuerdo"), comment(true, ""));
    let (ana, lead) = (office.id("ana"), office.id("lead"));
    assert_eq!(given, [(ana, Signature::Valid, false, &no), (lead, Signature::Valid, false, &yes)]);
    sound(&office);
}

#[test]
fn only_who_takes_part_signs_once_what_is_closed() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    assert!(matches!(sign(&office, "ana", id, true, ""), Err(Error::SessionState(SessionState::Planned))));
    close(&office, "lead", id);
    let comment = PartId(Uuid::new_v4());
    assert!(matches!(
        act(&office, "ops", |act| act.sign_session(id, &act.seen(id, 2)?, comment, true, "")),
        Err(Error::OnlyParticipants)
    ));
    assert!(matches!(
        act(&office, "ben", |act| act.sign_session(id, &act.seen(id, 2)?, comment, true, "")),
        Err(Error::NoSession)
    ));
    assert!(matches!(
        act(&office, "ana", |act| act.sign_session(id, &act.seen(id, 1)?, comment, true, "")),
        Err(Error::Conflict)
    ));
    for _ in 0..2 {
        act(&office, "ana", |act| act.sign_session(id, &act.seen(id, 2)?, comment, true, "Recibido")).unwrap();
    }
    assert_eq!(page(&office, "lead", id).sign_offs.len(), 1);
    assert!(sign(&office, "ana", id, true, "Otra vez").is_err());
    let theirs = act(&office, "lead", |act| act.sign_session(id, &act.seen(id, 2)?, comment, true, ""));
    assert!(matches!(theirs, Err(Error::Conflict)));
    sound(&office);
}

#[test]
fn what_was_written_after_the_page_was_read_is_not_signed_unread() {
    let office = Office::new();
    let (id, part) = closed(&office);
    let read = Seen::of(&page(&office, "ana", id));
    let comment = PartId(Uuid::new_v4());
    let sign = |seen: &Seen| act(&office, "ana", |act| act.sign_session(id, seen, comment, true, ""));
    let note = NewPart::SharedNote { text: "Una cosa más".into() };
    act(&office, "lead", |act| act.write_part(PartId(Uuid::new_v4()), id, &note)).unwrap();
    assert!(matches!(sign(&read), Err(Error::Conflict)));
    let read = Seen::of(&page(&office, "ana", id));
    act(&office, "lead", |act| act.edit_part(part, 1, &Edit::Text("Otra cosa".into()))).unwrap();
    assert!(matches!(sign(&read), Err(Error::Conflict)));
    let read = Seen::of(&page(&office, "ana", id));
    // What somebody writes to themselves is nobody else's to have read.
    let own = NewPart::OwnNote { text: "Para mí".into() };
    act(&office, "lead", |act| act.write_part(PartId(Uuid::new_v4()), id, &own)).unwrap();
    sign(&read).unwrap();
}

#[test]
fn reopening_voids_the_signatures_and_says_why() {
    let office = Office::new();
    let (id, part) = closed(&office);
    sign(&office, "ana", id, true, "").unwrap();
    sign(&office, "lead", id, true, "").unwrap();
    assert!(matches!(act(&office, "ana", |act| act.reopen_session(id, 2, " ")), Err(Error::ReasonMissing)));
    act(&office, "ana", |act| act.reopen_session(id, 2, "Falta el plan")).unwrap();
    assert_eq!(state(&office, "lead", id), SessionState::Held);
    assert_eq!(notes(&office, "lead", id), [Ok("Buen mes".into()), Ok("Falta el plan".into())]);
    assert!(page(&office, "lead", id).sign_offs.iter().all(|given| given.void && given.signature == Signature::Valid));
    act(&office, "lead", |act| act.edit_part(part, 1, &Edit::Text("Buen mes, con plan".into()))).unwrap();
    close(&office, "lead", id);
    assert_eq!(state(&office, "lead", id), SessionState::Closed);
    sign(&office, "lead", id, true, "").unwrap();
    sign(&office, "ana", id, true, "Ahora sí").unwrap();
    assert_eq!(state(&office, "lead", id), SessionState::Signed);
    let page = page(&office, "lead", id);
    assert_eq!(page.sign_offs.iter().filter(|given| given.void).count(), 2);
    assert_eq!(page.sign_offs.len(), 4);
    sound(&office);
}
