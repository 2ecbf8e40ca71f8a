//! Replies, in the order they were given.

use uuid::Uuid;

use super::columns::{array, entry, entry_column, micros, moment};
use super::{Connected, gate};
use crate::domain::announcement::{Position, Reply};
use crate::domain::organisation::PersonId;
use crate::store::Result;

pub fn of_announcement(from: &impl Connected, position: Position) -> Result<Vec<Reply>> {
    let mut query =
        from.db().prepare_cached("SELECT id, author, body, at, entry FROM reply WHERE position = ?1 ORDER BY seq")?;
    let mut rows = query.query([position.0])?;
    let mut replies = Vec::new();
    while let Some(row) = rows.next()? {
        replies.push(Reply {
            id: Uuid::from_bytes(array(row.get(0)?)?),
            author: PersonId(row.get(1)?),
            body: row.get(2)?,
            at: moment(row.get(3)?)?,
            entry: entry(row.get(4)?)?,
        });
    }
    Ok(replies)
}

/// The row alone; false when the id is there already.
pub fn insert(on: &gate::Writing<'_>, position: Position, reply: &Reply) -> Result<bool> {
    let mut insert = on.connection().prepare_cached(
        "INSERT INTO reply (id, position, author, body, at, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO NOTHING",
    )?;
    let inserted = insert.execute((
        reply.id.as_bytes().as_slice(),
        position.0,
        reply.author.0,
        &reply.body,
        micros(reply.at),
        entry_column(reply.entry)?,
    ))?;
    Ok(inserted == 1)
}
