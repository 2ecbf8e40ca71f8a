//! A board whose every text is hostile, as somebody with another tool could leave it, looked at through the real screens
//! and the real command line.
//!
//! What is cleaned is shown as a code between the letters beside it; what a screen forgot to clean is dropped on the way to
//! the terminal and leaves them side by side. So the letters tell which it was.

use std::process::{Command, Stdio};

use cartelera::domain::session::{ItemSort, PartId};
use cartelera::domain::text::CleanText;
use cartelera::member::search::SavedSearch;
use cartelera::member::sessions::NewPart;
use uuid::Uuid;

use super::targets::is_forbidden;
use crate::dice::Dice;
use crate::scale;
use crate::sitting::{Board, NOW, PASSPHRASE, Sitting, Start, talks};

/// Before every text of the board.
const BEFORE: &str = "Q\u{202e}Q\u{1b}Q ";
/// What of it is seen where nobody cleaned it.
const DROPPED: &str = "QQ";

/// Columns whose texts the program itself chose.
const OWN: [&str; 6] = ["handle", "zone", "locale", "kind", "word", "prompts"];

fn hostile_board() -> Board {
    let board = Board::with_talks();
    let mut sergio = board.member("sergio.munoz");
    let item = |sort| NewPart::Item { sort, text: format!("{BEFORE}algo") };
    let parts = [item(ItemSort::Expectation), item(ItemSort::Frustration)];
    for (at, part) in (0..).zip(parts) {
        sergio.act(|act| act.write_part(PartId(Uuid::from_u128(0xBAD0 + at)), talks::TODAY, &part)).unwrap();
    }
    let name = format!("{BEFORE}guardada");
    sergio.save_search(&SavedSearch { id: Uuid::from_u128(0xBAD), query: name.clone(), name }).unwrap();
    drop(sergio);
    let file = rusqlite::Connection::open(&board.path).unwrap();
    let mut columns = file
        .prepare(
            "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
             WHERE t.type = 'table' AND c.type = 'TEXT' AND t.name NOT LIKE 'sqlite%' AND t.sql NOT LIKE '%VIRTUAL%'",
        )
        .unwrap();
    let columns = columns.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).unwrap();
    let columns: Vec<(String, String)> = columns.map(Result::unwrap).collect();
    let mut altered = 0;
    for (table, column) in columns.iter().filter(|(_, column)| !OWN.contains(&column.as_str())) {
        altered += file
            .execute(&format!("UPDATE {table} SET {column} = ?1 || {column} WHERE {column} <> ''"), [BEFORE])
            .unwrap();
    }
    assert!(altered > 300, "{altered} texts are hostile");
    board
}

/// Keys that look and go elsewhere. Those that edit lead to fields, which drop what they are not to hold.
const LOOKING: &str = "1 2 3 4 5 6 1 2 3 4 5 6 down down down down up left right pgdn end home tab shift-tab enter enter enter esc \
    esc esc c w d v s h b o t i u x f ? ctrl-p space pgup l";

fn assert_clean(sit: &Sitting, walked: &[&str]) {
    let shown = sit.text();
    assert!(!shown.contains(DROPPED), "after {walked:?} something was not cleaned:\n{shown}");
    if let Some(bad) = shown.chars().find(|c| *c != '\n' && is_forbidden(*c)) {
        panic!("U+{:04X} on the screen after {walked:?}\n{shown}", u32::from(bad));
    }
}

#[test]
fn a_text_that_nobody_cleaned_is_told_from_one_that_somebody_did() {
    let shown = |text: &str| {
        let mut buffer = ratatui::buffer::Buffer::empty(ratatui::layout::Rect::new(0, 0, 40, 1));
        buffer.set_string(0, 0, text, ratatui::style::Style::new());
        buffer.content.iter().map(|cell| cell.symbol()).collect::<String>()
    };
    assert!(shown(BEFORE).contains(DROPPED));
    assert!(!shown(&CleanText::line(BEFORE)).contains(DROPPED));
}

