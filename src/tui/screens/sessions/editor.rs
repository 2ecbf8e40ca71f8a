//! Writing a note, over the whole screen: who will read it is chosen and said before anything is typed, what is typed is
//! sealed away after each pause, and what somebody else wrote meanwhile is shown beside it.

mod beside;
mod drawing;

use jiff::Timestamp;
use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::about::{self, Of};
use crate::domain::session::{Operation, PartId, PartKind, SessionId};
use crate::member::Error;
use crate::member::sessions::{Edit as Change, NewPart, OpenPart, SessionPage};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::confirm::Confirm;
use crate::tui::event::Event;
use crate::tui::keys::{Code, Key};
use crate::tui::layer::{Context as _, Layer, Offer, Outcome, WALKING};
use crate::tui::markdown;
use crate::tui::screens::boards::markdown_style;
use crate::tui::screens::goals::deed::Task;
use crate::tui::screens::goals::kept::Keeper;
use crate::tui::widgets::entry::Edit;
use crate::tui::widgets::pager::Pager;
use crate::tui::widgets::text_area::TextArea;

use beside::Beside;

/// From this width the agenda and the rest stand beside the text.
const SIDE_BY_SIDE: u16 = 110;

const BUTTONS: [Command; 3] = [Command::Send, Command::Discard, Command::Back];

/// A new note; whether it is shared is chosen there, before anything is typed.
pub fn write(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    Ok(Outcome::Open(Box::new(Editor::new(page, None, cx))))
}

/// Another revision of one that is there.
pub fn edit(page: &SessionPage, note: &OpenPart, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    match &note.content {
        Ok(_) => Ok(Outcome::Open(Box::new(Editor::new(page, Some(note), cx)))),
        Err(shut) => Err(Error::Shut(*shut)),
    }
}

/// A line that says since when a new note of the session waits to be sent, where one does.
pub fn unsent(session: SessionId, cx: &Desk) -> Option<String> {
    let key = cx.view().key_of(Command::New)?;
    let (draft, when) = Keeper::new(Of::Note(session.0)).typed::<Draft>(cx)?;
    (!draft.text.trim().is_empty()).then(|| cx.texts().msg_sessions_note_unsent(when, key))
}

/// What is typed, as it is sealed away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Draft {
    shared: bool,
    text: String,
    /// Of the note that is edited, as it was read.
    revision: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    /// Who will read it, for as long as that can be chosen.
    Readers,
    Text,
    Button(usize),
}

/// What takes the place of the text.
enum Over {
    Nothing,
    /// The note as others will see it.
    Preview(Pager),
    /// The keys scroll what lies beside; on a narrow terminal it covers the text.
    Beside,
}

/// The editor.
struct Editor {
    session: SessionId,
    part: PartId,
    /// The revision that was read; none until there is one.
    seen: Option<u32>,
    shared: bool,
    /// Whether both can be chosen.
    chooses: bool,
    area: TextArea,
    /// The text before anything was typed.
    begun: String,
    /// What was handed over to be written.
    sent: Option<String>,
    focus: Focus,
    over: Over,
    beside: Beside,
    /// What somebody else made of the note meanwhile.
    theirs: Option<Beside>,
    heading: String,
    kinds: [String; 2],
    readers: [String; 2],
    said: Option<String>,
    keeper: Keeper,
    /// Whether there is a draft, or will be.
    drafted: bool,
    side_by_side: bool,
}

impl Editor {
    fn new(page: &SessionPage, note: Option<&OpenPart>, cx: &Desk) -> Self {
        let session = page.view.session.id;
        let may_share = page.view.may(Operation::Write).is_ok();
        let may_keep = page.view.may(Operation::WriteOwn).is_ok();
        let begun = note.and_then(|note| note.content.as_ref().ok()).map_or("", |content| content.words()).to_owned();
        let keeper = Keeper::new(note.map_or(Of::Note(session.0), |note| Of::Edit(note.part.id.0)));
        let mut editor = Self {
            session,
            part: note.map_or_else(|| PartId(Uuid::new_v4()), |note| note.part.id),
            seen: note.map(|note| note.part.revision),
            // Unless somebody says otherwise nobody else reads it: what was shared cannot be taken back.
            shared: note.map_or(!may_keep, |note| note.part.kind == PartKind::SharedNote),
            chooses: note.is_none() && may_share && may_keep,
            area: TextArea::new(&begun),
            begun,
            sent: None,
            focus: Focus::Text,
            over: Over::Nothing,
            beside: Beside::of(page, cx),
            theirs: None,
            heading: String::new(),
            kinds: Default::default(),
            readers: Default::default(),
            said: None,
            keeper,
            drafted: false,
            side_by_side: false,
        };
        if editor.chooses {
            editor.focus = Focus::Readers;
        }
        editor.resume(note, cx);
        editor.dress(page, cx);
        editor
    }

