//! `goals …` and `export goals`: what is agreed, measured, refused, and the same numbers everywhere.

use std::collections::BTreeMap;

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use serde_json::Value;

use crate::world::{PROGRAM, Ran, World, ran};

const NOBODYS: &str = "01890a5d-ac96-774b-bcce-b302099a8057";
/// From before the day of the sample to after it: of its 184 days 99 are gone.
const PERIOD: [&str; 4] = ["--start", "2026-07-01", "--end", "2026-12-31"];

/// The sample with definitions of every kind, which no board has by itself.
fn world() -> World {
    let world = World::sample();
    for (name, kind, more) in [
        ("Prueba de ocupación", "numeric", ["--unit-es", "%"]),
        ("Prueba de espera", "maintain", ["--unit-es", "min"]),
        ("Prueba de hitos", "milestone", ["--unit-es", "pasos"]),
        ("Prueba de trato", "rating", ["--dimension", "conflict_handling"]),
    ] {
        let add = ["goals", "kpi", "add", "--name-es", name, "--kind", kind];
        let dimension = if kind == "rating" { [].as_slice() } else { &["--dimension", "productivity"] };
        world.by("nadia.petrov", &[add.as_slice(), more.as_slice(), dimension].concat()).done();
    }
    world
}

fn add(world: &World, by: &str, owner: &str, kpi: &str, more: &[&str]) -> Ran {
    let kpi = format!("prueba de {kpi}");
    let add = ["goals", "add", "--person", owner, "--kpi", &kpi];
    world.json(by, &[add.as_slice(), &PERIOD, more].concat())
}

const OCCUPANCY: [&str; 6] = ["--baseline", "80", "--target", "95", "--weight", "60"];

fn id(ran: &Ran) -> String {
    ran.object()["id"].as_str().unwrap().to_owned()
}

fn at(world: &World, now: &str, handle: &str, arguments: &[&str]) -> Ran {
    let mut command = world.command(PROGRAM);
    command.args(arguments).args(["--as", handle, "--lang", "en", "--json", "--now", now]);
    ran(command.env("CARTELERA_PASSPHRASE_FILE", world.path("passphrase")))
}

#[test]
fn a_goal_is_set_measured_corrected_and_taken_apart() {
    let world = world();
    let set = add(&world, "sergio.munoz", "vera.nogues", "ocupacion", &OCCUPANCY).done();
    assert_eq!((&set.object()["state"], &set.object()["revision"]), (&"accepted".into(), &1.into()));
    let id = id(&set);
    let vera = |arguments: &[&str]| world.json("vera.nogues", &[["goals"].as_slice(), arguments].concat());

    let first = vera(&["check-in", &id[id.len() - 8..], "84,5", "--on", "2026-08-31"]).done().object();
    assert_eq!((&first["number"], &first["value"], &first["progress"]), (&1.into(), &84.5.into(), &0.3.into()));
    vera(&["check-in", &id, "86", "--on", "2026-09-30", "--confidence", "2"]).done();
    let corrected = vera(&["check-in", &id, "89", "--correct", "2", "--reason", "Faltaba un turno"]).done().object();
    assert_eq!((&corrected["number"], &corrected["progress"]), (&3.into(), &0.6.into()));
    assert_eq!(corrected["status"], "on_track");

    let shown = vera(&["show", &id]).done().object();
    assert_eq!((&shown["value"], &shown["check_ins"], &shown["stale"]), (&89.into(), &2.into(), &false.into()));
    assert_eq!(shown["signature"], "valid");
    let history = shown["history"].as_array().unwrap();
    assert_eq!((history.len(), &history[1]["corrected_by"], &history[2]["corrects"]), (3, &3.into(), &2.into()));
    assert_eq!(history[2]["reason"], "Faltaba un turno");
    assert_eq!((&history[2]["day"], &history[2]["confidence"]), (&"2026-09-30".into(), &2.into()), "as it was");

    let listed = vera(&["list"]).done();
    let row = listed.objects().into_iter().find(|row| row["id"] == *id).unwrap();
    for field in ["value", "progress", "expected", "status", "weight", "baseline", "target", "start", "end"] {
        assert_eq!(row[field], shown[field], "{field}");
    }
    assert_eq!(
        (&row["person"], &row["kind"], &row["dimension"]),
        (&"vera.nogues".into(), &"numeric".into(), &"productivity".into())
    );
    assert_eq!((&row["low"], &row["high"]), (&Value::Null, &Value::Null));

    let explained = vera(&["explain", &id]).done().object();
    assert_eq!((&explained["id"], &explained["result"]), (&id.as_str().into(), &row["progress"]));
    assert_eq!(explained["formula"], "(value - baseline) / (target - baseline)");
    let inputs = &explained["inputs"];
    assert_eq!((&inputs["value"], &inputs["baseline"], &inputs["target"]), (&89.into(), &80.into(), &95.into()));
    assert_eq!((&inputs["start"], &inputs["day"]), (&"2026-07-01".into(), &"2026-10-08".into()));
    assert_eq!(inputs["expected"], row["expected"]);
    world.run(&["check"]).done();
}

