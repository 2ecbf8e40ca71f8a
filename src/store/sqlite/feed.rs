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
//! The last row comes from the finished program (`benches/boards`, on a busy machine of two cores): its pages are whole
//! headlines with receipts, not bare positions as in the rows above, and were not measured beside the bare rows. Its
//! publishing settles, signs and indexes as well: on 100,000 announcements 3.6 times a commit of 0.5 ms, 5.8 times one of
//! 1.4 ms where everybody has to acknowledge; what that comes to where a commit takes 4 ms is computed (`benches/FIGURES.md`).
//!
//! What decides is publishing: touching a page per recipient costs far more than the commit itself, and after every
//! change of the chart even "everyone" is a new set. Full-text search walks its hits newest first and asks the same bit.

use std::collections::{BTreeSet, VecDeque};

use rusqlite::OptionalExtension as _;

use super::columns::number;
use super::{Connected, audience};
use crate::domain::announcement::Position;
use crate::domain::audience::Direction;
use crate::domain::organisation::PersonId;
use crate::store::Result;
use crate::store::announcements::{Only, Shown};

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
    /// What the viewer looks after.
    Stewarded,
    /// What the viewer is to acknowledge.
    Owed,
    /// What these wrote, whether or not the viewer may see it.
    By(&'a BTreeSet<PersonId>),
}

fn boards(directions: &[Direction]) -> Vec<Source> {
    let numbers = directions.iter().map(|direction| number(Direction::ALL, *direction));
    numbers.flat_map(|direction| [Source::Inbox(direction), Source::Wide(direction)]).collect()
}

