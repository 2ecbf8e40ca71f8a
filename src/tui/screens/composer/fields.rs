//! The composer's fields: which there are for a reach and a kind, and the announcement they come to.

use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Time;

use super::draft::Draft;
use super::moments::{self, END_OF_DAY, MORNING, Moment};
use crate::domain::announcement::{Acknowledgement, Event, Fault, NewAnnouncement, Priority};
use crate::domain::audience::{Audience, Direction, Filter, Misplaced, Reach};
use crate::domain::organisation::{Area, Bond, ClientType};
use crate::i18n::names;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, accent};
use crate::tui::form::Form;
use crate::tui::form::field::{Field, Input};
use crate::tui::keys::{Code, Key};
use crate::tui::layer::Offer;

/// The fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    Title,
    Body,
    Reach,
    Steps,
    CopyManager,
    Area,
    ClientType,
    Bond,
    Priority,
    Ack,
    AckDue,
    Event,
    Starts,
    Ends,
    Place,
    PublishAt,
    ExpiresAt,
    Pinned,
    Replies,
}

impl Id {
    /// Whether who receives it may change with this field.
    pub fn shapes_audience(self) -> bool {
        matches!(self, Self::Reach | Self::Steps | Self::CopyManager | Self::Area | Self::ClientType | Self::Bond)
    }

    /// Whether other fields come and go with this one.
    pub fn opens_fields(self) -> bool {
        matches!(self, Self::Ack | Self::Event)
    }
}

/// The field a fault belongs to.
pub fn field_of(fault: Fault) -> Id {
    match fault {
        Fault::TitleEmpty | Fault::TitleTooLong { .. } => Id::Title,
        Fault::BodyTooLong { .. } => Id::Body,
        Fault::PlaceTooLong => Id::Place,
        Fault::EventEndsBeforeStart => Id::Ends,
        Fault::PublishedInThePast => Id::PublishAt,
        Fault::DueBeforePublication => Id::AckDue,
        Fault::ExpiresBeforePublication | Fault::ExpiresBeforeDue => Id::ExpiresAt,
        Fault::Misplaced(Misplaced::CopyManager) => Id::CopyManager,
        Fault::Misplaced(_) => Id::Steps,
        Fault::UrgentNotAllowed { .. } | Fault::UrgentUsedUp => Id::Priority,
        Fault::PinsUsedUp(_) => Id::Pinned,
    }
}

/// The form and the choices behind its lists.
pub struct Fields {
    pub form: Form<Id>,
    reaches: Vec<Reach>,
    areas: Vec<Area>,
    kept: Draft,
}

