//! What Today says about goals.

use cartelera::member::today::DutyKind;

use super::*;

fn today(office: &Office, handle: &str) -> Vec<(DutyKind, uuid::Uuid)> {
    let items = office.member(handle).today().unwrap();
    items.iter().map(|item| (item.kind, item.reference())).collect()
}

#[test]
fn a_check_in_is_asked_for_some_days_before_it_is_due_and_until_it_is_there() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let id = set_goal(&mut office.member("lead"), &new_goal(office.id("ana"), kpi));
    assert_eq!(today(&office, "ana"), []);
    office.pass((24 * 22).hours());
    assert_eq!(today(&office, "ana"), [], "due on 1 April, asked for a week before");
    office.pass(24.hours());
    assert_eq!(today(&office, "ana"), [(DutyKind::CheckIn, id.0)]);
    office.pass((24 * 30).hours());
    assert_eq!(today(&office, "ana"), [(DutyKind::CheckIn, id.0)], "late is no less due");
    check_in(&mut office.member("ana"), id, &value(date(2026, 4, 10), 30)).unwrap();
    assert_eq!(today(&office, "ana"), [], "April is there");
    office.pass((24 * 31).hours());
    assert_eq!(today(&office, "ana"), [(DutyKind::CheckIn, id.0)], "due on 1 June");
}

#[test]
fn proposals_and_goals_off_track_come_to_the_nearest_manager_alone() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let proposed = set_goal(&mut office.member("ana"), &new_goal(office.id("ana"), kpi));
    let behind = set_goal(&mut office.member("ops"), &new_goal(office.id("ben"), kpi));
    office.pass((24 * 60).hours());
    check_in(&mut office.member("lead"), behind, &value(date(2026, 4, 30), 1)).unwrap();
    let mut expected = vec![(DutyKind::AcceptGoal, proposed.0), (DutyKind::OffTrack, behind.0)];
    let mut found = today(&office, "lead");
    for list in [&mut expected, &mut found] {
        list.sort_by_key(|(kind, _)| kind.word());
    }
    assert_eq!(found, expected);
    assert_eq!(today(&office, "ops"), []);
    assert_eq!(today(&office, "ceo"), []);
}

#[test]
fn a_cycle_about_to_end_concerns_who_has_goals_in_it_and_who_closes_it() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let mut ops = office.member("ops");
    let cycle = CycleId(ops.new_id());
    ops.act(|act| act.open_cycle(cycle, "Spring", date(2026, 3, 2), date(2026, 6, 30))).unwrap();
    let new = NewGoal { cycle: Some(cycle), ..new_goal(office.id("ana"), kpi) };
    let id = set_goal(&mut ops, &new);
    check_in(&mut ops, id, &value(date(2026, 3, 2), 100)).unwrap();
    office.pass((24 * 106).hours());
    let ends = (DutyKind::CycleEnds, cycle.0);
    assert_eq!(today(&office, "ops"), [ends]);
    assert!(today(&office, "ana").contains(&ends));
    assert_eq!(today(&office, "ben"), []);
    office.pass((24 * 20).hours());
    assert_eq!(today(&office, "ops"), [ends], "over and still open");
    assert!(!today(&office, "ana").contains(&ends));
    ops.act(|act| act.close_cycle(cycle, "Over")).unwrap();
    assert_eq!(today(&office, "ops"), []);
}

#[test]
fn who_stands_below_nobody_any_more_is_asked_about_their_own_proposal() {
    let office = Office::new();
    let proposed = set_goal(&mut office.member("ana"), &new_goal(office.id("ana"), plain_kpi(&office)));
    assert!(!today(&office, "ana").contains(&(DutyKind::AcceptGoal, proposed.0)));
    office.change("ana", |person| person.manager = None);
    assert!(today(&office, "ana").contains(&(DutyKind::AcceptGoal, proposed.0)));
    office.member("ana").act(|act| act.accept_goal(proposed, 1)).unwrap();
    assert!(!today(&office, "ana").contains(&(DutyKind::AcceptGoal, proposed.0)));
}
