//! Searching as people do it: names and days worked out, counts, and the searches they keep.

use cartelera::domain::search::Query;
use cartelera::member::search::SavedSearch;
use uuid::Uuid;

use super::*;

fn query(office: &Office, text: &str) -> Query {
    let (query, faults) = Query::read(text, office.workspace().today());
    assert_eq!(faults, [], "{text}");
    query
}

/// The titles of what somebody finds, newest first.
fn found(office: &Office, handle: &str, text: &str) -> Vec<String> {
    let page = office.member(handle).search(&query(office, text), Cursor::Newest, 50).unwrap();
    assert_eq!(page.next, None);
    page.rows.into_iter().map(|row| row.title).collect()
}

fn say(office: &Office, handle: &str, reach: Reach, title: &str) -> AnnouncementId {
    publish(&mut office.member(handle), &NewAnnouncement::notice(reach, title, "El texto")).id
}

#[test]
fn people_are_found_by_their_handle_or_by_beginnings_of_their_names() {
    let office = Office::new();
    office.change("ops", |profile| profile.name = "Óscar Núñez Peña".into());
    office.change("com", |profile| profile.name = "Oscarina Pena".into());
    say(&office, "ops", Reach::Everyone, "ops");
    say(&office, "com", Reach::Everyone, "com");
    say(&office, "ceo", Reach::Everyone, "ceo");
    for (text, titles) in [
        ("from:ops", vec!["ops"]),
        ("de:OPS", vec!["ops"]),
        ("from:oscar", vec!["com", "ops"]),
        ("from:\"pen osc\"", vec!["com", "ops"]),
        ("from:peña", vec!["ops"]),
        ("from:scar", vec![]),
        ("from:nobody", vec![]),
        ("from:ops from:ceo", vec!["ceo", "ops"]),
        ("-from:ops", vec!["ceo", "com"]),
        ("-from:nobody", vec!["ceo", "com", "ops"]),
        ("from:oscar -from:com", vec!["ops"]),
        ("from:ops -from:ops", vec![]),
    ] {
        assert_eq!(found(&office, "ana", text), titles, "{text}");
    }
}

#[test]
fn leavers_are_found_by_name_too() {
    let office = Office::new();
    say(&office, "lead", Reach::Descending, "adiós");
    office.pass(24.hours());
    office.member("ops").leave(office.id("lead"), office.workspace().today(), None).unwrap();
    assert_eq!(found(&office, "ana", "from:lead texto"), ["adiós"]);
    // Whoever looks after it now finds it as their own.
    assert_eq!(found(&office, "ops", "is:mine"), ["adiós"]);
}

#[test]
fn an_area_is_found_with_all_below_it_by_its_path_or_beginnings_of_its_name() {
    let office = Office::new();
    say(&office, "ops", Reach::Everyone, "clínica");
    say(&office, "com", Reach::Everyone, "comercial");
    say(&office, "rec", Reach::Descending, "recepción");
    say(&office, "rec", Reach::Ascending, "hacia arriba");
    for (text, titles) in [
        ("area:Clínica", vec!["hacia arriba", "clínica"]),
        ("área:clinica/recepcion", vec!["hacia arriba"]),
        ("area:clin/rec", vec!["hacia arriba"]),
        ("area:rec", vec!["hacia arriba"]),
        ("area:c", vec!["hacia arriba", "comercial", "clínica"]),
        ("area:com area:rec", vec!["hacia arriba", "comercial"]),
        ("area:clinica -area:rec", vec!["clínica"]),
        ("area:clinica from:com", vec![]),
        ("area:cepcion", vec![]),
        ("area:/", vec![]),
    ] {
        assert_eq!(found(&office, "ceo", text), titles, "{text}");
    }
}

#[test]
fn boards_qualities_and_words_are_asked_together() {
    let office = Office::new();
    let asked = publish(&mut office.member("ops"), &asking(Reach::Everyone, in_days(&office, 5))).id;
    say(&office, "lead", Reach::Descending, "descendente");
    office.member("ana").open(asked).unwrap();
    for (text, titles) in [
        ("", vec!["descendente", "A title"]),
        ("direction:diagonal", vec!["A title"]),
        ("dirección:vertical dirección:diagonal", vec!["descendente", "A title"]),
        ("-direction:vertical", vec!["A title"]),
        ("direction:vertical -direction:vertical", vec![]),
        ("is:unread", vec!["descendente"]),
        ("-is:unread", vec!["A title"]),
        ("is:unread -is:unread", vec![]),
        ("es:pendiente", vec!["A title"]),
        ("es:pendiente \"a title\" -zzz", vec!["A title"]),
        ("is:mine", vec![]),
        ("texto", vec!["descendente"]),
        ("…", vec![]),
        ("texto …", vec!["descendente"]),
        ("-texto", vec!["A title"]),
    ] {
        assert_eq!(found(&office, "ana", text), titles, "{text}");
    }
    assert_eq!(found(&office, "lead", "is:mine"), ["descendente"]);
}

