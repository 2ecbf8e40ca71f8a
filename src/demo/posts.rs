//! What people of a big sample board have posted: each announcement from its seed and number alone (but for weekly and
//! pinning limits, which look back), to audiences settled by the same rules as everybody's.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};

use super::dice::{Dice, id_at};
use super::words::{PLANTED, Vocabulary};
use crate::domain::announcement::{
    Acknowledgement, Announcement, AnnouncementId, Event, NewAnnouncement, PINS, Position, Priority, Receipt, Reply,
    URGENT_PER_WEEK, may_mark_urgent,
};
use crate::domain::audience::{Audience, Direction, Filter, Limits, Reach, Sender};
use crate::domain::organisation::{Area, Bond, Chart, ClientType, Person, PersonId};
use crate::member::end_of_day;
use crate::store::sqlite::Post;

/// Out of a hundred announcements, how many go which way.
const REACHES: [(Reach, usize); 8] = [
    (Reach::Team, 28),
    (Reach::Descending, 22),
    (Reach::Area, 20),
    (Reach::Ascending, 14),
    (Reach::Organisation, 6),
    (Reach::Cross, 4),
    (Reach::Leadership, 3),
    (Reach::Everyone, 3),
];

const YEARS: i64 = 5;
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// How many senders are tried before an announcement goes to everyone from the top.
const TRIES: usize = 40;
const PINNED_FOR: SignedDuration = SignedDuration::from_hours(24 * 30);

/// The hours in which people post, from seven to eight in the evening, of the last years.
struct Calendar {
    /// When the hours of each day begin, how long they last, and the weight of all days so far.
    days: Vec<(Timestamp, SignedDuration, f64)>,
}

impl Calendar {
    fn new(zone: &TimeZone, now: Timestamp) -> Self {
        let today = now.to_zoned(zone.clone()).date();
        let mut day = today.saturating_sub(YEARS.years());
        let mut days = Vec::new();
        let mut weight = 0.0;
        while day <= today {
            let opens = day.at(7, 0, 0, 0).to_zoned(zone.clone()).map(|at| at.timestamp());
            if let Ok(opens) = opens {
                let open = SignedDuration::from_hours(13).min(now.duration_since(opens));
                let busy = if day.weekday().to_monday_one_offset() > 5 { 0.1 } else { 1.0 };
                if open.is_positive() {
                    weight += busy * open.as_secs_f64();
                    days.push((opens, open, weight));
                }
            }
            day = day.saturating_add(1.day());
        }
        Self { days }
    }

    /// The moment this share of the way.
    fn at(&self, share: f64) -> Timestamp {
        let total = self.days.last().map_or(0.0, |(_, _, weight)| *weight);
        let wanted = share * total;
        let at = self.days.partition_point(|(_, _, weight)| *weight <= wanted);
        let before = at.checked_sub(1).map_or(0.0, |before| self.days[before].2);
        match self.days.get(at) {
            Some((opens, open, weight)) => *opens + open.mul_f64((wanted - before) / (weight - before)),
            None => Timestamp::UNIX_EPOCH,
        }
    }
}

/// Makes announcements one after the other, oldest first.
pub struct Posts<'a> {
    chart: &'a Chart<'a>,
    limits: Limits,
    version: i64,
    now: Timestamp,
    zone: TimeZone,
    seed: u64,
    count: usize,
    made: usize,
    calendar: Calendar,
    languages: [Vocabulary; 2],
    areas: Vec<Area>,
    editors: Vec<&'a Person>,
    senders: HashMap<PersonId, Sender<'a>>,
    /// Unfiltered audiences, by sender, reach and steps.
    settled: HashMap<(PersonId, Reach, Option<u16>), Arc<[PersonId]>>,
    urgent: HashMap<PersonId, VecDeque<Timestamp>>,
    pins: HashMap<(PersonId, Direction), Vec<Timestamp>>,
    last: i64,
}

impl<'a> Posts<'a> {
    pub fn new(
        chart: &'a Chart<'a>,
        limits: Limits,
        version: i64,
        (count, seed): (usize, u64),
        now: Timestamp,
        zone: &TimeZone,
    ) -> Self {
        let wide = |person: &&&Person| person.level <= limits.wide || person.roles.iter().next().is_some();
        Self {
            chart,
            limits,
            version,
            now,
            zone: zone.clone(),
            seed,
            // Nobody can reach anybody alone.
            count: if chart.active().len() < 2 { 0 } else { count },
            made: 0,
            calendar: Calendar::new(zone, now),
            languages: [Vocabulary::spanish(), Vocabulary::english()],
            areas: chart.areas(),
            editors: chart.active().iter().filter(wide).copied().collect(),
            senders: HashMap::new(),
            settled: HashMap::new(),
            urgent: HashMap::new(),
            pins: HashMap::new(),
            last: i64::MIN,
        }
    }

