//! How values of the domain stand in columns: moments, days, enumerations by their number in `ALL`.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::store::{Error, Result};

/// Microseconds since 1970 UTC.
pub fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}

pub fn moment(micros: i64) -> Result<Timestamp> {
    Timestamp::from_microsecond(micros).map_err(|error| Error::Damaged(error.to_string()))
}

pub fn opt_moment(micros: Option<i64>) -> Result<Option<Timestamp>> {
    micros.map(moment).transpose()
}

/// The number of a chain entry.
pub fn entry(number: Option<i64>) -> Result<Option<u64>> {
    number.map(small).transpose()
}

/// The same, to be stored.
pub fn entry_column(entry: Option<u64>) -> Result<Option<i64>> {
    entry.map(|entry| i64::try_from(entry).map_err(|_| Error::Unexpected("chain entry".into()))).transpose()
}

/// A place that rows are read by in rising order. Pages of a file that lie in each other's places give the same rows back
/// again and again, and whoever goes on beyond the last one would never come to an end.
pub fn after(before: &mut i64, place: i64) -> Result<i64> {
    if place <= *before {
        return Err(out_of_order());
    }
    *before = place;
    Ok(place)
}

pub fn out_of_order() -> Error {
    Error::Damaged("rows out of order".into())
}

/// Days since 1970-01-01.
pub fn days(day: Date) -> i64 {
    let epoch = jiff::civil::date(1970, 1, 1);
    i64::from((day - epoch).get_days())
}

pub fn day(days: i64) -> Result<Date> {
    let span = i32::try_from(days)
        .ok()
        .and_then(|days| jiff::Span::new().try_days(days).ok())
        .ok_or_else(|| Error::Damaged(format!("day {days}")))?;
    jiff::civil::date(1970, 1, 1).checked_add(span).map_err(|error| Error::Damaged(error.to_string()))
}

/// The number of a value in its enumeration's `ALL`.
pub fn number<T: PartialEq>(all: &[T], value: T) -> i64 {
    all.iter().position(|each| *each == value).and_then(|at| i64::try_from(at).ok()).unwrap_or(-1)
}

/// The value with this number.
pub fn value<T: Copy>(all: &[T], number: i64) -> Result<T> {
    usize::try_from(number)
        .ok()
        .and_then(|at| all.get(at))
        .copied()
        .ok_or_else(|| Error::Damaged(format!("unknown number {number} in an enumerated column")))
}

/// A column that says yes (1) or no (0): other numbers would be a yes to some readers and a no to an index.
pub fn flag(number: i64) -> Result<bool> {
    match number {
        0 => Ok(false),
        1 => Ok(true),
        other => Err(Error::Damaged(format!("{other} where yes or no belongs"))),
    }
}

/// A column that must hold a small number.
pub fn small<T: TryFrom<i64>>(number: i64) -> Result<T> {
    T::try_from(number).map_err(|_| Error::Damaged(format!("number {number} out of range")))
}

pub fn array<const N: usize>(bytes: Vec<u8>) -> Result<[u8; N]> {
    <[u8; N]>::try_from(bytes).map_err(|bytes| Error::Damaged(format!("{} bytes where {N} belong", bytes.len())))
}

/// Numbers of rows, to be joined with: one question for all of them.
pub fn listed(numbers: impl Iterator<Item = i64>) -> Result<String> {
    serde_json::to_string(&numbers.collect::<Vec<i64>>()).map_err(|error| Error::Unexpected(error.to_string()))
}
