//! What workers do for the search box: find, with a line of each announcement, and count.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::domain::announcement::AnnouncementId;
use crate::domain::search::Query;
use crate::member::search::Hits;
use crate::member::{Member, Result};
use crate::store::announcements::{Cursor, Page};
use crate::tui::desk::{Desk, Message};
use crate::tui::job::Job;

use super::marked::Excerpt;

/// More than so many are only said to be more.
const COUNTED: usize = 1_000;
const FIND: &str = "find";
const COUNT: &str = "count";
/// The most handles that wait for the next key: one for each.
const IDLE: usize = 2;

/// What a worker has found out, and for which query: whoever has typed on wants to know nothing of it.
pub enum Searched {
    Found { query: Query, from: Cursor, found: Result<(Page, Excerpts)> },
    Counted(Query, Result<Hits>),
}

/// A line of each; announcements that cannot be read any more have none.
pub type Excerpts = HashMap<AnnouncementId, Excerpt>;

impl Searched {
    pub fn query(&self) -> &Query {
        match self {
            Self::Found { query, .. } | Self::Counted(query, _) => query,
        }
    }
}

/// Handles on the board that are kept from one key to the next: opening one takes longer than most searches.
#[derive(Clone, Default)]
pub struct Handles(Arc<Mutex<Vec<Member>>>);

impl Handles {
    fn idle(&self) -> MutexGuard<'_, Vec<Member>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Has them ready before the first key, from another thread than the screen's.
    pub fn stock(&self, member: &Member) -> Result<()> {
        let there = self.idle().len();
        for _ in there..IDLE {
            self.take_back(member.another()?);
        }
        Ok(())
    }

    fn lend(&self, member: &Member) -> Result<Member> {
        let idle = self.idle().pop();
        idle.map_or_else(|| member.another(), Ok)
    }

    fn take_back(&self, member: Member) {
        let mut idle = self.idle();
        if idle.len() < IDLE {
            idle.push(member);
        }
    }
}

/// One page; an older search is given up.
pub fn find(query: Query, from: Cursor, limit: usize, cx: &mut Desk) -> Result<()> {
    work(FIND, cx, move |member, job| {
        let found = member.and_then(|member| {
            let page = member.search(&query, from, limit)?;
            let excerpts = excerpts(&page, &query, member, job);
            Ok((page, excerpts))
        });
        Searched::Found { query, from, found }
    })
}

fn excerpts(page: &Page, query: &Query, member: &Member, job: &Job) -> Excerpts {
    let wanted = page.rows.iter().take_while(|_| !job.is_cancelled());
    let read = wanted.filter_map(|found| Some((found.id, Excerpt::of(&member.said(found.id).ok()?, query))));
    read.collect()
}

pub fn count(query: Query, cx: &mut Desk) -> Result<()> {
    work(COUNT, cx, move |member, job| {
        let hits = member.and_then(|member| member.count_hits(&query, COUNTED, &|| !job.is_cancelled()));
        Searched::Counted(query, hits)
    })
}

/// Nobody wants to know any more what is being looked for.
pub fn give_up(cx: &mut Desk) {
    [FIND, COUNT].into_iter().for_each(|kind| cx.jobs.give_up(kind));
}

fn work(
    kind: &'static str,
    cx: &mut Desk,
    work: impl FnOnce(Result<&Member>, &Job) -> Searched + Send + 'static,
) -> Result<()> {
    let handles = cx.searching().handles().clone();
    let mut member = handles.lend(cx.member())?;
    let done = move |job: &Job| {
        let fresh = member.refresh();
        let searched = work(fresh.map(|()| &member), job);
        handles.take_back(member);
        Message::Searched(Box::new(searched))
    };
    cx.jobs.start(kind, done).map_err(crate::store::Error::Io)?;
    Ok(())
}
