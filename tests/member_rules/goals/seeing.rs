//! Who sees which goals and numbers, and in which order.

use super::*;

/// A goal for each of these people, by the one at the top; each measured at ten times its place.
fn goals(office: &Office, owners: &[&str]) -> Vec<GoalId> {
    let kpi = plain_kpi(office);
    let mut ceo = office.member("ceo");
    let mut ids = Vec::new();
    for (at, owner) in owners.iter().enumerate() {
        let id = set_goal(&mut ceo, &new_goal(office.id(owner), kpi));
        check_in(&mut ceo, id, &value(date(2026, 3, 2), 10 * i64::try_from(at).unwrap())).unwrap();
        ids.push(id);
    }
    ids
}

#[test]
fn owners_managers_above_and_hr_see_a_goal_and_nobody_else() {
    let office = Office::new();
    let [id] = goals(&office, &["ana"])[..] else { panic!() };
    let_run_goals(&office, "dani");
    for handle in ["ana", "lead", "ops", "ceo", "dani"] {
        assert!(office.member(handle).goal_page(id).is_ok(), "{handle}");
    }
    for handle in ["ben", "rec", "cris", "com", "edi"] {
        let other = office.member(handle);
        assert!(matches!(other.goal(id), Err(Error::NoGoal)), "{handle}");
        assert!(matches!(other.explain_goal(id), Err(Error::NoGoal)), "{handle}");
        let weights = other.weights(office.id("ana"), date(2026, 3, 2));
        assert!(matches!(&weights, Err(Error::NoPerson(who)) if who == "ana"), "{handle}: {weights:?}");
        for whose in [Whose::People, Whose::Area(Area::default()), Whose::Person(office.id("ana"))] {
            assert_eq!(listed(&other, whose.clone()), [], "{handle} {whose:?}");
            assert_eq!(other.roll_up(&whose, None).unwrap().roll_up.goals, 0, "{handle} {whose:?}");
            assert!(other.overview(&whose, None).unwrap().people.is_empty(), "{handle} {whose:?}");
        }
    }
}

#[test]
fn lists_hold_whom_they_are_about() {
    let office = Office::new();
    let [ceo, lead, ana, cris, dani] = goals(&office, &["ceo", "lead", "ana", "cris", "dani"])[..] else { panic!() };
    let ops = office.member("ops");
    assert_eq!(listed(&ops, Whose::Mine), []);
    assert_eq!(listed(&ops, Whose::People), [ana, cris, lead]);
    assert_eq!(listed(&ops, Whose::Area(Area::new("Clínica/Recepción"))), [cris]);
    assert_eq!(listed(&office.member("ceo"), Whose::Area(Area::default())), [ana, ceo, cris, dani, lead]);
    assert_eq!(listed(&office.member("ceo"), Whose::Person(office.id("dani"))), [dani]);
}

#[test]
fn lists_are_chosen_and_ordered() {
    let office = Office::new();
    let ids = goals(&office, &["lead", "ana", "ben", "cris"]);
    office.pass((24 * 60).hours());
    let mut ops = office.member("ops");
    ops.settle_goals().unwrap();
    let ordered = |order, descending| {
        let list = GoalList { order, descending, ..GoalList::of(Whose::People) };
        views(&ops, &list).into_iter().map(|view| view.goal.id).collect::<Vec<_>>()
    };
    assert_eq!(ordered(Order::Progress, false), ids);
    assert_eq!(ordered(Order::Progress, true), ids.iter().rev().copied().collect::<Vec<_>>());
    assert_eq!(ordered(Order::Person, false), [ids[1], ids[2], ids[3], ids[0]]);
    let of = |status, stale| {
        let list = GoalList { status, stale, ..GoalList::of(Whose::People) };
        views(&ops, &list).len()
    };
    assert_eq!(of(Some(Status::OffTrack), false), 4);
    assert_eq!(of(Some(Status::OnTrack), false), 0);
    assert_eq!(of(None, true), 4, "two months without a value");
    let along = |dimension| views(&ops, &GoalList { dimension: Some(dimension), ..GoalList::of(Whose::People) }).len();
    assert_eq!((along(Dimension::Productivity), along(Dimension::Leadership)), (4, 0));
}

