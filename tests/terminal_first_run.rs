//! The real program in an empty home: a board made from nothing, and the sample.

mod seat;

use rustix::process::Signal;
use seat::{Place, Seat};

/// As if nobody had ever named a board.
const UNNAMED: &[(&str, &str)] = &[("CARTELERA_BOARD", ""), ("CARTELERA_PASSPHRASE_FILE", "")];
const NEW: &str = "tejado nube violeta 7 anclas";
const CTRL_S: &str = "\u{13}";
const DOWN: &str = "\u{1b}[B";

/// Presses what leads from nothing to the question who runs the board.
fn types_two_people(seat: &mut Seat) {
    seat.see("Aún no hay ninguno");
    seat.press(DOWN);
    seat.see("▸ Crear el tablón");
    seat.press("\r");
    seat.see("paso 1 de 3");
    seat.press("Clínica Sol");
    seat.press(CTRL_S);
    seat.see("paso 2 de 3");
    seat.press("Ana Gil\t\t\t\r");
    seat.see("ana.gil");
    seat.press("Berta Sol");
    seat.press(CTRL_S);
    seat.see("paso 3 de 3");
    seat.press(&format!("\t{NEW}\t{NEW}"));
    seat.see("Buena contraseña");
}

fn is_left(seat: &mut Seat) {
    seat.press("q");
    seat.see("¿Salir del programa?");
    seat.say_yes("salir");
    assert_eq!(seat.wait(), 0);
}

#[test]
fn an_empty_home_comes_to_a_board_with_its_founder_signed_in_and_the_next_start_asks_who() {
    let place = Place::bare();
    let mut ana = Seat::start_with(&place, UNNAMED);
    types_two_people(&mut ana);
    assert!(!std::path::Path::new(&place.path("data")).exists(), "nothing is written before the end");
    ana.press(CTRL_S);
    ana.see("Clave de recuperación");
    ana.press("\r");
    ana.see("con 2 personas");
    ana.press("\r");
    ana.see("Teclas para empezar");
    ana.press("2");
    ana.see("[Todos]");
    ana.see_not("Teclas para empezar");
    is_left(&mut ana);

    let mut again = Seat::start_with(&place, UNNAMED);
    again.see("Cartelera · Clínica Sol");
    again.sign_in_with("ana", NEW);
    again.see_not("Teclas para empezar");
    is_left(&mut again);
}

#[test]
fn killed_while_the_board_is_made_there_is_all_of_it_or_none() {
    let place = Place::bare();
    let mut ana = Seat::start_with(&place, UNNAMED);
    types_two_people(&mut ana);
    ana.press(CTRL_S);
    ana.see("Creando el tablón");
    ana.signal(Signal::KILL);
    ana.wait();
    let mut again = Seat::start_with(&place, UNNAMED);
    again.wait_until("either is offered", |seat| {
        let shown = seat.screen().contents();
        shown.contains("Aún no hay ninguno") || shown.contains("Berta Sol")
    });
}

#[test]
fn the_sample_is_tried_and_nothing_of_it_is_left() {
    let place = Place::bare();
    let mut seat = Seat::start_with(&place, UNNAMED);
    seat.see("▸ Probar con la muestra");
    seat.press("\r");
    seat.see("«cartelera»");
    seat.press("\r");
    seat.see("Esto es una muestra");
    let left =
        || std::fs::read_dir(place.path("tmp")).unwrap().flatten().flat_map(|demo| std::fs::read_dir(demo.path()));
    let boards =
        || left().flatten().flatten().filter(|file| file.path().extension().is_some_and(|end| end == "cartelera"));
    assert_eq!(boards().count(), 1);
    seat.sign_in("vera");
    is_left(&mut seat);
    assert_eq!(boards().count(), 0);
}

#[test]
fn a_board_that_is_named_and_missing_is_offered_to_be_made_there() {
    let place = Place::bare();
    let mut seat = Seat::start_with(&place, &[]);
    seat.see("board.db");
    types_two_people(&mut seat);
    seat.press(CTRL_S);
    seat.see("Clave de recuperación");
    assert!(std::path::Path::new(&place.board()).exists());
}
