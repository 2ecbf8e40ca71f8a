//! One person: added, changed, given roles, let go, kept after all.

use super::asked::Change;
use super::sheet::{Read, Sheet};
use super::{number, roles};
use crate::domain::handle::unique_handle;
use crate::domain::organisation::{Area, Bond, ClientType, Person, PersonId, Profile, Role, Roles};
use crate::domain::text::CleanText;
use crate::i18n::{self, Language, names};
use crate::member::Error;
use crate::tui::desk::Desk;
use crate::tui::form::Form;
use crate::tui::form::field::{Field, Input};
use crate::tui::screens::goals::deed::Wrong;
use crate::tui::screens::goals::pick::sorted;
use crate::tui::screens::goals::typed;

/// The fields of all these forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    Name,
    Handle,
    Manager,
    Title,
    Area,
    Level,
    ClientType,
    Bond,
    Locale,
    From,
    Role(Role),
    Day,
    Successor,
}

fn place(error: &Error) -> Option<Id> {
    match error {
        Error::NameEmpty | Error::NameTooLong => Some(Id::Name),
        Error::HandleTaken(_) | Error::BadHandle(_) => Some(Id::Handle),
        Error::LevelNotBelow { .. } | Error::LevelNotAbove { .. } => Some(Id::Level),
        Error::Cycle => Some(Id::Manager),
        Error::UntilBeforeFrom { .. } => Some(Id::From),
        _ => None,
    }
}

fn place_leaving(error: &Error) -> Option<Id> {
    match error {
        Error::OwnSuccessor | Error::NotActive(_) => Some(Id::Successor),
        Error::UntilBeforeFrom { .. } | Error::BadDay(_) => Some(Id::Day),
        _ => None,
    }
}

/// Everybody who is here or will be, without one of them.
fn others(but: Option<PersonId>, cx: &Desk) -> Vec<PersonId> {
    let today = cx.workspace().today();
    let people = cx.workspace().organisation().people().iter();
    let there = people.filter(|person| person.active_until.is_none_or(|until| today < until));
    sorted(there.map(|person| person.id).filter(|id| Some(*id) != but).collect(), cx)
}

/// A choice of people whose last option is nobody of them.
fn people_field(
    id: Id,
    label: String,
    people: &[PersonId],
    last: String,
    chosen: Option<PersonId>,
    cx: &Desk,
) -> Field<Id> {
    let names = people.iter().map(|person| cx.name(*person)).chain([last]);
    let at = chosen.and_then(|chosen| people.iter().position(|one| *one == chosen)).unwrap_or(people.len());
    Field::new(id, label, Input::choice(names, at))
}

fn chosen(form: &Form<Id>, id: Id, people: &[PersonId]) -> Option<PersonId> {
    form.chosen(&id).and_then(|at| people.get(at)).copied()
}

