//! The feedback sessions of the sample, read from `assets/demo/sessions.toml` (its head says what the keys mean) and put in
//! the order of time.

use jiff::civil::{Date, Time, time};
use jiff::{Timestamp, ToSpan as _};
use serde::Deserialize;
use uuid::Uuid;

use super::dice::Dice;
use super::moment::Present;
use super::script::BadScript;
use crate::domain::organisation::{Organisation, PersonId, Profile};
use crate::domain::session::{NewSession, PartId, SessionId, SessionKind};
use crate::member::sessions::{Edit, NewPart};
use crate::member::{self, Act};

const SESSIONS: &str = include_str!("../../assets/demo/sessions.toml");

/// Changes the chart.
const ADMIN: &str = "nadia.petrov";
/// Purges what was kept long enough.
const HR: &str = "tomas.ibarra";

/// A thing somebody does about sessions at some moment.
pub struct Step {
    pub at: Timestamp,
    pub by: PersonId,
    deed: Deed,
}

enum Deed {
    /// Somebody reports to somebody else from now on.
    ChangeManager(PersonId, Box<Profile>),
    Keep {
        kind: SessionKind,
        open: u32,
        blocked: u32,
    },
    Plan(SessionId, Box<NewSession>),
    Hold(SessionId),
    Close(SessionId, u32),
    Cancel(SessionId),
    Reopen(SessionId, String),
    Purge(SessionId),
    Write(PartId, SessionId, NewPart),
    Edit(PartId, u32, Edit),
    Sign {
        session: SessionId,
        seen: u32,
        comment: PartId,
        agrees: bool,
        text: String,
    },
    HandOver(SessionId),
}

impl Step {
    /// Whether the chart is another one afterwards.
    pub fn changes_chart(&self) -> bool {
        matches!(self.deed, Deed::ChangeManager(..))
    }

