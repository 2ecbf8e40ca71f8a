//! Whether the terminal's background is dark or light, where it tells.
//!
//! A terminal is asked without waiting: the first frame is drawn as if nothing were known, and the answer, which comes in
//! among the keys, is picked out by [`super::input`] whenever it comes.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// What lies behind the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    Dark,
    Light,
}

/// Asks for the background colour. Ended by BEL, which the answer then ends with too: no second Esc that could be torn off.
pub const QUESTION: &str = "\u{1b}]11;?\u{7}";

/// How an answer begins.
const ANSWER: &str = "\u{1b}]11;";

/// The rest of an answer follows its beginning at once, which may also be a key that somebody has pressed.
const AT_ONCE: Duration = Duration::from_millis(50);

/// What nobody types is waited for as long as a slow line may take.
const SLOWLY: Duration = Duration::from_secs(1);

/// With so many keys after the question no answer comes any more.
const KEYS_BEFORE: u8 = 64;

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

/// Picks the answer out of the keys, as which it arrives: Alt-`]`, `11;rgb:…`, Ctrl-G. A slow line tears it apart, also
/// behind an Esc, which then arrives as a key of its own.
#[derive(Default)]
pub struct Answers {
    held: Vec<Event>,
    text: String,
    /// For so many keys yet an answer may come, and an Esc be its beginning.
    awaited: u8,
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
    /// Of a terminal that was asked, or was not.
    pub fn awaited(asked: bool) -> Self {
        Self { awaited: if asked { KEYS_BEFORE } else { 0 }, ..Self::default() }
    }

    /// How long the rest of what is held may take; none where nothing is.
    pub fn rest_comes_within(&self) -> Option<Duration> {
        match self.held.len() {
            0 => None,
            _ if self.is_certain() => Some(SLOWLY),
            _ => Some(AT_ONCE),
        }
    }

    /// Nobody types as much as this at once.
    fn is_certain(&self) -> bool {
        self.text.starts_with(ANSWER)
    }

    /// What was held, when nothing has followed that would make it an answer. Half an answer is no keys either.
    pub fn give_up(&mut self) -> Vec<Event> {
        let held = std::mem::take(&mut self.held);
        let is_certain = self.is_certain();
        self.text.clear();
        if is_certain { Vec::new() } else { held }
    }

    pub fn take(&mut self, event: Event) -> Picked {
        self.awaited = self.awaited.saturating_sub(1);
        let sent = sent(&event);
        self.held.push(event);
        if let Some(sent) = sent {
            self.text.push_str(&sent);
            if let Some(colour) = self.text.strip_prefix(ANSWER).and_then(ended)
                && let Some(background) = Background::from_answer(colour)
            {
                *self = Self::default();
                return Picked::Answer(background);
            }
            if self.may_go_on() {
                return Picked::Held;
            }
        }
        self.text.clear();
        Picked::Keys(std::mem::take(&mut self.held))
    }

    /// Whether what is held is the beginning of an answer.
    fn may_go_on(&self) -> bool {
        match self.text.strip_prefix(ANSWER) {
            None => ANSWER.starts_with(&self.text) && (self.text.len() > 1 || self.awaited > 0),
            Some(colour) => {
                let colour = colour.strip_suffix('\u{1b}').unwrap_or(colour);
                colour.len() < LONGEST && colour.chars().all(|c| c.is_ascii_hexdigit() || "rgba:/".contains(c))
            }
        }
    }
}

/// The colour, where its end has come.
fn ended(answer: &str) -> Option<&str> {
    answer.strip_suffix('\u{7}').or_else(|| answer.strip_suffix("\u{1b}\\"))
}

/// What the terminal sent that was read as this key.
fn sent(event: &Event) -> Option<String> {
    let Event::Key(KeyEvent { code, modifiers, .. }) = event else { return None };
    match (code, *modifiers - KeyModifiers::SHIFT) {
        (KeyCode::Esc, KeyModifiers::NONE) => Some("\u{1b}".to_owned()),
        (KeyCode::Char(c), KeyModifiers::NONE) => Some(c.to_string()),
        (KeyCode::Char(c), KeyModifiers::ALT) => Some(format!("\u{1b}{c}")),
        (KeyCode::Char('g'), KeyModifiers::CONTROL) => Some("\u{7}".to_owned()),
        _ => None,
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
        picked_by(Answers::default(), events)
    }

    fn picked_by(mut answers: Answers, events: Vec<Event>) -> (Option<Background>, Vec<Event>) {
        let (mut told, mut keys) = (None, Vec::new());
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
    fn an_answer_torn_behind_an_esc_is_one_while_it_is_awaited() {
        let esc = || Event::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE));
        let torn = || -> Vec<Event> {
            let text = "]11;rgb:1e1e/1e1e/2e2e".chars().map(|c| key(c, KeyModifiers::NONE));
            [esc()].into_iter().chain(text).chain([esc(), key('\\', KeyModifiers::NONE)]).collect()
        };
        assert_eq!(picked_by(Answers::awaited(true), torn()), (Some(Background::Dark), Vec::new()));
        assert_eq!(picked_by(Answers::awaited(false), torn()), (None, torn()));
        // Afterwards an Esc is a key at once, as it is when many keys have come.
        let mut answers = Answers::awaited(true);
        assert!(matches!(torn().into_iter().map(|event| answers.take(event)).last(), Some(Picked::Answer(_))));
        assert!(matches!(answers.take(esc()), Picked::Keys(_)));
        let mut answers = Answers::awaited(true);
        for _ in 0..KEYS_BEFORE {
            answers.take(key('a', KeyModifiers::NONE));
        }
        assert!(matches!(answers.take(esc()), Picked::Keys(_)));
    }

    #[test]
    fn an_esc_that_somebody_presses_is_theirs_and_half_an_answer_nobodys() {
        let esc = Event::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE));
        let mut answers = Answers::awaited(true);
        assert!(matches!(answers.take(esc.clone()), Picked::Held));
        assert_eq!((answers.rest_comes_within(), answers.give_up()), (Some(AT_ONCE), vec![esc]));
        for event in arriving("11;rgb:1e").into_iter().take(9) {
            assert!(matches!(answers.take(event), Picked::Held));
        }
        assert_eq!((answers.rest_comes_within(), answers.give_up()), (Some(SLOWLY), Vec::new()));
        assert_eq!(answers.rest_comes_within(), None);
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
