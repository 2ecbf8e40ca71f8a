//! Writing a note, over the whole screen.

use crate::member::Error;
use crate::member::sessions::{OpenPart, SessionPage};
use crate::tui::desk::Desk;
use crate::tui::layer::Outcome;

/// A new one; whether it is shared is chosen there, before anything is typed.
pub fn write(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}

/// Another revision of one that is there.
pub fn edit(page: &SessionPage, note: &OpenPart, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}
