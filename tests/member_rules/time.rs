//! What time does to announcements, in a zone that changes its clocks: on 29 March 2026 Madrid has no hour from two to
//! three, on 25 October it has it twice.

use cartelera::domain::announcement::Event;
use cartelera::member::end_of_day;
use cartelera::member::week::{Entry, Part};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::*;

/// A moment of UTC.
fn utc(at: &str) -> Timestamp {
    at.parse().unwrap()
}

/// A moment by Madrid's clocks, of two the first.
fn local(at: &str) -> Timestamp {
    let at: DateTime = at.parse().unwrap();
    TimeZone::get("Europe/Madrid").unwrap().to_timestamp(at).unwrap()
}

fn office_at(at: Timestamp) -> Office {
    let office = Office::new();
    office.clock.set(at);
    office
}

fn due_on(office: &Office, day: Date, reach: Reach) -> NewAnnouncement {
    asking(reach, office.workspace().end_of(day).unwrap())
}

#[test]
fn a_day_ends_when_the_next_one_begins_whatever_the_clocks_do() {
    let office = Office::new();
    let end = |day| office.workspace().end_of(day).unwrap();
    assert_eq!(end(date(2026, 3, 28)), utc("2026-03-28T22:59:59.999999Z"));
    assert_eq!(end(date(2026, 3, 29)), utc("2026-03-29T21:59:59.999999Z"), "23 hours later");
    assert_eq!(end(date(2026, 10, 24)), utc("2026-10-24T21:59:59.999999Z"));
    assert_eq!(end(date(2026, 10, 25)), utc("2026-10-25T22:59:59.999999Z"), "25 hours later");
    // Chile puts its clocks back at midnight: the last hour of that Saturday comes twice.
    let santiago = TimeZone::get("America/Santiago").unwrap();
    assert_eq!(end_of_day(date(2026, 4, 4), &santiago).unwrap(), utc("2026-04-05T03:59:59.999999Z"));
}

#[test]
fn what_is_published_in_the_hour_that_is_skipped_comes_out_as_much_later() {
    let office = office_at(local("2026-03-28T12:00"));
    let mut ceo = office.member("ceo");
    let scheduled = NewAnnouncement { publish_at: Some(local("2026-03-29T02:30")), ..notice(Reach::Everyone) };
    let posted = publish(&mut ceo, &scheduled);
    assert_eq!(posted.state, State::Scheduled);
    let ana = office.member("ana");
    office.clock.set(utc("2026-03-29T01:29:59Z"));
    assert!(!ids(&ana).contains(&posted.id) && ana.read(posted.id).is_err());
    // Nobody has written anything meanwhile.
    office.clock.set(utc("2026-03-29T01:30:00Z"));
    assert!(ids(&ana).contains(&posted.id) && ana.read(posted.id).is_ok());
}

#[test]
fn what_expires_in_the_hour_that_comes_twice_expires_in_the_first_and_stays_so() {
    let office = office_at(local("2026-10-24T12:00"));
    let mut ceo = office.member("ceo");
    let due = local("2026-10-24T20:00");
    let expiring = NewAnnouncement {
        expires_at: Some(local("2026-10-25T02:30")),
        priority: Priority::Urgent,
        ..asking(Reach::Everyone, due)
    };
    let posted = publish(&mut ceo, &expiring);
    let ana = office.member("ana");
    office.clock.set(utc("2026-10-25T00:29:59Z"));
    assert!(ids(&ana).contains(&posted.id) && owes(&ana, posted.id));
    assert_eq!(ana.overdue_urgent().unwrap().len(), 1);
    for later in ["2026-10-25T00:30:00Z", "2026-10-25T01:10:00Z", "2026-10-26T09:00:00Z"] {
        office.clock.set(utc(later));
        assert!(!ids(&ana).contains(&posted.id) && !owes(&ana, posted.id), "at {later}");
        assert_eq!((ana.overdue_urgent().unwrap(), escalated(&office, "lead")), (vec![], vec![]), "at {later}");
    }
}

