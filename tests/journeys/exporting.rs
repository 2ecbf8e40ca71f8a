//! What a board shows, as a file.

use std::fs;
use std::path::PathBuf;

use crate::sitting::{Sitting, signed_in};

fn written(sit: &Sitting, ending: &str) -> PathBuf {
    let files = fs::read_dir(sit.board.folder.path()).unwrap().map(|file| file.unwrap().path());
    let mut found = files.filter(|path| path.extension().is_some_and(|it| it == ending));
    found.next().unwrap_or_else(|| panic!("no {ending}"))
}

#[test]
fn a_board_is_written_in_every_format_under_the_name_that_is_proposed() {
    let mut sit = signed_in("vera");
    sit.press("2");
    for (format, ending) in
        [("HTML", "html"), ("Markdown", "md"), ("CSV", "csv"), ("XLSX", "xlsx"), ("JSON", "json"), ("ICS", "ics")]
    {
        sit.press("x");
        sit.choose(format);
        sit.sees(&format!("2026-10-08.{ending}"));
        sit.press("ctrl-s");
        sit.sees("Exportado a");
        let path = written(&sit, ending);
        let name = path.file_name().unwrap().to_str().unwrap();
        assert_eq!(name, format!("ortosalud-todos-2026-10-08.{ending}"));
        assert!(fs::metadata(&path).unwrap().len() > 100, "{name}");
    }
    sit.sees("no son eventos");
    let calendar = fs::read_to_string(written(&sit, "ics")).unwrap();
    assert!(calendar.contains("BEGIN:VEVENT") && calendar.contains("@cartelera"), "{calendar}");
}

#[test]
fn a_name_that_is_taken_is_said_and_nothing_is_replaced() {
    let mut sit = signed_in("vera");
    sit.press("2 right x");
    sit.sees("-vertical-2026-10-08.html");
    sit.press("ctrl-s");
    sit.sees("Exportado a");
    let before = fs::read(written(&sit, "html")).unwrap();
    sit.press("x ctrl-s");
    sit.sees("otro nombre");
    assert_eq!(fs::read(written(&sit, "html")).unwrap(), before);
    sit.press("esc");
    sit.sees("[↕ vertical]");
}
