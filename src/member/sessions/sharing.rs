//! Giving keys to who comes later: somebody who enrols, who is handed a session, or whose new keys a partner confirms.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::signing;
use super::{SessionView, Waiting};
use crate::domain::organisation::PersonId;
use crate::domain::session::life::Operation;
use crate::domain::session::{HandOver, KeyConfirmation, Part, PartId, PartKind, SessionId};
use crate::member::signing::kind;
use crate::member::{Act, Error, Member, Result};

/// Revisions opened to others at a time: others wait for the writing turn meanwhile.
const BATCH: usize = 200;

impl Act<'_> {
    /// Opens to others entitled to it what was sealed before they had keys, up to a few hundred revisions at a time. Answers
    /// whether there is more. Keys of a later generation wait until the member confirms them.
    pub fn share_waiting(&mut self) -> Result<bool> {
        let waiting = self.tx.unshared(self.me(), self.identity.generation, BATCH)?;
        let full = waiting.len() == BATCH;
        let wraps = {
            let opener = self.opener();
            let mut entitled = HashMap::new();
            let mut parts: BTreeMap<(PartId, u32), (Part, BTreeSet<PersonId>)> = BTreeMap::new();
            for (part, reader) in waiting {
                let known = match entitled.get(&part.session) {
                    Some(known) => known,
                    None => {
                        let kept = self.tx.session(part.session)?.ok_or(Error::NoSession)?;
                        let found = match opener.entitled_to_kept(&kept) {
                            // Of a session that was altered nothing is given to anybody; the check tells of it.
                            Err(Error::Shut(_)) => None,
                            other => Some(other?),
                        };
                        entitled.entry(part.session).or_insert(found)
                    }
                };
                let theirs = known.as_ref().is_some_and(|known| known.readers(&part).contains(&reader));
                if theirs {
                    parts.entry((part.id, part.revision)).or_insert((part, BTreeSet::new())).1.insert(reader);
                }
            }
            let mut wraps = Vec::new();
            for (part, readers) in parts.into_values() {
                wraps.extend(opener.share(&part, readers)?);
            }
            wraps
        };
        self.tx.add_wraps(&wraps)?;
        // What cannot be given is asked for again each time, and must not be asked for forever.
        Ok(full && !wraps.is_empty())
    }

    /// Vouches that somebody's new keys are theirs, and opens to them what the member can open.
    pub fn confirm_keys(&mut self, person: PersonId, generation: u32) -> Result<()> {
        let mine = self.tx.key_confirmations(self.me())?;
        if mine.iter().any(|known| (known.person, known.generation) == (person, generation)) {
            return Ok(());
        }
        let announced = self.tx.announced_keys(person, generation)?.ok_or(Error::Conflict)?;
        let newest = self.tx.generations(person)?.last().map(|keys| keys.generation);
        // They may have got other keys since these were shown.
        if generation < 2 || newest != Some(generation) || person == self.me() {
            return Err(Error::Conflict);
        }
        let mut given = KeyConfirmation { by: self.me(), person, generation, at: self.at, entry: 0 };
        let digest = signing::key_confirmation(&given, &announced.public);
        given.entry = self.sign(kind::KEY_CONFIRMATION, &signing::confirmation_subject(person, generation), digest)?;
        self.tx.insert_key_confirmation(&given)?;
        while self.share_waiting()? {}
        Ok(())
    }

    /// Gives past sessions to the member's present manager to read. Answers how many were new to them.
    pub fn hand_over_sessions(&mut self, sessions: &[SessionId]) -> Result<usize> {
        let manager = self.organisation.on(self.today()).manager(self.me()).ok_or(Error::NobodyToHandOverTo)?;
        let mut new = 0;
        for id in sessions {
            let view = self.session_for(*id, Operation::HandOver)?;
            if view.session.participants.contains(&manager) || view.readers.contains(&manager) {
                continue;
            }
            self.opener().entitled(&view)?;
            let mut given = HandOver { session: *id, reader: manager, by: self.me(), at: self.at, entry: 0 };
            given.entry = self.sign(kind::SESSION_HAND_OVER, id.0.as_bytes(), signing::hand_over(&given))?;
            self.tx.insert_hand_over(&given)?;
            self.share_session(*id, &[manager])?;
            new += 1;
        }
        Ok(new)
    }

    /// Opens every revision of what is shared in a session, as far as the member opens it, to these people.
    pub(super) fn share_session(&mut self, id: SessionId, readers: &[PersonId]) -> Result<()> {
        if readers.is_empty() {
            return Ok(());
        }
        let wraps = {
            let opener = self.opener();
            let mut wraps = Vec::new();
            for (part, _) in self.tx.every_part(id)?.into_iter().filter(|(part, _)| part.kind != PartKind::OwnNote) {
                wraps.extend(opener.share(&part, readers.iter().copied())?);
            }
            wraps
        };
        Ok(self.tx.add_wraps(&wraps)?)
    }
}

impl Member {
    /// Whether something may wait for [`Act::share_waiting`]: asked first, so that only who has something to give waits for
    /// the writing turn.
    pub fn has_waiting(&self) -> Result<bool> {
        Ok(!self.store().unshared(self.id(), self.identity.generation, 1)?.is_empty())
    }

    /// Whose new keys wait for the member to confirm them.
    pub fn unconfirmed_keys(&self) -> Result<Vec<(PersonId, u32)>> {
        let (store, me, today) = (self.store(), self.id(), self.workspace.today());
        // Who does something that was agreed on may be nobody of the session.
        let mut partners: BTreeSet<PersonId> = store.owners_of_actions(me)?.into_iter().collect();
        for kept in store.sessions_of(Some(&[me]))? {
            partners.extend(kept.session.participants.iter().chain(&kept.readers).copied());
        }
        let here =
            |person: &PersonId| self.workspace.organisation.find(*person).is_some_and(|known| known.is_active(today));
        let opener = self.opener();
        let mut waiting = Vec::new();
        for person in partners.into_iter().filter(|person| *person != me).filter(here) {
            if let Err(Waiting::NewKeys(person, generation)) = opener.trust(person)? {
                waiting.push((person, generation));
            }
        }
        Ok(waiting)
    }

    /// What the member could hand over: sessions from when they had another manager. None where that has not changed.
    pub fn to_hand_over(&self) -> Result<Vec<SessionView>> {
        let viewer = self.viewer()?;
        let Some(manager) = viewer.chart().manager(self.id()) else { return Ok(Vec::new()) };
        let mut offered = Vec::new();
        for kept in self.store().sessions_of(Some(&[self.id()]))? {
            let view = viewer.view(kept);
            let known = view.session.participants.contains(&manager) || view.readers.contains(&manager);
            if known || view.may(Operation::HandOver).is_err() {
                continue;
            }
            let then = self.workspace.organisation_at(self.store().chart_at(view.session.starts)?)?;
            if then.on(viewer.day_of(&view.session)).manager(self.id()) != Some(manager) {
                offered.push(view);
            }
        }
        Ok(offered)
    }
}