#[test]
fn what_one_proposes_a_manager_accepts_or_declines_and_changes_have_their_reason() {
    let world = world();
    let by = |handle: &str, arguments: &[&str]| world.json(handle, &[["goals"].as_slice(), arguments].concat());
    let own = |weight: &str| {
        let more = ["--steps", "4", "--weight", weight, "--cadence", "quarterly"];
        id(&add(&world, "vera.nogues", "vera.nogues", "hitos", &more).done())
    };
    let proposed = own("20");
    assert_eq!(by("vera.nogues", &["show", &proposed]).done().object()["state"], "proposed");
    by("vera.nogues", &["accept", &proposed]).exits(3);
    let today = world.json("sergio.munoz", &["today"]).done();
    assert!(today.objects().iter().any(|duty| duty["ref"] == *proposed && duty["kind"] == "accept_goal"));
    assert_eq!(by("sergio.munoz", &["accept", &proposed]).done().object()["state"], "accepted");
    by("sergio.munoz", &["accept", &proposed]).exits(5);
    by("vera.nogues", &["change", &proposed, "--steps", "3", "--reason", "Menos"]).exits(3);
    by("sergio.munoz", &["change", &proposed, "--steps", "3"]).exits(2);
    by("sergio.munoz", &["change", &proposed, "--reason", "Nada"]).exits(2);
    by("sergio.munoz", &["change", &proposed, "--steps", "3", "--reason", " "]).exits(8);
    by("sergio.munoz", &["change", &proposed, "--low", "3", "--reason", "Otra clase"]).exits(2);
    let checkpoint = ["change", &proposed, "--steps", "3", "--checkpoint", "2026-09-30=20%", "--reason", "Menos pasos"];
    assert_eq!(by("sergio.munoz", &checkpoint).done().object()["revision"], 3);
    let shown = by("vera.nogues", &["show", &proposed]).done().object();
    assert_eq!((&shown["target"], &shown["revisions"][2]["reason"]), (&3.into(), &"Menos pasos".into()));
    assert_eq!(shown["checkpoints"], serde_json::json!([{"day": "2026-09-30", "share": 0.2}]));
    assert_eq!(by("sergio.munoz", &["cancel", &proposed, "--reason", "Ya no"]).done().object()["state"], "cancelled");

    let second = own("20");
    by("sergio.munoz", &["decline", &second, "--reason", "Otro día"]).done();
    by("vera.nogues", &["check-in", &second, "1"]).exits(5);
}

