//! The board's own row, versions of the chart's limits, and places in the order of announcements.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use rusqlite::OptionalExtension as _;
use uuid::Uuid;

use super::columns::{array, day, days, micros, moment, small};
use super::{Connected, gate};
use crate::domain::announcement::Position;
use crate::domain::audience::Limits;
use crate::store::{Board, Error, ReadBoard, Result, WriteBoard};

impl<T: Connected> ReadBoard for T {
    fn board(&self) -> Result<Board> {
        let mut query = self.db().prepare_cached(
            "SELECT id, organisation, zone, locale, sample, created_at, settled_on, (SELECT max(version) FROM chart)
             FROM board",
        )?;
        let (id, organisation, zone, locale, sample, created_at, settled_on, chart) = query
            .query_row([], |row| {
                Ok((
                    row.get::<_, Vec<u8>>(0)?,
                    row.get(1)?,
                    row.get::<_, String>(2)?,
                    row.get(3)?,
                    row.get(4)?,
                    row.get(5)?,
                    row.get(6)?,
                    row.get::<_, Option<i64>>(7)?,
                ))
            })
            .optional()?
            .ok_or_else(|| Error::Damaged("the board's own row is missing".into()))?;
        let chart = chart.ok_or_else(|| Error::Damaged("the chart has no version".into()))?;
        Ok(Board {
            id: Uuid::from_bytes(array(id)?),
            organisation,
            zone: zone_named(&zone)?,
            locale,
            sample,
            created_at: moment(created_at)?,
            settled_on: day(settled_on)?,
            limits: self.limits_at(chart)?,
            chart,
        })
    }

    fn limits_at(&self, chart: i64) -> Result<Limits> {
        let mut query = self.db().prepare_cached("SELECT leadership, everyone, wide FROM chart WHERE version = ?1")?;
        let found: Option<(i64, i64, i64)> =
            query.query_row([chart], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
        let (leadership, everyone, wide) =
            found.ok_or_else(|| Error::Damaged(format!("version {chart} of the chart is missing")))?;
        Ok(Limits { leadership: small(leadership)?, everyone: small(everyone)?, wide: small(wide)? })
    }

    fn chart_at(&self, at: Timestamp) -> Result<i64> {
        let mut query = self.db().prepare_cached("SELECT coalesce(max(version), 1) FROM chart WHERE at <= ?1")?;
        Ok(query.query_row([micros(at)], |row| row.get(0))?)
    }
}

/// By the rules that come with the program: the same on every machine, and found without walking through the system's
/// folder of some six hundred files first. What it does not know the system may.
fn zone_named(name: &str) -> Result<TimeZone> {
    let found = TimeZoneDatabase::bundled().get(name).or_else(|_| TimeZone::get(name));
    found.map_err(|error| Error::Damaged(error.to_string()))
}

impl WriteBoard for gate::Writing<'_> {
    fn begin_chart(&mut self, at: Timestamp) -> Result<i64> {
        if let Some(version) = self.chart {
            return Ok(version);
        }
        self.connection().execute(
            "INSERT INTO chart (at, leadership, everyone, wide)
             SELECT ?1, leadership, everyone, wide FROM chart ORDER BY version DESC LIMIT 1",
            [micros(at)],
        )?;
        let version = self.connection().last_insert_rowid();
        self.chart = Some(version);
        Ok(version)
    }

    fn set_limits(&mut self, limits: Limits, at: Timestamp) -> Result<()> {
        let version = self.begin_chart(at)?;
        self.connection().execute(
            "UPDATE chart SET leadership = ?2, everyone = ?3, wide = ?4 WHERE version = ?1",
            (version, limits.leadership, limits.everyone, limits.wide),
        )?;
        Ok(())
    }

    fn set_organisation(&mut self, name: &str) -> Result<()> {
        self.connection().execute("UPDATE board SET organisation = ?1", [name])?;
        Ok(())
    }

    fn set_zone(&mut self, zone: &TimeZone) -> Result<()> {
        let name = zone.iana_name().ok_or_else(|| Error::Unexpected("a zone without a name".into()))?;
        self.connection().execute("UPDATE board SET zone = ?1", [name])?;
        Ok(())
    }

    fn set_settled_on(&mut self, day: Date) -> Result<()> {
        self.connection().execute("UPDATE board SET settled_on = ?1", [days(day)])?;
        Ok(())
    }

    fn take_position(&mut self, at: Timestamp, at_once: bool) -> Result<Position> {
        let db = self.connection();
        let mut position = at.as_millisecond();
        if at_once {
            let last: i64 = db.query_row("SELECT last_position FROM board", [], |row| row.get(0))?;
            position = position.max(last + 1);
        }
        let mut taken = db.prepare_cached("SELECT EXISTS (SELECT 1 FROM announcement WHERE position = ?1)")?;
        while taken.query_row([position], |row| row.get::<_, bool>(0))? {
            position += 1;
        }
        if at_once {
            db.execute("UPDATE board SET last_position = ?1", [position])?;
        }
        Ok(Position(position))
    }
}
