//! Whether the terminal's background is dark or light, where it tells.
//!
//! A terminal is asked without waiting: the first frame is drawn as if nothing were known, and the answer, which comes in
//! among the keys, is picked out by [`super::input`] whenever it comes.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// What lies behind the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    Dark,
    Light,
}

/// Asks for the background colour. Ended by BEL, which the answer then ends with too: no second Esc that could be torn off.
pub const QUESTION: &str = "\u{1b}]11;?\u{7}";

/// How an answer begins, after its Esc.
const ANSWER: &str = "]11;";

/// Longer than `rgba:ffff/ffff/ffff/ffff`: no answer.
const LONGEST: usize = 40;

impl Background {
    /// By the variable that some terminals set: `15;0`, `0;default;15`. The last is a number of the sixteen colours.
    pub fn from_variable(colorfgbg: &str) -> Option<Self> {
        match colorfgbg.rsplit(';').next()?.trim().parse::<u8>().ok()? {
            0..=6 | 8 => Some(Self::Dark),
            7 | 9..=15 => Some(Self::Light),
            _ => None,
        }
    }

    /// By what a terminal answers: `rgb:1e1e/1e1e/2e2e`, with one to four digits each, perhaps an opacity after them.
    fn from_answer(colour: &str) -> Option<Self> {
        let (_, parts) = colour.split_once(':').filter(|(space, _)| matches!(*space, "rgb" | "rgba"))?;
        let mut levels = parts.split('/').map(|digits| {
            let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1)?;
            let level = u32::from_str_radix(digits, 16).ok()?;
            (1..=4).contains(&digits.len()).then(|| f64::from(level) / f64::from(most))
        });
        let mut level = || levels.next().flatten();
        let brightness = 0.2126 * linear(level()?) + 0.7152 * linear(level()?) + 0.0722 * linear(level()?);
        // The grey that looks half as bright as white.
        Some(if brightness > 0.18 { Self::Light } else { Self::Dark })
    }
}

/// The light a colour's level gives.
fn linear(level: f64) -> f64 {
    if level <= 0.04045 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
}

/// Whether a terminal may be asked: the old ones show the question instead of ignoring it.
pub fn may_ask(term: Option<&str>) -> bool {
    let old =
        |term: &str| matches!(term, "" | "dumb" | "linux") || term.starts_with("vt") || term.starts_with("screen");
    !term.is_none_or(old)
}

/// Picks the answer out of the keys, as which it arrives: Alt-`]`, `11;rgb:…`, Ctrl-G.
#[derive(Default)]
pub struct Answers {
    held: Vec<Event>,
    text: String,
}

/// What became of something read.
pub enum Picked {
    /// It may be part of an answer: the next shows.
    Held,
    /// It is not, nor was what was held before it: all of it in order.
    Keys(Vec<Event>),
    Answer(Background),
}

impl Answers {
    pub fn is_holding(&self) -> bool {
        !self.held.is_empty()
    }

    /// What was held, when nothing has followed that would make it an answer.
    pub fn give_up(&mut self) -> Vec<Event> {
        self.text.clear();
        std::mem::take(&mut self.held)
    }

    pub fn take(&mut self, event: Event) -> Picked {
        let piece = match &event {
            Event::Key(KeyEvent { code: KeyCode::Char(c), modifiers, .. }) => {
                Some((*c, *modifiers - KeyModifiers::SHIFT))
            }
            _ => None,
        };
        let goes_on = match piece {
            Some((']', KeyModifiers::ALT)) => !self.is_holding(),
            Some((c, KeyModifiers::NONE)) => self.is_holding() && self.may_follow(c),
            Some(('g', KeyModifiers::CONTROL) | ('\\', KeyModifiers::ALT)) if self.is_holding() => {
                let answer = self.text.strip_prefix(ANSWER).and_then(Background::from_answer);
                if let Some(background) = answer {
                    self.give_up();
                    return Picked::Answer(background);
                }
                false
            }
            _ => false,
        };
        self.held.push(event);
        match piece {
            Some((c, _)) if goes_on => {
                self.text.push(c);
                Picked::Held
            }
            _ => Picked::Keys(self.give_up()),
        }
    }

    fn may_follow(&self, c: char) -> bool {
        match ANSWER.chars().nth(self.text.len()) {
            Some(expected) => c == expected,
            None => self.text.len() < LONGEST && (c.is_ascii_hexdigit() || "rgba:/".contains(c)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(c: char, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(c), modifiers))
    }

    /// As crossterm reads `ESC ] text BEL`.
    fn arriving(text: &str) -> Vec<Event> {
        let mut events = vec![key(']', KeyModifiers::ALT)];
        events.extend(text.chars().map(|c| key(c, KeyModifiers::NONE)));
        events.push(key('g', KeyModifiers::CONTROL));
        events
    }

    /// What comes out: the background that was told, and the keys that were none of it.
    fn picked(events: Vec<Event>) -> (Option<Background>, Vec<Event>) {
        let (mut answers, mut told, mut keys) = (Answers::default(), None, Vec::new());
        for event in events {
            match answers.take(event) {
                Picked::Held => {}
                Picked::Keys(more) => keys.extend(more),
                Picked::Answer(background) => told = Some(background),
            }
        }
        keys.extend(answers.give_up());
        (told, keys)
    }

    #[test]
    fn an_answer_tells_and_leaves_no_key_behind() {
        for (colour, expected) in [
            ("rgb:1e1e/1e1e/2e2e", Background::Dark),
            ("rgb:ffff/ffff/ffff", Background::Light),
            ("rgb:fd/f6/e3", Background::Light),
            ("rgba:0000/2b2b/3636/ffff", Background::Dark),
        ] {
            assert_eq!(picked(arriving(&format!("11;{colour}"))), (Some(expected), Vec::new()), "{colour}");
        }
    }

    #[test]
    fn an_answer_between_keys_takes_none_of_them() {
        let mut events = vec![key('v', KeyModifiers::NONE)];
        events.extend(arriving("11;rgb:0000/0000/0000"));
        events.push(key('e', KeyModifiers::NONE));
        let left = vec![key('v', KeyModifiers::NONE), key('e', KeyModifiers::NONE)];
        assert_eq!(picked(events), (Some(Background::Dark), left));
    }

    #[test]
    fn what_only_begins_like_an_answer_stays_what_was_typed() {
        for text in ["", "1", "12;", "11;quux", "11;rgb:zz/00/00", "11;rgb:0/0"] {
            let typed = arriving(text);
            assert_eq!(picked(typed.clone()), (None, typed), "{text}");
        }
    }

    #[test]
    fn the_variable_is_read_where_it_names_one_of_the_sixteen() {
        assert_eq!(Background::from_variable("15;0"), Some(Background::Dark));
        assert_eq!(Background::from_variable("0;default;15"), Some(Background::Light));
        assert_eq!(Background::from_variable("0;7"), Some(Background::Light));
        assert_eq!(Background::from_variable("7;8"), Some(Background::Dark));
        assert_eq!(Background::from_variable("default;default"), None);
        assert_eq!(Background::from_variable("0;200"), None);
        assert_eq!(Background::from_variable(""), None);
    }

    #[test]
    fn old_terminals_are_not_asked() {
        assert!(may_ask(Some("xterm-256color")));
        assert!(may_ask(Some("tmux-256color")));
        for term in [None, Some(""), Some("dumb"), Some("linux"), Some("vt220"), Some("screen")] {
            assert!(!may_ask(term), "{term:?}");
        }
    }
}
