//! One goal as one line of the table.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::figures;
use crate::domain::goal::{GoalState, Quantity, Status};
use crate::i18n::goals;
use crate::member::goals::{GoalView, Order};
use crate::store::goals::GoalPosition;
use crate::tui::desk::Desk;
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::window_list::Row;

pub type GoalRow = Row<GoalPosition>;

/// How many values a sparkline has.
pub const SPARKS: usize = 12;
const BAR: usize = 8;

/// What is in sight grows with the width; `people` where they are not all one person's.
pub fn columns(people: bool, order: Order, descending: bool, cx: &Desk) -> Vec<Column> {
    let (t, glyphs) = (cx.texts(), cx.glyphs());
    let titled = |title: String, of: Order| {
        if of != order {
            return title;
        }
        let sign = if descending { glyphs.more_below } else { glyphs.more_above };
        format!("{title} {sign}")
    };
    let mut columns = Vec::new();
    if people {
        columns.push(Column::new(titled(t.msg_goals_column_person(), Order::Person), Width::Share(4)));
    }
    columns.extend([
        Column::new(titled(t.msg_goals_column_kpi(), Order::Kpi), Width::Share(5)),
        Column::new(titled(t.msg_goals_column_status(), Order::Status), Width::Fixed(14)).from_width(44),
        Column::new("", Width::Fixed(1)).from_width(44),
        Column::new("", Width::Fixed(BAR as u16)).from_width(if people { 96 } else { 76 }),
        Column::new(titled(t.msg_goals_column_progress(), Order::Progress), Width::Fixed(8))
            .right_aligned()
            .from_width(30),
        Column::new(t.msg_goals_column_way(), Width::Share(5)).right_aligned().from_width(68),
        Column::new(t.msg_goals_column_sparkline(), Width::Fixed(SPARKS as u16)).from_width(112),
        Column::new(t.msg_goals_column_confidence(), Width::Fixed(11)).from_width(126),
        Column::new(t.msg_goals_column_weight(), Width::Fixed(6)).right_aligned().from_width(100),
        Column::new(titled(t.msg_goals_column_due(), Order::Due), Width::Fixed(11)).right_aligned().from_width(84),
    ]);
    columns
}

pub fn row(view: &GoalView, values: &[Quantity], people: bool, cx: &Desk) -> GoalRow {
    let (theme, glyphs, language) = (cx.theme(), cx.glyphs(), cx.language());
    let standing = &view.standing;
    let style = figures::status_style(standing.status, theme);
    let is_over = matches!(view.goal.state, GoalState::Declined | GoalState::Cancelled);
    let text = if is_over { theme.muted } else { Style::new() };
    let today = cx.workspace().today();
    let due = match view.next_due {
        Some(day) => (figures::day(language, day, today), day < today),
        None => (String::new(), false),
    };
    let mut cells = Vec::new();
    if people {
        cells.push(Line::from(Span::styled(cx.name(view.goal.owner), text)));
    }
    cells.extend([
        Line::from(Span::styled(figures::name(language, &view.kpi), text)),
        Line::from(Span::styled(figures::status(language, glyphs, view.goal.state, standing.status), style)),
        Line::from(Span::styled(if standing.stale { glyphs.stale } else { " " }, theme.warning)),
        Line::from(Span::styled(
            figures::bar(standing.progress, BAR, glyphs),
            if standing.progress.is_none() { theme.muted } else { style },
        )),
        Line::from(Span::styled(figures::progress(language, standing.progress), text)),
        Line::from(Span::styled(figures::way(language, glyphs, standing.value, &view.goal, &view.kpi), text)),
        Line::from(Span::styled(figures::sparkline(values, glyphs), theme.muted)),
        confidence(view, cx),
        Line::from(Span::styled(goals::weight(language, view.goal.terms.weight), theme.muted)),
        Line::from(Span::styled(due.0, if due.1 { theme.overdue } else { theme.muted })),
    ]);
    Row::new(view.position, cells)
}

/// The owner's own beside what was worked out.
fn confidence(view: &GoalView, cx: &Desk) -> Line<'static> {
    let Some(own) = view.standing.confidence else { return Line::default() };
    let mut spans = vec![Span::styled(format!("{own}/5"), cx.theme().muted)];
    if view.standing.differs {
        spans.push(Span::styled(format!(" {}", cx.texts().msg_goals_differs()), cx.theme().warning));
    }
    Line::from(spans)
}

/// The worst status first, for the counts of a roll-up.
pub const WORST_FIRST: [Status; 6] =
    [Status::OffTrack, Status::Missed, Status::AtRisk, Status::NotRated, Status::OnTrack, Status::Achieved];
