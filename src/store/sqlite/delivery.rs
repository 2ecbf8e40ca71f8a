//! Whether what only serves to find announcements says what they say themselves: direction and width, feeds, the number
//! of recipients, and who owes an acknowledgement. Nobody signs these, and still they decide who sees what.
//!
//! Every table is gone through once.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use uuid::Uuid;

use super::audience::Viewers;
use super::columns::{array, micros, moment, number};
use super::{Connected, feed, view};
use crate::domain::announcement::{AnnouncementId, Position};
use crate::domain::audience::{Direction, Reach};
use crate::domain::organisation::{Organisation, PersonId};
use crate::store::announcements::Misdelivered;
use crate::store::{ReadBoard as _, ReadPeople as _, Result};

/// What delivery needs to know of an announcement.
struct Posted {
    position: i64,
    id: Option<AnnouncementId>,
    direction: i64,
    audience: i64,
    wide: bool,
    /// Rows of feeds that belong to it, and how many of them there are.
    feeds: usize,
    found: usize,
    holds: bool,
    /// It is live or to be published, and asks for acknowledgement.
    asks: Option<Asks>,
}

struct Asks {
    author: i64,
    due: Option<i64>,
    since: i64,
    publish_at: i64,
}

pub fn faults(from: &impl Connected, now: Timestamp) -> Result<Vec<Misdelivered>> {
    let _view = view(from)?;
    let audiences = audiences(from)?;
    let added = additions(from)?;
    let mut posted = posted(from, &audiences, &added, now)?;
    let mut lost = count_feeds(from, &audiences, &added, &mut posted)?;
    judge_duties(from, &audiences, &added, &mut posted)?;
    let wrong = posted.iter().filter(|row| !row.holds || row.feeds != row.found);
    let mut faults: Vec<Misdelivered> = wrong.map(|row| (Position(row.position), row.id)).collect();
    lost.sort_unstable();
    lost.dedup();
    faults.extend(lost.into_iter().map(|position| (Position(position), None)));
    Ok(faults)
}

fn audiences(from: &impl Connected) -> Result<HashMap<i64, Viewers>> {
    let mut query = from.db().prepare("SELECT id, viewers FROM audience")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, Viewers::from_bytes(row.get(1)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whom announcements came to later, each with whether they only stand in.
type Additions = HashMap<i64, Vec<(PersonId, bool)>>;

fn additions(from: &impl Connected) -> Result<Additions> {
    let mut query = from.db().prepare("SELECT position, person, stands_in FROM addition")?;
    let mut rows = query.query([])?;
    let mut added = Additions::new();
    while let Some(row) = rows.next()? {
        added.entry(row.get(0)?).or_default().push((PersonId(row.get(1)?), row.get(2)?));
    }
    Ok(added)
}

/// All announcements by position, each judged by its own row and the day it lies on.
fn posted(
    from: &impl Connected,
    audiences: &HashMap<i64, Viewers>,
    added: &Additions,
    now: Timestamp,
) -> Result<Vec<Posted>> {
    let mut query = from.db().prepare("SELECT direction, day, viewers FROM wide_day")?;
    let rows = query.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), Viewers::from_bytes(row.get(2)?))))?;
    let days: HashMap<(i64, i64), Viewers> = rows.collect::<rusqlite::Result<_>>()?;
    let mut query = from.db().prepare(
        "SELECT position, id, author, direction, reach, audience, wide, recipients, ack_due, asks_since, publish_at,
                acknowledge = 1 AND withdrawn_at IS NULL AND (expires_at IS NULL OR expires_at > ?1)
         FROM announcement ORDER BY position",
    )?;
    let mut rows = query.query([micros(now)])?;
    let mut posted = Vec::new();
    while let Some(row) = rows.next()? {
        let (position, author, reach): (i64, i64, i64) = (row.get(0)?, row.get(2)?, row.get(4)?);
        let (audience, recipients): (i64, i64) = (row.get(5)?, row.get(7)?);
        let reach = usize::try_from(reach).ok().and_then(|at| Reach::ALL.get(at));
        let direction = reach.map_or(-1, |reach| number(Direction::ALL, reach.direction()));
        let none = Viewers::default();
        let viewers = audiences.get(&audience).unwrap_or(&none);
        let wide = viewers.len() > feed::SMALL;
        let reaches_day = || {
            let day = days.get(&(direction, position.div_euclid(feed::DAY)));
            day.is_some_and(|day| day.includes(viewers))
        };
        let later = added.get(&position).map_or(&[][..], Vec::as_slice);
        let feeds = if wide {
            later.len()
        } else {
            viewers.len() + later.iter().filter(|(person, _)| !viewers.contains(*person)).count()
        };
        let asks = if row.get(11)? {
            Some(Asks { author, due: row.get(8)?, since: row.get(9)?, publish_at: row.get(10)? })
        } else {
            None
        };
        posted.push(Posted {
            position,
            id: array(row.get(1)?).ok().map(|id| AnnouncementId(Uuid::from_bytes(id))),
            direction,
            audience,
            wide,
            feeds,
            found: 0,
            holds: row.get::<_, i64>(3)? == direction
                && row.get::<_, i64>(6)? == i64::from(wide)
                && viewers.contains(PersonId(author))
                && usize::try_from(recipients).is_ok_and(|count| count + 1 == viewers.len())
                && (!wide || reaches_day()),
            asks,
        });
    }
    Ok(posted)
}

