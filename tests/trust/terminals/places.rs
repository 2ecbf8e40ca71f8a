//! Every screen and dialog, as a table: where it is opened in the source, on which board and by whom, and the way there.
//!
//! `places.txt` is read when the test runs; its head says how a way is written.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use cartelera::clock::Clock;
use cartelera::domain::announcement::{Acknowledgement, AnnouncementId, NewAnnouncement, Priority};
use cartelera::domain::audience::Reach;
use cartelera::domain::goal::Translated;
use cartelera::domain::organisation::{Profile, Roles};
use cartelera::domain::session::{PartId, SessionKind};
use cartelera::member::sessions::{NewPart, Whose};
use cartelera::member::{Member, Workspace};
use jiff::SignedDuration;

use super::sent;
use crate::seat::{Place as Home, Seat};

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/trust/terminals/places.txt");
const SCREENS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/tui");

/// As if nobody had ever named a board.
const UNNAMED: &[(&str, &str)] = &[("CARTELERA_BOARD", ""), ("CARTELERA_PASSPHRASE_FILE", "")];

/// One screen or dialog in one state.
#[derive(Clone, Debug)]
pub struct Spot {
    pub name: String,
    /// The layers it is about: `boards/reader`, or with what opens a dialog, `composer/mod Confirm`.
    of: Vec<String>,
    board: String,
    who: String,
    way: Vec<Step>,
    /// How what was typed there is found again.
    again: Option<Vec<Step>>,
}

#[derive(Clone, Debug)]
enum Step {
    Press(String),
    Type(String),
    See(String),
    WalkTo(String),
    Field(String),
}

fn steps(text: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let close = match first {
            '\'' => '\'',
            '{' => '}',
            '<' => '>',
            '(' => ')',
            _ => ' ',
        };
        let is_quoted = close != ' ' && rest.len() > 1;
        let body = if is_quoted { &rest[first.len_utf8()..] } else { rest };
        let end = body.find(close).unwrap_or(body.len());
        let word = body[..end].to_owned();
        steps.push(match first {
            '\'' if is_quoted => Step::Type(word),
            '{' => Step::See(word),
            '<' => Step::WalkTo(word),
            '(' => Step::Field(word),
            _ => Step::Press(word),
        });
        rest = body[end..].strip_prefix(close).unwrap_or("").trim_start();
    }
    steps
}

/// The whole table.
pub fn spots() -> Vec<Spot> {
    let text = fs::read_to_string(TABLE).unwrap();
    let mut spots: Vec<Spot> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if let Some(way) = line.strip_prefix("  = ") {
            spots.last_mut().unwrap().again = Some(steps(way));
        } else if line.starts_with("  ") {
            spots.last_mut().unwrap().way.extend(steps(line));
        } else {
            let columns: Vec<&str> = line.split('|').map(str::trim).collect();
            let [name, board, who, of] = columns.as_slice() else { panic!("four columns in {line:?}") };
            spots.push(Spot {
                name: (*name).to_owned(),
                of: of.split(',').map(|of| of.trim().to_owned()).collect(),
                board: (*board).to_owned(),
                who: (*who).to_owned(),
                way: Vec::new(),
                again: None,
            });
        }
    }
    spots
}

/// A board of each kind, copied for each place: none is changed by another.
#[derive(Default)]
pub struct Boards {
    sample: OnceLock<Home>,
    newcomer: OnceLock<(Home, String)>,
    gate: OnceLock<Home>,
    more: OnceLock<Home>,
    unmeasured: OnceLock<Home>,
}

impl Boards {
    fn sample(&self) -> &Home {
        self.sample.get_or_init(|| {
            let home = Home::new();
            home.file(
                "personas.csv",
                "handle;nombre;responsable\nlucia.aranda;Lucía Aranda Peñalver;\nzoe.prats;Zoe Prats;lucia.aranda\n",
            );
            home.file("fallos.csv", "nombre;responsable;nivel\nUna;Nadie Así;2\n;Una;x\n");
            home
        })
    }

    fn newcomer(&self) -> &(Home, String) {
        self.newcomer.get_or_init(|| {
            let home = self.sample().another();
            let mut admin = member(&home, "nadia.petrov", Clock::system());
            let vera = admin.workspace().organisation().find_handle("vera.nogues").unwrap().profile.clone();
            let profile =
                Profile { handle: "olga.nueva".into(), name: "Olga Nueva Sanz".into(), roles: Roles::NONE, ..vera };
            let person = admin.add_person(profile).unwrap();
            let code = admin.issue_code(person).unwrap().to_string();
            (home, code)
        })
    }

