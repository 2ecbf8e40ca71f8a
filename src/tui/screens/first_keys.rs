//! A person's first sign-in: a few keys over the live screen, gone with the next key, whatever that does, and never back.

use jiff::Timestamp;
use ratatui::layout::Rect;

use crate::i18n::{Language, texts};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::event::{Event, MouseAct};
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::preferences;

/// The hint. Keys reach what lies beneath.
pub struct FirstKeys {
    language: Language,
    /// What Today asks for.
    duties: usize,
    is_sample: bool,
    /// A key was pressed: it goes as soon as it is woken.
    is_over: bool,
}

impl FirstKeys {
    pub fn new(duties: usize, cx: &Desk) -> Self {
        preferences::remember_greeting(cx);
        Self { language: cx.language(), duties, is_sample: cx.workspace().board().sample, is_over: false }
    }

    fn lines(&self) -> Vec<(Command, String)> {
        let t = texts(self.language);
        let boards = (Command::Boards, t.msg_first_keys_boards());
        let mut lines = match self.duties {
            0 => vec![boards, (Command::New, t.msg_first_keys_new())],
            duties => vec![(Command::Open, t.msg_first_keys_duties(duties as u64)), boards],
        };
        lines.push((Command::Help, t.msg_first_keys_help()));
        if self.is_sample {
            lines.push((Command::Tour, t.msg_first_keys_tour()));
        }
        lines
    }
}

impl Layer<Desk> for FirstKeys {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        Vec::new()
    }

    fn run(&mut self, _: Command, _: &mut Desk) -> Outcome<Desk> {
        Outcome::Ignored
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Wake(_) if self.is_over => return Outcome::Close,
            Event::Key(_) | Event::Paste(_) => self.is_over = true,
            Event::Mouse(mouse) if mouse.act == MouseAct::Click => self.is_over = true,
            _ => {}
        }
        Outcome::Ignored
    }

    fn is_modal(&self) -> bool {
        false
    }

    fn next_wake(&self) -> Option<Timestamp> {
        self.is_over.then_some(Timestamp::MIN)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let t = texts(self.language);
        let theme = *canvas.theme();
        let lines = self.lines();
        // At most four.
        let height = lines.len() as u16 + 3;
        if self.is_over || area.height < height + 4 || area.width < 40 {
            return;
        }
        let width = area.width.min(64);
        let outside = Rect { x: area.x + (area.width - width) / 2, y: area.bottom() - 1 - height, width, height };
        let inside = canvas.frame(outside, &t.msg_first_keys_title());
        let room = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        for ((command, what), y) in lines.into_iter().zip(room.top()..room.bottom()) {
            let line = Rect { y, height: 1, ..room };
            let key = canvas.view.key_of(command).unwrap_or_default();
            canvas.text(line, &key, theme.hint_key);
            let indent = 7.min(line.width);
            canvas.text(Rect { x: line.x + indent, width: line.width - indent, ..line }, &what, theme.text);
        }
        canvas.text(Rect { y: inside.bottom() - 1, height: 1, ..room }, &t.msg_first_keys_gone(), theme.muted);
    }
}
