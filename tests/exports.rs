//! Exports hold what the exporter may see and no more, and can do nothing to whoever opens them.

mod desk;

use std::ops::ControlFlow;

use calamine::Reader as _;
use cartelera::domain::announcement::{Acknowledgement, AnnouncementId, Event, NewAnnouncement};
use cartelera::domain::audience::Reach;
use cartelera::domain::goal::{
    Aggregation, Aim, Cadence, Dimension, GoalId, KpiId, KpiKind, NewGoal, Quantity, Terms, Translated, Weight,
};
use cartelera::domain::organisation::{Area, Role};
use cartelera::export::boards::{self, Chosen, Options};
use cartelera::export::{Error, Format, Progress, goals, json, people};
use cartelera::i18n::Language;
use cartelera::member::Member;
use cartelera::member::goals::{GoalList, NewKpi, Whose};
use cartelera::store::announcements::{Only, Shown};
use desk::Desk;
use serde_json::Value;

/// Those that are read as text.
const TEXTS: [Format; 4] = [Format::Html, Format::Markdown, Format::Csv, Format::Json];

const OPTIONS: Options = Options {
    chosen: Chosen::Shown(Shown { direction: None, only: Only::All }),
    language: Language::English,
    signatures: false,
};

/// Eva on top, Ana and Bea below her, Ciro below Ana.
fn desk() -> Desk {
    let desk = Desk::sample();
    desk.add("Eva Top", "eva", 1, None, &[Role::Admin]);
    desk.add("Ana <b>Gil</b>", "ana", 2, Some("eva"), &[]);
    desk.add("=Bea Ruiz", "bea", 2, Some("eva"), &[]);
    desk.add("Ciro Sanz", "ciro", 3, Some("ana"), &[]);
    desk
}

fn post(member: &mut Member, reach: Reach, title: &str, body: &str) -> AnnouncementId {
    post_with(member, reach, title, body, |_| {})
}

fn post_with(
    member: &mut Member,
    reach: Reach,
    title: &str,
    body: &str,
    change: impl FnOnce(&mut NewAnnouncement),
) -> AnnouncementId {
    let mut new = NewAnnouncement::notice(reach, title, body);
    change(&mut new);
    let id = AnnouncementId(member.new_id());
    member.publish(id, &new).unwrap();
    id
}

fn go_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn written(member: &Member, options: &Options, format: Format) -> String {
    let mut out = Vec::new();
    boards::write(member, options, format, &mut out, &mut go_on).unwrap();
    String::from_utf8(out).unwrap()
}

