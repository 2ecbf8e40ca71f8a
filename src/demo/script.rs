//! What happens on the sample board, read from `assets/demo/announcements.toml` (its head says what the keys mean) and
//! put in the order of time.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::dice::Dice;
use super::moment::Present;
use crate::domain::announcement::{Acknowledgement, Event, NewAnnouncement, Priority};
use crate::domain::audience::{Audience, Filter, Limits, Reach, Sender};
use crate::domain::organisation::{Area, Organisation, PersonId};
use crate::member::end_of_day;

const ANNOUNCEMENTS: &str = include_str!("../../assets/demo/announcements.toml");

/// A thing somebody does at some moment.
pub struct Step {
    pub at: Timestamp,
    pub by: PersonId,
    /// Which announcement it is about, in the order of the file.
    pub about: usize,
    pub deed: Deed,
}

pub enum Deed {
    Publish(Box<NewAnnouncement>),
    Open,
    Acknowledge { revision: u32 },
    Reply(String),
    Ask { question: usize, body: String },
    Answer { question: usize, body: String },
    Edit { seen: u32, title: String, body: String, asks_again: bool },
    Withdraw,
}

/// What is wrong with the file: shown by the tests, since the file is part of the program.
#[derive(Debug, thiserror::Error)]
#[error("{key}: {fault}")]
pub struct BadScript {
    pub key: String,
    pub fault: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    announcement: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: String,
    author: String,
    direction: String,
    reach: String,
    depth: Option<u16>,
    height: Option<u16>,
    area: Option<String>,
    client_type: Option<String>,
    bond: Option<String>,
    #[serde(default)]
    copy_manager: bool,
    kind: String,
    priority: String,
    title: String,
    body: String,
    published: String,
    expires: Option<String>,
    starts: Option<String>,
    ends: Option<String>,
    place: Option<String>,
    #[serde(default)]
    ack: bool,
    ack_due: Option<String>,
    #[serde(default)]
    pin: bool,
    replies: bool,
    state: Option<String>,
    #[serde(default)]
    revisions: Vec<Edited>,
    #[serde(default)]
    opened: Vec<String>,
    #[serde(default)]
    acknowledged: Vec<String>,
    #[serde(default)]
    replies_list: Vec<Said>,
    #[serde(default)]
    questions: Vec<Asked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edited {
    at: String,
    title: Option<String>,
    body: String,
    #[serde(default)]
    ack_again: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    author: String,
    at: String,
    body: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    author: String,
    at: String,
    body: String,
    answer: Option<String>,
    answered_at: Option<String>,
}

/// How long before it went out a scheduled announcement was written.
const WRITTEN_BEFORE: SignedDuration = SignedDuration::from_hours(3);
/// After how long a withdrawn one was taken back.
const TAKEN_BACK: SignedDuration = SignedDuration::from_mins(90);
/// How long somebody reads before saying something.
const READING: SignedDuration = SignedDuration::from_mins(2);

/// Everything that has happened up to now, oldest first.
pub fn steps(organisation: &Organisation, limits: Limits, present: &Present) -> Result<Vec<Step>, BadScript> {
    let script: Script = toml::from_str(ANNOUNCEMENTS)
        .map_err(|error| BadScript { key: "announcements.toml".into(), fault: error.to_string() })?;
    let mut steps = Vec::new();
    for (about, entry) in script.announcement.iter().enumerate() {
        let mut scene = Scene { organisation, present, entry, about, steps: &mut steps };
        scene.play(limits).map_err(|fault| BadScript { key: entry.key.clone(), fault: format!("bad {fault}") })?;
    }
    // What happens at one moment keeps the order it was written in.
    steps.sort_by_key(|step| step.at);
    Ok(steps)
}

/// One announcement being played. Faults name the field.
struct Scene<'a> {
    organisation: &'a Organisation,
    present: &'a Present,
    entry: &'a Entry,
    about: usize,
    steps: &'a mut Vec<Step>,
}

type Played<T> = Result<T, &'static str>;

