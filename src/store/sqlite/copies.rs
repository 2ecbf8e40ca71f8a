//! Complete copies of a board: making them, judging them, and putting one in the place of a damaged board.

use std::ffi::OsString;
use std::fs::{File, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use tempfile::{NamedTempFile, TempPath};
use uuid::Uuid;

use super::columns::{array, small};
use super::open::refused;
use super::{gate, migrate, open};
use crate::keys::ChainHead;
use crate::store::{Error, Result};

/// Who may read a copy.
#[derive(Clone, Copy, Debug)]
pub struct Access {
    mode: u32,
    group: Option<u32>,
}

impl Access {
    /// Its owner alone.
    pub const PRIVATE: Self = Self { mode: 0o600, group: None };

    /// Whoever may read `board`.
    pub fn like(board: &Path) -> Self {
        std::fs::metadata(board)
            .map_or(Self::PRIVATE, |board| Self { mode: board.mode() & 0o660, group: Some(board.gid()) })
    }
}

/// Writes a complete, checked copy: made beside its final name, synced, then renamed, so that no half copy is ever
/// found. `to` must not exist.
pub fn copy(connection: &Connection, to: &Path, access: Access) -> Result<()> {
    if to.symlink_metadata().is_ok() {
        return Err(Error::Exists(to.to_owned()));
    }
    Unnamed::beside(to, connection, access)?.call(to)?;
    open::sync_folder(to)
}

/// A copy that has no name of its own yet, and goes when it is dropped.
struct Unnamed {
    file: TempPath,
    _at_work: Option<File>,
}

/// Why a copy could not be filled. What SQLite does after a sync that failed hides the system's answer, which a sync of
/// ours gives as well.
fn why(failed: rusqlite::Error, file: &NamedTempFile) -> Error {
    match failed.into() {
        Error::Io(failed) => file.as_file().sync_all().err().unwrap_or(failed).into(),
        known => known,
    }
}

/// How the names of such copies begin.
const UNNAMED: &str = ".cartelera-copy-";

impl Unnamed {
    /// In the folder of `to`, synced and checked.
    fn beside(to: &Path, connection: &Connection, access: Access) -> Result<Self> {
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let at_work = begin_in(folder);
        let file = NamedTempFile::with_prefix_in(UNNAMED, folder).map_err(|error| refused(error, folder))?;
        let name = file.path().to_str().ok_or_else(|| Error::Unexpected("a file name that is not UTF-8".into()))?;
        connection.execute("VACUUM INTO ?1", [name]).map_err(|failed| why(failed, &file))?;
        let file = file.into_temp_path();
        judge(&file)?;
        std::fs::set_permissions(&file, Permissions::from_mode(access.mode))?;
        if let Some(group) = access.group {
            // An account that is not of the group can still make a copy for itself.
            let _ = std::os::unix::fs::chown(&file, None, Some(group));
        }
        File::open(&file)?.sync_all()?;
        Ok(Self { file, _at_work: at_work })
    }

    fn call(self, name: &Path) -> Result<()> {
        self.file.persist_noclobber(name).map_err(|failed| refused(failed.error, name))
    }
}

/// Shows, until what it answers is dropped, that a copy is being made in `folder`; where nobody else shows so, what killed
/// programs left of theirs goes first.
fn begin_in(folder: &Path) -> Option<File> {
    // Elsewhere other machines may be at work, and they are not seen.
    if gate::network_file_system(folder).is_some() {
        return None;
    }
    let shown = File::open(folder).ok()?;
    if shown.try_lock().is_ok() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.file_name().as_encoded_bytes().starts_with(UNNAMED.as_bytes()) {
                // What cannot be removed now is tried again the next time.
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }
    shown.lock_shared().ok().map(|()| shown)
}

/// Refuses what this program could not open and trust as a board. Changes nothing.
pub fn judge(copy: &Path) -> Result<()> {
    open_sound(copy).map(drop)
}

/// Which board a copy is of, and where its chain ends.
pub fn end_of(copy: &Path) -> Result<(Uuid, Option<ChainHead>)> {
    let connection = open_sound(copy)?;
    let id: Vec<u8> = connection.query_row("SELECT id FROM board", [], |row| row.get(0))?;
    let mut newest = connection.prepare("SELECT seq, hash FROM chain ORDER BY seq DESC LIMIT 1")?;
    let newest: Option<(i64, Vec<u8>)> = newest.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let head = match newest {
        Some((seq, hash)) => Some(ChainHead { seq: small(seq)?, hash: array(hash)? }),
        None => None,
    };
    Ok((Uuid::from_bytes(array(id)?), head))
}

fn open_sound(path: &Path) -> Result<Connection> {
    let path = open::existing(open::locate(path)?)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = Connection::open_with_flags(&path, flags).map_err(|error| open::explained(error, &path))?;
    migrate::version(&connection, &path, migrate::MIGRATIONS)?;
    match open::quick_faults(&connection)?.into_iter().next() {
        Some(fault) => Err(Error::Damaged(fault)),
        None => Ok(connection),
    }
}

/// Puts a copy of `from` in the place of `board`, which is kept beside it under the name with `suffix`. Answers where
/// the replaced one went, if there was one. Programs that have it open are told [`Error::Moved`].
pub fn restore(board: &Path, from: &Path, suffix: &str) -> Result<Option<PathBuf>> {
    let board = open::resolve_place(board)?;
    if let (Ok(one), Ok(other)) = (std::fs::metadata(&board), std::fs::metadata(from))
        && (one.dev(), one.ino()) == (other.dev(), other.ino())
    {
        return Err(Error::Exists(board));
    }
    let source = open_sound(from)?;
    // No writer is at work on the board from here on.
    let _turn = gate::take_turn(&board)?;
    finish(&board)?;
    let access = if board.exists() { Access::like(&board) } else { Access::PRIVATE };
    let replaced = with_suffix(&board, &format!("{REPLACED}{suffix}"));
    let taken = |ending| {
        let (from, to) = (with_suffix(&board, ending), with_suffix(&replaced, ending));
        from.symlink_metadata().is_ok() && to.symlink_metadata().is_ok()
    };
    if ["", "-wal"].into_iter().any(taken) {
        return Err(Error::Exists(replaced));
    }
    let copied = Unnamed::beside(&board, &source, access)?;
    if board.symlink_metadata().is_err() {
        // A journal without its board would be taken for the copy's.
        move_journal(&board, &replaced)?;
        copied.call(&board)?;
        open::sync_folder(&board)?;
        return Ok(None);
    }
    let waiting = with_suffix(&board, &format!("{RESTORING}{suffix}"));
    copied.call(&waiting)?;
    let moved = open::sync_folder(&board)
        .and_then(|()| move_with_journal(&board, &replaced))
        .and_then(|()| std::fs::rename(&waiting, &board).map_err(|error| refused(error, &board)));
    if let Err(failed) = moved {
        if board.symlink_metadata().is_err() {
            move_with_journal(&replaced, &board)?;
        }
        let _ = std::fs::remove_file(&waiting);
        return Err(failed);
    }
    open::sync_folder(&board)?;
    Ok(Some(replaced))
}

/// The replaced board's name goes on so, and that of the copy that waits to take its place: whoever finds both and no board
/// between them knows that the program ended there, and how to go on.
const REPLACED: &str = ".replaced-";
const RESTORING: &str = ".restoring-";

/// Where a board is missing because the program ended while it restored one, finishes that.
pub(super) fn finish_restoring(board: &Path) -> Result<()> {
    if waiting(board).iter().any(|(_, replaced)| replaced.exists()) {
        let _turn = gate::take_turn(board)?;
        finish(board)?;
    }
    Ok(())
}

/// The caller holds the writing turn.
fn finish(board: &Path) -> Result<()> {
    for (copy, replaced) in waiting(board) {
        if board.symlink_metadata().is_err() && replaced.exists() {
            move_journal(board, &replaced)?;
            std::fs::rename(&copy, board).map_err(|error| refused(error, board))?;
            open::sync_folder(board)?;
        } else {
            // It had not come to taking the board away.
            std::fs::remove_file(&copy).map_err(|error| refused(error, &copy))?;
        }
    }
    Ok(())
}

/// The copies that wait to become the board, each with the name of the board it replaces.
fn waiting(board: &Path) -> Vec<(PathBuf, PathBuf)> {
    let (Some(folder), Some(name)) = (board.parent(), board.file_name()) else { return Vec::new() };
    let begins = [name.as_encoded_bytes(), RESTORING.as_bytes()].concat();
    let mut found = Vec::new();
    // A folder that shows nothing has nothing to say about a board that is missing.
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let copy = entry.file_name();
        if let Some(suffix) = copy.as_encoded_bytes().strip_prefix(begins.as_slice()) {
            let suffix = String::from_utf8_lossy(suffix);
            found.push((folder.join(&copy), with_suffix(board, &format!("{REPLACED}{suffix}"))));
        }
    }
    found
}

