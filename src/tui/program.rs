//! Starting the full-screen program, on a board or before there is one, and what it returns with.

use std::path::PathBuf;

use jiff::SignedDuration;
use nix::unistd::{getpgid, getpgrp, getppid, getsid};

use super::background::{self, Background};
use super::configuration::Configuration;
use super::desk::{Desk, Message, Settings};
use super::input::Inbox;
use super::layer::Stack;
use super::preferences::Recalled;
use super::run;
use super::screens::sign_in::SignIn;
use super::screens::welcome::{FirstRun, Welcome};
use super::terminal::{self, NoTerminal, Options, Terminal};
use super::theme::{Glyphs, ThemeName};
use crate::clock::Clock;
use crate::i18n::Language;
use crate::member::Workspace;

/// Why the program could not run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    NoTerminal(#[from] NoTerminal),
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// What the surroundings say: read once, by `main`.
#[derive(Clone, Debug)]
pub struct Surroundings {
    pub language: Language,
    /// Chosen on the command line: it holds for whoever signs in.
    pub language_chosen: bool,
    pub state_folder: PathBuf,
    pub config_file: PathBuf,
}

/// The longest time without a key after which the screen locks, in minutes.
pub const LONGEST_IDLE: u32 = 240;

/// What the configuration file asks for. A bad one is reported and the defaults are used.
pub fn settings(surroundings: &Surroundings) -> Settings {
    let text = std::fs::read_to_string(&surroundings.config_file).unwrap_or_default();
    let (configuration, fault) = match Configuration::read(&text) {
        Ok(configuration) => (configuration, None),
        Err(fault) => (Configuration::default(), Some(fault)),
    };
    let variable = |name: &str| std::env::var(name).ok();
    // What was chosen on the screen is newer than what the file says.
    let recalled = Recalled::read(&surroundings.state_folder);
    let chosen = recalled.theme.or(configuration.theme);
    let told = variable("COLORFGBG").and_then(|told| Background::from_variable(&told));
    let fitting = chosen.or(told.map(ThemeName::on)).unwrap_or_default();
    let theme = fitting.honouring(variable("NO_COLOR").as_deref());
    let minutes = recalled.idle_minutes.or(configuration.idle_minutes).unwrap_or(5);
    Settings {
        language: surroundings.language,
        language_chosen: surroundings.language_chosen,
        theme,
        // No background has a say in whether there is colour at all.
        theme_chosen: chosen.is_some() || theme == ThemeName::Mono,
        mouse: recalled.mouse.or(configuration.mouse).unwrap_or(true),
        glyphs: Glyphs::for_locale(
            variable("LC_ALL").as_deref(),
            variable("LC_CTYPE").as_deref(),
            variable("LANG").as_deref(),
        ),
        keymap: configuration.keymap,
        state_folder: surroundings.state_folder.clone(),
        // Where the person was when they started the program, as for any other command.
        export_folder: std::env::current_dir().unwrap_or_default(),
        idle: SignedDuration::from_mins(i64::from(minutes.clamp(1, LONGEST_IDLE))),
        config_file: surroundings.config_file.clone(),
        config_fault: fault,
        can_suspend: under_job_control(),
    }
}

/// Whether a shell waits that can take the terminal back: the program's parent is in the same session but leads another
/// process group. A parent outside the program's process namespace, which has no id here, is none.
fn under_job_control() -> bool {
    let parent = getppid();
    let same_session = getsid(Some(parent)) == getsid(None);
    parent.as_raw() > 0 && same_session && getpgid(Some(parent)).is_ok_and(|group| group != getpgrp())
}

/// What the program begins with.
pub enum Beginning {
    /// The sign-in screen of this board.
    Board(Workspace),
    /// There is no board yet.
    FirstRun(FirstRun, Clock),
}

/// Runs until the person quits or a signal ends it. Answers the exit code.
pub fn run(beginning: Beginning, surroundings: &Surroundings) -> Result<u8, Error> {
    terminal::check_here()?;
    let settings = settings(surroundings);
    let fault = settings.config_fault.clone();
    let variable = |name: &str| std::env::var(name).ok();
    let options = Options {
        mouse: settings.mouse,
        enhanced_keys: terminal::may_enhance_keys(variable("TERM").as_deref(), variable("TERM_PROGRAM").as_deref()),
        asks_background: !settings.theme_chosen && background::may_ask(variable("TERM").as_deref()),
    };
    let mut inbox: Inbox<Message> = Inbox::default();
    let (mut cx, mut stack) = match beginning {
        Beginning::Board(workspace) => {
            let mut cx = Desk::new(workspace, settings, inbox.mailbox());
            let stack = Stack::new(SignIn::new(&mut cx));
            (cx, stack)
        }
        Beginning::FirstRun(first_run, clock) => {
            let cx = Desk::without_board(clock, settings, inbox.mailbox());
            let stack = Stack::new(Welcome::new(first_run, &cx));
            (cx, stack)
        }
    };
    if let Some(fault) = fault {
        let file = surroundings.config_file.display().to_string();
        let said = fault.explain(cx.language());
        stack.say(cx.texts().msg_tui_bad_configuration(file, fault.line as u64, fault.column as u64, said));
    }
    let mut screen = Terminal::enter(options)?;
    inbox.listen(options.asks_background)?;
    let clock = cx.clock.clone();
    let exit = run::run(&mut screen, &mut inbox, &clock, &mut stack, &mut cx);
    drop(screen);
    // What the scribe still holds is written before the program ends, however it does.
    cx.unseat();
    Ok(exit?.code())
}
