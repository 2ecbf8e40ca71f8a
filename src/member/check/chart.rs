//! What the chain says of people and limits, version of the chart by version.

use std::collections::{BTreeMap, HashMap};

use super::roles::SignedRoles;
use super::subject_number;
use crate::domain::audience::Limits;
use crate::domain::organisation::PersonId;
use crate::keys::ChainEntry;
use crate::member::signing::{self, kind};
use crate::store::people::ProfileVersion;
use crate::store::{Board, Read, Result};

/// The changes of the chart, followed from the first entry on.
#[derive(Default)]
pub struct SignedChart {
    people: HashMap<i64, [u8; 32]>,
    limits: BTreeMap<i64, [u8; 32]>,
}

impl SignedChart {
    /// Takes one entry in: an `admin`'s.
    pub fn follow(&mut self, entry: &ChainEntry, roles: &SignedRoles) -> std::result::Result<(), String> {
        if ![kind::PEOPLE, kind::LIMITS].contains(&entry.kind.as_str()) {
            return Ok(());
        }
        let version = subject_number(&entry.subject).ok_or("it changes no version of the chart")?;
        if !roles.is_admin(PersonId(entry.author)) {
            return Err("it changes the chart, and its author is no admin".into());
        }
        if entry.kind == kind::PEOPLE {
            self.people.insert(version, entry.digest);
        } else {
            self.limits.insert(version, entry.digest);
        }
        Ok(())
    }

    /// What of the chart is not as it was signed. On a sample board what nobody signed may be as it likes.
    pub fn differing(mut self, store: &dyn Read, board: &Board) -> Result<Vec<String>> {
        let mut found = Vec::new();
        let history = store.profiles_since(0)?;
        let mut newest: HashMap<PersonId, &ProfileVersion> = HashMap::new();
        for changed in history.chunk_by(|one, next| one.since == next.since) {
            let version = changed[0].since;
            let digest = signing::people(changed.iter().map(|row| (row.person.id, &row.person.profile)));
            let holds = self.people.remove(&version).map_or(board.sample, |signed| signed == digest);
            // What held before holds until here, and nothing else does.
            let follows =
                |row: &ProfileVersion| newest.get(&row.person.id).is_none_or(|before| before.until == Some(row.since));
            if !holds || !changed.iter().all(follows) {
                let handles: Vec<&str> = changed.iter().map(|row| row.person.handle.as_str()).collect();
                found.push(format!("profile of {} in version {version} of the chart", handles.join(", ")));
            }
            newest.extend(changed.iter().map(|row| (row.person.id, row)));
        }
        let mut ended: Vec<_> = newest.into_values().filter(|row| row.until.is_some()).collect();
        ended.sort_by_key(|row| row.person.id);
        found.extend(ended.into_iter().map(|row| format!("profile of {}", row.person.handle)));
        let mut gone: Vec<i64> = self.people.into_keys().collect();
        gone.sort_unstable();
        found.extend(gone.into_iter().map(|version| format!("profiles in version {version} of the chart")));
        if !board.sample || !self.limits.is_empty() {
            let mut signed = signing::limits(Limits::default());
            for version in 1..=board.chart {
                signed = self.limits.get(&version).copied().unwrap_or(signed);
                if signing::limits(store.limits_at(version)?) != signed {
                    found.push(format!("limits in version {version} of the chart"));
                }
            }
        }
        Ok(found)
    }
}
