//! What is wrong with a file of people, in words.

use super::{Language, day_short, names, texts};
use crate::domain::organisation::{Bond, ClientType};
use crate::domain::roster::{Fault, FaultKind, LOWEST_LEVEL, Note, TEXT_LIMIT};

/// What is wrong and what to do about it, without the place: for a table that shows line and column by themselves.
pub fn roster_fault(language: Language, fault: &Fault) -> String {
    let t = texts(language);
    match &fault.kind {
        FaultKind::NotUtf8 => t.msg_roster_not_utf8(),
        FaultKind::TooLarge { limit_mib } => t.msg_roster_too_large(*limit_mib as u64),
        FaultKind::NobodyListed => t.msg_roster_nobody_listed(),
        FaultKind::MissingColumn => t.msg_roster_missing_column(),
        FaultKind::DuplicateColumn => t.msg_roster_duplicate_column(),
        FaultKind::UnclosedQuote => t.msg_roster_unclosed_quote(),
        FaultKind::RowWidth { cells, columns } => t.msg_roster_row_width(*cells as u64, *columns as u64),
        FaultKind::NameEmpty => t.msg_roster_name_empty(),
        FaultKind::TooLong { length } => t.msg_roster_too_long(*length as u64, TEXT_LIMIT as u64),
        FaultKind::BadHandle { handle } => t.msg_roster_bad_handle(handle),
        FaultKind::DuplicateHandle { handle, first } => t.msg_roster_duplicate_handle(handle, *first),
        FaultKind::UnknownManager { manager } => t.msg_roster_unknown_manager(manager),
        FaultKind::AmbiguousManager { manager, handles } => t.msg_roster_ambiguous_manager(manager, handles.join(", ")),
        FaultKind::AmbiguousPerson { name, handles } => t.msg_roster_ambiguous_person(name, handles.join(", ")),
        FaultKind::Cycle { names } => t.msg_roster_cycle(names.join(" → ")),
        FaultKind::BadLevel { text } => t.msg_roster_bad_level(text, LOWEST_LEVEL),
        FaultKind::LevelNotBelow { level, manager, manager_level } => {
            t.msg_roster_level_not_below(*level, manager, *manager_level)
        }
        FaultKind::UnknownValue { text, known } => {
            let known: Vec<String> = known.iter().map(|word| with_translation(language, word)).collect();
            t.msg_roster_unknown_value(text, known.join(", "))
        }
        FaultKind::BadDate { text } => t.msg_roster_bad_date(text),
        FaultKind::UntilBeforeFrom { from, until } => {
            t.msg_roster_until_before_from(day_short(language, *until), day_short(language, *from))
        }
        FaultKind::LastAdmin { name } => t.msg_roster_last_admin(name),
    }
}

/// [`roster_fault`] behind the line and the column it stands in.
pub fn roster_fault_in_place(language: Language, fault: &Fault) -> String {
    let (t, message) = (texts(language), roster_fault(language, fault));
    if fault.column.is_empty() {
        t.msg_roster_at_line(fault.line, message)
    } else {
        t.msg_roster_at_cell(fault.line, &fault.column, message)
    }
}

pub fn roster_note(language: Language, note: &Note) -> String {
    let t = texts(language);
    match note {
        Note::UnknownColumn { heading } => t.msg_roster_note_unknown_column(heading),
        Note::HasLeft { line, handle, on } => {
            let last = on.yesterday().unwrap_or(*on);
            t.msg_roster_at_line(*line, t.msg_roster_note_has_left(handle, day_short(language, last)))
        }
    }
}

/// The word a file may hold, in the language of who reads the fault: all of them are understood.
fn with_translation(language: Language, word: &str) -> String {
    let client_type = word.parse().map(|value: ClientType| names::client_type(language, value));
    client_type.or_else(|_| word.parse().map(|value: Bond| names::bond(language, value))).unwrap_or(word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_where_it_is_what_is_wrong_and_what_to_do() {
        let fault = Fault {
            line: 7,
            column: "Tipo".into(),
            kind: FaultKind::UnknownValue {
                text: "jefazo".into(),
                known: vec!["executive", "commercial", "operative"],
            },
        };
        assert_eq!(
            roster_fault_in_place(Language::Spanish, &fault),
            "Línea 7, columna «Tipo»: «jefazo» no se reconoce aquí: escribe uno de estos valores: directivo, comercial, \
             operativo."
        );
    }

    #[test]
    fn a_file_in_another_encoding_is_told_how_to_be_saved() {
        let fault = Fault { line: 3, column: String::new(), kind: FaultKind::NotUtf8 };
        for language in Language::ALL {
            assert!(roster_fault_in_place(language, &fault).contains("CSV UTF-8"));
        }
    }

    #[test]
    fn the_words_offered_in_any_language_are_understood() {
        for language in Language::ALL {
            let header = "name;manager;client_type;bond\n";
            for value in ClientType::ALL {
                let file = format!("{header}A;;{};\n", names::client_type(language, *value));
                let (roster, _) = crate::import::people::read_people(file.as_bytes());
                assert_eq!(roster.rows[0].client_type, Some(*value));
            }
            for value in Bond::ALL {
                let file = format!("{header}A;;;{}\n", names::bond(language, *value));
                let (roster, _) = crate::import::people::read_people(file.as_bytes());
                assert_eq!(roster.rows[0].bond, Some(*value));
            }
        }
    }
}
