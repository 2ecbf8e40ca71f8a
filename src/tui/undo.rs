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

/// Something that was done.
enum Deed {
    Undoable(Named, Undo),
    /// It stays, for this reason.
    Stays(Named),
    /// It was published to so many: it stays, and can be withdrawn.
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
pub struct Deeds(VecDeque<Deed>);

impl Deeds {
    fn push(&mut self, deed: Deed) {
        let stays = |deed: &Deed| !matches!(deed, Deed::Undoable(..));
        // Of what stays the newest is told, and no more.
        if stays(&deed) && self.0.back().is_some_and(stays) {
            self.0.pop_back();
        }
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back(deed);
    }

    /// What can be undone next.
    fn next(&self, t: &'static Texts) -> Option<String> {
        self.0.iter().rev().find_map(|deed| match deed {
            Deed::Undoable(named, _) => Some(named(t)),
            Deed::Stays(_) | Deed::Published(..) => None,
        })
    }

    fn offer(&self, t: &'static Texts) -> Offer {
        match (self.0.back(), self.next(t)) {
            (Some(Deed::Published(..)), _) => Offer::ready(Command::Undo).called(t.msg_undo_called_publishing()),
            (_, Some(what)) => Offer::ready(Command::Undo).called(t.msg_undo_called(what)),
            (Some(Deed::Stays(because)), None) => Offer::refused(Command::Undo, because(t)),
            (_, None) => Offer::refused(Command::Undo, t.msg_undo_nothing()),
        }
    }

    /// `key` is what is pressed to undo.
    fn begin(&mut self, t: &'static Texts, key: String) -> Undoing {
        match self.0.pop_back() {
            Some(Deed::Undoable(named, undo)) => Undoing::Undo(named(t), undo),
            Some(Deed::Published(id, recipients)) => Undoing::Withdraw(id, recipients),
            Some(Deed::Stays(because)) => match self.next(t) {
                Some(what) => Undoing::Say(t.msg_undo_stays_then(because(t), key, what)),
                None => Undoing::Say(because(t)),
            },
            None => Undoing::Say(t.msg_undo_nothing()),
        }
    }
}

impl Desk {
    /// Something was done that can be undone so.
    pub fn undoable(&self, named: impl Fn(&'static Texts) -> String + 'static, undo: Undo) {
        self.deeds.borrow_mut().push(Deed::Undoable(Box::new(named), undo));
    }

    /// Something was done that stays, for this reason.
    pub fn stays(&self, because: impl Fn(&'static Texts) -> String + 'static) {
        self.deeds.borrow_mut().push(Deed::Stays(Box::new(because)));
    }

    /// The same for what comes by the way: it is told only where nothing else was done.
    pub fn stays_by_the_way(&self, because: impl Fn(&'static Texts) -> String + 'static) {
        if self.deeds.borrow().0.is_empty() {
            self.stays(because);
        }
    }

    /// Something was published to so many: it stays, and can be withdrawn.
    pub fn published(&self, id: AnnouncementId, recipients: u32) {
        self.deeds.borrow_mut().push(Deed::Published(id, recipients));
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
        deeds.push(Deed::Undoable(Box::new(move |_| format!("deed {number}")), Undo::Reinstate(vec![id])));
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
        let stays = |number: u32| Deed::Stays(Box::new(move |_| format!("{number} stays.")));
        let mut deeds = Deeds::default();
        deeds.push(stays(1));
        assert_eq!(deeds.offer(texts(Language::English)).refusal.as_deref(), Some("1 stays."));
        does(&mut deeds, 1);
        deeds.push(stays(2));
        deeds.push(stays(3));
        does(&mut deeds, 2);
        assert_eq!(undone(&mut deeds), Ok("deed 2".into()));
        let said = undone(&mut deeds).unwrap_err();
        assert!(said.starts_with("3 stays.") && said.contains("deed 1"), "{said}");
        assert_eq!(undone(&mut deeds), Ok("deed 1".into()));
        assert_eq!(undone(&mut deeds), Err("1 stays.".into()));
    }

    #[test]
    fn what_was_just_published_is_offered_to_be_withdrawn() {
        let mut deeds = Deeds::default();
        does(&mut deeds, 1);
        deeds.push(Deed::Published(AnnouncementId(Uuid::from_u128(7)), 3));
        assert!(deeds.offer(texts(Language::English)).refusal.is_none());
        assert_eq!(undone(&mut deeds), Err("withdraw".into()));
        assert_eq!(undone(&mut deeds), Ok("deed 1".into()));
    }
}
