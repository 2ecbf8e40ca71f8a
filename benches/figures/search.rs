//! What searching costs as one types: the newest 50 hits that a viewer may see, beside the newest 50 of the same words by
//! plain SQLite, with their rows. Each is asked until it has 50 hits or there are no more.

use std::time::{Duration, Instant};

use cartelera::domain::search::Query;
use cartelera::member::Member;
use cartelera::store::announcements::Cursor;
use rusqlite::Connection;

use super::boards::{Board, sign_in};
use super::table::{self, NONE, Row, timed};

const HITS: usize = 50;

/// What is asked, of which the words are planted by the sample or drawn as often as their rank says, and what the floor
/// asks; filters have none.
const QUERIES: [(&str, &str, Option<&str>); 17] = [
    ("rare word", "zafiro", Some("\"zafiro\" *")),
    ("one of 100", "trimestral", Some("\"trimestral\" *")),
    ("common word", "turno", Some("\"turno\" *")),
    ("everywhere", "de", Some("\"de\" *")),
    ("nowhere", "xilófono", Some("\"xilofono\" *")),
    ("1 letter", "t", Some("\"t\" *")),
    ("2 letters", "tr", Some("\"tr\" *")),
    ("3 letters", "tri", Some("\"tri\" *")),
    ("4 letters", "trim", Some("\"trim\" *")),
    ("5 letters", "trime", Some("\"trime\" *")),
    ("5 letters, common", "traba", Some("\"traba\" *")),
    ("ñ", "mañana", Some("\"manana\" *")),
    ("phrase", "\"turno de\"", Some("\"turno de\"")),
    ("two words", "turno trimestral", Some("\"turno\" * AND \"trimestral\" *")),
    ("one without another", "turno -de", Some("\"turno\" * NOT \"de\" *")),
    ("word and unread", "turno is:unread", Some("\"turno\" *")),
    ("an author's", "turno from:AUTHOR", None),
];

/// Measures on every board and prints the table.
pub fn measure(boards: &[Board]) {
    let rows: Vec<Vec<Row>> = boards.iter().map(measure_on).collect();
    table::print("Searching, from inside: the newest 50", boards, &rows);
}

fn measure_on(board: &Board) -> Vec<Row> {
    let plain = Plain(Connection::open(&board.path).expect("the file opens"));
    let [_, (_, author), _] = &board.viewers;
    let mut rows = Vec::new();
    for (name, text, floor) in QUERIES {
        for (viewer, handle) in &board.viewers {
            let member = sign_in(&board.path, handle);
            let text = text.replace("AUTHOR", author);
            let (query, faults) = Query::read(&text, member.workspace().today());
            assert!(faults.is_empty(), "{text}");
            let floor = floor.map(|expression| || plain.search(expression));
            rows.push(timed(format!("{name}, {viewer}"), floor, || newest(&member, &query)));
        }
    }
    for (viewer, handle) in &board.viewers {
        let member = sign_in(&board.path, handle);
        let (query, _) = Query::read("turno", member.workspace().today());
        let count = || member.count_hits(&query, 1_000, &|| true).expect("a count").number;
        rows.push(timed(format!("count to 1,000, {viewer}"), NONE, count));
    }
    rows
}

fn newest(member: &Member, query: &Query) -> usize {
    let (mut found, mut from) = (0, Cursor::Newest);
    loop {
        let page = member.search(query, from, HITS - found).expect("a page");
        found += page.rows.len();
        match page.next {
            Some(next) if found < HITS => from = Cursor::OlderThan(next),
            _ => return found,
        }
    }
}

/// Plain SQLite on the same file.
struct Plain(Connection);

impl Plain {
    fn search(&self, expression: &str) -> Duration {
        let start = Instant::now();
        let mut query = self
            .0
            .prepare_cached(
                "SELECT a.position, a.id, a.author, a.title, a.publish_at, a.expires_at, a.priority
                 FROM announcement_text t JOIN announcement a ON a.position = t.rowid
                 WHERE announcement_text MATCH ?1 ORDER BY t.rowid DESC LIMIT ?2",
            )
            .expect("a query");
        let mut rows = query.query((expression, HITS as i64)).expect("hits");
        let mut read = 0;
        while let Some(row) = rows.next().expect("a hit") {
            read += row.get::<_, String>(3).expect("a title").len();
        }
        std::hint::black_box(read);
        start.elapsed()
    }
}
