//! Audiences before anything is sent: who would be reached and why, and why somebody would not.

use super::{Error, Member, Result};
use crate::domain::announcement::AnnouncementId;
use crate::domain::audience::{Audience, Exclusion, Reach, Reason, Recipient, Refusal, Sender};
use crate::domain::organisation::{Person, PersonId};

/// What an audience would come to.
#[derive(Clone, Debug)]
pub struct Preview {
    pub sender: PersonId,
    /// Whether the sender may use the reach at all.
    pub allowed: std::result::Result<(), Refusal>,
    /// Whom it would reach, even where the sender may not use it.
    pub recipients: Vec<Recipient>,
}

/// Whether something touches somebody, and what decided it.
pub type Why = std::result::Result<Reason, Exclusion>;

impl Member {
    /// Who `audience` would reach today, sent by `sender` (anybody may ask; the chart is everybody's).
    pub fn preview(&self, sender: PersonId, audience: &Audience) -> Result<Preview> {
        let (organisation, limits) = (self.workspace().organisation(), self.workspace().board().limits);
        let chart = organisation.on(self.workspace().today());
        let Some(at) = Sender::new(&chart, limits, sender) else {
            return Ok(Preview { sender, allowed: Err(Refusal::NotActive), recipients: Vec::new() });
        };
        Ok(Preview { sender, allowed: at.may_use(audience.reach), recipients: at.settle(audience) })
    }

    /// Which reaches the member may use today.
    pub fn reaches(&self) -> Vec<(Reach, std::result::Result<(), Refusal>)> {
        let chart = self.workspace().organisation().on(self.workspace().today());
        let Some(sender) = Sender::new(&chart, self.workspace().board().limits, self.id()) else {
            return Reach::ALL.iter().map(|reach| (*reach, Err(Refusal::NotActive))).collect();
        };
        Reach::ALL.iter().map(|reach| (*reach, sender.may_use(*reach))).collect()
    }

    /// Why `audience` from `sender` would reach `person`, or would not.
    pub fn why(&self, sender: PersonId, audience: &Audience, person: &Person) -> Result<Why> {
        let chart = self.workspace().organisation().on(self.workspace().today());
        let handle = || self.workspace().organisation().find(sender).map(|who| who.handle.clone()).unwrap_or_default();
        let sender =
            Sender::new(&chart, self.workspace().board().limits, sender).ok_or_else(|| Error::NotActive(handle()))?;
        Ok(sender.consider(audience, person))
    }

    /// Why a published announcement that the member may see reached `person`, or did not: by the chart it was settled
    /// with, and by what came later.
    pub fn why_reached(&self, id: AnnouncementId, person: &Person) -> Result<Why> {
        let store = self.store();
        let announcement = store.announcement(self.id(), id, self.now())?.ok_or(Error::NoAnnouncement)?;
        if let Some(addition) =
            store.additions(announcement.position)?.into_iter().find(|addition| addition.person == person.id)
        {
            return Ok(Ok(if addition.stands_in {
                Reason::StandsIn(announcement.author)
            } else {
                Reason::Joined(addition.on)
            }));
        }
        let organisation = self.workspace().organisation_at(announcement.chart)?;
        let chart = organisation.on(self.workspace().day_of(announcement.publish_at));
        let limits = store.limits_at(announcement.chart)?;
        let Some(then) = organisation.find(person.id) else { return Ok(Err(Exclusion::JoinedLater)) };
        let Some(sender) = Sender::new(&chart, limits, announcement.author) else {
            return Ok(Err(Exclusion::NotActive));
        };
        Ok(sender.consider(&announcement.content.audience, then))
    }
}
