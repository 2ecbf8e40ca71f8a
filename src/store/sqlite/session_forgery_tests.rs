//! Sessions altered by somebody who has the file, the program's own parts and no right to it: the check finds it, nobody is
//! shown it as good, and nothing is sealed for whom only a row names.

use jiff::civil::date;
use uuid::Uuid;

use super::forgery_tests::{MONDAY, Office, PASSPHRASE, at};
use super::*;
use crate::domain::goal::{Cadence, Translated};
use crate::domain::organisation::Role;
use crate::domain::session::{
    HandOver, ItemSort, NewSession, Part, PartId, PartKind, Plan, Session, SessionId, SessionKind, Wrap,
};
use crate::keys::{ContentKey, Seed};
use crate::member::sessions::{Edit, NewPart, SessionPage, Shut, signing};
use crate::member::signing::{Signature, code_subject, kind};
use crate::member::{Error, Member};
use crate::store::{ReadBoard as _, ReadKeys as _, ReadSessions as _};

/// A board with one of everything: a template, a retention, confirmed keys, a 1:1 of Lucía and Vera in which Luis was to
/// take part once, signed twice, handed to Inés (who is `hr`) and exported, the next one with a carried line, a cancelled
/// one and a purged one.
struct Board {
    office: Office,
    meeting: SessionId,
    next: SessionId,
    gone: SessionId,
    note: PartId,
    own: PartId,
    sound: Vec<u8>,
}

fn part_id() -> PartId {
    PartId(Uuid::new_v4())
}

fn sign(member: &mut Member, id: SessionId) {
    let seen = member.session(id).unwrap().session.revision;
    member.act(|act| act.sign_session(id, &act.seen(id, seen)?, part_id(), false, "Received")).unwrap();
}

impl Board {
    fn new() -> Self {
        let office = Office::new();
        office.enrol("ines");
        let (mut lucia, mut vera, mut ines) = (office.member("lucia"), office.member("vera"), office.member("ines"));
        lucia.act(|act| act.set_role(office.id("ines"), Role::Hr, true)).unwrap();
        let template = Uuid::new_v4();
        let [meeting, next, gone, cancelled] = std::array::from_fn(|_| SessionId(Uuid::new_v4()));
        let (note, own, item, action) = (part_id(), part_id(), part_id(), part_id());
        ines.refresh().unwrap();
        ines.act(|act| {
            let text = |text: &str| Translated::new(text, text);
            let prompts = [text("How are you?")];
            act.put_session_template(template, 0, SessionKind::OneOnOne, &text("Ours"), &prompts, None, false)?;
            act.set_retention(SessionKind::KpiReview, Some(1), 1)
        })
        .unwrap();
        let starts = at(MONDAY);
        let new = NewSession {
            kind: SessionKind::OneOnOne,
            template: Some(template),
            participants: vec![office.id("vera"), office.id("luis")],
            starts,
            minutes: 60,
            cadence: Some(Cadence::Monthly),
            place: "Here".into(),
            agenda: vec!["One".into(), "Two".into()],
        };
        let two = NewSession { participants: vec![office.id("vera")], ..new.clone() };
        lucia
            .act(|act| {
                act.plan_session(meeting, &new)?;
                let participants = vec![office.id("lucia"), office.id("vera")];
                let plan =
                    Plan { participants, starts, minutes: 45, cadence: Some(Cadence::Weekly), place: "There".into() };
                act.change_session(meeting, 1, &plan)?;
                act.write_part(item, meeting, &NewPart::Item { sort: ItemSort::Expectation, text: "Order".into() })?;
                act.edit_part(item, 1, &Edit::Agree)?;
                let (owner, due) = (office.id("luis"), Some(date(2026, 3, 9)));
                act.write_part(action, meeting, &NewPart::Action { text: "Buy it".into(), owner, due })?;
                act.write_part(part_id(), meeting, &NewPart::Snapshot { of: office.id("vera") })?;
                act.plan_session(gone, &NewSession { kind: SessionKind::KpiReview, template: None, ..two.clone() })?;
                act.plan_session(
                    cancelled,
                    &NewSession { kind: SessionKind::Onboarding, template: None, ..two.clone() },
                )?;
                act.cancel_session(cancelled, 1)?;
                act.close_session(gone, 1)
            })
            .unwrap();
        vera.act(|act| {
            act.write_part(note, meeting, &NewPart::SharedNote { text: "First".into() })?;
            act.edit_part(note, 1, &Edit::Text("Second".into()))?;
            act.write_part(own, meeting, &NewPart::OwnNote { text: "Mine".into() })?;
            act.close_session(meeting, 2)
        })
        .unwrap();
        for session in [meeting, gone] {
            sign(&mut vera, session);
            sign(&mut lucia, session);
        }
        lucia.act(|act| act.reopen_session(meeting, 3, "More")).unwrap();
        vera.act(|act| act.close_session(meeting, 4)).unwrap();
        sign(&mut vera, meeting);
        sign(&mut lucia, meeting);
        office.clock.set(at(date(2026, 3, 9)));
        vera.act(|act| {
            act.hand_over_sessions(&[meeting])?;
            act.record_export(&[meeting], false)?;
            act.plan_session(
                next,
                &NewSession { participants: vec![office.id("lucia")], starts: at(date(2026, 3, 10)), ..two },
            )
        })
        .unwrap();
        ines.act(|act| act.purge_sessions(&[gone])).unwrap();
        office.enrol("ines");
        vera.act(|act| act.confirm_keys(office.id("ines"), 2)).unwrap();
        drop((lucia, vera, ines));
        let sound = office.copy();
        Self { office, meeting, next, gone, note, own, sound }
    }

