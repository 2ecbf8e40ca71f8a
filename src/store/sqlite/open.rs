//! Opening and creating board files, with the settings every connection gets.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read as _};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt};
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::columns::{days, micros};
use super::{copies, gate, migrate};
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

impl Ownership {
    /// Whether a board in this folder can be opened by all who are meant: a group needs to write there, and what one of
    /// its accounts makes beside the board must belong to the group. A folder that is not there yet is made so.
    pub fn fits(&self, folder: &Path) -> bool {
        let Self::Group(group) = self else { return true };
        match std::fs::metadata(folder) {
            Ok(found) => found.gid() == *group && found.mode() & 0o2070 == 0o2070,
            Err(_) => true,
        }
    }
}

/// Makes a new board file that holds the schema and `board`, nobody in it yet. An existing file is left alone.
pub fn create(path: &Path, board: &Board, ownership: &Ownership) -> Result<()> {
    let path = resolve_new(path, ownership)?;
    let mode = match ownership {
        Ownership::Private => 0o600,
        Ownership::Group(_) => 0o660,
    };
    let made = OpenOptions::new().write(true).create_new(true).mode(mode).open(&path);
    let file = made.map_err(|error| refused(error, &path))?;
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
    use_write_ahead_log(&connection, path)?;
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
    open_with(path, migrate::MIGRATIONS)
}

fn open_with(path: &Path, migrations: &[&str]) -> Result<(Connection, PathBuf)> {
    let path = resolve(path)?;
    let frozen = cannot_change(&path);
    let connection = if frozen { connect_to_frozen(&path)? } else { connect(&path)? };
    accept(&connection, &path, frozen, migrations)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok((connection, path))
}

fn accept(connection: &Connection, path: &Path, frozen: bool, migrations: &[&str]) -> Result<()> {
    // Before anything that writes: a foreign or newer file stays as it is.
    let found = migrate::version(connection, path, migrations)?;
    if frozen && found < migrate::newest(migrations) {
        return Err(Error::ReadOnly);
    }
    if !frozen {
        use_write_ahead_log(connection, path)?;
        if found < migrate::newest(migrations) {
            upgrade(connection, path, migrations)?;
        }
    }
    // A file that says it is a board and holds no such table is a broken one.
    connection.prepare("SELECT id FROM board").map_err(|error| Error::Damaged(error.to_string()))?;
    Ok(())
}

/// Has closing write nothing. Whoever closes a board last folds its journal into it: one that was left behind beside a
/// damaged board would be gone, and the board another one than was found.
pub(super) fn leave_alone(connection: &Connection, path: &Path) {
    // An empty one was made by opening, and goes again.
    if journal_length(path) > 0 {
        // Where this fails it is closed as usual: there is nothing better to do.
        let _ = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
    }
}

/// How much is in the journal of a board; nothing where there is none.
pub(super) fn journal_length(board: &Path) -> u64 {
    let mut journal = board.as_os_str().to_owned();
    journal.push("-wal");
    std::fs::metadata(journal).map_or(0, |journal| journal.len())
}

/// Under the writing turn: a backup that is known to be sound, then all migrations in one transaction.
fn upgrade(connection: &Connection, path: &Path, migrations: &[&str]) -> Result<()> {
    let _turn = gate::take_turn(path)?;
    // Another program may have done it while this one waited.
    let found = migrate::version(connection, path, migrations)?;
    if found >= migrate::newest(migrations) {
        return Ok(());
    }
    copies::copy(connection, &before_upgrade(path, migrate::newest(migrations)), copies::Access::PRIVATE)?;
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let applied = migrate::apply(connection, found, migrations).and_then(|()| Ok(connection.execute_batch("COMMIT")?));
    let applied = applied.map_err(|error| match error {
        // Migrations are fixed: only a file that is not of the version it says can make one senseless.
        Error::Unexpected(why) => Error::Damaged(why),
        other => other,
    });
    if applied.is_err() && !connection.is_autocommit() {
        let _ = connection.execute_batch("ROLLBACK");
    }
    applied
}

/// The first free name beside the board. An earlier copy, from an upgrade that failed, may be older than the board.
fn before_upgrade(path: &Path, version: i64) -> PathBuf {
    let named = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".before-version-{version}{ending}"));
        PathBuf::from(name)
    };
    let numbered = (2..).map(|number: u32| named(&format!(".{number}")));
    let mut names = std::iter::once(named("")).chain(numbered);
    // The numbers do not end before the file names do.
    names.find(|name| name.symlink_metadata().is_err()).unwrap_or_else(|| named(""))
}

pub(super) fn sync_folder(of: &Path) -> Result<()> {
    let folder = of.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()?;
    Ok(())
}

