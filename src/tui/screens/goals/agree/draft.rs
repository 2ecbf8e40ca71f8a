//! What is typed in the form and not sent yet, as it is sealed away.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Agree, Id, Typed, changed_meanwhile};
use crate::domain::goal::KpiId;
use crate::domain::organisation::PersonId;
use crate::tui::desk::Desk;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Draft {
    owner: i64,
    kpi: Option<Uuid>,
    /// Of the goal whose terms change, as it was read.
    revision: u32,
    terms: Typed,
    reason: String,
}

impl Agree {
    fn revision(&self) -> u32 {
        self.changed_goal.as_ref().map_or(0, |view| view.goal.revision)
    }

    /// Has what is typed sealed away, if anything of it is not.
    pub(super) fn save(&mut self, cx: &Desk) {
        self.typed.take(&self.form, &self.cycles);
        let draft = Draft {
            owner: self.owner.0,
            kpi: self.kpi.as_ref().map(|kpi| kpi.id.0),
            revision: self.revision(),
            terms: self.typed.clone(),
            reason: self.form.text(&Id::Reason),
        };
        self.keeper.save(draft, cx);
    }

    /// Takes up what was typed before and never sent, and says so; its reason comes back. Whom it was for, what it measured
    /// and its cycle are taken only where they still may be chosen.
    pub(super) fn resume(&mut self, cx: &Desk) -> String {
        let Some((draft, said)): Option<(Draft, String)> = self.keeper.find(cx) else { return String::new() };
        self.typed = draft.terms;
        self.typed.cycle = self.typed.cycle.filter(|id| self.cycles.iter().any(|cycle| cycle.id == *id));
        self.owner = Some(PersonId(draft.owner)).filter(|owner| self.people.contains(owner)).unwrap_or(self.owner);
        if let Some(kpi) = draft.kpi.map(KpiId).filter(|kpi| self.kpis.contains(kpi)) {
            self.kpi = self.catalogue.kpi(kpi).map(Arc::clone);
        }
        self.touched = true;
        self.said = Some(match &self.changed_goal {
            Some(view) if view.goal.revision > draft.revision => format!("{said}. {}", changed_meanwhile(view, cx)),
            _ => said,
        });
        draft.reason
    }
}
