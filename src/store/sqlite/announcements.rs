//! Announcements: their rows, and the contract's calls, each handed to its noun.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};
use uuid::Uuid;

use super::audience::{self, Viewers};
use super::columns::{after, array, day, days, entry, entry_column, micros, moment, number, opt_moment, small, value};
use super::search::BETWEEN_REPLIES;
use super::{Connected, delivery, events, feed, gate, headlines, questions, receipts, replies};
use crate::domain::announcement::{
    Acknowledgement, Announcement, AnnouncementId, Answer, Event, Headline, NewAnnouncement, Position, Priority,
    Question, Receipt, Reply, Revision,
};
use crate::domain::audience::{Audience, Direction, Filter, Reach};
use crate::domain::folding::words;
use crate::domain::organisation::{Area, Bond, ClientType, PersonId};
use crate::store::announcements::{Addition, Cursor, Misdelivered, Owed, Page, Shown, Unread};
use crate::store::{ReadAnnouncements, Result, WriteAnnouncements};

impl<T: Connected> ReadAnnouncements for T {
    fn page(&self, viewer: PersonId, shown: Shown, from: Cursor, limit: usize, now: Timestamp) -> Result<Page> {
        headlines::page(self, viewer, shown, from, limit, now)
    }

    fn duties(&self, viewer: PersonId, now: Timestamp) -> Result<Vec<Headline>> {
        headlines::duties(self, viewer, now)
    }

    fn overdue(&self, viewer: PersonId, people: &[PersonId], now: Timestamp) -> Result<Vec<(Headline, Vec<Owed>)>> {
        headlines::overdue(self, viewer, people, now)
    }

    fn pinned(
        &self,
        viewer: PersonId,
        direction: Option<Direction>,
        limit: usize,
        now: Timestamp,
    ) -> Result<Vec<Headline>> {
        headlines::pinned(self, viewer, direction, limit, now)
    }

    fn events(&self, viewer: PersonId, until: Timestamp, now: Timestamp) -> Result<Vec<Headline>> {
        headlines::events(self, viewer, until, now)
    }

    fn events_between(
        &self,
        viewer: PersonId,
        from: Timestamp,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<(Headline, Event)>> {
        events::between(self, viewer, from, until, now)
    }

    fn unread(&self, viewer: PersonId, now: Timestamp) -> Result<Unread> {
        headlines::unread(self, viewer, now)
    }

    fn headline(&self, viewer: PersonId, id: AnnouncementId, now: Timestamp) -> Result<Option<Headline>> {
        headlines::of(self, viewer, id, now)
    }

    fn announcement(&self, viewer: PersonId, id: AnnouncementId, now: Timestamp) -> Result<Option<Announcement>> {
        let mut query = self.db().prepare_cached(&format!("{WHOLE} WHERE id = ?1"))?;
        let mut rows = query.query([id.0.as_bytes().as_slice()])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let (mut announcement, audience) = whole(row)?;
        let own = announcement.author == viewer || announcement.steward == viewer;
        if !own {
            if !headlines::was_published(announcement.publish_at, announcement.withdrawn_at, now)
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
        replies::of_announcement(self, position)
    }

    fn questions(&self, position: Position, asker: Option<PersonId>) -> Result<Vec<Question>> {
        questions::of_announcement(self, position, asker)
    }

    fn question(&self, id: Uuid) -> Result<Option<(AnnouncementId, Question)>> {
        questions::find(self, id)
    }

    fn open_questions(&self, steward: PersonId, now: Timestamp) -> Result<Vec<(Headline, Question)>> {
        questions::open(self, steward, now)
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

    fn count_urgent(&self, author: PersonId, since: Timestamp, until: Timestamp) -> Result<u32> {
        let mut query = self.db().prepare_cached(
            "SELECT count(*) FROM announcement WHERE priority = 2 AND author = ?1 AND publish_at > ?2 AND publish_at <= ?3
             AND (withdrawn_at IS NULL OR withdrawn_at >= publish_at)",
        )?;
        Ok(query.query_row((author.0, micros(since), micros(until)), |row| row.get(0))?)
    }

    fn count_pins(&self, author: PersonId, direction: Direction, now: Timestamp) -> Result<u32> {
        let mut query = self.db().prepare_cached(
            "SELECT (SELECT count(*) FROM announcement WHERE author = ?1 AND direction = ?2 AND expires_at IS NULL
                     AND pinned = 1 AND withdrawn_at IS NULL)
                  + (SELECT count(*) FROM announcement WHERE author = ?1 AND direction = ?2 AND expires_at > ?3
                     AND pinned = 1 AND withdrawn_at IS NULL)",
        )?;
        Ok(query.query_row((author.0, number(Direction::ALL, direction), micros(now)), |row| row.get(0))?)
    }

    fn open_to_change(&self, now: Timestamp, recent: Timestamp) -> Result<Vec<Announcement>> {
        let open = "withdrawn_at IS NULL AND (expires_at IS NULL OR expires_at > ?1)";
        let mut by_position = HashMap::new();
        for which in ["position >= ?2", "acknowledge = 1 AND ?2 IS NOT NULL", "pinned = 1 AND ?2 IS NOT NULL"] {
            let mut query = self.db().prepare_cached(&format!("{BARE} WHERE {which} AND {open}"))?;
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
        // A scheduled one has its place at its moment or after, so nothing older need be looked at. What somebody has read
        // is out, wherever a clock that was set back stands: whom it went to stays as it is.
        let mut query = self.db().prepare_cached(&format!(
            "{BARE} WHERE position >= ?1 AND publish_at > ?2 AND withdrawn_at IS NULL
             AND NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.position = announcement.position
                             AND receipt.person NOT IN (author, steward))
             ORDER BY position"
        ))?;
        let mut rows = query.query((now.as_millisecond(), micros(now)))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(whole(row)?.0);
        }
        Ok(found)
    }

    fn handed_over(&self, now: Timestamp) -> Result<Vec<Announcement>> {
        let mut query = self.db().prepare_cached(&format!(
            "{BARE} WHERE steward <> author AND withdrawn_at IS NULL AND (expires_at IS NULL OR expires_at > ?1)
             ORDER BY position"
        ))?;
        let mut rows = query.query([micros(now)])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(whole(row)?.0);
        }
        Ok(found)
    }

