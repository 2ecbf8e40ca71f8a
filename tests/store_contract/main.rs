//! What every engine that keeps a board must do: one suite over the `Store` trait.
//!
//! [`Engine`] makes fresh boards; the suite is a set of functions over it, so that a second engine runs it by adding one
//! line at the end.

#[path = "../fixture/mod.rs"]
mod fixture;
mod goals;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

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
use tempfile::TempDir;
use uuid::Uuid;

/// Runs a suite over one engine: each function as a test of its own, and one property.
macro_rules! suite {
    (
        $engine:ident: $($test:ident),+ $(,)?;
        $property:ident($($given:ident in $from:expr),+ $(,)?) => $check:ident($($with:expr),+)
    ) => {
        mod $engine {
            use super::*;

            $(#[test]
            fn $test() {
                super::$test(crate::$engine);
            })+

            proptest! {
                #[test]
                fn $property($($given in $from),+) {
                    super::$check(crate::$engine, $($with),+);
                }
            }
        }
    };
}
use suite;

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

fn a_board_says_what_it_was_made_with(engine: Engine) {
    let mut made = engine(&board());
    assert_eq!(made.store.board().unwrap(), board());
    made.write(|tx| tx.set_settled_on(date(2026, 3, 9)).unwrap());
    assert_eq!(made.store.board().unwrap().settled_on, date(2026, 3, 9));
}

fn limits_are_kept_by_version_of_the_chart(engine: Engine) {
    let mut made = engine(&board());
    let next = Limits { leadership: 3, everyone: 3, wide: 4 };
    made.write(|tx| {
        tx.set_limits(next, now()).unwrap();
        assert_eq!(tx.begin_chart(now()).unwrap(), 2, "one version for everything in a transaction");
        assert_eq!(tx.board().unwrap().chart, 2);
    });
    assert_eq!(made.store.board().unwrap().limits, next);
    assert_eq!(made.store.limits_at(1).unwrap(), board().limits);
    assert_eq!(made.store.limits_at(2).unwrap(), next);
    assert!(made.store.limits_at(3).is_err());
    made.write(|tx| tx.begin_chart(hours(5)).map(drop).unwrap());
    assert_eq!([-1, 0, 4, 5].map(|hour| made.store.chart_at(hours(hour)).unwrap()), [1, 2, 2, 3]);
}

fn profiles_keep_their_history(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let before = made.store.organisation().unwrap();
    let at = made.store.board().unwrap().chart;
    let mut moved = profile("p3", 5, Some(PersonId(2)), "B/C");
    moved.active_from = Some(date(2026, 1, 1));
    moved.active_until = Some(date(2027, 1, 1));
    moved.successor = Some(PersonId(2));
    made.write(|tx| {
        tx.update_person(PersonId(3), &profile("p3", 4, None, "B"), now()).unwrap();
        tx.update_person(PersonId(3), &moved, now()).unwrap();
        assert_eq!(tx.organisation().unwrap().find(PersonId(3)).unwrap().profile, moved);
    });
    assert_eq!(made.store.organisation().unwrap().find(PersonId(3)).unwrap().profile, moved);
    assert_eq!(made.store.organisation().unwrap().find(PersonId(2)), before.find(PersonId(2)));
    assert_eq!(made.store.organisation_at(at).unwrap().people(), before.people());
    assert_eq!(made.store.organisation_at(1).unwrap().people(), []);
}

fn an_account_belongs_to_one_person(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    made.write(|tx| tx.link_account(500, PersonId(1)).unwrap());
    made.write(|tx| tx.link_account(501, PersonId(1)).unwrap());
    assert_eq!(made.store.person_of_account(500).unwrap(), None);
    assert_eq!(made.store.person_of_account(501).unwrap(), Some(PersonId(1)));
    made.write(|tx| tx.link_account(501, PersonId(2)).unwrap());
    assert_eq!(made.store.person_of_account(501).unwrap(), Some(PersonId(2)));
}

fn keys_of(person: i64, generation: u32) -> PersonKeys {
    let seed = Seed::generate();
    PersonKeys {
        person: PersonId(person),
        generation,
        public: seed.keys().public(),
        key_box: KeyBox::lock(&seed, "one", person, generation, KdfParams::SAMPLE).unwrap(),
        recovery_box: RecoveryBox::lock(&seed, &RecoveryKey::generate(), person, generation),
        made_at: now(),
        entry: 1,
    }
}

fn the_newest_generation_of_keys_counts_and_older_ones_still_verify(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    let (first, second) = (keys_of(1, 1), keys_of(1, 2));
    assert!(made.store.keys_of(PersonId(1)).unwrap().is_none());
    made.write(|tx| tx.insert_keys(&first).unwrap());
    made.write(|tx| tx.insert_keys(&second).unwrap());
    let found = made.store.keys_of(PersonId(1)).unwrap().unwrap();
    assert_eq!((found.generation, found.public, &found.key_box), (2, second.public, &second.key_box));
    assert_eq!((found.recovery_box, found.made_at, found.entry), (second.recovery_box.clone(), now(), 1));
    assert_eq!(made.store.announced_keys(PersonId(1), 1).unwrap().map(|keys| keys.public), Some(first.public));
    assert_eq!(made.store.announced_keys(PersonId(1), 3).unwrap(), None);
    assert_eq!(made.store.enrolled().unwrap(), [PersonId(1)].into());
    let other = keys_of(1, 2);
    made.write(|tx| tx.replace_boxes(&other.key_box, &other.recovery_box).unwrap());
    let found = made.store.keys_of(PersonId(1)).unwrap().unwrap();
    assert_eq!((found.public, found.key_box), (second.public, other.key_box));
    let nobody = keys_of(2, 1);
    let mut tx = made.store.begin().unwrap();
    assert!(tx.replace_boxes(&nobody.key_box, &nobody.recovery_box).is_err());
}

