//! Generated organisations and what happens in them: people of every role, type and bond come, move and leave while they
//! publish, answer, measure and talk. All of it is done through the program by whoever may, and told to the plain rule.
//! Whatever is written holds a word that is nowhere else, so that it can be told by machine where it came to.

use std::collections::BTreeMap;

use cartelera::clock::Clock;
use cartelera::domain::audience::Reach;
use cartelera::domain::goal::{Aggregation, Dimension, KpiId, KpiKind, Translated};
use cartelera::domain::organisation::{Area, Bond, ClientType, PersonId, Profile, Role, Roles};
use cartelera::domain::session::SessionKind;
use cartelera::member::access::MadeKeys;
use cartelera::member::goals::NewKpi;
use cartelera::member::{Error, Member, NewBoard, Workspace};
use cartelera::store::sqlite::{Ownership, SqliteStore};
use cartelera::store::{ReadBoard as _, Store as _};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan as _};
use tempfile::TempDir;

use super::told::{People, Told};
use crate::dice::Dice;

pub const PASSPHRASE: &str = "cartelera";
const AREAS: [&str; 6] = ["Norte", "Norte/Caja", "Norte/Caja/Noche", "Sur", "Sur/Taller", "Mar"];

/// A board, those who are signed in, and what has happened.
pub struct Story {
    pub told: Told,
    pub members: BTreeMap<PersonId, Member>,
    pub dice: Dice,
    pub clock: Clock,
    pub folder: TempDir,
    admin: PersonId,
    pub kpi: KpiId,
    words: u32,
    /// When somebody was put into the chart, where that was after the first day.
    pub added: BTreeMap<PersonId, Timestamp>,
    /// How often each deed was done, and how often it was refused.
    pub done: BTreeMap<&'static str, (u32, u32)>,
}

