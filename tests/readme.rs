//! The generated parts of both READMEs: the table of keys, the table of commands, a capture.
//!
//! `UPDATE_README=1 cargo test --test readme` writes them anew.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use cartelera::cli::reference;
use cartelera::i18n::Language;
use cartelera::tui::binding::Keymap;
use cartelera::tui::command::{BINDINGS, Place, Wording as _};
use cartelera::tui::words::Words;

/// Headings of the tables, and the places of [`Place`] in its order.
struct Labels {
    keys: [&'static str; 4],
    commands: [&'static str; 3],
    places: [&'static str; 7],
    palette: &'static str,
}

const ENGLISH: Labels = Labels {
    keys: ["Key", "What it does", "Where", "Name in `[keys]`"],
    commands: ["Command", "What it does", "Arguments"],
    places: [
        "everywhere",
        "while browsing",
        "on announcements",
        "on goals",
        "on definitions and plans",
        "on sessions",
        "while typing",
    ],
    palette: "(palette)",
};

const SPANISH: Labels = Labels {
    keys: ["Tecla", "Qué hace", "Dónde", "Nombre en `[keys]`"],
    commands: ["Orden", "Qué hace", "Argumentos"],
    places: [
        "en todas partes",
        "al recorrer",
        "en comunicados",
        "en objetivos",
        "en definiciones y planes",
        "en sesiones",
        "al escribir",
    ],
    palette: "(paleta)",
};

fn in_repository(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn row(cells: &[&str]) -> String {
    format!("| {} |\n", cells.iter().map(|cell| cell.replace('|', "\\|")).collect::<Vec<_>>().join(" | "))
}

fn keys(language: Language, labels: &Labels) -> String {
    let keymap = Keymap::default();
    let mut table = row(&labels.keys) + "|---|---|---|---|\n";
    for binding in BINDINGS {
        let keys: Vec<String> = keymap.keys(binding.command).iter().map(|key| format!("`{key}`")).collect();
        let keys = if keys.is_empty() { labels.palette.to_owned() } else { keys.join(" ") };
        let place = match binding.place {
            Place::Everywhere => labels.places[0],
            Place::Browsing => labels.places[1],
            Place::OnAnnouncements => labels.places[2],
            Place::OnGoals => labels.places[3],
            Place::OnDefinitions => labels.places[4],
            Place::OnSessions => labels.places[5],
            Place::Typing => labels.places[6],
        };
        let name = format!("`{}`", binding.command.name());
        table += &row(&[&keys, &Words(language).command(binding.command), place, &name]);
    }
    table
}

fn commands(language: Language, labels: &Labels) -> String {
    let table = reference::markdown(language);
    let (_, rows) = table.split_once('\n').unwrap();
    row(&labels.commands) + rows
}

fn capture(language: Language) -> String {
    let drawn = fs::read_to_string(in_repository(&format!("assets/captures/{language}/board.txt"))).unwrap();
    format!("```text\n{drawn}```\n")
}

/// Puts `text` between the two marks of a part.
fn put(page: &str, part: &str, text: &str) -> String {
    let (begin, end) = (format!("<!-- {part}:begin -->\n"), format!("<!-- {part}:end -->"));
    let (before, rest) = page.split_once(&begin).unwrap_or_else(|| panic!("{part} is not marked"));
    let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("the end of {part} is not marked"));
    let mut page = String::from(before);
    write!(page, "{begin}\n{text}\n{end}{after}").unwrap();
    page
}

#[test]
fn both_readmes_show_the_keys_commands_and_capture_of_this_version() {
    for (language, name, labels) in
        [(Language::English, "README.md", ENGLISH), (Language::Spanish, "README.es.md", SPANISH)]
    {
        let path = in_repository(name);
        let page = fs::read_to_string(&path).unwrap();
        let mut fresh = put(&page, "keys", &keys(language, &labels));
        fresh = put(&fresh, "commands", &commands(language, &labels));
        fresh = put(&fresh, "capture", &capture(language));
        if std::env::var_os("UPDATE_README").is_some() {
            fs::write(&path, &fresh).unwrap();
        } else {
            assert!(fresh == page, "{name} is stale: UPDATE_README=1 cargo test --test readme");
        }
    }
}

#[test]
fn every_file_the_readmes_link_to_is_there() {
    for name in ["README.md", "README.es.md"] {
        let page = fs::read_to_string(in_repository(name)).unwrap();
        let links: Vec<&str> = page.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(links.len() > 3, "{name} links to its captures and pages");
        for link in links.iter().filter(|link| !link.starts_with('#')) {
            assert!(in_repository(link).exists(), "{name} links to {link}");
        }
    }
}
