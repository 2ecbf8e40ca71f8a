//! A number taken apart: the formula in words, what went into it with its dates, what came out and by which rule.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::page::fact;
use super::{figures, words};
use crate::domain::goal::explain::Explanation;
use crate::member::Error;
use crate::member::goals::{GoalList, GoalView};
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::{Command, Phrase};
use crate::tui::desk::Desk;
use crate::tui::event::Event;
use crate::tui::layer::{Context as _, Layer, Offer, Outcome, WALKING};
use crate::tui::screens::people::page::wrap;
use crate::tui::widgets::pager::Pager;

/// What is explained: the goal, and all of the list together. Left and Right walk between them.
pub struct Explained {
    title: String,
    parts: Vec<(String, Vec<Line<'static>>)>,
    shown: usize,
    pager: Pager,
    wrapped: u16,
    close: String,
}

impl Explained {
    pub fn new(goal: Option<&GoalView>, list: Option<&GoalList>, cx: &Desk) -> Result<Self, Error> {
        let mut parts = Vec::new();
        if let Some(view) = goal {
            let explanation = cx.member().explain_goal(view.goal.id)?;
            parts.push((figures::name(cx.language(), &view.kpi), lines(&explanation, cx)));
        }
        // What a closed cycle came to is frozen goal by goal.
        if let Some(list) = list.filter(|list| list.cycle.is_none()) {
            let explanation = cx.member().explain_roll_up(&list.whose, list.dimension)?;
            parts.push((cx.texts().msg_goals_all_together(), lines(&explanation, cx)));
        }
        let close = cx.view().words.phrase(Phrase::Close);
        Ok(Self { title: cx.texts().msg_command_explain(), parts, shown: 0, pager: Pager::default(), wrapped: 0, close })
    }
}

fn lines(explanation: &Explanation, cx: &Desk) -> Vec<Line<'static>> {
    let (t, theme, language) = (cx.texts(), cx.theme(), cx.language());
    let text = |text: String, style| Line::from(Span::styled(text, style));
    let mut lines = vec![
        text(words::formula(language, explanation.formula), theme.text),
        text(explanation.formula.text().to_owned(), theme.muted),
        Line::default(),
    ];
    for (name, value) in &explanation.inputs {
        lines.push(fact(words::input(language, *name), words::input_value(language, *value), cx));
    }
    lines.push(Line::default());
    let result = t.msg_goals_result(figures::progress(language, explanation.result));
    lines.push(text(result, theme.heading));
    if let Some(rule) = explanation.rule {
        let status = words::status(language, rule.status());
        let sign = figures::status_sign(rule.status(), cx.glyphs());
        let style = figures::status_style(rule.status(), theme);
        lines.push(text(format!("{sign} {status}: {}", words::rule(language, rule)), style));
    }
    lines
}

impl Layer<Desk> for Explained {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        let mut offers = vec![Offer::ready(Command::Open).called(self.close.clone()), Command::Back.into()];
        if self.parts.len() > 1 {
            let ways = [Command::Right, Command::Left, Command::NextPane, Command::PreviousPane];
            offers.extend(ways.map(Offer::ready));
        }
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, _: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Open | Command::Back => return Outcome::Close,
            Command::Right | Command::Left | Command::NextPane | Command::PreviousPane => {
                let step = if matches!(command, Command::Right | Command::NextPane) { 1 } else { self.parts.len() - 1 };
                self.shown = (self.shown + step) % self.parts.len();
                (self.wrapped, self.pager) = (0, Pager::default());
            }
            walking => self.pager.run(walking),
        }
        Outcome::Consumed
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Mouse(mouse) if self.pager.mouse(*mouse) => Outcome::Consumed,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let Some((_, lines)) = self.parts.get(self.shown) else { return };
        let width = area.width.min(72);
        let wrapped = wrap(lines, width.saturating_sub(4));
        let wanted = u16::try_from(wrapped.len()).unwrap_or(u16::MAX).saturating_add(4);
        let inside = canvas.frame(centred(area, width, wanted), &self.title);
        if inside.height < 3 || inside.width < 6 {
            return;
        }
        let theme = *canvas.theme();
        let mut x = inside.x + 1;
        for (at, (name, _)) in self.parts.iter().enumerate() {
            let (name, style) = match at == self.shown {
                true => (format!("[{name}]"), theme.heading),
                false => (format!(" {name} "), theme.muted),
            };
            let rest = Rect { x, width: inside.right().saturating_sub(x + 1), height: 1, ..inside };
            x = (x + canvas.text(rest, &name, style) + 1).min(inside.right());
        }
        let room = Rect {
            x: inside.x + 1,
            width: inside.width - 2,
            y: inside.y + 2,
            height: inside.height - 2,
        };
        if self.wrapped != room.width {
            self.pager.rewrap(wrapped);
            self.wrapped = room.width;
        }
        self.pager.draw(room, canvas);
    }
}
