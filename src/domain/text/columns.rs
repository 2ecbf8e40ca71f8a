//! Text measured and cut as a terminal shows it: by graphemes and columns, never by bytes.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns that `text` takes on a screen, grapheme by grapheme as the screen draws it. Line breaks count nothing.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    text.graphemes(true).map(grapheme_width).sum()
}

/// How many characters a person would count in `text`.
pub fn graphemes(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    text.graphemes(true).count()
}

/// `text` cut to at most `columns`, with `…` where something was cut.
pub fn truncate(text: &str, columns: usize) -> Cow<'_, str> {
    // A grapheme of one column takes a byte at least, so this spares measuring the short ones.
    if text.len() <= columns && text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut used = 0;
    // Where to cut if a later grapheme proves not to fit: the end of what leaves a column for the ellipsis.
    let mut cut = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme_width(grapheme);
        if used > columns {
            return match columns {
                0 => Cow::Borrowed(""),
                _ => Cow::Owned(format!("{}…", text[..cut].trim_end())),
            };
        }
        if used < columns {
            cut = at + grapheme.len();
        }
    }
    Cow::Borrowed(text)
}

/// The halfwidth sound marks of katakana take a column in every terminal, though Unicode lets them combine.
fn grapheme_width(grapheme: &str) -> usize {
    match grapheme {
        "\n" | "\r\n" | "\r" => 0,
        _ => {
            let sound_marks = grapheme.chars().filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}')).count();
            grapheme.width() + sound_marks
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn width_counts_columns() {
        assert_eq!(width("mañana"), 6);
        assert_eq!(width("man\u{303}ana"), 6);
        assert_eq!(width("田中"), 4);
        assert_eq!(width("👩\u{200d}⚕\u{fe0f}"), 2);
        assert_eq!(width("🇪🇸"), 2);
        assert_eq!(width(""), 0);
    }

    #[test]
    fn graphemes_counts_what_a_person_sees() {
        assert_eq!(graphemes("n\u{303}o"), 2);
        assert_eq!(graphemes("👩\u{200d}⚕\u{fe0f}田"), 2);
    }

    #[test]
    fn text_that_fits_is_not_cut() {
        assert!(matches!(truncate("mañana", 6), Cow::Borrowed("mañana")));
        assert!(matches!(truncate("", 0), Cow::Borrowed("")));
    }

    #[test]
    fn text_is_cut_between_graphemes() {
        assert_eq!(truncate("mañana", 5), "maña…");
        assert_eq!(truncate("Ana García", 5), "Ana…");
        assert_eq!(truncate("田中雪", 5), "田中…");
        assert_eq!(truncate("田中雪", 4), "田…");
        assert_eq!(truncate("a👩\u{200d}⚕\u{fe0f}b", 2), "a…");
        assert_eq!(truncate("田", 1), "…");
        assert_eq!(truncate("田", 0), "");
    }

    proptest! {
        #[test]
        fn a_cut_text_fits(text: String, columns in 0usize..40) {
            prop_assert!(width(&truncate(&text, columns)) <= columns);
        }
    }
}
