//! `cartelera` without a command: the screens.

use std::path::Path;
use std::process::ExitCode;

use super::failure::Failure;
use super::session::{Session, folders};
use crate::tui::program::{self, Surroundings};
use crate::tui::terminal::{self, NoTerminal};

/// Refuses in one line where there can be no screens.
pub fn needs_terminal(session: &Session) -> Result<(), Failure> {
    terminal::check_here().map_err(|why| no_terminal(session, why))
}

fn no_terminal(session: &Session, why: NoTerminal) -> Failure {
    let t = session.texts();
    match why {
        NoTerminal::Redirected => Failure::usage_with(t.msg_cli_screens_redirected(), t.msg_cli_screens_hint()),
        NoTerminal::Dumb => Failure::usage_with(t.msg_cli_screens_dumb(), t.msg_cli_screens_hint()),
    }
}

/// The one place that hands over to the screens.
pub fn open_screens(session: &Session, board: &Path) -> Result<ExitCode, Failure> {
    needs_terminal(session)?;
    let folders = folders().ok_or_else(|| Failure::usage(session.texts().msg_cli_no_home()))?;
    let surroundings = Surroundings {
        language: session.language(),
        language_chosen: session.globals.lang.is_some(),
        state_folder: folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned(),
        config_file: folders.config_dir().join("config.toml"),
    };
    match program::run(session.workspace_at(board)?, &surroundings) {
        Ok(code) => Ok(ExitCode::from(code)),
        Err(program::Error::NoTerminal(why)) => Err(no_terminal(session, why)),
        Err(program::Error::Io(error)) => Err(crate::member::Error::from(crate::store::Error::Io(error)).into()),
    }
}
