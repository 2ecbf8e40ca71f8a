//! A text with places in it that the keys act on: walked from place to place, scrolled where a place is taller than the
//! screen.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::event::{Mouse, MouseAct};
use crate::tui::markdown::{self, MarkdownStyle};
use crate::tui::screens::people::page::wrap;

/// Before each line, for the sign of the selected place.
const MARGIN: u16 = 2;

/// A piece of the text, wrapped when its width is known.
pub enum Piece<Id> {
    /// Begins a section, which Tab goes to.
    Section(Line<'static>),
    /// What follows belongs to this place, up to the next one or the next section.
    Stop(Id),
    /// So many columns in from the left.
    Line(Line<'static>, u16),
    /// One line, cut where it does not fit.
    Whole(Line<'static>),
    Markdown(String, u16),
    /// Rows of cells, the first column as wide as there is room for, the others to the right of theirs.
    Table(Vec<Vec<(String, Style)>>, u16),
    Gap,
}

impl<Id> Piece<Id> {
    pub fn text(text: impl Into<String>, style: Style, indent: u16) -> Self {
        Self::Line(Line::from(Span::styled(text.into(), style)), indent)
    }
}

struct Stop<Id> {
    id: Id,
    /// The lines that belong to it: from, to but not including.
    lines: (usize, usize),
}

/// The text laid out, the selected place and how far it is scrolled.
pub struct Walker<Id> {
    pieces: Vec<Piece<Id>>,
    style: MarkdownStyle,
    lines: Vec<Line<'static>>,
    stops: Vec<Stop<Id>>,
    /// Line and first stop of each section.
    sections: Vec<(usize, usize)>,
    at: usize,
    top: usize,
    area: Rect,
    /// The width the lines are wrapped to; 0 when they are not yet.
    wrapped: u16,
    /// Where to go once the lines are wrapped.
    wanted: Option<Id>,
}

impl<Id> Default for Walker<Id> {
    fn default() -> Self {
        Self {
            pieces: Vec::new(),
            style: MarkdownStyle::default(),
            lines: Vec::new(),
            stops: Vec::new(),
            sections: Vec::new(),
            at: 0,
            top: 0,
            area: Rect::default(),
            wrapped: 0,
            wanted: None,
        }
    }
}

impl<Id: Clone + PartialEq> Walker<Id> {
    /// Another text from its start, or with `again` the same one, which stays on its place.
    pub fn show(&mut self, pieces: Vec<Piece<Id>>, style: MarkdownStyle, again: bool) {
        if again {
            self.wanted = self.wanted.take().or_else(|| self.selected().cloned());
        } else {
            (self.at, self.top, self.wanted) = (0, 0, None);
        }
        let ids = pieces.iter().filter_map(|piece| match piece {
            Piece::Stop(id) => Some(Stop { id: id.clone(), lines: (0, 0) }),
            _ => None,
        });
        self.stops = ids.collect();
        self.at = self.wanted.as_ref().and_then(|id| self.find(id)).unwrap_or(self.at).min(self.last());
        (self.pieces, self.style, self.wrapped) = (pieces, style, 0);
    }

    fn find(&self, id: &Id) -> Option<usize> {
        self.stops.iter().position(|stop| stop.id == *id)
    }

    fn last(&self) -> usize {
        self.stops.len().saturating_sub(1)
    }

    pub fn selected(&self) -> Option<&Id> {
        self.stops.get(self.at).map(|stop| &stop.id)
    }

    /// Goes to a place; false where it is not in the text.
    pub fn select(&mut self, id: &Id) -> bool {
        let found = self.find(id);
        if let Some(at) = found {
            self.at = at;
            self.wanted = Some(id.clone());
            self.settle();
        }
        found.is_some()
    }

    fn height(&self) -> usize {
        usize::from(self.area.height.max(1))
    }

    pub fn run(&mut self, command: Command) {
        let (height, page) = (self.height(), self.height().saturating_sub(1).max(1));
        match command {
            Command::Down => match self.stops.get(self.at + 1) {
                // A place that begins in sight is gone to; up to there the text is scrolled.
                Some(next) if next.lines.0 < self.top + height => {
                    self.at += 1;
                    self.reveal();
                }
                _ => self.top += 1,
            },
            Command::Up => match self.at.checked_sub(1).and_then(|before| self.stops.get(before)) {
                Some(before) if before.lines.0 >= self.top => self.at -= 1,
                _ => self.top = self.top.saturating_sub(1),
            },
            Command::PageDown => {
                self.top += page;
                self.follow();
            }
            Command::PageUp => {
                self.top = self.top.saturating_sub(page);
                self.follow();
            }
            Command::First => (self.at, self.top) = (0, 0),
            Command::Last => (self.at, self.top) = (self.last(), self.lines.len()),
            Command::NextPane => self.go_to_section(1),
            Command::PreviousPane => self.go_to_section(self.sections.len().saturating_sub(1)),
            _ => {}
        }
        self.clamp();
    }

    /// So many sections on from that of the selected place, from the last to the first.
    fn go_to_section(&mut self, step: usize) {
        if self.sections.is_empty() {
            return;
        }
        let here = self.sections.iter().rposition(|(_, stop)| *stop <= self.at);
        let next = here.map_or(0, |here| (here + step) % self.sections.len());
        let (line, stop) = self.sections[next];
        self.at = stop.min(self.last());
        let ends = self.stops.get(self.at).map_or(line + 1, |stop| stop.lines.0 + 1);
        if line < self.top || ends > self.top + self.height() {
            self.top = line;
        }
    }

    /// Scrolls as little as shows the selected place, its beginning where it is too tall.
    fn reveal(&mut self) {
        let height = self.height();
        let Some(stop) = self.stops.get(self.at) else { return };
        let (first, end) = stop.lines;
        if end > self.top + height {
            self.top = (end - height.min(end)).min(first);
        }
        if first < self.top {
            // With the heading it stands under.
            let heading = self.sections.iter().find(|(_, at)| *at == self.at).map(|(line, _)| *line);
            self.top = heading.filter(|line| first - line < height).unwrap_or(first);
        }
    }

    /// After scrolling the selection is on something in sight.
    fn follow(&mut self) {
        self.clamp();
        let seen = self.top..self.top + self.height();
        let current = self.stops.get(self.at).is_some_and(|stop| seen.contains(&stop.lines.0));
        if !current {
            let found = self.stops.iter().position(|stop| seen.contains(&stop.lines.0));
            self.at = found.unwrap_or(self.at);
        }
    }

    fn clamp(&mut self) {
        self.top = self.top.min(self.lines.len().saturating_sub(self.height()));
    }

    /// A click selects, the wheel scrolls; false where the mouse is elsewhere.
    pub fn mouse(&mut self, mouse: Mouse) -> bool {
        if !mouse.is_in(self.area) {
            return false;
        }
        match mouse.act {
            MouseAct::WheelUp => self.top = self.top.saturating_sub(3),
            MouseAct::WheelDown => self.top += 3,
            MouseAct::Click => {
                let line = self.top + usize::from(mouse.row - self.area.y);
                let found = self.stops.iter().position(|stop| (stop.lines.0..stop.lines.1).contains(&line));
                self.at = found.unwrap_or(self.at);
            }
        }
        self.clamp();
        true
    }

    /// Goes where it was sent, if the lines are there already.
    fn settle(&mut self) {
        if self.wrapped == 0 {
            return;
        }
        if let Some(at) = self.wanted.take().and_then(|id| self.find(&id)) {
            self.at = at;
            self.reveal();
        }
        self.clamp();
    }

    fn lay_out(&mut self, width: u16) {
        let (mut lines, mut sections) = (Vec::new(), Vec::new());
        let mut stops: Vec<Stop<Id>> = Vec::new();
        let mut open = false;
        for piece in &self.pieces {
            let begun = lines.len();
            match piece {
                Piece::Section(heading) => {
                    if !lines.is_empty() {
                        lines.push(Line::default());
                    }
                    sections.push((lines.len(), stops.len()));
                    lines.extend(wrap(std::slice::from_ref(heading), width));
                }
                Piece::Stop(id) => stops.push(Stop { id: id.clone(), lines: (begun, begun) }),
                Piece::Line(line, indent) => {
                    lines.extend(indented(wrap(std::slice::from_ref(line), inner(width, *indent)), *indent));
                }
                Piece::Whole(line) => lines.push(line.clone()),
                Piece::Markdown(text, indent) => {
                    lines.extend(indented(markdown::render(text, inner(width, *indent), &self.style), *indent));
                }
                Piece::Table(rows, indent) => lines.extend(indented(table(rows, inner(width, *indent)), *indent)),
                Piece::Gap => lines.push(Line::default()),
            }
            open = match piece {
                Piece::Stop(_) => true,
                Piece::Section(_) => false,
                _ => open,
            };
            if let Some(stop) = stops.last_mut().filter(|_| open) {
                stop.lines.1 = lines.len();
            }
        }
        (self.lines, self.stops, self.sections, self.wrapped) = (lines, stops, sections, width);
        self.settle();
    }

    pub fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>, focused: bool) {
        let area = area.intersection(canvas.buffer.area);
        self.area = area;
        if area.width <= MARGIN + 1 || area.height == 0 {
            return;
        }
        // A column is left for the signs of what lies above and below.
        let width = area.width - MARGIN - 1;
        if self.wrapped != width {
            self.lay_out(width);
        }
        self.clamp();
        let (theme, glyphs) = (canvas.theme(), canvas.glyphs());
        let selected = self.stops.get(self.at).filter(|_| focused).map(|stop| stop.lines.0);
        for (at, y) in (self.top..self.lines.len()).zip(area.top()..area.bottom()) {
            let row = Rect { y, height: 1, ..area };
            canvas.line(Rect { x: row.x + MARGIN, width, ..row }, &self.lines[at]);
            if selected == Some(at) {
                canvas.text(row, glyphs.cursor, theme.text);
                canvas.fill(Rect { width: row.width - 1, ..row }, theme.selected);
            }
        }
        let edge = Rect { x: area.right() - 1, width: 1, height: 1, ..area };
        if self.top > 0 {
            canvas.text(edge, glyphs.more_above, theme.muted);
        }
        if self.top + self.height() < self.lines.len() && area.height > 1 {
            canvas.text(Rect { y: area.bottom() - 1, ..edge }, glyphs.more_below, theme.muted);
        }
    }
}

fn inner(width: u16, indent: u16) -> u16 {
    width.saturating_sub(indent).max(1)
}

fn indented(lines: Vec<Line<'static>>, indent: u16) -> impl Iterator<Item = Line<'static>> {
    lines.into_iter().map(move |mut line| {
        if indent > 0 {
            line.spans.insert(0, Span::raw(" ".repeat(indent.into())));
        }
        line
    })
}

/// As many columns as there is room for beside the first, which keeps a dozen cells.
fn table(rows: &[Vec<(String, Style)>], width: u16) -> Vec<Line<'static>> {
    use unicode_width::UnicodeWidthStr as _;
    const LEAST: usize = 12;
    let width = usize::from(width);
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut widths = vec![0; columns];
    for row in rows {
        for (at, (cell, _)) in row.iter().enumerate().skip(1) {
            widths[at] = widths[at].max(cell.width());
        }
    }
    let mut room = width.saturating_sub(LEAST);
    let mut shown = 1;
    for wide in widths.iter().skip(1) {
        if wide + 2 > room {
            break;
        }
        room -= wide + 2;
        shown += 1;
    }
    let first = width - widths[..shown.min(columns)].iter().skip(1).map(|wide| wide + 2).sum::<usize>().min(width);
    rows.iter()
        .map(|row| {
            let mut spans = Vec::new();
            for (at, (cell, style)) in row.iter().enumerate().take(shown) {
                let wide = if at == 0 { first } else { widths[at] };
                let cell = crate::tui::canvas::cut(cell, wide as u16, "~").into_owned();
                let gap = " ".repeat(wide.saturating_sub(cell.width()));
                let text = if at == 0 { format!("{cell}{gap}") } else { format!("  {gap}{cell}") };
                spans.push(Span::styled(text, *style));
            }
            Line::from(spans)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::stage::Stage;

    fn walker() -> Walker<u8> {
        let plain = Style::new();
        let mut walker = Walker::default();
        walker.show(
            vec![
                Piece::Section(Line::from("A")),
                Piece::Stop(1),
                Piece::text("one", plain, 0),
                Piece::Stop(2),
                Piece::text("two", plain, 0),
                Piece::text("two goes on", plain, 2),
                Piece::Section(Line::from("B")),
                Piece::Stop(3),
                Piece::text("three", plain, 0),
            ],
            MarkdownStyle::default(),
            false,
        );
        walker
    }

    fn shown(walker: &mut Walker<u8>, height: u16) -> String {
        Stage::new(18, height).draw(|area, canvas| walker.draw(area, canvas, true))
    }

    #[test]
    fn the_keys_walk_from_place_to_place_and_the_text_follows() {
        let mut walker = walker();
        assert_eq!(shown(&mut walker, 4), "  A\n▸ one\n  two\n    two goes on  ↓\n");
        walker.run(Command::Down);
        assert_eq!(walker.selected(), Some(&2));
        // The next place is out of sight: the text comes up first.
        walker.run(Command::Down);
        assert_eq!(walker.selected(), Some(&2));
        for _ in 0..3 {
            walker.run(Command::Down);
        }
        assert_eq!(walker.selected(), Some(&3));
        assert_eq!(shown(&mut walker, 4), "    two goes on  ↑\n\n  B\n▸ three\n");
    }

    #[test]
    fn tab_goes_from_section_to_section_and_round() {
        let mut walker = walker();
        shown(&mut walker, 3);
        walker.run(Command::NextPane);
        assert_eq!(walker.selected(), Some(&3));
        assert_eq!(shown(&mut walker, 3), "                 ↑\n  B\n▸ three\n");
        walker.run(Command::NextPane);
        assert_eq!(walker.selected(), Some(&1));
        walker.run(Command::PreviousPane);
        assert_eq!(walker.selected(), Some(&3));
    }

    #[test]
    fn a_place_can_be_gone_to_before_anything_is_drawn_and_is_kept_when_the_text_changes() {
        let mut walker = walker();
        assert!(walker.select(&3) && !walker.select(&9));
        assert_eq!(shown(&mut walker, 2), "  B              ↑\n▸ three\n");
        walker.show(
            vec![Piece::Stop(7), Piece::text("new", Style::new(), 0), Piece::Stop(3)],
            MarkdownStyle::default(),
            true,
        );
        assert_eq!(walker.selected(), Some(&3));
    }

    #[test]
    fn a_table_gives_up_its_last_columns_where_there_is_no_room() {
        let cell = |text: &str| (text.to_owned(), Style::new());
        let rows = vec![vec![cell("Waits"), cell("40"), cell("off track")]];
        let text = |width| table(&rows, width)[0].to_string();
        assert_eq!(text(30), "Waits            40  off track");
        assert_eq!(text(18), "Waits           40");
    }
}