    /// Takes up what was typed before and never sent.
    fn resume(&mut self, note: Option<&OpenPart>, cx: &Desk) {
        let Some((draft, said)) = self.keeper.find::<Draft>(cx) else { return };
        self.area = TextArea::new(&draft.text).at_end();
        self.drafted = true;
        self.focus = Focus::Text;
        if self.chooses {
            self.shared = draft.shared;
        }
        self.said = Some(said.clone());
        if let Some(note) = note.filter(|note| note.part.revision > draft.revision) {
            self.said = Some(format!("{said}. {}", self.explain_theirs(note, cx)));
            self.theirs = Some(Beside::theirs(note, cx));
        }
    }

    /// Everything in words.
    fn dress(&mut self, page: &SessionPage, cx: &Desk) {
        let t = cx.texts();
        let title = about::title(&page.view.session, cx);
        let what = if self.seen.is_some() { t.msg_session_form_note_edit() } else { t.msg_session_form_note_new() };
        self.heading = format!("{what} · {title}");
        self.kinds = [t.msg_session_part_own(), t.msg_session_part_shared()];
        self.readers = [t.msg_session_form_only_you(), about::shared_with(page, cx)];
        self.beside = Beside::of(page, cx);
    }

    fn text(&self) -> String {
        self.area.text()
    }

    fn is_changed(&self) -> bool {
        self.text() != self.begun
    }

    fn touch(&mut self, cx: &Desk) {
        self.drafted = true;
        self.keeper.saving.touch(cx);
    }

    fn save(&mut self, cx: &Desk) {
        let draft = Draft { shared: self.shared, text: self.text(), revision: self.seen.unwrap_or_default() };
        self.keeper.save(draft, cx);
    }

    fn send(&mut self, cx: &Desk) -> Outcome<Desk> {
        if self.sent.is_some() {
            return Outcome::Consumed;
        }
        let (t, text) = (cx.texts(), self.text());
        if text.trim().is_empty() {
            self.said = Some(t.msg_session_form_text_missing());
            return Outcome::Consumed;
        }
        if self.seen.is_some() && !self.is_changed() {
            self.said = Some(t.msg_writing_unchanged());
            return Outcome::Consumed;
        }
        let (id, session, said) = (self.part, self.session, t.msg_session_form_note_written());
        let task: Task = match (self.seen, self.shared) {
            (Some(seen), _) => {
                let change = Change::Text(text.clone());
                Box::new(move |act| act.edit_part(id, seen, &change).map(|()| said))
            }
            (None, shared) => {
                let text = text.clone();
                let new = if shared { NewPart::SharedNote { text } } else { NewPart::OwnNote { text } };
                Box::new(move |act| act.write_part(id, session, &new).map(|()| said))
            }
        };
        self.touch(cx);
        self.save(cx);
        self.said = Some(t.msg_compose_sending());
        self.sent = Some(text);
        self.keeper.send(self.part.0, task, cx);
        Outcome::Consumed
    }

    /// It is on the board. What was typed while it was on its way is the beginning of the next revision.
    fn written(&mut self, said: String, cx: &Desk) -> Outcome<Desk> {
        let sent = self.sent.take().unwrap_or_default();
        let written = Message::Written(self.part.0, said.clone(), Ok(()));
        if self.text() == sent {
            self.keeper.sent(cx);
            return Outcome::Answer(written);
        }
        self.keeper.discard(cx);
        self.seen = Some(self.seen.unwrap_or_default() + 1);
        (self.chooses, self.theirs, self.begun, self.said) = (false, None, sent, Some(said));
        self.keeper = Keeper::new(Of::Edit(self.part.0));
        self.touch(cx);
        Outcome::Tell(written)
    }

