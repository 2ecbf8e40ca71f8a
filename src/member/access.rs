//! Signing in, enrolment, recovery, passphrases and codes.

use std::sync::Arc;
use std::time::Duration;

use jiff::{Timestamp, ToSpan as _};

use super::act::{Act, Identity, append};
use super::signing::{self, kind};
use super::{Error, Member, Result, Workspace};
use crate::domain::organisation::{Person, PersonId, Role};
use crate::keys::{self, EnrolmentCode, KdfParams, KeyBox, RecoveryBox, RecoveryKey, Seed};
use crate::store::keys::{IssuedCode, PersonKeys};

/// How long a code may wait to be used.
pub const CODE_DAYS: i64 = 14;

/// How long new keys are news.
const KEY_NOTICE_DAYS: i64 = 30;

/// Longest wait after wrong passphrases on one terminal.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// Wrong passphrases on this terminal. Kept in memory alone, so that nobody can lock a colleague out.
#[derive(Clone, Debug, Default)]
pub struct Attempts {
    wrong: u32,
    until: Option<Timestamp>,
}

impl Attempts {
    /// How long this terminal has to wait before the next try.
    pub fn wait(&self, now: Timestamp) -> Option<Duration> {
        let left = self.until?.duration_since(now);
        Duration::try_from(left).ok().filter(|left| !left.is_zero())
    }

    /// Counts a wrong passphrase. The first three cost nothing; then 1, 2, 4 … up to 30 seconds.
    pub fn wrong(&mut self, now: Timestamp) {
        self.wrong += 1;
        if let Some(beyond) = self.wrong.checked_sub(4) {
            let wait = Duration::from_secs(1_u64 << beyond.min(5)).min(LONGEST_WAIT);
            self.until = now.checked_add(wait).ok();
        }
        tracing::warn!(wrong = self.wrong, "wrong passphrase");
    }

    pub fn right(&mut self) {
        *self = Self::default();
    }
}

/// Somebody who can sign in, as the list of names shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInName {
    pub id: PersonId,
    pub handle: String,
    pub name: String,
    pub title: String,
    pub area: String,
    pub enrolled: bool,
}

impl SignInName {
    fn new(person: &Person, enrolled: bool) -> Self {
        Self {
            id: person.id,
            handle: person.handle.clone(),
            name: person.name.clone(),
            title: person.title.clone(),
            area: person.area.to_string(),
            enrolled,
        }
    }
}

impl Workspace {
    /// Everybody active today, in the order of the organisation: the one thing shown before sign-in.
    pub fn names(&self) -> Result<Vec<SignInName>> {
        let enrolled = self.store.enrolled()?;
        let today = self.today();
        let active = self.organisation.people().iter().filter(|person| person.is_active(today));
        Ok(active.map(|person| SignInName::new(person, enrolled.contains(&person.id))).collect())
    }

    /// One of them.
    pub fn name_of(&self, person: PersonId) -> Result<SignInName> {
        let person = self.organisation.find(person).ok_or_else(|| Error::NoPerson(person.0.to_string()))?;
        Ok(SignInName::new(person, self.store.enrolled()?.contains(&person.id)))
    }

    /// Unlocks somebody's keys and signs them in. On failure the workspace is handed back with the reason.
    #[allow(clippy::result_large_err)] // The whole workspace is handed back, once per try.
    pub fn sign_in(mut self, handle: &str, passphrase: &str) -> std::result::Result<Member, (Self, Error)> {
        // Who may sign in can have changed since this terminal last looked.
        match self.refresh().and_then(|()| self.unlock(handle, passphrase)) {
            Ok(identity) => self.signed_in(identity),
            Err(error) => Err((self, error)),
        }
    }

    /// The same as somebody whose keys are at hand, after enrolment or recovery.
    #[allow(clippy::result_large_err)] // As above.
    fn signed_in(self, identity: Identity) -> std::result::Result<Member, (Self, Error)> {
        let mut member = Member::new(self, Arc::new(identity));
        match member.begin_session() {
            Ok(()) => Ok(member),
            Err(Error::Store(error)) if error.reading_goes_on() => Ok(member),
            Err(error) => Err((member.lock(), error)),
        }
    }

