//! Feedback sessions: what is written comes back, once, in the order and to the readers it was promised to.

use cartelera::domain::goal::{Cadence, Translated};
use cartelera::domain::session::{
    HandOver, KeyConfirmation, Part, PartId, PartKind, PartState, Retention, Session, SessionId, SessionKind,
    SessionTemplate, SignOff, Stage, Wrap,
};
use cartelera::keys::PublicKeys;
use cartelera::store::sessions::KeptSession;

use super::*;

pub fn session_id(id: u128) -> SessionId {
    SessionId(Uuid::from_u128(id))
}

pub fn part_id(id: u128) -> PartId {
    PartId(Uuid::from_u128(id))
}

pub fn people(people: &[i64]) -> Vec<PersonId> {
    people.iter().copied().map(PersonId).collect()
}

pub fn session(id: u128, revision: u32, participants: &[i64]) -> Session {
    Session {
        id: session_id(id),
        kind: SessionKind::OneOnOne,
        template: None,
        participants: people(participants),
        starts: hours(id as i64),
        minutes: 45,
        cadence: Some(Cadence::Monthly),
        stage: Stage::Planned,
        round: 1,
        confidential: false,
        revision,
        by: PersonId(1),
        at: now(),
        entry: u64::from(revision),
    }
}

pub fn part(id: u128, session: u128, kind: PartKind, revision: u32) -> Part {
    Part {
        id: part_id(id),
        session: session_id(session),
        kind,
        revision,
        state: PartState::Open,
        owner: None,
        due: None,
        place: id as u32,
        carried_from: None,
        by: PersonId(1),
        at: now(),
        sealed: format!("{id} {revision}").into_bytes(),
        entry: 7,
    }
}

pub fn wrap(part: &Part, reader: i64, generation: u32) -> Wrap {
    Wrap {
        part: part.id,
        revision: part.revision,
        reader: PersonId(reader),
        generation,
        sealed: format!("{} {} for {reader} {generation}", part.id, part.revision).into_bytes(),
        by: part.by,
        by_generation: 1,
        signature: [part.revision as u8; 64],
    }
}

pub fn sign_off(session: u128, round: u32, person: i64) -> SignOff {
    SignOff {
        session: session_id(session),
        round,
        person: PersonId(person),
        comment: part_id(person as u128),
        at: now(),
        // Later people sign first.
        entry: 100 - person as u64,
    }
}

pub fn hand_over(session: u128, reader: i64) -> HandOver {
    HandOver { session: session_id(session), reader: PersonId(reader), by: PersonId(1), at: now(), entry: 3 }
}

pub fn confirmation(by: i64, person: i64, generation: u32) -> KeyConfirmation {
    KeyConfirmation { by: PersonId(by), person: PersonId(person), generation, at: now(), entry: 4 }
}

/// Keys whose boxes nobody opens.
pub fn keys(person: i64, generation: u32) -> PersonKeys {
    let nonce = [0; _];
    PersonKeys {
        person: PersonId(person),
        generation,
        public: PublicKeys { verify: [1; 32], seal: [2; 32] },
        key_box: KeyBox { person, generation, params: KdfParams::SAMPLE, salt: [0; _], nonce, sealed: vec![] },
        recovery_box: RecoveryBox { person, generation, nonce, sealed: vec![] },
        made_at: now(),
        entry: 1,
    }
}

fn kept(session: &Session) -> KeptSession {
    KeptSession { session: session.clone(), former: vec![], readers: vec![], signed: vec![] }
}

fn a_session_is_followed_by_its_next_revision_and_no_other(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let first = session(1, 1, &[1, 2]);
    let second = Session {
        kind: SessionKind::Onboarding,
        template: Some(Uuid::from_u128(4)),
        starts: hours(-9),
        minutes: 1_440,
        cadence: None,
        stage: Stage::Held,
        round: 3,
        confidential: true,
        by: PersonId(2),
        at: hours(5),
        ..session(1, 2, &[2, 3])
    };
    assert_eq!(made.store.session(first.id).unwrap(), None);
    made.write(|tx| {
        assert!(tx.put_session(&session(1, 0, &[1, 2])).is_err(), "revisions count from 1");
        assert!(tx.put_session(&second).is_err(), "there is no first one");
        tx.put_session(&first).unwrap();
        assert!(tx.put_session(&first).is_err(), "it is there");
        assert!(tx.put_session(&session(1, 3, &[1, 2])).is_err(), "one is missing");
        tx.put_session(&second).unwrap();
        assert!(tx.put_session(&second).is_err(), "somebody else wrote it");
    });
    assert_eq!(made.store.session_revisions(first.id).unwrap(), [first, second.clone()]);
    assert_eq!(made.store.session(second.id).unwrap(), Some(KeptSession { former: people(&[1]), ..kept(&second) }));
}

