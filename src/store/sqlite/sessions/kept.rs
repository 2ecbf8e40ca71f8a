//! Sessions with who has to do with them, and their revisions.

use std::cmp::Reverse;

use rusqlite::{OptionalExtension as _, Row, params, params_from_iter};
use uuid::Uuid;

use super::{follows_none, signed};
use crate::domain::goal::Cadence;
use crate::domain::organisation::PersonId;
use crate::domain::session::{Involvement, Session, SessionId, SessionKind, Stage};
use crate::store::sessions::KeptSession;
use crate::store::sqlite::columns::{after, array, flag, listed, micros, moment, number, small, value};
use crate::store::sqlite::{Connected, gate, view};
use crate::store::{Error, Result};

const COLUMNS: &str = "s.position, s.id, r.number, r.kind, r.template, r.participants, r.starts, r.minutes, r.cadence, \
                       r.stage, r.round, r.confidential, r.by, r.at, r.entry";

/// A left join: a session whose newest revision is gone is damaged, not missing.
const NEWEST: &str = "LEFT JOIN session_revision r ON r.session = s.position AND r.number = s.revision";

fn session(row: &Row<'_>) -> Result<Session> {
    let template = row.get::<_, Option<Vec<u8>>>(4)?.map(array).transpose()?;
    let cadence = row.get::<_, Option<i64>>(8)?.map(|number| value(Cadence::ALL, number)).transpose()?;
    Ok(Session {
        id: SessionId(Uuid::from_bytes(array(row.get(1)?)?)),
        revision: small(row.get(2)?)?,
        kind: value(SessionKind::ALL, row.get(3)?)?,
        template: template.map(Uuid::from_bytes),
        participants: people(&row.get::<_, Vec<u8>>(5)?)?,
        starts: moment(row.get(6)?)?,
        minutes: small(row.get(7)?)?,
        cadence,
        stage: value(Stage::ALL, row.get(9)?)?,
        round: small(row.get(10)?)?,
        confidential: flag(row.get(11)?)?,
        by: PersonId(row.get(12)?),
        at: moment(row.get(13)?)?,
        entry: small(row.get(14)?)?,
    })
}

fn people(bytes: &[u8]) -> Result<Vec<PersonId>> {
    match bytes.as_chunks() {
        (each, []) => Ok(each.iter().map(|bytes| PersonId(i64::from_le_bytes(*bytes))).collect()),
        _ => Err(Error::Damaged(format!("{} bytes of participants", bytes.len()))),
    }
}

fn people_column(people: &[PersonId]) -> Vec<u8> {
    people.iter().flat_map(|person| person.0.to_le_bytes()).collect()
}

/// Where a session is in the file.
fn place_of(from: &impl Connected, id: SessionId) -> Result<Option<i64>> {
    let mut query = from.db().prepare_cached("SELECT position FROM session WHERE id = ?1")?;
    Ok(query.query_row([id.0.as_bytes().as_slice()], |row| row.get(0)).optional()?)
}

pub fn find(from: &impl Connected, id: SessionId) -> Result<Option<KeptSession>> {
    let _view = view(from)?;
    let Some(place) = place_of(from, id)? else { return Ok(None) };
    Ok(at(from, Some(&[place]))?.pop().map(|(_, kept)| kept))
}

pub fn of(from: &impl Connected, people: Option<&[PersonId]>) -> Result<Vec<KeptSession>> {
    let _view = view(from)?;
    let places = people.map(|people| involving(from, people)).transpose()?;
    let mut found = at(from, places.as_deref())?;
    found.sort_by_key(|(place, kept)| Reverse((kept.session.starts, *place)));
    Ok(found.into_iter().map(|(_, kept)| kept).collect())
}

/// The places of sessions that any of these people has to do with, in order.
fn involving(from: &impl Connected, people: &[PersonId]) -> Result<Vec<i64>> {
    let mut query =
        from.db().prepare_cached("SELECT i.session FROM json_each(?1) CROSS JOIN involved i ON i.person = value")?;
    let mut rows = query.query([listed(people.iter().map(|person| person.0))?])?;
    let mut places = Vec::new();
    while let Some(row) = rows.next()? {
        places.push(row.get(0)?);
    }
    places.sort_unstable();
    places.dedup();
    Ok(places)
}

/// Looking one session up costs as much as stepping over so many others.
const FEW: usize = 3;

/// Sessions at these places, which are in order, or all of them; in order.
fn at(from: &impl Connected, places: Option<&[i64]>) -> Result<Vec<(i64, KeptSession)>> {
    let mut last = from.db().prepare_cached("SELECT coalesce(max(position), 0) FROM session")?;
    let last: i64 = last.query_row([], |row| row.get(0))?;
    let few = |places: &&[i64]| places.len().saturating_mul(FEW) < usize::try_from(last).unwrap_or(0);
    let list = match places.filter(|places| places.len() == 1 || few(places)) {
        Some(places) => Some(listed(places.iter().copied())?),
        None => None,
    };
    let mut found = Vec::new();
    each(from, list.as_deref(), COLUMNS, ("session s", "s.position"), NEWEST, |row| {
        let place = row.get(0)?;
        if places.is_none_or(|places| places.binary_search(&place).is_ok()) {
            let (former, readers, signed) = Default::default();
            found.push((place, KeptSession { session: session(row)?, former, readers, signed }));
        }
        Ok(())
    })?;
    found.sort_unstable_by_key(|(place, _)| *place);
    let mut beside = |columns, table, which, put: fn(&mut KeptSession, &Row<'_>) -> Result<()>| {
        each(from, list.as_deref(), columns, table, which, |row| {
            let place: i64 = row.get(0)?;
            match found.binary_search_by_key(&place, |(place, _)| *place) {
                Ok(at) => put(&mut found[at].1, row),
                Err(_) => Ok(()),
            }
        })
    };
    // Participants are known from the revision.
    beside("i.session, i.how, i.person", ("involved i", "i.session"), "WHERE i.how <> 0", |kept, row| {
        let person = PersonId(row.get(2)?);
        match value(Involvement::ALL, row.get(1)?)? {
            Involvement::Participant => {}
            Involvement::Former => kept.former.push(person),
            Involvement::Reader => kept.readers.push(person),
        }
        Ok(())
    })?;
    beside("o.session, o.round, o.person", ("sign_off o", "o.session"), "", |kept, row| {
        if small::<u32>(row.get(1)?)? == kept.session.round {
            kept.signed.push(PersonId(row.get(2)?));
        }
        Ok(())
    })?;
    Ok(found)
}

