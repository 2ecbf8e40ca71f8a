//! What forms say of a session before anything is written: its people, who reads it, who else sees that it is.

use uuid::Uuid;

use crate::domain::organisation::{PersonId, Role};
use crate::domain::session::{Fault, Session};
use crate::i18n::{self, sessions};
use crate::member::sessions::{SessionPage, Waiting};
use crate::tui::desk::Desk;
use crate::tui::screens::goals::kept::Slot;

/// People by their names.
pub fn names(people: impl IntoIterator<Item = PersonId>, cx: &Desk) -> String {
    sessions::names(cx.language(), &people.into_iter().map(|person| cx.name(person)).collect::<Vec<_>>())
}

/// Those who take part beside the member.
pub fn others(session: &Session, cx: &Desk) -> Vec<PersonId> {
    let me = cx.member().id();
    session.participants.iter().copied().filter(|person| *person != me).collect()
}

/// The kind, with whom, and when.
pub fn title(session: &Session, cx: &Desk) -> String {
    let zone = &cx.workspace().board().zone;
    let title = sessions::title(cx.language(), session, cx.member().id(), |person| cx.name(person));
    format!("{title} · {}", i18n::date_time(cx.language(), zone, session.starts))
}

/// Who reads what is shared in a session, the member apart, and who does not yet.
pub fn shared_with(page: &SessionPage, cx: &Desk) -> String {
    let t = cx.texts();
    let me = cx.member().id();
    let mut readers = others(&page.view.session, cx);
    readers.extend(page.view.readers.iter().copied().filter(|reader| *reader != me));
    let mut said = t.msg_session_form_shared_with(names(readers, cx));
    for waiting in &page.waiting {
        said.push(' ');
        said.push_str(&match *waiting {
            Waiting::NotEnrolled(person) => t.msg_session_form_not_enrolled(cx.name(person)),
            Waiting::NewKeys(person, _) => t.msg_session_form_new_keys(cx.name(person)),
        });
    }
    said
}

/// Whether the session of these people is hidden from the managers above them.
pub fn is_confidential(people: &[PersonId], cx: &Desk) -> bool {
    let organisation = cx.workspace().organisation();
    people.iter().any(|person| organisation.find(*person).is_some_and(|person| person.roles.has(Role::Hr)))
}

/// The lines that sentences take above a form, each beginning its own.
pub fn wrapped_lines<'a>(sentences: impl IntoIterator<Item = &'a str>, width: u16) -> u16 {
    let lines = |text: &str| textwrap::wrap(text, usize::from(width.max(8))).len();
    let all: usize = sentences.into_iter().filter(|text| !text.is_empty()).map(lines).sum();
    u16::try_from(all).unwrap_or(u16::MAX)
}

/// What is wrong with a plan, a template or a text, at its field.
pub fn fault(fault: Fault, cx: &Desk) -> String {
    sessions::fault(cx.language(), fault, |person| Some(cx.name(person)))
}

/// Which form about a session or a part something is typed in; it marks the draft's id and names its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Everybody has one.
    Plan(PersonId),
    Move(Uuid),
    /// Of a session.
    Note(Uuid),
    Agenda(Uuid),
    Item(Uuid),
    Action(Uuid),
    Sign(Uuid),
    Reopen(Uuid),
    /// Of a part.
    Edit(Uuid),
    Decline(Uuid),
    Template(Uuid),
    /// Everybody who writes them has one.
    NewTemplate(PersonId),
}

impl From<Of> for Slot {
    fn from(of: Of) -> Self {
        const OWN: u128 = 0x5E55_0000_0000_4000_8000_0000_0000_0000;
        let everybodys = |person: PersonId| Uuid::from_u128(OWN | u128::from(person.0.unsigned_abs()) << 8);
        let (id, mark, word) = match of {
            Of::Plan(person) => (everybodys(person), 0, "session"),
            Of::Move(id) => (id, 1, "session-move"),
            Of::Note(id) => (id, 2, "session-note"),
            Of::Agenda(id) => (id, 3, "session-agenda"),
            Of::Item(id) => (id, 4, "session-item"),
            Of::Action(id) => (id, 5, "session-action"),
            Of::Sign(id) => (id, 6, "session-sign"),
            Of::Reopen(id) => (id, 7, "session-reopen"),
            Of::Edit(id) => (id, 8, "session-edit"),
            Of::Decline(id) => (id, 9, "session-decline"),
            Of::Template(id) => (id, 10, "session-template"),
            Of::NewTemplate(person) => (everybodys(person), 11, "session-template"),
        };
        Self { draft: Uuid::from_u128(id.as_u128() ^ mark), word }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_a_draft_of_its_own() {
        let (one, other) = (Uuid::from_u128(16), Uuid::from_u128(32));
        let all = [
            Of::Plan(PersonId(1)),
            Of::Plan(PersonId(2)),
            Of::Move(one),
            Of::Note(one),
            Of::Agenda(one),
            Of::Item(one),
            Of::Action(one),
            Of::Sign(one),
            Of::Reopen(one),
            Of::Edit(one),
            Of::Decline(one),
            Of::Template(one),
            Of::NewTemplate(PersonId(1)),
            Of::Note(other),
        ];
        let ids: std::collections::HashSet<_> = all.map(|of| Slot::from(of).draft).into();
        assert_eq!(ids.len(), all.len());
    }
}
