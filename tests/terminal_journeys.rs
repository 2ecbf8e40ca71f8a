//! The real program in real pseudo-terminals: two people at once, kills, stops, pasting. What concerns the terminal
//! alone, at every screen, is in `trust/terminals`.

mod seat;

use std::time::{Duration, Instant};

use rustix::process::Signal;
use seat::{Place, Seat};

#[test]
fn one_posts_and_the_other_reads_and_acknowledges_without_either_pressing_a_key_to_see() {
    let place = Place::new();
    let mut vera = Seat::start(&place);
    vera.sign_in("vera");
    let mut sergio = Seat::start(&place);
    sergio.sign_in("sergio");

    sergio.press("n");
    sergio.see("nuevo comunicado");
    sergio.press("Cierre del viernes");
    // Who depends on him, with an acknowledgement asked for.
    sergio.see("3 destinatarios");
    sergio.walk_to_field("Pedir acuse");
    sergio.press(" ");
    sergio.see("Vence");
    sergio.press(CTRL_S);
    sergio.see("«Cierre del viernes» llegará a 3 personas.");
    sergio.say_yes("publicar");
    sergio.see("Publicado para 3 personas.");

    // Nobody touches Vera's keyboard.
    let published = Instant::now();
    vera.see("Cierre del viernes");
    assert!(published.elapsed() < Duration::from_secs(3), "{:?}", published.elapsed());

    sergio.press("2");
    sergio.see("[Todos]");
    // Below the three that are pinned.
    sergio.press("gjjj");
    sergio.see("▸   ↕ Cierre del viernes");
    sergio.press("c");
    sergio.see("Con acuse 0 de 3");

    vera.press("2");
    vera.see("[Todos]");
    // As fast as keys can come: the second finds the opening still on its way.
    vera.press("gjjjaa");
    vera.see("Ya has dado acuse");
    sergio.see("Con acuse 1 de 3");
    sergio.press("\u{1b}");
    sergio.see_not("Con acuse 1 de 3 ·");

    let out = place.path("boards.md");
    let export = ["export", "boards", "--format", "md", "--as", "vera.nogues", "--out", &out];
    let export = place.run(place.program(&export));
    assert_eq!(export.code, 0, "{export:?}");
    assert!(std::fs::read_to_string(out).unwrap().contains("Cierre del viernes"));

    for mut seat in [vera, sergio] {
        seat.press("q");
        seat.see("¿Salir del programa?");
        seat.say_yes("salir");
        assert_eq!(seat.leave(), 0);
    }
}

const CTRL_S: &str = "\u{13}";
const CTRL_L: &str = "\u{c}";

/// Vera, writing this title.
fn writing(place: &Place, title: &str) -> Seat {
    let mut vera = Seat::start(place);
    vera.sign_in("vera");
    vera.press("n");
    vera.see("nuevo comunicado");
    vera.press(title);
    vera.see(title);
    vera
}

/// What Vera finds in her composer when she comes again.
fn finds(place: &Place, title: &str) {
    let mut again = Seat::start(place);
    again.sign_in("vera");
    again.press("n");
    again.see("recuperado tu borrador");
    again.see(title);
}

#[test]
fn killed_while_typing_loses_a_second_at_most() {
    let place = Place::new();
    let mut vera = writing(&place, "Lo que llevaba escrito");
    // The draft is saved by itself: another program sees the file change.
    place.wait_until("a draft is saved", || place.drafts() > 0);
    vera.press(" y algo más");
    vera.signal(Signal::KILL);
    vera.wait();
    finds(&place, "Lo que llevaba escrito");
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_comes_again_locked() {
    let place = Place::new();
    let mut vera = writing(&place, "A medias");
    vera.signal(Signal::TSTP);
    vera.wait_until("the terminal is given back", |seat| !seat.screen().alternate_screen());
    vera.wait_until("it is stopped", Seat::is_stopped);
    vera.is_given_back();
    vera.signal(Signal::CONT);
    vera.see("Pantalla bloqueada.");
    vera.see_not("A medias");
    vera.sign_in("vera");
    vera.press("n");
    vera.see("A medias");
}

#[test]
fn a_big_paste_is_text_and_nothing_else() {
    let place = Place::new();
    let mut vera = writing(&place, "Pegado");
    vera.walk_to_field("Texto");
    let line = "q 1 ñandú \u{11} no sale\n";
    let paste = line.repeat(200 * 1024 / line.len());
    vera.press(&format!("\u{1b}[200~{paste}\u{1b}[201~"));
    vera.see("no sale");
    vera.press("fin de lo pegado");
    vera.see("fin de lo pegado");
    vera.press("\u{1b}");
    vera.see("1 Hoy");
    vera.press("n");
    vera.see("recuperado tu borrador");
    vera.see("no sale");
}

#[test]
fn a_board_moved_away_while_open_is_said_and_put_back_goes_on() {
    let place = Place::new();
    let mut vera = writing(&place, "Durante la mudanza");
    std::fs::rename(place.board(), place.path("elsewhere.db")).unwrap();
    vera.press(CTRL_S);
    vera.see("llegará a");
    vera.say_yes("publicar");
    vera.see("se movió o se sustituyó");
    vera.see("Durante la mudanza");
    vera.press(CTRL_L);
    vera.see("Cartelera");
    vera.signal(Signal::TERM);
    assert_eq!(vera.leave(), 143);
    std::fs::rename(place.path("elsewhere.db"), place.board()).unwrap();
    finds(&place, "Durante la mudanza");
}
