//! What narrows a board: words and filters in the query language, a chip each that can be taken away.

use ratatui::layout::Rect;

use crate::domain::audience::Direction;
use crate::domain::search::{Piece, Quality, Query, What};
use crate::domain::text::CleanText;
use crate::i18n;
use crate::store::announcements::{Only, Shown};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::event::Mouse;
use crate::tui::layer::Context as _;
use crate::tui::widgets::chips::Chips;

/// The filters at work.
#[derive(Default)]
pub struct Filters {
    /// In the query language; what of it has a fault is left out.
    text: String,
    query: Query,
    /// One for each piece of the query.
    chips: Chips<usize>,
    /// Where they were drawn.
    area: Rect,
}

/// What a board is to show.
pub enum Asked {
    /// What a page of the board shows by itself.
    Page(Shown),
    /// What this finds.
    Found(String),
}

impl Filters {
    pub fn is_empty(&self) -> bool {
        self.query.is_empty()
    }

    /// In the query language.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Others in their place.
    pub fn set(&mut self, text: &str, cx: &Desk) {
        let (query, _) = Query::read(text, cx.workspace().today());
        let pieces: Vec<&str> = query.pieces.iter().filter_map(|piece| text.get(piece.at.clone())).collect();
        self.text = pieces.join(" ");
        self.renew(cx);
    }

    /// Reads them again: the day or the language may be another one.
    pub fn renew(&mut self, cx: &Desk) {
        self.query = Query::read(&self.text, cx.workspace().today()).0;
        self.chips = Chips::default();
        for (at, piece) in self.query.pieces.iter().enumerate() {
            self.chips.put(at, label(piece, cx));
        }
    }

    /// One more, unless it is at work.
    pub fn add(&mut self, text: &str, cx: &Desk) {
        let asks = |piece: &Piece| (piece.what.clone(), piece.excluded);
        let (more, _) = Query::read(text, cx.workspace().today());
        let is_new = more.pieces.iter().any(|more| !self.query.pieces.iter().any(|piece| asks(piece) == asks(more)));
        if is_new {
            self.set(&Query::and(&self.text, text), cx);
        }
    }

    pub fn remove(&mut self, at: usize, cx: &Desk) {
        if let Some(piece) = self.query.pieces.get(at) {
            self.set(&Query::without(&self.text, &piece.at), cx);
        }
    }

    /// The newest goes; false where there is none.
    pub fn remove_last(&mut self, cx: &Desk) -> bool {
        let last = self.query.pieces.len().checked_sub(1);
        if let Some(last) = last {
            self.remove(last, cx);
        }
        last.is_some()
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Takes the one board that is asked for out: it has a tab of its own.
    pub fn take_board(&mut self, cx: &Desk) -> Option<Direction> {
        let asked: Vec<(usize, Direction)> = self.boards().collect();
        let &[(at, direction)] = asked.as_slice() else { return None };
        self.remove(at, cx);
        Some(direction)
    }

    /// Whoever goes to one board's tab has chosen among boards.
    pub fn drop_boards(&mut self, cx: &Desk) {
        while let Some((at, _)) = self.boards().last() {
            self.remove(at, cx);
        }
    }

    fn boards(&self) -> impl Iterator<Item = (usize, Direction)> {
        self.query.pieces.iter().enumerate().filter_map(|(at, piece)| match piece.what {
            What::Direction(direction) if !piece.excluded => Some((at, direction)),
            _ => None,
        })
    }

    /// What to show on a board, or on all of them.
    pub fn asked(&self, board: Option<Direction>) -> Asked {
        let only = match self.query.pieces.as_slice() {
            [] => Some(Only::All),
            [Piece { what: What::Is(Quality::Unread), excluded: false, .. }] => Some(Only::Unread),
            [Piece { what: What::Is(Quality::AckDue), excluded: false, .. }] => Some(Only::AckDue),
            [Piece { what: What::Is(Quality::Mine), excluded: false, .. }] => Some(Only::Mine),
            _ => None,
        };
        match (only, board) {
            (Some(only), direction) => Asked::Page(Shown { direction, only }),
            (None, None) => Asked::Found(self.text.clone()),
            (None, Some(board)) => Asked::Found(Query::and(&self.text, asking_for(board))),
        }
    }

    /// What an empty list says: what is at work, and how to take it away.
    pub fn nothing_found(&self, cx: &Desk) -> String {
        let names: Vec<String> = self.labels(cx).into_iter().map(|label| format!("[{label}]")).collect();
        let key = |command| cx.view().key_of(command).unwrap_or_default();
        cx.texts().msg_filter_nothing(names.join(" "), key(Command::Back), key(Command::Filter))
    }

    /// Each with what its chip is called.
    pub fn labels(&self, cx: &Desk) -> Vec<String> {
        self.query.pieces.iter().map(|piece| label(piece, cx)).collect()
    }

    /// Columns of all chips.
    pub fn width(&self) -> u16 {
        self.chips.width()
    }

    /// The chip under the mouse when it is clicked.
    pub fn clicked(&self, mouse: Mouse) -> Option<usize> {
        self.chips.clicked(mouse, self.area).copied()
    }

    pub fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        self.area = area;
        self.chips.draw(area, canvas, false);
    }
}

/// One board in the query language.
fn asking_for(board: Direction) -> &'static str {
    match board {
        Direction::Vertical => "direction:vertical",
        Direction::Horizontal => "direction:horizontal",
        Direction::Diagonal => "direction:diagonal",
    }
}

/// What a chip says of a piece.
fn label(piece: &Piece, cx: &Desk) -> String {
    let (t, language) = (cx.texts(), cx.language());
    let clean = |text: &str| CleanText::line(text).to_string();
    let label = match &piece.what {
        What::Word(word) => clean(word),
        What::Phrase(words) => format!("\"{}\"", clean(words)),
        What::From(who) => {
            let person = cx.workspace().organisation().find_handle(who);
            t.msg_filter_chip_from(person.map_or_else(|| clean(who), |person| cx.name(person.id)))
        }
        What::Area(area) => t.msg_filter_chip_area(clean(area)),
        What::Direction(direction) => i18n::names::direction(language, *direction),
        What::After(day) => t.msg_filter_chip_after(i18n::day_short(language, *day)),
        What::Before(day) => t.msg_filter_chip_before(i18n::day_short(language, *day)),
        What::Is(Quality::Unread) => t.msg_filter_unread(),
        What::Is(Quality::Mine) => t.msg_filter_mine(),
        What::Is(Quality::AckDue) => t.msg_filter_ack_due(),
        What::Is(Quality::Expired) => t.msg_filter_expired(),
    };
    if piece.excluded { t.msg_filter_chip_without(label) } else { label }
}
