//! Taking an announcement back, and putting it out again.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use uuid::Uuid;

use super::act::Act;
use super::announcements::day_after;
use super::signing::{self, kind};
use super::{Error, Member, Result};
use crate::domain::announcement::{AnnouncementId, Fault, PINS, Priority, State, URGENT_PER_WEEK};

impl Act<'_> {
    /// Takes it back: recipients keep title and date, the text is gone for them.
    pub fn withdraw(&mut self, id: AnnouncementId) -> Result<()> {
        let announcement = self.stewarded(id)?;
        if announcement.withdrawn_at.is_some() {
            return Ok(());
        }
        self.sign(kind::WITHDRAWAL, id.0.as_bytes(), signing::withdrawal(id, self.at))?;
        Ok(self.tx.withdraw(announcement.position, self.at)?)
    }

    /// Puts out again what was withdrawn, unless it has expired meanwhile: its recipients read it again, whoever came in
    /// the meantime gets it too, and what is still owed is due no sooner than in 24 hours.
    pub fn reinstate(&mut self, id: AnnouncementId) -> Result<()> {
        let mut announcement = self.visible(id)?;
        let author = announcement.author;
        // While it was withdrawn nobody handed it on: who looks after it now is for the chart to say.
        let steward = self.organisation.standing_in_for(author, self.today()).map_or(author, |heir| heir.id);
        if steward != self.me() {
            return Err(Error::OnlyAuthor);
        }
        let Some(withdrawn_at) = announcement.withdrawn_at.take() else { return Ok(()) };
        if announcement.state(self.at) == State::Expired {
            return Err(Error::Expired);
        }
        let direction = announcement.content.audience.direction();
        // What has never been out was not counted among the urgent ones of its week either.
        if announcement.content.priority == Priority::Urgent && withdrawn_at < announcement.publish_at {
            let (since, until) = self.week_of(self.day_of(announcement.publish_at))?;
            if self.tx.count_urgent(author, since, until)? >= URGENT_PER_WEEK {
                return Err(Error::Faults(vec![Fault::UrgentUsedUp]));
            }
        }
        if announcement.content.pinned && self.tx.count_pins(author, direction, self.at)? >= PINS {
            return Err(Error::Faults(vec![Fault::PinsUsedUp(direction)]));
        }
        self.sign(kind::REINSTATEMENT, id.0.as_bytes(), signing::reinstatement(id, self.at))?;
        self.tx.reinstate(announcement.position)?;
        if announcement.steward != steward {
            self.entrust(&announcement, steward)?;
        }
        if withdrawn_at < announcement.publish_at {
            // It has never been out: whom it reaches went on following the chart.
            self.resettle(announcement.clone())?;
        } else {
            self.bring_to_those_since(&announcement, withdrawn_at)?;
        }
        for person in self.recipients(announcement.position)? {
            self.return_duty(&announcement, person, day_after(self.at))?;
        }
        Ok(())
    }
}

impl Member {
    /// Which announcements that the member may see were put out again: how often, and when they were last.
    pub fn reinstated(&self) -> Result<HashMap<AnnouncementId, (u32, Timestamp)>> {
        let mut reinstated = HashMap::new();
        for entry in self.store().chain_of(kind::REINSTATEMENT)? {
            let (Ok(id), Ok(at)) = (Uuid::from_slice(&entry.subject), Timestamp::from_microsecond(entry.at_micros))
            else {
                continue;
            };
            let known = reinstated.entry(AnnouncementId(id)).or_insert((0, at));
            *known = (known.0 + 1, at);
        }
        // The chain is everybody's; which announcements there are is not.
        let ids: Vec<AnnouncementId> = reinstated.keys().copied().collect();
        let visible: HashSet<AnnouncementId> = self.visible(&ids)?.into_iter().collect();
        reinstated.retain(|id, _| visible.contains(id));
        Ok(reinstated)
    }

    pub fn withdraw(&mut self, id: AnnouncementId) -> Result<()> {
        self.act(|act| act.withdraw(id))
    }

    pub fn reinstate(&mut self, id: AnnouncementId) -> Result<()> {
        self.act(|act| act.reinstate(id))
    }
}
