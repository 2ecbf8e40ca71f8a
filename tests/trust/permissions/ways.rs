//! All ways of reading, as the sources have them: one that is new and not tried here is noticed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What a member is told: each is asked for everything in [`readings`](super::readings).
pub const READING: [&str; 70] = [
    "action",
    "actions",
    "catalogue",
    "count_hits",
    "coverage",
    "drafts",
    "due_circles",
    "editions",
    "enrolled",
    "explain_goal",
    "explain_roll_up",
    "foresee",
    "goal",
    "goal_duties",
    "goal_page",
    "goal_views",
    "has_waiting",
    "headline",
    "key_notices",
    "keys_made_at",
    "leaving",
    "list_goals",
    "meetings",
    "newest_values",
    "organisation_in",
    "overdue_urgent",
    "overview",
    "own_announcements",
    "own_deeds",
    "own_keys",
    "own_profiles",
    "page",
    "part_history",
    "part_ids",
    "peer_roll_ups",
    "person",
    "pinned",
    "plan_assignment",
    "plan_check_ins",
    "plan_import",
    "preview",
    "reaches",
    "read",
    "readers",
    "reinstated",
    "retentions",
    "roll_up",
    "said",
    "saved_searches",
    "scores",
    "search",
    "search_index",
    "sees_goals_of",
    "session",
    "session_page",
    "session_templates",
    "session_trail",
    "sessions",
    "spent_sessions",
    "to_hand_over",
    "today",
    "unconfirmed_keys",
    "unread",
    "visible",
    "waiting_to_enrol",
    "week",
    "weigh",
    "weights",
    "why",
    "why_reached",
];

/// What a member does, and what tells nothing that somebody wrote.
const WRITING: [&str; 41] = [
    "acknowledge",
    "acknowledge_all",
    "act",
    "add_person",
    "another",
    "answer",
    "ask",
    "backup",
    "change_passphrase",
    "change_person",
    "delete_draft",
    "edit",
    "forget_search",
    "from_founding",
    "id",
    "import_people",
    "issue_code",
    "issue_codes",
    "leave",
    "link_account",
    "lock",
    "new_id",
    "open",
    "open_all",
    "publish",
    "refresh",
    "rehearse",
    "reinstate",
    "reinstate_all",
    "rename_board",
    "reply",
    "restore",
    "save_draft",
    "save_search",
    "set_limits",
    "set_role",
    "set_zone",
    "settle_goals",
    "withdraw",
    "withdraw_all",
    "workspace",
];

/// What nobody has to sign in for: names and keys, copies of the sealed file, one's own number of unread ones.
const WITHOUT_SIGNING_IN: [&str; 28] = [
    "another",
    "board",
    "check",
    "check_while",
    "clock",
    "create",
    "daily_backup",
    "day_of",
    "end_of",
    "enrol",
    "found",
    "here_now",
    "judge_passphrase",
    "name_of",
    "names",
    "now",
    "open",
    "organisation",
    "others_version",
    "path",
    "person_of_account",
    "recover",
    "refresh",
    "seed_people",
    "sign_in",
    "since",
    "today",
    "unread_of_account",
];

/// The documents, each written in all its formats.
const DOCUMENTS: [&str; 5] = ["boards", "goals", "me", "people", "sessions"];

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found
}

/// The public functions that blocks which begin so have in a folder.
fn public(folder: &str, block: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (_, text) in sources(folder) {
        let mut inside = false;
        for line in text.lines() {
            inside = if line == block { true } else { inside && line != "}" };
            let name = line.strip_prefix("    pub fn ").or_else(|| line.strip_prefix("    pub const fn "));
            if let Some(name) = name.filter(|_| inside) {
                names.insert(name.split(['(', '<']).next().unwrap().to_owned());
            }
        }
    }
    names
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn every_way_of_reading_is_known_here() {
    let member = public("src/member", "impl Member {");
    let expected: BTreeSet<String> = set(&READING).union(&set(&WRITING)).cloned().collect();
    assert_eq!(member, expected, "a call of Member that is new or gone: say above whether it tells anything");
    let workspace = public("src/member", "impl Workspace {");
    assert_eq!(workspace, set(&WITHOUT_SIGNING_IN), "a call that needs no signing in is new or gone");
    let documents: BTreeSet<String> = sources("src/export")
        .into_iter()
        .filter(|(_, text)| text.contains("\npub fn export("))
        .map(|(path, _)| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(documents, set(&DOCUMENTS), "a document is new or gone");
}
