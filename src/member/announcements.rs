//! Publishing, reading, acknowledging, replying, asking, answering and editing.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use uuid::Uuid;

use super::act::Act;
use super::signing::{self, Signature, kind};
use super::{Error, Member, Result, end_of_day};
use crate::domain::announcement::{
    Acknowledgement, Announcement, AnnouncementId, Answer, BODY_LIMIT, Fault, Headline, NewAnnouncement, PINS,
    Position, Priority, Question, ReceiptState, Reply, Revision, State, URGENT_PER_WEEK, may_mark_urgent, text_faults,
};
use crate::domain::audience::{Direction, Sender};
use crate::domain::organisation::PersonId;
use crate::store::announcements::{Addition, Cursor, Owed, Page, Shown, Unread};

/// What came of publishing or editing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    pub id: AnnouncementId,
    pub revision: u32,
    pub state: State,
    /// How many it was settled for.
    pub recipients: u32,
}

/// An announcement as one viewer reads it, with everything that belongs to it.
#[derive(Clone, Debug)]
pub struct Reading {
    pub headline: Headline,
    pub announcement: Announcement,
    pub signature: Signature,
    pub revisions: Vec<Revision>,
    /// The newest revision the viewer had opened; none where they have opened none or wrote it themselves.
    pub opened_revision: Option<u32>,
    pub replies: Vec<(Reply, Signature)>,
    /// The viewer's own; all of them for the author.
    pub questions: Vec<QuestionRead>,
    /// The viewer looks after it: sees coverage, answers, edits and withdraws.
    pub steward: bool,
}

impl Reading {
    /// Whether the viewer, who may have read an earlier revision, has not opened this one.
    pub fn is_unopened(&self) -> bool {
        let later = self.opened_revision.is_some_and(|opened| opened < self.announcement.revision);
        self.headline.receipt == ReceiptState::Unseen || later && !self.headline.withdrawn
    }

    /// Questions that still wait for an answer, oldest first.
    pub fn open_questions(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter().map(|read| &read.question).filter(|question| question.answer.is_none())
    }
}

/// A question with its answer, as one viewer reads them.
#[derive(Clone, Debug)]
pub struct QuestionRead {
    pub question: Question,
    pub signature: Signature,
    /// Of the answer; [`Signature::None`] while there is none.
    pub answer_signature: Signature,
}

