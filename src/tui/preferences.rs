//! What was chosen on this account and holds at the next start: languages, the theme, the mouse, when the screen locks; and
//! what was found when a board was last checked, and who needs no greeting.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::theme::ThemeName;
use crate::i18n::Language;

/// The language each person chose on this account, by board and person.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Preferences {
    #[serde(default)]
    language: BTreeMap<String, String>,
    /// Who has been shown their first keys, by board and person; on samples whoever uses this account.
    #[serde(default)]
    greeted: BTreeSet<String>,
    /// Of the screen, whoever sits at it; so for what follows.
    theme: Option<ThemeName>,
    mouse: Option<bool>,
    idle_minutes: Option<u32>,
    /// By board.
    #[serde(default)]
    checked: BTreeMap<String, LastCheck>,
}

/// What the last check on this account found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastCheck {
    pub at: Timestamp,
    pub faults: usize,
    /// Where the chain ended when it was last whole: a board that does not contain it any more is an older copy.
    pub head: Option<String>,
}

/// What was chosen before on this account, whoever chose it.
#[derive(Debug, Default)]
pub struct Recalled {
    pub theme: Option<ThemeName>,
    pub mouse: Option<bool>,
    pub idle_minutes: Option<u32>,
}

impl Recalled {
    pub fn read(state_folder: &Path) -> Self {
        let Preferences { theme, mouse, idle_minutes, .. } = Preferences::read(state_folder);
        Self { theme, mouse, idle_minutes }
    }
}

impl Preferences {
    fn path(state_folder: &Path) -> PathBuf {
        state_folder.join("preferences.toml")
    }

    fn read(state_folder: &Path) -> Self {
        let text = std::fs::read_to_string(Self::path(state_folder)).unwrap_or_default();
        toml::from_str(&text).unwrap_or_default()
    }

    /// A choice that cannot be kept still holds now.
    fn change(cx: &Desk, change: impl FnOnce(&mut Self)) {
        let mut preferences = Self::read(&cx.settings.state_folder);
        change(&mut preferences);
        if let Ok(text) = toml::to_string(&preferences) {
            let _ = std::fs::create_dir_all(&cx.settings.state_folder);
            let _ = std::fs::write(Self::path(&cx.settings.state_folder), text);
        }
    }
}

fn key(cx: &Desk) -> String {
    format!("{}/{}", cx.workspace().board().id, cx.member().person().handle)
}

/// Keeps the language the person has just chosen for their next sign-in.
pub fn remember_language(cx: &Desk) {
    Preferences::change(cx, |preferences| {
        preferences.language.insert(key(cx), cx.language().code().to_owned());
    });
}

/// Keeps the theme for whoever uses this account next.
pub fn remember_theme(cx: &Desk) {
    Preferences::change(cx, |preferences| preferences.theme = Some(cx.settings.theme));
}

/// Keeps whether the mouse is used for whoever uses this account next.
pub fn remember_mouse(cx: &Desk) {
    Preferences::change(cx, |preferences| preferences.mouse = Some(cx.settings.mouse));
}

/// Keeps when the screen locks for whoever uses this account next.
pub fn remember_idle(cx: &Desk) {
    let minutes = u32::try_from(cx.settings.idle.as_mins()).unwrap_or(u32::MAX);
    Preferences::change(cx, |preferences| preferences.idle_minutes = Some(minutes));
}

/// Keeps what a check of the board found.
pub fn remember_check(check: LastCheck, cx: &Desk) {
    Preferences::change(cx, |preferences| {
        preferences.checked.insert(cx.workspace().board().id.to_string(), check);
    });
}

/// What the last check of the board found that was made on this account.
pub fn recall_check(cx: &Desk) -> Option<LastCheck> {
    Preferences::read(&cx.settings.state_folder).checked.remove(&cx.workspace().board().id.to_string())
}

/// The language the person chose before, else the one the organisation has noted for them.
pub fn recall_language(cx: &mut Desk) {
    if cx.settings.language_chosen {
        return;
    }
    let chosen = Preferences::read(&cx.settings.state_folder).language.get(&key(cx)).cloned();
    let noted = chosen.unwrap_or_else(|| cx.member().person().locale.clone());
    if let Some(language) = Language::from_locale(&noted) {
        cx.set_language(language);
    }
}

/// Samples come and go and everybody on them is the same person trying.
const SAMPLE: &str = "sample";

fn greeting_key(cx: &Desk) -> String {
    if cx.workspace().board().sample { SAMPLE.to_owned() } else { key(cx) }
}

/// Whether whoever is signed in has never been shown their first keys on this account.
pub fn is_new_here(cx: &Desk) -> bool {
    !Preferences::read(&cx.settings.state_folder).greeted.contains(&greeting_key(cx))
}

/// They have been shown.
pub fn remember_greeting(cx: &Desk) {
    Preferences::change(cx, |preferences| {
        preferences.greeted.insert(greeting_key(cx));
    });
}
