//! Choosing one of many by typing any part of it; accents and case do not matter.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::column::{Column, Width, widest};
use super::entry::Edit;
use super::text_field::TextField;
use super::window_list::{Row, WindowList};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Phrase};
use crate::tui::event::Event;
use crate::tui::keys::{Code, Key};
use crate::tui::layer::{Context, Outcome};

/// One thing to choose.
#[derive(Clone, Debug)]
pub struct Choice<Id> {
    pub id: Id,
    pub label: String,
    /// A second column, which typing finds too: a handle, a title, a key.
    pub detail: String,
    /// Laid over its row: greyed where it cannot be chosen.
    pub style: Style,
}

/// What became of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked<Id> {
    Ignored,
    Consumed,
    Chosen(Id),
}

/// A field and the choices that match it, the best first.
pub struct Picker<Id> {
    field: TextField,
    choices: Vec<Choice<Id>>,
    /// What is searched in for each choice, without accents; made when something is typed.
    haystacks: Vec<Utf32String>,
    list: WindowList<usize>,
    matcher: Matcher,
}

impl<Id: Clone> Picker<Id> {
    pub fn new(choices: Vec<Choice<Id>>) -> Self {
        let detail = widest(choices.iter().map(|choice| choice.detail.as_str())).min(30);
        let mut columns = vec![Column::new("", Width::Share(1))];
        if detail > 0 {
            columns.push(Column::new("", Width::Fixed(detail)).from_width(detail + 20));
        }
        let list = WindowList::new(columns);
        let mut picker = Self {
            field: TextField::default(),
            choices,
            haystacks: Vec::new(),
            list,
            matcher: Matcher::new(Config::DEFAULT),
        };
        picker.narrow();
        picker
    }

    #[must_use]
    pub fn with_placeholder(mut self, placeholder: impl Into<String>) -> Self {
        self.field = self.field.with_placeholder(placeholder);
        self
    }

    /// Forgets what is typed; everything can be chosen again.
    pub fn clear(&mut self) {
        self.field.set("");
        self.narrow();
    }

    /// Changes what choices look like; what is typed and selected stays.
    pub fn update(&mut self, change: impl FnMut(&mut Choice<Id>)) {
        self.choices.iter_mut().for_each(change);
        let shown: Vec<usize> = self.list.rows().map(|row| row.id).collect();
        self.show(shown);
    }

    /// What is typed so far.
    pub fn typed(&self) -> &str {
        self.field.text()
    }

    pub fn selected(&self) -> Option<&Choice<Id>> {
        self.list.selected_id().map(|at| &self.choices[*at])
    }

    pub fn handle(&mut self, event: &Event) -> Picked<Id> {
        match event {
            Event::Key(key) => {
                if let Some(command) = walk(*key) {
                    self.list.run(command);
                    return Picked::Consumed;
                }
                if *key == Key::plain(Code::Enter) {
                    return self.selected().map_or(Picked::Consumed, |choice| Picked::Chosen(choice.id.clone()));
                }
            }
            Event::Mouse(mouse) if self.list.mouse(*mouse).is_some() => return Picked::Consumed,
            _ => {}
        }
        match self.field.handle(event) {
            Edit::Ignored => Picked::Ignored,
            Edit::Moved => Picked::Consumed,
            Edit::Changed | Edit::Cut => {
                self.narrow();
                Picked::Consumed
            }
        }
    }

    /// The same for a layer that is nothing but a picker: `answer` makes of a choice what the layer answers.
    pub fn answer<C: Context>(&mut self, event: &Event, answer: impl FnOnce(Id) -> Outcome<C>) -> Outcome<C> {
        match self.handle(event) {
            Picked::Chosen(id) => answer(id),
            Picked::Consumed => Outcome::Consumed,
            Picked::Ignored => Outcome::Ignored,
        }
    }

    fn narrow(&mut self) {
        let found = if self.field.text().is_empty() { (0..self.choices.len()).collect() } else { self.matching() };
        self.show(found);
        self.list.select_first();
    }

    fn show(&mut self, found: Vec<usize>) {
        let rows = found.into_iter().map(|at| {
            let choice = &self.choices[at];
            Row::new(at, [choice.label.clone(), choice.detail.clone()]).styled(choice.style)
        });
        self.list.replace(rows, false, false);
    }

    /// The choices that match what is typed, the best first.
    fn matching(&mut self) -> Vec<usize> {
        if self.haystacks.is_empty() {
            let text = |choice: &Choice<Id>| unaccented(&format!("{} {}", choice.label, choice.detail));
            self.haystacks = self.choices.iter().map(|choice| text(choice).into()).collect();
        }
        let needle = unaccented(self.field.text());
        let pattern = Pattern::new(&needle, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
        let mut found: Vec<(u32, usize)> = Vec::new();
        for (at, haystack) in self.haystacks.iter().enumerate() {
            if let Some(score) = pattern.score(haystack.slice(..), &mut self.matcher) {
                found.push((score, at));
            }
        }
        // Equal matches stay in the order given.
        found.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
        found.into_iter().map(|(_, at)| at).collect()
    }

    /// The field in the first line, the matches below.
    pub fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if canvas.is_too_small(area, 8, 2) {
            return;
        }
        let rest = Rect { y: area.y + 1, height: area.height - 1, ..area };
        self.list.draw(rest, canvas, true);
        if self.list.is_empty() {
            let nothing = canvas.phrase(Phrase::NothingFound);
            canvas.text(
                Rect { x: area.x + 2, width: area.width - 2, height: 1, ..rest },
                &nothing,
                canvas.theme().muted,
            );
        }
        self.field.draw(Rect { height: 1, ..area }, canvas, true);
    }
}

fn walk(key: Key) -> Option<Command> {
    if key.ctrl || key.alt {
        return None;
    }
    Some(match key.code {
        Code::Up => Command::Up,
        Code::Down => Command::Down,
        Code::PageUp => Command::PageUp,
        Code::PageDown => Command::PageDown,
        _ => return None,
    })
}

fn unaccented(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::stage::Stage;

    fn picker() -> Picker<u8> {
        let people = [("Begoña Núñez", "begona"), ("Iñaki Sáez", "inaki"), ("José María Ibáñez", "jm")];
        let choices = people.iter().zip(0..).map(|((label, detail), id)| Choice {
            id,
            label: (*label).into(),
            detail: (*detail).into(),
            style: Style::new(),
        });
        Picker::new(choices.collect())
    }

    #[test]
    fn any_part_finds_without_accents_or_case() {
        for (typed, expected) in [("nunez", 0), ("NÚÑ", 0), ("maria", 2), ("inaki", 1), ("jm", 2), ("ibañ", 2)] {
            let mut picker = picker();
            picker.handle(&Event::Paste(typed.into()));
            assert_eq!(picker.handle(&Event::Key(Key::plain(Code::Enter))), Picked::Chosen(expected), "{typed}");
        }
    }

    #[test]
    fn the_matches_show_with_their_second_column() {
        let mut picker = picker();
        picker.handle(&Event::Key(Key::plain(Code::Down)));
        let mut stage = Stage::new(40, 4);
        let shown = stage.draw(|area, canvas| picker.draw(area, canvas));
        assert_eq!(
            shown,
            "\n  Begoña Núñez                    begona\n▸ Iñaki Sáez                      inaki\n  José María Ibáñez               jm\n"
        );
        picker.handle(&Event::Paste("xyz".into()));
        let mut stage = Stage::new(20, 3);
        assert_eq!(stage.draw(|area, canvas| picker.draw(area, canvas)), "xyz\n  nothing-found\n\n");
    }
}
