//! The search box: finds as one types, in everything that was opened to memory after the sign-in.

use std::ops::Range;

use jiff::{SignedDuration, Timestamp};
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::page::title;
use super::walker::{Piece, Walker};
use crate::domain::search::Query;
use crate::domain::session::{PartId, SessionId};
use crate::domain::text::CleanText;
use crate::i18n::{self, Language, sessions as names};
use crate::member::sessions::Hit;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::keys::{Code, Key};
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::markdown::MarkdownStyle;
use crate::tui::widgets::entry::Edit;
use crate::tui::widgets::text_field::TextField;

/// The most that is shown: whoever finds more types on.
const MOST: usize = 100;
/// How often the progress is looked at.
const LOOK: SignedDuration = SignedDuration::from_millis(250);

/// The box over the screen.
pub struct SearchBox {
    title: String,
    field: TextField,
    found: Walker<(SessionId, PartId)>,
    hits: usize,
    /// What is to be known: how far the reading is, that nothing was found.
    said: String,
    /// While the reading goes on.
    wake: Option<Timestamp>,
    language: Language,
}

impl SearchBox {
    pub fn open(cx: &mut Desk) -> Outcome<Desk> {
        if let Err(error) = cx.read_for_search() {
            return cx.say(&error);
        }
        let t = cx.texts();
        let mut search = Self {
            title: t.msg_command_search(),
            field: TextField::default().with_placeholder(t.msg_search_placeholder()),
            found: Walker::default(),
            hits: 0,
            said: String::new(),
            wake: None,
            language: cx.language(),
        };
        search.look(cx);
        Outcome::Open(Box::new(search))
    }

    /// Says how things stand, and goes on looking while the board is being read.
    fn look(&mut self, cx: &Desk) {
        let t = cx.texts();
        let progress = cx.searching().progress();
        self.wake = progress.and_then(|_| cx.clock.now().saturating_add(LOOK).ok());
        let number = |count: u64| i18n::integer(self.language, i64::try_from(count).unwrap_or(i64::MAX));
        self.said = match (progress, cx.searching().index()) {
            (Some((done, all)), None) => t.msg_search_opening(number(done), number(all)),
            (_, Some(index)) if self.field.is_empty() => {
                t.msg_search_ready(index.len() as u64, number(index.len() as u64))
            }
            (_, Some(_)) if self.hits == 0 => t.msg_phrase_nothing_found(),
            (_, Some(_)) if self.hits == MOST => t.msg_search_many(MOST as u64),
            (_, Some(_)) => t.msg_search_found(self.hits as u64),
            (None, None) => t.msg_search_not_there(),
        };
    }

    fn find(&mut self, cx: &Desk) {
        let hits = match cx.searching().index() {
            Some(index) if !self.field.is_empty() => {
                index.find(&Query::read(self.field.text(), cx.workspace().today()).0, MOST)
            }
            _ => Vec::new(),
        };
        self.hits = hits.len();
        let pieces = pieces(&hits, cx);
        self.found.show(pieces, MarkdownStyle::default(), false);
        self.look(cx);
    }
}

/// Under the screen they belong to, session by session, the newest first.
fn pieces(hits: &[Hit], cx: &Desk) -> Vec<Piece<(SessionId, PartId)>> {
    let (theme, language) = (cx.theme(), cx.language());
    let mut pieces = Vec::new();
    let mut order: Vec<SessionId> = Vec::new();
    for hit in hits {
        if !order.contains(&hit.session) {
            order.push(hit.session);
        }
    }
    if !order.is_empty() {
        pieces.push(Piece::text(cx.texts().msg_command_feedback(), theme.heading, 0));
    }
    for session in order {
        // A session that has gone since it was read has nothing to open.
        let view = cx.member().session(session).ok();
        let heading = match &view {
            Some(view) => title(view, cx),
            None => cx.texts().msg_search_action_alone(),
        };
        pieces.push(Piece::Section(Line::from(Span::styled(heading, theme.muted))));
        for hit in hits.iter().filter(|hit| hit.session == session) {
            let mut spans = vec![Span::styled(format!("{}: ", names::part_kind(language, hit.kind)), theme.muted)];
            spans.extend(marked(&hit.excerpt, &hit.marks, cx));
            pieces.push(Piece::Stop((hit.session, hit.part)));
            pieces.push(Piece::Whole(Line::from(spans)));
        }
    }
    pieces
}

