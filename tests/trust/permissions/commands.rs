//! The same through the command line: the real program, as each person, on everything there is.

use std::path::Path;
use std::process::Command;

use cartelera::domain::organisation::PersonId;

use super::organisation::{PASSPHRASE, Story};
use super::plain_rule::Sees;
use super::readings::marks_in;
use super::told::Marks;
use super::{comparing, lived};
use crate::scale;

const PROGRAM: &str = env!("CARGO_BIN_EXE_cartelera");

/// Commands that need no identity.
const READING: [&[&str]; 38] = [
    &["list"],
    &["list", "--unread"],
    &["list", "--mine"],
    &["list", "--direction", "vertical"],
    &["list", "--ack-due"],
    &["search", "aviso"],
    &["search", "is:expired"],
    &["search", "is:mine"],
    &["unread"],
    &["unread", "--count"],
    &["today"],
    &["audience", "--direction", "diagonal"],
    &["people", "list"],
    &["people", "show", "p0"],
    &["goals", "list"],
    &["goals", "list", "--people"],
    &["goals", "list", "--area", "Norte"],
    &["goals", "list", "--person", "p1"],
    &["goals", "explain", "--people"],
    &["goals", "rollup"],
    &["goals", "rollup", "--people"],
    &["goals", "kpi", "list"],
    &["goals", "dimension", "list"],
    &["goals", "template", "list"],
    &["goals", "cycle", "list"],
    &["sessions", "list"],
    &["sessions", "list", "--people"],
    &["sessions", "list", "--all"],
    &["sessions", "list", "--person", "p1"],
    &["sessions", "list", "--with", "p1"],
    &["sessions", "actions"],
    &["sessions", "actions", "--people"],
    &["sessions", "due"],
    &["sessions", "due", "--people"],
    &["sessions", "overview"],
    &["sessions", "template", "list"],
    &["sessions", "retention", "list"],
    &["sessions", "retention", "preview"],
];

struct Typist<'a> {
    story: &'a Story,
    who: PersonId,
    handle: &'a str,
}

impl Typist<'_> {
    /// What a command prints; what was typed is no news in a refusal.
    fn told(&self, words: &[&str], as_json: bool) -> (i32, String) {
        let mut command = Command::new(PROGRAM);
        command.env_clear().env("HOME", self.story.folder.path()).env("LC_ALL", "C.UTF-8").args(words);
        command.arg("--board").arg(self.story.path()).args(["--as", self.handle, "--passphrase-file"]);
        command.arg(self.story.folder.path().join("passphrase")).arg("--now").arg(self.story.told.now.to_string());
        if as_json {
            command.arg("--json");
        }
        let output = command.output().unwrap();
        let mut refusal = String::from_utf8(output.stderr).unwrap();
        for word in words {
            refusal = refusal.replace(word, "");
        }
        let said = String::from_utf8(output.stdout).unwrap();
        (output.status.code().unwrap(), format!("{said}\n{refusal}"))
    }
}

