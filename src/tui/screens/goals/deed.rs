//! A dialog with a few fields and one deed: what it will do stands above, what is wrong at its field, and nothing typed is
//! lost by a refusal.

use jiff::Timestamp;
use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::kept::{Keeper, Slot};
use super::offering::searches;
use super::pick::Pick;
use crate::domain::organisation::PersonId;
use crate::member::{self, Act, Error};
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::confirm::Confirm;
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::{Context as _, Layer, Offer, Outcome};

/// What is to be written, and how to say it went well.
pub type Task = Box<dyn FnOnce(&mut Act<'_>) -> member::Result<String> + Send>;

/// Reads the form: what is to be written, or what is wrong at which field.
pub type Read<Id> = Box<dyn Fn(&Form<Id>, Uuid, &Desk) -> Result<Task, Wrong<Id>>>;

/// What is wrong with what is typed, at which field.
pub type Wrong<Id> = Vec<(Id, String)>;

/// Asks whether what was typed may be lost.
pub fn ask_to_leave(cx: &Desk) -> Outcome<Desk> {
    let t = cx.texts();
    let leave = t.msg_goal_form_leave();
    Outcome::Open(Box::new(Confirm::new(leave.clone(), t.msg_goal_form_leave_question(), leave, Message::ReallyLeave)))
}

/// Where a dialog may lie: the last line keeps its hints.
pub fn above_hints(area: Rect) -> Rect {
    Rect { height: if area.height > 10 { area.height - 1 } else { area.height }, ..area }
}

/// Hands a task to the scribe in one transaction; its [`Message::Written`] comes back under `id`.
pub fn write(id: Uuid, task: Task, cx: &Desk) {
    cx.write(move |member| match member.act(task) {
        Ok(said) => Message::Written(id, said, Ok(())),
        Err(error) => Message::Written(id, String::new(), Err(error)),
    });
}

/// What is typed, as it is sealed away.
#[derive(Serialize, Deserialize)]
struct Draft {
    /// Of what is changed, as it was read.
    revision: u32,
    entered: Vec<String>,
}

/// The dialog.
pub struct Deed<Id> {
    /// Of what will be written: sending it twice after an unknown outcome writes it once.
    id: Uuid,
    title: String,
    about: String,
    button: Command,
    form: Form<Id>,
    read: Read<Id>,
    /// At which field a refusal is said; without one it is said above.
    place: fn(&Error) -> Option<Id>,
    said: Option<String>,
    changed: bool,
    sending: bool,
    /// Keeps what is typed, in dialogs where that is worth it, with the revision it is about.
    kept: Option<(Keeper, u32)>,
    /// The choice whose options are these people, to be found by typing.
    people: Option<(Id, Vec<PersonId>)>,
}

impl<Id: Clone + PartialEq + 'static> Deed<Id> {
    /// `button` is the command that names the deed.
    pub fn new(
        title: String,
        about: String,
        fields: Vec<Field<Id>>,
        button: Command,
        read: Read<Id>,
        cx: &Desk,
    ) -> Self {
        Self {
            id: cx.member().new_id(),
            title,
            about,
            button,
            form: Form::new(fields, vec![button, Command::Back]),
            read,
            place: |_| None,
            said: None,
            changed: false,
            sending: false,
            kept: None,
            people: None,
        }
    }

    /// Begins at another field than the first.
    #[must_use]
    pub fn focused(mut self, field: &Id) -> Self {
        self.form.focus_on(field);
        self
    }

    /// Keeps what is typed in a draft until it is sent or given up, and takes up what was typed before. `revision` is that
    /// of what is changed, 0 for something new.
    #[must_use]
    pub fn kept(mut self, slot: Slot, revision: u32, cx: &Desk) -> Self {
        let keeper = Keeper::new(slot);
        if let Some((draft, said)) = keeper.find::<Draft>(cx)
            && self.form.enter(&draft.entered)
        {
            self.changed = true;
            self.said = Some(match draft.revision < revision {
                true => format!("{said}. {}", cx.texts().msg_writing_newer_revision(revision)),
                false => said,
            });
        }
        self.kept = Some((keeper, revision));
        self
    }

    /// Has the options of a choice be these people, whom typing finds.
    #[must_use]
    pub fn picking(self, field: Id, people: Vec<PersonId>) -> Self {
        Self { people: Some((field, people)), ..self }
    }

    fn touch(&mut self, cx: &Desk) {
        self.changed = true;
        if let Some((keeper, _)) = &mut self.kept {
            keeper.saving.touch(cx);
        }
    }

    fn save(&mut self, cx: &Desk) {
        if let Some((keeper, revision)) = &mut self.kept {
            keeper.save(Draft { revision: *revision, entered: self.form.entered() }, cx);
        }
    }

    /// The list of people, where their field has the focus.
    fn pick(&self, cx: &Desk) -> Option<Box<Pick<PersonId>>> {
        let (field, people) = self.people.as_ref().filter(|(field, _)| self.form.focused() == Some(field))?;
        Some(Pick::person(self.form.label(field), people, cx))
    }

    fn picked(&mut self, person: PersonId, cx: &Desk) {
        self.touch(cx);
        if let Some((field, people)) = &self.people
            && let Some(at) = people.iter().position(|one| *one == person)
            && let Some(Input::Choice { chosen, .. }) = self.form.input_mut(field)
        {
            *chosen = at;
        }
    }

    /// Says refusals at their fields.
    #[must_use]
    pub fn placing(self, place: fn(&Error) -> Option<Id>) -> Self {
        Self { place, ..self }
    }

    fn send(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        if self.sending {
            return Outcome::Consumed;
        }
        self.said = None;
        match (self.read)(&self.form, self.id, cx) {
            Ok(task) => {
                self.sending = true;
                self.form.set_errors(Vec::new());
                self.save(cx);
                match &self.kept {
                    Some((keeper, _)) => keeper.send(self.id, task, cx),
                    None => write(self.id, task, cx),
                }
            }
            Err(errors) => self.form.set_errors(errors),
        }
        Outcome::Consumed
    }
}

