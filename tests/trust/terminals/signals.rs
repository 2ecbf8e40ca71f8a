//! A signal at every screen and dialog: the terminal as it was, 128 and its number, and what was typed is there again.

use std::sync::Mutex;

use rustix::process::Signal;

use super::places::{Boards, Spot, spots};
use crate::dice::Dice;
use crate::scale::amount;
use crate::seat::{Place, Seat};

const SIGNALS: [(Signal, u32); 4] = [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)];

/// So many places with one signal each with all other tests; all of them with all signals, at two sizes, in the long form.
const SHORT: usize = 24;

/// Another one brings other places and signals.
const SEED: u64 = 6;

/// So many terminals at once: one waits while the other counts.
const AT_A_TIME: usize = 2;

/// Small enough that forms scroll, and still walked through before it is.
const SMALL: (u16, u16) = (60, 12);

fn ends_well(boards: &Boards, spot: &Spot, (signal, code): (Signal, u32), small: bool) {
    let mut visit = boards.visit(spot);
    if small {
        visit.seat.resize(SMALL.0, SMALL.1);
    }
    visit.seat.signal(signal);
    assert_eq!(visit.seat.leave(), code, "at {:?}", spot.name);
    if spot.keeps_what_is_typed() {
        spot.is_found_again(&visit.home);
    }
}

#[test]
fn a_signal_at_any_place_gives_the_terminal_back_and_keeps_what_was_typed() {
    let boards = Boards::default();
    let mut spots = spots();
    // `CARTELERA_TRUST_PLACE` tries one place again, with all that is tried in the long form.
    let named = std::env::var("CARTELERA_TRUST_PLACE").ok();
    if let Some(named) = &named {
        spots.retain(|spot| spot.name == *named);
        assert!(!spots.is_empty(), "no place is called {named:?}");
    }
    let all = spots.len() * SIGNALS.len() * 2;
    let wanted = amount(if named.is_some() { all } else { SHORT }, all);
    let mut dice = Dice::new(SEED);
    let mut tries: Vec<(&Spot, usize, bool)> = Vec::new();
    let turns: Vec<usize> = spots.iter().map(|_| dice.below(SIGNALS.len())).collect();
    for round in 0..SIGNALS.len() * 2 {
        let small = round >= SIGNALS.len();
        let mut order: Vec<usize> = (0..spots.len()).collect();
        dice.shuffle(&mut order);
        tries.extend(order.into_iter().map(|at| (&spots[at], (turns[at] + round) % SIGNALS.len(), small)));
    }
    let tries = Mutex::new(tries.into_iter().take(wanted));
    let failed = Mutex::new(Vec::new());
    let next = || tries.lock().unwrap().next();
    let one_after_the_other = || {
        while let Some((spot, signal, small)) = next() {
            let signal = SIGNALS[signal];
            let ends = || ends_well(&boards, spot, signal, small);
            // All that fail are told, each with its screen.
            if std::panic::catch_unwind(std::panic::AssertUnwindSafe(ends)).is_err() {
                failed.lock().unwrap().push(format!("{:?} with {:?}, small: {small}", spot.name, signal.0));
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(one_after_the_other);
        }
    });
    let failed = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "{} of {wanted}: {failed:#?}", failed.len());
    println!("{wanted} of {all} signals at {} places", spots.len());
}

#[test]
fn a_terminal_left_as_the_program_has_it_is_noticed() {
    let place = Place::new();
    let mut seat = Seat::start(&place);
    assert!(!crate::seat::left_on(seat.bytes().as_bytes()).is_empty());
    seat.signal(Signal::KILL);
    seat.wait();
    let given_back = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| seat.is_given_back()));
    assert!(given_back.is_err(), "killed, it can give nothing back");
}

#[test]
fn what_was_typed_is_kept_when_the_terminal_goes_away() {
    let boards = Boards::default();
    let spots = spots();
    let wanted = amount(1, 4);
    for spot in spots.iter().filter(|spot| spot.name.starts_with("the composer, t")).cycle().take(wanted) {
        let visit = boards.visit(spot);
        assert_eq!(visit.seat.hang_up(), 129, "at {:?}", spot.name);
        spot.is_found_again(&visit.home);
    }
}

#[test]
fn stopped_and_going_on_it_comes_back_locked_from_any_place() {
    let boards = Boards::default();
    let mut spots = spots();
    Dice::new(SEED).shuffle(&mut spots);
    spots.retain(|spot| spot.is_signed_in());
    let wanted = amount(3, spots.len());
    for spot in spots.iter().take(wanted) {
        println!("{}", spot.name);
        let mut visit = boards.visit(spot);
        let seat = &mut visit.seat;
        // A key still on its way would be pressed at the lock.
        seat.wait_until_read();
        seat.signal(Signal::TSTP);
        seat.wait_until("it is stopped", Seat::is_stopped);
        seat.wait_until("the terminal is given back", |seat| !seat.screen().alternate_screen());
        seat.is_given_back();
        seat.signal(Signal::CONT);
        // Some places leave the language changed.
        seat.wait_until("it is locked", |seat| {
            let shown = seat.screen().contents();
            shown.contains("Pantalla bloqueada.") || shown.contains("The screen is locked.")
        });
        seat.signal(Signal::TERM);
        assert_eq!(visit.seat.leave(), 143);
        if spot.keeps_what_is_typed() {
            spot.is_found_again(&visit.home);
        }
    }
}
