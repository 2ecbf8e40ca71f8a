//! What a layer draws on: the frame's cells with the look and words of the person, never outside its area.

use jiff::Timestamp;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::binding::Keymap;
use super::command::{Command, Phrase, Wording};
use super::keys::Key;
use super::layer::Hint;
use super::theme::{Glyphs, Theme};

/// How things look and are called for the person in front of the screen.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub theme: &'a Theme,
    pub glyphs: &'a Glyphs,
    pub keymap: &'a Keymap,
    pub words: &'a dyn Wording,
}

impl View<'_> {
    /// A key as hints show it: in the person's language, the arrows as arrows where they can be drawn.
    pub fn key(&self, key: Key) -> String {
        let arrow = self.glyphs.arrow(key.code).map(str::to_owned);
        let Some(name) = arrow.or_else(|| self.words.key(key.code)) else {
            return key.to_string();
        };
        let shift = if key.shift { self.words.shift() } else { String::new() };
        let ctrl = if key.ctrl { "Ctrl-" } else { "" };
        let alt = if key.alt { "Alt-" } else { "" };
        format!("{ctrl}{alt}{shift}{name}")
    }

    /// The key to show beside a command, the first it has.
    pub fn key_of(&self, command: Command) -> Option<String> {
        self.keymap.keys(command).first().map(|key| self.key(*key))
    }
}

/// What a click does somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Runs it, as its key would.
    Command(Command),
    /// Selects, and opens what was clicked just before.
    Row,
    /// Presses the layer's button of this number.
    Button(usize),
    /// Whatever the layer makes of it.
    Plain,
}

/// Where on the screen that is. What is drawn later lies above.
#[derive(Clone, Copy, Debug)]
pub struct Zone {
    pub area: Rect,
    pub target: Target,
}

/// One frame being drawn.
pub struct Canvas<'a> {
    pub buffer: &'a mut Buffer,
    pub view: View<'a>,
    /// What works here now, for the footer.
    pub hints: &'a [Hint],
    /// The last thing a layer had to say, for the footer.
    pub notice: Option<&'a str>,
    /// When the event being shown happened, for "2 hours ago".
    pub now: Timestamp,
    /// Where the terminal's cursor goes; none hides it.
    pub cursor: Option<Position>,
    /// What can be clicked.
    pub zones: Vec<Zone>,
}

impl<'a> Canvas<'a> {
    pub fn theme(&self) -> &'a Theme {
        self.view.theme
    }

    pub fn glyphs(&self) -> &'a Glyphs {
        self.view.glyphs
    }

    pub fn phrase(&self, phrase: Phrase) -> String {
        self.view.words.phrase(phrase)
    }

    pub fn label(&self, command: Command) -> String {
        self.view.words.command(command)
    }

    /// Says what a click does here.
    pub fn clickable(&mut self, area: Rect, target: Target) {
        self.zones.push(Zone { area, target });
    }

    /// Draws one line of text, cut with an ellipsis where it does not fit; returns the columns used.
    pub fn text(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return 0;
        }
        let shown = cut(text, area.width, self.view.glyphs.ellipsis);
        put(self.buffer, area, &shown, style)
    }

    /// Draws one styled line, cut where it does not fit; returns the columns used.
    pub fn line(&mut self, area: Rect, line: &Line<'_>) -> u16 {
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return 0;
        }
        let mut used = 0;
        for span in &line.spans {
            let left = Rect { x: area.x + used, width: area.width - used, ..area };
            used += put(self.buffer, left, &span.content, line.style.patch(span.style));
        }
        if line.width() > area.width.into() {
            let style = line.spans.last().map_or(line.style, |span| line.style.patch(span.style));
            self.buffer.set_string(area.right() - 1, area.y, self.view.glyphs.ellipsis, style);
        }
        used
    }

    /// Draws a text over as many lines as it takes and there are; returns how many.
    pub fn wrapped(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let area = area.intersection(self.buffer.area);
        if text.is_empty() || area.is_empty() {
            return 0;
        }
        let mut used = 0;
        for (line, y) in textwrap::wrap(text, usize::from(area.width)).iter().zip(area.top()..area.bottom()) {
            self.text(Rect { y, height: 1, ..area }, line, style);
            used += 1;
        }
        used
    }

    /// Any ratatui widget.
    pub fn widget(&mut self, area: Rect, widget: impl Widget) {
        let area = area.intersection(self.buffer.area);
        if !area.is_empty() {
            widget.render(area, self.buffer);
        }
    }

    /// Lays a style over an area, keeping what is written there.
    pub fn fill(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area, style);
    }

    /// Empties an area, for what is drawn over other layers.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        let mut empty = Cell::EMPTY;
        empty.set_style(self.view.theme.text);
        for y in area.top()..area.bottom() {
            let first = self.buffer.index_of(area.x, y);
            self.buffer.content[first..first + usize::from(area.width)].fill(empty.clone());
        }
        // Nor can what lay here be clicked any more.
        self.clickable(area, Target::Plain);
    }

    /// An emptied area with a border and a title; returns what is inside.
    pub fn frame(&mut self, area: Rect, title: &str) -> Rect {
        let area = area.intersection(self.buffer.area);
        self.clear(area);
        if area.width < 2 || area.height < 2 {
            return Rect { width: 0, height: 0, ..area };
        }
        let (glyphs, style) = (self.view.glyphs, self.view.theme.border);
        for x in area.x + 1..area.right() - 1 {
            self.buffer.set_string(x, area.y, glyphs.line, style);
            self.buffer.set_string(x, area.bottom() - 1, glyphs.line, style);
        }
        for y in area.y + 1..area.bottom() - 1 {
            self.buffer.set_string(area.x, y, glyphs.side, style);
            self.buffer.set_string(area.right() - 1, y, glyphs.side, style);
        }
        let ends = [
            (area.x, area.y),
            (area.right() - 1, area.y),
            (area.x, area.bottom() - 1),
            (area.right() - 1, area.bottom() - 1),
        ];
        for ((x, y), corner) in ends.into_iter().zip(glyphs.corners) {
            self.buffer.set_string(x, y, corner, style);
        }
        let room = Rect { x: area.x + 1, width: area.width - 2, height: 1, ..area };
        if !title.is_empty() && room.width > 2 {
            self.text(room, &format!(" {title} "), self.view.theme.heading);
        }
        area.inner(ratatui::layout::Margin::new(1, 1))
    }

    /// Says that there is no room, and returns true, where the area is smaller than this.
    pub fn is_too_small(&mut self, area: Rect, width: u16, height: u16) -> bool {
        if area.width >= width && area.height >= height {
            return false;
        }
        self.clear(area);
        let said = self.phrase(Phrase::TooSmall);
        self.text(Rect { height: area.height.min(1), ..area }, &said, self.view.theme.muted);
        true
    }
}

