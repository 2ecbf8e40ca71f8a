//! Giving past sessions to a new manager to read.

use crate::member::Error;
use crate::tui::desk::Desk;
use crate::tui::layer::Outcome;

/// What could be handed over, to be ticked; a line for the footer where there is nothing.
pub fn open(cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}
