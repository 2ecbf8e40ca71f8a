//! What the forms of goals offer: definitions and cycles to choose from, and whose goals are the member's to set.

use super::figures;
use super::terms::Id;
use crate::domain::goal::oversight::Oversight;
use crate::domain::goal::{Cycle, Kpi, KpiId};
use crate::i18n::{self, goals};
use crate::member::goals::Catalogue;
use crate::tui::desk::Desk;
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};

/// The definitions one may choose from, by dimension and name.
pub fn offered(catalogue: &Catalogue, cx: &Desk) -> Vec<KpiId> {
    let language = cx.language();
    let mut kpis: Vec<_> = catalogue.kpis.iter().filter(|kpi| !kpi.retired).collect();
    kpis.sort_by_cached_key(|kpi| (kpi.dimension, i18n::sort_key(goals::translated(language, &kpi.name), language)));
    kpis.into_iter().map(|kpi| kpi.id).collect()
}

/// The cycles that take goals.
pub fn open_cycles(catalogue: &Catalogue) -> Vec<Cycle> {
    catalogue.cycles.iter().filter(|cycle| cycle.closing.is_none()).cloned().collect()
}

/// The KPI by name and dimension.
pub fn kpi_field(offered: &[KpiId], chosen: Option<&Kpi>, catalogue: &Catalogue, cx: &Desk) -> Field<Id> {
    let language = cx.language();
    let names = offered.iter().filter_map(|id| catalogue.kpi(*id)).map(|kpi| {
        let dimension = goals::dimension(language, kpi.dimension, &catalogue.dimensions);
        format!("{} · {dimension}", figures::name(language, kpi))
    });
    let at = chosen.and_then(|chosen| offered.iter().position(|id| *id == chosen.id)).unwrap_or(0);
    Field::new(Id::Kpi, cx.texts().msg_goal_form_kpi(), Input::choice(names, at))
}

/// Whose goals the member sees and sets today.
pub fn oversight(cx: &Desk) -> Oversight {
    Oversight::new(&cx.workspace().organisation().on(cx.workspace().today()), cx.member().id())
}

/// A character typed where something is picked from a list: it is looked for.
pub fn searches(event: &Event) -> bool {
    matches!(event, Event::Key(key) if key.typed().is_some_and(char::is_alphanumeric))
        || matches!(event, Event::Paste(_))
}
