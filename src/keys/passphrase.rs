//! Judging and generating passphrases. A board is a file, and guesses on a file cannot be limited: what is easily guessed
//! is refused, not frowned at.

use std::{collections::HashSet, sync::LazyLock};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use zeroize::Zeroizing;
use zxcvbn::{Score, zxcvbn};

use super::random;

const MIN_CHARS: usize = 10;
const GENERATED_WORDS: usize = 6;
/// As many common words as make a passphrase common. More are a phrase, for `zxcvbn` to judge.
const FEW_WORDS: usize = 3;
/// No more of a passphrase than this is looked at for words, nor longer words looked for.
const LETTERS_READ: usize = 256;
const LONGEST_WORD: usize = 32;

const SPANISH: &str = include_str!("../../assets/wordlists/es.txt");
const ENGLISH: &str = include_str!("../../assets/wordlists/en.txt");
/// What people make passwords of in either language: months, places, first names, clubs, parts of an organisation.
const COMMON: &str = include_str!("../../assets/wordlists/common.txt");

static KNOWN_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| [SPANISH, ENGLISH, COMMON].into_iter().flat_map(str::split_whitespace).collect());

/// Why a passphrase is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Weakness {
    #[error("the passphrase is too short")]
    TooShort,
    /// A few common Spanish or English words, with or without digits and signs.
    #[error("the passphrase is made of common words")]
    Common,
    /// Names of people or of the organisation, with or without common words, digits and signs.
    #[error("the passphrase is made of names")]
    MadeOfNames,
    /// Digits and signs alone, a keyboard pattern, a well-known password, or otherwise soon found.
    #[error("the passphrase is easily guessed")]
    Guessable,
}

/// Which words to generate a passphrase of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordList {
    Spanish,
    English,
}

impl WordList {
    fn words(self) -> Vec<&'static str> {
        match self {
            Self::Spanish => SPANISH.split_whitespace().collect(),
            Self::English => ENGLISH.split_whitespace().collect(),
        }
    }
}

/// Whether a passphrase may lock a key box. `names` are those a colleague would try: of the people, their handles, the
/// organisation, its teams and places.
pub fn judge(passphrase: &str, names: &[&str]) -> Result<(), Weakness> {
    let plain = without_accents(passphrase);
    if plain.chars().count() < MIN_CHARS {
        return Err(Weakness::TooShort);
    }
    if !plain.chars().any(char::is_alphabetic) {
        return Err(Weakness::Guessable);
    }
    let names: HashSet<String> = names.iter().flat_map(|name| words_of_name(name)).collect();
    for reading in readings(&plain.to_lowercase()) {
        let few = |count: usize| count <= FEW_WORDS;
        let is_name = |word: &str| names.contains(word);
        let is_common = |word: &str| KNOWN_WORDS.contains(word);
        if fewest_words(&reading, is_common).is_some_and(few) {
            return Err(Weakness::Common);
        }
        if fewest_words(&reading, is_name).is_some()
            || fewest_words(&reading, |word| is_name(word) || is_common(word)).is_some_and(few)
        {
            return Err(Weakness::MadeOfNames);
        }
    }
    let tried_first: Vec<&str> = names.iter().map(String::as_str).chain(COMMON.split_whitespace()).collect();
    if zxcvbn(&plain, &tried_first).score() < Score::Three { Err(Weakness::Guessable) } else { Ok(()) }
}

/// A passphrase of six random words, each as likely as any other: 64 bits or more.
pub fn generate(list: WordList) -> Zeroizing<String> {
    let words = list.words();
    let longest = words.iter().map(|word| word.len()).max().unwrap_or_default();
    // Room for all, so that no copy is left behind by growing.
    let mut passphrase = Zeroizing::new(String::with_capacity(GENERATED_WORDS * (longest + 1)));
    for position in 0..GENERATED_WORDS {
        if position > 0 {
            passphrase.push(' ');
        }
        passphrase.push_str(words[random_below(words.len())]);
    }
    passphrase
}

