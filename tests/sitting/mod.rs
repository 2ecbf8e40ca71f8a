//! A person at a terminal: presses keys, types, looks. Behind it the real loop on the sample board, with a clock that
//! stands still until told.

#![allow(dead_code, reason = "each test file uses its part")]

mod goals;
pub mod sessions;
pub mod talks;
pub mod times;

use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use cartelera::clock::Clock;
use cartelera::demo::sample;
use cartelera::domain::organisation::{Profile, Roles};
use cartelera::i18n::Language;
use cartelera::member::{Member, Workspace};
use cartelera::tui::binding::Keymap;
use cartelera::tui::desk::{Desk, Message, Settings};
use cartelera::tui::event::{Event, Incoming};
use cartelera::tui::input::{EventSource, Script, Step};
use cartelera::tui::layer::Stack;
use cartelera::tui::run::{self, Exit};
use cartelera::tui::screens::sign_in::SignIn;
use cartelera::tui::screens::welcome::{FirstRun, Welcome};
use cartelera::tui::terminal::Frames;
use cartelera::tui::theme::{Glyphs, ThemeName};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr as _;
use uuid::Uuid;

/// Everybody's passphrase on the sample.
pub const PASSPHRASE: &str = "cartelera";

/// When everything happens: a Thursday morning, half past eleven in Madrid.
pub const NOW: &str = "2026-10-08T09:30:00Z";

/// A copy of the sample board in a folder of its own.
pub struct Board {
    pub folder: TempDir,
    pub path: PathBuf,
    pub clock: Clock,
}

impl Board {
    pub fn new() -> Self {
        let board = Self::placed("board.db");
        fs::copy(sample_file(), &board.path).unwrap();
        board
    }

    /// A copy of what `make` makes, which happens once in a run of the tests.
    fn copy_of(made: &'static OnceLock<Vec<u8>>, make: fn() -> Self) -> Self {
        let whole = made.get_or_init(|| {
            let board = make();
            assert!(!board.folder.path().join("board.db-wal").exists(), "what is copied must be whole");
            fs::read(&board.path).unwrap()
        });
        let board = Self::placed("board.db");
        fs::write(&board.path, whole).unwrap();
        fs::set_permissions(&board.path, fs::Permissions::from_mode(0o600)).unwrap();
        board
    }

    /// A folder of its own with no board in it.
    pub fn missing() -> Self {
        Self::placed("data/board.db")
    }

    fn placed(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { path: folder.path().join(name), folder, clock: Clock::fixed(NOW.parse().unwrap()) }
    }

    /// The board in another terminal's hands.
    pub fn member(&self, handle: &str) -> Member {
        let workspace = Workspace::open(&self.path, self.clock.clone()).unwrap();
        workspace.sign_in(handle, PASSPHRASE).map_err(|(_, error)| error).unwrap()
    }

    /// Nobody on the sample is new, so Olga is added; answers the code from her slip.
    pub fn newcomer(&self) -> String {
        let mut admin = self.member("nadia.petrov");
        let vera = admin.workspace().organisation().find_handle("vera.nogues").unwrap().clone();
        let profile = Profile {
            handle: "olga.nueva".into(),
            name: "Olga Nueva Sanz".into(),
            title: vera.title.clone(),
            area: vera.area.clone(),
            level: vera.level,
            manager: vera.manager,
            client_type: vera.client_type,
            bond: vera.bond,
            locale: vera.locale.clone(),
            active_from: None,
            active_until: None,
            successor: None,
            roles: Roles::NONE,
        };
        let person = admin.add_person(profile).unwrap();
        admin.issue_code(person).unwrap().to_string()
    }
}

/// The sample, made once for each build of the tests: making forty people's keys takes longer than most tests.
fn sample_file() -> PathBuf {
    let built = fs::metadata(std::env::current_exe().unwrap()).unwrap().modified().unwrap();
    let age = built.duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos();
    let name = std::env::current_exe().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let ready = folder.join(format!("{name}-{age}.db"));
    let making = fs::File::create(folder.join(format!("{name}.lock"))).unwrap();
    making.lock().unwrap();
    if !ready.exists() {
        for old in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let is_ours = old.file_name().unwrap().to_str().unwrap().starts_with(&format!("{name}-"));
            if is_ours && old.is_file() {
                fs::remove_file(old).unwrap();
            }
        }
        let made = tempfile::tempdir_in(folder).unwrap();
        let board = made.path().join("board.db");
        sample::create(&board, TimeZone::get("Europe/Madrid").unwrap(), NOW.parse().unwrap()).unwrap();
        assert!(!made.path().join("board.db-wal").exists(), "what is copied must be whole");
        fs::rename(board, &ready).unwrap();
    }
    ready
}

