//! Every way of reading against the plain rule, over generated organisations: nobody sees what is not for them, everybody
//! sees what is, and every count is the rule's.
//!
//! | what | where |
//! |---|---|
//! | who may see what, told once more | [`plain_rule`] |
//! | generated organisations, what happens on their boards, in their sessions | [`organisation`], [`boards`], [`talks`] |
//! | every call, list and document, asked for everything there is | [`readings`] |
//! | both compared | [`comparing`] |

mod boards;
mod comparing;
mod organisation;
mod plain_rule;
mod readings;
mod talks;

use organisation::Story;

use crate::scale;

/// One organisation of so many people, some days of it, and all its readings by everybody.
fn lived(seed: u64) -> Story {
    let mut story = Story::new(seed, 5 + (seed as usize * 7) % 36);
    story.go_on(3);
    story.set_goals();
    story.go_on(4);
    story.share();
    story
}

#[test]
fn everybody_sees_what_the_plain_rule_allows_and_nothing_else() {
    for seed in 1..=scale::amount(3, 500) as u64 {
        let mut story = lived(seed);
        let seen = comparing::compare(&mut story);
        println!("organisation {seed}: {} people, {seen}", story.told.people.len());
    }
}
