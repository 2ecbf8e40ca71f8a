//! What is said in a session, before it is sealed. Wiped from memory when dropped.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::domain::organisation::{PersonId, words};

/// An expectation, or a frustration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemSort {
    Expectation,
    Frustration,
}
words!(ItemSort { Expectation => "expectation", Frustration => "frustration" });

impl<'de> Deserialize<'de> for ItemSort {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The plaintext of a part: what its JSON says is sealed, byte for byte.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Content {
    /// A place, an agenda line, a note (Markdown), an action.
    Text {
        text: String,
    },
    Item(Item),
    /// What goes with a signature: it means *received*, and says whether its giver agrees.
    Comment {
        agrees: bool,
        text: String,
    },
    Snapshot(#[zeroize(skip)] Snapshot),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Item {
    #[zeroize(skip)]
    pub sort: ItemSort,
    pub text: String,
    /// Why it was declined.
    pub reason: String,
}

/// How the goals of one person stood on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    // `of` says which kind of content it is.
    #[serde(rename = "person")]
    pub of: PersonId,
    pub day: Date,
    pub goals: Vec<SnapshotGoal>,
}

/// Amounts as JSON shows them: decimal text, in the KPI's unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SnapshotGoal {
    pub kpi_es: String,
    pub kpi_en: String,
    pub unit_es: String,
    pub unit_en: String,
    pub baseline: Option<String>,
    pub target: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
    pub value: Option<String>,
    pub progress: Option<f64>,
    pub expected: f64,
    /// The word of [`Status`](crate::domain::goal::Status).
    pub status: String,
    /// In percent points.
    pub weight: f64,
    pub stale: bool,
}

impl Content {
    pub fn text(text: &str) -> Self {
        Self::Text { text: text.to_owned() }
    }

    /// What people wrote; empty for a snapshot.
    pub fn words(&self) -> &str {
        match self {
            Self::Text { text } | Self::Comment { text, .. } => text,
            Self::Item(item) => &item.text,
            Self::Snapshot(_) => "",
        }
    }
}
