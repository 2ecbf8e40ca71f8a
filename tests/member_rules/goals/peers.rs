//! What a peer sees, and what they could make of it who note it every week.

use std::collections::{BTreeMap, BTreeSet};

use cartelera::domain::goal::rollup::{FEW, Published, differing};
use cartelera::member::goals::PeerRollUp;
use cartelera::store::ReadGoals as _;
use cartelera::store::sqlite::SqliteStore;
use proptest::prelude::*;

use super::*;

/// An office with so many more people in `Clínica/Planta` and `Comercial`, each with a goal measured at 40.
fn crowd(count: usize) -> (Office, Vec<(String, GoalId)>) {
    let office = Office::new();
    let kpi = plain_kpi(&office);
    let mut goals = Vec::new();
    for at in 0..count {
        let area = if at % 2 == 0 { "Clínica/Planta" } else { "Comercial" };
        let handle = format!("p{at}");
        office.add(&fixture::profile(&handle, 2, Some(office.id("ceo")), area));
        goals.push(handle);
    }
    let mut ceo = office.member("ceo");
    let goals: Vec<(String, GoalId)> = goals
        .into_iter()
        .map(|handle| {
            let far = Terms { end: date(2027, 12, 31), ..terms() };
            let id = set_goal(&mut ceo, &NewGoal { terms: far, ..new_goal(office.id(&handle), kpi) });
            (handle, id)
        })
        .collect();
    (office, goals)
}

fn published(office: &Office, area: &str) -> Vec<Published> {
    SqliteStore::open(&office.path()).unwrap().published(&Area::new(area)).unwrap()
}

fn week_later(office: &Office) {
    office.pass((24 * 7).hours());
    office.member("ceo").settle_goals().unwrap();
}

#[test]
fn a_peer_sees_their_area_and_the_organisation_once_a_week() {
    let (office, goals) = crowd(12);
    let mut ceo = office.member("ceo");
    for (_, id) in &goals {
        check_in(&mut ceo, *id, &value(date(2026, 3, 2), 40)).unwrap();
    }
    assert_eq!(office.member("sell").peer_roll_ups().unwrap(), [], "nothing before the week is over");
    week_later(&office);
    let (week, percent) = (date(2026, 3, 9), 40);
    let of = |area: &str, people| PeerRollUp { area: Area::new(area), week, people, percent };
    assert_eq!(office.member("sell").peer_roll_ups().unwrap(), [of("Comercial", 6), of("", 12)]);
    assert_eq!(office.member("ana").peer_roll_ups().unwrap(), [of("Clínica", 6), of("", 12)]);
    assert_eq!(office.member("cris").peer_roll_ups().unwrap(), [of("", 12)], "too few in that area");
    check_in(&mut ceo, goals[0].1, &value(date(2026, 3, 9), 100)).unwrap();
    assert_eq!(office.member("ana").peer_roll_ups().unwrap()[0].percent, 40, "not before the next week");
    week_later(&office);
    assert_eq!(office.member("ana").peer_roll_ups().unwrap()[0].percent, 50);
}

#[test]
fn a_newcomer_alone_changes_no_number() {
    let (office, goals) = crowd(12);
    let mut ceo = office.member("ceo");
    for (_, id) in &goals[1..] {
        check_in(&mut ceo, *id, &value(date(2026, 3, 2), 40)).unwrap();
    }
    week_later(&office);
    let before = office.member("sell").peer_roll_ups().unwrap();
    check_in(&mut ceo, goals[0].1, &value(date(2026, 3, 9), 100)).unwrap();
    week_later(&office);
    let after = office.member("sell").peer_roll_ups().unwrap();
    assert_eq!(before.last().unwrap(), after.last().unwrap(), "the organisation's stays with its week");
    assert_eq!((after[0].week, after[0].people), (date(2026, 3, 16), 6), "their own area is the same people as before");
}