/// What SQLite's quick check finds.
pub(super) fn quick_faults(connection: &Connection) -> Result<Vec<String>> {
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

/// Where an existing board lies.
fn resolve(path: &Path) -> Result<PathBuf> {
    let place = resolve_place(path)?;
    match existing(place.clone()) {
        Err(Error::Missing(_)) => {
            copies::finish_restoring(&place)?;
            existing(place)
        }
        found => found,
    }
}

/// Where a board lies or may come to lie: not on the network.
pub(super) fn resolve_place(path: &Path) -> Result<PathBuf> {
    let path = locate(path)?;
    match path.parent().and_then(gate::network_file_system) {
        Some(kind) => Err(Error::Network { path, kind }),
        None => Ok(path),
    }
}

/// The folder resolved, the file itself not: a board is never reached through a symbolic link.
pub(super) fn locate(path: &Path) -> Result<PathBuf> {
    let name = path.file_name().ok_or_else(|| Error::Missing(path.to_owned()))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(folder.canonicalize().map_err(|error| refused(error, path))?.join(name))
}

/// Refuses what cannot be a board by its looks alone.
pub(super) fn existing(path: PathBuf) -> Result<PathBuf> {
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
            ErrorKind::PermissionDenied => Error::Forbidden(folder.to_owned()),
            _ => error.into(),
        })?;
    }
    let folder = folder.canonicalize()?;
    if made {
        let mode = match ownership {
            Ownership::Private => 0o700,
            Ownership::Group(group) => {
                std::os::unix::fs::chown(&folder, None, Some(*group))?;
                0o2770
            }
        };
        std::fs::set_permissions(&folder, PermissionsExt::from_mode(mode))?;
    }
    if let Some(kind) = gate::network_file_system(&folder) {
        return Err(Error::Network { path: folder, kind });
    }
    Ok(folder.join(name))
}

/// Whether nobody can write to the board while it is open: it lies on a read-only mount, and whoever wrote last has left
/// nothing in a journal. Elsewhere SQLite would miss what others write.
fn cannot_change(path: &Path) -> bool {
    let read_only =
        rustix::fs::statvfs(path).is_ok_and(|mount| mount.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY));
    read_only && journal_length(path) == 0
}

/// Reads without the journal and its locks, which a read-only mount has no room for.
fn connect_to_frozen(path: &Path) -> Result<Connection> {
    let access = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    connect_with(Path::new(&address_alone(path)), path, access)
}

/// How SQLite is told to read a file without its journal and without locks.
pub(super) fn address_alone(path: &Path) -> String {
    let escaped: String = path
        .as_os_str()
        .as_bytes()
        .iter()
        .map(|byte| match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => char::from(*byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("file://{escaped}?immutable=1")
}

fn connect(path: &Path) -> Result<Connection> {
    connect_with(path, path, OpenFlags::SQLITE_OPEN_READ_WRITE)
}

fn connect_with(address: &Path, path: &Path, access: OpenFlags) -> Result<Connection> {
    if rusqlite::version_number() < OLDEST_ENGINE {
        return Err(Error::Engine(rusqlite::version().to_owned()));
    }
    let flags =
        access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = Connection::open_with_flags(address, flags).map_err(|error| explained(error, path))?;
    // Until it is known to be a board.
    leave_alone(&connection, path);
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Plans don't depend on the values bound: otherwise SQLite parses such a statement anew for every value.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    let settings = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;
         PRAGMA secure_delete = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;
         PRAGMA journal_size_limit = 4194304;";
    connection.execute_batch(settings).map_err(|error| explained(error, path))?;
    super::search::teach(&connection)?;
    Ok(connection)
}

fn use_write_ahead_log(connection: &Connection, path: &Path) -> Result<()> {
    let mode: String = connection
        .query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))
        .map_err(|error| explained(error, path))?;
    if mode == "wal" { Ok(()) } else { Err(Error::Unexpected(format!("journal mode {mode}"))) }
}

/// What is wrong with a file that SQLite won't open or read.
pub(super) fn explained(error: rusqlite::Error, path: &Path) -> Error {
    match error.sqlite_error_code() {
        // Even reading needs a journal beside the board: a folder that takes no file shuts it.
        Some(ErrorCode::CannotOpen) => why_shut(path),
        Some(ErrorCode::PermissionDenied | ErrorCode::ReadOnly) => Error::Forbidden(path.to_owned()),
        Some(ErrorCode::NotADatabase) if was_a_board(path) => Error::Damaged(error.to_string()),
        Some(ErrorCode::NotADatabase) => Error::Foreign(path.to_owned()),
        // What is asked while opening is fixed: only the file can make it senseless.
        Some(ErrorCode::Unknown) => Error::Damaged(error.to_string()),
        _ => error.into(),
    }
}

/// Why a board does not open: SQLite forgets what the system answered, so it is asked again.
fn why_shut(path: &Path) -> Error {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let opened = OpenOptions::new().read(true).write(true).open(path);
    let answer = opened.and_then(|_| tempfile::NamedTempFile::with_prefix_in(".cartelera-", folder));
    match answer.map_err(|error| refused(error, path)) {
        Err(told @ (Error::Full | Error::ReadOnly | Error::Forbidden(_))) => told,
        // Or it could be opened by now: then it failed a moment ago.
        _ => Error::Io(rustix::io::Errno::IO.into()),
    }
}

