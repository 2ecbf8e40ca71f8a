//! Text that came from people, made safe for a screen, and measured as a terminal shows it.
//!
//! [`CleanText`] is the one type for text that reaches a screen. What could move the cursor, reorder or hide other
//! text is shown as a code (`‹U+202E›`), so a reader sees that it is there.

mod columns;

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::ops::Deref;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

pub use columns::{graphemes, truncate, width};

/// Columns between tab stops.
const TAB: usize = 4;

/// Combining marks kept on one base character. Vietnamese and pointed Hebrew need three; stacks beyond four are drawn
/// over the neighbouring rows.
const MARKS: usize = 4;

/// Joined parts of one emoji. The longest in use, a kiss with two skin tones, has four.
const EMOJI_PARTS: usize = 5;

/// Text that is safe on a screen: no control, bidirectional, zero-width or tag characters, and every grapheme at least
/// one column wide. Cleaning clean text changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CleanText<'a>(Cow<'a, str>);

impl<'a> CleanText<'a> {
    /// One line: each line break becomes a space. Borrows when there was nothing to clean.
    pub fn line(text: &'a str) -> Self {
        Self(clean(text, LineBreaks::Spaces))
    }

    /// Several lines, parted by `\n` alone; `\r\n` and `\r` are normalised. Borrows when there was nothing to clean.
    pub fn paragraphs(text: &'a str) -> Self {
        Self(clean(text, LineBreaks::Kept))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_owned(self) -> CleanText<'static> {
        CleanText(Cow::Owned(self.0.into_owned()))
    }

    pub fn into_cow(self) -> Cow<'a, str> {
        self.0
    }
}

impl Deref for CleanText<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for CleanText<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CleanText<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl<'a> From<CleanText<'a>> for Cow<'a, str> {
    fn from(text: CleanText<'a>) -> Self {
        text.0
    }
}

impl From<CleanText<'_>> for String {
    fn from(text: CleanText<'_>) -> Self {
        text.0.into_owned()
    }
}

#[derive(Clone, Copy, PartialEq)]
enum LineBreaks {
    Kept,
    Spaces,
}

fn clean(text: &str, breaks: LineBreaks) -> Cow<'_, str> {
    let harmless = |c| is_plain(c) || (c == '\n' && breaks == LineBreaks::Kept);
    if text.chars().all(harmless) {
        return Cow::Borrowed(text);
    }
    let mut cleaner = Cleaner { out: String::with_capacity(text.len() + 16), column: 0 };
    for grapheme in text.graphemes(true) {
        match grapheme {
            "\n" | "\r\n" | "\r" if breaks == LineBreaks::Kept => cleaner.line_break(),
            "\n" | "\r\n" | "\r" => cleaner.keep(" "),
            "\t" => cleaner.tab(),
            _ => cleaner.cluster(grapheme),
        }
    }
    if cleaner.out == text { Cow::Borrowed(text) } else { Cow::Owned(cleaner.out) }
}

/// Characters of everyday text that stand alone, whatever is beside them, and are at least a column wide.
fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}'
        | '\u{370}'..='\u{377}' | '\u{391}'..='\u{3a1}' | '\u{3a3}'..='\u{482}' | '\u{48a}'..='\u{52f}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}' | '\u{2190}'..='\u{21ff}'
        | '\u{2500}'..='\u{259f}'
        | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a0}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}')
}

/// What may stand in one cell of a screen of the grapheme that was drawn there; nothing where all of it may.
pub fn mended_cell(grapheme: &str) -> Option<String> {
    // Nearly every cell of a screen holds one plain letter.
    if matches!(grapheme.as_bytes(), [b' '..=b'~']) || grapheme.chars().all(is_plain) {
        return None;
    }
    let (kept, _) = kept_part(grapheme);
    match kept.as_str() {
        same if same == grapheme => None,
        "" => Some(" ".to_owned()),
        _ => Some(kept),
    }
}

/// Characters that are never shown as themselves. Zero-width ones that this leaves out are caught by their width.
pub fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fdd0}'..='\u{fdef}'
            | '\u{fe00}'..='\u{fe0d}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

struct Cleaner {
    out: String,
    /// Columns since the last line break, for tab stops.
    column: usize,
}

impl Cleaner {
    fn line_break(&mut self) {
        self.out.push('\n');
        self.column = 0;
    }

