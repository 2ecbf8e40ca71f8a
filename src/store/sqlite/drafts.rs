//! Sealed drafts.

use uuid::Uuid;

use super::columns::{array, micros, moment};
use super::{Connected, gate};
use crate::domain::organisation::PersonId;
use crate::store::{Draft, ReadDrafts, Result, WriteDrafts};

impl<T: Connected> ReadDrafts for T {
    fn drafts(&self, author: PersonId) -> Result<Vec<Draft>> {
        let mut query = self
            .db()
            .prepare_cached("SELECT id, saved_at, sealed FROM draft WHERE author = ?1 ORDER BY saved_at DESC, id")?;
        let mut rows = query.query([author.0])?;
        let mut drafts = Vec::new();
        while let Some(row) = rows.next()? {
            drafts.push(Draft {
                id: Uuid::from_bytes(array(row.get(0)?)?),
                author,
                saved_at: moment(row.get(1)?)?,
                sealed: row.get(2)?,
            });
        }
        Ok(drafts)
    }
}

impl WriteDrafts for gate::Writing<'_> {
    fn put_draft(&mut self, draft: &Draft) -> Result<()> {
        self.connection().execute(
            "INSERT INTO draft (id, author, saved_at, sealed) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (author, id) DO UPDATE SET saved_at = excluded.saved_at, sealed = excluded.sealed",
            (draft.id.as_bytes().as_slice(), draft.author.0, micros(draft.saved_at), &draft.sealed),
        )?;
        Ok(())
    }

    fn delete_draft(&mut self, author: PersonId, id: Uuid) -> Result<()> {
        self.connection()
            .execute("DELETE FROM draft WHERE id = ?1 AND author = ?2", (id.as_bytes().as_slice(), author.0))?;
        Ok(())
    }
}
