//! Who may withdraw and reinstate what, and what comes back with it.

use super::*;
use cartelera::domain::audience::Direction;
use cartelera::member::batches::Skip;

/// What a recipient makes of an announcement: whether there is a text to read.
fn reads(office: &Office, handle: &str, id: AnnouncementId) -> Option<bool> {
    let reading = office.member(handle).read(id).ok()?;
    Some(!reading.announcement.content.body.is_empty())
}

#[test]
fn who_may_reinstate_is_whoever_looks_after_it() {
    let office = Office::new();
    let posted = publish(&mut office.member("lead"), &notice(Reach::Descending));
    office.member("lead").withdraw(posted.id).unwrap();
    for (handle, sees) in [("ana", true), ("ops", false), ("edi", false), ("ceo", false)] {
        let refused = office.member(handle).reinstate(posted.id).unwrap_err();
        match sees {
            true => assert!(matches!(refused, Error::OnlyAuthor), "{handle}: {refused:?}"),
            false => assert!(matches!(refused, Error::NoAnnouncement), "{handle}: {refused:?}"),
        }
    }
    assert_eq!(reads(&office, "ana", posted.id), Some(false));
    office.member("lead").reinstate(posted.id).unwrap();
    assert_eq!(reads(&office, "ana", posted.id), Some(true));
    office.member("lead").reinstate(posted.id).unwrap();
}

#[test]
fn every_state_goes_back_to_what_it_would_have_been() {
    // Published after, expires after, withdrawn after, reinstated after so many days; and what comes out, if it may.
    let table = [
        (0, None, 1, 2, Some(State::Live)),
        (0, Some(5), 1, 2, Some(State::Live)),
        (0, Some(2), 1, 3, None),
        (3, None, 1, 2, Some(State::Scheduled)),
        (3, None, 1, 4, Some(State::Live)),
        (3, Some(5), 1, 6, None),
    ];
    for (publish_at, expires_at, withdrawn, back, expected) in table {
        let office = Office::new();
        let new = NewAnnouncement {
            publish_at: (publish_at > 0).then(|| in_days(&office, publish_at)),
            expires_at: expires_at.map(|days| in_days(&office, days)),
            ..notice(Reach::Descending)
        };
        let posted = publish(&mut office.member("lead"), &new);
        office.pass((24 * withdrawn).hours());
        let mut lead = office.member("lead");
        lead.withdraw(posted.id).unwrap();
        office.pass((24 * (back - withdrawn)).hours());
        let done = lead.reinstate(posted.id);
        match expected {
            Some(state) => {
                done.unwrap();
                assert_eq!(lead.headline(posted.id).unwrap().state(office.now()), state);
                let seen = (state == State::Live).then_some(true);
                assert_eq!(reads(&office, "ana", posted.id), seen, "{publish_at} {withdrawn} {back}");
            }
            None => assert!(matches!(done, Err(Error::Expired)), "{publish_at} {withdrawn} {back}"),
        }
        assert_eq!(office.workspace().check(None).unwrap().faults, []);
    }
}

#[test]
fn duties_return_no_sooner_than_a_day_later_to_who_still_owes() {
    let office = Office::new();
    let posted = publish(&mut office.member("lead"), &asking(Reach::Descending, in_days(&office, 2)));
    office.member("ben").acknowledge(posted.id, 1).unwrap();
    let mut lead = office.member("lead");
    lead.withdraw(posted.id).unwrap();
    assert!(!owes(&office.member("ana"), posted.id));
    office.pass(40.hours());
    lead.reinstate(posted.id).unwrap();
    let ana = office.member("ana");
    assert!(owes(&ana, posted.id) && !owes(&office.member("ben"), posted.id));
    let due = ana.headline(posted.id).unwrap().acknowledgement.unwrap().due;
    assert_eq!(due, Some(office.now().checked_add(24.hours()).unwrap()));
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}