#[test]
fn urgent_ones_are_counted_in_the_week_they_come_out_in() {
    // The last Sunday before the clocks change back, half an hour before Monday.
    let office = office_at(local("2026-10-25T23:30"));
    let mut ceo = office.member("ceo");
    let urgent = NewAnnouncement { priority: Priority::Urgent, ..notice(Reach::Everyone) };
    let next_week = NewAnnouncement { publish_at: Some(local("2026-10-28T08:00")), ..urgent.clone() };
    for _ in 0..3 {
        publish(&mut ceo, &urgent);
        publish(&mut ceo, &next_week);
    }
    let refused = |ceo: &mut Member, new: &NewAnnouncement| match ceo.publish(fresh(ceo), new) {
        Err(Error::Faults(faults)) => faults == [Fault::UrgentUsedUp],
        _ => false,
    };
    assert!(refused(&mut ceo, &urgent));
    assert!(refused(&mut ceo, &next_week));
    office.clock.set(local("2026-10-26T00:00"));
    assert!(refused(&mut ceo, &urgent), "those scheduled for this week are this week's");
    office.clock.set(local("2026-11-02T00:00"));
    publish(&mut ceo, &urgent);
}

#[test]
fn a_scheduled_urgent_one_that_was_withdrawn_makes_room_for_another() {
    let office = Office::new();
    let mut ceo = office.member("ceo");
    let urgent = NewAnnouncement {
        priority: Priority::Urgent,
        publish_at: Some(in_days(&office, 1)),
        ..notice(Reach::Everyone)
    };
    let posted: Vec<_> = (0..3).map(|_| publish(&mut ceo, &urgent)).collect();
    assert!(ceo.publish(fresh(&ceo), &urgent).is_err());
    ceo.withdraw(posted[0].id).unwrap();
    publish(&mut ceo, &urgent);
}

#[test]
fn the_grace_of_a_newcomer_is_counted_in_days_of_the_board() {
    let office = office_at(local("2026-03-24T10:00"));
    let mut lead = office.member("lead");
    let posted = publish(&mut lead, &due_on(&office, date(2026, 3, 26), Reach::Descending));
    let newcomer = fixture::profile("zoe", 4, Some(office.id("lead")), "Clínica");
    let joins = cartelera::domain::organisation::Profile { active_from: Some(date(2026, 3, 25)), ..newcomer };
    let zoe = office.add(&joins);
    let code = office.member("ops").issue_code(zoe).unwrap().to_string();
    // The first sign-in after that day settles what was dated ahead.
    office.clock.set(local("2026-03-25T00:10"));
    office.member("ben");
    office.workspace().enrol("zoe", &code, PASSPHRASE).unwrap();
    let zoe = office.member("zoe");
    let due = zoe.today().unwrap().iter().find(|item| item.id() == Some(posted.id)).unwrap().due;
    assert_eq!(due, Some(utc("2026-04-01T21:59:59.999999Z")), "the end of the seventh day, in summer time");
}

fn escalated(office: &Office, handle: &str) -> Vec<PersonId> {
    let items = office.member(handle).today().unwrap();
    items.into_iter().filter(|item| item.kind == DutyKind::Escalated).flat_map(|item| item.people().to_vec()).collect()
}

/// Who has ana's overdue acknowledgement before them at a moment: her manager, and the manager's.
fn climbed(office: &Office, at: &str) -> (bool, bool) {
    office.clock.set(utc(at));
    let ana = office.id("ana");
    (escalated(office, "lead").contains(&ana), escalated(office, "ops").contains(&ana))
}

#[test]
fn escalation_climbs_at_the_end_of_a_day_of_the_board_however_long_it_was() {
    let office = office_at(local("2026-10-23T10:00"));
    publish(&mut office.member("ceo"), &due_on(&office, date(2026, 10, 24), Reach::Everyone));
    assert_eq!(climbed(&office, "2026-10-25T22:59:59Z"), (false, false), "24 hours, but not a day");
    assert_eq!(climbed(&office, "2026-10-25T23:00:00Z"), (true, false));
    assert_eq!(climbed(&office, "2026-10-27T22:59:59Z"), (true, false));
    assert_eq!(climbed(&office, "2026-10-27T23:00:00Z"), (true, true));

    let office = office_at(local("2026-03-27T10:00"));
    publish(&mut office.member("ceo"), &due_on(&office, date(2026, 3, 28), Reach::Everyone));
    assert_eq!(climbed(&office, "2026-03-29T21:59:59Z"), (false, false));
    assert_eq!(climbed(&office, "2026-03-29T22:00:00Z"), (true, false), "a day of 23 hours");
}

