//! What readers did, and the acknowledgements they still owe.
//!
//! A receipt is a row only once something was opened. A duty is a row only while it is owed, so the table stays small on
//! a board of any age and publishing to everybody touches few pages.

use jiff::Timestamp;
use rusqlite::{CachedStatement, Row};

use super::columns::{micros, opt_moment, small};
use super::{Connected, gate};
use crate::domain::announcement::{Position, Receipt};
use crate::domain::organisation::PersonId;
use crate::store::Result;

const RECEIPT: &str =
    "SELECT person, opened_at, opened_revision, acknowledged_at, acknowledged_revision, entry FROM receipt";

fn receipt(row: &Row<'_>) -> Result<Receipt> {
    Ok(Receipt {
        person: PersonId(row.get(0)?),
        opened_at: opt_moment(row.get(1)?)?,
        opened_revision: small(row.get(2)?)?,
        acknowledged_at: opt_moment(row.get(3)?)?,
        acknowledged_revision: small(row.get(4)?)?,
        entry: row.get::<_, Option<i64>>(5)?.map(small).transpose()?,
    })
}

pub fn of_announcement(from: &impl Connected, position: Position) -> Result<Vec<Receipt>> {
    let mut query = from.db().prepare_cached(&format!("{RECEIPT} WHERE position = ?1 ORDER BY person"))?;
    let mut rows = query.query([position.0])?;
    let mut receipts = Vec::new();
    while let Some(row) = rows.next()? {
        receipts.push(receipt(row)?);
    }
    Ok(receipts)
}

pub fn of_person(from: &impl Connected, position: Position, person: PersonId) -> Result<Option<Receipt>> {
    let mut query = from.db().prepare_cached(&format!("{RECEIPT} WHERE position = ?1 AND person = ?2"))?;
    let mut rows = query.query((position.0, person.0))?;
    rows.next()?.map(receipt).transpose()
}

/// Whether announcements are unread: live ones of somebody else that have not been opened since they last asked to be.
pub struct Unread<'a> {
    query: CachedStatement<'a>,
    viewer: PersonId,
    now: i64,
}

impl<'a> Unread<'a> {
    pub fn new(from: &'a impl Connected, viewer: PersonId, now: Timestamp) -> Result<Self> {
        let query = from.db().prepare_cached(
            "SELECT 1 FROM announcement a LEFT JOIN receipt r ON r.position = a.position AND r.person = ?2
             WHERE a.position = ?1 AND a.author <> ?2 AND a.withdrawn_at IS NULL AND a.publish_at <= ?3
               AND (a.expires_at IS NULL OR a.expires_at > ?3)
               AND max(coalesce(r.opened_revision, 0), coalesce(r.acknowledged_revision, 0)) < a.asks_since",
        )?;
        Ok(Self { query, viewer, now: micros(now) })
    }

    pub fn is(&mut self, position: Position) -> Result<bool> {
        Ok(self.query.exists((position.0, self.viewer.0, self.now))?)
    }
}

/// Whether an acknowledgement is owed.
pub fn owes(from: &impl Connected, viewer: PersonId, position: Position) -> Result<bool> {
    let mut query = from.db().prepare_cached("SELECT 1 FROM duty WHERE person = ?2 AND position = ?1")?;
    Ok(query.exists((position.0, viewer.0))?)
}

/// A whole receipt at once, on a board that is being filled.
pub fn insert(on: &gate::Writing<'_>, position: Position, receipt: &Receipt) -> Result<()> {
    let mut insert = on.connection().prepare_cached(
        "INSERT INTO receipt (position, person, opened_at, opened_revision, acknowledged_at, acknowledged_revision)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    insert.execute((
        position.0,
        receipt.person.0,
        receipt.opened_at.map(micros),
        receipt.opened_revision,
        receipt.acknowledged_at.map(micros),
        receipt.acknowledged_revision,
    ))?;
    Ok(())
}

pub fn owe(on: &gate::Writing<'_>, position: Position, people: &[PersonId], due: Option<Timestamp>) -> Result<()> {
    let mut insert =
        on.connection().prepare_cached("INSERT OR REPLACE INTO duty (person, position, due) VALUES (?1, ?2, ?3)")?;
    for person in people {
        insert.execute((person.0, position.0, due.map(micros)))?;
    }
    Ok(())
}

pub fn release(on: &gate::Writing<'_>, position: Position, person: PersonId) -> Result<()> {
    on.connection().execute("DELETE FROM duty WHERE person = ?1 AND position = ?2", (person.0, position.0))?;
    Ok(())
}

/// Nobody owes anything here any more.
pub fn lift(on: &gate::Writing<'_>, position: Position) -> Result<()> {
    on.connection()
        .execute("DELETE FROM duty WHERE position = ?1 AND person IN (SELECT id FROM person)", [position.0])?;
    Ok(())
}

pub fn drop_of_person(on: &gate::Writing<'_>, person: PersonId) -> Result<()> {
    on.connection().execute("DELETE FROM duty WHERE person = ?1", [person.0])?;
    Ok(())
}

pub fn drop_lapsed(on: &gate::Writing<'_>, now: Timestamp) -> Result<()> {
    on.connection().execute(
        "DELETE FROM duty WHERE EXISTS (SELECT 1 FROM announcement
         WHERE announcement.position = duty.position AND expires_at <= ?1)",
        [micros(now)],
    )?;
    Ok(())
}

pub fn open(on: &gate::Writing<'_>, position: Position, person: PersonId, revision: u32, at: Timestamp) -> Result<()> {
    let mut upsert = on.connection().prepare_cached(
        "INSERT INTO receipt (position, person, opened_at, opened_revision, acknowledged_revision)
         VALUES (?1, ?2, ?3, ?4, 0)
         ON CONFLICT (position, person) DO UPDATE
         SET opened_at = excluded.opened_at, opened_revision = excluded.opened_revision
         WHERE opened_revision < excluded.opened_revision",
    )?;
    upsert.execute((position.0, person.0, micros(at), revision))?;
    Ok(())
}

pub fn acknowledge(
    on: &gate::Writing<'_>,
    position: Position,
    person: PersonId,
    revision: u32,
    at: Timestamp,
    entry: Option<i64>,
) -> Result<()> {
    open(on, position, person, revision, at)?;
    on.connection().execute(
        "UPDATE receipt SET acknowledged_at = ?3, acknowledged_revision = ?4, entry = ?5
         WHERE position = ?1 AND person = ?2 AND acknowledged_revision < ?4",
        (position.0, person.0, micros(at), revision, entry),
    )?;
    release(on, position, person)
}
