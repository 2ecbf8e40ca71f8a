//! Small boards for tests: a folder of their own, a clock that stands still, people who can sign in.

#![allow(dead_code, reason = "each test file uses its part")]

use std::path::{Path, PathBuf};

use cartelera::clock::Clock;
use cartelera::domain::organisation::{Area, Bond, ClientType, PersonId, Profile, Role, Roles};
use cartelera::member::access::MadeKeys;
use cartelera::member::{Member, NewBoard, Workspace};
use cartelera::store::sqlite::{Ownership, SqliteStore};
use cartelera::store::{ReadBoard as _, ReadPeople as _, Store as _};
use jiff::tz::TimeZone;

pub const PASSPHRASE: &str = "cartelera";

pub struct Desk {
    pub folder: tempfile::TempDir,
    pub path: PathBuf,
    pub clock: Clock,
}

impl Desk {
    /// A sample board with nobody in it.
    pub fn sample() -> Self {
        Self::new(true)
    }

    pub fn new(sample: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("board.db");
        let clock = Clock::fixed("2026-03-05T09:00:00Z".parse().unwrap());
        create(&path, sample, &clock, &Ownership::Private).unwrap();
        Self { folder, path, clock }
    }

    pub fn in_folder(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn open(&self) -> Workspace {
        Workspace::open(&self.path, self.clock.clone()).unwrap()
    }

    /// Adds somebody who can sign in.
    pub fn add(&self, name: &str, handle: &str, level: u16, manager: Option<&str>, roles: &[Role]) -> PersonId {
        let mut store = SqliteStore::open(&self.path).unwrap();
        let manager = manager.map(|handle| store.organisation().unwrap().find_handle(handle).unwrap().id);
        let (board, at) = (store.board().unwrap(), self.clock.now());
        let mut tx = store.begin().unwrap();
        let profile = Profile {
            handle: handle.to_owned(),
            name: name.to_owned(),
            title: "Técnica".to_owned(),
            area: Area::new("Clínica"),
            level,
            manager,
            client_type: ClientType::Operative,
            bond: Bond::Staff,
            locale: "en".to_owned(),
            active_from: None,
            active_until: None,
            successor: None,
            roles: roles.iter().fold(Roles::NONE, |roles, role| roles.with(*role)),
        };
        let person = tx.insert_person(&profile, at).unwrap();
        if board.sample {
            MadeKeys::for_sample(person, PASSPHRASE).announce_keeping(tx.as_mut(), &board, at).unwrap();
        }
        tx.commit().unwrap();
        person
    }

    pub fn sign_in(&self, handle: &str) -> Member {
        self.open().sign_in(handle, PASSPHRASE).map_err(|(_, error)| error).unwrap()
    }
}

pub fn create(path: &Path, sample: bool, clock: &Clock, ownership: &Ownership) -> cartelera::member::Result<Workspace> {
    let new = NewBoard {
        organisation: "Sol & <Luna>".to_owned(),
        zone: TimeZone::get("Europe/Madrid").unwrap(),
        locale: "es".to_owned(),
        sample,
    };
    Workspace::create(path, &new, ownership, clock.clone())
}
