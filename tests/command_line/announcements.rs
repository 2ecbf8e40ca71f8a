//! `audience`, `post`, `list`, `show`, `open`, `ack`, `reply`, `coverage`, `unread`, `today`, `export`.

use crate::world::{Ran, World};

const NOBODYS: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

fn post(world: &World, handle: &str, more: &[&str]) -> Ran {
    let plain = ["post", "--title", "Corte de agua", "--body", "De **8 a 10**."];
    world.json(handle, &[plain.as_slice(), more].concat())
}

fn id(posted: &Ran) -> String {
    posted.object()["id"].as_str().unwrap().to_owned()
}

#[test]
fn what_one_posts_another_opens_and_acknowledges_and_the_coverage_changes() {
    let world = World::sample();
    let posted = post(
        &world,
        "ines.urrutia",
        &["--direction", "vertical", "--reach", "descending", "--ack", "--ack-due", "2026-10-12"],
    )
    .done();
    let object = posted.object();
    assert_eq!((&object["revision"], &object["state"], &object["count"]), (&1.into(), &"live".into(), &9.into()));
    let id = id(&posted);

    let listed = world.json("vera.nogues", &["list", "--limit", "1"]).done().object();
    assert_eq!(listed["id"], id);
    assert_eq!(listed["author"], "ines.urrutia");
    assert_eq!(listed["receipt"], "unseen");
    assert_eq!(listed["ack_due"], "2026-10-12T21:59:59.999999Z");

    let shown = world.json("vera.nogues", &["show", &id]).done().object();
    assert_eq!(shown["receipt"], "unseen", "showing records nothing");
    assert_eq!((&shown["body"], &shown["signature"]), (&"De **8 a 10**.".into(), &"valid".into()));
    let today = world.json("vera.nogues", &["today"]).done();
    assert!(today.objects().iter().any(|duty| duty["ref"] == *id && duty["kind"] == "acknowledge"));

    assert_eq!(world.json("vera.nogues", &["open", &id]).done().object()["receipt"], "opened");
    assert_eq!(world.json("vera.nogues", &["ack", &id]).done().object()["receipt"], "acknowledged");
    world.by("vera.nogues", &["ack", &id]).done();
    world.by("vera.nogues", &["reply", &id, "Entendido"]).done();

    let coverage = world.json("ines.urrutia", &["coverage", &id]).done().object();
    assert_eq!(coverage["recipients"], 9);
    assert_eq!(
        (&coverage["opened"], &coverage["acknowledged"], &coverage["asking"]),
        (&1.into(), &1.into(), &0.into())
    );
    assert_eq!(coverage["missing"].as_array().unwrap().len(), 8);
    let replies = &world.json("ines.urrutia", &["show", &id]).done().object()["replies"];
    assert_eq!((&replies[0]["author"], &replies[0]["body"]), (&"vera.nogues".into(), &"Entendido".into()));
    world.run(&["check"]).done();
}

#[test]
fn what_a_viewer_may_not_see_is_worded_as_if_it_did_not_exist() {
    let world = World::sample();
    let id = id(&post(&world, "ines.urrutia", &["--direction", "vertical", "--reach", "descending"]).done());
    for command in ["show", "open", "ack", "coverage"] {
        let hidden = world.json("raul.cabezon", &[command, &id]).exits(4);
        let nothing = world.json("raul.cabezon", &[command, NOBODYS]).exits(4);
        assert_eq!(hidden.error(), nothing.error(), "{command}");
        assert_eq!(hidden.error()["kind"], "not_found");
    }
    world.by("raul.cabezon", &["reply", &id, "¿?"]).exits(4);
    let end = &id[id.len() - 8..];
    world.by("raul.cabezon", &["show", end]).exits(4);
    world.by("vera.nogues", &["coverage", &id]).exits(3);
}

#[test]
fn the_end_of_an_id_is_enough_and_too_little_of_it_is_not() {
    let world = World::sample();
    let id = id(&post(&world, "lucia.aranda", &["--direction", "diagonal"]).done());
    let shown = world.json("vera.nogues", &["show", &id[id.len() - 8..].to_uppercase()]).done().object();
    assert_eq!(shown["id"], id);
    world.by("vera.nogues", &["show", &id[id.len() - 5..]]).exits(2);
    world.by("vera.nogues", &["show", "no-such-thing"]).exits(4);
}

