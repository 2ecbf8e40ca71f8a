//! The forms of feedback sessions as they look: in both languages, at the smallest full size and a wide one.
//!
//! `INSTA_UPDATE=always cargo nextest run --test screens_session_forms` writes them anew; read the difference before
//! keeping it.

mod sitting;

use cartelera::i18n::Language;
use cartelera::tui::theme::{Glyphs, ThemeName};
use ratatui::style::Color;
use sitting::{Board, PASSPHRASE, Sitting, Start};

const LANGUAGES: [(Language, &str); 2] = [(Language::Spanish, "es"), (Language::English, "en")];
const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

fn start(language: Language, size: (u16, u16)) -> Start {
    Start { size, language, language_chosen: true, ..Start::default() }
}

fn seated(who: &str, start: Start) -> Sitting {
    let mut sit = Sitting::at(Board::with_sessions(), start);
    sit.sign_in(who, PASSPHRASE);
    sit.press("4");
    sit
}

/// Takes the picture of one screen in both languages and sizes; `go` leads there.
fn pictured(name: &str, who: &str, go: impl Fn(&mut Sitting)) {
    for (language, code) in LANGUAGES {
        for size in SIZES {
            let mut sit = seated(who, start(language, size));
            go(&mut sit);
            insta::assert_snapshot!(format!("{name}-{code}-{}x{}", size.0, size.1), sit.picture());
        }
    }
}

#[test]
fn planning() {
    pictured("plan", "sergio", |sit| {
        sit.press("n");
        sit.type_text("/");
    });
}
