//! A long table of which only a window is in memory. The owner fetches rows by key; the list says when it needs more.

use std::collections::{HashSet, VecDeque};
use std::hash::Hash;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::column::{self, Column, Placed};
use crate::tui::canvas::{Canvas, Target};
use crate::tui::command::Command;
use crate::tui::event::{Event, Mouse, MouseAct};
use crate::tui::layer::{Context, Outcome};

/// The most rows held; beyond it those farthest from the selection are let go.
pub const MOST_HELD: usize = 1_000;

/// How near to the end of what is held the selection or view comes before more is asked for.
const NEAR: usize = 50;

/// One row as shown. Cells are texts already fit for a screen, one for each column.
#[derive(Clone, Debug)]
pub struct Row<Id> {
    pub id: Id,
    pub cells: Vec<Line<'static>>,
    /// Laid over the whole row: unread, withdrawn.
    pub style: Style,
}

impl<Id> Row<Id> {
    pub fn new(id: Id, cells: impl IntoIterator<Item = impl Into<Line<'static>>>) -> Self {
        Self { id, cells: cells.into_iter().map(Into::into).collect(), style: Style::new() }
    }

    #[must_use]
    pub fn styled(mut self, style: Style) -> Self {
        self.style = style;
        self
    }
}

/// Rows the owner is asked to fetch, by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need<Id> {
    /// Those just before or after this one: give them to [`WindowList::prepend`] or [`WindowList::append`].
    Before(Id),
    After(Id),
    /// The very first or last window: [`WindowList::replace`], then [`WindowList::select_first`] or `_last`.
    First,
    Last,
}

/// A list with a selection that stays on its row whatever happens around it.
#[derive(Clone, Debug)]
pub struct WindowList<Id> {
    columns: Vec<Column>,
    rows: VecDeque<Row<Id>>,
    more_before: bool,
    more_after: bool,
    selected: usize,
    /// The first row in sight.
    top: usize,
    marked: HashSet<Id>,
    body: Rect,
}

impl<Id: Clone + Eq + Hash> WindowList<Id> {
    pub fn new(columns: Vec<Column>) -> Self {
        Self {
            columns,
            rows: VecDeque::new(),
            more_before: false,
            more_after: false,
            selected: 0,
            top: 0,
            marked: HashSet::new(),
            body: Rect::default(),
        }
    }

    /// Other titles and widths: after a change of language.
    pub fn set_columns(&mut self, columns: Vec<Column>) {
        self.columns = columns;
    }

    /// Another window. The selection stays on its row if that is still there, else at its height on the screen.
    pub fn replace(&mut self, rows: impl IntoIterator<Item = Row<Id>>, more_before: bool, more_after: bool) {
        let selected = self.selected_id().cloned();
        let height = self.selected.saturating_sub(self.top);
        self.rows = rows.into_iter().collect();
        (self.more_before, self.more_after) = (more_before, more_after);
        let found = selected.and_then(|id| self.find(&id));
        self.selected = found.unwrap_or(self.selected).min(self.last());
        self.top = self.selected.saturating_sub(height);
    }

    /// More rows at the end; `more` says whether still others follow.
    pub fn append(&mut self, rows: impl IntoIterator<Item = Row<Id>>, more: bool) {
        self.rows.extend(rows);
        self.more_after = more;
        let excess = self.rows.len().saturating_sub(MOST_HELD).min(self.top.min(self.selected));
        if excess > 0 {
            self.rows.drain(..excess);
            self.more_before = true;
            self.selected -= excess;
            self.top -= excess;
        }
    }

    /// More rows before the first, in the order shown; `more` says whether still others precede.
    pub fn prepend(&mut self, rows: impl IntoIterator<Item = Row<Id>>, more: bool) {
        let rows: Vec<_> = rows.into_iter().collect();
        self.selected += if self.rows.is_empty() { 0 } else { rows.len() };
        self.top += if self.rows.is_empty() { 0 } else { rows.len() };
        for row in rows.into_iter().rev() {
            self.rows.push_front(row);
        }
        self.more_before = more;
        let needed = (self.selected + 1).max(self.top + usize::from(self.body.height));
        if self.rows.len() > MOST_HELD.max(needed) {
            self.rows.truncate(MOST_HELD.max(needed));
            self.more_after = true;
        }
    }

