//! Opening, creating and copying board files, with the settings every connection gets.

use std::fs::{DirBuilder, OpenOptions};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt};
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::columns::{days, micros};
use super::{gate, migrate};
use crate::store::{Board, Error, Result};

/// The oldest SQLite whose WAL can be trusted with many writers (3.51.3 fixed the WAL-reset bug).
const OLDEST_ENGINE: i32 = 3_051_003;

/// The schema version this program writes.
pub fn newest_schema() -> i64 {
    migrate::newest(migrate::MIGRATIONS)
}

/// Who may open a new board file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Ownership {
    /// The account that makes it: folder 0700, file 0600.
    #[default]
    Private,
    /// Every account of this group: folder 2770, file 0660, whatever the umask.
    Group(u32),
}

/// Makes a new board file that holds the schema and `board`, nobody in it yet. An existing file is left alone.
pub fn create(path: &Path, board: &Board, ownership: &Ownership) -> Result<()> {
    let path = resolve_new(path, ownership)?;
    let mode = match ownership {
        Ownership::Private => 0o600,
        Ownership::Group(_) => 0o660,
    };
    let file =
        OpenOptions::new().write(true).create_new(true).mode(mode).open(&path).map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => Error::Exists(path.clone()),
            std::io::ErrorKind::PermissionDenied => Error::Forbidden(path.clone()),
            std::io::ErrorKind::StorageFull => Error::Full,
            _ => Error::Io(error),
        })?;
    file.set_permissions(PermissionsExt::from_mode(mode))?;
    if let Ownership::Group(group) = ownership {
        std::os::unix::fs::chown(&path, None, Some(*group))?;
    }
    drop(file);
    let made = fill(&path, board);
    if made.is_err() {
        // An unfinished board would be refused as empty for ever.
        let _ = std::fs::remove_file(&path);
    }
    made
}

fn fill(path: &Path, board: &Board) -> Result<()> {
    let connection = connect(path)?;
    let _turn = gate::take_turn(path)?;
    connection.execute_batch("BEGIN IMMEDIATE")?;
    migrate::apply(&connection, 0, migrate::MIGRATIONS)?;
    connection.execute(
        "INSERT INTO board (only, id, organisation, zone, locale, sample, created_at, settled_on, last_position)
         VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)",
        (
            board.id.as_bytes().as_slice(),
            &board.organisation,
            board.zone.iana_name().unwrap_or("UTC"),
            &board.locale,
            board.sample,
            micros(board.created_at),
            days(board.settled_on),
        ),
    )?;
    connection.execute(
        "INSERT INTO chart (version, at, leadership, everyone, wide) VALUES (1, ?1, ?2, ?3, ?4)",
        (micros(board.created_at), board.limits.leadership, board.limits.everyone, board.limits.wide),
    )?;
    connection.execute_batch("COMMIT")?;
    sync_folder(path)
}

/// Opens an existing board and brings its schema up to date. Answers the connection and the resolved path.
pub fn open(path: &Path) -> Result<(Connection, PathBuf)> {
    let path = resolve(path)?;
    let connection = connect(&path)?;
    let found = migrate::version(&connection, &path, migrate::MIGRATIONS)?;
    if found < newest_schema() {
        upgrade(&connection, &path, migrate::MIGRATIONS)?;
    }
    Ok((connection, path))
}

/// Under the writing turn: a backup that is known to be sound, then all migrations in one transaction.
fn upgrade(connection: &Connection, path: &Path, migrations: &[&str]) -> Result<()> {
    let _turn = gate::take_turn(path)?;
    // Another program may have done it while this one waited.
    let found = migrate::version(connection, path, migrations)?;
    if found >= migrate::newest(migrations) {
        return Ok(());
    }
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".before-version-{}", migrate::newest(migrations)));
    let backup = PathBuf::from(name);
    if !backup.exists() {
        copy(connection, &backup)?;
    }
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let applied = migrate::apply(connection, found, migrations).and_then(|()| Ok(connection.execute_batch("COMMIT")?));
    if applied.is_err() && !connection.is_autocommit() {
        let _ = connection.execute_batch("ROLLBACK");
    }
    applied
}

