//! Kinds of terminals and languages, and none at all.

use std::fs::{File, OpenOptions};
use std::process::Stdio;

use rustix::process::Signal;

use crate::dice::Dice;
use crate::scale::amount;
use crate::seat::{Place, Seat};

const SEED: u64 = 6;

const TERMS: [&str; 9] =
    ["xterm-256color", "xterm", "linux", "screen", "tmux-256color", "vt100", "xterm-kitty", "alacritty", "foot"];

/// No full screen is shown on these; the last is none at all.
const DUMB: [&str; 2] = ["dumb", ""];

/// What is set beside TERM, whether signs beyond ASCII may be drawn, and the word for a passphrase.
type Tongue = (&'static [(&'static str, &'static str)], bool, &'static str);

const TONGUES: [Tongue; 9] = [
    (&[("LANG", "es_ES.UTF-8")], true, "Contraseña"),
    (&[("LANG", "en_US.UTF-8")], true, "Passphrase"),
    (&[("LANG", "C")], false, "Passphrase"),
    (&[("LANG", "POSIX")], false, "Passphrase"),
    (&[("LANG", "C.UTF-8")], true, "Passphrase"),
    (&[("LANG", "")], false, "Passphrase"),
    (&[("LANG", "en_US.UTF-8"), ("LC_ALL", "es_ES.UTF-8")], true, "Contraseña"),
    (&[("LANG", "es_ES.UTF-8"), ("LC_ALL", "C")], false, "Passphrase"),
    (&[("LANG", "es_ES.UTF-8"), ("LC_CTYPE", "C")], false, "Contraseña"),
];

const SIGNS: &str = "│─┌┐└┘▸●✓↕↔⤢█░›‹…";

const COLOURS: [(&str, &str); 4] =
    [("COLORTERM", "truecolor"), ("NO_COLOR", "1"), ("COLORFGBG", "0;15"), ("COLORTERM", "")];

/// Signs in, looks around and is ended; the last by the kind of terminal.
fn looks_around(place: &Place, term: &str, tongue: usize, colours: (&str, &str)) {
    let (variables, has_signs, passphrase) = TONGUES[tongue];
    let mut surroundings = vec![("TERM", term), ("LC_ALL", ""), ("LC_CTYPE", ""), colours];
    surroundings.extend(variables);
    let mut seat = Seat::start_with(place, &surroundings);
    seat.see("Cartelera");
    seat.see("OrtoSalud");
    seat.press("vera");
    seat.see("Vera");
    seat.press("\r");
    seat.see(passphrase);
    seat.press("cartelera\r");
    seat.see("1 ");
    seat.press("2");
    seat.see("Calendario laboral");
    seat.press("?");
    // She reads Spanish, whatever the terminal is set to.
    seat.see("siguiente sin leer");
    let drawn = seat.screen().contents();
    assert_eq!(drawn.contains(|c: char| SIGNS.contains(c)), has_signs, "{surroundings:?}\n{drawn}");
    let coloured: Vec<String> = seat.graphics().into_iter().filter(|codes| is_coloured(codes)).collect();
    assert_eq!(coloured.is_empty(), colours.0 == "NO_COLOR", "{surroundings:?} {coloured:?}");
    let is_old = matches!(term, "linux" | "screen" | "vt100");
    for (what, asked) in [("keys", "\u{1b}[>1u"), ("the background", "\u{1b}]11;?")] {
        let is_asked = seat.bytes().contains(asked);
        assert!(!(is_old && is_asked), "an old terminal is asked for {what}: {surroundings:?}");
    }
    seat.signal(Signal::TERM);
    assert_eq!(seat.leave(), 143, "{surroundings:?}");
}

/// Whether the numbers of an SGR sequence set a colour; 39, 49 and 59 take one away.
fn is_coloured(codes: &str) -> bool {
    codes
        .split([';', ':'])
        .filter_map(|code| code.parse::<u16>().ok())
        .any(|code| matches!(code, 30..=38 | 40..=48 | 58 | 90..=97 | 100..=107))
}

