//! Killed while somebody types and publishes on a terminal.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::{SEED, share};
use crate::deeds::{is_sound, read};
use crate::dice::Dice;
use crate::scale;
use crate::seat::{Place, Seat};

/// Longer titles do not show whole beside the audience.
const WIDTH: usize = 30;

const CTRL_S: &str = "\u{13}";

/// What was typed earlier than this before a kill is on the board. While other tests keep the machine busy, the program
/// may be late to learn that its time has come.
fn promised() -> Duration {
    Duration::from_secs(if scale::amount(100, 10_000) > 100 { 1 } else { 3 })
}

/// What was typed longer than a second before a kill is in the draft.
pub fn kill(prepared: &Place) {
    let mut dice = Dice::of_case(SEED, 7);
    let (mut killed, mut published, mut oldest) = (0, 0, Duration::ZERO);
    for turn in 0..share(2) {
        let place = prepared.another();
        let mut sergio = Seat::start(&place);
        sergio.sign_in("sergio");
        sergio.press("n");
        sergio.see("nuevo comunicado");
        // Now and then it is published, and killed about then.
        let publishes = turn % 2 == 1;
        let (title, shown) = type_on(&mut sergio, &mut dice, publishes);
        if publishes {
            sergio.press(CTRL_S);
            sergio.see("llegará a");
            sergio.say_yes("publicar");
            let wait = dice.moment(Duration::from_millis(150));
            let end = Instant::now() + wait;
            while Instant::now() < end {
                sergio.drain(end.saturating_duration_since(Instant::now()));
            }
        }
        let now = Instant::now();
        sergio.signal(Signal::KILL);
        sergio.wait();
        killed += 1;
        let answered = sergio.screen().contents().contains("Publicado para");
        let titles = read(&place).query_texts(&format!("SELECT title FROM announcement WHERE title = '{title}'"));
        assert!(titles.len() == 1 || (titles.is_empty() && !answered), "{title}: {titles:?}, answered {answered}");
        published += titles.len();
        assert_eq!(read(&place).query_texts("PRAGMA integrity_check"), ["ok"]);
        if turn % 50 == 0 {
            is_sound(&place);
        }
        if titles.is_empty() {
            let kept = draft_of(&place);
            assert!(title.starts_with(&kept), "{kept:?} of {title:?}");
            // When what is missing was first on the screen.
            if let Some((_, typed)) = shown.iter().find(|(length, _)| *length > kept.len()) {
                let age = now.duration_since(*typed);
                oldest = oldest.max(age);
                assert!(age <= promised(), "lost what was typed {age:?} before: {kept:?} of {title:?}");
            }
        }
    }
    println!("| typing and publishing | {killed} | {killed} | {published} | oldest of what was lost {oldest:?} |");
}

/// Types letter after letter for a random while. Answers what was typed, and when the screen showed how much of it.
fn type_on(seat: &mut Seat, dice: &mut Dice, at_length: bool) -> (String, Vec<(usize, Instant)>) {
    let until =
        Instant::now() + Duration::from_millis(if at_length { 300 } else { 400 }) + dice.moment(Duration::from_secs(2));
    let (mut title, mut shown) = (String::new(), Vec::new());
    while Instant::now() < until && title.len() < WIDTH {
        let letter = char::from(b'a' + u8::try_from(dice.below(26)).unwrap());
        title.push(letter);
        seat.press(&letter.to_string());
        seat.see(&title);
        shown.push((title.len(), Instant::now()));
        let pause = dice.moment(Duration::from_millis(90));
        seat.drain(pause);
    }
    (title, shown)
}

/// The title that Sergio finds in his composer when he comes again; nothing where no draft waits.
fn draft_of(place: &Place) -> String {
    if place.drafts() == 0 {
        return String::new();
    }
    let mut again = Seat::start(place);
    again.sign_in("sergio");
    again.press("n");
    again.see("recuperado tu borrador");
    let screen = again.screen().contents();
    let line = screen.lines().find(|line| line.contains("Título")).unwrap_or_else(|| panic!("no title in\n{screen}"));
    let after = line.split_once("Título").unwrap().1;
    after.split_whitespace().next().unwrap_or_default().to_owned()
}
