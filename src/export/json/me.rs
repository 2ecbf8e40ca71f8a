//! The documented objects of all that is about one person.

use jiff::Timestamp;
use serde::Serialize;

use super::{PersonJson, Shown, handle};
use crate::domain::organisation::Organisation;
use crate::keys::ChainEntry;
use crate::member::own::{PastProfile, Received};
use crate::member::search::SavedSearch;
use crate::store::keys::AnnouncedKeys;

/// What the chart said of them.
#[derive(Clone, Debug, Serialize)]
pub struct PastProfileJson {
    /// Versions of the chart: the first that said so, and the first that did no more.
    pub since: i64,
    pub until: Option<i64>,
    pub at: Option<Timestamp>,
    pub by: Option<String>,
    #[serde(flatten)]
    pub profile: PersonJson,
}

impl PastProfileJson {
    pub fn new(past: &PastProfile, organisation: &Organisation, today: jiff::civil::Date) -> Self {
        Self {
            since: past.since,
            until: past.until,
            at: past.signed.map(|(at, _)| at),
            by: past.signed.map(|(_, by)| handle(organisation, by)),
            // Whose copy it is has signed in.
            profile: PersonJson::new(&past.person, organisation, true, today),
        }
    }
}

/// One generation of their keys.
#[derive(Clone, Debug, Serialize)]
pub struct KeysJson {
    pub generation: u32,
    pub made_at: Timestamp,
    /// The chain's entry that announced them.
    pub entry: u64,
}

impl From<&AnnouncedKeys> for KeysJson {
    fn from(keys: &AnnouncedKeys) -> Self {
        Self { generation: keys.generation, made_at: keys.made_at, entry: keys.entry }
    }
}

/// A search they keep.
#[derive(Clone, Debug, Serialize)]
pub struct SavedSearchJson {
    pub id: uuid::Uuid,
    pub name: String,
    pub query: String,
}

impl From<&SavedSearch> for SavedSearchJson {
    fn from(search: &SavedSearch) -> Self {
        Self { id: search.id, name: search.name.clone(), query: search.query.clone() }
    }
}

/// Something they signed.
#[derive(Clone, Debug, Serialize)]
pub struct DeedJson {
    pub entry: u64,
    pub at: Option<Timestamp>,
    pub kind: String,
    /// The id of what it is about, in hexadecimal.
    pub subject: String,
    pub digest: String,
    pub generation: u32,
}

impl From<&ChainEntry> for DeedJson {
    fn from(entry: &ChainEntry) -> Self {
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Self {
            entry: entry.seq,
            at: Timestamp::from_microsecond(entry.at_micros).ok(),
            kind: entry.kind.clone(),
            subject: hex(&entry.subject),
            digest: hex(&entry.digest),
            generation: entry.generation,
        }
    }
}

/// An announcement, and when they opened and acknowledged it.
#[derive(Clone, Debug, Serialize)]
pub struct ReceivedJson {
    #[serde(flatten)]
    pub shown: Shown,
    pub opened_at: Option<Timestamp>,
    pub acknowledged_at: Option<Timestamp>,
}

impl ReceivedJson {
    pub fn new(received: &Received, organisation: &Organisation, now: Timestamp) -> Self {
        let receipt = received.receipt.as_ref();
        Self {
            shown: Shown::new(&received.reading, organisation, now),
            opened_at: receipt.and_then(|receipt| receipt.opened_at),
            acknowledged_at: receipt.and_then(|receipt| receipt.acknowledged_at),
        }
    }
}
