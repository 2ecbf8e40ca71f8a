//! What is typed wrong, languages, terminals and pipes.

use std::io::{BufRead as _, BufReader};

use crate::world::{PROGRAM, World, ran};

#[test]
fn usage_errors_are_told_in_the_language_of_who_typed() {
    let world = World::empty();
    let english = world.run(&["lsit"]).exits(2);
    assert!(english.err.starts_with("Unknown: lsit. Did you mean list?"), "{english:?}");
    let spanish = world.run(&["--lang", "es", "list", "--sorted"]).exits(2);
    assert!(spanish.err.starts_with("No se reconoce: --sorted"), "{spanish:?}");
    let locale = ran(world.command(PROGRAM).env("LC_ALL", "es_ES.UTF-8").arg("post")).exits(2);
    assert!(locale.err.starts_with("Falta: "), "{locale:?}");
    let json = world.run(&["list", "--limit", "many", "--json"]).exits(2);
    assert_eq!(json.error()["kind"], "usage");
    let word = world.run(&["list", "--direction", "sideways"]).exits(2);
    assert!(word.err.contains("vertical, horizontal, diagonal"), "{word:?}");
    world.run(&["people"]).exits(2);
    world.run(&["list", "--unread", "--mine"]).exits(2);
}

#[test]
fn after_sign_in_the_language_is_the_persons_own() {
    let world = World::sample();
    let passphrase = world.path("passphrase");
    let nothing = |handle: &str| {
        let flags = ["coverage", "01890a5d-ac96-774b-bcce-b302099a8057", "--as", handle, "--passphrase-file"];
        world.run(&[flags.as_slice(), [passphrase.to_str().unwrap()].as_slice()].concat()).exits(4).err
    };
    assert!(nothing("lucia.aranda").starts_with("No existe ese comunicado."));
    assert!(nothing("greta.lindqvist").starts_with("There is no such announcement."));
}

#[test]
fn a_wrong_passphrase_is_not_allowed_and_an_unknown_handle_not_found() {
    let world = World::sample();
    let wrong = world.file("wrong", "cartelero");
    let list = |handle: &str| world.run(&["list", "--as", handle, "--passphrase-file", &wrong, "--json"]);
    assert_eq!(list("vera.nogues").exits(3).error()["kind"], "not_allowed");
    assert_eq!(list("nobody.here").exits(4).error()["kind"], "not_found");
    let nowhere = ["list", "--as", "vera.nogues", "--passphrase-file", "/nowhere", "--json"];
    assert_eq!(world.run(&nowhere).exits(4).error()["kind"], "not_found");
}

#[test]
fn without_a_terminal_nothing_is_asked_and_the_flag_is_named() {
    let world = World::sample();
    for arguments in [["--as", "vera.nogues", "list"].as_slice(), &["people", "enrol", "vera.nogues"]] {
        // A session of its own has no terminal, wherever the tests run.
        let mut command = world.command("setsid");
        command.args(["--wait", PROGRAM, "--json"]).args(arguments);
        let refused = ran(&mut command).exits(2).error();
        assert!(refused["hint"].as_str().unwrap().contains("--passphrase-file"), "{refused}");
    }
    let screens = world.run(&[]).exits(2);
    assert_eq!((screens.out.as_str(), screens.err.contains('\u{1b}')), ("", false));
    world.run(&["demo"]).exits(2);
}

#[test]
fn a_passphrase_that_others_can_read_is_warned_of() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = World::sample();
    std::fs::set_permissions(world.path("passphrase"), std::fs::Permissions::from_mode(0o644)).unwrap();
    let warned = world.by("vera.nogues", &["list", "--limit", "1"]).done();
    assert!(warned.err.contains("chmod 600"), "{warned:?}");
    let json = world.json("vera.nogues", &["list", "--limit", "1"]).done();
    assert_eq!(json.err, "", "scripts read standard error as an error object");
}

