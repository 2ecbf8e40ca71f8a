//! What one can do without a board: three ways, in plain words.

use std::path::Path;

use ratatui::layout::Rect;

use super::{At, Page, Turn, below};
use crate::i18n::{Language, texts};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::event::{Event, MouseAct};
use crate::tui::layer::Offer;

const WAYS: [At; 3] = [At::Sample, At::About, At::OpenFile];

pub struct Start {
    language: Language,
    board: String,
    selected: usize,
    /// Where each way was drawn.
    areas: [Rect; 3],
}

impl Start {
    pub fn new(language: Language, board: &Path) -> Self {
        Self { language, board: board.display().to_string(), selected: 0, areas: [Rect::default(); 3] }
    }
}

impl Page for Start {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        vec![
            Offer::ready(Command::Open).called(cx.texts().msg_welcome_choose()),
            Command::Up.into(),
            Command::Down.into(),
        ]
    }

    fn run(&mut self, command: Command, _: &mut Desk) -> Turn {
        match command {
            Command::Up => self.selected = self.selected.saturating_sub(1),
            Command::Down => self.selected = (self.selected + 1).min(WAYS.len() - 1),
            _ => return Turn::To(WAYS[self.selected]),
        }
        Turn::Consumed
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Turn {
        match event {
            Event::Mouse(mouse) if mouse.act == MouseAct::Click => {
                match self.areas.iter().position(|area| mouse.is_in(*area)) {
                    Some(at) if at == self.selected => Turn::To(WAYS[at]),
                    Some(at) => {
                        self.selected = at;
                        Turn::Consumed
                    }
                    None => Turn::Ignored,
                }
            }
            _ => Turn::Ignored,
        }
    }

    fn speak(&mut self, language: Language) {
        self.language = language;
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let t = texts(self.language);
        let theme = *canvas.theme();
        // The ways before all else: what is said around them only where there is room.
        let is_roomy = area.height >= 15;
        let mut room = area;
        if is_roomy {
            room = below(room, canvas.wrapped(room, &t.msg_welcome_what(), theme.text));
            room = below(room, canvas.wrapped(room, &t.msg_welcome_no_board(&self.board), theme.muted) + 1);
        }
        let ways = [
            (t.msg_welcome_sample(), t.msg_welcome_sample_help()),
            (t.msg_welcome_create(), t.msg_welcome_create_help()),
            (t.msg_welcome_open(), t.msg_welcome_open_help()),
        ];
        let gap = u16::from(is_roomy);
        for (at, (way, help)) in ways.into_iter().enumerate() {
            let is_selected = at == self.selected;
            let line = Rect { height: room.height.min(1), ..room };
            let sign = if is_selected { canvas.glyphs().cursor } else { " " };
            canvas.text(line, &format!("{sign} {way}"), theme.heading);
            if is_selected {
                canvas.fill(line, theme.selected);
            }
            let inside = below(Rect { x: room.x + 2, width: room.width.saturating_sub(2), ..room }, 1);
            let help = if is_roomy || is_selected { help } else { String::new() };
            let used = 1 + canvas.wrapped(inside, &help, theme.muted);
            self.areas[at] = Rect { height: used.min(room.height), ..room };
            room = below(room, used + gap);
        }
    }
}
