//! Hits of words beside the viewer's feed, newest first: which of them are not for the viewer, told without reading them.
//!
//! The feed has two parts, and each tells in the way that costs least. While it holds few rows for each hit it is followed.
//! Where hits are rarer, going along it would read far more than is found: it is given up, and every hit looked up, the wide
//! ones in an index of who may see them and until when.

use jiff::Timestamp;
use rusqlite::{CachedStatement, OptionalExtension as _};

use super::super::columns::micros;
use super::super::feed::{Feed, Positions, Way};
use super::super::{Connected, audience};
use crate::domain::announcement::Position;
use crate::domain::audience::Direction;
use crate::domain::organisation::PersonId;
use crate::store::Result;

/// Whether a hit may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Its row decides.
    Maybe,
    Not,
    /// Neither it nor any hit below it is for the viewer.
    NothingMore,
}

/// The viewer's feed beside the hits of a word.
pub struct Beside<'a, C> {
    board: &'a C,
    viewer: PersonId,
    now: i64,
    /// Whether what is sought is over.
    over: bool,
    narrow: Part<'a, C>,
    wide: Part<'a, C>,
    in_narrow: CachedStatement<'a>,
    wide_at: CachedStatement<'a>,
}

impl<'a, C: Connected> Beside<'a, C> {
    pub fn new(
        board: &'a C,
        viewer: PersonId,
        boards: &[Direction],
        above: i64,
        now: Timestamp,
        over: bool,
    ) -> Result<Self> {
        let part = |feed, per_hit| Part {
            feed: Positions::along(board, viewer, feed, Way::Older, above),
            head: None,
            passed: 0,
            per_hit,
            hits: 0,
            given_up: false,
        };
        Ok(Self {
            board,
            viewer,
            now: micros(now),
            over,
            narrow: part(Feed::Narrow(boards), NARROW),
            wide: part(Feed::Wide(boards), WIDE),
            in_narrow: board.db().prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM inbox WHERE person = ?1 AND direction = 0 AND position = ?2)
                     OR EXISTS (SELECT 1 FROM inbox WHERE person = ?1 AND direction = 1 AND position = ?2)
                     OR EXISTS (SELECT 1 FROM inbox WHERE person = ?1 AND direction = 2 AND position = ?2)
                     OR EXISTS (SELECT 1 FROM announcement INDEXED BY announcement_steward
                                WHERE steward = ?1 AND position = ?2)",
            )?,
            wide_at: board.db().prepare_cached(
                "SELECT audience, expires_at FROM announcement INDEXED BY announcement_wide_at
                 WHERE wide = 1 AND position = ?1",
            )?,
        })
    }

    /// Judges a hit below the last one.
    pub fn judge(&mut self, hit: Position) -> Result<Verdict> {
        let narrow = self.narrow.holds(hit)?;
        let wide = if narrow == Some(true) { None } else { self.wide.holds(hit)? };
        if narrow == Some(true) || wide == Some(true) {
            return Ok(Verdict::Maybe);
        }
        if self.narrow.is_over() && self.wide.is_over() {
            return Ok(Verdict::NothingMore);
        }
        let may_see = wide.is_none() && self.is_wide_for_viewer(hit)?
            || narrow.is_none() && self.in_narrow.query_row((self.viewer.0, hit.0), |row| row.get(0))?;
        Ok(if may_see { Verdict::Maybe } else { Verdict::Not })
    }

    fn is_wide_for_viewer(&mut self, hit: Position) -> Result<bool> {
        let found = self.wide_at.query_row([hit.0], |row| Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?)));
        let Some((audience, expires_at)) = found.optional()? else { return Ok(false) };
        let is_over = expires_at.is_some_and(|expires_at| expires_at <= self.now);
        Ok(is_over == self.over && audience::contains(self.board, audience, self.viewer)?)
    }

    /// Whether so many hits lie between two of the feed that reading the feed's texts costs less.
    pub fn is_sparse(&self, hits: u32, between: u32) -> bool {
        let followed = !self.narrow.given_up && !self.wide.given_up;
        followed && hits / (self.narrow.passed + self.wide.passed).max(1) >= between
    }
}

/// A row of a feed for each viewer costs a quarter of a microsecond, looking one up some three.
const NARROW: u32 = 12;
/// One that has to be judged by its audience costs half of one, looking one up some one and a half.
const WIDE: u32 = 3;
/// What may be read before it is known how many hits there are.
const AHEAD: u32 = 64;

/// A part of the feed.
struct Part<'a, C> {
    feed: Positions<'a, C>,
    head: Option<Position>,
    passed: u32,
    /// How many of its rows may be read for one hit.
    per_hit: u32,
    hits: u32,
    given_up: bool,
}

impl<C: Connected> Part<'_, C> {
    /// Whether it holds this position, which lies below the last one asked for. None where it is not followed any more.
    fn holds(&mut self, position: Position) -> Result<Option<bool>> {
        self.hits += 1;
        while !self.given_up && self.head.is_none_or(|head| head > position) {
            self.head = self.feed.next_until(position.0)?;
            if self.head.is_none() {
                break;
            }
            self.passed += 1;
            self.given_up = self.feed.read > AHEAD + self.per_hit.saturating_mul(self.hits);
        }
        Ok(if self.given_up { None } else { Some(self.head == Some(position)) })
    }

    /// Nothing more is in it.
    fn is_over(&self) -> bool {
        self.head.is_none() && self.feed.is_over()
    }
}