/// How many positions are read ahead per stream at first, since a page needs few of each, and at most.
const FIRST_CHUNK: usize = 16;
const CHUNK: usize = 64;

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
            Feed::Stewarded => vec![Source::Stewarded],
            Feed::Owed => vec![Source::Owed],
            Feed::By(authors) => authors.iter().map(|author| Source::By(author.0)).collect(),
        };
        Self::from_sources(from, viewer, sources, way, edge)
    }

    fn from_sources(from: &'a C, viewer: PersonId, sources: Vec<Source>, way: Way, edge: i64) -> Self {
        let stream = |source| Stream { source, ready: VecDeque::new(), edge, dry: false, chunk: FIRST_CHUNK };
        let streams = sources.into_iter().map(stream).collect();
        Self { from, viewer, way, streams, last: None }
    }

    /// The next position, or `None` at the end.
    pub fn next(&mut self) -> Result<Option<Position>> {
        loop {
            let mut best: Option<(usize, i64)> = None;
            for at in 0..self.streams.len() {
                if self.streams[at].ready.is_empty() && !self.streams[at].dry {
                    self.refill(at)?;
                }
                let Some(position) = self.streams[at].ready.front().copied() else { continue };
                let better = best.is_none_or(|(_, best)| match self.way {
                    Way::Older => position > best,
                    Way::Newer => position < best,
                });
                if better {
                    best = Some((at, position));
                }
            }
            let Some((at, position)) = best else { return Ok(None) };
            self.streams[at].ready.pop_front();
            // A person added later may also be in the set: the announcement comes once all the same.
            if self.last != Some(position) {
                self.last = Some(position);
                return Ok(Some(Position(position)));
            }
        }
    }

    fn refill(&mut self, at: usize) -> Result<()> {
        let Stream { source, edge, chunk, .. } = self.streams[at];
        self.streams[at].chunk = CHUNK.min(chunk * 2);
        let found = match source {
            Source::Inbox(direction) => self.rows(
                "SELECT position FROM inbox WHERE person = ?1 AND direction = ?4 AND position {beyond} ?2
                 ORDER BY position {order} LIMIT ?3",
                self.viewer.0,
                edge,
                Some(direction),
                chunk,
            )?,
            Source::Stewarded => self.rows(
                "SELECT position FROM announcement WHERE steward = ?1 AND position {beyond} ?2
                 ORDER BY position {order} LIMIT ?3",
                self.viewer.0,
                edge,
                None,
                chunk,
            )?,
            Source::Owed => self.rows(
                "SELECT position FROM duty WHERE person = ?1 AND position {beyond} ?2
                 ORDER BY position {order} LIMIT ?3",
                self.viewer.0,
                edge,
                None,
                chunk,
            )?,
            Source::By(author) => self.rows(
                "SELECT position FROM announcement WHERE author = ?1 AND position {beyond} ?2
                 ORDER BY position {order} LIMIT ?3",
                author,
                edge,
                None,
                chunk,
            )?,
            Source::Wide(direction) => return self.refill_wide(at, direction, chunk),
        };
        let stream = &mut self.streams[at];
        stream.dry = found.len() < chunk;
        if let Some(last) = found.last() {
            stream.edge = *last;
        }
        stream.ready.extend(found);
        Ok(())
    }

    fn rows(&self, sql: &str, person: i64, edge: i64, direction: Option<i64>, chunk: usize) -> Result<Vec<i64>> {
        let mut query = self.from.db().prepare_cached(&self.oriented(sql))?;
        let chunk = chunk as i64;
        let read = |row: &rusqlite::Row<'_>| row.get(0);
        let rows: rusqlite::Result<Vec<i64>> = match direction {
            Some(direction) => query.query_map((person, edge, chunk, direction), read)?.collect(),
            None => query.query_map((person, edge, chunk), read)?.collect(),
        };
        Ok(rows?)
    }

    fn oriented(&self, sql: &str) -> String {
        match self.way {
            Way::Older => sql.replace("{beyond}", "<").replace("{within}", ">=").replace("{order}", "DESC"),
            Way::Newer => sql.replace("{beyond}", ">").replace("{within}", "<=").replace("{order}", "ASC"),
        }
    }

    /// Reads on until something is ready or the stream ends, a day at a time.
    fn refill_wide(&mut self, at: usize, direction: i64, chunk: usize) -> Result<()> {
        let mut edge = self.streams[at].edge;
        let mut ready = VecDeque::new();
        while ready.len() < chunk {
            let Some(day) = self.day_from(direction, edge)? else {
                self.streams[at].dry = true;
                break;
            };
            let (first, last) = (day * DAY, day * DAY + DAY - 1);
            edge = match self.way {
                Way::Older => edge.min(last.saturating_add(1)),
                Way::Newer => edge.max(first - 1),
            };
            let end = if self.way == Way::Older { first } else { last };
            let mut query = self.from.db().prepare_cached(&self.oriented(
                "SELECT position, audience FROM announcement WHERE wide = 1 AND direction = ?1
                 AND position {beyond} ?2 AND position {within} ?3 ORDER BY position {order}",
            ))?;
            let mut rows = query.query((direction, edge, end))?;
            let mut whole = true;
            while let Some(row) = rows.next()? {
                let position: i64 = row.get(0)?;
                edge = position;
                if audience::contains(self.from, row.get(1)?, self.viewer)? {
                    ready.push_back(position);
                    if ready.len() >= chunk {
                        whole = false;
                        break;
                    }
                }
            }
            if whole {
                edge = match self.way {
                    Way::Older => first,
                    Way::Newer => last,
                };
            }
        }
        self.streams[at].edge = edge;
        self.streams[at].ready = ready;
        Ok(())
    }

    /// The nearest day beyond `edge` that holds something wide for the viewer.
    fn day_from(&self, direction: i64, edge: i64) -> Result<Option<i64>> {
        // Positions beyond the edge begin on the edge's own day, unless it stands at the day's border.
        let start = match self.way {
            Way::Older => edge.saturating_sub(1).div_euclid(DAY),
            Way::Newer => edge.saturating_add(1).div_euclid(DAY),
        };
        let mut query = self.from.db().prepare_cached(&self.oriented(
            "SELECT day, viewers FROM wide_day WHERE direction = ?1 AND day {beyond}= ?2 ORDER BY day {order}",
        ))?;
        let mut rows = query.query((direction, start))?;
        while let Some(row) = rows.next()? {
            let viewers = audience::Viewers::from_bytes(row.get(1)?);
            if viewers.contains(self.viewer) {
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