    fn refused(&mut self, error: &Error, cx: &Desk) {
        self.sent = None;
        self.said = Some(cx.explain(error));
        let Ok(page) = cx.member().session_page(self.session) else { return };
        let there = page.notes.iter().find(|note| note.part.id == self.part);
        if let (Error::Conflict, Some(note)) = (error, there) {
            self.said = Some(self.explain_theirs(note, cx));
            self.theirs = Some(Beside::theirs(note, cx));
            self.seen = Some(note.part.revision);
            // What is typed now follows another revision.
            self.touch(cx);
        }
        self.dress(&page, cx);
    }

    fn explain_theirs(&self, note: &OpenPart, cx: &Desk) -> String {
        cx.texts().msg_session_form_note_conflict(cx.name(note.part.by))
    }

    fn discard(&mut self, cx: &Desk) -> Outcome<Desk> {
        if !self.is_changed() {
            return self.give_up(cx);
        }
        let t = cx.texts();
        let discard = t.msg_command_discard();
        let question = t.msg_goal_form_leave_question();
        Outcome::Open(Box::new(Confirm::new(discard.clone(), question, discard, Message::ReallyLeave)))
    }

    fn give_up(&mut self, cx: &Desk) -> Outcome<Desk> {
        if !self.drafted {
            return Outcome::Close;
        }
        self.keeper.discard(cx);
        // The page beneath says no longer that something waits.
        Outcome::Answer(Message::BoardChanged)
    }

    /// What is typed is kept: nothing is lost by leaving.
    fn back(&mut self, cx: &Desk) -> Outcome<Desk> {
        if !matches!(self.over, Over::Nothing) {
            self.over = Over::Nothing;
            return Outcome::Consumed;
        }
        if !self.is_changed() {
            // Typed, and taken back: there is nothing to be found again.
            return self.give_up(cx);
        }
        self.save(cx);
        Outcome::Answer(Message::BoardChanged)
    }

    fn preview(&mut self, cx: &Desk) {
        self.over = match self.over {
            Over::Preview(_) => Over::Nothing,
            _ => {
                let mut pager = Pager::default();
                pager.show(markdown::render(&self.text(), 76, &markdown_style(cx.theme(), cx.glyphs())));
                Over::Preview(pager)
            }
        };
    }

    fn walk(&mut self, forward: bool) {
        let first = usize::from(!self.chooses);
        let stops = 2 + BUTTONS.len() - first;
        let at = match self.focus {
            Focus::Readers => 0,
            Focus::Text => 1 - first,
            Focus::Button(at) => at + 2 - first,
        };
        let next = (at + if forward { 1 } else { stops - 1 }) % stops + first;
        self.focus = match next {
            0 => Focus::Readers,
            1 => Focus::Text,
            at => Focus::Button(at - 2),
        };
    }

    fn type_in(&mut self, event: &Event, cx: &Desk) -> Outcome<Desk> {
        let edit = self.area.handle(event);
        if matches!(edit, Edit::Changed | Edit::Cut) {
            self.touch(cx);
            // While it is on its way, and while somebody else's words are there, what is said about that stays.
            if self.sent.is_none() && self.theirs.is_none() {
                self.said = None;
            }
        }
        match edit {
            Edit::Ignored => Outcome::Ignored,
            Edit::Cut => Outcome::Say(cx.texts().msg_tui_text_cut()),
            Edit::Moved | Edit::Changed => Outcome::Consumed,
        }
    }

