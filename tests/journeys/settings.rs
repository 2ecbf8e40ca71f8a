//! The settings, one's own and the board's: each paragraph as somebody who administers it, and the reason for whom it is not.

use std::fs;

use cartelera::domain::organisation::Role;
use cartelera::member::Workspace;
use jiff::SignedDuration;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start, signed_in};

fn admin() -> Sitting {
    let mut sit = signed_in("lucia");
    sit.press("6");
    sit
}

fn at(board: Board) -> Sitting {
    let mut sit = Sitting::at(board, Start { size: (160, 60), language_chosen: true, ..Start::default() });
    sit.sign_in("lucia", PASSPHRASE);
    sit.press("6");
    sit
}

fn open(sit: &mut Sitting, line: &str) {
    sit.walk_to(line);
    sit.press("enter");
}

fn workspace(sit: &Sitting) -> Workspace {
    Workspace::open(&sit.board.path, sit.board.clock.clone()).unwrap()
}

/// Yes to the question on the screen, once it is there.
#[track_caller]
fn yes(sit: &mut Sitting, question: &str) {
    sit.sees(question);
    sit.press("tab enter");
}

#[test]
fn who_does_not_administer_the_board_is_told_so_line_by_line() {
    let mut sit = signed_in("vera");
    sit.press("6");
    let lines = [
        "Personas y roles",
        "Importar personas",
        "Códigos",
        "Límites",
        "Nombre del tablón",
        "Zona horaria",
        "Copias de seguridad",
    ];
    for line in lines {
        let shown = sit.line(line);
        assert!(shown.contains("solo un administrador"), "{shown}");
        open(&mut sit, line);
        assert!(sit.shows("Comprobar el tablón"), "{line} opened\n{}", sit.text());
    }
    // What concerns everybody is there for everybody.
    open(&mut sit, "Comprobar el tablón");
    sit.sees("Todo está como se firmó");
}

#[test]
fn headings_are_walked_over() {
    let mut sit = admin();
    sit.press("home");
    assert!(sit.selected().contains("Idioma"), "{}", sit.selected());
    for _ in 0..5 {
        sit.press("down");
    }
    assert!(sit.selected().contains("Teclas"), "{}", sit.selected());
    sit.press("down");
    assert!(sit.selected().contains("Personas y roles"), "{}", sit.selected());
    sit.press("up");
    assert!(sit.selected().contains("Teclas"), "{}", sit.selected());
    sit.press("end");
    assert!(sit.selected().contains("Comprobar el tablón"), "{}", sit.selected());
}

#[test]
fn the_mouse_and_the_lock_are_remembered_on_this_account() {
    let mut sit = signed_in("vera");
    sit.press("6");
    assert!(sit.line("Ratón").contains("sí"));
    open(&mut sit, "Ratón");
    assert!(sit.line("Ratón").contains("no"));
    open(&mut sit, "Bloqueo sin actividad");
    sit.press("ctrl-u");
    sit.type_text("0");
    sit.press("ctrl-s");
    sit.sees("de 1 a 240");
    sit.press("ctrl-u");
    sit.type_text("2");
    sit.press("ctrl-s");
    assert!(sit.line("Bloqueo sin actividad").contains("tras 2 minutos"));
    let kept = fs::read_to_string(sit.board.folder.path().join("state/preferences.toml")).unwrap();
    assert!(kept.contains("mouse = false") && kept.contains("idle_minutes = 2"), "{kept}");
    sit.time_passes(SignedDuration::from_secs(125));
    sit.sees("Pantalla bloqueada.");
}

#[test]
fn the_keys_say_where_they_are_changed_and_are_found_by_typing() {
    let mut sit = signed_in("vera");
    sit.press("6");
    assert!(sit.line("Teclas").contains("las que trae el programa"));
    open(&mut sit, "Teclas");
    sit.sees("config.toml");
    sit.type_text("next-unread");
    assert!(sit.line("· next-unread").contains('u'));
}

