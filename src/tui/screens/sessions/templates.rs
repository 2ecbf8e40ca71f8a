//! The organisation's own prompts: read by everybody, written by `hr`.

use crate::member::Error;
use crate::tui::desk::Desk;
use crate::tui::layer::Outcome;

/// The list.
pub fn open(cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}
