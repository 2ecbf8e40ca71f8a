//! People, settings, help, the way out.

use cartelera::tui::run::Exit;

use crate::sitting::{Sitting, signed_in};

#[test]
fn the_tree_folds_unfolds_and_finds() {
    let mut sit = signed_in("vera");
    sit.press("5");
    sit.sees("Vera Nogués Pla  (tú)");
    sit.sees("Luis Zamora Díez");
    // A leaf goes to its manager, who folds.
    sit.press("left left");
    sit.press("left");
    sit.sees("+ Sergio Muñoz Ramos");
    sit.does_not_see("Luis Zamora Díez  ");
    sit.press("right");
    sit.sees("- Sergio Muñoz Ramos");
    sit.sees("Luis Zamora Díez");
    sit.press("left home left");
    sit.sees("+ Lucía Aranda Peñalver");
    sit.does_not_see("Greta Lindqvist  ");
    sit.press("/");
    sit.type_text("kofi");
    sit.press("enter");
    // Everybody above unfolds.
    sit.sees("Rosa Calvo Iglesias");
    assert!(sit.selected().contains("Kofi Mensah"), "{}", sit.text());
    sit.sees("kofi.mensah");
}

#[test]
fn a_narrow_terminal_shows_tree_or_page() {
    let mut sit = Sitting::of_size(60, 24);
    sit.sign_in("vera", crate::sitting::PASSPHRASE);
    sit.press("5");
    sit.does_not_see("Nivel: 5");
    sit.press("enter");
    sit.sees("Nivel: 5");
    sit.press("esc");
    sit.does_not_see("Nivel: 5");
}

#[test]
fn another_language_keeps_the_place_and_is_there_at_the_next_sign_in() {
    let mut sit = signed_in("vera");
    sit.press("2");
    sit.walk_to("Vacuna de la gripe");
    sit.press("f2");
    sit.sees("▸2 Boards");
    assert!(sit.selected().contains("Vacuna de la gripe"), "{}", sit.text());
    sit.press("6");
    sit.sees("English");
    sit.press("enter");
    sit.sees("Español");
    sit.press("enter");
    sit.sees("English");
    sit.press("ctrl-l");
    sit.sign_in("sergio", crate::sitting::PASSPHRASE);
    sit.sees("1 Hoy");
    sit.press("ctrl-l");
    sit.sign_in("vera", crate::sitting::PASSPHRASE);
    sit.sees("1 Today");
}

#[test]
fn the_theme_changes_at_once() {
    let mut sit = signed_in("vera");
    sit.press("6 down enter");
    sit.sees("claro");
    sit.press("enter enter");
    sit.sees("sin color");
    let plain = |cell: &ratatui::buffer::Cell| {
        use ratatui::style::Color::Reset;
        (cell.fg, cell.bg) == (Reset, Reset)
    };
    assert!(sit.buffer().content().iter().all(plain), "no colour in mono");
}

#[test]
fn help_is_searched_and_runs_a_row() {
    let mut sit = signed_in("vera");
    sit.press("?");
    sit.type_text("tablones");
    sit.press("enter");
    sit.sees("▸2 Tablones");
    sit.press("ctrl-p");
    sit.type_text("nuevo");
    sit.press("enter");
    sit.sees("destinatario");
    // In a field a question mark is text; the function key is help.
    sit.press("? f1");
    sit.sees("ayuda");
}

#[test]
fn quitting_asks_first() {
    let mut sit = signed_in("vera");
    sit.press("q");
    sit.sees("¿Salir del programa?");
    sit.press("esc");
    assert_eq!(sit.exit, None);
    sit.press("ctrl-c");
    sit.sees("¿Salir del programa?");
    if !sit.shows("[ salir ]") {
        sit.press("tab");
    }
    sit.press("enter");
    assert_eq!(sit.exit, Some(Exit::Code(0)));
}

#[test]
fn in_a_field_ctrl_c_says_how_to_leave() {
    let mut sit = signed_in("vera");
    sit.press("n ctrl-c");
    sit.sees("Pulsa Esc para volver");
    assert_eq!(sit.exit, None);
}

#[test]
fn where_one_signs_in_ctrl_c_leaves_and_esc_forgets_what_was_typed() {
    let mut sit = Sitting::new();
    sit.type_text("vera");
    sit.does_not_see("Iván");
    sit.press("enter");
    sit.sees("Contraseña");
    sit.press("esc");
    sit.sees("Escribe cualquier parte de tu nombre");
    sit.type_text("vera");
    sit.press("esc");
    sit.sees("Escribe cualquier parte de tu nombre");
    sit.type_text("vera");
    sit.press("enter ctrl-c");
    assert_eq!(sit.exit, Some(Exit::Code(0)));
}

#[test]
fn help_finds_what_cannot_be_done_here_and_says_so() {
    let mut sit = signed_in("vera");
    sit.press("5 ?");
    sit.type_text("acus");
    sit.sees("dar acuse (en un comunicado)");
    sit.press("enter");
    sit.sees("\nen un comunicado");
}

#[test]
fn the_language_chosen_while_composing_is_there_at_the_next_sign_in() {
    let mut sit = signed_in("vera");
    sit.press("n f2 ctrl-l");
    sit.sign_in("vera", crate::sitting::PASSPHRASE);
    sit.sees("1 Today");
}

#[test]
fn those_who_could_be_taken_for_each_other_are_shown_with_their_handles() {
    let mut sit = signed_in("vera");
    sit.press("5 /");
    sit.type_text("ana garcia");
    sit.sees("Ana García López (ana.garcia)");
    sit.sees("Ana García López (ana.garcia.2)");
}