    fn post(&mut self, number: usize) -> Post {
        let mut dice = Dice::new(self.seed, number as u64 + 1);
        let at = self.calendar.at((number as f64 + 0.5) / self.count as f64);
        let position = at.as_millisecond().max(self.last.saturating_add(1));
        self.last = position;
        // Whole milliseconds, as their place in the order says.
        let at = Timestamp::from_millisecond(position).unwrap_or(at);
        let (author, audience, recipients) = self.addressed(&mut dice);
        let content = self.content(author, audience, at, &mut dice);
        let withdrawn_at = dice.chance(0.005).then(|| at + SignedDuration::from_mins(dice.between(5, 600) as i64));
        let announcement = Announcement {
            id: AnnouncementId(id_at(at, &mut dice)),
            position: Position(position),
            author: author.id,
            steward: author.id,
            publish_at: at,
            withdrawn_at: withdrawn_at.filter(|at| *at <= self.now),
            revision: 1,
            asks_since: 1,
            revised_at: at,
            chart: self.version,
            recipients: u32::try_from(recipients.len()).unwrap_or(u32::MAX),
            entry: None,
            content,
        };
        let replies = self.replies(&announcement, &recipients, &mut dice);
        let (receipts, owing) = self.receipts(&announcement, &recipients, &mut dice);
        Post { announcement, recipients, replies, receipts, owing }
    }

    /// Who writes to whom: somebody who may, to somebody who is there.
    fn addressed(&mut self, dice: &mut Dice) -> (&'a Person, Audience, Arc<[PersonId]>) {
        for _ in 0..TRIES {
            let audience = self.audience(dice);
            let from: &[&Person] = match audience.reach {
                Reach::Team | Reach::Descending | Reach::Area | Reach::Ascending => self.chart.active(),
                _ => &self.editors,
            };
            let Some(author) = dice.pick(from).copied() else { continue };
            let recipients = self.settle(author, &audience);
            if !recipients.is_empty() {
                return (author, audience, recipients);
            }
        }
        // The first of all is at the top.
        let top = self.chart.active()[0];
        let everyone = Audience::new(Reach::Everyone);
        let recipients = self.settle(top, &everyone);
        (top, everyone, recipients)
    }

    fn audience(&self, dice: &mut Dice) -> Audience {
        let mut left = dice.below(100);
        let mut reach = Reach::Everyone;
        for (each, share) in REACHES {
            if left < share {
                reach = each;
                break;
            }
            left -= share;
        }
        let mut audience = Audience::new(reach);
        match reach {
            Reach::Descending if dice.chance(0.4) => audience.depth = Some(1),
            Reach::Ascending if dice.chance(0.6) => audience.height = Some(1),
            Reach::Team | Reach::Area => audience.copy_manager = dice.chance(0.1),
            _ => {}
        }
        if dice.chance(0.1) {
            audience.filter = self.filter(dice);
        }
        audience
    }

    fn filter(&self, dice: &mut Dice) -> Filter {
        match dice.below(4) {
            0 => Filter { client_type: dice.pick(ClientType::ALL).copied(), ..Filter::default() },
            1 => Filter { bond: dice.pick(&[Bond::Staff, Bond::Contractor]).copied(), ..Filter::default() },
            _ => Filter { area: dice.pick(&self.areas).cloned(), ..Filter::default() },
        }
    }

