//! Forms of goals: setting and proposing one, deciding, giving one to many, the catalogue and the cycles.

use cartelera::domain::goal::{GoalState, Status};
use cartelera::member::goals::{GoalList, Whose};
use jiff::SignedDuration;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start};

fn at_goals(board: Board, name: &str) -> Sitting {
    let mut sit = Sitting::at(board, Start { size: (160, 45), ..Start::default() });
    sit.sign_in(name, PASSPHRASE);
    sit.press("3");
    sit
}

/// Empties the field that has the focus and types in it.
fn retype(sit: &mut Sitting, text: &str) {
    sit.press("ctrl-u");
    sit.type_text(text);
}

#[test]
fn a_goal_is_agreed_on_after_its_faults_are_put_right_at_their_fields() {
    let mut sit = at_goals(Board::with_goals(), "sergio");
    sit.press("n");
    sit.sees("Es una propuesta");
    sit.go_to_field("Para");
    sit.press("n u r i a");
    sit.does_not_see("Es una propuesta");
    sit.press("esc");
    sit.go_to_field("Para");
    sit.type_text("mei");
    sit.press("enter");
    sit.sees("Acordado con Mei Chen");
    sit.go_to_field("Indicador");
    sit.type_text("material");
    sit.press("enter");
    sit.go_to_field("Banda desde");
    sit.type_text("60");
    sit.go_to_field("Banda hasta");
    sit.type_text("40");
    sit.go_to_field("Peso");
    sit.type_text("10");
    sit.sees("los pesos de Mei Chen suman 130");
    sit.go_to_field("Último día");
    retype(&mut sit, "31 ene 2027");
    sit.press("ctrl-s");
    sit.sees("! El mínimo de la banda está por encima del máximo");
    sit.sees("! Se sale de su ciclo");
    sit.go_to_field("Banda hasta");
    retype(&mut sit, "80,5");
    sit.go_to_field("Último día");
    retype(&mut sit, "2026-12-15");
    sit.go_to_field("Hitos");
    sit.type_text("15/10 40%");
    sit.press("ctrl-s");
    sit.sees("Acordado: Material en recepción · Mei Chen");
    sit.press("right");
    sit.walk_to("Material en recepción");
    sit.sees("80,5");
}

#[test]
fn a_proposal_waits_until_whoever_is_above_accepts_its_terms() {
    let mut sit = at_goals(Board::with_goals(), "vera");
    sit.press("n");
    sit.sees("Es una propuesta: la acepta o rechaza Sergio Muñoz Ramos.");
    sit.go_to_field("Punto de partida");
    sit.type_text("50");
    sit.go_to_field("Meta");
    sit.type_text("70");
    sit.sees("los pesos de Vera Nogués Pla suman 100");
    sit.press("ctrl-s");
    sit.sees("Propuesto: Citas resueltas en el día");
    sit.walk_to("propuesto");
    // Accepting is for whoever is above.
    sit.press("a");
    sit.does_not_see("Aceptas");
    sit.press("ctrl-l");
    sit.sign_in("sergio", PASSPHRASE);
    sit.press("3 right");
    for _ in 0..8 {
        if sit.selected().contains("Vera") && sit.selected().contains("propuesto") {
            break;
        }
        sit.press("down");
    }
    sit.press("a");
    sit.sees("Aceptas lo que propuso Vera Nogués Pla");
    sit.sees("50 → 70");
    sit.press("enter");
    sit.sees("Aceptado");
    let views = views_of(&sit, "sergio.munoz", Whose::People);
    assert_eq!(views.iter().filter(|view| view.0 == GoalState::Accepted).count(), 8);
}

fn views_of(sit: &Sitting, handle: &str, whose: Whose) -> Vec<(GoalState, Status)> {
    let member = sit.board.member(handle);
    let list = GoalList::of(whose);
    let views = member.goal_views(&member.list_goals(&list).unwrap()).unwrap();
    views.iter().map(|view| (view.goal.state, view.standing.status)).collect()
}

#[test]
fn declining_needs_a_reason_and_says_to_whom() {
    let mut sit = at_goals(Board::with_goals(), "sergio");
    sit.press("right");
    sit.walk_to("propuesto");
    sit.press("d");
    sit.sees("Rechazas lo que propuso Mei Chen");
    sit.press("ctrl-s");
    sit.sees("! Hace falta un motivo");
    sit.type_text("Mejor el semestre que viene");
    sit.press("esc");
    sit.sees("Se perderá lo que has escrito aquí.");
    sit.press("esc");
    sit.sees("Mejor el semestre que viene");
    sit.press("ctrl-s");
    sit.sees("Rechazado.");
    assert!(!views_of(&sit, "sergio.munoz", Whose::People).iter().any(|view| view.0 == GoalState::Proposed));
}

