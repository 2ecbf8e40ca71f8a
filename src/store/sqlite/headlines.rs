//! Lists of announcements as one viewer sees them: pages, what is owed, pinned, coming or unread.

use std::collections::HashSet;

use jiff::Timestamp;
use rusqlite::{CachedStatement, OptionalExtension as _, Row};
use uuid::Uuid;

use super::columns::{array, listed, micros, moment, number, opt_moment, small, value};
use super::feed::{self, Positions, Way};
use super::{Connected, audience, receipts, view};
use crate::domain::announcement::{
    Acknowledgement, AnnouncementId, Headline, Kind, Position, Priority, QuestionState, Receipt, ReceiptState, State,
};
use crate::domain::audience::{Direction, Reach};
use crate::domain::organisation::PersonId;
use crate::store::announcements::{Cursor, Only, Owed, Page, Shown, UNREAD_WINDOW, Unread};
use crate::store::{Error, Result};

/// How many positions one page looks at before it hands back what it has.
const LOOKED_AT: usize = 1_000;

const HEADLINE: &str = "
    SELECT a.position, a.id, a.author, a.reach, a.priority, a.title, a.publish_at, a.expires_at, a.withdrawn_at,
           a.acknowledge, a.ack_due, a.pinned, a.revision, a.starts, a.replies, a.asks_since, a.audience, a.steward,
           r.opened_at, r.opened_revision, r.acknowledged_at, r.acknowledged_revision, d.due, d.person,
           (SELECT min(CASE WHEN q.answer IS NULL THEN 1 ELSE 2 END) FROM question q
            WHERE q.position = a.position AND q.asker = ?2)
    FROM announcement a
    LEFT JOIN receipt r ON r.position = a.position AND r.person = ?2
    LEFT JOIN duty d ON d.position = a.position AND d.person = ?2";

/// A headline with what decides whether it is shown.
pub struct Found {
    pub headline: Headline,
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
pub fn at(from: &impl Connected, viewer: PersonId, position: Position) -> Result<Option<Found>> {
    Lines::new(from, viewer)?.at(position)
}

/// Headlines of one viewer by their positions: for many of them, the statement is looked up once.
pub struct Lines<'a> {
    query: CachedStatement<'a>,
    viewer: PersonId,
}

impl<'a> Lines<'a> {
    pub fn new(from: &'a impl Connected, viewer: PersonId) -> Result<Self> {
        let query = from.db().prepare_cached(&format!(
            "{HEADLINE} WHERE a.position = ?1 AND (a.expires_at IS NULL OR a.expires_at > ?3)"
        ))?;
        Ok(Self { query, viewer })
    }

    /// Whether or not the viewer may see it.
    pub fn at(&mut self, position: Position) -> Result<Option<Found>> {
        self.beyond(position, i64::MIN)
    }

    /// Unless it is over: then no more than that is read of it.
    fn not_over(&mut self, position: Position, now: Timestamp) -> Result<Option<Found>> {
        self.beyond(position, micros(now))
    }

    fn beyond(&mut self, position: Position, expired: i64) -> Result<Option<Found>> {
        let mut rows = self.query.query((position.0, self.viewer.0, expired))?;
        rows.next()?.map(|row| found(row, self.viewer)).transpose()
    }
}

impl Found {
    /// On a board: live or withdrawn. Scheduled and expired ones show only where they are asked for.
    fn on_board(&self, now: Timestamp) -> bool {
        matches!(self.headline.state(now), State::Live | State::Withdrawn)
            && was_published(self.headline.publish_at, self.withdrawn_at, now)
            && self.headline.expires_at.is_none_or(|expires| now < expires)
    }

    /// Whether a list of this kind shows it.
    fn belongs(&self, shown: Shown, now: Timestamp) -> bool {
        shown.direction.is_none_or(|direction| self.headline.direction() == direction)
            && match shown.only {
                Only::All | Only::Unread => self.on_board(now),
                Only::Mine => true,
                Only::AckDue => self.on_board(now) && !self.headline.withdrawn,
            }
    }

    /// Whether its viewer may know of it at all.
    pub fn visible(&self, from: &impl Connected, viewer: PersonId, now: Timestamp) -> Result<bool> {
        if self.steward == viewer || self.headline.author == viewer {
            return Ok(true);
        }
        Ok(was_published(self.headline.publish_at, self.withdrawn_at, now)
            && feed::may_see(from, viewer, self.headline.position, self.audience)?)
    }
}

