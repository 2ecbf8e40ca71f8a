//! People and the chart they form.
//!
//! An [`Organisation`] is everybody who is or was in it; a [`Chart`] is how it stood on one day: the active people,
//! each under the nearest active manager.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A person's number inside one board file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PersonId(pub i64);

/// A word that is none of the values a field takes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown value “{0}”")]
pub struct UnknownValue(pub String);

/// Gives an enumeration its stable words: the ones of `domain.md`, of the file, of the command line and of JSON.
macro_rules! words {
    ($type:ty { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $type {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable word, as in files, arguments and JSON.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::domain::organisation::UnknownValue;

            fn from_str(word: &str) -> std::result::Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::domain::organisation::UnknownValue(word.to_owned())),
                }
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    };
}
pub(crate) use words;

/// What kind of internal client somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClientType {
    Executive,
    Commercial,
    Operative,
}
words!(ClientType { Executive => "executive", Commercial => "commercial", Operative => "operative" });

/// What ties somebody to the organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bond {
    Owner,
    Staff,
    Representative,
    Shareholder,
    Partner,
    Contractor,
    Supplier,
}
words!(Bond {
    Owner => "owner",
    Staff => "staff",
    Representative => "representative",
    Shareholder => "shareholder",
    Partner => "partner",
    Contractor => "contractor",
    Supplier => "supplier",
});

/// A role gives acts, never the reading of what is addressed to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Admin,
    Hr,
    Editor,
}
words!(Role { Admin => "admin", Hr => "hr", Editor => "editor" });

/// The roles of one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Roles(u8);

impl Roles {
    pub const NONE: Self = Self(0);

    pub fn has(self, role: Role) -> bool {
        self.0 & Self::bit(role) != 0
    }

    pub fn with(self, role: Role) -> Self {
        Self(self.0 | Self::bit(role))
    }

    pub fn without(self, role: Role) -> Self {
        Self(self.0 & !Self::bit(role))
    }

    /// The bits as the file keeps them: 1 admin, 2 hr, 4 editor.
    pub fn bits(self) -> u8 {
        self.0
    }

    /// Reads what [`Roles::bits`] wrote; unknown bits are dropped.
    pub fn from_bits(bits: u8) -> Self {
        Self(bits & 0b111)
    }

    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| self.has(*role))
    }

    fn bit(role: Role) -> u8 {
        match role {
            Role::Admin => 1,
            Role::Hr => 2,
            Role::Editor => 4,
        }
    }
}

/// A node of the area tree, written as its path: `Clínica/Recepción`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Area(String);