fn rows(csv: &str) -> Vec<Vec<String>> {
    let csv = csv.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn an_export_lacks_what_is_not_addressed_to_the_exporter() {
    let desk = desk();
    post(&mut desk.sign_in("ana"), Reach::Descending, "for-ciro-alone", "secret");
    post(&mut desk.sign_in("eva"), Reach::Everyone, "for-all", "open");
    for format in &TEXTS {
        for (handle, sees) in [("ana", true), ("ciro", true), ("bea", false), ("eva", false)] {
            let document = written(&desk.sign_in(handle), &OPTIONS, *format);
            assert!(document.contains("for-all"), "{format} of {handle}");
            assert_eq!(document.contains("for-ciro-alone"), sees, "{format} of {handle}");
            assert_eq!(document.contains("secret"), sees, "{format} of {handle}");
        }
    }
}

#[test]
fn html_runs_nothing_loads_nothing_and_shows_hostile_text_as_text() {
    let desk = desk();
    let hostile = "</title><script>alert(1)</script>\"'&";
    let id =
        post(&mut desk.sign_in("ana"), Reach::Descending, hostile, &format!("{hostile}\n![x](https://x.test/y.png)"));
    let mut ciro = desk.sign_in("ciro");
    ciro.reply(id, ciro.new_id(), "<img src=x onerror=alert(1)> [a](javascript:x)").unwrap();
    ciro.ask(id, ciro.new_id(), "<iframe src=//x.test>").unwrap();
    for handle in ["ana", "ciro"] {
        let html = written(&desk.sign_in(handle), &Options { signatures: true, ..OPTIONS }, Format::Html);
        for bad in [
            "<script",
            "<img",
            "<iframe",
            "<link",
            "src=\"",
            "href=\"javascript",
            "<b>Gil",
            "<Luna>",
            "url(",
            "@import",
        ] {
            assert!(!html.contains(bad), "{bad}");
        }
        assert!(html.contains("&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"));
        assert!(html.contains("default-src 'none'"));
        assert_eq!(html.matches("<article").count(), 1);
        assert_eq!(html.matches("<h1>").count(), 1);
    }
}

#[test]
fn room_to_sign_is_given_to_who_looks_after_an_announcement_alone() {
    let desk = desk();
    let id = post_with(&mut desk.sign_in("ana"), Reach::Descending, "Rules", "Read them.", |new| {
        new.acknowledgement = Some(Acknowledgement { due: None });
    });
    desk.sign_in("ciro").acknowledge(id, 1).unwrap();
    let options = Options { signatures: true, ..OPTIONS };
    let own = written(&desk.sign_in("ana"), &options, Format::Html);
    assert!(own.contains("<table class=\"signatures\">"));
    assert!(own.contains("<tr><td>Ciro Sanz (ciro)</td><td>5 Mar 2026</td><td></td></tr>"));
    assert!(!written(&desk.sign_in("ana"), &OPTIONS, Format::Html).contains("class=\"signatures\""));
    assert!(!written(&desk.sign_in("ciro"), &options, Format::Html).contains("class=\"signatures\""));
}

#[test]
fn json_has_the_nesting_of_show() {
    let desk = desk();
    let id = post(&mut desk.sign_in("ana"), Reach::Descending, "Plan", "**text**");
    let mut ciro = desk.sign_in("ciro");
    ciro.reply(id, ciro.new_id(), "Good").unwrap();
    let question = ciro.new_id();
    ciro.ask(id, question, "When?").unwrap();
    desk.sign_in("ana").answer(question, "Soon").unwrap();
    let document: Value = serde_json::from_str(&written(&desk.sign_in("ciro"), &OPTIONS, Format::Json)).unwrap();
    assert_eq!(document["schema"], 1);
    assert_eq!(document["board"]["organisation"], "Sol & <Luna>");
    let shown = &document["announcements"][0];
    for (field, value) in [
        ("title", "Plan"),
        ("author", "ana"),
        ("direction", "vertical"),
        ("reach", "descending"),
        ("kind", "notice"),
        ("priority", "normal"),
        ("state", "live"),
        ("published_at", "2026-03-05T09:00:00Z"),
        ("receipt", "unseen"),
        ("question", "answered"),
        ("body", "**text**"),
        ("signature", "valid"),
    ] {
        assert_eq!(shown[field], value, "{field}");
    }
    assert_eq!(shown["id"], id.to_string());
    assert_eq!(shown["revision"], 1);
    assert_eq!(shown["ack_due"], Value::Null);
    assert_eq!(shown["replies"][0]["author"], "ciro");
    assert_eq!(shown["replies"][0]["body"], "Good");
    assert_eq!(shown["questions"][0]["answer"], "Soon");
    let ciro = desk.sign_in("ciro");
    let organisation = ciro.workspace().organisation();
    let alone = json::line(&json::Shown::new(&ciro.read(id).unwrap(), organisation, ciro.workspace().now()));
    assert!(alone.starts_with(r#"{"schema":1,"id":""#));
    let mut alone: Value = serde_json::from_str(&alone).unwrap();
    alone.as_object_mut().unwrap().remove("schema");
    assert_eq!(&alone, shown);
}

#[test]
fn questions_of_others_stay_with_the_author() {
    let desk = desk();
    let id = post(&mut desk.sign_in("eva"), Reach::Everyone, "Plan", "text");
    let mut ana = desk.sign_in("ana");
    ana.ask(id, ana.new_id(), "between-us").unwrap();
    for format in [Format::Markdown, Format::Html, Format::Json] {
        for (handle, sees) in [("eva", true), ("ana", true), ("bea", false)] {
            let document = written(&desk.sign_in(handle), &OPTIONS, format);
            assert_eq!(document.contains("between-us"), sees, "{format} of {handle}");
        }
    }
}

#[test]
fn csv_has_one_row_each_and_no_cell_that_runs() {
    let desk = desk();
    post(&mut desk.sign_in("bea"), Reach::Ascending, "=1+1", "@SUM(A1)\r\n\"x\"");
    let rows = rows(&written(&desk.sign_in("eva"), &OPTIONS, Format::Csv));
    assert_eq!(rows[0], boards::COLUMNS);
    assert_eq!(rows.len(), 2);
    let cell = |column: &str| {
        let at = boards::COLUMNS.iter().position(|name| *name == column).unwrap();
        rows[1][at].as_str()
    };
    assert_eq!((cell("title"), cell("body")), ("'=1+1", "'@SUM(A1)\r\n\"x\""));
    assert_eq!((cell("author"), cell("author_name"), cell("signature")), ("bea", "'=Bea Ruiz", "valid"));
}

#[test]
fn a_row_altered_outside_the_program_is_marked_in_every_format() {
    let desk = desk();
    post_with(&mut desk.sign_in("eva"), Reach::Everyone, "Pay", "It is paid on the 1st.", |new| {
        let starts = "2026-04-01T08:00:00Z".parse().unwrap();
        new.event = Some(Event { starts, ends: starts, place: String::new() });
    });
    let db = rusqlite::Connection::open(&desk.path).unwrap();
    db.execute("UPDATE announcement SET body = 'It is not paid.'", []).unwrap();
    drop(db);
    let ana = desk.sign_in("ana");
    assert!(written(&ana, &OPTIONS, Format::Markdown).contains("signature does not match"));
    assert!(written(&ana, &OPTIONS, Format::Html).contains("signature does not match"));
    let spanish = Options { language: Language::Spanish, ..OPTIONS };
    assert!(written(&ana, &spanish, Format::Html).contains("la firma no coincide"));
    assert!(written(&ana, &OPTIONS, Format::Csv).contains("\"invalid\""));
    assert!(written(&ana, &OPTIONS, Format::Json).contains(r#""signature":"invalid""#));
    let calendar = written(&ana, &OPTIONS, Format::Ics).replace("\r\n ", "");
    assert!(
        calendar.contains("DESCRIPTION:Eva Top (eva)\\n\\n⚠ signature does not match\\n\\nIt is not paid."),
        "{calendar}"
    );
    let path = desk.in_folder("altered.xlsx");
    boards::export(&ana, &OPTIONS, Format::Xlsx, &path, false, &mut go_on).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    assert!(sheet.rows().flatten().any(|cell| *cell == calamine::Data::String("signature does not match".to_owned())));
}

#[test]
fn a_withdrawn_text_is_gone_from_its_recipients_exports() {
    let desk = desk();
    let mut eva = desk.sign_in("eva");
    let id = post(&mut eva, Reach::Everyone, "Taken back", "gone-text");
    eva.withdraw(id).unwrap();
    for format in &TEXTS {
        let document = written(&desk.sign_in("ana"), &OPTIONS, *format);
        assert!(document.contains("Taken back") && !document.contains("gone-text"), "{format}");
        assert!(!document.contains("not signed"), "{format}");
        assert!(written(&desk.sign_in("eva"), &OPTIONS, *format).contains("gone-text"), "{format}");
    }
}

#[test]
fn each_copy_of_an_event_changes_what_calendars_made_of_the_one_before() {
    let desk = desk();
    let mut eva = desk.sign_in("eva");
    let id = post_with(&mut eva, Reach::Everyone, "Talk", "", |new| {
        let starts = "2026-04-01T08:00:00Z".parse().unwrap();
        new.event = Some(Event { starts, ends: starts, place: String::new() });
    });
    let ana = desk.sign_in("ana");
    let says = |sequence: u32, status: &str| {
        let calendar = written(&ana, &OPTIONS, Format::Ics);
        assert!(calendar.contains(&format!("SEQUENCE:{sequence}\r\n")), "{sequence}: {calendar}");
        assert!(calendar.contains(&format!("STATUS:{status}\r\n")), "{status}: {calendar}");
    };
    for round in 0..2 {
        says(2 * round, "CONFIRMED");
        eva.withdraw(id).unwrap();
        says(2 * round + 1, "CANCELLED");
        eva.reinstate(id).unwrap();
    }
    eva.edit(id, 1, "Talk", "In the hall", false).unwrap();
    says(5, "CONFIRMED");
}

#[test]
fn markdown_of_one_author_cannot_pass_for_another_announcement() {
    let desk = desk();
    post(&mut desk.sign_in("ana"), Reach::Descending, "One", "text\n## ↕ Forged\n\n```\nopen");
    post(&mut desk.sign_in("ana"), Reach::Descending, "Two", "text");
    let archive = written(&desk.sign_in("ciro"), &OPTIONS, Format::Markdown);
    let sections: Vec<&str> = archive.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(sections, ["## ↕ Two", "## ↕ One"]);
    assert!(archive.contains("Ana \\<b\\>Gil\\</b\\> (ana) · 5 Mar 2026, 10:00"));
}

#[test]
fn only_what_was_asked_for_is_exported() {
    let desk = desk();
    post(&mut desk.sign_in("ana"), Reach::Descending, "up-down", "x");
    post(&mut desk.sign_in("eva"), Reach::Everyone, "all-around", "x");
    let ana = desk.sign_in("ana");
    let only = |shown| written(&ana, &Options { chosen: Chosen::Shown(shown), ..OPTIONS }, Format::Markdown);
    let mine = only(Shown { only: Only::Mine, ..Shown::default() });
    assert!(mine.contains("up-down") && !mine.contains("all-around"));
    let diagonal = only(Shown { direction: "diagonal".parse().ok(), ..Shown::default() });
    assert!(!diagonal.contains("up-down") && diagonal.contains("all-around"));
}

#[test]
fn what_was_chosen_is_exported_in_its_order_without_what_is_not_for_the_exporter() {
    let desk = desk();
    let hidden = post(&mut desk.sign_in("ana"), Reach::Descending, "for-ciro-alone", "secret");
    let first = post(&mut desk.sign_in("eva"), Reach::Everyone, "first", "x");
    let second = post(&mut desk.sign_in("eva"), Reach::Everyone, "second", "x");
    let bea = desk.sign_in("bea");
    let absent = AnnouncementId(bea.new_id());
    let options = Options { chosen: Chosen::These(vec![first, hidden, absent, second]), ..OPTIONS };
    for format in boards::FORMATS {
        let mut out = Vec::new();
        let written = boards::write(&bea, &options, format, &mut out, &mut go_on).unwrap();
        let events = format == Format::Ics;
        // What is hidden is not even among those left out.
        assert_eq!((written.count, written.left_out), if events { (0, 2) } else { (2, 0) }, "{format}");
    }
    let archive = written(&bea, &options, Format::Markdown);
    assert!(archive.find("first").unwrap() < archive.find("second").unwrap() && !archive.contains("secret"));
}

#[test]
fn a_long_board_is_read_page_after_page_and_can_be_stopped() {
    let desk = desk();
    let mut ana = desk.sign_in("ana");
    let ids: Vec<AnnouncementId> = (0..501).map(|_| AnnouncementId(ana.new_id())).collect();
    let new = NewAnnouncement::notice(Reach::Descending, "One of many", "x");
    ana.act(|act| ids.iter().try_for_each(|id| act.publish(*id, &new).map(drop))).unwrap();
    let path = desk.in_folder("board.json");
    let mut told = Vec::new();
    let mut stop = |progress: Progress| {
        told.push(progress.written);
        if progress.written >= 500 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let stopped = boards::export(&ana, &OPTIONS, Format::Json, &path, false, &mut stop);
    assert!(matches!(stopped, Err(Error::Stopped)) && !path.exists());
    assert_eq!(told, [0, 500]);
    assert_eq!(boards::export(&ana, &OPTIONS, Format::Json, &path, false, &mut go_on).unwrap().count, 501);
    let document: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(document["announcements"].as_array().unwrap().len(), 501);
    assert!(matches!(boards::export(&ana, &OPTIONS, Format::Csv, &path, false, &mut go_on), Err(Error::File(_))));
}

fn people_as(desk: &Desk, format: Format) -> String {
    let mut out = Vec::new();
    people::write(&desk.sign_in("ciro"), Language::English, format, &mut out, &mut go_on).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn people_are_exported_with_the_columns_of_the_import() {
    let rows = rows(&people_as(&desk(), Format::Csv));
    assert_eq!(rows[0].join(","), include_str!("../assets/demo/people.csv").lines().next().unwrap());
    assert_eq!(rows[4], ["ciro", "Ciro Sanz", "Técnica", "Clínica", "3", "ana", "operative", "staff", "en", "", ""]);
    assert_eq!(rows.len(), 5);
}

#[test]
fn people_as_a_workbook_have_the_same_columns_as_text() {
    let desk = desk();
    let path = desk.in_folder("people.xlsx");
    let count =
        people::export(&desk.sign_in("ciro"), Language::English, Format::Xlsx, &path, false, &mut go_on).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    assert!(sheet.rows().flatten().all(|cell| matches!(cell, calamine::Data::String(_) | calamine::Data::Empty)));
    let text = |row: &[calamine::Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>();
    let csv = rows(&people_as(&desk, Format::Csv));
    let book: Vec<Vec<String>> = sheet.rows().map(text).collect();
    assert_eq!(book.len() as u64, count + 1);
    assert_eq!(book[0], csv[0]);
    assert_eq!(book[4], csv[4]);
    assert!(book.iter().any(|row| row[1] == "=Bea Ruiz"), "as it is: a text cell runs nothing");
}

#[test]
fn people_as_json_are_the_objects_of_people_list() {
    let document: Value = serde_json::from_str(&people_as(&desk(), Format::Json)).unwrap();
    assert_eq!(document["schema"], 1);
    let eva = &document["people"][0];
    assert_eq!((&eva["handle"], &eva["manager"], &eva["active"]), (&"eva".into(), &Value::Null, &true.into()));
    assert_eq!((&eva["enrolled"], &eva["roles"]), (&true.into(), &serde_json::json!(["admin"])));
}

#[test]
fn people_as_a_tree_stand_under_their_managers() {
    let desk = desk();
    let tree = people_as(&desk, Format::Markdown);
    let lines: Vec<&str> = tree
        .lines()
        .filter(|line| line.trim_start().starts_with("- "))
        .map(|line| line.split(" ·").next().unwrap())
        .collect();
    assert_eq!(
        lines,
        [
            "- **Eva Top (eva)**",
            "  - **Ana \\<b\\>Gil\\</b\\> (ana)**",
            "    - **Ciro Sanz (ciro)**",
            "  - **=Bea Ruiz (bea)**"
        ]
    );
    let html = people_as(&desk, Format::Html);
    assert!(html.contains("4 people") && !html.contains("<b>"));
    for (open, close) in [("<ul>", "</ul>"), ("<li>", "</li>")] {
        assert_eq!(html.matches(open).count(), html.matches(close).count());
    }
    assert_eq!(html.matches("<ul>").count(), 3);
}

/// Ana and Bea have goals of a KPI whose name a spreadsheet would run, as it would Bea's own.
fn desk_with_goals() -> Desk {
    let desk = desk();
    let mut eva = desk.sign_in("eva");
    let kpi = KpiId(eva.new_id());
    let new = NewKpi {
        name: Translated::new("=1+1", "=1+1"),
        unit: Translated::new("<b>%</b>", ""),
        dimension: Dimension::Productivity,
        kind: KpiKind::Numeric,
        aggregation: Aggregation::Last,
    };
    eva.act(|act| act.define_kpi(kpi, &new)).unwrap();
    for (owner, target) in [("ana", 95), ("bea", -5)] {
        let terms = Terms {
            aim: Aim::Numeric { baseline: Quantity::whole(80), target: Quantity::whole(target) },
            weight: Weight::ALL,
            start: jiff::civil::date(2026, 1, 1),
            end: jiff::civil::date(2026, 6, 30),
            cadence: Cadence::Monthly,
            checkpoints: Vec::new(),
        };
        let owner = eva.workspace().organisation().find_handle(owner).unwrap().id;
        let id = GoalId(eva.new_id());
        let new = NewGoal { owner, kpi, cycle: None, carried_from: None, terms };
        eva.act(|act| act.set_goal(id, &new)).unwrap();
    }
    desk
}

fn goals_as(member: &Member, format: Format) -> Vec<u8> {
    let list = GoalList::of(Whose::Area(Area::default()));
    let mut out = Vec::new();
    goals::write(member, &list, Language::English, format, &mut out, &mut go_on).unwrap();
    out
}

#[test]
fn goals_are_exported_in_every_format_to_who_may_see_them() {
    let desk = desk_with_goals();
    for format in goals::FORMATS.into_iter().filter(|format| *format != Format::Xlsx) {
        let text = |handle| String::from_utf8(goals_as(&desk.sign_in(handle), format)).unwrap();
        assert!(text("eva").contains("Bea Ruiz") || text("eva").contains("\"bea\""), "{format}");
        assert!(!text("ana").contains("Bea Ruiz") && text("ana").contains("=1+1"), "{format}");
        assert!(!text("ciro").contains("=1+1"), "{format}");
    }
    for format in [Format::Html, Format::Markdown] {
        let text = String::from_utf8(goals_as(&desk.sign_in("eva"), format)).unwrap();
        assert!(!text.contains("<b>"), "{format}: {text}");
    }
    let csv = String::from_utf8(goals_as(&desk.sign_in("eva"), Format::Csv)).unwrap();
    let rows = rows(&csv);
    assert_eq!(rows[0], goals::COLUMNS);
    assert!(rows[1..].iter().all(|row| row[4] == "'=1+1"), "{rows:?}");
}

#[test]
fn a_workbook_holds_texts_and_numbers_and_not_one_formula() {
    let desk = desk_with_goals();
    let book = goals_as(&desk.sign_in("eva"), Format::Xlsx);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(book)).unwrap();
    assert_eq!(book.sheet_names(), ["Summary", "Clínica"]);
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
    let cells = book.worksheet_range("Clínica").unwrap();
    let texts: Vec<String> = cells.rows().map(|row| row[0].to_string()).collect();
    assert_eq!(texts, ["Person", "=Bea Ruiz", "Ana <b>Gil</b>"]);
    assert_eq!(cells.get((1, 2)), Some(&calamine::Data::String("=1+1".to_owned())));
    assert_eq!(cells.get((1, 5)), Some(&calamine::Data::Float(-5.0)), "a number, below zero too");
}

#[test]
fn an_export_of_goals_can_be_stopped() {
    let desk = desk_with_goals();
    let path = desk.in_folder("goals.xlsx");
    let eva = desk.sign_in("eva");
    let list = GoalList::of(Whose::People);
    let export = |progress: &mut dyn FnMut(Progress) -> ControlFlow<()>| {
        goals::export(&eva, &list, Language::English, Format::Xlsx, &path, false, progress)
    };
    assert!(matches!(export(&mut |_| ControlFlow::Break(())), Err(Error::Stopped)) && !path.exists());
    assert_eq!(export(&mut go_on).unwrap(), 2);
    assert!(matches!(export(&mut go_on), Err(Error::File(_))));
}
