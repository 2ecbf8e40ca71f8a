//! Announcements: rows, pages, replies and questions.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};
use uuid::Uuid;

use super::audience::{self, Viewers};
use super::columns::{array, day, days, micros, moment, number, opt_moment, small, value};
use super::feed::{self, Positions, Way};
use super::{Connected, gate, receipts, view};
use crate::domain::announcement::{
    Acknowledgement, Announcement, AnnouncementId, Answer, Event, Headline, Kind, NewAnnouncement, Position, Priority,
    Question, QuestionState, Receipt, ReceiptState, Reply, Revision, State,
};
use crate::domain::audience::{Audience, Direction, Filter, Reach};
use crate::domain::organisation::{Area, Bond, ClientType, PersonId};
use crate::store::announcements::{Addition, Cursor, Only, Owed, Page, Shown, UNREAD_WINDOW, Unread};
use crate::store::{ReadAnnouncements, Result, WriteAnnouncements};

/// How many positions one page looks at before it hands back what it has.
const LOOKED_AT: usize = 5_000;

const HEADLINE: &str = "
    SELECT a.position, a.id, a.author, a.reach, a.priority, a.title, a.publish_at, a.expires_at, a.withdrawn_at,
           a.acknowledge, a.ack_due, a.pinned, a.revision, a.starts, a.replies, a.asks_since, a.audience, a.steward,
           r.opened_at, r.opened_revision, r.acknowledged_at, r.acknowledged_revision, d.due, d.person,
           (SELECT CASE WHEN q.answer IS NULL THEN 1 ELSE 2 END FROM question q
            WHERE q.position = a.position AND q.asker = ?2 ORDER BY q.answer IS NULL DESC LIMIT 1)
    FROM announcement a
    LEFT JOIN receipt r ON r.position = a.position AND r.person = ?2
    LEFT JOIN duty d ON d.position = a.position AND d.person = ?2";

/// A headline with what decides whether it is shown.
struct Found {
    headline: Headline,
    withdrawn_at: Option<Timestamp>,
    audience: i64,
    steward: PersonId,
}

fn found(row: &Row<'_>, viewer: PersonId) -> Result<Found> {
    let author = PersonId(row.get(2)?);
    let asks_since = small(row.get(15)?)?;
    let receipt = Receipt {
        person: viewer,
        opened_at: opt_moment(row.get(18)?)?,
        opened_revision: small(row.get::<_, Option<i64>>(19)?.unwrap_or(0))?,
        acknowledged_at: opt_moment(row.get(20)?)?,
        acknowledged_revision: small(row.get::<_, Option<i64>>(21)?.unwrap_or(0))?,
        entry: None,
    };
    let starts = opt_moment(row.get(13)?)?;
    let withdrawn_at = opt_moment(row.get(8)?)?;
    let acknowledge: bool = row.get(9)?;
    // Somebody's own due moment (a newcomer's, one who asked) stands for the announcement's.
    let due = if row.get::<_, Option<i64>>(23)?.is_some() { row.get(22)? } else { row.get(10)? };
    Ok(Found {
        audience: row.get(16)?,
        steward: PersonId(row.get(17)?),
        withdrawn_at,
        headline: Headline {
            position: Position(row.get(0)?),
            id: AnnouncementId(Uuid::from_bytes(array(row.get(1)?)?)),
            author,
            reach: value(Reach::ALL, row.get(3)?)?,
            kind: if starts.is_some() { Kind::Event } else { Kind::Notice },
            priority: value(Priority::ALL, row.get(4)?)?,
            title: row.get(5)?,
            publish_at: moment(row.get(6)?)?,
            expires_at: opt_moment(row.get(7)?)?,
            withdrawn: withdrawn_at.is_some(),
            acknowledgement: if acknowledge { Some(Acknowledgement { due: opt_moment(due)? }) } else { None },
            pinned: row.get(11)?,
            revision: small(row.get(12)?)?,
            starts,
            replies: small(row.get(14)?)?,
            receipt: if author == viewer { ReceiptState::Opened } else { receipt.state(asks_since) },
            question: match row.get::<_, Option<i64>>(24)? {
                None => QuestionState::None,
                Some(1) => QuestionState::Open,
                Some(_) => QuestionState::Answered,
            },
        },
    })
}

