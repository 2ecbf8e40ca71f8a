//! Every way of reading against the plain rule, over generated organisations: nobody sees what is not for them, everybody
//! sees what is, and every count is the rule's.
//!
//! | what | where |
//! |---|---|
//! | what has happened, and who may see what of it, told once more | [`told`], [`plain_rule`] |
//! | generated organisations, what happens on their boards, in their sessions | [`organisation`], [`boards`], [`goals`], [`talks`] |
//! | every call, list and document, asked for everything there is | [`readings`] |
//! | both compared | [`comparing`] |
//! | that nothing is left out | [`ways`] |
//! | the same through the command line, and as it is drawn | [`commands`], [`screens`] |

mod boards;
mod commands;
mod comparing;
mod goals;
mod organisation;
mod plain_rule;
mod readings;
mod screens;
mod talks;
mod told;
mod ways;

use std::collections::BTreeMap;

use cartelera::domain::organisation::PersonId;
use comparing::{Compared, leaks};
use organisation::Story;

use crate::scale;

/// How many people organisations have, one after the other.
const SIZES: [usize; 10] = [7, 12, 20, 5, 40, 16, 9, 30, 6, 24];

/// One organisation, some days of it, and what is to be read at their end.
fn lived(seed: u64, size: usize) -> Story {
    let mut story = Story::new(seed, size);
    story.go_on(4);
    story.set_goals();
    story.go_on(7);
    story.share();
    story
}

#[test]
fn everybody_sees_what_the_plain_rule_allows_and_nothing_else() {
    let (mut all, mut done) = (Compared::default(), BTreeMap::<&str, u32>::new());
    let mut there = BTreeMap::<&str, usize>::new();
    let cases = scale::cases(3, 500);
    let organisations = cases.len();
    for case in cases {
        let mut story = lived(case as u64 + 1, SIZES[case % SIZES.len()]);
        let (compared, wrong) = comparing::compare(&mut story);
        assert!(wrong.is_empty(), "case {case}: {:#?}", &wrong[..wrong.len().min(40)]);
        all += compared;
        for (seldom, often) in comparing::cases(&story.told) {
            *there.entry(seldom).or_default() += often;
        }
        for (deed, (often, _)) in story.done {
            *done.entry(deed).or_default() += often;
        }
    }
    println!("{organisations} organisations: {all}\n{done:?}\n{there:?}");
    // Organisations in which nothing happens would prove nothing; in a few of them not everything does.
    let missing: Vec<_> = DEEDS.iter().filter(|deed| done.get(*deed).is_none_or(|often| *often == 0)).collect();
    assert!(organisations < 3 || missing.len() <= if organisations < 10 { 3 } else { 0 }, "{missing:?}");
    assert!(organisations < 50 || there.values().all(|often| *often > 0), "{there:?}");
}

/// What has to have happened where there are some organisations.
const DEEDS: [&str; 35] = [
    "acknowledge",
    "answer",
    "ask",
    "cancel",
    "cancel goal",
    "change goal",
    "change people",
    "check in",
    "close",
    "code",
    "correct",
    "draft",
    "edit",
    "edit part",
    "enrol",
    "goal",
    "hand over",
    "hold",
    "join",
    "keep search",
    "leave",
    "limits",
    "move",
    "new keys",
    "open",
    "plan",
    "post",
    "reinstate",
    "reopen",
    "reply",
    "retain",
    "role",
    "sign",
    "withdraw",
    "write part",
];

/// The control: with a rule that is wrong about one person and one announcement the comparison fails both ways.
#[test]
fn one_person_too_few_or_too_many_in_the_rule_is_noticed() {
    let mut story = lived(5, 6);
    let (known, all) = comparing::known(&story.told);
    let folder = story.folder.path().to_owned();
    let mut tried = 0;
    for viewer in story.members.keys().copied().take(3).collect::<Vec<PersonId>>() {
        let member = story.member(viewer);
        member.refresh().unwrap();
        let answers = readings::calls(member, &known, &folder);
        for at in 0..story.told.posts.len() {
            let post = &mut story.told.posts[at];
            if post.author == viewer || post.steward == viewer || post.publish_at > story.told.now {
                continue;
            }
            let was = post.recipients.clone();
            let addressed = post.recipients.remove(&viewer);
            if !addressed {
                post.recipients.insert(viewer);
            }
            let (may, must) = story.told.marks(viewer);
            let id = post_id(&story, at);
            let never_out = story.told.sees(viewer, &story.told.posts[at]) == plain_rule::Sees::Nothing;
            if addressed {
                let noticed = leaks(&answers, &may, &all).iter().any(|leak| leak.starts_with(&id));
                // What was withdrawn before its time is nobody's.
                assert!(noticed || story.told.posts[at].withdrawn_at.is_some(), "{id} kept from {viewer:?}");
            } else {
                let noticed = comparing::lacks(&answers, &must).contains(&id);
                assert!(noticed || never_out, "{id} given to {viewer:?}");
            }
            tried += 1;
            story.told.posts[at].recipients = was;
        }
    }
    assert!(tried > 10, "{tried}");
}

fn post_id(story: &Story, at: usize) -> String {
    story.told.posts[at].id.to_string()
}