#[test]
fn days_are_those_of_the_board() {
    // 10:00 in Madrid on Monday 2 March.
    let office = Office::new();
    say(&office, "ops", Reach::Everyone, "lunes");
    office.pass(13.hours());
    say(&office, "ops", Reach::Everyone, "lunes por la noche");
    office.pass(1.hours());
    say(&office, "ops", Reach::Everyone, "martes");
    let (monday, tuesday) = (vec!["lunes por la noche", "lunes"], vec!["martes"]);
    for (text, titles) in [
        ("after:2026-03-03", &tuesday),
        ("before:2/3/2026", &monday),
        ("after:2/3 before:2/3", &monday),
        ("desde:hoy", &tuesday),
        ("hasta:ayer lunes", &monday),
        ("-after:hoy", &monday),
        ("-before:ayer", &tuesday),
        ("after:hoy before:ayer", &vec![]),
        ("before:9999-12-31 after:today", &tuesday),
        ("after:0001-01-01 before:yesterday", &monday),
    ] {
        assert_eq!(&found(&office, "ana", text), titles, "{text}");
    }
}

#[test]
fn counting_stops_at_its_cap_or_when_told() {
    let office = Office::new();
    for _ in 0..5 {
        say(&office, "ops", Reach::Everyone, "turno");
    }
    let (member, turno) = (office.member("ana"), query(&office, "turno"));
    let count = |cap: usize| {
        let hits = member.count_hits(&turno, cap, &|| true).unwrap();
        (hits.number, hits.more)
    };
    assert_eq!((count(9), count(5), count(4), count(0)), ((5, false), (5, false), (4, true), (0, true)));
    assert_eq!(member.count_hits(&query(&office, "from:nobody"), 9, &|| true).unwrap().number, 0);
    let stranger = office.member("ops").count_hits(&query(&office, "xilófono"), 9, &|| false).unwrap();
    assert_eq!((stranger.number, stranger.more), (0, false));
}

#[test]
fn a_page_that_is_full_goes_on_where_it_ended() {
    let office = Office::new();
    for number in 0..5 {
        say(&office, "ops", Reach::Everyone, &format!("turno {number}"));
    }
    let (member, turno) = (office.member("ana"), query(&office, "turno"));
    let first = member.search(&turno, Cursor::Newest, 3).unwrap();
    let rest = member.search(&turno, Cursor::OlderThan(first.next.unwrap()), 3).unwrap();
    let titles: Vec<&str> = first.rows.iter().chain(&rest.rows).map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["turno 4", "turno 3", "turno 2", "turno 1", "turno 0"]);
    assert_eq!(rest.next, None);
}

#[test]
fn saved_searches_open_for_their_owner_alone() {
    let office = Office::new();
    let mut ana = office.member("ana");
    let search = |number: u128, name: &str, query: &str| SavedSearch {
        id: Uuid::from_u128(number),
        name: name.into(),
        query: query.into(),
    };
    ana.save_search(&search(1, "Turnos «de noche»", "turno \"de noche\" de:ops")).unwrap();
    office.pass(1.hours());
    ana.save_search(&search(2, "", "is:unread")).unwrap();
    assert_eq!(
        ana.saved_searches().unwrap(),
        [search(2, "", "is:unread"), search(1, "Turnos «de noche»", "turno \"de noche\" de:ops")]
    );
    office.pass(1.hours());
    ana.save_search(&search(1, "Otro", "otro")).unwrap();
    assert_eq!(ana.saved_searches().unwrap(), [search(1, "Otro", "otro"), search(2, "", "is:unread")]);
    let mut ben = office.member("ben");
    assert_eq!(ben.saved_searches().unwrap(), []);
    ben.forget_search(Uuid::from_u128(1)).unwrap();
    ana.forget_search(Uuid::from_u128(2)).unwrap();
    assert_eq!(ana.saved_searches().unwrap(), [search(1, "Otro", "otro")]);
    for ending in ["db", "db-wal"] {
        let file = std::fs::read(office.path().with_extension(ending)).unwrap_or_default();
        assert!(!file.windows(8).any(|bytes| bytes == b"de noche"), "nobody reads there what somebody looks for");
    }
}
