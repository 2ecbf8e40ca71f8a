//! Numbers with the separators of a language.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::{Decimal, SignDisplay};

use super::{Language, texts};

/// "12.345" in Spanish, "12,345" in English. As its rules ask, Spanish writes four digits together:
/// "1234", but English "1,234".
pub fn integer(language: Language, number: i64) -> String {
    grouped(language, &Decimal::from(number))
}

/// A number rounded to so many digits after the separator: "0,53", "0.53". What is not a finite
/// number shows as "–".
pub fn decimal(language: Language, number: f64, digits: usize) -> String {
    // The text of an infinity or of not-a-number is no decimal.
    match format!("{number:.digits$}").parse::<Decimal>() {
        // What rounds to zero has no sign.
        Ok(number) => grouped(language, &number.with_sign_display(SignDisplay::Negative)),
        Err(_) => "–".to_owned(),
    }
}

/// A share as a percentage, 1.0 being the whole: "53 %" in Spanish (the space does not break),
/// "53%" in English.
pub fn percent(language: Language, share: f64, digits: usize) -> String {
    texts(language).msg_number_percent(decimal(language, share * 100.0, digits))
}

/// A size of typed text, without its unit: "4,5", "4.5".
#[allow(clippy::cast_precision_loss)] // Such sizes are far below 2^52.
pub fn kib(language: Language, bytes: usize) -> String {
    decimal(language, bytes as f64 / 1024.0, 1)
}

fn grouped(language: Language, number: &Decimal) -> String {
    thread_local! {
        static SPANISH: DecimalFormatter = formatter(Language::Spanish);
        static ENGLISH: DecimalFormatter = formatter(Language::English);
    }
    let show = |formatter: &DecimalFormatter| formatter.format(number).to_string();
    match language {
        Language::Spanish => SPANISH.with(show),
        Language::English => ENGLISH.with(show),
    }
}

fn formatter(language: Language) -> DecimalFormatter {
    DecimalFormatter::try_new(language.icu().into(), Default::default()).expect("compiled locale data") // part of the binary, with a root to fall back to
}

#[cfg(test)]
mod tests {
    use super::*;

    use Language::{English, Spanish};

    #[test]
    fn thousands_are_grouped_as_the_language_does() {
        for (number, spanish, english) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_234, "1234", "1,234"),
            (12_345, "12.345", "12,345"),
            (-1_234_567, "-1.234.567", "-1,234,567"),
            (i64::MIN, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"),
        ] {
            assert_eq!(integer(Spanish, number), spanish);
            assert_eq!(integer(English, number), english);
        }
    }

    #[test]
    fn decimals_keep_the_digits_asked_for() {
        for (number, digits, spanish, english) in [
            (0.5333, 2, "0,53", "0.53"),
            (80.0, 1, "80,0", "80.0"),
            (12_345.678, 1, "12.345,7", "12,345.7"),
            (-0.4, 0, "0", "0"),
            (f64::NAN, 1, "–", "–"),
            (f64::INFINITY, 1, "–", "–"),
        ] {
            assert_eq!(decimal(Spanish, number, digits), spanish, "{number}");
            assert_eq!(decimal(English, number, digits), english, "{number}");
        }
        assert_eq!(decimal(English, f64::MAX, 0).len(), 411);
    }

    #[test]
    fn shares_may_be_negative_or_over_the_whole() {
        for (share, digits, spanish, english) in [
            (0.533, 0, "53\u{a0}%", "53%"),
            (0.333, 1, "33,3\u{a0}%", "33.3%"),
            (-0.2, 0, "-20\u{a0}%", "-20%"),
            (1.25, 0, "125\u{a0}%", "125%"),
        ] {
            assert_eq!(percent(Spanish, share, digits), spanish);
            assert_eq!(percent(English, share, digits), english);
        }
    }
}
