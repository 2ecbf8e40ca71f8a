//! Trying the sample: what it is, how to get in, and as whom it is worth a try.

use ratatui::layout::Rect;

use super::{Page, Turn, below};
use crate::demo::{PASSPHRASE, sample};
use crate::explain::explain_io;
use crate::i18n::{Language, texts};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::layer::Offer;

pub struct Sample {
    language: Language,
    /// It is being made.
    making: bool,
    failed: Option<String>,
}

impl Sample {
    pub fn new(language: Language) -> Self {
        Self { language, making: false, failed: None }
    }
}

/// Why the sample could not be made.
pub fn explain(cx: &Desk, error: &sample::Error) -> String {
    match error {
        sample::Error::Member(error) => cx.explain(error),
        sample::Error::Io(error) => cx.texts().msg_welcome_sample_failed(explain_io(cx.language(), error)),
        other => cx.texts().msg_welcome_sample_failed(other.to_string()),
    }
}

impl Page for Sample {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        vec![Offer::ready(Command::Open).called(cx.texts().msg_welcome_sample_begin())]
    }

    fn run(&mut self, _: Command, _: &mut Desk) -> Turn {
        (self.making, self.failed) = (true, None);
        Turn::Join
    }

    fn speak(&mut self, language: Language) {
        self.language = language;
    }

    fn fail(&mut self, why: String) {
        (self.making, self.failed) = (false, Some(why));
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let t = texts(self.language);
        let theme = *canvas.theme();
        let mut room = below(area, canvas.wrapped(area, &t.msg_welcome_sample_what(), theme.text) + 1);
        room = below(room, canvas.wrapped(room, &t.msg_welcome_sample_passphrase(PASSPHRASE), theme.heading) + 1);
        room = below(room, canvas.wrapped(room, &t.msg_welcome_sample_people(), theme.text));
        let people = [
            t.msg_welcome_sample_reception(),
            t.msg_welcome_sample_head(),
            t.msg_welcome_sample_director(),
            t.msg_welcome_sample_admin(),
        ];
        for person in people {
            let inside = Rect { x: room.x + 2, width: room.width.saturating_sub(2), ..room };
            room = below(room, canvas.wrapped(inside, &person, theme.text));
        }
        room = below(room, 1);
        match &self.failed {
            Some(why) => canvas.wrapped(room, why, theme.warning),
            None if self.making => canvas.wrapped(room, &t.msg_welcome_sample_making(), theme.warning),
            None => canvas.wrapped(room, &t.msg_welcome_sample_start(), theme.muted),
        };
    }
}
