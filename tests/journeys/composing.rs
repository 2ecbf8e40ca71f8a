//! The composer: who will receive it is always in sight, errors lose nothing, publishing says the number.

use jiff::SignedDuration;

use crate::sitting::{PASSPHRASE, Sitting, signed_in};

fn sergio_composes() -> Sitting {
    let mut sit = signed_in("sergio");
    sit.press("n");
    sit
}

#[test]
fn the_audience_changes_by_name_and_number_as_reach_and_filters_change() {
    let mut sit = sergio_composes();
    sit.go_to_field("Para");
    sit.choose("‹ ↕ Quienes dependen de mí ›");
    sit.sees("3 destinatarios");
    sit.sees("Luis Zamora Díez");
    sit.sees("depende directa");
    sit.choose("‹ ↕ Mis responsables ›");
    sit.sees("2 destinatarios");
    sit.sees("Lucía Aranda Peñalver");
    sit.does_not_see("Luis Zamora Díez");
    sit.go_to_field("Pasos hacia arriba");
    sit.type_text("1");
    sit.sees("1 destinatario");
    sit.does_not_see("Lucía Aranda Peñalver");
    sit.go_to_field("Para");
    sit.choose("‹ ↔ Mi equipo ›");
    sit.sees("Beatriz Solís Vega");
    sit.go_to_field("Copia a mi responsable");
    sit.press("space");
    sit.sees("2 destinatarios");
    sit.sees("Inés Urrutia Goñi");
    sit.go_to_field("Tipo de cliente interno");
    sit.choose("‹ comercial ›");
    sit.does_not_see("Beatriz Solís Vega");
}

#[test]
fn a_reach_one_may_not_use_says_why_and_publishes_nothing() {
    let mut sit = signed_in("vera");
    sit.press("n");
    sit.type_text("Para todo el mundo");
    sit.go_to_field("Para");
    sit.choose("‹ ⤢ Todo el mundo ›");
    sit.sees("Solo pueden usar este alcance");
    sit.press("ctrl-s");
    sit.sees("! Solo pueden usar este alcance");
    sit.sees("Para todo el mundo");
}

#[test]
fn filters_that_leave_nobody_are_said_before_sending() {
    let mut sit = sergio_composes();
    sit.type_text("Para nadie");
    sit.go_to_field("Vínculo");
    sit.choose("‹ accionista ›");
    sit.sees("Con estos filtros no lo");
    sit.press("ctrl-s");
    sit.sees("! Con estos filtros no lo recibiría nadie.");
}

#[test]
fn errors_stand_at_their_fields_and_keep_what_was_typed() {
    let mut sit = sergio_composes();
    sit.go_to_field("Pedir acuse");
    sit.press("space");
    sit.go_to_field("Vence");
    sit.type_text("pasado mañana");
    sit.go_to_field("Caduca");
    sit.type_text("+1d");
    sit.press("ctrl-s");
    sit.sees("! El título está vacío.");
    sit.sees("! No es un día y hora.");
    sit.sees("pasado mañana");
    sit.go_to_field("Título");
    sit.type_text("Turnos");
    sit.go_to_field("Vence");
    for _ in 0..13 {
        sit.press("backspace");
    }
    sit.type_text("+3d");
    sit.press("ctrl-s");
    sit.sees("Caducaría antes de que venza el acuse.");
    sit.sees("Turnos");
    sit.does_not_see("No es un día y hora.");
}

/// Says yes to the question on the screen, whichever button has the focus.
fn say_yes(sit: &mut Sitting, deed: &str) {
    if !sit.shows(&format!("[ {deed} ]")) {
        sit.press("right");
    }
    sit.sees(&format!("[ {deed} ]"));
    sit.press("enter");
}

