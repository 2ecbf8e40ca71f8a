//! From nothing to a board: people typed, people from a file, another file; and a newcomer's first keys and tour.

use std::fs;

use jiff::SignedDuration;

use cartelera::clock::Clock;
use cartelera::domain::organisation::Role;
use cartelera::i18n::Language;
use cartelera::member::Workspace;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start};

const NEW: &str = "tejado nube violeta 7 anclas";

fn nothing_yet() -> Sitting {
    Sitting::at(Board::missing(), Start::default())
}

fn of_size(width: u16, height: u16) -> Sitting {
    Sitting::at(Board::missing(), Start { size: (width, height), ..Start::default() })
}

/// To the people of a new board, typed.
fn typing_people(sit: &mut Sitting) {
    sit.press("down enter");
    sit.sees("paso 1 de 3");
    sit.type_text("Clínica Sol");
    sit.press("ctrl-s");
    sit.sees("paso 2 de 3");
}

/// To the people of a new board, from a file.
fn asked_for_a_file(sit: &mut Sitting) {
    sit.press("down enter");
    sit.type_text("Clínica Sol");
    sit.go_to_field("Personas");
    sit.press("right ctrl-s");
    sit.sees("El archivo CSV con las personas");
}

/// The passphrase twice, and off.
fn founds(sit: &mut Sitting) {
    sit.sees("paso 3 de 3");
    sit.go_to_field("Contraseña");
    sit.type_text(NEW);
    sit.press("tab");
    sit.type_text(NEW);
    sit.press("ctrl-s");
    sit.sees("Clave de recuperación");
}

fn opened(sit: &Sitting) -> Workspace {
    Workspace::open(&sit.board.path, sit.board.clock.clone()).unwrap()
}

#[test]
fn a_few_people_typed_become_a_board_and_its_founder_is_in() {
    let mut sit = of_size(80, 24);
    sit.sees("Aún no hay ninguno");
    typing_people(&mut sit);
    // Enter walks from field to field and presses the button.
    sit.type_text("Ana Gil Sanz");
    sit.press("enter enter");
    sit.type_text("Directora");
    sit.press("enter enter");
    sit.sees("ana.gil");
    sit.type_text("Berta Sol");
    sit.press("enter enter enter enter");
    sit.sees("berta.sol");
    // Under Berta; put in by going on.
    sit.type_text("Ana Gil Otra");
    sit.press("tab right ctrl-s");
    founds(&mut sit);
    let screen = sit.text();
    let is_key = |line: &&str| line.matches('-').count() > 3 && !line.chars().any(char::is_lowercase);
    let key = screen.lines().find(is_key).unwrap_or_else(|| panic!("no key in\n{screen}")).to_owned();
    sit.does_not_see("El tablón de Clínica Sol está creado");
    sit.press("enter");
    sit.sees("El tablón de Clínica Sol está creado, con 3 personas.");
    sit.sees("codigos.html");
    sit.does_not_see(key.trim());
    sit.press("enter");
    sit.sees("Ana Gil Sanz · jueves, 8 de octubre de 2026");
    sit.sees("Teclas para empezar");
    assert!(sit.is_signed_in());

    let workspace = opened(&sit);
    let organisation = workspace.organisation();
    let manager = |handle: &str| {
        let person = organisation.find_handle(handle).unwrap();
        person.manager.map(|id| organisation.find(id).unwrap().handle.clone())
    };
    assert_eq!(manager("ana.gil"), None);
    assert_eq!(manager("berta.sol").as_deref(), Some("ana.gil"));
    assert_eq!(manager("ana.gil.2").as_deref(), Some("berta.sol"));
    assert!(organisation.find_handle("ana.gil").unwrap().roles.has(Role::Admin));
    assert_eq!(workspace.board().zone.iana_name(), Some("Europe/Madrid"));
    assert!(workspace.check(None).unwrap().faults.is_empty());
}

