//! Help: everything that can be done, by where it works, searched by typing, run with Enter; and what the signs mean.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::tui::canvas::{Canvas, View, centred};
use crate::tui::command::{Command, Phrase};
use crate::tui::event::Event;
use crate::tui::layer::{Commands, Context, Hint, Layer, Offer, Outcome};
use crate::tui::theme::Glyphs;
use crate::tui::widgets::picker::{Choice, Picker};

/// A list of commands with their keys; those that can't run say why.
pub struct CommandList {
    title: String,
    picker: Picker<(Command, Option<String>)>,
    signs: Vec<Phrase>,
}

/// A command as a row: greyed with the reason where it can't run.
pub fn row(hint: Hint, view: View<'_>) -> Choice<(Command, Option<String>)> {
    let style = if hint.refusal.is_some() { view.theme.muted } else { view.theme.text };
    let label = match &hint.refusal {
        Some(reason) => format!("{} ({reason})", hint.label),
        None => hint.label,
    };
    Choice { id: (hint.command, hint.refusal), label, detail: hint.key, style }
}

impl CommandList {
    /// `signs` are those in sight.
    pub fn new(title: String, commands: Commands, signs: Vec<Phrase>, view: View<'_>) -> Self {
        let Commands { here, everywhere, elsewhere } = commands;
        let groups = [(Phrase::Here, here), (Phrase::Everywhere, everywhere), (Phrase::Elsewhere, elsewhere)];
        let headings = groups.each_ref().map(|(heading, hints)| (view.words.phrase(*heading), hints.len()));
        let choices = groups.into_iter().flat_map(|(_, hints)| hints).map(|hint| row(hint, view));
        let picker = Picker::new(choices.collect())
            .in_groups(headings)
            .with_placeholder(view.words.phrase(Phrase::TypeToSearch));
        Self { title, picker, signs }
    }

    fn chosen<C: Context>((command, refusal): (Command, Option<String>)) -> Outcome<C> {
        match refusal {
            Some(reason) => Outcome::Say(reason),
            None => Outcome::CloseAndRun(command),
        }
    }

    /// What the signs in sight mean, as many to a line as fit.
    fn legend(&self, canvas: &Canvas<'_>, width: u16) -> String {
        let mut lines = Vec::<String>::new();
        for meaning in &self.signs {
            let whole = format!("{} {}", sign(canvas.glyphs(), *meaning), canvas.phrase(*meaning));
            match lines.last_mut() {
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

/// The sign of which this is the meaning.
fn sign(glyphs: &Glyphs, meaning: Phrase) -> &'static str {
    match meaning {
        Phrase::SignUnread => glyphs.unread,
        Phrase::SignDue | Phrase::SignLate => glyphs.due,
        Phrase::SignAcknowledged => glyphs.acknowledged,
        Phrase::SignPinned => glyphs.pinned,
        Phrase::SignMarked => glyphs.marked,
        Phrase::SignVertical => glyphs.vertical,
        Phrase::SignHorizontal => glyphs.horizontal,
        Phrase::SignDiagonal => glyphs.diagonal,
        Phrase::SignStale => glyphs.stale,
        _ => "",
    }
}

impl<C: Context> Layer<C> for CommandList {
    fn offers(&self, cx: &C) -> Vec<Offer> {
        let words = cx.view().words;
        vec![
            Offer::ready(Command::Open).called(words.phrase(Phrase::RunIt)),
            Offer::ready(Command::Back).called(words.phrase(Phrase::Close)),
        ]
    }

    fn run(&mut self, command: Command, _: &mut C) -> Outcome<C> {
        match command {
            Command::Open => self.picker.selected().map_or(Outcome::Consumed, |choice| Self::chosen(choice.id.clone())),
            _ => Outcome::Close,
        }
    }

    fn handle(&mut self, event: &Event, _: &mut C) -> Outcome<C> {
        self.picker.answer(event, Self::chosen)
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
        let legend = self.legend(canvas, inside.width);
        // One more keeps it apart from the list, which comes first where there is little room.
        let kept = legend.lines().count() as u16 + u16::from(!legend.is_empty());
        if kept == 0 || inside.height < kept + 6 {
            self.picker.draw(inside, canvas);
            return;
        }
        self.picker.draw(Rect { height: inside.height - kept, ..inside }, canvas);
        let below = Rect { y: inside.bottom() - kept + 1, height: kept - 1, ..inside };
        canvas.wrapped(below, &legend, canvas.theme().muted);
    }
}
