//! Agenda lines: Enter adds one and begins the next, while the one before is still on its way.

use std::collections::VecDeque;

use jiff::Timestamp;
use ratatui::layout::Rect;
use uuid::Uuid;

use super::about::{self, Of};
use crate::domain::session::{PartId, PartState, SessionId};
use crate::domain::text::CleanText;
use crate::member::Error;
use crate::member::sessions::{NewPart, SessionPage};
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::keys::{Code, Key};
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::screens::goals::deed::{above_hints, ask_to_leave, write};
use crate::tui::screens::goals::kept::Keeper;
use crate::tui::widgets::entry::Edit;
use crate::tui::widgets::text_field::TextField;

/// Opens it.
pub fn open(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let t = cx.texts();
    let session = page.view.session.id;
    let lines = page.agenda.iter().filter(|line| line.part.state != PartState::Removed);
    let lines = lines.filter_map(|line| line.content.as_ref().ok());
    let keeper = Keeper::new(Of::Agenda(session.0));
    let (typed, said) = keeper.find::<String>(cx).map_or_else(Default::default, |(typed, said)| (typed, Some(said)));
    Ok(Outcome::Open(Box::new(Agenda {
        session,
        title: format!("{} · {}", t.msg_session_form_agenda(), about::title(&page.view.session, cx)),
        about: about::shared_with(page, cx),
        lines: lines.map(|content| CleanText::line(content.words()).to_string()).collect(),
        field: TextField::new(&typed).with_placeholder(t.msg_session_form_agenda_next()),
        underway: Vec::new(),
        returned: VecDeque::new(),
        said,
        leaving: false,
        keeper,
    })))
}

/// The dialog.
struct Agenda {
    session: SessionId,
    title: String,
    about: String,
    /// What is there, and what was added here.
    lines: Vec<String>,
    field: TextField,
    /// Added, and not on the board yet.
    underway: Vec<(Uuid, String)>,
    /// Refused while something else was typed: they come back to the field one after another.
    returned: VecDeque<String>,
    said: Option<String>,
    /// Closes as soon as nothing is under way.
    leaving: bool,
    keeper: Keeper,
}

impl Agenda {
    fn add(&mut self, cx: &Desk) {
        let text = self.field.text().trim().to_owned();
        if text.is_empty() {
            return;
        }
        self.said = None;
        let (id, session) = (Uuid::new_v4(), self.session);
        let (new, said) = (NewPart::Agenda { text: text.clone() }, cx.texts().msg_session_form_agenda_added());
        write(id, Box::new(move |act| act.write_part(PartId(id), session, &new).map(|()| said)), cx);
        self.lines.push(CleanText::line(&text).to_string());
        self.underway.push((id, text));
        self.field.set(&self.returned.pop_front().unwrap_or_default());
        self.keeper.saving.touch(cx);
    }

    /// What was refused goes back where it was typed.
    fn put_back(&mut self, text: String, error: &Error, cx: &Desk) {
        self.said = Some(cx.explain(error));
        self.leaving = false;
        let shown = CleanText::line(&text).to_string();
        if let Some(at) = self.lines.iter().rposition(|line| *line == shown) {
            self.lines.remove(at);
        }
        if self.field.is_empty() {
            self.field.set(&text);
        } else {
            self.returned.push_back(text);
        }
        self.keeper.saving.touch(cx);
    }

    fn save(&mut self, cx: &Desk) {
        // Lines on their way are not on the board yet, and a lock waits for them; what came back is kept with the rest.
        let typed = [self.field.text()].into_iter().chain(self.returned.iter().map(String::as_str));
        let typed = typed.collect::<Vec<_>>().join(" ");
        if typed.is_empty() && self.keeper.saving.due().is_some() {
            self.keeper.discard(cx);
        } else {
            self.keeper.save(typed, cx);
        }
    }

    fn is_done(&self) -> bool {
        self.underway.is_empty() && self.field.is_empty() && self.returned.is_empty()
    }
}

impl Layer<Desk> for Agenda {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        vec![
            Offer::ready(Command::Open).called(t.msg_session_form_agenda_add()),
            Offer::ready(Command::Send).called(t.msg_session_form_agenda_done()),
            Command::Back.into(),
            Command::Lock.into(),
        ]
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Open => self.add(cx),
            Command::Send => {
                self.add(cx);
                if self.is_done() {
                    return Outcome::Close;
                }
                self.leaving = true;
            }
            Command::Back if self.is_done() => return Outcome::Close,
            Command::Back if self.field.is_empty() && self.returned.is_empty() => self.leaving = true,
            Command::Back => return ask_to_leave(cx),
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        if let Event::Wake(now) = event {
            if self.keeper.saving.is_due(*now) {
                self.save(cx);
            }
            return Outcome::Ignored;
        }
        if matches!(event, Event::Key(key) if *key == Key::plain(Code::Enter)) {
            return self.run(Command::Open, cx);
        }
        match self.field.handle(event) {
            Edit::Ignored => Outcome::Ignored,
            Edit::Moved => Outcome::Consumed,
            edit => {
                self.keeper.saving.touch(cx);
                self.leaving = false;
                if edit == Edit::Cut { Outcome::Say(cx.texts().msg_tui_text_cut()) } else { Outcome::Consumed }
            }
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::ReallyLeave => {
                self.keeper.discard(cx);
                Ok(Outcome::Close)
            }
            Message::Written(id, said, done) => {
                let Some(at) = self.underway.iter().position(|(one, _)| *one == id) else {
                    return Err(Message::Written(id, said, done));
                };
                let (_, text) = self.underway.remove(at);
                if let Err(error) = done {
                    self.put_back(text, &error, cx);
                    return Ok(Outcome::Consumed);
                }
                let written = Message::Written(id, said, Ok(()));
                if self.leaving && self.is_done() {
                    self.save(cx);
                    return Ok(Outcome::Answer(written));
                }
                Ok(Outcome::Tell(written))
            }
            other => Err(other),
        }
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn next_wake(&self) -> Option<Timestamp> {
        self.keeper.saving.due()
    }

    fn leave(&mut self, cx: &mut Desk) {
        self.save(cx);
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let lines = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        let wanted = lines.saturating_add(8);
        let inside = canvas.frame(centred(above_hints(area), 76, wanted), &self.title);
        if inside.height < 2 {
            return;
        }
        let theme = *canvas.theme();
        let room = Rect { height: inside.height - 1, ..inside };
        let mut used = canvas.wrapped(Rect { height: room.height.min(3), ..room }, &self.about, theme.muted);
        let said = self.said.as_deref().unwrap_or_default();
        used += canvas.wrapped(Rect { y: room.y + used, height: room.height - used, ..room }, said, theme.warning);
        // The last of them: what was just added stays in sight.
        let left = room.height.saturating_sub(used);
        let shown = lines.min(left);
        let rows = room.y + used..room.y + used + shown;
        for (line, y) in self.lines[usize::from(lines - shown)..].iter().zip(rows) {
            canvas.text(Rect { y, height: 1, ..room }, &format!("{} {line}", canvas.glyphs().next), theme.text);
        }
        let y = room.y + used + shown;
        self.field.draw(Rect { y: y.min(inside.bottom() - 1), height: 1, ..inside }, canvas, true);
    }
}
