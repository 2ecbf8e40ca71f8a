//! The events of some days, for one viewer.

use jiff::Timestamp;

use super::columns::{micros, moment};
use super::{Connected, feed, headlines, view};
use crate::domain::announcement::{Event, Headline, Position};
use crate::domain::organisation::PersonId;
use crate::store::Result;

/// Microseconds of a week. An event that lasts longer is long, and has an index of its own: all others that touch some
/// days begin within a week of them, so they are found by their start.
const LONG: i64 = 604_800_000_000;

/// Those that take place between two moments, soonest first. One without a duration takes place at its start.
pub fn between(
    board: &impl Connected,
    viewer: PersonId,
    from: Timestamp,
    until: Timestamp,
    now: Timestamp,
) -> Result<Vec<(Headline, Event)>> {
    let _view = view(board)?;
    // The second half names the long ones in the very words of their index, or SQLite would not use it.
    let mut query = board.db().prepare_cached(
        "SELECT position, audience, starts, ends, place, author = ?1 OR steward = ?1, publish_at <= ?5
         FROM (SELECT * FROM announcement WHERE withdrawn_at IS NULL AND starts >= ?2 - ?4 AND starts < ?3
               UNION ALL
               SELECT * FROM announcement
               WHERE withdrawn_at IS NULL AND ends - starts > 604800000000 AND starts < ?2 - ?4)
         WHERE (ends > ?2 OR starts = ?2) AND (expires_at IS NULL OR expires_at > ?5) ORDER BY starts, position",
    )?;
    let mut rows = query.query((viewer.0, micros(from), micros(until), LONG, micros(now)))?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        let (position, own, published) = (Position(row.get(0)?), row.get::<_, bool>(5)?, row.get::<_, bool>(6)?);
        let may_see = own || published && feed::may_see(board, viewer, position, row.get(1)?)?;
        if !may_see {
            continue;
        }
        let event = Event {
            starts: moment(row.get(2)?)?,
            ends: moment(row.get(3)?)?,
            place: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
        };
        events.extend(headlines::at(board, viewer, position)?.map(|found| (found.headline, event)));
    }
    Ok(events)
}
