//! What people were told, beside what the plain rule says.

use std::fmt;

use super::organisation::Story;
use super::plain_rule::Marks;
use super::readings::{self, Answers, Known};

/// How much was compared.
#[derive(Default)]
pub struct Compared {
    viewers: usize,
    answers: usize,
    shown: usize,
    hidden: usize,
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { viewers, answers, shown, hidden } = self;
        write!(f, "{viewers} viewers, {answers} answers, {shown} things shown and {hidden} hidden")
    }
}

/// Everything there is, and every word and identity that tells of it.
pub fn known(story: &Story) -> (Known, Marks) {
    let told = &story.told;
    let mut words = Marks::new();
    for post in &told.posts {
        words.insert(post.id.to_string());
        words.extend(post.texts.iter().flat_map(|(title, body)| [title.clone(), body.clone()]));
        words.extend(post.place.iter().map(|(place, _)| place.clone()));
        words.extend(post.replies.iter().cloned());
        for question in &post.questions {
            words.extend([question.id.to_string(), question.said.clone()].into_iter().chain(question.answer.clone()));
        }
    }
    for talk in &told.talks {
        words.insert(talk.id.to_string());
        for said in &talk.said {
            words.extend(said.part.clone());
            words.extend(said.revisions.iter().map(|(text, _)| text.clone()));
        }
    }
    for goal in &told.goals {
        words.insert(goal.id.0.to_string());
        words.extend(goal.said.iter().cloned());
    }
    words.extend(told.private.iter().map(|(_, said)| said.clone()));
    let known = Known {
        people: told.people.keys().copied().collect(),
        posts: told.posts.iter().map(|post| post.id).collect(),
        talks: told.talks.iter().map(|talk| talk.id).collect(),
        goals: told.goals.iter().map(|goal| goal.id).collect(),
        words: words.iter().cloned().collect(),
    };
    (known, words)
}

/// Panics where somebody is told what is not for them, or not told what is.
pub fn compare(story: &mut Story) -> Compared {
    let (known, all) = known(story);
    let mut compared = Compared::default();
    for viewer in story.members.keys().copied().collect::<Vec<_>>() {
        let folder = story.folder.path().to_owned();
        let member = story.member(viewer);
        member.refresh().unwrap();
        let mut answers = readings::calls(member, &known, &folder);
        answers.0.extend(readings::documents(member, &known, &folder).0);
        let (may, must) = story.told.marks(viewer);
        let who = format!("{:?} of the organisation with {} people", viewer, story.told.people.len());
        let leaked = leaks(&answers, &may, &all);
        assert!(leaked.is_empty(), "{who} is shown what is not for them: {leaked:#?}");
        let mut seen = Marks::new();
        for (_, answer) in &answers.0 {
            seen.extend(readings::marks_in(answer));
        }
        let missing: Vec<&String> = must.iter().filter(|mark| !seen.contains(*mark)).collect();
        assert!(missing.is_empty(), "{who} is not shown: {missing:?}");
        compared.viewers += 1;
        compared.answers += answers.0.len();
        compared.shown += must.len();
        compared.hidden += all.len() - may.len();
    }
    compared
}

/// What each answer holds beyond what may be.
pub fn leaks(answers: &Answers, may: &Marks, all: &Marks) -> Vec<(String, Vec<String>)> {
    let mut leaks = Vec::new();
    for (way, answer) in &answers.0 {
        let beyond: Vec<String> =
            readings::marks_in(answer).into_iter().filter(|mark| all.contains(mark) && !may.contains(mark)).collect();
        if !beyond.is_empty() {
            leaks.push(((*way).to_owned(), beyond));
        }
    }
    leaks
}
