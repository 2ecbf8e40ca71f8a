//! Check-ins and corrections.

use super::*;

#[test]
fn the_owner_and_the_managers_above_write_values_down() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let id = set_goal(&mut office.member("lead"), &new_goal(office.id("ana"), kpi));
    let_run_goals(&office, "cris");
    for (handle, day) in [("ana", 2), ("lead", 3), ("ops", 4), ("ceo", 5)] {
        check_in(&mut office.member(handle), id, &value(date(2026, 3, day), 10 * i64::from(day))).unwrap();
        office.pass(24.hours());
    }
    let mut cris = office.member("cris");
    assert_eq!(cris.goal(id).unwrap().standing.value, Some(50.0));
    assert!(matches!(check_in(&mut cris, id, &value(date(2026, 3, 6), 1)), Err(Error::NotAllowed)), "hr only looks");
    for handle in ["ben", "rec", "com"] {
        let refused = check_in(&mut office.member(handle), id, &value(date(2026, 3, 6), 1));
        assert!(matches!(refused, Err(Error::NoGoal)), "{handle}: {refused:?}");
    }
    let page = office.member("ana").goal_page(id).unwrap();
    assert_eq!(page.chart.iter().map(|point| point.value).collect::<Vec<_>>(), [20.0, 30.0, 40.0, 50.0]);
    sound(&office);
}

#[test]
fn a_correction_supersedes_and_both_stay() {
    let office = Office::new();
    let kpi = fixture::kpi(&office, "Sum", Dimension::Performance, KpiKind::Numeric, Aggregation::Sum);
    let mut ana = office.member("ana");
    let id = set_goal(&mut office.member("lead"), &new_goal(office.id("ana"), kpi));
    check_in(&mut ana, id, &value(date(2026, 3, 2), 10)).unwrap();
    check_in(&mut ana, id, &value(date(2026, 3, 2), 5)).unwrap();
    let [correction, second] = [ana.new_id(), ana.new_id()];
    let right = value(date(2026, 3, 2), 20);
    assert!(matches!(ana.act(|act| act.correct(correction, id, 1, &right, " ")), Err(Error::ReasonMissing)));
    assert!(matches!(ana.act(|act| act.correct(correction, id, 9, &right, "Typo")), Err(Error::NoCheckIn(9))));
    ana.act(|act| act.correct(correction, id, 1, &right, "Typo")).unwrap();
    ana.act(|act| act.correct(correction, id, 1, &right, "Typo")).unwrap();
    assert!(matches!(ana.act(|act| act.correct(second, id, 1, &right, "Typo")), Err(Error::Conflict)));
    let page = ana.goal_page(id).unwrap();
    let told: Vec<_> = page.check_ins.iter().map(|(row, _)| (row.number, row.corrected_by, row.value)).collect();
    assert_eq!(
        told,
        [(1, Some(3), Quantity::whole(10)), (2, None, Quantity::whole(5)), (3, None, Quantity::whole(20))]
    );
    assert_eq!(page.view.standing.value, Some(25.0));
    sound(&office);
}

#[test]
fn a_retry_does_not_count_twice() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let id = set_goal(&mut office.member("lead"), &new_goal(office.id("ana"), kpi));
    let mut ana = office.member("ana");
    let once = ana.new_id();
    for _ in 0..2 {
        ana.act(|act| act.check_in(once, id, &value(date(2026, 3, 2), 10))).unwrap();
    }
    assert_eq!(ana.goal(id).unwrap().tally.count, 1);
}

#[test]
fn days_and_values_that_make_no_sense_are_refused() {
    let office = Office::new();
    let rating = fixture::kpi(&office, "Rating", Dimension::Conflict, KpiKind::Rating, Aggregation::Last);
    let aim = Aim::Rating { target: 4 };
    let terms = Terms { aim, ..terms() };
    let id = set_goal(&mut office.member("lead"), &NewGoal { terms, ..new_goal(office.id("ana"), rating) });
    let mut ana = office.member("ana");
    let refused = check_in(&mut ana, id, &value(date(2026, 3, 3), 6));
    let Err(Error::CheckInFaults(faults)) = refused else { panic!("{refused:?}") };
    assert_eq!(faults, [CheckInFault::InTheFuture, CheckInFault::BadRating, CheckInFault::EvidenceMissing]);
    assert_eq!(ana.goal(id).unwrap().tally.count, 0);
}

#[test]
fn late_values_count_until_the_cycle_is_closed() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let mut ops = office.member("ops");
    let cycle = CycleId(ops.new_id());
    ops.act(|act| act.open_cycle(cycle, "Spring", date(2026, 3, 2), date(2026, 6, 30))).unwrap();
    let id = set_goal(&mut ops, &NewGoal { cycle: Some(cycle), ..new_goal(office.id("ana"), kpi) });
    office.pass((24 * 125).hours());
    let mut ana = office.member("ana");
    assert_eq!(ana.goal(id).unwrap().standing.status, Status::Missed);
    check_in(&mut ana, id, &value(date(2026, 6, 30), 100)).unwrap();
    assert_eq!(ana.goal(id).unwrap().standing.status, Status::Achieved);
    office.member("ops").act(|act| act.close_cycle(cycle, "Done")).unwrap();
    let refused = check_in(&mut ana, id, &value(date(2026, 6, 30), 90));
    assert!(matches!(refused, Err(Error::CycleClosed)));
    sound(&office);
}

#[test]
fn an_announcement_does_not_wait_for_goals_to_be_settled() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    set_goal(&mut office.member("lead"), &new_goal(office.id("ana"), kpi));
    office.pass(24.hours());
    let mut lead = office.member("lead");
    fixture::publish(&mut lead, &fixture::notice(cartelera::domain::audience::Reach::Descending));
    assert!(lead.settle_goals().unwrap(), "it was still to do");
    assert!(!lead.settle_goals().unwrap());
    sound(&office);
}

#[test]
fn a_file_is_written_down_as_a_whole_and_counts_once() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let mut lead = office.member("lead");
    let [ana, ben] = ["ana", "ben"].map(|owner| set_goal(&mut lead, &new_goal(office.id(owner), kpi)));
    let file = b"person;kpi;date;value;unit\nana;Plain;2026-03-02;12,5;%\nben;Plain;2026-03-02;30;%\n";
    let plan = lead.plan_check_ins(file).unwrap();
    assert_eq!((plan.check_ins.len(), plan.there.len()), (2, 0));
    assert_eq!(lead.act(|act| act.import_check_ins(&plan)).unwrap(), 2);
    assert_eq!(lead.act(|act| act.import_check_ins(&plan)).unwrap(), 0, "the same plan again");
    let again = lead.plan_check_ins(file).unwrap();
    assert_eq!((again.check_ins.len(), again.there.len()), (0, 2), "the same file again");
    assert_eq!(lead.goal(ana).unwrap().standing.value, Some(12.5));
    assert_eq!(lead.roll_up(&Whose::People, None).unwrap().roll_up.progress, Some(0.2125));
    let wrong = b"person;kpi;date;value;unit\nana;Plain;2026-03-02;50;EUR\nben;Plain;2026-03-02;NaN;%\nrec;Plain;2026-03-02;1;\n";
    let refused = lead.plan_check_ins(wrong);
    assert!(matches!(&refused, Err(Error::CheckInFile(faults)) if faults.len() == 3), "{refused:?}");
    assert_eq!(lead.goal(ben).unwrap().tally.count, 1);
    sound(&office);
}
