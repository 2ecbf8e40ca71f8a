//! A goal's page: what is agreed, where it stands, how it went, and everything that was written down.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::chart::{Chart, LEAST_HEIGHT};
use super::{figures, history};
use crate::domain::goal::explain::Explanation;
use crate::domain::goal::{Aim, GoalId, GoalState};
use crate::domain::text::CleanText;
use crate::i18n::{self, goals};
use crate::member::goals::{Catalogue, GoalPage};
use crate::member::signing::Signature;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::event::Mouse;
use crate::tui::screens::people::page::wrap;
use crate::tui::widgets::pager::Pager;

/// The pane.
#[derive(Default)]
pub struct Page {
    page: Option<GoalPage>,
    /// Before the chart: where it stands and why; what comes after it.
    above: Vec<Line<'static>>,
    chart: Option<Chart>,
    below: Vec<Line<'static>>,
    pager: Pager,
    /// What the pager's lines are wrapped to; nothing when they are not yet.
    wrapped: (u16, u16),
    fresh: bool,
}

/// Cells of the bar beside the progress.
const BAR: usize = 16;

impl Page {
    pub fn id(&self) -> Option<GoalId> {
        self.page.as_ref().map(|page| page.view.goal.id)
    }

    pub fn page(&self) -> Option<&GoalPage> {
        self.page.as_ref()
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }

    pub fn run(&mut self, command: Command) {
        self.pager.run(command);
    }

    pub fn mouse(&mut self, mouse: Mouse) -> bool {
        self.pager.mouse(mouse)
    }

    /// Another goal from its start, or the same one again at the same place.
    pub fn show(&mut self, page: GoalPage, explanation: &Explanation, catalogue: &Catalogue, cx: &Desk) {
        self.fresh = self.id() != Some(page.view.goal.id);
        self.above = standing(&page, explanation, catalogue, cx);
        self.chart = Chart::of(&page, cx);
        self.below = strip(&page, cx);
        self.below.extend(facts(&page, catalogue, cx));
        self.below.extend(history::lines(&page, cx));
        self.page = Some(page);
        self.wrapped = (0, 0);
    }

    pub fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if area.width < 4 || self.page.is_none() {
            return;
        }
        // A column is left for the signs of what lies above and below.
        let size = (area.width - 1, area.height);
        if self.wrapped != size {
            let mut lines = wrap(&self.above, size.0);
            if let Some(chart) = &self.chart {
                let height = (size.1 / 2).clamp(LEAST_HEIGHT, 14);
                lines.push(Line::default());
                lines.extend(chart.lines(size.0, height));
            }
            lines.extend(wrap(&self.below, size.0));
            if self.fresh {
                self.pager.show(lines);
            } else {
                self.pager.rewrap(lines);
            }
            (self.fresh, self.wrapped) = (false, size);
        }
        self.pager.draw(area, canvas);
    }
}

/// A label and what it is.
pub fn fact(label: String, value: String, cx: &Desk) -> Line<'static> {
    Line::from(vec![Span::styled(format!("{label}: "), cx.theme().muted), Span::styled(value, cx.theme().text)])
}

