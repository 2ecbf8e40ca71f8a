//! Feedback sessions: the contract's calls, each handed to its noun.
#![allow(unused_variables)] // Until the calls are written.

use super::{Connected, gate};
use crate::domain::organisation::PersonId;
use crate::domain::session::{
    HandOver, KeyConfirmation, Part, PartId, Retention, Session, SessionId, SessionTemplate, SignOff, Wrap,
};
use crate::keys::ChainEntry;
use crate::store::sessions::{KeptSession, Readable};
use crate::store::{ReadSessions, Result, WriteSessions};

impl<C: Connected> ReadSessions for C {
    fn session(&self, id: SessionId) -> Result<Option<KeptSession>> {
        todo!()
    }
    fn sessions_of(&self, people: Option<&[PersonId]>) -> Result<Vec<KeptSession>> {
        todo!()
    }
    fn session_revisions(&self, id: SessionId) -> Result<Vec<Session>> {
        todo!()
    }
    fn parts(&self, session: SessionId) -> Result<Vec<Part>> {
        todo!()
    }
    fn part(&self, id: PartId) -> Result<Option<Part>> {
        todo!()
    }
    fn part_revisions(&self, id: PartId) -> Result<Vec<Part>> {
        todo!()
    }
    fn wraps(&self, part: PartId, revision: u32) -> Result<Vec<Wrap>> {
        todo!()
    }
    fn wraps_for(&self, session: SessionId, reader: PersonId, generation: u32) -> Result<Vec<Wrap>> {
        todo!()
    }
    fn readable(
        &self,
        reader: PersonId,
        generation: u32,
        beyond: Option<PartId>,
        limit: usize,
    ) -> Result<Vec<Readable>> {
        todo!()
    }
    fn actions_of(&self, owners: &[PersonId]) -> Result<Vec<Part>> {
        todo!()
    }
    fn unshared(&self, holder: PersonId, generation: u32, limit: usize) -> Result<Vec<(Part, PersonId)>> {
        todo!()
    }
    fn sign_offs(&self, session: SessionId) -> Result<Vec<SignOff>> {
        todo!()
    }
    fn hand_overs(&self, session: SessionId) -> Result<Vec<HandOver>> {
        todo!()
    }
    fn key_confirmations(&self, by: PersonId) -> Result<Vec<KeyConfirmation>> {
        todo!()
    }
    fn session_templates(&self) -> Result<Vec<SessionTemplate>> {
        todo!()
    }
    fn retentions(&self) -> Result<Vec<Retention>> {
        todo!()
    }
    fn chain_about(&self, session: SessionId) -> Result<Vec<ChainEntry>> {
        todo!()
    }
    fn every_session(&self, beyond: i64, limit: usize) -> Result<Vec<(i64, Result<KeptSession>)>> {
        todo!()
    }
    fn every_part(&self, session: SessionId) -> Result<Vec<(Part, bool)>> {
        todo!()
    }
    fn every_key_confirmation(&self) -> Result<Vec<KeyConfirmation>> {
        todo!()
    }
}

impl WriteSessions for gate::Writing<'_> {
    fn put_session(&mut self, session: &Session) -> Result<()> {
        todo!()
    }
    fn put_part(&mut self, part: &Part, wraps: &[Wrap]) -> Result<()> {
        todo!()
    }
    fn add_wraps(&mut self, wraps: &[Wrap]) -> Result<()> {
        todo!()
    }
    fn insert_sign_off(&mut self, sign_off: &SignOff) -> Result<()> {
        todo!()
    }
    fn insert_hand_over(&mut self, hand_over: &HandOver) -> Result<()> {
        todo!()
    }
    fn insert_key_confirmation(&mut self, confirmation: &KeyConfirmation) -> Result<()> {
        todo!()
    }
    fn put_session_template(&mut self, template: &SessionTemplate) -> Result<()> {
        todo!()
    }
    fn put_retention(&mut self, retention: &Retention) -> Result<()> {
        todo!()
    }
    fn purge_parts(&mut self, session: SessionId) -> Result<()> {
        todo!()
    }
}
