//! Goals: the table, a goal's page, check-ins one by one and by the sheet, numbers explained.

use cartelera::i18n::Language;
use cartelera::tui::event::{Mouse, MouseAct};
use cartelera::tui::theme::{Glyphs, ThemeName};
use jiff::SignedDuration;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start};

const WAITS: &str = "Esperas de más de 15 minutos";
const BOOKINGS: &str = "Citas resueltas en el día";

fn signed_in(name: &str) -> Sitting {
    let mut sit = Sitting::at(Board::with_goals(), Start { size: (160, 45), ..Start::default() });
    sit.sign_in(name, PASSPHRASE);
    sit
}

fn at_goals(name: &str) -> Sitting {
    let mut sit = signed_in(name);
    sit.press("3");
    sit.sees("▸3 Objetivos");
    sit
}

#[test]
fn a_number_and_enter_check_in() {
    let mut sit = at_goals("vera");
    sit.walk_to(WAITS);
    sit.press("c");
    sit.type_text("36");
    sit.press("enter");
    sit.sees("Anotado: 36\u{a0}esperas");
    sit.sees("36 → 30\u{a0}esperas");
    assert!(sit.selected().contains("50"), "{}", sit.selected());
}

#[test]
fn a_goal_due_today_is_measured_with_one_key_a_number_and_enter() {
    let mut sit = signed_in("vera");
    sit.sees("3 Objetivos (1)");
    sit.walk_to(BOOKINGS);
    sit.press("c");
    sit.type_text("89,5");
    sit.press("enter");
    sit.sees("Anotado: 89,5\u{a0}% · Citas resueltas en el día");
    sit.does_not_see("3 Objetivos (");
}

#[test]
fn enter_on_a_goal_of_today_shows_it_and_a_proposal_is_accepted_there() {
    let mut sit = signed_in("sergio");
    sit.walk_to("desviado");
    sit.press("i");
    sit.sees("punto de partida: 42");
    sit.press("esc enter");
    sit.sees("▸3 Objetivos");
    sit.sees("meta 30");
    sit.press("1");
    sit.walk_to("aceptar");
    sit.press("a enter");
    sit.sees("Aceptado");
    sit.does_not_see("aceptar  ");
}

#[test]
fn a_number_of_two_readings_is_asked_about_and_a_key_too_many_sends_nothing() {
    let mut sit = at_goals("vera");
    sit.walk_to(WAITS);
    sit.press("c");
    sit.type_text("1.234");
    sit.press("enter");
    sit.sees("se puede leer de dos maneras");
    sit.press("enter");
    sit.sees("se puede leer de dos maneras");
    sit.press("right right enter");
    sit.sees("Anotado: 1,234\u{a0}esperas");
}

#[test]
fn what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost() {
    let mut sit = at_goals("vera");
    sit.walk_to("Trato en situaciones");
    sit.press("c");
    sit.type_text("7");
    sit.press("enter");
    sit.sees("! Una valoración tiene que ser 1, 2, 3, 4 o 5.");
    sit.sees("! Una valoración necesita su evidencia");
    sit.press("backspace");
    sit.type_text("4");
    sit.press("tab");
    sit.type_text("Sin quejas en septiembre");
    sit.press("tab tab ctrl-u");
    sit.type_text("1/10/2027");
    sit.press("ctrl-s");
    sit.sees("! El día está fuera del periodo");
    sit.sees("Sin quejas en septiembre");
    sit.press("ctrl-u");
    sit.type_text("5/10");
    sit.press("ctrl-s");
    sit.sees("Anotado: 4");
}

#[test]
fn a_correction_needs_its_reason_and_the_history_shows_both() {
    let mut sit = at_goals("vera");
    sit.walk_to(WAITS);
    sit.press("enter r");
    sit.type_text("29 sept");
    sit.press("enter");
    sit.sees("┌ corregir");
    sit.press("ctrl-u");
    sit.type_text("39");
    sit.press("ctrl-s");
    sit.sees("! Di por qué");
    sit.type_text("Faltaba un día");
    sit.press("ctrl-s");
    sit.sees("Anotado: 39\u{a0}esperas");
    sit.press("end");
    sit.sees("corrige la n.º 3: «Faltaba un día»");
    sit.sees("corregida por la n.º 5");
    sit.sees("Conté dos veces el día 14");
}

