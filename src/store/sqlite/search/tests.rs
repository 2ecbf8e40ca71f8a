//! However far one call goes and whichever way it takes, the same is found; and no step leads over a whole table.

use std::path::PathBuf;
use std::sync::LazyLock;

use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::demo::bulk;
use crate::domain::search::Query;
use crate::store::ReadPeople as _;
use crate::store::sqlite::SqliteStore;

const PEOPLE: usize = 60;

struct Sample {
    _folder: TempDir,
    path: PathBuf,
}

fn now() -> Timestamp {
    "2026-03-02T09:00:00Z".parse().unwrap()
}

/// Some hundreds of announcements of all kinds of audiences.
static SAMPLE: LazyLock<Sample> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("board.db");
    let zone = TimeZone::get("Europe/Madrid").unwrap();
    let plan = bulk::Plan { people: PEOPLE, announcements: 400, goals: 0, check_ins: 0, seed: 3, zone, now: now() };
    bulk::create(&path, &plan, |_| ()).unwrap();
    Sample { _folder: folder, path }
});

fn sought(text: &str) -> Sought {
    let (query, _) = Query::read(text, date(2026, 3, 2));
    Sought { with: query.wanted(), without: query.unwanted(), ..Sought::default() }
}

fn walk(store: &SqliteStore, viewer: PersonId, sought: &Sought, limit: usize, effort: Effort) -> Vec<Position> {
    let (mut from, mut found) = (Cursor::Newest, Vec::new());
    loop {
        let page = page(store, viewer, sought, from, limit, now(), effort).unwrap();
        found.extend(page.rows.iter().map(|row| row.position));
        match page.next {
            Some(next) => from = Cursor::OlderThan(next),
            None => return found,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_same_is_found_whatever_the_effort(
        viewer in 0..PEOPLE,
        text in proptest::sample::select(vec![
            "turno", "traba", "reuni -traba", "de", "la -turno", "tr", "\"de la\"", "año", "e", "xilofono", "-de", "", "de -\"de la\" turno",
        ]),
        limit in 1..60_usize,
        budget in prop_oneof![Just(1_u32), 2..500_u32],
        tried in 1..40_u32,
        sparse in 0..4_u32,
    ) {
        let store = SqliteStore::open(&SAMPLE.path).unwrap();
        let viewer = store.organisation().unwrap().people()[viewer].id;
        let sought = sought(text);
        let expected = walk(&store, viewer, &sought, 1_000, USUAL);
        let effort = Effort { budget, tried, sparse };
        prop_assert_eq!(&walk(&store, viewer, &sought, limit, effort), &expected);
        let hits = count(&store, viewer, &sought, limit, now(), effort, &|| true).unwrap();
        prop_assert_eq!(hits, Hits { number: limit.min(expected.len()), more: limit < expected.len() });
    }

    #[test]
    fn looking_goes_on_from_places_of_ones_own(viewer in 0..PEOPLE, budget in 1..200_u32) {
        let store = SqliteStore::open(&SAMPLE.path).unwrap();
        let viewer = store.organisation().unwrap().people()[viewer].id;
        let (mut from, sought) = (Cursor::Newest, sought("de turno"));
        let own: Vec<Position> = walk(&store, viewer, &Sought::default(), 1_000, USUAL);
        let expired = Sought { expired: Some(true), ..Sought::default() };
        let own: Vec<Position> = own.into_iter().chain(walk(&store, viewer, &expired, 1_000, USUAL)).collect();
        while let Some(next) = {
            let effort = Effort { budget, ..USUAL };
            page(&store, viewer, &sought, from, 9, now(), effort).unwrap().next
        } {
            prop_assert!(own.contains(&next) || own.contains(&Position(next.0 - 1)), "{:?}", next);
            from = Cursor::OlderThan(next);
        }
    }
}

#[test]
fn counting_ends_when_nobody_wants_the_number_any_more() {
    let store = SqliteStore::open(&SAMPLE.path).unwrap();
    let (viewer, sought) = (store.organisation().unwrap().people()[0].id, sought("de"));
    let all = count(&store, viewer, &sought, 1_000, now(), COUNTING, &|| true).unwrap();
    let asked = std::cell::Cell::new(0);
    let wanted = || asked.replace(asked.get() + 1) < 3;
    let counted = count(&store, viewer, &sought, 1_000, now(), Effort { budget: 20, ..COUNTING }, &wanted).unwrap();
    assert!(counted.more && !all.more && counted.number < all.number, "{counted:?} of {all:?}");
    assert_eq!(asked.get(), 4);
}

#[test]
fn the_words_of_a_long_beginning_hold_all_that_it_finds() {
    let store = SqliteStore::open(&SAMPLE.path).unwrap();
    let db = store.db();
    assert!(words::learn(db).unwrap());
    let mut vocabulary = db.prepare("SELECT DISTINCT term FROM temp.vocabulary WHERE length(term) > 5").unwrap();
    let all: Vec<String> = vocabulary.query_map([], |row| row.get(0)).unwrap().map(|word| word.unwrap()).collect();
    assert!(all.len() > 100);
    let mut few = 0;
    for word in all.iter().step_by(9) {
        let beginning: String = word.chars().take(5).collect();
        let term = &sought(&beginning).with[0];
        let meant: Vec<&String> = all.iter().filter(|other| other.starts_with(&beginning)).collect();
        let Some(found) = words::beginning_as(db, term).unwrap() else { continue };
        assert_eq!(found.iter().filter(|word| word.len() > 5).collect::<Vec<_>>(), meant, "{beginning}");
        let expression = format!("\"{}\"", found.join("\" OR \""));
        let hits = |asked: &str| -> i64 {
            let count = "SELECT count(*) FROM announcement_text WHERE announcement_text MATCH ?1";
            db.query_row(count, [asked], |row| row.get(0)).unwrap()
        };
        assert_eq!(hits(&expression), hits(&format!("\"{beginning}\" *")), "{beginning}");
        few += 1;
    }
    assert!(few > 10);
}

#[test]
fn no_way_leads_over_a_whole_table() {
    let mut store = SqliteStore::open(&SAMPLE.path).unwrap();
    let viewer = store.organisation().unwrap().people()[5].id;
    let plans = crate::store::sqlite::tests::plans(&mut store, |store| {
        let authors = Some([viewer].into_iter().collect());
        let plain = sought("turno");
        for sought in [
            Sought { until: Some(now()), ..plain.clone() },
            Sought { authors, ..plain.clone() },
            Sought { mine: Some(true), ..plain.clone() },
            Sought { ack_due: Some(true), unread: Some(true), ..plain.clone() },
            Sought { ack_due: Some(false), unread: Some(false), ..plain },
            Sought::default(),
        ] {
            let _ = page(store, viewer, &sought, Cursor::Newest, 50, now(), USUAL).unwrap();
            let _ = count(store, viewer, &sought, 50, now(), COUNTING, &|| true).unwrap();
        }
    });
    assert!(plans.len() > 8);
    for (sql, steps) in plans {
        let whole = |step: &&String| step.starts_with("SCAN") && !step.contains("VIRTUAL TABLE");
        assert_eq!(steps.iter().find(whole), None, "{sql}: {steps:?}");
        assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "{sql}: {steps:?}");
    }
}
