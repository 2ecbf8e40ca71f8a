//! What a viewer may see, in the order of positions: the storage layout behind every list.
//!
//! # Layout
//! An announcement points to its *audience*, an interned set of viewers kept as one bit per person. Whether somebody may
//! see it is one bit (or a row of `addition`, for who came later). To list quickly there are two kinds of stream:
//! - **small** audiences (up to [`SMALL`] viewers, most announcements) get one `inbox` row per viewer;
//! - **wide** ones are walked newest first along one covering index and tested by their bit; `wide_day` holds the union
//!   of viewers per day, so days with nothing for the viewer are stepped over.
//!
//! A page merges the streams of the boards asked for. Every page is a keyset query: its cost does not depend on where in
//! the list it lies, nor on how many announcements there are.
//!
//! # What was tried
//! On 1,000,000 announcements among 1,000 people (116 viewers each on average), against one bare row per viewer:
//!
//! | layout | disk | page of 100, busiest viewer | publish to 999 ÷ one-row commit |
//! |---|---|---|---|
//! | one bare row per viewer | 2.08 kB a post | 0.1 ms | 180 |
//! | interned sets with a row per member, merged set by set | 0.21 kB | 27–76 ms (5,000–14,000 sets) | 1.3; 160 for a new set |
//! | the same, rows for small sets | 0.27 kB | 9–62 ms | the same |
//! | blobs of positions per person | 0.3 kB | 0.1 ms | 210 |
//! | bits per set, rows for small sets, union per day (this one) | 0.09 kB | 0.6–2.4 ms | 1.4–2.6 where a commit takes 4 ms |
//!
//! The last row comes from the finished program (`benches/figures`, on a busy machine of two cores): its pages are whole
//! headlines with receipts, not bare positions as in the rows above, and were not measured beside the bare rows. Its
//! publishing settles, signs and indexes as well: on 100,000 announcements 3.6 times a commit of 0.5 ms, 5.8 times one of
//! 1.4 ms where everybody has to acknowledge; what that comes to where a commit takes 4 ms is computed (`benches/FIGURES.md`).
//!
//! What decides is publishing: touching a page per recipient costs far more than the commit itself, and after every
//! change of the chart even "everyone" is a new set. Full-text search walks its hits newest first and asks the same bit.

use std::collections::{BTreeSet, VecDeque};

use rusqlite::OptionalExtension as _;

use super::columns::{number, out_of_order};
use super::{Connected, audience};
use crate::domain::announcement::Position;
use crate::domain::audience::Direction;
use crate::domain::organisation::PersonId;
use crate::store::announcements::{Only, Shown};
use crate::store::{Error, Result};

/// Audiences of at most this many viewers get one row per viewer: at 16 publishing still costs under twice a bare commit.
pub const SMALL: usize = 16;

/// Milliseconds in a day of `wide_day`.
pub const DAY: i64 = 86_400_000;

/// Which way a list is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Older,
    Newer,
}

/// Positions that may concern a viewer, one after the other in one way, never the same twice.
pub struct Positions<'a, C> {
    from: &'a C,
    viewer: PersonId,
    way: Way,
    streams: Vec<Stream>,
    last: Option<i64>,
    /// How many rows have been read for it, those that are not for the viewer too.
    pub read: u32,
}

struct Stream {
    source: Source,
    ready: VecDeque<i64>,
    /// Everything up to here has been read.
    edge: i64,
    dry: bool,
    /// How many are read ahead the next time.
    chunk: usize,
}

#[derive(Clone, Copy)]
enum Source {
    Inbox(i64),
    Wide(i64),
    Stewarded,
    Owed,
    By(i64),
}