#[test]
fn a_roll_up_is_over_people_and_says_who_has_none() {
    let office = Office::new();
    goals(&office, &["lead", "ana", "ben", "cris"]);
    let ops = office.member("ops");
    let people = ops.roll_up(&Whose::People, None).unwrap();
    assert_eq!(people.as_of, date(2026, 3, 2));
    let all = people.roll_up;
    assert_eq!((all.people, all.counted, all.goals, all.people_without_goals), (6, 4, 4, 2));
    assert_eq!(all.progress, Some(0.15));
    let explained = ops.explain_roll_up(&Whose::People, None).unwrap();
    assert_eq!(explained.result, all.progress);
    let overview = ops.overview(&Whose::Area(Area::new("Clínica")), None).unwrap();
    let areas: Vec<_> = overview.areas.iter().map(|(area, roll_up)| (area.as_str(), roll_up.counted)).collect();
    assert_eq!(areas, [("Clínica", 4), ("Clínica/Recepción", 1)]);
    assert_eq!(overview.dimensions.iter().map(|(along, _)| *along).collect::<Vec<_>>(), [Dimension::Productivity]);
    assert_eq!(overview.trend.len(), 1);
    let one = office.member("cris").roll_up(&Whose::Mine, None).unwrap().roll_up;
    assert_eq!((one.people, one.progress), (1, Some(0.3)));
}

#[test]
fn who_left_is_in_no_roll_up_from_their_first_day_away() {
    let office = Office::new();
    goals(&office, &["ana", "ben"]);
    let counted = |handle: &str| office.member(handle).roll_up(&Whose::People, None).unwrap().roll_up.counted;
    let ana = office.id("ana");
    office.member("ops").leave(ana, date(2026, 3, 3), None).unwrap();
    assert_eq!(counted("lead"), 2);
    sound(&office);
    office.pass(24.hours());
    assert_eq!(counted("lead"), 1);
    assert_eq!(listed(&office.member("lead"), Whose::People).len(), 1);
    office.member("lead").settle_goals().unwrap();
    sound(&office);
    let profile = office.workspace().organisation().find(ana).unwrap().profile.clone();
    let back = cartelera::domain::organisation::Profile { active_until: None, ..profile };
    office.member("ops").change_person(ana, back).unwrap();
    assert_eq!(counted("lead"), 2);
    sound(&office);
    office.member("ops").leave(ana, date(2026, 3, 3), None).unwrap();
    assert_eq!(counted("lead"), 1);
    sound(&office);
}

#[test]
fn names_stand_in_the_order_of_the_readers_dictionary() {
    let office = Office::new();
    for (handle, name) in [("lead", "Núñez"), ("ana", "Ñíguez"), ("ben", "Nuria"), ("cris", "Álvarez")] {
        office.change(handle, |person| person.name = name.into());
    }
    let [lead, ana, ben, cris] = goals(&office, &["lead", "ana", "ben", "cris"])[..] else { panic!() };
    assert_eq!(listed(&office.member("ops"), Whose::People), [cris, lead, ben, ana], "ñ is a letter after n");
    office.change("ops", |person| person.locale = "en".into());
    assert_eq!(listed(&office.member("ops"), Whose::People), [cris, ana, lead, ben], "ñ is n with a mark");
}

#[test]
fn the_least_progress_there_can_be_is_ordered_either_way() {
    let office = Office::new();
    let [ana, ben] = goals(&office, &["ana", "ben"])[..] else { panic!() };
    let mut ceo = office.member("ceo");
    let (baseline, target) = (Quantity::ZERO, Quantity::from_raw(1).unwrap());
    let steep = Terms { aim: Aim::Numeric { baseline, target }, ..terms() };
    ceo.act(|act| act.change_goal(ana, 1, &steep, "Hardly any way")).unwrap();
    check_in(&mut ceo, ana, &value(date(2026, 3, 2), -Quantity::LIMIT)).unwrap();
    for (descending, expected) in [(false, [ana, ben]), (true, [ben, ana])] {
        let list = GoalList { order: Order::Progress, descending, ..GoalList::of(Whose::People) };
        let ordered: Vec<_> = views(&ceo, &list).into_iter().map(|view| view.goal.id).collect();
        assert_eq!(ordered, expected);
    }
    sound(&office);
}
