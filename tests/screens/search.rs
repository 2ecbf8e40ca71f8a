//! Searching and filtering as they look: in both languages, at the smallest full size and a wide one, and tiny.

use cartelera::i18n::Language;
use cartelera::tui::theme::{Glyphs, ThemeName};
use ratatui::style::Color;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start};
use crate::{LANGUAGES, SIZES, start};

/// Vera, who has read nothing.
fn seated(start: Start) -> Sitting {
    let mut sit = Sitting::at(Board::new(), start);
    sit.sign_in("vera", PASSPHRASE);
    sit
}

/// Takes the picture in both languages and sizes.
fn pictured(name: &str, go: impl Fn(&mut Sitting)) {
    for (language, code) in LANGUAGES {
        let mut sit = seated(start(language, SIZES[0]));
        go(&mut sit);
        for size in SIZES {
            sit.resize(size.0, size.1);
            insta::assert_snapshot!(format!("{name}-{code}-{}x{}", size.0, size.1), sit.picture());
        }
    }
}

fn opens(sit: &mut Sitting) {
    sit.press("/");
    let ready = if sit.shows("buscar") { "donde buscar" } else { "to search in" };
    sit.sees(ready);
}

fn finds(sit: &mut Sitting) {
    opens(sit);
    sit.type_text("cambi");
    sit.sees("2 ");
    sit.sees("Tengo reuni");
    sit.sees("Cambian el puente");
}

/// In the language of the screen.
fn said<'w>(sit: &Sitting, spanish: &'w str, english: &'w str) -> &'w str {
    if sit.shows("Tablones") { spanish } else { english }
}

#[test]
fn the_empty_box() {
    pictured("empty", opens);
}

#[test]
fn what_was_found() {
    pictured("found", finds);
}

#[test]
fn nothing_found() {
    pictured("nothing", |sit| {
        opens(sit);
        sit.type_text("zzz");
        let nothing = said(sit, "No se ha encontrado nada", "Nothing found");
        sit.sees(nothing);
    });
}

#[test]
fn a_filter_without_its_value() {
    pictured("fault", |sit| {
        opens(sit);
        sit.type_text("after:");
    });
}

#[test]
fn a_name_for_a_search() {
    pictured("naming", |sit| {
        finds(sit);
        sit.press("f6");
    });
}

#[test]
fn kept_searches() {
    pictured("kept", |sit| {
        opens(sit);
        for (query, name) in [("cambi de:sergio", "Cambios de Sergio"), ("is:unread", "")] {
            sit.press("ctrl-u");
            sit.type_text(query);
            sit.press("f6");
            sit.type_text(name);
            sit.press("enter");
        }
        sit.press("ctrl-u");
    });
}

#[test]
fn forgetting_one() {
    pictured("forget", |sit| {
        opens(sit);
        sit.type_text("cambi");
        sit.press("f6 enter ctrl-u f8");
    });
}

#[test]
fn the_filters_of_a_board() {
    pictured("filters", |sit| sit.press("2 f"));
}

#[test]
fn chips() {
    pictured("chips", |sit| {
        opens(sit);
        sit.type_text("\"la tarde\" cambi -desde:hoy");
        sit.press("ctrl-u");
        sit.type_text("cambi from:vera.nogues after:1/10 -is:expired");
        sit.press("ctrl-s enter");
        sit.sees("Tengo reuni");
        sit.press("esc");
    });
}

#[test]
fn a_hit_in_the_reader() {
    pictured("reader", |sit| {
        opens(sit);
        sit.type_text("reunion");
        sit.press("ctrl-s enter");
        sit.sees("Tengo reuni");
    });
}

#[test]
fn chips_with_nothing_to_show() {
    pictured("chips-nothing", |sit| {
        opens(sit);
        sit.type_text("zzz is:mine");
        sit.press("ctrl-s");
        let nothing = said(sit, "Aquí no hay nada", "Nothing here");
        sit.sees(nothing);
    });
}

#[test]
fn tiny_screens_show_what_fits_or_say_so() {
    let mut sit = seated(start(Language::Spanish, (80, 24)));
    finds(&mut sit);
    for (width, height) in [(20, 5), (1, 1)] {
        sit.resize(width, height);
        insta::assert_snapshot!(format!("found-tiny-{width}x{height}"), sit.picture());
    }
}

#[test]
fn without_colour_and_utf8_every_hit_is_still_told() {
    let plain = Start { theme: ThemeName::Mono, glyphs: Glyphs::ascii(), ..start(Language::English, (80, 24)) };
    let mut sit = seated(plain);
    finds(&mut sit);
    insta::assert_snapshot!("found-mono-ascii", sit.picture());
    let plain = |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset);
    assert!(sit.buffer().content().iter().all(plain), "it is coloured");
}
