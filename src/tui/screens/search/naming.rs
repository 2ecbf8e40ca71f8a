//! A name for a search that is kept.

use ratatui::layout::Rect;

use crate::domain::name::likeness;
use crate::domain::text::CleanText;
use crate::member::search::SavedSearch;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::widgets::entry::Edit;
use crate::tui::widgets::text_field::TextField;

/// Asks for it, and has the search kept. Under a name that is there already it takes the other's place.
pub struct Naming {
    title: String,
    question: String,
    query: String,
    field: TextField,
}

impl Naming {
    pub fn new(query: &str, cx: &Desk) -> Self {
        let query = query.trim().to_owned();
        let t = cx.texts();
        Self {
            title: t.msg_command_save_search(),
            question: t.msg_search_name_question(CleanText::line(&query)),
            field: TextField::default().with_placeholder(CleanText::line(&query).to_string()),
            query,
        }
    }

    /// Without a name it is called what it looks for.
    fn keep(&self, cx: &Desk) -> Outcome<Desk> {
        let typed = self.field.text().trim();
        let name = if typed.is_empty() { self.query.clone() } else { typed.to_owned() };
        let there = match cx.member().saved_searches() {
            Ok(saved) => saved.into_iter().find(|saved| likeness(&saved.name) == likeness(&name)),
            Err(error) => return cx.say(&error),
        };
        let said = cx.texts().msg_search_is_kept(CleanText::line(&name));
        let id = there.map_or_else(|| cx.member().new_id(), |there| there.id);
        let search = SavedSearch { id, name, query: self.query.clone() };
        cx.write(move |member| Message::SearchesChanged(said, member.save_search(&search)));
        Outcome::Close
    }
}

impl Layer<Desk> for Naming {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let keep = |command| Offer::ready(command).called(cx.texts().msg_search_keep());
        vec![keep(Command::Open), keep(Command::Send), Command::Back.into()]
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Open | Command::Send => self.keep(cx),
            _ => Outcome::Close,
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        match self.field.handle(event) {
            Edit::Ignored => Outcome::Ignored,
            _ => Outcome::Consumed,
        }
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let inside = canvas.frame(centred(area, 64, 5), &self.title);
        if canvas.is_too_small(inside, 8, 2) {
            return;
        }
        let line = |y: u16| Rect { x: inside.x + 1, y, width: inside.width - 2, height: 1 };
        canvas.text(line(inside.y), &self.question, canvas.theme().text);
        self.field.draw(line(inside.y + 1), canvas, true);
    }
}
