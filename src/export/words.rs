//! The words that the readable documents share, in the language of who exports.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::domain::announcement::{Kind, Priority, State};
use crate::domain::audience::{Direction, Reach};
use crate::domain::organisation::{Organisation, PersonId};
use crate::domain::text::CleanText;
use crate::i18n::{Language, Texts, date_short, date_time, texts};
use crate::member::Member;
use crate::member::announcements::Reading;
use crate::member::signing::Signature;

/// Says things as one exporter reads them.
pub struct Words<'a> {
    pub language: Language,
    pub texts: &'static Texts,
    organisation: &'a Organisation,
    zone: &'a TimeZone,
    now: Timestamp,
}

impl<'a> Words<'a> {
    pub fn new(member: &'a Member, language: Language) -> Self {
        let workspace = member.workspace();
        Self {
            language,
            texts: texts(language),
            organisation: workspace.organisation(),
            zone: &workspace.board().zone,
            now: workspace.now(),
        }
    }

    /// "Ana García (ana.garcia)": with the handle, since names may look alike.
    pub fn person(&self, person: PersonId) -> String {
        match self.organisation.find(person) {
            Some(person) => format!("{} ({})", CleanText::line(&person.name), person.handle),
            None => format!("#{}", person.0),
        }
    }

    pub fn moment(&self, at: Timestamp) -> String {
        date_time(self.language, self.zone, at)
    }

    pub fn now(&self) -> String {
        self.moment(self.now)
    }

    /// When it is written.
    pub fn at(&self) -> Timestamp {
        self.now
    }

    /// The same by the clocks of UTC.
    pub fn made_at(&self) -> DateTime {
        TimeZone::UTC.to_datetime(self.now)
    }

    pub fn direction(&self, direction: Direction) -> String {
        match direction {
            Direction::Vertical => self.texts.msg_direction_vertical(),
            Direction::Horizontal => self.texts.msg_direction_horizontal(),
            Direction::Diagonal => self.texts.msg_direction_diagonal(),
        }
    }

    pub fn reach(&self, reach: Reach) -> String {
        match reach {
            Reach::Descending => self.texts.msg_export_reach_descending(),
            Reach::Ascending => self.texts.msg_export_reach_ascending(),
            Reach::Leadership => self.texts.msg_export_reach_leadership(),
            Reach::Team => self.texts.msg_export_reach_team(),
            Reach::Area => self.texts.msg_export_reach_area(),
            Reach::Organisation => self.texts.msg_export_reach_organisation(),
            Reach::Cross => self.texts.msg_export_reach_cross(),
            Reach::Everyone => self.texts.msg_export_reach_everyone(),
        }
    }

    /// Author, date, board and reach, and whatever is not the ordinary case.
    pub fn facts(&self, reading: &Reading) -> Vec<String> {
        let (headline, announcement) = (&reading.headline, &reading.announcement);
        let mut facts = vec![
            self.person(headline.author),
            self.moment(headline.publish_at),
            format!("{}, {}", self.direction(headline.direction()), self.reach(headline.reach)),
        ];
        match headline.priority {
            Priority::Normal => {}
            Priority::Important => facts.push(self.texts.msg_announcement_priority_important()),
            Priority::Urgent => facts.push(self.texts.msg_announcement_priority_urgent()),
        }
        if headline.kind == Kind::Event {
            facts.push(self.texts.msg_announcement_kind_event());
        }
        match headline.state(self.now) {
            State::Live => {}
            State::Scheduled => facts.push(self.texts.msg_announcement_state_scheduled()),
            State::Expired => facts.push(self.texts.msg_announcement_state_expired()),
            State::Withdrawn => facts.push(self.texts.msg_announcement_state_withdrawn()),
        }
        if announcement.revision > 1 {
            let number = i64::from(announcement.revision);
            facts.push(self.texts.msg_export_revised(number, self.moment(announcement.revised_at)));
        }
        if let Some(expires) = headline.expires_at {
            facts.push(self.texts.msg_export_expires(self.moment(expires)));
        }
        facts
    }

    /// When and where it takes place.
    pub fn event(&self, reading: &Reading) -> Option<String> {
        let event = reading.announcement.content.event.as_ref()?;
        let when = self.texts.msg_export_event(self.moment(event.starts), self.moment(event.ends));
        Some(if event.place.is_empty() { when } else { format!("{when} · {}", CleanText::line(&event.place)) })
    }

    /// What its readers are asked to do.
    pub fn asked(&self, reading: &Reading) -> Option<String> {
        Some(match reading.headline.acknowledgement?.due {
            Some(due) => self.texts.msg_export_ack_by(self.day(due)),
            None => self.texts.msg_export_ack_asked(),
        })
    }

    pub fn day(&self, at: Timestamp) -> String {
        date_short(self.language, self.zone, at)
    }

    /// What a reader must know of a text whose signature is not good.
    pub fn mark(&self, signature: Signature) -> Option<String> {
        match signature {
            Signature::Valid => None,
            Signature::Invalid => Some(self.texts.msg_export_signature_invalid()),
            Signature::None => Some(self.texts.msg_export_signature_none()),
        }
    }
}

/// The sign of a direction, told apart without colour.
pub fn sign(direction: Direction) -> char {
    match direction {
        Direction::Vertical => '↕',
        Direction::Horizontal => '↔',
        Direction::Diagonal => '⤢',
    }
}
