//! Help and usage errors in the person's language. The shape of the command line is clap's; the words are ours.

use std::ffi::{OsStr, OsString};
use std::process::ExitCode;

use clap::builder::Styles;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _};

use super::failure::Failure;
use super::{CommandLine, goals, sessions};
use crate::i18n::{Language, Texts, texts};

/// The language to begin in: `--lang`, else the locale's, else English.
pub fn language(arguments: &[OsString]) -> Language {
    let typed = arguments.iter().enumerate().find_map(|(at, argument)| {
        let argument = argument.to_str()?;
        match argument.strip_prefix("--lang") {
            Some("") => arguments.get(at + 1)?.to_str()?.parse().ok(),
            Some(rest) => rest.strip_prefix('=')?.parse().ok(),
            None => None,
        }
    });
    let locale = || {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].map(std::env::var_os);
        // The first that is set decides, whether or not its language is known.
        let decides = set.into_iter().flatten().find(|value| !value.is_empty())?;
        decides.to_str().and_then(Language::from_locale)
    };
    typed.or_else(locale).unwrap_or(Language::English)
}

/// The whole command line without a word about it: all that it takes to read one that is right.
pub fn grammar() -> Command {
    let flag = |name: &'static str, short, action| Arg::new(name).long(name).short(short).action(action);
    CommandLine::command()
        .styles(Styles::plain())
        .arg(flag("help", 'h', ArgAction::Help).global(true).display_order(1000))
        .arg(flag("version", 'V', ArgAction::Version).display_order(1001))
}

/// The whole command line with its help in `language`.
pub fn command(language: Language) -> Command {
    let mut whole = grammar();
    whole.build();
    localise(grammar(), texts(language), "", &mut whole)
}

/// `whole` is the same command, built: only then it knows its usage.
fn localise(command: Command, t: &Texts, path: &str, whole: &mut Command) -> Command {
    let usage = whole.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", &t.msg_cli_usage_options());
    let usage = usage.replace("COMMAND", &t.msg_cli_usage_command());
    let command = command
        .about(about(t, path).unwrap_or_default())
        .override_usage(usage)
        .subcommand_help_heading(t.msg_cli_heading_commands())
        .help_template(format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}\n", t.msg_cli_heading_usage()))
        .mut_args(|argument| localise_argument(argument, t, path));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        let path = if path.is_empty() { name.clone() } else { format!("{path} {name}") };
        let Some(whole) = whole.find_subcommand_mut(&name) else { return command };
        command.mut_subcommand(&name, |sub| localise(sub, t, &path, whole))
    })
}

fn localise_argument(argument: Arg, t: &Texts, path: &str) -> Arg {
    let mut help = match argument.get_id().as_str() {
        "help" => t.msg_cli_arg_help(),
        "version" => t.msg_cli_arg_version(),
        id => self::argument(t, path, id).unwrap_or_default(),
    };
    if argument.get_action().takes_values() {
        let possible = argument.get_possible_values();
        let words: Vec<&str> = possible.iter().map(|value| value.get_name()).collect();
        if !words.is_empty() {
            help = format!("{help} [{}]", words.join(", "));
        }
        if let [default] = argument.get_default_values() {
            help = format!("{help} [{}]", t.msg_cli_default(default.to_string_lossy()));
        }
    }
    if let Some(variable) = argument.get_env().and_then(OsStr::to_str) {
        help = format!("{help} [{variable}]");
    }
    let heading = match () {
        () if argument.is_positional() => t.msg_cli_heading_arguments(),
        () if argument.is_global_set() => t.msg_cli_heading_globals(),
        () => t.msg_cli_heading_options(),
    };
    // Said above, in the person's language.
    let hides = argument.get_action().takes_values();
    argument.help(help).help_heading(heading).hide_possible_values(hides).hide_default_value(hides).hide_env(hides)
}

/// What a command does.
fn about(t: &Texts, path: &str) -> Option<String> {
    Some(match path {
        _ if path.split(' ').next() == Some("goals") => return goals::help::about(t, path),
        _ if path.split(' ').next() == Some("sessions") => return sessions::help::about(t, path),
        "" => t.msg_cli_about(),
        "demo" => t.msg_cli_about_demo(),
        "init" => t.msg_cli_about_init(),
        "people" => t.msg_cli_about_people(),
        "people import" => t.msg_cli_about_people_import(),
        "people list" => t.msg_cli_about_people_list(),
        "people show" => t.msg_cli_about_people_show(),
        "people add" => t.msg_cli_about_people_add(),
        "people set" => t.msg_cli_about_people_set(),
        "people leave" => t.msg_cli_about_people_leave(),
        "people code" => t.msg_cli_about_people_code(),
        "people enrol" => t.msg_cli_about_people_enrol(),
        "people passphrase" => t.msg_cli_about_people_passphrase(),
        "people recover" => t.msg_cli_about_people_recover(),
        "people link" => t.msg_cli_about_people_link(),
        "audience" => t.msg_cli_about_audience(),
        "post" => t.msg_cli_about_post(),
        "list" => t.msg_cli_about_list(),
        "show" => t.msg_cli_about_show(),
        "open" => t.msg_cli_about_open(),
        "ack" => t.msg_cli_about_ack(),
        "ask" => t.msg_cli_about_ask(),
        "answer" => t.msg_cli_about_answer(),
        "reply" => t.msg_cli_about_reply(),
        "coverage" => t.msg_cli_about_coverage(),
        "edit" => t.msg_cli_about_edit(),
        "withdraw" => t.msg_cli_about_withdraw(),
        "search" => t.msg_cli_about_search(),
        "unread" => t.msg_cli_about_unread(),
        "today" => t.msg_cli_about_today(),
        "export" => t.msg_cli_about_export(),
        "unseal" => t.msg_cli_about_unseal(),
        "backup" => t.msg_cli_about_backup(),
        "restore" => t.msg_cli_about_restore(),
        "check" => t.msg_cli_about_check(),
        "completions" => t.msg_cli_about_completions(),
        "man" => t.msg_cli_about_man(),
        _ => return None,
    })
}

