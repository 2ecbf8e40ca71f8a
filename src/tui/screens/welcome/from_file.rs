//! The people of a new board from a CSV file: its path, what was read from it, or what is wrong with it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use ratatui::layout::Rect;

use super::faults::Faults;
use super::path::{self, typed_path};
use super::{At, Page, Turn, below};
use crate::domain::roster::{Note, Plan};
use crate::domain::text::CleanText;
use crate::explain::explain_io;
use crate::i18n::{Language, roster_note, texts};
use crate::member::{Error, NewBoard, Result};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::keys::{Code, Key};
use crate::tui::layer::Offer;

pub struct FromFile {
    language: Language,
    home: Option<PathBuf>,
    form: Form<()>,
    new: Option<NewBoard>,
    read: Option<Read>,
}

/// What a file turned out to be.
enum Read {
    Faulty(Faults),
    Good { bytes: Vec<u8>, summary: Summary },
}

/// Who is in it.
struct Summary {
    people: usize,
    areas: usize,
    tops: Vec<String>,
    notes: Vec<Note>,
}

impl Summary {
    fn of(plan: &Plan) -> Self {
        let areas: BTreeSet<&str> = plan.added.iter().map(|added| added.profile.area.as_str()).collect();
        let tops = plan.added.iter().filter(|added| added.manager.is_none());
        Self {
            people: plan.added.len(),
            areas: areas.into_iter().filter(|area| !area.is_empty()).count(),
            tops: tops.map(|added| CleanText::line(&added.profile.name).to_string()).collect(),
            notes: plan.notes.clone(),
        }
    }
}

impl FromFile {
    pub fn new(language: Language, home: Option<PathBuf>) -> Self {
        let form = Form::new(vec![Field::new((), "", Input::text_field(""))], vec![Command::Send, Command::Back]);
        let mut page = Self { language, home, form, new: None, read: None };
        page.speak(language);
        page
    }

    /// The board is called `new` now; what was read before is judged again.
    pub fn begin(&mut self, new: NewBoard, cx: &Desk) {
        if let Some(Read::Good { bytes, .. }) = self.read.take() {
            self.judge(bytes, &new, cx);
        }
        self.new = Some(new);
    }

    /// What the board is to start with.
    pub fn plan(&self, new: &NewBoard, cx: &Desk) -> Result<Plan> {
        match &self.read {
            Some(Read::Good { bytes, .. }) => new.plan_people(bytes, &cx.clock),
            // The page is not left before a file was read.
            _ => Err(Error::Roster(Vec::new())),
        }
    }

    fn read(&mut self, cx: &Desk) -> Turn {
        let path = typed_path(&self.form.text(&()), self.home.as_deref());
        let Some(new) = self.new.clone() else { return Turn::Ignored };
        if path.as_os_str().is_empty() {
            self.fail(cx.texts().msg_welcome_path_missing());
            return Turn::Consumed;
        }
        match path::read(&path) {
            Ok(bytes) => self.judge(bytes, &new, cx),
            Err(error) => {
                self.read = None;
                let why = explain_io(cx.language(), &error);
                self.fail(cx.texts().msg_welcome_file_unreadable(why));
            }
        }
        Turn::Consumed
    }

    fn judge(&mut self, bytes: Vec<u8>, new: &NewBoard, cx: &Desk) {
        self.read = match new.plan_people(&bytes, &cx.clock) {
            Ok(plan) => {
                // Enter on the button goes on.
                if self.form.focused().is_some() {
                    self.form.run(Command::NextPane);
                }
                Some(Read::Good { bytes, summary: Summary::of(&plan) })
            }
            Err(Error::Roster(faults)) => Some(Read::Faulty(Faults::new(faults, self.language))),
            Err(error) => {
                self.fail(cx.explain(&error));
                None
            }
        };
    }

    fn go_on(&mut self, cx: &Desk) -> Turn {
        match self.read {
            Some(Read::Good { .. }) => Turn::To(At::Access),
            _ => self.read(cx),
        }
    }
}

impl Page for FromFile {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let deed = match self.read {
            Some(Read::Good { .. }) => t.msg_welcome_continue(),
            _ => t.msg_welcome_file_read(),
        };
        let mut offers = vec![Offer::ready(Command::Send).called(deed)];
        if matches!(self.read, Some(Read::Faulty(_))) {
            let walking = [Command::Up, Command::Down, Command::PageUp, Command::PageDown];
            offers.extend(walking.map(Offer::ready));
        }
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Turn {
        match (&mut self.read, command) {
            (_, Command::Send) => self.go_on(cx),
            (Some(Read::Faulty(faults)), walking) => {
                faults.run(walking);
                Turn::Consumed
            }
            _ => Turn::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Turn {
        if let Some(Read::Faulty(faults)) = &mut self.read
            && faults.point(event)
        {
            return Turn::Consumed;
        }
        if let Event::Key(key) = event
            && *key == Key::plain(Code::Enter)
            && self.form.focused().is_some()
        {
            return self.read(cx);
        }
        match self.form.handle(event) {
            Formed::Pressed(Command::Send) => self.go_on(cx),
            Formed::Pressed(_) => Turn::Back,
            Formed::Changed(()) | Formed::Cut(()) => {
                self.read = None;
                Turn::Consumed
            }
            Formed::Ignored => Turn::Ignored,
            Formed::Moved => Turn::Consumed,
        }
    }

    fn speak(&mut self, language: Language) {
        self.language = language;
        let t = texts(language);
        self.form.relabel(|()| t.msg_welcome_path());
        if let Some(Read::Faulty(faults)) = &mut self.read {
            faults.speak(language);
        }
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn fail(&mut self, why: String) {
        self.form.set_errors(vec![((), why)]);
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let t = texts(self.language);
        let theme = *canvas.theme();
        let deed = match self.read {
            Some(Read::Good { .. }) => t.msg_welcome_continue(),
            _ => t.msg_welcome_file_read(),
        };
        self.form.call(Command::Send, deed);
        let room = below(area, canvas.wrapped(area, &t.msg_welcome_file_what(), theme.text) + 1);
        let height = self.form.height(room.width).min(room.height);
        self.form.draw(Rect { height, ..room }, canvas);
        let room = below(room, height + 1);
        match &mut self.read {
            None => {
                canvas.wrapped(room, &t.msg_welcome_file_columns(), theme.muted);
            }
            Some(Read::Faulty(faults)) => {
                let said = t.msg_welcome_file_faults(faults.count() as u64);
                let room = below(room, canvas.wrapped(room, &said, theme.warning));
                faults.draw(room, canvas);
            }
            Some(Read::Good { summary, .. }) => {
                let read = t.msg_welcome_file_good(summary.people as u64, summary.areas as u64);
                let mut room = below(room, canvas.wrapped(room, &read, theme.heading));
                let tops = t.msg_welcome_file_tops(summary.tops.join(", "));
                room = below(room, canvas.wrapped(room, &tops, theme.text));
                for note in &summary.notes {
                    room = below(room, canvas.wrapped(room, &roster_note(self.language, note), theme.muted));
                }
            }
        }
    }
}
