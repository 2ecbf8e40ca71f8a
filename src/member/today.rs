//! What the member has to do, oldest duty first, and then what is new.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use uuid::Uuid;

use super::goals::GoalDuty;
use super::sessions::SessionDuty;
use super::{Member, Result};
use crate::domain::announcement::{AnnouncementId, Headline, Position, Priority, Question, QuestionState};
use crate::domain::goal::Translated;
use crate::domain::organisation::{PersonId, words};
use crate::i18n::Language;
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
    /// A goal of the member to be measured.
    CheckIn,
    /// A goal that somebody right below proposes.
    AcceptGoal,
    /// A goal off track of somebody right below.
    OffTrack,
    /// A cycle about to end, or to be closed.
    CycleEnds,
    /// A session to prepare for, or to hold.
    PrepareSession,
    /// A session that was held and is not closed.
    WriteUpSession,
    SignSession,
    /// The member's own.
    CloseAction,
    /// Overdue, of somebody right below.
    ChaseAction,
    /// People who should meet again.
    Meet,
    /// New keys of somebody the member shares sessions with.
    ConfirmKeys,
    /// Sessions that have been kept long enough.
    PurgeSessions,
}
words!(DutyKind {
    Acknowledge => "acknowledge",
    Answer => "answer",
    Escalated => "escalated",
    Event => "event",
    New => "new",
    CheckIn => "check_in",
    AcceptGoal => "accept_goal",
    OffTrack => "off_track",
    CycleEnds => "cycle_ends",
    PrepareSession => "prepare_session",
    WriteUpSession => "write_up_session",
    SignSession => "sign_session",
    CloseAction => "close_action",
    ChaseAction => "chase_action",
    Meet => "meet",
    ConfirmKeys => "confirm_keys",
    PurgeSessions => "purge_sessions",
});

/// One line of Today.
#[derive(Clone, Debug)]
pub struct Item {
    pub kind: DutyKind,
    /// When it is due, or begins.
    pub due: Option<Timestamp>,
    pub matter: Matter,
    /// Of what is told by people's names, which nothing else here holds.
    named: Option<Translated>,
}

/// What a line is about.
#[derive(Clone, Debug)]
pub enum Matter {
    Announcement {
        headline: Box<Headline>,
        /// Of [`DutyKind::Answer`].
        question: Option<Question>,
        /// Of [`DutyKind::Escalated`]: who has not acknowledged.
        people: Vec<PersonId>,
    },
    Goal(Box<GoalDuty>),
    Session(Box<SessionDuty>),
}

impl Item {
    fn of(kind: DutyKind, headline: Headline, due: Option<Timestamp>) -> Self {
        let matter = Matter::Announcement { headline: Box::new(headline), question: None, people: Vec::new() };
        Self::about(kind, due, matter)
    }

    fn about(kind: DutyKind, due: Option<Timestamp>, matter: Matter) -> Self {
        Self { kind, due, matter, named: None }
    }

    /// Whether it stands in front of everything until it is acknowledged or asked about.
    pub fn stands_in_front(&self, now: Timestamp) -> bool {
        self.kind == DutyKind::Acknowledge && self.headline().is_some_and(|headline| stands_in_front(headline, now))
    }

    /// The announcement, where it is about one.
    pub fn headline(&self) -> Option<&Headline> {
        match &self.matter {
            Matter::Announcement { headline, .. } => Some(headline),
            Matter::Goal(_) | Matter::Session(_) => None,
        }
    }

    pub fn id(&self) -> Option<AnnouncementId> {
        self.headline().map(|headline| headline.id)
    }

    pub fn question(&self) -> Option<&Question> {
        match &self.matter {
            Matter::Announcement { question, .. } => question.as_ref(),
            Matter::Goal(_) | Matter::Session(_) => None,
        }
    }

    /// Who has not acknowledged what was escalated.
    pub fn people(&self) -> &[PersonId] {
        match &self.matter {
            Matter::Announcement { people, .. } => people,
            Matter::Goal(_) | Matter::Session(_) => &[],
        }
    }

    /// What an action on this line is about: the question, the announcement, the goal or the cycle; of
    /// sessions see [`SessionDuty::reference`].
    pub fn reference(&self) -> Uuid {
        match &self.matter {
            Matter::Announcement { headline, question, .. } => {
                question.as_ref().map_or(headline.id.0, |question| question.id)
            }
            Matter::Goal(duty) => match &**duty {
                GoalDuty::CheckIn { view, .. } | GoalDuty::Accept(view) | GoalDuty::OffTrack(view) => view.goal.id.0,
                GoalDuty::CycleEnds(cycle) => cycle.id.0,
            },
            Matter::Session(duty) => duty.reference(),
        }
    }