    /// Another row in place of the one with its id: it was read, acknowledged.
    pub fn update(&mut self, row: Row<Id>) {
        if let Some(at) = self.find(&row.id) {
            self.rows[at] = row;
        }
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row<Id>> {
        self.rows.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether the window begins with the very first row there is.
    pub fn begins_at_first(&self) -> bool {
        !self.more_before
    }

    /// Whether the window ends with the very last row there is.
    pub fn ends_at_last(&self) -> bool {
        !self.more_after
    }

    pub fn selected_id(&self) -> Option<&Id> {
        self.rows.get(self.selected).map(|row| &row.id)
    }

    /// Selects a row that is held; false where it is not.
    pub fn select(&mut self, id: &Id) -> bool {
        let found = self.find(id);
        self.selected = found.unwrap_or(self.selected);
        found.is_some()
    }

    pub fn select_first(&mut self) {
        self.selected = 0;
    }

    /// Scrolls so that the selected row is in sight, to go on from it.
    pub fn reveal_selected(&mut self) {
        self.top = self.top.min(self.selected);
    }

    pub fn select_last(&mut self) {
        self.selected = self.last();
    }

    /// Which rows are drawn as marked, among those held and those still to come.
    pub fn set_marked(&mut self, marked: HashSet<Id>) {
        self.marked = marked;
    }

    /// Whether a command walks through rows, so that [`WindowList::run`] is for it.
    pub fn takes(command: Command) -> bool {
        crate::tui::layer::WALKING.contains(&command)
    }

    /// Moves the selection; the answer is what to fetch, if anything.
    pub fn run(&mut self, command: Command) -> Option<Need<Id>> {
        let page = usize::from(self.body.height.max(2)) - 1;
        match command {
            Command::Up => self.selected = self.selected.saturating_sub(1),
            Command::Down => self.selected = (self.selected + 1).min(self.last()),
            Command::PageUp => {
                self.selected = self.selected.saturating_sub(page);
                self.top = self.top.saturating_sub(page);
            }
            Command::PageDown => {
                self.selected = (self.selected + page).min(self.last());
                self.top = (self.top + page).min(self.last());
            }
            Command::First => {
                if self.more_before {
                    return Some(Need::First);
                }
                self.selected = 0;
            }
            Command::Last => {
                if self.more_after {
                    return Some(Need::Last);
                }
                self.selected = self.last();
            }
            _ => {}
        }
        self.need()
    }

    /// A click selects, the wheel walks; `None` where the mouse is elsewhere.
    pub fn mouse(&mut self, mouse: Mouse) -> Option<Option<Need<Id>>> {
        if !mouse.is_in(self.body) {
            return None;
        }
        match mouse.act {
            MouseAct::Click => {
                let at = self.top + usize::from(mouse.row - self.body.y);
                if at < self.rows.len() {
                    self.selected = at;
                }
            }
            MouseAct::WheelUp => self.selected = self.selected.saturating_sub(3),
            MouseAct::WheelDown => self.selected = (self.selected + 3).min(self.last()),
        }
        Some(self.need())
    }

    /// For a list that is held whole: what a layer answers to an event that may be the mouse's.
    pub fn point<C: Context>(&mut self, event: &Event) -> Outcome<C> {
        match event {
            Event::Mouse(mouse) if self.mouse(*mouse).is_some() => Outcome::Consumed,
            _ => Outcome::Ignored,
        }
    }

    /// What has to be fetched for the selection to move on freely.
    pub fn need(&self) -> Option<Need<Id>> {
        let reach = NEAR.max(usize::from(self.body.height) * 2);
        if self.more_after && self.selected + reach >= self.rows.len() {
            return self.rows.back().map(|row| Need::After(row.id.clone()));
        }
        if self.more_before && self.selected < reach {
            return self.rows.front().map(|row| Need::Before(row.id.clone()));
        }
        None
    }

    /// Whether a screenful lies ready on either side of the selection, so that fetching more can wait until nobody does.
    pub fn has_slack(&self) -> bool {
        let page = usize::from(self.body.height.max(1));
        (!self.more_after || self.selected + page < self.rows.len()) && (!self.more_before || self.selected >= page)
    }

    fn last(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }

    fn find(&self, id: &Id) -> Option<usize> {
        self.rows.iter().position(|row| row.id == *id)
    }

    /// Draws header and rows; `focused` says whether keys act here.
    pub fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>, focused: bool) {
        let area = area.intersection(canvas.buffer.area);
        let placed = column::placed(&self.columns, area.width);
        let has_header = area.height > 2 && self.columns.iter().any(|column| !column.title.is_empty());
        let header = u16::from(has_header);
        self.body = Rect { y: area.y + header.min(area.height), height: area.height - header.min(area.height), ..area };
        if area.is_empty() {
            return;
        }
        if has_header {
            let style = canvas.theme().heading;
            for place in &placed {
                let column = &self.columns[place.at];
                let title = Line::styled(column.title.as_str(), style);
                column::draw_cell(canvas, place.in_line(area), &title, column.right_aligned);
            }
        }
        let height = usize::from(self.body.height);
        // The selection stays in sight with as little scrolling as it takes, and no blank rows below the end.
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(height));
        self.top = self.top.min(self.rows.len().saturating_sub(height));
        let held = self.rows.len().saturating_sub(self.top).min(height);
        // No more than the height of the body, which is a u16.
        canvas.clickable(Rect { height: held as u16, ..self.body }, Target::Row);
        for (offset, row) in self.rows.iter().skip(self.top).take(height).enumerate() {
            // Below the height of the body, which is a u16.
            let line = Rect { y: self.body.y + offset as u16, height: 1, ..self.body };
            let is_selected = self.top + offset == self.selected;
            let is_marked = self.marked.contains(&row.id);
            self.draw_row(canvas, line, row, &placed, (is_selected, is_marked, focused));
        }
    }

