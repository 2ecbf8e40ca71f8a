//! Feedback sessions: prepared, held, written up, signed; followed up from Today; found again; what others see of them.

use crate::sitting::sessions::session;
use crate::sitting::{Board, PASSPHRASE, Sitting, Start};

fn signed_in_of(name: &str, size: (u16, u16)) -> Sitting {
    let mut sit = Sitting::at(Board::with_sessions(), Start { size, language_chosen: true, ..Start::default() });
    sit.sign_in(name, PASSPHRASE);
    sit
}

fn signed_in(name: &str) -> Sitting {
    signed_in_of(name, (160, 60))
}

fn at_sessions(name: &str) -> Sitting {
    let mut sit = signed_in(name);
    sit.pass_the_gate();
    sit.press("4");
    sit.sees("▸4 Sesiones");
    sit
}

#[test]
fn a_session_is_prepared_held_written_up_closed_and_signed() {
    let mut sit = at_sessions("sergio");
    sit.walk_to("mañana, 10:00");
    sit.press("enter");
    sit.sees("1:1 con Vera Nogués Pla");
    sit.sees("de la vez anterior");
    sit.press("b enter");
    sit.sees("● en curso");
    // An agenda line is ticked off, and opened again.
    sit.press("tab");
    sit.press("space");
    sit.sees("Punto tratado.");
    sit.sees("Orden del día · 1/4");
    sit.press("space");
    sit.sees("Orden del día · 0/4");
    sit.press("n");
    sit.type_text("nota");
    sit.press("enter");
    sit.type_text("Hablamos del curso de **acogida**.");
    sit.press("ctrl-s");
    sit.sees("Hablamos del curso de acogida.");
    sit.press("c enter");
    sit.sees("◆ por firmar");
    sit.press("s right ctrl-s");
    sit.sees("1 de 2 firmas");
    sit.sees("Firmas · 1/2");
    sit.sees("recibido, y de acuerdo");
    // Its text is locked now: nothing of it can be changed.
    sit.press("e");
    sit.does_not_see("Cambiar ·");
}

#[test]
fn what_is_to_be_signed_is_signed_from_today() {
    let mut sit = signed_in("vera");
    sit.sees("4 Sesiones (4)");
    sit.walk_to("firmar");
    sit.press("enter");
    sit.sees("▸4 Sesiones");
    sit.sees("◆ por firmar · 1 de 2 firmas");
    sit.press("1");
    sit.walk_to("firmar");
    sit.press("s right right ctrl-s");
    sit.sees("4 Sesiones (3)");
    sit.press("4 esc right");
    sit.walk_to("ayer");
    sit.press("enter");
    sit.sees("✓ firmada · 2 de 2 firmas");
    sit.sees("recibido, y en desacuerdo");
}

#[test]
fn an_action_is_closed_from_today_with_one_key() {
    let mut sit = signed_in("vera");
    sit.walk_to("Pasar el cuadrante");
    sit.press("a");
    sit.sees("Hecho.");
    sit.does_not_see("Pasar el cuadrante");
    sit.press("4 left");
    sit.walk_to("Pasar el cuadrante");
    assert!(sit.selected().contains("✓ hecho"), "{}", sit.selected());
    sit.press("space");
    sit.sees("Vuelve a estar abierto.");
}

#[test]
fn who_owns_an_action_without_the_session_sees_it_alone() {
    let mut sit = at_sessions("dani");
    sit.sees("No toca ninguna sesión");
    sit.press("left");
    sit.walk_to("Cambiar el cable de la centralita");
    sit.press("enter");
    sit.sees("La sesión de la que sale no es tuya.");
    sit.press("esc space");
    sit.sees("Hecho.");
    sit.does_not_see("Vera");
}

#[test]
fn an_item_moves_on_and_a_refusal_keeps_its_reason() {
    let mut sit = at_sessions("mei");
    sit.walk_to("Expectativas");
    sit.press("enter");
    sit.sees("«La centralita es de la mutua.»");
    sit.press("tab tab tab");
    sit.walk_to("Saber el turno");
    sit.press("space enter");
    sit.sees("Acordada.");
    sit.walk_to("Saber el turno");
    sit.press("h");
    sit.sees("abierta → acordada");
    sit.press("esc");
    sit.sees("Expectativas y frustraciones con Sergio Muñoz Ramos");
}

