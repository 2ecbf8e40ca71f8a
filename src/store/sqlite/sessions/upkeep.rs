//! The organisation's own prompts, and how long sessions are kept.

use rusqlite::params;
use uuid::Uuid;

use super::signed;
use crate::domain::goal::{Cadence, Translated};
use crate::domain::organisation::PersonId;
use crate::domain::session::{Retention, SessionKind, SessionTemplate};
use crate::store::sqlite::columns::{array, flag, micros, moment, number, small, value};
use crate::store::sqlite::{Connected, gate};
use crate::store::{Error, Result};

pub fn templates(from: &impl Connected) -> Result<Vec<SessionTemplate>> {
    let mut query = from.db().prepare_cached(
        "SELECT id, kind, es, en, prompts, cadence, retired, revision, by, at, entry FROM session_template
         ORDER BY es, en, id",
    )?;
    let mut rows = query.query([])?;
    let mut templates = Vec::new();
    while let Some(row) = rows.next()? {
        let cadence = row.get::<_, Option<i64>>(5)?.map(|number| value(Cadence::ALL, number)).transpose()?;
        templates.push(SessionTemplate {
            id: Uuid::from_bytes(array(row.get(0)?)?),
            kind: value(SessionKind::ALL, row.get(1)?)?,
            name: Translated { es: row.get(2)?, en: row.get(3)? },
            prompts: prompts(&row.get::<_, String>(4)?)?,
            cadence,
            retired: flag(row.get(6)?)?,
            revision: small(row.get(7)?)?,
            by: PersonId(row.get(8)?),
            at: moment(row.get(9)?)?,
            entry: small(row.get(10)?)?,
        });
    }
    Ok(templates)
}

fn prompts(column: &str) -> Result<Vec<Translated>> {
    let pairs: Vec<(String, String)> =
        serde_json::from_str(column).map_err(|error| Error::Damaged(format!("prompts: {error}")))?;
    Ok(pairs.into_iter().map(|(es, en)| Translated { es, en }).collect())
}

fn prompts_column(prompts: &[Translated]) -> Result<String> {
    let pairs: Vec<_> = prompts.iter().map(|prompt| (&prompt.es, &prompt.en)).collect();
    serde_json::to_string(&pairs).map_err(|error| Error::Unexpected(error.to_string()))
}

pub fn put_template(on: &gate::Writing<'_>, template: &SessionTemplate) -> Result<()> {
    on.connection().execute(
        "INSERT OR REPLACE INTO session_template (id, kind, es, en, prompts, cadence, retired, revision, by, at, entry)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            template.id.as_bytes().as_slice(),
            number(SessionKind::ALL, template.kind),
            &template.name.es,
            &template.name.en,
            prompts_column(&template.prompts)?,
            template.cadence.map(|cadence| number(Cadence::ALL, cadence)),
            template.retired,
            template.revision,
            template.by.0,
            micros(template.at),
            signed(template.entry)?,
        ],
    )?;
    Ok(())
}

pub fn retentions(from: &impl Connected) -> Result<Vec<Retention>> {
    let mut query =
        from.db().prepare_cached("SELECT kind, open_days, blocked_days, by, at, entry FROM retention ORDER BY kind")?;
    let mut rows = query.query([])?;
    let mut retentions = Vec::new();
    while let Some(row) = rows.next()? {
        retentions.push(Retention {
            kind: value(SessionKind::ALL, row.get(0)?)?,
            open_days: row.get::<_, Option<i64>>(1)?.map(small).transpose()?,
            blocked_days: small(row.get(2)?)?,
            by: PersonId(row.get(3)?),
            at: moment(row.get(4)?)?,
            entry: small(row.get(5)?)?,
        });
    }
    Ok(retentions)
}

pub fn put_retention(on: &gate::Writing<'_>, retention: &Retention) -> Result<()> {
    on.connection().execute(
        "INSERT OR REPLACE INTO retention (kind, open_days, blocked_days, by, at, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            number(SessionKind::ALL, retention.kind),
            retention.open_days,
            retention.blocked_days,
            retention.by.0,
            micros(retention.at),
            signed(retention.entry)?,
        ),
    )?;
    Ok(())
}
