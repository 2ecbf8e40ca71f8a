//! The records of a CSV file that a spreadsheet wrote: their lines, their cells, and which column is which.

use std::collections::HashMap;
use std::hash::Hash;

use csv::{ReaderBuilder, StringRecord};
use jiff::civil::Date;

use crate::domain::name::normalise_name;

/// Larger files are refused unread.
pub const LIMIT_MIB: usize = 16;

/// Behind the last line: found whole at the end of the records unless an open quote has swallowed it.
const END: &str = "\u{1}end";

const BYTE_ORDER_MARK: char = '\u{feff}';

/// Why no record of a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    TooLarge,
    NotUtf8,
    /// A quote is opened and the file ends before it is closed.
    UnclosedQuote,
}

/// Every record of a file that holds something, with the line it begins on; or the line on which it can't be read.
pub fn read_records(bytes: &[u8]) -> Result<Vec<(u32, StringRecord)>, (u32, Unreadable)> {
    if bytes.len() > LIMIT_MIB << 20 {
        return Err((1, Unreadable::TooLarge));
    }
    let text = match std::str::from_utf8(bytes) {
        // UTF-16 without a mark is valid UTF-8 with NULs in it.
        Ok(text) if !text.contains('\0') => text,
        Ok(text) => return Err((line_at(text, text.find('\0').unwrap_or(0)), Unreadable::NotUtf8)),
        Err(error) => {
            let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            return Err((line_at(&good, good.len()), Unreadable::NotUtf8));
        }
    };
    let text = format!("{}\n{END}", text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text));
    let mut records = records(&text);
    match records.pop() {
        Some((line, end)) if end.len() != 1 || &end[0] != END => Err((line, Unreadable::UnclosedQuote)),
        _ => Ok(records),
    }
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

/// Which column of a file is which.
pub struct Header<C> {
    pub columns: usize,
    places: HashMap<C, usize>,
    /// As the file writes them.
    pub headings: HashMap<C, String>,
    pub unknown: Vec<String>,
    /// Headings that say again what an earlier one says.
    pub repeated: Vec<String>,
}

impl<C: Copy + Eq + Hash> Header<C> {
    pub fn new(record: &StringRecord, column: impl Fn(&str) -> Option<C>) -> Self {
        let mut header = Self {
            columns: record.len(),
            places: HashMap::new(),
            headings: HashMap::new(),
            unknown: Vec::new(),
            repeated: Vec::new(),
        };
        for (at, heading) in record.iter().enumerate() {
            let heading = normalise_name(heading);
            match column(&heading) {
                Some(column) if header.places.contains_key(&column) => header.repeated.push(heading),
                Some(column) => {
                    header.places.insert(column, at);
                    header.headings.insert(column, heading);
                }
                None if heading.is_empty() => {}
                None => header.unknown.push(heading),
            }
        }
        header
    }

    pub fn has(&self, column: C) -> bool {
        self.places.contains_key(&column)
    }

    /// Whether a record goes beyond the header, or ends before the last of the columns that are needed. Empty cells at the
    /// end may be left out.
    pub fn is_broken(&self, record: &StringRecord, needed: &[C]) -> bool {
        let filled = (0..record.len()).rfind(|at| !record[*at].trim().is_empty()).map_or(0, |last| last + 1);
        let needed = needed.iter().filter_map(|column| self.places.get(column)).max();
        filled > self.columns || needed.is_some_and(|needed| record.len() <= *needed)
    }

    /// The text of a cell on one line; none where the file has no such column.
    pub fn text(&self, record: &StringRecord, column: C) -> Option<String> {
        self.places.get(&column).map(|at| cell(record.get(*at).unwrap_or_default()))
    }

    /// The text of a cell with its line breaks.
    pub fn lines(&self, record: &StringRecord, column: C) -> Option<String> {
        let text = self.places.get(&column)?;
        Some(unguarded(record.get(*text).unwrap_or_default().trim()).replace("\r\n", "\n"))
    }
}

/// The text of a cell on one line.
fn cell(text: &str) -> String {
    unguarded(&normalise_name(text)).to_owned()
}

/// Without the apostrophe that keeps a spreadsheet from running it.
fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(text)
}

/// `2026-03-31`, or the day first: `31/03/2026`, `31-3-2026`, `31.03.2026`. The year has four digits.
pub fn read_date(text: &str) -> Option<Date> {
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
