//! The same as it is drawn: people at a terminal who go through every screen and open whatever they can.

use cartelera::domain::organisation::PersonId;

use super::organisation::{PASSPHRASE, Story};
use super::readings::marks_in;
use super::told::Marks;
use super::{comparing, lived};
use crate::scale;
use crate::sitting::{Board, Sitting, Start};

/// Screens, and how far down each is gone, opening every line and coming back.
const SCREENS: [(&str, usize); 10] = [
    ("1", 12),
    ("2 home", 12),
    ("2 right home", 8),
    ("2 right home", 8),
    ("2 right home", 8),
    ("3 home", 6),
    ("4 home", 8),
    ("4 right home", 8),
    ("5 home", 4),
    ("6 home", 3),
];

/// All that somebody's screens showed, and what of it was not for them.
fn visited(story: &Story, who: PersonId, all: &Marks) -> (Marks, Vec<String>) {
    let (may, _) = story.told.marks(who);
    let board = Board { folder: tempfile::tempdir().unwrap(), path: story.path(), clock: story.clock.clone() };
    let mut sit = Sitting::at(board, Start { size: (150, 60), ..Start::default() });
    sit.sign_in(&story.told.people[&who].handle, PASSPHRASE);
    let (mut seen, mut wrong) = (Marks::new(), Vec::new());
    let mut look = |sit: &Sitting, keys: &str| {
        let found = marks_in(&sit.text());
        let beyond: Vec<&String> = found.iter().filter(|mark| all.contains(*mark) && !may.contains(*mark)).collect();
        if !beyond.is_empty() {
            wrong.push(format!("{who:?} is shown {beyond:?} after {keys}:\n{}", sit.text()));
        }
        seen.extend(found);
    };
    look(&sit, "signing in");
    sit.pass_the_gate();
    for (screen, lines) in SCREENS {
        sit.press(screen);
        look(&sit, screen);
        for _ in 0..lines {
            for key in ["enter", "esc", "down"] {
                sit.press(key);
                look(&sit, &format!("{screen} and {key}"));
            }
        }
    }
    for keys in ["2 ctrl-p", "esc", "2 ?", "esc", "/", "esc"] {
        sit.press(keys);
        look(&sit, keys);
    }
    (seen, wrong)
}

#[test]
fn no_screen_shows_what_the_plain_rule_does_not_allow() {
    let cases = scale::cases(1, 10);
    let people_each = if cases.end > 1 { 8 } else { 2 };
    for case in cases {
        let story = lived(case as u64 + 2001, 8);
        let (_, all) = comparing::known(&story.told);
        let people: Vec<PersonId> = story.members.keys().copied().collect();
        for who in people.into_iter().take(people_each) {
            let (seen, wrong) = visited(&story, who, &all);
            assert!(wrong.is_empty(), "case {case}: {}", wrong.join("\n"));
            let on_board = || story.told.posts.iter().filter(|post| story.told.is_on_board(who, post));
            let bodies = on_board().filter(|post| seen.contains(&post.texts.last().unwrap().1)).count();
            assert!(bodies > 0 || on_board().all(|post| !story.told.is_live(post)), "nothing was opened by {who:?}");
            for post in on_board() {
                let title = &post.texts.last().unwrap().0;
                assert!(seen.contains(title), "case {case}: {who:?} is not shown {title}");
            }
        }
    }
}