fn who_leaves_is_former_who_returns_takes_part_and_who_was_handed_it_reads(engine: Engine) {
    let mut made = Made::with_people(engine, 5);
    let beside = |made: &Made| {
        let kept = made.store.session(session_id(1)).unwrap().unwrap();
        (kept.session.participants, kept.former, kept.readers)
    };
    made.write(|tx| {
        tx.put_session(&session(1, 1, &[1, 2, 3])).unwrap();
        tx.put_session(&session(1, 2, &[1, 4])).unwrap();
        tx.insert_hand_over(&hand_over(1, 5)).unwrap();
    });
    assert_eq!(beside(&made), (people(&[1, 4]), people(&[2, 3]), people(&[5])));
    made.write(|tx| {
        tx.put_session(&session(1, 3, &[1, 2])).unwrap();
        assert!(tx.insert_hand_over(&hand_over(1, 5)).is_err(), "once");
        tx.insert_hand_over(&hand_over(1, 2)).unwrap();
        tx.insert_hand_over(&hand_over(1, 3)).unwrap();
    });
    assert_eq!(beside(&made), (people(&[1, 2]), people(&[4]), people(&[3, 5])));
    made.write(|tx| tx.put_session(&session(1, 4, &[1, 5])).unwrap());
    assert_eq!(beside(&made), (people(&[1, 5]), people(&[4]), people(&[2, 3])));
    let handed = [2, 3, 5].map(|reader| hand_over(1, reader));
    assert_eq!(made.store.hand_overs(session_id(1)).unwrap(), handed);
    assert_eq!(made.store.hand_overs(session_id(2)).unwrap(), []);
}

fn a_part_stays_in_its_session_and_what_it_is(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    let first = part(1, 1, PartKind::Agenda, 1);
    let second = Part {
        state: PartState::Done,
        owner: Some(PersonId(2)),
        due: Some(date(2026, 4, 1)),
        place: 9,
        carried_from: Some(part_id(8)),
        sealed: vec![],
        ..part(1, 1, PartKind::Agenda, 2)
    };
    made.write(|tx| {
        for id in [1, 2] {
            tx.put_session(&session(id, 1, &[1, 2])).unwrap();
        }
        assert!(tx.put_part(&part(1, 1, PartKind::Agenda, 0), &[]).is_err(), "revisions count from 1");
        assert!(tx.put_part(&second, &[]).is_err(), "there is no first one");
        assert!(tx.put_part(&part(1, 3, PartKind::Agenda, 1), &[]).is_err(), "there is no such session");
        tx.put_part(&first, &[]).unwrap();
        assert!(tx.put_part(&first, &[]).is_err(), "it is there");
        assert!(tx.put_part(&part(1, 1, PartKind::Agenda, 3), &[]).is_err(), "one is missing");
        assert!(tx.put_part(&part(1, 2, PartKind::Agenda, 2), &[]).is_err(), "another session's");
        assert!(tx.put_part(&part(1, 1, PartKind::OwnNote, 2), &[]).is_err(), "another kind");
        tx.put_part(&second, &[]).unwrap();
    });
    assert_eq!(made.store.part(first.id).unwrap(), Some(second.clone()));
    assert_eq!(made.store.part_revisions(first.id).unwrap(), [first.clone(), second.clone()]);
    assert_eq!(made.store.every_part(session_id(1)).unwrap(), [(first, false), (second, true)]);
}

fn parts_come_by_kind_and_place(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    let placed = |id, kind, place| Part { place, ..part(id, 1, kind, 1) };
    let (late, early) = (placed(1, PartKind::Agenda, 5), placed(2, PartKind::Agenda, 4));
    let (note, room) = (placed(3, PartKind::SharedNote, 0), placed(4, PartKind::Place, 8));
    made.write(|tx| {
        tx.put_session(&session(1, 1, &[1, 2])).unwrap();
        for part in [&late, &early, &note, &room] {
            tx.put_part(part, &[]).unwrap();
        }
    });
    assert_eq!(made.store.parts(session_id(1)).unwrap(), [room, early, late, note]);
}

