//! The real program and what it asks of a real terminal: the clipboard, the mouse, the colour of the background; and what
//! it makes of a configuration file.

mod seat;

use seat::{Place, Seat};

const COPIES: &str = "\u{1b}]52;";
const ASKS_BACKGROUND: &str = "\u{1b}]11;?\u{7}";

/// A place with this configuration file.
fn configured(text: &str) -> Place {
    let place = Place::new();
    std::fs::create_dir_all(place.path("config/cartelera")).unwrap();
    place.file("config/cartelera/config.toml", text);
    place
}

/// Whether anything was written in this colour of the 256.
fn is_coloured(seat: &Seat, colour: u8) -> bool {
    let begins = format!("38;5;{colour}");
    seat.graphics().iter().any(|codes| *codes == begins || codes.starts_with(&format!("{begins};")))
}

#[test]
fn a_text_goes_to_the_clipboard_when_its_key_is_pressed_and_never_else() {
    let place = Place::new();
    let mut vera = Seat::start(&place);
    vera.sign_in("vera");
    vera.press("2");
    vera.see("[Todos]");
    vera.press("\r");
    vera.see("Esc volver");
    assert!(!vera.bytes().contains(COPIES));
    vera.press("y");
    vera.see("Entregado al terminal");
    // "# " begins every copy.
    vera.wait_until("the text is handed over", |seat| seat.bytes().contains(&format!("{COPIES}c;Iy")));
    vera.press("jk");
    vera.see("Esc volver");
    assert_eq!(vera.bytes().matches(COPIES).count(), 1);
}

#[test]
fn the_mouse_is_the_terminals_where_the_file_says_so_until_it_is_switched_on() {
    let place = configured("mouse = false\n");
    let mut vera = Seat::start(&place);
    vera.sign_in("vera");
    assert_eq!(vera.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    vera.press("\u{10}");
    vera.see("Encontrar lo que sea");
    vera.press("raton\r");
    vera.see("Ratón activado");
    vera.wait_until("the mouse is listened to", |seat| {
        seat.screen().mouse_protocol_mode() != vt100::MouseProtocolMode::None
    });
    vera.press("q");
    vera.see("¿Salir del programa?");
    // A click on the button, as a terminal reports it.
    let screen = vera.screen().contents();
    let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains("  salir  ")).unwrap();
    let column = line[..line.find("  salir  ").unwrap()].chars().count() + 3;
    vera.press(&format!("\u{1b}[<0;{};{}M\u{1b}[<0;{};{}m", column + 1, row + 1, column + 1, row + 1));
    assert_eq!(vera.leave(), 0);
}

#[test]
fn the_answer_about_the_background_changes_the_colours_and_types_nothing() {
    let place = Place::new();
    let mut vera = Seat::start(&place);
    assert!(vera.bytes().contains(ASKS_BACKGROUND));
    vera.press("ve\u{1b}]11;rgb:fdfd/f6f6/e3e3\u{7}ra");
    vera.see("vera");
    vera.press("\r");
    vera.see("Contraseña");
    // However late another one comes.
    vera.press("carte\u{1b}]11;rgb:fdfd/f6f6/e3e3\u{1b}\\lera\r");
    vera.see("1 Hoy");
    vera.wait_until("the light theme is shown", |seat| is_coloured(seat, 58));
}

#[test]
fn a_terminal_is_not_asked_for_its_background_where_that_decides_nothing() {
    let plain = Place::new();
    let chosen = configured("theme = \"light\"\n");
    for (place, variable) in
        [(&plain, ("NO_COLOR", "1")), (&plain, ("TERM", "linux")), (&plain, ("TERM", "screen")), (&chosen, ("X", "1"))]
    {
        let mut seat = Seat::start_with(place, &[variable]);
        seat.see("Esto es una muestra");
        assert!(!seat.bytes().contains(ASKS_BACKGROUND), "{variable:?}");
    }
}

#[test]
fn the_variable_of_the_background_decides_at_once() {
    let place = Place::new();
    let mut vera = Seat::start_with(&place, &[("COLORFGBG", "0;15")]);
    vera.see("Esto es una muestra");
    assert!(is_coloured(&vera, 240), "{:?}", vera.graphics());
}

#[test]
fn a_faulty_file_is_told_where_one_signs_in_and_the_defaults_hold() {
    let place = configured("theme = \"light\"\n[keys]\nnew = \"q\"\n");
    let mut vera = Seat::start_with(&place, &[]);
    vera.wait_until("the fault is told", |seat| {
        let contents = seat.screen().contents();
        let words: Vec<&str> = contents.split_whitespace().collect();
        words.join(" ").contains("línea 3, columna 7: la tecla q es a la vez de «new» y de «quit»")
    });
    vera.sign_in("vera");
    vera.press("n");
    vera.see("nuevo comunicado");
}
