//! Pinned announcements on top of a board: the newest three addressed to the reader, each in no other place of the list.

use super::Boards;
use super::filters::Asked;
use crate::domain::announcement::{Headline, Position};
use crate::member::Error;
use crate::store::announcements::{Only, Shown};
use crate::tui::desk::Desk;

impl Boards {
    /// Reads what is pinned for a list that is shown anew. Filtered ones keep the order of their days.
    pub(super) fn read_pins(&mut self, cx: &Desk) -> Result<(), Error> {
        self.pins = match self.asked() {
            Asked::Page(Shown { direction, only: Only::All }) => cx.member().pinned(direction)?,
            Asked::Page(_) | Asked::Found(_) => Vec::new(),
        };
        Ok(())
    }

    pub(super) fn is_on_top(&self, position: Position) -> bool {
        self.pins.iter().any(|pin| pin.position == position)
    }

    /// Of one window what is not on top; where it begins with the newest, those on top before it.
    pub(super) fn with_pins(&self, found: Vec<Headline>, begins: bool) -> Vec<Headline> {
        let on_top = if begins { self.pins.clone() } else { Vec::new() };
        on_top.into_iter().chain(found.into_iter().filter(|headline| !self.is_on_top(headline.position))).collect()
    }
}
