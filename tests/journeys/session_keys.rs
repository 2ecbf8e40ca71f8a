//! Who lost keys and who forged notes, as the screens tell it.

use cartelera::domain::session::{Content, PartId, SessionId};
use cartelera::member::Workspace;
use cartelera::member::sessions::{Edit, NewPart};
use cartelera::tui::theme::ThemeName;
use uuid::Uuid;

use crate::sitting::sessions::session;
use crate::sitting::talks::{TODAY, TOMORROW};
use crate::sitting::{Board, PASSPHRASE, Sitting, Start};

const OLD_KEYS: &str = "Sellado para unas claves que ya no tienes.";

fn at(board: Board) -> Sitting {
    Sitting::at(board, Start { size: (160, 60), language_chosen: true, ..Start::default() })
}

/// Opens Vera's 1:1 of yesterday, whose notes say "Navidad".
fn open_yesterdays(sit: &mut Sitting) {
    sit.press("4");
    sit.sees("▸4 Sesiones");
    sit.walk_to("ayer");
    sit.press("enter");
    sit.sees("1:1 con Sergio Muñoz Ramos");
}

#[test]
fn who_lost_all_keys_is_told_what_stays_shut_and_reads_again_what_a_partner_shares() {
    let board = Board::with_sessions();
    let mut vera = board.member("vera.nogues");
    let own = PartId(Uuid::new_v4());
    vera.act(|act| act.write_part(own, session(7), &NewPart::OwnNote { text: "Pedir el viernes libre".into() }))
        .unwrap();
    let id = vera.id();
    let code = board.member("nadia.petrov").issue_code(id).unwrap().to_string();
    Workspace::open(&board.path, board.clock.clone()).unwrap().enrol("vera.nogues", &code, PASSPHRASE).unwrap();

    let mut sit = at(board);
    sit.sign_in("vera", PASSPHRASE);
    open_yesterdays(&mut sit);
    sit.sees(OLD_KEYS);
    for said in ["Navidad", "Buen trabajo", "Avisar a Mei", "viernes"] {
        sit.does_not_see(said);
    }
    sit.press("/");
    sit.sees("donde buscar");
    sit.type_text("navidad");
    sit.sees("No se ha encontrado nada");
    sit.press("esc ctrl-l");

    sit.sign_in("sergio", PASSPHRASE);
    sit.walk_to("Vera Nogués Pla tiene claves nuevas: ¿son suyas?");
    sit.press("enter");
    sit.sees("Pregúntale en persona");
    sit.press("esc");
    sit.press("enter enter");
    sit.sees("Claves de Vera Nogués Pla confirmadas");
    sit.does_not_see("¿son suyas?");
    sit.press("ctrl-l");

    sit.sign_in("vera", PASSPHRASE);
    open_yesterdays(&mut sit);
    sit.sees("Navidad: Vera libra del 26 al 30.");
    sit.sees("Vacaciones de Navidad");
    // What only she could read nobody can give back.
    sit.sees(OLD_KEYS);
    sit.does_not_see("viernes libre");
}

/// What somebody does to the file with another tool, and which session's page says so. `NOTE` is the note, `OTHER` another
/// session of the same people.
const FORGERIES: [(&str, SessionId); 4] = [
    ("UPDATE part SET sealed = zeroblob(length(sealed)) WHERE id = NOTE AND newest = 1", TODAY),
    ("UPDATE part SET session = (SELECT position FROM session WHERE id = OTHER) WHERE id = NOTE", TOMORROW),
    (
        "DELETE FROM wrap WHERE part = (SELECT number FROM part WHERE id = NOTE AND newest = 1);
         DELETE FROM part WHERE id = NOTE AND newest = 1;
         UPDATE part SET newest = 1 WHERE id = NOTE",
        TODAY,
    ),
    ("UPDATE part SET newest = 1 - newest WHERE id = NOTE", TODAY),
];

#[test]
fn a_note_altered_moved_or_put_back_is_told_in_red_and_neither_shown_nor_found() {
    let board = Board::with_talks();
    let note = PartId(Uuid::new_v4());
    let mut sergio = board.member("sergio.munoz");
    sergio.act(|act| act.write_part(note, TODAY, &NewPart::SharedNote { text: "Cuaderno verde".into() })).unwrap();
    sergio.act(|act| act.edit_part(note, 1, &Edit::Text("Cuaderno azul".into()))).unwrap();
    let page = board.member("vera.nogues").session_page(TODAY).unwrap();
    assert!(page.notes.iter().any(|note| note.content == Ok(Content::text("Cuaderno azul"))));
    drop((sergio, page));
    for (forgery, of) in FORGERIES {
        let copy = Board::new();
        std::fs::copy(&board.path, &copy.path).unwrap();
        let hex = |id: Uuid| format!("x'{}'", id.simple());
        let sql = forgery.replace("NOTE", &hex(note.0)).replace("OTHER", &hex(TOMORROW.0));
        rusqlite::Connection::open(&copy.path).unwrap().execute_batch(&sql).unwrap();

        let mut sit = at(copy);
        sit.sign_in("vera", PASSPHRASE);
        sit.press("4");
        sit.walk_to(if of == TODAY { "en curso" } else { "mañana, 10:00" });
        sit.press("enter");
        sit.sees("ALTERADO fuera del programa");
        assert_eq!(sit.style("ALTERADO fuera").fg, ThemeName::Dark.theme().error.fg, "{forgery}");
        sit.does_not_see("Cuaderno");
        sit.press("/");
        sit.sees("donde buscar");
        sit.type_text("cuaderno");
        sit.sees("No se ha encontrado nada");
        sit.press("esc 6");
        sit.walk_to("Comprobar el tablón");
        sit.press("enter");
        sit.sees("Avisa a quien administra");
    }
}
