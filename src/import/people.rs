//! `people.csv`: what a spreadsheet writes, read into a [`Roster`].
//!
//! A byte-order mark, `;` or `,`, CRLF and line breaks inside quotes are accepted; columns go by their header, in any
//! order, in English or Spanish. What is wrong is gathered, never fixed by guessing.

mod words;

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};
use jiff::civil::Date;

use crate::domain::name::normalise_name;
use crate::domain::organisation::{Area, Bond, ClientType};
use crate::domain::roster::{Column, Fault, FaultKind, LOWEST_LEVEL, Note, Roster, RosterRow};

/// Larger files are refused unread.
pub const LIMIT_MIB: usize = 16;

/// Behind the last line: found whole at the end of the records unless an open quote has swallowed it.
const END: &str = "\u{1}end";

const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reads a whole file. Rows are answered even where some cells are faulty, so that everything wrong can be told at once.
pub fn read_people(bytes: &[u8]) -> (Roster, Vec<Fault>) {
    let whole = |line, kind| (Roster::default(), vec![Fault { line, column: String::new(), kind }]);
    if bytes.len() > LIMIT_MIB << 20 {
        return whole(1, FaultKind::TooLarge { limit_mib: LIMIT_MIB });
    }
    let text = match std::str::from_utf8(bytes) {
        // UTF-16 without a mark is valid UTF-8 with NULs in it.
        Ok(text) if !text.contains('\0') => text,
        Ok(text) => return whole(line_at(text, text.find('\0').unwrap_or(0)), FaultKind::NotUtf8),
        Err(error) => {
            let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            return whole(line_at(&good, good.len()), FaultKind::NotUtf8);
        }
    };
    let text = format!("{}\n{END}", text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text));
    let mut records = records(&text);
    match records.pop() {
        Some((_, end)) if end.len() == 1 && &end[0] == END => {}
        Some((line, _)) => return whole(line, FaultKind::UnclosedQuote),
        None => return whole(1, FaultKind::NobodyListed),
    }
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

/// Every record that holds something, with the line it begins on.
fn records(text: &str) -> Vec<(u32, StringRecord)> {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(text)).from_reader(text.as_bytes());
    let mut records = Vec::new();
    let (mut line, mut counted) = (1, 0);
    // Reading from memory what is valid UTF-8, of any width, has no way to fail.
    for record in reader.records().map_while(Result::ok) {
        let from = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        // The reader counts the line breaks before a record as its own.
        let from = from + text[from..].len() - text[from..].trim_start_matches(['\r', '\n']).len();
        line += line_breaks(&text[counted..from]);
        counted = from;
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            records.push((line, record));
        }
    }
    records
}

/// What parts the cells: whichever of `;` and `,` the first line has more of outside quotes.
fn delimiter(text: &str) -> u8 {
    let first = text.trim_start_matches(['\r', '\n']).lines().next().unwrap_or_default();
    let (mut quoted, mut semicolons, mut commas) = (false, 0, 0);
    for byte in first.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b';' if !quoted => semicolons += 1,
            b',' if !quoted => commas += 1,
            _ => {}
        }
    }
    if semicolons > commas { b';' } else { b',' }
}

/// The line that byte `at` of `text` stands on.
fn line_at(text: &str, at: usize) -> u32 {
    1 + line_breaks(&text[..at])
}

/// `\n`, `\r\n` and a lone `\r` each end one line.
fn line_breaks(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let breaks =
        (0..bytes.len()).filter(|at| bytes[*at] == b'\n' || (bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n')));
    u32::try_from(breaks.count()).unwrap_or(u32::MAX)
}

/// The header, and what has been read below it.
struct Sheet {
    columns: usize,
    places: HashMap<Column, usize>,
    roster: Roster,
    faults: Vec<Fault>,
}

impl Sheet {
    fn new(line: u32, header: &StringRecord) -> Self {
        let mut sheet =
            Self { columns: header.len(), places: HashMap::new(), roster: Roster::default(), faults: Vec::new() };
        for (at, heading) in header.iter().enumerate() {
            let heading = normalise_name(heading);
            match words::column(&heading) {
                Some(column) if sheet.places.contains_key(&column) => {
                    sheet.faults.push(Fault { line, column: heading, kind: FaultKind::DuplicateColumn });
                }
                Some(column) => {
                    sheet.places.insert(column, at);
                    sheet.roster.headings.insert(column, heading);
                }
                None if heading.is_empty() => {}
                None => sheet.roster.notes.push(Note::UnknownColumn { heading }),
            }
        }
        for column in [Column::Name, Column::Manager] {
            if !sheet.places.contains_key(&column) {
                let column = column.word().to_owned();
                sheet.faults.push(Fault { line, column, kind: FaultKind::MissingColumn });
            }
        }
        sheet
    }

    fn read(&mut self, line: u32, record: &StringRecord) {
        let filled = (0..record.len()).rfind(|at| !record[*at].trim().is_empty()).map_or(0, |last| last + 1);
        let needed = [Column::Name, Column::Manager].iter().filter_map(|column| self.places.get(column)).max();
        // Empty cells at the end may be left out, but a row that ends before its manager is a broken one.
        if filled > self.columns || needed.is_some_and(|needed| record.len() <= *needed) {
            let kind = FaultKind::RowWidth { cells: record.len(), columns: self.columns };
            self.faults.push(Fault { line, column: String::new(), kind });
            return;
        }
        let text = |column: Column| self.places.get(&column).map(|at| cell(record.get(*at).unwrap_or_default()));
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

/// The text of a cell on one line, without the apostrophe that keeps a spreadsheet from running it.
fn cell(text: &str) -> String {
    let text = normalise_name(text);
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest.to_owned(),
        _ => text,
    }
}

/// `2026-03-31`, or the day first: `31/03/2026`, `31-3-2026`, `31.03.2026`. The year has four digits.
fn read_date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    if parts.iter().any(|part| part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let (year, day) = match (first.len(), last.len()) {
        (4, 1 | 2) => (first, last),
        (1 | 2, 4) => (last, first),
        _ => return None,
    };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests;