#[test]
fn goals_are_seen_by_their_owner_the_managers_above_and_hr_and_by_nobody_else() {
    let world = world();
    let goal = id(&add(&world, "ines.urrutia", "vera.nogues", "ocupacion", &OCCUPANCY).done());
    for handle in ["vera.nogues", "sergio.munoz", "ines.urrutia", "lucia.aranda", "tomas.ibarra"] {
        assert_eq!(world.json(handle, &["goals", "show", &goal]).done().object()["id"], goal, "{handle}");
        let listed = world.json(handle, &["goals", "list", "--person", "vera.nogues"]).done();
        assert!(listed.objects().iter().any(|row| row["id"] == *goal), "{handle}");
    }
    let head = world.head();
    for handle in ["luis.zamora", "raul.cabezon", "nadia.petrov"] {
        for command in [["show"].as_slice(), &["explain"], &["accept"]] {
            let asked =
                |id: &str| world.json(handle, &[["goals"].as_slice(), command, &[id]].concat()).exits(4).error();
            assert_eq!(asked(&goal), asked(NOBODYS), "{handle} {command:?}");
        }
        world.by(handle, &["goals", "show", &goal[goal.len() - 8..]]).exits(4);
        world.by(handle, &["goals", "check-in", &goal, "90"]).exits(4);
        world.by(handle, &["goals", "list", "--person", "vera.nogues"]).exits(3);
        world.by(handle, &["goals", "rollup", "--person", "vera.nogues"]).exits(3);
        world.by(handle, &["goals", "balance", "vera.nogues"]).exits(3);
        add(&world, handle, "vera.nogues", "ocupacion", &OCCUPANCY).exits(3);
        let area = world.json(handle, &["goals", "list", "--area", "Clínica/Recepción"]).done();
        assert!(area.objects().iter().all(|row| row["id"] != *goal), "{handle}");
    }
    // Those who see do not all set or measure.
    world.by("tomas.ibarra", &["goals", "check-in", &goal, "90"]).exits(3);
    world.by("tomas.ibarra", &["goals", "cancel", &goal, "--reason", "x"]).exits(3);
    add(&world, "tomas.ibarra", "vera.nogues", "ocupacion", &OCCUPANCY).exits(3);
    world.by("vera.nogues", &["goals", "cancel", &goal, "--reason", "x"]).exits(3);
    world.by("vera.nogues", &["goals", "kpi", "add", "--name-en", "X", "--dimension", "engagement"]).exits(3);
    world.by("sergio.munoz", &["goals", "cycle", "open", "X", "--start", "2026-01-01", "--end", "2026-02-01"]).exits(3);
    assert_eq!(world.head(), head);
    world.by("sergio.munoz", &["goals", "check-in", &goal, "90"]).done();
}

#[test]
fn what_makes_no_sense_is_refused_with_its_reason_and_stored_nowhere() {
    let world = world();
    let goal = id(&add(&world, "sergio.munoz", "vera.nogues", "ocupacion", &OCCUPANCY).done());
    let rating = id(&add(&world, "sergio.munoz", "vera.nogues", "trato", &["--rating", "4", "--weight", "10"]).done());
    let head = world.head();
    let before = world.json("vera.nogues", &["goals", "list"]).done().out;
    let refused = |ran: Ran, code: i32, words: &str| {
        let error = ran.exits(code).error();
        assert!(error["message"].as_str().unwrap().contains(words), "{words}: {error}");
        assert!(!error["hint"].to_string().contains("is kept"), "{error}");
    };
    let add = |kpi: &str, more: &[&str]| {
        let kpi = format!("prueba de {kpi}");
        let add = ["goals", "add", "--person", "vera.nogues", "--kpi", &kpi];
        world.json("sergio.munoz", &[add.as_slice(), more].concat())
    };
    let occupancy = |more: &[&str]| add("ocupacion", &[PERIOD.as_slice(), more].concat());
    refused(occupancy(&["--baseline", "80", "--target", "80", "--weight", "1"]), 8, "same as the baseline");
    refused(occupancy(&["--baseline", "80", "--target", "90", "--weight", "-1"]), 8, "from 0 to 100");
    refused(occupancy(&["--baseline", "80", "--target", "90", "--weight", "101"]), 8, "from 0 to 100");
    refused(
        occupancy(&["--baseline", "NaN", "--target", "90", "--weight", "1"]),
        8,
        "--baseline: This is not a number",
    );
    refused(
        occupancy(&["--baseline", "80", "--target", "1e400", "--weight", "1"]),
        8,
        "--target: This is not a number",
    );
    refused(occupancy(&["--baseline", "80", "--target", "9999999999999", "--weight", "1"]), 8, "too large");
    refused(occupancy(&["--baseline", "80", "--target", "1.234", "--weight", "1"]), 8, "write 1234 if");
    refused(occupancy(&["--baseline", "80", "--weight", "1"]), 2, "say what to aim at");
    refused(occupancy(&["--baseline", "80", "--target", "90"]), 2, "--weight");
    refused(occupancy(&["--low", "1", "--high", "2", "--weight", "1"]), 2, "has no use for this");
    let waiting = |more: &[&str]| add("espera", &[PERIOD.as_slice(), &["--weight", "1"], more].concat());
    refused(waiting(&["--low", "9", "--high", "3"]), 8, "above its highest");
    refused(waiting(&["--low", "3", "--high", "9", "--share", "0"]), 8, "share in band");
    refused(waiting(&["--low", "3", "--high", "9", "--share", "120%"]), 8, "share in band");
    let aim = ["--baseline", "80", "--target", "90", "--weight", "1"];
    let period =
        |start: &str, end: &str| add("ocupacion", &[aim.as_slice(), &["--start", start, "--end", end]].concat());
    refused(period("2026-07-01", "2026-06-30"), 8, "after the first");
    refused(period("2026-07-01", "2026-07-01"), 8, "after the first");
    refused(period("2026-07-32", "2026-12-31"), 2, "not a date");
    refused(add("ocupacion", &aim), 2, "from when to when");
    refused(
        occupancy(&[aim.as_slice(), &["--checkpoint", "2027-01-01=50%"]].concat()),
        8,
        "between the first and the last day",
    );
    refused(occupancy(&[aim.as_slice(), &["--checkpoint", "2026-08-01"]].concat()), 2, "not a checkpoint");
    refused(add("nada", &[PERIOD.as_slice(), &aim].concat()), 4, "no such KPI");
    refused(add("hitos", &[PERIOD.as_slice(), &["--steps", "2,5", "--weight", "1"]].concat()), 8, "whole number");
    refused(add("trato", &[PERIOD.as_slice(), &["--rating", "1", "--weight", "1"]].concat()), 8, "2, 3, 4 or 5");

    let check_in = |more: &[&str]| world.json("vera.nogues", &[["goals", "check-in"].as_slice(), more].concat());
    refused(check_in(&[&goal, "NaN"]), 8, "not a number");
    refused(check_in(&[&goal, "1e400"]), 8, "not a number");
    refused(check_in(&[&goal, "1,234"]), 8, "write 1234 if");
    refused(check_in(&[&goal, "90", "--on", "2026-06-30"]), 8, "outside the goal's period");
    refused(check_in(&[&goal, "90", "--on", "2026-10-09"]), 8, "still to come");
    refused(check_in(&[&goal, "90", "--confidence", "6"]), 8, "Confidence");
    refused(check_in(&[&goal, "90", "--correct", "1", "--reason", "x"]), 4, "no check-in number 1");
    refused(check_in(&[&goal, "90", "--correct", "1"]), 2, "--reason");
    refused(check_in(&[&rating, "4"]), 8, "evidence");
    refused(check_in(&[&rating, "4.5", "--evidence", "Visto"]), 8, "1, 2, 3, 4 or 5");
    assert_eq!(world.json("vera.nogues", &["goals", "list"]).done().out, before);
    assert_eq!(world.head(), head);
    check_in(&[&goal, "-3"]).done();
    check_in(&[&rating, "4", "--evidence", "Ningún conflicto abierto"]).done();
}

