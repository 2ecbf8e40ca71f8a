//! Looking for announcements through the index of their words, and the searches people keep.
//!
//! # The index
//! `announcement_text` holds the words of title, body and replies as [`folding::words`] gives them, so that the index and
//! the rest of the program agree on what a word is. Only an ñ is not told from an n there: where one is looked for, the
//! text itself decides.
//!
//! # The ways
//! Whatever is looked for, positions come newest first from the narrowest of these, and each is then judged by itself:
//! - what the viewer owes, looks after, or what some few authors wrote;
//! - hits of the words, which come in order for nothing. They are followed side by side with the viewer's feed
//!   ([`beside`]), which tells at once what is not for them;
//! - the viewer's feed, each text read, where hits are so many and the feed so sparse that this is less;
//! - the feed alone, where no word is asked for.
//!
//! # What is told
//! Every row goes through [`headlines::Found::visible`]; what is only counted is judged by the same rule, without its row being
//! read whole. Work is bounded: a page that stops early goes on from a place of the viewer's own feed, never from a hit they
//! may not see.

use jiff::Timestamp;
use rusqlite::functions::FunctionFlags;
use rusqlite::{CachedStatement, Connection, Rows};
use uuid::Uuid;

use super::columns::{array, micros, moment, number, opt_moment, out_of_order};
use super::feed::{self, Feed, Positions, Way};
use super::{Connected, gate, headlines, receipts, view};
use crate::domain::announcement::Position;
use crate::domain::audience::Direction;
use crate::domain::folding::{self, FoldedText, Term};
use crate::domain::organisation::PersonId;
use crate::store::announcements::{Cursor, Page};
use crate::store::search::{Hits, KeptSearch, ReadSearch, Sought, WriteSearch};
use crate::store::{Error, Result};
use beside::{Beside, Verdict};

/// Stands between replies in the index: part of no word, so that no phrase reaches from one into the next.
pub const BETWEEN_REPLIES: &str = " ¶ ";

/// Lets statements say `words(text)`.
pub fn teach(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    db.create_scalar_function("words", 1, flags, |said| Ok(folding::words(said.get_raw(0).as_str()?)))?;
    Ok(())
}

/// How far one call goes, and when it changes its way. What is found is the same for all.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// What may be done before it is asked whether to go on, in steps along the hits of a word: about half a microsecond each.
    budget: u32,
    /// After so many hits it is asked whether reading the feed's texts would be less.
    tried: u32,
    /// It is where so many hits lie between two of the feed.
    sparse: u32,
}

const USUAL: Effort = Effort { budget: 60_000, tried: 2_048, sparse: ROW + TEXT };
/// For counting, which somebody may have lost interest in at any moment.
const COUNTING: Effort = Effort { budget: 4_000, ..USUAL };
/// A row looked up.
const ROW: u32 = 10;
/// A text read and gone through, or a headline made.
const TEXT: u32 = 40;
/// At most so many authors are followed one by one.
const AUTHORS: usize = 32;

impl<T: Connected> ReadSearch for T {
    fn search(&self, viewer: PersonId, sought: &Sought, from: Cursor, limit: usize, now: Timestamp) -> Result<Page> {
        page(self, viewer, sought, from, limit, now, USUAL)
    }

    fn count(
        &self,
        viewer: PersonId,
        sought: &Sought,
        cap: usize,
        now: Timestamp,
        go_on: &dyn Fn() -> bool,
    ) -> Result<Hits> {
        count(self, viewer, sought, cap, now, COUNTING, go_on)
    }

    fn kept_searches(&self, person: PersonId) -> Result<Vec<KeptSearch>> {
        let mut query = self.db().prepare_cached(
            "SELECT id, saved_at, sealed FROM kept_search WHERE person = ?1 ORDER BY saved_at DESC, id",
        )?;
        let mut rows = query.query([person.0])?;
        let mut searches = Vec::new();
        while let Some(row) = rows.next()? {
            searches.push(KeptSearch {
                id: Uuid::from_bytes(array(row.get(0)?)?),
                person,
                saved_at: moment(row.get(1)?)?,
                sealed: row.get(2)?,
            });
        }
        Ok(searches)
    }
}

pub fn page(
    board: &impl Connected,
    viewer: PersonId,
    sought: &Sought,
    from: Cursor,
    limit: usize,
    now: Timestamp,
    effort: Effort,
) -> Result<Page> {
    let above = match from {
        Cursor::Newest => i64::MAX,
        Cursor::OlderThan(position) => position.0,
        Cursor::NewerThan(_) | Cursor::Oldest => {
            return Err(Error::Unexpected("a search goes from the newest on".into()));
        }
    };
    if limit == 0 {
        return Ok(Page::default());
    }
    let mut search = Search::new(board, viewer, sought, now)?;
    (search.limit, search.effort, search.lines) = (limit, effort, Some(headlines::Lines::new(board, viewer)?));
    search.go(above)?;
    Ok(search.page)
}