/// What an argument means. Most mean the same in every command.
fn argument(t: &Texts, path: &str, id: &str) -> Option<String> {
    if let Some(own) = sessions::help::argument(t, path, id).or_else(|| goals::help::argument(t, path, id)) {
        return Some(own);
    }
    Some(match (path, id) {
        (_, "board") => t.msg_cli_arg_board(),
        (_, "as") => t.msg_cli_arg_as(),
        (_, "passphrase_file") => t.msg_cli_arg_passphrase_file(),
        (_, "json") => t.msg_cli_arg_json(),
        (_, "lang") => t.msg_cli_arg_lang(),
        (_, "now") => t.msg_cli_arg_now(),
        ("demo", "people") => t.msg_cli_arg_demo_people(),
        (_, "announcements") => t.msg_cli_arg_announcements(),
        ("demo", "goals") => t.msg_cli_arg_demo_goals(),
        ("demo", "check_ins") => t.msg_cli_arg_demo_check_ins(),
        (_, "seed") => t.msg_cli_arg_seed(),
        (_, "no_open") => t.msg_cli_arg_no_open(),
        ("init", "people") => t.msg_cli_arg_init_people(),
        ("init", "name") => t.msg_cli_arg_init_name(),
        (_, "admin") => t.msg_cli_arg_admin(),
        (_, "shared") => t.msg_cli_arg_shared(),
        ("people import", "file") => t.msg_cli_arg_import_file(),
        ("people import", "dry_run") => t.msg_cli_arg_import_dry_run(),
        (_, "end_missing") => t.msg_cli_arg_end_missing(),
        ("people add" | "people set", "name") => t.msg_cli_arg_name(),
        ("people add", "handle") => t.msg_cli_arg_add_handle(),
        ("people add" | "people set", "title") => t.msg_cli_arg_person_title(),
        ("people add" | "people set", "area") => t.msg_cli_arg_person_area(),
        (_, "level") => t.msg_cli_arg_level(),
        (_, "manager") => t.msg_cli_arg_manager(),
        ("people add" | "people set", "client_type") => t.msg_cli_arg_person_client_type(),
        ("people add" | "people set", "bond") => t.msg_cli_arg_person_bond(),
        (_, "locale") => t.msg_cli_arg_locale(),
        (_, "from") => t.msg_cli_arg_from(),
        (_, "role") => t.msg_cli_arg_role(),
        (_, "on") => t.msg_cli_arg_on(),
        (_, "successor") => t.msg_cli_arg_successor(),
        (_, "all") => t.msg_cli_arg_all(),
        ("people code", "format") => t.msg_cli_arg_code_format(),
        (_, "code") => t.msg_cli_arg_code(),
        (_, "new_passphrase_file") => t.msg_cli_arg_new_passphrase_file(),
        (_, "recovery_key_file") => t.msg_cli_arg_recovery_key_file(),
        (_, "handle") => t.msg_cli_arg_handle(),
        (_, "sender") => t.msg_cli_arg_sender(),
        ("list" | "export", "direction") => t.msg_cli_arg_one_direction(),
        (_, "direction") => t.msg_cli_arg_direction(),
        (_, "reach") => t.msg_cli_arg_reach(),
        (_, "depth") => t.msg_filter_depth_help(),
        (_, "height") => t.msg_filter_height_help(),
        (_, "area") => t.msg_filter_area_help(),
        (_, "client_type") => t.msg_filter_client_type_help(),
        (_, "bond") => t.msg_filter_bond_help(),
        (_, "copy_manager") => t.msg_filter_copy_manager_help(),
        (_, "why") => t.msg_cli_arg_why(),
        ("edit", "title") => t.msg_cli_arg_new_title(),
        ("edit", "body") => t.msg_cli_arg_new_body(),
        (_, "title") => t.msg_cli_arg_title(),
        (_, "body") => t.msg_cli_arg_body(),
        (_, "body_file") => t.msg_cli_arg_body_file(),
        (_, "kind") => t.msg_cli_arg_kind(),
        (_, "starts") => t.msg_cli_arg_starts(),
        (_, "ends") => t.msg_cli_arg_ends(),
        (_, "place") => t.msg_cli_arg_place(),
        (_, "priority") => t.msg_cli_arg_priority(),
        (_, "ack") => t.msg_cli_arg_ack(),
        ("list", "ack_due") => t.msg_cli_arg_only_ack_due(),
        (_, "ack_due") => t.msg_cli_arg_ack_due(),
        (_, "ack_again") => t.msg_cli_arg_ack_again(),
        (_, "revision") => t.msg_cli_arg_revision(),
        (_, "publish_at") => t.msg_cli_arg_publish_at(),
        (_, "expires_at") => t.msg_cli_arg_expires_at(),
        (_, "pin") => t.msg_cli_arg_pin(),
        (_, "no_replies") => t.msg_cli_arg_no_replies(),
        (_, "dry_run") => t.msg_cli_arg_dry_run(),
        (_, "unread") => t.msg_cli_arg_unread(),
        (_, "mine") => t.msg_cli_arg_mine(),
        (_, "limit") => t.msg_cli_arg_limit(),
        (_, "after") => t.msg_cli_arg_after(),
        (_, "id") => t.msg_cli_arg_id(),
        (_, "ids") => t.msg_cli_arg_ids(),
        (_, "question") => t.msg_cli_arg_question(),
        ("search", "query") => t.msg_cli_arg_query(),
        (_, "query") => t.msg_cli_arg_only_query(),
        (_, "text") => t.msg_cli_arg_text(),
        (_, "count") => t.msg_cli_arg_count(),
        (_, "what") => t.msg_cli_arg_what(),
        (_, "format") => t.msg_cli_arg_format(),
        (_, "out") => t.msg_cli_arg_out(),
        (_, "force") => t.msg_cli_arg_force(),
        (_, "signatures") => t.msg_cli_arg_signatures(),
        ("backup", "file") => t.msg_cli_arg_backup_file(),
        ("restore", "file") => t.msg_cli_arg_restore_file(),
        (_, "since") => t.msg_cli_arg_since(),
        (_, "shell") => t.msg_cli_arg_shell(),
        _ => return None,
    })
}

