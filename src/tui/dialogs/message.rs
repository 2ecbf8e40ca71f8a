//! Something to be read and closed.

use ratatui::layout::Rect;

use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Phrase};
use crate::tui::event::Event;
use crate::tui::layer::{Context, Layer, Offer, Outcome};

/// A title and a text; Enter or Escape closes it.
pub struct Message {
    title: String,
    text: String,
}

impl Message {
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self { title: title.into(), text: text.into() }
    }
}

impl<C: Context> Layer<C> for Message {
    fn offers(&self, cx: &C) -> Vec<Offer> {
        let close = cx.view().words.phrase(Phrase::Close);
        vec![Offer::ready(Command::Open).called(close), Command::Back.into()]
    }

    fn run(&mut self, _: Command, _: &mut C) -> Outcome<C> {
        Outcome::Close
    }

    fn handle(&mut self, event: &Event, _: &mut C) -> Outcome<C> {
        if matches!(event, Event::Pressed(_)) { Outcome::Close } else { Outcome::Ignored }
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if let Some(buttons) = super::open(area, canvas, &self.title, &self.text, 1) {
            let close = canvas.phrase(Phrase::Close);
            super::draw_buttons(buttons, canvas, &[&close], Some(0));
        }
    }
}
