//! Looking for announcements through the index of their words, and the searches people keep.

use jiff::Timestamp;
use uuid::Uuid;

use super::columns::{array, micros, moment};
use super::{Connected, gate};
use crate::domain::organisation::PersonId;
use crate::store::Result;
use crate::store::announcements::{Cursor, Page};
use crate::store::search::{KeptSearch, ReadSearch, Sought, WriteSearch};

impl<T: Connected> ReadSearch for T {
    fn search(&self, viewer: PersonId, sought: &Sought, from: Cursor, limit: usize, now: Timestamp) -> Result<Page> {
        todo!("{viewer:?} {sought:?} {from:?} {limit} {now}")
    }

    fn kept_searches(&self, person: PersonId) -> Result<Vec<KeptSearch>> {
        let mut query = self.db().prepare_cached(
            "SELECT id, saved_at, sealed FROM kept_search WHERE person = ?1 ORDER BY saved_at DESC, id",
        )?;
        let mut rows = query.query([person.0])?;
        let mut searches = Vec::new();
        while let Some(row) = rows.next()? {
            searches.push(KeptSearch {
                id: Uuid::from_bytes(array(row.get(0)?)?),
                person,
                saved_at: moment(row.get(1)?)?,
                sealed: row.get(2)?,
            });
        }
        Ok(searches)
    }
}

impl WriteSearch for gate::Writing<'_> {
    fn put_kept_search(&mut self, search: &KeptSearch) -> Result<()> {
        self.connection().execute(
            "INSERT INTO kept_search (id, person, saved_at, sealed) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (person, id) DO UPDATE SET saved_at = excluded.saved_at, sealed = excluded.sealed",
            (search.id.as_bytes().as_slice(), search.person.0, micros(search.saved_at), &search.sealed),
        )?;
        Ok(())
    }

    fn delete_kept_search(&mut self, person: PersonId, id: Uuid) -> Result<()> {
        self.connection()
            .execute("DELETE FROM kept_search WHERE id = ?1 AND person = ?2", (id.as_bytes().as_slice(), person.0))?;
        Ok(())
    }
}
