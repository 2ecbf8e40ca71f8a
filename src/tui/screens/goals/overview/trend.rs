//! The weeks behind a roll-up: a curve where there is room for one, else a line of columns.

use jiff::civil::Date;
use ratatui::layout::Rect;
use ratatui::symbols::Marker;
use ratatui::widgets::{Axis, Chart, Dataset, GraphType};

use crate::domain::goal::Quantity;
use crate::domain::goal::cadence::days_between;
use crate::domain::goal::rollup::TrendPoint;
use crate::i18n;
use crate::tui::canvas::Canvas;
use crate::tui::desk::Desk;
use crate::tui::screens::goals::figures;

/// From this height on it is a curve.
pub const CURVE: u16 = 7;
/// The most weeks in a line of columns.
const COLUMNS: usize = 26;

/// What is drawn, with its words in the reader's language.
#[derive(Default)]
pub struct Trend {
    /// Days since the first week, percent.
    points: Vec<(f64, f64)>,
    columns: String,
    /// What stands beside the columns, and above the curve.
    said: String,
    ends: [String; 2],
    marks: [String; 3],
}

impl Trend {
    pub fn of(weeks: &[TrendPoint], cx: &Desk) -> Self {
        let (Some(first), Some(last)) = (weeks.first(), weeks.last()) else { return Self::default() };
        let language = cx.language();
        let at = |week: Date| f64::from(days_between(first.week, week));
        let newest: Vec<Quantity> = weeks
            .iter()
            .skip(weeks.len().saturating_sub(COLUMNS))
            .filter_map(|week| Quantity::from_raw((week.progress * 10_000.0).round() as i64))
            .collect();
        let percent = |share: f64| i18n::percent(language, share, 0);
        let ends = [first.week, last.week].map(|week| i18n::day_short(language, week));
        let said = cx.texts().msg_goal_overview_trend(
            weeks.len() as u64,
            percent(first.progress),
            ends[0].clone(),
            percent(last.progress),
            ends[1].clone(),
        );
        Self {
            points: weeks.iter().map(|week| (at(week.week), week.progress * 100.0)).collect(),
            columns: figures::sparkline(&newest, cx.glyphs()),
            said,
            ends,
            marks: [0.0, 0.5, 1.0].map(percent),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// Answers how many lines it took.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>) -> u16 {
        let theme = *canvas.theme();
        let line = Rect { height: area.height.min(1), ..area };
        // One week alone is no curve.
        if area.height < CURVE || self.points.len() < 2 {
            let used = canvas.text(line, &self.columns, theme.ok);
            let rest = Rect { x: line.x + used + 2, width: line.width.saturating_sub(used + 2), ..line };
            canvas.text(rest, &self.said, theme.muted);
            return line.height;
        }
        canvas.text(line, &self.said, theme.muted);
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        let days = self.points.last().map_or(1.0, |(day, _)| day.max(1.0));
        let marker =
            if canvas.glyphs().fine_dots { Marker::Braille } else { Marker::Custom(canvas.glyphs().curves[0]) };
        let curve = Dataset::default().data(&self.points).marker(marker).graph_type(GraphType::Line).style(theme.ok);
        let x = Axis::default().bounds([0.0, days]).labels(self.ends.iter().map(String::as_str)).style(theme.border);
        let y = Axis::default().bounds([0.0, 100.0]).labels(self.marks.iter().map(String::as_str)).style(theme.border);
        canvas.widget(below, Chart::new(vec![curve]).x_axis(x).y_axis(y).legend_position(None).style(theme.text));
        plain_axes(below, canvas);
        area.height
    }
}

/// Draws the axes by what the terminal can show.
fn plain_axes(area: Rect, canvas: &mut Canvas<'_>) {
    let glyphs = canvas.glyphs();
    for position in area.intersection(canvas.buffer.area).positions() {
        let cell = &mut canvas.buffer[position];
        let symbol = match cell.symbol() {
            "│" => glyphs.side,
            "─" => glyphs.line,
            "└" => glyphs.corners[2],
            _ => continue,
        };
        cell.set_symbol(symbol);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::stage::Stage;

    fn rising() -> Trend {
        Trend {
            points: (0..12).map(|week| (f64::from(week) * 7.0, 40.0 + 3.0 * f64::from(week))).collect(),
            columns: "▁▄█".to_owned(),
            said: "12 weeks".to_owned(),
            ends: ["5 Jan".to_owned(), "23 Mar".to_owned()],
            marks: ["0%".to_owned(), "50%".to_owned(), "100%".to_owned()],
        }
    }

    #[test]
    fn weeks_are_a_curve_with_dates_where_there_is_room_and_columns_in_one_line() {
        let curve = Stage::new(40, 10).draw(|area, canvas| {
            rising().draw(area, canvas);
        });
        for part in ["12 weeks", "100%", "5 Jan", "23 Mar"] {
            assert!(curve.contains(part), "{part} is not in\n{curve}");
        }
        let line = Stage::new(40, 1).draw(|area, canvas| {
            rising().draw(area, canvas);
        });
        assert_eq!(line, "▁▄█  12 weeks\n");
    }
}
