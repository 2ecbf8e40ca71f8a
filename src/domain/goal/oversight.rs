//! Who sees a person's goals and who sets them: its owner, the managers above, `hr` for seeing.

use std::collections::HashSet;

use crate::domain::organisation::{Chart, PersonId, Role};

/// What one person may do with another's goals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rights {
    pub see: bool,
    /// Set, change, accept, decline and cancel: a manager above, or the owner where no active manager is above.
    pub set: bool,
    pub check_in: bool,
}

/// Whose goals somebody may see, and whose they look after.
#[derive(Clone, Debug)]
pub struct Oversight {
    viewer: PersonId,
    sees_all: bool,
    has_manager: bool,
    below: HashSet<PersonId>,
}

impl Oversight {
    /// By the chart of a day. Goals of people who left are looked after by who would be above them now: a successor takes
    /// over their reports, and no sight of how they themselves did.
    pub fn new(chart: &Chart<'_>, viewer: PersonId) -> Self {
        let organisation = chart.organisation();
        let mut below: HashSet<PersonId> = chart.down(viewer).into_iter().map(|below| below.person).collect();
        // Leavers hang below the nearest active one above them, and so below everybody above that one.
        for left in organisation.people().iter().filter(|person| !person.is_active(chart.day())) {
            let above = Chart::nearest_manager(organisation, left, chart.day());
            if above.is_some_and(|above| above == viewer || below.contains(&above)) {
                below.insert(left.id);
            }
        }
        Self {
            viewer,
            sees_all: chart.find(viewer).is_some_and(|person| person.roles.has(Role::Hr)),
            has_manager: chart.manager(viewer).is_some(),
            below,
        }
    }

    pub fn rights(&self, owner: PersonId) -> Rights {
        let own = owner == self.viewer;
        let above = self.below.contains(&owner);
        Rights { see: own || above || self.sees_all, set: above || (own && !self.has_manager), check_in: own || above }
    }

    /// `hr` sees everybody's.
    pub fn sees_all(&self) -> bool {
        self.sees_all
    }

    /// Direct and indirect reports, and leavers they stand in for.
    pub fn below(&self) -> &HashSet<PersonId> {
        &self.below
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::*;
    use crate::domain::organisation::{Area, Bond, ClientType, Organisation, Person, Profile, Roles};

    const DAY: Date = date(2026, 4, 1);

    /// `manager` by number, from 1 on.
    fn person(id: i64, level: u16, manager: Option<i64>) -> Person {
        let profile = Profile {
            handle: format!("p{id}"),
            name: format!("P {id}"),
            title: String::new(),
            area: Area::default(),
            level,
            manager: manager.map(PersonId),
            client_type: ClientType::Operative,
            bond: Bond::Staff,
            locale: "es".into(),
            active_from: None,
            active_until: None,
            successor: None,
            roles: Roles::NONE,
        };
        Person { id: PersonId(id), profile }
    }

    fn rights(organisation: &Organisation, viewer: i64, owner: i64) -> Rights {
        Oversight::new(&organisation.on(DAY), PersonId(viewer)).rights(PersonId(owner))
    }

    const NOTHING: Rights = Rights { see: false, set: false, check_in: false };
    const ALL: Rights = Rights { see: true, set: true, check_in: true };

    /// 1 above 2 and 3; 4 below 2.
    fn four() -> Vec<Person> {
        vec![person(1, 1, None), person(2, 2, Some(1)), person(3, 2, Some(1)), person(4, 3, Some(2))]
    }

    #[test]
    fn managers_above_set_and_see_and_peers_do_neither() {
        let organisation = Organisation::new(four());
        for (viewer, owner) in [(1, 2), (1, 4), (2, 4), (1, 1)] {
            assert_eq!(rights(&organisation, viewer, owner), ALL, "{viewer} of {owner}");
        }
        for (viewer, owner) in [(2, 3), (3, 2), (3, 4), (4, 2), (2, 1)] {
            assert_eq!(rights(&organisation, viewer, owner), NOTHING, "{viewer} of {owner}");
        }
        assert_eq!(rights(&organisation, 4, 4), Rights { set: false, ..ALL });
    }

    #[test]
    fn human_resources_see_everybody_and_set_nobody() {
        let mut people = four();
        people[2].profile.roles = Roles::NONE.with(Role::Hr);
        assert_eq!(rights(&Organisation::new(people), 3, 4), Rights { see: true, ..NOTHING });
    }

    #[test]
    fn a_leaver_is_looked_after_from_above_and_not_by_the_successor() {
        let mut people = four();
        people[1].profile.active_until = Some(DAY);
        people[1].profile.successor = Some(PersonId(3));
        let organisation = Organisation::new(people);
        assert_eq!(rights(&organisation, 1, 2), ALL);
        assert_eq!(rights(&organisation, 3, 2), NOTHING);
        // The leaver's reports are another matter.
        assert_eq!(rights(&organisation, 3, 4), ALL);
    }

    proptest! {
        #[test]
        fn who_sees_is_the_owner_or_stands_above(
            managers in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..4), 2..12)
        ) {
            let mut people = vec![person(1, 1, None)];
            for (at, (manager, left)) in managers.into_iter().enumerate() {
                let above = manager.get(&people).clone();
                let id = i64::try_from(at).unwrap() + 2;
                let mut one = person(id, above.level + 1, Some(above.id.0));
                one.profile.active_until = (left == 0).then_some(DAY);
                people.push(one);
            }
            let organisation = Organisation::new(people);
            for viewer in organisation.people().iter().filter(|viewer| viewer.is_active(DAY)) {
                let oversight = Oversight::new(&organisation.on(DAY), viewer.id);
                for owner in organisation.people() {
                    let mut at = owner.manager;
                    let mut above = false;
                    while let Some(manager) = at.and_then(|manager| organisation.find(manager)) {
                        above |= manager.id == viewer.id;
                        at = manager.manager;
                    }
                    let rights = oversight.rights(owner.id);
                    prop_assert_eq!(rights.see, above || owner.id == viewer.id);
                    prop_assert_eq!(rights.check_in, rights.see);
                    prop_assert_eq!(rights.set, above || (owner.id == viewer.id && viewer.manager.is_none()));
                }
            }
        }
    }
}
