//! `ask`, `answer`, `edit` and `withdraw`.

use std::io::Write as _;
use std::process::Stdio;

use crate::world::{NOW, PROGRAM, Ran, World};

const AUTHOR: &str = "ines.urrutia";
const READER: &str = "vera.nogues";

/// What Inés posts to the people who report to her, Vera among them.
pub fn posted(world: &World, more: &[&str]) -> String {
    let plain = ["post", "--direction", "vertical", "--reach", "descending", "--title", "Corte de agua"];
    id(&world.json(AUTHOR, &[plain.as_slice(), &["--body", "De **8 a 10**."], more].concat()).done())
}

pub fn id(ran: &Ran) -> String {
    ran.object()["id"].as_str().unwrap().to_owned()
}

fn end(id: &str) -> &str {
    &id[id.len() - 8..]
}

#[test]
fn a_question_is_seen_by_its_two_people_and_holds_the_duty_until_answered() {
    let world = World::sample();
    let of = posted(&world, &["--ack", "--ack-due", "2026-10-09"]);
    let asked = world.json(READER, &["ask", &of, "¿También el martes?"]).done().object();
    let question = asked["id"].as_str().unwrap().to_owned();
    assert_eq!(asked["announcement"], of);

    let waits = |who: &str, kind: &str, about: &str| {
        let today = world.json(who, &["today"]).done().objects();
        today.iter().any(|line| line["kind"] == kind && line["ref"] == about)
    };
    assert!(waits(AUTHOR, "answer", &question) && !waits(READER, "acknowledge", &of));
    let shown = |who: &str| world.json(who, &["show", &of]).done().object();
    assert_eq!(shown(READER)["question"], "open");
    for who in [AUTHOR, READER] {
        let questions = &shown(who)["questions"];
        assert_eq!((&questions[0]["id"], &questions[0]["author"]), (&question.as_str().into(), &READER.into()));
    }
    assert!(shown("sergio.munoz").get("questions").is_none(), "another recipient");

    // Whoever reads it finds the id that answers it.
    assert!(world.by(AUTHOR, &["show", &of]).done().out.contains(end(&question)));
    assert!(world.by(AUTHOR, &["today"]).done().out.contains(end(&question)));
    let told = world.by(AUTHOR, &["answer", end(&question), "También"]).done();
    assert!(told.out.contains(end(&question)), "{told:?}");
    let answered = &shown(READER)["questions"][0];
    assert_eq!((&answered["answer"], &answered["answered_by"]), (&"También".into(), &AUTHOR.into()));
    assert_eq!(shown(READER)["question"], "answered");
    assert!(waits(READER, "acknowledge", &of));
    // Due no sooner than a day after the answer.
    let today = world.json(READER, &["today"]).done().objects();
    let duty = today.iter().find(|line| line["ref"] == *of).unwrap();
    assert_eq!(duty["due"], "2026-10-09T21:59:59.999999Z");

    assert_eq!(world.json(AUTHOR, &["answer", &question, "Otra vez"]).exits(5).error()["kind"], "conflict");
    world.run(&["check"]).done();
}

#[test]
fn what_is_asked_or_answered_has_words() {
    let world = World::sample();
    let of = posted(&world, &[]);
    world.json(READER, &["ask", &of, "  "]).exits(8);
    world.json(READER, &["ask", &of]).exits(2);
    let question = id(&world.json(READER, &["ask", &of, "¿Y el martes?"]).done());
    world.json(AUTHOR, &["answer", &question, " "]).exits(8);
    world.json(AUTHOR, &["answer", &question[question.len() - 5..], "Sí"]).exits(2);
    world.json(AUTHOR, &["answer", "what", "Sí"]).exits(4);
}

