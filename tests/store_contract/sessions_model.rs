//! Every read of feedback sessions against a naive model, after any sequence of deeds.

use std::cmp::Reverse;

use cartelera::domain::goal::Cadence;
use cartelera::domain::session::{
    HandOver, KeyConfirmation, Part, PartId, PartKind, PartState, Session, SessionKind, SignOff, Stage, Wrap,
};
use cartelera::store::sessions::{KeptSession, Readable};

use super::sessions::*;
use super::*;

const PEOPLE: i64 = 6;

/// Something done to a board; `which` counts sessions or parts, wrapping around.
#[derive(Clone, Debug)]
enum Deed {
    Plan(Terms),
    Revise { which: usize, terms: Terms },
    Write { session: usize, kind: PartKind, said: Said },
    Rewrite { which: usize, said: Said },
    Share { which: usize, revision: usize, readers: BTreeSet<(i64, u32)> },
    Sign { which: usize, person: i64, round: u32 },
    HandOver { which: usize, reader: i64 },
    Enrol { person: i64 },
    Confirm { by: i64, person: i64, generation: u32 },
    Purge { which: usize },
}

/// What a session is besides its identity.
#[derive(Clone, Debug)]
struct Terms {
    participants: BTreeSet<i64>,
    starts: i64,
    kind: SessionKind,
    cadence: Option<Cadence>,
    stage: Stage,
    round: u32,
    confidential: bool,
    template: Option<u128>,
}

/// What a part is besides its identity, and for whom.
#[derive(Clone, Debug)]
struct Said {
    state: PartState,
    owner: Option<i64>,
    due: Option<i8>,
    at: i64,
    place: u32,
    carried: bool,
    readers: BTreeSet<(i64, u32)>,
}

fn terms() -> impl Strategy<Value = Terms> {
    let participants = proptest::collection::btree_set(1..=PEOPLE, 2..5);
    let (kind, stage) = (proptest::sample::select(SessionKind::ALL), proptest::sample::select(Stage::ALL));
    let cadence = proptest::option::of(proptest::sample::select(Cadence::ALL));
    // Few moments, so that some sessions begin together.
    let rest = (1..=3_u32, any::<bool>(), proptest::option::of(any::<u128>()));
    (participants, -3..3_i64, kind, cadence, stage, rest).prop_map(
        |(participants, starts, kind, cadence, stage, (round, confidential, template))| Terms {
            participants,
            starts,
            kind,
            cadence,
            stage,
            round,
            confidential,
            template,
        },
    )
}

fn readers() -> impl Strategy<Value = BTreeSet<(i64, u32)>> {
    proptest::collection::btree_set((1..=PEOPLE, 1..=2_u32), 0..6)
}

fn said() -> impl Strategy<Value = Said> {
    let state = proptest::sample::select([PartState::Open, PartState::Done, PartState::Removed].as_slice());
    let (owner, due) = (proptest::option::of(1..=PEOPLE), proptest::option::of(any::<i8>()));
    (state, owner, due, -3..3_i64, 0..4_u32, any::<bool>(), readers()).prop_map(
        |(state, owner, due, at, place, carried, readers)| Said { state, owner, due, at, place, carried, readers },
    )
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let (which, person) = (|| 0..30_usize, || 1..=PEOPLE);
    // Actions often: they alone have owners.
    let kind = prop_oneof![Just(PartKind::Action), proptest::sample::select(PartKind::ALL)];
    let deed = prop_oneof![
        3 => terms().prop_map(Deed::Plan),
        3 => (which(), terms()).prop_map(|(which, terms)| Deed::Revise { which, terms }),
        8 => (which(), kind, said()).prop_map(|(session, kind, said)| Deed::Write { session, kind, said }),
        6 => (which(), said()).prop_map(|(which, said)| Deed::Rewrite { which, said }),
        4 => (which(), 0..4_usize, readers())
            .prop_map(|(which, revision, readers)| Deed::Share { which, revision, readers }),
        3 => (which(), person(), 1..=3_u32).prop_map(|(which, person, round)| Deed::Sign { which, person, round }),
        3 => (which(), person()).prop_map(|(which, reader)| Deed::HandOver { which, reader }),
        6 => person().prop_map(|person| Deed::Enrol { person }),
        5 => (person(), person(), 1..=3_u32)
            .prop_map(|(by, person, generation)| Deed::Confirm { by, person, generation }),
        1 => which().prop_map(|which| Deed::Purge { which }),
    ];
    proptest::collection::vec(deed, 1..50)
}

