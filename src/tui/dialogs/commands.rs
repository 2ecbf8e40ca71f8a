//! Help and palette in one: everything that can be done here, searched by typing, run with Enter.

use ratatui::layout::Rect;

use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::event::Event;
use crate::tui::layer::{Context, Hint, Layer, Offer, Outcome};
use crate::tui::widgets::picker::{Choice, Picked, Picker};

/// A list of commands with their keys; those that can't run say why.
pub struct CommandList {
    title: String,
    picker: Picker<Command>,
}

impl CommandList {
    pub fn new(title: String, hints: Vec<Hint>) -> Self {
        let choices = hints.into_iter().map(|hint| {
            let label = match hint.refusal {
                Some(reason) => format!("{} ({reason})", hint.label),
                None => hint.label,
            };
            Choice { id: hint.command, label, detail: hint.key }
        });
        Self { title, picker: Picker::new(choices.collect()) }
    }
}

impl<C: Context> Layer<C> for CommandList {
    fn offers(&self, _: &C) -> Vec<Offer> {
        vec![Offer::ready(Command::Back)]
    }

    fn run(&mut self, _: Command, _: &mut C) -> Outcome<C> {
        Outcome::Close
    }

    fn handle(&mut self, event: &Event, _: &mut C) -> Outcome<C> {
        match self.picker.handle(event) {
            Picked::Ignored => Outcome::Ignored,
            Picked::Consumed => Outcome::Consumed,
            Picked::Chosen(command) => Outcome::CloseAndRun(command),
        }
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if canvas.is_too_small(area, 12, 4) {
            return;
        }
        let outside = centred(area, area.width.min(70), area.height.saturating_sub(2).clamp(4, 30));
        let inside = canvas.frame(outside, &self.title);
        self.picker.draw(inside, canvas);
    }
}
