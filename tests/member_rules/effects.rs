//! What a change would come to, said before it is made.

use cartelera::domain::organisation::Profile;
use cartelera::member::effects::Effects;

use super::*;

#[test]
fn a_change_is_weighed_and_nothing_of_it_is_done() {
    let office = Office::new();
    let tomorrow = in_days(&office, 1);
    let scheduled = NewAnnouncement { publish_at: Some(tomorrow), ..notice(Reach::Descending) };
    publish(&mut office.member("lead"), &scheduled);
    let (ana, rec) = (office.id("ana"), office.id("rec"));
    let profile = office.workspace().organisation().find(ana).unwrap().profile.clone();
    let mut ops = office.member("ops");
    let entries = office.workspace().check(None).unwrap().entries;
    let moved = Profile { manager: Some(rec), ..profile.clone() };
    let effects = ops.weigh(|act| act.change_person(ana, moved)).unwrap();
    assert_eq!(effects, Effects { announcements: 1, lost: 1, ..Effects::default() });
    let renamed = Profile { title: "Otra".into(), ..profile };
    assert!(ops.weigh(|act| act.change_person(ana, renamed)).unwrap().is_nothing());
    assert_eq!(office.workspace().check(None).unwrap().entries, entries);
    assert_eq!(office.workspace().organisation().find(ana).unwrap().manager, Some(office.id("lead")));
}

#[test]
fn somebody_new_is_counted_once_for_each_announcement_that_comes_to_them() {
    let office = Office::new();
    let mut lead = office.member("lead");
    publish(&mut lead, &notice(Reach::Descending));
    publish(&mut lead, &NewAnnouncement { publish_at: Some(in_days(&office, 1)), ..notice(Reach::Descending) });
    let profile = fixture::profile("zoe", 4, Some(office.id("lead")), "Clínica");
    let effects = office.member("ops").weigh(|act| act.add_person(profile).map(drop)).unwrap();
    assert_eq!(effects, Effects { announcements: 2, gained: 2, ..Effects::default() });
}

#[test]
fn what_a_leaver_looks_after_is_counted_and_what_is_refused_is_refused_when_weighed() {
    let office = Office::new();
    publish(&mut office.member("lead"), &notice(Reach::Descending));
    let (lead, ops_id) = (office.id("lead"), office.id("ops"));
    let mut ops = office.member("ops");
    let effects = ops.weigh(|act| act.leave(lead, date(2026, 3, 2), None)).unwrap();
    assert_eq!((effects.handed_over, effects.lost), (1, 0));
    let later = ops.weigh(|act| act.leave(lead, date(2026, 4, 1), None)).unwrap();
    assert!(later.is_nothing(), "what is dated ahead waits for its day");
    assert!(matches!(ops.weigh(|act| act.leave(ops_id, date(2026, 3, 2), None)), Err(Error::LastAdmin)));
    assert!(matches!(
        office.member("ana").weigh(|act| act.leave(lead, date(2026, 3, 2), None)),
        Err(Error::NeedsRole(_))
    ));
}

#[test]
fn what_follows_a_leave_is_told_for_its_day() {
    let office = Office::new();
    publish(&mut office.member("lead"), &notice(Reach::Descending));
    let (lead, ops, rec) = (office.id("lead"), office.id("ops"), office.id("rec"));
    let admin = office.member("ops");
    let leaving = admin.leaving(lead, date(2026, 4, 1), None).unwrap();
    assert_eq!((leaving.last_day, leaving.heir, leaving.announcements), (date(2026, 3, 31), Some(ops), 1));
    assert_eq!(leaving.reports.len(), 3);
    assert!(leaving.reports.iter().all(|(_, manager)| *manager == Some(ops)));
    let leaving = admin.leaving(lead, date(2026, 4, 1), Some(rec)).unwrap();
    assert_eq!(leaving.heir, Some(rec));
    assert!(leaving.reports.iter().all(|(_, manager)| *manager == Some(rec)));
}
