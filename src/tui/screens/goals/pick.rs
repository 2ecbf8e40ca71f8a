//! Choosing people and definitions by typing any part of them: one, or several that are ticked.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::goal::KpiId;
use crate::domain::organisation::PersonId;
use crate::domain::text::CleanText;
use crate::i18n::{self, goals};
use crate::member::goals::Catalogue;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::widgets::picker::{Choice, Picked, Picker};

/// One of many; the answer goes to the layer beneath.
pub struct Pick<Id> {
    title: String,
    picker: Picker<Id>,
    told: fn(Id) -> Message,
}

impl Pick<PersonId> {
    pub fn person(title: String, people: &[PersonId], cx: &Desk) -> Box<Self> {
        let picker = Picker::new(people.iter().map(|person| choice(*person, cx)).collect());
        Box::new(Self { title, picker: hinted(picker, cx), told: Message::Picked })
    }
}

impl Pick<KpiId> {
    pub fn kpi(title: String, offered: &[KpiId], catalogue: &Catalogue, cx: &Desk) -> Box<Self> {
        let language = cx.language();
        let found = offered.iter().filter_map(|id| catalogue.kpi(*id));
        let choices = found.map(|kpi| Choice {
            id: kpi.id,
            label: CleanText::line(goals::translated(language, &kpi.name)).to_string(),
            detail: CleanText::line(&goals::dimension(language, kpi.dimension, &catalogue.dimensions)).to_string(),
            style: Style::new(),
        });
        Box::new(Self { title, picker: hinted(Picker::new(choices.collect()), cx), told: Message::PickedKpi })
    }
}

impl<Id: Clone> Pick<Id> {
    /// What is typed already.
    #[must_use]
    pub fn typed(mut self: Box<Self>, event: &Event) -> Box<Self> {
        self.picker.handle(event);
        self
    }
}

fn choice(person: PersonId, cx: &Desk) -> Choice<PersonId> {
    let found = cx.workspace().organisation().find(person);
    let title = found.map(|person| CleanText::line(&person.title).to_string()).unwrap_or_default();
    Choice { id: person, label: cx.name(person), detail: title, style: Style::new() }
}

fn hinted<Id: Clone>(picker: Picker<Id>, cx: &Desk) -> Picker<Id> {
    picker.with_placeholder(cx.texts().msg_phrase_type_to_search())
}

/// These people by their names.
pub fn sorted(mut people: Vec<PersonId>, cx: &Desk) -> Vec<PersonId> {
    people.sort_by_cached_key(|person| i18n::sort_key(&cx.name(*person), cx.language()));
    people
}

fn dialog(area: Rect) -> Rect {
    centred(area, 70, area.height.saturating_sub(4).min(22))
}

impl<Id: Clone + 'static> Layer<Desk> for Pick<Id> {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        vec![Command::Back.into(), Command::Lock.into()]
    }

    fn run(&mut self, _: Command, _: &mut Desk) -> Outcome<Desk> {
        Outcome::Close
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        self.picker.answer(event, |id| Outcome::Answer((self.told)(id)))
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let inside = canvas.frame(dialog(area), &self.title);
        self.picker.draw(inside, canvas);
    }
}

/// Several people: Enter ticks one, and Escape goes back with all that are ticked.
pub struct PickSeveral {
    title: String,
    picker: Picker<PersonId>,
    ticked: Vec<PersonId>,
    tick: [&'static str; 2],
    names: Vec<(PersonId, String)>,
}

impl PickSeveral {
    pub fn new(title: String, people: &[PersonId], ticked: Vec<PersonId>, cx: &Desk) -> Box<Self> {
        let choices: Vec<_> = people.iter().map(|person| choice(*person, cx)).collect();
        let names = choices.iter().map(|choice| (choice.id, choice.label.clone())).collect();
        let tick = [cx.glyphs().unchecked, cx.glyphs().checked];
        let mut several = Self { title, picker: hinted(Picker::new(choices), cx), ticked, tick, names };
        several.mark();
        Box::new(several)
    }

    /// What is typed already.
    #[must_use]
    pub fn typed(mut self: Box<Self>, event: &Event) -> Box<Self> {
        self.picker.handle(event);
        self
    }

    fn mark(&mut self) {
        let (ticked, tick, names) = (&self.ticked, self.tick, &self.names);
        let mut names = names.iter();
        // The choices are in the order of the names.
        self.picker.update(|choice| {
            let name = names.next().map_or("", |(_, name)| name);
            choice.label = format!("[{}] {name}", tick[usize::from(ticked.contains(&choice.id))]);
        });
    }
}

impl Layer<Desk> for PickSeveral {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let done = cx.texts().msg_goal_form_done(self.ticked.len() as u64);
        vec![Offer::ready(Command::Send).called(done), Command::Back.into(), Command::Lock.into()]
    }

    fn run(&mut self, _: Command, _: &mut Desk) -> Outcome<Desk> {
        Outcome::Answer(Message::PickedPeople(std::mem::take(&mut self.ticked)))
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        match self.picker.handle(event) {
            Picked::Chosen(id) => {
                match self.ticked.iter().position(|ticked| *ticked == id) {
                    Some(at) => {
                        self.ticked.remove(at);
                    }
                    None => self.ticked.push(id),
                }
                self.mark();
                Outcome::Consumed
            }
            Picked::Consumed => Outcome::Consumed,
            Picked::Ignored => Outcome::Ignored,
        }
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let inside = canvas.frame(dialog(area), &self.title);
        self.picker.draw(inside, canvas);
    }
}
