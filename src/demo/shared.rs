//! The throw-away copy of the sample that all running demos of one account share.
//!
//! A demo holds `running.lock` shared for as long as it runs. Whoever comes and finds nobody holding it makes the board
//! anew; the last one out takes it away. `joining.lock` is held while somebody looks or makes, so that two who come at
//! once do not both make it.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use super::sample::{self, Error, Result};
use crate::clock::Clock;

/// A place in the running demo. Dropping it leaves.
#[derive(Debug)]
pub struct DemoBoard {
    folder: PathBuf,
    running: File,
}

impl DemoBoard {
    /// Where the board is.
    pub fn path(&self) -> PathBuf {
        board_in(&self.folder)
    }
}

/// Joins the running demo of this account, or starts one.
pub fn join(clock: &Clock) -> Result<DemoBoard> {
    join_in(&demo_folder(), clock)
}

/// This account's own, gone with the session where the system keeps such a folder.
fn demo_folder() -> PathBuf {
    match std::env::var_os("XDG_RUNTIME_DIR")
        .map(PathBuf::from)
        .filter(|folder| folder.is_absolute() && folder.is_dir())
    {
        Some(runtime) => runtime.join("cartelera-demo"),
        None => std::env::temp_dir().join(format!("cartelera-demo-{}", rustix::process::getuid().as_raw())),
    }
}

fn join_in(folder: &Path, clock: &Clock) -> Result<DemoBoard> {
    own_folder(folder)?;
    let joining = lock_file(&folder.join("joining.lock"))?;
    joining.lock()?;
    let running = lock_file(&folder.join("running.lock"))?;
    match running.try_lock() {
        Ok(()) => {
            remove_board(folder);
            sample::create(&board_in(folder), zone(), clock.now())?;
            // Nobody comes in between: they would need `joining`.
            running.unlock()?;
        }
        Err(TryLockError::WouldBlock) => {}
        Err(TryLockError::Error(error)) => return Err(error.into()),
    }
    running.lock_shared()?;
    Ok(DemoBoard { folder: folder.to_owned(), running })
}

impl Drop for DemoBoard {
    fn drop(&mut self) {
        // Where any of this fails the next demo clears up.
        let Ok(joining) = lock_file(&self.folder.join("joining.lock")) else { return };
        if joining.try_lock().is_ok() && self.running.unlock().is_ok() && self.running.try_lock().is_ok() {
            remove_board(&self.folder);
        }
    }
}

/// The machine's zone, if it has a name; the sample organisation's own otherwise.
fn zone() -> TimeZone {
    let here = TimeZone::system();
    if here.iana_name().is_some() { here } else { TimeZone::get("Europe/Madrid").unwrap_or(TimeZone::UTC) }
}

fn board_in(folder: &Path) -> PathBuf {
    folder.join("demo.cartelera")
}

fn remove_board(folder: &Path) {
    for suffix in ["", "-wal", "-shm", "-journal", ".lock"] {
        let mut name = board_in(folder).into_os_string();
        name.push(suffix);
        // Most of them are usually not there.
        let _ = std::fs::remove_file(name);
    }
}

/// Makes the folder, or makes sure that it is a real one, of this account, and closed to others.
fn own_folder(folder: &Path) -> Result<()> {
    match DirBuilder::new().mode(0o700).create(folder) {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error.into()),
    }
    let found = std::fs::symlink_metadata(folder)?;
    let own = found.is_dir() && found.uid() == rustix::process::getuid().as_raw() && found.mode() & 0o077 == 0;
    if own { Ok(()) } else { Err(Error::Unsafe(folder.to_owned())) }
}

fn lock_file(path: &Path) -> Result<File> {
    let no_follow = i32::try_from(rustix::fs::OFlags::NOFOLLOW.bits()).unwrap_or(0);
    let options = OpenOptions::new().read(true).write(true).create(true).mode(0o600).custom_flags(no_follow).open(path);
    Ok(options?)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::member::Workspace;

    fn clock() -> Clock {
        Clock::fixed("2026-03-05T10:30:00Z".parse().unwrap())
    }

    fn board_id(demo: &DemoBoard) -> uuid::Uuid {
        Workspace::open(&demo.path(), clock()).unwrap().board().id
    }

    #[test]
    fn a_second_demo_joins_the_first_and_the_last_one_out_takes_the_board_away() {
        let temp = tempfile::tempdir().unwrap();
        let folder = temp.path().join("demo");
        let first = join_in(&folder, &clock()).unwrap();
        let id = board_id(&first);
        let second = join_in(&folder, &clock()).unwrap();
        assert_eq!(board_id(&second), id);
        let path = first.path();
        drop(first);
        assert!(path.exists());
        drop(second);
        assert!(!path.exists());
        let third = join_in(&folder, &clock()).unwrap();
        assert_ne!(board_id(&third), id);
    }

    #[test]
    fn what_a_killed_demo_left_behind_is_replaced() {
        let temp = tempfile::tempdir().unwrap();
        let folder = temp.path().join("demo");
        own_folder(&folder).unwrap();
        std::fs::write(board_in(&folder), "half a board").unwrap();
        let demo = join_in(&folder, &clock()).unwrap();
        board_id(&demo);
    }

    #[test]
    fn a_folder_that_others_can_open_or_that_leads_elsewhere_is_refused() {
        let temp = tempfile::tempdir().unwrap();
        let open = temp.path().join("open");
        std::fs::create_dir(&open).unwrap();
        std::fs::set_permissions(&open, std::fs::Permissions::from_mode(0o755)).unwrap();
        assert!(matches!(join_in(&open, &clock()), Err(Error::Unsafe(_))));
        let link = temp.path().join("link");
        std::fs::set_permissions(&open, std::fs::Permissions::from_mode(0o700)).unwrap();
        std::os::unix::fs::symlink(&open, &link).unwrap();
        assert!(matches!(join_in(&link, &clock()), Err(Error::Unsafe(_))));
    }
}
