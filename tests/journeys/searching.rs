//! Finding announcements: as one types, by filters in both languages, kept under a name, as chips of a board.

use cartelera::domain::announcement::{AnnouncementId, NewAnnouncement};
use cartelera::domain::audience::Reach;
use cartelera::tui::event::{Mouse, MouseAct};
use jiff::SignedDuration;
use ratatui::style::Modifier;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start, signed_in};

const NOTHING: &str = "No se ha encontrado nada";
const CUT: &str = "Corte de aguamarina el jueves";
const SOURCE: &str = "La fuente: aguamarina, sin corte";

fn posts(board: &Board, author: &str, title: &str, body: &str) -> AnnouncementId {
    let mut author = board.member(author);
    let id = AnnouncementId(author.new_id());
    author.publish(id, &NewAnnouncement::notice(Reach::Descending, title, body)).unwrap();
    id
}

/// Two announcements of Sergio's with a word that nobody else has written, and somebody he reaches at the terminal.
fn vera_sits() -> Sitting {
    let board = Board::new();
    posts(&board, "sergio.munoz", CUT, "Mañana **no habrá** nada en la planta baja. Cuesta *añil*.");
    posts(&board, "sergio.munoz", SOURCE, "Vuelve el lunes.");
    let mut sit = Sitting::at(board, Start::default());
    sit.sign_in("vera", PASSPHRASE);
    sit
}

/// Opens the box and types.
fn search(sit: &mut Sitting, query: &str) {
    sit.press("/");
    sit.sees("donde buscar");
    sit.type_text(query);
}

/// Opens the list of filters, types, and takes the first.
fn filter(sit: &mut Sitting, typed: &str) {
    sit.press("f");
    sit.type_text(typed);
    sit.press("enter");
}

#[track_caller]
fn stands_out(sit: &Sitting, text: &str) {
    assert!(
        sit.style(text).add_modifier.contains(Modifier::UNDERLINED),
        "{text:?} does not stand out in\n{}",
        sit.text()
    );
}

#[test]
fn a_word_without_its_accent_finds_it_from_any_screen_and_enter_opens_the_announcement() {
    let mut sit = signed_in("vera");
    for screen in ["1", "2", "3", "6"] {
        sit.press(screen);
        search(&mut sit, "REUNION");
        sit.sees("Comunicados · 1 resultado");
        sit.sees("Tengo reunión en el cole");
        stands_out(&sit, "reunión");
        sit.press("esc");
    }
    search(&mut sit, "reunion");
    // Whatever has been found by now, Enter is for what was typed.
    sit.press("enter");
    sit.sees("▸2 Tablones");
    sit.sees("Tengo reunión en el cole a las 17:00.");
}

#[test]
fn a_phrase_stands_in_a_row_and_what_is_excluded_is_left_out() {
    let mut sit = vera_sits();
    search(&mut sit, "aguamarina corte");
    sit.sees("Comunicados · 2 resultados");
    sit.press("ctrl-u");
    sit.type_text("\"corte de aguamarina\"");
    sit.sees("Comunicados · 1 resultado");
    sit.sees(CUT);
    stands_out(&sit, CUT.split(" el").next().unwrap());
    sit.press("ctrl-u");
    sit.type_text("aguamarina -\"corte de\"");
    sit.sees("Comunicados · 1 resultado");
    sit.sees(SOURCE);
    sit.does_not_see(CUT);
    // Of the two only one spells it with an ñ.
    sit.press("ctrl-u");
    sit.type_text("añil");
    sit.sees("Comunicados · 1 resultado");
    sit.press("ctrl-u");
    sit.type_text("anil");
    sit.sees("Comunicados · 1 resultado");
}

#[test]
fn every_filter_is_understood_in_both_languages() {
    let mut sit = vera_sits();
    let finds = [
        ["de:sergio", "from:sergio.munoz"],
        ["área:clínica", "area:recep"],
        ["dirección:vertical", "direction:vertical"],
        ["desde:hoy", "after:today"],
        ["hasta:8/10", "before:2026-10-08"],
        ["es:no-leído", "is:unread"],
        ["-es:mío", "-is:mine"],
    ];
    let finds_nothing = [
        ["de:vera", "from:vera.nogues"],
        ["área:comercial", "area:comercial"],
        ["dirección:horizontal", "-direction:vertical"],
        ["desde:9/10/2026", "after:2026-10-09"],
        ["hasta:ayer", "before:yesterday"],
        ["es:mío", "is:mine"],
        ["es:pendiente", "is:ack-due"],
        ["es:caducado", "is:expired"],
    ];
    search(&mut sit, "");
    for query in finds.into_iter().flatten() {
        sit.press("ctrl-u");
        sit.type_text(&format!("{query} aguamarina"));
        sit.sees("Comunicados · 2 resultados");
    }
    for query in finds_nothing.into_iter().flatten() {
        sit.press("ctrl-u");
        sit.sees("donde buscar");
        sit.type_text(&format!("{query} aguamarina"));
        sit.sees(NOTHING);
    }
}

