//! Help and palette in one: everything that can be done here, searched by typing, run with Enter.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::tui::canvas::{Canvas, View, centred};
use crate::tui::command::{Command, Phrase};
use crate::tui::event::Event;
use crate::tui::layer::{Context, Hint, Layer, Offer, Outcome};
use crate::tui::widgets::picker::{Choice, Picker};

/// A list of commands with their keys; those that can't run say why.
pub struct CommandList {
    title: String,
    picker: Picker<Command>,
}

impl CommandList {
    pub fn new(title: String, hints: Vec<Hint>, view: View<'_>) -> Self {
        let choices = hints.into_iter().map(|hint| {
            let style = if hint.refusal.is_some() { view.theme.muted } else { view.theme.text };
            let label = match hint.refusal {
                Some(reason) => format!("{} ({reason})", hint.label),
                None => hint.label,
            };
            Choice { id: hint.command, label, detail: hint.key, style }
        });
        let picker = Picker::new(choices.collect());
        Self { title, picker: picker.with_placeholder(view.words.phrase(Phrase::TypeToSearch)) }
    }

    /// What the signs on lists mean, as many to a line as fit.
    fn legend(canvas: &Canvas<'_>, width: u16) -> String {
        let glyphs = canvas.glyphs();
        let signs = [
            (glyphs.unread, Phrase::SignUnread),
            (glyphs.due, Phrase::SignDue),
            (glyphs.acknowledged, Phrase::SignAcknowledged),
            (glyphs.pinned, Phrase::SignPinned),
            (glyphs.marked, Phrase::SignMarked),
            (glyphs.vertical, Phrase::SignVertical),
            (glyphs.horizontal, Phrase::SignHorizontal),
            (glyphs.diagonal, Phrase::SignDiagonal),
            (glyphs.stale, Phrase::SignStale),
        ];
        let mut lines = vec![String::new()];
        for (sign, meaning) in signs {
            let whole = format!("{sign} {}", canvas.phrase(meaning));
            match lines.last_mut() {
                Some(line) if line.is_empty() => *line = whole,
                Some(line) if line.width() + 3 + whole.width() <= usize::from(width) => {
                    line.push_str("   ");
                    line.push_str(&whole);
                }
                _ => lines.push(whole),
            }
        }
        lines.join("\n")
    }
}

impl<C: Context> Layer<C> for CommandList {
    fn offers(&self, _: &C) -> Vec<Offer> {
        vec![Offer::ready(Command::Back)]
    }

    fn run(&mut self, _: Command, _: &mut C) -> Outcome<C> {
        Outcome::Close
    }

    fn handle(&mut self, event: &Event, _: &mut C) -> Outcome<C> {
        self.picker.answer(event, Outcome::CloseAndRun)
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if canvas.is_too_small(area, 12, 4) {
            return;
        }
        let outside = centred(area, area.width.min(70), area.height.saturating_sub(2).clamp(4, 30));
        let inside = canvas.frame(outside, &self.title);
        let legend = Self::legend(canvas, inside.width);
        // One more keeps it apart from the list, which comes first where there is little room.
        let kept = legend.lines().count() as u16 + 1;
        if inside.height < kept + 6 {
            self.picker.draw(inside, canvas);
            return;
        }
        self.picker.draw(Rect { height: inside.height - kept, ..inside }, canvas);
        let below = Rect { y: inside.bottom() - kept + 1, height: kept - 1, ..inside };
        canvas.wrapped(below, &legend, canvas.theme().muted);
    }
}
