//! Feedback sessions: the contract's calls, each handed to its noun.
//!
//! | what | where |
//! |---|---|
//! | sessions with who has to do with them, and their revisions | `kept` |
//! | what is said in them, sealed | `parts` |
//! | who opens what is sealed, and who waits for it | `wraps` |
//! | signatures, hand-overs, whose keys are vouched for | `given` |
//! | the organisation's prompts, how long sessions are kept | `upkeep` |

mod given;
mod kept;
mod parts;
#[cfg(test)]
mod tests;
mod upkeep;
mod wraps;

use jiff::Timestamp;

use super::{Connected, chain, gate};
use crate::domain::organisation::PersonId;
use crate::domain::session::{
    HandOver, KeyConfirmation, Part, PartId, Retention, Session, SessionId, SessionTemplate, SignOff, Wrap,
};
use crate::keys::ChainEntry;
use crate::store::sessions::{KeptSession, Readable};
use crate::store::{Error, ReadSessions, Result, WriteSessions};

impl<C: Connected> ReadSessions for C {
    fn session(&self, id: SessionId) -> Result<Option<KeptSession>> {
        kept::find(self, id)
    }

    fn sessions_of(&self, people: Option<&[PersonId]>) -> Result<Vec<KeptSession>> {
        kept::of(self, people)
    }

    fn session_revisions(&self, id: SessionId) -> Result<Vec<Session>> {
        kept::revisions(self, id)
    }

    fn parts(&self, session: SessionId) -> Result<Vec<Part>> {
        parts::of(self, session)
    }

    fn part(&self, id: PartId) -> Result<Option<Part>> {
        parts::find(self, id)
    }

    fn part_revisions(&self, id: PartId) -> Result<Vec<Part>> {
        parts::revisions(self, id)
    }

    fn wraps(&self, part: PartId, revision: u32) -> Result<Vec<Wrap>> {
        wraps::of(self, part, revision)
    }

    fn wraps_for(&self, session: SessionId, reader: PersonId, generation: u32) -> Result<Vec<Wrap>> {
        wraps::of_reader(self, session, reader, generation)
    }

    fn readable(&self, reader: PersonId, generation: u32, beyond: i64, limit: usize) -> Result<Vec<(i64, Readable)>> {
        wraps::readable(self, reader, generation, beyond, limit)
    }

    fn count_readable(&self, reader: PersonId, generation: u32) -> Result<usize> {
        wraps::count_readable(self, reader, generation)
    }

    fn actions_of(&self, owners: &[PersonId], done_since: Timestamp) -> Result<Vec<Part>> {
        parts::actions(self, owners, done_since)
    }

    fn owners_of_actions(&self, involved: PersonId) -> Result<Vec<PersonId>> {
        parts::owners(self, involved)
    }

    fn unshared(&self, holder: PersonId, generation: u32, limit: usize) -> Result<Vec<(Part, PersonId)>> {
        wraps::unshared(self, holder, generation, limit)
    }

    fn sign_offs(&self, session: SessionId) -> Result<Vec<SignOff>> {
        given::sign_offs(self, session)
    }

    fn hand_overs(&self, session: SessionId) -> Result<Vec<HandOver>> {
        given::hand_overs(self, session)
    }

    fn key_confirmations(&self, by: PersonId) -> Result<Vec<KeyConfirmation>> {
        given::confirmations(self, Some(by))
    }

    fn session_templates(&self) -> Result<Vec<SessionTemplate>> {
        upkeep::templates(self)
    }

    fn retentions(&self) -> Result<Vec<Retention>> {
        upkeep::retentions(self)
    }

    fn chain_about(&self, session: SessionId) -> Result<Vec<ChainEntry>> {
        chain::about(self, session.0.as_bytes())
    }

    fn every_session(&self, beyond: i64, limit: usize) -> Result<Vec<(i64, Result<KeptSession>)>> {
        kept::beyond(self, beyond, limit)
    }

    fn every_part(&self, session: SessionId) -> Result<Vec<(Part, bool)>> {
        parts::every(self, session)
    }

    fn every_key_confirmation(&self) -> Result<Vec<KeyConfirmation>> {
        given::confirmations(self, None)
    }
}

impl WriteSessions for gate::Writing<'_> {
    fn put_session(&mut self, session: &Session) -> Result<()> {
        kept::put(self, session)
    }

    fn put_part(&mut self, part: &Part, wraps: &[Wrap]) -> Result<()> {
        parts::put(self, part)?;
        wraps::add(self, wraps)
    }

    fn add_wraps(&mut self, wraps: &[Wrap]) -> Result<()> {
        wraps::add(self, wraps)
    }

    fn insert_sign_off(&mut self, sign_off: &SignOff) -> Result<()> {
        given::sign_off(self, sign_off)
    }

    fn insert_hand_over(&mut self, hand_over: &HandOver) -> Result<()> {
        given::hand_over(self, hand_over)
    }

    fn insert_key_confirmation(&mut self, confirmation: &KeyConfirmation) -> Result<()> {
        given::confirm(self, confirmation)
    }

    fn put_session_template(&mut self, template: &SessionTemplate) -> Result<()> {
        upkeep::put_template(self, template)
    }

    fn put_retention(&mut self, retention: &Retention) -> Result<()> {
        upkeep::put_retention(self, retention)
    }

    fn purge_parts(&mut self, session: SessionId) -> Result<()> {
        self.purges = true;
        parts::purge(self, session)
    }
}

/// What a missing row is called that another one belongs to.
fn follows_none(revision: u32) -> Error {
    Error::Unexpected(format!("revision {revision} follows none"))
}

/// The number of a chain entry, to be stored. Until it is signed, 0.
fn signed(entry: u64) -> Result<i64> {
    i64::try_from(entry).map_err(|_| Error::Unexpected("chain entry".into()))
}
