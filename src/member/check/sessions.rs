//! Whether sessions, all that was said in them (sealed as it is), signatures, hand-overs and what `hr` keeps of them still
//! are what people signed, and who takes part is what comes out of it.

use std::collections::{BTreeMap, BTreeSet};

use super::record::Record;
use super::{CheckFault, GoOn, chain_fault, read, signature_fault};
use crate::domain::organisation::PersonId;
use crate::domain::session::{
    HandOver, KeyConfirmation, Part, PartKind, PartState, Session, SessionId, SessionKind, SignOff, Stage, Wrap,
};
use crate::keys::ChainEntry;
use crate::member::board::day_then;
use crate::member::sessions::entitled::{in_force, involved};
use crate::member::sessions::signing::{self, Witness};
use crate::member::signing::{Signature, kind};
use crate::member::{Result, Workspace};
use crate::store::sessions::KeptSession;
use crate::store::{self, Store};

/// Sessions read at a time, and between two reports of progress.
const BATCH: usize = 50;

/// What is known while sessions are gone through.
struct Sessions<'a> {
    workspace: &'a Workspace,
    store: &'a dyn Store,
    confirmed: BTreeSet<(PersonId, PersonId, u32)>,
    /// Which sessions somebody has anything to do with.
    involved: BTreeMap<PersonId, BTreeSet<SessionId>>,
    faults: &'a mut Vec<CheckFault>,
}

/// One session with what belongs to it.
struct Whole<'a> {
    session: &'a Session,
    title: String,
    revisions: Vec<Session>,
    sign_offs: Vec<SignOff>,
    hand_overs: Vec<HandOver>,
}

impl Workspace {
    pub(super) fn check_sessions(
        &self,
        record: &mut Record,
        faults: &mut Vec<CheckFault>,
        go_on: GoOn<'_>,
    ) -> Result<()> {
        let store = self.store.as_ref();
        let (confirmed, involved) = Default::default();
        let mut sessions = Sessions { workspace: self, store, confirmed, involved, faults };
        sessions.check_upkeep(record)?;
        sessions.check_confirmations(record)?;
        let mut beyond = i64::MIN;
        while go_on(record) {
            let rows = read("sessions", store.every_session(beyond, BATCH), sessions.faults)?.unwrap_or_default();
            let Some((last, _)) = rows.last() else { break };
            beyond = *last;
            let witness = Witness::new(store);
            for (position, row) in rows {
                match row.and_then(|kept| sessions.check_session(&witness, &kept, record)) {
                    Err(store::Error::Damaged(message)) => {
                        sessions.damaged(format!("session at position {position}"), message)
                    }
                    other => other?,
                }
            }
        }
        Ok(sessions.check_lists()?)
    }
}