/// What a search goes along.
#[derive(Clone, Copy, Debug)]
pub enum Feed<'a> {
    /// All that the viewer may know of on these boards, and of what they look after that of others too.
    Boards(&'a [Direction]),
    /// The part of it that has a row for each viewer, and the part that has not.
    Narrow(&'a [Direction]),
    Wide(&'a [Direction]),
    /// What the viewer looks after.
    Stewarded,
    /// What the viewer is to acknowledge.
    Owed,
    /// What these wrote, whether or not the viewer may see it.
    By(&'a BTreeSet<PersonId>),
}

fn boards(directions: &[Direction]) -> Vec<Source> {
    let numbers = numbers(directions);
    // What is read by days comes last: the others say how many days it takes.
    numbers.clone().map(Source::Inbox).chain(numbers.map(Source::Wide)).collect()
}

fn numbers(directions: &[Direction]) -> impl Iterator<Item = i64> + Clone {
    directions.iter().map(|direction| number(Direction::ALL, *direction))
}

/// How many positions are read ahead per stream at first, since a page needs few of each, and at most.
const FIRST_CHUNK: usize = 16;
const CHUNK: usize = 64;

/// After so many wide ones in a row that are not for the viewer, days are asked for.
const MISSED: usize = 24;

/// The query for what `$rows` selects beyond the position `?2`, the nearest first.
macro_rules! beyond {
    ($positions:ident, $rows:literal) => {
        $positions.oriented(
            concat!($rows, " AND position < ?2 ORDER BY position DESC LIMIT ?3"),
            concat!($rows, " AND position > ?2 ORDER BY position ASC LIMIT ?3"),
        )
    };
}

impl<'a, C: Connected> Positions<'a, C> {
    /// Positions beyond `edge` (excluded).
    pub fn new(from: &'a C, viewer: PersonId, shown: Shown, way: Way, edge: i64) -> Self {
        let sources = match shown.only {
            Only::Mine => vec![Source::Stewarded],
            Only::AckDue => vec![Source::Owed],
            Only::All | Only::Unread => match shown.direction {
                Some(direction) => boards(&[direction]),
                None => boards(Direction::ALL),
            },
        };
        Self::from_sources(from, viewer, sources, way, edge)
    }

    /// The same, for a search.
    pub fn along(from: &'a C, viewer: PersonId, feed: Feed<'_>, way: Way, edge: i64) -> Self {
        let sources = match feed {
            Feed::Boards(directions) => {
                let mut sources = boards(directions);
                sources.push(Source::Stewarded);
                sources
            }
            Feed::Narrow(directions) => numbers(directions).map(Source::Inbox).chain([Source::Stewarded]).collect(),
            Feed::Wide(directions) => numbers(directions).map(Source::Wide).collect(),
            Feed::Stewarded => vec![Source::Stewarded],
            Feed::Owed => vec![Source::Owed],
            Feed::By(authors) => authors.iter().map(|author| Source::By(author.0)).collect(),
        };
        Self::from_sources(from, viewer, sources, way, edge)
    }

    fn from_sources(from: &'a C, viewer: PersonId, sources: Vec<Source>, way: Way, edge: i64) -> Self {
        let stream = |source| Stream { source, ready: VecDeque::new(), edge, dry: false, chunk: FIRST_CHUNK };
        let streams = sources.into_iter().map(stream).collect();
        Self { from, viewer, way, streams, last: None, read: 0 }
    }

    /// The next position, or `None` at the end.
    pub fn next(&mut self) -> Result<Option<Position>> {
        let end = if self.way == Way::Older { i64::MIN } else { i64::MAX };
        self.next_until(end)
    }

    /// The next position as far as `limit`, or `None` where there is none so far: nothing beyond is read for it.
    pub fn next_until(&mut self, limit: i64) -> Result<Option<Position>> {
        loop {
            let mut best: Option<(usize, i64)> = None;
            let mut unread = None;
            for (at, stream) in self.streams.iter().enumerate() {
                let (nearest, place) = match stream.ready.front() {
                    Some(ready) => (&mut best, *ready),
                    None if stream.dry => continue,
                    // The nearest that it can still hold.
                    None => (&mut unread, self.beyond(stream.edge)),
                };
                if nearest.is_none_or(|(_, other)| self.is_before(place, other)) {
                    *nearest = Some((at, place));
                }
            }
            let best = best.filter(|(_, place)| !self.is_before(limit, *place));
            let far = best.map_or(limit, |(_, place)| place);
            match (best, unread) {
                // A stream is read no further than what the others hold calls for.
                (_, Some((at, place))) if !self.is_before(far, place) => self.refill(at, far)?,
                (Some((at, position)), _) => {
                    self.streams[at].ready.pop_front();
                    // A person added later may also be in the set: the announcement comes once all the same.
                    if self.last != Some(position) {
                        self.last = Some(position);
                        return Ok(Some(Position(position)));
                    }
                }
                (None, _) => return Ok(None),
            }
        }
    }

    /// Whether nothing more can come.
    pub fn is_over(&self) -> bool {
        self.streams.iter().all(|stream| stream.dry && stream.ready.is_empty())
    }

    /// The first position past one.
    fn beyond(&self, edge: i64) -> i64 {
        match self.way {
            Way::Older => edge.saturating_sub(1),
            Way::Newer => edge.saturating_add(1),
        }
    }

    fn is_before(&self, one: i64, other: i64) -> bool {
        match self.way {
            Way::Older => one > other,
            Way::Newer => one < other,
        }
    }

    /// Reads on in one stream, of which nothing is ready; where it is read by days, no further than the day of `until`.
    fn refill(&mut self, at: usize, until: i64) -> Result<()> {
        let Stream { source, edge, chunk, .. } = self.streams[at];
        self.streams[at].chunk = CHUNK.min(chunk * 2);
        let (sql, person, direction) = match source {
            Source::Inbox(direction) => (
                beyond!(self, "SELECT position FROM inbox WHERE person = ?1 AND direction = ?4"),
                self.viewer.0,
                Some(direction),
            ),
            Source::Stewarded => {
                (beyond!(self, "SELECT position FROM announcement WHERE steward = ?1"), self.viewer.0, None)
            }
            Source::Owed => (beyond!(self, "SELECT position FROM duty WHERE person = ?1"), self.viewer.0, None),
            Source::By(author) => (beyond!(self, "SELECT position FROM announcement WHERE author = ?1"), author, None),
            Source::Wide(direction) => return self.refill_wide(at, direction, chunk, until),
        };
        let found = self.rows(sql, person, edge, direction, chunk)?;
        self.in_order(edge, &found)?;
        self.read += u32::try_from(found.len()).unwrap_or(u32::MAX);
        let stream = &mut self.streams[at];
        stream.dry = found.len() < chunk;
        if let Some(last) = found.last() {
            stream.edge = *last;
        }
        stream.ready.extend(found);
        Ok(())
    }

    fn rows(&self, sql: &str, person: i64, edge: i64, direction: Option<i64>, chunk: usize) -> Result<Vec<i64>> {
        let mut query = self.from.db().prepare_cached(sql)?;
        let chunk = chunk as i64;
        let read = |row: &rusqlite::Row<'_>| row.get(0);
        let rows: rusqlite::Result<Vec<i64>> = match direction {
            Some(direction) => query.query_map((person, edge, chunk, direction), read)?.collect(),
            None => query.query_map((person, edge, chunk), read)?.collect(),
        };
        Ok(rows?)
    }

    /// Refuses what does not lie beyond the edge, each beyond the one before: nobody would come to an end of it.
    fn in_order(&self, edge: i64, found: &[i64]) -> Result<()> {
        let places = [edge].into_iter().chain(found.iter().copied());
        if places.is_sorted_by(|one, other| self.is_before(*one, *other)) { Ok(()) } else { Err(out_of_order()) }
    }

    fn oriented(&self, older: &'static str, newer: &'static str) -> &'static str {
        match self.way {
            Way::Older => older,
            Way::Newer => newer,
        }
    }

    /// Reads on to the end of the day of `until`. After many that are not for the viewer it steps over the days that hold
    /// nothing for them.
    fn refill_wide(&mut self, at: usize, direction: i64, chunk: usize, until: i64) -> Result<()> {
        let end = self.end_of(until.div_euclid(DAY));
        let mut edge = self.streams[at].edge;
        let mut query = self.from.db().prepare_cached(self.oriented(
            "SELECT position, audience FROM announcement WHERE wide = 1 AND direction = ?1
             AND position < ?2 AND position >= ?3 ORDER BY position DESC",
            "SELECT position, audience FROM announcement WHERE wide = 1 AND direction = ?1
             AND position > ?2 AND position <= ?3 ORDER BY position ASC",
        ))?;
        let mut rows = query.query((direction, edge, end))?;
        let (mut ready, mut missed) = (VecDeque::new(), 0);
        let whole = loop {
            let Some(row) = rows.next()? else { break true };
            let place = row.get(0)?;
            self.in_order(edge, &[place])?;
            edge = place;
            self.read += 1;
            if audience::contains(self.from, row.get(1)?, self.viewer)? {
                ready.push_back(edge);
                missed = 0;
            } else {
                missed += 1;
            }
            if ready.len() >= chunk || missed >= MISSED {
                break false;
            }
        };
        if whole {
            edge = end;
        } else if ready.is_empty() {
            let day = self.day_from(direction, edge, until.div_euclid(DAY))?;
            let start = day.map_or(end, |day| self.start_of(day));
            edge = if self.is_before(edge, start) { start } else { edge };
        }
        self.streams[at].dry = edge == i64::MIN || edge == i64::MAX;
        self.streams[at].edge = edge;
        self.streams[at].ready = ready;
        Ok(())
    }

    /// The place that all of a day's positions lie beyond, and the last of them.
    fn start_of(&self, day: i64) -> i64 {
        match self.way {
            Way::Older => day.saturating_mul(DAY).saturating_add(DAY),
            Way::Newer => day.saturating_mul(DAY).saturating_sub(1),
        }
    }

    fn end_of(&self, day: i64) -> i64 {
        match self.way {
            Way::Older => day.saturating_mul(DAY),
            Way::Newer => day.saturating_mul(DAY).saturating_add(DAY - 1),
        }
    }

    /// The nearest day beyond `edge`, and not beyond `until`, that holds something wide for the viewer.
    fn day_from(&mut self, direction: i64, edge: i64, until: i64) -> Result<Option<i64>> {
        // Positions beyond the edge begin on the edge's own day, unless it stands at the day's border.
        let start = self.beyond(edge).div_euclid(DAY);
        let mut query = self.from.db().prepare_cached(self.oriented(
            "SELECT day, viewers FROM wide_day
             WHERE direction = ?1 AND day <= ?2 AND day >= ?3 ORDER BY day DESC",
            "SELECT day, viewers FROM wide_day
             WHERE direction = ?1 AND day >= ?2 AND day <= ?3 ORDER BY day ASC",
        ))?;
        let mut rows = query.query((direction, start, until))?;
        while let Some(row) = rows.next()? {
            self.read += 1;
            let viewers = row.get_ref(1)?.as_blob().map_err(|error| Error::Damaged(error.to_string()))?;
            if audience::holds(viewers, self.viewer) {
                return Ok(Some(row.get(0)?));
            }
        }
        Ok(None)
    }
}

/// Whether `viewer` may see the announcement at `position`, whose audience this is. Its steward may always.
pub fn may_see(from: &impl Connected, viewer: PersonId, position: Position, audience_id: i64) -> Result<bool> {
    if audience::contains(from, audience_id, viewer)? {
        return Ok(true);
    }
    let mut added = from.db().prepare_cached("SELECT 1 FROM addition WHERE position = ?1 AND person = ?2")?;
    Ok(added.query_row((position.0, viewer.0), |_| Ok(())).optional()?.is_some())
}
