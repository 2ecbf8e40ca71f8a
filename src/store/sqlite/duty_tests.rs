//! Whatever people do, the duties kept are those that receipts, questions and audiences say.

use std::collections::BTreeSet;

use jiff::{Timestamp, ToSpan as _};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::clock::Clock;
use crate::domain::announcement::{Acknowledgement, Announcement, AnnouncementId, NewAnnouncement, ReceiptState};
use crate::domain::audience::Reach;
use crate::domain::organisation::{Area, Bond, ClientType, PersonId, Profile, Role, Roles};
use crate::member::access::MadeKeys;
use crate::member::{Member, NewBoard, Workspace};
use crate::store::{ReadAnnouncements as _, ReadBoard as _, ReadPeople as _};

/// What somebody tries; the rules may refuse it.
#[derive(Clone, Debug)]
enum Deed {
    Publish { reach: Reach, due: Option<i64>, expires: Option<i64>, publish: Option<i64> },
    Edit { which: usize, again: bool },
    Acknowledge { which: usize },
    Ask { which: usize },
    Answer { which: usize },
    Withdraw { which: usize },
    Reinstate { which: usize },
    Join { after: i64 },
    Leave { who: usize, after: i64 },
    Return { who: usize },
    Wait { days: i64 },
}

fn deed() -> impl Strategy<Value = Deed> {
    let reach = prop::sample::select(vec![Reach::Everyone, Reach::Descending, Reach::Team, Reach::Leadership]);
    let days = || prop::option::of(1..9_i64);
    let which = || 0..4_usize;
    prop_oneof![
        4 => (reach, days(), days(), days())
            .prop_map(|(reach, due, expires, publish)| Deed::Publish { reach, due, expires, publish }),
        2 => (which(), any::<bool>()).prop_map(|(which, again)| Deed::Edit { which, again }),
        4 => which().prop_map(|which| Deed::Acknowledge { which }),
        3 => which().prop_map(|which| Deed::Ask { which }),
        3 => which().prop_map(|which| Deed::Answer { which }),
        2 => which().prop_map(|which| Deed::Withdraw { which }),
        2 => which().prop_map(|which| Deed::Reinstate { which }),
        2 => (-2..4_i64).prop_map(|after| Deed::Join { after }),
        2 => (1..5_usize, -1..4_i64).prop_map(|(who, after)| Deed::Leave { who, after }),
        2 => (1..5_usize).prop_map(|who| Deed::Return { who }),
        3 => (1..5_i64).prop_map(|days| Deed::Wait { days }),
    ]
}

/// `top`, an admin who stays, over four others; newcomers have no keys.
struct Office {
    folder: tempfile::TempDir,
    clock: Clock,
    members: Vec<Member>,
    posts: Vec<(PersonId, AnnouncementId)>,
    questions: Vec<Uuid>,
    newcomers: u32,
}

const ENROLLED: [(&str, u16, Option<i64>); 5] =
    [("top", 1, None), ("mid", 2, Some(1)), ("one", 3, Some(2)), ("two", 3, Some(2)), ("six", 2, Some(1))];

fn profile(handle: &str, level: u16, manager: Option<i64>) -> Profile {
    Profile {
        handle: handle.into(),
        name: handle.into(),
        title: String::new(),
        area: Area::new("A"),
        level,
        manager: manager.map(PersonId),
        client_type: ClientType::Operative,
        bond: Bond::Staff,
        locale: "es".into(),
        active_from: None,
        active_until: None,
        successor: None,
        roles: if manager.is_none() { Roles::NONE.with(Role::Admin) } else { Roles::NONE.with(Role::Editor) },
    }
}

impl Office {
    fn new() -> Self {
        let (folder, clock) = (tempfile::tempdir().unwrap(), Clock::fixed("2026-03-02T09:00:00Z".parse().unwrap()));
        let path = folder.path().join("board.db");
        let zone = jiff::tz::TimeZone::UTC;
        let new = NewBoard { organisation: "Desk".into(), zone, locale: "es".into(), sample: true };
        Workspace::create(&path, &new, &Ownership::Private, clock.clone()).unwrap();
        let mut store = SqliteStore::open(&path).unwrap();
        let (board, now) = (store.board().unwrap(), clock.now());
        let mut tx = store.begin().unwrap();
        for (handle, level, manager) in ENROLLED {
            let id = tx.insert_person(&profile(handle, level, manager), now).unwrap();
            MadeKeys::for_sample(id, "x").announce_keeping(tx.as_mut(), &board, now).unwrap();
        }
        tx.commit().unwrap();
        let sign_in = |(handle, ..): (&str, u16, Option<i64>)| {
            let workspace = Workspace::open(&path, clock.clone()).unwrap();
            workspace.sign_in(handle, "x").map_err(|(_, error)| error).unwrap()
        };
        let members = ENROLLED.map(sign_in).into();
        Self { folder, clock, members, posts: Vec::new(), questions: Vec::new(), newcomers: 0 }
    }

    fn in_days(&self, days: i64) -> Timestamp {
        self.clock.now().checked_add((24 * days).hours()).unwrap()
    }

