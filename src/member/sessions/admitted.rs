//! Whose keys an `admin` let onto the board: whoever writes to the file can announce keys of their own making in the name of
//! somebody who has none, and sign for them with these.

use crate::domain::organisation::{PersonId, Role};
use crate::keys::ChainEntry;
use crate::member::check::roles::Spans;
use crate::member::signing::{self, code_subject, kind, signed_keys};
use crate::store::{Read, Result};

/// The codes that were given, and who might give them when.
pub struct Admitted<'a> {
    from: &'a dyn Read,
    codes: Vec<ChainEntry>,
    admins: Spans,
    sample: bool,
}

impl<'a> Admitted<'a> {
    pub fn read(from: &'a dyn Read) -> Result<Self> {
        let (codes, sample) = (from.chain_of(kind::CODE)?, from.board()?.sample);
        let admins = Spans::read_where(from, Role::Admin, |before, entry| {
            Ok(sample || is_admitted(from, &codes, before, PersonId(entry.author), entry.generation, entry.seq)?)
        })?;
        Ok(Self { from, codes, admins, sample })
    }

    /// Whether these keys were announced with the board itself, or by a code from an `admin` whose own keys were. On a sample
    /// board people have keys that no code was given for.
    pub fn has(&self, person: PersonId, generation: u32) -> Result<bool> {
        let last = u64::MAX;
        Ok(self.sample || is_admitted(self.from, &self.codes, &self.admins, person, generation, last)?)
    }
}

/// Whether keys were by an entry; `admins` says who had that role until then. Each code is older than what it let in, so
/// that this comes to an end.
fn is_admitted(
    from: &dyn Read,
    codes: &[ChainEntry],
    admins: &Spans,
    person: PersonId,
    generation: u32,
    by: u64,
) -> Result<bool> {
    let Some(announced) = from.announced_keys(person, generation)?.map(|keys| keys.entry).filter(|entry| *entry < by)
    else {
        return Ok(false);
    };
    if signed_keys(from, person, generation)?.is_none() {
        return Ok(false);
    }
    if announced == 1 {
        return Ok(true);
    }
    let subject = code_subject(person, generation);
    for code in codes.iter().filter(|code| code.seq < announced && code.subject == subject) {
        let author = PersonId(code.author);
        if admins.had(author, code.seq)
            && signing::is_signed(from, code)?
            && is_admitted(from, codes, admins, author, code.generation, code.seq)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}
