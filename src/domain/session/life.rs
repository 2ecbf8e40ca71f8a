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

/// Whether somebody with this sight of a session may do this with it now.
pub fn judge(sight: Sight, how: Option<Involvement>, operation: Operation, now: Standing) -> Result<(), Refusal> {
    let _ = (sight, how, operation, now);
    todo!()
}
