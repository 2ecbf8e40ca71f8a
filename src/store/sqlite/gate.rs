//! Who may write now: one writer at a time, on the file that was opened, on a disk that can be trusted.

use std::ffi::c_int;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ffi};

use super::queue;
use crate::store::{Error, Result};

/// How long a writer waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long it lets those go first who came before it: one of them may have been stopped while it stood in line.
const IN_LINE: Duration = Duration::from_secs(1);
/// How often it looks whether the turn is free: short against a commit of some 4 ms.
const GLANCE: Duration = Duration::from_millis(1);

/// One writing transaction: the turn among all writers and the open transaction. Dropped without
/// [`Writing::finish`], it rolls back.
#[derive(Debug)]
pub struct Writing<'a> {
    connection: &'a Connection,
    /// The turn; freed when the file is closed.
    _turn: File,
    pub(super) chart: Option<i64>,
    /// Its own, so that an audience of a transaction that is rolled back is never remembered.
    pub(super) audiences: super::audience::KnownAudiences,
    /// What is deleted is to be gone from the journal too.
    pub(super) purges: bool,
    done: bool,
}

impl<'a> Writing<'a> {
    pub fn begin(connection: &'a mut Connection, path: &Path) -> Result<Self> {
        // SQLite would begin all the same, and refuse the first write.
        if connection.is_readonly("main")? {
            return Err(if has_moved(connection, path)? { Error::Moved } else { Error::ReadOnly });
        }
        let turn = take_turn(path).map_err(|error| match error {
            // The folder itself is no longer there.
            Error::Missing(_) => Error::Moved,
            other => other,
        })?;
        connection.execute_batch("BEGIN IMMEDIATE")?;
        let (chart, audiences) = Default::default();
        let writing = Self { connection, _turn: turn, chart, audiences, purges: false, done: false };
        if has_moved(writing.connection, path)? {
            return Err(Error::Moved);
        }
        Ok(writing)
    }

    pub fn connection(&self) -> &Connection {
        self.connection
    }

