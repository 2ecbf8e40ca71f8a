//! Changing who is in the organisation: a roster read from a file becomes a [`Plan`], or the list of everything wrong
//! with it; and the rules that one person's change has to keep.
//!
//! Nothing is decided while a plan is applied: what a dry run shows is what an import does.

mod matching;
mod one;
mod planning;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

pub use one::{Misfit, check_leave, check_profile, is_standing_admin};
pub use planning::plan;

use super::organisation::{Area, Bond, ClientType, Organisation, Person, PersonId, Profile, words};

/// Longest name, title and area path, in characters a reader counts.
pub const TEXT_LIMIT: usize = 200;

/// The lowest level a file may name; nobody's chain of command comes near it.
pub const LOWEST_LEVEL: u16 = 1000;

/// What a column of a roster says. Its word is the stable name of the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Handle,
    Name,
    Title,
    Area,
    Level,
    Manager,
    ClientType,
    Bond,
    Locale,
    ActiveFrom,
    ActiveUntil,
}
words!(Column {
    Handle => "handle",
    Name => "name",
    Title => "title",
    Area => "area",
    Level => "level",
    Manager => "manager",
    ClientType => "client_type",
    Bond => "bond",
    Locale => "locale",
    ActiveFrom => "active_from",
    ActiveUntil => "active_until",
});

/// One person as a file tells it. `None` is a column the file does not have, or an empty cell that says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterRow {
    /// As a spreadsheet or an editor counts it, the header being line 1.
    pub line: u32,
    pub name: String,
    /// A handle or a unique name; empty at the top.
    pub manager: String,
    pub handle: Option<String>,
    pub title: Option<String>,
    pub area: Option<Area>,
    pub level: Option<u16>,
    pub client_type: Option<ClientType>,
    pub bond: Option<Bond>,
    /// `es` or `en`.
    pub locale: Option<String>,
    /// An empty cell of a column that is there clears the date.
    pub active_from: Option<Option<Date>>,
    pub active_until: Option<Option<Date>>,
}

/// Everybody a file lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    pub rows: Vec<RosterRow>,
    /// The headers as the file writes them.
    pub headings: HashMap<Column, String>,
    pub notes: Vec<Note>,
}

impl Roster {
    /// What the file calls a column; the stable word where it has none.
    pub fn heading(&self, column: Column) -> String {
        self.headings.get(&column).cloned().unwrap_or_else(|| column.word().to_owned())
    }

    fn fault(&self, row: &RosterRow, column: Column, kind: FaultKind) -> Fault {
        Fault { line: row.line, column: self.heading(column), kind }
    }
}

/// Something wrong with a roster. One is enough to reject the whole file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// 1 where it concerns the header or the whole file.
    pub line: u32,
    /// The header as the file writes it; empty where it concerns a whole line or file.
    pub column: String,
    pub kind: FaultKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    NotUtf8,
    TooLarge {
        limit_mib: usize,
    },
    /// No row but the header, or not even that.
    NobodyListed,
    MissingColumn,
    DuplicateColumn,
    /// A quote is opened and the file ends before it is closed.
    UnclosedQuote,
    /// The row does not have the cells its header has.
    RowWidth {
        cells: usize,
        columns: usize,
    },
    NameEmpty,
    TooLong {
        length: usize,
    },
    BadHandle {
        handle: String,
    },
    DuplicateHandle {
        handle: String,
        /// Where it stands first.
        first: u32,
    },
    UnknownManager {
        manager: String,
    },
    AmbiguousManager {
        manager: String,
        /// The handles of those who are called so.
        handles: Vec<String>,
    },
    /// Several people are called so, and without handles it cannot be told who moved.
    AmbiguousPerson {
        name: String,
        handles: Vec<String>,
    },
    /// From one person up to the same one again.
    Cycle {
        names: Vec<String>,
    },
    BadLevel {
        text: String,
    },
    LevelNotBelow {
        level: u16,
        manager: String,
        manager_level: u16,
    },
    UnknownValue {
        text: String,
        /// The words that are known.
        known: Vec<&'static str>,
    },
    BadDate {
        text: String,
    },
    UntilBeforeFrom {
        from: Date,
        until: Date,
    },
    /// The last enrolled `admin` would leave.
    LastAdmin {
        name: String,
    },
}

/// Something worth telling that does not stop an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A column nobody reads.
    UnknownColumn { heading: String },
    /// Listed though they have left, by a file that has no column to say that they came back.
    HasLeft { line: u32, handle: String, on: Date },
}

/// What a roster is planned against.
#[derive(Clone, Copy, Debug)]
pub struct Basis<'a> {
    pub organisation: &'a Organisation,
    /// The version of the chart that `organisation` is.
    pub chart: i64,
    pub today: Date,
    /// The board's, for new people without one.
    pub locale: &'a str,
    pub enrolled: &'a HashSet<PersonId>,
}

/// What an import will do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The version of the chart it was made from: on another one it no longer holds.
    pub chart: i64,
    /// In the order of the file, managers before their reports.
    pub added: Vec<Planned>,
    pub changed: Vec<Changed>,
    /// Not in the file, and ended as was asked.
    pub ended: Vec<Changed>,
    /// Not in the file, and left alone.
    pub missing: Vec<Person>,
    pub unchanged: usize,
    pub notes: Vec<Note>,
}

impl Plan {
    /// Whether applying it would do nothing.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.ended.is_empty()
    }
}

/// What somebody's profile will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Without its manager, who may be new too.
    pub profile: Profile,
    /// The manager's handle.
    pub manager: Option<String>,
}

/// Somebody whose profile changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub id: PersonId,
    pub planned: Planned,
    /// What changes.
    pub columns: Vec<Column>,
}
