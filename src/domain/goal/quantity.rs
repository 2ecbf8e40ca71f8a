//! Amounts that people measure, exact to four decimals, and how they are read from what somebody typed.

use std::fmt;

use serde::{Serialize, Serializer};

/// An amount in ten-thousandths of its unit: sums of any length are exact and the same in any order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(i64);

/// Why a text is no quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotAQuantity {
    Empty,
    NotANumber,
    /// Beyond [`Quantity::LIMIT`] on either side of zero.
    TooLarge,
    /// More than [`Quantity::DECIMALS`].
    TooManyDecimals,
}

/// What a typed number may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    One(Quantity),
    /// "1.234" is one thousand two hundred and thirty-four to some and little more than one to others: whoever typed it
    /// has to say. The separator groups thousands in the first and parts decimals in the second.
    Either(Quantity, Quantity),
}

const SCALE: i64 = 10_000;

impl Quantity {
    /// Digits after the separator.
    pub const DECIMALS: usize = 4;
    /// The largest amount, in whole units.
    pub const LIMIT: i64 = 1_000_000_000_000;
    pub const ZERO: Self = Self(0);

    /// So many ten-thousandths; none beyond the limit.
    pub fn from_raw(raw: i64) -> Option<Self> {
        (raw.unsigned_abs() <= (Self::LIMIT * SCALE).unsigned_abs()).then_some(Self(raw))
    }

    /// Whole units; beyond the limit, the limit.
    pub fn whole(units: i64) -> Self {
        Self(units.clamp(-Self::LIMIT, Self::LIMIT) * SCALE)
    }

    /// In ten-thousandths.
    pub fn raw(self) -> i64 {
        self.0
    }

    pub fn is_whole(self) -> bool {
        self.0 % SCALE == 0
    }

    pub fn as_f64(self) -> f64 {
        self.0 as f64 / SCALE as f64
    }

    /// How many digits after the separator it needs.
    pub fn decimals(self) -> usize {
        let mut rest = (self.0 % SCALE).unsigned_abs();
        let mut decimals = if rest == 0 { 0 } else { Self::DECIMALS };
        while rest != 0 && rest.is_multiple_of(10) {
            rest /= 10;
            decimals -= 1;
        }
        decimals
    }

    /// Reads what somebody typed, in Spanish or in English notation: grouping may be left out, spaces may group, and what
    /// both notations take but read differently is answered with both meanings.
    pub fn read(text: &str) -> Result<Reading, NotAQuantity> {
        let text = text.trim();
        if text.is_empty() {
            return Err(NotAQuantity::Empty);
        }
        match (Self::read_as(text, '.', ','), Self::read_as(text, ',', '.')) {
            (Ok(one), Ok(other)) if one == other => Ok(Reading::One(one)),
            (Ok(one), Ok(other)) if text.contains('.') => Ok(Reading::Either(one, other)),
            (Ok(one), Ok(other)) => Ok(Reading::Either(other, one)),
            (Ok(only), Err(_)) | (Err(_), Ok(only)) => Ok(Reading::One(only)),
            (Err(NotAQuantity::NotANumber), Err(fault)) | (Err(fault), Err(_)) => Err(fault),
        }
    }

    fn read_as(text: &str, group: char, point: char) -> Result<Self, NotAQuantity> {
        let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, decimals) = match digits.split_once(point) {
            Some((_, "")) => return Err(NotAQuantity::NotANumber),
            Some((whole, decimals)) => (whole, decimals),
            None => (digits, ""),
        };
        let whole = ungrouped(whole, group).ok_or(NotAQuantity::NotANumber)?;
        if !decimals.bytes().all(|byte| byte.is_ascii_digit()) || (whole.is_empty() && decimals.is_empty()) {
            return Err(NotAQuantity::NotANumber);
        }
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > Self::DECIMALS {
            return Err(NotAQuantity::TooManyDecimals);
        }
        let all = format!("{whole}{decimals:0<width$}", width = Self::DECIMALS);
        let raw: i64 = all.parse().map_err(|_| NotAQuantity::TooLarge)?;
        Self::from_raw(if negative { -raw } else { raw }).ok_or(NotAQuantity::TooLarge)
    }
}