pub fn count(
    board: &impl Connected,
    viewer: PersonId,
    sought: &Sought,
    cap: usize,
    now: Timestamp,
    effort: Effort,
    go_on: &dyn Fn() -> bool,
) -> Result<Hits> {
    let mut search = Search::new(board, viewer, sought, now)?;
    // One beyond the cap tells whether there are more.
    (search.limit, search.effort, search.go_on) = (cap + 1, effort, go_on);
    search.go(i64::MAX)?;
    Ok(Hits { number: search.found.min(cap), more: search.page.next.is_some() })
}

struct Search<'a, C> {
    board: &'a C,
    viewer: PersonId,
    sought: &'a Sought,
    limit: usize,
    now: Timestamp,
    effort: Effort,
    /// Since it was last asked whether to go on.
    spent: u32,
    go_on: &'a dyn Fn() -> bool,
    /// The words of the index can be asked for.
    knows_words: bool,
    rows: CachedStatement<'a>,
    unread: receipts::Unread<'a>,
    /// None where hits are only counted.
    lines: Option<headlines::Lines<'a>>,
    found: usize,
    page: Page,
    /// After the statements, which go before it.
    _view: Option<rusqlite::Transaction<'a>>,
}

/// What a row says that decides most.
struct Row {
    direction: i64,
    author: PersonId,
    steward: PersonId,
    audience: i64,
    publish_at: Timestamp,
    expires_at: Option<Timestamp>,
    withdrawn_at: Option<Timestamp>,
}

impl<'a, C: Connected> Search<'a, C> {
    /// One that counts everything.
    fn new(board: &'a C, viewer: PersonId, sought: &'a Sought, now: Timestamp) -> Result<Self> {
        // Before the view, in which they could not be learnt.
        let knows_words = words::learn(board.db())?;
        let view = view(board)?;
        Ok(Self {
            board,
            viewer,
            sought,
            limit: usize::MAX,
            now,
            effort: USUAL,
            spent: 0,
            go_on: &|| false,
            knows_words,
            rows: rows(board)?,
            unread: receipts::Unread::new(board, viewer, now)?,
            lines: None,
            found: 0,
            page: Page::default(),
            _view: view,
        })
    }

    /// Fills the page with what lies below a place.
    fn go(&mut self, above: i64) -> Result<()> {
        let (above, lowest) = self.span(above)?;
        let feed = match &self.sought.authors {
            _ if self.sought.ack_due == Some(true) => Feed::Owed,
            _ if self.sought.mine == Some(true) => Feed::Stewarded,
            Some(authors) if authors.len() <= AUTHORS => Feed::By(authors),
            _ => match self.expression()? {
                Some(expression) => return self.follow_hits(&expression, above, lowest),
                None => self.feed(),
            },
        };
        self.follow_feed(feed, above, lowest)
    }

    /// What the index is asked; none where it cannot answer well.
    fn expression(&self) -> Result<Option<String>> {
        let (with, without) = (&self.sought.with, &self.sought.without);
        let with = with.iter().map(|term| self.phrase(term)).collect::<Result<Vec<_>>>()?;
        if with.is_empty() {
            return Ok(None);
        }
        let mut expression = format!("({})", with.join(" AND "));
        let without = without.iter().filter(|term| is_indexed(term)).map(|term| self.phrase(term));
        let without = without.collect::<Result<Vec<_>>>()?;
        if !without.is_empty() {
            // One NOT for all of them: of nested ones the engine takes some two hundred.
            expression = format!("{expression} NOT ({})", without.join(" OR "));
        }
        Ok(Some(expression))
    }

    fn phrase(&self, term: &Term) -> Result<String> {
        if self.knows_words
            && let Some(words) = words::beginning_as(self.board.db(), term)?
        {
            return Ok(format!("(\"{}\")", words.join("\" OR \"")));
        }
        let words = term.words().collect::<Vec<_>>().join(" ");
        Ok(format!("\"{words}\"{}", if term.is_whole() { "" } else { " *" }))
    }

    /// Below and from which position on anything can be found.
    fn span(&self, above: i64) -> Result<(i64, i64)> {
        let until = match self.sought.until {
            None => i64::MAX,
            Some(until) => {
                // A place is the millisecond of publication or, where a clock was set back, far beyond it.
                let mut displaced = self.board.db().prepare_cached(
                    "SELECT max(position) FROM announcement
                     WHERE position > publish_at / 1000 + 3600000 AND publish_at < ?1",
                )?;
                let furthest: Option<i64> = displaced.query_row([micros(until)], |row| row.get(0))?;
                let usual = until.as_millisecond().saturating_add(3_600_001);
                usual.max(furthest.map_or(i64::MIN, |furthest| furthest + 1))
            }
        };
        let lowest = self.sought.from.map_or(i64::MIN, |from| from.as_millisecond());
        Ok((above.min(until), lowest))
    }

