//! A session from its plan to its signatures, and what is kept of it.

use super::{NOBODYS, TOMORROW, id, plan, sessions, shown, texts};
use crate::world::World;

#[test]
fn a_session_is_planned_prepared_written_up_signed_and_reopened() {
    let world = World::sample();
    let sergio = |arguments: &[&str]| sessions(&world, "sergio.munoz", arguments);
    let vera = |arguments: &[&str]| sessions(&world, "vera.nogues", arguments);
    let more = ["--minutes", "45", "--place", "Sala pequeña", "--cadence", "monthly", "--agenda", "Turnos"];
    let of = plan(&world, &["vera.nogues"], &more);
    let short = &of[of.len() - 8..];

    let added = vera(&["agenda", short, "Vacaciones", "Formación"]).done().objects();
    assert_eq!((added.len(), &added[0]["kind"], &added[0]["session"]), (2, &"agenda".into(), &of.as_str().into()));
    vera(&["agenda", "tick", &of, "1"]).done();
    sergio(&["agenda", "edit", &of, "3", "Curso de inglés"]).done();
    sergio(&["agenda", "remove", &of, "2"]).done();
    sergio(&["agenda", "tick", &of, "9"]).exits(4);
    assert_eq!(texts(&shown(&world, "vera.nogues", &of)["agenda"], "text"), ["Turnos", "Curso de inglés"]);
    assert_eq!(sergio(&["agenda", &of]).done().objects().len(), 2);

    let moved = vera(&["move", &of, "--at", "2026-10-08 09:00", "--minutes", "30"]).done().object();
    assert_eq!(
        (&moved["minutes"], &moved["revision"], &moved["at"]),
        (&30.into(), &2.into(), &"2026-10-08T07:00:00Z".into())
    );
    sergio(&["move", &of]).exits(2);
    sergio(&["sign", &of, "--agree"]).exits(5);
    assert_eq!(sergio(&["hold", &of]).done().object()["state"], "held");
    sergio(&["cancel", &of]).exits(5);

    let shared = id(&sergio(&["note", &of, "--body", "Vera abre **sola**."]).done());
    let own = id(&vera(&["note", &of, "--own", "--body", "Preguntar por el plus."]).done());
    let edited = sergio(&["note", "edit", &shared[shared.len() - 8..], "--body", "Vera abre **sola** desde el lunes."]);
    assert_eq!((&edited.object()["revision"], &edited.object()["kind"]), (&2.into(), &"shared".into()));
    assert_eq!(
        texts_of(&vera(&["history", &shared]).done().objects()),
        ["Vera abre **sola**.", "Vera abre **sola** desde el lunes."]
    );
    let item = id(&vera(&["item", &of, "--frustration", "Los avisos llegan tarde"]).done());
    assert_eq!(sergio(&["item", "agree", &item]).done().object()["state"], "agreed");
    assert_eq!(vera(&["item", "resolve", &item]).done().object()["state"], "resolved");
    let other = id(&vera(&["item", &of, "--expectation", "Elegir turno"]).done());
    sergio(&["item", "decline", &other]).exits(2);
    sergio(&["item", "decline", &other, "--reason", "Este año no"]).done();
    sergio(&["item", &of]).exits(2);
    let action =
        id(&sergio(&["action", &of, "Pedir las llaves", "--owner", "luis.zamora", "--due", "2026-10-05"]).done());
    let overdue = vera(&["action", "give", &action, "--due", "2026-10-07"]).done().object();
    assert_eq!(overdue["revision"], 2);
    sergio(&["snapshot", &of, "--of", "vera.nogues"]).done();

    let page = shown(&world, "vera.nogues", &of);
    assert_eq!(
        (&page["state"], &page["overdue"], &page["place"]),
        (&"held".into(), &false.into(), &"Sala pequeña".into())
    );
    assert_eq!(texts(&page["notes"], "scope"), ["shared", "own"]);
    assert_eq!(texts(&page["notes"], "body"), ["Vera abre **sola** desde el lunes.", "Preguntar por el plus."]);
    assert_eq!((&page["notes"][1]["id"], &page["notes"][1]["signature"]), (&own.as_str().into(), &"valid".into()));
    assert_eq!(texts(&page["items"], "state"), ["resolved", "declined"]);
    assert_eq!(page["items"][1]["reason"], "Este año no");
    let action_json = &page["actions"][0];
    assert_eq!(
        (&action_json["owner"], &action_json["due"], &action_json["done"], &action_json["overdue"]),
        (&"luis.zamora".into(), &"2026-10-07".into(), &false.into(), &true.into())
    );
    assert_eq!(
        (&page["snapshots"][0]["of"], &page["snapshots"][0]["day"]),
        (&"vera.nogues".into(), &"2026-10-08".into())
    );
    assert_eq!(
        texts(&shown(&world, "sergio.munoz", &of)["notes"], "scope"),
        ["shared"],
        "own notes are their author's"
    );

    let luis = sessions(&world, "luis.zamora", &["actions"]).done().objects();
    let his = luis.iter().find(|row| row["id"] == *action).unwrap();
    assert_eq!(
        (&his["text"], &his["session"], &his["overdue"]),
        (&"Pedir las llaves".into(), &serde_json::Value::Null, &true.into())
    );
    sessions(&world, "luis.zamora", &["action", "done", &action[action.len() - 8..]]).done();
    sessions(&world, "luis.zamora", &["show", &of]).exits(4);
    sessions(&world, "luis.zamora", &["action", "edit", &action, "Otra cosa"]).exits(4);

    assert_eq!(sergio(&["close", &of]).done().object()["state"], "closed");
    let duty = world.json("vera.nogues", &["today"]).done().objects();
    assert!(duty.iter().any(|row| row["kind"] == "sign_session" && row["ref"] == *of), "{duty:#?}");
    vera(&["sign", &of]).exits(2);
    vera(&["sign", &of, "--disagree", "--comment", "Faltan los jueves"]).done();
    vera(&["sign", &of, "--agree"]).exits(5);
    sergio(&["note", &of, "--body", "Tarde"]).exits(5);
    vera(&["note", &of, "--own", "--body", "Firmé en desacuerdo."]).done();
    assert_eq!(sergio(&["sign", &of, "--agree"]).done().object()["state"], "signed");
    let signed = shown(&world, "sergio.munoz", &of);
    assert_eq!(signed["signed"], serde_json::json!(["sergio.munoz", "vera.nogues"]));
    assert_eq!(
        (&signed["signatures"][0]["agrees"], &signed["signatures"][0]["comment"]),
        (&false.into(), &"Faltan los jueves".into())
    );
    let reopened = vera(&["reopen", &of, "--reason", "Añadir los jueves"]).done().object();
    assert_eq!(
        (&reopened["state"], &reopened["round"], &reopened["signed"]),
        (&"held".into(), &2.into(), &serde_json::json!([]))
    );
    let page = shown(&world, "sergio.munoz", &of);
    assert_eq!(page["signatures"][0]["void"], true);
    assert!(texts(&page["notes"], "body").contains(&"Añadir los jueves".to_owned()));

    let deeds = texts_in(&vera(&["trail", &of]).done().objects(), "deed");
    for deed in ["planned", "moved", "held", "wrote", "changed", "closed", "signed", "reopened"] {
        assert!(deeds.iter().any(|done| done == deed), "{deed}: {deeds:?}");
    }
    assert!(vera(&["trail", &of]).done().objects().iter().all(|entry| entry["valid"] == true));
    world.run(&["check"]).done();
    let told = world.by("vera.nogues", &["sessions", "show", &of]).done().out;
    for word in ["Sala pequeña", "Curso de inglés", "Vera abre **sola** desde el lunes.", "Faltan los jueves", "void"]
    {
        assert!(told.contains(word), "{word}: {told}");
    }
}

