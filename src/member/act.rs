//! One transaction of one person: the writing turn, the chart as it stands inside it, and the person's signature under
//! everything done.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::check::roles::SignedRoles;
use super::{Member, Result};
use crate::domain::organisation::{Organisation, Person, PersonId, Role};
use crate::keys::{ChainEntry, ChainHead, Deed, Keyring};
use crate::member::Error;
use crate::store::{Board, Read, Transaction};

/// Who signs: a person and the unlocked keys of one generation.
pub struct Identity {
    pub person: PersonId,
    pub generation: u32,
    pub keyring: Keyring,
}

/// What somebody is doing right now. Everything in it happens together or not at all.
pub struct Act<'a> {
    pub(super) tx: &'a mut dyn Transaction,
    pub(super) identity: &'a Identity,
    pub(super) board: Board,
    pub(super) organisation: Arc<Organisation>,
    pub(super) at: Timestamp,
}

impl<'a> Act<'a> {
    /// Prepares to act inside a transaction: reads the board and, unless `known` is current, the chart.
    pub fn new(
        tx: &'a mut dyn Transaction,
        identity: &'a Identity,
        known: Option<(i64, Arc<Organisation>)>,
        at: Timestamp,
    ) -> Result<Self> {
        let board = tx.board()?;
        let organisation = match known {
            Some((chart, organisation)) if chart == board.chart => organisation,
            _ => Arc::new(tx.organisation()?),
        };
        Ok(Self { tx, identity, board, organisation, at })
    }

    pub(super) fn today(&self) -> Date {
        self.day_of(self.at)
    }

    pub(super) fn day_of(&self, at: Timestamp) -> Date {
        at.to_zoned(self.board.zone.clone()).date()
    }

    pub(super) fn me(&self) -> PersonId {
        self.identity.person
    }

    /// What the chart says of who acts; refused when they are not active today.
    pub(super) fn person(&self) -> Result<Person> {
        let person = self.get(self.identity.person)?;
        if person.is_active(self.today()) { Ok(person) } else { Err(Error::NotActive(person.handle.clone())) }
    }

    pub(super) fn get(&self, person: PersonId) -> Result<Person> {
        self.organisation.find(person).cloned().ok_or_else(|| Error::NoPerson(person.0.to_string()))
    }

    pub(super) fn needs(&self, role: Role) -> Result<()> {
        given(&*self.tx, &self.person()?, role)
    }

    /// Signs a deed into the board's chain. Answers the entry's number.
    pub(super) fn sign(&mut self, kind: &str, subject: &[u8], digest: [u8; 32]) -> Result<u64> {
        let identity = self.identity;
        self.sign_as(identity, kind, subject, digest)
    }

    /// The same, by keys that have just been made.
    pub(super) fn sign_as(&mut self, identity: &Identity, kind: &str, subject: &[u8], digest: [u8; 32]) -> Result<u64> {
        let entry = append(self.tx, &self.board, identity, self.at, kind, subject, digest)?;
        Ok(entry.seq)
    }

    /// Reads the chart anew after this act has changed it.
    pub(super) fn chart_changed(&mut self) -> Result<()> {
        self.board = self.tx.board()?;
        self.organisation = Arc::new(self.tx.organisation()?);
        Ok(())
    }
}

/// Refused unless somebody has a role by the chart, and by what an `admin` signed.
fn given(from: &dyn Read, person: &Person, role: Role) -> Result<()> {
    let has = person.roles.has(role) && SignedRoles::read(from)?.gave(person.id, role);
    if has { Ok(()) } else { Err(Error::NeedsRole(role)) }
}

/// Ties a deed to the end of the chain.
pub(super) fn append(
    tx: &mut dyn Transaction,
    board: &Board,
    identity: &Identity,
    at: Timestamp,
    kind: &str,
    subject: &[u8],
    digest: [u8; 32],
) -> Result<ChainEntry> {
    let head = match tx.chain_head()? {
        Some(last) => last.head(),
        None => ChainHead::origin(board.id.as_bytes()),
    };
    let deed = Deed {
        at_micros: at.as_microsecond(),
        author: identity.person.0,
        generation: identity.generation,
        kind: kind.to_owned(),
        subject: subject.to_vec(),
        digest,
    };
    let entry = ChainEntry::sign(&identity.keyring, &head, deed);
    tx.append_entry(&entry)?;
    Ok(entry)
}

impl Member {
    pub(super) fn needs(&self, role: Role) -> Result<()> {
        given(self.store(), self.person(), role)
    }

    /// Does something in one transaction. Changes of the chart that came due are settled first.
    pub fn act<T>(&mut self, deed: impl FnOnce(&mut Act<'_>) -> Result<T>) -> Result<T> {
        let identity = Arc::clone(&self.identity);
        let at = self.now();
        let known = (self.workspace.board.chart, Arc::clone(&self.workspace.organisation));
        let mut tx = self.workspace.store.begin()?;
        let mut act = Act::new(tx.as_mut(), &identity, Some(known), at)?;
        act.settle_dated_changes()?;
        // Somebody may have left while they were signed in.
        act.person()?;
        let done = deed(&mut act)?;
        let Act { board, organisation, .. } = act;
        tx.commit()?;
        self.workspace.board = board;
        self.workspace.organisation = organisation;
        Ok(done)
    }

    /// Goes through a deed with all its checks and leaves nothing of it behind.
    pub fn rehearse<T>(&mut self, deed: impl FnOnce(&mut Act<'_>) -> Result<T>) -> Result<T> {
        let identity = Arc::clone(&self.identity);
        let at = self.now();
        let known = (self.workspace.board.chart, Arc::clone(&self.workspace.organisation));
        let mut tx = self.workspace.store.begin()?;
        let mut act = Act::new(tx.as_mut(), &identity, Some(known), at)?;
        act.settle_dated_changes()?;
        deed(&mut act)
    }
}
