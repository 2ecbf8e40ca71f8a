//! Searching what the member may open: held in memory after sign-in, gone with it, never on disk.
//!
//! Texts are kept as they were written and folded (case and accents aside), to be gone through word by word: at some
//! thousand notes that is faster than a key can be pressed again, and leaves no index of words to be wiped. Both copies are
//! made in one piece of memory each, so that nothing of them stays behind where it grew.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use super::reading::owns;
use crate::domain::folding::{FoldedText, Term, merged};
use crate::domain::organisation::{Organisation, PersonId};
use crate::domain::search::{Query, What};
use crate::domain::session::life::{Operation, SessionState};
use crate::domain::session::{Content, Part, PartId, PartKind, PartState, SessionId};
use crate::member::search::authors;
use crate::member::{Member, Result};

/// Everything the member opened, folded for searching. Wiped when dropped.
pub struct SearchIndex {
    /// The board's.
    zone: TimeZone,
    organisation: Arc<Organisation>,
    /// In the order they are found.
    entries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub session: SessionId,
    pub part: PartId,
    pub kind: PartKind,
    /// What is around the first word found, as it was written but in one line, and where in it the words are (bytes).
    pub excerpt: String,
    pub marks: Vec<Range<usize>>,
}

/// How many are read from the file at once, and between two reports of progress.
const BATCH: usize = 64;

impl Member {
    /// Opens everything, slowly: for a worker. `progress` is told how many of how many, and answers whether to go on; where
    /// it does not, what was opened by then is all there is.
    pub fn search_index(&self, progress: &mut dyn FnMut(usize, usize) -> bool) -> Result<SearchIndex> {
        let (store, me, generation) = (self.store(), self.id(), self.identity.generation);
        let (viewer, opener) = (self.viewer()?, self.opener());
        let total = store.count_readable(me, generation)?;
        // When each session was, and what it is to the member, where anybody still opens it.
        let mut sessions: HashMap<SessionId, Option<(Timestamp, bool)>> = HashMap::new();
        let (mut beyond, mut done) = (0, 0);
        let mut index = SearchIndex::new(self.workspace.board.zone.clone(), Arc::clone(&self.workspace.organisation));
        while progress(done, total.max(done)) {
            let batch = store.readable(me, generation, beyond, BATCH)?;
            let Some((last, _)) = batch.last() else { break };
            beyond = *last;
            done += batch.len();
            for (_, (part, wrap)) in batch {
                if part.state == PartState::Removed || part.kind == PartKind::Snapshot {
                    continue;
                }
                let known = match sessions.get(&part.session) {
                    Some(known) => *known,
                    None => {
                        let view = store.session(part.session)?.map(|kept| viewer.view(kept));
                        let open =
                            view.filter(|view| !matches!(view.state, SessionState::Blocked | SessionState::Purged));
                        let known = open.map(|view| (view.session.starts, view.may(Operation::Open).is_ok()));
                        sessions.insert(part.session, known);
                        known
                    }
                };
                let Some((starts, _)) = known.filter(|(_, opens)| *opens || owns(&part, me)) else { continue };
                let opened = opener.open(part, &wrap)?;
                if let Ok(content) = &opened.content {
                    index.add(starts, &opened.part, content);
                }
            }
        }
        index.sort();
        Ok(index)
    }
}

impl SearchIndex {
    fn new(zone: TimeZone, organisation: Arc<Organisation>) -> Self {
        Self { zone, organisation, entries: Vec::new() }
    }

    /// How many parts it holds.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The newest first, up to `limit`. Words and phrases are those of the part, days those of its session, and `from:` who
    /// wrote it; what is asked of announcements alone finds nothing here, nor does a query of what must not be there only.
    pub fn find(&self, query: &Query, limit: usize) -> Vec<Hit> {
        let Some(asked) = Asked::new(query, &self.organisation) else { return Vec::new() };
        let found = self.entries.iter().filter(|entry| asked.fits(entry, &self.zone));
        found.take(limit).map(|entry| entry.hit(&asked.with)).collect()
    }

    fn add(&mut self, starts: Timestamp, part: &Part, content: &Content) {
        let said = match content {
            // Both in one piece, so that neither is copied elsewhere on the way.
            Content::Item(item) if !item.reason.is_empty() => [content.words(), "\n", &item.reason],
            _ => [content.words(), "", ""],
        };
        let text = composed(said);
        if !text.is_empty() {
            self.entries.push(Entry::new(starts, part, text));
        }
    }

    fn sort(&mut self) {
        self.entries
            .sort_by_key(|entry| (std::cmp::Reverse(entry.starts), entry.session, entry.kind, entry.place, entry.part));
    }
}

