//! The first line: the screens with what waits in each, the organisation, who is signed in.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::tui::canvas::{Canvas, Target};
use crate::tui::command::Command;

/// What the header shows; made anew whenever a count changes.
#[derive(Clone, Debug, Default)]
pub struct Header {
    pub organisation: String,
    pub who: String,
    /// The screens in order, each with how much waits there.
    pub screens: Vec<(Command, usize)>,
    pub current: Option<Command>,
}

impl Header {
    /// Screens on the left, with key, name and count; who and where on the right as far as there is room.
    pub fn draw(&self, area: Rect, canvas: &mut Canvas<'_>) {
        let area = Rect { height: area.height.min(1), ..area }.intersection(canvas.buffer.area);
        let theme = canvas.theme();
        // Where not all fit, they close up before any gives up its name.
        let needed: usize =
            self.screens.iter().map(|(command, count)| self.title(*command, *count, " ", canvas).width()).sum();
        let gap = if needed > usize::from(area.width) { "" } else { " " };
        let mut x = area.x;
        for (command, count) in &self.screens {
            let whole = self.title(*command, *count, gap, canvas);
            // With no room for names the keys are left, so that one still sees where one is.
            let short = format!("{}{} ", self.sign(*command, canvas), canvas.view.key_of(*command).unwrap_or_default());
            let room = usize::from(area.right() - x);
            let text = if whole.width() <= room { whole } else { short };
            let style = if self.current == Some(*command) { theme.selected } else { theme.text };
            let used = canvas.text(Rect { x, width: area.right() - x, ..area }, &text, style);
            canvas.clickable(Rect { x, width: used, ..area }, Target::Command(*command));
            x = (x + used).min(area.right());
        }
        let separator = if self.who.is_empty() || self.organisation.is_empty() { "" } else { " · " };
        let all = format!("{}{separator}{}", self.who, self.organisation);
        let room = usize::from(area.right() - x);
        let text = if all.width() < room { all } else { self.who.clone() };
        if text.width() < room {
            // Less than the room, which is a u16.
            let width = text.width() as u16;
            canvas.text(Rect { x: area.right() - width, width, ..area }, &text, theme.muted);
        }
    }
}

impl Header {
    fn sign(&self, command: Command, canvas: &Canvas<'_>) -> &'static str {
        if self.current == Some(command) { canvas.glyphs().cursor } else { " " }
    }

    /// Its key, its name, and how much waits there.
    fn title(&self, command: Command, count: usize, gap: &str, canvas: &Canvas<'_>) -> String {
        let waits = if count > 0 { format!("{gap}({count})") } else { String::new() };
        let key = canvas.view.key_of(command).unwrap_or_default();
        format!("{}{key} {}{waits}{gap}", self.sign(command, canvas), canvas.label(command))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::stage::Stage;

    #[test]
    fn the_header_gives_up_the_least_important_first() {
        let header = Header {
            organisation: "Taller Río".into(),
            who: "Iñaki".into(),
            screens: vec![(Command::Today, 3), (Command::Boards, 0)],
            current: Some(Command::Boards),
        };
        let wide = Stage::new(50, 1).draw(|area, canvas| header.draw(area, canvas));
        assert_eq!(wide, " 1 today (3) ▸2 boards          Iñaki · Taller Río\n");
        let close = Stage::new(20, 1).draw(|area, canvas| header.draw(area, canvas));
        assert_eq!(close, " 1 today(3)▸2 boards\n");
        let narrow = Stage::new(32, 1).draw(|area, canvas| header.draw(area, canvas));
        assert_eq!(narrow, " 1 today (3) ▸2 boards     Iñaki\n");
        let tiny = Stage::new(8, 1).draw(|area, canvas| header.draw(area, canvas));
        assert_eq!(tiny, " 1 ▸2\n");
    }
}
