//! The manual page: the options, every command, and what scripts and administrators ask of the program.

use std::ffi::OsStr;
use std::io;

use clap::Command;
use clap_mangen::Man;

use super::failure::{Code, Failure};
use super::help;
use super::reference::{leaves, own_arguments, shown};
use super::session::Session;
use crate::i18n::{Language, Texts, texts};

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
        heading(&mut page, &path.to_uppercase())?;
        writeln_roff(&mut page, &leaf.get_about().map(ToString::to_string).unwrap_or_default())?;
        let usage = leaf.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ");
        writeln_roff(&mut page, &format!(".PP\n.nf\n{}\n.fi", usage.replace('\\', "\\e").replace('-', "\\-")))?;
        for argument in own_arguments(leaf) {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            entry(&mut page, &shown(argument), &help)?;
        }
    }
    let t = texts(language);
    for (name, entries) in
        [("EXIT STATUS", exit_codes(t)), ("FILES", files(t)), ("ENVIRONMENT", variables(t, &command))]
    {
        heading(&mut page, name)?;
        for (what, said) in entries {
            entry(&mut page, &what, &said)?;
        }
    }
    Ok(page)
}

/// What is listed, and what is said of it.
type Entries = Vec<(String, String)>;

fn exit_codes(t: &Texts) -> Entries {
    let codes = [
        (Code::Done, t.msg_manual_exit_done()),
        (Code::Failed, t.msg_manual_exit_failed()),
        (Code::Usage, t.msg_manual_exit_usage()),
        (Code::NotAllowed, t.msg_manual_exit_not_allowed()),
        (Code::NotFound, t.msg_manual_exit_not_found()),
        (Code::Conflict, t.msg_manual_exit_conflict()),
        (Code::Busy, t.msg_manual_exit_busy()),
        (Code::Damaged, t.msg_manual_exit_damaged()),
        (Code::BadInput, t.msg_manual_exit_bad_input()),
        (Code::Unread, t.msg_manual_exit_unread()),
    ];
    let others = [("101", t.msg_manual_exit_panic()), ("128+N", t.msg_manual_exit_signal())];
    codes.map(|(code, said)| ((code as u8).to_string(), said)).into_iter().chain(named(others)).collect()
}

fn files(t: &Texts) -> Entries {
    named([
        ("~/.local/share/cartelera/board.db", t.msg_manual_file_board("--board")),
        ("board.db-wal, board.db-shm, board.db.lock", t.msg_manual_file_beside()),
        ("board-backups/", t.msg_manual_file_copies()),
        ("~/.config/cartelera/config.toml", t.msg_manual_file_configuration()),
        ("~/.local/state/cartelera/", t.msg_manual_file_state()),
        ("$XDG_RUNTIME_DIR/cartelera-demo/", t.msg_manual_file_demo()),
    ])
    .collect()
}

fn variables(t: &Texts, command: &Command) -> Entries {
    let flags = command.get_arguments().filter_map(|argument| {
        let variable = argument.get_env().and_then(OsStr::to_str)?;
        Some((variable.to_owned(), t.msg_manual_variable_flag(shown(argument))))
    });
    let others = named([
        ("CARTELERA_LOG", t.msg_manual_variable_log()),
        ("XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME", t.msg_manual_variable_folders()),
        ("LC_ALL, LC_MESSAGES, LC_CTYPE, LANG", t.msg_manual_variable_language()),
        ("NO_COLOR", t.msg_manual_variable_no_color()),
        ("COLORFGBG", t.msg_manual_variable_background()),
    ]);
    flags.chain(others).collect()
}

fn named<const N: usize>(entries: [(&str, String); N]) -> impl Iterator<Item = (String, String)> {
    entries.map(|(what, said)| (what.to_owned(), said)).into_iter()
}

fn heading(page: &mut Vec<u8>, name: &str) -> io::Result<()> {
    writeln_roff(page, &format!(".SH \"{name}\""))
}

fn entry(page: &mut Vec<u8>, what: &str, said: &str) -> io::Result<()> {
    let what = what.replace('-', "\\-");
    // As it is typed: roff has another sign for it.
    writeln_roff(page, &format!(".TP\n\\fB{what}\\fR\n{said}").replace('~', "\\(ti"))
}

fn writeln_roff(page: &mut Vec<u8>, text: &str) -> io::Result<()> {
    io::Write::write_all(page, format!("{text}\n").as_bytes())
}
