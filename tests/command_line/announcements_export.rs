//! `export boards`: of choice, and as a calendar.

use calamine::Reader as _;

use crate::announcements_asking::{id, posted};
use crate::world::{Ran, World};

const AUTHOR: &str = "ines.urrutia";
const READER: &str = "vera.nogues";

fn path(world: &World, name: &str) -> String {
    world.path(name).to_str().unwrap().to_owned()
}

fn event(world: &World, more: &[&str]) -> String {
    let flags = ["--kind", "event", "--starts", "2026-10-13 09:00", "--ends", "2026-10-13 11:00"];
    posted(world, &[flags.as_slice(), more].concat())
}

/// What was exported in `format`.
fn exported(world: &World, handle: &str, format: &str, more: &[&str]) -> (Ran, String) {
    let out = path(world, &format!("out.{format}"));
    let export = ["export", "boards", "--format", format, "--out", &out, "--force"];
    let ran = world.json(handle, &[export.as_slice(), more].concat()).done();
    (ran, String::from_utf8_lossy(&std::fs::read(&out).unwrap()).into_owned())
}

/// The lines of a calendar as they were before they were folded.
fn unfolded(calendar: &str) -> Vec<String> {
    assert!(calendar.ends_with("\r\n") && calendar.matches('\n').count() == calendar.matches("\r\n").count());
    assert!(calendar.split("\r\n").all(|line| line.len() <= 76), "{calendar}");
    calendar.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

#[track_caller]
fn has(event: &[String], line: &str) {
    assert!(event.iter().any(|it| it == line), "{line}: {event:#?}");
}

#[test]
fn a_calendar_keeps_the_identity_of_an_event_that_changes_or_is_withdrawn() {
    let world = World::sample();
    let place = "Sala 2; al fondo, a la \"izquierda\" \\ arriba";
    let of = event(&world, &["--place", place]);
    let calendar = || unfolded(&exported(&world, READER, "ics", &[&of]).1);
    let first = calendar();
    assert_eq!((first[0].as_str(), first.last().unwrap().as_str()), ("BEGIN:VCALENDAR", "END:VCALENDAR"));
    assert_eq!(first.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 1);
    for line in [
        "VERSION:2.0",
        &format!("UID:{of}@cartelera"),
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        "DTSTART:20261013T070000Z",
        "DTEND:20261013T090000Z",
        "DTSTAMP:20261008T093000Z",
        "LAST-MODIFIED:20261008T093000Z",
        "SUMMARY:Corte de agua",
        "LOCATION:Sala 2\\; al fondo\\, a la \"izquierda\" \\\\ arriba",
    ] {
        has(&first, line);
    }
    assert!(first.iter().any(|line| line.starts_with("DESCRIPTION:") && line.ends_with("\\n\\nDe **8 a 10**.")));

    world.by(AUTHOR, &["edit", &of, "--title", "Corte de luz, otra vez", "--body", "uno\n\nEND:VEVENT"]).done();
    let second = calendar();
    has(&second, &format!("UID:{of}@cartelera"));
    has(&second, "SEQUENCE:1");
    has(&second, "SUMMARY:Corte de luz\\, otra vez");
    assert_eq!(second.iter().filter(|line| *line == "END:VEVENT").count(), 1, "no text ends the event");

    world.by(AUTHOR, &["withdraw", &of]).done();
    for handle in [READER, AUTHOR] {
        let (_, calendar) = exported(&world, handle, "ics", &[&of]);
        let third = unfolded(&calendar);
        has(&third, &format!("UID:{of}@cartelera"));
        has(&third, "SEQUENCE:2");
        has(&third, "STATUS:CANCELLED");
        assert!(!calendar.contains("DESCRIPTION") && !calendar.contains("LOCATION"), "{calendar}");
    }
}

#[test]
fn a_calendar_holds_all_events_of_its_reader_and_says_how_much_is_none() {
    let world = World::sample();
    let of = event(&world, &[]);
    let hidden = world.json("raul.cabezon", &["list"]).done().objects();
    assert!(hidden.iter().all(|row| row["id"] != *of));
    let listed = world.json(READER, &["list"]).done().objects();
    let events = listed.iter().filter(|row| row["kind"] == "event").count();
    let (ran, calendar) = exported(&world, READER, "ics", &[]);
    let object = ran.object();
    assert_eq!(object["count"], events);
    assert_eq!(object["left_out"], listed.len() - events);
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), events);
    assert!(calendar.contains(&format!("UID:{of}@cartelera")));
    assert!(!exported(&world, "raul.cabezon", "ics", &[]).1.contains(&of));
    let told = world.by(READER, &["export", "boards", "--format", "ics", "--out", &path(&world, "told.ics")]).done();
    assert!(told.err.contains("are no events"), "{told:?}");
    world.by(AUTHOR, &["withdraw", &of]).done();
    let calendar = exported(&world, READER, "ics", &[]).1;
    let taken_back = unfolded(&calendar)
        .join("\n")
        .split("END:VEVENT")
        .any(|event| event.contains(&format!("UID:{of}@cartelera")) && event.contains("STATUS:CANCELLED"));
    assert!(taken_back, "who had it is told: {calendar}");
    let notice = posted(&world, &[]);
    let (ran, calendar) = exported(&world, READER, "ics", &[&notice]);
    assert_eq!((&ran.object()["count"], &ran.object()["left_out"]), (&0.into(), &1.into()));
    assert!(unfolded(&calendar).iter().all(|line| line != "BEGIN:VEVENT"));
}

