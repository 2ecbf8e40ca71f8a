//! From planned to signed: which stage follows which, and who may do what in which state.

use super::{Involvement, Sight};
use crate::domain::organisation::words;

/// What is kept of how far a session has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    Planned,
    /// It takes place, or took place and is still being written up.
    Held,
    /// Written up: to be signed.
    Closed,
    Cancelled,
    /// Its content is gone for good.
    Purged,
}
words!(Stage {
    Planned => "planned",
    Held => "held",
    Closed => "closed",
    Cancelled => "cancelled",
    Purged => "purged",
});

/// What a session is, as people are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SessionState {
    Planned,
    Held,
    Closed,
    /// Closed, and everybody who takes part has signed.
    Signed,
    Cancelled,
    /// Kept as long as agreed: nobody opens it, and it is not purged yet.
    Blocked,
    Purged,
}
words!(SessionState {
    Planned => "planned",
    Held => "held",
    Closed => "closed",
    Signed => "signed",
    Cancelled => "cancelled",
    Blocked => "blocked",
    Purged => "purged",
});

/// Everything somebody can want to do with a session that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Know that it is: who, when, which kind, in which state.
    See,
    /// Read what is said.
    Open,
    /// Another time, place, cadence or people.
    Change,
    Cancel,
    Hold,
    Close,
    /// Agenda, shared notes, items and new actions, the goals' snapshot.
    Write,
    WriteOwn,
    /// Close or open an action again, move an item on: these live on after the signatures.
    FollowUp,
    Sign,
    Reopen,
    HandOver,
    Export,
    Trail,
}
words!(Operation {
    See => "see",
    Open => "open",
    Change => "change",
    Cancel => "cancel",
    Hold => "hold",
    Close => "close",
    Write => "write",
    WriteOwn => "write_own",
    FollowUp => "follow_up",
    Sign => "sign",
    Reopen => "reopen",
    HandOver => "hand_over",
    Export => "export",
    Trail => "trail",
});

/// What decides whether somebody may do something with a session, beside who they are to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub state: SessionState,
    /// Somebody has signed in this round: the text is locked.
    pub locked: bool,
    /// The one who asks has signed in this round.
    pub signed: bool,
    pub confidential: bool,
}

/// Why something is not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// It is as if there were no such session.
    Unseen,
    /// They see it, and it is others' to do.
    NotTheirs,
    /// Not in this state: it is over, locked, blocked, not closed yet, signed already.
    NotNow,
}

impl Stage {
    /// Whether it is over, and kept only for as long as its kind is.
    pub fn grows_old(self) -> bool {
        matches!(self, Self::Closed | Self::Cancelled)
    }

    /// Whether a revision in this stage may come after one in `before`, or be the first.
    pub fn may_follow(self, before: Option<Self>) -> bool {
        match before {
            None => self == Self::Planned,
            Some(Self::Planned) => self != Self::Purged,
            Some(Self::Held) => self == Self::Held || self == Self::Closed,
            // Reopened, or kept long enough.
            Some(Self::Closed) => self == Self::Held || self == Self::Purged,
            Some(Self::Cancelled) => self == Self::Purged,
            Some(Self::Purged) => false,
        }
    }
}

/// Who an operation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum For {
    /// Whoever sees that the session is.
    Seers,
    /// Who takes part, took part or was handed it.
    Involved,
    Participants,
}

/// An operation's line of the table: for whom it is, in which states, and what else must hold.
fn rule(operation: Operation, now: Standing) -> (For, &'static [SessionState], bool) {
    use For::{Involved, Participants, Seers};
    use SessionState::{Cancelled, Closed, Held, Planned, Signed};
    const ANY: &[SessionState] = SessionState::ALL;
    const READABLE: &[SessionState] = &[Planned, Held, Closed, Signed, Cancelled];
    const GOING_ON: &[SessionState] = &[Planned, Held, Closed, Signed];
    match operation {
        Operation::See => (Seers, ANY, true),
        Operation::Open => (Involved, READABLE, true),
        Operation::Trail => (Involved, ANY, true),
        Operation::Change => (Participants, &[Planned, Held], true),
        Operation::Cancel => (Participants, &[Planned], true),
        Operation::Hold => (Participants, &[Planned], true),
        Operation::Close => (Participants, &[Planned, Held], true),
        Operation::Write => (Participants, &[Planned, Held, Closed], !now.locked),
        Operation::WriteOwn => (Participants, GOING_ON, true),
        Operation::FollowUp => (Participants, GOING_ON, true),
        Operation::Sign => (Participants, &[Closed], !now.signed),
        Operation::Reopen => (Participants, &[Closed, Signed], true),
        Operation::HandOver => (Participants, &[Closed, Signed], !now.confidential),
        Operation::Export => (Participants, READABLE, true),
    }
}

impl Operation {
    /// Whether the session allows it now, whoever asks. An action's owner from outside follows it up where this says so.
    pub fn timely(self, now: Standing) -> bool {
        let (_, states, holds) = rule(self, now);
        holds && states.contains(&now.state)
    }
}

