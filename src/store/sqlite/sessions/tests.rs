//! What only the inside of the file shows: which way a question takes, what damaged rows answer, and what a purge leaves.

use jiff::civil::date;
use uuid::Uuid;

use super::*;
use crate::domain::goal::{Cadence, Translated};
use crate::domain::session::{PartKind, PartState, SessionKind, Stage};
use crate::store::sqlite::SqliteStore;
use crate::store::sqlite::tests::{Desk, now, plans};
use crate::store::{ReadChain as _, Store};

const SESSION: SessionId = SessionId(Uuid::from_u128(1));
const PART: PartId = PartId(Uuid::from_u128(2));
const TOP: PersonId = PersonId(1);
const MID: PersonId = PersonId(2);
const LOW: PersonId = PersonId(3);
const SECRET: &[u8] = b"what was said under four eyes";

/// A board on which every table of sessions has a row: of a session with an action at its second revision.
fn with_a_session() -> Desk {
    let desk = Desk::new();
    let (by, at, entry) = (TOP, now(), 1);
    let mut session = Session {
        id: SESSION,
        kind: SessionKind::OneOnOne,
        template: Some(Uuid::nil()),
        participants: vec![TOP, MID],
        starts: at,
        minutes: 30,
        cadence: Some(Cadence::Weekly),
        stage: Stage::Planned,
        round: 1,
        confidential: false,
        revision: 1,
        by,
        at,
        entry,
    };
    let mut part = Part {
        id: PART,
        session: SESSION,
        kind: PartKind::Action,
        revision: 1,
        state: PartState::Open,
        owner: Some(LOW),
        due: Some(date(2026, 4, 1)),
        place: 0,
        carried_from: Some(PART),
        by,
        at,
        sealed: SECRET.to_vec(),
        entry,
    };
    let wrap = |revision| Wrap {
        part: PART,
        revision,
        reader: TOP,
        generation: 1,
        sealed: SECRET.iter().rev().copied().collect(),
        by,
        by_generation: 1,
        signature: [0; 64],
    };
    let mut store = desk.store();
    let mut tx = store.begin().unwrap();
    tx.put_session(&session).unwrap();
    (session.revision, session.stage) = (2, Stage::Closed);
    tx.put_session(&session).unwrap();
    tx.put_part(&part, &[wrap(1)]).unwrap();
    part.revision = 2;
    tx.put_part(&part, &[wrap(2)]).unwrap();
    tx.insert_sign_off(&SignOff { session: SESSION, round: 1, person: MID, comment: PART, at, entry }).unwrap();
    tx.insert_hand_over(&HandOver { session: SESSION, reader: PersonId(4), by, at, entry }).unwrap();
    tx.insert_key_confirmation(&KeyConfirmation { by, person: MID, generation: 2, at, entry }).unwrap();
    tx.put_session_template(&SessionTemplate {
        id: Uuid::nil(),
        kind: SessionKind::OneOnOne,
        name: Translated::new("a", "a"),
        prompts: vec![Translated::new("b", "b")],
        cadence: Some(Cadence::Weekly),
        retired: false,
        revision: 1,
        by,
        at,
        entry,
    })
    .unwrap();
    tx.put_retention(&Retention { kind: SessionKind::OneOnOne, open_days: Some(1), blocked_days: 1, by, at, entry })
        .unwrap();
    tx.commit().unwrap();
    desk
}

#[test]
fn a_row_that_cannot_be_read_is_damaged_and_nothing_worse() {
    type Ask = fn(&dyn Store) -> Result<()>;
    let session: Ask = |store| store.session(SESSION).map(drop);
    let revisions: Ask = |store| store.session_revisions(SESSION).map(drop);
    let part: Ask = |store| store.part(PART).map(drop);
    let wraps: Ask = |store| store.wraps(PART, 2).map(drop);
    let sign_offs: Ask = |store| store.sign_offs(SESSION).map(drop);
    let hand_overs: Ask = |store| store.hand_overs(SESSION).map(drop);
    let confirmations: Ask = |store| store.every_key_confirmation().map(drop);
    let templates: Ask = |store| store.session_templates().map(drop);
    let retentions: Ask = |store| store.retentions().map(drop);
    for (sql, ask) in [
        ("UPDATE session SET revision = 9", session),
        ("DELETE FROM session_revision", session),
        ("UPDATE session_revision SET kind = 4", session),
        ("UPDATE session_revision SET template = x'00'", session),
        ("UPDATE session_revision SET participants = x'00'", session),
        ("UPDATE session_revision SET starts = 9223372036854775807", session),
        ("UPDATE session_revision SET minutes = 65536", session),
        ("UPDATE session_revision SET cadence = 4", session),
        ("UPDATE session_revision SET stage = 5", session),
        ("UPDATE session_revision SET round = -1", session),
        ("UPDATE session_revision SET entry = -1", session),
        ("UPDATE session_revision SET stage = -1 WHERE number = 1", revisions),
        ("UPDATE involved SET how = 3", session),
        ("UPDATE sign_off SET round = -1", session),
        ("UPDATE part SET session = 77", part),
        ("UPDATE part SET kind = 8", part),
        ("UPDATE part SET state = 6", part),
        ("UPDATE part SET due = 9223372036854775807", part),
        ("UPDATE part SET place = -1", part),
        ("UPDATE part SET carried_from = x'00'", part),
        ("UPDATE part SET at = 9223372036854775807", part),
        ("UPDATE part SET entry = -1", part),
        ("UPDATE wrap SET signature = x'00'", wraps),
        ("UPDATE wrap SET by_generation = -1", wraps),
        ("UPDATE wrap SET generation = 4294967296", wraps),
        ("UPDATE sign_off SET comment = x'00'", sign_offs),
        ("UPDATE sign_off SET at = 9223372036854775807", sign_offs),
        ("UPDATE hand_over SET entry = -1", hand_overs),
        ("UPDATE key_confirmation SET generation = -1", confirmations),
        ("UPDATE session_template SET prompts = '[[\"one\"]]'", templates),
        ("UPDATE session_template SET kind = -1", templates),
        ("UPDATE session_template SET cadence = 4", templates),
        ("UPDATE retention SET open_days = -1", retentions),
        ("UPDATE retention SET kind = 4", retentions),
    ] {
        let desk = with_a_session();
        desk.alter(sql);
        let answer = ask(&desk.store());
        assert!(matches!(answer, Err(Error::Damaged(_))), "{sql}: {answer:?}");
    }
}

