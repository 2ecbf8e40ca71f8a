//! Taking on in an open cycle what was not reached in one that is over.

use std::collections::HashSet;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use uuid::Uuid;

use crate::domain::goal::{Cycle, GoalId, Status};
use crate::domain::text::CleanText;
use crate::i18n::goals;
use crate::member::Error;
use crate::member::goals::{GoalList, GoalView, Whose};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::confirm::Confirm;
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::screens::goals::offering::{open_cycles, oversight};
use crate::tui::screens::goals::{deed, figures};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::footer;
use crate::tui::widgets::window_list::{Row, WindowList};

/// The goals to choose from, all of them ticked at first.
pub struct CarryOver {
    id: Uuid,
    from: String,
    views: Vec<GoalView>,
    ticked: HashSet<GoalId>,
    list: WindowList<GoalId>,
    /// The cycles that may take them.
    open: Vec<Cycle>,
    chosen: usize,
    heading: [String; 2],
    sending: bool,
}

impl CarryOver {
    /// Of a cycle that is over, or why there is nothing to carry.
    pub fn of(cycle: &Cycle, cx: &Desk) -> Result<Result<Self, String>, Error> {
        let t = cx.texts();
        let open: Vec<Cycle> = open_cycles(&cx.member().catalogue()?)
            .into_iter()
            .filter(|open| open.id != cycle.id && open.start > cycle.start)
            .collect();
        if open.is_empty() {
            return Ok(Err(t.msg_goal_carry_no_cycle()));
        }
        let mut views = Vec::new();
        for whose in [Whose::Mine, Whose::People] {
            let list = GoalList { cycle: Some(cycle.id), status: Some(Status::Missed), ..GoalList::of(whose) };
            let positions = cx.member().list_goals(&list)?;
            views.extend(cx.member().goal_views(&positions)?);
        }
        if views.is_empty() {
            return Ok(Err(t.msg_goal_carry_nothing()));
        }
        let columns = vec![
            Column::new("", Width::Fixed(3)),
            Column::new("", Width::Share(2)),
            Column::new("", Width::Share(3)),
            Column::new("", Width::Fixed(8)).right_aligned(),
        ];
        let mut carry = Self {
            id: cx.member().new_id(),
            from: CleanText::line(&cycle.name).to_string(),
            ticked: views.iter().map(|view| view.goal.id).collect(),
            views,
            list: WindowList::new(columns),
            open,
            chosen: 0,
            heading: Default::default(),
            sending: false,
        };
        carry.show(cx);
        Ok(Ok(carry))
    }

    fn show(&mut self, cx: &Desk) {
        let (t, language, theme, glyphs) = (cx.texts(), cx.language(), cx.theme(), cx.glyphs());
        let rows = self.views.iter().map(|view| {
            let tick = if self.ticked.contains(&view.goal.id) { glyphs.checked } else { glyphs.unchecked };
            let aim = goals::aim(language, view.goal.terms.aim, &view.kpi.unit);
            let what =
                vec![Span::raw(figures::name(language, &view.kpi)), Span::styled(format!("  {aim}"), theme.muted)];
            let cells = [
                Line::from(format!("[{tick}]")),
                Line::from(cx.name(view.goal.owner)),
                Line::from(what),
                Line::from(figures::progress(language, view.standing.progress)),
            ];
            Row::new(view.goal.id, cells)
        });
        self.list.replace(rows.collect::<Vec<_>>(), false, false);
        let to = self.open.get(self.chosen).map(|cycle| CleanText::line(&cycle.name).to_string()).unwrap_or_default();
        let to = if self.open.len() > 1 { format!("{} {to} {}", glyphs.previous, glyphs.next) } else { to };
        self.heading = [t.msg_goal_carry_title(self.from.clone(), to), t.msg_goal_carry_help()];
    }

    fn targets(&self) -> impl Iterator<Item = &GoalView> {
        self.views.iter().filter(|view| self.ticked.contains(&view.goal.id))
    }

    /// Says what will be agreed and what proposed before anything is written.
    fn ask(&self, cx: &Desk) -> Outcome<Desk> {
        let t = cx.texts();
        let Some(to) = self.open.get(self.chosen).filter(|_| !self.sending) else { return Outcome::Consumed };
        let (sight, count) = (oversight(cx), self.ticked.len());
        if count == 0 {
            return Outcome::Say(t.msg_goal_carry_none());
        }
        let proposed = self.targets().filter(|view| !sight.rights(view.goal.owner).set).count();
        let question = t.msg_goal_carry_question(count as u64, CleanText::line(&to.name).as_str());
        let question = match proposed {
            0 => question,
            some => format!("{question} {}", t.msg_goal_carry_proposed(some as u64)),
        };
        let carry = t.msg_command_carry_over();
        Outcome::Open(Box::new(Confirm::new(carry.clone(), question, carry, Message::ReallyDo).inviting()))
    }

    fn send(&mut self, cx: &Desk) -> Outcome<Desk> {
        let Some(to) = self.open.get(self.chosen).map(|cycle| cycle.id) else { return Outcome::Consumed };
        let goals: Vec<GoalId> = self.targets().map(|view| view.goal.id).collect();
        self.sending = true;
        let t = cx.texts();
        let task = Box::new(move |act: &mut crate::member::Act<'_>| {
            let carried = act.carry_over(&goals, to)?;
            Ok(t.msg_goal_carry_done(carried.len() as u64))
        });
        deed::write(self.id, task, cx);
        Outcome::Consumed
    }

    fn tick(&mut self, cx: &Desk) {
        if let Some(id) = self.list.selected_id().copied()
            && !self.ticked.remove(&id)
        {
            self.ticked.insert(id);
        }
        self.show(cx);
    }
}

impl Layer<Desk> for CarryOver {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let mut offers = vec![
            Offer::ready(Command::Send).called(t.msg_command_carry_over()),
            Offer::ready(Command::Open).called(t.msg_goal_carry_tick()),
        ];
        if self.open.len() > 1 {
            offers.extend(
                [Command::Left, Command::Right].map(|way| Offer::ready(way).called(t.msg_goal_carry_other_cycle())),
            );
        }
        offers.extend([Command::Back, Command::Lock].map(Offer::ready));
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Send => return self.ask(cx),
            Command::Open => self.tick(cx),
            Command::Left | Command::Right => {
                let step = if command == Command::Right { 1 } else { self.open.len() - 1 };
                self.chosen = (self.chosen + step) % self.open.len();
                self.show(cx);
            }
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
        if canvas.is_too_small(area, 24, 6) {
            return;
        }
        let theme = *canvas.theme();
        let line = |y: u16| Rect { y, height: 1, ..area };
        canvas.text(line(area.y), &self.heading[0], theme.heading);
        let above = Rect { y: area.y + 1, height: (area.height - 5).min(3), ..area };
        let used = 2 + canvas.wrapped(above, &self.heading[1], theme.muted);
        let room = Rect { y: area.y + used, height: area.height.saturating_sub(used + 1), ..area };
        self.list.draw(room, canvas, true);
        footer::draw(line(area.bottom() - 1), canvas);
    }
}
