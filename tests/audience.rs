//! Who an announcement reaches: the sample organisation to the letter, and what holds for every organisation.

use std::collections::{BTreeSet, HashSet};

use cartelera::domain::audience::{Audience, Limits, Reach, Sender};
use cartelera::domain::organisation::{
    Area, Bond, Chart, ClientType, Organisation, Person, PersonId, Profile, Role, Roles,
};
use cartelera::domain::roster::{Basis, plan};
use cartelera::import::people::read_people;
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// A day on which both leavers of the sample are gone.
const TODAY: Date = date(2026, 4, 1);

fn sample() -> Organisation {
    let (roster, faults) = read_people(include_bytes!("../assets/demo/people.csv"));
    assert_eq!(faults, []);
    let basis = Basis {
        organisation: &Organisation::default(),
        chart: 0,
        today: TODAY,
        locale: "es",
        enrolled: &HashSet::new(),
    };
    let plan = plan(basis, &roster, false).unwrap();
    let handles: Vec<String> = plan.added.iter().map(|planned| planned.profile.handle.clone()).collect();
    let id = |handle: &String| PersonId(handles.iter().position(|there| there == handle).unwrap() as i64);
    let people = plan.added.iter().zip(0..).map(|(planned, at)| Person {
        id: PersonId(at),
        profile: Profile { manager: planned.manager.as_ref().map(id), ..planned.profile.clone() },
    });
    Organisation::new(people.collect())
}

fn reached<'a>(chart: &Chart<'a>, sender: &str, reach: Reach) -> BTreeSet<&'a str> {
    let organisation = chart.organisation();
    let sender = organisation.find_handle(sender).unwrap().id;
    let recipients = Sender::new(chart, Limits::default(), sender).unwrap().settle(&Audience::new(reach));
    recipients.iter().map(|recipient| organisation.find(recipient.person).unwrap().handle.as_str()).collect()
}

#[test]
fn the_sample_has_the_sizes_that_were_agreed() {
    let organisation = sample();
    let chart = organisation.on(TODAY);
    assert_eq!(chart.active().len(), 40);
    for (sender, sizes) in [
        ("lucia.aranda", [39, 0, 5, 0, 0, 0, 0, 39]),
        ("ines.urrutia", [9, 1, 5, 4, 0, 4, 25, 39]),
        ("ivan.castano", [6, 2, 6, 2, 0, 7, 24, 39]),
        ("vera.nogues", [0, 3, 6, 2, 2, 12, 24, 39]),
        ("paula.etxebarria", [2, 2, 6, 0, 0, 7, 28, 39]),
    ] {
        let found: Vec<usize> = Reach::ALL.iter().map(|reach| reached(&chart, sender, *reach).len()).collect();
        assert_eq!(found, sizes, "{sender}");
    }
}

#[test]
fn the_sample_reaches_exactly_the_people_that_were_agreed() {
    let organisation = sample();
    let chart = organisation.on(TODAY);
    let mut checked = 0;
    for line in include_str!("data/audiences.jsonl").lines() {
        let expected: serde_json::Value = serde_json::from_str(line).unwrap();
        let sender = expected["sender"].as_str().unwrap();
        let reach: Reach = expected["reach"].as_str().unwrap().parse().unwrap();
        assert_eq!(reach.direction().word(), expected["direction"].as_str().unwrap());
        let recipients: BTreeSet<&str> =
            expected["recipients"].as_array().unwrap().iter().map(|handle| handle.as_str().unwrap()).collect();
        assert_eq!(reached(&chart, sender, reach), recipients, "{sender} {reach}");
        checked += 1;
    }
    assert_eq!(checked, 5 * Reach::ALL.len());
}

/// Somebody before they have a place: how far below the manager, under whom, until when, who follows.
type Seed = (u16, Option<prop::sample::Index>, Option<i8>, Option<prop::sample::Index>, u8);

/// Everybody but the first may have a manager among those before them, so levels fall on the way up; some skip levels,
/// some have left or are still to come, some of these with a successor.
fn any_organisation() -> impl Strategy<Value = Organisation> {
    let seed = (
        1..4_u16,
        prop::option::weighted(0.85, any::<prop::sample::Index>()),
        prop::option::weighted(0.3, -2..3_i8),
        prop::option::of(any::<prop::sample::Index>()),
        any::<u8>(),
    );
    prop::collection::vec(seed, 2..25).prop_map(|seeds| organised(&seeds))
}

