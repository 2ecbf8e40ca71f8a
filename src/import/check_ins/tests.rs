//! What spreadsheets and people write.

use jiff::civil::date;

use super::*;
use crate::domain::goal::NotAQuantity;

fn read(text: &str) -> CheckInSheet {
    let (sheet, faults) = read_check_ins(text.as_bytes());
    assert_eq!(faults, []);
    sheet
}

fn faults(text: &str) -> Vec<(u32, String, RowFaultKind)> {
    read_check_ins(text.as_bytes()).1.into_iter().map(|fault| (fault.line, fault.column, fault.kind)).collect()
}

#[test]
fn what_spanish_excel_writes_is_read() {
    let sheet = read(
        "\u{feff}Valor;INDICADOR;Persona;Fecha;Unidad;Confianza;Evidencia;Teléfono\r\n\
         1.234,5;Ventas del periodo;Inés  Urrutia;31/03/2026;€;4;\"Del cierre,\r\nno del panel\";\"+34 600\"\r\n\
         ;;;;;;;\r\n\
         '-3;Retraso;ines.urrutia;2026-04-02;;;\r\n",
    );
    assert_eq!(sheet.unused, ["Teléfono"]);
    assert_eq!(sheet.heading(Column::Value), "Valor");
    assert_eq!(sheet.rows.len(), 2);
    let first = CheckInRow {
        line: 2,
        goal: String::new(),
        person: "Inés Urrutia".into(),
        kpi: "Ventas del periodo".into(),
        day: Some(date(2026, 3, 31)),
        value: Quantity::from_raw(12_345_000),
        unit: "€".into(),
        confidence: Some(4),
        evidence: "Del cierre,\nno del panel".into(),
    };
    assert_eq!(sheet.rows[0], first);
    assert_eq!((sheet.rows[1].line, sheet.rows[1].value), (5, Some(Quantity::whole(-3))));
}

#[test]
fn a_goals_id_needs_neither_person_nor_kpi() {
    let sheet = read("goal,date,value\n0197-cafe,2026-03-31,88\n");
    assert_eq!(sheet.rows[0].goal, "0197-cafe");
    let found = faults("goal,person,date,value\n,,2026-03-31,88\n");
    assert_eq!(found, [(2, "person".into(), RowFaultKind::Empty), (2, "kpi".into(), RowFaultKind::Empty)]);
}

#[test]
fn missing_and_repeated_columns_are_told() {
    assert_eq!(
        faults("persona,valor\nA,3\n"),
        [(1, "date".into(), RowFaultKind::MissingColumn), (1, "kpi".into(), RowFaultKind::MissingColumn)]
    );
    assert_eq!(faults("goal,date,fecha,value\nA,,,3\n"), [(1, "fecha".into(), RowFaultKind::DuplicateColumn)]);
}

#[test]
fn what_can_be_read_in_two_ways_is_asked_about_with_both() {
    let found = faults("goal;fecha;valor\ncafe;03/04/2026;1.234\ncafe;03/03/2026;1\ncafe;13/04/2026;2\n");
    let (day_first, month_first) = (date(2026, 4, 3), date(2026, 3, 4));
    let (thousands, decimals) = (Quantity::whole(1234), Quantity::from_raw(12_340).unwrap());
    assert_eq!(
        found,
        [
            (2, "fecha".into(), RowFaultKind::AmbiguousDate { text: "03/04/2026".into(), day_first, month_first }),
            (2, "valor".into(), RowFaultKind::AmbiguousValue { text: "1.234".into(), thousands, decimals }),
        ]
    );
}

#[test]
fn every_faulty_cell_is_told_by_line_and_header() {
    let found =
        faults("goal,date,value,confidence\na,2026-02-30,NaN,6\na,,,\na,2026-03-01,1e400,x\na,31/3/26,0.00001,5\n");
    let not = |fault| RowFaultKind::BadValue(fault);
    let unsure = RowFaultKind::CheckIn(CheckInFault::BadConfidence);
    let wanted = [
        (2, "date", RowFaultKind::BadDate { text: "2026-02-30".into() }),
        (2, "value", not(NotAQuantity::NotANumber)),
        (2, "confidence", unsure.clone()),
        (3, "date", RowFaultKind::Empty),
        (3, "value", RowFaultKind::Empty),
        (4, "value", not(NotAQuantity::NotANumber)),
        (4, "confidence", unsure),
        (5, "date", RowFaultKind::BadDate { text: "31/3/26".into() }),
        (5, "value", not(NotAQuantity::TooManyDecimals)),
    ];
    let wanted: Vec<_> = wanted.into_iter().map(|(line, column, kind)| (line, column.to_owned(), kind)).collect();
    assert_eq!(found, wanted);
}

#[test]
fn a_row_with_a_decimal_comma_too_many_is_broken() {
    assert_eq!(
        faults("goal,date,value\ncafe,2026-03-31,88,5\n"),
        [(2, String::new(), RowFaultKind::RowWidth { cells: 4, columns: 3 })]
    );
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    for text in ["", "\n", "goal,date,value\n", "goal,date,value\n,,\n"] {
        assert_eq!(faults(text), [(1, String::new(), RowFaultKind::NothingListed)], "{text:?}");
    }
    assert_eq!(faults("goal,date,value\n\"a,2026-03-31,1\n"), [(2, String::new(), RowFaultKind::UnclosedQuote)]);
    assert_eq!(read_check_ins(b"valor;fecha\n\xe1;\n").1[0].kind, RowFaultKind::NotUtf8);
}

proptest::proptest! {
    #[test]
    fn no_bytes_bring_it_down(bytes: Vec<u8>) {
        read_check_ins(&bytes);
    }

    #[test]
    fn no_text_brings_it_down(text in "goal;fecha;valor\n([;,\r\n\"'/.0-9-]|\\PC){0,60}") {
        read_check_ins(text.as_bytes());
    }
}
