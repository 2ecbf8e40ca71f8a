//! Screens: on a failing disk what was typed stays at hand, why is said, and once the disk is mended it is done once.

use std::time::{Duration, Instant};

use super::{ERRORS, Fault, some};
use crate::dice::Dice;
use crate::disk::{faults_of, variables};
use crate::scale;
use crate::seat::{Place, Seat};

const SEED: u64 = 0x0006_5C2E;
const CTRL_S: &str = "\u{13}";
const ESC: &str = "\u{1b}";

/// Something that takes typing, from signed in to done.
struct Scene {
    name: &'static str,
    who: &'static str,
    /// Opens the form anew.
    open: fn(&mut Seat),
    /// Types into it.
    fill: fn(&mut Seat),
    /// Part of what was typed, as the form shows it.
    typed: &'static str,
    /// What stands on the screen as long as the form does.
    form: &'static str,
    /// Whether there is a question before it is done, and with which button.
    question: Option<&'static str>,
    done: &'static str,
    /// From the form back to where the program can be left.
    leave: fn(&mut Seat),
    /// How many there are.
    count: &'static str,
}

const SCENES: [Scene; 3] = [
    Scene {
        name: "announcement",
        who: "sergio",
        open: |seat| {
            seat.press("n");
            seat.see("Título");
        },
        fill: |seat| {
            seat.press("Turnos de la semana");
            seat.see("Turnos de la semana");
            seat.walk_to_field("Texto");
            let text = "El lunes cambian los turnos de todos. ".repeat(200);
            seat.press(&format!("\u{1b}[200~{text}\u{1b}[201~"));
            seat.see("El lunes cambian");
        },
        typed: "Turnos de la semana",
        form: "nuevo comunicado",
        question: Some("publicar"),
        done: "Publicado para 3 personas.",
        leave: |seat| {
            seat.press(ESC);
            seat.see("1 Hoy");
        },
        count: "SELECT count(*) FROM announcement WHERE title = 'Turnos de la semana'",
    },
    Scene {
        name: "note",
        who: "vera",
        open: |seat| {
            seat.press("4");
            seat.see("Sergio Muñoz Ramos");
            seat.press("\r");
            seat.see("Orden del día");
            seat.press("n");
            seat.see("nota, compartida o propia");
            seat.press("nota");
            seat.see("▸ nota, compartida o propia");
            seat.press("\r");
            seat.see("nueva nota");
        },
        fill: |seat| {
            seat.press("Los jueves no llego a la tabla.");
            seat.see("no llego a la tabla");
        },
        typed: "no llego a la tabla",
        form: "nueva nota",
        question: None,
        done: "Nota guardada",
        leave: |seat| {
            seat.press(ESC);
            seat.see("1 Hoy");
        },
        count: "SELECT count(*) FROM part",
    },
    Scene {
        name: "check-in",
        who: "vera",
        open: |seat| {
            seat.press("3");
            seat.see("[Míos]");
            seat.press("t");
            seat.see("Mediciones de hoy");
        },
        fill: |seat| {
            seat.press("j");
            seat.press("9,75");
            seat.see("9,75");
            seat.press("\r");
        },
        typed: "9,75",
        form: "Mediciones de hoy",
        question: None,
        done: "1 medición anotada.",
        leave: |seat| {
            seat.press(ESC);
            seat.wait_until("the sheet is left or asks", |seat| {
                let screen = seat.screen().contents();
                !screen.contains("Mediciones de hoy") || screen.contains("aún no se ha enviado")
            });
        },
        count: "SELECT count(*) FROM check_in",
    },
];

fn count(place: &Place, scene: &Scene) -> i64 {
    rusqlite::Connection::open(place.board()).unwrap().query_row(scene.count, [], |row| row.get(0)).unwrap()
}

fn shows(seat: &Seat, text: &str) -> bool {
    // A line of the footer may be wrapped anywhere.
    let screen: String = seat.screen().contents().split_whitespace().collect::<Vec<_>>().join(" ");
    screen.contains(text)
}

fn says_yes(seat: &mut Seat, deed: &str) {
    seat.say_yes(deed);
    seat.see_not(&button(deed));
}

