//! What a board says of itself.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::Result;
use crate::domain::announcement::Position;
use crate::domain::audience::Limits;

/// A board file: an organisation and everything it posts.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    pub id: Uuid,
    pub organisation: String,
    /// Days, weeks and due dates are counted in this zone.
    pub zone: TimeZone,
    /// `es` or `en`: for people who have not chosen.
    pub locale: String,
    /// A sample board may use cheap key derivation and unsigned bulk rows.
    pub sample: bool,
    pub created_at: Timestamp,
    /// The last day whose dated chart changes have been settled.
    pub settled_on: Date,
    /// Limits of the current chart version.
    pub limits: Limits,
    /// The current version of the chart.
    pub chart: i64,
}

pub trait ReadBoard {
    fn board(&self) -> Result<Board>;

    /// The limits that held at a version of the chart.
    fn limits_at(&self, chart: i64) -> Result<Limits>;

    /// The version of the chart that held at a moment; the first one before there was any.
    fn chart_at(&self, at: Timestamp) -> Result<i64>;
}

pub trait WriteBoard {
    /// Opens a new version of the chart; people and limits changed in this transaction belong to it. Asked again in the
    /// same transaction it answers the same version.
    fn begin_chart(&mut self, at: Timestamp) -> Result<i64>;

    fn set_limits(&mut self, limits: Limits, at: Timestamp) -> Result<()>;

    /// The name alone; who changed it is for the caller to sign.
    fn set_organisation(&mut self, name: &str) -> Result<()>;

    /// The zone alone, which must have a name; who changed it is for the caller to sign.
    fn set_zone(&mut self, zone: &TimeZone) -> Result<()>;

    fn set_settled_on(&mut self, day: Date) -> Result<()>;

    /// The place of something published at `at`: unique, and for what is published `at_once` behind everything that
    /// was before it.
    fn take_position(&mut self, at: Timestamp, at_once: bool) -> Result<Position>;
}
