//! Cycles: opened, closed with what they came to, carried over.

use super::*;
use cartelera::export::{Format, goals};
use cartelera::i18n::Language;

fn open(office: &Office, name: &str, start: Date, end: Date) -> CycleId {
    let mut ops = office.member("ops");
    let cycle = CycleId(ops.new_id());
    ops.act(|act| act.open_cycle(cycle, name, start, end)).unwrap();
    cycle
}

fn spring(office: &Office) -> CycleId {
    open(office, "Spring", date(2026, 3, 2), date(2026, 6, 30))
}

#[test]
fn only_hr_and_admin_open_and_close() {
    let office = Office::new();
    let mut ceo = office.member("ceo");
    let id = CycleId(ceo.new_id());
    let refused = ceo.act(|act| act.open_cycle(id, "Mine", date(2026, 3, 2), date(2026, 6, 30)));
    assert!(matches!(refused, Err(Error::NeedsRole(Role::Hr))));
    let_run_goals(&office, "cris");
    let mut cris = office.member("cris");
    cris.act(|act| act.open_cycle(id, "Spring", date(2026, 3, 2), date(2026, 6, 30))).unwrap();
    let other = CycleId(cris.new_id());
    let twice = cris.act(|act| act.open_cycle(other, "spring", date(2026, 3, 2), date(2026, 6, 30)));
    assert!(matches!(twice, Err(Error::NameTaken(_))));
    let never = cris.act(|act| act.close_cycle(id, "Too soon"));
    assert!(matches!(never, Err(Error::CycleRunning { end }) if end == date(2026, 6, 30)));
    office.pass((24 * 125).hours());
    assert!(matches!(cris.act(|act| act.close_cycle(id, " ")), Err(Error::TextEmpty)));
    assert_eq!(cris.act(|act| act.close_cycle(id, "Over")).unwrap(), 0);
    assert!(matches!(office.member("ops").act(|act| act.close_cycle(id, "Over")), Err(Error::Conflict)));
    sound(&office);
}

#[test]
fn a_closed_cycle_shows_what_its_goals_came_to_with_the_chart_of_then() {
    let office = Office::new();
    let (kpi, cycle) = (plain_kpi(&office), spring(&office));
    let mut lead = office.member("lead");
    let in_cycle = |owner: &str| NewGoal { cycle: Some(cycle), ..new_goal(office.id(owner), kpi) };
    let reached = set_goal(&mut lead, &in_cycle("ana"));
    let missed = set_goal(&mut lead, &in_cycle("ben"));
    let proposed = set_goal(&mut office.member("ana"), &in_cycle("ana"));
    check_in(&mut lead, reached, &value(date(2026, 3, 2), 120)).unwrap();
    check_in(&mut lead, missed, &value(date(2026, 3, 2), 40)).unwrap();
    office.pass((24 * 125).hours());
    assert_eq!(office.member("ops").act(|act| act.close_cycle(cycle, "Well done")).unwrap(), 2);
    office.pass((24 * 60).hours());
    office.change("ana", |ana| ana.area = Area::new("Comercial"));
    let lead = office.member("lead");
    let scores = lead.scores(cycle).unwrap();
    let told: Vec<_> = scores.iter().map(|(view, score)| (view.goal.id, score.status, score.progress)).collect();
    assert_eq!(told, [(reached, Status::Achieved, Some(1.2)), (missed, Status::Missed, Some(0.4))]);
    let then = GoalList { cycle: Some(cycle), ..GoalList::of(Whose::Area(Area::new("Clínica"))) };
    let shown = views(&lead, &then);
    assert_eq!(shown.iter().map(|view| view.goal.id).collect::<Vec<_>>(), [reached, proposed, missed]);
    assert!(shown.iter().all(|view| view.frozen && !view.rights.set && !view.rights.check_in));
    assert_eq!(listed(&lead, Whose::People), [], "none of them is going on");
    let mut csv = Vec::new();
    let all = GoalList { cycle: Some(cycle), ..GoalList::of(Whose::People) };
    let go_on = &mut |_| std::ops::ControlFlow::Continue(());
    goals::write(&lead, &all, Language::English, Format::Csv, &mut csv, go_on).unwrap();
    assert!(!String::from_utf8(csv).unwrap().contains("Comercial"), "they were in another area then");
    assert_eq!(office.member("ben").scores(cycle).unwrap().len(), 1, "only what one may see");
    sound(&office);
}

