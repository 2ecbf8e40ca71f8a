//! People, roles and limits: what an `admin` changes of the chart, signed into the chain and settled at once.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::act::Act;
use super::signing::{self, kind};
use super::{Error, Member, Result};
use crate::domain::audience::Limits;
use crate::domain::name::normalise_name;
use crate::domain::organisation::{Organisation, PersonId, Profile, Role, Roles};
use crate::domain::roster::{Basis, Plan, Planned, check_leave, check_profile, is_standing_admin, plan};
use crate::import::people::read_people;
use crate::store::Transaction;

impl Act<'_> {
    /// Does what a plan says. A conflict when the chart has changed since the plan was made.
    pub fn import(&mut self, plan: &Plan) -> Result<()> {
        self.needs(Role::Admin)?;
        if plan.chart != self.board.chart {
            return Err(Error::Conflict);
        }
        if plan.is_empty() {
            return Ok(());
        }
        apply(self.tx, &self.organisation, plan, self.at)?;
        self.people_changed()
    }

    /// Adds somebody. Roles are given afterwards, by [`Act::set_role`].
    pub fn add_person(&mut self, profile: Profile) -> Result<PersonId> {
        self.needs(Role::Admin)?;
        let profile = Profile { roles: Roles::NONE, ..tidy(profile) };
        check_profile(&self.organisation, None, &profile)?;
        let id = self.tx.insert_person(&profile, self.at)?;
        self.people_changed()?;
        Ok(id)
    }

    /// Changes what the chart says of somebody. The handle and the roles stay whatever `profile` says.
    pub fn change_person(&mut self, id: PersonId, profile: Profile) -> Result<()> {
        self.needs(Role::Admin)?;
        let before = self.get(id)?;
        let profile = Profile { handle: before.handle.clone(), roles: before.roles, ..tidy(profile) };
        if profile == before.profile {
            return Ok(());
        }
        check_profile(&self.organisation, Some(id), &profile)?;
        self.change(id, &profile)
    }

    /// Lets somebody go: `on` is the first day away. Without a successor the manager takes over.
    pub fn leave(&mut self, id: PersonId, on: Date, successor: Option<PersonId>) -> Result<()> {
        self.needs(Role::Admin)?;
        let before = self.get(id)?;
        check_leave(&self.organisation, &before, on, successor)?;
        self.change(id, &Profile { active_until: Some(on), successor, ..before.profile })
    }

    fn change(&mut self, id: PersonId, profile: &Profile) -> Result<()> {
        self.keep_an_admin(id, profile)?;
        self.tx.update_person(id, profile, self.at)?;
        self.people_changed()
    }

    /// Gives or takes a role.
    pub fn set_role(&mut self, id: PersonId, role: Role, has: bool) -> Result<()> {
        self.needs(Role::Admin)?;
        let before = self.get(id)?;
        let roles = if has { before.roles.with(role) } else { before.roles.without(role) };
        if roles == before.roles {
            return Ok(());
        }
        let profile = Profile { roles, ..before.profile };
        self.keep_an_admin(id, &profile)?;
        self.tx.update_person(id, &profile, self.at)?;
        self.sign(kind::ROLES, &id.0.to_be_bytes(), signing::roles(id, roles))?;
        self.people_changed()
    }

    /// Sets which levels may use the wide reaches. Scheduled announcements are settled anew.
    pub fn set_limits(&mut self, limits: Limits) -> Result<()> {
        self.needs(Role::Admin)?;
        if [limits.leadership, limits.everyone, limits.wide].contains(&0) {
            return Err(Error::BadLimit);
        }
        if limits == self.board.limits {
            return Ok(());
        }
        self.tx.set_limits(limits, self.at)?;
        self.settle_chart_change()?;
        self.sign(kind::LIMITS, &self.board.chart.to_be_bytes(), signing::limits(limits))?;
        Ok(())
    }

    /// The last enrolled `admin` can neither leave nor lose the role.
    fn keep_an_admin(&self, id: PersonId, profile: &Profile) -> Result<()> {
        let (enrolled, today) = (self.tx.enrolled()?, self.today());
        let stands = |id, profile: &Profile| is_standing_admin(id, profile, &enrolled, today);
        let stood = self.organisation.find(id).is_some_and(|person| stands(id, &person.profile));
        let others = || self.organisation.people().iter().any(|other| other.id != id && stands(other.id, other));
        if stood && !stands(id, profile) && !others() { Err(Error::LastAdmin) } else { Ok(()) }
    }

    fn people_changed(&mut self) -> Result<()> {
        self.settle_chart_change()?;
        self.sign_people()
    }

    /// Vouches for all that the current version of the chart has changed.
    pub(super) fn sign_people(&mut self) -> Result<()> {
        let digest = {
            let changed = self.tx.profiles_since(self.board.chart)?;
            signing::people(changed.iter().map(|row| (row.person.id, &row.person.profile)))
        };
        let subject = self.board.chart.to_be_bytes();
        self.sign(kind::PEOPLE, &subject, digest)?;
        Ok(())
    }
}

