//! When the screen locks by itself.

use jiff::SignedDuration;
use ratatui::layout::Rect;

use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::preferences;
use crate::tui::program::LONGEST_IDLE;

/// After how many minutes it does now.
pub fn minutes(cx: &Desk) -> u64 {
    cx.settings.idle.as_mins().unsigned_abs()
}

/// The form: one number.
pub struct IdleForm {
    title: String,
    help: String,
    form: Form<()>,
}

impl IdleForm {
    pub fn new(cx: &Desk) -> Self {
        let t = cx.texts();
        let field = Field::new((), t.msg_settings_idle_field(), Input::text_field(&minutes(cx).to_string()));
        let mut form = Form::new(vec![field], vec![Command::Send, Command::Back]);
        form.call(Command::Send, t.msg_settings_save());
        Self { title: t.msg_settings_idle(), help: t.msg_settings_idle_help(LONGEST_IDLE), form }
    }

    fn set(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        let typed = self.form.text(&());
        match typed.trim().parse::<u32>().ok().filter(|minutes| (1..=LONGEST_IDLE).contains(minutes)) {
            Some(minutes) => {
                cx.settings.idle = SignedDuration::from_mins(i64::from(minutes));
                preferences::remember_idle(cx);
                Outcome::Answer(Message::BoardChanged)
            }
            None => {
                let wrong = cx.texts().msg_settings_idle_wrong(LONGEST_IDLE);
                self.form.set_errors(vec![((), wrong)]);
                Outcome::Consumed
            }
        }
    }
}

impl Layer<Desk> for IdleForm {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let save = Offer::ready(Command::Send).called(cx.texts().msg_settings_save());
        vec![save, Command::Back.into(), Command::Lock.into()]
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Send => self.set(cx),
            _ => Outcome::Close,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match self.form.handle(event) {
            Formed::Pressed(command) => self.run(command, cx),
            Formed::Ignored => Outcome::Ignored,
            _ => Outcome::Consumed,
        }
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let inside = canvas.frame(centred(area, 66, 10), &self.title);
        let used = canvas.wrapped(inside, &self.help, canvas.theme().muted);
        let used = (used + 1).min(inside.height);
        self.form.draw(Rect { y: inside.y + used, height: inside.height - used, ..inside }, canvas);
    }
}
