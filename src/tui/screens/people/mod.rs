//! People: the tree of the organisation, and a person's page.

pub(super) mod page;

use std::collections::{HashMap, HashSet};

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::goal::oversight::Oversight;
use crate::domain::organisation::{Chart, PersonId};
use crate::domain::text::CleanText;
use crate::i18n;
use crate::member::Error;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::pager::Pager;
use crate::tui::widgets::picker::{Choice, Picker};
use crate::tui::widgets::window_list::{Row, WindowList};

/// From this width tree and page stand side by side.
const SIDE_BY_SIDE: u16 = 78;

/// The people screen.
pub struct People {
    list: WindowList<PersonId>,
    folded: HashSet<PersonId>,
    parents: HashMap<PersonId, PersonId>,
    page: Pager,
    /// The page alone, where there is no room for both.
    reading: bool,
    side_by_side: bool,
    page_width: u16,
    content: Vec<Line<'static>>,
    /// Whose goals the viewer may see.
    oversight: Oversight,
}

impl People {
    pub fn new(cx: &Desk) -> Result<Self, Error> {
        let columns = vec![Column::new("", Width::Share(3)), Column::new("", Width::Share(2)).from_width(60)];
        let mut people = Self {
            list: WindowList::new(columns),
            folded: HashSet::new(),
            parents: HashMap::new(),
            page: Pager::default(),
            reading: false,
            side_by_side: false,
            page_width: 0,
            content: Vec::new(),
            oversight: oversight(cx),
        };
        people.load(cx)?;
        people.list.select(&cx.member().id());
        people.follow(cx)?;
        Ok(people)
    }

    fn load(&mut self, cx: &Desk) -> Result<(), Error> {
        let organisation = std::sync::Arc::clone(cx.workspace().organisation());
        let chart = organisation.on(cx.workspace().today());
        self.oversight = Oversight::new(&chart, cx.member().id());
        self.parents =
            chart.active().iter().filter_map(|person| Some((person.id, chart.manager(person.id)?))).collect();
        let mut rows = Vec::new();
        let tops: Vec<PersonId> =
            chart.active().iter().map(|person| person.id).filter(|id| chart.manager(*id).is_none()).collect();
        for top in tops {
            self.branch(&chart, top, 0, &mut rows, cx);
        }
        self.list.replace(rows, false, false);
        self.follow(cx)
    }

    fn branch(&self, chart: &Chart<'_>, id: PersonId, depth: usize, rows: &mut Vec<Row<PersonId>>, cx: &Desk) {
        let Some(person) = chart.find(id) else { return };
        let theme = cx.theme();
        let reports = chart.reports(id);
        let folded = self.folded.contains(&id);
        let sign = match (reports.is_empty(), folded) {
            (true, _) => " ",
            (false, true) => "+",
            (false, false) => "-",
        };
        let mut name =
            vec![Span::raw("  ".repeat(depth)), Span::styled(format!("{sign} "), theme.muted), Span::raw(cx.name(id))];
        if id == cx.member().id() {
            name.push(Span::styled(format!("  ({})", cx.texts().msg_people_you()), theme.ok));
        }
        if folded {
            name.push(Span::styled(format!("  {}", chart.down(id).len()), theme.muted));
        }
        let title = Span::styled(CleanText::line(&person.title).to_string(), theme.muted);
        rows.push(Row::new(id, [Line::from(name), Line::from(title)]));
        if !folded {
            let mut sorted: Vec<PersonId> = reports.to_vec();
            sorted.sort_by_cached_key(|id| {
                chart.find(*id).map(|person| (person.level, i18n::sort_key(&person.name, cx.language())))
            });
            for report in sorted {
                // Levels fall on the way down, so this ends.
                self.branch(chart, report, depth + 1, rows, cx);
            }
        }
    }

    fn follow(&mut self, cx: &Desk) -> Result<(), Error> {
        if let Some(id) = self.list.selected_id() {
            self.content = page::lines(*id, cx)?;
            self.page_width = 0;
        }
        Ok(())
    }

    fn fold(&mut self, fold: bool, cx: &Desk) -> Result<(), Error> {
        let Some(id) = self.list.selected_id().copied() else { return Ok(()) };
        let changed = if fold { self.folded.insert(id) } else { self.folded.remove(&id) };
        if fold
            && !changed
            && let Some(parent) = self.parents.get(&id)
        {
            self.list.select(parent);
        }
        self.load(cx)
    }

