//! Announcements that were found: the newest first, more as somebody walks down, how many there are, a line of each.

use super::finding::{self, Excerpts, Searched};
use super::marked::Excerpt;
use crate::domain::announcement::{AnnouncementId, Headline, Position};
use crate::domain::search::Query;
use crate::member::Result;
use crate::member::search::Hits;
use crate::store::announcements::{Cursor, Page};
use crate::tui::desk::Desk;

/// How many are fetched at once.
const PAGE: usize = 50;
/// The most that are held here: a board shows the others.
const MOST: usize = 1_000;
/// How near to the end of what is held the selection comes before more is fetched: no screen shows so many.
const NEAR: usize = PAGE;

/// What is known of one query's hits. Those of the query before are held until there are any.
#[derive(Default)]
pub struct Found {
    query: Query,
    pub rows: Vec<Headline>,
    /// Where looking on begins.
    next: Option<Position>,
    hits: Option<Hits>,
    excerpts: Excerpts,
    awaited: bool,
    /// What is held was found for the query before.
    of_another: bool,
    /// Some have been looked for since the query is this one.
    counted: bool,
}

impl Found {
    /// Begins to look for something else.
    pub fn ask(&mut self, query: &Query, cx: &mut Desk) -> Result<()> {
        self.query = query.clone();
        (self.next, self.counted, self.of_another) = (None, false, true);
        finding::give_up(cx);
        if query.is_empty() {
            *self = Self::default();
            return Ok(());
        }
        self.fetch(Cursor::Newest, PAGE, cx)
    }

    /// The same again, as much of it as is held.
    pub fn ask_again(&mut self, cx: &mut Desk) -> Result<()> {
        if self.query.is_empty() {
            return Ok(());
        }
        self.counted = false;
        self.fetch(Cursor::Newest, self.rows.len().max(PAGE), cx)
    }

    fn fetch(&mut self, from: Cursor, limit: usize, cx: &mut Desk) -> Result<()> {
        finding::find(self.query.clone(), from, limit, cx)?;
        self.awaited = true;
        Ok(())
    }

    pub fn is_awaited(&self) -> bool {
        self.awaited
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The words that are looked for.
    pub fn query(&self) -> &Query {
        &self.query
    }

    pub fn excerpt(&self, id: AnnouncementId) -> Option<&Excerpt> {
        self.excerpts.get(&id)
    }

    /// How many there are, where that is known by now.
    pub fn hits(&self) -> Option<Hits> {
        self.hits
    }

    /// No more are shown here, though there are.
    pub fn is_full(&self) -> bool {
        self.next.is_some() && self.rows.len() >= MOST
    }

    /// Takes what a worker has found out for this query.
    pub fn take(&mut self, searched: Searched, cx: &mut Desk) -> Result<()> {
        match searched {
            Searched::Found { from, found, .. } => {
                self.awaited = false;
                let (page, excerpts) = found?;
                self.page(from, page, excerpts, cx)
            }
            Searched::Counted(_, hits) => {
                self.hits = Some(hits?);
                Ok(())
            }
        }
    }

    fn page(&mut self, from: Cursor, page: Page, excerpts: Excerpts, cx: &mut Desk) -> Result<()> {
        if from == Cursor::Newest {
            self.rows.clear();
            self.excerpts.clear();
            if std::mem::take(&mut self.of_another) {
                self.hits = None;
            }
        }
        self.rows.extend(page.rows);
        self.excerpts.extend(excerpts);
        self.next = page.next;
        match self.next {
            // What is rare is looked for in many steps, each shown when it has found something.
            Some(next) if self.rows.len() < PAGE => self.fetch(Cursor::OlderThan(next), PAGE, cx)?,
            Some(_) if !std::mem::replace(&mut self.counted, true) => finding::count(self.query.clone(), cx)?,
            Some(_) => {}
            None => self.hits = Some(Hits { number: self.rows.len(), more: false }),
        }
        Ok(())
    }

    /// Somebody is at this one: fetches more where it is one of the last.
    pub fn near(&mut self, id: AnnouncementId, cx: &mut Desk) -> Result<()> {
        let is_last = self.rows.iter().rev().take(NEAR).any(|headline| headline.id == id);
        match self.next {
            Some(next) if is_last && !self.awaited && !self.is_full() => self.fetch(Cursor::OlderThan(next), PAGE, cx),
            _ => Ok(()),
        }
    }
}