#[test]
fn every_kind_of_terminal_and_every_language_is_used_and_given_back() {
    let place = Place::new();
    let mut all: Vec<(&str, usize, (&str, &str))> = Vec::new();
    for term in TERMS {
        for tongue in 0..TONGUES.len() {
            all.extend(COLOURS.map(|colours| (term, tongue, colours)));
        }
    }
    let mut dice = Dice::new(SEED);
    dice.shuffle(&mut all);
    // Each kind, each language and each choice of colours once before any is tried again.
    let first = (0..TERMS.len()).map(|at| (TERMS[at], at % TONGUES.len(), COLOURS[at % COLOURS.len()]));
    let all: Vec<_> = first.chain(all).collect();
    let wanted = amount(TERMS.len(), all.len());
    for (term, tongue, colours) in all.into_iter().take(wanted) {
        looks_around(&place.another(), term, tongue, colours);
    }
    println!("{wanted} kinds of terminals");
}

#[test]
fn where_no_full_screen_can_be_shown_one_line_says_so_and_nothing_is_written_to_the_terminal() {
    let place = Place::new();
    for term in DUMB {
        for tongue in [0, 1, 2] {
            let mut surroundings = vec![("TERM", term), ("LC_ALL", "")];
            surroundings.extend(TONGUES[tongue].0);
            let mut seat = Seat::start_with(&place, &surroundings);
            assert_eq!(seat.wait(), 2, "{surroundings:?}");
            seat.is_given_back();
            assert!(!seat.has_escapes(), "{:?}", seat.bytes());
            assert_is_short(&seat.screen().contents());
        }
    }
}

#[track_caller]
fn assert_is_short(text: &str) {
    assert!(!text.contains('\u{1b}'), "{text:?}");
    assert!((1..=2).contains(&text.trim().lines().count()), "{text:?}");
}

/// Runs the program under a shell in a terminal, which closes or redirects some of the three; what is seen and its code.
fn redirected(place: &Place, how: &str) -> (String, u32) {
    let script = format!("\"$0\" {how}; exit $?");
    let mut seat = Seat::run(place, &["/bin/sh", "-c", &script, crate::seat::PROGRAM], &[], (100, 30));
    let code = seat.wait();
    seat.is_given_back();
    (seat.bytes(), code)
}

#[test]
fn without_a_terminal_on_either_side_it_says_so_and_ends_with_two() {
    let place = Place::new();
    for how in ["</dev/null", ">out", "</dev/null >out", "<&-", ">&-"] {
        let (seen, code) = redirected(&place, how);
        assert_eq!(code, 2, "{how}: {seen:?}");
        assert_is_short(&seen);
    }
    // Where nothing can be said, the code says it.
    for how in ["<&- >&- 2>&-", ">out 2>err", "</dev/null 2>/dev/full", "<&- >/dev/full 2>/dev/full"] {
        let (seen, code) = redirected(&place, how);
        assert_eq!((seen.as_str(), code), ("", 2), "{how}");
    }
    assert_eq!(std::fs::read_to_string(place.path("out")).unwrap(), "");
}

#[test]
fn without_a_session_of_its_own_or_any_file_the_program_says_so_too() {
    let place = Place::new();
    let full = || OpenOptions::new().write(true).open("/dev/full").unwrap();
    let null = || File::open("/dev/null").unwrap();
    let mut command = place.program(&[]);
    command.stdin(Stdio::from(null())).stdout(Stdio::from(full())).stderr(Stdio::from(full()));
    assert_eq!(command.status().unwrap().code(), Some(2));
}

#[test]
fn errors_that_go_to_a_file_leave_the_screen_whole() {
    let place = Place::new();
    let script = "\"$0\" 2>errors; exit $?";
    let mut seat = Seat::run(&place, &["/bin/sh", "-c", script, crate::seat::PROGRAM], &[], (100, 30));
    seat.see("Esto es una muestra");
    seat.sign_in("vera");
    seat.press("q");
    seat.see("¿Salir del programa?");
    seat.say_yes("salir");
    assert_eq!(seat.leave(), 0);
    assert_eq!(std::fs::read_to_string(place.path("errors")).unwrap(), "");
}
