//! The palette and help as they look, and the board in every theme.

use std::fmt::Write as _;

use cartelera::i18n::Language;
use cartelera::tui::theme::{Glyphs, ThemeName};
use ratatui::buffer::Cell;
use ratatui::style::Modifier;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start};
use crate::{LANGUAGES, SIZES, start};

fn pictured(name: &str, go: impl Fn(&mut Sitting)) {
    for (language, code) in LANGUAGES {
        for size in SIZES {
            let mut sit = Sitting::at(Board::new(), start(language, size));
            sit.sign_in("vera", PASSPHRASE);
            go(&mut sit);
            insta::assert_snapshot!(format!("{name}-{code}-{}x{}", size.0, size.1), sit.picture());
        }
    }
}

#[test]
fn the_palette() {
    pictured("palette", |sit| sit.press("2 ctrl-p"));
}

#[test]
fn the_palette_with_something_typed() {
    pictured("palette-typed", |sit| {
        sit.press("2 ctrl-p");
        sit.type_text("nunez");
        sit.sees("Tomás Ibarra");
    });
}

#[test]
fn the_palette_over_a_form() {
    pictured("palette-form", |sit| sit.press("n ctrl-p"));
}

#[test]
fn help_on_a_screen_and_in_a_dialog() {
    pictured("help-goals", |sit| sit.press("3 ?"));
    pictured("help-dialog", |sit| sit.press("q ?"));
}

#[test]
fn the_palette_in_little_room_and_in_ascii() {
    for (width, height) in [(20, 5), (1, 1)] {
        let mut sit = Sitting::at(Board::new(), start(Language::Spanish, (80, 24)));
        sit.sign_in("vera", PASSPHRASE);
        sit.press("2 ctrl-p");
        sit.resize(width, height);
        insta::assert_snapshot!(format!("palette-tiny-{width}x{height}"), sit.picture());
    }
    let plain = Start { theme: ThemeName::Mono, glyphs: Glyphs::ascii(), ..start(Language::English, (80, 24)) };
    let mut sit = Sitting::at(Board::new(), plain);
    sit.sign_in("vera", PASSPHRASE);
    sit.press("2 ctrl-p");
    insta::assert_snapshot!("palette-mono-ascii", sit.picture());
}

/// Every stretch of one look on a line, with its colours and modifiers.
fn styled(sit: &Sitting) -> String {
    let buffer = sit.buffer();
    let look = |cell: &Cell| (cell.fg, cell.bg, cell.modifier);
    let mut told = String::new();
    for y in 0..buffer.area.height {
        let mut runs: Vec<(_, String)> = Vec::new();
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            match runs.last_mut() {
                Some((last, text)) if *last == look(cell) => text.push_str(cell.symbol()),
                _ => runs.push((look(cell), cell.symbol().to_owned())),
            }
        }
        let runs = runs.into_iter().filter(|((_, bg, modifier), text)| {
            !text.trim().is_empty() || *bg != ratatui::style::Color::Reset || *modifier != Modifier::empty()
        });
        for ((fg, bg, modifier), text) in runs {
            writeln!(told, "{y:2} {:<40.40} {fg} on {bg} {modifier:?}", text.trim_end()).unwrap();
        }
    }
    told
}

#[test]
fn the_board_in_every_theme() {
    for (name, theme) in [
        ("dark", ThemeName::Dark),
        ("light", ThemeName::Light),
        ("high-contrast", ThemeName::HighContrast),
        ("mono", ThemeName::Mono),
    ] {
        let mut sit = Sitting::at(Board::new(), Start { theme, ..start(Language::English, (80, 24)) });
        sit.sign_in("vera", PASSPHRASE);
        sit.press("2 down");
        sit.picture();
        insta::assert_snapshot!(format!("board-styles-{name}"), styled(&sit));
    }
}
