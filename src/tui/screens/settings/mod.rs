//! Settings: how the program looks and speaks to me, and for who administers it the board: its people and their roles, codes,
//! limits, copies, name and zone.
//!
//! | what | where |
//! |---|---|
//! | the list, one line a setting | here |
//! | when the screen locks | `me` |
//! | my passphrase | `passphrase` |
//! | which key does what | `keys` |
//! | people and their roles; adding, changing, leaving | `people`, `person_form` |
//! | a file of people | `import` |
//! | one-time codes | `codes` |
//! | who may use the wide reaches | `limits` |
//! | copies of the board | `backups` |
//! | the board's name and zone | `board` |
//! | whether the board is as it was signed | `check` |
//! | a change that is weighed before it is made, and its form | `asked`, `sheet` |

mod asked;
mod backups;
mod board;
mod check;
mod codes;
mod files;
mod import;
mod keys;
mod limits;
mod me;
mod passphrase;
mod people;
mod person_form;
mod sheet;

use std::path::PathBuf;

use ratatui::layout::Rect;
use uuid::Uuid;

use crate::domain::organisation::Role;
use crate::domain::text::CleanText;
use crate::i18n::{self, names};
use crate::member::Result;
use crate::member::backup::{Copy, Since};
use crate::member::effects::Effects;
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

