//! Who comes later: somebody who enrols, who has new keys, who is handed a session; and what was altered.

use super::{id, plan, sessions, shown, texts};
use crate::world::World;

const NEW: &str = "zoe.gil";

fn enrol(world: &World) {
    let code = world.json("nadia.petrov", &["people", "code", NEW]).done().object();
    let passphrase = world.path("passphrase");
    let code = code["code"].as_str().unwrap();
    let enrol = ["people", "enrol", NEW, "--code", code, "--passphrase-file", passphrase.to_str().unwrap()];
    world.run(&enrol).done();
}

#[test]
fn who_enrols_later_or_has_new_keys_reads_when_somebody_has_shared() {
    let world = World::sample();
    world.json("nadia.petrov", &["people", "add", "--name", "Zoe Gil", "--manager", "sergio.munoz"]).done();
    let of = plan(&world, &[NEW], &["--agenda", "Bienvenida"]);
    let waiting = |why: &str| {
        let waiting = shown(&world, "sergio.munoz", &of)["waiting"].clone();
        assert_eq!((&waiting[0]["person"], &waiting[0]["why"]), (&NEW.into(), &why.into()), "{waiting}");
    };
    waiting("not_enrolled");
    enrol(&world);
    let line = |handle: &str| shown(&world, handle, &of)["agenda"][0].clone();
    assert_eq!((&line(NEW)["text"], &line(NEW)["shut"]), (&serde_json::Value::Null, &"not_shared".into()));
    // Any command that reads what is said shares.
    world.json("sergio.munoz", &["today"]).done();
    assert_eq!(line(NEW)["text"], "Bienvenida");
    assert_eq!(shown(&world, "sergio.munoz", &of)["waiting"], serde_json::json!([]));

    enrol(&world);
    assert_eq!(line(NEW)["shut"], "old_keys");
    waiting("new_keys");
    let duties = world.json("sergio.munoz", &["today"]).done().objects();
    assert!(duties.iter().any(|duty| duty["kind"] == "confirm_keys"), "{duties:#?}");
    let confirmed = sessions(&world, "sergio.munoz", &["confirm-keys", NEW]).done().object();
    assert_eq!((&confirmed["person"], &confirmed["generation"]), (&NEW.into(), &2.into()));
    sessions(&world, "sergio.munoz", &["confirm-keys", NEW]).exits(5);
    sessions(&world, "sergio.munoz", &["confirm-keys", "nobody"]).exits(4);
    assert_eq!(line(NEW)["text"], "Bienvenida");
    world.run(&["check"]).done();
}

#[test]
fn a_new_manager_reads_what_is_handed_over_and_changes_nothing() {
    let world = World::sample();
    let new =
        ["new", "--kind", "onboarding", "--with", "vera.nogues", "--at", "2026-10-01 10:00", "--agenda", "Turnos"];
    let of = id(&sessions(&world, "sergio.munoz", &new).done());
    let vera = |arguments: &[&str]| sessions(&world, "vera.nogues", arguments);
    vera(&["handover", &of]).exits(5);
    vera(&["close", &of]).done();
    world.json("nadia.petrov", &["people", "set", "vera.nogues", "--manager", "raul.cabezon", "--level", "5"]).done();
    sessions(&world, "raul.cabezon", &["agenda", &of]).exits(3);
    let head = world.head();
    let would = vera(&["handover", "--all", "--dry-run"]).done().object();
    assert!(would["sessions"].as_array().unwrap().iter().any(|id| id == of.as_str()), "{would}");
    assert_eq!(head, world.head());
    assert_eq!(vera(&["handover", &of]).done().object()["new"], 1);
    assert_eq!(vera(&["handover", &of]).done().object()["new"], 0);
    let read = shown(&world, "raul.cabezon", &of);
    assert_eq!((&read["involvement"], &read["agenda"][0]["text"]), (&"reader".into(), &"Turnos".into()));
    sessions(&world, "raul.cabezon", &["note", &of, "--body", "Mío"]).exits(3);
    let trail = sessions(&world, "sergio.munoz", &["trail", &of]).done().objects();
    let handed = trail.iter().find(|entry| entry["deed"] == "handed_over").unwrap();
    assert_eq!((&handed["by"], &handed["person"]), (&"vera.nogues".into(), &"raul.cabezon".into()));
}

#[test]
fn what_was_altered_has_no_text_and_says_so() {
    let world = World::sample();
    let of = plan(&world, &["vera.nogues"], &["--agenda", "Turnos"]);
    sessions(&world, "sergio.munoz", &["note", &of, "--body", "Lo acordado"]).done();
    {
        let file = rusqlite::Connection::open(world.board()).unwrap();
        let last = "UPDATE part SET sealed = zeroblob(length(sealed)) WHERE number = (SELECT max(number) FROM part)";
        let changed = file.execute(last, ());
        assert_eq!(changed.unwrap(), 1);
    }
    let page = shown(&world, "vera.nogues", &of);
    let note = &page["notes"][0];
    assert_eq!(
        (&note["body"], &note["shut"], &note["signature"]),
        (&serde_json::Value::Null, &"altered".into(), &"invalid".into())
    );
    assert_eq!(texts(&page["agenda"], "text"), ["Turnos"]);
    let told = world.by("vera.nogues", &["sessions", "show", &of]).done().out;
    assert!(told.contains("altered outside the program"), "{told}");
    world.run(&["check"]).exits(7);
}
