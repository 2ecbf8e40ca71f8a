//! What is signed of sessions and bound to their seals, byte for byte, and whether it still holds.
//!
//! A part is bound twice: its *seal* (board, session, part, kind, revision, author) is the associated data of the sealed
//! text, so that it opens nowhere else, and goes into those of its wraps; its *entry* in the chain says all that stands in
//! clear and the sealed bytes themselves.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use uuid::Uuid;

use super::entitled::in_force;
use crate::domain::organisation::{PersonId, Role};
use crate::domain::session::{
    HandOver, KeyConfirmation, PARTICIPANTS, Part, PartId, PartKind, Retention, Session, SessionId, SessionKind,
    SessionTemplate, SignOff, Stage, Wrap,
};
use crate::keys::{ChainEntry, PublicKeys, Transcript, verify};
use crate::member::check::roles;
use crate::member::signing::{Signature, Signer, holds, keys, kind, signed_keys};
use crate::store::{Read, Result};

/// A session at one revision.
pub fn session(session: &Session) -> [u8; 32] {
    Transcript::new("cartelera.session.v1")
        .bytes("id", session.id.0.as_bytes())
        .text("kind", session.kind.word())
        .optional("template", session.template, |transcript, label, id| transcript.bytes(label, id.as_bytes()))
        .each("participant", session.participants.iter().map(|person| person.0), Transcript::int)
        .int("starts", session.starts.as_microsecond())
        .int("minutes", session.minutes)
        .optional("cadence", session.cadence.map(|cadence| cadence.word()), Transcript::text)
        .text("stage", session.stage.word())
        .int("round", session.round)
        .int("confidential", u8::from(session.confidential))
        .int("revision", session.revision)
        .int("by", session.by.0)
        .int("at", session.at.as_microsecond())
        .digest()
}

/// What an entry about a part is about.
pub fn part_subject(session: SessionId, part: PartId) -> [u8; 32] {
    let mut subject = [0; 32];
    subject[..16].copy_from_slice(session.0.as_bytes());
    subject[16..].copy_from_slice(part.0.as_bytes());
    subject
}

/// Reads what [`part_subject`] wrote.
pub fn read_part_subject(subject: &[u8]) -> Option<(SessionId, PartId)> {
    let (session, part) = subject.split_at_checked(16)?;
    let id = |bytes: &[u8]| Some(Uuid::from_bytes(bytes.try_into().ok()?));
    Some((SessionId(id(session)?), PartId(id(part)?)))
}

/// What the sealed text of a part is bound to.
pub fn part_seal(board: Uuid, part: &Part) -> [u8; 32] {
    Transcript::new("cartelera.session-part.v1")
        .bytes("board", board.as_bytes())
        .bytes("session", part.session.0.as_bytes())
        .bytes("part", part.id.0.as_bytes())
        .text("kind", part.kind.word())
        .int("revision", part.revision)
        .int("author", part.by.0)
        .digest()
}

/// What a sealed key is bound to: the seal of its part, and for whom it is.
pub fn wrap_seal(part: &[u8; 32], reader: PersonId, generation: u32) -> [u8; 32] {
    Transcript::new("cartelera.session-wrap.v1")
        .bytes("part", part)
        .int("reader", reader.0)
        .int("generation", generation)
        .digest()
}

/// One revision of a part: what stands in clear, and the sealed bytes.
pub fn part(part: &Part) -> [u8; 32] {
    Transcript::new("cartelera.session-part-revision.v1")
        .bytes("session", part.session.0.as_bytes())
        .bytes("id", part.id.0.as_bytes())
        .text("kind", part.kind.word())
        .int("revision", part.revision)
        .text("state", part.state.word())
        .optional("owner", part.owner.map(|owner| owner.0), Transcript::int)
        .optional("due", part.due.map(|due| due.to_string()), Transcript::text)
        .int("place", part.place)
        .optional("carried_from", part.carried_from, |transcript, label, id| transcript.bytes(label, id.0.as_bytes()))
        .int("by", part.by.0)
        .int("at", part.at.as_microsecond())
        .bytes("sealed", &part.sealed)
        .digest()
}

