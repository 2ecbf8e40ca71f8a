//! The clean-text type and the query parser.

use cartelera::domain::search::{Query, What};
use cartelera::domain::text::{self, CleanText};
use jiff::civil::{Date, date};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

use super::Input;

/// Characters that move the cursor, reorder or hide text, written down once more and from the standard, not from the
/// program.
pub fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            // Bidirectional marks, embeddings, overrides and isolates.
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            // Separators of lines and paragraphs.
            | '\u{2028}' | '\u{2029}'
            // Nothing to see: soft hyphen, joiners but for emoji's, fillers, byte-order mark, format controls, tags.
            | '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}' | '\u{200c}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{3164}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether an emoji may be made of it. Coarse: what is asked is that no letter has an invisible neighbour.
fn is_in_emoji(c: char) -> bool {
    matches!(c, '\u{a9}' | '\u{ae}') || (c >= '\u{203c}' && (c >= '\u{1f000}' || !c.is_alphanumeric()))
}

/// Panics where a text holds anything that a screen must not get.
pub fn assert_harmless(text: &str, of: &dyn std::fmt::Debug) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return;
    }
    if let Some(bad) = text.chars().find(|c| is_forbidden(*c)) {
        panic!("U+{:04X} in {text:?}, of {of:?}", u32::from(bad));
    }
    for grapheme in text.graphemes(true) {
        let mut marks = 0;
        let mut before = None;
        let mut chars = grapheme.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\u{200d}' => {
                    let joins = before.is_some_and(is_in_emoji) && chars.peek().copied().is_some_and(is_in_emoji);
                    assert!(joins, "a joiner that joins nothing in {grapheme:?}, of {of:?}");
                }
                '\u{fe0e}' | '\u{fe0f}' => {
                    let selects = before.is_some_and(|c| is_in_emoji(c) || matches!(c, '0'..='9' | '#' | '*'));
                    assert!(selects, "a selector that selects nothing in {grapheme:?}, of {of:?}");
                }
                c if is_combining_mark(c) => {
                    marks += 1;
                    assert!(marks <= 4, "{marks} marks in {grapheme:?}, of {of:?}");
                }
                _ => marks = 0,
            }
            before = Some(c);
        }
    }
}

/// What a row of cells says, and how many of them it takes.
fn drawn(text: &str) -> (String, usize) {
    let columns = u16::try_from(text::width(text)).unwrap();
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns + 4, 1));
    let (end, _) = buffer.set_stringn(0, 0, text, usize::from(columns) + 4, Style::new());
    let mut said = String::new();
    let mut at = 0;
    while at < end {
        let symbol = buffer[(at, 0)].symbol();
        said.push_str(symbol);
        at += u16::try_from(text::width(symbol)).unwrap().max(1);
    }
    (said, end.into())
}

pub fn clean_text(data: &[u8]) {
    let mut input = Input(data);
    let columns = input.below(40);
    let text = input.text();
    let line = CleanText::line(&text);
    assert_harmless(&line, &text);
    assert_eq!(CleanText::line(&line), line, "cleaned twice, of {text:?}");
    let lines = CleanText::paragraphs(&text);
    lines.split('\n').for_each(|line| assert_harmless(line, &text));
    assert_eq!(CleanText::paragraphs(&lines), lines, "cleaned twice, of {text:?}");
    for grapheme in line.graphemes(true) {
        assert!(text::width(grapheme) > 0, "{grapheme:?} can't be seen, of {text:?}");
    }
    let (said, used) = drawn(&line);
    assert_eq!((said.as_str(), used), (line.as_str(), text::width(&line)), "of {text:?}");
    let cut = text::truncate(&line, columns);
    assert!(text::width(&cut) <= columns, "{cut:?} in {columns}");
    assert_harmless(&cut, &text);
    let kept = cut.strip_suffix('…').unwrap_or(&cut);
    assert!(line.starts_with(kept), "{cut:?} of {line:?}");
}

const TODAY: Date = date(2026, 3, 2);

/// What is asked for, without where it stands. Spaces at the end of a quote that nothing closes ask for nothing.
fn asked(text: &str) -> Vec<(What, bool)> {
    let trimmed = |what| match what {
        What::Word(word) => What::Word(word.trim_end().to_owned()),
        other => other,
    };
    Query::read(text, TODAY).0.pieces.into_iter().map(|piece| (trimmed(piece.what), piece.excluded)).collect()
}

pub fn query(data: &[u8]) {
    let mut input = Input(data);
    let split = input.byte();
    let text = input.text();
    let (query, faults) = Query::read(&text, TODAY);
    // What is read stands in the text, in order and apart.
    let mut end = 0;
    for piece in &query.pieces {
        assert!(piece.at.start >= end && !piece.at.is_empty(), "{piece:?} of {text:?}");
        assert!(text.get(piece.at.clone()).is_some(), "{piece:?} of {text:?}");
        end = piece.at.end;
    }
    for fault in &faults {
        assert!(text.get(fault.at.clone()).is_some_and(|there| !there.is_empty()), "{fault:?} of {text:?}");
    }
    // Printed piece by piece, it reads the same.
    let all = asked(&text);
    let printed: Vec<&str> = query.pieces.iter().map(|piece| &text[piece.at.clone()]).collect();
    assert_eq!(asked(&printed.join(" ")), all, "of {text:?}");
    // Without one of its pieces it is what the others are.
    if !query.pieces.is_empty() {
        let out = usize::from(split) % query.pieces.len();
        let rest = Query::without(&text, &query.pieces[out].at);
        let mut others = all.clone();
        others.remove(out);
        assert_eq!(asked(&rest), others, "{text:?} without {:?}", query.pieces[out]);
    }
    // With a filter joined to it, it asks for both.
    let more = "is:unread";
    let both = asked(&Query::and(&text, more));
    let count = |wanted: &[(What, bool)], one: &(What, bool)| wanted.iter().filter(|other| *other == one).count();
    assert_eq!(both.len(), all.len() + 1, "{text:?} and {more}");
    assert!(all.iter().all(|one| count(&both, one) >= count(&all, one)), "{text:?} and {more}");
    // What it marks stands in a text, in order and apart.
    let (mut at, _) = (0, query.days());
    for mark in query.marks(&text) {
        assert!(mark.start >= at && !mark.is_empty() && text.get(mark.clone()).is_some(), "{mark:?} of {text:?}");
        at = mark.end;
    }
    let _ = query.unwanted();
}
