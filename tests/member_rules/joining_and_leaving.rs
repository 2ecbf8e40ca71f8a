//! What newcomers get, and what becomes of what leavers leave.

use super::*;

#[test]
fn a_newcomer_gets_what_is_live_with_days_of_grace() {
    let office = Office::new();
    let mut lead = office.member("lead");
    let posted = publish(&mut lead, &asking(Reach::Descending, in_days(&office, 1)));
    let newcomer = fixture::profile("zoe", 4, Some(office.id("lead")), "Clínica");
    let zoe = office.add(&cartelera::domain::organisation::Profile { active_from: Some(date(2026, 3, 4)), ..newcomer });
    let code = office.member("ops").issue_code(zoe).unwrap().to_string();
    office.pass(48.hours());
    office.member("ben");
    office.workspace().enrol("zoe", &code, PASSPHRASE).unwrap();
    let mut zoe = office.member("zoe");
    let grace = "2026-03-11T22:59:59.999999Z".parse::<Timestamp>().unwrap();
    assert_eq!(zoe.today().unwrap()[0].due, Some(grace));
    let why = zoe.why_reached(posted.id, zoe.person()).unwrap();
    assert_eq!(why, Ok(cartelera::domain::audience::Reason::Joined(date(2026, 3, 4))));
    let question = zoe.new_id();
    zoe.ask(posted.id, question, "?").unwrap();
    lead.answer(question, "so").unwrap();
    assert_eq!(zoe.today().unwrap()[0].due, Some(grace), "an answer takes no grace away");
    lead.edit(posted.id, 1, "t", "b", true).unwrap();
    assert_eq!(zoe.today().unwrap()[0].due, Some(grace), "nor does an edit");
    zoe.acknowledge(posted.id, 2).unwrap();
    assert_eq!(lead.coverage(posted.id).unwrap().recipients, 4);
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}

#[test]
fn a_leavers_announcements_go_to_who_stands_in() {
    let office = Office::new();
    let mut lead = office.member("lead");
    let posted = publish(&mut lead, &asking(Reach::Descending, in_days(&office, 3)));
    lead.edit(posted.id, 1, "by the author", "b", false).unwrap();
    office.change("lead", |lead| {
        lead.active_until = Some(date(2026, 3, 3));
        lead.successor = None;
    });
    office.pass(24.hours());
    let mut ops = office.member("ops");
    assert!(ops.read(posted.id).unwrap().steward);
    assert!(matches!(ops.acknowledge(posted.id, 2), Err(Error::OnlyRecipients)));
    assert_eq!(ops.coverage(posted.id).unwrap().recipients, 3);
    assert_eq!(ops.read(posted.id).unwrap().signature, Signature::Valid);
    ops.edit(posted.id, 2, "by who stands in", "b", false).unwrap();
    assert_eq!(office.member("ana").read(posted.id).unwrap().signature, Signature::Valid);
    office.change("ops", |ops| ops.active_until = Some(date(2026, 3, 4)));
    office.pass(96.hours());
    let ceo = office.member("ceo");
    assert!(ceo.read(posted.id).unwrap().steward);
    assert_eq!(ceo.read(posted.id).unwrap().signature, Signature::Valid, "signed when it was theirs to sign");
    let escalated = ceo.today().unwrap().into_iter().find(|item| item.kind == DutyKind::Escalated).unwrap();
    assert_eq!((escalated.id(), escalated.people.len()), (posted.id, 3));
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}
