//! Deeds timed, and the tables of what they took. One that fails says so in its row, and the others go on.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use super::boards::Board;

const ROUNDS: usize = 21;

/// What one deed took.
pub struct Row {
    what: String,
    floor: Option<Duration>,
    /// None where it failed.
    taken: Option<Taken>,
}

#[derive(Clone, Copy)]
struct Taken {
    median: Duration,
    slowest: Duration,
    found: usize,
}

impl Row {
    pub fn what(&self) -> &str {
        &self.what
    }

    /// What it would be to its floor, where that took so long: both wait for it once, what comes on top is the same.
    pub fn if_floor_took(&self, long: Duration) -> Option<f64> {
        let on_top = self.taken?.median.as_secs_f64() - self.floor.unwrap_or_default().as_secs_f64();
        Some(1.0 + on_top / long.as_secs_f64())
    }
}

/// Does what may fail; none where it did.
pub fn tried<T>(what: &str, deed: impl FnOnce() -> T) -> Option<T> {
    let done = catch_unwind(AssertUnwindSafe(deed));
    if done.is_err() {
        eprintln!("failed: {what}");
    }
    done.ok()
}

/// Takes the floor and the deed in turns, and keeps their medians.
pub fn timed(what: String, mut floor: Option<impl FnMut() -> Duration>, mut deed: impl FnMut() -> usize) -> Row {
    let (mut floors, mut times, mut found) = (Vec::new(), Vec::new(), 0);
    let all = tried(&what, || {
        for _ in 0..ROUNDS {
            floors.extend(floor.as_mut().map(|floor| floor()));
            let start = Instant::now();
            found = deed();
            times.push(start.elapsed());
        }
    });
    floors.sort();
    times.sort();
    let taken = all.map(|()| Taken { median: times[ROUNDS / 2], slowest: times[ROUNDS - 1], found });
    Row { what, floor: floors.get(floors.len() / 2).copied(), taken }
}

/// For what has no floor.
pub const NONE: Option<fn() -> Duration> = None;

/// Prints the rows of every board side by side, which are the same deeds in the same order.
pub fn print(title: &str, boards: &[Board], rows: &[Vec<Row>]) {
    let millis = |time: Duration| time.as_secs_f64() * 1e3;
    print!("\n## {title}\n\n| what, for whom");
    boards.iter().for_each(|board| print!(" | floor, {} | Cartelera | slowest | × | found", board.name));
    println!(" | largest ÷ smallest |\n|---{}|---|", "|---".repeat(boards.len() * 5));
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    for (at, (smallest, largest)) in first.iter().zip(last).enumerate() {
        print!("| {}", smallest.what);
        for row in rows.iter().filter_map(|rows| rows.get(at)) {
            let floor = row.floor.map_or("–".into(), |floor| format!("{:.2} ms", millis(floor)));
            let Some(Taken { median, slowest, found }) = row.taken else {
                print!(" | {floor} | failed | – | – | –");
                continue;
            };
            let ratio = row.floor.map_or("–".into(), |floor| format!("{:.2}", millis(median) / millis(floor)));
            print!(" | {floor} | {:.2} ms | {:.2} ms | {ratio} | {found}", millis(median), millis(slowest));
        }
        let growth = largest.taken.zip(smallest.taken);
        let growth = growth.map_or("–".into(), |(largest, smallest)| {
            format!("{:.2}", millis(largest.median) / millis(smallest.median))
        });
        println!(" | {growth} |");
    }
}

/// Begins a table of deeds that are timed one by one ([`line`]).
pub fn begin(title: &str) {
    println!("\n## {title}\n\n| what | least | median | slowest | found | allowed |\n|---|---|---|---|---|---|");
}

/// Times a deed so many times, prints it as a row and answers the median.
pub fn line(what: &str, allowed: Option<Duration>, rounds: usize, mut deed: impl FnMut() -> usize) -> Duration {
    let (mut times, mut found) = (Vec::new(), 0);
    let all = tried(what, || {
        for _ in 0..rounds {
            let start = Instant::now();
            found = deed();
            times.push(start.elapsed());
        }
    });
    if all.is_none() {
        println!("| {what} | failed | – | – | – | – |");
        return Duration::ZERO;
    }
    times.sort();
    let median = times[rounds / 2];
    let millis = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
    let missed = if allowed.is_some_and(|allowed| median > allowed) { ": missed" } else { "" };
    let allowed = allowed.map_or("–".into(), |allowed| format!("{}{missed}", millis(allowed)));
    let [least, mid, slowest] = [times[0], median, times[rounds - 1]].map(millis);
    println!("| {what} | {least} | {mid} | {slowest} | {found} | {allowed} |");
    median
}
