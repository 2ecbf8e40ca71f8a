//! When the same people should meet again, and who met.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Session, SessionKind, Stage};
use crate::domain::goal::Cadence;
use crate::domain::goal::cadence::days_between;
use crate::domain::organisation::{Area, PersonId};

/// Those who meet: the participants of sessions of one kind, which is what a cadence is agreed for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
        let (Some(due), Some(cadence), None) = (self.due, self.cadence, self.next) else { return Dueness::Fine };
        match days_between(today, due) {
            ..0 => Dueness::Overdue,
            left if left <= cadence.notice() => Dueness::Due,
            _ => Dueness::Fine,
        }
    }
}

impl Session {
    pub fn circle(&self) -> Circle {
        Circle { kind: self.kind, people: self.participants.clone() }
    }
}

/// Where each circle stands, in the order of circles. `day_of` gives the board's day of a session's beginning. Who has never
/// met was due on the first day they had planned and let go by. Cancelled and purged sessions are as if there were none.
pub fn standings(sessions: &[Session], day_of: impl Fn(&Session) -> Date, today: Date) -> Vec<CircleStanding> {
    let mut circles: BTreeMap<Circle, Vec<&Session>> = BTreeMap::new();
    for session in sessions.iter().filter(|session| !matches!(session.stage, Stage::Cancelled | Stage::Purged)) {
        circles.entry(session.circle()).or_default().push(session);
    }
    let standing = |(circle, sessions): (Circle, Vec<&Session>)| {
        let cadence =
            sessions.iter().max_by_key(|session| (session.starts, session.id)).and_then(|newest| newest.cadence);
        let (planned, met): (Vec<_>, Vec<_>) =
            sessions.into_iter().partition(|session| session.stage == Stage::Planned);
        let last = met.into_iter().map(&day_of).max();
        let (to_come, let_go): (Vec<Date>, Vec<Date>) = planned.into_iter().map(&day_of).partition(|day| *day >= today);
        let due = cadence.and_then(|cadence| match last {
            Some(last) => Some(cadence.after(last)),
            None => let_go.into_iter().min(),
        });
        CircleStanding { circle, cadence, last, next: to_come.into_iter().min(), due }
    };
    circles.into_iter().map(standing).collect()
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;
    use jiff::{Timestamp, ToSpan as _};
    use proptest::prelude::*;

    use super::*;
    use crate::domain::session::tests::session;

    fn noon(day: Date) -> Timestamp {
        day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp()
    }

    fn on(day: Date, stage: Stage, cadence: Option<Cadence>) -> Session {
        Session { starts: noon(day), stage, cadence, ..session(1, &[1, 2]) }
    }

    fn of(sessions: &[Session], today: Date) -> Vec<CircleStanding> {
        standings(sessions, |session| TimeZone::UTC.to_datetime(session.starts).date(), today)
    }

    fn one(sessions: &[Session], today: Date) -> CircleStanding {
        let mut all = of(sessions, today);
        assert_eq!(all.len(), 1);
        all.remove(0)
    }

    const MONTHLY: Option<Cadence> = Some(Cadence::Monthly);

    #[test]
    fn a_month_after_its_last_day_a_circle_is_due_at_the_end_of_a_shorter_month() {
        for (last, cadence, due) in [
            (date(2026, 1, 31), Cadence::Monthly, date(2026, 2, 28)),
            (date(2028, 1, 31), Cadence::Monthly, date(2028, 2, 29)),
            (date(2026, 2, 28), Cadence::Monthly, date(2026, 3, 28)),
            (date(2025, 11, 30), Cadence::Quarterly, date(2026, 2, 28)),
            (date(2026, 12, 28), Cadence::Weekly, date(2027, 1, 4)),
            (date(2026, 2, 20), Cadence::Fortnightly, date(2026, 3, 6)),
        ] {
            let standing = one(&[on(last, Stage::Closed, Some(cadence))], last);
            assert_eq!((standing.last, standing.due), (Some(last), Some(due)), "{last} {cadence}");
        }
    }

    #[test]
    fn a_circle_is_asked_in_time_and_overdue_from_the_day_after() {
        let standing = one(&[on(date(2026, 1, 31), Stage::Held, MONTHLY)], date(2026, 2, 1));
        for (today, expected) in [
            (date(2026, 2, 20), Dueness::Fine),
            (date(2026, 2, 21), Dueness::Due),
            (date(2026, 2, 28), Dueness::Due),
            (date(2026, 3, 1), Dueness::Overdue),
        ] {
            assert_eq!(standing.dueness(today), expected, "{today}");
        }
    }

    #[test]
    fn who_has_planned_the_next_one_owes_nothing() {
        let today = date(2026, 5, 4);
        let sessions = [on(date(2026, 1, 10), Stage::Closed, MONTHLY), on(today, Stage::Planned, MONTHLY)];
        let standing = one(&sessions, today);
        assert_eq!((standing.next, standing.due), (Some(today), Some(date(2026, 2, 10))));
        assert_eq!(standing.dueness(today), Dueness::Fine);
        // Let go by, it does not count as met.
        let standing = one(&sessions, date(2026, 5, 5));
        assert_eq!((standing.next, standing.dueness(date(2026, 5, 5))), (None, Dueness::Overdue));
    }

    #[test]
    fn who_never_met_was_due_on_the_first_day_they_let_go_by() {
        let (first, second) = (date(2026, 3, 2), date(2026, 4, 2));
        let planned = [on(second, Stage::Planned, MONTHLY), on(first, Stage::Planned, MONTHLY)];
        let standing = one(&planned, date(2026, 5, 1));
        assert_eq!((standing.last, standing.next, standing.due), (None, None, Some(first)));
        assert_eq!(one(&planned, first).due, None);
    }

    #[test]
    fn the_newest_cadence_holds_and_without_one_nothing_is_due() {
        let (before, after) = (date(2026, 1, 10), date(2026, 2, 10));
        let first = on(before, Stage::Closed, MONTHLY);
        let standing = one(&[first.clone(), on(after, Stage::Closed, Some(Cadence::Weekly))], after);
        assert_eq!(standing.due, Some(date(2026, 2, 17)));
        let standing = one(&[first.clone(), on(after, Stage::Closed, None)], after);
        assert_eq!((standing.cadence, standing.due, standing.dueness(Date::MAX)), (None, None, Dueness::Fine));
        // A cancelled one agreed nothing.
        assert_eq!(one(&[first, on(after, Stage::Cancelled, None)], after).cadence, MONTHLY);
    }

    #[test]
    fn other_people_and_other_kinds_are_other_circles() {
        let day = date(2026, 1, 10);
        let sessions = [
            on(day, Stage::Closed, MONTHLY),
            Session { kind: SessionKind::KpiReview, ..on(day, Stage::Closed, MONTHLY) },
            Session { participants: vec![PersonId(1), PersonId(2), PersonId(3)], ..on(day, Stage::Closed, None) },
            Session { participants: vec![PersonId(1), PersonId(9)], ..on(day, Stage::Cancelled, None) },
        ];
        assert_eq!(of(&sessions, day).len(), 3);
    }

    proptest! {
        #[test]
        fn a_circle_is_never_overdue_within_its_cadence_of_meeting(
            cadence in prop::sample::select(Cadence::ALL), from in 0_i64..3000, after in 0_i64..120,
            others in prop::collection::vec((0_i64..3000, prop::sample::select(Stage::ALL)), 0..8)
        ) {
            let start = date(2020, 1, 1);
            let day = |days: i64| start.checked_add(days.days()).unwrap();
            let (met, today) = (day(from), day(from + after));
            let mut sessions = vec![on(met, Stage::Closed, Some(cadence))];
            // Whatever was before changes nothing.
            let earlier = others.into_iter().filter(|(at, _)| *at < from);
            sessions.extend(earlier.map(|(at, stage)| on(day(at), stage, None)));
            let standing = one(&sessions, today);
            prop_assert_eq!((standing.last, standing.next), (Some(met), None));
            let due = standing.due.unwrap();
            prop_assert!((27..=92).contains(&days_between(met, due)) || cadence.days() == days_between(met, due));
            prop_assert_eq!(standing.dueness(today) == Dueness::Overdue, today > due);
            prop_assert_eq!(standing.dueness(today) == Dueness::Fine, days_between(today, due) > cadence.notice());
        }
    }
}
