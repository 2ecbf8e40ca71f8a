//! Writing something short about an announcement: a reply, a question, an answer, a new revision.
//!
//! What is typed is saved as a sealed draft within a second, under an id that belongs to the announcement and the kind,
//! so that coming back finds it.

use jiff::Timestamp;
use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::announcement::{AnnouncementId, Question};
use crate::domain::text::CleanText;
use crate::i18n;
use crate::member::Error;
use crate::member::announcements::Reading;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::screens::saving::Saving;
use crate::tui::widgets::entry;

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Reply(AnnouncementId),
    /// Whether its acknowledgement is owed, which then waits for the answer.
    Ask(AnnouncementId, bool),
    Answer(Uuid),
    /// Of this revision.
    Edit(AnnouncementId, u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Id {
    Title,
    Body,
    AskAgain,
}

/// What is typed, as it is sealed away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Draft {
    /// Tells it from an announcement.
    kind: String,
    title: String,
    body: String,
    again: bool,
    revision: u32,
}

const DRAFT: &str = "writing";

impl Default for Draft {
    fn default() -> Self {
        Self { kind: DRAFT.to_owned(), title: String::new(), body: String::new(), again: false, revision: 0 }
    }
}

impl Draft {
    /// What an announcement says now, as fields hold it; empty for what begins empty.
    fn of(edited: Option<&Reading>) -> Self {
        let Some(reading) = edited else { return Self::default() };
        let announcement = &reading.announcement;
        Self {
            title: entry::one_line(&announcement.content.title),
            body: entry::many_lines(&announcement.content.body),
            revision: announcement.revision,
            ..Self::default()
        }
    }

    fn says_as(&self, other: &Self) -> bool {
        (&self.title, &self.body, self.again) == (&other.title, &other.body, other.again)
    }

    fn write(&self) -> String {
        // Strings, a number and a boolean: there is nothing that could not be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// `None` for other kinds of draft.
    fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|draft: &Self| draft.kind == DRAFT)
    }
}

/// A small editor over the screen.
pub struct Writing {
    kind: Kind,
    /// The id of what will be written: sending it twice after an unknown outcome writes it once.
    new_id: Uuid,
    saving: Saving,
    heading: String,
    about: String,
    /// That a draft is back, and what has come between.
    said: Option<String>,
    /// What the form would hold without a draft.
    begun: Draft,
    /// The revision that what is typed began from; an earlier one than the kind's where a draft came back late.
    revision: u32,
    form: Form<Id>,
    sending: bool,
}

impl Writing {
    pub fn reply(reading: &Reading, cx: &Desk) -> Result<Self, Error> {
        let about = CleanText::line(&reading.headline.title).to_string();
        Self::open(Kind::Reply(reading.headline.id), cx.texts().msg_writing_reply(), about, None, cx)
    }

    pub fn ask(reading: &Reading, cx: &Desk) -> Result<Self, Error> {
        let about = CleanText::line(&reading.headline.title).to_string();
        let owed = reading.headline.owes(cx.member().id(), cx.clock.now());
        Self::open(Kind::Ask(reading.headline.id, owed), cx.texts().msg_writing_ask(), about, None, cx)
    }

    pub fn answer(question: &Question, cx: &Desk) -> Result<Self, Error> {
        let heading = cx.texts().msg_writing_answer(cx.name(question.asker));
        let about = CleanText::line(&question.body).to_string();
        Self::open(Kind::Answer(question.id), heading, about, None, cx)
    }

    pub fn edit(reading: &Reading, cx: &Desk) -> Result<Self, Error> {
        let t = cx.texts();
        let kind = Kind::Edit(reading.headline.id, reading.announcement.revision);
        Self::open(kind, t.msg_writing_edit(), t.msg_writing_edit_help(), Some(reading), cx)
    }

    /// `edited` is what a new revision is made of.
    fn open(kind: Kind, heading: String, about: String, edited: Option<&Reading>, cx: &Desk) -> Result<Self, Error> {
        let (t, id) = (cx.texts(), kind.draft());
        let begun = Draft::of(edited);
        let saved = cx.drafts()?.into_iter().find(|saved| saved.id == id);
        let saved = saved.and_then(|saved| Some((saved.saved_at, Draft::read(&saved.text)?)));
        let mut said = None;
        let draft = match saved {
            Some((at, draft)) => {
                let when = i18n::relative(cx.language(), &cx.workspace().board().zone, cx.clock.now(), at);
                let back = t.msg_compose_resumed(when);
                said = Some(if draft.revision < begun.revision {
                    format!("{back}. {}", t.msg_writing_newer_revision(begun.revision))
                } else {
                    back
                });
                draft
            }
            None => begun.clone(),
        };
        let mut fields = Vec::new();
        if edited.is_some() {
            fields.push(Field::new(Id::Title, t.msg_compose_title(), Input::text_field(&draft.title)));
        }
        fields.push(Field::new(Id::Body, t.msg_writing_text(), Input::area(&draft.body, 8)));
        if edited.is_some_and(|reading| reading.headline.acknowledgement.is_some()) {
            fields.push(Field::new(Id::AskAgain, t.msg_writing_ask_again(), Input::Check(draft.again)));
        }
        let form = Form::new(fields, vec![Command::Send, Command::Discard, Command::Back]);
        Ok(Self {
            kind,
            new_id: cx.member().new_id(),
            saving: Saving::of(id),
            heading,
            about,
            said,
            begun,
            revision: draft.revision,
            form,
            sending: false,
        })
    }