/// Whether its recipients have ever seen it: what is withdrawn before its time never comes out.
pub fn was_published(publish_at: Timestamp, withdrawn_at: Option<Timestamp>, now: Timestamp) -> bool {
    publish_at <= now && withdrawn_at.is_none_or(|withdrawn| publish_at <= withdrawn)
}

pub fn page(
    board: &impl Connected,
    viewer: PersonId,
    shown: Shown,
    start: Cursor,
    limit: usize,
    now: Timestamp,
) -> Result<Page> {
    let (way, edge) = match start {
        Cursor::Newest => (Way::Older, i64::MAX),
        Cursor::OlderThan(position) => (Way::Older, position.0),
        Cursor::NewerThan(position) => (Way::Newer, position.0),
        Cursor::Oldest => (Way::Newer, i64::MIN),
    };
    let mut page = Page::default();
    if limit == 0 {
        return Ok(page);
    }
    let _view = view(board)?;
    let mut positions = Positions::new(board, viewer, shown, way, edge);
    let (mut lines, mut unread) = (Lines::new(board, viewer)?, receipts::Unread::new(board, viewer, now)?);
    let mut looked_at = 0;
    while let Some(position) = positions.next()? {
        looked_at += 1;
        // Most have been read, and to know that costs less than all that a list shows.
        if shown.only != Only::Unread || unread.is(position)? {
            // One's own list alone holds what is over.
            let found = if shown.only == Only::Mine { lines.at(position) } else { lines.not_over(position, now) }?;
            page.rows.extend(found.filter(|found| found.belongs(shown, now)).map(|found| found.headline));
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

pub fn duties(board: &impl Connected, viewer: PersonId, now: Timestamp) -> Result<Vec<Headline>> {
    let mut query = board.db().prepare_cached(&format!(
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

/// For fewer people what each of them owes is read, for more in one walk all that anybody owes.
const MANY: usize = 250;

/// Which announcements they are comes first, then which of those the viewer may see: few, and of these alone the rest is
/// read. All of it by indexes, so that the cost follows what is owed and not the size of the board.
pub fn overdue(
    board: &impl Connected,
    viewer: PersonId,
    people: &[PersonId],
    now: Timestamp,
) -> Result<Vec<(Headline, Vec<Owed>)>> {
    let _view = view(board)?;
    let mut owed = if people.len() < MANY {
        let own =
            "SELECT DISTINCT announcement.position FROM announcement JOIN duty ON duty.position = announcement.position
             WHERE steward = ?1 AND acknowledge = 1 AND withdrawn_at IS NULL AND duty.due < ?2";
        let mut owed = positions(board, own, (viewer.0, micros(now)))?;
        for person in people {
            let of_person = "SELECT position FROM duty WHERE person = ?1 AND due < ?2";
            owed.extend(positions(board, of_person, (person.0, micros(now)))?);
        }
        owed
    } else {
        positions(board, "SELECT DISTINCT position FROM duty WHERE due < ?1", [micros(now)])?
    };
    owed.sort_unstable();
    owed.dedup();
    let people: HashSet<PersonId> = people.iter().copied().collect();
    let mut owing = board.db().prepare_cached("SELECT person, due FROM duty WHERE position = ?1 AND due < ?2")?;
    let mut shown = Vec::new();
    for (position, looks_after) in seen_among(board, viewer, &owed, now)? {
        let mut rows = owing.query((position, micros(now)))?;
        let mut late: Vec<Owed> = Vec::new();
        while let Some(row) = rows.next()? {
            let person = PersonId(row.get(0)?);
            if looks_after || people.contains(&person) {
                late.push((person, opt_moment(row.get(1)?)?));
            }
        }
        late.sort_unstable();
        if !late.is_empty()
            && let Some(found) = at(board, viewer, Position(position))?
        {
            shown.push((found.headline, late));
        }
    }
    Ok(shown)
}

fn positions(board: &impl Connected, sql: &str, parameters: impl rusqlite::Params) -> Result<Vec<i64>> {
    let mut query = board.db().prepare_cached(sql)?;
    Ok(query.query_map(parameters, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Those of these positions, in their order, that are live and that `viewer` may see: by one statement, for most of many are
/// not for them. Each with whether they look after it and it asks to be acknowledged.
fn seen_among(board: &impl Connected, viewer: PersonId, among: &[i64], now: Timestamp) -> Result<Vec<(i64, bool)>> {
    let mut query = board.db().prepare_cached(
        "SELECT a.position, a.author = ?1 OR a.steward = ?1, a.steward = ?1 AND a.acknowledge = 1, v.viewers,
                EXISTS (SELECT 1 FROM addition WHERE addition.position = a.position AND addition.person = ?1)
         FROM json_each(?3) asked CROSS JOIN announcement a ON a.position = asked.value LEFT JOIN audience v ON v.id = a.audience
         WHERE a.withdrawn_at IS NULL AND a.publish_at <= ?2 AND (a.expires_at IS NULL OR a.expires_at > ?2)",
    )?;
    let mut rows = query.query((viewer.0, micros(now), listed(among.iter().copied())?))?;
    let mut seen = Vec::new();
    while let Some(row) = rows.next()? {
        let is_for_viewer = || -> Result<bool> {
            let viewers = row.get_ref(3)?.as_blob().map_err(|error| Error::Damaged(error.to_string()))?;
            Ok(audience::holds(viewers, viewer) || row.get(4)?)
        };
        if row.get(1)? || is_for_viewer()? {
            seen.push((row.get(0)?, row.get(2)?));
        }
    }
    Ok(seen)
}

/// Whether the announcement at `position` is live and `viewer` may see it: what a headline would say, for a fraction of
/// its cost.
fn is_live_for(board: &impl Connected, viewer: PersonId, position: i64, now: Timestamp) -> Result<bool> {
    let mut query = board.db().prepare_cached(
        "SELECT audience, author = ?2 OR steward = ?2 FROM announcement
         WHERE position = ?1 AND withdrawn_at IS NULL AND publish_at <= ?3 AND (expires_at IS NULL OR expires_at > ?3)",
    )?;
    let found: Option<(i64, bool)> =
        query.query_row((position, viewer.0, micros(now)), |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    match found {
        Some((audience, own)) => Ok(own || feed::may_see(board, viewer, Position(position), audience)?),
        None => Ok(false),
    }
}

/// Of these positions the first `limit` that are live and whose headlines `viewer` may see.
fn live_ones(
    board: &impl Connected,
    viewer: PersonId,
    positions: impl Iterator<Item = rusqlite::Result<i64>>,
    limit: usize,
    now: Timestamp,
) -> Result<Vec<Headline>> {
    let mut live = Vec::new();
    for position in positions {
        let position = position?;
        if live.len() >= limit {
            break;
        }
        if is_live_for(board, viewer, position, now)? {
            live.extend(at(board, viewer, Position(position))?.map(|found| found.headline));
        }
    }
    Ok(live)
}

pub fn pinned(
    board: &impl Connected,
    viewer: PersonId,
    direction: Option<Direction>,
    limit: usize,
    now: Timestamp,
) -> Result<Vec<Headline>> {
    let _view = view(board)?;
    let mut query = board.db().prepare_cached(
        "SELECT position FROM announcement
         WHERE pinned = 1 AND withdrawn_at IS NULL AND (?1 IS NULL OR direction = ?1) ORDER BY position DESC LIMIT ?2",
    )?;
    let direction = direction.map(|direction| number(Direction::ALL, direction));
    let positions = query.query_map((direction, LOOKED_AT as i64), |row| row.get(0))?;
    live_ones(board, viewer, positions, limit, now)
}

pub fn events(board: &impl Connected, viewer: PersonId, until: Timestamp, now: Timestamp) -> Result<Vec<Headline>> {
    let _view = view(board)?;
    let mut query = board.db().prepare_cached(
        "SELECT position FROM announcement
         WHERE starts >= ?1 AND starts < ?2 AND withdrawn_at IS NULL ORDER BY starts, position LIMIT ?3",
    )?;
    let positions = query.query_map((micros(now), micros(until), LOOKED_AT as i64), |row| row.get(0))?;
    live_ones(board, viewer, positions, usize::MAX, now)
}

pub fn unread(board: &impl Connected, viewer: PersonId, now: Timestamp) -> Result<Unread> {
    let _view = view(board)?;
    let (mut unread, mut asked) = (Unread::default(), receipts::Unread::new(board, viewer, now)?);
    for direction in Direction::ALL {
        let shown = Shown { direction: Some(*direction), only: Only::All };
        let mut positions = Positions::new(board, viewer, shown, Way::Older, i64::MAX);
        let mut count = 0;
        for _ in 0..UNREAD_WINDOW {
            let Some(position) = positions.next()? else { break };
            if asked.is(position)? {
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

pub fn of(board: &impl Connected, viewer: PersonId, id: AnnouncementId, now: Timestamp) -> Result<Option<Headline>> {
    let mut query = board.db().prepare_cached(&format!("{HEADLINE} WHERE a.id = ?1"))?;
    let mut rows = query.query((id.0.as_bytes().as_slice(), viewer.0))?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let found = found(row, viewer)?;
    Ok(if found.visible(board, viewer, now)? { Some(found.headline) } else { None })
}