    fn faults_of(&self, sql: &str) -> Vec<String> {
        self.office.restore(&self.sound);
        self.office.alter(sql);
        self.office.faults()
    }

    fn store(&self) -> SqliteStore {
        SqliteStore::open(&self.office.path()).unwrap()
    }

    fn page(&self) -> SessionPage {
        self.office.member("vera").session_page(self.meeting).unwrap()
    }

    /// What Vera sees of the note.
    fn note(&self) -> (std::result::Result<String, Shut>, Signature) {
        let page = self.page();
        let note = page.notes.iter().find(|note| note.part.id == self.note).unwrap();
        (note.content.as_ref().map(|content| content.words().to_owned()).map_err(|shut| *shut), note.signature)
    }

    fn seed(&self, handle: &str) -> Seed {
        let keys = self.store().keys_of(self.office.id(handle)).unwrap().unwrap();
        keys.key_box.unlock(PASSPHRASE, false).unwrap()
    }

    /// Keeps something as the program would.
    fn put(&self, write: impl FnOnce(&mut dyn Transaction) -> Result<()>) {
        let mut store = self.store();
        let mut tx = store.begin().unwrap();
        write(tx.as_mut()).unwrap();
        tx.commit().unwrap();
    }
}

fn id(id: Uuid) -> String {
    format!("x'{}'", id.simple())
}

#[test]
fn every_altered_column_of_sessions_is_found() {
    let board = Board::new();
    assert_eq!(board.office.faults(), [""; 0]);
    let mut passed = Vec::new();
    for table in [
        "session",
        "session_revision",
        "involved",
        "part",
        "wrap",
        "sign_off",
        "hand_over",
        "key_confirmation",
        "session_template",
        "retention",
    ] {
        for (column, other) in board.office.other_values(table) {
            if board.faults_of(&format!("UPDATE {table} SET {column} = {other}")).is_empty() {
                passed.push((table, column));
            }
        }
    }
    assert_eq!(passed, []);
}

#[test]
fn every_altered_column_of_any_one_part_or_key_is_found() {
    let board = Board::new();
    let rows = |table: &str, key: &str| -> Vec<String> {
        let connection = Connection::open(board.office.path()).unwrap();
        let mut query = connection.prepare(&format!("SELECT {key} FROM {table}")).unwrap();
        let rows = query.query_map([], |row| row.get(0)).unwrap();
        rows.map(|row| row.unwrap()).collect()
    };
    let wrap = "format('part = %d AND reader = %d AND generation = %d', part, reader, generation)";
    for (table, key) in [("part", "format('number = %d', number)"), ("wrap", wrap)] {
        let columns = board.office.other_values(table);
        for (at, row) in rows(table, key).into_iter().enumerate() {
            // Each row with another column: each column is met many times.
            let (column, other) = &columns[at % columns.len()];
            let sql = format!("UPDATE {table} SET {column} = {other} WHERE {row}");
            assert_ne!(board.faults_of(&sql), [""; 0], "{sql}");
        }
    }
}