#[test]
fn one_session_that_cannot_be_read_does_not_hide_the_others() {
    let desk = with_a_session();
    desk.alter(
        "INSERT INTO session VALUES (5, x'05', 1);
         INSERT INTO session_revision SELECT 5, 1, kind, template, participants, starts, minutes, cadence, stage, round,
           confidential, by, at, entry FROM session_revision WHERE number = 1",
    );
    let every = desk.store().every_session(0, 10).unwrap();
    assert!(matches!(every.as_slice(), [(1, Ok(_)), (5, Err(Error::Damaged(_)))]), "{every:?}");
}

/// Every call that is about some and not about all.
fn ask(store: &mut SqliteStore) {
    store.session(SESSION).unwrap();
    store.sessions_of(Some(&[LOW])).unwrap();
    store.session_revisions(SESSION).unwrap();
    store.every_session(0, 1).unwrap();
    store.parts(SESSION).unwrap();
    store.part(PART).unwrap();
    store.part_revisions(PART).unwrap();
    store.every_part(SESSION).unwrap();
    store.actions_of(&[LOW], now()).unwrap();
    store.wraps(PART, 1).unwrap();
    store.wraps_for(SESSION, TOP, 1).unwrap();
    store.readable(TOP, 1, 0, 9).unwrap();
    store.count_readable(TOP, 1).unwrap();
    store.owners_of_actions(TOP).unwrap();
    store.unshared(TOP, 1, 9).unwrap();
    store.sign_offs(SESSION).unwrap();
    store.hand_overs(SESSION).unwrap();
    store.key_confirmations(TOP).unwrap();
    store.chain_about(SESSION).unwrap();
    store.chain_of("code").unwrap();
    let session = store.session(SESSION).unwrap().unwrap().session;
    let mut tx = store.begin().unwrap();
    tx.put_session(&Session { revision: 3, participants: vec![TOP, LOW], ..session }).unwrap();
    let part = tx.part(PART).unwrap().unwrap();
    let wraps = tx.wraps(PART, 2).unwrap();
    tx.put_part(&Part { revision: 3, ..part }, &wraps).unwrap();
    tx.purge_parts(SESSION).unwrap();
}

#[test]
fn no_question_about_some_sessions_walks_a_whole_table() {
    let plans = plans(&mut with_a_session().store(), ask);
    assert!(plans.len() > 30, "{}", plans.len());
    for (sql, plan) in &plans {
        let whole = |step: &&String| step.starts_with("SCAN") && !step.contains("VIRTUAL TABLE");
        assert_eq!(plan.iter().find(whole), None, "{sql}: {plan:?}");
    }
    // What may be about thousands of rows is found through the index made for it, and handed over as it is found.
    for (question, index) in [
        ("FROM wrap w", "SEARCH w USING INDEX wrap_reader (reader=? AND generation=? AND part>?)"),
        ("SELECT max(generation)", "SEARCH p USING INDEX part_session (session=? AND newest=? AND kind=?)"),
        ("FROM chain", "SEARCH chain USING INDEX chain_session (subject>? AND subject<?)"),
        ("kind = ?1 AND kind IN", "SEARCH chain USING INDEX chain_access (kind=?)"),
        ("p.owner = o.value", "SEARCH p USING INDEX part_owner (owner=? AND state=? AND at>?)"),
    ] {
        let mut found =
            plans.iter().filter(|(sql, plan)| sql.contains(question) && plan.iter().any(|step| step == index));
        let (sql, plan) = found.next().unwrap_or_else(|| panic!("{question}: {plans:#?}"));
        assert!(sql.contains("chain") || !plan.iter().any(|step| step.contains("TEMP B-TREE")), "{sql}: {plan:?}");
    }
}

#[test]
fn what_is_purged_is_left_neither_in_the_file_nor_in_its_journal() {
    let desk = with_a_session();
    let mut store = desk.store();
    let path = store.path().to_owned();
    let mut tx = store.begin().unwrap();
    tx.purge_parts(SESSION).unwrap();
    tx.commit().unwrap();
    let mut journal = path.clone().into_os_string();
    journal.push("-wal");
    let wrap: Vec<u8> = SECRET.iter().rev().copied().collect();
    // While the board is still open, too.
    for file in [path.into_os_string(), journal].map(|file| std::fs::read(file).unwrap()) {
        for gone in [SECRET, &wrap] {
            assert!(!file.windows(gone.len()).any(|bytes| bytes == gone));
        }
    }
}
