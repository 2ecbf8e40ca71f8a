//! One act on many announcements: what it would touch, what it did, and what it left out and why.
//!
//! Each is judged by itself: what one may not be done to never keeps the others from being done. They are written some
//! fifty in a transaction, so that others get their turn, and a failure keeps what was done before it.

use std::collections::{BTreeMap, HashSet};

use jiff::Timestamp;

use super::act::Act;
use super::{Error, Member, Result};
use crate::domain::announcement::{AnnouncementId, Fault, Headline, ReceiptState, State};
use crate::domain::organisation::PersonId;

/// How many are written in one transaction.
const AT_ONCE: usize = 50;

/// Why something is not done to one announcement of many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skip {
    /// It is not there any more for who acts.
    Gone,
    /// Somebody else looks after it.
    NotYours,
    /// One opens and acknowledges what others wrote.
    Yours,
    /// It was opened before.
    Opened,
    /// Nobody acknowledges what they have not opened.
    Unopened,
    /// It was acknowledged before.
    Acknowledged,
    NothingAsked,
    /// It is asked of its recipients, and who acts only stands in for its author.
    NotAsked,
    /// There is a newer revision than the one that was seen.
    Revised,
    Withdrawn,
    NotWithdrawn,
    Expired,
    NotPublished,
    /// It is pinned, and its author has as many pins on that board as there can be.
    PinsUsedUp,
    /// It is urgent and has never been out, and its author has as many urgent ones in its week as there can be.
    UrgentUsedUp,
}

/// What came of one act on many.
#[derive(Debug, Default)]
pub struct Batch {
    pub done: Vec<AnnouncementId>,
    pub skipped: Vec<(AnnouncementId, Skip)>,
    pub failed: Option<Failure>,
}

/// The board could not be written: what is in `left` has not happened.
#[derive(Debug)]
pub struct Failure {
    pub error: Error,
    pub left: Vec<AnnouncementId>,
}

/// How many an act would touch, and how many it would leave out for each reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub touched: usize,
    pub left_out: BTreeMap<Skip, usize>,
}

/// What could be done to many announcements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weighed {
    /// Those that are there, each with its revision.
    pub seen: Vec<(AnnouncementId, u32)>,
    pub open: Tally,
    pub acknowledge: Tally,
    pub withdraw: Tally,
    /// How many people read what could be withdrawn.
    pub readers: usize,
}

impl Batch {
    /// How many were left out for each reason.
    pub fn left_out(&self) -> BTreeMap<Skip, usize> {
        let mut left_out = BTreeMap::new();
        for (_, reason) in &self.skipped {
            *left_out.entry(*reason).or_default() += 1;
        }
        left_out
    }
}

impl Tally {
    fn count(&mut self, skip: Option<Skip>) {
        match skip {
            None => self.touched += 1,
            Some(reason) => *self.left_out.entry(reason).or_default() += 1,
        }
    }
}

impl Skip {
    /// The reason that a refusal is of one announcement alone; anything else is handed back.
    fn of(error: Error) -> Result<Self> {
        Ok(match error {
            Error::NoAnnouncement => Self::Gone,
            Error::OnlyAuthor => Self::NotYours,
            Error::OnlyRecipients => Self::NotAsked,
            Error::NothingToAcknowledge => Self::NothingAsked,
            Error::Conflict => Self::Revised,
            Error::Withdrawn => Self::Withdrawn,
            Error::Expired => Self::Expired,
            Error::NotPublished => Self::NotPublished,
            Error::Faults(faults) if matches!(faults.as_slice(), [Fault::PinsUsedUp(_)]) => Self::PinsUsedUp,
            Error::Faults(faults) if faults == [Fault::UrgentUsedUp] => Self::UrgentUsedUp,
            other => return Err(other),
        })
    }

    fn of_state(state: State) -> Option<Self> {
        match state {
            State::Live => None,
            State::Withdrawn => Some(Self::Withdrawn),
            State::Expired => Some(Self::Expired),
            State::Scheduled => Some(Self::NotPublished),
        }
    }
}

fn opening(headline: &Headline, me: PersonId, now: Timestamp) -> Option<Skip> {
    match headline.receipt {
        _ if headline.author == me => Some(Skip::Yours),
        ReceiptState::Unseen => Skip::of_state(headline.state(now)),
        ReceiptState::Opened | ReceiptState::Acknowledged => Some(Skip::Opened),
    }
}

fn acknowledging(headline: &Headline, me: PersonId, now: Timestamp) -> Option<Skip> {
    match headline.receipt {
        _ if headline.author == me => Some(Skip::Yours),
        _ if headline.acknowledgement.is_none() => Some(Skip::NothingAsked),
        ReceiptState::Acknowledged => Some(Skip::Acknowledged),
        receipt => {
            let unopened = (receipt == ReceiptState::Unseen).then_some(Skip::Unopened);
            Skip::of_state(headline.state(now)).or(unopened)
        }
    }
}

