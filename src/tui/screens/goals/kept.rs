//! What is typed in a form and not sent yet, sealed away within a second: neither a lock nor a power cut
//! loses it.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::deed::Task;
use crate::domain::goal::GoalId;
use crate::domain::organisation::PersonId;
use crate::i18n;
use crate::tui::desk::{Desk, Message};
use crate::tui::screens::saving::Saving;

/// Where a form's draft is kept, and the word that tells it from other drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub draft: Uuid,
    pub word: &'static str,
}

impl From<Of> for Slot {
    fn from(of: Of) -> Self {
        Self { draft: of.draft(), word: of.word() }
    }
}

/// Which form it is typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    CheckIn(GoalId),
    Change(GoalId),
    /// Everybody has one.
    NewGoal(PersonId),
}

impl Of {
    /// The draft's id: the goal's with its last byte marked by the form, or the person's.
    fn draft(self) -> Uuid {
        const NEW_GOAL: u128 = 0x60A1_0000_0000_4000_8000_0000_0000_0000;
        match self {
            Self::CheckIn(goal) => Uuid::from_u128(goal.0.as_u128() ^ 1),
            Self::Change(goal) => Uuid::from_u128(goal.0.as_u128() ^ 2),
            Self::NewGoal(person) => Uuid::from_u128(NEW_GOAL | u128::from(person.0.unsigned_abs())),
        }
    }

    /// Tells it from other drafts.
    fn word(self) -> &'static str {
        match self {
            Self::CheckIn(_) => "check-in",
            Self::Change(_) => "goal-change",
            Self::NewGoal(_) => "goal",
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Sealed<T> {
    kind: String,
    typed: T,
}

/// Keeps what is typed in one form.
pub struct Keeper {
    /// Tells its draft from others.
    word: &'static str,
    pub saving: Saving,
}

impl Keeper {
    pub fn new(of: impl Into<Slot>) -> Self {
        let Slot { draft, word } = of.into();
        Self { word, saving: Saving::of(draft) }
    }

    /// What was typed before and never sent, and a line that says from when it is.
    pub fn find<T: DeserializeOwned>(&self, cx: &Desk) -> Option<(T, String)> {
        self.typed(cx).map(|(typed, when)| (typed, cx.texts().msg_compose_resumed(when)))
    }

    /// What was typed before and never sent, and when that was, in words.
    pub fn typed<T: DeserializeOwned>(&self, cx: &Desk) -> Option<(T, String)> {
        // A draft that cannot be read now must not keep anybody from the form.
        let saved = cx.drafts().ok()?.into_iter().find(|saved| saved.id == self.saving.draft)?;
        let sealed: Sealed<T> = serde_json::from_str(&saved.text).ok()?;
        let zone = &cx.workspace().board().zone;
        let when = i18n::relative(cx.language(), zone, cx.clock.now(), saved.saved_at);
        (sealed.kind == self.word).then_some((sealed.typed, when))
    }

    /// Seals away what is typed, if it is not.
    pub fn save<T: Serialize>(&mut self, typed: T, cx: &Desk) {
        if self.saving.take() {
            let sealed = Sealed { kind: self.word.to_owned(), typed };
            // Strings and numbers: there is nothing that could not be written.
            cx.save_draft(self.saving.draft, serde_json::to_string(&sealed).unwrap_or_default());
        }
    }

    /// It was given up.
    pub fn discard(&mut self, cx: &Desk) {
        self.saving.take();
        cx.throw_away_draft(self.saving.draft);
    }

    /// Hands a task to the scribe in one transaction; its [`Message::Written`] comes back under `id`. Once it is done its
    /// draft goes.
    pub fn send(&self, id: Uuid, task: Task, cx: &Desk) {
        let (draft, state_folder) = (self.saving.draft, cx.settings.state_folder.clone());
        cx.write(move |member| match member.act(task) {
            Ok(said) => {
                // It is on the board: a draft that cannot be deleted now is only shown once more.
                let _ = member.delete_draft(draft, &state_folder);
                Message::Written(id, said, Ok(()))
            }
            Err(error) => Message::Written(id, String::new(), Err(error)),
        });
    }

    /// It is on the board.
    pub fn sent(&self, cx: &Desk) {
        cx.forget_draft(self.saving.draft);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_a_draft_of_its_own() {
        let (one, other) = (GoalId(Uuid::from_u128(8)), GoalId(Uuid::from_u128(16)));
        let all = [
            Of::CheckIn(one),
            Of::Change(one),
            Of::CheckIn(other),
            Of::Change(other),
            Of::NewGoal(PersonId(1)),
            Of::NewGoal(PersonId(2)),
        ];
        let ids: std::collections::HashSet<_> = all.map(Of::draft).into();
        assert_eq!(ids.len(), all.len());
    }
}
