//! Every role against every operation in every state of a session, on the screens: what is not allowed is refused in words
//! or is not there, and not a word of what was said shows.

use std::collections::BTreeSet;

use cartelera::domain::organisation::{PersonId, Profile};
use cartelera::domain::session::{NewSession, PartId, Plan, SessionId, SessionKind};
use cartelera::member::Member;
use cartelera::member::sessions::NewPart;
use jiff::civil::{Date, date};
use uuid::Uuid;

use crate::sitting::{Board, NOW, PASSPHRASE, Sitting, Start};

/// Whoever stands in some relation to the sessions: a letter for the table, a name to sign in with.
const ROLES: [(char, &str); 10] = [
    ('P', "sergio"),
    ('O', "vera"),
    // Took part at first.
    ('F', "mei"),
    // Vera's new manager, whom she handed what is locked, signed, blocked and purged.
    ('R', "beatriz"),
    // Above Sergio.
    ('M', "ines"),
    // Of human resources; Q takes part in the one that is confidential.
    ('H', "tomas"),
    ('Q', "elena"),
    ('A', "nadia"),
    // Owns an action of each session.
    ('W', "dani"),
    ('S', "raul"),
];

/// One session in each state, `locked` closed and signed by Sergio alone, `secret` planned and confidential; who sees of each
/// what, and does with it what. `action`: reads its action; `tick`: ticks it; `own`: writes a note of one's own; `hand`: is
/// offered to hand it to their present manager, who was not yet theirs when it was and has not been handed it.
const MAY: &str = "
            | planned | held | closed | locked | signed | cancelled | blocked | purged | secret
    see     | POFRMHQ | POFRMHQ | POFRMHQ | POFRMHQ | POFRMHQ | POFRMHQ | POFRMHQ | POFRMHQ | POQH
    open    | POF     | POF  | POF    | POFR   | POFR   | POF       | -       | -      | POQ
    search  | POF     | POF  | POF    | POFR   | POFR   | POF       | -       | -      | POQ
    action  | POFW    | POFW | POFW   | POFRW  | POFRW  | POFW      | -       | -      | POQW
    change  | PO      | PO   | -      | -      | -      | -         | -       | -      | POQ
    cancel  | PO      | -    | -      | -      | -      | -         | -       | -      | POQ
    hold    | PO      | -    | -      | -      | -      | -         | -       | -      | POQ
    close   | PO      | PO   | -      | -      | -      | -         | -       | -      | POQ
    write   | PO      | PO   | PO     | -      | -      | -         | -       | -      | POQ
    own     | PO      | PO   | PO     | PO     | PO     | -         | -       | -      | POQ
    tick    | POW     | POW  | POW    | POW    | POW    | -         | -       | -      | POQW
    sign    | -       | -    | PO     | O      | -      | -         | -       | -      | -
    reopen  | -       | -    | PO     | PO     | PO     | -         | -       | -      | -
    hand    | -       | -    | O      | -      | -      | -         | -       | -      | -
    export  | PO      | PO   | PO     | PO     | PO     | PO        | -       | -      | POQ
    trail   | POF     | POF  | POF    | POFR   | POFR   | POF       | POFR    | POFR   | POQ
";

/// Each state's session by the day that lists show, and no other session has.
const SESSIONS: [(&str, Date, &str); 9] = [
    ("planned", date(2026, 11, 25), "25 nov"),
    ("held", date(2026, 4, 20), "20 abr 2026"),
    ("closed", date(2026, 5, 21), "21 may 2026"),
    ("locked", date(2026, 6, 22), "22 jun 2026"),
    ("signed", date(2026, 7, 23), "23 jul 2026"),
    ("cancelled", date(2026, 8, 24), "24 ago 2026"),
    ("blocked", date(2024, 1, 27), "27 ene 2024"),
    ("purged", date(2019, 1, 28), "28 ene 2019"),
    ("secret", date(2026, 11, 26), "26 nov"),
];

const TRAIL: &str = "Lo que se hizo, para quien participa.";

