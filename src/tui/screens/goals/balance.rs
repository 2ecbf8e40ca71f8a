//! Weights that do not add to the whole: what they would be, and why they change.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use uuid::Uuid;

use super::figures;
use crate::domain::organisation::PersonId;
use crate::i18n::goals;
use crate::member::Error;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::{Layer, Offer, Outcome};

/// The dialog.
pub struct Balance {
    id: Uuid,
    owner: PersonId,
    title: String,
    lines: Vec<Line<'static>>,
    form: Form<()>,
    sending: bool,
}

impl Balance {
    pub fn new(owner: PersonId, cx: &Desk) -> Result<Self, Error> {
        let (t, language, theme) = (cx.texts(), cx.language(), cx.theme());
        let weights = cx.member().weights(owner, cx.workspace().today())?;
        let changed = weights.goals.iter().zip(&weights.balanced);
        let lines = changed.map(|(view, balanced)| {
            let before = goals::weight(language, view.goal.terms.weight);
            let after = goals::weight(language, *balanced);
            let change = format!("{before:>7} {} {after:>7}  ", cx.glyphs().towards);
            Line::from(vec![
                Span::styled(change, theme.heading),
                Span::styled(figures::name(language, &view.kpi), theme.text),
            ])
        });
        let reason = Field::new((), t.msg_goals_reason(), Input::text_field(&t.msg_goals_balance_reason()));
        Ok(Self {
            id: cx.member().new_id(),
            owner,
            title: format!("{} · {}", t.msg_command_balance(), cx.name(owner)),
            lines: lines.collect(),
            form: Form::new(vec![reason], vec![Command::Send, Command::Back]),
            sending: false,
        })
    }

    fn send(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        let (id, owner, reason) = (self.id, self.owner, self.form.text(&()));
        if reason.trim().is_empty() {
            self.form.set_errors(vec![((), cx.texts().msg_goals_reason_missing())]);
        } else if !std::mem::replace(&mut self.sending, true) {
            let said = cx.texts().msg_goals_balanced();
            cx.write(move |member| {
                let done = member.act(|act| act.balance_weights(owner, reason.trim()));
                Message::Written(id, said, done.map(|_| ()))
            });
        }
        Outcome::Consumed
    }
}

impl Layer<Desk> for Balance {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        [Command::Send, Command::Back, Command::Lock].map(Offer::ready).into()
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Send => self.send(cx),
            Command::Back => Outcome::Close,
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match self.form.handle(event) {
            Formed::Pressed(command) => self.run(command, cx),
            Formed::Ignored => Outcome::Ignored,
            _ => Outcome::Consumed,
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::Written(id, said, done) if id == self.id => {
                self.sending = false;
                Ok(match done {
                    Ok(()) => Outcome::Answer(Message::Written(id, said, Ok(()))),
                    Err(error) => {
                        self.form.set_errors(vec![((), cx.explain(&error))]);
                        Outcome::Consumed
                    }
                })
            }
            other => Err(other),
        }
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let goals = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        let inside = canvas.frame(centred(area, 70, goals.saturating_add(7)), &self.title);
        let above = goals.min(inside.height.saturating_sub(5));
        for (line, y) in self.lines.iter().zip(inside.y..inside.y + above) {
            canvas.line(Rect { y, height: 1, ..inside }, line);
        }
        let used = above + u16::from(inside.height > above + 4);
        self.form.draw(Rect { y: inside.y + used, height: inside.height.saturating_sub(used), ..inside }, canvas);
    }
}
