//! Counts what SQLite does for this thread, on every connection that is opened from now on: a hook of the engine itself, so
//! that the program is measured as it is.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ffi::{CStr, c_char, c_int, c_uint, c_void};

use rusqlite::ffi;

/// What some work cost. None of it depends on the machine or on what else it does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Instructions of SQLite's own machine.
    pub steps: i64,
    /// Pages asked for, whether or not the cache held them; those of full-text search too.
    pub pages: i64,
    /// Statements run.
    pub runs: i64,
    /// Rows stepped over in the order of a whole table.
    pub scanned: i64,
}

impl std::ops::Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            steps: self.steps + other.steps,
            pages: self.pages + other.pages,
            runs: self.runs + other.runs,
            scanned: self.scanned + other.scanned,
        }
    }
}

thread_local! {
    static COST: Cell<Cost> = const { Cell::new(Cost { steps: 0, pages: 0, runs: 0, scanned: 0 }) };
    static BY_STATEMENT: std::cell::RefCell<BTreeMap<String, Cost>> = const { std::cell::RefCell::new(BTreeMap::new()) };
}

/// Has every connection opened from now on count.
pub fn install() {
    // SAFETY: `listen` has the shape that SQLite calls such a function with, opens and closes no connection, and lives as
    // long as the program.
    unsafe { rusqlite::auto_extension::register_auto_extension(listen) }.unwrap();
}

/// What `work` costs on this thread.
pub fn measure<T>(work: impl FnOnce() -> T) -> (T, Cost) {
    COST.set(Cost::default());
    BY_STATEMENT.take();
    let done = work();
    (done, COST.get())
}

/// The dearest statements of what was measured last, for whoever looks for the reason.
pub fn dearest(count: usize) -> Vec<(String, Cost)> {
    let mut statements: Vec<(String, Cost)> = BY_STATEMENT.take().into_iter().collect();
    statements.sort_by_key(|(_, cost)| -(cost.steps + cost.pages));
    statements.truncate(count);
    statements
}

unsafe extern "C" fn listen(
    db: *mut ffi::sqlite3,
    _why: *mut *mut c_char,
    _routines: *const ffi::sqlite3_api_routines,
) -> c_int {
    // SAFETY: SQLite hands over the connection it is opening; `ended` matches what it calls for this event.
    unsafe { ffi::sqlite3_trace_v2(db, ffi::SQLITE_TRACE_PROFILE, Some(ended), std::ptr::null_mut()) }
}

/// A statement has ended.
unsafe extern "C" fn ended(_event: c_uint, _own: *mut c_void, statement: *mut c_void, _time: *mut c_void) -> c_int {
    let statement = statement.cast::<ffi::sqlite3_stmt>();
    // SAFETY: for this event SQLite hands over the statement, which lives for as long as this call; so does its text, and
    // its connection. The counters are read and set to zero.
    let (sql, cost) = unsafe {
        let count = |counter| i64::from(ffi::sqlite3_stmt_status(statement, counter, 1));
        let db = ffi::sqlite3_db_handle(statement);
        let pages = |counter| {
            let (mut now, mut most) = (0, 0);
            ffi::sqlite3_db_status(db, counter, &raw mut now, &raw mut most, 1);
            i64::from(now)
        };
        let cost = Cost {
            steps: count(ffi::SQLITE_STMTSTATUS_VM_STEP),
            pages: pages(ffi::SQLITE_DBSTATUS_CACHE_HIT) + pages(ffi::SQLITE_DBSTATUS_CACHE_MISS),
            runs: 1,
            scanned: count(ffi::SQLITE_STMTSTATUS_FULLSCAN_STEP),
        };
        let sql = ffi::sqlite3_sql(statement);
        (if sql.is_null() { String::new() } else { CStr::from_ptr(sql).to_string_lossy().into_owned() }, cost)
    };
    COST.set(COST.get() + cost);
    BY_STATEMENT.with_borrow_mut(|statements| {
        let before = statements.entry(sql).or_default();
        *before = *before + cost;
    });
    0
}