/// The script, which pauses when it is over instead of ending the program.
struct Hands {
    script: Script<Message>,
    /// Steps the loop has not taken yet.
    left: usize,
    /// The message that comes when everything written before it is on the board.
    marker: Option<Uuid>,
}

/// How a pause tells itself from a real failure.
fn pause() -> io::Error {
    io::Error::new(io::ErrorKind::WouldBlock, "the script is over")
}

impl EventSource<Message> for Hands {
    fn next(&mut self, wait: Option<Duration>) -> io::Result<Option<Incoming<Message>>> {
        if wait == Some(Duration::ZERO) {
            return Ok(None);
        }
        self.left = self.left.checked_sub(1).ok_or_else(pause)?;
        match self.script.next(wait)? {
            Some(Incoming::Message(Message::Written(id, ..))) if Some(id) == self.marker => {
                self.marker = None;
                Ok(None)
            }
            other => Ok(other),
        }
    }
}

/// How a sitting begins.
pub struct Start {
    pub size: (u16, u16),
    pub language: Language,
    /// Whatever language people prefer.
    pub language_chosen: bool,
    pub theme: ThemeName,
    /// Whether the terminal's background no longer decides.
    pub theme_chosen: bool,
    pub glyphs: Glyphs,
    pub keymap: Keymap,
    /// Nobody has signed in to a sample on this account before: the first keys are shown.
    pub is_newcomer: bool,
}

impl Default for Start {
    fn default() -> Self {
        Self {
            size: (120, 40),
            language: Language::Spanish,
            language_chosen: false,
            theme: ThemeName::Dark,
            theme_chosen: true,
            glyphs: Glyphs::unicode(),
            keymap: Keymap::default(),
            is_newcomer: false,
        }
    }
}

/// Somebody at a terminal.
pub struct Sitting {
    pub board: Board,
    hands: Hands,
    screen: Frames<TestBackend>,
    stack: Stack<Desk>,
    desk: Desk,
    /// How the program ended, once it has.
    pub exit: Option<Exit>,
}

impl Sitting {
    pub fn new() -> Self {
        Self::at(Board::new(), Start::default())
    }

    pub fn of_size(width: u16, height: u16) -> Self {
        Self::at(Board::new(), Start { size: (width, height), ..Start::default() })
    }

    pub fn at(board: Board, start: Start) -> Self {
        let script = Script::new(board.clock.clone(), []);
        let settings = Settings {
            language: start.language,
            language_chosen: start.language_chosen,
            theme: start.theme,
            theme_chosen: start.theme_chosen,
            mouse: true,
            glyphs: start.glyphs,
            keymap: start.keymap,
            state_folder: board.folder.path().join("state"),
            export_folder: board.folder.path().to_owned(),
            idle: SignedDuration::from_mins(5),
            config_file: board.folder.path().join("config.toml"),
            config_fault: None,
            can_suspend: false,
        };
        let preferences = settings.state_folder.join("preferences.toml");
        if !start.is_newcomer && !preferences.exists() {
            fs::create_dir_all(&settings.state_folder).unwrap();
            fs::write(preferences, "greeted = [\"sample\"]\n").unwrap();
        }
        let (desk, stack) = if board.path.exists() {
            let workspace = Workspace::open(&board.path, board.clock.clone()).unwrap();
            let mut desk = Desk::new(workspace, settings, script.mailbox());
            let stack = Stack::new(SignIn::new(&mut desk));
            (desk, stack)
        } else {
            let first_run = FirstRun {
                board: board.path.clone(),
                is_default: true,
                zone: TimeZone::get("Europe/Madrid").unwrap(),
                home: Some(board.folder.path().to_owned()),
            };
            let desk = Desk::without_board(board.clock.clone(), settings, script.mailbox());
            let stack = Stack::new(Welcome::new(first_run, &desk));
            (desk, stack)
        };
        let screen = Frames::new(TestBackend::new(start.size.0, start.size.1));
        let mut sitting =
            Self { board, hands: Hands { script, left: 0, marker: None }, screen, stack, desk, exit: None };
        sitting.play();
        sitting
    }

