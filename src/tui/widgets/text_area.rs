//! Many lines of typing with soft wrap. The crate beneath moves by `char`; people move by what they see.

use ratatui::layout::Rect;
use ratatui_textarea::{CursorMove, TextArea as Inner, WrapMode};
use unicode_normalization::char::{compose, is_combining_mark};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::entry::{self, Edit};
use crate::tui::canvas::Canvas;
use crate::tui::event::{Event, MouseAct};
use crate::tui::keys::{Code, Key};

const UNDO_STEPS: usize = 200;
/// The crate beneath addresses lines and columns with 16 bits.
const MOST_LINES: usize = 60_000;
const LONGEST_LINE: usize = 60_000;

/// A many-line field. The text is always NFC, without controls but line breaks.
#[derive(Debug)]
pub struct TextArea {
    inner: Inner<'static>,
    area: Rect,
}

impl Default for TextArea {
    fn default() -> Self {
        Self::new("")
    }
}

impl TextArea {
    /// Whether all of a text has room; what has not would lose its end.
    pub fn holds(text: &str) -> bool {
        let lines = entry::many_lines(text);
        lines.split('\n').take(MOST_LINES + 1).count() <= MOST_LINES
            && lines.split('\n').all(|line| line.len() <= LONGEST_LINE)
    }

    /// With as much of a text as it [holds](Self::holds).
    pub fn new(text: &str) -> Self {
        let mut lines: Vec<String> = entry::many_lines(text).split('\n').map(str::to_owned).collect();
        lines.truncate(MOST_LINES);
        let mut inner = Inner::new(lines);
        inner.set_wrap_mode(WrapMode::WordOrGlyph);
        inner.set_max_histories(UNDO_STEPS);
        Self { inner, area: Rect::default() }
    }

    /// The cursor after the last word, where writing goes on.
    pub fn at_end(mut self) -> Self {
        self.inner.move_cursor(CursorMove::Bottom);
        self.inner.move_cursor(CursorMove::End);
        self
    }

    pub fn text(&self) -> String {
        self.inner.lines().join("\n")
    }

    pub fn is_empty(&self) -> bool {
        self.inner.is_empty()
    }

    pub fn handle(&mut self, event: &Event) -> Edit {
        match event {
            Event::Key(key) => self.press(*key),
            Event::Paste(text) => self.paste(text),
            Event::Mouse(mouse) if mouse.is_in(self.area) => {
                match mouse.act {
                    MouseAct::WheelUp => self.inner.scroll((-3, 0)),
                    MouseAct::WheelDown => self.inner.scroll((3, 0)),
                    MouseAct::Click => {
                        let (top, left) = self.inner.scroll_offset();
                        let row = usize::from(mouse.row - self.area.y) + usize::from(top);
                        let column = usize::from(mouse.column - self.area.x) + usize::from(left);
                        let at = self.inner.screen_to_data(row, column);
                        self.jump(at.0, at.1);
                    }
                }
                self.snap();
                Edit::Moved
            }
            _ => Edit::Ignored,
        }
    }

    fn press(&mut self, key: Key) -> Edit {
        if let Some(c) = key.typed() {
            return self.type_char(c);
        }
        if key.alt {
            return Edit::Ignored;
        }
        let (row, column) = self.cursor();
        match (key.code, key.ctrl) {
            (Code::Enter, false) => {
                if self.inner.lines().len() >= MOST_LINES {
                    return Edit::Cut;
                }
                self.inner.insert_newline();
                Edit::Changed
            }
            (Code::Backspace, false) => match self.before(column) {
                Some(start) => self.delete(start, column),
                None => changed(row > 0 && self.inner.delete_newline()),
            },
            (Code::Delete, false) => match self.after(column) {
                Some(end) => self.delete(column, end),
                None => changed(self.inner.delete_str(1)),
            },
            // What terminals send for Ctrl-Backspace.
            (Code::Backspace | Code::Char('h' | 'w'), true) => match self.word_before(column) {
                Some(start) => self.delete(start, column),
                None => changed(row > 0 && self.inner.delete_newline()),
            },
            (Code::Delete, true) => match self.word_after(column) {
                Some(end) => self.delete(column, end),
                None => changed(self.inner.delete_str(1)),
            },
            (Code::Char('z'), true) => changed(self.inner.undo()),
            (code, ctrl) => self.go(code, ctrl),
        }
    }

