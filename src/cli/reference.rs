//! What the command line says of itself: completions, and the README's table.

use std::fmt::Write as _;

use clap::{Arg, Args, Command};
use clap_complete::Shell;

use super::failure::{Code, Failure};
use super::help;
use super::session::Session;
use crate::i18n::Language;

#[derive(Args, Clone, Debug)]
pub struct CompletionsArgs {
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

impl CompletionsArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut help::command(session.language()), "cartelera", &mut script);
        session.out.bytes(&script)?;
        Ok(Code::Done)
    }
}

/// Every command that does something, with its words.
pub fn leaves(command: &Command) -> Vec<(String, &Command)> {
    let mut found = Vec::new();
    let mut waiting: Vec<(String, &Command)> =
        command.get_subcommands().map(|sub| (sub.get_name().to_owned(), sub)).collect();
    waiting.reverse();
    while let Some((path, command)) = waiting.pop() {
        // One with a verb below it may do something by itself, too.
        if !command.has_subcommands() || command.get_positionals().next().is_some() {
            found.push((path.clone(), command));
        }
        if command.has_subcommands() {
            let below = command.get_subcommands().map(|sub| (format!("{path} {}", sub.get_name()), sub));
            let mut below: Vec<_> = below.collect();
            below.reverse();
            waiting.extend(below);
        }
    }
    found
}

/// The arguments that belong to one command alone.
pub fn own_arguments(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|argument| !argument.is_global_set() && !argument.is_hide_set())
}

/// `--limit N`, `HANDLE`.
pub fn shown(argument: &Arg) -> String {
    let values: Vec<&str> = argument.get_value_names().unwrap_or_default().iter().map(|name| name.as_str()).collect();
    match argument.get_long() {
        Some(long) if argument.get_action().takes_values() => format!("--{long} {}", values.join(" ")),
        Some(long) => format!("--{long}"),
        None => values.join(" "),
    }
}

/// The README's table: every command with what it does and its flags, then the flags of all.
pub fn markdown(language: Language) -> String {
    let mut command = help::command(language);
    command.build();
    let mut table = String::from("| | | |\n|---|---|---|\n");
    let mut row = |name: &str, about: &str, arguments: &str| {
        // Writing to a string does not fail.
        let _ = writeln!(table, "| `{name}` | {} | {arguments} |", about.replace('|', "\\|"));
    };
    let about = |command: &Command| command.get_about().map(ToString::to_string).unwrap_or_default();
    let listed = |arguments: &mut dyn Iterator<Item = &Arg>| {
        arguments.map(|argument| format!("`{}`", shown(argument).replace('|', "\\|"))).collect::<Vec<_>>().join(" ")
    };
    for (path, leaf) in leaves(&command) {
        row(&path, &about(leaf), &listed(&mut own_arguments(leaf)));
    }
    for argument in command.get_arguments().filter(|argument| argument.is_global_set()) {
        let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
        row(&shown(argument).replace('|', "\\|"), &help, "");
    }
    table
}
