//! Which row is whom: by handle, else by name, so that the same file read twice changes nothing.

use std::collections::{HashMap, HashSet};

use super::{Column, Fault, FaultKind, Roster, RosterRow};
use crate::domain::handle::unique_handle;
use crate::domain::name::likeness;
use crate::domain::organisation::{Organisation, Person, PersonId};

/// For each row the person it is about, if they are in the organisation already.
///
/// Rows without a handle are matched by name and manager first; whoever is left over under a name is the same person
/// with another manager when one row and one person still there remain.
pub fn match_people<'a>(
    organisation: &'a Organisation,
    roster: &Roster,
    today: jiff::civil::Date,
    faults: &mut Vec<Fault>,
) -> Vec<Option<&'a Person>> {
    let mut found: Vec<Option<&Person>> = roster
        .rows
        .iter()
        .map(|row| row.handle.as_deref().and_then(|handle| organisation.find_handle(handle)))
        .collect();
    let mut claimed: HashSet<PersonId> = found.iter().flatten().map(|person| person.id).collect();
    let mut by_name: HashMap<String, Vec<&Person>> = HashMap::new();
    for person in organisation.people() {
        by_name.entry(likeness(&person.name)).or_default().push(person);
    }
    let mut left_over: Vec<(String, Vec<usize>)> = Vec::new();
    let mut place: HashMap<String, usize> = HashMap::new();
    for (at, row) in roster.rows.iter().enumerate() {
        let key = likeness(&row.name);
        if row.handle.is_some() || key.is_empty() {
            continue;
        }
        let same: &[&Person] = by_name.get(&key).map_or(&[], Vec::as_slice);
        // Who leaves on the day the row says, then somebody still there before somebody who left, then as they came.
        let mut candidates: Vec<&&Person> = same
            .iter()
            .filter(|person| !claimed.contains(&person.id) && is_manager(organisation, person, &row.manager))
            .collect();
        let other_end = |person: &Person| row.active_until.is_some_and(|until| person.active_until != until);
        candidates.sort_by_key(|person| (other_end(person), has_left(person, today), person.name != row.name));
        if let Some(person) = candidates.first() {
            claimed.insert(person.id);
            found[at] = Some(person);
        } else {
            let place = *place.entry(key.clone()).or_insert_with(|| {
                left_over.push((key, Vec::new()));
                left_over.len() - 1
            });
            left_over[place].1.push(at);
        }
    }
    for (key, rows) in left_over {
        let candidates: Vec<&Person> = by_name
            .get(&key)
            .into_iter()
            .flatten()
            .copied()
            .filter(|person| !claimed.contains(&person.id) && !has_left(person, today))
            .collect();
        match (rows.as_slice(), candidates.as_slice()) {
            (_, []) => {}
            ([row], [person]) => found[*row] = Some(*person),
            _ => faults.extend(rows.iter().map(|at| {
                let row = &roster.rows[*at];
                let handles = candidates.iter().map(|person| person.handle.clone()).collect();
                roster.fault(row, Column::Name, FaultKind::AmbiguousPerson { name: row.name.clone(), handles })
            })),
        }
    }
    found
}

/// Whether they are gone for good by today.
pub fn has_left(person: &Person, today: jiff::civil::Date) -> bool {
    person.active_until.is_some_and(|until| until <= today)
}

/// Whether a file that writes `text` for a manager means the one this person has.
fn is_manager(organisation: &Organisation, person: &Person, text: &str) -> bool {
    match person.manager.and_then(|id| organisation.find(id)) {
        None => text.is_empty(),
        Some(manager) => !text.is_empty() && (manager.handle == text || likeness(&manager.name) == likeness(text)),
    }
}

/// The handle of every row: the person's own, the one the file gives, else one made from the name that nobody has had.
pub fn handles(organisation: &Organisation, rows: &[RosterRow], found: &[Option<&Person>]) -> Vec<String> {
    let mut taken: HashSet<String> = organisation.people().iter().map(|person| person.handle.clone()).collect();
    taken.extend(rows.iter().filter_map(|row| row.handle.clone()));
    let mut handles = Vec::with_capacity(rows.len());
    for (row, found) in rows.iter().zip(found) {
        let handle = match (found, &row.handle) {
            (Some(person), _) => person.handle.clone(),
            (None, Some(handle)) => handle.clone(),
            (None, None) => unique_handle(&row.name, |handle| taken.contains(handle)),
        };
        taken.insert(handle.clone());
        handles.push(handle);
    }
    handles
}