/// Writes what fits of a text into the first line of an area; returns the columns used. As [`Buffer::set_stringn`] does, which
/// looks for the end of a grapheme after every letter: one that another plain letter follows is whole.
fn put(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let (bytes, right) = (text.as_bytes(), area.right());
    let (mut x, mut at) = (area.x, 0);
    while at < bytes.len() && x < right {
        if matches!(bytes[at], b' '..=b'~') && bytes.get(at + 1).is_none_or(u8::is_ascii) {
            buffer[(x, area.y)].set_char(bytes[at].into()).set_style(style);
            (x, at) = (x + 1, at + 1);
            continue;
        }
        let is_boundary = |end: &usize| bytes[end - 1].is_ascii() && bytes[*end].is_ascii();
        let end = (at + 1..bytes.len()).find(is_boundary).unwrap_or(bytes.len());
        let room = usize::from(right - x);
        // What may be too wide goes with all that follows: nothing takes its place.
        let end = if end - at > room { bytes.len() } else { end };
        (x, _) = buffer.set_stringn(x, area.y, &text[at..end], room, style);
        at = end;
    }
    x - area.x
}

/// As much of a text as fits into `width` columns, with the ellipsis when something had to go.
pub fn cut<'t>(text: &'t str, width: u16, ellipsis: &str) -> std::borrow::Cow<'t, str> {
    let width = usize::from(width);
    // Most texts are short and plain, and this runs for every cell of every list.
    if text.len() <= width && text.is_ascii() || text.width() <= width {
        return text.into();
    }
    let room = width.saturating_sub(ellipsis.width());
    let mut used = 0;
    let mut shown = String::new();
    for grapheme in text.graphemes(true) {
        used += grapheme.width();
        if used > room {
            break;
        }
        shown.push_str(grapheme);
    }
    shown.push_str(ellipsis);
    shown.into()
}

/// An area of at most this size in the middle of another.
pub fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_is_put_stands_as_ratatui_would_have_it(
            text in "([ -~]|[áñ…·田é\u{301}\u{200d}👩⚕\u{fe0f}🇪🇸\t\r\n\u{1b}]){0,24}",
            width in 1..20_u16,
        ) {
            let area = Rect::new(0, 0, 22, 1);
            let (mut ours, mut theirs) = (Buffer::empty(area), Buffer::empty(area));
            let used = put(&mut ours, Rect { width, ..area }, &text, Style::new());
            let (end, _) = theirs.set_stringn(0, 0, &text, width.into(), Style::new());
            proptest::prop_assert_eq!((ours, used), (theirs, end));
        }
    }

    #[test]
    fn a_text_is_cut_between_graphemes_and_by_columns() {
        assert_eq!(cut("señal", 5, "…"), "señal");
        assert_eq!(cut("señales", 5, "…"), "seña…");
        assert_eq!(cut("田中田中", 4, "…"), "田…");
        assert_eq!(cut("👩‍⚕️ doctora", 4, "…"), "👩‍⚕️ …");
        assert_eq!(cut("abc", 1, "…"), "…");
    }
}