#[test]
fn an_answer_gives_the_duty_back_24_hours_later_by_any_clock() {
    let office = office_at(local("2026-10-23T10:00"));
    let mut lead = office.member("lead");
    let posted = publish(&mut lead, &due_on(&office, date(2026, 10, 24), Reach::Descending));
    let mut ana = office.member("ana");
    let question = ana.new_id();
    ana.ask(posted.id, question, "?").unwrap();
    assert!(!owes(&ana, posted.id));
    office.clock.set(utc("2026-10-24T22:10:00Z"));
    assert_eq!(office.member("lead").today().unwrap()[0].kind, DutyKind::Answer);
    lead.answer(question, "so").unwrap();
    let item = ana.today().unwrap().remove(0);
    assert_eq!((item.id(), item.due), (Some(posted.id), Some(utc("2026-10-25T22:10:00Z"))));
}

#[test]
fn what_is_to_be_acknowledged_within_a_day_tops_today() {
    let office = office_at(local("2026-10-22T10:00"));
    let mut ops = office.member("ops");
    let posted = publish(&mut ops, &due_on(&office, date(2026, 10, 25), Reach::Descending));
    let mut lead = office.member("lead");
    let own = publish(&mut lead, &notice(Reach::Descending));
    office.clock.set(utc("2026-10-24T22:30:00Z"));
    let question = fresh(&lead).0;
    office.member("ana").ask(own.id, question, "?").unwrap();
    let first = |at: &str| {
        office.clock.set(utc(at));
        let item = office.member("lead").today().unwrap().remove(0);
        (item.kind, item.id().unwrap())
    };
    // The answer is due sooner, and stands first until the acknowledgement is 24 hours away: an hour into a day of 25.
    assert_eq!(first("2026-10-24T22:59:59Z"), (DutyKind::Answer, own.id));
    assert_eq!(first("2026-10-24T23:00:00Z"), (DutyKind::Acknowledge, posted.id));
}

#[test]
fn a_reader_sees_the_newest_three_pins_addressed_to_them_and_an_author_keeps_three() {
    let office = Office::new();
    let (mut ceo, mut ops) = (office.member("ceo"), office.member("ops"));
    let pinned = |reach| NewAnnouncement { pinned: true, ..notice(reach) };
    let expiring = NewAnnouncement { expires_at: Some(in_days(&office, 2)), ..pinned(Reach::Everyone) };
    let first = publish(&mut ceo, &expiring);
    let mut made = vec![first.id];
    for _ in 0..2 {
        office.pass(1.minutes());
        made.push(publish(&mut ceo, &pinned(Reach::Everyone)).id);
    }
    assert!(ceo.publish(fresh(&ceo), &pinned(Reach::Everyone)).is_err());
    office.pass(1.minutes());
    let fourth = publish(&mut ops, &pinned(Reach::Everyone)).id;
    publish(&mut ops, &pinned(Reach::Leadership));
    let on_top = |handle: &str| -> Vec<AnnouncementId> {
        office.member(handle).pinned(None).unwrap().iter().map(|row| row.id).collect()
    };
    assert_eq!(on_top("ana"), [fourth, made[2], made[1]]);
    office.pass(49.hours());
    publish(&mut ceo, &pinned(Reach::Everyone));
}

fn event(starts: &str, ends: &str) -> NewAnnouncement {
    let event = Event { starts: local(starts), ends: local(ends), place: "Sala 2".into() };
    NewAnnouncement { event: Some(event), ..notice(Reach::Descending) }
}

