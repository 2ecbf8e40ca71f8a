//! Secrets on paper: written so that people can read, say and type them, and told apart from mistyped ones.
//!
//! Layout: groups of five Crockford base32 symbols (`0-9A-Z` without I, L, O, U) joined by `-`. Four of a group's symbols
//! are random, 20 bits; the fifth checks them. Symbols are elements of GF(32) modulo x⁵+x²+1, times two is `double`, and
//! the check is
//! `fold(group number from 1, |sum, symbol| double(sum ^ symbol))` over the four. So any one wrong symbol in a group,
//! any two exchanged, and any two groups exchanged are noticed.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

use super::random;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP_LEN: usize = 5;
const RANDOM_PER_GROUP: usize = 4;

/// Why typed text is not a secret that was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// A group, counted from 1, is not as printed. Others after it may be wrong too.
    #[error("group {0} is not as printed")]
    Group(usize),
    /// There are more or fewer letters and digits than are printed.
    #[error("{found} letters and digits instead of {expected}")]
    Length { found: usize, expected: usize },
}

/// The symbols of a secret of `GROUPS` groups, each below 32. Wiped when dropped.
#[derive(PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub(super) struct Paper<const GROUPS: usize>([[u8; GROUP_LEN]; GROUPS]);

impl<const GROUPS: usize> Paper<GROUPS> {
    pub(super) fn generate() -> Self {
        let mut paper = Self([[0; GROUP_LEN]; GROUPS]);
        for (index, group) in paper.0.iter_mut().enumerate() {
            *group = random::<GROUP_LEN>().map(|byte| byte % 32);
            group[RANDOM_PER_GROUP] = check(index, group);
        }
        paper
    }

    /// Reads typed text. Case, spaces and dashes do not matter, nor O for 0, I or L for 1, U for V.
    pub(super) fn parse(typed: &str) -> Result<Self, PaperError> {
        let expected = GROUPS * GROUP_LEN;
        let found = typed.chars().filter(|&char| !is_separator(char)).count();
        if found != expected {
            return Err(Self::uneven_group(typed).unwrap_or(PaperError::Length { found, expected }));
        }
        let mut paper = Self([[0; GROUP_LEN]; GROUPS]);
        let typed = typed.chars().filter(|&char| !is_separator(char));
        for (symbol, char) in paper.0.as_flattened_mut().iter_mut().zip(typed) {
            // No group's check is 32 or more, so an unreadable symbol makes its group wrong.
            *symbol = value(char).unwrap_or(u8::MAX);
        }
        match paper.0.iter().enumerate().position(|(index, group)| !is_intact(index, group)) {
            Some(wrong) => Err(PaperError::Group(wrong + 1)),
            None => Ok(paper),
        }
    }

    /// All symbols in order, checks too.
    pub(super) fn symbols(&self) -> &[u8] {
        self.0.as_flattened()
    }

    /// Where somebody typed the groups apart, the first that is too short or too long.
    fn uneven_group(typed: &str) -> Option<PaperError> {
        let groups = typed.split(is_separator).filter(|group| !group.is_empty());
        let lengths: Vec<_> = groups.map(|group| group.chars().count()).collect();
        let wrong = lengths.iter().position(|&length| length != GROUP_LEN)?;
        (lengths.len() == GROUPS).then_some(PaperError::Group(wrong + 1))
    }
}

impl<const GROUPS: usize> fmt::Display for Paper<GROUPS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, group) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("-")?;
            }
            for &symbol in group {
                write!(f, "{}", char::from(ALPHABET[usize::from(symbol)]))?;
            }
        }
        Ok(())
    }
}

fn is_separator(char: char) -> bool {
    // Hyphen-minus, the other hyphens and dashes, minus sign.
    char.is_whitespace() || matches!(char, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '.' | ',' | '_')
}

fn value(char: char) -> Option<u8> {
    let symbol = match char.to_ascii_uppercase() {
        'O' => b'0',
        'I' | 'L' => b'1',
        'U' => b'V',
        char => u8::try_from(char).ok()?,
    };
    let position = ALPHABET.iter().position(|&other| other == symbol)?;
    u8::try_from(position).ok()
}

fn is_intact(index: usize, group: &[u8; GROUP_LEN]) -> bool {
    group.iter().all(|&symbol| symbol < 32) && group[RANDOM_PER_GROUP] == check(index, group)
}