    fn go(&mut self, code: Code, ctrl: bool) -> Edit {
        let (row, column) = self.cursor();
        let end_of = |area: &Self, row: usize| area.inner.lines()[row].chars().count();
        let left = |area: &Self| {
            if ctrl { area.word_before(column) } else { area.before(column) }
        };
        let right = |area: &Self| {
            if ctrl { area.word_after(column) } else { area.after(column) }
        };
        match code {
            Code::Left => match left(self) {
                Some(start) => self.jump(row, start),
                None if row > 0 => self.jump(row - 1, end_of(self, row - 1)),
                None => {}
            },
            Code::Right => match right(self) {
                Some(end) => self.jump(row, end),
                None if row + 1 < self.inner.lines().len() => self.jump(row + 1, 0),
                None => {}
            },
            Code::Home if ctrl => self.jump(0, 0),
            Code::End if ctrl => {
                let last = self.inner.lines().len() - 1;
                self.jump(last, end_of(self, last));
            }
            Code::Home => self.jump(row, 0),
            Code::End => self.jump(row, end_of(self, row)),
            Code::Up => self.inner.move_cursor(CursorMove::Up),
            Code::Down => self.inner.move_cursor(CursorMove::Down),
            Code::PageUp | Code::PageDown => {
                let step = if code == Code::PageUp { CursorMove::Up } else { CursorMove::Down };
                for _ in 1..self.area.height.max(2) {
                    self.inner.move_cursor(step);
                }
            }
            _ => return Edit::Ignored,
        }
        self.snap();
        Edit::Moved
    }

    fn type_char(&mut self, c: char) -> Edit {
        if !entry::is_welcome(c) {
            return Edit::Moved;
        }
        if self.line().len() + c.len_utf8() > LONGEST_LINE {
            return Edit::Cut;
        }
        let (row, column) = self.cursor();
        let before = column.checked_sub(1).and_then(|at| self.line().chars().nth(at));
        let composed = before.filter(|_| is_combining_mark(c)).and_then(|before| compose(before, c));
        match composed {
            Some(whole) => {
                self.jump(row, column - 1);
                self.inner.delete_str(1);
                self.inner.insert_char(whole);
            }
            None => self.inner.insert_char(c),
        }
        Edit::Changed
    }

    fn paste(&mut self, text: &str) -> Edit {
        let (taken, mut cut) = entry::capped(text);
        let cleaned = entry::many_lines(taken);
        let room = MOST_LINES - self.inner.lines().len().min(MOST_LINES);
        let mut lines: Vec<&str> = cleaned.split('\n').collect();
        cut |= lines.len() > room + 1;
        lines.truncate(room + 1);
        // The first goes on what stands before the cursor, and what stands after it goes on the last.
        let (before, after) = {
            let at = byte_of(self.line(), self.cursor().1);
            (at, self.line().len() - at)
        };
        let last = lines.len() - 1;
        for (at, line) in lines.iter_mut().enumerate() {
            let taken = if at == 0 { before } else { 0 } + if at == last { after } else { 0 };
            let end = line.floor_char_boundary(LONGEST_LINE.saturating_sub(taken).min(line.len()));
            cut |= end < line.len();
            *line = &line[..end];
        }
        self.inner.insert_str(lines.join("\n"));
        if cut { Edit::Cut } else { Edit::Changed }
    }

    fn cursor(&self) -> (usize, usize) {
        let at = self.inner.cursor();
        (at.0, at.1)
    }

    fn line(&self) -> &str {
        &self.inner.lines()[self.inner.cursor().0]
    }

    fn jump(&mut self, row: usize, column: usize) {
        let short = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        self.inner.move_cursor(CursorMove::Jump(short(row), short(column)));
    }

    fn delete(&mut self, from: usize, to: usize) -> Edit {
        let row = self.cursor().0;
        self.jump(row, from);
        changed(self.inner.delete_str(to - from))
    }

    /// Moving up or down may land inside a character of several parts.
    fn snap(&mut self) {
        let (row, column) = self.cursor();
        let mut start = 0;
        for grapheme in self.line().graphemes(true) {
            let end = start + grapheme.chars().count();
            if column < end {
                break;
            }
            start = end;
        }
        if start != column {
            self.jump(row, start);
        }
    }

    fn before(&self, column: usize) -> Option<usize> {
        let line = self.line();
        let mut cursor = GraphemeCursor::new(byte_of(line, column), line.len(), true);
        let byte = cursor.prev_boundary(line, 0).ok().flatten()?;
        Some(line[..byte].chars().count())
    }

    fn after(&self, column: usize) -> Option<usize> {
        let line = self.line();
        let mut cursor = GraphemeCursor::new(byte_of(line, column), line.len(), true);
        let byte = cursor.next_boundary(line, 0).ok().flatten()?;
        Some(line[..byte].chars().count())
    }

    fn word_before(&self, column: usize) -> Option<usize> {
        let line = self.line();
        let at = byte_of(line, column);
        let start = line.unicode_word_indices().map(|(byte, _)| byte).take_while(|byte| *byte < at).last();
        (column > 0).then(|| line[..start.unwrap_or(0)].chars().count())
    }

