//! `init`, `check`, `backup`, `restore`, and boards that are none.

use crate::world::{NOW, World};

const STRONG: &str = "azafrán tobogán liquen brújula";

#[test]
fn a_real_board_is_made_run_and_kept_to_its_own_clock() {
    let world = World::empty();
    let people = world.file("people.csv", "name;manager\r\nLucía Aranda;\r\nTeo Valdés;Lucía Aranda\r\n");
    world.file("passphrase", STRONG);
    let weak = world.file("weak", "lucia aranda 1");
    let init = |passphrase: &str| {
        world.run(&["init", "--people", &people, "--name", "Taller", "--passphrase-file", passphrase, "--json"])
    };
    let refused = init(&weak).exits(8).error();
    assert!(refused["hint"].as_str().unwrap().split(' ').count() > 6, "{refused}");
    assert!(!world.board().exists());
    let made = init(world.path("passphrase").to_str().unwrap()).done().object();
    assert_eq!((&made["organisation"], &made["people"]), (&"Taller".into(), &2.into()));
    assert!(made["recovery_key"].as_str().unwrap().len() > 30);
    assert_eq!(init(world.path("passphrase").to_str().unwrap()).exits(5).error()["kind"], "conflict");

    world.by("lucia.aranda", &["list"]).done();
    world.by("teo.valdes", &["list"]).exits(3);
    world.by("lucia.aranda", &["list", "--now", NOW]).exits(2);
    world.run(&["check", "--now", NOW]).exits(2);
    let head = world.head();
    world.run(&["check", "--since", &head]).done();
    world.run(&["check", "--since", &"0".repeat(64)]).exits(7);
}

#[test]
fn a_faulty_file_of_people_makes_no_board() {
    let world = World::empty();
    let people = world.file("people.csv", "name,manager\nAna,Teo\nTeo,Ana\n");
    let passphrase = world.file("passphrase", STRONG);
    let init = ["init", "--people", &people, "--passphrase-file", &passphrase, "--json"];
    let refused = world.run(&init).exits(8);
    assert!(!refused.object()["faults"].as_array().unwrap().is_empty());
    assert!(!world.board().exists());
    world.run(&["init", "--people", &people, "--now", NOW]).exits(2);
    world.run(&["init", "--people", &people, "--shared", "no such group"]).exits(2);
}

#[test]
fn a_board_that_is_none_says_what_it_is() {
    let world = World::empty();
    world.file("passphrase", "x");
    assert_eq!(world.json("ana", &["list"]).exits(4).error()["kind"], "not_found");
    for text in ["", "not a board at all, but long enough to hold the header of a database: certainly more than 100"] {
        world.file("board.db", text);
        assert_eq!(world.json("ana", &["list"]).exits(7).error()["kind"], "damaged", "{text}");
        world.run(&["check"]).exits(7);
        assert_eq!(std::fs::read_to_string(world.board()).unwrap(), text);
    }
}

#[test]
fn a_copy_comes_back_and_the_board_that_was_there_is_kept() {
    let world = World::sample();
    let copy = world.path("copy.db");
    let copy = copy.to_str().unwrap();
    world.by("vera.nogues", &["backup", copy]).exits(3);
    world.by("nadia.petrov", &["backup", copy]).done();
    world.by("nadia.petrov", &["backup", copy]).exits(5);
    let head = world.head();
    let post = ["post", "--direction", "diagonal", "--title", "Después", "--body", "de la copia"];
    world.by("lucia.aranda", &post).done();
    assert_ne!(world.head(), head);
    let mut command = world.command(crate::world::PROGRAM);
    let restored = crate::world::ran(command.args(["restore", copy, "--json"])).done().object();
    assert!(std::path::Path::new(restored["replaced"].as_str().unwrap()).exists());
    assert_eq!(world.head(), head);
}

#[test]
fn a_damaged_board_names_the_copy_to_restore() {
    let world = World::sample();
    let copy = world.json("nadia.petrov", &["backup"]).done().object()["file"].as_str().unwrap().to_owned();
    world.file("board.db", "no board any more");
    for suffix in ["-wal", "-shm"] {
        // Often not there.
        let _ = std::fs::remove_file(world.path(&format!("board.db{suffix}")));
    }
    let refused = world.json("vera.nogues", &["list"]).exits(7).error();
    assert!(refused["hint"].as_str().unwrap().contains(&copy), "{refused}");
}

#[test]
fn big_sample_boards_are_made_without_opening_them() {
    let world = World::empty();
    let board = world.board();
    let big =
        ["demo", "--people", "30", "--announcements", "200", "--goals", "90", "--seed", "7", "--no-open", "--json"];
    world.run(&["demo", "--check-ins", "90", "--no-open"]).exits(2);
    world.run(&big).exits(2);
    let made = world.run(&[big.as_slice(), ["--board", board.to_str().unwrap()].as_slice()].concat()).done().object();
    assert_eq!(made["people"], 30);
    world.run(&[big.as_slice(), ["--board", board.to_str().unwrap()].as_slice()].concat()).exits(5);
    world.run(&["check"]).done();
}

#[test]
fn a_shared_board_is_not_made_where_its_group_could_not_open_it() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let world = World::empty();
    let people = world.file("people.csv", "name,manager\nLucía Aranda,\n");
    let passphrase = world.file("passphrase", STRONG);
    let group = std::fs::metadata(world.folder.path()).unwrap().gid().to_string();
    let init = |board: &std::path::Path| {
        let files = ["init", "--people", &people, "--passphrase-file", &passphrase, "--shared", &group];
        world.run(&[files.as_slice(), &["--json", "--board", board.to_str().unwrap()]].concat())
    };
    let refused = init(&world.board()).exits(5).error();
    let hint = refused["hint"].as_str().unwrap();
    assert!(hint.contains(&format!("chgrp {group} ")) && hint.contains("chmod 2770 "), "{refused}");
    assert!(!world.board().exists());
    let made = init(&world.path("new").join("board.db")).done().object();
    assert_eq!(made["organisation"], "Our organisation");
    std::fs::set_permissions(world.folder.path(), std::fs::Permissions::from_mode(0o2770)).unwrap();
    init(&world.board()).done();
}

#[test]
fn a_failed_check_tells_people_in_their_language() {
    let world = World::sample();
    let since = "0".repeat(64);
    let told = world.run(&["--lang", "es", "check", "--since", &since]).exits(7).out;
    assert!(told.starts_with(&format!("Cabeza {since}: la cadena no la contiene")), "{told}");
}
