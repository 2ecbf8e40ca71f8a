//! Forms: labelled fields, errors at the field, buttons at the end. Nothing typed is lost by an error.

pub mod field;

use std::mem;

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;
use zeroize::Zeroizing;

use self::field::{Field, Input};
use super::canvas::Canvas;
use super::command::Command;
use super::dialogs::draw_buttons;
use super::event::Event;
use super::keys::{Code, Key};
use super::widgets::entry::Edit;

/// What became of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formed<Id> {
    /// Not for the form.
    Ignored,
    /// The focus or cursor moved.
    Moved,
    /// This field holds something else.
    Changed(Id),
    /// The same, but a paste was longer than is taken: say so.
    Cut(Id),
    /// A button was pressed: do its command, as if its key had been.
    Pressed(Command),
}

/// Fields and buttons. The focus is on one of them; Tab walks through all.
pub struct Form<Id> {
    fields: Vec<Field<Id>>,
    buttons: Vec<Command>,
    /// What a button is called where its command's own word would mislead.
    called: Vec<(Command, String)>,
    /// Counts through fields, then buttons.
    focus: usize,
    /// The first line in sight.
    top: u16,
    /// Where each field and the row of buttons was drawn.
    areas: Vec<Rect>,
}

impl<Id: Clone + PartialEq> Form<Id> {
    /// `buttons` come after the fields; the first is what sending means, mostly [`Command::Send`].
    pub fn new(fields: Vec<Field<Id>>, buttons: Vec<Command>) -> Self {
        Self { fields, buttons, called: Vec::new(), focus: 0, top: 0, areas: Vec::new() }
    }

    /// Calls a button by what it does here.
    pub fn call(&mut self, command: Command, label: impl Into<String>) {
        self.called.retain(|(known, _)| *known != command);
        self.called.push((command, label.into()));
    }

    /// Other labels, for another language; what is entered stays, and what was said to be wrong goes.
    pub fn relabel(&mut self, label: impl Fn(&Id) -> String) {
        for field in &mut self.fields {
            field.label = label(&field.id);
            field.error = None;
        }
    }

    /// The field's input, to read what was entered or to put something in.
    pub fn input(&self, id: &Id) -> Option<&Input> {
        self.fields.iter().find(|field| field.id == *id).map(|field| &field.input)
    }

    pub fn input_mut(&mut self, id: &Id) -> Option<&mut Input> {
        self.fields.iter_mut().find(|field| field.id == *id).map(|field| &mut field.input)
    }

    /// What a field is called.
    pub fn label(&self, id: &Id) -> String {
        self.fields.iter().find(|field| field.id == *id).map(|field| field.label.clone()).unwrap_or_default()
    }

    /// What is entered in a text-like field, empty for the others.
    pub fn text(&self, id: &Id) -> String {
        self.input(id).map(Input::text).unwrap_or_default()
    }

    /// What is entered in a secret field, empty for the others.
    pub fn secret(&self, id: &Id) -> Zeroizing<String> {
        match self.input(id) {
            Some(Input::Secret(field)) => Zeroizing::new(field.text().to_owned()),
            _ => Zeroizing::default(),
        }
    }

    /// What is entered the same in two secret fields. Where they differ, `wrong` is said at the second and nothing comes
    /// back.
    pub fn secret_twice(&mut self, id: &Id, again: &Id, wrong: String) -> Option<Zeroizing<String>> {
        let secret = self.secret(id);
        if secret == self.secret(again) {
            return Some(secret);
        }
        self.set_errors(vec![(again.clone(), wrong)]);
        None
    }

    /// Whether a checkbox is set.
    pub fn is_checked(&self, id: &Id) -> bool {
        matches!(self.input(id), Some(Input::Check(true)))
    }

    /// Which of a choice's options is chosen.
    pub fn chosen(&self, id: &Id) -> Option<usize> {
        match self.input(id) {
            Some(Input::Choice { chosen, .. }) => Some(*chosen),
            _ => None,
        }
    }

    /// What is entered in every field, in their order, to be kept; nothing of a secret.
    pub fn entered(&self) -> Vec<String> {
        self.fields.iter().map(|field| field.input.entered()).collect()
    }

    /// Puts back what [`Form::entered`] gave, where it is of a form with as many fields.
    pub fn enter(&mut self, entered: &[String]) -> bool {
        let fits = entered.len() == self.fields.len();
        if fits {
            self.fields.iter_mut().zip(entered).for_each(|(field, entered)| field.input.enter(entered));
        }
        fits
    }

    /// Shows what is wrong, at the fields it is wrong in, in place of earlier errors; the first gets the focus.
    pub fn set_errors(&mut self, errors: Vec<(Id, String)>) {
        for field in &mut self.fields {
            field.error = errors.iter().find(|(id, _)| *id == field.id).map(|(_, error)| error.clone());
        }
        if let Some(first) = self.fields.iter().position(|field| field.error.is_some()) {
            self.focus = first;
        }
    }

