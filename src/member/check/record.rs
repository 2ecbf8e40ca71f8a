//! What the chain says was done, to be compared with what the rows say.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::subject_number;
use crate::domain::announcement::AnnouncementId;
use crate::domain::organisation::PersonId;
use crate::keys::ChainEntry;
use crate::member::goals;
use crate::member::signing::{self, kind};

/// The deeds of a chain that must be found again in rows.
#[derive(Default)]
pub struct Record {
    /// Texts, by the number of their entry: what the rows do not point to was deleted.
    texts: BTreeMap<u64, String>,
    /// Of each person's acknowledgements of an announcement the newest: a row keeps only that one.
    acknowledgements: HashMap<(Vec<u8>, i64), u64>,
    /// Of each announcement the newest withdrawal or reinstatement.
    withdrawals: HashMap<Vec<u8>, ChainEntry>,
    recipients: HashSet<(Vec<u8>, [u8; 32])>,
    /// Of each definition, dimension, template and retention the newest entry: earlier ones were written over.
    newest: HashMap<(String, Vec<u8>), u64>,
    /// The newest hand-over of each announcement.
    stewards: HashMap<[u8; 16], HandOver>,
    /// The newest version of the chart that an entry so far was about.
    chart: i64,
}

/// Somebody recorded who looks after an announcement from then on.
#[derive(Clone, Copy)]
pub struct HandOver {
    /// By which version of the chart; at least [`HandOver::known`].
    pub version: i64,
    /// The version of the chart that had been signed by then.
    pub known: i64,
    pub digest: [u8; 32],
    pub at_micros: i64,
}

impl Record {
    pub fn add(&mut self, entry: &ChainEntry) {
        let subject = entry.subject.clone();
        match entry.kind.as_str() {
            kind::TEMPLATE if is_thrown_away(entry) => {
                self.newest.remove(&(entry.kind.clone(), subject));
            }
            kind::KPI | kind::DIMENSION | kind::TEMPLATE | kind::SESSION_TEMPLATE | kind::SESSION_RETENTION => {
                self.newest.insert((entry.kind.clone(), subject), entry.seq);
            }
            kind::ANNOUNCEMENT
            | kind::REPLY
            | kind::QUESTION
            | kind::ANSWER
            | kind::GOAL
            | kind::CHECK_IN
            | kind::CYCLE
            | kind::CYCLE_CLOSING
            | kind::SESSION
            | kind::SESSION_PART
            | kind::SESSION_SIGNATURE
            | kind::SESSION_HAND_OVER
            | kind::KEY_CONFIRMATION => {
                self.texts.insert(entry.seq, entry.kind.clone());
            }
            kind::ACKNOWLEDGEMENT => {
                self.acknowledgements.insert((subject, entry.author), entry.seq);
            }
            kind::WITHDRAWAL | kind::REINSTATEMENT => {
                self.withdrawals.insert(subject, entry.clone());
            }
            kind::PEOPLE | kind::LIMITS => {
                self.chart = subject_number(&subject).unwrap_or(self.chart);
            }
            kind::STEWARD => {
                if let Some((id, version)) = signing::read_steward_subject(&subject) {
                    let (known, digest, at_micros) = (self.chart, entry.digest, entry.at_micros);
                    self.stewards.insert(id, HandOver { version, known, digest, at_micros });
                }
            }
            kind::RECIPIENTS => {
                self.recipients.insert((subject, entry.digest));
            }
            _ => {}
        }
    }

    /// A row points to this text.
    pub fn found(&mut self, entry: Option<u64>) {
        if let Some(seq) = entry {
            self.texts.remove(&seq);
        }
    }

    /// Takes out what no row has pointed to: whether there was such a thing.
    pub fn take(&mut self, seq: u64) -> bool {
        self.texts.remove(&seq).is_some()
    }

    /// How many texts no row has pointed to yet.
    pub fn unfound(&self) -> u64 {
        self.texts.len() as u64
    }

    /// A row points to this entry: whether it is the newest one of its subject.
    pub fn found_newest(&mut self, kind: &str, subject: &[u8], entry: Option<u64>) -> bool {
        let newest = self.newest.remove(&(kind.to_owned(), subject.to_vec()));
        newest == entry
    }

    /// A row says that `person` acknowledged by this entry.
    pub fn found_acknowledgement(&mut self, of: AnnouncementId, person: PersonId, entry: Option<u64>) {
        let key = (of.0.as_bytes().to_vec(), person.0);
        if entry.is_some() && self.acknowledgements.get(&key).copied() == entry {
            self.acknowledgements.remove(&key);
        }
    }

    /// The entry that last withdrew or reinstated an announcement, taken out of the record if it is of this kind.
    pub fn take_withdrawal(&mut self, of: AnnouncementId, kind: &str) -> Option<ChainEntry> {
        let subject = of.0.as_bytes().as_slice();
        let last = self.withdrawals.get(subject)?;
        if last.kind == kind { self.withdrawals.remove(subject) } else { None }
    }

    /// Whether somebody signed that it goes to the people of this digest.
    pub fn has_recipients(&self, of: AnnouncementId, digest: [u8; 32]) -> bool {
        self.recipients.contains(&(of.0.as_bytes().to_vec(), digest))
    }

    /// Who was last recorded to look after an announcement.
    pub fn hand_over(&self, of: AnnouncementId) -> Option<HandOver> {
        self.stewards.get(of.0.as_bytes()).copied()
    }

    /// Entries whose rows are gone, in order, with what they recorded.
    pub fn missing(self) -> BTreeMap<u64, String> {
        let mut missing = self.texts;
        missing.extend(self.acknowledgements.into_values().map(|seq| (seq, kind::ACKNOWLEDGEMENT.to_owned())));
        missing.extend(self.newest.into_iter().map(|((kind, _), seq)| (seq, kind)));
        missing.extend(self.withdrawals.into_values().map(|entry| (entry.seq, entry.kind)));
        missing
    }
}

/// Whether an entry about a template says that it is gone.
fn is_thrown_away(entry: &ChainEntry) -> bool {
    let id = entry.subject.as_slice().try_into().ok();
    id.is_some_and(|id| entry.digest == goals::signing::no_template(uuid::Uuid::from_bytes(id)))
}
