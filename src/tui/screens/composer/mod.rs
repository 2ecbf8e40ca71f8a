//! Writing an announcement: the form, and beside it who will receive it and why, before anything is sent.

mod draft;
mod fields;
pub(super) mod moments;

use jiff::Timestamp;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use uuid::Uuid;

use crate::domain::announcement::{AnnouncementId, Fault};
use crate::domain::organisation::PersonId;
use crate::domain::text::CleanText;
use crate::explain;
use crate::i18n;
use crate::i18n::reasons::{self, Voice};
use crate::member::audience::Preview;
use crate::member::drafts::OpenDraft;
use crate::member::{Error, Result};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::confirm::Confirm;
use crate::tui::event::Event;
use crate::tui::form::Formed;
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::markdown;
use crate::tui::screens::audience_view::AudienceView;
use crate::tui::screens::boards::markdown_style;
use crate::tui::screens::saving::Saving;
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::footer;
use crate::tui::widgets::pager::Pager;
use crate::tui::widgets::window_list::{Row, WindowList};

use fields::{Fields, Id};

/// The composer.
pub struct Composer {
    /// Of the announcement to be: sending it twice after an unknown outcome publishes it once.
    id: AnnouncementId,
    /// Under another id, so that what is sealed cannot be told to belong to what is published.
    saving: Saving,
    fields: Fields,
    preview: Preview,
    audience: WindowList<PersonId>,
    /// The heading over the audience: how many, or why it may not be sent.
    summary: (String, bool),
    heading: String,
    said: Option<String>,
    markdown: Option<Pager>,
    sending: bool,
}

impl Composer {
    /// The newest draft of an announcement.
    pub fn find_draft(cx: &Desk) -> Result<Option<(OpenDraft, draft::Draft)>> {
        let drafts = cx.drafts()?;
        Ok(drafts.into_iter().find_map(|saved| {
            let draft = draft::Draft::read(&saved.text)?;
            Some((saved, draft))
        }))
    }

    /// With the newest draft of an announcement, if there is one, else empty.
    pub fn open(cx: &Desk) -> Result<Self> {
        let (draft, fields, said) = match Self::find_draft(cx)? {
            Some((saved, draft)) => {
                let zone = &cx.workspace().board().zone;
                let when = i18n::relative(cx.language(), zone, cx.clock.now(), saved.saved_at);
                (saved.id, Fields::of(&draft, cx), Some(cx.texts().msg_compose_resumed(when)))
            }
            None => (Uuid::new_v4(), Fields::of(&draft::Draft::default(), cx), None),
        };
        let columns = vec![Column::new("", Width::Share(1)), Column::new("", Width::Share(1))];
        let me = cx.member().id();
        let preview = cx.member().preview(me, &fields.audience(cx).0)?;
        let mut composer = Self {
            id: AnnouncementId(cx.member().new_id()),
            saving: Saving::of(draft),
            fields,
            preview,
            audience: WindowList::new(columns),
            summary: (String::new(), true),
            heading: cx.texts().msg_command_new(),
            said,
            markdown: None,
            sending: false,
        };
        composer.settle(cx)?;
        Ok(composer)
    }

    /// Works out the audience anew.
    fn settle(&mut self, cx: &Desk) -> Result<()> {
        let (audience, _) = self.fields.audience(cx);
        let (t, language, theme) = (cx.texts(), cx.language(), cx.theme());
        let organisation = cx.workspace().organisation();
        self.preview = cx.member().preview(cx.member().id(), &audience)?;
        self.summary = match (self.preview.allowed, self.preview.recipients.len()) {
            (Err(refusal), _) => (reasons::refusal(language, refusal), false),
            (Ok(()), 0) if audience.filter == Default::default() => (t.msg_refused_nobody(), false),
            (Ok(()), 0) => (t.msg_refused_nobody_filtered(), false),
            (Ok(()), count) => (t.msg_audience_size(count as u64), true),
        };
        let mut people: Vec<_> = self
            .preview
            .recipients
            .iter()
            .filter_map(|recipient| Some((organisation.find(recipient.person)?, &recipient.reason)))
            .collect();
        people.sort_by_cached_key(|(person, _)| i18n::sort_key(&person.name, language));
        let rows: Vec<_> = people
            .into_iter()
            .map(|(person, reason)| {
                let reason = reasons::reason(language, organisation, Voice::ToSender, reason);
                Row::new(person.id, [Line::from(cx.name(person.id)), Line::from(Span::styled(reason, theme.muted))])
            })
            .collect();
        self.audience.replace(rows, false, false);
        Ok(())
    }