    /// What it is about in a line: the announcement's title, the KPI or the cycle, the session, the action.
    pub fn title(&self, locale: &str) -> String {
        match &self.matter {
            Matter::Announcement { headline, .. } => headline.title.clone(),
            Matter::Goal(duty) => match &**duty {
                GoalDuty::CheckIn { view, .. } | GoalDuty::Accept(view) | GoalDuty::OffTrack(view) => {
                    view.kpi.name.in_locale(locale).to_owned()
                }
                GoalDuty::CycleEnds(cycle) => cycle.name.clone(),
            },
            Matter::Session(_) => self.named.as_ref().map_or("", |title| title.in_locale(locale)).to_owned(),
        }
    }

    /// Announcements in the order of their places, the rest after them.
    fn place(&self) -> (bool, Option<Position>) {
        (self.headline().is_none(), self.headline().map(|headline| headline.position))
    }
}

impl GoalDuty {
    fn kind(&self) -> DutyKind {
        match self {
            Self::CheckIn { .. } => DutyKind::CheckIn,
            Self::Accept(_) => DutyKind::AcceptGoal,
            Self::OffTrack(_) => DutyKind::OffTrack,
            Self::CycleEnds(_) => DutyKind::CycleEnds,
        }
    }
}

impl SessionDuty {
    fn kind(&self) -> DutyKind {
        match self {
            Self::Prepare(_) => DutyKind::PrepareSession,
            Self::WriteUp(_) => DutyKind::WriteUpSession,
            Self::Sign(_) => DutyKind::SignSession,
            Self::CloseAction(_) => DutyKind::CloseAction,
            Self::Chase(_) => DutyKind::ChaseAction,
            Self::Meet(_) => DutyKind::Meet,
            Self::ConfirmKeys { .. } => DutyKind::ConfirmKeys,
            Self::Purge { .. } => DutyKind::PurgeSessions,
        }
    }
}

/// Whether an announcement that its reader owes an acknowledgement for stands in front of everything else.
fn stands_in_front(owed: &Headline, now: Timestamp) -> bool {
    owed.priority == Priority::Urgent
        && owed.question != QuestionState::Open
        && owed.acknowledgement.and_then(|asked| asked.due).is_some_and(|due| due < now)
}

/// How far an overdue acknowledgement has climbed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Climb {
    NotYet,
    /// To the nearest above.
    Once,
    /// To the next one too.
    Further,
}

impl Climb {
    /// Days are the board's own, so that what was due at the end of a day climbs at the end of one, clocks changed or not.
    fn of(due: Timestamp, zone: &TimeZone, now: Timestamp) -> Self {
        let after = |days: i64| due.to_zoned(zone.clone()).checked_add(days.days()).map(|at| at.timestamp());
        let has_passed = |days| after(days).is_ok_and(|at| at <= now);
        match (has_passed(1), has_passed(3)) {
            (false, _) => Self::NotYet,
            (true, false) => Self::Once,
            (true, true) => Self::Further,
        }
    }
}

/// How many new ones Today lists.
const NEW: usize = 20;