    fn press(&mut self, key: Key, cx: &mut Desk) -> Outcome<Desk> {
        if key == (Key { shift: key.shift, ..Key::plain(Code::Tab) }) {
            self.walk(!key.shift);
            return Outcome::Consumed;
        }
        match (self.focus, key.code) {
            (Focus::Text, _) => return self.type_in(&Event::Key(key), cx),
            // Nobody's first words go astray: they are the note's.
            (Focus::Readers, _) if key.typed().is_some() => {
                self.focus = Focus::Text;
                return self.type_in(&Event::Key(key), cx);
            }
            (Focus::Readers, Code::Left | Code::Right) => {
                self.shared = !self.shared;
                if self.is_changed() {
                    self.touch(cx);
                }
            }
            (Focus::Readers, Code::Enter | Code::Down) => self.focus = Focus::Text,
            (Focus::Button(at), Code::Enter | Code::Char(' ')) => return self.run(BUTTONS[at], cx),
            (Focus::Button(_), Code::Left) => self.walk(false),
            (Focus::Button(_), Code::Right) => self.walk(true),
            (Focus::Button(_), Code::Up) => self.focus = Focus::Text,
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }

    /// What lies beside the text now.
    fn pane(&mut self) -> &mut Beside {
        self.theirs.as_mut().unwrap_or(&mut self.beside)
    }

    fn reload(&mut self, cx: &Desk) {
        // What cannot be read now is shown as it was.
        if let Ok(page) = cx.member().session_page(self.session) {
            self.dress(&page, cx);
        }
    }
}

impl Layer<Desk> for Editor {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let mut offers: Vec<Offer> = match self.over {
            Over::Nothing => {
                let first = [Command::Send, Command::Back, Command::Beside, Command::Preview, Command::Discard];
                first.map(Offer::ready).into()
            }
            Over::Preview(_) => [Command::Preview, Command::Back].map(Offer::ready).into(),
            Over::Beside => [Command::Beside, Command::Back].map(Offer::ready).into(),
        };
        if !matches!(self.over, Over::Nothing) {
            offers.extend(WALKING.iter().copied().map(Offer::ready));
        }
        offers.extend([Command::Language, Command::Lock].map(Offer::ready));
        if cx.settings.can_suspend {
            offers.push(Command::Suspend.into());
        }
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Send => self.send(cx),
            Command::Back => self.back(cx),
            Command::Discard => self.discard(cx),
            Command::Preview => {
                self.preview(cx);
                Outcome::Consumed
            }
            Command::Beside => {
                let looks = matches!(self.over, Over::Beside);
                self.over = if looks { Over::Nothing } else { Over::Beside };
                Outcome::Consumed
            }
            Command::Language => {
                cx.toggle_language();
                self.reload(cx);
                Outcome::Tell(Message::BoardChanged)
            }
            Command::Suspend => Outcome::Suspend,
            walking => {
                match &mut self.over {
                    Over::Preview(pager) => pager.run(walking),
                    _ => self.pane().run(walking),
                }
                Outcome::Consumed
            }
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Wake(now) => {
                if self.keeper.saving.is_due(*now) {
                    self.save(cx);
                }
                Outcome::Ignored
            }
            Event::Resumed | Event::Background(_) => Outcome::Ignored,
            Event::Mouse(mouse) if self.pane().mouse(*mouse) => Outcome::Consumed,
            _ if !matches!(self.over, Over::Nothing) => Outcome::Ignored,
            Event::Pressed(button) => BUTTONS.get(*button).map_or(Outcome::Ignored, |command| self.run(*command, cx)),
            Event::Key(key) => self.press(*key, cx),
            Event::Mouse(_) | Event::Paste(_) => {
                let typed = self.type_in(event, cx);
                if !matches!(typed, Outcome::Ignored) {
                    self.focus = Focus::Text;
                }
                typed
            }
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::ReallyLeave => Ok(self.give_up(cx)),
            Message::Written(id, said, Ok(())) if id == self.part.0 => Ok(self.written(said, cx)),
            Message::Written(id, _, Err(error)) if id == self.part.0 => {
                self.refused(&error, cx);
                Ok(Outcome::Consumed)
            }
            Message::BoardChanged => {
                self.reload(cx);
                Err(Message::BoardChanged)
            }
            other => {
                let said = self.keeper.saving.heard(other, cx)?;
                // What comes of the sending is said next.
                if self.sent.is_none() {
                    self.said = said;
                }
                Ok(Outcome::Consumed)
            }
        }
    }

    fn takes_typing(&self) -> bool {
        matches!(self.over, Over::Nothing) && !matches!(self.focus, Focus::Button(_))
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn next_wake(&self) -> Option<Timestamp> {
        self.keeper.saving.due()
    }

    fn leave(&mut self, cx: &mut Desk) {
        self.save(cx);
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        self.draw_all(area, canvas);
    }
}
