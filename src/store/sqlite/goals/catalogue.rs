//! Definitions, dimensions and templates.

use rusqlite::Row;
use uuid::Uuid;

use super::terms::{AimColumns, aim, weight};
use crate::domain::goal::{Aggregation, Cadence, Dimension, Kpi, KpiId, KpiKind, OwnDimension, Template, Translated};
use crate::domain::organisation::PersonId;
use crate::store::sqlite::columns::{array, entry, entry_column, micros, moment, number, small, value};
use crate::store::sqlite::{Connected, gate};
use crate::store::{Error, Result};

pub fn kpis(from: &impl Connected) -> Result<Vec<Kpi>> {
    let mut query = from.db().prepare_cached(
        "SELECT number, id, es, en, unit_es, unit_en, dimension, kind, aggregation, retired, by, at, entry
         FROM kpi ORDER BY number",
    )?;
    let mut rows = query.query([])?;
    let mut kpis = Vec::new();
    while let Some(row) = rows.next()? {
        kpis.push(kpi(row)?);
    }
    Ok(kpis)
}

fn kpi(row: &Row<'_>) -> Result<Kpi> {
    Ok(Kpi {
        number: row.get(0)?,
        id: KpiId(Uuid::from_bytes(array(row.get(1)?)?)),
        name: Translated { es: row.get(2)?, en: row.get(3)? },
        unit: Translated { es: row.get(4)?, en: row.get(5)? },
        dimension: dimension(row.get(6)?)?,
        kind: value(KpiKind::ALL, row.get(7)?)?,
        aggregation: value(Aggregation::ALL, row.get(8)?)?,
        retired: row.get(9)?,
        by: PersonId(row.get(10)?),
        at: moment(row.get(11)?)?,
        entry: entry(row.get(12)?)?,
    })
}

fn dimension(number: i64) -> Result<Dimension> {
    let damaged = || Error::Damaged(format!("dimension {number}"));
    small(number).ok().and_then(Dimension::from_number).ok_or_else(damaged)
}

pub fn put_kpi(on: &gate::Writing<'_>, kpi: &Kpi) -> Result<()> {
    let mut put = on.connection().prepare_cached(
        "INSERT INTO kpi (id, es, en, unit_es, unit_en, dimension, kind, aggregation, retired, by, at, entry)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT (id) DO UPDATE SET es = ?2, en = ?3, unit_es = ?4, unit_en = ?5, dimension = ?6, kind = ?7,
           aggregation = ?8, retired = ?9, by = ?10, at = ?11, entry = ?12",
    )?;
    put.execute((
        kpi.id.0.as_bytes().as_slice(),
        &kpi.name.es,
        &kpi.name.en,
        &kpi.unit.es,
        &kpi.unit.en,
        kpi.dimension.number(),
        number(KpiKind::ALL, kpi.kind),
        number(Aggregation::ALL, kpi.aggregation),
        kpi.retired,
        kpi.by.0,
        micros(kpi.at),
        entry_column(kpi.entry)?,
    ))?;
    Ok(())
}

pub fn dimensions(from: &impl Connected) -> Result<Vec<OwnDimension>> {
    let mut query = from.db().prepare_cached("SELECT number, word, es, en, entry FROM dimension ORDER BY number")?;
    let mut rows = query.query([])?;
    let mut dimensions = Vec::new();
    while let Some(row) = rows.next()? {
        dimensions.push(OwnDimension {
            number: small(row.get(0)?)?,
            word: row.get(1)?,
            name: Translated { es: row.get(2)?, en: row.get(3)? },
            entry: entry(row.get(4)?)?,
        });
    }
    Ok(dimensions)
}

pub fn put_dimension(on: &gate::Writing<'_>, dimension: &OwnDimension) -> Result<()> {
    let mut put = on.connection().prepare_cached(
        "INSERT INTO dimension (number, word, es, en, entry) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (number) DO UPDATE SET es = ?3, en = ?4, entry = ?5 WHERE word = ?2",
    )?;
    let entry = entry_column(dimension.entry)?;
    let put = put.execute((dimension.number, &dimension.word, &dimension.name.es, &dimension.name.en, entry))?;
    if put == 0 {
        return Err(Error::Unexpected(format!("dimension {} is another one", dimension.number)));
    }
    Ok(())
}

pub fn templates(from: &impl Connected) -> Result<Vec<Template>> {
    let mut query = from.db().prepare_cached(
        "SELECT t.id, t.name, k.id, t.kind, t.baseline, t.target, t.low, t.high, t.share, t.weight, t.cadence, t.by, t.at,
                t.entry
         FROM template t LEFT JOIN kpi k ON k.number = t.kpi ORDER BY t.id",
    )?;
    let mut rows = query.query([])?;
    let mut templates = Vec::new();
    while let Some(row) = rows.next()? {
        templates.push(Template {
            id: Uuid::from_bytes(array(row.get(0)?)?),
            name: row.get(1)?,
            kpi: KpiId(Uuid::from_bytes(array(row.get(2)?)?)),
            aim: aim(row, 3)?,
            weight: weight(row.get(9)?)?,
            cadence: value(Cadence::ALL, row.get(10)?)?,
            by: PersonId(row.get(11)?),
            at: moment(row.get(12)?)?,
            entry: entry(row.get(13)?)?,
        });
    }
    Ok(templates)
}

pub fn put_template(on: &gate::Writing<'_>, template: &Template) -> Result<()> {
    let mut put = on.connection().prepare_cached(
        "INSERT INTO template (id, name, kpi, kind, baseline, target, low, high, share, weight, cadence, by, at, entry)
         VALUES (?1, ?2, (SELECT number FROM kpi WHERE id = ?3), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, kpi = excluded.kpi, kind = ?4, baseline = ?5, target = ?6,
           low = ?7, high = ?8, share = ?9, weight = ?10, cadence = ?11, by = ?12, at = ?13, entry = ?14",
    )?;
    let aim = AimColumns::from(template.aim);
    put.execute((
        template.id.as_bytes().as_slice(),
        &template.name,
        template.kpi.0.as_bytes().as_slice(),
        aim.kind,
        aim.baseline,
        aim.target,
        aim.low,
        aim.high,
        aim.share,
        template.weight.0,
        number(Cadence::ALL, template.cadence),
        template.by.0,
        micros(template.at),
        entry_column(template.entry)?,
    ))?;
    Ok(())
}

pub fn delete_template(on: &gate::Writing<'_>, id: Uuid) -> Result<()> {
    on.connection().execute("DELETE FROM template WHERE id = ?1", [id.as_bytes().as_slice()])?;
    Ok(())
}
