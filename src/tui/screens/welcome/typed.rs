//! The people of a new board, typed one after the other: a table, and a form below it.

use std::collections::HashMap;

use ratatui::layout::Rect;

use super::person_form::{Filled, Person, PersonForm, RowId};
use super::{At, Page, Turn, below};
use crate::domain::handle::unique_handle;
use crate::domain::roster::{Plan, Roster, RosterRow};
use crate::domain::text::CleanText;
use crate::i18n::{Language, texts};
use crate::member::{NewBoard, Result};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::event::Event;
use crate::tui::layer::{Offer, WALKING};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::window_list::{Row, WindowList};

pub struct Typed {
    language: Language,
    people: Vec<Person>,
    next: RowId,
    list: WindowList<RowId>,
    /// Where somebody is typed; it stays as it is while the table has the keys.
    form: Option<PersonForm>,
    typing: bool,
}

impl Typed {
    pub fn new(language: Language) -> Self {
        let list = WindowList::new(columns(language));
        Self { language, people: Vec::new(), next: 1, list, form: None, typing: false }
    }

    /// Nobody is there yet: what is to do is to type somebody.
    pub fn begin(&mut self) {
        if self.people.is_empty() && self.form.is_none() {
            self.add();
        }
    }

    pub fn holds_something(&self) -> bool {
        !self.people.is_empty() || self.form.as_ref().is_some_and(PersonForm::holds_something)
    }

    /// What the board is to start with.
    pub fn plan(&self, new: &NewBoard, cx: &Desk) -> Result<Plan> {
        new.plan_roster(&self.roster(), &cx.clock)
    }

    fn roster(&self) -> Roster {
        let handles = self.handles();
        let row = |(person, line): (&Person, u32)| RosterRow {
            line,
            name: person.name.clone(),
            manager: person.manager.map(|manager| handles[&manager].clone()).unwrap_or_default(),
            handle: Some(handles[&person.id].clone()),
            title: Some(person.title.clone()),
            ..RosterRow::default()
        };
        Roster { rows: self.people.iter().zip(1..).map(row).collect(), ..Roster::default() }
    }

    /// Everybody's handle, from their names in the order typed.
    fn handles(&self) -> HashMap<RowId, String> {
        let mut handles: HashMap<RowId, String> = HashMap::new();
        for person in &self.people {
            let handle = unique_handle(&person.name, |handle| handles.values().any(|taken| taken == handle));
            handles.insert(person.id, handle);
        }
        handles
    }

