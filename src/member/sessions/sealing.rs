//! Sealing a part for its readers, opened again and compared before it is kept, and opening it: only what its author
//! signed, in its place, at the newest revision the chain knows.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::io;

use uuid::Uuid;
use zeroize::Zeroizing;

use super::admitted::Admitted;
use super::signing::{Witness, check_key_confirmation, part_seal, wrap, wrap_seal};
use super::{OpenPart, Shut, Waiting};
use crate::domain::organisation::PersonId;
use crate::domain::session::{Content, Part, PartKind, Wrap};
use crate::keys::{ContentKey, KeyError, PublicKeys};
use crate::member::act::{Act, Identity};
use crate::member::signing::Signature;
use crate::member::{Error, Result};
use crate::store::{self, Read};

/// Keys to wrap for, or why there are none that may be trusted.
type Trust = std::result::Result<(u32, PublicKeys), Waiting>;

/// Opens what is sealed to one person, and seals in their name. Holds what it has read of the board: for one page, one
/// list or one act.
pub struct Opener<'a> {
    from: &'a dyn Read,
    witness: Witness<'a>,
    identity: &'a Identity,
    board: Uuid,
    trust: RefCell<HashMap<PersonId, Trust>>,
    admitted: OnceCell<Admitted<'a>>,
}

impl Act<'_> {
    pub(super) fn opener(&self) -> Opener<'_> {
        Opener::new(&*self.tx, self.identity, self.board.id)
    }
}

impl<'a> Opener<'a> {
    pub fn new(from: &'a dyn Read, identity: &'a Identity, board: Uuid) -> Self {
        let (trust, admitted) = Default::default();
        Self { from, witness: Witness::new(from), identity, board, trust, admitted }
    }