/// The digits before the point without what groups them in threes; none where it groups otherwise.
fn ungrouped(whole: &str, group: char) -> Option<String> {
    let is_group = |c: char| c == group || matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let groups: Vec<&str> = whole.split(is_group).collect();
    let digits = groups.concat();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (first, rest) = groups.split_first()?;
    let grouped = rest.is_empty()
        || ((1..=3).contains(&first.len()) && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3));
    grouped.then_some(digits)
}

/// With a point and no grouping, as in files and JSON: "1234.5".
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) =
            (self.0.unsigned_abs() / SCALE.unsigned_abs(), self.0.unsigned_abs() % SCALE.unsigned_abs());
        let sign = if self.0 < 0 { "-" } else { "" };
        let decimals = format!("{rest:04}");
        match decimals.trim_end_matches('0') {
            "" => f.pad(&format!("{sign}{whole}")),
            decimals => f.pad(&format!("{sign}{whole}.{decimals}")),
        }
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_whole() { serializer.serialize_i64(self.0 / SCALE) } else { serializer.serialize_f64(self.as_f64()) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn raw(text: &str) -> i64 {
        match Quantity::read(text) {
            Ok(Reading::One(quantity)) => quantity.raw(),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn both_notations_are_read_where_only_one_meaning_is_possible() {
        for (text, ten_thousandths) in [
            ("1.234,5", 12_345_000),
            ("1,234.5", 12_345_000),
            ("12,5", 125_000),
            ("12.5", 125_000),
            ("0,500", 5_000),
            (".5", 5_000),
            ("1.234.567", 12_345_670_000),
            ("1 234,5", 12_345_000),
            ("1\u{202f}234", 12_340_000),
            ("\u{2212}3", -30_000),
            ("+7", 70_000),
            ("1234.567", 12_345_670),
            ("2,50000", 25_000),
            (" 88 ", 880_000),
        ] {
            assert_eq!(raw(text), ten_thousandths, "{text}");
        }
    }

    #[test]
    fn a_number_of_two_meanings_is_answered_with_both() {
        let either = Ok(Reading::Either(Quantity::whole(1234), Quantity(12_340)));
        assert_eq!(Quantity::read("1.234"), either);
        assert_eq!(Quantity::read("1,234"), either);
    }

    #[test]
    fn what_is_no_number_is_refused_with_the_reason() {
        for (text, fault) in [
            ("", NotAQuantity::Empty),
            ("  ", NotAQuantity::Empty),
            ("NaN", NotAQuantity::NotANumber),
            ("inf", NotAQuantity::NotANumber),
            ("1e400", NotAQuantity::NotANumber),
            ("12.34.5", NotAQuantity::NotANumber),
            ("5,", NotAQuantity::NotANumber),
            ("-", NotAQuantity::NotANumber),
            (",", NotAQuantity::NotANumber),
            ("1000000000001", NotAQuantity::TooLarge),
            ("99999999999999999999999", NotAQuantity::TooLarge),
            ("0.00001", NotAQuantity::TooManyDecimals),
        ] {
            assert_eq!(Quantity::read(text), Err(fault), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(raw in -10_000_000_000_000_000_i64..=10_000_000_000_000_000) {
            let quantity = Quantity::from_raw(raw).unwrap();
            let readings = match Quantity::read(&quantity.to_string()).unwrap() {
                Reading::One(one) => vec![one],
                Reading::Either(one, other) => vec![one, other],
            };
            prop_assert!(readings.contains(&quantity));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,40}") {
            let _ = Quantity::read(&text);
        }
    }
}
