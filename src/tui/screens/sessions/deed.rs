//! Holding, closing, cancelling and reopening a session.

use crate::member::Error;
use crate::member::sessions::SessionPage;
use crate::tui::desk::Desk;
use crate::tui::layer::Outcome;

/// Begins it.
pub fn hold(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}

/// Written up: to be signed.
pub fn close(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}

/// It does not take place.
pub fn cancel(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}

/// Voids the signatures, with a reason.
pub fn reopen(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}
