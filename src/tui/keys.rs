//! One pressed key: as the terminal reports it, as the configuration file writes it, as a hint shows it.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use unicode_normalization::UnicodeNormalization;

/// Which key, modifiers apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    Char(char),
    Enter,
    Tab,
    Backspace,
    Delete,
    Insert,
    Esc,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

/// A key with its modifiers. A character carries its own Shift, so `shift` is only set for the named keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

impl Key {
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: true, alt: false, shift: false }
    }

    /// `None` for what is no key press of ours: releases, bare modifiers, media keys, Super combinations.
    pub fn from_terminal(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release
            || event.modifiers.intersects(KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META)
        {
            return None;
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        let mut shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::Char(c) => {
                shift = false;
                Code::Char(if ctrl || alt { lower(c) } else { c })
            }
            KeyCode::Enter => Code::Enter,
            KeyCode::Tab => Code::Tab,
            KeyCode::BackTab => {
                shift = true;
                Code::Tab
            }
            KeyCode::Backspace => Code::Backspace,
            KeyCode::Delete => Code::Delete,
            KeyCode::Insert => Code::Insert,
            KeyCode::Esc => Code::Esc,
            KeyCode::Up => Code::Up,
            KeyCode::Down => Code::Down,
            KeyCode::Left => Code::Left,
            KeyCode::Right => Code::Right,
            KeyCode::Home => Code::Home,
            KeyCode::End => Code::End,
            KeyCode::PageUp => Code::PageUp,
            KeyCode::PageDown => Code::PageDown,
            KeyCode::F(n) => Code::F(n),
            _ => return None,
        };
        Some(Self { code, ctrl, alt, shift })
    }

    /// The character this key types into a field, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt && !c.is_control() => Some(c),
            _ => None,
        }
    }

    /// The form bindings are looked up in: letter case is ignored but for `g` and `G`.
    pub fn folded(self) -> Self {
        match self.code {
            Code::Char('G') if !self.ctrl && !self.alt => self,
            Code::Char(c) => Self { code: Code::Char(lower(c)), ..self },
            _ => self,
        }
    }
}

fn lower(c: char) -> char {
    let mut lowered = c.to_lowercase();
    match (lowered.next(), lowered.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// The names a configuration file and a hint may use; the first of a code is the one shown.
const NAMES: &[(&str, Code)] = &[
    ("Enter", Code::Enter),
    ("Return", Code::Enter),
    ("Tab", Code::Tab),
    ("Backspace", Code::Backspace),
    ("Del", Code::Delete),
    ("Delete", Code::Delete),
    ("Ins", Code::Insert),
    ("Insert", Code::Insert),
    ("Esc", Code::Esc),
    ("Escape", Code::Esc),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PageUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("PageDown", Code::PageDown),
    ("Space", Code::Char(' ')),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            Code::F(n) => write!(f, "F{n}"),
            Code::Char(c) if self.ctrl || self.alt => c.to_uppercase().try_for_each(|c| write!(f, "{c}")),
            Code::Char(c) => write!(f, "{c}"),
            _ => Ok(()),
        }
    }
}

/// Why a written key is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a key; write it like \"ctrl-s\", \"f1\", \"enter\" or \"n\"")]
pub struct NotAKey(pub String);

impl FromStr for Key {
    type Err = NotAKey;

    /// Reads `"ctrl-s"`, `"g"`, `"F1"`, `"ñ"` (composed or not), `"shift-tab"`, `"-"`.
    fn from_str(written: &str) -> Result<Self, NotAKey> {
        let fault = || NotAKey(written.to_owned());
        let composed: String = written.nfc().collect();
        let mut rest = composed.as_str();
        let mut key = Key::plain(Code::Esc);
        while let Some((modifier, after)) = rest.split_once('-').filter(|(_, after)| !after.is_empty()) {
            match modifier.to_ascii_lowercase().as_str() {
                "ctrl" | "control" if !key.ctrl => key.ctrl = true,
                "alt" if !key.alt => key.alt = true,
                "shift" if !key.shift => key.shift = true,
                _ => return Err(fault()),
            }
            rest = after;
        }
        let mut chars = rest.chars();
        key.code = match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_control() => {
                // Shift and a letter is the capital; what Shift does to another key depends on the keyboard.
                match (std::mem::take(&mut key.shift), c) {
                    (true, c) if !c.is_alphabetic() => return Err(fault()),
                    (true, 'g') if !key.ctrl && !key.alt => Code::Char('G'),
                    (_, c) => Code::Char(c),
                }
            }
            _ => match NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(rest)) {
                Some((_, code)) => *code,
                None => match rest.strip_prefix(['f', 'F']).and_then(|n| n.parse().ok()) {
                    Some(n @ 1..=24) => Code::F(n),
                    _ => return Err(fault()),
                },
            },
        };
        Ok(key.folded())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> Key {
        written.parse().unwrap()
    }

    #[test]
    fn keys_are_read_as_people_write_them() {
        assert_eq!(read("ctrl-s"), Key::ctrl('s'));
        assert_eq!(read("Ctrl-S"), Key::ctrl('s'));
        assert_eq!(read("g"), Key::char('g'));
        assert_eq!(read("G"), Key::char('G'));
        assert_eq!(read("shift-g"), Key::char('G'));
        assert_eq!(read("N"), Key::char('n'));
        assert_eq!(read("f1"), Key::plain(Code::F(1)));
        assert_eq!(read("f"), Key::char('f'));
        assert_eq!(read("-"), Key::char('-'));
        assert_eq!(read("ctrl--"), Key::ctrl('-'));
        assert_eq!(read("space"), Key::char(' '));
        assert_eq!(read("shift-tab"), Key { shift: true, ..Key::plain(Code::Tab) });
    }

    #[test]
    fn an_enye_is_one_key_composed_or_not() {
        assert_eq!(read("ñ"), Key::char('ñ'));
        assert_eq!(read("n\u{303}"), Key::char('ñ'));
        assert_eq!(read("Ñ"), Key::char('ñ'));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for written in ["", "ctrl-", "hyper-x", "f0", "f25", "nn", "ctrl-ctrl-x", "shift-7", "\u{7}"] {
            assert!(written.parse::<Key>().is_err(), "{written:?}");
        }
    }

    #[test]
    fn a_shown_key_reads_back() {
        for written in ["ctrl-s", "G", "f12", "shift-tab", "ñ", "pgup", "ctrl-enter", "alt-x", "space"] {
            let key = read(written);
            assert_eq!(read(&key.to_string()), key);
        }
    }

    #[test]
    fn a_key_release_and_a_super_combination_are_no_keys() {
        let mut event = KeyEvent::new(KeyCode::Char('q'), KeyModifiers::SUPER);
        assert_eq!(Key::from_terminal(event), None);
        event = KeyEvent::new_with_kind(KeyCode::Char('q'), KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(Key::from_terminal(event), None);
    }
}