fn find(posted: &mut [Posted], position: i64) -> Option<&mut Posted> {
    let at = posted.binary_search_by_key(&position, |row| row.position).ok()?;
    posted.get_mut(at)
}

/// Counts the rows of feeds that belong there. Answers positions of which feeds speak, and where nothing is.
fn count_feeds(
    from: &impl Connected,
    audiences: &HashMap<i64, Viewers>,
    added: &Additions,
    posted: &mut [Posted],
) -> Result<Vec<i64>> {
    let mut query = from.db().prepare("SELECT person, direction, position FROM inbox")?;
    let mut rows = query.query([])?;
    let mut lost = Vec::new();
    while let Some(row) = rows.next()? {
        let (person, direction, position): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let person = PersonId(person);
        let Some(row) = find(posted, position) else {
            lost.push(position);
            continue;
        };
        let settled = || !row.wide && audiences.get(&row.audience).is_some_and(|viewers| viewers.contains(person));
        let later = || added.get(&position).is_some_and(|later| later.iter().any(|(who, _)| *who == person));
        if direction == row.direction && (settled() || later()) {
            row.found += 1;
        } else {
            row.holds = false;
        }
    }
    Ok(lost)
}

/// Of what is live or to be published owe exactly those who got it, are here, have not acknowledged and wait for no
/// answer. Who is not here may owe or not.
fn judge_duties(
    from: &impl Connected,
    audiences: &HashMap<i64, Viewers>,
    added: &Additions,
    posted: &mut [Posted],
) -> Result<()> {
    let (board, organisation) = (from.board()?, from.organisation()?);
    let mut owed: HashMap<i64, HashMap<i64, Option<i64>>> = HashMap::new();
    let mut query = from.db().prepare("SELECT position, person, due FROM duty")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        owed.entry(row.get(0)?).or_default().insert(row.get(1)?, row.get(2)?);
    }
    for row in posted {
        let Some(asks) = &row.asks else { continue };
        let mut owing = owed.remove(&row.position).unwrap_or_default();
        let excused = excused(from, row.position, asks.since)?;
        // A moment that cannot be read is reported with its row.
        let Ok(publish_at) = moment(asks.publish_at) else { continue };
        let days = [board.settled_on, publish_at.to_zoned(board.zone.clone()).date()];
        let settled = audiences.get(&row.audience).into_iter().flat_map(Viewers::iter);
        let later = added.get(&row.position).into_iter().flatten().filter(|(_, stands_in)| !stands_in);
        let reached: HashSet<PersonId> = settled.chain(later.map(|(person, _)| *person)).collect();
        for person in reached.into_iter().filter(|person| person.0 != asks.author && !excused.contains(&person.0)) {
            let holds = match (owing.remove(&person.0), asks.due) {
                (None, _) => !is_here(&organisation, person, days),
                (Some(None), None) => true,
                // Newcomers and those who were answered have longer.
                (Some(Some(due)), Some(asked)) => due >= asked,
                (Some(_), _) => false,
            };
            row.holds &= holds;
        }
        row.holds &= owing.is_empty();
    }
    Ok(())
}

fn is_here(organisation: &Organisation, person: PersonId, days: [jiff::civil::Date; 2]) -> bool {
    organisation.find(person).is_some_and(|person| days.into_iter().all(|day| person.is_active(day)))
}

/// Who has acknowledged an announcement, or waits for an answer.
fn excused(from: &impl Connected, position: i64, since: i64) -> Result<HashSet<i64>> {
    let mut query = from.db().prepare_cached(
        "SELECT person FROM receipt WHERE position = ?1 AND acknowledged_revision >= ?2 AND acknowledged_at IS NOT NULL
         UNION ALL SELECT asker FROM question WHERE position = ?1 AND answer IS NULL",
    )?;
    let people = query.query_map((position, since), |row| row.get(0))?;
    Ok(people.collect::<rusqlite::Result<_>>()?)
}
