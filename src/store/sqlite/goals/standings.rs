//! Where people stand and stood, and what peers were shown.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use rusqlite::{OptionalExtension as _, Params, Row};

use super::chosen::Chosen;
use crate::domain::goal::rollup::{MILLIONTHS, Published, TrendPoint};
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
fn number(dimension: Option<Dimension>) -> u16 {
    dimension.map_or(0, Dimension::number)
}

/// Looking one person up costs as much as stepping over so many others' single rows.
const FEW: usize = 4;
/// In a trend each is looked up once a week.
const FEW_IN_A_TREND: usize = 8;

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

/// The Monday of a day's week.
fn week_of(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// What one week adds up to.
#[derive(Default)]
struct Week {
    counted: u32,
    sum: i64,
}

pub fn trend(
    from: &impl Connected,
    people: Option<&[PersonId]>,
    dimension: Option<Dimension>,
    since: Date,
) -> Result<Vec<TrendPoint>> {
    let _view = view(from)?;
    let (dimension, since) = (number(dimension), days(week_of(since)));
    let chosen = Chosen::of(from, people, FEW_IN_A_TREND)?;
    let mut weeks = BTreeMap::<i64, Week>::new();
    match &chosen {
        Chosen::Everybody => {
            let mut query = from.db().prepare_cached(
                "SELECT week, count(*), sum(progress) FROM standing_week WHERE dimension = ?1 AND week >= ?2 GROUP BY week",
            )?;
            let mut rows = query.query((dimension, since))?;
            while let Some(row) = rows.next()? {
                weeks.insert(row.get(0)?, Week { counted: small(row.get(1)?)?, sum: row.get(2)? });
            }
        }
        Chosen::Few(few) => {
            let mut next =
                from.db().prepare_cached("SELECT min(week) FROM standing_week WHERE dimension = ?1 AND week >= ?2")?;
            let mut one = from.db().prepare_cached(
                "SELECT progress FROM standing_week WHERE dimension = ?1 AND week = ?2 AND person = ?3",
            )?;
            let mut beyond = since;
            while let Some(number) = next.query_row((dimension, beyond), |row| row.get::<_, Option<i64>>(0))? {
                let mut week = Week::default();
                for person in few {
                    if let Some(progress) =
                        one.query_row((dimension, number, person.0), |row| row.get::<_, i64>(0)).optional()?
                    {
                        week.add(progress);
                    }
                }
                weeks.insert(number, week);
                beyond = number + 1;
            }
        }
        Chosen::Many(many) => {
            let mut query = from.db().prepare_cached(
                "SELECT week, person, progress FROM standing_week WHERE dimension = ?1 AND week >= ?2",
            )?;
            let mut rows = query.query((dimension, since))?;
            while let Some(row) = rows.next()? {
                if many.contains(PersonId(row.get(1)?)) {
                    weeks.entry(row.get(0)?).or_default().add(row.get(2)?);
                }
            }
        }
    }
    let counted = weeks.into_iter().filter(|(_, week)| week.counted > 0);
    counted.map(|(number, week)| Ok(week.point(day(number)?))).collect()
}

impl Week {
    fn add(&mut self, progress: i64) {
        self.counted += 1;
        self.sum = self.sum.saturating_add(progress);
    }

    fn point(&self, week: Date) -> TrendPoint {
        let progress = self.sum as f64 / MILLIONTHS / f64::from(self.counted);
        TrendPoint { week, counted: self.counted, progress }
    }
}

/// Everything a person has in one dimension or over all.
type Kept = BTreeMap<u16, PersonStanding>;

/// Reads first: from one day to the next most stay as they were, and what is not written costs no page of the journal.
pub fn put(on: &gate::Writing<'_>, person: PersonId, day: Date, standings: &[Placed]) -> Result<()> {
    let standings: Kept = standings.iter().map(|(dimension, standing)| (number(*dimension), *standing)).collect();
    put_present(on, person, &standings)?;
    put_week(on, person, days(week_of(day)), &standings)
}

/// One seek for every dimension there is, instead of a walk through everybody's.
const EVERY_DIMENSION: &str =
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

fn put_week(on: &gate::Writing<'_>, person: PersonId, week: i64, standings: &Kept) -> Result<()> {
    let db = on.connection();
    let mut query = db.prepare_cached(&format!(
        "{EVERY_DIMENSION} SELECT dimension, progress FROM standing_week
         WHERE dimension IN (SELECT number FROM every) AND week = ?1 AND person = ?2"
    ))?;
    let mut rows = query.query((week, person.0))?;
    let mut before = BTreeMap::<u16, i64>::new();
    while let Some(row) = rows.next()? {
        before.insert(small(row.get(0)?)?, row.get(1)?);
    }
    let now = |dimension: &u16| standings.get(dimension).and_then(|standing| standing.progress);
    for dimension in before.keys().filter(|dimension| now(dimension).is_none()) {
        db.prepare_cached("DELETE FROM standing_week WHERE dimension = ?1 AND week = ?2 AND person = ?3")?
            .execute((dimension, week, person.0))?;
    }
    let mut put = db.prepare_cached(
        "INSERT OR REPLACE INTO standing_week (dimension, week, person, progress) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (dimension, standing) in standings {
        if let Some(progress) = standing.progress
            && before.get(dimension) != Some(&progress)
        {
            put.execute((dimension, week, person.0, progress))?;
        }
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
