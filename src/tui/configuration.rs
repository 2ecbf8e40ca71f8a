//! The configuration file: taken as a whole, or refused with the place of its first fault.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::{Spanned, Value};

use super::binding::Keymap;
use super::command::Command;
use super::keys::{Key, NotAKey};
use super::theme::ThemeName;
use crate::i18n::{Language, texts};

/// What a person has set.
#[derive(Clone, Debug, Default)]
pub struct Configuration {
    pub theme: Option<ThemeName>,
    pub mouse: Option<bool>,
    pub idle_minutes: Option<u32>,
    pub keymap: Keymap,
}

/// What is wrong in the file, and where. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigurationFault {
    pub line: usize,
    pub column: usize,
    pub kind: FaultKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// What the reader of the format says.
    NotToml(String),
    NoSetting(String),
    NoCommand(String),
    NotAKey(String),
    NotATheme,
    NotYesOrNo,
    NotMinutes,
    /// Neither a key nor a list of keys.
    NotKeys,
    /// Two commands that would answer to one key in one place.
    Clash(Key, Command, Command),
}

impl ConfigurationFault {
    /// What is wrong, in words.
    pub fn explain(&self, language: Language) -> String {
        let t = texts(language);
        match &self.kind {
            FaultKind::NotToml(said) => t.msg_configuration_not_toml(said.trim_end()),
            FaultKind::NoSetting(name) => t.msg_configuration_no_setting(name),
            FaultKind::NoCommand(name) => t.msg_configuration_no_command(name),
            FaultKind::NotAKey(written) => t.msg_configuration_not_a_key(written),
            FaultKind::NotATheme => t.msg_configuration_not_a_theme(),
            FaultKind::NotYesOrNo => t.msg_configuration_not_yes_or_no(),
            FaultKind::NotMinutes => t.msg_configuration_not_minutes(),
            FaultKind::NotKeys => t.msg_configuration_not_keys(),
            FaultKind::Clash(key, one, other) => t.msg_configuration_clash(key.to_string(), one.name(), other.name()),
        }
    }
}

type Table<V> = BTreeMap<Spanned<String>, Spanned<V>>;

/// Read beside the rest, for the places of what is inside.
#[derive(Deserialize)]
struct Keys {
    #[serde(default)]
    keys: Table<Value>,
}

impl Configuration {
    /// `theme = "light"`, `mouse = false`, `idle_minutes = 10` and the table `[keys]`, which is laid over the defaults:
    /// `next-unread = "u"`, `send = ["ctrl-s", "f10"]`, `lock = []`.
    pub fn read(text: &str) -> Result<Self, ConfigurationFault> {
        let fault = |span: Range<usize>, kind: FaultKind| {
            let before = text.get(..span.start).unwrap_or("");
            ConfigurationFault {
                line: before.matches('\n').count() + 1,
                column: before.rsplit('\n').next().unwrap_or("").chars().count() + 1,
                kind,
            }
        };
        let broken = |error: toml::de::Error| {
            fault(error.span().unwrap_or_default(), FaultKind::NotToml(error.message().to_owned()))
        };
        let settings: Table<Value> = toml::from_str(text).map_err(broken)?;
        let mut read = Self::default();
        for (name, value) in settings {
            let wrong = |kind| fault(value.span(), kind);
            match name.get_ref().as_str() {
                "theme" => {
                    let theme = value.get_ref().clone().try_into().map_err(|_| wrong(FaultKind::NotATheme))?;
                    read.theme = Some(theme);
                }
                "mouse" => {
                    read.mouse = Some(value.get_ref().as_bool().ok_or_else(|| wrong(FaultKind::NotYesOrNo))?);
                }
                "idle_minutes" => {
                    let minutes = value.get_ref().as_integer().and_then(|minutes| u32::try_from(minutes).ok());
                    let minutes = minutes.filter(|minutes| (1..=240).contains(minutes));
                    read.idle_minutes = Some(minutes.ok_or_else(|| wrong(FaultKind::NotMinutes))?);
                }
                "keys" if value.get_ref().is_table() => {}
                "keys" => return Err(wrong(FaultKind::NotKeys)),
                other => return Err(fault(name.span(), FaultKind::NoSetting(other.to_owned()))),
            }
        }
        let Keys { keys } = toml::from_str(text).map_err(broken)?;
        let mut changes = Vec::with_capacity(keys.len());
        let mut places = BTreeMap::new();
        for (name, written) in keys {
            let command = Command::find_named(name.get_ref())
                .ok_or_else(|| fault(name.span(), FaultKind::NoCommand(name.get_ref().clone())))?;
            let keys = read_keys(written.get_ref()).map_err(|kind| fault(written.span(), kind))?;
            places.insert(command, written.span());
            changes.push((command, keys));
        }
        read.keymap = Keymap::with(changes).map_err(|clash| {
            // One of the two was changed, or there would be no clash; the later line is the one to look at.
            let at =
                [clash.one, clash.other].iter().filter_map(|command| places.get(command)).max_by_key(|at| at.start);
            fault(at.cloned().unwrap_or_default(), FaultKind::Clash(clash.key, clash.one, clash.other))
        })?;
        Ok(read)
    }
}

