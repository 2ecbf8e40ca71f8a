//! What is said in sessions, sealed: every revision of it.

use jiff::Timestamp;
use rusqlite::{Params, Row, params};
use uuid::Uuid;

use super::{follows_none, signed};
use crate::domain::organisation::PersonId;
use crate::domain::session::{Part, PartId, PartKind, PartState, SessionId};
use crate::store::Result;
use crate::store::sqlite::columns::{array, day, days, flag, listed, micros, moment, number, small, value};
use crate::store::sqlite::{Connected, gate};

pub const COLUMNS: &str = "p.number, p.id, s.id, p.kind, p.revision, p.state, p.owner, p.due, p.place, p.carried_from, p.by, \
                           p.at, p.sealed, p.entry";
/// How many columns these are.
pub const COUNT: usize = 14;
/// A left join: a part whose session is gone is damaged, not missing.
pub const SESSION: &str = "LEFT JOIN session s ON s.position = p.session";

pub fn part(row: &Row<'_>) -> Result<Part> {
    let carried_from = row.get::<_, Option<Vec<u8>>>(9)?.map(array).transpose()?;
    Ok(Part {
        id: PartId(Uuid::from_bytes(array(row.get(1)?)?)),
        session: SessionId(Uuid::from_bytes(array(row.get(2)?)?)),
        kind: value(PartKind::ALL, row.get(3)?)?,
        revision: small(row.get(4)?)?,
        state: value(PartState::ALL, row.get(5)?)?,
        owner: row.get::<_, Option<i64>>(6)?.map(PersonId),
        due: row.get::<_, Option<i64>>(7)?.map(day).transpose()?,
        place: small(row.get(8)?)?,
        carried_from: carried_from.map(|bytes| PartId(Uuid::from_bytes(bytes))),
        by: PersonId(row.get(10)?),
        at: moment(row.get(11)?)?,
        sealed: row.get(12)?,
        entry: small(row.get(13)?)?,
    })
}

fn read(from: &impl Connected, which: &str, with: impl Params) -> Result<Vec<Part>> {
    let mut query = from.db().prepare_cached(&format!("SELECT {COLUMNS} FROM part p {SESSION} WHERE {which}"))?;
    let mut rows = query.query(with)?;
    let mut parts = Vec::new();
    while let Some(row) = rows.next()? {
        parts.push(part(row)?);
    }
    Ok(parts)
}

pub fn of(from: &impl Connected, session: SessionId) -> Result<Vec<Part>> {
    let newest =
        "p.session = (SELECT position FROM session WHERE id = ?1) AND p.newest = 1 ORDER BY p.kind, p.place, p.id";
    read(from, newest, [session.0.as_bytes().as_slice()])
}

pub fn find(from: &impl Connected, id: PartId) -> Result<Option<Part>> {
    Ok(read(from, "p.id = ?1 AND p.newest = 1", [id.0.as_bytes().as_slice()])?.pop())
}

pub fn revisions(from: &impl Connected, id: PartId) -> Result<Vec<Part>> {
    read(from, "p.id = ?1 ORDER BY p.revision", [id.0.as_bytes().as_slice()])
}

pub fn actions(from: &impl Connected, owners: &[PersonId], done_since: Timestamp) -> Result<Vec<Part>> {
    let mut owners: Vec<i64> = owners.iter().map(|owner| owner.0).collect();
    owners.sort_unstable();
    owners.dedup();
    let owned = format!(
        "SELECT {COLUMNS} FROM json_each(?1) o CROSS JOIN part p ON p.owner = o.value AND p.newest = 1 {SESSION}
         WHERE p.kind = ?2 AND p.state"
    );
    let mut query = from.db().prepare_cached(&format!("{owned} = ?3 UNION ALL {owned} = ?4 AND p.at >= ?5"))?;
    let mut rows = query.query((
        listed(owners.into_iter())?,
        number(PartKind::ALL, PartKind::Action),
        number(PartState::ALL, PartState::Open),
        number(PartState::ALL, PartState::Done),
        micros(done_since),
    ))?;
    let mut actions = Vec::new();
    while let Some(row) = rows.next()? {
        actions.push(part(row)?);
    }
    actions.sort_by_key(|action| (action.due.is_none(), action.due, action.id));
    Ok(actions)
}

pub fn owners(from: &impl Connected, involved: PersonId) -> Result<Vec<PersonId>> {
    let mut query = from.db().prepare_cached(
        "SELECT DISTINCT p.owner FROM involved i
           CROSS JOIN part p ON p.session = i.session AND p.newest = 1 AND p.kind = ?2
         WHERE i.person = ?1 AND p.owner IS NOT NULL ORDER BY p.owner",
    )?;
    let mut rows = query.query((involved.0, number(PartKind::ALL, PartKind::Action)))?;
    let mut owners = Vec::new();
    while let Some(row) = rows.next()? {
        owners.push(PersonId(row.get(0)?));
    }
    Ok(owners)
}

pub fn every(from: &impl Connected, session: SessionId) -> Result<Vec<(Part, bool)>> {
    let mut query = from.db().prepare_cached(&format!(
        "SELECT {COLUMNS}, p.newest FROM part p {SESSION}
         WHERE p.session = (SELECT position FROM session WHERE id = ?1) ORDER BY p.id, p.revision"
    ))?;
    let mut rows = query.query([session.0.as_bytes().as_slice()])?;
    let mut parts = Vec::new();
    while let Some(row) = rows.next()? {
        parts.push((part(row)?, flag(row.get(COUNT)?)?));
    }
    Ok(parts)
}

pub fn put(on: &gate::Writing<'_>, part: &Part) -> Result<()> {
    let db = on.connection();
    let (id, session) = (part.id.0.as_bytes().as_slice(), part.session.0.as_bytes().as_slice());
    let kind = number(PartKind::ALL, part.kind);
    let before = part.revision.checked_sub(1).ok_or_else(|| follows_none(part.revision))?;
    if before > 0 {
        // Where it belongs and what it is never changes.
        let superseded = db
            .prepare_cached(
                "UPDATE part SET newest = 0 WHERE id = ?1 AND revision = ?2 AND newest = 1 AND kind = ?3
                   AND session = (SELECT position FROM session WHERE id = ?4)",
            )?
            .execute((id, before, kind, session))?;
        if superseded != 1 {
            return Err(follows_none(part.revision));
        }
    }
    let mut insert = db.prepare_cached(
        "INSERT INTO part (session, id, revision, newest, kind, state, owner, due, place, carried_from, by, at, sealed,
                           entry)
         VALUES ((SELECT position FROM session WHERE id = ?1), ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    insert.execute(params![
        session,
        id,
        part.revision,
        kind,
        number(PartState::ALL, part.state),
        part.owner.map(|owner| owner.0),
        part.due.map(days),
        part.place,
        part.carried_from.map(|from| from.0.into_bytes()),
        part.by.0,
        micros(part.at),
        &part.sealed,
        signed(part.entry)?,
    ])?;
    Ok(())
}

pub fn purge(on: &gate::Writing<'_>, session: SessionId) -> Result<()> {
    const PARTS: &str = "session = (SELECT position FROM session WHERE id = ?1)";
    let (db, session) = (on.connection(), session.0.as_bytes().as_slice());
    db.execute(&format!("DELETE FROM wrap WHERE part IN (SELECT number FROM part WHERE {PARTS})"), [session])?;
    db.execute(&format!("DELETE FROM part WHERE {PARTS}"), [session])?;
    Ok(())
}