impl Act<'_> {
    /// Publishes, or schedules. `id` is made by the caller: publishing the same id again answers what was published.
    pub fn publish(&mut self, id: AnnouncementId, new: &NewAnnouncement) -> Result<Published> {
        let me = self.me();
        if let Some(there) = self.tx.announcement(me, id, self.at)?.filter(|there| there.author == me) {
            return Ok(published(&there, self.at));
        }
        let author = self.person()?;
        let mut faults = new.faults(self.at);
        if new.priority == Priority::Urgent {
            if !may_mark_urgent(&author, self.board.limits) {
                faults.push(Fault::UrgentNotAllowed { level: self.board.limits.wide });
            } else {
                let (since, until) = self.week_of(self.day_of(new.publish_at.unwrap_or(self.at)))?;
                if self.tx.count_urgent(me, since, until)? >= URGENT_PER_WEEK {
                    faults.push(Fault::UrgentUsedUp);
                }
            }
        }
        if new.pinned && self.tx.count_pins(me, new.audience.direction(), self.at)? >= PINS {
            faults.push(Fault::PinsUsedUp(new.audience.direction()));
        }
        if !faults.is_empty() {
            return Err(Error::Faults(faults));
        }
        let publish_at = new.publish_at.unwrap_or(self.at);
        let recipients = self.settle(me, &new.audience, publish_at)?;
        if recipients.is_empty() {
            return Err(Error::Nobody);
        }
        let position = self.tx.take_position(publish_at, new.publish_at.is_none())?;
        let mut announcement = Announcement {
            id,
            position,
            author: me,
            steward: me,
            content: NewAnnouncement { publish_at: Some(publish_at), ..new.clone() },
            publish_at,
            withdrawn_at: None,
            revision: 1,
            asks_since: 1,
            revised_at: self.at,
            chart: self.board.chart,
            recipients: u32::try_from(recipients.len()).unwrap_or(u32::MAX),
            entry: None,
        };
        let subject = id.0.as_bytes();
        announcement.entry = Some(self.sign(kind::ANNOUNCEMENT, subject, signing::announcement(&announcement))?);
        self.sign(kind::RECIPIENTS, subject, signing::recipients(&announcement, &recipients))?;
        if !self.tx.insert_announcement(&announcement, &recipients)? {
            // Somebody else's announcement has this id: no client makes the same one twice.
            return Err(Error::Conflict);
        }
        self.spare_newcomers(&announcement, &recipients)?;
        Ok(published(&announcement, self.at))
    }

    /// The last moments of the Sundays before and of the week that `day` lies in.
    pub(super) fn week_of(&self, day: Date) -> Result<(Timestamp, Timestamp)> {
        let before = super::week::monday_of(day).checked_sub(1.day()).map_err(|_| Error::BadDay(day))?;
        let sunday = before.checked_add(7.days()).map_err(|_| Error::BadDay(day))?;
        Ok((end_of_day(before, &self.board.zone)?, end_of_day(sunday, &self.board.zone)?))
    }

    /// Whom `audience` reaches from `sender` on the day of publication.
    fn settle(
        &self,
        sender: PersonId,
        audience: &crate::domain::audience::Audience,
        publish_at: Timestamp,
    ) -> Result<Vec<PersonId>> {
        let chart = self.organisation.on(self.day_of(publish_at));
        let handle = || self.get(sender).map(|person| person.handle.clone()).unwrap_or_default();
        let sender = Sender::new(&chart, self.board.limits, sender).ok_or_else(|| Error::NotActive(handle()))?;
        sender.may_use(audience.reach).map_err(Error::Reach)?;
        Ok(sender.settle(audience).into_iter().map(|recipient| recipient.person).collect())
    }

    /// What the member may see of an announcement; an error worded as if what they may not see did not exist.
    pub(super) fn visible(&self, id: AnnouncementId) -> Result<Announcement> {
        self.tx.announcement(self.me(), id, self.at)?.ok_or(Error::NoAnnouncement)
    }

    fn live(&self, id: AnnouncementId) -> Result<Announcement> {
        let announcement = self.visible(id)?;
        match announcement.state(self.at) {
            State::Live => Ok(announcement),
            State::Withdrawn => Err(Error::Withdrawn),
            State::Expired => Err(Error::Expired),
            State::Scheduled => Err(Error::NotPublished),
        }
    }

    /// What the member looks after.
    pub(super) fn stewarded(&self, id: AnnouncementId) -> Result<Announcement> {
        let announcement = self.visible(id)?;
        if announcement.steward == self.me() { Ok(announcement) } else { Err(Error::OnlyAuthor) }
    }

    /// Records that the member has opened its current revision.
    pub fn open(&mut self, id: AnnouncementId) -> Result<()> {
        let announcement = self.visible(id)?;
        if announcement.author == self.me() || announcement.state(self.at) != State::Live {
            return Ok(());
        }
        Ok(self.tx.open(announcement.position, self.me(), announcement.revision, self.at)?)
    }

    /// Acknowledges the revision that was read. A newer one is a conflict: it has to be read first.
    pub fn acknowledge(&mut self, id: AnnouncementId, revision: u32) -> Result<()> {
        let announcement = self.live(id)?;
        let me = self.me();
        // Who only stands in for its author sees it, and was never asked.
        if !self.recipients(announcement.position)?.contains(&me) {
            return Err(Error::OnlyRecipients);
        }
        if announcement.content.acknowledgement.is_none() {
            return Err(Error::NothingToAcknowledge);
        }
        if announcement.revision != revision {
            return Err(Error::Conflict);
        }
        let before = self.tx.receipt(announcement.position, me)?;
        if before.is_some_and(|receipt| receipt.state(announcement.asks_since) == ReceiptState::Acknowledged) {
            return Ok(());
        }
        let digest = signing::acknowledgement(&announcement, me, revision, self.at);
        let entry = self.sign(kind::ACKNOWLEDGEMENT, id.0.as_bytes(), digest)?;
        Ok(self.tx.acknowledge(announcement.position, me, revision, self.at, Some(entry))?)
    }

    /// Replies to all who can see it. `reply` is the reply's own id, made by the caller.
    pub fn reply(&mut self, id: AnnouncementId, reply: Uuid, body: &str) -> Result<()> {
        check_text(body)?;
        let announcement = self.live(id)?;
        if !announcement.content.replies_open {
            return Err(Error::RepliesClosed);
        }
        let mut row = Reply { id: reply, author: self.me(), body: body.to_owned(), at: self.at, entry: None };
        if self.tx.replies(announcement.position)?.iter().any(|there| there.id == reply) {
            return Ok(());
        }
        row.entry = Some(self.sign(kind::REPLY, reply.as_bytes(), signing::reply(&announcement, &row))?);
        if self.tx.insert_reply(announcement.position, &row)? { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Asks its author something that only the two of them see. It holds the duty to acknowledge until answered.
    pub fn ask(&mut self, id: AnnouncementId, question: Uuid, body: &str) -> Result<()> {
        check_text(body)?;
        let announcement = self.live(id)?;
        let me = self.me();
        if announcement.steward == me {
            return Err(Error::OnlyRecipients);
        }
        if self.tx.question(question)?.is_some() {
            return Ok(());
        }
        let mut row =
            Question { id: question, asker: me, body: body.to_owned(), at: self.at, entry: None, answer: None };
        row.entry = Some(self.sign(kind::QUESTION, question.as_bytes(), signing::question(&announcement, &row))?);
        self.tx.insert_question(announcement.position, &row)?;
        self.tx.set_duty(announcement.position, me, None)?;
        Ok(())
    }

    /// Answers a question. The asker's duty returns, due no sooner than in 24 hours.
    pub fn answer(&mut self, question: Uuid, body: &str) -> Result<()> {
        check_text(body)?;
        let (id, row) = self.tx.question(question)?.ok_or(Error::NoQuestion)?;
        let announcement = match self.stewarded(id) {
            Err(Error::OnlyAuthor) if row.asker == self.me() => return Err(Error::OnlyAuthor),
            Err(Error::OnlyAuthor | Error::NoAnnouncement) => return Err(Error::NoQuestion),
            other => other?,
        };
        if row.answer.is_some() {
            return Err(Error::Answered);
        }
        let mut answer = Answer { author: self.me(), body: body.to_owned(), at: self.at, entry: None };
        let digest = signing::answer(&announcement, &row, &answer);
        answer.entry = Some(self.sign(kind::ANSWER, question.as_bytes(), digest)?);
        self.tx.answer_question(question, &answer)?;
        self.return_duty(&announcement, row.asker, day_after(self.at))
    }

    /// Lets `person` owe their acknowledgement, if they still do, no sooner than `soonest`.
    pub(super) fn return_duty(
        &mut self,
        announcement: &Announcement,
        person: PersonId,
        soonest: Timestamp,
    ) -> Result<()> {
        let Some(asked) = announcement.content.acknowledgement else { return Ok(()) };
        if announcement.withdrawn_at.is_some() {
            return Ok(());
        }
        let still_asking =
            self.tx.questions(announcement.position, Some(person))?.iter().any(|question| question.answer.is_none());
        let done = self
            .tx
            .receipt(announcement.position, person)?
            .is_some_and(|receipt| receipt.state(announcement.asks_since) == ReceiptState::Acknowledged);
        if still_asking || done || !self.may_owe(announcement, person) {
            return Ok(());
        }
        let joined = self.joined(&self.tx.additions(announcement.position)?, person);
        let due = self.due(announcement, asked, joined)?.map(|due| due.max(soonest));
        Ok(self.tx.set_duty(announcement.position, person, Some(due))?)
    }

    /// Whether `person` is there to owe anything: today, or when it comes out.
    fn may_owe(&self, announcement: &Announcement, person: PersonId) -> bool {
        let day = self.today().max(self.day_of(announcement.publish_at));
        self.organisation.find(person).is_some_and(|person| person.is_active(day))
    }

    /// Since when `person` has been there to receive it, where somebody wrote that down.
    fn joined(&self, additions: &[Addition], person: PersonId) -> Option<Date> {
        let addition = additions.iter().find(|addition| addition.person == person && !addition.stands_in);
        let profile = || self.organisation.find(person).and_then(|person| person.active_from);
        addition.map(|addition| addition.on).or_else(profile)
    }

    /// By when somebody who joined on a day owes an acknowledgement: newcomers have some days' grace, and what is asked
    /// again leaves everybody a day.
    pub(super) fn due(
        &self,
        on: &Announcement,
        asked: Acknowledgement,
        joined: Option<Date>,
    ) -> Result<Option<Timestamp>> {
        let Some(mut due) = asked.due else { return Ok(None) };
        if let Some(joined) = joined {
            due = due.max(self.end_of_grace(joined)?);
        }
        if let Some(again) = self.asked_again(on)? {
            due = due.max(day_after(again));
        }
        Ok(Some(due))
    }

    /// When its readers were last asked to acknowledge anew.
    fn asked_again(&self, on: &Announcement) -> Result<Option<Timestamp>> {
        if on.asks_since == 1 {
            return Ok(None);
        }
        if on.asks_since == on.revision {
            return Ok(Some(on.revised_at));
        }
        let revisions = self.tx.revisions(on.position)?;
        Ok(revisions.iter().find(|revision| revision.number == on.asks_since).map(|revision| revision.at))
    }

    /// A new revision. `seen` is the revision the editor began from: another one is a conflict.
    pub fn edit(
        &mut self,
        id: AnnouncementId,
        seen: u32,
        title: &str,
        body: &str,
        asks_again: bool,
    ) -> Result<Published> {
        let mut announcement = self.stewarded(id)?;
        match announcement.state(self.at) {
            State::Withdrawn => return Err(Error::Withdrawn),
            State::Expired => return Err(Error::Expired),
            State::Live | State::Scheduled => {}
        }
        if announcement.revision != seen {
            return Err(Error::Conflict);
        }
        let faults = text_faults(title, body);
        if !faults.is_empty() {
            return Err(Error::Faults(faults));
        }
        announcement.revision += 1;
        announcement.revised_at = self.at;
        title.clone_into(&mut announcement.content.title);
        body.clone_into(&mut announcement.content.body);
        if asks_again {
            announcement.asks_since = announcement.revision;
        }
        let entry = self.sign(kind::ANNOUNCEMENT, id.0.as_bytes(), signing::announcement(&announcement))?;
        announcement.entry = Some(entry);
        let revision = Revision {
            number: announcement.revision,
            title: title.to_owned(),
            body: body.to_owned(),
            at: self.at,
            entry: Some(entry),
        };
        let owing = if asks_again { Some(self.owing(&announcement)?) } else { None };
        self.tx.revise(announcement.position, &revision, owing.as_deref())?;
        Ok(published(&announcement, self.at))
    }

    /// Who owes an acknowledgement once everybody's duty begins anew. An open question still holds its asker's.
    fn owing(&self, announcement: &Announcement) -> Result<Vec<Owed>> {
        let Some(asked) = announcement.content.acknowledgement else { return Ok(Vec::new()) };
        let additions = self.tx.additions(announcement.position)?;
        let questions = self.tx.questions(announcement.position, None)?;
        let asking = |person| questions.iter().any(|question| question.asker == person && question.answer.is_none());
        let people = self.recipients(announcement.position)?.into_iter();
        people
            .filter(|person| self.may_owe(announcement, *person) && !asking(*person))
            .map(|person| Ok((person, self.due(announcement, asked, self.joined(&additions, person))?)))
            .collect()
    }

    /// Everybody it was settled for or came to later.
    pub(super) fn recipients(&self, position: Position) -> Result<Vec<PersonId>> {
        let mut people = self.tx.recipients(position)?;
        let later = self.tx.additions(position)?.into_iter().filter(|addition| !addition.stands_in);
        people.extend(later.map(|addition| addition.person));
        Ok(people)
    }
}

fn published(announcement: &Announcement, now: Timestamp) -> Published {
    Published {
        id: announcement.id,
        revision: announcement.revision,
        state: announcement.state(now),
        recipients: announcement.recipients,
    }
}

/// Answers and new revisions leave their readers at least so long.
pub(super) fn day_after(at: Timestamp) -> Timestamp {
    at.saturating_add(24.hours()).unwrap_or(Timestamp::MAX)
}

fn check_text(body: &str) -> Result<()> {
    if body.trim().is_empty() {
        return Err(Error::TextEmpty);
    }
    if body.len() > BODY_LIMIT {
        return Err(Error::TextTooLong { bytes: body.len() });
    }
    Ok(())
}

impl Member {
    /// A fresh identity for what is about to be written.
    pub fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    pub fn publish(&mut self, id: AnnouncementId, new: &NewAnnouncement) -> Result<Published> {
        self.act(|act| act.publish(id, new))
    }

    pub fn open(&mut self, id: AnnouncementId) -> Result<()> {
        self.act(|act| act.open(id))
    }

    pub fn acknowledge(&mut self, id: AnnouncementId, revision: u32) -> Result<()> {
        self.act(|act| act.acknowledge(id, revision))
    }

    pub fn reply(&mut self, id: AnnouncementId, reply: Uuid, body: &str) -> Result<()> {
        self.act(|act| act.reply(id, reply, body))
    }

    pub fn ask(&mut self, id: AnnouncementId, question: Uuid, body: &str) -> Result<()> {
        self.act(|act| act.ask(id, question, body))
    }

    pub fn answer(&mut self, question: Uuid, body: &str) -> Result<()> {
        self.act(|act| act.answer(question, body))
    }

    pub fn edit(
        &mut self,
        id: AnnouncementId,
        seen: u32,
        title: &str,
        body: &str,
        asks_again: bool,
    ) -> Result<Published> {
        self.act(|act| act.edit(id, seen, title, body, asks_again))
    }

    /// One page of a board or of all boards.
    pub fn page(&self, shown: Shown, from: Cursor, limit: usize) -> Result<Page> {
        Ok(self.store().page(self.id(), shown, from, limit, self.now())?)
    }

    /// The newest three live pins addressed to the member.
    pub fn pinned(&self, direction: Option<Direction>) -> Result<Vec<Headline>> {
        Ok(self.store().pinned(self.id(), direction, PINS as usize, self.now())?)
    }

    pub fn unread(&self) -> Result<Unread> {
        Ok(self.store().unread(self.id(), self.now())?)
    }

    pub fn headline(&self, id: AnnouncementId) -> Result<Headline> {
        self.store().headline(self.id(), id, self.now())?.ok_or(Error::NoAnnouncement)
    }

    /// Whether what it said was withdrawn from the member.
    pub(super) fn is_hidden(&self, announcement: &Announcement) -> bool {
        let own = announcement.author == self.id() || announcement.steward == self.id();
        announcement.withdrawn_at.is_some() && !own
    }

    /// Everything the member may see of an announcement. Records nothing.
    pub fn read(&self, id: AnnouncementId) -> Result<Reading> {
        let (me, now, store) = (self.id(), self.now(), self.store());
        let headline = store.headline(me, id, now)?.ok_or(Error::NoAnnouncement)?;
        let announcement = store.announcement(me, id, now)?.ok_or(Error::NoAnnouncement)?;
        let steward = announcement.steward == me;
        let hidden = self.is_hidden(&announcement);
        // A withdrawn text is not there for its recipients, so its signature cannot be checked by them.
        let signature = if hidden { Signature::None } else { signing::check_announcement(store, &announcement)? };
        let replies = if hidden { Vec::new() } else { store.replies(announcement.position)? };
        let replies = replies
            .into_iter()
            .map(|reply| {
                let signature = signing::check_reply(store, &announcement, &reply)?;
                Ok((reply, signature))
            })
            .collect::<Result<_>>()?;
        let questions = store.questions(announcement.position, if steward { None } else { Some(me) })?;
        let questions = questions
            .into_iter()
            .map(|question| {
                let signature = signing::check_question(store, &announcement, &question)?;
                let answer_signature = match &question.answer {
                    Some(answer) => signing::check_answer(store, &announcement, &question, answer)?,
                    None => Signature::None,
                };
                Ok(QuestionRead { question, signature, answer_signature })
            })
            .collect::<Result<_>>()?;
        let receipt = store.receipt(announcement.position, me)?.filter(|_| announcement.author != me);
        Ok(Reading {
            opened_revision: receipt.map(|receipt| receipt.opened_revision).filter(|revision| *revision > 0),
            revisions: if hidden { Vec::new() } else { store.revisions(announcement.position)? },
            replies,
            questions,
            headline,
            announcement,
            signature,
            steward,
        })
    }
}
