//! How the editor is drawn: who reads the note, the text, what lies beside it, the buttons.

use ratatui::layout::Rect;

use super::{BUTTONS, Editor, Focus, Over, SIDE_BY_SIDE};
use crate::tui::canvas::Canvas;
use crate::tui::dialogs;
use crate::tui::widgets::footer;

impl Editor {
    pub(super) fn draw_all(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if canvas.is_too_small(area, 30, 8) {
            return;
        }
        self.side_by_side = area.width >= SIDE_BY_SIDE;
        let theme = *canvas.theme();
        let line = |y: u16| Rect { y, height: 1, ..area };
        canvas.text(line(area.y), &self.heading, theme.heading);
        // The text keeps four lines, whatever there is to say.
        let above = Rect { y: area.y + 1, height: (area.height - 7).min(4), ..area };
        let mut used = self.draw_readers(above, canvas);
        if let Some(said) = &self.said {
            let rest = Rect { y: above.y + used, height: (area.height - 6).saturating_sub(used).min(3), ..above };
            used += canvas.wrapped(rest, said, theme.warning);
        }
        let top = above.y + used;
        let body = Rect { y: top, height: (area.bottom() - 2).saturating_sub(top), ..area };
        self.draw_body(body, canvas);
        let labels = BUTTONS.map(|command| canvas.label(command));
        let focused = match self.focus {
            Focus::Button(at) if matches!(self.over, Over::Nothing) => Some(at),
            _ => None,
        };
        dialogs::draw_buttons(line(area.bottom() - 2), canvas, &labels.each_ref().map(String::as_str), focused);
        footer::draw(line(area.bottom() - 1), canvas);
    }

    /// Who reads it, above the text; answers the lines used.
    fn draw_readers(&self, area: Rect, canvas: &mut Canvas<'_>) -> u16 {
        let theme = *canvas.theme();
        let at = usize::from(self.shared);
        let kind = if self.chooses {
            format!("{} {} {}", canvas.glyphs().previous, self.kinds[at], canvas.glyphs().next)
        } else {
            self.kinds[at].clone()
        };
        let style = match (self.chooses, self.focus) {
            (true, Focus::Readers) => theme.field_focused,
            (true, _) => theme.field,
            (false, _) => theme.muted,
        };
        let used = canvas.text(Rect { height: area.height.min(1), ..area }, &kind, style) + 2;
        let used = used.min(area.width);
        let rest = Rect { x: area.x + used, width: area.width - used, ..area };
        let warns = if self.shared { theme.heading } else { theme.text };
        canvas.wrapped(rest, &self.readers[at], warns).max(1)
    }

    fn draw_body(&mut self, body: Rect, canvas: &mut Canvas<'_>) {
        let focused = self.focus == Focus::Text;
        let looks = matches!(self.over, Over::Beside);
        if let Over::Preview(pager) = &mut self.over {
            pager.draw(body, canvas);
            return;
        }
        if self.side_by_side {
            let right = (body.width * 2 / 5).min(56);
            let left = Rect { width: body.width - right - 2, ..body };
            self.area.draw(left, canvas, focused && !looks);
            for y in body.top()..body.bottom() {
                canvas.text(
                    Rect { x: left.right(), y, width: 1, height: 1 },
                    canvas.glyphs().side,
                    canvas.theme().border,
                );
            }
            let pane = Rect { x: left.right() + 2, width: right, ..body };
            self.pane().draw(pane, canvas, looks);
        } else if let (Some(theirs), false) = (&mut self.theirs, looks) {
            // Both are in sight: what is typed above, what is there below.
            let below = (body.height / 2).saturating_sub(1);
            let text = Rect { height: body.height - below, ..body };
            self.area.draw(text, canvas, focused);
            theirs.draw(Rect { y: text.bottom(), height: below, ..body }, canvas, false);
        } else if looks {
            self.pane().draw(body, canvas, true);
        } else {
            self.area.draw(body, canvas, focused);
        }
    }
}
