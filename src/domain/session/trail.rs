//! What was done with a session, as its participants see it: deeds, never content.

use jiff::Timestamp;

use super::{PartKind, Session, Stage};
use crate::domain::organisation::PersonId;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailEntry {
    /// The number of the chain's entry.
    pub seq: u64,
    pub at: Timestamp,
    pub by: PersonId,
    pub deed: TrailDeed,
    /// It is in the chain and signed by them.
    pub valid: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrailDeed {
    Planned,
    /// Another time, place or cadence.
    Moved,
    /// Other people.
    Joined(PersonId),
    Left(PersonId),
    Held,
    Closed,
    Reopened,
    Cancelled,
    Purged,
    Wrote(PartKind),
    Changed(PartKind),
    Signed,
    HandedOver(PersonId),
    /// A copy left the board: sealed to a passphrase, or not.
    Exported {
        sealed: bool,
    },
    /// The row that this entry signs is gone, or says something else.
    Altered,
}

/// What was done between two revisions of a session, the first one having none before it.
pub fn deeds(before: Option<&Session>, after: &Session) -> Vec<TrailDeed> {
    let Some(before) = before else { return vec![TrailDeed::Planned] };
    let only_in = |those: &Session, others: &Session| -> Vec<PersonId> {
        those.participants.iter().copied().filter(|person| !others.participants.contains(person)).collect()
    };
    let mut deeds: Vec<TrailDeed> = only_in(after, before).into_iter().map(TrailDeed::Joined).collect();
    deeds.extend(only_in(before, after).into_iter().map(TrailDeed::Left));
    let terms = |session: &Session| (session.starts, session.minutes, session.cadence);
    match (before.stage, after.stage) {
        (Stage::Closed, Stage::Held) => deeds.push(TrailDeed::Reopened),
        // Beginning at another moment than planned is part of beginning. What changed out of sight is the place.
        (was, is) if was == is => {
            if terms(before) != terms(after) || deeds.is_empty() {
                deeds.push(TrailDeed::Moved);
            }
        }
        (_, Stage::Planned) => deeds.push(TrailDeed::Planned),
        (_, Stage::Held) => deeds.push(TrailDeed::Held),
        (_, Stage::Closed) => deeds.push(TrailDeed::Closed),
        (_, Stage::Cancelled) => deeds.push(TrailDeed::Cancelled),
        (_, Stage::Purged) => deeds.push(TrailDeed::Purged),
    }
    deeds
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::goal::Cadence;
    use crate::domain::session::tests::session;

    #[test]
    fn every_step_is_told_by_its_name() {
        use Stage::{Cancelled, Closed, Held, Planned, Purged};
        let at = |stage| Session { stage, ..session(1, &[1, 2]) };
        assert_eq!(deeds(None, &at(Planned)), [TrailDeed::Planned]);
        for (before, after, deed) in [
            (Planned, Held, TrailDeed::Held),
            (Planned, Closed, TrailDeed::Closed),
            (Held, Closed, TrailDeed::Closed),
            (Closed, Held, TrailDeed::Reopened),
            (Planned, Cancelled, TrailDeed::Cancelled),
            (Closed, Purged, TrailDeed::Purged),
            (Cancelled, Purged, TrailDeed::Purged),
        ] {
            assert_eq!(deeds(Some(&at(before)), &at(after)), [deed]);
        }
    }

    #[test]
    fn other_people_and_another_time_are_told_apart() {
        let before = session(1, &[1, 2]);
        let moved = Session { starts: before.starts + 1.hour(), ..before.clone() };
        assert_eq!(deeds(Some(&before), &moved), [TrailDeed::Moved]);
        let cadence = Session { cadence: Some(Cadence::Weekly), ..before.clone() };
        assert_eq!(deeds(Some(&before), &cadence), [TrailDeed::Moved]);
        let others = Session { participants: vec![PersonId(1), PersonId(3)], ..before.clone() };
        assert_eq!(deeds(Some(&before), &others), [TrailDeed::Joined(PersonId(3)), TrailDeed::Left(PersonId(2))]);
        let both = Session { minutes: 10, ..others };
        assert_eq!(deeds(Some(&before), &both).last(), Some(&TrailDeed::Moved));
        // The place alone, which is sealed.
        assert_eq!(deeds(Some(&before), &before), [TrailDeed::Moved]);
    }

    #[test]
    fn a_session_held_at_another_moment_was_held_and_not_moved() {
        let before = session(1, &[1, 2]);
        let held = Session { stage: Stage::Held, starts: before.starts + 3.hours(), ..before.clone() };
        assert_eq!(deeds(Some(&before), &held), [TrailDeed::Held]);
    }

    proptest! {
        #[test]
        fn every_revision_does_something(
            before in prop::sample::select(Stage::ALL), after in prop::sample::select(Stage::ALL),
            were in prop::collection::btree_set(1_i64..6, 2..5), are in prop::collection::btree_set(1_i64..6, 2..5),
        ) {
            let of = |stage, people: &std::collections::BTreeSet<i64>| {
                Session { stage, ..session(1, &people.iter().copied().collect::<Vec<_>>()) }
            };
            let told = deeds(Some(&of(before, &were)), &of(after, &are));
            prop_assert!(!told.is_empty());
            let joined = told.iter().filter(|deed| matches!(deed, TrailDeed::Joined(_))).count();
            let left = told.iter().filter(|deed| matches!(deed, TrailDeed::Left(_))).count();
            prop_assert_eq!(were.len() + joined, are.len() + left);
        }
    }
}
