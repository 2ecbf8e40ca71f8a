//! Feedback sessions: who met when, what is sealed of them, and for whom.
//!
//! Nothing here asks who looks: that is `member`'s part. Nothing here can open anything.

use jiff::Timestamp;
use uuid::Uuid;

use super::Result;
use crate::domain::organisation::PersonId;
use crate::domain::session::{
    HandOver, KeyConfirmation, Part, PartId, Retention, Session, SessionId, SessionTemplate, SignOff, Wrap,
};
use crate::keys::ChainEntry;

/// A session at its newest revision, with who else has to do with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSession {
    pub session: Session,
    /// Took part once, and do no more.
    pub former: Vec<PersonId>,
    /// Were handed it.
    pub readers: Vec<PersonId>,
    /// Have signed in its present round. All three in the order of their numbers.
    pub signed: Vec<PersonId>,
}

/// A part at its newest revision, and the wrap that opens it for one reader.
pub type Readable = (Part, Wrap);

pub trait ReadSessions {
    fn session(&self, id: SessionId) -> Result<Option<KeptSession>>;

    /// Those that any of these people takes part in, once took part in or was handed, or all; the latest first.
    fn sessions_of(&self, people: Option<&[PersonId]>) -> Result<Vec<KeptSession>>;

    /// The present one included, oldest first.
    fn session_revisions(&self, id: SessionId) -> Result<Vec<Session>>;

    /// The newest revision of each, by kind and place.
    fn parts(&self, session: SessionId) -> Result<Vec<Part>>;

    fn part(&self, id: PartId) -> Result<Option<Part>>;

    /// The present one included, oldest first.
    fn part_revisions(&self, id: PartId) -> Result<Vec<Part>>;

    /// For everybody, in the order of readers and generations.
    fn wraps(&self, part: PartId, revision: u32) -> Result<Vec<Wrap>>;

    /// The wraps of one reader for one generation of their keys, of the newest revisions of a session's parts.
    fn wraps_for(&self, session: SessionId, reader: PersonId, generation: u32) -> Result<Vec<Wrap>>;

    /// Up to `limit` newest revisions that one reader's keys open, each with its place in the file, in order beyond one.
    fn readable(&self, reader: PersonId, generation: u32, beyond: i64, limit: usize) -> Result<Vec<(i64, Readable)>>;

    /// How many there are of them.
    fn count_readable(&self, reader: PersonId, generation: u32) -> Result<usize>;

    /// Actions of these people that are open, or done since then: the earliest due first, those without a day last.
    fn actions_of(&self, owners: &[PersonId], done_since: Timestamp) -> Result<Vec<Part>>;

    /// Who is to do what was agreed on in sessions that somebody has to do with, in the order of their numbers.
    fn owners_of_actions(&self, involved: PersonId) -> Result<Vec<PersonId>>;

    /// Revisions, up to `limit`, of sessions that `holder` has to do with, which their keys of that generation open and
    /// for which somebody else entitled to them (who takes part, was handed the session, or owns that revision of an
    /// action) has no wrap of their newest keys; own notes never. Who has no keys, or keys of a later generation that
    /// `holder` has not confirmed, is left out.
    fn unshared(&self, holder: PersonId, generation: u32, limit: usize) -> Result<Vec<(Part, PersonId)>>;

    /// Of every round, in the order they were given.
    fn sign_offs(&self, session: SessionId) -> Result<Vec<SignOff>>;

    /// In the order of readers.
    fn hand_overs(&self, session: SessionId) -> Result<Vec<HandOver>>;

    /// Whose keys somebody vouches for.
    fn key_confirmations(&self, by: PersonId) -> Result<Vec<KeyConfirmation>>;

    /// Retired ones included, in the order of their names.
    fn session_templates(&self) -> Result<Vec<SessionTemplate>>;

    fn session_template(&self, id: Uuid) -> Result<Option<SessionTemplate>> {
        Ok(self.session_templates()?.into_iter().find(|template| template.id == id))
    }

    /// Of each kind that has one.
    fn retentions(&self) -> Result<Vec<Retention>>;

    /// The chain's entries about a session and its parts, in order.
    fn chain_about(&self, session: SessionId) -> Result<Vec<ChainEntry>>;

    /// Up to `limit` sessions beyond a place in the file, in order, for the check. A row that cannot be read is an error of
    /// its own.
    fn every_session(&self, beyond: i64, limit: usize) -> Result<Vec<(i64, Result<KeptSession>)>>;

    /// Every revision of every part of a session, by part and revision, each with whether it is kept as the newest.
    fn every_part(&self, session: SessionId) -> Result<Vec<(Part, bool)>>;

    /// Everybody's confirmations, for the check.
    fn every_key_confirmation(&self) -> Result<Vec<KeyConfirmation>>;
}

pub trait WriteSessions {
    /// Adds a session at revision 1, or the next revision of one that is there; another one is a conflict.
    fn put_session(&mut self, session: &Session) -> Result<()>;

    /// Adds a part at revision 1, or the next revision of one that is there, with the wraps that open it.
    fn put_part(&mut self, part: &Part, wraps: &[Wrap]) -> Result<()>;

    /// Opens revisions that are there to more readers; a wrap that is there is left as it is.
    fn add_wraps(&mut self, wraps: &[Wrap]) -> Result<()>;

    /// Once for each person and round.
    fn insert_sign_off(&mut self, sign_off: &SignOff) -> Result<()>;

    /// Once for each reader.
    fn insert_hand_over(&mut self, hand_over: &HandOver) -> Result<()>;

    fn insert_key_confirmation(&mut self, confirmation: &KeyConfirmation) -> Result<()>;

    /// Adds or rewrites.
    fn put_session_template(&mut self, template: &SessionTemplate) -> Result<()>;

    /// Adds or rewrites.
    fn put_retention(&mut self, retention: &Retention) -> Result<()>;

    /// Deletes everything that was said in a session: parts and wraps. Sign-offs and hand-overs stay.
    fn purge_parts(&mut self, session: SessionId) -> Result<()>;
}
