//! Rules of this repository that no compiler checks, read from the sources.

use std::fs;
use std::path::{Path, PathBuf};

/// Most lines a file may have: beyond that it should be split by noun.
const LONGEST: usize = 700;

/// Files that read the time by another way than `clock`, each with the reason.
const TIMED: &[(&str, &str, &str)] = &[
    ("src/clock.rs", "Timestamp::now", "the one clock"),
    ("src/member/announcements.rs", "Uuid::now_v7", "an identity, not a moment"),
];

/// What each folder or file of `src` may use of the crate, besides itself. `main` and `lib` tie it together.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("clock", &[]),
    ("i18n", &["domain"]),
    ("keys", &["domain"]),
    ("store", &["domain", "keys"]),
    ("member", &["domain", "keys", "store", "clock", "import", "i18n"]),
    ("explain", &["domain", "keys", "store", "member", "i18n", "export"]),
    ("import", &["domain"]),
    ("export", &["domain", "keys", "store", "member", "clock", "i18n"]),
    ("demo", &["domain", "keys", "store", "member", "clock", "i18n", "import"]),
    ("tui", &["explain", "domain", "keys", "store", "member", "clock", "i18n", "import", "export", "demo"]),
    ("cli", &["explain", "domain", "keys", "store", "member", "clock", "i18n", "import", "export", "demo", "tui"]),
];

struct Source {
    /// From the repository's root, as in `src/clock.rs`.
    name: String,
    text: String,
}

impl Source {
    /// The lines outside `#[cfg(test)]` modules (which stand at the end) and of files that are tests only.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let all = if self.is_test() { "" } else { self.text.split("#[cfg(test)]\nmod ").next().unwrap_or_default() };
        all.lines().enumerate().map(|(at, line)| (at + 1, line))
    }

    fn is_test(&self) -> bool {
        self.name.starts_with("tests/")
            || self.name.ends_with("/tests.rs")
            || self.name.ends_with("_tests.rs")
            || self.name.contains("/tests/")
    }

    /// The folder or file right under `src`.
    fn part(&self) -> Option<&str> {
        let inside = self.name.strip_prefix("src/")?;
        inside.split('/').next().map(|part| part.trim_end_matches(".rs"))
    }
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches"] {
        walk(&root.join(folder), &mut files);
    }
    files.push(root.join("build.rs"));
    files.sort();
    let read = |path: PathBuf| Source {
        name: path.strip_prefix(root).unwrap().to_str().unwrap().to_owned(),
        text: fs::read_to_string(&path).unwrap(),
    };
    let sources: Vec<Source> = files.into_iter().map(read).collect();
    assert!(sources.len() > 50, "the sources are found");
    sources
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Fails with every place where `broken` says something.
fn none_of(broken: Vec<String>) {
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn every_file_opens_by_saying_what_lives_there() {
    none_of(sources().iter().filter(|file| !file.text.starts_with("//! ")).map(|file| file.name.clone()).collect());
}

#[test]
fn files_are_short() {
    let long = |file: &Source| file.text.lines().count() > LONGEST;
    let sources = sources();
    none_of(sources.iter().filter(|file| long(file)).map(|file| file.name.clone()).collect());
}

#[test]
fn arrows_point_down_only() {
    let mut broken = Vec::new();
    for file in sources() {
        let Some(part) = file.part().filter(|part| !matches!(*part, "main" | "lib")) else { continue };
        let (_, allowed) =
            ARROWS.iter().find(|(name, _)| *name == part).unwrap_or_else(|| panic!("{part} has no arrows"));
        for (line, code) in file.code().filter(|(_, code)| !is_comment(code)) {
            for used in code.split("crate::").skip(1) {
                let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let known = ARROWS.iter().any(|(name, _)| *name == used);
                if known && used != part && !allowed.contains(&used.as_str()) {
                    broken.push(format!("{}:{line}: {part} uses {used}", file.name));
                }
            }
        }
    }
    none_of(broken);
}

#[test]
fn sql_is_spoken_in_one_place() {
    let mut broken = Vec::new();
    // Of the program. Benches measure SQLite itself beside it, and a few tests alter a file behind its back.
    let program = |file: &&Source| file.name.starts_with("src/") && !file.name.starts_with("src/store/sqlite/");
    for file in sources().iter().filter(program) {
        for (line, code) in file.text.lines().enumerate() {
            if code.contains(concat!("rusq", "lite")) && !is_comment(code) {
                broken.push(format!("{}:{}", file.name, line + 1));
            }
        }
    }
    none_of(broken);
}

#[test]
fn the_time_is_read_in_one_place() {
    let ways = ["Timestamp::now", "SystemTime::now", "Instant::now", "Zoned::now", "Uuid::now_v7", ".elapsed()"];
    let mut broken = Vec::new();
    for file in sources().iter().filter(|file| file.name.starts_with("src/")) {
        for (line, code) in file.code().filter(|(_, code)| !is_comment(code)) {
            for way in ways.iter().filter(|way| code.contains(**way)) {
                if !TIMED.iter().any(|(name, allowed, _)| *name == file.name && allowed == way) {
                    broken.push(format!("{}:{line}: {way}", file.name));
                }
            }
        }
    }
    none_of(broken);
}

/// The gate asks SQLite what no library hands on, the heap the C library, the meter has SQLite count; the failing disk stands
/// in the place of libc's functions.
const UNSAFE: [&str; 4] =
    ["src/store/sqlite/gate.rs", "src/tui/heap.rs", "tests/trust/growth/meter.rs", "tests/trust/disk/shim.rs"];

#[test]
fn unsafe_code_lives_where_sqlite_or_the_system_wants_it_alone() {
    let mut broken = Vec::new();
    for file in sources().iter().filter(|file| !UNSAFE.contains(&file.name.as_str())) {
        let word = concat!("uns", "afe ");
        for (line, code) in file.text.lines().enumerate().filter(|(_, code)| !is_comment(code)) {
            if code.contains(&format!("{word}{{"))
                || code.contains(&format!("{word}fn"))
                || code.contains(&format!("{word}impl"))
            {
                broken.push(format!("{}:{}", file.name, line + 1));
            }
        }
    }
    none_of(broken);
}

#[test]
fn what_can_panic_says_why_it_does_not() {
    let mut broken = Vec::new();
    for file in sources().iter().filter(|file| file.name.starts_with("src/")) {
        let mut above = "";
        for (line, code) in file.code() {
            let panics = [".unwrap()", ".expect(", "unreachable!(", "panic!("].iter().any(|call| code.contains(call));
            if panics && !is_comment(code) && !code.contains("//") && !is_comment(above) {
                broken.push(format!("{}:{line}: {}", file.name, code.trim()));
            }
            above = code;
        }
    }
    none_of(broken);
}

#[test]
fn nothing_is_named_after_leftovers() {
    let names = ["util", "utils", "helper", "helpers", "common", "manager", "misc"];
    let parts =
        |file: &Source| -> Vec<String> { file.name.trim_end_matches(".rs").split('/').map(str::to_owned).collect() };
    let named = |file: &&Source| parts(file).iter().any(|part| names.contains(&part.as_str()));
    none_of(sources().iter().filter(named).map(|file| file.name.clone()).collect());
}