/// Everything ever written, in the order it was.
#[derive(Default)]
struct Model {
    sessions: Vec<Vec<Session>>,
    parts: Vec<Vec<Part>>,
    /// Which revision each opens is known by its part, revision and reader's keys.
    wraps: BTreeMap<(PartId, u32, PersonId, u32), Wrap>,
    sign_offs: Vec<SignOff>,
    hand_overs: Vec<HandOver>,
    keys: BTreeMap<i64, u32>,
    confirmations: BTreeSet<(i64, i64, u32)>,
    written: u32,
}

fn last<T: Clone>(revisions: &[T]) -> T {
    revisions.last().unwrap().clone()
}

impl Model {
    /// Does it to the board and to itself.
    fn follow(&mut self, tx: &mut dyn Transaction, deed: &Deed) {
        self.written += 1;
        match deed {
            Deed::Plan(terms) => {
                let id = 1 + self.sessions.len() as u128;
                self.put_session(tx, self.sessions.len(), session(id, 1, &[]), terms);
            }
            Deed::Revise { which, terms } => {
                let Some(at) = self.wrapped(*which) else { return };
                let before = last(&self.sessions[at]);
                let next = Session { revision: before.revision + 1, ..before.clone() };
                assert!(tx.put_session(&Session { revision: next.revision + 1, ..before.clone() }).is_err());
                assert!(tx.put_session(&before).is_err());
                self.put_session(tx, at, next, terms);
            }
            Deed::Write { session, kind, said } => {
                let Some(at) = self.wrapped(*session) else { return };
                // Ids are not in the order parts come.
                let id = u128::from(self.written.reverse_bits());
                self.put_part(tx, self.parts.len(), part(id, 1 + at as u128, *kind, 1), said);
            }
            Deed::Rewrite { which, said } => {
                let Some(at) = which.checked_rem(self.parts.len()) else { return };
                let before = last(&self.parts[at]);
                let next = Part { revision: before.revision + 1, ..before.clone() };
                assert!(tx.put_part(&Part { revision: next.revision + 1, ..before.clone() }, &[]).is_err());
                assert!(tx.put_part(&before, &[]).is_err());
                self.put_part(tx, at, next, said);
            }
            Deed::Share { which, revision, readers } => {
                let Some(at) = which.checked_rem(self.parts.len()) else { return };
                let revisions = &self.parts[at];
                let part = revisions[revision % revisions.len()].clone();
                // Said otherwise than what may be there.
                let wraps = self.remember(&part, readers, |wrap| wrap.by_generation = 2);
                tx.add_wraps(&wraps).unwrap();
            }
            Deed::Sign { which, person, round } => {
                let Some(at) = self.wrapped(*which) else { return };
                let sign_off = SignOff { entry: self.written.into(), ..sign_off(1 + at as u128, *round, *person) };
                let there = |each: &SignOff| {
                    (each.session, each.round, each.person) == (sign_off.session, *round, sign_off.person)
                };
                let is_there = self.sign_offs.iter().any(there);
                assert_eq!(tx.insert_sign_off(&sign_off).is_err(), is_there);
                if !is_there {
                    self.sign_offs.push(sign_off);
                }
            }
            Deed::HandOver { which, reader } => {
                let Some(at) = self.wrapped(*which) else { return };
                let hand_over = hand_over(1 + at as u128, *reader);
                let is_there = self.hand_overs.contains(&hand_over);
                assert_eq!(tx.insert_hand_over(&hand_over).is_err(), is_there);
                if !is_there {
                    self.hand_overs.push(hand_over);
                }
            }
            Deed::Enrol { person } => {
                let generation = self.keys.entry(*person).or_default();
                *generation += 1;
                tx.insert_keys(&keys(*person, *generation)).unwrap();
            }
            Deed::Confirm { by, person, generation } => {
                let new = self.confirmations.insert((*by, *person, *generation));
                let given = confirmation(*by, *person, *generation);
                assert_eq!(tx.insert_key_confirmation(&given).is_ok(), new);
            }
            Deed::Purge { which } => {
                let Some(at) = self.wrapped(*which) else { return };
                let id = session_id(1 + at as u128);
                tx.purge_parts(id).unwrap();
                let gone: BTreeSet<PartId> =
                    self.parts.iter().filter(|part| part[0].session == id).map(|part| part[0].id).collect();
                self.parts.retain(|part| !gone.contains(&part[0].id));
                self.wraps.retain(|(part, ..), _| !gone.contains(part));
            }
        }
    }

