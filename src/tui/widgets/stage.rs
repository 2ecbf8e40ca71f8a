//! For tests: a small screen in mono with English-looking words to draw widgets on.

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

use crate::tui::binding::Keymap;
use crate::tui::canvas::{Canvas, View};
use crate::tui::command::{Command, Phrase, Wording};
use crate::tui::layer::Hint;
use crate::tui::theme::{Glyphs, Theme, ThemeName};

/// Says the message keys without their prefix.
pub struct Keys;

impl Wording for Keys {
    fn command(&self, command: Command) -> String {
        command.name().into()
    }

    fn phrase(&self, phrase: Phrase) -> String {
        phrase.message_key().trim_start_matches("phrase-").into()
    }
}

pub struct Stage {
    buffer: Buffer,
    theme: Theme,
    glyphs: Glyphs,
    keymap: Keymap,
    cursor: Option<Position>,
    pub hints: Vec<Hint>,
    pub notice: Option<&'static str>,
}

impl Stage {
    pub fn new(width: u16, height: u16) -> Self {
        Self {
            buffer: Buffer::empty(Rect::new(0, 0, width, height)),
            theme: ThemeName::Mono.theme(),
            glyphs: Glyphs::unicode(),
            keymap: Keymap::default(),
            cursor: None,
            hints: Vec::new(),
            notice: None,
        }
    }

    /// Draws on an empty screen; the answer is its text, without spaces at line ends.
    pub fn draw(&mut self, paint: impl FnOnce(Rect, &mut Canvas<'_>)) -> String {
        self.buffer.reset();
        let area = self.buffer.area;
        let view = View { theme: &self.theme, glyphs: &self.glyphs, keymap: &self.keymap, words: &Keys };
        let mut canvas = Canvas {
            buffer: &mut self.buffer,
            view,
            hints: &self.hints,
            notice: self.notice,
            now: Timestamp::UNIX_EPOCH,
            cursor: None,
            zones: Vec::new(),
        };
        paint(area, &mut canvas);
        self.cursor = canvas.cursor;
        text_of(&self.buffer)
    }

    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    pub fn is_reversed(&self, x: u16, y: u16) -> bool {
        self.buffer[(x, y)].modifier.contains(Modifier::REVERSED)
    }
}

/// The text of a buffer, a line each, without spaces at line ends.
pub fn text_of(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        let mut x = buffer.area.left();
        while x < buffer.area.right() {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            // A wide character hides the cell after it.
            x += (symbol.width() as u16).max(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
