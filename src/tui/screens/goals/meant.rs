//! Which of two numbers was meant: "1.234" is read in two ways, and whoever typed it says which.

use ratatui::layout::Rect;

use crate::domain::goal::Quantity;
use crate::i18n::goals;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs;
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome};

/// The question. Neither number is chosen at first, so that a key too many sends nothing.
pub struct Meant {
    title: String,
    question: String,
    numbers: [Quantity; 2],
    labels: [String; 2],
    chosen: Option<usize>,
}

impl Meant {
    pub fn new(typed: &str, numbers: [Quantity; 2], cx: &Desk) -> Box<Self> {
        let (t, language) = (cx.texts(), cx.language());
        let labels = numbers.map(|number| goals::number(language, number));
        let title = t.msg_goals_which_number();
        Box::new(Self { title, question: t.msg_goals_which_of(typed.trim()), numbers, labels, chosen: None })
    }
}

impl Layer<Desk> for Meant {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        let mut offers = Vec::new();
        if let Some(at) = self.chosen {
            offers.push(Offer::ready(Command::Open).called(self.labels[at].clone()));
        }
        let ways = [Command::Left, Command::Right, Command::NextPane, Command::PreviousPane, Command::Back];
        offers.extend(ways.map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, _: &mut Desk) -> Outcome<Desk> {
        match (command, self.chosen) {
            (Command::Open, Some(at)) => Outcome::Answer(Message::NumberMeant(self.numbers[at])),
            (Command::Back, _) => Outcome::Close,
            (Command::Left, None) => {
                self.chosen = Some(0);
                Outcome::Consumed
            }
            (Command::Right | Command::NextPane | Command::PreviousPane | Command::Left, chosen) => {
                self.chosen = Some(chosen.map_or(0, |at| 1 - at));
                Outcome::Consumed
            }
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Pressed(button) => {
                let number = self.numbers.get(*button).copied();
                number.map_or(Outcome::Ignored, |number| Outcome::Answer(Message::NumberMeant(number)))
            }
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let inside = canvas.frame(centred(area, 60, 7), &self.title);
        let room = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        let theme = *canvas.theme();
        canvas.wrapped(Rect { height: room.height.saturating_sub(2), ..room }, &self.question, theme.text);
        let row = Rect { y: room.bottom().saturating_sub(1), height: room.height.min(1), ..room };
        dialogs::draw_buttons(row, canvas, &[&self.labels[0], &self.labels[1]], self.chosen);
    }
}