    fn word_after(&self, column: usize) -> Option<usize> {
        let line = self.line();
        let at = byte_of(line, column);
        let start = line.unicode_word_indices().map(|(byte, _)| byte).find(|byte| *byte > at);
        (at < line.len()).then(|| line[..start.unwrap_or(line.len())].chars().count())
    }

    /// Draws the text and, focused, its cursor as a reversed cell.
    pub fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>, focused: bool) {
        let area = area.intersection(canvas.buffer.area);
        self.area = area;
        if area.is_empty() {
            return;
        }
        let theme = canvas.theme();
        let style = if focused { theme.field_focused } else { theme.field };
        self.inner.set_style(style);
        self.inner.set_cursor_line_style(style);
        self.inner.set_cursor_style(if focused { theme.caret } else { style });
        canvas.fill(area, style);
        canvas.widget(area, &self.inner);
    }
}

fn byte_of(line: &str, column: usize) -> usize {
    line.char_indices().nth(column).map_or(line.len(), |(byte, _)| byte)
}

fn changed(is: bool) -> Edit {
    if is { Edit::Changed } else { Edit::Moved }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::stage::Stage;

    fn typed(area: &mut TextArea, keys: &[&str]) {
        for key in keys {
            area.handle(&Event::Key(key.parse().unwrap()));
        }
    }

    #[test]
    fn arrows_and_deletions_take_whole_characters() {
        for whole in ["ñ", "田", "👩‍⚕️", "n\u{303}", "🇪🇸"] {
            let mut area = TextArea::default();
            area.handle(&Event::Paste(format!("a{whole}b")));
            typed(&mut area, &["left", "left", "x"]);
            assert_eq!(area.text(), format!("ax{}b", entry::one_line(whole)));
            typed(&mut area, &["delete", "right", "backspace"]);
            assert_eq!(area.text(), "ax");
        }
    }

    #[test]
    fn an_accent_typed_after_its_letter_is_composed() {
        let mut area = TextArea::default();
        for c in "man\u{303}ana".chars() {
            area.handle(&Event::Key(Key::char(c)));
        }
        assert_eq!(area.text(), "mañana");
    }

    #[test]
    fn words_and_lines_are_deleted_and_come_back() {
        let mut area = TextArea::default();
        area.handle(&Event::Paste("uno dos\ntres".into()));
        typed(&mut area, &["ctrl-backspace", "ctrl-backspace", "ctrl-backspace"]);
        assert_eq!(area.text(), "uno ");
        typed(&mut area, &["ctrl-z", "ctrl-z", "ctrl-z"]);
        assert_eq!(area.text(), "uno dos\ntres");
        typed(&mut area, &["ctrl-home", "ctrl-right", "ctrl-delete", "delete"]);
        assert_eq!(area.text(), "uno tres");
    }

    #[test]
    fn a_huge_paste_is_cut_and_says_so() {
        let mut area = TextArea::default();
        assert_eq!(area.handle(&Event::Paste("a\n".repeat(entry::LONGEST_PASTE))), Edit::Cut);
        assert!(area.text().len() <= entry::LONGEST_PASTE);
        let mut line = TextArea::default();
        assert_eq!(line.handle(&Event::Paste("ñ".repeat(100_000))), Edit::Cut);
        assert_eq!(line.handle(&Event::Key(Key::char('ñ'))), Edit::Cut);
        typed(&mut line, &["backspace", "x"]);
        assert!(line.text().ends_with("ñx"));
    }

    #[test]
    fn a_long_line_pasted_below_another_is_cut_at_its_own_end_alone() {
        let mut area = TextArea::default();
        let line = "a".repeat(LONGEST_LINE);
        assert_eq!(area.handle(&Event::Paste(format!("{line}\n{line}"))), Edit::Changed);
        assert_eq!(area.handle(&Event::Paste(format!("\n{line}a"))), Edit::Cut);
        assert!(area.text().lines().all(|line| line.len() == LONGEST_LINE));
    }

    #[test]
    fn what_would_lose_its_end_is_not_held() {
        assert!(TextArea::holds(&"a\n".repeat(MOST_LINES - 1)));
        assert!(!TextArea::holds(&"a\n".repeat(MOST_LINES)));
        assert!(!TextArea::holds(&"a".repeat(LONGEST_LINE + 1)));
    }

    #[test]
    fn a_long_line_is_wrapped_and_the_cursor_shows() {
        let mut area = TextArea::default();
        area.handle(&Event::Paste("una línea bastante larga".into()));
        let mut stage = Stage::new(12, 3);
        let shown = stage.draw(|rect, canvas| area.draw(rect, canvas, true));
        assert_eq!(shown, "una línea\nbastante\nlarga\n");
    }
}
