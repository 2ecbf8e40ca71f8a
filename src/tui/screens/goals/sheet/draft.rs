//! What is typed in a sheet and not sent yet, as it is sealed away: locking the screen loses none of it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::cells::{Cell, Column, Taken};
use super::{Entry, Sheet};
use crate::domain::organisation::PersonId;
use crate::i18n::{self, goals};
use crate::member::Error;
use crate::tui::desk::Desk;

/// The texts of the cells, by goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Tells it from other drafts.
    kind: String,
    pub cells: Vec<(Uuid, [String; 3])>,
}

const KIND: &str = "check-ins";

impl Draft {
    pub fn new(cells: Vec<(Uuid, [String; 3])>) -> Self {
        Self { kind: KIND.to_owned(), cells }
    }

    /// Everybody has one.
    pub fn id(of: PersonId) -> Uuid {
        const SHEET: u128 = 0x5EE7_0000_0000_4000_8000_0000_0000_0000;
        Uuid::from_u128(SHEET | u128::from(of.0.unsigned_abs()))
    }

    pub fn write(&self) -> String {
        // Strings and ids: there is nothing that could not be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// `None` for other kinds of draft.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|draft: &Self| draft.kind == KIND)
    }
}

impl Sheet {
    /// Has what is typed sealed away, if anything of it is not.
    pub(super) fn save(&mut self, cx: &Desk) {
        if !self.saving.take() {
            return;
        }
        let texts = |entry: &Entry| entry.cells.each_ref().map(|cell| cell.text.clone());
        let mut cells: Vec<_> = self.entries.iter().map(|entry| (entry.view.goal.id.0, texts(entry))).collect();
        if let Some(field) = &self.editing {
            cells[self.row].1[self.column as usize] = field.text().to_owned();
        }
        cells.retain(|(_, texts)| texts.iter().any(|text| !text.is_empty()));
        if cells.is_empty() {
            cx.discard_draft(self.saving.draft);
        } else {
            cx.save_draft(self.saving.draft, Draft::new(cells).write());
        }
    }
}

/// Puts back what was typed before and never sent; says from when it is, where there is something.
pub(super) fn resume(entries: &mut [Entry], cx: &Desk) -> Result<Option<String>, Error> {
    let id = Draft::id(cx.member().id());
    let saved = cx.drafts()?.into_iter().find(|saved| saved.id == id);
    let Some((at, draft)) = saved.and_then(|saved| Some((saved.saved_at, Draft::read(&saved.text)?))) else {
        return Ok(None);
    };
    let language = cx.language();
    let mut some = false;
    for (goal, texts) in draft.cells {
        let Some(entry) = entries.iter_mut().find(|entry| entry.view.goal.id.0 == goal) else { continue };
        some = true;
        for (column, text) in Column::ALL.into_iter().zip(texts) {
            entry.cells[column as usize] = match Cell::read(column, &text, &entry.view.goal.terms, language) {
                Taken::Cell(cell) => cell,
                Taken::Either([thousands, decimals]) => {
                    let fault = goals::ambiguous(language, &text, thousands, decimals);
                    Cell { text, number: None, fault: Some(fault) }
                }
            };
        }
    }
    let when = || i18n::relative(language, &cx.workspace().board().zone, cx.clock.now(), at);
    Ok(some.then(|| cx.texts().msg_compose_resumed(when())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_comes_back_as_it_was_and_others_are_not_taken_for_one() {
        let draft = Draft::new(vec![(Uuid::from_u128(7), ["1.234".into(), String::new(), "«sí»".into()])]);
        assert_eq!(Draft::read(&draft.write()), Some(draft));
        assert_eq!(Draft::read("{\"kind\":\"note\",\"cells\":[]}"), None);
        assert_ne!(Draft::id(PersonId(1)), Draft::id(PersonId(2)));
    }
}
