//! Moments as people type them on the command line.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

/// Which end of a day a date without a time means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Start,
    End,
}

/// Reads `2026-11-30`, `2026-11-30 08:00`, `2026-11-30T08:00` (in the board's zone), RFC 3339, and `+2d`, `+3h`, `+30m`,
/// `+1w` from now. `None` for anything else.
pub fn read(typed: &str, zone: &TimeZone, now: Timestamp, edge: Edge) -> Option<Timestamp> {
    let typed = typed.trim();
    if let Some(distance) = typed.strip_prefix('+') {
        return ahead(distance, zone, now);
    }
    if let Ok(moment) = typed.parse::<Timestamp>() {
        return Some(moment);
    }
    // A date parses as a date and time too, so what is longer is tried first.
    if typed.len() > 10 {
        return local(typed.parse::<DateTime>().ok()?, zone);
    }
    let day: Date = typed.parse().ok()?;
    match edge {
        Edge::Start => local(day.to_datetime(jiff::civil::Time::midnight()), zone),
        Edge::End => crate::member::end_of_day(day, zone).ok(),
    }
}

/// The day alone, of any of these forms.
pub fn read_day(typed: &str, zone: &TimeZone, now: Timestamp) -> Option<Date> {
    read(typed, zone, now, Edge::Start).map(|moment| moment.to_zoned(zone.clone()).date())
}

fn local(at: DateTime, zone: &TimeZone) -> Option<Timestamp> {
    zone.to_timestamp(at).ok()
}

fn ahead(distance: &str, zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
    let unit = distance.chars().last()?;
    let count: i64 = distance.strip_suffix(unit)?.parse().ok().filter(|count| (0..=100_000).contains(count))?;
    let span = match unit {
        'm' => count.minutes(),
        'h' => count.hours(),
        'd' => count.days(),
        'w' => count.weeks(),
        _ => return None,
    };
    Some(now.to_zoned(zone.clone()).checked_add(span).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_in_the_zone_of_the_board() {
        let zone = TimeZone::get("Europe/Madrid").unwrap();
        let now: Timestamp = "2026-11-20T10:30:00Z".parse().unwrap();
        for (typed, edge, expected) in [
            ("2026-11-30", Edge::Start, Some("2026-11-29T23:00:00Z")),
            ("2026-11-30", Edge::End, Some("2026-11-30T22:59:59.999999Z")),
            ("2026-11-30 08:00", Edge::End, Some("2026-11-30T07:00:00Z")),
            ("2026-11-30T08:00", Edge::Start, Some("2026-11-30T07:00:00Z")),
            ("2026-11-30T08:00:30", Edge::Start, Some("2026-11-30T07:00:30Z")),
            ("2026-11-30T08:00:00Z", Edge::Start, Some("2026-11-30T08:00:00Z")),
            ("2026-11-30T08:00:00+02:00", Edge::Start, Some("2026-11-30T06:00:00Z")),
            ("+2d", Edge::Start, Some("2026-11-22T10:30:00Z")),
            ("+90m", Edge::Start, Some("2026-11-20T12:00:00Z")),
            ("+1w", Edge::Start, Some("2026-11-27T10:30:00Z")),
            ("+d", Edge::Start, None),
            ("+2", Edge::Start, None),
            ("+99999999d", Edge::Start, None),
            ("+2ñ", Edge::Start, None),
            ("30/11/2026", Edge::Start, None),
            ("2026-02-30", Edge::Start, None),
            ("mañana", Edge::Start, None),
            ("", Edge::Start, None),
        ] {
            let expected = expected.map(|moment| moment.parse().unwrap());
            assert_eq!(read(typed, &zone, now, edge), expected, "{typed}");
        }
        assert_eq!(read_day("+2d", &zone, now), Some(jiff::civil::date(2026, 11, 22)));
    }
}