    pub fn has_errors(&self) -> bool {
        self.fields.iter().any(|field| field.error.is_some())
    }

    pub fn focus_on(&mut self, id: &Id) {
        self.focus = self.fields.iter().position(|field| field.id == *id).unwrap_or(self.focus);
    }

    /// Which field has the focus; none when a button has it.
    pub fn focused(&self) -> Option<&Id> {
        self.fields.get(self.focus).map(|field| &field.id)
    }

    /// For [`Layer::takes_typing`](super::layer::Layer::takes_typing).
    pub fn takes_typing(&self) -> bool {
        self.fields.get(self.focus).is_some_and(|field| field.input.takes_typing())
    }

    /// A key, paste or click. Tab, Shift-Tab, Enter on one line and Up and Down where a field leaves them walk. That time
    /// passes is not for a form.
    pub fn handle(&mut self, event: &Event) -> Formed<Id> {
        if matches!(event, Event::Wake(_) | Event::Resumed) {
            return Formed::Ignored;
        }
        if let Event::Mouse(mouse) = event
            && let Some(at) = self.areas.iter().position(|area| mouse.is_in(*area))
            && at < self.fields.len()
        {
            self.focus = at;
        }
        if let Event::Pressed(number) = event
            && let Some(command) = self.buttons.get(*number)
        {
            self.focus = self.fields.len() + number;
            return Formed::Pressed(*command);
        }
        if let Event::Key(key) = event
            && *key == (Key { shift: key.shift, ..Key::plain(Code::Tab) })
        {
            return self.walk(!key.shift);
        }
        if let Some(field) = self.fields.get_mut(self.focus) {
            match field.input.handle(event) {
                Edit::Ignored => {}
                Edit::Moved => return Formed::Moved,
                edit => {
                    // What is being put right is no longer called wrong.
                    field.error = None;
                    let id = field.id.clone();
                    return if edit == Edit::Cut { Formed::Cut(id) } else { Formed::Changed(id) };
                }
            }
        }
        match event {
            Event::Key(key) => self.press(*key),
            _ => Formed::Ignored,
        }
    }

    fn press(&mut self, key: Key) -> Formed<Id> {
        let button = self.focus.checked_sub(self.fields.len()).and_then(|at| self.buttons.get(at)).copied();
        match (key.code, button) {
            _ if key.ctrl || key.alt => Formed::Ignored,
            (Code::Enter | Code::Char(' '), Some(command)) => Formed::Pressed(command),
            (Code::Enter | Code::Down, None) => self.walk(true),
            (Code::Right, Some(_)) => self.walk(true),
            (Code::Up | Code::Left, _) => self.walk(false),
            _ => Formed::Ignored,
        }
    }

    /// Does the walking commands, for keys the person has put on them.
    pub fn run(&mut self, command: Command) -> Formed<Id> {
        match command {
            Command::NextPane => self.walk(true),
            Command::PreviousPane => self.walk(false),
            _ => Formed::Ignored,
        }
    }

    fn walk(&mut self, forward: bool) -> Formed<Id> {
        let stops = (self.fields.len() + self.buttons.len()).max(1);
        self.focus = (self.focus + if forward { 1 } else { stops - 1 }) % stops;
        Formed::Moved
    }

    pub fn has_fields(&self) -> bool {
        !self.fields.is_empty()
    }

    fn indent(&self, width: u16) -> u16 {
        let widest = self.fields.iter().map(|field| field.label.width()).max().unwrap_or(0).min(24) as u16;
        if width >= widest + 20 { widest + 2 } else { 0 }
    }

    /// The lines that fields, errors and buttons take in `width` columns.
    pub fn height(&self, width: u16) -> u16 {
        let beside = self.indent(width) > 0;
        self.fields.iter().fold(2, |lines: u16, field| lines.saturating_add(field.height(beside, width)))
    }

