//! Anything at all for a while, in a real terminal: keys, text, the mouse, pastes, sizes, torn and senseless sequences.

use cartelera::tui::command::BINDINGS;
use rustix::process::Signal;

use super::{KEYS, sent};
use crate::dice::Dice;
use crate::scale::cases;
use crate::seat::{Place, Seat};

const SEED: u64 = 6;

/// So much happens in one sitting.
const ACTS: usize = 150;

/// What no terminal should send, and some do.
const SENSELESS: [&str; 16] = [
    "\u{1b}",
    "\u{1b}[",
    "\u{1b}]11;rgb:ff",
    "\u{1b}]11;rgb:ffff/ffff/ffff\u{7}",
    "\u{1b}[200~",
    "\u{1b}[201~",
    "\u{1b}[<0;999;999M",
    "\u{1b}[<0;0;0M",
    "\u{1b}[M\u{ff}\u{ff}\u{ff}",
    "\u{1b}[99999999999999999999;1u",
    "\u{1b}[I\u{1b}[O",
    "\u{1b}P+r\u{1b}\\",
    "\u{1b}[?1;2c",
    "\u{1b}[30;100R",
    "\0\u{1c}\u{1d}\u{1e}\u{1f}",
    "\u{1b}\u{1b}\u{1b}",
];

const TEXTS: [&str; 10] =
    ["a", "ñ", "漢字", "👩‍⚕️", "e\u{301}", "\u{202e}", "\u{200b}", "1.234", "cartelera", "\u{1}\u{5}\u{b}\u{15}\u{17}"];

fn happens(seat: &mut Seat, dice: &mut Dice) {
    match dice.below(20) {
        0..=10 => {
            let bound = BINDINGS.iter().flat_map(|binding| binding.keys).copied();
            let keys: Vec<&str> = bound.chain(KEYS.iter().map(|(name, _)| *name)).collect();
            seat.press(&sent(dice.one_of(&keys)));
        }
        11..=13 => seat.press(dice.one_of(&TEXTS)),
        14 => {
            let text = dice.one_of(&TEXTS).repeat(1 + dice.below(2_000));
            seat.press(&format!("\u{1b}[200~{text}\u{1b}[201~"));
        }
        15 | 16 => {
            let (button, column, row) = (dice.one_of(&[0, 2, 35, 64, 65]), 1 + dice.below(100), 1 + dice.below(30));
            seat.press(&format!("\u{1b}[<{button};{column};{row}M\u{1b}[<{button};{column};{row}m"));
        }
        17 => {
            let (width, height) = (1 + dice.below(160) as u16, 1 + dice.below(60) as u16);
            seat.resize(width, height);
        }
        18 => seat.press(dice.one_of(&SENSELESS)),
        _ => {
            let whole = dice.one_of(&SENSELESS);
            let cut = (0..=whole.len()).filter(|at| whole.is_char_boundary(*at)).nth(1).unwrap_or(whole.len());
            seat.press_torn(&[&whole[..cut], &whole[cut..]]);
        }
    }
}

#[test]
fn whatever_comes_the_program_goes_on_and_gives_the_terminal_back() {
    let origin = Place::new();
    let turns = cases(3, 300);
    let wanted = turns.len();
    let (mut acts, mut left) = (0, 0);
    for turn in turns {
        let place = origin.another();
        let mut dice = Dice::new(SEED + turn as u64);
        let mut seat = Seat::start(&place);
        seat.sign_in(dice.one_of(&["vera", "sergio", "lucia", "elena"]));
        for _ in 0..ACTS {
            if seat.has_ended() {
                break;
            }
            happens(&mut seat, &mut dice);
            acts += 1;
        }
        if !seat.has_ended() {
            seat.signal(Signal::TERM);
        }
        let code = seat.wait();
        // Somebody may have chosen to leave and said yes.
        assert!(matches!(code, 0 | 143), "{code} in turn {turn}\n{}", seat.screen().contents());
        left += usize::from(code == 0);
        seat.is_given_back();
        let log = std::fs::read_to_string(place.path("state/cartelera/cartelera.log")).unwrap_or_default();
        assert!(!log.contains("panicked"), "turn {turn}: {log}");
    }
    println!("{acts} keys, texts, clicks, pastes and sizes in {wanted} sittings; {left} times somebody left");
}
