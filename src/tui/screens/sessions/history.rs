//! Every revision of a part, the newest first: who wrote it, when, and what is otherwise than before.

use ratatui::layout::Rect;

use super::rows;
use super::walker::{Piece, Walker};
use crate::domain::session::{Content, Part, PartId, PartKind};
use crate::domain::text::CleanText;
use crate::i18n::{self, sessions as names};
use crate::member::Error;
use crate::member::sessions::OpenPart;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::screens::boards::markdown_style;
use crate::tui::widgets::headed;

/// The screen.
pub struct History {
    part: PartId,
    title: String,
    walker: Walker<u32>,
}

impl History {
    pub fn new(part: PartId, cx: &Desk) -> Result<Self, Error> {
        let mut history = Self { part, title: String::new(), walker: Walker::default() };
        history.load(cx)?;
        Ok(history)
    }

    fn load(&mut self, cx: &Desk) -> Result<(), Error> {
        let revisions = cx.member().part_history(self.part)?;
        let kind = revisions.last().map(|newest| names::part_kind(cx.language(), newest.part.kind));
        self.title = cx.texts().msg_sessions_history_of(kind.unwrap_or_default());
        let mut pieces = Vec::new();
        for (at, revision) in revisions.iter().enumerate().rev() {
            let before = at.checked_sub(1).and_then(|before| revisions.get(before));
            lines(&mut pieces, revision, before, cx);
        }
        self.walker.show(pieces, markdown_style(cx.theme(), cx.glyphs()), true);
        Ok(())
    }
}

fn lines(pieces: &mut Vec<Piece<u32>>, revision: &OpenPart, before: Option<&OpenPart>, cx: &Desk) {
    let (t, theme, language) = (cx.texts(), cx.theme(), cx.language());
    let part = &revision.part;
    let when = i18n::date_time(language, &cx.workspace().board().zone, part.at);
    let head = format!("{} · {when} · {}", t.msg_sessions_revision(part.revision), cx.name(part.by));
    if !pieces.is_empty() {
        pieces.push(Piece::Gap);
    }
    pieces.push(Piece::Stop(part.revision));
    pieces.push(Piece::text(head, theme.heading, 0));
    for change in changes(before.map(|before| &before.part), part, cx) {
        pieces.push(Piece::text(change, theme.muted, 2));
    }
    let same = before.is_some_and(|before| match (&before.content, &revision.content) {
        (Ok(before), Ok(now)) => before == now,
        _ => false,
    });
    match &revision.content {
        Ok(_) if same => pieces.push(Piece::text(t.msg_sessions_same_text(), theme.muted, 2)),
        Ok(content) if rows::is_good(revision) => match content {
            Content::Text { text } => pieces.push(Piece::Markdown(text.clone(), 2)),
            Content::Item(item) => {
                let said = format!("{}: {}", names::item_sort(language, item.sort), CleanText::line(&item.text));
                pieces.push(Piece::text(said, theme.text, 2));
                if !item.reason.is_empty() {
                    pieces.push(Piece::text(format!("«{}»", CleanText::line(&item.reason)), theme.muted, 2));
                }
            }
            Content::Comment { text, .. } => {
                pieces.push(Piece::text(CleanText::line(text).to_string(), theme.text, 2));
            }
            Content::Snapshot(snapshot) => {
                let said = format!("{} · {}", cx.name(snapshot.of), i18n::day_short(language, snapshot.day));
                pieces.push(Piece::text(said, theme.text, 2));
            }
        },
        _ => {
            let (said, style) = rows::words(revision, cx);
            pieces.push(Piece::text(said, style, 2));
        }
    }
}

/// What one revision says otherwise than the one before, beside its text.
fn changes(before: Option<&Part>, after: &Part, cx: &Desk) -> Vec<String> {
    let (t, language, towards) = (cx.texts(), cx.language(), cx.glyphs().towards);
    let mut changes = Vec::new();
    let Some(before) = before else { return changes };
    let mut compare = |label: String, before: String, after: String| {
        if before != after {
            changes.push(format!("{label}: {before} {towards} {after}"));
        }
    };
    let state = |part: &Part| names::part_state(language, part.kind, part.state);
    compare(t.msg_sessions_column_state(), state(before), state(after));
    if after.kind == PartKind::Action {
        let owner = |part: &Part| part.owner.map(|owner| cx.name(owner)).unwrap_or_default();
        compare(t.msg_sessions_column_owner(), owner(before), owner(after));
        let due = |part: &Part| part.due.map_or_else(|| t.msg_sessions_no_day(), |day| i18n::day_short(language, day));
        compare(t.msg_sessions_column_due(), due(before), due(after));
    }
    changes
}

impl Layer<Desk> for History {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        let mut offers = vec![Command::Back.into(), Command::Lock.into()];
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, _: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Back => Outcome::Close,
            _ => {
                self.walker.run(command);
                Outcome::Consumed
            }
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Mouse(mouse) if self.walker.mouse(*mouse) => Outcome::Consumed,
            _ => Outcome::Ignored,
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        if matches!(message, Message::BoardChanged) && self.load(cx).is_err() {
            // It is not to be read any more: what lies beneath says why.
            cx.tell_all(Message::BoardChanged);
            return Ok(Outcome::Close);
        }
        Err(message)
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if let Some(room) = headed::open(area, canvas, &self.title, "") {
            self.walker.draw(room, canvas, true);
        }
    }
}
