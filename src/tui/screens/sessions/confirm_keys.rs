//! Vouching that a partner's new keys are theirs.

use crate::domain::organisation::PersonId;
use crate::member::Error;
use crate::tui::desk::Desk;
use crate::tui::layer::Outcome;

/// The question.
pub fn open(person: PersonId, generation: u32, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}
