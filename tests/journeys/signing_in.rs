//! Getting in, locking, and getting in again.

use jiff::SignedDuration;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start, signed_in};

/// Signs Olga up with her code; answers her recovery key, as she would write it down.
fn enrol(sit: &mut Sitting, code: &str, passphrase: &str) -> String {
    sit.type_text("olga nueva");
    sit.press("enter");
    sit.sees("Acceso sin activar");
    sit.press("enter");
    sit.sees("Código de un solo uso");
    sit.type_text(code);
    sit.press("tab");
    sit.type_text(passphrase);
    sit.press("tab");
    sit.type_text(passphrase);
    sit.press("ctrl-s");
    sit.sees("Clave de recuperación");
    let screen = sit.text();
    let is_key = |line: &&str| line.contains('-') && !line.chars().any(char::is_lowercase);
    let line = screen.lines().find(is_key).unwrap_or_else(|| panic!("no key in\n{screen}"));
    let key = line.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_owned();
    sit.press("enter");
    sit.sees("Acceso activado");
    key
}

#[test]
fn a_wrong_passphrase_is_said_and_the_right_one_opens_the_screens() {
    let mut sit = Sitting::new();
    sit.sees("Esto es una muestra");
    sit.tries_to_sign_in("vera", "no es esta");
    sit.sees("Esa no es la contraseña.");
    sit.type_text(PASSPHRASE);
    sit.press("enter");
    sit.sees("1 Hoy");
    sit.sees("Vera Nogués Pla · jueves, 8 de octubre de 2026");
}

#[test]
fn a_name_is_found_by_any_part_of_it_without_accents() {
    let mut sit = Sitting::new();
    sit.type_text("penalver");
    sit.sees("Lucía Aranda Peñalver");
    sit.does_not_see("Vera Nogués");
    sit.press("enter");
    sit.sees("Directora general");
    sit.press("esc ctrl-u");
    sit.sees("Ana García López");
}

#[test]
fn after_four_wrong_passphrases_one_waits_on_this_terminal_alone() {
    let mut sit = Sitting::new();
    sit.tries_to_sign_in("vera", "uno");
    for wrong in ["dos", "tres", "cuatro"] {
        sit.sees("Esa no es la contraseña.");
        sit.type_text(wrong);
        sit.press("enter");
        sit.sees("Abriendo");
    }
    sit.sees("Esa no es la contraseña.");
    sit.type_text(PASSPHRASE);
    sit.press("enter");
    sit.sees("Espera 1 segundo.");
    // Elsewhere nobody waits for what happened here.
    sit.board.member("vera.nogues");
    sit.time_passes(SignedDuration::from_secs(2));
    // What was refused, wrong or too early, is typed again.
    sit.type_text(PASSPHRASE);
    sit.press("enter");
    sit.sees("1 Hoy");
}

#[test]
fn a_code_from_the_slip_lets_somebody_new_in_and_shows_their_recovery_key_once() {
    let board = Board::new();
    let code = board.newcomer();
    let mut sit = Sitting::at(board, Start::default());
    let key = enrol(&mut sit, &code, "tejado nube violeta 7 anclas");
    assert!(key.len() > 20, "{key}");
    sit.does_not_see(&key);
    sit.sign_in("olga nueva", "tejado nube violeta 7 anclas");
    sit.sees("Olga Nueva Sanz");
}

#[test]
fn a_faulty_enrolment_says_why_and_keeps_what_was_typed() {
    let board = Board::new();
    let code = board.newcomer();
    let mut sit = Sitting::at(board, Start::default());
    sit.type_text("olga nueva");
    sit.press("enter enter");
    sit.type_text(&code);
    sit.press("tab");
    sit.type_text("tejado nube violeta 7 anclas");
    sit.press("tab");
    sit.type_text("otra");
    sit.press("ctrl-s");
    sit.sees("No son iguales.");
    sit.press("ctrl-u");
    for _ in 0..4 {
        sit.press("backspace");
    }
    sit.type_text("tejado nube violeta 7 anclas");
    sit.press("ctrl-s");
    sit.sees("Clave de recuperación");
}

