//! How often a goal is measured: the stretches of its period in each of which a check-in is due.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

use crate::domain::organisation::words;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cadence {
    Weekly,
    Fortnightly,
    Monthly,
    Quarterly,
}
words!(Cadence {
    Weekly => "weekly",
    Fortnightly => "fortnightly",
    Monthly => "monthly",
    Quarterly => "quarterly",
});

impl Cadence {
    /// Days between check-ins, months counting 30 and quarters 91.
    pub fn days(self) -> i32 {
        match self {
            Self::Weekly => 7,
            Self::Fortnightly => 14,
            Self::Monthly => 30,
            Self::Quarterly => 91,
        }
    }

    /// How many days before it is due a check-in is asked for.
    pub fn notice(self) -> i32 {
        match self {
            Self::Weekly => 2,
            Self::Fortnightly => 4,
            Self::Monthly => 7,
            Self::Quarterly => 14,
        }
    }

    /// The same day one stretch later, or the last of a shorter month.
    pub fn after(self, day: Date) -> Date {
        self.times(1).map_or(Date::MAX, |span| day.saturating_add(span))
    }

    /// None where the calendar is not that long.
    fn times(self, count: u32) -> Option<Span> {
        let count = i64::from(count);
        match self {
            Self::Weekly => Span::new().try_days(7 * count),
            Self::Fortnightly => Span::new().try_days(14 * count),
            Self::Monthly => Span::new().try_months(count),
            Self::Quarterly => Span::new().try_months(3 * count),
        }
        .ok()
    }
}

/// Whole days from `from` to `to`.
pub fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// The Monday of a day's week.
pub fn monday(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// The stretches of a period, numbered from 0. A rest at its end that is shorter than half a stretch belongs to the one
/// before, so that nobody owes two check-ins in a few days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slots {
    cadence: Cadence,
    start: Date,
    end: Date,
    count: u32,
}

impl Slots {
    /// Of a period whose first and last day are these; at least one slot, whatever they are.
    pub fn new(cadence: Cadence, start: Date, end: Date) -> Self {
        let mut slots = Self { cadence, start, end, count: u32::MAX };
        let last = slots.number(end.max(start));
        let rest = days_between(slots.begins(last), end) + 1;
        slots.count = if last > 0 && 2 * rest < cadence.days() { last } else { last + 1 };
        slots
    }

    pub fn count(&self) -> u32 {
        self.count
    }

    fn begins(&self, slot: u32) -> Date {
        self.cadence.times(slot).map_or(Date::MAX, |span| self.start.saturating_add(span))
    }

    /// In which slot a day lies; days before and after the period count to its first and last.
    pub fn number(&self, day: Date) -> u32 {
        let months = || 12 * i32::from(day.year() - self.start.year()) + i32::from(day.month() - self.start.month());
        let slot = match self.cadence {
            Cadence::Weekly | Cadence::Fortnightly => days_between(self.start, day) / self.cadence.days(),
            Cadence::Monthly => months(),
            Cadence::Quarterly => months() / 3,
        };
        let slot = u32::try_from(slot).unwrap_or(0);
        // In its first month a slot may not have begun yet.
        let slot = if slot > 0 && self.begins(slot) > day { slot - 1 } else { slot };
        slot.min(self.count.saturating_sub(1))
    }

    /// The last day of a slot: its check-in is due until then.
    pub fn ends(&self, slot: u32) -> Date {
        if slot + 1 >= self.count { self.end } else { self.begins(slot + 1).saturating_sub(1.day()) }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_half_year_has_six_months_and_twenty_six_weeks() {
        let (start, end) = (date(2026, 1, 1), date(2026, 6, 30));
        assert_eq!(Slots::new(Cadence::Monthly, start, end).count(), 6);
        assert_eq!(Slots::new(Cadence::Quarterly, start, end).count(), 2);
        assert_eq!(Slots::new(Cadence::Weekly, start, end).count(), 26);
    }

    #[test]
    fn months_end_where_the_calendar_says() {
        let slots = Slots::new(Cadence::Monthly, date(2026, 1, 31), date(2026, 5, 30));
        assert_eq!(slots.ends(0), date(2026, 2, 27));
        assert_eq!(slots.number(date(2026, 2, 28)), 1);
        assert_eq!(slots.number(date(2026, 3, 30)), 1);
        assert_eq!(slots.number(date(2026, 3, 31)), 2);
    }

    #[test]
    fn a_short_rest_belongs_to_the_slot_before() {
        let slots = Slots::new(Cadence::Weekly, date(2026, 3, 2), date(2026, 3, 17));
        assert_eq!((slots.count(), slots.ends(1)), (2, date(2026, 3, 17)));
        let slots = Slots::new(Cadence::Weekly, date(2026, 3, 2), date(2026, 3, 19));
        assert_eq!((slots.count(), slots.ends(1)), (3, date(2026, 3, 15)));
    }

    #[test]
    fn a_period_may_reach_to_the_ends_of_the_calendar() {
        for cadence in Cadence::ALL {
            for (start, end) in [(Date::MIN, Date::MAX), (date(9999, 11, 30), Date::MAX), (Date::MAX, Date::MIN)] {
                let slots = Slots::new(*cadence, start, end);
                assert_eq!((slots.number(Date::MIN), slots.number(Date::MAX)), (0, slots.count() - 1));
                assert_eq!(slots.ends(slots.count() - 1), end);
            }
        }
        assert_eq!(Slots::new(Cadence::Weekly, date(9999, 11, 1), Date::MAX).number(Date::MAX), 8);
    }

    proptest! {
        #[test]
        fn slots_follow_one_another_and_cover_the_period(
            cadence in prop::sample::select(Cadence::ALL), from in 0_i64..3000, length in 1_i64..1500
        ) {
            let start = date(2020, 1, 1).checked_add(from.days()).unwrap();
            let end = start.checked_add(length.days()).unwrap();
            let slots = Slots::new(cadence, start, end);
            let mut day = start;
            let mut before = 0;
            while day <= end {
                let slot = slots.number(day);
                prop_assert!(slot == before || slot == before + 1);
                prop_assert!(day <= slots.ends(slot));
                prop_assert!(slot == 0 || day > slots.ends(slot - 1));
                before = slot;
                day = day.tomorrow().unwrap();
            }
            prop_assert_eq!(before + 1, slots.count());
            prop_assert_eq!(slots.ends(before), end);
        }
    }
}
