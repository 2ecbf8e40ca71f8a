//! Signing in, enrolment, recovery, passphrases and codes.

use super::*;

fn refused(office: &Office, handle: &str, passphrase: &str) -> Error {
    match office.workspace().sign_in(handle, passphrase) {
        Ok(_) => panic!("{handle} signed in"),
        Err((_, error)) => error,
    }
}

#[test]
fn the_right_passphrase_signs_in_and_a_wrong_one_does_not() {
    let office = Office::new();
    assert_eq!(office.member("ana").person().handle, "ana");
    assert!(matches!(refused(&office, "ana", "wrong"), Error::WrongPassphrase));
    assert!(matches!(refused(&office, "nobody", PASSPHRASE), Error::NoPerson(_)));
    assert!(matches!(refused(&office, NOT_ENROLLED, PASSPHRASE), Error::NotEnrolled(_)));
}

#[test]
fn who_left_is_refused_even_by_a_terminal_that_was_open_before() {
    let office = Office::new();
    let open = office.workspace();
    let mut ben = office.member("ben");
    office.change("ana", |ana| ana.active_until = Some(date(2026, 3, 2)));
    office.change("ben", |ben| ben.active_until = Some(date(2026, 3, 2)));
    assert!(matches!(open.sign_in("ana", PASSPHRASE), Err((_, Error::NotActive(_)))));
    let id = fresh(&ben);
    assert!(matches!(ben.publish(id, &notice(Reach::Ascending)), Err(Error::NotActive(_))));
}

#[test]
fn a_code_enrols_its_person_once() {
    let office = Office::new();
    let code = office.member("ops").issue_code(office.id(NOT_ENROLLED)).unwrap().to_string();
    let mut workspace = office.workspace();
    assert!(matches!(workspace.enrol("ana", &code, "mine"), Err(Error::WrongCode)));
    assert!(matches!(workspace.enrol(NOT_ENROLLED, "nonsense", "mine"), Err(Error::Mistyped(_))));
    workspace.enrol(NOT_ENROLLED, &code, "mine").unwrap();
    assert!(matches!(workspace.enrol(NOT_ENROLLED, &code, "again"), Err(Error::WrongCode)));
    assert!(workspace.sign_in(NOT_ENROLLED, "mine").is_ok());
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}

#[test]
fn a_code_that_was_replaced_or_is_fourteen_days_old_does_nothing() {
    let office = Office::new();
    let mut admin = office.member("ops");
    let first = admin.issue_code(office.id(NOT_ENROLLED)).unwrap().to_string();
    let second = admin.issue_code(office.id(NOT_ENROLLED)).unwrap().to_string();
    let mut workspace = office.workspace();
    assert!(matches!(workspace.enrol(NOT_ENROLLED, &first, "mine"), Err(Error::WrongCode)));
    office.pass((14 * 24).hours());
    assert!(matches!(workspace.enrol(NOT_ENROLLED, &second, "mine"), Err(Error::CodeExpired)));
    office.pass((-1).minutes());
    workspace.enrol(NOT_ENROLLED, &second, "mine").unwrap();
}

#[test]
fn only_an_admin_issues_codes() {
    let office = Office::new();
    assert!(matches!(office.member("ceo").issue_code(office.id(NOT_ENROLLED)), Err(Error::NeedsRole(_))));
}

#[test]
fn a_changed_passphrase_replaces_the_old_one_and_the_recovery_key_stays() {
    let office = Office::new();
    let code = office.member("ops").issue_code(office.id(NOT_ENROLLED)).unwrap().to_string();
    let recovery = office.workspace().enrol(NOT_ENROLLED, &code, "first").unwrap().to_string();
    let mut novo = office.workspace().sign_in(NOT_ENROLLED, "first").map_err(|(_, error)| error).unwrap();
    assert!(matches!(novo.change_passphrase("wrong", "second"), Err(Error::WrongPassphrase)));
    novo.change_passphrase("first", "second").unwrap();
    assert!(matches!(refused(&office, NOT_ENROLLED, "first"), Error::WrongPassphrase));
    assert!(office.workspace().sign_in(NOT_ENROLLED, "second").is_ok());
    let other = office.member("ops").issue_code(office.id("ana")).unwrap().to_string();
    let others = office.workspace().enrol("ana", &other, "x").unwrap().to_string();
    assert!(office.workspace().recover(NOT_ENROLLED, &others, "third").is_err());
    office.workspace().recover(NOT_ENROLLED, &recovery, "third").unwrap();
    assert!(matches!(refused(&office, NOT_ENROLLED, "second"), Error::WrongPassphrase));
    assert!(office.workspace().sign_in(NOT_ENROLLED, "third").is_ok());
}

#[test]
fn new_keys_leave_old_drafts_shut_and_old_signatures_valid() {
    let office = Office::new();
    let mut ana = office.member("ana");
    let draft = ana.new_id();
    ana.save_draft(draft, "a secret", &office.state_folder()).unwrap();
    let posted = publish(&mut ana, &notice(Reach::Ascending));
    let code = office.member("ops").issue_code(office.id("ana")).unwrap().to_string();
    assert!(office.workspace().sign_in("ana", PASSPHRASE).is_ok(), "until the code is used");
    office.workspace().enrol("ana", &code, "new").unwrap();
    assert!(matches!(refused(&office, "ana", PASSPHRASE), Error::WrongPassphrase));
    let ana = office.workspace().sign_in("ana", "new").map_err(|(_, error)| error).unwrap();
    assert_eq!(ana.drafts(&office.state_folder()).unwrap(), []);
    assert_eq!(ana.read(posted.id).unwrap().signature, Signature::Valid);
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}

#[test]
fn wrong_passphrases_make_this_terminal_wait_and_never_longer_than_30_seconds() {
    let now = fixture::monday();
    let mut attempts = Attempts::default();
    let mut waits = Vec::new();
    for _ in 0..12 {
        attempts.wrong(now);
        waits.push(attempts.wait(now).map_or(0, |wait| wait.as_secs()));
    }
    assert_eq!(waits, [0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30, 30]);
    assert_eq!(attempts.wait(now.checked_add(30.seconds()).unwrap()), None);
    attempts.right();
    assert_eq!(attempts.wait(now), None);
}

#[test]
fn an_account_gives_only_a_number_and_to_one_person() {
    let office = Office::new();
    publish(&mut office.member("ceo"), &notice(Reach::Everyone));
    office.member("ana").link_account(500).unwrap();
    assert!(matches!(office.member("ben").link_account(500), Err(Error::AccountTaken)));
    assert_eq!(office.workspace().unread_of_account(500).unwrap(), Some(1));
    assert_eq!(office.workspace().unread_of_account(501).unwrap(), None);
}
