//! What an announcement has said: every revision, who published it, and whether it still is what they signed.

use jiff::Timestamp;

use super::signing::{self, Signature};
use super::{Error, Member, Result};
use crate::domain::announcement::{Announcement, AnnouncementId, Revision};
use crate::domain::organisation::PersonId;

/// One revision, the current one included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub number: u32,
    pub title: String,
    /// Markdown.
    pub body: String,
    pub at: Timestamp,
    /// Who signed it: the author, or who stood in. Nobody on rows of a sample that were never signed.
    pub by: Option<PersonId>,
    pub signature: Signature,
}

impl Member {
    /// All revisions of an announcement the member may see, oldest first. Of a withdrawn one its readers get none.
    pub fn editions(&self, id: AnnouncementId) -> Result<Vec<Edition>> {
        let (me, now, store) = (self.id(), self.now(), self.store());
        let announcement = store.announcement(me, id, now)?.ok_or(Error::NoAnnouncement)?;
        if announcement.withdrawn_at.is_some() && me != announcement.steward && me != announcement.author {
            return Err(Error::Withdrawn);
        }
        let mut editions = Vec::new();
        for revision in store.revisions(announcement.position)? {
            let signature = signing::check_revision(store, &announcement, &revision)?;
            editions.push(self.edition(revision, signature)?);
        }
        let signature = signing::check_announcement(store, &announcement)?;
        editions.push(self.edition(current(announcement), signature)?);
        Ok(editions)
    }

    fn edition(&self, revision: Revision, signature: Signature) -> Result<Edition> {
        let entry = revision.entry.map(|entry| self.store().chain_entry(entry)).transpose()?.flatten();
        let Revision { number, title, body, at, .. } = revision;
        Ok(Edition { number, title, body, at, by: entry.map(|entry| PersonId(entry.author)), signature })
    }
}

fn current(announcement: Announcement) -> Revision {
    Revision {
        number: announcement.revision,
        title: announcement.content.title,
        body: announcement.content.body,
        at: announcement.revised_at,
        entry: announcement.entry,
    }
}
