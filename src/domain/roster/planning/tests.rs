//! What a roster becomes, by example.

use jiff::civil::{Date, date};

use super::super::Roster;
use super::*;
use crate::domain::organisation::{Organisation, Role};

const TODAY: Date = date(2026, 3, 10);

fn row(line: u32, name: &str, manager: &str) -> RosterRow {
    RosterRow { line, name: name.into(), manager: manager.into(), ..RosterRow::default() }
}

fn with_handle(handle: &str, row: RosterRow) -> RosterRow {
    RosterRow { handle: Some(handle.into()), ..row }
}

fn roster(rows: Vec<RosterRow>) -> Roster {
    Roster { rows, ..Roster::default() }
}

fn planned(organisation: &Organisation, rows: Vec<RosterRow>, end_missing: bool) -> Result<Plan, Vec<Fault>> {
    let enrolled = organisation.people().iter().map(|person| person.id).collect();
    let basis = Basis { organisation, chart: 1, today: TODAY, locale: "es", enrolled: &enrolled };
    plan(basis, &roster(rows), end_missing)
}

/// The organisation after a plan, as a board would keep it.
pub fn applied(organisation: &Organisation, plan: &Plan) -> Organisation {
    let mut people = organisation.people().to_vec();
    let find = |people: &[Person], handle: &Option<String>| {
        handle.as_ref().map(|handle| people.iter().find(|person| person.handle == *handle).unwrap().id)
    };
    for planned in &plan.added {
        let manager = find(&people, &planned.manager);
        let id = PersonId(i64::try_from(people.len()).unwrap() + 1);
        people.push(Person { id, profile: Profile { manager, ..planned.profile.clone() } });
    }
    for changed in plan.changed.iter().chain(&plan.ended) {
        let manager = find(&people, &changed.planned.manager);
        let at = people.iter().position(|person| person.id == changed.id).unwrap();
        people[at].profile = Profile { manager, ..changed.planned.profile.clone() };
    }
    Organisation::new(people)
}

fn founded(rows: Vec<RosterRow>) -> Organisation {
    let nobody = Organisation::default();
    applied(&nobody, &planned(&nobody, rows, false).unwrap())
}

fn small() -> Vec<RosterRow> {
    vec![
        // Managers may come after their reports.
        row(2, "Vera Nogués Pla", "Inés Urrutia Goñi"),
        RosterRow { area: Some(Area::new("Clínica")), ..row(3, "Inés Urrutia Goñi", "lucia.aranda") },
        row(4, "Lucía Aranda", ""),
        row(5, "Ana García López", "Inés Urrutia Goñi"),
        row(6, "Ana García López", "Inés Urrutia Goñi"),
    ]
}

fn kinds(planned: Result<Plan, Vec<Fault>>) -> Vec<(u32, FaultKind)> {
    planned.unwrap_err().into_iter().map(|fault| (fault.line, fault.kind)).collect()
}

#[test]
fn what_a_file_leaves_out_is_derived() {
    let organisation = founded(small());
    let vera = organisation.find_handle("vera.nogues").unwrap();
    let ines = organisation.find_handle("ines.urrutia").unwrap();
    assert_eq!((vera.level, vera.manager, vera.area.as_str()), (3, Some(ines.id), "Clínica"));
    assert_eq!((vera.client_type, vera.bond, vera.locale.as_str()), (ClientType::Operative, Bond::Staff, "es"));
    assert_eq!((ines.level, ines.area.as_str()), (2, "Clínica"));
    assert!(organisation.find_handle("ana.garcia.2").is_some());
}

#[test]
fn the_same_file_again_changes_nothing() {
    let organisation = founded(small());
    let again = planned(&organisation, small(), true).unwrap();
    assert!(again.is_empty(), "{again:?}");
    assert_eq!((again.unchanged, again.missing.len()), (5, 0));
}

#[test]
fn without_handles_somebody_with_another_manager_has_moved() {
    let organisation = founded(small());
    let mut rows = small();
    rows[0].manager = "Lucía Aranda".into();
    let plan = planned(&organisation, rows, false).unwrap();
    assert!(plan.added.is_empty() && plan.missing.is_empty());
    assert_eq!(plan.changed[0].planned.profile.handle, "vera.nogues");
    assert_eq!(plan.changed[0].columns, [Column::Level, Column::Manager]);
    assert_eq!(plan.changed[0].planned.profile.level, 2);
}

#[test]
fn which_of_two_people_of_one_name_moved_is_asked_for() {
    let organisation = founded(small());
    let mut rows = small();
    rows[3].manager = "vera.nogues".into();
    rows[4].manager = "lucia.aranda".into();
    let faults = kinds(planned(&organisation, rows, false));
    let handles = vec!["ana.garcia".to_owned(), "ana.garcia.2".to_owned()];
    let kind = FaultKind::AmbiguousPerson { name: "Ana García López".into(), handles };
    assert_eq!(faults, [(5, kind.clone()), (6, kind)]);
}

#[test]
fn one_of_two_people_of_one_name_who_moved_is_the_one_left_over() {
    let organisation = founded(small());
    let mut rows = small();
    rows[3].manager = "vera.nogues".into();
    let plan = planned(&organisation, rows, false).unwrap();
    assert_eq!((plan.added.len(), plan.changed.len(), plan.unchanged), (0, 1, 4));
}

