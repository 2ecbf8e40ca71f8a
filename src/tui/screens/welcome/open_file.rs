//! Opening a board that lies somewhere else.

use std::path::PathBuf;

use ratatui::layout::Rect;

use super::path::{for_shell, typed_path};
use super::{Page, Turn, below};
use crate::i18n::{Language, texts};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::keys::{Code, Key};
use crate::tui::layer::Offer;

pub struct OpenFile {
    language: Language,
    home: Option<PathBuf>,
    form: Form<()>,
    opening: bool,
}

impl OpenFile {
    pub fn new(language: Language, home: Option<PathBuf>) -> Self {
        let fields = vec![Field::new((), "", Input::text_field(""))];
        let form = Form::new(fields, vec![Command::Send, Command::Back]);
        let mut page = Self { language, home, form, opening: false };
        page.speak(language);
        page
    }

    fn path(&self) -> PathBuf {
        typed_path(&self.form.text(&()), self.home.as_deref())
    }
}

impl Page for OpenFile {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        vec![Offer::ready(Command::Send).called(cx.texts().msg_command_open())]
    }

    fn run(&mut self, _: Command, cx: &mut Desk) -> Turn {
        let path = self.path();
        if path.as_os_str().is_empty() {
            self.fail(cx.texts().msg_welcome_path_missing());
            return Turn::Consumed;
        }
        self.opening = true;
        Turn::Open(path)
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Turn {
        if let Event::Key(key) = event
            && *key == Key::plain(Code::Enter)
            && self.form.focused().is_some()
        {
            return self.run(Command::Send, cx);
        }
        match self.form.handle(event) {
            Formed::Pressed(Command::Send) => self.run(Command::Send, cx),
            Formed::Pressed(_) => Turn::Back,
            Formed::Ignored => Turn::Ignored,
            _ => Turn::Consumed,
        }
    }

    fn speak(&mut self, language: Language) {
        self.language = language;
        let t = texts(language);
        self.form.relabel(|()| t.msg_welcome_path());
        self.form.call(Command::Send, t.msg_command_open());
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn fail(&mut self, why: String) {
        self.opening = false;
        self.form.set_errors(vec![((), why)]);
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let t = texts(self.language);
        let theme = *canvas.theme();
        let room = below(area, canvas.wrapped(area, &t.msg_welcome_open_what(), theme.text) + 1);
        let height = self.form.height(room.width).min(room.height);
        self.form.draw(Rect { height, ..room }, canvas);
        let room = below(room, height + 1);
        if self.opening {
            canvas.wrapped(room, &t.msg_sign_in_opening(), theme.warning);
            return;
        }
        let path = self.path();
        let path = std::path::absolute(&path).unwrap_or(path);
        if !path.as_os_str().is_empty() {
            canvas.wrapped(room, &t.msg_welcome_open_always(for_shell(&path)), theme.muted);
        }
    }
}