/// Writes a complete, checked copy: made beside its final name, synced, then renamed, so that no half copy is ever found.
pub fn copy(connection: &Connection, to: &Path) -> Result<()> {
    if to.exists() {
        return Err(Error::Exists(to.to_owned()));
    }
    let mut partial = to.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    let _ = std::fs::remove_file(&partial);
    let made = (|| {
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(&partial)?;
        let name = partial.to_str().ok_or_else(|| Error::Unexpected("a file name that is not UTF-8".into()))?;
        connection.execute("VACUUM INTO ?1", [name])?;
        std::fs::File::open(&partial)?.sync_all()?;
        let copied = Connection::open_with_flags(&partial, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let faults = quick_faults(&copied)?;
        drop(copied);
        if let Some(fault) = faults.into_iter().next() {
            return Err(Error::Damaged(fault));
        }
        std::fs::rename(&partial, to)?;
        sync_folder(to)
    })();
    if made.is_err() {
        let _ = std::fs::remove_file(&partial);
    }
    made
}

fn sync_folder(of: &Path) -> Result<()> {
    let folder = of.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::File::open(folder)?.sync_all()?;
    Ok(())
}

fn quick_faults(connection: &Connection) -> Result<Vec<String>> {
    faults_of(connection, "PRAGMA quick_check(20)")
}

/// What SQLite's own full check finds, foreign keys included.
pub fn integrity_faults(connection: &Connection) -> Result<Vec<String>> {
    let mut faults = faults_of(connection, "PRAGMA integrity_check(100)")?;
    let mut dangling = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = dangling.query([])?;
    while let Some(row) = rows.next()? {
        let (table, to): (String, String) = (row.get(0)?, row.get(2)?);
        faults.push(format!("a row of {table} points to a missing row of {to}"));
    }
    Ok(faults)
}

fn faults_of(connection: &Connection, pragma: &str) -> Result<Vec<String>> {
    let mut check = connection.prepare(pragma)?;
    let lines: Vec<String> = check.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}

/// The folder resolved, the file itself not: a board is never reached through a symbolic link.
fn resolve(path: &Path) -> Result<PathBuf> {
    let name = path.file_name().ok_or_else(|| Error::Missing(path.to_owned()))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Error::Missing(path.to_owned()),
        std::io::ErrorKind::PermissionDenied => Error::Forbidden(path.to_owned()),
        _ => Error::Io(error),
    })?;
    if let Some(kind) = gate::network_file_system(&folder) {
        return Err(Error::Network { path: folder, kind });
    }
    let path = folder.join(name);
    match std::fs::symlink_metadata(&path) {
        Ok(found) if !found.is_file() => Err(Error::Foreign(path)),
        Ok(found) if found.len() == 0 => Err(Error::Empty(path)),
        Ok(_) => Ok(path),
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Err(Error::Forbidden(path)),
        Err(_) => Err(Error::Missing(path)),
    }
}

fn resolve_new(path: &Path, ownership: &Ownership) -> Result<PathBuf> {
    let name = path.file_name().ok_or_else(|| Error::Missing(path.to_owned()))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let made = !folder.exists();
    if made {
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| match error.kind() {
            std::io::ErrorKind::PermissionDenied => Error::Forbidden(folder.to_owned()),
            _ => Error::Io(error),
        })?;
    }
    let folder = folder.canonicalize()?;
    if let (Ownership::Group(group), true) = (ownership, made) {
        std::os::unix::fs::chown(&folder, None, Some(*group))?;
        std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o2770))?;
    }
    if let Some(kind) = gate::network_file_system(&folder) {
        return Err(Error::Network { path: folder, kind });
    }
    Ok(folder.join(name))
}

fn connect(path: &Path) -> Result<Connection> {
    if rusqlite::version_number() < OLDEST_ENGINE {
        return Err(Error::Engine(rusqlite::version().to_owned()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::PermissionDenied) => {
            Error::Forbidden(path.to_owned())
        }
        _ => error.into(),
    })?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Plans don't depend on the values bound: otherwise SQLite parses such a statement anew for every value.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;
         PRAGMA secure_delete = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;
         PRAGMA journal_size_limit = 4194304;",
    )?;
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).map_err(|error| {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => Error::Foreign(path.to_owned()),
            _ => error.into(),
        }
    })?;
    if mode != "wal" {
        return Err(Error::Unexpected(format!("journal mode {mode}")));
    }
    Ok(connection)
}
