//! What the person at the desk did last, and how it is undone. It goes with who is signed in.
//!
//! What is signed stays: it is never undone behind anybody's back. Whoever tries is told why first, and undoes what they
//! did before it only when they ask again.

use std::collections::VecDeque;

use uuid::Uuid;
use zeroize::Zeroizing;

use super::command::Command;
use super::desk::{Desk, Message};
use super::layer::{Context as _, Offer};
use crate::domain::announcement::AnnouncementId;
use crate::i18n::Texts;

/// How many acts back one can go.
const KEPT: usize = 100;

/// What an act is called, in the language that is on the screen by then.
pub type Named = Box<dyn Fn(&'static Texts) -> String>;

/// How an act is undone.
pub enum Undo {
    /// The boards are shown and take this.
    OnBoards(Message),
    /// A draft that was thrown away is saved again.
    Draft(Uuid, Zeroizing<String>),
    /// What was withdrawn is put out again.
    Reinstate(Vec<AnnouncementId>),
}

/// What was done last and stays.
enum Stays {
    /// For this reason.
    Because(Named),
    /// It was published to so many, and can be withdrawn.
    Published(AnnouncementId, u32),
}

/// What trying to undo comes to.
pub enum Undoing {
    /// What to say: nothing is undone.
    Say(String),
    /// Whether to withdraw what was just published, and from how many.
    Withdraw(AnnouncementId, u32),
    /// This is to be done, for what is so called.
    Undo(String, Undo),
}

/// What was done, the newest last.
#[derive(Default)]
pub struct Deeds {
    undoable: VecDeque<(Named, Undo)>,
    /// Done after all of that.
    last: Option<Stays>,
}

impl Deeds {
    fn push(&mut self, named: Named, undo: Undo) {
        self.last = None;
        if self.undoable.len() == KEPT {
            self.undoable.pop_front();
        }
        self.undoable.push_back((named, undo));
    }

    fn next(&self, t: &'static Texts) -> Option<String> {
        self.undoable.back().map(|(named, _)| named(t))
    }

    fn offer(&self, t: &'static Texts) -> Offer {
        match (&self.last, self.next(t)) {
            (Some(Stays::Published(..)), _) => Offer::ready(Command::Undo).called(t.msg_undo_called_publishing()),
            (_, Some(what)) => Offer::ready(Command::Undo).called(t.msg_undo_called(what)),
            (Some(Stays::Because(because)), None) => Offer::refused(Command::Undo, because(t)),
            (None, None) => Offer::refused(Command::Undo, t.msg_undo_nothing()),
        }
    }

    /// `key` is what is pressed to undo.
    fn begin(&mut self, t: &'static Texts, key: String) -> Undoing {
        match self.last.take() {
            Some(Stays::Published(id, recipients)) => Undoing::Withdraw(id, recipients),
            Some(Stays::Because(because)) => match self.next(t) {
                Some(what) => Undoing::Say(t.msg_undo_stays_then(because(t), key, what)),
                None => Undoing::Say(because(t)),
            },
            None => match self.undoable.pop_back() {
                Some((named, undo)) => Undoing::Undo(named(t), undo),
                None => Undoing::Say(t.msg_undo_nothing()),
            },
        }
    }
}

impl Desk {
    /// Something was done that can be undone so.
    pub fn undoable(&self, named: impl Fn(&'static Texts) -> String + 'static, undo: Undo) {
        self.deeds.borrow_mut().push(Box::new(named), undo);
    }

    /// Something was done that stays, for this reason.
    pub fn stays(&self, because: impl Fn(&'static Texts) -> String + 'static) {
        self.deeds.borrow_mut().last = Some(Stays::Because(Box::new(because)));
    }

    /// The same for what comes by the way: it is told only where nothing else was done.
    pub fn stays_by_the_way(&self, because: impl Fn(&'static Texts) -> String + 'static) {
        let mut deeds = self.deeds.borrow_mut();
        if deeds.undoable.is_empty() && deeds.last.is_none() {
            deeds.last = Some(Stays::Because(Box::new(because)));
        }
    }

    /// Something was published to so many: it stays, and can be withdrawn.
    pub fn published(&self, id: AnnouncementId, recipients: u32) {
        self.deeds.borrow_mut().last = Some(Stays::Published(id, recipients));
    }

    /// Undo as a layer offers it: with what it would undo, or why it cannot.
    pub fn undo_offer(&self) -> Offer {
        self.deeds.borrow().offer(self.texts())
    }

    /// What undoing comes to now. What is told to stay is no more in the way of what was done before it.
    pub fn begin_undo(&self) -> Undoing {
        self.deeds.borrow_mut().begin(self.texts(), self.undo_key())
    }

    /// What is pressed to undo.
    pub fn undo_key(&self) -> String {
        self.view().key_of(Command::Undo).unwrap_or_default()
    }

    /// Throws a draft away, so that it can be had back.
    pub fn throw_away_draft(&self, id: Uuid) {
        let thrown = self.drafts().unwrap_or_default().into_iter().find(|draft| draft.id == id);
        self.discard_draft(id);
        if let Some(draft) = thrown {
            self.undoable(Texts::msg_undo_draft, Undo::Draft(id, Zeroizing::new(draft.text)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, texts};

    fn does(deeds: &mut Deeds, number: u128) {
        let id = AnnouncementId(Uuid::from_u128(number));
        deeds.push(Box::new(move |_| format!("deed {number}")), Undo::Reinstate(vec![id]));
    }

    fn undone(deeds: &mut Deeds) -> Result<String, String> {
        match deeds.begin(texts(Language::English), "z".into()) {
            Undoing::Undo(what, _) => Ok(what),
            Undoing::Say(said) => Err(said),
            Undoing::Withdraw(..) => Err("withdraw".into()),
        }
    }

    #[test]
    fn the_newest_goes_first_and_only_so_many_are_kept() {
        let mut deeds = Deeds::default();
        (0..=KEPT as u128).for_each(|number| does(&mut deeds, number));
        for number in (1..=KEPT).rev() {
            assert_eq!(undone(&mut deeds), Ok(format!("deed {number}")));
        }
        assert_eq!(undone(&mut deeds), Err(texts(Language::English).msg_undo_nothing()));
    }

    #[test]
    fn what_stays_is_told_once_before_anything_older_is_undone() {
        let mut deeds = Deeds::default();
        deeds.last = Some(Stays::Because(Box::new(|_| "It stays.".into())));
        assert_eq!(deeds.offer(texts(Language::English)).refusal.as_deref(), Some("It stays."));
        does(&mut deeds, 1);
        deeds.last = Some(Stays::Because(Box::new(|_| "It stays.".into())));
        let said = undone(&mut deeds).unwrap_err();
        assert!(said.starts_with("It stays.") && said.contains("deed 1"), "{said}");
        assert_eq!(undone(&mut deeds), Ok("deed 1".into()));
    }

    #[test]
    fn what_was_just_published_is_offered_to_be_withdrawn() {
        let mut deeds = Deeds::default();
        does(&mut deeds, 1);
        deeds.last = Some(Stays::Published(AnnouncementId(Uuid::from_u128(7)), 3));
        assert!(deeds.offer(texts(Language::English)).refusal.is_none());
        assert_eq!(undone(&mut deeds), Err("withdraw".into()));
        assert_eq!(undone(&mut deeds), Ok("deed 1".into()));
    }
}