#[test]
fn somebody_is_added_found_changed_given_a_role_and_let_go() {
    let mut sit = at(Board::new());
    open(&mut sit, "Personas y roles");
    sit.press("n");
    sit.type_text("Zoe Prats Gil");
    sit.go_to_field("Responsable");
    sit.type_text("sergio");
    sit.press("enter");
    sit.sees("zoe.prats · nivel 4 · Clínica/Recepción");
    sit.press("ctrl-s");
    yes(&mut sit, "Zoe Prats Gil (zoe.prats) entra en el nivel 4.");
    sit.sees("Zoe Prats Gil ya está en el tablón.");
    assert!(sit.line("Zoe Prats Gil ").contains("sin activar"));

    sit.press("/");
    sit.type_text("zoe");
    sit.press("enter");
    assert!(sit.selected().contains("Zoe Prats"), "{}", sit.selected());
    sit.press("e");
    sit.go_to_field("Puesto");
    sit.type_text("Recepcionista");
    sit.press("ctrl-s");
    sit.sees("Zoe Prats Gil: cambios guardados.");

    sit.press("enter");
    open(&mut sit, "Roles");
    sit.go_to_field("edición");
    sit.press("space ctrl-s");
    yes(&mut sit, "Zoe Prats Gil tendrá: edición.");
    sit.sees("cambios guardados");
    let zoe = |sit: &Sitting| workspace(sit).organisation().find_handle("zoe.prats").unwrap().clone();
    assert!(zoe(&sit).roles.has(Role::Editor));
    assert_eq!(zoe(&sit).title, "Recepcionista");

    sit.press("enter");
    open(&mut sit, "Dar de baja");
    sit.press("ctrl-u");
    sit.type_text("1/11/2026");
    sit.sees("31 de octubre de 2026.");
    sit.press("ctrl-s");
    yes(&mut sit, "Último día");
    sit.sees("Zoe Prats Gil causa baja.");
    assert_eq!(zoe(&sit).active_until, Some(jiff::civil::date(2026, 11, 1)));
    sit.press("enter");
    open(&mut sit, "Anular la baja");
    sit.press("ctrl-s");
    sit.sees("cambios guardados");
    assert_eq!(zoe(&sit).active_until, None);
    assert_eq!(workspace(&sit).check(None).unwrap().faults, []);
}

#[test]
fn letting_a_head_go_says_what_follows_before_it_is_done() {
    let mut sit = at(Board::new());
    open(&mut sit, "Personas y roles");
    sit.walk_to("Sergio");
    sit.press("enter");
    open(&mut sit, "Dar de baja");
    sit.sees("3 personas a su cargo pasan a");
    sit.sees("Inés Urrutia Goñi. 2 comunicados pasan a Inés Urrutia Goñi.");
    sit.go_to_field("Le sucede");
    sit.type_text("beatriz");
    sit.press("enter");
    sit.sees("Beatriz Solís Vega. 2 comunicados pasan a Beatriz Solís Vega.");
    sit.press("esc");
    sit.sees("Se perderá lo que has escrito");
    sit.press("tab enter");
    assert!(workspace(&sit).organisation().find_handle("sergio.munoz").unwrap().active_until.is_none());
}

#[test]
fn the_last_administrator_and_a_level_above_the_managers_are_refused_in_words() {
    let board = Board::new();
    let nadia = board.member("nadia.petrov").id();
    board.member("lucia.aranda").set_role(nadia, Role::Admin, false).unwrap();
    let mut sit = at(board);
    open(&mut sit, "Personas y roles");
    sit.walk_to("Lucía");
    sit.press("enter");
    open(&mut sit, "Dar de baja");
    sit.press("ctrl-s");
    sit.sees("última persona");
    sit.press("esc enter");
    open(&mut sit, "Roles");
    sit.press("space ctrl-s");
    sit.sees("última persona");
    sit.press("esc tab enter");
    sit.walk_to("Vera");
    sit.press("e");
    sit.go_to_field("Nivel");
    sit.press("ctrl-u");
    sit.type_text("3");
    sit.press("ctrl-s");
    sit.sees("El nivel 3 no está por debajo del de su responsable");
}

