//! Check-ins of many goals from a file: which goal each row is about, or everything that is wrong with the file.
//!
//! As with people, one fault rejects the whole file, and nothing is fixed by guessing.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{CheckInFault, GoalId, NewCheckIn, NotAQuantity, Quantity, Terms, Translated};
use crate::domain::name::likeness;
use crate::domain::organisation::{PersonId, words};

/// What a column says. Its word is the stable name of the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Person,
    Kpi,
    Goal,
    Day,
    Value,
    Unit,
    Confidence,
    Evidence,
}
words!(Column {
    Person => "person",
    Kpi => "kpi",
    Goal => "goal",
    Day => "date",
    Value => "value",
    Unit => "unit",
    Confidence => "confidence",
    Evidence => "evidence",
});

/// One check-in as a file tells it. What is empty says nothing; what is faulty is missing too, and told beside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckInRow {
    /// As a spreadsheet or an editor counts it, the header being line 1.
    pub line: u32,
    /// A goal's id, or how it ends.
    pub goal: String,
    /// A handle or a unique name.
    pub person: String,
    /// A KPI's name in either language.
    pub kpi: String,
    pub day: Option<Date>,
    pub value: Option<Quantity>,
    pub unit: String,
    pub confidence: Option<u8>,
    pub evidence: String,
}

/// Everything a file lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckInSheet {
    pub rows: Vec<CheckInRow>,
    /// The headers as the file writes them.
    pub headings: HashMap<Column, String>,
    /// The headers of columns nobody reads.
    pub unused: Vec<String>,
}

impl CheckInSheet {
    /// What the file calls a column; the stable word where it has none.
    pub fn heading(&self, column: Column) -> String {
        self.headings.get(&column).cloned().unwrap_or_else(|| column.word().to_owned())
    }
}

/// Something wrong with a file of check-ins. One is enough to reject it whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// 1 where it concerns the header or the whole file.
    pub line: u32,
    /// The header as the file writes it; empty where it concerns a whole line or file.
    pub column: String,
    pub kind: RowFaultKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFaultKind {
    NotUtf8,
    TooLarge {
        limit_mib: usize,
    },
    /// No row but the header, or not even that.
    NothingListed,
    MissingColumn,
    DuplicateColumn,
    UnclosedQuote,
    RowWidth {
        cells: usize,
        columns: usize,
    },
    /// A cell that has to say something.
    Empty,
    BadDate {
        text: String,
    },
    /// The day may come first or the month.
    AmbiguousDate {
        text: String,
        day_first: Date,
        month_first: Date,
    },
    BadValue(NotAQuantity),
    AmbiguousValue {
        text: String,
        thousands: Quantity,
        decimals: Quantity,
    },
    /// Nobody whose goals the reader may measure, whether they exist or not.
    NoPerson {
        person: String,
    },
    SeveralPeople {
        person: String,
        handles: Vec<String>,
    },
    /// Nothing the reader may measure ends so.
    NoGoal {
        goal: String,
    },
    /// The person has no goal of a KPI that is called so.
    NoKpi {
        kpi: String,
    },
    /// The ends of their ids tell them apart.
    SeveralGoals {
        endings: Vec<String>,
    },
    OtherUnit {
        text: String,
        unit: Translated,
    },
    /// The same goal on the same day.
    Duplicate {
        /// Where it stands first.
        first: u32,
    },
    CheckIn(CheckInFault),
}

/// A goal that the reader of a file may measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalRef {
    pub id: GoalId,
    pub owner: PersonId,
    /// The owner's.
    pub handle: String,
    pub name: String,
    pub kpi: Translated,
    pub unit: Translated,
    pub terms: Terms,
}

/// A check-in that a file asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedCheckIn {
    pub line: u32,
    pub goal: GoalId,
    pub new: NewCheckIn,
}