fn a_newer_code_replaces_an_older_one(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    let code = |generation| IssuedCode {
        person: PersonId(2),
        generation,
        digest: EnrolmentCode::generate().digest(2, generation),
        issued_by: PersonId(1),
        issued_at: now(),
        expires_at: hours(1),
        entry: 4,
    };
    let (first, second) = (code(1), code(2));
    made.write(|tx| tx.put_code(&first).unwrap());
    made.write(|tx| tx.put_code(&second).unwrap());
    assert_eq!(made.store.code_of(PersonId(2)).unwrap(), Some(second));
    assert_eq!(made.store.code_of(PersonId(1)).unwrap(), None);
    made.write(|tx| tx.delete_code(PersonId(2)).unwrap());
    assert_eq!(made.store.code_of(PersonId(2)).unwrap(), None);
}

fn the_chain_is_read_back_as_it_was_appended(engine: Engine) {
    let mut made = engine(&board());
    assert_eq!(made.store.chain_head().unwrap(), None);
    let keyring = Seed::generate().keys();
    let mut head = ChainHead::origin(b"board");
    let mut entries = Vec::new();
    for number in 0..5_u8 {
        let deed = Deed {
            at_micros: i64::from(number),
            author: 1,
            generation: 1,
            kind: "ack".into(),
            subject: vec![number; 16],
            digest: [number; 32],
        };
        let entry =
            if number == 2 { ChainEntry::unsigned(&head, deed) } else { ChainEntry::sign(&keyring, &head, deed) };
        head = entry.head();
        made.write(|tx| tx.append_entry(&entry).unwrap());
        entries.push(entry);
    }
    assert_eq!(made.store.chain_head().unwrap(), entries.last().cloned());
    assert_eq!(made.store.chain_entry(3).unwrap(), Some(entries[2].clone()));
    assert_eq!(made.store.chain_entry(6).unwrap(), None);
    assert_eq!(made.store.chain_from(2, 3).unwrap(), entries[1..4]);
    assert_eq!(made.store.chain_from(1, 100).unwrap(), entries);
    let mut tx = made.store.begin().unwrap();
    assert!(tx.append_entry(&entries[4]).is_err(), "a number is taken once");
}

fn a_draft_is_replaced_and_deleted_by_its_author_alone(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    let draft = |author, sealed: &[u8], hour| Draft {
        id: Uuid::from_u128(1),
        author: PersonId(author),
        saved_at: hours(hour),
        sealed: sealed.to_vec(),
    };
    made.write(|tx| tx.put_draft(&draft(1, b"first", 0)).unwrap());
    made.write(|tx| tx.put_draft(&draft(1, b"second", 1)).unwrap());
    made.write(|tx| tx.put_draft(&draft(2, b"forged", 2)).unwrap());
    made.write(|tx| tx.delete_draft(PersonId(2), Uuid::from_u128(1)).unwrap());
    assert_eq!(made.store.drafts(PersonId(1)).unwrap(), [draft(1, b"second", 1)]);
    assert_eq!(made.store.drafts(PersonId(2)).unwrap(), []);
    let newer = Draft { id: Uuid::from_u128(2), ..draft(1, b"newer", 5) };
    made.write(|tx| tx.put_draft(&newer).unwrap());
    assert_eq!(made.store.drafts(PersonId(1)).unwrap(), [newer, draft(1, b"second", 1)], "newest first");
    made.write(|tx| tx.delete_draft(PersonId(1), Uuid::from_u128(1)).unwrap());
    assert_eq!(made.store.drafts(PersonId(1)).unwrap().len(), 1);
}

fn an_announcement_comes_back_as_it_was_stored(engine: Engine) {
    use cartelera::domain::announcement::Event;
    use cartelera::domain::audience::{Audience, Filter};
    use cartelera::domain::organisation::{Area, Bond, ClientType};
    let mut made = Made::with_people(engine, 3);
    let row = made.post_as(1, 1, &[2, 3], hours(-1), |row| {
        row.content.audience = Audience {
            reach: Reach::Descending,
            depth: Some(2),
            height: None,
            filter: Filter {
                area: Some(Area::new("A/B")),
                client_type: Some(ClientType::Commercial),
                bond: Some(Bond::Partner),
            },
            copy_manager: true,
        };
        row.content.event = Some(Event { starts: hours(5), ends: hours(6), place: "Sala".into() });
        row.content.priority = Priority::Urgent;
        row.content.acknowledgement = Some(Acknowledgement { due: Some(hours(7)) });
        row.content.expires_at = Some(hours(8));
        row.content.pinned = true;
        row.content.replies_open = false;
        row.entry = Some(12);
    });
    assert_eq!(made.store.announcement(PersonId(2), row.id, now()).unwrap(), Some(row.clone()));
    assert_eq!(made.store.recipients(row.position).unwrap(), [PersonId(2), PersonId(3)]);
    let seen = made.store.headline(PersonId(2), row.id, now()).unwrap().unwrap();
    assert_eq!((seen.starts, seen.pinned, seen.acknowledgement), (Some(hours(5)), true, row.content.acknowledgement));
    assert_eq!(seen.receipt, ReceiptState::Unseen);
}

fn the_same_id_is_stored_once(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.post(1, 1, &[2], now());
    made.write(|tx| {
        let position = tx.take_position(now(), true).unwrap();
        let again = announcement(1, 1, position, now());
        assert!(!tx.insert_announcement(&again, &[PersonId(3)]).unwrap());
    });
    assert_eq!(made.list(3), [0_u128; 0]);
    assert_eq!(made.store.announcement(PersonId(2), row.id, now()).unwrap().unwrap().position, row.position);
}