#[test]
fn a_file_with_faults_shows_them_all_and_writes_nothing() {
    let board = Board::new();
    let before = board.member("lucia.aranda").workspace().board().chart;
    let file = board.folder.path().join("mal.csv");
    fs::write(&file, "nombre;responsable;nivel\nUna;Nadie Así;2\n;Una;x\n").unwrap();
    let mut sit = at(board);
    open(&mut sit, "Importar personas");
    sit.paste(&file.display().to_string());
    sit.press("enter");
    sit.sees("no se ha importado nada");
    for fault in ["No hay nadie que se llame «Nadie Así»", "Falta el nombre", "«x» no es un nivel"] {
        sit.sees(fault);
    }
    assert_eq!(workspace(&sit).board().chart, before);
    // Corrected and read again, it imports.
    fs::write(&file, "nombre;responsable\nUna Nueva;lucia.aranda\n").unwrap();
    sit.press("enter");
    sit.sees("Entran: 1.");
    assert_eq!(workspace(&sit).board().chart, before, "nothing before a yes");
    sit.press("enter");
    yes(&mut sit, "Entran: 1. Cambian: 0. Se van: 0.");
    sit.sees("Las personas están como dice el archivo.");
    assert!(workspace(&sit).organisation().find_handle("una.nueva").is_some());
}

#[test]
fn those_a_file_does_not_list_leave_only_when_asked() {
    let board = Board::new();
    let mut lines = vec!["handle;nombre;responsable".to_owned()];
    let organisation = board.member("lucia.aranda").workspace().organisation().clone();
    for person in organisation.people().iter().filter(|person| person.handle != "dani.roig") {
        let manager = person.manager.and_then(|id| organisation.find(id)).map(|m| m.handle.clone()).unwrap_or_default();
        lines.push(format!("{};{};{manager}", person.handle, person.name));
    }
    fs::write(board.folder.path().join("todos.csv"), lines.join("\n")).unwrap();
    let mut sit = at(board);
    open(&mut sit, "Importar personas");
    sit.type_text("tod");
    sit.press("enter");
    sit.sees("Faltan: 1.");
    sit.press("enter");
    sit.sees("El archivo dice lo mismo que el tablón.");
    sit.press("space");
    sit.sees("Se van: 1.");
    sit.press("enter");
    yes(&mut sit, "Se van: 1.");
    sit.sees("Las personas están como dice el archivo.");
    let left = workspace(&sit).organisation().find_handle("dani.roig").unwrap().active_until;
    assert_eq!(left, Some(jiff::civil::date(2026, 10, 8)));
}

#[test]
fn a_code_is_shown_once_and_lets_its_person_in() {
    let board = Board::new();
    board.newcomer();
    let mut sit = at(board);
    open(&mut sit, "Códigos");
    sit.walk_to("Olga");
    sit.press("enter");
    sit.sees("Un código anterior deja de valer");
    sit.press("enter");
    sit.sees("no se vuelve a mostrar");
    let screen = sit.text();
    let is_code = |word: &&str| word.len() > 8 && word.contains('-') && !word.chars().any(char::is_lowercase);
    let code = screen.split_whitespace().find(is_code).unwrap_or_else(|| panic!("no code in\n{screen}"));
    let code = code.trim_matches('│').to_owned();
    sit.press("enter");
    sit.does_not_see(&code);
    workspace(&sit).enrol("olga.nueva", &code, PASSPHRASE).unwrap();
}

#[test]
fn slips_for_all_are_written_to_a_file_that_is_not_there_yet() {
    let board = Board::new();
    board.newcomer();
    fs::write(board.folder.path().join("hoja.html"), "mía").unwrap();
    let mut sit = at(board);
    open(&mut sit, "Códigos");
    sit.press("x ctrl-u");
    sit.type_text("hoja.html");
    sit.press("ctrl-s");
    sit.sees("ya existe");
    sit.press("ctrl-u");
    sit.type_text("otra.html");
    sit.press("ctrl-s");
    sit.sees("1 papeleta en");
    let sheet = fs::read_to_string(sit.board.folder.path().join("otra.html")).unwrap();
    assert!(sheet.contains("Olga Nueva Sanz") && sheet.contains("cartelera people enrol olga.nueva"), "{sheet}");
    assert_eq!(fs::read_to_string(sit.board.folder.path().join("hoja.html")).unwrap(), "mía");
}

