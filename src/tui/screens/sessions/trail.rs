//! What was done with a session, for those who take part: deeds, never content.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::page::title;
use crate::domain::session::SessionId;
use crate::domain::session::trail::{TrailDeed, TrailEntry};
use crate::i18n::{self, sessions as names};
use crate::member::Error;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::headed;
use crate::tui::widgets::window_list::{Row, WindowList};

/// The screen.
pub struct Trail {
    session: SessionId,
    title: String,
    advice: String,
    list: WindowList<usize>,
}

impl Trail {
    pub fn new(session: SessionId, cx: &Desk) -> Result<Self, Error> {
        let mut trail =
            Self { session, title: String::new(), advice: String::new(), list: WindowList::new(Vec::new()) };
        trail.load(cx)?;
        trail.list.select_first();
        Ok(trail)
    }

    fn load(&mut self, cx: &Desk) -> Result<(), Error> {
        let t = cx.texts();
        self.title = title(&cx.member().session(self.session)?, cx);
        self.advice = t.msg_sessions_trail_advice();
        self.list.set_columns(vec![
            Column::new("", Width::Fixed(22)),
            Column::new("", Width::Share(2)),
            Column::new("", Width::Share(3)),
        ]);
        let entries = cx.member().session_trail(self.session)?;
        // The newest first.
        let rows = entries.iter().enumerate().rev().map(|(at, entry)| row(at, entry, cx));
        self.list.replace(rows.collect::<Vec<_>>(), false, false);
        Ok(())
    }
}

fn row(at: usize, entry: &TrailEntry, cx: &Desk) -> Row<usize> {
    let (t, theme) = (cx.texts(), cx.theme());
    let when = i18n::date_time(cx.language(), &cx.workspace().board().zone, entry.at);
    let altered = !entry.valid || entry.deed == TrailDeed::Altered;
    let mut said = names::deed(cx.language(), entry.deed, |person| cx.name(person));
    if !entry.valid && entry.deed != TrailDeed::Altered {
        said = format!("{said} · {}", t.msg_reader_signature_invalid());
    }
    let style = if altered { theme.error } else { theme.text };
    let cells = [
        Line::from(Span::styled(when, theme.muted)),
        Line::from(cx.name(entry.by)),
        Line::from(Span::styled(said, style)),
    ];
    Row::new(at, cells)
}

impl Layer<Desk> for Trail {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        let mut offers = vec![Command::Back.into(), Command::Lock.into()];
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, _: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Back => Outcome::Close,
            _ => {
                self.list.run(command);
                Outcome::Consumed
            }
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        self.list.point(event)
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        if matches!(message, Message::BoardChanged) && self.load(cx).is_err() {
            // It is not to be read any more: what lies beneath says why.
            cx.tell_all(Message::BoardChanged);
            return Ok(Outcome::Close);
        }
        Err(message)
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if let Some(room) = headed::open(area, canvas, &self.title, &self.advice) {
            self.list.draw(room, canvas, true);
        }
    }
}
