//! What each kind of part may become, and what somebody must be allowed to do with the session for it.

use jiff::civil::Date;

use super::{LINE_LIMIT, NOTE_LIMIT, Operation, Part, PartKind, PartState};

impl PartKind {
    /// Whether it is for all who take part, and not for its author alone.
    pub fn is_shared(self) -> bool {
        self != Self::OwnNote
    }

    /// Whether it lives on after the signatures: its state changes while the text is locked.
    pub fn lives_on(self) -> bool {
        matches!(self, Self::Item | Self::Action)
    }

    /// Longest text, in bytes of UTF-8.
    pub fn text_limit(self) -> usize {
        match self {
            Self::SharedNote | Self::OwnNote => NOTE_LIMIT,
            Self::Place | Self::Agenda | Self::Item | Self::Action | Self::Comment | Self::Snapshot => LINE_LIMIT,
        }
    }

    /// What writing one takes, or giving it another text.
    pub fn writing(self) -> Operation {
        match self {
            // A place goes with the time.
            Self::Place => Operation::Change,
            Self::OwnNote => Operation::WriteOwn,
            Self::Comment => Operation::Sign,
            Self::Agenda | Self::SharedNote | Self::Item | Self::Action | Self::Snapshot => Operation::Write,
        }
    }

    /// What bringing one into a state takes.
    pub fn moving(self, to: PartState) -> Operation {
        if self.lives_on() && to != PartState::Removed { Operation::FollowUp } else { self.writing() }
    }

    /// Whether a change from one state to another makes sense of such a part. Staying as it is is no change.
    pub fn may_become(self, from: PartState, to: PartState) -> bool {
        use PartState::{Agreed, Declined, Done, Open, Removed, Resolved};
        match self {
            Self::Agenda | Self::Action => matches!((from, to), (Open, Done | Removed) | (Done, Open | Removed)),
            Self::Item => matches!(
                (from, to),
                (Open, Agreed | Declined) | (Agreed, Resolved | Declined | Open) | (Resolved | Declined, Open)
            ),
            Self::SharedNote | Self::OwnNote | Self::Snapshot => (from, to) == (Open, Removed),
            // There is one of it in a session, which may be said again.
            Self::Place => matches!((from, to), (Open, Removed) | (Removed, Open)),
            Self::Comment => false,
        }
    }
}

impl Part {
    pub fn may_become(&self, to: PartState) -> bool {
        self.kind.may_become(self.state, to)
    }

    /// Whether the first signature locks this: what is said, and of what lives on only that it is there.
    pub fn is_locked_text(&self) -> bool {
        match self.kind {
            PartKind::Place | PartKind::Agenda | PartKind::SharedNote | PartKind::Snapshot => true,
            PartKind::Item | PartKind::Action => self.revision == 1,
            PartKind::OwnNote | PartKind::Comment => false,
        }
    }

    /// Of actions: whether its day is over and it is not done.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.kind == PartKind::Action && self.state == PartState::Open && self.due.is_some_and(|due| due < today)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::session::tests::part;

    #[test]
    fn parts_move_as_their_kind_does() {
        use PartKind as K;
        use PartState::{Agreed, Declined, Done, Open, Removed, Resolved};
        let ticked = vec![(Open, Done), (Open, Removed), (Done, Open), (Done, Removed)];
        let items = vec![
            (Open, Agreed),
            (Open, Declined),
            (Agreed, Open),
            (Agreed, Resolved),
            (Agreed, Declined),
            (Resolved, Open),
            (Declined, Open),
        ];
        for (kind, allowed) in [
            (K::Place, vec![(Open, Removed), (Removed, Open)]),
            (K::Agenda, ticked.clone()),
            (K::SharedNote, vec![(Open, Removed)]),
            (K::OwnNote, vec![(Open, Removed)]),
            (K::Item, items),
            (K::Action, ticked),
            (K::Comment, vec![]),
            (K::Snapshot, vec![(Open, Removed)]),
        ] {
            for from in PartState::ALL.iter().copied() {
                for to in PartState::ALL.iter().copied() {
                    let part = Part { state: from, ..part(1, 1, kind) };
                    assert_eq!(part.may_become(to), allowed.contains(&(from, to)), "{kind}: {from} → {to}");
                }
            }
        }
    }

    #[test]
    fn only_items_and_actions_are_followed_up_and_only_text_is_written() {
        for kind in PartKind::ALL.iter().copied() {
            let followed = matches!(kind, PartKind::Item | PartKind::Action);
            for state in PartState::ALL.iter().copied() {
                let expected =
                    if followed && state != PartState::Removed { Operation::FollowUp } else { kind.writing() };
                assert_eq!(kind.moving(state), expected, "{kind} {state}");
            }
            assert_eq!(kind.is_shared(), kind.writing() != Operation::WriteOwn);
        }
    }

    #[test]
    fn an_open_action_is_overdue_from_the_day_after() {
        let action = Part { due: Some(date(2026, 3, 31)), ..part(1, 1, PartKind::Action) };
        assert!(!action.is_overdue(date(2026, 3, 31)));
        assert!(action.is_overdue(date(2026, 4, 1)));
        assert!(!Part { state: PartState::Done, ..action.clone() }.is_overdue(date(2026, 4, 1)));
        assert!(!Part { due: None, ..action }.is_overdue(Date::MAX));
    }
}
