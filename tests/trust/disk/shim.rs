//! Stands between the program and libc under `LD_PRELOAD`: notes what reaches the disk below one folder, in order, or
//! makes one of these calls fail. Compiled by `disk::preload`, not by Cargo.
//!
//! | variable | what |
//! |---|---|
//! | `DISK_FOLDER` | only files below it count, but for what is said on standard output |
//! | `DISK_NOTES` | the file that everything is noted in, data included |
//! | `DISK_COUNT` | a file that ends up as long as there were calls |
//! | `DISK_FAIL` | `NUMBER ERRNO once` or `NUMBER ERRNO ever`: the call of that number fails, with `ever` all later ones too |
//! | `DISK_MENDED` | a file: from when it is there nothing fails any more |
//! | `DISK_SPARE` | a folder below which nothing fails or is counted |
//!
//! A note is one line, and for what was written the bytes after it:
//! `write INODE OFFSET LENGTH`, `size INODE LENGTH`, `sync INODE`, `made INODE PATH`, `renamed FROM TO`, `linked FROM TO`,
//! `gone PATH`, `folder PATH`, `names INODE PATH` with the folder's entries as bytes (`INODE NAME` each), `said LENGTH`.
//!
//! What goes to the kernel without libc is not seen: here that is `rename` by the crate `tempfile`. So the names of a
//! folder are noted as they are whenever it is synced.

use std::ffi::{CStr, c_char, c_int, c_uint, c_void};
use std::os::unix::fs::MetadataExt as _;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock};

type Mode = c_uint;

unsafe extern "C" {
    fn dlsym(handle: *mut c_void, name: *const c_char) -> *mut c_void;
    fn lseek64(fd: c_int, offset: i64, whence: c_int) -> i64;
    fn flock(fd: c_int, operation: c_int) -> c_int;
    fn __errno_location() -> *mut c_int;
}

const NEXT: *mut c_void = -1_isize as *mut c_void;
const CREATE: c_int = 0o100;
const EMPTY: c_int = 0o1000;
const CURRENT: c_int = 1;
const EIO: c_int = 5;
const HERE: c_int = -100;

struct Fault {
    number: u64,
    errno: c_int,
    stays: bool,
}

struct Disk {
    folder: String,
    notes: Option<c_int>,
    count: Option<c_int>,
    fault: Option<Fault>,
    mended: Option<String>,
    spare: Option<String>,
    /// One call at a time, so that notes stand in the order in which things happened.
    turn: Mutex<()>,
}

static CALLS: AtomicU64 = AtomicU64::new(0);

/// The function of libc that stands behind one of ours.
macro_rules! real {
    ($name:expr, fn($($argument:ty),*) -> $answer:ty) => {{
        static FOUND: AtomicUsize = AtomicUsize::new(0);
        let found = find(&FOUND, concat!($name, "\0"));
        // SAFETY: the type is that of libc's function. Where the last argument is a variable one it is passed as any other
        // on the architectures Linux runs this on.
        unsafe { std::mem::transmute::<usize, unsafe extern "C" fn($($argument),*) -> $answer>(found) }
    }};
}

fn find(known: &AtomicUsize, name: &str) -> usize {
    match known.load(Ordering::Relaxed) {
        0 => {
            // SAFETY: the name is NUL-terminated.
            let found = unsafe { dlsym(NEXT, name.as_ptr().cast()) } as usize;
            known.store(found, Ordering::Relaxed);
            found
        }
        found => found,
    }
}

fn disk() -> Option<&'static Disk> {
    static DISK: OnceLock<Option<Disk>> = OnceLock::new();
    DISK.get_or_init(|| {
        let folder = std::env::var("DISK_FOLDER").ok()?;
        let append = |name: &str| {
            let path = std::ffi::CString::new(std::env::var(name).ok()?).ok()?;
            // O_APPEND, O_CREAT, O_WRONLY and O_CLOEXEC.
            let flags = 0o2_002_000 | CREATE | 1;
            let open = real!("open", fn(*const c_char, c_int, Mode) -> c_int);
            // SAFETY: the path is NUL-terminated.
            Some(unsafe { open(path.as_ptr(), flags, 0o600) })
        };
        let fault = std::env::var("DISK_FAIL").ok().and_then(|told| {
            let mut told = told.split(' ');
            let number = told.next()?.parse().ok()?;
            Some(Fault { number, errno: told.next()?.parse().ok()?, stays: told.next()? == "ever" })
        });
        let (notes, count) = (append("DISK_NOTES"), append("DISK_COUNT"));
        let (mended, spare) = (std::env::var("DISK_MENDED").ok(), std::env::var("DISK_SPARE").ok());
        Some(Disk { folder, notes, count, fault, mended, spare, turn: Mutex::new(()) })
    })
    .as_ref()
}

