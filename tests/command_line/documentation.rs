//! `assets/docs/json.md` names every field that is printed.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::world::{Ran, World};

const PAGE: &str = include_str!("../../assets/docs/json.md");

/// The names of all fields, `recipients[].handle` for those of the objects of a list.
fn fields(object: &Value, before: &str, found: &mut BTreeSet<String>) {
    for (name, value) in object.as_object().into_iter().flatten().filter(|(name, _)| *name != "schema") {
        let name = format!("{before}{name}");
        for row in value.as_array().into_iter().flatten() {
            fields(row, &format!("{name}[]."), found);
        }
        found.insert(name);
    }
}

/// What a section of the page names.
fn documented(command: &str) -> BTreeSet<String> {
    let heading = format!("### `{command}`\n");
    let section = PAGE.split_once(&heading).unwrap_or_else(|| panic!("{command} is not documented")).1;
    let section = section.split("\n#").next().unwrap();
    section.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[track_caller]
fn holds(command: &str, ran: Ran) -> Vec<Value> {
    let objects = ran.objects();
    assert!(!objects.is_empty(), "{command}: {ran:?}");
    let mut printed = BTreeSet::new();
    for object in &objects {
        fields(object, "", &mut printed);
    }
    let missing: Vec<_> = printed.difference(&documented(command)).cloned().collect();
    assert!(missing.is_empty(), "{command} prints {missing:?}");
    objects
}

#[test]
fn every_field_that_is_printed_is_documented() {
    let world = World::sample();
    let (me, admin) = ("lucia.aranda", "nadia.petrov");
    let json = |command: &str, handle: &str, more: &[&str]| {
        let words: Vec<&str> = command.split(' ').collect();
        holds(command, world.json(handle, &[words.as_slice(), more].concat()))
    };
    let path = |name: &str| world.path(name).to_str().unwrap().to_owned();

    json("audience", me, &["--direction", "vertical", "--reach", "descending"]);
    let audience = ["audience", "--direction", "diagonal", "--why", "vera.nogues"];
    holds("audience --why", world.json(me, &audience));
    let post = ["--direction", "diagonal", "--title", "T", "--body", "B", "--ack"];
    json("post --dry-run", me, &post);
    let id = json("post", me, &post)[0]["id"].as_str().unwrap().to_owned();
    json("reply", "vera.nogues", &[&id, "Gracias"]);
    json("ack", "vera.nogues", &[&id]);
    json("coverage", me, &[&id]);
    json("today", me, &[]);
    json("unread", me, &[]);
    for row in json("list", me, &["--mine"]) {
        json("show", me, &[row["id"].as_str().unwrap()]);
    }

    holds("people list", world.run(&["people", "list", "--json"]));
    json("people list", me, &[]);
    json("people show", me, &["ines.urrutia"]);
    let added = json("people add", admin, &["--name", "Zoe Gil", "--manager", "ines.urrutia"]);
    json("people code", admin, &["--all"]);
    let code = json("people code", admin, &["zoe.gil"])[0]["code"].as_str().unwrap().to_owned();
    assert_ne!(added[0]["code"], code);
    let passphrase = path("passphrase");
    let enrol = ["people", "enrol", "zoe.gil", "--code", &code, "--passphrase-file", &passphrase, "--json"];
    holds("people enrol", world.run(&enrol));
    json("people passphrase", "zoe.gil", &["--new-passphrase-file", &passphrase]);
    holds("people passphrase", world.json("zoe.gil", &["people", "link"]));
    holds("people list", world.json(admin, &["people", "set", "zoe.gil", "--title", "Ayudante"]));
    json("people leave", admin, &["zoe.gil", "--on", "2026-10-09"]);
    let faulty = world.file("faulty.csv", "name,manager\nZoe,nobody\n");
    json("people import", admin, &[&faulty]);

    json("export", me, &["people", "--format", "csv", "--out", &path("people.csv")]);
    json("backup", admin, &[&path("copy.db")]);
    json("check", me, &[]);
    holds("check", world.run(&["check", "--since", "00", "--json"]));
    let mut restore = world.command(crate::world::PROGRAM);
    holds("restore", crate::world::ran(restore.args(["restore", &path("copy.db"), "--json"])));
    let demo = ["demo", "--no-open", "--board", &path("another.db"), "--json"];
    holds("demo", world.run(&demo));
}

#[test]
fn every_command_has_its_place_in_the_reference() {
    for language in cartelera::i18n::Language::ALL {
        let table = cartelera::cli::reference::markdown(language);
        for command in ["demo", "people import", "post", "unread", "completions", "man"] {
            assert!(table.contains(&format!("| `{command}` | ")), "{command}");
        }
        assert!(table.contains("`--end-missing`") && table.contains("`--board FILE`"), "{table}");
    }
}
