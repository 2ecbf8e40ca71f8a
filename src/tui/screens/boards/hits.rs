//! The window of what a search finds: looked for from the newest on, a bounded while at a time, so that no key waits for
//! what is rare.

use super::filters::Asked;
use super::window::PAGE;
use super::{Boards, rows};
use crate::domain::announcement::Position;
use crate::domain::search::Query;
use crate::member::Error;
use crate::store::announcements::Cursor;
use crate::tui::desk::Desk;
use crate::tui::widgets::window_list::Need;

/// How often a search is taken up again before the screen gets its turn.
const ROUNDS: usize = 3;
/// How many pages the key for the last row goes on by at most.
const LEAP: usize = 10;

/// How far a search has come.
#[derive(Default)]
pub struct Progress {
    /// Below these places pages begin, the newest first.
    begun: Vec<Position>,
    /// Where it goes on, and behind which row that was so.
    further: Option<(Option<Position>, Position)>,
}

impl Progress {
    /// Nothing has been found, but not everything gone through.
    pub fn goes_on(&self) -> bool {
        self.further.is_some()
    }
}

impl Boards {
    /// What comes next of the search, behind the row `after`.
    pub(super) fn find(
        &mut self,
        text: &str,
        from: Cursor,
        after: Option<Position>,
        cx: &Desk,
    ) -> Result<(Vec<rows::BoardRow>, bool), Error> {
        let (query, _) = Query::read(text, cx.workspace().today());
        let (mut from, mut found, mut next) = (from, Vec::new(), None);
        for _ in 0..ROUNDS {
            let page = cx.member().search(&query, from, PAGE)?;
            found.extend(page.rows);
            next = page.next;
            match next {
                Some(next) if found.is_empty() => from = Cursor::OlderThan(next),
                _ => break,
            }
        }
        let after = found.last().map(|headline| headline.position).or(after);
        self.progress.further = next.map(|next| (after, next));
        if next.is_some() && found.len() < PAGE {
            self.wants_more = Some(cx.clock.now());
        }
        Ok((self.hold(found, cx), next.is_some()))
    }

    /// Goes on where the list wants more, or as long as it is empty.
    pub(super) fn need_found(&mut self, need: Option<Need<Position>>, cx: &Desk) -> Result<(), Error> {
        match need {
            None if self.list.is_empty() => self.find_more(None, cx),
            None => Ok(()),
            Some(Need::After(last)) => self.find_more(Some(last), cx),
            Some(Need::Before(first)) => self.find_before(first, cx),
            Some(Need::First) => {
                self.progress = Progress::default();
                let (rows, more) = self.fetch(Cursor::Newest, cx)?;
                self.list.replace(rows, false, more);
                self.list.select_first();
                Ok(())
            }
            Some(Need::Last) => {
                for _ in 0..LEAP {
                    let last = self.list.rows().last().map(|row| row.id);
                    self.find_more(last, cx)?;
                }
                self.list.select_last();
                Ok(())
            }
        }
    }

    fn find_more(&mut self, last: Option<Position>, cx: &Desk) -> Result<(), Error> {
        let Asked::Found(text) = self.asked() else { return Ok(()) };
        let from = match self.progress.further {
            Some((after, further)) if after == last => further,
            // The rows behind it were let go.
            _ => match last {
                Some(last) => last,
                None => return Ok(()),
            },
        };
        let was_empty = self.list.is_empty();
        self.progress.begun.push(from);
        let (rows, more) = self.find(&text, Cursor::OlderThan(from), last, cx)?;
        self.list.append(rows, more);
        if was_empty { self.follow(cx) } else { Ok(()) }
    }

    /// A search only goes down: what comes before a row is found from where its page began.
    fn find_before(&mut self, first: Position, cx: &Desk) -> Result<(), Error> {
        let Asked::Found(text) = self.asked() else { return Ok(()) };
        let (query, _) = Query::read(&text, cx.workspace().today());
        while self.progress.begun.last().is_some_and(|begun| *begun <= first) {
            self.progress.begun.pop();
        }
        let mut found = Vec::new();
        let mut more = true;
        while found.is_empty() && more {
            let mut from = self.progress.begun.pop().map_or(Cursor::Newest, Cursor::OlderThan);
            more = from != Cursor::Newest;
            loop {
                let page = cx.member().search(&query, from, PAGE)?;
                let reached = page.rows.last().is_some_and(|last| last.position <= first);
                found.extend(page.rows.into_iter().filter(|headline| headline.position > first));
                match page.next {
                    Some(next) if !reached && next > first => from = Cursor::OlderThan(next),
                    _ => break,
                }
            }
        }
        let rows = self.hold(found, cx);
        self.list.prepend(rows, more);
        Ok(())
    }
}
