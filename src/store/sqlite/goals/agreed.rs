//! Goals with what is kept ready of their check-ins, and their earlier revisions.

use rusqlite::{Row, params};
use uuid::Uuid;

use super::cycles;
use super::terms::{AimColumns, checkpoints_column, quantity, terms};
use crate::domain::goal::check_in::{Measured, Newest};
use crate::domain::goal::{Cadence, CycleId, Goal, GoalId, GoalRevision, GoalState, KpiId, Tally};
use crate::domain::organisation::PersonId;
use crate::store::goals::{GoalPosition, KeptGoal, Shelf};
use crate::store::sqlite::columns::{
    after, array, day, days, entry, entry_column, micros, moment, number, small, value,
};
use crate::store::sqlite::{Connected, gate, view};
use crate::store::{Error, Result};

/// Left joins: a goal whose definition is gone is damaged, not missing.
const KEPT: &str = "
    SELECT g.position, g.id, g.owner, k.id, g.cycle IS NOT NULL, c.id, g.carried_from, g.state,
           g.kind, g.baseline, g.target, g.low, g.high, g.share, g.weight, g.starts, g.ends, g.cadence, g.checkpoints,
           g.revision, g.by, g.at, g.reason, g.entry,
           g.checked, g.sum, g.last_day, g.last_value, g.last_confidence,
           g.slots_in_band, g.last_slot, g.last_in_band, g.slot_before, g.before_in_band
    FROM goal g LEFT JOIN kpi k ON k.number = g.kpi LEFT JOIN cycle c ON c.number = g.cycle";

fn kept(row: &Row<'_>) -> Result<KeptGoal> {
    let cycle = if row.get(4)? { Some(CycleId(Uuid::from_bytes(array(row.get(5)?)?))) } else { None };
    let carried_from = row.get::<_, Option<Vec<u8>>>(6)?.map(array).transpose()?;
    Ok(KeptGoal {
        position: GoalPosition(row.get(0)?),
        goal: Goal {
            id: GoalId(Uuid::from_bytes(array(row.get(1)?)?)),
            owner: PersonId(row.get(2)?),
            kpi: KpiId(Uuid::from_bytes(array(row.get(3)?)?)),
            cycle,
            carried_from: carried_from.map(|bytes| GoalId(Uuid::from_bytes(bytes))),
            state: value(GoalState::ALL, row.get(7)?)?,
            terms: terms(row, 8)?,
            revision: small(row.get(19)?)?,
            by: PersonId(row.get(20)?),
            at: moment(row.get(21)?)?,
            reason: row.get(22)?,
            entry: entry(row.get(23)?)?,
        },
        tally: tally(row, 24)?,
    })
}

fn tally(row: &Row<'_>, at: usize) -> Result<Tally> {
    let newest = match row.get::<_, Option<i64>>(at + 2)? {
        Some(last_day) => Some(Newest {
            day: day(last_day)?,
            value: quantity(row.get(at + 3)?)?,
            confidence: row.get::<_, Option<i64>>(at + 4)?.map(small).transpose()?,
        }),
        None => None,
    };
    let measured = |at: usize| -> Result<Option<Measured>> {
        let Some(slot) = row.get::<_, Option<i64>>(at)? else { return Ok(None) };
        Ok(Some(Measured { slot: small(slot)?, in_band: row.get(at + 1)? }))
    };
    Ok(Tally {
        count: small(row.get(at)?)?,
        sum: row.get(at + 1)?,
        newest,
        slots_in_band: small(row.get(at + 5)?)?,
        last_slot: measured(at + 6)?,
        slot_before: measured(at + 8)?,
    })
}

pub fn find(from: &impl Connected, id: GoalId) -> Result<Option<KeptGoal>> {
    let mut query = from.db().prepare_cached(&format!("{KEPT} WHERE g.id = ?1"))?;
    let mut rows = query.query([id.0.as_bytes().as_slice()])?;
    rows.next()?.map(kept).transpose()
}

pub fn of_person(from: &impl Connected, owner: PersonId, shelf: Shelf) -> Result<Vec<KeptGoal>> {
    let (which, cycle) = match shelf {
        Shelf::Current => ("g.current = 1", None),
        // Both, so that the index that begins with it is of use.
        Shelf::All => ("g.current IN (0, 1)", None),
        Shelf::Cycle(cycle) => {
            let Some(cycle) = cycles::number_of(from, cycle)? else { return Ok(Vec::new()) };
            ("g.cycle = ?2", Some(cycle))
        }
    };
    let mut query = from.db().prepare_cached(&format!("{KEPT} WHERE {which} AND g.owner = ?1 ORDER BY g.position"))?;
    let mut rows = match cycle {
        Some(cycle) => query.query((owner.0, cycle))?,
        None => query.query([owner.0])?,
    };
    let mut goals = Vec::new();
    while let Some(row) = rows.next()? {
        goals.push(kept(row)?);
    }
    Ok(goals)
}

pub fn at(from: &impl Connected, positions: &[GoalPosition]) -> Result<Vec<KeptGoal>> {
    let _view = view(from)?;
    let mut query = from.db().prepare_cached(&format!("{KEPT} WHERE g.position = ?1"))?;
    let mut goals = Vec::with_capacity(positions.len());
    for position in positions {
        if let Some(row) = query.query([position.0])?.next()? {
            goals.push(kept(row)?);
        }
    }
    Ok(goals)
}

