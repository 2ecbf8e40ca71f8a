//! The filters at work, one chip each, walked through and removed.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr as _;

use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::event::{Mouse, MouseAct};

/// Chips in a row. The owner keeps what each id means.
#[derive(Clone, Debug)]
pub struct Chips<Id> {
    chips: Vec<(Id, String)>,
    selected: usize,
}

impl<Id> Default for Chips<Id> {
    fn default() -> Self {
        Self { chips: Vec::new(), selected: 0 }
    }
}

impl<Id: Clone + PartialEq> Chips<Id> {
    /// Adds a chip, in place of one with the same id.
    pub fn put(&mut self, id: Id, label: impl Into<String>) {
        let label = label.into();
        match self.chips.iter_mut().find(|(held, _)| *held == id) {
            Some(chip) => chip.1 = label,
            None => self.chips.push((id, label)),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.chips.is_empty()
    }

    pub fn ids(&self) -> impl Iterator<Item = &Id> {
        self.chips.iter().map(|(id, _)| id)
    }

    /// Left and right walk.
    pub fn run(&mut self, command: Command) {
        match command {
            Command::Left => self.selected = self.selected.saturating_sub(1),
            Command::Right => self.selected = (self.selected + 1).min(self.chips.len().saturating_sub(1)),
            _ => {}
        }
    }

    /// Takes the selected chip away.
    pub fn remove_selected(&mut self) -> Option<Id> {
        if self.selected >= self.chips.len() {
            return None;
        }
        let (id, _) = self.chips.remove(self.selected);
        self.selected = self.selected.min(self.chips.len().saturating_sub(1));
        Some(id)
    }

    /// Columns they take side by side.
    pub fn width(&self) -> u16 {
        let columns: usize = self.chips.iter().map(|(_, label)| shown(label).width() + 1).sum();
        u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX)
    }

    /// The chip that is clicked, where they are drawn in `area`.
    pub fn clicked(&self, mouse: Mouse, area: Rect) -> Option<&Id> {
        if mouse.act != MouseAct::Click || !mouse.is_in(area) {
            return None;
        }
        let mut end = area.x;
        self.chips.iter().find_map(|(id, label)| {
            end = end.saturating_add(u16::try_from(shown(label).width()).unwrap_or(u16::MAX)).saturating_add(1);
            (mouse.column < end).then_some(id)
        })
    }

    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>, focused: bool) {
        let area = area.intersection(canvas.buffer.area);
        let theme = canvas.theme();
        let mut x = area.x;
        for (at, (_, label)) in self.chips.iter().enumerate() {
            let selected = focused && at == self.selected;
            let style = if selected { theme.selected } else { theme.chip };
            let rest = Rect { x, width: area.right() - x, height: area.height.min(1), ..area };
            let used = canvas.text(rest, &shown(label), style);
            x = x.saturating_add(used).saturating_add(1).min(area.right());
        }
    }
}

fn shown(label: &str) -> String {
    format!("[{label} x]")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::stage::Stage;

    #[test]
    fn chips_are_replaced_walked_and_removed() {
        let mut chips = Chips::default();
        chips.put(1, "vertical");
        chips.put(2, "sin leer");
        chips.put(1, "diagonal");
        assert_eq!(
            Stage::new(30, 1).draw(|area, canvas| chips.draw(area, canvas, true)),
            "[diagonal x] [sin leer x]\n"
        );
        let area = Rect::new(2, 0, 30, 1);
        let click = |column| Mouse { column, row: 0, act: MouseAct::Click };
        assert_eq!(chips.width(), 25);
        assert_eq!(chips.clicked(click(2), area), Some(&1));
        assert_eq!(chips.clicked(click(15), area), Some(&2));
        assert_eq!(chips.clicked(click(28), area), None);
        chips.run(Command::Right);
        assert_eq!(chips.remove_selected(), Some(2));
        assert_eq!(chips.remove_selected(), Some(1));
        assert_eq!(chips.remove_selected(), None);
    }
}
