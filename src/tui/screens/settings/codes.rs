//! One-time codes: for one person, shown once; for everybody who waits for one, as slips to print and cut out.

use std::path::PathBuf;

use jiff::civil::Date;
use ratatui::layout::Rect;
use uuid::Uuid;

use super::News;
use crate::domain::organisation::PersonId;
use crate::domain::text::CleanText;
use crate::export;
use crate::export::file::{ExportFileError, slug, write_file};
use crate::export::slips::{self, Slip};
use crate::i18n;
use crate::member::Error;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::{Command, Phrase};
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::message;
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::screens::goals::deed::above_hints;
use crate::tui::screens::goals::pick::{Pick, sorted};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::headed;
use crate::tui::widgets::window_list::{Row, WindowList};

/// What was given out.
pub enum Given {
    One { person: PersonId, code: String, until: Date },
    Slips { count: usize, path: PathBuf },
}

/// Shows what was given, over whatever asked for it.
pub fn show(given: Result<Given, export::Error>, cx: &Desk) -> Outcome<Desk> {
    let t = cx.texts();
    match given {
        Ok(Given::One { person, code, until }) => {
            let (name, handle) = match cx.workspace().organisation().find(person) {
                Some(found) => (cx.name(person), found.handle.clone()),
                None => return Outcome::Consumed,
            };
            let until = i18n::day_long(cx.language(), until);
            Outcome::Open(Box::new(ShowCode {
                title: t.msg_settings_code_title(name),
                code,
                how: t.msg_settings_code_how(handle, until),
            }))
        }
        Ok(Given::Slips { count, path }) => {
            let said = t.msg_settings_slips_written(count as u64, path.display().to_string());
            Outcome::Open(Box::new(message::Message::new(t.msg_settings_slips(), said)))
        }
        Err(error) => Outcome::Say(cx.explain_export(&error)),
    }
}

/// Has the scribe give somebody a code.
fn issue(id: Uuid, person: PersonId, cx: &Desk) {
    cx.write(move |member| {
        let until = slips::valid_until(member);
        let given = member.issue_code(person).map(|code| Given::One { person, code: code.to_string(), until });
        Message::Settings(News::Codes(id, given.map_err(export::Error::Member)))
    });
}

/// Everybody who waits for a code.
pub struct CodeList {
    list: WindowList<PersonId>,
    heading: String,
    advice: String,
}

impl CodeList {
    pub fn new(cx: &Desk) -> Result<Self, Error> {
        let mut codes = Self { list: WindowList::new(Vec::new()), heading: String::new(), advice: String::new() };
        codes.load(cx)?;
        Ok(codes)
    }

    fn load(&mut self, cx: &Desk) -> Result<(), Error> {
        let (t, organisation) = (cx.texts(), cx.workspace().organisation());
        self.list.set_columns(vec![
            Column::new(t.msg_settings_column_name(), Width::Share(2)),
            Column::new(t.msg_settings_column_handle(), Width::Share(1)),
            Column::new(t.msg_settings_column_title(), Width::Share(2)).from_width(80),
        ]);
        let waiting = sorted(cx.member().waiting_to_enrol()?, cx);
        let rows = waiting.into_iter().filter_map(|id| organisation.find(id)).map(|person| {
            let title = CleanText::line(&person.title).to_string();
            Row::new(person.id, [cx.name(person.id), person.handle.clone(), title])
        });
        let rows: Vec<_> = rows.collect();
        self.advice = if rows.is_empty() { t.msg_settings_codes_nobody() } else { t.msg_settings_codes_advice() };
        self.list.replace(rows, false, false);
        self.heading = t.msg_settings_codes();
        Ok(())
    }

    fn ask(person: PersonId, cx: &Desk) -> Outcome<Desk> {
        match AskCode::new(person, cx) {
            Ok(ask) => Outcome::Open(Box::new(ask)),
            Err(error) => cx.say(&error),
        }
    }
}

