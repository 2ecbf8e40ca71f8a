//! The last line: what works here now, or what a layer had to say, which may take some lines above as well.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::tui::canvas::Canvas;

/// A notice is read to its end, over as many lines.
const MOST_LINES: u16 = 3;

/// Draws on the last line, after what lies above it: the notice if there is one, upwards as far as it needs, else as many whole hints as fit, the first offered first.
pub fn draw(area: Rect, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme();
    if let Some(notice) = canvas.notice {
        let lines = textwrap::wrap(notice, usize::from(area.width.max(1))).len().clamp(1, MOST_LINES.into()) as u16;
        let lines = lines.min(area.bottom() - canvas.buffer.area.y);
        let whole = Rect { y: area.bottom() - lines, height: lines, ..area };
        canvas.clear(whole);
        canvas.wrapped(whole, notice, theme.warning);
        return;
    }
    let mut x = area.x;
    for hint in canvas.hints.iter().filter(|hint| !hint.key.is_empty() && hint.refusal.is_none()) {
        let width = hint.key.width() + 1 + hint.label.width();
        if width > usize::from(area.right() - x) {
            break;
        }
        let rest = Rect { x, width: area.right() - x, ..area };
        x += canvas.text(rest, &hint.key, theme.hint_key) + 1;
        let rest = Rect { x, width: area.right() - x, ..area };
        x += canvas.text(rest, &hint.label, theme.hint) + 2;
        x = x.min(area.right());
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use crate::tui::command::Command;
    use crate::tui::layer::Hint;
    use crate::tui::widgets::stage::Stage;

    fn hint(key: &str, label: &str, refusal: Option<&str>) -> Hint {
        Hint { command: Command::New, key: key.into(), label: label.into(), refusal: refusal.map(Into::into) }
    }

    #[test]
    fn only_whole_hints_of_what_works_are_shown() {
        let mut stage = Stage::new(20, 1);
        stage.hints =
            vec![hint("n", "Nuevo", None), hint("e", "Editar", Some("no es tuyo")), hint("x", "Exportar", None)];
        assert_eq!(stage.draw(super::draw), "n Nuevo  x Exportar\n");
        let mut narrow = Stage::new(12, 1);
        narrow.hints = stage.hints;
        assert_eq!(narrow.draw(super::draw), "n Nuevo\n");
        narrow.notice = Some("No se puede");
        assert_eq!(narrow.draw(super::draw), "No se puede\n");
    }

    #[test]
    fn a_long_notice_is_read_to_its_end_over_the_lines_above() {
        let mut stage = Stage::new(12, 4);
        stage.notice = Some("No se puede: pide otro código");
        let shown = stage.draw(|area, canvas| super::draw(Rect { y: 3, height: 1, ..area }, canvas));
        assert_eq!(shown, "\nNo se puede:\npide otro\ncódigo\n");
    }
}
