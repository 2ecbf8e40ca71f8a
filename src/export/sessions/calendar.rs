//! Planned sessions as a calendar (RFC 5545). A session keeps its identity: a later copy moves the event that an earlier one
//! made, and a cancelled one takes it back.

use std::io::{self, Write};

use icalendar::{Class, Component as _, Event, EventLike as _, EventStatus};
use jiff::{Timestamp, ToSpan as _};

use crate::domain::session::{PartState, SessionState};
use crate::domain::text::CleanText;
use crate::export::boards_calendar::{empty, utc};
use crate::i18n::{Language, sessions as words};
use crate::member::Member;
use crate::member::sessions::SessionPage;

pub fn event(page: &SessionPage, member: &Member, language: Language) -> Event {
    let (session, organisation) = (&page.view.session, member.workspace().organisation());
    let name = |person| organisation.find(person).map(|person| person.name.clone()).unwrap_or_default();
    let summary = words::title(language, session, member.id(), name);
    let ends = session.starts.saturating_add(i64::from(session.minutes).minutes()).unwrap_or(Timestamp::MAX);
    let mut event = Event::new();
    event
        .uid(&session.id.to_string())
        .sequence(session.revision - 1)
        .add_property("DTSTAMP", utc(member.workspace().now()))
        .add_property("LAST-MODIFIED", utc(session.at))
        .add_property("DTSTART", utc(session.starts))
        .add_property("DTEND", utc(ends))
        .summary(&CleanText::line(&summary))
        .class(Class::Private)
        .status(match page.view.state {
            SessionState::Cancelled => EventStatus::Cancelled,
            _ => EventStatus::Confirmed,
        });
    let place = page.place.as_ref().filter(|place| place.part.state != PartState::Removed);
    let place = place.and_then(|place| place.content.as_ref().ok()).map_or("", |place| place.words());
    if !place.is_empty() {
        event.location(&CleanText::line(place));
    }
    event
}

pub fn write(events: Vec<Event>, out: &mut dyn Write) -> io::Result<()> {
    let mut calendar = empty();
    for event in events {
        calendar.push(event);
    }
    write!(out, "{calendar}")
}