impl Layer<Desk> for CodeList {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let nobody = self.list.is_empty().then(|| t.msg_settings_codes_nobody());
        let mut offers = vec![
            Offer::unless(Command::Open, nobody.clone()).called(t.msg_settings_code_give()),
            Offer::unless(Command::Export, nobody).called(t.msg_settings_slips()),
            Offer::ready(Command::Search).called(t.msg_settings_code_anybody()),
        ];
        offers.extend([Command::Back, Command::Lock].map(Offer::ready));
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Back => Outcome::Close,
            Command::Open => self.list.selected_id().map_or(Outcome::Consumed, |person| Self::ask(*person, cx)),
            Command::Export => match SlipsForm::new(cx) {
                Ok(form) => Outcome::Open(Box::new(form)),
                Err(error) => cx.say(&error),
            },
            Command::Search => {
                let today = cx.workspace().today();
                let people = cx.workspace().organisation().people().iter();
                let there = people.filter(|person| person.active_until.is_none_or(|until| today < until));
                let there = sorted(there.map(|person| person.id).collect(), cx);
                Outcome::Open(Pick::person(cx.texts().msg_settings_code_anybody(), &there, cx))
            }
            walking => {
                self.list.run(walking);
                Outcome::Consumed
            }
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        self.list.point(event)
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::Picked(person) => Ok(Self::ask(person, cx)),
            Message::Settings(News::Codes(_, given)) => Ok(show(given, cx)),
            Message::BoardChanged => match self.load(cx) {
                Ok(()) => Err(message),
                Err(error) => Ok(cx.say(&error)),
            },
            other => Err(other),
        }
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if let Some(room) = headed::open(area, canvas, &self.heading, &self.advice) {
            self.list.draw(room, canvas, true);
        }
    }
}

/// Says what a code does before it is given: another one stops working, and of somebody with keys these come to an end.
pub struct AskCode {
    id: Uuid,
    person: PersonId,
    title: String,
    about: String,
    form: Form<()>,
    warns: bool,
    sending: bool,
}

impl AskCode {
    pub fn new(person: PersonId, cx: &Desk) -> Result<Self, Error> {
        let t = cx.texts();
        let warns = cx.member().enrolled()?.contains(&person);
        let name = cx.name(person);
        let about = if warns { t.msg_settings_code_again(&name) } else { t.msg_settings_code_first(&name) };
        Ok(Self {
            id: cx.member().new_id(),
            person,
            title: t.msg_settings_code_title(name),
            about,
            form: Form::new(Vec::new(), vec![Command::Send, Command::Back]),
            warns,
            sending: false,
        })
    }
}

impl Layer<Desk> for AskCode {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let give = Offer::ready(Command::Send).called(cx.texts().msg_settings_code_give());
        vec![give, Command::Back.into(), Command::Lock.into()]
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Send if !self.sending => {
                self.sending = true;
                issue(self.id, self.person, cx);
                Outcome::Consumed
            }
            Command::Send => Outcome::Consumed,
            _ => Outcome::Close,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match self.form.handle(event) {
            Formed::Pressed(command) => self.run(command, cx),
            Formed::Ignored => Outcome::Ignored,
            _ => Outcome::Consumed,
        }
    }

    fn receive(&mut self, message: Message, _: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match &message {
            // The list beneath shows it.
            Message::Settings(News::Codes(id, _)) if *id == self.id => Ok(Outcome::Answer(message)),
            _ => Err(message),
        }
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let width = area.width.min(70);
        let lines = textwrap::wrap(&self.about, usize::from(width.saturating_sub(2).max(8))).len();
        let wanted = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(6);
        let inside = canvas.frame(centred(above_hints(area), width, wanted), &self.title);
        let theme = *canvas.theme();
        let used = canvas.wrapped(inside, &self.about, if self.warns { theme.warning } else { theme.text });
        let used = (used + 1).min(inside.height);
        self.form.draw(Rect { y: inside.y + used, height: inside.height - used, ..inside }, canvas);
    }
}

/// A code, shown once.
struct ShowCode {
    title: String,
    code: String,
    how: String,
}