impl Fields {
    /// What the keys do in the field that has the focus: whoever has not seen a form yet finds them in the footer.
    pub fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let input = self.form.focused().and_then(|id| self.form.input(id));
        let here = match input {
            Some(Input::Choice { .. }) => Some(Offer::ready(Command::Right).called(t.msg_compose_next_choice())),
            Some(Input::Check(_)) => Some(Command::Mark.into()),
            _ => None,
        };
        let next = input.is_some().then(|| Offer::ready(Command::NextPane).called(t.msg_compose_next_field()));
        here.into_iter().chain(next).collect()
    }

    /// The key by which the form does what was offered.
    pub fn key_of(command: Command) -> Option<Key> {
        Some(match command {
            Command::NextPane => Key::plain(Code::Tab),
            Command::Right => Key::plain(Code::Right),
            Command::Mark => Key::char(' '),
            _ => return None,
        })
    }

    pub fn of(draft: &Draft, cx: &Desk) -> Self {
        // What may be used comes first, everyone (the default) before the others; the rest stays in sight, so that one
        // sees why it may not.
        let mut reaches = cx.member().reaches();
        reaches.sort_by_key(|(reach, allowed)| (allowed.is_err(), *reach != Reach::Everyone));
        let areas = cx.workspace().organisation().on(cx.workspace().today()).areas();
        let mut fields = Self {
            form: Form::new(Vec::new(), Vec::new()),
            reaches: reaches.into_iter().map(|(reach, _)| reach).collect(),
            areas,
            kept: draft.clone(),
        };
        fields.form = fields.build(draft, cx);
        fields
    }

    fn build(&self, draft: &Draft, cx: &Desk) -> Form<Id> {
        let (t, language) = (cx.texts(), cx.language());
        let any = || t.msg_compose_any();
        let when = t.msg_compose_when();
        let reach = self.reach_of(draft);
        let index = |word: &Option<String>, words: Vec<&'static str>| {
            word.as_deref().and_then(|word| words.iter().position(|each| *each == word)).map_or(0, |at| at + 1)
        };
        let reaches = self.reaches.iter().map(|reach| {
            let sign = cx.glyphs().accent(accent(reach.direction()));
            format!("{sign} {}", names::reach(language, *reach))
        });
        let chosen = self.reaches.iter().position(|each| *each == reach).unwrap_or(0);
        let mut fields = vec![
            Field::new(Id::Title, t.msg_compose_title(), Input::text_field(&draft.title)),
            Field::new(Id::Reach, t.msg_compose_to(), Input::choice(reaches, chosen)),
            Field::new(Id::Body, t.msg_writing_text(), Input::area(&draft.body, 6)),
        ];
        match reach {
            Reach::Descending => {
                fields.push(Field::new(Id::Steps, t.msg_filter_depth(), Input::text_field(&draft.steps)));
            }
            Reach::Ascending => {
                fields.push(Field::new(Id::Steps, t.msg_filter_height(), Input::text_field(&draft.steps)));
            }
            _ => {}
        }
        if reach.direction() == Direction::Horizontal {
            fields.push(Field::new(Id::CopyManager, t.msg_filter_copy_manager(), Input::Check(draft.copy_manager)));
        }
        fields.push(Field::new(Id::Ack, t.msg_compose_ack(), Input::Check(draft.ack)));
        if draft.ack {
            fields.push(Field::new(Id::AckDue, t.msg_compose_ack_due(), Input::date_time(&draft.ack_due, &when)));
        }
        let priorities = Priority::ALL.iter().map(|priority| names::priority(language, *priority));
        fields.push(Field::new(Id::Priority, t.msg_announcement_priority(), Input::choice(priorities, draft.priority)));
        let areas = self.areas.iter().map(Area::to_string);
        let area = self.areas.iter().position(|area| area.as_str() == draft.area).map_or(0, |at| at + 1);
        fields.push(Field::new(
            Id::Area,
            t.msg_filter_area(),
            Input::choice(std::iter::once(any()).chain(areas), area),
        ));
        let types = ClientType::ALL.iter().map(|value| names::client_type(language, *value));
        let client_type = index(&draft.client_type, ClientType::ALL.iter().map(|value| value.word()).collect());
        fields.push(Field::new(
            Id::ClientType,
            t.msg_filter_client_type(),
            Input::choice(std::iter::once(any()).chain(types), client_type),
        ));
        let bonds = Bond::ALL.iter().map(|value| names::bond(language, *value));
        let bond = index(&draft.bond, Bond::ALL.iter().map(|value| value.word()).collect());
        fields.push(Field::new(
            Id::Bond,
            t.msg_filter_bond(),
            Input::choice(std::iter::once(any()).chain(bonds), bond),
        ));
        fields.push(Field::new(Id::Event, t.msg_compose_event(), Input::Check(draft.event)));
        if draft.event {
            fields.push(Field::new(Id::Starts, t.msg_compose_starts(), Input::date_time(&draft.starts, &when)));
            fields.push(Field::new(Id::Ends, t.msg_compose_ends(), Input::date_time(&draft.ends, &when)));
            fields.push(Field::new(Id::Place, t.msg_compose_place(), Input::text_field(&draft.place)));
        }
        let at_once = t.msg_compose_at_once();
        let never = t.msg_compose_never();
        fields.extend([
            Field::new(Id::PublishAt, t.msg_compose_publish_at(), Input::date_time(&draft.publish_at, at_once)),
            Field::new(Id::ExpiresAt, t.msg_compose_expires_at(), Input::date_time(&draft.expires_at, never)),
            Field::new(Id::Pinned, t.msg_compose_pinned(), Input::Check(draft.pinned)),
            Field::new(Id::Replies, t.msg_compose_replies(), Input::Check(draft.replies)),
        ]);
        Form::new(fields, vec![Command::Send, Command::SaveDraft, Command::Discard])
    }

    fn reach_of(&self, draft: &Draft) -> Reach {
        draft
            .reach
            .as_deref()
            .and_then(|word| Reach::from_str(word).ok())
            .filter(|reach| self.reaches.contains(reach))
            .or_else(|| self.reaches.first().copied())
            .unwrap_or(Reach::Everyone)
    }

    /// Fields come and go with `changed`, which keeps the focus; everything typed stays.
    pub fn rebuild(&mut self, changed: Id, cx: &Desk) {
        let draft = self.draft();
        self.form = self.build(&draft, cx);
        self.form.focus_on(&changed);
        self.kept = draft;
    }

    /// Everything as typed, fields that are out of sight as they were.
    pub fn draft(&self) -> Draft {
        let form = &self.form;
        let text = |id: Id, kept: &str| form.input(&id).map_or_else(|| kept.to_owned(), Input::text);
        let check = |id: Id, kept: bool| match form.input(&id) {
            Some(Input::Check(on)) => *on,
            _ => kept,
        };
        let word = |id: Id, words: Vec<&'static str>| {
            let at = form.chosen(&id)?.checked_sub(1)?;
            words.get(at).map(|word| (*word).to_owned())
        };
        let kept = &self.kept;
        Draft {
            title: text(Id::Title, &kept.title),
            body: text(Id::Body, &kept.body),
            reach: form.chosen(&Id::Reach).and_then(|at| self.reaches.get(at)).map(|reach| reach.word().to_owned()),
            steps: text(Id::Steps, &kept.steps),
            area: form
                .chosen(&Id::Area)
                .and_then(|at| self.areas.get(at.checked_sub(1)?))
                .map(Area::to_string)
                .unwrap_or_default(),
            client_type: word(Id::ClientType, ClientType::ALL.iter().map(|value| value.word()).collect()),
            bond: word(Id::Bond, Bond::ALL.iter().map(|value| value.word()).collect()),
            copy_manager: check(Id::CopyManager, kept.copy_manager),
            priority: form.chosen(&Id::Priority).unwrap_or(0),
            ack: check(Id::Ack, kept.ack),
            ack_due: text(Id::AckDue, &kept.ack_due),
            event: check(Id::Event, kept.event),
            starts: text(Id::Starts, &kept.starts),
            ends: text(Id::Ends, &kept.ends),
            place: text(Id::Place, &kept.place),
            publish_at: text(Id::PublishAt, &kept.publish_at),
            expires_at: text(Id::ExpiresAt, &kept.expires_at),
            pinned: check(Id::Pinned, kept.pinned),
            replies: check(Id::Replies, kept.replies),
            ..kept.clone()
        }
    }

    /// The audience asked for, and what is wrong with it as typed.
    pub fn audience(&self, cx: &Desk) -> (Audience, Vec<(Id, String)>) {
        let draft = self.draft();
        let reach = self.reach_of(&draft);
        let mut errors = Vec::new();
        let steps = match draft.steps.trim() {
            "" => None,
            typed => match typed.parse::<u16>() {
                Ok(steps) => Some(steps),
                Err(_) => {
                    errors.push((Id::Steps, cx.texts().msg_announcement_depth_zero()));
                    None
                }
            },
        };
        let audience = Audience {
            reach,
            depth: steps.filter(|_| reach == Reach::Descending),
            height: steps.filter(|_| reach == Reach::Ascending),
            filter: Filter {
                area: Some(Area::new(&draft.area)).filter(|area| !area.is_empty()),
                client_type: draft.client_type.and_then(|word| word.parse().ok()),
                bond: draft.bond.and_then(|word| word.parse().ok()),
            },
            copy_manager: draft.copy_manager && reach.direction() == Direction::Horizontal,
        };
        (audience, errors)
    }

    /// The announcement as typed, and what is wrong at which field.
    pub fn announcement(&self, cx: &Desk) -> (NewAnnouncement, Vec<(Id, String)>) {
        let (t, draft) = (cx.texts(), self.draft());
        let (audience, mut errors) = self.audience(cx);
        let (zone, today) = (&cx.workspace().board().zone, cx.workspace().today());
        let mut moment = |id: Id, typed: &str, read: Option<Moment>, at: Time| -> Option<Timestamp> {
            if typed.trim().is_empty() {
                return None;
            }
            let moment = read.and_then(|moment| moment.timestamp(at, zone));
            if moment.is_none() {
                errors.push((id, t.msg_compose_not_a_moment()));
            }
            moment
        };
        let read = |typed: &str| moments::read(typed, today);
        let due = draft.ack.then(|| moment(Id::AckDue, &draft.ack_due, read(&draft.ack_due), END_OF_DAY));
        let acknowledgement = due.map(|due| Acknowledgement { due });
        let publish_at = moment(Id::PublishAt, &draft.publish_at, read(&draft.publish_at), MORNING);
        let expires_at = moment(Id::ExpiresAt, &draft.expires_at, read(&draft.expires_at), END_OF_DAY);
        let event = if draft.event {
            let first = read(&draft.starts);
            let last = moments::read_end(&draft.ends, first.map(Moment::day), today);
            let starts = moment(Id::Starts, &draft.starts, first, MORNING);
            let ends = moment(Id::Ends, &draft.ends, last, END_OF_DAY);
            for (id, typed, missing) in [
                (Id::Starts, &draft.starts, t.msg_announcement_event_without_start()),
                (Id::Ends, &draft.ends, t.msg_announcement_event_without_end()),
            ] {
                if typed.trim().is_empty() {
                    errors.push((id, missing));
                }
            }
            starts.zip(ends).map(|(starts, ends)| Event { starts, ends, place: draft.place.trim().to_owned() })
        } else {
            None
        };
        let announcement = NewAnnouncement {
            audience,
            event,
            priority: Priority::ALL.get(draft.priority).copied().unwrap_or(Priority::Normal),
            title: draft.title.trim().to_owned(),
            body: draft.body,
            acknowledgement,
            publish_at,
            expires_at,
            pinned: draft.pinned,
            replies_open: draft.replies,
        };
        (announcement, errors)
    }
}