fn places_are_unique_and_a_clock_set_back_reorders_nothing(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    let first = made.post(1, 1, &[2], now());
    let same_moment = made.post(2, 1, &[2], now());
    let set_back = made.post(3, 1, &[2], hours(-30));
    assert!(first.position < same_moment.position && same_moment.position < set_back.position);
    let scheduled = made.post(4, 1, &[2], hours(24));
    let also = made.post(5, 1, &[2], hours(24));
    assert_ne!(scheduled.position, also.position);
    let at_once = made.post(6, 1, &[2], now());
    assert!(set_back.position < at_once.position && at_once.position < scheduled.position);
    assert_eq!(made.list(2), [6, 3, 2, 1]);
    assert_eq!(made.ids(2, Shown::default(), hours(25)), [5, 4, 6, 3, 2, 1]);
}

fn only_author_and_recipients_see_an_announcement(engine: Engine) {
    for wide in [false, true] {
        let mut made = Made::with_people(engine, 30);
        let recipients: Vec<i64> = if wide { (2..=25).collect() } else { vec![2, 3] };
        let row = made.post(1, 1, &recipients, now());
        for viewer in 1..=30 {
            let may = viewer == 1 || recipients.contains(&viewer);
            assert_eq!(made.list(viewer).len(), usize::from(may), "{viewer}");
            assert_eq!(made.store.headline(PersonId(viewer), row.id, now()).unwrap().is_some(), may);
            assert_eq!(made.store.announcement(PersonId(viewer), row.id, now()).unwrap().is_some(), may);
            assert_eq!(made.store.unread(PersonId(viewer), now()).unwrap().diagonal, u32::from(may && viewer != 1));
        }
    }
}

fn a_scheduled_announcement_is_seen_by_its_author_alone_until_its_time(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.post_as(1, 1, &[2], hours(2), asking(hours(50)));
    assert!(made.store.headline(PersonId(2), row.id, hours(1)).unwrap().is_none());
    assert!(made.store.announcement(PersonId(2), row.id, hours(1)).unwrap().is_none());
    assert!(made.store.announcement(PersonId(1), row.id, hours(1)).unwrap().is_some());
    assert_eq!(made.store.duties(PersonId(2), hours(1)).unwrap(), []);
    assert_eq!(made.ids(1, Shown::default(), hours(1)), [0_u128; 0], "not on the boards");
    assert_eq!(made.ids(1, only(Only::Mine), hours(1)), [1]);
    assert_eq!(made.ids(2, Shown::default(), hours(2)), [1]);
    assert_eq!(made.store.duties(PersonId(2), hours(2)).unwrap().len(), 1);
}

fn an_expired_announcement_leaves_boards_and_duties(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.post_as(1, 1, &[2], now(), |row| {
        row.content.expires_at = Some(hours(5));
        row.content.pinned = true;
        row.content.acknowledgement = Some(Acknowledgement { due: Some(hours(4)) });
    });
    assert_eq!(made.ids(2, Shown::default(), hours(4)), [1]);
    for shown in [Only::All, Only::Unread, Only::AckDue] {
        assert_eq!(made.ids(2, only(shown), hours(5)), [0_u128; 0], "{shown:?}");
    }
    assert_eq!(made.store.duties(PersonId(2), hours(5)).unwrap(), []);
    assert_eq!(made.store.overdue(PersonId(1), &[PersonId(2)], hours(5)).unwrap(), []);
    assert_eq!(made.store.pinned(PersonId(2), None, 9, hours(5)).unwrap(), []);
    assert_eq!(made.store.unread(PersonId(2), hours(5)).unwrap(), Unread::default());
    assert!(made.store.headline(PersonId(2), row.id, hours(5)).unwrap().is_some(), "it can still be found");
    assert_eq!(made.ids(1, only(Only::Mine), hours(5)), [1]);
}

fn a_withdrawn_announcement_keeps_its_title_and_loses_its_body(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.post_as(1, 1, &[2], now(), asking(hours(1)));
    made.write(|tx| tx.withdraw(row.position, hours(1)).unwrap());
    made.write(|tx| tx.withdraw(row.position, hours(2)).unwrap());
    let seen = made.store.announcement(PersonId(2), row.id, hours(2)).unwrap().unwrap();
    assert_eq!((seen.content.title.as_str(), seen.content.body.as_str()), ("title 1", ""));
    assert_eq!(seen.withdrawn_at, Some(hours(1)), "the first withdrawal stands");
    assert_eq!(made.store.announcement(PersonId(1), row.id, hours(2)).unwrap().unwrap().content.body, "body");
    assert_eq!(made.ids(2, Shown::default(), hours(2)), [1]);
    assert_eq!(made.ids(2, only(Only::Unread), hours(2)), [0_u128; 0]);
    assert_eq!(made.store.unread(PersonId(2), hours(2)).unwrap().total(), 0);
    assert_eq!(made.store.duties(PersonId(2), hours(2)).unwrap(), []);
    assert_eq!(made.store.overdue(PersonId(1), &[PersonId(2)], hours(2)).unwrap(), []);
}

fn what_was_withdrawn_before_its_time_never_shows(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.post(1, 1, &[2], hours(2));
    made.write(|tx| tx.withdraw(row.position, hours(1)).unwrap());
    assert_eq!(made.ids(2, Shown::default(), hours(3)), [0_u128; 0]);
    assert!(made.store.headline(PersonId(2), row.id, hours(3)).unwrap().is_none());
    assert!(made.store.announcement(PersonId(2), row.id, hours(3)).unwrap().is_none());
    assert_eq!(made.ids(1, only(Only::Mine), hours(3)), [1]);
}