/// The headline at a position, whether or not the viewer may see it.
fn headline_at(from: &impl Connected, viewer: PersonId, position: Position) -> Result<Option<Found>> {
    let mut query = from.db().prepare_cached(&format!("{HEADLINE} WHERE a.position = ?1"))?;
    let mut rows = query.query((position.0, viewer.0))?;
    rows.next()?.map(|row| found(row, viewer)).transpose()
}

impl Found {
    /// On a board: live or withdrawn. Scheduled and expired ones show only where they are asked for.
    fn on_board(&self, now: Timestamp) -> bool {
        matches!(self.headline.state(now), State::Live | State::Withdrawn)
            && was_published(self.headline.publish_at, self.withdrawn_at, now)
            && self.headline.expires_at.is_none_or(|expires| now < expires)
    }

    /// Whether its viewer may know of it at all.
    fn visible(&self, from: &impl Connected, viewer: PersonId, now: Timestamp) -> Result<bool> {
        if self.steward == viewer || self.headline.author == viewer {
            return Ok(true);
        }
        Ok(was_published(self.headline.publish_at, self.withdrawn_at, now)
            && feed::may_see(from, viewer, self.headline.position, self.audience)?)
    }
}

/// Whether its recipients have ever seen it: what is withdrawn before its time never comes out.
fn was_published(publish_at: Timestamp, withdrawn_at: Option<Timestamp>, now: Timestamp) -> bool {
    publish_at <= now && withdrawn_at.is_none_or(|withdrawn| publish_at <= withdrawn)
}

impl<T: Connected> ReadAnnouncements for T {
    fn page(&self, viewer: PersonId, shown: Shown, from: Cursor, limit: usize, now: Timestamp) -> Result<Page> {
        let (way, edge) = match from {
            Cursor::Newest => (Way::Older, i64::MAX),
            Cursor::OlderThan(position) => (Way::Older, position.0),
            Cursor::NewerThan(position) => (Way::Newer, position.0),
            Cursor::Oldest => (Way::Newer, i64::MIN),
        };
        let _view = view(self)?;
        let mut positions = Positions::new(self, viewer, shown, way, edge);
        let mut page = Page::default();
        let mut looked_at = 0;
        while let Some(position) = positions.next()? {
            let Some(found) = headline_at(self, viewer, position)? else { continue };
            looked_at += 1;
            let wanted = shown.direction.is_none_or(|direction| found.headline.direction() == direction)
                && match shown.only {
                    Only::All => found.on_board(now),
                    Only::Unread => {
                        found.on_board(now)
                            && found.headline.receipt == ReceiptState::Unseen
                            && !found.headline.withdrawn
                    }
                    Only::Mine => true,
                    Only::AckDue => found.on_board(now) && !found.headline.withdrawn,
                };
            if wanted {
                page.rows.push(found.headline);
            }
            if page.rows.len() >= limit || looked_at >= LOOKED_AT {
                page.next = Some(position);
                break;
            }
        }
        if way == Way::Newer {
            page.rows.reverse();
        }
        Ok(page)
    }

    fn duties(&self, viewer: PersonId, now: Timestamp) -> Result<Vec<Headline>> {
        let mut query = self.db().prepare_cached(&format!(
            "{HEADLINE} WHERE d.person = ?2 AND a.withdrawn_at IS NULL AND a.publish_at <= ?1
             AND (a.expires_at IS NULL OR a.expires_at > ?1) ORDER BY d.due IS NULL, d.due, a.position"
        ))?;
        let mut rows = query.query((micros(now), viewer.0))?;
        let mut duties = Vec::new();
        while let Some(row) = rows.next()? {
            duties.push(found(row, viewer)?.headline);
        }
        Ok(duties)
    }

    fn overdue(&self, viewer: PersonId, now: Timestamp) -> Result<Vec<(Headline, Vec<Owed>)>> {
        let _view = view(self)?;
        let mut query = self
            .db()
            .prepare_cached("SELECT position, person, due FROM duty WHERE due < ?1 ORDER BY position, person")?;
        let mut rows = query.query([micros(now)])?;
        let mut overdue: Vec<(Position, Vec<Owed>)> = Vec::new();
        while let Some(row) = rows.next()? {
            let position = Position(row.get(0)?);
            let owed = (PersonId(row.get(1)?), opt_moment(row.get(2)?)?);
            match overdue.last_mut() {
                Some((last, people)) if *last == position => people.push(owed),
                _ => overdue.push((position, vec![owed])),
            }
        }
        let mut shown = Vec::new();
        for (position, people) in overdue {
            let Some(found) = headline_at(self, viewer, position)? else { continue };
            if found.headline.state(now) == State::Live && found.visible(self, viewer, now)? {
                shown.push((found.headline, people));
            }
        }
        Ok(shown)
    }

