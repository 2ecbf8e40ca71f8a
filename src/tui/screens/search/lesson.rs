//! The empty box: the searches that are kept, and what can be asked, with an example of each.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::Stop;
use crate::domain::text::{CleanText, width};
use crate::i18n::Texts;
use crate::member::search::SavedSearch;
use crate::tui::desk::Desk;
use crate::tui::screens::sessions::walker::Piece;

/// Something that can be asked.
pub struct Example {
    text: fn(&Texts) -> String,
    meaning: fn(&Texts) -> String,
    /// The value is the person's own, so that only the key is written for them.
    is_open: bool,
}

impl Example {
    /// What Enter writes into the field.
    pub fn beginning(&self, cx: &Desk) -> String {
        let text = (self.text)(cx.texts());
        match text.split_once(':') {
            Some((key, _)) if self.is_open => format!("{key}:"),
            _ => text,
        }
    }
}

pub const EXAMPLES: &[Example] = &[
    Example { text: Texts::msg_search_example_words, meaning: Texts::msg_search_means_words, is_open: false },
    Example { text: Texts::msg_search_example_phrase, meaning: Texts::msg_search_means_phrase, is_open: false },
    Example { text: Texts::msg_search_example_without, meaning: Texts::msg_search_means_without, is_open: false },
    Example { text: Texts::msg_search_example_from, meaning: Texts::msg_search_means_from, is_open: true },
    Example { text: Texts::msg_search_example_area, meaning: Texts::msg_search_means_area, is_open: true },
    Example { text: Texts::msg_search_example_direction, meaning: Texts::msg_search_means_direction, is_open: true },
    Example { text: Texts::msg_search_example_after, meaning: Texts::msg_search_means_after, is_open: true },
    Example { text: Texts::msg_search_example_before, meaning: Texts::msg_search_means_before, is_open: true },
    Example { text: Texts::msg_search_example_unread, meaning: Texts::msg_search_means_unread, is_open: false },
    Example { text: Texts::msg_search_example_mine, meaning: Texts::msg_search_means_mine, is_open: false },
    Example { text: Texts::msg_search_example_ack_due, meaning: Texts::msg_search_means_ack_due, is_open: false },
    Example { text: Texts::msg_search_example_expired, meaning: Texts::msg_search_means_expired, is_open: false },
];

/// Kept searches first: whoever keeps them comes back for them.
pub fn pieces(saved: &[SavedSearch], cx: &Desk) -> Vec<Piece<Stop>> {
    let (t, theme) = (cx.texts(), cx.theme());
    let mut pieces = Vec::new();
    let heading = |text: String| Piece::Section(Line::from(Span::styled(text, theme.heading)));
    let clean = |text: &str| CleanText::line(text).to_string();
    if !saved.is_empty() {
        pieces.push(heading(t.msg_search_kept()));
        let rows: Vec<_> = saved.iter().map(|saved| (clean(&saved.name), clean(&saved.query))).collect();
        pieces.extend(table(rows, Stop::Saved, theme.text, theme.muted));
    }
    pieces.push(heading(t.msg_search_can_be_asked()));
    let rows: Vec<_> = EXAMPLES.iter().map(|example| ((example.text)(t), (example.meaning)(t))).collect();
    pieces.extend(table(rows, Stop::Example, theme.hint_key, theme.text));
    pieces
}

/// The widest first column that pushes the second one aside.
const WIDEST: usize = 28;

fn table(rows: Vec<(String, String)>, stop: fn(usize) -> Stop, first: Style, second: Style) -> Vec<Piece<Stop>> {
    let widest = rows.iter().map(|(left, _)| width(left)).max().unwrap_or(0).min(WIDEST);
    let mut pieces = Vec::with_capacity(2 * rows.len());
    for (at, (left, right)) in rows.into_iter().enumerate() {
        let gap = " ".repeat(widest.saturating_sub(width(&left)) + 2);
        pieces.push(Piece::Stop(stop(at)));
        let spans = vec![Span::styled(left, first), Span::raw(gap), Span::styled(right, second)];
        pieces.push(Piece::Whole(Line::from(spans)));
    }
    pieces
}
