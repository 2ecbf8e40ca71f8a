//! What presses and what takes place: the gate, the week, questions answered, what changed between revisions.

use jiff::SignedDuration;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start, signed_in};

/// Long titles are cut where the reader stands beside the list.
const HOURS: &str = "Nuevo horario de re";
const GATE: &str = "Antes de seguir";

fn hours(hours: i64) -> SignedDuration {
    SignedDuration::from_hours(hours)
}

fn minutes(minutes: i64) -> SignedDuration {
    SignedDuration::from_mins(minutes)
}

/// Vera before two urgent announcements that she should have acknowledged.
fn vera_at_the_gate() -> Sitting {
    let board = Board::new();
    board.urgent("Prueba del grupo", hours(1));
    board.urgent("Simulacro de evacuación", hours(2));
    board.clock.set(board.clock.now() + hours(3));
    let mut sit = Sitting::at(board, Start { size: (80, 24), ..Start::default() });
    sit.sign_in("vera", PASSPHRASE);
    sit
}

#[test]
fn overdue_urgent_ones_stand_in_front_of_everything_until_acknowledged_or_asked() {
    let mut sit = vera_at_the_gate();
    sit.sees("Antes de seguir: 2 comunicados urgentes");
    sit.sees("Prueba del grupo");
    sit.sees("ha vencido hoy y no has dado acuse");
    // Nothing else gets past.
    sit.press("1 2 3 4 5 6 n u / s x esc tab");
    sit.sees(GATE);
    sit.does_not_see("Tablones");
    // It can be read to its end.
    sit.does_not_see("megafonía");
    sit.press("end");
    sit.sees("megafonía");
    sit.press("a");
    sit.sees("Acuse dado.");
    sit.sees("Antes de seguir: un comunicado urgente");
    sit.sees("Simulacro de evacuación");
    // Pressed twice, the key was still meant for the one before.
    sit.press("a");
    sit.sees("Este es otro: léelo antes de dar acuse.");
    sit.time_passes(SignedDuration::from_secs(1));
    sit.press("p");
    sit.sees("Preguntar a su autor");
    sit.type_text("¿También quien atiende?");
    sit.press("ctrl-s");
    sit.sees("Pregunta enviada.");
    sit.does_not_see(GATE);
    sit.sees("▸1 Hoy");
    // Having stood there is to be opened.
    let lucia = sit.board.member("lucia.aranda");
    let item = lucia.today().unwrap().into_iter().find(|item| item.question().is_some()).unwrap();
    assert_eq!(lucia.coverage(item.id().unwrap()).unwrap().opened, 1);
}

#[test]
fn the_gate_lets_one_lock_and_still_stands_there_afterwards() {
    let mut sit = vera_at_the_gate();
    sit.press("ctrl-l");
    sit.sees("Pantalla bloqueada.");
    sit.does_not_see("Prueba del grupo");
    sit.sign_in("vera", PASSPHRASE);
    sit.sees(GATE);
    sit.press("?");
    sit.press("esc");
    sit.sees(GATE);
}

#[test]
fn what_becomes_overdue_waits_until_a_form_is_closed() {
    let board = Board::new();
    board.urgent("Prueba del grupo", minutes(6));
    let mut sit = Sitting::at(board, Start::default());
    sit.sign_in("vera", PASSPHRASE);
    sit.does_not_see(GATE);
    sit.time_passes(minutes(4));
    sit.press("n");
    sit.type_text("Se busca");
    sit.time_passes(minutes(3));
    sit.type_text(" paraguas");
    sit.sees("Se busca paraguas");
    sit.does_not_see(GATE);
    sit.press("esc");
    sit.sees(GATE);
    sit.press("a");
    sit.sees("Acuse dado.");
    sit.sees("▸1 Hoy");
}