/// Ends a run whose arguments did not make sense, or that asked for help.
pub fn refuse(error: &clap::Error, language: Language, as_json: bool) -> ExitCode {
    let shows_help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if shows_help && !(as_json && error.use_stderr()) {
        // Who closed the pipe has read enough.
        let _ = error.print();
        return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
    }
    let t = texts(language);
    Failure::usage_with(wrong(t, error), t.msg_cli_usage_hint()).report(language, as_json)
}

fn wrong(t: &Texts, error: &clap::Error) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(several)) => several.join(", "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => match context(ContextKind::SuggestedArg) {
            suggested if suggested.is_empty() => t.msg_cli_unknown(argument),
            suggested => t.msg_cli_unknown_like(argument, suggested),
        },
        ErrorKind::InvalidSubcommand => match context(ContextKind::SuggestedSubcommand) {
            suggested if suggested.is_empty() => t.msg_cli_unknown(context(ContextKind::InvalidSubcommand)),
            suggested => t.msg_cli_unknown_like(context(ContextKind::InvalidSubcommand), suggested),
        },
        ErrorKind::MissingRequiredArgument => t.msg_cli_lacking(argument),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            t.msg_cli_lacking_command()
        }
        ErrorKind::ArgumentConflict => match context(ContextKind::PriorArg) {
            prior if prior.is_empty() || prior == argument => t.msg_cli_repeated(argument),
            prior => t.msg_cli_exclusive(argument, prior),
        },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (value, valid) = (context(ContextKind::InvalidValue), context(ContextKind::ValidValue));
            match () {
                () if value.is_empty() => t.msg_cli_lacking_value(argument),
                () if valid.is_empty() => t.msg_cli_bad_value(value, argument),
                () => t.msg_cli_bad_word(value, argument, valid),
            }
        }
        _ => {
            let said = error.to_string();
            said.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(command: &Command, t: &Texts, path: &str) {
        assert!(about(t, path).is_some(), "{path}");
        for found in command.get_arguments().filter(|found| !["help", "version"].contains(&found.get_id().as_str())) {
            assert!(argument(t, path, found.get_id().as_str()).is_some(), "{path} {}", found.get_id());
        }
        for sub in command.get_subcommands() {
            let name = sub.get_name();
            check(sub, t, &if path.is_empty() { name.to_owned() } else { format!("{path} {name}") });
        }
    }

    #[test]
    fn every_command_and_argument_says_what_it_is_in_every_language() {
        for language in Language::ALL {
            check(&CommandLine::command(), texts(language), "");
        }
    }

    #[test]
    fn the_command_line_is_sound() {
        for language in Language::ALL {
            command(language).debug_assert();
        }
    }

    #[test]
    fn the_language_asked_for_comes_before_the_locale() {
        let of = |typed: &[&str]| language(&typed.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of(&["cartelera", "--lang", "es", "list"]), Language::Spanish);
        assert_eq!(of(&["cartelera", "list", "--lang=en"]), Language::English);
    }
}
