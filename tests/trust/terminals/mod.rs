//! Signals, sizes, kinds of terminals and floods of input: the terminal is given back as it was.
//!
//! | what | module |
//! |---|---|
//! | every screen and dialog, and the keys that lead there; none is missing | [`places`] |
//! | a signal at every place; stopping, going on, hanging up | [`signals`] |
//! | the shell that waits while the program is stopped | [`jobs`] |
//! | every size, as quickly as they come | [`sizes`] |
//! | kinds of terminals and languages, and none at all | [`kinds`] |
//! | big pastes, more keys than can be taken, torn sequences | [`floods`] |
//! | anything at all, for a while | [`storm`] |

mod floods;
mod jobs;
mod kinds;
mod places;
mod signals;
mod sizes;
mod storm;

/// The keys that terminals send as sequences, and those that have no sign, as the configuration file calls them.
const KEYS: &[(&str, &str)] = &[
    ("enter", "\r"),
    ("tab", "\t"),
    ("shift-tab", "\u{1b}[Z"),
    ("esc", "\u{1b}"),
    ("backspace", "\u{7f}"),
    ("delete", "\u{1b}[3~"),
    ("space", " "),
    ("up", "\u{1b}[A"),
    ("down", "\u{1b}[B"),
    ("right", "\u{1b}[C"),
    ("left", "\u{1b}[D"),
    ("home", "\u{1b}[H"),
    ("end", "\u{1b}[F"),
    ("pgup", "\u{1b}[5~"),
    ("pgdn", "\u{1b}[6~"),
    ("ctrl-enter", "\u{1b}[13;5u"),
    ("f1", "\u{1b}OP"),
    ("f2", "\u{1b}OQ"),
    ("f3", "\u{1b}OR"),
    ("f4", "\u{1b}OS"),
    ("f5", "\u{1b}[15~"),
    ("f6", "\u{1b}[17~"),
    ("f8", "\u{1b}[19~"),
    ("f9", "\u{1b}[20~"),
];

/// What a terminal sends for a key, written as the configuration file writes it.
fn sent(key: &str) -> String {
    if let Some((_, bytes)) = KEYS.iter().find(|(name, _)| *name == key) {
        return (*bytes).to_owned();
    }
    match key.strip_prefix("ctrl-") {
        Some(letter) => char::from(letter.as_bytes()[0] & 0x1f).to_string(),
        None => {
            assert_eq!(key.chars().count(), 1, "what is sent for {key:?} is not known");
            key.to_owned()
        }
    }
}
