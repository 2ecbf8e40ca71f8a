//! Words that were found, standing out in a text and in the line of what is around them.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};
use ratatui::style::{Modifier, Style};
use ratatui::text::Span;

use crate::domain::markdown;
use crate::domain::search::Query;
use crate::domain::text::CleanText;
use crate::member::search::Said;
use crate::tui::theme::Theme;

/// How what was found stands out, without colour too.
pub fn style(theme: &Theme) -> Style {
    theme.warning.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
}

/// A text with the marked places (bytes, in order, apart) standing out of it.
pub fn spans(text: &str, marks: &[Range<usize>], plain: Style, found: Style) -> Vec<Span<'static>> {
    let mut spans = Vec::with_capacity(2 * marks.len() + 1);
    let mut piece = |text: &str, style: Style| {
        if !text.is_empty() {
            spans.push(Span::styled(CleanText::line(text).to_string(), style));
        }
    };
    let mut from = 0;
    for mark in marks {
        if let (Some(before), Some(marked)) = (text.get(from..mark.start), text.get(mark.clone())) {
            piece(before, plain);
            piece(marked, plain.patch(found));
            from = mark.end;
        }
    }
    piece(text.get(from..).unwrap_or_default(), plain);
    spans
}

/// What an excerpt shows before the first word found, and at most altogether, in letters.
const BEFORE: usize = 24;
const LENGTH: usize = 200;

/// One line of an announcement: around the first word found in its body or its replies, else how the body begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    pub text: String,
    pub marks: Vec<Range<usize>>,
    /// It is somebody's reply.
    pub is_reply: bool,
}

impl Excerpt {
    pub fn of(said: &Said, query: &Query) -> Self {
        let body = Self::around(&said.body, query, false);
        if !body.marks.is_empty() {
            return body;
        }
        let mut replies = said.replies.iter().map(|reply| Self::around(reply, query, true));
        replies.find(|reply| !reply.marks.is_empty()).unwrap_or(body)
    }

    fn around(text: &str, query: &Query, is_reply: bool) -> Self {
        let text = in_one_line(text);
        let marks = query.marks(&text);
        let first = marks.first().map_or(0, |mark| mark.start);
        let from = beginning(&text, first);
        let end = text[from..].char_indices().nth(LENGTH).map_or(text.len(), |(at, _)| from + at);
        let cut = "…";
        let mut excerpt = String::with_capacity(end - from + 2 * cut.len());
        if from > 0 {
            excerpt.push_str(cut);
        }
        let moved = excerpt.len();
        excerpt.push_str(&text[from..end]);
        if end < text.len() {
            excerpt.push_str(cut);
        }
        let shown = marks.into_iter().filter(|mark| mark.start >= from && mark.end <= end);
        let marks = shown.map(|mark| mark.start - from + moved..mark.end - from + moved).collect();
        Self { text: excerpt, marks, is_reply }
    }
}

/// Whole words before a place.
fn beginning(text: &str, place: usize) -> usize {
    let Some((far, _)) = text[..place].char_indices().rev().nth(BEFORE) else { return 0 };
    text[far..place].find(' ').map_or(far, |space| far + space + 1)
}

/// What Markdown says, without its signs.
fn in_one_line(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for event in markdown::parse(text) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => plain += &text,
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) => {}
            Event::End(_) | Event::SoftBreak | Event::HardBreak => plain.push(' '),
            _ => {}
        }
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    CleanText::line(&words.join(" ")).to_string()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn around(text: &str, query: &str) -> (String, Vec<String>) {
        let (query, _) = Query::read(query, date(2026, 10, 8));
        let excerpt = Excerpt::around(text, &query, false);
        let marked = excerpt.marks.iter().map(|mark| excerpt.text[mark.clone()].to_owned()).collect();
        (excerpt.text, marked)
    }

    #[test]
    fn an_excerpt_begins_with_a_whole_word_before_what_was_found() {
        let (text, marked) = around("Mañana por la mañana no habrá **agua** caliente en la planta.", "agua");
        assert_eq!(text, "…por la mañana no habrá agua caliente en la planta.");
        assert_eq!(marked, ["agua"]);
    }

    #[test]
    fn without_a_word_in_it_an_excerpt_is_how_the_text_begins() {
        let (text, marked) = around("# Aviso\n\nUna *lista*:\n\n- una\n- dos\n", "agua");
        assert_eq!(text, "Aviso Una lista: una dos");
        assert!(marked.is_empty());
    }

    #[test]
    fn what_is_cut_at_the_end_says_so_and_marks_only_what_is_shown() {
        let (text, marked) = around(&format!("agua {}agua", "y ".repeat(200)), "agua");
        assert_eq!(text.chars().count(), LENGTH + 1);
        assert!(text.ends_with('…'));
        assert_eq!(marked, ["agua"]);
    }

    #[test]
    fn places_that_are_marked_stand_out_and_the_rest_stays() {
        let found = Style::new().add_modifier(Modifier::BOLD);
        let spans = spans("corte de agua", std::slice::from_ref(&(9..13)), Style::new(), found);
        assert_eq!(spans, [Span::raw("corte de "), Span::styled("agua", found)]);
    }
}
