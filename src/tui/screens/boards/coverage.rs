//! Who has read an announcement and who has not, for its author.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::announcement::{AnnouncementId, Coverage};
use crate::domain::organisation::PersonId;
use crate::domain::text::CleanText;
use crate::i18n::Language;
use crate::member::Result;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::window_list::{Row, WindowList};

/// Figures, a bar, and the names that are missing.
pub struct CoverageView {
    id: AnnouncementId,
    title: String,
    asks: bool,
    coverage: Coverage,
    list: WindowList<PersonId>,
    language: Language,
}

impl CoverageView {
    pub fn new(id: AnnouncementId, cx: &Desk) -> Result<Self> {
        let columns = vec![
            Column::new("", Width::Share(1)),
            Column::new("", Width::Share(1)).from_width(50),
            Column::new("", Width::Fixed(26)).from_width(60),
        ];
        let mut view = Self {
            id,
            title: String::new(),
            asks: false,
            coverage: Coverage::default(),
            list: WindowList::new(columns),
            language: cx.language(),
        };
        view.load(cx)?;
        Ok(view)
    }

    fn load(&mut self, cx: &Desk) -> Result<()> {
        let headline = cx.member().headline(self.id)?;
        self.title = CleanText::line(&headline.title).to_string();
        self.asks = headline.acknowledgement.is_some();
        self.coverage = cx.member().coverage(self.id)?;
        self.language = cx.language();
        let (t, theme) = (cx.texts(), cx.theme());
        let organisation = cx.workspace().organisation();
        let rows: Vec<_> = self
            .coverage
            .missing
            .iter()
            .filter_map(|id| {
                let person = organisation.find(*id)?;
                let note =
                    if self.coverage.not_enrolled.contains(id) { t.msg_coverage_not_enrolled() } else { String::new() };
                Some(Row::new(
                    *id,
                    [
                        Line::from(cx.name(person.id)),
                        Line::from(Span::styled(CleanText::line(person.area.as_str()).to_string(), theme.muted)),
                        Line::from(Span::styled(note, theme.warning)),
                    ],
                ))
            })
            .collect();
        self.list.replace(rows, false, false);
        Ok(())
    }
}

impl Layer<Desk> for CoverageView {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        let mut offers = vec![Command::Back.into()];
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers.push(Command::Lock.into());
        offers
    }

    fn run(&mut self, command: Command, _: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Back => Outcome::Close,
            _ => {
                self.list.run(command);
                Outcome::Consumed
            }
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        self.list.point(event)
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> std::result::Result<Outcome<Desk>, Message> {
        if matches!(message, Message::BoardChanged)
            && let Err(error) = self.load(cx)
        {
            return Ok(cx.say(&error));
        }
        Err(message)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let t = crate::i18n::texts(self.language);
        let theme = *canvas.theme();
        let height = area.height.saturating_sub(2).max(8);
        let inside = canvas.frame(centred(area, 90, height), &t.msg_command_coverage());
        if inside.height < 6 {
            return;
        }
        let line = |y: u16| Rect { y, height: 1, ..inside };
        canvas.text(line(inside.y), &self.title, theme.heading);
        let Coverage { recipients, opened, acknowledged, asking, .. } = self.coverage;
        let figures = if self.asks {
            t.msg_coverage_figures_acknowledged(acknowledged, recipients, opened, asking)
        } else {
            t.msg_coverage_figures_opened(opened, recipients)
        };
        canvas.text(line(inside.y + 1), &figures, theme.text);
        let done = if self.asks { acknowledged } else { opened };
        let width = inside.width.min(60);
        // Both are at most the width, which is a u16.
        let filled = u32::from(width) * done / recipients.max(1);
        let glyphs = canvas.glyphs();
        let bar = format!(
            "{}{}",
            glyphs.filled.repeat(filled as usize),
            glyphs.empty.repeat((u32::from(width) - filled.min(u32::from(width))) as usize)
        );
        canvas.text(line(inside.y + 2), &bar, theme.ok);
        let heading = if self.coverage.missing.is_empty() {
            t.msg_coverage_nobody_missing()
        } else {
            t.msg_coverage_missing(self.coverage.missing.len() as u64)
        };
        canvas.text(line(inside.y + 4), &heading, theme.heading);
        let rest = Rect { y: inside.y + 5, height: inside.height - 5, ..inside };
        self.list.draw(rest, canvas, true);
    }
}