    fn settle(&mut self, author: &'a Person, audience: &Audience) -> Arc<[PersonId]> {
        let (chart, limits) = (self.chart, self.limits);
        let sender = match self.senders.entry(author.id) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(new) => match Sender::new(chart, limits, author.id) {
                Some(sender) => new.insert(sender),
                None => return Arc::default(),
            },
        };
        if sender.may_use(audience.reach).is_err() {
            return Arc::default();
        }
        let settle = || sender.settle(audience).into_iter().map(|to| to.person).collect();
        if audience.copy_manager || audience.filter != Filter::default() {
            return settle();
        }
        let key = (author.id, audience.reach, audience.depth.or(audience.height));
        Arc::clone(self.settled.entry(key).or_insert_with(settle))
    }

    fn content(&mut self, author: &Person, audience: Audience, at: Timestamp, dice: &mut Dice) -> NewAnnouncement {
        let language = &self.languages[usize::from(author.locale == "en")];
        let planted: Vec<&str> =
            PLANTED.iter().filter(|(_, share)| dice.chance(*share)).map(|(word, _)| *word).collect();
        let length = 20 + (100.0 * dice.share() * dice.share()) as usize;
        let title = language.sentence(dice.between(3, 9), None, dice);
        let body = language.body(length, &planted, dice);
        let event = dice.chance(0.05).then(|| {
            let starts = at + DAY * dice.between(1, 14) as i32;
            Event { starts, ends: starts + SignedDuration::from_hours(1), place: "Sala Roble".to_owned() }
        });
        let due = dice.chance(0.1).then(|| {
            let day = at.to_zoned(self.zone.clone()).date().saturating_add((dice.between(3, 10) as i64).days());
            end_of_day(day, &self.zone).unwrap_or(at + DAY)
        });
        let old = at + DAY * 30 < self.now;
        let lasts = dice.between(12, 120) as i32;
        let mut expires_at = dice.chance(if old { 0.5 } else { 0.1 }).then(|| at + DAY * lasts);
        let pinned = dice.chance(0.002) && self.may_pin(author.id, audience.direction(), at);
        if pinned {
            expires_at = Some(at + PINNED_FOR);
        }
        NewAnnouncement {
            event,
            priority: self.priority(author, at, dice),
            title,
            body,
            acknowledgement: due.map(|due| Acknowledgement { due: Some(due) }),
            publish_at: Some(at),
            expires_at,
            pinned,
            replies_open: dice.chance(0.8),
            audience,
        }
    }

    fn priority(&mut self, author: &Person, at: Timestamp, dice: &mut Dice) -> Priority {
        // Few may, so of theirs a larger share makes one in a hundred of all.
        if may_mark_urgent(author, self.limits) && dice.chance(0.04) {
            let recent = self.urgent.entry(author.id).or_default();
            recent.retain(|earlier| *earlier + DAY * 7 >= at);
            if recent.len() < URGENT_PER_WEEK as usize {
                recent.push_back(at);
                return Priority::Urgent;
            }
        }
        if dice.chance(0.12) { Priority::Important } else { Priority::Normal }
    }

    fn may_pin(&mut self, author: PersonId, direction: Direction, at: Timestamp) -> bool {
        let pins = self.pins.entry((author, direction)).or_default();
        pins.retain(|until| *until > at);
        let may = pins.len() < PINS as usize;
        if may {
            pins.push(at + PINNED_FOR);
        }
        may
    }

    fn replies(&self, to: &Announcement, recipients: &[PersonId], dice: &mut Dice) -> Vec<Reply> {
        if !to.content.replies_open || !dice.chance(0.05) {
            return Vec::new();
        }
        let mut at = to.publish_at;
        let mut replies = Vec::new();
        for _ in 0..dice.between(1, 4) {
            at += SignedDuration::from_mins(dice.between(3, 600) as i64);
            let author = dice.pick(recipients).copied().unwrap_or(to.author);
            let locale = self.chart.find(author).map_or("es", |person| person.locale.as_str());
            let body = self.languages[usize::from(locale == "en")].body(dice.between(4, 25), &[], dice);
            if at > self.now || to.content.expires_at.is_some_and(|expires| expires <= at) {
                break;
            }
            replies.push(Reply { id: id_at(at, dice), author, body, at, entry: None });
        }
        replies
    }

    /// Who has opened and acknowledged it, and who still owes that. Recent announcements are mostly read; of the old ones
    /// to many people most were never opened by most.
    fn receipts(&self, of: &Announcement, recipients: &[PersonId], dice: &mut Dice) -> (Vec<Receipt>, Vec<PersonId>) {
        let age = self.now.duration_since(of.publish_at);
        let expires = of.content.expires_at;
        let live = of.withdrawn_at.is_none() && expires.is_none_or(|expires| expires > self.now);
        let opening = match recipients.len() {
            _ if age < DAY * 90 => 0.75,
            _ if age < DAY * 365 => 0.5,
            0..=24 => 0.5,
            _ => 0.05,
        };
        let asks = of.content.acknowledgement.is_some();
        let acknowledging = match () {
            _ if !asks => 0.0,
            _ if age > DAY * 60 && live => 1.0,
            _ if age > DAY * 60 => 0.6,
            _ if age > DAY * 10 => 0.9,
            _ => 0.5,
        };
        let (mut receipts, mut owing) = (Vec::new(), Vec::new());
        let last = self.now.min(expires.unwrap_or(self.now)).min(of.withdrawn_at.unwrap_or(self.now));
        for person in recipients {
            let acknowledges = dice.chance(acknowledging);
            if acknowledges || dice.chance(opening) {
                let eager = dice.share();
                let opened_at = (of.publish_at + (DAY * 3).mul_f64(eager * eager)).min(last);
                let acknowledged_at = acknowledges.then(|| (opened_at + SignedDuration::from_mins(7)).min(last));
                receipts.push(Receipt {
                    person: *person,
                    opened_at: Some(opened_at),
                    opened_revision: 1,
                    acknowledged_at,
                    acknowledged_revision: u32::from(acknowledges),
                    entry: None,
                });
            }
            if asks && live && !acknowledges {
                owing.push(*person);
            }
        }
        (receipts, owing)
    }
}

impl Iterator for Posts<'_> {
    type Item = Post;

    fn next(&mut self) -> Option<Post> {
        let number = self.made;
        if number >= self.count {
            return None;
        }
        self.made += 1;
        Some(self.post(number))
    }
}
