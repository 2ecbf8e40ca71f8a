//! What was chosen on this account and holds at the next start: languages and the theme, and who needs no greeting.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

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
    /// Of the screen, whoever sits at it.
    theme: Option<ThemeName>,
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

/// The theme chosen before on this account.
pub fn recall_theme(state_folder: &Path) -> Option<ThemeName> {
    Preferences::read(state_folder).theme
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