    /// What is in the form, of the revision it was begun from.
    fn typed(&self) -> Draft {
        Draft {
            title: self.form.text(&Id::Title),
            body: self.form.text(&Id::Body),
            again: self.form.is_checked(&Id::AskAgain),
            revision: self.revision,
            ..Draft::default()
        }
    }

    fn send(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        if self.sending {
            return Outcome::Consumed;
        }
        let typed = self.typed();
        if matches!(self.kind, Kind::Edit(..)) && typed.says_as(&self.begun) {
            self.form.set_errors(vec![(Id::Body, cx.texts().msg_writing_unchanged())]);
            return Outcome::Consumed;
        }
        let Draft { title, body, again, .. } = typed;
        let (kind, new_id, draft) = (self.kind, self.new_id, self.saving.draft);
        let state_folder = cx.settings.state_folder.clone();
        let t = cx.texts();
        let said = match kind {
            Kind::Reply(_) => t.msg_writing_replied(),
            Kind::Ask(_, true) => t.msg_writing_asked_owing(),
            Kind::Ask(_, false) => t.msg_writing_asked(),
            Kind::Answer(_) => t.msg_writing_answered(),
            Kind::Edit(..) => t.msg_writing_edited(),
        };
        self.save(cx);
        self.sending = true;
        cx.write(move |member| {
            let done = match kind {
                Kind::Reply(id) => member.reply(id, new_id, &body),
                Kind::Ask(id, _) => member.ask(id, new_id, &body),
                Kind::Answer(question) => member.answer(question, &body),
                Kind::Edit(id, seen) => member.edit(id, seen, &title, &body, again).map(|_| ()),
            };
            if done.is_ok() {
                // It is on the board: a draft that cannot be deleted now is only shown once more.
                let _ = member.delete_draft(draft, &state_folder);
            }
            Message::Written(new_id, said, done)
        });
        Outcome::Consumed
    }

    fn save(&mut self, cx: &mut Desk) {
        if self.saving.take() {
            cx.save_draft(self.saving.draft, self.typed().write());
        }
    }

    fn discard(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        self.save(cx);
        cx.throw_away_draft(self.saving.draft);
        Outcome::Close
    }
}

impl Kind {
    /// The draft's id: the announcement's or question's with its last byte marked by the kind.
    fn draft(self) -> Uuid {
        let (id, mark) = match self {
            Self::Reply(id) => (id.0, 1),
            Self::Ask(id, _) => (id.0, 2),
            Self::Answer(question) => (question, 3),
            Self::Edit(id, _) => (id.0, 4),
        };
        let mut bytes = *id.as_bytes();
        bytes[15] ^= mark;
        Uuid::from_bytes(bytes)
    }
}

impl Layer<Desk> for Writing {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        [Command::Send, Command::Back, Command::Discard, Command::Lock].map(Offer::ready).into()
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Send => self.send(cx),
            Command::Discard => self.discard(cx),
            Command::Back => {
                let kept = self.saving.due().is_some();
                self.save(cx);
                if kept { Outcome::Answer(Message::BoardChanged) } else { Outcome::Close }
            }
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        if let Event::Wake(now) = event {
            if self.saving.is_due(*now) {
                self.save(cx);
            }
            return Outcome::Ignored;
        }
        match self.form.handle(event) {
            Formed::Pressed(command) => self.run(command, cx),
            Formed::Ignored => Outcome::Ignored,
            Formed::Moved => Outcome::Consumed,
            Formed::Changed(_) => {
                self.saving.touch(cx);
                Outcome::Consumed
            }
            Formed::Cut(_) => {
                self.saving.touch(cx);
                Outcome::Say(cx.texts().msg_tui_text_cut())
            }
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::Written(id, said, done) if id == self.new_id => {
                self.sending = false;
                Ok(match done {
                    Ok(()) => {
                        cx.forget_draft(self.saving.draft);
                        Outcome::Answer(Message::Written(id, said, Ok(())))
                    }
                    Err(error) => {
                        self.form.set_errors(vec![(Id::Body, cx.explain(&error))]);
                        Outcome::Consumed
                    }
                })
            }
            other => Err(other),
        }
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn next_wake(&self) -> Option<Timestamp> {
        self.saving.due()
    }

    fn leave(&mut self, cx: &mut Desk) {
        self.save(cx);
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let said = self.said.as_deref().unwrap_or_default();
        let height = if matches!(self.kind, Kind::Edit(..)) { 18 } else { 15 } + u16::from(self.said.is_some());
        let inside = canvas.frame(centred(area, 76, height), &self.heading);
        if inside.height < 4 {
            return;
        }
        let about = Rect { height: 1, ..inside };
        canvas.text(about, &self.about, canvas.theme().muted);
        let below = Rect { y: inside.y + 1, height: (inside.height - 2).min(2), ..inside };
        let used = 2 + canvas.wrapped(below, said, canvas.theme().warning);
        let room = Rect { y: inside.y + used, height: inside.height.saturating_sub(used), ..inside };
        self.form.draw(room, canvas);
    }
}
