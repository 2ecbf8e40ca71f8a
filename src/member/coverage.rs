//! Who has read an announcement: for its author, and for those it escalates to.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::signing::{self, Signature};
use super::{Error, Member, Result};
use crate::domain::announcement::{Announcement, AnnouncementId, Coverage, Receipt, ReceiptState};
use crate::domain::organisation::PersonId;

impl Member {
    /// Coverage with names, for whoever looks after the announcement.
    pub fn coverage(&self, id: AnnouncementId) -> Result<Coverage> {
        let store = self.store();
        let announcement = store.announcement(self.id(), id, self.now())?.ok_or(Error::NoAnnouncement)?;
        if announcement.steward != self.id() {
            return Err(Error::OnlyAuthor);
        }
        let mut recipients: HashSet<PersonId> = store.recipients(announcement.position)?.into_iter().collect();
        let later = store.additions(announcement.position)?.into_iter().filter(|addition| !addition.stands_in);
        recipients.extend(later.map(|addition| addition.person));
        let receipts: HashMap<PersonId, ReceiptState> = self
            .genuine_receipts(&announcement)?
            .into_iter()
            .map(|receipt| (receipt.person, receipt.state(announcement.asks_since)))
            .collect();
        let state = |person: PersonId| receipts.get(&person).copied().unwrap_or(ReceiptState::Unseen);
        let organisation = self.workspace().organisation();
        let today = self.workspace().today();
        let here = |person: PersonId| organisation.find(person).is_some_and(|person| person.is_active(today));
        // What a leaver acknowledged stays counted; what they owed drops with them.
        recipients.retain(|person| here(*person) || state(*person) == ReceiptState::Acknowledged);
        let asks = announcement.content.acknowledgement.is_some();
        let enrolled = store.enrolled()?;
        let mut coverage =
            Coverage { recipients: u32::try_from(recipients.len()).unwrap_or(u32::MAX), ..Coverage::default() };
        let mut asking = HashSet::new();
        for question in store.questions(announcement.position, None)? {
            if question.answer.is_none() && recipients.contains(&question.asker) {
                asking.insert(question.asker);
            }
        }
        coverage.asking = u32::try_from(asking.len()).unwrap_or(u32::MAX);
        for person in recipients {
            let state = state(person);
            coverage.opened += u32::from(state >= ReceiptState::Opened);
            coverage.acknowledged += u32::from(state == ReceiptState::Acknowledged);
            let done = if asks { ReceiptState::Acknowledged } else { ReceiptState::Opened };
            if state < done {
                coverage.missing.push(person);
            }
        }
        let name = |person: &PersonId| organisation.find(*person).map(|person| person.name.clone());
        coverage.missing.sort_by_cached_key(|person| (name(person), *person));
        coverage.not_enrolled = coverage.missing.iter().copied().filter(|person| !enrolled.contains(person)).collect();
        Ok(coverage)
    }

    /// What readers did. An acknowledgement that its reader did not sign is none.
    fn genuine_receipts(&self, announcement: &Announcement) -> Result<Vec<Receipt>> {
        let store = self.store();
        let mut receipts = store.receipts(announcement.position)?;
        let mut vouched = self.vouched.borrow_mut();
        for receipt in &mut receipts {
            let Some(at) = receipt.acknowledged_at else { continue };
            if receipt.entry.is_none() && self.workspace().board().sample {
                continue;
            }
            let digest = signing::acknowledgement(announcement, receipt.person, receipt.acknowledged_revision, at);
            if vouched.contains(&digest) {
                continue;
            }
            if signing::check_acknowledgement(store, announcement, receipt)? == Signature::Invalid {
                receipt.acknowledged_at = None;
            } else {
                vouched.insert(digest);
            }
        }
        Ok(receipts)
    }

    /// Everybody it was published to or came to later, by number, each with the moment they acknowledged what it asks
    /// for now: for whoever looks after it.
    pub fn readers(&self, id: AnnouncementId) -> Result<Vec<(PersonId, Option<Timestamp>)>> {
        let store = self.store();
        let announcement = store.announcement(self.id(), id, self.now())?.ok_or(Error::NoAnnouncement)?;
        if announcement.steward != self.id() {
            return Err(Error::OnlyAuthor);
        }
        let receipts = self.genuine_receipts(&announcement)?.into_iter();
        let acknowledged: HashMap<PersonId, Option<Timestamp>> = receipts
            .filter(|receipt| receipt.state(announcement.asks_since) == ReceiptState::Acknowledged)
            .map(|receipt| (receipt.person, receipt.acknowledged_at))
            .collect();
        let later = store.additions(announcement.position)?.into_iter().filter(|addition| !addition.stands_in);
        let mut readers = store.recipients(announcement.position)?;
        readers.extend(later.map(|addition| addition.person));
        readers.sort_unstable();
        readers.dedup();
        Ok(readers.into_iter().map(|person| (person, acknowledged.get(&person).copied().flatten())).collect())
    }
}