impl Area {
    /// Tidies a path: parts are trimmed, empty ones dropped.
    pub fn new(path: &str) -> Self {
        // As every area of a board is, which has been here before.
        if path.split('/').all(|part| !part.is_empty() && part.trim().len() == part.len()) {
            return Self(path.to_owned());
        }
        let parts: Vec<&str> = path.split('/').map(str::trim).filter(|part| !part.is_empty()).collect();
        Self(parts.join("/"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this is `of` or lies under it.
    pub fn is_within(&self, of: &Area) -> bool {
        match self.0.strip_prefix(&of.0) {
            Some(rest) => rest.is_empty() || of.0.is_empty() || rest.starts_with('/'),
            None => false,
        }
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for Area {
    type Err = std::convert::Infallible;

    fn from_str(path: &str) -> std::result::Result<Self, Self::Err> {
        Ok(Self::new(path))
    }
}

/// Everything the chart says of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// `[a-z0-9._-]`, never reused.
    pub handle: String,
    pub name: String,
    pub title: String,
    pub area: Area,
    /// 1 is the top; always greater than the manager's.
    pub level: u16,
    pub manager: Option<PersonId>,
    pub client_type: ClientType,
    pub bond: Bond,
    /// `es` or `en`.
    pub locale: String,
    pub active_from: Option<Date>,
    /// The first day away.
    pub active_until: Option<Date>,
    /// Who takes over reports, live posts and proposals of a leaver; none means the manager.
    pub successor: Option<PersonId>,
    pub roles: Roles,
}

impl Profile {
    /// `active_from ≤ day < active_until`.
    pub fn is_active(&self, day: Date) -> bool {
        self.active_from.is_none_or(|from| from <= day) && self.active_until.is_none_or(|until| day < until)
    }
}

/// Somebody in the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub profile: Profile,
}

impl std::ops::Deref for Person {
    type Target = Profile;

    fn deref(&self) -> &Profile {
        &self.profile
    }
}

/// Everybody who is or was in the organisation, at one version of the chart.
#[derive(Clone, Debug, Default)]
pub struct Organisation {
    people: Vec<Person>,
    by_id: HashMap<PersonId, usize>,
    /// Places in `people`, in the order of their handles.
    by_handle: Vec<usize>,
    /// The chart of the day that was asked for last: nearly always today's, and by everything.
    last_lines: LastLines,
}

impl Organisation {
    pub fn new(people: Vec<Person>) -> Self {
        let by_id = people.iter().enumerate().map(|(at, person)| (person.id, at)).collect();
        let mut by_handle: Vec<usize> = (0..people.len()).collect();
        by_handle.sort_unstable_by_key(|at| people[*at].handle.as_str());
        Self { people, by_id, by_handle, last_lines: LastLines::default() }
    }

    pub fn people(&self) -> &[Person] {
        &self.people
    }

    pub fn find(&self, id: PersonId) -> Option<&Person> {
        self.by_id.get(&id).map(|at| &self.people[*at])
    }

    pub fn find_handle(&self, handle: &str) -> Option<&Person> {
        let found = self.by_handle.binary_search_by_key(&handle, |at| self.people[*at].handle.as_str());
        found.ok().map(|found| &self.people[self.by_handle[found]])
    }

    /// The same people, had `person` never left.
    pub fn as_if_active(&self, person: PersonId) -> Organisation {
        let mut people = self.people.clone();
        for there in people.iter_mut().filter(|there| there.id == person) {
            there.profile.active_from = None;
            there.profile.active_until = None;
        }
        Self::new(people)
    }

    /// The chart as it stands on `day`.
    pub fn on(&self, day: Date) -> Chart<'_> {
        Chart::new(self, day)
    }

    /// Who acts for `person` on `day`: themselves while active, else the successor, else the manager, and so on from
    /// there. `None` when nobody active is left.
    pub fn standing_in_for(&self, person: PersonId, day: Date) -> Option<&Person> {
        let mut seen = std::collections::HashSet::new();
        let mut next = vec![person];
        while let Some(id) = next.pop() {
            let Some(at) = self.find(id).filter(|_| seen.insert(id)) else { continue };
            if at.is_active(day) {
                return Some(at);
            }
            // Whoever the successor leads to comes before whoever the manager leads to.
            next.extend(at.manager);
            next.extend(at.successor);
        }
        None
    }
}

/// The active people of one day, each under the nearest active manager.
///
/// A leaver's reports go to the successor where the successor stands on a higher level than they do; otherwise, and
/// without a successor, to the nearest active manager above. So levels fall strictly on the way up and no cycle can form.
#[derive(Clone, Debug)]
pub struct Chart<'a> {
    organisation: &'a Organisation,
    day: Date,
    active: Vec<&'a Person>,
    lines: Arc<Lines>,
}

/// Who stands under whom on one day.
#[derive(Debug, Default)]
struct Lines {
    managers: HashMap<PersonId, PersonId>,
    reports: HashMap<PersonId, Vec<PersonId>>,
}

/// The lines of one day, once somebody has asked for them.
#[derive(Debug, Default)]
struct LastLines(Mutex<Option<(Date, Arc<Lines>)>>);

impl LastLines {
    fn get_or(&self, day: Date, draw: impl FnOnce() -> Lines) -> Arc<Lines> {
        // Whoever panicked while they held it has left it whole.
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*last {
            Some((drawn, lines)) if *drawn == day => Arc::clone(lines),
            _ => Arc::clone(&last.insert((day, Arc::new(draw()))).1),
        }
    }
}

impl Clone for LastLines {
    /// A copy is made to be changed: it draws its own.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<'a> Chart<'a> {
    fn new(organisation: &'a Organisation, day: Date) -> Self {
        let active: Vec<&Person> = organisation.people.iter().filter(|person| person.is_active(day)).collect();
        let lines = organisation.last_lines.get_or(day, || {
            let mut lines = Lines { managers: HashMap::with_capacity(active.len()), ..Lines::default() };
            for person in &active {
                if let Some(manager) = Self::nearest_manager(organisation, person, day) {
                    lines.managers.insert(person.id, manager);
                    lines.reports.entry(manager).or_default().push(person.id);
                }
            }
            lines
        });
        Self { organisation, day, active, lines }
    }