#[test]
fn rows_taken_away_moved_or_put_back_are_found() {
    let board = Board::new();
    let (meeting, next, gone) = (id(board.meeting.0), id(board.next.0), id(board.gone.0));
    let (note, own) = (id(board.note.0), id(board.own.0));
    let place = |session: &str| format!("(SELECT position FROM session WHERE id = {session})");
    let (meeting, next, gone) = (place(&meeting), place(&next), place(&gone));
    for sql in [
        format!("DELETE FROM session WHERE position = {meeting}"),
        "DELETE FROM session_revision WHERE number = 1".to_owned(),
        format!(
            "DELETE FROM session_revision WHERE session = {meeting} AND number = 5; UPDATE session SET revision = 4 WHERE position = {meeting}"
        ),
        format!("UPDATE session SET revision = 4 WHERE position = {meeting}"),
        format!(
            "DELETE FROM session_revision WHERE session = {next}; DELETE FROM involved WHERE session = {next}; DELETE FROM part WHERE session = {next}; DELETE FROM session WHERE position = {next}"
        ),
        "DELETE FROM involved WHERE how = 0".to_owned(),
        "DELETE FROM involved WHERE how = 1".to_owned(),
        "DELETE FROM involved WHERE how = 2".to_owned(),
        format!("INSERT INTO involved VALUES (4, {next}, 2)"),
        format!("DELETE FROM part WHERE id = {own}"),
        format!("DELETE FROM part WHERE id = {note} AND revision = 1"),
        format!("DELETE FROM part WHERE id = {note} AND revision = 2; UPDATE part SET newest = 1 WHERE id = {note}"),
        format!("UPDATE part SET newest = 2 - revision WHERE id = {note}"),
        format!(
            "UPDATE part SET revision = revision + 10 WHERE id = {note}; UPDATE part SET revision = 13 - revision WHERE id = {note}"
        ),
        format!("UPDATE part SET session = {next} WHERE id = {note}"),
        format!("UPDATE part SET session = {gone} WHERE id = {own}"),
        format!(
            "UPDATE part SET sealed = (SELECT sealed FROM part WHERE id = {note} AND revision = 1) WHERE id = {note} AND revision = 2"
        ),
        format!("DELETE FROM wrap WHERE part = (SELECT number FROM part WHERE id = {own})"),
        format!(
            "UPDATE OR REPLACE wrap SET part = (SELECT number FROM part WHERE id = {own}) WHERE part = (SELECT number FROM part WHERE id = {note} AND revision = 2)"
        ),
        "DELETE FROM sign_off WHERE round = 1".to_owned(),
        "DELETE FROM sign_off WHERE round = 2 AND person = 1".to_owned(),
        format!(
            "INSERT INTO sign_off SELECT {next}, 1, person, comment, at, entry FROM sign_off WHERE round = 2 AND person = 1"
        ),
        format!("DELETE FROM part WHERE id = (SELECT comment FROM sign_off WHERE session = {meeting} LIMIT 1)"),
        "DELETE FROM hand_over".to_owned(),
        format!("INSERT INTO hand_over SELECT {next}, reader, by, at, entry FROM hand_over"),
        "DELETE FROM key_confirmation".to_owned(),
        "DELETE FROM session_template".to_owned(),
        "DELETE FROM retention".to_owned(),
    ] {
        assert_ne!(board.faults_of(&sql), [""; 0], "{sql}");
    }
}

