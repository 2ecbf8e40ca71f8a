//! Which key means which command: the defaults with the person's own changes laid over them.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use toml::Spanned;

use super::command::{BINDINGS, Command};
use super::keys::Key;

/// Keys to commands and back. Made once at the start; screens only look things up.
#[derive(Clone, Debug)]
pub struct Keymap {
    keys: HashMap<Command, Vec<Key>>,
    commands: HashMap<Key, Vec<Command>>,
}

/// What is wrong in the configuration file, and where. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct ConfigurationFault {
    pub line: usize,
    pub column: usize,
    pub message: String,
}

#[derive(Deserialize)]
struct Configuration {
    #[serde(default)]
    keys: BTreeMap<Spanned<String>, Spanned<Written>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    One(String),
    Many(Vec<String>),
}

impl Default for Keymap {
    fn default() -> Self {
        let keys = BINDINGS
            .iter()
            .map(|binding| {
                // A test reads every default, so none is lost here.
                (binding.command, binding.keys.iter().filter_map(|key| key.parse().ok()).collect())
            })
            .collect();
        Self::of(keys)
    }
}

impl Keymap {
    /// The defaults with the `[keys]` table of a configuration file over them:
    /// `next-unread = "u"`, `send = ["ctrl-s", "f10"]`, `lock = []`. Other tables are left to their readers.
    pub fn configured(text: &str) -> Result<Self, ConfigurationFault> {
        let fault = |span: Option<std::ops::Range<usize>>, message: String| {
            let before = text.get(..span.map_or(0, |span| span.start)).unwrap_or("");
            ConfigurationFault {
                line: before.matches('\n').count() + 1,
                column: before.rsplit('\n').next().unwrap_or("").chars().count() + 1,
                message,
            }
        };
        let configuration: Configuration =
            toml::from_str(text).map_err(|error| fault(error.span(), error.message().to_owned()))?;
        let mut keys = Self::default().keys;
        for (name, written) in configuration.keys {
            let Some(command) = Command::find_named(name.get_ref()) else {
                return Err(fault(Some(name.span()), format!("there is no command “{}”", name.get_ref())));
            };
            let span = written.span();
            let written = match written.into_inner() {
                Written::One(key) => vec![key],
                Written::Many(keys) => keys,
            };
            let read: Result<Vec<Key>, _> = written.iter().map(|key| key.parse()).collect();
            keys.insert(command, read.map_err(|error| fault(Some(span.clone()), error.to_string()))?);
        }
        if let Some((one, other, key)) = find_clash(&keys) {
            let clash = format!("{key} is both “{}” and “{}”", one.name(), other.name());
            let at = text.find("[keys]").map(|start| start..start);
            return Err(fault(at, clash));
        }
        Ok(Self::of(keys))
    }

    fn of(keys: HashMap<Command, Vec<Key>>) -> Self {
        let mut commands: HashMap<Key, Vec<Command>> = HashMap::new();
        for binding in BINDINGS {
            for key in keys.get(&binding.command).into_iter().flatten() {
                commands.entry(*key).or_default().push(binding.command);
            }
        }
        Self { keys, commands }
    }

    /// The keys of a command, the one to show first.
    pub fn keys(&self, command: Command) -> &[Key] {
        self.keys.get(&command).map_or(&[], Vec::as_slice)
    }

    /// The commands a pressed key may mean.
    pub fn commands(&self, key: Key) -> &[Command] {
        self.commands.get(&key.folded()).map_or(&[], Vec::as_slice)
    }
}

/// Two commands that would answer to one key in one place.
fn find_clash(keys: &HashMap<Command, Vec<Key>>) -> Option<(Command, Command, Key)> {
    for (at, one) in BINDINGS.iter().enumerate() {
        for other in &BINDINGS[at + 1..] {
            if !one.place.meets(other.place) {
                continue;
            }
            let theirs = keys.get(&other.command);
            for key in keys.get(&one.command).into_iter().flatten() {
                if theirs.is_some_and(|theirs| theirs.contains(key)) {
                    return Some((one.command, other.command, *key));
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keys::Code;

    #[test]
    fn every_default_key_can_be_read_and_every_command_is_listed_once() {
        let map = Keymap::default();
        for (at, binding) in BINDINGS.iter().enumerate() {
            assert_eq!(map.keys(binding.command).len(), binding.keys.len(), "{:?}", binding.command);
            assert!(BINDINGS[at + 1..].iter().all(|other| other.command != binding.command));
            assert_eq!(Command::find_named(binding.command.name()), Some(binding.command));
        }
    }

    #[test]
    fn no_two_commands_share_a_key_in_one_place() {
        assert_eq!(find_clash(&Keymap::default().keys), None);
    }

    #[test]
    fn no_default_needs_alt_gr_or_a_dead_key_on_the_spanish_layout() {
        const HARD: &str = "|@#~€¬[]{}\\´`^¨";
        for binding in BINDINGS {
            for key in Keymap::default().keys(binding.command) {
                assert!(!key.alt, "{key}");
                if let Code::Char(c) = key.code {
                    assert!(!HARD.contains(c), "{key}");
                }
            }
        }
    }

    #[test]
    fn letter_case_is_ignored_but_for_g() {
        let map = Keymap::default();
        assert_eq!(map.commands(Key::char('Q')), [Command::Quit]);
        assert_eq!(map.commands(Key::char('g')), [Command::First]);
        assert_eq!(map.commands(Key::char('G')), [Command::Last]);
    }

    #[test]
    fn a_configuration_changes_only_what_it_names() {
        let map =
            Keymap::configured("lang = \"es\"\n[keys]\nnext-unread = \"ñ\"\nlock = []\nsend = [\"ctrl-s\", \"f10\"]\n")
                .unwrap();
        assert_eq!(map.commands(Key::char('Ñ')), [Command::NextUnread]);
        assert!(map.commands(Key::char('u')).is_empty());
        assert!(map.keys(Command::Lock).is_empty());
        assert_eq!(map.keys(Command::Send).len(), 2);
        assert_eq!(map.commands(Key::char('q')), [Command::Quit]);
    }

    #[test]
    fn a_bad_configuration_names_its_line_and_column() {
        let at = |text: &str| {
            let fault = Keymap::configured(text).unwrap_err();
            (fault.line, fault.column)
        };
        assert_eq!(at("[keys]\nnew = \"hyper-x\"\n"), (2, 7));
        assert_eq!(at("[keys]\n  fly = \"x\"\n"), (2, 3));
        assert_eq!(at("# ñ\n[keys\n").0, 2);
        assert_eq!(at("[keys]\nnew = \"q\"\n"), (1, 1));
    }
}
