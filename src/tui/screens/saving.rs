//! When what is typed in a form is sealed away as its draft: within a second, and again where that failed.

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::tui::desk::{Desk, Message};

/// How long after the first unsaved change a draft is written.
const SAVE_AFTER: SignedDuration = SignedDuration::from_millis(700);

pub struct Saving {
    pub draft: Uuid,
    /// Since when something is typed that no draft holds.
    unsaved: Option<Timestamp>,
    /// The last try failed.
    unkept: bool,
}

impl Saving {
    pub fn of(draft: Uuid) -> Self {
        Self { draft, unsaved: None, unkept: false }
    }

    /// Something else is typed.
    pub fn touch(&mut self, cx: &Desk) {
        self.unsaved.get_or_insert(cx.clock.now());
    }

    pub fn due(&self) -> Option<Timestamp> {
        self.unsaved.and_then(|since| since.saturating_add(SAVE_AFTER).ok())
    }

    pub fn is_due(&self, now: Timestamp) -> bool {
        self.due().is_some_and(|at| at <= now)
    }

    /// Whether there is something to save, which the caller does then.
    pub fn take(&mut self) -> bool {
        self.unsaved.take().is_some()
    }

    /// What the form is to say now that its draft was or was not saved; any other message is handed back.
    pub fn heard(&mut self, message: Message, cx: &Desk) -> Result<Option<String>, Message> {
        match message {
            Message::DraftSaved(id, Err(error)) if id == self.draft => {
                self.unkept = true;
                // Again in a moment: there may be room by then.
                self.touch(cx);
                Ok(Some(cx.explain_unkept(&error)))
            }
            Message::DraftSaved(id, Ok(_)) if id == self.draft && self.unkept => {
                self.unkept = false;
                Ok(None)
            }
            other => Err(other),
        }
    }
}
