//! `cartelera` without a command: the screens; where there is no board yet, the pages that lead to one.

use std::path::Path;
use std::process::ExitCode;

use super::board::zone;
use super::failure::Failure;
use super::session::{Session, folders};
use crate::clock::Clock;
use crate::i18n::{Language, texts};
use crate::tui::heap;
use crate::tui::program::{self, Beginning, Surroundings};
use crate::tui::screens::welcome::FirstRun;
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
    heap::share();
    read_words(session.language());
    let folders = folders().ok_or_else(|| Failure::usage(session.texts().msg_cli_no_home()))?;
    let surroundings = Surroundings {
        language: session.language(),
        language_chosen: session.globals.lang.is_some(),
        state_folder: folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned(),
        config_file: folders.config_dir().join("config.toml"),
    };
    // On a clock of its own there are only sample boards, and those are not made here.
    let is_first_run = !board.try_exists().unwrap_or(true) && session.globals.now.is_none();
    let beginning = if is_first_run {
        let home = directories::UserDirs::new().map(|folders| folders.home_dir().to_owned());
        let set = std::env::var_os("CARTELERA_BOARD");
        let is_default = session.globals.board.as_ref().is_none_or(|named| set.is_some_and(|set| *named == *set));
        // The pages name it, and what follows may be told from another folder.
        let board = std::path::absolute(board).unwrap_or_else(|_| board.to_owned());
        Beginning::FirstRun(FirstRun { board, is_default, zone: zone(), home }, Clock::system())
    } else {
        Beginning::Board(session.workspace_at(board)?)
    };
    match program::run(beginning, &surroundings) {
        Ok(code) => Ok(ExitCode::from(code)),
        Err(program::Error::NoTerminal(why)) => Err(no_terminal(session, why)),
        Err(program::Error::Io(error)) => Err(crate::member::Error::from(crate::store::Error::Io(error)).into()),
    }
}

/// Reads the language's texts beside the board: the first screen waits for the longer of the two only. Where there can be
/// no thread they are read when they are needed.
fn read_words(language: Language) {
    let read = move || {
        texts(language);
    };
    let _ = std::thread::Builder::new().name("words".into()).spawn(read);
}
