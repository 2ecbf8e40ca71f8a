//! Setting, proposing, accepting, changing and cancelling.

use super::*;

#[test]
fn a_manager_above_sets_a_goal_and_it_counts_at_once() {
    let office = Office::new();
    let (kpi, ana) = (plain_kpi(&office), office.id("ana"));
    for handle in ["lead", "ops", "ceo"] {
        let mut manager = office.member(handle);
        let id = set_goal(&mut manager, &new_goal(ana, kpi));
        assert_eq!(manager.goal(id).unwrap().goal.state, GoalState::Accepted, "{handle}");
    }
    for handle in ["com", "rec", "ben"] {
        let mut other = office.member(handle);
        let id = GoalId(other.new_id());
        let refused = other.act(|act| act.set_goal(id, &new_goal(ana, kpi)));
        assert!(matches!(&refused, Err(Error::NoPerson(who)) if who == "ana"), "{handle}: {refused:?}");
    }
    sound(&office);
}

#[test]
fn ones_own_goal_is_a_proposal_unless_nobody_is_above() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let mut ana = office.member("ana");
    let id = set_goal(&mut ana, &new_goal(office.id("ana"), kpi));
    assert_eq!(ana.goal(id).unwrap().goal.state, GoalState::Proposed);
    assert!(matches!(ana.act(|act| act.accept_goal(id, 1)), Err(Error::NotAllowed)));
    let terms = Terms { weight: Weight(5_000), ..terms() };
    ana.act(|act| act.change_goal(id, 1, &terms, "Half is enough")).unwrap();
    let mut lead = office.member("lead");
    assert!(matches!(lead.act(|act| act.accept_goal(id, 1)), Err(Error::Conflict)));
    lead.act(|act| act.accept_goal(id, 2)).unwrap();
    lead.act(|act| act.accept_goal(id, 2)).unwrap_or_else(|error| panic!("a retry is no conflict: {error}"));
    assert!(matches!(ana.act(|act| act.change_goal(id, 3, &terms, "More")), Err(Error::NotAllowed)));
    let mut ceo = office.member("ceo");
    let own = set_goal(&mut ceo, &new_goal(office.id("ceo"), kpi));
    assert_eq!(ceo.goal(own).unwrap().goal.state, GoalState::Accepted);
    sound(&office);
}

#[test]
fn changes_and_cancellations_say_why_and_stay_in_the_history() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let mut lead = office.member("lead");
    let id = set_goal(&mut lead, &new_goal(office.id("ana"), kpi));
    let other = Terms { end: date(2026, 7, 31), ..terms() };
    assert!(matches!(lead.act(|act| act.change_goal(id, 1, &other, "  ")), Err(Error::ReasonMissing)));
    lead.act(|act| act.change_goal(id, 1, &other, "One month more")).unwrap();
    lead.act(|act| act.cancel_goal(id, 2, "Not needed")).unwrap();
    assert!(matches!(lead.act(|act| act.cancel_goal(id, 3, "Again")), Err(Error::GoalOver)));
    let page = lead.goal_page(id).unwrap();
    let told: Vec<_> =
        page.revisions.iter().map(|(then, _)| (then.state, then.reason.as_str(), then.terms.end)).collect();
    assert_eq!(
        told,
        [
            (GoalState::Accepted, "", date(2026, 6, 30)),
            (GoalState::Accepted, "One month more", date(2026, 7, 31)),
            (GoalState::Cancelled, "Not needed", date(2026, 7, 31)),
        ]
    );
    assert_eq!(listed(&lead, Whose::People), [], "not among the current ones any more");
    sound(&office);
}

#[test]
fn declined_proposals_say_why_and_take_nothing_more() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let id = set_goal(&mut office.member("ana"), &new_goal(office.id("ana"), kpi));
    let mut lead = office.member("lead");
    lead.act(|act| act.decline_goal(id, 1, "Another one")).unwrap();
    assert!(matches!(lead.act(|act| act.accept_goal(id, 2)), Err(Error::GoalOver)));
    let mut ana = office.member("ana");
    assert!(matches!(check_in(&mut ana, id, &value(date(2026, 3, 2), 1)), Err(Error::GoalOver)));
    sound(&office);
}

#[test]
fn the_same_id_again_answers_what_is_there() {
    let office = Office::new();
    let (kpi, ana) = (plain_kpi(&office), office.id("ana"));
    let mut lead = office.member("lead");
    let id = set_goal(&mut lead, &new_goal(ana, kpi));
    assert_eq!(lead.act(|act| act.set_goal(id, &new_goal(ana, kpi))).unwrap(), GoalState::Accepted);
    let taken = lead.act(|act| act.set_goal(id, &new_goal(office.id("ben"), kpi)));
    assert!(matches!(taken, Err(Error::Conflict)));
    assert_eq!(listed(&lead, Whose::People), [id]);
}

#[test]
fn terms_that_make_no_sense_are_refused_and_nothing_is_stored() {
    let office = Office::new();
    let (kpi, ana) = (plain_kpi(&office), office.id("ana"));
    let mut lead = office.member("lead");
    let same = Aim::Numeric { baseline: Quantity::whole(5), target: Quantity::whole(5) };
    let wrong = Terms { aim: same, end: date(2026, 3, 1), ..terms() };
    let id = GoalId(lead.new_id());
    let refused = lead.act(|act| act.set_goal(id, &NewGoal { terms: wrong, ..new_goal(ana, kpi) }));
    let Err(Error::GoalFaults(faults)) = refused else { panic!("{refused:?}") };
    assert_eq!(faults, [Fault::NoWay, Fault::EndsBeforeStart]);
    let nothing = lead.act(|act| act.set_goal(id, &new_goal(ana, KpiId(id.0))));
    assert!(matches!(nothing, Err(Error::NoKpi)));
    assert_eq!(listed(&lead, Whose::People), []);
}