/// Gauss over fractions, as somebody with a pencil would: which people's scores the equations say. Written apart from
/// the rule it is a test of.
fn pinned(sets: &[Vec<PersonId>]) -> BTreeSet<PersonId> {
    let people: Vec<PersonId> = sets.iter().flatten().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let mut rows: Vec<BTreeMap<usize, (i128, i128)>> = Vec::new();
    let reduced = |fraction: (i128, i128)| {
        let (mut a, mut b) = (fraction.0.abs(), fraction.1.abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let sign = if fraction.1 < 0 { -1 } else { 1 };
        (sign * fraction.0 / a.max(1), sign * fraction.1 / a.max(1))
    };
    let less = |row: &mut BTreeMap<usize, (i128, i128)>, by: (i128, i128), other: &BTreeMap<usize, (i128, i128)>| {
        for (column, factor) in other {
            let now = row.get(column).copied().unwrap_or((0, 1));
            let (top, bottom) = reduced((by.0 * factor.0, by.1 * factor.1));
            let left = reduced((now.0 * bottom - top * now.1, now.1 * bottom));
            if left.0 == 0 {
                row.remove(column);
            } else {
                row.insert(*column, left);
            }
        }
    };
    for set in sets {
        let mut row: BTreeMap<usize, (i128, i128)> =
            set.iter().map(|person| (people.binary_search(person).unwrap(), (1, 1))).collect();
        for other in &rows {
            let pivot = *other.keys().next().unwrap();
            if let Some(by) = row.get(&pivot).copied() {
                less(&mut row, by, other);
            }
        }
        let Some((pivot, (top, bottom))) = row.iter().next().map(|(pivot, factor)| (*pivot, *factor)) else { continue };
        for factor in row.values_mut() {
            *factor = reduced((factor.0 * bottom, factor.1 * top));
        }
        for other in &mut rows {
            if let Some(by) = other.get(&pivot).copied() {
                less(other, by, &row);
            }
        }
        rows.push(row);
    }
    rows.iter().filter(|row| row.len() == 1).map(|row| people[*row.keys().next().unwrap()]).collect()
}

#[test]
fn the_attacker_of_these_tests_finds_what_can_be_found() {
    let set = |range: std::ops::Range<i64>| range.map(PersonId).collect::<Vec<_>>();
    assert_eq!(pinned(&[set(0..6), set(0..5)]), BTreeSet::from([PersonId(5)]));
    assert_eq!(pinned(&[set(0..5), set(5..10), set(0..11)]), BTreeSet::from([PersonId(10)]));
    assert_eq!(pinned(&[set(0..5), set(5..10)]), BTreeSet::new());
}

/// Everything that a peer of an area was ever shown.
fn seen(office: &Office, area: &str) -> Vec<Vec<PersonId>> {
    let both = published(office, area).into_iter().chain(published(office, ""));
    both.map(|published| published.people).collect()
}

#[test]
fn three_numbers_far_from_one_another_that_together_tell_about_one_are_not_all_shown() {
    let (office, goals) = crowd(22);
    let mut ceo = office.member("ceo");
    let of_area: Vec<&(String, GoalId)> =
        goals.iter().filter(|(handle, _)| office.area(handle) == "Comercial").collect();
    let (first, second, last) = (&of_area[..5], &of_area[5..10], of_area[10]);
    let today = ceo.workspace().today();
    let away = |people: &[&(String, GoalId)], until: Option<Date>| {
        for (handle, _) in people {
            office.change(handle, |person| person.active_until = until);
        }
    };
    for (_, id) in first.iter().chain(second) {
        check_in(&mut ceo, *id, &value(today, 40)).unwrap();
    }
    away(second, Some(today));
    week_later(&office);
    away(second, None);
    away(first, Some(today));
    week_later(&office);
    away(first, None);
    check_in(&mut ceo, last.1, &value(today, 100)).unwrap();
    week_later(&office);
    let seen = seen(&office, "Comercial");
    assert!(seen.iter().any(|people| people.len() == 5), "{seen:?}");
    assert_eq!(pinned(&seen), BTreeSet::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn who_notes_both_numbers_for_months_works_out_nobody(
        weeks in prop::collection::vec(prop::collection::vec((0_usize..24, 0_u8..4), 0..9), 8..20)
    ) {
        let (office, goals) = crowd(24);
        let mut ceo = office.member("ceo");
        for happenings in weeks {
            let today = ceo.workspace().today();
            for (who, what) in happenings {
                let (handle, goal) = &goals[who];
                match what {
                    0 | 1 => check_in(&mut ceo, *goal, &value(today, 40)).unwrap(),
                    2 => office.change(handle, |person| {
                        person.active_until = if person.active_until.is_some() { None } else { Some(today) };
                    }),
                    _ => office.change(handle, |person| {
                        let other = if person.area.as_str() == "Comercial" { "Clínica/Planta" } else { "Comercial" };
                        person.area = Area::new(other);
                    }),
                }
            }
            week_later(&office);
        }
        for area in ["Comercial", "Clínica", "Clínica/Planta"] {
            let seen = seen(&office, area);
            for (at, one) in seen.iter().enumerate() {
                prop_assert!(one.len() >= FEW);
                for other in &seen[..at] {
                    let differ = differing(one, other);
                    prop_assert!(differ == 0 || differ >= FEW, "{differ} in {area}");
                }
            }
            prop_assert_eq!(pinned(&seen), BTreeSet::new());
            // Nor anybody who knows their own besides.
            for own in seen.iter().flatten().copied().collect::<BTreeSet<_>>() {
                let mut knowing = seen.clone();
                knowing.push(vec![own]);
                prop_assert_eq!(pinned(&knowing), BTreeSet::from([own]));
            }
        }
    }
}