    fn boards(&self) -> &'a [Direction] {
        if self.sought.directions.is_empty() { Direction::ALL } else { &self.sought.directions }
    }

    fn feed(&self) -> Feed<'a> {
        Feed::Boards(self.boards())
    }

    /// Goes along a feed, reading texts where words are asked for.
    fn follow_feed(&mut self, feed: Feed<'_>, above: i64, lowest: i64) -> Result<()> {
        let mut positions = Positions::along(self.board, self.viewer, feed, Way::Older, above);
        while let Some(position) = positions.next()?.filter(|position| position.0 >= lowest) {
            if self.take(position, true)? {
                self.page.next = Some(position);
                return Ok(());
            }
            if self.stops() {
                self.page.next = self.resume(position)?;
                return Ok(());
            }
        }
        Ok(())
    }

    /// Goes along the hits of the words.
    fn follow_hits(&mut self, expression: &str, above: i64, lowest: i64) -> Result<()> {
        let mut query = self.board.db().prepare_cached(
            "SELECT rowid FROM announcement_text
             WHERE announcement_text MATCH ?1 AND rowid < ?2 AND rowid >= ?3 ORDER BY rowid DESC",
        )?;
        let mut hits = query.query((expression, above, lowest))?;
        let reads = self.sought.with.iter().chain(&self.sought.without).any(|term| !is_indexed(term));
        let boards = self.boards();
        // One's own list holds everything, and does not come this way.
        let over = self.sought.expired.unwrap_or(false);
        let mut beside = Beside::new(self.board, self.viewer, boards, above, self.now, over)?;
        let (mut steps, mut below) = (0, above);
        while let Some(position) = next(&mut hits)? {
            if position.0 >= below {
                return Err(out_of_order());
            }
            below = position.0;
            steps += 1;
            self.spent += 1;
            match beside.judge(position)? {
                Verdict::Not => {}
                Verdict::NothingMore => return Ok(()),
                Verdict::Maybe => {
                    if self.take(position, reads)? {
                        self.page.next = Some(position);
                        return Ok(());
                    }
                }
            }
            if self.stops() {
                self.page.next = self.resume(position)?;
                return Ok(());
            }
            if steps == self.effort.tried && beside.is_sparse(steps, self.effort.sparse) {
                return self.follow_feed(self.feed(), position.0, lowest);
            }
        }
        Ok(())
    }

    /// Whether as much was done as may be, and nobody wants more.
    fn stops(&mut self) -> bool {
        let is_spent = self.spent >= self.effort.budget;
        if is_spent {
            self.spent = 0;
        }
        is_spent && !(self.go_on)()
    }

    /// Where looking goes on below a position that the viewer may not know of: right above what is next for them.
    fn resume(&mut self, position: Position) -> Result<Option<Position>> {
        let mut feed = Positions::along(self.board, self.viewer, self.feed(), Way::Older, position.0);
        while let Some(next) = feed.next()? {
            if let Some(row) = row_at(&mut self.rows, next)?
                && self.is_known(next, &row)?
            {
                return Ok(Some(Position(next.0 + 1)));
            }
        }
        Ok(None)
    }

    /// Whether the viewer may know of it at all: the rule of [`headlines::Found::visible`].
    fn is_known(&self, position: Position, row: &Row) -> Result<bool> {
        let own = row.author == self.viewer || row.steward == self.viewer;
        Ok(own
            || headlines::was_published(row.publish_at, row.withdrawn_at, self.now)
                && feed::may_see(self.board, self.viewer, position, row.audience)?)
    }

    /// Puts what lies there on the page if it is sought, or counts it. Whether that is enough.
    fn take(&mut self, position: Position, reads: bool) -> Result<bool> {
        self.spent += ROW;
        if !self.is_sought(position)? {
            return Ok(false);
        }
        if reads && self.asks_words() {
            self.spent += TEXT;
            if !self.has_words(position)? {
                return Ok(false);
            }
        }
        if let Some(lines) = &mut self.lines {
            self.spent += TEXT;
            let Some(found) = lines.at(position)? else { return Ok(false) };
            if !found.visible(self.board, self.viewer, self.now)? {
                return Ok(false);
            }
            self.page.rows.push(found.headline);
        }
        self.found += 1;
        Ok(self.found >= self.limit)
    }

    fn asks_words(&self) -> bool {
        !(self.sought.with.is_empty() && self.sought.without.is_empty())
    }

    /// Whether all but the words is so, and the viewer may know of it.
    fn is_sought(&mut self, position: Position) -> Result<bool> {
        let Some(row) = row_at(&mut self.rows, position)? else { return Ok(false) };
        let (sought, now) = (self.sought, self.now);
        let expired = row.expires_at.is_some_and(|expires| expires <= now);
        let listed = match sought.expired {
            // One's own list holds everything.
            None => !expired || sought.mine == Some(true),
            Some(asked) => expired == asked,
        };
        let fits = listed
            && (row.withdrawn_at.is_none() || !self.asks_words())
            && sought.mine.is_none_or(|mine| (row.steward == self.viewer) == mine)
            && sought.authors.as_ref().is_none_or(|authors| authors.contains(&row.author))
            && (sought.directions.is_empty()
                || sought.directions.iter().any(|direction| number(Direction::ALL, *direction) == row.direction))
            && sought.from.is_none_or(|from| from <= row.publish_at)
            && sought.until.is_none_or(|until| row.publish_at < until);
        Ok(fits && self.is_known(position, &row)? && self.is_in_state(position, &row, expired)?)
    }

    /// What the viewer has done with it, where that is asked.
    fn is_in_state(&mut self, position: Position, row: &Row, expired: bool) -> Result<bool> {
        if let Some(unread) = self.sought.unread
            && self.unread.is(position)? != unread
        {
            return Ok(false);
        }
        let Some(due) = self.sought.ack_due else { return Ok(true) };
        let live = row.withdrawn_at.is_none() && row.publish_at <= self.now && !expired;
        Ok((live && receipts::owes(self.board, self.viewer, position)?) == due)
    }

    /// Whether the text holds what it must and nothing else that was asked.
    fn has_words(&self, position: Position) -> Result<bool> {
        let mut query = self.board.db().prepare_cached(
            "SELECT title FROM announcement WHERE position = ?1 UNION ALL
             SELECT body FROM announcement WHERE position = ?1 UNION ALL
             SELECT body FROM reply WHERE position = ?1",
        )?;
        let mut rows = query.query([position.0])?;
        let mut missing: Vec<&Term> = self.sought.with.iter().collect();
        while let Some(row) = rows.next()? {
            let text = FoldedText::new(row.get_ref(0)?.as_str().map_err(|error| Error::Damaged(error.to_string()))?);
            missing.retain(|term| !text.holds(term));
            if self.sought.without.iter().any(|term| text.holds(term)) {
                return Ok(false);
            }
            if missing.is_empty() && self.sought.without.is_empty() {
                return Ok(true);
            }
        }
        Ok(missing.is_empty())
    }
}

