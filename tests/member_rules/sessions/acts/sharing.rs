//! Giving keys to who comes later: enrolment, new keys, recovery, hand-overs.

use super::*;

fn with_note(office: &Office, with: &str) -> SessionId {
    let id = plan(office, "lead", &one_on_one(office, &[with]));
    let part = write(office, "lead", id, &note("Primero")).unwrap();
    act(office, "lead", |act| act.edit_part(part, 1, &Edit::Text("Buen mes".into()))).unwrap();
    id
}

fn signed_in(office: &Office, handle: &str, passphrase: &str) -> Member {
    office.workspace().sign_in(handle, passphrase).map_err(|(_, error)| error).unwrap()
}

#[test]
fn who_enrols_later_gets_what_waits_when_a_participant_signs_in() {
    let office = Office::new();
    let id = with_note(&office, NOT_ENROLLED);
    write(&office, "lead", id, &NewPart::OwnNote { text: "Solo yo".into() }).unwrap();
    let novo = office.id(NOT_ENROLLED);
    assert_eq!(page(&office, "lead", id).waiting, [Waiting::NotEnrolled(novo)]);
    enrol(&office, NOT_ENROLLED);
    assert_eq!(notes(&office, NOT_ENROLLED, id), [Err(Shut::NotShared)]);
    // Whoever else signs in has nothing to give.
    share(&office, "ana");
    assert_eq!(notes(&office, NOT_ENROLLED, id), [Err(Shut::NotShared)]);
    share(&office, "lead");
    assert_eq!(notes(&office, NOT_ENROLLED, id), [Ok("Buen mes".into())]);
    let page = page(&office, NOT_ENROLLED, id);
    let history = office.member(NOT_ENROLLED).part_history(page.notes[0].part.id).unwrap();
    assert_eq!(said(&history), [Ok("Primero"), Ok("Buen mes")]);
    sound(&office);
}

#[test]
fn what_waits_is_given_a_batch_at_a_time_until_nothing_does() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &[NOT_ENROLLED]));
    office
        .member("lead")
        .act(|act| (0..250).try_for_each(|at| act.write_part(PartId(Uuid::new_v4()), id, &note(&format!("Nota {at}")))))
        .unwrap();
    enrol(&office, NOT_ENROLLED);
    let mut lead = office.member("lead");
    assert!(lead.act(|act| act.share_waiting()).unwrap());
    assert!(!lead.act(|act| act.share_waiting()).unwrap());
    assert!(notes(&office, NOT_ENROLLED, id).iter().all(Result::is_ok));
}

#[test]
fn new_keys_wait_for_each_partners_word() {
    let office = Office::new();
    let (with_lead, ana) = (with_note(&office, "ana"), office.id("ana"));
    let with_ben = plan(&office, "ben", &one_on_one(&office, &["ana"]));
    write(&office, "ben", with_ben, &note("De Ben")).unwrap();
    enrol(&office, "ana");
    assert_eq!(notes(&office, "ana", with_lead), [Err(Shut::OldKeys)]);
    share(&office, "lead");
    write(&office, "lead", with_lead, &note("Después")).unwrap();
    assert_eq!(notes(&office, "ana", with_lead), [Err(Shut::OldKeys), Err(Shut::NotShared)]);
    assert_eq!(page(&office, "lead", with_lead).waiting, [Waiting::NewKeys(ana, 2)]);
    assert_eq!(office.member("lead").unconfirmed_keys().unwrap(), [(ana, 2)]);
    for generation in [1, 3] {
        let wrong = act(&office, "lead", |act| act.confirm_keys(ana, generation));
        assert!(matches!(wrong, Err(Error::Conflict)), "{generation}");
    }
    for _ in 0..2 {
        act(&office, "lead", |act| act.confirm_keys(ana, 2)).unwrap();
    }
    assert_eq!(notes(&office, "ana", with_lead), [Ok("Buen mes".into()), Ok("Después".into())]);
    assert_eq!(office.member("lead").unconfirmed_keys().unwrap(), []);
    // Ben has not said so yet.
    assert_eq!(notes(&office, "ana", with_ben), [Err(Shut::OldKeys)]);
    assert_eq!(office.member("ben").unconfirmed_keys().unwrap(), [(ana, 2)]);
    act(&office, "ben", |act| act.confirm_keys(ana, 2)).unwrap();
    assert_eq!(notes(&office, "ana", with_ben), [Ok("De Ben".into())]);
    assert_eq!(page(&office, "lead", with_lead).waiting, []);
    // The third keys need a word of their own.
    enrol(&office, "ana");
    assert_eq!(office.member("lead").unconfirmed_keys().unwrap(), [(ana, 3)]);
    sound(&office);
}

