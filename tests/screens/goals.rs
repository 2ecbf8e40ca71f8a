//! The screens of goals as they look: in both languages, at the smallest full size and a wide one, and tiny.

use cartelera::i18n::Language;
use cartelera::tui::theme::{Glyphs, ThemeName};
use ratatui::style::Color;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start};
use crate::{LANGUAGES, SIZES, start};

fn seated(who: &str, start: Start, keys: &str) -> Sitting {
    let mut sit = Sitting::at(Board::with_goals(), start);
    sit.sign_in(who, PASSPHRASE);
    sit.press(keys);
    sit
}

/// Takes the picture of one screen in both languages and sizes.
fn pictured(name: &str, who: &str, keys: &str, typed: &str) {
    for (language, code) in LANGUAGES {
        for size in SIZES {
            let mut sit = seated(who, start(language, size), keys);
            sit.type_text(typed);
            insta::assert_snapshot!(format!("{name}-{code}-{}x{}", size.0, size.1), sit.picture());
        }
    }
}

#[test]
fn mine() {
    pictured("mine", "vera", "3", "");
}

#[test]
fn my_people() {
    pictured("people", "sergio", "3 right", "");
}

#[test]
fn an_empty_table() {
    pictured("empty", "sergio", "3", "");
}

#[test]
fn a_goals_page() {
    pictured("page", "vera", "3 down enter", "");
}

#[test]
fn a_goals_history() {
    pictured("history", "vera", "3 down enter end", "");
}

#[test]
fn a_band() {
    pictured("band", "vera", "3 down down enter", "");
}

#[test]
fn a_closed_cycle() {
    pictured("closed", "vera", "3 y p r i m e r enter", "");
}

#[test]
fn a_number_explained() {
    pictured("explained", "vera", "3 down i", "");
}

#[test]
fn all_together_explained() {
    pictured("explained-all", "vera", "3 i right", "");
}

#[test]
fn a_check_in() {
    pictured("check-in", "vera", "3 down c", "36,5");
}

#[test]
fn a_check_in_with_faults() {
    pictured("check-in-faults", "vera", "3 end c 7 enter", "");
}

#[test]
fn a_number_of_two_readings() {
    pictured("meant", "vera", "3 c 1 . 2 3 4 enter", "");
}

#[test]
fn a_correction() {
    pictured("correction", "vera", "3 end r", "");
}

#[test]
fn a_sheet() {
    pictured("sheet", "sergio", "3 right t down 8 4 enter 9 enter up", "");
}

#[test]
fn a_filter() {
    pictured("filter", "vera", "3 f", "");
}

#[test]
fn whose_goals() {
    pictured("whose", "sergio", "3 v", "");
}

#[test]
fn weights_to_balance() {
    pictured("balance", "sergio", "3 v v e r a enter b", "");
}

#[test]
fn todays_goals() {
    pictured("today", "sergio", "1", "");
}

#[test]
fn tiny_screens_show_what_fits_or_say_so() {
    for (name, keys) in
        [("mine", "3"), ("page", "3 enter"), ("sheet", "3 t"), ("check-in", "3 c"), ("explained", "3 i")]
    {
        for (width, height) in [(20, 5), (1, 1)] {
            let mut sit = seated("vera", start(Language::Spanish, (80, 24)), keys);
            sit.resize(width, height);
            insta::assert_snapshot!(format!("{name}-tiny-{width}x{height}"), sit.picture());
        }
    }
}

#[test]
fn without_colour_and_utf8_every_state_is_still_told() {
    for (name, keys) in [("mine", "3"), ("page", "3 down enter"), ("sheet", "3 t 9 9 enter"), ("check-in", "3 c")] {
        let plain = Start { theme: ThemeName::Mono, glyphs: Glyphs::ascii(), ..start(Language::English, (80, 24)) };
        let mut sit = seated("vera", plain, keys);
        insta::assert_snapshot!(format!("{name}-mono-ascii"), sit.picture());
        let plain = |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset);
        assert!(sit.buffer().content().iter().all(plain), "{name} is coloured");
    }
}

#[test]
fn each_status_has_its_colour_beside_its_sign() {
    let sit = seated("vera", start(Language::Spanish, (120, 40)), "3");
    let colours = ["▲ en camino", "◆ en riesgo", "▼ desviado"].map(|status| sit.style(status).fg);
    assert!(colours[0] != colours[1] && colours[1] != colours[2] && colours[0] != colours[2], "{colours:?}");
    // The bar says the same.
    assert_eq!(sit.style("██████▊░").fg, colours[1]);
}

#[test]
fn a_cell_with_a_fault_stands_out_and_says_so_without_colour() {
    let mut sit = seated("vera", start(Language::Spanish, (120, 40)), "3 t end");
    sit.type_text("9");
    sit.press("enter");
    assert!(sit.shows("! 9"), "{}", sit.text());
    let calm = sit.style("Mediciones de hoy");
    assert_ne!(sit.style("! Una valoración").fg, calm.fg);
}
