//! What the chain says of the board itself: what makes it this one, its name and its zone.

use super::roles::SignedRoles;
use crate::domain::organisation::PersonId;
use crate::keys::ChainEntry;
use crate::member::board::before;
use crate::member::signing::{self, kind};
use crate::store::Board;

/// The founding and the changes since, followed from the first entry on.
#[derive(Default)]
pub struct SignedBoard {
    entries: Vec<ChainEntry>,
}

impl SignedBoard {
    /// Takes one entry in. The first founds the board, before anybody has a role; every later one needs an `admin`.
    pub fn follow(&mut self, entry: &ChainEntry, roles: &SignedRoles) -> Result<(), String> {
        if entry.kind != kind::BOARD {
            return Ok(());
        }
        let founds = entry.subject.is_empty();
        if founds && !self.entries.is_empty() {
            return Err("it founds a board that is there already".into());
        }
        if !founds && !roles.is_admin(PersonId(entry.author)) {
            return Err("it changes the board, and its author is no admin".into());
        }
        self.entries.push(entry.clone());
        Ok(())
    }

    /// Whether the board is what was signed last, and each change followed what was signed before it. Turned into a sample
    /// by hand it would pass for one whose rows need no signature: the founding tells.
    pub fn holds(&self, board: &Board) -> bool {
        let mut then = board.clone();
        for entry in self.entries.iter().rev() {
            if entry.digest != signing::board(&then) {
                return false;
            }
            match before(&then, entry) {
                Some(earlier) => then = earlier,
                None => return entry.subject.is_empty(),
            }
        }
        // A sample is handed out with a name and a zone that nobody signed.
        self.entries.is_empty() || board.sample
    }
}