pub fn beyond(
    from: &impl Connected,
    position: GoalPosition,
    limit: usize,
) -> Result<Vec<(GoalPosition, Result<KeptGoal>)>> {
    let mut query = from.db().prepare_cached(&format!("{KEPT} WHERE g.position > ?1 ORDER BY g.position LIMIT ?2"))?;
    let mut rows = query.query((position.0, i64::try_from(limit).unwrap_or(i64::MAX)))?;
    let (mut goals, mut before) = (Vec::new(), position.0);
    while let Some(row) = rows.next()? {
        goals.push((GoalPosition(after(&mut before, row.get(0)?)?), kept(row)));
    }
    Ok(goals)
}

pub fn revisions(from: &impl Connected, position: GoalPosition) -> Result<Vec<GoalRevision>> {
    const COLUMNS: &str = "state, kind, baseline, target, low, high, share, weight, starts, ends, cadence, checkpoints, \
                           by, at, reason, entry";
    let mut query = from.db().prepare_cached(&format!(
        "SELECT number, {COLUMNS} FROM goal_revision WHERE position = ?1
         UNION ALL SELECT revision, {COLUMNS} FROM goal WHERE position = ?1 ORDER BY 1"
    ))?;
    let mut rows = query.query([position.0])?;
    let mut revisions = Vec::new();
    while let Some(row) = rows.next()? {
        revisions.push(GoalRevision {
            number: small(row.get(0)?)?,
            state: value(GoalState::ALL, row.get(1)?)?,
            terms: terms(row, 2)?,
            by: PersonId(row.get(13)?),
            at: moment(row.get(14)?)?,
            reason: row.get(15)?,
            entry: entry(row.get(16)?)?,
        });
    }
    Ok(revisions)
}

const INSERT: &str = "
    INSERT INTO goal (id, owner, kpi, cycle, carried_from, state, kind, baseline, target, low, high, share, weight, starts,
                      ends, cadence, checkpoints, revision, by, at, reason, entry)
    VALUES (?1, ?2, (SELECT number FROM kpi WHERE id = ?3), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
            ?18, ?19, ?20, ?21, ?22)";

/// Whose it is, of what and in which cycle never changes.
const REVISE: &str = "
    UPDATE goal SET state = ?6, kind = ?7, baseline = ?8, target = ?9, low = ?10, high = ?11, share = ?12, weight = ?13,
      starts = ?14, ends = ?15, cadence = ?16, checkpoints = ?17, revision = ?18, by = ?19, at = ?20, reason = ?21,
      entry = ?22
    WHERE id = ?1";

/// Runs one of the two on a goal's columns.
fn write(on: &gate::Writing<'_>, sql: &str, goal: &Goal) -> Result<()> {
    let cycle = match goal.cycle {
        Some(cycle) => {
            let missing = || Error::Unexpected("there is no such cycle".into());
            Some(cycles::number_of(on, cycle)?.ok_or_else(missing)?)
        }
        None => None,
    };
    let terms = &goal.terms;
    let aim = AimColumns::from(terms.aim);
    on.connection().prepare_cached(sql)?.execute(params![
        goal.id.0.as_bytes().as_slice(),
        goal.owner.0,
        goal.kpi.0.as_bytes().as_slice(),
        cycle,
        goal.carried_from.map(|from| from.0.into_bytes()),
        number(GoalState::ALL, goal.state),
        aim.kind,
        aim.baseline,
        aim.target,
        aim.low,
        aim.high,
        aim.share,
        terms.weight.0,
        days(terms.start),
        days(terms.end),
        number(Cadence::ALL, terms.cadence),
        checkpoints_column(&terms.checkpoints)?,
        goal.revision,
        goal.by.0,
        micros(goal.at),
        &goal.reason,
        entry_column(goal.entry)?,
    ])?;
    Ok(())
}

pub fn insert(on: &gate::Writing<'_>, goal: &Goal) -> Result<GoalPosition> {
    write(on, INSERT, goal)?;
    Ok(GoalPosition(on.connection().last_insert_rowid()))
}

pub fn revise(on: &gate::Writing<'_>, position: GoalPosition, goal: &Goal) -> Result<()> {
    let kept = on
        .connection()
        .prepare_cached(
            "INSERT INTO goal_revision (position, number, state, kind, baseline, target, low, high, share, weight, starts,
                                        ends, cadence, checkpoints, by, at, reason, entry)
             SELECT position, revision, state, kind, baseline, target, low, high, share, weight, starts, ends, cadence,
                    checkpoints, by, at, reason, entry
             FROM goal WHERE position = ?1 AND id = ?2 AND revision + 1 = ?3",
        )?
        .execute((position.0, goal.id.0.as_bytes().as_slice(), goal.revision))?;
    if kept != 1 {
        return Err(Error::Unexpected(format!("revision {} follows none", goal.revision)));
    }
    write(on, REVISE, goal)
}

pub fn set_tally(on: &gate::Writing<'_>, position: GoalPosition, tally: &Tally) -> Result<()> {
    let mut update = on.connection().prepare_cached(
        "UPDATE goal SET checked = ?2, sum = ?3, last_day = ?4, last_value = ?5, last_confidence = ?6, slots_in_band = ?7,
           last_slot = ?8, last_in_band = ?9, slot_before = ?10, before_in_band = ?11
         WHERE position = ?1",
    )?;
    update.execute((
        position.0,
        tally.count,
        tally.sum,
        tally.newest.map(|newest| days(newest.day)),
        tally.newest.map(|newest| newest.value.raw()),
        tally.newest.and_then(|newest| newest.confidence),
        tally.slots_in_band,
        tally.last_slot.map(|measured| measured.slot),
        tally.last_slot.map(|measured| measured.in_band),
        tally.slot_before.map(|measured| measured.slot),
        tally.slot_before.map(|measured| measured.in_band),
    ))?;
    Ok(())
}
