//! A new board's name and zone, and where its people come from.

use std::path::Path;

use jiff::tz::TimeZone;
use ratatui::layout::Rect;

use super::{At, FirstRun, Page, Turn, below};
use crate::domain::name::normalise_name;
use crate::i18n::{Language, texts};
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
    Name,
    Zone,
    Source,
}

pub struct About {
    language: Language,
    board: String,
    /// As last read from its field.
    zone: TimeZone,
    form: Form<Id>,
}

impl About {
    pub fn new(language: Language, first_run: &FirstRun) -> Self {
        let zone = first_run.zone.clone();
        let fields = vec![
            Field::new(Id::Name, "", Input::text_field("")),
            Field::new(Id::Zone, "", Input::text_field(zone.iana_name().unwrap_or("UTC"))),
            Field::new(Id::Source, "", Input::choice(["", ""], 0)),
        ];
        let form = Form::new(fields, vec![Command::Send, Command::Back]);
        let mut page = Self { language, board: shown(&first_run.board), zone, form };
        page.speak(language);
        page
    }

    pub fn is_named(&self) -> bool {
        !self.form.text(&Id::Name).trim().is_empty()
    }

    /// Where the people come from.
    pub fn source(&self) -> At {
        if self.form.chosen(&Id::Source) == Some(0) { At::Typed } else { At::FromFile }
    }

    pub fn new_board(&self) -> NewBoard {
        NewBoard {
            organisation: normalise_name(&self.form.text(&Id::Name)),
            zone: self.zone.clone(),
            locale: self.language.code().to_owned(),
            sample: false,
        }
    }

    fn send(&mut self, cx: &Desk) -> Turn {
        let t = cx.texts();
        let mut errors = Vec::new();
        if !self.is_named() {
            errors.push((Id::Name, t.msg_welcome_name_missing()));
        }
        match TimeZone::get(self.form.text(&Id::Zone).trim()) {
            Ok(zone) => self.zone = zone,
            Err(_) => errors.push((Id::Zone, t.msg_welcome_zone_unknown())),
        }
        if errors.is_empty() {
            return Turn::To(self.source());
        }
        self.form.set_errors(errors);
        Turn::Consumed
    }
}

fn shown(board: &Path) -> String {
    board.display().to_string()
}

impl Page for About {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        vec![Offer::ready(Command::Send).called(cx.texts().msg_welcome_continue())]
    }

    fn run(&mut self, _: Command, cx: &mut Desk) -> Turn {
        self.send(cx)
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Turn {
        match self.form.handle(event) {
            Formed::Pressed(Command::Send) => self.send(cx),
            Formed::Pressed(_) => Turn::Back,
            Formed::Ignored => Turn::Ignored,
            _ => Turn::Consumed,
        }
    }

    fn speak(&mut self, language: Language) {
        self.language = language;
        let t = texts(language);
        self.form.relabel(|id| match id {
            Id::Name => t.msg_welcome_name(),
            Id::Zone => t.msg_welcome_zone(),
            Id::Source => t.msg_welcome_source(),
        });
        if let Some(Input::Choice { options, .. }) = self.form.input_mut(&Id::Source) {
            *options = vec![t.msg_welcome_source_typed(), t.msg_welcome_source_file()];
        }
        self.form.call(Command::Send, t.msg_welcome_continue());
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let t = texts(self.language);
        let theme = *canvas.theme();
        let room = below(area, canvas.wrapped(area, &t.msg_welcome_about_what(), theme.text) + 1);
        let height = self.form.height(room.width).min(room.height);
        self.form.draw(Rect { height, ..room }, canvas);
        let room = below(room, height + 1);
        let room = below(room, canvas.wrapped(room, &t.msg_welcome_zone_help(), theme.muted) + 1);
        canvas.wrapped(room, &t.msg_welcome_where(&self.board), theme.muted);
    }
}
