//! The people of the board and their roles: who is here, who comes, who has left; each opens what can be done about them.

use std::collections::HashSet;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{News, codes, person_form, roles};
use crate::domain::organisation::{Person, PersonId};
use crate::domain::text::CleanText;
use crate::i18n;
use crate::member::Error;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::screens::goals::deed::above_hints;
use crate::tui::screens::goals::pick::{Pick, sorted};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::headed;
use crate::tui::widgets::window_list::{Row, WindowList};

/// The list.
pub struct PeopleList {
    list: WindowList<PersonId>,
    heading: String,
    advice: String,
}

impl PeopleList {
    pub fn new(cx: &Desk) -> Result<Self, Error> {
        let mut people = Self { list: WindowList::new(Vec::new()), heading: String::new(), advice: String::new() };
        people.load(cx)?;
        Ok(people)
    }

    fn load(&mut self, cx: &Desk) -> Result<(), Error> {
        let t = cx.texts();
        let enrolled = cx.member().enrolled()?;
        self.list.set_columns(vec![
            Column::new(t.msg_settings_column_name(), Width::Share(3)),
            Column::new(t.msg_settings_column_title(), Width::Share(3)).from_width(100),
            Column::new(t.msg_people_level(), Width::Fixed(6)).right_aligned(),
            Column::new(t.msg_people_roles(), Width::Share(2)),
            Column::new(t.msg_settings_column_state(), Width::Fixed(22)),
        ]);
        let today = cx.workspace().today();
        let organisation = cx.workspace().organisation();
        let people = sorted(organisation.people().iter().map(|person| person.id).collect(), cx);
        // Those who have left stand below.
        let (left, there): (Vec<_>, Vec<_>) = people
            .into_iter()
            .filter_map(|id| organisation.find(id))
            .partition(|person| person.active_until.is_some_and(|until| until <= today));
        let rows: Vec<_> = there.into_iter().chain(left).map(|person| row(person, &enrolled, cx)).collect();
        self.list.replace(rows, false, false);
        self.heading = t.msg_settings_people();
        self.advice = t.msg_settings_people_advice();
        Ok(())
    }

    fn selected(&self, cx: &Desk) -> Option<Person> {
        self.list.selected_id().and_then(|id| cx.workspace().organisation().find(*id)).cloned()
    }
}

fn row(person: &Person, enrolled: &HashSet<PersonId>, cx: &Desk) -> Row<PersonId> {
    let theme = cx.theme();
    let (state, style) = state(person, enrolled.contains(&person.id), cx);
    let has_left = person.active_until.is_some_and(|until| until <= cx.workspace().today());
    let cells = [
        Line::from(cx.name(person.id)),
        Line::from(Span::styled(CleanText::line(&person.title).to_string(), theme.muted)),
        Line::from(person.level.to_string()),
        Line::from(roles(person.roles, cx)),
        Line::from(Span::styled(state, style)),
    ];
    let row = Row::new(person.id, cells);
    if has_left { row.styled(theme.muted) } else { row }
}

/// Whether somebody is here and can sign in.
fn state(person: &Person, enrolled: bool, cx: &Desk) -> (String, ratatui::style::Style) {
    let (t, theme, language, today) = (cx.texts(), cx.theme(), cx.language(), cx.workspace().today());
    let last = person.active_until.map(|until| (until <= today, until.yesterday().unwrap_or(until)));
    match (last, person.active_from.filter(|from| today < *from)) {
        (Some((true, last)), _) => (t.msg_settings_left(i18n::day_short(language, last)), theme.muted),
        (Some((false, last)), _) => (t.msg_settings_leaves(i18n::day_short(language, last)), theme.warning),
        (None, Some(from)) => (t.msg_settings_joins(i18n::day_short(language, from)), theme.text),
        (None, None) if enrolled => (t.msg_settings_enrolled(), theme.muted),
        (None, None) => (t.msg_settings_not_enrolled(), theme.warning),
    }
}

