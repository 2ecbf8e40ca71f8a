//! Forms of feedback sessions: planning, notes that are never lost, signing, handing over, what human resources set.

use cartelera::domain::session::{Content, PartKind, SessionState, Stage};
use cartelera::member::sessions::{Edit, Whose};
use jiff::SignedDuration;

use crate::sitting::talks::{PAST, TODAY};
use crate::sitting::{Board, PASSPHRASE, Sitting, Start};

fn at_sessions(board: Board, name: &str) -> Sitting {
    let mut sit = Sitting::at(board, Start { size: (160, 45), ..Start::default() });
    sit.sign_in(name, PASSPHRASE);
    sit.press("4");
    sit
}

fn at_page(name: &str, row: &str) -> Sitting {
    let mut sit = at_sessions(Board::with_talks(), name);
    sit.walk_to(row);
    sit.press("enter");
    sit
}

fn new_note(sit: &mut Sitting) {
    sit.press("n");
    sit.type_text("nota");
    sit.press("enter");
    sit.sees("Solo la lees tú.");
}

/// Walks down the page until the editor of a note with this text opens.
fn edit_note(sit: &mut Sitting, text: &str) {
    for _ in 0..20 {
        sit.press("e");
        if sit.shows("descartar") && sit.shows(text) {
            return;
        }
        sit.press("down");
    }
    panic!("no note {text:?} in\n{}", sit.text());
}

#[test]
fn a_session_is_planned_after_its_faults_are_put_right_at_their_fields() {
    let mut sit = at_sessions(Board::without_sessions(), "sergio");
    sit.press("n");
    sit.sees("Elige con quién");
    sit.go_to_field("Cuándo");
    sit.type_text("15/10");
    sit.press("ctrl-s");
    sit.sees("! Una sesión es de dos personas");
    sit.sees("! Añade la hora, como en 15/10 10:00.");
    sit.go_to_field("Con");
    sit.type_text("vera");
    sit.press("enter ctrl-s");
    sit.sees("Tus responsables y recursos humanos ven que tiene lugar, no lo que se dice.");
    sit.go_to_field("Cuándo");
    sit.type_text(" 9:30");
    sit.go_to_field("Duración");
    sit.press("ctrl-u");
    sit.type_text("1h15");
    sit.go_to_field("Orden del día");
    sit.type_text("Turnos");
    sit.press("ctrl-s");
    sit.sees("Planificada con Vera Nogués Pla");
    let sessions = sit.board.member("vera.nogues").sessions(&Whose::Mine).unwrap();
    let [planned] = sessions.as_slice() else { panic!("{sessions:?}") };
    assert_eq!((planned.session.minutes, planned.session.starts), (75, "2026-10-15T07:30:00Z".parse().unwrap()));
    let agenda = sit.board.member("vera.nogues").session_page(planned.session.id).unwrap().agenda;
    assert_eq!(agenda[0].content, Ok(Content::text("Turnos")));
}

#[test]
fn people_who_meet_already_keep_their_cadence_and_the_next_keys_are_about_what_was_planned() {
    let mut sit = at_sessions(Board::with_talks(), "sergio");
    sit.walk_to("en curso");
    sit.press("n");
    sit.sees("‹ quincenal ›");
    sit.press("tab tab");
    sit.type_text("20/10 9");
    sit.press("ctrl-s");
    sit.sees("Planificada con");
    sit.press("enter");
    sit.sees("20 oct 2026, 09:00");
}

#[test]
fn only_goals_that_one_sees_are_offered_for_a_snapshot() {
    let mut sit = at_page("vera", "en curso");
    sit.press("i");
    sit.sees("‹ Vera Nogués Pla ›");
    sit.press("ctrl-s");
    sit.sees("Guardado cómo están los objetivos de Vera Nogués Pla");
}

#[test]
fn half_a_plan_survives_the_lock() {
    let mut sit = at_sessions(Board::without_sessions(), "sergio");
    sit.press("n tab");
    sit.type_text("vera");
    sit.press("enter ctrl-s");
    sit.go_to_field("Lugar");
    sit.type_text("Cafetería");
    sit.press("ctrl-l");
    sit.sign_in("sergio", PASSPHRASE);
    sit.press("4 n");
    sit.sees("recuperado tu borrador");
    sit.sees("Cafetería");
    sit.sees("Vera Nogués Pla");
    sit.press("esc");
    sit.sees("Se perderá lo que has escrito aquí.");
}

