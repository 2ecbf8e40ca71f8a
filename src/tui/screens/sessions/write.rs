//! Items, actions and snapshots, and other words for what is there: dialogs of a few fields.

use jiff::civil::Date;
use uuid::Uuid;

use super::about::{self, Of};
pub use super::agenda::open as agenda;
use crate::domain::organisation::PersonId;
use crate::domain::session::{Content, ItemSort, PartId, PartKind};
use crate::domain::text::CleanText;
use crate::i18n::sessions;
use crate::member::Error;
use crate::member::sessions::{Edit, NewPart, OpenPart, SessionPage};
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::form::Form;
use crate::tui::form::field::{Field, Input};
use crate::tui::layer::Outcome;
use crate::tui::screens::goals::deed::{Deed, Read};
use crate::tui::screens::goals::pick::sorted;
use crate::tui::screens::goals::typed;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Id {
    Sort,
    Text,
    Owner,
    Due,
    Reason,
    Of,
}

fn place(error: &Error) -> Option<Id> {
    match error {
        Error::SessionFaults(_) | Error::TextEmpty | Error::TextTooLong { .. } => Some(Id::Text),
        Error::NotActive(_) => Some(Id::Owner),
        _ => None,
    }
}

fn place_reason(error: &Error) -> Option<Id> {
    matches!(error, Error::ReasonMissing | Error::SessionFaults(_)).then_some(Id::Reason)
}

/// What a part says now, as fields hold it.
fn words_of(part: &OpenPart) -> Result<String, Error> {
    match &part.content {
        Ok(content) => Ok(content.words().to_owned()),
        Err(shut) => Err(Error::Shut(*shut)),
    }
}

/// The text, without which nothing is written.
fn text_of(form: &Form<Id>, cx: &Desk) -> Result<String, (Id, String)> {
    match form.text(&Id::Text).trim() {
        "" => Err((Id::Text, cx.texts().msg_session_form_text_missing())),
        text => Ok(text.to_owned()),
    }
}

fn open_deed(deed: Deed<Id>) -> Result<Outcome<Desk>, Error> {
    Ok(Outcome::Open(Box::new(deed)))
}

/// An expectation or a frustration.
pub fn item(page: &SessionPage, sort: ItemSort, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let (t, language) = (cx.texts(), cx.language());
    let sorts = [ItemSort::Expectation, ItemSort::Frustration];
    let chosen = usize::from(sort == ItemSort::Frustration);
    let fields = vec![
        Field::new(
            Id::Sort,
            t.msg_session_form_sort(),
            Input::choice(sorts.map(|sort| sessions::item_sort(language, sort)), chosen),
        ),
        Field::new(Id::Text, t.msg_session_form_text(), Input::area("", 4)),
    ];
    let (id, session) = (PartId(Uuid::new_v4()), page.view.session.id);
    let read: Read<Id> = Box::new(move |form, _, cx| {
        let text = text_of(form, cx).map_err(|wrong| vec![wrong])?;
        let sort = form.chosen(&Id::Sort).and_then(|at| sorts.get(at)).copied().unwrap_or(ItemSort::Expectation);
        let (new, said) = (NewPart::Item { sort, text }, cx.texts().msg_session_form_written());
        Ok(Box::new(move |act| act.write_part(id, session, &new).map(|()| said)))
    });
    let about = format!("{} {}", t.msg_session_form_item_help(), about::shared_with(page, cx));
    let deed = Deed::new(t.msg_session_form_item(), about, fields, Command::Send, read, cx).placing(place);
    open_deed(deed.focused(&Id::Text).kept(Of::Item(session.0).into(), 0, cx))
}

/// Whom an action may be given to: those who take part first, then everybody by name.
fn owners(participants: &[PersonId], cx: &Desk) -> Vec<PersonId> {
    let mut owners = participants.to_vec();
    let chart = cx.workspace().organisation().on(cx.workspace().today());
    let rest = chart.active().iter().map(|person| person.id).filter(|person| !participants.contains(person));
    owners.extend(sorted(rest.collect(), cx));
    owners
}

fn owner_and_due(owners: &[PersonId], chosen: Option<PersonId>, due: Option<Date>, cx: &Desk) -> [Field<Id>; 2] {
    let t = cx.texts();
    let at = owners.iter().position(|owner| Some(*owner) == chosen).unwrap_or(0);
    let names = owners.iter().map(|owner| cx.name(*owner));
    let due = due.map(typed::written_day).unwrap_or_default();
    [
        Field::new(Id::Owner, t.msg_session_form_owner(), Input::choice(names, at)),
        Field::new(Id::Due, t.msg_session_form_due(), Input::date_time(&due, t.msg_session_form_due_help())),
    ]
}

/// Who does it and until when; a day may be left out.
fn read_owner_and_due(
    form: &Form<Id>,
    owners: &[PersonId],
    cx: &Desk,
) -> Result<(PersonId, Option<Date>), (Id, String)> {
    let owner = form.chosen(&Id::Owner).and_then(|at| owners.get(at)).copied().unwrap_or(cx.member().id());
    let due = match form.text(&Id::Due).trim() {
        "" => None,
        due => Some(typed::day(due, cx.workspace().today(), cx.language()).map_err(|wrong| (Id::Due, wrong))?),
    };
    Ok((owner, due))
}

