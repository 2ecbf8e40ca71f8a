//! The screens of feedback sessions as they look: in both languages, at the smallest full size and a wide one, and tiny.

use cartelera::i18n::Language;
use cartelera::tui::theme::{Glyphs, ThemeName};
use ratatui::style::Color;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start};
use crate::{LANGUAGES, SIZES, start};

fn seated(who: &str, start: Start, keys: &str) -> Sitting {
    let mut sit = Sitting::at(Board::with_sessions(), start);
    sit.sign_in(who, PASSPHRASE);
    sit.press(keys);
    sit
}

/// Takes the picture of one screen in both languages and sizes.
fn pictured(name: &str, who: &str, keys: &str) {
    for (language, code) in LANGUAGES {
        let mut sit = seated(who, start(language, SIZES[0]), keys);
        for size in SIZES {
            sit.resize(size.0, size.1);
            insta::assert_snapshot!(format!("{name}-{code}-{}x{}", size.0, size.1), sit.picture());
        }
    }
}

#[test]
fn upcoming() {
    pictured("upcoming", "sergio", "4");
}

#[test]
fn past() {
    pictured("past", "vera", "4 right");
}

#[test]
fn my_people() {
    pictured("people", "sergio", "4 right right");
}

#[test]
fn actions() {
    pictured("actions", "sergio", "4 right right right");
}

#[test]
fn who_met() {
    pictured("overview", "elena", "4 left");
}

#[test]
fn with_somebody() {
    pictured("with", "sergio", "4 v v e r a enter");
}

#[test]
fn an_empty_list() {
    pictured("empty", "nadia", "4");
}

#[test]
fn a_page_to_prepare() {
    pictured("page-planned", "sergio", "4 down down down down enter");
}

#[test]
fn a_page_to_sign() {
    pictured("page-to-sign", "vera", "4 enter");
}

#[test]
fn a_page_with_goals() {
    pictured("page-goals", "vera", "4 down enter shift-tab shift-tab");
}

#[test]
fn the_signatures_of_a_page() {
    pictured("page-signatures", "vera", "4 right down enter end");
}

#[test]
fn a_page_of_items() {
    pictured("page-items", "mei", "4 down down enter tab tab tab");
}

#[test]
fn what_others_see_of_it() {
    pictured("page-fact", "elena", "4 right right right down enter");
}

#[test]
fn an_audit_trail() {
    pictured("trail", "vera", "4 right down t");
}

#[test]
fn a_filter() {
    pictured("filter", "vera", "4 right f");
}

#[test]
fn todays_sessions() {
    pictured("today", "sergio", "1");
}

#[test]
fn tiny_screens_show_what_fits_or_say_so() {
    for (name, keys) in [("upcoming", "4"), ("page", "4 enter"), ("trail", "4 t")] {
        let mut sit = seated("vera", start(Language::Spanish, (80, 24)), keys);
        for (width, height) in [(20, 5), (1, 1)] {
            sit.resize(width, height);
            insta::assert_snapshot!(format!("{name}-tiny-{width}x{height}"), sit.picture());
        }
    }
}

#[test]
fn without_colour_and_utf8_every_state_is_still_told() {
    for (name, keys) in [("past", "4 right"), ("page", "4 enter"), ("actions", "4 right right")] {
        let plain = Start { theme: ThemeName::Mono, glyphs: Glyphs::ascii(), ..start(Language::English, (80, 24)) };
        let mut sit = seated("vera", plain, keys);
        insta::assert_snapshot!(format!("{name}-mono-ascii"), sit.picture());
        let plain = |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset);
        assert!(sit.buffer().content().iter().all(plain), "{name} is coloured");
    }
}
