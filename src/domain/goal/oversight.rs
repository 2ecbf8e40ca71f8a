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
    /// By the chart of a day. Goals of people who left are looked after by who would be above them now.
    pub fn new(chart: &Chart<'_>, viewer: PersonId) -> Self {
        let organisation = chart.organisation();
        let mut below: HashSet<PersonId> = chart.down(viewer).into_iter().map(|below| below.person).collect();
        // Leavers hang below the nearest active one above them, and so below everybody above that one.
        for left in organisation.people().iter().filter(|person| !person.is_active(chart.day())) {
            let heir = organisation.standing_in_for(left.id, chart.day());
            if heir.is_some_and(|heir| heir.id == viewer || below.contains(&heir.id)) {
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
