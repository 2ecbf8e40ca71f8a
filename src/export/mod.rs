//! What leaves a board: the formats, and the file they are written to.
//!
//! Every export is made by a signed-in member through the same calls the screens use, so it holds exactly what that
//! member may see. It is written as it is read, a page at a time, and can be stopped after any page.

pub mod boards;
mod boards_calendar;
mod boards_html;
mod boards_markdown;
mod boards_workbook;
pub mod csv;
pub mod file;
pub mod goals;
pub mod json;
pub mod markdown_html;
pub mod me;
pub mod people;
pub mod sessions;
mod sheet;
mod words;

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::domain::organisation::words as name_words;
use crate::member::announcements::Reading;

/// What a document is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Markdown,
    Html,
    Csv,
    Json,
    /// A workbook, of announcements and goals.
    Xlsx,
    /// A calendar, of events and sessions.
    Ics,
}
name_words!(Format {
    Markdown => "md",
    Html => "html",
    Csv => "csv",
    Json => "json",
    Xlsx => "xlsx",
    Ics => "ics",
});

/// What everything can be written in.
pub const DOCUMENTS: [Format; 4] = [Format::Html, Format::Markdown, Format::Csv, Format::Json];

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    pub path: PathBuf,
    /// Announcements that its format has no place for.
    pub left_out: u64,
}

/// How far an export has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Announcements, people or goals written so far. How many there will be is not known before the end.
    pub written: u64,
}

/// Told how far it is now and then; breaking ends the export and leaves no file.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// Why an export was not made. No file is left behind.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Member(#[from] crate::member::Error),
    #[error(transparent)]
    File(#[from] file::ExportFileError),
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error("the export was stopped")]
    Stopped,
}

pub type Result<T> = std::result::Result<T, Error>;

/// Rows read at once, and how often progress is told.
const PAGE: usize = 500;

fn go_on(progress: OnProgress<'_>, written: u64) -> Result<()> {
    match progress(Progress { written }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Error::Stopped),
    }
}

/// Why something is not written in a format. Nobody is offered it.
fn not_written(format: Format) -> Error {
    Error::Io(io::Error::new(io::ErrorKind::Unsupported, format!("not written as {format}")))
}

/// Writes a file through [`file::write_file`], with errors that are not the file's kept as they are.
fn to_file(path: &Path, force: bool, fill: impl FnOnce(&mut dyn Write) -> Result<u64>) -> Result<u64> {
    let mut outcome = Ok(0);
    let written = file::write_file(path, force, |out| match fill(out) {
        Ok(count) => {
            outcome = Ok(count);
            Ok(())
        }
        Err(Error::Io(error)) => Err(error),
        Err(error) => {
            outcome = Err(error);
            Err(io::Error::other("the export did not end"))
        }
    });
    let count = outcome?;
    written?;
    Ok(count)
}

/// Whether the text was withdrawn and is gone for this reader.
fn is_taken_back(reading: &Reading) -> bool {
    reading.headline.withdrawn && !reading.steward && reading.announcement.content.body.is_empty()
}
