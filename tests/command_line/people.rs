//! `people …` on the sample, where keys are cheap.

use crate::world::World;

#[test]
fn the_list_of_names_needs_no_sign_in_and_the_whole_list_does() {
    let world = World::sample();
    let names = world.run(&["people", "list", "--json"]).done().objects();
    assert_eq!(names.len(), 40);
    assert!(names.iter().all(|person| person.get("level").is_none()));
    let whole = world.json("vera.nogues", &["people", "list"]).done().objects();
    let ines = whole.iter().find(|person| person["handle"] == "ines.urrutia").unwrap();
    assert_eq!((&ines["level"], &ines["manager"], &ines["active"]), (&2.into(), &"lucia.aranda".into(), &true.into()));
}

#[test]
fn a_person_is_shown_with_managers_and_reports() {
    let world = World::sample();
    let shown = world.json("vera.nogues", &["people", "show", "ines.urrutia"]).done().object();
    assert_eq!(shown["managers"], serde_json::json!(["lucia.aranda"]));
    assert_eq!(shown["reports"].as_array().unwrap().len(), 4);
    world.by("vera.nogues", &["people", "show", "nobody.here"]).exits(4);
}

#[test]
fn somebody_new_enrols_with_the_code_signs_in_and_leaves() {
    let world = World::sample();
    let add = ["people", "add", "--name", "Ana García Rey", "--manager", "ines.urrutia", "--title", "Prácticas"];
    world.by("vera.nogues", &add).exits(3);
    let added = world.json("nadia.petrov", &add).done().object();
    assert_eq!(added["handle"], "ana.garcia.3");
    let handle = "ana.garcia.3";
    world.by(handle, &["list"]).exits(3);
    let pass = world.path("passphrase");
    let pass = pass.to_str().unwrap();
    let enrol =
        |code: &str| world.run(&["people", "enrol", handle, "--code", code, "--passphrase-file", pass, "--json"]);
    enrol("AAAA").exits(8);
    let enrolled = enrol(added["code"].as_str().unwrap()).done().object();
    assert_eq!(enrolled["handle"], handle);
    enrol(added["code"].as_str().unwrap()).exits(3);
    world.by(handle, &["list"]).done();

    let other = world.file("other", "otra cosa");
    let change = ["people", "passphrase", "--new-passphrase-file", &other];
    world.by(handle, &change).done();
    world.by(handle, &["list"]).exits(3);
    let key = world.file("key", enrolled["recovery_key"].as_str().unwrap());
    let recover =
        |key: &str| world.run(&["people", "recover", handle, "--recovery-key-file", key, "--passphrase-file", pass]);
    recover(&other).exits(8);
    recover(&key).done();
    world.by(handle, &["list"]).done();

    let set = ["people", "set", handle, "--title", "Ayudante", "--role", "+editor"];
    world.by("vera.nogues", &set).exits(3);
    let changed = world.json("nadia.petrov", &set).done().object();
    assert_eq!((&changed["title"], &changed["roles"]), (&"Ayudante".into(), &serde_json::json!(["editor"])));
    world.by("nadia.petrov", &["people", "set", handle, "--role=-editor"]).done();
    world.by("nadia.petrov", &["people", "set", handle]).exits(2);
    world.by("nadia.petrov", &["people", "set", handle, "--level", "1"]).exits(8);

    let left = world.json("nadia.petrov", &["people", "leave", handle, "--on", "2026-10-08"]).done().object();
    assert_eq!((&left["active_until"], &left["successor"]), (&"2026-10-08".into(), &"ines.urrutia".into()));
    world.by(handle, &["list"]).exits(3);
    world.run(&["check"]).done();
}

#[test]
fn codes_are_printed_on_slips_for_whoever_has_not_enrolled() {
    let world = World::sample();
    let add = ["people", "add", "--name", "Zoe <b>Gil</b>", "--manager", "ines.urrutia"];
    world.by("nadia.petrov", &add).done();
    let waiting = world.json("nadia.petrov", &["people", "code", "--all"]).done().objects();
    assert!(waiting.iter().any(|slip| slip["handle"].as_str().unwrap().starts_with("zoe")));
    let page = world.by("nadia.petrov", &["people", "code", "--all", "--format", "html"]).done().out;
    assert_eq!(page.matches("<article>").count(), waiting.len());
    assert!(page.contains("Zoe &lt;b&gt;Gil&lt;/b&gt;") && !page.contains("<b>Gil"));
    assert!(page.contains("Content-Security-Policy") && !page.contains("{{"));
    let slips = world.path("slips.html");
    let out = ["people", "code", "--all", "--format", "html", "--out", slips.to_str().unwrap()];
    world.by("nadia.petrov", &out).done();
    world.by("nadia.petrov", &out).exits(5);
    world.by("vera.nogues", &["people", "code", "teo.valdes"]).exits(3);
    world.by("nadia.petrov", &["people", "code", "nobody.here"]).exits(4);
    world.by("nadia.petrov", &["people", "code"]).exits(2);
}

