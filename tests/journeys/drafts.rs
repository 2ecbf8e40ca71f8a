//! What was being written is never lost, and is nobody else's.

use jiff::SignedDuration;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start, signed_in};

#[test]
fn what_was_being_written_comes_back_after_a_lock_for_its_author_alone() {
    let mut sit = signed_in("vera");
    sit.press("n");
    sit.type_text("Se busca paraguas");
    sit.press("ctrl-l");
    sit.sees("Pantalla bloqueada.");
    sit.does_not_see("paraguas");
    sit.sign_in("sergio", PASSPHRASE);
    sit.press("n");
    sit.does_not_see("paraguas");
    sit.press("ctrl-l");
    sit.sign_in("vera", PASSPHRASE);
    sit.press("n");
    sit.sees("Se busca paraguas");
    sit.sees("recuperado tu borrador");
}

#[test]
fn what_is_typed_is_on_the_board_within_a_second() {
    let mut sit = signed_in("vera");
    sit.press("n");
    sit.type_text("Antes del apagón");
    sit.time_passes(SignedDuration::from_secs(1));
    let Board { folder, path, clock } = Board::new();
    std::fs::copy(&sit.board.path, &path).unwrap();
    std::fs::copy(sit.board.path.with_extension("db-wal"), path.with_extension("db-wal")).unwrap();
    // The power is gone: nobody leaves in order. The copy is the disk as it was found.
    let mut later = Sitting::at(Board { folder, path, clock }, Start::default());
    later.sign_in("vera", PASSPHRASE);
    later.press("n");
    later.sees("Antes del apagón");
}

#[test]
fn a_reply_half_written_is_back_when_the_same_announcement_is_replied_to() {
    let mut sit = signed_in("vera");
    sit.press("2 r");
    sit.type_text("Gracias a las dos");
    sit.press("esc");
    sit.does_not_see("Gracias a las dos");
    sit.press("r");
    sit.sees("Gracias a las dos");
    sit.press("esc down r");
    sit.does_not_see("Gracias a las dos");
}

#[test]
fn a_discarded_draft_is_gone() {
    let mut sit = signed_in("vera");
    sit.press("n");
    sit.type_text("Mejor no");
    sit.go_to_field("Título");
    // The last button of the row.
    sit.press("shift-tab enter");
    sit.sees("1 Hoy");
    sit.press("n");
    sit.does_not_see("Mejor no");
}

#[test]
fn where_the_board_is_moved_away_while_writing_the_draft_is_kept_beside_it() {
    let mut sit = signed_in("vera");
    sit.press("n");
    sit.type_text("Sobrevive a la mudanza");
    let (here, away) = (sit.board.path.clone(), sit.board.folder.path().join("elsewhere.db"));
    std::fs::rename(&here, &away).unwrap();
    sit.time_passes(SignedDuration::from_secs(1));
    sit.sees("Sobrevive a la mudanza");
    sit.press("ctrl-s");
    sit.press("enter");
    sit.sees("El archivo del tablón se movió");
    sit.sees("Sobrevive a la mudanza");
    std::fs::rename(&away, &here).unwrap();
    let Sitting { board, .. } = sit;
    let mut later = Sitting::at(board, Start::default());
    later.sign_in("vera", PASSPHRASE);
    later.press("n");
    later.sees("Sobrevive a la mudanza");
}

#[test]
fn a_revision_half_written_is_back_with_its_tick_and_nothing_changed_is_not_published() {
    let mut sit = signed_in("sergio");
    sit.press("2");
    sit.walk_to("Nuevo horario de re");
    sit.press("enter e ctrl-s");
    sit.sees("No ha cambiado nada");
    sit.press("end");
    sit.type_text(" de verano");
    sit.press("tab space esc");
    sit.does_not_see("Nueva revisión");
    sit.press("e");
    sit.sees("recuperado tu borrador");
    sit.sees("[x]");
}
