//! The board's own name, and the zone its days are counted in.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::asked::{Asked, Change, Step};
use super::sheet::{Read, Sheet};
use crate::domain::text::CleanText;
use crate::i18n;
use crate::member::Error;
use crate::member::board::{zone_named, zones};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::widgets::headed;
use crate::tui::widgets::picker::{Choice, Picked, Picker};

/// Another name for the organisation.
pub fn name_form(cx: &Desk) -> Sheet<()> {
    let t = cx.texts();
    let now = CleanText::line(&cx.workspace().board().organisation).to_string();
    let field = Field::new((), t.msg_settings_name(), Input::text_field(&now));
    let read: Read<()> = Box::new(move |form, cx| {
        let (t, name) = (cx.texts(), form.text(&()).trim().to_owned());
        let ask =
            if name == now || name.is_empty() { String::new() } else { t.msg_settings_name_question(&now, &name) };
        Ok(Change::new(ask, t.msg_settings_name_set(&name), move |act| act.rename_board(&name)))
    });
    Sheet::new(t.msg_settings_name(), t.msg_settings_name_do(), t.msg_settings_name_help(), vec![field], read, cx)
        .placing(|error| matches!(error, Error::NameEmpty | Error::NameTooLong).then_some(()))
}

/// Every zone with the time it is there, found by typing.
pub struct ZoneList {
    heading: String,
    advice: String,
    picker: Picker<String>,
    asked: Asked,
}

impl ZoneList {
    pub fn new(cx: &Desk) -> Self {
        let (t, now) = (cx.texts(), cx.clock.now());
        let choices = zones().into_iter().map(|name| {
            let detail = zone_named(&name).map(|zone| i18n::time(&zone, now)).unwrap_or_default();
            Choice { id: name.clone(), label: name, detail, style: Style::new() }
        });
        let picker = Picker::new(choices.collect()).with_placeholder(t.msg_settings_zone_type());
        let board = &cx.workspace().board().zone;
        Self {
            heading: t.msg_settings_zone(),
            advice: t.msg_settings_zone_help(board.iana_name().unwrap_or("UTC"), i18n::time(board, now)),
            picker,
            asked: Asked::new(t.msg_settings_zone(), t.msg_settings_zone_do(), cx),
        }
    }

    fn choose(&mut self, name: String, cx: &Desk) -> Outcome<Desk> {
        let (t, now, board) = (cx.texts(), cx.clock.now(), &cx.workspace().board().zone);
        if Some(name.as_str()) == board.iana_name() {
            return Outcome::Close;
        }
        let Ok(zone) = zone_named(&name) else { return Outcome::Consumed };
        let (was, is) = (i18n::date_time(cx.language(), board, now), i18n::date_time(cx.language(), &zone, now));
        let ask = t.msg_settings_zone_question(&name, was, is);
        let said = t.msg_settings_zone_set(&name);
        self.asked.begin(Change::new(ask, said, move |act| act.set_zone(&name)), cx)
    }
}

impl Layer<Desk> for ZoneList {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let take = Offer::ready(Command::Open).called(cx.texts().msg_goal_form_choose());
        vec![take, Command::Back.into(), Command::Lock.into()]
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match (command, self.picker.selected().map(|choice| choice.id.clone())) {
            (Command::Open, Some(name)) => self.choose(name, cx),
            (Command::Open, None) => Outcome::Consumed,
            _ => Outcome::Close,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match self.picker.handle(event) {
            Picked::Chosen(name) => self.choose(name, cx),
            Picked::Consumed => Outcome::Consumed,
            Picked::Ignored => Outcome::Ignored,
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        Ok(match self.asked.receive(message, cx)? {
            Step::Pending(outcome) => outcome,
            Step::Done(message) => Outcome::Answer(message),
            Step::Refused(error) => cx.say(&error),
        })
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if let Some(room) = headed::open(area, canvas, &self.heading, &self.advice) {
            self.picker.draw(Rect { x: room.x + 1, width: room.width - 1, ..room }, canvas);
        }
    }
}
