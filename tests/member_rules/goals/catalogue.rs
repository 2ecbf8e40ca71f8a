//! Definitions, dimensions and templates.

use cartelera::domain::goal::{Cadence, Template};
use cartelera::member::goals::NewKpi;
use jiff::Timestamp;

use super::*;

fn named(name: &str) -> NewKpi {
    NewKpi {
        name: Translated::new(name, name),
        unit: Translated::default(),
        dimension: Dimension::Performance,
        kind: KpiKind::Numeric,
        aggregation: Aggregation::Last,
    }
}

#[test]
fn definitions_are_for_hr_and_admin_and_their_names_are_unique() {
    let office = Office::new();
    let mut ops = office.member("ops");
    let [first, second] = [KpiId(ops.new_id()), KpiId(ops.new_id())];
    ops.act(|act| act.define_kpi(first, &named("Calls"))).unwrap();
    ops.act(|act| act.define_kpi(first, &named("Calls"))).unwrap();
    let taken = ops.act(|act| act.define_kpi(second, &named(" calls ")));
    assert!(matches!(taken, Err(Error::NameTaken(_))));
    assert!(matches!(ops.act(|act| act.define_kpi(second, &named(" "))), Err(Error::NameEmpty)));
    assert!(matches!(ops.act(|act| act.define_kpi(second, &named(&"x".repeat(81)))), Err(Error::NameTooLong)));
    let mut ceo = office.member("ceo");
    assert!(matches!(ceo.act(|act| act.define_kpi(second, &named("Other"))), Err(Error::NeedsRole(Role::Hr))));
    ops.act(|act| act.rename_kpi(first, &Translated::new("Llamadas", "Calls"), &Translated::default())).unwrap();
    assert_eq!(ceo.catalogue().unwrap().kpi(first).unwrap().name.es, "Llamadas");
    sound(&office);
}

#[test]
fn a_retired_definition_is_not_offered_and_its_goals_go_on() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let mut lead = office.member("lead");
    let id = set_goal(&mut lead, &new_goal(office.id("ana"), kpi));
    office.member("ops").act(|act| act.retire_kpi(kpi, true)).unwrap();
    let other = GoalId(lead.new_id());
    let refused = lead.act(|act| act.set_goal(other, &new_goal(office.id("ben"), kpi)));
    assert!(matches!(refused, Err(Error::KpiRetired)));
    check_in(&mut lead, id, &value(date(2026, 3, 2), 10)).unwrap();
    sound(&office);
}

#[test]
fn dimensions_of_ones_own_have_words_made_of_their_names() {
    let office = Office::new();
    let mut ops = office.member("ops");
    let own = ops.act(|act| act.add_dimension(&Translated::new("Innovación", "New Ideas!"))).unwrap();
    assert_eq!(own, Dimension::Own(0));
    let taken = ops.act(|act| act.add_dimension(&Translated::new("Rendimiento", "Performance")));
    assert!(matches!(taken, Err(Error::NameTaken(_))));
    ops.act(|act| act.rename_dimension(own, &Translated::new("Inventos", "Inventions"))).unwrap();
    let dimensions = ops.catalogue().unwrap().dimensions;
    assert_eq!((dimensions[0].word.as_str(), dimensions[0].name.en.as_str()), ("new_ideas", "Inventions"));
    fixture::kpi(&office, "Ideas", own, KpiKind::Numeric, Aggregation::Sum);
    let id = KpiId(ops.new_id());
    let nowhere = NewKpi { dimension: Dimension::Own(7), ..named("Nowhere") };
    assert!(matches!(ops.act(|act| act.define_kpi(id, &nowhere)), Err(Error::NoDimension)));
    sound(&office);
}

#[test]
fn whoever_has_people_keeps_templates() {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let mut lead = office.member("lead");
    let template = Template {
        id: lead.new_id(),
        name: "Monthly".into(),
        kpi,
        aim: terms().aim,
        weight: Weight(2_500),
        cadence: Cadence::Monthly,
        by: lead.id(),
        at: Timestamp::UNIX_EPOCH,
        entry: None,
    };
    assert!(matches!(office.member("ana").act(|act| act.save_template(&template)), Err(Error::NeedsRole(_))));
    lead.act(|act| act.save_template(&template)).unwrap();
    lead.act(|act| act.save_template(&Template { weight: Weight::ALL, ..template.clone() })).unwrap();
    assert!(matches!(office.member("sell").act(|act| act.save_template(&template)), Err(Error::NeedsRole(_))));
    assert!(matches!(office.member("sell").act(|act| act.delete_template(template.id)), Err(Error::NeedsRole(_))));
    let kept = lead.catalogue().unwrap().templates;
    assert_eq!(kept.iter().map(|kept| (kept.weight, kept.at)).collect::<Vec<_>>(), [(Weight::ALL, office.now())]);
    sound(&office);
    lead.act(|act| act.delete_template(template.id)).unwrap();
    assert_eq!(lead.catalogue().unwrap().templates, []);
    sound(&office);
}

#[test]
fn the_starter_catalogue_is_added_once_and_leaves_own_definitions_alone() {
    let office = Office::new();
    let mut ops = office.member("ops");
    let all = cartelera::import::catalogue::starter();
    let own = KpiId(ops.new_id());
    ops.act(|act| act.define_kpi(own, &named(&all[0].name.en))).unwrap();
    assert_eq!(ops.act(|act| act.add_starter_catalogue()).unwrap(), all.len() - 1);
    assert_eq!(ops.act(|act| act.add_starter_catalogue()).unwrap(), 0);
    sound(&office);
}

#[test]
fn values_are_put_together_only_as_their_kind_allows() {
    let office = Office::new();
    let mut ops = office.member("ops");
    let id = KpiId(ops.new_id());
    let new = NewKpi { kind: KpiKind::Rating, aggregation: Aggregation::Sum, ..named("Ratings") };
    assert!(matches!(ops.act(|act| act.define_kpi(id, &new)), Err(Error::BadAggregation { .. })));
}
