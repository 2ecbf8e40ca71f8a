//! How queries are read, in both languages, and what they mark.

use jiff::civil::date;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

use super::*;

const TODAY: Date = date(2026, 3, 2);

/// What a query asks for, in words, and its faults.
fn read(text: &str) -> (Vec<String>, Vec<FaultKind>) {
    let (query, faults) = Query::read(text, TODAY);
    let said = |piece: &Piece| format!("{}{:?}", if piece.excluded { "-" } else { "" }, piece.what);
    (query.pieces.iter().map(said).collect(), faults.into_iter().map(|fault| fault.kind).collect())
}

fn asks(text: &str) -> Vec<String> {
    let (pieces, faults) = read(text);
    assert_eq!(faults, [], "{text}");
    pieces
}

fn fault(text: &str) -> FaultKind {
    let (pieces, faults) = read(text);
    assert_eq!(pieces, [""; 0], "{text}");
    faults[0]
}

#[test]
fn words_phrases_and_what_must_not_be_there() {
    assert_eq!(
        asks("turno \"plan de mejora\" -vacaciones -«el lunes»"),
        [r#"Word("turno")"#, r#"Phrase("plan de mejora")"#, r#"-Word("vacaciones")"#, r#"-Phrase("el lunes")"#]
    );
    assert_eq!(asks("  "), [""; 0]);
    assert_eq!(asks("a\"b c\"d"), [r#"Word("a")"#, r#"Phrase("b c")"#, r#"Word("d")"#]);
}

#[test]
fn filters_are_understood_in_both_languages_accents_and_case_aside() {
    for (spanish, english, what) in [
        ("de:ana", "from:ana", What::From("ana".into())),
        ("De:«Ana Gil»", "FROM:\"Ana Gil\"", What::From("Ana Gil".into())),
        ("área:Clínica/Recepción", "area:Clínica/Recepción", What::Area("Clínica/Recepción".into())),
        ("dirección:Vertical", "direction:vertical", What::Direction(Direction::Vertical)),
        ("direccion:diagonal", "direction:DIAGONAL", What::Direction(Direction::Diagonal)),
        ("desde:14/10/2025", "after:2025-10-14", What::After(date(2025, 10, 14))),
        ("hasta:hoy", "before:today", What::Before(TODAY)),
        ("hasta:ayer", "before:Yesterday", What::Before(date(2026, 3, 1))),
        ("es:no-leído", "is:unread", What::Is(Quality::Unread)),
        ("es:mio", "is:mine", What::Is(Quality::Mine)),
        ("es:pendiente", "is:ack-due", What::Is(Quality::AckDue)),
        ("ES:CADUCADO", "is:expired", What::Is(Quality::Expired)),
    ] {
        for text in [spanish.to_owned(), spanish.nfd().collect(), english.to_owned()] {
            let (query, faults) = Query::read(&text, TODAY);
            assert_eq!((faults, query.pieces.len(), query.pieces[0].at.clone()), (vec![], 1, 0..text.len()), "{text}");
            assert_eq!(fold(&format!("{:?}", query.pieces[0].what)), fold(&format!("{what:?}")), "{text}");
        }
    }
    assert_eq!(asks("-from:ana"), [r#"-From("ana")"#]);
}

#[test]
fn a_day_without_its_year_is_the_last_one_up_to_today() {
    let day = |said: &str| match &Query::read(&format!("after:{said}"), TODAY).0.pieces[0].what {
        What::After(day) => *day,
        other => panic!("{other:?}"),
    };
    assert_eq!(day("14/10"), date(2025, 10, 14));
    assert_eq!(day("2/3"), TODAY);
    assert_eq!(day("03/03"), date(2025, 3, 3));
    assert_eq!(day("29/2"), date(2024, 2, 29));
}

#[test]
fn what_looks_like_a_filter_with_another_key_is_a_word() {
    assert_eq!(asks("10:30 https://sol.example/a"), [r#"Word("10:30")"#, r#"Word("https://sol.example/a")"#]);
    assert_eq!(asks(":x"), [r#"Word(":x")"#]);
}

#[test]
fn what_is_not_a_value_is_a_fault_and_the_rest_is_still_looked_for() {
    for missing in ["from:", "after:", "is:\"\"", "area:« »", "-before:"] {
        assert_eq!(fault(missing), FaultKind::ValueMissing, "{missing}");
    }
    assert_eq!(fault("direction:sideways"), FaultKind::NoDirection);
    assert_eq!(fault("is:lost"), FaultKind::NoQuality);
    for no_day in
        ["soon", "2026-13-01", "31/2", "1/1/26", "+1/1", "2026/01/02", "14-10-2026", "14/10-2026", "/", "１/１"]
    {
        assert_eq!(fault(&format!("after:{no_day}")), FaultKind::NoDay, "{no_day}");
    }
    let (pieces, faults) = read("turno is:lost plan");
    assert_eq!((pieces.len(), faults), (2, vec![FaultKind::NoQuality]));
}

#[test]
fn an_open_quote_is_a_fault_and_looked_for_all_the_same() {
    let open = vec![FaultKind::QuoteOpen];
    assert_eq!(read("\"plan de mej"), (vec![r#"Word("plan de mej")"#.to_owned()], open.clone()));
    assert_eq!(read("from:\"Ana G"), (vec![r#"From("Ana G")"#.to_owned()], open.clone()));
    assert_eq!(read("\""), (vec![], open.clone()));
    assert_eq!(read("-\" "), (vec![], open));
}

#[test]
fn what_has_no_letter_asks_for_nothing() {
    for text in ["…", "🎉", "-", "- ", "\"\"", "-&"] {
        let (query, _) = Query::read(text, TODAY);
        assert!(!query.pieces.iter().any(Piece::asks), "{text}");
        assert_eq!((query.wanted(), query.unwanted()), (vec![], vec![]), "{text}");
    }
    assert!(Query::read("田", TODAY).0.pieces[0].asks());
}

#[test]
fn a_piece_is_taken_out_of_the_text() {
    let text = "turno  -\"el lunes\"  de:ana";
    let (query, _) = Query::read(text, TODAY);
    let without: Vec<String> = query.pieces.iter().map(|piece| Query::without(text, &piece.at)).collect();
    assert_eq!(without, ["-\"el lunes\"  de:ana", "turno de:ana", "turno  -\"el lunes\""]);
}

/// A text with its marks in brackets.
fn marked(text: &str, query: &str) -> String {
    let mut marked = text.to_owned();
    for mark in Query::read(query, TODAY).0.marks(text).iter().rev() {
        marked.insert(mark.end, ']');
        marked.insert(mark.start, '[');
    }
    marked
}

#[test]
fn words_and_phrases_are_marked_where_they_stand() {
    assert_eq!(marked("Turnos y turno: el relevo", "turno"), "[Turno]s y [turno]: el relevo");
    assert_eq!(marked("Reunión, reunio\u{301}n", "REUNION"), "[Reunión], [reunio\u{301}n]");
    assert_eq!(marked("la caña, la can\u{303}a, la cana", "caña"), "la [caña], la [can\u{303}a], la cana");
    assert_eq!(marked("el plan de mejora del plan", "\"plan de\" -mejora from:ana"), "el [plan de] mejora del plan");
    assert_eq!(marked("田中さん 👩‍⚕️", "田"), "[田]中さん 👩‍⚕️");
    assert_eq!(marked("nada", ""), "nada");
}

fn queries() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        3 => "[a-zñáÑ:.🎉-]{1,6}",
        1 => "-?[\"“«][a-zñ :-]{0,8}[\"”»]",
        1 => "-?(from|de|área|area|is|es|after|hasta|dirección):(\"[a-z ]{0,5}\"|[a-z0-9/]{0,10}|hoy|unread|vertical)",
        1 => "[ \"-]{1,3}",
    ];
    proptest::collection::vec(part, 0..6).prop_map(|parts| parts.join(" "))
}

proptest! {
    #[test]
    fn no_query_goes_wrong_and_its_pieces_cover_it(text in prop_oneof![any::<String>(), queries()]) {
        let (query, faults) = Query::read(&text, TODAY);
        let mut ranges: Vec<Range<usize>> = query.pieces.iter().map(|piece| piece.at.clone()).collect();
        prop_assert!(ranges.is_sorted_by(|a, b| a.end <= b.start));
        ranges.extend(faults.iter().map(|fault| fault.at.clone()));
        let mut covered = vec![false; text.len()];
        for range in &ranges {
            prop_assert!(text.get(range.clone()).is_some_and(|said| !said.is_empty()), "{:?}", range);
            covered[range.clone()].fill(true);
        }
        for (at, c) in text.char_indices() {
            // A lone minus before an open quote belongs to nothing.
            prop_assert!(covered[at] || c.is_whitespace() || c == '-', "{:?} at {}", c, at);
        }
        for mark in query.marks(&text) {
            prop_assert!(text.get(mark).is_some());
        }
    }

    #[test]
    fn a_query_put_together_from_its_pieces_is_the_same(text in queries()) {
        let (query, _) = Query::read(&text, TODAY);
        let again = query.pieces.iter().map(|piece| &text[piece.at.clone()]).collect::<Vec<_>>().join(" ");
        let (read, _) = Query::read(&again, TODAY);
        let said = |query: &Query| query.pieces.iter().map(|piece| (piece.excluded, piece.what.clone())).collect::<Vec<_>>();
        prop_assert_eq!(said(&read), said(&query));
        for piece in &query.pieces {
            let (rest, _) = Query::read(&Query::without(&text, &piece.at), TODAY);
            prop_assert!(rest.pieces.len() < query.pieces.len());
        }
    }

    #[test]
    fn what_is_asked_for_besides_is_swallowed_by_no_quote(text in prop_oneof![any::<String>(), queries()]) {
        let asked = |text: &str| -> Vec<_> {
            Query::read(text, TODAY).0.pieces.into_iter().map(|piece| (piece.excluded, piece.what)).collect()
        };
        let mut both = asked(&Query::and(&text, "is:unread"));
        let more = both.iter().position(|piece| *piece == (false, What::Is(Quality::Unread)));
        prop_assert!(more.is_some(), "{:?}", both);
        both.remove(more.unwrap());
        let before = asked(&text);
        prop_assert!(before.iter().all(|piece| both.contains(piece) || *piece == (false, What::Is(Quality::Unread))));
        prop_assert_eq!(both.len(), before.len());
    }

    #[test]
    fn accents_and_case_change_nothing(text in queries()) {
        let kinds = |text: &str| {
            let (query, faults) = Query::read(text, TODAY);
            let said = |piece: &Piece| (piece.excluded, fold(&format!("{:?}", piece.what)));
            (query.pieces.iter().map(said).collect::<Vec<_>>(), faults.iter().map(|fault| fault.kind).collect::<Vec<_>>())
        };
        prop_assert_eq!(kinds(&text.to_uppercase()), kinds(&text));
        prop_assert_eq!(kinds(&text.nfd().collect::<String>()), kinds(&text));
    }

    #[test]
    fn every_mark_is_found_by_what_it_marks(text in "[aánñN \u{303}.🎉]{0,24}", query in "[anñ]{1,3}( [anñ]{1,3})?") {
        let (query, _) = Query::read(&query, TODAY);
        let terms = query.wanted();
        for mark in query.marks(&text) {
            let marked = FoldedText::new(&text[mark]);
            prop_assert!(terms.iter().any(|term| marked.holds(term)));
        }
        let holds = terms.iter().any(|term| FoldedText::new(&text).holds(term));
        prop_assert_eq!(holds, !query.marks(&text).is_empty());
    }
}
