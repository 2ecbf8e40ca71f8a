//! Days, times and distances in time, in the words of a language and the time zone of a board.
//!
//! Names and patterns are ICU's own data (British English for `en`). Measured in an optimised build:
//! 50 µs for the first date of a process, 0.3 µs for each later one, 0.5 MB of binary. Month names
//! kept by hand would save nothing worth having.

use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{MDE, YMD, YMDE};
use icu_datetime::input::Date as IcuDate;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::{Language, texts};
use crate::domain::announcement::Event;

/// How many days away are still told as a distance.
const NEAR: i32 = 6;
const NEAR_PAST: i32 = -NEAR;

/// "jueves, 5 de marzo de 2026", "Thursday, 5 March 2026".
pub fn date_long(language: Language, zone: &TimeZone, at: Timestamp) -> String {
    day_long(language, zone.to_datetime(at).date())
}

/// "5 mar 2026", "5 Mar 2026".
pub fn date_short(language: Language, zone: &TimeZone, at: Timestamp) -> String {
    day_short(language, zone.to_datetime(at).date())
}

/// [`date_long`] of a day that has no time.
pub fn day_long(language: Language, day: Date) -> String {
    with_formats(language, |formats| (formats.long)(day))
}

/// [`date_short`] of a day that has no time.
pub fn day_short(language: Language, day: Date) -> String {
    with_formats(language, |formats| (formats.short)(day))
}

/// "jue, 5 mar", "Thu 5 Mar".
pub fn weekday_short(language: Language, day: Date) -> String {
    with_formats(language, |formats| (formats.weekday)(day))
}