    pub fn witness(&self) -> &Witness<'a> {
        &self.witness
    }

    /// A part at its newest revision, by the wrap that opens it to the member.
    pub fn open(&self, part: Part, wrap: &Wrap) -> Result<OpenPart> {
        // An older copy put back is signed and opens: only the chain tells that there was a newer one.
        if !self.witness.ledger(part.session)?.is_newest(&part) {
            return Ok(OpenPart { part, content: Err(Shut::Altered), signature: Signature::Invalid });
        }
        self.open_earlier(part, wrap)
    }

    /// Any revision of a part, where it does not matter whether there are newer ones.
    pub fn open_earlier(&self, part: Part, wrap: &Wrap) -> Result<OpenPart> {
        let signature = self.witness.written(&part)?;
        let content = match signature {
            Signature::Valid => self.unlock(&part, wrap).map(|(_, content)| content),
            _ => Err(Shut::Altered),
        };
        Ok(OpenPart { part, content, signature })
    }

    /// A part at its newest revision, to go on from.
    pub fn content(&self, part: &Part) -> Result<Content> {
        let wrap = self.wrap_of(part)?.map_err(Error::Shut)?;
        self.open(part.clone(), &wrap)?.content.map_err(Error::Shut)
    }

    /// The key and the content of a part whose signature holds.
    fn unlock(&self, part: &Part, wrap: &Wrap) -> std::result::Result<(ContentKey, Content), Shut> {
        let seal = part_seal(self.board, part);
        let keyring = &self.identity.keyring;
        let key = keyring.unwrap_key(&wrap_seal(&seal, wrap.reader, wrap.generation), &wrap.sealed);
        let opened = key.and_then(|key| key.open(&seal, &part.sealed).map(|text| (key, text)));
        let (key, text) = opened.map_err(|_| Shut::Altered)?;
        Ok((key, read(part.kind, &text).ok_or(Shut::Altered)?))
    }

    /// The wrap for the member's present keys.
    fn wrap_of(&self, part: &Part) -> Result<std::result::Result<Wrap, Shut>> {
        let Identity { person, generation, .. } = self.identity;
        let mut mine = self.from.wraps(part.id, part.revision)?;
        mine.retain(|wrap| wrap.reader == *person);
        let shut = if mine.is_empty() { Shut::NotShared } else { Shut::OldKeys };
        Ok(mine.into_iter().find(|wrap| wrap.generation == *generation).ok_or(shut))
    }

    /// Which keys of somebody a text may be sealed to now: their first ones, or later ones that the member has confirmed.
    pub fn trust(&self, person: PersonId) -> Result<Trust> {
        if let Some(known) = self.trust.borrow().get(&person) {
            return Ok(*known);
        }
        let trust = self.look_up(person)?;
        self.trust.borrow_mut().insert(person, trust);
        Ok(trust)
    }

    fn look_up(&self, person: PersonId) -> Result<Trust> {
        if person == self.identity.person {
            // Whatever the board says: these are the keys at hand.
            return Ok(Ok((self.identity.generation, self.identity.keyring.public())));
        }
        let Some(generation) = self.from.generations(person)?.last().map(|keys| keys.generation) else {
            return Ok(Err(Waiting::NotEnrolled(person)));
        };
        let Some(public) = self.witness.keys(person, generation)? else {
            return Ok(Err(Waiting::NewKeys(person, generation)));
        };
        let vouched = generation == 1 || {
            let mut mine = self.from.key_confirmations(self.identity.person)?;
            mine.retain(|row| (row.person, row.generation) == (person, generation));
            let mut held = false;
            for row in mine {
                held |= check_key_confirmation(self.from, &row)? == Signature::Valid;
            }
            held
        };
        Ok(if vouched { Ok((generation, public)) } else { Err(Waiting::NewKeys(person, generation)) })
    }

    /// Seals `content` as the text of this revision. The member can always read what they wrote; of `readers` those whose
    /// keys may be trusted can, and the others have to wait.
    pub fn seal(&self, part: &mut Part, content: &Content, readers: &BTreeSet<PersonId>) -> Result<Vec<Wrap>> {
        let (key, seal, text) = (ContentKey::generate(), part_seal(self.board, part), written(content)?);
        part.sealed = key.seal(&seal, &text);
        let mut wraps = Vec::new();
        let me = self.identity.person;
        for reader in std::iter::once(&me).chain(readers.iter().filter(|reader| **reader != me)) {
            wraps.extend(self.wrap(part, &seal, &key, *reader)?);
        }
        // What could not be opened again would be lost.
        let own = wraps.first().ok_or(Error::Key(KeyError::WontOpen))?;
        let keyring = &self.identity.keyring;
        let opened = keyring.unwrap_key(&wrap_seal(&seal, own.reader, own.generation), &own.sealed)?;
        let opened = opened.open(&seal, &part.sealed)?;
        if *opened == *text && read(part.kind, &opened).is_some() {
            Ok(wraps)
        } else {
            Err(Error::Key(KeyError::WontOpen))
        }
    }

    /// Opens a revision to more readers; to nobody where the member cannot open it or it is not as it was signed.
    pub fn share(&self, part: &Part, readers: impl IntoIterator<Item = PersonId>) -> Result<Vec<Wrap>> {
        if self.witness.written(part)? != Signature::Valid {
            return Ok(Vec::new());
        }
        let Ok(own) = self.wrap_of(part)? else { return Ok(Vec::new()) };
        let Ok((key, _)) = self.unlock(part, &own) else { return Ok(Vec::new()) };
        let seal = part_seal(self.board, part);
        let wraps = readers.into_iter().map(|reader| self.wrap(part, &seal, &key, reader));
        Ok(wraps.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    fn admitted(&self) -> Result<&Admitted<'a>> {
        if let Some(known) = self.admitted.get() {
            return Ok(known);
        }
        let read = Admitted::read(self.from)?;
        Ok(self.admitted.get_or_init(|| read))
    }

    fn wrap(&self, part: &Part, seal: &[u8; 32], key: &ContentKey, reader: PersonId) -> Result<Option<Wrap>> {
        let Ok((generation, public)) = self.trust(reader)? else { return Ok(None) };
        // What is sealed cannot be taken back: here it is not enough that the check would tell.
        if reader != self.identity.person && !self.admitted()?.has(reader, generation)? {
            return Ok(None);
        }
        // Keys that would give the secret away are as good as none: one reader's must not keep the others from writing.
        let Ok(sealed) = public.wrap(&wrap_seal(seal, reader, generation), key) else { return Ok(None) };
        let Identity { person: by, generation: by_generation, keyring } = self.identity;
        let mut made = Wrap {
            part: part.id,
            revision: part.revision,
            reader,
            generation,
            sealed,
            by: *by,
            by_generation: *by_generation,
            signature: [0; 64],
        };
        made.signature = keyring.sign(&wrap(seal, &made)).0;
        Ok(Some(made))
    }
}

/// What is sealed, byte for byte.
fn written(content: &Content) -> Result<Zeroizing<Vec<u8>>> {
    let unwritable = |error: serde_json::Error| store::Error::Unexpected(error.to_string());
    let mut length = Length(0);
    serde_json::to_writer(&mut length, content).map_err(unwritable)?;
    // A buffer that grows would leave copies behind that nobody wipes.
    let mut text = Zeroizing::new(Vec::with_capacity(length.0));
    serde_json::to_writer(&mut *text, content).map_err(unwritable)?;
    Ok(text)
}

/// What an opened text says, where it is one of that kind.
fn read(kind: PartKind, text: &[u8]) -> Option<Content> {
    let content = serde_json::from_slice(text).ok()?;
    let fits = match kind {
        PartKind::Place | PartKind::Agenda | PartKind::SharedNote | PartKind::OwnNote | PartKind::Action => {
            matches!(content, Content::Text { .. })
        }
        PartKind::Item => matches!(content, Content::Item(_)),
        PartKind::Comment => matches!(content, Content::Comment { .. }),
        PartKind::Snapshot => matches!(content, Content::Snapshot(_)),
    };
    fits.then_some(content)
}

/// Counts what is written to it.
struct Length(usize);

impl io::Write for Length {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
