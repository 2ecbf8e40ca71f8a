//! Every size a terminal may have, as quickly as they come.

use rustix::process::Signal;

use crate::dice::Dice;
use crate::scale::amount;
use crate::seat::{Place, Seat};

const SEED: u64 = 6;

/// The smallest, the largest, and what is as long as it is narrow.
const EXTREMES: [(u16, u16); 8] = [(1, 1), (1000, 500), (1, 500), (1000, 1), (2, 2), (0, 0), (80, 24), (20, 5)];

fn any_size(dice: &mut Dice) -> (u16, u16) {
    match dice.below(4) {
        0 => dice.one_of(&EXTREMES),
        1 => (1 + dice.below(40) as u16, 1 + dice.below(12) as u16),
        2 => (1 + dice.below(200) as u16, 1 + dice.below(60) as u16),
        _ => (1 + dice.below(1000) as u16, 1 + dice.below(500) as u16),
    }
}

#[test]
fn any_sizes_in_a_row_end_in_a_whole_screen_and_a_terminal_given_back() {
    let place = Place::new();
    let mut vera = Seat::start(&place);
    vera.sign_in("vera");
    vera.press("2");
    vera.see("[Todos]");
    let mut dice = Dice::new(SEED);
    let wanted = amount(20, 3_000);
    for turn in 0..wanted {
        let (width, height) = any_size(&mut dice);
        vera.resize(width, height);
        vera.press(dice.one_of(&["j", "k", "\u{1b}[6~", "\u{1b}[5~", "g", "\t", ""]));
        // Some are looked at, others are gone before anything was drawn.
        if turn % 10 == 9 {
            vera.resize(100, 30);
            vera.wait_until("the boards are drawn whole", |seat| {
                let drawn = seat.redrawn();
                drawn.contains("[Todos]") && drawn.lines().nth(29).is_some_and(|line| line.contains("ayuda"))
            });
        }
    }
    vera.signal(Signal::TERM);
    assert_eq!(vera.leave(), 143);
    println!("{wanted} sizes");
}

#[test]
fn a_program_that_starts_in_any_size_can_be_left_again() {
    let place = Place::new();
    let mut sizes = EXTREMES.to_vec();
    sizes.truncate(amount(4, EXTREMES.len()));
    for size in sizes {
        let mut seat = Seat::run(&place, &[crate::seat::PROGRAM], &[], size);
        seat.wait_until("the terminal is taken", |seat| seat.screen().alternate_screen());
        seat.press("vera\rcartelera\r");
        seat.resize(100, 30);
        seat.see("1 Hoy");
        seat.resize(size.0, size.1);
        seat.signal(Signal::TERM);
        assert_eq!(seat.leave(), 143, "{size:?}");
    }
}