    fn stewarded(&self, steward: PersonId, now: Timestamp) -> Result<Vec<Announcement>> {
        let mut query = self.db().prepare_cached(&format!(
            "{BARE} WHERE steward = ?1 AND withdrawn_at IS NULL AND (expires_at IS NULL OR expires_at > ?2)
             ORDER BY position"
        ))?;
        let mut rows = query.query((steward.0, micros(now)))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(whole(row)?.0);
        }
        Ok(found)
    }

    fn every(&self, beyond: Position, limit: usize) -> Result<Vec<(Position, Result<Announcement>)>> {
        let mut query = self.db().prepare_cached(&format!("{WHOLE} WHERE position > ?1 ORDER BY position LIMIT ?2"))?;
        let mut rows = query.query((beyond.0, i64::try_from(limit).unwrap_or(i64::MAX)))?;
        let (mut found, mut before) = (Vec::new(), beyond.0);
        while let Some(row) = rows.next()? {
            found.push((Position(after(&mut before, row.get(0)?)?), whole(row).map(|(announcement, _)| announcement)));
        }
        Ok(found)
    }

    fn delivery_faults(&self, now: Timestamp) -> Result<Vec<Misdelivered>> {
        delivery::faults(self, now)
    }
}

const WHOLE: &str = "
    SELECT position, id, author, steward, reach, depth, height, filter_area, filter_client_type, filter_bond,
           copy_manager, priority, publish_at, expires_at, withdrawn_at, acknowledge, ack_due, pinned, replies_open,
           revision, asks_since, revised_at, chart, recipients, entry, starts, ends, place, title, body, audience
    FROM announcement";

/// The same without the body, for what goes through many.
const BARE: &str = "
    SELECT position, id, author, steward, reach, depth, height, filter_area, filter_client_type, filter_bond,
           copy_manager, priority, publish_at, expires_at, withdrawn_at, acknowledge, ack_due, pinned, replies_open,
           revision, asks_since, revised_at, chart, recipients, entry, starts, ends, place, title, '', audience
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
        let db = self.connection();
        db.execute("UPDATE announcement SET steward = ?2 WHERE position = ?1", (position.0, steward.0))?;
        // Whoever only stood in and was no recipient: it leaves their boards with the task.
        let (audience, direction, wide): (i64, i64, bool) = db.query_row(
            "SELECT audience, direction, wide FROM announcement WHERE position = ?1",
            [position.0],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        let viewers = if wide { Viewers::default() } else { audience::read(self, audience)? };
        for stood_in in self.additions(position)?.into_iter().filter(|addition| addition.stands_in) {
            if !viewers.contains(stood_in.person) {
                db.execute(
                    "DELETE FROM inbox WHERE person = ?1 AND direction = ?2 AND position = ?3",
                    (stood_in.person.0, direction, position.0),
                )?;
            }
        }
        db.execute("DELETE FROM addition WHERE position = ?1 AND stands_in = 1", [position.0])?;
        Ok(())
    }

    fn revise(&mut self, position: Position, revision: &Revision, asks_again: Option<&[Owed]>) -> Result<()> {
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
        if let Some(owing) = asks_again {
            receipts::lift(self, position)?;
            for (person, due) in owing {
                receipts::owe(self, position, &[*person], *due)?;
            }
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
        receipts::lift(self, position)
    }

    fn reinstate(&mut self, position: Position) -> Result<()> {
        self.connection().execute("UPDATE announcement SET withdrawn_at = NULL WHERE position = ?1", [position.0])?;
        index_text(self, position)
    }

    fn insert_reply(&mut self, position: Position, reply: &Reply) -> Result<bool> {
        let inserted = replies::insert(self, position, reply)?;
        if inserted {
            self.connection()
                .execute("UPDATE announcement SET replies = replies + 1 WHERE position = ?1", [position.0])?;
            index_text(self, position)?;
        }
        Ok(inserted)
    }

    fn insert_question(&mut self, position: Position, question: &Question) -> Result<bool> {
        questions::insert(self, position, question)
    }

    fn answer_question(&mut self, question: Uuid, answer: &Answer) -> Result<()> {
        questions::answer(self, question, answer)
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

    fn drop_duties(&mut self, person: PersonId) -> Result<()> {
        receipts::drop_of_person(self, person)
    }

    fn drop_lapsed_duties(&mut self, now: Timestamp) -> Result<()> {
        receipts::drop_lapsed(self, now)
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
        let replies: Vec<String> = replies.iter().map(|reply| words(&reply.body)).collect();
        let (title, body, replies) = (words(&content.title), words(&content.body), replies.join(BETWEEN_REPLIES));
        on.connection()
            .prepare_cached("INSERT INTO announcement_text (rowid, title, body, replies) VALUES (?1, ?2, ?3, ?4)")?
            .execute((announcement.position.0, title, body, replies))?;
    }
    Ok(())
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
         SELECT position, words(title), words(body),
                coalesce((SELECT group_concat(words(body), ?2) FROM reply
                          WHERE reply.position = announcement.position), '')
         FROM announcement WHERE position = ?1 AND withdrawn_at IS NULL",
        (position.0, BETWEEN_REPLIES),
    )?;
    Ok(())
}