/// Finds the goal of every row among those that the reader may measure. The faults are in the order of the lines.
pub fn plan(sheet: &CheckInSheet, goals: &[GoalRef], today: Date) -> (Vec<PlannedCheckIn>, Vec<RowFault>) {
    let lookup = Lookup::new(goals);
    let (mut planned, mut faults) = (Vec::new(), Vec::new());
    let mut seen: HashMap<(GoalId, Date), u32> = HashMap::new();
    for row in &sheet.rows {
        let mut refuse = |column: Option<Column>, kind| {
            let column = column.map(|column| sheet.heading(column)).unwrap_or_default();
            faults.push(RowFault { line: row.line, column, kind });
        };
        let goal = match lookup.find(row) {
            Ok(goal) => goal,
            Err(None) => continue,
            Err(Some((column, kind))) => {
                refuse(Some(column), kind);
                continue;
            }
        };
        let same_unit = |unit: &str| likeness(unit) == likeness(&row.unit);
        if !row.unit.is_empty() && !same_unit(&goal.unit.es) && !same_unit(&goal.unit.en) {
            refuse(Some(Column::Unit), RowFaultKind::OtherUnit { text: row.unit.clone(), unit: goal.unit.clone() });
        }
        let (Some(day), Some(value)) = (row.day, row.value) else { continue };
        if let Some(first) = seen.get(&(goal.id, day)) {
            refuse(None, RowFaultKind::Duplicate { first: *first });
            continue;
        }
        seen.insert((goal.id, day), row.line);
        let new = NewCheckIn { day, value, confidence: row.confidence, evidence: row.evidence.clone() };
        for fault in new.faults(&goal.terms, today) {
            refuse(Some(column_of(fault)), RowFaultKind::CheckIn(fault));
        }
        planned.push(PlannedCheckIn { line: row.line, goal: goal.id, new });
    }
    (planned, faults)
}

fn column_of(fault: CheckInFault) -> Column {
    match fault {
        CheckInFault::OutsidePeriod { .. } | CheckInFault::InTheFuture => Column::Day,
        CheckInFault::BadSteps { .. } | CheckInFault::BadRating => Column::Value,
        CheckInFault::BadConfidence => Column::Confidence,
        CheckInFault::EvidenceMissing | CheckInFault::EvidenceTooLong => Column::Evidence,
    }
}

/// Why a row has no goal; nothing where the fault has been told already.
type Lost = Option<(Column, RowFaultKind)>;

/// Fewer characters of an id's end are taken for a mistake.
pub const ID_END: usize = 4;

struct Lookup<'a> {
    /// By the last [`ID_END`] characters of their ids.
    by_end: HashMap<String, Vec<&'a GoalRef>>,
    of: HashMap<PersonId, Vec<&'a GoalRef>>,
    by_handle: HashMap<String, PersonId>,
    by_name: HashMap<String, Vec<PersonId>>,
}

/// The last [`ID_END`] characters; of less, and of what no id has in it, all.
fn id_end(id: &str) -> &str {
    id.len().checked_sub(ID_END).and_then(|from| id.get(from..)).unwrap_or(id)
}

impl<'a> Lookup<'a> {
    fn new(goals: &'a [GoalRef]) -> Self {
        let mut lookup =
            Self { by_end: HashMap::new(), of: HashMap::new(), by_handle: HashMap::new(), by_name: HashMap::new() };
        for goal in goals {
            let of = lookup.of.entry(goal.owner).or_default();
            if of.is_empty() {
                lookup.by_handle.insert(goal.handle.to_lowercase(), goal.owner);
                lookup.by_name.entry(likeness(&goal.name)).or_default().push(goal.owner);
            }
            of.push(goal);
            lookup.by_end.entry(id_end(&goal.id.0.simple().to_string()).to_owned()).or_default().push(goal);
        }
        lookup
    }