    fn pinned(&self, viewer: PersonId, direction: Option<Direction>, now: Timestamp) -> Result<Vec<Headline>> {
        let _view = view(self)?;
        let mut query = self.db().prepare_cached(&format!(
            "{HEADLINE} WHERE a.pinned = 1 AND a.withdrawn_at IS NULL AND a.publish_at <= ?1
             AND (a.expires_at IS NULL OR a.expires_at > ?1) ORDER BY a.position DESC"
        ))?;
        let mut rows = query.query((micros(now), viewer.0))?;
        let mut pinned = Vec::new();
        while let Some(row) = rows.next()? {
            let found = found(row, viewer)?;
            let fits = direction.is_none_or(|direction| found.headline.direction() == direction);
            if fits && found.visible(self, viewer, now)? {
                pinned.push(found.headline);
            }
        }
        Ok(pinned)
    }

    fn unread(&self, viewer: PersonId, now: Timestamp) -> Result<Unread> {
        let _view = view(self)?;
        let mut unread = Unread::default();
        for direction in Direction::ALL {
            let shown = Shown { direction: Some(*direction), only: Only::All };
            let mut positions = Positions::new(self, viewer, shown, Way::Older, i64::MAX);
            let mut count = 0;
            for _ in 0..UNREAD_WINDOW {
                let Some(position) = positions.next()? else { break };
                if receipts::is_unread(self, viewer, position, now)? {
                    count += 1;
                }
            }
            match direction {
                Direction::Vertical => unread.vertical = count,
                Direction::Horizontal => unread.horizontal = count,
                Direction::Diagonal => unread.diagonal = count,
            }
        }
        Ok(unread)
    }

    fn headline(&self, viewer: PersonId, id: AnnouncementId, now: Timestamp) -> Result<Option<Headline>> {
        let mut query = self.db().prepare_cached(&format!("{HEADLINE} WHERE a.id = ?1"))?;
        let mut rows = query.query((id.0.as_bytes().as_slice(), viewer.0))?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let found = found(row, viewer)?;
        Ok(if found.visible(self, viewer, now)? { Some(found.headline) } else { None })
    }

    fn announcement(&self, viewer: PersonId, id: AnnouncementId, now: Timestamp) -> Result<Option<Announcement>> {
        let mut query = self.db().prepare_cached(&format!("{WHOLE} WHERE id = ?1"))?;
        let mut rows = query.query([id.0.as_bytes().as_slice()])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let (mut announcement, audience) = whole(row)?;
        let own = announcement.author == viewer || announcement.steward == viewer;
        if !own {
            if !was_published(announcement.publish_at, announcement.withdrawn_at, now)
                || !feed::may_see(self, viewer, announcement.position, audience)?
            {
                return Ok(None);
            }
            if announcement.withdrawn_at.is_some() {
                announcement.content.body.clear();
            }
        }
        Ok(Some(announcement))
    }

    fn revisions(&self, position: Position) -> Result<Vec<Revision>> {
        let mut query = self.db().prepare_cached(
            "SELECT number, title, body, at, entry FROM revision WHERE position = ?1 ORDER BY number",
        )?;
        let mut rows = query.query([position.0])?;
        let mut revisions = Vec::new();
        while let Some(row) = rows.next()? {
            revisions.push(Revision {
                number: small(row.get(0)?)?,
                title: row.get(1)?,
                body: row.get(2)?,
                at: moment(row.get(3)?)?,
                entry: entry(row.get(4)?)?,
            });
        }
        Ok(revisions)
    }

    fn replies(&self, position: Position) -> Result<Vec<Reply>> {
        let mut query = self
            .db()
            .prepare_cached("SELECT id, author, body, at, entry FROM reply WHERE position = ?1 ORDER BY seq")?;
        let mut rows = query.query([position.0])?;
        let mut replies = Vec::new();
        while let Some(row) = rows.next()? {
            replies.push(Reply {
                id: Uuid::from_bytes(array(row.get(0)?)?),
                author: PersonId(row.get(1)?),
                body: row.get(2)?,
                at: moment(row.get(3)?)?,
                entry: entry(row.get(4)?)?,
            });
        }
        Ok(replies)
    }

