//! What every engine that keeps a board must do: one suite over the `Store` trait.
//!
//! [`Engine`] makes fresh boards; the suite is a set of functions over it, so that a second engine runs it by adding one
//! line at the end.

mod announcements;
mod board;
#[path = "../fixture/mod.rs"]
mod fixture;
mod goals;
mod goals_model;
mod lists;
mod search;
mod search_model;
mod sessions;
mod sessions_model;

use cartelera::domain::announcement::{
    Acknowledgement, Announcement, AnnouncementId, Answer, NewAnnouncement, Position, Priority, Question,
    QuestionState, ReceiptState, Reply, Revision, State, state,
};
use cartelera::domain::audience::{Direction, Limits, Reach};
use cartelera::domain::organisation::PersonId;
use cartelera::keys::{ChainEntry, ChainHead, Deed, EnrolmentCode, KdfParams, KeyBox, RecoveryBox, RecoveryKey, Seed};
use cartelera::store::announcements::{Addition, Cursor, Only, Shown, Unread};
use cartelera::store::keys::{IssuedCode, PersonKeys};
use cartelera::store::sqlite::{Ownership, SqliteStore, create};
use cartelera::store::{Board, Draft, Store, Transaction};
use fixture::profile;
use jiff::civil::date;
use jiff::{Timestamp, ToSpan as _};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tempfile::TempDir;
use uuid::Uuid;

/// Runs a suite over one engine, each function as a test of its own.
macro_rules! suite {
    ($engine:ident: $($test:ident),+ $(,)?) => {
        mod $engine {
            $(#[test]
            fn $test() {
                super::$test(crate::$engine);
            })+
        }
    };
}
use suite;

/// Runs a property over one engine.
macro_rules! property {
    ($engine:ident: $property:ident($($given:ident in $from:expr),+ $(,)?) => $check:ident($($with:expr),+)) => {
        mod $engine {
            use super::*;

            proptest! {
                #[test]
                fn $property($($given in $from),+) {
                    super::$check(crate::$engine, $($with),+);
                }
            }
        }
    };
}
use property;

/// Makes boards that are empty but for their own row.
type Engine = fn(&Board) -> Made;

/// A fresh board, which lives as long as its folder.
struct Made {
    store: Box<dyn Store>,
    folder: TempDir,
}

fn sqlite(board: &Board) -> Made {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("board.db");
    create(&path, board, &Ownership::Private).unwrap();
    Made { store: Box::new(SqliteStore::open(&path).unwrap()), folder }
}

fn now() -> Timestamp {
    fixture::monday()
}

fn hours(hours: i64) -> Timestamp {
    now().checked_add(hours.hours()).unwrap()
}

fn board() -> Board {
    Board {
        id: Uuid::from_u128(7),
        organisation: "Mini".into(),
        zone: jiff::tz::TimeZoneDatabase::bundled().get("Europe/Madrid").unwrap(),
        locale: "es".into(),
        sample: false,
        created_at: now(),
        settled_on: date(2026, 3, 2),
        limits: Limits { leadership: 1, everyone: 2, wide: 3 },
        chart: 1,
    }
}

impl Made {
    /// A board with people 1 to `people`.
    fn with_people(engine: Engine, people: i64) -> Self {
        let mut made = engine(&board());
        made.write(|tx| {
            for number in 1..=people {
                let manager = (number > 1).then_some(PersonId(1));
                let level = if number > 1 { 2 } else { 1 };
                assert_eq!(
                    tx.insert_person(&profile(&format!("p{number}"), level, manager, "A"), now()).unwrap().0,
                    number
                );
            }
        });
        made
    }

    fn write<T>(&mut self, work: impl FnOnce(&mut dyn Transaction) -> T) -> T {
        let mut tx = self.store.begin().unwrap();
        let done = work(tx.as_mut());
        tx.commit().unwrap();
        done
    }

    /// Publishes at `publish_at`; "at once" when that is not after `at`.
    fn post(&mut self, id: u128, author: i64, recipients: &[i64], publish_at: Timestamp) -> Announcement {
        self.post_as(id, author, recipients, publish_at, |_| ())
    }

    fn post_as(
        &mut self,
        id: u128,
        author: i64,
        recipients: &[i64],
        publish_at: Timestamp,
        change: impl FnOnce(&mut Announcement),
    ) -> Announcement {
        let recipients: Vec<PersonId> = recipients.iter().copied().map(PersonId).collect();
        self.write(|tx| {
            let position = tx.take_position(publish_at, publish_at <= now()).unwrap();
            let mut row = announcement(id, author, position, publish_at);
            row.recipients = u32::try_from(recipients.len()).unwrap();
            change(&mut row);
            assert!(tx.insert_announcement(&row, &recipients).unwrap());
            row
        })
    }

    fn ids(&self, viewer: i64, shown: Shown, at: Timestamp) -> Vec<u128> {
        let page = self.store.page(PersonId(viewer), shown, Cursor::Newest, 1000, at).unwrap();
        page.rows.iter().map(|row| row.id.0.as_u128()).collect()
    }

    fn list(&self, viewer: i64) -> Vec<u128> {
        self.ids(viewer, Shown::default(), now())
    }
}

fn announcement(id: u128, author: i64, position: Position, publish_at: Timestamp) -> Announcement {
    Announcement {
        id: AnnouncementId(Uuid::from_u128(id)),
        position,
        author: PersonId(author),
        steward: PersonId(author),
        content: NewAnnouncement {
            publish_at: Some(publish_at),
            ..NewAnnouncement::notice(Reach::Everyone, &format!("title {id}"), "body")
        },
        publish_at,
        withdrawn_at: None,
        revision: 1,
        asks_since: 1,
        revised_at: now(),
        chart: 1,
        recipients: 0,
        entry: None,
    }
}

fn asking(due: Timestamp) -> impl FnOnce(&mut Announcement) {
    move |row| row.content.acknowledgement = Some(Acknowledgement { due: Some(due) })
}

fn only(only: Only) -> Shown {
    Shown { direction: None, only }
}
