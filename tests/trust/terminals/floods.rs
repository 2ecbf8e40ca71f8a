//! More than can be taken at once: pastes of many megabytes, keys without end, and sequences torn apart on their way.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::dice::Dice;
use crate::scale::amount;
use crate::seat::{Place, Seat};

const SEED: u64 = 6;
const MIB: usize = 1024 * 1024;

/// How long leaving may take while there is more to read than can be handled.
const AT_ONCE: Duration = Duration::from_secs(10);

/// Vera, writing the text of an announcement.
fn writing(place: &Place) -> Seat {
    let mut vera = Seat::start(place);
    vera.sign_in("vera");
    vera.press("n");
    vera.see("nuevo comunicado");
    vera.press("De golpe");
    vera.walk_to_field("Texto");
    vera
}

#[test]
fn of_a_paste_of_many_megabytes_one_is_kept_and_the_rest_is_said_to_be_left_out() {
    let place = Place::new();
    let mut vera = writing(&place);
    let size = amount(3, 50) * MIB;
    let line = "q 1 ñandú \u{11} n z \u{1b}[A no sale\n";
    let paste = line.repeat(size / line.len());
    let before = vera.memory();
    let began = Instant::now();
    vera.press(&format!("\u{1b}[200~{paste}\u{1b}[201~"));
    vera.see("el final se ha quedado fuera");
    let took = began.elapsed();
    vera.press("fin");
    vera.see("fin");
    println!("{} MiB pasted in {took:?}, memory {} → {} MiB", size / MIB, before / MIB, vera.memory() / MIB);
    vera.signal(Signal::TERM);
    assert_eq!(vera.leave(), 143);
    let kept = place.longest_draft();
    assert!((MIB / 2..2 * MIB).contains(&usize::try_from(kept).unwrap()), "{kept}");
}

#[test]
fn in_the_middle_of_a_paste_others_posts_come_and_a_signal_ends_it() {
    let place = Place::new();
    let mut vera = Seat::start(&place);
    vera.sign_in("vera");
    vera.press(&format!("\u{1b}[200~{}", "texto ".repeat(MIB / 6)));
    let begin = ["post", "--as", "sergio.munoz", "--direction", "vertical", "--reach", "descending", "--title"];
    let posted = place.run(place.program(&[&begin[..], &["Entretanto", "--body", "Ya."]].concat()));
    assert_eq!(posted.code, 0, "{posted:?}");
    vera.see("Entretanto");
    vera.signal(Signal::TERM);
    assert_eq!(vera.leave(), 143);
}

#[test]
fn keys_that_come_faster_than_they_are_taken_wait_outside_and_a_signal_passes_them() {
    let place = Place::new();
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let mut vera = Seat::start(&place);
        vera.sign_in("vera");
        vera.press("2");
        vera.see("[Todos]");
        let before = vera.memory();
        let flood = vera.flood("jk".repeat(amount(4, 50) * MIB / 2));
        vera.wait_until("much of it has come or nothing more is taken", |_| flood.stands_still());
        let after = vera.memory();
        assert!(after < before + 32 * MIB, "memory {} → {} MiB", before / MIB, after / MIB);
        vera.signal(signal);
        let began = Instant::now();
        assert_eq!(vera.wait(), code);
        assert!(began.elapsed() < AT_ONCE, "{:?}", began.elapsed());
        vera.is_given_back();
    }
}

#[test]
fn keys_of_several_bytes_arrive_whole_however_many_come() {
    let place = Place::new();
    let mut vera = writing(&place);
    let count = amount(5_000, 500_000);
    vera.press(&"\u{1b}[B".repeat(count));
    // Wherever they have led to, this comes after them all.
    vera.press("\u{1b}OR");
    vera.see("Félix O'Connor");
    vera.press("\u{1b}");
    vera.see("Fijar arriba");
    vera.walk_to_field("Texto");
    vera.press("fin");
    vera.see("fin");
    let shown = vera.screen().contents();
    assert!(shown.contains("De golpe") && !shown.contains("[B"), "{shown}");
    vera.signal(Signal::TERM);
    assert_eq!(vera.leave(), 143);
}

/// What a terminal sends in one go and a slow line tears apart.
const TORN: [&str; 2] = ["\u{1b}]11;rgb:1e1e/1e1e/2e2e\u{7}", "\u{1b}]11;rgb:1e1e/1e1e/2e2e\u{1b}\\"];

#[test]
fn the_answer_about_the_background_torn_anywhere_types_nothing() {
    let place = Place::new();
    let mut dice = Dice::new(SEED);
    for sequence in TORN {
        // Behind its first Esc, before its last byte, and anywhere.
        let mut cuts: Vec<usize> = (2..sequence.len() - 1).collect();
        dice.shuffle(&mut cuts);
        cuts.splice(..0, [1, sequence.len() - 1]);
        // A terminal answers once.
        for cut in cuts.into_iter().take(amount(3, sequence.len())) {
            let mut seat = Seat::start(&place);
            seat.press("ve");
            seat.see("ve");
            seat.press_torn(&[&sequence[..cut], &sequence[cut..]]);
            seat.press("ra\r");
            seat.see("Contraseña");
            seat.press("cartelera\r");
            seat.see("1 Hoy");
            seat.signal(Signal::TERM);
            assert_eq!(seat.leave(), 143);
        }
    }
}
