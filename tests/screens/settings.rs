//! The settings as they look: in both languages, at the smallest full size and a wide one.

use std::fs;

use cartelera::i18n::Language;
use cartelera::tui::theme::{Glyphs, ThemeName};
use ratatui::style::Color;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start};
use crate::{LANGUAGES, SIZES};

fn seated(who: &str, start: Start) -> Sitting {
    let board = Board::new();
    let files = [
        (
            "personas.csv",
            "handle;nombre;responsable\nlucia.aranda;Lucía Aranda Peñalver;\nzoe.prats;Zoe Prats;lucia.aranda\n",
        ),
        ("fallos.csv", "nombre;responsable;nivel\nUna;Nadie Así;2\n;Una;x\nDos;Una;0\n"),
    ];
    for (name, text) in files {
        fs::write(board.folder.path().join(name), text).unwrap();
    }
    let mut sit = Sitting::at(board, start);
    sit.sign_in(who, PASSPHRASE);
    sit.press("6");
    sit
}

/// The folder of the test, which is another one each time, told apart from the rest of a picture.
fn without_folder(sit: &mut Sitting) -> String {
    let folder = sit.board.folder.path().display().to_string();
    sit.picture().replace(&folder, "…")
}

/// Takes the picture of one screen in both languages and sizes; `go` leads there.
fn pictured(name: &str, who: &str, go: impl Fn(&mut Sitting, Words)) {
    for (language, code) in LANGUAGES {
        for size in SIZES {
            let mut sit = seated(who, Start { size, language, language_chosen: true, ..Start::default() });
            go(&mut sit, Words(language));
            insta::assert_snapshot!(format!("{name}-{code}-{}x{}", size.0, size.1), without_folder(&mut sit));
            // However little room is left, it is drawn.
            for (width, height) in [(1, 1), (20, 5), (2, 60), (200, 2), (1, 24)] {
                sit.resize(width, height);
                sit.picture();
            }
        }
    }
}

/// What lines are called, in the language of the screen.
#[derive(Clone, Copy)]
struct Words(Language);

impl Words {
    fn or(self, spanish: &'static str, english: &'static str) -> &'static str {
        if self.0 == Language::Spanish { spanish } else { english }
    }
}

fn open(sit: &mut Sitting, line: &str) {
    sit.walk_to(line);
    sit.press("enter");
}

fn people(sit: &mut Sitting, t: Words) {
    open(sit, t.or("Personas y roles", "People and roles"));
}

fn acts_of(sit: &mut Sitting, t: Words, name: &str) {
    people(sit, t);
    sit.walk_to(name);
    sit.press("enter");
}

#[test]
fn the_lines_of_an_administrator() {
    pictured("admin", "nadia", |_, _| {});
}

#[test]
fn the_lines_of_somebody_else() {
    pictured("member", "vera", |sit, t| sit.walk_to(t.or("Personas y roles", "People and roles")));
}

#[test]
fn locking_when_left_alone() {
    pictured("idle", "vera", |sit, t| {
        open(sit, t.or("Bloqueo sin", "Lock when"));
        sit.press("ctrl-u ctrl-s");
    });
}

#[test]
fn the_keys() {
    for (language, code) in LANGUAGES {
        for size in SIZES {
            let mut sit = seated("vera", Start { size, language, language_chosen: true, ..Start::default() });
            open(&mut sit, Words(language).or("Teclas", "Keys"));
            sit.type_text("blo");
            // The path is longer or shorter by chance, and the help wraps with it.
            let shown = sit.picture();
            let list: Vec<&str> = shown.lines().skip_while(|line| !line.trim_start().starts_with("blo")).collect();
            insta::assert_snapshot!(format!("keys-{code}-{}x{}", size.0, size.1), list.join("\n"));
        }
    }
}

#[test]
fn the_people() {
    pictured("people", "nadia", people);
}

#[test]
fn what_can_be_done_about_somebody() {
    pictured("person-acts", "nadia", |sit, t| acts_of(sit, t, "Beatriz"));
}

#[test]
fn adding_somebody() {
    pictured("person-add", "nadia", |sit, t| {
        people(sit, t);
        sit.press("n");
        sit.type_text("Zoe Prats Gil");
    });
}

#[test]
fn adding_somebody_asks_first() {
    pictured("person-add-question", "nadia", |sit, t| {
        people(sit, t);
        sit.press("n");
        sit.type_text("Zoe Prats Gil");
        sit.press("ctrl-s");
        sit.sees(t.or("entra en el nivel", "joins at level"));
    });
}

#[test]
fn a_level_that_does_not_fit() {
    pictured("person-change-refused", "nadia", |sit, t| {
        people(sit, t);
        sit.walk_to("Vera");
        sit.press("e");
        sit.go_to_field(t.or("Nivel", "Level"));
        sit.press("ctrl-u");
        sit.type_text("2");
        sit.press("ctrl-s");
        sit.sees(t.or("por debajo", "not below"));
    });
}

