//! How a command ends: exit codes, and failures in words or as JSON.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::domain::text::CleanText;
use crate::explain::{Explained, explain, explain_file, explain_io};
use crate::export::file::ExportFileError;
use crate::export::json::{self, ErrorJson};
use crate::i18n::{Language, texts};
use crate::member::{self, Sort};
use crate::store;

/// The exit codes scripts rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    Done = 0,
    /// The disk, the system, or a fault of this program.
    Failed = 1,
    Usage = 2,
    NotAllowed = 3,
    NotFound = 4,
    Conflict = 5,
    Busy = 6,
    /// The board is damaged or foreign.
    Damaged = 7,
    BadInput = 8,
    /// `unread`: there is something.
    Unread = 10,
}

impl Code {
    /// `kind` of the error object.
    fn kind(self) -> &'static str {
        match self {
            Self::Done | Self::Unread | Self::Failed => "failed",
            Self::Usage => "usage",
            Self::NotAllowed => "not_allowed",
            Self::NotFound => "not_found",
            Self::Conflict => "conflict",
            Self::Busy => "busy",
            Self::Damaged => "damaged",
            Self::BadInput => "bad_input",
        }
    }
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> Self {
        Self::from(code as u8)
    }
}

impl From<Sort> for Code {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::NotAllowed => Self::NotAllowed,
            Sort::NotFound => Self::NotFound,
            Sort::Conflict => Self::Conflict,
            Sort::Busy => Self::Busy,
            Sort::Damaged => Self::Damaged,
            Sort::BadInput => Self::BadInput,
            Sort::Other => Self::Failed,
        }
    }
}

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Member(#[from] member::Error),
    #[error(transparent)]
    File(#[from] ExportFileError),
    /// A file named on the command line.
    #[error("{}: {error}", path.display())]
    Read { path: PathBuf, error: io::Error },
    /// Standard output or the terminal.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Worded where it happened.
    #[error("{}", explained.message)]
    Told { code: Code, explained: Explained },
    /// The person or the system stopped it with this signal.
    #[error("interrupted")]
    Interrupted(i32),
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        Self::Member(error.into())
    }
}

impl From<crate::export::Error> for Failure {
    fn from(error: crate::export::Error) -> Self {
        match error {
            crate::export::Error::Member(error) => Self::Member(error),
            crate::export::Error::File(error) => Self::File(error),
            crate::export::Error::Io(error) => Self::Io(error),
            crate::export::Error::Stopped => Self::Interrupted(rustix::process::Signal::INT.as_raw()),
        }
    }
}

impl Failure {
    pub fn usage(message: String) -> Self {
        Self::told(Code::Usage, message, None)
    }

    pub fn usage_with(message: String, hint: String) -> Self {
        Self::told(Code::Usage, message, Some(hint))
    }

    pub fn told(code: Code, message: String, hint: Option<String>) -> Self {
        Self::Told { code, explained: Explained { message, hint } }
    }

    fn code(&self) -> Code {
        match self {
            Self::Member(error) => error.sort().into(),
            Self::File(ExportFileError::AlreadyExists(_)) => Code::Conflict,
            Self::File(ExportFileError::Io { .. }) | Self::Io(_) | Self::Interrupted(_) => Code::Failed,
            Self::File(_) => Code::BadInput,
            Self::Read { error, .. } if error.kind() == io::ErrorKind::NotFound => Code::NotFound,
            Self::Read { error, .. } if error.kind() == io::ErrorKind::PermissionDenied => Code::NotAllowed,
            Self::Read { error, .. } if error.kind() == io::ErrorKind::InvalidData => Code::BadInput,
            Self::Read { .. } => Code::Failed,
            Self::Told { code, .. } => *code,
        }
    }

    fn explain(&self, language: Language) -> Explained {
        let t = texts(language);
        let plain = |message| Explained { message, hint: None };
        match self {
            Self::Member(error) => Explained { hint: hint_here(language, error), ..explain(language, error) },
            Self::File(error @ ExportFileError::AlreadyExists(_)) => {
                Explained { hint: Some(t.msg_cli_export_exists_hint()), ..explain_file(language, error) }
            }
            Self::File(error) => explain_file(language, error),
            Self::Read { path, error } => {
                plain(t.msg_cli_file(path.display().to_string(), explain_io(language, error)))
            }
            Self::Io(error) => plain(t.msg_error_io(explain_io(language, error))),
            Self::Told { explained, .. } => explained.clone(),
            Self::Interrupted(_) => plain(t.msg_cli_interrupted()),
        }
    }

    /// Says what happened on standard error, and answers how to end.
    pub fn report(&self, language: Language, as_json: bool) -> ExitCode {
        match self {
            // Who was reading has read enough.
            Self::Io(error) if error.kind() == io::ErrorKind::BrokenPipe => return Code::Done.into(),
            Self::Interrupted(signal) => return ExitCode::from(u8::try_from(128 + signal).unwrap_or(1)),
            _ => {}
        }
        tracing::debug!(error = %self, "command failed");
        let Explained { message, hint } = self.explain(language);
        let said = if as_json {
            json::line(&ErrorJson { error: json::Failure { kind: self.code().kind(), message, hint } })
        } else {
            // Arguments and files say what they like.
            let said = [Some(message), hint].into_iter().flatten().collect::<Vec<_>>().join("\n");
            CleanText::paragraphs(&said).into()
        };
        // Where even standard error is closed the exit code says it all.
        let _ = io::Write::write_fmt(&mut io::stderr().lock(), format_args!("{said}\n"));
        self.code().into()
    }
}

/// What to do here, where nothing that was typed is kept as the screens keep it.
fn hint_here(language: Language, error: &member::Error) -> Option<String> {
    let t = texts(language);
    match error {
        member::Error::Reach(_)
        | member::Error::Nobody
        | member::Error::Faults(_)
        | member::Error::GoalFaults(_)
        | member::Error::CheckInFaults(_)
        | member::Error::NoteTooLong { .. }
        | member::Error::TextTooLong { .. }
        | member::Error::Conflict => None,
        member::Error::Store(store::Error::Busy { .. }) => Some(t.msg_cli_busy_hint()),
        member::Error::Store(store::Error::Full) => Some(t.msg_cli_full_hint()),
        _ => explain(language, error).hint,
    }
}