#[test]
fn a_file_of_check_ins_is_shown_before_it_is_written_and_a_faulty_one_writes_nothing() {
    let world = world();
    let occupancy = id(&add(&world, "sergio.munoz", "vera.nogues", "ocupacion", &OCCUPANCY).done());
    let rating = id(&add(&world, "sergio.munoz", "luis.zamora", "trato", &["--rating", "4", "--weight", "10"]).done());
    let head = world.head();
    let import = |handle: &str, file: &str, more: &[&str]| {
        world.json(handle, &[["goals", "check-in", "--file", file].as_slice(), more].concat())
    };
    let faulty = world.file(
        "faulty.csv",
        "person;kpi;date;value;unit;evidence;note\r\n\
         vera.nogues;Prueba de ocupación;2026-09-30;86,5;min;;\r\n\
         vera.nogues;Prueba de ocupación;2026-06-30;1.234;%;;\r\n\
         luis.zamora;Prueba de trato;2026-09-30;NaN;;;\r\n\
         luis.zamora;Prueba de trato;2026-09-30;1e400;;;\r\n\
         luis.zamora;Prueba de trato;2026-09-29;4;;;\r\n\
         raul.cabezon;Prueba de trato;2026-09-30;4;;Visto;\r\n",
    );
    let refused = import("sergio.munoz", &faulty, &[]).exits(8);
    let faults = refused.object()["faults"].as_array().unwrap().clone();
    for (line, column) in [(2, "unit"), (3, "value"), (4, "value"), (5, "value"), (6, "evidence"), (7, "person")] {
        assert!(faults.iter().any(|fault| fault["line"] == line && fault["column"] == column), "{line} {faults:?}");
    }
    assert_eq!(refused.error()["kind"], "bad_input");
    assert_eq!(world.head(), head);

    let file = world.file(
        "check-ins.csv",
        "persona,indicador,fecha,valor,unidad,confianza,evidencia,nota\n\
         vera.nogues,prueba de ocupacion,2026-09-30,\"86,5\",%,3,,\n",
    );
    let goals = world.file("by-goal.csv", format!("goal,date,value,evidence\n{rating},2026-09-30,4,Sin quejas\n"));
    let planned = import("sergio.munoz", &file, &["--dry-run"]).done().object();
    assert_eq!(world.head(), head);
    assert_eq!(
        (&planned["check_ins"][0]["id"], &planned["check_ins"][0]["value"]),
        (&occupancy.as_str().into(), &86.5.into())
    );
    assert_eq!((&planned["unused"], &planned["check_ins"][0]["line"]), (&serde_json::json!(["nota"]), &2.into()));
    // Peers have no goal of that name to measure.
    import("mei.chen", &file, &[]).exits(8);
    assert_eq!(import("sergio.munoz", &file, &[]).done().object()["check_ins"], planned["check_ins"]);
    import("sergio.munoz", &goals, &[]).done();
    let again = import("sergio.munoz", &file, &[]).done().object();
    assert_eq!((&again["check_ins"], &again["there"]), (&serde_json::json!([]), &planned["check_ins"]));
    assert_eq!(world.json("vera.nogues", &["goals", "show", &occupancy]).done().object()["check_ins"], 1);
    import("sergio.munoz", "/nowhere.csv", &[]).exits(4);
    world.by("sergio.munoz", &["goals", "check-in", "--dry-run", &occupancy, "3"]).exits(2);
}

