//! When the same people should meet again, and who met.

use jiff::civil::Date;

use super::{Session, SessionKind};
use crate::domain::goal::Cadence;
use crate::domain::organisation::{Area, PersonId};

/// Those who meet: the participants of sessions of one kind, which is what a cadence is agreed for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Circle {
    pub kind: SessionKind,
    /// In the order of their numbers.
    pub people: Vec<PersonId>,
}

/// Where a circle stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleStanding {
    pub circle: Circle,
    /// That of the newest session that is not cancelled.
    pub cadence: Option<Cadence>,
    /// The day they last met.
    pub last: Option<Date>,
    /// The day they will meet next, where that is planned.
    pub next: Option<Date>,
    /// The day by which they should meet: last day and cadence; none without a cadence.
    pub due: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dueness {
    /// Planned, or not due within the cadence's notice.
    Fine,
    /// Within the notice, and nothing is planned.
    Due,
    Overdue,
}

impl CircleStanding {
    pub fn dueness(&self, today: Date) -> Dueness {
        let _ = today;
        todo!()
    }
}

/// Where each circle stands. `day_of` gives the board's day of a session's beginning.
pub fn standings(sessions: &[Session], day_of: impl Fn(&Session) -> Date, today: Date) -> Vec<CircleStanding> {
    let _ = (sessions, &day_of, today);
    todo!()
}

/// Of an area's subtree, over a stretch of days, without content: how many people have an active manager, and how many of
/// them held a session with that manager.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    pub area: Area,
    pub people: usize,
    pub met: usize,
    /// Of those who have a cadence with their manager, how many are overdue.
    pub overdue: usize,
}