#[test]
fn the_page_follows_the_table_and_shows_chart_and_history() {
    let mut sit = at_goals("vera");
    sit.press("enter");
    sit.sees("● valores");
    sit.sees("meta 95");
    sit.sees("Mediciones");
    sit.press("tab down");
    assert!(sit.selected().contains("Esperas"), "{}", sit.selected());
    sit.sees("meta 30");
    sit.press("esc");
    sit.does_not_see("● valores");
}

#[test]
fn every_number_is_explained_the_row_and_all_together() {
    let mut sit = at_goals("vera");
    sit.walk_to(WAITS);
    sit.press("i");
    sit.sees("fórmula: (valor actual − punto de partida) ÷ (meta");
    sit.sees("esperado a esa fecha: 54,1");
    sit.press("right");
    sit.sees("suma de peso × progreso de cada objetivo");
    sit.sees("16,7\u{a0}% · peso 20\u{a0}%");
    sit.press("esc");
    sit.sees("▸3 Objetivos");
}

#[test]
fn filters_are_chips_that_esc_takes_away() {
    let mut sit = at_goals("vera");
    sit.press("f");
    sit.type_text("desviado");
    sit.press("enter");
    sit.sees(WAITS);
    sit.does_not_see(BOOKINGS);
    sit.press("f");
    sit.type_text("liderazgo");
    sit.press("enter");
    sit.sees("Ningún objetivo cumple este filtro");
    sit.press("esc");
    sit.sees(WAITS);
    sit.press("esc");
    sit.sees(BOOKINGS);
}

#[test]
fn the_same_order_chosen_again_is_turned_round() {
    let mut sit = at_goals("vera");
    sit.press("o");
    sit.type_text("progreso");
    sit.press("enter");
    sit.sees("Progreso ↑");
    let first = |sit: &Sitting| sit.text().lines().nth(5).unwrap().to_owned();
    assert!(first(&sit).contains("Esperas"), "{}", sit.text());
    sit.press("o enter");
    sit.sees("Progreso ↓");
    assert!(first(&sit).contains("Material"), "{}", sit.text());
}

#[test]
fn a_manager_walks_from_their_own_to_their_people_and_to_one_of_them() {
    let mut sit = at_goals("sergio");
    sit.sees("Aún no tienes objetivos");
    sit.press("right");
    sit.sees("[Mi gente]");
    sit.sees("Mei Chen");
    sit.sees("Vera Nogués Pla");
    sit.sees("1 persona sin objetivos");
    sit.press("v");
    sit.type_text("vera");
    sit.press("enter");
    sit.sees("[Vera Nogués Pla]");
    sit.does_not_see("Mei Chen");
    sit.sees("Los pesos suman 90");
    sit.press("b");
    sit.sees("40\u{a0}% →    45\u{a0}%");
    sit.press("ctrl-s");
    sit.sees("Los pesos suman 100.");
    sit.does_not_see("Los pesos suman 90");
}

#[test]
fn a_closed_cycle_is_seen_as_it_was_and_takes_no_more_check_ins() {
    let mut sit = at_goals("vera");
    sit.press("y");
    sit.type_text("primer");
    sit.press("enter");
    sit.sees("Primer semestre 2026 (cerrado)");
    sit.sees("«Buen semestre pese a la obra.»");
    sit.sees("★ logrado");
    sit.sees("✗ no logrado");
    sit.press("c");
    sit.sees("Su ciclo está cerrado");
    sit.press("esc");
    sit.does_not_see("(cerrado)");
}

#[test]
fn a_proposal_is_accepted_with_one_key() {
    let mut sit = at_goals("sergio");
    sit.press("right");
    sit.walk_to("propuesto");
    sit.press("a enter");
    sit.sees("Aceptado");
    sit.does_not_see("propuesto");
}

#[test]
fn a_sheet_is_filled_as_a_spreadsheet_and_sent_at_once() {
    let mut sit = at_goals("sergio");
    sit.press("right t");
    sit.sees("Mediciones de hoy · 7 objetivos");
    sit.walk_sheet_to(BOOKINGS);
    sit.type_text("84,5");
    sit.press("enter");
    sit.type_text("4");
    sit.press("down ctrl-s");
    sit.sees("2 mediciones anotadas.");
    sit.sees("84,5 → 95");
}