    fn unlock(&mut self, handle: &str, passphrase: &str) -> Result<Identity> {
        let person = self.active(handle)?.clone();
        let keys = self.store.keys_of(person.id)?.ok_or_else(|| Error::NotEnrolled(handle.to_owned()))?;
        let seed = keys.key_box.unlock(passphrase, self.board.sample)?;
        let identity = identity_of(person.id, keys.generation, &seed, &keys)?;
        if !self.board.sample && keys.key_box.params.needs_upgrade() {
            let upgraded = KeyBox::lock(&seed, passphrase, person.id.0, keys.generation, KdfParams::STANDARD);
            // Whoever may read is let in all the same: the next sign-in tries again.
            if let Err(error) = upgraded.map_err(Error::from).and_then(|dearer| self.replace_box(&keys, &dearer)) {
                tracing::warn!(%error, "a key box could not be locked anew");
            }
        }
        Ok(identity)
    }

    fn replace_box(&mut self, stored: &PersonKeys, key_box: &KeyBox) -> Result<()> {
        let mut tx = self.store.begin()?;
        replace_boxes(tx.as_mut(), stored, key_box)?;
        Ok(tx.commit()?)
    }

    fn active(&self, handle: &str) -> Result<&Person> {
        let person = self.organisation.find_handle(handle).ok_or_else(|| Error::NoPerson(handle.to_owned()))?;
        if person.is_active(self.today()) { Ok(person) } else { Err(Error::NotActive(handle.to_owned())) }
    }

    /// The person linked to an account of the operating system.
    pub fn person_of_account(&self, uid: u32) -> Result<Option<Person>> {
        let id = self.store.person_of_account(uid)?;
        Ok(id.and_then(|id| self.organisation.find(id)).cloned())
    }

    /// How much is unread for the person linked to this account: a number alone, no sign-in.
    pub fn unread_of_account(&self, uid: u32) -> Result<Option<u32>> {
        let Some(person) = self.store.person_of_account(uid)? else { return Ok(None) };
        Ok(Some(self.store.unread(person, self.now())?.total()))
    }

    /// The names a passphrase must not be made of.
    fn known_names(&self) -> Vec<&str> {
        let mut names = vec![self.board.organisation.as_str()];
        for person in self.organisation.people() {
            names.extend([person.name.as_str(), person.handle.as_str(), person.area.as_str()]);
        }
        names
    }

    /// Whether a passphrase is strong enough here. A sample board takes any.
    pub fn judge_passphrase(&self, passphrase: &str) -> Result<()> {
        if self.board.sample {
            return Ok(());
        }
        keys::judge(passphrase, &self.known_names()).map_err(Error::Weak)
    }

    /// The cost of unlocking on this board.
    fn kdf(&self) -> KdfParams {
        if self.board.sample { KdfParams::SAMPLE } else { KdfParams::STANDARD }
    }

    /// Uses a code: makes somebody's keys under their passphrase. The recovery key is shown to them once.
    pub fn enrol(&mut self, handle: &str, code: &str, passphrase: &str) -> Result<RecoveryKey> {
        let code: EnrolmentCode = code.parse()?;
        self.refresh()?;
        let person = self.active(handle)?.id;
        self.judge_passphrase(passphrase)?;
        let now = self.now();
        let issued = self.store.code_of(person)?.ok_or(Error::WrongCode)?;
        if !code.matches(&issued.digest, person.0, issued.generation) {
            return Err(Error::WrongCode);
        }
        if issued.expires_at <= now {
            return Err(Error::CodeExpired);
        }
        let made = MadeKeys::new(person, issued.generation, passphrase, self.kdf())?;
        let board = self.board.clone();
        let mut tx = self.store.begin()?;
        // It may have been used or replaced while the keys were being made.
        if tx.code_of(person)?.as_ref() != Some(&issued) {
            return Err(Error::WrongCode);
        }
        let recovery_key = made.announce(tx.as_mut(), &board, now)?;
        tx.delete_code(person)?;
        tx.commit()?;
        Ok(recovery_key)
    }

    /// Gets back in with the recovery key: the same keys under a new passphrase.
    pub fn recover(&mut self, handle: &str, recovery_key: &str, passphrase: &str) -> Result<()> {
        let recovery_key: RecoveryKey = recovery_key.parse()?;
        self.refresh()?;
        let person = self.active(handle)?.id;
        self.judge_passphrase(passphrase)?;
        let stored = self.store.keys_of(person)?.ok_or_else(|| Error::NotEnrolled(handle.to_owned()))?;
        let seed = stored.recovery_box.unlock(&recovery_key)?;
        identity_of(person, stored.generation, &seed, &stored)?;
        let key_box = KeyBox::lock(&seed, passphrase, person.0, stored.generation, self.kdf())?;
        self.replace_box(&stored, &key_box)
    }