    /// Does a deed as one of the members. What the rules refuse has not happened.
    fn attempt(&mut self, by: usize, deed: &Deed) {
        let now = self.clock.now();
        let zone = jiff::tz::TimeZone::UTC;
        let day = |days: i64| now.checked_add((24 * days).hours()).unwrap().to_zoned(zone.clone()).date();
        let (posts, questions) = (self.posts.clone(), self.questions.clone());
        let post = |which: usize| posts.get(which % posts.len().max(1)).map(|(_, id)| *id);
        let _refused_or_done = match *deed {
            Deed::Publish { reach, due, expires, publish } => {
                let from = publish.map_or(now, |days| self.in_days(days));
                let after = |days: i64| from.checked_add((24 * days).hours()).unwrap();
                let new = NewAnnouncement {
                    acknowledgement: Some(Acknowledgement { due: due.map(after) }),
                    expires_at: expires.map(|days| after(days + due.unwrap_or(0))),
                    publish_at: publish.map(|_| from),
                    ..NewAnnouncement::notice(reach, "t", "b")
                };
                let id = AnnouncementId(self.members[by].new_id());
                let published = self.members[by].publish(id, &new);
                if published.is_ok() {
                    self.posts.push((self.members[by].id(), id));
                }
                published.map(drop)
            }
            Deed::Edit { which, again } => {
                let Some(id) = post(which) else { return };
                let Ok(revision) = self.members[by].headline(id).map(|headline| headline.revision) else { return };
                self.members[by].edit(id, revision, "t", "b", again).map(drop)
            }
            Deed::Acknowledge { which } => {
                let Some(id) = post(which) else { return };
                let Ok(revision) = self.members[by].headline(id).map(|headline| headline.revision) else { return };
                self.members[by].acknowledge(id, revision)
            }
            Deed::Ask { which } => {
                let Some(id) = post(which) else { return };
                let question = self.members[by].new_id();
                self.questions.push(question);
                self.members[by].ask(id, question, "?")
            }
            Deed::Answer { which } => {
                let Some(question) = questions.get(which % questions.len().max(1)) else { return };
                // Whoever may.
                self.members
                    .iter_mut()
                    .map(|member| member.answer(*question, "so"))
                    .find(|done| done.is_ok())
                    .unwrap_or(Ok(()))
            }
            Deed::Withdraw { which } => post(which).map_or(Ok(()), |id| self.members[by].withdraw(id)),
            // Whoever may.
            Deed::Reinstate { which } => post(which).map_or(Ok(()), |id| {
                self.members.iter_mut().map(|member| member.reinstate(id)).find(|done| done.is_ok()).unwrap_or(Ok(()))
            }),
            Deed::Join { after } => {
                self.newcomers += 1;
                let joining = profile(&format!("new{}", self.newcomers), 3, Some(2));
                let joining = Profile { active_from: Some(day(after)), ..joining };
                self.members[0].add_person(joining).map(drop)
            }
            Deed::Leave { who, after } => {
                let (id, on) = (self.members[who].id(), day(after));
                self.members[0].leave(id, on, None)
            }
            Deed::Return { who } => {
                let id = self.members[who].id();
                let back = self.members[who].person().profile.clone();
                self.members[0].change_person(id, Profile { active_until: None, ..back })
            }
            Deed::Wait { days } => {
                self.clock.set(self.in_days(days));
                Ok(())
            }
        };
    }

    /// Who owes what by the duties kept, what has expired aside.
    fn kept(&self, store: &SqliteStore) -> BTreeSet<(i64, i64)> {
        let mut query = store
            .connection
            .prepare(
                "SELECT person, position FROM duty JOIN announcement USING (position)
                 WHERE expires_at IS NULL OR expires_at > ?1",
            )
            .unwrap();
        let now = self.clock.now().as_microsecond();
        query.query_map([now], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(|row| row.unwrap()).collect()
    }

    /// Who owes what by everything else.
    fn owed(&self, store: &SqliteStore) -> BTreeSet<(i64, i64)> {
        let (now, organisation) = (self.clock.now(), store.organisation().unwrap());
        let mut owed = BTreeSet::new();
        for (author, id) in &self.posts {
            let row: Announcement = store.announcement(*author, *id, now).unwrap().unwrap();
            if row.withdrawn_at.is_some() || row.content.expires_at.is_some_and(|expires| expires <= now) {
                continue;
            }
            let later = store.additions(row.position).unwrap().into_iter().filter(|addition| !addition.stands_in);
            let people = store.recipients(row.position).unwrap();
            let questions = store.questions(row.position, None).unwrap();
            let day = self.members[0].workspace().day_of(now.max(row.publish_at));
            for person in people.into_iter().chain(later.map(|addition| addition.person)) {
                let there = organisation.find(person).unwrap().is_active(day);
                let receipt = store.receipt(row.position, person).unwrap();
                let done = receipt.is_some_and(|receipt| receipt.state(row.asks_since) == ReceiptState::Acknowledged);
                let asking = questions.iter().any(|question| question.asker == person && question.answer.is_none());
                if there && !done && !asking {
                    owed.insert((person.0, row.position.0));
                }
            }
        }
        owed
    }
}

proptest! {
    #[test]
    fn the_duties_kept_are_those_that_everything_else_says(
        deeds in prop::collection::vec((0..5_usize, deed()), 1..12),
    ) {
        let mut office = Office::new();
        for (by, deed) in &deeds {
            office.attempt(*by, deed);
        }
        office.members[0].act(|_| Ok(())).unwrap();
        let store = SqliteStore::open(&office.folder.path().join("board.db")).unwrap();
        prop_assert_eq!(office.kept(&store), office.owed(&store));
        prop_assert_eq!(office.members[0].workspace().check(None).unwrap().faults, []);
        // What has expired is let go of with the next day.
        office.clock.set(office.clock.now().checked_add(24.hours()).unwrap());
        office.members[0].act(|_| Ok(())).unwrap();
        let lapsed: i64 = store
            .connection
            .query_row(
                "SELECT count(*) FROM duty JOIN announcement USING (position) WHERE expires_at <= ?1",
                [office.clock.now().as_microsecond()],
                |row| row.get(0),
            )
            .unwrap();
        prop_assert_eq!(lapsed, 0);
    }
}