#[test]
fn an_ambiguous_number_is_asked_about_in_the_notation_of_the_language() {
    let world = world();
    let goal = id(&add(&world, "sergio.munoz", "vera.nogues", "ocupacion", &OCCUPANCY).done());
    let passphrase = world.path("passphrase");
    let passphrase = passphrase.to_str().unwrap();
    let flags = ["--as", "vera.nogues", "--passphrase-file", passphrase, "--lang", "es"];
    let typed = |value: &str| world.run(&[["goals", "check-in", &goal, value].as_slice(), &flags].concat());
    let asked = typed("1.234").exits(8).err;
    assert!(asked.contains("1234 ") && asked.contains("1,2340"), "{asked}");
    typed("1,2340").done();
    typed("1.234,5").done();
}

#[test]
fn weights_are_balanced_when_asked() {
    let world = world();
    for (kpi, more) in [("ocupacion", OCCUPANCY.as_slice()), ("hitos", &["--steps", "4", "--weight", "60"])] {
        let set = add(&world, "sergio.munoz", "luis.zamora", kpi, more).done().object();
        assert_eq!(set["person"], "luis.zamora");
    }
    let balance = |handle: &str, more: &[&str]| {
        world.json(handle, &[["goals", "balance", "luis.zamora"].as_slice(), more].concat())
    };
    let planned = balance("sergio.munoz", &["--dry-run"]).done().object();
    let sum = |object: &Value, field: &str| -> f64 {
        object["goals"].as_array().unwrap().iter().map(|goal| goal[field].as_f64().unwrap()).sum()
    };
    assert_eq!(sum(&planned, "weight"), 100.0);
    assert!(sum(&planned, "before") >= 120.0);
    balance("luis.zamora", &[]).exits(3);
    let done = balance("sergio.munoz", &[]).done().object();
    assert_eq!((&done["goals"], &done["dry_run"]), (&planned["goals"], &false.into()));
    assert_eq!(balance("sergio.munoz", &[]).done().object()["changed"], 0);
}

