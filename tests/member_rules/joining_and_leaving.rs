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
fn what_a_leaver_left_follows_the_chart_and_comes_back_with_them() {
    let office = Office::new();
    let mut lead = office.member("lead");
    let posted = publish(&mut lead, &asking(Reach::Team, in_days(&office, 3)));
    let (lead_id, today) = (office.id("lead"), date(2026, 3, 2));
    let mut admin = office.member("ops");
    let stewards = |handles: [&str; 3]| {
        handles.map(|handle| office.member(handle).read(posted.id).is_ok_and(|reading| reading.steward))
    };
    admin.leave(lead_id, today, Some(office.id("cris"))).unwrap();
    assert_eq!(stewards(["cris", "ops", "ana"]), [true, false, false]);
    assert!(ids(&office.member("cris")).contains(&posted.id), "it stands on the boards of who stands in");
    let profile = office.workspace().organisation().find(lead_id).unwrap().profile.clone();
    let change = |successor| cartelera::domain::organisation::Profile { successor, ..profile.clone() };
    admin.change_person(lead_id, change(Some(office.id("ana")))).unwrap();
    assert_eq!(stewards(["cris", "ops", "ana"]), [false, false, true]);
    assert!(office.member("cris").read(posted.id).is_err(), "who stood in before keeps nothing of it");
    assert!(!ids(&office.member("cris")).contains(&posted.id));
    admin.leave(office.id("ana"), date(2026, 3, 4), None).unwrap();
    office.pass(48.hours());
    assert_eq!(stewards(["cris", "ops", "ceo"]), [false, true, false], "nobody signs in for who left");
    let back = cartelera::domain::organisation::Profile { active_until: None, ..change(None) };
    admin.change_person(lead_id, back).unwrap();
    assert_eq!(stewards(["cris", "ops", "lead"]), [false, false, true]);
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}

#[test]
fn what_a_leaver_left_still_reaches_newcomers_by_the_place_its_author_had() {
    let office = Office::new();
    let mut lead = office.member("lead");
    publish(&mut lead, &notice(Reach::Descending));
    let team = publish(&mut lead, &notice(Reach::Team)).id;
    let mut admin = office.member("ops");
    admin.leave(office.id("lead"), date(2026, 3, 2), None).unwrap();
    let under =
        |handle: &str, level, manager: &str| fixture::profile(handle, level, Some(office.id(manager)), "Clínica");
    let peer = admin.add_person(under("pia", 3, "ops")).unwrap();
    let other = admin.add_person(under("leo", 4, "rec")).unwrap();
    for (person, handle) in [(peer, "pia"), (other, "leo")] {
        let code = admin.issue_code(person).unwrap().to_string();
        office.workspace().enrol(handle, &code, PASSPHRASE).unwrap();
    }
    assert_eq!(ids(&office.member("pia")), [team]);
    assert_eq!(ids(&office.member("leo")), []);
}

#[test]
fn who_leaves_owes_nothing_any_more_and_who_comes_back_owes_it_again() {
    let office = Office::new();
    let posted = publish(&mut office.member("lead"), &asking(Reach::Descending, in_days(&office, 3)));
    let (mut admin, ana) = (office.member("ops"), office.id("ana"));
    admin.leave(ana, date(2026, 3, 2), None).unwrap();
    office.member("lead").edit(posted.id, 1, "t", "b", true).unwrap();
    let profile = office.workspace().organisation().find(ana).unwrap().profile.clone();
    let back = cartelera::domain::organisation::Profile { active_until: None, ..profile };
    admin.change_person(ana, back).unwrap();
    assert!(owes(&office.member("ana"), posted.id));
}

#[test]
fn what_is_asked_again_leaves_everybody_a_day() {
    let office = Office::new();
    let mut lead = office.member("lead");
    let posted = publish(&mut lead, &asking(Reach::Descending, in_days(&office, 1)));
    office.pass(48.hours());
    lead.edit(posted.id, 1, "t", "b", true).unwrap();
    let mut ana = office.member("ana");
    let tomorrow = in_days(&office, 1);
    assert_eq!(ana.today().unwrap()[0].due, Some(tomorrow));
    // Neither a later small correction nor an answer takes that day away.
    office.pass(1.hours());
    lead.edit(posted.id, 2, "t", "b, corrected", false).unwrap();
    let question = ana.new_id();
    ana.ask(posted.id, question, "?").unwrap();
    lead.answer(question, "so").unwrap();
    assert_eq!(ana.today().unwrap()[0].due, Some(in_days(&office, 1)));
    assert_eq!(office.member("ben").today().unwrap()[0].due, Some(tomorrow));
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
    assert_eq!((escalated.id(), escalated.people().len()), (Some(posted.id), 3));
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}
