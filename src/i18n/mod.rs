//! Spanish and English: messages, and the dates, numbers and order of each language.
//!
//! The messages live in `assets/locales/<language>/<noun>.ftl`, one file per noun, in the Fluent
//! format. The build script makes one typed function of each: `due-on` with a `$date` becomes
//! `texts(language).msg_due_on(date)`. To add one:
//!
//! 1. Write it in `en/<noun>.ftl`, with a comment that types each variable that isn't a plural:
//!    `# $date (String) - the day it is due`. An untyped variable fails the build.
//! 2. Write it, without that comment, in `es/<noun>.ftl`, with the same variables.
//! 3. Call it. The order of the arguments is that of first use in the English text, so give variables
//!    names that are not Rust keywords.
//!
//! A message that one language lacks gets no function, so its callers don't compile; one that nobody
//! calls fails a test below. Ids are shared by all files, so they begin with their noun.
//! Numbers inside messages choose the plural and print without grouping; where they can reach the
//! thousands, pass a second, [`integer`]-formatted variable to print.

pub mod check_ins;
mod dates;
pub mod goals;
pub mod names;
mod numbers;
mod order;
pub mod reasons;
mod rosters;
pub mod sessions;

use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

pub use crate::domain::folding::fold;
pub use dates::{date_long, date_short, date_time, day_long, day_short, due, event, relative, time, weekday_short};
pub use generated::L10nLanguage as Texts;
pub use numbers::{decimal, integer, kib, percent};
pub use order::{first_of, matches, sort_key};
pub use rosters::{roster_fault, roster_fault_in_place, roster_note};

use generated::L10n;

#[allow(clippy::all, dead_code)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// A language people can read Cartelera in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    Spanish,
    English,
}

/// The given text is not the code of a [`Language`].
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown language \"{0}\": use es or en")]
pub struct UnknownLanguage(String);

impl Language {
    /// Every language, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Spanish, Self::English];

    /// The two-letter code that is stored and typed: `es`, `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Spanish => "es",
            Self::English => "en",
        }
    }

    /// The one to switch to.
    pub fn other(self) -> Self {
        match self {
            Self::Spanish => Self::English,
            Self::English => Self::Spanish,
        }
    }

    /// What the language calls itself.
    pub fn name(self) -> &'static str {
        self.messages().language_name()
    }

    /// The language of a `LC_ALL`, `LC_MESSAGES` or `LANG` value, such as `es_ES.UTF-8`. `None` for
    /// `C`, `POSIX`, an empty value and languages that aren't here.
    pub fn from_locale(locale: &str) -> Option<Self> {
        let language = locale.split(['_', '-', '.', '@']).next()?;
        language.to_ascii_lowercase().parse().ok()
    }

    fn messages(self) -> L10n {
        match self {
            Self::Spanish => L10n::Es,
            Self::English => L10n::En,
        }
    }

    fn icu(self) -> icu_locale_core::Locale {
        match self {
            Self::Spanish => icu_locale_core::locale!("es"),
            // British English: the day before the month, as in Spanish.
            Self::English => icu_locale_core::locale!("en-GB"),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|language| language.code() == code).ok_or_else(|| UnknownLanguage(code.to_owned()))
    }
}

