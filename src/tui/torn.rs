//! What arrives torn apart, put together again: keys of several bytes, and the answer about the background.
//!
//! A terminal sends an arrow as Esc and two letters. Where a slow line, or more than fits on the way, has these read apart,
//! the Esc is taken for the key of that name and the letters for typing.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::background::Background;

/// How an answer begins.
const ANSWER: &str = "\u{1b}]11;";

/// What follows an Esc so soon nobody has typed.
const SOONER_THAN_TYPED: Duration = Duration::from_millis(10);

/// The rest of an answer follows its beginning at once, which may also be a key that somebody has pressed.
const AT_ONCE: Duration = Duration::from_millis(50);

/// What nobody types is waited for as long as a slow line may take.
const SLOWLY: Duration = Duration::from_secs(1);

/// With so many keys after the question no answer comes any more.
const KEYS_BEFORE: u8 = 64;

/// Longer than `rgba:ffff/ffff/ffff/ffff`: no answer. No key is as long either.
const LONGEST: usize = 40;

/// Picks keys and the answer out of what is read. The answer arrives as Alt-`]`, `11;rgb:…`, Ctrl-G; torn behind its Esc, as
/// which it may also end, that is a key of its own.
#[derive(Default)]
pub struct Pieces {
    held: Vec<Event>,
    text: String,
    /// For so many keys yet an answer may come, and an Esc be its beginning.
    awaited: u8,
}

/// What became of something read.
pub enum Picked {
    /// It may be part of something: the next shows.
    Held,
    /// What was read, or what it is together with what was held before.
    Keys(Vec<Event>),
    Answer(Background),
}

impl Pieces {
    /// Of a terminal that was asked, or was not.
    pub fn awaited(asked: bool) -> Self {
        Self { awaited: if asked { KEYS_BEFORE } else { 0 }, ..Self::default() }
    }

    /// How long the rest of what is held may take; none where nothing is.
    pub fn rest_comes_within(&self) -> Option<Duration> {
        match self.held.len() {
            0 => None,
            _ if self.is_certain() => Some(SLOWLY),
            1 if self.awaited == 0 => Some(SOONER_THAN_TYPED),
            _ => Some(AT_ONCE),
        }
    }

    /// Nobody types as much as this at once.
    fn is_certain(&self) -> bool {
        self.text.starts_with(ANSWER)
    }