fn organised(seeds: &[Seed]) -> Organisation {
    let mut people: Vec<Person> = Vec::new();
    for (at, (distance, manager, away, successor, mix)) in seeds.iter().enumerate() {
        let manager = manager.filter(|_| at > 0).map(|index| &people[index.index(at)]);
        let moment = |days: i8| TODAY + jiff::Span::new().days(days);
        let profile = Profile {
            handle: format!("p{at}"),
            name: format!("Person {at}"),
            title: String::new(),
            area: Area::new(["A", "A/B", "C"][usize::from(mix % 3)]),
            level: manager.map_or(0, |manager| manager.level) + distance,
            manager: manager.map(|manager| manager.id),
            client_type: ClientType::ALL[usize::from(mix % 3)],
            bond: Bond::ALL[usize::from(mix % 7)],
            locale: "es".into(),
            active_from: away.filter(|_| mix % 2 == 0).map(moment),
            active_until: away.filter(|_| mix % 2 == 1).map(moment),
            successor: successor
                .map(|index| index.index(seeds.len()))
                .filter(|to| *to != at)
                .map(|to| PersonId(to as i64)),
            roles: if mix % 5 == 0 { Roles::NONE.with(Role::Editor) } else { Roles::NONE },
        };
        people.push(Person { id: PersonId(at as i64), profile });
    }
    Organisation::new(people)
}

proptest! {
    #[test]
    fn sender_managers_reports_peers_and_the_others_are_everybody_once(organisation in any_organisation()) {
        let chart = organisation.on(TODAY);
        for person in chart.active() {
            let sender = Sender::new(&chart, Limits::default(), person.id).unwrap();
            let mut all: Vec<PersonId> = vec![person.id];
            all.extend(chart.up(person.id));
            all.extend(chart.down(person.id).iter().map(|below| below.person));
            for reach in [Reach::Organisation, Reach::Cross] {
                all.extend(sender.settle(&Audience::new(reach)).iter().map(|recipient| recipient.person));
            }
            all.sort();
            let mut everybody: Vec<PersonId> = chart.active().iter().map(|active| active.id).collect();
            everybody.sort();
            prop_assert_eq!(&all, &everybody, "{}", person.handle);
        }
    }

    #[test]
    fn ascending_and_descending_are_the_managers_and_the_reports(organisation in any_organisation()) {
        let chart = organisation.on(TODAY);
        for person in chart.active() {
            for above in chart.up(person.id) {
                prop_assert!(chart.find(above).unwrap().level < person.level);
                prop_assert!(chart.down(above).iter().any(|below| below.person == person.id));
            }
            for below in chart.down(person.id) {
                prop_assert!(chart.up(below.person).contains(&person.id));
            }
        }
    }

    #[test]
    fn a_filter_only_makes_an_audience_smaller(organisation in any_organisation(), reach in prop::sample::select(Reach::ALL)) {
        let chart = organisation.on(TODAY);
        for person in chart.active() {
            let sender = Sender::new(&chart, Limits::default(), person.id).unwrap();
            let all: Vec<_> = sender.settle(&Audience::new(reach));
            let mut narrow = Audience::new(reach);
            narrow.filter.area = Some(Area::new("A"));
            narrow.filter.client_type = Some(ClientType::Commercial);
            for recipient in sender.settle(&narrow) {
                prop_assert!(all.contains(&recipient));
                let found = chart.find(recipient.person).unwrap();
                prop_assert!(found.area.is_within(&Area::new("A")) && found.client_type == ClientType::Commercial);
            }
        }
    }

    #[test]
    fn why_says_the_same_as_the_audience(organisation in any_organisation(), reach in prop::sample::select(Reach::ALL)) {
        let chart = organisation.on(TODAY);
        let audience = Audience::new(reach);
        for person in chart.active() {
            let sender = Sender::new(&chart, Limits::default(), person.id).unwrap();
            let reached: HashSet<PersonId> =
                sender.settle(&audience).iter().map(|recipient| recipient.person).collect();
            prop_assert!(!reached.contains(&person.id));
            for other in organisation.people() {
                prop_assert_eq!(sender.consider(&audience, other).is_ok(), reached.contains(&other.id));
            }
        }
    }
}

#[test]
fn of_two_people_each_reaches_the_other_one_way() {
    for manager in [None, Some(PersonId(0))] {
        let mut organisation = organised(&[(1, None, None, None, 1), (1, None, None, None, 1)]).people().to_vec();
        organisation[1].profile.manager = manager;
        organisation[1].profile.level = if manager.is_some() { 2 } else { 1 };
        let organisation = Organisation::new(organisation);
        let chart = organisation.on(TODAY);
        let reaches = [Reach::Descending, Reach::Ascending, Reach::Organisation, Reach::Cross];
        for sender in ["p0", "p1"] {
            assert_eq!(reaches.iter().map(|reach| reached(&chart, sender, *reach).len()).sum::<usize>(), 1);
        }
    }
}