fn button(deed: &str) -> String {
    format!("[ {deed} ]")
}

/// Sends what the form holds, and waits until it is done or this is said. Answers how long that took.
///
/// What is said may be of the draft that was sealed before: it may be on the board for all that, now or soon.
fn send(seat: &mut Seat, scene: &Scene, refusal: Option<&str>) -> Duration {
    seat.press(CTRL_S);
    if let Some(deed) = scene.question {
        says_yes(seat, deed);
    }
    let sent = Instant::now();
    let is_refused = |seat: &Seat| refusal.is_some_and(|refusal| shows(seat, refusal)) && !shows(seat, "Publicando");
    seat.wait_until(scene.done, |seat| shows(seat, scene.done) || is_refused(seat));
    sent.elapsed()
}

/// Sends it again and again until the form is gone, as whoever knows the disk to be mended.
fn insist(seat: &mut Seat, scene: &Scene) {
    for _ in 0..100 {
        if !shows(seat, scene.form) {
            return;
        }
        match scene.question {
            Some(deed) if shows(seat, &button(deed)) => says_yes(seat, deed),
            _ => {
                seat.press(CTRL_S);
                let wait = Instant::now() + Duration::from_millis(200);
                seat.wait_until(scene.done, |seat| {
                    let asked = scene.question.is_some_and(|deed| shows(seat, &button(deed)));
                    asked || !shows(seat, scene.form) || Instant::now() > wait
                });
            }
        }
    }
    panic!("it is not done\n{}", seat.screen().contents());
}

fn quit(mut seat: Seat) -> String {
    seat.press("q");
    seat.say_yes("salir");
    seat.wait();
    seat.is_given_back();
    seat.bytes()
}

