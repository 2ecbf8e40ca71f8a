//! "Do this, to so many?" The action is a value that is sent when the answer is yes.

use ratatui::layout::Rect;

use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Phrase};
use crate::tui::event::Event;
use crate::tui::layer::{Context, Layer, Offer, Outcome};

/// Asks, and sends its action to the layers beneath on yes. No has the focus at first.
pub struct Confirm<A> {
    title: String,
    question: String,
    /// What the yes button says: the deed, "Withdraw", not "OK".
    deed: String,
    action: Option<A>,
    yes: bool,
}

impl<A> Confirm<A> {
    pub fn new(title: impl Into<String>, question: impl Into<String>, deed: impl Into<String>, action: A) -> Self {
        Self { title: title.into(), question: question.into(), deed: deed.into(), action: Some(action), yes: false }
    }

    /// Gives yes the focus: for what was asked for on purpose and takes nothing away.
    #[must_use]
    pub fn inviting(mut self) -> Self {
        self.yes = true;
        self
    }
}

impl<A: 'static, C: Context<Message = A>> Layer<C> for Confirm<A> {
    fn offers(&self, cx: &C) -> Vec<Offer> {
        let focused = if self.yes { self.deed.clone() } else { cx.view().words.phrase(Phrase::Cancel) };
        let mut offers = vec![Offer::ready(Command::Open).called(focused)];
        let others = [Command::NextPane, Command::PreviousPane, Command::Left, Command::Right];
        offers.extend(others.map(|turn| Offer::ready(turn).called(cx.view().words.phrase(Phrase::OtherButton))));
        offers.push(Command::Back.into());
        offers
    }

    fn run(&mut self, command: Command, _: &mut C) -> Outcome<C> {
        match command {
            Command::Open if self.yes => match self.action.take() {
                Some(action) => Outcome::Answer(action),
                None => Outcome::Close,
            },
            Command::Open | Command::Back => Outcome::Close,
            _ => {
                self.yes = !self.yes;
                Outcome::Consumed
            }
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut C) -> Outcome<C> {
        match event {
            Event::Pressed(button) => {
                self.yes = *button == 1;
                self.run(Command::Open, cx)
            }
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if let Some(buttons) = super::open(area, canvas, &self.title, &self.question, 1) {
            let cancel = canvas.phrase(Phrase::Cancel);
            super::draw_buttons(buttons, canvas, &[&cancel, &self.deed], Some(usize::from(self.yes)));
        }
    }
}
