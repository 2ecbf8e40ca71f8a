//! The cycles: what is open and closed; opening, closing, looking at one as it was, taking on what was not reached.

mod carry;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::catalogue::{may_define, who_defines};
use super::deed::{Deed, Read};
use super::{Chosen, typed};
use crate::domain::goal::{Cycle, CycleId};
use crate::domain::text::CleanText;
use crate::i18n;
use crate::member::Error;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::headed;
use crate::tui::widgets::window_list::{Row, WindowList};

use carry::CarryOver;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Id {
    Name,
    Start,
    End,
    Note,
}

fn place(error: &Error) -> Option<Id> {
    match error {
        Error::NameTaken(_) | Error::NameTooLong | Error::NameEmpty => Some(Id::Name),
        Error::GoalFaults(_) => Some(Id::End),
        Error::NoteTooLong { .. } | Error::TextEmpty => Some(Id::Note),
        _ => None,
    }
}

/// The list.
pub struct Cycles {
    cycles: Vec<Cycle>,
    list: WindowList<CycleId>,
    heading: String,
    advice: String,
    may_write: bool,
}

impl Cycles {
    pub fn new(cx: &Desk) -> Result<Self, Error> {
        let mut cycles = Self {
            cycles: Vec::new(),
            list: WindowList::new(Vec::new()),
            heading: String::new(),
            advice: String::new(),
            may_write: false,
        };
        cycles.load(cx)?;
        Ok(cycles)
    }

    fn load(&mut self, cx: &Desk) -> Result<(), Error> {
        let (t, language, theme) = (cx.texts(), cx.language(), cx.theme());
        self.cycles = cx.member().catalogue()?.cycles;
        self.may_write = may_define(cx);
        self.list.set_columns(vec![
            Column::new(t.msg_goal_form_cycle(), Width::Share(2)),
            Column::new(t.msg_goal_form_start(), Width::Fixed(12)),
            Column::new(t.msg_goal_form_end(), Width::Fixed(12)),
            Column::new(t.msg_goal_cycles_state(), Width::Share(2)),
        ]);
        let today = cx.workspace().today();
        let rows = self.cycles.iter().map(|cycle| {
            let day = |day| Line::from(i18n::day_short(language, day));
            let (state, style) = match &cycle.closing {
                Some(closing) => {
                    let on = i18n::date_short(language, &cx.workspace().board().zone, closing.at);
                    let note = CleanText::line(&closing.note).to_string();
                    (format!("{} · {note}", t.msg_goal_cycles_closed(on)), theme.muted)
                }
                None if cycle.end < today => (t.msg_goal_cycles_over(), theme.warning),
                None if cycle.start > today => (t.msg_goal_cycles_to_come(), theme.text),
                None => (t.msg_goal_cycles_open(), theme.ok),
            };
            let name = CleanText::line(&cycle.name).to_string();
            let state = Line::from(Span::styled(state.trim_end().to_owned(), style));
            Row::new(cycle.id, [Line::from(name), day(cycle.start), day(cycle.end), state])
        });
        self.list.replace(rows.collect::<Vec<_>>(), false, false);
        self.heading = t.msg_goal_cycles_title();
        self.advice = match (self.may_write, self.cycles.is_empty()) {
            (true, true) => t.msg_goal_cycles_empty(),
            (true, false) => String::new(),
            (false, true) => t.msg_goal_cycles_ask(who_defines(cx)),
            (false, false) => t.msg_goal_cycles_read_only(who_defines(cx)),
        };
        Ok(())
    }

    fn selected(&self) -> Option<&Cycle> {
        self.list.selected_id().and_then(|id| self.cycles.iter().find(|cycle| cycle.id == *id))
    }

    /// Has the scribe try it, so that it is said what closing would do, or why it cannot be done, before anything is typed.
    fn weigh(&self, cx: &Desk) -> Outcome<Desk> {
        if let Some(cycle) = self.selected() {
            let id = cycle.id;
            // The note is asked for afterwards; a cycle without one is not closed.
            let note = cycle.name.clone();
            cx.write(move |member| Message::CycleWeighed(id, member.rehearse(|act| act.close_cycle(id, &note))));
        }
        Outcome::Consumed
    }

    fn carry_over(&self, cx: &Desk) -> Result<Outcome<Desk>, Error> {
        let Some(cycle) = self.selected() else { return Ok(Outcome::Consumed) };
        Ok(match CarryOver::of(cycle, cx)? {
            Ok(layer) => Outcome::Open(Box::new(layer)),
            Err(reason) => Outcome::Say(reason),
        })
    }
}