/// Sits down at the board with the library before the disk.
fn sit(place: &Place, more: &[(&'static str, &str)]) -> Seat {
    let variables = variables(place.path("").trim_end_matches('/'), more);
    let variables: Vec<(&str, &str)> = variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut seat = Seat::start_with(place, &variables);
    seat.see("Esto es una muestra");
    seat
}

/// The calls made until signed in, those made in all, and how long the sending took.
fn usual(start: &Place, scene: &Scene) -> (u64, u64, Duration) {
    let place = start.another();
    let counted = tempfile::NamedTempFile::new().unwrap();
    let calls = || counted.path().metadata().unwrap().len();
    let before = count(&place, scene);
    let mut seat = sit(&place, &[("DISK_COUNT", counted.path().to_str().unwrap())]);
    seat.sign_in(scene.who);
    let from = calls();
    (scene.open)(&mut seat);
    (scene.fill)(&mut seat);
    let took = send(&mut seat, scene, None);
    quit(seat);
    assert_eq!(count(&place, scene), before + 1);
    (from, calls(), took)
}

/// What a person does after the refusal.
#[derive(Clone, Copy, Debug)]
enum Then {
    /// The disk is mended and they try again.
    Again,
    /// They leave, and come back when the disk is mended.
    Back,
}

fn under_fault(start: &Place, scene: &Scene, fault: Fault, then: Then, patience: Duration) {
    let told = format!("{} with {fault:?}, then {then:?}, seed {SEED:#x}", scene.name);
    println!("{told}");
    let place = start.another();
    let before = count(&place, scene);
    let mended = place.path("mended");
    let (fails, spare) = (fault.told(), place.path("state"));
    let mut more = vec![("DISK_FAIL", fails.as_str()), ("DISK_MENDED", mended.as_str())];
    // Who leaves while everything fails has been told to copy what is on the screen: here the home still takes files.
    if matches!(then, Then::Back) {
        more.push(("DISK_SPARE", spare.as_str()));
    }
    let mut seat = sit(&place, &more);
    seat.sign_in(scene.who);
    (scene.open)(&mut seat);
    (scene.fill)(&mut seat);
    let refusal = ERRORS[fault.error].2;
    let took = send(&mut seat, scene, Some(refusal));
    assert!(took < patience, "it took {took:?}: {told}");
    let mut bytes = String::new();
    if shows(&seat, scene.done) {
        bytes += &quit(seat);
    } else {
        assert!(shows(&seat, scene.typed), "what was typed is gone: {told}\n{}", seat.screen().contents());
        match then {
            Then::Again => {
                std::fs::write(&mended, "").unwrap();
                insist(&mut seat, scene);
                bytes += &quit(seat);
            }
            Then::Back => {
                (scene.leave)(&mut seat);
                // Whatever asks whether to leave for good: the program is gone now.
                drop(seat);
                if count(&place, scene) == before {
                    let mut seat = Seat::start(&place);
                    seat.sign_in(scene.who);
                    (scene.open)(&mut seat);
                    seat.see(scene.typed);
                    send(&mut seat, scene, None);
                    bytes += &quit(seat);
                }
            }
        }
    }
    assert!(!bytes.contains("panicked"), "{told}");
    let log = std::fs::read_to_string(place.path("state/cartelera/cartelera.log")).unwrap_or_default();
    assert!(!log.contains("panicked"), "{told}\n{log}");
    assert_eq!(count(&place, scene), before + 1, "{told}");
    assert!(faults_of(place.board().as_ref()).is_empty(), "{told}");
}

fn proves(scene: &Scene) {
    let _turn = scale::turn();
    let start = Place::new();
    let (from, to, took) = usual(&start, scene);
    let mut dice = Dice::new(SEED);
    let faults = some(from, to, scale::amount(3, usize::MAX), &mut dice);
    println!("{}: {} calls, {} faults", scene.name, to - from, faults.len());
    // Others may have the machine as well.
    let patience = Duration::from_secs(2).max(took * 8);
    for fault in faults {
        let then = if dice.one_in(2) { Then::Again } else { Then::Back };
        under_fault(&start, scene, fault, then, patience);
    }
}

#[test]
fn a_long_announcement_on_a_failing_disk_is_kept_and_published_once() {
    proves(&SCENES[0]);
}

#[test]
fn a_session_note_on_a_failing_disk_is_kept_and_saved_once() {
    proves(&SCENES[1]);
}

#[test]
fn a_check_in_sheet_on_a_failing_disk_is_kept_and_sent_once() {
    proves(&SCENES[2]);
}

#[test]
fn whoever_comes_to_a_failing_disk_is_let_in_to_read_or_told_why() {
    let _turn = scale::turn();
    let start = Place::new();
    let (until, ..) = usual(&start, &SCENES[2]);
    let mut dice = Dice::new(SEED);
    let faults = some(0, until, scale::amount(4, usize::MAX), &mut dice);
    let (mut refused, mut amount) = (0, 0);
    for fault in faults {
        let told = format!("{fault:?}, seed {SEED:#x}");
        let place = start.another();
        let said = |seat: &Seat| {
            // What does not allow opening once is forgotten by SQLite, and gone when the program asks again.
            shows(seat, ERRORS[fault.error].2) || !fault.stays && shows(seat, ERRORS[1].2)
        };
        let fails = fault.told();
        let variables = variables(place.path("").trim_end_matches('/'), &[("DISK_FAIL", &fails)]);
        let variables: Vec<(&str, &str)> = variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mut seat = Seat::start_with(&place, &variables);
        seat.wait_until(&told, |seat| shows(seat, "Esto es una muestra") || said(seat));
        amount += 1;
        if shows(&seat, "Esto es una muestra") {
            seat.press("vera");
            seat.see("vera");
            seat.press("\r");
            seat.see("Contraseña");
            seat.press("cartelera\r");
            seat.wait_until(&told, |seat| shows(seat, "1 Hoy") || said(seat));
            refused += usize::from(!shows(&seat, "1 Hoy"));
        } else {
            refused += 1;
            assert!([1, 3].contains(&seat.wait()), "{told}");
            seat.is_given_back();
        }
        assert!(!seat.bytes().contains("panicked"), "{told}");
        drop(seat);
        assert!(faults_of(place.board().as_ref()).is_empty(), "{told}");
    }
    println!("{amount} faults at the door, {refused} told why");
}
