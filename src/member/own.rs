//! What the board holds about the member beside what their screens show: for them alone, for the copy of all about them.

use jiff::Timestamp;

use super::signing::kind;
use super::{Member, Result};
use crate::domain::announcement::{Position, Receipt};
use crate::domain::organisation::{Person, PersonId};
use crate::keys::ChainEntry;
use crate::member::announcements::Reading;
use crate::store::keys::AnnouncedKeys;

/// What the chart said of the member.
#[derive(Clone, Debug)]
pub struct PastProfile {
    /// The versions of the chart that said so: the first, and the first that did no more.
    pub since: i64,
    pub until: Option<i64>,
    /// When, and by whom, the first of them was signed; none of the first version of a board.
    pub signed: Option<(Timestamp, PersonId)>,
    pub person: Person,
}

/// An announcement of the member or for them, and what they did with it.
#[derive(Clone, Debug)]
pub struct Received {
    pub reading: Reading,
    pub receipt: Option<Receipt>,
}

/// Chain entries read at once.
const BATCH: usize = 1000;

impl Member {
    /// Everything the chart ever said of the member, oldest first.
    pub fn own_profiles(&self) -> Result<Vec<PastProfile>> {
        let (store, me) = (self.store(), self.id());
        let signed = store.chain_of(kind::PEOPLE)?;
        let by_whom = |version: i64| {
            let entry = signed.iter().find(|entry| entry.subject == version.to_be_bytes())?;
            Some((Timestamp::from_microsecond(entry.at_micros).ok()?, PersonId(entry.author)))
        };
        let versions = store.profiles_since(1)?.into_iter().filter(|version| version.person.id == me);
        Ok(versions
            .map(|version| PastProfile {
                since: version.since,
                until: version.until,
                signed: by_whom(version.since),
                person: version.person,
            })
            .collect())
    }

    /// Every generation of the member's keys: their public halves and where they were announced.
    pub fn own_keys(&self) -> Result<Vec<AnnouncedKeys>> {
        Ok(self.store().generations(self.id())?)
    }

    /// Everything the member ever signed, in order. Goes through the whole chain.
    pub fn own_deeds(&self) -> Result<Vec<ChainEntry>> {
        let (store, me) = (self.store(), self.id().0);
        let (mut next, mut deeds) = (1, Vec::new());
        loop {
            let batch = store.chain_from(next, BATCH)?;
            let Some(last) = batch.last() else { return Ok(deeds) };
            next = last.seq + 1;
            deeds.extend(batch.into_iter().filter(|entry| entry.author == me));
        }
    }

    /// Announcements that the member wrote or may see, expired and scheduled ones included, in the order they lie in: up to
    /// `limit` of the board's rows beyond a place are looked at. None at the end.
    pub fn own_announcements(&self, beyond: Position, limit: usize) -> Result<Option<(Position, Vec<Received>)>> {
        let store = self.store();
        let rows = store.every(beyond, limit)?;
        let Some((last, _)) = rows.last() else { return Ok(None) };
        let (last, mut seen) = (*last, Vec::new());
        for (position, row) in rows {
            let id = row?.id;
            if store.headline(self.id(), id, self.now())?.is_some() {
                let receipt = store.receipt(position, self.id())?;
                seen.push(Received { reading: self.read(id)?, receipt });
            }
        }
        Ok(Some((last, seen)))
    }
}