/// One text made of several, composed, in memory that is as large as it gets.
fn composed(said: [&str; 3]) -> Zeroizing<String> {
    let chars = || said.iter().flat_map(|said| said.nfc());
    let mut text = Zeroizing::new(String::with_capacity(chars().map(char::len_utf8).sum()));
    text.extend(chars());
    text
}

/// A part that can be found.
struct Entry {
    starts: Timestamp,
    session: SessionId,
    part: PartId,
    kind: PartKind,
    place: u32,
    by: PersonId,
    /// Composed.
    text: Zeroizing<String>,
    folded: FoldedText,
}

/// What an excerpt shows before the first word found, and at most altogether, in letters.
const BEFORE: usize = 30;
const LENGTH: usize = 160;

impl Entry {
    fn new(starts: Timestamp, part: &Part, text: Zeroizing<String>) -> Self {
        Self {
            starts,
            session: part.session,
            part: part.id,
            kind: part.kind,
            place: part.place,
            by: part.by,
            folded: FoldedText::new(&text),
            text,
        }
    }

    fn hit(&self, terms: &[Term]) -> Hit {
        let first = terms.iter().filter_map(|term| self.folded.find(term, 0)).map(|found| found.start).min();
        let first = first.unwrap_or_default();
        let mut found: Vec<Range<usize>> = terms.iter().flat_map(|term| self.near(term, first)).collect();
        found.sort_by_key(|range| (range.start, range.end));
        let found = self.folded.in_text(&self.text, &merged(found));
        let start = found.first().map_or(0, |range| range.start);
        let shown = self.around(start);
        let mut excerpt = String::new();
        let cut = "…";
        if shown.start > 0 {
            excerpt.push_str(cut);
        }
        let moved = excerpt.len();
        excerpt.extend(self.text[shown.clone()].chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
        let end = shown.end.min(self.text.len());
        if end < self.text.len() {
            excerpt.push_str(cut);
        }
        let within = found.into_iter().filter(|range| range.start < end);
        let marks = within.map(|range| range.start - shown.start + moved..range.end.min(end) - shown.start + moved);
        Hit { session: self.session, part: self.part, kind: self.kind, marks: marks.collect(), excerpt }
    }

    /// Where a term stands, as far after the first word found as an excerpt can reach.
    fn near(&self, term: &Term, first: usize) -> Vec<Range<usize>> {
        let (mut near, mut from) = (Vec::new(), first);
        while let Some(found) = self.folded.find(term, from).filter(|found| found.start < first + 4 * LENGTH) {
            from = found.end;
            near.push(found);
        }
        near
    }

    /// What an excerpt shows of the text: whole words before a place, and what follows it.
    fn around(&self, start: usize) -> Range<usize> {
        let text = self.text.as_str();
        let far = text[..start].char_indices().rev().take(BEFORE).last().map_or(start, |(at, _)| at);
        // Cut inside a word, the excerpt begins with the next one.
        let inside = text[..far].ends_with(char::is_alphanumeric);
        let skip = text[far..start].find(char::is_whitespace).filter(|_| inside).unwrap_or_default();
        let from = if inside && skip == 0 { far } else { far + skip };
        let from = from + text[from..start].find(|c: char| !c.is_whitespace()).unwrap_or(start - from);
        let end = text[from..].char_indices().nth(LENGTH).map_or(text.len(), |(at, _)| from + at);
        from..end
    }
}

/// What is asked of parts.
struct Asked {
    with: Vec<Term>,
    without: Vec<Term>,
    by: Option<BTreeSet<PersonId>>,
    /// Both included.
    days: (Option<Date>, Option<Date>),
}

impl Asked {
    /// None where it can find nothing.
    fn new(query: &Query, organisation: &Organisation) -> Option<Self> {
        let of_announcements = |what: &What| matches!(what, What::Area(_) | What::Direction(_) | What::Is(_));
        if query.pieces.iter().any(|piece| of_announcements(&piece.what)) {
            return None;
        }
        let (with, days, by) = (query.wanted(), query.days(), authors(query, organisation));
        let asks = !with.is_empty() || by.is_some() || days != (None, None);
        asks.then(|| Self { with, without: query.unwanted(), by, days })
    }

    fn fits(&self, entry: &Entry, zone: &TimeZone) -> bool {
        let stands = |term: &Term| entry.folded.holds(term);
        let in_time = || {
            let day = entry.starts.to_zoned(zone.clone()).date();
            self.days.0.is_none_or(|first| first <= day) && self.days.1.is_none_or(|last| day <= last)
        };
        self.by.as_ref().is_none_or(|by| by.contains(&entry.by))
            && (self.days == (None, None) || in_time())
            && self.with.iter().all(stands)
            && !self.without.iter().any(stands)
    }
}

#[cfg(test)]
mod tests;
