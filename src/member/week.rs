//! One week of a board, from Monday: the events the member wrote or receives, and what falls due for them.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use super::today::{DutyKind, Item};
use super::{Error, Member, Result};
use crate::domain::announcement::{Event, Headline};

/// The Monday of the week that a day lies in.
pub fn monday_of(day: Date) -> Date {
    day.saturating_sub(i32::from(day.weekday().to_monday_zero_offset()).days())
}

/// Seven days.
#[derive(Clone, Debug)]
pub struct Week {
    pub monday: Date,
    /// From Monday to Sunday.
    pub days: Vec<Day>,
}

#[derive(Clone, Debug)]
pub struct Day {
    pub date: Date,
    /// What began on an earlier day first, then in the order of the clock; what falls due on it comes last.
    pub entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
pub enum Entry {
    /// On every day that it touches.
    Event { headline: Box<Headline>, event: Event, part: Part },
    /// Due on this day, or a session of this day.
    Due(Box<Item>),
}

/// Which of its days an event is shown on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It begins and ends on this day.
    Whole,
    First,
    Middle,
    Last,
}

impl Member {
    /// The week that `day` lies in, in the board's zone.
    pub fn week(&self, day: Date) -> Result<Week> {
        let monday = monday_of(day);
        let dates: Option<Vec<Date>> = (0..7).map(|after: i64| monday.checked_add(after.days()).ok()).collect();
        let dates = dates.ok_or(Error::BadDay(day))?;
        let mut days: Vec<Day> = dates.into_iter().map(|date| Day { date, entries: Vec::new() }).collect();
        let until = monday.checked_add(7.days()).map_err(|_| Error::BadDay(day))?;
        let (from, until) = (self.start_of(monday)?, self.start_of(until)?);
        for (headline, event) in self.store().events_between(self.id(), from, until, self.now())? {
            let (first, last) = self.days_of(&event);
            for day in days.iter_mut().filter(|day| first <= day.date && day.date <= last) {
                let part = match (day.date == first, day.date == last) {
                    (true, true) => Part::Whole,
                    (true, false) => Part::First,
                    (false, false) => Part::Middle,
                    (false, true) => Part::Last,
                };
                let headline = Box::new(headline.clone());
                day.entries.push(Entry::Event { headline, event: event.clone(), part });
            }
        }
        // Others' duties and what is merely new have no day of the member's own.
        let own = |item: &Item| !matches!(item.kind, DutyKind::Event | DutyKind::New | DutyKind::Escalated);
        for item in self.today()?.into_iter().filter(own) {
            let Some(due) = item.due.map(|due| self.workspace().day_of(due)) else { continue };
            if let Some(day) = days.iter_mut().find(|day| day.date == due) {
                day.entries.push(Entry::Due(Box::new(item)));
            }
        }
        Ok(Week { monday, days })
    }

    fn start_of(&self, day: Date) -> Result<Timestamp> {
        let zone = self.workspace().board().zone.clone();
        Ok(day.to_zoned(zone).map_err(|_| Error::BadDay(day))?.timestamp())
    }

    /// The first and the last day that an event touches: one that ends at midnight does not touch the day after.
    fn days_of(&self, event: &Event) -> (Date, Date) {
        let last = event.ends.saturating_sub(1.microsecond()).unwrap_or(event.ends).max(event.starts);
        (self.workspace().day_of(event.starts), self.workspace().day_of(last))
    }
}
