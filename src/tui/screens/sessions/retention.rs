//! How long sessions are kept, and what is to go: for `hr`.

use crate::member::Error;
use crate::tui::desk::Desk;
use crate::tui::layer::Outcome;

/// The list of kinds, with what is blocked and what is spent.
pub fn open(cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}
