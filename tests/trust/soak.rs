//! Sessions that stay open for long: memory and write-ahead log stay as small as they were.

use std::time::{Duration, Instant};

use crate::scale;
use crate::seat::{Place, Seat};

/// Eight people of the sample; the first two have others under them, whom they write to.
const PEOPLE: [&str; 8] = ["sergio", "ines", "vera", "luis", "teo", "marta", "julia", "carmen"];

/// In so many rounds everybody does everything once.
const CYCLE: usize = 4;
/// Each of the two posts once in so many rounds, some four times a minute: what screens list grows with what is posted, and
/// that is not what is looked for.
const POSTS: usize = 16;
/// Rounds of the short form, in which caches are still filling: there is a limit, and no comparing.
const ROUNDS: usize = 2 * CYCLE;
/// Terminals of the short form.
const FEW: usize = 3;
/// Seconds of the long form; no number of seconds at all means rounds.
const LONG: usize = 3600;

/// In so many seconds caches fill, most of it in the first.
const WARM_UP: u64 = 300;
/// More than this, of what it was after the warm-up, no terminal may hold.
const GROWTH: f64 = 1.05;
/// What one may hold at all, in KiB.
const MOST: f64 = 20.0 * 1024.0;
const LOG: u64 = 8 << 20;

const CTRL_S: &str = "\u{13}";
const CTRL_L: &str = "\u{c}";

/// What a process holds by itself, in KiB, and all of it that is in memory, pages of the program included.
fn memory(seat: &Seat) -> (f64, f64) {
    let status = std::fs::read_to_string(format!("/proc/{}/status", seat.id())).unwrap();
    let of = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.split_whitespace().next().unwrap().parse().unwrap()
    };
    (of("RssAnon:"), of("VmRSS:"))
}

/// The heaps of a process besides the first: 64 MiB of addresses each, taken at such a boundary and used from its beginning.
fn other_heaps(seat: &Seat) -> usize {
    const SIZE: u64 = 64 << 20;
    let maps = std::fs::read_to_string(format!("/proc/{}/maps", seat.id())).unwrap();
    let regions: Vec<(u64, u64, &str)> = maps
        .lines()
        .map(|line| {
            let (range, rest) = line.split_once(' ').unwrap();
            let (from, to) = range.split_once('-').unwrap();
            (u64::from_str_radix(from, 16).unwrap(), u64::from_str_radix(to, 16).unwrap(), &rest[..4])
        })
        .collect();
    let is_heap = |pair: &&[(u64, u64, &str)]| {
        let [(from, used, mode), (unused, to, closed)] = pair else { return false };
        from % SIZE == 0 && used == unused && *to == from + SIZE && (*mode, *closed) == ("rw-p", "---p")
    };
    regions.windows(2).filter(is_heap).count()
}

/// Looks around, reads, searches; now and then writes or locks the screen.
fn round(seat: &mut Seat, who: usize, round: usize) {
    seat.press("2");
    seat.see("[Todos]");
    seat.press("g");
    for _ in 0..8 {
        seat.press("j");
    }
    seat.press("kkk");
    seat.press("/");
    seat.see("donde buscar");
    seat.press("reunion");
    seat.wait_until("what was found", |seat| {
        let screen = seat.screen().contents();
        screen.contains("resultado") || screen.contains("No se ha encontrado nada")
    });
    seat.press("\u{1b}");
    seat.see_not("┌ buscar");
    for (screen, shows) in [("1", "▸1 Hoy"), ("3", "▸3 "), ("4", "▸4 ")] {
        seat.press(screen);
        seat.see(shows);
    }
    if who < 2 && round % POSTS == who * POSTS / 2 {
        let title = format!("Ronda {round} de {}", PEOPLE[who]);
        seat.press("2");
        seat.see("[Todos]");
        seat.press("n");
        seat.see("nuevo comunicado");
        seat.press(&title);
        seat.see(&title);
        seat.press(CTRL_S);
        seat.see("llegará a");
        seat.say_yes("publicar");
        seat.see("Publicado para");
    }
    if round % CYCLE == who % CYCLE {
        seat.press(CTRL_L);
        seat.see("Pantalla bloqueada.");
        seat.sign_in(PEOPLE[who]);
    }
    seat.forget();
}

#[test]
fn a_day_at_the_screen_costs_no_memory_and_the_journal_stays_small() {
    let _turn = scale::turn();
    let seconds = scale::amount(0, LONG);
    let people = if seconds == 0 { &PEOPLE[..FEW] } else { &PEOPLE };
    let place = Place::new();
    let mut seats: Vec<Seat> = people
        .iter()
        .map(|name| {
            let mut seat = Seat::start(&place);
            seat.sign_in(name);
            seat
        })
        .collect();
    let (started, length) = (Instant::now(), Duration::from_secs(seconds as u64));
    println!("| minute | rounds | own memory, MiB: least, most | all, MiB: most | journal, KiB: most |");
    println!("|---|---|---|---|---|");
    // Of every round, what each held at its end.
    let mut held: Vec<Vec<f64>> = Vec::new();
    let (mut minute, mut largest, mut warm) = (0, 0, usize::MAX);
    while if seconds == 0 { held.len() < ROUNDS } else { started.elapsed() < length } {
        for (who, seat) in seats.iter_mut().enumerate() {
            round(seat, who, held.len());
            let journal = std::fs::metadata(format!("{}-wal", place.board())).map_or(0, |journal| journal.len());
            assert!(journal < LOG, "the journal has {journal} bytes");
            largest = largest.max(journal);
        }
        let all: Vec<(f64, f64)> = seats.iter().map(memory).collect();
        held.push(all.iter().map(|(own, _)| *own).collect());
        if started.elapsed() >= Duration::from_secs(WARM_UP) {
            warm = warm.min(held.len());
        }
        if seconds == 0 || started.elapsed() >= Duration::from_secs(60 * minute) {
            let mib = |of: fn(&(f64, f64)) -> f64, most: fn(f64, f64) -> f64| {
                all.iter().map(of).reduce(most).unwrap() / 1024.0
            };
            let (least, most, whole) = (mib(|m| m.0, f64::min), mib(|m| m.0, f64::max), mib(|m| m.1, f64::max));
            println!("| {minute} | {} | {least:.2}, {most:.2} | {whole:.1} | {} |", held.len(), largest / 1024);
            minute = started.elapsed().as_secs() / 60 + 1;
        }
    }
    for (name, most) in people.iter().zip(held.last().unwrap()) {
        assert!(*most <= MOST, "{name} holds {most:.0} KiB: {held:?}");
    }
    for seat in &seats {
        assert_eq!(other_heaps(seat), 0, "memory is given back to where it came from, for all threads");
    }
    if seconds == 0 {
        return;
    }
    // A tenth of all rounds after the warm-up, and the last tenth.
    let some = held.len() / 10;
    assert!(some >= CYCLE && warm < held.len() - 2 * some, "too short to say anything");
    for (who, name) in people.iter().enumerate() {
        let mean = |rounds: &[Vec<f64>]| rounds.iter().map(|all| all[who]).sum::<f64>() / rounds.len() as f64;
        let (before, after) = (mean(&held[warm..warm + some]), mean(&held[held.len() - some..]));
        println!("{name}: {before:.0} KiB, then {after:.0} KiB: {:+.1} %", (after / before - 1.0) * 100.0);
        assert!(after <= before * GROWTH, "{name} held {before:.0} KiB and holds {after:.0} KiB: {held:?}");
    }
}