fn standing(page: &GoalPage, explanation: &Explanation, catalogue: &Catalogue, cx: &Desk) -> Vec<Line<'static>> {
    let (t, language, theme, glyphs) = (cx.texts(), cx.language(), cx.theme(), cx.glyphs());
    let (view, goal) = (&page.view, &page.view.goal);
    let (standing, terms) = (&view.standing, &goal.terms);
    let text = |text: String, style: Style| Line::from(Span::styled(text, style));
    let dimension = goals::dimension(language, view.kpi.dimension, &catalogue.dimensions);
    let style = figures::status_style(standing.status, theme);
    let mut lines = vec![
        text(figures::name(language, &view.kpi), theme.heading),
        text(
            format!("{} · {dimension} · {}", cx.name(goal.owner), goals::kpi_kind(language, view.kpi.kind)),
            theme.muted,
        ),
    ];
    let mut status = vec![
        Span::styled(figures::status(language, glyphs, goal.state, standing.status), style),
        Span::raw("  "),
        Span::styled(figures::bar(standing.progress, BAR, glyphs), style),
        Span::raw(format!(" {}", figures::progress(language, standing.progress))),
    ];
    if goal.is_live(cx.workspace().today()) && matches!(terms.aim, Aim::Numeric { .. } | Aim::Milestone { .. }) {
        let expected = figures::progress(language, Some(standing.expected));
        status.push(Span::styled(format!("  {}", t.msg_goals_expected(expected)), theme.muted));
    }
    lines.push(Line::from(status));
    lines.extend(goals::rule(language, explanation).map(|why| text(why, theme.muted)));
    if standing.stale {
        lines.push(text(format!("{} {}", glyphs.stale, t.msg_goals_stale_since()), theme.warning));
    }
    if let Some(own) = standing.confidence {
        let own = t.msg_goals_confidence(own);
        let (own, style) = if standing.differs {
            (format!("{own} · {}", t.msg_goals_differs_long()), theme.warning)
        } else {
            (own, theme.text)
        };
        lines.push(text(own, style));
    }
    if page.signature == Signature::Invalid {
        lines.push(text(t.msg_reader_signature_invalid(), theme.error));
    }
    if view.frozen {
        lines.push(text(t.msg_goals_frozen(), theme.muted));
    }
    if goal.state == GoalState::Proposed {
        lines.push(text(t.msg_goals_waits_for_manager(), theme.warning));
    }
    lines
}

/// What is agreed, and the value it is measured by.
fn facts(page: &GoalPage, catalogue: &Catalogue, cx: &Desk) -> Vec<Line<'static>> {
    let (t, language) = (cx.texts(), cx.language());
    let (view, goal, terms) = (&page.view, &page.view.goal, &page.view.goal.terms);
    let mut lines = vec![Line::default()];
    let current = view.standing.value.map_or(figures::NOTHING.to_owned(), |value| figures::value(language, value));
    let with_unit = |amount: String| figures::with_unit(language, amount, &view.kpi);
    let current = with_unit(current);
    lines.push(fact(
        t.msg_goals_value(),
        format!("{current} ({})", goals::aggregation(language, view.kpi.aggregation)),
        cx,
    ));
    if let Aim::Numeric { baseline, .. } = terms.aim {
        lines.push(fact(t.msg_goals_baseline(), with_unit(goals::number(language, baseline)), cx));
    }
    lines.push(fact(
        if terms.aim.band().is_some() { t.msg_goals_band() } else { t.msg_goals_target() },
        with_unit(figures::aim(language, terms.aim)),
        cx,
    ));
    let period = format!("{} – {}", i18n::day_short(language, terms.start), i18n::day_short(language, terms.end));
    let cycle = goal.cycle.and_then(|id| catalogue.cycle(id)).map(|cycle| CleanText::line(&cycle.name).to_string());
    let period = cycle.map_or(period.clone(), |cycle| format!("{period} · {cycle}"));
    lines.push(fact(t.msg_goals_period(), period, cx));
    let due = view.next_due.map(|day| t.msg_goals_next_due(i18n::day_short(language, day)));
    let cadence = goals::cadence(language, terms.cadence);
    lines.push(fact(t.msg_goals_cadence(), due.map_or(cadence.clone(), |due| format!("{cadence} · {due}")), cx));
    lines.push(fact(t.msg_goals_column_weight(), goals::weight(language, terms.weight), cx));
    lines
}

/// How the status went, a sign for each day with a check-in.
fn strip(page: &GoalPage, cx: &Desk) -> Vec<Line<'static>> {
    let (theme, glyphs) = (cx.theme(), cx.glyphs());
    if page.chart.len() < 2 {
        return Vec::new();
    }
    let mut spans = vec![Span::styled(format!("{}: ", cx.texts().msg_goals_column_status()), theme.muted)];
    // The newest where there are more than a line holds.
    let newest = page.chart.iter().skip(page.chart.len().saturating_sub(40));
    spans.extend(newest.map(|point| {
        let style = figures::status_style(point.status, theme);
        Span::styled(figures::status_sign(point.status, glyphs), style)
    }));
    vec![Line::from(spans)]
}