/// "14:05" in both languages.
pub fn time(zone: &TimeZone, at: Timestamp) -> String {
    let at = zone.to_datetime(at);
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// "5 mar 2026, 14:05".
pub fn date_time(language: Language, zone: &TimeZone, at: Timestamp) -> String {
    texts(language).msg_time_date_and_time(date_short(language, zone, at), time(zone, at))
}

/// When and where an event takes place, in one line: a day that it does not leave is said once.
pub fn event(language: Language, zone: &TimeZone, event: &Event, place: &str) -> String {
    let texts = texts(language);
    let (first, last) = (zone.to_datetime(event.starts).date(), zone.to_datetime(event.ends).date());
    let when = if event.starts == event.ends {
        texts.msg_time_date_and_time(day_long(language, first), time(zone, event.starts))
    } else if first == last {
        texts.msg_event_on_day(day_long(language, first), time(zone, event.starts), time(zone, event.ends))
    } else {
        texts.msg_event_over_days(date_time(language, zone, event.starts), date_time(language, zone, event.ends))
    };
    if place.is_empty() { when } else { format!("{when} · {place}") }
}

/// A moment as seen from now: "hace 2 h", "ayer", "dentro de 10 min", "dentro de 3 días"; more than six
/// days away, its [`date_short`]. Days are counted on the board's calendar, not in spans of 24 hours.
pub fn relative(language: Language, zone: &TimeZone, now: Timestamp, then: Timestamp) -> String {
    let texts = texts(language);
    let away = then.duration_since(now);
    let (past, minutes, hours) = (away.is_negative(), away.as_mins().abs(), away.as_hours().abs());
    let then_day = zone.to_datetime(then).date();
    let days = days_between(zone.to_datetime(now).date(), then_day);
    match (past, days) {
        _ if minutes == 0 => texts.msg_time_now(),
        (true, _) if minutes < 60 => texts.msg_time_minutes_ago(minutes),
        (false, _) if minutes < 60 => texts.msg_time_in_minutes(minutes),
        (true, 0) => texts.msg_time_hours_ago(hours),
        (false, 0) => texts.msg_time_in_hours(hours),
        (_, -1) => texts.msg_time_yesterday(),
        (_, 1) => texts.msg_time_tomorrow(),
        (_, NEAR_PAST..=-2) => texts.msg_time_days_ago(-days),
        (_, 2..=NEAR) => texts.msg_time_in_days(days),
        _ => day_short(language, then_day),
    }
}

/// When something falls or fell due: "vence hoy", "due tomorrow", "venció hace 3 días". `due` is the
/// moment it becomes overdue, so the midnight that ends a day belongs to that day.
pub fn due(language: Language, zone: &TimeZone, now: Timestamp, due: Timestamp) -> String {
    let texts = texts(language);
    let last_moment = due.checked_sub(SignedDuration::from_nanos(1)).unwrap_or(due);
    let due_day = zone.to_datetime(last_moment).date();
    let days = days_between(zone.to_datetime(now).date(), due_day);
    match (now >= due, days) {
        (false, 0) => texts.msg_due_today(),
        (false, 1) => texts.msg_due_tomorrow(),
        (false, 2..=NEAR) => texts.msg_due_in_days(days),
        (false, _) => texts.msg_due_on(day_short(language, due_day)),
        (true, 0) => texts.msg_due_was_today(),
        (true, -1) => texts.msg_due_was_yesterday(),
        (true, NEAR_PAST..=-2) => texts.msg_due_was_days_ago(-days),
        (true, _) => texts.msg_due_was_on(day_short(language, due_day)),
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    // Two dates subtract to whole days and nothing else.
    (to - from).get_days()
}

/// The formatters of one language, as functions because ICU's calendar type has no public name here.
struct Formats {
    long: Box<dyn Fn(Date) -> String>,
    short: Box<dyn Fn(Date) -> String>,
    weekday: Box<dyn Fn(Date) -> String>,
}

impl Formats {
    fn new(language: Language) -> Self {
        let long =
            FixedCalendarDateTimeFormatter::try_new(language.icu().into(), YMDE::long()).expect("compiled locale data"); // part of the binary, with a root to fall back to
        let short = FixedCalendarDateTimeFormatter::try_new(language.icu().into(), YMD::medium())
            .expect("compiled locale data"); // as above
        let weekday = FixedCalendarDateTimeFormatter::try_new(language.icu().into(), MDE::medium())
            .expect("compiled locale data"); // as above
        let gregorian = |day: Date| {
            IcuDate::try_new_gregorian(day.year().into(), day.month() as u8, day.day() as u8)
                .expect("a day of the Gregorian calendar") // jiff's dates are nothing else
        };
        Self {
            long: Box::new(move |day| long.format(&gregorian(day)).to_string()),
            short: Box::new(move |day| short.format(&gregorian(day)).to_string()),
            weekday: Box::new(move |day| weekday.format(&gregorian(day)).to_string()),
        }
    }
}

fn with_formats<T>(language: Language, show: impl FnOnce(&Formats) -> T) -> T {
    thread_local! {
        static SPANISH: Formats = Formats::new(Language::Spanish);
        static ENGLISH: Formats = Formats::new(Language::English);
    }
    match language {
        Language::Spanish => SPANISH.with(show),
        Language::English => ENGLISH.with(show),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use Language::{English, Spanish};

    fn madrid() -> TimeZone {
        TimeZone::get("Europe/Madrid").unwrap()
    }

    /// A moment by Madrid's clocks.
    fn at(local: &str) -> Timestamp {
        let local: jiff::civil::DateTime = local.parse().unwrap();
        madrid().to_timestamp(local).unwrap()
    }

    #[test]
    fn dates_read_as_the_language_writes_them() {
        let (zone, at) = (madrid(), at("2026-03-05T14:05"));
        assert_eq!(date_long(Spanish, &zone, at), "jueves, 5 de marzo de 2026");
        assert_eq!(date_long(English, &zone, at), "Thursday, 5 March 2026");
        assert_eq!(date_short(Spanish, &zone, at), "5 mar 2026");
        assert_eq!(date_short(English, &zone, at), "5 Mar 2026");
        assert_eq!(time(&zone, at), "14:05");
        assert_eq!(date_time(Spanish, &zone, at), "5 mar 2026, 14:05");
        assert_eq!(date_time(English, &zone, at), "5 Mar 2026, 14:05");
    }

    #[test]
    fn every_month_has_its_short_name() {
        let short = |language| -> Vec<String> {
            (1..=12)
                .map(|month| day_short(language, jiff::civil::date(2026, month, 1)))
                .map(|day| day.split(' ').nth(1).unwrap().to_owned())
                .collect()
        };
        assert_eq!(short(Spanish).join(" "), "ene feb mar abr may jun jul ago sept oct nov dic");
        assert_eq!(short(English).join(" "), "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec");
    }

    #[test]
    fn the_day_is_the_boards_not_the_one_of_utc() {
        let late: Timestamp = "2026-03-05T23:30:00Z".parse().unwrap();
        assert_eq!(date_short(Spanish, &madrid(), late), "6 mar 2026");
        assert_eq!(time(&madrid(), late), "00:30");
        assert_eq!(date_short(Spanish, &TimeZone::UTC, late), "5 mar 2026");
    }

    #[test]
    fn near_moments_are_told_from_now_and_far_ones_by_date() {
        let now = at("2026-03-05T14:05");
        for (then, spanish, english) in [
            ("2026-03-05T14:05:40", "ahora mismo", "just now"),
            ("2026-03-05T14:04:20", "ahora mismo", "just now"),
            ("2026-03-05T13:55", "hace 10 min", "10 min ago"),
            ("2026-03-05T12:00", "hace 2 h", "2 h ago"),
            ("2026-03-05T00:00", "hace 14 h", "14 h ago"),
            ("2026-03-04T23:59", "ayer", "yesterday"),
            ("2026-03-04T00:00", "ayer", "yesterday"),
            ("2026-03-03T23:59", "hace 2 días", "2 days ago"),
            ("2026-02-27T08:00", "hace 6 días", "6 days ago"),
            ("2026-02-26T23:00", "26 feb 2026", "26 Feb 2026"),
            ("2026-03-05T14:15", "dentro de 10 min", "in 10 min"),
            ("2026-03-05T23:59", "dentro de 9 h", "in 9 h"),
            ("2026-03-06T00:00", "mañana", "tomorrow"),
            ("2026-03-08T09:00", "dentro de 3 días", "in 3 days"),
            ("2026-03-12T09:00", "12 mar 2026", "12 Mar 2026"),
        ] {
            let then = at(then);
            assert_eq!(relative(Spanish, &madrid(), now, then), spanish);
            assert_eq!(relative(English, &madrid(), now, then), english);
        }
    }

    #[test]
    fn every_day_there_is_can_be_said() {
        for day in [jiff::civil::Date::MIN, jiff::civil::date(0, 1, 1), jiff::civil::Date::MAX] {
            for language in [Spanish, English] {
                assert!(
                    ![day_short(language, day), day_long(language, day), weekday_short(language, day)]
                        .contains(&String::new())
                );
            }
        }
    }

    #[test]
    fn an_event_says_its_day_once_where_it_does_not_leave_it() {
        let held = |starts, ends| Event { starts: at(starts), ends: at(ends), place: String::new() };
        let one_day = held("2026-03-05T09:00", "2026-03-05T10:30");
        let said = event(Spanish, &madrid(), &one_day, "Sala 2");
        assert_eq!(said, "jueves, 5 de marzo de 2026, de 09:00 a 10:30 · Sala 2");
        assert_eq!(event(English, &madrid(), &one_day, ""), "Thursday, 5 March 2026, 09:00 to 10:30");
        let two_days = held("2026-03-05T22:00", "2026-03-06T02:00");
        assert_eq!(event(Spanish, &madrid(), &two_days, ""), "Del 5 mar 2026, 22:00 al 6 mar 2026, 02:00");
        let moment = held("2026-03-05T09:00", "2026-03-05T09:00");
        assert_eq!(event(English, &madrid(), &moment, ""), "Thursday, 5 March 2026, 09:00");
        assert_eq!(weekday_short(Spanish, jiff::civil::date(2026, 3, 5)), "jue, 5 mar");
        assert_eq!(weekday_short(English, jiff::civil::date(2026, 3, 5)), "Thu 5 Mar");
    }

    #[test]
    fn minutes_are_told_across_midnight() {
        let (now, then) = (at("2026-03-06T00:10"), at("2026-03-05T23:50"));
        assert_eq!(relative(Spanish, &madrid(), now, then), "hace 20 min");
    }

    #[test]
    fn days_are_counted_on_the_calendar_when_the_clocks_change() {
        // The night of 28 to 29 March 2026 has 23 hours.
        let (now, then) = (at("2026-03-30T00:30"), at("2026-03-28T23:45"));
        assert_eq!(relative(Spanish, &madrid(), now, then), "hace 2 días");
    }

    #[test]
    fn a_due_date_says_how_far_it_is() {
        let now = at("2026-03-05T14:05");
        for (falls, spanish, english) in [
            ("2026-03-06T00:00", "vence hoy", "due today"),
            ("2026-03-05T23:59:59", "vence hoy", "due today"),
            ("2026-03-07T00:00", "vence mañana", "due tomorrow"),
            ("2026-03-09T00:00", "vence dentro de 3 días", "due in 3 days"),
            ("2026-03-31T00:00", "vence el 30 mar 2026", "due on 30 Mar 2026"),
            ("2026-03-05T14:05", "ha vencido hoy", "was due today"),
            ("2026-03-05T00:00", "venció ayer", "was due yesterday"),
            ("2026-03-03T00:00", "venció hace 3 días", "was due 3 days ago"),
            ("2026-02-02T00:00", "venció el 1 feb 2026", "was due on 1 Feb 2026"),
        ] {
            let falls = at(falls);
            assert_eq!(due(Spanish, &madrid(), now, falls), spanish);
            assert_eq!(due(English, &madrid(), now, falls), english);
        }
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        for moment in [Timestamp::MIN, Timestamp::MAX] {
            for language in Language::ALL {
                date_long(language, &madrid(), moment);
                relative(language, &madrid(), Timestamp::UNIX_EPOCH, moment);
                due(language, &madrid(), Timestamp::UNIX_EPOCH, moment);
            }
        }
    }
}
