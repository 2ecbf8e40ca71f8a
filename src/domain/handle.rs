//! Handles: the short names people are told apart by, `[a-z0-9._-]`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest handle, in characters.
pub const MAX_HANDLE: usize = 64;

/// The handle of somebody whose name has no Latin letters, before it is made unique.
const NAMELESS: &str = "persona";

/// Words that join the parts of a name and don't tell people apart.
const PARTICLES: [&str; 25] = [
    "a", "al", "bin", "d", "da", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "e", "el", "i", "la",
    "las", "los", "ten", "van", "von", "y", "zu",
];

/// Whether `text` can be a handle: `[a-z0-9._-]`, starting with a letter or a digit so that it is never taken for a
/// flag or a hidden file.
pub fn is_handle(text: &str) -> bool {
    text.len() <= MAX_HANDLE
        && text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'))
}

/// First name and first surname of `name` in plain letters: "Iván Castaño Prieto" gives "ivan.castano". Always a valid
/// handle; "persona" when the name has no Latin letters. Not unique by itself: see [`unique_handle`].
pub fn handle_from_name(name: &str) -> String {
    let outside = without_parentheses(name);
    let words = latin_words(&outside);
    let words = if words.is_empty() { latin_words(name) } else { words };
    let Some((first, others)) = words.split_first() else {
        return NAMELESS.to_owned();
    };
    let surname = others.iter().find(|word| word.len() > 1 && !PARTICLES.contains(&word.as_str())).or(others.first());
    let mut handle = match surname {
        Some(surname) => format!("{first}.{surname}"),
        None => first.clone(),
    };
    // Room is left for the number that makes it unique.
    handle.truncate(MAX_HANDLE - 8);
    handle.truncate(handle.trim_end_matches(['.', '-']).len());
    handle
}

/// [`handle_from_name`], with `.2`, `.3`… where `taken` says that it is in use.
pub fn unique_handle(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let base = handle_from_name(name);
    if !taken(&base) {
        return base;
    }
    let mut number = 2u32;
    loop {
        let candidate = format!("{base}.{number}");
        if !taken(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

/// "Yuki Tanaka (田中 雪)" → "Yuki Tanaka ". What is in parentheses says the name again in another way.
fn without_parentheses(name: &str) -> String {
    let mut depth = 0u32;
    name.chars()
        .filter(|c| match c {
            '(' | '（' => {
                depth += 1;
                false
            }
            ')' | '）' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

fn latin_words(name: &str) -> Vec<String> {
    name.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '(' | ')' | '_'))
        .map(latin_letters)
        .filter(|word| word.contains(|c: char| c.is_ascii_lowercase()))
        .collect()
}

/// The word in `[a-z0-9-]`: accents dropped, apostrophes closed up, other scripts left out.
pub fn latin_letters(word: &str) -> String {
    let mut latin = String::with_capacity(word.len());
    for c in word.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => latin.push(c),
            '-' | '‐' | '‑' | '–' => latin.push('-'),
            'ß' => latin.push_str("ss"),
            'æ' => latin.push_str("ae"),
            'œ' => latin.push_str("oe"),
            'þ' => latin.push_str("th"),
            'ø' => latin.push('o'),
            'đ' | 'ð' => latin.push('d'),
            'ł' => latin.push('l'),
            'ħ' => latin.push('h'),
            'ŧ' => latin.push('t'),
            'ı' => latin.push('i'),
            _ => {}
        }
    }
    latin.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_handle_is_the_first_name_and_the_first_surname() {
        for (name, handle) in [
            ("Iván Castaño Prieto", "ivan.castano"),
            ("Félix O'Connor", "felix.oconnor"),
            ("Félix O’Connor", "felix.oconnor"),
            ("Yuki Tanaka (田中 雪)", "yuki.tanaka"),
            ("Paula Etxebarria Zubizarreta de la Fuente", "paula.etxebarria"),
            ("María de la Fuente", "maria.fuente"),
            ("Juan A. García", "juan.garcia"),
            ("Jean-Luc Picard", "jean-luc.picard"),
            ("Søren Kjærgaard", "soren.kjaergaard"),
            ("Łukasz Groß", "lukasz.gross"),
            ("Ana (Anita) Gil", "ana.gil"),
            ("Teresa", "teresa"),
            ("In\u{303}aki Go\u{301}mez", "inaki.gomez"),
            ("(Pau)", "pau"),
            ("田中 雪", "persona"),
            ("  ", "persona"),
        ] {
            assert_eq!(handle_from_name(name), handle, "{name}");
        }
    }

    #[test]
    fn the_second_of_the_same_name_gets_a_number() {
        let taken = ["ana.garcia"];
        assert_eq!(unique_handle("Ana García López", |handle| taken.contains(&handle)), "ana.garcia.2");
        let taken = ["persona", "persona.2"];
        assert_eq!(unique_handle("田中 雪", |handle| taken.contains(&handle)), "persona.3");
    }

    #[test]
    fn a_handle_is_neither_a_flag_nor_a_path() {
        for text in ["ana.garcia.2", "a", "9a", "x_y-z"] {
            assert!(is_handle(text), "{text}");
        }
        for text in ["", "-a", ".", "..", ".a", "Ana", "a b", "ñ", "a/b", &"a".repeat(65)] {
            assert!(!is_handle(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_name_gives_a_valid_handle(name in "\\PC*") {
            prop_assert!(is_handle(&handle_from_name(&name)));
            let tries = std::cell::Cell::new(0);
            let taken = |_: &str| { tries.set(tries.get() + 1); tries.get() < 20 };
            prop_assert!(is_handle(&unique_handle(&name, taken)));
        }
    }
}
