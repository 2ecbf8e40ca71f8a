//! KPI goals as a signed-in person sees, sets and measures them.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::signing::Signature;
use super::{Act, Member, Result};
use crate::domain::goal::cycle::Closing;
use crate::domain::goal::explain::Explanation;
use crate::domain::goal::oversight::Rights;
use crate::domain::goal::rollup::TrendPoint;
use crate::domain::goal::{
    Aggregation, Aim, Cadence, CheckIn, CheckInFault, Checkpoint, Cycle, CycleId, Dimension, Fault, Goal, GoalId,
    GoalRevision, GoalState, Kpi, KpiId, KpiKind, NewCheckIn, NewGoal, OwnDimension, PersonStanding, Quantity, RollUp,
    Score, Standing, Status, Tally, Template, Terms, Translated, Weight,
};
use crate::domain::organisation::{Area, ClientType, PersonId};
use crate::store::goals::GoalPosition;

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
    /// Proposed by somebody the member is the nearest active manager of.
    Accept(GoalView),
    /// Of somebody below.
    OffTrack(GoalView),
    /// A cycle that ends within [`ENDS_SOON_DAYS`](crate::domain::goal::cycle::ENDS_SOON_DAYS), or is over and still open
    /// (for who may close it).
    CycleEnds(Cycle),
}

/// Weights of a person's goals that are live, to come or proposed.
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
    /// Each with the sum of their weights afterwards.
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

impl Member {
    pub fn catalogue(&self) -> Result<Catalogue> {
        todo!()
    }

    /// The places of all goals of a list, in its order; whose places they are is read with [`Member::goal_views`].
    pub fn list_goals(&self, list: &GoalList) -> Result<Vec<GoalPosition>> {
        todo!()
    }

    /// The goals at these places, in this order; what the member may not see is left out.
    pub fn goal_views(&self, positions: &[GoalPosition]) -> Result<Vec<GoalView>> {
        todo!()
    }

    /// The newest values of each of these goals that nothing has corrected, oldest first: for a sparkline.
    pub fn newest_values(&self, goals: &[GoalView], count: usize) -> Result<Vec<Vec<Quantity>>> {
        todo!()
    }

    /// One goal; an error worded as if what the member may not see did not exist.
    pub fn goal(&self, id: GoalId) -> Result<GoalView> {
        todo!()
    }

    pub fn goal_page(&self, id: GoalId) -> Result<GoalPage> {
        todo!()
    }

    pub fn explain_goal(&self, id: GoalId) -> Result<Explanation> {
        todo!()
    }

    pub fn roll_up(&self, whose: &Whose, dimension: Option<Dimension>) -> Result<DatedRollUp> {
        todo!()
    }

    pub fn explain_roll_up(&self, whose: &Whose, dimension: Option<Dimension>) -> Result<Explanation> {
        todo!()
    }

    pub fn overview(&self, whose: &Whose, dimension: Option<Dimension>) -> Result<Overview> {
        todo!()
    }

    /// The two numbers that everybody sees: of one's own area and of the organisation, where enough people are in them.
    pub fn peer_roll_ups(&self) -> Result<Vec<PeerRollUp>> {
        todo!()
    }

    /// How the goals of a closed cycle that the member may see ended.
    pub fn scores(&self, cycle: CycleId) -> Result<Vec<(GoalView, Score)>> {
        todo!()
    }

    pub fn weights(&self, owner: PersonId) -> Result<Weights> {
        todo!()
    }

    /// Oldest due first.
    pub fn goal_duties(&self) -> Result<Vec<GoalDuty>> {
        todo!()
    }

    pub fn plan_assignment(&self, assignment: &Assignment) -> Result<AssignmentPlan> {
        todo!()
    }
}

impl Act<'_> {
    /// Adds a definition; needs `hr` or `admin`. The same id again answers what is there.
    pub fn define_kpi(&mut self, id: KpiId, new: &NewKpi) -> Result<()> {
        todo!()
    }

    pub fn rename_kpi(&mut self, id: KpiId, name: &Translated, unit: &Translated) -> Result<()> {
        todo!()
    }

    /// Takes a definition off the offer for new goals, or puts it back.
    pub fn retire_kpi(&mut self, id: KpiId, retired: bool) -> Result<()> {
        todo!()
    }

    /// Adds the definitions of the starter catalogue that are not there. Answers how many.
    pub fn add_starter_catalogue(&mut self) -> Result<usize> {
        todo!()
    }

    pub fn add_dimension(&mut self, name: &Translated) -> Result<Dimension> {
        todo!()
    }

    pub fn rename_dimension(&mut self, dimension: Dimension, name: &Translated) -> Result<()> {
        todo!()
    }

    pub fn save_template(&mut self, template: &Template) -> Result<()> {
        todo!()
    }

    pub fn delete_template(&mut self, id: Uuid) -> Result<()> {
        todo!()
    }

    /// Agrees on a goal for somebody below; for oneself it is a proposal, unless nobody active is above.
    pub fn set_goal(&mut self, id: GoalId, new: &NewGoal) -> Result<GoalState> {
        todo!()
    }

    /// `seen` is the revision that was read: another one is a conflict. So for all that follow.
    pub fn accept_goal(&mut self, id: GoalId, seen: u32) -> Result<()> {
        todo!()
    }

    pub fn decline_goal(&mut self, id: GoalId, seen: u32, reason: &str) -> Result<()> {
        todo!()
    }

    /// Other terms, by whoever may set the goal; the owner may change a proposal.
    pub fn change_goal(&mut self, id: GoalId, seen: u32, terms: &Terms, reason: &str) -> Result<()> {
        todo!()
    }

    pub fn cancel_goal(&mut self, id: GoalId, seen: u32, reason: &str) -> Result<()> {
        todo!()
    }

    /// Gives the balanced weights to all goals of somebody. Answers how many changed.
    pub fn balance_weights(&mut self, owner: PersonId, reason: &str) -> Result<usize> {
        todo!()
    }

    /// Gives a goal to everybody of a plan, or to nobody.
    pub fn assign(&mut self, assignment: &Assignment) -> Result<AssignmentPlan> {
        todo!()
    }

    /// `id` is the check-in's own, made by the caller: the same id again changes nothing.
    pub fn check_in(&mut self, id: Uuid, goal: GoalId, new: &NewCheckIn) -> Result<()> {
        todo!()
    }

    /// Supersedes a check-in, by its number.
    pub fn correct(&mut self, id: Uuid, goal: GoalId, number: u32, new: &NewCheckIn, reason: &str) -> Result<()> {
        todo!()
    }

    /// Needs `hr` or `admin`.
    pub fn open_cycle(&mut self, id: CycleId, name: &str, start: Date, end: Date) -> Result<()> {
        todo!()
    }

    /// Freezes the scores of its goals; after its last day. Needs `hr` or `admin`. Answers how many goals it froze.
    pub fn close_cycle(&mut self, id: CycleId, note: &str) -> Result<usize> {
        todo!()
    }

    /// New goals in `to` for the missed ones among these that the member may set or own, from where each stands, as
    /// [`Act::set_goal`] would. Answers the new goals.
    pub fn carry_over(&mut self, goals: &[GoalId], to: CycleId) -> Result<Vec<GoalId>> {
        todo!()
    }
}
