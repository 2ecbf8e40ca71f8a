//! What spreadsheets and people write.

use jiff::civil::date;

use super::*;

fn read(text: &str) -> Roster {
    let (roster, faults) = read_people(text.as_bytes());
    assert_eq!(faults, []);
    roster
}

fn faults(text: &str) -> Vec<(u32, String, FaultKind)> {
    read_people(text.as_bytes()).1.into_iter().map(|fault| (fault.line, fault.column, fault.kind)).collect()
}

#[test]
fn what_spanish_excel_writes_is_read() {
    let roster = read(
        "\u{feff}Responsable;NOMBRE;Área;Tipo de cliente interno;Vínculo;Fecha de alta;Idioma;Teléfono\r\n\
         ;Lucía  Aranda;Dirección;Ejecutiva;Propietaria;07/01/2019;Español;\"+34 600\"\r\n\
         ;;;;;;;\r\n\
         Lucía Aranda;\"Inés\r\nUrrutia\";Clínica / Sala;comercial;plantilla;;EN;\r\n\
         Lucía Aranda;Omar;;;;1-2-2020;;\r\n",
    );
    let rows = &roster.rows;
    assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4, 6]);
    assert_eq!(rows[0].name, "Lucía Aranda");
    assert_eq!(rows[0].client_type, Some(ClientType::Executive));
    assert_eq!(rows[0].bond, Some(Bond::Owner));
    assert_eq!(rows[0].active_from, Some(Some(date(2019, 1, 7))));
    assert_eq!((rows[0].active_until, rows[0].level, &rows[0].title), (None, None, &None));
    assert_eq!(rows[1].name, "Inés Urrutia");
    assert_eq!(rows[1].area, Some(Area::new("Clínica/Sala")));
    assert_eq!((rows[1].locale.as_deref(), rows[1].active_from), (Some("en"), Some(None)));
    assert_eq!(rows[2].active_from, Some(Some(date(2020, 2, 1))));
    assert_eq!(roster.notes, [Note::UnknownColumn { heading: "Teléfono".into() }]);
    assert_eq!(roster.heading(Column::Name), "NOMBRE");
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    for ending in ["\n", "\r\n", "\r"] {
        let text = ["", "name,manager,level", "A,,x", "", "\"B", "B\",A,y", "C,A,z"].join(ending);
        let lines: Vec<u32> = faults(&text).into_iter().map(|(line, ..)| line).collect();
        assert_eq!(lines, [3, 5, 7], "{ending:?}");
    }
}

#[test]
fn a_comma_inside_quotes_does_not_part_the_header() {
    let roster = read("name;manager;\"title, or job, or post\"\nA, Jr;;x\n");
    assert_eq!(roster.rows[0].name, "A, Jr");
}

#[test]
fn a_file_in_another_encoding_says_so_by_line() {
    let latin = b"name;manager\nA;\nIv\xe1n;A\n";
    assert_eq!(read_people(latin).1, [Fault { line: 3, column: String::new(), kind: FaultKind::NotUtf8 }]);
    let utf16: Vec<u8> = "name;manager\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_people(&utf16).1[0].kind, FaultKind::NotUtf8);
    let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf16).collect();
    assert_eq!(read_people(&marked).1[0].kind, FaultKind::NotUtf8);
}

#[test]
fn a_file_without_people_is_refused() {
    for text in ["", "\u{feff}", "\n\n", "name,manager", "name,manager\r\n,\r\n"] {
        assert_eq!(faults(text), [(1, String::new(), FaultKind::NobodyListed)], "{text:?}");
    }
}

#[test]
fn an_open_quote_does_not_swallow_the_rest_unnoticed() {
    let text = "name,manager\nA,\n\"B,A\nC,A\nD,A\n";
    assert_eq!(faults(text), [(3, String::new(), FaultKind::UnclosedQuote)]);
}

#[test]
fn missing_and_repeated_columns_are_told() {
    assert_eq!(faults("nombre,edad\nA,3\n"), [(1, "manager".into(), FaultKind::MissingColumn)]);
    assert_eq!(faults("nombre,jefe,Name\nA,,B\n"), [(1, "Name".into(), FaultKind::DuplicateColumn)]);
}

#[test]
fn every_faulty_cell_is_told_by_line_and_header() {
    let text =
        "Nombre,Jefe,Nivel,Tipo,Vínculo,Idioma,Alta\nA,,0,boss,friend,fr,31/02/2026\nB,A,1,operativa,socia,es,3/4/26\n";
    let found = faults(text);
    let places: Vec<(u32, &str)> = found.iter().map(|(line, column, _)| (*line, column.as_str())).collect();
    assert_eq!(places, [(2, "Alta"), (2, "Nivel"), (2, "Tipo"), (2, "Vínculo"), (2, "Idioma"), (3, "Alta")]);
    assert_eq!(found[5].2, FaultKind::BadDate { text: "3/4/26".into() });
}

#[test]
fn a_row_with_cells_too_many_or_without_its_manager_is_broken() {
    let found = faults("name,manager,title\nLópez, Ana,A,Jefa\nB\nC,\nD,,,,\n");
    assert_eq!(
        found,
        [
            (2, String::new(), FaultKind::RowWidth { cells: 4, columns: 3 }),
            (3, String::new(), FaultKind::RowWidth { cells: 1, columns: 3 }),
        ]
    );
}

#[test]
fn dates_have_a_four_digit_year_and_the_day_first() {
    for (text, day) in [
        ("2026-03-31", Some(date(2026, 3, 31))),
        ("2026/3/1", Some(date(2026, 3, 1))),
        ("31/03/2026", Some(date(2026, 3, 31))),
        ("1.2.2026", Some(date(2026, 2, 1))),
        ("03/31/2026", None),
        ("31/03/26", None),
        ("2026-02-30", None),
        ("2026-03", None),
        ("+1/02/2026", None),
        ("mañana", None),
    ] {
        assert_eq!(read_date(text), day, "{text}");
    }
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let large = vec![b'a'; (LIMIT_MIB << 20) + 1];
    assert_eq!(read_people(&large).1[0].kind, FaultKind::TooLarge { limit_mib: LIMIT_MIB });
}

proptest::proptest! {
    #[test]
    fn no_bytes_bring_it_down(bytes: Vec<u8>) {
        read_people(&bytes);
    }

    #[test]
    fn no_text_brings_it_down(text in "(name|manager|nivel|[;,\r\n\"']|\\PC){0,60}") {
        read_people(text.as_bytes());
    }
}