#[test]
fn limits_say_who_gains_and_loses_and_are_set_after_a_yes() {
    let mut sit = at(Board::new());
    open(&mut sit, "Límites");
    sit.go_to_field("A todos");
    sit.press("ctrl-u");
    sit.type_text("3");
    sit.sees("Escribir a todos: lo ganan 8 y lo pierden 0.");
    sit.press("ctrl-u");
    sit.type_text("nada");
    sit.press("ctrl-s");
    sit.sees("un número entero a partir de 1");
    sit.press("ctrl-u");
    sit.type_text("1");
    sit.press("ctrl-s");
    yes(&mut sit, "lo ganan 0 y lo pierden 5.");
    sit.sees("Límites fijados.");
    assert_eq!(workspace(&sit).board().limits.everyone, 1);
}

#[test]
fn the_board_is_renamed_and_moved_to_another_zone() {
    let mut sit = at(Board::new());
    open(&mut sit, "Nombre del tablón");
    sit.press("ctrl-u");
    sit.type_text("Sol y Luna");
    sit.press("ctrl-s");
    yes(&mut sit, "se llamará «Sol y Luna» para todo el mundo.");
    sit.sees("El tablón se llama Sol y Luna.");
    assert!(sit.text().lines().next().unwrap().contains("Sol y Luna"), "{}", sit.text());
    open(&mut sit, "Zona horaria");
    sit.sees("Ahora: Europe/Madrid, 11:30.");
    sit.type_text("auckland");
    sit.press("enter");
    yes(&mut sit, "Lo que ya tiene vencimiento");
    sit.sees("Los días se cuentan en Pacific/Auckland.");
    assert_eq!(workspace(&sit).board().zone.iana_name(), Some("Pacific/Auckland"));
    assert_eq!(workspace(&sit).check(None).unwrap().faults, []);
}

#[test]
fn a_copy_is_made_and_put_back_and_everybody_comes_back_to_sign_in() {
    let mut sit = at(Board::new());
    open(&mut sit, "Copias de seguridad");
    sit.sees("Aún no hay ninguna copia");
    sit.press("n");
    sit.sees("buena");
    sit.board.member("nadia.petrov").rename_board("Otro nombre").unwrap();
    let other = sit.board.member("vera.nogues");
    sit.press("enter");
    sit.sees("Se pierde 1 acto firmado");
    sit.type_text("no");
    sit.press("ctrl-s");
    sit.sees("Escribe «restaurar»");
    assert_eq!(workspace(&sit).board().organisation, "Otro nombre");
    sit.press("ctrl-u");
    sit.type_text("restaurar");
    sit.press("ctrl-s");
    sit.sees("Restaurado: vuelve a entrar.");
    sit.time_passes(SignedDuration::from_secs(1));
    assert!(!sit.is_signed_in());
    assert_ne!(workspace(&sit).board().organisation, "Otro nombre");
    // Whoever has the replaced one open is told, and nothing they do lands on either by mistake.
    assert!(matches!(
        other.workspace().others_version(),
        Err(cartelera::member::Error::Store(cartelera::store::Error::Moved))
    ));
    sit.sign_in("lucia", PASSPHRASE);
    sit.sees("1 Hoy");
    sit.press("6");
    open(&mut sit, "Comprobar el tablón");
    sit.sees("Todo está como se firmó");
}

#[test]
fn a_check_says_when_it_was_last_made_and_finds_an_older_copy() {
    let mut sit = at(Board::new());
    let older = sit.board.folder.path().join("older.db");
    sit.board.member("lucia.aranda").backup(Some(&older)).unwrap();
    sit.board.member("nadia.petrov").rename_board("Otro nombre").unwrap();
    open(&mut sit, "Comprobar el tablón");
    sit.sees("Todo está como se firmó");
    sit.press("esc");
    assert!(sit.line("Comprobar el tablón").contains("todo como se firmó"));
    sit.press("ctrl-l");
    cartelera::member::backup::restore(&sit.board.path, &older, &sit.board.clock).unwrap();
    // Another day on the same account.
    let mut sit = at(sit.board);
    open(&mut sit, "Comprobar el tablón");
    sit.sees("más antigua");
}