fn pins_and_urgent_ones_are_counted(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let pinned = |reach| {
        move |row: &mut Announcement| {
            row.content.pinned = true;
            row.content.audience.reach = reach;
            row.content.priority = Priority::Urgent;
        }
    };
    made.post_as(1, 1, &[2], hours(-2), pinned(Reach::Everyone));
    made.post_as(2, 1, &[2, 3], hours(-1), pinned(Reach::Descending));
    made.post_as(3, 2, &[3], now(), pinned(Reach::Everyone));
    made.post_as(4, 1, &[3], hours(9), pinned(Reach::Everyone));
    let ids = |viewer, direction| -> Vec<u128> {
        let rows = made.store.pinned(PersonId(viewer), direction, 9, now()).unwrap();
        rows.iter().map(|row| row.id.0.as_u128()).collect()
    };
    assert_eq!(ids(2, None), [3, 2, 1]);
    assert_eq!(ids(3, None), [3, 2]);
    assert_eq!(ids(2, Some(Direction::Vertical)), [2]);
    assert_eq!(made.store.count_pins(PersonId(1), Direction::Diagonal, now()).unwrap(), 2, "scheduled ones count");
    assert_eq!(made.store.count_pins(PersonId(1), Direction::Horizontal, now()).unwrap(), 0);
    assert_eq!(made.store.count_urgent(PersonId(1), hours(-2)).unwrap(), 2, "since is excluded");
    assert_eq!(made.store.count_urgent(PersonId(1), hours(-3)).unwrap(), 3);
}

fn duties_are_owed_until_acknowledged(engine: Engine) {
    let mut made = Made::with_people(engine, 4);
    let late = made.post_as(1, 1, &[2, 3], now(), asking(hours(20)));
    let undated = made.post_as(2, 1, &[2], now(), |row| {
        row.content.acknowledgement = Some(Acknowledgement { due: None });
    });
    let soon = made.post_as(3, 1, &[2], now(), asking(hours(10)));
    let duties = |made: &Made, viewer, at| -> Vec<Position> {
        made.store.duties(PersonId(viewer), at).unwrap().iter().map(|row| row.position).collect()
    };
    assert_eq!(duties(&made, 2, now()), [soon.position, late.position, undated.position]);
    assert_eq!(duties(&made, 1, now()), []);
    assert_eq!(made.ids(2, only(Only::AckDue), now()), [3, 2, 1]);
    let overdue = made.store.overdue(PersonId(1), &[PersonId(2)], hours(21)).unwrap();
    let overdue: Vec<_> = overdue.iter().map(|(row, owing)| (row.position, owing.clone())).collect();
    let owes = |person, hour| (PersonId(person), Some(hours(hour)));
    assert_eq!(overdue, [(late.position, vec![owes(2, 20), owes(3, 20)]), (soon.position, vec![owes(2, 10)])]);
    let told = |viewer, people: &[PersonId]| -> Vec<(Position, usize)> {
        let overdue = made.store.overdue(PersonId(viewer), people, hours(21)).unwrap();
        overdue.iter().map(|(row, owing)| (row.position, owing.len())).collect()
    };
    assert_eq!(told(3, &[PersonId(2)]), [(late.position, 1)], "a recipient, of the people asked for alone");
    assert_eq!(told(3, &[]), [], "nobody else's");
    assert_eq!(told(4, &[PersonId(2), PersonId(3)]), [], "who may not see it");
    made.write(|tx| tx.acknowledge(late.position, PersonId(2), 1, hours(1), Some(9)).unwrap());
    assert_eq!(duties(&made, 2, now()), [soon.position, undated.position]);
    let receipt = made.store.receipt(late.position, PersonId(2)).unwrap().unwrap();
    assert_eq!((receipt.acknowledged_at, receipt.entry), (Some(hours(1)), Some(9)));
    assert_eq!((receipt.opened_at, receipt.state(1)), (Some(hours(1)), ReceiptState::Acknowledged));
    made.write(|tx| tx.acknowledge(late.position, PersonId(2), 1, hours(2), Some(10)).unwrap());
    assert_eq!(made.store.receipt(late.position, PersonId(2)).unwrap(), Some(receipt), "the first one stands");
    made.write(|tx| tx.set_duty(soon.position, PersonId(2), Some(Some(hours(99)))).unwrap());
    assert_eq!(duties(&made, 2, now()), [soon.position, undated.position]);
    let seen = made.store.headline(PersonId(2), soon.id, now()).unwrap().unwrap();
    assert_eq!(seen.acknowledgement, Some(Acknowledgement { due: Some(hours(99)) }), "one's own due moment");
    made.write(|tx| tx.set_duty(soon.position, PersonId(2), None).unwrap());
    assert_eq!(duties(&made, 2, now()), [undated.position]);
}

fn opening_keeps_the_first_moment_of_each_revision(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    let row = made.post(1, 1, &[2], now());
    made.write(|tx| tx.open(row.position, PersonId(2), 1, hours(1)).unwrap());
    made.write(|tx| tx.open(row.position, PersonId(2), 1, hours(2)).unwrap());
    let opened = |made: &Made| made.store.receipts(row.position).unwrap()[0].opened_at;
    assert_eq!(opened(&made), Some(hours(1)));
    made.write(|tx| tx.open(row.position, PersonId(2), 2, hours(3)).unwrap());
    made.write(|tx| tx.open(row.position, PersonId(2), 1, hours(4)).unwrap());
    assert_eq!(opened(&made), Some(hours(3)));
    assert_eq!(made.store.receipts(row.position).unwrap().len(), 1);
    assert_eq!(made.store.unread(PersonId(2), now()).unwrap().total(), 0);
}

