//! The sample board: 40 people, some 60 announcements in every direction, reach and state, their goals with half a year of
//! check-ins, and their feedback sessions, told relative to now.
//!
//! Everything is done by those who would have done it, at its time and under their signature, in one transaction.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::dice::{Dice, id_at};
use super::moment::Present;
use super::script::{self, BadScript, Deed, Step};
use super::{PASSPHRASE, goal_script, session_script};
use crate::domain::announcement::AnnouncementId;
use crate::domain::audience::Limits;
use crate::domain::organisation::{Organisation, Person, PersonId, Profile, Role, Roles};
use crate::domain::roster::{self, Basis, Planned};
use crate::import::people::read_people;
use crate::member::access::MadeKeys;
use crate::member::{self, Act, Identity};
use crate::store::sqlite::{self, Ownership, SqliteStore};
use crate::store::{self, Board, Store as _, Transaction};

const PEOPLE: &str = include_str!("../../assets/demo/people.csv");
const ORGANISATION: &str = "OrtoSalud";
const LOCALE: &str = "es";

/// Signs the board, its people and their roles.
const FOUNDER: &str = "lucia.aranda";

/// Who may run what.
const ROLES: [(&str, Role); 5] = [
    ("nadia.petrov", Role::Admin),
    ("lucia.aranda", Role::Admin),
    ("tomas.ibarra", Role::Hr),
    ("elena.duarte", Role::Hr),
    ("elena.duarte", Role::Editor),
];