    fn draw_row(
        &self,
        canvas: &mut Canvas<'_>,
        line: Rect,
        row: &Row<Id>,
        placed: &[Placed],
        (selected, marked, focused): (bool, bool, bool),
    ) {
        let (theme, glyphs) = (canvas.theme(), canvas.glyphs());
        canvas.fill(line, row.style);
        for place in placed {
            if let Some(cell) = row.cells.get(place.at) {
                let right_aligned = self.columns[place.at].right_aligned;
                column::draw_cell(canvas, place.in_line(line), cell, right_aligned);
            }
        }
        // The sign in the margin tells what the colours tell.
        let margin = Rect { width: line.width.min(1), ..line };
        if selected {
            canvas.text(margin, glyphs.cursor, Style::new());
        }
        if marked {
            canvas.text(
                Rect { x: line.x + 1, width: line.width.saturating_sub(1).min(1), ..line },
                glyphs.marked,
                theme.marked,
            );
        }
        if selected {
            canvas.fill(line, if focused { theme.selected } else { theme.selected_elsewhere });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::column::Width;
    use crate::tui::widgets::stage::Stage;

    fn rows(ids: std::ops::Range<u32>) -> Vec<Row<u32>> {
        ids.map(|id| Row::new(id, [format!("row {id}"), format!("{}", id * 7)])).collect()
    }

    fn list() -> WindowList<u32> {
        let columns = vec![Column::new("Title", Width::Share(1)), Column::new("N", Width::Fixed(5)).right_aligned()];
        WindowList::new(columns)
    }

    #[test]
    fn a_list_shows_its_window_in_two_sizes_without_colour() {
        let mut list = list();
        list.replace(rows(0..20), false, false);
        list.run(Command::Down);
        list.set_marked([1].into());
        let mut stage = Stage::new(20, 4);
        let shown = stage.draw(|area, canvas| list.draw(area, canvas, true));
        assert_eq!(shown, "  Title            N\n  row 0            0\n▸+row 1            7\n  row 2           14\n");
        assert!(stage.is_reversed(0, 2) && !stage.is_reversed(0, 1));
        let mut stage = Stage::new(8, 2);
        let shown = stage.draw(|area, canvas| list.draw(area, canvas, true));
        assert_eq!(shown, "       0\n▸+     7\n");
    }

    #[test]
    fn the_selection_stays_on_its_row_when_rows_come_before_it() {
        let mut list = list();
        list.replace(rows(10..20), true, true);
        list.select(&13);
        list.prepend(rows(0..10), false);
        assert_eq!(list.selected_id(), Some(&13));
        list.replace(rows(12..40), true, false);
        assert_eq!(list.selected_id(), Some(&13));
        list.replace(rows(50..60), true, false);
        assert_eq!(list.selected_id(), Some(&51));
    }

    #[test]
    fn walking_asks_for_more_before_the_end_is_reached() {
        let mut list = list();
        list.replace(rows(100..300), true, true);
        assert_eq!(list.run(Command::Up), Some(Need::Before(100)));
        list.select(&200);
        assert_eq!(list.run(Command::Down), None);
        list.select(&290);
        assert_eq!(list.run(Command::Down), Some(Need::After(299)));
        assert_eq!(list.run(Command::First), Some(Need::First));
        assert_eq!(list.run(Command::Last), Some(Need::Last));
    }

    #[test]
    fn a_long_walk_holds_no_more_than_its_window() {
        let mut list = list();
        list.replace(rows(0..200), false, true);
        let mut stage = Stage::new(40, 20);
        let mut held = 200;
        for _ in 0..5_000 {
            if let Some(Need::After(id)) = list.run(Command::Down) {
                list.append(rows(id + 1..id + 201), true);
            }
            held = held.max(list.rows.len());
            if list.selected.is_multiple_of(97) {
                stage.draw(|area, canvas| list.draw(area, canvas, true));
            }
        }
        assert_eq!(list.selected_id(), Some(&5_000));
        assert!(held <= MOST_HELD + 200, "{held}");
        assert!(list.more_before);
    }
}
