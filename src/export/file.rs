//! The file that an export is written to: private, whole or absent, and never in the place of another by accident.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::Builder;

use crate::domain::handle::latin_letters;

/// Longest slug, so that a folder and an ending still fit a file name.
const LONGEST_SLUG: usize = 80;

/// Why an export was not written. Nothing is left behind, but where the folder alone could not be synced: then all is there.
#[derive(Debug, thiserror::Error)]
pub enum ExportFileError {
    #[error("{} already exists", .0.display())]
    AlreadyExists(PathBuf),
    #[error("{} is not a folder", .0.display())]
    NotAFolder(PathBuf),
    #[error("{} is a symbolic link", .0.display())]
    IsSymlink(PathBuf),
    /// A folder, a device or nothing that a file can be written to.
    #[error("{} is not a file", .0.display())]
    NotAFile(PathBuf),
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
}

/// A file name from what people call something: "Clínica/Recepción" → "clinica-recepcion"; "export" when no letter or
/// digit is left.
pub fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric() && !is_inside_word(c)).map(latin_letters);
    let mut slug = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    slug.truncate(LONGEST_SLUG);
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "export".to_owned() } else { slug }
}

/// Accents written apart, and apostrophes.
fn is_inside_word(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || matches!(c, '\'' | '’')
}

/// Writes what `fill` gives to `path`, readable by its owner alone (0600). The file appears whole, once it is on the
/// disk; an existing one is replaced only with `force`, and a symbolic link is never followed nor replaced.
pub fn write_file(
    path: &Path,
    force: bool,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), ExportFileError> {
    let failed = |source| ExportFileError::Io { path: path.to_owned(), source };
    let name = path.file_name().ok_or_else(|| ExportFileError::NotAFile(path.to_owned()))?;
    let folder = resolve_folder(path)?;
    let target = folder.join(name);
    // Before the work, so that nobody waits for a refusal; the rename below decides what races with it.
    refuse_occupied(&target, force)?;

    let mut temporary = Builder::new().prefix(".cartelera-").suffix(".tmp").tempfile_in(&folder).map_err(failed)?;
    let mut out = BufWriter::new(temporary.as_file_mut());
    fill(&mut out).and_then(|()| out.flush()).map_err(failed)?;
    drop(out);
    temporary.as_file().sync_all().map_err(failed)?;

    refuse_occupied(&target, force)?;
    let renamed = if force { temporary.persist(&target) } else { temporary.persist_noclobber(&target) };
    renamed.map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => ExportFileError::AlreadyExists(target.clone()),
        _ => failed(error.error),
    })?;
    File::open(&folder).and_then(|folder| folder.sync_all()).map_err(failed)
}

/// The folder of `path` with its links resolved once, so that what they point to can't change under the writing.
fn resolve_folder(path: &Path) -> Result<PathBuf, ExportFileError> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    match folder.canonicalize() {
        Ok(resolved) if resolved.is_dir() => Ok(resolved),
        Ok(_) => Err(ExportFileError::NotAFolder(folder.to_owned())),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Err(ExportFileError::NotAFolder(folder.to_owned()))
        }
        Err(source) => Err(ExportFileError::Io { path: folder.to_owned(), source }),
    }
}

fn refuse_occupied(target: &Path, force: bool) -> Result<(), ExportFileError> {
    let found = match target.symlink_metadata() {
        Ok(metadata) => metadata.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(source) => {
            return Err(ExportFileError::Io { path: target.to_owned(), source });
        }
    };
    if found.is_symlink() {
        Err(ExportFileError::IsSymlink(target.to_owned()))
    } else if !found.is_file() {
        Err(ExportFileError::NotAFile(target.to_owned()))
    } else if !force {
        Err(ExportFileError::AlreadyExists(target.to_owned()))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use proptest::prelude::*;

    use super::*;

    fn write(path: &Path, force: bool, text: &str) -> Result<(), ExportFileError> {
        write_file(path, force, |out| out.write_all(text.as_bytes()))
    }

    fn names_in(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_slug_is_made_of_plain_letters() {
        assert_eq!(slug("Clínica/Recepción"), "clinica-recepcion");
        assert_eq!(slug("  Félix O'Connor -- plan (2026).md "), "felix-oconnor-plan-2026-md");
        assert_eq!(slug("Recepcio\u{301}n"), "recepcion");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("田中"), "export");
    }

    #[test]
    fn a_new_file_is_private_and_alone_in_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("board.md");
        write(&path, false, "text").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "text");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(names_in(folder.path()), ["board.md"]);
    }

    #[test]
    fn an_existing_file_is_replaced_only_when_forced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("board.md");
        fs::write(&path, "old").unwrap();
        assert!(matches!(write(&path, false, "new"), Err(ExportFileError::AlreadyExists(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        write(&path, true, "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_file_that_appears_during_the_writing_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("board.md");
        let result = write_file(&path, false, |_| fs::write(&path, "theirs"));
        assert!(matches!(result, Err(ExportFileError::AlreadyExists(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
        assert_eq!(names_in(folder.path()), ["board.md"]);
    }

    #[test]
    fn a_symbolic_link_is_neither_followed_nor_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("board.md");
        let elsewhere = folder.path().join("secret");
        for present in [false, true] {
            if present {
                fs::write(&elsewhere, "secret").unwrap();
            }
            let _ = fs::remove_file(&path);
            symlink(&elsewhere, &path).unwrap();
            for force in [false, true] {
                assert!(matches!(write(&path, force, "new"), Err(ExportFileError::IsSymlink(_))));
            }
            assert_eq!(elsewhere.exists(), present);
        }
        assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "secret");
    }

    #[test]
    fn a_failed_export_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("board.md");
        let result = write_file(&path, false, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("no more"))
        });
        assert!(matches!(result, Err(ExportFileError::Io { .. })));
        assert!(names_in(folder.path()).is_empty());
    }

    #[test]
    fn a_missing_folder_and_a_folder_as_target_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("no/board.md");
        assert!(matches!(write(&missing, false, ""), Err(ExportFileError::NotAFolder(_))));
        fs::write(folder.path().join("file"), "").unwrap();
        assert!(matches!(write(&folder.path().join("file/board.md"), false, ""), Err(ExportFileError::NotAFolder(_))));
        assert!(matches!(write(folder.path(), true, ""), Err(ExportFileError::NotAFile(_))));
    }

    proptest! {
        #[test]
        fn every_name_gives_a_file_name(name: String) {
            let slug = slug(&name);
            prop_assert!(!slug.is_empty() && slug.len() <= LONGEST_SLUG && !slug.starts_with('-') && !slug.ends_with('-'));
            prop_assert!(slug.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')));
        }
    }
}