/// Gives a finished board, closed by everybody, its name. What bears that name already stays.
pub fn put_in_place(made: &Path, board: &Path) -> Result<()> {
    if std::fs::metadata(with_suffix(made, "-wal")).is_ok_and(|journal| journal.len() > 0) {
        return Err(Error::Unexpected("a journal is left of a closed board".into()));
    }
    // What is left of a board that is gone would be taken for this one's.
    let journal = with_suffix(board, "-wal");
    if journal.symlink_metadata().is_ok() {
        return Err(Error::Exists(journal));
    }
    let made = TempPath::try_from_path(made).map_err(|error| refused(error, made))?;
    made.persist_noclobber(board).map_err(|failed| refused(failed.error, board))?;
    open::sync_folder(board)
}

/// The board first: from that moment nobody new can open it and find the journal gone, or another board's.
fn move_with_journal(from: &Path, to: &Path) -> Result<()> {
    std::fs::rename(from, to).map_err(|error| refused(error, from))?;
    move_journal(from, to)
}

/// What is there of it.
fn move_journal(from: &Path, to: &Path) -> Result<()> {
    for suffix in ["-wal", "-shm"] {
        match std::fs::rename(with_suffix(from, suffix), with_suffix(to, suffix)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(refused(error, from)),
            _ => {}
        }
    }
    Ok(())
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