    /// Labels on the left where there is room for both, else above; scrolled so that the focus is in sight.
    pub fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        self.areas.clear();
        if canvas.is_too_small(area, 10, 3) {
            return;
        }
        let indent = self.indent(area.width);
        let beside = indent > 0;
        // Where every stop would lie on a page without end.
        let mut lines: Vec<(u16, u16)> = Vec::with_capacity(self.fields.len() + 1);
        let mut next: u16 = 0;
        for field in &self.fields {
            let height = field.height(beside, area.width);
            lines.push((next, height));
            next = next.saturating_add(height);
        }
        lines.push((next, 2));
        let (start, height) = lines[self.focus.min(self.fields.len())];
        self.top = self.top.min(start).max(start.saturating_add(height).saturating_sub(area.height));
        if height > area.height {
            self.top = start;
        }
        let mut areas = mem::take(&mut self.areas);
        for (at, (start, height)) in lines.into_iter().enumerate() {
            let y = area.y.saturating_add(start.saturating_sub(self.top));
            let hidden = self.top.saturating_sub(start);
            let room = area.bottom().saturating_sub(y).min(height.saturating_sub(hidden));
            let whole = Rect { y, height: room, ..area };
            areas.push(whole);
            if room == 0 {
                continue;
            }
            let focused = at == self.focus;
            match self.fields.get_mut(at) {
                // A field that begins above the edge is only a rest, and would be read wrongly.
                Some(_) if hidden > 0 => {}
                Some(field) => field.draw(whole, indent, canvas, focused),
                None => {
                    let own = |command: &Command| self.called.iter().find(|(called, _)| called == command);
                    let label =
                        |command: &Command| own(command).map_or_else(|| canvas.label(*command), |own| own.1.clone());
                    let labels: Vec<String> = self.buttons.iter().map(label).collect();
                    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
                    let row = Rect { y: y + room - 1, height: 1, ..area };
                    draw_buttons(row, canvas, &labels, self.focus.checked_sub(self.fields.len()));
                }
            }
        }
        self.areas = areas;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::stage::Stage;

    fn form() -> Form<&'static str> {
        Form::new(
            vec![
                Field::new("title", "Title", Input::text_field("")),
                Field::new("kind", "Kind", Input::choice(["notice", "event"], 0)),
                Field::new("ack", "Ask for a receipt", Input::Check(false)),
                Field::new("body", "Text", Input::area("", 3)),
            ],
            vec![Command::Send, Command::Back],
        )
    }

    fn press(form: &mut Form<&'static str>, keys: &[&str]) -> Formed<&'static str> {
        let mut last = Formed::Ignored;
        for key in keys {
            last = form.handle(&Event::Key(key.parse().unwrap()));
        }
        last
    }

    #[test]
    fn tab_walks_through_fields_and_buttons_and_never_enters_text() {
        let mut form = form();
        press(&mut form, &["h", "i", "tab", "right", "tab", "space", "tab", "a", "enter", "b", "tab"]);
        assert_eq!(form.text(&"title"), "hi");
        assert_eq!(form.chosen(&"kind"), Some(1));
        assert!(form.is_checked(&"ack"));
        assert_eq!(form.text(&"body"), "a\nb");
        assert!(!form.takes_typing());
        assert_eq!(press(&mut form, &["enter"]), Formed::Pressed(Command::Send));
        assert_eq!(press(&mut form, &["tab", "space"]), Formed::Pressed(Command::Back));
        press(&mut form, &["tab", "shift-tab", "shift-tab", "shift-tab"]);
        assert_eq!(form.focused(), Some(&"body"));
        assert_eq!(press(&mut form, &["ctrl-s"]), Formed::Ignored);
    }

    #[test]
    fn what_is_entered_can_be_put_back() {
        let mut filled = form();
        press(&mut filled, &["h", "tab", "right", "tab", "space", "tab", "a", "enter", "b"]);
        let mut empty = form();
        assert!(empty.enter(&filled.entered()));
        assert_eq!(empty.text(&"body"), "a\nb");
        assert_eq!(empty.chosen(&"kind"), Some(1));
        assert_eq!(empty.entered(), filled.entered());
        assert!(!empty.enter(&["x".into()]));
        assert_eq!(empty.text(&"title"), "h");
    }

    #[test]
    fn an_error_shows_at_its_field_and_goes_when_that_is_changed() {
        let mut form = form();
        press(&mut form, &["tab", "tab", "tab", "x"]);
        form.set_errors(vec![("title", "needed".into())]);
        assert_eq!(form.focused(), Some(&"title"));
        let shown = Stage::new(60, 12).draw(|area, canvas| form.draw(area, canvas));
        assert!(shown.contains("! needed"), "{shown}");
        press(&mut form, &["h"]);
        assert!(!form.has_errors());
        assert_eq!(form.text(&"body"), "x");
    }

    #[test]
    fn a_form_puts_labels_beside_or_above_its_fields() {
        let mut form = form();
        press(&mut form, &["h"]);
        let wide = Stage::new(60, 9).draw(|area, canvas| form.draw(area, canvas));
        assert_eq!(
            wide,
            "Title              h\nKind               ‹ notice ›\nAsk for a receipt  [ ]\nText\n\n\n\n  send     back\n\n"
        );
        let narrow = Stage::new(20, 4).draw(|area, canvas| form.draw(area, canvas));
        assert_eq!(narrow, "Title\nh\nKind\n‹ notice ›\n");
        assert_eq!(Stage::new(9, 2).draw(|area, canvas| form.draw(area, canvas)), "too-small\n\n");
    }
}