impl Member {
    /// Duties, oldest due first; then this week's events; then what is new.
    pub fn today(&self) -> Result<Vec<Item>> {
        let (store, me, now) = (self.store(), self.id(), self.now());
        let mut items = Vec::new();
        for headline in store.duties(me, now)? {
            // A question holds the duty; the row of a duty is gone while it is open.
            if headline.question != QuestionState::Open {
                let due = headline.acknowledgement.and_then(|asked| asked.due);
                items.push(Item::of(DutyKind::Acknowledge, headline, due));
            }
        }
        for (headline, question) in store.open_questions(me, now)? {
            let due = question.at.checked_add(24.hours()).ok();
            let (headline, question) = (Box::new(headline), Some(question));
            let matter = Matter::Announcement { headline, question, people: Vec::new() };
            items.push(Item::about(DutyKind::Answer, due, matter));
        }
        items.extend(self.escalated()?);
        for duty in self.goal_duties()? {
            let due = duty.due().map(|day| self.workspace().end_of(day)).transpose()?;
            items.push(Item::about(duty.kind(), due, Matter::Goal(Box::new(duty))));
        }
        let name = |person| self.workspace().organisation().find(person).map_or_else(String::new, |it| it.name.clone());
        for duty in self.session_duties()? {
            let title = |language| duty.title(language, me, name);
            let named = Some(Translated { es: title(Language::Spanish), en: title(Language::English) });
            let (kind, due) = (duty.kind(), duty.due(self.workspace())?);
            items.push(Item { kind, due, matter: Matter::Session(Box::new(duty)), named });
        }
        // What is to be acknowledged within a day, or should have been, tops all else. Then soonest due first; what has no
        // date comes after, oldest first.
        let tomorrow = now.saturating_add(24.hours()).unwrap_or(Timestamp::MAX);
        items.sort_by_key(|item| {
            let presses = item.kind == DutyKind::Acknowledge && item.due.is_some_and(|due| due <= tomorrow);
            (!presses, item.due.is_none(), item.due, item.place())
        });
        let all = Shown::default();
        let week = now.checked_add((7 * 24).hours()).unwrap_or(Timestamp::MAX);
        let listed = |items: &[Item], id| items.iter().any(|item| item.id() == Some(id));
        let events = store.events(me, week, now)?.into_iter();
        let events: Vec<Item> = events
            .filter(|headline| !listed(&items, headline.id))
            .map(|headline| {
                let starts = headline.starts;
                Item::of(DutyKind::Event, headline, starts)
            })
            .collect();
        items.extend(events);
        let unread = store.page(me, Shown { only: Only::Unread, ..all }, Cursor::Newest, NEW, now)?.rows;
        for headline in unread {
            if headline.author != me && !listed(&items, headline.id) {
                items.push(Item::of(DutyKind::New, headline, None));
            }
        }
        Ok(items)
    }

    /// Urgent announcements the member should have acknowledged by now, the longest overdue first: they stand in front of
    /// everything.
    pub fn overdue_urgent(&self) -> Result<Vec<Headline>> {
        let (me, now) = (self.id(), self.now());
        let duties = self.store().duties(me, now)?;
        Ok(duties.into_iter().filter(|headline| stands_in_front(headline, now)).collect())
    }

    /// Overdue acknowledgements of others that have come up to the member: after one day to the nearest enrolled manager
    /// above who is a recipient, after three to the next such; where there is none at all, to the author.
    fn escalated(&self) -> Result<Vec<Item>> {
        let (store, me, now) = (self.store(), self.id(), self.now());
        let (organisation, zone) = (self.workspace().organisation(), &self.workspace().board().zone);
        let chart = organisation.on(self.workspace().today());
        let below: Vec<PersonId> = chart.down(me).into_iter().map(|below| below.person).collect();
        let overdue = store.overdue(me, &below, now)?;
        if overdue.is_empty() {
            return Ok(Vec::new());
        }
        let enrolled = store.enrolled()?;
        let mut enrolled_above: HashMap<PersonId, Vec<PersonId>> = HashMap::new();
        let mut items = Vec::new();
        for (headline, owing) in overdue {
            let recipients = store.recipients(headline.position)?;
            // Who only stands in for the author was never asked anything.
            let mut later = store.additions(headline.position)?;
            later.retain(|addition| !addition.stands_in);
            let is_recipient = |person: &PersonId| {
                recipients.binary_search(person).is_ok() || later.iter().any(|addition| addition.person == *person)
            };
            let mut looks_after = None;
            let (mut people, mut earliest) = (Vec::new(), None);
            // Nearly all of them are due at the same moment.
            let mut climbed = None;
            for (person, due) in owing {
                let Some(due) = due else { continue };
                let climb = match climbed {
                    Some((of, climb)) if of == due => climb,
                    _ => Climb::of(due, zone, now),
                };
                climbed = Some((due, climb));
                if climb == Climb::NotYet || chart.find(person).is_none() || person == me {
                    continue;
                }
                let above = enrolled_above.entry(person).or_insert_with(|| {
                    chart.up(person).into_iter().filter(|manager| enrolled.contains(manager)).collect()
                });
                let mut above = above.iter().filter(|manager| is_recipient(manager));
                let mine = match (above.next(), climb) {
                    (None, _) => match looks_after {
                        Some(known) => known,
                        None => *looks_after.insert(self.looks_after(headline.id)?),
                    },
                    (Some(first), Climb::Further) => *first == me || above.next() == Some(&me),
                    (Some(first), _) => *first == me,
                };
                if mine {
                    people.push(person);
                    earliest = Some(earliest.map_or(due, |earliest: Timestamp| earliest.min(due)));
                }
            }
            if !people.is_empty() {
                let matter = Matter::Announcement { headline: Box::new(headline), question: None, people };
                items.push(Item::about(DutyKind::Escalated, earliest, matter));
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