#[test]
fn what_is_named_is_exported_once_in_the_order_of_its_ids() {
    let world = World::sample();
    let (first, second) = (posted(&world, &[]), event(&world, &[]));
    let end = &first[first.len() - 8..];
    let (ran, json) = exported(&world, READER, "json", &[&first, &second, end]);
    assert_eq!(ran.object()["count"], 2);
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    let ids = document["announcements"].as_array().unwrap();
    assert_eq!([&ids[0]["id"], &ids[1]["id"]], [&first, &second]);
    let export = ["export", "boards", &first, "--format", "json", "--out", &path(&world, "x.json")];
    world.json(READER, &[export.as_slice(), &["--direction", "vertical"]].concat()).exits(2);
    world.json(READER, &[export.as_slice(), &["--query", "agua"]].concat()).exits(2);
    let of_people = ["export", "people", &first, "--format", "json", "--out", &path(&world, "x.json")];
    world.json(READER, &of_people).exits(2);
}

#[test]
fn a_workbook_has_a_row_for_each_announcement_with_dates_and_numbers() {
    let world = World::sample();
    let of = event(&world, &["--place", "Sala 2"]);
    world.by(AUTHOR, &["edit", &of, "--title", "=1+1"]).done();
    world.by(READER, &["reply", &of, "Voy"]).done();
    let listed = world.json(AUTHOR, &["list", "--mine"]).done().objects().len();
    let out = path(&world, "out.xlsx");
    let (ran, _) = exported(&world, AUTHOR, "xlsx", &["--mine"]);
    assert_eq!(ran.object()["count"], listed);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&out).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let rows: Vec<Vec<calamine::Data>> = sheet.rows().map(<[_]>::to_vec).collect();
    assert_eq!(rows.len(), listed + 1);
    let column = |name: &str| rows[0].iter().position(|cell| *cell == calamine::Data::String(name.to_owned())).unwrap();
    let row = rows.iter().find(|row| row[column("Id")].to_string() == of).unwrap();
    assert_eq!(row[column("Title")], calamine::Data::String("=1+1".into()), "text, not a formula");
    let calamine::Data::DateTime(starts) = &row[column("Starts")] else { panic!("{row:?}") };
    assert_eq!(starts.to_ymd_hms_milli(), (2026, 10, 13, 9, 0, 0, 0), "by the board's clocks");
    assert_eq!(row[column("Recipients")], calamine::Data::Float(9.0));
    assert_eq!(row[column("Replies")], calamine::Data::Float(1.0));
    assert_eq!(row[column("Place")].to_string(), "Sala 2");
    assert_eq!(row[column("Revision")], calamine::Data::Float(2.0));
}

#[test]
fn what_is_found_is_exported_and_a_faulty_query_writes_no_file() {
    let world = World::sample();
    let of = posted(&world, &[]);
    let (ran, json) = exported(&world, READER, "json", &["--query", "\"corte de agua\" from:ines.urrutia"]);
    assert_eq!(ran.object()["count"], 1);
    assert!(json.contains(&of));
    assert_eq!(
        exported(&world, "raul.cabezon", "json", &["--query", "\"corte de agua\" from:ines.urrutia"]).0.object()["count"],
        0
    );
    let out = path(&world, "none.md");
    let export = ["export", "boards", "--format", "md", "--out", &out, "--query", "direction:lateral"];
    world.json(READER, &export).exits(2);
    assert!(!world.path("none.md").exists());
    assert_eq!(id(&world.json(READER, &["show", &of]).done()), of);
}