#[test]
fn a_dry_run_says_whom_it_would_reach_and_leaves_the_board_alone() {
    let world = World::sample();
    let head = world.head();
    let flags = ["--direction", "vertical", "--reach", "descending", "--dry-run"];
    let rehearsed = post(&world, "ines.urrutia", &flags).done().object();
    assert_eq!((&rehearsed["dry_run"], &rehearsed["count"]), (&true.into(), &9.into()));
    assert_eq!(rehearsed["recipients"].as_array().unwrap().len(), 9);
    assert_eq!(world.head(), head);
    assert_ne!(world.json("ines.urrutia", &["list", "--limit", "1"]).object()["title"], "Corte de agua");
    let refused = ["--direction", "diagonal", "--dry-run"];
    assert_eq!(post(&world, "vera.nogues", &refused).exits(3).error()["kind"], "not_allowed");
}

#[test]
fn what_may_not_or_cannot_be_published_says_which_it_is() {
    let world = World::sample();
    let post = |handle: &str, flags: &[&str]| post(&world, handle, flags);
    post("vera.nogues", &["--direction", "diagonal", "--reach", "everyone"]).exits(3);
    post("vera.nogues", &["--direction", "vertical", "--reach", "descending"]).exits(3);
    post("vera.nogues", &["--direction", "vertical", "--reach", "ascending", "--priority", "urgent"]).exits(3);
    post("vera.nogues", &["--direction", "horizontal", "--reach", "team", "--area", "Luna"]).exits(8);
    post("vera.nogues", &["--direction", "horizontal", "--reach", "team", "--depth", "2"]).exits(8);
    post("vera.nogues", &["--direction", "horizontal", "--reach", "everyone"]).exits(2);
    post("vera.nogues", &["--direction", "horizontal"]).exits(2);
    post("vera.nogues", &["--direction", "horizontal", "--reach", "team", "--ack-due", "+2d"]).exits(2);
    post("vera.nogues", &["--direction", "horizontal", "--reach", "team", "--expires-at", "mañana"]).exits(2);
    post("vera.nogues", &["--direction", "horizontal", "--reach", "team", "--starts", "+2d"]).exits(2);
    post("vera.nogues", &["--direction", "horizontal", "--reach", "team", "--publish-at", "2026-01-01"]).exits(8);
    let long = "x".repeat(201);
    let flags = ["post", "--direction", "horizontal", "--reach", "team", "--title", &long, "--body", "x"];
    let error = world.json("vera.nogues", &flags).exits(8).error();
    assert!(error["message"].as_str().unwrap().contains("200"), "{error}");
}

#[test]
fn an_event_is_posted_from_a_file_and_a_scheduled_one_is_seen_by_its_author_alone() {
    let world = World::sample();
    let body = world.file("body.md", "Sala grande.\n");
    let flags = [
        "post",
        "--direction",
        "vertical",
        "--reach",
        "descending",
        "--title",
        "Formación",
        "--body-file",
        &body,
        "--kind",
        "event",
        "--starts",
        "2026-10-13 09:00",
        "--ends",
        "2026-10-13T11:00",
        "--place",
        "Sala 2",
        "--publish-at",
        "+2h",
    ];
    let posted = world.json("ines.urrutia", &flags).done();
    assert_eq!(posted.object()["state"], "scheduled");
    let id = id(&posted);
    let shown = world.json("ines.urrutia", &["show", &id[id.len() - 8..]]).done().object();
    assert_eq!((&shown["starts"], &shown["place"]), (&"2026-10-13T07:00:00Z".into(), &"Sala 2".into()));
    assert_eq!(shown["body"], "Sala grande.\n");
    world.by("vera.nogues", &["show", &id]).exits(4);
    let later = ["show", &id, "--now", "2026-10-08T12:00:00Z", "--as", "vera.nogues", "--json"];
    let passphrase = world.path("passphrase");
    let mut command = world.command(crate::world::PROGRAM);
    command.args(later).env("CARTELERA_PASSPHRASE_FILE", passphrase);
    crate::world::ran(&mut command).done();
}

#[test]
fn acknowledging_what_does_not_ask_for_it_is_a_conflict() {
    let world = World::sample();
    let id = id(&post(&world, "lucia.aranda", &["--direction", "diagonal", "--no-replies"]).done());
    assert_eq!(world.json("vera.nogues", &["ack", &id]).exits(5).error()["kind"], "conflict");
    world.by("vera.nogues", &["reply", &id, "Hola"]).exits(5);
    world.by("vera.nogues", &["reply", &id, "  "]).exits(8);
}