fn settling_anew_changes_who_sees_it(engine: Engine) {
    let many: Vec<i64> = (2..=28).collect();
    let other: Vec<i64> = (10..=30).collect();
    for (old, new) in [(vec![2, 3], vec![3, 4]), (vec![2, 3], many.clone()), (many.clone(), vec![3]), (many, other)] {
        let mut made = Made::with_people(engine, 30);
        let row = made.post_as(1, 1, &old, hours(2), asking(hours(50)));
        let people: Vec<PersonId> = new.iter().copied().map(PersonId).collect();
        made.write(|tx| {
            let chart = tx.begin_chart(now()).unwrap();
            tx.resettle(row.position, chart, &people).unwrap();
        });
        assert_eq!(made.store.recipients(row.position).unwrap(), people);
        for viewer in 2..=30 {
            let may = new.contains(&viewer);
            assert_eq!(made.ids(viewer, Shown::default(), hours(3)).len(), usize::from(may), "{viewer}");
            assert_eq!(made.store.headline(PersonId(viewer), row.id, hours(3)).unwrap().is_some(), may);
            assert_eq!(made.store.duties(PersonId(viewer), hours(3)).unwrap().len(), usize::from(may));
        }
        let seen = made.store.announcement(PersonId(1), row.id, now()).unwrap().unwrap();
        assert_eq!((seen.chart, seen.recipients as usize), (made.store.board().unwrap().chart, new.len()));
    }
}

fn settling_anew_keeps_whom_it_came_to_later(engine: Engine) {
    let addition = Addition { person: PersonId(4), on: date(2026, 3, 2), stands_in: true };
    for new in [vec![PersonId(4)], vec![PersonId(3)], (2..=25).map(PersonId).collect()] {
        let mut made = Made::with_people(engine, 30);
        let row = made.post(1, 1, &[2], hours(2));
        made.write(|tx| tx.add_recipient(row.position, addition, None).unwrap());
        made.write(|tx| tx.resettle(row.position, 1, &new).unwrap());
        assert_eq!(made.ids(4, Shown::default(), hours(3)), [1]);
        made.write(|tx| tx.resettle(row.position, 1, &[PersonId(2)]).unwrap());
        assert_eq!(made.ids(4, Shown::default(), hours(3)), [1]);
    }
}

fn an_announcement_comes_to_one_more_person(engine: Engine) {
    for wide in [false, true] {
        let mut made = Made::with_people(engine, 30);
        let recipients: Vec<i64> = if wide { (2..=25).collect() } else { vec![2] };
        let row = made.post_as(1, 1, &recipients, now(), asking(hours(2)));
        let addition = Addition { person: PersonId(29), on: date(2026, 3, 4), stands_in: false };
        made.write(|tx| tx.add_recipient(row.position, addition, Some(Some(hours(170)))).unwrap());
        made.write(|tx| tx.add_recipient(row.position, addition, None).unwrap());
        assert_eq!(made.store.additions(row.position).unwrap(), [addition]);
        assert_eq!(made.list(29), [1]);
        assert_eq!(made.list(30), [0_u128; 0]);
        assert!(!made.store.recipients(row.position).unwrap().contains(&PersonId(29)));
        let duty = made.store.duties(PersonId(29), now()).unwrap();
        assert_eq!(duty[0].acknowledgement, Some(Acknowledgement { due: Some(hours(170)) }));
        made.write(|tx| tx.withdraw(row.position, hours(1)).unwrap());
        assert_eq!(made.store.duties(PersonId(29), now()).unwrap(), []);
    }
}

fn a_steward_sees_what_was_handed_over(engine: Engine) {
    let mut made = Made::with_people(engine, 4);
    let live = made.post(1, 1, &[2], now());
    let scheduled = made.post(2, 1, &[2], hours(2));
    made.post_as(3, 1, &[2], hours(-9), |row| row.content.expires_at = Some(hours(-1)));
    assert_eq!(made.store.stewarded(PersonId(1), now()).unwrap().len(), 2);
    made.write(|tx| {
        tx.set_steward(live.position, PersonId(4)).unwrap();
        tx.set_steward(scheduled.position, PersonId(4)).unwrap();
    });
    let stewarded: Vec<_> = made.store.stewarded(PersonId(4), now()).unwrap().iter().map(|row| row.position).collect();
    assert_eq!(stewarded, [live.position, scheduled.position]);
    assert_eq!(made.ids(4, only(Only::Mine), now()), [2, 1]);
    assert!(made.store.announcement(PersonId(4), scheduled.id, now()).unwrap().is_some());
}

