//! Sample boards of any size, for measuring: the same for the same seed, keys apart.
//!
//! Rows are made on one thread and stored on another. They are not signed (`Signature::None` says so to readers), which
//! sample boards alone allow; schema, permissions and visibility are those of any board.

use std::path::Path;
use std::sync::mpsc::sync_channel;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use super::dice::Dice;
use super::goals::Goals;
use super::posts::Posts;
use super::sample::{Result, enrol};
use super::{PASSPHRASE, chart};
use crate::clock::Clock;
use crate::domain::audience::Limits;
use crate::domain::organisation::{Organisation, PersonId, Profile};
use crate::member::Workspace;
use crate::store::sqlite::{self, Agreements, Ownership, Post, SqliteStore};
use crate::store::{Board, ReadBoard as _, ReadPeople as _, Store as _};

/// What to make.
#[derive(Clone, Debug)]
pub struct Plan {
    pub people: usize,
    pub announcements: usize,
    pub goals: usize,
    /// Of all goals together.
    pub check_ins: usize,
    pub seed: u64,
    pub zone: TimeZone,
    /// The announcements and goals lead up to this moment.
    pub now: Timestamp,
}

/// How many posts go into one transaction.
const BATCH: usize = 2_000;
/// The goals of how many people do.
const PEOPLE: usize = 100;
/// How many batches may wait to be stored.
const WAITING: usize = 4;

/// Makes the board at `path`, which must not exist. `progress` hears how many announcements and goals are stored. After an
/// error nothing is left at `path`.
pub fn create(path: &Path, plan: &Plan, mut progress: impl FnMut(usize)) -> Result<()> {
    let board = Board {
        id: uuid::Builder::from_random_bytes(Dice::new(plan.seed, u64::MAX).bytes()).into_uuid(),
        organisation: "Cartelera, S. A.".to_owned(),
        zone: plan.zone.clone(),
        locale: "es".to_owned(),
        sample: true,
        created_at: plan.now.to_zoned(plan.zone.clone()).saturating_sub(6.years()).timestamp(),
        settled_on: plan.now.to_zoned(plan.zone.clone()).date(),
        limits: Limits::default(),
        chart: 1,
    };
    sqlite::create(path, &board, &Ownership::Private)?;
    let made = populate(path, plan)
        .and_then(|()| post(path, plan, &mut progress))
        .and_then(|()| agree(path, plan, |stored| progress(plan.announcements + stored)));
    if made.is_err() {
        for suffix in ["", "-wal", "-shm", ".lock"] {
            let mut name = path.as_os_str().to_owned();
            name.push(suffix);
            // What is half made is worth nothing, and not all of these exist.
            let _ = std::fs::remove_file(name);
        }
    }
    made
}

fn populate(path: &Path, plan: &Plan) -> Result<()> {
    let mut store = SqliteStore::open(path)?;
    let mut tx = store.begin()?;
    let board = tx.board()?;
    let mut ids: Vec<PersonId> = Vec::with_capacity(plan.people);
    for placed in chart::organisation(plan.people, plan.seed) {
        let manager = placed.manager.and_then(|at| ids.get(at)).copied();
        ids.push(tx.insert_person(&Profile { manager, ..placed.profile }, board.created_at)?);
    }
    enrol(tx.as_mut(), &board, &ids, board.created_at)?;
    tx.commit()?;
    Ok(())
}

fn post(path: &Path, plan: &Plan, mut progress: impl FnMut(usize)) -> Result<()> {
    let store = SqliteStore::open(path)?;
    let (board, organisation) = (store.board()?, store.organisation()?);
    drop(store);
    let (send, receive) = sync_channel::<Vec<Post>>(WAITING);
    let mut stored = 0;
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let send = send;
            make(plan, &board, &organisation, |batch| send.send(batch).is_ok());
        });
        let batches = receive.into_iter().inspect(|batch| {
            // Whoever asks for the next batch has stored the ones before.
            progress(stored);
            stored += batch.len();
        });
        sqlite::fill(path, batches)
    })?;
    progress(stored);
    Ok(())
}

/// Hands over batch after batch for as long as they are taken.
fn make(plan: &Plan, board: &Board, organisation: &Organisation, mut hand_over: impl FnMut(Vec<Post>) -> bool) {
    let chart = organisation.on(board.settled_on);
    let size = (plan.announcements, plan.seed);
    let mut posts = Posts::new(&chart, board.limits, board.chart, size, plan.now, &board.zone);
    loop {
        let batch: Vec<Post> = posts.by_ref().take(BATCH).collect();
        if batch.is_empty() || !hand_over(batch) {
            return;
        }
    }
}

fn agree(path: &Path, plan: &Plan, mut progress: impl FnMut(usize)) -> Result<()> {
    if plan.goals == 0 {
        return Ok(());
    }
    let mut store = SqliteStore::open(path)?;
    let (board, organisation) = (store.board()?, store.organisation()?);
    let goals = Goals::new(&board, &organisation, plan);
    let mut tx = store.begin()?;
    goals.prepare(tx.as_mut())?;
    tx.commit()?;
    drop(store);
    let (send, receive) = sync_channel::<Agreements>(WAITING);
    let mut stored = 0;
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let send = send;
            // Whoever no longer takes them has met an error.
            goals.batches(PEOPLE).all(|batch| send.send(batch).is_ok());
        });
        let batches = receive.into_iter().inspect(|batch| {
            progress(stored);
            stored += batch.goals.len();
        });
        sqlite::fill_goals(path, batches)
    })?;
    progress(stored);
    // Anybody's first look in the morning does it.
    let workspace = Workspace::open(path, Clock::fixed(plan.now))?;
    let Some(first) = organisation.people().first() else { return Ok(()) };
    workspace.sign_in(&first.profile.handle, PASSPHRASE).map_err(|(_, error)| error)?.settle_goals()?;
    Ok(())
}