/// Why the system keeps what is at `path`, or what was to be there, from this program.
pub(super) fn refused(error: std::io::Error, path: &Path) -> Error {
    match error.kind() {
        ErrorKind::AlreadyExists => Error::Exists(path.to_owned()),
        ErrorKind::NotFound | ErrorKind::NotADirectory => Error::Missing(path.to_owned()),
        ErrorKind::PermissionDenied => Error::Forbidden(path.to_owned()),
        _ => error.into(),
    }
}

/// Whether a file that is no database has what is left of a board's header: SQLite's own first words with the rest
/// missing, or this program's mark where a header has it.
pub(super) fn was_a_board(path: &Path) -> bool {
    const MAGIC: &[u8] = b"SQLite format 3\0";
    const MARK_AT: usize = 68;
    let mut header = Vec::new();
    if File::open(path).and_then(|file| file.take(100).read_to_end(&mut header)).is_err() {
        return false;
    }
    let mark = header.get(MARK_AT..MARK_AT + 4);
    mark == Some(migrate::MARK.as_slice())
        || (header.len() < 100 && MAGIC.starts_with(header.get(..16).unwrap_or(&header)))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;
    use jiff::tz::TimeZone;
    use uuid::Uuid;

    use super::*;
    use crate::domain::audience::Limits;

    fn made() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("board.db");
        let board = Board {
            id: Uuid::nil(),
            organisation: "Sol".into(),
            zone: TimeZone::UTC,
            locale: "es".into(),
            sample: false,
            created_at: Timestamp::UNIX_EPOCH,
            settled_on: date(1970, 1, 1),
            limits: Limits::default(),
            chart: 1,
        };
        create(&path, &board, &Ownership::Private).unwrap();
        (folder, path)
    }

    fn pragma<T: rusqlite::types::FromSql>(connection: &Connection, name: &str) -> T {
        connection.pragma_query_value(None, name, |row| row.get(0)).unwrap()
    }

    #[test]
    fn every_connection_is_careful() {
        let (_folder, path) = made();
        let (connection, _) = open(&path).unwrap();
        assert_eq!(pragma::<String>(&connection, "journal_mode"), "wal");
        for (name, value) in [
            ("synchronous", 2),
            ("foreign_keys", 1),
            ("cell_size_check", 1),
            ("secure_delete", 1),
            ("temp_store", 2),
            ("journal_size_limit", 4 << 20),
            ("application_id", i64::from(migrate::APPLICATION_ID)),
            ("user_version", newest_schema()),
        ] {
            assert_eq!(pragma::<i64>(&connection, name), value, "{name}");
        }
        for (setting, on) in [
            (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
            (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
            (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
            (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        ] {
            assert_eq!(connection.db_config(setting).unwrap(), on);
        }
    }

    #[test]
    fn every_table_is_strict() {
        let (_folder, path) = made();
        let (connection, _) = open(&path).unwrap();
        let lax: i64 = connection
            .query_row("SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'", [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(lax, 0);
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn an_older_board_is_copied_and_brought_up_to_date() {
        let (folder, path) = made();
        let next = [migrate::MIGRATIONS, &["CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT"]].concat();
        let version = migrate::newest(&next);
        let (connection, _) = open_with(&path, &next).unwrap();
        assert_eq!(pragma::<i64>(&connection, "user_version"), version);
        connection.execute("INSERT INTO later (id) VALUES (1)", []).unwrap();
        drop(connection);
        let copy = folder.path().join(format!("board.db.before-version-{version}"));
        assert_eq!(
            names_in(folder.path()),
            ["board.db", &format!("board.db.before-version-{version}"), "board.db.lock"]
        );
        assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o7777, 0o600);
        let (before, _) = open(&copy).unwrap();
        assert_eq!(pragma::<i64>(&before, "user_version"), newest_schema());
        // Up to date, nothing more is copied.
        open_with(&path, &next).unwrap();
        assert!(matches!(open(&path), Err(Error::Newer { .. })));
    }

    #[test]
    fn an_upgrade_that_fails_leaves_the_board_as_it_was() {
        let (folder, path) = made();
        let broken = [migrate::MIGRATIONS, &["CREATE TABLE later (id); INSERT INTO nothing VALUES (1)"]].concat();
        for _ in 0..2 {
            assert!(open_with(&path, &broken).is_err());
        }
        let (connection, _) = open(&path).unwrap();
        assert_eq!(pragma::<i64>(&connection, "user_version"), newest_schema());
        assert!(connection.prepare("SELECT * FROM later").is_err());
        drop(connection);
        let version = migrate::newest(&broken);
        // Each try keeps the board as it was then.
        assert_eq!(
            names_in(folder.path()),
            [
                "board.db".to_owned(),
                format!("board.db.before-version-{version}"),
                format!("board.db.before-version-{version}.2"),
                "board.db.lock".to_owned()
            ]
        );
    }
}
