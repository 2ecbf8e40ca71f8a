//! Every role against every command. Together the tables have every role and every operation there is.

use super::{NOBODYS, id, plan, sessions};
use crate::world::World;

/// Who tries: participant, former participant, a manager above, `hr`, an administrator, a stranger.
const WHO: [&str; 6] = ["vera.nogues", "mei.chen", "ines.urrutia", "tomas.ibarra", "nadia.petrov", "raul.cabezon"];

#[test]
fn every_command_ends_as_who_types_it_may() {
    let world = World::sample();
    // Mei takes part until she is taken out; it is under way after that.
    let of = plan(&world, &["vera.nogues", "mei.chen"], &["--agenda", "Turnos"]);
    let sergio = |arguments: &[&str]| sessions(&world, "sergio.munoz", arguments).done();
    let note = id(&sergio(&["note", &of, "--body", "Antes"]));
    let action = id(&sergio(&["action", &of, "Llamar", "--owner", "sergio.munoz"]));
    sergio(&["move", &of, "--without", "mei.chen"]);
    let late = id(&sergio(&["note", &of, "--body", "Después"]));
    sergio(&["hold", &of]);
    let out = world.path("copy.json").to_str().unwrap().to_owned();

    // The participant comes last: what they do changes what the others are answered.
    let table: [(&[&str], [i32; 6]); 24] = [
        (&["show", "ID"], [0, 0, 0, 0, 4, 4]),
        (&["trail", "ID"], [0, 0, 3, 3, 4, 4]),
        (&["agenda", "ID"], [0, 0, 3, 3, 4, 4]),
        (&["agenda", "ID", "Algo"], [0, 3, 3, 3, 4, 4]),
        (&["agenda", "tick", "ID", "1"], [0, 3, 3, 3, 4, 4]),
        (&["note", "ID", "--body", "Algo"], [0, 3, 3, 3, 4, 4]),
        (&["note", "ID", "--own", "--body", "Algo"], [0, 3, 3, 3, 4, 4]),
        (&["note", "edit", "NOTE", "--body", "Otra"], [0, 3, 4, 4, 4, 4]),
        (&["history", "NOTE"], [0, 0, 4, 4, 4, 4]),
        (&["item", "ID", "--expectation", "Algo"], [0, 3, 3, 3, 4, 4]),
        (&["action", "ID", "Algo", "--owner", "vera.nogues"], [0, 3, 3, 3, 4, 4]),
        (&["action", "done", "ACTION"], [0, 3, 4, 4, 4, 4]),
        (&["snapshot", "ID", "--of", "vera.nogues"], [0, 3, 3, 3, 4, 4]),
        (&["move", "ID", "--minutes", "30"], [0, 3, 3, 3, 4, 4]),
        (&["hold", "ID"], [5, 3, 3, 3, 4, 4]),
        (&["cancel", "ID"], [5, 3, 3, 3, 4, 4]),
        (&["sign", "ID", "--agree"], [5, 3, 3, 3, 4, 4]),
        (&["reopen", "ID", "--reason", "Algo"], [5, 3, 3, 3, 4, 4]),
        (&["handover", "ID"], [5, 3, 3, 3, 4, 4]),
        (&["export", "sessions", "--session", "ID", "--format", "json", "--plain", "--force"], [0, 3, 3, 3, 4, 4]),
        (&["close", "ID"], [0, 3, 3, 3, 4, 4]),
        (&["sign", "ID", "--disagree"], [0, 3, 3, 3, 4, 4]),
        (&["note", "ID", "--body", "Tarde"], [5, 3, 3, 3, 4, 4]),
        (&["reopen", "ID", "--reason", "Algo"], [0, 3, 3, 3, 4, 4]),
    ];
    for (command, expected) in table {
        let typed = |of: &str, part: &str| -> Vec<String> {
            let word = |word: &&str| match *word {
                "ID" => of.to_owned(),
                "NOTE" if part.is_empty() => note.clone(),
                "ACTION" if part.is_empty() => action.clone(),
                "NOTE" | "ACTION" => part.to_owned(),
                other => other.to_owned(),
            };
            let mut words: Vec<String> = command.iter().map(word).collect();
            match words[0].as_str() {
                "export" => words.extend(["--out".to_owned(), out.clone()]),
                _ => words.insert(0, "sessions".to_owned()),
            }
            words
        };
        for (handle, code) in WHO.into_iter().zip(expected).rev() {
            let words = typed(&of, "");
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let before = world.signed();
            let ran = world.json(handle, &words).exits(code);
            if code != 0 {
                assert_eq!(before, world.signed(), "{handle} {command:?}");
            }
            if code == 4 && handle == "raul.cabezon" {
                let nothing = typed(NOBODYS, NOBODYS);
                let nothing: Vec<&str> = nothing.iter().map(String::as_str).collect();
                assert_eq!(ran.error(), world.json(handle, &nothing).exits(4).error(), "{handle} {command:?}");
            }
        }
    }
    // What was written after somebody went is not theirs.
    let notes = &sessions(&world, "mei.chen", &["show", &of]).done().object()["notes"];
    assert!(notes.as_array().unwrap().iter().all(|shown| shown["id"] != *late), "{notes}");
    sessions(&world, "mei.chen", &["history", &late]).exits(4);
    world.run(&["check"]).done();
}

