//! What one person's profile has to keep, whoever changes it.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::domain::handle::is_handle;
use crate::domain::name::likeness;
use crate::domain::organisation::{Organisation, Person, PersonId, Profile, Role};

/// Why a profile does not fit the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    NameEmpty,
    BadHandle(String),
    HandleTaken(String),
    /// Manager or successor is nobody of this organisation.
    Nobody(PersonId),
    LevelNotBelow {
        level: u16,
        manager: u16,
    },
    LevelNotAbove {
        level: u16,
        report: u16,
    },
    Cycle,
    OwnSuccessor,
    /// The successor is not there on the day itself.
    SuccessorAway(String),
    UntilBeforeFrom {
        from: Date,
        until: Date,
    },
}

/// Whether `profile` can be that of `id`, or of somebody new.
pub fn check_profile(organisation: &Organisation, id: Option<PersonId>, profile: &Profile) -> Result<(), Misfit> {
    if likeness(&profile.name).is_empty() {
        return Err(Misfit::NameEmpty);
    }
    if !is_handle(&profile.handle) {
        return Err(Misfit::BadHandle(profile.handle.clone()));
    }
    if organisation.find_handle(&profile.handle).is_some_and(|there| Some(there.id) != id) {
        return Err(Misfit::HandleTaken(profile.handle.clone()));
    }
    check_dates(profile)?;
    if let Some(successor) = profile.successor {
        if Some(successor) == id {
            return Err(Misfit::OwnSuccessor);
        }
        organisation.find(successor).ok_or(Misfit::Nobody(successor))?;
    }
    match profile.manager {
        None if profile.level == 0 => return Err(Misfit::LevelNotBelow { level: 0, manager: 0 }),
        None => {}
        Some(manager) => {
            let manager = organisation.find(manager).ok_or(Misfit::Nobody(manager))?;
            if id.is_some_and(|id| is_under(organisation, manager, id)) {
                return Err(Misfit::Cycle);
            }
            if profile.level <= manager.level {
                return Err(Misfit::LevelNotBelow { level: profile.level, manager: manager.level });
            }
        }
    }
    let reports = organisation.people().iter().filter(|person| id.is_some() && person.manager == id);
    match reports.map(|report| report.level).min() {
        Some(report) if report <= profile.level => Err(Misfit::LevelNotAbove { level: profile.level, report }),
        _ => Ok(()),
    }
}

/// Whether `person` is `top` or somewhere under them.
fn is_under(organisation: &Organisation, person: &Person, top: PersonId) -> bool {
    let mut at = Some(person);
    // The bound keeps a file damaged from outside from hanging the program.
    for _ in 0..=organisation.people().len() {
        match at {
            Some(found) if found.id == top => return true,
            Some(found) => at = found.manager.and_then(|id| organisation.find(id)),
            None => return false,
        }
    }
    true
}

fn check_dates(profile: &Profile) -> Result<(), Misfit> {
    match (profile.active_from, profile.active_until) {
        (Some(from), Some(until)) if until < from => Err(Misfit::UntilBeforeFrom { from, until }),
        _ => Ok(()),
    }
}

/// Whether `person` can leave, `on` being the first day away, with `successor` taking over.
pub fn check_leave(
    organisation: &Organisation,
    person: &Person,
    on: Date,
    successor: Option<PersonId>,
) -> Result<(), Misfit> {
    if let Some(from) = person.active_from.filter(|from| on < *from) {
        return Err(Misfit::UntilBeforeFrom { from, until: on });
    }
    let Some(successor) = successor else { return Ok(()) };
    if successor == person.id {
        return Err(Misfit::OwnSuccessor);
    }
    let successor = organisation.find(successor).ok_or(Misfit::Nobody(successor))?;
    if successor.is_active(on) { Ok(()) } else { Err(Misfit::SuccessorAway(successor.handle.clone())) }
}

/// Whether this `admin` can run the board today and for as long as can be seen. The last such person stays.
pub fn is_standing_admin(id: PersonId, profile: &Profile, enrolled: &HashSet<PersonId>, today: Date) -> bool {
    profile.roles.has(Role::Admin)
        && enrolled.contains(&id)
        && profile.active_until.is_none()
        && profile.is_active(today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::organisation::{Area, Bond, ClientType, Roles};

    fn profile(handle: &str, level: u16, manager: Option<i64>) -> Profile {
        Profile {
            handle: handle.into(),
            name: handle.to_uppercase(),
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
        }
    }

    /// a(1) over b(2) over c(4).
    fn chain() -> Organisation {
        let person = |id, profile| Person { id: PersonId(id), profile };
        Organisation::new(vec![
            person(1, profile("a", 1, None)),
            person(2, profile("b", 2, Some(1))),
            person(3, profile("c", 4, Some(2))),
        ])
    }

    #[test]
    fn a_level_lies_between_the_managers_and_the_reports() {
        let organisation = chain();
        let check = |level| check_profile(&organisation, Some(PersonId(2)), &profile("b", level, Some(1)));
        assert_eq!(check(1), Err(Misfit::LevelNotBelow { level: 1, manager: 1 }));
        assert_eq!(check(3), Ok(()));
        assert_eq!(check(4), Err(Misfit::LevelNotAbove { level: 4, report: 4 }));
    }

    #[test]
    fn nobody_reports_to_themselves_or_to_somebody_below() {
        let organisation = chain();
        for manager in [2, 3] {
            let moved = profile("b", 9, Some(manager));
            assert_eq!(check_profile(&organisation, Some(PersonId(2)), &moved), Err(Misfit::Cycle), "{manager}");
        }
    }

    #[test]
    fn somebody_new_needs_a_name_and_a_free_valid_handle() {
        let organisation = chain();
        let check = |profile: &Profile| check_profile(&organisation, None, profile);
        assert_eq!(check(&profile("c", 2, Some(1))), Err(Misfit::HandleTaken("c".into())));
        assert_eq!(check(&profile("C d", 2, Some(1))), Err(Misfit::BadHandle("C d".into())));
        assert_eq!(check(&Profile { name: "\u{200b} ".into(), ..profile("d", 2, None) }), Err(Misfit::NameEmpty));
        assert_eq!(check(&profile("d", 2, Some(77))), Err(Misfit::Nobody(PersonId(77))));
        assert_eq!(check(&profile("d", 2, Some(1))), Ok(()));
    }

    #[test]
    fn a_leaver_is_not_their_own_successor_and_the_successor_is_there() {
        let mut people = chain().people().to_vec();
        let day = jiff::civil::date(2026, 3, 31);
        people[0].profile.active_until = Some(day);
        let organisation = Organisation::new(people);
        let leave = |successor| {
            let person = organisation.find(PersonId(2)).unwrap();
            check_leave(&organisation, person, day, Some(PersonId(successor)))
        };
        assert_eq!(leave(2), Err(Misfit::OwnSuccessor));
        assert_eq!(leave(1), Err(Misfit::SuccessorAway("a".into())));
        assert_eq!(leave(3), Ok(()));
    }
}
