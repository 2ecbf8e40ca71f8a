//! What lists choose and order goals by: read from indexes that hold all of it, never from the goals' rows.

use rusqlite::{OptionalExtension as _, Params, Row};

use super::chosen::Chosen;
use super::cycles;
use crate::domain::goal::Status;
use crate::domain::organisation::PersonId;
use crate::store::Result;
use crate::store::goals::{Derived, GoalKey, GoalPosition, Shelf};
use crate::store::sqlite::columns::{day, days, number, value};
use crate::store::sqlite::{Connected, gate, view};

pub const KEY: &str = "SELECT current, status, stale, progress, next_due, position, owner, kpi FROM goal";

/// Looking a person up costs about as much as stepping over another one's goals.
const FEW: usize = 2;

pub fn of(from: &impl Connected, owners: Option<&[PersonId]>, shelf: Shelf) -> Result<Vec<GoalKey>> {
    let _view = view(from)?;
    let (which, cycle) = match shelf {
        Shelf::Current => ("current = ?1", 1),
        // Both, so that the index that begins with it is of use for one person too.
        Shelf::All => ("current IN (0, ?1)", 1),
        Shelf::Cycle(cycle) => {
            let Some(cycle) = cycles::number_of(from, cycle)? else { return Ok(Vec::new()) };
            ("cycle = ?1", cycle)
        }
    };
    let mut keys = Vec::new();
    let chosen = Chosen::of(from, owners, FEW)?;
    if let Chosen::Few(few) = &chosen {
        let sql = format!("{KEY} WHERE {which} AND owner = ?2");
        for owner in few {
            read(from, &sql, (cycle, owner.0), &chosen, &mut keys)?;
        }
    } else {
        read(from, &format!("{KEY} WHERE {which}"), [cycle], &chosen, &mut keys)?;
    }
    Ok(keys)
}

fn read(from: &impl Connected, sql: &str, with: impl Params, chosen: &Chosen, into: &mut Vec<GoalKey>) -> Result<()> {
    let mut query = from.db().prepare_cached(sql)?;
    let mut rows = query.query(with)?;
    while let Some(row) = rows.next()? {
        let owner = PersonId(row.get(6)?);
        if chosen.holds(owner) {
            into.push(GoalKey {
                position: GoalPosition(row.get(5)?),
                owner,
                kpi: row.get(7)?,
                derived: derived_columns(row)?,
            });
        }
    }
    Ok(())
}

fn derived_columns(row: &Row<'_>) -> Result<Derived> {
    Ok(Derived {
        current: row.get(0)?,
        status: value(Status::ALL, row.get(1)?)?,
        stale: row.get(2)?,
        progress: row.get(3)?,
        next_due: row.get::<_, Option<i64>>(4)?.map(day).transpose()?,
    })
}

pub fn owners(from: &impl Connected) -> Result<Vec<PersonId>> {
    let mut query = from.db().prepare_cached("SELECT DISTINCT owner FROM goal WHERE current = 1 ORDER BY owner")?;
    let mut rows = query.query([])?;
    let mut owners = Vec::new();
    while let Some(row) = rows.next()? {
        owners.push(PersonId(row.get(0)?));
    }
    Ok(owners)
}

pub fn derived(from: &impl Connected, position: GoalPosition) -> Result<Option<Derived>> {
    let mut query =
        from.db().prepare_cached("SELECT current, status, stale, progress, next_due FROM goal WHERE position = ?1")?;
    query.query_row([position.0], |row| Ok(derived_columns(row))).optional()?.transpose()
}

/// What is as it was is not written: its row and two indexes would be.
pub fn set_derived(on: &gate::Writing<'_>, position: GoalPosition, derived: &Derived) -> Result<()> {
    let mut update = on.connection().prepare_cached(
        "UPDATE goal SET current = ?2, status = ?3, stale = ?4, progress = ?5, next_due = ?6
         WHERE position = ?1 AND NOT (current = ?2 AND status = ?3 AND stale = ?4 AND progress IS ?5 AND next_due IS ?6)",
    )?;
    update.execute((
        position.0,
        derived.current,
        number(Status::ALL, derived.status),
        derived.stale,
        derived.progress,
        derived.next_due.map(days),
    ))?;
    Ok(())
}
