//! One of the people typed for a new board: name, title, and whom they report to.

use ratatui::layout::Rect;

use crate::domain::name::normalise_name;
use crate::i18n::{Language, texts};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};

/// Which row of the table somebody is; rows keep theirs when others go.
pub type RowId = u32;

/// Somebody as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: RowId,
    pub name: String,
    pub title: String,
    /// Nobody at the top.
    pub manager: Option<RowId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Id {
    Name,
    Title,
    Manager,
}

/// What became of an event.
pub enum Filled {
    Ignored,
    Consumed,
    /// A button was pressed.
    Pressed(Command),
}

pub struct PersonForm {
    /// Whose row it changes; none for somebody new.
    pub of: Option<RowId>,
    form: Form<Id>,
    managers: Vec<Option<RowId>>,
}

impl PersonForm {
    /// `managers` are those who may be chosen, as they are called.
    pub fn new(of: Option<&Person>, manager: Option<RowId>, managers: &[(RowId, String)], language: Language) -> Self {
        let (name, title) = of.map_or(("", ""), |person| (&person.name, &person.title));
        let fields = vec![
            Field::new(Id::Name, "", Input::text_field(name)),
            Field::new(Id::Manager, "", Input::choice([""], 0)),
            Field::new(Id::Title, "", Input::text_field(title)),
        ];
        let form = Form::new(fields, vec![Command::Send, Command::Back]);
        let mut form = Self { of: of.map(|person| person.id), form, managers: vec![None] };
        form.offer(managers, manager, language);
        form.speak(language);
        form
    }

    /// Other managers to choose from: others have been added or gone meanwhile.
    pub fn offer(&mut self, managers: &[(RowId, String)], chosen: Option<RowId>, language: Language) {
        self.managers = std::iter::once(None).chain(managers.iter().map(|(id, _)| Some(*id))).collect();
        let at = self.managers.iter().position(|id| *id == chosen).unwrap_or(0);
        let names = managers.iter().map(|(_, name)| name.clone());
        if let Some(Input::Choice { options, chosen }) = self.form.input_mut(&Id::Manager) {
            *options = std::iter::once(texts(language).msg_welcome_nobody_above()).chain(names).collect();
            *chosen = at;
        }
    }

    pub fn manager(&self) -> Option<RowId> {
        self.form.chosen(&Id::Manager).and_then(|at| *self.managers.get(at)?)
    }

    /// Whether anything is typed.
    pub fn holds_something(&self) -> bool {
        !(self.form.text(&Id::Name).trim().is_empty() && self.form.text(&Id::Title).trim().is_empty())
    }

    /// What is typed, as `id`'s row; nothing where the name is missing, which is then said.
    pub fn person(&mut self, id: RowId, language: Language) -> Option<Person> {
        let name = normalise_name(&self.form.text(&Id::Name));
        if name.is_empty() {
            self.form.set_errors(vec![(Id::Name, texts(language).msg_welcome_person_nameless())]);
            return None;
        }
        Some(Person { id, name, title: normalise_name(&self.form.text(&Id::Title)), manager: self.manager() })
    }

    pub fn handle(&mut self, event: &Event) -> Filled {
        match self.form.handle(event) {
            Formed::Pressed(command) => Filled::Pressed(command),
            Formed::Ignored => Filled::Ignored,
            _ => Filled::Consumed,
        }
    }

    pub fn speak(&mut self, language: Language) {
        let t = texts(language);
        self.form.relabel(|id| match id {
            Id::Name => t.msg_welcome_person_name(),
            Id::Manager => t.msg_welcome_person_manager(),
            Id::Title => t.msg_welcome_person_title(),
        });
        if let Some(Input::Choice { options, .. }) = self.form.input_mut(&Id::Manager)
            && let Some(nobody) = options.first_mut()
        {
            *nobody = t.msg_welcome_nobody_above();
        }
        let send = if self.of.is_some() { t.msg_welcome_person_change() } else { t.msg_welcome_person_add() };
        self.form.call(Command::Send, send);
        self.form.call(Command::Back, t.msg_welcome_to_the_table());
    }

    pub fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    pub fn height(&self, width: u16) -> u16 {
        self.form.height(width)
    }

    pub fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        self.form.draw(area, canvas);
    }
}
