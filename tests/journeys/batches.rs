//! Marks, one act on all that is marked, and undoing.

use cartelera::domain::announcement::{AnnouncementId, NewAnnouncement};
use cartelera::domain::audience::Reach;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start, signed_in};

const HOURS: &str = "Nuevo horario de re";

/// Picks a filter of the boards by what it is called.
fn filter(sit: &mut Sitting, named: &str) {
    sit.press("f");
    sit.type_text(named);
    sit.press("enter");
}

fn vera_at_the_boards() -> Sitting {
    let mut sit = signed_in("vera");
    sit.press("2");
    // Below what is pinned.
    sit.walk_to("¿Quién me cambia");
    sit
}

#[test]
fn space_marks_and_goes_down_and_again_unmarks() {
    let mut sit = vera_at_the_boards();
    sit.press("space space");
    sit.sees("+ 2 marcados");
    assert!(sit.selected().contains("Mañana no se puede"), "{}", sit.selected());
    sit.press("up space");
    sit.sees("+ 1 marcado");
    assert!(sit.line("¿Quién me cambia").starts_with(" +"));
    assert!(!sit.line("Lo que dicen los pac").starts_with(" +"));
}

#[test]
fn marks_outlive_filters_boards_and_screens_and_are_gone_with_a_lock() {
    let mut sit = vera_at_the_boards();
    sit.press("space space");
    sit.press("right");
    sit.sees("+ 2 marcados, 1 fuera de esta lista");
    sit.press("right right");
    filter(&mut sit, "sin leer");
    sit.sees("+ 2 marcados, 2 fuera de esta lista");
    sit.press("space 1 5 2");
    sit.sees("+ 3 marcados, 2 fuera de esta lista");
    sit.press("ctrl-l");
    sit.sign_in("vera", PASSPHRASE);
    sit.press("2");
    sit.does_not_see("marcado");
    sit.press("z");
    sit.sees("todavía no hay nada que deshacer");
}

#[test]
fn a_range_goes_from_the_last_mark_to_here() {
    let mut sit = vera_at_the_boards();
    sit.press("down space down down v");
    sit.sees("+ 4 marcados");
    assert!(!sit.line("¿Quién me cambia").starts_with(" +"));
    // With the three that are pinned, and hers.
    sit.press("g v");
    sit.sees("+ 8 marcados");
    sit.press("z");
    sit.sees("+ 4 marcados");
}

/// The sample with so many more announcements by Sergio to his reports, of whom Vera is one.
fn a_long_board(count: usize) -> Board {
    let board = Board::new();
    let mut sergio = board.member("sergio.munoz");
    let ids: Vec<_> = (0..count).map(|_| AnnouncementId(sergio.new_id())).collect();
    let publish = |act: &mut cartelera::member::Act<'_>| {
        for (number, id) in ids.iter().enumerate() {
            act.publish(*id, &NewAnnouncement::notice(Reach::Descending, &format!("Nota {number}"), "Texto"))?;
        }
        Ok(())
    };
    sergio.act(publish).unwrap();
    board
}

#[test]
fn a_range_and_all_reach_across_pages_that_are_not_held() {
    let mut sit = Sitting::at(a_long_board(300), Start::default());
    sit.sign_in("vera", PASSPHRASE);
    sit.press("2 space G v");
    sit.sees("+ 318 marcados");
    sit.press("esc g t");
    sit.sees("+ 318 marcados");
    sit.press("right G");
    sit.sees("+ 318 marcados");
    sit.press("t");
    sit.sees("+ 16 marcados");
    sit.press("z");
    sit.sees("Deshecho: desmarcar 302.");
}

#[test]
fn all_of_a_list_is_marked_and_the_second_time_unmarked() {
    let mut sit = vera_at_the_boards();
    filter(&mut sit, "sin leer");
    sit.press("t");
    sit.sees("+ 10 marcados");
    sit.press("t");
    while sit.shows("marcado") || sit.shows("Buscando") {
        sit.sees("nuevo comunicado");
    }
    sit.press("space t");
    sit.sees("+ 10 marcados");
}