#[test]
fn who_runs_the_board_is_chosen_and_signs_in_again_after_a_lock() {
    let mut sit = nothing_yet();
    typing_people(&mut sit);
    for name in ["Ana Gil", "Berta Sol"] {
        sit.type_text(name);
        sit.press("tab tab tab enter");
    }
    sit.press("ctrl-s");
    sit.sees("‹ Ana Gil (ana.gil) ›");
    sit.press("right");
    founds(&mut sit);
    sit.press("enter enter");
    sit.sees("Berta Sol · jueves");
    sit.press("ctrl-l");
    sit.sees("Pantalla bloqueada.");
    sit.time_passes(SignedDuration::from_secs(1));
    sit.sign_in("berta", NEW);
    sit.sees("Berta Sol · jueves");
    assert!(opened(&sit).organisation().find_handle("berta.sol").unwrap().roles.has(Role::Admin));
}

#[test]
fn escape_goes_a_step_back_and_everything_typed_is_still_there() {
    let mut sit = nothing_yet();
    typing_people(&mut sit);
    sit.type_text("Ana Gil");
    sit.press("tab tab tab enter");
    sit.type_text("Berta");
    // To the list, to the first page, and back again.
    sit.press("esc");
    sit.sees("ana.gil");
    sit.press("esc");
    sit.sees("Clínica Sol");
    sit.press("esc");
    sit.sees("Probar con la muestra");
    sit.press("enter ctrl-s");
    sit.sees("ana.gil");
    sit.press("n");
    sit.sees("Berta");
    sit.press("ctrl-s");
    sit.sees("paso 3 de 3");
    sit.press("esc");
    sit.sees("berta");
    assert!(!sit.board.path.exists(), "nothing is written before the end");
}

#[test]
fn a_row_is_changed_and_taken_out_and_its_people_move_up() {
    let mut sit = nothing_yet();
    typing_people(&mut sit);
    for name in ["Ana Gil", "Berta Sol", "Carlos Mas"] {
        sit.type_text(name);
        sit.press("tab tab tab enter");
    }
    sit.press("esc");
    sit.walk_to("Carlos Mas");
    sit.press("enter");
    sit.go_to_field("Depende de");
    sit.choose("‹ Berta Sol ›");
    sit.press("ctrl-s");
    sit.sees("paso 3 de 3");
    sit.press("esc");
    let carlos = sit.line("Carlos Mas");
    assert!(carlos.contains("Berta Sol"), "{carlos}");
    for _ in 0..3 {
        sit.press("up");
    }
    sit.press("down d");
    sit.sees("Berta Sol ya no está en la lista. 1 persona pasa a depender de Ana Gil.");
    let carlos = sit.line("carlos.mas");
    assert!(carlos.contains("Ana Gil"), "{carlos}");
}

#[test]
fn a_weak_passphrase_is_judged_as_it_is_typed_and_refused() {
    let mut sit = nothing_yet();
    typing_people(&mut sit);
    sit.type_text("Ana Gil");
    sit.press("ctrl-s");
    sit.go_to_field("Contraseña");
    sit.type_text("ana gil");
    sit.sees("demasiado corta");
    sit.type_text(" sol");
    sit.press("ctrl-s");
    sit.sees("!");
    assert!(!sit.board.path.exists());
    sit.press("ctrl-u");
    sit.type_text(NEW);
    sit.sees("Buena contraseña");
    sit.press("ctrl-s");
    sit.sees("No son iguales.");
    assert!(!sit.board.path.exists());
}

#[test]
fn leaving_with_something_typed_says_that_it_will_be_lost() {
    let mut sit = nothing_yet();
    typing_people(&mut sit);
    sit.press("ctrl-c");
    sit.sees("se perderá");
    sit.press("esc");
    sit.does_not_see("se perderá");
    sit.press("ctrl-c right enter");
    assert!(sit.exit.is_some());
    let mut at_once = nothing_yet();
    at_once.press("q");
    assert!(at_once.exit.is_some());
}