/// The excerpt with the words that were found standing out, without colour too.
fn marked(excerpt: &str, marks: &[Range<usize>], cx: &Desk) -> Vec<Span<'static>> {
    let theme = cx.theme();
    let clean = |text: &str| CleanText::line(text).to_string();
    let style = theme.warning.add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
    let mut spans = Vec::new();
    let mut from = 0;
    for mark in marks {
        if let (Some(before), Some(found)) = (excerpt.get(from..mark.start), excerpt.get(mark.clone())) {
            spans.push(Span::styled(clean(before), theme.text));
            spans.push(Span::styled(clean(found), style));
            from = mark.end;
        }
    }
    spans.push(Span::styled(clean(excerpt.get(from..).unwrap_or_default()), theme.text));
    spans
}

impl Layer<Desk> for SearchBox {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        let mut offers = vec![Command::Back.into(), Command::Lock.into()];
        if self.found.selected().is_some() {
            offers.insert(0, Command::Open.into());
        }
        offers
    }

    fn run(&mut self, command: Command, _: &mut Desk) -> Outcome<Desk> {
        match (command, self.found.selected()) {
            (Command::Open, Some((session, part))) => Outcome::Answer(Message::ShowSession(*session, Some(*part))),
            (Command::Back, _) => Outcome::Close,
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Wake(now) if self.wake.is_some_and(|at| at <= *now) => {
                self.look(cx);
                return Outcome::Consumed;
            }
            Event::Wake(_) | Event::Resumed | Event::Pressed(_) | Event::Background(_) => return Outcome::Ignored,
            Event::Key(key) => {
                if let Some(command) = walks(*key) {
                    self.found.run(command);
                    return Outcome::Consumed;
                }
            }
            Event::Mouse(mouse) if self.found.mouse(*mouse) => return Outcome::Consumed,
            Event::Mouse(_) | Event::Paste(_) => {}
        }
        match self.field.handle(event) {
            Edit::Ignored => Outcome::Ignored,
            Edit::Moved => Outcome::Consumed,
            Edit::Changed | Edit::Cut => {
                self.find(cx);
                Outcome::Consumed
            }
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::Indexed(read) => {
                let done = cx.indexed(read);
                self.find(cx);
                Ok(match done {
                    Ok(()) => Outcome::Consumed,
                    Err(error) => cx.say(&error),
                })
            }
            Message::BoardChanged => {
                // What cannot be read now is read when the box is opened again.
                let _ = cx.read_for_search();
                self.look(cx);
                Err(Message::BoardChanged)
            }
            other => Err(other),
        }
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn next_wake(&self) -> Option<Timestamp> {
        self.wake
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let height = if area.height > 8 { area.height - 2 } else { area.height };
        let inside = canvas.frame(centred(area, 100, height), &self.title);
        if canvas.is_too_small(inside, 8, 2) {
            return;
        }
        let theme = *canvas.theme();
        let line = |y: u16| Rect { y, height: 1, ..inside };
        canvas.text(line(inside.y + 1), &self.said, theme.muted);
        let rest = Rect { y: inside.y + 2, height: inside.height - 2, ..inside };
        self.found.draw(rest, canvas, true);
        self.field.draw(line(inside.y), canvas, true);
    }
}

/// Keys that walk through what was found while one types.
fn walks(key: Key) -> Option<Command> {
    if key.ctrl || key.alt {
        return None;
    }
    Some(match key.code {
        Code::Up => Command::Up,
        Code::Down => Command::Down,
        Code::PageUp => Command::PageUp,
        Code::PageDown => Command::PageDown,
        _ => return None,
    })
}
