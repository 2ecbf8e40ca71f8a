//! Who opens what is sealed, and who waits for it.

use rusqlite::{Params, Row};
use uuid::Uuid;

use super::parts;
use crate::domain::organisation::PersonId;
use crate::domain::session::{Part, PartId, PartKind, SessionId, Wrap};
use crate::store::Result;
use crate::store::sessions::Readable;
use crate::store::sqlite::columns::{after, array, number, small};
use crate::store::sqlite::{Connected, gate};

const COLUMNS: &str = "p.id, p.revision, w.reader, w.generation, w.sealed, w.by, w.by_generation, w.signature";

fn wrap(row: &Row<'_>, at: usize) -> Result<Wrap> {
    Ok(Wrap {
        part: PartId(Uuid::from_bytes(array(row.get(at)?)?)),
        revision: small(row.get(at + 1)?)?,
        reader: PersonId(row.get(at + 2)?),
        generation: small(row.get(at + 3)?)?,
        sealed: row.get(at + 4)?,
        by: PersonId(row.get(at + 5)?),
        by_generation: small(row.get(at + 6)?)?,
        signature: array(row.get(at + 7)?)?,
    })
}

fn read(from: &impl Connected, which: &str, with: impl Params) -> Result<Vec<Wrap>> {
    let sql = format!("SELECT {COLUMNS} FROM part p CROSS JOIN wrap w ON w.part = p.number WHERE {which}");
    let mut query = from.db().prepare_cached(&sql)?;
    let mut rows = query.query(with)?;
    let mut wraps = Vec::new();
    while let Some(row) = rows.next()? {
        wraps.push(wrap(row, 0)?);
    }
    Ok(wraps)
}

pub fn of(from: &impl Connected, part: PartId, revision: u32) -> Result<Vec<Wrap>> {
    let which = "p.id = ?1 AND p.revision = ?2 ORDER BY w.reader, w.generation";
    read(from, which, (part.0.as_bytes().as_slice(), revision))
}

pub fn of_reader(from: &impl Connected, session: SessionId, reader: PersonId, generation: u32) -> Result<Vec<Wrap>> {
    let which = "p.session = (SELECT position FROM session WHERE id = ?1) AND p.newest = 1 AND w.reader = ?2
                 AND w.generation = ?3";
    read(from, which, (session.0.as_bytes().as_slice(), reader.0, generation))
}

pub fn readable(
    from: &impl Connected,
    reader: PersonId,
    generation: u32,
    beyond: i64,
    limit: usize,
) -> Result<Vec<(i64, Readable)>> {
    let mut query = from.db().prepare_cached(&format!(
        "SELECT {}, {COLUMNS} FROM wrap w CROSS JOIN part p ON p.number = w.part {}
         WHERE w.reader = ?1 AND w.generation = ?2 AND w.part > ?3 AND p.newest = 1 ORDER BY w.part LIMIT ?4",
        parts::COLUMNS,
        parts::SESSION,
    ))?;
    let mut rows = query.query((reader.0, generation, beyond, i64::try_from(limit).unwrap_or(i64::MAX)))?;
    let (mut found, mut before) = (Vec::new(), beyond);
    while let Some(row) = rows.next()? {
        found.push((after(&mut before, row.get(0)?)?, (parts::part(row)?, wrap(row, parts::COUNT)?)));
    }
    Ok(found)
}

pub fn count_readable(from: &impl Connected, reader: PersonId, generation: u32) -> Result<usize> {
    let mut query = from.db().prepare_cached(
        "SELECT count(*) FROM wrap w CROSS JOIN part p ON p.number = w.part
         WHERE w.reader = ?1 AND w.generation = ?2 AND p.newest = 1",
    )?;
    let count = query.query_row((reader.0, generation), |row| row.get::<_, i64>(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// First those who take part or were handed the session, then owners of actions who are neither. Goes through the sessions
/// that the holder (`?1`) has to do with: their indexes hold all that decides, and of parts only what is found is read.
pub fn unshared(
    from: &impl Connected,
    holder: PersonId,
    generation: u32,
    limit: usize,
) -> Result<Vec<(Part, PersonId)>> {
    let (columns, session) = (parts::COLUMNS, parts::SESSION);
    let trusted = "k.generation = (SELECT max(generation) FROM keys WHERE person = k.person)
           AND (k.generation = 1 OR EXISTS (
             SELECT 1 FROM key_confirmation c
             WHERE c.by = ?1 AND c.person = k.person AND c.generation = k.generation))";
    let shut = "NOT EXISTS (SELECT 1 FROM wrap o WHERE o.part = p.number AND o.reader = k.person AND o.generation = k.generation)
           AND EXISTS (SELECT 1 FROM wrap w WHERE w.part = p.number AND w.reader = ?1 AND w.generation = ?2)";
    let mut query = from.db().prepare_cached(&format!(
        "SELECT {columns}, k.person
         FROM involved h
           CROSS JOIN involved i ON i.session = h.session AND i.how IN (0, 2) AND i.person <> h.person
           CROSS JOIN keys k ON k.person = i.person AND {trusted}
           CROSS JOIN part p ON p.session = h.session AND p.kind <> ?3
           {session}
         WHERE h.person = ?1 AND {shut}
         UNION ALL
         SELECT {columns}, k.person
         FROM involved h
           CROSS JOIN part p ON p.session = h.session AND p.newest IN (0, 1) AND p.kind = ?4 AND p.owner <> h.person
           CROSS JOIN keys k ON k.person = p.owner AND {trusted}
           {session}
         WHERE h.person = ?1 AND {shut}
           AND NOT EXISTS (
             SELECT 1 FROM involved i WHERE i.person = p.owner AND i.session = h.session AND i.how IN (0, 2))
         LIMIT ?5"
    ))?;
    let mut rows = query.query((
        holder.0,
        generation,
        number(PartKind::ALL, PartKind::OwnNote),
        number(PartKind::ALL, PartKind::Action),
        i64::try_from(limit).unwrap_or(i64::MAX),
    ))?;
    let mut waiting = Vec::new();
    while let Some(row) = rows.next()? {
        waiting.push((parts::part(row)?, PersonId(row.get(parts::COUNT)?)));
    }
    Ok(waiting)
}

pub fn add(on: &gate::Writing<'_>, wraps: &[Wrap]) -> Result<()> {
    let mut insert = on.connection().prepare_cached(
        "INSERT INTO wrap (part, reader, generation, sealed, by, by_generation, signature)
         VALUES ((SELECT number FROM part WHERE id = ?1 AND revision = ?2), ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (part, reader, generation) DO NOTHING",
    )?;
    for wrap in wraps {
        insert.execute((
            wrap.part.0.as_bytes().as_slice(),
            wrap.revision,
            wrap.reader.0,
            wrap.generation,
            &wrap.sealed,
            wrap.by.0,
            wrap.by_generation,
            wrap.signature.as_slice(),
        ))?;
    }
    Ok(())
}