/// Of a week the days with events, each with what is shown there.
fn shown(member: &Member, day: Date) -> Vec<(Date, AnnouncementId, Part)> {
    let week = member.week(day).unwrap();
    assert_eq!(week.days.len(), 7);
    let mut shown = Vec::new();
    for day in week.days {
        for entry in day.entries {
            if let Entry::Event { headline, part, .. } = entry {
                shown.push((day.date, headline.id, part));
            }
        }
    }
    shown
}

#[test]
fn a_week_shows_events_on_each_of_their_days_over_the_change_of_clocks() {
    let office = office_at(local("2026-10-20T10:00"));
    let mut lead = office.member("lead");
    let fair = publish(&mut lead, &event("2026-10-24T10:00", "2026-10-26T00:00")).id;
    let talk = publish(&mut lead, &event("2026-10-25T02:30", "2026-10-25T02:45")).id;
    let meeting = publish(&mut lead, &event("2026-10-26T00:00", "2026-10-26T09:30")).id;
    let course = publish(&mut lead, &event("2026-10-05T09:00", "2026-11-20T14:00")).id;
    let ana = office.member("ana");
    let (saturday, sunday, monday) = (date(2026, 10, 24), date(2026, 10, 25), date(2026, 10, 26));
    let whole_week =
        |first: Date| (0..7).map(move |after: i64| (first.saturating_add(after.days()), course, Part::Middle));
    let without_course = |day| -> Vec<_> { shown(&ana, day).into_iter().filter(|row| row.1 != course).collect() };
    assert_eq!(
        without_course(sunday),
        [(saturday, fair, Part::First), (sunday, fair, Part::Last), (sunday, talk, Part::Whole)]
    );
    assert_eq!(without_course(monday), [(monday, meeting, Part::Whole)]);
    let of_course: Vec<_> = shown(&ana, sunday).into_iter().filter(|row| row.1 == course).collect();
    assert_eq!(of_course, whole_week(date(2026, 10, 19)).collect::<Vec<_>>(), "long ones show in every week they last");
    // Weeks that have passed still show what took place.
    office.clock.set(local("2026-11-30T10:00"));
    assert_eq!(without_course(sunday).len(), 3);
    assert_eq!(shown(&office.member("dani"), sunday), [], "nobody else's week");
}

#[test]
fn a_week_leaves_out_what_is_withdrawn_or_expired_and_what_is_scheduled_for_all_but_its_author() {
    let office = office_at(local("2026-10-20T10:00"));
    let mut lead = office.member("lead");
    let tomorrow = || event("2026-10-21T10:00", "2026-10-21T11:00");
    let withdrawn = publish(&mut lead, &tomorrow()).id;
    lead.withdraw(withdrawn).unwrap();
    let expires = Some(local("2026-10-20T12:00"));
    publish(&mut lead, &NewAnnouncement { expires_at: expires, ..tomorrow() });
    let publish_at = Some(local("2026-10-21T08:00"));
    let scheduled = publish(&mut lead, &NewAnnouncement { publish_at, ..tomorrow() }).id;
    office.clock.set(local("2026-10-20T13:00"));
    let wednesday = date(2026, 10, 21);
    assert_eq!(shown(&lead, wednesday), [(wednesday, scheduled, Part::Whole)]);
    assert_eq!(shown(&office.member("ana"), wednesday), []);
    office.clock.set(local("2026-10-21T08:00"));
    assert_eq!(shown(&office.member("ana"), wednesday), [(wednesday, scheduled, Part::Whole)]);
}

#[test]
fn what_falls_due_stands_on_its_day_of_the_week() {
    let office = office_at(local("2026-10-20T10:00"));
    let posted = publish(&mut office.member("lead"), &due_on(&office, date(2026, 10, 25), Reach::Descending)).id;
    let due = |handle: &str, day| -> Vec<(Date, AnnouncementId)> {
        let week = office.member(handle).week(day).unwrap();
        let mut due = Vec::new();
        for day in &week.days {
            for entry in &day.entries {
                if let Entry::Due(item) = entry {
                    due.extend(item.id().map(|id| (day.date, id)));
                }
            }
        }
        due
    };
    assert_eq!(due("ana", date(2026, 10, 19)), [(date(2026, 10, 25), posted)]);
    assert_eq!(due("ana", date(2026, 10, 26)), []);
    assert_eq!(due("lead", date(2026, 10, 25)), [], "its author owes nothing");
}

