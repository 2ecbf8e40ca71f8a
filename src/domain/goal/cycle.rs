//! Stretches of time that an organisation plans in; a closed one keeps its scores as they were.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::GoalId;
use super::standing::{Standing, Status};
use crate::domain::organisation::PersonId;

/// A cycle's identity: a UUIDv7 made by the client that writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CycleId(pub Uuid);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    pub id: CycleId,
    pub name: String,
    /// The first and the last day.
    pub start: Date,
    pub end: Date,
    pub by: PersonId,
    pub at: Timestamp,
    pub entry: Option<u64>,
    pub closing: Option<Closing>,
}

/// How a cycle ended. Its goals take neither check-ins nor changes any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    pub by: PersonId,
    pub at: Timestamp,
    pub note: String,
    /// The version of the chart then: areas of a closed cycle are those of its people at that time.
    pub chart: i64,
    pub entry: Option<u64>,
}

/// How long before its last day a cycle is announced to end.
pub const ENDS_SOON_DAYS: i32 = 14;

/// Where one goal stood when its cycle was closed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    pub goal: GoalId,
    pub value: Option<f64>,
    pub progress: Option<f64>,
    pub status: Status,
    pub confidence: Option<u8>,
}

impl Score {
    pub fn new(goal: GoalId, standing: &Standing) -> Self {
        let Standing { value, progress, status, confidence, .. } = *standing;
        Self { goal, value, progress, status, confidence }
    }
}
