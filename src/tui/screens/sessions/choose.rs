//! Lists to pick from by typing: filters, with whom, what to add, what becomes of an item.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::listing::{Entry, Filter};
use crate::domain::organisation::PersonId;
use crate::domain::session::{Operation, PartId, PartState, SessionKind, SessionState};
use crate::domain::text::CleanText;
use crate::i18n;
use crate::member::sessions::{OpenPart, SessionPage};
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::{Command, Phrase};
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::layer::{Context as _, Layer, Offer, Outcome};
use crate::tui::widgets::picker::{Choice, Picker};

/// Something that was picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    With(PersonId),
    Filter(Filter),
    NoFilter,
    New(NewSort),
    Item(PartId, ItemStep),
}

/// What can be added to a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewSort {
    Agenda,
    Note,
    Expectation,
    Frustration,
    Action,
    Snapshot,
}

/// What can become of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemStep {
    Agree,
    Resolve,
    Decline,
    Reword,
    History,
}

/// A list over the screen.
pub struct Choose {
    title: String,
    picker: Picker<Chosen>,
    height: u16,
}

fn choice(id: Chosen, label: String, detail: String) -> Choice<Chosen> {
    Choice { id, label, detail, style: Style::new() }
}

impl Choose {
    fn new(title: String, choices: Vec<Choice<Chosen>>, cx: &Desk) -> Box<Self> {
        let height = u16::try_from(choices.len()).unwrap_or(u16::MAX).saturating_add(3);
        let picker = Picker::new(choices).with_placeholder(cx.view().words.phrase(Phrase::TypeToSearch));
        Box::new(Self { title, picker, height })
    }

    /// Everybody one has met, or could meet; those already in the list come first.
    pub fn with_whom(known: &[PersonId], cx: &Desk) -> Box<Self> {
        let organisation = cx.workspace().organisation();
        let me = cx.member().id();
        let chart = organisation.on(cx.workspace().today());
        let mut others: Vec<PersonId> = chart.active().iter().map(|person| person.id).collect();
        others.retain(|person| *person != me && !known.contains(person));
        others.sort_by_cached_key(|person| i18n::sort_key(&cx.name(*person), cx.language()));
        let choices = known.iter().filter(|person| **person != me).chain(&others).map(|person| {
            let title = organisation.find(*person).map(|person| CleanText::line(&person.title).to_string());
            choice(Chosen::With(*person), cx.name(*person), title.unwrap_or_default())
        });
        Self::new(cx.texts().msg_command_with_whom(), choices.collect(), cx)
    }

    /// What the rows of a list can be told apart by.
    pub fn filter(entries: &[Entry], active: &[Filter], cx: &Desk) -> Box<Self> {
        let t = cx.texts();
        let mut choices = Vec::new();
        if !active.is_empty() {
            choices.push(choice(Chosen::NoFilter, t.msg_goals_no_filter(), String::new()));
        }
        let mut people: Vec<PersonId> = entries.iter().flat_map(Entry::people).collect();
        people.sort_by_cached_key(|person| i18n::sort_key(&cx.name(*person), cx.language()));
        people.dedup();
        people.retain(|person| *person != cx.member().id());
        let states = SessionState::ALL.iter().copied().map(Filter::State);
        let kinds = SessionKind::ALL.iter().copied().map(Filter::Kind);
        let all =
            std::iter::once(Filter::Overdue).chain(states).chain(kinds).chain(people.into_iter().map(Filter::Person));
        for filter in all {
            let detail = match &filter {
                filter if active.contains(filter) => t.msg_goals_take_away(),
                // What would leave nothing is not worth a line.
                filter if !entries.iter().any(|entry| filter.takes(entry)) => continue,
                Filter::Kind(_) => t.msg_sessions_column_kind(),
                Filter::Person(_) => t.msg_sessions_column_with(),
                Filter::State(_) | Filter::Overdue => t.msg_sessions_column_state(),
            };
            let name = filter.name(cx);
            choices.push(choice(Chosen::Filter(filter), name, detail));
        }
        Self::new(t.msg_command_filter(), choices, cx)
    }

    /// What may be added now.
    pub fn new_part(page: &SessionPage, cx: &Desk) -> Option<Box<Self>> {
        let t = cx.texts();
        let writes = page.view.may(Operation::Write).is_ok();
        let own = page.view.may(Operation::WriteOwn).is_ok();
        let all = [
            (NewSort::Agenda, writes, t.msg_sessions_new_agenda()),
            (NewSort::Note, writes || own, t.msg_sessions_new_note()),
            (NewSort::Action, writes, t.msg_session_part_action()),
            (NewSort::Expectation, writes, t.msg_session_item_expectation()),
            (NewSort::Frustration, writes, t.msg_session_item_frustration()),
            (NewSort::Snapshot, writes, t.msg_session_part_snapshot()),
        ];
        let may = all.into_iter().filter(|(_, may, _)| *may);
        let choices: Vec<_> = may.map(|(sort, _, label)| choice(Chosen::New(sort), label, String::new())).collect();
        (!choices.is_empty()).then(|| Self::new(t.msg_sessions_new_part(), choices, cx))
    }

    /// What may become of an item: open → agreed → resolved, or declined with a reason.
    pub fn item(item: &OpenPart, page: &SessionPage, cx: &Desk) -> Box<Self> {
        let t = cx.texts();
        let follows = page.view.may(Operation::FollowUp).is_ok();
        let writes = page.view.may(Operation::Write).is_ok() && item.part.session == page.view.session.id;
        let alive = matches!(item.part.state, PartState::Open | PartState::Agreed);
        let all = [
            (ItemStep::Agree, follows && item.part.state == PartState::Open, t.msg_sessions_item_agree()),
            (ItemStep::Resolve, follows && alive, t.msg_sessions_item_resolve()),
            (ItemStep::Decline, follows && alive, t.msg_sessions_item_decline()),
            (ItemStep::Reword, writes, t.msg_command_edit()),
            (ItemStep::History, true, t.msg_command_history()),
        ];
        let may = all.into_iter().filter(|(_, may, _)| *may);
        let id = item.part.id;
        let choices = may.map(|(step, _, label)| choice(Chosen::Item(id, step), label, String::new())).collect();
        Self::new(t.msg_session_part_item(), choices, cx)
    }
}

impl Layer<Desk> for Choose {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        vec![Command::Back.into(), Command::Lock.into()]
    }

    fn run(&mut self, _: Command, _: &mut Desk) -> Outcome<Desk> {
        Outcome::Close
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        self.picker.answer(event, |chosen| Outcome::Answer(Message::SessionsChosen(chosen)))
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let height = self.height.clamp(6, 22).min(area.height.saturating_sub(2));
        let inside = canvas.frame(centred(area, 64, height), &self.title);
        self.picker.draw(inside, canvas);
    }
}
