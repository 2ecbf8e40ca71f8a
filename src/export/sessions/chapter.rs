//! One session as it is read: everything worded, for whichever document it goes into.

use crate::domain::goal::Status;
use crate::domain::organisation::PersonId;
use crate::domain::session::{Content, PartKind, PartState, Snapshot, SnapshotGoal};
use crate::export::words::Words;
use crate::i18n::sessions as session_words;
use crate::i18n::{day_short, decimal, goals as goal_words, percent};
use crate::member::sessions::{ActionView, OpenPart, SessionPage, Shut};
use crate::member::signing::Signature;

/// Text of people, and what a reader must know of it.
pub struct Said {
    pub text: String,
    pub mark: Option<String>,
}

pub struct Line {
    pub done: bool,
    pub said: Said,
}

pub struct Note {
    /// Who, when, and whether it is an own one.
    pub head: String,
    pub said: Said,
}

pub struct Table<const N: usize> {
    pub head: [String; N],
    pub rows: Vec<[String; N]>,
}

/// How somebody's goals stood.
pub struct Standing {
    pub title: String,
    pub table: Table<6>,
}

pub struct Chapter {
    pub title: String,
    /// Under each label one line.
    pub facts: Vec<(String, String)>,
    pub mark: Option<String>,
    pub agenda: Vec<Line>,
    pub notes: Vec<Note>,
    pub items: Table<3>,
    pub actions: Table<4>,
    pub standings: Vec<Standing>,
    /// Everybody who takes part, whether or not they have signed: name, when, and what they said.
    pub signatures: Table<3>,
}

impl Chapter {
    pub fn new(page: &SessionPage, words: &Words<'_>) -> Self {
        let (t, language, session) = (words.texts, words.language, &page.view.session);
        let (kind, when) = (session_words::kind(language, session.kind), words.moment(session.starts));
        let people: Vec<String> = session.participants.iter().map(|person| words.person(*person)).collect();
        let mut facts = vec![
            (t.msg_sessions_label_people(), people.join(", ")),
            (t.msg_sessions_label_state(), session_words::state(language, page.view.state)),
            (t.msg_sessions_label_length(), t.msg_sessions_label_minutes(session.minutes)),
        ];
        if let Some(place) = page.place.as_ref().filter(|place| place.part.state != PartState::Removed) {
            let place = said(place, words);
            if !place.text.is_empty() {
                facts.push((t.msg_sessions_label_place(), line_of(&place)));
            }
        }
        if let Some(cadence) = session.cadence {
            facts.push((t.msg_sessions_label_cadence(), goal_words::cadence(language, cadence)));
        }
        let live = |open: &&OpenPart| open.part.state != PartState::Removed;
        let agenda = page.agenda.iter().filter(live);
        let notes = page.notes.iter().filter(live);
        Self {
            title: t.msg_sessions_label_heading(kind, when),
            facts,
            mark: words.mark(page.signature),
            agenda: agenda
                .map(|open| Line { done: open.part.state == PartState::Done, said: said(open, words) })
                .collect(),
            notes: notes.map(|open| Note { head: note_head(open, words), said: said(open, words) }).collect(),
            items: items(page, words),
            actions: actions(page, words),
            standings: page.snapshots.iter().filter(live).filter_map(|open| standing(open, words)).collect(),
            signatures: signatures(page, words),
        }
    }
}

/// What somebody wrote, or why it is not here.
fn said(open: &OpenPart, words: &Words<'_>) -> Said {
    match &open.content {
        Ok(content) => Said { text: content.words().to_owned(), mark: words.mark(open.signature) },
        Err(shut) => Said { text: String::new(), mark: Some(why_shut(*shut, words)) },
    }
}

fn why_shut(shut: Shut, words: &Words<'_>) -> String {
    match shut {
        Shut::NotShared => words.texts.msg_export_sessions_not_shared(),
        Shut::OldKeys => words.texts.msg_export_sessions_old_keys(),
        Shut::Altered => words.texts.msg_export_sessions_altered(),
    }
}

/// On one line, for a cell.
fn line_of(said: &Said) -> String {
    match &said.mark {
        Some(mark) if said.text.is_empty() => format!("[{mark}]"),
        Some(mark) => format!("{} [{mark}]", said.text),
        None => said.text.clone(),
    }
}

fn note_head(open: &OpenPart, words: &Words<'_>) -> String {
    let mut head = vec![words.person(open.part.by), words.moment(open.part.at)];
    if open.part.kind == PartKind::OwnNote {
        head.push(session_words::part_kind(words.language, open.part.kind));
    }
    head.join(" · ")
}