/// The messages of a language, read on first use and kept; the other language is not touched.
/// Measured in an optimised build, in a fresh process: 0.19 ms for 130 messages, 0.57 ms for 800;
/// then 0.1 µs for a plain message and under 1 µs for one that chooses a plural.
pub fn texts(language: Language) -> &'static Texts {
    static SPANISH: OnceLock<Texts> = OnceLock::new();
    static ENGLISH: OnceLock<Texts> = OnceLock::new();
    let slot = match language {
        Language::Spanish => &SPANISH,
        Language::English => &ENGLISH,
    };
    slot.get_or_init(|| language.messages().load())
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    const GENERATED: &str = include_str!(concat!(env!("OUT_DIR"), "/texts.rs"));

    fn files_under(folder: &Path, extension: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(files_under(&path, extension));
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push(path);
            }
        }
        found
    }

    fn here(folder: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
    }

    fn locale_folder(language: Language) -> PathBuf {
        here("assets/locales").join(language.code())
    }

    fn name_at_start(text: &str) -> &str {
        let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        &text[..end.unwrap_or(text.len())]
    }

    /// Message ids (`id` or `id_attribute`) with the variables of each. Fluent starts messages at the
    /// first column and indents everything that belongs to them.
    fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut found = BTreeMap::<String, BTreeSet<String>>::new();
        for file in files_under(&locale_folder(language), "ftl") {
            let (mut message, mut current) = (String::new(), String::new());
            for line in fs::read_to_string(file).unwrap().lines() {
                if line.starts_with(['#', '-']) {
                    continue;
                }
                if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    message = name_at_start(line).to_owned();
                    current.clone_from(&message);
                } else if let Some(attribute) = line.trim_start().strip_prefix('.') {
                    current = format!("{message}_{}", name_at_start(attribute));
                }
                if current.is_empty() {
                    continue;
                }
                let variables = found.entry(current.clone()).or_default();
                variables.extend(line.split('$').skip(1).map(|v| name_at_start(v).to_owned()));
            }
        }
        found
    }

    fn functions() -> BTreeSet<String> {
        GENERATED
            .match_indices("pub fn msg_")
            .map(|(at, _)| {
                let rest = &GENERATED[at + "pub fn ".len()..];
                rest[..rest.find(['(', '<']).unwrap()].to_owned()
            })
            .collect()
    }

    #[test]
    fn both_languages_have_the_same_messages_with_the_same_variables() {
        let (spanish, english) = (messages(Language::Spanish), messages(Language::English));
        let differing: BTreeSet<_> =
            spanish.keys().chain(english.keys()).filter(|id| spanish.get(*id) != english.get(*id)).collect();
        assert!(differing.is_empty(), "differ or are missing: {differing:?}");
    }

    #[test]
    fn both_languages_have_the_same_files() {
        let names = |language| -> BTreeSet<_> {
            files_under(&locale_folder(language), "ftl")
                .into_iter()
                .map(|path| path.file_name().unwrap().to_owned())
                .collect()
        };
        assert_eq!(names(Language::Spanish), names(Language::English));
    }

    #[test]
    fn every_message_has_its_function() {
        let expected: BTreeSet<_> =
            messages(Language::English).into_keys().map(|id| format!("msg_{}", id.replace('-', "_"))).collect();
        assert_eq!(functions(), expected);
    }

    #[test]
    fn every_message_can_be_shown_in_every_language() {
        for language in Language::ALL {
            let mut all = String::new();
            for file in files_under(&locale_folder(language), "ftl") {
                all.push_str(&fs::read_to_string(file).unwrap());
                all.push('\n');
            }
            Texts::new_external(language.code(), all.as_bytes()).unwrap();
        }
    }

    #[test]
    fn every_message_is_used() {
        let mut sources = String::new();
        for path in files_under(&here("src"), "rs") {
            let source = fs::read_to_string(path).unwrap();
            // Tests end a file, and a message only they call is not shown to anybody.
            sources.push_str(source.split("#[cfg(test)]\nmod tests").next().unwrap());
        }
        let words: BTreeSet<&str> = sources.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
        let unused: Vec<_> = functions()
            .into_iter()
            // Read through `Language::name`.
            .filter(|name| name != "msg_language_name")
            .filter(|name| !words.contains(name.as_str()))
            .collect();
        assert!(unused.is_empty(), "nobody shows {unused:#?}");
    }

    #[test]
    fn a_language_is_read_from_its_code_and_written_as_it() {
        for language in Language::ALL {
            assert_eq!(language.to_string().parse(), Ok(language));
        }
        assert_eq!("fr".parse::<Language>(), Err(UnknownLanguage("fr".to_owned())));
    }

    #[test]
    fn a_locale_value_tells_the_language() {
        for (locale, language) in [
            ("es_ES.UTF-8", Some(Language::Spanish)),
            ("es_MX@euro", Some(Language::Spanish)),
            ("ES", Some(Language::Spanish)),
            ("en-GB", Some(Language::English)),
            ("en.utf8", Some(Language::English)),
            ("eso_XX", None),
            ("fr_FR.UTF-8", None),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("", None),
        ] {
            assert_eq!(Language::from_locale(locale), language, "{locale}");
        }
    }

    #[test]
    fn a_language_knows_its_own_name() {
        assert_eq!(Language::Spanish.name(), "Español");
        assert_eq!(Language::English.name(), "English");
    }

    #[test]
    fn counts_follow_the_plural_of_the_language() {
        let spanish = texts(Language::Spanish);
        assert_eq!(spanish.msg_audience_size(0), "ningún destinatario");
        assert_eq!(spanish.msg_audience_size(1), "1 destinatario");
        assert_eq!(spanish.msg_audience_size(39), "39 destinatarios");
        let english = texts(Language::English);
        assert_eq!(english.msg_audience_size(0), "no recipients");
        assert_eq!(english.msg_audience_size(1), "1 recipient");
        assert_eq!(english.msg_audience_size(39), "39 recipients");
    }

    #[test]
    fn a_reason_names_who_is_in_between() {
        let through = |language| texts(language).msg_reason_report_through("Iván Castaño");
        assert_eq!(through(Language::Spanish), "depende de ti a través de Iván Castaño");
        assert_eq!(through(Language::English), "reports to you through Iván Castaño");
    }

    #[test]
    fn a_manager_of_mine_is_told_by_steps() {
        let above = |language, steps| texts(language).msg_reason_manager(steps);
        assert_eq!(above(Language::Spanish, 1), "es tu responsable");
        assert_eq!(above(Language::Spanish, 2), "en tu línea de mando, 2 pasos por encima de ti");
        assert_eq!(above(Language::English, 1), "is your manager");
        assert_eq!(above(Language::English, 2), "a manager of yours, 2 steps above you");
    }
}
