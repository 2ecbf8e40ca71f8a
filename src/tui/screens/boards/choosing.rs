//! The filters a board can have, in a list that is searched by typing: qualities, kept searches, days, areas, people.

use jiff::ToSpan as _;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::filters::Filters;
use crate::domain::text::CleanText;
use crate::i18n;
use crate::member::Error;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::{Command, Phrase};
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::layer::{Context as _, Layer, Offer, Outcome};
use crate::tui::screens::search::SearchBox;
use crate::tui::widgets::picker::{Choice, Picker};

/// What was picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// One more, in the query language.
    Add(String),
    /// A kept search in the place of what is there.
    Instead(String),
    /// The chip at this place goes.
    Remove(usize),
    RemoveAll,
    /// Goes on by typing, from this query.
    Type(String),
}

/// The list over the board.
pub struct Choosing {
    title: String,
    picker: Picker<Chosen>,
}

impl Choosing {
    pub fn new(filters: &Filters, cx: &Desk) -> Result<Self, Error> {
        let mut choices = Vec::new();
        let mut choice = |id: Chosen, label: String, detail: String| {
            choices.push(Choice { id, label, detail, style: Style::new() });
        };
        let (t, language) = (cx.texts(), cx.language());
        for (at, label) in filters.labels(cx).into_iter().enumerate() {
            choice(Chosen::Remove(at), label, t.msg_goals_take_away());
        }
        if filters.query().pieces.len() > 1 {
            choice(Chosen::RemoveAll, t.msg_goals_no_filter(), String::new());
        }
        let qualities = [
            (t.msg_filter_unread(), t.msg_search_example_unread()),
            (t.msg_filter_ack_due(), t.msg_search_example_ack_due()),
            (t.msg_filter_mine(), t.msg_search_example_mine()),
            (t.msg_filter_expired(), t.msg_search_example_expired()),
        ];
        for (label, query) in qualities {
            choice(Chosen::Add(query.clone()), label, query);
        }
        for saved in cx.member().saved_searches()? {
            let name = CleanText::line(&saved.name).to_string();
            choice(Chosen::Instead(saved.query), name, t.msg_search_kept_one());
        }
        let after = t.msg_search_key_after();
        let today = cx.workspace().today();
        let week = today.saturating_sub(6.days());
        let month = today.saturating_sub(29.days());
        for (label, day) in [
            (t.msg_filter_since_today(), today),
            (t.msg_filter_since_week(), week),
            (t.msg_filter_since_month(), month),
        ] {
            choice(Chosen::Add(format!("{after}{day}")), label, i18n::day_short(language, day));
        }
        let typed = |key: String| Chosen::Type(format!("{} {key}", filters.text()).trim_start().to_owned());
        choice(typed(after.clone()), t.msg_filter_since_typed(), after);
        choice(typed(String::new()), t.msg_filter_words(), t.msg_command_search());
        let organisation = cx.workspace().organisation();
        let chart = organisation.on(today);
        for area in chart.areas() {
            let path = CleanText::line(area.as_str()).to_string();
            let query = format!("{}\"{}\"", t.msg_search_key_area(), area.as_str().replace('"', ""));
            choice(Chosen::Add(query), path, t.msg_goals_area());
        }
        let mut people: Vec<_> = organisation.people().iter().collect();
        people.sort_by_cached_key(|person| i18n::sort_key(&person.name, language));
        for person in people {
            let query = format!("{}{}", t.msg_search_key_from(), person.handle);
            choice(
                Chosen::Add(query),
                t.msg_filter_chip_from(cx.name(person.id)),
                CleanText::line(&person.title).to_string(),
            );
        }
        let placeholder = cx.view().words.phrase(Phrase::TypeToSearch);
        Ok(Self { title: t.msg_command_filter(), picker: Picker::new(choices).with_placeholder(placeholder) })
    }
}

/// A filter is put on the board; words are typed into the search box first.
fn taken(chosen: Chosen, cx: &mut Desk) -> Outcome<Desk> {
    match chosen {
        Chosen::Type(query) => match SearchBox::refining(&query, cx) {
            Outcome::Open(search) => Outcome::Replace(search),
            other => other,
        },
        chosen => Outcome::Answer(Message::BoardsFiltered(chosen)),
    }
}

impl Layer<Desk> for Choosing {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        vec![Command::Open.into(), Command::Back.into()]
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match (command, self.picker.selected()) {
            (Command::Open, Some(choice)) => taken(choice.id.clone(), cx),
            (Command::Open, None) => Outcome::Consumed,
            _ => Outcome::Close,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        self.picker.answer(event, |chosen| taken(chosen, cx))
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let inside = canvas.frame(centred(area, 76, area.height.saturating_sub(4).min(26)), &self.title);
        self.picker.draw(inside, canvas);
    }
}