    fn go_to(&mut self, id: PersonId, cx: &Desk) -> Result<(), Error> {
        let mut at = id;
        while let Some(parent) = self.parents.get(&at) {
            self.folded.remove(parent);
            at = *parent;
        }
        self.load(cx)?;
        self.list.select(&id);
        self.follow(cx)
    }
}

fn oversight(cx: &Desk) -> Oversight {
    Oversight::new(&cx.workspace().organisation().on(cx.workspace().today()), cx.member().id())
}

impl Layer<Desk> for People {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let first = if self.reading { Command::Back } else { Command::Open };
        let mut offers: Vec<Offer> = vec![first.into()];
        if self.list.selected_id().is_some_and(|id| self.oversight.rights(*id).see) {
            offers.push(Offer::ready(Command::View).called(cx.texts().msg_goals_of_this_person()));
        }
        offers.extend([Command::Search, Command::Left, Command::Right].map(Offer::ready));
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        let done = match command {
            Command::Open => {
                self.reading = !self.side_by_side;
                Ok(())
            }
            Command::Back => {
                self.reading = false;
                Ok(())
            }
            Command::Search => return Outcome::Open(Box::new(FindPerson::new(cx))),
            Command::View => {
                let selected = self.list.selected_id().copied();
                return selected.map_or(Outcome::Ignored, |id| Outcome::Tell(Message::ShowGoalsOf(id)));
            }
            Command::Left => self.fold(true, cx),
            Command::Right => self.fold(false, cx),
            walking if self.reading => {
                self.page.run(walking);
                Ok(())
            }
            walking => {
                self.list.run(walking);
                self.follow(cx)
            }
        };
        match done {
            Ok(()) => Outcome::Consumed,
            Err(error) => cx.say(&error),
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Mouse(mouse) if self.list.mouse(*mouse).is_some() => match self.follow(cx) {
                Ok(()) => Outcome::Consumed,
                Err(error) => cx.say(&error),
            },
            _ => Outcome::Ignored,
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        let done = match message {
            Message::BoardChanged => self.load(cx),
            Message::Picked(id) => self.go_to(id, cx),
            Message::ShowPerson(id) => {
                self.reading = true;
                self.go_to(id, cx)
            }
            other => return Err(other),
        };
        Ok(match done {
            Ok(()) => Outcome::Consumed,
            Err(error) => cx.say(&error),
        })
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        self.side_by_side = area.width >= SIDE_BY_SIDE;
        self.reading &= !self.side_by_side;
        let (tree, page) = match (self.side_by_side, self.reading) {
            (true, _) => {
                let left = body.width * 55 / 100;
                let right = Rect { x: body.x + left + 2, width: body.width - left - 2, ..body };
                for y in body.top()..body.bottom() {
                    let line = Rect { x: body.x + left, y, width: 1, height: 1 };
                    canvas.text(line, canvas.glyphs().side, canvas.theme().border);
                }
                (Some(Rect { width: left, ..body }), Some(right))
            }
            (false, true) => (None, Some(body)),
            (false, false) => (Some(body), None),
        };
        if let Some(tree) = tree {
            self.list.draw(tree, canvas, !self.reading);
        }
        if let Some(page) = page {
            if self.page_width != page.width {
                self.page.show(page::wrap(&self.content, page.width));
                self.page_width = page.width;
            }
            self.page.draw(page, canvas);
        }
    }
}

/// Going to a person by typing any part of their name.
struct FindPerson {
    title: String,
    picker: Picker<PersonId>,
}

impl FindPerson {
    fn new(cx: &Desk) -> Self {
        let today = cx.workspace().today();
        let active = cx.workspace().organisation().people().iter().filter(|person| person.is_active(today));
        let choices = active.map(|person| Choice {
            id: person.id,
            label: cx.name(person.id),
            detail: person.handle.clone(),
            style: Style::new(),
        });
        let picker = Picker::new(choices.collect()).with_placeholder(cx.texts().msg_sign_in_type_a_name());
        Self { title: cx.texts().msg_command_search(), picker }
    }
}

impl Layer<Desk> for FindPerson {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        vec![Command::Back.into()]
    }

    fn run(&mut self, _: Command, _: &mut Desk) -> Outcome<Desk> {
        Outcome::Close
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        self.picker.answer(event, |id| Outcome::Answer(Message::Picked(id)))
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let inside = canvas.frame(centred(area, 64, area.height.saturating_sub(4).min(20)), &self.title);
        self.picker.draw(inside, canvas);
    }
}