#[test]
fn escape_unmarks_and_undo_marks_again_from_any_screen() {
    let mut sit = vera_at_the_boards();
    sit.press("space space esc");
    sit.does_not_see("marcados");
    sit.press("1 z");
    sit.sees("▸2 Tablones");
    sit.sees("Deshecho: desmarcar 2.");
    sit.sees("+ 2 marcados");
    sit.press("z z");
    sit.sees("Deshecho: marcar 1.");
    sit.does_not_see("marcados");
}

#[test]
fn opening_all_that_is_marked_says_how_many_and_what_was_left_out() {
    let mut sit = vera_at_the_boards();
    sit.sees("▸2 Tablones (10)");
    sit.press("space space space a");
    sit.sees("3 comunicados marcados");
    sit.sees("abrir 2");
    sit.sees("Cuentan como leídos. Se omite 1 tuyo.");
    sit.press("enter");
    sit.sees("Abiertos 2. Se omite 1 tuyo.");
    sit.sees("▸2 Tablones (8)");
    sit.sees("+ 3 marcados");
}

#[test]
fn what_is_not_opened_is_not_acknowledged_until_it_is() {
    let mut sit = vera_at_the_boards();
    filter(&mut sit, "pendientes de acuse");
    sit.press("t");
    sit.sees("+ 3 marcados");
    sit.press("a");
    sit.sees("dar acuse a 0");
    sit.press("down enter");
    sit.sees("Se omiten 3 sin abrir.");
    sit.press("up enter");
    sit.sees("Abiertos 3.");
    sit.press("a enter");
    sit.sees("Acuse dado a 3.");
    sit.sees("1 Hoy (3)");
    sit.press("esc");
    sit.sees("+ 3 marcados");
    sit.press("z z");
    sit.sees("Tu acuse se queda: está firmado y su autor cuenta con él. z otra vez deshace lo anterior: marcar 3.");
    sit.press("z");
    sit.sees("Deshecho: marcar 3.");
}

#[test]
fn withdrawing_what_is_marked_asks_first_and_is_undone_as_one() {
    let mut sit = signed_in("sergio");
    sit.press("2");
    filter(&mut sit, "mios");
    sit.press("t");
    sit.sees("marcados");
    sit.press("esc");
    sit.walk_to("Mañana no se puede");
    sit.press("space d");
    sit.sees("destinatarios verán solo el título y la fecha. z lo");
    sit.sees("Se omite 1 que no es tuyo.");
    sit.press("right enter");
    sit.sees("Con z vuelven. Se omite 1 que no es tuyo.");
    assert!(sit.line(HOURS).contains("[retirado]"));
    sit.press("z");
    sit.sees("sus destinatarios los leen de nuevo.");
    sit.does_not_see("[retirado]");
}

#[test]
fn where_nothing_of_it_is_ones_own_withdrawing_says_so() {
    let mut sit = vera_at_the_boards();
    sit.press("down space space d");
    sit.sees("De lo marcado no se puede retirar nada: 2 que no son tuyos.");
}

#[test]
fn what_is_marked_is_exported_and_nothing_else() {
    let mut sit = vera_at_the_boards();
    sit.press("space space x");
    sit.sees("marcados");
    sit.press("ctrl-s");
    sit.sees("Exportado a");
    let mut made = std::fs::read_dir(sit.board.folder.path()).unwrap().map(|file| file.unwrap().path());
    let page = made.find(|path| path.extension().is_some_and(|end| end == "html")).unwrap();
    let page = std::fs::read_to_string(page).unwrap();
    assert!(page.contains("¿Quién me cambia") && page.contains("Lo que dicen los pacientes"));
    assert!(!page.contains("Mañana no se puede"));
}

#[test]
fn enter_still_opens_the_one_that_is_selected() {
    let mut sit = vera_at_the_boards();
    sit.press("space space enter");
    sit.sees("Elena Duarte Gil · Técnica de Personas");
    sit.press("esc");
    sit.sees("+ 2 marcados");
}