#[test]
fn half_a_note_is_there_after_a_lock_and_nobody_else_sees_it() {
    let mut sit = at_page("sergio", "en curso");
    new_note(&mut sit);
    sit.press("right");
    sit.sees("Visible para Vera Nogués Pla.");
    sit.type_text("Vera quiere los jue");
    sit.press("ctrl-l");
    sit.does_not_see("jue");
    sit.sign_in("vera", PASSPHRASE);
    sit.press("4");
    sit.walk_to("en curso");
    sit.press("enter");
    sit.does_not_see("jue");
    new_note(&mut sit);
    sit.does_not_see("jue");
    sit.press("esc ctrl-l");
    sit.sign_in("sergio", PASSPHRASE);
    sit.press("4");
    sit.walk_to("en curso");
    sit.press("enter n");
    sit.type_text("nota");
    sit.press("enter");
    sit.sees("recuperado tu borrador");
    sit.sees("Vera quiere los jue");
    // It is still to be shared, as was chosen.
    sit.sees("Visible para Vera Nogués Pla.");
    // Writing goes on where it stopped.
    sit.type_text("ves");
    sit.press("ctrl-s");
    sit.sees("Nota guardada");
    let page = sit.board.member("vera.nogues").session_page(TODAY).unwrap();
    assert_eq!(page.notes[0].part.kind, PartKind::SharedNote);
    assert_eq!(page.notes[0].content, Ok(Content::text("Vera quiere los jueves")));
    assert!(sit.board.member("sergio.munoz").drafts(&sit.board.folder.path().join("state")).unwrap().is_empty());
}

#[test]
fn a_pause_seals_what_is_typed_away() {
    let mut sit = at_page("sergio", "en curso");
    new_note(&mut sit);
    sit.type_text("Sin guardar");
    let state = sit.board.folder.path().join("state");
    let drafts = |sit: &Sitting| sit.board.member("sergio.munoz").drafts(&state).unwrap();
    assert!(drafts(&sit).is_empty());
    sit.time_passes(SignedDuration::from_millis(700));
    let kept = drafts(&sit);
    assert!(kept[0].text.contains("Sin guardar"));
    // Nothing of it lies in the file in clear.
    let file = std::fs::read(&sit.board.path).unwrap();
    assert!(!file.windows(11).any(|bytes| bytes == b"Sin guardar"));
    // Leaving keeps it; throwing it away does not.
    sit.press("esc");
    sit.sees("Sin enviar: la nota que empezaste");
    sit.press("n");
    sit.type_text("nota");
    sit.press("enter");
    sit.sees("Sin guardar");
    sit.press("tab right enter tab enter");
    sit.does_not_see("Sin guardar");
    sit.does_not_see("Sin enviar");
    assert!(drafts(&sit).is_empty());
}

#[test]
fn a_first_word_typed_too_soon_is_the_own_notes() {
    let mut sit = at_page("sergio", "en curso");
    new_note(&mut sit);
    sit.type_text("Para mí");
    sit.press("ctrl-s");
    sit.sees("Nota guardada");
    let vera = sit.board.member("vera.nogues").session_page(TODAY).unwrap();
    assert!(vera.notes.is_empty());
    let own = sit.board.member("sergio.munoz").session_page(TODAY).unwrap();
    assert_eq!(own.notes[0].part.kind, PartKind::OwnNote);
}

#[test]
fn a_conflict_keeps_the_text_and_shows_both() {
    let mut sit = at_page("sergio", "en curso");
    new_note(&mut sit);
    sit.press("right enter");
    sit.type_text("Primera");
    sit.press("ctrl-s");
    sit.sees("Nota guardada");
    edit_note(&mut sit, "Primera");
    sit.press("ctrl-end");
    sit.type_text(" y mía");
    let mut vera = sit.board.member("vera.nogues");
    let note = vera.session_page(TODAY).unwrap().notes[0].part.clone();
    vera.act(|act| act.edit_part(note.id, note.revision, &Edit::Text("Primera y suya".into()))).unwrap();
    sit.press("ctrl-s");
    sit.sees("Vera Nogués Pla ha cambiado esta nota mientras tanto.");
    sit.sees("Primera y mía");
    sit.sees("Primera y suya");
    sit.press("ctrl-s");
    sit.sees("Nota guardada");
    let member = sit.board.member("vera.nogues");
    let history = member.part_history(note.id).unwrap();
    let texts: Vec<_> = history.iter().map(|part| part.content.as_ref().unwrap().words().to_owned()).collect();
    assert_eq!(texts, ["Primera", "Primera y suya", "Primera y mía"]);
}

#[test]
fn agenda_lines_are_added_one_after_another() {
    let mut sit = at_page("sergio", "en curso");
    sit.press("n");
    sit.type_text("orden");
    sit.press("enter");
    sit.sees("siguiente punto");
    for line in ["Uno", "Dos", "Tres"] {
        sit.type_text(line);
        sit.press("enter");
    }
    sit.type_text("Cuatro");
    sit.press("ctrl-s");
    sit.does_not_see("siguiente punto");
    let agenda = sit.board.member("vera.nogues").session_page(TODAY).unwrap().agenda;
    let lines: Vec<_> = agenda.iter().map(|line| line.content.as_ref().unwrap().words().to_owned()).collect();
    assert_eq!(lines, ["Uno", "Dos", "Tres", "Cuatro"]);
}

