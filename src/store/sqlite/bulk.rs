//! Filling a fresh sample board with many announcements or goals at once.
//!
//! Everything goes through the same insertion as what people write, so who sees it and where it is found are the same;
//! only signatures are missing. While it is being filled the file has no journal and nothing is synced: until [`fill`] or
//! [`fill_goals`] has answered, it is worth nothing.

use std::fs::File;
use std::path::Path;

use jiff::civil::Date;
use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::{Connected as _, SqliteStore, announcements, gate, goals, receipts, replies};
use crate::domain::announcement::{Announcement, Receipt, Reply};
use crate::domain::goal::{CheckIn, Goal, Score, Tally};
use crate::domain::organisation::PersonId;
use crate::store::goals::Placed;
use crate::store::{Error, ReadBoard as _, Result, WriteGoals as _};

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

/// A goal with everything that has happened to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// As it was agreed, and after each change.
    pub revisions: Vec<Goal>,
    pub check_ins: Vec<CheckIn>,
    pub tally: Tally,
    /// How it ended, in a cycle that is closed.
    pub score: Option<Score>,
}

/// Goals, and where people stood on some days, the earlier ones first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreements {
    pub goals: Vec<Agreement>,
    pub standings: Vec<(PersonId, Date, Vec<Placed>)>,
}

/// Puts posts on a sample board that has none, oldest first, batch after batch. The board is whole once this has
/// answered; after an error the file is to be thrown away.
pub fn fill(path: &Path, batches: impl IntoIterator<Item = Vec<Post>>) -> Result<()> {
    in_a_hurry(path, "announcement", |store| {
        let resize = "INSERT INTO announcement_text (announcement_text, rank) VALUES ('hashsize', ?1)";
        store.connection.execute(resize, [FILLING_HASH_SIZE])?;
        for batch in batches {
            let writing = gate::Writing::begin(&mut store.connection, &store.path)?;
            for post in &batch {
                put(&writing, post)?;
            }
            writing.finish()?;
        }
        let last = "UPDATE board SET last_position = (SELECT coalesce(max(position), 0) FROM announcement)";
        store.connection.execute(last, [])?;
        store.connection.execute(resize, [HASH_SIZE])?;
        Ok(())
    })
}

/// Puts goals on a sample board that has none, with its definitions and cycles, batch after batch, as [`fill`] does posts.
/// How they stand is still to be settled.
pub fn fill_goals(path: &Path, batches: impl IntoIterator<Item = Agreements>) -> Result<()> {
    in_a_hurry(path, "goal", |store| {
        for batch in batches {
            let mut writing = gate::Writing::begin(&mut store.connection, &store.path)?;
            for agreement in &batch.goals {
                goals::put(&writing, agreement)?;
            }
            for (person, day, placed) in &batch.standings {
                writing.put_standings(*person, *day, placed)?;
            }
            writing.finish()?;
        }
        Ok(())
    })
}

/// Works on a sample board whose `table` is empty without a journal, and makes it durable afterwards.
fn in_a_hurry(path: &Path, table: &str, work: impl FnOnce(&mut SqliteStore) -> Result<()>) -> Result<()> {
    let mut store = SqliteStore::open(path)?;
    if !store.board()?.sample {
        return Err(Error::Unexpected("only a sample board is filled in bulk".into()));
    }
    let filled: bool = store.db().query_row(&format!("SELECT EXISTS (SELECT 1 FROM {table})"), [], |row| row.get(0))?;
    if filled {
        return Err(Error::Unexpected("only an empty board is filled in bulk".into()));
    }
    hurry(&store.connection)?;
    work(&mut store)?;
    let path = store.path.clone();
    drop(store);
    // The journal comes back with the next opening; what is there now must not depend on one.
    File::open(&path)?.sync_all()?;
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
