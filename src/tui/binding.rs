//! Which key means which command: the defaults with the person's own changes laid over them.

use std::collections::HashMap;

use super::command::{BINDINGS, Command};
use super::keys::Key;

/// Keys to commands and back. Made once at the start; screens only look things up.
#[derive(Clone, Debug)]
pub struct Keymap {
    keys: HashMap<Command, Vec<Key>>,
    commands: HashMap<Key, Vec<Command>>,
}

/// Two commands that would answer to one key in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    pub key: Key,
    pub one: Command,
    pub other: Command,
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
    /// The defaults with other keys for some commands.
    pub fn with(changes: Vec<(Command, Vec<Key>)>) -> Result<Self, Clash> {
        let defaults = Self::default();
        if changes.is_empty() {
            return Ok(defaults);
        }
        let mut keys = defaults.keys;
        keys.extend(changes);
        match find_clash(&keys) {
            Some(clash) => Err(clash),
            None => Ok(Self::of(keys)),
        }
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

fn find_clash(keys: &HashMap<Command, Vec<Key>>) -> Option<Clash> {
    for (at, one) in BINDINGS.iter().enumerate() {
        for other in &BINDINGS[at + 1..] {
            if !one.place.meets(other.place) {
                continue;
            }
            let theirs = keys.get(&other.command);
            for key in keys.get(&one.command).into_iter().flatten() {
                if theirs.is_some_and(|theirs| theirs.contains(key)) {
                    return Some(Clash { key: *key, one: one.command, other: other.command });
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
}
