//! The columns of a list: how wide each is, which are left out where there is little room.

use ratatui::layout::Rect;
use ratatui::text::Line;
use unicode_width::UnicodeWidthStr;

use crate::tui::canvas::Canvas;

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    Fixed(u16),
    /// A share of what the fixed ones leave.
    Share(u16),
}

/// One column. `title` empty in all columns: no header line.
#[derive(Clone, Debug)]
pub struct Column {
    pub title: String,
    pub width: Width,
    pub right_aligned: bool,
    /// Left out where the whole list is narrower than this.
    pub from_width: u16,
}

impl Column {
    pub fn new(title: impl Into<String>, width: Width) -> Self {
        Self { title: title.into(), width, right_aligned: false, from_width: 0 }
    }

    #[must_use]
    pub fn right_aligned(mut self) -> Self {
        self.right_aligned = true;
        self
    }

    #[must_use]
    pub fn from_width(mut self, width: u16) -> Self {
        self.from_width = width;
        self
    }
}

/// A column in sight: which one, how far from the left, how wide.
pub(super) struct Placed {
    pub at: usize,
    pub x: u16,
    pub width: u16,
}

impl Placed {
    /// Its cell in the first line of an area.
    pub fn in_line(&self, area: Rect) -> Rect {
        Rect { x: area.x + self.x, width: self.width, height: area.height.min(1), ..area }
    }
}

/// Where each column goes that there is room for; two columns of margin come first.
pub(super) fn placed(columns: &[Column], width: u16) -> Vec<Placed> {
    const MARGIN: u16 = 2;
    let shown: Vec<_> = columns.iter().enumerate().filter(|(_, column)| column.from_width <= width).collect();
    let gaps = shown.len().saturating_sub(1).min(usize::from(width)) as u16;
    let (mut fixed, mut shares) = (0u16, 0u16);
    for (_, column) in &shown {
        match column.width {
            Width::Fixed(width) => fixed = fixed.saturating_add(width),
            Width::Share(share) => shares = shares.saturating_add(share),
        }
    }
    let mut free = width.saturating_sub(MARGIN + gaps).saturating_sub(fixed);
    let mut x = MARGIN.min(width);
    let mut placed = Vec::with_capacity(shown.len());
    for (at, column) in shown {
        let wanted = match column.width {
            Width::Fixed(width) => width,
            Width::Share(share) => {
                // Taken from what is left, so that rounding never leaves a gap at the end.
                let mine = (u32::from(free) * u32::from(share) / u32::from(shares.max(1))) as u16;
                free -= mine;
                shares -= share;
                mine
            }
        };
        let given = wanted.min(width - x);
        if given > 0 {
            placed.push(Placed { at, x, width: given });
        }
        x = x.saturating_add(given).saturating_add(1).min(width);
    }
    placed
}

/// Draws one cell, from the right where its column is so aligned.
pub(super) fn draw_cell(canvas: &mut Canvas<'_>, area: Rect, line: &Line<'_>, right_aligned: bool) {
    let used = line.width().min(usize::from(area.width)) as u16;
    let shift = if right_aligned { area.width - used } else { 0 };
    canvas.line(Rect { x: area.x + shift, width: area.width - shift, ..area }, line);
}

/// How many columns the widest of some texts takes, for [`Width::Fixed`].
pub fn widest<'t>(texts: impl IntoIterator<Item = &'t str>) -> u16 {
    texts.into_iter().map(UnicodeWidthStr::width).max().unwrap_or(0).min(u16::MAX.into()) as u16
}
