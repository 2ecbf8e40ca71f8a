//! A goal over time: its values, what was expected, its target or band.

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::Marker;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Axis, Chart as Plot, Dataset, GraphType, Widget as _};

use super::figures;
use crate::domain::goal::Aim;
use crate::domain::goal::cadence::days_between;
use crate::domain::goal::standing::expected;
use crate::member::goals::GoalPage;
use crate::tui::desk::Desk;
use crate::tui::theme::{Glyphs, Theme};

type Points = Vec<(f64, f64)>;

/// What is drawn, with its words in the reader's language.
#[derive(Clone)]
pub struct Chart {
    values: Points,
    /// From where it began to its target; empty where nothing is expected on the way.
    expected: Points,
    /// The target, or both ends of the band.
    lines: Vec<f64>,
    today: Option<f64>,
    days: f64,
    /// The labelled steps of the upright axis, the lowest first.
    steps: Vec<(f64, String)>,
    dates: [String; 3],
    legend: Vec<(char, String, Style)>,
    theme: Theme,
    glyphs: Glyphs,
}

/// Below this height a chart says nothing.
pub const LEAST_HEIGHT: u16 = 6;

impl Chart {
    /// None before there is a value to draw.
    pub fn of(page: &GoalPage, cx: &Desk) -> Option<Self> {
        if page.chart.is_empty() {
            return None;
        }
        let (t, language, theme, glyphs) = (cx.texts(), cx.language(), *cx.theme(), *cx.glyphs());
        let terms = &page.view.goal.terms;
        let at = |day: Date| f64::from(days_between(terms.start, day));
        let values: Points = page.chart.iter().map(|point| (at(point.day), point.value)).collect();
        let expected = match terms.aim {
            Aim::Numeric { .. } | Aim::Milestone { .. } => {
                let (from, to) = (terms.aim.baseline()?.as_f64(), terms.aim.target()?.as_f64());
                let between = terms.checkpoints.iter().map(|checkpoint| checkpoint.day);
                let days = std::iter::once(terms.start).chain(between).chain([terms.end]);
                days.map(|day| (at(day), from + expected(terms, day) * (to - from))).collect()
            }
            Aim::Maintain { .. } | Aim::Rating { .. } => Points::new(),
        };
        let lines: Vec<f64> = match (terms.aim.band(), terms.aim.target()) {
            (Some((low, high)), _) => vec![low.as_f64(), high.as_f64()],
            (None, target) => target.into_iter().map(|target| target.as_f64()).collect(),
        };
        let heights = || values.iter().chain(&expected).map(|(_, y)| *y).chain(lines.iter().copied());
        let steps = steps(heights().fold(f64::MAX, f64::min), heights().fold(f64::MIN, f64::max));
        let steps = steps.into_iter().map(|step| (step, figures::value(language, step))).collect();
        let middle = terms.start.saturating_add(jiff::Span::new().days(days_between(terms.start, terms.end) / 2));
        let today = cx.workspace().today();
        let today = (terms.start <= today && today <= terms.end).then(|| at(today));
        let aim = figures::aim(language, terms.aim);
        let [point, way, line, now] = glyphs.curves;
        let mut legend = vec![(point, t.msg_goals_chart_values(), theme.accent(crate::tui::theme::Accent::Vertical))];
        if !expected.is_empty() {
            legend.push((way, t.msg_goals_chart_expected(), theme.muted));
        }
        let named =
            if terms.aim.band().is_some() { t.msg_goals_chart_band(aim) } else { t.msg_goals_chart_target(aim) };
        legend.push((line, named, theme.ok));
        if today.is_some() {
            legend.push((now, t.msg_goals_chart_today(), theme.muted));
        }
        let on = cx.workspace().today();
        let dates = [terms.start, middle, terms.end].map(|day| figures::day(language, day, on));
        let days = at(terms.end).max(1.0);
        Some(Self { values, expected, lines, today, days, steps, dates, legend, theme, glyphs })
    }