    /// The number of a session.
    fn wrapped(&self, which: usize) -> Option<usize> {
        which.checked_rem(self.sessions.len())
    }

    fn put_session(&mut self, tx: &mut dyn Transaction, at: usize, session: Session, terms: &Terms) {
        let session = Session {
            kind: terms.kind,
            template: terms.template.map(Uuid::from_u128),
            participants: terms.participants.iter().copied().map(PersonId).collect(),
            starts: hours(terms.starts),
            cadence: terms.cadence,
            stage: terms.stage,
            round: terms.round,
            confidential: terms.confidential,
            entry: self.written.into(),
            ..session
        };
        tx.put_session(&session).unwrap();
        if at == self.sessions.len() {
            self.sessions.push(Vec::new());
        }
        self.sessions[at].push(session);
    }

    fn put_part(&mut self, tx: &mut dyn Transaction, at: usize, part: Part, said: &Said) {
        let is_action = part.kind == PartKind::Action;
        let part = Part {
            state: said.state,
            owner: said.owner.filter(|_| is_action).map(PersonId),
            due: said.due.map(|days| date(2026, 3, 2).checked_add(i64::from(days).days()).unwrap()),
            place: said.place,
            carried_from: said.carried.then(|| part_id(5)),
            at: hours(said.at),
            sealed: self.written.to_le_bytes().to_vec(),
            entry: self.written.into(),
            ..part
        };
        let wraps = self.remember(&part, &said.readers, |_| ());
        tx.put_part(&part, &wraps).unwrap();
        if at == self.parts.len() {
            self.parts.push(Vec::new());
        }
        self.parts[at].push(part);
    }

    /// Wraps for these, of which those that are there stay as they are.
    fn remember(&mut self, part: &Part, readers: &BTreeSet<(i64, u32)>, change: fn(&mut Wrap)) -> Vec<Wrap> {
        let make = |(reader, generation): &(i64, u32)| {
            let mut wrap = wrap(part, *reader, *generation);
            change(&mut wrap);
            wrap
        };
        let wraps: Vec<Wrap> = readers.iter().map(make).collect();
        for wrap in &wraps {
            let key = (part.id, part.revision, wrap.reader, wrap.generation);
            self.wraps.entry(key).or_insert_with(|| wrap.clone());
        }
        wraps
    }

    fn kept(&self, revisions: &[Session]) -> KeptSession {
        let session = last(revisions);
        let everybody = || (1..=PEOPLE).map(PersonId).filter(|person| !session.participants.contains(person));
        let handed =
            |person: &PersonId| self.hand_overs.iter().any(|each| (each.session, each.reader) == (session.id, *person));
        let once = |person: &PersonId| revisions.iter().any(|before| before.participants.contains(person));
        let mut signed: Vec<PersonId> = self
            .sign_offs
            .iter()
            .filter(|each| (each.session, each.round) == (session.id, session.round))
            .map(|each| each.person)
            .collect();
        signed.sort();
        let former = everybody().filter(|person| once(person) && !handed(person)).collect();
        KeptSession { former, readers: everybody().filter(handed).collect(), signed, session }
    }

