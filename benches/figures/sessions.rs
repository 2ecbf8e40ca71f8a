//! What opening feedback sessions costs, as medians: signing in, gathering what is searched, searching, a session's page.
//!
//! One person shares so many notes with another, in sessions of fifty, on top of the sample; without notes is always
//! measured beside it. The floor of gathering is the bare cryptography: as many wraps
//! and texts opened, with nothing read, checked or kept. Search is held against two frames of 16.7 ms.

use std::time::{Duration, Instant};

use cartelera::clock::Clock;
use cartelera::demo::{PASSPHRASE, sample};
use cartelera::domain::search::Query;
use cartelera::domain::session::{NewSession, PartId, SessionId, SessionKind};
use cartelera::keys::{ContentKey, Seed};
use cartelera::member::sessions::{NewPart, Whose};
use cartelera::member::{Member, Workspace};
use jiff::{Timestamp, ToSpan as _};
use uuid::Uuid;

use super::table;

const ROUNDS: usize = 11;
const NOTES_A_SESSION: usize = 50;
const FRAMES: Duration = Duration::from_millis(33);
const WRITER: &str = "ivan.castano";
const PARTNER: &str = "rosa.calvo";
/// What people write about, over and over, so that some words are rare and some are everywhere.
const WORDS: [&str; 24] = [
    "turno",
    "relevo",
    "la",
    "línea",
    "dos",
    "pieza",
    "con",
    "defecto",
    "el",
    "molde",
    "nuevo",
    "semana",
    "que",
    "viene",
    "hablar",
    "de",
    "vacaciones",
    "curso",
    "en",
    "almacén",
    "pedido",
    "urgente",
    "y",
    "mañana",
];

pub fn measure(sizes: &[usize]) {
    for notes in [0].into_iter().chain(sizes.iter().copied()) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("sessions.cartelera");
        let now = Timestamp::now();
        let zone = jiff::tz::TimeZone::get("Europe/Madrid").expect("a zone of the bundled database");
        sample::create(&path, zone, now).expect("a board");
        let clock = Clock::fixed(now);
        let start = Instant::now();
        let session = fill(&mut sign_in(&path, &clock, WRITER), notes, now);
        table::begin(&format!("Sessions of {notes} notes, sealed in {:.1} s", start.elapsed().as_secs_f64()));
        row("sign in: keys, the list of sessions", None, || {
            let member = sign_in(&path, &clock, PARTNER);
            member.sessions(&Whose::Mine).expect("sessions").len()
        });
        let member = sign_in(&path, &clock, PARTNER);
        let floor = floor(notes);
        let gathered = row("everything opened for searching, by a worker", None, || {
            member.search_index(&mut |_, _| true).expect("an index").len()
        });
        if notes > 0 {
            let times = gathered.as_secs_f64() / floor.as_secs_f64();
            println!("| the same by the bare cryptography | – | {times:.2} × | – | – | – |");
        }
        let index = member.search_index(&mut |_, _| true).expect("an index");
        for (what, query) in [
            ("a word that is everywhere", "turno"),
            ("a rare word", "singular"),
            ("the beginning of a word", "vac"),
            ("a phrase without a word", "\"pieza con\" -molde"),
            ("a word that is nowhere", "xilófono"),
        ] {
            let (query, _) = Query::read(query, member.workspace().today());
            row(&format!("search: {what}"), Some(FRAMES), || index.find(&query, 50).len());
        }
        row("a session's page", Some(FRAMES), || member.session_page(session).expect("a page").notes.len());
    }
}

fn sign_in(path: &std::path::Path, clock: &Clock, who: &str) -> Member {
    let workspace = Workspace::open(path, clock.clone()).expect("the board opens");
    workspace.sign_in(who, PASSPHRASE).map_err(|(_, error)| error).expect("the sample's passphrase")
}

/// Writes the notes, in one transaction; answers the last session.
fn fill(member: &mut Member, notes: usize, now: Timestamp) -> SessionId {
    let partner = member.workspace().organisation().find_handle(PARTNER).expect("somebody of the sample").id;
    let mut last = SessionId(Uuid::new_v4());
    member
        .act(|act| {
            for number in 0..notes.div_ceil(NOTES_A_SESSION).max(1) {
                last = SessionId(Uuid::new_v4());
                let new = NewSession {
                    kind: SessionKind::OneOnOne,
                    template: None,
                    participants: vec![partner],
                    starts: now + (24 * (number as i64 % 300 + 1)).hours(),
                    minutes: 30,
                    cadence: None,
                    place: String::new(),
                    agenda: Vec::new(),
                };
                act.plan_session(last, &new)?;
                for note in 0..NOTES_A_SESSION.min(notes) {
                    let new = NewPart::SharedNote { text: text(number * NOTES_A_SESSION + note) };
                    act.write_part(PartId(Uuid::new_v4()), last, &new)?;
                }
            }
            Ok(())
        })
        .expect("the notes are written");
    last
}

/// Some eight hundred bytes; one in a thousand has a word of its own.
fn text(number: usize) -> String {
    let words = (0..120).map(|at| WORDS[(number * 7 + at * 5 + at * at) % WORDS.len()]);
    let mut text: String = words.collect::<Vec<_>>().join(" ");
    if number % 1_000 == 17 {
        text.push_str(" singular");
    }
    text
}

/// As many wraps and texts opened, and nothing else.
fn floor(notes: usize) -> Duration {
    let keyring = Seed::generate().keys();
    let (associated, key) = ([7; 32], ContentKey::generate());
    let wrap = keyring.public().wrap(&associated, &key).expect("a wrap");
    let sealed = key.seal(&associated, text(0).as_bytes());
    row("floor: as many wraps and texts opened", None, || {
        for _ in 0..notes {
            let key = keyring.unwrap_key(&associated, &wrap).expect("it opens");
            std::hint::black_box(key.open(&associated, &sealed).expect("it opens"));
        }
        notes
    })
}

fn row(what: &str, allowed: Option<Duration>, deed: impl FnMut() -> usize) -> Duration {
    table::line(what, allowed, ROUNDS, deed)
}
