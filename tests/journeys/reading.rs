//! Today and the boards: opening, acknowledging, replying, asking, following one's own announcements.

use crate::sitting::{PASSPHRASE, Sitting, signed_in};

/// Long titles are cut where the reader stands beside the list.
const HOURS: &str = "Nuevo horario de re";

#[test]
fn a_duty_of_today_is_opened_and_acknowledged_with_one_key_twice() {
    let mut sit = signed_in("vera");
    sit.sees("1 Hoy (6)");
    sit.walk_to(HOURS);
    sit.press("a");
    sit.sees("▸2 Tablones");
    sit.sees("Te pide acuse");
    sit.press("a");
    sit.sees("Acuse dado.");
    sit.sees("1 Hoy (5)");
    sit.sees("Ya has dado acuse");
    sit.press("1");
    let duty = format!("dar acuse     ↕ {HOURS}");
    sit.does_not_see(&duty);
}

#[test]
fn enter_on_today_shows_the_announcement_on_its_board() {
    let mut sit = signed_in("vera");
    sit.walk_to("Mañana no se puede aparcar");
    sit.press("enter");
    sit.sees("▸2 Tablones (9)");
    sit.sees("Elena Duarte Gil · Técnica de Personas");
    // Arriving is opening.
    assert!(!sit.selected().contains('●'), "{}", sit.selected());
}

#[test]
fn left_and_right_walk_the_boards() {
    let mut sit = signed_in("vera");
    sit.press("2");
    sit.sees("[Todos]");
    sit.press("right");
    sit.sees("[↕ vertical]");
    sit.sees("Lo que dicen los pacientes");
    sit.does_not_see("Mañana no se puede aparcar");
    sit.press("right");
    sit.sees("[↔ horizontal]");
    sit.press("right");
    sit.sees("[⤢ diagonal]");
    sit.sees("Mañana no se puede aparcar");
    sit.press("right");
    sit.sees("[Todos]");
    sit.press("left");
    sit.sees("[⤢ diagonal]");
}

#[test]
fn next_unread_goes_on_until_nothing_is_unread() {
    let mut sit = signed_in("vera");
    for left in (0..10).rev() {
        sit.press("u");
        match left {
            0 => sit.sees("▸2 Tablones  "),
            _ => sit.sees(&format!("▸2 Tablones ({left})")),
        }
    }
    sit.press("u");
    sit.sees("No queda nada sin leer.");
}

#[test]
fn a_reply_is_seen_by_everyone_who_sees_the_announcement() {
    let mut sit = signed_in("vera");
    sit.press("2 enter r");
    sit.type_text("Cerrado, gracias a las dos.");
    sit.press("ctrl-s");
    sit.sees("Respuesta enviada.");
    sit.sees("3 respuestas");
    sit.sees("Cerrado, gracias a las dos.");
    sit.press("ctrl-l");
    sit.sign_in("mei", PASSPHRASE);
    sit.press("2");
    sit.walk_to("¿Quién me cambia");
    sit.press("enter");
    sit.sees("Cerrado, gracias a las dos.");
}

#[test]
fn an_empty_reply_is_refused_at_its_field() {
    let mut sit = signed_in("vera");
    sit.press("2 enter r ctrl-s");
    sit.sees("! No hay nada escrito.");
}

#[test]
fn a_question_reaches_its_author_alone_and_the_answer_comes_back() {
    let mut sit = signed_in("vera");
    sit.walk_to(HOURS);
    sit.press("enter p");
    sit.type_text("¿También los festivos?");
    sit.press("ctrl-s");
    sit.sees("Pregunta enviada.");
    sit.sees("Has preguntado a su autor");
    sit.press("ctrl-l");
    sit.sign_in("luis", PASSPHRASE);
    sit.press("2");
    sit.walk_to(HOURS);
    sit.press("enter");
    sit.does_not_see("festivos");
    sit.press("ctrl-l");
    sit.sign_in("sergio", PASSPHRASE);
    sit.walk_to("¿También los festivos?");
    sit.press("r");
    sit.sees("Responder a Vera Nogués Pla");
    sit.type_text("Solo los locales.");
    sit.press("ctrl-s");
    sit.sees("Pregunta respondida.");
    sit.press("ctrl-l");
    sit.sign_in("vera", PASSPHRASE);
    sit.walk_to(HOURS);
    sit.press("enter");
    sit.sees("Solo los locales.");
    sit.press("a");
    sit.sees("Acuse dado.");
}

/// Sergio at his announcement of the new hours.
fn sergio_at_his_own() -> Sitting {
    let mut sit = signed_in("sergio");
    sit.press("2");
    sit.walk_to(HOURS);
    sit.press("enter");
    sit
}

#[test]
fn the_author_sees_how_far_it_has_come_and_who_is_missing() {
    let mut sit = sergio_at_his_own();
    sit.sees("Con acuse 1 de 3");
    sit.press("c");
    sit.sees("Con acuse 1 de 3 · abierto");
    sit.sees("Faltan 2 personas:");
    sit.sees("Vera Nogués Pla");
    sit.press("esc");
    sit.does_not_see("Faltan 2 personas:");
}

#[test]
fn others_are_told_that_coverage_editing_and_withdrawing_are_the_authors() {
    let mut sit = signed_in("vera");
    sit.walk_to(HOURS);
    sit.press("enter");
    for key in ["c", "e", "d"] {
        sit.press(key);
        sit.sees("Solo puede hacerlo su autor.");
        sit.press("down");
    }
}

#[test]
fn an_edit_makes_a_revision_and_may_ask_everyone_again() {
    let mut sit = sergio_at_his_own();
    sit.press("e");
    sit.sees("Nueva revisión");
    sit.press("end");
    sit.type_text(" (v3)");
    sit.press("tab tab space ctrl-s");
    sit.sees("Nueva revisión publicada.");
    sit.sees("(v3)");
    sit.sees("revisión 3");
    sit.sees("Con acuse 0 de 3");
    sit.press("ctrl-l");
    sit.sign_in("mei", PASSPHRASE);
    sit.walk_to(HOURS);
    sit.sees("acknowledge");
}

#[test]
fn withdrawing_says_to_how_many_and_asks_first() {
    let mut sit = sergio_at_his_own();
    sit.press("d");
    sit.sees("Sus 3 destinatarios verán solo el título y la fecha.");
    sit.press("enter");
    sit.does_not_see("Retirado.");
    sit.press("d right enter");
    sit.sees("Retirado.");
    sit.sees("[retirado]");
    sit.press("ctrl-l");
    sit.sign_in("vera", PASSPHRASE);
    sit.sees("1 Hoy (5)");
}

#[test]
fn why_tells_a_recipient_their_reason_and_the_author_everybodys() {
    let mut sit = signed_in("vera");
    sit.walk_to(HOURS);
    sit.press("enter w");
    sit.sees("Lo recibes porque dependes directamente de su autor.");
    let mut sit = sergio_at_his_own();
    sit.press("w");
    sit.sees("3 destinatarios");
    sit.sees("depende directamente de ti");
    sit.type_text("ines");
    sit.sees("Inés Urrutia");
    sit.sees("no depende de ti");
    sit.does_not_see("Luis Zamora Díez   ");
}
