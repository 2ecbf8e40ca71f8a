//! One goal for many at once.

use cartelera::member::goals::{Assignment, Selection};

use super::*;

fn assignment(kpi: KpiId, to: Selection) -> Assignment {
    Assignment { kpi, cycle: None, terms: terms(), to }
}

#[test]
fn everybody_selected_gets_it_but_who_has_it_and_who_is_not_ones_own() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let ids = |handles: &[&str]| handles.iter().map(|handle| office.id(handle)).collect::<Vec<PersonId>>();
    let mut lead = office.member("lead");
    let half = Terms { weight: Weight(5_000), ..terms() };
    set_goal(&mut lead, &new_goal(office.id("ana"), kpi));
    let to = Selection { level: Some(4), ..Selection::default() };
    let assignment = Assignment { terms: half, ..assignment(kpi, to) };
    let plan = lead.plan_assignment(&assignment).unwrap();
    let half = |handle| (office.id(handle), Weight(5_000));
    assert_eq!(plan.given, [half("ben"), half("novo")]);
    assert_eq!((plan.have_it.clone(), plan.not_below.clone()), (ids(&["ana"]), ids(&["cris", "dani", "edi"])));
    assert_eq!(lead.act(|act| act.assign(&assignment)).unwrap(), plan);
    assert_eq!(listed(&lead, Whose::People).len(), 3);
    let again = lead.plan_assignment(&assignment).unwrap();
    assert_eq!((again.given, again.have_it), (vec![], ids(&["ana", "ben", "novo"])));
    sound(&office);
}

#[test]
fn a_selection_narrows_by_area_client_type_and_name() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let ceo = office.member("ceo");
    let given = |to: Selection| {
        let plan = ceo.plan_assignment(&assignment(kpi, to)).unwrap();
        plan.given.into_iter().map(|(person, _)| person).collect::<Vec<_>>()
    };
    let area = Some(Area::new("Clínica/Recepción"));
    assert_eq!(given(Selection { area, ..Selection::default() }), [office.id("rec"), office.id("cris")]);
    let client_type = Some(cartelera::domain::organisation::ClientType::Commercial);
    let sellers = given(Selection { client_type, ..Selection::default() });
    assert_eq!(sellers, [office.id("sell"), office.id("dani"), office.id("edi")]);
    let people = vec![office.id("dani"), office.id("ana")];
    let picked = given(Selection { client_type, people, ..Selection::default() });
    assert_eq!(picked, [office.id("dani")]);
}

#[test]
fn one_fault_and_nobody_gets_it() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let mut lead = office.member("lead");
    let wrong = Terms { end: date(2026, 1, 1), ..terms() };
    let refused = lead.act(|act| act.assign(&Assignment { terms: wrong, ..assignment(kpi, Selection::default()) }));
    assert!(matches!(refused, Err(Error::GoalFaults(_))));
    assert_eq!(listed(&lead, Whose::People), []);
}