    /// Makes the keys of a new board's first `admin`, whom nobody can hand a code.
    pub fn found(&mut self, admin: PersonId, passphrase: &str) -> Result<(Identity, RecoveryKey)> {
        self.judge_passphrase(passphrase)?;
        let made = MadeKeys::new(admin, 1, passphrase, self.kdf())?;
        let (board, now) = (self.board.clone(), self.now());
        let mut tx = self.store.begin()?;
        let recovery_key = made.announce_keeping(tx.as_mut(), &board, now)?;
        tx.commit()?;
        Ok(recovery_key)
    }
}

/// The identity a seed gives, refused when the stored public keys are not this seed's.
fn identity_of(person: PersonId, generation: u32, seed: &Seed, stored: &PersonKeys) -> Result<Identity> {
    let keyring = seed.keys();
    if keyring.public() != stored.public {
        return Err(Error::Key(keys::KeyError::Damaged));
    }
    Ok(Identity { person, generation, keyring })
}

/// Puts `key_box` in the place of the one in `stored`; a conflict when another passphrase was set meanwhile or newer keys
/// were made, since the passphrase just chosen would then open nothing.
fn replace_boxes(tx: &mut dyn crate::store::Transaction, stored: &PersonKeys, key_box: &KeyBox) -> Result<()> {
    if tx.keys_of(stored.person)?.is_none_or(|now| now.key_box != stored.key_box) {
        return Err(Error::Conflict);
    }
    Ok(tx.replace_boxes(key_box, &stored.recovery_box)?)
}

/// Keys that have been made and are not on the board yet.
pub struct MadeKeys {
    identity: Identity,
    key_box: KeyBox,
    recovery_box: RecoveryBox,
    recovery_key: RecoveryKey,
}

impl MadeKeys {
    /// Slow on purpose: derives a key from the passphrase.
    fn new(person: PersonId, generation: u32, passphrase: &str, params: KdfParams) -> Result<Self> {
        let seed = Seed::generate();
        let recovery_key = RecoveryKey::generate();
        Ok(Self {
            key_box: KeyBox::lock(&seed, passphrase, person.0, generation, params)?,
            recovery_box: RecoveryBox::lock(&seed, &recovery_key, person.0, generation),
            identity: Identity { person, generation, keyring: seed.keys() },
            recovery_key,
        })
    }

    fn announce(
        self,
        tx: &mut dyn crate::store::Transaction,
        board: &crate::store::Board,
        at: Timestamp,
    ) -> Result<RecoveryKey> {
        Ok(self.announce_keeping(tx, board, at)?.1)
    }

    /// Signs the new public keys into the chain, by themselves, and stores the boxes.
    pub fn announce_keeping(
        self,
        tx: &mut dyn crate::store::Transaction,
        board: &crate::store::Board,
        at: Timestamp,
    ) -> Result<(Identity, RecoveryKey)> {
        let Identity { person, generation, .. } = self.identity;
        let public = self.identity.keyring.public();
        let digest = signing::keys(person, generation, &public);
        let entry = append(tx, board, &self.identity, at, kind::KEYS, &person.0.to_be_bytes(), digest)?;
        tx.insert_keys(&PersonKeys {
            person,
            generation,
            public,
            key_box: self.key_box,
            recovery_box: self.recovery_box,
            made_at: at,
            entry: entry.seq,
        })?;
        Ok((self.identity, self.recovery_key))
    }

    /// For sample boards, where everybody has the same passphrase.
    pub fn for_sample(person: PersonId, passphrase: &str) -> Self {
        // The parameters are this program's own and within the bounds, and the quarter of a MiB they take is there.
        Self::new(person, 1, passphrase, KdfParams::SAMPLE).expect("cheap keys can be made")
    }
}