/// What a key opens, of which a part shows in no other place.
const KEYS: [(&str, &str, &str); 9] = [
    ("change", "m", "Mover · "),
    ("cancel", "d", "No tiene lugar, y no se escribe"),
    ("hold", "b", "Empieza la sesión."),
    ("close", "c", "Después firman"),
    ("write", "i", "Guarda cómo están"),
    ("sign", "s", "Tu firma significa"),
    ("reopen", "r", "reabrir     volver"),
    ("export", "x", "┌ exportar ─"),
    ("trail", "t", TRAIL),
];

fn session(state: &str) -> SessionId {
    let at = SESSIONS.iter().position(|(name, ..)| *name == state).unwrap();
    SessionId(Uuid::from_u128(0x5E00 + at as u128))
}

/// Words that stand nowhere but in that session.
fn note(state: &str) -> String {
    format!("Zafiro{state}")
}

fn own(state: &str) -> String {
    format!("Ambar{state}")
}

fn action(state: &str) -> String {
    format!("Topacio{state}")
}

fn place(state: &str) -> String {
    format!("Opalo{state}")
}

fn person(member: &Member, handle: &str) -> PersonId {
    member.workspace().organisation().find_handle(handle).unwrap().id
}

/// The table as (role, what, state).
fn expected() -> BTreeSet<(char, String, String)> {
    let mut rows = MAY.trim_matches('\n').lines().map(|line| line.split('|').map(str::trim));
    let states: Vec<&str> = rows.next().unwrap().skip(1).collect();
    let mut expected = BTreeSet::new();
    for mut row in rows.filter(|row| row.clone().count() > 1) {
        let what = row.next().unwrap();
        for (who, state) in row.zip(&states) {
            let may = who.chars().filter(|role| *role != '-');
            expected.extend(may.map(|role| (role, what.to_owned(), (*state).to_owned())));
        }
    }
    expected
}

impl Board {
    fn with_every_state() -> Self {
        let board = Self::without_sessions();
        let mut admin = board.member("nadia.petrov");
        let (vera, manager) = (person(&admin, "vera.nogues"), person(&admin, "beatriz.solis"));
        let profile = admin.workspace().organisation().find(vera).unwrap().profile.clone();
        admin.change_person(vera, Profile { manager: Some(manager), ..profile }).unwrap();
        let now = board.clock.now();
        for (state, day, _) in SESSIONS {
            // What grows old does so from the day it is closed.
            board.clock.set(now.min(day.at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp()));
            board.lead_to(state, day);
        }
        board.clock.set(now);
        let mut hr = board.member("tomas.ibarra");
        hr.act(|act| act.set_retention(SessionKind::Onboarding, Some(730), 730)).unwrap();
        hr.act(|act| act.purge_sessions(&[session("purged")])).unwrap();
        board
    }

    fn lead_to(&self, state: &str, day: Date) {
        let (mut sergio, mut vera) = (self.member("sergio.munoz"), self.member("vera.nogues"));
        let [mei, dani, elena] = ["mei.chen", "dani.roig", "elena.duarte"].map(|handle| person(&sergio, handle));
        let zone = sergio.workspace().board().zone.clone();
        let starts = day.at(10, 0, 0, 0).to_zoned(zone).unwrap().timestamp();
        let id = session(state);
        let over_soon = matches!(state, "blocked" | "purged");
        let new = NewSession {
            kind: if over_soon { SessionKind::Onboarding } else { SessionKind::OneOnOne },
            template: None,
            participants: vec![vera.id(), if state == "secret" { elena } else { mei }],
            starts,
            minutes: 45,
            cadence: None,
            place: place(state),
            agenda: Vec::new(),
        };
        let part = || PartId(Uuid::new_v4());
        let action = NewPart::Action { text: action(state), owner: dani, due: None };
        sergio
            .act(|act| {
                act.plan_session(id, &new)?;
                act.write_part(part(), id, &NewPart::SharedNote { text: note(state) })?;
                act.write_part(part(), id, &NewPart::OwnNote { text: own(state) })?;
                act.write_part(part(), id, &action)
            })
            .unwrap();
        let seen = |member: &Member| member.session(id).unwrap().session.revision;
        if state != "secret" {
            let participants = vec![sergio.id(), vera.id()];
            let plan = Plan { participants, starts, minutes: 45, cadence: None, place: place(state) };
            let now = seen(&sergio);
            sergio.act(|act| act.change_session(id, now, &plan)).unwrap();
        }
        let now = seen(&sergio);
        match state {
            "planned" | "secret" => return,
            "cancelled" => return sergio.act(|act| act.cancel_session(id, now)).unwrap(),
            "held" => {
                // It counts as held when it begins.
                self.clock.set(starts);
                sergio.act(|act| act.hold_session(id, now)).unwrap();
                return self.clock.set(NOW.parse().unwrap());
            }
            _ => sergio.act(|act| act.close_session(id, now)).unwrap(),
        }
        let now = seen(&sergio);
        if state != "closed" {
            assert_eq!(vera.act(|act| act.hand_over_sessions(&[id])).unwrap(), 1);
        }
        if matches!(state, "locked" | "signed") {
            sergio.act(|act| act.sign_session(id, &act.seen(id, now)?, part(), true, "")).unwrap();
        }
        if state == "signed" {
            vera.act(|act| act.sign_session(id, &act.seen(id, now)?, part(), true, "")).unwrap();
        }
    }
}