#[test]
fn publishing_asks_with_the_number_and_the_author_sees_it_on_the_board() {
    let mut sit = sergio_composes();
    sit.type_text("Mañana, foto de equipo");
    sit.go_to_field("Texto");
    sit.type_text("A las **9:00** en el patio.");
    sit.press("ctrl-s");
    sit.sees("«Mañana, foto de equipo» llegará a 3 personas.");
    say_yes(&mut sit, "publicar");
    sit.sees("Publicado para 3 personas.");
    sit.press("2 home");
    sit.walk_to("Mañana, foto de equipo");
    sit.press("enter");
    sit.sees("A las 9:00 en el patio.");
    sit.sees("Abierto por 0 de 3");
    // It is published: the composer begins anew.
    sit.press("n");
    sit.does_not_see("foto de equipo");
    sit.press("esc ctrl-l");
    sit.sign_in("vera", PASSPHRASE);
    sit.sees("Mañana, foto de equipo");
}

#[test]
fn a_question_answered_with_no_publishes_nothing_and_keeps_everything() {
    let mut sit = sergio_composes();
    sit.type_text("Todavía no");
    sit.press("ctrl-s");
    sit.sees("llegará a 3 personas.");
    sit.press("esc");
    sit.does_not_see("llegará a 3 personas.");
    sit.sees("Todavía no");
    sit.press("esc 2");
    sit.does_not_see("Todavía no");
}

#[test]
fn a_scheduled_announcement_is_its_authors_until_its_time_comes() {
    let mut sit = sergio_composes();
    sit.type_text("Se abre el plazo de vacaciones");
    sit.go_to_field("Publicar");
    sit.type_text("12:00");
    sit.press("ctrl-s");
    say_yes(&mut sit, "publicar");
    sit.sees("Programado para 3 personas.");
    sit.press("2 f");
    sit.type_text("mios");
    sit.press("enter");
    sit.sees("[programado]");
    sit.press("ctrl-l");
    sit.sign_in("vera", PASSPHRASE);
    sit.press("2");
    sit.does_not_see("plazo de vacaciones");
    // 11:30 → 12:01, with somebody there all the time.
    for _ in 0..8 {
        sit.press("1 2");
        sit.time_passes(SignedDuration::from_mins(4));
    }
    sit.sees("Se abre el plazo de vacaciones");
}

#[test]
fn an_event_asks_for_its_hours_and_shows_them() {
    let mut sit = sergio_composes();
    sit.type_text("Simulacro de recepción");
    sit.go_to_field("Es un evento");
    sit.press("space ctrl-s");
    sit.sees("! Indica cuándo empieza el evento.");
    sit.go_to_field("Empieza");
    sit.type_text("9/10 10:00");
    sit.go_to_field("Termina");
    sit.type_text("9/10 9:00");
    sit.go_to_field("Lugar");
    sit.type_text("Vestíbulo");
    sit.press("ctrl-s");
    sit.sees("El evento termina antes de empezar.");
    sit.go_to_field("Termina");
    for _ in 0..4 {
        sit.press("backspace");
    }
    sit.type_text("11:00");
    sit.press("ctrl-s");
    say_yes(&mut sit, "publicar");
    sit.sees("Publicado para 3 personas.");
    sit.press("2 home");
    sit.walk_to("Simulacro de recepción");
    sit.press("enter");
    sit.sees("viernes, 9 de octubre de 2026, de 10:00 a 11:00");
    sit.sees("Vestíbulo");
}

#[test]
fn the_preview_shows_what_everybody_will_read() {
    let mut sit = sergio_composes();
    sit.go_to_field("Texto");
    sit.paste("# Cambios\n\n- uno\n- **dos**\n");
    sit.press("f4");
    sit.sees("Cambios");
    sit.does_not_see("**dos**");
    sit.press("esc");
    sit.sees("**dos**");
}

#[test]
fn another_language_keeps_everything_typed_and_chosen() {
    let mut sit = sergio_composes();
    sit.type_text("Lo mismo");
    sit.go_to_field("Para");
    sit.choose("‹ ↔ Mi equipo ›");
    sit.press("f2");
    sit.sees("My team");
    sit.sees("Lo mismo");
    sit.press("f2");
    sit.sees("‹ ↔ Mi equipo ›");
}