#[test]
fn a_filter_that_lacks_its_value_says_so_and_the_rest_is_found_all_the_same() {
    let mut sit = vera_sits();
    search(&mut sit, "aguamarina desde:");
    sit.sees("desde: pide un día");
    sit.sees("Comunicados · 2 resultados");
    sit.type_text("mañana");
    sit.sees("desde: pide un día");
    for (typed, said) in [
        ("after:", "after: pide un día"),
        ("-de:", "de: pide a alguien"),
        ("área:", "área: pide un área"),
        ("direction:arriba", "direction: pide un tablón"),
        ("es:", "es: pide una de estas"),
        ("\"sin cerrar", "Faltan las comillas"),
    ] {
        sit.press("ctrl-u");
        sit.type_text(typed);
        sit.sees(said);
    }
}

#[test]
fn what_is_not_for_somebody_is_neither_found_nor_counted() {
    let mut sit = vera_sits();
    sit.press("ctrl-l");
    sit.sign_in("iván", PASSPHRASE);
    for query in ["aguamarina", "corte aguamarina", "\"corte de aguamarina\"", "de:sergio aguamarina", "aguama"] {
        search(&mut sit, query);
        sit.sees(NOTHING);
        sit.does_not_see("resultado");
        sit.does_not_see("Sergio");
        sit.press("ctrl-s");
        sit.sees("Aquí no hay nada con");
        sit.press("esc esc esc 1");
    }
}

#[test]
fn a_withdrawn_text_is_not_found_by_its_words_and_is_marked_where_a_filter_shows_it() {
    let mut sit = vera_sits();
    let board = &sit.board;
    let id = posts(board, "sergio.munoz", "Un aviso de aguamarina que sobra", "Perdón.");
    board.member("sergio.munoz").withdraw(id).unwrap();
    search(&mut sit, "aguamarina sobra");
    sit.sees(NOTHING);
    sit.press("ctrl-u");
    sit.type_text("de:sergio desde:hoy");
    sit.sees("[retirado] Un aviso de aguamarina");
    sit.does_not_see("Perdón");
}

#[test]
fn a_reply_is_found_and_says_that_it_is_one() {
    let mut sit = vera_sits();
    let id = posts(&sit.board, "sergio.munoz", "Turnos", "¿Quién puede?");
    let mut mei = sit.board.member("mei.chen");
    let reply = mei.new_id();
    mei.reply(id, reply, "Yo puedo el sábado, si acaba la **tramontana**.").unwrap();
    search(&mut sit, "tramont");
    sit.sees("Comunicados · 1 resultado");
    sit.sees("respuesta: …el sábado, si acaba la tramontana.");
    stands_out(&sit, "tramontana");
}

#[test]
fn more_are_fetched_as_one_walks_down_and_sessions_come_after_them() {
    let board = Board::new();
    let mut sergio = board.member("sergio.munoz");
    for number in 0..70 {
        let id = AnnouncementId(sergio.new_id());
        let title = format!("Aguamarina {number:02}");
        sergio.publish(id, &NewAnnouncement::notice(Reach::Descending, &title, "Nada más.")).unwrap();
    }
    let mut sit = Sitting::at(board, Start::default());
    sit.sign_in("vera", PASSPHRASE);
    search(&mut sit, "aguamarina");
    sit.sees("Comunicados · 70 resultados");
    while !sit.shows("Aguamarina 00") {
        // Without the sign all that has been fetched is in sight.
        if sit.shows("↓") {
            sit.press("pgdn");
        } else {
            sit.sees("↓");
        }
    }
    sit.press("ctrl-u");
    sit.type_text("cambi");
    sit.sees("Sesiones · 3 resultados");
    sit.press("tab enter");
    sit.sees("▸4 Sesiones");
}

#[test]
fn hits_of_what_was_typed_before_never_come_back() {
    let mut sit = vera_sits();
    search(&mut sit, "aguamarina");
    sit.sees("Comunicados · 2 resultados");
    // Each letter begins a search, and the next one gives it up.
    for _ in 0..5 {
        sit.press("ctrl-u");
        sit.type_text("reunion");
    }
    sit.sees("Comunicados · 1 resultado");
    sit.time_passes(SignedDuration::from_secs(1));
    sit.does_not_see("guamarina");
    sit.press("ctrl-u");
    sit.sees("Lo que se puede pedir");
    sit.does_not_see("reunión");
}

