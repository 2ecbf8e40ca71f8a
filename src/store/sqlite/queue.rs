//! Who comes first among those who wait to write.
//!
//! Whoever comes locks one byte of the lock file, as far in as the machine has been running; nothing is written there. Who
//! finds no locked byte before their own is first. The system lets go of the bytes of a program that ends, however it ends,
//! so nobody can leave a gap that others wait for.

use std::fs::File;

use nix::errno::Errno;
use nix::fcntl::{FcntlArg, fcntl};
use nix::libc;
use rustix::time::{ClockId, clock_gettime};

/// A place in the queue, held until the file is closed.
#[derive(Clone, Copy, Debug)]
pub struct Place(i64);

/// Joins the queue at its end. `None` where the file system knows no such locks: then there is no order, as long as all
/// look for the turn all the time.
pub fn join(file: &File) -> Option<Place> {
    let mut at = arrival();
    loop {
        match fcntl(file, FcntlArg::F_OFD_SETLK(&part(at, 1))) {
            Ok(_) => return Some(Place(at)),
            // Somebody came in the same nanosecond.
            Err(Errno::EAGAIN | Errno::EACCES) => at = at.saturating_add(1),
            Err(_) => return None,
        }
    }
}

/// Nanoseconds since the machine started: the same for all its programs, and whatever is done to its clock never less than
/// before. Tells who came first, not when.
fn arrival() -> i64 {
    let at = clock_gettime(ClockId::Monotonic);
    at.tv_sec.saturating_mul(1_000_000_000).saturating_add(at.tv_nsec)
}

impl Place {
    /// Whether nobody who came before is still there.
    pub fn is_first(self, file: &File) -> bool {
        let mut before = part(0, self.0);
        let asked = fcntl(file, FcntlArg::F_OFD_GETLK(&mut before));
        asked.is_err() || i32::from(before.l_type) == libc::F_UNLCK
    }
}

/// An exclusive lock on `length` bytes.
#[allow(clippy::cast_possible_truncation, reason = "the constants are small; systems differ in their width")]
fn part(start: i64, length: i64) -> libc::flock {
    let (l_type, l_whence) = (libc::F_WRLCK as libc::c_short, libc::SEEK_SET as libc::c_short);
    libc::flock { l_type, l_whence, l_start: start, l_len: length, l_pid: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_come_is_first_and_whoever_goes_leaves_no_gap() {
        let path = tempfile::NamedTempFile::new().unwrap();
        let file = || File::options().read(true).write(true).open(path.path()).unwrap();
        let files = [file(), file(), file()];
        let places = files.each_ref().map(|file| join(file).unwrap());
        let [one, two, three] = files;
        assert!(places[0].is_first(&one));
        assert!(!places[1].is_first(&two) && !places[2].is_first(&three));
        drop(two);
        assert!(!places[2].is_first(&three));
        drop(one);
        assert!(places[2].is_first(&three));
    }
}
