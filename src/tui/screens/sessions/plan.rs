//! Planning a session, and moving one that is planned.

use crate::domain::organisation::PersonId;
use crate::domain::session::SessionKind;
use crate::member::Error;
use crate::member::sessions::SessionPage;
use crate::tui::desk::Desk;
use crate::tui::layer::Outcome;

/// Plans a session: with somebody, of a kind, or with nothing chosen yet.
pub fn open(with: Option<PersonId>, kind: Option<SessionKind>, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}

/// Another time, place, cadence or other people.
pub fn change(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}
