//! Searching what the member may open: held in memory after sign-in, gone with it, never on disk.
//!
//! Texts are kept as they were written and folded (case and accents aside), to be gone through word by word: at some
//! thousand notes that is faster than a key can be pressed again, and leaves no index of words to be wiped. Both copies are
//! made in one piece of memory each, so that nothing of them stays behind where it grew.

use std::collections::HashMap;
use std::ops::Range;

use jiff::Timestamp;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use super::reading::owns;
use crate::domain::session::life::{Operation, SessionState};
use crate::domain::session::{Content, Part, PartId, PartKind, PartState, SessionId};
use crate::i18n::fold_char;
use crate::member::{Member, Result};

/// Everything the member opened, folded for searching. Wiped when dropped.
#[derive(Default)]
pub struct SearchIndex {
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
        let (mut beyond, mut done, mut index) = (0, 0, SearchIndex::default());
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
    /// How many parts it holds.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The newest first, up to `limit`: what holds every word, accents and case aside; quoted words together, `-` without.
    /// A word is found by its beginning, `n` also as `ñ`, and `ñ` only so. Nothing asked for finds nothing.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit> {
        let query = Query::read(query);
        if query.with.is_empty() {
            return Vec::new();
        }
        self.entries.iter().filter(|entry| query.fits(entry)).take(limit).map(|entry| entry.hit(&query)).collect()
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
    /// Composed.
    text: Zeroizing<String>,
    folded: Zeroizing<String>,
    /// Where in `folded` an ñ became an n, in order.
    enyes: Zeroizing<Vec<usize>>,
}

/// What an excerpt shows before the first word found, and at most altogether, in letters.
const BEFORE: usize = 30;
const LENGTH: usize = 160;

impl Entry {
    fn new(starts: Timestamp, part: &Part, text: Zeroizing<String>) -> Self {
        let enyes = Zeroizing::new(Vec::with_capacity(text.chars().filter(|c| is_enye(*c)).count()));
        let folded = Zeroizing::new(String::with_capacity(text.chars().map(folded_len).sum()));
        let mut entry = Self {
            starts,
            session: part.session,
            part: part.id,
            kind: part.kind,
            place: part.place,
            text,
            folded,
            enyes,
        };
        let Self { text, folded, enyes, .. } = &mut entry;
        fold_into(text, folded, enyes);
        entry
    }

    /// Where a term stands from a place of the folded text on.
    fn find(&self, term: &Term, from: usize) -> Option<Range<usize>> {
        let (first, rest) = term.words.split_first()?;
        let starts = self.folded[from..].match_indices(first.folded.as_str()).map(|(at, _)| from + at);
        let mut found = starts.filter(|at| !ends_in_word(&self.folded[..*at]) && self.is_spelt(first, *at));
        found.find_map(|start| {
            let mut end = start + first.folded.len();
            for word in rest {
                end = self.follows(word, end)?;
            }
            (!term.whole || !begins_in_word(&self.folded[end..])).then_some(start..end)
        })
    }

    /// Where a word ends that is the next one after a place, which is the end of a word.
    fn follows(&self, word: &Word, end: usize) -> Option<usize> {
        let rest = &self.folded[end..];
        let between = rest.find(char::is_alphanumeric)?;
        let start = end + between;
        let fits = between > 0 && rest[between..].starts_with(word.folded.as_str()) && self.is_spelt(word, start);
        fits.then_some(start + word.folded.len())
    }

    /// Whether every ñ of a word is one here too.
    fn is_spelt(&self, word: &Word, at: usize) -> bool {
        word.enyes.iter().all(|enye| self.enyes.binary_search(&(at + enye)).is_ok())
    }

    fn hit(&self, query: &Query) -> Hit {
        let first = query.with.iter().filter_map(|term| self.find(term, 0)).map(|found| found.start).min();
        let first = first.unwrap_or_default();
        let mut found: Vec<Range<usize>> = query.with.iter().flat_map(|term| self.near(term, first)).collect();
        found.sort_by_key(|range| (range.start, range.end));
        let found = self.in_text(&merged(found));
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
        while let Some(found) = self.find(term, from).filter(|found| found.start < first + 4 * LENGTH) {
            from = found.end;
            near.push(found);
        }
        near
    }

