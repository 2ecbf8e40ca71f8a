//! What the table shows, picked from lists that are searched by typing: whose goals, filters, order, cycle.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::goal::oversight::Oversight;
use crate::domain::goal::{CycleId, Dimension, Status};
use crate::domain::organisation::Area;
use crate::domain::text::CleanText;
use crate::i18n::{self, goals};
use crate::member::goals::{Catalogue, GoalList, Order, Whose};
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::{Command, Phrase};
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::layer::{Context as _, Layer, Offer, Outcome};
use crate::tui::widgets::picker::{Choice, Picker};

/// Something that was picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    Whose(Whose),
    Filter(Filter),
    NoFilter,
    /// The same again turns it round.
    Order(Order),
    Cycle(Option<CycleId>),
}

/// What leaves goals out; each is a chip while it is at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Filter {
    Status(Status),
    Dimension(Dimension),
    Stale,
}

pub const ORDERS: [Order; 5] = [Order::Person, Order::Status, Order::Progress, Order::Due, Order::Kpi];

impl Filter {
    pub fn name(self, catalogue: &Catalogue, cx: &Desk) -> String {
        let language = cx.language();
        match self {
            Self::Status(status) => goals::status(language, status),
            Self::Dimension(dimension) => goals::dimension(language, dimension, &catalogue.dimensions),
            Self::Stale => cx.texts().msg_goals_stale(),
        }
    }

    fn is_in(self, list: &GoalList) -> bool {
        match self {
            Self::Status(status) => list.status == Some(status),
            Self::Dimension(dimension) => list.dimension == Some(dimension),
            Self::Stale => list.stale,
        }
    }

    /// Puts it to work, or to rest where it was at work.
    pub fn turn(self, list: &mut GoalList) {
        let on = !self.is_in(list);
        match self {
            Self::Status(status) => list.status = on.then_some(status),
            Self::Dimension(dimension) => list.dimension = on.then_some(dimension),
            Self::Stale => list.stale = on,
        }
    }

    /// Those at work, in the order their chips stand.
    pub fn of(list: &GoalList) -> Vec<Self> {
        let status = list.status.map(Self::Status);
        let dimension = list.dimension.map(Self::Dimension);
        [status, dimension, list.stale.then_some(Self::Stale)].into_iter().flatten().collect()
    }
}

pub fn order_name(order: Order, cx: &Desk) -> String {
    let t = cx.texts();
    match order {
        Order::Person => t.msg_goals_column_person(),
        Order::Status => t.msg_goals_column_status(),
        Order::Progress => t.msg_goals_column_progress(),
        Order::Due => t.msg_goals_column_due(),
        Order::Kpi => t.msg_goals_column_kpi(),
    }
}

pub fn area_name(area: &Area, cx: &Desk) -> String {
    if area.is_empty() { cx.texts().msg_goals_everybody() } else { CleanText::line(area.as_str()).to_string() }
}

/// A list over the screen.
pub struct Choose {
    title: String,
    picker: Picker<Chosen>,
}

fn choice(id: Chosen, label: String, detail: String) -> Choice<Chosen> {
    Choice { id, label, detail, style: Style::new() }
}

impl Choose {
    fn new(title: String, choices: Vec<Choice<Chosen>>, cx: &Desk) -> Box<Self> {
        let picker = Picker::new(choices);
        let placeholder = cx.view().words.phrase(Phrase::TypeToSearch);
        Box::new(Self { title, picker: picker.with_placeholder(placeholder) })
    }