/// A random number below `end`, each as likely as any other.
fn random_below(end: usize) -> usize {
    // Draws past the last whole multiple of `end` would favour small numbers.
    let fair = usize::MAX - usize::MAX % end;
    loop {
        let drawn = usize::from_be_bytes(random());
        if drawn < fair {
            return drawn % end;
        }
    }
}

fn without_accents(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len() * 11));
    plain.extend(text.nfkd().filter(|&char| !is_combining_mark(char)));
    plain
}

/// A name's words, and all of it in one. Words of one or two letters are in too many passphrases by chance.
fn words_of_name(name: &str) -> Vec<String> {
    let plain = without_accents(name).to_lowercase();
    let mut words: Vec<String> = plain.split(|char: char| !char.is_alphabetic()).map(str::to_owned).collect();
    words.push(words.concat());
    words.retain(|word| word.chars().count() >= 3);
    words
}

/// The letters a passphrase may be read as: without its digits and signs, or with those that stand for letters. Digits at
/// its end are a year more often than letters, so they are left out in one reading. Where letters repeat, what is repeated
/// is a reading too: `casacasacasa` may be read as `casa`.
fn readings(lower: &str) -> Vec<Zeroizing<String>> {
    let without_tail = lower.trim_end_matches(|char: char| !char.is_alphabetic());
    let mut whole = vec![letters(lower.chars())];
    for text in [lower, without_tail] {
        for one in ['i', 'l'] {
            whole.push(letters(text.chars().map(|char| match char {
                '0' => 'o',
                '1' | '!' => one,
                '3' => 'e',
                '4' | '@' => 'a',
                '5' | '$' => 's',
                '7' => 't',
                '8' => 'b',
                other => other,
            })));
        }
    }
    let repeated: Vec<_> = whole.iter().flat_map(|letters| repeated(letters)).collect();
    whole.into_iter().chain(repeated).collect()
}

fn letters(chars: impl Iterator<Item = char>) -> Zeroizing<String> {
    let mut letters = Zeroizing::new(String::with_capacity(LETTERS_READ * 4));
    letters.extend(chars.filter(|char| char.is_alphabetic()).take(LETTERS_READ));
    letters
}

/// Each beginning of `letters` that makes up all of it when repeated.
fn repeated(letters: &str) -> impl Iterator<Item = Zeroizing<String>> {
    letters.char_indices().map(|(at, _)| at).skip(1).filter_map(|period| {
        let (once, rest) = letters.split_at(period);
        let repeats = letters.len().is_multiple_of(period) && letters.starts_with(rest);
        repeats.then(|| Zeroizing::new(once.to_owned()))
    })
}

