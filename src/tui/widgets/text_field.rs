//! One line of typing, moved through by what a person calls a character.

use ratatui::layout::{Position, Rect};
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::entry::{self, Edit};
use crate::tui::canvas::Canvas;
use crate::tui::event::{Event, Mouse, MouseAct};
use crate::tui::keys::{Code, Key};

const UNDO_STEPS: usize = 100;

/// A one-line field. The text is always NFC and without controls.
#[derive(Clone, Debug, Default)]
pub struct TextField {
    input: Input,
    /// Text and cursor before each change, the newest last.
    undo: Vec<(String, usize)>,
    /// Shown while empty.
    placeholder: String,
    area: Rect,
    /// The columns scrolled out on the left.
    scrolled: usize,
}

impl TextField {
    pub fn new(text: &str) -> Self {
        Self { input: Input::new(entry::one_line(text)), ..Self::default() }
    }

    #[must_use]
    pub fn with_placeholder(mut self, placeholder: impl Into<String>) -> Self {
        self.placeholder = placeholder.into();
        self
    }

    pub fn text(&self) -> &str {
        self.input.value()
    }

    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// Puts another text in; Ctrl-Z brings the old one back.
    pub fn set(&mut self, text: &str) {
        self.remember();
        self.input = Input::new(entry::one_line(text));
    }

    pub fn handle(&mut self, event: &Event) -> Edit {
        match event {
            Event::Key(key) => self.press(*key),
            Event::Paste(text) => {
                let (taken, cut) = entry::capped(text);
                let edit = self.insert(&entry::one_line(taken));
                if cut { Edit::Cut } else { edit }
            }
            Event::Mouse(mouse) => self.click(*mouse),
            _ => Edit::Ignored,
        }
    }

    fn press(&mut self, key: Key) -> Edit {
        use InputRequest::*;
        if let Some(c) = key.typed() {
            return if entry::is_welcome(c) { self.insert(c.encode_utf8(&mut [0; 4])) } else { Edit::Moved };
        }
        if key.alt {
            return Edit::Ignored;
        }
        match (key.code, key.ctrl) {
            (Code::Left, false) => self.go(GoToPrevChar),
            (Code::Right, false) => self.go(GoToNextChar),
            (Code::Left, true) => self.go(GoToPrevWord),
            (Code::Right, true) => self.go(GoToNextWord),
            (Code::Home, _) | (Code::Char('a'), true) => self.go(GoToStart),
            (Code::End, _) | (Code::Char('e'), true) => self.go(GoToEnd),
            (Code::Backspace, false) => self.change(DeletePrevChar),
            (Code::Delete, false) => self.change(DeleteNextChar),
            // What terminals send for Ctrl-Backspace.
            (Code::Backspace | Code::Char('h' | 'w'), true) => self.change(DeletePrevWord),
            (Code::Delete, true) => self.change(DeleteNextWord),
            (Code::Char('u'), true) => self.change(DeleteFromStart),
            (Code::Char('z'), true) => self.undo(),
            _ => Edit::Ignored,
        }
    }

    fn go(&mut self, request: InputRequest) -> Edit {
        self.input.handle(request);
        Edit::Moved
    }

    fn change(&mut self, request: InputRequest) -> Edit {
        let before = (self.text().to_owned(), self.input.cursor());
        match self.input.handle(request) {
            Some(state) if state.value => {
                self.push_undo(before);
                Edit::Changed
            }
            _ => Edit::Moved,
        }
    }

    fn insert(&mut self, text: &str) -> Edit {
        if text.is_empty() {
            return Edit::Moved;
        }
        self.remember();
        let at = self.cursor_byte();
        // Composed again as a whole before the cursor: an accent may have been typed after its letter.
        let mut before = entry::one_line(&format!("{}{text}", &self.text()[..at]));
        if text.ends_with(' ') && !before.ends_with(' ') {
            before.push(' ');
        }
        let cursor = before.chars().count();
        before.push_str(&self.text()[at..]);
        self.input = Input::new(before).with_cursor(cursor);
        Edit::Changed
    }

    fn undo(&mut self) -> Edit {
        match self.undo.pop() {
            Some((text, cursor)) => {
                self.input = Input::new(text).with_cursor(cursor);
                Edit::Changed
            }
            None => Edit::Moved,
        }
    }

    fn remember(&mut self) {
        self.push_undo((self.text().to_owned(), self.input.cursor()));
    }

    fn push_undo(&mut self, state: (String, usize)) {
        if self.undo.len() == UNDO_STEPS {
            self.undo.remove(0);
        }
        self.undo.push(state);
    }

    fn cursor_byte(&self) -> usize {
        self.text().char_indices().nth(self.input.cursor()).map_or(self.text().len(), |(byte, _)| byte)
    }

