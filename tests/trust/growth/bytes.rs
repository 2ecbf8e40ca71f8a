//! What a moved selection costs the terminal.

use std::path::Path;

use super::super::seat::{Place, Seat};

/// What the hundred-line program of `benches/figures` writes for a move on such a screen.
const FLOOR: usize = 213;
const SIZE: (u16, u16) = (80, 40);
const MOVES: usize = 20;

/// On a screen that has no room for a reader beside the list: at most twice the floor, on a board of any size.
pub fn a_move_costs_the_terminal_little(board: &Path, handle: &str) {
    let place = Place::bare();
    std::fs::copy(board, place.board()).unwrap();
    let mut seat = Seat::start(&place);
    seat.resize(SIZE.0, SIZE.1);
    seat.sign_in(handle);
    seat.press("2");
    seat.see("[Todos]");
    let first = wait_for_row(&mut seat, |_| true);
    let mut at = first;
    // The middle one of them: now and then something else is drawn, as when one is marked as read.
    let mut moves: Vec<usize> = (0..MOVES)
        .map(|_| {
            let before = seat.bytes().len();
            seat.press("j");
            at = wait_for_row(&mut seat, |row| row > at);
            seat.bytes().len() - before
        })
        .collect();
    moves.sort_unstable();
    let usual = moves[MOVES / 2];
    assert!(usual <= 2 * FLOOR, "{moves:?} bytes a move\n{}", seat.screen().contents());
    println!("{usual} bytes a move, from row {first} to {at}");
}

/// The row of the selection, once it is one of these.
fn wait_for_row(seat: &mut Seat, is_one: impl Fn(usize) -> bool) -> usize {
    let row_of = |seat: &Seat| seat.screen().rows(0, SIZE.0).position(|row| row.starts_with('▸'));
    seat.wait_until("the selection", |seat| row_of(seat).is_some_and(&is_one));
    row_of(seat).unwrap()
}
