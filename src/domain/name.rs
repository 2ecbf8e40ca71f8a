//! Display names: how they are kept, and which ones a reader could take for one another.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The name as it is kept: NFC, trimmed, one space between words.
pub fn normalise_name(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").nfc().collect()
}

/// Whether a reader could take one name for the other, so that the handle has to be shown with it.
pub fn looks_alike(a: &str, b: &str) -> bool {
    likeness(a) == likeness(b)
}

/// What [`looks_alike`] compares, for finding the look-alikes of a whole list with a map: case, accents, compatibility
/// forms, invisible characters, kinds of space, and the Cyrillic and Greek letters drawn as Latin ones are all the same.
pub fn likeness(name: &str) -> String {
    let folded: String = name
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !is_invisible(*c))
        .flat_map(char::to_lowercase)
        .map(latin_twin)
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// The Latin letter that a lower-case letter can be taken for, in either case.
fn latin_twin(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'ɡ' => 'g',
        'н' | 'һ' | 'η' => 'h',
        'і' | 'ι' | 'ı' | 'ӏ' => 'i',
        'ј' | 'ϳ' => 'j',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'ո' => 'n',
        'о' | 'ο' | 'օ' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' | 'ս' => 'u',
        'ν' | 'ѵ' => 'v',
        'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        'ζ' => 'z',
        '’' | 'ʼ' | '‘' | '`' | '´' => '\'',
        '‐' | '‑' | '–' | '−' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_kept_composed_with_single_spaces() {
        assert_eq!(normalise_name("  Iva\u{301}n  Castan\u{303}o\u{a0}Prieto\n"), "Iván Castaño Prieto");
    }

    #[test]
    fn names_that_differ_in_what_a_reader_overlooks_look_alike() {
        assert!(looks_alike("Ana García", "ana garcia"));
        assert!(looks_alike("Ana García", "Ana\u{2003}García\u{200b}"));
        assert!(looks_alike("Ana García", "Аnа García"));
        assert!(looks_alike("O'Connor", "O’Connor"));
        assert!(!looks_alike("Ana García", "Ana Garza"));
        assert!(!looks_alike("Ana García", "Ana García López"));
    }

    proptest! {
        #[test]
        fn a_kept_name_stays_as_it_is_and_looks_like_what_was_typed(name: String) {
            let kept = normalise_name(&name);
            prop_assert_eq!(normalise_name(&kept), kept.clone());
            prop_assert!(looks_alike(&name, &kept));
        }
    }
}
