//! Days and times as people type them: `30/11/2026 8:00`, `30/11 8:00`, `2026-11-30`, `8:00`, `mañana 8:00`, `+2d`.

use jiff::civil::{Date, DateTime, Time, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::member::end_of_day;

/// A typed day with or without a time. `None` when it is neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Day(Date),
    At(DateTime),
}

/// Reads what was typed. Days without a year are the next such day; a time alone is today's.
pub fn read(typed: &str, today: Date) -> Option<Moment> {
    let typed = typed.trim();
    if let Some(days) = typed.strip_prefix('+').and_then(|rest| rest.strip_suffix('d')) {
        return today.checked_add(days.parse::<i32>().ok()?.days()).ok().map(Moment::Day);
    }
    let mut parts = typed.split([' ', 'T']).filter(|part| !part.is_empty());
    let (first, second) = (parts.next()?, parts.next());
    if parts.next().is_some() {
        return None;
    }
    match (read_day(first, today), second) {
        (Some(day), None) => Some(Moment::Day(day)),
        (Some(day), Some(second)) => Some(Moment::At(day.to_datetime(read_time(second)?))),
        (None, None) => Some(Moment::At(today.to_datetime(read_time(first)?))),
        (None, Some(_)) => None,
    }
}

/// Reads when something ends that begins at `starts`: a time alone is of that day.
pub fn read_end(typed: &str, starts: Option<Date>, today: Date) -> Option<Moment> {
    match (read_time(typed.trim()), starts) {
        (Some(time), Some(starts)) => Some(Moment::At(starts.to_datetime(time))),
        _ => read(typed, today),
    }
}

fn read_day(typed: &str, today: Date) -> Option<Date> {
    match typed.to_lowercase().as_str() {
        "hoy" | "today" => return Some(today),
        "mañana" | "tomorrow" => return today.tomorrow().ok(),
        _ => {}
    }
    let numbers = |separator| typed.split(separator).map(|part| part.parse::<i16>().ok()).collect::<Option<Vec<_>>>();
    if let Some(&[year, month, day]) = numbers('-').as_deref() {
        return civil(year, month, day);
    }
    match numbers('/').as_deref() {
        Some(&[day, month, year]) => civil(if year < 100 { 2000 + year } else { year }, month, day),
        Some(&[day, month]) => {
            let this_year = civil(today.year(), month, day)?;
            if this_year < today { civil(today.year() + 1, month, day) } else { Some(this_year) }
        }
        _ => None,
    }
}

fn civil(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn read_time(typed: &str) -> Option<Time> {
    let (hour, minute) =
        typed.trim_end_matches('h').split_once([':', '.']).unwrap_or((typed.trim_end_matches('h'), "0"));
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

impl Moment {
    /// As a moment; a day alone means `at` that day. Where the clocks are put forward over it, it is as much later; of an
    /// hour that comes twice it is the first, unless a day ends in it.
    pub fn timestamp(self, at: Time, zone: &TimeZone) -> Option<Timestamp> {
        match self {
            Self::Day(day) if at == END_OF_DAY => end_of_day(day, zone).ok(),
            Self::Day(day) => zone.to_timestamp(day.to_datetime(at)).ok(),
            Self::At(local) => zone.to_timestamp(local).ok(),
        }
    }

    /// The day it lies on.
    pub fn day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::At(local) => local.date(),
        }
    }
}

/// The last moment of a day, for due dates and expiries given as days.
pub const END_OF_DAY: Time = time(23, 59, 59, 999_999_000);
/// Morning, for publications given as days.
pub const MORNING: Time = time(8, 0, 0, 0);

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_and_times_are_read_as_people_type_them() {
        let today = date(2026, 11, 21);
        let read = |typed| read(typed, today);
        assert_eq!(read("30/11/2026"), Some(Moment::Day(date(2026, 11, 30))));
        assert_eq!(read("30/11/26 8:05"), Some(Moment::At(date(2026, 11, 30).at(8, 5, 0, 0))));
        assert_eq!(read("1/2"), Some(Moment::Day(date(2027, 2, 1))));
        assert_eq!(read("2026-12-01T09:30"), Some(Moment::At(date(2026, 12, 1).at(9, 30, 0, 0))));
        assert_eq!(read(" 18h "), Some(Moment::At(today.at(18, 0, 0, 0))));
        assert_eq!(read("+2d"), Some(Moment::Day(date(2026, 11, 23))));
        assert_eq!(read("Mañana 10"), Some(Moment::At(date(2026, 11, 22).at(10, 0, 0, 0))));
        assert_eq!(read("today 18:30"), Some(Moment::At(today.at(18, 30, 0, 0))));
        let end = |typed| read_end(typed, Some(date(2026, 11, 30)), today);
        assert_eq!(end("9:30"), Some(Moment::At(date(2026, 11, 30).at(9, 30, 0, 0))), "of the day it begins on");
        assert_eq!(end("1/12 9:30"), Some(Moment::At(date(2026, 12, 1).at(9, 30, 0, 0))));
        assert_eq!(read_end("9:30", None, today), Some(Moment::At(today.at(9, 30, 0, 0))));
        for wrong in ["", "x", "31/2/2026", "25:00", "1/2/3/4", "30/11 8:00 pm", "+d", "2026-13-01"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_hours_that_the_clocks_skip_and_repeat_are_still_moments() {
        let zone = TimeZone::get("Europe/Madrid").unwrap();
        let at = |typed| read(typed, date(2026, 1, 1)).unwrap().timestamp(END_OF_DAY, &zone).unwrap().to_string();
        assert_eq!(at("29/3/2026 2:30"), "2026-03-29T01:30:00Z", "half past three by the clocks of that day");
        assert_eq!(at("25/10/2026 2:30"), "2026-10-25T00:30:00Z", "the first of two");
        assert_eq!(at("29/3/2026"), "2026-03-29T21:59:59.999999Z");
        assert_eq!(at("25/10/2026"), "2026-10-25T22:59:59.999999Z");
    }
}