    fn questions(&self, position: Position, asker: Option<PersonId>) -> Result<Vec<Question>> {
        let mut query = self.db().prepare_cached(&format!(
            "{QUESTION} WHERE q.position = ?1 AND (?2 IS NULL OR q.asker = ?2) ORDER BY q.seq"
        ))?;
        let mut rows = query.query((position.0, asker.map(|id| id.0)))?;
        let mut questions = Vec::new();
        while let Some(row) = rows.next()? {
            questions.push(question(row)?);
        }
        Ok(questions)
    }

    fn question(&self, id: Uuid) -> Result<Option<(AnnouncementId, Question)>> {
        let mut query = self.db().prepare_cached(&format!("{QUESTION} WHERE q.id = ?1"))?;
        let mut rows = query.query([id.as_bytes().as_slice()])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        Ok(Some((AnnouncementId(Uuid::from_bytes(array(row.get(9)?)?)), question(row)?)))
    }

    fn open_questions(&self, steward: PersonId, now: Timestamp) -> Result<Vec<(Headline, Question)>> {
        let mut query = self.db().prepare_cached(&format!(
            "{QUESTION} WHERE q.answer IS NULL AND a.steward = ?1 AND a.withdrawn_at IS NULL
             AND (a.expires_at IS NULL OR a.expires_at > ?2) ORDER BY q.seq"
        ))?;
        let mut rows = query.query((steward.0, micros(now)))?;
        let mut open = Vec::new();
        while let Some(row) = rows.next()? {
            let position = Position(row.get(10)?);
            if let Some(found) = headline_at(self, steward, position)? {
                open.push((found.headline, question(row)?));
            }
        }
        Ok(open)
    }

    fn receipts(&self, position: Position) -> Result<Vec<Receipt>> {
        receipts::of_announcement(self, position)
    }

    fn receipt(&self, position: Position, person: PersonId) -> Result<Option<Receipt>> {
        receipts::of_person(self, position, person)
    }

    fn recipients(&self, position: Position) -> Result<Vec<PersonId>> {
        let mut query = self.db().prepare_cached("SELECT audience, author FROM announcement WHERE position = ?1")?;
        let found: Option<(i64, i64)> =
            query.query_row([position.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let Some((audience, author)) = found else { return Ok(Vec::new()) };
        Ok(audience::read(self, audience)?.iter().filter(|person| person.0 != author).collect())
    }

    fn additions(&self, position: Position) -> Result<Vec<Addition>> {
        let mut query = self
            .db()
            .prepare_cached("SELECT person, day, stands_in FROM addition WHERE position = ?1 ORDER BY person")?;
        let mut rows = query.query([position.0])?;
        let mut additions = Vec::new();
        while let Some(row) = rows.next()? {
            additions.push(Addition { person: PersonId(row.get(0)?), on: day(row.get(1)?)?, stands_in: row.get(2)? });
        }
        Ok(additions)
    }

    fn count_urgent(&self, author: PersonId, since: Timestamp) -> Result<u32> {
        let mut query = self.db().prepare_cached(
            "SELECT count(*) FROM announcement WHERE priority = 2 AND author = ?1 AND publish_at > ?2",
        )?;
        Ok(query.query_row((author.0, micros(since)), |row| row.get(0))?)
    }

    fn count_pins(&self, author: PersonId, direction: Direction, now: Timestamp) -> Result<u32> {
        let mut query = self.db().prepare_cached(
            "SELECT count(*) FROM announcement WHERE pinned = 1 AND author = ?1 AND direction = ?2
             AND withdrawn_at IS NULL AND (expires_at IS NULL OR expires_at > ?3)",
        )?;
        Ok(query.query_row((author.0, number(Direction::ALL, direction), micros(now)), |row| row.get(0))?)
    }

    fn open_to_change(&self, now: Timestamp, recent: Timestamp) -> Result<Vec<Announcement>> {
        let open = "withdrawn_at IS NULL AND (expires_at IS NULL OR expires_at > ?1)";
        let mut by_position = HashMap::new();
        for which in ["position >= ?2", "acknowledge = 1 AND ?2 IS NOT NULL", "pinned = 1 AND ?2 IS NOT NULL"] {
            let mut query = self.db().prepare_cached(&format!("{WHOLE} WHERE {which} AND {open}"))?;
            let mut rows = query.query((micros(now), recent.as_millisecond()))?;
            while let Some(row) = rows.next()? {
                let (announcement, _) = whole(row)?;
                by_position.insert(announcement.position, announcement);
            }
        }
        let mut found: Vec<Announcement> = by_position.into_values().collect();
        found.sort_by_key(|announcement| announcement.position);
        Ok(found)
    }

    fn scheduled(&self, now: Timestamp) -> Result<Vec<Announcement>> {
        // A scheduled one has its place at its moment or after, so nothing older need be looked at.
        let mut query = self.db().prepare_cached(&format!(
            "{WHOLE} WHERE position >= ?1 AND publish_at > ?2 AND withdrawn_at IS NULL ORDER BY position"
        ))?;
        let mut rows = query.query((now.as_millisecond(), micros(now)))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(whole(row)?.0);
        }
        Ok(found)
    }

    fn stewarded(&self, steward: PersonId, now: Timestamp) -> Result<Vec<Announcement>> {
        let mut query = self.db().prepare_cached(&format!(
            "{WHOLE} WHERE steward = ?1 AND withdrawn_at IS NULL AND (expires_at IS NULL OR expires_at > ?2)
             ORDER BY position"
        ))?;
        let mut rows = query.query((steward.0, micros(now)))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(whole(row)?.0);
        }
        Ok(found)
    }
}

