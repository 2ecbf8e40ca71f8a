//! A passphrase being typed: masked, never copied about, wiped when done with.

use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;
use zeroize::Zeroizing;

use super::entry::{self, Edit};
use crate::tui::canvas::Canvas;
use crate::tui::event::Event;
use crate::tui::keys::{Code, Key};

/// Room set aside at once, so that growing leaves no copies behind. More than this is not taken.
const LONGEST: usize = 1024;

/// A masked field that only grows and shrinks at its end: one can't see where a cursor would be.
pub struct SecretField(Zeroizing<String>);

impl Default for SecretField {
    fn default() -> Self {
        Self(Zeroizing::new(String::with_capacity(LONGEST)))
    }
}

impl SecretField {
    /// What was typed, as typed: whoever derives a key from it normalises it.
    pub fn text(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Hands the secret over and is empty again.
    pub fn take(&mut self) -> Zeroizing<String> {
        std::mem::take(self).0
    }

    pub fn handle(&mut self, event: &Event) -> Edit {
        match event {
            Event::Key(key) => self.press(*key),
            Event::Paste(text) => {
                let mut cut = false;
                for c in text.trim_end_matches(['\r', '\n']).chars().filter(|c| entry::is_welcome(*c)) {
                    cut |= !self.push(c);
                }
                if cut { Edit::Cut } else { Edit::Changed }
            }
            _ => Edit::Ignored,
        }
    }

    fn press(&mut self, key: Key) -> Edit {
        if let Some(c) = key.typed() {
            let taken = entry::is_welcome(c) && self.push(c);
            return if taken { Edit::Changed } else { Edit::Moved };
        }
        match (key.code, key.ctrl) {
            (Code::Backspace, false) => {
                let last = self.0.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
                self.0.truncate(last);
                Edit::Changed
            }
            (Code::Backspace | Code::Char('h' | 'w' | 'u'), true) => {
                *self = Self::default();
                Edit::Changed
            }
            (Code::Left | Code::Right | Code::Home | Code::End | Code::Delete, _) => Edit::Moved,
            (Code::Char('z'), true) => Edit::Moved,
            _ => Edit::Ignored,
        }
    }

    fn push(&mut self, c: char) -> bool {
        let fits = self.0.len() + c.len_utf8() <= LONGEST;
        if fits {
            self.0.push(c);
        }
        fits
    }

    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>, focused: bool) {
        let area = Rect { height: area.height.min(1), ..area }.intersection(canvas.buffer.area);
        if area.is_empty() {
            return;
        }
        let style = if focused { canvas.theme().field_focused } else { canvas.theme().field };
        canvas.fill(area, style);
        let shown = self.0.graphemes(true).count().min(usize::from(area.width - 1));
        canvas.text(area, &canvas.glyphs().masked.repeat(shown), style);
        if focused {
            // At most the width of the area, which is a u16.
            canvas.cursor = Some(Position::new(area.x + shown as u16, area.y));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::stage::Stage;

    #[test]
    fn a_secret_shows_only_how_long_it_is() {
        let mut field = SecretField::default();
        field.handle(&Event::Paste("clave 👩‍⚕️\n".into()));
        let mut stage = Stage::new(12, 1);
        assert_eq!(stage.draw(|area, canvas| field.draw(area, canvas, true)), "•••••••\n");
        field.handle(&Event::Key(Key::plain(Code::Backspace)));
        assert_eq!(field.text(), "clave ");
        assert_eq!(&**field.take(), "clave ");
        assert!(field.is_empty());
    }

    #[test]
    fn an_endless_secret_is_cut_without_growing() {
        let mut field = SecretField::default();
        assert_eq!(field.handle(&Event::Paste("ñ".repeat(5000))), Edit::Cut);
        assert_eq!(field.text().len(), LONGEST);
    }
}
