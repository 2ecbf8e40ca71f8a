//! KPI goals as a signed-in person sees, sets and measures them.
//!
//! | what | where |
//! |---|---|
//! | definitions, dimensions, templates | `catalogue` |
//! | whose goals the member sees, and each as it stands today | `sight` |
//! | lists, pages, explanations of goals, weights | `reading` |
//! | many goals in one number, what peers see of it | `roll_ups`, `peers` |
//! | setting, accepting, changing, carrying over | `agreeing` |
//! | one goal for many people | `assigning` |
//! | values and corrections, one by one or by the file | `check_ins` |
//! | opening and closing cycles | `cycles` |
//! | what changes with the days | `settling` |
//! | what waits for the member | `duties` |
//! | what is signed, and whether it still holds | `signing` |

mod agreeing;
mod assigning;
mod catalogue;
mod check_ins;
mod cycles;
mod duties;
mod peers;
mod reading;
mod roll_ups;
pub(super) mod settling;
mod sight;
pub mod signing;

use std::sync::Arc;

use jiff::civil::Date;

use super::signing::Signature;
use crate::domain::goal::oversight::Rights;
use crate::domain::goal::rollup::TrendPoint;
use crate::domain::goal::{
    Aggregation, CheckIn, Cycle, CycleId, Dimension, Goal, GoalRevision, Kpi, KpiId, KpiKind, OwnDimension,
    PersonStanding, RollUp, Standing, Status, Tally, Template, Terms, Translated, Weight,
};
use crate::domain::organisation::{Area, ClientType, PersonId};
use crate::store::goals::GoalPosition;

pub use check_ins::CheckInPlan;
pub(super) use sight::{Ground, PastScores, Sight, nobody};

/// The board's definitions, dimensions, templates and cycles, retired and closed ones included.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    pub kpis: Vec<Arc<Kpi>>,
    pub dimensions: Vec<OwnDimension>,
    pub templates: Vec<Template>,
    /// The one that begins last first.
    pub cycles: Vec<Cycle>,
}

/// Whose goals a list, a roll-up or an export is about. What the viewer may not see is never part of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    Mine,
    /// Everybody below the viewer.
    People,
    /// Everybody of an area's subtree whom the viewer may see; the empty area is the organisation.
    Area(Area),
    Person(PersonId),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// By name, then as they were agreed.
    #[default]
    Person,
    /// What goes worst first.
    Status,
    /// The least first.
    Progress,
    /// The next check-in due first.
    Due,
    Kpi,
}

/// Which goals, in which order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct GoalList {
    pub whose: Whose,
    /// Those of one cycle, else the current ones.
    pub cycle: Option<CycleId>,
    pub status: Option<Status>,
    pub dimension: Option<Dimension>,
    pub stale: bool,
    pub order: Order,
    pub descending: bool,
}

impl GoalList {
    /// All their current goals.
    pub fn of(whose: Whose) -> Self {
        let (cycle, status, dimension) = (None, None, None);
        Self { whose, cycle, status, dimension, stale: false, order: Order::default(), descending: false }
    }
}

/// A goal as one viewer sees it today; one of a closed cycle as it was when that was closed.
#[derive(Clone, Debug)]
pub struct GoalView {
    pub position: GoalPosition,
    pub goal: Goal,
    pub kpi: Arc<Kpi>,
    pub tally: Tally,
    pub standing: Standing,
    /// Until when the next check-in is due.
    pub next_due: Option<Date>,
    pub rights: Rights,
    /// Its cycle is closed.
    pub frozen: bool,
}

/// A day of a goal's chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartPoint {
    pub day: Date,
    pub value: f64,
    pub progress: Option<f64>,
    pub status: Status,
}

/// A goal with everything that belongs to it.
#[derive(Clone, Debug)]
pub struct GoalPage {
    pub view: GoalView,
    pub signature: Signature,
    /// Oldest first, the present one included.
    pub revisions: Vec<(GoalRevision, Signature)>,
    /// As they were written, corrected ones included.
    pub check_ins: Vec<(CheckIn, Signature)>,
    /// The current value after each day with a check-in, by what is known now.
    pub chart: Vec<ChartPoint>,
}

/// A roll-up with the day for which it was worked out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DatedRollUp {
    pub roll_up: RollUp,
    pub as_of: Date,
}

/// How a group of people stands.
#[derive(Clone, Debug)]
pub struct Overview {
    pub as_of: Date,
    pub total: RollUp,
    /// Each that has a live goal.
    pub dimensions: Vec<(Dimension, RollUp)>,
    /// The areas that its people belong to, each with its subtree.
    pub areas: Vec<(Area, RollUp)>,
    /// Those with a live goal.
    pub people: Vec<(PersonId, PersonStanding)>,
    /// Weeks, oldest first.
    pub trend: Vec<TrendPoint>,
}

/// What a peer sees of an area; the empty one is the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerRollUp {
    pub area: Area,
    pub week: Date,
    pub people: usize,
    pub percent: u8,
}

/// What waits for the member about goals, for Today.
#[derive(Clone, Debug)]
pub enum GoalDuty {
    /// Of one's own; due until the day, and stale or not.
    CheckIn { view: GoalView, due: Date },
    /// Proposed by somebody the member is the nearest active manager of, or by the member while somebody was above.
    Accept(GoalView),
    /// Of somebody below.
    OffTrack(GoalView),
    /// A cycle that ends within [`ENDS_SOON_DAYS`](crate::domain::goal::cycle::ENDS_SOON_DAYS), or is over and still open
    /// (for who may close it).
    CycleEnds(Cycle),
}

/// Weights of a person's goals that are agreed or proposed for one day.
#[derive(Clone, Debug)]
pub struct Weights {
    pub goals: Vec<GoalView>,
    pub sum: Weight,
    /// What they would be, in the same order, to add to 100.
    pub balanced: Vec<Weight>,
}

/// The people a template goes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub area: Option<Area>,
    pub level: Option<u16>,
    pub client_type: Option<ClientType>,
    /// These alone, where there are any.
    pub people: Vec<PersonId>,
}

/// One goal for many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    pub kpi: KpiId,
    pub cycle: Option<CycleId>,
    pub terms: Terms,
    pub to: Selection,
}

/// Who would get what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssignmentPlan {
    /// Each with the sum of their weights from the goal's first day on.
    pub given: Vec<(PersonId, Weight)>,
    /// They have a goal of that KPI in that period already.
    pub have_it: Vec<PersonId>,
    /// Selected, and not the member's to set.
    pub not_below: Vec<PersonId>,
}

/// A new definition of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKpi {
    pub name: Translated,
    pub unit: Translated,
    pub dimension: Dimension,
    pub kind: KpiKind,
    pub aggregation: Aggregation,
}

impl Catalogue {
    pub fn kpi(&self, id: KpiId) -> Option<&Arc<Kpi>> {
        self.kpis.iter().find(|kpi| kpi.id == id)
    }

    pub fn cycle(&self, id: CycleId) -> Option<&Cycle> {
        self.cycles.iter().find(|cycle| cycle.id == id)
    }
}