#[test]
fn a_new_period_may_not_leave_a_check_in_out() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let mut lead = office.member("lead");
    let id = set_goal(&mut lead, &new_goal(office.id("ana"), kpi));
    office.pass((24 * 10).hours());
    check_in(&mut lead, id, &value(date(2026, 3, 5), 10)).unwrap();
    let later = Terms { start: date(2026, 3, 10), ..terms() };
    let refused = lead.act(|act| act.change_goal(id, 1, &later, "Later"));
    let Err(Error::GoalFaults(faults)) = refused else { panic!("{refused:?}") };
    assert_eq!(faults, [Fault::CheckInOutside(date(2026, 3, 5))]);
    let again = lead.new_id();
    lead.act(|act| act.correct(again, id, 1, &value(date(2026, 3, 11), 10), "Another day")).unwrap();
    lead.act(|act| act.change_goal(id, 1, &later, "Later")).unwrap();
    sound(&office);
}

#[test]
fn a_change_of_terms_counts_what_was_measured_anew() {
    let office = Office::new();
    let kpi = fixture::kpi(&office, "Band", Dimension::Performance, KpiKind::Maintain, Aggregation::Last);
    let mut lead = office.member("lead");
    let aim = Aim::Maintain { low: Quantity::whole(10), high: Quantity::whole(20), share: 9_000 };
    let id = set_goal(&mut lead, &NewGoal { terms: Terms { aim, ..terms() }, ..new_goal(office.id("ana"), kpi) });
    check_in(&mut lead, id, &value(date(2026, 3, 2), 15)).unwrap();
    assert_eq!(lead.goal(id).unwrap().tally.slots_in_band, 1);
    let narrow = Aim::Maintain { low: Quantity::whole(16), high: Quantity::whole(20), share: 9_000 };
    lead.act(|act| act.change_goal(id, 1, &Terms { aim: narrow, ..terms() }, "Narrower")).unwrap();
    assert_eq!(lead.goal(id).unwrap().tally.slots_in_band, 0);
    sound(&office);
}

#[test]
fn weights_are_balanced_by_who_sets_them() {
    let office = Office::new();
    let (kpi, ana) = (plain_kpi(&office), office.id("ana"));
    let mut lead = office.member("lead");
    for weight in [4_000, 4_000, 4_000] {
        let terms = Terms { weight: Weight(weight), ..terms() };
        set_goal(&mut lead, &NewGoal { terms, ..new_goal(ana, kpi) });
    }
    let weights = lead.weights(ana, date(2026, 3, 2)).unwrap();
    assert_eq!(
        (weights.sum, weights.balanced.clone()),
        (Weight(12_000), vec![Weight(3_400), Weight(3_300), Weight(3_300)])
    );
    assert!(matches!(office.member("ana").act(|act| act.balance_weights(ana, "Mine")), Err(Error::NotAllowed)));
    assert_eq!(lead.act(|act| act.balance_weights(ana, "To a hundred")).unwrap(), 3);
    assert_eq!(lead.weights(ana, date(2026, 3, 2)).unwrap().sum, Weight::ALL);
    assert_eq!(lead.act(|act| act.balance_weights(ana, "Again")).unwrap(), 0);
    sound(&office);
}

#[test]
fn a_proposal_waits_for_whoever_is_above_now() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let id = set_goal(&mut office.member("ana"), &new_goal(office.id("ana"), kpi));
    let lead = office.id("lead");
    office.member("ops").leave(lead, date(2026, 3, 2), None).unwrap();
    let mut ops = office.member("ops");
    let waiting = ops.goal_duties().unwrap();
    assert_eq!(waiting.iter().filter_map(|duty| duty.view()).map(|view| view.goal.id).collect::<Vec<_>>(), [id]);
    ops.act(|act| act.accept_goal(id, 1)).unwrap();
    sound(&office);
}

#[test]
fn weights_are_judged_for_one_day_and_not_over_periods_that_follow_one_another() {
    let office = Office::new();
    let (kpi, ana) = (plain_kpi(&office), office.id("ana"));
    let (mut lead, mut own) = (office.member("lead"), office.member("ana"));
    let today = date(2026, 3, 2);
    let [quarter, next] = [(today, date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 6, 30))];
    let of = |(start, end), weight| NewGoal {
        terms: Terms { weight: Weight(weight), start, end, ..terms() },
        ..new_goal(ana, kpi)
    };
    set_goal(&mut lead, &of(next, 4_000));
    // Nothing counts yet: what comes next is looked at.
    assert_eq!(lead.weights(ana, today).unwrap().sum, Weight(4_000));
    set_goal(&mut lead, &of((today, next.1), 5_000));
    let running = set_goal(&mut lead, &of(quarter, 4_000));
    let proposed = set_goal(&mut own, &of(quarter, 1_000));
    let sums = || [today, next.0].map(|day| lead.weights(ana, day).unwrap().sum);
    assert_eq!(sums(), [Weight::ALL, Weight(9_000)]);
    own.act(|act| act.cancel_goal(proposed, 1, "Too much")).unwrap();
    assert_eq!(lead.act(|act| act.balance_weights(ana, "To a hundred")).unwrap(), 2);
    assert_eq!(lead.goal(running).unwrap().goal.terms.weight, Weight(4_400));
    let sums = [today, next.0].map(|day| lead.weights(ana, day).unwrap().sum);
    assert_eq!(sums, [Weight::ALL, Weight(9_600)], "the weight of what is to come is its own");
    sound(&office);
}