#[test]
fn a_fault_says_whose_and_where() {
    let board = Board::new();
    let (note, meeting) = (id(board.note.0), "1:1 of Lucía and Vera, 2 March 2026");
    let found =
        board.faults_of(&format!("UPDATE part SET sealed = randomblob(100) WHERE id = {note} AND revision = 2"));
    assert!(found.contains(&format!("signature shared note 1 of the {meeting}")), "{found:#?}");
    let found = board.faults_of(&format!("UPDATE part SET at = at + 1 WHERE id = {note} AND revision = 1"));
    assert_eq!(found, [format!("signature revision 1 of shared note 1 of the {meeting}")]);
    let found = board.faults_of(&format!("DELETE FROM part WHERE id = {}", id(board.own.0)));
    assert!(found.contains(&format!("signature something written in the {meeting}, by Vera")), "{found:#?}");
    let found = board.faults_of("UPDATE sign_off SET comment = randomblob(16) WHERE round = 2 AND person = 1");
    assert!(found.contains(&format!("signature signature of Lucía under the {meeting}")), "{found:#?}");
}

#[test]
fn who_opens_a_session_is_shown_nothing_altered_as_good() {
    let board = Board::new();
    let altered = (Err(Shut::Altered), Signature::Invalid);
    assert_eq!(board.note(), (Ok("Second".into()), Signature::Valid));
    let note = id(board.note.0);
    for sql in [
        format!("UPDATE part SET sealed = randomblob(length(sealed)) WHERE id = {note}"),
        format!("UPDATE part SET by = 1 WHERE id = {note}"),
        // An older copy, which is signed and opens.
        format!("DELETE FROM part WHERE id = {note} AND revision = 2; UPDATE part SET newest = 1 WHERE id = {note}"),
    ] {
        board.office.restore(&board.sound);
        board.office.alter(&sql);
        assert_eq!(board.note(), altered, "{sql}");
    }
    // A key of another text opens nothing, and the row is what it was.
    board.office.restore(&board.sound);
    let own = id(board.own.0);
    board.office.alter(&format!(
        "UPDATE wrap SET sealed = (SELECT w.sealed FROM wrap w JOIN part p ON p.number = w.part WHERE p.id = {own})
         WHERE part = (SELECT number FROM part WHERE id = {note} AND revision = 2)"
    ));
    assert_eq!(board.note(), (Err(Shut::Altered), Signature::Valid));
    // Moved to another session.
    board.office.restore(&board.sound);
    board.office.alter(&format!(
        "UPDATE part SET session = (SELECT position FROM session WHERE id = {}) WHERE id = {note}",
        id(board.next.0)
    ));
    let moved = board.office.member("vera").session_page(board.next).unwrap();
    let moved = moved.notes.iter().find(|note| note.part.id == board.note).unwrap();
    assert_eq!((moved.content.as_ref().err(), moved.signature), (Some(&Shut::Altered), Signature::Invalid));
}

/// The next revision of a session, signed by somebody who has no right to it.
fn forged_revision(board: &Board, of: SessionId, by: &str, change: impl FnOnce(&mut Session)) -> Session {
    let mut forged = board.store().session(of).unwrap().unwrap().session;
    let by_id = board.office.id(by);
    (forged.revision, forged.by, forged.at) = (forged.revision + 1, by_id, board.office.clock.now());
    change(&mut forged);
    let generation = board.store().keys_of(by_id).unwrap().unwrap().generation;
    let digest = signing::session(&forged);
    forged.entry =
        board.office.forge(by_id, generation, &board.seed(by), kind::SESSION, forged.id.0.as_bytes(), digest);
    forged
}

#[test]
fn who_makes_themselves_a_participant_is_found_and_given_nothing() {
    let board = Board::new();
    let ines = board.office.id("ines");
    let forged = forged_revision(&board, board.next, "ines", |session| {
        session.participants.push(ines);
        session.participants.sort_unstable();
    });
    board.put(|tx| tx.put_session(&forged));
    let faults = board.office.faults();
    let place = "signature revisions of the 1:1 of Lucía, Inés and Vera, 10 March 2026".to_owned();
    assert!(faults.contains(&place), "{faults:#?}");
    let mut vera = board.office.member("vera");
    assert_eq!(vera.session_page(board.next).unwrap().signature, Signature::Invalid);
    assert!(!vera.act(|act| act.share_waiting()).unwrap());
    let written = vera.act(|act| act.write_part(part_id(), board.next, &NewPart::SharedNote { text: "For us".into() }));
    assert!(matches!(written, Err(Error::Shut(Shut::Altered))));
    let keys = board.store().wraps_for(board.next, ines, 2).unwrap();
    assert_eq!(keys, []);
}

