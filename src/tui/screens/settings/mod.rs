//! Settings: how the program looks and speaks to me, and my passphrase.

mod passphrase;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

use crate::i18n::Language;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::theme::ThemeName;
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::window_list::{Row, WindowList};

pub use passphrase::ChangePassphrase;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Line {
    Language,
    Theme,
    Passphrase,
}

/// One line a setting; Enter changes it.
pub struct SettingsScreen {
    list: WindowList<Line>,
}

impl SettingsScreen {
    pub fn new(cx: &Desk) -> Self {
        let columns = vec![Column::new("", Width::Fixed(26)), Column::new("", Width::Share(1))];
        let mut screen = Self { list: WindowList::new(columns) };
        screen.load(cx);
        screen
    }

    fn load(&mut self, cx: &Desk) {
        let t = cx.texts();
        let theme = match cx.settings.theme {
            ThemeName::Dark => t.msg_settings_theme_dark(),
            ThemeName::Light => t.msg_settings_theme_light(),
            ThemeName::HighContrast => t.msg_settings_theme_high_contrast(),
            ThemeName::Mono => t.msg_settings_theme_mono(),
        };
        self.list.replace(
            [
                Row::new(Line::Language, [t.msg_settings_language(), cx.language().name().to_owned()]),
                Row::new(Line::Theme, [t.msg_settings_theme(), theme]),
                Row::new(Line::Passphrase, [t.msg_settings_passphrase(), t.msg_settings_passphrase_help()]),
            ],
            false,
            false,
        );
    }
}

impl Layer<Desk> for SettingsScreen {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        let mut offers = vec![Command::Open.into()];
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        if WindowList::<Line>::takes(command) {
            self.list.run(command);
            return Outcome::Consumed;
        }
        match self.list.selected_id() {
            Some(Line::Language) => Outcome::Tell({
                cx.set_language(match cx.language() {
                    Language::Spanish => Language::English,
                    Language::English => Language::Spanish,
                });
                remember_language(cx);
                Message::BoardChanged
            }),
            Some(Line::Theme) => {
                cx.set_theme(match cx.settings.theme {
                    ThemeName::Dark => ThemeName::Light,
                    ThemeName::Light => ThemeName::HighContrast,
                    ThemeName::HighContrast => ThemeName::Mono,
                    ThemeName::Mono => ThemeName::Dark,
                });
                Preferences::change(cx, |preferences| preferences.theme = Some(cx.settings.theme));
                self.load(cx);
                Outcome::Tell(Message::BoardChanged)
            }
            Some(Line::Passphrase) => Outcome::Open(Box::new(ChangePassphrase::new(cx))),
            None => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Mouse(mouse) if self.list.mouse(*mouse).is_some() => Outcome::Consumed,
            _ => Outcome::Ignored,
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::BoardChanged => {
                self.load(cx);
                Ok(Outcome::Consumed)
            }
            other => Err(other),
        }
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        self.list.draw(body, canvas, true);
    }
}

/// The language each person chose on this account, by board and person.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Preferences {
    #[serde(default)]
    language: BTreeMap<String, String>,
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
