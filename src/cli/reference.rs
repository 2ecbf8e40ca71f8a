//! What the command line says of itself: completions, the manual page, and the README's table.

use std::fmt::Write as _;
use std::io;

use clap::{Arg, Args, Command};
use clap_complete::Shell;
use clap_mangen::Man;

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

/// One page with every command.
pub fn man(session: &mut Session) -> Result<Code, Failure> {
    session.out.bytes(&page(session.language())?)?;
    Ok(Code::Done)
}

fn page(language: Language) -> io::Result<Vec<u8>> {
    let mut command = help::command(language);
    command.build();
    let mut page = Vec::new();
    let whole = Man::new(command.clone());
    whole.render_title(&mut page)?;
    whole.render_name_section(&mut page)?;
    whole.render_synopsis_section(&mut page)?;
    whole.render_options_section(&mut page)?;
    for (path, leaf) in leaves(&command) {
        writeln_roff(&mut page, &format!(".SH \"{}\"", path.to_uppercase()))?;
        writeln_roff(&mut page, &leaf.get_about().map(ToString::to_string).unwrap_or_default())?;
        let usage = leaf.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ");
        writeln_roff(&mut page, &format!(".PP\n.nf\n{}\n.fi", usage.replace('\\', "\\e").replace('-', "\\-")))?;
        for argument in own_arguments(leaf) {
            writeln_roff(&mut page, &format!(".TP\n\\fB{}\\fR", shown(argument).replace('-', "\\-")))?;
            writeln_roff(&mut page, &argument.get_help().map(ToString::to_string).unwrap_or_default())?;
        }
    }
    Ok(page)
}

fn writeln_roff(page: &mut Vec<u8>, text: &str) -> io::Result<()> {
    io::Write::write_all(page, format!("{text}\n").as_bytes())
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
fn own_arguments(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|argument| !argument.is_global_set() && !argument.is_hide_set())
}

/// `--limit N`, `HANDLE`.
fn shown(argument: &Arg) -> String {
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