    fn changed(&mut self, id: Id, cx: &mut Desk) -> Outcome<Desk> {
        self.saving.touch(cx);
        self.said = None;
        if id.shapes_audience() {
            self.fields.rebuild(id, cx);
            if let Err(error) = self.settle(cx) {
                return cx.say(&error);
            }
        } else if id.opens_fields() {
            self.fields.rebuild(id, cx);
        }
        Outcome::Consumed
    }

    fn save(&mut self, cx: &Desk) {
        if self.saving.take() {
            cx.save_draft(self.saving.draft, self.fields.draft().write());
        }
    }

    /// Ctrl-S: everything is checked at its field, then the number of people is confirmed.
    fn send(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        if self.sending {
            return Outcome::Consumed;
        }
        let (announcement, mut errors) = self.fields.announcement(cx);
        for fault in announcement.faults(cx.clock.now()) {
            let id = fields::field_of(fault);
            if !errors.iter().any(|(there, _)| *there == id) {
                errors.push((id, explain::explain_fault(cx.language(), fault)));
            }
        }
        if errors.is_empty() && !self.summary.1 {
            errors.push((Id::Reach, self.summary.0.clone()));
        }
        if !errors.is_empty() {
            self.fields.form.set_errors(errors);
            return Outcome::Consumed;
        }
        let t = cx.texts();
        let count = self.preview.recipients.len() as u64;
        let title = CleanText::line(&announcement.title).to_string();
        let question = t.msg_compose_publish_question(count, title);
        let publish = t.msg_compose_publish();
        Outcome::Open(Box::new(Confirm::new(publish.clone(), question, publish, Message::ReallyPublish).inviting()))
    }

    fn publish(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        let (announcement, _) = self.fields.announcement(cx);
        self.save(cx);
        self.sending = true;
        self.said = Some(cx.texts().msg_compose_sending());
        let (id, draft, state_folder) = (self.id, self.saving.draft, cx.settings.state_folder.clone());
        cx.write(move |member| {
            let published = member.publish(id, &announcement);
            if published.is_ok() {
                // It is published: a draft that cannot be deleted now is only shown once more.
                let _ = member.delete_draft(draft, &state_folder);
            }
            Message::Published(id.0, published)
        });
        Outcome::Consumed
    }

    fn refused(&mut self, error: &Error, cx: &Desk) {
        self.sending = false;
        let explained = cx.explain(error);
        match error {
            Error::Faults(faults) => {
                let errors = faults
                    .iter()
                    .map(|fault: &Fault| (fields::field_of(*fault), explain::explain_fault(cx.language(), *fault)))
                    .collect();
                self.fields.form.set_errors(errors);
            }
            Error::Nobody | Error::Reach(_) => self.fields.form.set_errors(vec![(Id::Reach, explained.clone())]),
            _ => {}
        }
        self.said = Some(explained);
    }

    /// Everybody, reached or not, with the reason.
    fn why(&self, cx: &Desk) -> Result<AudienceView> {
        let (audience, _) = self.fields.audience(cx);
        let me = cx.member().id();
        AudienceView::of_everybody(cx, Voice::ToSender, |person| cx.member().why(me, &audience, person))
    }

    fn show_markdown(&mut self, cx: &Desk) {
        self.markdown = match self.markdown {
            Some(_) => None,
            None => {
                let mut pager = Pager::default();
                let style = markdown_style(cx.theme(), cx.glyphs());
                let body = self.fields.form.text(&Id::Body);
                // Wrapped for the narrowest terminal: the preview shows what everybody will see.
                pager.show(markdown::render(&body, 76, &style));
                Some(pager)
            }
        };
    }
}