fn texts_of(objects: &[serde_json::Value]) -> Vec<String> {
    texts_in(objects, "text")
}

fn texts_in(objects: &[serde_json::Value], field: &str) -> Vec<String> {
    objects.iter().map(|row| row[field].as_str().unwrap_or("–").to_owned()).collect()
}

#[test]
fn lists_are_narrowed_and_tell_what_is_said_only_to_who_opens_it() {
    let world = World::sample();
    let of = plan(&world, &["vera.nogues"], &["--agenda", "Turnos"]);
    let kpi = ["new", "--kind", "kpi_review", "--with", "mei.chen", "--at", "2026-10-07 10:00"];
    let past = id(&sessions(&world, "sergio.munoz", &kpi).done());
    let has = |handle: &str, arguments: &[&str], of: &str| {
        let listed = sessions(&world, handle, &[["list"].as_slice(), arguments].concat()).done().objects();
        listed.iter().any(|row| row["id"] == *of)
    };
    for (handle, arguments, of_vera, of_mei) in [
        ("sergio.munoz", [].as_slice(), true, true),
        ("sergio.munoz", &["--with", "vera.nogues"], true, false),
        ("sergio.munoz", &["--people"], true, true),
        ("sergio.munoz", &["--person", "mei.chen"], false, true),
        ("sergio.munoz", &["--kind", "onboarding", "--state", "planned"], true, false),
        ("sergio.munoz", &["--due"], false, true),
        ("ines.urrutia", &["--people"], true, true),
        ("ines.urrutia", &[], false, false),
        ("tomas.ibarra", &["--all"], true, true),
        ("vera.nogues", &["--all"], true, false),
        ("nadia.petrov", &["--all"], false, false),
        ("raul.cabezon", &["--person", "vera.nogues"], false, false),
    ] {
        assert_eq!(has(handle, arguments, &of), of_vera, "{handle} {arguments:?}");
        assert_eq!(has(handle, arguments, &past), of_mei, "{handle} {arguments:?}");
    }
    let row = |handle: &str| {
        let listed = sessions(&world, handle, &["list", "--all"]).done().objects();
        listed.into_iter().find(|row| row["id"] == *of).unwrap()
    };
    let (opened, fact) = (row("vera.nogues"), row("ines.urrutia"));
    assert_eq!(opened, shown(&world, "vera.nogues", &of));
    assert_eq!(fact, shown(&world, "ines.urrutia", &of));
    for field in ["id", "kind", "participants", "at", "state", "overdue"] {
        assert_eq!(opened[field], fact[field], "{field}");
    }
    for field in ["agenda", "notes", "actions", "place", "items"] {
        assert!(opened.get(field).is_some() && fact.get(field).is_none(), "{field}");
    }
    assert_eq!(opened["agenda"][0]["text"], "Turnos");
    let overdue = sessions(&world, "mei.chen", &["list", "--with", "sergio.munoz"]).done().objects();
    assert!(overdue.iter().any(|row| row["id"] == *past && row["overdue"] == true));
}

