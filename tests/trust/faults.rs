//! Every write and every sync of a run failing in turn: the words are right and what was typed is kept.

mod commands;
mod screens;

use rustix::io::Errno;

use crate::dice::Dice;

/// What a call may fail with, and how it is said, in English and in Spanish.
const ERRORS: [(Errno, &str, &str); 3] = [
    (Errno::NOSPC, "disk is full", "disco está lleno"),
    (Errno::IO, "disk does not work as it should", "disco no funciona como debería"),
    (Errno::ROFS, "can only be read", "solo se puede leer"),
];

/// One call failing.
#[derive(Clone, Copy, Debug)]
struct Fault {
    number: u64,
    error: usize,
    stays: bool,
}

impl Fault {
    fn told(self) -> String {
        let often = if self.stays { "ever" } else { "once" };
        format!("{} {} {often}", self.number, ERRORS[self.error].0.raw_os_error())
    }
}

/// So many of all faults that calls after number `from` up to `to` can have, in order; all of them where they are no more.
fn some(from: u64, to: u64, amount: usize, dice: &mut Dice) -> Vec<Fault> {
    let mut faults: Vec<Fault> = (from + 1..=to)
        .flat_map(|number| (0..ERRORS.len()).flat_map(move |error| [false, true].map(|stays| (number, error, stays))))
        .map(|(number, error, stays)| Fault { number, error, stays })
        .collect();
    while faults.len() > amount {
        faults.remove(dice.below(faults.len()));
    }
    faults
}