    fn find(&self, id: RowId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// Whether somebody is, or comes to report to, `above`.
    fn is_under(&self, id: RowId, above: RowId) -> bool {
        let mut at = Some(id);
        while let Some(here) = at {
            if here == above {
                return true;
            }
            at = self.find(here).and_then(|person| person.manager);
        }
        false
    }

    /// Who may be somebody's manager: nobody below them.
    fn managers(&self, of: Option<RowId>) -> Vec<(RowId, String)> {
        let handles = self.handles();
        let may = |person: &&Person| of.is_none_or(|of| !self.is_under(person.id, of));
        let called = |person: &Person| {
            let namesakes = self.people.iter().filter(|other| other.name == person.name).count();
            let name = CleanText::line(&person.name);
            if namesakes > 1 { format!("{name} ({})", handles[&person.id]) } else { name.to_string() }
        };
        self.people.iter().filter(may).map(|person| (person.id, called(person))).collect()
    }

    /// A form for somebody new: under whoever the last one was put under, else under the first.
    fn add(&mut self) {
        let last = self.people.last().map(|person| person.manager.unwrap_or(person.id));
        self.form = Some(PersonForm::new(None, last, &self.managers(None), self.language));
        self.typing = true;
    }

    fn edit(&mut self) {
        let Some(person) = self.list.selected_id().and_then(|id| self.find(*id)) else { return };
        let managers = self.managers(Some(person.id));
        self.form = Some(PersonForm::new(Some(person), person.manager, &managers, self.language));
        self.typing = true;
    }

    /// Puts what is typed into the table. Whoever adds goes on adding.
    fn put(&mut self) -> Turn {
        let Some(form) = &mut self.form else { return Turn::Ignored };
        let id = form.of.unwrap_or(self.next);
        let Some(person) = form.person(id, self.language) else { return Turn::Consumed };
        let is_new = form.of.is_none();
        match self.people.iter_mut().find(|known| known.id == id) {
            Some(known) => *known = person,
            None => {
                self.people.push(person);
                self.next += 1;
            }
        }
        self.show();
        self.list.select(&id);
        if is_new {
            self.add();
        } else {
            (self.form, self.typing) = (None, false);
        }
        Turn::Consumed
    }

    /// Takes the selected one out; who reported to them reports to their manager.
    fn remove(&mut self) -> Turn {
        let Some(at) = self.list.selected_id().and_then(|id| self.people.iter().position(|person| person.id == *id))
        else {
            return Turn::Ignored;
        };
        let gone = self.people.remove(at);
        let mut moved = 0;
        for person in self.people.iter_mut().filter(|person| person.manager == Some(gone.id)) {
            person.manager = gone.manager;
            moved += 1;
        }
        if let Some(form) = &mut self.form {
            let above = form.manager().filter(|manager| *manager != gone.id);
            let of = form.of.filter(|of| *of != gone.id);
            if form.of != of {
                self.form = None;
            } else {
                let managers = self.managers(of);
                if let Some(form) = &mut self.form {
                    form.offer(&managers, above, self.language);
                }
            }
        }
        self.show();
        let t = texts(self.language);
        let name = CleanText::line(&gone.name).to_string();
        let manager = gone.manager.and_then(|manager| self.find(manager));
        match (moved, manager) {
            (0, _) => Turn::Say(t.msg_welcome_person_removed(name)),
            (_, Some(manager)) => {
                Turn::Say(t.msg_welcome_person_removed_moving(name, moved, CleanText::line(&manager.name)))
            }
            (_, None) => Turn::Say(t.msg_welcome_person_removed_from_top(name, moved)),
        }
    }

    fn show(&mut self) {
        let (t, handles) = (texts(self.language), self.handles());
        let rows: Vec<_> = self
            .people
            .iter()
            .map(|person| {
                let manager = person.manager.and_then(|manager| self.find(manager));
                let above = manager
                    .map_or_else(|| t.msg_welcome_at_the_top(), |above| CleanText::line(&above.name).to_string());
                let cells = [
                    CleanText::line(&person.name).to_string(),
                    above,
                    CleanText::line(&person.title).to_string(),
                    handles[&person.id].clone(),
                ];
                Row::new(person.id, cells)
            })
            .collect();
        self.list.set_columns(columns(self.language));
        self.list.replace(rows, false, false);
    }

    fn go_on(&mut self) -> Turn {
        // What is typed and not put in yet is meant to be there.
        if self.form.as_ref().is_some_and(|form| form.holds_something() || form.of.is_some()) {
            self.put();
            if self.form.as_ref().is_some_and(PersonForm::holds_something) {
                return Turn::Consumed;
            }
        }
        if self.people.is_empty() {
            return Turn::Say(texts(self.language).msg_welcome_nobody_typed());
        }
        (self.form, self.typing) = (None, false);
        Turn::To(At::Access)
    }
}

fn columns(language: Language) -> Vec<Column> {
    let t = texts(language);
    vec![
        Column::new(t.msg_welcome_person_name(), Width::Share(3)),
        Column::new(t.msg_welcome_person_manager(), Width::Share(3)),
        Column::new(t.msg_welcome_person_title(), Width::Share(2)).from_width(60),
        Column::new(t.msg_welcome_person_handle(), Width::Share(2)).from_width(40),
    ]
}

impl Page for Typed {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let go_on = Offer::ready(Command::Send).called(t.msg_welcome_continue());
        if self.typing {
            return vec![go_on, Offer::ready(Command::Back).called(t.msg_welcome_to_the_table())];
        }
        let mut offers = vec![go_on, Offer::ready(Command::New).called(t.msg_welcome_person_add())];
        if self.list.selected_id().is_some() {
            offers.push(Offer::ready(Command::Open).called(t.msg_welcome_person_change()));
            offers.push(Offer::ready(Command::Withdraw).called(t.msg_welcome_person_remove()));
        }
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, _: &mut Desk) -> Turn {
        match command {
            Command::Send => return self.go_on(),
            Command::Back => self.typing = false,
            // What was left half typed is still there.
            Command::New if self.form.as_ref().is_some_and(|form| form.of.is_none()) => self.typing = true,
            Command::New => self.add(),
            Command::Open => self.edit(),
            Command::Withdraw => return self.remove(),
            walking => drop(self.list.run(walking)),
        }
        Turn::Consumed
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Turn {
        if !self.typing {
            return match event {
                Event::Mouse(mouse) if self.list.mouse(*mouse).is_some() => Turn::Consumed,
                _ => Turn::Ignored,
            };
        }
        let Some(form) = &mut self.form else { return Turn::Ignored };
        match form.handle(event) {
            Filled::Pressed(Command::Send) => self.put(),
            Filled::Pressed(_) => {
                self.typing = false;
                Turn::Consumed
            }
            Filled::Consumed => Turn::Consumed,
            Filled::Ignored => Turn::Ignored,
        }
    }

    fn speak(&mut self, language: Language) {
        self.language = language;
        if let Some(form) = &mut self.form {
            form.speak(language);
        }
        self.show();
    }

    fn takes_typing(&self) -> bool {
        self.typing && self.form.as_ref().is_some_and(PersonForm::takes_typing)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let t = texts(self.language);
        let theme = *canvas.theme();
        let what = if self.people.is_empty() { t.msg_welcome_typed_first() } else { t.msg_welcome_typed_more() };
        // On a very low screen the form is all there is room for.
        let room = if area.height < 10 { area } else { below(area, canvas.wrapped(area, &what, theme.text) + 1) };
        let form = self.form.as_ref().filter(|_| self.typing).map_or(0, |form| form.height(room.width));
        let form = form.min(room.height);
        let gap = u16::from(form > 0);
        // Nobody to show: the form stands right below what it is for.
        let rows = u16::try_from(self.people.len()).unwrap_or(u16::MAX);
        // A list has its titles from three lines on.
        let needed = if rows == 0 { 0 } else { rows.saturating_add(1).max(3) };
        let table = Rect { height: needed.min(room.height.saturating_sub(form + gap)), ..room };
        self.list.draw(table, canvas, !self.typing);
        if let Some(open) = self.form.as_mut().filter(|_| self.typing) {
            let used = if table.height > 0 { table.height + gap } else { 0 };
            open.draw(Rect { height: form, ..below(room, used) }, canvas);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(people: &[(&str, Option<RowId>)]) -> Typed {
        let mut typed = Typed::new(Language::Spanish);
        for (name, manager) in people {
            typed.people.push(Person { id: typed.next, name: (*name).into(), title: String::new(), manager: *manager });
            typed.next += 1;
        }
        typed.show();
        typed
    }

    #[test]
    fn who_reported_to_somebody_taken_out_reports_to_their_manager() {
        let mut typed = typed(&[("Ana Gil", None), ("Berta Sol", Some(1)), ("Carlos Mas", Some(2))]);
        typed.list.select(&2);
        typed.remove();
        assert_eq!(typed.find(3).and_then(|carlos| carlos.manager), Some(1));
        typed.list.select(&1);
        typed.remove();
        assert_eq!(typed.find(3).and_then(|carlos| carlos.manager), None);
    }

    #[test]
    fn nobody_can_be_put_under_those_below_them() {
        let typed = typed(&[("Ana Gil", None), ("Berta Sol", Some(1)), ("Carlos Mas", Some(2)), ("Ana Gil", Some(1))]);
        let offered = |of| typed.managers(of).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
        assert_eq!(offered(Some(2)), [1, 4]);
        assert!(offered(Some(1)).is_empty());
        assert_eq!(typed.managers(None)[3].1, "Ana Gil (ana.gil.2)");
    }
}