    /// As lines of text, to scroll with what stands around it.
    pub fn lines(&self, width: u16, height: u16) -> Vec<Line<'static>> {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        self.plot(area, &mut buffer);
        let mut lines: Vec<Line<'static>> = (0..height).map(|y| self.line(&buffer, y)).collect();
        let mut legend: Vec<Span<'static>> = Vec::new();
        for (sign, meaning, style) in &self.legend {
            legend.push(Span::styled(format!("{sign} "), *style));
            legend.push(Span::styled(format!("{meaning}   "), self.theme.muted));
        }
        lines.push(Line::from(legend));
        lines
    }

    fn plot(&self, area: Rect, buffer: &mut Buffer) {
        let (Some((low, _)), Some((high, _))) = (self.steps.first(), self.steps.last()) else { return };
        let [point, way, line, now] = self.glyphs.curves.map(Marker::Custom);
        let level: Vec<Points> = self.lines.iter().map(|y| vec![(0.0, *y), (self.days, *y)]).collect();
        let upright: Points = self.today.map(|x| vec![(x, *low), (x, *high)]).unwrap_or_default();
        let styled = |data, marker, graph, style: Style| {
            Dataset::default().data(data).marker(marker).graph_type(graph).style(style)
        };
        let accent = self.legend.first().map_or(Style::new(), |(_, _, style)| *style);
        let mut datasets = vec![styled(&upright, now, GraphType::Line, self.theme.muted)];
        datasets.extend(level.iter().map(|data| styled(data, line, GraphType::Line, self.theme.ok)));
        datasets.push(styled(&self.expected, way, GraphType::Line, self.theme.muted));
        if self.glyphs.fine_dots {
            datasets.push(styled(&self.values, Marker::Braille, GraphType::Line, accent));
        }
        datasets.push(styled(&self.values, point, GraphType::Scatter, accent));
        let [first, middle, last] = &self.dates;
        let dates = if area.width >= 56 { vec![first, middle, last] } else { vec![first, last] };
        let x = Axis::default().bounds([0.0, self.days]).labels(dates.into_iter().map(String::as_str));
        let shown: Vec<&str> = match usize::from(area.height.saturating_sub(2)) {
            room if room >= self.steps.len() * 2 - 1 => self.steps.iter().map(|(_, label)| label.as_str()).collect(),
            _ => {
                [self.steps.first(), self.steps.last()].into_iter().flatten().map(|(_, label)| label.as_str()).collect()
            }
        };
        let y = Axis::default().bounds([*low, *high]).labels(shown);
        let (x, y) = (x.style(self.theme.border), y.style(self.theme.border));
        Plot::new(datasets).x_axis(x).y_axis(y).legend_position(None).render(area, buffer);
    }

    /// One line of what was plotted, with the axes drawn by what the terminal can show.
    fn line(&self, buffer: &Buffer, y: u16) -> Line<'static> {
        let mut spans: Vec<Span<'static>> = Vec::new();
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            let symbol = match cell.symbol() {
                "│" => self.glyphs.side,
                "─" => self.glyphs.line,
                "└" => self.glyphs.corners[2],
                other => other,
            };
            let style = cell.style();
            match spans.last_mut() {
                Some(span) if span.style == style => span.content.to_mut().push_str(symbol),
                _ => spans.push(Span::styled(symbol.to_owned(), style)),
            }
        }
        Line::from(spans)
    }
}

/// Three to six round numbers that hold everything between `low` and `high`.
fn steps(low: f64, high: f64) -> Vec<f64> {
    let (low, high) = if high - low > f64::EPSILON { (low, high) } else { (low - 1.0, high + 1.0) };
    let rough = (high - low) / 3.0;
    let magnitude = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|times| times * magnitude).into_iter().find(|step| *step >= rough);
    let step = step.unwrap_or(rough);
    let (first, last) = ((low / step).floor(), (high / step).ceil());
    // A handful: the step was made for that.
    (0..=(last - first) as usize).map(|at| (first + at as f64) * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_upright_axis_has_a_few_round_steps_that_hold_every_value() {
        assert_eq!(steps(80.0, 95.0), [80.0, 85.0, 90.0, 95.0]);
        assert_eq!(steps(30.0, 42.0), [30.0, 35.0, 40.0, 45.0]);
        assert_eq!(steps(5.0, 5.0), [4.0, 5.0, 6.0]);
        for (low, high) in [(-1e12, 1e12), (0.0001, 0.0002), (0.0, 999_999.0), (-7.3, -7.1)] {
            let steps = steps(low, high);
            assert!((3..=6).contains(&steps.len()), "{steps:?}");
            assert!(steps[0] <= low && steps[steps.len() - 1] >= high, "{steps:?}");
        }
    }
}