    fn gate(&self) -> &Home {
        self.gate.get_or_init(|| {
            let home = self.sample().another();
            let then = Clock::system().now() - SignedDuration::from_mins(90);
            let mut lucia = member(&home, "lucia.aranda", Clock::fixed(then));
            let id = AnnouncementId(lucia.new_id());
            let new = NewAnnouncement {
                priority: Priority::Urgent,
                acknowledgement: Some(Acknowledgement { due: Some(then + SignedDuration::from_hours(1)) }),
                ..NewAnnouncement::notice(Reach::Everyone, "Prueba del grupo electrógeno", "Apaga tu equipo.")
            };
            lucia.publish(id, &new).unwrap();
            home
        })
    }

    fn more(&self) -> &Home {
        self.more.get_or_init(|| {
            let home = self.sample().another();
            let mut hr = member(&home, "elena.duarte", Clock::system());
            let say = Translated::new;
            let prompts = [say("¿Qué has aprendido?", "What have you learned?")];
            let template = hr.new_id();
            hr.act(|act| {
                let name = say("Desarrollo", "Growth");
                act.put_session_template(template, 0, SessionKind::OneOnOne, &name, &prompts, None, false)
            })
            .unwrap();
            let mut admin = member(&home, "nadia.petrov", Clock::system());
            let find = |handle: &str| admin.workspace().organisation().find_handle(handle).unwrap().clone();
            let (vera, luis, beatriz) = (find("vera.nogues").id, find("luis.zamora"), find("beatriz.solis").id);
            // To whom Luis may hand over what he has talked about with the manager before.
            admin.change_person(luis.id, Profile { manager: Some(beatriz), ..luis.profile }).unwrap();
            let mut sergio = member(&home, "sergio.munoz", Clock::system());
            let due = Some(sergio.workspace().today());
            let text = || "Cambiar el cable de la centralita".to_owned();
            let talks = sergio.sessions(&Whose::Mine).unwrap();
            let is_given = talks.iter().any(|talk| {
                let (part, new) = (PartId(sergio.new_id()), NewPart::Action { text: text(), owner: beatriz, due });
                sergio.act(|act| act.write_part(part, talk.session.id, &new)).is_ok()
            });
            assert!(is_given, "none of these is open: {talks:?}");
            let code = admin.issue_code(vera).unwrap().to_string();
            let mut workspace = Workspace::open(Path::new(&home.board()), Clock::system()).unwrap();
            workspace.enrol("vera.nogues", &code, "cartelera").unwrap();
            home
        })
    }

    fn unmeasured(&self) -> &Home {
        self.unmeasured.get_or_init(|| {
            let home = self.sample().another();
            let file = rusqlite::Connection::open(home.board()).unwrap();
            for table in ["check_in", "goal_revision", "score", "goal", "standing", "standing_week"] {
                file.execute(&format!("DELETE FROM {table}"), []).unwrap();
            }
            for table in ["published_rollup", "goals_settled", "cycle", "template", "kpi"] {
                file.execute(&format!("DELETE FROM {table}"), []).unwrap();
            }
            home
        })
    }

    /// A home for one visit, with the code of a newcomer where there is one.
    fn home(&self, spot: &Spot) -> (Home, String) {
        let (from, code) = match spot.board.as_str() {
            "none" => return (Home::bare(), String::new()),
            "newcomer" => (&self.newcomer().0, self.newcomer().1.clone()),
            "gate" => (self.gate(), String::new()),
            "more" => (self.more(), String::new()),
            "unmeasured" => (self.unmeasured(), String::new()),
            other => {
                assert_eq!(other, "sample", "{}", spot.name);
                (self.sample(), String::new())
            }
        };
        let home = from.another();
        for file in ["personas.csv", "fallos.csv"] {
            fs::copy(self.sample().path(file), home.path(file)).unwrap();
        }
        (home, code)
    }

    /// Somebody at this place.
    pub fn visit(&self, spot: &Spot) -> Visit {
        let (home, code) = self.home(spot);
        let mut seat = sit(&home, spot);
        go(&mut seat, &spot.way, &code);
        Visit { home, seat }
    }
}

pub struct Visit {
    pub home: Home,
    pub seat: Seat,
}