    pub fn finish(mut self) -> Result<()> {
        self.connection.execute_batch("COMMIT")?;
        self.done = true;
        if self.purges {
            // It is done whatever this says: where somebody reads meanwhile, the journal is emptied when the last one leaves.
            let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
        Ok(())
    }
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        if !self.done && !self.connection.is_autocommit() {
            // A failed rollback means SQLite has rolled back already.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }
}

/// The lock file that stands beside a board.
pub fn lock_path(board: &Path) -> PathBuf {
    let mut name = board.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

/// Waits for the exclusive lock and leaves in the lock file who holds it. Freed when the file is closed.
pub fn take_turn(board: &Path) -> Result<File> {
    take_turn_within(board, PATIENCE)
}

fn take_turn_within(board: &Path, patience: Duration) -> Result<File> {
    let path = lock_path(board);
    let mut file = open_lock(&path, board)?;
    // Whoever has just had the turn would otherwise have it again before those who sleep between two glances.
    let mut place = queue::join(&file);
    let mut waited = Duration::ZERO;
    loop {
        let is_first = waited >= IN_LINE || place.is_none_or(|place| place.is_first(&file));
        match if is_first { file.try_lock() } else { Err(TryLockError::WouldBlock) } {
            Ok(()) if is_at(&file, &path) => break,
            // Somebody removed or replaced the lock file: a lock on what is no longer there keeps nobody out.
            Ok(()) => {
                file = open_lock(&path, board)?;
                place = queue::join(&file);
            }
            Err(TryLockError::WouldBlock) if waited < patience => {
                std::thread::sleep(GLANCE);
                waited += GLANCE;
            }
            Err(TryLockError::WouldBlock) => return Err(Error::Busy { holder: holder(&mut file) }),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
    }
    // Who holds it is a courtesy to those who wait: failing to write it must not stop the work.
    let _ = file.set_len(0).and_then(|()| file.rewind()).and_then(|()| write!(file, "{}", std::process::id()));
    Ok(file)
}

fn open_lock(path: &Path, board: &Path) -> Result<File> {
    let found = std::fs::metadata(board).ok();
    let mode = found.as_ref().map_or(0o600, |board| board.mode() & 0o666);
    let made = OpenOptions::new().read(true).write(true).create_new(true).mode(mode).open(path);
    match made {
        Ok(file) => {
            // The umask may have taken the group's rights away that the board itself has.
            let _ = file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
            // And the folder may give new files another group.
            let _ = std::os::unix::fs::fchown(&file, None, found.map(|board| board.gid()));
            Ok(file)
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            // In a folder that others write to, a link here would have some other file of ours emptied.
            let no_links = rustix::fs::OFlags::NOFOLLOW.bits().cast_signed();
            let opened = OpenOptions::new().read(true).write(true).custom_flags(no_links).open(path);
            opened.map_err(|error| refused(error, path))
        }
        Err(error) => Err(refused(error, path)),
    }
}

/// Whether `path` still leads to `file`.
fn is_at(file: &File, path: &Path) -> bool {
    match (file.metadata(), std::fs::symlink_metadata(path)) {
        (Ok(file), Ok(there)) => (file.dev(), file.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

fn refused(error: std::io::Error, path: &Path) -> Error {
    match error.kind() {
        std::io::ErrorKind::PermissionDenied => Error::ReadOnly,
        std::io::ErrorKind::NotFound => Error::Missing(path.to_owned()),
        _ => error.into(),
    }
}

fn holder(file: &mut File) -> Option<String> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.read_to_string(&mut text).ok()?;
    let pid: u32 = text.trim().parse().ok()?;
    let name = std::fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
    Some(format!("{} ({pid})", name.trim()))
}

/// Whether the path no longer leads to the file that `connection` has open.
pub(super) fn has_moved(connection: &Connection, path: &Path) -> Result<bool> {
    let mut moved: c_int = 0;
    // SAFETY: the handle belongs to a live connection that this thread alone uses, the name is NUL-terminated, and for
    // this operation SQLite writes one int through the pointer before it returns.
    let code = unsafe {
        ffi::sqlite3_file_control(
            connection.handle(),
            c"main".as_ptr(),
            ffi::SQLITE_FCNTL_HAS_MOVED,
            (&raw mut moved).cast(),
        )
    };
    if code != ffi::SQLITE_OK {
        return Err(Error::Unexpected(format!("SQLITE_FCNTL_HAS_MOVED: {code}")));
    }
    Ok(moved != 0 || !path.exists())
}

/// The kind of network file system that `path` lies on, if it does: SQLite's locks cannot be trusted there.
pub fn network_file_system(path: &Path) -> Option<String> {
    let path = path.canonicalize().ok()?;
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    network_mount(&mounts, &path)
}

/// Looks `path` up in the text of a `mountinfo`: the longest mount point that leads to it decides.
fn network_mount(mounts: &str, path: &Path) -> Option<String> {
    let mut best: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let Some((left, right)) = line.split_once(" - ") else { continue };
        let (Some(point), Some(kind)) = (left.split(' ').nth(4), right.split(' ').next()) else { continue };
        let point = point.replace("\\040", " ");
        // Later lines cover earlier ones on the same point.
        if path.starts_with(&point) && best.is_none_or(|(length, _)| point.len() >= length) {
            best = Some((point.len(), kind));
        }
    }
    let (_, kind) = best?;
    let network = matches!(kind, "nfs" | "nfs4" | "cifs" | "smb3" | "smbfs" | "9p" | "afs" | "ceph" | "glusterfs")
        || kind.starts_with("fuse.sshfs")
        || kind.starts_with("fuse.rclone")
        || kind.starts_with("fuse.glusterfs");
    network.then(|| kind.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:1 / / rw,relatime - ext4 /dev/root rw
30 22 0:40 / /srv/team\\040files rw - nfs4 server:/x rw
31 30 8:2 / /srv/team\\040files/local rw - xfs /dev/sdb rw
32 22 0:41 / /mnt/far rw - fuse.sshfs me@host: rw";

    fn a_board() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let board = folder.path().join("board.db");
        std::fs::write(&board, "x").unwrap();
        (folder, board)
    }

    #[test]
    fn a_turn_excludes_others_and_names_its_holder() {
        let (_folder, board) = a_board();
        let turn = take_turn(&board).unwrap();
        let mut other = open_lock(&lock_path(&board), &board).unwrap();
        assert!(matches!(other.try_lock(), Err(TryLockError::WouldBlock)));
        assert!(holder(&mut other).unwrap().ends_with(&format!("({})", std::process::id())));
        drop(turn);
        assert!(other.try_lock().is_ok());
    }

    #[test]
    fn a_lock_file_that_was_replaced_while_waiting_is_not_trusted() {
        let (_folder, board) = a_board();
        let held = take_turn(&board).unwrap();
        let waiter = std::thread::spawn({
            let board = board.clone();
            move || is_at(&take_turn(&board).unwrap(), &lock_path(&board))
        });
        std::fs::remove_file(lock_path(&board)).unwrap();
        std::fs::write(lock_path(&board), "").unwrap();
        drop(held);
        assert!(waiter.join().unwrap());
    }

    #[test]
    fn a_lock_file_that_is_a_symbolic_link_is_refused_and_its_target_left_alone() {
        let (folder, board) = a_board();
        let target = folder.path().join("precious");
        std::fs::write(&target, "precious").unwrap();
        std::os::unix::fs::symlink(&target, lock_path(&board)).unwrap();
        assert!(take_turn(&board).is_err());
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "precious");
    }

    #[test]
    fn the_longest_mount_point_decides_whether_a_board_lies_on_the_network() {
        let kind = |path| network_mount(MOUNTS, Path::new(path));
        assert_eq!(kind("/srv/team files/board.db").as_deref(), Some("nfs4"));
        assert_eq!(kind("/srv/team files/local/board.db"), None);
        assert_eq!(kind("/mnt/far/board.db").as_deref(), Some("fuse.sshfs"));
        assert_eq!(kind("/mnt/farther/board.db"), None);
    }

    #[test]
    fn who_holds_the_turn_is_named_to_those_who_wait() {
        let folder = tempfile::tempdir().unwrap();
        let board = folder.path().join("board.db");
        let _turn = take_turn(&board).unwrap();
        let refused = take_turn_within(&board, Duration::ZERO).unwrap_err();
        let Error::Busy { holder: Some(holder) } = refused else { panic!("{refused:?}") };
        assert!(holder.ends_with(&format!(" ({})", std::process::id())), "{holder}");
    }

    #[test]
    fn whoever_stands_in_line_and_does_not_move_holds_nobody_up_for_long() {
        let (_folder, board) = a_board();
        let stopped = open_lock(&lock_path(&board), &board).unwrap();
        queue::join(&stopped).unwrap();
        let refused = take_turn_within(&board, IN_LINE / 2).map(drop).unwrap_err();
        assert!(matches!(refused, Error::Busy { .. }));
        take_turn(&board).unwrap();
        drop(stopped);
        take_turn_within(&board, Duration::ZERO).unwrap();
    }

    #[test]
    fn a_link_in_the_place_of_the_lock_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (board, letter) = (folder.path().join("board.db"), folder.path().join("letter.txt"));
        std::fs::write(&letter, "Dear Ana").unwrap();
        std::os::unix::fs::symlink(&letter, lock_path(&board)).unwrap();
        assert!(matches!(take_turn(&board), Err(Error::Io(_))));
        assert_eq!(std::fs::read_to_string(&letter).unwrap(), "Dear Ana");
    }
}