/// How few words all of `letters` can be read as, one stray letter apart; `None` if it is more than words.
fn fewest_words(letters: &str, is_word: impl Fn(&str) -> bool) -> Option<usize> {
    let starts: Vec<usize> = letters.char_indices().map(|(at, _)| at).chain([letters.len()]).collect();
    // The fewest words up to each letter, without and with a stray one.
    let mut fewest: Vec<[Option<usize>; 2]> = vec![[None; 2]; starts.len()];
    fewest[0][0] = Some(0);
    let lesser = |a: Option<usize>, b: Option<usize>| a.into_iter().chain(b).min();
    for end in 1..starts.len() {
        fewest[end][1] = fewest[end - 1][0];
        for start in end.saturating_sub(LONGEST_WORD)..end {
            let reached = fewest[start];
            if reached != [None; 2] && is_word(&letters[starts[start]..starts[end]]) {
                for (best, before) in fewest[end].iter_mut().zip(reached) {
                    *best = lesser(*best, before.map(|count| count + 1));
                }
            }
        }
    }
    let [whole, with_stray] = fewest[starts.len() - 1];
    lesser(whole, with_stray).filter(|&count| count > 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NAMES: &[&str] = &["Clínica OrtoSalud", "Lucía Peñaranda", "Íñigo Zubizarreta", "lucia.p"];

    #[test]
    fn each_word_list_has_enough_distinct_words_that_are_easily_typed() {
        for list in [WordList::Spanish, WordList::English] {
            let words = list.words();
            assert!(words.len() >= 1626, "six of {list:?} are below 64 bits");
            assert_eq!(words.iter().collect::<HashSet<_>>().len(), words.len(), "{list:?}");
            for word in words {
                assert!((3..=8).contains(&word.len()), "{word}");
                assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
            }
        }
    }

    #[test]
    fn common_words_are_written_as_they_are_compared() {
        for word in COMMON.split_whitespace() {
            assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
        }
    }

    #[test]
    fn what_people_make_up_at_a_front_desk_is_refused() {
        for (passphrase, weakness) in [
            ("", Weakness::TooShort),
            ("recepcion", Weakness::TooShort),
            ("Lucía1979", Weakness::TooShort),
            ("recepcion2026", Weakness::Common),
            ("Recepción-2026!", Weakness::Common),
            ("r3c3pc10n2026", Weakness::Common),
            ("SevillaFC1905", Weakness::Common),
            ("casacasacasacasa", Weakness::Common),
            ("bebe-bebe-bebe-bebe", Weakness::Common),
            ("verano verano verano verano", Weakness::Common),
            ("contraseña2026", Weakness::Common),
            ("MiPerroLobo12", Weakness::Common),
            ("summerholiday26", Weakness::Common),
            ("ortosalud123", Weakness::MadeOfNames),
            ("0rt0s4lud2026", Weakness::MadeOfNames),
            ("Clinica-OrtoSalud-1", Weakness::MadeOfNames),
            ("Peñaranda1979", Weakness::MadeOfNames),
            ("luciapenarandainigozubizarreta", Weakness::MadeOfNames),
            ("recepcionOrtosalud", Weakness::MadeOfNames),
            ("qwertyuiop123", Weakness::Guessable),
            ("123456789012345", Weakness::Guessable),
            ("14/03/1979 14/03", Weakness::Guessable),
        ] {
            assert_eq!(judge(passphrase, NAMES), Err(weakness), "{passphrase}");
        }
    }

    #[test]
    fn a_passphrase_that_nobody_would_guess_is_accepted() {
        for passphrase in [
            "la grulla pinta cuatro bidones",
            "kX9#vq2LmW!t",
            "nunca desayuno con trompetistas",
            "seven bored otters knit slowly",
        ] {
            assert_eq!(judge(passphrase, NAMES), Ok(()), "{passphrase}");
        }
    }

    #[test]
    fn an_accent_does_not_make_a_passphrase_better() {
        assert_eq!(judge("recepcio\u{301}n2026", NAMES), Err(Weakness::Common));
    }

    #[test]
    fn generated_passphrases_are_six_words_and_always_good_enough() {
        for list in [WordList::Spanish, WordList::English] {
            for _ in 0..30 {
                let passphrase = generate(list);
                assert_eq!(passphrase.split(' ').count(), 6, "{passphrase:?}");
                assert_eq!(judge(&passphrase, NAMES), Ok(()), "{passphrase:?}");
            }
        }
    }

    proptest! {
            #[test]
            fn random_numbers_stay_below_their_end(end in 1..5000_usize) {
                prop_assert!(random_below(end) < end);
            }

            #[test]
            fn a_known_word_with_any_digits_around_it_is_refused(
                word in proptest::sample::select(COMMON.split_whitespace().collect::<Vec<_>>()),
                before in "[0-9]{0,4}", after in "[-_.!0-9]{0,6}",
            ) {
                let made_up = format!("{before}{word}{after}");
    prop_assert!(judge(&made_up, NAMES).is_err());
            }

            #[test]
            fn whatever_is_typed_is_judged(passphrase: String, name: String) {
                let _ = judge(&passphrase, &[&name]);
            }
        }
}
