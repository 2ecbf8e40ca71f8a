//! Texts without accents and capitals, for finding words in them.
//!
//! | what | type |
//! |---|---|
//! | one letter, one text, folded | [`fold_char`], [`fold`] |
//! | a text as an index of words takes it | [`words`] |
//! | what is looked for: words in a row | [`Term`] |
//! | where it is looked for | [`FoldedText`] |
//!
//! A word is a run of letters and digits of the folded text. `n` is found where ñ stands too; ñ is found only as itself.

use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use zeroize::Zeroizing;

/// The text without accents or capitals, for matching and never for showing. ñ becomes n, so that
/// who types without a Spanish keyboard finds "Núñez" with "nunez".
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| fold_char(c, |c| folded.push(c)));
    folded
}

/// What [`fold`] makes of one letter: usually one, none of an accent by itself.
pub fn fold_char(c: char, mut emit: impl FnMut(char)) {
    if c.is_ascii() {
        return emit(c.to_ascii_lowercase());
    }
    for lower in c.to_lowercase() {
        decompose_canonical(lower, |c| {
            if !is_combining_mark(c) {
                emit(c);
            }
        });
    }
}

/// The words of a text, folded, with one space between them.
pub fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, |c| {
            if c.is_alphanumeric() {
                words.push(c);
            } else if !words.is_empty() && !words.ends_with(' ') {
                words.push(' ');
            }
        });
    }
    words
}

/// Words in a row, looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// One at least.
    words: Vec<Word>,
    /// The last one ends there; else it may go on.
    whole: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    folded: String,
    /// Where an ñ was written.
    enyes: Vec<usize>,
}

impl Term {
    /// None where nothing of what is said can be found. A sign inside is as good as a space: `1:1` finds `1:1`.
    pub fn new(said: &str, whole: bool) -> Option<Self> {
        let said = FoldedText::new(said);
        let (mut words, mut start) = (Vec::new(), 0);
        for piece in said.folded.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            if !word.is_empty() {
                let within = said.enyes.iter().filter(|at| (start..start + word.len()).contains(*at));
                words.push(Word { folded: word.to_owned(), enyes: within.map(|at| at - start).collect() });
            }
            start += piece.len();
        }
        (!words.is_empty()).then_some(Self { words, whole })
    }

    /// Folded, as [`words`] has them.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.folded.as_str())
    }

    /// Whether the last word may not go on.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// Whether folded words alone do not tell where it stands.
    pub fn has_enye(&self) -> bool {
        self.words.iter().any(|word| !word.enyes.is_empty())
    }
}

/// A text in which words are looked for. Wiped when dropped.
pub struct FoldedText {
    folded: Zeroizing<String>,
    /// Where in `folded` an ñ became an n, in order.
    enyes: Zeroizing<Vec<usize>>,
}

impl FoldedText {
    /// Made in one piece of memory, so that nothing stays behind where it grew.
    pub fn new(text: &str) -> Self {
        let mut new = Self {
            folded: Zeroizing::new(String::with_capacity(text.chars().map(folded_len).sum())),
            enyes: Zeroizing::new(Vec::with_capacity(enyes(text).count())),
        };
        let mut enyes = enyes(text).peekable();
        for (at, c) in text.char_indices() {
            if enyes.next_if_eq(&at).is_some() {
                new.enyes.push(new.folded.len());
            }
            fold_char(c, |c| new.folded.push(c));
        }
        new
    }

    /// Where a term stands from a place on, both in bytes of the folded text.
    pub fn find(&self, term: &Term, from: usize) -> Option<Range<usize>> {
        let (first, rest) = term.words.split_first()?;
        let starts = self.folded[from..].match_indices(first.folded.as_str()).map(|(at, _)| from + at);
        let mut found = starts.filter(|at| !ends_in_word(&self.folded[..*at]) && self.is_spelt(first, *at));
        found.find_map(|start| {
            let mut end = start + first.folded.len();
            for word in rest {
                end = self.follows(word, end)?;
            }
            (!term.whole || !begins_in_word(&self.folded[end..])).then_some(start..end)
        })
    }

