//! Hits as they are walked through: announcements with a line of what is around the words, sessions part by part.

use ratatui::text::{Line, Span};

use super::found::Found;
use super::{MOST, Stop, marked};
use crate::domain::announcement::Headline;
use crate::domain::session::SessionId;
use crate::i18n::{self, sessions as names};
use crate::member::sessions::Hit;
use crate::tui::desk::{Desk, accent};
use crate::tui::screens::boards::rows;
use crate::tui::screens::sessions::page::title;
use crate::tui::screens::sessions::walker::Piece;

/// The newest first, two lines each.
pub fn of_announcements(found: &Found, cx: &Desk) -> Vec<Piece<Stop>> {
    let (t, theme) = (cx.texts(), cx.theme());
    let mut pieces = Vec::new();
    if found.is_empty() {
        return pieces;
    }
    let number = match found.hits() {
        Some(hits) if hits.more => t.msg_search_found_more(i18n::integer(cx.language(), hits.number as i64)),
        Some(hits) => t.msg_search_found(hits.number as u64),
        None => String::new(),
    };
    pieces.push(Piece::Section(heading(t.msg_search_announcements(), number, cx)));
    for headline in &found.rows {
        pieces.push(Piece::Stop(Stop::Announcement(headline.id)));
        pieces.push(Piece::Whole(first_line(headline, found, cx)));
        pieces.push(Piece::Whole(second_line(headline, found, cx)));
    }
    if found.is_full() {
        pieces.push(Piece::text(t.msg_search_more_on_board(found.rows.len() as u64), theme.muted, 0));
    }
    pieces
}

fn heading(what: String, number: String, cx: &Desk) -> Line<'static> {
    let mut spans = vec![Span::styled(what, cx.theme().heading)];
    if !number.is_empty() {
        spans.push(Span::styled(format!(" · {number}"), cx.theme().muted));
    }
    Line::from(spans)
}

/// Marks, board and title, as a board shows them.
fn first_line(headline: &Headline, found: &Found, cx: &Desk) -> Line<'static> {
    let board = accent(headline.direction());
    let mut spans = vec![
        rows::mark(headline, cx),
        Span::raw(" "),
        Span::styled(cx.glyphs().accent(board), cx.theme().accent(board)),
        Span::raw(" "),
    ];
    spans.extend(rows::title(headline, found.query(), cx));
    Line::from(spans)
}

/// Who and when, and what is around the words.
fn second_line(headline: &Headline, found: &Found, cx: &Desk) -> Line<'static> {
    let theme = cx.theme();
    let zone = &cx.workspace().board().zone;
    let when = i18n::relative(cx.language(), zone, cx.clock.now(), headline.publish_at);
    let mut spans = vec![Span::styled(format!("    {} · {when} · ", cx.name(headline.author)), theme.muted)];
    if let Some(excerpt) = found.excerpt(headline.id) {
        if excerpt.is_reply {
            spans.push(Span::styled(format!("{}: ", cx.texts().msg_search_in_reply()), theme.muted));
        }
        spans.extend(marked::spans(&excerpt.text, &excerpt.marks, theme.text, marked::style(theme)));
    }
    Line::from(spans)
}

/// Under the session they belong to, the newest first.
pub fn of_sessions(hits: &[Hit], cx: &Desk) -> Vec<Piece<Stop>> {
    let (t, theme, language) = (cx.texts(), cx.theme(), cx.language());
    let mut pieces = Vec::new();
    let mut order: Vec<SessionId> = Vec::new();
    for hit in hits {
        if !order.contains(&hit.session) {
            order.push(hit.session);
        }
    }
    if !order.is_empty() {
        let number = match hits.len() {
            MOST => t.msg_search_many(MOST as u64),
            number => t.msg_search_found(number as u64),
        };
        pieces.push(Piece::Section(heading(t.msg_command_feedback(), number, cx)));
    }
    for session in order {
        // A session that has gone since it was read has nothing to open.
        let view = cx.member().session(session).ok();
        let heading = match &view {
            Some(view) => title(view, cx),
            None => t.msg_search_action_alone(),
        };
        pieces.push(Piece::Line(Line::from(Span::styled(heading, theme.muted)), 0));
        for hit in hits.iter().filter(|hit| hit.session == session) {
            let mut spans = vec![Span::styled(format!("{}: ", names::part_kind(language, hit.kind)), theme.muted)];
            spans.extend(marked::spans(&hit.excerpt, &hit.marks, theme.text, marked::style(theme)));
            pieces.push(Piece::Stop(Stop::Part(hit.session, hit.part)));
            pieces.push(Piece::Whole(Line::from(spans)));
        }
    }
    pieces
}