impl Layer<Desk> for Composer {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let mut offers: Vec<Offer> = if self.markdown.is_some() {
            let walking = crate::tui::layer::WALKING.iter().copied().map(Offer::ready);
            [Command::Preview, Command::Back].map(Offer::ready).into_iter().chain(walking).collect()
        } else {
            let mut offers: Vec<Offer> = [Command::Send, Command::Back].map(Offer::ready).into();
            offers.extend(self.fields.offers(cx));
            offers.extend([Command::Why, Command::Preview].map(Offer::ready));
            offers.extend([Command::SaveDraft, Command::Discard].map(Offer::ready));
            offers
        };
        offers.extend([Command::Language, Command::Lock].map(Offer::ready));
        if cx.settings.can_suspend {
            offers.push(Command::Suspend.into());
        }
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Preview => {
                self.show_markdown(cx);
                Outcome::Consumed
            }
            Command::Back if self.markdown.is_some() => {
                self.markdown = None;
                Outcome::Consumed
            }
            Command::Send => self.send(cx),
            Command::Why => match self.why(cx) {
                Ok(view) => Outcome::Open(Box::new(view)),
                Err(error) => cx.say(&error),
            },
            Command::Back | Command::SaveDraft => {
                self.save(cx);
                Outcome::Answer(Message::BoardChanged)
            }
            Command::Discard => {
                self.save(cx);
                cx.throw_away_draft(self.saving.draft);
                Outcome::Close
            }
            Command::Language => {
                let kept = self.fields.draft();
                cx.toggle_language();
                self.heading = cx.texts().msg_command_new();
                self.fields = Fields::of(&kept, cx);
                if let Err(error) = self.settle(cx) {
                    return cx.say(&error);
                }
                Outcome::Tell(Message::BoardChanged)
            }
            Command::Suspend => Outcome::Suspend,
            walking if self.markdown.is_none() => match Fields::key_of(walking) {
                Some(key) => self.handle(&Event::Key(key), cx),
                None => Outcome::Ignored,
            },
            walking => {
                if let Some(pager) = &mut self.markdown {
                    pager.run(walking);
                }
                Outcome::Consumed
            }
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        if let Event::Wake(now) = event {
            if self.saving.is_due(*now) {
                self.save(cx);
            }
            return Outcome::Ignored;
        }
        if matches!(event, Event::Resumed) || self.markdown.is_some() {
            return Outcome::Ignored;
        }
        match self.fields.form.handle(event) {
            Formed::Pressed(command) => self.run(command, cx),
            Formed::Ignored => Outcome::Ignored,
            Formed::Moved => Outcome::Consumed,
            Formed::Changed(id) => self.changed(id, cx),
            Formed::Cut(id) => {
                self.changed(id, cx);
                Outcome::Say(cx.texts().msg_tui_text_cut())
            }
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> std::result::Result<Outcome<Desk>, Message> {
        match message {
            Message::ReallyPublish => Ok(self.publish(cx)),
            Message::Published(id, result) if id == self.id.0 => Ok(match result {
                Ok(published) => {
                    cx.forget_draft(self.saving.draft);
                    Outcome::Answer(Message::Published(id, Ok(published)))
                }
                Err(error) => {
                    self.refused(&error, cx);
                    Outcome::Consumed
                }
            }),
            other => {
                let said = self.saving.heard(other, cx)?;
                // What comes of the sending is said next.
                if !self.sending {
                    self.said = said;
                }
                Ok(Outcome::Consumed)
            }
        }
    }

    fn takes_typing(&self) -> bool {
        self.markdown.is_none() && self.fields.form.takes_typing()
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn next_wake(&self) -> Option<Timestamp> {
        self.saving.due()
    }

    fn leave(&mut self, cx: &mut Desk) {
        self.save(cx);
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if canvas.is_too_small(area, 30, 8) {
            return;
        }
        let theme = *canvas.theme();
        let line = |y: u16| Rect { y, height: 1, ..area };
        canvas.text(line(area.y), &self.heading, theme.heading);
        if let Some(said) = &self.said {
            let used = u16::try_from(crate::domain::text::width(&self.heading)).unwrap_or(area.width) + 2;
            let rest =
                Rect { x: area.x + used.min(area.width), width: area.width.saturating_sub(used), ..line(area.y) };
            canvas.text(rest, said, theme.warning);
        }
        let body = Rect { y: area.y + 1, height: area.height - 2, ..area };
        if let Some(pager) = &mut self.markdown {
            pager.draw(body, canvas);
            footer::draw(line(area.bottom() - 1), canvas);
            return;
        }
        let right = (area.width * 2 / 5).min(70);
        let form = Rect { width: area.width - right - 2, ..body };
        self.fields.form.draw(form, canvas);
        let cursor = canvas.cursor;
        let pane = Rect { x: form.right() + 2, width: right, ..body };
        for y in pane.top()..pane.bottom() {
            canvas.text(Rect { x: form.right(), y, width: 1, height: 1 }, canvas.glyphs().side, theme.border);
        }
        let style = if self.summary.1 { theme.heading } else { theme.error };
        let y = pane.y + canvas.wrapped(pane, &self.summary.0, style);
        let rest = Rect { y, height: pane.bottom().saturating_sub(y), ..pane };
        self.audience.draw(rest, canvas, false);
        canvas.cursor = cursor;
        footer::draw(line(area.bottom() - 1), canvas);
    }
}