impl Story {
    pub fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("board.db")
    }

    /// A word that is nowhere else.
    pub fn word(&mut self) -> String {
        self.words += 1;
        format!("zq{}x", self.words)
    }

    pub fn here(&self) -> Vec<PersonId> {
        self.told.here(self.told.today())
    }

    pub fn somebody(&mut self) -> PersonId {
        let signed_in: Vec<PersonId> = self.members.keys().copied().collect();
        self.dice.pick(&signed_in).unwrap()
    }

    pub fn member(&mut self, person: PersonId) -> &mut Member {
        self.members.get_mut(&person).unwrap()
    }

    /// Counts a deed; what is refused has not happened.
    pub fn happened<T>(&mut self, deed: &'static str, came: Result<T, Error>) -> Option<T> {
        let counted = self.done.entry(deed).or_default();
        match came {
            Ok(came) => {
                counted.0 += 1;
                Some(came)
            }
            Err(Error::Store(error)) => panic!("{deed}: {error}"),
            Err(_) => {
                counted.1 += 1;
                None
            }
        }
    }

    fn enter(&mut self, person: PersonId) {
        let workspace = Workspace::open(&self.path(), self.clock.clone()).unwrap();
        let handle = &self.told.people[&person].handle;
        let member = workspace.sign_in(handle, PASSPHRASE).map_err(|(_, error)| error).unwrap();
        self.members.insert(person, member);
    }

    fn profile(&mut self, number: usize) -> Profile {
        let managers: Vec<PersonId> = self.here().into_iter().filter(|id| self.told.people[id].level < 7).collect();
        let top = managers.is_empty() || number < 3 && self.dice.one_in(4);
        let manager = if top { None } else { self.dice.pick(&managers) };
        let above = manager.map(|manager| self.told.people[&manager].clone());
        let area = above.as_ref().filter(|_| !self.dice.one_in(3)).map(|above| above.area.clone());
        Profile {
            handle: format!("p{number}"),
            name: format!("Persona {number}"),
            title: String::new(),
            area: area.unwrap_or_else(|| Area::new(AREAS[self.dice.below(AREAS.len())])),
            level: above.map_or(1, |above| above.level + 1 + u16::from(self.dice.one_in(6))),
            manager,
            client_type: self.dice.pick(ClientType::ALL).unwrap(),
            bond: self.dice.pick(Bond::ALL).unwrap(),
            locale: if self.dice.one_in(3) { "en" } else { "es" }.to_owned(),
            active_from: None,
            active_until: None,
            successor: None,
            roles: Roles::NONE,
        }
    }

    /// An organisation of so many people on a Monday morning.
    pub fn new(seed: u64, size: usize) -> Self {
        let now: Timestamp = "2026-03-02T09:00:00Z".parse().unwrap();
        let (clock, zone) = (Clock::fixed(now), TimeZone::get("Europe/Madrid").unwrap());
        let folder = tempfile::tempdir().unwrap();
        let new =
            NewBoard { organisation: "Generada".to_owned(), zone: zone.clone(), locale: "es".to_owned(), sample: true };
        let path = folder.path().join("board.db");
        Workspace::create(&path, &new, &Ownership::Private, clock.clone()).unwrap();
        let told = Told {
            now,
            zone,
            people: BTreeMap::new(),
            enrolled: People::new(),
            rekeyed: People::new(),
            late: People::new(),
            leadership: 2,
            posts: Vec::new(),
            talks: Vec::new(),
            goals: Vec::new(),
            private: Vec::new(),
            kept: None,
            brought: 0,
        };
        let mut story = Self {
            told,
            members: BTreeMap::new(),
            dice: Dice::new(seed),
            clock,
            folder,
            admin: PersonId(0),
            kpi: KpiId(uuid::Uuid::nil()),
            words: 0,
            added: BTreeMap::new(),
            done: BTreeMap::new(),
        };
        story.people(size);
        story.kpi();
        story
    }

    fn people(&mut self, size: usize) {
        let (admin, hr, editor) = (self.dice.below(size), self.dice.below(size), self.dice.below(size));
        let mut store = SqliteStore::open(&self.path()).unwrap();
        let board = store.board().unwrap();
        let mut tx = store.begin().unwrap();
        for number in 0..size {
            let mut profile = self.profile(number);
            for (who, role) in [(admin, Role::Admin), (hr, Role::Hr), (editor, Role::Editor)] {
                if who == number {
                    profile.roles = profile.roles.with(role);
                }
            }
            let comes_and_goes = number > 3 && number != admin;
            let day = self.told.today().checked_add((1 + self.dice.below(15) as i64).days()).unwrap();
            if comes_and_goes && self.dice.one_in(10) {
                profile.active_from = Some(day);
            } else if comes_and_goes && self.dice.one_in(10) {
                profile.active_until = Some(day);
            }
            let id = tx.insert_person(&profile, self.told.now).unwrap();
            if number == admin {
                self.admin = id;
            }
            if number == admin || number < 2 || !self.dice.one_in(8) {
                MadeKeys::for_sample(id, PASSPHRASE).announce_keeping(tx.as_mut(), &board, self.told.now).unwrap();
                self.told.enrolled.insert(id);
            }
            self.told.people.insert(id, profile);
        }
        tx.commit().unwrap();
        drop(store);
        for id in self.here() {
            if self.told.enrolled.contains(&id) {
                self.enter(id);
            }
        }
    }

    fn kpi(&mut self) {
        let admin = self.admin;
        let name = Translated::new("Ventas", "Sales");
        let unit = Translated::new("%", "%");
        let (dimension, kind, aggregation) = (Dimension::Productivity, KpiKind::Numeric, Aggregation::Last);
        let member = self.member(admin);
        let id = KpiId(member.new_id());
        let new = NewKpi { name, unit, dimension, kind, aggregation };
        member.act(|act| act.define_kpi(id, &new)).unwrap();
        self.kpi = id;
    }

    /// Time passes; then whoever is there writes something, by which changes dated ahead take effect.
    pub fn pass(&mut self, time: Span) {
        let last = self.told.today();
        self.told.now = self.told.now.checked_add(time).unwrap();
        self.clock.set(self.told.now);
        let today = self.told.today();
        let gone: Vec<PersonId> =
            self.members.keys().copied().filter(|person| !self.told.is_here(*person, today)).collect();
        for person in gone {
            self.members.remove(&person);
        }
        let admin = self.admin;
        self.member(admin).act(|_| Ok(())).unwrap();
        let came = |day: Option<jiff::civil::Date>| day.filter(|day| last < *day && *day <= today);
        let joined: Vec<_> =
            self.told.people.iter().filter_map(|(id, person)| Some((*id, came(person.active_from)?))).collect();
        self.told.hand_over();
        for (person, day) in joined {
            if self.told.is_here(person, today) {
                self.told.bring(person, day);
            }
        }
        self.member(admin).settle_goals().unwrap();
        for person in self.here() {
            if self.told.enrolled.contains(&person) && !self.members.contains_key(&person) {
                self.enter(person);
            }
        }
    }

    /// The chart is another one: tells what follows.
    fn chart_changed(&mut self, was_here: Vec<PersonId>) {
        self.told.hand_over();
        self.told.settle_scheduled();
        let today = self.told.today();
        for person in self.here() {
            if !was_here.contains(&person) {
                self.told.bring(person, today);
            }
        }
        let gone: Vec<PersonId> = was_here.into_iter().filter(|person| !self.told.is_here(*person, today)).collect();
        for person in gone {
            self.members.remove(&person);
        }
    }

    pub fn move_somebody(&mut self) {
        let (admin, people) = (self.admin, self.here());
        let (person, manager) = (self.dice.pick(&people).unwrap(), self.dice.pick(&people));
        let mut profile = self.told.people[&person].clone();
        if self.dice.one_in(2) {
            profile.area = Area::new(AREAS[self.dice.below(AREAS.len())]);
        } else if profile.manager.is_some() {
            profile.manager = manager;
        }
        let came = self.member(admin).change_person(person, profile.clone());
        if self.happened("move", came).is_some() {
            self.told.people.insert(person, profile);
            self.chart_changed(people);
        }
    }

    pub fn leave(&mut self) {
        let (admin, people) = (self.admin, self.here());
        if people.len() < 5 {
            return;
        }
        // Often somebody who has written something.
        let authors: Vec<PersonId> = self.told.posts.iter().rev().map(|post| post.author).take(3).collect();
        let author = self.dice.pick(&authors).filter(|author| people.contains(author));
        let person = author.or_else(|| self.dice.pick(&people)).unwrap();
        let successor = if self.dice.one_in(2) { self.dice.pick(&people) } else { None };
        let on = self.told.today().checked_add((self.dice.below(3) as i64).days()).unwrap();
        if person == admin || self.told.people[&person].active_until.is_some() {
            return;
        }
        let came = self.member(admin).leave(person, on, successor);
        if self.happened("leave", came).is_some() {
            let profile = self.told.people.get_mut(&person).unwrap();
            (profile.active_until, profile.successor) = (Some(on), successor);
            self.chart_changed(people);
        }
    }

    pub fn join(&mut self) {
        let (admin, before) = (self.admin, self.here());
        let mut profile = self.profile(self.told.people.len());
        if self.dice.one_in(3) {
            profile.active_from = Some(self.told.today().checked_add(1.day()).unwrap());
        }
        let came = self.member(admin).add_person(profile.clone());
        if let Some(person) = self.happened("join", came) {
            self.told.people.insert(person, profile);
            self.added.insert(person, self.told.now);
            self.chart_changed(before);
        }
    }

    /// Somebody who has no keys gets some, or somebody who has gets new ones.
    pub fn enrol(&mut self) {
        let (admin, people) = (self.admin, self.here());
        let person = self.dice.pick(&people).unwrap();
        let anew = self.told.enrolled.contains(&person);
        if person == admin || anew && !self.dice.one_in(4) {
            return;
        }
        let came = self.member(admin).issue_code(person);
        let Some(code) = self.happened("code", came) else { return };
        let mut workspace = Workspace::open(&self.path(), self.clock.clone()).unwrap();
        let handle = self.told.people[&person].handle.clone();
        let came = workspace.enrol(&handle, &code.to_string(), PASSPHRASE);
        self.happened(if anew { "new keys" } else { "enrol" }, came).unwrap();
        self.told.enrolled.insert(person);
        if anew { &mut self.told.rekeyed } else { &mut self.told.late }.insert(person);
        self.enter(person);
    }

    pub fn give_role(&mut self) {
        let (admin, people) = (self.admin, self.here());
        let (person, role) = (self.dice.pick(&people).unwrap(), self.dice.pick(&[Role::Hr, Role::Editor]).unwrap());
        let has = !self.told.people[&person].roles.has(role);
        let came = self.member(admin).set_role(person, role, has);
        if self.happened("role", came).is_some() {
            let roles = &mut self.told.people.get_mut(&person).unwrap().roles;
            *roles = if has { roles.with(role) } else { roles.without(role) };
            self.chart_changed(people);
        }
    }

    pub fn set_limits(&mut self) {
        let (admin, leadership) = (self.admin, 1 + self.dice.below(3) as u16);
        let limits = cartelera::domain::audience::Limits { leadership, everyone: 4, wide: 5 };
        let came = self.member(admin).set_limits(limits);
        if self.happened("limits", came).is_some() {
            self.told.leadership = leadership;
            let here = self.here();
            self.chart_changed(here);
        }
    }

    // What is somebody's alone.

    pub fn draft(&mut self) {
        let (by, said) = (self.somebody(), self.word());
        let state = self.folder.path().join("state");
        let member = self.member(by);
        let id = member.new_id();
        let came = member.save_draft(id, &format!("Un {said} a medias"), &state);
        if self.happened("draft", came).is_some() {
            self.told.private.push((by, said));
            self.told.private.push((by, id.to_string()));
        }
    }

    pub fn keep_search(&mut self) {
        let (by, said) = (self.somebody(), self.word());
        let member = self.member(by);
        let id = member.new_id();
        let search = cartelera::member::search::SavedSearch { id, name: said.clone(), query: "is:unread".to_owned() };
        let came = member.save_search(&search);
        if self.happened("keep search", came).is_some() {
            self.told.private.push((by, said));
        }
    }

    /// Human resources say how long sessions of one kind are open.
    pub fn retain(&mut self) {
        let hr = |person: &PersonId| self.told.people[person].roles.has(Role::Hr);
        let Some(by) = self.members.keys().copied().find(hr) else { return };
        let (kind, days) = (SessionKind::Onboarding, 3);
        let came = self.member(by).act(|act| act.set_retention(kind, Some(days), 2));
        if self.happened("retain", came).is_some() {
            self.told.kept = Some((kind, i64::from(days)));
        }
    }

    // A day.

    /// What happens at random until it is looked at.
    pub fn go_on(&mut self, rounds: usize) {
        for _ in 0..rounds {
            for _ in 0..16 {
                // So that nothing happens at the same moment.
                self.pass(1.minute());
                match self.dice.below(36) {
                    0..=5 => self.post(),
                    6 | 7 => self.answer_something(),
                    8..=10 => self.read_something(),
                    11 => self.edit_something(),
                    12 => self.withdraw_something(),
                    13 => self.reinstate_something(),
                    14 => self.set_goal(),
                    15 => self.measure_some(),
                    16 | 17 => self.plan_talk(),
                    18..=20 => self.write_in_talk(),
                    21 | 22 => self.move_talk(),
                    23 => self.draft(),
                    24 => self.keep_search(),
                    25 => match self.dice.below(6) {
                        0 | 1 => self.leave(),
                        2 => self.join(),
                        3 => self.give_role(),
                        4 => self.set_limits(),
                        _ => self.retain(),
                    },
                    26 => self.enrol(),
                    27 | 28 => self.move_somebody(),
                    29..=31 => self.answer_something(),
                    32 | 33 => self.measure_some(),
                    _ => self.move_talk(),
                }
            }
            let hours = if self.dice.one_in(6) { 24 * 8 } else { 1 + self.dice.below(20) as i64 };
            self.pass(hours.hours());
        }
    }

    /// Reaches, with what makes them smaller.
    pub fn some_audience(&mut self) -> cartelera::domain::audience::Audience {
        let mut audience = cartelera::domain::audience::Audience::new(self.dice.pick(Reach::ALL).unwrap());
        match audience.reach {
            Reach::Descending if self.dice.one_in(2) => audience.depth = Some(1 + self.dice.below(3) as u16),
            Reach::Ascending if self.dice.one_in(2) => audience.height = Some(1 + self.dice.below(3) as u16),
            Reach::Team | Reach::Area | Reach::Organisation => audience.copy_manager = self.dice.one_in(2),
            _ => {}
        }
        if self.dice.one_in(5) {
            audience.filter.area = Some(Area::new(AREAS[self.dice.below(AREAS.len())]));
        }
        if self.dice.one_in(7) {
            audience.filter.client_type = self.dice.pick(ClientType::ALL);
        }
        if self.dice.one_in(9) {
            audience.filter.bond = self.dice.pick(Bond::ALL);
        }
        audience
    }
}