impl<Id: Clone + PartialEq + 'static> Layer<Desk> for Deed<Id> {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let deed = cx.view().words.command(self.button);
        let mut offers = vec![Offer::ready(Command::Send).called(deed), Command::Back.into(), Command::Lock.into()];
        if self.pick(cx).is_some() {
            offers.insert(0, Offer::ready(Command::Open).called(cx.texts().msg_goal_form_choose()));
        }
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Open => self.pick(cx).map_or(Outcome::Ignored, |pick| Outcome::Open(pick)),
            Command::Back if self.changed => ask_to_leave(cx),
            Command::Back => Outcome::Close,
            command if command == Command::Send || command == self.button => self.send(cx),
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        if let Event::Wake(now) = event {
            if self.kept.as_ref().is_some_and(|(keeper, _)| keeper.saving.is_due(*now)) {
                self.save(cx);
            }
            return Outcome::Ignored;
        }
        if *event == Event::Resumed {
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
            Message::ReallyLeave => {
                if let Some((keeper, _)) = &mut self.kept {
                    keeper.discard(cx);
                }
                Ok(Outcome::Close)
            }
            Message::Picked(person) if self.people.is_some() => {
                self.picked(person, cx);
                Ok(Outcome::Consumed)
            }
            Message::Written(id, said, done) if id == self.id => {
                self.sending = false;
                if let (Ok(()), Some((keeper, _))) = (&done, &self.kept) {
                    keeper.sent(cx);
                }
                Ok(match done {
                    Ok(()) => Outcome::Answer(Message::Written(id, said, Ok(()))),
                    Err(error) => {
                        match (self.place)(&error) {
                            Some(field) => self.form.set_errors(vec![(field, cx.explain(&error))]),
                            None => self.said = Some(cx.explain(&error)),
                        }
                        Outcome::Consumed
                    }
                })
            }
            other => Err(other),
        }
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn next_wake(&self) -> Option<Timestamp> {
        self.kept.as_ref().and_then(|(keeper, _)| keeper.saving.due())
    }

    fn leave(&mut self, cx: &mut Desk) {
        self.save(cx);
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let width = area.width.min(72);
        let said = self.said.as_deref().unwrap_or_default();
        let lines = |text: &str| match text {
            "" => 0,
            text => u16::try_from(textwrap::wrap(text, usize::from(width.saturating_sub(2).max(8))).len())
                .unwrap_or(u16::MAX),
        };
        let above = lines(&self.about).saturating_add(lines(said));
        let gap = u16::from(above > 0 && self.form.has_fields());
        let wanted = above.saturating_add(gap + 2).saturating_add(self.form.height(width.saturating_sub(2)).max(3));
        let inside = canvas.frame(centred(above_hints(area), width, wanted), &self.title);
        let kept = self.form.height(inside.width).min(4);
        let room = Rect { height: inside.height.saturating_sub(kept), ..inside };
        let theme = *canvas.theme();
        let mut used = canvas.wrapped(room, &self.about, theme.text);
        used += canvas.wrapped(Rect { y: room.y + used, height: room.height - used, ..room }, said, theme.warning);
        let used = (used + gap).min(inside.height);
        self.form.draw(Rect { y: inside.y + used, height: inside.height - used, ..inside }, canvas);
    }
}
