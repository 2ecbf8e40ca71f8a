//! Feedback sessions as documents: a copy that leaves the board, recorded where the others who take part see it.

use std::path::Path;

use jiff::civil::Date;

use super::{Format, OnProgress, Result};
use crate::domain::session::SessionId;
use crate::i18n::Language;
use crate::member::Member;

/// In the order they are offered.
pub const FORMATS: [Format; 4] = [Format::Html, Format::Markdown, Format::Json, Format::Ics];

/// How, and with what.
#[derive(Clone, Debug)]
pub struct Options {
    pub format: Format,
    /// Of what is read by people; JSON has no words of ours.
    pub language: Language,
    /// With the exporter's own notes. A copy for the others has none.
    pub own: bool,
    /// The file is sealed under this passphrase; without one it can be read by whoever gets hold of it.
    pub passphrase: Option<zeroize::Zeroizing<String>>,
}

/// Sessions that the member may take a copy of in this format, the latest first: in a calendar those planned and cancelled,
/// else all but those that are blocked or purged. `since` leaves out those of earlier days.
pub fn offered(member: &Member, format: Format, since: Option<Date>) -> Result<Vec<SessionId>> {
    let _ = (member, format, since);
    todo!()
}

/// Writes the document to a file that must not exist, unless `force`, after the copy is recorded. Answers how many sessions
/// it holds.
pub fn export(
    member: &mut Member,
    sessions: &[SessionId],
    options: &Options,
    path: &Path,
    force: bool,
    progress: OnProgress<'_>,
) -> Result<u64> {
    let _ = (member, sessions, options, path, force, progress);
    todo!()
}