#[test]
fn whom_only_rows_name_is_given_nothing() {
    let board = Board::new();
    let ines = board.office.id("ines");
    let next = format!("(SELECT position FROM session WHERE id = {})", id(board.next.0));
    for sql in [
        format!("INSERT INTO involved VALUES ({}, {next}, 2)", ines.0),
        format!("INSERT INTO involved VALUES ({}, {next}, 0)", ines.0),
        format!(
            "INSERT INTO hand_over SELECT {next}, reader, by, at, entry FROM hand_over;
             INSERT INTO involved VALUES ({}, {next}, 2)",
            ines.0
        ),
        format!(
            "INSERT INTO involved VALUES ({}, {next}, 0);
             UPDATE session_revision SET participants = x'010000000000000002000000000000000300000000000000' WHERE session = {next}",
            ines.0
        ),
    ] {
        board.office.restore(&board.sound);
        board.office.alter(&sql);
        let mut vera = board.office.member("vera");
        assert!(!vera.act(|act| act.share_waiting()).unwrap());
        let _ = vera.act(|act| act.write_part(part_id(), board.next, &NewPart::SharedNote { text: "For us".into() }));
        assert_eq!(board.store().wraps_for(board.next, ines, 2).unwrap(), [], "{sql}");
    }
    // Keys that Vera never vouched for, though a row says so.
    board.office.restore(&board.sound);
    board.office.enrol("ines");
    board.office.alter("INSERT INTO key_confirmation SELECT by, person, 3, at, entry FROM key_confirmation");
    assert!(!board.office.member("vera").act(|act| act.share_waiting()).unwrap());
    assert_eq!(board.store().wraps_for(board.meeting, ines, 3).unwrap(), []);
}

#[test]
fn keys_that_no_admin_let_in_are_given_nothing() {
    let board = Board::new();
    let (office, mut vera) = (&board.office, board.office.member("vera"));
    let (lucia, luis) = (office.id("lucia"), office.id("luis"));
    let written = |vera: &mut Member| {
        let (session, note) = (SessionId(Uuid::new_v4()), part_id());
        let new = NewSession {
            kind: SessionKind::OneOnOne,
            template: None,
            participants: vec![lucia, luis],
            starts: office.clock.now(),
            minutes: 30,
            cadence: None,
            place: String::new(),
            agenda: Vec::new(),
        };
        vera.act(|act| {
            act.plan_session(session, &new)?;
            act.write_part(note, session, &NewPart::SharedNote { text: "For us".into() })
        })
        .unwrap();
        let readers = board.store().wraps(note, 1).unwrap().into_iter().map(|wrap| wrap.reader);
        readers.collect::<Vec<_>>()
    };
    let both = [lucia, office.id("vera")];
    assert_eq!(written(&mut vera), both);
    // Luis has not enrolled: somebody announces keys in his name.
    office.forge_keys(luis, 1, &Seed::generate());
    assert_eq!(written(&mut vera), both);
    assert!(!vera.act(|act| act.share_waiting()).unwrap());
    assert_eq!(board.store().wraps_for(board.meeting, luis, 1).unwrap(), []);
    drop(vera);
    // And in that of the admin, to let him in.
    board.office.restore(&board.sound);
    let (mut vera, planted) = (office.member("vera"), Seed::generate());
    office.forge_keys(lucia, 2, &planted);
    office.forge(lucia, 2, &planted, kind::CODE, &code_subject(luis, 1), [7; 32]);
    office.forge_keys(luis, 1, &Seed::generate());
    assert_eq!(written(&mut vera), [office.id("vera")]);
    drop(vera);
    // By a code of an admin's he is.
    board.office.restore(&board.sound);
    office.enrol("luis");
    assert_eq!(written(&mut office.member("vera")).len(), 3);
}

