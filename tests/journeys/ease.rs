//! Finding anything, help, keys of one's own, the mouse, the clipboard, the terminal's background.

use cartelera::i18n::Language;
use cartelera::store::announcements::{Cursor, Shown};
use cartelera::tui::background::Background;
use cartelera::tui::command::Command;
use cartelera::tui::configuration::Configuration;
use cartelera::tui::event::{Event, Incoming, Mouse, MouseAct};
use cartelera::tui::theme::ThemeName;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start, signed_in};

#[test]
fn the_palette_finds_a_person_without_accents_and_opens_their_page() {
    for size in [(120, 40), (70, 24)] {
        let mut sit = Sitting::at(Board::new(), Start { size, ..Start::default() });
        sit.sign_in("vera", PASSPHRASE);
        sit.press("ctrl-p");
        sit.type_text("nunez");
        sit.sees("Tomás Ibarra Núñez");
        sit.press("enter");
        sit.sees("Director de Personas");
        sit.sees("tomas.ibarra");
        sit.does_not_see("Encontrar");
    }
}

#[test]
fn the_palette_finds_an_announcement_by_its_title_and_by_a_word_of_its_text() {
    let mut sit = signed_in("vera");
    sit.press("5 ctrl-p");
    sit.type_text("vacuna gripe");
    sit.press("enter");
    sit.sees("▸2 Tablones");
    sit.sees("Vacuna de la gripe");
    // The word stands in the text alone, and is looked for on another thread.
    sit.press("ctrl-p");
    sit.type_text("Rotamos");
    sit.sees("▸ ↕ Nuevo horario de recepción");
    sit.press("enter");
    sit.sees("Rotamos cada tres semanas");
}

#[test]
fn the_palette_never_shows_what_the_member_may_not_see() {
    let mut sit = signed_in("vera");
    let titles = |handle: &str| -> Vec<String> {
        let page = sit.board.member(handle).page(Shown::default(), Cursor::Newest, 200).unwrap();
        page.rows.into_iter().map(|headline| headline.title).collect()
    };
    let hers = titles("vera.nogues");
    let others: Vec<String> = titles("ivan.castano").into_iter().filter(|title| !hers.contains(title)).collect();
    assert!(!others.is_empty(), "the sample has announcements that do not reach her");
    for title in others {
        sit.press("ctrl-p");
        sit.paste(&title);
        // Once: where it was typed.
        assert!(sit.text().matches(&title).count() <= 1, "{}", sit.text());
        sit.press("esc");
    }
}

#[test]
fn over_a_form_the_palette_runs_what_works_there_and_says_what_to_close_first() {
    let mut sit = signed_in("vera");
    sit.press("n");
    sit.type_text("A medias");
    sit.press("ctrl-p");
    sit.type_text("ibarra");
    sit.press("enter");
    sit.sees("Cierra antes lo que está abierto aquí.");
    sit.press("esc");
    sit.sees("A medias");
}

#[test]
fn a_command_of_another_place_says_where_it_works_and_the_palette_stays() {
    let mut sit = signed_in("vera");
    sit.press("5 ctrl-p");
    sit.type_text("dar acuse");
    sit.sees("dar acuse (en un comunicado)");
    sit.press("enter");
    sit.sees("Encontrar lo que sea");
    assert!(sit.text().lines().last().is_some_and(|line| line.starts_with("en un comunicado   Intro")));
}

#[test]
fn help_begins_with_what_works_here_and_explains_the_signs_in_sight_alone() {
    let mut sit = signed_in("vera");
    sit.press("2 ?");
    sit.sees("Aquí");
    assert!(sit.text().find("Aquí").unwrap() < sit.text().find("En todas partes").unwrap());
    sit.sees("● sin leer");
    sit.press("esc 4 ?");
    sit.does_not_see("● sin leer");
    sit.press("esc 3 ?");
    sit.sees("◷");
    sit.does_not_see("● sin leer");
    // In a dialog too.
    sit.press("esc q ?");
    sit.sees("Aquí");
    sit.type_text("cancelar");
    sit.press("enter");
    sit.does_not_see("¿Salir del programa?");
}

#[test]
fn a_key_of_ones_own_is_shown_wherever_the_old_one_was_and_works() {
    let keymap = Configuration::read("[keys]\nboards = \"f7\"\nacknowledge = \"ñ\"\n").unwrap().keymap;
    let mut sit = Sitting::at(Board::new(), Start { keymap, ..Start::default() });
    sit.sign_in("vera", PASSPHRASE);
    sit.sees("F7 Tablones");
    sit.press("2");
    sit.sees("▸1 Hoy");
    sit.press("f7");
    sit.sees("▸F7 Tablones");
    sit.walk_to("Nuevo horario");
    sit.press("enter");
    sit.sees("ñ dar acuse");
    for list in ["?", "ctrl-p"] {
        sit.press(list);
        sit.type_text("dar acuse");
        let text = sit.text();
        let mut rows = text.split('│').map(str::trim);
        assert!(rows.any(|row| row.starts_with("▸ dar acuse") && row.ends_with('ñ')), "{text}");
        sit.press("esc");
    }
    sit.press("ñ");
    sit.sees("Acuse dado");
}

