//! Edits, drawn at random, of whatever is sealed or signed about sessions: none goes unnoticed. A hundred thousand of them, in
//! some ten minutes on two cores: `CARTELERA_EDITS=100000 cargo test --locked --lib no_random_edit`.

use getrandom::rand_core::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};
use rusqlite::types::Value;
use rusqlite::{ToSql, params_from_iter};
use uuid::Uuid;

use super::forgery_tests::{MONDAY, Office, at};
use super::*;
use crate::domain::goal::Translated;
use crate::domain::organisation::Role;
use crate::domain::session::{ItemSort, NewSession, PartId, SessionId, SessionKind};
use crate::member::sessions::{Edit, NewPart};

/// Over all threads, of which there are as many as the machine has processors, unless `CARTELERA_EDITS` says how many.
const EDITS: usize = 20_000;

/// Tables with the columns that find a row, and those that only say where in the file it lies.
const TABLES: [(&str, &[&str], &[&str]); 11] = [
    ("session", &["position"], &["position"]),
    ("session_revision", &["session", "number"], &[]),
    ("involved", &["person", "session"], &[]),
    ("part", &["number"], &["number"]),
    ("wrap", &["part", "reader", "generation"], &[]),
    ("sign_off", &["session", "round", "person"], &[]),
    ("hand_over", &["session", "reader"], &[]),
    ("key_confirmation", &["by", "person", "generation"], &[]),
    ("session_template", &["id"], &[]),
    ("retention", &["kind"], &[]),
    ("chain", &["seq"], &[]),
];

/// A board with something in every table: two sessions, one of them signed, reopened and signed again, and handed over.
fn office() -> Office {
    let office = Office::new();
    office.enrol("ines");
    let (lucia, ines) = (office.id("lucia"), office.id("ines"));
    let mut boss = office.member("lucia");
    boss.act(|act| act.set_role(ines, Role::Hr, true)).unwrap();
    let [first, second] = [SessionId(Uuid::new_v4()), SessionId(Uuid::new_v4())];
    let new = |participants, agenda: &[&str]| NewSession {
        kind: SessionKind::OneOnOne,
        template: None,
        participants,
        starts: at(MONDAY),
        minutes: 30,
        cadence: None,
        place: "Here".into(),
        agenda: agenda.iter().map(|line| (*line).to_owned()).collect(),
    };
    let vera = office.id("vera");
    let note = |text: &str| NewPart::SharedNote { text: text.into() };
    let [shared, item, comment, again, other] = [(); 5].map(|()| PartId(Uuid::new_v4()));
    boss.act(|act| {
        act.plan_session(first, &new(vec![vera], &["One", "Two"]))?;
        act.write_part(shared, first, &note("What was said"))?;
        act.edit_part(shared, 1, &Edit::Text("What was said in the end".into()))?;
        act.write_part(PartId(Uuid::new_v4()), first, &NewPart::OwnNote { text: "To myself".into() })?;
        act.write_part(item, first, &NewPart::Item { sort: ItemSort::Frustration, text: "Noise".into() })?;
        act.edit_part(item, 1, &Edit::Agree)?;
        let action = NewPart::Action { text: "Doors".into(), owner: ines, due: Some(MONDAY) };
        act.write_part(PartId(Uuid::new_v4()), first, &action)?;
        act.close_session(first, 1)?;
        act.sign_session(first, &act.seen(first, 2)?, comment, true, "Fine")?;
        act.reopen_session(first, 2, "A line was missing")?;
        act.close_session(first, 3)?;
        act.plan_session(second, &new(vec![vera], &[]))?;
        act.write_part(other, second, &note("Another day"))
    })
    .unwrap();
    let mut report = office.member("vera");
    report.act(|act| act.sign_session(first, &act.seen(first, 4)?, again, false, "Not so")).unwrap();
    report.act(|act| act.hand_over_sessions(&[first])).unwrap();
    let code = boss.issue_code(vera).unwrap().to_string();
    office.workspace().enrol("vera", &code, super::forgery_tests::PASSPHRASE).unwrap();
    boss.act(|act| act.confirm_keys(vera, 2)).unwrap();
    let name = Translated::new("Propia", "Own");
    office
        .member("ines")
        .act(|act| {
            act.set_retention(SessionKind::Onboarding, Some(100), 50)?;
            let prompts = [Translated::new("¿Qué tal?", "How are you?")];
            act.put_session_template(Uuid::new_v4(), 0, SessionKind::OneOnOne, &name, &prompts, None, false)
        })
        .unwrap();
    assert_ne!(lucia, vera);
    office
}

/// One value of a row, and how to find the row.
struct Cell {
    table: &'static str,
    column: String,
    keys: Vec<(String, Value)>,
    value: Value,
}

