//! `check-ins.csv`: dated values of many goals at once, as a spreadsheet writes them, read into a [`CheckInSheet`].
//!
//! Columns go by their header, in any order, in English or Spanish. A number or a date that can be read in two ways is a
//! fault that names both.

use csv::StringRecord;
use jiff::civil::Date;

use super::sheet::{Header, LIMIT_MIB, Unreadable, read_date, read_records};
use crate::domain::goal::incoming::{CheckInRow, CheckInSheet, Column, RowFault, RowFaultKind};
use crate::domain::goal::{CheckInFault, Quantity, Reading};
use crate::domain::name::likeness;

/// Reads a whole file. Rows are answered even where some cells are faulty, so that everything wrong can be told at once.
pub fn read_check_ins(bytes: &[u8]) -> (CheckInSheet, Vec<RowFault>) {
    let whole = |line, kind| (CheckInSheet::default(), vec![RowFault { line, column: String::new(), kind }]);
    let records = match read_records(bytes) {
        Ok(records) => records,
        Err((line, Unreadable::TooLarge)) => return whole(line, RowFaultKind::TooLarge { limit_mib: LIMIT_MIB }),
        Err((line, Unreadable::NotUtf8)) => return whole(line, RowFaultKind::NotUtf8),
        Err((line, Unreadable::UnclosedQuote)) => return whole(line, RowFaultKind::UnclosedQuote),
    };
    let mut records = records.into_iter();
    let Some((line, header)) = records.next() else { return whole(1, RowFaultKind::NothingListed) };
    let mut reader = Reader::new(line, &header);
    if reader.faults.is_empty() {
        for (line, record) in records {
            reader.read(line, &record);
        }
        if reader.sheet.rows.is_empty() && reader.faults.is_empty() {
            return whole(1, RowFaultKind::NothingListed);
        }
    }
    (reader.sheet, reader.faults)
}

fn column(heading: &str) -> Option<Column> {
    let column = match likeness(&heading.replace(['_', '-'], " ")).as_str() {
        "person" | "handle" | "name" | "full name" | "user" | "employee" | "owner" | "persona" | "nombre"
        | "nombre completo" | "usuario" | "identificador" | "empleado" | "empleada" | "titular" => Column::Person,
        "kpi" | "indicator" | "indicador" => Column::Kpi,
        "goal" | "goal id" | "id" | "objetivo" | "id del objetivo" => Column::Goal,
        "date" | "day" | "fecha" | "dia" => Column::Day,
        "value" | "valor" | "check in" | "medicion" => Column::Value,
        "unit" | "unidad" => Column::Unit,
        "confidence" | "confianza" => Column::Confidence,
        "evidence" | "evidencia" => Column::Evidence,
        _ => return None,
    };
    Some(column)
}

/// The header, and what has been read below it.
struct Reader {
    header: Header<Column>,
    needed: Vec<Column>,
    sheet: CheckInSheet,
    faults: Vec<RowFault>,
}

impl Reader {
    fn new(line: u32, record: &StringRecord) -> Self {
        let header = Header::new(record, column);
        let mut needed = vec![Column::Day, Column::Value];
        if !header.has(Column::Goal) {
            needed.extend([Column::Person, Column::Kpi]);
        }
        let twice = header.repeated.iter().map(|heading| (heading.clone(), RowFaultKind::DuplicateColumn));
        let missing = needed.iter().filter(|column| !header.has(**column));
        let missing = missing.map(|column| (column.word().to_owned(), RowFaultKind::MissingColumn));
        let faults = twice.chain(missing).map(|(column, kind)| RowFault { line, column, kind }).collect();
        let sheet =
            CheckInSheet { rows: Vec::new(), headings: header.headings.clone(), unused: header.unknown.clone() };
        Self { header, needed, sheet, faults }
    }

    fn read(&mut self, line: u32, record: &StringRecord) {
        if self.header.is_broken(record, &self.needed) {
            let kind = RowFaultKind::RowWidth { cells: record.len(), columns: self.header.columns };
            self.faults.push(RowFault { line, column: String::new(), kind });
            return;
        }
        let text = |column| self.header.text(record, column).unwrap_or_default();
        let (sheet, faults) = (&self.sheet, &mut self.faults);
        let mut told = |column, kind| faults.push(RowFault { line, column: sheet.heading(column), kind });
        let row = CheckInRow {
            line,
            goal: text(Column::Goal),
            person: text(Column::Person),
            kpi: text(Column::Kpi),
            day: read_day(&text(Column::Day)).map_err(|kind| told(Column::Day, kind)).ok(),
            value: read_value(&text(Column::Value)).map_err(|kind| told(Column::Value, kind)).ok(),
            unit: text(Column::Unit),
            confidence: read_confidence(&text(Column::Confidence)).unwrap_or_else(|kind| {
                told(Column::Confidence, kind);
                None
            }),
            evidence: self.header.lines(record, Column::Evidence).unwrap_or_default(),
        };
        if row.goal.is_empty() {
            for (column, empty) in [(Column::Person, row.person.is_empty()), (Column::Kpi, row.kpi.is_empty())] {
                if empty {
                    told(column, RowFaultKind::Empty);
                }
            }
        }
        self.sheet.rows.push(row);
    }
}

/// The year first, or the day first where it can be nothing else.
fn read_day(text: &str) -> Result<Date, RowFaultKind> {
    if text.is_empty() {
        return Err(RowFaultKind::Empty);
    }
    let text = || text.to_owned();
    let day = read_date(&text()).ok_or_else(|| RowFaultKind::BadDate { text: text() })?;
    let starts_with_year = text().chars().take_while(char::is_ascii_digit).count() == 4;
    match Date::new(day.year(), day.day(), day.month()) {
        Ok(month_first) if !starts_with_year && month_first != day => {
            Err(RowFaultKind::AmbiguousDate { text: text(), day_first: day, month_first })
        }
        _ => Ok(day),
    }
}

fn read_value(text: &str) -> Result<Quantity, RowFaultKind> {
    match Quantity::read(text) {
        Ok(Reading::One(value)) => Ok(value),
        Ok(Reading::Either(thousands, decimals)) => {
            Err(RowFaultKind::AmbiguousValue { text: text.to_owned(), thousands, decimals })
        }
        Err(_) if text.is_empty() => Err(RowFaultKind::Empty),
        Err(fault) => Err(RowFaultKind::BadValue(fault)),
    }
}

fn read_confidence(text: &str) -> Result<Option<u8>, RowFaultKind> {
    if text.is_empty() {
        return Ok(None);
    }
    let own = text.parse().ok().filter(|own| (1..=5).contains(own));
    own.map(Some).ok_or(RowFaultKind::CheckIn(CheckInFault::BadConfidence))
}

#[cfg(test)]
mod tests;
