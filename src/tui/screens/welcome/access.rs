//! Who runs a new board, and the passphrase they sign in with: the last page before anything is written.

use ratatui::layout::Rect;
use zeroize::Zeroizing;

use super::{Page, Turn, below};
use crate::domain::roster::Plan;
use crate::domain::text::CleanText;
use crate::explain;
use crate::i18n::{Language, texts};
use crate::keys::{self, WordList};
use crate::member::NewBoard;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::Offer;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Id {
    Admin,
    Passphrase,
    Again,
}

pub struct Access {
    language: Language,
    form: Form<Id>,
    /// The handles of those who can be chosen.
    handles: Vec<String>,
    /// What a passphrase is judged against.
    of: Option<(NewBoard, Plan)>,
    suggestion: Zeroizing<String>,
    /// Nothing typed, good enough, or why not.
    judged: Option<std::result::Result<(), String>>,
    making: bool,
    failed: Option<String>,
}

impl Access {
    pub fn new(language: Language) -> Self {
        let mut page = Self {
            language,
            form: empty_form(),
            handles: Vec::new(),
            of: None,
            suggestion: Zeroizing::default(),
            judged: None,
            making: false,
            failed: None,
        };
        page.speak(language);
        page
    }

    /// The board is to be made of these. Who was chosen stays chosen.
    pub fn begin(&mut self, new: &NewBoard, plan: &Plan) {
        let chosen = self.form.chosen(&Id::Admin).and_then(|at| self.handles.get(at)).cloned();
        self.handles = plan.added.iter().map(|added| added.profile.handle.clone()).collect();
        let known = chosen.and_then(|handle| self.handles.iter().position(|known| *known == handle));
        let top = plan.added.iter().position(|added| added.manager.is_none());
        let names = plan
            .added
            .iter()
            .map(|added| format!("{} ({})", CleanText::line(&added.profile.name), added.profile.handle));
        if let Some(Input::Choice { options, chosen }) = self.form.input_mut(&Id::Admin) {
            *options = names.collect();
            *chosen = known.or(top).unwrap_or(0);
        }
        self.of = Some((new.clone(), plan.clone()));
        (self.making, self.failed) = (false, None);
    }

    /// The board is made: nothing of the passphrase stays in memory.
    pub fn forget(&mut self) {
        self.form = empty_form();
        self.suggestion = Zeroizing::default();
        (self.making, self.judged) = (false, None);
    }

    fn judge(&mut self) {
        let typed = self.form.secret(&Id::Passphrase);
        self.judged = match &self.of {
            Some((new, plan)) if !typed.is_empty() => {
                let judged = new.judge_passphrase(plan, &typed);
                Some(judged.map_err(|error| explain::explain(self.language, &error).message))
            }
            _ => None,
        };
    }

    fn send(&mut self, cx: &Desk) -> Turn {
        self.judge();
        let t = cx.texts();
        let refused = match &self.judged {
            Some(Ok(())) => None,
            Some(Err(why)) => Some(why.clone()),
            None => Some(t.msg_welcome_passphrase_missing()),
        };
        if let Some(why) = refused {
            self.form.set_errors(vec![(Id::Passphrase, why)]);
            return Turn::Consumed;
        }
        let Some(passphrase) = self.form.secret_twice(&Id::Passphrase, &Id::Again, t.msg_sign_in_not_the_same()) else {
            return Turn::Consumed;
        };
        let Some(admin) = self.form.chosen(&Id::Admin).and_then(|at| self.handles.get(at)).cloned() else {
            return Turn::Ignored;
        };
        (self.making, self.failed) = (true, None);
        Turn::Found { admin, passphrase }
    }
}

fn empty_form() -> Form<Id> {
    let fields = vec![
        Field::new(Id::Admin, "", Input::choice([""], 0)),
        Field::new(Id::Passphrase, "", Input::secret()),
        Field::new(Id::Again, "", Input::secret()),
    ];
    Form::new(fields, vec![Command::Send, Command::Back])
}

impl Page for Access {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        vec![Offer::ready(Command::Send).called(cx.texts().msg_welcome_found())]
    }

    fn run(&mut self, _: Command, cx: &mut Desk) -> Turn {
        self.send(cx)
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Turn {
        match self.form.handle(event) {
            Formed::Pressed(Command::Send) => self.send(cx),
            Formed::Pressed(_) => Turn::Back,
            Formed::Changed(Id::Passphrase) | Formed::Cut(Id::Passphrase) => {
                self.judge();
                Turn::Consumed
            }
            Formed::Ignored => Turn::Ignored,
            _ => Turn::Consumed,
        }
    }

    fn speak(&mut self, language: Language) {
        self.language = language;
        let t = texts(language);
        self.form.relabel(|id| match id {
            Id::Admin => t.msg_welcome_admin(),
            Id::Passphrase => t.msg_welcome_passphrase(),
            Id::Again => t.msg_sign_in_again(),
        });
        self.form.call(Command::Send, t.msg_welcome_found());
        self.suggestion = keys::generate(match language {
            Language::Spanish => WordList::Spanish,
            Language::English => WordList::English,
        });
        self.judge();
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn fail(&mut self, why: String) {
        (self.making, self.failed) = (false, Some(why));
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let t = texts(self.language);
        let theme = *canvas.theme();
        let mut room = below(area, canvas.wrapped(area, &t.msg_welcome_access_what(), theme.text) + 1);
        let suggestion = t.msg_sign_in_suggestion(self.suggestion.as_str());
        // As much room whether the six words are long or short: what stands below keeps its place.
        room = below(room, canvas.wrapped(room, &suggestion, theme.muted).max(2) + 1);
        let height = self.form.height(room.width).min(room.height);
        self.form.draw(Rect { height, ..room }, canvas);
        room = below(room, height + 1);
        if self.making {
            canvas.wrapped(room, &t.msg_welcome_making(), theme.warning);
            return;
        }
        match (&self.failed, &self.judged) {
            (Some(why), _) => canvas.wrapped(room, why, theme.warning),
            (None, Some(Ok(()))) => canvas.wrapped(room, &t.msg_welcome_passphrase_good(), theme.text),
            (None, Some(Err(why))) => canvas.wrapped(room, why, theme.warning),
            (None, None) => 0,
        };
    }
}
