//! Copies that leave the board: of sessions, sealed or not, and of all about oneself.

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;

use serde_json::Value;

use super::{id, plan, sessions};
use crate::world::World;

const SHARED: &str = "Vera abre **sola** desde el lunes.";
const OWN: &str = "Preguntar por el plus.";
const HERS: &str = "Lo de Vera es suyo.";

/// A session that is under way, with a shared note and an own one of each.
fn written(world: &World) -> String {
    let of = plan(world, &["vera.nogues"], &["--place", "Sala; la \"pequeña\", al fondo", "--agenda", "Turnos"]);
    sessions(world, "sergio.munoz", &["hold", &of]).done();
    sessions(world, "sergio.munoz", &["note", &of, "--body", SHARED]).done();
    sessions(world, "sergio.munoz", &["note", &of, "--own", "--body", OWN]).done();
    sessions(world, "vera.nogues", &["note", &of, "--own", "--body", HERS]).done();
    sessions(world, "vera.nogues", &["action", &of, "<script>llamar</script>", "--owner", "mei.chen"]).done();
    of
}

fn path(world: &World, name: &str) -> String {
    world.path(name).to_str().unwrap().to_owned()
}

/// Sergio's copy of one session in a format.
fn copied(world: &World, of: &str, format: &str, more: &[&str]) -> String {
    let out = path(world, &format!("copy.{format}"));
    let export = ["export", "sessions", "--session", of, "--format", format, "--out", &out, "--force", "--plain"];
    let done = world.json("sergio.munoz", &[export.as_slice(), more].concat()).done();
    assert_eq!(done.object()["count"], 1);
    assert!(done.err.contains("not sealed"), "{done:?}");
    assert_eq!(std::fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::read_to_string(out).unwrap()
}

#[test]
fn a_copy_leaves_on_purpose_and_the_others_see_that_it_did() {
    let world = World::sample();
    let of = written(&world);
    let out = path(&world, "copy.md");
    let export = ["export", "sessions", "--session", &of, "--format", "md", "--out", &out];
    let by = |more: &[&str]| world.json("sergio.munoz", &[export.as_slice(), more].concat());
    let head = world.head();
    let refused = by(&[]).exits(2).error();
    assert!(refused["message"].as_str().unwrap().contains("\"--plain\" or \"--sealed\""), "{refused}");
    by(&["--plain", "--sealed"]).exits(2);
    by(&["--plain", "--mine"]).exits(2);
    world.json("sergio.munoz", &["export", "sessions", "--format", "csv", "--plain", "--out", &out]).exits(2);
    world.json("sergio.munoz", &["export", "goals", "--format", "csv", "--plain", "--out", &out]).exits(2);
    assert_eq!(head, world.head());
    std::fs::write(&out, "theirs").unwrap();
    by(&["--plain"]).exits(5);
    assert_eq!(head, world.head(), "nothing left, so nothing is recorded");
    by(&["--plain", "--force"]).done();
    let trail = sessions(&world, "vera.nogues", &["trail", &of]).done().objects();
    let copies: Vec<&Value> = trail.iter().filter(|entry| entry["deed"] == "exported").collect();
    assert_eq!(copies.len(), 1);
    assert_eq!((&copies[0]["by"], &copies[0]["sealed"]), (&"sergio.munoz".into(), &false.into()));
}

#[test]
fn every_format_holds_what_was_said_and_own_notes_only_when_asked() {
    let world = World::sample();
    let of = written(&world);
    for format in ["md", "html", "json"] {
        let plain = copied(&world, &of, format, &[]);
        assert!(plain.contains("Turnos") && plain.contains("sola"), "{format}: {plain}");
        assert!(!plain.contains(OWN) && !plain.contains(HERS), "{format}: {plain}");
        let own = copied(&world, &of, format, &["--own"]);
        assert!(own.contains(OWN) && !own.contains(HERS), "{format}: {own}");
    }
    let html = copied(&world, &of, "html", &[]);
    assert!(html.contains("default-src 'none'; style-src 'sha256-"));
    assert!(
        html.contains("<strong>sola</strong>") && html.contains("&lt;script&gt;llamar") && !html.contains("<script")
    );
    assert_eq!(html.matches("<tr><td>").count(), 3, "an action, and two people with room to sign");
    assert!(html.contains("<th class=\"room\">"));
    let object: Value = serde_json::from_str(&copied(&world, &of, "json", &[])).unwrap();
    assert_eq!(object["sessions"][0]["notes"][0]["body"], SHARED);
    let under_way = path(&world, "held.ics");
    let ics = ["export", "sessions", "--session", &of, "--format", "ics", "--plain", "--out", &under_way];
    world.json("sergio.munoz", &ics).exits(5);
}

/// The lines of a calendar as they were before they were folded.
fn unfolded(calendar: &str) -> Vec<String> {
    assert!(calendar.ends_with("\r\n") && calendar.matches('\n').count() == calendar.matches("\r\n").count());
    // The last piece of a folded line may be one over: readers are to take any length.
    assert!(calendar.split("\r\n").all(|line| line.len() <= 76), "{calendar}");
    calendar.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_calendar_keeps_the_identity_of_a_session_that_moves_or_is_cancelled() {
    let world = World::sample();
    let long = format!("Sala; la \"pequeña\", al fondo \\ {}", "田中 ñ ".repeat(30));
    let of = plan(&world, &["vera.nogues"], &["--place", &long, "--minutes", "45"]);
    let event = || unfolded(&copied(&world, &of, "ics", &[]));
    let has = |event: &[String], line: &str| assert!(event.iter().any(|it| it == line), "{line}: {event:#?}");
    let first = event();
    has(&first, &format!("UID:{of}"));
    has(&first, "SEQUENCE:0");
    has(&first, "STATUS:CONFIRMED");
    has(&first, "DTSTART:20261009T080000Z");
    has(&first, "DTEND:20261009T084500Z");
    has(&first, "SUMMARY:Onboarding with Vera Nogués Pla");
    let escaped = long.trim().replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;");
    has(&first, &format!("LOCATION:{escaped}"));
    sessions(&world, "vera.nogues", &["move", &of, "--at", "2026-10-12 10:00"]).done();
    let moved = event();
    has(&moved, &format!("UID:{of}"));
    has(&moved, "SEQUENCE:1");
    has(&moved, "DTSTART:20261012T080000Z");
    sessions(&world, "vera.nogues", &["cancel", &of]).done();
    let cancelled = event();
    has(&cancelled, &format!("UID:{of}"));
    has(&cancelled, "SEQUENCE:2");
    has(&cancelled, "STATUS:CANCELLED");
}

#[test]
fn a_sealed_copy_opens_with_its_passphrase_and_without_a_board() {
    let world = World::sample();
    let of = written(&world);
    let (sealed, opened) = (path(&world, "copy.sealed"), path(&world, "opened.json"));
    let passphrase = world.file("seal", "tres tristes tigres trigaban\n");
    let export = ["export", "sessions", "--session", &of, "--format", "json", "--sealed", "--out", &sealed];
    let done =
        world.json("sergio.munoz", &[export.as_slice(), &["--seal-passphrase-file", &passphrase]].concat()).done();
    assert_eq!(done.err, "");
    let bytes = std::fs::read(&sealed).unwrap();
    for word in ["sola", "Turnos", "sergio"] {
        assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
    }
    let trail = sessions(&world, "vera.nogues", &["trail", &of]).done().objects();
    assert!(trail.iter().any(|entry| entry["deed"] == "exported" && entry["sealed"] == true));

    let nowhere = World::empty();
    let unseal = |passphrase: &str, file: &str| {
        nowhere.run(&["unseal", file, "--out", &opened, "--seal-passphrase-file", passphrase, "--json"])
    };
    let wrong = world.file("wrong", "otra\n");
    assert_eq!(unseal(&wrong, &sealed).exits(3).error()["kind"], "not_allowed");
    assert_eq!(unseal(&passphrase, &passphrase).exits(8).error()["kind"], "bad_input");
    unseal(&passphrase, "/nowhere").exits(4);
    assert_eq!(unseal(&passphrase, &sealed).done().object()["file"], opened.as_str());
    unseal(&passphrase, &sealed).exits(5);
    let object: Value = serde_json::from_str(&std::fs::read_to_string(&opened).unwrap()).unwrap();
    assert_eq!(object["sessions"][0]["notes"][0]["body"], SHARED);
}

/// The list of one document of a folder.
fn listed(folder: &str, name: &str, list: &str) -> Vec<Value> {
    let document = std::fs::read_to_string(format!("{folder}/{name}")).unwrap();
    let document: Value = serde_json::from_str(&document).unwrap();
    assert_eq!((&document["schema"], &document["board"]["exported_by"]), (&1.into(), &"sergio.munoz".into()));
    document[list].as_array().unwrap().clone()
}

#[test]
fn all_about_oneself_is_one_folder_that_says_what_it_holds() {
    let world = World::sample();
    let of = written(&world);
    let left = plan(&world, &["vera.nogues", "mei.chen"], &[]);
    sessions(&world, "sergio.munoz", &["note", &left, "--own", "--body", "Mío de antes"]).done();
    sessions(&world, "sergio.munoz", &["note", &left, "--body", "De todos"]).done();
    sessions(&world, "mei.chen", &["move", &left, "--without", "sergio.munoz"]).done();
    let folder = path(&world, "me");
    let export = ["export", "me", "--out", &folder];
    let count = world.json("sergio.munoz", &export).done().object()["count"].as_u64().unwrap();
    world.json("sergio.munoz", &export).exits(5);
    world.json("sergio.munoz", &["export", "me", "--out", &folder, "--plain"]).exits(2);
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(folder.as_ref()), 0o700);
    let names: BTreeSet<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            assert_eq!(mode(&entry.path()), 0o600, "{entry:?}");
            entry.file_name().into_string().unwrap()
        })
        .collect();
    assert_eq!(names.len() as u64, count);
    let index = std::fs::read_to_string(format!("{folder}/README.txt")).unwrap();
    assert!(
        names.iter().filter(|name| *name != "README.txt").all(|name| index.contains(&format!("{name}\n"))),
        "{index}"
    );
    assert!(index.contains("What is not in it:"), "{index}");

    let all = listed(&folder, "sessions.json", "sessions");
    let session = |of: &str| all.iter().find(|session| session["id"] == *of).unwrap();
    let bodies = |session: &Value| super::texts(&session["notes"], "body");
    assert_eq!(bodies(session(&of)), [SHARED, OWN]);
    assert_eq!(
        (&session(&left)["involvement"], bodies(session(&left))),
        (&"former".into(), vec!["Mío de antes".to_owned()])
    );
    assert_eq!(listed(&folder, "profile.json", "profiles")[0]["handle"], "sergio.munoz");
    assert_eq!(listed(&folder, "keys.json", "keys")[0]["generation"], 1);
    let record = listed(&folder, "record.json", "entries");
    assert!(
        ["session", "session_part", "session_export"]
            .iter()
            .all(|kind| record.iter().any(|entry| entry["kind"] == *kind))
    );
    let goals = listed(&folder, "goals.json", "goals");
    assert!(
        !goals.is_empty() && goals.iter().all(|goal| goal["person"] == "sergio.munoz" && goal["history"].is_array())
    );
    let wrote = listed(&folder, "announcements-written.json", "announcements");
    assert!(!wrote.is_empty() && wrote.iter().all(|row| row["author"] == "sergio.munoz"));
    let received = listed(&folder, "announcements-received.json", "announcements");
    assert!(
        received.iter().any(|row| row["state"] == "expired") && received.iter().any(|row| row["opened_at"].is_string())
    );
    assert!(received.iter().all(|row| row["author"] != "sergio.munoz"));
    listed(&folder, "actions.json", "actions");
    for file in names {
        let text = std::fs::read_to_string(format!("{folder}/{file}")).unwrap();
        assert!(!text.contains(HERS) && !text.contains("De todos"), "{file}");
    }
    let trail = sessions(&world, "vera.nogues", &["trail", &of]).done().objects();
    assert!(trail.iter().any(|entry| entry["deed"] == "exported"));
    world.json("sergio.munoz", &["export", "me", "--out", &folder, "--force", "--format", "md"]).done();
    assert!(std::fs::metadata(format!("{folder}/sessions.md")).is_ok());
    id(&sessions(&world, "vera.nogues", &["note", &of, "--body", "Sigue"]).done());
}
