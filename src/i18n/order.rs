//! The alphabetical order of a language, and matching that forgives accents and case.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};

use super::Language;
use crate::domain::folding::fold;

/// Bytes whose plain comparison orders texts as a dictionary of the language does: in Spanish ñ is a
/// letter after n, and everywhere accents and case decide only between otherwise equal texts.
/// Keys of different languages, or of different releases, do not compare.
pub fn sort_key(text: &str, language: Language) -> Vec<u8> {
    with_collator(language, |collator| {
        let mut key = Vec::new();
        let Ok(()) = collator.write_sort_key_to(text, &mut key);
        key
    })
}

/// The first `most` of some things as a dictionary has their texts; equal ones stay in the order given. To find them costs
/// far less than to order all the others too.
pub fn first_of<T>(things: Vec<T>, most: usize, text: impl Fn(&T) -> &str, language: Language) -> Vec<T> {
    let mut first: Vec<(usize, T)> = things.into_iter().enumerate().collect();
    if let Some(last) = most.checked_sub(1).filter(|last| *last < first.len()) {
        with_collator(language, |collator| {
            first.select_nth_unstable_by(last, |one, other| {
                collator.compare(text(&one.1), text(&other.1)).then(one.0.cmp(&other.0))
            });
        });
    }
    first.truncate(most);
    first.sort_by_cached_key(|(at, thing)| (sort_key(text(thing), language), *at));
    first.into_iter().map(|(_, thing)| thing).collect()
}

fn with_collator<R>(language: Language, ask: impl FnOnce(&CollatorBorrowed) -> R) -> R {
    thread_local! {
        static SPANISH: CollatorBorrowed<'static> = collator(Language::Spanish);
        static ENGLISH: CollatorBorrowed<'static> = collator(Language::English);
    }
    match language {
        Language::Spanish => SPANISH.with(ask),
        Language::English => ENGLISH.with(ask),
    }
}

fn collator(language: Language) -> CollatorBorrowed<'static> {
    Collator::try_new(language.icu().into(), CollatorOptions::default()).expect("compiled locale data") // part of the binary, with a root to fall back to
}

/// Whether every word of `needle` appears somewhere in `haystack`, in any order, forgiving accents
/// and case. Nothing matches everything.
pub fn matches(needle: &str, haystack: &str) -> bool {
    let haystack = fold(haystack);
    fold(needle).split_whitespace().all(|word| haystack.contains(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sorted(language: Language, mut words: Vec<&str>) -> Vec<&str> {
        words.sort_by_key(|word| sort_key(word, language));
        words
    }

    #[test]
    fn in_spanish_the_enye_comes_after_every_n() {
        let words = vec!["oro", "ñu", "nzambi", "Nuria", "ñandú", "nada"];
        let expected = ["nada", "Nuria", "nzambi", "ñandú", "ñu", "oro"];
        assert_eq!(sorted(Language::Spanish, words), expected);
    }

    #[test]
    fn in_english_the_enye_is_an_n() {
        let words = vec!["nzambi", "ñandú", "nada"];
        assert_eq!(sorted(Language::English, words), ["nada", "ñandú", "nzambi"]);
    }

    #[test]
    fn accents_and_case_decide_only_between_equals() {
        for language in Language::ALL {
            let words = vec!["Óscar", "oscuro", "Oscar", "Álvaro", "alvaro", "Zoe", "ana"];
            let expected = ["alvaro", "Álvaro", "ana", "Oscar", "Óscar", "oscuro", "Zoe"];
            assert_eq!(sorted(language, words), expected);
        }
    }

    #[test]
    fn composed_and_decomposed_text_have_the_same_key() {
        let key = |text| sort_key(text, Language::Spanish);
        assert_eq!(key("Nu\u{301}n\u{303}ez"), key("Núñez"));
    }

    #[test]
    fn any_part_of_any_word_matches() {
        for (needle, found) in [
            ("cast", true),
            ("CASTAÑO iván", true),
            ("castano", true),
            ("van tañ", true),
            ("", true),
            ("  ", true),
            ("ivan lopez", false),
            ("ivanc", false),
        ] {
            assert_eq!(matches(needle, "Iván Castaño"), found, "{needle}");
        }
    }

    proptest! {
        #[test]
        fn the_first_of_many_are_those_that_all_of_them_begin_with(
            words in prop::collection::vec("[a-eñáéA-E' .-]{0,4}", 0..40), most in 0_usize..45,
        ) {
            for language in Language::ALL {
                let things: Vec<(usize, &String)> = words.iter().enumerate().collect();
                let first = first_of(things.clone(), most, |(_, word)| word, language);
                let all = first_of(things, usize::MAX, |(_, word)| word, language);
                prop_assert_eq!(first.as_slice(), &all[..most.min(all.len())]);
                prop_assert!(all.is_sorted_by_key(|(at, word)| (sort_key(word, language), *at)));
            }
        }

        #[test]
        fn a_text_matches_itself_and_its_capitals(text in "[a-zñáéíóúü ]{0,20}") {
            prop_assert!(matches(&text, &text.to_uppercase()));
        }
    }
}
