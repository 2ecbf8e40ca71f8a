//! Ids as people type them: whole, or only the end.

use std::collections::HashSet;

use uuid::Uuid;

use super::failure::Failure;
use super::session::Session;
pub use crate::explain::faults::short;

/// Fewest characters of a short id.
const SHORTEST: usize = 6;
/// How far a short id is looked for: this many rows of what the member may see.
pub const LOOKED_AT: usize = 20_000;

/// What was typed where an id is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedId {
    Whole(Uuid),
    /// Of the id without hyphens, in small letters.
    End(String),
}

impl TypedId {
    /// None for what is no id; a failure for an end that says too little.
    pub fn read(session: &Session, typed: &str) -> Result<Option<Self>, Failure> {
        if let Ok(whole) = typed.parse::<Uuid>() {
            return Ok(Some(Self::Whole(whole)));
        }
        let end: String = typed.chars().filter(|c| *c != '-').flat_map(char::to_lowercase).collect();
        if end.is_empty() || !end.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(None);
        }
        if end.len() < SHORTEST {
            return Err(Failure::usage(session.texts().msg_cli_id_too_short(SHORTEST as u64)));
        }
        Ok(Some(Self::End(end)))
    }

    pub fn fits(&self, id: Uuid) -> bool {
        match self {
            Self::Whole(whole) => *whole == id,
            Self::End(end) => id.simple().to_string().ends_with(end),
        }
    }
}

/// Ids that fit what was typed, each once.
#[derive(Default)]
pub struct Fitting(HashSet<Uuid>);

impl Fitting {
    pub fn add(&mut self, typed: &TypedId, ids: impl IntoIterator<Item = Uuid>) {
        self.0.extend(ids.into_iter().filter(|id| typed.fits(*id)));
    }

    /// The only one; a failure where there are several.
    pub fn only(&self, session: &Session, typed: &str) -> Result<Option<Uuid>, Failure> {
        if self.0.len() > 1 {
            return Err(Failure::usage(session.texts().msg_cli_id_ambiguous(typed)));
        }
        Ok(self.0.iter().next().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_an_id_fits_it_with_and_without_hyphens() {
        let id: Uuid = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
        assert_eq!(short(id), "099a8057");
        assert!(TypedId::End("bcceb302099a8057".into()).fits(id) && TypedId::Whole(id).fits(id));
        assert!(!TypedId::End("099a8058".into()).fits(id) && !TypedId::Whole(Uuid::nil()).fits(id));
    }
}