#[test]
fn nothing_printed_carries_an_escape() {
    let world = World::sample();
    let post = ["post", "--direction", "diagonal", "--title", "a\u{1b}[31m\u{202e}b", "--body", "\u{1b}]0;x\u{7}"];
    world.by("lucia.aranda", &post).done();
    for arguments in [["list"].as_slice(), &["list", "--mine"], &["today"], &["people", "list"], &["--help"]] {
        let shown = world.by("lucia.aranda", arguments).done();
        assert!(!shown.out.contains(['\u{1b}', '\u{202e}']), "{arguments:?}");
    }
    assert!(world.by("lucia.aranda", &["list", "--limit", "1"]).out.contains("‹U+202E›"));
}

#[test]
fn a_reader_that_goes_away_ends_the_program_quietly() {
    let world = World::sample();
    let passphrase = world.path("passphrase");
    let board = world.path("big.db");
    let big = ["demo", "--people", "30", "--announcements", "3000", "--no-open", "--board", board.to_str().unwrap()];
    world.run(&big).done();
    let head = world.run(&["people", "list", "--board", board.to_str().unwrap(), "--json"]).done();
    let handle = head.objects()[0]["handle"].as_str().unwrap().to_owned();
    let mut command = world.command(PROGRAM);
    command.args(["list", "--json", "--as", &handle, "--board", board.to_str().unwrap(), "--passphrase-file"]);
    let mut child = command.arg(passphrase).spawn().unwrap();
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    drop(reader);
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn completions_and_the_manual_know_every_command() {
    let world = World::empty();
    for shell in ["bash", "zsh", "fish"] {
        let script = world.run(&["completions", shell]).done().out;
        assert!(script.contains("coverage") && script.contains("end-missing"), "{shell}");
    }
    let page = world.run(&["man"]).done().out;
    for heading in [".SH \"PEOPLE IMPORT\"", ".SH \"COVERAGE\"", ".SH \"CHECK\""] {
        assert!(page.contains(heading), "{heading}");
    }
    assert!(!world.run(&["--version"]).done().out.is_empty());
}

#[test]
fn spanish_help_and_files_say_nothing_in_english() {
    let world = World::sample();
    let help = world.run(&["--lang", "es", "--help"]).done().out;
    assert!(help.contains("Uso: cartelera [OPCIONES] [ORDEN]"), "{help}");
    let below = world.run(&["--lang", "es", "people", "--help"]).done().out;
    assert!(below.contains("Uso: cartelera people [OPCIONES] <ORDEN>"), "{below}");
    let folder = world.folder.path().to_str().unwrap().to_owned();
    let latin1 = world.file("latin1", b"a\xf1o");
    let files = [("/nonexist", 4, "no existe"), (&folder, 1, "es una carpeta"), (&latin1, 8, "no es texto en UTF-8")];
    for (file, code, words) in files {
        let post = ["--lang", "es", "post", "--direction", "diagonal", "--title", "x", "--body-file", file];
        let refused = world.run(&post).exits(code).err;
        assert!(refused.contains(words) && !refused.contains("os error"), "{refused}");
    }
}

#[test]
fn no_hint_promises_to_keep_what_nothing_keeps() {
    let world = World::sample();
    let post = ["post", "--direction", "diagonal", "--title", "", "--body", "x"];
    let refused = world.by("lucia.aranda", &post).exits(8).err;
    assert_eq!(refused.trim_end(), "The title is empty. Write one.");
}

#[test]
fn a_file_of_several_lines_is_no_passphrase() {
    let world = World::sample();
    let blank = world.file("blank", "cartelera\n\n");
    world.run(&["list", "--as", "vera.nogues", "--passphrase-file", &blank]).done();
    let two = world.file("two", "cartelera\notra\n");
    let refused = world.run(&["list", "--as", "vera.nogues", "--passphrase-file", &two]).exits(8);
    assert!(refused.err.contains("more than one line"), "{refused:?}");
    let change = ["people", "passphrase", "--new-passphrase-file", &two];
    world.by("vera.nogues", &change).exits(8);
}
