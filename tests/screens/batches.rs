//! Marks, the acts on all that is marked, and undoing, as they look.

use cartelera::i18n::Language;
use cartelera::tui::theme::{Glyphs, ThemeName};

use crate::sitting::{Board, PASSPHRASE, Sitting, Start};
use crate::{LANGUAGES, SIZES, start};

/// Takes the picture in both languages and sizes; `who` is signed in and `go` leads there.
fn pictured(name: &str, who: &str, go: impl Fn(&mut Sitting)) {
    for (language, code) in LANGUAGES {
        for size in SIZES {
            let mut sit = Sitting::at(Board::new(), start(language, size));
            sit.sign_in(who, PASSPHRASE);
            go(&mut sit);
            insta::assert_snapshot!(format!("{name}-{code}-{}x{}", size.0, size.1), sit.picture());
        }
    }
}

#[test]
fn marked_announcements() {
    pictured("marked", "vera", |sit| sit.press("2 space space down space right"));
}

#[test]
fn the_acts_on_what_is_marked() {
    pictured("acts", "vera", |sit| sit.press("2 space space down space down down v a"));
}

#[test]
fn the_question_before_what_is_marked_is_withdrawn() {
    pictured("withdraw-marked", "sergio", |sit| {
        sit.press("2 f");
        sit.type_text(if sit.shows("Tablones") { "mios" } else { "mine" });
        sit.press("enter space space esc g v d");
    });
}

#[test]
fn undoing_what_was_published() {
    pictured("undo-published", "sergio", |sit| {
        sit.press("n");
        sit.type_text("Demasiado pronto");
        sit.press("ctrl-s enter");
        sit.press("z");
    });
}

#[test]
fn marks_without_colour_and_in_ascii() {
    let start = Start {
        size: (80, 24),
        language: Language::English,
        language_chosen: true,
        theme: ThemeName::Mono,
        glyphs: Glyphs::ascii(),
        ..Start::default()
    };
    let mut sit = Sitting::at(Board::new(), start);
    sit.sign_in("vera", PASSPHRASE);
    sit.press("2 space space");
    insta::assert_snapshot!("marked-mono-ascii", sit.picture());
}