#[test]
fn who_asked_waits_for_the_answer_as_before() {
    let office = Office::new();
    let posted = publish(&mut office.member("lead"), &asking(Reach::Descending, in_days(&office, 5)));
    let (mut ana, mut lead) = (office.member("ana"), office.member("lead"));
    let question = ana.new_id();
    ana.ask(posted.id, question, "?").unwrap();
    lead.withdraw(posted.id).unwrap();
    lead.reinstate(posted.id).unwrap();
    assert!(ana.today().unwrap().iter().all(|item| item.kind != DutyKind::Acknowledge));
    lead.answer(question, "!").unwrap();
    assert!(owes(&ana, posted.id));
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}

#[test]
fn who_joined_while_it_was_withdrawn_gets_it_when_it_is_back() {
    let office = Office::new();
    let posted = publish(&mut office.member("lead"), &asking(Reach::Descending, in_days(&office, 3)));
    let mut lead = office.member("lead");
    lead.withdraw(posted.id).unwrap();
    office.pass(24.hours());
    let mut admin = office.member("ops");
    let olga = admin.add_person(profile("olga", 4, Some(office.id("lead")), "Clínica")).unwrap();
    lead.reinstate(posted.id).unwrap();
    let coverage = lead.coverage(posted.id).unwrap();
    assert!(coverage.missing.contains(&olga), "{coverage:?}");
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}

#[test]
fn one_withdrawn_before_its_time_follows_the_chart_of_the_day_it_comes_out() {
    let office = Office::new();
    let later = NewAnnouncement { publish_at: Some(in_days(&office, 5)), ..notice(Reach::Descending) };
    let mut lead = office.member("lead");
    let posted = publish(&mut lead, &later);
    lead.withdraw(posted.id).unwrap();
    let (ana, before) = (office.id("ana"), posted.recipients);
    office.member("ops").leave(ana, date(2026, 3, 4), None).unwrap();
    office.pass(72.hours());
    lead.reinstate(posted.id).unwrap();
    assert_eq!(lead.read(posted.id).unwrap().announcement.recipients, before - 1);
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}

#[test]
fn a_pin_comes_back_only_where_there_is_room_for_it() {
    let office = Office::new();
    let mut lead = office.member("lead");
    let pinned = NewAnnouncement { pinned: true, ..notice(Reach::Descending) };
    let first = publish(&mut lead, &pinned);
    lead.withdraw(first.id).unwrap();
    for _ in 0..3 {
        publish(&mut lead, &pinned);
    }
    let refused = lead.reinstate(first.id).unwrap_err();
    assert!(matches!(refused, Error::Faults(faults) if faults == [Fault::PinsUsedUp(Direction::Vertical)]));
}

#[test]
fn an_urgent_one_that_has_never_been_out_comes_back_only_where_its_week_has_room_for_it() {
    let office = Office::new();
    let mut ceo = office.member("ceo");
    let urgent = NewAnnouncement { priority: Priority::Urgent, ..notice(Reach::Descending) };
    let out = publish(&mut ceo, &urgent);
    let later = NewAnnouncement { publish_at: Some(in_days(&office, 2)), ..urgent.clone() };
    let never = publish(&mut ceo, &later);
    ceo.withdraw_all(&[out.id, never.id]);
    publish(&mut ceo, &urgent);
    publish(&mut ceo, &urgent);
    let batch = ceo.reinstate_all(&[out.id, never.id]);
    assert_eq!((batch.done, batch.skipped), (vec![out.id], vec![(never.id, Skip::UrgentUsedUp)]));
    assert!(batch.failed.is_none());
}

#[test]
fn what_a_stand_in_withdrew_comes_back_to_its_author_when_they_are_back() {
    let office = Office::new();
    let posted = publish(&mut office.member("rec"), &notice(Reach::Descending));
    let rec = office.id("rec");
    let mut admin = office.member("ops");
    admin.leave(rec, date(2026, 3, 3), None).unwrap();
    office.pass(24.hours());
    office.member("ops").withdraw(posted.id).unwrap();
    let mut admin = office.member("ops");
    let profile = admin.workspace().organisation().find(rec).unwrap().profile.clone();
    admin.change_person(rec, cartelera::domain::organisation::Profile { active_until: None, ..profile }).unwrap();
    assert!(matches!(office.member("ops").reinstate(posted.id), Err(Error::OnlyAuthor)));
    office.member("rec").reinstate(posted.id).unwrap();
    assert!(office.member("rec").read(posted.id).unwrap().steward);
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}