impl Scene<'_> {
    fn play(&mut self, limits: Limits) -> Played<()> {
        let entry = self.entry;
        let author = self.person(&entry.author)?;
        let content = self.content()?;
        let published = self.moment(&entry.published, "published")?;
        let now = self.present.now;
        let scheduled = published > now;
        let written = if scheduled { now - WRITTEN_BEFORE } else { published };
        let content = NewAnnouncement { publish_at: scheduled.then_some(published), ..content };
        let (audience, expires) = (content.audience.clone(), content.expires_at);
        let due = content.acknowledgement.and_then(|asked| asked.due);
        self.step(written, author, Deed::Publish(Box::new(content)));
        let mut latest = published;
        for (at, edit) in entry.revisions.iter().enumerate() {
            latest = self.moment(&edit.at, "revisions.at")?;
            let seen = u32::try_from(at + 1).map_err(|_| "revisions")?;
            let title = edit.title.clone().unwrap_or_else(|| entry.title.clone());
            let body = edit.body.trim_matches('\n').to_owned();
            self.step(latest, author, Deed::Edit { seen, title, body, asks_again: edit.ack_again });
        }
        let mut until = expires.map_or(now, |expires| expires.min(now)) - SignedDuration::from_secs(30);
        match entry.state.as_deref() {
            None => {}
            Some("withdrawn") => {
                let taken_back = published + TAKEN_BACK;
                until = until.min(taken_back - SignedDuration::from_secs(30));
                self.step(taken_back, author, Deed::Withdraw);
            }
            Some(_) => return Err("state"),
        }
        let mut spoke = HashMap::new();
        for said in &entry.replies_list {
            let (by, at) = (self.person(&said.author)?, self.moment(&said.at, "replies_list.at")?);
            self.speak(by, at, Deed::Reply(said.body.clone()), &mut spoke, latest, author);
        }
        for (question, asked) in entry.questions.iter().enumerate() {
            let (by, at) = (self.person(&asked.author)?, self.moment(&asked.at, "questions.at")?);
            self.speak(by, at, Deed::Ask { question, body: asked.body.clone() }, &mut spoke, latest, author);
            if let Some(body) = &asked.answer {
                let at = self.moment(asked.answered_at.as_deref().ok_or("answered_at")?, "answered_at")?;
                self.step(at, author, Deed::Answer { question, body: body.clone() });
                spoke.entry(by).and_modify(|last: &mut Timestamp| *last = at.max(*last));
            }
        }
        if scheduled {
            return Ok(());
        }
        let recipients = self.recipients(author, &audience, limits, published)?;
        let opened = self.chosen(&entry.opened, &recipients)?;
        let acknowledged = self.chosen(&entry.acknowledged, &recipients)?;
        let revision = u32::try_from(entry.revisions.len() + 1).map_err(|_| "revisions")?;
        for (place, person) in recipients.iter().enumerate() {
            let mut dice = Dice::new(self.about as u64, place as u64);
            let mut known = spoke.get(person).copied().filter(|at| *at > latest);
            if known.is_none() && (opened.contains(person) || acknowledged.contains(person)) {
                let eager = dice.share();
                let at = self.between(latest, until, 0.02 + 0.6 * eager * eager);
                self.step(at, *person, Deed::Open);
                known = Some(at);
            }
            if let Some(since) = known.filter(|_| acknowledged.contains(person)) {
                let in_time = due.map_or(until, |due| due.min(until));
                let at = self.between((since + READING).min(until), in_time, 0.3 * dice.share());
                self.step(at, *person, Deed::Acknowledge { revision });
            }
        }
        Ok(())
    }

    fn content(&self) -> Played<NewAnnouncement> {
        let entry = self.entry;
        let reach: Reach = entry.reach.parse().map_err(|_| "reach")?;
        if reach.direction().word() != entry.direction {
            return Err("direction");
        }
        let audience = Audience {
            reach,
            depth: entry.depth,
            height: entry.height,
            filter: Filter {
                area: entry.area.as_deref().map(Area::new),
                client_type: entry.client_type.as_deref().map(str::parse).transpose().map_err(|_| "client_type")?,
                bond: entry.bond.as_deref().map(str::parse).transpose().map_err(|_| "bond")?,
            },
            copy_manager: entry.copy_manager,
        };
        let event = match (entry.kind.as_str(), &entry.starts, &entry.ends, &entry.place) {
            ("notice", None, None, None) => None,
            ("event", Some(starts), Some(ends), Some(place)) => Some(Event {
                starts: self.moment(starts, "starts")?,
                ends: self.moment(ends, "ends")?,
                place: place.clone(),
            }),
            _ => return Err("kind"),
        };
        let due = match &entry.ack_due {
            None => None,
            Some(day) => {
                let day = self.present.day(day).ok_or("ack_due")?;
                Some(end_of_day(day, &self.present.zone).map_err(|_| "ack_due")?)
            }
        };
        Ok(NewAnnouncement {
            audience,
            event,
            priority: entry.priority.parse::<Priority>().map_err(|_| "priority")?,
            title: entry.title.clone(),
            body: entry.body.trim_matches('\n').to_owned(),
            acknowledgement: entry.ack.then_some(Acknowledgement { due }),
            publish_at: None,
            expires_at: entry.expires.as_deref().map(|at| self.moment(at, "expires")).transpose()?,
            pinned: entry.pin,
            replies_open: entry.replies,
        })
    }

    fn step(&mut self, at: Timestamp, by: PersonId, deed: Deed) {
        self.steps.push(Step { at, by, about: self.about, deed });
    }

    /// Somebody says something, having read what there was.
    fn speak(
        &mut self,
        by: PersonId,
        at: Timestamp,
        deed: Deed,
        spoke: &mut HashMap<PersonId, Timestamp>,
        latest: Timestamp,
        author: PersonId,
    ) {
        if by != author {
            let read = at - READING;
            // Not before it was there, nor before the revision that is being talked about.
            self.step(if at > latest { read.max(latest) } else { read }, by, Deed::Open);
        }
        self.step(at, by, deed);
        spoke.entry(by).and_modify(|last| *last = at.max(*last)).or_insert(at);
    }

    /// A share of the way from one moment to another; at an hour when people are about, where the stretch has one.
    fn between(&self, from: Timestamp, until: Timestamp, share: f64) -> Timestamp {
        let until = until.max(from);
        let at = from + until.duration_since(from).mul_f64(share);
        let local = at.to_zoned(self.present.zone.clone());
        let asleep = match local.hour() {
            0..7 => i64::from(7 - local.hour()),
            21.. => i64::from(31 - local.hour()),
            _ => 0,
        };
        let awake = at + SignedDuration::from_hours(asleep);
        if awake < until { awake } else { at }
    }

    fn recipients(
        &self,
        author: PersonId,
        audience: &Audience,
        limits: Limits,
        published: Timestamp,
    ) -> Played<Vec<PersonId>> {
        let day = published.to_zoned(self.present.zone.clone()).date();
        let chart = self.organisation.on(day);
        let sender = Sender::new(&chart, limits, author).ok_or("author")?;
        let mut people: Vec<PersonId> = sender.settle(audience).into_iter().map(|to| to.person).collect();
        people.sort_by_key(|id| self.organisation.find(*id).map(|person| &person.handle));
        Ok(people)
    }

    /// The recipients that a list names.
    fn chosen(&self, list: &[String], recipients: &[PersonId]) -> Played<Vec<PersonId>> {
        let few = |place: usize| place.is_multiple_of(4);
        let mut chosen = Vec::new();
        for item in list {
            match item.as_str() {
                "none" => {}
                "all" => chosen.extend(recipients),
                "few" => chosen.extend(recipients.iter().enumerate().filter(|(at, _)| few(*at)).map(|(_, id)| id)),
                "most" => chosen.extend(recipients.iter().enumerate().filter(|(at, _)| !few(*at)).map(|(_, id)| id)),
                handle => match handle.strip_prefix('-') {
                    Some(handle) => {
                        let out = self.person(handle)?;
                        chosen.retain(|person| *person != out);
                    }
                    None => chosen.push(self.person(handle)?),
                },
            }
        }
        if chosen.iter().any(|person| !recipients.contains(person)) {
            return Err("opened or acknowledged: not a recipient");
        }
        Ok(chosen)
    }

    fn person(&self, handle: &str) -> Played<PersonId> {
        self.organisation.find_handle(handle).map(|person| person.id).ok_or("handle")
    }

    fn moment(&self, text: &str, field: &'static str) -> Played<Timestamp> {
        self.present.moment(text).ok_or(field)
    }
}