const WHOLE: &str = "
    SELECT position, id, author, steward, reach, depth, height, filter_area, filter_client_type, filter_bond,
           copy_manager, priority, publish_at, expires_at, withdrawn_at, acknowledge, ack_due, pinned, replies_open,
           revision, asks_since, revised_at, chart, recipients, entry, starts, ends, place, title, body, audience
    FROM announcement";

fn whole(row: &Row<'_>) -> Result<(Announcement, i64)> {
    let event = match (opt_moment(row.get(25)?)?, opt_moment(row.get(26)?)?) {
        (Some(starts), Some(ends)) => {
            Some(Event { starts, ends, place: row.get::<_, Option<String>>(27)?.unwrap_or_default() })
        }
        _ => None,
    };
    let publish_at = moment(row.get(12)?)?;
    let announcement = Announcement {
        position: Position(row.get(0)?),
        id: AnnouncementId(Uuid::from_bytes(array(row.get(1)?)?)),
        author: PersonId(row.get(2)?),
        steward: PersonId(row.get(3)?),
        content: NewAnnouncement {
            audience: Audience {
                reach: value(Reach::ALL, row.get(4)?)?,
                depth: row.get::<_, Option<i64>>(5)?.map(small).transpose()?,
                height: row.get::<_, Option<i64>>(6)?.map(small).transpose()?,
                filter: Filter {
                    area: row.get::<_, Option<String>>(7)?.map(|path| Area::new(&path)),
                    client_type: row.get::<_, Option<i64>>(8)?.map(|at| value(ClientType::ALL, at)).transpose()?,
                    bond: row.get::<_, Option<i64>>(9)?.map(|at| value(Bond::ALL, at)).transpose()?,
                },
                copy_manager: row.get(10)?,
            },
            event,
            priority: value(Priority::ALL, row.get(11)?)?,
            title: row.get(28)?,
            body: row.get(29)?,
            acknowledgement: if row.get(15)? { Some(Acknowledgement { due: opt_moment(row.get(16)?)? }) } else { None },
            publish_at: Some(publish_at),
            expires_at: opt_moment(row.get(13)?)?,
            pinned: row.get(17)?,
            replies_open: row.get(18)?,
        },
        publish_at,
        withdrawn_at: opt_moment(row.get(14)?)?,
        revision: small(row.get(19)?)?,
        asks_since: small(row.get(20)?)?,
        revised_at: moment(row.get(21)?)?,
        chart: row.get(22)?,
        recipients: small(row.get(23)?)?,
        entry: entry(row.get(24)?)?,
    };
    Ok((announcement, row.get(30)?))
}

const QUESTION: &str = "
    SELECT q.id, q.asker, q.body, q.at, q.entry, q.answerer, q.answer, q.answered_at, q.answer_entry, a.id, q.position
    FROM question q JOIN announcement a ON a.position = q.position";

