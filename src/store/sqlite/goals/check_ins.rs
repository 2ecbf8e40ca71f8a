//! Dated values.

use rusqlite::{Row, params};
use uuid::Uuid;

use super::GoalPosition;
use super::terms::quantity;
use crate::domain::goal::CheckIn;
use crate::domain::organisation::PersonId;
use crate::store::sqlite::columns::{array, day, days, entry, entry_column, micros, moment, small};
use crate::store::sqlite::{Connected, gate};
use crate::store::{Error, Result};

const CHECK_IN: &str =
    "SELECT id, number, day, value, confidence, evidence, by, at, corrects, reason, corrected_by, entry FROM check_in";

fn check_in(row: &Row<'_>) -> Result<CheckIn> {
    let corrects = match row.get::<_, Option<i64>>(8)? {
        Some(number) => Some((small(number)?, row.get::<_, Option<String>>(9)?.unwrap_or_default())),
        None => None,
    };
    Ok(CheckIn {
        id: Uuid::from_bytes(array(row.get(0)?)?),
        number: small(row.get(1)?)?,
        day: day(row.get(2)?)?,
        value: quantity(row.get(3)?)?,
        confidence: row.get::<_, Option<i64>>(4)?.map(small).transpose()?,
        evidence: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
        by: PersonId(row.get(6)?),
        at: moment(row.get(7)?)?,
        corrects,
        corrected_by: row.get::<_, Option<i64>>(10)?.map(small).transpose()?,
        entry: entry(row.get(11)?)?,
    })
}

pub fn of(from: &impl Connected, position: GoalPosition) -> Result<Vec<CheckIn>> {
    let mut query = from.db().prepare_cached(&format!("{CHECK_IN} WHERE goal = ?1 ORDER BY number"))?;
    let mut rows = query.query([position.0])?;
    let mut check_ins = Vec::new();
    while let Some(row) = rows.next()? {
        check_ins.push(check_in(row)?);
    }
    Ok(check_ins)
}

pub fn newest(from: &impl Connected, position: GoalPosition, count: usize) -> Result<Vec<CheckIn>> {
    let mut query = from.db().prepare_cached(&format!(
        "{CHECK_IN} WHERE goal = ?1 AND corrected_by IS NULL ORDER BY day DESC, number DESC LIMIT ?2"
    ))?;
    let mut rows = query.query((position.0, i64::try_from(count).unwrap_or(i64::MAX)))?;
    let mut newest = Vec::new();
    while let Some(row) = rows.next()? {
        newest.push(check_in(row)?);
    }
    newest.reverse();
    Ok(newest)
}

pub fn insert(on: &gate::Writing<'_>, position: GoalPosition, check_in: &CheckIn) -> Result<()> {
    let db = on.connection();
    let mut taken = db.prepare_cached("SELECT EXISTS (SELECT 1 FROM check_in WHERE goal = ?1 AND number = ?2)")?;
    if taken.query_row((position.0, check_in.number), |row| row.get(0))? {
        return Err(Error::Unexpected(format!("check-in {} is there already", check_in.number)));
    }
    put(on, position, check_in)?;
    if let Some((corrected, _)) = check_in.corrects {
        let marked = db
            .prepare_cached(
                "UPDATE check_in SET corrected_by = ?3 WHERE goal = ?1 AND number = ?2 AND corrected_by IS NULL",
            )?
            .execute((position.0, corrected, check_in.number))?;
        if marked != 1 {
            return Err(Error::Unexpected(format!("there is no check-in {corrected} to correct")));
        }
    }
    Ok(())
}

/// As it is, a free number taken for granted: whoever fills a board knows what has corrected what.
pub fn put(on: &gate::Writing<'_>, position: GoalPosition, check_in: &CheckIn) -> Result<()> {
    let mut insert = on.connection().prepare_cached(
        "INSERT INTO check_in (goal, day, number, id, value, confidence, evidence, by, at, corrects, reason, corrected_by,
                               entry)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    insert.execute(params![
        position.0,
        days(check_in.day),
        check_in.number,
        check_in.id.as_bytes().as_slice(),
        check_in.value.raw(),
        check_in.confidence,
        (!check_in.evidence.is_empty()).then_some(&check_in.evidence),
        check_in.by.0,
        micros(check_in.at),
        check_in.corrects.as_ref().map(|(number, _)| number),
        check_in.corrects.as_ref().map(|(_, reason)| reason),
        check_in.corrected_by,
        entry_column(check_in.entry)?,
    ])?;
    Ok(())
}
