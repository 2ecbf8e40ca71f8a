//! Dated values of a goal, never overwritten, and the little that is kept ready of them.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::{Aim, Quantity, RATINGS, Slots, TEXT_LIMIT, Terms};
use crate::domain::organisation::PersonId;

/// One dated value. A correction is a check-in that supersedes another one, with a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckIn {
    /// Made by the client that writes it, so that a retry does not count twice.
    pub id: Uuid,
    /// Counts from 1 within its goal, in the order they were written.
    pub number: u32,
    pub day: Date,
    pub value: Quantity,
    /// The owner's own, 1 to 5.
    pub confidence: Option<u8>,
    /// What it rests on: needed for a rating.
    pub evidence: String,
    pub by: PersonId,
    pub at: Timestamp,
    /// The number of the check-in that it corrects, and why.
    pub corrects: Option<(u32, String)>,
    /// The number of the check-in that corrected it.
    pub corrected_by: Option<u32>,
    pub entry: Option<u64>,
}

/// What somebody wants to write down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCheckIn {
    pub day: Date,
    pub value: Quantity,
    pub confidence: Option<u8>,
    pub evidence: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CheckInFault {
    /// Before the goal's first day or after its last.
    OutsidePeriod {
        start: Date,
        end: Date,
    },
    InTheFuture,
    /// Not a whole number of steps from 0 to all of them.
    BadSteps {
        steps: u32,
    },
    /// Not a whole number from 1 to 5.
    BadRating,
    BadConfidence,
    EvidenceMissing,
    EvidenceTooLong,
}

impl NewCheckIn {
    /// Everything wrong with it for a goal of these terms.
    pub fn faults(&self, terms: &Terms, today: Date) -> Vec<CheckInFault> {
        let mut faults = Vec::new();
        let mut refuse = |wrong: bool, fault| {
            if wrong {
                faults.push(fault);
            }
        };
        let (start, end) = (terms.start, terms.end);
        refuse(self.day < start || self.day > end, CheckInFault::OutsidePeriod { start, end });
        refuse(self.day > today, CheckInFault::InTheFuture);
        let within = |low: i64, high: i64| {
            self.value.is_whole() && self.value >= Quantity::whole(low) && self.value <= Quantity::whole(high)
        };
        match terms.aim {
            Aim::Milestone { steps } => refuse(!within(0, i64::from(steps)), CheckInFault::BadSteps { steps }),
            Aim::Rating { .. } => {
                refuse(!within(*RATINGS.start(), *RATINGS.end()), CheckInFault::BadRating);
                refuse(self.evidence.trim().is_empty(), CheckInFault::EvidenceMissing);
            }
            Aim::Numeric { .. } | Aim::Maintain { .. } => {}
        }
        refuse(self.confidence.is_some_and(|own| !(1..=5).contains(&own)), CheckInFault::BadConfidence);
        refuse(self.evidence.len() > TEXT_LIMIT, CheckInFault::EvidenceTooLong);
        faults
    }
}

/// The newest check-in of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Newest {
    pub day: Date,
    pub value: Quantity,
    pub confidence: Option<u8>,
}

/// A slot that was measured, and whether its last value was in the band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    pub slot: u32,
    pub in_band: bool,
}

/// What is kept ready of a goal's check-ins: with it and the goal's terms every number of a day is worked out without
/// reading them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Check-ins that nothing has corrected.
    pub count: u32,
    /// Of their values, in ten-thousandths; beyond what an `i64` holds, its limit.
    pub sum: i64,
    pub newest: Option<Newest>,
    /// Slots whose last value was in the band; of goals without a band, 0.
    pub slots_in_band: u32,
    /// The newest slot measured, and the one before it.
    pub last_slot: Option<Measured>,
    pub slot_before: Option<Measured>,
}

impl Tally {
    /// Of all check-ins of a goal, in any order.
    pub fn of(terms: &Terms, check_ins: &[CheckIn]) -> Self {
        Self::until(terms, check_ins, Date::MAX)
    }

    /// Of those dated until `day`: how it stood then, by what is known now.
    pub fn until(terms: &Terms, check_ins: &[CheckIn], day: Date) -> Self {
        let mut tally = Self::default();
        let slots = terms.slots();
        for check_in in standing(check_ins).into_iter().take_while(|check_in| check_in.day <= day) {
            tally.add(terms, &slots, check_in);
        }
        tally
    }

    /// How it stood after each day with a check-in, by what is known now.
    pub fn after_each_day(terms: &Terms, check_ins: &[CheckIn]) -> Vec<(Date, Self)> {
        let mut days: Vec<(Date, Self)> = Vec::new();
        let mut tally = Self::default();
        let slots = terms.slots();
        for check_in in standing(check_ins) {
            tally.add(terms, &slots, check_in);
            match days.last_mut() {
                Some((day, stood)) if *day == check_in.day => *stood = tally,
                _ => days.push((check_in.day, tally)),
            }
        }
        days
    }

    /// Adds the next one by its day.
    fn add(&mut self, terms: &Terms, slots: &Slots, check_in: &CheckIn) {
        let (day, value) = (check_in.day, check_in.value);
        self.count += 1;
        self.sum = self.sum.saturating_add(value.raw());
        self.newest = Some(Newest { day, value, confidence: check_in.confidence });
        let in_band = terms.aim.band().is_some_and(|(low, high)| low <= value && value <= high);
        let measured = Measured { slot: slots.number(day), in_band };
        match self.last_slot {
            Some(last) if last.slot == measured.slot => self.slots_in_band -= u32::from(last.in_band),
            last => self.slot_before = last,
        }
        self.slots_in_band += u32::from(in_band);
        self.last_slot = Some(measured);
    }
}

/// Those that nothing has corrected, by their days and, of one day, as they were written.
fn standing(check_ins: &[CheckIn]) -> Vec<&CheckIn> {
    let mut standing: Vec<&CheckIn> = check_ins.iter().filter(|check_in| check_in.corrected_by.is_none()).collect();
    standing.sort_by_key(|check_in| (check_in.day, check_in.number));
    standing
}
