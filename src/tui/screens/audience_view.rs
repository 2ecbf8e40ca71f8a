//! Everybody of the organisation with whether something reaches them and why: searched by typing any part of a name.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::organisation::{Person, PersonId};
use crate::i18n;
use crate::i18n::reasons::{self, Voice};
use crate::member::audience::Why;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::entry::Edit;
use crate::tui::widgets::text_field::TextField;
use crate::tui::widgets::window_list::{Row, WindowList};

/// The searchable list.
pub struct AudienceView {
    title: String,
    summary: String,
    field: TextField,
    all: Vec<(String, Row<PersonId>)>,
    list: WindowList<PersonId>,
}

impl AudienceView {
    /// `verdicts` in the order to show; those reached come first.
    pub fn new(verdicts: Vec<(&Person, Why)>, voice: Voice, cx: &Desk) -> Self {
        let (t, theme, glyphs, language) = (cx.texts(), cx.theme(), cx.glyphs(), cx.language());
        let organisation = cx.workspace().organisation();
        let reached = verdicts.iter().filter(|(_, why)| why.is_ok()).count();
        let mut sorted = verdicts;
        sorted.sort_by_cached_key(|(person, why)| (why.is_err(), i18n::sort_key(&person.name, language)));
        let all = sorted
            .into_iter()
            .map(|(person, why)| {
                let name = cx.name(person.id);
                let (sign, style, reason) = match &why {
                    Ok(reason) => {
                        (glyphs.acknowledged, theme.ok, reasons::reason(language, organisation, voice, reason))
                    }
                    Err(exclusion) => ("-", theme.muted, reasons::exclusion(language, person, exclusion)),
                };
                let row = Row::new(
                    person.id,
                    [
                        Line::from(Span::styled(sign, style)),
                        Line::from(name.clone()),
                        Line::from(Span::styled(reason, style)),
                    ],
                );
                (format!("{name} {}", person.handle), row)
            })
            .collect();
        let columns =
            vec![Column::new("", Width::Fixed(1)), Column::new("", Width::Share(1)), Column::new("", Width::Share(1))];
        let mut view = Self {
            title: t.msg_command_why(),
            summary: t.msg_audience_size(reached as u64),
            field: TextField::default().with_placeholder(t.msg_sign_in_type_a_name()),
            all,
            list: WindowList::new(columns),
        };
        view.narrow();
        view
    }

    /// Everybody active today with what `decide` says of them.
    pub fn of_everybody(
        cx: &Desk,
        voice: Voice,
        decide: impl Fn(&Person) -> crate::member::Result<Why>,
    ) -> crate::member::Result<Self> {
        let organisation = std::sync::Arc::clone(cx.workspace().organisation());
        let today = cx.workspace().today();
        let mut verdicts = Vec::new();
        for person in organisation.people().iter().filter(|person| person.is_active(today)) {
            verdicts.push((person, decide(person)?));
        }
        Ok(Self::new(verdicts, voice, cx))
    }

    fn narrow(&mut self) {
        let needle = self.field.text().to_owned();
        let rows = self.all.iter().filter(|(text, _)| i18n::matches(&needle, text)).map(|(_, row)| row.clone());
        let rows: Vec<_> = rows.collect();
        self.list.replace(rows, false, false);
        self.list.select_first();
    }
}

impl Layer<Desk> for AudienceView {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        [Command::Back, Command::Up, Command::Down, Command::PageUp, Command::PageDown, Command::First, Command::Last]
            .map(Offer::ready)
            .into()
    }

    fn run(&mut self, command: Command, _: &mut Desk) -> Outcome<Desk> {
        if command == Command::Back {
            return Outcome::Close;
        }
        self.list.run(command);
        Outcome::Consumed
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Wake(_) | Event::Resumed => Outcome::Ignored,
            Event::Mouse(mouse) => {
                self.list.mouse(*mouse);
                Outcome::Consumed
            }
            _ => {
                if matches!(self.field.handle(event), Edit::Changed | Edit::Cut) {
                    self.narrow();
                }
                Outcome::Consumed
            }
        }
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let height = area.height.saturating_sub(2).max(8);
        let inside = canvas.frame(centred(area, 100, height), &self.title);
        if inside.height < 4 {
            return;
        }
        let theme = *canvas.theme();
        canvas.text(Rect { height: 1, ..inside }, &self.summary, theme.heading);
        let rest = Rect { y: inside.y + 3, height: inside.height - 3, ..inside };
        self.list.draw(rest, canvas, true);
        self.field.draw(Rect { y: inside.y + 1, height: 1, ..inside }, canvas, true);
    }
}