#[test]
fn no_screen_forgets_to_clean_what_a_hostile_board_says() {
    let (all, looking) = (scale::amount(50, 20_000), LOOKING.split(' ').collect::<Vec<_>>());
    let start = || Start { size: (160, 45), ..Start::default() };
    let (mut codes, mut board) = (0, hostile_board());
    for (handle, seed) in [("sergio.munoz", 1), ("nadia.petrov", 2), ("vera.nogues", 3), ("elena.duarte", 4)] {
        let mut dice = Dice::of_case(0, seed);
        let mut walked: Vec<&str> = Vec::new();
        let mut sit = Sitting::at(board, start());
        for _ in 0..all {
            if sit.exit.is_some() || !sit.is_signed_in() || walked.len() == 200 {
                sit = Sitting::at(std::mem::replace(&mut sit.board, Board::missing()), start());
                assert_clean(&sit, &[]);
                sit.sign_in(handle, PASSPHRASE);
                walked.clear();
                assert_clean(&sit, &walked);
            }
            let key = dice.one_of(&looking);
            walked.push(key);
            sit.press(key);
            assert_clean(&sit, &walked);
            codes += sit.text().matches("‹U+").count();
        }
        board = sit.board;
    }
    println!("screens: {} frames, {codes} codes on them", 4 * all);
    assert!(codes > all, "{codes} codes were seen");
}

/// A roster and check-ins whose every cell is hostile, and refused.
const FILES: [(&str, &str); 3] = [
    ("roster.csv", "name,manager,level,x\nAna ~,~,~,~\nAna ~,Ana ~,2,\n"),
    ("values.csv", "person,kpi,date,value\n~,~,~,~\nvera.nogues,~,2026-10-01,1\n"),
    ("~.csv", "nothing"),
];

/// Who does it, and what: reading, and what is refused with the person's own words or a file's in the refusal.
const COMMANDS: &[(&str, &[&str])] = &[
    ("sergio.munoz", &["list"]),
    ("sergio.munoz", &["today"]),
    ("sergio.munoz", &["search", "turno"]),
    ("sergio.munoz", &["search", "is:~"]),
    ("sergio.munoz", &["show", "~"]),
    ("sergio.munoz", &["list", "--~"]),
    ("sergio.munoz", &["--~"]),
    ("sergio.munoz", &["people", "list"]),
    ("sergio.munoz", &["goals", "list"]),
    ("sergio.munoz", &["goals", "check-in", "--file", "values.csv"]),
    ("sergio.munoz", &["goals", "check-in", "--file", "~.csv"]),
    ("sergio.munoz", &["goals", "check-in", "--file", "nowhere/~"]),
    ("sergio.munoz", &["sessions", "list"]),
    ("sergio.munoz", &["check"]),
    ("sergio.munoz", &["restore", "~.csv"]),
    ("nadia.petrov", &["people", "import", "roster.csv"]),
    ("nadia.petrov", &["people", "import", "roster.csv", "--dry-run"]),
    ("nadia.petrov", &["people", "import", "~.csv"]),
    ("~", &["list"]),
];

#[test]
fn no_command_prints_what_acts_on_a_terminal() {
    use std::os::unix::fs::PermissionsExt as _;
    let board = hostile_board();
    let passphrase = board.folder.path().join("passphrase");
    std::fs::write(&passphrase, PASSPHRASE).unwrap();
    std::fs::set_permissions(&passphrase, std::fs::Permissions::from_mode(0o600)).unwrap();
    let hostile = |text: &str| text.replace('~', BEFORE.trim_end());
    for (name, text) in FILES {
        std::fs::write(board.folder.path().join(hostile(name)), hostile(text)).unwrap();
    }
    let mut codes = 0;
    for (as_json, (handle, arguments)) in COMMANDS.iter().flat_map(|command| [(false, command), (true, command)]) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cartelera"));
        command.env_clear().stdin(Stdio::null()).current_dir(board.folder.path());
        command.env("HOME", board.folder.path()).env("LC_ALL", "C.UTF-8").env("CARTELERA_BOARD", &board.path);
        command.args(arguments.iter().map(|argument| hostile(argument)));
        command.args(["--as", &hostile(handle), "--now", NOW, "--passphrase-file"]).arg(&passphrase);
        command.args(as_json.then_some("--json"));
        let ran = command.output().unwrap();
        let printed = String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap();
        assert!(as_json || printed.len() > 10, "{arguments:?} says nothing");
        assert!(!printed.contains(DROPPED), "{arguments:?}: something was not cleaned:\n{printed}");
        let bad = printed.chars().find(|c| *c != '\n' && is_forbidden(*c));
        assert_eq!(bad, None, "{arguments:?}: {printed}");
        let of_this = printed.matches("‹U+").count();
        println!("{arguments:?}: {of_this} codes");
        codes += of_this;
    }
    println!("commands: {} runs, {codes} codes printed", 2 * COMMANDS.len());
    assert!(codes > 100, "{codes} codes were printed");
}