/// Who was handed it, who owns an action of it, who is of `hr` and takes part in the confidential one.
const BESIDE: [&str; 3] = ["raul.cabezon", "luis.zamora", "tomas.ibarra"];

#[test]
fn readers_owners_and_human_resources_who_take_part_may_what_is_theirs() {
    let world = World::sample();
    let hr = "tomas.ibarra";
    let of = plan(&world, &["vera.nogues"], &["--agenda", "Turnos"]);
    let secret = plan(&world, &["vera.nogues", hr], &["--agenda", "Turnos"]);
    let written = |of: &str| {
        let sergio = |arguments: &[&str]| id(&sessions(&world, "sergio.munoz", arguments).done());
        let item = sergio(&["item", of, "--expectation", "Saber el turno"]);
        let action = sergio(&["action", of, "Llamar", "--owner", "luis.zamora"]);
        [sergio(&["note", of, "--body", "Antes"]), item, action]
    };
    let (parts, secret_parts) = (written(&of), written(&secret));
    sessions(&world, "vera.nogues", &["close", &of]).done();
    world.json("nadia.petrov", &["people", "set", "vera.nogues", "--manager", "raul.cabezon", "--level", "5"]).done();
    sessions(&world, "vera.nogues", &["handover", &of]).done();
    // It is planned, so that what is handed over is not the reason why nobody hands it over.
    sessions(&world, "vera.nogues", &["handover", &secret]).exits(5);
    let out = world.path("copy.json").to_str().unwrap().to_owned();

    // Of the session that is closed, then of the confidential one that is planned. Who takes part comes last.
    let table: [(&[&str], [i32; 3], [i32; 3]); 32] = [
        (&["show", "ID"], [0, 4, 0], [4, 4, 0]),
        (&["trail", "ID"], [0, 4, 3], [4, 4, 0]),
        (&["agenda", "ID"], [0, 4, 3], [4, 4, 0]),
        (&["agenda", "ID", "Algo"], [3, 4, 3], [4, 4, 0]),
        (&["agenda", "tick", "ID", "1"], [3, 4, 3], [4, 4, 0]),
        (&["agenda", "edit", "ID", "1", "Otra"], [3, 4, 3], [4, 4, 0]),
        (&["agenda", "remove", "ID", "1"], [3, 4, 3], [4, 4, 0]),
        (&["note", "ID", "--body", "Algo"], [3, 4, 3], [4, 4, 0]),
        (&["note", "ID", "--own", "--body", "Algo"], [3, 4, 3], [4, 4, 0]),
        (&["note", "edit", "NOTE", "--body", "Otra"], [3, 4, 4], [4, 4, 0]),
        (&["history", "NOTE"], [0, 4, 4], [4, 4, 0]),
        (&["note", "remove", "NOTE"], [3, 4, 4], [4, 4, 0]),
        (&["item", "ID", "--expectation", "Algo"], [3, 4, 3], [4, 4, 0]),
        (&["item", "edit", "ITEM", "Otra"], [3, 4, 4], [4, 4, 0]),
        (&["item", "agree", "ITEM"], [3, 4, 4], [4, 4, 0]),
        (&["item", "decline", "ITEM", "--reason", "Algo"], [3, 4, 4], [4, 4, 0]),
        (&["action", "ID", "Algo", "--owner", "vera.nogues"], [3, 4, 3], [4, 4, 0]),
        (&["action", "edit", "ACTION", "Otra"], [3, 4, 4], [4, 4, 0]),
        (&["action", "give", "ACTION", "--due", "2026-12-01"], [3, 4, 4], [4, 4, 0]),
        (&["history", "ACTION"], [0, 0, 4], [4, 0, 0]),
        (&["action", "done", "ACTION"], [3, 0, 4], [4, 0, 0]),
        (&["action", "undo", "ACTION"], [3, 0, 4], [4, 0, 0]),
        (&["action", "remove", "ACTION"], [3, 4, 4], [4, 4, 0]),
        (&["snapshot", "ID", "--of", "vera.nogues"], [3, 4, 3], [4, 4, 0]),
        (&["move", "ID", "--minutes", "30"], [3, 4, 3], [4, 4, 0]),
        (&["sign", "ID", "--agree"], [3, 4, 3], [4, 4, 5]),
        (&["reopen", "ID", "--reason", "Algo"], [3, 4, 3], [4, 4, 5]),
        (&["handover", "ID"], [3, 4, 3], [4, 4, 5]),
        (&["export", "sessions", "--session", "ID", "--format", "json", "--plain", "--force"], [3, 4, 3], [4, 4, 0]),
        (&["hold", "ID"], [3, 4, 3], [4, 4, 0]),
        (&["close", "ID"], [3, 4, 3], [4, 4, 0]),
        (&["cancel", "ID"], [3, 4, 3], [4, 4, 5]),
    ];
    let mut wrong = Vec::new();
    for (command, closed, confidential) in table {
        for (of, parts, expected) in [(&of, &parts, closed), (&secret, &secret_parts, confidential)] {
            let word = |word: &&str| match *word {
                "ID" => of.clone(),
                "NOTE" => parts[0].clone(),
                "ITEM" => parts[1].clone(),
                "ACTION" => parts[2].clone(),
                other => other.to_owned(),
            };
            let mut words: Vec<String> = command.iter().map(word).collect();
            match words[0].as_str() {
                "export" => words.extend(["--out".to_owned(), out.clone()]),
                _ => words.insert(0, "sessions".to_owned()),
            }
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            for (handle, code) in BESIDE.into_iter().zip(expected) {
                let before = world.signed();
                let ran = world.json(handle, &words);
                if ran.code != code || (code != 0 && before != world.signed()) {
                    wrong.push(format!("{handle} {command:?}: {}, not {code}: {}", ran.code, ran.err));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    // Managers above, former managers and administrators find nothing of what is confidential.
    for handle in ["ines.urrutia", "nadia.petrov", "mei.chen"] {
        sessions(&world, handle, &["show", &secret]).exits(4);
    }
    // Somebody else of human resources knows that it is.
    sessions(&world, "elena.duarte", &["show", &secret]).done();
    sessions(&world, "elena.duarte", &["agenda", &secret]).exits(3);
    world.run(&["check"]).done();
}
