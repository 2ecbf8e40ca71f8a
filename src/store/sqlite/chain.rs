//! The board's chain.

use rusqlite::{OptionalExtension as _, Row};

use super::columns::{after, array, small};
use super::{Connected, gate};
use crate::keys::{ChainEntry, Signature};
use crate::store::{Error, ReadChain, Result, WriteChain};

const COLUMNS: &str = "seq, at, author, generation, kind, subject, digest, previous, hash, signature";

impl<T: Connected> ReadChain for T {
    fn chain_head(&self) -> Result<Option<ChainEntry>> {
        let mut query = self.db().prepare_cached(&format!("SELECT {COLUMNS} FROM chain ORDER BY seq DESC LIMIT 1"))?;
        query.query_row([], |row| Ok(entry(row))).optional()?.transpose()
    }

    fn chain_entry(&self, seq: u64) -> Result<Option<ChainEntry>> {
        let mut query = self.db().prepare_cached(&format!("SELECT {COLUMNS} FROM chain WHERE seq = ?1"))?;
        query.query_row([signed(seq)?], |row| Ok(entry(row))).optional()?.transpose()
    }

    fn chain_from(&self, seq: u64, limit: usize) -> Result<Vec<ChainEntry>> {
        let mut query =
            self.db().prepare_cached(&format!("SELECT {COLUMNS} FROM chain WHERE seq >= ?1 ORDER BY seq LIMIT ?2"))?;
        let mut rows = query.query((signed(seq)?, i64::try_from(limit).unwrap_or(i64::MAX)))?;
        let (mut entries, mut before) = (Vec::new(), signed(seq)?.saturating_sub(1));
        while let Some(row) = rows.next()? {
            after(&mut before, row.get(0)?)?;
            entries.push(entry(row)?);
        }
        Ok(entries)
    }

    fn chain_of(&self, kind: &str) -> Result<Vec<ChainEntry>> {
        // The engine takes an index of some kinds only where it is told that this is one of them.
        let few = match kind {
            "board" | "reinstatement" => "AND kind IN ('board', 'reinstatement')",
            "code" | "people" | "roles" => "AND kind IN ('code', 'people', 'roles')",
            _ => "",
        };
        let mut query =
            self.db().prepare_cached(&format!("SELECT {COLUMNS} FROM chain WHERE kind = ?1 {few} ORDER BY seq"))?;
        let mut rows = query.query([kind])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(entry(row)?);
        }
        Ok(entries)
    }
}

impl WriteChain for gate::Writing<'_> {
    fn append_entry(&mut self, entry: &ChainEntry) -> Result<()> {
        let mut insert = self.connection().prepare_cached(&format!(
            "INSERT INTO chain ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        ))?;
        insert.execute((
            signed(entry.seq)?,
            entry.at_micros,
            entry.author,
            entry.generation,
            &entry.kind,
            &entry.subject,
            entry.digest.as_slice(),
            entry.previous.as_slice(),
            entry.hash.as_slice(),
            entry.signature.as_ref().map(|signature| signature.0.as_slice()),
        ))?;
        Ok(())
    }
}

/// Entries about sessions whose subjects begin so, in order.
pub fn about(from: &impl Connected, beginning: &[u8; 16]) -> Result<Vec<ChainEntry>> {
    let mut query = from.db().prepare_cached(&format!(
        "SELECT {COLUMNS} FROM chain WHERE kind >= 'session' AND kind < 'sessioo' AND subject BETWEEN ?1 AND ?2 ORDER BY seq"
    ))?;
    // The longest subjects say a part after the session: 16 bytes more.
    let end = [beginning.as_slice(), &[u8::MAX; 17]].concat();
    let mut rows = query.query((beginning.as_slice(), end))?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(entry(row)?);
    }
    Ok(entries)
}

fn signed(seq: u64) -> Result<i64> {
    i64::try_from(seq).map_err(|_| Error::Unexpected(format!("chain entry {seq}")))
}

fn entry(row: &Row<'_>) -> Result<ChainEntry> {
    Ok(ChainEntry {
        seq: small(row.get(0)?)?,
        at_micros: row.get(1)?,
        author: row.get(2)?,
        generation: small(row.get(3)?)?,
        kind: row.get(4)?,
        subject: row.get(5)?,
        digest: array(row.get(6)?)?,
        previous: array(row.get(7)?)?,
        hash: array(row.get(8)?)?,
        signature: row.get::<_, Option<Vec<u8>>>(9)?.map(array).transpose()?.map(Signature),
    })
}