    fn check_sessions(&self, store: &dyn Store, asked: &[PersonId]) {
        let mut all = Vec::new();
        for revisions in &self.sessions {
            let kept = self.kept(revisions);
            let id = kept.session.id;
            assert_eq!(store.session(id).unwrap().as_ref(), Some(&kept));
            assert_eq!(store.session_revisions(id).unwrap(), *revisions);
            let mut sign_offs: Vec<SignOff> =
                self.sign_offs.iter().filter(|each| each.session == id).cloned().collect();
            sign_offs.sort_by_key(|each| (each.round, each.entry));
            assert_eq!(store.sign_offs(id).unwrap(), sign_offs);
            all.push(kept);
        }
        let (mut found, mut beyond) = (Vec::new(), 0);
        loop {
            let page = store.every_session(beyond, 2).unwrap();
            let Some((place, _)) = page.last() else { break };
            beyond = *place;
            found.extend(page.into_iter().map(|(_, kept)| kept.unwrap()));
        }
        assert_eq!(found, all);

        // The later one first where two begin together.
        all.reverse();
        all.sort_by_key(|kept| Reverse(kept.session.starts));
        assert_eq!(store.sessions_of(None).unwrap(), all);
        all.retain(|kept| {
            let everybody = [&kept.session.participants, &kept.former, &kept.readers];
            everybody.into_iter().flatten().any(|person| asked.contains(person))
        });
        assert_eq!(store.sessions_of(Some(asked)).unwrap(), all);
    }

    fn check_parts(&self, store: &dyn Store) {
        for revisions in &self.parts {
            let newest = last(revisions);
            assert_eq!(store.part(newest.id).unwrap(), Some(newest.clone()));
            assert_eq!(store.part_revisions(newest.id).unwrap(), *revisions);
            for part in revisions {
                let wraps: Vec<Wrap> = self.wraps.values().filter(|wrap| opens(wrap, part)).cloned().collect();
                assert_eq!(store.wraps(part.id, part.revision).unwrap(), wraps);
            }
        }
        for id in (1..=self.sessions.len()).map(|id| session_id(id as u128)) {
            let of_session = || self.parts.iter().filter(|revisions| revisions[0].session == id);
            let mut newest: Vec<Part> = of_session().map(|revisions| last(revisions)).collect();
            let mut every: Vec<(Part, bool)> = of_session()
                .flat_map(|revisions| revisions.iter().map(|part| (part.clone(), *part == last(revisions))))
                .collect();
            newest.sort_by_key(|part| (part.kind, part.place, part.id));
            every.sort_by_key(|(part, _)| (part.id, part.revision));
            assert_eq!(store.parts(id).unwrap(), newest);
            assert_eq!(store.every_part(id).unwrap(), every);
        }
    }

    /// The newest revisions that somebody's keys open, in the order they were written.
    fn readable(&self, reader: PersonId, generation: u32) -> Vec<Readable> {
        let mut readable: Vec<Readable> = self
            .parts
            .iter()
            .map(|revisions| last(revisions))
            .filter_map(|part| Some((self.wraps.get(&(part.id, part.revision, reader, generation))?, part)))
            .map(|(wrap, part)| (part, wrap.clone()))
            .collect();
        readable.sort_by_key(|(part, _)| part.entry);
        readable
    }

    /// Whether somebody has keys that a holder may seal to, of which generation.
    fn trusted(&self, holder: PersonId, person: PersonId) -> Option<u32> {
        let newest = *self.keys.get(&person.0)?;
        (newest == 1 || self.confirmations.contains(&(holder.0, person.0, newest))).then_some(newest)
    }

    fn unshared(&self, holder: PersonId, generation: u32) -> BTreeSet<(PartId, u32, PersonId)> {
        let mut waiting = BTreeSet::new();
        for part in self.parts.iter().flatten().filter(|part| part.kind != PartKind::OwnNote) {
            if !self.wraps.contains_key(&(part.id, part.revision, holder, generation)) {
                continue;
            }
            let of_session = self.sessions.iter().find(|session| session[0].id == part.session).unwrap();
            let kept = self.kept(of_session);
            let involved = [&kept.session.participants, &kept.former, &kept.readers];
            if !involved.into_iter().any(|people| people.contains(&holder)) {
                continue;
            }
            let entitled = kept.session.participants.iter().chain(&kept.readers).chain(&part.owner);
            for person in entitled.filter(|person| **person != holder) {
                let Some(newest) = self.trusted(holder, *person) else { continue };
                if !self.wraps.contains_key(&(part.id, part.revision, *person, newest)) {
                    waiting.insert((part.id, part.revision, *person));
                }
            }
        }
        waiting
    }