    fn click(&mut self, mouse: Mouse) -> Edit {
        if mouse.act != MouseAct::Click || !mouse.is_in(self.area) {
            return Edit::Ignored;
        }
        let wanted = self.scrolled + usize::from(mouse.column - self.area.x);
        let (mut column, mut chars) = (0, 0);
        for grapheme in self.text().graphemes(true) {
            column += grapheme.width();
            if column > wanted {
                break;
            }
            chars += grapheme.chars().count();
        }
        self.go(InputRequest::SetCursor(chars))
    }

    pub fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>, focused: bool) {
        let area = Rect { height: area.height.min(1), ..area }.intersection(canvas.buffer.area);
        self.area = area;
        if area.is_empty() {
            return;
        }
        let theme = canvas.theme();
        let style = if focused { theme.field_focused } else { theme.field };
        canvas.fill(area, style);
        if self.is_empty() {
            self.scrolled = 0;
            let placeholder = std::mem::take(&mut self.placeholder);
            canvas.text(area, &placeholder, style.patch(theme.muted));
            self.placeholder = placeholder;
        } else {
            let before = self.text()[..self.cursor_byte()].width();
            let last = usize::from(area.width - 1);
            // The cursor stays in sight with as little scrolling as it takes.
            self.scrolled = self.scrolled.clamp(before.saturating_sub(last), before);
            let mut column = 0;
            let mut x = area.x;
            for grapheme in self.input.value().graphemes(true) {
                let width = grapheme.width();
                if column >= self.scrolled {
                    let room = area.right() - x;
                    if width > usize::from(room) || room == 0 {
                        break;
                    }
                    x = canvas.buffer.set_stringn(x, area.y, grapheme, room.into(), style).0;
                }
                column += width;
            }
        }
        if focused {
            let before = self.text()[..self.cursor_byte()].width();
            let column = before.saturating_sub(self.scrolled).min(usize::from(area.width - 1));
            // At most the width of the area, which is a u16.
            canvas.cursor = Some(Position::new(area.x + column as u16, area.y));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::stage::Stage;

    fn typed(field: &mut TextField, keys: &[&str]) {
        for key in keys {
            field.handle(&Event::Key(key.parse().unwrap()));
        }
    }

    #[test]
    fn one_backspace_takes_one_character_whatever_it_is_made_of() {
        for whole in ["ñ", "田", "👩‍⚕️", "n\u{303}", "🇪🇸", "e\u{301}\u{323}"] {
            let mut field = TextField::new("");
            field.handle(&Event::Paste(format!("a{whole}")));
            typed(&mut field, &["backspace"]);
            assert_eq!(field.text(), "a", "{whole:?}");
            typed(&mut field, &["ctrl-z", "left", "delete"]);
            assert_eq!(field.text(), "a", "{whole:?}");
        }
    }

    #[test]
    fn an_accent_typed_after_its_letter_is_composed() {
        let mut field = TextField::default();
        for c in "man\u{303}ana".chars() {
            field.handle(&Event::Key(Key::char(c)));
        }
        assert_eq!(field.text(), "mañana");
        typed(&mut field, &["space", "x"]);
        assert_eq!(field.text(), "mañana x");
    }

    #[test]
    fn every_change_can_be_undone() {
        let mut field = TextField::new("uno dos");
        typed(&mut field, &["ctrl-backspace", "home", "x"]);
        assert_eq!(field.text(), "xuno ");
        typed(&mut field, &["ctrl-z", "ctrl-z"]);
        assert_eq!(field.text(), "uno dos");
        assert_eq!(field.handle(&Event::Key(Key::ctrl('z'))), Edit::Moved);
    }

    #[test]
    fn a_long_text_scrolls_with_its_cursor() {
        let mut stage = Stage::new(10, 1);
        let mut field = TextField::new("abcdefghijklmno");
        let shown = stage.draw(|area, canvas| field.draw(area, canvas, true));
        assert_eq!(shown, "ghijklmno\n");
        assert_eq!(stage.cursor(), Some(Position::new(9, 0)));
        typed(&mut field, &["home"]);
        assert_eq!(stage.draw(|area, canvas| field.draw(area, canvas, true)), "abcdefghij\n");
        assert_eq!(stage.cursor(), Some(Position::new(0, 0)));
    }

    #[test]
    fn a_click_puts_the_cursor_before_the_character() {
        let mut stage = Stage::new(10, 1);
        let mut field = TextField::new("田ñb");
        stage.draw(|area, canvas| field.draw(area, canvas, true));
        field.handle(&Event::Mouse(Mouse { column: 2, row: 0, act: MouseAct::Click }));
        typed(&mut field, &["x"]);
        assert_eq!(field.text(), "田xñb");
    }
}
