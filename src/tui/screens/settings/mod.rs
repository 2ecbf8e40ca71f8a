//! Settings: how the program looks and speaks to me, my passphrase, and whether the board is as it was signed.

mod check;
mod passphrase;

use ratatui::layout::Rect;

use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::preferences;
use crate::tui::theme::ThemeName;
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::window_list::{Row, WindowList};

pub use passphrase::ChangePassphrase;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Line {
    Language,
    Theme,
    Passphrase,
    Check,
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
                Row::new(Line::Check, [t.msg_settings_check(), t.msg_settings_check_help()]),
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
            Some(Line::Language) => {
                cx.toggle_language();
                Outcome::Tell(Message::BoardChanged)
            }
            Some(Line::Theme) => {
                cx.set_theme(match cx.settings.theme {
                    ThemeName::Dark => ThemeName::Light,
                    ThemeName::Light => ThemeName::HighContrast,
                    ThemeName::HighContrast => ThemeName::Mono,
                    ThemeName::Mono => ThemeName::Dark,
                });
                preferences::remember_theme(cx);
                self.load(cx);
                Outcome::Tell(Message::BoardChanged)
            }
            Some(Line::Passphrase) => Outcome::Open(Box::new(ChangePassphrase::new(cx))),
            Some(Line::Check) => check::start(cx),
            None => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        self.list.point(event)
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::BoardChanged => {
                self.load(cx);
                Ok(Outcome::Consumed)
            }
            Message::Checked(Ok(Some(check))) => Ok(Outcome::Open(Box::new(check::Checked::new(&check, cx)))),
            Message::Checked(Ok(None)) => Ok(Outcome::Consumed),
            Message::Checked(Err(error)) => Ok(cx.say(&error)),
            other => Err(other),
        }
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        self.list.draw(body, canvas, true);
    }
}