#[test]
fn goals_of_a_closed_cycle_take_nothing() {
    let office = Office::new();
    let (kpi, cycle) = (plain_kpi(&office), spring(&office));
    let mut ops = office.member("ops");
    let new = NewGoal { cycle: Some(cycle), ..new_goal(office.id("ana"), kpi) };
    let id = set_goal(&mut ops, &new);
    office.pass((24 * 125).hours());
    ops.act(|act| act.close_cycle(cycle, "Over")).unwrap();
    let other = GoalId(ops.new_id());
    for refused in [
        ops.act(|act| act.change_goal(id, 1, &terms(), "Why")),
        ops.act(|act| act.cancel_goal(id, 1, "Why")),
        ops.act(|act| act.set_goal(other, &new).map(|_| ())),
    ] {
        assert!(matches!(refused, Err(Error::CycleClosed)), "{refused:?}");
    }
}

#[test]
fn a_goal_outside_its_cycle_is_refused() {
    let office = Office::new();
    let (kpi, cycle) = (plain_kpi(&office), spring(&office));
    let mut ops = office.member("ops");
    let id = GoalId(ops.new_id());
    let late = Terms { end: date(2026, 7, 1), ..terms() };
    let new = NewGoal { cycle: Some(cycle), terms: late, ..new_goal(office.id("ana"), kpi) };
    let refused = ops.act(|act| act.set_goal(id, &new));
    let (start, end) = (date(2026, 3, 2), date(2026, 6, 30));
    assert!(matches!(refused, Err(Error::GoalFaults(faults)) if faults == [Fault::OutsideCycle { start, end }]));
}

#[test]
fn what_was_missed_is_carried_over_from_where_it_stands_and_only_once() {
    let office = Office::new();
    let (kpi, cycle) = (plain_kpi(&office), spring(&office));
    let mut lead = office.member("lead");
    let in_cycle = |owner: &str| NewGoal { cycle: Some(cycle), ..new_goal(office.id(owner), kpi) };
    let (missed, reached) = (set_goal(&mut lead, &in_cycle("ana")), set_goal(&mut lead, &in_cycle("ben")));
    check_in(&mut lead, missed, &value(date(2026, 3, 2), 40)).unwrap();
    check_in(&mut lead, reached, &value(date(2026, 3, 2), 100)).unwrap();
    office.pass((24 * 125).hours());
    office.member("ops").act(|act| act.close_cycle(cycle, "Over")).unwrap();
    let autumn = open(&office, "Autumn", date(2026, 7, 1), date(2026, 12, 31));
    let carried = lead.act(|act| act.carry_over(&[missed, reached], autumn)).unwrap();
    assert_eq!(lead.act(|act| act.carry_over(&[missed, reached], autumn)).unwrap(), carried);
    let [id] = carried[..] else { panic!("{carried:?}") };
    let goal = lead.goal(id).unwrap().goal;
    let (baseline, target) = (Quantity::whole(40), Quantity::whole(100));
    assert_eq!((goal.carried_from, goal.cycle, goal.state), (Some(missed), Some(autumn), GoalState::Accepted));
    assert_eq!(goal.terms.aim, Aim::Numeric { baseline, target });
    assert_eq!((goal.terms.start, goal.terms.end), (date(2026, 7, 1), date(2026, 12, 31)));
    sound(&office);
}

#[test]
fn an_owner_carries_over_as_a_proposal() {
    let office = Office::new();
    let (kpi, cycle) = (plain_kpi(&office), spring(&office));
    let new = NewGoal { cycle: Some(cycle), ..new_goal(office.id("ana"), kpi) };
    let id = set_goal(&mut office.member("lead"), &new);
    office.pass((24 * 125).hours());
    let autumn = open(&office, "Autumn", date(2026, 7, 1), date(2026, 12, 31));
    let mut ana = office.member("ana");
    let carried = ana.act(|act| act.carry_over(&[id], autumn)).unwrap();
    let goal = ana.goal(carried[0]).unwrap().goal;
    assert_eq!((goal.state, goal.terms.aim), (GoalState::Proposed, terms().aim));
    let hidden = office.member("ben").act(|act| act.carry_over(&[id], autumn));
    assert!(matches!(hidden, Err(Error::NoGoal)));
}
