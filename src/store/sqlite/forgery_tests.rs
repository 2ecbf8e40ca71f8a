//! A real board altered by somebody who has the file, the program's own parts and no right to it: the check finds it.

use std::collections::BTreeMap;
use std::sync::Mutex;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use tempfile::TempDir;

use super::*;
use crate::clock::Clock;
use crate::domain::announcement::{Acknowledgement, AnnouncementId, NewAnnouncement};
use crate::domain::audience::{Limits, Reach};
use crate::domain::organisation::{PersonId, Role, Roles};
use crate::keys::{ChainEntry, Deed, Seed};
use crate::member::founding::found_board;
use crate::member::signing::{self, Signature, kind};
use crate::member::{Error, Member, NewBoard, Workspace};
use crate::store::{ReadAnnouncements as _, ReadChain as _, ReadKeys as _};

const PEOPLE: &str = "\
handle;name;manager
lucia;Lucía;
ines;Inés;lucia
vera;Vera;ines
luis;Luis;ines
";
pub(super) const PASSPHRASE: &str = "cielo rampa nuez tambor grito olmo";
pub(super) const MONDAY: Date = date(2026, 3, 2);

pub(super) fn at(day: Date) -> Timestamp {
    day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp()
}

/// `lucia` runs the board; she and `vera` have enrolled.
pub(super) struct Office {
    folder: TempDir,
    pub(super) clock: Clock,
}

impl Office {
    pub(super) fn new() -> Self {
        Self::with(PEOPLE)
    }

    fn with(people: &str) -> Self {
        /// Founded once for each file of people: locking keys takes long, on purpose.
        static FOUNDED: Mutex<BTreeMap<String, Vec<u8>>> = Mutex::new(BTreeMap::new());
        let office = Self { folder: tempfile::tempdir().unwrap(), clock: Clock::fixed(at(MONDAY)) };
        let mut founded = FOUNDED.lock().unwrap();
        match founded.get(people) {
            Some(board) => std::fs::write(office.path(), board).unwrap(),
            None => {
                office.found(people);
                founded.insert(people.to_owned(), office.copy());
            }
        }
        drop(founded);
        office
    }

    fn found(&self, people: &str) {
        let new = NewBoard { organisation: "Sol".into(), zone: TimeZone::UTC, locale: "es".into(), sample: false };
        let plan = new.plan_people(people.as_bytes(), &self.clock).unwrap();
        let (path, owner) = (self.path(), Ownership::Private);
        found_board(&path, &new, &owner, &plan, None, PASSPHRASE, self.clock.clone()).unwrap();
        self.enrol("vera");
    }

    pub(super) fn path(&self) -> PathBuf {
        self.folder.path().join("board.db")
    }

    pub(super) fn workspace(&self) -> Workspace {
        Workspace::open(&self.path(), self.clock.clone()).unwrap()
    }

    pub(super) fn member(&self, handle: &str) -> Member {
        self.workspace().sign_in(handle, PASSPHRASE).map_err(|(_, error)| error).unwrap()
    }

    pub(super) fn id(&self, handle: &str) -> PersonId {
        self.workspace().organisation().find_handle(handle).unwrap().id
    }

    pub(super) fn enrol(&self, handle: &str) {
        let code = self.member("lucia").issue_code(self.id(handle)).unwrap().to_string();
        self.workspace().enrol(handle, &code, PASSPHRASE).unwrap();
    }

    fn publish(&self, handle: &str) -> AnnouncementId {
        let mut member = self.member(handle);
        let id = AnnouncementId(member.new_id());
        let reach = if handle == "lucia" { Reach::Descending } else { Reach::Ascending };
        member.publish(id, &NewAnnouncement::notice(reach, "Title", "Body")).unwrap();
        id
    }

    /// Lucía asks everybody below her to acknowledge.
    fn publish_asking(&self) -> AnnouncementId {
        let mut lucia = self.member("lucia");
        let id = AnnouncementId(lucia.new_id());
        let mut notice = NewAnnouncement::notice(Reach::Descending, "Title", "Body");
        notice.acknowledgement = Some(Acknowledgement { due: None });
        lucia.publish(id, &notice).unwrap();
        id
    }

    /// Alters the file as another program would.
    pub(super) fn alter(&self, sql: &str) {
        let connection = Connection::open(self.path()).unwrap();
        connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        connection.execute_batch(sql).unwrap();
        assert!(connection.changes() > 0, "{sql} alters nothing");
    }

    /// The file as it is while nobody has altered it.
    pub(super) fn copy(&self) -> Vec<u8> {
        // Everything in one file.
        Connection::open(self.path()).unwrap().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
        std::fs::read(self.path()).unwrap()
    }

