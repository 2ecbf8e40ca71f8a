//! The forms of feedback sessions as they look: in both languages, at the smallest full size and a wide one.

use cartelera::i18n::Language;
use cartelera::tui::theme::{Glyphs, ThemeName};
use ratatui::style::Color;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start};
use crate::{LANGUAGES, SIZES, start};

fn seated(who: &str, start: Start) -> Sitting {
    let mut sit = Sitting::at(Board::with_talks(), start);
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

/// Opens the page of the session in the line with this text.
fn at_page(sit: &mut Sitting, row: &str) {
    sit.walk_to(row);
    sit.press("enter");
}

/// The words that find what is to be added, in both languages.
fn add(sit: &mut Sitting, spanish: &str, english: &str) {
    sit.press("n");
    sit.type_text(if sit.shows("Esc volver") { spanish } else { english });
    sit.press("enter");
}

fn tomorrow(sit: &mut Sitting) {
    at_page(sit, if sit.shows("mañana") { "mañana" } else { "tomorrow" });
}

fn under_way(sit: &mut Sitting) {
    at_page(sit, "Expectati");
}

fn to_sign(sit: &mut Sitting) {
    at_page(sit, "ept 2026");
}

#[test]
fn planning_with_somebody() {
    pictured("plan", "sergio", |sit| {
        sit.press("n tab");
        sit.type_text("vera");
        sit.press("enter ctrl-s tab");
        sit.type_text("15/10 9:30");
    });
}

#[test]
fn planning_with_faults() {
    pictured("plan-faults", "sergio", |sit| {
        sit.press("n tab tab");
        sit.type_text("15/10");
        sit.press("tab ctrl-u x ctrl-s");
    });
}

#[test]
fn choosing_who_takes_part() {
    pictured("plan-people", "sergio", |sit| sit.press("n tab enter"));
}

#[test]
fn a_confidential_session() {
    pictured("plan-confidential", "sergio", |sit| {
        sit.press("n tab");
        sit.type_text("elena");
        sit.press("enter ctrl-s");
    });
}

#[test]
fn moving() {
    pictured("move", "sergio", |sit| {
        tomorrow(sit);
        sit.press("m enter");
        sit.type_text("mei");
        sit.press("enter ctrl-s");
    });
}

#[test]
fn a_new_note() {
    pictured("note", "sergio", |sit| {
        under_way(sit);
        add(sit, "nota", "note");
    });
}

#[test]
fn a_shared_note_being_typed() {
    pictured("note-shared", "sergio", |sit| {
        under_way(sit);
        add(sit, "nota", "note");
        sit.press("right enter");
        sit.type_text("## Noviembre");
        sit.press("enter");
        sit.type_text("Vera cambia los **jueves**.");
    });
}

#[test]
fn the_note_as_others_will_see_it() {
    pictured("note-preview", "sergio", |sit| {
        under_way(sit);
        add(sit, "nota", "note");
        sit.type_text("## Noviembre");
        sit.press("enter");
        sit.type_text("Vera cambia los **jueves**.");
        sit.press("f4");
    });
}

#[test]
fn what_lies_beside_a_note() {
    pictured("note-beside", "sergio", |sit| {
        under_way(sit);
        add(sit, "nota", "note");
        sit.press("f5");
    });
}

#[test]
fn agenda_lines() {
    pictured("agenda", "sergio", |sit| {
        tomorrow(sit);
        add(sit, "orden", "agenda");
        sit.type_text("Formación");
        sit.press("enter");
        sit.type_text("Uni");
    });
}

#[test]
fn an_action() {
    pictured("action", "sergio", |sit| {
        under_way(sit);
        add(sit, "compromiso", "action");
        sit.type_text("Avisar a Luis");
        sit.press("tab");
        sit.type_text("luis");
        sit.press("enter tab");
        sit.type_text("pronto");
        sit.press("ctrl-s");
    });
}

#[test]
fn an_item() {
    pictured("item", "sergio", |sit| {
        under_way(sit);
        add(sit, "frustra", "frustra");
        sit.type_text("Los cambios llegan tarde");
    });
}

#[test]
fn beginning_before_its_day() {
    pictured("hold", "sergio", |sit| {
        tomorrow(sit);
        sit.press("b");
    });
}

#[test]
fn closing() {
    pictured("close", "sergio", |sit| {
        tomorrow(sit);
        sit.press("c");
    });
}

#[test]
fn cancelling() {
    pictured("cancel", "sergio", |sit| {
        tomorrow(sit);
        sit.press("d");
    });
}

#[test]
fn reopening() {
    pictured("reopen", "sergio", |sit| {
        to_sign(sit);
        sit.press("r ctrl-s");
    });
}

#[test]
fn signing() {
    pictured("sign", "vera", |sit| {
        to_sign(sit);
        sit.press("s ctrl-s");
    });
}

#[test]
fn a_snapshot() {
    pictured("snapshot", "sergio", |sit| {
        under_way(sit);
        sit.press("i");
    });
}

#[test]
fn handing_over() {
    pictured("hand-over", "luis", |sit| sit.press("o space"));
}

#[test]
fn really_handing_over() {
    pictured("hand-over-question", "luis", |sit| sit.press("o space ctrl-s"));
}

#[test]
fn the_templates() {
    pictured("templates", "elena", |sit| sit.press("l"));
}

#[test]
fn a_template() {
    pictured("template", "elena", |sit| sit.press("l e"));
}

#[test]
fn the_templates_read_only() {
    pictured("templates-read-only", "vera", |sit| sit.press("l enter"));
}

#[test]
fn how_long_sessions_are_kept() {
    pictured("retention", "elena", |sit| sit.press("p"));
}

#[test]
fn keeping_them_shorter() {
    pictured("retention-change", "elena", |sit| {
        sit.press("p enter ctrl-u");
        sit.type_text("5");
    });
}

#[test]
fn really_keeping_them_shorter() {
    pictured("retention-question", "elena", |sit| {
        sit.press("p enter ctrl-u");
        sit.type_text("5");
        sit.press("ctrl-s");
    });
}

#[test]
fn really_purging() {
    pictured("purge", "elena", |sit| sit.press("p d"));
}

#[test]
fn a_copy_that_is_sealed() {
    pictured("copy", "sergio", |sit| {
        under_way(sit);
        sit.press("x");
    });
}

#[test]
fn a_copy_that_is_not() {
    pictured("copy-plain", "sergio", |sit| {
        under_way(sit);
        sit.press("x tab right");
    });
}

#[test]
fn tiny_screens_show_what_fits_or_say_so() {
    for (name, keys) in [("plan", "n"), ("templates", "l"), ("hand-over", "o")] {
        for (width, height) in [(20, 5), (1, 1)] {
            let mut sit = seated("luis", start(Language::Spanish, (80, 24)));
            sit.press(keys);
            sit.resize(width, height);
            insta::assert_snapshot!(format!("{name}-tiny-{width}x{height}"), sit.picture());
        }
    }
    for (width, height) in [(20, 5), (1, 1)] {
        let mut sit = seated("sergio", start(Language::Spanish, (80, 24)));
        under_way(&mut sit);
        add(&mut sit, "nota", "note");
        sit.resize(width, height);
        insta::assert_snapshot!(format!("note-tiny-{width}x{height}"), sit.picture());
    }
}

#[test]
fn without_colour_and_utf8_borders_every_state_is_still_told() {
    let plain = || Start { theme: ThemeName::Mono, glyphs: Glyphs::ascii(), ..start(Language::English, (80, 24)) };
    let check = |name: &str, who: &str, go: &dyn Fn(&mut Sitting)| {
        let mut sit = seated(who, plain());
        go(&mut sit);
        insta::assert_snapshot!(format!("{name}-mono-ascii"), sit.picture());
        let plain = |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset);
        assert!(sit.buffer().content().iter().all(plain), "{name} is coloured");
    };
    check("plan", "sergio", &|sit| sit.press("n"));
    check("retention", "elena", &|sit| sit.press("p"));
    // What is selected is told by more than its colour, which `walk_to` looks for.
    check("note", "sergio", &|sit| {
        sit.press("down down enter");
        add(sit, "nota", "note");
        sit.press("f5");
    });
    check("sign", "vera", &|sit| {
        for _ in 0..8 {
            sit.press("s");
            if sit.shows("You say") {
                break;
            }
            sit.press("esc down");
        }
    });
}