#[test]
fn a_template_goes_to_many_people_or_to_nobody() {
    let world = world();
    let template = ["goals", "template", "add", "Prueba de plantilla", "--kpi", "prueba de espera"];
    let aim = ["--low", "3", "--high", "8", "--share", "80%", "--weight", "25", "--cadence", "weekly"];
    world.by("vera.nogues", &[template.as_slice(), &aim].concat()).exits(3);
    let added = world.json("ines.urrutia", &[template.as_slice(), &aim].concat()).done().object();
    assert_eq!((&added["share"], &added["cadence"]), (&0.8.into(), &"weekly".into()));
    let listed = world.json("luis.zamora", &["goals", "template", "list"]).done();
    assert!(listed.objects().contains(&added));

    let assign = |handle: &str, more: &[&str]| {
        let assign = ["goals", "assign", "--template", "prueba de plantilla"];
        world.json(handle, &[assign.as_slice(), &PERIOD, more].concat())
    };
    let head = world.head();
    let planned = assign("ines.urrutia", &["--area", "Clínica/Recepción", "--level", "5", "--dry-run"]).done().object();
    let people = |object: &Value| -> Vec<String> {
        object["given"].as_array().unwrap().iter().map(|it| it["person"].as_str().unwrap().to_owned()).collect()
    };
    let mut whom = people(&planned);
    whom.sort();
    assert_eq!(whom, ["luis.zamora", "mei.chen", "vera.nogues"]);
    assert_eq!(world.head(), head);
    assign("ines.urrutia", &[]).exits(2);
    assign("ines.urrutia", &["--to", "nobody.here"]).exits(4);
    assign("ines.urrutia", &["--to", "vera.nogues", "--low", "9"]).exits(8);
    assert_eq!(world.head(), head);
    let given = assign("ines.urrutia", &["--area", "Clínica/Recepción", "--level", "5"]).done().object();
    assert_eq!(people(&given), people(&planned));
    let again = assign("ines.urrutia", &["--area", "Clínica/Recepción", "--level", "5"]).done().object();
    assert_eq!((people(&again).len(), again["have_it"].as_array().unwrap().len()), (0, 3));
    world.by("ines.urrutia", &["goals", "template", "remove", "prueba de plantilla"]).done();
    assign("ines.urrutia", &["--to", "vera.nogues"]).exits(4);
}

#[test]
fn a_closed_cycle_keeps_its_scores_and_what_was_missed_goes_on_in_the_next() {
    let world = world();
    let by =
        |handle: &str, arguments: &[&str]| world.json(handle, &[["goals", "cycle"].as_slice(), arguments].concat());
    let open = |name: &str, start: &str, end: &str| by("tomas.ibarra", &["open", name, "--start", start, "--end", end]);
    open("Prueba 1", "2026-09-01", "2026-10-31").done();
    open("Prueba 1", "2026-09-01", "2026-10-31").exits(5);
    open("Prueba 0", "2026-09-01", "2026-08-31").exits(8);
    open("Prueba 2", "2026-11-01", "2026-12-31").done();
    let set = ["goals", "add", "--person", "vera.nogues", "--kpi", "prueba de ocupacion", "--cycle", "prueba 1"];
    let goal = id(&world.json("sergio.munoz", &[set.as_slice(), &OCCUPANCY].concat()).done());
    let beyond = [set.as_slice(), &OCCUPANCY, &["--end", "2026-11-30"]].concat();
    let refused = world.json("sergio.munoz", &beyond).exits(8).error();
    assert!(refused["message"].as_str().unwrap().contains("beyond its cycle"), "{refused}");
    world.by("vera.nogues", &["goals", "check-in", &goal, "86"]).done();
    by("tomas.ibarra", &["close", "Prueba 1", "--note", "x"]).exits(5);
    by("vera.nogues", &["show", "Prueba 1"]).exits(5);

    let later = "2026-11-02T09:00:00Z";
    let close = ["goals", "cycle", "close", "Prueba 1", "--note", "Se cerró con 86"];
    at(&world, later, "sergio.munoz", &close).exits(3);
    let closed = at(&world, later, "tomas.ibarra", &close).done().object();
    assert_eq!((&closed["open"], &closed["note"]), (&false.into(), &"Se cerró con 86".into()));
    at(&world, later, "vera.nogues", &["goals", "check-in", &goal, "95", "--on", "2026-10-20"]).exits(5);
    let scores = at(&world, later, "vera.nogues", &["goals", "cycle", "show", "Prueba 1"]).done();
    let score = scores.objects().into_iter().find(|row| row["id"] == *goal).unwrap();
    assert_eq!((&score["status"], &score["value"], &score["progress"]), (&"missed".into(), &86.into(), &0.4.into()));
    assert!(at(&world, later, "luis.zamora", &["goals", "cycle", "show", "Prueba 1"]).done().objects().is_empty());

    let carry = ["goals", "cycle", "carry-over", "Prueba 1", "--to", "Prueba 2"];
    let carried = at(&world, later, "sergio.munoz", &carry).done().object();
    let next = carried["goals"][0].as_str().unwrap().to_owned();
    let shown = at(&world, later, "vera.nogues", &["goals", "show", &next]).done().object();
    assert_eq!((&shown["carried_from"], &shown["baseline"]), (&goal.as_str().into(), &86.into()));
    assert_eq!((&shown["start"], &shown["cycle"]), (&"2026-11-01".into(), &"Prueba 2".into()));
}

