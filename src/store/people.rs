//! People and versions of the chart.

use jiff::Timestamp;

use super::Result;
use crate::domain::organisation::{Organisation, PersonId, Profile};

pub trait ReadPeople {
    /// Everybody, as of the current version of the chart.
    fn organisation(&self) -> Result<Organisation>;

    /// Everybody, as of an earlier version.
    fn organisation_at(&self, chart: i64) -> Result<Organisation>;

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
