//! Where people stood in each week: blocks of many people's progress, read as a whole and written for one of them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::chosen::Chosen;
use super::standings::{EVERY_DIMENSION, number};
use crate::domain::goal::Dimension;
use crate::domain::goal::cadence::monday;
use crate::domain::goal::rollup::{MILLIONTHS, TrendPoint};
use crate::domain::organisation::PersonId;
use crate::store::sqlite::columns::{day, days, small};
use crate::store::sqlite::{Connected, gate, view};
use crate::store::{Error, Result};

/// How many people share a row.
const PEOPLE: i64 = 128;
/// The progress of who had none.
const NONE: i32 = -1;

/// The progress of as many people as needed, in millionths.
#[derive(Default)]
struct Block(Vec<[u8; 4]>);

impl Block {
    /// Which block holds a person, and where.
    fn place(person: PersonId) -> (i64, usize) {
        // Below the number of people a row has.
        (person.0.div_euclid(PEOPLE), usize::try_from(person.0.rem_euclid(PEOPLE)).unwrap_or(0))
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        match bytes.as_chunks() {
            (each, []) => Ok(Self(each.to_vec())),
            _ => Err(Error::Damaged(format!("{} bytes of progress", bytes.len()))),
        }
    }

    fn get(&self, at: usize) -> i32 {
        self.0.get(at).map_or(NONE, |bytes| i32::from_le_bytes(*bytes))
    }

    fn set(&mut self, at: usize, progress: i32) {
        if self.0.len() <= at {
            self.0.resize(at + 1, NONE.to_le_bytes());
        }
        self.0[at] = progress.to_le_bytes();
    }

    fn people(&self, block: i32) -> impl Iterator<Item = (PersonId, i32)> {
        let first = i64::from(block) * PEOPLE;
        let each = self.0.iter().map(|bytes| i32::from_le_bytes(*bytes));
        (first..).map(PersonId).zip(each).filter(|(_, progress)| *progress != NONE)
    }
}

pub fn trend(
    from: &impl Connected,
    people: Option<&[PersonId]>,
    dimension: Option<Dimension>,
    since: Date,
) -> Result<Vec<TrendPoint>> {
    let _view = view(from)?;
    // Nobody is looked up: to step over a person costs next to nothing.
    let chosen = Chosen::of(from, people, usize::MAX)?;
    let mut query = from
        .db()
        .prepare_cached("SELECT week, block, progress FROM standing_week WHERE dimension = ?1 AND week >= ?2")?;
    let mut rows = query.query((number(dimension), days(monday(since))))?;
    let mut weeks = BTreeMap::<i64, (u32, i64)>::new();
    while let Some(row) = rows.next()? {
        let (counted, sum) = weeks.entry(row.get(0)?).or_default();
        for (person, progress) in Block::from_bytes(&row.get::<_, Vec<u8>>(2)?)?.people(small(row.get(1)?)?) {
            if chosen.holds(person) {
                *counted += 1;
                *sum += i64::from(progress);
            }
        }
    }
    let counted = weeks.into_iter().filter(|(_, (counted, _))| *counted > 0);
    let point = |(week, (counted, sum)): (i64, (u32, i64))| {
        Ok(TrendPoint { week: day(week)?, counted, progress: sum as f64 / MILLIONTHS / f64::from(counted) })
    };
    counted.map(point).collect()
}

/// Writes down where somebody stands in the week of a day, by dimension: nowhere else.
pub fn put(on: &gate::Writing<'_>, person: PersonId, day: Date, progress: &BTreeMap<u16, i64>) -> Result<()> {
    let (week, (block, at)) = (days(monday(day)), Block::place(person));
    let db = on.connection();
    let mut query = db.prepare_cached(&format!(
        "{EVERY_DIMENSION} SELECT dimension, progress FROM standing_week
         WHERE dimension IN (SELECT number FROM every) AND week = ?1 AND block = ?2"
    ))?;
    let mut rows = query.query((week, block))?;
    let mut blocks: BTreeMap<u16, Block> = progress.keys().map(|dimension| (*dimension, Block::default())).collect();
    while let Some(row) = rows.next()? {
        blocks.insert(small(row.get(0)?)?, Block::from_bytes(&row.get::<_, Vec<u8>>(1)?)?);
    }
    let mut put = db.prepare_cached(
        "INSERT OR REPLACE INTO standing_week (dimension, week, block, progress) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (dimension, mut kept) in blocks {
        let now = progress.get(&dimension).map_or(Ok(NONE), |progress| small(*progress))?;
        if kept.get(at) != now {
            kept.set(at, now);
            put.execute((dimension, week, block, kept.0.as_flattened()))?;
        }
    }
    Ok(())
}