#[test]
fn what_others_write_meanwhile_is_found_without_a_key_and_the_selection_stays() {
    let mut sit = vera_sits();
    search(&mut sit, "aguamarina");
    sit.sees("Comunicados · 2 resultados");
    sit.press("down");
    assert!(sit.selected().contains(CUT), "{}", sit.selected());
    posts(&sit.board, "sergio.munoz", "Otra aguamarina", "Y ya.");
    sit.time_passes(SignedDuration::from_secs(1));
    sit.sees("Comunicados · 3 resultados");
    assert!(sit.selected().contains(CUT), "{}", sit.selected());
}

#[test]
fn a_search_is_kept_for_its_owner_alone_and_is_there_after_a_lock() {
    let mut sit = vera_sits();
    search(&mut sit, "aguamarina de:sergio");
    sit.sees("Comunicados · 2 resultados");
    sit.press("f6");
    sit.type_text("Lo del agua");
    sit.press("enter");
    sit.sees("Guardada: Lo del agua");
    sit.press("ctrl-l");
    sit.sign_in("sergio", PASSPHRASE);
    sit.press("/");
    sit.sees("Lo que se puede pedir");
    sit.does_not_see("Búsquedas guardadas");
    sit.press("ctrl-l");
    sit.sign_in("vera", PASSPHRASE);
    sit.press("/");
    sit.sees("Lo del agua");
    sit.press("enter");
    sit.sees("aguamarina de:sergio");
    sit.sees("Comunicados · 2 resultados");
    // Under the same name it takes the other's place.
    sit.type_text(" fuente");
    sit.sees("Comunicados · 1 resultado");
    sit.press("f6");
    sit.type_text("lo del AGUA");
    sit.press("enter");
    sit.sees("Guardada: lo del AGUA");
    sit.press("ctrl-u");
    sit.sees("lo del AGUA  aguamarina de:sergio fuente");
    sit.press("esc 2 f");
    sit.type_text("agua");
    sit.sees("búsqueda guardada");
    sit.press("enter");
    sit.sees("[de sergio x]");
    sit.sees(SOURCE);
    sit.does_not_see(CUT);
    sit.press("esc esc esc /");
    sit.sees("lo del AGUA");
    sit.press("f8");
    sit.sees("«lo del AGUA» desaparecerá");
    sit.press("right enter");
    sit.sees("Olvidada: lo del AGUA");
    sit.does_not_see("Búsquedas guardadas");
}

#[test]
fn filters_are_chips_that_stay_from_board_to_board_and_go_by_key_and_by_click() {
    let mut sit = vera_sits();
    sit.press("2");
    filter(&mut sit, "no leido");
    sit.sees("[sin leer x]");
    sit.does_not_see("¿Quién me cambia");
    filter(&mut sit, "sergio munoz");
    sit.sees("[de Sergio Muñoz Ramos x]");
    sit.sees(CUT);
    sit.does_not_see("Vacuna de la gripe");
    sit.press("right");
    sit.sees("[↕ vertical]");
    sit.sees("[sin leer x]");
    sit.sees(CUT);
    sit.press("right");
    sit.sees("[↔ horizontal]");
    sit.does_not_see(CUT);
    sit.sees("Aquí no hay nada con [sin leer] [de Sergio Muñoz");
    sit.sees("Esc quita el último filtro; f los cambia.");
    sit.press("left left");
    click(&mut sit, "[sin leer x]");
    sit.sees("[de Sergio Muñoz Ramos x]");
    sit.does_not_see("[sin leer x]");
    sit.press("esc");
    sit.does_not_see(" x]");
    sit.sees("Vacuna de la gripe");
    // Once more from the list of filters itself.
    filter(&mut sit, "mios");
    sit.sees("¿Quién me cambia");
    sit.does_not_see(CUT);
    sit.press("f enter");
    sit.sees(CUT);
}

fn click(sit: &mut Sitting, text: &str) {
    let screen = sit.text();
    let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains(text)).unwrap();
    let column = line[..line.find(text).unwrap()].chars().count() as u16 + 2;
    sit.mouse(Mouse { column, row: row as u16, act: MouseAct::Click });
}

