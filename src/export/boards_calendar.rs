//! Events as a calendar (RFC 5545). An event keeps its identity: a later copy changes the entry that an earlier one made,
//! and a withdrawn one takes it back.

use std::collections::HashMap;
use std::io::{self, Write};

use icalendar::{Calendar, Class, Component as _, Event, EventLike as _, EventStatus, Property};
use jiff::Timestamp;

use super::words::Words;
use crate::domain::announcement::AnnouncementId;
use crate::domain::text::CleanText;
use crate::member::announcements::Reading;
use crate::member::{Member, Result};

pub(super) struct EventCalendar<'a> {
    words: Words<'a>,
    /// How often each was put out again, and when it last was.
    reinstated: HashMap<AnnouncementId, (u32, Timestamp)>,
    calendar: Calendar,
}

/// A calendar with nothing in it yet.
pub(super) fn empty() -> Calendar {
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", "-//Cartelera//Cartelera//EN"), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(Property::new(key, value));
    }
    calendar
}

/// By the clocks of UTC, which every calendar knows.
pub(super) fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

impl<'a> EventCalendar<'a> {
    pub fn begin(member: &Member, words: Words<'a>) -> Result<Self> {
        Ok(Self { words, reinstated: member.reinstated()?, calendar: empty() })
    }

    pub fn entry(&mut self, reading: &Reading) {
        let (announcement, withdrawn_at) = (&reading.announcement, reading.announcement.withdrawn_at);
        let Some(place) = &announcement.content.event else { return };
        // Taking it back is a change too, and putting it out again another: a calendar goes by the number, and by the day
        // where the number is the same.
        let (times, put_out_again) = self.reinstated.get(&announcement.id).copied().unzip();
        let changes = announcement.revision - 1 + 2 * times.unwrap_or(0) + u32::from(withdrawn_at.is_some());
        let modified = withdrawn_at.or(put_out_again).unwrap_or(announcement.revised_at).max(announcement.revised_at);
        let mut event = Event::new();
        event
            .uid(&format!("{}@cartelera", announcement.id))
            .sequence(changes)
            .add_property("DTSTAMP", utc(self.words.at()))
            .add_property("LAST-MODIFIED", utc(modified))
            .add_property("DTSTART", utc(place.starts))
            .add_property("DTEND", utc(place.ends))
            .summary(&CleanText::line(&reading.headline.title))
            .class(Class::Private);
        if withdrawn_at.is_some() {
            event.status(EventStatus::Cancelled);
        } else {
            event.status(EventStatus::Confirmed).description(&self.description(reading));
            if !place.place.is_empty() {
                event.location(&CleanText::line(&place.place));
            }
        }
        self.calendar.push(event);
    }

    /// Who says it, what a reader must know of the signature, and the text.
    fn description(&self, reading: &Reading) -> String {
        let body = CleanText::paragraphs(&reading.announcement.content.body).into_owned();
        let mark = self.words.mark(reading.signature).map(|mark| format!("⚠ {mark}"));
        let parts = [Some(self.words.person(reading.headline.author)), mark, Some(body.as_str().to_owned())];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    pub fn end(self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{}", self.calendar)
    }
}