    fn tab(&mut self) {
        let stop = TAB - self.column % TAB;
        self.out.extend(std::iter::repeat_n(' ', stop));
        self.column += stop;
    }

    fn keep(&mut self, text: &str) {
        self.out.push_str(text);
        self.column += width(text);
    }

    fn code(&mut self, c: char) {
        let start = self.out.len();
        // Writing to a String cannot fail.
        let _ = write!(self.out, "‹U+{:04X}›", u32::from(c));
        self.column += width(&self.out[start..]);
    }

    /// Cleans what the segmentation gave as one grapheme. After a code the rest is segmented anew, since what was
    /// attached to the hidden character would now attach to the code.
    fn cluster(&mut self, mut rest: &str) {
        while let Some(grapheme) = rest.graphemes(true).next() {
            let (kept, stopped_at) = kept_part(grapheme);
            self.keep(&kept);
            match stopped_at {
                None => rest = &rest[grapheme.len()..],
                Some((at, c)) => {
                    self.code(c);
                    rest = &rest[at + c.len_utf8()..];
                }
            }
        }
    }
}

/// What may be shown of one grapheme, up to the first character that has to be shown as a code, if there is one.
fn kept_part(grapheme: &str) -> (String, Option<(usize, char)>) {
    let mut chars = grapheme.char_indices().peekable();
    let mut kept = String::new();
    let mut marks = 0;
    let mut parts = 1;
    let mut previous: Option<char> = None;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let stands = match (c, previous) {
            _ if is_forbidden(c) => false,
            ('\u{200d}', Some(before)) => {
                parts += 1;
                parts <= EMOJI_PARTS && ends_emoji(before) && next.is_some_and(is_pictographic)
            }
            ('\u{fe0e}' | '\u{fe0f}', Some('0'..='9' | '#' | '*')) => next == Some('\u{20e3}'),
            ('\u{fe0e}' | '\u{fe0f}', Some(before)) => is_pictographic(before),
            ('\u{200d}' | '\u{fe0e}' | '\u{fe0f}', None) => false,
            (_, None) => !is_mark(c),
            _ => true,
        };
        if !stands {
            return (kept, Some((at, c)));
        }
        if !matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}') && previous.is_some() {
            if is_mark(c) {
                marks += 1;
                if marks > MARKS {
                    continue;
                }
            } else {
                marks = 0;
            }
        }
        kept.push(c);
        previous = Some(c);
    }
    (kept, None)
}

/// Drawn over the character before it, or not at all.
fn is_mark(c: char) -> bool {
    is_combining_mark(c) || width(c.encode_utf8(&mut [0; 4])) == 0
}

/// Whether an emoji may end in `c`, so that a joiner after it has something to join.
fn ends_emoji(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}') || is_pictographic(c)
}