#[test]
fn whoever_a_later_file_leaves_out_is_missing_and_ended_only_when_asked() {
    let organisation = founded(small());
    let shorter = || small()[1..].to_vec();
    let plan = planned(&organisation, shorter(), false).unwrap();
    assert!(plan.is_empty());
    assert_eq!(plan.missing.iter().map(|person| person.handle.as_str()).collect::<Vec<_>>(), ["vera.nogues"]);
    let plan = planned(&organisation, shorter(), true).unwrap();
    assert!(plan.missing.is_empty());
    let after = applied(&organisation, &plan);
    assert_eq!(after.find_handle("vera.nogues").unwrap().active_until, Some(TODAY));
    assert!(planned(&after, shorter(), true).unwrap().is_empty());
}

#[test]
fn columns_a_file_lacks_keep_what_people_have() {
    let mut rows = small();
    rows[2].title = Some("Directora".into());
    rows[2].level = Some(3);
    rows[1].level = Some(7);
    let organisation = founded(rows);
    assert_eq!(organisation.find_handle("vera.nogues").unwrap().level, 8);
    assert!(planned(&organisation, small(), false).unwrap().is_empty());
}

#[test]
fn a_manager_who_moves_takes_the_distance_to_the_reports_along() {
    let organisation = founded(small());
    let head = RosterRow { level: Some(4), ..small()[1].clone() };
    let plan = planned(&organisation, vec![head], false).unwrap();
    let after = applied(&organisation, &plan);
    assert_eq!(after.find_handle("vera.nogues").unwrap().level, 5);
    assert_eq!(plan.missing.len(), 4);
}

#[test]
fn a_manager_can_be_somebody_the_file_does_not_list() {
    let organisation = founded(small());
    let plan = planned(&organisation, vec![row(2, "Noa Gil", "vera nogues pla")], false).unwrap();
    assert_eq!(plan.added[0].manager.as_deref(), Some("vera.nogues"));
    assert_eq!(plan.added[0].profile.level, 4);
}

#[test]
fn every_fault_is_told_with_its_line() {
    let rows = vec![
        row(2, "Lucía Aranda", ""),
        row(3, "Iván Castaño", "Pepa Pérez"),
        row(4, "", "lucia.aranda"),
        with_handle("Con Espacio", row(5, "Omar Benali", "lucia.aranda")),
        with_handle("b", row(6, "Bea", "c")),
        with_handle("c", row(7, "Ciro", "b")),
        with_handle("b", row(8, "Berta", "lucia.aranda")),
        RosterRow { level: Some(1), ..row(9, "Gil Ortega", "Lucía Aranda") },
        row(10, "Ana García", "lucia.aranda"),
        row(11, "Ana García", "lucia.aranda"),
        row(12, "Dani Roig", "ana garcía"),
        row(13, "Eva Marín", "Eva Marín"),
        RosterRow {
            active_from: Some(Some(date(2026, 3, 2))),
            active_until: Some(Some(date(2026, 3, 1))),
            ..row(14, "Teo Valdés", "lucia.aranda")
        },
        RosterRow { title: Some("x".repeat(201)), ..row(15, "Sonia Blanco", "lucia.aranda") },
    ];
    let text = str::to_owned;
    assert_eq!(
        kinds(planned(&Organisation::default(), rows, false)),
        [
            (3, FaultKind::UnknownManager { manager: text("Pepa Pérez") }),
            (4, FaultKind::NameEmpty),
            (5, FaultKind::BadHandle { handle: text("Con Espacio") }),
            (6, FaultKind::Cycle { names: vec![text("Bea"), text("Ciro"), text("Bea")] }),
            (8, FaultKind::DuplicateHandle { handle: text("b"), first: 6 }),
            (9, FaultKind::LevelNotBelow { level: 1, manager: text("Lucía Aranda"), manager_level: 1 }),
            (
                12,
                FaultKind::AmbiguousManager {
                    manager: text("ana garcía"),
                    handles: vec![text("ana.garcia"), text("ana.garcia.2")]
                }
            ),
            (13, FaultKind::Cycle { names: vec![text("Eva Marín"), text("Eva Marín")] }),
            (14, FaultKind::UntilBeforeFrom { from: date(2026, 3, 2), until: date(2026, 3, 1) }),
            (15, FaultKind::TooLong { length: 201 }),
        ]
    );
}

#[test]
fn the_last_enrolled_admin_is_neither_ended_nor_left_out() {
    let mut people = founded(small()).people().to_vec();
    let at = people.iter().position(|person| person.handle == "vera.nogues").unwrap();
    people[at].profile.roles = Roles::NONE.with(Role::Admin);
    let organisation = Organisation::new(people);
    let last = FaultKind::LastAdmin { name: "Vera Nogués Pla".into() };
    assert_eq!(kinds(planned(&organisation, small()[1..].to_vec(), true)), [(1, last.clone())]);
    let mut rows = small();
    rows[0].active_until = Some(Some(date(2027, 1, 1)));
    assert_eq!(kinds(planned(&organisation, rows, false)), [(2, last)]);
}

#[test]
fn somebody_who_left_and_is_still_listed_is_told_of() {
    let mut people = founded(small()).people().to_vec();
    people[0].profile.active_until = Some(date(2026, 1, 1));
    let left = people[0].handle.clone();
    let organisation = Organisation::new(people);
    let plan = planned(&organisation, small(), false).unwrap();
    assert!(plan.is_empty());
    assert!(matches!(&plan.notes[..], [Note::HasLeft { handle, .. }] if *handle == left));
    let mut rows = small();
    for row in &mut rows {
        row.active_until = Some(None);
    }
    assert_eq!(planned(&organisation, rows, false).unwrap().changed[0].columns, [Column::ActiveUntil]);
}