#[test]
fn other_terms_need_a_reason_and_a_change_in_between_keeps_what_was_typed() {
    let mut sit = at_goals(Board::with_goals(), "sergio");
    sit.press("right");
    sit.walk_to("40 → 30");
    sit.press("e");
    sit.go_to_field("Meta");
    retype(&mut sit, "28");
    sit.press("ctrl-s");
    sit.sees("! Hace falta un motivo");
    sit.go_to_field("Motivo");
    sit.type_text("Más plantilla");
    let member = sit.board.member("sergio.munoz");
    let list = GoalList::of(Whose::People);
    let views = member.goal_views(&member.list_goals(&list).unwrap()).unwrap();
    let selected = views.into_iter().filter(|view| view.goal.state == GoalState::Accepted).collect::<Vec<_>>();
    let mut other = sit.board.member("sergio.munoz");
    for view in selected {
        let terms = view.goal.terms.clone();
        other.act(|act| act.change_goal(view.goal.id, view.goal.revision, &terms, "Revisión de octubre")).unwrap();
    }
    sit.press("ctrl-s");
    sit.sees("Mientras escribías pasó a la revisión 2, de Sergio Muñoz Ramos");
    sit.sees("Más plantilla");
    sit.press("ctrl-s");
    sit.sees("Cambiado:");
}

#[test]
fn a_goal_given_to_an_area_shows_who_gets_it_before_anybody_does() {
    let mut sit = at_goals(Board::with_goals(), "ines");
    sit.press("m");
    sit.go_to_field("Indicador");
    sit.type_text("curso");
    sit.press("enter");
    sit.go_to_field("Pasos");
    sit.type_text("3");
    sit.go_to_field("Peso");
    sit.type_text("20");
    sit.go_to_field("Área");
    sit.choose("‹ Clínica/Recepción ›");
    sit.press("f4");
    sit.sees("Lo reciben");
    sit.sees("2 ya lo tienen");
    sit.sees("Vera Nogués Pla");
    sit.sees("ya lo tiene");
    sit.press("p");
    retype(&mut sit, "Acogida corta");
    sit.press("ctrl-s");
    sit.sees("Guardado como Acogida corta.");
    sit.press("enter");
    sit.sees("2 personas reciben el objetivo «Curso de acogida»: todas, o");
    sit.press("enter");
    sit.sees("tienen ya el objetivo");
    sit.sees("▸3 Objetivos");
    // Whoever has it is not given it twice, and the template is there for the next time.
    sit.press("m");
    sit.go_to_field("Plantilla");
    sit.choose("‹ Acogida corta ›");
    sit.sees("‹ Curso de acogida");
    sit.go_to_field("Área");
    sit.choose("‹ Clínica/Recepción ›");
    sit.press("f4");
    sit.sees("No lo recibe nadie");
    sit.press("enter");
    sit.sees("No lo recibiría nadie");
}

#[test]
fn picked_people_alone_get_a_goal() {
    let mut sit = at_goals(Board::with_goals(), "sergio");
    sit.press("m");
    sit.go_to_field("Punto de partida");
    sit.type_text("50");
    sit.go_to_field("Meta");
    sit.type_text("60");
    sit.go_to_field("Peso");
    sit.type_text("20");
    sit.go_to_field("Personas");
    sit.press("space");
    sit.type_text("luis");
    sit.press("enter");
    sit.sees("[x] Luis Zamora Díez");
    sit.press("ctrl-s");
    sit.sees("‹ Luis Zamora Díez ›");
    sit.press("ctrl-s");
    sit.sees("Lo recibe 1 persona");
    sit.does_not_see("Vera Nogués Pla");
    sit.press("enter enter");
    sit.sees("1 persona tiene ya el objetivo.");
}

#[test]
fn an_empty_catalogue_is_filled_with_one_key_and_then_a_goal_is_set() {
    let mut sit = at_goals(Board::without_goals(), "elena");
    sit.press("n");
    sit.sees("Aún no hay nada que medir");
    sit.press("enter");
    sit.sees("indicadores añadidos");
    sit.sees("liderazgo");
    sit.press("r");
    sit.sees("ya no se ofrece para objetivos nuevos");
    sit.press("n");
    sit.type_text("Encuestas contestadas");
    sit.press("ctrl-s");
    sit.sees("En el catálogo: Encuestas contestadas");
    sit.press("e tab");
    sit.type_text("x");
    sit.press("esc");
    sit.sees("Se perderá");
    sit.press("tab enter i");
    sit.type_text("Seguridad");
    sit.press("ctrl-s");
    sit.sees("Nueva dimensión: Seguridad");
    sit.press("i right");
    sit.go_to_field("Nombre en español");
    sit.type_text("Seguridad y salud");
    sit.press("ctrl-s");
    sit.sees("Nombre cambiado: Seguridad y salud");
    sit.press("esc n");
    sit.sees("nuevo objetivo");
    sit.sees("Para");
}

