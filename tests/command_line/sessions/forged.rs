//! Notes that somebody altered, moved to another session or put back from an older copy with another tool: told by every
//! command that would show them, and shown by none.

use super::{id, plan, sessions, shown};
use crate::world::World;

const EARLIER: &str = "Vera abre los lunes.";
const NEWEST: &str = "Vera abre los martes.";
const OTHERS: &str = "Mei cierra los viernes.";

/// How it was done, and whether the note stands in the other session then. `NOTE` is the note's second revision's id, `OTHERS`
/// that of a note of the other session.
const FORGERIES: [(&str, bool); 7] = [
    ("UPDATE part SET sealed = zeroblob(length(sealed)) WHERE id = NOTE AND newest = 1", false),
    ("UPDATE part SET by = by + 1 WHERE id = NOTE AND newest = 1", false),
    ("UPDATE part SET at = at + 1 WHERE id = NOTE AND newest = 1", false),
    ("UPDATE part SET session = (SELECT session FROM part WHERE id = OTHERS) WHERE id = NOTE", true),
    // The other note's seal in the place of its own, with the keys that open it.
    (
        "UPDATE wrap SET sealed = (SELECT theirs.sealed FROM wrap AS theirs
             WHERE theirs.part = (SELECT number FROM part WHERE id = OTHERS) AND theirs.reader = wrap.reader)
           WHERE part = (SELECT number FROM part WHERE id = NOTE AND newest = 1);
         UPDATE part SET sealed = (SELECT sealed FROM part WHERE id = OTHERS) WHERE id = NOTE AND newest = 1",
        false,
    ),
    (
        "DELETE FROM wrap WHERE part = (SELECT number FROM part WHERE id = NOTE AND newest = 1);
         DELETE FROM part WHERE id = NOTE AND newest = 1;
         UPDATE part SET newest = 1 WHERE id = NOTE",
        false,
    ),
    ("UPDATE part SET newest = 1 - newest WHERE id = NOTE", false),
];

#[test]
fn a_note_altered_moved_or_put_back_is_told_and_shown_by_no_command() {
    let world = World::sample();
    let (session, other) = (plan(&world, &["vera.nogues"], &[]), plan(&world, &["vera.nogues"], &[]));
    let note = id(&sessions(&world, "sergio.munoz", &["note", &session, "--body", EARLIER]).done());
    sessions(&world, "sergio.munoz", &["note", "edit", &note, "--body", NEWEST]).done();
    let others_note = id(&sessions(&world, "sergio.munoz", &["note", &other, "--body", OTHERS]).done());
    world.run(&["check"]).done();
    let good = std::fs::read(world.board()).unwrap();
    let out = world.path("copy.md").to_str().unwrap().to_owned();
    for (how, is_moved) in FORGERIES {
        std::fs::write(world.board(), &good).unwrap();
        let hex = |id: &str| format!("x'{}'", id.replace('-', ""));
        let sql = how.replace("NOTE", &hex(&note)).replace("OTHERS", &hex(&others_note));
        rusqlite::Connection::open(world.board()).unwrap().execute_batch(&sql).unwrap();

        let of = if is_moved { &other } else { &session };
        let page = shown(&world, "vera.nogues", of);
        let forged = page["notes"].as_array().unwrap().iter().find(|row| row["id"] == *note).unwrap();
        assert_eq!((&forged["body"], &forged["shut"]), (&serde_json::Value::Null, &"altered".into()), "{how}: {page}");
        let told = world.by("sergio.munoz", &["sessions", "show", of]).done().out;
        let export = ["export", "sessions", "--session", of, "--format", "md", "--plain", "--force", "--out", &out];
        world.by("vera.nogues", &export).done();
        for text in [told, std::fs::read_to_string(&out).unwrap()] {
            assert!(text.contains("altered outside the program"), "{how}: {text}");
            let theirs = if is_moved { "" } else { OTHERS };
            for said in [EARLIER, NEWEST, theirs].into_iter().filter(|said| !said.is_empty()) {
                assert!(!text.contains(said), "{how}: {said}: {text}");
            }
        }
        if is_moved {
            assert_eq!(shown(&world, "vera.nogues", &session)["notes"], serde_json::json!([]));
        }
        world.run(&["check"]).exits(7);
    }
    std::fs::write(world.board(), &good).unwrap();
    world.run(&["check"]).done();
    assert_eq!(shown(&world, "vera.nogues", &session)["notes"][0]["body"], NEWEST);
}
