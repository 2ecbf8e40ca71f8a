//! What was not ticked off goes on into the next session of the same people.

use super::{Part, PartKind, PartState, Session, Stage};

/// The agenda lines of `earlier` that `next` takes over: open ones of a session of the same kind and people that is over,
/// none twice, also where both took it over from a third, in their order. `there` is what `next` has already; what was taken out there does not come back.
/// `earlier` is the last such session: lines of one before that are in it already.
pub fn carried<'a>(earlier: &Session, agenda: &'a [Part], next: &Session, there: &[Part]) -> Vec<&'a Part> {
    let goes_on = earlier.id != next.id
        && earlier.circle() == next.circle()
        && earlier.stage == Stage::Closed
        && next.stage == Stage::Planned;
    if !goes_on {
        return Vec::new();
    }
    let open = |part: &&Part| {
        (part.session, part.kind, part.state) == (earlier.id, PartKind::Agenda, PartState::Open)
            && !there
                .iter()
                .any(|kept| kept.carried_from.is_some_and(|from| from == part.id || Some(from) == part.carried_from))
    };
    let mut lines: Vec<&Part> = agenda.iter().filter(open).collect();
    lines.sort_by_key(|line| (line.place, line.id));
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::session::tests::{part, session};
    use crate::domain::session::{PartId, SessionKind};
    use uuid::Uuid;

    fn closed() -> Session {
        Session { stage: Stage::Closed, ..session(1, &[1, 2]) }
    }

    #[test]
    fn a_line_that_two_planned_sessions_took_over_is_not_there_twice_once_the_first_is_closed() {
        let origin = Some(PartId(Uuid::from_u128(9)));
        let agenda = [Part { carried_from: origin, ..part(1, 1, PartKind::Agenda) }, part(1, 2, PartKind::Agenda)];
        let there = [Part { carried_from: origin, ..part(2, 3, PartKind::Agenda) }];
        let next = session(2, &[1, 2]);
        let lines: Vec<PartId> = carried(&closed(), &agenda, &next, &there).iter().map(|line| line.id).collect();
        assert_eq!(lines, [agenda[1].id]);
    }

    #[test]
    fn open_lines_of_the_closed_session_before_go_on_in_their_order() {
        let agenda = [
            Part { place: 2, ..part(1, 1, PartKind::Agenda) },
            Part { place: 1, ..part(1, 2, PartKind::Agenda) },
            Part { state: PartState::Done, ..part(1, 3, PartKind::Agenda) },
            Part { state: PartState::Removed, ..part(1, 4, PartKind::Agenda) },
            part(1, 5, PartKind::SharedNote),
            part(7, 6, PartKind::Agenda),
        ];
        let next = session(2, &[1, 2]);
        let ids = |there: &[Part]| -> Vec<PartId> {
            carried(&closed(), &agenda, &next, there).iter().map(|line| line.id).collect()
        };
        assert_eq!(ids(&[]), [PartId(Uuid::from_u128(2)), PartId(Uuid::from_u128(1))]);
        let taken_out = Part {
            carried_from: Some(PartId(Uuid::from_u128(2))),
            state: PartState::Removed,
            ..part(2, 9, PartKind::Agenda)
        };
        assert_eq!(ids(&[taken_out]), [PartId(Uuid::from_u128(1))]);
    }

    #[test]
    fn nothing_goes_on_between_other_people_or_kinds_or_before_it_is_over() {
        let agenda = [part(1, 1, PartKind::Agenda)];
        let next = session(2, &[1, 2]);
        let none =
            |earlier: &Session, next: &Session| assert_eq!(carried(earlier, &agenda, next, &[]), [] as [&Part; 0]);
        none(&closed(), &session(2, &[1, 2, 3]));
        none(&closed(), &Session { kind: SessionKind::Onboarding, ..next.clone() });
        none(&closed(), &closed());
        for stage in [Stage::Planned, Stage::Held, Stage::Cancelled, Stage::Purged] {
            none(&Session { stage, ..closed() }, &next);
        }
        for stage in [Stage::Held, Stage::Closed, Stage::Cancelled] {
            none(&closed(), &Session { stage, ..next.clone() });
        }
    }

    proptest! {
        #[test]
        fn carrying_again_carries_nothing(states in prop::collection::vec(prop::sample::select(PartState::ALL), 0..20)) {
            let agenda: Vec<Part> = states
                .into_iter()
                .zip(1..)
                .map(|(state, id)| Part { state, ..part(1, id, PartKind::Agenda) })
                .collect();
            let next = session(2, &[1, 2]);
            let first = carried(&closed(), &agenda, &next, &[]);
            let there: Vec<Part> = first
                .iter()
                .zip(100..)
                .map(|(line, id)| Part { carried_from: Some(line.id), ..part(2, id, PartKind::Agenda) })
                .collect();
            prop_assert!(carried(&closed(), &agenda, &next, &there).is_empty());
        }
    }
}
