//! What workers do for the search box: find, count, and read a line of each announcement that was found.

use std::sync::{Arc, Mutex, PoisonError};

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
/// The most handles that wait for the next key.
const IDLE: usize = 2;

/// What a worker has found out, and for which query: whoever has typed on wants to know nothing of it.
pub enum Searched {
    Page { query: Query, from: Cursor, page: Result<Page> },
    Counted(Query, Result<Hits>),
    Excerpts(Query, Vec<(AnnouncementId, Excerpt)>),
}

impl Searched {
    pub fn query(&self) -> &Query {
        match self {
            Self::Page { query, .. } | Self::Counted(query, _) | Self::Excerpts(query, _) => query,
        }
    }
}

/// Handles on the board that are kept from one key to the next: opening one takes longer than most searches.
#[derive(Clone, Default)]
pub struct Handles(Arc<Mutex<Vec<Member>>>);

impl Handles {
    fn lend(&self, member: &Member) -> Result<Member> {
        let idle = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.map_or_else(|| member.another(), Ok)
    }

    fn take_back(&self, member: Member) {
        let mut idle = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < IDLE {
            idle.push(member);
        }
    }
}

/// One page; an older search for another one is given up.
pub fn find(query: Query, from: Cursor, limit: usize, cx: &mut Desk) -> Result<()> {
    work("find", cx, move |member, _| {
        let page = member.and_then(|member| member.search(&query, from, limit));
        Searched::Page { query, from, page }
    })
}

pub fn count(query: Query, cx: &mut Desk) -> Result<()> {
    work("count", cx, move |member, job| {
        let hits = member.and_then(|member| member.count_hits(&query, COUNTED, &|| !job.is_cancelled()));
        Searched::Counted(query, hits)
    })
}

/// Announcements that cannot be read any more have nothing to show.
pub fn read(query: Query, found: Vec<AnnouncementId>, cx: &mut Desk) -> Result<()> {
    work("excerpts", cx, move |member, job| {
        let mut excerpts = Vec::new();
        if let Ok(member) = member {
            for id in found.into_iter().take_while(|_| !job.is_cancelled()) {
                if let Ok(reading) = member.read(id) {
                    excerpts.push((id, Excerpt::of(&reading, &query)));
                }
            }
        }
        Searched::Excerpts(query, excerpts)
    })
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
