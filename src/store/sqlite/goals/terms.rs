//! How aims and terms stand in columns.

use rusqlite::Row;

use crate::domain::goal::{Aim, Cadence, Checkpoint, KpiKind, Quantity, Terms, Weight};
use crate::store::sqlite::columns::{day, days, number, small, value};
use crate::store::{Error, Result};

/// Six columns: `kind, baseline, target, low, high, share`.
pub fn aim(row: &Row<'_>, at: usize) -> Result<Aim> {
    Ok(match value(KpiKind::ALL, row.get(at)?)? {
        KpiKind::Numeric => Aim::Numeric { baseline: quantity(row.get(at + 1)?)?, target: quantity(row.get(at + 2)?)? },
        KpiKind::Maintain => Aim::Maintain {
            low: quantity(row.get(at + 3)?)?,
            high: quantity(row.get(at + 4)?)?,
            share: small(row.get(at + 5)?)?,
        },
        KpiKind::Milestone => Aim::Milestone { steps: whole(row.get(at + 2)?)? },
        KpiKind::Rating => Aim::Rating { target: whole(row.get(at + 2)?)? },
    })
}

/// The same, to be stored.
pub struct AimColumns {
    pub kind: i64,
    pub baseline: Option<i64>,
    pub target: Option<i64>,
    pub low: Option<i64>,
    pub high: Option<i64>,
    pub share: Option<u16>,
}

impl From<Aim> for AimColumns {
    fn from(aim: Aim) -> Self {
        let band = aim.band();
        // The other kinds' baselines follow from the kind.
        let (baseline, share) = match aim {
            Aim::Numeric { baseline, .. } => (Some(baseline.raw()), None),
            Aim::Maintain { share, .. } => (None, Some(share)),
            Aim::Milestone { .. } | Aim::Rating { .. } => (None, None),
        };
        Self {
            kind: number(KpiKind::ALL, aim.kind()),
            baseline,
            target: aim.target().map(Quantity::raw),
            low: band.map(|(low, _)| low.raw()),
            high: band.map(|(_, high)| high.raw()),
            share,
        }
    }
}

/// Eleven columns: those of the aim, `weight, starts, ends, cadence, checkpoints`.
pub fn terms(row: &Row<'_>, at: usize) -> Result<Terms> {
    Ok(Terms {
        aim: aim(row, at)?,
        weight: weight(row.get(at + 6)?)?,
        start: day(row.get(at + 7)?)?,
        end: day(row.get(at + 8)?)?,
        cadence: value(Cadence::ALL, row.get(at + 9)?)?,
        checkpoints: row.get::<_, Option<Vec<u8>>>(at + 10)?.map_or(Ok(Vec::new()), |bytes| checkpoints(&bytes))?,
    })
}

pub fn weight(hundredths: i64) -> Result<Weight> {
    Ok(Weight(small(hundredths)?))
}

pub fn quantity(raw: i64) -> Result<Quantity> {
    Quantity::from_raw(raw).ok_or_else(|| Error::Damaged(format!("amount {raw}")))
}

fn whole<T: TryFrom<i64>>(raw: i64) -> Result<T> {
    let units = Quantity::whole(1).raw();
    if raw % units != 0 {
        return Err(Error::Damaged(format!("amount {raw} where whole ones belong")));
    }
    small(raw / units)
}

/// The day in four bytes and the share in two, each lowest byte first.
const CHECKPOINT: usize = 6;

fn checkpoints(bytes: &[u8]) -> Result<Vec<Checkpoint>> {
    let (each, []) = bytes.as_chunks::<CHECKPOINT>() else {
        return Err(Error::Damaged(format!("{} bytes of checkpoints", bytes.len())));
    };
    let checkpoint = |&[a, b, c, d, e, f]: &[u8; CHECKPOINT]| {
        Ok(Checkpoint { day: day(i64::from(i32::from_le_bytes([a, b, c, d])))?, share: u16::from_le_bytes([e, f]) })
    };
    each.iter().map(checkpoint).collect()
}

/// None of no checkpoints.
pub fn checkpoints_column(checkpoints: &[Checkpoint]) -> Result<Option<Vec<u8>>> {
    let mut bytes = Vec::with_capacity(checkpoints.len() * CHECKPOINT);
    for checkpoint in checkpoints {
        bytes.extend(small::<i32>(days(checkpoint.day))?.to_le_bytes());
        bytes.extend(checkpoint.share.to_le_bytes());
    }
    Ok((!bytes.is_empty()).then_some(bytes))
}
