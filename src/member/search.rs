//! Searching the boards, and the searches one keeps.
//!
//! Names are worked out here: `from:` finds people of any time, leavers included, and `area:` what was written by whoever
//! is in that area now, or was last. Days are the board's.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::{Error, Member, Result};
use crate::domain::announcement::AnnouncementId;
use crate::domain::audience::Direction;
use crate::domain::folding::{FoldedText, Term, fold};
use crate::domain::organisation::{Area, Organisation, Person, PersonId};
use crate::domain::search::{Piece, Quality, Query, What};
use crate::store::announcements::{Cursor, Page};
pub use crate::store::search::Hits;
use crate::store::search::{KeptSearch, Sought};

/// What is written in an announcement below its title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub body: String,
    /// Oldest first.
    pub replies: Vec<String>,
}

/// A search one keeps under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    pub id: Uuid,
    pub name: String,
    /// In the query language.
    pub query: String,
}

impl Member {
    /// What the member may see of what is looked for, newest first. Who cannot be found by a `from:` finds nothing; an
    /// empty query finds everything on the boards. A page may be short, even empty, and still go on: calls are short, so
    /// that whoever no longer wants the answer can stop between two of them.
    pub fn search(&self, query: &Query, from: Cursor, limit: usize) -> Result<Page> {
        match sought(query, self.workspace.organisation(), &self.workspace.board.zone)? {
            Some(sought) => Ok(self.store().search(self.id(), &sought, from, limit, self.now())?),
            None => Ok(Page::default()),
        }
    }

    /// Counts what [`Member::search`] would find, up to `cap`; `go_on` is asked now and then.
    pub fn count_hits(&self, query: &Query, cap: usize, go_on: &dyn Fn() -> bool) -> Result<Hits> {
        match sought(query, self.workspace.organisation(), &self.workspace.board.zone)? {
            Some(sought) => Ok(self.store().count(self.id(), &sought, cap, self.now(), go_on)?),
            None => Ok(Hits::default()),
        }
    }

    /// What is written in one that was found, for a line of it: far less than [`Member::read`] reads and checks.
    pub fn said(&self, id: AnnouncementId) -> Result<Said> {
        let announcement = self.store().announcement(self.id(), id, self.now())?.ok_or(Error::NoAnnouncement)?;
        let hidden = self.is_hidden(&announcement);
        let replies = if hidden { Vec::new() } else { self.store().replies(announcement.position)? };
        let replies = replies.into_iter().map(|reply| reply.body).collect();
        Ok(Said { body: announcement.content.body, replies })
    }

    /// Newest first. What does not open is left out.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>> {
        let kept = self.store().kept_searches(self.id())?;
        Ok(kept.iter().filter_map(|kept| self.unseal_search(kept)).collect())
    }

    fn unseal_search(&self, kept: &KeptSearch) -> Option<SavedSearch> {
        let Ok(text) = self.identity.keyring.open_own(&self.bound_to_search(kept.id), &kept.sealed) else {
            // Sealed to keys from before a lost passphrase: it stays shut.
            tracing::warn!(search = %kept.id, "a saved search does not open");
            return None;
        };
        let (name, query) = serde_json::from_slice(&text).ok()?;
        Some(SavedSearch { id: kept.id, name, query })
    }

    /// Keeps it, in the place of one with the same id.
    pub fn save_search(&mut self, search: &SavedSearch) -> Result<()> {
        let text = serde_json::json!([search.name, search.query]).to_string();
        let sealed = self.identity.keyring.seal_own(&self.bound_to_search(search.id), text.as_bytes());
        let kept = KeptSearch { id: search.id, person: self.id(), saved_at: self.now(), sealed };
        let mut tx = self.workspace.store.begin()?;
        tx.put_kept_search(&kept)?;
        Ok(tx.commit()?)
    }

    pub fn forget_search(&mut self, id: Uuid) -> Result<()> {
        let me = self.id();
        let mut tx = self.workspace.store.begin()?;
        tx.delete_kept_search(me, id)?;
        Ok(tx.commit()?)
    }

    /// Binds a saved search to its board, its owner and itself.
    fn bound_to_search(&self, id: Uuid) -> Vec<u8> {
        let mut bytes = b"cartelera.search.v1".to_vec();
        bytes.extend(self.workspace.board.id.as_bytes());
        bytes.extend(self.id().0.to_be_bytes());
        bytes.extend(id.as_bytes());
        bytes
    }
}