fn member(home: &Home, handle: &str, clock: Clock) -> Member {
    let workspace = Workspace::open(Path::new(&home.board()), clock).unwrap();
    workspace.sign_in(handle, "cartelera").map_err(|(_, error)| error).unwrap()
}

fn sit(home: &Home, spot: &Spot) -> Seat {
    if spot.board == "none" {
        let mut seat = Seat::start_with(home, UNNAMED);
        seat.see("Aún no hay ninguno");
        return seat;
    }
    let mut seat = Seat::start(home);
    match (spot.who.as_str(), spot.board.as_str()) {
        ("-", _) => {}
        (who, "gate") => {
            seat.press(who);
            seat.see(who);
            seat.press("\r");
            seat.see("Contraseña");
            seat.press("cartelera\r");
            seat.see("Antes de seguir");
        }
        (who, _) => {
            seat.press(who);
            seat.see(who);
            seat.press("\r");
            seat.see("Contraseña");
            seat.press("cartelera\r");
            // In the language that they read.
            seat.wait_until("a signed-in screen", |seat| {
                let shown = seat.screen().contents();
                shown.contains("1 Hoy") || shown.contains("1 Today")
            });
        }
    }
    seat
}

fn go(seat: &mut Seat, way: &[Step], code: &str) {
    for step in way {
        match step {
            Step::Press(key) => seat.press(&sent(key)),
            Step::Type(text) => seat.press(&text.replace("$code", code)),
            Step::See(text) => seat.see(text),
            Step::WalkTo(text) => seat.walk_to(text),
            Step::Field(label) => seat.walk_to_field(label),
        }
    }
}

impl Spot {
    pub fn keeps_what_is_typed(&self) -> bool {
        self.again.is_some()
    }

    pub fn is_signed_in(&self) -> bool {
        self.who != "-" && !self.way.iter().any(|step| matches!(step, Step::Press(key) if key == "ctrl-l"))
    }

    /// What was typed is found when its person comes again.
    pub fn is_found_again(&self, home: &Home) {
        let again = self.again.as_ref().unwrap();
        let mut seat = sit(home, self);
        go(&mut seat, again, "");
    }
}

/// The source of every screen and dialog, tests left out, by its name without the ending.
fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            sources(&entry, found);
            continue;
        }
        let name = PathBuf::from(entry.strip_prefix(SCREENS).unwrap()).with_extension("");
        let text = fs::read_to_string(&entry).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap().to_owned();
        found.push((name.to_str().unwrap().trim_start_matches("screens/").to_owned(), text));
    }
}

/// Dialogs that many screens open, each of which is a place by what opens it.
const SHARED: [&str; 5] = ["Confirm", "Deed", "Sheet", "Message", "Progress"];

/// Everything that can lie on the screen, by the source: every layer, and every opening of a dialog that many share.
fn layers() -> BTreeSet<String> {
    let mut found = Vec::new();
    sources(&Path::new(SCREENS).join("screens"), &mut found);
    sources(&Path::new(SCREENS).join("dialogs"), &mut found);
    let mut layers = BTreeSet::new();
    for (name, text) in &found {
        for line in text.lines().filter(|line| line.starts_with("impl")) {
            if let Some((_, layer)) = line.split_once("Layer<").and_then(|(_, rest)| rest.split_once(" for ")) {
                let layer: String = layer.chars().take_while(|c| c.is_alphanumeric()).collect();
                layers.insert(format!("{name} {layer}"));
            }
        }
        for shared in SHARED {
            let is_opened = |(at, _): (usize, &str)| !text[..at].ends_with(|c: char| c.is_alphanumeric());
            if text.match_indices(&format!("{shared}::new(")).any(is_opened) {
                layers.insert(format!("{name} {shared}"));
            }
        }
    }
    layers
}

#[test]
fn the_table_of_places_has_every_screen_and_every_dialog_of_the_source() {
    let layers = layers();
    assert!(layers.len() > 90, "the source is read: {layers:?}");
    let named: BTreeSet<String> = spots().into_iter().flat_map(|spot| spot.of).collect();
    let missing: Vec<_> = layers.difference(&named).collect();
    let gone: Vec<_> = named.difference(&layers).collect();
    assert!(missing.is_empty() && gone.is_empty(), "without a place: {missing:#?}\nnot in the source: {gone:#?}");
}

#[test]
fn the_names_of_places_are_theirs_alone() {
    let names: Vec<String> = spots().into_iter().map(|spot| spot.name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}
