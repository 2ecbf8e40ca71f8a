//! What others write at their terminals shows by itself, and takes nothing away.

use cartelera::domain::announcement::{AnnouncementId, NewAnnouncement};
use cartelera::domain::audience::Reach;
use jiff::SignedDuration;

use crate::sitting::{Board, signed_in};

fn sergio_posts(board: &Board, title: &str) -> AnnouncementId {
    let mut sergio = board.member("sergio.munoz");
    let id = AnnouncementId(sergio.new_id());
    sergio.publish(id, &NewAnnouncement::notice(Reach::Descending, title, "Gracias.")).unwrap();
    id
}

const SECOND: SignedDuration = SignedDuration::from_secs(1);

#[test]
fn a_new_announcement_appears_within_a_second_without_a_key_and_moves_nothing() {
    let mut sit = signed_in("vera");
    sit.press("2");
    sit.walk_to("Vacuna de la gripe");
    sergio_posts(&sit.board, "Cambio de última hora");
    sit.does_not_see("Cambio de última hora");
    sit.time_passes(SECOND);
    sit.sees("Cambio de última hora");
    sit.sees("▸2 Tablones (11)");
    assert!(sit.selected().contains("Vacuna de la gripe"), "{}", sit.text());
    sit.press("1");
    sit.sees("Cambio de última hora");
}

#[test]
fn what_arrives_while_writing_leaves_the_text_and_the_cursor_alone() {
    let mut sit = signed_in("vera");
    sit.press("n");
    sit.type_text("Un título a m");
    sergio_posts(&sit.board, "Cambio de última hora");
    sit.time_passes(SECOND);
    sit.type_text("edias");
    sit.sees("Un título a medias");
    sit.press("esc");
    sit.sees("Cambio de última hora");
}

#[test]
fn the_authors_coverage_changes_when_somebody_acknowledges() {
    let mut sit = signed_in("sergio");
    sit.press("2");
    sit.walk_to("Nuevo horario de re");
    sit.press("enter c");
    sit.sees("Con acuse 1 de 3");
    let mut vera = sit.board.member("vera.nogues");
    let headline = vera
        .today()
        .unwrap()
        .into_iter()
        .filter_map(|item| item.headline().cloned())
        .find(|headline| headline.title.starts_with("Nuevo horario"))
        .unwrap();
    vera.open(headline.id).unwrap();
    vera.acknowledge(headline.id, headline.revision).unwrap();
    sit.time_passes(SECOND);
    sit.sees("Con acuse 2 de 3");
    sit.does_not_see("Vera Nogués Pla");
}

#[test]
fn what_is_withdrawn_while_it_is_read_says_so() {
    let mut sit = signed_in("vera");
    let id = sergio_posts(&sit.board, "Cambio de última hora");
    sit.time_passes(SECOND);
    sit.walk_to("Cambio de última hora");
    sit.press("enter");
    sit.sees("Gracias.");
    sit.board.member("sergio.munoz").withdraw(id).unwrap();
    sit.time_passes(SECOND);
    sit.sees("Su autor lo ha retirado.");
    sit.does_not_see("Gracias.");
}

#[test]
fn an_edit_lost_to_another_keeps_what_was_typed() {
    let mut sit = signed_in("sergio");
    let id = sergio_posts(&sit.board, "Cambio de última hora");
    sit.time_passes(SECOND);
    sit.press("2 home");
    sit.walk_to("Cambio de última hora");
    sit.press("enter e");
    sit.type_text("Mío: ");
    sit.board.member("sergio.munoz").edit(id, 1, "Del otro terminal", "Gracias.", false).unwrap();
    sit.time_passes(SECOND);
    sit.press("ctrl-s");
    sit.sees("Alguien lo ha cambiado mientras tanto.");
    sit.sees("Mío: ");
}