/// One key, several, or none.
fn read_keys(written: &Value) -> Result<Vec<Key>, FaultKind> {
    let key = |written: &str| written.parse().map_err(|NotAKey(written)| FaultKind::NotAKey(written));
    match written {
        Value::String(one) => Ok(vec![key(one)?]),
        Value::Array(several) => {
            several.iter().map(|one| one.as_str().ok_or(FaultKind::NotKeys).and_then(key)).collect()
        }
        _ => Err(FaultKind::NotKeys),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::command::BINDINGS;

    #[test]
    fn a_configuration_changes_only_what_it_names() {
        let text = "theme = \"high-contrast\"\nmouse = false\nidle_minutes = 10\n[keys]\nnext-unread = \"ñ\"\nlock = []\n\
                    send = [\"ctrl-s\", \"f10\"]\n";
        let read = Configuration::read(text).unwrap();
        let shown = (read.theme, read.mouse, read.idle_minutes);
        assert_eq!(shown, (Some(ThemeName::HighContrast), Some(false), Some(10)));
        assert_eq!(read.keymap.commands(Key::char('Ñ')), [Command::NextUnread]);
        assert!(read.keymap.commands(Key::char('u')).is_empty());
        assert!(read.keymap.keys(Command::Lock).is_empty());
        assert_eq!(read.keymap.keys(Command::Send).len(), 2);
        assert_eq!(read.keymap.commands(Key::char('q')), [Command::Quit]);
        assert!(Configuration::read("").unwrap().theme.is_none());
    }

    #[test]
    fn every_command_can_be_given_a_key_of_its_own() {
        for binding in BINDINGS {
            let name = binding.command.name();
            let read = Configuration::read(&format!("[keys]\n{name} = [\"ctrl-f12\"]\n")).unwrap();
            assert_eq!(read.keymap.commands("ctrl-f12".parse().unwrap()), [binding.command], "{name}");
        }
    }

    #[test]
    fn a_fault_is_told_with_its_line_and_column() {
        let at = |text: &str| {
            let fault = Configuration::read(text).unwrap_err();
            (fault.line, fault.column, fault.kind)
        };
        assert_eq!(at("[keys]\nnew = \"hyper-x\"\n"), (2, 7, FaultKind::NotAKey("hyper-x".into())));
        assert_eq!(at("[keys]\n  fly = \"x\"\n"), (2, 3, FaultKind::NoCommand("fly".into())));
        assert_eq!(at("# ñ\n[keys]\nsend = [\"f10\", 3]\n"), (3, 8, FaultKind::NotKeys));
        assert_eq!(at("keys = 3\n"), (1, 8, FaultKind::NotKeys));
        assert_eq!(at("\ntheme = \"neon\"\n"), (2, 9, FaultKind::NotATheme));
        assert_eq!(at("mouse = \"no\"\n"), (1, 9, FaultKind::NotYesOrNo));
        assert_eq!(at("idle_minutes = 0\n"), (1, 16, FaultKind::NotMinutes));
        assert_eq!(at("moused = true\n"), (1, 1, FaultKind::NoSetting("moused".into())));
        let (line, _, kind) = at("# ñ\n[keys\n");
        assert!(line == 2 && matches!(kind, FaultKind::NotToml(_)), "{line} {kind:?}");
    }

    #[test]
    fn a_clash_is_told_where_the_file_makes_it() {
        let fault = Configuration::read("[keys]\nwhy = \"f9\"\nnew = \"q\"\n").unwrap_err();
        assert_eq!((fault.line, fault.column), (3, 7));
        let FaultKind::Clash(key, one, other) = fault.kind else { panic!("{fault:?}") };
        assert_eq!(key, Key::char('q'));
        assert!([one, other].contains(&Command::New) && [one, other].contains(&Command::Quit));
        // Freed in the same file, the key may be given to another.
        Configuration::read("[keys]\nquit = \"ctrl-q\"\nnew = \"q\"\n").unwrap();
    }

    #[test]
    fn faults_are_told_in_the_readers_language() {
        let fault = Configuration::read("[keys]\nnew = \"q\"\n").unwrap_err();
        assert_eq!(fault.explain(Language::Spanish), "la tecla q es a la vez de «new» y de «quit»");
        assert_eq!(fault.explain(Language::English), "the key q is of both “new” and “quit”");
    }
}