#[test]
fn a_sheet_with_a_fault_sends_nothing_and_says_where() {
    let mut sit = at_goals("vera");
    sit.press("t");
    sit.type_text("89");
    sit.press("enter end up");
    // The course: five steps at most.
    sit.type_text("9");
    sit.press("enter ctrl-s");
    sit.sees("! El valor tiene que ser un número entero de pasos, de 0 a 5.");
    sit.press("esc");
    sit.sees("Lo escrito para 2 objetivos aún no se ha enviado.");
    sit.press("esc");
    sit.type_text("4");
    sit.press("ctrl-s");
    sit.sees("2 mediciones anotadas.");
}

#[test]
fn a_rating_in_the_sheet_asks_for_its_evidence_beside_it() {
    let mut sit = at_goals("vera");
    sit.press("t end");
    sit.type_text("4");
    sit.press("ctrl-s");
    sit.sees("! Una valoración necesita su evidencia");
    sit.type_text("1 felicitación, 3 quejas");
    sit.press("ctrl-s");
    sit.sees("1 medición anotada.");
}

#[test]
fn a_sheet_asks_about_a_number_of_two_readings() {
    let mut sit = at_goals("vera");
    sit.press("t");
    sit.type_text("1.234");
    sit.press("enter");
    sit.sees("se puede leer de dos maneras");
    sit.press("left enter");
    sit.sees("1234");
    sit.press("ctrl-s");
    sit.sees("1 medición anotada.");
    sit.sees("1234 → 95");
}

#[test]
fn leaving_an_empty_sheet_asks_nothing_and_a_cell_left_with_esc_is_as_it_was() {
    let mut sit = at_goals("vera");
    sit.press("t");
    sit.type_text("12");
    sit.press("esc");
    sit.does_not_see("Lo escrito");
    sit.press("esc");
    sit.sees("▸3 Objetivos");
}

#[test]
fn a_click_goes_to_a_cell_of_the_sheet_and_takes_what_was_typed_in_another() {
    let mut sit = at_goals("vera");
    sit.press("t");
    sit.type_text("89");
    sit.mouse(Mouse { column: 120, row: 6, act: MouseAct::Click });
    sit.type_text("3");
    sit.press("ctrl-s");
    sit.sees("2 mediciones anotadas.");
}

#[test]
fn what_is_typed_in_a_sheet_survives_the_lock() {
    let mut sit = at_goals("vera");
    sit.press("t");
    sit.type_text("89");
    sit.press("enter");
    sit.type_text("3");
    sit.press("ctrl-l");
    sit.sees("Pantalla bloqueada.");
    sit.sign_in("vera", PASSPHRASE);
    sit.press("3 t");
    sit.sees("recuperado tu borrador");
    sit.press("ctrl-s");
    sit.sees("2 mediciones anotadas.");
    sit.press("t");
    sit.does_not_see("Recuperado");
}

#[test]
fn what_stands_in_a_cell_that_was_not_left_is_kept_within_a_second() {
    let mut sit = at_goals("vera");
    let state = sit.board.folder.path().join("state");
    let drafts = |sit: &Sitting| sit.board.member("vera.nogues").drafts(&state).unwrap();
    sit.press("t");
    sit.type_text("89,5");
    assert!(drafts(&sit).is_empty());
    sit.time_passes(SignedDuration::from_secs(1));
    assert!(drafts(&sit)[0].text.contains("89,5"));
    sit.press("esc");
    sit.time_passes(SignedDuration::from_secs(1));
    assert!(drafts(&sit).is_empty());
}

#[test]
fn a_sheet_that_the_board_refused_can_be_sent_again() {
    let mut sit = at_goals("vera");
    let board = rusqlite::Connection::open(&sit.board.path).unwrap();
    board.execute_batch("CREATE TRIGGER full BEFORE INSERT ON check_in BEGIN SELECT RAISE(ABORT, ''); END").unwrap();
    sit.press("t");
    sit.type_text("89,5");
    sit.press("enter ctrl-s");
    sit.sees("! 89,5");
    sit.type_text("3");
    sit.press("esc");
    board.execute_batch("DROP TRIGGER full").unwrap();
    sit.press("ctrl-s");
    sit.sees("1 medición anotada.");
}

