//! What changes of the chart do to announcements: at once where they take effect today, and by the first write or sign-in
//! after the date where they are dated ahead.
//!
//! Scheduled announcements are settled anew with every change. Live ones only gain people newly active who match on that
//! day; moves neither add nor remove. A leaver's live announcements go to who stands in for them, and come back with them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use super::act::Act;
use super::signing::{self, kind};
use super::{Result, end_of_day};
use crate::domain::announcement::{Announcement, State};
use crate::domain::audience::Sender;
use crate::domain::organisation::{Chart, Organisation, PersonId};
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
        let due = |day: Option<Date>| day.filter(|day| last < *day && *day <= today);
        let people = self.organisation.people();
        let joined: Vec<(PersonId, Date)> =
            people.iter().filter_map(|person| Some((person.id, due(person.active_from)?))).collect();
        let left: Vec<PersonId> =
            people.iter().filter_map(|person| due(person.active_until).map(|_| person.id)).collect();
        let before = Arc::clone(&self.organisation);
        self.hand_over(&left, |person| before.standing_in_for(person, last).map(|heir| heir.id))?;
        self.bring_to_newcomers(&joined)?;
        self.tx.drop_lapsed_duties(self.at)?;
        self.tx.set_settled_on(today)?;
        self.board.settled_on = today;
        Ok(())
    }

    /// After this act has changed people or limits: leavers hand over, scheduled announcements are settled anew, and who
    /// is here now and was not before gets what is live. What is dated ahead waits for its day.
    pub(super) fn settle_chart_change(&mut self) -> Result<()> {
        let (before, today) = (Arc::clone(&self.organisation), self.today());
        self.chart_changed()?;
        self.follow_chart_in_goals(&before)?;
        let was_here = |id| before.find(id).is_some_and(|person| person.is_active(today));
        let (mut joined, mut left) = (Vec::new(), Vec::new());
        for person in self.organisation.people() {
            match (was_here(person.id), person.is_active(today)) {
                // Whatever day the chart gives, they have had nothing to read before today.
                (false, true) => joined.push((person.id, today)),
                (true, false) => left.push(person.id),
                _ => {}
            }
        }
        self.hand_over(&left, |person| before.standing_in_for(person, today).map(|heir| heir.id))?;
        for announcement in self.tx.scheduled(self.at)? {
            self.resettle(announcement)?;
        }
        self.bring_to_newcomers(&joined)
    }

    pub(super) fn resettle(&mut self, mut announcement: Announcement) -> Result<()> {
        let chart = self.organisation.on(self.day_of(announcement.publish_at));
        let Some(sender) = Sender::new(&chart, self.board.limits, announcement.author) else {
            // A sender who will have left by then keeps the last audience that could be settled.
            return self.settle_duties(&announcement);
        };
        let audience = &announcement.content.audience;
        let recipients: Vec<PersonId> = sender.settle(audience).into_iter().map(|recipient| recipient.person).collect();
        announcement.chart = self.board.chart;
        let digest = signing::recipients(&announcement, &recipients);
        self.sign(kind::RECIPIENTS, announcement.id.0.as_bytes(), digest)?;
        self.tx.resettle(announcement.position, self.board.chart, &recipients)?;
        self.spare_newcomers(&announcement, &recipients)
    }

    /// Of an audience that stays as it is those owe an acknowledgement who will be there.
    fn settle_duties(&mut self, announcement: &Announcement) -> Result<()> {
        for person in self.recipients(announcement.position)? {
            self.tx.set_duty(announcement.position, person, None)?;
            self.return_duty(announcement, person, self.at)?;
        }
        Ok(())
    }

    /// Nothing is due for those of `recipients` who have only just joined when it comes out.
    pub(super) fn spare_newcomers(&mut self, announcement: &Announcement, recipients: &[PersonId]) -> Result<()> {
        if announcement.content.acknowledgement.and_then(|asked| asked.due).is_none() {
            return Ok(());
        }
        for person in recipients {
            let joined = self.organisation.find(*person).and_then(|person| person.active_from);
            if let Some(joined) = joined {
                let grace = self.end_of_grace(joined)?;
                if announcement.publish_at < grace {
                    self.return_duty(announcement, *person, grace)?;
                }
            }
        }
        Ok(())
    }

    /// The last moment on which nothing is due yet for somebody who joined on `day`.
    pub(super) fn end_of_grace(&self, day: Date) -> Result<Timestamp> {
        let last = day.checked_add(GRACE_DAYS.days()).map_err(|_| super::Error::BadDay(day))?;
        end_of_day(last, &self.board.zone)
    }

    /// Live announcements that ask for acknowledgement, are pinned or are recent come to people who are newly active and
    /// match on the day they joined. What an author who left has posted goes by the place they had, as if they were there.
    fn bring_to_newcomers(&mut self, joined: &[(PersonId, Date)]) -> Result<()> {
        let today = self.today();
        let organisation = Arc::clone(&self.organisation);
        let mut days: BTreeMap<Date, Vec<PersonId>> = BTreeMap::new();
        for (person, on) in joined {
            if organisation.find(*person).is_some_and(|person| person.is_active(today)) {
                days.entry(*on).or_default().push(*person);
            }
        }
        if days.is_empty() {
            return Ok(());
        }
        let open = self.tx.open_to_change(self.at, self.recent())?;
        let live: Vec<&Announcement> = open.iter().filter(|row| row.state(self.at) == State::Live).collect();
        self.bring_all(&live, days)
    }

    /// Since when what was published is recent.
    fn recent(&self) -> Timestamp {
        self.at.saturating_sub((24 * RECENT_DAYS).hours()).unwrap_or(Timestamp::MIN)
    }

    /// Brings a live announcement that was not to be had since a moment to those who have joined since then, as if it had
    /// been there all along.
    pub(super) fn bring_to_those_since(&mut self, announcement: &Announcement, since: Timestamp) -> Result<()> {
        let content = &announcement.content;
        if content.acknowledgement.is_none() && !content.pinned && announcement.publish_at < self.recent() {
            return Ok(());
        }
        let before = self.tx.organisation_at(self.tx.chart_at(since)?)?;
        let (then, today) = (self.day_of(since), self.today());
        let mut days: BTreeMap<Date, Vec<PersonId>> = BTreeMap::new();
        for person in self.organisation.people().iter().filter(|person| person.is_active(today)) {
            if !before.find(person.id).is_some_and(|person| person.is_active(then)) {
                let on = person.active_from.filter(|day| then < *day && *day <= today);
                days.entry(on.unwrap_or(today)).or_default().push(person.id);
            }
        }
        self.bring_all(&[announcement], days)
    }

    /// Brings live announcements to people by the day they joined on.
    fn bring_all(&mut self, live: &[&Announcement], days: BTreeMap<Date, Vec<PersonId>>) -> Result<()> {
        let organisation = Arc::clone(&self.organisation);
        for (on, people) in days {
            let chart = organisation.on(on);
            let gone = live.iter().map(|row| row.author).filter(|author| chart.find(*author).is_none());
            let kept: HashMap<PersonId, Organisation> =
                gone.map(|author| (author, organisation.as_if_active(author))).collect();
            for announcement in live {
                match kept.get(&announcement.author) {
                    None => self.bring(announcement, &chart, &people)?,
                    Some(kept) => self.bring(announcement, &kept.on(on), &people)?,
                }
            }
        }
        Ok(())
    }

    /// Brings one announcement to those of `newcomers` whom it reaches on the chart of the day they joined.
    fn bring(&mut self, announcement: &Announcement, chart: &Chart<'_>, newcomers: &[PersonId]) -> Result<()> {
        let Some(sender) = Sender::new(chart, self.board.limits, announcement.author) else { return Ok(()) };
        let there: HashSet<PersonId> = self.recipients(announcement.position)?.into_iter().collect();
        let on = chart.day();
        let grace = self.end_of_grace(on)?;
        let asked = announcement.content.acknowledgement;
        let duty = asked.map(|asked| self.due(announcement, asked, Some(on))).transpose()?;
        for newcomer in newcomers {
            let person = chart.find(*newcomer);
            if there.contains(newcomer) {
                // Somebody who comes back, or whom a scheduled announcement was waiting for.
                self.return_duty(announcement, *newcomer, grace)?;
            } else if person.is_some_and(|person| sender.consider(&announcement.content.audience, person).is_ok()) {
                let addition = Addition { person: *newcomer, on, stands_in: false };
                self.tx.add_recipient(announcement.position, addition, duty)?;
                let digest = signing::recipients(announcement, &[*newcomer]);
                self.sign(kind::RECIPIENTS, announcement.id.0.as_bytes(), digest)?;
            }
        }
        Ok(())
    }

    /// What leavers owe drops, and live and scheduled announcements go to who stands in for their author from now on: the
    /// author again, once back. `stood_in` says who stood in for somebody before.
    fn hand_over(&mut self, left: &[PersonId], stood_in: impl Fn(PersonId) -> Option<PersonId>) -> Result<()> {
        let (organisation, today) = (Arc::clone(&self.organisation), self.today());
        for leaver in left {
            self.tx.drop_duties(*leaver)?;
        }
        let heir_of = |author| organisation.standing_in_for(author, today).map(|heir| heir.id);
        let mut open = self.tx.handed_over(self.at)?;
        for person in organisation.people().iter().filter(|person| !person.is_active(today)) {
            if heir_of(person.id) != stood_in(person.id) {
                open.extend(self.tx.stewarded(person.id, self.at)?.into_iter().filter(|row| row.author == row.steward));
            }
        }
        for announcement in open {
            let heir = heir_of(announcement.author).unwrap_or(announcement.author);
            if heir != announcement.steward {
                self.entrust(&announcement, heir)?;
            }
        }
        Ok(())
    }

    pub(super) fn entrust(&mut self, announcement: &Announcement, steward: PersonId) -> Result<()> {
        let subject = signing::steward_subject(announcement.id, self.board.chart);
        self.sign(kind::STEWARD, &subject, signing::steward(announcement.id, self.board.chart, steward))?;
        self.tx.set_steward(announcement.position, steward)?;
        if steward != announcement.author && !self.recipients(announcement.position)?.contains(&steward) {
            let addition = Addition { person: steward, on: self.today(), stands_in: true };
            self.tx.add_recipient(announcement.position, addition, None)?;
        }
        Ok(())
    }
}