    /// The nearest active manager of anybody, of a leaver too.
    pub(super) fn nearest_manager(organisation: &Organisation, person: &Person, day: Date) -> Option<PersonId> {
        let mut above = organisation.find(person.manager?)?;
        // Imports keep levels falling; the bound keeps a damaged file from hanging the program.
        for _ in 0..organisation.people.len() {
            if above.is_active(day) {
                return Some(above.id);
            }
            let heir = above.successor.and_then(|id| organisation.find(id));
            if let Some(heir) = heir.filter(|heir| heir.is_active(day) && heir.level < person.level) {
                return Some(heir.id);
            }
            above = organisation.find(above.manager?)?;
        }
        None
    }

    pub fn organisation(&self) -> &'a Organisation {
        self.organisation
    }

    pub fn day(&self) -> Date {
        self.day
    }

    pub fn active(&self) -> &[&'a Person] {
        &self.active
    }

    /// The active person with this number.
    pub fn find(&self, id: PersonId) -> Option<&'a Person> {
        self.organisation.find(id).filter(|person| person.is_active(self.day))
    }

    /// The nearest active manager.
    pub fn manager(&self, of: PersonId) -> Option<PersonId> {
        self.lines.managers.get(&of).copied()
    }

    /// Direct reports.
    pub fn reports(&self, of: PersonId) -> &[PersonId] {
        self.lines.reports.get(&of).map_or(&[], Vec::as_slice)
    }

    /// The managers of `of`, nearest first.
    pub fn up(&self, of: PersonId) -> Vec<PersonId> {
        let mut above = Vec::new();
        let mut at = of;
        while let Some(manager) = self.manager(at) {
            // Levels fall on the way up, so this only meets itself in a file damaged from outside.
            if above.contains(&manager) || manager == of {
                break;
            }
            above.push(manager);
            at = manager;
        }
        above
    }

    /// The direct and indirect reports of `of`, nearest first, each with its distance in steps and the direct report it
    /// comes through.
    pub fn down(&self, of: PersonId) -> Vec<Below> {
        let mut below: Vec<Below> =
            self.reports(of).iter().map(|id| Below { person: *id, steps: 1, through: *id }).collect();
        let mut seen: std::collections::HashSet<PersonId> = below.iter().map(|found| found.person).collect();
        seen.insert(of);
        let mut next = 0;
        while let Some(Below { person, steps, through }) = below.get(next).copied() {
            next += 1;
            for report in self.reports(person) {
                if seen.insert(*report) {
                    below.push(Below { person: *report, steps: steps + 1, through });
                }
            }
        }
        below
    }

    /// Every area somebody active belongs to, and the ones above it, in path order.
    pub fn areas(&self) -> Vec<Area> {
        let mut areas = std::collections::BTreeSet::new();
        for person in &self.active {
            let path = person.area.as_str();
            for (end, _) in path.match_indices('/') {
                areas.insert(Area::new(&path[..end]));
            }
            if !path.is_empty() {
                areas.insert(person.area.clone());
            }
        }
        areas.into_iter().collect()
    }
}

/// Somebody under a manager.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Below {
    pub person: PersonId,
    /// 1 for a direct report.
    pub steps: u16,
    /// The direct report of the manager on the way; the person themselves at one step.
    pub through: PersonId,
}