#[test]
fn a_check_in_half_typed_survives_the_lock_and_a_new_number_takes_its_place() {
    let mut sit = at_goals("vera");
    sit.walk_to(WAITS);
    sit.press("c");
    sit.type_text("12");
    sit.go_to_field("Nota");
    sit.type_text("Llovía");
    sit.press("ctrl-l");
    sit.sign_in("vera", PASSPHRASE);
    sit.press("3");
    sit.walk_to(WAITS);
    sit.press("c");
    sit.sees("recuperado tu borrador");
    sit.sees("Llovía");
    sit.type_text("36");
    sit.press("enter");
    sit.sees("Anotado: 36\u{a0}esperas");
    sit.press("c");
    sit.does_not_see("Recuperado");
}

#[test]
fn words_of_a_check_in_are_asked_about_before_they_go() {
    let mut sit = at_goals("vera");
    sit.walk_to(WAITS);
    sit.press("c");
    sit.type_text("12");
    sit.press("esc");
    sit.does_not_see("┌ medir");
    sit.press("c");
    sit.go_to_field("Nota");
    sit.type_text("Llovía");
    sit.press("esc");
    sit.sees("Se perderá lo que has escrito aquí.");
    sit.press("right enter c");
    sit.does_not_see("Llovía");
}

#[test]
fn today_says_whose_goal_is_off_track_however_narrow() {
    let mut sit = Sitting::at(Board::with_goals(), Start { size: (80, 24), ..Start::default() });
    sit.sign_in("sergio", PASSPHRASE);
    let line = sit.line("desviado");
    assert!(line.contains("Vera Nogués"), "{line}");
    sit.press("3");
    sit.sees("? ayuda");
}

#[test]
fn a_sheet_left_for_good_does_not_come_back() {
    let mut sit = at_goals("vera");
    sit.press("t");
    sit.type_text("89");
    sit.press("enter esc right enter");
    sit.sees("▸3 Objetivos");
    sit.press("t");
    sit.does_not_see("Recuperado");
}

#[test]
fn peoples_page_leads_to_their_goals_for_whom_may_see_them() {
    let mut sit = signed_in("sergio");
    sit.press("5 /");
    sit.type_text("vera");
    sit.press("enter v");
    sit.sees("▸3 Objetivos");
    sit.sees("[Vera Nogués Pla]");
    let mut sit = signed_in("vera");
    sit.press("5 /");
    sit.type_text("mei chen");
    sit.press("enter v");
    sit.does_not_see("▸3 Objetivos");
}

#[test]
fn what_another_terminal_writes_is_there_within_a_second() {
    let mut sit = at_goals("vera");
    let mut elsewhere = sit.board.member("sergio.munoz");
    let waits = cartelera::domain::goal::GoalId(uuid::Uuid::from_u128(0xB01));
    let new = cartelera::domain::goal::NewCheckIn {
        day: jiff::civil::date(2026, 10, 7),
        value: cartelera::domain::goal::Quantity::whole(33),
        confidence: None,
        evidence: String::new(),
    };
    elsewhere.act(|act| act.check_in(uuid::Uuid::from_u128(1), waits, &new)).unwrap();
    sit.time_passes(SignedDuration::from_secs(1));
    sit.sees("33 → 30\u{a0}esperas");
}

#[test]
fn without_colour_or_utf8_every_status_is_a_sign_and_a_word() {
    let start = Start {
        size: (120, 40),
        theme: ThemeName::Mono,
        glyphs: Glyphs::ascii(),
        language: Language::English,
        language_chosen: true,
        ..Start::default()
    };
    let mut sit = Sitting::at(Board::with_goals(), start);
    sit.sign_in("vera", PASSPHRASE);
    sit.press("3");
    for status in ["^ on track", "v off track", "? at risk"] {
        sit.sees(status);
    }
    sit.press("enter");
    sit.sees("* values");
    let accepted = |c: char| c.is_ascii() || c.is_alphanumeric() || "·–«»−×÷\u{a0}º".contains(c);
    let drawn = sit.text();
    assert!(drawn.chars().all(accepted), "{:?}", drawn.chars().filter(|c| !accepted(*c)).collect::<String>());
}