#[test]
fn moves_leave_what_is_live_alone_and_settle_what_is_scheduled_anew() {
    let office = Office::new();
    let mut lead = office.member("lead");
    let live = publish(&mut lead, &notice(Reach::Descending)).id;
    let later =
        NewAnnouncement { publish_at: Some(in_days(&office, 2)), ..asking(Reach::Descending, in_days(&office, 4)) };
    let scheduled = publish(&mut lead, &later).id;
    let mut admin = office.member("ops");
    let moved = |office: &Office, handle: &str, manager: &str| {
        let profile = office.workspace().organisation().find_handle(handle).unwrap().profile.clone();
        cartelera::domain::organisation::Profile { manager: Some(office.id(manager)), ..profile }
    };
    admin.change_person(office.id("ana"), moved(&office, "ana", "rec")).unwrap();
    admin.change_person(office.id("cris"), moved(&office, "cris", "lead")).unwrap();
    office.pass(48.hours());
    let sees = |handle: &str| {
        let member = office.member(handle);
        (member.read(live).is_ok(), member.read(scheduled).is_ok(), owes(&member, scheduled))
    };
    assert_eq!(sees("ana"), (true, false, false));
    assert_eq!(sees("cris"), (false, true, true));
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}

#[test]
fn every_revision_keeps_its_text_who_published_it_and_a_signature_that_holds() {
    let office = Office::new();
    let mut lead = office.member("lead");
    let posted = publish(&mut lead, &asking(Reach::Descending, in_days(&office, 3))).id;
    let mut ana = office.member("ana");
    ana.open(posted).unwrap();
    office.pass(1.hours());
    lead.edit(posted, 1, "A title", "A new **body**", false).unwrap();
    assert!(ana.read(posted).unwrap().is_unopened(), "it changed since it was read, asked again or not");
    office.pass(1.hours());
    lead.edit(posted, 2, "Another title", "A new **body**", true).unwrap();
    let reading = ana.read(posted).unwrap();
    assert_eq!((reading.opened_revision, reading.headline.receipt), (Some(1), ReceiptState::Unseen));
    let editions = ana.editions(posted).unwrap();
    let said: Vec<_> = editions.iter().map(|it| (it.number, it.title.as_str(), it.body.as_str())).collect();
    let expected =
        [(1, "A title", "A **body**"), (2, "A title", "A new **body**"), (3, "Another title", "A new **body**")];
    assert_eq!(said, expected);
    assert!(editions.iter().all(|it| it.signature == Signature::Valid && it.by == Some(office.id("lead"))));
    assert!(editions.is_sorted_by_key(|it| it.at));
    ana.open(posted).unwrap();
    assert!(!ana.read(posted).unwrap().is_unopened());
    assert!(matches!(office.member("dani").editions(posted), Err(Error::NoAnnouncement)));
    lead.withdraw(posted).unwrap();
    assert!(matches!(ana.editions(posted), Err(Error::Withdrawn)));
    assert_eq!(lead.editions(posted).unwrap().len(), 3);
}

#[test]
fn a_clock_set_back_takes_nothing_that_was_read_from_those_it_went_to() {
    let office = Office::new();
    let mut lead = office.member("lead");
    let posted = publish(&mut lead, &asking(Reach::Descending, in_days(&office, 1)));
    let mut ana = office.member("ana");
    ana.acknowledge(posted.id, 1).unwrap();
    let recipients = lead.coverage(posted.id).unwrap().recipients;
    // By the new hour the announcement is still to come.
    office.pass(-2.hours());
    office.member("ops").add_person(profile("olga", 4, Some(office.id("lead")), "Clínica")).unwrap();
    office.pass(2.hours());
    assert_eq!(lead.coverage(posted.id).unwrap().recipients, recipients);
    assert!(!owes(&ana, posted.id), "it was acknowledged");
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}