/// A query with its names and days worked out; none where nothing can be found.
fn sought(query: &Query, organisation: &Organisation, zone: &TimeZone) -> Result<Option<Sought>> {
    if !query.is_empty() && !query.pieces.iter().any(Piece::asks) {
        return Ok(None);
    }
    let (first, last) = query.days();
    let mut sought = Sought {
        with: query.wanted(),
        without: query.unwanted(),
        authors: authors(query, organisation),
        from: first.map(|day| start_of(day, zone)).transpose()?,
        // The last day of all ends with time itself.
        until: last.and_then(|day| day.tomorrow().ok()).map(|day| start_of(day, zone)).transpose()?,
        ..Sought::default()
    };
    let Some(directions) = directions(query) else { return Ok(None) };
    sought.directions = directions;
    for piece in &query.pieces {
        let What::Is(quality) = piece.what else { continue };
        let asked = match quality {
            Quality::Unread => &mut sought.unread,
            Quality::Mine => &mut sought.mine,
            Quality::AckDue => &mut sought.ack_due,
            Quality::Expired => &mut sought.expired,
        };
        if asked.is_some_and(|asked| asked == piece.excluded) {
            return Ok(None);
        }
        *asked = Some(!piece.excluded);
    }
    let empty = sought.authors.as_ref().is_some_and(BTreeSet::is_empty)
        || first.zip(last).is_some_and(|(first, last)| first > last);
    Ok((!empty).then_some(sought))
}

fn start_of(day: Date, zone: &TimeZone) -> Result<Timestamp> {
    Ok(day.to_zoned(zone.clone()).map_err(|_| Error::BadDay(day))?.timestamp())
}

/// The boards asked for, all of them where none is; none where all are excluded.
fn directions(query: &Query) -> Option<Vec<Direction>> {
    let named = |excluded: bool| -> Vec<Direction> {
        let pieces = query.pieces.iter().filter(|piece| piece.excluded == excluded);
        pieces
            .filter_map(|piece| match piece.what {
                What::Direction(direction) => Some(direction),
                _ => None,
            })
            .collect()
    };
    let (wanted, unwanted) = (named(false), named(true));
    if wanted.is_empty() && unwanted.is_empty() {
        return Some(Vec::new());
    }
    let asked =
        |direction: &Direction| (wanted.is_empty() || wanted.contains(direction)) && !unwanted.contains(direction);
    let left: Vec<Direction> = Direction::ALL.iter().copied().filter(asked).collect();
    (!left.is_empty()).then_some(left)
}

/// Who may have written what is looked for: anybody where none, nobody where empty.
pub(super) fn authors(query: &Query, organisation: &Organisation) -> Option<BTreeSet<PersonId>> {
    let mut from: Option<BTreeSet<PersonId>> = None;
    let mut within: Option<BTreeSet<PersonId>> = None;
    let mut not: BTreeSet<PersonId> = BTreeSet::new();
    for piece in &query.pieces {
        let (found, side) = match &piece.what {
            What::From(said) => (called(organisation, said), &mut from),
            What::Area(said) => (in_area(organisation, said), &mut within),
            _ => continue,
        };
        if piece.excluded {
            not.extend(found);
        } else {
            side.get_or_insert_default().extend(found);
        }
    }
    let all = || organisation.people().iter().map(|person| person.id);
    let fits = |id: &PersonId| {
        from.as_ref().is_none_or(|from| from.contains(id))
            && within.as_ref().is_none_or(|within| within.contains(id))
            && !not.contains(id)
    };
    (from.is_some() || within.is_some() || !not.is_empty()).then(|| all().filter(fits).collect())
}

/// Whose handle this is; else whose name has words that begin like these.
fn called(organisation: &Organisation, said: &str) -> Vec<PersonId> {
    if let Some(person) = organisation.find_handle(&fold(said)) {
        return vec![person.id];
    }
    let begins = beginnings(said);
    let people = organisation.people().iter();
    people.filter(|person| begins.fit(&person.name)).map(|person| person.id).collect()
}

/// Who is in the area of this path; else in one whose name has words that begin like these, or below it. `sub/dep` is a
/// `dep` right below a `sub`.
fn in_area(organisation: &Organisation, said: &str) -> Vec<PersonId> {
    let path = Area::new(said);
    let same = |above: &str| fold(above) == fold(path.as_str());
    let exact = organisation.people().iter().any(|person| ancestors(person.area.as_str()).any(same));
    let parts: Vec<Beginnings> = path.as_str().split('/').map(beginnings).collect();
    let named = |above: &str| {
        let names: Vec<&str> = above.split('/').collect();
        let last = names.len().checked_sub(parts.len()).map(|first| &names[first..]);
        last.is_some_and(|last| last.iter().zip(&parts).all(|(name, part)| part.fit(name)))
    };
    let is_there =
        |person: &&Person| ancestors(person.area.as_str()).any(|above| if exact { same(above) } else { named(above) });
    organisation.people().iter().filter(is_there).map(|person| person.id).collect()
}

/// An area's path and those of all it lies in.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end]).chain([path]).filter(|path| !path.is_empty())
}

/// The beginnings of words of a name.
struct Beginnings(Vec<Term>);

fn beginnings(said: &str) -> Beginnings {
    Beginnings(said.split_whitespace().filter_map(|word| Term::new(word, false)).collect())
}

impl Beginnings {
    fn fit(&self, name: &str) -> bool {
        let name = FoldedText::new(name);
        !self.0.is_empty() && self.0.iter().all(|word| name.holds(word))
    }
}
