//! Coverage, today and escalation.

use super::*;

#[test]
fn an_event_of_this_week_is_shown_however_long_ago_it_was_announced() {
    let office = Office::new();
    let mut ceo = office.member("ceo");
    let event = |days| {
        let (starts, ends) = (in_days(&office, days), in_days(&office, days + 1));
        Some(cartelera::domain::announcement::Event { starts, ends, place: String::new() })
    };
    let near = publish(&mut ceo, &NewAnnouncement { event: event(3), ..notice(Reach::Everyone) });
    publish(&mut ceo, &NewAnnouncement { event: event(8), ..notice(Reach::Everyone) });
    let gone = publish(&mut ceo, &NewAnnouncement { event: event(2), ..notice(Reach::Everyone) });
    ceo.withdraw(gone.id).unwrap();
    publish(&mut ceo, &NewAnnouncement { event: event(2), ..notice(Reach::Leadership) });
    for _ in 0..201 {
        publish(&mut ceo, &notice(Reach::Everyone));
    }
    let items = office.member("ana").today().unwrap();
    let events: Vec<_> =
        items.iter().filter(|item| item.kind == DutyKind::Event).filter_map(|item| item.id()).collect();
    assert_eq!(events, [near.id]);
    assert!(office.member("ana").page(Shown::default(), Cursor::Newest, 0).unwrap().rows.is_empty());
}

#[test]
fn coverage_counts_and_names_for_the_author_alone() {
    let office = Office::new();
    let (mut ops, mut ana) = (office.member("ops"), office.member("ana"));
    let posted = publish(&mut ops, &asking(Reach::Descending, in_days(&office, 3)));
    ana.open(posted.id).unwrap();
    office.member("ben").acknowledge(posted.id, 1).unwrap();
    office.member("cris").acknowledge(posted.id, 1).unwrap();
    let question = ana.new_id();
    ana.ask(posted.id, question, "?").unwrap();
    let coverage = ops.coverage(posted.id).unwrap();
    let counts = (coverage.recipients, coverage.opened, coverage.acknowledged, coverage.asking);
    assert_eq!(counts, (6, 3, 2, 1));
    assert_eq!(coverage.missing, ["ana", "lead", NOT_ENROLLED, "rec"].map(|handle| office.id(handle)));
    assert_eq!(coverage.not_enrolled, [office.id(NOT_ENROLLED)]);
    assert!(matches!(ana.coverage(posted.id), Err(Error::OnlyAuthor)));
    for leaver in ["ana", "ben"] {
        office.change(leaver, |person| person.active_until = Some(date(2026, 3, 2)));
    }
    ops.refresh().unwrap();
    let coverage = ops.coverage(posted.id).unwrap();
    assert_eq!((coverage.recipients, coverage.acknowledged, coverage.missing.len()), (5, 2, 3));
    assert_eq!(coverage.asking, 0);
}

#[test]
fn today_lists_duties_by_due_then_events_then_news() {
    use cartelera::domain::announcement::Event;
    let office = Office::new();
    let mut ops = office.member("ops");
    let later = publish(&mut ops, &asking(Reach::Descending, in_days(&office, 3)));
    let undated = NewAnnouncement { acknowledgement: Some(Acknowledgement { due: None }), ..notice(Reach::Descending) };
    let undated = publish(&mut ops, &undated);
    let event = |days| {
        let starts = in_days(&office, days);
        NewAnnouncement {
            event: Some(Event { starts, ends: starts, place: String::new() }),
            ..notice(Reach::Descending)
        }
    };
    let event_later = publish(&mut ops, &event(5));
    let event_soon = publish(&mut ops, &event(1));
    let event_far = publish(&mut ops, &event(8));
    let sooner = publish(&mut ops, &asking(Reach::Descending, in_days(&office, 2)));
    let mut lead = office.member("lead");
    let mine = publish(&mut lead, &notice(Reach::Descending));
    let question = fresh(&lead).0;
    office.member("ana").ask(mine.id, question, "?").unwrap();
    let items: Vec<_> = lead.today().unwrap().iter().filter_map(|item| Some((item.kind, item.id()?))).collect();
    let expected = [
        (DutyKind::Answer, mine.id),
        (DutyKind::Acknowledge, sooner.id),
        (DutyKind::Acknowledge, later.id),
        (DutyKind::Acknowledge, undated.id),
        (DutyKind::Event, event_soon.id),
        (DutyKind::Event, event_later.id),
        (DutyKind::New, event_far.id),
    ];
    assert_eq!(items, expected);
}

#[test]
fn overdue_urgent_ones_stand_in_front_until_acknowledged_or_asked() {
    let office = Office::new();
    let mut lead = office.member("lead");
    let urgent = |due| NewAnnouncement { priority: Priority::Urgent, ..asking(Reach::Descending, due) };
    let posted = publish(&mut lead, &urgent(in_days(&office, 1)));
    publish(&mut lead, &asking(Reach::Descending, in_days(&office, 1)));
    let (mut ana, mut ben) = (office.member("ana"), office.member("ben"));
    assert_eq!(ana.overdue_urgent().unwrap(), []);
    office.pass(25.hours());
    assert_eq!(ana.overdue_urgent().unwrap().iter().map(|row| row.id).collect::<Vec<_>>(), [posted.id]);
    ana.acknowledge(posted.id, 1).unwrap();
    let question = ben.new_id();
    ben.ask(posted.id, question, "?").unwrap();
    assert_eq!((ana.overdue_urgent().unwrap(), ben.overdue_urgent().unwrap()), (vec![], vec![]));
}

fn escalated(office: &Office, handle: &str) -> Vec<PersonId> {
    let items = office.member(handle).today().unwrap();
    items.into_iter().filter(|item| item.kind == DutyKind::Escalated).flat_map(|item| item.people().to_vec()).collect()
}

#[test]
fn what_is_overdue_climbs_inside_the_audience() {
    let office = Office::new();
    let posted = publish(&mut office.member("ceo"), &asking(Reach::Everyone, in_days(&office, 1)));
    for handle in ["ops", "com", "lead", "rec", "sell", "ben", "cris", "dani", "edi"] {
        office.member(handle).acknowledge(posted.id, 1).unwrap();
    }
    let ana = [office.id("ana"), office.id(NOT_ENROLLED)];
    office.pass(47.hours());
    assert_eq!(escalated(&office, "lead"), []);
    office.pass(1.hour());
    assert_eq!(escalated(&office, "lead"), ana);
    assert_eq!((escalated(&office, "ops"), escalated(&office, "ceo")), (vec![], vec![]));
    office.pass(48.hours());
    assert_eq!((escalated(&office, "ops"), escalated(&office, "ceo")), (ana.to_vec(), vec![]));
    assert_eq!(escalated(&office, "rec"), []);
}

#[test]
fn without_a_manager_among_the_recipients_it_comes_to_the_author() {
    let office = Office::new();
    publish(&mut office.member("lead"), &asking(Reach::Descending, in_days(&office, 1)));
    office.pass(48.hours());
    assert_eq!(escalated(&office, "lead").len(), 3);
    assert_eq!(escalated(&office, "ops"), []);
}