impl Sessions<'_> {
    fn judge(&mut self, what: impl FnOnce() -> String, holds: bool) {
        if !holds {
            self.faults.push(signature_fault(what()));
        }
    }

    fn damaged(&mut self, place: String, message: String) {
        self.faults.push(CheckFault { kind: "file", place, message });
    }

    fn differs(&mut self, what: String) {
        let message = format!("{what} does not match what it comes from");
        self.faults.push(CheckFault { kind: "derived", place: what, message });
    }

    fn name(&self, person: PersonId) -> String {
        let known = self.workspace.organisation.find(person);
        known.map_or_else(|| format!("person {}", person.0), |person| person.name.clone())
    }

    /// "1:1 of Ana Gil and Luis Mora, 12 March 2026".
    fn title(&self, session: &Session) -> String {
        let kind = match session.kind {
            SessionKind::OneOnOne => "1:1",
            SessionKind::Expectations => "expectations and frustrations",
            SessionKind::KpiReview => "KPI review",
            SessionKind::Onboarding => "onboarding",
        };
        let names: Vec<String> = session.participants.iter().map(|person| self.name(*person)).collect();
        let names = match names.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
            None => "nobody".into(),
        };
        format!("{kind} of {names}, {}", self.workspace.day_of(session.starts).strftime("%-d %B %Y"))
    }

    fn check_upkeep(&mut self, record: &mut Record) -> store::Result<()> {
        let store = self.store;
        match store.session_templates() {
            Err(store::Error::Damaged(message)) => self.damaged("session templates".into(), message),
            templates => {
                for row in templates? {
                    let newest = record.found_newest(kind::SESSION_TEMPLATE, row.id.as_bytes(), Some(row.entry));
                    let holds = newest && signing::check_template(store, &row)? == Signature::Valid;
                    self.judge(|| format!("session template {}", row.id), holds);
                }
            }
        }
        match store.retentions() {
            Err(store::Error::Damaged(message)) => self.damaged("retention of sessions".into(), message),
            retentions => {
                for row in retentions? {
                    let subject = signing::retention_subject(row.kind);
                    let newest = record.found_newest(kind::SESSION_RETENTION, subject, Some(row.entry));
                    let holds = newest && signing::check_retention(store, &row)? == Signature::Valid;
                    self.judge(|| format!("retention of {} sessions", row.kind), holds);
                }
            }
        }
        Ok(())
    }

    fn check_confirmations(&mut self, record: &mut Record) -> store::Result<()> {
        for row in self.store.every_key_confirmation()? {
            record.found(Some(row.entry));
            let holds = row.generation > 1 && signing::check_key_confirmation(self.store, &row)? == Signature::Valid;
            let KeyConfirmation { by, person, generation, .. } = row;
            if holds {
                self.confirmed.insert((by, person, generation));
            }
            let (about, who) = (self.name(person), self.name(by));
            self.judge(|| format!("word of {who} for the keys of {about}"), holds);
        }
        Ok(())
    }

    fn check_session(&mut self, witness: &Witness<'_>, kept: &KeptSession, record: &mut Record) -> store::Result<()> {
        let (store, session) = (self.store, &kept.session);
        let whole = Whole {
            session,
            title: self.title(session),
            revisions: store.session_revisions(session.id)?,
            sign_offs: store.sign_offs(session.id)?,
            hand_overs: store.hand_overs(session.id)?,
        };
        self.check_revisions(witness, &whole, record)?;
        self.check_involved(&whole, kept);
        match store.every_part(session.id) {
            Err(store::Error::Damaged(message)) => self.damaged(format!("parts of the {}", whole.title), message),
            parts => {
                let parts = parts?;
                // What was deleted for good has not been put back.
                let gone = session.stage != Stage::Purged || parts.is_empty();
                self.judge(|| format!("parts of the {}", whole.title), gone);
                self.check_newest(&whole, &parts)?;
                for revisions in parts.chunk_by(|(one, _), (next, _)| one.id == next.id) {
                    self.check_part(witness, &whole, revisions, record)?;
                }
                self.check_sign_offs(witness, &whole, &parts, record)?;
            }
        }
        self.check_hand_overs(witness, &whole, record)?;
        for entry in witness.ledger(session.id)?.entries() {
            self.check_entry(&whole, entry, record);
        }
        Ok(())
    }

    fn check_revisions(&mut self, witness: &Witness<'_>, whole: &Whole<'_>, record: &mut Record) -> store::Result<()> {
        let mut each = true;
        for revision in &whole.revisions {
            record.found(Some(revision.entry));
            let holds = witness.session(revision)? == Signature::Valid;
            each &= holds;
            self.judge(|| format!("revision {} of the {}", revision.revision, whole.title), holds);
        }
        let together =
            whole.revisions.last() == Some(whole.session) && witness.history(&whole.revisions)? == Signature::Valid;
        self.judge(|| format!("revisions of the {}", whole.title), together || !each);
        Ok(())
    }

    /// Who has what to do with it, as lists have it.
    fn check_involved(&mut self, whole: &Whole<'_>, kept: &KeptSession) {
        let set = |people: &[PersonId]| people.iter().copied().collect::<BTreeSet<_>>();
        let (former, readers) = involved(&whole.revisions, &whole.hand_overs);
        let signed = whole.sign_offs.iter().filter(|given| given.round == kept.session.round);
        let signed: BTreeSet<PersonId> = signed.map(|given| given.person).collect();
        if (&former, &readers, signed) != (&set(&kept.former), &set(&kept.readers), set(&kept.signed)) {
            self.differs(format!("people of the {}", whole.title));
        }
        for person in kept.session.participants.iter().chain(&former).chain(&readers) {
            self.involved.entry(*person).or_default().insert(kept.session.id);
        }
    }

    /// Whether everybody finds exactly the sessions they have to do with.
    fn check_lists(&mut self) -> store::Result<()> {
        let people: BTreeSet<PersonId> = self.workspace.organisation.people().iter().map(|person| person.id).collect();
        for person in people {
            let listed = match self.store.sessions_of(Some(&[person])) {
                // Which one it is has been told.
                Err(store::Error::Damaged(_)) => continue,
                listed => listed?.into_iter().map(|kept| kept.session.id).collect::<BTreeSet<_>>(),
            };
            if listed != self.involved.remove(&person).unwrap_or_default() {
                self.differs(format!("list of the sessions of {}", self.name(person)));
            }
        }
        Ok(())
    }

    /// Whether a page holds every part that there is.
    fn check_newest(&mut self, whole: &Whole<'_>, parts: &[(Part, bool)]) -> store::Result<()> {
        let there: BTreeSet<_> = parts.iter().map(|(part, _)| part.id).collect();
        let shown: Vec<_> = self.store.parts(whole.session.id)?.into_iter().map(|part| part.id).collect();
        if shown.len() != there.len() || !shown.iter().all(|id| there.contains(id)) {
            self.differs(format!("parts of the {}", whole.title));
        }
        Ok(())
    }

    /// All revisions of one part, in order, each with whether it is kept as the newest.
    fn check_part(
        &mut self,
        witness: &Witness<'_>,
        whole: &Whole<'_>,
        revisions: &[(Part, bool)],
        record: &mut Record,
    ) -> store::Result<()> {
        let [(first, _), ..] = revisions else { return Ok(()) };
        let last = revisions.len();
        let together = (1..).zip(revisions).all(|(number, (part, newest))| {
            u32::try_from(number) == Ok(part.revision)
                && *newest == (number == last)
                && (part.kind, part.place, part.carried_from) == (first.kind, first.place, first.carried_from)
        });
        self.judge(|| format!("revisions of {}", titled(first, whole)), together);
        let mut before: Option<&Part> = None;
        for (part, _) in revisions {
            record.found(Some(part.entry));
            let place = || match part.revision {
                revision if usize::try_from(revision) == Ok(last) => titled(part, whole),
                revision => format!("revision {revision} of {}", titled(part, whole)),
            };
            let holds = witness.part(part)? == Signature::Valid
                && may_have_written(whole, first, before, part)
                && may_follow(before, part);
            self.judge(place, holds);
            self.check_wraps(witness, whole, part)?;
            before = Some(part);
        }
        Ok(())
    }

    /// Every key of a part was made by somebody who could read it, for somebody who may; its author has one.
    fn check_wraps(&mut self, witness: &Witness<'_>, whole: &Whole<'_>, part: &Part) -> store::Result<()> {
        let wraps = match self.store.wraps(part.id, part.revision) {
            Err(store::Error::Damaged(message)) => {
                self.damaged(format!("keys of {}", titled(part, whole)), message);
                return Ok(());
            }
            wraps => wraps?,
        };
        let seal = signing::part_seal(self.workspace.board.id, part);
        for wrap in &wraps {
            let holds = witness.wrap(&seal, wrap)? == Signature::Valid
                && witness.keys(wrap.reader, wrap.generation)?.is_some()
                && self.may_have_wrapped(whole, part, &wraps, wrap);
            let reader = self.name(wrap.reader);
            self.judge(|| format!("key of {reader} to {}", titled(part, whole)), holds);
        }
        let written_by = witness.ledger(part.session)?.entry(part.entry).map(|entry| entry.generation);
        let own = wraps.iter().any(|wrap| wrap.reader == part.by && Some(wrap.generation) == written_by);
        self.judge(|| format!("keys of {}", titled(part, whole)), own);
        Ok(())
    }

    fn may_have_wrapped(&self, whole: &Whole<'_>, part: &Part, wraps: &[Wrap], wrap: &Wrap) -> bool {
        let reader = wrap.reader;
        let entitled = reader == part.by
            || (part.kind != PartKind::OwnNote
                && (part.owner == Some(reader)
                    || whole.revisions.iter().any(|revision| revision.participants.contains(&reader))
                    || whole.hand_overs.iter().any(|hand_over| hand_over.reader == reader)));
        let reads = wrap.by == part.by || wraps.iter().any(|other| other.reader == wrap.by);
        let vouched =
            wrap.generation == 1 || wrap.by == reader || self.confirmed.contains(&(wrap.by, reader, wrap.generation));
        entitled && reads && vouched
    }

    fn check_sign_offs(
        &mut self,
        witness: &Witness<'_>,
        whole: &Whole<'_>,
        parts: &[(Part, bool)],
        record: &mut Record,
    ) -> store::Result<()> {
        for given in &whole.sign_offs {
            record.found(Some(given.entry));
            let in_time = in_force(&whole.revisions, given.entry).is_some_and(|then| {
                then.stage == Stage::Closed && then.round == given.round && then.participants.contains(&given.person)
            });
            let said = whole.session.stage == Stage::Purged
                || parts.iter().any(|(part, _)| {
                    (part.id, part.kind, part.by) == (given.comment, PartKind::Comment, given.person)
                        && part.entry < given.entry
                });
            let holds = in_time && said && witness.sign_off(given)? == Signature::Valid;
            let who = self.name(given.person);
            self.judge(|| format!("signature of {who} under the {}", whole.title), holds);
        }
        let comments = parts.iter().filter(|(part, _)| part.kind == PartKind::Comment);
        for (comment, _) in comments {
            let given = whole.sign_offs.iter().any(|given| given.comment == comment.id);
            self.judge(|| format!("signature that goes with {}", titled(comment, whole)), given);
        }
        Ok(())
    }

    fn check_hand_overs(&mut self, witness: &Witness<'_>, whole: &Whole<'_>, record: &mut Record) -> store::Result<()> {
        for given in &whole.hand_overs {
            record.found(Some(given.entry));
            let theirs = in_force(&whole.revisions, given.entry).is_some_and(|then| {
                then.stage == Stage::Closed && !then.confidential && then.participants.contains(&given.by)
            });
            let organisation = self.store.organisation_at(self.store.chart_at(given.at)?)?;
            let manager = organisation.on(day_then(self.store, given.at)?).manager(given.by);
            let holds = theirs && manager == Some(given.reader) && witness.hand_over(given)? == Signature::Valid;
            let to = self.name(given.reader);
            self.judge(|| format!("handing over of the {} to {to}", whole.title), holds);
        }
        Ok(())
    }

    /// What the chain says was done, and no row has.
    fn check_entry(&mut self, whole: &Whole<'_>, entry: &ChainEntry, record: &mut Record) {
        let author = PersonId(entry.author);
        if entry.kind == kind::SESSION_EXPORT {
            let theirs = in_force(&whole.revisions, entry.seq).is_some_and(|then| then.participants.contains(&author));
            if !theirs || signing::exported_sealed(whole.session.id, &entry.digest).is_none() {
                self.faults.push(chain_fault(entry.seq, "it takes a copy of what is not its author's to take".into()));
            }
        }
        let purged = entry.kind == kind::SESSION_PART && whole.session.stage == Stage::Purged;
        if record.take(entry.seq) && !purged {
            let what = match entry.kind.as_str() {
                kind::SESSION_PART => "something written in",
                kind::SESSION_SIGNATURE => "signature under",
                kind::SESSION_HAND_OVER => "handing over of",
                _ => "revision of",
            };
            let place = format!("{what} the {}, by {}", whole.title, self.name(author));
            let message = format!("what entry {} recorded ({}) is gone", entry.seq, entry.kind);
            self.faults.push(CheckFault { kind: "signature", place, message });
        }
    }
}