#[test]
fn a_goal_half_written_survives_the_lock_and_goes_when_it_is_given_up() {
    let mut sit = at_goals(Board::with_goals(), "sergio");
    sit.press("n");
    sit.go_to_field("Para");
    sit.type_text("mei");
    sit.press("enter");
    sit.go_to_field("Indicador");
    sit.type_text("material");
    sit.press("enter");
    sit.go_to_field("Banda desde");
    sit.type_text("1.234");
    sit.press("ctrl-l");
    sit.sees("Pantalla bloqueada.");
    sit.sign_in("vera", PASSPHRASE);
    sit.press("3 n");
    sit.does_not_see("1.234");
    sit.press("esc ctrl-l");
    sit.sign_in("sergio", PASSPHRASE);
    sit.press("3 n");
    sit.sees("recuperado tu borrador");
    sit.sees("Acordado con Mei Chen");
    sit.sees("Material en recepción");
    sit.sees("1.234");
    sit.press("esc right enter n");
    sit.does_not_see("Recuperado");
    sit.does_not_see("1.234");
}

#[test]
fn what_is_on_the_screen_is_written_to_a_file_from_the_dialog() {
    let mut sit = at_goals(Board::with_goals(), "sergio");
    sit.press("right x");
    sit.sees("libro de cálculo (XLSX)");
    sit.press("ctrl-s");
    sit.sees("Exportado a");
    let written = |sit: &Sitting, ending: &str| -> Vec<u8> {
        let mut files = std::fs::read_dir(sit.board.folder.path()).unwrap().map(|file| file.unwrap().path());
        let found = files.find(|path| path.extension().is_some_and(|it| it == ending));
        std::fs::read(found.unwrap()).unwrap()
    };
    assert!(written(&sit, "xlsx").starts_with(b"PK"));
    sit.press("x");
    sit.choose("CSV");
    sit.press("ctrl-s");
    sit.sees("Exportado a");
    let csv = String::from_utf8(written(&sit, "csv")).unwrap();
    assert!(csv.contains("\"progress\"") && csv.contains("vera.nogues"), "{csv}");
}

#[test]
fn others_read_the_catalogue_and_are_told_who_writes_it() {
    let mut sit = at_goals(Board::with_goals(), "vera");
    sit.press("l");
    sit.sees("Puedes leer el catálogo. Lo cambian: Elena Duarte Gil");
    sit.press("t");
    sit.does_not_see("añadid");
    sit.press("esc p");
    sit.sees("Los abren y cierran");
}

#[test]
fn a_cycle_is_closed_after_its_last_day_and_what_was_not_reached_goes_on() {
    let mut sit = at_goals(Board::with_goals(), "elena");
    sit.press("p c");
    sit.sees("31 de diciembre de 2026");
    sit.press("n");
    sit.type_text("Primer semestre 2027");
    sit.press("tab");
    sit.type_text("1/1/2027");
    sit.press("tab");
    sit.type_text("30 jun 2026");
    sit.press("ctrl-s");
    sit.sees("! El último día tiene que ser posterior al primero.");
    retype(&mut sit, "30/6/2027");
    sit.press("ctrl-s");
    sit.sees("Abierto: Primer semestre 2027");
    // A quarter later; the screen has locked meanwhile.
    sit.time_passes(SignedDuration::from_hours(24 * 90));
    sit.sign_in("elena", PASSPHRASE);
    sit.press("3 p down c");
    sit.sees("Cierra «Segundo semestre 2026» y congela sus");
    sit.press("tab enter");
    sit.sees("!");
    sit.go_to_field("Nota de cierre");
    sit.type_text("Se cierra con la obra terminada.");
    sit.press("ctrl-s");
    sit.sees("Segundo semestre 2026 está cerrado");
    sit.sees("Se cierra con la obra terminada.");
    sit.press("ctrl-l");
    sit.sign_in("sergio", PASSPHRASE);
    sit.press("3 p down m");
    sit.sees("No logrado en Segundo semestre 2026 → sigue en Primer semestre 2027");
    sit.press("space ctrl-s");
    sit.sees("siguen en «Primer semestre 2027».");
    sit.press("enter");
    sit.sees("siguen adelante.");
    // Looking at the closed one hands the table its cycle.
    sit.press("enter");
    sit.sees("Segundo semestre 2026");
    sit.sees("▸3 Objetivos");
}

#[test]
fn every_number_of_the_overview_is_explained() {
    let mut sit = at_goals(Board::with_goals(), "sergio");
    sit.press("right s");
    sit.sees("la media de 2 personas de 3");
    sit.sees("desviado 2");
    sit.press("i");
    sit.sees("suma del progreso de cada persona ÷ personas contadas");
    sit.press("esc end i");
    sit.sees("[Clínica/Recepción]");
    sit.press("esc f");
    sit.sees("[productividad]");
    sit.sees("no se muestra");
}
