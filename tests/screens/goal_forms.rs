//! The forms and pages beside the goals screen as they look: in both languages, at the smallest full size and a wide one.

use cartelera::i18n::Language;
use cartelera::tui::theme::{Glyphs, ThemeName};
use ratatui::style::Color;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start};
use crate::{LANGUAGES, SIZES, start};

fn seated(board: Board, who: &str, start: Start) -> Sitting {
    let mut sit = Sitting::at(board, start);
    sit.sign_in(who, PASSPHRASE);
    sit.press("3");
    sit
}

/// Takes the picture of one screen in both languages and sizes; `go` leads there.
fn pictured_on(board: fn() -> Board, name: &str, who: &str, go: impl Fn(&mut Sitting)) {
    for (language, code) in LANGUAGES {
        for size in SIZES {
            let mut sit = seated(board(), who, start(language, size));
            go(&mut sit);
            insta::assert_snapshot!(format!("{name}-{code}-{}x{}", size.0, size.1), sit.picture());
        }
    }
}

fn pictured(name: &str, who: &str, go: impl Fn(&mut Sitting)) {
    pictured_on(Board::with_goals, name, who, go);
}

#[test]
fn agreeing_on_a_goal() {
    pictured("agree", "sergio", |sit| {
        sit.press("right n tab tab");
        sit.type_text("10");
        sit.press("tab");
        sit.type_text("1.234");
    });
}

#[test]
fn agreeing_with_faults() {
    pictured("agree-faults", "sergio", |sit| {
        sit.press("right n tab tab");
        sit.type_text("10");
        sit.press("tab");
        sit.type_text("1.234");
        sit.press("ctrl-s");
    });
}

#[test]
fn proposing_a_goal() {
    pictured("propose", "vera", |sit| sit.press("n tab right right"));
}

#[test]
fn picking_a_kpi() {
    pictured("pick-kpi", "vera", |sit| sit.press("n tab e s p"));
}

#[test]
fn changing_the_terms() {
    pictured("change-terms", "sergio", |sit| sit.press("right e"));
}

#[test]
fn leaving_a_form() {
    pictured("leave", "sergio", |sit| sit.press("right n tab tab 1 esc"));
}

#[test]
fn accepting_a_proposal() {
    pictured("accept", "sergio", |sit| {
        sit.press("right home down down");
        sit.press("a");
    });
}

#[test]
fn declining_a_proposal() {
    pictured("decline", "sergio", |sit| {
        sit.press("right home down down");
        sit.press("d");
    });
}

#[test]
fn cancelling_a_goal() {
    pictured("cancel", "sergio", |sit| sit.press("right end d ctrl-s"));
}

#[test]
fn giving_to_many() {
    pictured("assign", "sergio", |sit| sit.press("m"));
}

fn gives_a_course(sit: &mut Sitting) {
    sit.press("m right right right right tab");
    sit.type_text("5");
    sit.press("tab ctrl-u");
    sit.type_text("25");
    sit.press("f4");
}

#[test]
fn who_gets_it() {
    pictured("assign-preview", "sergio", gives_a_course);
}

#[test]
fn really_giving_it() {
    pictured("assign-question", "sergio", |sit| {
        gives_a_course(sit);
        sit.press("enter");
    });
}

#[test]
fn keeping_a_template() {
    pictured("assign-template", "sergio", |sit| {
        gives_a_course(sit);
        sit.press("p");
    });
}

#[test]
fn the_catalogue() {
    pictured("catalogue", "elena", |sit| sit.press("l"));
}

#[test]
fn the_catalogue_read_only() {
    pictured("catalogue-read-only", "vera", |sit| sit.press("l n"));
}

#[test]
fn an_empty_catalogue_for_human_resources() {
    pictured_on(Board::without_goals, "catalogue-empty", "elena", |sit| sit.press("n"));
}

#[test]
fn an_empty_catalogue_for_others() {
    pictured_on(Board::without_goals, "catalogue-ask", "vera", |sit| sit.press("n"));
}

#[test]
fn a_new_kpi() {
    pictured("new-kpi", "elena", |sit| sit.press("l n"));
}

#[test]
fn a_new_dimension() {
    pictured("new-dimension", "elena", |sit| sit.press("l i"));
}

#[test]
fn the_cycles() {
    pictured("cycles", "elena", |sit| sit.press("p down"));
}

#[test]
fn a_new_cycle() {
    pictured("new-cycle", "elena", |sit| sit.press("p n"));
}

#[test]
fn closing_a_cycle_too_early() {
    pictured("close-early", "elena", |sit| sit.press("p c"));
}

#[test]
fn carrying_over() {
    pictured("carry-over", "sergio", |sit| sit.press("p down m"));
}

#[test]
fn the_overview() {
    pictured("overview", "sergio", |sit| sit.press("right s down"));
}

#[test]
fn a_number_of_the_overview_explained() {
    pictured("overview-explained", "sergio", |sit| sit.press("right s down i"));
}

#[test]
fn exporting() {
    pictured("export-goals", "vera", |sit| sit.press("x"));
}

#[test]
fn tiny_screens_show_what_fits_or_say_so() {
    for (name, keys) in [("agree", "n"), ("overview", "s"), ("catalogue", "l"), ("cycles", "p")] {
        for (width, height) in [(20, 5), (1, 1)] {
            let mut sit = seated(Board::with_goals(), "vera", start(Language::Spanish, (80, 24)));
            sit.press(keys);
            sit.resize(width, height);
            insta::assert_snapshot!(format!("{name}-tiny-{width}x{height}"), sit.picture());
        }
    }
}

#[test]
fn without_colour_and_utf8_borders_every_state_is_still_told() {
    for (name, who, keys) in [("overview", "sergio", "right s"), ("agree", "sergio", "n"), ("cycles", "elena", "p")] {
        let plain = Start { theme: ThemeName::Mono, glyphs: Glyphs::ascii(), ..start(Language::English, (80, 24)) };
        let mut sit = seated(Board::with_goals(), who, plain);
        sit.press(keys);
        insta::assert_snapshot!(format!("{name}-mono-ascii"), sit.picture());
        let plain = |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset);
        assert!(sit.buffer().content().iter().all(plain), "{name} is coloured");
    }
}