fn question(row: &Row<'_>) -> Result<Question> {
    let answer = match (row.get::<_, Option<i64>>(5)?, row.get::<_, Option<String>>(6)?) {
        (Some(author), Some(body)) => Some(Answer {
            author: PersonId(author),
            body,
            at: moment(row.get::<_, Option<i64>>(7)?.unwrap_or(0))?,
            entry: entry(row.get(8)?)?,
        }),
        _ => None,
    };
    Ok(Question {
        id: Uuid::from_bytes(array(row.get(0)?)?),
        asker: PersonId(row.get(1)?),
        body: row.get(2)?,
        at: moment(row.get(3)?)?,
        entry: entry(row.get(4)?)?,
        answer,
    })
}

fn entry(number: Option<i64>) -> Result<Option<u64>> {
    number.map(small).transpose()
}

fn entry_column(entry: Option<u64>) -> Result<Option<i64>> {
    entry
        .map(|entry| i64::try_from(entry).map_err(|_| crate::store::Error::Unexpected("chain entry".into())))
        .transpose()
}

impl WriteAnnouncements for gate::Writing<'_> {
    fn insert_announcement(&mut self, announcement: &Announcement, recipients: &[PersonId]) -> Result<bool> {
        let id = announcement.id.0;
        let mut there = self.connection().prepare_cached("SELECT 1 FROM announcement WHERE id = ?1")?;
        if there.exists([id.as_bytes().as_slice()])? {
            return Ok(false);
        }
        drop(there);
        insert(self, announcement, recipients, &[])?;
        if let Some(asked) = announcement.content.acknowledgement {
            receipts::owe(self, announcement.position, recipients, asked.due)?;
        }
        Ok(true)
    }

    fn resettle(&mut self, position: Position, chart: i64, recipients: &[PersonId]) -> Result<()> {
        let db = self.connection();
        let (direction, author, old, was_wide, acknowledge, due): (i64, i64, i64, bool, bool, Option<i64>) = db
            .query_row(
                "SELECT direction, author, audience, wide, acknowledge, ack_due FROM announcement WHERE position = ?1",
                [position.0],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?)),
            )?;
        if !was_wide {
            let mut delete =
                db.prepare_cached("DELETE FROM inbox WHERE person = ?1 AND direction = ?2 AND position = ?3")?;
            for viewer in audience::read(self, old)?.iter() {
                delete.execute((viewer.0, direction, position.0))?;
            }
        }
        let (audience, wide) = settle(self, position, direction, PersonId(author), recipients)?;
        db.execute(
            "UPDATE announcement SET audience = ?2, wide = ?3, chart = ?4, recipients = ?5 WHERE position = ?1",
            (position.0, audience, wide, chart, i64::try_from(recipients.len()).unwrap_or(i64::MAX)),
        )?;
        // Whom it came to later keeps it, whichever set they were or are in.
        db.execute(
            "INSERT OR IGNORE INTO inbox (person, direction, position)
             SELECT person, ?2, position FROM addition WHERE position = ?1",
            (position.0, direction),
        )?;
        if acknowledge {
            for viewer in audience::read(self, old)?.iter() {
                receipts::release(self, position, viewer)?;
            }
            receipts::owe(self, position, recipients, opt_moment(due)?)?;
        }
        Ok(())
    }

    fn add_recipient(&mut self, position: Position, addition: Addition, duty: Option<Option<Timestamp>>) -> Result<()> {
        let db = self.connection();
        db.execute(
            "INSERT INTO addition (position, person, day, stands_in) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (position, person) DO NOTHING",
            (position.0, addition.person.0, days(addition.on), addition.stands_in),
        )?;
        db.execute(
            "INSERT OR IGNORE INTO inbox (person, direction, position)
             SELECT ?2, direction, position FROM announcement WHERE position = ?1",
            (position.0, addition.person.0),
        )?;
        if duty.is_some() {
            self.set_duty(position, addition.person, duty)?;
        }
        Ok(())
    }

    fn set_steward(&mut self, position: Position, steward: PersonId) -> Result<()> {
        self.connection()
            .execute("UPDATE announcement SET steward = ?2 WHERE position = ?1", (position.0, steward.0))?;
        Ok(())
    }

    fn revise(&mut self, position: Position, revision: &Revision, asks_again: Option<&[PersonId]>) -> Result<()> {
        let db = self.connection();
        db.execute(
            "INSERT INTO revision (position, number, title, body, at, entry)
             SELECT position, revision, title, body, revised_at, entry FROM announcement WHERE position = ?1",
            [position.0],
        )?;
        db.execute(
            "UPDATE announcement SET revision = ?2, title = ?3, body = ?4, revised_at = ?5, entry = ?6,
                                     asks_since = CASE WHEN ?7 THEN ?2 ELSE asks_since END
             WHERE position = ?1",
            params![
                position.0,
                revision.number,
                revision.title,
                revision.body,
                micros(revision.at),
                entry_column(revision.entry)?,
                asks_again.is_some()
            ],
        )?;
        if let Some(recipients) = asks_again {
            let due: Option<i64> =
                db.query_row("SELECT ack_due FROM announcement WHERE position = ?1", [position.0], |row| row.get(0))?;
            receipts::owe(self, position, recipients, opt_moment(due)?)?;
        }
        index_text(self, position)
    }

    fn withdraw(&mut self, position: Position, at: Timestamp) -> Result<()> {
        let db = self.connection();
        db.execute(
            "UPDATE announcement SET withdrawn_at = ?2 WHERE position = ?1 AND withdrawn_at IS NULL",
            (position.0, micros(at)),
        )?;
        // Its text is not to be found any more, nor its acknowledgement owed.
        db.execute("DELETE FROM announcement_text WHERE rowid = ?1", [position.0])?;
        let viewers = self.recipients(position)?;
        let added = self.additions(position)?.into_iter().map(|addition| addition.person);
        for viewer in viewers.into_iter().chain(added) {
            receipts::release(self, position, viewer)?;
        }
        Ok(())
    }

    fn insert_reply(&mut self, position: Position, reply: &Reply) -> Result<bool> {
        let inserted = insert_reply_row(self, position, reply)?;
        if inserted {
            self.connection()
                .execute("UPDATE announcement SET replies = replies + 1 WHERE position = ?1", [position.0])?;
            index_text(self, position)?;
        }
        Ok(inserted)
    }

    fn insert_question(&mut self, position: Position, question: &Question) -> Result<bool> {
        let inserted = self.connection().execute(
            "INSERT INTO question (id, position, asker, body, at, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO NOTHING",
            (
                question.id.as_bytes().as_slice(),
                position.0,
                question.asker.0,
                &question.body,
                micros(question.at),
                entry_column(question.entry)?,
            ),
        )?;
        Ok(inserted == 1)
    }

    fn answer_question(&mut self, question: Uuid, answer: &Answer) -> Result<()> {
        self.connection().execute(
            "UPDATE question SET answerer = ?2, answer = ?3, answered_at = ?4, answer_entry = ?5
             WHERE id = ?1 AND answer IS NULL",
            (
                question.as_bytes().as_slice(),
                answer.author.0,
                &answer.body,
                micros(answer.at),
                entry_column(answer.entry)?,
            ),
        )?;
        Ok(())
    }

    fn open(&mut self, position: Position, person: PersonId, revision: u32, at: Timestamp) -> Result<()> {
        receipts::open(self, position, person, revision, at)
    }

    fn acknowledge(
        &mut self,
        position: Position,
        person: PersonId,
        revision: u32,
        at: Timestamp,
        entry: Option<u64>,
    ) -> Result<()> {
        receipts::acknowledge(self, position, person, revision, at, entry_column(entry)?)
    }

    fn set_duty(&mut self, position: Position, person: PersonId, duty: Option<Option<Timestamp>>) -> Result<()> {
        match duty {
            Some(due) => receipts::owe(self, position, &[person], due),
            None => receipts::release(self, position, person),
        }
    }
}

