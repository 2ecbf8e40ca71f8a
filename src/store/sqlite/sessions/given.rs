//! What people give about sessions: signatures, hand-overs, and their word that somebody's keys are theirs.

use rusqlite::params_from_iter;
use uuid::Uuid;

use super::signed;
use crate::domain::organisation::PersonId;
use crate::domain::session::{HandOver, Involvement, KeyConfirmation, PartId, SessionId, SignOff};
use crate::store::Result;
use crate::store::sqlite::columns::{array, micros, moment, number, small};
use crate::store::sqlite::{Connected, gate};

pub fn sign_offs(from: &impl Connected, session: SessionId) -> Result<Vec<SignOff>> {
    let mut query = from.db().prepare_cached(
        "SELECT round, person, comment, at, entry FROM sign_off
         WHERE session = (SELECT position FROM session WHERE id = ?1) ORDER BY round, entry, person",
    )?;
    let mut rows = query.query([session.0.as_bytes().as_slice()])?;
    let mut sign_offs = Vec::new();
    while let Some(row) = rows.next()? {
        sign_offs.push(SignOff {
            session,
            round: small(row.get(0)?)?,
            person: PersonId(row.get(1)?),
            comment: PartId(Uuid::from_bytes(array(row.get(2)?)?)),
            at: moment(row.get(3)?)?,
            entry: small(row.get(4)?)?,
        });
    }
    Ok(sign_offs)
}

pub fn sign_off(on: &gate::Writing<'_>, sign_off: &SignOff) -> Result<()> {
    on.connection()
        .prepare_cached(
            "INSERT INTO sign_off (session, round, person, comment, at, entry)
             VALUES ((SELECT position FROM session WHERE id = ?1), ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((
            sign_off.session.0.as_bytes().as_slice(),
            sign_off.round,
            sign_off.person.0,
            sign_off.comment.0.as_bytes().as_slice(),
            micros(sign_off.at),
            signed(sign_off.entry)?,
        ))?;
    Ok(())
}

pub fn hand_overs(from: &impl Connected, session: SessionId) -> Result<Vec<HandOver>> {
    let mut query = from.db().prepare_cached(
        "SELECT reader, by, at, entry FROM hand_over
         WHERE session = (SELECT position FROM session WHERE id = ?1) ORDER BY reader",
    )?;
    let mut rows = query.query([session.0.as_bytes().as_slice()])?;
    let mut hand_overs = Vec::new();
    while let Some(row) = rows.next()? {
        hand_overs.push(HandOver {
            session,
            reader: PersonId(row.get(0)?),
            by: PersonId(row.get(1)?),
            at: moment(row.get(2)?)?,
            entry: small(row.get(3)?)?,
        });
    }
    Ok(hand_overs)
}

pub fn hand_over(on: &gate::Writing<'_>, hand_over: &HandOver) -> Result<()> {
    let (db, session) = (on.connection(), hand_over.session.0.as_bytes().as_slice());
    db.prepare_cached(
        "INSERT INTO hand_over (session, reader, by, at, entry)
         VALUES ((SELECT position FROM session WHERE id = ?1), ?2, ?3, ?4, ?5)",
    )?
    .execute((session, hand_over.reader.0, hand_over.by.0, micros(hand_over.at), signed(hand_over.entry)?))?;
    db.prepare_cached(
        "INSERT INTO involved (session, person, how) VALUES ((SELECT position FROM session WHERE id = ?1), ?2, ?3)
         ON CONFLICT (person, session) DO UPDATE SET how = ?3 WHERE how <> ?4",
    )?
    .execute((
        session,
        hand_over.reader.0,
        number(Involvement::ALL, Involvement::Reader),
        number(Involvement::ALL, Involvement::Participant),
    ))?;
    Ok(())
}

/// Somebody's, or everybody's.
pub fn confirmations(from: &impl Connected, by: Option<PersonId>) -> Result<Vec<KeyConfirmation>> {
    let whose = if by.is_some() { "WHERE by = ?1" } else { "" };
    let mut query = from.db().prepare_cached(&format!(
        "SELECT by, person, generation, at, entry FROM key_confirmation {whose} ORDER BY by, person, generation"
    ))?;
    let mut rows = query.query(params_from_iter(by.map(|by| by.0)))?;
    let mut confirmations = Vec::new();
    while let Some(row) = rows.next()? {
        confirmations.push(KeyConfirmation {
            by: PersonId(row.get(0)?),
            person: PersonId(row.get(1)?),
            generation: small(row.get(2)?)?,
            at: moment(row.get(3)?)?,
            entry: small(row.get(4)?)?,
        });
    }
    Ok(confirmations)
}

pub fn confirm(on: &gate::Writing<'_>, confirmation: &KeyConfirmation) -> Result<()> {
    on.connection()
        .prepare_cached("INSERT INTO key_confirmation (by, person, generation, at, entry) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((
            confirmation.by.0,
            confirmation.person.0,
            confirmation.generation,
            micros(confirmation.at),
            signed(confirmation.entry)?,
        ))?;
    Ok(())
}
