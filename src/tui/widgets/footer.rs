//! The last line: what works here now, after what a layer had to say, which may take some lines above as well.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::tui::canvas::{Canvas, Target};
use crate::tui::command::Command;
use crate::tui::layer::Hint;

/// A notice is read to its end, over as many lines.
const MOST_LINES: u16 = 3;

/// Draws on the last line, after what lies above it: the notice if there is one, upwards as far as it needs, and beside a
/// short one as many whole hints as fit, the first offered first, so that whoever reads it sees what to do next.
pub fn draw(area: Rect, canvas: &mut Canvas<'_>) {
    const APART: u16 = 3;
    let theme = canvas.theme();
    let mut x = area.x;
    if let Some(notice) = canvas.notice {
        let lines = textwrap::wrap(notice, usize::from(area.width.max(1))).len().clamp(1, MOST_LINES.into()) as u16;
        let lines = lines.min(area.bottom() - canvas.buffer.area.y);
        let whole = Rect { y: area.bottom() - lines, height: lines, ..area };
        canvas.clear(whole);
        canvas.wrapped(whole, notice, theme.warning);
        let end = area.x.saturating_add(u16::try_from(notice.width()).unwrap_or(u16::MAX)).saturating_add(APART);
        if lines > 1 || end >= area.right() {
            return;
        }
        x = end;
    }
    for hint in fitting(canvas.hints, (area.right() - x).into()) {
        let start = x;
        let rest = Rect { x, width: area.right() - x, ..area };
        x += canvas.text(rest, &hint.key, theme.hint_key) + 1;
        let rest = Rect { x, width: area.right() - x, ..area };
        let end = x + canvas.text(rest, &hint.label, theme.hint);
        canvas.clickable(Rect { x: start, width: end - start, ..area }, Target::Command(hint.command));
        x = (end + 2).min(area.right());
    }
}

/// The hints of what works that fit. Room for help is set aside: whoever finds nothing else finds the rest there.
fn fitting(hints: &[Hint], width: usize) -> Vec<&Hint> {
    const GAP: usize = 2;
    let takes = |hint: &Hint| hint.key.width() + 1 + hint.label.width() + GAP;
    let mut works: Vec<&Hint> = Vec::new();
    for hint in hints.iter().filter(|hint| !hint.key.is_empty() && hint.refusal.is_none()) {
        // Two keys that do the same take one place.
        if !works.iter().any(|shown| shown.label == hint.label) {
            works.push(hint);
        }
    }
    let mut room = width + GAP;
    let help = works.iter().find(|hint| hint.command == Command::Help).map_or(0, |help| takes(help));
    let keeps_help = works.first().is_some_and(|first| takes(first) + help <= room);
    room -= if keeps_help { help } else { 0 };
    let mut is_full = false;
    let fits = |hint: &&Hint| {
        if keeps_help && hint.command == Command::Help {
            return true;
        }
        is_full |= takes(hint) > room;
        room -= if is_full { 0 } else { takes(hint) };
        !is_full
    };
    works.into_iter().filter(fits).collect()
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
    fn help_keeps_its_place_where_not_everything_fits() {
        let mut stage = Stage::new(20, 1);
        let help = Hint { command: Command::Help, ..hint("?", "ayuda", None) };
        stage.hints = vec![hint("n", "Nuevo", None), hint("x", "Exportar", None), help, hint("q", "Salir", None)];
        assert_eq!(stage.draw(super::draw), "n Nuevo  ? ayuda\n");
        let mut tiny = Stage::new(10, 1);
        tiny.hints = stage.hints;
        assert_eq!(tiny.draw(super::draw), "n Nuevo\n");
    }

    #[test]
    fn beside_a_short_notice_the_hints_that_fit_are_shown() {
        let mut stage = Stage::new(24, 1);
        stage.hints = vec![hint("n", "Nuevo", None), hint("x", "Exportar", None)];
        stage.notice = Some("Acuse dado.");
        assert_eq!(stage.draw(super::draw), "Acuse dado.   n Nuevo\n");
    }

    #[test]
    fn a_long_notice_is_read_to_its_end_over_the_lines_above() {
        let mut stage = Stage::new(12, 4);
        stage.notice = Some("No se puede: pide otro código");
        let shown = stage.draw(|area, canvas| super::draw(Rect { y: 3, height: 1, ..area }, canvas));
        assert_eq!(shown, "\nNo se puede:\npide otro\ncódigo\n");
    }
}