#[test]
fn an_action_is_given_to_somebody_found_by_name() {
    let mut sit = at_page("sergio", "en curso");
    sit.press("n");
    sit.type_text("compromiso");
    sit.press("enter");
    sit.type_text("Avisar de los cambios");
    sit.go_to_field("Responsable");
    sit.type_text("mei");
    sit.press("enter");
    sit.go_to_field("Hasta");
    sit.type_text("20/10");
    sit.press("ctrl-s");
    sit.sees("Compromiso de Mei Chen anotado");
    let mei = sit.board.member("mei.chen");
    let actions = mei.actions(false).unwrap();
    assert_eq!(actions[0].part.content, Ok(Content::text("Avisar de los cambios")));
    assert!(actions[0].session.is_none(), "she takes no part: she sees the action alone");
}

#[test]
fn signing_in_disagreement_takes_a_choice_of_ones_own() {
    let mut sit = at_page("vera", "24 sept 2026");
    sit.press("s");
    sit.sees("Tu firma significa recibido, no conforme.");
    sit.press("ctrl-s");
    sit.sees("! Di si estás de acuerdo.");
    sit.choose("No estoy de acuerdo");
    sit.go_to_field("Comentario");
    sit.type_text("Los miércoles no puedo");
    // A lock in the middle loses nothing of it.
    sit.press("ctrl-l");
    sit.sign_in("vera", PASSPHRASE);
    sit.press("4");
    sit.walk_to("24 sept 2026");
    sit.press("s");
    sit.sees("Los miércoles no puedo");
    sit.sees("No estoy de acuerdo");
    sit.press("ctrl-s");
    sit.sees("Firmada");
    let page = sit.board.member("sergio.munoz").session_page(PAST).unwrap();
    assert_eq!(page.view.state, SessionState::Signed);
    let comment = page.sign_offs.iter().map(|signed| signed.comment.content.clone().unwrap());
    let expected = Content::Comment { agrees: false, text: "Los miércoles no puedo".into() };
    assert!(comment.into_iter().any(|comment| comment == expected));
}

#[test]
fn reopening_says_whose_signature_is_void() {
    let mut sit = at_page("sergio", "24 sept 2026");
    sit.press("r");
    sit.sees("Queda anulada la firma de Sergio Muñoz Ramos.");
    sit.type_text("Falta lo de Luis");
    sit.press("ctrl-s");
    sit.sees("La sesión vuelve a estar abierta");
    let page = sit.board.member("vera.nogues").session_page(PAST).unwrap();
    assert_eq!((page.view.session.round, page.view.signed.len()), (2, 0));
    assert!(page.notes.iter().any(|note| note.content == Ok(Content::text("Falta lo de Luis"))));
}

#[test]
fn history_is_handed_over_to_a_new_manager_on_purpose() {
    let mut sit = at_sessions(Board::with_talks(), "luis");
    sit.press("o");
    sit.sees("Ceder el historial a Beatriz Solís Vega");
    sit.press("ctrl-s");
    sit.sees("Marca al menos una.");
    sit.press("space ctrl-s");
    sit.sees("Beatriz Solís Vega podrá leer una sesión para siempre.");
    sit.press("tab enter");
    sit.sees("Una sesión cedida a Beatriz Solís Vega");
    let beatriz = sit.board.member("beatriz.solis");
    let given = beatriz.sessions(&Whose::Mine).unwrap();
    let page = beatriz.session_page(given[0].session.id).unwrap();
    assert_eq!(page.agenda[0].content, Ok(Content::text("Traslado")));
}

#[test]
fn human_resources_see_what_would_be_blocked_before_they_set_it() {
    let mut sit = at_sessions(Board::with_talks(), "elena");
    sit.press("p enter");
    sit.press("ctrl-u");
    sit.type_text("5");
    sit.sees("Así, hoy quedan bloqueadas 2 sesiones y se puede eliminar una.");
    sit.press("ctrl-s");
    sit.sees("Quienes participaron ya no podrán abrirlas.");
    sit.press("tab enter");
    sit.sees("1:1: se conservan así desde ahora");
    assert_eq!(sit.board.member("vera.nogues").session(PAST).unwrap().state, SessionState::Blocked);
    sit.press("d");
    sit.sees("Se borra para siempre lo dicho en una sesión");
    sit.press("tab enter");
    sit.sees("Una sesión eliminada");
    let gone = sit.board.member("mei.chen").sessions(&Whose::Mine).unwrap();
    assert!(gone.iter().any(|view| view.session.stage == Stage::Purged));
}

#[test]
fn a_copy_is_sealed_unless_somebody_asks_for_one_that_is_not() {
    let mut sit = at_page("sergio", "en curso");
    sit.press("x");
    sit.sees("sellada con una contraseña");
    sit.go_to_field("La copia");
    sit.press("right");
    sit.sees("La copia no va sellada");
    sit.press("ctrl-s");
    sit.sees("Exportado a");
    let copy = std::fs::read_dir(sit.board.folder.path()).unwrap().find_map(|entry| {
        let path = entry.unwrap().path();
        (path.extension()? == "html").then_some(path)
    });
    let copy = std::fs::read_to_string(copy.unwrap()).unwrap();
    assert!(copy.contains("Que los cambios de turno se avisen con tres días"));
}
