//! Cycles, and the scores that closed ones keep.

use rusqlite::{OptionalExtension as _, Row};
use uuid::Uuid;

use crate::domain::goal::cycle::Closing;
use crate::domain::goal::{Cycle, CycleId, GoalId, Score, Status};
use crate::domain::organisation::PersonId;
use crate::store::sqlite::columns::{array, day, days, entry, entry_column, micros, moment, number, small, value};
use crate::store::sqlite::{Connected, gate};
use crate::store::{Error, Result};

pub fn all(from: &impl Connected) -> Result<Vec<Cycle>> {
    let mut query = from.db().prepare_cached(
        "SELECT id, name, starts, ends, by, at, entry, closed_by, closed_at, note, chart, closing_entry
         FROM cycle ORDER BY starts DESC, number DESC",
    )?;
    let mut rows = query.query([])?;
    let mut cycles = Vec::new();
    while let Some(row) = rows.next()? {
        cycles.push(Cycle {
            id: CycleId(Uuid::from_bytes(array(row.get(0)?)?)),
            name: row.get(1)?,
            start: day(row.get(2)?)?,
            end: day(row.get(3)?)?,
            by: PersonId(row.get(4)?),
            at: moment(row.get(5)?)?,
            entry: entry(row.get(6)?)?,
            closing: closing(row)?,
        });
    }
    Ok(cycles)
}

fn closing(row: &Row<'_>) -> Result<Option<Closing>> {
    let Some(by) = row.get(7)? else { return Ok(None) };
    Ok(Some(Closing {
        by: PersonId(by),
        at: moment(row.get(8)?)?,
        note: row.get(9)?,
        chart: row.get(10)?,
        entry: entry(row.get(11)?)?,
    }))
}

/// The number of a cycle on this board.
pub fn number_of(from: &impl Connected, cycle: CycleId) -> Result<Option<i64>> {
    let mut query = from.db().prepare_cached("SELECT number FROM cycle WHERE id = ?1")?;
    Ok(query.query_row([cycle.0.as_bytes().as_slice()], |row| row.get(0)).optional()?)
}

pub fn insert(on: &gate::Writing<'_>, cycle: &Cycle) -> Result<()> {
    let mut insert = on.connection().prepare_cached(
        "INSERT INTO cycle (id, name, starts, ends, by, at, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    insert.execute((
        cycle.id.0.as_bytes().as_slice(),
        &cycle.name,
        days(cycle.start),
        days(cycle.end),
        cycle.by.0,
        micros(cycle.at),
        entry_column(cycle.entry)?,
    ))?;
    match &cycle.closing {
        Some(closing) => close(on, cycle.id, closing, &[]),
        None => Ok(()),
    }
}

pub fn close(on: &gate::Writing<'_>, cycle: CycleId, closing: &Closing, scores: &[Score]) -> Result<()> {
    let closed = on.connection().execute(
        "UPDATE cycle SET closed_by = ?2, closed_at = ?3, note = ?4, chart = ?5, closing_entry = ?6
         WHERE id = ?1 AND closed_by IS NULL",
        (
            cycle.0.as_bytes().as_slice(),
            closing.by.0,
            micros(closing.at),
            &closing.note,
            closing.chart,
            entry_column(closing.entry)?,
        ),
    )?;
    if closed != 1 {
        return Err(Error::Unexpected("there is no such cycle to close".into()));
    }
    put_scores(on, cycle, scores)
}

pub fn put_scores(on: &gate::Writing<'_>, cycle: CycleId, scores: &[Score]) -> Result<()> {
    let cycle = number_of(on, cycle)?;
    let mut insert = on.connection().prepare_cached(
        "INSERT INTO score (cycle, goal, value, progress, status, confidence)
         VALUES (?1, (SELECT position FROM goal WHERE id = ?2), ?3, ?4, ?5, ?6)",
    )?;
    for score in scores {
        insert.execute((
            cycle,
            score.goal.0.as_bytes().as_slice(),
            score.value,
            score.progress,
            number(Status::ALL, score.status),
            score.confidence,
        ))?;
    }
    Ok(())
}

pub fn scores(from: &impl Connected, cycle: CycleId) -> Result<Vec<Score>> {
    let Some(cycle) = number_of(from, cycle)? else { return Ok(Vec::new()) };
    let mut query = from.db().prepare_cached(
        "SELECT g.id, s.value, s.progress, s.status, s.confidence
         FROM score s LEFT JOIN goal g ON g.position = s.goal WHERE s.cycle = ?1 ORDER BY s.goal",
    )?;
    let mut rows = query.query([cycle])?;
    let mut scores = Vec::new();
    while let Some(row) = rows.next()? {
        scores.push(Score {
            goal: GoalId(Uuid::from_bytes(array(row.get(0)?)?)),
            value: row.get(1)?,
            progress: row.get(2)?,
            status: value(Status::ALL, row.get(3)?)?,
            confidence: row.get::<_, Option<i64>>(4)?.map(small).transpose()?,
        });
    }
    Ok(scores)
}