/// Goes through a table's rows: those of listed sessions, or all.
fn each(
    from: &impl Connected,
    list: Option<&str>,
    columns: &str,
    (table, place): (&str, &str),
    rest: &str,
    mut take: impl FnMut(&Row<'_>) -> Result<()>,
) -> Result<()> {
    let sql = match list {
        Some(_) => format!("SELECT {columns} FROM json_each(?1) l CROSS JOIN {table} ON {place} = l.value {rest}"),
        None => format!("SELECT {columns} FROM {table} {rest}"),
    };
    let mut query = from.db().prepare_cached(&sql)?;
    let mut rows = query.query(params_from_iter(list))?;
    while let Some(row) = rows.next()? {
        take(row)?;
    }
    Ok(())
}

pub fn beyond(from: &impl Connected, place: i64, limit: usize) -> Result<Vec<(i64, Result<KeptSession>)>> {
    let _view = view(from)?;
    let mut query =
        from.db().prepare_cached("SELECT position FROM session WHERE position > ?1 ORDER BY position LIMIT ?2")?;
    let mut rows = query.query((place, i64::try_from(limit).unwrap_or(i64::MAX)))?;
    let (mut sessions, mut before) = (Vec::new(), place);
    while let Some(row) = rows.next()? {
        let place = after(&mut before, row.get(0)?)?;
        match at(from, Some(&[place])) {
            Ok(found) => sessions.extend(found.into_iter().map(|(place, kept)| (place, Ok(kept)))),
            Err(damaged @ Error::Damaged(_)) => sessions.push((place, Err(damaged))),
            Err(error) => return Err(error),
        }
    }
    Ok(sessions)
}

pub fn revisions(from: &impl Connected, id: SessionId) -> Result<Vec<Session>> {
    let mut query = from.db().prepare_cached(&format!(
        "SELECT {COLUMNS} FROM session s JOIN session_revision r ON r.session = s.position
         WHERE s.id = ?1 ORDER BY r.number"
    ))?;
    let mut rows = query.query([id.0.as_bytes().as_slice()])?;
    let mut revisions = Vec::new();
    while let Some(row) = rows.next()? {
        revisions.push(session(row)?);
    }
    Ok(revisions)
}

pub fn put(on: &gate::Writing<'_>, session: &Session) -> Result<()> {
    let db = on.connection();
    let id = session.id.0.as_bytes().as_slice();
    if session.revision == 1 {
        db.prepare_cached("INSERT INTO session (id, revision) VALUES (?1, 1)")?.execute([id])?;
    } else {
        let next = db
            .prepare_cached("UPDATE session SET revision = ?2 WHERE id = ?1 AND revision + 1 = ?2")?
            .execute((id, session.revision))?;
        if next != 1 {
            return Err(follows_none(session.revision));
        }
    }
    let place = place_of(on, session.id)?.ok_or_else(|| follows_none(session.revision))?;
    involve(on, place, &session.participants)?;
    let mut insert = db.prepare_cached(
        "INSERT INTO session_revision (session, number, kind, template, participants, starts, minutes, cadence, stage, round,
                                       confidential, by, at, entry)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?;
    insert.execute(params![
        place,
        session.revision,
        number(SessionKind::ALL, session.kind),
        session.template.map(Uuid::into_bytes),
        people_column(&session.participants),
        micros(session.starts),
        session.minutes,
        session.cadence.map(|cadence| number(Cadence::ALL, cadence)),
        number(Stage::ALL, session.stage),
        session.round,
        session.confidential,
        session.by.0,
        micros(session.at),
        signed(session.entry)?,
    ])?;
    Ok(())
}

/// Writes down that exactly these take part. What is as it was is not written.
fn involve(on: &gate::Writing<'_>, place: i64, participants: &[PersonId]) -> Result<()> {
    let db = on.connection();
    let how = |how| number(Involvement::ALL, how);
    let participant = how(Involvement::Participant);
    let mut query = db.prepare_cached("SELECT person FROM involved WHERE session = ?1 AND how = ?2")?;
    let before: Vec<i64> = query.query_map((place, participant), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for gone in before.iter().filter(|person| !participants.contains(&PersonId(**person))) {
        db.prepare_cached(
            "UPDATE involved SET how = iif(EXISTS (SELECT 1 FROM hand_over WHERE session = ?2 AND reader = ?1), ?3, ?4)
             WHERE person = ?1 AND session = ?2",
        )?
        .execute((gone, place, how(Involvement::Reader), how(Involvement::Former)))?;
    }
    for come in participants.iter().filter(|person| !before.contains(&person.0)) {
        db.prepare_cached(
            "INSERT INTO involved (person, session, how) VALUES (?1, ?2, ?3)
             ON CONFLICT (person, session) DO UPDATE SET how = ?3",
        )?
        .execute((come.0, place, participant))?;
    }
    Ok(())
}
