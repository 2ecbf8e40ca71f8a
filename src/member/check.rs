//! Whether the board still is what its people signed: the engine's own check, the chain, and every signed row.

mod record;
mod roles;

use serde::Serialize;

use super::signing::{self, Signature, kind};
use super::{Result, Workspace};
use crate::domain::announcement::Announcement;
use crate::domain::organisation::PersonId;
use crate::keys::ChainHead;
use crate::store::Store;
use crate::store::announcements::{Cursor, Only, Shown};
use record::Record;
use roles::SignedRoles;

/// One thing that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckFault {
    /// `file`, `chain`, `signature` or `head`.
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

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Workspace {
    /// Checks everything. `since` is a head noted earlier: it must be part of the chain.
    pub fn check(&self, since: Option<&str>) -> Result<Check> {
        let mut faults: Vec<CheckFault> = self
            .store
            .integrity_faults()?
            .into_iter()
            .map(|message| CheckFault { kind: "file", place: "sqlite".into(), message })
            .collect();
        let mut head = ChainHead::origin(self.board.id.as_bytes());
        let mut seen_since = since.is_none();
        let mut entries = 0;
        let mut record = Record::default();
        let mut roles = SignedRoles::default();
        loop {
            let batch = self.store.chain_from(head.seq + 1, 1000)?;
            if batch.is_empty() {
                break;
            }
            for entry in batch {
                entries += 1;
                if let Err(fault) = entry.verify_place(&head) {
                    faults.push(chain_fault(entry.seq, fault.to_string()));
                }
                let public = self.store.public_keys(PersonId(entry.author), entry.generation)?;
                let signed = match (&entry.signature, public) {
                    (None, _) if self.board.sample => Ok(()),
                    (_, None) => Err("its author has no such key".to_owned()),
                    (_, Some(public)) => entry.verify(&public.verify).map_err(|fault| fault.to_string()),
                };
                if let Err(message) = signed {
                    faults.push(chain_fault(entry.seq, message));
                }
                record.add(&entry);
                // Turned into a sample by hand, a board would pass for one whose rows need no signature.
                if entry.kind == kind::BOARD && entry.digest != signing::board(&self.board) {
                    faults.push(signature_fault("board".into()));
                }
                if let Err(message) = roles.follow(&entry) {
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
        self.check_keys(&mut faults)?;
        // A sample is handed out with roles nobody signed.
        let differing = roles.differing(&self.organisation, self.board.sample);
        faults.extend(differing.map(|person| signature_fault(format!("roles of {}", person.handle))));
        self.check_announcements(&mut record, &mut faults)?;
        faults.extend(record.missing().into_iter().map(|(seq, kind)| {
            let message = format!("what it recorded ({kind}) is gone");
            CheckFault { kind: "signature", place: format!("entry {seq}"), message }
        }));
        Ok(Check { head: hex(&head.hash), entries, faults })
    }

    /// Every generation of keys is the one its entry announced.
    fn check_keys(&self, faults: &mut Vec<CheckFault>) -> Result<()> {
        for person in self.organisation.people() {
            let Some(keys) = self.store.keys_of(person.id)? else { continue };
            let entry = self.store.chain_entry(keys.entry)?;
            let holds = entry.is_some_and(|entry| {
                entry.kind == kind::KEYS
                    && entry.author == person.id.0
                    && entry.digest == signing::keys(person.id, keys.generation, &keys.public)
            });
            if !holds {
                faults.push(signature_fault(format!("keys of {}", person.handle)));
            }
        }
        Ok(())
    }

    fn check_announcements(&self, record: &mut Record, faults: &mut Vec<CheckFault>) -> Result<()> {
        let store = self.store.as_ref();
        for steward in self.organisation.people() {
            let mut from = Cursor::Newest;
            let mine = Shown { only: Only::Mine, ..Shown::default() };
            loop {
                let page = store.page(steward.id, mine, from, 500, self.now())?;
                for headline in page.rows {
                    if let Some(row) = store.announcement(steward.id, headline.id, self.now())? {
                        check_announcement(store, &row, record, faults)?;
                    }
                }
                match page.next {
                    Some(next) => from = Cursor::OlderThan(next),
                    None => break,
                }
            }
        }
        Ok(())
    }
}

/// One announcement with everything that belongs to it.
fn check_announcement(
    store: &dyn Store,
    row: &Announcement,
    record: &mut Record,
    faults: &mut Vec<CheckFault>,
) -> Result<()> {
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
        record.found_acknowledgement(row.id, receipt.person, receipt.entry);
        let place = format!("acknowledgement of {} by {}", row.id, receipt.person.0);
        judge(place, signing::check_acknowledgement(store, row, &receipt)?);
    }
    Ok(())
}

/// Whether it goes to whom somebody signed that it goes, those who came later included.
fn recipients_hold(store: &dyn Store, row: &Announcement, record: &Record) -> Result<Signature> {
    if row.entry.is_none() {
        return Ok(Signature::None);
    }
    let later = store.additions(row.position)?.into_iter().filter(|addition| !addition.stands_in);
    let settled = store.recipients(row.position)?;
    let mut sets = std::iter::once(settled).chain(later.map(|addition| vec![addition.person]));
    let hold = sets.all(|people| record.has_recipients(row.id, signing::recipients(row, &people)));
    Ok(if hold { Signature::Valid } else { Signature::Invalid })
}

/// Whether it is withdrawn exactly when its author, or who stood in, withdrew it.
fn withdrawal_holds(store: &dyn Store, row: &Announcement, record: &mut Record) -> Result<Signature> {
    let Some(at) = row.withdrawn_at else {
        // A withdrawal left in the record is reported with what is missing.
        return Ok(Signature::None);
    };
    let holds = match record.take_withdrawal(row.id) {
        Some(entry) => {
            entry.digest == signing::withdrawal(row.id, at) && signing::may_sign_for(store, row.author, &entry)?
        }
        // Bulk rows of a sample board are not signed.
        None => row.entry.is_none(),
    };
    Ok(if holds { Signature::Valid } else { Signature::Invalid })
}

fn chain_fault(seq: u64, message: String) -> CheckFault {
    CheckFault { kind: "chain", place: format!("entry {seq}"), message }
}

fn signature_fault(place: String) -> CheckFault {
    CheckFault { kind: "signature", place, message: "signature does not match".into() }
}
