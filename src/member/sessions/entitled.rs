//! For whom what is said in a session is sealed, by what was signed: whom only a row names is given nothing.

use std::collections::BTreeSet;

use super::sealing::Opener;
use super::{SessionView, Shut};
use crate::domain::organisation::PersonId;
use crate::domain::session::{HandOver, Part, PartKind, Session};
use crate::member::signing::Signature;
use crate::member::{Error, Result};
use crate::store::sessions::KeptSession;

/// Who reads what is shared in one session now: who takes part, and who was handed it.
#[derive(Clone, Debug, Default)]
pub struct Entitled(BTreeSet<PersonId>);

impl Entitled {
    /// Those who are to take part from now on, too.
    pub fn with(mut self, people: &[PersonId]) -> Self {
        self.0.extend(people);
        self
    }

    /// Who reads this part beside its author.
    pub fn readers(&self, part: &Part) -> BTreeSet<PersonId> {
        match part.kind {
            PartKind::OwnNote => BTreeSet::new(),
            PartKind::Action => self.0.iter().copied().chain(part.owner).collect(),
            _ => self.0.clone(),
        }
    }
}

/// Who took part once and does no more, and who was handed a session and does not take part; both in order.
pub fn involved(revisions: &[Session], hand_overs: &[HandOver]) -> (BTreeSet<PersonId>, BTreeSet<PersonId>) {
    let present: BTreeSet<PersonId> =
        revisions.last().into_iter().flat_map(|last| &last.participants).copied().collect();
    let handed: BTreeSet<PersonId> = hand_overs.iter().map(|hand_over| hand_over.reader).collect();
    let readers: BTreeSet<PersonId> = handed.difference(&present).copied().collect();
    let ever = revisions.iter().flat_map(|revision| &revision.participants).copied();
    let former = ever.filter(|person| !present.contains(person) && !readers.contains(person)).collect();
    (former, readers)
}

/// The revision of a session that was in force when an entry was signed.
pub fn in_force(revisions: &[Session], entry: u64) -> Option<&Session> {
    revisions.iter().rev().find(|revision| revision.entry < entry)
}

impl Opener<'_> {
    /// Refused where the file says something else of who takes part than was signed.
    pub fn entitled(&self, view: &SessionView) -> Result<Entitled> {
        let SessionView { session, former, readers, .. } = view;
        self.entitled_to(session, former, readers)
    }

    pub fn entitled_to_kept(&self, kept: &KeptSession) -> Result<Entitled> {
        self.entitled_to(&kept.session, &kept.former, &kept.readers)
    }

    fn entitled_to(&self, session: &Session, former: &[PersonId], readers: &[PersonId]) -> Result<Entitled> {
        let from = self.witness().from();
        let (revisions, hand_overs) = (from.session_revisions(session.id)?, from.hand_overs(session.id)?);
        let mut holds = revisions.last() == Some(session) && self.witness().history(&revisions)? == Signature::Valid;
        for hand_over in &hand_overs {
            let theirs =
                in_force(&revisions, hand_over.entry).is_some_and(|then| then.participants.contains(&hand_over.by));
            holds = holds && theirs && self.witness().hand_over(hand_over)? == Signature::Valid;
        }
        let set = |people: &[PersonId]| people.iter().copied().collect::<BTreeSet<_>>();
        if !holds || involved(&revisions, &hand_overs) != (set(former), set(readers)) {
            return Err(Error::Shut(Shut::Altered));
        }
        Ok(Entitled(set(&session.participants).into_iter().chain(readers.iter().copied()).collect()))
    }
}
