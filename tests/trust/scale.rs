//! How much is tried, and whose turn it is.

use std::fs::File;
use std::ops::Range;

/// `short` with all other tests, `long` under `CARTELERA_TRUST=long`, else the number that the variable gives.
pub fn amount(short: usize, long: usize) -> usize {
    match std::env::var("CARTELERA_TRUST").as_deref() {
        Err(_) | Ok("") => short,
        Ok("long") => long,
        Ok(number) => number.parse().unwrap(),
    }
}

/// The numbers of as many cases, or the one that `CARTELERA_TRUST_CASE` names.
pub fn cases(short: usize, long: usize) -> Range<usize> {
    match std::env::var("CARTELERA_TRUST_CASE") {
        Err(_) => 0..amount(short, long),
        Ok(number) => {
            let case = number.parse().unwrap();
            case..case + 1
        }
    }
}

/// Held by tests that count seconds or keep both processors busy, one at a time, whatever runs them.
#[must_use]
pub struct Turn {
    _lock: File,
}

pub fn turn() -> Turn {
    let lock = File::create(concat!(env!("CARGO_TARGET_TMPDIR"), "/turn.lock")).unwrap();
    lock.lock().unwrap();
    Turn { _lock: lock }
}
