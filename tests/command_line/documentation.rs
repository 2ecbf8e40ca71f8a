//! `assets/docs/json.md` names every field that is printed.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::world::{Ran, World};

const PAGE: &str = include_str!("../../assets/docs/json.md");

/// The names of all fields, `recipients[].handle` for those of the objects of a list.
fn fields(object: &Value, before: &str, found: &mut BTreeSet<String>) {
    for (name, value) in object.as_object().into_iter().flatten().filter(|(name, _)| *name != "schema") {
        let name = format!("{before}{name}");
        for row in value.as_array().into_iter().flatten() {
            fields(row, &format!("{name}[]."), found);
        }
        found.insert(name);
    }
}

/// What a section of the page names.
fn documented(command: &str) -> BTreeSet<String> {
    let heading = format!("### `{command}`\n");
    let section = PAGE.split_once(&heading).unwrap_or_else(|| panic!("{command} is not documented")).1;
    let section = section.split("\n#").next().unwrap();
    section.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[track_caller]
fn holds(command: &str, ran: Ran) -> Vec<Value> {
    let objects = ran.objects();
    assert!(!objects.is_empty(), "{command}: {ran:?}");
    let mut printed = BTreeSet::new();
    for object in &objects {
        fields(object, "", &mut printed);
    }
    let missing: Vec<_> = printed.difference(&documented(command)).cloned().collect();
    assert!(missing.is_empty(), "{command} prints {missing:?}");
    objects
}

#[test]
fn every_field_that_is_printed_is_documented() {
    let world = World::sample();
    let (me, admin) = ("lucia.aranda", "nadia.petrov");
    let json = |command: &str, handle: &str, more: &[&str]| {
        let words: Vec<&str> = command.split(' ').collect();
        holds(command, world.json(handle, &[words.as_slice(), more].concat()))
    };
    let path = |name: &str| world.path(name).to_str().unwrap().to_owned();

    json("audience", me, &["--direction", "vertical", "--reach", "descending"]);
    let audience = ["audience", "--direction", "diagonal", "--why", "vera.nogues"];
    holds("audience --why", world.json(me, &audience));
    let post = ["--direction", "diagonal", "--title", "T", "--body", "B", "--ack"];
    json("post --dry-run", me, &post);
    let id = json("post", me, &post)[0]["id"].as_str().unwrap().to_owned();
    json("reply", "vera.nogues", &[&id, "Gracias"]);
    json("ack", "vera.nogues", &[&id]);
    let question = json("ask", "vera.nogues", &[&id, "¿Y el martes?"])[0]["id"].as_str().unwrap().to_owned();
    json("coverage", me, &[&id]);
    json("today", me, &[]);
    json("answer", me, &[&question, "También"]);
    json("show", "vera.nogues", &[&id]);
    json("edit", me, &[&id, "--title", "T2", "--ack-again"]);
    holds("list", world.json(me, &["search", "T2"]));
    let calendar = ["export", "boards", &id, "--format", "ics", "--out", &path("one.ics")];
    holds("export", world.json(me, &calendar));
    json("withdraw", me, &[&id]);
    json("unread", me, &[]);
    for row in json("list", me, &["--mine"]) {
        json("show", me, &[row["id"].as_str().unwrap()]);
    }

    holds("people list", world.run(&["people", "list", "--json"]));
    json("people list", me, &[]);
    json("people show", me, &["ines.urrutia"]);
    let added = json("people add", admin, &["--name", "Zoe Gil", "--manager", "ines.urrutia"]);
    json("people code", admin, &["--all"]);
    let code = json("people code", admin, &["zoe.gil"])[0]["code"].as_str().unwrap().to_owned();
    assert_ne!(added[0]["code"], code);
    let passphrase = path("passphrase");
    let enrol = ["people", "enrol", "zoe.gil", "--code", &code, "--passphrase-file", &passphrase, "--json"];
    holds("people enrol", world.run(&enrol));
    json("people passphrase", "zoe.gil", &["--new-passphrase-file", &passphrase]);
    holds("people passphrase", world.json("zoe.gil", &["people", "link"]));
    holds("people list", world.json(admin, &["people", "set", "zoe.gil", "--title", "Ayudante"]));
    json("people leave", admin, &["zoe.gil", "--on", "2026-10-09"]);
    let faulty = world.file("faulty.csv", "name,manager\nZoe,nobody\n");
    json("people import", admin, &[&faulty]);

    json("export", me, &["people", "--format", "csv", "--out", &path("people.csv")]);
    json("backup", admin, &[&path("copy.db")]);
    json("check", me, &[]);
    holds("check", world.run(&["check", "--since", "00", "--json"]));
    let mut restore = world.command(crate::world::PROGRAM);
    holds("restore", crate::world::ran(restore.args(["restore", &path("copy.db"), "--json"])));
    let demo = ["demo", "--no-open", "--board", &path("another.db"), "--json"];
    holds("demo", world.run(&demo));
}

#[test]
fn every_field_of_goals_that_is_printed_is_documented() {
    let world = World::sample();
    let (owner, manager, admin) = ("vera.nogues", "sergio.munoz", "nadia.petrov");
    let json = |section: &str, handle: &str, words: &str, more: &[&str]| {
        let words: Vec<&str> = words.split(' ').collect();
        holds(section, world.json(handle, &[words.as_slice(), more].concat()))
    };
    let id = |objects: Vec<Value>| objects[0]["id"].as_str().unwrap().to_owned();
    json("goals kpi starter", admin, "goals kpi starter", &[]);
    let named = ["--name-en", "Trial", "--unit-en", "h"];
    json("goals dimension list", admin, "goals dimension add", &["--name-en", "Trial dimension"]);
    json("goals dimension list", admin, "goals dimension rename trial_dimension --name-es Prueba", &[]);
    json("goals dimension list", owner, "goals dimension list", &[]);
    json("goals kpi list", admin, "goals kpi add --dimension trial_dimension", &named);
    json("goals kpi list", admin, "goals kpi rename trial --name-es Prueba", &[]);
    json("goals kpi list", admin, "goals kpi retire trial", &[]);
    json("goals kpi list", admin, "goals kpi retire trial --back", &[]);
    json("goals kpi list", owner, "goals kpi list", &[]);
    let opened = "goals cycle open Trial --start 2026-07-01 --end 2026-10-07";
    json("goals cycle list", admin, opened, &[]);
    json("goals cycle list", admin, "goals cycle open Next --start 2026-10-08 --end 2026-12-31", &[]);
    let aim = "--kpi trial --baseline 10 --target 5 --weight 50";
    json("goals template list", manager, &format!("goals template add Trial {aim}"), &[]);
    json("goals template list", owner, "goals template list", &[]);
    let past = id(json("goals add", manager, &format!("goals add --person {owner} --cycle trial {aim}"), &[]));
    json("goals check-in", owner, &format!("goals check-in {past} 8 --on 2026-09-01"), &[]);
    json("goals cycle list", admin, "goals cycle close Trial --note", &["Over"]);
    json("goals cycle list", admin, "goals cycle list", &[]);
    json("goals cycle show", owner, "goals cycle show Trial", &[]);
    json("goals cycle carry-over", manager, "goals cycle carry-over Trial --to Next", &[]);
    json("goals assign", manager, "goals assign --template Trial --cycle next --level 5 --area Clínica/Recepción", &[]);
    json("goals template remove", manager, "goals template remove Trial", &[]);
    let period = "--start 2026-07-01 --end 2026-12-31 --checkpoint 2026-09-30=40%";
    let goal = id(json("goals add", owner, &format!("goals add {aim} {period}"), &[]));
    json("goals add", manager, &format!("goals accept {goal}"), &[]);
    json("goals add", manager, &format!("goals change {goal} --weight 40 --reason"), &["Less"]);
    json("goals check-in", owner, &format!("goals check-in {goal} 9 --confidence 3"), &[]);
    json("goals check-in", owner, &format!("goals check-in {goal} 8 --correct 1 --reason Typo"), &[]);
    let file = world.file("check-ins.csv", format!("goal,date,value\n{goal},2026-09-30,7\n"));
    for more in [["--dry-run"].as_slice(), &[], &[]] {
        json("goals check-in --file", owner, &format!("goals check-in --file {file}"), more);
    }
    let faulty = world.file("faulty.csv", "goal,date,value\nx,2026-09-30,7\n");
    json("goals check-in --file", owner, &format!("goals check-in --file {faulty}"), &[]);
    json("goals list", owner, "goals list", &[]);
    json("goals show", owner, &format!("goals show {goal}"), &[]);
    json("goals explain", owner, &format!("goals explain {goal}"), &[]);
    json("goals explain", manager, &format!("goals explain --person {owner}"), &[]);
    json("goals rollup", "lucia.aranda", "goals rollup --people", &[]);
    json("goals balance", manager, &format!("goals balance {owner}"), &[]);
    json("today", owner, "today", &[]);
    let out = world.path("goals.csv").to_str().unwrap().to_owned();
    json("export", owner, &format!("export goals --format csv --out {out}"), &[]);
}

#[test]
fn every_field_of_sessions_that_is_printed_is_documented() {
    let world = World::sample();
    let (owner, manager, hr, admin) = ("vera.nogues", "sergio.munoz", "tomas.ibarra", "nadia.petrov");
    let json = |section: &str, handle: &str, words: &str, more: &[&str]| {
        let words: Vec<&str> = words.split(' ').collect();
        holds(section, world.json(handle, &[words.as_slice(), more].concat()))
    };
    let id = |objects: Vec<Value>| objects[0]["id"].as_str().unwrap().to_owned();
    json("sessions template list", hr, "sessions template add --kind one_on_one --name-en Trial --prompt-en Why", &[]);
    json("sessions template list", hr, "sessions template set trial --prompt-es Qué", &[]);
    json("sessions template list", manager, "sessions template list", &[]);
    let plan =
        format!("sessions new --template trial --with {owner} --at 2026-10-08T09:00 --cadence weekly --agenda Plan");
    let of = id(json("sessions new", manager, &plan, &["--place", "Here"]));
    json("sessions new", owner, &format!("sessions move {of} --minutes 30"), &[]);
    json("sessions note", owner, &format!("sessions agenda {of} More Lines"), &[]);
    json("sessions agenda", owner, &format!("sessions agenda {of}"), &[]);
    json("sessions new", owner, &format!("sessions hold {of}"), &[]);
    let note = id(json("sessions note", owner, &format!("sessions note {of} --body Shared"), &[]));
    json("sessions note", owner, &format!("sessions note {of} --own --body Own"), &[]);
    json("sessions note", owner, &format!("sessions item {of} --expectation Clear"), &[]);
    let action = id(json("sessions note", owner, &format!("sessions action {of} Call --owner {owner}"), &[]));
    json("sessions note", owner, &format!("sessions action done {action}"), &[]);
    json("sessions note", owner, &format!("sessions action undo {action}"), &[]);
    json("sessions note", manager, &format!("sessions snapshot {of} --of {owner}"), &[]);
    json("sessions history", owner, &format!("sessions history {note}"), &[]);
    json("sessions history", owner, &format!("sessions history {action}"), &[]);
    json("sessions actions", owner, "sessions actions", &[]);
    json("sessions new", owner, &format!("sessions close {of}"), &[]);
    json("sessions new", owner, &format!("sessions sign {of} --agree"), &[]);
    json("sessions show", owner, &format!("sessions show {of}"), &[]);
    json("sessions list", owner, "sessions list", &[]);
    json("sessions list", hr, "sessions list --all", &[]);
    json("sessions trail", owner, &format!("sessions trail {of}"), &[]);
    json("sessions due", manager, "sessions due --people", &[]);
    json("sessions overview", hr, "sessions overview", &[]);
    json("sessions handover", owner, "sessions handover --all --dry-run", &[]);
    json("sessions retention list", hr, "sessions retention set one_on_one --open-days 1 --blocked-days 1", &[]);
    json("sessions retention list", hr, "sessions retention list", &[]);
    json("sessions retention preview", hr, "sessions retention preview", &[]);
    json("sessions retention preview", hr, "sessions retention purge --all --dry-run", &[]);
    json("today", manager, "today", &[]);
    let path = |name: &str| world.path(name).to_str().unwrap().to_owned();
    let passphrase = path("passphrase");
    let sealed =
        format!("export sessions --format md --sealed --seal-passphrase-file {passphrase} --out {}", path("s"));
    json("export", manager, &sealed, &[]);
    let unseal = ["unseal", &path("s"), "--out", &path("s.md"), "--seal-passphrase-file", &passphrase, "--json"];
    holds("unseal", world.run(&unseal));
    json("people code", admin, "people code", &[owner]);
    json("export", manager, &format!("export me --out {}", path("me")), &[]);
}

#[test]
fn the_manual_says_how_commands_end_and_which_files_and_variables_there_are() {
    for language in ["en", "es"] {
        let page = World::empty().run(&["man", "--lang", language]).done().out;
        let sections = page.split(".SH").collect::<Vec<_>>();
        let section =
            |name: &str| *sections.iter().find(|section| section.trim().trim_matches('"').starts_with(name)).unwrap();
        for code in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "10", "101", "128+N"] {
            assert!(section("EXIT STATUS").contains(&format!("\\fB{code}\\fR\n")), "{code}");
        }
        for file in ["/cartelera/board.db", "/cartelera/config.toml", "board\\-backups/"] {
            assert!(section("FILES").contains(file), "{file}");
        }
        for variable in ["CARTELERA_BOARD", "CARTELERA_AS", "CARTELERA_PASSPHRASE_FILE", "CARTELERA_LOG", "NO_COLOR"] {
            assert!(section("ENVIRONMENT").contains(variable), "{variable}");
        }
    }
}

#[test]
fn every_command_has_its_place_in_the_reference() {
    for language in cartelera::i18n::Language::ALL {
        let table = cartelera::cli::reference::markdown(language);
        for command in
            ["demo", "people import", "post", "unread", "goals check-in", "goals kpi list", "completions", "man"]
                .into_iter()
                .chain(["ask", "answer", "edit", "withdraw", "search"])
                .chain(["sessions agenda", "sessions agenda tick", "sessions action done", "unseal"])
        {
            assert!(table.contains(&format!("| `{command}` | ")), "{command}");
        }
        assert!(table.contains("`--end-missing`") && table.contains("`--board FILE`"), "{table}");
    }
}