impl Act<'_> {
    fn headline_of(&self, id: AnnouncementId) -> Result<Headline> {
        self.tx.headline(self.me(), id, self.at)?.ok_or(Error::NoAnnouncement)
    }
}

impl Member {
    /// What could be done to these.
    pub fn weigh(&self, ids: &[AnnouncementId]) -> Result<Weighed> {
        let (store, me, now) = (self.store(), self.id(), self.now());
        let mut weighed = Weighed::default();
        let mut readers = HashSet::new();
        for id in ids {
            let (Some(headline), Some(announcement)) =
                (store.headline(me, *id, now)?, store.announcement(me, *id, now)?)
            else {
                let tallies = [&mut weighed.open, &mut weighed.acknowledge, &mut weighed.withdraw];
                tallies.into_iter().for_each(|tally| tally.count(Some(Skip::Gone)));
                continue;
            };
            weighed.seen.push((*id, headline.revision));
            weighed.open.count(opening(&headline, me, now));
            let mut skip = acknowledging(&headline, me, now);
            if skip.is_none() && announcement.steward == me {
                let later = store.additions(announcement.position)?;
                let asked = store.recipients(announcement.position)?.contains(&me)
                    || later.iter().any(|addition| addition.person == me && !addition.stands_in);
                skip = (!asked).then_some(Skip::NotAsked);
            }
            weighed.acknowledge.count(skip);
            weighed.withdraw.count(match announcement.withdrawn_at {
                _ if announcement.steward != me => Some(Skip::NotYours),
                Some(_) => Some(Skip::Withdrawn),
                None => {
                    let later = store.additions(announcement.position)?.into_iter().filter(|later| !later.stands_in);
                    readers.extend(store.recipients(announcement.position)?);
                    readers.extend(later.map(|later| later.person));
                    None
                }
            });
        }
        weighed.readers = readers.len();
        Ok(weighed)
    }

    /// Those of `ids` that the member may see.
    pub fn visible(&self, ids: &[AnnouncementId]) -> Result<Vec<AnnouncementId>> {
        let mut visible = Vec::new();
        for id in ids {
            if self.store().headline(self.id(), *id, self.now())?.is_some() {
                visible.push(*id);
            }
        }
        Ok(visible)
    }

    /// Records that the member has opened each.
    pub fn open_all(&mut self, ids: &[AnnouncementId]) -> Batch {
        self.each(
            ids,
            |id| *id,
            |act, id| {
                let skip = opening(&act.headline_of(*id)?, act.me(), act.at);
                if skip.is_none() {
                    act.open(*id)?;
                }
                Ok(skip)
            },
        )
    }

    /// Acknowledges each revision that was seen; what is not opened is left out.
    pub fn acknowledge_all(&mut self, seen: &[(AnnouncementId, u32)]) -> Batch {
        self.each(
            seen,
            |(id, _)| *id,
            |act, (id, revision)| {
                let skip = acknowledging(&act.headline_of(*id)?, act.me(), act.at);
                if skip.is_none() {
                    act.acknowledge(*id, *revision)?;
                }
                Ok(skip)
            },
        )
    }

    pub fn withdraw_all(&mut self, ids: &[AnnouncementId]) -> Batch {
        self.each(
            ids,
            |id| *id,
            |act, id| {
                if act.stewarded(*id)?.withdrawn_at.is_some() {
                    return Ok(Some(Skip::Withdrawn));
                }
                act.withdraw(*id)?;
                Ok(None)
            },
        )
    }

    /// Takes withdrawals back.
    pub fn reinstate_all(&mut self, ids: &[AnnouncementId]) -> Batch {
        self.each(
            ids,
            |id| *id,
            |act, id| {
                if act.visible(*id)?.withdrawn_at.is_none() {
                    return Ok(Some(Skip::NotWithdrawn));
                }
                act.reinstate(*id)?;
                Ok(None)
            },
        )
    }

    fn each<T>(
        &mut self,
        all: &[T],
        id: impl Fn(&T) -> AnnouncementId,
        deed: impl Fn(&mut Act<'_>, &T) -> Result<Option<Skip>>,
    ) -> Batch {
        let mut batch = Batch::default();
        for (at, some) in all.chunks(AT_ONCE).enumerate() {
            let written = self.act(|act| {
                let judge = |item| deed(act, item).or_else(|error| Skip::of(error).map(Some));
                some.iter().map(judge).collect::<Result<Vec<_>>>()
            });
            match written {
                Ok(judged) => {
                    for (item, skip) in some.iter().zip(judged) {
                        match skip {
                            None => batch.done.push(id(item)),
                            Some(reason) => batch.skipped.push((id(item), reason)),
                        }
                    }
                }
                Err(error) => {
                    let left = all[at * AT_ONCE..].iter().map(id).collect();
                    batch.failed = Some(Failure { error, left });
                    break;
                }
            }
        }
        batch
    }
}