/// While it lives nobody else's call is noted.
struct Turn {
    disk: &'static Disk,
    _turn: MutexGuard<'static, ()>,
}

impl Turn {
    fn take(disk: &'static Disk) -> Self {
        let turn = disk.turn.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(notes) = disk.notes {
            // SAFETY: an open file; a second process waits here.
            unsafe { flock(notes, 2) };
        }
        Self { disk, _turn: turn }
    }

    fn note(&self, line: &str, bytes: &[u8]) {
        if let Some(notes) = self.disk.notes {
            let note = [line.as_bytes(), b"\n", bytes].concat();
            put(notes, &note);
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(notes) = self.disk.notes {
            // SAFETY: as above.
            unsafe { flock(notes, 8) };
        }
    }
}

fn put(fd: c_int, bytes: &[u8]) {
    let write = real!("write", fn(c_int, *const c_void, usize) -> isize);
    let mut rest = bytes;
    while !rest.is_empty() {
        // SAFETY: the bytes are those of a slice.
        let put = unsafe { write(fd, rest.as_ptr().cast(), rest.len()) };
        let Some(left) = usize::try_from(put).ok().and_then(|put| rest.get(put..)) else { return };
        rest = left;
    }
}

fn errno() -> c_int {
    // SAFETY: always this thread's own.
    unsafe { *__errno_location() }
}

fn set_errno(errno: c_int) {
    // SAFETY: as above.
    unsafe { *__errno_location() = errno };
}

/// Where an open file is, if it lies in the folder.
fn path_of(disk: &Disk, fd: c_int) -> Option<String> {
    let path = std::fs::read_link(format!("/proc/self/fd/{fd}")).ok()?.into_os_string().into_string().ok()?;
    path.starts_with(&disk.folder).then_some(path)
}

fn inode_of(fd: c_int) -> u64 {
    std::fs::metadata(format!("/proc/self/fd/{fd}")).map_or(0, |found| found.ino())
}

/// A path given to a call, made absolute, if it lies in the folder.
fn path_at(disk: &Disk, at: c_int, path: *const c_char) -> Option<String> {
    // SAFETY: callers of libc pass NUL-terminated paths.
    let path = unsafe { CStr::from_ptr(path) }.to_str().ok()?;
    let path = if path.starts_with('/') {
        path.to_owned()
    } else if at == HERE {
        format!("{}/{path}", std::env::current_dir().ok()?.to_str()?)
    } else {
        format!("{}/{path}", std::fs::read_link(format!("/proc/self/fd/{at}")).ok()?.to_str()?)
    };
    path.starts_with(&disk.folder).then_some(path)
}

/// Counts a call, and answers the error it is to fail with.
fn fails(disk: &Disk, path: &str) -> Option<c_int> {
    if disk.spare.as_ref().is_some_and(|spare| path.starts_with(spare)) {
        return None;
    }
    let number = CALLS.fetch_add(1, Ordering::Relaxed) + 1;
    if let Some(count) = disk.count {
        put(count, b".");
    }
    let fault = disk.fault.as_ref()?;
    let due = if fault.stays { number >= fault.number } else { number == fault.number };
    let mended = || disk.mended.as_ref().is_some_and(|mended| std::fs::exists(mended).unwrap_or(false));
    (due && !mended()).then_some(fault.errno)
}

/// Runs a call that is none of the disk's business without touching `errno`.
fn quietly<T>(look: impl FnOnce() -> T) -> T {
    let before = errno();
    let seen = look();
    set_errno(before);
    seen
}

/// What every call does: look whether it counts, let it fail or happen, note it.
fn call<S, T: Copy + PartialEq>(
    failed: T,
    subject: impl FnOnce(&Disk) -> Option<(String, S)>,
    real: impl FnOnce() -> T,
    half: impl FnOnce(),
    note: impl FnOnce(&Turn, (String, S), T),
) -> T {
    let Some((disk, subject)) = quietly(|| disk().and_then(|disk| Some((disk, subject(disk)?)))) else { return real() };
    let turn = Turn::take(disk);
    if let Some(errno) = quietly(|| fails(disk, &subject.0)) {
        if errno == EIO {
            half();
        }
        set_errno(errno);
        return failed;
    }
    let answer = real();
    if answer != failed {
        quietly(|| note(&turn, subject, answer));
    }
    let after = errno();
    drop(turn);
    set_errno(after);
    answer
}

fn opened(at: c_int, path: *const c_char, flags: c_int, real: impl FnOnce() -> c_int) -> c_int {
    let subject = |disk: &Disk| {
        let path = path_at(disk, at, path).filter(|_| flags & (CREATE | EMPTY) != 0)?;
        let is_there = std::fs::symlink_metadata(&path).is_ok();
        (!is_there || flags & EMPTY != 0).then_some((path, is_there))
    };
    call(-1, subject, real, || (), |turn, (path, is_there), fd| {
        if is_there {
            turn.note(&format!("size {} 0", inode_of(fd)), b"");
        } else {
            turn.note(&format!("made {} {path}", inode_of(fd)), b"");
        }
    })
}

fn written(fd: c_int, bytes: *const c_void, length: usize, offset: Option<i64>) -> isize {
    let write = real!("write", fn(c_int, *const c_void, usize) -> isize);
    let write_at = real!("pwrite64", fn(c_int, *const c_void, usize, i64) -> isize);
    let real = |length: usize| match offset {
        // SAFETY: the caller's own arguments, or a part of what they cover.
        None => unsafe { write(fd, bytes, length) },
        // SAFETY: as above.
        Some(offset) => unsafe { write_at(fd, bytes, length, offset) },
    };
    // SAFETY: callers pass as many bytes as they say.
    let slice = |length: isize| unsafe { std::slice::from_raw_parts(bytes.cast::<u8>(), length.unsigned_abs()) };
    if fd == 1 && offset.is_none() {
        let Some(disk) = quietly(disk) else { return real(length) };
        let turn = Turn::take(disk);
        let said = real(length);
        if said > 0 {
            quietly(|| turn.note(&format!("said {said}"), slice(said)));
        }
        return said;
    }
    call(-1, |disk| Some((path_of(disk, fd)?, ())), || real(length), || _ = real(length / 2), |turn, _, put| {
        // SAFETY: asks where an open file stands.
        let start = offset.unwrap_or_else(|| unsafe { lseek64(fd, 0, CURRENT) } - put as i64);
        turn.note(&format!("write {} {start} {put}", inode_of(fd)), slice(put));
    })
}

fn synced(fd: c_int, real: impl FnOnce() -> c_int) -> c_int {
    call(-1, |disk| Some((path_of(disk, fd)?, ())), real, || (), |turn, (path, ()), _| {
        let Ok(entries) = std::fs::read_dir(&path) else {
            turn.note(&format!("sync {}", inode_of(fd)), b"");
            return;
        };
        let names: String = entries
            .flatten()
            .filter_map(|entry| Some(format!("{} {}\n", entry.metadata().ok()?.ino(), entry.file_name().to_str()?)))
            .collect();
        turn.note(&format!("names {} {path}", names.len()), names.as_bytes());
    })
}

fn resized(fd: c_int, real: impl FnOnce() -> c_int) -> c_int {
    call(-1, |disk| Some((path_of(disk, fd)?, ())), real, || (), |turn, _, _| {
        let length = std::fs::metadata(format!("/proc/self/fd/{fd}")).map_or(0, |found| found.len());
        turn.note(&format!("size {} {length}", inode_of(fd)), b"");
    })
}

fn two_names(word: &str, from: (c_int, *const c_char), to: (c_int, *const c_char), real: impl FnOnce() -> c_int) -> c_int {
    let subject = |disk: &Disk| Some((path_at(disk, from.0, from.1)?, path_at(disk, to.0, to.1)?));
    call(-1, subject, real, || (), |turn, (from, to), _| turn.note(&format!("{word} {from} {to}"), b""))
}

fn one_name(word: &str, at: c_int, path: *const c_char, real: impl FnOnce() -> c_int) -> c_int {
    let subject = |disk: &Disk| Some((path_at(disk, at, path)?, ()));
    call(-1, subject, real, || (), |turn, (path, ()), _| turn.note(&format!("{word} {path}"), b""))
}

/// One function of libc: handed to the function above that knows what it is about.
macro_rules! interpose {
    ($($name:ident($($argument:ident: $type:ty),*) -> $answer:ty = $by:expr;)*) => {$(
        /// As libc has it.
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name($($argument: $type),*) -> $answer {
            let real = real!(stringify!($name), fn($($type),*) -> $answer);
            // SAFETY: the caller's own arguments.
            let answer: $answer = $by(|| unsafe { real($($argument),*) });
            answer
        }
    )*};
}


interpose! {
    open(path: *const c_char, flags: c_int, mode: Mode) -> c_int = |real| opened(HERE, path, flags, real);
    open64(path: *const c_char, flags: c_int, mode: Mode) -> c_int = |real| opened(HERE, path, flags, real);
    openat(at: c_int, path: *const c_char, flags: c_int, mode: Mode) -> c_int = |real| opened(at, path, flags, real);
    openat64(at: c_int, path: *const c_char, flags: c_int, mode: Mode) -> c_int = |real| opened(at, path, flags, real);
    fsync(fd: c_int) -> c_int = |real| synced(fd, real);
    fdatasync(fd: c_int) -> c_int = |real| synced(fd, real);
    ftruncate(fd: c_int, length: i64) -> c_int = |real| resized(fd, real);
    ftruncate64(fd: c_int, length: i64) -> c_int = |real| resized(fd, real);
    rename(from: *const c_char, to: *const c_char) -> c_int = |real| two_names("renamed", (HERE, from), (HERE, to), real);
    renameat(a: c_int, from: *const c_char, b: c_int, to: *const c_char) -> c_int =
        |real| two_names("renamed", (a, from), (b, to), real);
    renameat2(a: c_int, from: *const c_char, b: c_int, to: *const c_char, flags: c_uint) -> c_int =
        |real| two_names("renamed", (a, from), (b, to), real);
    link(from: *const c_char, to: *const c_char) -> c_int = |real| two_names("linked", (HERE, from), (HERE, to), real);
    linkat(a: c_int, from: *const c_char, b: c_int, to: *const c_char, flags: c_int) -> c_int =
        |real| two_names("linked", (a, from), (b, to), real);
    unlink(path: *const c_char) -> c_int = |real| one_name("gone", HERE, path, real);
    unlinkat(at: c_int, path: *const c_char, flags: c_int) -> c_int = |real| one_name("gone", at, path, real);
    rmdir(path: *const c_char) -> c_int = |real| one_name("gone", HERE, path, real);
    mkdir(path: *const c_char, mode: Mode) -> c_int = |real| one_name("folder", HERE, path, real);
    mkdirat(at: c_int, path: *const c_char, mode: Mode) -> c_int = |real| one_name("folder", at, path, real);
    write(fd: c_int, bytes: *const c_void, length: usize) -> isize = |_| written(fd, bytes, length, None);
    pwrite(fd: c_int, bytes: *const c_void, length: usize, offset: i64) -> isize =
        |_| written(fd, bytes, length, Some(offset));
    pwrite64(fd: c_int, bytes: *const c_void, length: usize, offset: i64) -> isize =
        |_| written(fd, bytes, length, Some(offset));
}

/// Several buffers are written as one: nothing of this program relies on their being taken apart.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn writev(fd: c_int, parts: *const Part, count: c_int) -> isize {
    // SAFETY: callers pass as many parts as they say, each with as many bytes as it says.
    let parts = unsafe { std::slice::from_raw_parts(parts, usize::try_from(count).unwrap_or(0)) };
    // SAFETY: as above.
    let bytes: Vec<&[u8]> =
        parts.iter().map(|part| unsafe { std::slice::from_raw_parts(part.bytes, part.length) }).collect();
    let bytes = bytes.concat();
    written(fd, bytes.as_ptr().cast(), bytes.len(), None)
}

/// `struct iovec`.
#[repr(C)]
pub struct Part {
    bytes: *const u8,
    length: usize,
}
