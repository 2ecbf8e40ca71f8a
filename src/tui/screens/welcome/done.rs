//! The board is made: what comes next, said once.

use ratatui::layout::Rect;

use super::path::for_shell;
use super::{FirstRun, Page, Turn, below};
use crate::domain::text::CleanText;
use crate::i18n::{Language, texts};
use crate::member::Member;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::layer::Offer;

pub struct Done {
    language: Language,
    board: String,
    /// The program finds it without being told where.
    is_default: bool,
    organisation: String,
    people: usize,
}

impl Done {
    pub fn new(language: Language, first_run: &FirstRun) -> Self {
        Self {
            language,
            board: for_shell(&first_run.board),
            is_default: first_run.is_default,
            organisation: String::new(),
            people: 0,
        }
    }

    pub fn begin(&mut self, founder: &Member) {
        let workspace = founder.workspace();
        self.organisation = CleanText::line(&workspace.board().organisation).to_string();
        self.people = workspace.organisation().people().len();
    }
}

impl Page for Done {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        vec![Offer::ready(Command::Open).called(cx.texts().msg_welcome_enter())]
    }

    fn run(&mut self, _: Command, _: &mut Desk) -> Turn {
        Turn::Enter
    }

    fn speak(&mut self, language: Language) {
        self.language = language;
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let t = texts(self.language);
        let theme = *canvas.theme();
        let made = t.msg_welcome_done(self.people as u64, &self.organisation);
        let mut room = below(area, canvas.wrapped(area, &made, theme.heading));
        room = below(room, canvas.wrapped(room, &self.board, theme.muted) + 1);
        let codes = if self.people > 1 { t.msg_welcome_done_codes() } else { t.msg_welcome_done_alone() };
        let elsewhere = (!self.is_default).then(|| t.msg_welcome_open_always(&self.board));
        for next in [Some(codes), elsewhere, Some(t.msg_welcome_done_backups())].into_iter().flatten() {
            let sign = Rect { height: room.height.min(1), ..room };
            canvas.text(sign, "-", theme.muted);
            let inside = Rect { x: room.x + 2, width: room.width.saturating_sub(2), ..room };
            room = below(room, canvas.wrapped(inside, &next, theme.text) + u16::from(area.height > 14));
        }
    }
}