/// Somebody in a role, and what they were found to see and do.
struct Trial {
    sit: Sitting,
    role: char,
    may: BTreeSet<(char, String, String)>,
    found: BTreeSet<(char, String, String)>,
}

impl Trial {
    fn found(&mut self, what: &str, state: &str) {
        self.found.insert((self.role, what.to_owned(), state.to_owned()));
    }

    fn may(&self, what: &str, state: &str) -> bool {
        self.may.contains(&(self.role, what.to_owned(), state.to_owned()))
    }

    /// Presses keys; after each, nothing is on the screen that is not for whoever sits there.
    #[track_caller]
    fn press(&mut self, keys: &str) {
        for key in keys.split(' ') {
            self.sit.press(key);
            self.shows_nothing_shut();
        }
    }

    #[track_caller]
    fn shows_nothing_shut(&self) {
        let screen = self.sit.text();
        for (state, ..) in SESSIONS {
            let opens = self.may("open", state);
            let words = [(note(state), opens), (place(state), opens), (own(state), opens && self.role == 'P')];
            for (word, may) in words.into_iter().chain([(action(state), self.may("action", state))]) {
                assert!(may || !screen.contains(&word), "{} sees {word} in\n{screen}", self.role);
            }
        }
    }

    /// The list that is shown, as it stands between brackets.
    fn tab(&self) -> String {
        let screen = self.sit.text();
        let line = screen.lines().nth(1).unwrap();
        line[line.find('[').unwrap()..=line.find(']').unwrap()].to_owned()
    }

    fn go_to_tab(&mut self, tab: &str) {
        for _ in 0..10 {
            if self.tab() == tab {
                return;
            }
            self.press("right");
        }
        panic!("no {tab} in\n{}", self.sit.text());
    }

    /// Walks through all lists: where each session stands first.
    fn sees(&mut self) -> Vec<(&'static str, &'static str, String)> {
        let first = self.tab();
        let mut seen: Vec<(&str, &str, String)> = Vec::new();
        loop {
            let tab = self.tab();
            for (state, _, label) in SESSIONS {
                if self.sit.shows(label) && !seen.iter().any(|(known, ..)| *known == state) {
                    self.found("see", state);
                    // Actions name their session too, but are rows of their own.
                    assert_ne!(tab, "[Compromisos]", "{} {state}", self.role);
                    seen.push((state, label, tab.clone()));
                }
            }
            self.press("right");
            if self.tab() == first {
                return seen;
            }
        }
    }

