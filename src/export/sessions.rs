//! Feedback sessions as documents: a copy that leaves the board, recorded where the others who take part see it.

mod calendar;
mod chapter;
mod html;
mod markdown;

use std::io::Write;
use std::path::Path;

use jiff::civil::Date;
use zeroize::Zeroizing;

use super::json::Document;
use super::json::sessions::SessionPageJson;
use super::words::Words;
use super::{Format, OnProgress, Result, go_on, not_written, to_file};
use crate::domain::session::{Operation, PartKind, SessionId, SessionState};
use crate::i18n::Language;
use crate::keys::{self, KdfParams};
use crate::member::sessions::{SessionPage, SessionView, Whose};
use crate::member::{self, Member};
use chapter::Chapter;

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
    pub passphrase: Option<Zeroizing<String>>,
}

/// Sessions that the member may take a copy of in this format, the latest first: in a calendar those planned and cancelled,
/// else all but those that are blocked or purged. `since` leaves out those of earlier days.
pub fn offered(member: &Member, format: Format, since: Option<Date>) -> Result<Vec<SessionId>> {
    let (views, workspace) = (member.sessions(&Whose::Mine)?, member.workspace());
    let fits = |view: &&SessionView| {
        view.may(Operation::Export).is_ok()
            && is_written(view.state, format)
            && since.is_none_or(|since| workspace.day_of(view.session.starts) >= since)
    };
    Ok(views.iter().filter(fits).map(|view| view.session.id).collect())
}

/// A calendar is about what is to come, and takes back what will not.
fn is_written(state: SessionState, format: Format) -> bool {
    format != Format::Ics || matches!(state, SessionState::Planned | SessionState::Cancelled)
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
    for id in sessions {
        let state = member.session(*id)?.state;
        if !is_written(state, options.format) {
            return Err(member::Error::SessionState(state).into());
        }
    }
    to_file(path, force, |out| {
        // Before anything is written: a copy that nobody knows of is worse than a record of one that was not made.
        if !sessions.is_empty() {
            member.act(|act| act.record_export(sessions, options.passphrase.is_some()))?;
        }
        let Some(passphrase) = &options.passphrase else { return write(member, sessions, options, out, progress) };
        let mut document = Zeroizing::new(Vec::new());
        let count = write(member, sessions, options, &mut *document, progress)?;
        let sealed = keys::seal_file(passphrase, &document, KdfParams::STANDARD).map_err(member::Error::from)?;
        out.write_all(&sealed)?;
        Ok(count)
    })
}

/// Writes the document in clear, in the order of `sessions`. Recording it is the caller's.
pub(super) fn write(
    member: &Member,
    sessions: &[SessionId],
    options: &Options,
    out: &mut dyn Write,
    progress: OnProgress<'_>,
) -> Result<u64> {
    let organisation = member.workspace().organisation();
    let words = Words::new(member, options.language);
    match options.format {
        Format::Json => {
            let mut document = Document::begin(member, "sessions", out)?;
            let count = each(member, sessions, options, progress, |page| {
                Ok(document.add(&SessionPageJson::new(page, organisation))?)
            })?;
            document.end()?;
            Ok(count)
        }
        Format::Markdown => {
            markdown::begin(member, &words, out)?;
            let count = each(member, sessions, options, progress, |page| {
                Ok(markdown::chapter(&Chapter::new(page, &words), &words, out)?)
            })?;
            markdown::end(&words, count, out)?;
            Ok(count)
        }
        Format::Html => {
            html::begin(member, &words, out)?;
            let count = each(member, sessions, options, progress, |page| {
                Ok(html::chapter(&Chapter::new(page, &words), &words, out)?)
            })?;
            html::end(&words, count, out)?;
            Ok(count)
        }
        Format::Ics => {
            let mut events = Vec::new();
            let count = each(member, sessions, options, progress, |page| {
                events.push(calendar::event(page, member, options.language));
                Ok(())
            })?;
            calendar::write(events, out)?;
            Ok(count)
        }
        Format::Csv | Format::Xlsx => Err(not_written(options.format)),
    }
}

/// Hands over one session after the other, with what belongs in a copy of it.
fn each(
    member: &Member,
    sessions: &[SessionId],
    options: &Options,
    progress: OnProgress<'_>,
    mut take: impl FnMut(&SessionPage) -> Result<()>,
) -> Result<u64> {
    let mut count = 0;
    for id in sessions {
        go_on(progress, count)?;
        let mut page = member.session_page(*id)?;
        // What other sessions say is not recorded as copied with this one.
        page.earlier_actions.clear();
        page.items.retain(|item| item.part.session == *id);
        page.notes.retain(|note| options.own || note.part.kind != PartKind::OwnNote);
        take(&page)?;
        count += 1;
    }
    go_on(progress, count)?;
    Ok(count)
}
