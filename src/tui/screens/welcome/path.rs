//! Paths as people type, paste or drag them into a terminal.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// Larger files are read no further: nobody lists that many people.
const LONGEST: u64 = 64 << 20;

/// The path that is meant: without the quotes or escapes a terminal adds to what is dragged into it, `~` as the home.
pub fn typed_path(text: &str, home: Option<&Path>) -> PathBuf {
    let text = text.trim();
    let quoted = ['\'', '"'].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    let text = quoted.map_or_else(|| text.replace("\\ ", " "), str::to_owned);
    match (text.strip_prefix('~'), home) {
        (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with('/') => home.join(rest.trim_start_matches('/')),
        _ => PathBuf::from(text),
    }
}

/// What a file holds.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A path as a shell takes it.
pub fn for_shell(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '+' | ',');
    if text.chars().all(is_plain) { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_however_it_was_put_in() {
        let home = Path::new("/home/ana");
        for (text, path) in [
            (" /tmp/gente.csv ", "/tmp/gente.csv"),
            ("'/tmp/mi gente.csv'", "/tmp/mi gente.csv"),
            ("\"/tmp/mi gente.csv\"", "/tmp/mi gente.csv"),
            ("/tmp/mi\\ gente.csv", "/tmp/mi gente.csv"),
            ("~/gente.csv", "/home/ana/gente.csv"),
            ("~", "/home/ana"),
            ("~ana/gente.csv", "~ana/gente.csv"),
            ("'", "'"),
        ] {
            assert_eq!(typed_path(text, Some(home)), Path::new(path), "{text}");
        }
        assert_eq!(typed_path("~/gente.csv", None), Path::new("~/gente.csv"));
    }

    #[test]
    fn a_shell_gets_a_path_it_takes_as_one_word() {
        assert_eq!(for_shell(Path::new("/srv/board.db")), "/srv/board.db");
        assert_eq!(for_shell(Path::new("/srv/Ana's board.db")), "'/srv/Ana'\\''s board.db'");
    }
}