#[test]
fn words_are_found_from_the_boards_and_enter_opens_the_part() {
    let mut sit = signed_in("vera");
    sit.press("2 /");
    sit.sees("donde buscar");
    sit.type_text("OBRAS recepcion");
    sit.sees("1 resultado");
    sit.sees("Revisión de indicadores con Sergio Muñoz Ramos");
    sit.press("enter");
    sit.sees("▸4 Sesiones");
    sit.sees("Del 3 al 9 de agosto hubo obras en recepción.");
    assert!(sit.selected().contains("nota compartida · Vera"), "{}", sit.selected());
}

#[test]
fn what_is_written_is_found_when_the_box_opens_again_and_a_lock_forgets_it() {
    let mut sit = at_sessions("vera");
    sit.press("/");
    sit.sees("donde buscar");
    sit.type_text("día 20");
    sit.sees("Sesiones · 1 resultado");
    sit.press("ctrl-l");
    assert!(!sit.is_signed_in());
    sit.does_not_see("día 20");
    sit.sign_in("mei", PASSPHRASE);
    sit.press("4 /");
    sit.sees("donde buscar");
    sit.type_text("día 20");
    sit.sees("Comunicados · 1 resultado");
    sit.does_not_see("Sesiones · ");
    sit.press("esc");
    sit.walk_to("Expectativas");
    sit.press("enter tab space");
    sit.sees("Punto tratado.");
    sit.press("/");
    sit.sees("donde buscar");
    sit.type_text("esperamos");
    sit.sees("Sesiones · 1 resultado");
}

#[test]
fn filters_are_chips_that_esc_takes_away() {
    let mut sit = at_sessions("vera");
    sit.press("right f");
    sit.type_text("firmada");
    sit.press("enter");
    sit.sees("[firmada x]");
    sit.sees("Revisión de indicadores");
    sit.does_not_see("Incorporación");
    sit.press("f");
    sit.type_text("1:1");
    sit.press("enter");
    sit.sees("[1:1 x]");
    sit.does_not_see("Revisión de indicadores");
    sit.press("esc esc");
    sit.sees("Incorporación");
}

#[test]
fn the_timeline_with_somebody_has_a_tab_that_esc_closes() {
    let mut sit = at_sessions("sergio");
    sit.press("v");
    sit.type_text("vera");
    sit.press("enter");
    sit.sees("[Con Vera Nogués Pla]");
    sit.sees("11 may 2026");
    sit.does_not_see("Mei Chen");
    sit.press("esc");
    sit.sees("[Próximas]");
}

#[test]
fn human_resources_sees_that_people_met_and_never_what_they_said() {
    let mut sit = at_sessions("elena");
    sit.press("left");
    sit.sees("últimos 30 días");
    sit.press("f");
    sit.sees("últimos 90 días");
    sit.press("left");
    sit.walk_to("por firmar");
    sit.press("enter");
    sit.sees("Lo que se dice lo lee quien participa.");
    sit.does_not_see("Navidad");
    sit.press("t");
    sit.does_not_see("añadió");
}

#[test]
fn what_was_altered_is_said_in_place_of_its_text() {
    let board = Board::with_sessions();
    let file = rusqlite::Connection::open(&board.path).unwrap();
    let altered = file
        .execute(
            "UPDATE part SET sealed = CAST(substr(sealed, 1, length(sealed) - 1) || x'00' AS BLOB)
             WHERE newest = 1 AND session = (SELECT position FROM session WHERE id = ?1)",
            [session(4).0.as_bytes().as_slice()],
        )
        .unwrap();
    assert!(altered > 3);
    drop(file);
    let mut sit = Sitting::at(board, Start { size: (160, 60), ..Start::default() });
    sit.sign_in("vera", PASSPHRASE);
    sit.press("4 right");
    sit.walk_to("Revisión");
    sit.press("enter");
    sit.sees("ALTERADO fuera del programa");
    sit.does_not_see("obras");
}

#[test]
fn anybody_checks_the_board_in_settings() {
    let mut sit = Sitting::new();
    sit.sign_in("vera", PASSPHRASE);
    sit.press("6");
    sit.walk_to("Comprobar el tablón");
    sit.press("enter");
    sit.sees("Todo está como se firmó.");
    sit.sees("Cabeza: ");
    sit.press("esc");
    sit.sees("Comprobar el tablón");
    // Rows that were deleted are named.
    let mut sit = signed_in("vera");
    sit.press("6");
    sit.walk_to("Comprobar el tablón");
    sit.press("enter");
    sit.sees("no se sostienen");
}