    /// Places of the folded text, in order and apart, as those of the text.
    fn in_text(&self, folded: &[Range<usize>]) -> Vec<Range<usize>> {
        let (mut places, mut at_folded, mut start) = (Vec::with_capacity(folded.len()), 0, 0);
        for (at, c) in self.text.char_indices() {
            let Some(wanted) = folded.get(places.len()) else { break };
            let next = at_folded + folded_len(c);
            if (at_folded..next).contains(&wanted.start) {
                start = at;
            }
            if (at_folded + 1..=next).contains(&wanted.end) {
                places.push(start..at + c.len_utf8());
            }
            at_folded = next;
        }
        places
    }

    /// What an excerpt shows of the text: whole words before a place, and what follows it.
    fn around(&self, start: usize) -> Range<usize> {
        let text = self.text.as_str();
        let far = text[..start].char_indices().rev().take(BEFORE).last().map_or(start, |(at, _)| at);
        // Cut inside a word, the excerpt begins with the next one.
        let inside = ends_in_word(&text[..far]);
        let skip = text[far..start].find(char::is_whitespace).filter(|_| inside).unwrap_or_default();
        let from = if inside && skip == 0 { far } else { far + skip };
        let from = from + text[from..start].find(|c: char| !c.is_whitespace()).unwrap_or(start - from);
        let end = text[from..].char_indices().nth(LENGTH).map_or(text.len(), |(at, _)| from + at);
        from..end
    }
}

fn is_enye(c: char) -> bool {
    matches!(c, 'ñ' | 'Ñ')
}

fn folded_len(c: char) -> usize {
    let mut length = 0;
    fold_char(c, |c| length += c.len_utf8());
    length
}

/// `text` is composed, so that every ñ is one letter.
fn fold_into(text: &str, folded: &mut String, enyes: &mut Vec<usize>) {
    for c in text.chars() {
        if is_enye(c) {
            enyes.push(folded.len());
        }
        fold_char(c, |c| folded.push(c));
    }
}

fn ends_in_word(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}

fn begins_in_word(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphanumeric)
}

/// What overlaps or touches becomes one; `ranges` are in order.
fn merged(ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => merged.push(range),
        }
    }
    merged
}

/// What is looked for.
#[derive(Debug, Default)]
struct Query {
    with: Vec<Term>,
    without: Vec<Term>,
}

/// Words in a row.
#[derive(Debug)]
struct Term {
    /// One at least.
    words: Vec<Word>,
    /// The last one ends there; else it may go on.
    whole: bool,
}

#[derive(Debug)]
struct Word {
    folded: String,
    /// Where an ñ was written.
    enyes: Vec<usize>,
}

impl Query {
    fn read(query: &str) -> Self {
        let composed: String = query.nfc().collect();
        let (mut read, mut rest) = (Self::default(), composed.trim_start());
        while !rest.is_empty() {
            let bare = rest.strip_prefix('-');
            let (term, after) = Term::read(bare.unwrap_or(rest));
            let terms = if bare.is_some() { &mut read.without } else { &mut read.with };
            terms.extend(term);
            rest = after.trim_start();
        }
        read
    }

    fn fits(&self, entry: &Entry) -> bool {
        let stands = |term: &Term| entry.find(term, 0).is_some();
        self.with.iter().all(stands) && !self.without.iter().any(stands)
    }
}

impl Term {
    /// What stands first, where it has anything that can be found, and what comes after it.
    fn read(query: &str) -> (Option<Self>, &str) {
        let quote = |c: char| matches!(c, '"' | '“' | '”' | '«' | '»');
        let (said, whole, rest) = match query.strip_prefix(quote) {
            // A phrase that is still being typed may go on.
            Some(phrase) => match phrase.split_once(quote) {
                Some((said, rest)) => (said, true, rest),
                None => (phrase, false, ""),
            },
            None => {
                let end = query.find(|c: char| c.is_whitespace() || quote(c)).unwrap_or(query.len());
                (&query[..end], false, &query[end..])
            }
        };
        // A sign inside is as good as a space: `1:1` finds `1:1`.
        let mut words = Vec::new();
        let (mut folded, mut enyes) = (String::new(), Vec::new());
        fold_into(said, &mut folded, &mut enyes);
        let mut start = 0;
        for piece in folded.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            if !word.is_empty() {
                let within = enyes.iter().filter(|at| (start..start + word.len()).contains(*at));
                words.push(Word { folded: word.to_owned(), enyes: within.map(|at| at - start).collect() });
            }
            start += piece.len();
        }
        ((!words.is_empty()).then_some(Self { words, whole }), rest)
    }
}

#[cfg(test)]
mod tests;