#[test]
fn where_the_board_is_moved_away_it_says_what_is_left_undone() {
    let mut sit = vera_at_the_boards();
    sit.press("down space space a");
    sit.sees("abrir 2");
    let away = sit.board.folder.path().join("elsewhere.db");
    std::fs::rename(&sit.board.path, &away).unwrap();
    sit.press("enter");
    sit.sees("No se ha hecho nada. Quedan 2 sin hacer: El archivo del tablón");
}

#[test]
fn a_withdrawal_is_undone_and_its_readers_have_it_again() {
    let mut sit = signed_in("sergio");
    sit.press("2");
    sit.walk_to(HOURS);
    sit.press("d right enter");
    sit.sees("Retirado. Con z vuelve.");
    sit.press("z");
    sit.sees("Ha vuelto: sus destinatarios lo leen de nuevo.");
    sit.press("ctrl-l");
    sit.sign_in("vera", PASSPHRASE);
    sit.sees("1 Hoy (6)");
}

#[test]
fn undoing_what_was_just_published_offers_to_withdraw_it() {
    let mut sit = signed_in("sergio");
    sit.press("n");
    sit.type_text("Demasiado pronto");
    sit.press("ctrl-s enter");
    sit.sees("Publicado para");
    sit.press("z");
    sit.sees("está firmado y quizá ya se ha leído");
    sit.press("esc z");
    sit.sees("todavía no hay nada que deshacer");
    sit.press("2");
    sit.walk_to("Demasiado pronto");
    sit.press("d right enter");
    sit.sees("Retirado. Con z vuelve.");
    sit.press("1 z");
    sit.sees("Ha vuelto: sus destinatarios lo leen de nuevo.");
}

#[test]
fn what_is_signed_stays_and_undo_says_why() {
    let mut sit = signed_in("vera");
    sit.walk_to(HOURS);
    sit.press("a a");
    sit.sees("Acuse dado.");
    sit.press("z");
    sit.sees("Tu acuse se queda: está firmado y su autor cuenta con él.");
    sit.press("2 g enter r");
    sit.type_text("Hecho");
    sit.press("ctrl-s");
    sit.sees("Respuesta enviada.");
    sit.press("z");
    sit.sees("«Respuesta enviada.» Se queda: está firmado y quizá otros ya lo han leído.");
}

#[test]
fn a_draft_that_was_thrown_away_comes_back() {
    let mut sit = signed_in("vera");
    sit.press("n");
    sit.type_text("Mejor sí");
    sit.go_to_field("Título");
    sit.press("shift-tab enter");
    sit.sees("1 Hoy");
    sit.press("z");
    sit.sees("Deshecho: desechar un borrador.");
    sit.press("n");
    sit.sees("Mejor sí");
    sit.press("esc 2 r");
    sit.type_text("Gracias");
    sit.press("tab tab enter");
    sit.press("z");
    sit.sees("Deshecho: desechar un borrador.");
    sit.press("r");
    sit.sees("Gracias");
}

#[test]
fn help_says_what_undo_would_undo() {
    let mut sit = vera_at_the_boards();
    sit.press("space ?");
    sit.type_text("deshacer");
    sit.sees("deshacer: marcar 1");
    sit.press("enter");
    sit.sees("Deshecho: marcar 1.");
}

#[test]
fn escape_takes_filters_away_before_marks_and_undo_brings_both_back() {
    let mut sit = vera_at_the_boards();
    filter(&mut sit, "sin leer");
    sit.press("space esc");
    sit.sees("¿Quién me cambia");
    sit.sees("+ 1 marcado");
    sit.press("esc");
    sit.does_not_see("marcado");
    sit.press("z");
    sit.sees("+ 1 marcado");
    sit.press("z");
    sit.sees("Deshecho: quitar un filtro.");
    sit.does_not_see("¿Quién me cambia");
}

#[test]
fn all_that_a_search_finds_is_marked() {
    let mut sit = Sitting::at(a_long_board(250), Start::default());
    sit.sign_in("vera", PASSPHRASE);
    sit.press("2");
    filter(&mut sit, "sin leer");
    sit.press("/");
    sit.type_text("nota");
    sit.press("ctrl-s");
    sit.sees("Nota 249");
    sit.press("t");
    sit.sees("+ 250 marcados");
}