impl Act<'_> {
    /// A new one-time code for somebody; an earlier one stops working. For somebody already enrolled it begins a new
    /// generation of keys: what was sealed to the old ones stays shut for them.
    pub fn issue_code(&mut self, person: PersonId) -> Result<EnrolmentCode> {
        self.needs(Role::Admin)?;
        let about = self.get(person)?;
        if about.active_until.is_some_and(|until| until <= self.today()) {
            return Err(Error::NotActive(about.handle.clone()));
        }
        let generation = self.tx.keys_of(person)?.map_or(1, |keys| keys.generation + 1);
        let code = EnrolmentCode::generate();
        let digest = code.digest(person.0, generation);
        let entry = self.sign(kind::CODE, &signing::code_subject(person, generation), digest)?;
        self.tx.put_code(&IssuedCode {
            person,
            generation,
            digest,
            issued_by: self.me(),
            issued_at: self.at,
            expires_at: self.at.saturating_add((CODE_DAYS * 24).hours()).unwrap_or(Timestamp::MAX),
            entry,
        })?;
        Ok(code)
    }

    /// Links this account of the operating system to the member, for `unread` in login banners.
    pub fn link_account(&mut self, uid: u32) -> Result<()> {
        match self.tx.person_of_account(uid)? {
            Some(other) if other != self.me() => Err(Error::AccountTaken),
            _ => Ok(self.tx.link_account(uid, self.me())?),
        }
    }
}

/// Somebody has got new keys: who did not ask for them should know, and so should their manager.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyNotice {
    pub person: PersonId,
    pub generation: u32,
    pub made_at: Timestamp,
}

impl Member {
    /// New keys of the last days, of the member and of who reports to them directly; the newest first. A first
    /// generation is no news: everybody begins with one.
    pub fn key_notices(&self) -> Result<Vec<KeyNotice>> {
        let (workspace, me) = (self.workspace(), self.id());
        let since = self.now().saturating_sub((KEY_NOTICE_DAYS * 24).hours()).unwrap_or(Timestamp::MIN);
        let chart = workspace.organisation().on(workspace.today());
        let mut notices = Vec::new();
        for person in std::iter::once(&me).chain(chart.reports(me)) {
            for keys in self.store().generations(*person)? {
                if keys.generation > 1 && keys.made_at >= since {
                    notices.push(KeyNotice { person: *person, generation: keys.generation, made_at: keys.made_at });
                }
            }
        }
        notices.sort_by_key(|notice| (std::cmp::Reverse(notice.made_at), notice.person));
        Ok(notices)
    }

    /// When somebody made a generation of their keys; none where there is no such one.
    pub fn keys_made_at(&self, person: PersonId, generation: u32) -> Result<Option<Timestamp>> {
        Ok(self.store().announced_keys(person, generation)?.map(|keys| keys.made_at))
    }

    fn begin_session(&mut self) -> Result<()> {
        self.workspace.refresh()?;
        let today = self.workspace.today();
        if self.workspace.board.settled_on < today {
            // Settling is part of every act: an empty one does nothing else.
            self.act(|_| Ok(()))?;
        }
        Ok(())
    }

    /// Sets another passphrase over the same keys. The recovery key stays valid.
    pub fn change_passphrase(&mut self, old: &str, new: &str) -> Result<()> {
        self.workspace.judge_passphrase(new)?;
        let me = self.id();
        let missing = || Error::NotEnrolled(String::new());
        let stored = self.store().keys_of(me)?.ok_or_else(missing)?;
        let seed = stored.key_box.unlock(old, self.workspace.board.sample)?;
        let key_box = KeyBox::lock(&seed, new, me.0, stored.generation, self.workspace.kdf())?;
        self.workspace.replace_box(&stored, &key_box)
    }

    pub fn issue_code(&mut self, person: PersonId) -> Result<EnrolmentCode> {
        self.act(|act| act.issue_code(person))
    }

    /// One code for each of these people, all or none.
    pub fn issue_codes(&mut self, people: &[PersonId]) -> Result<Vec<(PersonId, EnrolmentCode)>> {
        self.act(|act| people.iter().map(|person| Ok((*person, act.issue_code(*person)?))).collect())
    }

    pub fn link_account(&mut self, uid: u32) -> Result<()> {
        self.act(|act| act.link_account(uid))
    }

    /// Everybody who has not enrolled yet and has not left.
    pub fn waiting_to_enrol(&self) -> Result<Vec<PersonId>> {
        let (enrolled, today) = (self.enrolled()?, self.workspace.today());
        let people = self.workspace.organisation().people().iter();
        let here = people.filter(|person| person.active_until.is_none_or(|until| today < until));
        Ok(here.map(|person| person.id).filter(|id| !enrolled.contains(id)).collect())
    }

    /// Who has enrolled.
    pub fn enrolled(&self) -> Result<std::collections::HashSet<PersonId>> {
        Ok(self.store().enrolled()?)
    }

    /// Signs somebody in whose keys were just made by [`Workspace::found`].
    pub fn from_founding(workspace: Workspace, identity: Identity) -> Self {
        Self::new(workspace, Arc::new(identity))
    }
}