fn next(hits: &mut Rows<'_>) -> Result<Option<Position>> {
    Ok(hits.next()?.map(|row| row.get(0)).transpose()?.map(Position))
}

fn rows(board: &impl Connected) -> Result<CachedStatement<'_>> {
    Ok(board.db().prepare_cached(
        "SELECT direction, author, steward, audience, publish_at, expires_at, withdrawn_at
         FROM announcement WHERE position = ?1",
    )?)
}

fn row_at(query: &mut CachedStatement<'_>, position: Position) -> Result<Option<Row>> {
    let mut rows = query.query([position.0])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some(Row {
        direction: row.get(0)?,
        author: PersonId(row.get(1)?),
        steward: PersonId(row.get(2)?),
        audience: row.get(3)?,
        publish_at: moment(row.get(4)?)?,
        expires_at: opt_moment(row.get(5)?)?,
        withdrawn_at: opt_moment(row.get(6)?)?,
    }))
}

/// Whether the index alone tells where it stands.
fn is_indexed(term: &Term) -> bool {
    !term.has_enye()
}

impl WriteSearch for gate::Writing<'_> {
    fn put_kept_search(&mut self, search: &KeptSearch) -> Result<()> {
        self.connection().execute(
            "INSERT INTO kept_search (id, person, saved_at, sealed) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (person, id) DO UPDATE SET saved_at = excluded.saved_at, sealed = excluded.sealed",
            (search.id.as_bytes().as_slice(), search.person.0, micros(search.saved_at), &search.sealed),
        )?;
        Ok(())
    }

    fn delete_kept_search(&mut self, person: PersonId, id: Uuid) -> Result<()> {
        self.connection()
            .execute("DELETE FROM kept_search WHERE id = ?1 AND person = ?2", (id.as_bytes().as_slice(), person.0))?;
        Ok(())
    }
}

mod beside;
#[cfg(test)]
mod tests;
mod words;
