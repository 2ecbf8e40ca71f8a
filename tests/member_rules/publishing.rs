//! Who may publish what, to whom, and how often.

use super::*;

fn refused(member: &mut Member, new: &NewAnnouncement) -> Error {
    let id = fresh(member);
    member.publish(id, new).unwrap_err()
}

#[test]
fn who_may_use_which_reach() {
    let office = Office::new();
    let level = |level| Some(Refusal::NeedsLevel(level));
    let no_reports = Some(Refusal::NoReports);
    // Descending, ascending, leadership, team, area, organisation, cross, everyone.
    let table: [(&str, [Option<Refusal>; 8]); 5] = [
        ("ceo", [None; 8]),
        ("ops", [None; 8]),
        ("lead", [None, None, None, None, None, None, None, level(2)]),
        ("ana", [no_reports, None, level(3), None, None, level(3), level(3), level(2)]),
        ("edi", [no_reports, None, None, None, None, None, None, None]),
    ];
    for (handle, refusals) in table {
        let mut member = office.member(handle);
        let reaches: Vec<_> = member.reaches().into_iter().map(|(_, allowed)| allowed.err()).collect();
        assert_eq!(reaches, refusals, "{handle}");
        for (reach, refusal) in Reach::ALL.iter().zip(refusals) {
            let id = fresh(&member);
            match (member.publish(id, &notice(*reach)), refusal) {
                (Err(Error::Reach(found)), Some(expected)) => assert_eq!(found, expected, "{handle} {reach}"),
                (Ok(_) | Err(Error::Nobody), None) => {}
                (found, _) => panic!("{handle} {reach}: {found:?}"),
            }
        }
    }
}

#[test]
fn publishing_to_nobody_is_refused() {
    let office = Office::new();
    assert!(matches!(refused(&mut office.member("ceo"), &notice(Reach::Ascending)), Error::Nobody));
}

#[test]
fn the_same_id_is_published_once_and_belongs_to_one_author() {
    let office = Office::new();
    let (mut ceo, mut ana) = (office.member("ceo"), office.member("ana"));
    let id = fresh(&ceo);
    let first = ceo.publish(id, &notice(Reach::Everyone)).unwrap();
    assert_eq!((first.recipients, first.revision, first.state), (11, 1, State::Live));
    assert_eq!(ceo.publish(id, &notice(Reach::Everyone)).unwrap(), first);
    assert_eq!(ids(&ana).len(), 1);
    assert!(matches!(ana.publish(id, &notice(Reach::Ascending)), Err(Error::Conflict)));
}

#[test]
fn faults_are_all_named_and_nothing_is_stored() {
    let office = Office::new();
    let mut ana = office.member("ana");
    let past = office.now().checked_sub(1.hour()).unwrap();
    let new = NewAnnouncement {
        title: " ".into(),
        body: "x".repeat(256 * 1024 + 1),
        publish_at: Some(past),
        priority: Priority::Urgent,
        ..notice(Reach::Ascending)
    };
    let Error::Faults(faults) = refused(&mut ana, &new) else { panic!("accepted") };
    let expected = [
        Fault::TitleEmpty,
        Fault::BodyTooLong { bytes: 256 * 1024 + 1 },
        Fault::PublishedInThePast,
        Fault::UrgentNotAllowed { level: 3 },
    ];
    assert_eq!(faults, expected);
    let due = in_days(&office, 3);
    let early = NewAnnouncement { expires_at: Some(in_days(&office, 2)), ..asking(Reach::Ascending, due) };
    assert!(matches!(refused(&mut ana, &early), Error::Faults(faults) if faults == [Fault::ExpiresBeforeDue]));
    assert_eq!(ids(&ana), []);
    assert_eq!(office.workspace().check(None).unwrap().entries, 11, "the keys alone");
}

#[test]
fn urgent_ones_are_three_a_week_from_monday() {
    let office = Office::new();
    let mut lead = office.member("lead");
    let urgent = NewAnnouncement { priority: Priority::Urgent, ..notice(Reach::Descending) };
    for _ in 0..3 {
        publish(&mut lead, &urgent);
        office.pass(1.hour());
    }
    assert!(matches!(refused(&mut lead, &urgent), Error::Faults(faults) if faults == [Fault::UrgentUsedUp]));
    publish(&mut office.member("rec"), &urgent);
    let days_left = 7 - i64::from(office.workspace().today().weekday().to_monday_zero_offset());
    office.pass(((days_left - 1) * 24).hours());
    assert!(matches!(refused(&mut lead, &urgent), Error::Faults(_)));
    office.pass(24.hours());
    publish(&mut lead, &urgent);
}

#[test]
fn pins_are_three_for_each_author_and_board_until_one_is_withdrawn() {
    let office = Office::new();
    let mut lead = office.member("lead");
    let pinned = |reach| NewAnnouncement { pinned: true, ..notice(reach) };
    let first = publish(&mut lead, &pinned(Reach::Descending));
    publish(&mut lead, &pinned(Reach::Descending));
    publish(&mut lead, &pinned(Reach::Ascending));
    let error = refused(&mut lead, &pinned(Reach::Descending));
    assert!(matches!(error, Error::Faults(faults) if faults == [Fault::PinsUsedUp(Reach::Descending.direction())]));
    publish(&mut lead, &pinned(Reach::Team));
    lead.withdraw(first.id).unwrap();
    publish(&mut lead, &pinned(Reach::Descending));
    publish(&mut office.member("ops"), &pinned(Reach::Descending));
    assert_eq!(office.member("ana").pinned(None).unwrap().len(), 3, "a reader sees the newest three");
}

#[test]
fn a_scheduled_one_comes_out_at_its_time() {
    let office = Office::new();
    let mut ceo = office.member("ceo");
    let later = NewAnnouncement { publish_at: Some(in_days(&office, 1)), ..notice(Reach::Everyone) };
    let published = publish(&mut ceo, &later);
    let ana = office.member("ana");
    assert_eq!(published.state, State::Scheduled);
    assert!(matches!(ana.read(published.id), Err(Error::NoAnnouncement)));
    office.pass(24.hours());
    assert_eq!(ana.read(published.id).unwrap().signature, Signature::Valid);
}
