//! Sessions, parts and people to try the rules on; and what a session is told to be.

use proptest::prelude::*;

use super::*;
use crate::domain::organisation::{Area, Bond, ClientType, Person, Profile, Roles};

/// Planned by the first of `people`, who are in order.
pub fn session(id: u128, people: &[i64]) -> Session {
    Session {
        id: SessionId(Uuid::from_u128(id)),
        kind: SessionKind::OneOnOne,
        template: None,
        participants: people.iter().copied().map(PersonId).collect(),
        starts: Timestamp::UNIX_EPOCH,
        minutes: 60,
        cadence: None,
        stage: Stage::Planned,
        round: 1,
        confidential: false,
        revision: 1,
        by: PersonId(people[0]),
        at: Timestamp::UNIX_EPOCH,
        entry: 1,
    }
}

pub fn part(session: u128, id: u128, kind: PartKind) -> Part {
    Part {
        id: PartId(Uuid::from_u128(id)),
        session: SessionId(Uuid::from_u128(session)),
        kind,
        revision: 1,
        state: PartState::Open,
        owner: None,
        due: None,
        place: 1,
        carried_from: None,
        by: PersonId(1),
        at: Timestamp::UNIX_EPOCH,
        sealed: Vec::new(),
        entry: 1,
    }
}

/// Somebody active at all times; `manager` by number.
pub fn person(id: i64, level: u16, manager: Option<i64>) -> Person {
    let profile = Profile {
        handle: format!("p{id}"),
        name: format!("P {id}"),
        title: String::new(),
        area: Area::default(),
        level,
        manager: manager.map(PersonId),
        client_type: ClientType::Operative,
        bond: Bond::Staff,
        locale: "es".into(),
        active_from: None,
        active_until: None,
        successor: None,
        roles: Roles::NONE,
    };
    Person { id: PersonId(id), profile }
}

#[test]
fn a_closed_session_is_signed_once_everybody_has() {
    let closed = Session { stage: Stage::Closed, ..session(1, &[1, 2]) };
    for (signed, state) in [
        (vec![], SessionState::Closed),
        (vec![PersonId(2)], SessionState::Closed),
        // Whoever left has signed too, which counts for nothing.
        (vec![PersonId(2), PersonId(7)], SessionState::Closed),
        (vec![PersonId(2), PersonId(1)], SessionState::Signed),
    ] {
        assert_eq!(closed.state(&signed, Kept::Open), state);
    }
}

#[test]
fn a_session_is_overdue_from_the_day_after_until_it_is_held_or_cancelled() {
    let (day, next) = (jiff::civil::date(2026, 1, 31), jiff::civil::date(2026, 2, 1));
    let planned = session(1, &[1, 2]);
    assert!(!planned.is_overdue(day, day));
    assert!(planned.is_overdue(day, next));
    for stage in [Stage::Held, Stage::Closed, Stage::Cancelled, Stage::Purged] {
        assert!(!Session { stage, ..planned.clone() }.is_overdue(day, next));
    }
}

proptest! {
    #[test]
    fn what_is_kept_long_enough_is_blocked_and_then_gone(
        stage in prop::sample::select(Stage::ALL), signed in prop::collection::vec(1_i64..4, 0..4)
    ) {
        let session = Session { stage, ..session(1, &[1, 2]) };
        let signed: Vec<PersonId> = signed.into_iter().map(PersonId).collect();
        for kept in [Kept::Blocked, Kept::Spent] {
            let gone = if stage == Stage::Purged { SessionState::Purged } else { SessionState::Blocked };
            prop_assert_eq!(session.state(&signed, kept), gone);
        }
        let state = session.state(&signed, Kept::Open);
        prop_assert!(state == SessionState::Signed || state.word() == stage.word());
    }
}