impl Layer<Desk> for PeopleList {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let mut offers = vec![
            Offer::ready(Command::Open).called(t.msg_settings_person_acts()),
            Offer::ready(Command::New).called(t.msg_welcome_person_add()),
            Offer::ready(Command::Edit).called(t.msg_welcome_person_change()),
            Command::Search.into(),
        ];
        offers.extend([Command::Back, Command::Lock].map(Offer::ready));
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Back => Outcome::Close,
            Command::New => Outcome::Open(Box::new(person_form::add(cx))),
            Command::Search => {
                let people: Vec<PersonId> = self.list.rows().map(|row| row.id).collect();
                Outcome::Open(Pick::person(cx.texts().msg_command_search(), &people, cx))
            }
            Command::Edit => match self.selected(cx) {
                Some(person) => Outcome::Open(Box::new(person_form::change(&person, cx))),
                None => Outcome::Consumed,
            },
            Command::Open => match self.selected(cx) {
                Some(person) => Outcome::Open(Box::new(PersonActs::new(person, cx))),
                None => Outcome::Consumed,
            },
            walking => {
                self.list.run(walking);
                Outcome::Consumed
            }
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        self.list.point(event)
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::Picked(id) => {
                self.list.select(&id);
                Ok(Outcome::Consumed)
            }
            Message::Written(_, _, Ok(())) | Message::BoardChanged => {
                let loaded = cx.refresh().and_then(|()| self.load(cx));
                match loaded {
                    Ok(()) => Err(message),
                    Err(error) => Ok(cx.say(&error)),
                }
            }
            Message::Settings(News::Codes(_, given)) => Ok(codes::show(given, cx)),
            other => Err(other),
        }
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if let Some(room) = headed::open(area, canvas, &self.heading, &self.advice) {
            self.list.draw(room, canvas, true);
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Act {
    Change,
    Roles,
    Leave,
    Stay,
    Code,
}

/// What can be done about one person.
struct PersonActs {
    title: String,
    person: Person,
    list: WindowList<Act>,
}

impl PersonActs {
    fn new(person: Person, cx: &Desk) -> Self {
        let t = cx.texts();
        let mut acts = vec![
            (Act::Change, t.msg_settings_person_change()),
            (Act::Roles, t.msg_settings_person_roles()),
            (Act::Leave, t.msg_settings_person_leave()),
        ];
        if person.active_until.is_some() {
            acts.push((Act::Stay, t.msg_settings_person_stay()));
        }
        acts.push((Act::Code, t.msg_settings_person_code()));
        let mut list = WindowList::new(vec![Column::new("", Width::Share(1))]);
        list.replace(acts.into_iter().map(|(act, label)| Row::new(act, [label])), false, false);
        Self { title: cx.name(person.id), person, list }
    }
}

impl Layer<Desk> for PersonActs {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        let mut offers: Vec<Offer> = [Command::Open, Command::Back, Command::Lock].map(Offer::ready).into();
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match (command, self.list.selected_id()) {
            (Command::Back, _) | (Command::Open, None) => Outcome::Close,
            (Command::Open, Some(Act::Change)) => Outcome::Replace(Box::new(person_form::change(&self.person, cx))),
            (Command::Open, Some(Act::Roles)) => Outcome::Replace(Box::new(person_form::give_roles(&self.person, cx))),
            (Command::Open, Some(Act::Leave)) => Outcome::Replace(Box::new(person_form::leave(&self.person, cx))),
            (Command::Open, Some(Act::Stay)) => Outcome::Replace(Box::new(person_form::stay(&self.person, cx))),
            (Command::Open, Some(Act::Code)) => match codes::AskCode::new(self.person.id, cx) {
                Ok(ask) => Outcome::Replace(Box::new(ask)),
                Err(error) => cx.say(&error),
            },
            (walking, _) => {
                self.list.run(walking);
                Outcome::Consumed
            }
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        self.list.point(event)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let rows = u16::try_from(self.list.rows().count()).unwrap_or(u16::MAX);
        let inside = canvas.frame(centred(above_hints(area), 50, rows.saturating_add(2)), &self.title);
        self.list.draw(inside, canvas, true);
    }
}
