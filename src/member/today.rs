//! What the member has to do, oldest duty first, and then what is new.

use jiff::{Timestamp, ToSpan as _};
use uuid::Uuid;

use super::{Member, Result};
use crate::domain::announcement::{AnnouncementId, Headline, Priority, Question, QuestionState};
use crate::domain::organisation::{PersonId, words};
use crate::store::announcements::{Cursor, Only, Shown};

/// What kind of thing waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyKind {
    /// To be acknowledged by the member.
    Acknowledge,
    /// To be answered by the member.
    Answer,
    /// Others have not acknowledged in time: the member is their manager, a recipient too, or the author.
    Escalated,
    /// An event of the next seven days.
    Event,
    /// New and unread.
    New,
}
words!(DutyKind {
    Acknowledge => "acknowledge",
    Answer => "answer",
    Escalated => "escalated",
    Event => "event",
    New => "new",
});

/// One line of Today.
#[derive(Clone, Debug)]
pub struct Item {
    pub kind: DutyKind,
    pub headline: Headline,
    /// When it is due, or begins.
    pub due: Option<Timestamp>,
    /// Of [`DutyKind::Answer`].
    pub question: Option<Question>,
    /// Of [`DutyKind::Escalated`]: who has not acknowledged.
    pub people: Vec<PersonId>,
}

impl Item {
    pub fn id(&self) -> AnnouncementId {
        self.headline.id
    }

    /// What an action on this line is about: the question, or else the announcement.
    pub fn reference(&self) -> Uuid {
        self.question.as_ref().map_or(self.headline.id.0, |question| question.id)
    }
}

/// How many new ones Today lists.
const NEW: usize = 20;

impl Member {
    /// Duties, oldest due first; then this week's events; then what is new.
    pub fn today(&self) -> Result<Vec<Item>> {
        let (store, me, now) = (self.store(), self.id(), self.now());
        let plain = |kind, headline: Headline, due| Item { kind, headline, due, question: None, people: Vec::new() };
        let mut items = Vec::new();
        for headline in store.duties(me, now)? {
            // A question holds the duty; the row of a duty is gone while it is open.
            if headline.question != QuestionState::Open {
                let due = headline.acknowledgement.and_then(|asked| asked.due);
                items.push(plain(DutyKind::Acknowledge, headline, due));
            }
        }
        for (headline, question) in store.open_questions(me, now)? {
            let due = question.at.checked_add(24.hours()).ok();
            items.push(Item { question: Some(question), ..plain(DutyKind::Answer, headline, due) });
        }
        items.extend(self.escalated()?);
        // Soonest due first; what has no date comes after, oldest first.
        items.sort_by_key(|item| (item.due.is_none(), item.due, item.headline.position));
        let all = Shown::default();
        let week = now.checked_add((7 * 24).hours()).unwrap_or(Timestamp::MAX);
        let listed = |items: &[Item], id| items.iter().any(|item| item.headline.id == id);
        let events = store.events(me, week, now)?.into_iter();
        let events: Vec<Item> = events
            .filter(|headline| !listed(&items, headline.id))
            .map(|headline| {
                let starts = headline.starts;
                plain(DutyKind::Event, headline, starts)
            })
            .collect();
        items.extend(events);
        let unread = store.page(me, Shown { only: Only::Unread, ..all }, Cursor::Newest, NEW, now)?.rows;
        for headline in unread {
            if headline.author != me && !listed(&items, headline.id) {
                items.push(plain(DutyKind::New, headline, None));
            }
        }
        Ok(items)
    }

    /// Urgent announcements the member should have acknowledged by now: they stand in front of everything.
    pub fn overdue_urgent(&self) -> Result<Vec<Headline>> {
        let (me, now) = (self.id(), self.now());
        let duties = self.store().duties(me, now)?;
        Ok(duties
            .into_iter()
            .filter(|headline| headline.priority == Priority::Urgent && headline.question != QuestionState::Open)
            .filter(|headline| headline.acknowledgement.and_then(|asked| asked.due).is_some_and(|due| due < now))
            .collect())
    }

    /// Overdue acknowledgements of others that have come up to the member: after one day to the nearest enrolled manager
    /// above who is a recipient, after three to the next such; where there is none, to the author.
    fn escalated(&self) -> Result<Vec<Item>> {
        let (store, me, now) = (self.store(), self.id(), self.now());
        let organisation = self.workspace().organisation();
        let chart = organisation.on(self.workspace().today());
        let enrolled = store.enrolled()?;
        let mut items = Vec::new();
        let below: Vec<PersonId> = chart.down(me).into_iter().map(|below| below.person).collect();
        for (headline, owing) in store.overdue(me, &below, now)? {
            let recipients: std::collections::HashSet<PersonId> = store
                .recipients(headline.position)?
                .into_iter()
                .chain(store.additions(headline.position)?.into_iter().map(|addition| addition.person))
                .collect();
            let (mut people, mut earliest) = (Vec::new(), None);
            for (person, due) in owing {
                let Some(due) = due else { continue };
                let since = now.duration_since(due);
                if since < jiff::SignedDuration::from_hours(24) || chart.find(person).is_none() || person == me {
                    continue;
                }
                let above: Vec<PersonId> = chart
                    .up(person)
                    .into_iter()
                    .filter(|manager| recipients.contains(manager) && enrolled.contains(manager))
                    .collect();
                let mine = match above.as_slice() {
                    [] => self.looks_after(headline.id)?,
                    [first, ..] if since < jiff::SignedDuration::from_hours(72) => *first == me,
                    [first, rest @ ..] => *first == me || rest.first() == Some(&me),
                };
                if mine {
                    people.push(person);
                    earliest = Some(earliest.map_or(due, |earliest: Timestamp| earliest.min(due)));
                }
            }
            if !people.is_empty() {
                items.push(Item { kind: DutyKind::Escalated, headline, due: earliest, question: None, people });
            }
        }
        Ok(items)
    }

    /// Whether the member is its author, or stands in for an author who left.
    fn looks_after(&self, id: AnnouncementId) -> Result<bool> {
        let announcement = self.store().announcement(self.id(), id, self.now())?;
        Ok(announcement.is_some_and(|announcement| announcement.steward == self.id()))
    }
}
