//! People and versions of the chart.

use jiff::Timestamp;

use super::Result;
use crate::domain::organisation::{Organisation, Person, PersonId, Profile};

/// What the chart said of somebody from one version until before another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileVersion {
    pub since: i64,
    pub until: Option<i64>,
    pub person: Person,
}

pub trait ReadPeople {
    /// Everybody, as of the current version of the chart.
    fn organisation(&self) -> Result<Organisation>;

    /// Everybody, as of an earlier version.
    fn organisation_at(&self, chart: i64) -> Result<Organisation>;

    /// What versions of the chart from `version` on changed of people, in the order of versions and then of people.
    fn profiles_since(&self, version: i64) -> Result<Vec<ProfileVersion>>;

    /// The person linked to this account of the operating system.
    fn person_of_account(&self, uid: u32) -> Result<Option<PersonId>>;
}

pub trait WritePeople {
    fn insert_person(&mut self, profile: &Profile, at: Timestamp) -> Result<PersonId>;

    /// Replaces what the chart says of `person`; the earlier profile stays in the history.
    fn update_person(&mut self, person: PersonId, profile: &Profile, at: Timestamp) -> Result<()>;

    /// Links an account of the operating system to a person, one to one; an earlier link of either goes.
    fn link_account(&mut self, uid: u32, person: PersonId) -> Result<()>;
}
