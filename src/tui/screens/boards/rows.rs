//! One announcement as one line of a board.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::announcement::{Headline, Position, Priority, ReceiptState, State};
use crate::domain::search::Query;
use crate::domain::text::CleanText;
use crate::i18n;
use crate::tui::desk::{Desk, accent};
use crate::tui::screens::search::marked;
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::window_list::Row;

pub type BoardRow = Row<Position>;

/// Mark, board (where all are shown), title, author, when.
pub fn columns(all: bool) -> Vec<Column> {
    vec![
        Column::new("", Width::Fixed(1)),
        Column::new("", Width::Fixed(u16::from(all))),
        Column::new("", Width::Share(3)),
        Column::new("", Width::Share(1)).from_width(64),
        Column::new("", Width::Fixed(12)).right_aligned().from_width(36),
    ]
}

/// What the viewer did with it, or still has to do.
pub fn mark(headline: &Headline, cx: &Desk) -> Span<'static> {
    let (theme, glyphs) = (cx.theme(), cx.glyphs());
    let due = headline.owes(cx.member().id(), cx.clock.now());
    let (mark, style) = match headline.receipt {
        _ if due => (glyphs.due, theme.overdue),
        ReceiptState::Unseen => (glyphs.unread, theme.unread),
        ReceiptState::Acknowledged => (glyphs.acknowledged, theme.ok),
        ReceiptState::Opened => (" ", theme.text),
    };
    Span::styled(mark, style)
}

/// Its title after what sets it apart, with the words of `sought` standing out.
pub fn title(headline: &Headline, sought: &Query, cx: &Desk) -> Vec<Span<'static>> {
    let (t, theme, glyphs, language) = (cx.texts(), cx.theme(), cx.glyphs(), cx.language());
    let state = headline.state(cx.clock.now());
    let board = accent(headline.direction());
    let mut title = Vec::new();
    if headline.pinned && state == State::Live {
        title.push(Span::styled(format!("{} ", glyphs.pinned), theme.accent(board)));
    }
    match (state, headline.priority) {
        (State::Withdrawn | State::Scheduled | State::Expired, _) => {
            title.push(Span::styled(format!("[{}] ", i18n::names::state(language, state)), theme.muted));
        }
        (State::Live, Priority::Urgent) => {
            title.push(Span::styled(format!("[{}] ", t.msg_announcement_priority_urgent()), theme.error));
        }
        (State::Live, Priority::Important) => {
            title.push(Span::styled(format!("[{}] ", t.msg_announcement_priority_important()), theme.warning));
        }
        (State::Live, Priority::Normal) => {}
    }
    let style = match (state, headline.receipt) {
        (State::Withdrawn | State::Expired, _) => theme.muted,
        (_, ReceiptState::Unseen) => theme.unread,
        _ => Style::new(),
    };
    let text = CleanText::line(&headline.title);
    title.extend(marked::spans(&text, &sought.marks(&text), style, marked::style(theme)));
    title
}

pub fn row(headline: &Headline, all: bool, sought: &Query, cx: &Desk) -> BoardRow {
    let (theme, glyphs) = (cx.theme(), cx.glyphs());
    let board = accent(headline.direction());
    let sign = if all { glyphs.accent(board) } else { "" };
    let zone = &cx.workspace().board().zone;
    let when = i18n::relative(cx.language(), zone, cx.clock.now(), headline.publish_at);
    Row::new(
        headline.position,
        [
            Line::from(mark(headline, cx)),
            Line::from(Span::styled(sign, theme.accent(board))),
            Line::from(title(headline, sought, cx)),
            Line::from(Span::styled(cx.name(headline.author), theme.muted)),
            Line::from(Span::styled(when, theme.muted)),
        ],
    )
}