    fn check_readers(&self, store: &dyn Store) {
        for (reader, generation) in
            (1..=PEOPLE).flat_map(|person| [1, 2].map(|generation| (PersonId(person), generation)))
        {
            let readable = self.readable(reader, generation);
            let (mut found, mut beyond) = (Vec::new(), 0);
            loop {
                let page = store.readable(reader, generation, beyond, 3).unwrap();
                assert!(page.iter().all(|(place, _)| *place > beyond));
                let Some((place, _)) = page.last() else { break };
                beyond = *place;
                found.extend(page.into_iter().map(|(_, readable)| readable));
            }
            assert_eq!(found, readable);
            assert_eq!(store.count_readable(reader, generation).unwrap(), readable.len());
            for id in (1..=self.sessions.len()).map(|id| session_id(id as u128)) {
                let of_session = readable.iter().filter(|(part, _)| part.session == id);
                let mut expected: Vec<&Wrap> = of_session.map(|(_, wrap)| wrap).collect();
                let found = store.wraps_for(id, reader, generation).unwrap();
                let mut found: Vec<&Wrap> = found.iter().collect();
                for wraps in [&mut expected, &mut found] {
                    wraps.sort_by_key(|wrap| wrap.part);
                }
                assert_eq!(found, expected);
            }
            let unshared = self.unshared(reader, generation);
            let found = store.unshared(reader, generation, 10_000).unwrap();
            assert_eq!(found.len(), unshared.len(), "each once");
            for (part, person) in &found {
                assert!(unshared.contains(&(part.id, part.revision, *person)));
                assert!(self.parts.iter().flatten().any(|each| each == part));
            }
            assert_eq!(store.unshared(reader, generation, 2).unwrap(), found[..found.len().min(2)]);
        }
    }

    fn check_actions(&self, store: &dyn Store, asked: &[PersonId]) {
        for since in [hours(-9), hours(0), hours(9)] {
            let mut actions: Vec<Part> = self.parts.iter().map(|revisions| last(revisions)).collect();
            actions.retain(|part| {
                let shown = part.state == PartState::Open || part.state == PartState::Done && part.at >= since;
                shown && part.owner.is_some_and(|owner| asked.contains(&owner))
            });
            actions.sort_by_key(|part| (part.due.is_none(), part.due, part.id));
            assert_eq!(store.actions_of(asked, since).unwrap(), actions);
        }
    }
}

fn opens(wrap: &Wrap, part: &Part) -> bool {
    (wrap.part, wrap.revision) == (part.id, part.revision)
}

fn every_read_agrees_with_a_naive_model(engine: Engine, deeds: &[Deed], asked: &[i64]) {
    let (mut made, mut model) = (Made::with_people(engine, PEOPLE), Model::default());
    made.write(|tx| deeds.iter().for_each(|deed| model.follow(tx, deed)));
    let asked = people(asked);
    let store = made.store.as_ref();
    model.check_sessions(store, &asked);
    model.check_parts(store);
    model.check_readers(store);
    model.check_actions(store, &asked);
    let given: Vec<KeyConfirmation> =
        model.confirmations.iter().map(|(by, person, generation)| confirmation(*by, *person, *generation)).collect();
    assert_eq!(store.every_key_confirmation().unwrap(), given);
    assert_eq!(store.integrity_faults().unwrap(), [""; 0]);
}

property!(
    sqlite: every_read_of_sessions_agrees_with_a_naive_model(
        deeds in deeds(),
        // Some of them nobody's, some twice.
        asked in proptest::collection::vec(1..=PEOPLE + 2, 0..4),
    ) => every_read_agrees_with_a_naive_model(&deeds, &asked)
);
