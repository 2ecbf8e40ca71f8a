//! What changes of the chart do to announcements: at once where they take effect today, and by the first write or sign-in
//! after the date where they are dated ahead.
//!
//! Scheduled announcements are settled anew with every change. Live ones only gain people newly active who match on that
//! day; moves neither add nor remove. A leaver's live announcements go to who stands in for them.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use super::act::Act;
use super::signing::{self, kind};
use super::{Result, end_of_day};
use crate::domain::announcement::{Acknowledgement, Announcement, State};
use crate::domain::audience::Sender;
use crate::domain::organisation::PersonId;
use crate::store::announcements::Addition;

/// How long an announcement that asks for nothing still comes to newcomers.
const RECENT_DAYS: i64 = 30;
/// Nothing is due for a newcomer within so many days of joining.
const GRACE_DAYS: i64 = 7;

impl Act<'_> {
    /// Settles every dated change up to today that nobody has settled yet.
    pub(super) fn settle_dated_changes(&mut self) -> Result<()> {
        let (last, today) = (self.board.settled_on, self.today());
        if last >= today {
            return Ok(());
        }
        let since = |day: Option<Date>| day.is_some_and(|day| last < day && day <= today);
        let joined: Vec<PersonId> = self.people_where(|person| since(person.active_from));
        let left: Vec<PersonId> = self.people_where(|person| since(person.active_until));
        for person in left {
            self.hand_over(person)?;
        }
        self.bring_to_newcomers(&joined)?;
        self.tx.set_settled_on(today)?;
        self.board.settled_on = today;
        Ok(())
    }

    fn people_where(&self, which: impl Fn(&crate::domain::organisation::Profile) -> bool) -> Vec<PersonId> {
        self.organisation.people().iter().filter(|person| which(person)).map(|person| person.id).collect()
    }

    /// After the chart has changed in this act: scheduled announcements are settled anew, and `joined` get what is live.
    pub(super) fn settle_chart_change(&mut self, joined: &[PersonId], left: &[PersonId]) -> Result<()> {
        self.chart_changed()?;
        for person in left {
            self.hand_over(*person)?;
        }
        for announcement in self.tx.scheduled(self.at)? {
            self.resettle(announcement)?;
        }
        self.bring_to_newcomers(joined)
    }

    fn resettle(&mut self, mut announcement: Announcement) -> Result<()> {
        let chart = self.organisation.on(self.day_of(announcement.publish_at));
        // A sender who will have left by then keeps the last audience that could be settled.
        let Some(sender) = Sender::new(&chart, self.board.limits, announcement.author) else { return Ok(()) };
        let audience = &announcement.content.audience;
        let recipients: Vec<PersonId> = sender.settle(audience).into_iter().map(|recipient| recipient.person).collect();
        announcement.chart = self.board.chart;
        let digest = signing::recipients(&announcement, &recipients);
        self.sign(kind::RECIPIENTS, announcement.id.0.as_bytes(), digest)?;
        Ok(self.tx.resettle(announcement.position, self.board.chart, &recipients)?)
    }

    /// Live announcements that ask for acknowledgement, are pinned or are recent come to people who are newly active and
    /// match on the day they joined.
    fn bring_to_newcomers(&mut self, joined: &[PersonId]) -> Result<()> {
        let today = self.today();
        let newly: Vec<(PersonId, Date)> = joined
            .iter()
            .filter_map(|id| {
                let person = self.organisation.find(*id).filter(|person| person.is_active(today))?;
                Some((*id, person.active_from.unwrap_or(today)))
            })
            .collect();
        if newly.is_empty() {
            return Ok(());
        }
        let recent = self.at.saturating_sub((24 * RECENT_DAYS).hours()).unwrap_or(Timestamp::MIN);
        for announcement in self.tx.open_to_change(self.at, recent)? {
            if announcement.state(self.at) != State::Live {
                continue;
            }
            for (person, on) in &newly {
                self.bring(&announcement, *person, *on)?;
            }
        }
        Ok(())
    }

    fn bring(&mut self, announcement: &Announcement, newcomer: PersonId, on: Date) -> Result<()> {
        let chart = self.organisation.on(on.max(self.day_of(announcement.publish_at)));
        let (Some(sender), Some(person)) =
            (Sender::new(&chart, self.board.limits, announcement.author), chart.find(newcomer))
        else {
            return Ok(());
        };
        let there = self.recipients(announcement.position)?.contains(&newcomer);
        if there || sender.consider(&announcement.content.audience, person).is_err() {
            return Ok(());
        }
        let addition = Addition { person: newcomer, on, stands_in: false };
        let duty = match announcement.content.acknowledgement {
            None => None,
            Some(asked) => Some(self.due_for_newcomer(asked, on)?),
        };
        self.tx.add_recipient(announcement.position, addition, duty)?;
        let digest = signing::recipients(announcement, &[newcomer]);
        self.sign(kind::RECIPIENTS, announcement.id.0.as_bytes(), digest)?;
        Ok(())
    }

    /// By when somebody who joined on a day owes an acknowledgement.
    pub(super) fn due_for_newcomer(&self, asked: Acknowledgement, joined: Date) -> Result<Option<Timestamp>> {
        let first_due = joined.checked_add(GRACE_DAYS.days()).map_err(|_| super::Error::BadDay(joined))?;
        let grace = end_of_day(first_due, &self.board.zone)?;
        Ok(asked.due.map(|due| due.max(grace)))
    }

    /// Gives a leaver's live and scheduled announcements to who stands in for them.
    fn hand_over(&mut self, leaver: PersonId) -> Result<()> {
        let today = self.today();
        let Some(heir) = self.organisation.standing_in_for(leaver, today).map(|person| person.id) else {
            return Ok(());
        };
        if heir == leaver {
            return Ok(());
        }
        for announcement in self.tx.stewarded(leaver, self.at)? {
            self.tx.set_steward(announcement.position, heir)?;
            if !self.recipients(announcement.position)?.contains(&heir) {
                let addition = Addition { person: heir, on: today, stands_in: true };
                self.tx.add_recipient(announcement.position, addition, None)?;
            }
        }
        Ok(())
    }
}
