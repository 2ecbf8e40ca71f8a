//! A list that has the whole screen to itself: its heading, what one should know of it, the footer.

use ratatui::layout::Rect;

use super::footer;
use crate::tui::canvas::Canvas;

/// Draws all of it but the list, and answers the room left for that; none where there is too little.
pub fn open(area: Rect, canvas: &mut Canvas<'_>, heading: &str, advice: &str) -> Option<Rect> {
    if canvas.is_too_small(area, 24, 5) {
        return None;
    }
    let theme = *canvas.theme();
    let line = |y: u16| Rect { y, height: 1, ..area };
    canvas.text(line(area.y), heading, theme.heading);
    let room = Rect { y: area.y + 1, height: area.height - 2, ..area };
    let used = if advice.is_empty() { 0 } else { canvas.wrapped(room, advice, theme.muted) + 1 };
    let used = used.min(room.height);
    footer::draw(line(area.bottom() - 1), canvas);
    Some(Rect { y: room.y + used, height: room.height - used, ..room })
}
