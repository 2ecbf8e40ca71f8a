//! The shell that waits: the program stopped by its own command and by a signal, brought back, or ended while stopped.

use rustix::process::Signal;

use crate::seat::{Place, Seat};

/// What a shell with job control does around the program; `go on` waits for a line.
fn under_a_shell(place: &Place, script: &str) -> Seat {
    let script = script.replace("go on", "read line");
    let mut seat = Seat::run(place, &["/bin/sh", "-mc", &script, crate::seat::PROGRAM], &[], (100, 30));
    seat.see("Esto es una muestra");
    seat.sign_in("vera");
    seat
}

/// Stops the program by its own command, from the palette.
fn suspends(seat: &mut Seat) {
    seat.press("\u{10}");
    seat.see("Encontrar lo que sea");
    seat.press("suspender");
    seat.see("suspender");
    seat.press("\r");
    seat.see("stopped 1");
    seat.is_given_back();
}

#[test]
fn suspended_by_its_command_the_shell_has_the_terminal_and_it_comes_back_locked() {
    let place = Place::new();
    let mut seat = under_a_shell(
        &place,
        "\"$0\"; echo stopped $(($? > 128)); go on; fg >/dev/null; echo stopped $(($? > 128)) again; go on;
         fg >/dev/null; echo ended $?; exit 7",
    );
    suspends(&mut seat);
    seat.press("\r");
    seat.see("Pantalla bloqueada.");
    seat.sign_in("vera");
    suspends_again(&mut seat);
    seat.press("\r");
    seat.see("Pantalla bloqueada.");
    seat.press("\u{3}");
    seat.see("ended 0");
    assert_eq!(seat.leave(), 7);
}

fn suspends_again(seat: &mut Seat) {
    seat.press("\u{10}");
    seat.see("Encontrar lo que sea");
    seat.press("suspender\r");
    seat.see("stopped 1 again");
    seat.is_given_back();
}

#[test]
fn ended_while_it_is_stopped_it_leaves_the_shells_terminal_alone() {
    for (signal, code) in [("TERM", 143), ("HUP", 129)] {
        let place = Place::new();
        let mut seat = under_a_shell(
            &place,
            &format!(
                "\"$0\"; echo stopped $(($? > 128)); go on; kill -{signal} %1; kill -CONT %1; wait %1; ended=$?; \
                 while [ $ended = 147 ]; do wait %1; ended=$?; done; echo ended $ended; exit 7"
            ),
        );
        suspends(&mut seat);
        seat.press("\r");
        seat.see(&format!("ended {code}"));
        assert_eq!(seat.leave(), 7);
    }
}

#[test]
fn woken_in_the_background_it_stops_again_and_comes_back_when_it_is_brought_forward() {
    let place = Place::new();
    let mut seat = under_a_shell(
        &place,
        "\"$0\"; echo stopped $(($? > 128)); go on; bg >/dev/null; echo woken; go on; fg >/dev/null; echo ended $?; exit 7",
    );
    suspends(&mut seat);
    let before = seat.bytes().len();
    seat.press("\r");
    seat.see("woken");
    assert!(!seat.bytes()[before..].contains('\u{1b}'), "nothing is written to the shell's terminal");
    seat.is_given_back();
    seat.press("\r");
    seat.see("Pantalla bloqueada.");
    seat.press("\u{3}");
    seat.see("ended 0");
    assert_eq!(seat.leave(), 7);
}

#[test]
fn a_leader_of_its_session_is_stopped_and_ended_without_a_shell() {
    let place = Place::new();
    let mut seat = Seat::start(&place);
    seat.signal(Signal::TSTP);
    seat.wait_until("it is stopped", Seat::is_stopped);
    seat.signal(Signal::TERM);
    seat.signal(Signal::CONT);
    assert_eq!(seat.leave(), 143);
}
