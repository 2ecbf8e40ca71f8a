//! How the first run, a newcomer's keys and the tour look: both languages, two sizes, and tiny.

use std::fs;

use cartelera::i18n::Language;
use cartelera::tui::theme::{Glyphs, ThemeName};

use crate::sitting::{Board, PASSPHRASE, Sitting, Start};
use crate::{LANGUAGES, SIZES};

const NEW: &str = "tejado nube violeta 7 anclas";

fn start(language: Language, size: (u16, u16)) -> Start {
    Start { size, language, language_chosen: true, is_newcomer: true, ..Start::default() }
}

/// Where a board would lie whose folder nobody has made: the pages name it.
fn elsewhere() -> Board {
    Board { path: "/home/ana/.local/share/cartelera/board.db".into(), ..Board::missing() }
}

fn pictured(name: &str, board: impl Fn() -> Board, go: impl Fn(&mut Sitting)) {
    for (language, code) in LANGUAGES {
        for size in SIZES {
            let mut sit = Sitting::at(board(), start(language, size));
            go(&mut sit);
            let picture = covered(&sit.picture());
            insta::assert_snapshot!(format!("{name}-{code}-{}x{}", size.0, size.1), picture);
        }
    }
}

/// What is another each time, covered up: the key, the six words, the folder.
fn covered(text: &str) -> String {
    let mut words = false;
    let cover = |line: &str| -> String {
        let is_key = line.matches('-').count() > 3 && !line.chars().any(char::is_lowercase);
        let ends_with_words = line.find(": ").filter(|_| line.contains("ejemplo:") || line.contains("example:"));
        let rest_of_words = std::mem::replace(&mut words, ends_with_words.is_some());
        let masked =
            |text: &str| -> String { text.chars().map(|c| if c.is_alphanumeric() { 'x' } else { c }).collect() };
        match ends_with_words {
            // How they wrap is another each time, too.
            Some(at) => format!("{}: …", &line[..at]),
            None if rest_of_words => String::new(),
            None if is_key => masked(line),
            None if line.contains("/data/board.db") => "  …/data/board.db".to_owned(),
            None => line.to_owned(),
        }
    };
    let lines: Vec<String> = text.lines().map(cover).collect();
    lines.join("\n") + "\n"
}

fn names_the_board(sit: &mut Sitting) {
    sit.press("down enter");
    sit.type_text("Clínica Sol");
}

fn types_people(sit: &mut Sitting) {
    names_the_board(sit);
    sit.press("ctrl-s");
    for (name, title) in [("Ana Gil Sanz", "Dirección"), ("Berta Sol Ruiz", "Recepción"), ("Ana Gil Otra", "")] {
        sit.type_text(name);
        sit.press("tab tab");
        sit.type_text(title);
        sit.press("tab enter");
    }
}

fn reads(sit: &mut Sitting, file: &str) {
    let path = sit.board.folder.path().join("gente.csv");
    fs::write(path, file).unwrap();
    names_the_board(sit);
    sit.press("tab tab right ctrl-s");
    sit.type_text("~/gente.csv");
    sit.press("enter");
}

#[test]
fn the_ways_to_a_board() {
    pictured("wizard-start", elsewhere, |_| {});
}

#[test]
fn the_sample() {
    pictured("wizard-sample", elsewhere, |sit| sit.press("enter"));
}

#[test]
fn another_file() {
    pictured("wizard-open", elsewhere, |sit| {
        sit.press("down down enter");
        sit.type_text("/srv/tablón de todos.db");
        sit.press("enter");
        sit.sees("/srv/tablón de todos.db");
        sit.sees("!");
    });
}

#[test]
fn the_new_board() {
    pictured("wizard-about", elsewhere, |sit| {
        names_the_board(sit);
        sit.press("tab");
        sit.type_text("x");
        sit.press("ctrl-s");
    });
}

#[test]
fn the_people_typed() {
    pictured("wizard-nobody", elsewhere, |sit| {
        names_the_board(sit);
        sit.press("ctrl-s");
    });
    pictured("wizard-typed", elsewhere, types_people);
    pictured("wizard-table", elsewhere, |sit| {
        types_people(sit);
        sit.press("esc");
    });
}

#[test]
fn the_people_of_a_file() {
    pictured("wizard-file", elsewhere, |sit| {
        names_the_board(sit);
        sit.press("tab tab right ctrl-s");
    });
    pictured("wizard-faults", elsewhere, |sit| {
        reads(sit, "nombre;responsable;nivel;tipo\nAna Gil;;1;\nBerta Sol;Anna;2;\nCarlos Mas;Ana Gil;alto;jefazo\n");
        sit.press("down down");
    });
    pictured("wizard-good", elsewhere, |sit| {
        reads(sit, "nombre;responsable;area;foto\nAna Gil;;Dirección;\nBerta Sol;Ana Gil;Clínica;\n");
    });
}

#[test]
fn the_founder() {
    pictured("wizard-access", elsewhere, |sit| {
        types_people(sit);
        sit.press("ctrl-s tab");
        sit.type_text("ana gil");
    });
}

#[test]
fn the_key_and_what_comes_next() {
    for (picture, keys) in [("wizard-key", ""), ("wizard-done", "enter")] {
        pictured(picture, Board::missing, |sit| {
            types_people(sit);
            sit.press("ctrl-s tab");
            sit.type_text(NEW);
            sit.press("tab");
            sit.type_text(NEW);
            sit.press("ctrl-s");
            let title = if sit.shows("Creando") { "Clave de recuperación" } else { "Recovery key" };
            sit.sees(title);
            sit.press(keys);
        });
    }
}

#[test]
fn leaving_what_was_typed() {
    pictured("wizard-quit", elsewhere, |sit| {
        names_the_board(sit);
        sit.press("ctrl-c");
    });
}

#[test]
fn the_first_keys_and_the_tour() {
    let signs_in = |sit: &mut Sitting| {
        sit.sign_in("vera", PASSPHRASE);
        sit.sees("F9");
    };
    pictured("first-keys", Board::new, signs_in);
    pictured("tour", Board::new, |sit| {
        signs_in(sit);
        sit.press("f9 2 enter");
    });
}

#[test]
fn tiny_and_plain() {
    for (width, height) in [(30, 10), (20, 6), (1, 1)] {
        let mut sit = Sitting::at(elsewhere(), start(Language::Spanish, (width, height)));
        insta::assert_snapshot!(format!("wizard-tiny-{width}x{height}"), sit.picture());
        types_people(&mut sit);
        insta::assert_snapshot!(format!("wizard-tiny-typed-{width}x{height}"), sit.picture());
    }
    let plain = Start { theme: ThemeName::Mono, glyphs: Glyphs::ascii(), ..start(Language::English, (80, 24)) };
    let mut sit = Sitting::at(elsewhere(), plain);
    insta::assert_snapshot!("wizard-ascii", sit.picture());
}