#[test]
fn an_unknown_zone_and_a_missing_name_are_said_at_their_fields() {
    let mut sit = nothing_yet();
    sit.press("down enter ctrl-s");
    sit.sees("Pon el nombre de la organización.");
    sit.type_text("Clínica Sol");
    sit.press("tab ctrl-u");
    sit.type_text("Madrid");
    sit.press("ctrl-s");
    sit.sees("No se conoce esa zona.");
    sit.press("ctrl-u");
    sit.type_text("atlantic/canary");
    sit.press("ctrl-s");
    sit.sees("paso 2 de 3");
}

#[test]
fn a_faulty_file_shows_each_fault_in_its_place_and_the_mended_one_founds_the_board() {
    let mut sit = of_size(80, 24);
    let file = sit.board.folder.path().join("gente.csv");
    fs::write(&file, "nombre;responsable;nivel\nAna Gil;;1\nBerta Sol;Anna;2\nCarlos Mas;Ana Gil;alto\n").unwrap();
    asked_for_a_file(&mut sit);
    sit.type_text("~/no.csv");
    sit.press("enter");
    sit.sees("No se ha podido leer");
    sit.press("ctrl-u");
    // As a terminal puts in what is dragged into it.
    sit.paste(&format!("'{}' ", file.display()));
    sit.press("enter");
    sit.sees("Hay 2 errores.");
    let line = sit.line("responsable ");
    assert!(line.contains('3'), "{line}");
    let line = sit.line("nivel ");
    assert!(line.contains('4'), "{line}");
    sit.sees("«Anna»");
    sit.press("down");
    sit.sees("«alto»");
    fs::write(&file, "nombre;responsable;area\nAna Gil;;Dirección\nBerta Sol;Ana Gil;Clínica\n").unwrap();
    sit.press("enter");
    sit.sees("2 personas en 2 áreas.");
    sit.sees("Arriba del todo: Ana Gil");
    sit.press("enter");
    founds(&mut sit);
    sit.press("enter");
    sit.sees("con 2 personas");
    sit.press("enter");
    sit.sees("Ana Gil · jueves");
}

#[test]
fn a_board_that_lies_elsewhere_is_opened_and_what_is_none_is_said_in_words() {
    let mut sit = nothing_yet();
    let other = sit.board.folder.path().join("otro.db");
    fs::copy(&Board::new().path, &other).unwrap();
    fs::write(sit.board.folder.path().join("notas.txt"), "no es un tablón, ".repeat(20)).unwrap();
    sit.press("down down enter");
    sit.sees("Ruta del archivo");
    sit.press("enter");
    sit.sees("Escribe, pega o arrastra aquí la ruta del archivo.");
    for (typed, said) in [("~/nada.db", "No hay ningún tablón"), ("~/notas.txt", "no es un tablón")] {
        sit.press("ctrl-u");
        sit.type_text(typed);
        sit.press("enter");
        sit.sees(said);
    }
    sit.press("ctrl-u");
    sit.type_text("~/otro.db");
    sit.sees("CARTELERA_BOARD=");
    sit.press("enter");
    sit.sees("Esto es una muestra");
    sit.sign_in("vera", PASSPHRASE);
    sit.sees("Vera Nogués Pla");
    assert!(!sit.board.path.exists());
}

#[test]
fn the_language_changes_at_once_and_takes_nothing_away() {
    let mut sit = nothing_yet();
    sit.sees("F2 English");
    typing_people(&mut sit);
    sit.type_text("Ana Gil");
    sit.press("tab tab tab enter");
    sit.type_text("Berta");
    sit.press("f2");
    sit.sees("a new board");
    sit.sees("(at the top)");
    sit.sees("Berta");
    sit.press("ctrl-s");
    sit.sees("create the board");
    sit.press("f2");
    sit.sees("crear el tablón");
}

#[test]
fn a_founding_that_fails_leaves_nothing_and_can_be_tried_again() {
    let mut sit = nothing_yet();
    typing_people(&mut sit);
    sit.type_text("Ana Gil");
    sit.press("ctrl-s");
    // Somebody else was quicker.
    let folder = sit.board.path.parent().unwrap().to_owned();
    fs::create_dir_all(&folder).unwrap();
    fs::write(&sit.board.path, "otra cosa").unwrap();
    sit.go_to_field("Contraseña");
    sit.type_text(NEW);
    sit.press("tab");
    sit.type_text(NEW);
    sit.press("ctrl-s");
    sit.sees("ya existe");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing half made is left");
    fs::remove_file(&sit.board.path).unwrap();
    sit.press("ctrl-s");
    sit.sees("Clave de recuperación");
    assert_eq!(opened(&sit).organisation().people().len(), 1);
}

