//! Running text with its styles, and how it is broken into lines.

use ratatui::style::Style;
use ratatui::text::Span;
use textwrap::WordSeparator;
use unicode_segmentation::UnicodeSegmentation;

use super::Marking;
use crate::domain::text::{CleanText, width};

pub(super) type Spans = Vec<Span<'static>>;

/// Cleaned text; `\n` is a line break that the author asked for.
#[derive(Default)]
pub(super) struct Inline {
    text: String,
    /// Where each stretch of one style ends, in bytes.
    runs: Vec<(usize, Style)>,
}

impl Inline {
    pub fn push(&mut self, text: &str, style: Style) {
        self.text.push_str(&CleanText::paragraphs(text));
        let end = self.text.len();
        match self.runs.last_mut() {
            Some((last, same)) if *same == style => *last = end,
            _ => self.runs.push((end, style)),
        }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Has what is to be marked stand out.
    pub fn mark(&mut self, marking: &Marking<'_>) {
        let places = (marking.find)(&self.text);
        if places.is_empty() {
            return;
        }
        let mut places = places.into_iter().peekable();
        let mut from = 0;
        for (end, style) in std::mem::take(&mut self.runs) {
            while let Some(place) = places.peek().filter(|place| place.start < end) {
                if place.start > from {
                    from = place.start;
                    self.runs.push((from, style));
                }
                from = place.end.min(end);
                self.runs.push((from, style.patch(marking.style)));
                if place.end > end {
                    break;
                }
                places.next();
            }
            if from < end {
                from = end;
                self.runs.push((from, style));
            }
        }
    }

    /// "name: " and this text.
    pub fn labelled(self, name: &Self, style: Style) -> Self {
        if name.is_blank() {
            return self;
        }
        let mut labelled = Self::default();
        labelled.push(&format!("{}: ", name.text), style);
        let offset = labelled.text.len();
        labelled.text.push_str(&self.text);
        labelled.runs.extend(self.runs.into_iter().map(|(end, style)| (end + offset, style)));
        labelled
    }

    /// Columns of the longest line if nothing is wrapped.
    pub fn natural_width(&self) -> usize {
        self.text.split('\n').map(width).max().unwrap_or(0)
    }

    /// Broken into lines of at most `first` columns, then `rest`; both at least 1.
    pub fn wrap(&self, first: usize, rest: usize, too_wide: &'static str) -> Vec<Spans> {
        let mut lines = Lines::new(first, rest, too_wide);
        let text = self.text.trim_end_matches('\n');
        let mut at = 0;
        let mut run = 0;
        for (number, segment) in text.split('\n').enumerate() {
            if number > 0 {
                lines.end_line();
                at += 1;
            }
            // Spaces wait for the word after them, which may go to the next line without them.
            let mut spaces = 0;
            for word in WordSeparator::UnicodeBreakProperties.find_words(segment) {
                let columns = width(word.word);
                // Beside deep markers the first line may be the narrower one.
                let roomier_below = !lines.line.is_empty() || lines.limit() < rest;
                if roomier_below && lines.column + spaces + columns > lines.limit() {
                    lines.end_line();
                    spaces = 0;
                }
                if spaces > 0 && columns > 0 && lines.column + spaces < lines.limit() {
                    let style = self.style_at(&mut run, at - 1);
                    lines.push(&" ".repeat(spaces), spaces, style);
                }
                self.place(word.word, columns, at, &mut run, &mut lines);
                if columns > 0 {
                    spaces = 0;
                }
                at += word.word.len() + word.whitespace.len();
                spaces += word.whitespace.len();
            }
        }
        lines.finish()
    }

    fn place(&self, word: &str, columns: usize, at: usize, run: &mut usize, lines: &mut Lines) {
        if word.is_empty() {
            return;
        }
        let style = self.style_at(run, at);
        let one_style = self.runs.get(*run).is_none_or(|&(end, _)| end >= at + word.len());
        if one_style && lines.column + columns <= lines.limit() {
            lines.push(word, columns, style);
        } else {
            // A grapheme takes the style of its first character: split in two it could be wider than measured.
            for (offset, grapheme) in word.grapheme_indices(true) {
                let style = self.style_at(run, at + offset);
                lines.push_grapheme(grapheme, style);
            }
        }
    }

    /// The style of the byte at `at`. Callers only move forward, so `run` remembers how far they are.
    fn style_at(&self, run: &mut usize, at: usize) -> Style {
        while self.runs.get(*run).is_some_and(|&(end, _)| end <= at) {
            *run += 1;
        }
        self.runs.get(*run).map_or_else(Style::new, |&(_, style)| style)
    }
}

/// `text` broken at exactly `limit` columns, keeping every space: for code.
pub(super) fn hard_wrap(text: &Inline, limit: usize, too_wide: &'static str) -> Vec<Spans> {
    let columns = width(&text.text);
    let mut lines = Lines::new(limit, limit, too_wide);
    let mut run = 0;
    if columns <= limit && text.runs.len() < 2 {
        lines.push(&text.text, columns, text.style_at(&mut run, 0));
    } else {
        for (at, grapheme) in text.text.grapheme_indices(true) {
            lines.push_grapheme(grapheme, text.style_at(&mut run, at));
        }
    }
    lines.finish()
}

/// Lines being filled.
struct Lines {
    first: usize,
    rest: usize,
    too_wide: &'static str,
    done: Vec<Spans>,
    line: Spans,
    column: usize,
}

impl Lines {
    fn new(first: usize, rest: usize, too_wide: &'static str) -> Self {
        Self { first, rest, too_wide, done: Vec::new(), line: Vec::new(), column: 0 }
    }

    fn limit(&self) -> usize {
        if self.done.is_empty() { self.first } else { self.rest }
    }

    fn push(&mut self, text: &str, columns: usize, style: Style) {
        match self.line.last_mut() {
            Some(span) if span.style == style => span.content.to_mut().push_str(text),
            _ => self.line.push(Span::styled(text.to_owned(), style)),
        }
        self.column += columns;
    }

    fn push_grapheme(&mut self, grapheme: &str, style: Style) {
        let columns = width(grapheme);
        if columns > self.first.min(self.rest) {
            return self.push_grapheme(self.too_wide, style);
        }
        if self.column + columns > self.limit() {
            self.end_line();
        }
        self.push(grapheme, columns, style);
    }

    fn end_line(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
        self.column = 0;
    }

    fn finish(mut self) -> Vec<Spans> {
        self.end_line();
        self.done
    }
}