    /// Every key on the row of a session, and on its page.
    fn tries(&mut self, state: &str, label: &str, tab: &str) {
        self.go_to_tab(tab);
        self.press("home");
        self.sit.walk_to(label);
        for (what, key, opens) in KEYS {
            self.press(key);
            if self.sit.shows(opens) {
                self.found(what, state);
                self.press("esc");
                assert!(!self.sit.shows(opens), "{what} does not go from\n{}", self.sit.text());
            } else {
                let said = ["Eso corresponde a quienes participan en la sesión.", "Ahora no: la sesión está"];
                let is_said = said.iter().any(|said| self.sit.shows(said));
                assert!(is_said, "{} {what} {state} is refused without a word:\n{}", self.role, self.sit.text());
            }
        }
        self.press("enter");
        if self.sit.shows(&note(state)) {
            self.found("open", state);
            assert_eq!(self.sit.shows(&own(state)), self.role == 'P', "{} {state}", self.role);
            self.press("n");
            if self.sit.shows("┌ añadir") {
                self.found("own", state);
                let writes = self.sit.shows("punto del orden del día");
                assert_eq!(writes, self.may("write", state), "{} {state}", self.role);
                self.press("esc");
            }
            self.sit.walk_to(&action(state));
            self.found("action", state);
            self.ticks(state);
        } else {
            let facts = ["Lo que se dice lo lee quien participa.", "Ha pasado el plazo", "Pasó el plazo"];
            assert!(facts.iter().any(|fact| self.sit.shows(fact)), "{}", self.sit.text());
            self.press("t");
            assert_eq!(self.sit.shows(TRAIL), self.may("trail", state), "{} {state}", self.role);
            if self.sit.shows(TRAIL) {
                self.press("esc");
            }
        }
        self.press("esc esc");
    }

    /// Ticks the selected action and opens it again.
    fn ticks(&mut self, state: &str) {
        self.press("space");
        if self.sit.shows("Hecho.") {
            self.found("tick", state);
            self.press("space");
            self.sit.sees("Vuelve a estar abierto.");
        }
    }

    fn owns(&mut self) {
        self.go_to_tab("[Compromisos]");
        for (state, ..) in SESSIONS {
            if self.sit.shows(&action(state)) {
                self.press("home");
                self.sit.walk_to(&action(state));
                self.press("enter");
                assert!(self.sit.shows("La sesión de la que sale no es tuya."), "{}", self.sit.text());
                self.press("esc");
                self.ticks(state);
            }
        }
    }

    fn hands_over(&mut self) {
        self.press("o");
        if self.sit.shows("Ceder el historial a ") {
            for (state, _, label) in SESSIONS {
                let offered = self.sit.text().lines().any(|line| line.contains("[ ]") && line.contains(label));
                if offered {
                    self.found("hand", state);
                }
            }
            self.press("esc");
        } else {
            assert!(self.sit.shows("No hay nada que ceder"), "{}", self.sit.text());
        }
    }

    fn searches(&mut self) {
        for (state, ..) in SESSIONS {
            for word in [note(state), own(state), action(state)] {
                self.press("/");
                self.sit.sees("donde buscar");
                self.sit.paste(&word.to_lowercase());
                let finds = self.sit.shows("1 resultado");
                if !finds {
                    self.sit.sees("No se ha encontrado nada");
                }
                self.shows_nothing_shut();
                if finds && word == own(state) {
                    assert_eq!(self.role, 'P', "{state}");
                } else if finds {
                    self.found(if word == note(state) { "search" } else { "action" }, state);
                }
                self.press("esc");
            }
        }
    }
}

#[test]
fn every_role_sees_and_does_on_the_screens_what_the_table_says_and_no_more() {
    let may = expected();
    let size = (170, 60);
    let sit = Sitting::at(Board::with_every_state(), Start { size, language_chosen: true, ..Start::default() });
    let mut trial = Trial { sit, role: ' ', may, found: BTreeSet::new() };
    for (role, name) in ROLES {
        trial.role = role;
        trial.sit.sign_in(name, PASSPHRASE);
        trial.sit.pass_the_gate();
        trial.shows_nothing_shut();
        trial.press("4");
        let seen = trial.sees();
        for (state, label, tab) in seen {
            trial.tries(state, label, &tab);
        }
        trial.hands_over();
        trial.searches();
        if role == 'W' {
            trial.owns();
        }
        trial.press("ctrl-l");
    }
    let wrong: Vec<_> = trial.found.symmetric_difference(&trial.may).collect();
    let told = wrong.iter().map(|wrong| {
        let found = if trial.found.contains(*wrong) { "may" } else { "may not" };
        format!("{} {found} {} {}", wrong.0, wrong.1, wrong.2)
    });
    assert!(wrong.is_empty(), "\n{}", told.collect::<Vec<_>>().join("\n"));
}