fn a_wrap_is_made_once_for_each_reader_and_generation(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    let (first, second) = (part(1, 1, PartKind::Agenda, 1), part(1, 1, PartKind::Agenda, 2));
    let another = Wrap { sealed: vec![0], by: PersonId(2), ..wrap(&first, 2, 1) };
    made.write(|tx| {
        tx.put_session(&session(1, 1, &[1, 2])).unwrap();
        tx.put_part(&first, &[wrap(&first, 2, 1), wrap(&first, 1, 1)]).unwrap();
        tx.add_wraps(&[another, wrap(&first, 1, 2)]).unwrap();
        assert!(tx.add_wraps(&[wrap(&second, 1, 1)]).is_err(), "there is no such revision");
        tx.put_part(&second, &[wrap(&second, 1, 2)]).unwrap();
    });
    let of_first = [(1, 1), (1, 2), (2, 1)].map(|(reader, generation)| wrap(&first, reader, generation));
    assert_eq!(made.store.wraps(first.id, 1).unwrap(), of_first);
    assert_eq!(made.store.wraps_for(session_id(1), PersonId(1), 2).unwrap(), [wrap(&second, 1, 2)]);
    assert_eq!(made.store.wraps_for(session_id(1), PersonId(2), 1).unwrap(), [], "of what is no longer the newest");
}

fn signatures_are_given_once_and_those_of_the_present_round_count(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let given = [sign_off(1, 1, 3), sign_off(1, 1, 2), sign_off(1, 2, 1)];
    made.write(|tx| {
        tx.put_session(&session(1, 1, &[1, 2, 3])).unwrap();
        for sign_off in given.iter().rev() {
            tx.insert_sign_off(sign_off).unwrap();
        }
        assert!(tx.insert_sign_off(&sign_off(1, 1, 2)).is_err());
        assert!(tx.insert_sign_off(&sign_off(2, 1, 2)).is_err(), "there is no such session");
    });
    assert_eq!(made.store.sign_offs(session_id(1)).unwrap(), given);
    let signed = |made: &Made| made.store.session(session_id(1)).unwrap().unwrap().signed;
    assert_eq!(signed(&made), people(&[2, 3]));
    made.write(|tx| tx.put_session(&Session { round: 2, ..session(1, 2, &[1, 2, 3]) }).unwrap());
    assert_eq!(signed(&made), people(&[1]));
}

fn keys_are_vouched_for_once(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let given = [confirmation(1, 3, 2), confirmation(1, 3, 3), confirmation(2, 1, 2)];
    made.write(|tx| {
        for confirmation in given.iter().rev() {
            tx.insert_key_confirmation(confirmation).unwrap();
        }
        assert!(tx.insert_key_confirmation(&given[0]).is_err());
    });
    assert_eq!(made.store.key_confirmations(PersonId(1)).unwrap(), given[..2]);
    assert_eq!(made.store.key_confirmations(PersonId(3)).unwrap(), []);
    assert_eq!(made.store.every_key_confirmation().unwrap(), given);
}

fn templates_and_retentions_are_rewritten(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    let template = |id: u128, name: &str| SessionTemplate {
        id: Uuid::from_u128(id),
        kind: SessionKind::KpiReview,
        name: Translated::new(name, ""),
        prompts: vec![Translated::new("¿Qué \"tal\"?", "How so?"), Translated::new("", "Next")],
        cadence: Some(Cadence::Quarterly),
        retired: false,
        revision: 1,
        by: PersonId(1),
        at: now(),
        entry: 6,
    };
    let (later, earlier) = (template(1, "Zeta"), template(2, "Alfa"));
    let changed = SessionTemplate {
        kind: SessionKind::Expectations,
        name: Translated::new("Omega", "Omega"),
        prompts: vec![Translated::new("Uno", "One")],
        cadence: None,
        retired: true,
        revision: 2,
        by: PersonId(2),
        at: hours(1),
        entry: 9,
        ..later.clone()
    };
    made.write(|tx| [&later, &earlier].map(|template| tx.put_session_template(template).unwrap()));
    assert_eq!(made.store.session_templates().unwrap(), [earlier.clone(), later.clone()]);
    made.write(|tx| tx.put_session_template(&changed).unwrap());
    assert_eq!(made.store.session_templates().unwrap(), [earlier, changed.clone()]);
    assert_eq!(made.store.session_template(changed.id).unwrap(), Some(changed));

    let kept = |kind, open_days, blocked_days| Retention {
        kind,
        open_days,
        blocked_days,
        by: PersonId(1),
        at: now(),
        entry: 2,
    };
    let (review, one) = (kept(SessionKind::KpiReview, Some(36_525), 0), kept(SessionKind::OneOnOne, None, 30));
    made.write(|tx| [&review, &one].map(|retention| tx.put_retention(retention).unwrap()));
    assert_eq!(made.store.retentions().unwrap(), [one.clone(), review]);
    let review = kept(SessionKind::KpiReview, Some(1), 36_525);
    made.write(|tx| tx.put_retention(&review).unwrap());
    assert_eq!(made.store.retentions().unwrap(), [one, review]);
}

