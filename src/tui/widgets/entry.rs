//! What is common to everything one types into: what became of a key, and which characters get in.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::domain::text::is_forbidden;

/// What became of a key or paste.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Not for a field.
    Ignored,
    /// Understood; the text is as it was.
    Moved,
    /// The text is another.
    Changed,
    /// The text is another, but the paste was longer than is taken and its end was left out.
    Cut,
}

/// The longest paste that is taken, in bytes.
pub const LONGEST_PASTE: usize = 1 << 20;

/// The start of a paste that is taken, and whether anything was left out.
pub fn capped(pasted: &str) -> (&str, bool) {
    if pasted.len() <= LONGEST_PASTE {
        return (pasted, false);
    }
    let mut end = LONGEST_PASTE;
    while !pasted.is_char_boundary(end) {
        end -= 1;
    }
    (&pasted[..end], true)
}

/// Pasted or typed text as one line: composed, line breaks and tabs as spaces, nothing invisible that misleads.
pub fn one_line(text: &str) -> String {
    let unified = unified_breaks(text);
    unified.trim_end_matches('\n').chars().map(spaced).filter(|c| is_welcome(*c)).nfc().collect()
}

/// The same, keeping line breaks; tabs become four spaces.
pub fn many_lines(text: &str) -> String {
    let unified = unified_breaks(text).replace('\t', "    ");
    unified.chars().filter(|c| *c == '\n' || is_welcome(*c)).nfc().collect()
}

fn unified_breaks(text: &str) -> Cow<'_, str> {
    if text.contains(['\r', '\u{2028}', '\u{2029}']) {
        text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n").into()
    } else {
        text.into()
    }
}

fn spaced(c: char) -> char {
    if matches!(c, '\n' | '\t') { ' ' } else { c }
}

/// Whether a character may be typed or pasted: no controls, no direction overrides, nothing that hides. What would be
/// shown to others as a code doesn't get in.
pub fn is_welcome(c: char) -> bool {
    !is_forbidden(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_loses_controls_and_what_misleads() {
        assert_eq!(one_line("hola\r\nmundo\t!\u{1b}[31m\u{202e}\n"), "hola mundo ![31m");
        assert_eq!(many_lines("a\r\nb\rc\td\u{7}"), "a\nb\nc    d");
        assert_eq!(one_line("a\u{200c}b\u{34f}\u{3164}\u{e01ef}"), "ab");
        assert_eq!(one_line("n\u{303}"), "ñ");
        assert_eq!(one_line("👩\u{200d}⚕\u{fe0f}"), "👩\u{200d}⚕\u{fe0f}");
    }

    #[test]
    fn a_paste_is_cut_between_characters() {
        let long = "ñ".repeat(LONGEST_PASTE);
        let (taken, cut) = capped(&long);
        assert!(cut && taken.len() <= LONGEST_PASTE && taken.chars().all(|c| c == 'ñ'));
        assert_eq!(capped("hola"), ("hola", false));
    }
}