/// The check symbol of a group, from the four before it.
fn check(index: usize, group: &[u8; GROUP_LEN]) -> u8 {
    // Papers have a handful of groups.
    let start = (index as u8 + 1) % 32;
    group[..RANDOM_PER_GROUP].iter().fold(start, |sum, symbol| double(sum ^ symbol))
}

/// Times x in GF(32).
fn double(element: u8) -> u8 {
    let doubled = element << 1;
    if doubled & 0b10_0000 == 0 { doubled } else { doubled ^ 0b10_0101 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Four = Paper<4>;

    fn parse(typed: &str) -> Result<String, PaperError> {
        Four::parse(typed).map(|paper| paper.to_string())
    }

    fn printed() -> impl Strategy<Value = String> {
        Just(()).prop_map(|()| Four::generate().to_string())
    }

    #[test]
    fn a_secret_is_printed_as_written_down() {
        let mut paper = Paper([[0, 0, 0, 0, 0], [1, 2, 3, 4, 0], [31, 30, 29, 28, 0]]);
        for (index, group) in paper.0.iter_mut().enumerate() {
            group[4] = check(index, group);
        }
        assert_eq!(paper.to_string(), "0000G-12341-ZYXWY");
    }

    #[test]
    fn a_group_with_a_letter_missing_is_named_where_groups_are_typed_apart() {
        let printed = Four::generate().to_string();
        let mut typed = printed.clone();
        typed.remove(8);
        assert_eq!(parse(&typed), Err(PaperError::Group(2)));
        assert_eq!(parse(&typed.replace('-', "")), Err(PaperError::Length { found: 19, expected: 20 }));
    }

    #[test]
    fn a_missing_group_is_a_matter_of_length() {
        let printed = Four::generate().to_string();
        assert_eq!(parse(&printed[..17]), Err(PaperError::Length { found: 15, expected: 20 }));
        assert_eq!(parse(""), Err(PaperError::Length { found: 0, expected: 20 }));
    }

    #[test]
    fn a_character_that_is_never_printed_is_named_by_its_group() {
        let printed = Four::generate().to_string();
        for stray in ["!", "ñ", "€", "İ"] {
            let mut typed = printed.clone();
            typed.replace_range(12..13, stray);
            assert_eq!(parse(&typed), Err(PaperError::Group(3)), "{stray}");
        }
    }

    proptest! {
        #[test]
        fn what_was_printed_is_read_back_however_it_is_typed(printed in printed(), style in 0..5) {
            let typed = match style {
                0 => printed.clone(),
                1 => printed.to_lowercase(),
                2 => printed.replace('-', ""),
                3 => format!("  {} \n", printed.replace('-', " – ")),
                _ => printed.replace('0', "o").replace('1', "l").replace('V', "u"),
            };
            prop_assert_eq!(parse(&typed), Ok(printed));
        }

        #[test]
        fn one_wrong_symbol_names_its_group(printed in printed(), at in 0..20_usize, by in 1..32_usize) {
            let at = at + at / 5;
            let mut typed = printed.into_bytes();
            let position = ALPHABET.iter().position(|&symbol| symbol == typed[at]).unwrap();
            typed[at] = ALPHABET[(position + by) % 32];
            let typed = String::from_utf8(typed).unwrap();
            prop_assert_eq!(parse(&typed), Err(PaperError::Group(at / 6 + 1)));
        }

        #[test]
        fn two_symbols_exchanged_name_their_group(
            printed in printed(), group in 0..4_usize, one in 0..5_usize, other in 0..5_usize,
        ) {
            let mut typed = printed.into_bytes();
            let (one, other) = (group * 6 + one, group * 6 + other);
            prop_assume!(typed[one] != typed[other]);
            typed.swap(one, other);
            let typed = String::from_utf8(typed).unwrap();
            prop_assert_eq!(parse(&typed), Err(PaperError::Group(group + 1)));
        }

        #[test]
        fn two_groups_exchanged_are_noticed(printed in printed(), one in 0..4_usize, other in 0..4_usize) {
            prop_assume!(one != other);
            let mut groups: Vec<_> = printed.split('-').collect();
            groups.swap(one, other);
            prop_assert_eq!(parse(&groups.join("-")), Err(PaperError::Group(one.min(other) + 1)));
        }

        #[test]
        fn whatever_is_typed_is_read_or_refused(typed: String) {
            let _ = parse(&typed);
        }
    }
}
