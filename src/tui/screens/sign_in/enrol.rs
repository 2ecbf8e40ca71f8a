//! The first sign-in: a code from the slip, a passphrase, and the recovery key shown once.

use ratatui::layout::Rect;
use zeroize::Zeroizing;

use super::recovery_key::ShowRecoveryKey;
use crate::domain::text::CleanText;
use crate::i18n::Language;
use crate::keys::{self, WordList};
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
    Code,
    Passphrase,
    Again,
}

/// The enrolment form.
pub struct Enrol {
    name: SignInName,
    language: Language,
    form: Form<Id>,
    suggestion: Zeroizing<String>,
    said: Option<String>,
    working: bool,
}

impl Enrol {
    pub fn new(name: &SignInName, cx: &Desk) -> Self {
        let t = cx.texts();
        let list = match cx.language() {
            Language::Spanish => WordList::Spanish,
            Language::English => WordList::English,
        };
        let fields = vec![
            Field::new(Id::Code, t.msg_sign_in_code(), Input::text_field("")),
            Field::new(Id::Passphrase, t.msg_sign_in_new_passphrase(), Input::secret()),
            Field::new(Id::Again, t.msg_sign_in_again(), Input::secret()),
        ];
        Self {
            name: name.clone(),
            language: cx.language(),
            form: Form::new(fields, vec![Command::Send, Command::Back]),
            suggestion: keys::generate(list),
            said: None,
            working: false,
        }
    }

    fn send(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        if self.working {
            return Outcome::Consumed;
        }
        let t = cx.texts();
        let wrong = t.msg_sign_in_not_the_same();
        let Some(passphrase) = self.form.secret_twice(&Id::Passphrase, &Id::Again, wrong) else {
            return Outcome::Consumed;
        };
        let (handle, code) = (self.name.handle.clone(), self.form.text(&Id::Code));
        let Some(mut workspace) = cx.lend_workspace() else { return Outcome::Ignored };
        let started = cx.jobs.start("enrol", move |_| {
            let result = workspace.enrol(&handle, &code, &passphrase);
            Message::Enrolled(Box::new((workspace, result)))
        });
        match started {
            Ok(_) => {
                self.working = true;
                self.said = Some(t.msg_sign_in_making_keys());
                Outcome::Consumed
            }
            Err(error) => cx.say(&crate::member::Error::Store(error.into())),
        }
    }
}

impl Layer<Desk> for Enrol {
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
        let Message::Enrolled(result) = message else { return Err(message) };
        let (workspace, result) = *result;
        cx.return_workspace(workspace);
        self.working = false;
        Ok(match result {
            Ok(key) => {
                let shown = Zeroizing::new(key.to_string());
                Outcome::Replace(Box::new(ShowRecoveryKey::new(shown, self.language)))
            }
            Err(error) => {
                self.said = Some(cx.explain(&error));
                Outcome::Consumed
            }
        })
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if canvas.is_too_small(area, 30, 10) {
            return;
        }
        let t = crate::i18n::texts(self.language);
        let theme = *canvas.theme();
        let inside = canvas.frame(centred(area, 72, 18), &CleanText::line(&self.name.name));
        let suggestion = t.msg_sign_in_suggestion(self.suggestion.as_str());
        let y = inside.y + canvas.wrapped(inside, &suggestion, theme.muted);
        let room = Rect { y: y + 1, height: inside.bottom().saturating_sub(y + 4), ..inside };
        self.form.draw(room, canvas);
        let said = self.said.as_deref().unwrap_or_default();
        let below = Rect { y: room.bottom(), height: inside.bottom().saturating_sub(room.bottom()), ..inside };
        canvas.wrapped(below, said, theme.warning);
    }
}