impl Layer<Desk> for ShowCode {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        vec![Offer::ready(Command::Open).called(cx.texts().msg_settings_code_noted()), Command::Lock.into()]
    }

    fn run(&mut self, _: Command, _: &mut Desk) -> Outcome<Desk> {
        Outcome::Close
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let inside = canvas.frame(centred(above_hints(area), 66, 10), &self.title);
        let theme = *canvas.theme();
        // The code before all else.
        if usize::from(inside.width) < self.code.len() || inside.height < 1 {
            let said = canvas.phrase(Phrase::TooSmall);
            canvas.text(Rect { height: area.height.min(1), ..area }, &said, theme.warning);
            return;
        }
        let used = canvas.wrapped(inside, &self.code, theme.heading) + 1;
        let used = used.min(inside.height);
        canvas.wrapped(Rect { y: inside.y + used, height: inside.height - used, ..inside }, &self.how, theme.text);
    }
}

/// Slips for everybody who waits: where to.
struct SlipsForm {
    id: Uuid,
    people: Vec<PersonId>,
    help: String,
    form: Form<()>,
    sending: bool,
}

impl SlipsForm {
    fn new(cx: &Desk) -> Result<Self, Error> {
        let t = cx.texts();
        let people = cx.member().waiting_to_enrol()?;
        let organisation = slug(&cx.workspace().board().organisation);
        let name = format!("{organisation}-{}-{}.html", slug(&t.msg_settings_codes()), cx.workspace().today());
        let field = Field::new((), t.msg_tui_export_file(), Input::text_field(&name));
        Ok(Self {
            id: cx.member().new_id(),
            help: t.msg_settings_slips_help(people.len() as u64),
            people,
            form: Form::new(vec![field], vec![Command::Send, Command::Back]),
            sending: false,
        })
    }

    fn send(&mut self, cx: &Desk) -> Outcome<Desk> {
        if self.sending {
            return Outcome::Consumed;
        }
        let path = cx.settings.export_folder.join(self.form.text(&()).trim());
        // Codes that are given and then written nowhere would only shut the earlier ones.
        if path.symlink_metadata().is_ok() {
            let taken = export::Error::File(ExportFileError::AlreadyExists(path));
            self.form.set_errors(vec![((), cx.explain_export(&taken))]);
            return Outcome::Consumed;
        }
        self.sending = true;
        let (id, people, language) = (self.id, self.people.clone(), cx.language());
        cx.write(move |member| {
            let given = member.issue_codes(&people).map_err(export::Error::Member).and_then(|codes| {
                let slips = Slip::of(member, codes);
                let sheet = slips::sheet(member, &slips, language, Some(member.workspace().path()));
                write_file(&path, false, |out| out.write_all(sheet.as_bytes())).map_err(export::Error::File)?;
                let path = std::path::absolute(&path).unwrap_or(path);
                Ok(Given::Slips { count: slips.len(), path })
            });
            Message::Settings(News::Codes(id, given))
        });
        Outcome::Consumed
    }
}

impl Layer<Desk> for SlipsForm {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        [Command::Send, Command::Back, Command::Lock].map(Offer::ready).into()
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Send => self.send(cx),
            _ => Outcome::Close,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match self.form.handle(event) {
            Formed::Pressed(command) => self.run(command, cx),
            Formed::Ignored => Outcome::Ignored,
            _ => Outcome::Consumed,
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::Settings(News::Codes(id, Err(error))) if id == self.id => {
                self.sending = false;
                self.form.set_errors(vec![((), cx.explain_export(&error))]);
                Ok(Outcome::Consumed)
            }
            Message::Settings(News::Codes(id, given)) if id == self.id => {
                Ok(Outcome::Answer(Message::Settings(News::Codes(id, given))))
            }
            other => Err(other),
        }
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let width = area.width.min(76);
        let lines = textwrap::wrap(&self.help, usize::from(width.saturating_sub(2).max(8))).len();
        let wanted =
            u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(4 + self.form.height(width.saturating_sub(2)));
        let title = canvas.label(Command::Export);
        let inside = canvas.frame(centred(above_hints(area), width, wanted), &title);
        let used = canvas.wrapped(inside, &self.help, canvas.theme().muted);
        let used = (used + 1).min(inside.height);
        self.form.draw(Rect { y: inside.y + used, height: inside.height - used, ..inside }, canvas);
    }
}