fn a_revision_keeps_the_text_before_and_asks_again_only_when_told(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.post_as(1, 1, &[2, 3], now(), asking(hours(50)));
    made.write(|tx| tx.acknowledge(row.position, PersonId(2), 1, now(), None).unwrap());
    let revision = |number: u32| Revision {
        number,
        title: format!("title, revision {number}"),
        body: format!("body {number}"),
        at: hours(i64::from(number)),
        entry: Some(u64::from(number)),
    };
    made.write(|tx| tx.revise(row.position, &revision(2), None).unwrap());
    let headline = |made: &Made| made.store.headline(PersonId(2), row.id, now()).unwrap().unwrap();
    assert_eq!((headline(&made).receipt, headline(&made).revision), (ReceiptState::Acknowledged, 2));
    assert_eq!(made.store.duties(PersonId(2), now()).unwrap(), []);
    made.write(|tx| {
        tx.revise(row.position, &revision(3), Some(&[(PersonId(2), None), (PersonId(3), Some(hours(60)))])).unwrap()
    });
    assert_eq!((headline(&made).receipt, headline(&made).title.as_str()), (ReceiptState::Unseen, "title, revision 3"));
    assert_eq!(made.store.duties(PersonId(2), now()).unwrap().len(), 1);
    assert_eq!(made.store.unread(PersonId(2), now()).unwrap().total(), 1);
    assert_eq!(made.ids(2, only(Only::Unread), now()), [1]);
    let seen = made.store.announcement(PersonId(2), row.id, now()).unwrap().unwrap();
    assert_eq!((seen.revision, seen.asks_since, seen.revised_at, seen.entry), (3, 3, hours(3), Some(3)));
    let first = Revision { number: 1, title: "title 1".into(), body: "body".into(), at: now(), entry: None };
    assert_eq!(made.store.revisions(row.position).unwrap(), [first, revision(2)]);
}

fn replies_are_kept_in_order_and_once(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.post(1, 1, &[2, 3], now());
    let reply = |id, author, hour| Reply {
        id: Uuid::from_u128(id),
        author: PersonId(author),
        body: format!("reply {id}"),
        at: hours(hour),
        entry: Some(3),
    };
    made.write(|tx| {
        assert!(tx.insert_reply(row.position, &reply(9, 2, 5)).unwrap());
        assert!(tx.insert_reply(row.position, &reply(3, 3, 1)).unwrap());
        assert!(!tx.insert_reply(row.position, &reply(9, 2, 5)).unwrap());
    });
    assert_eq!(made.store.replies(row.position).unwrap(), [reply(9, 2, 5), reply(3, 3, 1)]);
    assert_eq!(made.store.headline(PersonId(2), row.id, now()).unwrap().unwrap().replies, 2);
}

fn questions_wait_for_one_answer(engine: Engine) {
    let mut made = Made::with_people(engine, 4);
    let row = made.post(1, 1, &[2, 3], now());
    let question = |id, asker| Question {
        id: Uuid::from_u128(id),
        asker: PersonId(asker),
        body: "why?".into(),
        at: now(),
        entry: Some(2),
        answer: None,
    };
    made.write(|tx| {
        assert!(tx.insert_question(row.position, &question(1, 2)).unwrap());
        assert!(!tx.insert_question(row.position, &question(1, 2)).unwrap());
        assert!(tx.insert_question(row.position, &question(2, 3)).unwrap());
    });
    let state = |made: &Made, viewer| made.store.headline(PersonId(viewer), row.id, now()).unwrap().unwrap().question;
    assert_eq!((state(&made, 2), state(&made, 1)), (QuestionState::Open, QuestionState::None));
    assert_eq!(made.store.open_questions(PersonId(1), now()).unwrap().len(), 2);
    assert_eq!(made.store.open_questions(PersonId(2), now()).unwrap(), []);
    let answer = Answer { author: PersonId(1), body: "so".into(), at: hours(1), entry: Some(5) };
    made.write(|tx| tx.answer_question(Uuid::from_u128(1), &answer).unwrap());
    let other = Answer { body: "other".into(), ..answer.clone() };
    made.write(|tx| tx.answer_question(Uuid::from_u128(1), &other).unwrap());
    let answered = Question { answer: Some(answer), ..question(1, 2) };
    assert_eq!(state(&made, 2), QuestionState::Answered);
    assert_eq!(made.store.question(Uuid::from_u128(1)).unwrap(), Some((row.id, answered.clone())));
    assert_eq!(made.store.questions(row.position, None).unwrap(), [answered.clone(), question(2, 3)]);
    assert_eq!(made.store.questions(row.position, Some(PersonId(2))).unwrap(), [answered]);
    assert_eq!(made.store.question(Uuid::from_u128(8)).unwrap(), None);
    assert_eq!(made.store.open_questions(PersonId(1), now()).unwrap().len(), 1);
}

fn what_a_chart_change_may_concern_is_found(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    made.post(1, 1, &[2], hours(-2000));
    made.post_as(2, 1, &[2], hours(-1900), |row| row.content.pinned = true);
    made.post_as(3, 1, &[2], hours(-1800), asking(hours(1)));
    let withdrawn = made.post(4, 1, &[2], hours(-5));
    made.write(|tx| tx.withdraw(withdrawn.position, now()).unwrap());
    made.post(5, 1, &[2], hours(-4));
    made.post(6, 1, &[2], hours(4));
    made.post_as(7, 1, &[2], hours(-3), |row| row.content.expires_at = Some(hours(-1)));
    let found = |recent| -> Vec<u128> {
        let rows = made.store.open_to_change(now(), recent).unwrap();
        rows.iter().map(|row| row.id.0.as_u128()).collect()
    };
    assert_eq!(found(hours(-720)), [2, 3, 5, 6]);
    let scheduled = made.store.scheduled(now()).unwrap();
    assert_eq!(scheduled.iter().map(|row| row.id.0.as_u128()).collect::<Vec<_>>(), [6]);
}