/// What workers tell the settings.
pub enum News {
    /// What a change would come to, or why it is refused.
    Weighed(Uuid, Result<Effects>),
    /// What a file of people would change.
    Planned(Box<import::Planned>),
    /// Codes were given.
    Codes(Uuid, crate::export::Result<codes::Given>),
    /// The copies there are, and whether each is sound.
    Copies(Vec<(Copy, bool)>),
    Copied(Result<PathBuf>),
    /// What would be lost by restoring a copy.
    Since(PathBuf, Result<Option<Since>>),
    /// Another board stands in the place of this one; this one stands there.
    Restored(Result<Option<PathBuf>>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Line {
    /// The headings of both groups.
    Mine,
    Boards,
    Language,
    Theme,
    Passphrase,
    Mouse,
    Idle,
    Keys,
    People,
    Import,
    Codes,
    Limits,
    Name,
    Zone,
    Backups,
    Check,
}

impl Line {
    const ALL: [Self; 16] = [
        Self::Mine,
        Self::Language,
        Self::Theme,
        Self::Passphrase,
        Self::Mouse,
        Self::Idle,
        Self::Keys,
        Self::Boards,
        Self::People,
        Self::Import,
        Self::Codes,
        Self::Limits,
        Self::Name,
        Self::Zone,
        Self::Backups,
        Self::Check,
    ];

    fn is_heading(self) -> bool {
        matches!(self, Self::Mine | Self::Boards)
    }

    /// Whether it changes the board, which an `admin` alone may.
    fn is_for_admin(self) -> bool {
        use Line::*;
        matches!(self, People | Import | Codes | Limits | Name | Zone | Backups)
    }
}

/// One line a setting; Enter changes it.
pub struct SettingsScreen {
    list: WindowList<Line>,
}

impl SettingsScreen {
    pub fn new(cx: &Desk) -> Self {
        let columns = vec![Column::new("", Width::Fixed(27)), Column::new("", Width::Share(1))];
        let mut screen = Self { list: WindowList::new(columns) };
        screen.load(cx);
        screen.list.select(&Line::Language);
        screen
    }

    fn load(&mut self, cx: &Desk) {
        let theme = cx.theme();
        let rows = Line::ALL.map(|line| {
            let (name, value) = (name_of(line, cx), value_of(line, cx));
            let row = Row::new(line, [name, value]);
            match line {
                _ if line.is_heading() => row.styled(theme.heading),
                _ if refusal(line, cx).is_some() => row.styled(theme.muted),
                _ => row,
            }
        });
        self.list.replace(rows, false, false);
    }

    /// Headings are walked over.
    fn walk(&mut self, command: Command) {
        self.list.run(command);
        if self.list.selected_id().is_some_and(|line| line.is_heading()) {
            let up = matches!(command, Command::Up | Command::PageUp) && self.list.selected_id() != Some(&Line::Mine);
            self.list.run(if up { Command::Up } else { Command::Down });
        }
    }

    fn open(&mut self, line: Line, cx: &mut Desk) -> Result<Outcome<Desk>> {
        Ok(match line {
            Line::Mine | Line::Boards => Outcome::Consumed,
            Line::Language => {
                cx.toggle_language();
                Outcome::Tell(Message::BoardChanged)
            }
            Line::Theme => {
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
            Line::Passphrase => Outcome::Open(Box::new(ChangePassphrase::new(cx))),
            Line::Mouse => {
                cx.set_mouse(!cx.settings.mouse);
                preferences::remember_mouse(cx);
                self.load(cx);
                Outcome::Consumed
            }
            Line::Idle => Outcome::Open(Box::new(me::IdleForm::new(cx))),
            Line::Keys => Outcome::Open(Box::new(keys::KeyList::new(cx))),
            Line::People => Outcome::Open(Box::new(people::PeopleList::new(cx)?)),
            Line::Import => Outcome::Open(Box::new(import::chooser(cx))),
            Line::Codes => Outcome::Open(Box::new(codes::CodeList::new(cx)?)),
            Line::Limits => Outcome::Open(Box::new(limits::form(cx))),
            Line::Name => Outcome::Open(Box::new(board::name_form(cx))),
            Line::Zone => Outcome::Open(Box::new(board::ZoneList::new(cx))),
            Line::Backups => Outcome::Open(Box::new(backups::Backups::new(cx)?)),
            Line::Check => check::start(cx),
        })
    }
}

/// Why a line is not theirs to open.
fn refusal(line: Line, cx: &Desk) -> Option<String> {
    let is_admin = cx.member().person().roles.has(Role::Admin);
    (line.is_for_admin() && !is_admin).then(|| cx.texts().msg_settings_only_admin())
}

fn name_of(line: Line, cx: &Desk) -> String {
    let t = cx.texts();
    match line {
        Line::Mine => t.msg_settings_me(),
        Line::Boards => t.msg_settings_board(),
        Line::Language => t.msg_settings_language(),
        Line::Theme => t.msg_settings_theme(),
        Line::Passphrase => t.msg_settings_passphrase(),
        Line::Mouse => t.msg_settings_mouse(),
        Line::Idle => t.msg_settings_idle(),
        Line::Keys => t.msg_settings_keys(),
        Line::People => t.msg_settings_people(),
        Line::Import => t.msg_settings_import(),
        Line::Codes => t.msg_settings_codes(),
        Line::Limits => t.msg_settings_limits(),
        Line::Name => t.msg_settings_name(),
        Line::Zone => t.msg_settings_zone(),
        Line::Backups => t.msg_settings_backups(),
        Line::Check => t.msg_settings_check(),
    }
}

/// How it is set now, or what it is for; of what is another's to set, whose.
fn value_of(line: Line, cx: &Desk) -> String {
    let (t, language, workspace) = (cx.texts(), cx.language(), cx.workspace());
    if let Some(refusal) = refusal(line, cx) {
        return refusal;
    }
    match line {
        Line::Mine | Line::Boards => String::new(),
        Line::Language => language.name().to_owned(),
        Line::Theme => match cx.settings.theme {
            ThemeName::Dark => t.msg_settings_theme_dark(),
            ThemeName::Light => t.msg_settings_theme_light(),
            ThemeName::HighContrast => t.msg_settings_theme_high_contrast(),
            ThemeName::Mono => t.msg_settings_theme_mono(),
        },
        Line::Passphrase => t.msg_settings_passphrase_help(),
        Line::Mouse if cx.settings.mouse => t.msg_settings_on(),
        Line::Mouse => t.msg_settings_off(),
        Line::Idle => t.msg_settings_idle_minutes(me::minutes(cx)),
        Line::Keys => keys::summary(cx),
        Line::People => {
            let today = workspace.today();
            let here = workspace.organisation().people().iter().filter(|person| person.is_active(today)).count();
            t.msg_settings_people_here(here as u64)
        }
        Line::Import => t.msg_settings_import_help(),
        Line::Codes => match cx.member().waiting_to_enrol() {
            Ok(waiting) => t.msg_settings_codes_waiting(waiting.len() as u64),
            Err(error) => cx.explain(&error),
        },
        Line::Limits => {
            let limits = workspace.board().limits;
            t.msg_settings_limits_now(limits.leadership, limits.everyone, limits.wide)
        }
        Line::Name => CleanText::line(&workspace.board().organisation).to_string(),
        Line::Zone => workspace.board().zone.iana_name().unwrap_or("UTC").to_owned(),
        Line::Backups => backups::summary(cx),
        Line::Check => check::summary(cx),
    }
}

/// The roles of somebody, as words.
fn roles(roles: crate::domain::organisation::Roles, cx: &Desk) -> String {
    roles.iter().map(|role| names::role(cx.language(), role)).collect::<Vec<_>>().join(", ")
}

/// A number as people write it.
fn number(count: usize, cx: &Desk) -> String {
    i18n::integer(cx.language(), i64::try_from(count).unwrap_or(i64::MAX))
}

impl Layer<Desk> for SettingsScreen {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let line = self.list.selected_id().copied();
        let open = Offer::unless(Command::Open, line.and_then(|line| refusal(line, cx)));
        // What has few values is turned on the spot.
        let turns = matches!(line, Some(Line::Language | Line::Theme | Line::Mouse));
        let mut offers = vec![if turns { open.called(cx.texts().msg_welcome_person_change()) } else { open }];
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        if WindowList::<Line>::takes(command) {
            self.walk(command);
            return Outcome::Consumed;
        }
        match self.list.selected_id() {
            Some(line) => self.open(*line, cx).unwrap_or_else(|error| cx.say(&error)),
            None => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        let pointed = self.list.point(event);
        if self.list.selected_id().is_some_and(|line| line.is_heading()) {
            self.list.run(Command::Down);
        }
        pointed
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> std::result::Result<Outcome<Desk>, Message> {
        match message {
            Message::BoardChanged => {
                self.load(cx);
                Ok(Outcome::Consumed)
            }
            Message::Settings(News::Planned(planned)) => Ok(import::planned(*planned, cx)),
            Message::Checked(Ok(Some(found))) => {
                check::remember(&found, cx);
                self.load(cx);
                Ok(Outcome::Open(Box::new(check::Checked::new(&found, cx))))
            }
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