#[test]
fn what_somebody_signs_who_has_no_right_to_it_is_found() {
    let board = Board::new();
    let office = &board.office;
    let (ines, seed) = (office.id("ines"), board.seed("ines"));
    let forge = |kind: &str, subject: &[u8], digest| office.forge(ines, 2, &seed, kind, subject, digest);
    let mut part = Part {
        id: part_id(),
        kind: PartKind::SharedNote,
        revision: 1,
        place: 9,
        by: ines,
        sealed: vec![7; 200],
        ..board.store().part(board.note).unwrap().unwrap()
    };
    part.entry = forge(kind::SESSION_PART, &signing::part_subject(part.session, part.id), signing::part(&part));
    // Handed over by who does not take part, to themselves.
    let mut handed = HandOver { session: board.next, reader: ines, by: ines, at: office.clock.now(), entry: 0 };
    handed.entry = forge(kind::SESSION_HAND_OVER, board.next.0.as_bytes(), signing::hand_over(&handed));
    let copied = forge(kind::SESSION_EXPORT, board.next.0.as_bytes(), signing::export(board.next, true));
    // A key of somebody's own note, for who may not have one.
    let own = board.store().part(board.own).unwrap().unwrap();
    let seal = signing::part_seal(board.store().board().unwrap().id, &own);
    let wrapped = seed.keys().public().wrap(&signing::wrap_seal(&seal, ines, 2), &ContentKey::generate()).unwrap();
    let mut wrap = Wrap {
        part: own.id,
        revision: 1,
        reader: ines,
        generation: 2,
        sealed: wrapped,
        by: ines,
        by_generation: 2,
        signature: [0; 64],
    };
    wrap.signature = seed.keys().sign(&signing::wrap(&seal, &wrap)).0;
    board.put(|tx| {
        tx.put_part(&part, &[])?;
        tx.insert_hand_over(&handed)?;
        tx.add_wraps(&[wrap])
    });
    // What is for `hr` alone.
    let (vera, seed) = (office.id("vera"), board.seed("vera"));
    let mut template = board.store().session_templates().unwrap().remove(0);
    (template.by, template.revision) = (vera, 2);
    let digest = signing::template(&template);
    template.entry = office.forge(vera, 1, &seed, kind::SESSION_TEMPLATE, template.id.as_bytes(), digest);
    board.put(|tx| tx.put_session_template(&template));
    let (meeting, next) = ("1:1 of Lucía and Vera, 2 March 2026", "1:1 of Lucía and Vera, 10 March 2026");
    let faults = office.faults();
    for place in [
        format!("signature shared note 9 of the {meeting}"),
        format!("signature handing over of the {next} to Inés"),
        format!("signature key of Inés to own note 1 of the {meeting}"),
        format!("chain entry {copied}"),
        format!("chain entry {}", template.entry),
    ] {
        assert!(faults.contains(&place), "{place} in {faults:#?}");
    }
}

#[test]
fn a_session_that_is_purged_by_who_may_not_or_turned_back_is_found() {
    let board = Board::new();
    let forged =
        forged_revision(&board, board.meeting, "vera", |session| session.stage = crate::domain::session::Stage::Purged);
    board.put(|tx| {
        tx.put_session(&forged)?;
        tx.purge_parts(board.meeting)
    });
    let faults = board.office.faults();
    let place = "signature revisions of the 1:1 of Lucía and Vera, 2 March 2026".to_owned();
    assert!(faults.contains(&place), "{faults:#?}");
    // An earlier state of the whole session, signed as it is.
    board.office.restore(&board.sound);
    let back = format!("(SELECT position FROM session WHERE id = {})", id(board.meeting.0));
    board.office.alter(&format!(
        "DELETE FROM session_revision WHERE session = {back} AND number > 3; UPDATE session SET revision = 3 WHERE position = {back};
         DELETE FROM sign_off WHERE session = {back} AND round = 2"
    ));
    assert_ne!(board.office.faults(), [""; 0]);
    assert_eq!(board.page().signature, Signature::Invalid);
}