fn a_transaction_that_is_dropped_leaves_nothing(engine: Engine) {
    let mut made = Made::with_people(engine, 30);
    let everybody: Vec<PersonId> = (2..=30).map(PersonId).collect();
    let before = made.store.board().unwrap();
    {
        let mut tx = made.store.begin().unwrap();
        tx.insert_person(&profile("ghost", 2, None, "A"), now()).unwrap();
        let position = tx.take_position(now(), true).unwrap();
        tx.insert_announcement(&announcement(1, 1, position, now()), &everybody).unwrap();
        assert_eq!(tx.page(PersonId(2), Shown::default(), Cursor::Newest, 9, now()).unwrap().rows.len(), 1);
    }
    assert_eq!(made.store.board().unwrap(), before);
    assert!(made.store.organisation().unwrap().find_handle("ghost").is_none());
    assert_eq!(made.list(2), [0_u128; 0]);
    // The number of the audience that was rolled back goes to another one: nothing of it may be remembered.
    made.post(2, 1, &(20..=40).collect::<Vec<_>>(), now());
    assert_eq!(made.list(2), [0_u128; 0]);
    assert_eq!(made.list(20), [2]);
}

fn another_handle_sees_what_was_committed(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let other = made.store.another().unwrap();
    let before = other.others_version().unwrap();
    made.post(1, 1, &[2], now());
    assert_ne!(other.others_version().unwrap(), before);
    let rows = other.page(PersonId(2), Shown::default(), Cursor::Newest, 9, now()).unwrap().rows;
    assert_eq!(rows.len(), 1);
}

fn a_copy_is_complete_and_nothing_else_is_left(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    made.post(1, 1, &[2], now());
    let folder = made.folder.path().join("copies");
    std::fs::create_dir(&folder).unwrap();
    made.store.copy_to(&folder.join("copy.db")).unwrap();
    assert!(made.store.copy_to(&folder.join("copy.db")).is_err(), "nothing is overwritten");
    let names = |folder: &Path| -> Vec<_> {
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name()).collect()
    };
    assert_eq!(names(&folder), ["copy.db"]);
    assert_eq!(made.store.integrity_faults().unwrap(), Vec::<String>::new());
    let copy = SqliteStore::open(&folder.join("copy.db")).unwrap();
    let copy: &dyn Store = &copy;
    assert_eq!(copy.board().unwrap(), made.store.board().unwrap());
    assert_eq!(copy.page(PersonId(2), Shown::default(), Cursor::Newest, 9, now()).unwrap().rows.len(), 1);
}

/// One announcement of a random board.
#[derive(Clone, Debug)]
struct Post {
    author: i64,
    recipients: BTreeSet<i64>,
    reach: Reach,
    hours: i64,
    expires: Option<i64>,
    withdrawn: bool,
    asks: bool,
    opened: BTreeSet<i64>,
    acknowledged: BTreeSet<i64>,
    added: Option<i64>,
}

const CROWD: i64 = 40;

fn posts() -> impl Strategy<Value = Vec<Post>> {
    let people = || {
        prop_oneof![
            3 => proptest::collection::btree_set(1..=CROWD, 1..6),
            2 => proptest::collection::btree_set(1..=CROWD, 14..19),
            2 => proptest::collection::btree_set(1..=CROWD, 25..39),
        ]
    };
    let hour = prop_oneof![6 => -900_i64..=0, 1 => -3_i64..=0, 1 => 1_i64..200];
    let post = (
        (1..=5_i64, people(), proptest::sample::select(Reach::ALL), hour),
        (proptest::option::weighted(0.2, 1..900_i64), proptest::bool::weighted(0.1), any::<bool>()),
        (people(), people(), proptest::option::weighted(0.2, 1..=CROWD)),
    );
    let post =
        post.prop_map(|((author, recipients, reach, hours), (expires, withdrawn, asks), (opened, acks, added))| {
            let recipients: BTreeSet<i64> = recipients.into_iter().filter(|person| *person != author).collect();
            let among = |people: BTreeSet<i64>| people.intersection(&recipients).copied().collect();
            Post {
                author,
                reach,
                hours,
                expires: expires.map(|after| hours + after),
                withdrawn,
                asks,
                opened: among(opened),
                acknowledged: if asks { among(acks) } else { BTreeSet::new() },
                added: added.filter(|person| *person != author),
                recipients,
            }
        });
    // Many on few days, so that a wide stream has to be read in several chunks.
    proptest::collection::vec(post, 1..90)
}

/// A random board, with every post at its place.
fn populate(engine: Engine, posts: &[Post]) -> (Made, BTreeMap<Position, Post>) {
    let mut made = Made::with_people(engine, CROWD);
    let mut placed = BTreeMap::new();
    let mut tx = made.store.begin().unwrap();
    for (number, post) in posts.iter().enumerate() {
        let publish_at = hours(post.hours);
        let position = tx.take_position(publish_at, false).unwrap();
        let mut row = announcement(number as u128 + 1, post.author, position, publish_at);
        row.content.audience.reach = post.reach;
        row.content.expires_at = post.expires.map(hours);
        row.content.acknowledgement = post.asks.then_some(Acknowledgement { due: None });
        let recipients: Vec<PersonId> = post.recipients.iter().copied().map(PersonId).collect();
        assert!(tx.insert_announcement(&row, &recipients).unwrap());
        if let Some(person) = post.added {
            let addition = Addition { person: PersonId(person), on: date(2026, 3, 2), stands_in: false };
            tx.add_recipient(position, addition, None).unwrap();
        }
        for person in &post.opened {
            tx.open(position, PersonId(*person), 1, now()).unwrap();
        }
        for person in &post.acknowledged {
            tx.acknowledge(position, PersonId(*person), 1, now(), None).unwrap();
        }
        if post.withdrawn {
            tx.withdraw(position, now()).unwrap();
        }
        placed.insert(position, post.clone());
    }
    tx.commit().unwrap();
    (made, placed)
}

impl Post {
    fn is_for(&self, viewer: i64) -> bool {
        self.author == viewer || self.recipients.contains(&viewer) || self.added == Some(viewer)
    }