fn what_was_said_is_purged_and_that_it_was_stays(engine: Engine) {
    let mut made = Made::with_people(engine, 4);
    let (gone, stays) = (part(1, 1, PartKind::SharedNote, 1), part(2, 2, PartKind::SharedNote, 1));
    made.write(|tx| {
        for (id, part) in [(1, &gone), (2, &stays)] {
            tx.put_session(&session(id, 1, &[1, 2])).unwrap();
            tx.put_part(part, &[wrap(part, 1, 1), wrap(part, 2, 1)]).unwrap();
            tx.insert_sign_off(&sign_off(id, 1, 2)).unwrap();
            tx.insert_hand_over(&hand_over(id, 4)).unwrap();
        }
        let again = part(1, 1, PartKind::SharedNote, 2);
        tx.put_part(&again, &[wrap(&again, 1, 1)]).unwrap();
    });
    made.write(|tx| tx.purge_parts(session_id(1)).unwrap());
    let store = made.store.as_ref();
    assert_eq!((store.every_part(session_id(1)).unwrap(), store.part(gone.id).unwrap()), (vec![], None));
    assert_eq!(store.wraps(gone.id, 1).unwrap(), []);
    assert_eq!(store.sign_offs(session_id(1)).unwrap(), [sign_off(1, 1, 2)]);
    assert_eq!(store.hand_overs(session_id(1)).unwrap(), [hand_over(1, 4)]);
    assert_eq!(store.session_revisions(session_id(1)).unwrap(), [session(1, 1, &[1, 2])]);
    assert_eq!(store.parts(session_id(2)).unwrap(), std::slice::from_ref(&stays));
    assert_eq!(store.wraps(stays.id, 1).unwrap().len(), 2);
    assert_eq!(store.integrity_faults().unwrap(), [""; 0]);
}

fn the_chain_tells_what_was_done_in_one_session(engine: Engine) {
    let mut made = Made::with_people(engine, 1);
    let (mine, other) = (Uuid::from_u128(u128::MAX), Uuid::from_u128(u128::MAX - 1));
    let mut head = ChainHead::origin(b"board");
    let part = |session: Uuid, part: u8| [session.as_bytes().as_slice(), &[part; 16]].concat();
    let bare = |session: Uuid| session.as_bytes().to_vec();
    let mut entries = Vec::new();
    for (kind, subject) in [
        ("session", bare(mine)),
        ("session", bare(other)),
        ("session_part", part(mine, 255)),
        ("session_part", part(mine, 0)),
        ("session_part", part(other, 0)),
        ("sessions", bare(other)),
        ("sessio", bare(mine)),
        ("sessioo", bare(mine)),
        ("ack", bare(mine)),
        ("session_export", bare(mine)),
    ] {
        let digest = [0; 32];
        let entry = ChainEntry::unsigned(
            &head,
            Deed { at_micros: 1, author: 1, generation: 1, kind: kind.into(), subject, digest },
        );
        head = entry.head();
        made.write(|tx| tx.append_entry(&entry).unwrap());
        entries.push(entry);
    }
    let about = |id| {
        let found = made.store.chain_about(SessionId(id)).unwrap();
        assert!(found.iter().all(|found| entries.contains(found)));
        found.into_iter().map(|entry| entry.seq).collect::<Vec<_>>()
    };
    assert_eq!(about(mine), [1, 3, 4, 10]);
    assert_eq!(about(other), [2, 5, 6]);
    assert_eq!(about(Uuid::nil()), [0; 0]);
}

suite!(
    sqlite: a_session_is_followed_by_its_next_revision_and_no_other,
    who_leaves_is_former_who_returns_takes_part_and_who_was_handed_it_reads,
    a_part_stays_in_its_session_and_what_it_is,
    parts_come_by_kind_and_place,
    a_wrap_is_made_once_for_each_reader_and_generation,
    signatures_are_given_once_and_those_of_the_present_round_count,
    keys_are_vouched_for_once,
    templates_and_retentions_are_rewritten,
    what_was_said_is_purged_and_that_it_was_stays,
    the_chain_tells_what_was_done_in_one_session,
);