    pub fn perform(&self, act: &mut Act<'_>) -> member::Result<()> {
        match &self.deed {
            Deed::ChangeManager(person, profile) => act.change_person(*person, (**profile).clone()),
            Deed::Keep { kind, open, blocked } => act.set_retention(*kind, Some(*open), *blocked),
            Deed::Plan(id, new) => act.plan_session(*id, new),
            Deed::Hold(id) => act.hold_session(*id, 1),
            Deed::Close(id, seen) => act.close_session(*id, *seen),
            Deed::Cancel(id) => act.cancel_session(*id, 1),
            Deed::Reopen(id, reason) => act.reopen_session(*id, 3, reason),
            Deed::Purge(id) => act.purge_sessions(&[*id]),
            Deed::Write(id, session, new) => act.write_part(*id, *session, new),
            Deed::Edit(id, seen, edit) => act.edit_part(*id, *seen, edit),
            Deed::Sign { session, seen, comment, agrees, text } => {
                act.sign_session(*session, &act.seen(*session, *seen)?, *comment, *agrees, text)
            }
            Deed::HandOver(id) => act.hand_over_sessions(&[*id]).map(drop),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    change: Vec<Change>,
    keep: Vec<Keep>,
    session: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    person: String,
    manager: String,
    at: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Keep {
    kind: String,
    open: u32,
    blocked: u32,
    by: String,
    at: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    kind: String,
    with: Vec<String>,
    at: String,
    minutes: u16,
    #[serde(default)]
    place: String,
    cadence: Option<String>,
    planned: Option<String>,
    #[serde(default)]
    held: bool,
    closed: Option<String>,
    cancelled: Option<String>,
    purged: Option<String>,
    #[serde(default)]
    agenda: Vec<String>,
    #[serde(default)]
    notes: Vec<Note>,
    #[serde(default)]
    items: Vec<ItemEntry>,
    #[serde(default)]
    actions: Vec<Action>,
    snapshot: Option<SnapshotEntry>,
    #[serde(default)]
    signs: Vec<Sign>,
    reopened: Option<Reopened>,
    #[serde(default)]
    again: Vec<Sign>,
    handed: Option<Handed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    by: String,
    text: String,
    #[serde(default)]
    own: bool,
    #[serde(default)]
    before: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemEntry {
    by: String,
    sort: String,
    text: String,
    state: Option<String>,
    reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Action {
    by: String,
    owner: String,
    text: String,
    due: String,
    done: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SnapshotEntry {
    by: String,
    of: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sign {
    by: String,
    at: String,
    agrees: Option<bool>,
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reopened {
    by: String,
    at: String,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Handed {
    by: String,
    at: String,
}

type Played<T> = Result<T, &'static str>;

/// Who reports to somebody else later on: their managers at first are those of their first session.
pub fn managers_at_first() -> Result<Vec<(String, String)>, BadScript> {
    let script = read()?;
    let first = |person: &str| {
        let entry = script.session.iter().find(|entry| entry.with.iter().any(|with| with == person));
        entry.and_then(|entry| entry.with.iter().find(|with| *with != person)).cloned()
    };
    let change = |change: &Change| Some((change.person.clone(), first(&change.person)?));
    Ok(script.change.iter().filter_map(change).collect())
}

/// Everything that has happened up to now, oldest first. `organisation` is everybody as they stand now.
pub fn steps(organisation: &Organisation, present: &Present) -> Result<Vec<Step>, BadScript> {
    let script = read()?;
    let mut play = Play { organisation, present, steps: Vec::new(), session: 0, part: 0 };
    for change in &script.change {
        play.change(change).map_err(|fault| bad(&change.person, fault))?;
    }
    for keep in &script.keep {
        play.keep(keep).map_err(|fault| bad(&keep.kind, fault))?;
    }
    for entry in &script.session {
        play.session(entry).map_err(|fault| bad(&format!("{} {}", entry.with.join(" and "), entry.at), fault))?;
    }
    let mut steps = play.steps;
    steps.sort_by_key(|step| step.at);
    Ok(steps)
}

fn read() -> Result<Script, BadScript> {
    toml::from_str(SESSIONS).map_err(|error| BadScript { key: "sessions.toml".into(), fault: error.to_string() })
}

fn bad(key: &str, fault: &str) -> BadScript {
    BadScript { key: key.to_owned(), fault: format!("bad {fault}") }
}

/// When an agenda was talked through, and so on: minutes after a session began.
const TICKED: i64 = 4;
const NOTED: i64 = 12;
const AGREED: i64 = 25;

struct Play<'a> {
    organisation: &'a Organisation,
    present: &'a Present,
    steps: Vec<Step>,
    /// Counts sessions and, over all of them, parts: ids are drawn by it.
    session: u64,
    part: u64,
}

impl Play<'_> {
    fn change(&mut self, change: &Change) -> Played<()> {
        let (person, manager) = (self.person(&change.person)?, self.person(&change.manager)?);
        let at = self.moment(&change.at)?;
        let now = self.organisation.find(person).ok_or("person")?;
        let profile = Profile { manager: Some(manager), ..now.profile.clone() };
        self.step(at, self.person(ADMIN)?, Deed::ChangeManager(person, Box::new(profile)));
        Ok(())
    }

    fn keep(&mut self, keep: &Keep) -> Played<()> {
        let kind = keep.kind.parse().map_err(|_| "kind")?;
        let (at, by) = (self.moment(&keep.at)?, self.person(&keep.by)?);
        self.step(at, by, Deed::Keep { kind, open: keep.open, blocked: keep.blocked });
        Ok(())
    }

    fn session(&mut self, entry: &Entry) -> Played<()> {
        self.session += 1;
        let id = SessionId(drawn(self.session, 7));
        let participants = entry.with.iter().map(|handle| self.person(handle)).collect::<Played<Vec<_>>>()?;
        let first = *participants.first().ok_or("with")?;
        let starts = self.moment(&entry.at)?;
        let planned = match &entry.planned {
            Some(planned) => self.moment(planned)?,
            None => self.nine_before(starts)?,
        };
        let cadence = entry.cadence.as_deref().map(str::parse).transpose().map_err(|_| "cadence")?;
        let new = NewSession {
            kind: entry.kind.parse().map_err(|_| "kind")?,
            template: None,
            participants,
            starts,
            minutes: entry.minutes,
            cadence,
            place: entry.place.clone(),
            agenda: Vec::new(),
        };
        self.step(planned, first, Deed::Plan(id, Box::new(new)));
        for line in &entry.agenda {
            let ticked = line.strip_prefix("x ");
            let text = ticked.unwrap_or(line).to_owned();
            let part = self.write(planned, first, id, NewPart::Agenda { text });
            if ticked.is_some() {
                self.step(minutes(starts, TICKED), first, Deed::Edit(part, 1, Edit::Done(true)));
            }
        }
        if entry.held {
            self.step(starts, first, Deed::Hold(id));
        }
        for note in &entry.notes {
            let text = note.text.clone();
            let new = if note.own { NewPart::OwnNote { text } } else { NewPart::SharedNote { text } };
            let at = if note.before { minutes(planned, 40) } else { minutes(starts, NOTED) };
            self.write(at, self.person(&note.by)?, id, new);
        }
        if let Some(snapshot) = &entry.snapshot {
            let of = self.person(&snapshot.of)?;
            self.write(minutes(starts, TICKED), self.person(&snapshot.by)?, id, NewPart::Snapshot { of });
        }
        for item in &entry.items {
            self.item(item, id, starts)?;
        }
        for action in &entry.actions {
            self.action(action, id, starts)?;
        }
        self.end(entry, id)
    }

    fn item(&mut self, item: &ItemEntry, session: SessionId, starts: Timestamp) -> Played<()> {
        let by = self.person(&item.by)?;
        let sort = item.sort.parse().map_err(|_| "sort")?;
        let at = minutes(starts, NOTED);
        let part = self.write(at, by, session, NewPart::Item { sort, text: item.text.clone() });
        let edits = match item.state.as_deref() {
            None => vec![],
            Some("agreed") => vec![Edit::Agree],
            Some("resolved") => vec![Edit::Agree, Edit::Resolve],
            Some("declined") => vec![Edit::Decline { reason: item.reason.clone().ok_or("reason")? }],
            Some(_) => return Err("state"),
        };
        for (seen, edit) in (1..).zip(edits) {
            self.step(minutes(starts, AGREED), by, Deed::Edit(part, seen, edit));
        }
        Ok(())
    }

    fn action(&mut self, action: &Action, session: SessionId, starts: Timestamp) -> Played<()> {
        let (by, owner) = (self.person(&action.by)?, self.person(&action.owner)?);
        let due = Some(self.day(&action.due)?);
        let at = minutes(starts, AGREED);
        let part = self.write(at, by, session, NewPart::Action { text: action.text.clone(), owner, due });
        if let Some(done) = &action.done {
            self.step(self.moment(done)?, owner, Deed::Edit(part, 1, Edit::Done(true)));
        }
        Ok(())
    }

    /// What came of it.
    fn end(&mut self, entry: &Entry, id: SessionId) -> Played<()> {
        let first = self.person(entry.with.first().ok_or("with")?)?;
        if let Some(cancelled) = &entry.cancelled {
            self.step(self.moment(cancelled)?, first, Deed::Cancel(id));
        }
        if let Some(closed) = &entry.closed {
            self.step(self.moment(closed)?, first, Deed::Close(id, 2));
        }
        for sign in &entry.signs {
            self.sign(sign, id, 3)?;
        }
        if let Some(reopened) = &entry.reopened {
            let (at, by) = (self.moment(&reopened.at)?, self.person(&reopened.by)?);
            self.step(at, by, Deed::Reopen(id, reopened.reason.clone()));
            self.step(minutes(at, AGREED), by, Deed::Close(id, 4));
        }
        for sign in &entry.again {
            self.sign(sign, id, 5)?;
        }
        if let Some(handed) = &entry.handed {
            self.step(self.moment(&handed.at)?, self.person(&handed.by)?, Deed::HandOver(id));
        }
        if let Some(purged) = &entry.purged {
            self.step(self.moment(purged)?, self.person(HR)?, Deed::Purge(id));
        }
        Ok(())
    }

    fn sign(&mut self, sign: &Sign, session: SessionId, seen: u32) -> Played<()> {
        let comment = self.draw();
        let (agrees, text) = (sign.agrees.unwrap_or(true), sign.text.clone());
        let deed = Deed::Sign { session, seen, comment, agrees, text };
        self.step(self.moment(&sign.at)?, self.person(&sign.by)?, deed);
        Ok(())
    }

    fn write(&mut self, at: Timestamp, by: PersonId, session: SessionId, new: NewPart) -> PartId {
        let id = self.draw();
        self.step(at, by, Deed::Write(id, session, new));
        id
    }

    fn draw(&mut self) -> PartId {
        self.part += 1;
        PartId(drawn(self.part, 8))
    }

    fn step(&mut self, at: Timestamp, by: PersonId, deed: Deed) {
        self.steps.push(Step { at, by, deed });
    }

    /// Nine o'clock five days before, or yesterday where that is sooner.
    fn nine_before(&self, starts: Timestamp) -> Played<Timestamp> {
        const NINE: Time = time(9, 0, 0, 0);
        let day = starts.to_zoned(self.present.zone.clone()).date().saturating_sub(5.days());
        let day = day.min(self.present.today().saturating_sub(1.day()));
        let at = day.to_datetime(NINE).to_zoned(self.present.zone.clone()).map_err(|_| "at")?;
        Ok(at.timestamp())
    }

    fn person(&self, handle: &str) -> Played<PersonId> {
        self.organisation.find_handle(handle).map(|person| person.id).ok_or("person")
    }

    fn moment(&self, text: &str) -> Played<Timestamp> {
        self.present.moment(text).ok_or("moment")
    }

    fn day(&self, text: &str) -> Played<Date> {
        self.present.day(text).ok_or("day")
    }
}

fn minutes(at: Timestamp, later: i64) -> Timestamp {
    at.saturating_add(later.minutes()).unwrap_or(at)
}

/// The same ids on every sample board.
fn drawn(number: u64, purpose: u64) -> Uuid {
    let mut dice = Dice::new(number, purpose);
    uuid::Builder::from_random_bytes(dice.bytes()).into_uuid()
}