/// Whether somebody with this sight of a session may do this with it now.
pub fn judge(sight: Sight, how: Option<Involvement>, operation: Operation, now: Standing) -> Result<(), Refusal> {
    let (whose, ..) = rule(operation, now);
    let theirs = match whose {
        For::Seers => true,
        For::Involved => sight == Sight::Content && how.is_some(),
        For::Participants => sight == Sight::Content && how == Some(Involvement::Participant),
    };
    match (sight, theirs) {
        (Sight::Nothing, _) => Err(Refusal::Unseen),
        (_, false) => Err(Refusal::NotTheirs),
        (_, true) if !operation.timely(now) => Err(Refusal::NotNow),
        (_, true) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rules once more, as somebody would tell them.
    fn told(sight: Sight, how: Option<Involvement>, operation: Operation, now: Standing) -> Result<(), Refusal> {
        use Operation as O;
        use SessionState as S;
        if sight == Sight::Nothing {
            return Err(Refusal::Unseen);
        }
        if operation == O::See {
            return Ok(());
        }
        // Managers above and human resources know of it, and that is all.
        let Some(how) = how.filter(|_| sight == Sight::Content) else { return Err(Refusal::NotTheirs) };
        if how != Involvement::Participant && operation != O::Open && operation != O::Trail {
            return Err(Refusal::NotTheirs);
        }
        let planned = now.state == S::Planned;
        let held = now.state == S::Held;
        let closed = now.state == S::Closed;
        let signed = now.state == S::Signed;
        let gone = now.state == S::Blocked || now.state == S::Purged;
        let may = match operation {
            O::See | O::Trail => true,
            O::Open | O::Export => !gone,
            O::Change => planned || held,
            O::Cancel | O::Hold => planned,
            O::Close => planned || held,
            O::Write => (planned || held || closed) && !now.locked,
            O::WriteOwn => !gone && now.state != S::Cancelled,
            O::FollowUp => planned || held || closed || signed,
            O::Sign => closed && !now.signed,
            O::Reopen => closed || signed,
            O::HandOver => (closed || signed) && !now.confidential,
        };
        if may { Ok(()) } else { Err(Refusal::NotNow) }
    }

    fn standings() -> impl Iterator<Item = Standing> {
        SessionState::ALL.iter().flat_map(|state| {
            (0..8_u8).map(|bits| Standing {
                state: *state,
                locked: bits & 1 > 0,
                signed: bits & 2 > 0,
                confidential: bits & 4 > 0,
            })
        })
    }

    #[test]
    fn the_table_says_what_the_rules_say_of_everybody_in_every_state() {
        let hows = Involvement::ALL.iter().copied().map(Some).chain([None]);
        let mut judged = 0;
        for how in hows {
            for sight in [Sight::Nothing, Sight::Fact, Sight::Content] {
                for operation in Operation::ALL.iter().copied() {
                    for now in standings() {
                        let expected = told(sight, how, operation, now);
                        assert_eq!(
                            judge(sight, how, operation, now),
                            expected,
                            "{sight:?} {how:?} {operation} {now:?}"
                        );
                        judged += 1;
                    }
                }
            }
        }
        assert_eq!(judged, 4 * 3 * 14 * 7 * 8);
    }

    #[test]
    fn what_is_not_seen_is_refused_as_if_it_were_not_there() {
        for operation in Operation::ALL.iter().copied() {
            for now in standings() {
                assert_eq!(judge(Sight::Nothing, None, operation, now), Err(Refusal::Unseen));
            }
        }
    }

    #[test]
    fn a_signed_session_takes_no_text_and_still_takes_what_was_done() {
        let now = Standing { state: SessionState::Closed, locked: true, signed: false, confidential: false };
        let ask = |operation| judge(Sight::Content, Some(Involvement::Participant), operation, now);
        assert_eq!(ask(Operation::Write), Err(Refusal::NotNow));
        for operation in [Operation::FollowUp, Operation::WriteOwn, Operation::Sign, Operation::Reopen] {
            assert_eq!(ask(operation), Ok(()), "{operation}");
        }
    }

    #[test]
    fn a_session_goes_from_planned_to_closed_and_back_to_held_and_never_back_to_planned() {
        use Stage::{Cancelled, Closed, Held, Planned, Purged};
        let allowed = [
            (None, Planned),
            (Some(Planned), Planned),
            (Some(Planned), Held),
            (Some(Planned), Closed),
            (Some(Planned), Cancelled),
            (Some(Held), Held),
            (Some(Held), Closed),
            (Some(Closed), Held),
            (Some(Closed), Purged),
            (Some(Cancelled), Purged),
        ];
        for before in Stage::ALL.iter().copied().map(Some).chain([None]) {
            for after in Stage::ALL.iter().copied() {
                assert_eq!(after.may_follow(before), allowed.contains(&(before, after)), "{before:?} → {after}");
            }
        }
    }
}
