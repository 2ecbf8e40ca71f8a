//! What is wrong with a file of check-ins, in words.

use super::goals::{ambiguous, check_in_fault, not_a_quantity, translated};
use super::{Language, texts};
use crate::domain::goal::incoming::{RowFault, RowFaultKind};

/// What is wrong and what to do about it, without the place: for a table that shows line and column by themselves.
pub fn row_fault(language: Language, fault: &RowFault) -> String {
    let t = texts(language);
    match &fault.kind {
        RowFaultKind::NotUtf8 => t.msg_roster_not_utf8(),
        RowFaultKind::TooLarge { limit_mib } => t.msg_check_ins_too_large(*limit_mib as u64),
        RowFaultKind::NothingListed => t.msg_check_ins_nothing_listed(),
        RowFaultKind::MissingColumn => t.msg_check_ins_missing_column(),
        RowFaultKind::DuplicateColumn => t.msg_roster_duplicate_column(),
        RowFaultKind::UnclosedQuote => t.msg_roster_unclosed_quote(),
        RowFaultKind::RowWidth { cells, columns } => t.msg_roster_row_width(*cells as u64, *columns as u64),
        RowFaultKind::Empty => t.msg_check_ins_empty(),
        RowFaultKind::BadDate { text } => t.msg_roster_bad_date(text),
        RowFaultKind::AmbiguousDate { text, day_first, month_first } => {
            t.msg_check_ins_ambiguous_date(text, day_first.to_string(), month_first.to_string())
        }
        RowFaultKind::BadValue(fault) => not_a_quantity(language, *fault),
        RowFaultKind::AmbiguousValue { text, thousands, decimals } => ambiguous(language, text, *thousands, *decimals),
        RowFaultKind::NoPerson { person } => t.msg_check_ins_no_person(person),
        RowFaultKind::SeveralPeople { person, handles } => t.msg_check_ins_several_people(person, handles.join(", ")),
        RowFaultKind::NoGoal { goal } => t.msg_check_ins_no_goal(goal),
        RowFaultKind::NoKpi { kpi } => t.msg_check_ins_no_kpi(kpi),
        RowFaultKind::SeveralGoals { endings } => t.msg_check_ins_several_goals(endings.join(", ")),
        RowFaultKind::OtherUnit { text, unit } if unit.is_empty() => t.msg_check_ins_no_unit(text),
        RowFaultKind::OtherUnit { text, unit } => t.msg_check_ins_other_unit(translated(language, unit), text),
        RowFaultKind::Duplicate { first } => t.msg_check_ins_duplicate(*first),
        RowFaultKind::CheckIn(fault) => check_in_fault(language, *fault),
    }
}

/// [`row_fault`] behind the line and the column it stands in.
pub fn row_fault_in_place(language: Language, fault: &RowFault) -> String {
    let (t, message) = (texts(language), row_fault(language, fault));
    if fault.column.is_empty() {
        t.msg_roster_at_line(fault.line, message)
    } else {
        t.msg_roster_at_cell(fault.line, &fault.column, message)
    }
}

/// That a column of the file is not used.
pub fn unused_column(language: Language, heading: &str) -> String {
    texts(language).msg_roster_note_unknown_column(heading)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::goal::{Quantity, Translated};
    use crate::import::check_ins::read_check_ins;

    fn in_place(language: Language, column: &str, kind: RowFaultKind) -> String {
        row_fault_in_place(language, &RowFault { line: 7, column: column.into(), kind })
    }

    #[test]
    fn a_fault_says_where_it_is_what_is_wrong_and_what_to_do() {
        let kind = RowFaultKind::OtherUnit { text: "h".into(), unit: Translated::new("días", "days") };
        assert_eq!(
            in_place(Language::Spanish, "Unidad", kind.clone()),
            "Línea 7, columna «Unidad»: La unidad es «días», no «h»: convierte el valor o deja la celda vacía."
        );
        assert_eq!(
            in_place(Language::English, "unit", kind),
            "Line 7, column \"unit\": The unit is \"days\", not \"h\": convert the value, or leave the cell empty."
        );
    }

    #[test]
    fn what_is_asked_for_instead_of_two_readings_is_read_in_one() {
        let kind = RowFaultKind::AmbiguousDate {
            text: "03/04/2026".into(),
            day_first: date(2026, 4, 3),
            month_first: date(2026, 3, 4),
        };
        assert_eq!(
            in_place(Language::English, "date", kind),
            "Line 7, column \"date\": \"03/04/2026\" can be two days: write 2026-04-03 if the day comes first, or \
             2026-03-04 if the month does."
        );
        let (sheet, faults) = read_check_ins(b"goal;date;value\ncafe;2026-04-03;1234\ncafe;2026-03-04;1,2340\n");
        assert_eq!((faults.len(), sheet.rows[0].value), (0, Some(Quantity::whole(1234))));
        assert_eq!(sheet.rows[1].value, Quantity::from_raw(12_340));
    }
}