fn items(page: &SessionPage, words: &Words<'_>) -> Table<3> {
    let (t, language) = (words.texts, words.language);
    let live = page.items.iter().filter(|open| open.part.state != PartState::Removed);
    let row = |open: &OpenPart| {
        let (sort, reason) = match &open.content {
            Ok(Content::Item(item)) => (session_words::item_sort(language, item.sort), item.reason.as_str()),
            _ => (String::new(), ""),
        };
        let state = session_words::part_state(language, open.part.kind, open.part.state);
        let state = if reason.is_empty() { state } else { format!("{state}: {reason}") };
        [sort, line_of(&said(open, words)), state]
    };
    Table {
        head: [t.msg_sessions_label_sort(), t.msg_sessions_label_text(), t.msg_sessions_label_state()],
        rows: live.map(row).collect(),
    }
}

fn actions(page: &SessionPage, words: &Words<'_>) -> Table<4> {
    let (t, language) = (words.texts, words.language);
    let live = page.actions.iter().filter(|action| action.part.part.state != PartState::Removed);
    let row = |action: &ActionView| {
        let part = &action.part.part;
        let mut state = session_words::part_state(language, part.kind, part.state);
        if action.overdue {
            state = format!("{state}, {}", t.msg_sessions_label_overdue());
        }
        [
            line_of(&said(&action.part, words)),
            part.owner.map(|owner| words.person(owner)).unwrap_or_default(),
            part.due.map(|due| day_short(language, due)).unwrap_or_default(),
            state,
        ]
    };
    Table {
        head: [
            t.msg_sessions_label_text(),
            t.msg_sessions_label_owner(),
            t.msg_sessions_label_due(),
            t.msg_sessions_label_state(),
        ],
        rows: live.map(row).collect(),
    }
}

/// None of a snapshot that does not open: nothing is known of it but that it is there.
fn standing(open: &OpenPart, words: &Words<'_>) -> Option<Standing> {
    let Ok(Content::Snapshot(Snapshot { of, day, goals })) = &open.content else { return None };
    let t = words.texts;
    let mark = words.mark(open.signature).map(|mark| format!(" [{mark}]")).unwrap_or_default();
    Some(Standing {
        title: t.msg_sessions_label_standing(words.person(*of), day_short(words.language, *day)) + &mark,
        table: Table {
            head: [
                t.msg_export_goals_kpi(),
                t.msg_export_goals_value(),
                t.msg_export_goals_progress(),
                t.msg_export_goals_expected(),
                t.msg_export_goals_weight(),
                t.msg_export_goals_status(),
            ],
            rows: goals.iter().map(|goal| goal_cells(goal, words)).collect(),
        },
    })
}

fn goal_cells(goal: &SnapshotGoal, words: &Words<'_>) -> [String; 6] {
    let language = words.language;
    let in_language =
        |es: &str, en: &str| crate::domain::goal::Translated::new(es, en).in_locale(language.code()).to_owned();
    let value = goal.value.as_ref().map(|value| {
        let unit = in_language(&goal.unit_es, &goal.unit_en);
        format!("{} {unit}", amount(value, words)).trim_end().to_owned()
    });
    let mut status = goal
        .status
        .parse::<Status>()
        .map_or_else(|_| goal.status.clone(), |status| goal_words::status(language, status));
    if goal.stale {
        status = format!("{status}, {}", words.texts.msg_export_goals_is_stale());
    }
    [
        in_language(&goal.kpi_es, &goal.kpi_en),
        value.unwrap_or_default(),
        goal.progress.map(|progress| percent(language, progress, 1)).unwrap_or_default(),
        percent(language, goal.expected, 1),
        percent(language, goal.weight / 100.0, 0),
        status,
    ]
}

/// Decimal text in the language's own way.
fn amount(text: &str, words: &Words<'_>) -> String {
    let decimals = text.split_once('.').map_or(0, |(_, after)| after.len());
    match text.parse::<f64>() {
        Ok(number) => decimal(words.language, number, decimals),
        Err(_) => text.to_owned(),
    }
}

fn signatures(page: &SessionPage, words: &Words<'_>) -> Table<3> {
    let (t, session) = (words.texts, &page.view.session);
    let row = |person: PersonId| {
        let given = page.sign_offs.iter().find(|signed| signed.person == person && !signed.void);
        let Some(given) = given else { return [words.person(person), String::new(), String::new()] };
        let comment = said(&given.comment, words);
        let mut said = match &given.comment.content {
            Ok(Content::Comment { agrees: true, .. }) => vec![t.msg_sessions_label_agrees()],
            Ok(Content::Comment { agrees: false, .. }) => vec![t.msg_sessions_label_disagrees()],
            _ => Vec::new(),
        };
        said.push(line_of(&comment));
        if given.signature != Signature::Valid {
            said.extend(words.mark(given.signature));
        }
        said.retain(|part| !part.is_empty());
        [words.person(person), words.moment(given.at), said.join(": ")]
    };
    Table {
        head: [t.msg_sessions_label_name(), t.msg_sessions_label_received(), t.msg_sessions_label_comment()],
        rows: session.participants.iter().map(|person| row(*person)).collect(),
    }
}