#[test]
fn what_stands_behind_the_gate_is_not_opened_by_resting_there() {
    let board = Board::new();
    board.urgent("Prueba del grupo", minutes(1));
    let quiet = board.event("Merienda", "2026-10-09T17:00", "2026-10-09T18:00");
    let mut sit = Sitting::at(board, Start::default());
    sit.sign_in("vera", PASSPHRASE);
    sit.press("2");
    sit.walk_to("Merienda");
    sit.time_passes(minutes(2));
    sit.sees(GATE);
    sit.time_passes(SignedDuration::from_secs(30));
    let vera = sit.board.member("vera.nogues");
    let receipt = vera.headline(quiet).unwrap().receipt;
    // The reader beside the list had it in sight for the minute before.
    assert_ne!(receipt, cartelera::domain::announcement::ReceiptState::Acknowledged);
    sit.press("a");
    sit.sees("▸2 Tablones");
}

#[test]
fn the_week_shows_each_event_on_its_days_and_leads_to_it() {
    let board = Board::new();
    board.event("Formación de voz", "2026-10-10T10:00", "2026-10-12T14:00");
    let mut sit = Sitting::at(board, Start::default());
    sit.sign_in("vera", PASSPHRASE);
    sit.press("s");
    sit.sees("Semana 41 · 5 oct 2026 – 11 oct 2026 · esta semana");
    assert!(sit.line("sáb, 10 oct").contains("desde las 10:00"), "{}", sit.text());
    assert!(sit.line("dom, 11 oct").contains("todo el día"), "{}", sit.text());
    assert!(sit.line(HOURS).contains("dar acuse"), "what falls due today: {}", sit.text());
    sit.press("right");
    sit.sees("Semana 42 · 12 oct 2026 – 18 oct 2026");
    sit.does_not_see("2026 · esta semana");
    assert!(sit.line("lun, 12 oct").contains("hasta las 14:00"), "{}", sit.text());
    sit.press("left left");
    sit.sees("Semana 40");
    sit.press("1");
    sit.sees("2026 · esta semana");
    sit.walk_to("Formación de voz");
    sit.press("enter");
    sit.sees("▸2 Tablones");
    sit.sees("Del 10 oct 2026, 10:00 al 12 oct 2026, 14:00 · Sala grande");
    sit.press("1");
    sit.sees("Semana 41");
    sit.press("esc");
    sit.does_not_see("Semana 41");
    sit.sees("Vera Nogués Pla · jueves");
}

#[test]
fn a_duty_is_acknowledged_from_the_week() {
    let mut sit = signed_in("vera");
    sit.press("s");
    sit.walk_to(HOURS);
    sit.press("a");
    sit.sees("▸2 Tablones");
    sit.press("a");
    sit.sees("Acuse dado.");
    sit.press("1");
    sit.does_not_see("dar acuse         Nuevo horario");
}