/// `Extended_Pictographic`, asked of the segmentation tables: a joiner between two graphemes binds them only there
/// (UAX 29, GB11).
fn is_pictographic(c: char) -> bool {
    if c.is_ascii() || is_combining_mark(c) || matches!(c, '\u{200c}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}') {
        return false;
    }
    let joined = String::from_iter(['\u{1f600}', '\u{200d}', c]);
    let beside = String::from_iter(['a', c]);
    joined.graphemes(true).count() == 1 && beside.graphemes(true).count() == 2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(text: &str) -> String {
        CleanText::line(text).to_string()
    }

    #[test]
    fn everyday_text_is_borrowed() {
        for text in ["plain", "Iván Castaño — «mañana» 3 €", "田中 雪", "👩\u{200d}⚕\u{fe0f} de guardia", "🇪🇸 n\u{303}"]
        {
            assert!(matches!(CleanText::line(text).into_cow(), Cow::Borrowed(_)), "{text}");
        }
        assert!(matches!(CleanText::paragraphs("one\n\ntwo").into_cow(), Cow::Borrowed(_)));
    }

    #[test]
    fn characters_that_hide_or_reorder_text_are_shown_as_codes() {
        assert_eq!(line("a\u{202e}b"), "a‹U+202E›b");
        assert_eq!(line("a\u{200b}b\u{200d}c"), "a‹U+200B›b‹U+200D›c");
        assert_eq!(line("\u{1b}[31m"), "‹U+001B›[31m");
        assert_eq!(line("x\u{e0041}\u{2028}y"), "x‹U+E0041›‹U+2028›y");
        assert_eq!(line("pass\u{ad}word"), "pass‹U+00AD›word");
    }

    #[test]
    fn tabs_reach_the_next_stop_of_their_line() {
        assert_eq!(line("a\tb"), "a   b");
        assert_eq!(CleanText::paragraphs("abcd\n田\tx").as_str(), "abcd\n田  x");
    }

    #[test]
    fn line_breaks_become_spaces_in_a_line_and_stay_in_paragraphs() {
        assert_eq!(line("a\r\nb\nc\rd"), "a b c d");
        assert_eq!(CleanText::paragraphs("a\r\nb\nc\rd").as_str(), "a\nb\nc\nd");
    }

    #[test]
    fn a_stack_of_marks_is_cut_to_four() {
        let stacked = format!("a{}b", "\u{301}".repeat(40));
        assert_eq!(line(&stacked), format!("a{}b", "\u{301}".repeat(4)));
    }

    #[test]
    fn a_mark_with_nothing_under_it_is_shown_as_a_code() {
        assert_eq!(line("\u{301}a"), "‹U+0301›a");
        assert_eq!(line("a\u{202e}\u{301}"), "a‹U+202E›‹U+0301›");
    }

    #[test]
    fn emoji_keep_their_joiners_tones_and_selectors() {
        for emoji in [
            "👩\u{200d}⚕\u{fe0f}",
            "👨\u{200d}👩\u{200d}👧\u{200d}👦",
            "🧑🏻\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}🧑🏼",
            "1\u{fe0f}\u{20e3}",
            "🇲🇽",
            "👍🏽",
            "☂\u{fe0f}",
        ] {
            assert_eq!(line(emoji), emoji);
        }
        assert_eq!(line("a\u{fe0f}"), "a‹U+FE0F›");
        assert_eq!(line("👩\u{200d}a"), "👩‹U+200D›a");
    }

    /// Text made mostly of what gives trouble.
    fn troublesome() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "a",
            "ñ",
            "n\u{303}",
            "田",
            "👩",
            "⚕",
            "\u{fe0f}",
            "\u{fe0e}",
            "\u{200d}",
            "\u{200b}",
            "\u{301}",
            "\u{302}",
            "🏽",
            "🇪",
            "\u{202e}",
            "\u{2066}",
            "\t",
            "\n",
            "\r",
            "\u{1b}",
            "\u{0}",
            "\u{9b}",
            "1",
            "\u{20e3}",
            "\u{e0067}",
            "\u{1100}",
            "\u{1161}",
            "\u{11a8}",
            "가",
            "\u{915}",
            "\u{94d}",
            "\u{937}",
            "\u{93f}",
            "\u{600}",
            "\u{ff76}",
            "\u{ff9e}",
            "‹",
            "›",
            " ",
            "\u{3099}",
            "\u{1f3fb}",
            "\u{a9}",
            "\u{e34}",
            "\u{644}",
            "\u{627}",
        ]);
        prop_oneof![
            prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat()),
            any::<String>(),
            prop::collection::vec(any::<char>(), 0..24).prop_map(String::from_iter),
        ]
    }

    fn is_unsafe(c: char) -> bool {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
                | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
    }

    proptest! {
        #[test]
        fn nothing_unsafe_survives(text in troublesome()) {
            prop_assert!(!CleanText::line(&text).contains(is_unsafe));
            prop_assert!(!CleanText::paragraphs(&text).contains(|c| c != '\n' && is_unsafe(c)));
        }

        #[test]
        fn cleaning_twice_changes_nothing(text in troublesome()) {
            let once = CleanText::paragraphs(&text);
            let twice = CleanText::paragraphs(&once);
            prop_assert_eq!(twice.as_str(), once.as_str());
            let once = line(&text);
            prop_assert_eq!(&line(&once), &once);
        }

        #[test]
        fn every_grapheme_can_be_seen_and_holds_few_marks(text in troublesome()) {
            for grapheme in CleanText::line(&text).graphemes(true) {
                prop_assert!(width(grapheme) > 0, "{:?}", grapheme);
                let mut run = 0;
                for c in grapheme.chars() {
                    run = if is_combining_mark(c) { run + 1 } else { 0 };
                    // A variation selector counts as a mark to Unicode, though nothing is drawn for it.
                    prop_assert!(run <= MARKS + 1, "{:?}", grapheme);
                }
            }
        }
    }
}