#[test]
fn the_filters_that_waited_for_acknowledgement_and_expiry_show_what_they_say() {
    let mut sit = vera_sits();
    sit.press("2");
    filter(&mut sit, "pendientes");
    sit.sees("[pendientes de acuse x]");
    sit.sees("Nuevo horario de re");
    sit.does_not_see(CUT);
    sit.press("esc");
    filter(&mut sit, "caducados");
    sit.sees("[caducados x]");
    sit.does_not_see(CUT);
    sit.press("esc");
    filter(&mut sit, "7 dias");
    sit.sees("[desde 2 oct 2026 x]");
    sit.sees(CUT);
}

#[test]
fn a_query_goes_over_to_the_board_where_its_hits_stand_out_in_list_and_reader() {
    let mut sit = vera_sits();
    search(&mut sit, "aguamarina dirección:vertical habra");
    sit.sees("Comunicados · 1 resultado");
    sit.press("ctrl-s");
    sit.sees("[↕ vertical]");
    sit.sees("[aguamarina x]");
    sit.sees("[habra x]");
    sit.press("enter");
    sit.sees("Mañana no habrá nada en la planta baja.");
    stands_out(&sit, "habrá");
    assert!(!sit.style("nada en la").add_modifier.contains(Modifier::UNDERLINED));
    // Everything works there as it does without filters.
    sit.press("esc esc");
    sit.sees(SOURCE);
    stands_out(&sit, "aguamarina, sin corte");
    sit.press("left");
    sit.sees("[aguamarina x]");
    sit.press("/");
    sit.sees("aguamarina");
    sit.sees("Comunicados · 2 resultados");
}

#[test]
fn what_a_filter_hides_is_shown_all_the_same_when_it_is_asked_for() {
    let mut sit = vera_sits();
    sit.press("2");
    filter(&mut sit, "mios");
    sit.does_not_see(SOURCE);
    search_again(&mut sit, "aguamarina fuente");
    sit.press("enter");
    sit.sees("Vuelve el lunes.");
    sit.does_not_see("[míos x]");
}

/// The box opens with what the board is filtered by.
fn search_again(sit: &mut Sitting, query: &str) {
    sit.press("/");
    sit.sees("es:mío");
    sit.press("ctrl-u");
    sit.type_text(query);
    sit.sees("Comunicados · 1 resultado");
}

#[test]
fn what_is_filtered_is_what_is_exported() {
    let mut sit = vera_sits();
    search(&mut sit, "aguamarina fuente");
    sit.sees("Comunicados · 1 resultado");
    sit.press("ctrl-s x");
    sit.go_to_field("Formato");
    sit.choose("Markdown");
    sit.press("ctrl-s");
    sit.sees("Exportado");
    let folder = sit.board.folder.path().to_owned();
    let file = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let file = file.into_iter().find(|path| path.extension().is_some_and(|kind| kind == "md")).unwrap();
    let written = std::fs::read_to_string(file).unwrap();
    assert!(written.contains(SOURCE), "{written}");
    assert!(!written.contains(CUT), "{written}");
}

#[test]
fn a_long_list_of_hits_is_walked_to_its_end_and_back_without_a_gap() {
    const ALL: usize = 1_150;
    let board = Board::new();
    let mut sergio = board.member("sergio.munoz");
    let ids: Vec<_> = (0..ALL).map(|_| AnnouncementId(sergio.new_id())).collect();
    sergio
        .act(|act| {
            for (number, id) in ids.iter().enumerate() {
                let title = format!("Aguamarina {number:04}");
                act.publish(*id, &NewAnnouncement::notice(Reach::Descending, &title, "Nada más."))?;
            }
            Ok(())
        })
        .unwrap();
    let mut sit = Sitting::at(board, Start::default());
    sit.sign_in("vera", PASSPHRASE);
    search(&mut sit, "aguamarina");
    sit.sees("Comunicados · 1000+ resultados");
    sit.press("ctrl-s");
    sit.sees("Aguamarina 1149");
    // Each press goes on by a thousand.
    sit.press("end end");
    assert!(sit.selected().contains("Aguamarina 0000"), "{}", sit.text());
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..ALL {
        for line in sit.text().lines() {
            let number = line.split("Aguamarina ").nth(1).and_then(|rest| rest.get(..4)?.parse::<usize>().ok());
            seen.extend(number);
        }
        if sit.selected().contains("Aguamarina 1149") {
            break;
        }
        sit.press("pgup");
    }
    assert!(seen.into_iter().eq(0..ALL), "rows are missing or were never reached");
    sit.press("end end home");
    assert!(sit.selected().contains("Aguamarina 1149"), "{}", sit.text());
}