    fn find(&self, row: &CheckInRow) -> Result<&'a GoalRef, Lost> {
        let owner = if row.person.is_empty() { None } else { Some(self.person(&row.person)?) };
        let end: String = row.goal.chars().filter(|c| *c != '-').flat_map(char::to_lowercase).collect();
        let found = match (owner, row.goal.is_empty()) {
            (Some(owner), _) => self.of.get(&owner),
            (None, false) => self.by_end.get(id_end(&end)),
            (None, true) => return Err(None),
        };
        let mut found: Vec<&GoalRef> = found.cloned().unwrap_or_default();
        if !row.goal.is_empty() {
            found.retain(|goal| goal.id.0.simple().to_string().ends_with(&end));
            if found.is_empty() || end.len() < ID_END {
                return Err(Some((Column::Goal, RowFaultKind::NoGoal { goal: row.goal.clone() })));
            }
        }
        if !row.kpi.is_empty() {
            let wanted = likeness(&row.kpi);
            found.retain(|goal| likeness(&goal.kpi.es) == wanted || likeness(&goal.kpi.en) == wanted);
            if found.is_empty() {
                return Err(Some((Column::Kpi, RowFaultKind::NoKpi { kpi: row.kpi.clone() })));
            }
        } else if row.goal.is_empty() {
            return Err(None);
        }
        // One that is measured again in every period is told by the day.
        let holds = |goal: &&GoalRef| row.day.is_some_and(|day| goal.terms.start <= day && day <= goal.terms.end);
        if found.len() > 1 && found.iter().any(holds) {
            found.retain(holds);
        }
        match found.as_slice() {
            [one] => Ok(one),
            // The day that would tell them apart has a fault of its own.
            _ if row.day.is_none() => Err(None),
            several => {
                let endings = several.iter().map(|goal| ending(goal, several)).collect();
                Err(Some((Column::Goal, RowFaultKind::SeveralGoals { endings })))
            }
        }
    }

    fn person(&self, text: &str) -> Result<PersonId, Lost> {
        if let Some(owner) = self.by_handle.get(&text.to_lowercase()) {
            return Ok(*owner);
        }
        match self.by_name.get(&likeness(text)).map(Vec::as_slice) {
            Some([one]) => Ok(*one),
            Some(several) => {
                let handle = |owner| self.of.get(owner).and_then(|goals| goals.first()).map(|goal| goal.handle.clone());
                let handles = several.iter().filter_map(handle).collect();
                Err(Some((Column::Person, RowFaultKind::SeveralPeople { person: text.to_owned(), handles })))
            }
            None => Err(Some((Column::Person, RowFaultKind::NoPerson { person: text.to_owned() }))),
        }
    }
}

