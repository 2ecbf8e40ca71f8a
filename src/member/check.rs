//! Whether the board still is what its people signed: the engine's own check, the chain, and every signed row.

use std::collections::HashMap;

use serde::Serialize;

use super::signing::{self, Signature, kind};
use super::{Result, Workspace};
use crate::domain::organisation::{PersonId, Role, Roles};
use crate::keys::{ChainEntry, ChainHead};
use crate::store::announcements::{Cursor, Shown};

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
        self.check_roles(&roles, &mut faults);
        self.check_announcements(&mut faults)?;
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

    /// Everybody has the roles that were last signed for them.
    fn check_roles(&self, signed: &SignedRoles, faults: &mut Vec<CheckFault>) {
        for person in self.organisation.people() {
            let holds = match signed.0.get(&person.id) {
                Some(roles) => *roles == person.roles,
                // A sample is handed out with roles nobody signed.
                None => person.roles == Roles::NONE || self.board.sample,
            };
            if !holds {
                faults.push(signature_fault(format!("roles of {}", person.handle)));
            }
        }
    }

    fn check_announcements(&self, faults: &mut Vec<CheckFault>) -> Result<()> {
        let store = self.store.as_ref();
        for author in self.organisation.people() {
            let mut from = Cursor::Newest;
            let mine = Shown { only: crate::store::announcements::Only::Mine, ..Shown::default() };
            loop {
                let page = store.page(author.id, mine, from, 500, self.now())?;
                for headline in page.rows {
                    let Some(row) = store.announcement(author.id, headline.id, self.now())? else { continue };
                    let mut bad = |what: String, signature: Signature| {
                        if signature == Signature::Invalid {
                            faults.push(signature_fault(what));
                        }
                    };
                    bad(format!("announcement {}", row.id), signing::check_announcement(store, &row)?);
                    for reply in store.replies(row.position)? {
                        bad(format!("reply {}", reply.id), signing::check_reply(store, &row, &reply)?);
                    }
                    for question in store.questions(row.position, None)? {
                        bad(format!("question {}", question.id), signing::check_question(store, &row, &question)?);
                        if let Some(answer) = &question.answer {
                            let signature = signing::check_answer(store, &row, &question, answer)?;
                            bad(format!("answer to {}", question.id), signature);
                        }
                    }
                    for receipt in store.receipts(row.position)? {
                        let signature = signing::check_acknowledgement(store, &row, &receipt)?;
                        bad(format!("acknowledgement of {} by {}", row.id, receipt.person.0), signature);
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

/// The roles that the chain says people have, followed from the first entry on.
#[derive(Default)]
struct SignedRoles(HashMap<PersonId, Roles>);

impl SignedRoles {
    /// Takes one entry in. The first gives a new board its first `admin`; every later one needs an `admin` as its author.
    fn follow(&mut self, entry: &ChainEntry) -> std::result::Result<(), String> {
        if entry.kind != kind::ROLES {
            return Ok(());
        }
        let author = PersonId(entry.author);
        let person = entry.subject.as_slice().try_into().map(|id| PersonId(i64::from_be_bytes(id)));
        let person = person.map_err(|_| "names nobody".to_owned())?;
        let roles = (0..8).map(Roles::from_bits).find(|roles| signing::roles(person, *roles) == entry.digest);
        let roles = roles.ok_or_else(|| "gives no roles that exist".to_owned())?;
        let allowed = match self.0.get(&author) {
            Some(roles) => roles.has(Role::Admin),
            None => self.0.is_empty() && author == person,
        };
        self.0.insert(person, roles);
        if allowed { Ok(()) } else { Err("gives roles without being an admin".to_owned()) }
    }
}

fn chain_fault(seq: u64, message: String) -> CheckFault {
    CheckFault { kind: "chain", place: format!("entry {seq}"), message }
}

fn signature_fault(place: String) -> CheckFault {
    CheckFault { kind: "signature", place, message: "signature does not match".into() }
}
