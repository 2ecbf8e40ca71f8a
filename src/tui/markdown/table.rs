//! Tables: columns that fit the pane by wrapping their cells, or one "header: value" line per cell where they can't.

use pulldown_cmark::Alignment;
use ratatui::style::Style;
use ratatui::text::Span;

use super::Glyphs;
use super::inline::{Inline, Spans};
use crate::domain::text::width;

/// A column narrower than this and than its own text can't be read.
const NARROWEST: usize = 6;

/// Columns taken by what stands between two cells.
const BETWEEN: usize = 3;

pub(super) struct Table {
    alignments: Vec<Alignment>,
    /// The first row is the header.
    rows: Vec<Vec<Inline>>,
}

impl Table {
    pub fn new(alignments: Vec<Alignment>) -> Self {
        Self { alignments, rows: Vec::new() }
    }

    pub fn start_row(&mut self) {
        self.rows.push(Vec::with_capacity(self.alignments.len()));
    }

    pub fn push_cell(&mut self, cell: Inline) {
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
        }
    }

    /// The rows and their header as lines of at most `room` columns; nothing where the columns don't fit.
    pub fn columns(&self, room: usize, glyphs: &Glyphs, rule: Style) -> Option<Vec<Spans>> {
        let widths = fit(&self.natural_widths(), room)?;
        let dashes: Vec<String> = widths.iter().map(|&columns| glyphs.rule.repeat(columns)).collect();
        let dashes = dashes.join(glyphs.crossing);
        let rows: Vec<Vec<Spans>> = self.rows.iter().map(|row| self.row(row, &widths, glyphs, rule)).collect();
        // Where a row takes several lines nothing else tells where the next begins.
        let parted = rows.iter().skip(1).any(|row| row.len() > 1);
        let mut lines = Vec::new();
        let last = rows.len().saturating_sub(1);
        for (number, row) in rows.into_iter().enumerate() {
            lines.extend(row);
            if number == 0 || (parted && number < last) {
                lines.push(vec![Span::styled(dashes.clone(), rule)]);
            }
        }
        Some(lines)
    }

    /// Each row as "header: value" texts, empty cells left out.
    pub fn records(self, strong: Style) -> Vec<Vec<Inline>> {
        let mut rows = self.rows.into_iter();
        let header = rows.next().unwrap_or_default();
        let label = |row: Vec<Inline>| {
            header.iter().zip(row).filter(|(_, cell)| !cell.is_blank()).map(|(name, cell)| cell.labelled(name, strong))
        };
        if rows.len() == 0 {
            return vec![header];
        }
        rows.map(|row| label(row).collect()).collect()
    }

    fn natural_widths(&self) -> Vec<usize> {
        let mut widths = vec![1; self.alignments.len()];
        for row in &self.rows {
            for (widest, cell) in widths.iter_mut().zip(row) {
                *widest = (*widest).max(cell.natural_width());
            }
        }
        widths
    }

    fn row(&self, row: &[Inline], widths: &[usize], glyphs: &Glyphs, rule: Style) -> Vec<Spans> {
        let mut lines = Vec::new();
        let cells: Vec<Vec<Spans>> =
            row.iter().zip(widths).map(|(cell, &columns)| cell.wrap(columns, columns, glyphs.too_wide)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        let mut cells: Vec<_> = cells.into_iter().map(Vec::into_iter).collect();
        for _ in 0..height {
            let mut line = Spans::new();
            for (column, (cell, &columns)) in cells.iter_mut().zip(widths).enumerate() {
                if column > 0 {
                    line.push(Span::styled(glyphs.column, rule));
                }
                let spans = cell.next().unwrap_or_default();
                let used: usize = spans.iter().map(|span| width(&span.content)).sum();
                let spare = columns.saturating_sub(used);
                let (before, after) = match self.alignments.get(column) {
                    Some(Alignment::Right) => (spare, 0),
                    Some(Alignment::Center) => (spare / 2, spare - spare / 2),
                    _ => (0, spare),
                };
                if before > 0 {
                    line.push(Span::raw(" ".repeat(before)));
                }
                line.extend(spans);
                // Nothing stands after the last column, so nothing has to be filled.
                if after > 0 && column + 1 < widths.len() {
                    line.push(Span::raw(" ".repeat(after)));
                }
            }
            lines.push(line);
        }
        lines
    }
}

/// Widths that fit `room`: columns that need less than an equal share keep what they need, the others share the rest.
fn fit(natural: &[usize], room: usize) -> Option<Vec<usize>> {
    let room = room.checked_sub(BETWEEN * natural.len().checked_sub(1)?)?;
    let readable: usize = natural.iter().map(|&columns| columns.min(NARROWEST)).sum();
    if readable > room {
        return None;
    }
    let mut by_need: Vec<usize> = (0..natural.len()).collect();
    by_need.sort_by_key(|&column| natural[column]);
    let mut widths = vec![0; natural.len()];
    let mut left = room;
    for (done, &column) in by_need.iter().enumerate() {
        let share = left / (natural.len() - done);
        widths[column] = natural[column].min(share);
        left -= widths[column];
    }
    Some(widths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_columns_share_what_narrow_ones_leave() {
        assert_eq!(fit(&[3, 100, 50], 46), Some(vec![3, 19, 18]));
        assert_eq!(fit(&[3, 5], 40), Some(vec![3, 5]));
        assert_eq!(fit(&[100, 100], 15), Some(vec![6, 6]));
        assert_eq!(fit(&[100, 100], 14), None);
        assert_eq!(fit(&[], 14), None);
    }
}
