//! Key boxes, public keys and enrolment codes.

use std::collections::HashSet;

use rusqlite::Row;

use super::columns::{array, micros, moment, small};
use super::{Connected, gate};
use crate::domain::organisation::PersonId;
use crate::keys::{KdfParams, KeyBox, PublicKeys, RecoveryBox};
use crate::store::keys::{AnnouncedKeys, IssuedCode, PersonKeys};
use crate::store::{Error, ReadKeys, Result, WriteKeys};

impl<T: Connected> ReadKeys for T {
    fn keys_of(&self, person: PersonId) -> Result<Option<PersonKeys>> {
        let mut query = self.db().prepare_cached(
            "SELECT generation, verify, seal, memory_kib, passes, lanes, salt, nonce, sealed, recovery_nonce,
                    recovery_sealed, made_at, entry
             FROM keys WHERE person = ?1 ORDER BY generation DESC LIMIT 1",
        )?;
        let mut rows = query.query([person.0])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let generation = small(row.get(0)?)?;
        Ok(Some(PersonKeys {
            person,
            generation,
            public: PublicKeys { verify: array(row.get(1)?)?, seal: array(row.get(2)?)? },
            key_box: KeyBox {
                person: person.0,
                generation,
                params: KdfParams {
                    memory_kib: small(row.get(3)?)?,
                    passes: small(row.get(4)?)?,
                    lanes: small(row.get(5)?)?,
                },
                salt: array(row.get(6)?)?,
                nonce: array(row.get(7)?)?,
                sealed: row.get(8)?,
            },
            recovery_box: RecoveryBox {
                person: person.0,
                generation,
                nonce: array(row.get(9)?)?,
                sealed: row.get(10)?,
            },
            made_at: moment(row.get(11)?)?,
            entry: small(row.get(12)?)?,
        }))
    }

    fn announced_keys(&self, person: PersonId, generation: u32) -> Result<Option<AnnouncedKeys>> {
        let mut query = self.db().prepare_cached(&format!("{ANNOUNCED} WHERE person = ?1 AND generation = ?2"))?;
        let mut rows = query.query((person.0, generation))?;
        rows.next()?.map(announced).transpose()
    }

    fn generations(&self, person: PersonId) -> Result<Vec<AnnouncedKeys>> {
        let mut query = self.db().prepare_cached(&format!("{ANNOUNCED} WHERE person = ?1 ORDER BY generation"))?;
        let mut rows = query.query([person.0])?;
        let mut generations = Vec::new();
        while let Some(row) = rows.next()? {
            generations.push(announced(row)?);
        }
        Ok(generations)
    }

    fn enrolled(&self) -> Result<HashSet<PersonId>> {
        let mut query = self.db().prepare_cached("SELECT DISTINCT person FROM keys")?;
        Ok(query.query_map([], |row| row.get(0).map(PersonId))?.collect::<rusqlite::Result<_>>()?)
    }

    fn code_of(&self, person: PersonId) -> Result<Option<IssuedCode>> {
        let mut query = self.db().prepare_cached(
            "SELECT generation, digest, issued_by, issued_at, expires_at, entry FROM code WHERE person = ?1",
        )?;
        let mut rows = query.query([person.0])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        Ok(Some(IssuedCode {
            person,
            generation: small(row.get(0)?)?,
            digest: array(row.get(1)?)?,
            issued_by: PersonId(row.get(2)?),
            issued_at: moment(row.get(3)?)?,
            expires_at: moment(row.get(4)?)?,
            entry: small(row.get(5)?)?,
        }))
    }
}

const ANNOUNCED: &str = "SELECT person, generation, verify, seal, made_at, entry FROM keys";

fn announced(row: &Row<'_>) -> Result<AnnouncedKeys> {
    Ok(AnnouncedKeys {
        person: PersonId(row.get(0)?),
        generation: small(row.get(1)?)?,
        public: PublicKeys { verify: array(row.get(2)?)?, seal: array(row.get(3)?)? },
        made_at: moment(row.get(4)?)?,
        entry: small(row.get(5)?)?,
    })
}

impl WriteKeys for gate::Writing<'_> {
    fn insert_keys(&mut self, keys: &PersonKeys) -> Result<()> {
        self.connection().execute(
            "INSERT INTO keys (person, generation, verify, seal, memory_kib, passes, lanes, salt, nonce, sealed,
                               recovery_nonce, recovery_sealed, made_at, entry)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            (
                keys.person.0,
                keys.generation,
                keys.public.verify.as_slice(),
                keys.public.seal.as_slice(),
                keys.key_box.params.memory_kib,
                keys.key_box.params.passes,
                keys.key_box.params.lanes,
                keys.key_box.salt.as_slice(),
                keys.key_box.nonce.as_slice(),
                &keys.key_box.sealed,
                keys.recovery_box.nonce.as_slice(),
                &keys.recovery_box.sealed,
                micros(keys.made_at),
                entry_number(keys.entry)?,
            ),
        )?;
        Ok(())
    }

    fn replace_boxes(&mut self, key_box: &KeyBox, recovery_box: &RecoveryBox) -> Result<()> {
        let changed = self.connection().execute(
            "UPDATE keys SET memory_kib = ?3, passes = ?4, lanes = ?5, salt = ?6, nonce = ?7, sealed = ?8,
                             recovery_nonce = ?9, recovery_sealed = ?10
             WHERE person = ?1 AND generation = ?2",
            (
                key_box.person,
                key_box.generation,
                key_box.params.memory_kib,
                key_box.params.passes,
                key_box.params.lanes,
                key_box.salt.as_slice(),
                key_box.nonce.as_slice(),
                &key_box.sealed,
                recovery_box.nonce.as_slice(),
                &recovery_box.sealed,
            ),
        )?;
        if changed == 1 { Ok(()) } else { Err(Error::Unexpected("no key box to replace".into())) }
    }

    fn put_code(&mut self, code: &IssuedCode) -> Result<()> {
        self.connection().execute(
            "INSERT OR REPLACE INTO code (person, generation, digest, issued_by, issued_at, expires_at, entry)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            (
                code.person.0,
                code.generation,
                code.digest.as_slice(),
                code.issued_by.0,
                micros(code.issued_at),
                micros(code.expires_at),
                entry_number(code.entry)?,
            ),
        )?;
        Ok(())
    }

    fn delete_code(&mut self, person: PersonId) -> Result<()> {
        self.connection().execute("DELETE FROM code WHERE person = ?1", [person.0])?;
        Ok(())
    }
}

fn entry_number(entry: u64) -> Result<i64> {
    i64::try_from(entry).map_err(|_| Error::Unexpected(format!("chain entry {entry}")))
}