    /// One's own, all below, the areas and people that can be seen.
    pub fn whose(cx: &Desk) -> Box<Self> {
        let t = cx.texts();
        let organisation = cx.workspace().organisation();
        let chart = organisation.on(cx.workspace().today());
        let me = cx.member().id();
        let oversight = Oversight::new(&chart, me);
        let mut choices = vec![choice(Chosen::Whose(Whose::Mine), t.msg_goals_mine(), String::new())];
        if !oversight.below().is_empty() {
            choices.push(choice(Chosen::Whose(Whose::People), t.msg_goals_people(), String::new()));
        }
        let mut seen: Vec<_> = organisation.people().iter().filter(|person| oversight.rights(person.id).see).collect();
        if seen.len() > 1 {
            let areas = std::iter::once(Area::default()).chain(chart.areas());
            for area in areas.filter(|area| seen.iter().any(|person| person.area.is_within(area))) {
                let label = area_name(&area, cx);
                choices.push(choice(Chosen::Whose(Whose::Area(area)), label, t.msg_goals_area()));
            }
            seen.sort_by_cached_key(|person| i18n::sort_key(&person.name, cx.language()));
            for person in seen.into_iter().filter(|person| person.id != me) {
                let title = CleanText::line(&person.title).to_string();
                choices.push(choice(Chosen::Whose(Whose::Person(person.id)), cx.name(person.id), title));
            }
        }
        Self::new(t.msg_command_view(), choices, cx)
    }

    pub fn filter(list: &GoalList, catalogue: &Catalogue, cx: &Desk) -> Box<Self> {
        let t = cx.texts();
        let mut choices = Vec::new();
        if !Filter::of(list).is_empty() {
            choices.push(choice(Chosen::NoFilter, t.msg_goals_no_filter(), String::new()));
        }
        let own = catalogue.dimensions.iter().map(|own| own.dimension());
        let statuses = super::rows::WORST_FIRST.into_iter().map(Filter::Status);
        let dimensions = Dimension::COMMON.into_iter().chain(own).map(Filter::Dimension);
        for filter in std::iter::once(Filter::Stale).chain(statuses).chain(dimensions) {
            let detail = match filter {
                _ if filter.is_in(list) => t.msg_goals_take_away(),
                Filter::Status(_) => t.msg_goals_column_status(),
                Filter::Dimension(_) => t.msg_goal_catalogue_dimension(),
                Filter::Stale => String::new(),
            };
            choices.push(choice(Chosen::Filter(filter), filter.name(catalogue, cx), detail));
        }
        Self::new(t.msg_command_filter(), choices, cx)
    }

    /// The present order comes first: chosen again it is turned round.
    pub fn order(list: &GoalList, cx: &Desk) -> Box<Self> {
        let t = cx.texts();
        let mut choices = vec![choice(
            Chosen::Order(list.order),
            order_name(list.order, cx),
            if list.descending { t.msg_goals_ascending() } else { t.msg_goals_descending() },
        )];
        let others = ORDERS.into_iter().filter(|order| *order != list.order);
        choices.extend(others.map(|order| choice(Chosen::Order(order), order_name(order, cx), String::new())));
        Self::new(t.msg_command_sort(), choices, cx)
    }

    pub fn cycle(catalogue: &Catalogue, cx: &Desk) -> Box<Self> {
        let (t, language) = (cx.texts(), cx.language());
        let mut choices = vec![choice(Chosen::Cycle(None), t.msg_goals_current(), String::new())];
        for cycle in &catalogue.cycles {
            let period =
                format!("{} – {}", i18n::day_short(language, cycle.start), i18n::day_short(language, cycle.end));
            let name = CleanText::line(&cycle.name).to_string();
            let label = if cycle.closing.is_some() { t.msg_goals_closed_cycle(name) } else { name };
            choices.push(choice(Chosen::Cycle(Some(cycle.id)), label, period));
        }
        Self::new(t.msg_command_cycle(), choices, cx)
    }
}

impl Layer<Desk> for Choose {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        vec![Command::Back.into()]
    }

    fn run(&mut self, _: Command, _: &mut Desk) -> Outcome<Desk> {
        Outcome::Close
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        self.picker.answer(event, |chosen| Outcome::Answer(Message::GoalsChosen(chosen)))
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let inside = canvas.frame(centred(area, 64, area.height.saturating_sub(4).min(22)), &self.title);
        self.picker.draw(inside, canvas);
    }
}
