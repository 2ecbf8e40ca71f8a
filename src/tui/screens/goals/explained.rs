//! A number taken apart: the formula in words, what went into it with its dates, what came out and by which rule.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::figures;
use super::page::fact;
use crate::domain::goal::Translated;
use crate::domain::goal::explain::Explanation;
use crate::i18n::goals;
use crate::member::Error;
use crate::member::goals::{Catalogue, GoalList, GoalView};
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
    pub fn new(
        goal: Option<&GoalView>,
        list: Option<&GoalList>,
        catalogue: &Catalogue,
        cx: &Desk,
    ) -> Result<Self, Error> {
        let mut parts = Vec::new();
        if let Some(view) = goal {
            let explanation = cx.member().explain_goal(view.goal.id)?;
            parts.push((figures::name(cx.language(), &view.kpi), lines(&explanation, &view.kpi.unit, catalogue, cx)));
        }
        // What a closed cycle came to is frozen goal by goal.
        if let Some(list) = list.filter(|list| list.cycle.is_none()) {
            let explanation = cx.member().explain_roll_up(&list.whose, list.dimension)?;
            let none = Translated::default();
            parts.push((cx.texts().msg_goals_all_together(), lines(&explanation, &none, catalogue, cx)));
        }
        Ok(Self::showing(parts, cx))
    }

    /// One goal alone.
    pub fn of(view: &GoalView, cx: &Desk) -> Result<Self, Error> {
        Self::new(Some(view), None, &Catalogue::default(), cx)
    }

    /// A number of many goals.
    pub fn of_number(name: String, explanation: &Explanation, catalogue: &Catalogue, cx: &Desk) -> Self {
        Self::showing(vec![(name, lines(explanation, &Translated::default(), catalogue, cx))], cx)
    }

    fn showing(parts: Vec<(String, Vec<Line<'static>>)>, cx: &Desk) -> Self {
        let close = cx.view().words.phrase(Phrase::Close);
        Self { title: cx.texts().msg_command_explain(), parts, shown: 0, pager: Pager::default(), wrapped: 0, close }
    }
}

fn lines(explanation: &Explanation, unit: &Translated, catalogue: &Catalogue, cx: &Desk) -> Vec<Line<'static>> {
    let (theme, language) = (cx.theme(), cx.language());
    let facts = goals::explanation(language, explanation, unit);
    let mut lines: Vec<Line<'static>> = facts.into_iter().map(|(label, value)| fact(label, value, cx)).collect();
    let name = |id| catalogue.kpi(id).map(|kpi| figures::name(language, kpi)).unwrap_or_default();
    lines.extend(goals::explanation_parts(language, explanation, name).into_iter().map(|(label, value)| {
        let mut line = fact(label, value, cx);
        line.spans.insert(0, Span::raw("  "));
        line
    }));
    if let Some(rule) = explanation.rule {
        let sign = figures::status_sign(rule.status(), cx.glyphs());
        let status = format!("{sign} {}", goals::status(language, rule.status()));
        lines.insert(0, Line::from(Span::styled(status, figures::status_style(rule.status(), theme))));
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
        let room = Rect { x: inside.x + 1, width: inside.width - 2, y: inside.y + 2, height: inside.height - 2 };
        if self.wrapped != room.width {
            self.pager.rewrap(wrapped);
            self.wrapped = room.width;
        }
        self.pager.draw(room, canvas);
    }
}
