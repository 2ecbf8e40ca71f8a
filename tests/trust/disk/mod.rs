//! A disk that notes what reaches it, or that fails: the library in `shim.rs` between the program and libc.
//!
//! | what | where |
//! |---|---|
//! | the library itself | `shim.rs` |
//! | what was noted, read back | [`notes`] |
//! | the disk as it may stand after the power went | [`replay`] |

pub mod notes;
pub mod replay;

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::seat::{Place, Ran};

/// What puts the library between a program and the disk below `folder`.
pub fn variables(folder: &str, more: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let mut variables =
        vec![("LD_PRELOAD", library().to_str().unwrap().to_owned()), ("DISK_FOLDER", folder.to_owned())];
    variables.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
    variables
}

/// Somebody's command on the sample, in English.
pub fn command(place: &Place, handle: &str, arguments: &[&str]) -> Command {
    let mut command = place.program(arguments);
    command.args(["--as", handle, "--lang", "en"]);
    command
}

/// The same, done without the library.
#[track_caller]
pub fn done(place: &Place, handle: &str, arguments: &[&str]) -> Ran {
    let ran = place.run(command(place, handle, arguments));
    assert_eq!(ran.code, 0, "{arguments:?} {ran:#?}");
    ran
}

/// The id in the object that a command printed under `--json`.
#[track_caller]
pub fn id_in(out: &str) -> String {
    let object: serde_json::Value = serde_json::from_str(out.trim_end()).unwrap();
    object["id"].as_str().unwrap().to_owned()
}

/// What SQLite finds wrong with a board, by reading alone.
pub fn faults_of(board: &Path) -> Vec<String> {
    let connection = rusqlite::Connection::open(board).unwrap();
    let mut check = connection.prepare("PRAGMA integrity_check").unwrap();
    let lines = check.query_map([], |row| row.get(0)).unwrap();
    lines.map(|line: rusqlite::Result<String>| line.unwrap()).filter(|line| line != "ok").collect()
}

/// The library, compiled once for each state of its source.
fn library() -> PathBuf {
    const SOURCE: &str = include_str!("shim.rs");
    let mut hasher = DefaultHasher::new();
    SOURCE.hash(&mut hasher);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let library = folder.join(format!("disk-{:016x}.so", hasher.finish()));
    if !library.exists() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/trust/disk/shim.rs");
        // Several tests may be at it: whole under its name, or not there.
        let made = folder.join(format!("disk-{}.so", uuid::Uuid::now_v7()));
        let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let mut compile = Command::new(compiler);
        compile.args(["--edition", "2024", "--crate-type", "cdylib", "-C", "opt-level=1", "-D", "warnings", "-o"]);
        let compiled = compile.arg(&made).arg(source).status().unwrap();
        assert!(compiled.success());
        std::fs::rename(made, &library).unwrap();
    }
    library
}
