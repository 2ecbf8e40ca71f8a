//! Copies that leave the board.

use crate::member::Error;
use crate::member::sessions::SessionView;
use crate::tui::desk::Desk;
use crate::tui::layer::Outcome;

/// Of one session.
pub fn of_session(view: &SessionView, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}

/// Of all the member takes or took part in.
pub fn of_mine(cx: &Desk) -> Result<Outcome<Desk>, Error> {
    todo!()
}