#[test]
fn the_events_of_a_week_leave_as_a_calendar() {
    let board = Board::new();
    board.event("Formación de voz", "2026-10-10T10:00", "2026-10-12T14:00");
    let mut sit = Sitting::at(board, Start::default());
    sit.sign_in("vera", PASSPHRASE);
    sit.press("s right x");
    sit.sees(".ics");
    sit.press("ctrl-s");
    sit.sees("Exportado");
    let files = std::fs::read_dir(sit.board.folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let calendar = files.into_iter().find(|path| path.extension().is_some_and(|end| end == "ics")).unwrap();
    let calendar = std::fs::read_to_string(calendar).unwrap();
    assert!(calendar.contains("BEGIN:VEVENT") && calendar.contains("Formación de voz"), "{calendar}");
    sit.press("right right right right x");
    sit.sees("no hay eventos que exportar");
}

#[test]
fn an_author_answers_the_oldest_question_from_the_reader_and_the_duty_comes_back() {
    let mut sit = signed_in("vera");
    sit.walk_to(HOURS);
    sit.press("enter p");
    sit.type_text("¿También los festivos?");
    sit.press("ctrl-s");
    sit.sees("el acuse espera a la respuesta");
    sit.press("ctrl-l");
    sit.sign_in("sergio", PASSPHRASE);
    sit.press("2");
    sit.walk_to(HOURS);
    sit.press("enter");
    sit.sees("2 preguntas esperan tu respuesta (p)");
    sit.press("p");
    sit.sees("Responder a Luis");
    sit.type_text("A las 19:00.");
    sit.press("ctrl-s");
    sit.sees("Una pregunta espera tu respuesta (p)");
    sit.press("p");
    sit.sees("Responder a Vera");
    sit.type_text("Solo los locales.");
    sit.press("ctrl-s");
    sit.sees("Pregunta respondida.");
    sit.press("p");
    sit.sees("Ninguna pregunta espera tu respuesta.");
    sit.press("ctrl-l");
    sit.sign_in("vera", PASSPHRASE);
    sit.walk_to(HOURS);
    sit.press("enter");
    sit.sees("Han respondido a tu pregunta: da acuse (a), vence mañana");
    sit.press("end");
    sit.sees("Solo los locales.");
}

#[test]
fn what_changed_is_read_word_by_word_with_the_verdict_on_each_signature() {
    let mut sit = signed_in("vera");
    sit.press("2");
    sit.walk_to(HOURS);
    sit.press("enter h");
    sit.sees("Cambios de la revisión 1 a la 2");
    sit.sees("- Revisión 1 · ");
    sit.sees("+ Revisión 2 · ");
    sit.sees("Sergio Muñoz");
    sit.sees("firma válida");
    sit.sees("- | Puente | Mei         | 10:00 – 18:00 |");
    sit.sees("+ | Puente | Mei         | 10:30 – 18:30 |");
    sit.press("esc");
    sit.does_not_see("Cambios de la revisión");
    sit.press("esc");
    sit.walk_to("Vacuna de la gripe");
    sit.press("h");
    sit.sees("Solo hay una revisión");
}

#[test]
fn whoever_read_an_earlier_revision_is_told_and_shown_what_changed_since() {
    let mut sit = signed_in("vera");
    sit.press("2");
    sit.walk_to(HOURS);
    sit.press("enter");
    sit.does_not_see("Cambió desde que lo leíste");
    sit.press("1");
    sit.board.hours_change();
    sit.press("2");
    sit.time_passes(SignedDuration::from_secs(1));
    sit.sees("Cambió desde que lo leíste (h)");
    // It says so as long as it is read, though it is opened by now.
    sit.time_passes(SignedDuration::from_secs(5));
    sit.sees("Cambió desde que lo leíste (h)");
    sit.press("h");
    sit.sees("Cambios de la revisión 2 a la 3 · desde que lo leíste");
    sit.sees("11:00 – 18:30");
    sit.press("left");
    sit.sees("Cambios de la revisión 1 a la 2");
    sit.press("right esc ctrl-l");
    sit.sign_in("vera", PASSPHRASE);
    sit.press("2");
    sit.walk_to(HOURS);
    sit.press("enter");
    sit.does_not_see("Cambió desde que lo leíste");
}

#[test]
fn an_event_is_written_with_its_times_as_people_say_them() {
    let mut sit = signed_in("vera");
    sit.press("n");
    sit.type_text("Taller de vendajes");
    sit.go_to_field("Texto");
    sit.type_text("Con práctica.");
    sit.go_to_field("Es un evento");
    sit.press("space");
    sit.go_to_field("Empieza");
    sit.type_text("9/10 10:00");
    sit.go_to_field("Termina");
    sit.type_text("9:30");
    sit.press("ctrl-s");
    sit.sees("El evento termina antes de empezar");
    sit.go_to_field("Termina");
    sit.press("end backspace backspace backspace backspace");
    sit.type_text("11:30");
    sit.go_to_field("Lugar");
    sit.type_text("Sala 2");
    sit.press("ctrl-s enter");
    sit.sees("Publicado para");
    sit.press("2");
    sit.walk_to("vie, 9 oct · Taller de");
    sit.press("enter");
    sit.sees("viernes, 9 de octubre de 2026, de 10:00 a 11:30 · Sala 2");
}