    pub fn holds(&self, term: &Term) -> bool {
        self.find(term, 0).is_some()
    }

    /// Where a word ends that is the next one after a place, which is the end of a word.
    fn follows(&self, word: &Word, end: usize) -> Option<usize> {
        let rest = &self.folded[end..];
        let between = rest.find(char::is_alphanumeric)?;
        let start = end + between;
        let fits = between > 0 && rest[between..].starts_with(word.folded.as_str()) && self.is_spelt(word, start);
        fits.then_some(start + word.folded.len())
    }

    /// Whether every ñ of a word is one here too.
    fn is_spelt(&self, word: &Word, at: usize) -> bool {
        word.enyes.iter().all(|enye| self.enyes.binary_search(&(at + enye)).is_ok())
    }

    /// Places of the folded text, in order and apart, as those of the text it was made of. An accent belongs to its letter.
    pub fn in_text(&self, text: &str, folded: &[Range<usize>]) -> Vec<Range<usize>> {
        let (mut places, mut at_folded, mut start) = (Vec::with_capacity(folded.len()), 0, 0);
        for (at, c) in text.char_indices() {
            let Some(wanted) = folded.get(places.len()) else { break };
            let next = at_folded + folded_len(c);
            if (at_folded..next).contains(&wanted.start) {
                start = at;
            }
            if (at_folded + 1..=next).contains(&wanted.end) {
                let rest = &text[at + c.len_utf8()..];
                let accents: usize = rest.chars().take_while(|c| is_combining_mark(*c)).map(char::len_utf8).sum();
                places.push(start..at + c.len_utf8() + accents);
            }
            at_folded = next;
        }
        places
    }
}

/// What overlaps or touches becomes one; `ranges` are in order.
pub fn merged(ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => merged.push(range),
        }
    }
    merged
}

/// Where an ñ begins, composed or not.
fn enyes(text: &str) -> impl Iterator<Item = usize> {
    let is_enye = |at: usize, c: char| match c {
        'ñ' | 'Ñ' => true,
        'n' | 'N' => text[at + 1..].starts_with('\u{303}'),
        _ => false,
    };
    text.char_indices().filter(move |(at, c)| is_enye(*at, *c)).map(|(at, _)| at)
}

fn folded_len(c: char) -> usize {
    let mut length = 0;
    fold_char(c, |c| length += c.len_utf8());
    length
}

fn ends_in_word(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}

fn begins_in_word(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn folding_drops_accents_and_case() {
        for (text, folded) in [
            ("Núñez", "nunez"),
            ("Nu\u{301}N\u{303}EZ", "nunez"),
            ("PINGÜINO", "pinguino"),
            ("Çelik", "celik"),
            ("İstanbul", "istanbul"),
            ("田中 👩‍⚕️", "田中 👩‍⚕"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn the_words_of_a_text_stand_apart() {
        assert_eq!(words("  ¡Hola, Peñafiel! 🎉1:1 — 田中\0x\n"), "hola penafiel 1 1 田中 x ");
        assert_eq!(words("🎉"), "");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text: String) {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn a_text_holds_each_of_its_words(text: String) {
            let folded = FoldedText::new(&text);
            for word in words(&text).split_whitespace() {
                prop_assert!(folded.holds(&Term::new(word, true).unwrap()), "{}", word);
            }
        }

        #[test]
        fn what_holds_a_term_holds_its_words_in_a_row(
            text in "[aáeñnN\u{303} .]{0,20}", said in "[aañn\u{303} ]{1,5}", whole: bool,
        ) {
            let Some(term) = Term::new(&said, whole) else { return Ok(()) };
            let row = term.words().collect::<Vec<_>>().join(" ");
            let row = if whole { format!(" {row} ") } else { format!(" {row}") };
            let stands = format!(" {} ", words(&text).trim_end()).contains(&row);
            let found = FoldedText::new(&text).holds(&term);
            prop_assert!(!found || stands);
            prop_assert!(found || !stands || term.has_enye());
        }
    }
}