fn newcomer() -> Sitting {
    let mut sit = Sitting::at(Board::new(), Start { is_newcomer: true, ..Start::default() });
    sit.sign_in("vera", PASSPHRASE);
    sit.sees("Teclas para empezar");
    sit
}

#[test]
fn a_newcomer_is_shown_three_keys_once_and_the_next_key_does_its_work() {
    let mut sit = newcomer();
    sit.press("2");
    sit.sees("[Todos]");
    sit.time_passes(SignedDuration::from_secs(1));
    sit.does_not_see("Teclas para empezar");
    sit.press("ctrl-l");
    sit.time_passes(SignedDuration::from_secs(1));
    sit.sign_in("vera", PASSPHRASE);
    sit.sees("Vera Nogués Pla · jueves");
    sit.does_not_see("Teclas para empezar");
}

#[test]
fn the_tour_goes_on_when_the_thing_was_done_and_lets_every_key_through() {
    let mut sit = newcomer();
    sit.press("f9");
    sit.sees("Un paseo · 1 de 7");
    // Keys do what they do.
    sit.press("down");
    sit.sees("Un paseo · 1 de 7");
    sit.press("2");
    sit.sees("[Todos]");
    sit.sees("Un paseo · 2 de 7");
    sit.press("enter");
    sit.sees("Un paseo · 3 de 7");
    sit.press("w");
    sit.press("esc");
    sit.sees("Un paseo · 4 de 7");
    sit.press("n");
    sit.sees("Título");
    sit.type_text("n 3 4");
    sit.press("esc");
    sit.sees("Un paseo · 5 de 7");
    // By hand as well.
    sit.press("f9");
    sit.sees("Un paseo · 6 de 7");
    sit.press("4");
    sit.sees("Un paseo · 7 de 7");
    sit.press("?");
    sit.sees("ayuda");
    sit.press("esc");
    sit.time_passes(SignedDuration::from_secs(1));
    sit.does_not_see("Un paseo");
}

#[test]
fn the_tour_can_be_left_at_any_step_and_begun_from_the_palette() {
    let mut sit = newcomer();
    sit.press("3 ctrl-p");
    sit.type_text("paseo");
    sit.press("enter");
    sit.sees("Un paseo · 1 de 7");
    sit.sees("Vera Nogués Pla · jueves");
    sit.press("esc");
    sit.does_not_see("Un paseo");
}

#[test]
fn a_real_board_remembers_each_person_it_has_greeted() {
    let mut sit = nothing_yet();
    typing_people(&mut sit);
    sit.type_text("Ana Gil");
    sit.press("ctrl-s");
    founds(&mut sit);
    sit.press("enter enter");
    // Alone on a new board: nothing waits, so there is writing.
    sit.sees("escribe un comunicado");
    sit.does_not_see("un paseo breve");
    let state = sit.board.folder.path().join("state/preferences.toml");
    let kept = fs::read_to_string(state).unwrap();
    assert!(kept.contains("/ana.gil"), "{kept}");
    assert_eq!(Language::from_locale(&opened(&sit).board().locale), Some(Language::Spanish));
}

#[test]
fn a_second_look_at_a_made_board_is_an_ordinary_sign_in() {
    let mut sit = nothing_yet();
    typing_people(&mut sit);
    sit.type_text("Ana Gil");
    sit.press("ctrl-s");
    founds(&mut sit);
    // Gone before anything more was pressed: the board is whole.
    let workspace = Workspace::open(&sit.board.path, Clock::system()).unwrap();
    let member = workspace.sign_in("ana.gil", NEW).map_err(|(_, error)| error).unwrap();
    assert_eq!(member.person().name, "Ana Gil");
}
