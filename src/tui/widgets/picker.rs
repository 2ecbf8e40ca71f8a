//! Choosing one of many by typing any part of it; accents and case do not matter.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::column::{Column, Width, widest};
use super::entry::Edit;
use super::text_field::TextField;
use super::window_list::{Row, WindowList};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Phrase};
use crate::tui::event::{Event, MouseAct};
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
    /// What stands before which choice while nothing is typed.
    headings: Vec<(usize, String)>,
    /// What was found by another way than by what choices look like: it follows what matches.
    found: Vec<usize>,
    list: WindowList<Line>,
    matcher: Matcher,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Line {
    Heading(usize),
    Choice(usize),
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
            headings: Vec::new(),
            found: Vec::new(),
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

    /// Parts the choices while nothing is typed: each heading with how many choices it has.
    #[must_use]
    pub fn in_groups(mut self, groups: impl IntoIterator<Item = (String, usize)>) -> Self {
        let mut first = 0;
        for (heading, number) in groups {
            if number > 0 {
                self.headings.push((first, heading));
            }
            first += number;
        }
        self.narrow();
        self
    }

    /// Shows choices found by another way for what is typed, in place of those found before.
    pub fn find(&mut self, found: impl IntoIterator<Item = Choice<Id>>)
    where
        Id: PartialEq,
    {
        self.found.clear();
        for choice in found {
            let at = self.choices.iter().position(|held| held.id == choice.id).unwrap_or_else(|| {
                self.choices.push(choice);
                self.haystacks.clear();
                self.choices.len() - 1
            });
            self.found.push(at);
        }
        let shown = self.wanted();
        self.show(shown);
    }

    /// Forgets what is typed; everything can be chosen again.
    pub fn clear(&mut self) {
        self.field.set("");
        self.narrow();
    }

    /// Changes what choices look like; what is typed and selected stays.
    pub fn update(&mut self, change: impl FnMut(&mut Choice<Id>)) {
        self.choices.iter_mut().for_each(change);
        let choice = |line| if let Line::Choice(at) = line { Some(at) } else { None };
        let shown: Vec<usize> = self.list.rows().filter_map(|row| choice(row.id)).collect();
        self.show(shown);
    }

    /// What is typed so far.
    pub fn typed(&self) -> &str {
        self.field.text()
    }

    pub fn selected(&self) -> Option<&Choice<Id>> {
        match self.list.selected_id()? {
            Line::Choice(at) => self.choices.get(*at),
            Line::Heading(_) => None,
        }
    }

    pub fn handle(&mut self, event: &Event) -> Picked<Id> {
        match event {
            Event::Key(key) => {
                if let Some(command) = walk(*key) {
                    self.list.run(command);
                    self.leave_heading(command == Command::Up);
                    return Picked::Consumed;
                }
                if *key == Key::plain(Code::Enter) {
                    return self.selected().map_or(Picked::Consumed, |choice| Picked::Chosen(choice.id.clone()));
                }
            }
            Event::Mouse(mouse) if self.list.mouse(*mouse).is_some() => {
                self.leave_heading(mouse.act == MouseAct::WheelUp);
                return Picked::Consumed;
            }
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
        let wanted = self.wanted();
        self.show(wanted);
        self.list.select_first();
        self.leave_heading(false);
    }

    /// What is to be shown for what is typed.
    fn wanted(&mut self) -> Vec<usize> {
        if self.field.text().is_empty() {
            return (0..self.choices.len()).collect();
        }
        let (mut wanted, scattered) = self.matching();
        // What was found for whole words is meant more likely than letters far apart.
        for at in self.found.iter().copied().chain(scattered) {
            if !wanted.contains(&at) {
                wanted.push(at);
            }
        }
        wanted
    }

    fn show(&mut self, found: Vec<usize>) {
        let headed = self.field.text().is_empty();
        let mut rows = Vec::with_capacity(found.len() + self.headings.len());
        for at in found {
            let heading = self.headings.iter().filter(|_| headed).position(|(first, _)| *first == at);
            if let Some(number) = heading {
                let style = Style::new().add_modifier(Modifier::BOLD);
                rows.push(Row::new(Line::Heading(number), [self.headings[number].1.clone()]).styled(style));
            }
            let choice = &self.choices[at];
            rows.push(Row::new(Line::Choice(at), [choice.label.clone(), choice.detail.clone()]).styled(choice.style));
        }
        self.list.replace(rows, false, false);
    }

    /// A heading cannot be chosen: the selection goes on to the next choice.
    fn leave_heading(&mut self, upwards: bool) {
        let on_heading = |list: &WindowList<Line>| matches!(list.selected_id(), Some(Line::Heading(_)));
        if on_heading(&self.list) && upwards {
            self.list.run(Command::Up);
        }
        if on_heading(&self.list) {
            self.list.reveal_selected();
            self.list.run(Command::Down);
        }
    }

    /// The choices that hold what is typed, word by word, and those that hold its letters in order; the best first.
    fn matching(&mut self) -> (Vec<usize>, Vec<usize>) {
        if self.haystacks.is_empty() {
            let text = |choice: &Choice<Id>| unaccented(&format!("{} {}", choice.label, choice.detail));
            self.haystacks = self.choices.iter().map(|choice| text(choice).into()).collect();
        }
        // The matcher counts in sixteen bits, which a paste of some thousand letters overflows.
        let needle: String = unaccented(self.field.text()).chars().take(1_000).collect();
        let pattern = |kind| Pattern::new(&needle, CaseMatching::Ignore, Normalization::Smart, kind);
        let (words, letters) = (pattern(AtomKind::Substring), pattern(AtomKind::Fuzzy));
        // In a long text any letters are found somewhere: too far apart they mean nothing.
        let whole = letters.score(Utf32String::from(needle.as_str()).slice(..), &mut self.matcher);
        let enough = whole.unwrap_or(0) * 6 / 10;
        let (mut held, mut scattered) = (Vec::new(), Vec::new());
        for (at, haystack) in self.haystacks.iter().enumerate() {
            if let Some(score) = words.score(haystack.slice(..), &mut self.matcher) {
                held.push((std::cmp::Reverse(score), at));
            } else if let Some(score) =
                letters.score(haystack.slice(..), &mut self.matcher).filter(|score| *score >= enough)
            {
                scattered.push((std::cmp::Reverse(score), at));
            }
        }
        // Equal matches stay in the order given.
        let ordered = |mut found: Vec<(_, usize)>| {
            found.sort_unstable();
            found.into_iter().map(|(_, at)| at).collect()
        };
        (ordered(held), ordered(scattered))
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
    fn initials_find_and_letters_far_apart_do_not() {
        let finds = |typed: &str| {
            let mut picker = picker();
            picker.handle(&Event::Paste(typed.into()));
            picker.selected().map(|choice| choice.id)
        };
        assert_eq!(finds("bn"), Some(0));
        assert_eq!(finds("jmi"), Some(2));
        assert_eq!(finds("isz"), Some(1));
        assert_eq!(finds("sraaz"), None);
    }

    #[test]
    fn headings_part_what_can_be_chosen_and_are_walked_past() {
        let mut picker = picker().in_groups([("Clinic".into(), 1), ("Nobody".into(), 0), ("Office".into(), 2)]);
        let mut stage = Stage::new(24, 6);
        let shown = stage.draw(|area, canvas| picker.draw(area, canvas));
        assert_eq!(shown, "\n  Clinic\n▸ Begoña Núñez\n  Office\n  Iñaki Sáez\n  José María Ibáñez\n");
        let press = |picker: &mut Picker<u8>, code| picker.handle(&Event::Key(Key::plain(code)));
        press(&mut picker, Code::Down);
        assert_eq!(picker.selected().map(|choice| choice.id), Some(1));
        press(&mut picker, Code::Up);
        press(&mut picker, Code::Up);
        assert_eq!(press(&mut picker, Code::Enter), Picked::Chosen(0));
        picker.handle(&Event::Paste("saez".into()));
        let shown = stage.draw(|area, canvas| picker.draw(area, canvas));
        assert!(!shown.contains("Office") && shown.contains("▸ Iñaki"), "{shown}");
    }

    #[test]
    fn what_is_found_by_another_way_follows_what_matches() {
        let mut picker = picker();
        picker.handle(&Event::Paste("iba".into()));
        let found = |id, label: &str| Choice { id, label: label.into(), detail: String::new(), style: Style::new() };
        picker.find([found(2, "held already"), found(9, "Elsewhere")]);
        let mut stage = Stage::new(24, 4);
        let shown = stage.draw(|area, canvas| picker.draw(area, canvas));
        assert_eq!(shown, "iba\n▸ José María Ibáñez\n  Elsewhere\n\n");
        picker.find([]);
        assert!(!stage.draw(|area, canvas| picker.draw(area, canvas)).contains("Elsewhere"));
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
