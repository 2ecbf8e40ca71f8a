//! Deeds timed beside a floor, in turns, and the table of what they took on each board.

use std::time::{Duration, Instant};

use super::Board;

const ROUNDS: usize = 21;

/// What one deed took.
pub struct Row {
    what: String,
    floor: Option<Duration>,
    taken: Duration,
    slowest: Duration,
    found: usize,
}

impl Row {
    pub fn what(&self) -> &str {
        &self.what
    }

    /// What it would be to its floor, where that took so long: both wait for it once, what comes on top is the same.
    pub fn if_floor_took(&self, long: Duration) -> f64 {
        let on_top = self.taken.as_secs_f64() - self.floor.unwrap_or_default().as_secs_f64();
        1.0 + on_top / long.as_secs_f64()
    }
}

/// Takes the floor and the deed in turns, and keeps their medians.
pub fn timed(what: String, mut floor: Option<impl FnMut() -> Duration>, mut deed: impl FnMut() -> usize) -> Row {
    let (mut floors, mut times, mut found) = (Vec::new(), Vec::new(), 0);
    for _ in 0..ROUNDS {
        floors.extend(floor.as_mut().map(|floor| floor()));
        let start = Instant::now();
        found = deed();
        times.push(start.elapsed());
    }
    floors.sort();
    times.sort();
    Row { what, floor: floors.get(ROUNDS / 2).copied(), taken: times[ROUNDS / 2], slowest: times[ROUNDS - 1], found }
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
        for row in rows.iter().map(|rows| &rows[at]) {
            let floor = row.floor.map_or("–".into(), |floor| format!("{:.2} ms", millis(floor)));
            let ratio = row.floor.map_or("–".into(), |floor| format!("{:.2}", millis(row.taken) / millis(floor)));
            let (taken, slowest) = (millis(row.taken), millis(row.slowest));
            print!(" | {floor} | {taken:.2} ms | {slowest:.2} ms | {ratio} | {}", row.found);
        }
        println!(" | {:.2} |", millis(largest.taken) / millis(smallest.taken));
    }
}