#[test]
fn an_import_is_shown_before_it_is_done_and_a_faulty_file_changes_nothing() {
    let world = World::sample();
    let people = world.path("people.csv");
    let export = ["export", "people", "--format", "csv", "--out", people.to_str().unwrap()];
    world.by("nadia.petrov", &export).done();
    let now = std::fs::read_to_string(&people).unwrap();
    let import = |handle: &str, file: &str, more: &[&str]| {
        world.json(handle, &[["people", "import", file].as_slice(), more].concat())
    };
    let unchanged = world.file("same.csv", &now);
    let nothing = import("nadia.petrov", &unchanged, &[]).done().object();
    for list in ["added", "changed", "ended", "missing", "faults"] {
        assert_eq!(nothing[list], serde_json::json!([]), "{list}");
    }

    let head = world.head();
    let header = now.lines().next().unwrap().to_owned();
    let more = world.file("more.csv", format!("{now}\"\",Zoe Gil,,,,ines.urrutia,,,,,\n"));
    let planned = import("nadia.petrov", &more, &["--dry-run"]).done().object();
    assert_eq!(planned["added"], serde_json::json!(["zoe.gil"]), "{header}");
    assert_eq!(world.head(), head);
    import("vera.nogues", &more, &[]).exits(3);

    let faulty = world.file("faulty.csv", "name,manager,level\nZoe,nobody.here,2\nTeo,,x\n");
    let refused = import("nadia.petrov", &faulty, &[]).exits(8);
    let faults = refused.object()["faults"].as_array().unwrap().clone();
    assert!(faults.iter().any(|fault| fault["line"] == 2 && fault["column"] == "manager"), "{faults:?}");
    assert!(faults.iter().any(|fault| fault["line"] == 3 && fault["column"] == "level"), "{faults:?}");
    assert_eq!(refused.error()["kind"], "bad_input");
    assert_eq!(world.head(), head);

    assert_eq!(import("nadia.petrov", &more, &[]).done().object()["added"], serde_json::json!(["zoe.gil"]));
    let after = import("nadia.petrov", &unchanged, &["--end-missing", "--dry-run"]).done().object();
    assert_eq!(after["ended"], serde_json::json!(["zoe.gil"]));
    import("nadia.petrov", "/nowhere.csv", &[]).exits(4);
}

#[test]
fn people_are_told_with_their_names_and_levels_begin_at_one() {
    let world = World::sample();
    let shown = world.by("nadia.petrov", &["people", "show", "ines.urrutia"]).done().out;
    let report = shown.lines().find(|line| line.starts_with("Manager")).unwrap();
    assert!(report.contains(' ') && report.trim_end().ends_with(')'), "{shown}");
    let refused = world.by("nadia.petrov", &["people", "set", "lucia.aranda", "--level", "0"]).exits(8);
    assert!(refused.err.starts_with("Levels begin at 1"), "{refused:?}");
}

#[test]
fn slips_name_the_board_only_where_it_had_to_be_named() {
    let world = World::sample();
    world.by("nadia.petrov", &["people", "add", "--name", "Zoe Gil", "--manager", "ines.urrutia"]).done();
    let slips = ["people", "code", "--all", "--format", "html"];
    let usual = world.by("nadia.petrov", &slips).done().out;
    assert!(usual.contains("cartelera people enrol zoe.gil</p>"), "{usual}");
    let board = world.board();
    let named = [slips.as_slice(), &["--board", board.to_str().unwrap()]].concat();
    let page = world.by("nadia.petrov", &named).done().out;
    assert!(page.contains(&format!("cartelera people enrol zoe.gil --board {}</p>", board.display())), "{page}");
}

#[test]
fn an_import_of_what_is_there_says_only_that() {
    let world = World::sample();
    let people = world.path("people.csv");
    let people = people.to_str().unwrap();
    world.by("nadia.petrov", &["export", "people", "--format", "csv", "--out", people]).done();
    for more in [["--dry-run"].as_slice(), &[]] {
        let said = world.by("nadia.petrov", &[["people", "import", people].as_slice(), more].concat()).done().out;
        assert_eq!(said.trim_end(), "Nothing is different.");
    }
}