/// Tries commands as somebody, of most one in `share`. Answers how many, and what is wrong.
fn typed(typist: &Typist<'_>, share: usize, all: &Marks, seen: &mut Marks) -> (usize, Vec<String>) {
    let (story, nth) = (typist.story, typist.who.0 as usize);
    let (may, _) = story.told.marks(typist.who);
    let (told, out) = (&story.told, story.folder.path().join("typed"));
    let out = out.to_str().unwrap();
    // Always tried: what shows most.
    let mut commands = vec![owned(&["sessions", "list", "--all"])];
    commands.extend(told.posts.iter().map(|post| owned(&["show", &post.id.to_string()])));
    let mut more: Vec<Vec<String>> = READING.iter().map(|words| owned(words)).collect();
    for post in &told.posts {
        more.extend([owned(&["coverage", &post.id.to_string()]), owned(&["search", &post.texts.last().unwrap().1])]);
    }
    for talk in &told.talks {
        let id = talk.id.to_string();
        more.extend([owned(&["sessions", "show", &id]), owned(&["sessions", "trail", &id])]);
        let parts = talk.said.iter().filter_map(|said| said.part.as_deref());
        more.extend(parts.take(1).map(|part| owned(&["sessions", "history", part])));
    }
    for goal in told.goals.iter().step_by(3) {
        let id = goal.id.0.to_string();
        more.extend([owned(&["goals", "show", &id]), owned(&["goals", "explain", &id])]);
    }
    for what in ["boards", "goals", "people", "sessions", "me"] {
        let mut words = owned(&["export", what, "--format", "json", "--out", out, "--force"]);
        if what == "sessions" {
            words.push("--plain".to_owned());
        }
        more.push(words);
    }
    // The others in turn, some by each person: which, their number says.
    commands.extend(more.into_iter().skip(nth % share).step_by(share));
    let mut wrong = Vec::new();
    for words in &commands {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (code, mut said) = typist.told(&words, true);
        if words[0] == "export" {
            said.push_str(&written(Path::new(out)));
        }
        let found = marks_in(&said);
        let beyond: Vec<&String> = found.iter().filter(|mark| all.contains(*mark) && !may.contains(*mark)).collect();
        if !beyond.is_empty() {
            wrong.push(format!("{} is shown {beyond:?} by {words:?}", typist.handle));
        }
        // What a part of a session said that is locked for good.
        let is_locked = code == 5 && words.starts_with(&["sessions", "history"]);
        // Done, refused, not there, something unread: nothing is typed wrongly here.
        if ![0, 3, 4, 10].contains(&code) && !is_locked {
            wrong.push(format!("{words:?} of {} ends with {code}: {said}", typist.handle));
        }
        seen.extend(found);
    }
    (commands.len(), wrong)
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// What was written, a file or a folder, which is gone after.
fn written(out: &Path) -> String {
    let mut text = String::new();
    if out.is_dir() {
        for entry in std::fs::read_dir(out).unwrap() {
            text.push_str(&std::fs::read_to_string(entry.unwrap().path()).unwrap());
        }
        std::fs::remove_dir_all(out).unwrap();
    } else if out.exists() {
        text = std::fs::read_to_string(out).unwrap();
        std::fs::remove_file(out).unwrap();
    }
    text
}

#[test]
fn the_command_line_tells_what_the_plain_rule_allows_and_nothing_else() {
    use std::os::unix::fs::PermissionsExt as _;
    let (cases, mut commands) = (scale::cases(1, 20), 0);
    // All of them by everybody in the long form.
    let share = if cases.end > 1 { 1 } else { 8 };
    for case in cases {
        let story = lived(case as u64 + 1001, 6 + case % 4 * 3);
        let file = story.folder.path().join("passphrase");
        std::fs::write(&file, PASSPHRASE).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        let (_, all) = comparing::known(&story.told);
        for viewer in story.members.keys() {
            let typist = Typist { story: &story, who: *viewer, handle: &story.told.people[viewer].handle };
            let mut seen = Marks::new();
            let (tried, wrong) = typed(&typist, share, &all, &mut seen);
            assert!(wrong.is_empty(), "case {case}: {wrong:#?}");
            commands += tried;
            for post in &story.told.posts {
                let sees = story.told.sees(*viewer, post);
                assert_eq!(
                    seen.contains(&post.id.to_string()),
                    sees != Sees::Nothing,
                    "{} and {}",
                    typist.handle,
                    post.id
                );
                assert_eq!(seen.contains(&post.texts.last().unwrap().1), sees == Sees::All, "{}", typist.handle);
            }
            for talk in &story.told.talks {
                let knows = story.told.knows(*viewer, talk);
                assert!(!knows || seen.contains(&talk.id.to_string()), "{} and {}", typist.handle, talk.id);
            }
        }
    }
    println!("{commands} commands");
}
