//! Who sees that a session is, and who opens it: its participants open it, managers above and `hr` see that it took place.

use super::Session;
use crate::domain::organisation::{Chart, PersonId, words};

/// What somebody has to do with a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Involvement {
    Participant,
    /// Took part once: later revisions are not theirs.
    Former,
    /// Was handed it when it was over.
    Reader,
}
words!(Involvement { Participant => "participant", Former => "former", Reader => "reader" });

/// How much of a session somebody gets to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sight {
    /// As if it were not there.
    Nothing,
    /// Who, when, which kind, in which state.
    Fact,
    /// What is sealed to them too.
    Content,
}

/// `how` is what the viewer has to do with it, `hr` whether they have that role.
pub fn sight(chart: &Chart<'_>, session: &Session, viewer: PersonId, how: Option<Involvement>, hr: bool) -> Sight {
    let _ = (chart, session, viewer, how, hr);
    todo!()
}