#[test]
fn roles() {
    pictured("roles", "nadia", |sit, t| {
        acts_of(sit, t, "Elena");
        sit.press("down enter");
    });
}

#[test]
fn leaving() {
    pictured("leave", "nadia", |sit, t| {
        acts_of(sit, t, "Beatriz");
        sit.press("down down enter");
    });
}

#[test]
fn choosing_a_file() {
    pictured("import-file", "nadia", |sit, t| open(sit, t.or("Importar", "Import")));
}

#[test]
fn what_a_file_would_change() {
    pictured("import-plan", "nadia", |sit, t| {
        open(sit, t.or("Importar", "Import"));
        sit.paste("personas.csv");
        sit.press("enter");
        sit.sees("Zoe Prats");
    });
}

#[test]
fn what_is_wrong_with_a_file() {
    pictured("import-faults", "nadia", |sit, t| {
        open(sit, t.or("Importar", "Import"));
        sit.paste("fallos.csv");
        sit.press("enter");
        sit.sees(t.or("no se ha importado", "nothing was imported"));
    });
}

#[test]
fn codes_when_everybody_has_enrolled() {
    pictured("codes-none", "nadia", |sit, t| open(sit, t.or("Códigos", "Codes")));
}

#[test]
fn a_code_for_somebody_with_keys() {
    pictured("code-again", "nadia", |sit, t| {
        open(sit, t.or("Códigos", "Codes"));
        sit.press("/");
        sit.type_text("vera");
        sit.press("enter");
    });
}

#[test]
fn limits() {
    pictured("limits", "nadia", |sit, t| {
        open(sit, t.or("Límites", "Limits"));
        sit.press("ctrl-u");
        sit.type_text("3");
    });
}

#[test]
fn the_name() {
    pictured("name", "nadia", |sit, t| {
        open(sit, t.or("Nombre del tablón", "Board's name"));
        sit.press("ctrl-u");
        sit.type_text("Sol y Luna");
        sit.press("ctrl-s");
        sit.sees(t.or("se llamará", "will be called"));
    });
}

#[test]
fn the_zones() {
    pictured("zone", "nadia", |sit, t| {
        open(sit, t.or("Zona horaria", "Time zone"));
        sit.type_text("lima");
    });
}

#[test]
fn another_zone_asks_first() {
    pictured("zone-question", "nadia", |sit, t| {
        open(sit, t.or("Zona horaria", "Time zone"));
        sit.type_text("america/lima");
        sit.press("enter");
        sit.sees(t.or("no es", "it is not"));
    });
}

#[test]
fn no_copies_yet() {
    pictured("backups-none", "nadia", |sit, t| open(sit, t.or("Copias de", "Backups")));
}

/// What was measured, which is a little more or less each time.
fn without_size(picture: &str) -> String {
    let masked = picture.lines().map(|line| match line.find(" MiB") {
        Some(at) => {
            let number = line[..at].rfind(' ').map_or(0, |space| space + 1);
            format!("{}{}{}", &line[..number], "#".repeat(at - number), &line[at..])
        }
        None => line.to_owned(),
    });
    masked.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_copies_and_what_restoring_one_would_lose() {
    for (language, code) in LANGUAGES {
        for size in SIZES {
            let t = Words(language);
            let mut sit = seated("nadia", Start { size, language, language_chosen: true, ..Start::default() });
            open(&mut sit, t.or("Copias de", "Backups"));
            sit.press("n");
            sit.sees(t.or("buena", "good"));
            // The notice with the path, which differs, goes with the next key.
            sit.press("down");
            let list = without_size(&sit.picture());
            insta::assert_snapshot!(format!("backups-{code}-{}x{}", size.0, size.1), list);
            sit.press("enter");
            sit.sees(t.or("no se firmó nada", "Nothing was signed"));
            insta::assert_snapshot!(format!("restore-{code}-{}x{}", size.0, size.1), without_size(&sit.picture()));
        }
    }
}

#[test]
fn the_health_of_the_chain() {
    for (language, code) in LANGUAGES {
        let t = Words(language);
        let start = Start { size: (80, 24), language, language_chosen: true, ..Start::default() };
        let mut sit = seated("vera", start);
        open(&mut sit, t.or("Comprobar", "Check"));
        sit.sees(t.or("Todo está", "Everything is"));
        sit.press("esc");
        let line = sit.line(t.or("Comprobar el tablón", "Check the board"));
        insta::assert_snapshot!(format!("checked-{code}"), line);
    }
}

#[test]
fn without_colour_and_utf8_borders_every_line_is_still_told() {
    let plain = Start {
        theme: ThemeName::Mono,
        glyphs: Glyphs::ascii(),
        size: (80, 24),
        language: Language::English,
        language_chosen: true,
        ..Start::default()
    };
    let mut sit = seated("vera", plain);
    sit.press("down down down down down down");
    insta::assert_snapshot!("member-mono-ascii", sit.picture());
    let plain = |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset);
    assert!(sit.buffer().content().iter().all(plain));
}