    /// Runs the loop until the script is over.
    fn play(&mut self) {
        if self.exit.is_some() {
            return;
        }
        match run::run(&mut self.screen, &mut self.hands, &self.board.clock, &mut self.stack, &mut self.desk) {
            Ok(exit) => self.exit = Some(exit),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(error) => panic!("{error}\n{}", self.text()),
        }
    }

    fn take(&mut self, step: Step<Message>) {
        self.hands.script.push(step);
        self.hands.left += 1;
        self.play();
    }

    /// Waits until everything handed to the scribe so far is on the board and on the screen.
    fn settle(&mut self) {
        if !self.desk.is_signed_in() || self.exit.is_some() {
            return;
        }
        let marker = Uuid::new_v4();
        self.hands.marker = Some(marker);
        self.desk.write(move |_| Message::Written(marker, String::new(), Ok(())));
        // Unless somebody has locked or left, when the scribe is gone and all is written.
        while self.hands.marker.is_some() && self.desk.is_signed_in() && self.exit.is_none() {
            self.take(Step::AwaitMessage);
        }
        self.hands.marker = None;
    }

    fn feel(&mut self, event: Event) {
        self.take(Step::Incoming(Incoming::Event(event)));
        self.settle();
    }

    /// Presses keys, written as the configuration file writes them and apart by spaces: `"n"`, `"tab tab ctrl-s"`.
    pub fn press(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            self.feel(Event::Key(key.parse().unwrap()));
        }
    }

    /// Types a text, each character a key.
    pub fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.take(Step::Incoming(Incoming::Event(Event::Key(cartelera::tui::keys::Key::char(c)))));
        }
        self.settle();
    }

    pub fn paste(&mut self, text: &str) {
        self.feel(Event::Paste(text.to_owned()));
    }

    pub fn mouse(&mut self, mouse: cartelera::tui::event::Mouse) {
        self.feel(Event::Mouse(mouse));
    }

    /// Clicks on the first cell of this text.
    #[track_caller]
    pub fn click(&mut self, text: &str) {
        use cartelera::tui::event::{Mouse, MouseAct};
        let screen = self.text();
        let found = screen.lines().zip(0..).find_map(|(line, row)| Some((line[..line.find(text)?].width(), row)));
        let (column, row) = found.unwrap_or_else(|| panic!("no {text:?} in\n{screen}"));
        self.mouse(Mouse { column: u16::try_from(column).unwrap(), row, act: MouseAct::Click });
    }

    /// The clock goes on, and whoever waits for it is woken.
    pub fn time_passes(&mut self, time: SignedDuration) {
        let at: Timestamp = self.board.clock.now() + time;
        self.take(Step::ClockShows(at));
        // A lock is asked for in one wake-up and carried out in the next.
        self.take(Step::ClockShows(at + SignedDuration::from_millis(300)));
        self.settle();
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        self.screen.backend_mut().resize(width, height);
        self.take(Step::Incoming(Incoming::Resized));
        self.settle();
    }

    /// A signal reaches the program.
    pub fn signal(&mut self, incoming: Incoming<Message>) {
        self.take(Step::Incoming(incoming));
        self.settle();
    }

    /// What the screen shows, without the blanks at the ends of lines.
    pub fn text(&self) -> String {
        let buffer = self.buffer();
        let mut text = String::new();
        for row in 0..buffer.area.height {
            let mut line = String::new();
            let mut column = 0;
            while column < buffer.area.width {
                let symbol = buffer[(column, row)].symbol();
                line.push_str(symbol);
                column += u16::try_from(symbol.width().max(1)).unwrap();
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    /// The screen drawn whole. The backend of tests, unlike a terminal, lets the half of a wide character that is gone
    /// stand for what was there before it.
    pub fn picture(&mut self) -> String {
        self.take(Step::Incoming(Incoming::Resized));
        self.text()
    }

    pub fn buffer(&self) -> &Buffer {
        self.screen.backend().buffer()
    }

    pub fn shows(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// Waits until the screen shows this.
    #[track_caller]
    pub fn sees(&mut self, text: &str) {
        while !self.shows(text) {
            assert!(self.exit.is_none(), "the program ended before it showed {text:?}\n{}", self.text());
            self.hands.script.push(Step::AwaitMessage);
            self.hands.left += 1;
            let run = run::run(&mut self.screen, &mut self.hands, &self.board.clock, &mut self.stack, &mut self.desk);
            match run {
                Ok(exit) => self.exit = Some(exit),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => panic!("no {text:?} ({error}) in\n{}", self.text()),
            }
        }
        self.settle();
    }

    #[track_caller]
    pub fn does_not_see(&self, text: &str) {
        assert!(!self.shows(text), "there is {text:?} in\n{}", self.text());
    }

    /// The line of the screen that holds this text.
    #[track_caller]
    pub fn line(&mut self, text: &str) -> String {
        self.sees(text);
        self.text().lines().find(|line| line.contains(text)).unwrap().to_owned()
    }

    /// The style of the first cell of this text.
    #[track_caller]
    pub fn style(&self, text: &str) -> Style {
        let screen = self.text();
        let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains(text)).unwrap_or_else(|| {
            panic!("no {text:?} in\n{screen}");
        });
        let before = &line[..line.find(text).unwrap()];
        let cell = &self.buffer()[(u16::try_from(before.width()).unwrap(), u16::try_from(row).unwrap())];
        cell.style()
    }

    /// Walks down a list until its selected line holds this text.
    #[track_caller]
    pub fn walk_to(&mut self, text: &str) {
        for _ in 0..200 {
            if self.selected().contains(text) {
                return;
            }
            self.press("down");
        }
        panic!("no line with {text:?} was reached in\n{}", self.text());
    }

    /// Walks down a sheet until the line that the keys act on holds this text.
    #[track_caller]
    pub fn walk_sheet_to(&mut self, text: &str) {
        for _ in 0..50 {
            if self.text().lines().any(|line| line.starts_with('▸') && line.contains(text)) {
                return;
            }
            self.press("down");
        }
        panic!("no line with {text:?} was reached in\n{}", self.text());
    }

    /// Turns a choice until it shows this.
    #[track_caller]
    pub fn choose(&mut self, wanted: &str) {
        for _ in 0..30 {
            if self.shows(wanted) {
                return;
            }
            self.press("right");
        }
        panic!("no choice {wanted:?} in\n{}", self.text());
    }

    /// Walks through a form until the field of this label has the focus.
    #[track_caller]
    pub fn go_to_field(&mut self, label: &str) {
        let focus = self.desk.theme().field_focused.bg;
        for _ in 0..40 {
            let screen = self.text();
            // In a dialog it begins behind the border.
            let framed = format!("│{label}");
            let row = screen.lines().position(|line| line.trim_start().starts_with(label) || line.contains(&framed));
            let is_focused = |row: usize| {
                let row = u16::try_from(row).unwrap();
                (0..self.buffer().area.width).any(|column| self.buffer()[(column, row)].style().bg == focus)
            };
            if row.is_some_and(is_focused) {
                return;
            }
            self.press("tab");
        }
        panic!("no field {label:?} was reached in\n{}", self.text());
    }

    /// The lines drawn as selected.
    pub fn selected(&self) -> String {
        let selected = self.desk.theme().selected;
        let buffer = self.buffer();
        let screen = self.text();
        let is_selected = |row: u16| {
            (0..buffer.area.width).filter(|column| buffer[(*column, row)].style().bg == selected.bg).count() > 10
        };
        let lines = screen.lines().zip(0..).filter(|(_, row)| is_selected(*row)).map(|(line, _)| line);
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Picks a name and gives a passphrase.
    pub fn tries_to_sign_in(&mut self, name: &str, passphrase: &str) {
        self.type_text(name);
        self.press("enter");
        self.type_text(passphrase);
        self.press("enter");
    }

    #[track_caller]
    pub fn sign_in(&mut self, name: &str, passphrase: &str) {
        self.tries_to_sign_in(name, passphrase);
        let end = std::time::Instant::now() + Duration::from_secs(20);
        while !self.desk.is_signed_in() {
            assert!(std::time::Instant::now() < end, "{name} is not signed in\n{}", self.text());
            self.take(Step::AwaitMessage);
        }
        self.settle();
    }

    /// Acknowledges what stands in front of everything.
    pub fn pass_the_gate(&mut self) {
        while self.shows("Antes de seguir") || self.shows("Before you go on") {
            self.press("a");
            self.time_passes(SignedDuration::from_secs(1));
        }
    }

    pub fn is_signed_in(&self) -> bool {
        self.desk.is_signed_in()
    }
}

/// A sitting with somebody signed in.
#[track_caller]
pub fn signed_in(name: &str) -> Sitting {
    let mut sitting = Sitting::new();
    sitting.sign_in(name, PASSPHRASE);
    sitting
}
