//! Giving past sessions to a new manager to read: which ones, to whom, and what that means.

use std::collections::HashSet;

use ratatui::layout::Rect;
use ratatui::text::Line;
use uuid::Uuid;

use super::about;
use crate::domain::session::SessionId;
use crate::i18n::{self, sessions};
use crate::member::Error;
use crate::member::sessions::SessionView;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::confirm::Confirm;
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::screens::goals::deed;
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::headed;
use crate::tui::widgets::window_list::{Row, WindowList};

/// What could be handed over, to be ticked; a line for the footer where there is nothing.
pub fn open(cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let views = cx.member().to_hand_over()?;
    let chart = cx.workspace().organisation().on(cx.workspace().today());
    let Some(manager) = chart.manager(cx.member().id()).filter(|_| !views.is_empty()) else {
        return Ok(Outcome::Say(cx.texts().msg_session_form_nothing_to_hand_over()));
    };
    let columns = vec![
        Column::new("", Width::Fixed(3)),
        Column::new("", Width::Fixed(20)),
        Column::new("", Width::Share(2)),
        Column::new("", Width::Share(3)),
    ];
    let mut hand_over = HandOver {
        id: cx.member().new_id(),
        manager: cx.name(manager),
        views,
        ticked: HashSet::new(),
        list: WindowList::new(columns),
        heading: cx.texts().msg_session_form_hand_over_title(cx.name(manager)),
        advice: String::new(),
        sending: false,
    };
    hand_over.show(cx);
    Ok(Outcome::Open(Box::new(hand_over)))
}

/// The list. Nothing is ticked at first: whatever is given is given on purpose.
struct HandOver {
    id: Uuid,
    manager: String,
    views: Vec<SessionView>,
    ticked: HashSet<SessionId>,
    list: WindowList<SessionId>,
    heading: String,
    advice: String,
    sending: bool,
}

impl HandOver {
    fn show(&mut self, cx: &Desk) {
        let (t, language, glyphs) = (cx.texts(), cx.language(), cx.glyphs());
        let zone = &cx.workspace().board().zone;
        let rows = self.views.iter().map(|view| {
            let session = &view.session;
            let tick = if self.ticked.contains(&session.id) { glyphs.checked } else { glyphs.unchecked };
            let cells = [
                Line::from(format!("[{tick}]")),
                Line::from(i18n::date_time(language, zone, session.starts)),
                Line::from(sessions::kind(language, session.kind)),
                Line::from(about::names(about::others(session, cx), cx)),
            ];
            Row::new(session.id, cells)
        });
        self.list.replace(rows.collect::<Vec<_>>(), false, false);
        self.advice = t.msg_session_form_hand_over_help(self.manager.as_str());
    }

    fn tick(&mut self, cx: &Desk) {
        if let Some(id) = self.list.selected_id().copied()
            && !self.ticked.remove(&id)
        {
            self.ticked.insert(id);
        }
        self.show(cx);
    }

    fn tick_all(&mut self, cx: &Desk) {
        let all = self.ticked.len() == self.views.len();
        self.ticked = if all { HashSet::new() } else { self.views.iter().map(|view| view.session.id).collect() };
        self.show(cx);
    }

    fn ask(&self, cx: &Desk) -> Outcome<Desk> {
        let t = cx.texts();
        let count = self.ticked.len();
        if count == 0 {
            return Outcome::Say(t.msg_session_form_none_ticked());
        }
        let question = t.msg_session_form_hand_over_question(count as u64, self.manager.as_str());
        let deed = t.msg_command_hand_over();
        Outcome::Open(Box::new(Confirm::new(deed.clone(), question, deed, Message::ReallyDo)))
    }

    fn send(&mut self, cx: &Desk) -> Outcome<Desk> {
        if self.sending {
            return Outcome::Consumed;
        }
        self.sending = true;
        let (t, manager) = (cx.texts(), self.manager.clone());
        // In the order of the list.
        let all = self.views.iter().map(|view| view.session.id);
        let given: Vec<SessionId> = all.filter(|id| self.ticked.contains(id)).collect();
        let task: deed::Task = Box::new(move |act| {
            let count = act.hand_over_sessions(&given)?;
            Ok(t.msg_session_form_handed_over(count as u64, manager))
        });
        deed::write(self.id, task, cx);
        Outcome::Consumed
    }
}

impl Layer<Desk> for HandOver {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let mut offers = vec![
            Offer::ready(Command::Send).called(t.msg_command_hand_over()),
            Offer::ready(Command::Open).called(t.msg_goal_carry_tick()),
            Offer::ready(Command::Right).called(t.msg_session_form_all_or_none()),
        ];
        offers.extend([Command::Back, Command::Lock].map(Offer::ready));
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Send => return self.ask(cx),
            Command::Open => self.tick(cx),
            Command::Right => self.tick_all(cx),
            Command::Back => return Outcome::Close,
            walking => {
                self.list.run(walking);
            }
        }
        Outcome::Consumed
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Key(key) if key.typed() == Some(' ') => {
                self.tick(cx);
                Outcome::Consumed
            }
            _ => self.list.point(event),
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::ReallyDo => Ok(self.send(cx)),
            Message::Written(id, said, done) if id == self.id => {
                self.sending = false;
                Ok(match done {
                    Ok(()) => Outcome::Answer(Message::Written(id, said, Ok(()))),
                    Err(error) => cx.say(&error),
                })
            }
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