#[test]
fn templates_and_how_long_sessions_are_kept_are_for_hr() {
    let world = World::sample();
    let hr = |arguments: &[&str]| sessions(&world, "tomas.ibarra", arguments);
    let add = ["template", "add", "--kind", "onboarding", "--name-es", "Primer mes", "--name-en", "First month"];
    let words = ["--prompt-es", "¿Qué falta?", "--prompt-en", "What is missing?", "--cadence", "weekly"];
    let add: Vec<&str> = add.into_iter().chain(words).collect();
    let template = hr(&add).done().object();
    assert_eq!(
        (&template["name"], &template["prompts"]),
        (&"First month".into(), &serde_json::json!(["What is missing?"]))
    );
    assert_eq!(template["prompts_es"], serde_json::json!(["¿Qué falta?"]));
    for handle in ["sergio.munoz", "nadia.petrov", "vera.nogues"] {
        sessions(&world, handle, &add).exits(3);
        sessions(&world, handle, &["retention", "set", "onboarding", "--for-good"]).exits(3);
        sessions(&world, handle, &["retention", "preview"]).exits(3);
    }
    let new = ["new", "--template", "primer mes", "--with", "vera.nogues", "--at", TOMORROW];
    let planned = sessions(&world, "sergio.munoz", &new).done().object();
    assert_eq!(
        (&planned["kind"], &planned["cadence"], &planned["template"]),
        (&"onboarding".into(), &"weekly".into(), &template["id"])
    );
    let other: Vec<&str> = new.into_iter().chain(["--kind", "one_on_one"]).collect();
    sessions(&world, "sergio.munoz", &other).exits(2);
    let set = hr(&["template", "set", "first month", "--prompt-en", "What else?", "--no-cadence", "--retire"])
        .done()
        .object();
    assert_eq!(
        (&set["retired"], &set["cadence"], &set["revision"]),
        (&true.into(), &serde_json::Value::Null, &2.into())
    );
    sessions(&world, "sergio.munoz", &new).exits(4);
    hr(&["template", "set", "first month", "--back"]).done();

    hr(&["retention", "set", "one_on_one"]).exits(2);
    hr(&["retention", "set", "one_on_one", "--open-days", "0", "--blocked-days", "1"]).exits(8);
    let kept = hr(&["retention", "set", "one_on_one", "--open-days", "1", "--blocked-days", "1"]).done().object();
    assert_eq!((&kept["open_days"], &kept["by"]), (&1.into(), &"tomas.ibarra".into()));
    assert_eq!(hr(&["retention", "list"]).done().objects().len(), 4);
    let preview = hr(&["retention", "preview"]).done().object();
    let spent = preview["spent"].as_array().unwrap();
    assert!(!spent.is_empty(), "the sample has 1:1s of last month");
    let one = spent[0]["id"].as_str().unwrap().to_owned();
    let participant = spent[0]["participants"][0].as_str().unwrap();
    assert_eq!(shown(&world, participant, &one)["state"], "blocked");
    assert!(shown(&world, participant, &one).get("notes").is_none());
    assert_eq!(hr(&["retention", "purge", &one, "--dry-run"]).done().object()["dry_run"], true);
    assert_eq!(hr(&["retention", "purge", &one]).done().object()["spent"][0]["state"], "purged");
    let new = ["new", "--kind", "one_on_one", "--with", "vera.nogues", "--at", TOMORROW];
    let recent = id(&sessions(&world, "sergio.munoz", &new).done());
    hr(&["retention", "purge", &recent]).exits(5);
    hr(&["retention", "purge", NOBODYS]).exits(4);
    let overview = hr(&["overview", "--days", "30"]).done().object();
    assert!(overview["areas"].as_array().unwrap().len() > 3);
    sessions(&world, "vera.nogues", &["overview"]).exits(3);
}
