//! Text to read: lines already wrapped, scrolled by the walking commands.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::event::{Mouse, MouseAct};

/// Lines and how far they are scrolled.
#[derive(Clone, Debug, Default)]
pub struct Pager {
    lines: Vec<Line<'static>>,
    top: usize,
    area: Rect,
}

impl Pager {
    /// Other lines, from their start: another text.
    pub fn show(&mut self, lines: Vec<Line<'static>>) {
        self.lines = lines;
        self.top = 0;
    }

    /// The same text wrapped to another width, kept at about the same place.
    pub fn rewrap(&mut self, lines: Vec<Line<'static>>) {
        let old = self.lines.len().max(1);
        self.top = self.top * lines.len() / old;
        self.lines = lines;
    }

    /// The area of the last drawing, whose width the lines should be wrapped to.
    pub fn area(&self) -> Rect {
        self.area
    }

    pub fn run(&mut self, command: Command) {
        let page = usize::from(self.area.height.max(2)) - 1;
        self.top = match command {
            Command::Up => self.top.saturating_sub(1),
            Command::Down => self.top + 1,
            Command::PageUp => self.top.saturating_sub(page),
            Command::PageDown => self.top + page,
            Command::First => 0,
            Command::Last => self.lines.len(),
            _ => self.top,
        };
        self.settle();
    }

    /// The wheel scrolls; false where the mouse is elsewhere.
    pub fn mouse(&mut self, mouse: Mouse) -> bool {
        let here = mouse.is_in(self.area);
        match mouse.act {
            MouseAct::WheelUp if here => self.top = self.top.saturating_sub(3),
            MouseAct::WheelDown if here => self.top += 3,
            _ => {}
        }
        self.settle();
        here
    }

    /// Whether the end is in sight: the whole text was seen.
    pub fn is_at_end(&self) -> bool {
        self.top + usize::from(self.area.height) >= self.lines.len()
    }

    fn settle(&mut self) {
        self.top = self.top.min(self.lines.len().saturating_sub(self.area.height.into()));
    }

    pub fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let area = area.intersection(canvas.buffer.area);
        self.area = area;
        self.settle();
        for (line, y) in self.lines.iter().skip(self.top).zip(area.top()..area.bottom()) {
            canvas.line(Rect { y, height: 1, ..area }, line);
        }
        let (glyphs, style) = (canvas.glyphs(), canvas.theme().muted);
        let edge = Rect { x: area.right().saturating_sub(1), width: area.width.min(1), height: 1, ..area };
        if self.top > 0 {
            canvas.text(edge, glyphs.more_above, style);
        }
        if !self.is_at_end() && area.height > 1 {
            canvas.text(Rect { y: area.bottom() - 1, ..edge }, glyphs.more_below, style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::stage::Stage;

    #[test]
    fn a_text_is_read_page_by_page_to_its_end() {
        let mut pager = Pager::default();
        pager.show((1..=9).map(|n| Line::from(format!("line {n}"))).collect());
        let mut stage = Stage::new(9, 4);
        assert_eq!(stage.draw(|area, canvas| pager.draw(area, canvas)), "line 1\nline 2\nline 3\nline 4  ↓\n");
        pager.run(Command::PageDown);
        assert!(!pager.is_at_end());
        pager.run(Command::Last);
        assert_eq!(stage.draw(|area, canvas| pager.draw(area, canvas)), "line 6  ↑\nline 7\nline 8\nline 9\n");
        assert!(pager.is_at_end());
    }
}