    /// Takes back whatever was altered since.
    pub(super) fn restore(&self, copy: &[u8]) {
        for end in ["-wal", "-shm"] {
            let mut path = self.path().into_os_string();
            path.push(end);
            let _ = std::fs::remove_file(path);
        }
        std::fs::write(self.path(), copy).unwrap();
    }

    /// Every column of a table with a value that is another one in every row, as SQL.
    pub(super) fn other_values(&self, table: &str) -> Vec<(String, String)> {
        let connection = Connection::open(self.path()).unwrap();
        let mut query = connection.prepare("SELECT name, type FROM pragma_table_info(?1)").unwrap();
        let rows = query.query_map([table], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let columns: Vec<(String, String)> = rows.map(|row| row.unwrap()).collect();
        assert!(!columns.is_empty(), "{table}");
        let other = |(column, of): (String, String)| {
            let other = match of.as_str() {
                "TEXT" => format!("coalesce({column}, '') || 'x'"),
                "BLOB" => format!("randomblob(coalesce(length({column}), 16))"),
                "REAL" => format!("coalesce({column}, 0) + 0.5"),
                // Beyond every other row's, as numbers of rows are unique.
                _ => format!("coalesce({column}, 0) + 1000"),
            };
            (column, other)
        };
        columns.into_iter().map(other).collect()
    }

    /// Ties something to the chain in somebody's name, signed by keys that are the forger's.
    pub(super) fn forge(
        &self,
        of: PersonId,
        generation: u32,
        seed: &Seed,
        kind: &str,
        subject: &[u8],
        digest: [u8; 32],
    ) -> u64 {
        let mut store = SqliteStore::open(&self.path()).unwrap();
        let head = store.chain_head().unwrap().unwrap().head();
        let deed = Deed {
            at_micros: self.clock.now().as_microsecond(),
            author: of.0,
            generation,
            kind: kind.into(),
            subject: subject.to_vec(),
            digest,
        };
        let entry = ChainEntry::sign(&seed.keys(), &head, deed);
        let mut tx = store.begin().unwrap();
        tx.append_entry(&entry).unwrap();
        tx.commit().unwrap();
        entry.seq
    }

    pub(super) fn forge_keys(&self, of: PersonId, generation: u32, seed: &Seed) -> u64 {
        let digest = signing::keys(of, generation, &seed.keys().public());
        let entry = self.forge(of, generation, seed, kind::KEYS, &of.0.to_be_bytes(), digest);
        let mut store = SqliteStore::open(&self.path()).unwrap();
        // Boxes that open for nobody are as good as any.
        let mut keys = store.keys_of(of).unwrap().or_else(|| store.keys_of(self.id("vera")).unwrap()).unwrap();
        (keys.person, keys.public) = (of, seed.keys().public());
        (keys.generation, keys.key_box.generation, keys.recovery_box.generation) = (generation, generation, generation);
        keys.entry = entry;
        let mut tx = store.begin().unwrap();
        tx.insert_keys(&keys).unwrap();
        tx.commit().unwrap();
        entry
    }

    /// Where a check finds faults.
    pub(super) fn faults(&self) -> Vec<String> {
        let faults = self.workspace().check(None).unwrap().faults;
        faults.into_iter().map(|fault| format!("{} {}", fault.kind, fault.place)).collect()
    }
}

#[test]
fn keys_that_no_admin_gave_a_code_for_are_found() {
    let office = Office::new();
    assert_eq!(office.faults(), [""; 0]);
    let entry = office.forge_keys(office.id("vera"), 2, &Seed::generate());
    assert_eq!(office.faults(), [format!("chain entry {entry}")]);
}

#[test]
fn a_code_that_somebody_else_than_an_admin_signed_opens_nothing() {
    let office = Office::new();
    let (vera, lucia) = (office.id("vera"), office.id("lucia"));
    // Vera's own keys are genuine; the code she gives herself for Lucía is not hers to give.
    let seed = {
        let store = SqliteStore::open(&office.path()).unwrap();
        store.keys_of(vera).unwrap().unwrap().key_box.unlock(PASSPHRASE, false).unwrap()
    };
    let code = office.forge(vera, 1, &seed, kind::CODE, &signing::code_subject(lucia, 2), [7; 32]);
    let keys = office.forge_keys(lucia, 2, &Seed::generate());
    assert_eq!(office.faults(), [format!("chain entry {code}"), format!("chain entry {keys}")]);
}

#[test]
fn new_keys_by_a_code_are_sound_and_shown_to_their_owner_and_the_manager() {
    let office = Office::new();
    office.enrol("ines");
    assert_eq!(office.member("vera").key_notices().unwrap(), []);
    office.clock.set(at(date(2026, 3, 5)));
    office.enrol("vera");
    assert_eq!(office.faults(), [""; 0]);
    for handle in ["vera", "ines"] {
        let notices = office.member(handle).key_notices().unwrap();
        let notices: Vec<_> = notices.iter().map(|notice| (notice.person, notice.generation, notice.made_at)).collect();
        assert_eq!(notices, [(office.id("vera"), 2, at(date(2026, 3, 5)))], "{handle}");
    }
    assert_eq!(office.member("lucia").key_notices().unwrap(), [], "not a direct report");
    office.clock.set(at(date(2026, 4, 6)));
    assert_eq!(office.member("vera").key_notices().unwrap(), [], "no news any more");
}

#[test]
fn every_generation_of_keys_is_checked() {
    let office = Office::new();
    office.enrol("vera");
    office.alter("UPDATE keys SET seal = zeroblob(32) WHERE person = 3 AND generation = 1");
    assert_eq!(office.faults(), ["signature keys of vera"]);
    let office = Office::new();
    office.enrol("vera");
    office.alter("DELETE FROM keys WHERE person = 3 AND generation = 1");
    assert!(office.faults().contains(&"signature keys of vera".to_owned()));
}

#[test]
fn a_text_signed_by_keys_put_in_the_place_of_others_does_not_pass_for_its_authors() {
    let office = Office::new();
    let (vera, id) = (office.id("vera"), office.publish("vera"));
    let seed = Seed::generate();
    let mut row = {
        let store = SqliteStore::open(&office.path()).unwrap();
        store.announcement(vera, id, office.clock.now()).unwrap().unwrap()
    };
    row.content.title = "Forged".into();
    let entry = office.forge(vera, 1, &seed, kind::ANNOUNCEMENT, id.0.as_bytes(), signing::announcement(&row));
    let verify: String = seed.keys().public().verify.iter().map(|byte| format!("{byte:02x}")).collect();
    office.alter(&format!("UPDATE keys SET verify = x'{verify}' WHERE person = 3"));
    office.alter(&format!("UPDATE announcement SET title = 'Forged', entry = {entry}"));
    assert_eq!(office.member("lucia").read(id).unwrap().signature, Signature::Invalid);
}

#[test]
fn people_and_limits_altered_outside_the_program_are_found() {
    let of_vera = "signature profile of lucia, ines, vera, luis in version 2 of the chart";
    for sql in [
        "UPDATE profile SET level = 1 WHERE person = 3",
        "UPDATE profile SET manager = 1 WHERE person = 3",
        "UPDATE profile SET area = 'X' WHERE person = 3",
        "UPDATE profile SET active_until = 1 WHERE person = 3",
        "UPDATE profile SET successor = 4 WHERE person = 3",
        "UPDATE profile SET locale = 'en' WHERE person = 3",
        "UPDATE person SET handle = 'lucia2' WHERE id = 3",
    ] {
        let office = Office::new();
        office.alter(sql);
        let expected = of_vera.replace("vera", if sql.contains("handle") { "lucia2" } else { "vera" });
        assert!(office.faults().contains(&expected), "{sql}: {:?}", office.faults());
    }
    let forged = "INSERT INTO chart SELECT version + 1, at, leadership, everyone, wide FROM chart ORDER BY version DESC LIMIT 1;
         UPDATE profile SET until = 3 WHERE person = 3;
         INSERT INTO profile SELECT person, 3, NULL, name, title, area, 1, manager, client_type, bond, locale, active_from,
             active_until, successor, roles FROM profile WHERE person = 3";
    for (sql, place) in [
        (forged, "signature profile of vera in version 3 of the chart"),
        ("UPDATE profile SET until = 9 WHERE person = 3", "signature profile of vera"),
        ("UPDATE chart SET everyone = 9 WHERE version = 2", "signature limits in version 2 of the chart"),
    ] {
        let office = Office::new();
        office.alter(sql);
        assert!(office.faults().contains(&place.to_owned()), "{sql}: {:?}", office.faults());
    }
}

#[test]
fn signed_changes_of_people_roles_and_limits_are_sound() {
    let office = Office::new();
    let mut lucia = office.member("lucia");
    let (vera, luis) = (office.id("vera"), office.id("luis"));
    lucia.set_role(vera, Role::Editor, true).unwrap();
    lucia.set_limits(Limits { everyone: 3, ..Limits::default() }).unwrap();
    lucia.leave(luis, date(2026, 3, 9), None).unwrap();
    let profile = office.workspace().organisation().find(vera).unwrap().profile.clone();
    lucia
        .act(|act| {
            act.change_person(vera, crate::domain::organisation::Profile { title: "X".into(), ..profile })?;
            act.set_role(vera, Role::Hr, true)
        })
        .unwrap();
    assert_eq!(office.faults(), [""; 0]);
    office.alter("UPDATE chart SET everyone = 2");
    assert_eq!(office.faults().len(), 3, "{:?}", office.faults());
}

#[test]
fn whoever_makes_themselves_steward_or_stand_in_is_found() {
    for sql in
        ["UPDATE announcement SET steward = 4", "INSERT INTO addition SELECT position, 4, 0, 1 FROM announcement"]
    {
        let office = Office::new();
        let id = office.publish("vera");
        office.alter(sql);
        assert!(office.faults().contains(&format!("signature steward of announcement {id}")), "{sql}");
    }
    // Somebody with keys signs what the chart does not say.
    let office = Office::new();
    let (vera, id) = (office.id("vera"), office.publish("lucia"));
    let store = SqliteStore::open(&office.path()).unwrap();
    let seed = store.keys_of(vera).unwrap().unwrap().key_box.unlock(PASSPHRASE, false).unwrap();
    drop(store);
    let subject = signing::steward_subject(id, 2);
    office.forge(vera, 1, &seed, kind::STEWARD, &subject, signing::steward(id, 2, vera));
    office.alter("UPDATE announcement SET steward = 3");
    assert_eq!(office.faults(), [format!("signature steward of announcement {id}")]);
}

#[test]
fn who_left_reads_nothing_after_the_next_refresh() {
    let office = Office::new();
    let mut vera = office.member("vera");
    office.member("lucia").leave(office.id("vera"), MONDAY.checked_add(1.day()).unwrap(), None).unwrap();
    vera.refresh().unwrap();
    office.clock.set(at(date(2026, 3, 3)));
    assert!(matches!(vera.refresh(), Err(crate::member::Error::NotActive(handle)) if handle == "vera"));
}

#[test]
fn an_acknowledgement_that_was_taken_out_of_its_receipt_is_missing() {
    let office = Office::new();
    let id = office.publish_asking();
    office.member("vera").act(|act| act.acknowledge(id, 1)).unwrap();
    assert_eq!(office.faults(), [""; 0]);
    office.alter("UPDATE receipt SET acknowledged_at = NULL");
    let faults = office.faults();
    assert!(faults.iter().any(|fault| fault.starts_with("signature entry ")), "{faults:?}");
}

#[test]
fn who_would_see_or_owe_something_else_than_was_settled_is_found() {
    for sql in [
        "DELETE FROM inbox",
        "DELETE FROM inbox WHERE person = 3",
        "INSERT INTO inbox SELECT 99, direction, position FROM announcement",
        "UPDATE inbox SET direction = 2",
        "UPDATE announcement SET direction = 2",
        "UPDATE announcement SET wide = 1",
        "UPDATE announcement SET recipients = 2",
        "DELETE FROM duty",
        "DELETE FROM duty WHERE person = 4",
        "INSERT INTO duty SELECT 99, position, NULL FROM announcement",
        "UPDATE duty SET due = 1",
    ] {
        let office = Office::new();
        let id = office.publish_asking();
        assert_eq!(office.faults(), [""; 0]);
        office.alter(sql);
        assert_eq!(office.faults(), [format!("delivery announcement {id}")], "{sql}");
    }
    let many: String = (0..feed::SMALL).map(|at| format!("p{at};P{at};vera\n")).collect();
    for sql in [
        "UPDATE announcement SET wide = 0",
        "DELETE FROM wide_day",
        "UPDATE wide_day SET viewers = x'06'",
        "DELETE FROM duty",
    ] {
        let office = Office::with(&format!("{PEOPLE}{many}"));
        let id = office.publish_asking();
        assert_eq!(office.faults(), [""; 0]);
        office.alter(sql);
        assert_eq!(office.faults(), [format!("delivery announcement {id}")], "{sql}");
    }
    let office = Office::new();
    office.alter("INSERT INTO inbox VALUES (3, 0, 7)");
    assert_eq!(office.faults(), ["delivery position 7"]);
}

#[test]
fn a_row_that_cannot_be_read_is_named_and_the_others_are_still_checked() {
    let office = Office::new();
    let (_, other) = (office.publish("lucia"), office.publish("vera"));
    let first = "position = (SELECT min(position) FROM announcement)";
    office.alter(&format!("UPDATE announcement SET publish_at = 9223372036854775807 WHERE {first}"));
    office.alter(&format!("UPDATE announcement SET title = 'X' WHERE NOT {first}"));
    let faults = office.faults();
    assert!(faults.iter().any(|fault| fault.starts_with("file announcement at position ")), "{faults:?}");
    assert!(faults.contains(&format!("signature announcement {other}")), "{faults:?}");
}

#[test]
fn an_acknowledgement_that_its_reader_did_not_sign_does_not_count() {
    let office = Office::new();
    let id = office.publish_asking();
    office.member("vera").act(|act| act.acknowledge(id, 1)).unwrap();
    let acknowledged = || {
        let lucia = office.member("lucia");
        let readers = lucia.readers(id).unwrap();
        (lucia.coverage(id).unwrap().acknowledged, readers.iter().filter(|(_, at)| at.is_some()).count())
    };
    assert_eq!(acknowledged(), (1, 1));
    office.alter("INSERT INTO receipt SELECT position, 4, 1, 1, 1, 1, NULL FROM announcement");
    assert_eq!(acknowledged(), (1, 1));
    office.alter("INSERT INTO receipt SELECT position, 2, 1, 1, 1, 1, entry FROM receipt WHERE person = 3");
    assert_eq!(acknowledged(), (1, 1));
}

#[test]
fn a_role_that_no_admin_signed_gives_nothing() {
    let office = Office::new();
    let vera = office.id("vera");
    let refused = |member: &mut Member| {
        let by_act = matches!(member.set_limits(Limits { everyone: 3, ..Limits::default() }), Err(Error::NeedsRole(_)));
        by_act && matches!(member.backup(None), Err(Error::NeedsRole(_)))
    };
    let admin = Roles::NONE.with(Role::Admin);
    office.alter(&format!("UPDATE profile SET roles = {} WHERE person = 3", admin.bits()));
    assert!(refused(&mut office.member("vera")));
    // Nor does one she signs herself.
    let store = SqliteStore::open(&office.path()).unwrap();
    let seed = store.keys_of(vera).unwrap().unwrap().key_box.unlock(PASSPHRASE, false).unwrap();
    drop(store);
    office.forge(vera, 1, &seed, kind::ROLES, &vera.0.to_be_bytes(), signing::roles(vera, admin));
    assert!(refused(&mut office.member("vera")));
    assert!(!refused(&mut office.member("lucia")));
    office.member("lucia").set_role(office.id("luis"), Role::Editor, true).unwrap();
}

#[test]
fn withdrawing_and_reinstating_in_the_program_is_sound_and_outside_it_is_found() {
    let office = Office::new();
    let id = office.publish("vera");
    let place = format!("signature withdrawal of announcement {id}");
    let altered = |sql: &str| {
        let copy = office.copy();
        office.alter(sql);
        let faults = office.faults();
        office.restore(&copy);
        faults
    };
    for _ in 0..2 {
        office.member("vera").withdraw(id).unwrap();
        assert_eq!(office.faults(), [""; 0]);
        let gone = altered("UPDATE announcement SET withdrawn_at = NULL");
        assert!(gone.len() == 1 && gone[0].starts_with("signature entry "), "{gone:?}");
        assert_eq!(altered("UPDATE announcement SET withdrawn_at = withdrawn_at + 1"), [place.as_str()]);
        office.member("vera").reinstate(id).unwrap();
        assert_eq!(office.faults(), [""; 0]);
        assert_eq!(office.member("vera").read(id).unwrap().signature, Signature::Valid);
        let at = office.clock.now().as_microsecond();
        assert!(altered(&format!("UPDATE announcement SET withdrawn_at = {at}")).contains(&place));
    }
}

#[test]
fn nobody_else_signs_a_withdrawal_back() {
    let office = Office::new();
    let (vera, lucias) = (office.id("vera"), office.publish("lucia"));
    office.member("lucia").withdraw(lucias).unwrap();
    let store = SqliteStore::open(&office.path()).unwrap();
    let seed = store.keys_of(vera).unwrap().unwrap().key_box.unlock(PASSPHRASE, false).unwrap();
    drop(store);
    let digest = signing::reinstatement(lucias, office.clock.now());
    office.forge(vera, 1, &seed, kind::REINSTATEMENT, lucias.0.as_bytes(), digest);
    // Whatever the row says now, the last that was signed of it is not its author's.
    let place = format!("signature withdrawal of announcement {lucias}");
    assert!(office.faults().contains(&place));
    office.alter("UPDATE announcement SET withdrawn_at = NULL");
    assert_eq!(office.faults(), [place]);
}