/// How long ago the sample organisation began to use its board.
const FOUNDED: SignedDuration = SignedDuration::from_hours(24 * 240);

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Member(#[from] member::Error),
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// An asset of this program is wrong.
    #[error("the sample's own files: {0}")]
    Script(#[from] BadScript),
    /// The place for the shared copy belongs to somebody else, or others may write to it.
    #[error("{} is not this account's alone", .0.display())]
    Unsafe(std::path::PathBuf),
}

pub type Result<T> = std::result::Result<T, Error>;

/// Makes the sample board at `path`, which must not exist.
pub fn create(path: &Path, zone: TimeZone, now: Timestamp) -> Result<()> {
    let present = Present { now, zone };
    let founded = now - FOUNDED;
    let board = Board {
        id: Uuid::new_v4(),
        organisation: ORGANISATION.to_owned(),
        zone: present.zone.clone(),
        locale: LOCALE.to_owned(),
        sample: true,
        created_at: founded,
        settled_on: present.today(),
        limits: Limits::default(),
        chart: 1,
    };
    sqlite::create(path, &board, &Ownership::Private)?;
    let mut store = SqliteStore::open(path)?;
    let mut tx = store.begin()?;
    people(tx.as_mut(), &present, founded)?;
    let organisation = Arc::new(tx.organisation()?);
    let board = tx.board()?;
    let everybody: Vec<PersonId> = organisation.people().iter().map(|person| person.id).collect();
    let identities = enrol(tx.as_mut(), &board, &everybody, founded)?;
    let founder = organisation.find_handle(FOUNDER).map(|person| person.id);
    let founder = founder
        .and_then(|id| identities.get(&id))
        .ok_or_else(|| BadScript { key: "people.csv".into(), fault: format!("{FOUNDER} is missing") })?;
    let mut known = (board.chart, organisation);
    Act::new(tx.as_mut(), founder, Some(known.clone()), founded)?.found()?;
    let mut stage = Stage { ids: HashMap::new(), questions: HashMap::new() };
    for scene in scenes(&known.1, board.limits, &present, founded)? {
        let mut act = Act::new(tx.as_mut(), &identities[&scene.by()], Some(known.clone()), scene.at())?;
        stage.perform(&mut act, &scene)?;
        if scene.changes_chart() {
            known = (tx.board()?.chart, Arc::new(tx.organisation()?));
        }
    }
    tx.commit()?;
    Ok(())
}

/// One thing that somebody does.
enum Scene {
    Post(script::Step),
    Goal(goal_script::Step),
    Session(session_script::Step),
}

impl Scene {
    fn at(&self) -> Timestamp {
        match self {
            Self::Post(step) => step.at,
            Self::Goal(step) => step.at,
            Self::Session(step) => step.at,
        }
    }

    fn by(&self) -> PersonId {
        match self {
            Self::Post(step) => step.by,
            Self::Goal(step) => step.by,
            Self::Session(step) => step.by,
        }
    }

    fn changes_chart(&self) -> bool {
        matches!(self, Self::Session(step) if step.changes_chart())
    }
}

/// Everything that has happened, in the order of time, as the chain tells it.
fn scenes(
    at_first: &Organisation,
    limits: Limits,
    present: &Present,
    founded: Timestamp,
) -> std::result::Result<Vec<Scene>, BadScript> {
    let organisation = as_now(at_first, present)?;
    let goals = goal_script::steps(&organisation, present, founded)?.into_iter().map(Scene::Goal);
    let sessions = session_script::steps(&organisation, present)?.into_iter().map(Scene::Session);
    let posts = script::steps(&organisation, limits, present)?.into_iter().map(Scene::Post);
    let mut scenes: Vec<Scene> = goals.chain(sessions).chain(posts).collect();
    scenes.sort_by_key(Scene::at);
    Ok(scenes)
}

/// Everybody under the managers they have today.
fn as_now(at_first: &Organisation, present: &Present) -> std::result::Result<Organisation, BadScript> {
    let id = |handle: &str| at_first.find_handle(handle).map(|person| person.id);
    let planned = planned(present)?;
    let managers: HashMap<&str, Option<PersonId>> = planned
        .iter()
        .map(|planned| (planned.profile.handle.as_str(), planned.manager.as_deref().and_then(id)))
        .collect();
    let people = at_first.people().iter().map(|person| {
        let manager = managers.get(person.handle.as_str()).copied().flatten();
        Person { id: person.id, profile: Profile { manager, ..person.profile.clone() } }
    });
    Ok(Organisation::new(people.collect()))
}

fn people(tx: &mut dyn Transaction, present: &Present, at: Timestamp) -> Result<()> {
    let mut ids: HashMap<String, PersonId> = HashMap::new();
    let at_first: HashMap<String, String> = session_script::managers_at_first()?.into_iter().collect();
    // Managers come before their reports.
    for Planned { profile, manager } in planned(present)? {
        let manager = at_first.get(&profile.handle).cloned().or(manager);
        let manager = manager.and_then(|handle| ids.get(&handle).copied());
        let roles = ROLES.iter().filter(|(handle, _)| *handle == profile.handle);
        let roles = roles.fold(Roles::NONE, |roles, (_, role)| roles.with(*role));
        let profile = Profile { manager, roles, ..profile };
        ids.insert(profile.handle.clone(), tx.insert_person(&profile, at)?);
    }
    Ok(())
}

/// The people of `people.csv`, read as anybody's file is.
fn planned(present: &Present) -> std::result::Result<Vec<Planned>, BadScript> {
    let bad = |faults: Vec<roster::Fault>| BadScript { key: "people.csv".into(), fault: format!("{faults:?}") };
    let (roster, faults) = read_people(PEOPLE.as_bytes());
    if !faults.is_empty() {
        return Err(bad(faults));
    }
    let (organisation, enrolled) = (Organisation::default(), HashSet::new());
    let today = present.today();
    let basis = Basis { organisation: &organisation, chart: 1, today, locale: LOCALE, enrolled: &enrolled };
    Ok(roster::plan(basis, &roster, false).map_err(bad)?.added)
}

/// Makes everybody's keys, on all processors, and announces them one after the other.
pub(super) fn enrol(
    tx: &mut dyn Transaction,
    board: &Board,
    people: &[PersonId],
    at: Timestamp,
) -> Result<HashMap<PersonId, Identity>> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = people.len().div_ceil(threads).max(1);
    let made: Vec<MadeKeys> = std::thread::scope(|scope| {
        let workers: Vec<_> = people
            .chunks(share)
            .map(|people| {
                scope
                    .spawn(|| people.iter().map(|person| MadeKeys::for_sample(*person, PASSPHRASE)).collect::<Vec<_>>())
            })
            .collect();
        // A worker only fails by a panic, which goes on here.
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let mut identities = HashMap::new();
    for keys in made {
        let (identity, _) = keys.announce_keeping(tx, board, at)?;
        identities.insert(identity.person, identity);
    }
    Ok(identities)
}

/// The identities of what has been said so far.
struct Stage {
    ids: HashMap<usize, AnnouncementId>,
    questions: HashMap<(usize, usize), Uuid>,
}

impl Stage {
    fn perform(&mut self, act: &mut Act<'_>, scene: &Scene) -> member::Result<()> {
        match scene {
            Scene::Post(step) => self.post(act, step),
            Scene::Goal(step) => step.perform(act),
            Scene::Session(step) => step.perform(act),
        }
    }

    fn post(&mut self, act: &mut Act<'_>, step: &Step) -> member::Result<()> {
        let mut dice = Dice::new(step.at.as_microsecond().unsigned_abs(), step.about as u64);
        let id = *self.ids.entry(step.about).or_insert_with(|| AnnouncementId(id_at(step.at, &mut dice)));
        match &step.deed {
            Deed::Publish(content) => act.publish(id, content).map(|_| ()),
            Deed::Open => act.open(id),
            Deed::Acknowledge { revision } => act.acknowledge(id, *revision),
            Deed::Reply(body) => act.reply(id, id_at(step.at, &mut dice), body),
            Deed::Ask { question, body } => {
                let question = *self.questions.entry((step.about, *question)).or_insert(id_at(step.at, &mut dice));
                act.ask(id, question, body)
            }
            Deed::Answer { question, body } => match self.questions.get(&(step.about, *question)) {
                Some(question) => act.answer(*question, body),
                None => Err(member::Error::NoQuestion),
            },
            Deed::Edit { seen, title, body, asks_again } => act.edit(id, *seen, title, body, *asks_again).map(|_| ()),
            Deed::Withdraw => act.withdraw(id),
        }
    }
}
