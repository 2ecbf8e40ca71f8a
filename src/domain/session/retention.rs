//! How long sessions of a kind are kept: open, then blocked (nobody opens them any more), then to be purged.

use jiff::civil::Date;
use jiff::{Span, Timestamp};

use super::{Fault, SessionKind, Stage};
use crate::domain::organisation::PersonId;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retention {
    pub kind: SessionKind,
    /// Days in which a session can be opened, from [`Session::grows_old_from`](super::Session::grows_old_from) on; none keeps it
    /// for good.
    pub open_days: Option<u32>,
    /// Days after that until it may be purged.
    pub blocked_days: u32,
    pub by: PersonId,
    pub at: Timestamp,
    pub entry: u64,
}

/// Longest stretch: a hundred years.
pub const DAYS: u32 = 36_525;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kept {
    Open,
    Blocked,
    /// May be purged from now on; blocked until somebody does.
    Spent,
}

impl Retention {
    /// Everything wrong with such lengths.
    pub fn faults(open_days: Option<u32>, blocked_days: u32) -> Vec<Fault> {
        let lengths = open_days.map(|open| [open, blocked_days]);
        let wrong = lengths.is_some_and(|lengths| lengths.iter().any(|days| !(1..=DAYS).contains(days)));
        if wrong { vec![Fault::BadDays] } else { Vec::new() }
    }

    /// The first day on which nobody opens a session of this day any more; none where it is kept for good.
    pub fn blocked_on(&self, day: Date) -> Option<Date> {
        later(later(day, self.open_days?)?, 1)
    }

    /// The first day on which it may be purged.
    pub fn purge_on(&self, day: Date) -> Option<Date> {
        later(self.blocked_on(day)?, self.blocked_days)
    }

    /// How a session of a day is kept on another. Only what is over grows old: closed or cancelled.
    pub fn kept(&self, stage: Stage, day: Date, today: Date) -> Kept {
        let come = |first: Option<Date>| first.is_some_and(|first| first <= today);
        if !stage.grows_old() || !come(self.blocked_on(day)) {
            Kept::Open
        } else if come(self.purge_on(day)) {
            Kept::Spent
        } else {
            Kept::Blocked
        }
    }
}

/// None beyond the end of the calendar.
fn later(day: Date, days: u32) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const DAY: Date = date(2026, 1, 31);

    fn retention(open_days: Option<u32>, blocked_days: u32) -> Retention {
        let kind = SessionKind::OneOnOne;
        Retention { kind, open_days, blocked_days, by: PersonId(1), at: Timestamp::UNIX_EPOCH, entry: 1 }
    }

    #[test]
    fn a_session_is_open_for_its_days_then_blocked_then_spent() {
        let kept = retention(Some(28), 10);
        for (today, expected) in [
            (DAY, Kept::Open),
            (date(2026, 2, 28), Kept::Open),
            (date(2026, 3, 1), Kept::Blocked),
            (date(2026, 3, 10), Kept::Blocked),
            (date(2026, 3, 11), Kept::Spent),
        ] {
            assert_eq!(kept.kept(Stage::Closed, DAY, today), expected, "{today}");
            assert_eq!(kept.kept(Stage::Cancelled, DAY, today), expected, "{today}");
        }
        assert_eq!(kept.blocked_on(DAY), Some(date(2026, 3, 1)));
        assert_eq!(kept.purge_on(DAY), Some(date(2026, 3, 11)));
    }

    #[test]
    fn what_is_not_over_does_not_grow_old() {
        let kept = retention(Some(1), 1);
        for stage in [Stage::Planned, Stage::Held, Stage::Purged] {
            assert_eq!(kept.kept(stage, DAY, date(2100, 1, 1)), Kept::Open);
        }
    }

    #[test]
    fn without_days_a_session_is_kept_for_good() {
        let kept = retention(None, 1);
        assert_eq!(kept.kept(Stage::Closed, DAY, Date::MAX), Kept::Open);
        assert_eq!((kept.blocked_on(DAY), kept.purge_on(DAY)), (None, None));
        // So it is where its last day would be beyond the calendar.
        assert_eq!(retention(Some(DAYS), 1).kept(Stage::Closed, date(9990, 1, 1), Date::MAX), Kept::Open);
    }

    #[test]
    fn lengths_are_from_a_day_to_a_hundred_years() {
        for (open, blocked) in [(None, 0), (Some(1), 1), (Some(DAYS), DAYS)] {
            assert_eq!(Retention::faults(open, blocked), []);
        }
        for (open, blocked) in [(Some(0), 1), (Some(1), 0), (Some(DAYS + 1), 1), (Some(1), DAYS + 1)] {
            assert_eq!(Retention::faults(open, blocked), [Fault::BadDays]);
        }
    }

    proptest! {
        #[test]
        fn a_session_only_ever_grows_older(open in 1..=DAYS, blocked in 1..=DAYS, age in 0..3 * DAYS) {
            let kept = retention(Some(open), blocked);
            let today = DAY.checked_add(i64::from(age).days()).unwrap();
            let expected = if age <= open {
                Kept::Open
            } else if age <= open + blocked {
                Kept::Blocked
            } else {
                Kept::Spent
            };
            prop_assert_eq!(kept.kept(Stage::Closed, DAY, today), expected);
        }
    }
}