fn new_cycle(cx: &Desk) -> Deed<Id> {
    let t = cx.texts();
    let fields = vec![
        Field::new(Id::Name, t.msg_goal_cycles_name(), Input::text_field("")),
        Field::new(Id::Start, t.msg_goal_form_start(), Input::date_time("", t.msg_goal_form_when())),
        Field::new(Id::End, t.msg_goal_form_end(), Input::date_time("", t.msg_goal_form_when())),
    ];
    let read: Read<Id> = Box::new(|form, id, cx| {
        let (t, language, today) = (cx.texts(), cx.language(), cx.workspace().today());
        let name = form.text(&Id::Name).trim().to_owned();
        let mut errors = Vec::new();
        if name.is_empty() {
            errors.push((Id::Name, t.msg_goal_cycles_name_missing()));
        }
        let (start, end) = (form.text(&Id::Start), form.text(&Id::End));
        match (typed::day(&start, today, language), typed::day(&end, today, language)) {
            (Ok(start), Ok(end)) if errors.is_empty() => {
                let said = t.msg_goal_cycles_opened(&name);
                return Ok(Box::new(move |act| act.open_cycle(CycleId(id), &name, start, end).map(|()| said)));
            }
            (start, end) => {
                errors.extend(start.err().map(|wrong| (Id::Start, wrong)));
                errors.extend(end.err().map(|wrong| (Id::End, wrong)));
            }
        }
        Err(errors)
    });
    Deed::new(t.msg_goal_cycles_new(), t.msg_goal_cycles_new_help(), fields, Command::Send, read, cx).placing(place)
}

/// Closes a cycle with a note, after saying how many goals it freezes.
fn close(cycle: &Cycle, goals: usize, cx: &Desk) -> Deed<Id> {
    let t = cx.texts();
    let name = CleanText::line(&cycle.name).to_string();
    let fields = vec![Field::new(Id::Note, t.msg_goal_cycles_note(), Input::area("", 3))];
    let id = cycle.id;
    let shown = name.clone();
    let read: Read<Id> = Box::new(move |form, _, cx| {
        let (t, note, name) = (cx.texts(), form.text(&Id::Note).trim().to_owned(), shown.clone());
        Ok(Box::new(move |act| {
            let frozen = act.close_cycle(id, &note)?;
            Ok(t.msg_goal_cycles_was_closed(frozen as u64, name))
        }))
    });
    let about = t.msg_goal_cycles_close_help(goals as u64, name);
    Deed::new(t.msg_command_close_cycle(), about, fields, Command::CloseCycle, read, cx).placing(place)
}

impl Layer<Desk> for Cycles {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let refusal = (!self.may_write).then(|| t.msg_goal_cycles_read_only(who_defines(cx)));
        let mut offers = Vec::new();
        if self.selected().is_some() {
            offers.push(Offer::ready(Command::Open).called(t.msg_goal_cycles_look()));
        }
        offers.push(Offer::unless(Command::New, refusal.clone()).called(t.msg_goal_cycles_new()));
        if let Some(cycle) = self.selected() {
            let closed = cycle.closing.as_ref().map(|_| t.msg_goal_cycles_closed_already());
            offers.push(Offer::unless(Command::CloseCycle, refusal.or(closed)));
            let is_over = cycle.closing.is_some() || cycle.end < cx.workspace().today();
            offers.push(Offer::unless(Command::CarryOver, (!is_over).then(|| t.msg_goal_cycles_still_runs())));
        }
        offers.push(Command::Back.into());
        offers.push(Command::Lock.into());
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Back => Outcome::Close,
            Command::Open => match self.list.selected_id() {
                Some(id) => Outcome::Answer(Message::GoalsChosen(Chosen::Cycle(Some(*id)))),
                None => Outcome::Consumed,
            },
            Command::New => Outcome::Open(Box::new(new_cycle(cx))),
            Command::CloseCycle => self.weigh(cx),
            Command::CarryOver => match self.carry_over(cx) {
                Ok(outcome) => outcome,
                Err(error) => cx.say(&error),
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
            Message::CycleWeighed(id, Ok(goals)) => {
                let cycle = self.cycles.iter().find(|cycle| cycle.id == id);
                return Ok(cycle.map_or(Outcome::Ignored, |cycle| Outcome::Open(Box::new(close(cycle, goals, cx)))));
            }
            Message::CycleWeighed(_, Err(error)) => return Ok(cx.say(&error)),
            Message::Written(_, _, Ok(())) | Message::BoardChanged => {
                if let Err(error) = self.load(cx) {
                    return Ok(cx.say(&error));
                }
            }
            _ => {}
        }
        Err(message)
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let Some(room) = headed::open(area, canvas, &self.heading, &self.advice) else { return };
        // A closing note is read whole where there is room below the list.
        let note = self.selected().and_then(|cycle| cycle.closing.as_ref()).map(|closing| closing.note.clone());
        let note = note.filter(|note| !note.is_empty() && room.height > 10);
        let below = if note.is_some() { 4 } else { 0 };
        self.list.draw(Rect { height: room.height - below, ..room }, canvas, true);
        if let Some(note) = note {
            let shown = CleanText::paragraphs(&note).to_string();
            let bottom = Rect { x: room.x + 2, width: room.width - 2, y: room.bottom() - below + 1, height: below - 1 };
            let muted = canvas.theme().muted;
            canvas.wrapped(bottom, &shown, muted);
        }
    }
}