#[test]
fn an_edit_changes_what_is_given_and_leaves_the_rest() {
    let world = World::sample();
    let of = posted(&world, &["--ack"]);
    world.by(READER, &["open", &of]).done();
    world.by(READER, &["ack", &of]).done();
    let edited = world.json(AUTHOR, &["edit", end(&of), "--title", "Corte de luz"]).done().object();
    assert_eq!((&edited["id"], &edited["revision"]), (&of.as_str().into(), &2.into()));
    assert_eq!((&edited["state"], &edited["count"]), (&"live".into(), &9.into()));
    let shown = || world.json(READER, &["show", &of]).done().object();
    let now = shown();
    assert_eq!((&now["title"], &now["body"]), (&"Corte de luz".into(), &"De **8 a 10**.".into()));
    assert_eq!((&now["receipt"], &now["signature"]), (&"acknowledged".into(), &"valid".into()));

    let body = world.file("body.md", "De 9 a 11.\n");
    world.by(AUTHOR, &["edit", &of, "--body-file", &body, "--ack-again"]).done();
    let now = shown();
    assert_eq!((&now["title"], &now["body"]), (&"Corte de luz".into(), &"De 9 a 11.\n".into()));
    assert_eq!((&now["revision"], &now["receipt"]), (&3.into(), &"unseen".into()));
    world.by(AUTHOR, &["edit", &of, "--ack-again"]).done();
    assert_eq!(shown()["revision"], 4);
    world.run(&["check"]).done();
}

#[test]
fn a_text_comes_from_standard_input_too() {
    let world = World::sample();
    let of = posted(&world, &[]);
    let mut command = world.command(PROGRAM);
    command.args(["edit", &of, "--body-file", "-", "--as", AUTHOR, "--now", NOW, "--passphrase-file"]);
    let mut child = command.arg(world.path("passphrase")).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all("Por la tarde.".as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(world.json(READER, &["show", &of]).done().object()["body"], "Por la tarde.");
}

#[test]
fn an_edit_without_a_change_is_no_edit() {
    let world = World::sample();
    let of = posted(&world, &[]);
    let head = world.head();
    for nothing in [[].as_slice(), &["--title", "Corte de agua"], &["--body", "De **8 a 10**."]] {
        let refused = world.json(AUTHOR, &[["edit", &of].as_slice(), nothing].concat()).exits(2);
        assert_eq!(refused.error()["kind"], "usage", "{nothing:?}");
    }
    assert_eq!(world.head(), head);
    world.json(AUTHOR, &["edit", &of, "--title", " "]).exits(8);
    world.json(AUTHOR, &["edit", &of, "--body", "x", "--body-file", "y"]).exits(2);
    world.json(AUTHOR, &["edit", &of, "--body-file", "/nowhere"]).exits(4);
}

#[test]
fn an_edit_from_an_older_revision_is_a_conflict() {
    let world = World::sample();
    let of = posted(&world, &[]);
    world.by(AUTHOR, &["edit", &of, "--title", "Uno", "--revision", "1"]).done();
    let late = world.json(AUTHOR, &["edit", &of, "--title", "Dos", "--revision", "1"]).exits(5);
    assert_eq!(late.error()["kind"], "conflict");
    assert_eq!(world.json(READER, &["show", &of]).done().object()["title"], "Uno");
}

#[test]
fn what_is_withdrawn_keeps_its_title_and_loses_its_text() {
    let world = World::sample();
    let of = posted(&world, &["--ack"]);
    let withdrawn = world.json(AUTHOR, &["withdraw", end(&of)]).done().object();
    assert_eq!((&withdrawn["id"], &withdrawn["state"]), (&of.as_str().into(), &"withdrawn".into()));
    assert_eq!((&withdrawn["revision"], &withdrawn["count"]), (&1.into(), &9.into()));
    let shown = world.json(READER, &["show", &of]).done().object();
    assert_eq!((&shown["title"], &shown["state"]), (&"Corte de agua".into(), &"withdrawn".into()));
    assert!(shown["body"].is_null());
    assert!(world.json(READER, &["today"]).done().objects().iter().all(|line| line["ref"] != *of));
    let head = world.head();
    world.by(AUTHOR, &["withdraw", &of]).done();
    assert_eq!(world.head(), head, "a second time changes nothing");
    world.json(AUTHOR, &["edit", &of, "--title", "Otro"]).exits(5);
    world.json(READER, &["ask", &of, "¿Por qué?"]).exits(5);
}
