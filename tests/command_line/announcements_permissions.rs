//! Every command on an announcement against everybody it may concern.

use crate::announcements_asking::{id, posted};
use crate::world::World;

const NOBODYS: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

/// Who tries: the author, a recipient, the recipients' manager who is one too, the author's own manager, an administrator,
/// somebody with nothing to do with it.
const WHO: [&str; 6] = ["ines.urrutia", "vera.nogues", "sergio.munoz", "lucia.aranda", "nadia.petrov", "raul.cabezon"];

#[test]
fn every_command_ends_as_who_types_it_may() {
    let world = World::sample();
    let of = posted(&world, &["--ack"]);
    let question = id(&world.json("vera.nogues", &["ask", &of, "¿Y el martes?"]).done());
    let out = world.path("copy.json").to_str().unwrap().to_owned();

    // The author comes last: what they do changes what the others are answered.
    let table: [(&[&str], [i32; 6]); 14] = [
        (&["show", "ID"], [0, 0, 0, 4, 4, 4]),
        (&["open", "ID"], [0, 0, 0, 4, 4, 4]),
        (&["ack", "ID"], [3, 0, 0, 4, 4, 4]),
        (&["reply", "ID", "Entendido"], [0, 0, 0, 4, 4, 4]),
        (&["ask", "ID", "¿Y el jueves?"], [3, 0, 0, 4, 4, 4]),
        (&["answer", "QUESTION", "También"], [0, 3, 4, 4, 4, 4]),
        (&["answer", "QUESTION", "Otra vez"], [5, 3, 4, 4, 4, 4]),
        (&["coverage", "ID"], [0, 3, 3, 4, 4, 4]),
        (&["list", "--after", "ID", "--limit", "1"], [0, 0, 0, 4, 4, 4]),
        (&["export", "boards", "ID", "--format", "json", "--force"], [0, 0, 0, 4, 4, 4]),
        (&["edit", "ID", "--title", "Corte de luz"], [0, 3, 3, 4, 4, 4]),
        (&["edit", "ID", "--ack-again"], [0, 3, 3, 4, 4, 4]),
        (&["withdraw", "ID"], [0, 3, 3, 4, 4, 4]),
        (&["show", "ID"], [0, 0, 0, 4, 4, 4]),
    ];
    for (command, expected) in table {
        let typed = |of: &str, question: &str| -> Vec<String> {
            let word = |word: &&str| match *word {
                "ID" => of.to_owned(),
                "QUESTION" => question.to_owned(),
                other => other.to_owned(),
            };
            let mut words: Vec<String> = command.iter().map(word).collect();
            if words[0] == "export" {
                words.extend(["--out".to_owned(), out.clone()]);
            }
            words
        };
        for (handle, code) in WHO.into_iter().zip(expected).rev() {
            let words = typed(&of, &question);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let before = world.signed();
            let ran = world.json(handle, &words).exits(code);
            if code != 0 {
                assert_eq!(world.signed(), before, "{handle} {command:?}");
            }
            if code == 4 && handle == "raul.cabezon" {
                let nothing = typed(NOBODYS, NOBODYS);
                let nothing: Vec<&str> = nothing.iter().map(String::as_str).collect();
                assert_eq!(ran.error(), world.json(handle, &nothing).exits(4).error(), "{handle} {command:?}");
            }
        }
    }
    world.run(&["check"]).done();
}

#[test]
fn an_end_of_an_id_reaches_no_further_than_the_id() {
    let world = World::sample();
    let of = posted(&world, &[]);
    let question = id(&world.json("vera.nogues", &["ask", &of, "¿Y el martes?"]).done());
    for (command, of) in [("edit", &of), ("withdraw", &of), ("ask", &of), ("answer", &question)] {
        let more: &[&str] = match command {
            "edit" => &["--title", "Mío"],
            "withdraw" => &[],
            _ => &["Algo"],
        };
        let end = &of[of.len() - 8..];
        world.json("raul.cabezon", &[[command, end].as_slice(), more].concat()).exits(4);
    }
}
