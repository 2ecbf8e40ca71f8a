//! The window of a board that is in memory: fetched a page at a time, both ways.

use std::collections::HashSet;

use super::filters::Asked;
use super::hits::Progress;
use super::{BOARDS, Boards, rows};
use crate::domain::announcement::{Headline, Position};
use crate::member::Error;
use crate::store::announcements::Cursor;
use crate::tui::desk::Desk;
use crate::tui::widgets::window_list::{MOST_HELD, Need};

/// How many rows are fetched at once.
pub(super) const PAGE: usize = 100;

impl Boards {
    /// Fetches one window; a page that looked far without finding enough is gone on with until it has a screenful.
    pub(super) fn fetch(&mut self, from: Cursor, cx: &Desk) -> Result<(Vec<rows::BoardRow>, bool), Error> {
        let shown = match (self.asked(), from) {
            (Asked::Page(shown), _) => shown,
            (Asked::Found(text), Cursor::OlderThan(last)) => return self.find(&text, from, Some(last), cx),
            (Asked::Found(text), _) => return self.find(&text, from, None, cx),
        };
        let older = matches!(from, Cursor::Newest | Cursor::OlderThan(_));
        let (mut from, mut found) = (from, Vec::new());
        loop {
            let page = cx.member().page(shown, from, PAGE)?;
            let next = page.next;
            if older {
                found.extend(page.rows);
            } else {
                found.splice(0..0, page.rows);
            }
            match next {
                Some(next) if found.is_empty() => {
                    from = if older { Cursor::OlderThan(next) } else { Cursor::NewerThan(next) };
                }
                _ => return Ok((self.hold(found, cx), next.is_some())),
            }
        }
    }

    /// Keeps what was fetched, and makes its rows.
    pub(super) fn hold(&mut self, found: Vec<Headline>, cx: &Desk) -> Vec<rows::BoardRow> {
        let all = BOARDS[self.board].is_none();
        let rows = found.iter().map(|headline| rows::row(headline, all, self.filters.query(), cx)).collect();
        self.headlines.extend(found.into_iter().map(|headline| (headline.position, headline)));
        rows
    }

    /// The newest window of another board or filter.
    pub(super) fn load(&mut self, cx: &Desk) -> Result<(), Error> {
        self.headlines.clear();
        self.progress = Progress::default();
        self.reader.seek(self.filters.query());
        let (rows, more) = self.fetch(Cursor::Newest, cx)?;
        self.list.replace(rows, false, more);
        self.list.select_first();
        self.follow(cx)
    }

    /// The same window again, the selection where it was: somebody has written.
    pub(super) fn reload(&mut self, cx: &Desk) -> Result<(), Error> {
        self.words(cx);
        let held = self.list.rows().count();
        let first = self.list.rows().next().map(|row| row.id);
        let at_top = self.list.begins_at_first();
        self.headlines.clear();
        let mut rows = Vec::new();
        // Where the window does not begin at the newest it begins again at its own first row.
        let mut from = match first {
            Some(first) if !at_top => Cursor::OlderThan(Position(first.0 + 1)),
            _ => Cursor::Newest,
        };
        let mut more = true;
        // A page more than was held: what has come in since must not push the selection out.
        while more && rows.len() < held + PAGE {
            let (some, further) = self.fetch(from, cx)?;
            more = further;
            match some.last() {
                Some(last) => from = Cursor::OlderThan(last.id),
                None => break,
            }
            rows.extend(some);
        }
        self.list.replace(rows, !at_top, more);
        self.follow(cx)
    }

    pub(super) fn need(&mut self, need: Option<Need<Position>>, cx: &Desk) -> Result<(), Error> {
        if matches!(self.asked(), Asked::Found(_)) {
            return self.need_found(need, cx);
        }
        match need {
            Some(Need::After(position)) => {
                let (rows, more) = self.fetch(Cursor::OlderThan(position), cx)?;
                self.list.append(rows, more);
            }
            Some(Need::Before(position)) => {
                let (rows, more) = self.fetch(Cursor::NewerThan(position), cx)?;
                self.list.prepend(rows, more);
            }
            Some(Need::First) => {
                let (rows, more) = self.fetch(Cursor::Newest, cx)?;
                self.list.replace(rows, false, more);
                self.list.select_first();
            }
            Some(Need::Last) => {
                let (rows, more) = self.fetch(Cursor::Oldest, cx)?;
                self.list.replace(rows, more, false);
                self.list.select_last();
            }
            None => {}
        }
        if self.headlines.len() > 4 * MOST_HELD {
            let held: HashSet<Position> = self.list.rows().map(|row| row.id).collect();
            self.headlines.retain(|position, _| held.contains(position));
        }
        Ok(())
    }
}
