//! The roles that the chain says people have.

use std::collections::HashMap;

use crate::domain::organisation::{Organisation, Person, PersonId, Role, Roles};
use crate::keys::ChainEntry;
use crate::member::signing::{self, kind};

/// What was last signed for each person, followed from the first entry on.
#[derive(Default)]
pub struct SignedRoles(HashMap<PersonId, Roles>);

impl SignedRoles {
    /// Takes one entry in. The first gives a new board its first `admin`; every later one needs an `admin` as its author.
    pub fn follow(&mut self, entry: &ChainEntry) -> Result<(), String> {
        if entry.kind != kind::ROLES {
            return Ok(());
        }
        let author = PersonId(entry.author);
        let person = entry.subject.as_slice().try_into().map(|id| PersonId(i64::from_be_bytes(id)));
        let person = person.map_err(|_| "it names nobody".to_owned())?;
        let roles = (0..8).map(Roles::from_bits).find(|roles| signing::roles(person, *roles) == entry.digest);
        let roles = roles.ok_or_else(|| "it gives no roles that exist".to_owned())?;
        let allowed = match self.0.get(&author) {
            Some(roles) => roles.has(Role::Admin),
            None => self.0.is_empty() && author == person,
        };
        self.0.insert(person, roles);
        if allowed { Ok(()) } else { Err("it gives roles, and its author is no admin".to_owned()) }
    }

    /// Who has other roles on the board than were signed. With `unsigned` people may have roles nobody ever signed.
    pub fn differing(self, organisation: &Organisation, unsigned: bool) -> impl Iterator<Item = &Person> {
        organisation.people().iter().filter(move |person| match self.0.get(&person.id) {
            Some(roles) => *roles != person.roles,
            None => person.roles != Roles::NONE && !unsigned,
        })
    }
}
