//! Signing a session: received, and whether one agrees.

use crate::member::Error;
use crate::member::sessions::SessionPage;
use crate::tui::desk::Desk;
use crate::tui::layer::Outcome;

/// The form.
pub fn open(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}