    /// The naive rule of every list.
    fn is_listed(&self, viewer: i64, shown: Shown) -> bool {
        let live = state(hours(self.hours), self.expires.map(hours), self.withdrawn, now()) == State::Live;
        let withdrawn = self.withdrawn && self.hours <= 0 && self.expires.is_none_or(|expires| expires > 0);
        let opened = self.opened.contains(&viewer) || self.acknowledged.contains(&viewer) || self.author == viewer;
        let owes = self.asks && self.recipients.contains(&viewer) && !self.acknowledged.contains(&viewer);
        shown.direction.is_none_or(|direction| direction == self.reach.direction())
            && match shown.only {
                Only::All => self.is_for(viewer) && (live || withdrawn),
                Only::Unread => self.is_for(viewer) && live && !opened,
                Only::Mine => self.author == viewer,
                Only::AckDue => live && owes,
            }
    }
}

/// Walks a list from an end to the other in pages of `limit`.
fn walk(made: &Made, viewer: i64, shown: Shown, from: Cursor, limit: usize) -> Vec<Position> {
    let forwards = matches!(from, Cursor::Newest | Cursor::OlderThan(_));
    let (mut cursor, mut seen) = (from, Vec::new());
    loop {
        let page = made.store.page(PersonId(viewer), shown, cursor, limit, now()).unwrap();
        assert!(page.rows.len() <= limit);
        let rows: Vec<Position> = page.rows.iter().map(|row| row.position).collect();
        assert!(rows.is_sorted_by(|newer, older| newer > older), "a page comes newest first");
        if forwards {
            seen.extend(rows);
        } else {
            seen.extend(rows.into_iter().rev());
        }
        match page.next {
            Some(next) if forwards => cursor = Cursor::OlderThan(next),
            Some(next) => cursor = Cursor::NewerThan(next),
            None => return seen,
        }
    }
}

fn pages_agree_with_a_naive_list(
    engine: Engine,
    posts: &[Post],
    viewer: i64,
    direction: Option<Direction>,
    limit: usize,
    pick: usize,
) {
    let (made, placed) = populate(engine, posts);
    let all: Vec<Position> = placed.keys().copied().collect();
    let edge = all[pick % all.len()];
    for only in [Only::All, Only::Unread, Only::Mine, Only::AckDue] {
        let shown = Shown { direction, only };
        let up: Vec<Position> =
            placed.iter().filter(|(_, post)| post.is_listed(viewer, shown)).map(|(position, _)| *position).collect();
        let down: Vec<Position> = up.iter().rev().copied().collect();
        let older: Vec<Position> = down.iter().copied().filter(|position| *position < edge).collect();
        let newer: Vec<Position> = up.iter().copied().filter(|position| *position > edge).collect();
        assert_eq!(walk(&made, viewer, shown, Cursor::Newest, limit), down, "{shown:?} newest");
        assert_eq!(walk(&made, viewer, shown, Cursor::Oldest, limit), up, "{shown:?} oldest");
        assert_eq!(walk(&made, viewer, shown, Cursor::OlderThan(edge), limit), older, "{shown:?} older");
        assert_eq!(walk(&made, viewer, shown, Cursor::NewerThan(edge), limit), newer, "{shown:?} newer");
    }
    let unread = made.store.unread(PersonId(viewer), now()).unwrap();
    for direction in Direction::ALL {
        let shown = Shown { direction: Some(*direction), only: Only::Unread };
        let expected = placed.values().filter(|post| post.is_listed(viewer, shown)).count();
        assert_eq!(unread.of(*direction) as usize, expected, "unread {direction}");
    }
}

suite!(
    sqlite: a_board_says_what_it_was_made_with,
    limits_are_kept_by_version_of_the_chart,
    profiles_keep_their_history,
    an_account_belongs_to_one_person,
    the_newest_generation_of_keys_counts_and_older_ones_still_verify,
    a_newer_code_replaces_an_older_one,
    the_chain_is_read_back_as_it_was_appended,
    a_draft_is_replaced_and_deleted_by_its_author_alone,
    an_announcement_comes_back_as_it_was_stored,
    the_same_id_is_stored_once,
    places_are_unique_and_a_clock_set_back_reorders_nothing,
    only_author_and_recipients_see_an_announcement,
    a_scheduled_announcement_is_seen_by_its_author_alone_until_its_time,
    an_expired_announcement_leaves_boards_and_duties,
    a_withdrawn_announcement_keeps_its_title_and_loses_its_body,
    what_was_withdrawn_before_its_time_never_shows,
    pins_and_urgent_ones_are_counted,
    duties_are_owed_until_acknowledged,
    opening_keeps_the_first_moment_of_each_revision,
    settling_anew_changes_who_sees_it,
    settling_anew_keeps_whom_it_came_to_later,
    an_announcement_comes_to_one_more_person,
    a_steward_sees_what_was_handed_over,
    a_revision_keeps_the_text_before_and_asks_again_only_when_told,
    replies_are_kept_in_order_and_once,
    questions_wait_for_one_answer,
    what_a_chart_change_may_concern_is_found,
    a_transaction_that_is_dropped_leaves_nothing,
    another_handle_sees_what_was_committed,
    a_copy_is_complete_and_nothing_else_is_left;
    every_page_agrees_with_a_naive_list(
        posts in posts(),
        viewer in 1..=CROWD,
        direction in proptest::option::of(proptest::sample::select(Direction::ALL)),
        limit in prop_oneof![Just(1_usize), 2..8_usize, Just(100_usize)],
        pick in any::<usize>(),
    ) => pages_agree_with_a_naive_list(&posts, viewer, direction, limit, pick)
);
