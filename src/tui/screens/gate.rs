//! The gate: urgent announcements that should have been acknowledged stand in front of everything, one after the other,
//! until each is acknowledged or its author asked.
//!
//! The shell holds it in place of its screens: a form that lies above when something becomes overdue is finished first.

use jiff::{SignedDuration, Timestamp};
use ratatui::layout::Rect;

use super::boards::{Changes, Reader};
use super::writing::Writing;
use crate::domain::announcement::AnnouncementId;
use crate::i18n;
use crate::member::Result;
use crate::member::announcements::Reading;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::layer::{Context as _, Offer, Outcome, WALKING};
use crate::tui::widgets::footer;

/// So soon after another one came to stand here a key is still meant for the one before.
const GLANCE: SignedDuration = SignedDuration::from_millis(700);

/// The first of those that wait, to be read whole.
#[derive(Default)]
pub struct Gate {
    reader: Reader,
    title: String,
    why: String,
    /// Which of its revisions was handed over to be recorded as opened.
    opened: Option<(AnnouncementId, u32)>,
    /// Set where another one stood here before.
    since: Option<Timestamp>,
}

impl Gate {
    /// Shows the first of `waiting`, of which there is one; what is being read stays while it is among them.
    pub fn stand(&mut self, waiting: &[AnnouncementId], cx: &Desk) -> Result<()> {
        let shown = self.reader.id();
        let next = shown.filter(|shown| waiting.contains(shown)).or_else(|| waiting.first().copied());
        let Some(id) = next else { return Ok(()) };
        let reading = cx.member().read(id)?;
        if shown.is_some_and(|shown| shown != id) {
            self.since = Some(cx.clock.now());
        }
        self.show(reading, waiting.len(), cx)
    }

    /// To stand here is to be opened.
    fn show(&mut self, reading: Reading, waiting: usize, cx: &Desk) -> Result<()> {
        let (t, headline) = (cx.texts(), &reading.headline);
        let due = headline.acknowledgement.and_then(|asked| asked.due).unwrap_or(headline.publish_at);
        let due = i18n::due(cx.language(), &cx.workspace().board().zone, cx.clock.now(), due);
        let key = |command| cx.view().key_of(command).unwrap_or_default();
        self.title = t.msg_gate_title(waiting as u64);
        self.why = t.msg_gate_why(due, key(Command::Acknowledge), key(Command::Ask));
        let revision = (headline.id, headline.revision);
        if reading.is_unopened() && self.opened != Some(revision) {
            self.opened = Some(revision);
            let id = headline.id;
            cx.write(move |member| Message::Opened(member.open(id)));
        }
        self.reader.show(reading, cx)
    }

    pub fn offers(&self) -> Vec<Offer> {
        let mut offers = [Command::Acknowledge, Command::Ask].map(Offer::ready).to_vec();
        if self.reader.reading().is_some_and(|reading| reading.announcement.revision > 1) {
            offers.push(Command::Changes.into());
        }
        offers.extend([Command::Lock, Command::Help].map(Offer::ready));
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers.push(Command::Quit.into());
        offers
    }

    pub fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        if WALKING.contains(&command) {
            self.reader.run(command);
            return Outcome::Consumed;
        }
        let Some(reading) = self.reader.reading() else { return Outcome::Ignored };
        let (id, revision) = (reading.headline.id, reading.headline.revision);
        let is_new = self.since.is_some_and(|since| cx.clock.now().duration_since(since) < GLANCE);
        match command {
            Command::Acknowledge if is_new => Outcome::Say(cx.texts().msg_gate_read_first()),
            Command::Acknowledge => {
                cx.write(move |member| Message::Acknowledged(id, member.acknowledge(id, revision)));
                Outcome::Consumed
            }
            Command::Ask => match Writing::ask(reading, cx) {
                Ok(writing) => Outcome::Open(Box::new(writing)),
                Err(error) => cx.say(&error),
            },
            Command::Changes => match Changes::of(id, self.reader.changed_since(), cx) {
                Ok(changes) => Outcome::Open(Box::new(changes)),
                Err(error) => cx.say(&error),
            },
            _ => Outcome::Ignored,
        }
    }

    pub fn handle(&mut self, event: &Event) -> Outcome<Desk> {
        match event {
            Event::Mouse(mouse) if self.reader.mouse(*mouse) => Outcome::Consumed,
            _ => Outcome::Ignored,
        }
    }

    pub fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let line = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
        canvas.text(line, &self.title, theme.error);
        // Where there is little room it is for what is to be read.
        let said = if area.height < 12 { 1 } else { 3 };
        let below = Rect { y: area.y + 1, height: area.height.saturating_sub(2).min(said), ..line };
        let used = canvas.wrapped(below, &self.why, theme.warning);
        let rule = below.y + used;
        for x in area.left()..area.right() {
            canvas.text(Rect { x, y: rule, width: 1, height: 1 }, canvas.glyphs().line, theme.border);
        }
        let top = rule + 1;
        self.reader.draw(Rect { y: top, height: (area.bottom() - 1).saturating_sub(top), ..line }, canvas);
        footer::draw(Rect { y: area.bottom() - 1, height: 1, ..area }, canvas);
    }
}
