//! The command line: the same member calls as the screens, for scripts and for hands.
//!
//! | what | where |
//! |---|---|
//! | the commands, one file per noun | `announcements`, `audience`, `today`, `people`, `goals`, `sessions`, `board`, `export`, `unseal`, `demo`, `open` |
//! | flags of every command, signing in, prompts | `session`, `secret` |
//! | what is printed, and how a command ends | `output`, `failure`, `faults` |
//! | help in the person's language, completions, manual page, README table | `help`, `reference` |
//! | notes about the program itself | `log` |
//! | typed values | `values`, `moment`, `ids`, `body` |

mod announcements;
mod audience;
mod board;
mod body;
mod demo;
mod export;
mod failure;
mod goals;
mod help;
mod ids;
pub mod log;
mod manual;
mod moment;
mod open;
mod output;
mod people;
pub mod reference;
mod secret;
mod session;
mod sessions;
mod today;
mod unseal;
mod values;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::parser::ValueSource;
use clap::{ArgMatches, FromArgMatches as _, Parser, Subcommand};

use announcements::{answering, changing, list, post, search, show};
use failure::{Code, Failure};
use session::{Globals, Session};

/// What was typed.
#[derive(Parser, Clone, Debug)]
#[command(
    name = "cartelera",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    args_conflicts_with_subcommands = false
)]
struct CommandLine {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Option<CommandName>,
}

/// What is typed to open the screens. Read first: the grammar of all commands takes longer to build than a board to open.
#[derive(Parser, Clone, Debug)]
#[command(name = "cartelera", disable_help_flag = true, disable_version_flag = true)]
struct NoCommand {
    #[command(flatten)]
    globals: Globals,
}

#[derive(Subcommand, Clone, Debug)]
enum CommandName {
    Demo(demo::DemoArgs),
    Init(board::InitArgs),
    #[command(subcommand)]
    People(people::PeopleCommand),
    Audience(audience::AudienceArgs),
    Post(post::PostArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
    Open(show::ShowArgs),
    Ack(answering::AckArgs),
    Ask(answering::AskArgs),
    Answer(answering::AnswerArgs),
    Reply(answering::ReplyArgs),
    Coverage(answering::CoverageArgs),
    Edit(changing::EditArgs),
    Withdraw(changing::WithdrawArgs),
    Search(search::SearchArgs),
    Unread(today::UnreadArgs),
    Today,
    #[command(subcommand)]
    Goals(goals::GoalsCommand),
    #[command(subcommand)]
    Sessions(sessions::SessionsCommand),
    Export(export::ExportArgs),
    Unseal(unseal::UnsealArgs),
    Backup(board::BackupArgs),
    Restore(board::RestoreArgs),
    Check(board::CheckArgs),
    Completions(reference::CompletionsArgs),
    Man,
}

/// Runs what was typed, prints what came of it, and answers how to end.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = help::language(&arguments);
    if let Ok(NoCommand { globals }) = NoCommand::try_parse_from(&arguments) {
        let session = Session::new(globals, language);
        return end(screens(&session), session);
    }
    // The words are made only for who needs them.
    let read = help::grammar().try_get_matches_from(&arguments);
    let matches = match read.or_else(|_| help::command(language).try_get_matches_from(&arguments)) {
        Ok(matches) => matches,
        Err(error) => return help::refuse(&error, language, arguments.iter().any(|argument| argument == "--json")),
    };
    let typed = match CommandLine::from_arg_matches(&matches) {
        Ok(typed) => typed,
        Err(error) => return help::refuse(&error, language, false),
    };
    let board = board_typed(&matches, &typed.globals);
    let mut session = Session::new(typed.globals, language);
    let ended = match typed.command {
        Some(command) => command.run(&mut session, board),
        None => screens(&session),
    };
    end(ended, session)
}

/// Prints what is left to print, and why it failed if it did.
fn end(ended: Result<ExitCode, Failure>, session: Session) -> ExitCode {
    let ended = ended.map_err(|failure| session.naming_copy(failure));
    let (language, as_json) = (session.language(), session.out.is_json());
    // What was printed before a failure is part of the answer: the faults of a file, for one.
    let flushed = session.out.finish().map_err(Failure::from);
    match ended.and_then(|code| flushed.map(|()| code)) {
        Ok(code) => code,
        Err(failure) => failure.report(language, as_json),
    }
}

fn screens(session: &Session) -> Result<ExitCode, Failure> {
    open::open_screens(session, &session.board_path()?)
}

/// The board, where it was named on the command line itself.
fn board_typed(matches: &ArgMatches, globals: &Globals) -> Option<PathBuf> {
    let mut at = matches;
    loop {
        if at.try_contains_id("board").unwrap_or(false) && at.value_source("board") == Some(ValueSource::CommandLine) {
            return globals.board.clone();
        }
        at = at.subcommand()?.1;
    }
}

impl CommandName {
    fn run(&self, session: &mut Session, board: Option<PathBuf>) -> Result<ExitCode, Failure> {
        let code: Code = match self {
            Self::Demo(args) => return args.run(session, board),
            Self::Init(args) => args.run(session),
            Self::People(command) => command.run(session, board.as_deref()),
            Self::Audience(args) => args.run(session),
            Self::Post(args) => args.run(session),
            Self::List(args) => args.run(session),
            Self::Show(args) => args.show(session),
            Self::Open(args) => args.open(session),
            Self::Ack(args) => args.run(session),
            Self::Ask(args) => args.run(session),
            Self::Answer(args) => args.run(session),
            Self::Reply(args) => args.run(session),
            Self::Coverage(args) => args.run(session),
            Self::Edit(args) => args.run(session),
            Self::Withdraw(args) => args.run(session),
            Self::Search(args) => args.run(session),
            Self::Unread(args) => args.run(session),
            Self::Today => today::today(session),
            Self::Goals(command) => command.run(session),
            Self::Sessions(command) => command.run(session),
            Self::Export(args) => args.run(session),
            Self::Unseal(args) => args.run(session),
            Self::Backup(args) => args.run(session),
            Self::Restore(args) => args.run(session),
            Self::Check(args) => args.run(session),
            Self::Completions(args) => args.run(session),
            Self::Man => manual::man(session),
        }?;
        Ok(code.into())
    }
}