/// A wrap, as its maker signs it. `seal` is its part's.
pub fn wrap(seal: &[u8; 32], wrap: &Wrap) -> [u8; 32] {
    Transcript::new("cartelera.session-wrap-made.v1")
        .bytes("seal", wrap_seal(seal, wrap.reader, wrap.generation))
        .bytes("sealed", &wrap.sealed)
        .int("by", wrap.by.0)
        .int("by_generation", wrap.by_generation)
        .digest()
}

/// All that was there of a session at some moment, as the chain knows it: also when its content is purged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    session: [u8; 32],
    parts: BTreeMap<PartId, [u8; 32]>,
}

impl Said {
    /// `entries` are those about the session, in order.
    pub fn before(entries: &[ChainEntry], seq: u64) -> Self {
        let mut said = Self::default();
        for entry in entries.iter().take_while(|entry| entry.seq < seq) {
            match entry.kind.as_str() {
                kind::SESSION => said.session = entry.digest,
                kind::SESSION_PART => {
                    if let Some((_, part)) = read_part_subject(&entry.subject) {
                        said.parts.insert(part, entry.digest);
                    }
                }
                _ => {}
            }
        }
        said
    }
}

/// A signature under everything said until then, its own comment included.
pub fn sign_off(sign_off: &SignOff, said: &Said) -> [u8; 32] {
    Transcript::new("cartelera.session-signature.v1")
        .bytes("session", sign_off.session.0.as_bytes())
        .int("round", sign_off.round)
        .int("person", sign_off.person.0)
        .bytes("comment", sign_off.comment.0.as_bytes())
        .int("at", sign_off.at.as_microsecond())
        .bytes("under", said.session)
        .each("part", &said.parts, |transcript, _, (id, digest)| {
            transcript.bytes("id", id.0.as_bytes()).bytes("digest", digest)
        })
        .digest()
}

pub fn hand_over(hand_over: &HandOver) -> [u8; 32] {
    Transcript::new("cartelera.session-hand-over.v1")
        .bytes("session", hand_over.session.0.as_bytes())
        .int("reader", hand_over.reader.0)
        .int("by", hand_over.by.0)
        .int("at", hand_over.at.as_microsecond())
        .digest()
}

/// That a copy left the board.
pub fn export(session: SessionId, sealed: bool) -> [u8; 32] {
    Transcript::new("cartelera.session-export.v1")
        .bytes("session", session.0.as_bytes())
        .int("sealed", u8::from(sealed))
        .digest()
}

/// Whether an entry about a copy says that it was sealed; none where it says neither.
pub fn exported_sealed(session: SessionId, digest: &[u8; 32]) -> Option<bool> {
    [true, false].into_iter().find(|sealed| export(session, *sealed) == *digest)
}

/// Somebody's word for the very keys that were announced.
pub fn key_confirmation(confirmation: &KeyConfirmation, public: &PublicKeys) -> [u8; 32] {
    Transcript::new("cartelera.key-confirmation.v1")
        .int("by", confirmation.by.0)
        .bytes("keys", keys(confirmation.person, confirmation.generation, public))
        .int("at", confirmation.at.as_microsecond())
        .digest()
}

/// What an entry about a confirmation is about.
pub fn confirmation_subject(person: PersonId, generation: u32) -> [u8; 12] {
    crate::member::signing::code_subject(person, generation)
}

pub fn template(template: &SessionTemplate) -> [u8; 32] {
    Transcript::new("cartelera.session-template.v1")
        .bytes("id", template.id.as_bytes())
        .text("kind", template.kind.word())
        .text("es", &template.name.es)
        .text("en", &template.name.en)
        .each("prompt", &template.prompts, |transcript, _, prompt| {
            transcript.text("es", &prompt.es).text("en", &prompt.en)
        })
        .optional("cadence", template.cadence.map(|cadence| cadence.word()), Transcript::text)
        .int("retired", u8::from(template.retired))
        .int("revision", template.revision)
        .int("by", template.by.0)
        .int("at", template.at.as_microsecond())
        .digest()
}