#[test]
fn who_lost_everything_reads_no_old_own_note_and_writes_new_ones() {
    let office = Office::new();
    let id = with_note(&office, "ana");
    write(&office, "ana", id, &NewPart::OwnNote { text: "Antes".into() }).unwrap();
    enrol(&office, "ana");
    write(&office, "ana", id, &NewPart::OwnNote { text: "Ahora".into() }).unwrap();
    act(&office, "lead", |act| act.confirm_keys(office.id("ana"), 2)).unwrap();
    let all = [Ok("Buen mes".into()), Err(Shut::OldKeys), Ok("Ahora".into())];
    assert_eq!(notes(&office, "ana", id), all);
    sound(&office);
}

#[test]
fn the_recovery_key_opens_everything_again() {
    let office = Office::new();
    let recovery = enrol(&office, NOT_ENROLLED);
    let id = with_note(&office, NOT_ENROLLED);
    write(&office, NOT_ENROLLED, id, &NewPart::OwnNote { text: "Mía".into() }).unwrap();
    office.workspace().recover(NOT_ENROLLED, &recovery, "another one").unwrap();
    let mut novo = signed_in(&office, NOT_ENROLLED, "another one");
    let read = |novo: &Member| {
        let page = novo.session_page(id).unwrap();
        said(&page.notes).into_iter().map(|text| text.unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(read(&novo), ["Buen mes", "Mía"]);
    novo.change_passphrase("another one", "a third").unwrap();
    assert_eq!(read(&signed_in(&office, NOT_ENROLLED, "a third")), ["Buen mes", "Mía"]);
    sound(&office);
}

#[test]
fn past_sessions_are_handed_to_a_new_manager_and_no_later_ones() {
    let office = Office::new();
    let id = with_note(&office, "ana");
    write(&office, "ana", id, &NewPart::OwnNote { text: "Mía".into() }).unwrap();
    assert!(matches!(act(&office, "ana", |act| act.hand_over_sessions(&[id])), Err(Error::SessionState(_))));
    close(&office, "lead", id);
    sign(&office, "ana", id, true, "Recibido").unwrap();
    assert!(office.member("ana").to_hand_over().unwrap().is_empty(), "her manager was there");
    office.pass(24.hours());
    let rec = office.id("rec");
    office.change("ana", |ana| ana.manager = Some(rec));
    assert!(matches!(office.member("rec").session_page(id), Err(Error::OnlyParticipants)));
    let offered: Vec<SessionId> =
        office.member("ana").to_hand_over().unwrap().iter().map(|view| view.session.id).collect();
    assert_eq!(offered, [id]);
    assert!(matches!(act(&office, "rec", |act| act.hand_over_sessions(&[id])), Err(Error::OnlyParticipants)));
    for new in [1, 0] {
        assert_eq!(act(&office, "ana", |act| act.hand_over_sessions(&[id])).unwrap(), new);
    }
    assert!(office.member("ana").to_hand_over().unwrap().is_empty());
    let page = page(&office, "rec", id);
    assert_eq!(said(&page.notes), [Ok("Buen mes")]);
    assert_eq!(page.sign_offs[0].comment.content.as_ref().map(Content::words), Ok("Recibido"));
    assert!(matches!(write(&office, "rec", id, &note("Sin haber estado")), Err(Error::OnlyParticipants)));
    // A reader reads what is written on in it, too.
    act(&office, "ana", |act| act.reopen_session(id, 2, "Falta algo")).unwrap();
    assert_eq!(notes(&office, "rec", id), [Ok("Buen mes".into()), Ok("Falta algo".into())]);
    sound(&office);
}

#[test]
fn confidential_sessions_are_handed_to_nobody_and_the_topmost_has_nobody() {
    let office = Office::new();
    make_hr(&office, "com");
    let id = plan(&office, "ana", &one_on_one(&office, &["com"]));
    close(&office, "ana", id);
    assert!(matches!(act(&office, "ana", |act| act.hand_over_sessions(&[id])), Err(Error::SessionState(_))));
    let above = plan(&office, "ceo", &one_on_one(&office, &["ops"]));
    close(&office, "ceo", above);
    let refused = act(&office, "ceo", |act| act.hand_over_sessions(&[above]));
    assert!(matches!(refused, Err(Error::NobodyToHandOverTo)));
}
