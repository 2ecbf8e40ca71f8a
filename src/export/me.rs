//! Everything the board holds about one person, for that person: a folder of documents with a page that says what each is.

use std::path::Path;

use super::{Format, OnProgress, Result};
use crate::i18n::Language;
use crate::member::Member;

/// What the readable documents of the folder may be written in; the complete ones are JSON always.
pub const FORMATS: [Format; 3] = [Format::Html, Format::Markdown, Format::Json];

/// Writes the folder, which must not exist unless `force`, readable by its owner alone. Answers how many files it holds.
/// Copies of sessions are recorded where the others who take part see it.
pub fn export(
    member: &mut Member,
    language: Language,
    format: Format,
    folder: &Path,
    force: bool,
    progress: OnProgress<'_>,
) -> Result<u64> {
    let _ = (member, language, format, folder, force, progress);
    todo!()
}
