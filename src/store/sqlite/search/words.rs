//! The words of the index that begin in some way.
//!
//! Beginnings of up to four letters have an index of their own. For a longer one the engine gathers everything that all its
//! words hold before it answers anything, which for a common word takes longer the more there is on the board; where such
//! words are few, each is asked for by itself, newest first, and nothing is gathered.

use rusqlite::{Connection, OptionalExtension as _};

use crate::domain::folding::Term;
use crate::store::Result;

/// The longest beginning that has an index.
const INDEXED: usize = 4;
/// Of more words than this all is gathered.
const FEW: usize = 24;

/// Whether `temp.vocabulary` can be asked: it is made for a connection on first use, but not amid a transaction, with which
/// it would go again.
pub fn learn(db: &Connection) -> Result<bool> {
    if !db.is_autocommit() {
        return Ok(false);
    }
    db.prepare_cached(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'announcement_text', 'instance')",
    )?
    .execute([])?;
    Ok(true)
}

/// The words that a term stands for, where it is the longer beginning of few.
pub fn beginning_as(db: &Connection, term: &Term) -> Result<Option<Vec<String>>> {
    let mut parts = term.words();
    let (Some(beginning), None) = (parts.next(), parts.next()) else { return Ok(None) };
    if term.is_whole() || beginning.chars().count() <= INDEXED {
        return Ok(None);
    }
    let mut query = db.prepare_cached("SELECT term FROM temp.vocabulary WHERE term >= ?1 LIMIT 1")?;
    let (mut words, mut from) = (Vec::new(), beginning.to_owned());
    loop {
        let found: Option<String> = query.query_row([&from], |row| row.get(0)).optional()?;
        let Some(word) = found.filter(|word| word.starts_with(beginning)) else { break };
        if words.len() == FEW {
            return Ok(None);
        }
        // Before all that is longer: no word holds such a sign.
        from = format!("{word}\u{1}");
        words.push(word);
    }
    Ok(Some(words).filter(|words| !words.is_empty()))
}