fn fields(of: Option<&Person>, people: &[PersonId], cx: &Desk) -> Vec<Field<Id>> {
    let (t, language) = (cx.texts(), cx.language());
    let text =
        |text: Option<&str>| Input::text_field(&text.map(|text| CleanText::line(text).to_string()).unwrap_or_default());
    let profile = of.map(|person| &person.profile);
    let mut fields = vec![Field::new(Id::Name, t.msg_settings_column_name(), text(profile.map(|p| p.name.as_str())))];
    if of.is_none() {
        let derived = Input::date_time("", t.msg_settings_handle_derived());
        fields.push(Field::new(Id::Handle, t.msg_settings_column_handle(), derived));
    }
    let manager = if of.is_none() { Some(cx.member().id()) } else { profile.and_then(|profile| profile.manager) };
    fields.push(people_field(Id::Manager, t.msg_people_manager(), people, t.msg_settings_nobody_above(), manager, cx));
    fields.push(Field::new(Id::Title, t.msg_settings_column_title(), text(profile.map(|p| p.title.as_str()))));
    let (area, level) = (profile.map(|p| p.area.to_string()), profile.map(|p| p.level.to_string()));
    let from_manager = t.msg_settings_from_manager();
    fields.push(Field::new(
        Id::Area,
        t.msg_filter_area(),
        Input::date_time(&area.unwrap_or_default(), from_manager.clone()),
    ));
    fields.push(Field::new(
        Id::Level,
        t.msg_people_level(),
        Input::date_time(&level.unwrap_or_default(), from_manager),
    ));
    let at = |found: Option<usize>, or: usize| found.unwrap_or(or);
    let client_type = profile.and_then(|p| ClientType::ALL.iter().position(|one| *one == p.client_type));
    let client_types = ClientType::ALL.iter().map(|one| names::client_type(language, *one));
    let operative = ClientType::ALL.iter().position(|one| *one == ClientType::Operative).unwrap_or(0);
    let input = Input::choice(client_types, at(client_type, operative));
    fields.push(Field::new(Id::ClientType, t.msg_people_client_type(), input));
    let bond = profile.and_then(|p| Bond::ALL.iter().position(|one| *one == p.bond));
    let staff = Bond::ALL.iter().position(|one| *one == Bond::Staff).unwrap_or(0);
    let bonds = Bond::ALL.iter().map(|one| names::bond(language, *one));
    fields.push(Field::new(Id::Bond, t.msg_filter_bond(), Input::choice(bonds, at(bond, staff))));
    let locale = profile.map_or(cx.workspace().board().locale.as_str(), |p| p.locale.as_str());
    let language_at = Language::ALL.iter().position(|one| one.code() == locale).unwrap_or(0);
    let input = Input::choice(Language::ALL.iter().map(|one| one.name()), language_at);
    fields.push(Field::new(Id::Locale, t.msg_settings_language(), input));
    let from = profile.and_then(|p| p.active_from).map(typed::written_day).unwrap_or_default();
    let input = Input::date_time(&from, t.msg_settings_from_always());
    fields.push(Field::new(Id::From, t.msg_settings_column_from(), input));
    fields
}

/// What is typed, as a profile; what is left empty of somebody new comes from the manager.
fn read(form: &Form<Id>, of: Option<&Person>, people: &[PersonId], cx: &Desk) -> Result<Profile, Wrong<Id>> {
    let t = cx.texts();
    let organisation = cx.workspace().organisation();
    let manager = chosen(form, Id::Manager, people).and_then(|id| organisation.find(id));
    let line = |id: Id| form.text(&id).trim().to_owned();
    let mut wrong = Vec::new();
    let name = line(Id::Name);
    if name.is_empty() {
        wrong.push((Id::Name, t.msg_error_name_empty()));
    }
    let level = match (line(Id::Level), manager) {
        (typed, Some(manager)) if typed.is_empty() => Some(manager.level.saturating_add(1)),
        (typed, None) if typed.is_empty() => Some(1),
        (typed, _) => typed.parse().ok(),
    };
    if level.is_none() {
        wrong.push((Id::Level, t.msg_settings_level_wrong()));
    }
    let from = match line(Id::From) {
        typed if typed.is_empty() => None,
        typed => match typed::day(&typed, cx.workspace().today(), cx.language()) {
            Ok(day) => Some(day),
            Err(fault) => {
                wrong.push((Id::From, fault));
                None
            }
        },
    };
    let Some(level) = level.filter(|_| wrong.is_empty()) else { return Err(wrong) };
    let handle = match (of, line(Id::Handle)) {
        (Some(person), _) => person.handle.clone(),
        (None, typed) if typed.is_empty() => unique_handle(&name, |taken| organisation.find_handle(taken).is_some()),
        (None, typed) => typed,
    };
    let area = match (line(Id::Area), manager) {
        (typed, Some(manager)) if typed.is_empty() => manager.area.clone(),
        (typed, _) => Area::new(&typed),
    };
    let of_choice = |id: Id| form.chosen(&id).unwrap_or(0);
    Ok(Profile {
        handle,
        name,
        title: line(Id::Title),
        area,
        level,
        manager: manager.map(|manager| manager.id),
        client_type: ClientType::ALL[of_choice(Id::ClientType).min(ClientType::ALL.len() - 1)],
        bond: Bond::ALL[of_choice(Id::Bond).min(Bond::ALL.len() - 1)],
        locale: Language::ALL[of_choice(Id::Locale).min(Language::ALL.len() - 1)].code().to_owned(),
        active_from: from,
        active_until: of.and_then(|person| person.active_until),
        successor: of.and_then(|person| person.successor),
        roles: of.map_or(Roles::NONE, |person| person.roles),
    })
}

