//! `people.csv`: what a spreadsheet writes, read into a [`Roster`].
//!
//! A byte-order mark, `;` or `,`, CRLF and line breaks inside quotes are accepted; columns go by their header, in any
//! order, in English or Spanish. What is wrong is gathered, never fixed by guessing.

mod words;

use csv::StringRecord;

use super::sheet::{Header, LIMIT_MIB, Unreadable, read_date, read_records};
use crate::domain::organisation::{Area, Bond, ClientType};
use crate::domain::roster::{Column, Fault, FaultKind, LOWEST_LEVEL, Note, Roster, RosterRow};

/// Reads a whole file. Rows are answered even where some cells are faulty, so that everything wrong can be told at once.
pub fn read_people(bytes: &[u8]) -> (Roster, Vec<Fault>) {
    let whole = |line, kind| (Roster::default(), vec![Fault { line, column: String::new(), kind }]);
    let records = match read_records(bytes) {
        Ok(records) => records,
        Err((line, Unreadable::TooLarge)) => return whole(line, FaultKind::TooLarge { limit_mib: LIMIT_MIB }),
        Err((line, Unreadable::NotUtf8)) => return whole(line, FaultKind::NotUtf8),
        Err((line, Unreadable::UnclosedQuote)) => return whole(line, FaultKind::UnclosedQuote),
    };
    let mut records = records.into_iter();
    let Some((line, header)) = records.next() else { return whole(1, FaultKind::NobodyListed) };
    let mut sheet = Sheet::new(line, &header);
    if sheet.faults.is_empty() {
        for (line, record) in records {
            sheet.read(line, &record);
        }
        if sheet.roster.rows.is_empty() && sheet.faults.is_empty() {
            return whole(1, FaultKind::NobodyListed);
        }
    }
    (sheet.roster, sheet.faults)
}

/// The header, and what has been read below it.
struct Sheet {
    header: Header<Column>,
    roster: Roster,
    faults: Vec<Fault>,
}

/// What a row can't do without.
const NEEDED: [Column; 2] = [Column::Name, Column::Manager];

impl Sheet {
    fn new(line: u32, record: &StringRecord) -> Self {
        let header = Header::new(record, words::column);
        let notes = header.unknown.iter().map(|heading| Note::UnknownColumn { heading: heading.clone() }).collect();
        let roster = Roster { headings: header.headings.clone(), notes, ..Roster::default() };
        let twice = header.repeated.iter().map(|heading| (heading.clone(), FaultKind::DuplicateColumn));
        let missing = NEEDED.into_iter().filter(|column| !header.has(*column));
        let missing = missing.map(|column| (column.word().to_owned(), FaultKind::MissingColumn));
        let faults = twice.chain(missing).map(|(column, kind)| Fault { line, column, kind }).collect();
        Self { header, roster, faults }
    }

    fn read(&mut self, line: u32, record: &StringRecord) {
        if self.header.is_broken(record, &NEEDED) {
            let kind = FaultKind::RowWidth { cells: record.len(), columns: self.header.columns };
            self.faults.push(Fault { line, column: String::new(), kind });
            return;
        }
        let text = |column: Column| self.header.text(record, column);
        let filled = |column: Column| text(column).filter(|text| !text.is_empty());
        let mut faults = Vec::new();
        let mut fault = |column: Column, kind| {
            faults.push(Fault { line, column: self.roster.heading(column), kind });
        };
        let mut date = |column: Column| {
            let text = text(column)?;
            if text.is_empty() {
                return Some(None);
            }
            let date = read_date(&text);
            if date.is_none() {
                fault(column, FaultKind::BadDate { text });
            }
            Some(date)
        };
        let (active_from, active_until) = (date(Column::ActiveFrom), date(Column::ActiveUntil));
        let level = filled(Column::Level).and_then(|text| {
            let level = text.parse().ok().filter(|level| (1..=LOWEST_LEVEL).contains(level));
            if level.is_none() {
                fault(Column::Level, FaultKind::BadLevel { text });
            }
            level
        });
        let client_type = filled(Column::ClientType).and_then(|text| {
            let value = words::client_type(&text);
            if value.is_none() {
                fault(
                    Column::ClientType,
                    FaultKind::UnknownValue { text, known: ClientType::ALL.iter().map(|value| value.word()).collect() },
                );
            }
            value
        });
        let bond = filled(Column::Bond).and_then(|text| {
            let value = words::bond(&text);
            if value.is_none() {
                fault(
                    Column::Bond,
                    FaultKind::UnknownValue { text, known: Bond::ALL.iter().map(|value| value.word()).collect() },
                );
            }
            value
        });
        let locale = filled(Column::Locale).and_then(|text| {
            let value = words::locale(&text);
            if value.is_none() {
                fault(Column::Locale, FaultKind::UnknownValue { text, known: words::LOCALES.to_vec() });
            }
            value.map(str::to_owned)
        });
        let row = RosterRow {
            line,
            name: text(Column::Name).unwrap_or_default(),
            manager: text(Column::Manager).unwrap_or_default(),
            handle: filled(Column::Handle),
            title: text(Column::Title),
            area: filled(Column::Area).map(|path| Area::new(&path)),
            level,
            client_type,
            bond,
            locale,
            active_from,
            active_until,
        };
        self.faults.append(&mut faults);
        self.roster.rows.push(row);
    }
}

#[cfg(test)]
mod tests;
