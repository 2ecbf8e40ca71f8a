//! Where people stand, and what peers were shown.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::{OptionalExtension as _, Params, Row};

use super::chosen::Chosen;
use super::weeks;
use crate::domain::goal::rollup::Published;
use crate::domain::goal::{Dimension, PersonStanding};
use crate::domain::organisation::{Area, PersonId};
use crate::store::Result;
use crate::store::goals::Placed;
use crate::store::sqlite::audience::Viewers;
use crate::store::sqlite::columns::{day, days, small};
use crate::store::sqlite::{Connected, gate, view};

const STANDING: &str = "SELECT person, dimension, goals, checked, stale, progress, not_rated, on_track, at_risk, off_track, \
                        achieved, missed FROM standing";

fn standing(row: &Row<'_>) -> Result<PersonStanding> {
    Ok(PersonStanding {
        goals: small(row.get(2)?)?,
        checked: small(row.get(3)?)?,
        stale: small(row.get(4)?)?,
        progress: row.get(5)?,
        statuses: [
            small(row.get(6)?)?,
            small(row.get(7)?)?,
            small(row.get(8)?)?,
            small(row.get(9)?)?,
            small(row.get(10)?)?,
            small(row.get(11)?)?,
        ],
    })
}

/// 0 is over all of them.
pub fn number(dimension: Option<Dimension>) -> u16 {
    dimension.map_or(0, Dimension::number)
}

/// Looking one person up costs as much as stepping over so many others' single rows.
const FEW: usize = 4;

pub fn of(
    from: &impl Connected,
    people: Option<&[PersonId]>,
    dimension: Option<Dimension>,
) -> Result<Vec<(PersonId, PersonStanding)>> {
    let _view = view(from)?;
    let chosen = Chosen::of(from, people, FEW)?;
    let mut standings = Vec::new();
    if let Chosen::Few(few) = &chosen {
        let sql = format!("{STANDING} WHERE dimension = ?1 AND person = ?2");
        for person in few {
            collect(from, &sql, (number(dimension), person.0), &chosen, &mut standings)?;
        }
    } else {
        let sql = format!("{STANDING} WHERE dimension = ?1 ORDER BY person");
        collect(from, &sql, [number(dimension)], &chosen, &mut standings)?;
    }
    Ok(standings)
}

fn collect(
    from: &impl Connected,
    sql: &str,
    with: impl Params,
    chosen: &Chosen,
    into: &mut Vec<(PersonId, PersonStanding)>,
) -> Result<()> {
    let mut query = from.db().prepare_cached(sql)?;
    let mut rows = query.query(with)?;
    while let Some(row) = rows.next()? {
        let person = PersonId(row.get(0)?);
        if chosen.holds(person) {
            into.push((person, standing(row)?));
        }
    }
    Ok(())
}

/// Everything a person has in one dimension or over all.
type Kept = BTreeMap<u16, PersonStanding>;

/// Reads first: from one day to the next most stay as they were, and what is not written costs no page of the journal.
pub fn put(on: &gate::Writing<'_>, person: PersonId, day: Date, standings: &[Placed]) -> Result<()> {
    let standings: Kept = standings.iter().map(|(dimension, standing)| (number(*dimension), *standing)).collect();
    put_present(on, person, &standings)?;
    let progress = standings.iter().filter_map(|(number, standing)| Some((*number, standing.progress?)));
    weeks::put(on, person, day, &progress.collect())
}

/// One seek for every dimension there is, instead of a walk through everybody's.
pub const EVERY_DIMENSION: &str =
    "WITH every (number) AS (VALUES (0), (1), (2), (3), (4), (5) UNION ALL SELECT number + 6 FROM dimension)";

fn put_present(on: &gate::Writing<'_>, person: PersonId, standings: &Kept) -> Result<()> {
    let db = on.connection();
    let mut query = db.prepare_cached(&format!(
        "{EVERY_DIMENSION} {STANDING} WHERE dimension IN (SELECT number FROM every) AND person = ?1"
    ))?;
    let mut rows = query.query([person.0])?;
    let mut before = Kept::new();
    while let Some(row) = rows.next()? {
        before.insert(small(row.get(1)?)?, standing(row)?);
    }
    for dimension in before.keys().filter(|dimension| !standings.contains_key(dimension)) {
        db.prepare_cached("DELETE FROM standing WHERE dimension = ?1 AND person = ?2")?
            .execute((dimension, person.0))?;
    }
    let mut put = db.prepare_cached(
        "INSERT OR REPLACE INTO standing (dimension, person, goals, checked, stale, progress, not_rated, on_track, at_risk,
                                          off_track, achieved, missed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    for (dimension, standing) in
        standings.iter().filter(|(dimension, standing)| before.get(dimension) != Some(standing))
    {
        let [not_rated, on_track, at_risk, off_track, achieved, missed] = standing.statuses;
        put.execute((
            dimension,
            person.0,
            standing.goals,
            standing.checked,
            standing.stale,
            standing.progress,
            not_rated,
            on_track,
            at_risk,
            off_track,
            achieved,
            missed,
        ))?;
    }
    Ok(())
}

pub fn settled_on(from: &impl Connected) -> Result<Option<Date>> {
    let mut query = from.db().prepare_cached("SELECT day FROM goals_settled")?;
    query.query_row([], |row| row.get(0)).optional()?.map(day).transpose()
}

pub fn set_settled_on(on: &gate::Writing<'_>, day: Date) -> Result<()> {
    on.connection().execute("INSERT OR REPLACE INTO goals_settled (only, day) VALUES (1, ?1)", [days(day)])?;
    Ok(())
}

pub fn published(from: &impl Connected, area: &Area) -> Result<Vec<Published>> {
    let mut query = from
        .db()
        .prepare_cached("SELECT week, people, percent FROM published_rollup WHERE area = ?1 ORDER BY week DESC")?;
    let mut rows = query.query([area.as_str()])?;
    let mut published = Vec::new();
    while let Some(row) = rows.next()? {
        published.push(Published {
            area: area.clone(),
            week: day(row.get(0)?)?,
            people: Viewers::from_bytes(row.get(1)?).iter().collect(),
            percent: small(row.get(2)?)?,
        });
    }
    Ok(published)
}

pub fn publish(on: &gate::Writing<'_>, published: &Published) -> Result<()> {
    let people: Viewers = published.people.iter().copied().collect();
    on.connection().execute(
        "INSERT INTO published_rollup (area, week, people, percent) VALUES (?1, ?2, ?3, ?4)",
        (published.area.as_str(), days(published.week), people.as_bytes(), published.percent),
    )?;
    Ok(())
}
