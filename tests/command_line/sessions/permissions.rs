//! Every role against every command.

use super::{NOBODYS, id, plan, sessions};
use crate::world::World;

/// Who tries: participant, former participant, a manager above, `hr`, an administrator, a stranger.
const WHO: [&str; 6] = ["vera.nogues", "mei.chen", "ines.urrutia", "tomas.ibarra", "nadia.petrov", "raul.cabezon"];

/// How much was ever signed on the board.
fn signed(world: &World) -> i64 {
    let file = rusqlite::Connection::open(world.board()).unwrap();
    file.query_row("SELECT count(*) FROM chain", (), |row| row.get(0)).unwrap()
}

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
            let before = signed(&world);
            let ran = world.json(handle, &words).exits(code);
            if code != 0 {
                assert_eq!(before, signed(&world), "{handle} {command:?}");
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