/// The one way an announcement gets onto a board: its row, who may see it, its place in feeds and in the search index.
pub fn insert(
    on: &gate::Writing<'_>,
    announcement: &Announcement,
    recipients: &[PersonId],
    replies: &[Reply],
) -> Result<()> {
    let content = &announcement.content;
    let direction = number(Direction::ALL, content.audience.direction());
    let (audience, wide) = settle(on, announcement.position, direction, announcement.author, recipients)?;
    let mut insert = on.connection().prepare_cached(
        "INSERT INTO announcement (position, id, author, steward, direction, reach, depth, height, filter_area,
             filter_client_type, filter_bond, copy_manager, audience, wide, priority, publish_at, expires_at,
             withdrawn_at, acknowledge, ack_due, pinned, replies_open, replies, revision, asks_since, revised_at,
             chart, recipients, entry, starts, ends, place, title, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
             ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34)",
    )?;
    let event = content.event.as_ref();
    insert.execute(params![
        announcement.position.0,
        announcement.id.0.as_bytes().as_slice(),
        announcement.author.0,
        announcement.steward.0,
        direction,
        number(Reach::ALL, content.audience.reach),
        content.audience.depth,
        content.audience.height,
        content.audience.filter.area.as_ref().map(Area::as_str),
        content.audience.filter.client_type.map(|value| number(ClientType::ALL, value)),
        content.audience.filter.bond.map(|value| number(Bond::ALL, value)),
        content.audience.copy_manager,
        audience,
        wide,
        number(Priority::ALL, content.priority),
        micros(announcement.publish_at),
        content.expires_at.map(micros),
        announcement.withdrawn_at.map(micros),
        content.acknowledgement.is_some(),
        content.acknowledgement.and_then(|asked| asked.due).map(micros),
        content.pinned,
        content.replies_open,
        i64::try_from(replies.len()).unwrap_or(i64::MAX),
        announcement.revision,
        announcement.asks_since,
        micros(announcement.revised_at),
        announcement.chart,
        i64::try_from(recipients.len()).unwrap_or(i64::MAX),
        entry_column(announcement.entry)?,
        event.map(|event| micros(event.starts)),
        event.map(|event| micros(event.ends)),
        event.map(|event| event.place.as_str()),
        content.title,
        content.body,
    ])?;
    if announcement.withdrawn_at.is_none() {
        let replies: Vec<&str> = replies.iter().map(|reply| reply.body.as_str()).collect();
        on.connection()
            .prepare_cached("INSERT INTO announcement_text (rowid, title, body, replies) VALUES (?1, ?2, ?3, ?4)")?
            .execute((announcement.position.0, &content.title, &content.body, replies.join("\n")))?;
    }
    Ok(())
}

