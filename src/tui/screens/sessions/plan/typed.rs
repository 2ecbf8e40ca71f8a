//! What is typed in the form of a session: read, written, and sealed away until it is sent.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Id, Kinds};
use crate::domain::goal::Cadence;
use crate::domain::organisation::PersonId;
use crate::domain::session::{Session, SessionKind};
use crate::tui::desk::Desk;
use crate::tui::form::Form;
use crate::tui::screens::composer::moments::{self, Moment};

/// Everything in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// Of the session that is moved, as it was read.
    pub revision: u32,
    /// The kind's word.
    pub kind: String,
    pub template: Option<Uuid>,
    /// Those who take part beside the member.
    pub people: Vec<i64>,
    pub when: String,
    pub length: String,
    pub place: String,
    /// 0 is none.
    pub cadence: usize,
    pub agenda: String,
}

impl Typed {
    pub fn of(session: &Session, place: &str, cx: &Desk) -> Self {
        let me = cx.member().id();
        let others = session.participants.iter().filter(|person| **person != me);
        Self {
            revision: session.revision,
            kind: session.kind.word().to_owned(),
            template: session.template,
            people: others.map(|person| person.0).collect(),
            when: written_moment(session.starts, cx),
            length: written_length(session.minutes),
            place: place.to_owned(),
            cadence: cadence_at(session.cadence),
            agenda: String::new(),
        }
    }

    pub fn people(&self) -> Vec<PersonId> {
        self.people.iter().copied().map(PersonId).collect()
    }

    pub fn kind(&self) -> SessionKind {
        self.kind.parse().unwrap_or(SessionKind::OneOnOne)
    }

    pub fn cadence(&self) -> Option<Cadence> {
        self.cadence.checked_sub(1).and_then(|at| Cadence::ALL.get(at)).copied()
    }

    /// Agenda lines, without those left empty.
    pub fn lines(&self) -> Vec<String> {
        self.agenda.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// What the fields hold; those out of sight stay as they were.
    pub fn take(&mut self, form: &Form<Id>, kinds: &Kinds) {
        let text = |id: Id, there: &mut String| {
            if form.input(&id).is_some() {
                *there = form.text(&id);
            }
        };
        text(Id::When, &mut self.when);
        text(Id::Length, &mut self.length);
        text(Id::Place, &mut self.place);
        text(Id::Agenda, &mut self.agenda);
        if let Some((kind, template)) = form.chosen(&Id::Kind).and_then(|at| kinds.at(at)) {
            (self.kind, self.template) = (kind.word().to_owned(), template.map(|template| template.id));
        }
        self.cadence = form.chosen(&Id::Cadence).unwrap_or(self.cadence);
    }
}

pub fn cadence_at(cadence: Option<Cadence>) -> usize {
    cadence.and_then(|cadence| Cadence::ALL.iter().position(|one| *one == cadence)).map_or(0, |at| at + 1)
}

/// A day and a time as fields hold them.
fn written_moment(at: Timestamp, cx: &Desk) -> String {
    let local = at.to_zoned(cx.workspace().board().zone.clone()).datetime();
    format!("{:02}/{:02}/{} {}:{:02}", local.day(), local.month(), local.year(), local.hour(), local.minute())
}

/// When it begins, or what is wrong with how it is typed: a session has a time as well as a day.
pub fn read_moment(typed: &str, today: Date, cx: &Desk) -> Result<Timestamp, String> {
    let t = cx.texts();
    match moments::read(typed, today) {
        Some(Moment::At(at)) => {
            let zone = cx.workspace().board().zone.clone();
            at.to_zoned(zone).map(|at| at.timestamp()).map_err(|_| t.msg_compose_not_a_moment())
        }
        Some(Moment::Day(_)) => Err(t.msg_session_form_time_missing(format!("{} 10:00", typed.trim()))),
        None if typed.trim().is_empty() => Err(t.msg_session_form_when_missing()),
        None => Err(t.msg_compose_not_a_moment()),
    }
}

fn written_length(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes}"),
    }
}

/// Minutes as people type them: `45`, `45 min`, `1 h`, `1h30`, `1:30`.
pub fn read_length(typed: &str) -> Option<u16> {
    let plain: String = typed.to_lowercase().split_whitespace().collect();
    let plain = plain.trim_end_matches("minutos").trim_end_matches("minutes").trim_end_matches("min");
    let plain = plain.trim_end_matches(['m', '\'']);
    let Some((hours, minutes)) = plain.split_once(['h', ':']) else { return plain.parse().ok() };
    let minutes = if minutes.is_empty() { 0 } else { minutes.parse::<u16>().ok().filter(|minutes| *minutes < 60)? };
    hours.parse::<u16>().ok()?.checked_mul(60)?.checked_add(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_read_as_people_type_it() {
        for (typed, minutes) in [("45", 45), ("45 min", 45), ("30'", 30), ("1h", 60), ("1 h 30", 90), ("1:05", 65)] {
            assert_eq!(read_length(typed), Some(minutes), "{typed}");
        }
        for wrong in ["", "x", "1:75", "h", "-5", "1h x"] {
            assert_eq!(read_length(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_length_is_written_as_it_is_read() {
        for minutes in [5, 45, 60, 90, 125, 1_440] {
            assert_eq!(read_length(&written_length(minutes)), Some(minutes));
        }
    }
}
