//! Sets of viewers: one bit per person, one row per distinct set, however many announcements share it.

use std::cell::RefCell;
use std::collections::HashMap;

use rusqlite::OptionalExtension as _;

use super::Connected;
use crate::domain::organisation::PersonId;
use crate::store::{Error, Result};

/// A set of people: bit `p` (byte `p / 8`, lowest bit first) is the person with id `p`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Viewers(Vec<u8>);

impl Viewers {
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    pub fn insert(&mut self, person: PersonId) {
        let Ok(bit) = usize::try_from(person.0) else { return };
        if self.0.len() <= bit / 8 {
            self.0.resize(bit / 8 + 1, 0);
        }
        self.0[bit / 8] |= 1 << (bit % 8);
    }

    pub fn contains(&self, person: PersonId) -> bool {
        holds(&self.0, person)
    }

    pub fn extend(&mut self, others: &Viewers) {
        if self.0.len() < others.0.len() {
            self.0.resize(others.0.len(), 0);
        }
        for (byte, other) in self.0.iter_mut().zip(&others.0) {
            *byte |= other;
        }
    }

    pub fn includes(&self, others: &Viewers) -> bool {
        let own = self.0.iter().copied().chain(std::iter::repeat(0));
        others.0.iter().zip(own).all(|(other, byte)| other & !byte == 0)
    }

    pub fn len(&self) -> usize {
        self.0.iter().map(|byte| byte.count_ones() as usize).sum()
    }

    pub fn iter(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.0.iter().enumerate().flat_map(|(at, byte)| {
            (0..8)
                .filter(move |bit| byte & (1 << bit) != 0)
                .filter_map(move |bit| i64::try_from(at * 8 + bit).ok().map(PersonId))
        })
    }
}

/// Whether a set that is kept in these bytes holds somebody.
pub fn holds(viewers: &[u8], person: PersonId) -> bool {
    usize::try_from(person.0).is_ok_and(|bit| viewers.get(bit / 8).is_some_and(|byte| byte & (1 << (bit % 8)) != 0))
}

impl FromIterator<PersonId> for Viewers {
    fn from_iter<I: IntoIterator<Item = PersonId>>(people: I) -> Self {
        let mut viewers = Self::default();
        for person in people {
            viewers.insert(person);
        }
        viewers
    }
}

/// Who was found to belong to an audience or not. Audiences never change, so what is known stays true; beyond a bound it
/// starts anew.
#[derive(Debug, Default)]
pub struct KnownAudiences(RefCell<HashMap<(i64, PersonId), bool>>);

/// About half a megabyte.
const KNOWN: usize = 14_000;

/// Whether `person` belongs to an audience.
pub fn contains(from: &impl Connected, audience: i64, person: PersonId) -> Result<bool> {
    let mut known = from.audiences().0.borrow_mut();
    if let Some(found) = known.get(&(audience, person)) {
        return Ok(*found);
    }
    let found = look(from, audience, |viewers| holds(viewers, person))?;
    if known.len() >= KNOWN {
        known.clear();
    }
    known.insert((audience, person), found);
    Ok(found)
}

pub fn read(from: &impl Connected, audience: i64) -> Result<Viewers> {
    look(from, audience, |viewers| Viewers::from_bytes(viewers.to_vec()))
}

fn look<T>(from: &impl Connected, audience: i64, at: impl FnOnce(&[u8]) -> T) -> Result<T> {
    let mut query = from.db().prepare_cached("SELECT viewers FROM audience WHERE id = ?1")?;
    let mut rows = query.query([audience])?;
    let Some(row) = rows.next()? else { return Err(Error::Damaged(format!("audience {audience} is missing"))) };
    Ok(at(row.get_ref(0)?.as_blob().map_err(|error| Error::Damaged(error.to_string()))?))
}

/// The number of this set, stored if it is new.
pub fn intern(on: &impl Connected, viewers: &Viewers) -> Result<i64> {
    let mut find = on.db().prepare_cached("SELECT id FROM audience WHERE viewers = ?1")?;
    if let Some(id) = find.query_row([viewers.as_bytes()], |row| row.get(0)).optional()? {
        return Ok(id);
    }
    on.db().prepare_cached("INSERT INTO audience (viewers) VALUES (?1)")?.execute([viewers.as_bytes()])?;
    Ok(on.db().last_insert_rowid())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_set_of_viewers_holds_exactly_who_was_put_in(ids in proptest::collection::btree_set(0_i64..3000, 0..60)) {
            let viewers: Viewers = ids.iter().copied().map(PersonId).collect();
            prop_assert_eq!(viewers.iter().map(|id| id.0).collect::<Vec<_>>(), ids.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(viewers.len(), ids.len());
            prop_assert!(viewers.includes(&ids.iter().skip(1).copied().map(PersonId).collect()));
            prop_assert!(!viewers.includes(&ids.iter().copied().chain([3000]).map(PersonId).collect()));
            for id in 0..3001 {
                prop_assert_eq!(viewers.contains(PersonId(id)), ids.contains(&id));
            }
        }
    }
}