#[test]
fn a_list_goes_on_behind_an_announcement_and_keeps_to_its_filters() {
    let world = World::sample();
    let ids = |flags: &[&str]| -> Vec<String> {
        let listed = world.json("lucia.aranda", &[["list"].as_slice(), flags].concat()).done();
        listed.objects().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    let all = ids(&[]);
    assert!(all.len() > 10);
    let first = ids(&["--limit", "7"]);
    assert_eq!([first.clone(), ids(&["--after", first.last().unwrap()])].concat(), all);
    let of_each: usize =
        ["vertical", "horizontal", "diagonal"].iter().map(|direction| ids(&["--direction", direction]).len()).sum();
    assert_eq!(of_each, all.len());
    let unread = world.json("lucia.aranda", &["list", "--unread"]).done();
    assert!(unread.objects().iter().all(|row| row["receipt"] == "unseen"));
    let mine = world.json("lucia.aranda", &["list", "--mine"]).done();
    assert!(mine.objects().iter().all(|row| row["author"] == "lucia.aranda"));
}

#[test]
fn audiences_have_the_sizes_of_the_rules() {
    let world = World::sample();
    let reaches = [
        ("vertical", "descending"),
        ("vertical", "ascending"),
        ("vertical", "leadership"),
        ("horizontal", "team"),
        ("horizontal", "area"),
        ("horizontal", "organisation"),
        ("diagonal", "cross"),
        ("diagonal", "everyone"),
    ];
    for (sender, sizes) in [
        ("lucia.aranda", [39, 0, 5, 0, 0, 0, 0, 39]),
        ("ines.urrutia", [9, 1, 5, 4, 0, 4, 25, 39]),
        ("paula.etxebarria", [2, 2, 6, 0, 0, 7, 28, 39]),
    ] {
        for ((direction, reach), size) in reaches.into_iter().zip(sizes) {
            let asked = ["audience", "--sender", sender, "--direction", direction, "--reach", reach];
            let object = world.json("vera.nogues", &asked).done().object();
            assert_eq!(object["count"], size, "{sender} {reach}");
            assert_eq!(object["recipients"].as_array().unwrap().len(), size, "{sender} {reach}");
            let may = size > 0 || reach != "descending";
            let level_two_or_editor = sender != "paula.etxebarria" || reach != "everyone";
            assert_eq!(object["allowed"], may && level_two_or_editor, "{sender} {reach}");
        }
    }
}

#[test]
fn an_audience_says_why_it_reaches_somebody_and_why_not() {
    let world = World::sample();
    let why = |whom: &str| {
        let flags = ["audience", "--direction", "vertical", "--reach", "descending", "--why", whom];
        world.json("ines.urrutia", &flags).done().object()
    };
    let reached = why("vera.nogues");
    assert_eq!((&reached["handle"], &reached["reached"]), (&"vera.nogues".into(), &true.into()));
    assert!(reached["reason"].as_str().unwrap().starts_with("reports to you through"), "{reached}");
    assert_eq!(why("lucia.aranda")["reached"], false);
    let flags = ["audience", "--direction", "diagonal", "--why", "nobody.here"];
    world.by("ines.urrutia", &flags).exits(4);
}

#[test]
fn unread_ends_with_ten_while_there_is_something_and_needs_no_sign_in_once_linked() {
    let world = World::sample();
    let passphrase = world.path("passphrase");
    world.run(&["unread"]).exits(2);
    let unread = world.json("vera.nogues", &["unread"]).exits(10).object();
    world.by("vera.nogues", &["people", "link"]).done();
    assert_eq!(world.run(&["unread", "--json"]).exits(10).object(), unread);
    assert_eq!(world.run(&["unread", "--count"]).exits(10).out.trim(), unread["count"].to_string());
    world.run(&["list"]).exits(2);
    world.run(&["list", "--passphrase-file", passphrase.to_str().unwrap()]).done();
    for row in world.json("vera.nogues", &["list", "--unread"]).done().objects() {
        world.by("vera.nogues", &["open", row["id"].as_str().unwrap()]).done();
    }
    assert_eq!(world.run(&["unread", "--json"]).done().object()["count"], 0);
    world.by("teo.valdes", &["people", "link"]).exits(5);
}

#[test]
fn an_export_holds_what_its_reader_may_see_and_overwrites_nothing_unasked() {
    let world = World::sample();
    for format in ["md", "html", "csv", "json"] {
        for what in ["boards", "people"] {
            let path = world.path(&format!("{what}.{format}"));
            let out = path.to_str().unwrap();
            let export = ["export", what, "--format", format, "--out", out];
            let count = world.json("vera.nogues", &export).done().object()["count"].as_u64().unwrap();
            if what == "boards" {
                let listed = world.json("vera.nogues", &["list"]).done().objects().len();
                assert_eq!(count, listed as u64, "{format}");
            }
            let before = std::fs::read(&path).unwrap();
            assert_eq!(world.json("lucia.aranda", &export).exits(5).error()["kind"], "conflict");
            assert_eq!(std::fs::read(&path).unwrap(), before);
            world.by("lucia.aranda", &[export.as_slice(), ["--force"].as_slice()].concat()).done();
        }
    }
    let out = world.path("x.html");
    let flags = ["export", "people", "--format", "html", "--signatures", "--out", out.to_str().unwrap()];
    world.by("vera.nogues", &flags).exits(2);
}