/// The row alone; false when the id is there already.
pub fn insert_reply_row(on: &gate::Writing<'_>, position: Position, reply: &Reply) -> Result<bool> {
    let mut insert = on.connection().prepare_cached(
        "INSERT INTO reply (id, position, author, body, at, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO NOTHING",
    )?;
    let inserted = insert.execute((
        reply.id.as_bytes().as_slice(),
        position.0,
        reply.author.0,
        &reply.body,
        micros(reply.at),
        entry_column(reply.entry)?,
    ))?;
    Ok(inserted == 1)
}

/// Stores who may see the announcement at `position`: the interned set, and what makes it findable in feeds.
fn settle(
    on: &gate::Writing<'_>,
    position: Position,
    direction: i64,
    author: PersonId,
    recipients: &[PersonId],
) -> Result<(i64, bool)> {
    let viewers: Viewers = recipients.iter().copied().chain([author]).collect();
    let audience = audience::intern(on, &viewers)?;
    let wide = viewers.len() > feed::SMALL;
    let db = on.connection();
    if wide {
        let day = position.0.div_euclid(feed::DAY);
        let mut find = db.prepare_cached("SELECT viewers FROM wide_day WHERE direction = ?1 AND day = ?2")?;
        let known = find.query_row((direction, day), |row| row.get(0)).optional()?;
        let mut union = Viewers::from_bytes(known.unwrap_or_default());
        let before = union.clone();
        union.extend(&viewers);
        if union != before {
            db.prepare_cached("INSERT OR REPLACE INTO wide_day (direction, day, viewers) VALUES (?1, ?2, ?3)")?
                .execute((direction, day, union.as_bytes()))?;
        }
    } else {
        let mut insert =
            db.prepare_cached("INSERT OR IGNORE INTO inbox (person, direction, position) VALUES (?1, ?2, ?3)")?;
        for viewer in viewers.iter() {
            insert.execute((viewer.0, direction, position.0))?;
        }
    }
    Ok((audience, wide))
}

/// Brings the search index up to the current title, body and replies.
fn index_text(on: &gate::Writing<'_>, position: Position) -> Result<()> {
    on.connection().execute(
        "INSERT OR REPLACE INTO announcement_text (rowid, title, body, replies)
         SELECT position, title, body,
                coalesce((SELECT group_concat(body, char(10)) FROM reply WHERE reply.position = announcement.position), '')
         FROM announcement WHERE position = ?1 AND withdrawn_at IS NULL",
        [position.0],
    )?;
    Ok(())
}
