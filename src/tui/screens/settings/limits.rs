//! Who may use the wide reaches: three levels, what each means, and who would gain or lose what.

use super::asked::Change;
use super::sheet::{Read, Sheet};
use crate::domain::audience::{Limits, Reach};
use crate::domain::organisation::{Person, Role};
use crate::member::Error;
use crate::tui::desk::Desk;
use crate::tui::form::Form;
use crate::tui::form::field::{Field, Input};
use crate::tui::screens::goals::deed::Wrong;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    Leadership,
    Everyone,
    Wide,
}

fn read(form: &Form<Id>, cx: &Desk) -> Result<Limits, Wrong<Id>> {
    let mut wrong = Vec::new();
    let mut level = |id: Id| {
        let level = form.text(&id).trim().parse::<u16>().ok().filter(|level| *level > 0);
        if level.is_none() {
            wrong.push((id, cx.texts().msg_error_bad_limit()));
        }
        level.unwrap_or(1)
    };
    let limits = Limits { leadership: level(Id::Leadership), everyone: level(Id::Everyone), wide: level(Id::Wide) };
    if wrong.is_empty() { Ok(limits) } else { Err(wrong) }
}

/// The form.
pub fn form(cx: &Desk) -> Sheet<Id> {
    let t = cx.texts();
    let limits = cx.workspace().board().limits;
    let field = |id, label: String, level: u16| Field::new(id, label, Input::text_field(&level.to_string()));
    let fields = vec![
        field(Id::Leadership, t.msg_settings_limit_leadership(), limits.leadership),
        field(Id::Everyone, t.msg_settings_limit_everyone(), limits.everyone),
        field(Id::Wide, t.msg_settings_limit_wide(), limits.wide),
    ];
    let read_them: Read<Id> = Box::new(|form, cx| {
        let limits = read(form, cx)?;
        let said = cx.texts().msg_settings_limits_set();
        Ok(Change::new(differences(limits, cx), said, move |act| act.set_limits(limits)))
    });
    let about = [
        t.msg_settings_limit_leadership_help(),
        t.msg_settings_limit_everyone_help(),
        t.msg_settings_limit_wide_help(),
        t.msg_settings_limit_editors(),
    ];
    Sheet::new(t.msg_settings_limits(), t.msg_settings_limits_do(), about.join("\n"), fields, read_them, cx)
        .placing(|error| matches!(error, Error::BadLimit).then_some(Id::Leadership))
        .previewing(
            Box::new(|form, cx| match read(form, cx) {
                Ok(limits) => differences(limits, cx),
                Err(_) => String::new(),
            }),
            cx,
        )
}

/// Who would gain or lose which reach.
fn differences(after: Limits, cx: &Desk) -> String {
    let t = cx.texts();
    let (before, today) = (cx.workspace().board().limits, cx.workspace().today());
    let people = cx.workspace().organisation().people().iter();
    let people: Vec<&Person> = people.filter(|person| person.is_active(today)).collect();
    let may = |limits: Limits, person: &Person, reach: Reach| {
        limits.lowest_for(reach).is_none_or(|level| person.level <= level) || person.roles.has(Role::Editor)
    };
    let count = |has: &dyn Fn(Limits, &Person) -> bool| {
        let gained = people.iter().filter(|person| !has(before, person) && has(after, person)).count() as u64;
        let lost = people.iter().filter(|person| has(before, person) && !has(after, person)).count() as u64;
        (gained, lost)
    };
    let leads = count(&|limits, person| person.level <= limits.leadership);
    let to_leadership = count(&|limits, person| may(limits, person, Reach::Leadership));
    let everyone = count(&|limits, person| may(limits, person, Reach::Everyone));
    let wide = count(&|limits, person| may(limits, person, Reach::Cross));
    let told = [
        (leads, t.msg_settings_gain_leadership()),
        (to_leadership, t.msg_settings_gain_to_leadership()),
        (everyone, t.msg_settings_gain_everyone()),
        (wide, t.msg_settings_gain_wide()),
    ];
    let told = told.into_iter().filter(|((gained, lost), _)| gained + lost > 0);
    told.map(|((gained, lost), what)| t.msg_settings_gain(what, gained, lost)).collect::<Vec<_>>().join(" ")
}