/// What the board will say of them.
fn preview(form: &Form<Id>, of: Option<&Person>, people: &[PersonId], cx: &Desk) -> String {
    match read(form, of, people, cx) {
        Ok(profile) if of.is_none() => {
            let area = CleanText::line(profile.area.as_str()).to_string();
            cx.texts().msg_settings_person_preview(&profile.handle, profile.level, area)
        }
        _ => String::new(),
    }
}

/// Somebody new.
pub fn add(cx: &Desk) -> Sheet<Id> {
    let t = cx.texts();
    let people = others(None, cx);
    let fields = fields(None, &people, cx);
    let mine = people.clone();
    let read_them: Read<Id> = Box::new(move |form, cx| {
        let (t, profile) = (cx.texts(), read(form, None, &mine, cx)?);
        let name = CleanText::line(&profile.name).to_string();
        let manager = profile.manager.map_or_else(|| t.msg_settings_nobody_above(), |manager| cx.name(manager));
        let ask = t.msg_settings_person_add_question(&name, &profile.handle, profile.level, manager);
        Ok(Change::new(ask, t.msg_settings_person_added(&name), move |act| act.add_person(profile.clone()).map(drop)))
    });
    let seen = people.clone();
    let form = Sheet::new(
        t.msg_settings_person_add(),
        t.msg_settings_person_add(),
        t.msg_settings_person_help(),
        fields,
        read_them,
        cx,
    );
    form.picking(Id::Manager, people)
        .placing(place)
        .previewing(Box::new(move |form, cx| preview(form, None, &seen, cx)), cx)
}

/// Somebody as the chart is to say from now on.
pub fn change(person: &Person, cx: &Desk) -> Sheet<Id> {
    let t = cx.texts();
    let people = others(Some(person.id), cx);
    let fields = fields(Some(person), &people, cx);
    let (mine, theirs) = (people.clone(), person.clone());
    let read_them: Read<Id> = Box::new(move |form, cx| {
        let (t, id) = (cx.texts(), theirs.id);
        let profile = read(form, Some(&theirs), &mine, cx)?;
        let said = t.msg_settings_person_changed(cx.name(id));
        let moves = profile.manager != theirs.manager || profile.level != theirs.level;
        let below = cx.workspace().organisation().on(cx.workspace().today()).down(id).len();
        let ask = match (moves, profile.manager) {
            (false, _) => String::new(),
            (true, manager) => {
                let manager = manager.map_or_else(|| t.msg_settings_nobody_above(), |manager| cx.name(manager));
                t.msg_settings_person_moves(cx.name(id), manager, profile.level, below as u64)
            }
        };
        Ok(Change::new(ask, said, move |act| act.change_person(id, profile.clone())))
    });
    let title = format!("{} · {}", cx.name(person.id), person.handle);
    Sheet::new(title, t.msg_settings_person_change(), String::new(), fields, read_them, cx)
        .picking(Id::Manager, people)
        .placing(place)
}

/// The roles of somebody, each with what it gives.
pub fn give_roles(person: &Person, cx: &Desk) -> Sheet<Id> {
    let (t, language) = (cx.texts(), cx.language());
    let check =
        |role: Role| Field::new(Id::Role(role), names::role(language, role), Input::Check(person.roles.has(role)));
    let fields = Role::ALL.iter().map(|role| check(*role)).collect();
    let (id, before) = (person.id, person.roles);
    let read: Read<Id> = Box::new(move |form, cx| {
        let t = cx.texts();
        let given = Role::ALL.iter().filter(|role| form.is_checked(&Id::Role(**role)));
        let after = given.fold(Roles::NONE, |given, role| given.with(*role));
        let name = cx.name(id);
        let ask = match after {
            _ if after == before => String::new(),
            Roles::NONE => t.msg_settings_roles_none_question(&name),
            _ => t.msg_settings_roles_question(&name, roles(after, cx)),
        };
        Ok(Change::new(ask, t.msg_settings_person_changed(&name), move |act| {
            Role::ALL.iter().try_for_each(|role| act.set_role(id, *role, after.has(*role)))
        }))
    });
    let title = format!("{} · {}", t.msg_settings_person_roles(), cx.name(id));
    let about = [t.msg_settings_role_admin(), t.msg_settings_role_hr(), t.msg_settings_role_editor()].join("\n");
    Sheet::new(title, t.msg_settings_roles_set(), about, fields, read, cx)
}

