//! Layers that ask or tell one thing and go.

pub mod commands;
pub mod confirm;
pub mod message;
pub mod progress;

use ratatui::layout::Rect;

use super::canvas::{Canvas, Target, centred};

/// Wraps texts for a dialog of at most 60 columns, and draws its frame; the answer is the room inside
/// and the lines that fit above `below` lines kept for buttons.
fn open(area: Rect, canvas: &mut Canvas<'_>, title: &str, text: &str, below: u16) -> Option<Rect> {
    if canvas.is_too_small(area, 12, 3 + below) {
        return None;
    }
    let width = area.width.min(64);
    let lines: Vec<_> = textwrap::wrap(text, usize::from(width - 4));
    let wanted = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2 + below + u16::from(below > 0));
    let outside = centred(area, width, wanted);
    let inside = canvas.frame(outside, title);
    let style = canvas.theme().text;
    let room = Rect { x: inside.x + 1, width: inside.width - 2, height: inside.height - below, ..inside };
    for (line, y) in lines.iter().zip(room.top()..room.bottom()) {
        canvas.text(Rect { y, height: 1, ..room }, line, style);
    }
    Some(Rect { y: inside.bottom() - below, height: below, x: room.x, width: room.width })
}

/// Draws buttons in a row, the focused one told by brackets as well as by colour. A click on one comes to the layer as
/// [`Event::Pressed`](super::event::Event::Pressed).
pub(super) fn draw_buttons(area: Rect, canvas: &mut Canvas<'_>, labels: &[&str], focused: Option<usize>) {
    let theme = canvas.theme();
    let mut x = area.x;
    for (at, label) in labels.iter().enumerate() {
        let (text, style) = if focused == Some(at) {
            (format!("[ {label} ]"), theme.button_focused)
        } else {
            (format!("  {label}  "), theme.button)
        };
        let rest = Rect { x, width: area.right() - x, ..area };
        let used = canvas.text(rest, &text, style);
        canvas.clickable(Rect { width: used, height: area.height.min(1), ..rest }, Target::Button(at));
        x = x.saturating_add(used).saturating_add(1).min(area.right());
    }
}