fn tidy(profile: Profile) -> Profile {
    Profile { name: normalise_name(&profile.name), title: normalise_name(&profile.title), ..profile }
}

/// Writes what a plan says. Answers everybody it touched.
pub(super) fn apply(
    tx: &mut dyn Transaction,
    organisation: &Organisation,
    plan: &Plan,
    at: Timestamp,
) -> Result<Vec<PersonId>> {
    let mut ids: HashMap<String, PersonId> =
        organisation.people().iter().map(|person| (person.handle.clone(), person.id)).collect();
    let whole = |ids: &HashMap<String, PersonId>, planned: &Planned| {
        let manager = planned.manager.as_ref().and_then(|handle| ids.get(handle)).copied();
        Profile { manager, ..planned.profile.clone() }
    };
    let mut touched = Vec::new();
    for planned in &plan.added {
        let id = tx.insert_person(&whole(&ids, planned), at)?;
        ids.insert(planned.profile.handle.clone(), id);
        touched.push(id);
    }
    for changed in plan.changed.iter().chain(&plan.ended) {
        tx.update_person(changed.id, &whole(&ids, &changed.planned), at)?;
        touched.push(changed.id);
    }
    Ok(touched)
}

impl Member {
    /// What importing a file would do, nothing of it done. `end_missing` ends whoever the file does not list.
    pub fn plan_import(&mut self, file: &[u8], end_missing: bool) -> Result<Plan> {
        self.refresh()?;
        self.needs(Role::Admin)?;
        let enrolled = self.store().enrolled()?;
        let workspace = self.workspace();
        let basis = Basis {
            organisation: workspace.organisation(),
            chart: workspace.board().chart,
            today: workspace.today(),
            locale: &workspace.board().locale,
            enrolled: &enrolled,
        };
        plan_file(basis, file, end_missing)
    }

    pub fn import_people(&mut self, plan: &Plan) -> Result<()> {
        self.act(|act| act.import(plan))
    }

    pub fn add_person(&mut self, profile: Profile) -> Result<PersonId> {
        self.act(|act| act.add_person(profile))
    }

    pub fn change_person(&mut self, id: PersonId, profile: Profile) -> Result<()> {
        self.act(|act| act.change_person(id, profile))
    }

    pub fn leave(&mut self, id: PersonId, on: Date, successor: Option<PersonId>) -> Result<()> {
        self.act(|act| act.leave(id, on, successor))
    }

    pub fn set_role(&mut self, id: PersonId, role: Role, has: bool) -> Result<()> {
        self.act(|act| act.set_role(id, role, has))
    }

    pub fn set_limits(&mut self, limits: Limits) -> Result<()> {
        self.act(|act| act.set_limits(limits))
    }
}

/// Reads and plans, every fault of both together.
pub(super) fn plan_file(basis: Basis<'_>, file: &[u8], end_missing: bool) -> Result<Plan> {
    let (roster, mut faults) = read_people(file);
    // Without rows there is nothing more to say, and everybody would seem to be missing.
    if roster.rows.is_empty() && !faults.is_empty() {
        return Err(Error::Roster(faults));
    }
    match plan(basis, &roster, end_missing) {
        Ok(plan) if faults.is_empty() => Ok(plan),
        Ok(_) => Err(Error::Roster(faults)),
        Err(more) => {
            faults.extend(more);
            faults.sort();
            Err(Error::Roster(faults))
        }
    }
}