#[test]
fn a_lost_passphrase_is_replaced_with_the_recovery_key() {
    let board = Board::new();
    let code = board.newcomer();
    let mut sit = Sitting::at(board, Start::default());
    let key = enrol(&mut sit, &code, "tejado nube violeta 7 anclas");
    sit.type_text("olga nueva");
    sit.press("enter tab tab enter");
    sit.sees("Con la clave de recuperación de tu papel");
    sit.type_text(&key);
    sit.press("tab");
    sit.type_text("puerta lima rinoceronte 4 olas");
    sit.press("tab");
    sit.type_text("puerta lima rinoceronte 4 olas");
    sit.press("ctrl-s");
    sit.sees("Contraseña nueva guardada.");
    sit.type_text("tejado nube violeta 7 anclas");
    sit.press("enter");
    sit.sees("Esa no es la contraseña.");
    sit.type_text("puerta lima rinoceronte 4 olas");
    sit.press("enter");
    sit.sees("1 Hoy");
}

#[test]
fn a_changed_passphrase_holds_from_the_next_sign_in() {
    let mut sit = signed_in("vera");
    sit.press("6");
    sit.walk_to("Cambiar contraseña");
    sit.press("enter");
    sit.type_text("equivocada");
    sit.press("tab");
    sit.type_text("puerta lima rinoceronte 4 olas");
    sit.press("tab");
    sit.type_text("puerta lima rinoceronte 4 olas");
    sit.press("ctrl-s");
    sit.sees("Esa no es la contraseña.");
    sit.press("shift-tab shift-tab");
    for _ in 0..10 {
        sit.press("backspace");
    }
    sit.type_text(PASSPHRASE);
    sit.press("ctrl-s");
    sit.sees("La contraseña ha cambiado.");
    sit.press("ctrl-l");
    sit.sees("Pantalla bloqueada.");
    sit.time_passes(SignedDuration::from_secs(1));
    sit.tries_to_sign_in("vera", PASSPHRASE);
    sit.sees("Esa no es la contraseña.");
    sit.type_text("puerta lima rinoceronte 4 olas");
    sit.press("enter");
    sit.sees("1 Hoy");
}

#[test]
fn from_the_lock_another_person_signs_in_at_once() {
    let mut sit = signed_in("vera");
    sit.press("ctrl-l");
    sit.sees("Pantalla bloqueada.");
    sit.does_not_see("dar acuse");
    sit.sign_in("sergio", PASSPHRASE);
    sit.sees("Sergio Muñoz Ramos · jueves");
}

#[test]
fn the_lock_key_works_whatever_lies_open() {
    // Help, the way out, a search, who receives it, the passphrase form, a reply, the composer's list of people.
    for keys in ["?", "q", "5 /", "2 w", "2 c", "2 r", "2 d", "n", "n f3", "n f4", "6 down down enter"] {
        let mut sit = signed_in("vera");
        sit.press(keys);
        sit.press("ctrl-l");
        assert!(sit.shows("Pantalla bloqueada."), "after {keys:?} nothing locks\n{}", sit.text());
        assert!(!sit.is_signed_in());
    }
}

#[test]
fn left_alone_the_screen_locks_whatever_lies_open() {
    for keys in ["", "?", "n", "n f3", "2 enter"] {
        let mut sit = signed_in("vera");
        sit.press(keys);
        sit.time_passes(SignedDuration::from_secs(4 * 60 + 50));
        assert!(sit.is_signed_in());
        // Somebody is there after all.
        sit.press("down");
        sit.time_passes(SignedDuration::from_secs(4 * 60 + 50));
        assert!(sit.is_signed_in());
        sit.time_passes(SignedDuration::from_secs(20));
        sit.sees("Pantalla bloqueada.");
        assert!(!sit.is_signed_in());
    }
}

#[test]
fn a_program_that_was_stopped_comes_back_locked() {
    let mut sit = signed_in("vera");
    sit.press("2");
    sit.signal(cartelera::tui::event::Incoming::Continued);
    sit.sees("Pantalla bloqueada.");
    assert!(!sit.is_signed_in());
}

#[test]
fn a_recovery_key_is_not_put_away_before_all_of_it_was_on_the_screen() {
    let board = Board::new();
    let code = board.newcomer();
    let mut sit = Sitting::at(board, Start::default());
    sit.tries_to_sign_in("olga nueva", "");
    sit.sees("Código de un solo uso");
    sit.type_text(&code);
    sit.press("tab");
    sit.type_text("tejado nube violeta 7 anclas");
    sit.press("tab");
    sit.type_text("tejado nube violeta 7 anclas");
    sit.resize(16, 3);
    sit.press("ctrl-s");
    sit.sees("no cabe");
    sit.press("enter");
    sit.resize(120, 40);
    sit.sees("Clave de recuperación");
    sit.press("enter");
    sit.sees("Acceso activado");
}