#[test]
fn lists_are_filtered_sorted_and_cut() {
    let world = world();
    for (person, weight) in [("vera.nogues", "10"), ("luis.zamora", "20"), ("mei.chen", "30")] {
        let more = ["--baseline", "80", "--target", "95", "--weight", weight];
        let goal = id(&add(&world, "sergio.munoz", person, "ocupacion", &more).done());
        world.by(person, &["goals", "check-in", &goal, &format!("8{}", weight.as_bytes()[0] - b'0')]).done();
    }
    let list = |more: &[&str]| world.json("sergio.munoz", &[["goals", "list", "--people"].as_slice(), more].concat());
    let progress = |more: &[&str]| -> Vec<f64> {
        let rows = list(more).done().objects();
        rows.iter().filter_map(|row| row["progress"].as_f64()).collect()
    };
    let rising = progress(&["--sort", "progress"]);
    assert!(rising.len() >= 3 && rising.is_sorted(), "{rising:?}");
    let falling = progress(&["--sort", "progress", "--reverse"]);
    assert_eq!(falling, rising.iter().rev().copied().collect::<Vec<_>>());
    assert_eq!(list(&["--limit", "2"]).done().objects().len(), 2);
    for row in list(&["--status", "off_track", "--dimension", "Productividad"]).done().objects() {
        assert_eq!((&row["status"], &row["dimension"]), (&"off_track".into(), &"productivity".into()));
    }
    list(&["--dimension", "luck"]).exits(4);
    list(&["--status", "fine"]).exits(2);
    list(&["--cycle", "nunca"]).exits(4);
    world.by("sergio.munoz", &["goals", "list", "--area", "Luna"]).exits(4);
    world.by("sergio.munoz", &["goals", "list", "--mine", "--people"]).exits(2);
}

#[test]
fn roll_ups_say_what_they_are_made_of() {
    let world = world();
    let first = id(&add(&world, "sergio.munoz", "mei.chen", "ocupacion", &OCCUPANCY).done());
    world.by("mei.chen", &["goals", "check-in", &first, "89"]).done();
    let own = world.json("mei.chen", &["goals", "rollup"]).done().object();
    let explained = world.json("mei.chen", &["goals", "explain", "--mine"]).done().object();
    assert_eq!((&own["people"], &explained["person"]), (&1.into(), &"mei.chen".into()));
    assert_eq!((&explained["id"], &explained["result"]), (&Value::Null, &own["progress"]));
    let parts = explained["parts"].as_array().unwrap();
    let weighted: f64 = parts
        .iter()
        .map(|part| part["weight"].as_f64().unwrap() * part["progress"].as_f64().unwrap_or(0.0).clamp(0.0, 1.0))
        .sum();
    let weights: f64 =
        parts.iter().filter(|part| !part["progress"].is_null()).map(|part| part["weight"].as_f64().unwrap()).sum();
    assert!((weighted / weights - explained["result"].as_f64().unwrap()).abs() < 1e-6, "{explained}");
    let team = world.json("sergio.munoz", &["goals", "rollup", "--people"]).done().object();
    assert_eq!(team["people"], 3);
    assert_eq!(team["persons"].as_array().unwrap().len() as u64 + team["people_without_goals"].as_u64().unwrap(), 3);
    let area = world.json("ines.urrutia", &["goals", "explain", "--area", "Clínica/Recepción"]).done().object();
    assert_eq!(
        (&area["area"], &area["formula"]),
        (&"Clínica/Recepción".into(), &"sum(progress of person) / people_counted".into())
    );
}

/// The rows of every sheet but the first, by the id of their goal, each cell under its heading.
fn sheets(path: &std::path::Path) -> BTreeMap<String, BTreeMap<String, Data>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let mut goals = BTreeMap::new();
    for name in book.sheet_names().into_iter().skip(1) {
        let range = book.worksheet_range(&name).unwrap();
        let mut rows = range.rows();
        let head: Vec<String> = rows.next().unwrap().iter().map(ToString::to_string).collect();
        for row in rows {
            let cells: BTreeMap<String, Data> = head.iter().cloned().zip(row.iter().cloned()).take(23).collect();
            if let Some(Data::String(id)) = cells.get("Id") {
                goals.insert(id.clone(), cells);
            }
        }
    }
    goals
}

