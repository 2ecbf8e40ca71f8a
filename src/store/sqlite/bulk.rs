//! Filling a fresh sample board with many announcements at once.
//!
//! Every announcement goes through the same insertion as a published one, so who sees it and where it is found are the
//! same; only its signature is missing. While it is being filled the file has no journal and nothing is synced: until
//! [`fill`] has answered, it is worth nothing.

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::{Connected as _, SqliteStore, announcements, gate, receipts, replies};
use crate::domain::announcement::{Announcement, Receipt, Reply};
use crate::domain::organisation::PersonId;
use crate::store::{Error, ReadBoard as _, Result};

/// An announcement with everything that has happened to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    pub announcement: Announcement,
    /// The author is not among them.
    pub recipients: std::sync::Arc<[PersonId]>,
    pub replies: Vec<Reply>,
    pub receipts: Vec<Receipt>,
    /// Of the recipients, who still owes an acknowledgement.
    pub owing: Vec<PersonId>,
}

/// Puts posts on a sample board that has none, oldest first, batch after batch. The board is whole once this has
/// answered; after an error the file is to be thrown away.
pub fn fill(path: &std::path::Path, batches: impl IntoIterator<Item = Vec<Post>>) -> Result<()> {
    let mut store = SqliteStore::open(path)?;
    if !store.board()?.sample {
        return Err(Error::Unexpected("only a sample board is filled in bulk".into()));
    }
    let posted: bool = store.db().query_row("SELECT EXISTS (SELECT 1 FROM announcement)", [], |row| row.get(0))?;
    if posted {
        return Err(Error::Unexpected("only an empty board is filled in bulk".into()));
    }
    hurry(&store.connection)?;
    for batch in batches {
        let writing = gate::Writing::begin(&mut store.connection, &store.path)?;
        for post in &batch {
            put(&writing, post)?;
        }
        writing.finish()?;
    }
    let db = &store.connection;
    db.execute("UPDATE board SET last_position = (SELECT coalesce(max(position), 0) FROM announcement)", [])?;
    db.execute("INSERT INTO announcement_text (announcement_text, rank) VALUES ('hashsize', ?1)", [HASH_SIZE])?;
    let path = store.path.clone();
    drop(store);
    // The journal comes back with the next opening; what is there now must not depend on one.
    std::fs::File::open(&path)?.sync_all()?;
    SqliteStore::open(&path)?;
    Ok(())
}

/// FTS5's own default, in bytes.
const HASH_SIZE: i64 = 1024 * 1024;
/// While filling: fewer, larger pieces to merge.
const FILLING_HASH_SIZE: i64 = 32 * HASH_SIZE;

fn hurry(db: &Connection) -> Result<()> {
    // Defensive connections keep their journal; nobody else's SQL ever reaches this one.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    db.execute_batch(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA secure_delete = OFF;
         PRAGMA cell_size_check = OFF; PRAGMA cache_size = -262144;",
    )?;
    db.execute("INSERT INTO announcement_text (announcement_text, rank) VALUES ('hashsize', ?1)", [FILLING_HASH_SIZE])?;
    Ok(())
}

fn put(on: &gate::Writing<'_>, post: &Post) -> Result<()> {
    let position = post.announcement.position;
    announcements::insert(on, &post.announcement, &post.recipients, &post.replies)?;
    for reply in &post.replies {
        replies::insert(on, position, reply)?;
    }
    for receipt in &post.receipts {
        receipts::insert(on, position, receipt)?;
    }
    let due = post.announcement.content.acknowledgement.and_then(|asked| asked.due);
    receipts::owe(on, position, &post.owing, due)
}