/// "shared note 2 of the 1:1 of …".
fn titled(part: &Part, whole: &Whole<'_>) -> String {
    let kind = match part.kind {
        PartKind::Place => return format!("place of the {}", whole.title),
        PartKind::Agenda => "agenda line",
        PartKind::SharedNote => "shared note",
        PartKind::OwnNote => "own note",
        PartKind::Item => "item",
        PartKind::Action => "action",
        PartKind::Comment => "comment",
        PartKind::Snapshot => "snapshot",
    };
    format!("{kind} {} of the {}", part.place, whole.title)
}

/// Whether somebody took part who wrote this then, or was to do it, and nobody had signed the text before.
fn may_have_written(whole: &Whole<'_>, first: &Part, before: Option<&Part>, part: &Part) -> bool {
    let Some(then) = in_force(&whole.revisions, part.entry) else { return false };
    let theirs = match part.kind {
        PartKind::OwnNote => part.by == first.by && then.participants.contains(&part.by),
        PartKind::Action => {
            then.participants.contains(&part.by) || before.is_some_and(|before| before.owner == Some(part.by))
        }
        _ => then.participants.contains(&part.by),
    };
    let locked = whole.sign_offs.iter().any(|given| given.round == then.round && given.entry < part.entry);
    theirs && !matches!(then.stage, Stage::Cancelled | Stage::Purged) && !(part.is_locked_text() && locked)
}

/// Whether a revision may come after the one before, or be the first.
fn may_follow(before: Option<&Part>, part: &Part) -> bool {
    let follows = match before {
        None => part.state == PartState::Open,
        Some(before) => part.kind != PartKind::Comment && (part.state == before.state || before.may_become(part.state)),
    };
    let is_action = part.kind == PartKind::Action;
    let carries = part.carried_from.is_none() || part.kind == PartKind::Agenda;
    follows && part.owner.is_some() == is_action && (part.due.is_none() || is_action) && carries
}
