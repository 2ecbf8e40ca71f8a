//! Writing something short about an announcement: a reply, a question, an answer, a new revision.
//!
//! What is typed is saved as a sealed draft within a second, under an id that belongs to the announcement and the kind,
//! so that coming back finds it.

use jiff::{SignedDuration, Timestamp};
use ratatui::layout::Rect;
use uuid::Uuid;

use crate::domain::announcement::{AnnouncementId, Question};
use crate::domain::text::CleanText;
use crate::member::Error;
use crate::member::announcements::Reading;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::{Layer, Offer, Outcome};

/// How long after the first unsaved change a draft is written.
pub const SAVE_AFTER: SignedDuration = SignedDuration::from_millis(700);

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Reply(AnnouncementId),
    Ask(AnnouncementId),
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

/// A small editor over the screen.
pub struct Writing {
    kind: Kind,
    /// The id of what will be written: sending it twice after an unknown outcome writes it once.
    new_id: Uuid,
    draft: Uuid,
    heading: String,
    about: String,
    form: Form<Id>,
    unsaved: Option<Timestamp>,
    sending: bool,
}

impl Writing {
    pub fn reply(reading: &Reading, cx: &Desk) -> Result<Self, Error> {
        let about = CleanText::line(&reading.headline.title).to_string();
        Self::open(Kind::Reply(reading.headline.id), cx.texts().msg_writing_reply(), about, "", "", cx)
    }

    pub fn ask(reading: &Reading, cx: &Desk) -> Result<Self, Error> {
        let about = CleanText::line(&reading.headline.title).to_string();
        Self::open(Kind::Ask(reading.headline.id), cx.texts().msg_writing_ask(), about, "", "", cx)
    }

    pub fn answer(question: &Question, cx: &Desk) -> Result<Self, Error> {
        let heading = cx.texts().msg_writing_answer(cx.name(question.asker));
        let about = CleanText::line(&question.body).to_string();
        Self::open(Kind::Answer(question.id), heading, about, "", "", cx)
    }

    pub fn edit(reading: &Reading, cx: &Desk) -> Result<Self, Error> {
        let (id, revision) = (reading.headline.id, reading.announcement.revision);
        let content = &reading.announcement.content;
        let about = cx.texts().msg_writing_edit_help();
        Self::open(Kind::Edit(id, revision), cx.texts().msg_writing_edit(), about, &content.title, &content.body, cx)
    }

    fn open(kind: Kind, heading: String, about: String, title: &str, body: &str, cx: &Desk) -> Result<Self, Error> {
        let t = cx.texts();
        let draft = kind.draft();
        let saved = cx.drafts()?.into_iter().find(|saved| saved.id == draft);
        let (title, body) = match saved.as_ref().and_then(|saved| saved.text.split_once('\n')) {
            Some((title, body)) => (title.to_owned(), body.to_owned()),
            None => (title.to_owned(), body.to_owned()),
        };
        let mut fields = Vec::new();
        if matches!(kind, Kind::Edit(..)) {
            fields.push(Field::new(Id::Title, t.msg_compose_title(), Input::text_field(&title)));
        }
        fields.push(Field::new(Id::Body, t.msg_writing_text(), Input::area(&body, 8)));
        if matches!(kind, Kind::Edit(..)) {
            fields.push(Field::new(Id::AskAgain, t.msg_writing_ask_again(), Input::Check(false)));
        }
        let form = Form::new(fields, vec![Command::Send, Command::Discard, Command::Back]);
        Ok(Self { kind, new_id: cx.member().new_id(), draft, heading, about, form, unsaved: None, sending: false })
    }

    fn send(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        if self.sending {
            return Outcome::Consumed;
        }
        let (title, body) = (self.form.text(&Id::Title), self.form.text(&Id::Body));
        let (kind, new_id, draft) = (self.kind, self.new_id, self.draft);
        let again = self.form.is_checked(&Id::AskAgain);
        let state_folder = cx.settings.state_folder.clone();
        let t = cx.texts();
        let said = match kind {
            Kind::Reply(_) => t.msg_writing_replied(),
            Kind::Ask(_) => t.msg_writing_asked(),
            Kind::Answer(_) => t.msg_writing_answered(),
            Kind::Edit(..) => t.msg_writing_edited(),
        };
        self.save(cx);
        self.sending = true;
        cx.write(move |member| {
            let done = match kind {
                Kind::Reply(id) => member.reply(id, new_id, &body),
                Kind::Ask(id) => member.ask(id, new_id, &body),
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
        if self.unsaved.take().is_none() {
            return;
        }
        let text = format!("{}\n{}", self.form.text(&Id::Title), self.form.text(&Id::Body));
        cx.save_draft(self.draft, text);
    }

    fn discard(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        self.unsaved = None;
        cx.discard_draft(self.draft);
        Outcome::Close
    }
}

impl Kind {
    /// The draft's id: the announcement's or question's with its last byte marked by the kind.
    fn draft(self) -> Uuid {
        let (id, mark) = match self {
            Self::Reply(id) => (id.0, 1),
            Self::Ask(id) => (id.0, 2),
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
            Command::Lock => Outcome::Reset(Box::new(super::sign_in::SignIn::locked(cx))),
            Command::Back => {
                let kept = self.unsaved.is_some();
                self.save(cx);
                if kept { Outcome::Answer(Message::BoardChanged) } else { Outcome::Close }
            }
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        if let Event::Wake(now) = event {
            if self.unsaved.is_some_and(|since| since.saturating_add(SAVE_AFTER).is_ok_and(|at| at <= *now)) {
                self.save(cx);
            }
            return Outcome::Ignored;
        }
        match self.form.handle(event) {
            Formed::Pressed(command) => self.run(command, cx),
            Formed::Ignored => Outcome::Ignored,
            Formed::Moved => Outcome::Consumed,
            Formed::Changed(_) => {
                self.unsaved.get_or_insert(cx.clock.now());
                Outcome::Consumed
            }
            Formed::Cut(_) => {
                self.unsaved.get_or_insert(cx.clock.now());
                Outcome::Say(cx.texts().msg_phrase_paste_cut())
            }
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::Written(id, said, done) if id == self.new_id => {
                self.sending = false;
                Ok(match done {
                    Ok(()) => {
                        cx.forget_draft(self.draft);
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
        self.unsaved.and_then(|since| since.saturating_add(SAVE_AFTER).ok())
    }

    fn leave(&mut self, cx: &mut Desk) {
        self.save(cx);
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let height = if matches!(self.kind, Kind::Edit(..)) { 18 } else { 15 };
        let inside = canvas.frame(centred(area, 76, height), &self.heading);
        if inside.height < 4 {
            return;
        }
        let about = Rect { height: 1, ..inside };
        canvas.text(about, &self.about, canvas.theme().muted);
        self.form.draw(Rect { y: inside.y + 2, height: inside.height - 2, ..inside }, canvas);
    }
}
