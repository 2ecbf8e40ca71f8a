//! A form over the settings: what it is about, its fields, what would come of what is typed, and one change at its end.

use ratatui::layout::Rect;

use super::asked::{Asked, Change, Step};
use crate::domain::organisation::PersonId;
use crate::member::Error;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::screens::goals::deed::{Wrong, above_hints, ask_to_leave};
use crate::tui::screens::goals::offering::searches;
use crate::tui::screens::goals::pick::Pick;

/// Reads the form: the change it asks for, or what is wrong at which field.
pub type Read<Id> = Box<dyn Fn(&Form<Id>, &Desk) -> Result<Change, Wrong<Id>>>;

/// What would come of what is typed, said while it is typed.
pub type Preview<Id> = Box<dyn Fn(&Form<Id>, &Desk) -> String>;

/// The form.
pub struct Sheet<Id> {
    title: String,
    about: String,
    form: Form<Id>,
    read: Read<Id>,
    preview: Option<Preview<Id>>,
    shown: String,
    /// At which field a refusal is said; without one it is said above.
    place: fn(&Error) -> Option<Id>,
    people: Option<(Id, Vec<PersonId>)>,
    said: Option<String>,
    changed: bool,
    asked: Asked,
}

impl<Id: Clone + PartialEq + 'static> Sheet<Id> {
    /// `deed` is what the button of the question says.
    pub fn new(title: String, deed: String, about: String, fields: Vec<Field<Id>>, read: Read<Id>, cx: &Desk) -> Self {
        let mut form = Form::new(fields, vec![Command::Send, Command::Back]);
        form.call(Command::Send, cx.texts().msg_settings_save());
        Self {
            asked: Asked::new(title.clone(), deed, cx),
            title,
            about,
            form,
            read,
            preview: None,
            shown: String::new(),
            place: |_| None,
            people: None,
            said: None,
            changed: false,
        }
    }

    #[must_use]
    pub fn previewing(mut self, preview: Preview<Id>, cx: &Desk) -> Self {
        self.shown = preview(&self.form, cx);
        self.preview = Some(preview);
        self
    }

    /// Says refusals at their fields.
    #[must_use]
    pub fn placing(self, place: fn(&Error) -> Option<Id>) -> Self {
        Self { place, ..self }
    }

    /// Has the options of a choice be these people, whom typing finds.
    #[must_use]
    pub fn picking(self, field: Id, people: Vec<PersonId>) -> Self {
        Self { people: Some((field, people)), ..self }
    }

    fn touch(&mut self, cx: &Desk) {
        self.changed = true;
        self.said = None;
        if let Some(preview) = &self.preview {
            self.shown = preview(&self.form, cx);
        }
    }

    fn pick(&self, cx: &Desk) -> Option<Box<Pick<PersonId>>> {
        let (field, people) = self.people.as_ref().filter(|(field, _)| self.form.focused() == Some(field))?;
        Some(Pick::person(self.form.label(field), people, cx))
    }

    fn send(&mut self, cx: &Desk) -> Outcome<Desk> {
        self.said = None;
        match (self.read)(&self.form, cx) {
            Ok(change) => {
                self.form.set_errors(Vec::new());
                self.asked.begin(change, cx)
            }
            Err(errors) => {
                self.form.set_errors(errors);
                Outcome::Consumed
            }
        }
    }

    fn refuse(&mut self, error: &Error, cx: &Desk) {
        let told = cx.explain(error);
        match (self.place)(error) {
            Some(field) => self.form.set_errors(vec![(field, told)]),
            None => self.said = Some(told),
        }
    }
}

impl<Id: Clone + PartialEq + 'static> Layer<Desk> for Sheet<Id> {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let save = Offer::ready(Command::Send).called(cx.texts().msg_settings_save());
        let mut offers = vec![save, Command::Back.into(), Command::Lock.into()];
        if self.pick(cx).is_some() {
            offers.insert(0, Offer::ready(Command::Open).called(cx.texts().msg_goal_form_choose()));
        }
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Open => self.pick(cx).map_or(Outcome::Ignored, |pick| Outcome::Open(pick)),
            Command::Send => self.send(cx),
            Command::Back if self.changed => ask_to_leave(cx),
            Command::Back => Outcome::Close,
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        if matches!(event, Event::Wake(_) | Event::Resumed) {
            return Outcome::Ignored;
        }
        if searches(event)
            && let Some(pick) = self.pick(cx)
        {
            return Outcome::Open(pick.typed(event));
        }
        match self.form.handle(event) {
            Formed::Pressed(command) => self.run(command, cx),
            Formed::Ignored => Outcome::Ignored,
            Formed::Moved => Outcome::Consumed,
            Formed::Changed(_) => {
                self.touch(cx);
                Outcome::Consumed
            }
            Formed::Cut(_) => {
                self.touch(cx);
                Outcome::Say(cx.texts().msg_tui_text_cut())
            }
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::ReallyLeave => return Ok(Outcome::Close),
            Message::Picked(person) if self.people.is_some() => {
                if let Some((field, people)) = &self.people
                    && let Some(at) = people.iter().position(|one| *one == person)
                    && let Some(Input::Choice { chosen, .. }) = self.form.input_mut(field)
                {
                    *chosen = at;
                }
                self.touch(cx);
                return Ok(Outcome::Consumed);
            }
            _ => {}
        }
        Ok(match self.asked.receive(message, cx)? {
            Step::Pending(outcome) => outcome,
            Step::Done(message) => Outcome::Answer(message),
            Step::Refused(error) => {
                self.refuse(&error, cx);
                Outcome::Consumed
            }
        })
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let width = area.width.min(76);
        let said = self.said.as_deref().unwrap_or_default();
        let lines = |text: &str| match text {
            "" => 0,
            text => u16::try_from(textwrap::wrap(text, usize::from(width.saturating_sub(2).max(8))).len())
                .unwrap_or(u16::MAX),
        };
        let above = lines(&self.about) + lines(&self.shown) + lines(said);
        let gap = u16::from(above > 0 && self.form.has_fields());
        let wanted = above.saturating_add(gap + 2).saturating_add(self.form.height(width.saturating_sub(2)).max(3));
        let inside = canvas.frame(centred(above_hints(area), width, wanted), &self.title);
        // Where there is not room for everything the fields keep the greater part of it.
        let kept = self.form.height(inside.width).min(8);
        let room = Rect { height: inside.height.saturating_sub(kept), ..inside };
        let theme = *canvas.theme();
        let mut used = 0;
        for (text, style) in [(said, theme.error), (self.shown.as_str(), theme.heading), (&self.about, theme.muted)] {
            used += canvas.wrapped(Rect { y: room.y + used, height: room.height - used, ..room }, text, style);
        }
        let used = (used + gap).min(inside.height);
        self.form.draw(Rect { y: inside.y + used, height: inside.height - used, ..inside }, canvas);
    }
}
