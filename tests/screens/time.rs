//! The gate, the week and what changed, as they look: in both languages, at the smallest full size and a wide one, and
//! without colour.

use cartelera::i18n::Language;
use cartelera::tui::theme::{Glyphs, ThemeName};
use jiff::SignedDuration;
use ratatui::style::Modifier;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start};
use crate::{LANGUAGES, SIZES, start};

/// Takes the picture of one screen in both languages and sizes; `board` is what has happened before Vera signs in.
fn pictured(name: &str, board: impl Fn(&Board), go: impl Fn(&mut Sitting)) {
    for (language, code) in LANGUAGES {
        for size in SIZES {
            let mut sit = seated(start(language, size), &board);
            go(&mut sit);
            insta::assert_snapshot!(format!("{name}-{code}-{}x{}", size.0, size.1), sit.picture());
        }
    }
}

fn seated(start: Start, before: &dyn Fn(&Board)) -> Sitting {
    let board = Board::new();
    before(&board);
    let mut sit = Sitting::at(board, start);
    sit.sign_in("vera", PASSPHRASE);
    sit
}

/// Two urgent announcements that are overdue.
fn pressed(board: &Board) {
    let hours = SignedDuration::from_hours;
    board.urgent("Prueba del grupo electrógeno", hours(1));
    board.urgent("Simulacro de evacuación", hours(2));
    board.clock.set(board.clock.now() + hours(3));
}

/// A week with something that begins in it and goes on in the next.
fn busy(board: &Board) {
    board.event("Formación de voz", "2026-10-10T10:00", "2026-10-12T14:00");
    board.event("Café con dirección", "2026-10-08T17:00", "2026-10-08T18:30");
}

fn at_the_hours(sit: &mut Sitting) {
    sit.press("2");
    sit.walk_to("Nuevo horario");
    sit.press("enter");
}

#[test]
fn the_gate() {
    pictured("gate", pressed, |_| {});
}

#[test]
fn the_week() {
    pictured("week", busy, |sit| sit.press("s"));
}

#[test]
fn a_week_with_nothing_in_it() {
    pictured("week-empty", |_| {}, |sit| sit.press("s left left left left left left left left left"));
}

#[test]
fn the_changes() {
    pictured(
        "changes",
        |_| {},
        |sit| {
            at_the_hours(sit);
            sit.press("h");
        },
    );
}

#[test]
fn an_announcement_that_changed_since_it_was_read() {
    pictured(
        "changed-since",
        |_| {},
        |sit| {
            at_the_hours(sit);
            sit.board.hours_change();
            sit.time_passes(SignedDuration::from_secs(1));
        },
    );
}

#[test]
fn an_event_in_the_reader() {
    pictured("event", busy, |sit| {
        sit.press("2");
        sit.walk_to("Café con");
        sit.press("enter");
    });
}

#[test]
fn without_colour_and_in_ascii() {
    let mono = |size| Start { theme: ThemeName::Mono, glyphs: Glyphs::ascii(), ..start(Language::Spanish, size) };
    insta::assert_snapshot!("gate-mono", seated(mono((80, 24)), &pressed).picture());
    let mut sit = seated(mono((80, 24)), &busy);
    sit.press("s");
    insta::assert_snapshot!("week-mono", sit.picture());
    sit.press("esc 2 down enter h");
    insta::assert_snapshot!("changes-mono", sit.picture());
    // The words that changed are told apart without a colour too.
    assert!(sit.style("30 – 18:30").add_modifier.contains(Modifier::UNDERLINED), "{}", sit.text());
}

#[test]
fn tiny() {
    for (name, board, keys) in [("gate", pressed as fn(&Board), ""), ("week", busy, "s")] {
        let mut sit = seated(start(Language::English, (24, 6)), &board);
        sit.press(keys);
        insta::assert_snapshot!(format!("{name}-tiny"), sit.picture());
    }
}
