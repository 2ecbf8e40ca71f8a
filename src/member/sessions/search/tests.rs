//! What is found, against a plain search that knows nothing of folding or of places.

use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::organisation::PersonId;
use crate::domain::session::{Item, ItemSort};

/// A note of the session of a day of March, told by its number.
fn note(number: u128, day: i8) -> (Timestamp, Part) {
    let starts = date(2026, 3, day).at(10, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
    let part = Part {
        id: PartId(Uuid::from_u128(number)),
        session: SessionId(Uuid::from_u128(u128::from(day.unsigned_abs()))),
        kind: PartKind::SharedNote,
        revision: 1,
        state: PartState::Open,
        owner: None,
        due: None,
        place: 0,
        carried_from: None,
        by: PersonId(1),
        at: starts,
        sealed: Vec::new(),
        entry: 1,
    };
    (starts, part)
}

fn empty() -> SearchIndex {
    SearchIndex::new(TimeZone::UTC, Arc::default())
}

fn find(index: &SearchIndex, query: &str, limit: usize) -> Vec<Hit> {
    index.find(&Query::read(query, date(2026, 3, 31)).0, limit)
}

/// One note for each text, numbered from 0, each of a day later than the one before.
fn index(texts: &[&str]) -> SearchIndex {
    let mut index = empty();
    for (number, (text, day)) in texts.iter().zip(1..).enumerate() {
        let (starts, part) = note(number as u128, day);
        index.add(starts, &part, &Content::text(text));
    }
    index.sort();
    index
}

/// The numbers of what is found.
fn found(index: &SearchIndex, query: &str) -> Vec<u128> {
    find(index, query, 100).iter().map(|hit| hit.part.0.as_u128()).collect()
}

/// An excerpt with its marks in brackets.
fn shown(hit: &Hit) -> String {
    let mut shown = hit.excerpt.clone();
    for mark in hit.marks.iter().rev() {
        shown.insert(mark.end, ']');
        shown.insert(mark.start, '[');
    }
    shown
}

fn excerpt(text: &str, query: &str) -> String {
    shown(&find(&index(&[text]), query, 1)[0])
}

#[test]
fn words_are_found_by_their_beginnings_whatever_their_accents_and_case() {
    let index = index(&["Reunión en Peñafiel", "una semana", "ANA y Begoña", "nada"]);
    assert_eq!(found(&index, "reunion"), [0]);
    assert_eq!(found(&index, "REUNIÓN pena"), [0]);
    assert_eq!(found(&index, "ana"), [2], "not inside a word");
    assert_eq!(found(&index, "na"), [3]);
    assert_eq!(found(&index, ""), []);
    assert_eq!(found(&index, " -nada … "), []);
}

#[test]
fn an_n_finds_both_letters_and_an_enye_only_itself() {
    let index = index(&["la caña", "la cana", "la can\u{303}a", "LA CAÑA"]);
    assert_eq!(found(&index, "cana"), [3, 2, 1, 0]);
    assert_eq!(found(&index, "caña"), [3, 2, 0]);
    assert_eq!(found(&index, "CAN\u{303}A"), [3, 2, 0]);
    assert_eq!(found(&index, "\"la caña\""), [3, 2, 0]);
}

#[test]
fn quoted_words_stand_together_and_end_there() {
    let index = index(&["plan de mejora", "mejora de plan", "plan: de mejoras", "un plan, de   mejora"]);
    assert_eq!(found(&index, "plan mejora"), [3, 2, 1, 0]);
    assert_eq!(found(&index, "\"plan de mejora\""), [3, 0]);
    assert_eq!(found(&index, "“plan de mejora” un"), [3]);
    assert_eq!(found(&index, "\"plan de mej"), [3, 2, 0], "still being typed");
    assert_eq!(found(&index, "plan -\"de plan\""), [3, 2, 0]);
    assert_eq!(found(&index, "plan -mejoras"), [3, 1, 0]);
}

#[test]
fn signs_inside_are_as_good_as_spaces() {
    let index = index(&["el 1:1 de marzo", "1 de 11", "e-mail", "email"]);
    assert_eq!(found(&index, "1:1"), [0]);
    assert_eq!(found(&index, "e-mail"), [2]);
}

#[test]
fn the_newest_session_comes_first_and_no_more_than_asked_for() {
    let index = index(&["nota", "nota", "nota"]);
    assert_eq!(index.len(), 3);
    assert_eq!(find(&index, "nota", 2).iter().map(|hit| hit.part.0.as_u128()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn why_an_item_was_declined_is_found_too() {
    let (starts, part) = note(7, 1);
    let item = Item { sort: ItemSort::Expectation, text: "más formación".into(), reason: "no hay fondos".into() };
    let mut index = empty();
    index.add(starts, &part, &Content::Item(item));
    assert_eq!(shown(&find(&index, "fondos formacion", 1)[0]), "más [formación] no hay [fondos]");
}

#[test]
fn an_excerpt_shows_what_is_around_the_first_word_in_one_line() {
    assert_eq!(excerpt("Habló de\nlos turnos", "turno habl"), "[Habl]ó de los [turno]s");
    let long = format!("{}y por fin el turno de noche, {}", "cosas varias ".repeat(20), "más cosas ".repeat(40));
    let shown = excerpt(&long, "turno noche");
    assert!(shown.starts_with("…cosas varias y por fin el [turno] de [noche], más"), "{shown}");
    assert!(shown.ends_with('…') && shown.chars().count() <= LENGTH + 6, "{shown}");
    // A word longer than what is shown before it is cut where it has to be.
    let unbroken = format!("{}-turno", "a".repeat(200));
    assert!(excerpt(&unbroken, "turno").ends_with("a-[turno]"));
    assert_eq!(excerpt("İstanbul: İŞ", "is"), "[İs]tanbul: [İŞ]");
}

/// Whether a word begins as it is asked for, letter by letter.
fn begins(word: &str, asked: &str) -> bool {
    let plain = |c: char| match c {
        'á' => 'a',
        'é' => 'e',
        'ñ' => 'n',
        other => other,
    };
    let word: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let asked: Vec<char> = asked.chars().flat_map(char::to_lowercase).collect();
    let same = |(there, asked): (&char, &char)| {
        if *asked == 'ñ' { *there == 'ñ' } else { plain(*there) == plain(*asked) }
    };
    word.len() >= asked.len() && word.iter().zip(&asked).all(same)
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

proptest! {
    #[test]
    fn what_is_found_is_what_holds_every_word_and_none_of_those_without(
        texts in prop::collection::vec("[aánñÑNeb ,\n-]{0,24}", 1..6),
        with in prop::collection::vec("[aánñÑe]{1,3}", 1..3),
        without in prop::collection::vec("[aánñÑe]{1,3}", 0..2),
        apart: bool,
    ) {
        let written: Vec<String> =
            texts.iter().map(|text| if apart { text.nfd().collect() } else { text.clone() }).collect();
        let index = index(&written.iter().map(String::as_str).collect::<Vec<_>>());
        let asked = without.iter().map(|word| format!("-{word}")).chain(with.iter().cloned());
        let query = asked.collect::<Vec<_>>().join(" ");
        let holds = |text: &str, asked: &String| words(text).iter().any(|word| begins(word, asked));
        let fits = |text: &String| {
            with.iter().all(|asked| holds(text, asked)) && !without.iter().any(|asked| holds(text, asked))
        };
        let expected = (0..texts.len()).rev().filter(|at| fits(&texts[*at])).map(|at| at as u128);
        prop_assert_eq!(found(&index, &query), expected.collect::<Vec<_>>());
        for hit in find(&index, &query, 100) {
            prop_assert!(!hit.marks.is_empty());
            for mark in &hit.marks {
                let marked = &hit.excerpt[mark.clone()];
                prop_assert!(with.iter().any(|asked| begins(marked, asked)), "{marked} of {query}");
            }
        }
    }

    #[test]
    fn a_phrase_is_found_where_its_words_stand_in_a_row(
        text in "[aábñn ,\n-]{0,24}", phrase in prop::collection::vec("[abñn]{1,2}", 1..4), open: bool,
    ) {
        let said = words(&text);
        let same = |word: &str, asked: &str| begins(word, asked) && word.chars().count() == asked.chars().count();
        let expected = said.windows(phrase.len()).any(|row| {
            let (last, before) = phrase.split_last().unwrap();
            let ends = if open { begins(row[before.len()], last) } else { same(row[before.len()], last) };
            ends && row.iter().zip(before).all(|(word, asked)| same(word, asked))
        });
        let query = format!("\"{}{}", phrase.join(" "), if open { "" } else { "\"" });
        prop_assert_eq!(!found(&index(&[&text]), &query).is_empty(), expected);
    }

    #[test]
    fn no_text_and_no_query_goes_wrong(text: String, query: String) {
        let index = index(&[&text]);
        for hit in find(&index, &query, 1) {
            for mark in &hit.marks {
                prop_assert!(hit.excerpt.get(mark.clone()).is_some());
            }
            prop_assert!(hit.excerpt.chars().count() <= BEFORE + LENGTH + 2);
        }
        if text.is_ascii() {
            for word in words(&text) {
                prop_assert_eq!(found(&index, word).len(), 1, "{}", word);
            }
        }
    }
}