/// Vera, where list and reader do not stand side by side.
fn small() -> Sitting {
    let mut sit = Sitting::at(Board::new(), Start { size: (80, 24), ..Start::default() });
    sit.sign_in("vera", PASSPHRASE);
    sit
}

#[test]
fn a_click_goes_to_a_screen_selects_opens_and_presses_buttons() {
    let mut sit = small();
    sit.click("Tablones");
    sit.sees("▸2 Tablones");
    sit.click("horizontal");
    sit.sees("[↔ horizontal]");
    sit.click("Todos");
    sit.sees("[Todos]");
    sit.click("Vacuna de la gripe");
    assert!(sit.selected().contains("Vacuna de la gripe"), "{}", sit.text());
    sit.does_not_see("Esc volver");
    sit.click("Vacuna de la gripe");
    sit.sees("Esc volver");
    // A hint of the footer is a button.
    sit.click("volver");
    sit.does_not_see("Esc volver");
    sit.press("q");
    sit.click("Objetivos");
    sit.sees("¿Salir del programa?");
    sit.click("cancelar");
    sit.does_not_see("¿Salir del programa?");
    sit.press("q");
    sit.click("  salir  ");
    assert!(sit.exit.is_some());
}

#[test]
fn two_clicks_choose_in_a_list_that_is_typed_into() {
    let mut sit = small();
    sit.press("ctrl-p");
    sit.type_text("ibarra");
    sit.click("Tomás Ibarra");
    sit.sees("Encontrar lo que sea");
    sit.click("Tomás Ibarra");
    sit.sees("Director de Personas");
    sit.does_not_see("Encontrar lo que sea");
}

#[test]
fn a_key_between_two_clicks_makes_them_two_first_ones() {
    let mut sit = small();
    sit.press("2");
    sit.click("Vacuna de la gripe");
    sit.press("up");
    sit.click("Vacuna de la gripe");
    sit.does_not_see("Esc volver");
}

#[test]
fn the_wheel_walks_a_list() {
    let mut sit = signed_in("vera");
    sit.press("2");
    let before = sit.selected();
    sit.mouse(Mouse { column: 5, row: 5, act: MouseAct::WheelDown });
    assert_ne!(sit.selected(), before);
}

#[test]
fn the_mouse_is_switched_off_and_that_is_kept() {
    let mut sit = signed_in("vera");
    for (said, kept) in [("Ratón desactivado", "mouse = false"), ("Ratón activado", "mouse = true")] {
        sit.press("ctrl-p");
        sit.type_text("raton");
        sit.press("enter");
        sit.sees(said);
        let preferences = std::fs::read_to_string(sit.board.folder.path().join("state/preferences.toml")).unwrap();
        assert!(preferences.contains(kept), "{preferences}");
    }
}

#[test]
fn copying_says_what_was_copied_and_who_decides() {
    let mut sit = signed_in("vera");
    sit.press("2");
    sit.walk_to("Nuevo horario");
    sit.press("y");
    sit.sees("Entregado al terminal para el portapapeles: «Nuevo horario de recepción");
    sit.press("5 ctrl-p");
    sit.type_text("copiar");
    sit.press("enter");
    sit.sees("en un comunicado");
}

#[test]
fn a_light_background_changes_the_theme_where_nobody_has_chosen_one() {
    let light = || Incoming::Event(Event::Background(Background::Light));
    let looks = |theme: ThemeName| theme.theme().warning.fg;
    let mut sit = Sitting::at(Board::new(), Start { theme_chosen: false, ..Start::default() });
    sit.sign_in("vera", PASSPHRASE);
    let before = sit.style("medir").fg;
    assert_eq!(before, looks(ThemeName::Dark));
    sit.signal(light());
    sit.sees("1 Hoy");
    assert_ne!(sit.style("medir").fg, before, "rows already listed change too");
    assert_eq!(sit.style("medir").fg, looks(ThemeName::Light));

    let mut chosen = Sitting::at(Board::new(), Start { theme: ThemeName::HighContrast, ..Start::default() });
    chosen.sign_in("vera", PASSPHRASE);
    let before = chosen.style("medir").fg;
    chosen.signal(light());
    assert_eq!(chosen.style("medir").fg, before);
}

#[test]
fn every_command_has_words_in_both_languages_for_where_it_works() {
    for language in [Language::Spanish, Language::English] {
        let words = cartelera::tui::words::Words(language);
        for binding in cartelera::tui::command::BINDINGS {
            use cartelera::tui::command::Wording as _;
            assert!(!words.command(binding.command).is_empty());
            assert!(!words.phrase(binding.place.elsewhere()).is_empty());
        }
    }
    assert!(Command::Help.is_general() && !Command::Acknowledge.is_general());
}