/// Lets somebody go on a day, and says what follows.
pub fn leave(person: &Person, cx: &Desk) -> Sheet<Id> {
    let t = cx.texts();
    let people = others(Some(person.id), cx);
    let tomorrow = cx.workspace().today().tomorrow().unwrap_or(cx.workspace().today());
    let day = person.active_until.unwrap_or(tomorrow);
    let manager = person.manager.map(|manager| cx.name(manager)).unwrap_or_default();
    let fields = vec![
        Field::new(Id::Day, t.msg_settings_first_day_away(), Input::text_field(&typed::written_day(day))),
        people_field(
            Id::Successor,
            t.msg_settings_successor(),
            &people,
            t.msg_settings_successor_manager(manager),
            person.successor,
            cx,
        ),
    ];
    let id = person.id;
    let mine = people.clone();
    let read: Read<Id> = Box::new(move |form, cx| {
        let (t, name) = (cx.texts(), cx.name(id));
        let today = cx.workspace().today();
        let day = typed::day(&form.text(&Id::Day), today, cx.language()).map_err(|wrong| vec![(Id::Day, wrong)])?;
        let successor = chosen(form, Id::Successor, &mine);
        let said = t.msg_settings_person_left(&name, i18n::day_long(cx.language(), day.yesterday().unwrap_or(day)));
        Ok(Change::new(follows(id, form, &mine, cx), said, move |act| act.leave(id, day, successor)))
    });
    let title = format!("{} · {}", t.msg_settings_person_leave(), cx.name(id));
    let seen = people.clone();
    Sheet::new(title, t.msg_settings_person_leave(), t.msg_settings_leave_help(), fields, read, cx)
        .picking(Id::Successor, people)
        .placing(place_leaving)
        .previewing(Box::new(move |form, cx| follows(id, form, &seen, cx)), cx)
}

/// The last day, and where reports and posts go.
fn follows(id: PersonId, form: &Form<Id>, people: &[PersonId], cx: &Desk) -> String {
    let (t, language) = (cx.texts(), cx.language());
    let Ok(day) = typed::day(&form.text(&Id::Day), cx.workspace().today(), language) else { return String::new() };
    let Ok(leaving) = cx.member().leaving(id, day, chosen(form, Id::Successor, people)) else { return String::new() };
    let mut said = vec![t.msg_settings_last_day(i18n::day_long(language, leaving.last_day))];
    let mut to: Vec<(PersonId, usize)> = Vec::new();
    for manager in leaving.reports.iter().filter_map(|(_, manager)| *manager) {
        match to.iter_mut().find(|(one, _)| *one == manager) {
            Some((_, count)) => *count += 1,
            None => to.push((manager, 1)),
        }
    }
    said.extend(to.iter().map(|(manager, count)| t.msg_settings_reports_to(*count as u64, cx.name(*manager))));
    let tops = leaving.reports.iter().filter(|(_, manager)| manager.is_none()).count();
    if tops > 0 {
        said.push(t.msg_settings_reports_to(tops as u64, t.msg_settings_nobody_above()));
    }
    match leaving.heir {
        Some(heir) if leaving.announcements > 0 => {
            said.push(t.msg_settings_posts_to(leaving.announcements as u64, cx.name(heir)));
        }
        None if leaving.announcements > 0 => {
            said.push(t.msg_settings_posts_to_nobody(number(leaving.announcements, cx)))
        }
        _ => {}
    }
    said.join(" ")
}

/// Somebody who has left, or is to leave, stays.
pub fn stay(person: &Person, cx: &Desk) -> Sheet<Id> {
    let t = cx.texts();
    let (id, before) = (person.id, person.profile.clone());
    let name = cx.name(id);
    let about = t.msg_settings_stay_help(&name);
    let read: Read<Id> = Box::new(move |_, cx| {
        let profile = Profile { active_until: None, successor: None, ..before.clone() };
        let said = cx.texts().msg_settings_person_changed(cx.name(id));
        Ok(Change::new(String::new(), said, move |act| act.change_person(id, profile.clone())))
    });
    let title = format!("{} · {name}", t.msg_settings_person_stay());
    Sheet::new(title, t.msg_settings_person_stay(), about, Vec::new(), read, cx)
}