/// A new action.
pub fn action(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let t = cx.texts();
    let owners = owners(&page.view.session.participants, cx);
    let mut fields = vec![Field::new(Id::Text, t.msg_session_form_action_text(), Input::area("", 3))];
    fields.extend(owner_and_due(&owners, Some(cx.member().id()), None, cx));
    let (id, session, people) = (PartId(Uuid::new_v4()), page.view.session.id, owners.clone());
    let read: Read<Id> = Box::new(move |form, _, cx| {
        let (text, rest) = (text_of(form, cx), read_owner_and_due(form, &owners, cx));
        match (text, rest) {
            (Ok(text), Ok((owner, due))) => {
                let new = NewPart::Action { text, owner, due };
                let said = cx.texts().msg_session_form_action_written(cx.name(owner));
                Ok(Box::new(move |act| act.write_part(id, session, &new).map(|()| said)))
            }
            (text, rest) => Err([text.err(), rest.err()].into_iter().flatten().collect()),
        }
    });
    let about = format!("{} {}", about::shared_with(page, cx), t.msg_session_form_action_help());
    let deed = Deed::new(t.msg_session_form_action(), about, fields, Command::Send, read, cx).placing(place);
    open_deed(deed.picking(Id::Owner, people).kept(Of::Action(session.0).into(), 0, cx))
}

/// Another text of an agenda line, an item or an action, and of an action its owner and day. Notes have an editor.
pub fn edit(part: &OpenPart, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let t = cx.texts();
    let text = words_of(part)?;
    let (id, seen) = (part.part.id, part.part.revision);
    let is_action = part.part.kind == PartKind::Action;
    let lines = if part.part.kind == PartKind::Agenda { 1 } else { 4 };
    let mut fields = vec![Field::new(Id::Text, t.msg_session_form_text(), Input::area(&text, lines))];
    let owners = if is_action { owners(part.part.owner.as_slice(), cx) } else { Vec::new() };
    if is_action {
        fields.extend(owner_and_due(&owners, part.part.owner, part.part.due, cx));
    }
    let (people, was) = (owners.clone(), (text, part.part.owner, part.part.due));
    let read: Read<Id> = Box::new(move |form, _, cx| {
        let t = cx.texts();
        let text = text_of(form, cx);
        let rest = if is_action { read_owner_and_due(form, &owners, cx).map(Some) } else { Ok(None) };
        let (text, rest) = match (text, rest) {
            (Ok(text), Ok(rest)) => (text, rest),
            (text, rest) => return Err([text.err(), rest.err()].into_iter().flatten().collect()),
        };
        let (was_text, was_owner, was_due) = &was;
        let mut edits = Vec::new();
        if text != was_text.trim() {
            edits.push(Edit::Text(text));
        }
        if let Some((owner, due)) = rest
            && (Some(owner), due) != (*was_owner, *was_due)
        {
            edits.push(Edit::Owner { owner, due });
        }
        if edits.is_empty() {
            return Err(vec![(Id::Text, t.msg_writing_unchanged())]);
        }
        let said = t.msg_session_form_written();
        Ok(Box::new(move |act| {
            // Each is a revision of its own.
            for (edit, seen) in edits.iter().zip(seen..) {
                act.edit_part(id, seen, edit)?;
            }
            Ok(said)
        }))
    });
    let heading = sessions::part_kind(cx.language(), part.part.kind);
    let deed = Deed::new(t.msg_session_form_edit(heading), String::new(), fields, Command::Send, read, cx);
    let deed = deed.placing(place).picking(Id::Owner, people);
    open_deed(deed.kept(Of::Edit(id.0).into(), seen, cx))
}

/// Why an item is declined.
pub fn decline(part: &OpenPart, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let t = cx.texts();
    let text = words_of(part)?;
    let (id, seen) = (part.part.id, part.part.revision);
    let fields = vec![Field::new(Id::Reason, t.msg_goal_form_reason(), Input::area("", 3))];
    let read: Read<Id> = Box::new(move |form, _, cx| {
        let (t, reason) = (cx.texts(), form.text(&Id::Reason).trim().to_owned());
        if reason.is_empty() {
            return Err(vec![(Id::Reason, t.msg_session_form_reason_missing())]);
        }
        let said = t.msg_session_form_declined();
        Ok(Box::new(move |act| act.edit_part(id, seen, &Edit::Decline { reason }).map(|()| said)))
    });
    let shown = CleanText::line(&text).to_string();
    let sort = match &part.content {
        Ok(Content::Item(item)) => item.sort,
        _ => ItemSort::Expectation,
    };
    let about = t.msg_session_form_decline_help(sessions::item_sort(cx.language(), sort), shown);
    let deed = Deed::new(t.msg_session_form_decline(), about, fields, Command::Decline, read, cx);
    open_deed(deed.placing(place_reason).kept(Of::Decline(id.0).into(), seen, cx))
}

/// How somebody's goals stand.
pub fn snapshot(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let t = cx.texts();
    // Most often those of whom the conversation is about: the other one, where one may see them.
    let mut people = about::others(&page.view.session, cx);
    people.retain(|person| cx.member().sees_goals_of(*person));
    people.push(cx.member().id());
    let names = people.iter().map(|person| cx.name(*person));
    let fields = vec![Field::new(Id::Of, t.msg_session_form_of(), Input::choice(names, 0))];
    let (id, session) = (PartId(Uuid::new_v4()), page.view.session.id);
    let read: Read<Id> = Box::new(move |form, _, cx| {
        let of = form.chosen(&Id::Of).and_then(|at| people.get(at)).copied().unwrap_or(cx.member().id());
        let said = cx.texts().msg_session_form_snapshot_taken(cx.name(of));
        Ok(Box::new(move |act| act.write_part(id, session, &NewPart::Snapshot { of }).map(|()| said)))
    });
    let about = format!("{} {}", t.msg_session_form_snapshot_help(), about::shared_with(page, cx));
    open_deed(Deed::new(t.msg_command_take_snapshot(), about, fields, Command::TakeSnapshot, read, cx))
}