    /// What was held, when nothing has followed that would make more of it. Half an answer is no keys either.
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
            match sequence(&self.text) {
                Some(Sequence::Begun) if self.text.len() < LONGEST => return Picked::Held,
                Some(Sequence::Key(key)) => {
                    self.give_up();
                    return Picked::Keys(vec![Event::Key(key)]);
                }
                Some(Sequence::Other) => {
                    self.give_up();
                    return Picked::Keys(Vec::new());
                }
                _ => {}
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
            None => ANSWER.starts_with(&self.text),
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

/// What follows an Esc.
enum Sequence {
    /// More of it has to come.
    Begun,
    Key(KeyEvent),
    /// The mouse, the bracket before a paste: nothing that would be typed.
    Other,
}

/// What an Esc and what came with it are together; none where they are nothing.
fn sequence(text: &str) -> Option<Sequence> {
    let rest = text.strip_prefix('\u{1b}')?;
    let (end, numbers) = match rest.as_bytes() {
        [] | [b'[' | b'O'] => return Some(Sequence::Begun),
        [b'O', end @ (b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S')] => (*end, ""),
        [b'[', .., end @ b'@'..=b'~'] => (*end, &rest[1..rest.len() - 1]),
        [b'[', .., b' '..=b'?'] => return Some(Sequence::Begun),
        _ => return None,
    };
    let mut numbers = numbers.split(';').map(|number| number.parse::<u8>().ok());
    let number = numbers.next().flatten();
    // One more than the sum of Shift 1, Alt 2 and Ctrl 4.
    let held_down = numbers.next().flatten().unwrap_or(1).saturating_sub(1);
    let code = match (end, number) {
        (b'A', _) => KeyCode::Up,
        (b'B', _) => KeyCode::Down,
        (b'C', _) => KeyCode::Right,
        (b'D', _) => KeyCode::Left,
        (b'H', _) | (b'~', Some(1 | 7)) => KeyCode::Home,
        (b'F', _) | (b'~', Some(4 | 8)) => KeyCode::End,
        (b'Z', _) => KeyCode::BackTab,
        (b'~', Some(2)) => KeyCode::Insert,
        (b'~', Some(3)) => KeyCode::Delete,
        (b'~', Some(5)) => KeyCode::PageUp,
        (b'~', Some(6)) => KeyCode::PageDown,
        (b'P'..=b'S', _) => KeyCode::F(end - b'P' + 1),
        (b'~', Some(number @ 11..=15)) => KeyCode::F(number - 10),
        (b'~', Some(number @ 17..=21)) => KeyCode::F(number - 11),
        (b'~', Some(number @ 23..=24)) => KeyCode::F(number - 12),
        _ => return Some(Sequence::Other),
    };
    let modifiers = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    let modifiers =
        modifiers.into_iter().filter(|(bit, _)| held_down & bit != 0).map(|(_, modifier)| modifier).collect();
    Some(Sequence::Key(KeyEvent::new(code, modifiers)))
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
        picked_by(Pieces::default(), events)
    }

    fn picked_by(mut pieces: Pieces, events: Vec<Event>) -> (Option<Background>, Vec<Event>) {
        let (mut told, mut keys) = (None, Vec::new());
        for event in events {
            match pieces.take(event) {
                Picked::Held => {}
                Picked::Keys(more) => keys.extend(more),
                Picked::Answer(background) => told = Some(background),
            }
        }
        keys.extend(pieces.give_up());
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

    fn esc() -> Event {
        Event::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE))
    }

    /// As crossterm reads an Esc and, apart from it, this.
    fn torn(rest: &str) -> Vec<Event> {
        [esc()].into_iter().chain(rest.chars().map(|c| key(c, KeyModifiers::NONE))).collect()
    }

    #[test]
    fn an_answer_torn_behind_an_esc_is_one_all_the_same() {
        for asked in [true, false] {
            let mut events = torn("]11;rgb:1e1e/1e1e/2e2e");
            events.extend(torn("\\"));
            assert_eq!(picked_by(Pieces::awaited(asked), events), (Some(Background::Dark), Vec::new()));
        }
    }

    #[test]
    fn an_esc_that_somebody_presses_is_theirs_and_half_an_answer_nobodys() {
        // A while after the question the rest would have come.
        for (events, within) in [(0, AT_ONCE), (KEYS_BEFORE, SOONER_THAN_TYPED)] {
            let mut pieces = Pieces::awaited(true);
            for _ in 0..events {
                assert!(matches!(pieces.take(key('a', KeyModifiers::NONE)), Picked::Keys(_)));
            }
            assert!(matches!(pieces.take(esc()), Picked::Held));
            assert_eq!((pieces.rest_comes_within(), pieces.give_up()), (Some(within), vec![esc()]));
        }
        let mut pieces = Pieces::awaited(true);
        for event in arriving("11;rgb:1e").into_iter().take(9) {
            assert!(matches!(pieces.take(event), Picked::Held));
        }
        assert_eq!((pieces.rest_comes_within(), pieces.give_up()), (Some(SLOWLY), Vec::new()));
        assert_eq!(pieces.rest_comes_within(), None);
        assert_eq!(picked(torn("q")), (None, torn("q")));
        assert_eq!(picked(torn("Oh")), (None, torn("Oh")));
    }

    #[test]
    fn a_key_torn_behind_its_esc_is_that_key() {
        let (none, ctrl) = (KeyModifiers::NONE, KeyModifiers::CONTROL);
        for (rest, code, modifiers) in [
            ("[B", KeyCode::Down, none),
            ("OA", KeyCode::Up, none),
            ("[1;5C", KeyCode::Right, ctrl),
            ("[1;2D", KeyCode::Left, KeyModifiers::SHIFT),
            ("[H", KeyCode::Home, none),
            ("[4~", KeyCode::End, none),
            ("[Z", KeyCode::BackTab, none),
            ("[3~", KeyCode::Delete, none),
            ("[5;3~", KeyCode::PageUp, KeyModifiers::ALT),
            ("[6~", KeyCode::PageDown, none),
            ("OR", KeyCode::F(3), none),
            ("[15~", KeyCode::F(5), none),
            ("[21~", KeyCode::F(10), none),
            ("[24~", KeyCode::F(12), none),
        ] {
            assert_eq!(picked(torn(rest)), (None, vec![Event::Key(KeyEvent::new(code, modifiers))]), "{rest}");
        }
        // The wheel, and the bracket before a paste.
        for rest in ["[<64;10;10M", "[200~"] {
            assert_eq!(picked(torn(rest)), (None, Vec::new()), "{rest}");
        }
    }

    #[test]
    fn what_only_begins_like_an_answer_stays_what_was_typed() {
        for text in ["", "1", "12;", "11;quux", "11;rgb:zz/00/00", "11;rgb:0/0"] {
            let typed = arriving(text);
            assert_eq!(picked(typed.clone()), (None, typed), "{text}");
        }
    }
}
