//! Another passphrase over the same keys.

use ratatui::layout::Rect;

use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::{Layer, Offer, Outcome};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Id {
    Old,
    New,
    Again,
}

/// The form.
pub struct ChangePassphrase {
    title: String,
    form: Form<Id>,
    said: Option<String>,
    working: bool,
}

impl ChangePassphrase {
    pub fn new(cx: &Desk) -> Self {
        let t = cx.texts();
        let fields = vec![
            Field::new(Id::Old, t.msg_settings_old_passphrase(), Input::secret()),
            Field::new(Id::New, t.msg_sign_in_new_passphrase(), Input::secret()),
            Field::new(Id::Again, t.msg_sign_in_again(), Input::secret()),
        ];
        let mut form = Form::new(fields, vec![Command::Send, Command::Back]);
        form.call(Command::Send, t.msg_settings_save());
        Self { title: t.msg_settings_passphrase(), form, said: None, working: false }
    }

    fn send(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        if self.working {
            return Outcome::Consumed;
        }
        let wrong = cx.texts().msg_sign_in_not_the_same();
        let Some(new) = self.form.secret_twice(&Id::New, &Id::Again, wrong) else { return Outcome::Consumed };
        let old = self.form.secret(&Id::Old);
        self.working = true;
        self.said = Some(cx.texts().msg_sign_in_opening());
        cx.write(move |member| Message::PassphraseChanged(member.change_passphrase(&old, &new)));
        Outcome::Consumed
    }
}

impl Layer<Desk> for ChangePassphrase {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let save = Offer::ready(Command::Send).called(cx.texts().msg_settings_save());
        vec![save, Command::Back.into()]
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
            Message::PassphraseChanged(Ok(())) => Ok(Outcome::Answer(Message::PassphraseChanged(Ok(())))),
            Message::PassphraseChanged(Err(error)) => {
                self.working = false;
                self.said = Some(cx.explain(&error));
                Ok(Outcome::Consumed)
            }
            other => Err(other),
        }
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let inside = canvas.frame(centred(area, 70, 11), &self.title);
        if inside.height < 5 {
            return;
        }
        let room = Rect { height: inside.height - 3, ..inside };
        self.form.draw(room, canvas);
        let said = self.said.as_deref().unwrap_or_default();
        canvas.wrapped(Rect { y: room.bottom(), height: 3, ..inside }, said, canvas.theme().warning);
    }
}