pub fn retention(retention: &Retention) -> [u8; 32] {
    Transcript::new("cartelera.session-retention.v1")
        .text("kind", retention.kind.word())
        .optional("open_days", retention.open_days, Transcript::int)
        .int("blocked_days", retention.blocked_days)
        .int("by", retention.by.0)
        .int("at", retention.at.as_microsecond())
        .digest()
}

/// What an entry about how long sessions are kept is about.
pub fn retention_subject(kind: SessionKind) -> &'static [u8] {
    kind.word().as_bytes()
}

pub fn check_template(from: &dyn Read, row: &SessionTemplate) -> Result<Signature> {
    let signer = Signer::Own(row.by);
    holds(from, Some(row.entry), kind::SESSION_TEMPLATE, row.id.as_bytes(), template(row), signer)
}

pub fn check_retention(from: &dyn Read, row: &Retention) -> Result<Signature> {
    let (subject, signer) = (retention_subject(row.kind), Signer::Own(row.by));
    holds(from, Some(row.entry), kind::SESSION_RETENTION, subject, retention(row), signer)
}

/// Whether somebody vouched for the keys of that generation that stand on the board.
pub fn check_key_confirmation(from: &dyn Read, row: &KeyConfirmation) -> Result<Signature> {
    let Some(announced) = from.announced_keys(row.person, row.generation)? else { return Ok(Signature::Invalid) };
    let subject = confirmation_subject(row.person, row.generation);
    let digest = key_confirmation(row, &announced.public);
    holds(from, Some(row.entry), kind::KEY_CONFIRMATION, &subject, digest, Signer::Own(row.by))
}

/// The chain's entries about one session and its parts, in order.
#[derive(Debug, Default)]
pub struct Ledger {
    entries: Vec<ChainEntry>,
    /// Where the entries of each part are.
    parts: HashMap<PartId, Vec<usize>>,
}

impl Ledger {
    fn new(entries: Vec<ChainEntry>) -> Self {
        let mut parts: HashMap<PartId, Vec<usize>> = HashMap::new();
        for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.kind == kind::SESSION_PART) {
            if let Some((_, part)) = read_part_subject(&entry.subject) {
                parts.entry(part).or_default().push(at);
            }
        }
        Self { entries, parts }
    }

    pub fn entries(&self) -> &[ChainEntry] {
        &self.entries
    }

    pub fn entry(&self, seq: u64) -> Option<&ChainEntry> {
        let at = self.entries.binary_search_by_key(&seq, |entry| entry.seq).ok()?;
        self.entries.get(at)
    }

    /// Whether nothing was signed of a part after this revision of it.
    pub fn is_newest(&self, part: &Part) -> bool {
        let last = self.parts.get(&part.id).and_then(|entries| entries.last());
        last.is_some_and(|at| self.entries[*at].seq == part.entry)
    }
}

/// Says of many rows whether they are what was signed: reads the chain once for each session, keys once for each person.
pub struct Witness<'a> {
    from: &'a dyn Read,
    keys: RefCell<HashMap<(PersonId, u32), Option<PublicKeys>>>,
    ledgers: RefCell<HashMap<SessionId, Rc<Ledger>>>,
    sound: RefCell<HashMap<SessionId, Rc<[Session]>>>,
    hr: OnceCell<roles::Spans>,
}

fn judged(holds: bool) -> Signature {
    if holds { Signature::Valid } else { Signature::Invalid }
}

impl<'a> Witness<'a> {
    pub fn new(from: &'a dyn Read) -> Self {
        Self {
            from,
            keys: RefCell::default(),
            ledgers: RefCell::default(),
            sound: RefCell::default(),
            hr: OnceCell::new(),
        }
    }