#[test]
fn the_workbook_read_by_another_program_holds_the_numbers_of_the_list() {
    let world = world();
    for (person, kpi, more, value) in [
        ("vera.nogues", "ocupacion", OCCUPANCY.as_slice(), "86,25"),
        ("luis.zamora", "espera", &["--low", "3", "--high", "8", "--weight", "50"], "5"),
        ("mei.chen", "hitos", &["--steps", "7", "--weight", "30"], "2"),
        ("pilar.yanez", "ocupacion", &["--baseline", "42", "--target", "30", "--weight", "100"], "44"),
    ] {
        let goal = id(&add(&world, "ines.urrutia", person, kpi, more).done());
        world.by(person, &["goals", "check-in", &goal, value, "--confidence", "4"]).done();
    }
    let path = world.path("goals.xlsx");
    let export = ["export", "goals", "--people", "--format", "xlsx", "--out", path.to_str().unwrap()];
    let count = world.json("ines.urrutia", &export).done().object()["count"].as_u64().unwrap();
    let listed = world.json("ines.urrutia", &["goals", "list", "--people"]).done().objects();
    let goals = sheets(&path);
    assert_eq!((count as usize, goals.len()), (listed.len(), listed.len()));
    for row in &listed {
        let cells = &goals[row["id"].as_str().unwrap()];
        for (field, heading) in [
            ("value", "Value"),
            ("progress", "Progress"),
            ("expected", "Expected"),
            ("weight", "Weight"),
            ("baseline", "Baseline"),
            ("target", "Target"),
            ("low", "Lowest"),
            ("high", "Highest"),
            ("confidence", "Confidence"),
            ("check_ins", "Check-ins"),
        ] {
            let found = match &cells[heading] {
                Data::Float(number) => Some(*number),
                Data::Int(number) => Some(*number as f64),
                Data::Empty => None,
                other => panic!("{heading} is {other:?}"),
            };
            assert_eq!(found, row[field].as_f64(), "{heading} of {row}");
        }
        for (field, heading) in [("start", "First day"), ("end", "Last day"), ("next_due", "Next due")] {
            let found = match &cells[heading] {
                Data::DateTime(day) => {
                    let (year, month, day, ..) = day.to_ymd_hms_milli();
                    Value::from(format!("{year:04}-{month:02}-{day:02}"))
                }
                Data::Empty => Value::Null,
                other => panic!("{heading} is {other:?}"),
            };
            assert_eq!(found, row[field], "{heading}");
        }
        assert_eq!(cells["KPI"].to_string(), row["kpi"].as_str().unwrap());
    }
    world.by("ines.urrutia", &export).exits(5);
}

#[test]
fn every_format_holds_what_its_reader_may_see_and_flags_belong_to_their_documents() {
    let world = world();
    let goal = id(&add(&world, "sergio.munoz", "vera.nogues", "ocupacion", &OCCUPANCY).done());
    world.by("vera.nogues", &["goals", "check-in", &goal, "74.25"]).done();
    for format in ["xlsx", "html", "md", "csv", "json"] {
        for handle in ["vera.nogues", "luis.zamora"] {
            let path = world.path(&format!("{handle}.{format}"));
            let out = path.to_str().unwrap();
            let export = ["export", "goals", "--area", "Clínica", "--format", format, "--out", out];
            world.by(handle, &export).done();
            let document = std::fs::read(&path).unwrap();
            if format != "xlsx" {
                let text = String::from_utf8(document).unwrap();
                assert_eq!(text.contains("Prueba de ocupación"), handle == "vera.nogues", "{format} of {handle}");
            } else {
                assert_eq!(sheets(&path).contains_key(&goal), handle == "vera.nogues");
            }
        }
    }
    let page = std::fs::read_to_string(world.path("vera.nogues.html")).unwrap();
    assert!(page.contains("default-src 'none'") && !page.contains("<script") && !page.contains(" style="), "{page}");
    let out = world.path("x");
    let out = out.to_str().unwrap();
    for misplaced in [
        ["export", "goals", "--format", "ics"].as_slice(),
        &["export", "people", "--format", "ics"],
        &["export", "boards", "--format", "md", "--status", "missed"],
        &["export", "people", "--format", "md", "--mine"],
        &["export", "goals", "--format", "md", "--signatures"],
    ] {
        world.by("vera.nogues", &[misplaced, &["--out", out]].concat()).exits(2);
    }
}
