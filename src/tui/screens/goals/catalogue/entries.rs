//! Dialogs of the catalogue: a new definition, other names for one, a dimension of the organisation's own.

use crate::domain::goal::{Aggregation, Dimension, Kpi, KpiId, KpiKind, Translated};
use crate::i18n::goals;
use crate::member::Error;
use crate::member::goals::{Catalogue, NewKpi};
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::form::Form;
use crate::tui::form::field::{Field, Input};
use crate::tui::screens::goals::deed::{Deed, Read};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    Spanish,
    English,
    UnitSpanish,
    UnitEnglish,
    Dimension,
    Kind,
    Aggregation,
}

fn place(error: &Error) -> Option<Id> {
    match error {
        Error::NameTaken(_) | Error::NameTooLong | Error::NameEmpty => Some(Id::Spanish),
        Error::UnitTooLong => Some(Id::UnitSpanish),
        _ => None,
    }
}

fn names(name: &Translated, cx: &Desk) -> Vec<Field<Id>> {
    let t = cx.texts();
    vec![
        Field::new(Id::Spanish, t.msg_goal_catalogue_name_spanish(), Input::text_field(&name.es)),
        Field::new(Id::English, t.msg_goal_catalogue_name_english(), Input::text_field(&name.en)),
    ]
}

fn units(unit: &Translated, cx: &Desk) -> Vec<Field<Id>> {
    let t = cx.texts();
    vec![
        Field::new(Id::UnitSpanish, t.msg_goal_catalogue_unit_spanish(), Input::text_field(&unit.es)),
        Field::new(Id::UnitEnglish, t.msg_goal_catalogue_unit_english(), Input::text_field(&unit.en)),
    ]
}

/// The name, which one language at least has to have.
fn name_of(form: &Form<Id>, cx: &Desk) -> Result<Translated, Vec<(Id, String)>> {
    let name = Translated::new(&form.text(&Id::Spanish), &form.text(&Id::English));
    if name.is_empty() { Err(vec![(Id::Spanish, cx.texts().msg_goal_catalogue_name_missing())]) } else { Ok(name) }
}

fn unit_of(form: &Form<Id>) -> Translated {
    Translated::new(&form.text(&Id::UnitSpanish), &form.text(&Id::UnitEnglish))
}

pub fn new_kpi(catalogue: &Catalogue, cx: &Desk) -> Deed<Id> {
    let (t, language) = (cx.texts(), cx.language());
    let own = catalogue.dimensions.iter().map(|own| own.dimension());
    let dimensions: Vec<Dimension> = Dimension::COMMON.into_iter().chain(own).collect();
    let dimension_names = dimensions.iter().map(|one| goals::dimension(language, *one, &catalogue.dimensions));
    let kinds = KpiKind::ALL.iter().map(|kind| goals::kpi_kind(language, *kind));
    let ways = Aggregation::ALL.iter().map(|way| goals::aggregation_help(language, *way));
    let mut fields = names(&Translated::default(), cx);
    fields.push(Field::new(Id::Dimension, t.msg_goal_catalogue_dimension(), Input::choice(dimension_names, 0)));
    fields.push(Field::new(Id::Kind, t.msg_goal_catalogue_kind(), Input::choice(kinds, 0)));
    fields.extend(units(&Translated::default(), cx));
    fields.push(Field::new(Id::Aggregation, t.msg_goal_catalogue_current(), Input::choice(ways, 0)));
    let read: Read<Id> = Box::new(move |form, id, cx| {
        let new = NewKpi {
            name: name_of(form, cx)?,
            unit: unit_of(form),
            dimension: form
                .chosen(&Id::Dimension)
                .and_then(|at| dimensions.get(at))
                .copied()
                .unwrap_or(Dimension::Performance),
            kind: form.chosen(&Id::Kind).and_then(|at| KpiKind::ALL.get(at)).copied().unwrap_or(KpiKind::Numeric),
            aggregation: form
                .chosen(&Id::Aggregation)
                .and_then(|at| Aggregation::ALL.get(at))
                .copied()
                .unwrap_or(Aggregation::Last),
        };
        let said = cx.texts().msg_goal_catalogue_defined(goals::translated(cx.language(), &new.name));
        Ok(Box::new(move |act| act.define_kpi(KpiId(id), &new).map(|()| said)))
    });
    let mut about = t.msg_goal_catalogue_new_help();
    for kind in KpiKind::ALL {
        about.push_str(&format!("\n{}: {}", goals::kpi_kind(language, *kind), goals::kpi_kind_help(language, *kind)));
    }
    Deed::new(t.msg_goal_catalogue_new(), about, fields, Command::Send, read, cx).placing(place)
}

pub fn rename(kpi: &Kpi, cx: &Desk) -> Deed<Id> {
    let t = cx.texts();
    let mut fields = names(&kpi.name, cx);
    fields.extend(units(&kpi.unit, cx));
    let id = kpi.id;
    let read: Read<Id> = Box::new(move |form, _, cx| {
        let (name, unit) = (name_of(form, cx)?, unit_of(form));
        let said = cx.texts().msg_goal_catalogue_renamed(goals::translated(cx.language(), &name));
        Ok(Box::new(move |act| act.rename_kpi(id, &name, &unit).map(|()| said)))
    });
    let about = t.msg_goal_catalogue_rename_help();
    Deed::new(t.msg_goal_catalogue_rename(), about, fields, Command::Send, read, cx).placing(place)
}

/// A new dimension, or another name for one of the organisation's own; what a rename leaves empty stays.
pub fn own_dimension(catalogue: &Catalogue, cx: &Desk) -> Deed<Id> {
    let (t, language) = (cx.texts(), cx.language());
    let own = catalogue.dimensions.clone();
    let mut about = t.msg_goal_catalogue_dimension_help();
    let mut fields = Vec::new();
    if !own.is_empty() {
        about = format!("{about} {}", t.msg_goal_catalogue_dimension_rename_help());
        let names = own.iter().map(|own| goals::translated(language, &own.name).to_owned());
        let options = std::iter::once(t.msg_goal_catalogue_dimension_new()).chain(names);
        fields.push(Field::new(Id::Dimension, t.msg_goal_catalogue_dimension(), Input::choice(options, 0)));
    }
    fields.extend(names(&Translated::default(), cx));
    let read: Read<Id> = Box::new(move |form, _, cx| {
        let name = name_of(form, cx)?;
        // The first option is a new one.
        let renamed = form.chosen(&Id::Dimension).and_then(|at| at.checked_sub(1)).and_then(|at| own.get(at));
        if let Some(renamed) = renamed {
            let kept = |typed: String, there: &str| if typed.is_empty() { there.to_owned() } else { typed };
            let name = Translated::new(&kept(name.es, &renamed.name.es), &kept(name.en, &renamed.name.en));
            let said = cx.texts().msg_goal_catalogue_renamed(goals::translated(cx.language(), &name));
            let dimension = renamed.dimension();
            return Ok(Box::new(move |act| act.rename_dimension(dimension, &name).map(|()| said)));
        }
        let said = cx.texts().msg_goal_catalogue_dimension_added(goals::translated(cx.language(), &name));
        Ok(Box::new(move |act| act.add_dimension(&name).map(|_| said)))
    });
    Deed::new(t.msg_command_add_dimension(), about, fields, Command::Send, read, cx).placing(place)
}