    pub fn from(&self) -> &'a dyn Read {
        self.from
    }

    /// What the chain says of a session.
    pub fn ledger(&self, id: SessionId) -> Result<Rc<Ledger>> {
        if let Some(known) = self.ledgers.borrow().get(&id) {
            return Ok(Rc::clone(known));
        }
        let ledger = Rc::new(Ledger::new(self.from.chain_about(id)?));
        self.ledgers.borrow_mut().insert(id, Rc::clone(&ledger));
        Ok(ledger)
    }

    /// The public keys of one generation, where they are the ones that were announced.
    pub fn keys(&self, person: PersonId, generation: u32) -> Result<Option<PublicKeys>> {
        if let Some(known) = self.keys.borrow().get(&(person, generation)) {
            return Ok(*known);
        }
        let public = signed_keys(self.from, person, generation)?;
        self.keys.borrow_mut().insert((person, generation), public);
        Ok(public)
    }

    /// Whether an entry is its author's.
    pub fn entry(&self, entry: &ChainEntry) -> Result<Signature> {
        Ok(judged(self.is_signed(entry)?))
    }

    fn is_signed(&self, entry: &ChainEntry) -> Result<bool> {
        let public = self.keys(PersonId(entry.author), entry.generation)?;
        Ok(public.is_some_and(|public| entry.verify(&public.verify).is_ok()))
    }

    fn holds(
        &self,
        about: SessionId,
        seq: u64,
        kind: &str,
        subject: &[u8],
        digest: [u8; 32],
        by: PersonId,
    ) -> Result<Signature> {
        let ledger = self.ledger(about)?;
        let Some(entry) = ledger.entry(seq) else { return Ok(Signature::Invalid) };
        let fits = entry.kind == kind && entry.subject == subject && entry.digest == digest && entry.author == by.0;
        Ok(judged(fits && self.is_signed(entry)?))
    }

    /// Whether this revision is what who made it signed; whether they had a right to is for [`Witness::history`] to say.
    pub fn session(&self, row: &Session) -> Result<Signature> {
        self.holds(row.id, row.entry, kind::SESSION, row.id.0.as_bytes(), session(row), row.by)
    }

    /// Whether a session's revisions are all there, each signed by somebody who might, and nothing was signed since.
    pub fn history(&self, revisions: &[Session]) -> Result<Signature> {
        let Some(first) = revisions.first() else { return Ok(Signature::Invalid) };
        let ledger = self.ledger(first.id)?;
        let signed = ledger.entries().iter().filter(|entry| entry.kind == kind::SESSION).map(|entry| entry.seq);
        let whole = signed.eq(revisions.iter().map(|revision| revision.entry));
        Ok(judged(whole && self.sound(first.id)?[..] == *revisions))
    }

    /// Whether `after` is a revision that whoever made it might make of `before`.
    fn may_follow(&self, before: Option<&Session>, after: &Session) -> Result<bool> {
        let people = &after.participants;
        let sound = people.is_sorted_by(|one, next| one < next) && (2..=PARTICIPANTS).contains(&people.len());
        if !sound || !after.stage.may_follow(before.map(|before| before.stage)) {
            return Ok(false);
        }
        let Some(before) = before else { return Ok(people.contains(&after.by) && after.round == 1) };
        let reopened = before.stage == Stage::Closed && after.stage == Stage::Held;
        let stays = (after.id, after.kind, after.template) == (before.id, before.kind, before.template)
            && after.round == before.round + u32::from(reopened)
            && after.confidential >= before.confidential;
        // Only what is planned or being held changes; every later step is one of its stage alone.
        let open = matches!(before.stage, Stage::Planned | Stage::Held) && after.stage != Stage::Cancelled;
        let still = *people == before.participants
            && (after.starts, after.minutes, after.cadence) == (before.starts, before.minutes, before.cadence);
        let theirs = match after.stage {
            Stage::Purged => self.was_hr(after.by, after.entry)?,
            _ => before.participants.contains(&after.by),
        };
        Ok(stays && theirs && (open || still))
    }

    /// Whether an `admin` had given somebody the role `hr` by that entry.
    pub fn was_hr(&self, person: PersonId, seq: u64) -> Result<bool> {
        let spans = match self.hr.get() {
            Some(known) => known,
            None => {
                let read = roles::Spans::read(self.from, Role::Hr)?;
                self.hr.get_or_init(|| read)
            }
        };
        Ok(spans.had(person, seq))
    }

    /// Whether one revision of a part is what its author signed.
    pub fn part(&self, row: &Part) -> Result<Signature> {
        let subject = part_subject(row.session, row.id);
        self.holds(row.session, row.entry, kind::SESSION_PART, &subject, part(row), row.by)
    }

    /// The same, by somebody who took part then and before anybody had signed the text, or to whom the revision before gave
    /// the action to do: whoever has keys can sign a row and seal it to others.
    pub fn written(&self, row: &Part) -> Result<Signature> {
        Ok(judged(self.part(row)? == Signature::Valid && self.might_write(row)?))
    }

    fn might_write(&self, row: &Part) -> Result<bool> {
        let sound = self.sound(row.session)?;
        let Some(then) = in_force(&sound, row.entry) else { return Ok(false) };
        if matches!(then.stage, Stage::Cancelled | Stage::Purged) {
            return Ok(false);
        }
        if then.participants.contains(&row.by) {
            return Ok(!row.is_locked_text() || !self.was_signed(then, row.entry)?);
        }
        if row.kind != PartKind::Action {
            return Ok(false);
        }
        let before = self.from.part_revisions(row.id)?.into_iter().find(|before| before.revision + 1 == row.revision);
        Ok(match before.filter(|before| before.owner == Some(row.by)) {
            Some(before) => self.written(&before)? == Signature::Valid,
            None => false,
        })
    }

    /// Whether somebody who took part had signed a revision of a session by an entry that came while it was in force.
    fn was_signed(&self, session: &Session, by: u64) -> Result<bool> {
        let ledger = self.ledger(session.id)?;
        let since = ledger.entries().iter().filter(|entry| (session.entry + 1..by).contains(&entry.seq));
        for entry in since.filter(|entry| entry.kind == kind::SESSION_SIGNATURE) {
            if session.participants.contains(&PersonId(entry.author)) && self.is_signed(entry)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The revisions of a session up to the first that is not what somebody signed who might.
    fn sound(&self, id: SessionId) -> Result<Rc<[Session]>> {
        if let Some(known) = self.sound.borrow().get(&id) {
            return Ok(Rc::clone(known));
        }
        let mut sound: Vec<Session> = Vec::new();
        for (number, revision) in (1..).zip(self.from.session_revisions(id)?) {
            let follows = revision.revision == number && self.may_follow(sound.last(), &revision)?;
            if !follows || self.session(&revision)? != Signature::Valid {
                break;
            }
            sound.push(revision);
        }
        let sound: Rc<[Session]> = sound.into();
        self.sound.borrow_mut().insert(id, Rc::clone(&sound));
        Ok(sound)
    }

    /// Whether a wrap is what its maker signed. `seal` is its part's.
    pub fn wrap(&self, seal: &[u8; 32], row: &Wrap) -> Result<Signature> {
        let public = self.keys(row.by, row.by_generation)?;
        let signature = crate::keys::Signature(row.signature);
        Ok(judged(public.is_some_and(|public| verify(&public.verify, &wrap(seal, row), &signature))))
    }

    /// Whether somebody signed off what was there before.
    pub fn sign_off(&self, row: &SignOff) -> Result<Signature> {
        let said = Said::before(self.ledger(row.session)?.entries(), row.entry);
        let (subject, digest) = (row.session.0.as_bytes(), sign_off(row, &said));
        self.holds(row.session, row.entry, kind::SESSION_SIGNATURE, subject, digest, row.person)
    }

    pub fn hand_over(&self, row: &HandOver) -> Result<Signature> {
        let (subject, digest) = (row.session.0.as_bytes(), hand_over(row));
        self.holds(row.session, row.entry, kind::SESSION_HAND_OVER, subject, digest, row.by)
    }
}