fn cells(db: &Connection) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (table, found_by, places) in TABLES {
        // The chain tells of much else.
        let only = if table == "chain" { "WHERE kind LIKE 'session%' OR kind = 'key_confirmation'" } else { "" };
        let mut query = db.prepare(&format!("SELECT * FROM {table} {only}")).unwrap();
        let columns: Vec<String> = query.column_names().map(str::to_owned).collect();
        let mut rows = query.query([]).unwrap();
        let before = cells.len();
        while let Some(row) = rows.next().unwrap() {
            let value = |column: &str| row.get::<_, Value>(column).unwrap();
            let keys: Vec<_> = found_by.iter().map(|key| ((*key).to_owned(), value(key))).collect();
            for column in columns.iter().filter(|column| !places.contains(&column.as_str())) {
                cells.push(Cell { table, column: column.clone(), keys: keys.clone(), value: value(column) });
            }
        }
        assert!(cells.len() > before, "nothing in {table}");
    }
    cells
}

fn below(rng: &mut TestRng, bound: usize) -> usize {
    usize::try_from(rng.next_u64() % bound as u64).unwrap()
}

/// Another value: a bit or a letter turned, a number moved, a piece cut off, or what the same column says elsewhere.
fn edited(cell: &Cell, cells: &[Cell], rng: &mut TestRng) -> Value {
    if below(rng, 4) == 0 {
        let alike: Vec<&Cell> =
            cells.iter().filter(|other| (other.table, &other.column) == (cell.table, &cell.column)).collect();
        return alike[below(rng, alike.len())].value.clone();
    }
    match &cell.value {
        Value::Null => Value::Integer(i64::try_from(below(rng, 1_000)).unwrap()),
        Value::Integer(number) => Value::Integer(match below(rng, 3) {
            0 => number.wrapping_add(1),
            1 => number.wrapping_sub(1),
            _ => number ^ (1 << below(rng, 63)),
        }),
        Value::Real(number) => Value::Real(number + 1.0),
        Value::Text(text) => {
            let mut letters: Vec<char> = text.chars().collect();
            match letters.len() {
                0 => letters.push('x'),
                count => letters[below(rng, count)] = char::from(b'a' + u8::try_from(below(rng, 26)).unwrap()),
            }
            Value::Text(letters.into_iter().collect())
        }
        Value::Blob(bytes) => {
            let mut bytes = bytes.clone();
            match (bytes.len(), below(rng, 8)) {
                (0, _) | (_, 0) => bytes.push(7),
                (_, 1) => drop(bytes.pop()),
                (count, _) => bytes[below(rng, count)] ^= 1 << below(rng, 8),
            }
            Value::Blob(bytes)
        }
    }
}

/// Writes a value into a cell; none where the table itself refuses it.
fn put(db: &Connection, cell: &Cell, keys: &[(String, Value)], value: &Value) -> Option<()> {
    let found: Vec<String> =
        keys.iter().enumerate().map(|(at, (column, _))| format!("{column} IS ?{}", at + 2)).collect();
    let sql = format!("UPDATE {} SET {} = ?1 WHERE {}", cell.table, cell.column, found.join(" AND "));
    let values = std::iter::once(value).chain(keys.iter().map(|(_, value)| value));
    let changed = db.prepare_cached(&sql).unwrap().execute(params_from_iter(values.map(|value| value as &dyn ToSql)));
    changed.ok().filter(|changed| *changed == 1).map(|_| ())
}

fn edit(office: &Office, edits: usize, seed: u8) {
    let db = Connection::open(office.path()).unwrap();
    // Nothing here has to outlast a power cut.
    db.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF").unwrap();
    let (cells, workspace) = (cells(&db), office.workspace());
    assert_eq!(workspace.check(None).unwrap().faults, []);
    let mut rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut done = 0;
    while done < edits {
        let cell = &cells[below(&mut rng, cells.len())];
        let value = edited(cell, &cells, &mut rng);
        if value == cell.value || put(&db, cell, &cell.keys, &value).is_none() {
            continue;
        }
        let noticed = workspace.check(None).map_or(true, |check| !check.faults.is_empty());
        let Cell { table, column, keys, value: before } = cell;
        assert!(noticed, "{table}.{column} of {keys:?} went from {before:?} to {value:?}");
        let keys: Vec<_> = keys
            .iter()
            .map(|(key, found)| (key.clone(), if key == column { value.clone() } else { found.clone() }))
            .collect();
        put(&db, cell, &keys, before).unwrap();
        done += 1;
    }
    assert_eq!(workspace.check(None).unwrap().faults, []);
}

#[test]
fn no_random_edit_goes_unnoticed() {
    let edits = std::env::var("CARTELERA_EDITS").map_or(EDITS, |edits| edits.parse().unwrap());
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for seed in 0..threads {
            scope.spawn(move || edit(&office(), edits.div_ceil(threads), u8::try_from(seed % 256).unwrap()));
        }
    });
}
