//! Agenda lines, items, actions, snapshots: the small forms.

use crate::domain::session::ItemSort;
use crate::member::Error;
use crate::member::sessions::{OpenPart, SessionPage};
use crate::tui::desk::Desk;
use crate::tui::layer::Outcome;

/// Agenda lines: Enter adds one and begins the next.
pub fn agenda(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}

/// An expectation or a frustration.
pub fn item(page: &SessionPage, sort: ItemSort, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}

/// A new action.
pub fn action(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}

/// Another text of an agenda line, an item or an action, and of an action its owner and day.
pub fn edit(part: &OpenPart, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}

/// Why an item is declined.
pub fn decline(part: &OpenPart, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}

/// How somebody's goals stand.
pub fn snapshot(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}
