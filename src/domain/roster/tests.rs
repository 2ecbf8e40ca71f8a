//! What holds for every roster.

use std::collections::HashSet;

use jiff::civil::date;
use proptest::prelude::*;

use super::planning::tests::applied;
use super::*;

/// Rows in which managers are drawn from everybody, themselves and strangers included.
fn any_rows() -> impl Strategy<Value = Vec<RosterRow>> {
    const NAMES: [&str; 8] =
        ["Ana García", "ana garcia", "Iván Castaño", "田中 雪", "Omar Benali", "Inés Goñi", "Vera", "Luis"];
    const MANAGERS: [&str; 12] =
        ["", "", "", "", "", "Iván Castaño", "ana.garcia", "Omar Benali", "p3", "p1", "Vera", "nobody"];
    let row = (
        prop::sample::select(&NAMES[..]),
        prop::sample::select(&MANAGERS[..]),
        prop::option::of(prop::sample::select(&["p1", "p2", "p3", "ana.garcia"][..])),
        prop::option::weighted(0.3, 1..6_u16),
        prop::option::of(prop::sample::select(&["A", "A/B", "C"][..])),
        prop::option::weighted(0.2, prop::option::of(0..400_i64)),
    );
    prop::collection::vec(row, 1..9).prop_map(|rows| {
        rows.into_iter()
            .zip(2..)
            .map(|((name, manager, handle, level, area, until), line)| RosterRow {
                line,
                name: name.into(),
                manager: manager.into(),
                handle: handle.map(str::to_owned),
                level,
                area: area.map(Area::new),
                active_until: until.map(|days| days.map(|days| date(2026, 1, 1) + jiff::Span::new().days(days))),
                ..RosterRow::default()
            })
            .collect()
    })
}

fn basis<'a>(organisation: &'a Organisation, enrolled: &'a HashSet<PersonId>) -> Basis<'a> {
    Basis { organisation, chart: 1, today: date(2026, 6, 1), locale: "es", enrolled }
}

fn assert_sound(organisation: &Organisation) -> Result<(), TestCaseError> {
    let mut handles = HashSet::new();
    for person in organisation.people() {
        prop_assert!(handles.insert(&person.handle), "{} twice", person.handle);
        prop_assert!(crate::domain::handle::is_handle(&person.handle));
        if let Some(manager) = person.manager {
            let manager = organisation.find(manager).unwrap();
            // Levels that fall strictly on the way up leave no room for a cycle.
            prop_assert!(manager.level < person.level, "{} is not below {}", person.handle, manager.handle);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn plans_keep_every_level_below_the_managers_and_a_second_reading_changes_nothing(
        first in any_rows(), second in any_rows(), end_missing: bool,
    ) {
        let enrolled = HashSet::new();
        let mut organisation = Organisation::default();
        for rows in [first, second] {
            let roster = Roster { rows, ..Roster::default() };
            let Ok(made) = plan(basis(&organisation, &enrolled), &roster, end_missing) else { continue };
            organisation = applied(&organisation, &made);
            assert_sound(&organisation)?;
            let again = plan(basis(&organisation, &enrolled), &roster, end_missing);
            prop_assert!(again.as_ref().is_ok_and(Plan::is_empty), "{:?}", again);
        }
    }

    #[test]
    fn managers_are_added_before_their_reports(rows in any_rows()) {
        let enrolled = HashSet::new();
        let nobody = Organisation::default();
        if let Ok(plan) = plan(basis(&nobody, &enrolled), &Roster { rows, ..Roster::default() }, false) {
            let mut seen = HashSet::new();
            for planned in &plan.added {
                prop_assert!(planned.manager.as_ref().is_none_or(|manager| seen.contains(manager)));
                seen.insert(planned.profile.handle.clone());
            }
        }
    }
}
