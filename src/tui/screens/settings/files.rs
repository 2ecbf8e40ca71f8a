//! Choosing a file by its path: typed, pasted, or walked to, with what is there listed below.

use std::path::{Path, PathBuf};

use ratatui::layout::Rect;

use crate::domain::text::CleanText;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::event::Event;
use crate::tui::keys::{Code, Key};
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::entry::Edit;
use crate::tui::widgets::headed;
use crate::tui::widgets::text_field::TextField;
use crate::tui::widgets::window_list::{Row, WindowList};

/// The most entries of a folder that are listed: whoever has more types a few letters.
const MOST: usize = 200;

/// A field for the path and what begins like it.
pub struct FileChooser {
    heading: String,
    advice: String,
    field: TextField,
    list: WindowList<PathBuf>,
    /// Where a path begins that is not absolute.
    folder: PathBuf,
    /// Of the files only those that end so are listed; any may be typed.
    ending: &'static str,
    then: fn(PathBuf, &mut Desk) -> Outcome<Desk>,
}

impl FileChooser {
    pub fn new(
        heading: String,
        advice: String,
        ending: &'static str,
        then: fn(PathBuf, &mut Desk) -> Outcome<Desk>,
        cx: &Desk,
    ) -> Self {
        let mut chooser = Self {
            heading,
            advice,
            field: TextField::new("").with_placeholder(cx.texts().msg_settings_file_type()),
            list: WindowList::new(vec![Column::new("", Width::Share(1))]),
            folder: cx.settings.export_folder.clone(),
            ending,
            then,
        };
        chooser.look();
        chooser
    }

    /// What is typed, with the home folder's short name written out.
    fn path(&self) -> PathBuf {
        let typed = self.field.text().trim();
        let home = typed.strip_prefix("~/").zip(std::env::home_dir());
        home.map_or_else(|| self.folder.join(typed), |(rest, home)| home.join(rest))
    }

    /// Lists what begins as typed: folders first, then files of the ending.
    fn look(&mut self) {
        let (path, typed) = (self.path(), self.field.text().trim());
        let (folder, beginning) = match path.file_name() {
            Some(name) if !typed.is_empty() && !typed.ends_with('/') => {
                (path.parent().unwrap_or(&path).to_owned(), name.to_string_lossy().to_lowercase())
            }
            _ => (path, String::new()),
        };
        let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        let mut found: Vec<(bool, String, PathBuf)> = entries
            .filter_map(|entry| {
                let (path, name) = (entry.path(), entry.file_name().into_string().ok()?);
                let is_folder = path.is_dir();
                let lower = name.to_lowercase();
                let fits = lower.starts_with(&beginning) && (is_folder || lower.ends_with(self.ending));
                (fits && (!name.starts_with('.') || beginning.starts_with('.'))).then_some((!is_folder, name, path))
            })
            .collect();
        found.sort();
        let rows = found.into_iter().take(MOST).map(|(is_file, name, path)| {
            let name = CleanText::line(&name).to_string();
            Row::new(path, [if is_file { name } else { format!("{name}/") }])
        });
        self.list.replace(rows.collect::<Vec<_>>(), false, false);
        self.list.select_first();
    }

    /// Goes into a folder or takes a file: the one typed whole, else the one selected.
    fn take(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        let typed = self.path();
        if typed.is_file() {
            return (self.then)(typed, cx);
        }
        match self.list.selected_id().cloned() {
            Some(folder) if folder.is_dir() => {
                self.field.set(&format!("{}/", shown(&folder, &self.folder)));
                self.look();
                Outcome::Consumed
            }
            Some(file) => (self.then)(file, cx),
            None => Outcome::Say(cx.texts().msg_settings_file_missing(typed.display().to_string())),
        }
    }
}

/// A path as it is typed: from where the program was started, where it lies there.
fn shown(path: &Path, folder: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).display().to_string()
}

impl Layer<Desk> for FileChooser {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        [Command::Open, Command::Back, Command::Lock].map(Offer::ready).into()
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Open => self.take(cx),
            _ => Outcome::Close,
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        let walk = |key: &Key| match key.code {
            _ if key.ctrl || key.alt => None,
            Code::Up => Some(Command::Up),
            Code::Down => Some(Command::Down),
            Code::PageUp => Some(Command::PageUp),
            Code::PageDown => Some(Command::PageDown),
            _ => None,
        };
        if let Event::Key(key) = event
            && let Some(command) = walk(key)
        {
            self.list.run(command);
            return Outcome::Consumed;
        }
        if let Event::Mouse(mouse) = event
            && self.list.mouse(*mouse).is_some()
        {
            return Outcome::Consumed;
        }
        match self.field.handle(event) {
            Edit::Ignored => Outcome::Ignored,
            Edit::Moved => Outcome::Consumed,
            Edit::Changed | Edit::Cut => {
                self.look();
                Outcome::Consumed
            }
        }
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let Some(room) = headed::open(area, canvas, &self.heading, &self.advice) else { return };
        if room.height < 2 {
            return;
        }
        let rest = Rect { y: room.y + 1, height: room.height - 1, ..room };
        self.list.draw(rest, canvas, true);
        self.field.draw(Rect { height: 1, ..room }, canvas, true);
    }
}
