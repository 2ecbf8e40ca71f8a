//! Getting back in with the recovery key from paper: the same keys under a new passphrase.

use ratatui::layout::Rect;
use zeroize::Zeroizing;

use crate::domain::text::CleanText;
use crate::i18n::Language;
use crate::member::access::SignInName;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::{Layer, Offer, Outcome};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Id {
    Key,
    Passphrase,
    Again,
}

/// The recovery form.
pub struct Recover {
    name: SignInName,
    language: Language,
    form: Form<Id>,
    said: Option<String>,
    working: bool,
}

impl Recover {
    pub fn new(name: &SignInName, cx: &Desk) -> Self {
        let t = cx.texts();
        let fields = vec![
            Field::new(Id::Key, t.msg_sign_in_recovery_key(), Input::text_field("")),
            Field::new(Id::Passphrase, t.msg_sign_in_new_passphrase(), Input::secret()),
            Field::new(Id::Again, t.msg_sign_in_again(), Input::secret()),
        ];
        Self {
            name: name.clone(),
            language: cx.language(),
            form: Form::new(fields, vec![Command::Send, Command::Back]),
            said: None,
            working: false,
        }
    }

    fn send(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        if self.working {
            return Outcome::Consumed;
        }
        let wrong = cx.texts().msg_sign_in_not_the_same();
        let Some(passphrase) = self.form.secret_twice(&Id::Passphrase, &Id::Again, wrong) else {
            return Outcome::Consumed;
        };
        let (handle, key) = (self.name.handle.clone(), Zeroizing::new(self.form.text(&Id::Key)));
        let Some(mut workspace) = cx.lend_workspace() else { return Outcome::Ignored };
        let started = cx.jobs.start("recover", move |_| {
            let result = workspace.recover(&handle, &key, &passphrase);
            Message::Recovered(Box::new((workspace, result)))
        });
        match started {
            Ok(_) => {
                self.working = true;
                self.said = Some(cx.texts().msg_sign_in_opening());
                Outcome::Consumed
            }
            Err(error) => cx.say(&crate::member::Error::Store(error.into())),
        }
    }
}

impl Layer<Desk> for Recover {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        vec![Command::Send.into(), Command::Back.into()]
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Send => self.send(cx),
            Command::Back if !self.working => Outcome::Close,
            _ => Outcome::Consumed,
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
        let Message::Recovered(result) = message else { return Err(message) };
        self.working = false;
        match &result.1 {
            // The sign-in screen beneath takes the board back and says that it went well.
            Ok(()) => Ok(Outcome::Answer(Message::Recovered(result))),
            Err(error) => {
                self.said = Some(cx.explain(error));
                cx.return_workspace(result.0);
                Ok(Outcome::Consumed)
            }
        }
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if canvas.is_too_small(area, 30, 9) {
            return;
        }
        let t = crate::i18n::texts(self.language);
        let theme = *canvas.theme();
        let inside = canvas.frame(centred(area, 72, 15), &CleanText::line(&self.name.name));
        let y = inside.y + canvas.wrapped(inside, &t.msg_sign_in_recover_help(), theme.muted);
        let room = Rect { y: y + 1, height: inside.bottom().saturating_sub(y + 4), ..inside };
        self.form.draw(room, canvas);
        let said = self.said.as_deref().unwrap_or_default();
        let below = Rect { y: room.bottom(), height: inside.bottom().saturating_sub(room.bottom()), ..inside };
        canvas.wrapped(below, said, theme.warning);
    }
}
