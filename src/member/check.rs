//! Whether the board still is what its people signed: the engine's own check, the chain, and every signed row.

mod board;
mod chart;
mod goals;
mod keys;
mod record;
pub(super) mod roles;
mod sessions;

use jiff::civil::Date;
use serde::Serialize;

use super::board::day_then;
use super::signing::{self, Signature, kind};
use super::{Result, Workspace};
use crate::domain::announcement::{Announcement, Position};
use crate::domain::organisation::{Person, PersonId};
use crate::keys::ChainHead;
use crate::store::{self, Store};
use board::SignedBoard;
use chart::SignedChart;
use keys::SignedKeys;
use record::Record;
use roles::SignedRoles;

/// One thing that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckFault {
    /// `file`, `chain`, `signature`, `delivery`, `derived` or `head`.
    pub kind: &'static str,
    /// Which row or entry.
    #[serde(rename = "where")]
    pub place: String,
    pub message: String,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The chain's newest hash in hexadecimal: kept elsewhere, it proves a later board is no older copy.
    pub head: String,
    pub entries: u64,
    pub faults: Vec<CheckFault>,
}

/// Told what is still to be found: whether to go on looking.
type GoOn<'a> = &'a mut dyn FnMut(&Record) -> bool;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Workspace {
    /// Checks everything. `since` is a head noted earlier: it must be part of the chain.
    pub fn check(&self, since: Option<&str>) -> Result<Check> {
        let check = self.check_while(since, &mut |_, _| true)?;
        Ok(check.expect("it was told to go on")) // Nothing but that answer stops it.
    }

    /// The same, slowly: for a worker. `progress` is told how much of how much, and answers whether to go on; where it does
    /// not, nothing is found.
    pub fn check_while(
        &self,
        since: Option<&str>,
        progress: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Option<Check>> {
        let mut faults: Vec<CheckFault> = self
            .store
            .integrity_faults()?
            .into_iter()
            .map(|message| CheckFault { kind: "file", place: "sqlite".into(), message })
            .collect();
        let mut head = ChainHead::origin(self.board.id.as_bytes());
        let mut seen_since = since.is_none();
        let mut entries = 0;
        // First the chain, then what its entries are about.
        let length = self.store.chain_head()?.map_or(0, |last| last.seq);
        let all = length.saturating_mul(2);
        let mut record = Record::default();
        let mut roles = SignedRoles::new(self.board.sample);
        let mut keys = SignedKeys::new(self.board.sample);
        let mut chart = SignedChart::default();
        let mut itself = SignedBoard::default();
        loop {
            if !progress(entries.min(length), all) {
                return Ok(None);
            }
            let batch = read("chain", self.store.chain_from(head.seq + 1, 1000), &mut faults)?.unwrap_or_default();
            if batch.is_empty() {
                break;
            }
            for entry in batch {
                entries += 1;
                if let Err(fault) = entry.verify_place(&head) {
                    faults.push(chain_fault(entry.seq, fault.to_string()));
                }
                let public = self.store.announced_keys(PersonId(entry.author), entry.generation)?;
                let signed = match (&entry.signature, public) {
                    (None, _) if self.board.sample => Ok(()),
                    (_, None) => Err("its author has no such key".to_owned()),
                    (_, Some(keys)) => entry.verify(&keys.public.verify).map_err(|fault| fault.to_string()),
                };
                if let Err(message) = signed {
                    faults.push(chain_fault(entry.seq, message));
                }
                record.add(&entry);
                let followed = [
                    roles.follow(&entry),
                    roles.allow(&entry),
                    keys.follow(&entry, &roles),
                    chart.follow(&entry, &roles),
                    itself.follow(&entry, &roles),
                ];
                for message in followed.into_iter().filter_map(std::result::Result::err) {
                    faults.push(chain_fault(entry.seq, message));
                }
                seen_since |= since.is_some_and(|since| since.eq_ignore_ascii_case(&hex(&entry.hash)));
                head = entry.head();
            }
        }
        if !seen_since {
            faults.push(CheckFault {
                kind: "head",
                place: since.unwrap_or_default().to_owned(),
                message: "the chain does not contain this head: the board is an older copy or another board".into(),
            });
        }
        // Read again: somebody may have renamed it since this workspace last looked.
        if !itself.holds(&self.store.board()?) {
            faults.push(signature_fault("board".into()));
        }
        self.check_keys(keys, &mut faults)?;
        faults.extend(chart.differing(self.store.as_ref(), &self.board)?.into_iter().map(signature_fault));
        let differing = roles.differing(&self.organisation);
        faults.extend(differing.map(|person| signature_fault(format!("roles of {}", person.handle))));
        let (to_find, mut stopped) = (record.unfound(), false);
        let mut go_on = |record: &Record| {
            // Numbers of an altered chain may be anything.
            let left = record.unfound().min(to_find).saturating_mul(length) / to_find.max(1);
            stopped = stopped || !progress(all.saturating_sub(left), all);
            !stopped
        };
        self.check_announcements(&mut record, &mut faults, &mut go_on)?;
        self.check_goals(&mut record, &mut faults, &mut go_on)?;
        self.check_sessions(&mut record, &mut faults, &mut go_on)?;
        if stopped {
            return Ok(None);
        }
        faults.extend(record.missing().into_iter().map(|(seq, kind)| {
            let message = format!("what it recorded ({kind}) is gone");
            CheckFault { kind: "signature", place: format!("entry {seq}"), message }
        }));
        Ok(Some(Check { head: hex(&head.hash), entries, faults }))
    }

    /// Every generation of keys is the one its entry announced, and none is gone.
    fn check_keys(&self, mut signed: SignedKeys, faults: &mut Vec<CheckFault>) -> Result<()> {
        let about = |person: &Person| signature_fault(format!("keys of {}", person.handle));
        for person in self.organisation.people() {
            for keys in self.store.generations(person.id)? {
                if !signed.take(&keys) {
                    faults.push(about(person));
                }
            }
        }
        for (person, seq) in signed.missing() {
            let fault = self.organisation.find(person).map(about);
            faults.push(fault.unwrap_or_else(|| signature_fault(format!("keys of entry {seq}"))));
        }
        Ok(())
    }

    fn check_announcements(&self, record: &mut Record, faults: &mut Vec<CheckFault>, go_on: GoOn<'_>) -> Result<()> {
        let store = self.store.as_ref();
        let mut beyond = Position(i64::MIN);
        while go_on(record) {
            let rows = read("announcements", store.every(beyond, 500), faults)?.unwrap_or_default();
            let Some((last, _)) = rows.last() else { break };
            beyond = *last;
            for (position, row) in rows {
                let checked = row.and_then(|row| check_announcement(store, &row, record, faults));
                match checked {
                    Err(store::Error::Damaged(message)) => {
                        let place = format!("announcement at position {}", position.0);
                        faults.push(CheckFault { kind: "file", place, message });
                    }
                    other => other?,
                }
            }
        }
        faults.extend(store.delivery_faults(self.now())?.into_iter().map(|(position, id)| {
            let place = match id {
                Some(id) => format!("announcement {id}"),
                None => format!("position {}", position.0),
            };
            let message = format!("delivery of {place} does not match");
            CheckFault { kind: "delivery", place, message }
        }));
        Ok(())
    }
}

/// Rows that cannot be read are a fault like others: what else there is is still looked at.
fn read<T>(place: &str, read: store::Result<T>, faults: &mut Vec<CheckFault>) -> store::Result<Option<T>> {
    match read {
        Err(store::Error::Damaged(message)) => {
            faults.push(CheckFault { kind: "file", place: place.to_owned(), message });
            Ok(None)
        }
        other => other.map(Some),
    }
}

/// One announcement with everything that belongs to it.
fn check_announcement(
    store: &dyn Store,
    row: &Announcement,
    record: &mut Record,
    faults: &mut Vec<CheckFault>,
) -> store::Result<()> {
    let mut judge = |what: String, signature: Signature| {
        if signature == Signature::Invalid {
            faults.push(signature_fault(what));
        }
    };
    record.found(row.entry);
    judge(format!("announcement {}", row.id), signing::check_announcement(store, row)?);
    for revision in store.revisions(row.position)? {
        record.found(revision.entry);
        let place = format!("revision {} of announcement {}", revision.number, row.id);
        judge(place, signing::check_revision(store, row, &revision)?);
    }
    judge(format!("recipients of announcement {}", row.id), recipients_hold(store, row, record)?);
    judge(format!("steward of announcement {}", row.id), steward_holds(store, row, record)?);
    judge(format!("withdrawal of announcement {}", row.id), withdrawal_holds(store, row, record)?);
    for reply in store.replies(row.position)? {
        record.found(reply.entry);
        judge(format!("reply {}", reply.id), signing::check_reply(store, row, &reply)?);
    }
    for question in store.questions(row.position, None)? {
        record.found(question.entry);
        judge(format!("question {}", question.id), signing::check_question(store, row, &question)?);
        if let Some(answer) = &question.answer {
            record.found(answer.entry);
            judge(format!("answer to {}", question.id), signing::check_answer(store, row, &question, answer)?);
        }
    }
    for receipt in store.receipts(row.position)? {
        if receipt.acknowledged_at.is_some() {
            record.found_acknowledgement(row.id, receipt.person, receipt.entry);
        }
        let place = format!("acknowledgement of {} by {}", row.id, receipt.person.0);
        judge(place, signing::check_acknowledgement(store, row, &receipt)?);
    }
    Ok(())
}

/// Whether it goes to whom somebody signed that it goes, those who came later included.
fn recipients_hold(store: &dyn Store, row: &Announcement, record: &Record) -> store::Result<Signature> {
    if row.entry.is_none() {
        return Ok(Signature::None);
    }
    let later = store.additions(row.position)?.into_iter().filter(|addition| !addition.stands_in);
    let settled = store.recipients(row.position)?;
    let mut sets = std::iter::once(settled).chain(later.map(|addition| vec![addition.person]));
    let hold = sets.all(|people| record.has_recipients(row.id, signing::recipients(row, &people)));
    Ok(if hold { Signature::Valid } else { Signature::Invalid })
}

/// Whether it is looked after by its author, or by whom the chart named when it was handed over, and came to nobody else
/// as a stand-in.
fn steward_holds(store: &dyn Store, row: &Announcement, record: &Record) -> store::Result<Signature> {
    let mut stand_ins = store.additions(row.position)?.into_iter().filter(|addition| addition.stands_in);
    let named = match record.hand_over(row.id) {
        None => row.steward == row.author,
        Some(entry) => {
            let board = store.board()?;
            let at = jiff::Timestamp::from_microsecond(entry.at_micros).ok();
            let day = at.map(|at| day_then(store, at)).transpose()?;
            entry.digest == signing::steward(row.id, entry.version, row.steward)
                && (entry.known..=board.chart).contains(&entry.version)
                && day.is_some_and(|day| named_by_chart(store, entry.version, row.author, day) == Some(row.steward))
        }
    };
    let holds = named && stand_ins.all(|addition| addition.person == row.steward);
    Ok(if holds { Signature::Valid } else { Signature::Invalid })
}

/// Who looks after what `author` has posted: whoever stands in for them, or else they themselves.
fn named_by_chart(store: &dyn Store, version: i64, author: PersonId, day: Date) -> Option<PersonId> {
    let organisation = store.organisation_at(version).ok()?;
    Some(organisation.standing_in_for(author, day).map_or(author, |heir| heir.id))
}

/// Whether it is withdrawn exactly when the last that its author, or who stood in, signed of it is a withdrawal.
fn withdrawal_holds(store: &dyn Store, row: &Announcement, record: &mut Record) -> store::Result<Signature> {
    let (entry, digest) = match row.withdrawn_at {
        Some(at) => (record.take_withdrawal(row.id, kind::WITHDRAWAL), Some(signing::withdrawal(row.id, at))),
        None => {
            // A withdrawal left in the record is reported with what is missing.
            let Some(entry) = record.take_withdrawal(row.id, kind::REINSTATEMENT) else { return Ok(Signature::None) };
            let at = jiff::Timestamp::from_microsecond(entry.at_micros).ok();
            (Some(entry), at.map(|at| signing::reinstatement(row.id, at)))
        }
    };
    let holds = match entry {
        Some(entry) => digest == Some(entry.digest) && signing::may_sign_for(store, row.author, &entry)?,
        // Bulk rows of a sample board are not signed.
        None => row.entry.is_none(),
    };
    Ok(if holds { Signature::Valid } else { Signature::Invalid })
}

/// The number of the person or version an entry is about.
fn subject_number(subject: &[u8]) -> Option<i64> {
    subject.try_into().ok().map(i64::from_be_bytes)
}

fn chain_fault(seq: u64, message: String) -> CheckFault {
    CheckFault { kind: "chain", place: format!("entry {seq}"), message }
}

fn signature_fault(place: String) -> CheckFault {
    CheckFault { kind: "signature", place, message: "signature does not match".into() }
}