/// The shortest end of a goal's id, of 8 characters or more, that none of the others has.
fn ending(goal: &GoalRef, among: &[&GoalRef]) -> String {
    let id = goal.id.0.simple().to_string();
    let is_alone = |end: &str| among.iter().filter(|other| other.id.0.simple().to_string().ends_with(end)).count() == 1;
    let from = (0..=id.len() - 8).rev().find(|from| is_alone(&id[*from..])).unwrap_or(0);
    id[from..].to_owned()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;
    use crate::domain::goal::standing::tests::{GoalCase, numeric};
    use crate::domain::goal::{Aim, CheckInFault};

    const TODAY: Date = date(2026, 4, 10);

    fn goal(id: u128, owner: i64, name: &str, kpi: (&str, &str)) -> GoalRef {
        GoalRef {
            id: GoalId(Uuid::from_u128(id)),
            owner: PersonId(owner),
            handle: format!("p{owner}"),
            name: name.into(),
            kpi: Translated::new(kpi.0, kpi.1),
            unit: Translated::new("días", "days"),
            terms: GoalCase::new(numeric(10, 0)).goal.terms,
        }
    }

    fn goals() -> Vec<GoalRef> {
        let delay = ("Retraso", "Delay");
        let mut rated = goal(0xcafe_0003, 2, "Ana Ruiz", ("Trato", "Manners"));
        rated.terms.aim = Aim::Rating { target: 4 };
        rated.unit = Translated::default();
        vec![
            goal(0xcafe_0001, 1, "Óscar Gil", delay),
            goal(0xcafe_0002, 2, "Ana Ruiz", delay),
            rated,
            goal(0xcafe_0004, 3, "Ana Ruiz", delay),
        ]
    }

    fn row(person: &str, kpi: &str) -> CheckInRow {
        CheckInRow {
            line: 2,
            person: person.into(),
            kpi: kpi.into(),
            day: Some(date(2026, 3, 31)),
            value: Some(Quantity::whole(4)),
            ..CheckInRow::default()
        }
    }

    fn planned(goals: &[GoalRef], rows: Vec<CheckInRow>) -> (Vec<PlannedCheckIn>, Vec<RowFaultKind>) {
        let sheet = CheckInSheet { rows, ..CheckInSheet::default() };
        let (planned, faults) = plan(&sheet, goals, TODAY);
        (planned, faults.into_iter().map(|fault| fault.kind).collect())
    }

    fn fault(row: CheckInRow) -> RowFaultKind {
        let (_, faults) = planned(&goals(), vec![row]);
        assert_eq!(faults.len(), 1, "{faults:?}");
        faults.into_iter().next().unwrap()
    }

    #[test]
    fn a_goal_is_found_by_person_and_kpi_in_either_language_or_by_the_end_of_its_id() {
        let by_id = |id: &str| CheckInRow { goal: id.into(), ..row("", "") };
        for (row, found) in [
            (row("p1", "Retraso"), 0xcafe_0001),
            (row("oscar  gil", "DELAY"), 0xcafe_0001),
            (row("P3", "delay"), 0xcafe_0004),
            (by_id("0002"), 0xcafe_0002),
            (by_id("00000000-0000-0000-0000-0000CAFE0004"), 0xcafe_0004),
        ] {
            let (planned, faults) = planned(&goals(), vec![row]);
            assert_eq!(faults, []);
            assert_eq!(planned[0].goal, GoalId(Uuid::from_u128(found)));
        }
    }

    #[test]
    fn what_is_not_ones_own_to_measure_does_not_exist() {
        assert_eq!(fault(row("p9", "Delay")), RowFaultKind::NoPerson { person: "p9".into() });
        assert_eq!(fault(row("p1", "Manners")), RowFaultKind::NoKpi { kpi: "Manners".into() });
        for id in ["beef", "2", "zzzz", "🦊"] {
            assert_eq!(fault(CheckInRow { goal: id.into(), ..row("", "") }), RowFaultKind::NoGoal { goal: id.into() });
        }
        // Somebody else's than the row says.
        let mixed = CheckInRow { goal: "0002".into(), ..row("p1", "") };
        assert_eq!(fault(mixed), RowFaultKind::NoGoal { goal: "0002".into() });
    }

    #[test]
    fn several_that_match_are_told_apart_by_what_to_write() {
        assert_eq!(
            fault(row("Ana Ruiz", "Delay")),
            RowFaultKind::SeveralPeople { person: "Ana Ruiz".into(), handles: vec!["p2".into(), "p3".into()] }
        );
        let mut twice = goals();
        twice.push(goal(0xcafe_1001, 1, "Óscar Gil", ("Retraso", "Delay")));
        let (_, faults) = planned(&twice, vec![row("p1", "Delay")]);
        assert_eq!(faults, [RowFaultKind::SeveralGoals { endings: vec!["cafe0001".into(), "cafe1001".into()] }]);
        // The day decides between periods.
        twice[0].terms.end = date(2026, 3, 30);
        twice[4].terms.start = date(2026, 3, 31);
        let (planned, faults) = planned(&twice, vec![row("p1", "Delay")]);
        assert_eq!((planned[0].goal, faults), (twice[4].id, vec![]));
    }

    #[test]
    fn the_rules_of_a_check_in_hold_for_each_row() {
        let late = CheckInRow { day: Some(date(2026, 7, 1)), ..row("p1", "Delay") };
        let (_, faults) = planned(&goals(), vec![late]);
        let (start, end) = (date(2026, 1, 1), date(2026, 6, 30));
        assert_eq!(
            faults,
            [
                RowFaultKind::CheckIn(CheckInFault::OutsidePeriod { start, end }),
                RowFaultKind::CheckIn(CheckInFault::InTheFuture),
            ]
        );
        assert_eq!(fault(row("p2", "Trato")), RowFaultKind::CheckIn(CheckInFault::EvidenceMissing));
    }

    #[test]
    fn a_unit_that_is_told_has_to_be_the_kpis_in_either_language() {
        let with = |unit: &str| CheckInRow { unit: unit.into(), ..row("p1", "Delay") };
        for unit in ["", "DIAS", "days"] {
            assert_eq!(planned(&goals(), vec![with(unit)]).1, [], "{unit}");
        }
        let unit = Translated::new("días", "days");
        assert_eq!(fault(with("h")), RowFaultKind::OtherUnit { text: "h".into(), unit });
    }

    #[test]
    fn one_goal_is_measured_once_a_day() {
        let again = CheckInRow { line: 3, goal: "0001".into(), ..row("", "") };
        let (_, faults) = planned(&goals(), vec![row("p1", "Delay"), again]);
        assert_eq!(faults, [RowFaultKind::Duplicate { first: 2 }]);
    }

    #[test]
    fn a_faulty_cell_is_not_told_twice() {
        let faulty = CheckInRow { day: None, value: None, ..row("p1", "Delay") };
        assert_eq!(planned(&goals(), vec![faulty, row("", "Delay"), row("p1", "")]), (vec![], vec![]));
    }
}
